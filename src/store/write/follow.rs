//! What is to be followed up: settled once with what was found, and with a new day where it goes on.

use chrono::NaiveDate;
use rusqlite::{Transaction, params};

use super::{Actor, StoreError, Written, contact::written};
use crate::{
    domain::{
        audit::Entity,
        changes::{Changes, Topic},
        contact::clock::FollowUpOf,
        ids::{FollowUpId, YouthId},
        names::Prose,
        refusal::Refusal,
    },
    store::read::Reader,
};

/// Writes down that something waits for a day.
pub(super) fn open(tx: &Transaction<'_>, youth: YouthId, of: FollowUpOf, day: NaiveDate) -> Result<(), StoreError> {
    let (placement, protection) = match of {
        FollowUpOf::Stay(id) => (Some(id.0), None),
        FollowUpOf::Protection(id) => (None, Some(id.0)),
    };
    tx.execute(
        "INSERT INTO main.follow_up (youth_id, placement_id, protection_id, day) VALUES (?1, ?2, ?3, ?4)",
        params![youth.0, placement, protection, day.to_string()],
    )?;
    Ok(())
}

pub(super) fn settle(
    tx: &Transaction<'_>,
    actor: Actor,
    id: FollowUpId,
    found: &Prose,
    next: Option<NaiveDate>,
) -> Result<Written, StoreError> {
    let reader = Reader::new(tx);
    let waiting = reader.follow_up(id)?.filter(|one| one.followed.is_none()).ok_or(Refusal::NothingToFollow)?;
    // Of somebody who lives here the decision is made anew: nothing else keeps their address hidden with a reason.
    let here = reader.dates_of(waiting.youth, actor.zone.date(actor.now))?.here_since.is_some();
    if here && matches!(waiting.of, FollowUpOf::Protection(_)) {
        return Err(Refusal::NothingToFollow.into());
    }
    close(tx, actor, id, Some(found))?;
    if let Some(next) = next {
        open(tx, waiting.youth, waiting.of, next)?;
    }
    let mut written = written(Entity::FollowUp, id.0).about(waiting.youth);
    // It stands with the stay it is about.
    written.changes = Changes::of(Topic::Contacts).and(Topic::Youths);
    Ok(written)
}

/// Settles one; without words where its day fell away by itself.
pub(super) fn close(
    tx: &Transaction<'_>,
    actor: Actor,
    id: FollowUpId,
    found: Option<&Prose>,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE main.follow_up SET found = ?2, settled_at = ?3, settled_by = ?4 WHERE id = ?1",
        params![id.0, found.map(Prose::as_str), actor.now.timestamp(), actor.staff.0],
    )?;
    Ok(())
}
