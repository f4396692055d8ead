//! A field with any number of choices, all of them in sight: `[x] ▌3 Navn  [ ] ▌4 Navn`.

use std::cell::RefCell;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    field::{Field, FieldResponse, Words},
    options::{Choice, begins_with, clicked, flow, flow_rows, next_with_letter, wheel, within},
};
use crate::{
    text::Texts,
    ui::{
        input::{Input, Key, KeyCode},
        theme::{Role, Theme},
        widgets::put,
    },
};

const CHOSEN: &str = "[x] ";
const NOT_CHOSEN: &str = "[ ] ";

/// Cells of the sign before a label.
const SIGN: u16 = 4;

/// Any number of choices. Left and Right go from one to the next, Space takes or leaves it. A letter or digit that begins
/// a single label takes or leaves that one at once; otherwise it goes to the next such label.
pub struct ChipsField<T> {
    words: Words,
    choices: Vec<Choice<T>>,
    chosen: Vec<bool>,
    initial: Vec<bool>,
    /// The choice the next key goes to.
    at: usize,
    /// Only digits name a choice; letters mean nothing.
    by_number: bool,
    /// Which values can be chosen together; all, unless the form says otherwise.
    together: fn(&T, &T) -> bool,
    /// The label last chosen, and those that were let go for it.
    let_go: Option<(String, Vec<String>)>,
    /// Keys of choices that a draft kept and that can be chosen no more.
    gone: Vec<String>,
    /// Where each choice was last drawn.
    places: RefCell<Vec<Rect>>,
}

/// What a draft keeps: keys of the choices.
#[derive(Serialize, Deserialize)]
struct Kept {
    chosen: Vec<String>,
    at: Option<String>,
}

impl<T> ChipsField<T> {
    /// A field with nothing chosen.
    #[must_use]
    pub fn new(words: Words, choices: Vec<Choice<T>>) -> Self {
        let none = vec![false; choices.len()];
        Self {
            words,
            choices,
            chosen: none.clone(),
            initial: none,
            at: 0,
            by_number: false,
            together: |_, _| true,
            let_go: None,
            gone: Vec::new(),
            places: RefCell::default(),
        }
    }

    /// Only a digit takes or leaves the one choice it begins: whoever writes words here has lost their way.
    #[must_use]
    pub fn by_number(self) -> Self {
        Self { by_number: true, ..self }
    }

    /// Choosing a value lets go of those that do not go together with it, and the field says which.
    #[must_use]
    pub fn going_together(self, together: fn(&T, &T) -> bool) -> Self {
        Self { together, ..self }
    }

    /// With every value that fits chosen beforehand; the first of them gets the cursor.
    #[must_use]
    pub fn starting_with(mut self, wanted: impl Fn(&T) -> bool) -> Self {
        self.chosen = self.choices.iter().map(|choice| wanted(&choice.value)).collect();
        self.initial.clone_from(&self.chosen);
        self.at = self.chosen.iter().position(|chosen| *chosen).unwrap_or(0);
        self
    }

