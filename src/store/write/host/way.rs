//! Where youths lived after the house and the host.

use super::{Actor, StoreError, Transaction, Written, line, params, prose, version_conflict};
use crate::{
    domain::{
        audit::Entity,
        changes::Topic,
        host::way::{Of, Stop, StopFacts, WayStep},
        ids::{StopId, YouthId},
        names::Line,
        refusal::Refusal,
    },
    store::{read::Reader, write::homes},
};

pub(super) fn step(tx: &Transaction<'_>, actor: Actor, step: &WayStep) -> Result<Written, StoreError> {
    match step {
        WayStep::Add { youth, facts } => add(tx, actor, *youth, facts),
        WayStep::Change { stop, version, facts } => change(tx, actor, *stop, *version, facts),
        WayStep::Strike { stop, version, why } => strike(tx, actor, *stop, *version, why),
    }
}

const fn written(stop: StopId, youth: YouthId) -> Written {
    Written::new(Entity::WayStop, stop.0, Topic::Hosts).about(youth)
}

fn add(tx: &Transaction<'_>, actor: Actor, youth: YouthId, facts: &StopFacts) -> Result<Written, StoreError> {
    // Says so where nobody has that number.
    Reader::new(tx).birth_of(youth)?;
    homes::refuse_two(tx, youth, (facts.from, facts.until), |_| false)?;
    tx.execute(
        "INSERT INTO main.way_stop (changed_by, youth_id, place, began, ended, why, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            actor.staff.0,
            youth.0,
            facts.place.id(),
            facts.from.to_string(),
            facts.until.map(|until| until.to_string()),
            line(facts.why.as_ref()),
            prose(facts.note.as_ref()),
        ],
    )?;
    Ok(written(StopId(tx.last_insert_rowid()), youth))
}

fn change(
    tx: &Transaction<'_>,
    actor: Actor,
    stop: StopId,
    version: i64,
    facts: &StopFacts,
) -> Result<Written, StoreError> {
    let youth = as_read(tx, stop, version)?.youth;
    let itself = |of| matches!(of, Of::Stop(id, _) if id == stop);
    homes::refuse_two(tx, youth, (facts.from, facts.until), itself)?;
    tx.execute(
        "UPDATE main.way_stop SET version = version + 1, changed_by = ?2, place = ?3, began = ?4, ended = ?5, why = ?6, note = ?7
         WHERE id = ?1",
        params![
            stop.0,
            actor.staff.0,
            facts.place.id(),
            facts.from.to_string(),
            facts.until.map(|until| until.to_string()),
            line(facts.why.as_ref()),
            prose(facts.note.as_ref()),
        ],
    )?;
    Ok(written(stop, youth))
}

fn strike(tx: &Transaction<'_>, actor: Actor, stop: StopId, version: i64, why: &Line) -> Result<Written, StoreError> {
    let youth = as_read(tx, stop, version)?.youth;
    tx.execute(
        "UPDATE main.way_stop SET version = version + 1, changed_by = ?2, struck = ?3 WHERE id = ?1",
        params![stop.0, actor.staff.0, why.as_str()],
    )?;
    Ok(written(stop, youth))
}

/// A row as it was read, and not struck.
fn as_read(tx: &Transaction<'_>, stop: StopId, version: i64) -> Result<Stop, StoreError> {
    let found = Reader::new(tx).way_stop(stop)?;
    match found {
        Some(found) if found.version == version => Ok(found),
        Some(_) => Err(version_conflict(tx, "way_stop", stop.0)),
        None => Err(Refusal::Gone.into()),
    }
}
