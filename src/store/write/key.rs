//! What was done with the data key, as far as the house itself remembers it.

use rusqlite::{Transaction, params};

use super::{Actor, StoreError, Written};
use crate::domain::{audit::Entity, changes::Topic, ids::StaffId};

/// The data key was changed. Written into the database that has the new key, before that takes the old one's place: the row is
/// there if and only if the key was changed.
pub(super) fn rotated(tx: &Transaction<'_>, actor: Actor) -> Result<Written, StoreError> {
    mark(tx, actor, "rotated", actor.staff)?;
    Ok(Written::new(Entity::House, 1, Topic::Staff))
}

/// Somebody has left: until the data key is changed, their passphrase opens the house with an older copy of the key file.
pub(super) fn left(tx: &Transaction<'_>, actor: Actor, staff: StaffId) -> Result<(), StoreError> {
    mark(tx, actor, "left", staff)
}

fn mark(tx: &Transaction<'_>, actor: Actor, kind: &str, staff: StaffId) -> Result<(), StoreError> {
    tx.prepare_cached("INSERT INTO key_mark (kind, at, staff_id) VALUES (?1, ?2, ?3)")?.execute(params![
        kind,
        actor.now.timestamp(),
        staff.0
    ])?;
    Ok(())
}
