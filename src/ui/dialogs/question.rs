//! Asks before a text goes. The answer is another key than the one that asked, so that a key that is held down answers
//! nothing; whoever types on takes the question back. It is gone when the screen is covered: whoever comes back has not
//! asked it.
//!
//! ```text
//! ╭ Kast ────────────────────────────────────────────────────────╮
//! │ Kast teksten? Det er 4 ord: «Dette var feil ungdom.».        │
//! │                                                              │
//! │ [ Kast  Enter ]  [ Behold  Esc ]                             │
//! ╰──────────────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use super::panel;
use crate::{
    domain::changes::Changes,
    store::StoreError,
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        forms::silent_debug,
        input::{Input, Key, KeyCode},
        theme::Role,
        view::{Availability, Cx, Effect, Response, View},
    },
};

/// Cells of the dialog at most.
const WIDEST: u16 = 76;

/// Cells of a text that is about to be thrown away, as it is shown in the question.
const WORDS_ASKED: usize = 40;

/// A question that is answered with Enter or Esc.
pub struct Question {
    /// What Enter does, in a word.
    yes: &'static str,
    /// What Esc does, where it is not to keep what stands.
    no: Option<&'static str>,
    sentence: String,
    /// What is done once the question is answered with Enter and closed.
    then: Vec<Effect>,
}

silent_debug!(Question);

impl Question {
    /// A question of its own words; Enter does `then`.
    #[must_use]
    pub const fn new(yes: &'static str, sentence: String, then: Vec<Effect>) -> Self {
        Self { yes, no: None, sentence, then }
    }

    /// With another word for what Esc does.
    #[must_use]
    pub fn or(self, no: &'static str) -> Self {
        Self { no: Some(no), ..self }
    }

    fn no(&self, t: Texts) -> &'static str {
        self.no.unwrap_or_else(|| t.question_keep())
    }

    /// «Kast teksten? Det er 12 ord: «Kom hjem sliten …».» Enter does `then`.
    #[must_use]
    pub fn throw_away(prose: &str, then: Vec<Effect>, t: Texts) -> Self {
        let words: Vec<&str> = prose.split_whitespace().collect();
        let sentence = if words.is_empty() {
            t.throw_away_ask_no_words().to_owned()
        } else {
            let count = i64::try_from(words.len()).unwrap_or(i64::MAX);
            t.throw_away_ask(count, t.quoted(columns::truncate(&words.join(" "), WORDS_ASKED)))
        };
        Self::new(t.action_throw_away(), sentence, then)
    }

    /// Asks before the view below is closed with secrets that are kept nowhere.
    #[must_use]
    pub fn close(t: Texts) -> Self {
        Self::new(t.question_close(), t.close_would_lose().to_owned(), vec![Effect::Close])
    }
}

impl View for Question {
    fn scope(&self) -> Scope {
        Scope::Dialog
    }

    fn title(&self, _cx: &Cx<'_>) -> String {
        self.yes.to_owned()
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn is_question(&self) -> bool {
        true
    }

    fn typing(&self) -> bool {
        true
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        match action {
            Action::Open => Some(self.yes),
            Action::Back => Some(self.no(t)),
            _ => None,
        }
    }

    fn availability(&self, action: Action, _cx: &Cx<'_>) -> Availability {
        if action == Action::Open { Availability::Available } else { Availability::NotHere }
    }

    fn on_action(&mut self, action: Action, _cx: &Cx<'_>) -> Response {
        if action != Action::Open {
            return Response::Ignored;
        }
        let closed = std::iter::once(Effect::Close);
        Response::Effects(closed.chain(self.then.drain(..)).collect())
    }

    fn on_input(&mut self, input: &Input, _cx: &Cx<'_>) -> Response {
        match input {
            Input::Key(key) if key.ctrl => Response::Handled,
            // Whoever moves about has not answered.
            Input::Key(Key {
                code: KeyCode::Left | KeyCode::Right | KeyCode::Up | KeyCode::Down | KeyCode::Tab,
                ..
            }) => Response::Handled,
            Input::Key(_) | Input::Paste(_) => Response::effect(Effect::Close),
            _ => Response::Ignored,
        }
    }

    fn refresh(&mut self, _changes: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let width = canvas.area().width.saturating_sub(4).min(WIDEST);
        let sentence = columns::wrap(&self.sentence, usize::from(width.saturating_sub(4)));
        let rows = u16::try_from(sentence.len()).unwrap_or(u16::MAX);
        panel::draw(canvas, self.yes, (width, rows.saturating_add(4)), |canvas| {
            for (row, line) in (0..).zip(sentence) {
                canvas.line(row, canvas.span(line.to_owned(), Role::Text));
            }
            let Rect { x, y, .. } = canvas.area();
            canvas.set_cursor((x, y).into());
            self.draw_answers(canvas, rows.saturating_add(1), cx);
        });
    }
}

impl Question {
    fn draw_answers(&self, canvas: &mut Canvas<'_>, row: u16, cx: &Cx<'_>) {
        let area = canvas.area();
        let mut x = area.x;
        for (label, action) in [(self.yes, Action::Open), (self.no(cx.texts), Action::Back)] {
            let text = format!("[ {label}  {} ]", cx.key(action));
            let place = Rect { x, y: area.y.saturating_add(row), width: columns::cells(&text), height: 1 };
            canvas.within(place, |canvas| canvas.line(0, canvas.span(text, Role::Key)));
            canvas.clickable(place, action);
            x = place.right() + 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_reaches_no_log() {
        let question = Question::new("Ja", "Amir er hos UDI da.".to_owned(), Vec::new());
        assert_eq!(format!("{question:?}"), "Question");
    }
}
