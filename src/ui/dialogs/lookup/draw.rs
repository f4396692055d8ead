//! Drawing the lookup: the line that is typed, what was found, and the entry it would become.

use std::ops::Range;

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
};

use super::{Lookup, Row, capture, items::Shown};
use crate::{
    text::columns,
    ui::{
        canvas::Canvas,
        dialogs::panel,
        forms::target,
        screens::entry_form::about,
        theme::{Role, Theme},
        view::Cx,
        widgets::{list::ListRows, put},
    },
};

/// Cells of the dialog at most: names, notes and sorts stay near each other on a wide screen.
const WIDEST: u16 = 96;
/// Rows of the dialog: always the same, so that nothing jumps while somebody types.
const TALLEST: u16 = 18;
/// Cells of what it is, at the right: «aktivitet».
const SORT: u16 = 10;
/// Cells of what stands beside the name: «lør 21.11. 17:00».
const NOTE: u16 = 18;
/// Rows of an entry's text in its preview; the rest is in the line that is typed.
const PREVIEW_ROWS: usize = 6;
/// Stands before the number of an apartment, in its colour.
const STRIPE: &str = "▌";

/// Draws the dialog.
pub(super) fn draw(lookup: &mut Lookup, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
    let t = cx.texts;
    let area = canvas.area();
    let size = (area.width.saturating_sub(4).min(WIDEST), area.height.saturating_sub(1).min(TALLEST));
    panel::draw(canvas, t.lookup_title(), size, |canvas| {
        let area = canvas.area();
        let theme = canvas.theme();
        let line = Rect { height: 1, ..area };
        if let Some(cursor) = lookup.editor.draw(line, canvas.buffer(), theme, true) {
            canvas.set_cursor(cursor);
        }
        let list = Rect { y: area.y + 2, height: area.height.saturating_sub(4), ..area };
        if lookup.rows.is_empty() {
            canvas.within(list, |canvas| {
                for (row, line) in (0..).zip(columns::wrap(t.lookup_nothing(), usize::from(list.width))) {
                    canvas.line(row, canvas.span(line, Role::Dim));
                }
            });
        }
        let rows = Rows { lookup, cx, theme };
        lookup.list.draw(&rows, list, canvas.buffer(), theme, true);
        let drawn = lookup.list.drawn();
        let (first, last) = (drawn.first().map_or(0, |row| row.0), drawn.last().map_or(0, |row| row.0));
        panel::more(canvas, list, first > 0, last + 1 < lookup.rows.len());
        let hint = hint(lookup, cx);
        canvas.line(area.height.saturating_sub(1), canvas.span(hint, Role::Dim));
    });
}

/// What the keys do now: Enter saves or opens, and never something that is not said here.
fn hint(lookup: &Lookup, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let enter = match (&lookup.preview, lookup.is_preview(lookup.selected())) {
        (Some(Ok(_)), true) => t.lookup_enter_saves(),
        (Some(Err(_)), true) => t.lookup_enter_waits(),
        _ => t.lookup_enter_opens(),
    };
    let tab = if lookup.only_youths { t.lookup_tab_all() } else { t.lookup_tab_youths() };
    format!("{enter}   {tab}   {}", t.lookup_esc())
}

/// The rows as the list wants them.
struct Rows<'a> {
    lookup: &'a Lookup,
    cx: &'a Cx<'a>,
    theme: Theme,
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.lookup.rows.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        match (self.lookup.rows.get(index), &self.lookup.preview) {
            (Some(Row::Preview), Some(preview)) => cells_of_rows(&self.preview_text(preview, width)).saturating_add(1),
            _ => 1,
        }
    }

    fn head(&self, _index: usize) -> u16 {
        1
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        match (self.lookup.rows.get(index), &self.lookup.preview) {
            (Some(Row::Found(shown, found)), _) => self.draw_found(shown, &found.letters, area, buf, style),
            (Some(Row::Preview), Some(preview)) => self.draw_preview(preview, area, buf, style),
            _ => {}
        }
    }
}

