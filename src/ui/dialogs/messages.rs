//! What stands to be told now, and below it what the program has told during this session, the newest first.

use ratatui::{layout::Rect, text::Span};

use super::{panel, scroll::Scroll};
use crate::{
    domain::{changes::Changes, time::Instant},
    store::StoreError,
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        theme::Role,
        view::{Availability, Cx, Message, Response, Tone, View},
    },
};

/// The list of messages.
#[derive(Debug)]
pub struct Messages {
    /// What is so now, with how it is said.
    standing: Vec<(Role, String)>,
    messages: Vec<(Instant, Message)>,
    scroll: Scroll,
}

impl Messages {
    /// A list of these, the newest first, below what is so now.
    #[must_use]
    pub fn new(standing: Vec<(Role, String)>, messages: Vec<(Instant, Message)>) -> Self {
        Self { standing, messages, scroll: Scroll::default() }
    }

    /// What is so now, under a heading of its own.
    fn standing_rows(&self, canvas: &Canvas<'_>, t: Texts) -> Vec<Vec<Span<'static>>> {
        if self.standing.is_empty() {
            return Vec::new();
        }
        let mut rows = vec![vec![canvas.span(t.messages_standing(), Role::Title)]];
        for (role, text) in &self.standing {
            let lines = columns::wrap(text, usize::from(canvas.area().width));
            rows.extend(lines.into_iter().map(|line| vec![canvas.span(line.to_owned(), *role)]));
        }
        rows.push(Vec::new());
        if !self.messages.is_empty() {
            rows.push(vec![canvas.span(t.messages_told(), Role::Title)]);
        }
        rows
    }
}

impl View for Messages {
    fn scope(&self) -> Scope {
        Scope::Dialog
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.messages_title().to_owned()
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn availability(&self, action: Action, _cx: &Cx<'_>) -> Availability {
        Scroll::availability(action)
    }

    fn on_action(&mut self, action: Action, _cx: &Cx<'_>) -> Response {
        self.scroll.on_action(action)
    }

    fn refresh(&mut self, _changes: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let area = canvas.area();
        panel::draw(
            canvas,
            t.messages_title(),
            (area.width.saturating_sub(6).min(110), area.height.saturating_sub(2)),
            |canvas| {
                let Rect { x, y, width, .. } = canvas.area();
                canvas.set_cursor((x, y).into());
                if self.messages.is_empty() && self.standing.is_empty() {
                    canvas.line(0, canvas.span(t.messages_none(), Role::Dim));
                    return;
                }
                let mut rows = self.standing_rows(canvas, t);
                for (at, message) in &self.messages {
                    let role = if message.tone == Tone::Bad { Role::Error } else { Role::Text };
                    let clock = t.clock(*at, cx.zone);
                    let room = usize::from(width).saturating_sub(clock.len() + 2);
                    for (index, line) in columns::wrap(&message.text, room).into_iter().enumerate() {
                        let before = if index == 0 { clock.clone() } else { " ".repeat(clock.len()) };
                        rows.push(vec![
                            canvas.span(before, Role::Dim),
                            canvas.span("  ", Role::Text),
                            canvas.span(line.to_owned(), role),
                        ]);
                    }
                }
                self.scroll.draw(canvas, canvas.area(), rows);
            },
        );
    }
}
