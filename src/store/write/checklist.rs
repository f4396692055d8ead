//! Points of a shift's checklist.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{Actor, StoreError, Written};
use crate::{
    domain::{
        audit::Entity,
        changes::Topic,
        checklist::{Mark, NewMark, held_against, needs_reason},
        ids::{MarkId, StaffId},
        names::Prose,
        refusal::Refusal,
    },
    store::read::Reader,
};

/// Writes what somebody says about a point. A count that differs from the last shift's needs a reason.
///
/// Only whoever is in the shift marks its points: a list that was left open over night must not count for yesterday.
pub(super) fn mark(tx: &Transaction<'_>, actor: Actor, new: &NewMark) -> Result<Written, StoreError> {
    if !Reader::new(tx).is_in(actor.staff, new.shift, actor.now)? {
        return Err(Refusal::NotInShift.into());
    }
    let newest: Option<(i64, i64)> = tx
        .prepare_cached(
            "SELECT id, staff_id FROM checklist_mark WHERE checklist = ?1 AND point = ?2 AND shift_id = ?3
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![new.checklist, new.point, new.shift.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((newest, by)) = newest
        && new.seen != Some(MarkId(newest))
    {
        return Err(Refusal::ChangedMeanwhile { by: StaffId(by) }.into());
    }
    let last = Reader::new(tx).last_count(&new.checklist, &new.point, new.shift)?;
    let against = held_against(last.map(|last| last.count), new.expected);
    if needs_reason(new.mark, against) && new.reason.is_none() {
        return Err(Refusal::CountDiffers { before: against.unwrap_or_default() }.into());
    }
    let kind = match new.mark {
        Mark::Ticked => "ticked",
        Mark::Counted(_) => "counted",
        Mark::Cleared => "cleared",
    };
    tx.prepare_cached(
        "INSERT INTO main.checklist_mark (shift_id, checklist, point, words, kind, count, held_against, reason, at, staff_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        new.shift.0,
        new.checklist,
        new.point,
        new.words.as_str(),
        kind,
        new.mark.count(),
        new.mark.count().and(against),
        new.reason.as_ref().map(Prose::as_str),
        actor.now.timestamp(),
        actor.staff.0,
    ])?;
    Ok(Written::new(Entity::Checklist, tx.last_insert_rowid(), Topic::Tasks))
}
