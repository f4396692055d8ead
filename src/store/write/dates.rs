//! Papers, risk notes, protected addresses, and birthdays that were gone through.

use rusqlite::{Transaction, params};

use super::{
    Actor, StoreError, Written,
    contact::{text, written},
    follow, version_conflict,
};
use crate::{
    domain::{
        audit::Entity,
        changes::{Changes, Topic},
        contact::clock::{
            FollowUpOf, Milestone, MilestoneSaid, PaperFacts, ProtectionFacts, ProtectionLevel, RiskFacts,
        },
        ids::{PaperId, ProtectionId, RiskId, YouthId},
        names::Prose,
        refusal::Refusal,
    },
    store::read::Reader,
};

pub(super) fn add_paper(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    facts: &PaperFacts,
) -> Result<Written, StoreError> {
    tx.execute(
        "INSERT INTO main.paper (changed_by, youth_id, kind, expires, note) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![actor.staff.0, youth.0, facts.kind.id(), facts.expires.to_string(), text(facts.note.as_ref())],
    )?;
    Ok(written(Entity::Paper, tx.last_insert_rowid()).about(youth))
}

pub(super) fn change_paper(
    tx: &Transaction<'_>,
    actor: Actor,
    paper: PaperId,
    version: i64,
    facts: &PaperFacts,
) -> Result<Written, StoreError> {
    let changed = tx.execute(
        "UPDATE main.paper SET version = version + 1, changed_by = ?3, kind = ?4, expires = ?5, note = ?6
         WHERE id = ?1 AND version = ?2 AND ended IS NULL",
        params![paper.0, version, actor.staff.0, facts.kind.id(), facts.expires.to_string(), text(facts.note.as_ref())],
    )?;
    if changed == 0 {
        return Err(version_conflict(tx, "paper", paper.0));
    }
    let youth = Reader::new(tx).paper(paper)?.ok_or(Refusal::Gone)?.youth;
    Ok(written(Entity::Paper, paper.0).about(youth))
}

pub(super) fn add_risk(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    facts: &RiskFacts,
) -> Result<Written, StoreError> {
    tx.execute(
        "INSERT INTO main.risk (changed_by, youth_id, risk, reason, action, review) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            actor.staff.0,
            youth.0,
            facts.risk.as_str(),
            facts.reason.as_str(),
            facts.action.as_str(),
            facts.review.to_string(),
        ],
    )?;
    Ok(written(Entity::Risk, tx.last_insert_rowid()).about(youth))
}

pub(super) fn change_risk(
    tx: &Transaction<'_>,
    actor: Actor,
    risk: RiskId,
    version: i64,
    facts: &RiskFacts,
) -> Result<Written, StoreError> {
    let changed = tx.execute(
        "UPDATE main.risk SET version = version + 1, changed_by = ?3, risk = ?4, reason = ?5, action = ?6, review = ?7
         WHERE id = ?1 AND version = ?2 AND ended IS NULL",
        params![
            risk.0,
            version,
            actor.staff.0,
            facts.risk.as_str(),
            facts.reason.as_str(),
            facts.action.as_str(),
            facts.review.to_string(),
        ],
    )?;
    if changed == 0 {
        return Err(version_conflict(tx, "risk", risk.0));
    }
    let youth = Reader::new(tx).risk(risk)?.ok_or(Refusal::Gone)?.youth;
    Ok(written(Entity::Risk, risk.0).about(youth))
}

pub(super) fn protect(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    version: i64,
    facts: &ProtectionFacts,
) -> Result<Written, StoreError> {
    // Two who decide at once: the second must see what the first wrote.
    let reader = Reader::new(tx);
    let newest = reader.protection_of(youth)?;
    if let Some(newest) = newest.filter(|newest| newest.id.0 != version) {
        return Err(Refusal::ChangedMeanwhile { by: newest.by }.into());
    }
    tx.execute(
        "INSERT INTO main.protection (youth_id, level, decided, until, at, staff_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            youth.0,
            facts.level.id(),
            facts.decided.to_string(),
            facts.until.map(|until| until.to_string()),
            actor.now.timestamp(),
            actor.staff.0,
        ],
    )?;
    let id = ProtectionId(tx.last_insert_rowid());
    // The day of the decision before has fallen away with it.
    for waiting in reader.follow_ups_of(youth)? {
        if waiting.followed.is_none() && matches!(waiting.of, FollowUpOf::Protection(_)) {
            follow::close(tx, actor, waiting.id, None)?;
        }
    }
    if let Some(until) = facts.until.filter(|_| facts.level != ProtectionLevel::Open) {
        follow::open(tx, youth, FollowUpOf::Protection(id), until)?;
    }
    let mut written = written(Entity::Protection, id.0).about(youth);
    // Where somebody lives is told from what is held about everybody.
    written.changes = Changes::of(Topic::Contacts).and(Topic::Youths);
    Ok(written)
}

pub(super) fn go_through(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    milestone: Milestone,
    done: &Prose,
) -> Result<Written, StoreError> {
    let today = actor.zone.date(actor.now);
    let dates = Reader::new(tx).dates_of(youth, today)?;
    let earliest = milestone.date(dates.birth).checked_sub_days(Milestone::EARLIEST);
    if dates.gone_through.contains(&milestone) || earliest.is_none_or(|earliest| today < earliest) {
        return Err(Refusal::NothingToGoThrough.into());
    }
    mark(tx, actor, youth, milestone, MilestoneSaid::Done, done)
}

/// Opens a list again that was gone through: somebody marked the wrong one, or something of it came to nothing.
pub(super) fn open_again(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    milestone: Milestone,
    why: &Prose,
) -> Result<Written, StoreError> {
    let dates = Reader::new(tx).dates_of(youth, actor.zone.date(actor.now))?;
    if !dates.gone_through.contains(&milestone) {
        return Err(Refusal::NothingToGoThrough.into());
    }
    mark(tx, actor, youth, milestone, MilestoneSaid::OpenedAgain, why)
}

fn mark(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    milestone: Milestone,
    said: MilestoneSaid,
    words: &Prose,
) -> Result<Written, StoreError> {
    tx.execute(
        "INSERT INTO main.milestone_mark (youth_id, milestone, kind, words, at, staff_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![youth.0, milestone.id(), said.id(), words.as_str(), actor.now.timestamp(), actor.staff.0],
    )?;
    Ok(written(Entity::Milestone, tx.last_insert_rowid()).about(youth))
}
