//! A week with its common activities, as the pane of the board and the calendar both show it.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
    widgets::Widget as _,
};

use crate::{
    domain::{
        activity::Activity,
        ids::ActivityId,
        time::{Span as Days7, half_day, monday_of, public_holidays, week_of},
    },
    store::{StoreError, read::People},
    text::columns,
    ui::{
        action::Action,
        canvas::{Canvas, Target},
        input::Mouse,
        theme::{Role, Theme},
        view::Cx,
        widgets::{
            list::{ListRows, ListState},
            pane,
        },
    },
};

/// Cells of «17:00–19:00».
const TIMES: usize = 11;
/// Cells of the day before the first activity of each, in the compact form: «lø 21».
const DAY: usize = 5;
/// Cells of the initials of who sees to it, and the blanks before them.
const RESPONSIBLE: usize = 6;
/// The most cells a title and a place get where there is room enough.
const TITLE_MOST: usize = 44;
const PLACE_MOST: usize = 24;

/// How a week is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Only the days on which something happens, each before its first activity: the pane of the board.
    Compact,
    /// Every day with a heading, also the empty ones: the calendar.
    Full,
}

/// A week with the selected activity or day.
#[derive(Debug)]
pub struct Week {
    monday: NaiveDate,
    activities: Vec<Activity>,
    rows: Vec<Row>,
    list: ListState,
    form: Form,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// The heading of a day.
    Day(NaiveDate),
    /// An activity by its place in the week; `first` of its day.
    Activity { day: NaiveDate, index: usize, first: bool },
    /// A day without activities.
    Empty(NaiveDate),
}

impl Row {
    const fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) | Self::Empty(day) | Self::Activity { day, .. } => day,
        }
    }
}

impl Week {
    /// The week of a day, with what comes next on that day or after it selected.
    ///
    /// # Errors
    /// What the store answers.
    pub fn open(day: NaiveDate, form: Form, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let mut week =
            Self { monday: monday_of(day), activities: Vec::new(), rows: Vec::new(), list: ListState::default(), form };
        week.read(cx)?;
        week.select_coming(day, cx);
        Ok(week)
    }

    /// Its Monday.
    #[must_use]
    pub const fn monday(&self) -> NaiveDate {
        self.monday
    }

    /// Its seven days.
    #[must_use]
    pub fn days(&self) -> Days7<NaiveDate> {
        week_of(self.monday)
    }

    /// The selected activity.
    #[must_use]
    pub fn selected(&self) -> Option<&Activity> {
        match self.current()? {
            Row::Activity { index, .. } => self.activities.get(index),
            Row::Day(_) | Row::Empty(_) => None,
        }
    }

    /// The day of the selected activity, or the selected empty day.
    #[must_use]
    pub fn selected_day(&self) -> Option<NaiveDate> {
        Some(self.current()?.day())
    }

    fn current(&self) -> Option<Row> {
        self.rows.get(self.list.current(&Order(&self.rows))?).copied()
    }

    /// Selects an activity of this week.
    pub fn select(&mut self, id: ActivityId) {
        let activities = &self.activities;
        let is = |row: &Row| matches!(row, Row::Activity { index, .. } if activities[*index].id == id);
        if let Some(row) = self.rows.iter().position(is) {
            self.list.select(row);
        }
    }

    /// Selects the first row of a day of this week.
    pub fn select_day(&mut self, day: NaiveDate) {
        let order = Order(&self.rows);
        if let Some(row) = (0..self.rows.len()).find(|row| self.rows[*row].day() == day && order.selectable(*row)) {
            self.list.select(row);
        }
    }

    /// Selects a row by its place in the list.
    pub fn select_row(&mut self, row: usize) {
        self.list.select(row);
    }

