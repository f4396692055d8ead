//! That somebody has looked through who has read and changed.

use rusqlite::{Transaction, params};

use super::{Actor, StoreError, Written};
use crate::domain::{audit::Entity, changes::Topic, ids::AuditId, names::Line, refusal::Refusal};

/// Writes it down: up to a row that is there, and farther than anybody looked before.
pub(super) fn review(
    tx: &Transaction<'_>,
    actor: Actor,
    until: AuditId,
    note: Option<&Line>,
) -> Result<Written, StoreError> {
    let before = actor.read(tx).access_reviews(1)?;
    if let Some(before) = before.first().filter(|before| before.until >= until) {
        return Err(Refusal::ChangedMeanwhile { by: before.by }.into());
    }
    if crate::store::audit::hash_of(tx, until)?.is_none() {
        return Err(Refusal::Gone.into());
    }
    tx.execute(
        "INSERT INTO review (at, staff_id, until_row, note) VALUES (?1, ?2, ?3, ?4)",
        params![actor.now.timestamp(), actor.staff.0, until.0, note.map(Line::as_str)],
    )?;
    Ok(Written::new(Entity::Review, tx.last_insert_rowid(), Topic::Reviews))
}
