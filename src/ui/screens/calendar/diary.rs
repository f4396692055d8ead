//! Days with what happens on them, one below the other: the list of the calendar and the pane of the board.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, Weekday};
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{
    filter::Filter,
    rows::{DayRows, Rows, Widest},
    words::shown_days,
};
use crate::{
    domain::{
        calendar::{EventKind, Occurrence, OccurrenceId},
        time::{Span, public_holidays},
    },
    store::StoreError,
    ui::{
        action::Action,
        canvas::{Canvas, Target},
        forms::silent_debug,
        input::Mouse,
        theme::Role,
        view::Cx,
        widgets::{
            list::{ListRows, ListState},
            pane,
        },
    },
};

/// How the days are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Only the days on which something happens, each before what happens first; what is common before the rest, and of
    /// appointments those of today and tomorrow: the pane of the board.
    Compact,
    /// Every day with a heading, also the empty ones: the calendar.
    Full,
}

/// Some days with the selected event or day.
pub struct Diary {
    days: Span<NaiveDate>,
    /// What passes the filter, in the order it begins.
    found: Vec<Occurrence>,
    /// What was to be on one of the days and is on another, in the order of those days; read for the full form alone.
    moved: Vec<Occurrence>,
    rows: Vec<Row>,
    list: ListState,
    form: Form,
    filter: Filter,
    widest: Widest,
}

silent_debug!(Diary);

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// The heading of a day.
    Day(NaiveDate),
    /// An event by its place among those found; `first` of its day.
    Event { day: NaiveDate, index: usize, first: bool },
    /// What was to be on a day and is on another, by its place among those.
    Moved { day: NaiveDate, index: usize },
    /// A day without events.
    Empty(NaiveDate),
}

impl Row {
    pub(super) const fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) | Self::Empty(day) | Self::Event { day, .. } | Self::Moved { day, .. } => day,
        }
    }
}

impl Diary {
    /// Some days, with what comes next on `day` or after it selected.
    ///
    /// # Errors
    /// What the store answers.
    pub fn open(
        days: Span<NaiveDate>,
        day: NaiveDate,
        form: Form,
        filter: Filter,
        cx: &Cx<'_>,
    ) -> Result<Self, StoreError> {
        let (found, moved, rows, list) = (Vec::new(), Vec::new(), Vec::new(), ListState::default());
        let mut diary = Self { days, found, moved, rows, list, form, filter, widest: Widest::default() };
        diary.read(cx)?;
        diary.select_coming(day, cx);
        Ok(diary)
    }

    /// Its days.
    #[must_use]
    pub const fn days(&self) -> Span<NaiveDate> {
        self.days
    }

    /// What is left out.
    pub(super) const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// What is found, in the order it begins.
    pub(super) fn found(&self) -> &[Occurrence] {
        &self.found
    }

    /// What was to be on one of the days and is on another.
    pub(super) fn moved(&self) -> &[Occurrence] {
        &self.moved
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub(super) const fn widest(&self) -> Widest {
        self.widest
    }

    pub(super) const fn form(&self) -> Form {
        self.form
    }

    pub(super) fn order(&self) -> Order<'_> {
        Order(&self.rows)
    }

    /// What is on a day, with its row, in the order it is listed.
    pub(super) fn on(&self, day: NaiveDate) -> impl Iterator<Item = (usize, &Occurrence)> {
        // The rows stand in the order of their days.
        let start = self.rows.partition_point(|row| row.day() < day);
        let of_day = (start..).zip(&self.rows[start..]).take_while(move |(_, row)| row.day() == day);
        of_day.filter_map(|(at, row)| match row {
            Row::Event { index, .. } => Some((at, &self.found[*index])),
            Row::Day(_) | Row::Moved { .. } | Row::Empty(_) => None,
        })
    }

