//! Night rounds, and what is agreed with each youth about the night: rows that are only ever added.

use rusqlite::{Transaction, params};
use serde_json::json;

use super::{Actor, StoreError, Written, log, people, presence};
use crate::{
    domain::{
        audit::Entity,
        changes::{Changes, Topic},
        ids::{RoundId, ShiftId, YouthId},
        log::NewEntry,
        names::{Line, Prose},
        night::{AgreementFacts, CheckResult, NightCheck, Place, Round, Step, StopState, waits},
        presence::{PresenceFacts, PresenceSource, PresenceState},
        refusal::Refusal,
    },
    store::read::Reader,
};

pub(super) fn set_agreement(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    version: i64,
    facts: &AgreementFacts,
) -> Result<Written, StoreError> {
    if people::home_of(tx, actor, youth)?.is_none() {
        return Err(Refusal::NotLivingHere.into());
    }
    // Two who set it at once: the second must see what the first agreed.
    let newest = Reader::new(tx).night_agreement_history(youth, 1)?.pop();
    if let Some(newest) = newest.filter(|newest| newest.id.0 != version) {
        return Err(Refusal::ChangedMeanwhile { by: newest.by }.into());
    }
    tx.prepare_cached(
        "INSERT INTO main.night_agreement (youth_id, check_kind, check_time, note, agreed_with, agreed_on, review, set_at, set_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        youth.0,
        facts.check.id(),
        facts.at.map(|time| time.to_string()),
        facts.note.as_ref().map(Line::as_str),
        facts.agreed_with.as_str(),
        facts.agreed_on.to_string(),
        facts.review.to_string(),
        actor.now.timestamp(),
        actor.staff.0,
    ])?;
    Ok(Written::new(Entity::Agreement, tx.last_insert_rowid(), Topic::Night).about(youth))
}

pub(super) fn step(tx: &Transaction<'_>, actor: Actor, step: &Step) -> Result<Written, StoreError> {
    match step {
        Step::Begin { shift, stops } => begin(tx, actor, *shift, stops),
        Step::InOrder { round, stops, finish } => in_order(tx, actor, *round, stops, *finish),
        Step::Clear { round, stop } => clear(tx, actor, *round, *stop),
        Step::Deviate { round, place, entry } => deviate(tx, actor, *round, *place, entry),
        Step::Check { round, youth, result, seen_in } => check(tx, actor, *round, *youth, *result, *seen_in),
        Step::Enter { round, youth, entry } => {
            open_round(tx, actor, *round)?;
            told(tx, actor, *round, *youth, CheckResult::Entered, entry)
        }
        Step::Finish { round, reason } => {
            let walked = round_to_end(tx, actor, *round)?;
            let left = left_over(tx, actor, &walked)?;
            if reason.is_none() && walked.is_left_open(actor.now) {
                return Err(Refusal::RoundLeftOpen.into());
            }
            if reason.is_none() && left > 0 {
                return Err(Refusal::RoundNotDone { left }.into());
            }
            end(tx, actor, *round, left, reason.as_ref())?;
            Ok(of_round(*round))
        }
    }
}

const fn of_round(round: RoundId) -> Written {
    Written::new(Entity::Round, round.0, Topic::Night)
}

/// A round that is walked, by somebody who is in its shift.
fn open_round(tx: &Transaction<'_>, actor: Actor, round: RoundId) -> Result<Round, StoreError> {
    let walked = Reader::new(tx).round(round)?.ok_or(Refusal::Gone)?;
    if walked.end.is_some() {
        return Err(Refusal::RoundOver.into());
    }
    in_shift(tx, actor, walked.shift)?;
    Ok(walked)
}

/// A round that nobody has ended, by somebody who is in its shift, or by whoever comes after it.
fn round_to_end(tx: &Transaction<'_>, actor: Actor, round: RoundId) -> Result<Round, StoreError> {
    match Reader::new(tx).round(round)? {
        Some(left) if left.is_left_open(actor.now) => Ok(left),
        _ => open_round(tx, actor, round),
    }
}

