//! Drawing the board: what of it, where.

use chrono::{Datelike as _, NaiveDate};
use ratatui::layout::Rect;

use super::{
    Board, first_steps,
    layout::{self, Pane},
    plan_pane,
    spot::Spot,
    tiles::Tiles,
};
use crate::{
    text::columns,
    ui::{action::Action, canvas::Canvas, theme::Role, view::Cx, widgets::pane},
};

impl Board {
    pub(super) fn draw_wide(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let doors = cx.house().map_or(0, |open| open.people.doors().len());
        for (pane, area) in Pane::WIDE.into_iter().zip(layout::wide(canvas.area(), doors)) {
            canvas.target(area, Spot::Pane(pane).target());
            let inside = pane::frame(canvas, area, &self.title_of(pane, cx), self.focus == pane);
            self.draw_pane(canvas, pane, inside, cx);
        }
    }

    pub(super) fn draw_narrow(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let doors = cx.house().map_or(0, |open| open.people.doors().len());
        let (tiles, tabs, below) = layout::narrow(canvas.area(), doors);
        canvas.target(tiles, Spot::Pane(Pane::Tiles).target());
        let inside = pane::frame(canvas, tiles, &self.title_of(Pane::Tiles, cx), self.focus == Pane::Tiles);
        self.draw_pane(canvas, Pane::Tiles, inside, cx);
        canvas.within(tabs, |canvas| self.draw_tabs(canvas, cx));
        canvas.target(below, Spot::Pane(self.tab).target());
        self.draw_pane(canvas, self.tab, below, cx);
    }

    /// The focused pane alone, under its name.
    pub(super) fn draw_plain(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let inside = pane::frame(canvas, canvas.area(), &self.title_of(self.focus, cx), true);
        self.draw_pane(canvas, self.focus, inside, cx);
    }

    fn draw_tabs(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let area = canvas.area();
        let focused = self.focus != Pane::Tiles;
        let mut x = area.x + 1;
        for tab in Pane::NARROW.into_iter().filter(|pane| *pane != Pane::Tiles) {
            let name = self.tab_name(tab, cx);
            let mark = if focused && tab == self.tab { "▸" } else { " " };
            let (text, role) = match tab == self.tab {
                true => (format!("{mark}[{name}]"), Role::Title),
                false => (format!("  {name} "), Role::Text),
            };
            let width = columns::cells(&text);
            let place = Rect { x, width, height: 1, ..area };
            let span = canvas.span(text, role);
            canvas.within(place, |canvas| canvas.line(0, span));
            canvas.target(place, Spot::Pane(tab).target());
            x += width + 1;
        }
        let hint = cx.texts.board_tab_hint(cx.key(Action::NextPane));
        let width = columns::cells(&hint) + 1;
        let place = Rect { x: area.right().saturating_sub(width), width, height: 1, ..area };
        let hint = canvas.span(hint, Role::Dim);
        canvas.within(place, |canvas| canvas.line(0, hint));
        pane::rule(canvas, 1, focused);
    }

    fn tab_name(&self, pane: Pane, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        match pane {
            Pane::Tiles => t.apartments_title().to_owned(),
            Pane::Plan => format!("{} {}", t.board_plan_tab(), self.selected),
            Pane::Activities => t.board_activities_tab().to_owned(),
            Pane::Log => t.board_log_tab().to_owned(),
            Pane::Tasks => match self.tasks.count(cx).0 {
                0 => t.tasks_title().to_owned(),
                due => t.board_tasks_tab(due),
            },
        }
    }

    fn title_of(&self, pane: Pane, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        match pane {
            Pane::Tiles => self.tiles_title(cx),
            Pane::Plan => match (self.youth, cx.open) {
                (Some(youth), Some(open)) => {
                    let title = t.board_plan_of(self.selected, t.called(open.people.called(youth)));
                    match open.people.protection(youth) {
                        Some(_) => format!("{title} · ! {}", t.file_protected()),
                        None => title,
                    }
                }
                _ => t.board_plan_of_apartment(self.selected),
            },
            Pane::Activities => t.board_activities_of_week(t.week(self.week.days().start())),
            Pane::Log => t.log_title().to_owned(),
            Pane::Tasks => self.tab_name(Pane::Tasks, cx),
        }
    }

