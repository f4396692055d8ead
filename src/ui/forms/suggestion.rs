//! A field that offers something to choose and lets nothing be typed: Space or a click offers another.

use std::cell::Cell;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use serde_json::Value;
use zeroize::Zeroizing;

use super::{
    field::{Field, FieldResponse, Words},
    options::clicked,
};
use crate::{
    text::columns,
    ui::{
        input::{Input, Key},
        theme::{Role, Theme},
        widgets::put,
    },
};

/// Makes one more suggestion.
pub type Suggest = Box<dyn Fn() -> Zeroizing<String>>;

/// Something offered. It is shown and never kept in a draft: it may become a secret.
pub struct SuggestionField {
    words: Words,
    suggest: Suggest,
    offered: Zeroizing<String>,
    area: Cell<Rect>,
}

impl SuggestionField {
    /// A field with a first suggestion.
    #[must_use]
    pub fn new(words: Words, suggest: Suggest) -> Self {
        let offered = suggest();
        Self { words, suggest, offered, area: Cell::default() }
    }

    /// What is offered now.
    #[must_use]
    pub fn offered(&self) -> &str {
        &self.offered
    }
}

impl Field for SuggestionField {
    fn words(&self) -> &Words {
        &self.words
    }

    fn is_empty(&self) -> bool {
        self.offered.is_empty()
    }

    fn is_passed_over(&self) -> bool {
        true
    }

    fn on_input(&mut self, input: &Input) -> FieldResponse {
        let space = *input == Input::Key(Key::char(' '));
        if !space && !clicked(input).is_some_and(|at| self.area.get().contains(at)) {
            return FieldResponse::Ignored;
        }
        self.offered = (self.suggest)();
        FieldResponse::Handled
    }

    fn rows(&self, width: u16) -> u16 {
        u16::try_from(columns::wrap(&self.offered, usize::from(width)).len()).unwrap_or(u16::MAX)
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, theme: Theme, focused: bool) -> Option<Position> {
        let area = area.intersection(buf.area);
        self.area.set(area);
        let style = theme.style(Role::Title);
        for (row, y) in columns::wrap(&self.offered, usize::from(area.width)).into_iter().zip(area.top()..area.bottom())
        {
            put(buf, area.x, y, row, area.width, style);
        }
        focused.then_some(area.as_position()).filter(|at| buf.area.contains(*at))
    }

    fn state(&self) -> Value {
        Value::Null
    }

    fn restore(&mut self, _state: &Value) {}

    fn changed(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::ui::theme::ThemeName;

    fn counting() -> SuggestionField {
        let count = Cell::new(0);
        let suggest = move || {
            count.set(count.get() + 1);
            Zeroizing::new(format!("forslag {}", count.get()))
        };
        SuggestionField::new(Words::optional("Forslag", ""), Box::new(suggest))
    }

    #[test]
    fn space_or_a_click_offers_another_and_nothing_can_be_typed() {
        let mut field = counting();
        assert_eq!(field.offered(), "forslag 1");
        assert_eq!(field.on_input(&Input::Key(Key::char(' '))), FieldResponse::Handled);
        assert_eq!(field.offered(), "forslag 2");
        assert_eq!(field.on_input(&Input::Key(Key::char('x'))), FieldResponse::Ignored);
        let mut buf = Buffer::empty(Rect::new(0, 0, 20, 1));
        field.draw(buf.area, &mut buf, Theme::new(ThemeName::Mono), true);
        let click = crate::ui::input::Mouse { kind: crate::ui::input::MouseKind::Click, x: 3, y: 0 };
        assert_eq!(field.on_input(&Input::Mouse(click)), FieldResponse::Handled);
        assert_eq!(field.offered(), "forslag 3");
    }

    #[test]
    fn what_is_offered_is_never_kept() {
        assert_eq!(counting().state(), Value::Null);
    }
}
