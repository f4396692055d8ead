//! Where a youth is: the question that one key answers, the form for all there is to say, and the guests of an apartment.

pub mod ask;
pub mod form;
pub mod guests;

use crate::{
    domain::{
        ids::YouthId,
        presence::{PresenceFacts, PresenceState},
    },
    text::Texts,
    ui::{
        theme::Role,
        view::{Availability, Cx},
    },
};

/// How a mark of this state looks where it is told in passing.
#[must_use]
pub const fn role(state: PresenceState, overdue: bool) -> Role {
    match (state, overdue) {
        (PresenceState::Missing, _) => Role::Critical,
        (_, true) => Role::Overdue,
        (PresenceState::Unknown, _) => Role::Important,
        _ => Role::Text,
    }
}

/// Whether somebody can be marked: only who lives in the house is in it or out of it.
#[must_use]
pub fn availability(youth: YouthId, cx: &Cx<'_>) -> Availability {
    match cx.house().ok().and_then(|open| open.people.home(youth)) {
        Some(_) => Availability::Available,
        None => Availability::Disabled(cx.texts.presence_lives_elsewhere().to_owned()),
    }
}

/// Cells of a name in a sentence: the number before it tells whose it is also where it is cut.
const NAME: usize = 32;

/// «3 AMIR»: the wrong-youth guard of a sentence.
#[must_use]
pub fn named(youth: YouthId, cx: &Cx<'_>) -> String {
    let Some(open) = cx.open else {
        return String::new();
    };
    let name = cx.texts.called_within(open.people.called(youth), NAME).to_uppercase();
    open.people.home(youth).map_or_else(|| name.clone(), |home| format!("{} {name}", home.number))
}

/// «ute, sagt»: what was marked, for the sentence that says so.
fn marked(facts: &PresenceFacts, t: Texts) -> String {
    match facts.state {
        PresenceState::Unknown | PresenceState::Missing => t.presence_state(facts.state).to_owned(),
        state => t.presence_marked_as(t.presence_state(state), t.presence_source(facts.source)),
    }
}
