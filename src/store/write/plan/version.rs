//! Versions of a plan: begun as drafts, made current, closed.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{super::filing, Actor, StoreError, Written, of_plan, plan_of};
use crate::domain::{
    audit::Entity,
    ids::{GoalId, MeasureId, PlanId, StaffId, YouthId},
    names::Line,
    plan::PlanStatus,
    refusal::Refusal,
};

/// The plan of a youth that stands so: at most one is current, and at most one a draft.
pub(super) fn open(tx: &Transaction<'_>, youth: YouthId, status: PlanStatus) -> Result<Option<PlanId>, StoreError> {
    let sql = match status {
        PlanStatus::Draft => "SELECT id FROM plan WHERE youth_id = ?1 AND status = 'draft'",
        PlanStatus::Current => "SELECT id FROM plan WHERE youth_id = ?1 AND status = 'current'",
        PlanStatus::Closed => return Ok(None),
    };
    Ok(tx.prepare_cached(sql)?.query_row([youth.0], |row| row.get(0).map(PlanId)).optional()?)
}

/// The number of a youth's newest plan; 0 without any.
pub(super) fn newest_number(tx: &Transaction<'_>, youth: YouthId) -> Result<i64, StoreError> {
    let sql = "SELECT coalesce(max(number), 0) FROM plan WHERE youth_id = ?1";
    Ok(tx.prepare_cached(sql)?.query_row([youth.0], |row| row.get(0))?)
}

/// Begins a plan with nothing in it, with a first goal or anew.
pub(super) fn first(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    status: PlanStatus,
) -> Result<PlanId, StoreError> {
    let plan = insert(tx, actor, youth, None)?;
    if status == PlanStatus::Current {
        set_current(tx, actor, plan, None)?;
    }
    Ok(plan)
}

fn insert(tx: &Transaction<'_>, actor: Actor, youth: YouthId, why: Option<&Line>) -> Result<PlanId, StoreError> {
    let number = newest_number(tx, youth)? + 1;
    tx.prepare_cached(
        "INSERT INTO main.plan (youth_id, number, status, begun_at, begun_by, begun_why) VALUES (?1, ?2, 'draft', ?3, ?4, ?5)",
    )?
    .execute(params![youth.0, number, actor.now.timestamp(), actor.staff.0, why.map(Line::as_str)])?;
    Ok(PlanId(tx.last_insert_rowid()))
}

fn set_current(tx: &Transaction<'_>, actor: Actor, plan: PlanId, why: Option<&Line>) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE main.plan SET version = version + 1, status = 'current', current_at = ?2, current_by = ?3, current_why = ?4
         WHERE id = ?1",
    )?
    .execute(params![plan.0, actor.now.timestamp(), actor.staff.0, why.map(Line::as_str)])?;
    Ok(())
}

pub(super) fn begin(tx: &Transaction<'_>, actor: Actor, youth: YouthId, why: &Line) -> Result<Written, StoreError> {
    if open(tx, youth, PlanStatus::Draft)?.is_some() {
        return Err(Refusal::PlanDrafted.into());
    }
    let draft = insert(tx, actor, youth, Some(why))?;
    if let Some(current) = open(tx, youth, PlanStatus::Current)? {
        copy(tx, actor, current, draft)?;
    }
    Ok(of_plan(draft, youth))
}

/// Copies the goals that are worked with and the measures that go on; what is reached or done stays where it was.
fn copy(tx: &Transaction<'_>, actor: Actor, from: PlanId, to: PlanId) -> Result<(), StoreError> {
    for goal in goals(tx, from)? {
        copy_goal(tx, actor, goal, to)?;
    }
    Ok(())
}

/// Copies a goal into a draft with the measures that go on; answers whether it is worked with, and so was copied.
pub(super) fn copy_goal(tx: &Transaction<'_>, actor: Actor, goal: GoalId, to: PlanId) -> Result<bool, StoreError> {
    let copied = tx
        .prepare_cached(
            "INSERT INTO main.goal (changed_by, youth_id, title, area, status, review, plan_id, root_id, set_at)
             SELECT ?2, youth_id, title, area, status, review, ?3, root_id, set_at FROM goal
             WHERE id = ?1 AND withdrawn = 0 AND status IN ('trying', 'on-the-way', 'paused')",
        )?
        .execute(params![goal.0, actor.staff.0, to.0])?;
    if copied == 0 {
        return Ok(false);
    }
    let copy = GoalId(tx.last_insert_rowid());
    let measures: Vec<MeasureId> = tx
        .prepare_cached("SELECT id FROM measure WHERE goal_id = ?1 AND withdrawn = 0 ORDER BY id")?
        .query_map([goal.0], |row| row.get(0).map(MeasureId))?
        .collect::<Result<_, _>>()?;
    for measure in measures {
        copy_measure(tx, actor, measure, copy)?;
    }
    Ok(true)
}

