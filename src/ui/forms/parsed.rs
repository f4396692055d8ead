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
use crate::{
    text::columns,
    ui::{
        input::{Input, Key, KeyCode},
        theme::{Role, Theme},
        widgets::editor::{Editor, EditorState},
    },
};

/// Longest text a value is written with.
const LONGEST: usize = 120;

/// The editor's key for selecting all of a text.
const SELECT_ALL: Input = Input::Key(Key::ctrl('a'));

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
    /// Nothing was typed since the focus came here: the first letter takes the place of what stands there.
    fresh: bool,
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
            fresh: true,
        }
    }

    /// With what an empty field means, shown beside it: «nå».
    #[must_use]
    pub fn meaning_when_empty(self, echo: impl Into<String>) -> Self {
        Self { empty_echo: echo.into(), ..self }
    }

    /// From now on an empty field means this: it hangs on another field.
    pub fn set_meaning_when_empty(&mut self, echo: impl Into<String>) {
        self.empty_echo = echo.into();
    }

    /// From now on texts are read with another parser: time has gone by, and «14:30» may mean another day. What was
    /// understood before stays as it was understood.
    pub fn read_with(&mut self, parse: Parser<T>) {
        self.parse = parse;
    }

    /// The same, and what stands there is read again at once: what is told of it hangs on another field.
    pub fn read_again_with(&mut self, parse: Parser<T>) {
        self.parse = parse;
        self.read();
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
        if std::mem::take(&mut self.fresh) && writes(input) {
            edit(&mut self.editor, &SELECT_ALL);
        }
        let response = edit(&mut self.editor, input);
        self.fresh = response == FieldResponse::Ignored;
        if response == FieldResponse::Changed {
            self.read();
        }
        response
    }

    fn on_leave(&mut self) {
        // What was not understood is set right, and not typed anew.
        self.fresh = self.understood().is_some();
        let Some(canonical) = self.understood().map(|understood| understood.canonical.clone()) else { return };
        if self.editor.text() != canonical {
            self.set_text(&canonical);
        }
    }

    fn rows(&self, width: u16) -> u16 {
        echo::rows(width, self.width, self.echo())
    }

    /// What was understood is told beside it.
    fn cells(&self) -> Option<u16> {
        self.echo().is_empty().then_some(self.width)
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, theme: Theme, focused: bool) -> Option<Position> {
        let left = echo::draw(area, buf, theme, self.width, self.echo());
        let cursor = self.editor.draw(left, buf, theme, focused);
        if focused && self.fresh {
            let taken = columns::cells(&self.editor.text()).min(left.width);
            buf.set_style(Rect { width: taken, ..left }.intersection(buf.area), theme.style(Role::Selection));
        }
        cursor
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
        self.fresh = false;
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

/// Whether an input writes or takes away: then it means all of a text that nobody has touched.
fn writes(input: &Input) -> bool {
    match input {
        Input::Key(key) => key.text().is_some() || matches!(key.code, KeyCode::Backspace | KeyCode::Delete),
        Input::Paste(_) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field() -> ParsedField<i64> {
        let parse = |text: &str| match text.parse::<i64>() {
            Ok(value) => Ok(Understood { value, canonical: value.to_string(), echo: String::new() }),
            Err(_) => Err(FieldError("Et tall.".to_owned())),
        };
        ParsedField::new(Words::optional("Tall", ""), 10, Box::new(parse)).with_text("12")
    }

    fn press(field: &mut ParsedField<i64>, keys: &[KeyCode]) {
        for code in keys {
            field.on_input(&Input::Key(Key::plain(*code)));
        }
    }

    #[test]
    fn the_first_letter_takes_the_place_of_what_stood_there() {
        let mut field = field();
        press(&mut field, &[KeyCode::Char('7'), KeyCode::Char('8')]);
        assert_eq!(field.value(), Some(&78));
        field.on_leave();
        press(&mut field, &[KeyCode::Backspace]);
        assert_eq!(field.value(), None);
    }

    #[test]
    fn whoever_moves_the_cursor_first_sets_right_what_stands_there() {
        let mut field = field();
        press(&mut field, &[KeyCode::End, KeyCode::Char('7')]);
        assert_eq!(field.value(), Some(&127));
    }

    #[test]
    fn what_was_not_understood_is_set_right_and_not_typed_anew() {
        let mut field = field();
        press(&mut field, &[KeyCode::Char('x')]);
        field.on_leave();
        press(&mut field, &[KeyCode::Backspace, KeyCode::Char('5')]);
        assert_eq!(field.value(), Some(&5));
        press(&mut field, &[KeyCode::Char('6')]);
        assert_eq!(field.value(), Some(&56));
    }

    #[test]
    fn what_a_draft_brought_back_goes_on_where_it_was() {
        let mut first = field();
        press(&mut first, &[KeyCode::Char('4')]);
        let mut second = field();
        second.restore(&first.state());
        press(&mut second, &[KeyCode::Char('2')]);
        assert_eq!(second.value(), Some(&42));
    }
}
