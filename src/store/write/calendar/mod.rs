//! The calendar: events, their series and who came.

mod attendance;
mod import;
mod ours;
mod rows;
mod series;

use rusqlite::Transaction;

use super::{Actor, Made, StoreError, Written};
use crate::domain::{
    audit::Entity,
    calendar::{Event, EventFacts, OccurrenceId, Reach, Step},
    changes::Topic,
    ids::EventId,
    refusal::Refusal,
};

pub(super) fn step(tx: &Transaction<'_>, actor: Actor, step: &Step) -> Result<Written, StoreError> {
    match step {
        Step::Add(facts) => {
            may_interpret(tx, actor, facts, None)?;
            let event = rows::insert(tx, actor, facts, rows::Of::Itself)?;
            Ok(about(event, facts).undoable(Made::Event(event)))
        }
        Step::Change { occurrence, reach: Reach::This, version, facts } => {
            says_something_new(tx, actor, *occurrence, Reach::This, facts)?;
            let written = series::change_one(tx, actor, *occurrence, *version, facts)?;
            ours::give_back(tx, actor, *occurrence)?;
            Ok(written)
        }
        Step::Change { occurrence, reach, version, facts } => {
            says_something_new(tx, actor, *occurrence, *reach, facts)?;
            series::change_more(tx, actor, *occurrence, *reach, *version, facts)
        }
        Step::CallOff { occurrence, reach: Reach::This, version, off, reason } => {
            let written = series::call_off_one(tx, actor, *occurrence, *version, *off, reason.as_ref())?;
            ours::give_back(tx, actor, *occurrence)?;
            Ok(written)
        }
        Step::CallOff { occurrence, reach, version, .. } => {
            series::call_off_more(tx, actor, *occurrence, *reach, *version)
        }
        Step::Withdraw { event, version } => withdraw(tx, actor, *event, *version),
        Step::Attend(new) => attendance::attend(tx, actor, new),
        Step::TakeBackAttendance { row } => attendance::take_back(tx, actor, *row),
        Step::Record { occurrence, seen, facts } => attendance::record(tx, actor, *occurrence, *seen, facts),
        Step::Import(event) => import::take(tx, actor, event),
    }
}

/// Adds an event that another command makes, in its transaction.
pub(super) fn insert(tx: &Transaction<'_>, actor: Actor, facts: &EventFacts) -> Result<EventId, StoreError> {
    facts.check().map_err(Refusal::from)?;
    rows::insert(tx, actor, facts, rows::Of::Itself)
}

/// Moves what happens once to the time and place of `to`; what else people wrote about it stays.
pub(super) fn move_to(tx: &Transaction<'_>, actor: Actor, event: &Event, to: &EventFacts) -> Result<(), StoreError> {
    let facts = EventFacts { when: to.when, place: to.place.clone(), ..event.facts.clone() };
    facts.check().map_err(Refusal::from)?;
    rows::update(tx, actor, event.id, event.version, &facts)
}

/// What is saved as it stands is no change: of a series from a file it would make the house's own what nobody changed.
fn says_something_new(
    tx: &Transaction<'_>,
    actor: Actor,
    id: OccurrenceId,
    reach: Reach,
    facts: &EventFacts,
) -> Result<(), StoreError> {
    let Some(stands) = actor.read(tx).occurrence(id, actor.zone)? else { return Ok(()) };
    let of_one = id.day.is_some() && reach == Reach::This;
    let said = |facts: &EventFacts| {
        let rule = facts.rule.clone().filter(|_| !of_one).map(|rule| rule.settled(stands.first_day));
        let mut youths = facts.youths.clone();
        youths.sort_unstable();
        EventFacts { rule, youths, ..facts.clone() }
    };
    if said(&stands.facts) == said(facts) { Err(Refusal::NothingChanged.into()) } else { Ok(()) }
}

/// An interpreter is not booked for a youth they are not used for, unless it stands so already: they may have been barred
/// since.
fn may_interpret(
    tx: &Transaction<'_>,
    actor: Actor,
    facts: &EventFacts,
    before: Option<&EventFacts>,
) -> Result<(), StoreError> {
    let Some(interpreter) = facts.interpreter else { return Ok(()) };
    for youth in &facts.youths {
        let stands =
            before.is_some_and(|before| before.interpreter == facts.interpreter && before.youths.contains(youth));
        if !stands && actor.read(tx).barred_for(*youth)?.contains_key(&interpreter) {
            return Err(Refusal::InterpreterBarred.into());
        }
    }
    Ok(())
}

/// What is written about an event; about a youth where it is one youth's alone.
fn about(event: EventId, facts: &EventFacts) -> Written {
    let written = Written::new(Entity::Event, event.0, Topic::Calendar);
    match facts.youths.as_slice() {
        [youth] => written.about(*youth),
        _ => written,
    }
}

fn withdraw(tx: &Transaction<'_>, actor: Actor, event: EventId, version: i64) -> Result<Written, StoreError> {
    let before = actor.read(tx).event(event)?.ok_or(Refusal::CannotUndo)?;
    let changed = !actor.read(tx).changes_of(event, chrono::NaiveDate::MIN, actor.zone)?.is_empty();
    if before.version != version || changed || actor.read(tx).is_used(event)? {
        return Err(Refusal::CannotUndo.into());
    }
    rows::set_state(tx, actor, event, rows::State::Withdrawn)?;
    Ok(about(event, &before.facts))
}
