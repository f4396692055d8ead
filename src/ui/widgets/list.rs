//! A list that scrolls: which row is selected, which rows are seen, and which row the mouse points at.
//!
//! The list knows nothing of what its rows hold; they are drawn through a function. Rows may be taller than one cell, so
//! that a log entry can take as many lines as it needs.

use std::cell::RefCell;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use super::measure::put;
use crate::ui::{
    input::{Input, Key, KeyCode, Mouse, MouseKind},
    theme::{Role, Theme},
};

/// Stands before the selected row, so that it is found without colours.
pub const MARKER: &str = "▸";

/// Cells taken by the marker and the blank after it.
const GUTTER: u16 = 2;

/// Rows the wheel moves the selection by.
const WHEEL: usize = 3;

/// What a list made of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListResponse {
    /// Not for the list.
    Ignored,
    /// The selection moved, or could not move further.
    Handled,
    /// Enter on the selected row, or a click on the row that was already selected.
    Activated(usize),
}

/// Selection and scroll position of a list.
#[derive(Debug, Clone, Default)]
pub struct ListState {
    selected: usize,
    shown: RefCell<Shown>,
}

/// What was drawn last; interior, because drawing changes nothing a person did.
#[derive(Debug, Clone, Default)]
struct Shown {
    area: Rect,
    /// First row seen.
    first: usize,
    /// The rows seen, from the top, and where.
    rows: Vec<(usize, Rect)>,
}

/// The rows of a list, as far as the list must know them.
pub trait ListRows {
    /// How many rows there are.
    fn count(&self) -> usize;

    /// Cells a row is tall at a width; at least 1.
    fn height(&self, _index: usize, _width: u16) -> u16 {
        1
    }

    /// Draws one row. `style` is that of an ordinary or of the selected row; the area is already filled with it.
    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style);
}

/// Rows of one cell each, drawn through a function.
pub struct FlatRows<F> {
    count: usize,
    draw: F,
}

impl<F: Fn(usize, Rect, &mut Buffer, Style)> FlatRows<F> {
    /// `count` rows; `draw` draws one.
    pub fn new(count: usize, draw: F) -> Self {
        Self { count, draw }
    }
}

impl<F: Fn(usize, Rect, &mut Buffer, Style)> ListRows for FlatRows<F> {
    fn count(&self) -> usize {
        self.count
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        (self.draw)(index, area, buf, style);
    }
}

impl ListState {
    /// The selected row. After rows were removed it may lie behind the last one; drawing and moving then take the last.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Selects a row.
    pub fn select(&mut self, index: usize) {
        self.selected = index;
    }

    /// The row drawn at a cell of the screen.
    #[must_use]
    pub fn row_at(&self, x: u16, y: u16) -> Option<usize> {
        let shown = self.shown.borrow();
        shown.rows.iter().find(|(_, area)| area.contains(Position::new(x, y))).map(|(index, _)| *index)
    }

    /// Takes a key, the wheel or a click; `count` is the number of rows.
    pub fn on_input(&mut self, input: &Input, count: usize) -> ListResponse {
        match input {
            Input::Key(key) if count > 0 => self.on_key(*key, count),
            Input::Mouse(mouse) if count > 0 => self.on_mouse(*mouse, count),
            _ => ListResponse::Ignored,
        }
    }

    fn on_key(&mut self, key: Key, count: usize) -> ListResponse {
        if key.ctrl || key.alt || key.shift {
            return ListResponse::Ignored;
        }
        let last = count - 1;
        let current = self.selected.min(last);
        let page = self.shown.borrow().rows.len().saturating_sub(1).max(1);
        self.selected = match key.code {
            KeyCode::Up => current.saturating_sub(1),
            KeyCode::Down => (current + 1).min(last),
            KeyCode::PageUp => current.saturating_sub(page),
            KeyCode::PageDown => (current + page).min(last),
            KeyCode::Home => 0,
            KeyCode::End => last,
            KeyCode::Enter => return ListResponse::Activated(current),
            _ => return ListResponse::Ignored,
        };
        ListResponse::Handled
    }

