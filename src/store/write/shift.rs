//! Who works which shift.

use chrono::NaiveDate;
use rusqlite::{Transaction, params};

use super::{Actor, Entity, StoreError, Topic, Written};
use crate::domain::{shift::ShiftKindId, time::Instant};

pub(super) fn confirm(
    tx: &Transaction<'_>,
    actor: Actor,
    kind: &ShiftKindId,
    day: NaiveDate,
    starts_at: Instant,
    ends_at: Instant,
) -> Result<Written, StoreError> {
    // The first who confirms makes the shift; whoever follows joins it.
    tx.execute(
        "INSERT INTO shift (kind, day, starts_at, ends_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (day, kind) DO NOTHING",
        params![kind.0, day.to_string(), starts_at.timestamp(), ends_at.timestamp()],
    )?;
    let shift: i64 =
        tx.query_row("SELECT id FROM shift WHERE day = ?1 AND kind = ?2", params![day.to_string(), kind.0], |row| {
            row.get(0)
        })?;
    tx.execute(
        "INSERT INTO shift_staff (shift_id, staff_id, confirmed_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        params![shift, actor.staff.0, actor.now.timestamp()],
    )?;
    Ok(Written::new(Entity::Shift, shift, Topic::Shift))
}
