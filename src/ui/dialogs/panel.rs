//! The frame of a dialog over another screen.

use ratatui::{
    layout::Rect,
    text::{Line, Span},
    widgets::{Block, BorderType, Clear, Widget as _},
};

use crate::ui::{canvas::Canvas, theme::Role, widgets::put};

/// Draws a framed box in the middle of the canvas and hands its inside to `draw`. In plain mode it takes the whole area and
/// has no frame.
pub(crate) fn draw(canvas: &mut Canvas<'_>, title: &str, size: (u16, u16), draw: impl FnOnce(&mut Canvas<'_>)) {
    let area = canvas.area();
    if canvas.plain() {
        canvas.clear();
        canvas.line(0, canvas.span(title.to_owned(), Role::Title));
        let inside = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        canvas.within(inside, draw);
        return;
    }
    let width = size.0.min(area.width);
    let height = size.1.min(area.height);
    let place = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
    let frame = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(canvas.style(Role::FocusBorder))
        .title(Line::from(vec![Span::raw(" "), canvas.span(title.to_owned(), Role::Title), Span::raw(" ")]));
    let inside = frame.inner(place);
    Clear.render(place, canvas.buffer());
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method alone is not general enough over lifetimes"
    )]
    canvas.within(place, |canvas| canvas.clear());
    frame.render(place, canvas.buffer());
    let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    canvas.within(inside, draw);
}

/// Says beside the rows of a dialog that there are more above or below. `rows` is where they stand, on the canvas that
/// [`draw`] handed out.
pub(crate) fn more(canvas: &mut Canvas<'_>, rows: Rect, above: bool, below: bool) {
    let (style, x) = (canvas.style(Role::Dim), rows.right());
    if above {
        put(canvas.buffer(), x, rows.y, "↑", 1, style);
    }
    if below {
        put(canvas.buffer(), x, rows.bottom().saturating_sub(1), "↓", 1, style);
    }
}
