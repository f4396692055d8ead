//! What happens in the current plan while a draft of the next one is worked out is taken into the draft at once, so that
//! nothing of it is gone when the draft becomes the current plan.
//!
//! A field of the draft follows the current plan as long as it says the same. Where the draft says something else, the draft
//! stands, and that it does is written down: it is told before the draft becomes the current plan.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{Actor, StoreError, version};
use crate::domain::{
    ids::{GoalId, MeasureId, PlanId, YouthId},
    plan::PlanStatus,
};

/// A part of a goal or measure that is carried on its own.
struct Field {
    name: &'static str,
    /// The columns it is made of, compared as one.
    compared: &'static [&'static str],
    /// What is set along with it.
    along: &'static [&'static str],
}

const fn field(name: &'static str, compared: &'static [&'static str]) -> Field {
    Field { name, compared, along: &[] }
}

const GOAL: [Field; 2] = [field("status", &["status"]), field("review", &["review"])];
const MEASURE: [Field; 5] = [
    field("what", &["what"]),
    field("who", &["who", "who_staff", "who_other"]),
    field("often", &["often"]),
    field("until", &["until"]),
    Field { name: "status", compared: &["status"], along: &["status_at"] },
];

/// A row of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Goal(GoalId),
    Measure(GoalId, MeasureId),
}

/// The row of the draft with the same root.
struct Counterpart {
    row: i64,
    withdrawn: bool,
    /// Nobody has changed it since it was copied.
    untouched: bool,
}

impl Part {
    const fn table(self) -> &'static str {
        match self {
            Self::Goal(_) => "goal",
            Self::Measure(..) => "measure",
        }
    }

    const fn fields(self) -> &'static [Field] {
        match self {
            Self::Goal(_) => &GOAL,
            Self::Measure(..) => &MEASURE,
        }
    }

    const fn row(self) -> i64 {
        match self {
            Self::Goal(goal) => goal.0,
            Self::Measure(_, measure) => measure.0,
        }
    }
}

/// What a part of the current plan said before a change, while there is a draft.
pub(super) struct Watch {
    part: Part,
    draft: PlanId,
    before: Vec<String>,
}

/// Reads a part before it is changed; `None` where no draft has to follow.
pub(super) fn watch(
    tx: &Transaction<'_>,
    youth: YouthId,
    status: PlanStatus,
    part: Part,
) -> Result<Option<Watch>, StoreError> {
    let Some(draft) = draft_beside(tx, youth, status)? else {
        return Ok(None);
    };
    Ok(Some(Watch { part, draft, before: said(tx, part, part.row())? }))
}

impl Watch {
    /// Takes what has changed since into the draft, field by field.
    pub(super) fn carry(self, tx: &Transaction<'_>, actor: Actor) -> Result<(), StoreError> {
        let after = said(tx, self.part, self.part.row())?;
        let Some(to) = counterpart(tx, self.draft, self.part)? else {
            // It was not copied because nobody worked with it; now somebody does.
            return added(tx, actor, self.draft, self.part);
        };
        let drafted = said(tx, self.part, to.row)?;
        let mut taken = Vec::new();
        for (index, field) in self.part.fields().iter().enumerate() {
            if self.before[index] == after[index] || (drafted[index] == after[index] && !to.withdrawn) {
                continue;
            }
            let follows = drafted[index] == self.before[index] && !to.withdrawn;
            if follows {
                taken.push(field);
            }
            record(tx, actor, self.draft, self.part, field.name, follows)?;
        }
        set(tx, actor, self.part, to.row, &taken)
    }
}

/// Takes what was just added to the current plan into the draft, if there is one.
pub(super) fn add(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    status: PlanStatus,
    part: Part,
) -> Result<(), StoreError> {
    match draft_beside(tx, youth, status)? {
        Some(draft) => added(tx, actor, draft, part),
        None => Ok(()),
    }
}

/// Takes it out of the draft again after it was taken back in the current plan, unless the draft works with it.
pub(super) fn undo(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    status: PlanStatus,
    part: Part,
) -> Result<(), StoreError> {
    let Some(draft) = draft_beside(tx, youth, status)? else {
        return Ok(());
    };
    let Some(to) = counterpart(tx, draft, part)?.filter(|to| !to.withdrawn) else {
        return Ok(());
    };
    let is_used = match part {
        Part::Goal(_) => {
            tx.prepare_cached("SELECT 1 FROM measure WHERE goal_id = ?1 AND withdrawn = 0")?.exists([to.row])?
        }
        Part::Measure(..) => false,
    };
    let follows = to.untouched && !is_used;
    if follows {
        let sql = format!(
            "UPDATE main.{} SET withdrawn = 1, version = version + 1, changed_by = ?2 WHERE id = ?1",
            part.table()
        );
        tx.prepare_cached(&sql)?.execute([to.row, actor.staff.0])?;
    }
    record(tx, actor, draft, part, "undone", follows)
}

