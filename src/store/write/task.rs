//! Tasks: what they say, and how each time of them ended.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{Actor, Made, StoreError, Written, version_conflict};
use crate::{
    domain::{
        audit::Entity,
        changes::Topic,
        ids::{EntryId, OutcomeId, ShiftId, StaffId, TaskId},
        names::Prose,
        refusal::Refusal,
        task::{Ending, Owner, Task, TaskAbout, TaskFacts, TaskState},
    },
    store::read::Reader,
};

pub(super) fn add(
    tx: &Transaction<'_>,
    actor: Actor,
    facts: &TaskFacts,
    entry: Option<EntryId>,
) -> Result<Written, StoreError> {
    let columns = Columns::of(facts);
    tx.prepare_cached(
        "INSERT INTO main.task (house_id, changed_by, created_at, created_by, title, note, apartment_id, youth_id, owner_staff, owner_shift,
                           due_day, due_time, due_shift, rule, entry_id)
         VALUES (here(), ?1, ?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        actor.staff.0,
        actor.now.timestamp(),
        facts.title.as_str(),
        facts.note.as_ref().map(Prose::as_str),
        columns.apartment,
        columns.youth,
        columns.owner_staff,
        columns.owner_shift,
        columns.due_day,
        columns.due_time,
        columns.due_shift,
        columns.rule,
        entry.map(|entry| entry.0),
    ])?;
    let task = TaskId(tx.last_insert_rowid());
    Ok(written(task, facts).undoable(Made::Task(task)))
}

pub(super) fn change(
    tx: &Transaction<'_>,
    actor: Actor,
    task: TaskId,
    version: i64,
    facts: &TaskFacts,
) -> Result<Written, StoreError> {
    let columns = Columns::of(facts);
    let changed = tx
        .prepare_cached(
            "UPDATE main.task SET version = version + 1, changed_by = ?3, title = ?4, note = ?5, apartment_id = ?6, youth_id = ?7,
                 owner_staff = ?8, owner_shift = ?9, due_day = ?10, due_time = ?11, due_shift = ?12, rule = ?13
             WHERE id = ?1 AND version = ?2 AND state = 'open'",
        )?
        .execute(params![
            task.0,
            version,
            actor.staff.0,
            facts.title.as_str(),
            facts.note.as_ref().map(Prose::as_str),
            columns.apartment,
            columns.youth,
            columns.owner_staff,
            columns.owner_shift,
            columns.due_day,
            columns.due_time,
            columns.due_shift,
            columns.rule,
        ])?;
    if changed == 0 {
        return Err(conflict(tx, task));
    }
    Ok(written(task, facts))
}

pub(super) fn withdraw(tx: &Transaction<'_>, actor: Actor, task: TaskId, version: i64) -> Result<Written, StoreError> {
    let facts = read(tx, task)?.facts;
    let changed = tx.execute(
        "UPDATE main.task SET state = 'withdrawn', version = version + 1, changed_by = ?3
         WHERE id = ?1 AND version = ?2 AND state = 'open'",
        params![task.0, version, actor.staff.0],
    )?;
    if changed == 0 {
        return Err(Refusal::CannotUndo.into());
    }
    Ok(written(task, &facts))
}

/// Ends an occurrence: one row says how, with those before it that were missed; the task goes on to the next.
pub(super) fn finish(
    tx: &Transaction<'_>,
    actor: Actor,
    id: TaskId,
    version: i64,
    occurrence: NaiveDate,
    ending: &Ending,
    shift: Option<ShiftId>,
) -> Result<Written, StoreError> {
    let task = read(tx, id)?;
    if task.facts.due.day > occurrence {
        // It has gone on to the next.
        return Err(ended_meanwhile(tx, id, occurrence));
    }
    if task.version != version || task.state != TaskState::Open {
        return Err(conflict(tx, id));
    }
    let finishing = task.facts.finishing(occurrence).ok_or(Refusal::Gone)?;
    let (kind, reason) = match ending {
        Ending::Done => ("done", None),
        Ending::NotDone(reason) => ("not-done", Some(reason.as_str())),
    };
    tx.prepare_cached(
        "INSERT INTO main.task_outcome (task_id, kind, occurrence, first_open, missed, reason, at, staff_id, shift_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        id.0,
        kind,
        occurrence.to_string(),
        task.facts.due.day.to_string(),
        finishing.missed,
        reason,
        actor.now.timestamp(),
        actor.staff.0,
        shift.map(|shift| shift.0),
    ])?;
    let outcome = OutcomeId(tx.last_insert_rowid());
    match finishing.next {
        Some(next) => set_open(tx, actor, id, next)?,
        None => {
            tx.prepare_cached(
                "UPDATE main.task SET state = 'finished', version = version + 1, changed_by = ?2 WHERE id = ?1",
            )?
            .execute(params![id.0, actor.staff.0])?;
        }
    }
    let ended = Made::TaskEnd { task: id, outcome, version: version + 1 };
    Ok(written(id, &task.facts).undoable(ended))
}

