//! Tasks: what somebody shall do, once or again and again, and how each time it came ended.
//!
//! What a task says is kept up to date ([`TaskFacts`], with a version); how it ended is a row of its own ([`Outcome`]) that is
//! never changed, and a mistake is taken back by one more row. Which time of a task stands at a moment is its [`Turn`].

mod list;
mod turn;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::{
    list::{Group, OpenTask, Worker, arrange},
    turn::{HouseClock, Turn},
};
use super::{
    ids::{ApartmentId, EntryId, OutcomeId, ShiftId, StaffId, TaskId, YouthId},
    names::{Line, Prose},
    recurrence::Recurrence,
    refusal::Invalid,
    shift::ShiftKindId,
    time::{ClockTime, Instant},
};

/// Whom or what a task is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskAbout {
    /// The house as a whole.
    House,
    /// An apartment as a place, whoever lives there.
    Apartment(ApartmentId),
    /// A youth.
    Youth(YouthId),
}

impl TaskAbout {
    /// The youth, if it is about one.
    #[must_use]
    pub const fn youth(self) -> Option<YouthId> {
        match self {
            Self::Youth(youth) => Some(youth),
            Self::House | Self::Apartment(_) => None,
        }
    }
}

/// Who sees to a task.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// Whoever has the time.
    Anyone,
    /// One member of staff.
    Staff(StaffId),
    /// Whoever has this kind of shift when it is due: «neste nattevakt».
    Shift(ShiftKindId),
}

/// When a task is due, by the clock on the wall of the house. A planned time is kept as it was meant, and becomes an instant
/// only when it is asked for: the state may move the clock in between.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Due {
    /// The day; of a shift the day it began. Of a recurring task the first occurrence that is not finished.
    pub day: NaiveDate,
    /// By then; without it, some time on that day.
    pub time: Option<ClockTime>,
    /// In this shift of that day; never together with a time.
    pub shift: Option<ShiftKindId>,
}

impl Due {
    /// Some time on a day.
    #[must_use]
    pub const fn on(day: NaiveDate) -> Self {
        Self { day, time: None, shift: None }
    }

    /// The same on another day.
    #[must_use]
    pub fn moved_to(&self, day: NaiveDate) -> Self {
        Self { day, ..self.clone() }
    }
}

/// What a task says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskFacts {
    /// What shall be done, in one line.
    pub title: Line,
    /// What else whoever does it must know.
    pub note: Option<Prose>,
    /// Whom or what it is about.
    pub about: TaskAbout,
    /// Who sees to it.
    pub owner: Owner,
    /// When.
    pub due: Due,
    /// How it comes again, if it does.
    pub repeats: Option<Recurrence>,
}

impl TaskFacts {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// Both a time and a shift, or a first day that is not one of the rule's.
    pub fn check(&self) -> Result<(), Invalid> {
        if self.due.time.is_some() && self.due.shift.is_some() {
            return Err(Invalid::TimeAndShift);
        }
        match self.repeats {
            Some(rule) if rule.first_from(self.due.day) != Some(self.due.day) => Err(Invalid::Recurrence),
            _ => Ok(()),
        }
    }

    /// The shift in which it is due, if it is due in one: the one that was named, or its owner's where no time was.
    #[must_use]
    pub const fn bound_to(&self) -> Option<&ShiftKindId> {
        match (&self.due.shift, &self.owner, self.due.time) {
            (Some(kind), _, _) | (None, Owner::Shift(kind), None) => Some(kind),
            _ => None,
        }
    }

    /// What finishing one of its occurrences means for the others. `None` when `occurrence` is not one that is open.
    #[must_use]
    pub fn finishing(&self, occurrence: NaiveDate) -> Option<Finishing> {
        let first = self.due.day;
        let Some(rule) = self.repeats else {
            return (occurrence == first).then_some(Finishing { missed: 0, next: None });
        };
        // One that lies ahead is done early; one that was never due is none.
        let is_first = (occurrence == first).then_some(0);
        let missed = is_first.or_else(|| match rule.last_up_to(first, occurrence) {
            Some((last, missed)) if last == occurrence => Some(missed),
            _ => None,
        })?;
        Some(Finishing { missed, next: rule.next_after(occurrence) })
    }
}

/// What finishing an occurrence of a task means for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finishing {
    /// Occurrences before it that nobody finished.
    pub missed: u32,
    /// The next one; `None` when the task comes no more.
    pub next: Option<NaiveDate>,
}

/// Whether a task still waits for anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskState {
    /// It waits, now or later.
    Open,
    /// It is finished and comes no more.
    Finished,
    /// It was taken back right after it was written.
    Withdrawn,
}

impl TaskState {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Open, Self::Finished, Self::Withdrawn];

    /// The name in the store.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Finished => "finished",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.id() == id)
    }
}

/// A task with the row version that guards against overwriting another's change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Row number.
    pub id: TaskId,
    /// Grows by one with each change, finishing included.
    pub version: i64,
    /// What it says.
    pub facts: TaskFacts,
    /// The log entry it was made from.
    pub entry: Option<EntryId>,
    /// When it was written.
    pub created_at: Instant,
    /// By whom.
    pub created_by: StaffId,
    /// Whether it still waits.
    pub state: TaskState,
}

/// How an occurrence of a task ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// *Gjort*.
    Done,
    /// *Ikke gjort fordi …*: never without the reason.
    NotDone(Prose),
}

/// What a row about a task's end says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutcomeKind {
    /// An occurrence ended.
    Ended(Ending),
    /// The end in that row was a mistake; the occurrence is open again.
    TakenBack(OutcomeId),
}

/// A row about a task's end. Written once and never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Row number.
    pub id: OutcomeId,
    /// Of which task.
    pub task: TaskId,
    /// What it says.
    pub kind: OutcomeKind,
    /// The day of the occurrence.
    pub occurrence: NaiveDate,
    /// Occurrences before it that nobody finished; they are recorded here.
    pub missed: u32,
    /// The first of those; of the occurrence itself where none was missed.
    pub first_open: NaiveDate,
    /// When it was written.
    pub at: Instant,
    /// By whom.
    pub staff: StaffId,
    /// In which shift, if they had confirmed one.
    pub shift: Option<ShiftId>,
}
