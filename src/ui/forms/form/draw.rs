//! Drawing a form. All of it is drawn on a page as tall as it needs; the part that fits is copied to the screen. So a
//! field never has to know that only some of its rows are seen, and the mouse is told in rows of the page.

use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect},
};

use super::{
    super::layout::{MARKER, MESSAGE_SIGN, Place},
    Field, Form, FormFields, Shown,
};
use crate::{
    text::columns,
    ui::{
        theme::{Role, Theme},
        widgets::put,
    },
};

/// Stands before the field with the focus.
const FOCUSED: &str = "▸";

/// Stands before a message about something wrong.
const WRONG: &str = "×";

/// Stands before a message about something to know.
const NOTICE: &str = "→";

const MORE_ABOVE: &str = "↑";
const MORE_BELOW: &str = "↓";

/// Rows of the help sentence at most.
const HELP_ROWS: u16 = 2;

/// Rows the fields keep before the help sentence gets any, and before an empty row parts the two.
const FIELD_ROWS: u16 = 3;

impl<T: FormFields> Form<T> {
    /// Draws the fields and, at the bottom, the help sentence of the field with the focus. Returns the cell for the
    /// terminal's real cursor.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, theme: Theme) -> Option<Position> {
        let help = self.help_rows(area.width).min(area.height.saturating_sub(FIELD_ROWS));
        let gap = u16::from(help > 0 && area.height > FIELD_ROWS + help);
        let fields = Rect { height: area.height - help - gap, ..area };
        self.draw_help(Rect { y: area.bottom() - help, height: help, ..area }, buf, theme);
        self.draw_fields(fields, buf, theme)
    }

    /// Rows the tallest help sentence of the form takes at a width: the fields keep their place when the focus moves.
    #[must_use]
    pub fn help_rows(&self, width: u16) -> u16 {
        let fields = self.fields.fields();
        let sentences = fields.iter().map(|(_, field)| &field.words().help).filter(|help| !help.is_empty());
        let tallest = sentences.map(|help| columns::wrap(help, help_width(width)).len()).max().unwrap_or(0);
        u16::try_from(tallest).unwrap_or(u16::MAX).min(HELP_ROWS)
    }

    /// Draws the help sentence of the field with the focus.
    pub fn draw_help(&self, area: Rect, buf: &mut Buffer, theme: Theme) {
        let style = theme.style(Role::Dim);
        let rows = columns::wrap(self.help(), help_width(area.width));
        for (row, y) in rows.iter().zip(area.top()..area.bottom()) {
            put(buf, area.x.saturating_add(MESSAGE_SIGN), y, row, area.width, style);
        }
    }

    /// Draws the fields alone, for screens that place the help themselves. Returns the cell for the terminal's real cursor.
    pub fn draw_fields(&self, area: Rect, buf: &mut Buffer, theme: Theme) -> Option<Position> {
        let area = area.intersection(buf.area);
        self.shown.set(Shown { area, ..self.shown.get() });
        if area.is_empty() {
            return None;
        }
        let places = self.places();
        let height = places.last().map_or(0, |place| place.rows.1);
        let mut page = page_like(buf, area, height);
        let focus = self.focus_index();
        let mut cursor = None;
        for (index, ((_, field), place)) in self.fields.fields().into_iter().zip(&places).enumerate() {
            let at = draw_field(field, place, &mut page, theme, index == focus);
            cursor = cursor.or(at);
        }
        let top = self.top(area, height, places.get(focus), cursor);
        self.shown.set(Shown { area, top, ..self.shown.get() });
        copy(&page, top, area, buf);
        let style = theme.style(Role::Dim);
        if top > 0 {
            put(buf, area.right() - 1, area.y, MORE_ABOVE, 1, style);
        }
        if height - top > area.height {
            put(buf, area.right() - 1, area.bottom() - 1, MORE_BELOW, 1, style);
        }
        cursor.filter(|at| (top..top + area.height).contains(&at.y)).map(|at| Position::new(at.x, at.y - top + area.y))
    }

    /// The first row seen: moved no more than it takes to see the focused field with its message, or at least its cursor.
    fn top(&self, area: Rect, height: u16, focused: Option<&Place>, cursor: Option<Position>) -> u16 {
        let shown = self.shown.get();
        let lowest = height.saturating_sub(area.height);
        let top = shown.top.min(lowest);
        let Some(place) = focused.filter(|_| !shown.by_hand) else { return top };
        let (first, end) = place.rows;
        if end - first <= area.height {
            return top.clamp(end.saturating_sub(area.height), first);
        }
        let row = cursor.map_or(first, |at| at.y);
        top.clamp(row.saturating_sub(area.height - 1), row)
    }
}

fn draw_field(field: &dyn Field, place: &Place, page: &mut Buffer, theme: Theme, focused: bool) -> Option<Position> {
    let label = place.label_area;
    if focused {
        put(page, label.x.saturating_sub(MARKER), label.y, FOCUSED, 1, theme.style(Role::FocusBorder));
    }
    let label_style = theme.style(if focused { Role::Title } else { Role::Dim });
    put(page, label.x, label.y, &place.label, label.width, label_style);
    let message = place.message_area;
    let (sign, role) = if place.wrong { (WRONG, Role::Error) } else { (NOTICE, Role::Important) };
    if !place.message.is_empty() {
        put(page, message.x.saturating_sub(MESSAGE_SIGN), message.y, sign, 1, theme.style(role));
    }
    for (row, y) in place.message.iter().zip(message.y..) {
        put(page, message.x, y, row, message.width, theme.style(role));
    }
    let cursor = field.draw(place.body, page, theme, focused);
    // A field without room still gets the cursor: on its label.
    let on_label = Position::new(label.x.min(page.area.right() - 1), label.y);
    if focused { cursor.or(Some(on_label)) } else { None }
}

/// An empty page in the style of the place where it will be seen.
fn page_like(buf: &Buffer, area: Rect, height: u16) -> Buffer {
    let mut blank = Cell::EMPTY;
    blank.set_style(buf[area.as_position()].style());
    Buffer::filled(Rect { y: 0, height: height.max(area.height), ..area }, blank)
}

fn copy(page: &Buffer, top: u16, area: Rect, buf: &mut Buffer) {
    for y in 0..area.height {
        for x in area.left()..area.right() {
            if let Some(cell) = page.cell((x, top + y)) {
                buf[(x, area.y + y)] = cell.clone();
            }
        }
    }
}

fn help_width(width: u16) -> usize {
    usize::from(width.saturating_sub(2 * MESSAGE_SIGN))
}
