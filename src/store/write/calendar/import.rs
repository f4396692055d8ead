//! Events from a file. What was taken from the same file before is found by its name there, and changed only where the file
//! says something else, so that the same file twice changes nothing.

use chrono::NaiveDate;
use rusqlite::Transaction;

use super::{
    super::{Actor, StoreError, Written},
    about,
    rows::{self, Of, State},
    series::find_time,
};
use crate::domain::{
    calendar::{EventFacts, ImportedEvent},
    ids::EventId,
    refusal::Refusal,
};

pub(super) fn take(tx: &Transaction<'_>, actor: Actor, new: &ImportedEvent) -> Result<Written, StoreError> {
    let known = actor.read(tx).imported_event(new.source.as_str(), &new.uid)?;
    let event = match known {
        None => {
            let event = rows::insert(tx, actor, &new.facts, Of::File(&new.source, &new.uid))?;
            rows::begin_as(tx, event, State::called_off(new.called_off))?;
            event
        }
        Some(known) => {
            if actor.read(tx).is_imported(known.id, new)? {
                return Err(Refusal::NothingChanged.into());
            }
            rows::update(tx, actor, known.id, known.version, &new.facts)?;
            rows::begin_as(tx, known.id, State::called_off(new.called_off))?;
            for change in actor.read(tx).changes_of(known.id, NaiveDate::MIN, actor.zone)? {
                rows::begin_as(tx, change.row, State::Withdrawn)?;
            }
            known.id
        }
    };
    tx.prepare_cached("UPDATE event SET taken = ?2 WHERE id = ?1")?.execute([event.0, new.digest()])?;
    for day in &new.left_out {
        let facts = EventFacts { rule: None, when: new.facts.when.on(*day), ..new.facts.clone() };
        set_time(tx, actor, event, *day, &facts, State::LeftOut)?;
    }
    for one in &new.changed {
        set_time(tx, actor, event, one.day, &one.facts, State::called_off(one.called_off))?;
    }
    Ok(about(event, &new.facts))
}

fn set_time(
    tx: &Transaction<'_>,
    actor: Actor,
    series: EventId,
    day: NaiveDate,
    facts: &EventFacts,
    state: State,
) -> Result<(), StoreError> {
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
    rows::begin_as(tx, row, state)
}
