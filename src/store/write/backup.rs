//! What was done with copies of the house.

use rusqlite::{Transaction, params};

use super::{Actor, StoreError, Written};
use crate::domain::{
    audit::Entity,
    backup::{PUT_OFF, Place, Step},
    changes::Topic,
};

/// Writes it down. The copies themselves are files.
pub(super) fn step(tx: &Transaction<'_>, actor: Actor, step: &Step) -> Result<Written, StoreError> {
    let (kind, copy) = match step {
        Step::Made { place, copy, head } => (place.id(), Some((copy, head))),
        // Like a copy in a folder somebody named: no age counts it.
        Step::Kept { copy, head } | Step::TakenOut { copy, head } => (Place::Named.id(), Some((copy, head))),
        Step::Drilled { copy, head } => ("drilled", Some((copy, head))),
        Step::Restored { copy, head } => ("restored", Some((copy, head))),
        Step::PutOff => ("put-off", None),
    };
    let until = copy.is_none().then(|| (actor.now + PUT_OFF).timestamp());
    tx.prepare_cached(
        "INSERT INTO backup_mark (kind, at, until, copy, head, staff_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        kind,
        actor.now.timestamp(),
        until,
        copy.map(|(copy, _)| copy.as_str()),
        copy.map(|(_, head)| head.0),
        actor.staff.0,
    ])?;
    Ok(Written::new(Entity::Backup, tx.last_insert_rowid(), Topic::Backups))
}
