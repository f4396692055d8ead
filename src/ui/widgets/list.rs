//! A list that scrolls: which row is selected, which rows are seen, and which row the mouse points at.
//!
//! The list knows nothing of what its rows hold; they are drawn through a function. Rows may be taller than one cell, so
//! that a log entry can take as many lines as it needs; one that is taller than the list is walked through line by line.
//! Headings stand among the rows and are passed over.

use std::cell::RefCell;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use super::put;
use crate::ui::{
    action::Action,
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
    /// Lines of the selected row above the top, when it is taller than the list.
    inside: u16,
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

    /// Whether a row can be selected; a heading cannot.
    fn selectable(&self, _index: usize) -> bool {
        true
    }

    /// Lines at the top of a row that look selected when it is; all, unless the row opens up into many.
    fn head(&self, _index: usize) -> u16 {
        u16::MAX
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
    /// Whether there are rows above and below those that were drawn last, of so many.
    #[must_use]
    pub fn more(&self, count: usize) -> (bool, bool) {
        let shown = self.shown.borrow();
        (shown.first > 0, shown.rows.last().is_some_and(|(last, _)| last + 1 < count))
    }

    /// The selected row. After rows were removed it may lie behind the last one; drawing and moving then take the last.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Selects a row.
    pub fn select(&mut self, index: usize) {
        self.selected = index;
        self.inside = 0;
    }

    /// Selects a row and lets it be the first that is seen, as far as the rows below it fill the list.
    pub fn select_at_top(&mut self, index: usize) {
        self.select(index);
        self.shown.get_mut().first = index;
    }

    /// So many rows were added before all others, or taken away there: what is seen and selected stays the same.
    pub fn shift(&mut self, by: isize) {
        let first = &mut self.shown.get_mut().first;
        *first = first.saturating_add_signed(by);
        self.selected = self.selected.saturating_add_signed(by);
    }

    /// The selected row among `rows`: never a heading while there is another, `None` when there is nothing to select.
    #[must_use]
    pub fn current(&self, rows: &impl ListRows) -> Option<usize> {
        let last = rows.count().checked_sub(1)?;
        let at = self.selected.min(last);
        (at..=last)
            .find(|index| rows.selectable(*index))
            .or_else(|| (0..at).rev().find(|index| rows.selectable(*index)))
    }

    /// The rows drawn last, from the top, and where.
    #[must_use]
    pub fn drawn(&self) -> Vec<(usize, Rect)> {
        self.shown.borrow().rows.clone()
    }

    /// Moves the selection as an action says; `false` if the action is none that moves.
    pub fn step(&mut self, action: Action, rows: &impl ListRows) -> bool {
        let page = self.shown.borrow().rows.len().saturating_sub(1).max(1);
        let (forward, steps) = match action {
            Action::Up => (false, 1),
            Action::Down => (true, 1),
            Action::PageUp => (false, page),
            Action::PageDown => (true, page),
            Action::First => (false, usize::MAX),
            Action::Last => (true, usize::MAX),
            _ => return false,
        };
        let Some(current) = self.current(rows) else {
            return true;
        };
        if steps != usize::MAX && self.step_inside(forward, current, rows) {
            return true;
        }
        let selectable = |index: &usize| rows.selectable(*index);
        let target = if forward {
            (current + 1..rows.count()).filter(selectable).take(steps).last()
        } else {
            (0..current).rev().filter(selectable).take(steps).last()
        };
        if let Some(target) = target {
            self.select(target);
        }
        true
    }

    /// The wheel over the list, three rows at a time; `false` when it is elsewhere.
    pub fn wheel(&mut self, mouse: Mouse, rows: &impl ListRows) -> bool {
        let action = match mouse.kind {
            MouseKind::WheelUp => Action::Up,
            MouseKind::WheelDown => Action::Down,
            MouseKind::Click => return false,
        };
        if !self.shown.borrow().area.contains(Position::new(mouse.x, mouse.y)) {
            return false;
        }
        (0..WHEEL).all(|_| self.step(action, rows))
    }

    /// Moves within a row that is taller than the list; `false` when there is nothing more of it in that direction.
    fn step_inside(&mut self, forward: bool, current: usize, rows: &impl ListRows) -> bool {
        let area = self.shown.borrow().area;
        let hidden = rows.height(current, text_width(area)).saturating_sub(area.height);
        if area.is_empty() || (forward && self.inside >= hidden) || (!forward && self.inside == 0) {
            return false;
        }
        let by = (area.height / 2).max(1);
        self.inside = if forward { (self.inside + by).min(hidden) } else { self.inside.min(hidden).saturating_sub(by) };
        true
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
        let (count, selected) = (rows.count(), self.current(rows).unwrap_or(0));
        if area.is_empty() || count == 0 {
            self.shown.replace(Shown::default());
            return None;
        }
        let painter = Painter { rows, theme, selected, focused };
        if rows.height(selected, text_width(area)) > area.height {
            painter.draw_tall(area, buf, self.inside);
            self.shown.replace(Shown { area, first: selected, rows: vec![(selected, area)] });
            return focused.then(|| area.as_position());
        }
        let first = first_row(rows, area, self.shown.borrow().first, selected);
        let mut shown = Shown { area, first, rows: Vec::new() };
        let mut cursor = None;
        let mut y = area.y;
        for index in first..count {
            let height = rows.height(index, text_width(area)).max(1).min(area.bottom() - y);
            let row = Rect { y, height, ..area };
            painter.draw(index, row, buf);
            if index == selected && rows.selectable(index) {
                cursor = focused.then(|| row.as_position());
            }
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

/// Draws rows with their marker and style.
struct Painter<'a, R> {
    rows: &'a R,
    theme: Theme,
    selected: usize,
    focused: bool,
}

impl<R: ListRows> Painter<'_, R> {
    fn draw(&self, index: usize, row: Rect, buf: &mut Buffer) {
        let selected = index == self.selected && self.rows.selectable(index);
        let role = if selected && self.focused { Role::Selected } else { Role::Text };
        let style = self.theme.style(role);
        buf.set_style(row, self.theme.style(Role::Text));
        buf.set_style(Rect { height: self.rows.head(index).min(row.height), ..row }, style);
        if selected {
            put(buf, row.x, row.y, MARKER, 1, style);
        }
        let text = Rect { x: row.x + GUTTER.min(row.width), width: text_width(row), ..row };
        self.rows.draw_row(index, text, buf, style);
    }

    /// Draws the selected row, which is taller than the area, from its line `inside` on.
    fn draw_tall(&self, area: Rect, buf: &mut Buffer, inside: u16) {
        let height = self.rows.height(self.selected, text_width(area));
        let whole = Rect { x: 0, y: 0, width: area.width, height };
        let mut drawn = Buffer::empty(whole);
        self.draw(self.selected, whole, &mut drawn);
        let top = inside.min(height - area.height);
        for (y, line) in (area.top()..area.bottom()).zip(top..) {
            for x in 0..area.width {
                buf[(area.x + x, y)] = drawn[(x, line)].clone();
            }
        }
    }
}

/// Cells of a row that are not the marker.
/// Cells a row of the list has for its text.
#[must_use]
pub fn text_width(area: Rect) -> u16 {
    area.width.saturating_sub(GUTTER)
}

/// The first row to draw: as near to `old` as keeps the selected row whole and no room unused. Looks at no more rows than
/// fit, so that the length of the list does not matter.
fn first_row(rows: &impl ListRows, area: Rect, old: usize, selected: usize) -> usize {
    let highest = first_above(rows, area, selected);
    let lowest = first_above(rows, area, rows.count() - 1);
    // The headings over the selected row are seen with it.
    let headed = (highest..selected).rev().take_while(|index| !rows.selectable(*index)).last().unwrap_or(selected);
    old.clamp(highest, headed).min(lowest)
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

    /// Rows of one line, every third a heading.
    struct Headed(usize);

    impl ListRows for Headed {
        fn count(&self) -> usize {
            self.0
        }

        fn selectable(&self, index: usize) -> bool {
            !index.is_multiple_of(3)
        }

        fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
            put(buf, area.x, area.y, &index.to_string(), area.width, style);
        }
    }

    #[test]
    fn headings_are_passed_over_and_seen_with_the_row_below_them() {
        let mut list = ListState::default();
        let rows = Headed(9);
        let draw = |list: &ListState| {
            let mut buf = Buffer::empty(Rect::new(0, 0, 6, 3));
            list.draw(&rows, buf.area, &mut buf, MONO, true);
            lines(&buf)
        };
        assert_eq!(list.current(&rows), Some(1));
        assert_eq!(draw(&list), ["  0", "▸ 1", "  2"]);
        list.step(Action::Down, &rows);
        list.step(Action::Down, &rows);
        assert_eq!(list.current(&rows), Some(4));
        assert_eq!(draw(&list), ["  2", "  3", "▸ 4"]);
        list.step(Action::Last, &rows);
        assert_eq!(list.current(&rows), Some(8));
        draw(&list);
        list.step(Action::First, &rows);
        assert_eq!(draw(&list), ["  0", "▸ 1", "  2"]);
        assert_eq!(ListState::default().current(&Headed(1)), None, "nothing but a heading");
    }

    #[test]
    fn a_row_taller_than_the_list_is_walked_through() {
        struct Tall;
        impl ListRows for Tall {
            fn count(&self) -> usize {
                2
            }

            fn height(&self, index: usize, _width: u16) -> u16 {
                [7, 1][index]
            }

            fn head(&self, _index: usize) -> u16 {
                1
            }

            fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
                for line in 0..area.height {
                    put(buf, area.x, area.y + line, &format!("{index}.{line}"), area.width, style);
                }
            }
        }
        let mut list = ListState::default();
        let draw = |list: &ListState| {
            let mut buf = Buffer::empty(Rect::new(0, 0, 6, 4));
            list.draw(&Tall, buf.area, &mut buf, MONO, true);
            lines(&buf)
        };
        assert_eq!(draw(&list), ["▸ 0.0", "  0.1", "  0.2", "  0.3"]);
        list.step(Action::Down, &Tall);
        assert_eq!(draw(&list), ["  0.2", "  0.3", "  0.4", "  0.5"]);
        list.step(Action::Down, &Tall);
        assert_eq!(draw(&list)[3], "  0.6");
        list.step(Action::Down, &Tall);
        assert_eq!(list.current(&Tall), Some(1));
        list.step(Action::Up, &Tall);
        assert_eq!(draw(&list)[0], "▸ 0.0");
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
