//! Rows of the table `event`.

use chrono::NaiveDate;
use rusqlite::{Transaction, params, params_from_iter, types::Value};

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
        Of::File(source, uid) => (Some(source.as_str().to_owned()), Some(uid.to_owned())),
        Of::Itself | Of::Series(..) => (None, None),
    };
    let of = [actor.staff.0.into(), series.into(), series_day.into(), source.into(), uid.into()];
    let row = tx
        .prepare_cached(
            "INSERT INTO main.event (house_id, changed_by, series_id, series_day, source, uid, kind, title, place, day, last_day, days,
                 starts, ends, ends_later, rule, responsible, capacity, interpreter_id, car, note)
             VALUES (here(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
        )?
        .insert(params_from_iter(of.into_iter().chain(values(facts))))?;
    let event = EventId(row);
    add_youths(tx, event, &facts.youths)?;
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
            "UPDATE main.event SET version = version + 1, changed_by = ?3 WHERE id = ?1 AND version = ?2
               AND state <> 'withdrawn'",
        )?
        .execute(params![event.0, version, actor.staff.0])?;
    if changed == 0 {
        return Err(version_conflict(tx, "event", event.0));
    }
    write_facts(tx, event, facts)
}

fn write_facts(tx: &Transaction<'_>, event: EventId, facts: &EventFacts) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE main.event SET kind = ?2, title = ?3, place = ?4, day = ?5, last_day = ?6, days = ?7, starts = ?8, ends = ?9,
             ends_later = ?10, rule = ?11, responsible = ?12, capacity = ?13, interpreter_id = ?14, car = ?15, note = ?16
         WHERE id = ?1",
    )?
    .execute(params_from_iter([Value::from(event.0)].into_iter().chain(values(facts))))?;
    tx.prepare_cached("DELETE FROM main.event_youth WHERE event_id = ?1")?.execute([event.0])?;
    add_youths(tx, event, &facts.youths)
}

/// What an event says, in the order of the columns from `kind` to `note`. A rule is kept without a count.
fn values(facts: &EventFacts) -> [Value; 15] {
    let (days, from, until) = match facts.when.time {
        EventTime::WholeDays { days } => (Some(days), None, None),
        EventTime::Clock { from, until } => (None, Some(from), until),
    };
    let text = |line: Option<&str>| line.map(str::to_owned).into();
    [
        facts.kind.id().to_owned().into(),
        facts.title.as_str().to_owned().into(),
        text(facts.place.as_ref().map(Line::as_str)),
        day_text(facts.when.day).into(),
        facts.last_day().map_or_else(|| "9999-12-31".to_owned(), day_text).into(),
        days.into(),
        from.as_ref().map(ClockTime::to_string).into(),
        until.map(|until| until.at.to_string()).into(),
        until.map(|until| until.days_later).into(),
        rule_text(facts.settled_rule().as_ref()).into(),
        facts.responsible.map(|staff| staff.0).into(),
        facts.capacity.into(),
        facts.interpreter.map(|interpreter| interpreter.0).into(),
        text(facts.car.as_ref().map(Line::as_str)),
        text(facts.note.as_ref().map(Prose::as_str)),
    ]
}

fn add_youths(tx: &Transaction<'_>, event: EventId, youths: &[YouthId]) -> Result<(), StoreError> {
    let mut add = tx.prepare_cached("INSERT OR IGNORE INTO main.event_youth (event_id, youth_id) VALUES (?1, ?2)")?;
    for youth in youths {
        add.execute([event.0, youth.0])?;
    }
    Ok(())
}

/// From this day on an event is as the house has it, whatever the file says it came from.
pub(super) fn mark_ours(tx: &Transaction<'_>, event: EventId, from: NaiveDate) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE main.event SET ours = min(coalesce(ours, ?2), ?2) WHERE id = ?1")?
        .execute(params![event.0, day_text(from)])?;
    Ok(())
}

/// Says how it stands with a row that the caller has made sure of.
pub(super) fn set_state(tx: &Transaction<'_>, actor: Actor, event: EventId, state: State) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE main.event SET state = ?2, reason = NULL, version = version + 1, changed_by = ?3 WHERE id = ?1",
    )?
    .execute(params![event.0, state.id(), actor.staff.0])?;
    Ok(())
}

/// Says why a row is called off.
pub(super) fn set_reason(tx: &Transaction<'_>, event: EventId, reason: Option<&Line>) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE main.event SET reason = ?2 WHERE id = ?1")?
        .execute(params![event.0, reason.map(Line::as_str)])?;
    Ok(())
}

/// Says how it stands with a row that was just written, as part of writing it.
pub(super) fn begin_as(tx: &Transaction<'_>, event: EventId, state: State) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE main.event SET state = ?2 WHERE id = ?1")?.execute(params![event.0, state.id()])?;
    Ok(())
}
