//! Whether a frame is one a terminal can show.

use crate::text::columns;
use ratatui::buffer::Buffer;

use crate::domain::signs::breaks_rows;

/// The first cell of a frame that a terminal would not show as it is meant: one that would break or turn its row, half a wide
/// letter, or a letter that takes no cell.
#[must_use]
pub fn broken_cell(buffer: &Buffer) -> Option<String> {
    let area = buffer.area;
    (area.top()..area.bottom()).find_map(|y| broken_in_row(buffer, y).map(|(x, why)| format!("{why} at {x},{y}")))
}

fn broken_in_row(buffer: &Buffer, y: u16) -> Option<(u16, String)> {
    let area = buffer.area;
    // Cells that the letter before them takes.
    let mut taken = 0;
    for x in area.left()..area.right() {
        let symbol = buffer[(x, y)].symbol();
        let why = match columns::width(symbol) {
            _ if symbol.contains(breaks_rows) => "breaks the row",
            _ if taken > 0 && !symbol.trim().is_empty() => "stands over half a letter",
            0 if taken == 0 => "takes no cell",
            width if width > usize::from(area.right() - x) => "is cut in two",
            width => {
                taken = if taken > 0 { taken - 1 } else { width - 1 };
                continue;
            }
        };
        return Some((x, format!("{symbol:?} {why}")));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(x: u16, symbol: &str) -> Option<String> {
        let mut buffer = Buffer::with_lines(["ab日本cd"]);
        buffer[(x, 0)].set_symbol(symbol);
        broken_cell(&buffer)
    }

    #[test]
    fn a_sound_frame_has_no_broken_cell() {
        assert_eq!(with(0, "x"), None);
        assert_eq!(with(2, "語"), None);
    }

    #[test]
    fn each_kind_of_broken_cell_is_found() {
        assert_eq!(with(1, "\u{1b}").as_deref(), Some("\"\\u{1b}\" breaks the row at 1,0"));
        assert_eq!(with(1, "a\u{202e}").as_deref(), Some("\"a\\u{202e}\" breaks the row at 1,0"));
        assert_eq!(with(3, "x").as_deref(), Some("\"x\" stands over half a letter at 3,0"));
        assert_eq!(with(1, "\u{301}").as_deref(), Some("\"\\u{301}\" takes no cell at 1,0"));
        assert_eq!(with(7, "日").as_deref(), Some("\"日\" is cut in two at 7,0"));
    }
}
