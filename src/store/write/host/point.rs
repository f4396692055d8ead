//! What is gone through when a youth leaves a host.

use rusqlite::OptionalExtension as _;

use super::{Actor, StoreError, Transaction, Written, of_case, params};
use crate::{
    domain::{
        host::NewHostMark,
        ids::{HostCaseId, StaffId},
        names::Line,
        refusal::Refusal,
    },
    store::{read::Reader, write::moves::said},
};

/// Lists the points of a case, unless it has some already.
pub(super) fn list(tx: &Transaction<'_>, case: HostCaseId, points: &[Line]) -> Result<(), StoreError> {
    if !Reader::new(tx).host_points(case)?.is_empty() {
        return Ok(());
    }
    for point in points {
        tx.prepare_cached("INSERT INTO main.host_point (case_id, words) VALUES (?1, ?2)")?
            .execute(params![case.0, point.as_str()])?;
    }
    Ok(())
}

/// Writes what somebody says about a point, unless somebody else has said something since they looked.
pub(super) fn mark(tx: &Transaction<'_>, actor: Actor, new: &NewHostMark) -> Result<Written, StoreError> {
    let case: Option<i64> =
        tx.query_row("SELECT case_id FROM host_point WHERE id = ?1", [new.point.0], |row| row.get(0)).optional()?;
    let case = Reader::new(tx).host_case(HostCaseId(case.ok_or(Refusal::Gone)?))?.ok_or(Refusal::Gone)?;
    if case.closed.is_some() {
        return Err(Refusal::CaseClosed.into());
    }
    let newest: Option<(i64, i64)> = tx
        .query_row(
            "SELECT id, staff_id FROM host_mark WHERE point_id = ?1 ORDER BY id DESC LIMIT 1",
            [new.point.0],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    if let Some((id, by)) = newest
        && new.seen.map(|seen| seen.0) != Some(id)
    {
        return Err(Refusal::ChangedMeanwhile { by: StaffId(by) }.into());
    }
    let (kind, reason) = said(&new.said);
    tx.execute(
        "INSERT INTO main.host_mark (point_id, kind, reason, at, staff_id) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![new.point.0, kind, reason, actor.now.timestamp(), actor.staff.0],
    )?;
    Ok(of_case(case.id).about(case.youth))
}