/// Copies a measure to a goal of a draft; answers whether it goes on, and so was copied.
pub(super) fn copy_measure(
    tx: &Transaction<'_>,
    actor: Actor,
    measure: MeasureId,
    to: GoalId,
) -> Result<bool, StoreError> {
    let copied = tx
        .prepare_cached(
            "INSERT INTO main.measure (changed_by, goal_id, root_id, what, who, who_staff, who_other, often, until, status, status_at)
             SELECT ?2, ?3, root_id, what, who, who_staff, who_other, often, until, status, status_at
             FROM measure WHERE id = ?1 AND withdrawn = 0 AND status = 'ongoing'",
        )?
        .execute(params![measure.0, actor.staff.0, to.0])?;
    Ok(copied > 0)
}

/// Whether a measure goes on.
pub(super) fn goes_on(tx: &Transaction<'_>, measure: MeasureId) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM measure WHERE id = ?1 AND withdrawn = 0 AND status = 'ongoing'";
    Ok(tx.prepare_cached(sql)?.exists([measure.0])?)
}

/// A draft is another once something in it is: whoever makes it current has seen what stands in it.
pub(super) fn touch(tx: &Transaction<'_>, actor: Actor, plan: PlanId) -> Result<(), StoreError> {
    let sql = "UPDATE main.plan SET version = version + 1, changed_by = ?2 WHERE id = ?1 AND status = 'draft'";
    tx.prepare_cached(sql)?.execute([plan.0, actor.staff.0])?;
    Ok(())
}

pub(super) fn make_current(
    tx: &Transaction<'_>,
    actor: Actor,
    plan: PlanId,
    version: i64,
    why: &Line,
) -> Result<Written, StoreError> {
    let youth = check(tx, plan, version)?;
    let (_, status) = plan_of(tx, plan)?;
    match status {
        PlanStatus::Draft => {}
        PlanStatus::Current => return Err(Refusal::NothingChanged.into()),
        PlanStatus::Closed => return Err(Refusal::PlanClosed.into()),
    }
    if let Some(before) = open(tx, youth, PlanStatus::Current)? {
        set_closed(tx, actor, before, why)?;
    }
    set_current(tx, actor, plan, Some(why))?;
    for goal in goals(tx, plan)? {
        filing::refile(tx, Entity::Goal, goal.0, actor.now)?;
    }
    Ok(of_plan(plan, youth))
}

pub(super) fn close(
    tx: &Transaction<'_>,
    actor: Actor,
    plan: PlanId,
    version: i64,
    why: &Line,
) -> Result<Written, StoreError> {
    let youth = check(tx, plan, version)?;
    if plan_of(tx, plan)?.1 == PlanStatus::Closed {
        return Err(Refusal::PlanClosed.into());
    }
    set_closed(tx, actor, plan, why)?;
    Ok(of_plan(plan, youth))
}

fn set_closed(tx: &Transaction<'_>, actor: Actor, plan: PlanId, why: &Line) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE main.plan SET version = version + 1, status = 'closed', closed_at = ?2, closed_by = ?3, closed_why = ?4
         WHERE id = ?1",
    )?
    .execute(params![plan.0, actor.now.timestamp(), actor.staff.0, why.as_str()])?;
    Ok(())
}

/// Whose plan it is, unless somebody took it a step further since it was read.
fn check(tx: &Transaction<'_>, plan: PlanId, version: i64) -> Result<YouthId, StoreError> {
    let (youth, _) = plan_of(tx, plan)?;
    let sql = "SELECT version, coalesce(closed_by, current_by, changed_by, begun_by) FROM plan WHERE id = ?1";
    let (found, by): (i64, i64) = tx.prepare_cached(sql)?.query_row([plan.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if found == version { Ok(youth) } else { Err(Refusal::ChangedMeanwhile { by: StaffId(by) }.into()) }
}

fn goals(tx: &Transaction<'_>, plan: PlanId) -> Result<Vec<GoalId>, StoreError> {
    let mut statement = tx.prepare_cached("SELECT id FROM goal WHERE plan_id = ?1 AND withdrawn = 0 ORDER BY id")?;
    Ok(statement.query_map([plan.0], |row| row.get(0).map(GoalId))?.collect::<Result<_, _>>()?)
}