    /// The chosen values in the order they are shown.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.choices.iter().zip(&self.chosen).filter(|(_, chosen)| **chosen).map(|(choice, _)| &choice.value)
    }

    fn flow(&self, width: u16) -> Vec<Rect> {
        flow(self.choices.iter().map(|choice| choice.cells().saturating_add(SIGN)), width)
    }

    fn toggle(&mut self, index: usize) -> FieldResponse {
        let Some(chosen) = self.chosen.get_mut(index) else { return FieldResponse::Ignored };
        *chosen = !*chosen;
        self.at = index;
        self.gone.clear();
        self.let_go = None;
        if self.chosen[index] {
            self.let_go_of_others(index);
        }
        FieldResponse::Changed
    }

    fn let_go_of_others(&mut self, index: usize) {
        let choice = &self.choices[index];
        let mut let_go = Vec::new();
        for (other, chosen) in self.choices.iter().zip(&mut self.chosen) {
            if *chosen && !(self.together)(&choice.value, &other.value) {
                *chosen = false;
                let_go.push(other.label.clone());
            }
        }
        if !let_go.is_empty() {
            self.let_go = Some((choice.label.clone(), let_go));
        }
    }

    fn on_key(&mut self, key: Key) -> FieldResponse {
        let len = self.choices.len();
        if key.ctrl || key.alt || key.shift || len == 0 {
            return FieldResponse::Ignored;
        }
        match key.code {
            KeyCode::Char(' ') => return self.toggle(self.at),
            KeyCode::Char(letter) => return self.on_letter(letter),
            KeyCode::Left => self.at = wheel(self.at, len - 1, len),
            KeyCode::Right => self.at = wheel(self.at, 1, len),
            KeyCode::Home => self.at = 0,
            KeyCode::End => self.at = len - 1,
            _ => return FieldResponse::Ignored,
        }
        FieldResponse::Handled
    }

    fn on_letter(&mut self, letter: char) -> FieldResponse {
        if self.by_number && !letter.is_ascii_digit() {
            return FieldResponse::Ignored;
        }
        let Some(found) = next_with_letter(&self.choices, Some(self.at), letter) else { return FieldResponse::Ignored };
        if self.choices.iter().filter(|choice| begins_with(&choice.label, letter)).count() == 1 {
            return self.toggle(found);
        }
        self.at = found;
        FieldResponse::Handled
    }

    fn index_of(&self, key: &str) -> Option<usize> {
        self.choices.iter().position(|choice| choice.key == key)
    }
}

impl<T> Field for ChipsField<T> {
    fn words(&self) -> &Words {
        &self.words
    }

    fn is_empty(&self) -> bool {
        !self.chosen.contains(&true)
    }

    fn on_input(&mut self, input: &Input) -> FieldResponse {
        if let Input::Key(key) = input {
            return self.on_key(*key);
        }
        let Some(at) = clicked(input) else { return FieldResponse::Ignored };
        let hit = self.places.borrow().iter().position(|place| place.contains(at));
        hit.map_or(FieldResponse::Ignored, |index| self.toggle(index))
    }

    fn rows(&self, width: u16) -> u16 {
        flow_rows(&self.flow(width))
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, theme: Theme, focused: bool) -> Option<Position> {
        let places: Vec<Rect> = self.flow(area.width).into_iter().map(|place| within(area, place)).collect();
        let mut cursor = focused.then(|| area.as_position());
        for (index, (choice, place)) in self.choices.iter().zip(&places).enumerate() {
            let here = focused && index == self.at;
            let style = theme.style(if here { Role::FieldFocus } else { Role::Text });
            let sign = if self.chosen[index] { CHOSEN } else { NOT_CHOSEN };
            let x = put(buf, place.x, place.y, sign, place.width, style);
            choice.draw(Position::new(x, place.y), place.width.saturating_sub(SIGN), buf, theme, style);
            if here {
                // On the sign itself, between its brackets.
                cursor = Some(Position::new(place.x + 1.min(place.width.saturating_sub(1)), place.y));
            }
        }
        self.places.replace(places);
        cursor.filter(|at| buf.area.contains(*at))
    }

    fn state(&self) -> Value {
        let chosen = self.choices.iter().zip(&self.chosen).filter(|(_, chosen)| **chosen);
        let kept = Kept {
            chosen: chosen.map(|(choice, _)| &choice.key).chain(&self.gone).cloned().collect(),
            at: self.choices.get(self.at).map(|choice| choice.key.clone()),
        };
        // Texts always have a JSON form; `Null` would mean "nothing to keep".
        serde_json::to_value(kept).unwrap_or(Value::Null)
    }

    fn restore(&mut self, state: &Value) {
        let Ok(kept) = serde_json::from_value::<Kept>(state.clone()) else { return };
        self.chosen = self.choices.iter().map(|choice| kept.chosen.contains(&choice.key)).collect();
        self.at = kept.at.and_then(|key| self.index_of(&key)).unwrap_or(0);
        self.gone = kept.chosen.into_iter().filter(|key| self.index_of(key).is_none()).collect();
        self.let_go = None;
    }

    fn notice(&self, t: Texts) -> Option<String> {
        if !self.gone.is_empty() {
            return Some(t.field_choice_gone().to_owned());
        }
        self.let_go.as_ref().map(|(chosen, let_go)| t.field_let_go(chosen, let_go.join(", ")))
    }

    fn changed(&self) -> bool {
        self.chosen != self.initial || !self.gone.is_empty()
    }
}
