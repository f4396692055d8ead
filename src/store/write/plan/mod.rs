//! A youth's plan: own words, versions, goals, measures, and what is recorded about them.

mod carry;
mod goal;
mod measure;
mod record;
mod version;

use rusqlite::{OptionalExtension as _, Transaction};

pub(super) use self::goal::{add_goal, change_goal, set_youth_voice, withdraw_goal};
use super::{Actor, StoreError, Written};
use crate::domain::{
    audit::Entity,
    changes::{Changes, Topic},
    ids::{GoalId, PlanId, YouthId},
    plan::{Evaluation, PlanStatus, Step},
    refusal::Refusal,
};

pub(super) fn step(tx: &Transaction<'_>, actor: Actor, step: &Step) -> Result<Written, StoreError> {
    match step {
        Step::Begin { youth, why } => version::begin(tx, actor, *youth, why),
        Step::AddToDraft { youth, facts } => goal::add_to_draft(tx, actor, *youth, facts),
        Step::MakeCurrent { plan, version, why } => version::make_current(tx, actor, *plan, *version, why),
        Step::Close { plan, version, why } => version::close(tx, actor, *plan, *version, why),
        Step::AddMeasure { goal, facts } => measure::add(tx, actor, *goal, facts),
        Step::ChangeMeasure { measure, version, facts } => measure::change(tx, actor, *measure, *version, facts),
        Step::WithdrawMeasure { measure, version } => measure::withdraw(tx, actor, *measure, *version),
        Step::Evaluate { of, facts } => record::evaluate(tx, actor, *of, facts),
        Step::MarkEvaluation { evaluation, journal } => record::mark(tx, actor, *evaluation, *journal),
        Step::TakePart { plan, facts } => record::take_part(tx, actor, *plan, facts),
        Step::Meet { plan, facts } => record::meet(tx, actor, *plan, facts),
    }
}

/// Whose plan it is and how it stands.
fn plan_of(tx: &Transaction<'_>, plan: PlanId) -> Result<(YouthId, PlanStatus), StoreError> {
    let found = tx
        .prepare_cached("SELECT youth_id, status FROM plan WHERE id = ?1")?
        .query_row([plan.0], |row| Ok((YouthId(row.get(0)?), row.get::<_, String>(1)?)))
        .optional()?;
    let (youth, status) = found.ok_or(Refusal::Gone)?;
    Ok((youth, PlanStatus::from_id(&status).ok_or(Refusal::Gone)?))
}

/// The plan a goal stands in, whose it is and how it stands; a goal that was taken back stands nowhere.
fn plan_of_goal(tx: &Transaction<'_>, goal: GoalId) -> Result<(PlanId, YouthId, PlanStatus), StoreError> {
    let plan: Option<i64> = tx
        .prepare_cached("SELECT plan_id FROM goal WHERE id = ?1 AND withdrawn = 0")?
        .query_row([goal.0], |row| row.get(0))
        .optional()?;
    let plan = PlanId(plan.ok_or(Refusal::Gone)?);
    let (youth, status) = plan_of(tx, plan)?;
    Ok((plan, youth, status))
}

/// The same for a change: what is closed stays as it was.
fn open_plan_of_goal(tx: &Transaction<'_>, goal: GoalId) -> Result<(PlanId, YouthId, PlanStatus), StoreError> {
    let found = plan_of_goal(tx, goal)?;
    if found.2 == PlanStatus::Closed { Err(Refusal::PlanClosed.into()) } else { Ok(found) }
}

/// The leader approves plans: nothing comes into the current plan but through a draft.
pub(super) fn approval(tx: &Transaction<'_>) -> Result<bool, StoreError> {
    let said: Option<bool> =
        tx.prepare_cached("SELECT plan_approval FROM house WHERE id = 1")?.query_row([], |row| row.get(0))?;
    Ok(said.unwrap_or(false))
}

/// Says whether the leader approves plans.
pub(super) fn set_approval(tx: &Transaction<'_>, approval: bool) -> Result<Written, StoreError> {
    tx.execute("UPDATE house SET plan_approval = ?1 WHERE id = 1", [approval])?;
    let mut written = Written::new(Entity::House, 1, Topic::House);
    written.changes = Changes::of(Topic::House).and(Topic::Plan);
    Ok(written)
}

const fn of_goal(goal: GoalId, youth: YouthId) -> Written {
    Written::new(Entity::Goal, goal.0, Topic::Plan).about(youth)
}

/// The row an evaluation belongs to: the goal, or the plan as a whole.
pub(super) const fn of_evaluation(evaluation: &Evaluation) -> Written {
    match evaluation.goal {
        Some(goal) => of_goal(goal, evaluation.youth),
        None => of_plan(evaluation.plan, evaluation.youth),
    }
}

const fn of_plan(plan: PlanId, youth: YouthId) -> Written {
    Written::new(Entity::Plan, plan.0, Topic::Plan).about(youth)
}
