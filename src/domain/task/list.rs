//! The open tasks in the order in which somebody on shift looks at them: what is theirs first, what is overdue on top.

use chrono::NaiveDate;

use super::{HouseClock, Owner, Task, Turn};
use crate::domain::{ids::StaffId, shift::ShiftKindId, time::Instant};

/// Whoever looks at the tasks.
#[derive(Debug, Clone, Copy)]
pub struct Worker<'a> {
    /// The member.
    pub staff: StaffId,
    /// The shift they have confirmed: its kind and the day it began.
    pub shift: Option<(&'a ShiftKindId, NaiveDate)>,
}

/// Whose a task is, for whoever looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// *Min vakt*: for whoever has this shift.
    MyShift,
    /// *Meg*: for me by name.
    Me,
    /// *Alle*: for anyone, or for others by name.
    Everyone,
    /// *Senere*: its day or shift has not come.
    Later,
}

impl Group {
    /// All, in the order they stand.
    pub const ALL: [Self; 4] = [Self::MyShift, Self::Me, Self::Everyone, Self::Later];

    /// The name in JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::MyShift => "my-shift",
            Self::Me => "me",
            Self::Everyone => "everyone",
            Self::Later => "later",
        }
    }
}

/// An open task as it stands at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenTask {
    /// The task.
    pub task: Task,
    /// Which time of it.
    pub turn: Turn,
    /// Whose it is.
    pub group: Group,
}

/// Puts open tasks in order: by group, the longest overdue first, then what is due first.
#[must_use]
pub fn arrange(tasks: Vec<Task>, who: Worker<'_>, now: Instant, clock: &HouseClock<'_>) -> Vec<OpenTask> {
    let mut open: Vec<OpenTask> = tasks
        .into_iter()
        .map(|task| {
            let turn = task.turn(now, clock);
            let group = group(&task, turn, who);
            OpenTask { task, turn, group }
        })
        .collect();
    // What is overdue has the earliest deadlines, so that it comes first by itself.
    open.sort_by_key(|open| (open.group, open.turn.deadline, open.task.id));
    open
}

fn group(task: &Task, turn: Turn, who: Worker<'_>) -> Group {
    let facts = &task.facts;
    let kind = match &facts.owner {
        Owner::Shift(kind) => Some(kind),
        Owner::Anyone | Owner::Staff(_) => facts.due.shift.as_ref(),
    };
    // Mine also before it begins, when I came early; an earlier one of the kind has been left to mine.
    let is_my_shifts = who.shift.is_some_and(|(mine, day)| kind == Some(mine) && turn.day <= day);
    match facts.owner {
        Owner::Staff(staff) if staff == who.staff && (turn.has_begun || is_my_shifts) => Group::Me,
        Owner::Anyone | Owner::Shift(_) if is_my_shifts => Group::MyShift,
        _ if turn.has_begun => Group::Everyone,
        _ => Group::Later,
    }
}
