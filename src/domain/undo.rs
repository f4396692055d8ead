//! Taking back what was just done, where nothing was shared: the inverse is itself a command, so it is allowed, checked and
//! written down like every other.

use super::{
    command::Command,
    ids::{ActivityId, GoalId},
};

/// What a command made, as far as taking it back needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// A goal.
    Goal(GoalId),
    /// An activity.
    Activity(ActivityId),
    /// Something that is never taken back: the log is corrected by new rows, a shift and a move are seen by everybody.
    Kept,
}

/// The command that takes `made` back, if there is one. It carries version 1, the version of a row that nobody has touched
/// since it was made: the store refuses it when somebody has.
#[must_use]
pub const fn inverse(made: Made) -> Option<Command> {
    match made {
        Made::Goal(goal) => Some(Command::WithdrawGoal { goal, version: 1 }),
        Made::Activity(activity) => Some(Command::WithdrawActivity { activity, version: 1 }),
        Made::Kept => None,
    }
}
