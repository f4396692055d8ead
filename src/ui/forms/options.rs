//! What the fields with given choices share: the choices themselves, finding one by its first letter, and laying signs and
//! labels out in rows.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use serde_json::Value;

use crate::{
    text::{Texts, columns},
    ui::{
        input::{Input, Key, KeyCode, MouseKind},
        theme::{Role, Theme},
        widgets::put,
    },
};

/// Stands before a choice in the colour of its role, and follows a youth through every screen.
const STRIPE: &str = "▌";

/// Cells between two choices on a row.
const GAP: u16 = 2;

/// One of the values that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<T> {
    /// Names the choice in drafts; stays the same in every language.
    pub key: String,
    /// What the person reads.
    pub label: String,
    /// The value.
    pub value: T,
    /// The role of the stripe before the label, if it has one.
    pub role: Option<Role>,
}

impl<T> Choice<T> {
    /// A choice without a stripe.
    pub fn new(key: impl Into<String>, label: impl Into<String>, value: T) -> Self {
        Self { key: key.into(), label: label.into(), value, role: None }
    }

    /// With a stripe in the colour of `role` (an apartment).
    #[must_use]
    pub fn with_role(self, role: Role) -> Self {
        Self { role: Some(role), ..self }
    }

    /// Cells of stripe and label.
    pub(super) fn cells(&self) -> u16 {
        columns::cells(&self.label).saturating_add(u16::from(self.role.is_some()))
    }

    /// Draws stripe and label in at most `max` cells.
    pub(super) fn draw(&self, at: Position, max: u16, buf: &mut Buffer, theme: Theme, style: Style) {
        let Some(role) = self.role else {
            put(buf, at.x, at.y, &self.label, max, style);
            return;
        };
        let x = put(buf, at.x, at.y, STRIPE, max, style.patch(theme.style(role)));
        put(buf, x, at.y, &self.label, max.saturating_sub(1), style);
    }
}

/// A list of choices of which one or none is chosen.
pub(super) struct Options<T> {
    pub(super) choices: Vec<Choice<T>>,
    pub(super) selected: Option<usize>,
    initial: Option<usize>,
    /// The key of a choice that a draft kept and that can be chosen no more.
    gone: Option<String>,
    /// The letters typed since the field was entered or another key was pressed.
    typed: String,
    /// All stand beside one another: the arrows end at the ends, since once too often must not turn the gravest into the
    /// lightest. Otherwise they are a wheel.
    all_seen: bool,
}

impl<T> Options<T> {
    pub(super) fn new(choices: Vec<Choice<T>>) -> Self {
        Self { choices, selected: None, initial: None, gone: None, typed: String::new(), all_seen: false }
    }

    /// Of choices that all stand beside one another.
    pub(super) fn all_seen(self) -> Self {
        Self { all_seen: true, ..self }
    }

    /// Chooses the first value that fits, as the state the form is opened with.
    pub(super) fn start_with(&mut self, wanted: impl Fn(&T) -> bool) {
        self.selected = self.choices.iter().position(|choice| wanted(&choice.value));
        self.initial = self.selected;
    }

    pub(super) fn current(&self) -> Option<&Choice<T>> {
        self.choices.get(self.selected?)
    }

    pub(super) fn changed(&self) -> bool {
        self.selected != self.initial || self.gone.is_some()
    }

    /// What a draft keeps: the key of what is chosen, or of what was and is gone.
    pub(super) fn state(&self) -> Value {
        self.current().map(|choice| choice.key.as_str()).or(self.gone.as_deref()).into()
    }

    /// Puts back what [`state`](Self::state) gave. Where that choice is no longer offered nothing is chosen, and
    /// [`notice`](Self::notice) says so: another would be chosen by nobody.
    pub(super) fn restore(&mut self, state: &Value) {
        let key = match state {
            Value::String(key) => Some(key),
            Value::Null => None,
            _ => return,
        };
        self.selected = self.choices.iter().position(|choice| Some(&choice.key) == key);
        self.gone = key.filter(|_| self.selected.is_none()).cloned();
    }

    /// Says that what was chosen is gone, until something else is chosen.
    pub(super) fn notice(&self, t: Texts) -> Option<String> {
        self.gone.as_ref().map(|_| t.field_choice_gone().to_owned())
    }

    /// Chooses, or empties the field.
    pub(super) fn select(&mut self, selected: Option<usize>) {
        self.selected = selected;
        self.gone = None;
    }

    /// Letters that follow one another are one word: the first choice that begins with it is chosen, else one with a word in it
    /// that does. The same letter again goes to the next. What no choice begins with leaves the field as it is, so that nobody
    /// types themselves into another name.
    fn on_letter(&mut self, letter: char) -> bool {
        if self.all_seen {
            // Few words, all in sight: each letter is one of them.
            self.typed.clear();
        }
        let word = format!("{}{}", self.typed, letter.to_lowercase());
        let is_again = word.chars().all(|one| letter.to_lowercase().eq([one]));
        let is_word = self.choices.iter().any(|choice| begins_with_word(&choice.label, &word));
        let word = if is_again && !is_word { letter.to_lowercase().collect() } else { word };
        let found = with_word(&self.choices, self.selected, &word);
        match found {
            Some(found) => {
                self.typed = word;
                self.select(Some(found));
                true
            }
            // A word that has begun goes on, and comes to nothing: the letter is no other key's.
            None => !self.typed.is_empty(),
        }
    }

