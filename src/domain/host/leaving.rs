//! How a case ends: why, what comes after, and what is gone through then.

use serde::{Deserialize, Serialize};

use crate::domain::{
    ids::{HostMarkId, HostPointId, StaffId},
    moves::Said,
    names::Line,
    time::Instant,
};

/// Why a youth leaves a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Leaving {
    /// The youth does not need it any more.
    NeedEnded,
    /// The youth becomes 20.
    Twenty,
    /// The youth stays in the flat as an ordinary tenant (ordinary lease, agreement with NAV).
    Stays,
    /// The host ends it.
    HostEnds,
    /// Something else.
    Other,
}

impl Leaving {
    /// All, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::NeedEnded, Self::Twenty, Self::Stays, Self::HostEnds, Self::Other];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NeedEnded => "need-ended",
            Self::Twenty => "twenty",
            Self::Stays => "stays",
            Self::HostEnds => "host-ends",
            Self::Other => "other",
        }
    }

    /// The reason of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|leaving| leaving.id() == id)
    }
}

/// What comes after a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Follows {
    /// A flat of their own, also where it is the same one.
    OwnFlat,
    /// Another host.
    AnotherHost,
    /// Back to the house.
    House,
    /// To family.
    Family,
    /// Another municipality.
    Elsewhere,
    /// Something else, or nobody knows.
    Other,
}

impl Follows {
    /// All, in the order they are offered.
    pub const ALL: [Self; 6] =
        [Self::OwnFlat, Self::AnotherHost, Self::House, Self::Family, Self::Elsewhere, Self::Other];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::OwnFlat => "own-flat",
            Self::AnotherHost => "another-host",
            Self::House => "house",
            Self::Family => "family",
            Self::Elsewhere => "elsewhere",
            Self::Other => "other",
        }
    }

    /// What follows of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|follows| follows.id() == id)
    }
}

/// Something to be said about a point that is gone through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewHostMark {
    /// Which.
    pub point: HostPointId,
    /// What.
    pub said: Said,
    /// The newest row about the point that was seen.
    pub seen: Option<HostMarkId>,
}

/// A row about a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostMark {
    /// Row number.
    pub id: HostMarkId,
    /// What was said.
    pub said: Said,
    /// When.
    pub at: Instant,
    /// By whom.
    pub staff: StaffId,
}

/// Something that is gone through when a case ends, in the words of the day it was to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostPoint {
    /// Row number.
    pub id: HostPointId,
    /// What is gone through: «Nøkler levert tilbake».
    pub words: Line,
    /// The newest row about it.
    pub newest: Option<HostMark>,
}

impl HostPoint {
    /// What stands about it; nothing when a slip was taken away.
    #[must_use]
    pub fn mark(&self) -> Option<&HostMark> {
        self.newest.as_ref().filter(|mark| mark.said != Said::Cleared)
    }

    /// It is not done: nobody has said anything, or why not.
    #[must_use]
    pub fn is_left(&self) -> bool {
        self.newest.as_ref().is_none_or(|mark| mark.said != Said::Done)
    }
}
