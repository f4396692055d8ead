//! What is done to a plan beyond single goals.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{EvaluationFacts, GoalFacts, MeasureFacts, MeetingFacts, ParticipationFacts};
use crate::domain::{
    ids::{EvaluationId, GoalId, MeasureId, PlanId, YouthId},
    names::Line,
    refusal::Invalid,
};

/// What an evaluation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evaluated {
    /// A goal of the current plan.
    Goal {
        /// Which.
        goal: GoalId,
        /// The version that was read.
        version: i64,
    },
    /// The current plan as a whole.
    Plan(PlanId),
}

/// One step in the life of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Begins a new version as a draft, with copies of the goals and measures that are worked with.
    Begin {
        /// Whose.
        youth: YouthId,
        /// Why.
        why: Line,
    },
    /// Adds a goal to the draft; where a youth has no plan at all, the first one begins as a draft with it.
    AddToDraft {
        /// Whose.
        youth: YouthId,
        /// What it says.
        facts: GoalFacts,
    },
    /// Makes a draft the current plan, and closes the one before it. Where the house says that the clinical lead approves plans,
    /// nobody else does it.
    MakeCurrent {
        /// Which.
        plan: PlanId,
        /// The version that was read.
        version: i64,
        /// Why.
        why: Line,
    },
    /// Closes a current plan without another in its place, or lets a draft go.
    Close {
        /// Which.
        plan: PlanId,
        /// The version that was read.
        version: i64,
        /// Why.
        why: Line,
    },
    /// Adds a measure.
    AddMeasure {
        /// To which goal.
        goal: GoalId,
        /// What it says.
        facts: MeasureFacts,
    },
    /// Changes a measure.
    ChangeMeasure {
        /// Which.
        measure: MeasureId,
        /// The version that was read.
        version: i64,
        /// What it says now.
        facts: MeasureFacts,
    },
    /// Takes back a measure that was just added and that nobody has touched.
    WithdrawMeasure {
        /// Which.
        measure: MeasureId,
        /// The version that was read.
        version: i64,
    },
    /// Records an evaluation and sets the next one in the same act.
    Evaluate {
        /// Of what.
        of: Evaluated,
        /// What was found.
        facts: EvaluationFacts,
    },
    /// Says that an evaluation belongs in the case journal, or does not.
    MarkEvaluation {
        /// Which.
        evaluation: EvaluationId,
        /// It does.
        journal: bool,
    },
    /// Records how the youth took part.
    TakePart {
        /// In which version.
        plan: PlanId,
        /// What is recorded.
        facts: ParticipationFacts,
    },
    /// Records that the monthly meeting was held.
    Meet {
        /// About which version.
        plan: PlanId,
        /// What is recorded.
        facts: MeetingFacts,
    },
}

impl Step {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// An evaluation that does not fit what it is about, a next review that is not ahead, a meeting that has not been.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        match self {
            Self::Evaluate { of, facts } => facts.check(*of, today),
            Self::TakePart { facts, .. } => facts.check(today),
            Self::Meet { facts, .. } => facts.check(today),
            _ => Ok(()),
        }
    }

    /// The name of the deed in the audit chain.
    #[must_use]
    pub const fn audit_name(&self) -> &'static str {
        match self {
            Self::Begin { .. } => "begin-plan",
            Self::AddToDraft { .. } => "add-goal-to-draft",
            Self::MakeCurrent { .. } => "make-plan-current",
            Self::Close { .. } => "close-plan",
            Self::AddMeasure { .. } => "add-measure",
            Self::ChangeMeasure { .. } => "change-measure",
            Self::WithdrawMeasure { .. } => "withdraw-measure",
            Self::Evaluate { of: Evaluated::Goal { .. }, .. } => "evaluate-goal",
            Self::Evaluate { of: Evaluated::Plan(_), .. } => "evaluate-plan",
            Self::MarkEvaluation { .. } => "mark-evaluation",
            Self::TakePart { .. } => "record-participation",
            Self::Meet { .. } => "record-plan-meeting",
        }
    }
}
