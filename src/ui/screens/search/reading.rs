//! A text that stands in no list any more: a task that ended long ago, a round of another night.

use ratatui::layout::Rect;

use crate::{
    domain::changes::Changes,
    store::StoreError,
    text::columns,
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        dialogs::panel,
        theme::Role,
        view::{Availability, Cx, Response, View},
    },
};

/// Cells of the dialog at most.
const WIDEST: u16 = 76;

/// The text, to be read.
pub(super) struct Reading {
    title: &'static str,
    lines: Vec<String>,
}

impl Reading {
    pub(super) const fn new(title: &'static str, lines: Vec<String>) -> Self {
        Self { title, lines }
    }
}

/// Shows nothing that is written.
impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reading").finish_non_exhaustive()
    }
}

impl View for Reading {
    fn scope(&self) -> Scope {
        Scope::Dialog
    }

    fn title(&self, _cx: &Cx<'_>) -> String {
        self.title.to_owned()
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn availability(&self, _action: Action, _cx: &Cx<'_>) -> Availability {
        Availability::NotHere
    }

    fn on_action(&mut self, _action: Action, _cx: &Cx<'_>) -> Response {
        Response::Ignored
    }

    fn refresh(&mut self, _changes: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, _cx: &Cx<'_>) {
        let width = canvas.area().width.saturating_sub(4).min(WIDEST);
        let room = usize::from(width.saturating_sub(4));
        let rows: Vec<&str> = self.lines.iter().flat_map(|line| columns::wrap(line, room)).collect();
        let tall = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(3).min(canvas.area().height);
        panel::draw(canvas, self.title, (width, tall), |canvas| {
            for (row, text) in (0..).zip(rows) {
                canvas.line(row, canvas.span(text.to_owned(), Role::Text));
            }
            let Rect { x, y, .. } = canvas.area();
            canvas.set_cursor((x, y).into());
        });
    }
}
