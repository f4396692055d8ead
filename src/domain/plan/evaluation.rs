//! What is recorded about a plan and never changed: evaluations, how the youth took part, and the monthly meetings.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Evaluated, GoalStatus};
use crate::domain::{
    ids::{EvaluationId, GoalId, PlanId, StaffId, YouthId},
    journal::{JournalStatus, JournalTransfer},
    names::{Line, Prose},
    refusal::Invalid,
    time::Instant,
};

/// What an evaluation found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvaluationFacts {
    /// How the youth sees it, in their own words; `None` when they were not asked or said nothing.
    pub youth_view: Option<Prose>,
    /// How staff see it.
    pub staff_view: Prose,
    /// How the goal stands from now on; `None` for the plan as a whole.
    pub status: Option<GoalStatus>,
    /// When it is looked at again; `None` for a goal that is no longer worked with. The usual time between is a
    /// recommendation, no legal limit.
    pub next_review: Option<NaiveDate>,
    /// It belongs in the case journal.
    pub journal: bool,
}

impl EvaluationFacts {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// A goal without a status, a plan with one, a next review that is missing or not ahead.
    pub fn check(&self, of: Evaluated, today: NaiveDate) -> Result<(), Invalid> {
        let goes_on = match (of, self.status) {
            (Evaluated::Goal { .. }, Some(status)) => status.is_live(),
            (Evaluated::Plan(_), None) => true,
            _ => return Err(Invalid::StatusOfGoal),
        };
        match self.next_review {
            Some(review) if review <= today => Err(Invalid::ReviewPast),
            None if goes_on => Err(Invalid::ReviewMissing),
            _ => Ok(()),
        }
    }
}

/// An evaluation as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// Row number.
    pub id: EvaluationId,
    /// Whose plan.
    pub youth: YouthId,
    /// The version of the plan it was made in.
    pub plan: PlanId,
    /// The goal; `None` for the plan as a whole.
    pub goal: Option<GoalId>,
    /// What it found.
    pub facts: EvaluationFacts,
    /// When it was recorded.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
    /// It belongs in the case journal, as somebody said last.
    pub to_journal: bool,
    /// It was copied there.
    pub transfer: Option<JournalTransfer>,
}

impl Evaluation {
    /// How it stands to the case journal. It never changes, so that it is copied once.
    #[must_use]
    pub const fn journal(&self) -> JournalStatus<'_> {
        match &self.transfer {
            Some(transfer) => JournalStatus::Transferred(transfer),
            None if self.to_journal => JournalStatus::Waiting,
            None => JournalStatus::NotRelevant,
        }
    }
}

/// How the youth took part in the work on a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParticipationFacts {
    /// The day.
    pub held_on: NaiveDate,
    /// Who was present.
    pub present: Line,
    /// The interpreter, or how the youth was understood: «dari, på telefon».
    pub interpreter: Option<Line>,
    /// What the youth was told.
    pub told: Prose,
    /// What the youth said.
    pub said: Prose,
    /// What weight that got.
    pub weight: Prose,
}

impl ParticipationFacts {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// A day that has not come.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        if self.held_on > today { Err(Invalid::InTheFuture) } else { Ok(()) }
    }
}

/// How the youth took part, as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participation {
    /// The version of the plan.
    pub plan: PlanId,
    /// What was recorded.
    pub facts: ParticipationFacts,
    /// When it was recorded.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
}

/// The monthly meeting about a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingFacts {
    /// The day.
    pub held_on: NaiveDate,
    /// What is planned until the next meeting, which opens with it.
    pub next: Prose,
}

impl MeetingFacts {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// A day that has not come.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        if self.held_on > today { Err(Invalid::InTheFuture) } else { Ok(()) }
    }
}

/// A monthly meeting as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The version of the plan.
    pub plan: PlanId,
    /// What was recorded.
    pub facts: MeetingFacts,
    /// When it was recorded.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
}