    /// Reads the week again; what was selected stays selected.
    ///
    /// # Errors
    /// What the store answers.
    pub fn refresh(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let (activity, day) = (self.selected().map(|activity| activity.id), self.selected_day());
        self.read(cx)?;
        if let Some(day) = day {
            self.select_day(day);
        }
        if let Some(activity) = activity {
            self.select(activity);
        }
        Ok(())
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let days = self.days();
        let (from, to) = (cx.zone.day(days.start()).start(), cx.zone.day(days.last_day()).end());
        self.activities = cx.house()?.reader.activities(from, to)?;
        self.arrange(cx);
        Ok(())
    }

    fn arrange(&mut self, cx: &Cx<'_>) {
        self.rows.clear();
        for day in self.days().days() {
            let of_day = (0..).zip(&self.activities).filter(|(_, a)| cx.zone.date(a.facts.starts_at) == day);
            let rows: Vec<Row> =
                of_day.enumerate().map(|(place, (index, _))| Row::Activity { day, index, first: place == 0 }).collect();
            if self.form == Form::Full {
                self.rows.push(Row::Day(day));
                if rows.is_empty() {
                    self.rows.push(Row::Empty(day));
                }
            }
            self.rows.extend(rows);
        }
    }

    /// Selects what is not over on `day`, or comes after it; the day itself in the full form when it is empty.
    fn select_coming(&mut self, day: NaiveDate, cx: &Cx<'_>) {
        let coming = |row: &&Row| match row {
            Row::Day(_) => false,
            Row::Empty(empty) => *empty == day,
            Row::Activity { index, day: of, .. } => *of >= day && !is_over(&self.activities[*index], cx),
        };
        if let Some(row) = self.rows.iter().position(|row| coming(&row)) {
            self.list.select(row);
        } else if self.form == Form::Compact {
            self.list.select(self.rows.len().saturating_sub(1));
        } else {
            self.select_day(day);
        }
    }

    /// Moves as an action says; left and right go from day to day. `false` if it moves nothing here.
    pub fn step(&mut self, action: Action) -> bool {
        let forward = match action {
            Action::Left => false,
            Action::Right => true,
            _ => return self.list.step(action, &Order(&self.rows)),
        };
        let Some(day) = self.selected_day() else {
            return false;
        };
        let mut others = self.rows.iter().map(|row| row.day());
        let next = if forward { others.find(|other| *other > day) } else { others.rfind(|other| *other < day) };
        if let Some(next) = next {
            self.select_day(next);
        }
        next.is_some()
    }

    /// The wheel over the list.
    pub fn wheel(&mut self, mouse: Mouse) -> bool {
        self.list.wheel(mouse, &Order(&self.rows))
    }

    /// Draws the days with how much happens on each: two rows. `target` lets a day be clicked.
    pub fn draw_strip(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>, target: impl Fn(NaiveDate) -> Target) {
        let t = cx.texts;
        let area = canvas.area();
        let width = (area.width / 7).clamp(6, 12);
        let selected = self.selected_day();
        for (place, day) in (0..).zip(self.days().days()) {
            let cell = Rect { x: area.x + place * width, width: width.min(area.width), height: 2, ..area };
            if cell.right() > area.right() {
                break;
            }
            let count = self.activities.iter().filter(|a| cx.zone.date(a.facts.starts_at) == day && !a.cancelled);
            let weekday = t.weekday_tiny(day.weekday());
            // Today is told without colours too: in capitals.
            let weekday = if day == cx.today() { weekday.to_uppercase() } else { weekday.to_owned() };
            let label = canvas.span(format!("{weekday} {:>2}", day.day()), day_role(day, cx));
            let count = match count.count() {
                0 => "·".to_owned(),
                many => many.to_string(),
            };
            let mark = if selected == Some(day) { "▸" } else { " " };
            let (mark, count) = (canvas.span(mark, Role::Title), canvas.span(format!("    {count}"), Role::Text));
            canvas.within(cell, |canvas| {
                canvas.line(0, vec![mark, label]);
                canvas.line(1, count);
            });
            canvas.target(cell, target(day));
        }
    }