impl Rows<'_> {
    fn draw_found(&self, shown: &Shown, letters: &[Range<usize>], area: Rect, buf: &mut Buffer, style: Style) {
        let sort = shown.goes.sort(&self.cx.texts);
        let name_width = area.width.saturating_sub(NOTE + SORT);
        let mut x = area.x;
        if let (Some(number), Some(role)) = (shown.door, shown.door_role()) {
            x = put(buf, x, area.y, STRIPE, 1, style.patch(self.theme.style(role)));
            x = put(buf, x, area.y, &format!("{number} "), 2, style);
        }
        let room = name_width.saturating_sub(x - area.x + 1);
        let name = columns::truncate(&shown.name, usize::from(room));
        put(buf, x, area.y, &name, room, style);
        mark(&name, letters, x, area.y, buf, self.theme);
        let dim = if style == self.theme.style(Role::Text) { self.theme.style(Role::Dim) } else { style };
        put(buf, area.x + name_width, area.y, &shown.note, NOTE.saturating_sub(1), dim);
        put(buf, area.x + name_width + NOTE, area.y, sort, SORT, dim);
    }

    /// Whom it would be saved on, then everything that would be saved.
    fn draw_preview(&self, preview: &super::Preview, area: Rect, buf: &mut Buffer, style: Style) {
        let t = self.cx.texts;
        let mut x = put(buf, area.x, area.y, t.lookup_writes(), area.width, style);
        if let Ok(capture) = preview {
            let targets = about::targets(&capture.about, self.cx);
            for (role, text) in target::pieces(&targets, usize::from(area.right() - x), t) {
                let style = if role == Role::Title { style } else { style.patch(self.theme.style(role)) };
                x = put(buf, x, area.y, &text, area.right().saturating_sub(x), style);
            }
        }
        for ((role, row), y) in self.preview_text(preview, area.width).iter().zip(area.y + 1..area.bottom()) {
            put(buf, area.x, y, row, area.width, self.theme.style(*role));
        }
    }

    fn preview_text(&self, preview: &super::Preview, width: u16) -> Vec<(Role, String)> {
        let wrap = |role: Role, text: &str| -> Vec<(Role, String)> {
            columns::wrap(text, usize::from(width)).into_iter().map(|row| (role, row.to_owned())).collect()
        };
        let capture = match preview {
            Ok(capture) => capture,
            Err(slip) => return wrap(Role::Error, &capture::slip(slip, self.cx)),
        };
        // A time that is in the text and not in the time of the entry must not be overlooked.
        let role = if capture.passed_over.is_some() { Role::Important } else { Role::Text };
        let mut rows = wrap(role, &capture::facts_line(capture, self.cx));
        let mut facts = wrap(Role::Text, &format!("«{}»", capture.facts.as_str()));
        if facts.len() > PREVIEW_ROWS {
            facts.truncate(PREVIEW_ROWS - 1);
            let letters = i64::try_from(capture.facts.as_str().chars().count()).unwrap_or(0);
            facts.push((Role::Text, self.cx.texts.lookup_more(letters)));
        }
        rows.extend(facts);
        rows
    }
}

fn cells_of_rows(rows: &[(Role, String)]) -> u16 {
    u16::try_from(rows.len()).unwrap_or(u16::MAX)
}

/// Marks the letters that were meant. On the selected row, which is reversed itself, they stand out by not being so.
fn mark(shown: &str, letters: &[Range<usize>], x: u16, y: u16, buf: &mut Buffer, theme: Theme) {
    for range in letters {
        let (Some(before), Some(text)) = (shown.get(..range.start), shown.get(range.clone())) else { continue };
        let area =
            Rect { x: x + columns::cells(before), y, width: columns::cells(text), height: 1 }.intersection(buf.area);
        let style = theme.style(Role::Match);
        let reversed = buf[area.as_position()].modifier.contains(Modifier::REVERSED);
        buf.set_style(area, if reversed { style.remove_modifier(Modifier::REVERSED) } else { style });
    }
}
