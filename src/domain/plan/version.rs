//! Versions of a plan: draft, current, closed.

use serde::{Deserialize, Serialize};

use crate::domain::{
    ids::{PlanId, StaffId, YouthId},
    names::Line,
    time::Instant,
};

/// How a version of a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlanStatus {
    /// *Utkast*: worked out, and not yet what is worked by.
    Draft,
    /// *Gjeldende*: at most one of a youth.
    Current,
    /// *Avsluttet*: never changed any more.
    Closed,
}

impl PlanStatus {
    /// All, in the order a plan goes through them.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Current, Self::Closed];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Current => "current",
            Self::Closed => "closed",
        }
    }

    /// The status of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.id() == id)
    }
}

/// Who did something, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// When.
    pub at: Instant,
    /// Who.
    pub by: StaffId,
    /// Why; `None` where nobody was asked (the first plan of a youth begins with its first goal).
    pub why: Option<Line>,
}

/// A version of a youth's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanVersion {
    /// Row number.
    pub id: PlanId,
    /// Whose plan it is.
    pub youth: YouthId,
    /// 1 for the first plan of a youth, one more for each that follows.
    pub number: u32,
    /// How it stands.
    pub status: PlanStatus,
    /// Grows by one with each step from draft to closed, and with each change of what stands in a draft.
    pub version: i64,
    /// When it was begun.
    pub begun: Act,
    /// When it became the current one; `None` for a draft and for one that was closed as a draft.
    pub current: Option<Act>,
    /// When it was closed.
    pub closed: Option<Act>,
}