    fn on_mouse(&mut self, mouse: Mouse, count: usize) -> ListResponse {
        if !self.shown.borrow().area.contains(Position::new(mouse.x, mouse.y)) {
            return ListResponse::Ignored;
        }
        let last = count - 1;
        let current = self.selected.min(last);
        match mouse.kind {
            MouseKind::WheelUp => self.selected = current.saturating_sub(WHEEL),
            MouseKind::WheelDown => self.selected = (current + WHEEL).min(last),
            MouseKind::Click => match self.row_at(mouse.x, mouse.y).filter(|row| *row <= last) {
                Some(row) if row == current => return ListResponse::Activated(row),
                Some(row) => self.selected = row,
                None => {}
            },
        }
        ListResponse::Handled
    }

    /// Draws as many rows as there is room for, the selected one among them. Returns the cell for the terminal's real
    /// cursor (the marker of the selected row) if the list has the focus.
    pub fn draw(
        &self,
        rows: &impl ListRows,
        area: Rect,
        buf: &mut Buffer,
        theme: Theme,
        focused: bool,
    ) -> Option<Position> {
        let area = area.intersection(buf.area);
        let count = rows.count();
        if area.is_empty() || count == 0 {
            self.shown.replace(Shown::default());
            return None;
        }
        let selected = self.selected.min(count - 1);
        let first = first_row(rows, area, self.shown.borrow().first, selected);
        let mut shown = Shown { area, first, rows: Vec::new() };
        let mut cursor = None;
        let mut y = area.y;
        for index in first..count {
            let height = rows.height(index, text_width(area)).max(1).min(area.bottom() - y);
            let row = Rect { y, height, ..area };
            let role = if index == selected && focused { Role::Selected } else { Role::Text };
            let style = theme.style(role);
            buf.set_style(row, style);
            if index == selected {
                put(buf, row.x, row.y, MARKER, 1, style);
                cursor = focused.then(|| row.as_position());
            }
            let text = Rect { x: row.x + GUTTER.min(row.width), width: text_width(row), ..row };
            rows.draw_row(index, text, buf, style);
            shown.rows.push((index, row));
            y += height;
            if y >= area.bottom() {
                break;
            }
        }
        self.shown.replace(shown);
        cursor
    }
}

/// Cells of a row that are not the marker.
fn text_width(area: Rect) -> u16 {
    area.width.saturating_sub(GUTTER)
}

/// The first row to draw: as near to `old` as keeps the selected row whole and no room unused. Looks at no more rows than
/// fit, so that the length of the list does not matter.
fn first_row(rows: &impl ListRows, area: Rect, old: usize, selected: usize) -> usize {
    let highest = first_above(rows, area, selected);
    let lowest = first_above(rows, area, rows.count() - 1);
    old.clamp(highest, selected).min(lowest)
}

