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
/// Cells of the day before the first activity of each, in the compact form: «lør 21.11.».
const DAY: usize = 10;

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
            let rows = Rows { week: self, people: open.people, cx: *cx, theme: canvas.theme() };
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
}

impl Rows<'_> {
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

    /// «17:00–19:00  Fellesmiddag  Felleskjøkken  OH»
    fn activity(&self, activity: &Activity, before: Option<String>, width: u16, style: Style) -> Line<'static> {
        let t = self.cx.texts;
        let facts = &activity.facts;
        let start = self.cx.zone.local(facts.starts_at).time();
        let times = match facts.ends_at {
            Some(end) => t.time_range(start, self.cx.zone.local(end).time()),
            None => t.time(start),
        };
        let selected = style == self.theme.style(Role::Selected);
        let role = |role| if selected { style } else { self.theme.style(role) };
        let over = is_over(activity, &self.cx) || activity.cancelled;
        let quiet = if over { Role::Dim } else { Role::Text };
        let mut spans: Vec<Span<'static>> = Vec::new();
        let mut room = usize::from(width).saturating_sub(TIMES + 2);
        if let Some(before) = before {
            spans.push(Span::styled(columns::pad(&before, DAY + 1), role(Role::Title)));
            room = room.saturating_sub(DAY + 1);
        }
        spans.push(Span::styled(columns::pad(&times, TIMES + 2), role(quiet)));
        let responsible = facts.responsible.map_or("", |staff| self.people.initials(staff));
        let (title_room, place_room) = shares(room.saturating_sub(6));
        let struck = if activity.cancelled { Modifier::CROSSED_OUT } else { Modifier::empty() };
        let mut title = facts.title.as_str().to_owned();
        let mut title_left = title_room;
        if activity.cancelled {
            let word = format!(" {}", t.calendar_cancelled());
            title_left = title_left.saturating_sub(columns::width(&word));
            title = columns::truncate(&title, title_left).into_owned();
            let rest = title_room.saturating_sub(columns::width(&title));
            spans.push(Span::styled(title, role(quiet).add_modifier(struck)));
            spans.push(Span::styled(columns::pad(&word, rest), role(Role::Important)));
        } else {
            spans.push(Span::styled(columns::pad(&title, title_left), role(quiet)));
        }
        let place = facts.place.as_ref().map_or("", |place| place.as_str());
        spans.push(Span::styled(format!("  {}", columns::pad(place, place_room)), role(Role::Dim)));
        spans.push(Span::styled(format!("  {responsible}"), role(quiet)));
        Line::from(spans)
    }
}

/// The room of title and place, which stand in columns: what is done is read first.
const fn shares(room: usize) -> (usize, usize) {
    let place = room * 2 / 5;
    let place = if place > 24 { 24 } else { place };
    let rest = room.saturating_sub(place + 2);
    (if rest > 44 { 44 } else { rest }, place)
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.week.rows.len()
    }

    fn selectable(&self, index: usize) -> bool {
        Order(&self.week.rows).selectable(index)
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let line = match self.week.rows.get(index) {
            Some(Row::Day(day)) => self.heading(*day),
            Some(Row::Empty(_)) => {
                let selected = style == self.theme.style(Role::Selected);
                let style = if selected { style } else { self.theme.style(Role::Dim) };
                Line::styled(self.cx.texts.calendar_nothing(), style)
            }
            Some(Row::Activity { day, index, first }) => {
                let before = (self.week.form == Form::Compact).then(|| match first {
                    true => self.cx.texts.weekday_date_short(*day),
                    false => String::new(),
                });
                self.activity(&self.week.activities[*index], before, area.width, style)
            }
            None => return,
        };
        line.render(area, buf);
    }
}
