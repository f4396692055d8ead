//! A week side by side: a column for each day, a row for each hour in which something begins.
//!
//! ```text
//!  uke 47   ma 16          ti 17           …
//!           hele dagen-block
//!    08      3 skole
//!    17                     Leksehjelp
//!    18      HUSMØTE        │
//! ```

use std::collections::BTreeSet;

use chrono::{NaiveDate, Timelike as _};
use ratatui::{
    layout::Rect,
    style::{Modifier, Style},
    text::Span,
};

use super::{
    diary::{Diary, day_role, is_over, short_day},
    rows::red_or_half,
    words::{label, moved_to, shown_days},
};
use crate::{
    domain::calendar::Occurrence,
    store::read::People,
    text::columns,
    ui::{
        canvas::{Canvas, Target},
        theme::Role,
        view::Cx,
    },
};

/// Cells of the hours at the left.
const HOURS: u16 = 8;
/// Lines a title may take in its cell.
const TITLE: usize = 2;
/// Stands where something goes on.
const GOES_ON: &str = "│";

/// A line of a cell.
#[derive(Debug, Clone)]
struct CellLine {
    /// The row of the event in the list.
    row: usize,
    text: String,
    /// The first line of the event.
    first: bool,
}

/// The lines of an hour, or of what takes the whole day.
#[derive(Debug, Default)]
struct Band {
    hour: Option<u32>,
    /// A column for each day.
    cells: Vec<Vec<CellLine>>,
    /// Whether something of before goes on.
    goes_on: Vec<bool>,
}

impl Band {
    fn height(&self) -> usize {
        self.cells.iter().map(Vec::len).max().unwrap_or(0).max(1)
    }
}

/// The week as it is drawn.
pub(super) struct Grid<'a> {
    diary: &'a Diary,
    people: &'a People,
    cx: Cx<'a>,
}

impl<'a> Grid<'a> {
    pub(super) const fn new(diary: &'a Diary, people: &'a People, cx: Cx<'a>) -> Self {
        Self { diary, people, cx }
    }

