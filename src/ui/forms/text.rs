//! A field of text: one line, or several that grow with what is written and then scroll.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use serde_json::Value;

use super::field::{Field, FieldError, FieldResponse, Words};
use crate::text::Texts;
use crate::ui::{input::Input, theme::Theme, widgets::editor::Editor};

/// A rule for a text that is not empty; the error is the message.
pub type TextRule = Box<dyn Fn(&str) -> Result<(), FieldError>>;

/// What is to be known about a text that is not empty, though nobody did wrong.
pub type TextNotice = Box<dyn Fn(&str) -> Option<String>>;

/// Rows a field grows to before it scrolls: with label, message and help it fits a screen of 24 rows.
const TALLEST: u16 = 12;

/// A field of text.
pub struct TextField {
    words: Words,
    editor: Editor,
    initial: String,
    shortest: u16,
    rule: Option<TextRule>,
    notice: Option<TextNotice>,
}

impl TextField {
    /// An empty field of one line and at most `max` characters.
    #[must_use]
    pub fn new(words: Words, max: usize) -> Self {
        Self::with_editor(words, Editor::line(max), 1)
    }

    /// An empty field of several lines, at least `shortest` rows. Enter makes a new line in it.
    #[must_use]
    pub fn long(words: Words, shortest: u16) -> Self {
        Self::with_editor(words, Editor::multiline(), shortest.clamp(1, TALLEST))
    }

    const fn with_editor(words: Words, editor: Editor, shortest: u16) -> Self {
        Self { words, editor, initial: String::new(), shortest, rule: None, notice: None }
    }

    /// Filled in beforehand.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        self.editor.set_text(text);
        self.initial = self.editor.text();
        self
    }

    /// With a rule for what may be written.
    #[must_use]
    pub fn with_rule(mut self, rule: TextRule) -> Self {
        self.rule = Some(rule);
        self
    }

    /// With something to be known about what is written.
    #[must_use]
    pub fn with_notice(mut self, notice: TextNotice) -> Self {
        self.notice = Some(notice);
        self
    }

    /// Takes a text that nobody typed, as a form proposes one.
    pub fn propose(&mut self, text: &str) {
        self.editor.set_text(text);
        self.initial = self.editor.text();
    }

    /// The text without blanks and empty lines round it; empty if nothing is written.
    #[must_use]
    pub fn value(&self) -> String {
        self.editor.text().trim().to_owned()
    }

    /// The text, or `None` if nothing is written.
    #[must_use]
    pub fn value_opt(&self) -> Option<String> {
        Some(self.value()).filter(|text| !text.is_empty())
    }
}

impl Field for TextField {
    fn words(&self) -> &Words {
        &self.words
    }

    fn is_empty(&self) -> bool {
        self.value().is_empty()
    }

    fn on_input(&mut self, input: &Input) -> FieldResponse {
        edit(&mut self.editor, input)
    }

    fn rows(&self, width: u16) -> u16 {
        self.editor.wrapped_rows(width).clamp(self.shortest, TALLEST)
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, theme: Theme, focused: bool) -> Option<Position> {
        self.editor.draw(area, buf, theme, focused)
    }

    fn rule(&self) -> Result<(), FieldError> {
        self.rule.as_ref().map_or(Ok(()), |rule| rule(&self.value()))
    }

    fn state(&self) -> Value {
        editor_state(&self.editor)
    }

    fn restore(&mut self, state: &Value) {
        restore_editor(&mut self.editor, state);
    }

    fn overflowed(&self) -> bool {
        self.editor.overflowed()
    }

    fn notice(&self, _t: Texts) -> Option<String> {
        let notice = self.notice.as_ref().filter(|_| !self.is_empty())?;
        notice(&self.value())
    }

    fn changed(&self) -> bool {
        self.editor.text() != self.initial
    }

    fn prose(&self) -> Option<String> {
        self.value_opt()
    }

    fn holds_words(&self) -> bool {
        true
    }

    fn put_before(&mut self, text: &str) -> bool {
        if self.is_empty() {
            self.editor.set_text(text);
            return true;
        }
        self.editor.put_before(text)
    }

    fn editor(&mut self) -> Option<&mut Editor> {
        Some(&mut self.editor)
    }
}

/// Hands an input to the editor of a field.
pub(super) fn edit(editor: &mut Editor, input: &Input) -> FieldResponse {
    let before = editor.revision();
    let used = editor.on_input(input);
    FieldResponse::of(used, editor.revision() != before)
}

/// What a draft keeps of an editor.
pub(super) fn editor_state(editor: &Editor) -> Value {
    // Text and numbers always have a JSON form; `Null` would mean "nothing to keep".
    serde_json::to_value(editor.state()).unwrap_or(Value::Null)
}

/// Puts back what [`editor_state`] gave; anything else is left out.
pub(super) fn restore_editor(editor: &mut Editor, state: &Value) {
    if let Ok(state) = serde_json::from_value(state.clone()) {
        editor.restore(&state);
    }
}
