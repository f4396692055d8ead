//! Taking back what was just done, where nothing was shared: the inverse is itself a command, so it is allowed, checked and
//! written down like every other.

use super::{
    assessment, calendar,
    command::Command,
    handover::Step,
    host,
    ids::{
        AttendanceId, EventId, GoalId, HostCaseId, HostGateId, MeasureId, OutcomeId, PlacementId, RuleId, ShiftId,
        SkillRoundId, TaskId, TransferId,
    },
    plan,
};

/// What a command made, as far as taking it back needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// A goal.
    Goal(GoalId),
    /// A measure towards a goal.
    Measure(MeasureId),
    /// An event of the calendar.
    Event(EventId),
    /// What is said about a youth and a time of an event.
    Attendance(AttendanceId),
    /// A task.
    Task(TaskId),
    /// A rule of a handover.
    Rule(RuleId),
    /// The end of a task, or of one time of it.
    TaskEnd {
        /// Of which.
        task: TaskId,
        /// The row that says so.
        outcome: OutcomeId,
        /// The version of the task since.
        version: i64,
    },
    /// A stay: somebody moved in, or from another apartment of the house.
    Stay {
        /// The new one.
        stay: PlacementId,
        /// The one it took the place of.
        before: Option<PlacementId>,
    },
    /// The end of a stay: somebody moved out.
    StayEnd(PlacementId),
    /// Steps of skills that were set in one act.
    Skills(SkillRoundId),
    /// A tick that something was copied into the case journal.
    Transfer(TransferId),
    /// A host household and a youth were thought of together.
    HostCase(HostCaseId),
    /// Something was reached on the way to a host.
    HostGate(HostGateId),
    /// A youth moved to a host.
    HostMoveIn {
        /// Which case.
        case: HostCaseId,
        /// Its version since.
        version: i64,
        /// The stay in the house that ended with it.
        stay: Option<PlacementId>,
    },
    /// A case with a host is to end.
    HostLeaving {
        /// Which.
        case: HostCaseId,
        /// Its version since.
        version: i64,
    },
    /// A case with a host was closed.
    HostClosed {
        /// Which.
        case: HostCaseId,
        /// Its version since.
        version: i64,
    },
    /// Something that is never taken back: the log is corrected by new rows, a shift is seen by everybody.
    Kept,
}

/// The command that takes `made` back, if there is one. It carries the version of a row that nobody has touched since: the
/// store refuses it when somebody has. `shift` is that of whoever takes it back, if they have confirmed one.
#[must_use]
pub const fn inverse(made: Made, shift: Option<ShiftId>) -> Option<Command> {
    match made {
        Made::Goal(goal) => Some(Command::WithdrawGoal { goal, version: 1 }),
        Made::Measure(measure) => Some(Command::Plan(plan::Step::WithdrawMeasure { measure, version: 1 })),
        Made::Event(event) => Some(Command::Calendar(calendar::Step::Withdraw { event, version: 1 })),
        Made::Attendance(row) => Some(Command::Calendar(calendar::Step::TakeBackAttendance { row })),
        Made::Task(task) => Some(Command::WithdrawTask { task, version: 1 }),
        Made::TaskEnd { task, outcome, version } => Some(Command::ReopenTask { task, version, outcome, shift }),
        Made::Stay { stay, before } => Some(Command::WithdrawStay { stay, before }),
        Made::StayEnd(stay) => Some(Command::ReopenStay { stay }),
        Made::Skills(round) => Some(Command::Assess(assessment::Step::TakeBackSkills { round })),
        Made::Rule(rule) => Some(Command::HandOver(Step::WithdrawRule { rule })),
        Made::Transfer(transfer) => Some(Command::TakeBackTransfer { transfer }),
        Made::HostCase(case) => Some(Command::Host(host::Step::WithdrawCase { case, version: 1 })),
        Made::HostGate(reached) => Some(Command::Host(host::Step::TakeBack { reached, why: None })),
        Made::HostMoveIn { case, version, stay } => {
            Some(Command::Host(host::Step::TakeBackMoveIn { case, version, stay }))
        }
        Made::HostLeaving { case, version } => Some(Command::Host(host::Step::Stay { case, version })),
        Made::HostClosed { case, version } => Some(Command::Host(host::Step::Reopen { case, version })),
        Made::Kept => None,
    }
}
