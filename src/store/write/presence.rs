//! Where youths are, guests, and how closely a youth is watched over: rows that are only ever added.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{Actor, StoreError, Written, people};
use crate::domain::{
    audit::Entity,
    changes::Topic,
    ids::{ApartmentId, StaffId, YouthId},
    names::Line,
    presence::PresenceFacts,
    refusal::Refusal,
    time::Instant,
    watch::WatchFacts,
};

pub(super) fn set_presence(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    at: Option<Instant>,
    seen: Option<i64>,
    facts: &PresenceFacts,
) -> Result<Written, StoreError> {
    if people::home_of(tx, actor, youth)?.is_none() {
        return Err(Refusal::NotLivingHere.into());
    }
    let newest = newest_mark(tx, youth)?;
    // What was begun before somebody else marked them would say again that they are where they no longer are.
    if let (Some(seen), Some(newest)) = (seen, &newest)
        && newest.id != seen
    {
        return Err(Refusal::ChangedMeanwhile { by: newest.by }.into());
    }
    let late = at.is_some_and(|at| is_late(newest.as_ref(), actor, at));
    tx.prepare_cached(
        "INSERT INTO main.presence (youth_id, state, source, at, written_at, written_by, late, expected_back, place,
                               agreed_with, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        youth.0,
        facts.state.id(),
        facts.source.id(),
        at.unwrap_or(actor.now).timestamp(),
        actor.now.timestamp(),
        actor.staff.0,
        late,
        facts.expected_back.map(|back| back.timestamp()),
        facts.place.as_ref().map(Line::as_str),
        facts.agreed_with.as_ref().map(Line::as_str),
        facts.note.as_ref().map(Line::as_str),
    ])?;
    Ok(Written::new(Entity::Presence, tx.last_insert_rowid(), Topic::Presence).about(youth))
}

/// The mark that counts for a youth.
struct NewestMark {
    id: i64,
    at: i64,
    by: StaffId,
}

fn newest_mark(tx: &Transaction<'_>, youth: YouthId) -> Result<Option<NewestMark>, StoreError> {
    let newest = tx
        .prepare_cached(
            "SELECT id, at, written_by FROM presence WHERE youth_id = ?1 AND late = 0 ORDER BY id DESC LIMIT 1",
        )?
        .query_row([youth.0], |row| Ok(NewestMark { id: row.get(0)?, at: row.get(1)?, by: StaffId(row.get(2)?) }))
        .optional()?;
    Ok(newest)
}

/// Whether a mark about an earlier moment comes after one that is newer. A newest mark that lies ahead was written by a
/// clock that has been set right since, and keeps nobody from being newer.
fn is_late(newest: Option<&NewestMark>, actor: Actor, at: Instant) -> bool {
    newest.is_some_and(|newest| at.timestamp() < newest.at && newest.at <= actor.now.timestamp())
}

pub(super) fn count_guests(
    tx: &Transaction<'_>,
    actor: Actor,
    apartment: ApartmentId,
    count: u8,
) -> Result<Written, StoreError> {
    let stands: bool =
        tx.query_row("SELECT EXISTS (SELECT 1 FROM apartment WHERE id = ?1)", [apartment.0], |row| row.get(0))?;
    if !stands {
        return Err(Refusal::Gone.into());
    }
    tx.prepare_cached(
        "INSERT INTO main.guest_count (apartment_id, guests, counted_at, counted_by) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![apartment.0, count, actor.now.timestamp(), actor.staff.0])?;
    Ok(Written::new(Entity::Guests, tx.last_insert_rowid(), Topic::Presence))
}

pub(super) fn set_watch(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    version: i64,
    facts: &WatchFacts,
) -> Result<Written, StoreError> {
    if people::home_of(tx, actor, youth)?.is_none() {
        return Err(Refusal::NotLivingHere.into());
    }
    // What was set in an earlier stay stays there; the day before is let pass, since days here begin with UTC.
    let newest: Option<(i64, StaffId, String, i64)> = tx
        .prepare_cached(
            "SELECT w.id, w.set_by, w.level, w.since FROM stay p CROSS JOIN watch_level w
             ON w.id = (SELECT max(id) FROM watch_level WHERE youth_id = p.youth_id)
             WHERE p.youth_id = ?1 AND p.until >= ?2 AND w.set_at >= unixepoch(p.here_since, '-1 day')",
        )?
        .query_row(params![youth.0, actor.today().to_string()], |row| {
            Ok((row.get(0)?, StaffId(row.get(1)?), row.get(2)?, row.get(3)?))
        })
        .optional()?;
    let mut since = actor.now.timestamp();
    match newest {
        // Two who set it at once: the second must see what the first knew.
        Some((id, by, ..)) if id != version => return Err(Refusal::ChangedMeanwhile { by }.into()),
        Some((.., level, before)) if level == facts.level.id() => since = before,
        _ => {}
    }
    tx.prepare_cached(
        "INSERT INTO main.watch_level (youth_id, level, reason, review_at, set_at, set_by, since)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        youth.0,
        facts.level.id(),
        facts.reason.as_ref().map(Line::as_str),
        facts.review_at.map(|review| review.timestamp()),
        actor.now.timestamp(),
        actor.staff.0,
        since,
    ])?;
    Ok(Written::new(Entity::Watch, tx.last_insert_rowid(), Topic::Watch).about(youth))
}
