//! A field of one line of text.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use serde_json::Value;

use super::field::{Field, FieldError, FieldResponse, Words};
use crate::ui::{input::Input, theme::Theme, widgets::editor::Editor};

/// A rule for a text that is not empty; the error is the message.
pub type TextRule = Box<dyn Fn(&str) -> Result<(), FieldError>>;

/// A field of one line of text.
pub struct TextField {
    words: Words,
    editor: Editor,
    initial: String,
    rule: Option<TextRule>,
}

impl TextField {
    /// An empty field of at most `max` characters.
    #[must_use]
    pub fn new(words: Words, max: usize) -> Self {
        Self { words, editor: Editor::line(max), initial: String::new(), rule: None }
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

    /// The text without blanks round it; empty if nothing is written.
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

    fn changed(&self) -> bool {
        self.editor.text() != self.initial
    }

    fn prose(&self) -> Option<String> {
        self.value_opt()
    }

    fn editor(&mut self) -> Option<&mut Editor> {
        Some(&mut self.editor)
    }
}

/// Hands an input to the editor of a field.
pub(super) fn edit(editor: &mut Editor, input: &Input) -> FieldResponse {
    let before = editor.revision();
    let used = editor.on_input(input);
    match (used, editor.revision() == before) {
        (false, _) => FieldResponse::Ignored,
        (true, true) => FieldResponse::Handled,
        (true, false) => FieldResponse::Changed,
    }
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
