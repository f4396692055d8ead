//! What waits for the case journal of the municipality, and what was copied there.

use rusqlite::{Transaction, params};

use super::{Actor, StoreError, Written, log, revision::seen_as_it_stands};
use crate::{
    domain::{
        ids::{EntryId, RevisionId},
        names::Line,
        refusal::Refusal,
    },
    store::read::Reader,
};

/// Keeps the list of what waits true for an entry that was just written, changed or copied.
pub(super) fn keep(tx: &Transaction<'_>, entry: i64, waits: bool) -> Result<(), StoreError> {
    let sql = if waits {
        "INSERT OR IGNORE INTO journal_waiting (entry_id) VALUES (?1)"
    } else {
        "DELETE FROM journal_waiting WHERE entry_id = ?1"
    };
    tx.prepare_cached(sql)?.execute([entry])?;
    Ok(())
}

pub(super) fn transfer(
    tx: &Transaction<'_>,
    actor: Actor,
    id: EntryId,
    seen: Option<RevisionId>,
    reference: &Line,
) -> Result<Written, StoreError> {
    let entry = Reader::new(tx).entry(id)?.ok_or(Refusal::Gone)?;
    seen_as_it_stands(&entry, seen)?;
    if !entry.journal().is_waiting() {
        return Err(Refusal::NotWaiting.into());
    }
    tx.prepare_cached(
        "INSERT INTO journal_transfer (entry_id, revision_id, at, staff_id, reference) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        id.0,
        seen.map(|revision| revision.0),
        actor.now.timestamp(),
        actor.staff.0,
        reference.as_str()
    ])?;
    keep(tx, id.0, false)?;
    Ok(log::of_entry(id.0, &entry.about))
}
