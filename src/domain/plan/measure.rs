//! Measures (*tiltak*): what is done towards a goal, by whom, how often and until when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    ids::{GoalId, MeasureId, StaffId},
    names::Line,
    time::Instant,
};

/// Who does it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Responsible {
    /// *Personalet*: a member, or whoever is on shift.
    Staff(Option<StaffId>),
    /// *Ungdommen* themselves.
    Youth,
    /// *Skolen*.
    School,
    /// *Psykolog*.
    Psychologist,
    /// Somebody else, in words: «verge», «natt».
    Other(Line),
}

impl Responsible {
    /// The names of the kinds in files, in the order they are offered.
    pub const KINDS: [&'static str; 5] = ["staff", "youth", "school", "psychologist", "other"];

    /// The name of the kind in files.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Staff(_) => "staff",
            Self::Youth => "youth",
            Self::School => "school",
            Self::Psychologist => "psychologist",
            Self::Other(_) => "other",
        }
    }

    /// Who it is by the name of the kind and what goes with it; `None` for an unknown kind, and for somebody else who is not
    /// named.
    #[must_use]
    pub fn from_parts(kind: &str, staff: Option<StaffId>, other: Option<Line>) -> Option<Self> {
        Some(match kind {
            "staff" => Self::Staff(staff),
            "youth" => Self::Youth,
            "school" => Self::School,
            "psychologist" => Self::Psychologist,
            "other" => Self::Other(other?),
            _ => return None,
        })
    }
}

/// How a measure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeasureStatus {
    /// *Pågår*.
    #[default]
    Ongoing,
    /// *Gjort*.
    Done,
    /// *Stanset* without being done.
    Stopped,
}

impl MeasureStatus {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Ongoing, Self::Done, Self::Stopped];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ongoing => "ongoing",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }

    /// The status of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.id() == id)
    }
}

/// What a measure says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureFacts {
    /// What is done.
    pub what: Line,
    /// Who does it.
    pub who: Responsible,
    /// How often, in words: «hver uke».
    pub often: Option<Line>,
    /// The last day it is done; `None` as long as the goal is worked with.
    pub until: Option<NaiveDate>,
    /// How it stands.
    pub status: MeasureStatus,
}

/// A measure with the row version that guards against overwriting another's change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Row number.
    pub id: MeasureId,
    /// The goal it is for.
    pub goal: GoalId,
    /// The first measure of its line: itself, or the one that this is a copy of in a later version of the plan.
    pub root: MeasureId,
    /// What it says.
    pub facts: MeasureFacts,
    /// Since when it stands as it does.
    pub status_at: Instant,
    /// Grows by one with each change.
    pub version: i64,
}

impl Measure {
    /// It goes on though its last day has passed.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.facts.status == MeasureStatus::Ongoing && self.facts.until.is_some_and(|until| until < today)
    }
}
