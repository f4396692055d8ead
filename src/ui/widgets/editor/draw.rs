//! Drawing an editor, and the place of the terminal's real cursor.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    Editor, Lines,
    rows::{self, Row},
};
use crate::{
    text::columns,
    ui::{
        theme::{Role, Theme},
        widgets::put,
    },
};

/// Where an editor was drawn, and which part of the text stood in the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Shown {
    area: Rect,
    /// First row seen.
    top: usize,
    /// First column (cells) seen, of a one-line editor.
    left: usize,
}

impl Shown {
    /// Cells a wrapped row may take. The last column stays free, so that the cursor has a place behind a full row.
    pub(super) fn room(self) -> usize {
        room(self.area.width)
    }

    /// Row and column of the text under a cell of the screen.
    pub(super) fn cell_of(self, x: u16, y: u16) -> Option<(usize, usize)> {
        let inside = self.area.contains(Position::new(x, y));
        inside.then(|| (self.top + usize::from(y - self.area.y), self.left + usize::from(x - self.area.x)))
    }
}

/// Before the first drawing nothing is wrapped.
fn room(width: u16) -> usize {
    if width == 0 { usize::MAX } else { usize::from(width).saturating_sub(1).max(1) }
}

impl Editor {
    /// How many screen rows the text takes at a width; 1 for a one-line editor.
    #[must_use]
    pub fn wrapped_rows(&self, width: u16) -> u16 {
        match self.lines {
            Lines::One => 1,
            Lines::Several => u16::try_from(rows::lay_out(self.area.lines(), room(width)).len()).unwrap_or(u16::MAX),
        }
    }

    /// Draws the text as a field. Returns the cell for the terminal's real cursor if the editor has the focus.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, theme: Theme, focused: bool) -> Option<Position> {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return None;
        }
        let style = theme.style(if focused { Role::FieldFocus } else { Role::Field });
        buf.set_style(area, style);
        self.shown.set(Shown { area, ..self.shown.get() });
        let rows = self.rows();
        let current = rows::find(&rows, self.at());
        let column = rows[current].column(self.area.lines(), self.at().1);
        let shown = self.scroll(area, &rows, current, column, focused);
        self.shown.set(shown);
        for (row, y) in rows.iter().skip(shown.top).zip(area.top()..area.bottom()) {
            let line = Rect { y, height: 1, ..area };
            if !focused && self.lines == Lines::One {
                put(buf, line.x, line.y, row.text(self.area.lines()), line.width, style);
            } else {
                self.draw_row(row, line, shown.left, buf, [style, style.patch(theme.style(Role::Selection))]);
            }
        }
        if !focused {
            return None;
        }
        let x = area.x + narrow(column - shown.left).min(area.width - 1);
        let y = area.y + narrow(current.saturating_sub(shown.top)).min(area.height - 1);
        Some(Position::new(x, y))
    }

    /// Keeps the cursor in sight, moving as little as possible and leaving no room unused.
    fn scroll(&self, area: Rect, rows: &[Row], current: usize, column: usize, focused: bool) -> Shown {
        let old = self.shown.get();
        let height = usize::from(area.height);
        let top = follow(old.top, current, height).min(rows.len().saturating_sub(height));
        let left = match self.lines {
            Lines::One if focused => {
                let wide = usize::from(area.width);
                let total = columns::width(rows[0].text(self.area.lines())) + 1;
                follow(old.left, column, wide).min(total.saturating_sub(wide))
            }
            _ => 0,
        };
        Shown { area, top, left }
    }

    /// Draws the letters of a row from column `left`, each plain or selected.
    fn draw_row(&self, row: &Row, area: Rect, left: usize, buf: &mut Buffer, [plain, selected]: [Style; 2]) {
        let text = row.text(self.area.lines());
        let selection = self.selection();
        let mut col = row.start;
        let mut column = 0;
        for letter in text.graphemes(true) {
            let place = (row.line, col);
            col += letter.chars().count();
            let x = column;
            column += columns::letter_width(letter);
            if x < left {
                continue;
            }
            if column - left > usize::from(area.width) {
                break;
            }
            let within = selection.is_some_and(|(start, end)| start <= place && place < end);
            let style = if within { selected } else { plain };
            buf.set_stringn(area.x + narrow(x - left), area.y, letter, usize::from(area.width), style);
        }
    }
}

/// The first cell seen of a window `size` long so that `wanted` is in it.
fn follow(first: usize, wanted: usize, size: usize) -> usize {
    first.min(wanted).max((wanted + 1).saturating_sub(size))
}

fn narrow(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}