    /// What was to be on a day and is on another, with its row.
    pub(super) fn moved_from(&self, day: NaiveDate) -> impl Iterator<Item = (usize, &Occurrence)> {
        let start = self.rows.partition_point(|row| row.day() < day);
        let of_day = (start..).zip(&self.rows[start..]).take_while(move |(_, row)| row.day() == day);
        of_day.filter_map(|(at, row)| match row {
            Row::Moved { index, .. } => Some((at, &self.moved[*index])),
            _ => None,
        })
    }

    /// The event in a row.
    pub(super) fn at(&self, row: usize) -> Option<&Occurrence> {
        match self.rows.get(row)? {
            Row::Event { index, .. } => self.found.get(*index),
            Row::Moved { index, .. } => self.moved.get(*index),
            Row::Day(_) | Row::Empty(_) => None,
        }
    }

    /// The row is of something that is on another day.
    pub(super) fn is_moved(&self, row: usize) -> bool {
        matches!(self.rows.get(row), Some(Row::Moved { .. }))
    }

    /// The selected row.
    pub(super) fn selected_row(&self) -> Option<usize> {
        self.list.current(&self.order())
    }

    /// The selected event.
    #[must_use]
    pub fn selected(&self) -> Option<&Occurrence> {
        self.at(self.selected_row()?)
    }

    /// The day of the selected event, or the selected empty day.
    #[must_use]
    pub fn selected_day(&self) -> Option<NaiveDate> {
        Some(self.current()?.day())
    }

    fn current(&self) -> Option<Row> {
        self.rows.get(self.selected_row()?).copied()
    }

    /// Selects a day, and of it an event if that is on it.
    pub fn select(&mut self, day: NaiveDate, event: Option<OccurrenceId>) {
        self.select_day(day);
        let row = self.on(day).chain(self.moved_from(day)).find(|(_, one)| Some(one.id) == event).map(|(row, _)| row);
        row.into_iter().for_each(|row| self.list.select(row));
    }

    /// Selects the first row of a day.
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

    /// Reads the days again; what was selected stays selected.
    ///
    /// # Errors
    /// What the store answers.
    pub fn refresh(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let (event, day) = (self.selected().map(|event| event.id), self.selected_day());
        self.read(cx)?;
        if let Some(day) = day {
            self.select(day, event);
        }
        Ok(())
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let found = cx.house()?.reader.occurrences(self.days, cx.zone)?;
        self.found = found.into_iter().filter(|one| self.filter.passes(one)).collect();
        if self.form == Form::Full {
            self.moved = cx.house()?.reader.moved_from(self.days, cx.zone)?;
            self.moved.retain(|one| self.filter.passes(one));
        }
        self.widest = Widest::of(&self.found, cx);
        self.arrange(cx);
        Ok(())
    }

    fn arrange(&mut self, cx: &Cx<'_>) {
        let mut listed: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
        for (index, one) in self.found.iter().enumerate() {
            for day in self.listed_on(one, cx) {
                listed.entry(day).or_default().push(index);
            }
        }
        self.rows.clear();
        for day in self.days.days() {
            let mut of_day = listed.remove(&day).unwrap_or_default();
            if self.form == Form::Compact {
                of_day.sort_by_key(|at| !self.found[*at].facts.kind.is_common());
            }
            if self.form == Form::Full {
                self.rows.push(Row::Day(day));
            }
            let gone =
                |(index, one): (usize, &Occurrence)| (one.id.day == Some(day)).then_some(Row::Moved { day, index });
            let gone: Vec<Row> = self.moved.iter().enumerate().filter_map(gone).collect();
            if self.form == Form::Full && of_day.is_empty() && gone.is_empty() {
                self.rows.push(Row::Empty(day));
            }
            let row = |(place, index)| Row::Event { day, index, first: place == 0 };
            self.rows.extend(of_day.into_iter().enumerate().map(row));
            self.rows.extend(gone);
        }
    }

