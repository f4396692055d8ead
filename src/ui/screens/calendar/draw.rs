//! Drawing the calendar: which view, with what beside or below it.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::{Calendar, DAYS, details, grid::Grid, month::Month, place::Shape};
use crate::ui::{
    canvas::{Canvas, Target},
    theme::Role,
    view::Cx,
    widgets::pane,
};

/// From this width on the days of a week stand beside one another, and details beside lists.
const WIDE: u16 = 110;
/// Rows of the details below the days.
const DETAILS: u16 = 5;
/// Rows of the selected day below a month where there is little room.
const DAY: u16 = 5;
/// Rows of the heading.
const HEADING: u16 = 2;
/// Rows below the details from which on the signs are explained.
const WITH_LEGEND: u16 = 28;

impl Calendar {
    pub(super) fn draw_all(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let day = self.day(cx);
        let mut title = vec![
            canvas.span(format!("{} · {}", t.calendar_title(), self.shape.heading(day, cx.today(), t)), Role::Title),
        ];
        if let Some(only) = self.diary.filter().in_words(cx) {
            title.push(canvas.span(format!(" · {only}"), Role::Important));
        }
        let right = self.right_of_heading(canvas.area(), cx);
        let area = pane::heading(canvas, title, &right);
        let wide = area.width >= WIDE && !canvas.plain();
        let area = self.draw_legend(canvas, area, cx);
        match self.shape {
            _ if canvas.plain() => self.draw_list(canvas, area, cx),
            Shape::Week if wide => self.draw_grid(canvas, area, cx),
            Shape::Week => self.draw_strip(canvas, area, cx),
            Shape::Month => self.draw_month(canvas, area, day, cx),
            Shape::Day | Shape::Agenda if wide => self.draw_beside(canvas, area, cx),
            Shape::Day => self.draw_above(canvas, area, cx),
            Shape::Agenda => self.draw_list(canvas, area, cx),
        }
    }

    /// The days that are shown, with what `×` means where it stands and no row says so.
    fn right_of_heading(&self, area: Rect, cx: &Cx<'_>) -> String {
        if self.shape == Shape::Day {
            return String::new();
        }
        let days = cx.texts.date_range(self.diary.days());
        let has_sign = self.shape != Shape::Agenda && self.diary.found().iter().any(|one| one.called_off);
        if !has_sign || area.height >= WITH_LEGEND + HEADING {
            return days;
        }
        format!("{} · {days}", cx.texts.calendar_called_off_sign())
    }

    /// What the signs mean, in the last row where there is room.
    fn draw_legend(&self, canvas: &mut Canvas<'_>, area: Rect, cx: &Cx<'_>) -> Rect {
        if area.height < WITH_LEGEND || canvas.plain() {
            return area;
        }
        let legend = canvas.span(format!(" {}", cx.texts.calendar_legend()), Role::Dim);
        let last = Rect { y: area.bottom() - 1, height: 1, ..area };
        canvas.within(last, |canvas| canvas.line(0, legend));
        Rect { height: area.height - 1, ..area }
    }

    fn day_target(&self, day: NaiveDate) -> Target {
        let place = day.signed_duration_since(self.diary.days().start()).num_days();
        Target(DAYS + usize::try_from(place).unwrap_or(0))
    }

    fn draw_list(&self, canvas: &mut Canvas<'_>, area: Rect, cx: &Cx<'_>) {
        let list = Rect { width: area.width.saturating_sub(1), ..area };
        self.diary.draw_list(canvas, cx, list, true, Target);
        let (above, below) = self.diary.more();
        for (_, y, mark) in
            [(above, area.y, "↑"), (below, area.bottom().saturating_sub(1), "↓")].into_iter().filter(|(more, ..)| *more)
        {
            let mark = canvas.span(mark, Role::Dim);
            let place = Rect { x: list.right(), y, width: 1, height: 1 };
            canvas.within(place, |canvas| canvas.line(0, mark));
        }
    }

    /// The days with how much is on each, above the list.
    fn draw_strip(&self, canvas: &mut Canvas<'_>, area: Rect, cx: &Cx<'_>) {
        let strip = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 2, ..area };
        canvas.within(strip, |canvas| self.diary.draw_strip(canvas, cx, |day| self.day_target(day)));
        self.draw_list(canvas, Rect { y: area.y + 3, height: area.height.saturating_sub(3), ..area }, cx);
    }

    fn draw_details(&self, canvas: &mut Canvas<'_>, area: Rect, cx: &Cx<'_>) {
        let selected = (self.diary.selected(), self.diary.selected_day());
        details::draw(canvas, area, selected, &self.read, cx);
    }

    /// The list, and below it the selected event in full.
    fn draw_above(&self, canvas: &mut Canvas<'_>, area: Rect, cx: &Cx<'_>) {
        let list = Rect { height: area.height / 2, ..area };
        self.draw_list(canvas, list, cx);
        self.draw_below(canvas, Rect { y: list.bottom(), height: area.height - list.height, ..area }, cx);
    }

    fn draw_below(&self, canvas: &mut Canvas<'_>, area: Rect, cx: &Cx<'_>) {
        canvas.within(area, |canvas| pane::rule(canvas, 0, false));
        let details = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        self.draw_details(canvas, details, cx);
    }

    /// The list, and beside it the selected event in full.
    fn draw_beside(&self, canvas: &mut Canvas<'_>, area: Rect, cx: &Cx<'_>) {
        let list = Rect { width: area.width * 3 / 5, ..area };
        self.draw_list(canvas, list, cx);
        let beside = Rect { x: list.right() + 1, width: area.width - list.width - 1, ..area };
        self.draw_details(canvas, beside, cx);
    }

    fn draw_grid(&self, canvas: &mut Canvas<'_>, area: Rect, cx: &Cx<'_>) {
        let Ok(open) = cx.house() else { return };
        let grid = Rect { height: area.height.saturating_sub(DETAILS + 1), ..area };
        canvas.within(grid, |canvas| {
            Grid::new(&self.diary, open.people, *cx).draw(canvas, Target, |day| self.day_target(day));
        });
        self.draw_below(canvas, Rect { y: grid.bottom(), height: area.height - grid.height, ..area }, cx);
    }

    /// The weeks, and below them the selected day with the selected event beside it where there is room.
    fn draw_month(&self, canvas: &mut Canvas<'_>, area: Rect, day: NaiveDate, cx: &Cx<'_>) {
        let Ok(open) = cx.house() else { return };
        let month = Month { diary: &self.diary, people: open.people, cx: *cx, of: day };
        let below = if area.height >= WITH_LEGEND { area.height / 4 } else { DAY };
        let height = month.height(area.height, below).min(area.height);
        canvas.within(Rect { height, ..area }, |canvas| month.draw(canvas, |day| self.day_target(day)));
        let below = Rect { y: area.y + height, height: area.height - height, ..area };
        canvas.within(below, |canvas| pane::rule(canvas, 0, false));
        let below = Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..below };
        let list = if area.width >= WIDE { Rect { width: area.width / 2, ..below } } else { below };
        self.diary.draw_day(canvas, cx, list, Target);
        if list.width < below.width {
            let beside = Rect { x: list.right() + 1, width: below.width - list.width - 1, ..below };
            self.draw_details(canvas, beside, cx);
        }
    }
}
