//! A field whose text is understood as a value while it is typed: dates, times, numbers.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    echo,
    field::{Field, FieldError, FieldResponse, Words},
    text::edit,
};
use crate::ui::{
    input::Input,
    theme::Theme,
    widgets::editor::{Editor, EditorState},
};

/// Longest text a value is written with.
const LONGEST: usize = 60;

/// What was understood of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood<T> {
    /// The value.
    pub value: T,
    /// The value written out in full, so that it means the same on another day («i går» does not). Written into the field
    /// when it is left; the parser must understand it as the same value.
    pub canonical: String,
    /// What the person is shown (weekday and week); empty if the text says it all.
    pub echo: String,
}

/// Reads a text that is not empty. The error is the message for the person.
pub type Parser<T> = Box<dyn Fn(&str) -> Result<Understood<T>, FieldError>>;

/// A field of one line that is understood as a `T`.
pub struct ParsedField<T> {
    words: Words,
    editor: Editor,
    /// Cells of the typed text.
    width: u16,
    parse: Parser<T>,
    /// What the text means now; `None` if nothing is written.
    reading: Option<Result<Understood<T>, FieldError>>,
    /// What the field meant when the form was opened.
    initial: String,
    /// What an empty field means, if anything.
    empty_echo: String,
}

/// What a draft keeps: the text as typed, and what it meant then.
#[derive(Serialize, Deserialize)]
struct Kept {
    typed: EditorState,
    meant: Option<String>,
}

impl<T> ParsedField<T> {
    /// An empty field that shows `width` cells of typed text.
    #[must_use]
    pub fn new(words: Words, width: u16, parse: Parser<T>) -> Self {
        Self {
            words,
            editor: Editor::line(LONGEST),
            width,
            parse,
            reading: None,
            initial: String::new(),
            empty_echo: String::new(),
        }
    }

    /// With what an empty field means, shown beside it: «nå».
    #[must_use]
    pub fn meaning_when_empty(self, echo: impl Into<String>) -> Self {
        Self { empty_echo: echo.into(), ..self }
    }

    /// From now on texts are read with another parser: time has gone by, and «14:30» may mean another day. What was
    /// understood before stays as it was understood.
    pub fn read_with(&mut self, parse: Parser<T>) {
        self.parse = parse;
    }

    /// Filled in beforehand.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        self.set_text(text);
        self.initial = self.meaning();
        self
    }

    /// Writes a text into the field as if a person had.
    pub fn set_text(&mut self, text: &str) {
        self.editor.set_text(text);
        self.read();
    }

    /// The value, or `None` if nothing is written or it is not understood.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.understood().map(|understood| &understood.value)
    }

    /// What the person is told was understood; empty if there is nothing to tell.
    #[must_use]
    pub fn echo(&self) -> &str {
        if self.reading.is_none() {
            return &self.empty_echo;
        }
        self.understood().map_or("", |understood| &understood.echo)
    }

    fn understood(&self) -> Option<&Understood<T>> {
        self.reading.as_ref()?.as_ref().ok()
    }

    /// The value written out in full, or the text itself while it is not understood.
    fn meaning(&self) -> String {
        self.understood().map_or_else(|| self.editor.text(), |understood| understood.canonical.clone())
    }

    fn read(&mut self) {
        let text = self.editor.text();
        let text = text.trim();
        self.reading = if text.is_empty() { None } else { Some((self.parse)(text)) };
    }
}

impl<T> Field for ParsedField<T> {
    fn words(&self) -> &Words {
        &self.words
    }

    fn is_empty(&self) -> bool {
        self.reading.is_none()
    }

    fn on_input(&mut self, input: &Input) -> FieldResponse {
        let response = edit(&mut self.editor, input);
        if response == FieldResponse::Changed {
            self.read();
        }
        response
    }

    fn on_leave(&mut self) {
        let Some(canonical) = self.understood().map(|understood| understood.canonical.clone()) else { return };
        if self.editor.text() != canonical {
            self.set_text(&canonical);
        }
    }

    fn rows(&self, width: u16) -> u16 {
        echo::rows(width, self.width, self.echo())
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, theme: Theme, focused: bool) -> Option<Position> {
        let left = echo::draw(area, buf, theme, self.width, self.echo());
        self.editor.draw(left, buf, theme, focused)
    }

    fn rule(&self) -> Result<(), FieldError> {
        match &self.reading {
            Some(Err(error)) => Err(error.clone()),
            _ => Ok(()),
        }
    }

    fn state(&self) -> Value {
        let meant = self.understood().map(|understood| understood.canonical.clone());
        // Text and numbers always have a JSON form; `Null` would mean "nothing to keep".
        serde_json::to_value(Kept { typed: self.editor.state(), meant }).unwrap_or(Value::Null)
    }

    fn restore(&mut self, state: &Value) {
        let Ok(kept) = serde_json::from_value::<Kept>(state.clone()) else { return };
        self.editor.restore(&kept.typed);
        self.read();
        let means = self.understood().map(|understood| &understood.canonical);
        if let Some(meant) = kept.meant.filter(|meant| Some(meant) != means) {
            self.set_text(&meant);
        }
    }

    fn overflowed(&self) -> bool {
        self.editor.overflowed()
    }

    fn changed(&self) -> bool {
        self.meaning() != self.initial
    }

    fn editor(&mut self) -> Option<&mut Editor> {
        Some(&mut self.editor)
    }
}
