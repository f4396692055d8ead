//! What was planned and is asked about, and what is planned now: two fields each.

use crate::{
    domain::{
        host::meeting::{Activity, Found, Meeting, Outcome, Planned},
        ids::HostActivityId,
        names::{Line, Prose},
    },
    text::{Texts, columns},
    ui::{
        forms::{Choice, Field, FieldName, Refused, Words, choice::ChoiceField, radio::RadioField, text::TextField},
        screens::fields::{line, line_field, optional_prose},
    },
};

/// Cells of an activity beside its answer; what it says in full stands above the form.
const LABEL: usize = 22;

/// An activity of the last meeting, and what became of it.
pub(super) struct Asked {
    activity: HostActivityId,
    outcome: RadioField<Outcome>,
    words: TextField,
}

impl Asked {
    /// Everything the meeting before planned, with what was answered where the meeting is said anew.
    pub(super) fn all(before: &Meeting, stood: Option<&Meeting>, t: Texts) -> Vec<Self> {
        let answered = |activity: &Activity| {
            let found = stood.map(|meeting| meeting.facts.found.as_slice()).unwrap_or_default();
            found.iter().find(|found| found.activity == activity.line)
        };
        let asked = before.planned.iter().zip(1..);
        asked.map(|(activity, at)| Self::new(activity, at, answered(activity), t)).collect()
    }

    fn new(activity: &Activity, at: usize, found: Option<&Found>, t: Texts) -> Self {
        let label = columns::truncate(&format!("{at} {}", activity.kind), LABEL).into_owned();
        let words = Words::required(label, t.host_found_help(activity.kind.as_str()), t.host_found_missing());
        let choices = Outcome::ALL.map(|outcome| Choice::new(outcome.id(), t.host_outcome(outcome), outcome));
        let chosen = found.map(|found| found.outcome);
        let said = found.and_then(|found| found.words.as_ref()).map_or("", Prose::as_str);
        Self {
            activity: activity.line,
            outcome: RadioField::new(if at == 1 { words.spaced() } else { words }, choices.into())
                .starting_with(|outcome| Some(*outcome) == chosen),
            words: TextField::long(Words::optional(t.host_found_words(), t.host_found_words_help()), 1).with_text(said),
        }
    }

    pub(super) fn fields(&self) -> [(FieldName, &dyn Field); 2] {
        [(self.name("found").into(), &self.outcome), (self.name("said").into(), &self.words)]
    }

    pub(super) fn fields_mut(&mut self) -> [(FieldName, &mut dyn Field); 2] {
        let (found, said) = (self.name("found"), self.name("said"));
        [(found.into(), &mut self.outcome), (said.into(), &mut self.words)]
    }

    /// A field has the number of its activity in its name, so that a draft finds it again.
    fn name(&self, field: &str) -> String {
        format!("{field} {}", self.activity)
    }

    pub(super) fn read(&self, t: Texts) -> Result<Found, Refused> {
        let missing = || Refused::new(self.name("found"), t.host_found_missing());
        Ok(Found {
            activity: self.activity,
            outcome: *self.outcome.value().ok_or_else(missing)?,
            words: optional_prose(&self.words, "said", t)?,
        })
    }
}

/// An activity until the next meeting: what kind, and who and when.
pub(super) struct PlannedField {
    at: usize,
    line: Option<HostActivityId>,
    kind: ChoiceField<Line>,
    words: TextField,
}

impl PlannedField {
    /// A row of the plan. A kind the house no longer has stays where it stands.
    pub(super) fn new(at: usize, planned: Option<&Activity>, kinds: &[Line], t: Texts) -> Self {
        let mut kinds = kinds.to_vec();
        kinds.extend(planned.map(|planned| planned.kind.clone()).filter(|kind| !kinds.contains(kind)));
        let choices = kinds.into_iter().map(|kind| Choice::new(kind.as_str(), kind.as_str(), kind.clone())).collect();
        let label = t.host_planned_kind(i64::try_from(at + 1).unwrap_or(i64::MAX));
        let words = Words::optional(label, t.host_planned_kind_help());
        Self {
            at,
            line: planned.map(|planned| planned.line),
            kind: ChoiceField::new(if at == 0 { words.spaced() } else { words }, choices)
                .starting_with(|kind| planned.is_some_and(|planned| planned.kind == *kind)),
            words: line_field(
                Words::optional(t.host_planned_words(), t.host_planned_words_help()),
                planned.map(|planned| &planned.words),
            ),
        }
    }

    /// Nothing is chosen and nothing is written.
    pub(super) fn is_blank(&self) -> bool {
        self.kind.value().is_none() && self.words.value().trim().is_empty()
    }

    pub(super) fn fields(&self) -> [(FieldName, &dyn Field); 2] {
        [(self.name("kind").into(), &self.kind), (self.name("words").into(), &self.words)]
    }

    pub(super) fn fields_mut(&mut self) -> [(FieldName, &mut dyn Field); 2] {
        let (kind, words) = (self.name("kind"), self.name("words"));
        [(kind.into(), &mut self.kind), (words.into(), &mut self.words)]
    }

    fn name(&self, field: &str) -> String {
        format!("{field} {}", self.at)
    }

    pub(super) fn read(&self, t: Texts) -> Result<Planned, Refused> {
        let missing = || Refused::new(self.name("kind"), t.host_planned_kind_missing());
        Ok(Planned {
            line: self.line,
            kind: self.kind.value().cloned().ok_or_else(missing)?,
            words: line(&self.words, self.name("words"), t)?,
        })
    }
}
