//! How many cells a text takes, and writing it into a buffer without leaving the given room.

use std::borrow::Cow;

use ratatui::{
    buffer::{Buffer, CellWidth as _},
    style::Style,
};
use unicode_segmentation::UnicodeSegmentation as _;

/// Stands where a text was cut.
pub const ELLIPSIS: &str = "…";

/// Cells one letter as seen (a grapheme) takes; 0 for control characters, which are never drawn.
#[must_use]
pub fn letter_width(letter: &str) -> usize {
    if letter.contains(char::is_control) { 0 } else { usize::from(letter.cell_width()) }
}

/// Cells a text takes on one row.
#[must_use]
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(letter_width).sum()
}

/// The same as [`width`], for layout: at most `u16::MAX`.
#[must_use]
pub fn cells(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// The text cut to at most `max` cells, with `…` where something is missing. Letters are never cut in two.
#[must_use]
pub fn cut(text: &str, max: usize) -> Cow<'_, str> {
    if width(text) <= max {
        return Cow::Borrowed(text);
    }
    if max == 0 {
        return Cow::Borrowed("");
    }
    let mut room = max - 1;
    let mut kept = String::new();
    for letter in text.graphemes(true) {
        let Some(left) = room.checked_sub(letter_width(letter)) else { break };
        room = left;
        kept.push_str(letter);
    }
    kept.push_str(ELLIPSIS);
    Cow::Owned(kept)
}

/// Writes at most `max` cells of `text` at (x, y), cut with `…`; outside the buffer nothing happens. Returns the column
/// after the last written cell.
pub fn put(buf: &mut Buffer, x: u16, y: u16, text: &str, max: u16, style: Style) -> u16 {
    let area = buf.area;
    if y < area.top() || y >= area.bottom() || x < area.left() || x >= area.right() {
        return x;
    }
    let room = max.min(area.right() - x);
    buf.set_stringn(x, y, cut(text, usize::from(room)), usize::from(room), style).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    #[test]
    fn letters_are_counted_as_they_are_seen() {
        assert_eq!(width("Åse"), 3);
        assert_eq!(width("A\u{30a}se"), 3);
        assert_eq!(width("漢字"), 4);
        assert_eq!(width("محمد"), 4);
    }

    #[test]
    fn a_cut_text_says_so_and_keeps_whole_letters() {
        assert_eq!(cut("leilighet", 9), "leilighet");
        assert_eq!(cut("leilighet", 5), "leil…");
        assert_eq!(cut("漢字漢字", 4), "漢…");
        assert_eq!(cut("leilighet", 0), "");
    }

    #[test]
    fn nothing_is_written_outside_the_buffer() {
        let mut buf = Buffer::empty(Rect::new(2, 2, 4, 1));
        assert_eq!(put(&mut buf, 2, 9, "ute", 10, Style::new()), 2);
        assert_eq!(put(&mut buf, 4, 2, "lang", 10, Style::new()), 6);
        let drawn: String = buf.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(drawn, "  l…");
    }
}
