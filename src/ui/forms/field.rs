//! What a form must know of a field, whatever its kind.

use std::borrow::Cow;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use serde_json::Value;

use crate::{
    text::Texts,
    ui::{input::Input, theme::Theme, widgets::editor::Editor},
};

/// Names a field within its form: in drafts, and where a value is refused. Never shown.
pub type FieldName = Cow<'static, str>;

/// The words of a field, already in the person's language.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Stands before or above the field.
    pub label: String,
    /// One sentence with an example, shown while the field has the focus.
    pub help: String,
    /// The message when the field is left empty; `None` if it may be.
    pub missing: Option<String>,
    /// Whether an empty row stands above the field.
    pub spaced: bool,
    /// Whether the field stands on the row of the field before it, where there is room.
    pub beside: bool,
}

impl Words {
    /// Words of a field that may stay empty.
    pub fn optional(label: impl Into<String>, help: impl Into<String>) -> Self {
        Self { label: label.into(), help: help.into(), ..Self::default() }
    }

    /// Words of a field that must be filled in; `missing` says so.
    pub fn required(label: impl Into<String>, help: impl Into<String>, missing: impl Into<String>) -> Self {
        Self { missing: Some(missing.into()), ..Self::optional(label, help) }
    }

    /// With an empty row above the field, to part groups.
    #[must_use]
    pub fn spaced(self) -> Self {
        Self { spaced: true, ..self }
    }

    /// On the row of the field before it, where there is room for both.
    #[must_use]
    pub fn beside(self) -> Self {
        Self { beside: true, ..self }
    }
}

/// Why a value cannot be taken: one sentence for the person, shown under the field. It is translated, and never repeats
/// what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError(pub String);

/// What a field made of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldResponse {
    /// Not for the field: the form may move the focus with it.
    Ignored,
    /// Used, and the value is as before.
    Handled,
    /// Used, and the value or what is typed of it is another.
    Changed,
    /// The same, and there is nothing more to fill in: the focus goes on.
    Done,
}

impl FieldResponse {
    pub(super) const fn of(used: bool, changed: bool) -> Self {
        match (used, changed) {
            (false, _) => Self::Ignored,
            (true, false) => Self::Handled,
            (true, true) => Self::Changed,
        }
    }
}

/// One field of a form.
pub trait Field {
    /// Its words.
    fn words(&self) -> &Words;

    /// Whether nothing is filled in.
    fn is_empty(&self) -> bool;

    /// Takes an input while the field has the focus. Mouse cells are those of the last [`draw`](Self::draw).
    fn on_input(&mut self, input: &Input) -> FieldResponse;

    /// Whether Enter and Tab pass over the field: nothing can be typed in it. Going back, or a click, reaches it.
    fn is_passed_over(&self) -> bool {
        false
    }

    /// The focus goes elsewhere: what was understood may now be written out in full.
    fn on_leave(&mut self) {}

    /// Screen rows the field needs at a width, without its messages.
    fn rows(&self, _width: u16) -> u16 {
        1
    }

    /// Cells in which a field of one row shows all it has, so that others can stand beside it; `None` for one that takes
    /// what there is.
    fn cells(&self) -> Option<u16> {
        None
    }

    /// Draws the field without label and messages. Returns the cell for the terminal's real cursor if it has the focus.
    fn draw(&self, area: Rect, buf: &mut Buffer, theme: Theme, focused: bool) -> Option<Position>;

    /// The field's own rule, asked only if something is filled in.
    ///
    /// # Errors
    /// What is filled in cannot be taken.
    fn rule(&self) -> Result<(), FieldError> {
        Ok(())
    }

    /// Whether the field can be taken as it is.
    ///
    /// # Errors
    /// It is empty and must not be, or breaks its [`rule`](Self::rule).
    fn check(&self) -> Result<(), FieldError> {
        if !self.is_empty() {
            return self.rule();
        }
        match &self.words().missing {
            Some(missing) => Err(FieldError(missing.clone())),
            None => Ok(()),
        }
    }

    /// Overwrites and forgets what must not outlive the moment it was typed for: a PIN, a passphrase.
    fn forget_secret(&mut self) {}

    /// What a draft keeps, cursor included; `Null` for what must not be kept.
    fn state(&self) -> Value;

    /// Puts back what [`state`](Self::state) gave. What cannot be understood any more is left out.
    fn restore(&mut self, state: &Value);

    /// Whether the value is another than when the form was opened.
    fn changed(&self) -> bool;

    /// Whether the last input did not fit and was cut or refused.
    fn overflowed(&self) -> bool {
        false
    }

    /// Something about the field that is to be known and that nobody did wrong: a choice that is gone, another that was let
    /// go. It stands under the field until the person has chosen anew.
    fn notice(&self, _t: Texts) -> Option<String> {
        None
    }

    /// What a person has written in the field in words of their own; `None` for a field that holds none.
    fn prose(&self) -> Option<String> {
        None
    }

    /// Words are written in it, whether there are any by now or not.
    fn holds_words(&self) -> bool {
        false
    }

    /// Writes another text before the one a person has written here. `false` where nothing is changed: there is no room for
    /// both, or no words are written in this field.
    fn put_before(&mut self, _text: &str) -> bool {
        false
    }

    /// The text editor in the field, if it has one: its clipboard is shared within the form.
    fn editor(&mut self) -> Option<&mut Editor> {
        None
    }
}

/// A value that passed the fields but not the form: which field is to blame, and the message for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The field that gets the focus and the message.
    pub field: FieldName,
    /// The message.
    pub error: FieldError,
}

impl Refused {
    /// A refusal of a field for a reason in the person's language.
    pub fn new(field: impl Into<FieldName>, message: impl Into<String>) -> Self {
        Self { field: field.into(), error: FieldError(message.into()) }
    }
}

/// The fields of a concrete form and the value they make.
pub trait FormFields {
    /// What the form is filled in for.
    type Value;

    /// The fields in their order. May leave some out while they do not apply; what is left out is not checked.
    fn fields(&self) -> Vec<(FieldName, &dyn Field)>;

    /// The same fields in the same order.
    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)>;

    /// Makes the value. Called only when every field has passed its own check, so only what concerns several fields
    /// together is left to look at.
    ///
    /// # Errors
    /// The fields do not go together (an end before its beginning).
    fn read(&self) -> Result<Self::Value, Refused>;
}
