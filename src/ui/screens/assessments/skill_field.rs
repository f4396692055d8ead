//! A skill while the list is gone through: one key sets the step and goes on to the next skill.
//!
//! ```text
//! ▸ Lage enkel middag      3 med påminnelse   før: med hjelp       enig
//! ```

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use serde_json::{Value, json};

use crate::{
    domain::{
        assessment::skill::{Skill, SkillFacts, SkillStep, YouthView},
        names::Line,
    },
    text::{Texts, columns},
    ui::{
        forms::{Field, FieldResponse, Words},
        input::{Input, Key, KeyCode},
        theme::{Role, Theme},
        widgets::put,
    },
};

/// Cells of the step, and of the one before.
const STEP: usize = 18;
const BEFORE: usize = 21;

/// A skill.
pub(super) struct SkillField {
    words: Words,
    skill: Line,
    /// The step that stands in the store.
    stands: Option<SkillStep>,
    /// The step that was chosen, where it is another.
    chosen: Option<SkillStep>,
    /// What the youth says, where somebody asked now.
    view: Option<YouthView>,
    t: Texts,
}

impl SkillField {
    /// A skill as it stands.
    pub(super) fn new(words: Words, skill: &Skill, t: Texts) -> Self {
        Self { words, skill: skill.skill.clone(), stands: skill.step(), chosen: None, view: None, t }
    }

    /// Which skill.
    pub(super) const fn skill(&self) -> &Line {
        &self.skill
    }

    /// The youth's view was asked for, and nobody has said how far they have come.
    pub(super) fn lacks_step(&self) -> bool {
        self.view.is_some() && self.step().is_none()
    }

    /// What is new about it, if anything is.
    pub(super) fn value(&self) -> Option<SkillFacts> {
        let step = self.step().filter(|_| self.changed())?;
        Some(SkillFacts { skill: self.skill.clone(), step, words: None, youth_view: self.view })
    }

    fn step(&self) -> Option<SkillStep> {
        self.chosen.or(self.stands)
    }

    /// What stands already is not chosen.
    fn choose(&mut self, step: SkillStep) {
        self.chosen = Some(step).filter(|step| Some(*step) != self.stands);
    }

    fn turn_view(&mut self) {
        self.view = match self.view {
            None => Some(YouthView::Same),
            Some(YouthView::Same) => Some(YouthView::Otherwise),
            Some(YouthView::Otherwise) => None,
        };
    }

    fn on_key(&mut self, key: Key) -> FieldResponse {
        if key.ctrl || key.alt {
            return FieldResponse::Ignored;
        }
        match key.code {
            KeyCode::Char(letter) if letter.to_digit(10).and_then(SkillStep::from_number).is_some() => {
                letter.to_digit(10).and_then(SkillStep::from_number).into_iter().for_each(|step| self.choose(step));
                FieldResponse::Done
            }
            KeyCode::Char('u' | 'U') => {
                self.turn_view();
                FieldResponse::Changed
            }
            KeyCode::Backspace | KeyCode::Delete => {
                (self.chosen, self.view) = (None, None);
                FieldResponse::Changed
            }
            KeyCode::Char(_) => FieldResponse::Handled,
            _ => FieldResponse::Ignored,
        }
    }
}

impl Field for SkillField {
    fn words(&self) -> &Words {
        &self.words
    }

    fn is_empty(&self) -> bool {
        self.step().is_none()
    }

    fn on_input(&mut self, input: &Input) -> FieldResponse {
        match input {
            Input::Key(key) => self.on_key(*key),
            _ => FieldResponse::Ignored,
        }
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, theme: Theme, focused: bool) -> Option<Position> {
        let t = self.t;
        let told = self.step().map_or_else(
            || format!("– {}", t.skill_not_set()),
            |step| format!("{} {}", step.number(), t.skill_step_name(step)),
        );
        let role = match (focused, self.changed()) {
            (true, _) => Role::FieldFocus,
            (false, true) => Role::Title,
            (false, false) => Role::Dim,
        };
        let after = put(buf, area.x, area.y, &told, area.width, theme.style(role));
        let before =
            self.chosen.map(|_| t.skill_before(self.stands.map_or(t.skill_not_set(), |step| t.skill_step_name(step))));
        let view = self.view.map(|view| match view {
            YouthView::Same => t.walk_agrees(),
            YouthView::Otherwise => t.walk_disagrees(),
        });
        let rest = format!("{}{}", columns::pad(&before.unwrap_or_default(), BEFORE), view.unwrap_or_default());
        let x = (area.x + u16::try_from(STEP).unwrap_or(0)).max(after + 1);
        put(buf, x, area.y, rest.trim_end(), area.right().saturating_sub(x), theme.style(Role::Text));
        focused.then(|| area.as_position()).filter(|at| buf.area.contains(*at))
    }

    fn state(&self) -> Value {
        json!({ "step": self.chosen, "view": self.view })
    }

    fn restore(&mut self, state: &Value) {
        let read = |name: &str| state[name].as_str();
        self.chosen = read("step").and_then(SkillStep::from_id).filter(|step| Some(*step) != self.stands);
        self.view = read("view").and_then(YouthView::from_id);
    }

    fn changed(&self) -> bool {
        self.chosen.is_some() || self.view.is_some()
    }
}
