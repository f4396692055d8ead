//! A masked field: passphrase, PIN, recovery code. It is never kept in a draft and never shown.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use serde_json::Value;
use zeroize::Zeroizing;

use super::{
    echo,
    field::{Field, FieldError, FieldResponse, Words},
    text::TextRule,
};
use crate::ui::{input::Input, theme::Theme, widgets::secret::SecretLine};

/// Says in a few words how good a secret is.
pub type Strength = Box<dyn Fn(&str) -> String>;

/// A masked field.
pub struct SecretField {
    words: Words,
    line: SecretLine,
    width: u16,
    rule: Option<TextRule>,
    strength: Option<Strength>,
    /// What the strength says of the secret now.
    echo: String,
}

impl SecretField {
    /// An empty field of at most `max` characters, `width` cells wide.
    #[must_use]
    pub fn new(words: Words, max: usize, width: u16) -> Self {
        Self { words, line: SecretLine::new(max), width, rule: None, strength: None, echo: String::new() }
    }

    /// With a rule for what is good enough.
    #[must_use]
    pub fn with_rule(mut self, rule: TextRule) -> Self {
        self.rule = Some(rule);
        self
    }

    /// With words beside the field that say how good the secret is.
    #[must_use]
    pub fn with_strength(mut self, strength: Strength) -> Self {
        self.strength = Some(strength);
        self
    }

    /// What was typed, in normal form C.
    #[must_use]
    pub fn value(&self) -> Zeroizing<String> {
        self.line.secret()
    }

    /// Overwrites and forgets what was typed.
    pub fn clear(&mut self) {
        self.line.clear();
        self.echo.clear();
    }
}

impl Field for SecretField {
    fn words(&self) -> &Words {
        &self.words
    }

    fn is_empty(&self) -> bool {
        self.line.is_empty()
    }

    fn on_input(&mut self, input: &Input) -> FieldResponse {
        let before = self.line.chars();
        if !self.line.on_input(input) {
            return FieldResponse::Ignored;
        }
        if self.line.chars() == before {
            return FieldResponse::Handled;
        }
        let strength = self.strength.as_ref().filter(|_| !self.line.is_empty());
        self.echo = strength.map_or_else(String::new, |strength| strength(&self.line.secret()));
        FieldResponse::Changed
    }

    fn rows(&self, width: u16) -> u16 {
        echo::rows(width, self.width, &self.echo)
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, theme: Theme, focused: bool) -> Option<Position> {
        let left = echo::draw(area, buf, theme, self.width, &self.echo);
        self.line.draw(left, buf, theme, focused)
    }

    fn rule(&self) -> Result<(), FieldError> {
        self.rule.as_ref().map_or(Ok(()), |rule| rule(&self.line.secret()))
    }

    fn forget_secret(&mut self) {
        self.clear();
    }

    fn state(&self) -> Value {
        Value::Null
    }

    fn restore(&mut self, _state: &Value) {}

    fn overflowed(&self) -> bool {
        self.line.overflowed()
    }

    fn changed(&self) -> bool {
        !self.line.is_empty()
    }
}