    /// The focus goes elsewhere: a word ends there.
    pub(super) fn leave(&mut self) {
        self.typed.clear();
    }

    /// Takes the keys that choose. Returns whether it was one of them.
    pub(super) fn on_key(&mut self, key: Key, may_be_empty: bool) -> bool {
        if key.ctrl || key.alt || key.shift || self.choices.is_empty() {
            return false;
        }
        let last = self.choices.len() - 1;
        if let KeyCode::Char(letter) = key.code
            && letter != ' '
        {
            return self.on_letter(letter);
        }
        self.typed.clear();
        let selected = match key.code {
            KeyCode::Right if self.all_seen => Some(self.selected.map_or(0, |index| last.min(index + 1))),
            KeyCode::Left if self.all_seen => Some(self.selected.map_or(last, |index| index.saturating_sub(1))),
            KeyCode::Right | KeyCode::Char(' ') => Some(self.selected.map_or(0, |index| wheel(index, 1, last + 1))),
            KeyCode::Left => Some(self.selected.map_or(last, |index| wheel(index, last, last + 1))),
            KeyCode::Home => Some(0),
            KeyCode::End => Some(last),
            KeyCode::Backspace | KeyCode::Delete if may_be_empty => None,
            _ => return false,
        };
        self.select(selected);
        true
    }
}

/// `steps` further round a ring of `len`.
pub(super) fn wheel(index: usize, steps: usize, len: usize) -> usize {
    (index + steps) % len
}

/// The next choice after `from` whose label begins with a letter, whatever its case; round the end to the beginning.
pub(super) fn next_with_letter<T>(choices: &[Choice<T>], from: Option<usize>, letter: char) -> Option<usize> {
    let start = from.map_or(0, |index| index + 1);
    (0..choices.len())
        .map(|step| wheel(start, step, choices.len()))
        .find(|index| begins_with(&choices[*index].label, letter))
}

/// The choice that begins with a word, beginning with the one that is chosen; else one in which a later word does.
fn with_word<T>(choices: &[Choice<T>], from: Option<usize>, word: &str) -> Option<usize> {
    let round = || (0..choices.len()).map(|step| wheel(from.unwrap_or(0), step, choices.len()));
    let in_it = |label: &str| label.split(|one: char| !one.is_alphanumeric()).any(|part| begins_with_word(part, word));
    let mut letters = word.chars();
    let begins = match (letters.next(), letters.next()) {
        // A first letter goes on from where one is.
        (Some(letter), None) => next_with_letter(choices, from, letter),
        _ => round().find(|index| begins_with_word(&choices[*index].label, word)),
    };
    begins.or_else(|| round().find(|index| in_it(&choices[*index].label)))
}

/// Whether a text begins with a word in small letters, whatever its own case.
fn begins_with_word(text: &str, word: &str) -> bool {
    text.to_lowercase().starts_with(word)
}

/// Whether a label begins with a letter, whatever its case.
pub(super) fn begins_with(label: &str, letter: char) -> bool {
    label.chars().next().is_some_and(|first| first.to_lowercase().eq(letter.to_lowercase()))
}

/// The cell of a click, if the input is one.
pub(super) fn clicked(input: &Input) -> Option<Position> {
    match input {
        Input::Mouse(mouse) if mouse.kind == MouseKind::Click => Some(Position::new(mouse.x, mouse.y)),
        _ => None,
    }
}

/// Places for things of the given widths one after the other in rows of `width` cells; a thing wider than a row gets one
/// of its own. Positions count from the upper left corner.
pub(super) fn flow(widths: impl Iterator<Item = u16>, width: u16) -> Vec<Rect> {
    let mut places = Vec::new();
    let (mut x, mut y) = (0_u16, 0_u16);
    for wide in widths {
        let wide = wide.min(width);
        if x > 0 && x.saturating_add(wide) > width {
            (x, y) = (0, y.saturating_add(1));
        }
        places.push(Rect::new(x, y, wide, 1));
        x = x.saturating_add(wide).saturating_add(GAP);
    }
    places
}

/// Rows that places of [`flow`] take; 1 if there are none.
pub(super) fn flow_rows(places: &[Rect]) -> u16 {
    places.last().map_or(1, |place| place.y + 1)
}

/// A place of [`flow`] on the screen.
pub(super) fn within(area: Rect, place: Rect) -> Rect {
    Rect { x: area.x.saturating_add(place.x), y: area.y.saturating_add(place.y), ..place }
}
