//! How a page looks that leads somebody through something, one step a page.
//!
//! ```text
//!  Sett opp et hus                                             steg 2 av 5
//! ─────────────────────────────────────────────────────────────────────────
//!   sentences or fields
//!
//!  Ctrl-S  Neste   Esc  Tilbake
//! ```

use ratatui::layout::Rect;

use crate::{
    text::columns,
    ui::{
        action::Action,
        canvas::Canvas,
        forms::{Form, FormFields},
        theme::Role,
    },
};

/// Sentences are not wider than this: longer rows are hard to read.
const MEASURE: u16 = 76;

/// The title, and at the right how far one has come.
pub(super) fn head(title: &str, right: &str, canvas: &mut Canvas<'_>) {
    let width = usize::from(canvas.area().width);
    let room = width.saturating_sub(columns::width(title) + 2);
    canvas.line(
        0,
        vec![
            canvas.span(format!(" {title}"), Role::Title),
            canvas.span(format!("{} ", columns::pad_left(right, room)), Role::Dim),
        ],
    );
    if !canvas.plain() {
        canvas.line(1, canvas.span("─".repeat(width), Role::Border));
    }
}

/// Where sentences and fields stand: between the title and the keys.
pub(super) fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x + 2,
        y: area.y + 2,
        width: area.width.saturating_sub(4).min(MEASURE),
        height: area.height.saturating_sub(4),
    }
}

/// Writes a paragraph in as many rows as it takes and answers the row after it.
pub(super) fn paragraph(canvas: &mut Canvas<'_>, row: u16, text: &str, role: Role) -> u16 {
    let mut row = row;
    for line in columns::wrap(text, usize::from(canvas.area().width)) {
        canvas.line(row, canvas.span(line.to_owned(), role));
        row += 1;
    }
    row
}

/// The fields of a page, under so many rows.
pub(super) fn form<T: FormFields>(form: &Form<T>, below: u16, canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    let place = Rect { y: area.y + below, height: area.height.saturating_sub(below), ..area };
    let theme = canvas.theme();
    if let Some(cursor) = form.draw(place, canvas.buffer(), theme) {
        canvas.set_cursor(cursor);
    }
}

/// What can be done on this page, in its own words, on the last row; then a hint.
pub(super) fn keys(parts: Vec<(String, Action)>, hint: &'static str, canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    let y = area.bottom().saturating_sub(1);
    let mut x = area.x + 2;
    for (text, action) in parts {
        let width = u16::try_from(columns::width(&text)).unwrap_or(area.width);
        let place = Rect { x, y, width, height: 1 };
        canvas.within(place, |canvas| canvas.line(0, canvas.span(text, Role::Key)));
        canvas.clickable(place, action);
        x = place.right() + 3;
    }
    let hint = canvas.span(hint, Role::Dim);
    canvas.within(Rect { x, y, width: area.right().saturating_sub(x), height: 1 }, |canvas| canvas.line(0, hint));
}

/// A page without fields has the cursor on its last row, where its keys are named.
pub(super) fn cursor_at_end(canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    canvas.set_cursor((area.x, area.bottom().saturating_sub(1)).into());
}