    /// Draws the week; `event` and `day` let its parts be clicked.
    pub(super) fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        event: impl Fn(usize) -> Target,
        day: impl Fn(NaiveDate) -> Target,
    ) {
        let area = canvas.area();
        let column = area.width.saturating_sub(HOURS) / 7;
        let named = self.draw_days(canvas, column, day);
        let below = Rect { y: area.y + 1 + named, height: area.height.saturating_sub(1 + named), ..area };
        let bands = self.bands(usize::from(column.saturating_sub(2)));
        canvas.within(below, |canvas| self.draw_bands(canvas, &bands, column, event));
    }

    /// The days, and below them what red days are called. Answers how many rows that takes beside the first.
    fn draw_days(&self, canvas: &mut Canvas<'_>, column: u16, target: impl Fn(NaiveDate) -> Target) -> u16 {
        let area = canvas.area();
        let week = canvas.span(format!(" {}", self.cx.texts.week(self.diary.days().start())), Role::Dim);
        canvas.line(0, week);
        let mut named = 0;
        for (place, date) in (0..).zip(self.diary.days().days()) {
            let cell = Rect { x: area.x + HOURS + place * column, width: column, height: 2, ..area };
            let is_selected = self.diary.selected_day() == Some(date);
            let mark = canvas.span(if is_selected { "▸" } else { " " }, Role::Title);
            let name = canvas.span(short_day(date, &self.cx), day_role(date, &self.cx));
            let red = red_or_half(date, &self.cx).join(" · ");
            let red_name = columns::truncate(&red, usize::from(column.saturating_sub(2))).into_owned();
            let red_name = canvas.span(format!(" {red_name}"), Role::RedDay);
            canvas.within(cell, |canvas| canvas.line(0, vec![mark, name]));
            if is_selected && self.diary.selected().is_none() {
                canvas.set_cursor(cell.as_position());
            }
            if !red.is_empty() {
                named = 1;
                canvas.within(cell, |canvas| canvas.line(1, red_name));
            }
            canvas.target(Rect { height: area.height, ..cell }, target(date));
        }
        named
    }

    fn bands(&self, room: usize) -> Vec<Band> {
        let days: Vec<NaiveDate> = self.diary.days().days().collect();
        let on = |day: NaiveDate| self.diary.on(day).map(move |(row, one)| (row, one, self.hour(one, day)));
        let hours = days.iter().flat_map(|day| on(*day).map(|(_, _, hour)| hour));
        let hours: BTreeSet<Option<u32>> = hours.chain((!self.diary.moved().is_empty()).then_some(None)).collect();
        let band = |hour: Option<u32>| {
            let cell = |day: &NaiveDate| {
                let of_hour = on(*day).filter(|(_, _, at)| *at == hour);
                let lines = of_hour.flat_map(|(row, one, _)| self.lines(row, one, *day, room));
                let moved = self.diary.moved_from(*day).filter(|_| hour.is_none());
                lines.chain(moved.flat_map(|(row, one)| self.moved_lines(row, one, room))).collect()
            };
            let goes_on = |day: &NaiveDate| on(*day).any(|(_, one, at)| at < hour && self.goes_on(one, *day, at, hour));
            Band { hour, cells: days.iter().map(cell).collect(), goes_on: days.iter().map(goes_on).collect() }
        };
        hours.into_iter().map(band).collect()
    }

    /// The hour in which it begins on a day; `None` where it takes the whole day or has begun before.
    fn hour(&self, one: &Occurrence, day: NaiveDate) -> Option<u32> {
        let starts = self.cx.zone.local(one.starts_at);
        (!one.facts.when.is_whole_days() && day == starts.date()).then(|| starts.hour())
    }

    /// Something that began in the hour `at` lasts into another hour of its day.
    fn goes_on(&self, one: &Occurrence, day: NaiveDate, at: Option<u32>, hour: Option<u32>) -> bool {
        let (Some(_), Some(hour), Some(end)) = (at, hour, one.ends_at) else { return false };
        let end = self.cx.zone.local(end);
        !one.called_off && (end.date() > day || end.hour() > hour || (end.hour() == hour && end.minute() > 0))
    }

    /// «:30 1 psykolog» on as many lines as it may take.
    fn lines(&self, row: usize, one: &Occurrence, day: NaiveDate, room: usize) -> Vec<CellLine> {
        let mut text = self.label(one);
        let starts = self.cx.zone.local(one.starts_at);
        if self.hour(one, day).is_some() && starts.minute() > 0 {
            text = format!(":{:02} {text}", starts.minute());
        }
        if self.hour(one, day).is_none() && day > shown_days(one).0 && !one.facts.when.is_whole_days() {
            text = format!("→ {text}");
        }
        if one.called_off {
            text = format!("× {text}");
        }
        cell_lines(row, &text, room)
    }

    /// «Leksehjelp» and below it «flyttet til ons 18.11. 17:00», all of it.
    fn moved_lines(&self, row: usize, one: &Occurrence, room: usize) -> Vec<CellLine> {
        let mut lines = cell_lines(row, &self.label(one), room);
        let to = moved_to(one, &self.cx);
        let to = columns::wrap(&to, room).into_iter().map(str::to_owned);
        lines.extend(to.map(|text| CellLine { row, text, first: false }));
        lines
    }

    fn label(&self, one: &Occurrence) -> String {
        label(one, self.people, self.cx.texts)
    }

    fn draw_bands(&self, canvas: &mut Canvas<'_>, bands: &[Band], column: u16, target: impl Fn(usize) -> Target) {
        let area = canvas.area();
        let room = usize::from(area.height);
        let total: usize = bands.iter().map(Band::height).sum();
        // Air between the hours where there is room for all of it.
        let gap = usize::from(total + bands.len().saturating_sub(1) <= room);
        let starts = |index: usize| bands[..index].iter().map(|band| band.height() + gap).sum::<usize>();
        let all = starts(bands.len()).saturating_sub(gap);
        let selected = self.diary.selected().and(self.diary.selected_row());
        let is_of = |band: &Band| band.cells.iter().flatten().any(|line| Some(line.row) == selected);
        let at = bands.iter().position(is_of).map_or(0, |index| {
            let inside = bands[index].cells.iter().filter_map(|cell| cell.iter().position(|l| Some(l.row) == selected));
            starts(index) + inside.min().unwrap_or(0)
        });
        let top = at.saturating_sub(room / 2).min(all.saturating_sub(room));
        for (index, band) in bands.iter().enumerate() {
            for line in 0..band.height() {
                let Some(y) = (starts(index) + line).checked_sub(top).filter(|y| *y < room) else { continue };
                let y = area.y + u16::try_from(y).unwrap_or(0);
                self.draw_line(canvas, Rect { y, height: 1, ..area }, band, line, column, &target);
            }
        }
        let marks = [(top > 0, area.y, "↑"), (top + room < all, area.bottom().saturating_sub(1), "↓")];
        for (_, y, mark) in marks.into_iter().filter(|(shown, ..)| *shown) {
            let mark = canvas.span(mark, Role::Dim);
            canvas.within(Rect { y, width: 1, height: 1, ..area }, |canvas| canvas.line(0, mark));
        }
    }

    fn draw_line(
        &self,
        canvas: &mut Canvas<'_>,
        place: Rect,
        band: &Band,
        line: usize,
        column: u16,
        target: &impl Fn(usize) -> Target,
    ) {
        if let Some(hour) = band.hour.filter(|_| line == 0) {
            let hour = canvas.span(format!("   {hour:02}"), Role::Dim);
            canvas.within(place, |canvas| canvas.line(0, hour));
        }
        let selected = self.diary.selected_row();
        for (at, (cell, goes_on)) in (0..).zip(band.cells.iter().zip(&band.goes_on)) {
            let area = Rect { x: place.x + HOURS + at * column, width: column, ..place };
            let Some(event) = cell.get(line) else {
                let mark = canvas.span(format!(" {GOES_ON}"), Role::Dim);
                if *goes_on {
                    canvas.within(area, |canvas| canvas.line(0, mark));
                }
                continue;
            };
            let is_selected = Some(event.row) == selected;
            let style = self.style(canvas, event.row, is_selected);
            let mark = if is_selected && event.first { "▸" } else { " " };
            let text = Span::styled(format!("{mark}{}", event.text), style);
            canvas.within(area, |canvas| canvas.line(0, text));
            if is_selected && event.first {
                canvas.set_cursor(area.as_position());
            }
            canvas.target(area, target(event.row));
        }
    }

    fn style(&self, canvas: &Canvas<'_>, row: usize, selected: bool) -> Style {
        let one = self.diary.at(row);
        let is_off = one.is_some_and(|one| one.called_off);
        let is_elsewhere = self.diary.is_moved(row);
        let role = match one {
            _ if selected => Role::Selected,
            Some(one) if is_elsewhere || is_off || is_over(one, &self.cx) => Role::Dim,
            _ => Role::Text,
        };
        let style = canvas.style(role);
        if is_off { style.add_modifier(Modifier::CROSSED_OUT) } else { style }
    }
}

/// A text on as many lines as it may take.
fn cell_lines(row: usize, text: &str, room: usize) -> Vec<CellLine> {
    let rows = columns::wrap(text, room);
    let line = |(place, text): (usize, String)| CellLine { row, text, first: place == 0 };
    if rows.len() <= TITLE {
        return rows.into_iter().map(str::to_owned).enumerate().map(line).collect();
    }
    let first = rows[0].to_owned();
    let rest = columns::truncate(text[first.len()..].trim_start(), room).into_owned();
    [first, rest].into_iter().enumerate().map(line).collect()
}