    /// Draws the list.
    pub fn draw_list(
        &self,
        canvas: &mut Canvas<'_>,
        cx: &Cx<'_>,
        area: Rect,
        focused: bool,
        target: impl Fn(usize) -> Target,
    ) {
        if let Ok(open) = cx.house() {
            let rows = Rows::new(self, open.people, cx, canvas.theme());
            pane::list(canvas, &self.list, &rows, area, focused, target);
        }
    }

    /// Nothing happens this week.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.activities.is_empty()
    }

    /// The Monday so many weeks on.
    #[must_use]
    pub fn monday_after(&self, weeks: i64) -> NaiveDate {
        let days = Days::new(weeks.unsigned_abs() * 7);
        let moved = if weeks < 0 { self.monday.checked_sub_days(days) } else { self.monday.checked_add_days(days) };
        moved.unwrap_or(self.monday)
    }
}

/// Red days and Sundays look red; a name beside them says why.
fn day_role(day: NaiveDate, cx: &Cx<'_>) -> Role {
    if day == cx.today() {
        Role::Today
    } else if day.weekday() == Weekday::Sun || !public_holidays(day).is_empty() {
        Role::RedDay
    } else {
        Role::Text
    }
}

/// It has ended; one without an end is over when its day is.
fn is_over(activity: &Activity, cx: &Cx<'_>) -> bool {
    match activity.facts.ends_at {
        Some(end) => end <= cx.now,
        None => cx.zone.date(activity.facts.starts_at) < cx.today(),
    }
}

/// Which rows there are, for finding the selected one without drawing.
struct Order<'a>(&'a [Row]);

impl ListRows for Order<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn selectable(&self, index: usize) -> bool {
        !matches!(self.0.get(index), Some(Row::Day(_)))
    }

    fn draw_row(&self, _index: usize, _area: Rect, _buf: &mut Buffer, _style: Style) {}
}

/// The rows as the list draws them.
struct Rows<'a> {
    week: &'a Week,
    people: &'a People,
    cx: Cx<'a>,
    theme: Theme,
    /// Cells of the widest title and place of the week.
    title: usize,
    place: usize,
}

impl<'a> Rows<'a> {
    fn new(week: &'a Week, people: &'a People, cx: &Cx<'a>, theme: Theme) -> Self {
        let widest = |width: fn(&Activity, &Cx<'_>) -> usize| {
            week.activities.iter().map(|activity| width(activity, cx)).max().unwrap_or(0)
        };
        let title = widest(|activity, cx| columns::width(&title_text(activity, cx))).min(TITLE_MOST);
        let place = widest(|activity, _| columns::width(place_text(activity))).min(PLACE_MOST);
        Self { week, people, cx: *cx, theme, title, place }
    }

    /// Cells before the title.
    fn before_title(&self) -> usize {
        let day = if self.week.form == Form::Compact { DAY + 2 } else { 0 };
        day + TIMES + 2
    }

    /// Place and responsible stand below the title where there is no room beside it.
    fn is_broken(&self, width: u16) -> bool {
        self.before_title() + self.title + 2 + self.place + RESPONSIBLE > usize::from(width)
    }

