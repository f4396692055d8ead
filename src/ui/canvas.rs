//! Where views draw: a buffer with the theme, the place of the real cursor, and a record of what can be clicked where.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    text::{Line, Span},
};

use super::{
    action::Action,
    theme::{Role, Theme},
};
use crate::text::columns;

/// Something a view drew that can be clicked; what the number means is the view's own business.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target(pub usize);

/// What lies under the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clickable {
    /// An action's label.
    Action(Action),
    /// Something of the top view.
    Target(Target),
}

/// A place to draw on. It covers one area of the terminal's buffer.
#[derive(Debug)]
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
    theme: Theme,
    /// One list per screen, no frames, nothing side by side: for screen readers.
    plain: bool,
    cursor: Option<Position>,
    clickables: Vec<(Rect, Clickable)>,
}

impl<'a> Canvas<'a> {
    /// A canvas over the whole buffer.
    #[must_use]
    pub fn new(buffer: &'a mut Buffer, theme: Theme, plain: bool) -> Self {
        let area = buffer.area;
        Self { buffer, area, theme, plain, cursor: None, clickables: Vec::new() }
    }

    /// The area to draw in.
    #[must_use]
    pub const fn area(&self) -> Rect {
        self.area
    }

    /// Draws in a part of the area with `draw`, then comes back to the whole.
    pub fn within(&mut self, area: Rect, draw: impl FnOnce(&mut Canvas<'_>)) {
        let mut part = Canvas {
            area: area.intersection(self.area),
            buffer: &mut *self.buffer,
            theme: self.theme,
            plain: self.plain,
            cursor: None,
            clickables: std::mem::take(&mut self.clickables),
        };
        draw(&mut part);
        let Canvas { cursor, clickables, .. } = part;
        self.clickables = clickables;
        self.cursor = cursor.or(self.cursor);
    }

    /// The theme.
    #[must_use]
    pub const fn theme(&self) -> Theme {
        self.theme
    }

    /// Whether to draw for a screen reader.
    #[must_use]
    pub const fn plain(&self) -> bool {
        self.plain
    }

    /// How a role looks.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// A piece of text in a role.
    #[must_use]
    pub fn span<'s>(&self, text: impl Into<std::borrow::Cow<'s, str>>, role: Role) -> Span<'s> {
        Span::styled(text, self.style(role))
    }

    /// The buffer, for widgets that draw by themselves.
    pub const fn buffer(&mut self) -> &mut Buffer {
        self.buffer
    }

    /// Writes one line at a row of the area (0 at the top); what does not fit is cut at the right edge.
    pub fn line<'s>(&mut self, row: u16, line: impl Into<Line<'s>>) {
        if row < self.area.height {
            let place = Rect { y: self.area.y + row, height: 1, ..self.area };
            draw_line(&line.into(), place, self.buffer);
        }
    }

    /// Gives the area the theme's own ground. The terminal's ground, where the theme leaves it alone, needs no painting.
    pub fn paint(&mut self) {
        let style = self.style(Role::Text);
        if style != Style::default() {
            self.buffer.set_style(self.area, style);
        }
    }

    /// Fills the area with blanks on the theme's ground: a dialog over another screen.
    pub fn clear(&mut self) {
        self.blank_letters_cut_at_the_left();
        for position in self.area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
            }
        }
        self.paint();
    }

    /// A letter of two cells whose second one is about to be covered goes whole: terminals draw no half letters.
    fn blank_letters_cut_at_the_left(&mut self) {
        let Some(x) = self.area.x.checked_sub(1) else {
            return;
        };
        for y in self.area.top()..self.area.bottom() {
            if let Some(cell) = self.buffer.cell_mut((x, y)).filter(|cell| columns::width(cell.symbol()) > 1) {
                cell.set_symbol(" ");
            }
        }
    }

    /// Gives an area another style on top of what stands there.
    pub fn restyle(&mut self, area: Rect, role: Role) {
        self.buffer.set_style(area.intersection(self.area), self.theme.style(role));
    }

    /// Puts the terminal's real cursor on the row or field that has the focus: screen readers and input methods follow it.
    pub const fn set_cursor(&mut self, position: Position) {
        self.cursor = Some(position);
    }

    /// Where the real cursor belongs.
    #[must_use]
    pub const fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Lets an area be clicked as an action.
    pub fn clickable(&mut self, area: Rect, action: Action) {
        self.clickables.push((area.intersection(self.area), Clickable::Action(action)));
    }

    /// Lets an area be clicked; the view gets `target`.
    pub fn target(&mut self, area: Rect, target: Target) {
        self.clickables.push((area.intersection(self.area), Clickable::Target(target)));
    }

    /// Everything that can be clicked, in the order it was drawn. A dialog's come last and win.
    #[must_use]
    pub fn into_clickables(self) -> Vec<(Rect, Clickable)> {
        self.clickables
    }

    /// Forgets what could be clicked below a dialog.
    pub fn forget_clickables(&mut self) {
        self.clickables.clear();
    }
}

/// Writes one line at the top of an area; what does not fit is cut at the right edge.
///
/// Every letter takes the cells it is drawn in. A [`Line`] that renders itself counts letters that some scripts write as one
/// («لا») once, and its next piece of text would begin upon the last letter.
pub fn draw_line(line: &Line<'_>, area: Rect, buffer: &mut Buffer) {
    let area = Rect { height: area.height.min(1), ..area }.intersection(buffer.area);
    if !area.is_empty() {
        buffer.set_style(area, line.style);
        buffer.set_line(area.x, area.y, line, area.width);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::ThemeName;

    #[test]
    fn a_dialog_leaves_no_half_letter_at_its_edges() {
        let mut buffer = Buffer::with_lines(["日本語日本語"]);
        let whole = buffer.area;
        let mut canvas = Canvas::new(&mut buffer, Theme::new(ThemeName::Mono), false);
        #[expect(
            clippy::redundant_closure_for_method_calls,
            reason = "the method alone is not general enough over lifetimes"
        )]
        canvas.within(Rect { x: 3, width: 4, ..whole }, |canvas| canvas.clear());
        assert_eq!(buffer, Buffer::with_lines(["日      本語"]));
    }

    #[test]
    fn letters_that_a_script_joins_keep_their_cells_beside_other_text() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        let whole = buffer.area;
        draw_line(&Line::from(vec![Span::raw("علاء"), Span::raw(" her")]), whole, &mut buffer);
        let cells: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(cells, "علاء her    ");
    }

    #[test]
    fn a_line_is_cut_at_the_edge_of_its_area() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        draw_line(&Line::from("en to tre"), Rect::new(1, 0, 3, 4), &mut buffer);
        draw_line(&Line::from("utenfor"), Rect::new(9, 3, 4, 1), &mut buffer);
        assert_eq!(buffer, Buffer::with_lines([" en   "]));
    }
}
