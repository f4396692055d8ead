//! A field with one of several choices, shown one at a time: `◂ observasjon ▸`. A person of the staff is such a choice.

use std::cell::Cell;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use serde_json::Value;

use super::{
    field::{Field, FieldResponse, Words},
    options::{Choice, Options, clicked},
};
use crate::{
    text::Texts,
    ui::{
        input::{Input, Key, KeyCode},
        theme::{Role, Theme},
        widgets::put,
    },
};

const BACK: &str = "◂";
const FORTH: &str = "▸";
/// Between the arrows while nothing is chosen, as wherever there is nobody and nothing.
const NOTHING: &str = "–";

/// Cells of an arrow and its blank on each side.
const ARROW: u16 = 2;

/// One of several choices. Left, Right and Space turn the wheel, letters go to the choice that begins with them, Backspace empties
/// a field that may be empty.
pub struct ChoiceField<T> {
    words: Words,
    options: Options<T>,
    area: Cell<Rect>,
}

impl<T> ChoiceField<T> {
    /// A field with nothing chosen.
    #[must_use]
    pub fn new(words: Words, choices: Vec<Choice<T>>) -> Self {
        Self { words, options: Options::new(choices), area: Cell::default() }
    }

    /// With the first value that fits chosen beforehand.
    #[must_use]
    pub fn starting_with(mut self, wanted: impl Fn(&T) -> bool) -> Self {
        self.options.start_with(wanted);
        self
    }

    /// Whether there is anything to choose.
    #[must_use]
    pub fn has_choices(&self) -> bool {
        !self.options.choices.is_empty()
    }

    /// The value, or `None` if nothing is chosen.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.options.current().map(|choice| &choice.value)
    }

    /// Cells of the widest choice with both arrows.
    fn wheel(&self) -> u16 {
        let widest = self.options.choices.iter().map(Choice::cells).max().unwrap_or(0);
        widest.saturating_add(2 * ARROW)
    }

    fn wheel_area(&self, area: Rect) -> Rect {
        Rect { width: self.wheel().min(area.width), height: area.height.min(1), ..area }
    }

    fn turn(&mut self, key: Key) -> FieldResponse {
        let before = self.options.selected;
        let used = self.options.on_key(key, self.words.missing.is_none());
        FieldResponse::of(used, self.options.selected != before)
    }

    fn on_click(&mut self, at: Position) -> FieldResponse {
        let area = self.area.get();
        if !area.contains(at) {
            return FieldResponse::Ignored;
        }
        let back = at.x < area.x + ARROW;
        self.turn(Key::plain(if back { KeyCode::Left } else { KeyCode::Right }))
    }
}

impl<T> Field for ChoiceField<T> {
    fn words(&self) -> &Words {
        &self.words
    }

    fn is_empty(&self) -> bool {
        self.options.selected.is_none()
    }

    fn on_input(&mut self, input: &Input) -> FieldResponse {
        match input {
            Input::Key(key) => self.turn(*key),
            _ => clicked(input).map_or(FieldResponse::Ignored, |at| self.on_click(at)),
        }
    }

    fn cells(&self) -> Option<u16> {
        Some(self.wheel())
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, theme: Theme, focused: bool) -> Option<Position> {
        let area = self.wheel_area(area).intersection(buf.area);
        self.area.set(area);
        if area.is_empty() {
            return None;
        }
        let style = theme.style(if focused { Role::FieldFocus } else { Role::Text });
        let room = area.width.saturating_sub(2 * ARROW);
        let label = Position::new(area.x + ARROW.min(area.width - 1), area.y);
        put(buf, area.x, area.y, BACK, 1, style);
        let taken = match self.options.current() {
            Some(choice) => {
                choice.draw(label, room, buf, theme, style);
                choice.cells().min(room)
            }
            None => put(buf, label.x, label.y, NOTHING, room, style) - label.x,
        };
        // The arrow stands right behind the label, as if the label were a word between two arrows.
        put(buf, label.x + taken + 1, area.y, FORTH, 1, style);
        focused.then_some(label)
    }

    fn on_leave(&mut self) {
        self.options.leave();
    }

    fn state(&self) -> Value {
        self.options.state()
    }

    fn restore(&mut self, state: &Value) {
        self.options.restore(state);
    }

    fn notice(&self, t: Texts) -> Option<String> {
        self.options.notice(t)
    }

    fn changed(&self) -> bool {
        self.options.changed()
    }
}