fn draft_beside(tx: &Transaction<'_>, youth: YouthId, status: PlanStatus) -> Result<Option<PlanId>, StoreError> {
    if status == PlanStatus::Current { version::open(tx, youth, PlanStatus::Draft) } else { Ok(None) }
}

/// Copies a part that the draft does not have, if it is worked with: what is reached or done stays where it was.
fn added(tx: &Transaction<'_>, actor: Actor, draft: PlanId, part: Part) -> Result<(), StoreError> {
    let copied = match part {
        Part::Goal(goal) => version::copy_goal(tx, actor, goal, draft)?,
        Part::Measure(goal, measure) => match counterpart(tx, draft, Part::Goal(goal))? {
            // The goal stays where it was, and what is done towards it with it.
            None => return Ok(()),
            Some(to) => !to.withdrawn && version::copy_measure(tx, actor, measure, GoalId(to.row))?,
        },
    };
    let is_worked_with = match part {
        Part::Goal(_) => copied,
        Part::Measure(_, measure) => copied || version::goes_on(tx, measure)?,
    };
    if is_worked_with { record(tx, actor, draft, part, "all", copied) } else { Ok(()) }
}

/// What a row says, field by field.
fn said(tx: &Transaction<'_>, part: Part, row: i64) -> Result<Vec<String>, StoreError> {
    let columns: Vec<String> =
        part.fields().iter().map(|field| format!("json_array({})", field.compared.join(", "))).collect();
    let sql = format!("SELECT {} FROM {} WHERE id = ?1", columns.join(", "), part.table());
    let read = |row: &rusqlite::Row<'_>| (0..columns.len()).map(|column| row.get(column)).collect();
    Ok(tx.prepare_cached(&sql)?.query_row([row], read)?)
}

fn counterpart(tx: &Transaction<'_>, draft: PlanId, part: Part) -> Result<Option<Counterpart>, StoreError> {
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Counterpart { row: row.get(0)?, withdrawn: row.get(1)?, untouched: row.get::<_, i64>(2)? == 1 })
    };
    let found = match part {
        Part::Goal(goal) => tx
            .prepare_cached(
                "SELECT id, withdrawn, version FROM goal
                 WHERE root_id = (SELECT root_id FROM goal WHERE id = ?1) AND plan_id = ?2 ORDER BY id DESC LIMIT 1",
            )?
            .query_row([goal.0, draft.0], read)
            .optional()?,
        Part::Measure(goal, measure) => {
            let Some(to) = counterpart(tx, draft, Part::Goal(goal))? else {
                return Ok(None);
            };
            tx.prepare_cached(
                "SELECT id, withdrawn, version FROM measure
                 WHERE root_id = (SELECT root_id FROM measure WHERE id = ?1) AND goal_id = ?2 ORDER BY id DESC LIMIT 1",
            )?
            .query_row([measure.0, to.row], read)
            .optional()?
        }
    };
    Ok(found)
}

fn set(tx: &Transaction<'_>, actor: Actor, part: Part, to: i64, taken: &[&Field]) -> Result<(), StoreError> {
    if taken.is_empty() {
        return Ok(());
    }
    let columns: Vec<&str> = taken.iter().flat_map(|field| field.compared.iter().chain(field.along)).copied().collect();
    let (names, table) = (columns.join(", "), part.table());
    let sql = format!(
        "UPDATE main.{table} SET version = version + 1, changed_by = ?3, ({names}) = (SELECT {names} FROM {table} WHERE id = ?2)
         WHERE id = ?1"
    );
    tx.prepare_cached(&sql)?.execute(params![to, part.row(), actor.staff.0])?;
    Ok(())
}

fn record(
    tx: &Transaction<'_>,
    actor: Actor,
    draft: PlanId,
    part: Part,
    field: &str,
    taken: bool,
) -> Result<(), StoreError> {
    let (goal, measure) = match part {
        Part::Goal(goal) => (goal, None),
        Part::Measure(goal, measure) => (goal, Some(measure.0)),
    };
    tx.prepare_cached(
        "INSERT INTO main.plan_carried (plan_id, goal_id, measure_id, field, taken, at, staff_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![draft.0, goal.0, measure, field, taken, actor.now.timestamp(), actor.staff.0])?;
    version::touch(tx, actor, draft)
}
