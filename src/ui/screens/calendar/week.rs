//! A week with its common activities, as the pane of the board and the calendar both show it.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::rows::Rows;
use crate::{
    domain::{
        activity::Activity,
        ids::ActivityId,
        time::{Span, monday_of, public_holidays, week_of},
    },
    store::StoreError,
    ui::{
        action::Action,
        canvas::{Canvas, Target},
        input::Mouse,
        theme::Role,
        view::Cx,
        widgets::{
            list::{ListRows, ListState},
            pane,
        },
    },
};

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
pub(super) enum Row {
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

    /// Its activities, in the order they begin.
    pub(super) fn activities(&self) -> &[Activity] {
        &self.activities
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub(super) const fn form(&self) -> Form {
        self.form
    }

    pub(super) fn order(&self) -> Order<'_> {
        Order(&self.rows)
    }

    /// Its seven days.
    #[must_use]
    pub fn days(&self) -> Span<NaiveDate> {
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
        self.rows.get(self.list.current(&self.order())?).copied()
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
        let order = self.order();
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
            let weekday = t.weekday_tiny(day.weekday());
            // Today is told without colours too: in capitals.
            let weekday = if day == cx.today() { weekday.to_uppercase() } else { weekday.to_owned() };
            let label = canvas.span(format!("{weekday} {:>2}", day.day()), day_role(day, cx));
            let mark = if selected == Some(day) { "▸" } else { " " };
            let (mark, count) =
                (canvas.span(mark, Role::Title), canvas.span(format!("{:>5}", self.count_on(day, cx)), Role::Text));
            canvas.within(cell, |canvas| {
                canvas.line(0, vec![mark, label]);
                canvas.line(1, count);
            });
            canvas.target(cell, target(day));
        }
    }

    /// How much happens on a day, and behind `×` how much of it was cancelled: «2», «1×1», «×1», «·».
    fn count_on(&self, day: NaiveDate, cx: &Cx<'_>) -> String {
        let of_day = self.activities.iter().filter(|activity| cx.zone.date(activity.facts.starts_at) == day);
        let (cancelled, held): (Vec<&Activity>, Vec<&Activity>) = of_day.partition(|activity| activity.cancelled);
        match (held.len(), cancelled.len()) {
            (0, 0) => "·".to_owned(),
            (held, 0) => held.to_string(),
            (0, cancelled) => format!("×{cancelled}"),
            (held, cancelled) => format!("{held}×{cancelled}"),
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
pub(super) fn day_role(day: NaiveDate, cx: &Cx<'_>) -> Role {
    if day == cx.today() {
        Role::Today
    } else if day.weekday() == Weekday::Sun || !public_holidays(day).is_empty() {
        Role::RedDay
    } else {
        Role::Text
    }
}

/// It has ended; one without an end is over when its day is.
pub(super) fn is_over(activity: &Activity, cx: &Cx<'_>) -> bool {
    match activity.facts.ends_at {
        Some(end) => end <= cx.now,
        None => cx.zone.date(activity.facts.starts_at) < cx.today(),
    }
}

/// Which rows there are, for finding the selected one without drawing.
pub(super) struct Order<'a>(&'a [Row]);

impl ListRows for Order<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn selectable(&self, index: usize) -> bool {
        !matches!(self.0.get(index), Some(Row::Day(_)))
    }

    fn draw_row(&self, _index: usize, _area: Rect, _buf: &mut Buffer, _style: Style) {}
}
