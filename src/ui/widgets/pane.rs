//! What the whole screens and the panes of the board are framed with. In plain mode there are no frames and no rules: a
//! heading stands over its list.

use ratatui::{
    layout::Rect,
    text::{Line, Span},
    widgets::{Block, BorderType, Widget as _},
};

use super::list::{ListRows, ListState};
use crate::{
    text::columns,
    ui::{
        canvas::{Canvas, Target},
        theme::Role,
    },
};

/// Stands before the title of the pane with the focus, so that it is found without colours.
const FOCUS: &str = "▸ ";

/// Draws the frame of a pane and answers the area inside. The one with the focus is heavier and marked.
pub fn frame(canvas: &mut Canvas<'_>, area: Rect, title: &str, focused: bool) -> Rect {
    let room = usize::from(area.width).saturating_sub(6);
    let title = columns::truncate(title, room);
    let mark = if focused { FOCUS } else { "" };
    if canvas.plain() {
        let heading = canvas.span(format!("{mark}{title}"), Role::Title);
        canvas.within(area, |canvas| canvas.line(0, heading));
        return Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    }
    let (border, role) =
        if focused { (BorderType::Thick, Role::FocusBorder) } else { (BorderType::Rounded, Role::Border) };
    let title = vec![Span::raw(" "), canvas.span(format!("{mark}{title}"), Role::Title), Span::raw(" ")];
    let block = Block::bordered().border_type(border).border_style(canvas.style(role)).title(Line::from(title));
    let inside = block.inner(area);
    block.render(area.intersection(*canvas.buffer().area()), canvas.buffer());
    inside
}

/// Draws the heading of a whole screen, with what belongs at its right end, and answers the area below.
pub fn heading(canvas: &mut Canvas<'_>, left: Vec<Span<'_>>, right: &str) -> Rect {
    let area = canvas.area();
    title(canvas, left, right);
    if !canvas.plain() {
        rule(canvas, 1, false);
    }
    Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2), ..area }
}

/// Draws the first row of a whole screen, with what belongs at its right end.
pub fn title(canvas: &mut Canvas<'_>, left: Vec<Span<'_>>, right: &str) {
    let area = canvas.area();
    let right = format!("{right} ");
    let at = columns::width(&right).min(usize::from(area.width));
    canvas.line(0, [vec![Span::raw(" ")], left].concat());
    let place =
        Rect { x: area.right() - u16::try_from(at).unwrap_or(0), width: u16::try_from(at).unwrap_or(0), ..area };
    let right = canvas.span(right, Role::Dim);
    canvas.within(place, |canvas| canvas.line(0, right));
}

/// Draws a line across a row of the area, heavy where the list below has the focus.
pub fn rule(canvas: &mut Canvas<'_>, row: u16, focused: bool) {
    let (letter, role) = if focused { ("━", Role::FocusBorder) } else { ("─", Role::Border) };
    let text = letter.repeat(usize::from(canvas.area().width));
    canvas.line(row, canvas.span(text, role));
}

/// Draws a list, lets its rows be clicked (`target` names a row), and puts the real cursor on the selected row if the list
/// has the focus. A list without the focus shows no marker: there is one place on the screen where the next key goes.
pub fn list(
    canvas: &mut Canvas<'_>,
    list: &ListState,
    rows: &impl ListRows,
    area: Rect,
    focused: bool,
    target: impl Fn(usize) -> Target,
) {
    let theme = canvas.theme();
    let cursor = list.draw(rows, area, canvas.buffer(), theme, focused);
    for (index, row) in list.drawn() {
        if rows.selectable(index) {
            canvas.target(row, target(index));
        }
        if !focused {
            canvas.buffer()[(row.x, row.y)].set_symbol(" ");
        }
    }
    if let Some(cursor) = cursor {
        canvas.set_cursor(cursor);
    }
}

/// Writes a sentence, wrapped, where a list would stand that has nothing in it yet.
pub fn sentence(canvas: &mut Canvas<'_>, area: Rect, text: &str, focused: bool) {
    let room = usize::from(area.width.saturating_sub(2));
    let lines: Vec<String> = columns::wrap(text, room).into_iter().map(|line| format!(" {line}")).collect();
    let spans: Vec<_> = lines.into_iter().map(|line| canvas.span(line, Role::Dim)).collect();
    canvas.within(area, |canvas| {
        for (row, span) in (0..area.height).zip(spans) {
            canvas.line(row, span);
        }
    });
    if focused {
        canvas.set_cursor(area.as_position());
    }
}
