//! Common activities.

use rusqlite::{Transaction, params};

use super::{Actor, Made, StoreError, Written, version_conflict};
use crate::domain::{activity::ActivityFacts, audit::Entity, changes::Topic, ids::ActivityId, names::Line};

pub(super) fn add(tx: &Transaction<'_>, actor: Actor, facts: &ActivityFacts) -> Result<Written, StoreError> {
    tx.prepare_cached(
        "INSERT INTO activity (changed_by, title, place, starts_at, ends_at, responsible)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        actor.staff.0,
        facts.title.as_str(),
        facts.place.as_ref().map(Line::as_str),
        facts.starts_at.timestamp(),
        facts.ends_at.map(|end| end.timestamp()),
        facts.responsible.map(|staff| staff.0),
    ])?;
    let activity = ActivityId(tx.last_insert_rowid());
    Ok(Written::new(Entity::Activity, activity.0, Topic::Activities).undoable(Made::Activity(activity)))
}

pub(super) fn change(
    tx: &Transaction<'_>,
    actor: Actor,
    activity: ActivityId,
    version: i64,
    facts: &ActivityFacts,
    cancelled: bool,
) -> Result<Written, StoreError> {
    let changed = tx
        .prepare_cached(
            "UPDATE activity SET version = version + 1, changed_by = ?3, title = ?4, place = ?5, starts_at = ?6,
                 ends_at = ?7, responsible = ?8, cancelled = ?9
             WHERE id = ?1 AND version = ?2 AND withdrawn = 0",
        )?
        .execute(params![
            activity.0,
            version,
            actor.staff.0,
            facts.title.as_str(),
            facts.place.as_ref().map(Line::as_str),
            facts.starts_at.timestamp(),
            facts.ends_at.map(|end| end.timestamp()),
            facts.responsible.map(|staff| staff.0),
            cancelled,
        ])?;
    if changed == 0 {
        return Err(version_conflict(tx, "activity", activity.0));
    }
    Ok(Written::new(Entity::Activity, activity.0, Topic::Activities))
}

pub(super) fn withdraw(
    tx: &Transaction<'_>,
    actor: Actor,
    activity: ActivityId,
    version: i64,
) -> Result<Written, StoreError> {
    super::withdraw(tx, actor, "activity", activity.0, version)?;
    Ok(Written::new(Entity::Activity, activity.0, Topic::Activities))
}
