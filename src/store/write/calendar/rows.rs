//! Rows of the table `event`.

use chrono::NaiveDate;
use rusqlite::{Transaction, params};

use super::super::{Actor, StoreError, version_conflict};
use crate::{
    domain::{
        calendar::{EventFacts, EventTime},
        ids::{EventId, YouthId},
        names::{Line, Prose},
        time::ClockTime,
    },
    store::read::{day_text, rule_text},
};

/// What a row is of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of<'a> {
    /// What happens once, or a series.
    Itself,
    /// One time of a series, by the day its rule gives.
    Series(EventId, NaiveDate),
    /// What a file has, by its name there.
    File(&'a Line, &'a str),
}

/// How it stands with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Planned,
    CalledOff,
    LeftOut,
    Withdrawn,
}

impl State {
    const fn id(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::CalledOff => "called-off",
            Self::LeftOut => "left-out",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub(super) const fn called_off(off: bool) -> Self {
        if off { Self::CalledOff } else { Self::Planned }
    }
}

pub(super) fn insert(
    tx: &Transaction<'_>,
    actor: Actor,
    facts: &EventFacts,
    of: Of<'_>,
) -> Result<EventId, StoreError> {
    let (series, series_day) = match of {
        Of::Series(series, day) => (Some(series.0), Some(day_text(day))),
        Of::Itself | Of::File(..) => (None, None),
    };
    let (source, uid) = match of {
        Of::File(source, uid) => (Some(source.as_str()), Some(uid)),
        Of::Itself | Of::Series(..) => (None, None),
    };
    let row = tx
        .prepare_cached(
            "INSERT INTO event (changed_by, kind, title, day, last_day, series_id, series_day, source, uid, starts)
             VALUES (?1, '', '', ?2, ?2, ?3, ?4, ?5, ?6, '00:00')",
        )?
        .insert(params![actor.staff.0, day_text(facts.when.day), series, series_day, source, uid])?;
    let event = EventId(row);
    write_facts(tx, event, facts)?;
    Ok(event)
}

/// Writes what an event says over what it said, guarded by the version that was read.
pub(super) fn update(
    tx: &Transaction<'_>,
    actor: Actor,
    event: EventId,
    version: i64,
    facts: &EventFacts,
) -> Result<(), StoreError> {
    let changed = tx
        .prepare_cached(
            "UPDATE event SET version = version + 1, changed_by = ?3 WHERE id = ?1 AND version = ?2
               AND state <> 'withdrawn'",
        )?
        .execute(params![event.0, version, actor.staff.0])?;
    if changed == 0 {
        return Err(version_conflict(tx, "event", event.0));
    }
    write_facts(tx, event, facts)
}

fn write_facts(tx: &Transaction<'_>, event: EventId, facts: &EventFacts) -> Result<(), StoreError> {
    let (days, from, until) = match facts.when.time {
        EventTime::WholeDays { days } => (Some(days), None, None),
        EventTime::Clock { from, until } => (None, Some(from), until),
    };
    tx.prepare_cached(
        "UPDATE event SET kind = ?2, title = ?3, place = ?4, day = ?5, last_day = ?6, days = ?7, starts = ?8, ends = ?9,
             ends_later = ?10, rule = ?11, responsible = ?12, capacity = ?13, interpreter_id = ?14, car = ?15, note = ?16
         WHERE id = ?1",
    )?
    .execute(params![
        event.0,
        facts.kind.id(),
        facts.title.as_str(),
        facts.place.as_ref().map(Line::as_str),
        day_text(facts.when.day),
        facts.last_day().map_or_else(|| "9999-12-31".to_owned(), day_text),
        days,
        from.as_ref().map(ClockTime::to_string),
        until.map(|until| until.at.to_string()),
        until.map(|until| until.days_later),
        rule_text(facts.rule.as_ref()),
        facts.responsible.map(|staff| staff.0),
        facts.capacity,
        facts.interpreter.map(|interpreter| interpreter.0),
        facts.car.as_ref().map(Line::as_str),
        facts.note.as_ref().map(Prose::as_str),
    ])?;
    write_youths(tx, event, &facts.youths)
}

fn write_youths(tx: &Transaction<'_>, event: EventId, youths: &[YouthId]) -> Result<(), StoreError> {
    tx.prepare_cached("DELETE FROM event_youth WHERE event_id = ?1")?.execute([event.0])?;
    let mut add = tx.prepare_cached("INSERT OR IGNORE INTO event_youth (event_id, youth_id) VALUES (?1, ?2)")?;
    for youth in youths {
        add.execute([event.0, youth.0])?;
    }
    Ok(())
}

/// Says how it stands with a row that the caller has made sure of.
pub(super) fn set_state(tx: &Transaction<'_>, actor: Actor, event: EventId, state: State) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE event SET state = ?2, reason = NULL, version = version + 1, changed_by = ?3 WHERE id = ?1",
    )?
    .execute(params![event.0, state.id(), actor.staff.0])?;
    Ok(())
}

/// Says why a row is called off.
pub(super) fn set_reason(tx: &Transaction<'_>, event: EventId, reason: Option<&Line>) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE event SET reason = ?2 WHERE id = ?1")?
        .execute(params![event.0, reason.map(Line::as_str)])?;
    Ok(())
}

/// Says how it stands with a row that was just written, as part of writing it.
pub(super) fn begin_as(tx: &Transaction<'_>, event: EventId, state: State) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE event SET state = ?2 WHERE id = ?1")?.execute(params![event.0, state.id()])?;
    Ok(())
}
