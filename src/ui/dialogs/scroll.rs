//! Rows of a dialog that are read and not chosen from, when there are more of them than fit.

use ratatui::{layout::Rect, text::Line};

use super::panel;
use crate::ui::{
    action::Action,
    canvas::Canvas,
    view::{Availability, Response},
};

/// Rows a page is scrolled by.
const PAGE: isize = 10;

/// Which rows are seen.
#[derive(Debug, Default)]
pub(crate) struct Scroll {
    first: usize,
}

impl Scroll {
    /// Whether an action scrolls.
    pub(crate) const fn availability(action: Action) -> Availability {
        match action {
            Action::Up | Action::Down | Action::PageUp | Action::PageDown => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    /// Scrolls, if the action is one that does. How far there is to go is known when the rows are drawn.
    pub(crate) const fn on_action(&mut self, action: Action) -> Response {
        let by = match action {
            Action::Up => -1,
            Action::Down => 1,
            Action::PageUp => -PAGE,
            Action::PageDown => PAGE,
            _ => return Response::Ignored,
        };
        self.first = self.first.saturating_add_signed(by);
        Response::Handled
    }

    /// Draws what is seen of `lines` at `rows`, and signs for more above and below.
    pub(crate) fn draw<'l>(&mut self, canvas: &mut Canvas<'_>, rows: Rect, lines: Vec<impl Into<Line<'l>>>) {
        let hidden = lines.len().saturating_sub(usize::from(rows.height));
        self.first = self.first.min(hidden);
        canvas.within(rows, |canvas| {
            for (row, line) in (0..rows.height).zip(lines.into_iter().skip(self.first)) {
                canvas.line(row, line);
            }
        });
        panel::more(canvas, rows, self.first > 0, self.first < hidden);
    }
}
