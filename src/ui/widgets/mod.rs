//! Pieces that every screen is made of: the text editor, the masked line, the scrolling list, log entries as rows, frames.
//!
//! They are drawn straight into a [`Buffer`], take [`Input`](super::input::Input) and say whether
//! they used it, and answer where the terminal's real cursor belongs. The words a person reads are handed to them.

pub mod answers;
pub mod editor;
pub mod entry_rows;
pub mod list;
pub mod pane;
pub mod secret;

use ratatui::{buffer::Buffer, style::Style};

use crate::text::columns;

/// Writes at most `max` cells of `text` at (x, y), cut with `…`; outside the buffer nothing happens. Returns the column
/// after the last written cell.
pub fn put(buf: &mut Buffer, x: u16, y: u16, text: &str, max: u16, style: Style) -> u16 {
    let area = buf.area;
    if y < area.top() || y >= area.bottom() || x < area.left() || x >= area.right() {
        return x;
    }
    let room = usize::from(max.min(area.right() - x));
    buf.set_stringn(x, y, columns::truncate(text, room), room, style).0
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    #[test]
    fn nothing_is_written_outside_the_buffer() {
        let mut buf = Buffer::empty(Rect::new(2, 2, 4, 1));
        assert_eq!(put(&mut buf, 2, 9, "ute", 10, Style::new()), 2);
        assert_eq!(put(&mut buf, 4, 2, "lang", 10, Style::new()), 6);
        let drawn: String = buf.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(drawn, "  l…");
    }
}
