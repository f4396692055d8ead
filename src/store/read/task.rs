//! Tasks: the open ones, those of an entry or a youth, and how they ended.

use rusqlite::{Row, params};

use super::{Reader, date, instant, invalid, line, text, word};
use crate::{
    domain::{
        ids::{ApartmentId, EntryId, OutcomeId, ShiftId, StaffId, TaskId, YouthId},
        names::Prose,
        recurrence::Recurrence,
        shift::ShiftKindId,
        task::{Due, Ending, Outcome, OutcomeKind, Owner, Task, TaskAbout, TaskFacts, TaskState},
        time::{ClockTime, Instant},
    },
    store::StoreError,
};

/// Open tasks that are read at most: a house with more has given up on them, and the oldest are shown.
const OPEN_MOST: i64 = 1_000;

/// Ends between two moments that are read at most: a day has a few dozen.
const ENDED_MOST: i64 = 5_000;

const COLUMNS: &str = "t.id, t.version, t.created_at, t.created_by, t.title, t.note, t.apartment_id, t.youth_id, \
                       t.owner_staff, t.owner_shift, t.due_day, t.due_time, t.due_shift, t.rule, t.entry_id, t.state";

/// Columns of a task, behind which those of an outcome begin.
const TASK_COLUMNS: usize = 16;

const OUTCOME_COLUMNS: &str = "o.id, o.task_id, o.kind, o.occurrence, o.first_open, o.missed, o.reason, o.takes_back, \
                               o.at, o.staff_id, o.shift_id";

