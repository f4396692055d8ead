//! Events from a file. What was taken from the same file before is found by its name there, and changed only where the file
//! says something else, so that the same file twice changes nothing. What the house has changed of it stays as the house has
//! it, whatever a newer file says.

use chrono::NaiveDate;
use rusqlite::Transaction;

use super::{
    super::{Actor, StoreError, Written},
    about, ours,
    rows::{self, Of, State},
    series::find_time,
};
use crate::domain::{
    calendar::{Event, EventFacts, ImportedEvent, OccurrenceId, Own},
    ids::EventId,
    refusal::Refusal,
};

pub(super) fn take(tx: &Transaction<'_>, actor: Actor, new: &ImportedEvent) -> Result<Written, StoreError> {
    let known = actor.read(tx).imported_event(new.source.as_str(), &new.uid)?;
    let event = match known {
        None => {
            let event = rows::insert(tx, actor, &new.facts, Of::File(&new.source, &new.uid))?;
            if new.called_off {
                rows::begin_as(tx, event, State::CalledOff)?;
            }
            set_times(tx, actor, event, new)?;
            event
        }
        Some(known) => {
            if actor.read(tx).is_imported(known.id, new)? {
                return Err(Refusal::NothingChanged.into());
            }
            take_again(tx, actor, &known, new)?;
            known.id
        }
    };
    tx.prepare_cached("UPDATE main.event SET taken = ?2 WHERE id = ?1")?.execute([event.0, new.digest()])?;
    Ok(about(event, &new.facts))
}

/// Takes what a newer file says of an event, beside what is the house's own of it.
fn take_again(tx: &Transaction<'_>, actor: Actor, known: &Event, new: &ImportedEvent) -> Result<(), StoreError> {
    let own = actor.read(tx).own_times(known.id, actor.now, actor.zone)?;
    let Some(says) = new.beside(&own) else { return Ok(()) };
    rows::update(tx, actor, known.id, known.version, &says.facts)?;
    rows::begin_as(tx, known.id, State::called_off(says.called_off))?;
    for change in actor.read(tx).changes_of(known.id, NaiveDate::MIN, actor.zone)? {
        if change.occurrence.id.day.is_none_or(|day| !own.days.contains_key(&day)) {
            rows::begin_as(tx, change.row, State::Withdrawn)?;
            ours::remember(tx, change.row, None)?;
        }
    }
    set_times(tx, actor, known.id, &says)?;
    keep_times(tx, actor, known.id, &own)
}

/// Writes the house's own times of a series that would be otherwise, or nowhere, by its new rule.
fn keep_times(tx: &Transaction<'_>, actor: Actor, event: EventId, own: &Own) -> Result<(), StoreError> {
    for (day, time) in &own.days {
        let id = OccurrenceId { event, day: Some(*day) };
        let stands = actor.read(tx).occurrence(id, actor.zone)?;
        let stays = stands.is_some_and(|stands| {
            let facts = EventFacts { rule: None, ..stands.facts };
            (facts, stands.called_off) == (time.facts.clone(), time.called_off)
        });
        if !stays {
            set_time(tx, actor, event, *day, &time.facts, State::called_off(time.called_off))?;
        }
    }
    Ok(())
}

/// Writes the times of a series that are otherwise than its rule.
fn set_times(tx: &Transaction<'_>, actor: Actor, event: EventId, says: &ImportedEvent) -> Result<(), StoreError> {
    for day in &says.left_out {
        let facts = EventFacts { rule: None, when: says.facts.when.on(*day), ..says.facts.clone() };
        let row = set_time(tx, actor, event, *day, &facts, State::LeftOut)?;
        ours::remember(tx, row, None)?;
    }
    for one in &says.changed {
        let row = set_time(tx, actor, event, one.day, &one.facts, State::called_off(one.called_off))?;
        let said = ours::said_of_one(&says.source, &says.uid, &one.facts, one.called_off);
        ours::remember(tx, row, Some(&said))?;
    }
    Ok(())
}

fn set_time(
    tx: &Transaction<'_>,
    actor: Actor,
    series: EventId,
    day: NaiveDate,
    facts: &EventFacts,
    state: State,
) -> Result<EventId, StoreError> {
    let facts = EventFacts { rule: None, ..facts.clone() };
    let row = match find_time(tx, series, day)? {
        Some(row) => {
            let version = tx.query_row("SELECT version FROM event WHERE id = ?1", [row.0], |row| row.get(0))?;
            rows::begin_as(tx, row, State::Planned)?;
            rows::update(tx, actor, row, version, &facts)?;
            row
        }
        None => rows::insert(tx, actor, &facts, Of::Series(series, day))?,
    };
    rows::begin_as(tx, row, state)?;
    Ok(row)
}
