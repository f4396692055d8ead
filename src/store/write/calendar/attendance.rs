//! Who is invited, who came, and what a house meeting talked about.

use rusqlite::{Transaction, params};

use super::{
    super::{Actor, StoreError, Written},
    about,
};
use crate::{
    domain::{
        audit::Entity,
        calendar::{AttendanceState, EventKind, MeetingFacts, NewAttendance, OccurrenceId},
        changes::Topic,
        ids::{AttendanceId, MeetingRecordId},
        names::{Line, Prose},
        refusal::Refusal,
        undo::Made,
    },
    store::read::day_key,
};

pub(super) fn attend(tx: &Transaction<'_>, actor: Actor, new: &NewAttendance) -> Result<Written, StoreError> {
    let reader = actor.read(tx);
    let occurrence = reader.occurrence(new.occurrence, actor.zone)?.ok_or(Refusal::Gone)?;
    if occurrence.called_off || !occurrence.facts.kind.takes_time() {
        return Err(Refusal::NobodyComes.into());
    }
    if new.state.is_afterwards() && occurrence.starts_at > actor.now {
        return Err(Refusal::NotBegun.into());
    }
    let newest = reader.newest_attendance(new.occurrence, new.youth)?;
    if let Some(newest) = newest.as_ref().filter(|newest| Some(newest.id) != new.seen) {
        return Err(Refusal::ChangedMeanwhile { by: newest.by }.into());
    }
    insert(tx, actor, new, occurrence.facts.kind)
}

/// What was said before the newest about a youth counts again, as a row of its own; nothing said, where that was the first.
pub(super) fn take_back(tx: &Transaction<'_>, actor: Actor, row: AttendanceId) -> Result<Written, StoreError> {
    let reader = actor.read(tx);
    let (id, said) = reader.attendance_row(row)?.ok_or(Refusal::CannotUndo)?;
    let newest = reader.newest_attendance(id, said.youth)?;
    if newest.is_none_or(|newest| newest.id != row) {
        return Err(Refusal::CannotUndo.into());
    }
    let occurrence = reader.occurrence(id, actor.zone)?.ok_or(Refusal::CannotUndo)?;
    let before = reader.attendance_before(id, said.youth, row)?;
    let (state, words) = before.map_or((AttendanceState::Cleared, None), |before| (before.state, before.words));
    let new = NewAttendance { occurrence: id, youth: said.youth, state, words, seen: Some(row) };
    let written = insert(tx, actor, &new, occurrence.facts.kind)?;
    Ok(Written { made: Made::Kept, ..written })
}

fn insert(tx: &Transaction<'_>, actor: Actor, new: &NewAttendance, kind: EventKind) -> Result<Written, StoreError> {
    let row = tx
        .prepare_cached(
            "INSERT INTO main.attendance (event_id, day, youth_id, state, words, at, staff_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .insert(params![
            new.occurrence.event.0,
            day_key(new.occurrence),
            new.youth.0,
            new.state.id(),
            new.words.as_ref().map(Line::as_str),
            actor.now.timestamp(),
            actor.staff.0,
        ])?;
    let written = Written::new(Entity::Attendance, row, Topic::Calendar).undoable(Made::Attendance(AttendanceId(row)));
    // Who came to the house meeting is the house's.
    Ok(if kind == EventKind::HouseMeeting { written } else { written.about(new.youth) })
}

pub(super) fn record(
    tx: &Transaction<'_>,
    actor: Actor,
    id: OccurrenceId,
    seen: Option<MeetingRecordId>,
    facts: &MeetingFacts,
) -> Result<Written, StoreError> {
    let reader = actor.read(tx);
    let occurrence = reader.occurrence(id, actor.zone)?.ok_or(Refusal::Gone)?;
    if occurrence.facts.kind != EventKind::HouseMeeting {
        return Err(Refusal::NotAMeeting.into());
    }
    let newest = reader.meeting_record(id)?;
    if let Some(newest) = newest.as_ref().filter(|newest| Some(newest.id) != seen) {
        return Err(Refusal::ChangedMeanwhile { by: newest.by }.into());
    }
    let before = newest.map(|newest| newest.facts).unwrap_or_default();
    if before == *facts {
        return Err(Refusal::NothingChanged.into());
    }
    tx.prepare_cached(
        "INSERT INTO main.meeting_record (event_id, day, agenda, minutes, at, staff_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        id.event.0,
        day_key(id),
        facts.agenda.as_ref().map(Prose::as_str),
        facts.minutes.as_ref().map(Prose::as_str),
        actor.now.timestamp(),
        actor.staff.0,
    ])?;
    Ok(about(id.event, &occurrence.facts))
}