fn in_shift(tx: &Transaction<'_>, actor: Actor, shift: ShiftId) -> Result<(), StoreError> {
    if Reader::new(tx).is_in(actor.staff, shift, actor.now)? { Ok(()) } else { Err(Refusal::NotInShift.into()) }
}

/// A shift walks one round at a time, from however many terminals.
fn begin(tx: &Transaction<'_>, actor: Actor, shift: ShiftId, stops: &[Line]) -> Result<Written, StoreError> {
    in_shift(tx, actor, shift)?;
    if let Some(walked) = Reader::new(tx).rounds_of(shift)?.into_iter().find(|round| round.end.is_none()) {
        return Err(Refusal::RoundBegun { by: walked.begun_by }.into());
    }
    tx.prepare_cached("INSERT INTO main.night_round (shift_id, begun_at, begun_by) VALUES (?1, ?2, ?3)")?
        .execute(params![shift.0, actor.now.timestamp(), actor.staff.0])?;
    let round = RoundId(tx.last_insert_rowid());
    let mut insert = tx.prepare_cached("INSERT INTO main.night_stop (round_id, number, words) VALUES (?1, ?2, ?3)")?;
    for (number, words) in (1_u32..).zip(stops) {
        insert.execute(params![round.0, number, words.as_str()])?;
    }
    Ok(of_round(round))
}

fn mark(
    tx: &Transaction<'_>,
    actor: Actor,
    round: RoundId,
    stop: u32,
    kind: &str,
    entry: Option<i64>,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO main.night_mark (round_id, stop, kind, entry_id, at, staff_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![round.0, stop, kind, entry, actor.now.timestamp(), actor.staff.0])?;
    Ok(())
}

fn in_order(
    tx: &Transaction<'_>,
    actor: Actor,
    round: RoundId,
    stops: &[u32],
    finish: bool,
) -> Result<Written, StoreError> {
    let walked = open_round(tx, actor, round)?;
    let unseen = |stop: &&crate::domain::night::Stop| stop.mark.is_none() && stops.contains(&stop.number);
    for stop in walked.stops.iter().filter(unseen) {
        mark(tx, actor, round, stop.number, "in-order", None)?;
    }
    if finish {
        let walked = open_round(tx, actor, round)?;
        if left_over(tx, actor, &walked)? == 0 {
            end(tx, actor, round, 0, None)?;
        }
    }
    Ok(of_round(round))
}

/// Takes back a slip. A deviation stays: what is written about it stands in the log, and is struck there.
fn clear(tx: &Transaction<'_>, actor: Actor, round: RoundId, stop: u32) -> Result<Written, StoreError> {
    let walked = open_round(tx, actor, round)?;
    let stands = walked.stops.iter().find(|known| known.number == stop).and_then(|known| known.mark);
    match stands.map(|mark| mark.state) {
        Some(StopState::InOrder) => mark(tx, actor, round, stop, "cleared", None)?,
        Some(StopState::Deviation(_)) => return Err(Refusal::CannotUndo.into()),
        None => return Err(Refusal::NothingChanged.into()),
    }
    Ok(of_round(round))
}

fn deviate(
    tx: &Transaction<'_>,
    actor: Actor,
    round: RoundId,
    place: Place,
    entry: &NewEntry,
) -> Result<Written, StoreError> {
    let walked = open_round(tx, actor, round)?;
    match place {
        Place::Youth(youth) => told(tx, actor, round, youth, CheckResult::Deviation, entry),
        Place::Stop(stop) => {
            if !walked.stops.iter().any(|known| known.number == stop) {
                return Err(Refusal::Gone.into());
            }
            let written = log::write_entry(tx, actor, entry)?;
            mark(tx, actor, round, stop, "deviation", Some(written.row))?;
            Ok(also_of_round(written, round))
        }
    }
}

