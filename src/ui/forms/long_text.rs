//! A field of several lines of text: it grows with what is written and then scrolls.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use serde_json::Value;

use super::{
    field::{Field, FieldResponse, Words},
    text::{edit, editor_state, restore_editor},
};
use crate::ui::{input::Input, theme::Theme, widgets::editor::Editor};

/// Rows a field grows to before it scrolls: with label, message and help it fits a screen of 24 rows.
const TALLEST: u16 = 12;

/// A field of several lines of text. Enter makes a new line in it.
pub struct LongTextField {
    words: Words,
    editor: Editor,
    initial: String,
    shortest: u16,
}

impl LongTextField {
    /// An empty field of at least `shortest` rows.
    #[must_use]
    pub fn new(words: Words, shortest: u16) -> Self {
        Self { words, editor: Editor::multiline(), initial: String::new(), shortest: shortest.clamp(1, TALLEST) }
    }

    /// Filled in beforehand.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        self.editor.set_text(text);
        self.initial = self.editor.text();
        self
    }

    /// The text without empty lines and blanks round it; empty if nothing is written.
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

impl Field for LongTextField {
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
