//! A youth's plan: versions of it, the goals and measures of each, what evaluations found, how the youth took part, and the
//! monthly meetings about it.
//!
//! ```text
//! youth ─┬─ plan 1 (closed) ── goal ─┬─ measure
//!        ├─ plan 2 (current) ─ goal  ├─ evaluation (only added)
//!        └─ plan 3 (draft) ─── goal  └─ traces: log entries
//! ```
//!
//! A new version begins as a draft with copies of what the current one works with. A copy knows the first goal of its line
//! ([`Goal::root`]), so that evidence and evaluations follow a goal through all versions.

mod carried;
mod compare;
mod evaluation;
mod goal;
mod measure;
mod step;
mod version;

pub use self::{
    carried::{Carried, CarriedField, Clash, ClashPart, clashes},
    compare::{Compared, Field, GoalChange, MeasureChange, VersionGoal, compare, is_same_measure},
    evaluation::{Evaluation, EvaluationFacts, Meeting, MeetingFacts, Participation, ParticipationFacts},
    goal::{Goal, GoalFacts, GoalStatus},
    measure::{Measure, MeasureFacts, MeasureStatus, Responsible},
    step::{Evaluated, Step},
    version::{Act, PlanStatus, PlanVersion},
};
