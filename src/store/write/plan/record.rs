//! What is recorded about a plan and never changed.

use rusqlite::{Transaction, params};

use super::{
    super::{journal, version_conflict},
    Actor, StoreError, Written,
    carry::{self, Part},
    of_evaluation, of_goal, of_plan, plan_of, plan_of_goal,
};
use crate::{
    domain::{
        ids::{EvaluationId, GoalId, PlanId, YouthId},
        names::{Line, Prose},
        plan::{Evaluated, EvaluationFacts, GoalStatus, MeetingFacts, ParticipationFacts, PlanStatus},
        refusal::Refusal,
    },
    store::read::Reader,
};

pub(super) fn evaluate(
    tx: &Transaction<'_>,
    actor: Actor,
    of: Evaluated,
    facts: &EvaluationFacts,
) -> Result<Written, StoreError> {
    match of {
        Evaluated::Goal { goal, version } => {
            let (plan, youth, status) = plan_of_goal(tx, goal)?;
            only_current(status)?;
            let watch = carry::watch(tx, youth, status, Part::Goal(goal))?;
            move_goal(tx, actor, goal, version, facts)?;
            if let Some(watch) = watch {
                watch.carry(tx, actor)?;
            }
            insert(tx, actor, plan, youth, Some(goal), facts)?;
            Ok(of_goal(goal, youth))
        }
        Evaluated::Plan(plan) => {
            let (youth, status) = plan_of(tx, plan)?;
            only_current(status)?;
            insert(tx, actor, plan, youth, None, facts)?;
            Ok(of_plan(plan, youth))
        }
    }
}

/// How the goal stands and when it is looked at again is another from now on, in the same act.
fn move_goal(
    tx: &Transaction<'_>,
    actor: Actor,
    goal: GoalId,
    version: i64,
    facts: &EvaluationFacts,
) -> Result<(), StoreError> {
    let changed = tx
        .prepare_cached(
            "UPDATE main.goal SET version = version + 1, changed_by = ?3, status = coalesce(?4, status),
                    review = coalesce(?5, review)
             WHERE id = ?1 AND version = ?2 AND withdrawn = 0",
        )?
        .execute(params![
            goal.0,
            version,
            actor.staff.0,
            facts.status.map(GoalStatus::id),
            facts.next_review.map(|day| day.to_string()),
        ])?;
    if changed == 0 { Err(version_conflict(tx, "goal", goal.0)) } else { Ok(()) }
}

fn insert(
    tx: &Transaction<'_>,
    actor: Actor,
    plan: PlanId,
    youth: YouthId,
    goal: Option<GoalId>,
    facts: &EvaluationFacts,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO main.evaluation (plan_id, goal_id, at, staff_id, youth_view, staff_view, status, next_review, journal)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        plan.0,
        goal.map(|goal| goal.0),
        actor.now.timestamp(),
        actor.staff.0,
        facts.youth_view.as_ref().map(Prose::as_str),
        facts.staff_view.as_str(),
        facts.status.map(GoalStatus::id),
        facts.next_review.map(|day| day.to_string()),
        facts.journal,
    ])?;
    let evaluation = EvaluationId(tx.last_insert_rowid());
    journal::keep_evaluation(tx, evaluation, youth, facts.journal, actor.now)
}

/// An evaluation itself is never changed: whether it belongs in the case journal is a row beside it.
pub(super) fn mark(tx: &Transaction<'_>, actor: Actor, id: EvaluationId, belongs: bool) -> Result<Written, StoreError> {
    let reader = Reader::new(tx);
    let before = reader.evaluation(id)?.ok_or(Refusal::Gone)?;
    if before.to_journal == belongs {
        return Err(Refusal::NothingChanged.into());
    }
    tx.prepare_cached(
        "INSERT INTO main.evaluation_mark (evaluation_id, at, staff_id, journal) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![id.0, actor.now.timestamp(), actor.staff.0, belongs])?;
    let after = reader.evaluation(id)?.ok_or(Refusal::Gone)?;
    journal::keep_evaluation(tx, id, after.youth, after.journal().is_waiting(), actor.now)?;
    Ok(of_evaluation(&after))
}

pub(super) fn take_part(
    tx: &Transaction<'_>,
    actor: Actor,
    plan: PlanId,
    facts: &ParticipationFacts,
) -> Result<Written, StoreError> {
    let youth = open(tx, plan)?;
    tx.prepare_cached(
        "INSERT INTO main.participation (plan_id, at, staff_id, held_on, present, interpreter, told, said, weight)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        plan.0,
        actor.now.timestamp(),
        actor.staff.0,
        facts.held_on.to_string(),
        facts.present.as_str(),
        facts.interpreter.as_ref().map(Line::as_str),
        facts.told.as_str(),
        facts.said.as_str(),
        facts.weight.as_str(),
    ])?;
    Ok(of_plan(plan, youth))
}

pub(super) fn meet(
    tx: &Transaction<'_>,
    actor: Actor,
    plan: PlanId,
    facts: &MeetingFacts,
) -> Result<Written, StoreError> {
    let (youth, status) = plan_of(tx, plan)?;
    only_current(status)?;
    tx.prepare_cached(
        "INSERT INTO main.plan_meeting (plan_id, youth_id, at, staff_id, held_on, next) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        plan.0,
        youth.0,
        actor.now.timestamp(),
        actor.staff.0,
        facts.held_on.to_string(),
        facts.next.as_str(),
    ])?;
    Ok(of_plan(plan, youth))
}

/// The work on a draft is taken part in as well; what is closed is not worked on.
fn open(tx: &Transaction<'_>, plan: PlanId) -> Result<YouthId, StoreError> {
    match plan_of(tx, plan)? {
        (_, PlanStatus::Closed) => Err(Refusal::PlanClosed.into()),
        (youth, _) => Ok(youth),
    }
}

fn only_current(status: PlanStatus) -> Result<(), StoreError> {
    match status {
        PlanStatus::Current => Ok(()),
        PlanStatus::Closed => Err(Refusal::PlanClosed.into()),
        PlanStatus::Draft => Err(Refusal::PlanNotCurrent.into()),
    }
}
