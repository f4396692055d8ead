//! A youth's own words and goals.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{Actor, Made, StoreError, Written, version_conflict};
use crate::domain::{
    audit::Entity,
    changes::Topic,
    ids::{GoalId, StaffId, YouthId},
    names::Prose,
    plan::GoalFacts,
    refusal::Refusal,
};

pub(super) fn set_youth_voice(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    version: i64,
    words: &Prose,
) -> Result<Written, StoreError> {
    // Each time they are written is a row of its own: how many there are is the version that was read.
    let times: i64 =
        tx.query_row("SELECT count(*) FROM youth_voice WHERE youth_id = ?1", [youth.0], |row| row.get(0))?;
    if times != version {
        return Err(voice_conflict(tx, youth));
    }
    tx.execute(
        "INSERT INTO youth_voice (youth_id, words, written_at, author_id) VALUES (?1, ?2, ?3, ?4)",
        params![youth.0, words.as_str(), actor.now.timestamp(), actor.staff.0],
    )?;
    Ok(Written::new(Entity::Youth, youth.0, Topic::Plan).about(youth))
}

fn voice_conflict(tx: &Transaction<'_>, youth: YouthId) -> StoreError {
    let newest = tx
        .query_row("SELECT author_id FROM youth_voice WHERE youth_id = ?1 ORDER BY id DESC LIMIT 1", [youth.0], |row| {
            row.get(0)
        })
        .optional();
    match newest {
        Ok(Some(by)) => Refusal::ChangedMeanwhile { by: StaffId(by) }.into(),
        Ok(None) => Refusal::Gone.into(),
        Err(error) => error.into(),
    }
}

pub(super) fn add_goal(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    facts: &GoalFacts,
) -> Result<Written, StoreError> {
    tx.prepare_cached(
        "INSERT INTO goal (changed_by, youth_id, title, area, status, review) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        actor.staff.0,
        youth.0,
        facts.title.as_str(),
        facts.area.as_str(),
        facts.status.id(),
        facts.review.to_string()
    ])?;
    let goal = GoalId(tx.last_insert_rowid());
    Ok(Written::new(Entity::Goal, goal.0, Topic::Plan).about(youth).undoable(Made::Goal(goal)))
}

pub(super) fn change_goal(
    tx: &Transaction<'_>,
    actor: Actor,
    goal: GoalId,
    version: i64,
    facts: &GoalFacts,
) -> Result<Written, StoreError> {
    let changed = tx
        .prepare_cached(
            "UPDATE goal SET version = version + 1, changed_by = ?3, title = ?4, area = ?5, status = ?6, review = ?7
             WHERE id = ?1 AND version = ?2 AND withdrawn = 0",
        )?
        .execute(params![
            goal.0,
            version,
            actor.staff.0,
            facts.title.as_str(),
            facts.area.as_str(),
            facts.status.id(),
            facts.review.to_string()
        ])?;
    if changed == 0 {
        return Err(version_conflict(tx, "goal", goal.0));
    }
    Ok(Written::new(Entity::Goal, goal.0, Topic::Plan).about(owner(tx, goal)?))
}

pub(super) fn withdraw_goal(
    tx: &Transaction<'_>,
    actor: Actor,
    goal: GoalId,
    version: i64,
) -> Result<Written, StoreError> {
    super::withdraw(tx, actor, "goal", goal.0, version)?;
    Ok(Written::new(Entity::Goal, goal.0, Topic::Plan).about(owner(tx, goal)?))
}

fn owner(tx: &Transaction<'_>, goal: GoalId) -> Result<YouthId, StoreError> {
    Ok(YouthId(tx.query_row("SELECT youth_id FROM goal WHERE id = ?1", [goal.0], |row| row.get(0))?))
}
