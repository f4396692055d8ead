//! How a case is followed up: meetings, guidance, contacts. Every table of it only grows.

mod contact;
mod guidance;
mod meeting;

use rusqlite::Transaction;

use super::{Actor, StoreError, Written, of_case, params, prose};
use crate::domain::{host::FollowStep, ids::StaffId, refusal::Refusal};

pub(super) fn step(tx: &Transaction<'_>, actor: Actor, step: &FollowStep) -> Result<Written, StoreError> {
    match step {
        FollowStep::Meet { case, seen, facts, next } => meeting::meet(tx, actor, *case, *seen, facts, next.as_ref()),
        FollowStep::CorrectMeeting { meeting, seen, facts, reason } => {
            meeting::correct(tx, actor, *meeting, *seen, facts, reason)
        }
        FollowStep::StrikeMeeting { meeting, seen, reason } => meeting::strike(tx, actor, *meeting, *seen, reason),
        FollowStep::SetNext { case, seen, next } => meeting::set_next(tx, actor, *case, *seen, next),
        FollowStep::Guide(facts) => guidance::add(tx, actor, facts),
        FollowStep::CorrectGuidance { guidance, seen, facts, reason } => {
            guidance::correct(tx, actor, *guidance, *seen, facts, reason)
        }
        FollowStep::StrikeGuidance { guidance, seen, reason } => guidance::strike(tx, actor, *guidance, *seen, reason),
        FollowStep::Contact { household, facts } => contact::add(tx, actor, *household, facts),
        FollowStep::CorrectContact { contact, seen, facts, reason } => {
            contact::correct(tx, actor, *contact, *seen, facts, reason)
        }
        FollowStep::StrikeContact { contact, seen, reason } => contact::strike(tx, actor, *contact, *seen, reason),
    }
}

/// A line of rows is as it was read, and was not struck.
fn stands(tx: &Transaction<'_>, table: &str, root: i64, seen: i64) -> Result<(), StoreError> {
    let mut statement = tx.prepare_cached(&format!(
        "SELECT n.id, n.staff_id, n.struck FROM {table} f
         CROSS JOIN {table} n ON n.id = coalesce((SELECT max(id) FROM {table} WHERE root_id = f.id), f.id)
         WHERE f.id = ?1 AND f.root_id IS NULL"
    ))?;
    let newest = statement
        .query_map([root], |row| Ok((row.get::<_, i64>(0)?, StaffId(row.get(1)?), row.get::<_, bool>(2)?)))?
        .last()
        .transpose()?;
    match newest {
        None => Err(Refusal::Gone.into()),
        Some((newest, by, _)) if newest != seen => Err(Refusal::ChangedMeanwhile { by }.into()),
        Some((_, _, true)) => Err(Refusal::StruckAlready.into()),
        Some(_) => Ok(()),
    }
}
