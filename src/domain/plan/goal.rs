//! Goals: what is to be reached, how it stands, and when it is looked at again.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    ids::{GoalId, PlanId, YouthId},
    names::Line,
    time::Instant,
};

/// How a goal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GoalStatus {
    /// *Prøves*: being tried.
    #[default]
    Trying,
    /// *På vei*.
    OnTheWay,
    /// *På pause*.
    Paused,
    /// *Nådd*.
    Reached,
    /// *Avsluttet* without being reached.
    Closed,
}

impl GoalStatus {
    /// All, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Trying, Self::OnTheWay, Self::Paused, Self::Reached, Self::Closed];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Trying => "trying",
            Self::OnTheWay => "on-the-way",
            Self::Paused => "paused",
            Self::Reached => "reached",
            Self::Closed => "closed",
        }
    }

    /// The status of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.id() == id)
    }

    /// Still worked with, so that its review date counts.
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Trying | Self::OnTheWay | Self::Paused)
    }
}

/// What a goal says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalFacts {
    /// The goal in one line.
    pub title: Line,
    /// The plan area it belongs to, as written in the configuration.
    pub area: Line,
    /// How it stands.
    pub status: GoalStatus,
    /// When it is looked at again (the default interval is a recommendation, no legal limit).
    pub review: NaiveDate,
}

/// A goal with the row version that guards against overwriting another's change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Row number.
    pub id: GoalId,
    /// Whose goal it is.
    pub youth: YouthId,
    /// The version of the plan it stands in.
    pub plan: PlanId,
    /// The first goal of its line: itself, or the one that this is a copy of in a later version of the plan.
    pub root: GoalId,
    /// When the first of its line was set.
    pub set_at: Instant,
    /// What it says.
    pub facts: GoalFacts,
    /// Grows by one with each change.
    pub version: i64,
}

impl Goal {
    /// Days past the review date on `today`; `None` when it is not due or no longer live.
    #[must_use]
    pub fn overdue_days(&self, today: NaiveDate) -> Option<i64> {
        let days = (today - self.facts.review).num_days();
        (self.facts.status.is_live() && days > 0).then_some(days)
    }
}
