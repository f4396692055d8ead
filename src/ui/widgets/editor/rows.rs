//! Screen rows of a text: which part of which line stands in which row.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::columns;

/// One screen row: a stretch of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Which line of the text.
    pub(super) line: usize,
    /// First character of the line in this row.
    pub(super) start: usize,
    /// Bytes of the line in this row.
    bytes: (usize, usize),
    /// Whether the line ends in this row.
    ends_line: bool,
}

/// The rows of a text in `room` cells; a line that is empty is a row too.
pub(super) fn lay_out(lines: &[String], room: usize) -> Vec<Row> {
    let mut rows = Vec::with_capacity(lines.len());
    for (line, text) in lines.iter().enumerate() {
        let mut start = 0;
        for bytes in columns::wrap_line(text, room) {
            let chars = text[bytes.clone()].chars().count();
            let ends_line = bytes.end == text.len();
            rows.push(Row { line, start, bytes: (bytes.start, bytes.end), ends_line });
            start += chars;
        }
    }
    rows
}

/// Index of the row that holds a place (line, character). A place where a row breaks belongs to the lower row.
pub(super) fn find(rows: &[Row], (line, col): (usize, usize)) -> usize {
    let after = rows.partition_point(|row| (row.line, row.start) <= (line, col));
    after.saturating_sub(1)
}

impl Row {
    /// The text of the row.
    pub(super) fn text<'t>(&self, lines: &'t [String]) -> &'t str {
        &lines[self.line][self.bytes.0..self.bytes.1]
    }

    /// Cells before the character `col` of the line.
    pub(super) fn column(&self, lines: &[String], col: usize) -> usize {
        let text = self.text(lines);
        let end = text.char_indices().nth(col.saturating_sub(self.start)).map_or(text.len(), |(byte, _)| byte);
        columns::width(&text[..end])
    }

    /// The character of the line that stands at a column (cells) or, in the right half of a wide letter, before it.
    pub(super) fn char_at(&self, lines: &[String], column: usize) -> usize {
        let mut col = self.start;
        let mut cells = 0;
        for letter in self.text(lines).graphemes(true) {
            cells += columns::letter_width(letter);
            if cells > column {
                return col;
            }
            col += letter.chars().count();
        }
        col.min(self.last_place(lines))
    }

    /// The last place of the row where the cursor can stand. Behind the last letter if the line ends here; otherwise
    /// before it, because behind it is the beginning of the next row.
    pub(super) fn last_place(&self, lines: &[String]) -> usize {
        let text = self.text(lines);
        let chars = text.chars().count();
        let last = text.graphemes(true).next_back().map_or(0, |letter| letter.chars().count());
        self.start + if self.ends_line { chars } else { chars - last }
    }
}
