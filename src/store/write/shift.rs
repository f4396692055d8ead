//! Who works which shift, and going off it.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{Actor, Entity, StoreError, Topic, Written, receipt};
use crate::{
    domain::{
        ids::{EntryId, ShiftId},
        names::Prose,
        refusal::Refusal,
        shift::{AFTER_ITS_END, ShiftKindId},
        time::Instant,
    },
    store::read::Reader,
};

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
        "INSERT INTO main.shift (house_id, kind, day, starts_at, ends_at) VALUES (here(), ?1, ?2, ?3, ?4) ON CONFLICT (day, kind, house_id) DO NOTHING",
        params![kind.0, day.to_string(), starts_at.timestamp(), ends_at.timestamp()],
    )?;
    let shift: i64 =
        tx.query_row("SELECT id FROM shift WHERE day = ?1 AND kind = ?2", params![day.to_string(), kind.0], |row| {
            row.get(0)
        })?;
    tx.execute(
        "INSERT INTO main.shift_staff (shift_id, staff_id, confirmed_at, house_id) VALUES (?1, ?2, ?3, here()) ON CONFLICT DO NOTHING",
        params![shift, actor.staff.0, actor.now.timestamp()],
    )?;
    if has_gone_off(tx, actor, ShiftId(shift))? {
        note(tx, actor, ShiftId(shift), "back", receipt::newest(tx)?, None)?;
    }
    Ok(Written::new(Entity::Shift, shift, Topic::Shift))
}

/// Goes off shifts. One that ended by itself long ago is signed off now, and what was written since its end stays new: when
/// somebody went is never made up.
pub(super) fn sign_off(
    tx: &Transaction<'_>,
    actor: Actor,
    shifts: &[ShiftId],
    reason: Option<&Prose>,
) -> Result<Written, StoreError> {
    let reader = Reader::new(tx);
    for shift in shifts {
        let mine: bool = tx
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM shift_staff WHERE shift_id = ?1 AND staff_id = ?2)")?
            .query_row([shift.0, actor.staff.0], |row| row.get(0))?;
        let on = reader.shift(*shift)?.filter(|on| mine && on.starts_at <= actor.now).ok_or(Refusal::Gone)?;
        // On another terminal a moment ago.
        if has_gone_off(tx, actor, *shift)? {
            continue;
        }
        let is_over = on.ends_at + AFTER_ITS_END <= actor.now;
        let until = if is_over { reader.newest_at(on.ends_at)? } else { receipt::newest(tx)? };
        note(tx, actor, *shift, "off", until, reason)?;
    }
    let newest = shifts.last().copied().ok_or(Refusal::Gone)?;
    Ok(Written::new(Entity::Shift, newest.0, Topic::Shift))
}

fn has_gone_off(tx: &Transaction<'_>, actor: Actor, shift: ShiftId) -> Result<bool, StoreError> {
    let newest: Option<String> = tx
        .prepare_cached("SELECT kind FROM sign_off WHERE shift_id = ?1 AND staff_id = ?2 ORDER BY id DESC LIMIT 1")?
        .query_row([shift.0, actor.staff.0], |row| row.get(0))
        .optional()?;
    Ok(newest.as_deref() == Some("off"))
}

fn note(
    tx: &Transaction<'_>,
    actor: Actor,
    shift: ShiftId,
    kind: &str,
    until: EntryId,
    reason: Option<&Prose>,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO main.sign_off (shift_id, staff_id, kind, at, until_entry, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![shift.0, actor.staff.0, kind, actor.now.timestamp(), until.0, reason.map(Prose::as_str)])?;
    Ok(())
}