    /// «Leiligheter · 1–6 velger», with the keys as they are.
    fn tiles_title(&self, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let apartments = cx.house().map(|open| open.people.apartments.as_slice()).unwrap_or_default();
        let key = |number: u8| cx.key(Action::SelectApartment(number));
        match apartments {
            [first, .., last] => t.board_tiles_title(key(first.number.0), key(last.number.0)),
            _ => t.apartments_title().to_owned(),
        }
    }

    fn draw_pane(&self, canvas: &mut Canvas<'_>, pane: Pane, area: Rect, cx: &Cx<'_>) {
        let focused = self.focus == pane;
        match pane {
            Pane::Tiles => {
                if let Ok(open) = cx.house() {
                    let selected = (self.selected, self.youth);
                    let (noted, appointments) = (&self.noted, &self.appointments);
                    let tiles = Tiles { cx: *cx, open, noted, appointments, selected, focused };
                    tiles.draw(canvas, area, self.layout, |index| Spot::Row(Pane::Tiles, index).target());
                }
            }
            Pane::Plan => self.draw_plan(canvas, area, focused, cx),
            Pane::Activities => self.draw_activities(canvas, area, focused, cx),
            Pane::Log => {
                let empty = cx.texts.log_empty(cx.key(Action::NewEntry));
                let target = |row| Spot::Row(Pane::Log, row).target();
                self.log.draw(canvas, cx, area, focused, &empty, target);
            }
            Pane::Tasks if self.tasks.is_empty() => {
                pane::sentence(canvas, area, cx.texts.board_no_tasks(), focused);
            }
            Pane::Tasks => {
                let target = |row| Spot::Row(Pane::Tasks, row).target();
                self.tasks.draw(canvas, area, focused, &[], target);
            }
        }
    }

    fn draw_plan(&self, canvas: &mut Canvas<'_>, area: Rect, focused: bool, cx: &Cx<'_>) {
        if cx.house().is_ok_and(|open| open.people.placements.is_empty()) {
            first_steps::draw(canvas, area, focused, cx);
            return;
        }
        let Some(youth) = self.youth else {
            let text = cx.texts.board_vacant_plan(self.selected, cx.key(Action::MoveIn));
            pane::sentence(canvas, area, &text, focused);
            return;
        };
        let target = |row| Spot::Row(Pane::Plan, row).target();
        let below = plan_pane::draw_words(canvas, youth, self.plan(), area, cx);
        plan_pane::draw_goals(canvas, self.plan(), &self.goals, below, focused, cx, target);
    }

    fn draw_activities(&self, canvas: &mut Canvas<'_>, area: Rect, focused: bool, cx: &Cx<'_>) {
        let t = cx.texts;
        let mut list = area;
        if !canvas.plain() && area.height > 6 {
            let strip = Rect { height: 2, ..area };
            let target = |day: NaiveDate| Spot::Day(day.weekday()).target();
            canvas.within(strip, |canvas| self.week.draw_strip(canvas, cx, target));
            list = Rect { y: area.y + 3, height: area.height - 3, ..area };
        }
        let later = self.later.as_ref().filter(|_| list.height > 4).map(|activity| {
            let local = cx.zone.local(activity.starts_at);
            let when = format!("{} {}", t.weekday_date_short(local.date()), t.time(local.time()));
            t.board_later(t.week(local.date()), &activity.facts.title, when)
        });
        if let Some(later) = later {
            let row = list.bottom() - 1;
            list.height -= 2;
            let room = usize::from(area.width).saturating_sub(2);
            let later = canvas.span(format!(" {}", columns::truncate(&later, room)), Role::Dim);
            canvas.within(Rect { y: row, height: 1, ..area }, |canvas| canvas.line(0, later));
        }
        if self.week.is_empty() {
            pane::sentence(canvas, list, &t.board_no_activities(cx.key(Action::AddActivity)), focused);
        } else {
            self.week.draw_list(canvas, cx, list, focused, |row| Spot::Row(Pane::Activities, row).target());
        }
    }
}
