//! The echo of a field: what the program understood, beside the field if there is room, else under it.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    text::columns,
    ui::{
        theme::{Role, Theme},
        widgets::put,
    },
};

/// Cells between a field and its echo.
const GAP: u16 = 2;

/// Rows a field of `field` cells and its echo take at a width.
pub(super) fn rows(width: u16, field: u16, echo: &str) -> u16 {
    if echo.is_empty() || fits_beside(width, field, echo) { 1 } else { 2 }
}

/// Draws the echo and returns the area that is left for the field.
pub(super) fn draw(area: Rect, buf: &mut Buffer, theme: Theme, field: u16, echo: &str) -> Rect {
    let style = theme.style(Role::Dim);
    let left = Rect { width: field.min(area.width), height: area.height.min(1), ..area };
    if fits_beside(area.width, field, echo) {
        put(buf, area.x + field + GAP, area.y, echo, area.width - field - GAP, style);
    } else if area.height > 1 {
        put(buf, area.x, area.y + 1, echo, area.width, style);
    }
    left
}

fn fits_beside(width: u16, field: u16, echo: &str) -> bool {
    u32::from(field) + u32::from(GAP) + u32::from(columns::cells(echo)) <= u32::from(width)
}