impl Reader<'_> {
    /// The open tasks, those that are due first in front: at most a thousand.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn open_tasks(self) -> Result<Vec<Task>, StoreError> {
        self.tasks("WHERE t.state = 'open' ORDER BY t.due_day, t.id LIMIT ?1", params![OPEN_MOST])
    }

    /// The open tasks about a youth, those that are due first in front.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn open_tasks_about(self, youth: YouthId) -> Result<Vec<Task>, StoreError> {
        self.tasks(
            "WHERE t.state = 'open' AND t.youth_id = ?1 ORDER BY t.due_day, t.id LIMIT ?2",
            params![youth.0, OPEN_MOST],
        )
    }

    /// The tasks that were made from an entry, in the order they were, however they stand now.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn tasks_of_entry(self, entry: EntryId) -> Result<Vec<Task>, StoreError> {
        self.tasks("WHERE t.entry_id = ?1 AND t.state <> 'withdrawn' ORDER BY t.id", params![entry.0])
    }

    /// The tasks that were written in `[from, to)`, in the order they were, those that were taken back left out.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn tasks_opened(self, from: Instant, to: Instant) -> Result<Vec<Task>, StoreError> {
        self.tasks(
            "WHERE t.created_at >= ?1 AND t.created_at < ?2 AND t.state <> 'withdrawn' ORDER BY t.created_at, t.id LIMIT ?3",
            params![from.timestamp(), to.timestamp(), ENDED_MOST],
        )
    }

    /// One task, however it stands.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn task(self, id: TaskId) -> Result<Option<Task>, StoreError> {
        Ok(self.tasks("WHERE t.id = ?1", params![id.0])?.pop())
    }

    /// The ends that were written in `[from, to)` and not taken back since, in the order they were, each with its task.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn tasks_ended(self, from: Instant, to: Instant) -> Result<Vec<(Task, Outcome)>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {COLUMNS}, {OUTCOME_COLUMNS} FROM task_outcome o CROSS JOIN task t ON t.id = o.task_id
             WHERE o.at >= ?1 AND o.at < ?2 AND o.takes_back IS NULL
               AND NOT EXISTS (SELECT 1 FROM task_outcome b WHERE b.takes_back = o.id)
             ORDER BY o.at, o.id LIMIT ?3"
        ))?;
        let rows = statement.query_map(params![from.timestamp(), to.timestamp(), ENDED_MOST], |row| {
            Ok((task(row)?, outcome(row, TASK_COLUMNS)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The newest rows about how a task ended, the newest first; what was taken back is among them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn outcomes_of(self, task: TaskId, limit: usize) -> Result<Vec<Outcome>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {OUTCOME_COLUMNS} FROM task_outcome o WHERE o.task_id = ?1 ORDER BY o.id DESC LIMIT ?2"
        ))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![task.0, limit], |row| outcome(row, 0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn tasks(self, which: &str, values: impl rusqlite::Params) -> Result<Vec<Task>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {COLUMNS} FROM task t {which}"))?;
        Ok(statement.query_map(values, task)?.collect::<Result<_, _>>()?)
    }
}

fn task(row: &Row<'_>) -> rusqlite::Result<Task> {
    Ok(Task {
        id: TaskId(row.get(0)?),
        version: row.get(1)?,
        created_at: instant(row, 2)?,
        created_by: StaffId(row.get(3)?),
        facts: TaskFacts {
            title: line(row, 4)?,
            note: prose(row, 5)?,
            about: match (row.get::<_, Option<i64>>(6)?, row.get::<_, Option<i64>>(7)?) {
                (Some(apartment), _) => TaskAbout::Apartment(ApartmentId(apartment)),
                (None, Some(youth)) => TaskAbout::Youth(YouthId(youth)),
                (None, None) => TaskAbout::House,
            },
            owner: match (row.get::<_, Option<i64>>(8)?, row.get::<_, Option<String>>(9)?) {
                (Some(staff), _) => Owner::Staff(StaffId(staff)),
                (None, Some(kind)) => Owner::Shift(ShiftKindId(kind)),
                (None, None) => Owner::Anyone,
            },
            due: Due {
                day: date(row, 10)?,
                time: optional(row, 11, "a time", |text| text.parse::<ClockTime>().ok())?,
                shift: row.get::<_, Option<String>>(12)?.map(ShiftKindId),
            },
            repeats: optional(row, 13, "a rule", |text| text.parse::<Recurrence>().ok())?,
        },
        entry: row.get::<_, Option<i64>>(14)?.map(EntryId),
        state: word(row, 15, TaskState::from_id)?,
    })
}

/// An outcome whose columns begin at `at`.
fn outcome(row: &Row<'_>, at: usize) -> rusqlite::Result<Outcome> {
    let reason = prose(row, at + 6)?;
    let takes_back = row.get::<_, Option<i64>>(at + 7)?.map(OutcomeId);
    Ok(Outcome {
        id: OutcomeId(row.get(at)?),
        task: TaskId(row.get(at + 1)?),
        kind: match (text(row, at + 2)?, reason, takes_back) {
            ("done", None, None) => OutcomeKind::Ended(Ending::Done),
            ("not-done", Some(reason), None) => OutcomeKind::Ended(Ending::NotDone(reason)),
            ("taken-back", None, Some(outcome)) => OutcomeKind::TakenBack(outcome),
            _ => return Err(invalid(at + 2, "an outcome")),
        },
        occurrence: date(row, at + 3)?,
        first_open: date(row, at + 4)?,
        missed: row.get(at + 5)?,
        at: instant(row, at + 8)?,
        staff: StaffId(row.get(at + 9)?),
        shift: row.get::<_, Option<i64>>(at + 10)?.map(ShiftId),
    })
}

pub(super) fn prose(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Prose>> {
    let text = row.get_ref(column)?.as_str_or_null().map_err(|_| invalid(column, "prose"))?;
    text.map_or(Ok(None), |text| Prose::optional(text).map_err(|_| invalid(column, "prose")))
}

/// A text that stands for a value, where there is one.
fn optional<T>(
    row: &Row<'_>,
    column: usize,
    what: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    let text = row.get_ref(column)?.as_str_or_null().map_err(|_| invalid(column, what))?;
    text.map_or(Ok(None), |text| read(text).map(Some).ok_or_else(|| invalid(column, what)))
}
