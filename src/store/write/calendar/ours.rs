//! What the house has put back as the file has it is the file's again.

use rusqlite::{Transaction, params};

use super::{
    super::{Actor, StoreError},
    series::find_time,
};
use crate::domain::{
    calendar::{EventFacts, ImportedEvent, OccurrenceId},
    ids::EventId,
    names::Line,
};

/// What a file says of one time, to be told apart from anything else it could say of it.
pub(super) fn said_of_one(source: &Line, uid: &str, facts: &EventFacts, called_off: bool) -> ImportedEvent {
    ImportedEvent {
        source: source.clone(),
        uid: uid.to_owned(),
        facts: EventFacts { rule: None, ..facts.clone() },
        called_off,
        left_out: Vec::new(),
        changed: Vec::new(),
    }
}

/// Lets a newer file count again for a time that says what the last one said: what happens once or was otherwise than its
/// series in the file itself as it was taken, any other as its series has it.
pub(super) fn give_back(tx: &Transaction<'_>, actor: Actor, id: OccurrenceId) -> Result<(), StoreError> {
    let reader = actor.read(tx);
    let (Some(event), Some(stands)) = (reader.event(id.event)?, reader.occurrence(id, actor.zone)?) else {
        return Ok(());
    };
    let Some((source, uid)) = &event.source else { return Ok(()) };
    let row = match id.day {
        None => Some(id.event),
        Some(day) => find_time(tx, id.event, day)?,
    };
    let Some(row) = row else { return Ok(()) };
    let stands = said_of_one(source, uid, &stands.facts, stands.called_off);
    let is_the_files = match id.day {
        _ if is_taken(tx, row)? => reader.is_imported(row, &stands)?,
        None => false,
        Some(day) => {
            let facts = EventFacts { when: event.facts.when.on(day), ..event.facts.clone() };
            let is_there = event.facts.rule.as_ref().is_some_and(|rule| rule.is_day(event.facts.when.day, day));
            is_there && said_of_one(source, uid, &facts, event.called_off) == stands
        }
    };
    if is_the_files {
        tx.prepare_cached("UPDATE main.event SET ours = NULL WHERE id = ?1")?.execute([row.0])?;
    }
    Ok(())
}

/// Whether a row says what a file said of it, or did before the house changed it.
fn is_taken(tx: &Transaction<'_>, row: EventId) -> Result<bool, StoreError> {
    let mut statement = tx.prepare_cached("SELECT taken IS NOT NULL FROM event WHERE id = ?1")?;
    Ok(statement.query_row([row.0], |row| row.get(0))?)
}

/// Remembers what a file said of a row; of one that it says nothing of (any more), nothing.
pub(super) fn remember(tx: &Transaction<'_>, row: EventId, said: Option<&ImportedEvent>) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE main.event SET taken = ?2, ours = NULL WHERE id = ?1")?
        .execute(params![row.0, said.map(ImportedEvent::digest)])?;
    Ok(())
}
