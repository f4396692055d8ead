//! A field that is on or off: `[x]`.

use std::cell::Cell;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use serde_json::Value;

use super::{
    field::{Field, FieldResponse, Words},
    options::clicked,
};
use crate::ui::{
    input::{Input, Key},
    theme::{Role, Theme},
    widgets::put,
};

const ON: &str = "[x]";
const OFF: &str = "[ ]";

/// Cells of the box.
const BOX: u16 = 3;

/// On or off; Space or a click changes it. It is empty while it is off, so a required one must be ticked.
pub struct CheckboxField {
    words: Words,
    on: bool,
    initial: bool,
    area: Cell<Rect>,
}

impl CheckboxField {
    /// A field that is on or off to begin with.
    #[must_use]
    pub fn new(words: Words, on: bool) -> Self {
        Self { words, on, initial: on, area: Cell::default() }
    }

    /// Turns it on or off, as if a person had.
    pub const fn set(&mut self, on: bool) {
        self.on = on;
    }

    /// Whether it is on.
    #[must_use]
    pub fn value(&self) -> bool {
        self.on
    }
}

impl Field for CheckboxField {
    fn words(&self) -> &Words {
        &self.words
    }

    fn is_empty(&self) -> bool {
        !self.on
    }

    fn on_input(&mut self, input: &Input) -> FieldResponse {
        let space = *input == Input::Key(Key::char(' '));
        if !space && !clicked(input).is_some_and(|at| self.area.get().contains(at)) {
            return FieldResponse::Ignored;
        }
        self.on = !self.on;
        FieldResponse::Changed
    }

    fn cells(&self) -> Option<u16> {
        Some(BOX)
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, theme: Theme, focused: bool) -> Option<Position> {
        let area = Rect { width: area.width.min(BOX), height: area.height.min(1), ..area }.intersection(buf.area);
        self.area.set(area);
        if area.is_empty() {
            return None;
        }
        let style = theme.style(if focused { Role::FieldFocus } else { Role::Text });
        put(buf, area.x, area.y, if self.on { ON } else { OFF }, area.width, style);
        // On the sign itself, between its brackets.
        focused.then(|| Position::new(area.x + 1.min(area.width - 1), area.y))
    }

    fn state(&self) -> Value {
        self.on.into()
    }

    fn restore(&mut self, state: &Value) {
        if let Some(on) = state.as_bool() {
            self.on = on;
        }
    }

    fn changed(&self) -> bool {
        self.on != self.initial
    }
}
