//! What was changed in a youth's file. Kept with a sealed handover, so what it names stands here as it was called then.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    card::CardFacts,
    contact::{Contact, ContactRole, clock::ProtectionLevel},
    ids::{GoalId, StaffId},
    names::{Line, Prose},
    plan::GoalStatus,
    support::SupportLevel,
    time::Instant,
};

/// Somebody around a youth as they were called then; without a name whoever has that part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// What they are to the youth.
    pub role: ContactRole,
    /// Who.
    pub name: Option<Line>,
}

impl From<&Contact> for Party {
    fn from(contact: &Contact) -> Self {
        Self { role: contact.facts.role, name: Some(contact.facts.name.clone()) }
    }
}

/// Something that was changed in a youth's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum FileChange {
    /// A risk note is new, says something else, or was ended.
    Risk {
        /// The risk.
        risk: Line,
        /// What is agreed to do.
        action: Prose,
        /// Why it is none any more.
        ended: Option<Line>,
        /// When.
        at: Instant,
        /// By whom.
        by: StaffId,
    },
    /// The address is protected in another way.
    Address {
        /// How.
        level: ProtectionLevel,
        /// The last day of the decision.
        until: Option<NaiveDate>,
        /// When.
        at: Instant,
        /// By whom.
        by: StaffId,
    },
    /// Somebody else is called first, by another name or number, or nobody.
    First {
        /// Who; the number stands in the file.
        who: Option<Party>,
        /// When.
        at: Instant,
        /// By whom.
        by: StaffId,
    },
    /// A consent was given, or withdrawn.
    Consent {
        /// To whom something may be told, or may no longer.
        to: Party,
        /// What for.
        purpose: Line,
        /// What may be told.
        may_tell: Prose,
        /// What is held back.
        withheld: Option<Prose>,
        /// It was withdrawn.
        withdrawn: bool,
        /// When.
        at: Instant,
        /// By whom.
        by: StaffId,
    },
    /// Somebody was told something although the answer was no.
    Told {
        /// Whom.
        to: Party,
        /// What.
        told: Line,
        /// Why.
        reason: Option<Line>,
        /// When.
        at: Instant,
        /// By whom.
        by: StaffId,
    },
    /// A goal was set or changed.
    Goal {
        /// Which.
        goal: GoalId,
        /// What it says.
        title: Line,
        /// How it stands.
        status: GoalStatus,
        /// When.
        at: Instant,
        /// By whom.
        by: StaffId,
    },
    /// The agreed card says something else, or is the first.
    Card {
        /// What it said before the shift.
        before: Option<Box<CardFacts>>,
        /// What it says.
        card: Box<CardFacts>,
        /// When.
        at: Instant,
        /// By whom.
        by: StaffId,
    },
    /// The support in an area is another.
    Support {
        /// Where.
        area: Line,
        /// What it was before the shift.
        before: Option<SupportLevel>,
        /// What it is.
        level: SupportLevel,
        /// Why.
        reason: Line,
        /// When.
        at: Instant,
        /// By whom.
        by: StaffId,
    },
    /// Another version is the current one.
    Version {
        /// Its number.
        number: u32,
        /// When.
        at: Instant,
        /// By whom.
        by: StaffId,
    },
    /// The youth took part in their plan.
    Participation {
        /// The day.
        held_on: NaiveDate,
        /// What they said.
        said: Prose,
        /// When it was written.
        at: Instant,
        /// By whom.
        by: StaffId,
    },
    /// The monthly meeting was held.
    Meeting {
        /// The day.
        held_on: NaiveDate,
        /// What is planned until the next.
        next: Prose,
        /// When it was written.
        at: Instant,
        /// By whom.
        by: StaffId,
    },
    /// The youth's own words are others.
    Voice {
        /// When.
        at: Instant,
        /// By whom.
        by: StaffId,
    },
}

impl FileChange {
    /// When it was changed, and by whom.
    #[must_use]
    pub const fn when_and_who(&self) -> (Instant, StaffId) {
        match self {
            Self::Risk { at, by, .. }
            | Self::Address { at, by, .. }
            | Self::First { at, by, .. }
            | Self::Consent { at, by, .. }
            | Self::Told { at, by, .. }
            | Self::Goal { at, by, .. }
            | Self::Card { at, by, .. }
            | Self::Support { at, by, .. }
            | Self::Version { at, by, .. }
            | Self::Participation { at, by, .. }
            | Self::Meeting { at, by, .. }
            | Self::Voice { at, by } => (*at, *by),
        }
    }
}
