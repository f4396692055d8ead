//! Searches: that one was run, and those that are kept.

use rusqlite::{Transaction, params};

use super::{Actor, StoreError, Written, version_conflict};
use crate::domain::{audit::Entity, changes::Topic, ids::SearchId, names::Line, refusal::Refusal};

/// Searches a member keeps at most: more are no list any more.
const MOST: i64 = 30;

pub(super) fn save(tx: &Transaction<'_>, actor: Actor, name: &Line, line: &Line) -> Result<Written, StoreError> {
    let kept: i64 =
        tx.query_row("SELECT count(*) FROM saved_search WHERE staff_id = ?1", [actor.staff.0], |row| row.get(0))?;
    if kept >= MOST {
        return Err(Refusal::TooManySearches { most: MOST }.into());
    }
    name_is_free(tx, actor, name, None)?;
    tx.execute(
        "INSERT INTO saved_search (changed_by, staff_id, name, line) VALUES (?1, ?1, ?2, ?3)",
        params![actor.staff.0, name.as_str(), line.as_str()],
    )?;
    Ok(Written::new(Entity::Search, tx.last_insert_rowid(), Topic::Searches))
}

pub(super) fn rename(
    tx: &Transaction<'_>,
    actor: Actor,
    search: SearchId,
    version: i64,
    name: &Line,
) -> Result<Written, StoreError> {
    name_is_free(tx, actor, name, Some(search))?;
    let changed = tx.execute(
        "UPDATE saved_search SET name = ?4, version = version + 1 WHERE id = ?1 AND version = ?2 AND staff_id = ?3",
        params![search.0, version, actor.staff.0, name.as_str()],
    )?;
    settled(tx, actor, search, changed)
}

pub(super) fn remove(
    tx: &Transaction<'_>,
    actor: Actor,
    search: SearchId,
    version: i64,
) -> Result<Written, StoreError> {
    let changed = tx.execute(
        "DELETE FROM saved_search WHERE id = ?1 AND version = ?2 AND staff_id = ?3",
        params![search.0, version, actor.staff.0],
    )?;
    settled(tx, actor, search, changed)
}

/// What became of a change to one of the actor's own; those of others are not there for them.
fn settled(tx: &Transaction<'_>, actor: Actor, search: SearchId, changed: usize) -> Result<Written, StoreError> {
    if changed == 1 {
        return Ok(Written::new(Entity::Search, search.0, Topic::Searches));
    }
    let own = "SELECT 1 FROM saved_search WHERE id = ?1 AND staff_id = ?2";
    if tx.prepare(own)?.exists([search.0, actor.staff.0])? {
        return Err(version_conflict(tx, "saved_search", search.0));
    }
    Err(Refusal::Gone.into())
}

fn name_is_free(tx: &Transaction<'_>, actor: Actor, name: &Line, but: Option<SearchId>) -> Result<(), StoreError> {
    let taken = tx
        .prepare("SELECT 1 FROM saved_search WHERE staff_id = ?1 AND name = ?2 AND id <> ?3")?
        .exists(params![actor.staff.0, name.as_str(), but.map_or(0, |search| search.0)])?;
    if taken { Err(Refusal::SearchNameTaken.into()) } else { Ok(()) }
}
