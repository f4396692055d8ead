//! A youth's own words and goals.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{
    super::{Made, version_conflict, withdraw},
    Actor, StoreError, Written,
    carry::{self, Part},
    of_goal, open_plan_of_goal, version,
};
use crate::domain::{
    audit::Entity,
    changes::Topic,
    ids::{GoalId, PlanId, StaffId, YouthId},
    names::Prose,
    plan::{GoalFacts, PlanStatus},
    refusal::Refusal,
};

pub(in super::super) fn set_youth_voice(
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
        "INSERT INTO main.youth_voice (youth_id, words, written_at, author_id) VALUES (?1, ?2, ?3, ?4)",
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

/// A goal comes into the current plan. Where the clinical lead approves plans it comes into a draft: the one there is, or one
/// that begins with it where no plan is worked by.
pub(in super::super) fn add_goal(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    facts: &GoalFacts,
) -> Result<Written, StoreError> {
    let approval = super::approval(tx)?;
    if let Some(current) = version::open(tx, youth, PlanStatus::Current)? {
        if approval {
            return Err(Refusal::GoalNeedsDraft.into());
        }
        let written = add(tx, actor, current, youth, facts)?;
        carry::add(tx, actor, youth, PlanStatus::Current, Part::Goal(GoalId(written.row)))?;
        return Ok(written);
    }
    let plan = match version::open(tx, youth, PlanStatus::Draft)? {
        Some(draft) => draft,
        None => version::first(tx, actor, youth, if approval { PlanStatus::Draft } else { PlanStatus::Current })?,
    };
    add(tx, actor, plan, youth, facts)
}

pub(super) fn add_to_draft(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    facts: &GoalFacts,
) -> Result<Written, StoreError> {
    let plan = match version::open(tx, youth, PlanStatus::Draft)? {
        Some(draft) => draft,
        None if version::open(tx, youth, PlanStatus::Current)?.is_none() => {
            version::first(tx, actor, youth, PlanStatus::Draft)?
        }
        None => return Err(Refusal::Gone.into()),
    };
    add(tx, actor, plan, youth, facts)
}

fn add(
    tx: &Transaction<'_>,
    actor: Actor,
    plan: PlanId,
    youth: YouthId,
    facts: &GoalFacts,
) -> Result<Written, StoreError> {
    tx.prepare_cached(
        "INSERT INTO main.goal (changed_by, youth_id, title, area, status, review, plan_id, set_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        actor.staff.0,
        youth.0,
        facts.title.as_str(),
        facts.area.as_str(),
        facts.status.id(),
        facts.review.to_string(),
        plan.0,
        actor.now.timestamp(),
    ])?;
    let goal = GoalId(tx.last_insert_rowid());
    tx.prepare_cached("UPDATE main.goal SET root_id = id WHERE id = ?1")?.execute([goal.0])?;
    version::touch(tx, actor, plan)?;
    Ok(of_goal(goal, youth).undoable(Made::Goal(goal)))
}

pub(in super::super) fn change_goal(
    tx: &Transaction<'_>,
    actor: Actor,
    goal: GoalId,
    seen: i64,
    facts: &GoalFacts,
) -> Result<Written, StoreError> {
    let (plan, youth, status) = open_plan_of_goal(tx, goal)?;
    let watch = carry::watch(tx, youth, status, Part::Goal(goal))?;
    if status == PlanStatus::Current && !is_worded(tx, goal, facts)? {
        return Err(Refusal::GoalWordsStand.into());
    }
    let changed = tx
        .prepare_cached(
            "UPDATE main.goal SET version = version + 1, changed_by = ?3, title = ?4, area = ?5, status = ?6, review = ?7
             WHERE id = ?1 AND version = ?2 AND withdrawn = 0",
        )?
        .execute(params![
            goal.0,
            seen,
            actor.staff.0,
            facts.title.as_str(),
            facts.area.as_str(),
            facts.status.id(),
            facts.review.to_string()
        ])?;
    if changed == 0 {
        return Err(version_conflict(tx, "goal", goal.0));
    }
    version::touch(tx, actor, plan)?;
    if let Some(watch) = watch {
        watch.carry(tx, actor)?;
    }
    Ok(of_goal(goal, youth))
}

/// The words of a goal are what was agreed: another wording is another version of the plan.
fn is_worded(tx: &Transaction<'_>, goal: GoalId, facts: &GoalFacts) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM goal WHERE id = ?1 AND title = ?2 AND area = ?3";
    Ok(tx.prepare_cached(sql)?.exists(params![goal.0, facts.title.as_str(), facts.area.as_str()])?)
}

pub(in super::super) fn withdraw_goal(
    tx: &Transaction<'_>,
    actor: Actor,
    goal: GoalId,
    seen: i64,
) -> Result<Written, StoreError> {
    let (plan, youth, status) = open_plan_of_goal(tx, goal)?;
    if is_worked_with(tx, goal)? {
        return Err(Refusal::CannotUndo.into());
    }
    withdraw(tx, actor, "goal", goal.0, seen)?;
    version::touch(tx, actor, plan)?;
    carry::undo(tx, actor, youth, status, Part::Goal(goal))?;
    Ok(of_goal(goal, youth))
}

/// What somebody has done, found or noted towards a goal was not nothing.
fn is_worked_with(tx: &Transaction<'_>, goal: GoalId) -> Result<bool, StoreError> {
    for sql in [
        "SELECT 1 FROM measure WHERE goal_id = ?1 AND withdrawn = 0",
        "SELECT 1 FROM evaluation WHERE goal_id = ?1",
        "SELECT 1 FROM main.log_entry INDEXED BY log_entry_goal WHERE goal_id = ?1",
        "SELECT 1 FROM main.log_revision INDEXED BY log_revision_goal WHERE goal_id = ?1",
    ] {
        if tx.prepare_cached(sql)?.exists([goal.0])? {
            return Ok(true);
        }
    }
    Ok(false)
}