    /// «lørdag 21. november · i dag · 1. pinsedag»
    fn heading(&self, day: NaiveDate) -> Line<'static> {
        let t = self.cx.texts;
        let mut parts = vec![t.date_long(day)];
        if day == self.cx.today() {
            parts.push(t.date_today().to_owned());
        }
        parts.extend(public_holidays(day).into_iter().map(|holiday| t.public_holiday(holiday).to_owned()));
        parts.extend(half_day(day).map(|half| t.half_day(half).to_owned()));
        let role = match day_role(day, &self.cx) {
            Role::Text => Role::Title,
            role => role,
        };
        Line::styled(parts.join(" · "), self.theme.style(role))
    }

    fn role(&self, role: Role, row: Style) -> Style {
        if row == self.theme.style(Role::Selected) { row } else { self.theme.style(role) }
    }

    /// «17:00–19:00  Fellesmiddag  Felleskjøkken  OH», in one line or in two.
    fn activity(&self, activity: &Activity, day: Option<String>, width: u16, row: Style) -> Vec<Line<'static>> {
        let over = is_over(activity, &self.cx) || activity.cancelled;
        let quiet = self.role(if over { Role::Dim } else { Role::Text }, row);
        let mut spans = Vec::new();
        if let Some(day) = day {
            spans.push(Span::styled(columns::pad(&day, DAY + 2), self.role(Role::Title, row)));
        }
        spans.push(Span::styled(columns::pad(&self.times(activity), TIMES + 2), quiet));
        let broken = self.is_broken(width);
        let room = if broken { usize::from(width).saturating_sub(self.before_title()) } else { self.title };
        spans.extend(self.title(activity, room, quiet, row));
        let responsible = activity.facts.responsible.map_or("", |staff| self.people.initials(staff));
        let place = place_text(activity);
        if !broken {
            let place = format!("  {}", columns::pad(place, self.place));
            spans.push(Span::styled(place, self.role(Role::Dim, row)));
            spans.push(Span::styled(format!("  {responsible}"), quiet));
            return vec![Line::from(spans)];
        }
        let below = [place, responsible].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        let below = format!("{}{below}", " ".repeat(self.before_title()));
        let below = columns::truncate(&below, usize::from(width)).into_owned();
        vec![Line::from(spans), Line::styled(below, self.role(Role::Dim, row))]
    }

    fn times(&self, activity: &Activity) -> String {
        let clock = |instant| self.cx.zone.local(instant).time();
        let start = clock(activity.facts.starts_at);
        match activity.facts.ends_at {
            Some(end) => self.cx.texts.time_range(start, clock(end)),
            None => self.cx.texts.time(start),
        }
    }

    /// The title in `room` cells; one that is called off is struck and says so.
    fn title(&self, activity: &Activity, room: usize, quiet: Style, row: Style) -> Vec<Span<'static>> {
        let title = activity.facts.title.as_str();
        if !activity.cancelled {
            return vec![Span::styled(columns::pad(title, room), quiet)];
        }
        let word = format!(" {}", self.cx.texts.calendar_cancelled());
        let title = columns::truncate(title, room.saturating_sub(columns::width(&word))).into_owned();
        let rest = room.saturating_sub(columns::width(&title));
        vec![
            Span::styled(title, quiet.add_modifier(Modifier::CROSSED_OUT)),
            Span::styled(columns::pad(&word, rest), self.role(Role::Important, row)),
        ]
    }
}

/// The title with the word that it is called off.
fn title_text(activity: &Activity, cx: &Cx<'_>) -> String {
    let title = activity.facts.title.as_str();
    if activity.cancelled { format!("{title} {}", cx.texts.calendar_cancelled()) } else { title.to_owned() }
}

fn place_text(activity: &Activity) -> &str {
    activity.facts.place.as_ref().map_or("", |place| place.as_str())
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.week.rows.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        let broken = matches!(self.week.rows.get(index), Some(Row::Activity { .. })) && self.is_broken(width);
        if broken { 2 } else { 1 }
    }

    fn selectable(&self, index: usize) -> bool {
        Order(&self.week.rows).selectable(index)
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let lines = match self.week.rows.get(index) {
            Some(Row::Day(day)) => vec![self.heading(*day)],
            Some(Row::Empty(_)) => {
                vec![Line::styled(self.cx.texts.calendar_nothing(), self.role(Role::Dim, style))]
            }
            Some(Row::Activity { day, index, first }) => {
                let before = (self.week.form == Form::Compact).then(|| match first {
                    true => format!("{} {:>2}", self.cx.texts.weekday_tiny(day.weekday()), day.day()),
                    false => String::new(),
                });
                self.activity(&self.week.activities[*index], before, area.width, style)
            }
            None => return,
        };
        for (line, y) in lines.into_iter().zip(area.top()..area.bottom()) {
            line.render(Rect { y, height: 1, ..area }, buf);
        }
    }
}
