//! Which goal an entry is a trace of: those of the youths it is about, the most likely ones first. Never required.

use crate::{
    domain::ids::{GoalId, YouthId},
    store::StoreError,
    ui::{
        forms::{Choice, Words, choice::ChoiceField},
        theme::Role,
        view::Cx,
    },
};

/// A goal that is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chosen(pub(super) GoalId);

/// The field with the goals that are worked with, and the one that is linked already though it may be closed by now.
///
/// # Errors
/// What the store answers.
pub(super) fn field(
    youths: &[YouthId],
    linked: Option<GoalId>,
    cx: &Cx<'_>,
) -> Result<ChoiceField<Chosen>, StoreError> {
    let (t, open) = (cx.texts, cx.house()?);
    let mut choices = Vec::new();
    let mut offer = |goal: crate::domain::plan::Goal| {
        let home = open.people.home(goal.youth).map(|home| home.number);
        // Whose it is has to be said only where there are several.
        let label = match (open.people.own_number(goal.youth), home) {
            (Some(number), _) if youths.len() > 1 => format!("{number} {}", goal.facts.title),
            (None, Some(_)) if youths.len() > 1 => {
                format!("{} · {}", t.called(open.people.called(goal.youth)), goal.facts.title)
            }
            _ => goal.facts.title.to_string(),
        };
        let choice = Choice::new(goal.id.to_string(), label, Chosen(goal.id));
        choices.push(match home {
            Some(number) => choice.with_role(Role::Apartment(number.0)),
            None => choice,
        });
    };
    let mut known = Vec::new();
    for youth in youths {
        for goal in open.reader.likely_goals(*youth)? {
            known.push(goal.id);
            offer(goal);
        }
    }
    if let Some(goal) = linked.filter(|goal| !known.contains(goal)) {
        open.reader.goal(goal)?.into_iter().for_each(&mut offer);
    }
    let words = Words::optional(t.entry_goal(), t.entry_goal_help());
    Ok(ChoiceField::new(words, choices).starting_with(|goal| Some(goal.0) == linked))
}

/// Whether there is anything to choose from.
pub(super) fn any(field: &ChoiceField<Chosen>) -> bool {
    field.has_choices()
}
