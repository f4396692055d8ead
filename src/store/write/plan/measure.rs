//! Measures towards a goal.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{
    super::{Made, version_conflict, withdraw as take_back},
    Actor, StoreError, Written,
    carry::{self, Part},
    of_goal, open_plan_of_goal, version,
};
use crate::domain::{
    ids::{GoalId, MeasureId, StaffId},
    names::Line,
    plan::{MeasureFacts, Responsible},
    refusal::Refusal,
};

pub(super) fn add(
    tx: &Transaction<'_>,
    actor: Actor,
    goal: GoalId,
    facts: &MeasureFacts,
) -> Result<Written, StoreError> {
    let (plan, youth, status) = open_plan_of_goal(tx, goal)?;
    let (staff, other) = who(&facts.who);
    tx.prepare_cached(
        "INSERT INTO main.measure (changed_by, goal_id, what, who, who_staff, who_other, often, until, status, status_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        actor.staff.0,
        goal.0,
        facts.what.as_str(),
        facts.who.kind(),
        staff,
        other,
        facts.often.as_ref().map(Line::as_str),
        facts.until.map(|day| day.to_string()),
        facts.status.id(),
        actor.now.timestamp(),
    ])?;
    let measure = MeasureId(tx.last_insert_rowid());
    tx.prepare_cached("UPDATE main.measure SET root_id = id WHERE id = ?1")?.execute([measure.0])?;
    version::touch(tx, actor, plan)?;
    carry::add(tx, actor, youth, status, Part::Measure(goal, measure))?;
    Ok(of_goal(goal, youth).undoable(Made::Measure(measure)))
}

pub(super) fn change(
    tx: &Transaction<'_>,
    actor: Actor,
    measure: MeasureId,
    seen: i64,
    facts: &MeasureFacts,
) -> Result<Written, StoreError> {
    let goal = goal_of(tx, measure)?;
    let (plan, youth, status) = open_plan_of_goal(tx, goal)?;
    let watch = carry::watch(tx, youth, status, Part::Measure(goal, measure))?;
    let (staff, other) = who(&facts.who);
    let changed = tx
        .prepare_cached(
            "UPDATE main.measure SET version = version + 1, changed_by = ?3, what = ?4, who = ?5, who_staff = ?6, who_other = ?7,
                    often = ?8, until = ?9, status_at = CASE status WHEN ?10 THEN status_at ELSE ?11 END, status = ?10
             WHERE id = ?1 AND version = ?2 AND withdrawn = 0",
        )?
        .execute(params![
            measure.0,
            seen,
            actor.staff.0,
            facts.what.as_str(),
            facts.who.kind(),
            staff,
            other,
            facts.often.as_ref().map(Line::as_str),
            facts.until.map(|day| day.to_string()),
            facts.status.id(),
            actor.now.timestamp(),
        ])?;
    if changed == 0 {
        return Err(version_conflict(tx, "measure", measure.0));
    }
    version::touch(tx, actor, plan)?;
    if let Some(watch) = watch {
        watch.carry(tx, actor)?;
    }
    Ok(of_goal(goal, youth))
}

pub(super) fn withdraw(
    tx: &Transaction<'_>,
    actor: Actor,
    measure: MeasureId,
    seen: i64,
) -> Result<Written, StoreError> {
    let goal = goal_of(tx, measure)?;
    let (plan, youth, status) = open_plan_of_goal(tx, goal)?;
    take_back(tx, actor, "measure", measure.0, seen)?;
    version::touch(tx, actor, plan)?;
    carry::undo(tx, actor, youth, status, Part::Measure(goal, measure))?;
    Ok(of_goal(goal, youth))
}

fn goal_of(tx: &Transaction<'_>, measure: MeasureId) -> Result<GoalId, StoreError> {
    let goal: Option<i64> = tx
        .prepare_cached("SELECT goal_id FROM measure WHERE id = ?1")?
        .query_row([measure.0], |row| row.get(0))
        .optional()?;
    Ok(GoalId(goal.ok_or(Refusal::Gone)?))
}

/// What goes with the kind of whoever does it.
fn who(who: &Responsible) -> (Option<i64>, Option<&str>) {
    match who {
        Responsible::Staff(Some(StaffId(staff))) => (Some(*staff), None),
        Responsible::Other(name) => (None, Some(name.as_str())),
        _ => (None, None),
    }
}