/// What is noticed about a youth stands in the log, and in the round.
fn told(
    tx: &Transaction<'_>,
    actor: Actor,
    round: RoundId,
    youth: YouthId,
    result: CheckResult,
    entry: &NewEntry,
) -> Result<Written, StoreError> {
    if people::home_of(tx, actor, youth)?.is_none() {
        return Err(Refusal::NotLivingHere.into());
    }
    let agreed = actor.read(tx).night_agreements()?.remove(&youth).map(|agreement| agreement.id.0);
    let written = log::write_entry(tx, actor, entry)?;
    let row = CheckRow { round, youth, agreed, result, presence: None, entry: Some(written.row) };
    row.write(tx, actor)?;
    Ok(also_of_round(written, round))
}

/// The audit row of an entry that was written on a round says which one; its text stands in the log.
fn also_of_round(mut written: Written, round: RoundId) -> Written {
    let entry: serde_json::Value =
        written.detail.as_deref().and_then(|detail| serde_json::from_str(detail).ok()).unwrap_or_default();
    written.detail = Some(json!({ "round": round, "entry": entry }).to_string());
    written.changes = written.changes.and(Topic::Night);
    written
}

/// Only what was agreed with the youth is done.
fn check(
    tx: &Transaction<'_>,
    actor: Actor,
    round: RoundId,
    youth: YouthId,
    result: CheckResult,
    seen_in: bool,
) -> Result<Written, StoreError> {
    open_round(tx, actor, round)?;
    let agreement = actor.read(tx).night_agreements()?.remove(&youth);
    let agreement = agreement.filter(|one| one.facts.check != NightCheck::Nothing).ok_or(Refusal::CheckNotAgreed)?;
    let presence = match seen_in {
        true => {
            // Who answers at the door was heard; who answers a message has said so.
            let source = match agreement.facts.check {
                NightCheck::Sms => PresenceSource::Told,
                NightCheck::Knock | NightCheck::Nothing => PresenceSource::Observed,
            };
            let facts = PresenceFacts::plain(PresenceState::In, source);
            Some(presence::set_presence(tx, actor, youth, None, None, &facts)?.row)
        }
        false => None,
    };
    let row = CheckRow { round, youth, agreed: Some(agreement.id.0), result, presence, entry: None };
    let mut written = Written::new(Entity::Round, row.write(tx, actor)?, Topic::Night).about(youth);
    if seen_in {
        written.changes = Changes::of(Topic::Night).and(Topic::Presence);
    }
    Ok(written)
}

struct CheckRow {
    round: RoundId,
    youth: YouthId,
    agreed: Option<i64>,
    result: CheckResult,
    presence: Option<i64>,
    entry: Option<i64>,
}

impl CheckRow {
    fn write(&self, tx: &Transaction<'_>, actor: Actor) -> Result<i64, StoreError> {
        tx.prepare_cached(
            "INSERT INTO main.night_check (round_id, youth_id, agreement_id, result, presence_id, entry_id, at, staff_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            self.round.0,
            self.youth.0,
            self.agreed,
            self.result.id(),
            self.presence,
            self.entry,
            actor.now.timestamp(),
            actor.staff.0,
        ])?;
        Ok(tx.last_insert_rowid())
    }
}

/// Stops nobody has come to, and agreed checks that wait.
fn left_over(tx: &Transaction<'_>, actor: Actor, round: &Round) -> Result<u32, StoreError> {
    let reader = actor.read(tx);
    let shift = reader.shift(round.shift)?.ok_or(Refusal::Gone)?;
    let rounds = reader.rounds_of(round.shift)?;
    let agreements = reader.night_agreements()?;
    let until = actor.now.min(shift.ends_at);
    let waiting =
        agreements.values().filter(|one| waits(one, Some(round), &rounds, shift.starts_at, until, actor.zone));
    Ok(u32::try_from(round.owed() + waiting.count()).unwrap_or(u32::MAX))
}

fn end(
    tx: &Transaction<'_>,
    actor: Actor,
    round: RoundId,
    left: u32,
    reason: Option<&Prose>,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO main.night_round_end (round_id, at, staff_id, left_over, reason) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![round.0, actor.now.timestamp(), actor.staff.0, left, reason.map(Prose::as_str)])?;
    Ok(())
}
