//! A month: a row for each week with its number, Monday first, and for each day how much is on it and the first titles.

use chrono::{Datelike as _, NaiveDate};
use ratatui::{
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
};

use super::{
    diary::{Diary, day_role, is_over},
    rows::red_or_half,
    words::{label, times_on},
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

/// Cells of the number of the week.
const WEEK: u16 = 4;
/// Rows a week may take.
const MOST: u16 = 7;
/// Cells a day must have for the times before its titles.
const WITH_TIMES: u16 = 18;
/// Days of a week.
const WEEK_DAYS: u16 = 7;

/// The month as it is drawn.
pub(super) struct Month<'a> {
    pub diary: &'a Diary,
    pub people: &'a People,
    pub cx: Cx<'a>,
    /// Any day of the month; the others are faint.
    pub of: NaiveDate,
}

impl Month<'_> {
    /// How many rows it takes where `rows` are there and `below` are kept for the selected day.
    pub(super) fn height(&self, rows: u16, below: u16) -> u16 {
        1 + self.weeks() * self.week_height(rows.saturating_sub(below + 1))
    }

    fn weeks(&self) -> u16 {
        u16::try_from(self.diary.days().days().count()).unwrap_or(u16::MAX) / WEEK_DAYS
    }

    fn week_height(&self, rows: u16) -> u16 {
        (rows / self.weeks().max(1)).clamp(1, MOST)
    }

    /// Draws the month; `day` lets each be clicked.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, target: impl Fn(NaiveDate) -> Target) {
        let area = canvas.area();
        let column = area.width.saturating_sub(WEEK) / WEEK_DAYS;
        let height = self.week_height(area.height.saturating_sub(1));
        let place = |at: u16, y: u16, height: u16| Rect {
            x: area.x + WEEK + at % WEEK_DAYS * column,
            y,
            width: column,
            height,
        };
        for (at, day) in (0..WEEK_DAYS).zip(self.diary.days().days()) {
            let name = canvas.span(format!("  {}", self.cx.texts.weekday_tiny(day.weekday())), Role::Dim);
            canvas.within(place(at, area.y, 1), |canvas| canvas.line(0, name));
        }
        for (at, day) in (0..).zip(self.diary.days().days()) {
            let y = area.y + 1 + at / WEEK_DAYS * height;
            if at % WEEK_DAYS == 0 {
                let week = canvas.span(format!(" {:>2}", day.iso_week().week()), Role::Dim);
                canvas.within(Rect { y, width: WEEK, height: 1, ..area }, |canvas| canvas.line(0, week));
            }
            let cell = place(at, y, height);
            let lines = self.day(canvas, day, cell);
            canvas.within(cell, |canvas| {
                for (row, line) in (0..).zip(lines) {
                    canvas.line(row, line);
                }
            });
            if self.diary.selected_day() == Some(day) && self.diary.selected().is_none() {
                canvas.set_cursor(cell.as_position());
            }
            canvas.target(cell, target(day));
        }
    }

    fn day(&self, canvas: &Canvas<'_>, day: NaiveDate, cell: Rect) -> Vec<Line<'static>> {
        let room = usize::from(cell.width.saturating_sub(2));
        let mut lines = vec![self.head(canvas, day)];
        let red = red_or_half(day, &self.cx).join(" · ");
        if !red.is_empty() {
            lines.push(Line::from(canvas.span(format!(" {}", columns::truncate(&red, room)), Role::RedDay)));
        }
        let left = usize::from(cell.height).saturating_sub(lines.len());
        // How many there are stands beside the number of the day.
        for (_, one) in self.diary.on(day).take(left) {
            let text = self.title(one, day, cell.width);
            lines.push(Span::styled(format!(" {}", columns::truncate(&text, room)), self.style(canvas, one)).into());
        }
        lines
    }

    /// «▸[21] 2»: the selected day, today, and how much is on it.
    fn head(&self, canvas: &Canvas<'_>, day: NaiveDate) -> Line<'static> {
        let is_selected = self.diary.selected_day() == Some(day);
        let role = match day_role(day, &self.cx) {
            Role::Text | Role::RedDay if day.month() != self.of.month() => Role::Dim,
            _ if is_selected => Role::Selected,
            role => role,
        };
        let number = if day == self.cx.today() { format!("[{}]", day.day()) } else { format!(" {:>2} ", day.day()) };
        let count = Some(self.diary.count_on(day)).filter(|count| count != "·").unwrap_or_default();
        Line::from(vec![
            canvas.span(if is_selected { "▸" } else { " " }, Role::Title),
            canvas.span(number, role),
            canvas.span(format!(" {count}"), Role::Dim),
        ])
    }

    fn title(&self, one: &Occurrence, day: NaiveDate, width: u16) -> String {
        let title = label(one, self.people, self.cx.texts);
        let title = if one.called_off { format!("× {title}") } else { title };
        if width < WITH_TIMES || one.facts.when.is_whole_days() {
            return title;
        }
        let times = times_on(one, day, &self.cx);
        let begins = times.split('–').next().unwrap_or_default();
        format!("{begins} {title}")
    }

    fn style(&self, canvas: &Canvas<'_>, one: &Occurrence) -> Style {
        let role = if one.called_off || is_over(one, &self.cx) { Role::Dim } else { Role::Text };
        let style = canvas.style(role);
        if one.called_off { style.add_modifier(Modifier::CROSSED_OUT) } else { style }
    }
}