/// The first row of a screenful that ends with `bottom`.
fn first_above(rows: &impl ListRows, area: Rect, bottom: usize) -> usize {
    let height = |index| u32::from(rows.height(index, text_width(area)).max(1));
    let mut first = bottom;
    let mut taken = height(bottom);
    while first > 0 && taken + height(first - 1) <= u32::from(area.height) {
        first -= 1;
        taken += height(first);
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::ThemeName;
    use ratatui::style::Modifier;

    const MONO: Theme = Theme::new(ThemeName::Mono);

    /// Rows that show their number; the height of each repeats through the given ones.
    struct Numbers(usize, &'static [u16]);

    impl ListRows for Numbers {
        fn count(&self) -> usize {
            self.0
        }

        fn height(&self, index: usize, _width: u16) -> u16 {
            self.1[index % self.1.len()]
        }

        fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
            put(buf, area.x, area.y, &index.to_string(), area.width, style);
        }
    }

    fn drawn(list: &ListState, rows: &Numbers, height: u16) -> (Buffer, Option<Position>) {
        let mut buf = Buffer::empty(Rect::new(0, 0, 6, height));
        let cursor = list.draw(rows, buf.area, &mut buf, MONO, true);
        (buf, cursor)
    }

    fn lines(buf: &Buffer) -> Vec<String> {
        let rows = buf.content().chunks(usize::from(buf.area.width));
        rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned())
            .collect()
    }

    fn press(list: &mut ListState, name: &str, count: usize) -> ListResponse {
        list.on_input(&Input::Key(name.parse().unwrap()), count)
    }

    fn mouse(kind: MouseKind, y: u16) -> Input {
        Input::Mouse(Mouse { kind, x: 1, y })
    }

    #[test]
    fn the_selected_row_has_marker_reverse_and_cursor() {
        let mut list = ListState::default();
        list.select(1);
        let (buf, cursor) = drawn(&list, &Numbers(3, &[1]), 3);
        assert_eq!(lines(&buf), ["  0", "▸ 1", "  2"]);
        assert_eq!(cursor, Some(Position::new(0, 1)));
        assert!(buf[(3, 1)].modifier.contains(Modifier::REVERSED));
        assert!(!buf[(3, 0)].modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn moving_keeps_the_selected_row_in_sight() {
        let mut list = ListState::default();
        let rows = Numbers(10, &[1]);
        drawn(&list, &rows, 4);
        press(&mut list, "pagedown", 10);
        press(&mut list, "down", 10);
        assert_eq!(lines(&drawn(&list, &rows, 4).0), ["  1", "  2", "  3", "▸ 4"]);
        press(&mut list, "end", 10);
        assert_eq!(lines(&drawn(&list, &rows, 4).0), ["  6", "  7", "  8", "▸ 9"]);
        press(&mut list, "up", 10);
        assert_eq!(lines(&drawn(&list, &rows, 4).0), ["  6", "  7", "▸ 8", "  9"]);
        press(&mut list, "home", 10);
        assert_eq!(lines(&drawn(&list, &rows, 4).0), ["▸ 0", "  1", "  2", "  3"]);
    }

    #[test]
    fn tall_rows_are_shown_whole() {
        let mut list = ListState::default();
        list.select(2);
        let (buf, cursor) = drawn(&list, &Numbers(5, &[1, 2, 3]), 5);
        assert_eq!(lines(&buf), ["  1", "", "▸ 2", "", ""]);
        assert_eq!(cursor, Some(Position::new(0, 2)));
        assert_eq!((list.row_at(0, 1), list.row_at(0, 4), list.row_at(0, 5)), (Some(1), Some(2), None));
    }

    #[test]
    fn a_shorter_list_leaves_no_room_unused_and_a_selection_behind_the_end_is_the_last() {
        let mut list = ListState::default();
        list.select(9);
        drawn(&list, &Numbers(10, &[1]), 4);
        assert_eq!(lines(&drawn(&list, &Numbers(5, &[1]), 4).0), ["  1", "  2", "  3", "▸ 4"]);
        press(&mut list, "up", 5);
        assert_eq!(list.selected(), 3);
    }

    #[test]
    fn the_mouse_selects_then_opens_and_the_wheel_moves() {
        let mut list = ListState::default();
        drawn(&list, &Numbers(10, &[1]), 4);
        assert_eq!(list.on_input(&mouse(MouseKind::Click, 2), 10), ListResponse::Handled);
        assert_eq!(list.selected(), 2);
        assert_eq!(list.on_input(&mouse(MouseKind::Click, 2), 10), ListResponse::Activated(2));
        list.on_input(&mouse(MouseKind::WheelDown, 0), 10);
        assert_eq!(list.selected(), 5);
        assert_eq!(list.on_input(&mouse(MouseKind::Click, 7), 10), ListResponse::Ignored);
    }

    #[test]
    fn enter_opens_the_selected_row_and_an_empty_list_takes_nothing() {
        let mut list = ListState::default();
        assert_eq!(press(&mut list, "enter", 3), ListResponse::Activated(0));
        assert_eq!(press(&mut list, "enter", 0), ListResponse::Ignored);
        assert_eq!(drawn(&list, &Numbers(0, &[1]), 3).1, None);
        assert_eq!(press(&mut list, "ctrl-end", 3), ListResponse::Ignored);
    }
}