    /// The days in whose list it stands.
    fn listed_on(&self, one: &Occurrence, cx: &Cx<'_>) -> impl Iterator<Item = NaiveDate> + use<> {
        let (first, last) = shown_days(one);
        let (first, last) = (first.max(self.days.start()), last.min(self.days.last_day()));
        // In the pane of the board what takes many days is listed once.
        let days = if self.form == Form::Full { usize::MAX } else { 1 };
        let is_listed = self.form == Form::Full || one.facts.kind != EventKind::Appointment || is_near(first, cx);
        first.iter_days().take_while(move |day| *day <= last).take(if is_listed { days } else { 0 })
    }

    /// Selects what is not over on `day`, or comes after it; the day itself in the full form when it is empty.
    fn select_coming(&mut self, day: NaiveDate, cx: &Cx<'_>) {
        let coming = |row: &&Row| match row {
            Row::Day(_) | Row::Moved { .. } => false,
            Row::Empty(empty) => *empty == day,
            Row::Event { index, day: of, .. } => *of >= day && !is_over(&self.found[*index], cx),
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
        let area = canvas.area();
        let width = (area.width / 7).clamp(6, 12);
        let selected = self.selected_day();
        for (place, day) in (0..7).zip(self.days.days()) {
            let cell = Rect { x: area.x + place * width, width: width.min(area.width), height: 2, ..area };
            if cell.right() > area.right() {
                break;
            }
            let label = canvas.span(short_day(day, cx), day_role(day, cx));
            let mark = if selected == Some(day) { "▸" } else { " " };
            let (mark, count) =
                (canvas.span(mark, Role::Title), canvas.span(format!("{:>5}", self.count_on(day)), Role::Text));
            canvas.within(cell, |canvas| {
                canvas.line(0, vec![mark, label]);
                canvas.line(1, count);
            });
            canvas.target(cell, target(day));
        }
    }

    /// How much happens on a day, and after `×` how much of it was called off, as the legend says: «2», «1 ×1», «×1», «·».
    pub(super) fn count_on(&self, day: NaiveDate) -> String {
        let (cancelled, held): (Vec<&Occurrence>, Vec<&Occurrence>) =
            self.on(day).map(|(_, one)| one).partition(|one| one.called_off);
        match (held.len(), cancelled.len()) {
            (0, 0) => "·".to_owned(),
            (held, 0) => held.to_string(),
            (0, cancelled) => format!("×{cancelled}"),
            (held, cancelled) => format!("{held} ×{cancelled}"),
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

    /// Whether there is more above and below what was drawn of the list.
    pub(super) fn more(&self) -> (bool, bool) {
        self.list.more(self.rows.len())
    }

    /// Draws the list of the selected day alone.
    pub(super) fn draw_day(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>, area: Rect, target: impl Fn(usize) -> Target) {
        let (Ok(open), Some(day)) = (cx.house(), self.selected_day()) else { return };
        let rows = DayRows::of(Rows::new(self, open.people, cx, canvas.theme()), day);
        let first = rows.first();
        let mut list = ListState::default();
        list.select(self.selected_row().unwrap_or(first).saturating_sub(first));
        pane::list(canvas, &list, &rows, area, true, |row| target(first + row));
    }

    /// Nothing is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.rows.iter().any(|row| matches!(row, Row::Event { .. }))
    }
}

/// «lø 21»; today is told without colours too, in capitals.
pub(super) fn short_day(day: NaiveDate, cx: &Cx<'_>) -> String {
    let weekday = cx.texts.weekday_tiny(day.weekday());
    let weekday = if day == cx.today() { weekday.to_uppercase() } else { weekday.to_owned() };
    format!("{weekday} {:>2}", day.day())
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

/// Today or tomorrow.
fn is_near(day: NaiveDate, cx: &Cx<'_>) -> bool {
    let today = cx.today();
    day == today || Some(day) == today.succ_opt()
}

/// It has ended; one without an end is over when its day is.
pub(super) fn is_over(one: &Occurrence, cx: &Cx<'_>) -> bool {
    one.is_over(cx.now, cx.today())
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