/// Takes the newest end of a task back by one more row; the task stands where it stood before.
pub(super) fn reopen(
    tx: &Transaction<'_>,
    actor: Actor,
    id: TaskId,
    version: i64,
    outcome: OutcomeId,
    shift: Option<ShiftId>,
) -> Result<Written, StoreError> {
    let task = read(tx, id)?;
    let newest: Option<(i64, String, String)> = tx
        .prepare_cached(
            "SELECT o.id, o.occurrence, o.first_open FROM task_outcome o
             WHERE o.task_id = ?1 AND o.takes_back IS NULL
               AND NOT EXISTS (SELECT 1 FROM task_outcome b WHERE b.takes_back = o.id)
             ORDER BY o.id DESC LIMIT 1",
        )?
        .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((_, occurrence, first_open)) =
        newest.filter(|(newest, ..)| OutcomeId(*newest) == outcome && task.version == version)
    else {
        return Err(Refusal::CannotUndo.into());
    };
    let day = |day: &str| day.parse().map_err(|_| StoreError::Unexpected("a day of a task".to_owned()));
    let (ended, first_open_day) = (day(&occurrence)?, day(&first_open)?);
    if !stands_as_left(&task, ended, first_open_day) {
        return Err(Refusal::CannotUndo.into());
    }
    tx.prepare_cached(
        "INSERT INTO main.task_outcome (task_id, kind, occurrence, first_open, missed, takes_back, at, staff_id, shift_id)
         VALUES (?1, 'taken-back', ?2, ?3, 0, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        id.0,
        occurrence,
        first_open,
        outcome.0,
        actor.now.timestamp(),
        actor.staff.0,
        shift.map(|shift| shift.0),
    ])?;
    set_open(tx, actor, id, first_open_day)?;
    Ok(written(id, &task.facts))
}

/// Whether a task still stands as the end of `occurrence` left it: what somebody has planned anew since is not planned back.
fn stands_as_left(task: &Task, occurrence: NaiveDate, first_open: NaiveDate) -> bool {
    let next = task.facts.repeats.as_ref().and_then(|rule| rule.next_after(occurrence));
    let left = match next {
        Some(next) => task.state == TaskState::Open && task.facts.due.day == next,
        None => task.state == TaskState::Finished,
    };
    let before = TaskFacts { due: task.facts.due.moved_to(first_open), ..task.facts.clone() };
    left && before.check().is_ok()
}

fn set_open(tx: &Transaction<'_>, actor: Actor, task: TaskId, due: NaiveDate) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE main.task SET state = 'open', due_day = ?3, version = version + 1, changed_by = ?2 WHERE id = ?1",
    )?
    .execute(params![task.0, actor.staff.0, due.to_string()])?;
    Ok(())
}

fn read(tx: &Transaction<'_>, task: TaskId) -> Result<Task, StoreError> {
    Reader::new(tx).task(task)?.ok_or_else(|| Refusal::Gone.into())
}

/// Why a task could not be changed: somebody wrote something else in it, or ended it.
fn conflict(tx: &Transaction<'_>, id: TaskId) -> StoreError {
    match read(tx, id) {
        Ok(Task { state: TaskState::Open, .. }) => version_conflict(tx, "task", id.0),
        Ok(Task { state: TaskState::Finished, facts, .. }) => ended_meanwhile(tx, id, facts.due.day),
        Ok(Task { state: TaskState::Withdrawn, .. }) => Refusal::Gone.into(),
        Err(error) => error,
    }
}

/// Who ended an occurrence that is open no more, or a later one; where nobody did, the task was changed.
fn ended_meanwhile(tx: &Transaction<'_>, id: TaskId, occurrence: NaiveDate) -> StoreError {
    let by = tx
        .query_row(
            "SELECT o.staff_id FROM task_outcome o
             WHERE o.task_id = ?1 AND o.takes_back IS NULL AND o.occurrence >= ?2
               AND NOT EXISTS (SELECT 1 FROM task_outcome b WHERE b.takes_back = o.id)
             ORDER BY o.id DESC LIMIT 1",
            params![id.0, occurrence.to_string()],
            |row| row.get(0),
        )
        .optional();
    match by {
        Ok(Some(by)) => Refusal::TaskFinished { by: StaffId(by) }.into(),
        Ok(None) => version_conflict(tx, "task", id.0),
        Err(error) => error.into(),
    }
}

fn written(task: TaskId, facts: &TaskFacts) -> Written {
    let written = Written::new(Entity::Task, task.0, Topic::Tasks);
    match facts.about.youth() {
        Some(youth) => written.about(youth),
        None => written,
    }
}

/// A task's values as the store has them.
struct Columns<'f> {
    apartment: Option<i64>,
    youth: Option<i64>,
    owner_staff: Option<i64>,
    owner_shift: Option<&'f str>,
    due_day: String,
    due_time: Option<String>,
    due_shift: Option<&'f str>,
    rule: Option<String>,
}

impl<'f> Columns<'f> {
    fn of(facts: &'f TaskFacts) -> Self {
        let (apartment, youth) = match facts.about {
            TaskAbout::House => (None, None),
            TaskAbout::Apartment(apartment) => (Some(apartment.0), None),
            TaskAbout::Youth(youth) => (None, Some(youth.0)),
        };
        let (owner_staff, owner_shift) = match &facts.owner {
            Owner::Anyone => (None, None),
            Owner::Staff(staff) => (Some(staff.0), None),
            Owner::Shift(kind) => (None, Some(kind.0.as_str())),
        };
        Self {
            apartment,
            youth,
            owner_staff,
            owner_shift,
            due_day: facts.due.day.to_string(),
            due_time: facts.due.time.map(|time| time.to_string()),
            due_shift: facts.due.shift.as_ref().map(|kind| kind.0.as_str()),
            rule: facts.repeats.map(|rule| rule.to_string()),
        }
    }
}
