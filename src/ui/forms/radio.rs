//! A field with one of a few choices, all of them in sight: `( ) vanlig  (•) viktig  ( ) kritisk`.

use std::cell::RefCell;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use serde_json::Value;

use super::{
    field::{Field, FieldResponse, Words},
    options::{Choice, Options, clicked, flow, flow_rows, within},
};
use crate::{
    text::Texts,
    ui::{
        input::Input,
        theme::{Role, Theme},
        widgets::put,
    },
};

const CHOSEN: &str = "(•) ";
const NOT_CHOSEN: &str = "( ) ";

/// Cells of the sign before a label.
const SIGN: u16 = 4;

/// One of a few choices. Left and Right go from one to the next, Space goes round, letters go to the choice that begins with them.
pub struct RadioField<T> {
    words: Words,
    options: Options<T>,
    /// Where each choice was last drawn.
    places: RefCell<Vec<Rect>>,
}

impl<T> RadioField<T> {
    /// A field with nothing chosen.
    #[must_use]
    pub fn new(words: Words, choices: Vec<Choice<T>>) -> Self {
        Self { words, options: Options::new(choices).all_seen(), places: RefCell::default() }
    }

    /// With the first value that fits chosen beforehand.
    #[must_use]
    pub fn starting_with(mut self, wanted: impl Fn(&T) -> bool) -> Self {
        self.options.start_with(wanted);
        self
    }

    /// The value, or `None` if nothing is chosen.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.options.current().map(|choice| &choice.value)
    }

    fn flow(&self, width: u16) -> Vec<Rect> {
        flow(self.options.choices.iter().map(|choice| choice.cells().saturating_add(SIGN)), width)
    }

    fn on_click(&mut self, at: Position) -> bool {
        let hit = self.places.borrow().iter().position(|place| place.contains(at));
        if hit.is_some() {
            self.options.select(hit);
        }
        hit.is_some()
    }
}

impl<T> Field for RadioField<T> {
    fn words(&self) -> &Words {
        &self.words
    }

    fn is_empty(&self) -> bool {
        self.options.selected.is_none()
    }

    fn on_input(&mut self, input: &Input) -> FieldResponse {
        let before = self.options.selected;
        let used = match input {
            Input::Key(key) => self.options.on_key(*key, self.words.missing.is_none()),
            _ => clicked(input).is_some_and(|at| self.on_click(at)),
        };
        FieldResponse::of(used, self.options.selected != before)
    }

    fn rows(&self, width: u16) -> u16 {
        flow_rows(&self.flow(width))
    }

    fn cells(&self) -> Option<u16> {
        self.flow(u16::MAX).last().map(|place| place.right())
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, theme: Theme, focused: bool) -> Option<Position> {
        let places: Vec<Rect> = self.flow(area.width).into_iter().map(|place| within(area, place)).collect();
        let mut cursor = focused.then(|| area.as_position());
        for (index, (choice, place)) in self.options.choices.iter().zip(&places).enumerate() {
            let chosen = self.options.selected == Some(index);
            let style = theme.style(if chosen && focused { Role::FieldFocus } else { Role::Text });
            let sign = if chosen { CHOSEN } else { NOT_CHOSEN };
            let x = put(buf, place.x, place.y, sign, place.width, style);
            choice.draw(Position::new(x, place.y), place.width.saturating_sub(SIGN), buf, theme, style);
            if chosen && focused {
                // On the sign itself, between its brackets.
                cursor = Some(Position::new(place.x + 1.min(place.width.saturating_sub(1)), place.y));
            }
        }
        self.places.replace(places);
        cursor.filter(|at| buf.area.contains(*at))
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
