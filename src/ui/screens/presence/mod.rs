//! Where a youth is: the question that one key answers, the form for all there is to say, and the guests of an apartment.

pub mod ask;
pub mod form;
pub mod guests;

use crate::{
    domain::{
        ids::YouthId,
        presence::{Counted, Doubt, PresenceFacts, PresenceMark, PresenceState},
        time::Instant,
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

/// How it looks where somebody is, as far as is known now: a check that nobody answered since stands out.
#[must_use]
pub fn role_now(mark: Option<&PresenceMark>, doubt: Option<&Doubt>, now: Instant) -> Role {
    let marked = mark.map_or(Role::Important, |mark| role(mark.facts.state, mark.is_overdue(now)));
    let stands_out = doubt.is_some() && Counted::of(mark, doubt) != Counted::Out;
    if stands_out && marked == Role::Text { Role::Important } else { marked }
}

/// Where somebody is in full, and that nobody answered since, with who says so.
#[must_use]
pub fn told_now(youth: YouthId, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let Ok(open) = cx.house() else { return String::new() };
    let mark = open.standing.presence.get(&youth);
    let told = mark.map_or_else(
        || t.presence_not_marked().to_owned(),
        |mark| {
            let sign = if mark.is_overdue(cx.now) { "▲ " } else { "" };
            format!("{sign}{}", t.presence_in_full(mark, open.people.initials(mark.by), cx.now, cx.zone))
        },
    );
    match open.standing.doubts.get(&youth) {
        Some(doubt) => format!("{} · {told}", t.doubt_by(doubt, open.people.initials(doubt.by), cx.now, cx.zone)),
        None => told,
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
