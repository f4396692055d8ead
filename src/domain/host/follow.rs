//! Every change to how a case is followed up: meetings, guidance, contacts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    contact::ContactFacts,
    guidance::GuidanceFacts,
    meeting::{MeetingFacts, NextMeeting},
};
use crate::domain::{
    ids::{EventId, GuidanceId, HostCaseId, HostContactId, HostMeetingId, HouseholdId},
    names::Prose,
    refusal::Invalid,
    time::Instant,
};

/// A change. What is said anew is said in full, with a reason; what is struck does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FollowStep {
    /// Records a meeting, and sets the next one.
    Meet {
        /// Of which case.
        case: HostCaseId,
        /// The newest row about its meetings that was read.
        seen: Option<HostMeetingId>,
        /// What is written.
        facts: Box<MeetingFacts>,
        /// When they meet next; a case that is to end may do without.
        next: Option<NextMeeting>,
    },
    /// Says a meeting anew. When the next one is stands in the calendar, and is changed there.
    CorrectMeeting {
        /// Which, by its first row.
        meeting: HostMeetingId,
        /// The newest row that was read.
        seen: HostMeetingId,
        /// What is written now.
        facts: Box<MeetingFacts>,
        /// Why.
        reason: Prose,
    },
    /// Strikes a meeting that was not.
    StrikeMeeting {
        /// Which, by its first row.
        meeting: HostMeetingId,
        /// The newest row that was read.
        seen: HostMeetingId,
        /// Why.
        reason: Prose,
    },
    /// Sets when a case meets next, without a meeting: before the first one, or where it was called off.
    SetNext {
        /// Which case.
        case: HostCaseId,
        /// The event that was read as the next one.
        seen: Option<EventId>,
        /// When.
        next: NextMeeting,
    },
    /// Records a group guidance.
    Guide(GuidanceFacts),
    /// Says one anew.
    CorrectGuidance {
        /// Which, by its first row.
        guidance: GuidanceId,
        /// The newest row that was read.
        seen: GuidanceId,
        /// What is written now.
        facts: GuidanceFacts,
        /// Why.
        reason: Prose,
    },
    /// Strikes one that was not.
    StrikeGuidance {
        /// Which, by its first row.
        guidance: GuidanceId,
        /// The newest row that was read.
        seen: GuidanceId,
        /// Why.
        reason: Prose,
    },
    /// Records a contact with a household.
    Contact {
        /// With whom.
        household: HouseholdId,
        /// What is written.
        facts: ContactFacts,
    },
    /// Says one anew.
    CorrectContact {
        /// Which, by its first row.
        contact: HostContactId,
        /// The newest row that was read.
        seen: HostContactId,
        /// What is written now.
        facts: ContactFacts,
        /// Why.
        reason: Prose,
    },
    /// Strikes one that was not.
    StrikeContact {
        /// Which, by its first row.
        contact: HostContactId,
        /// The newest row that was read.
        seen: HostContactId,
        /// Why.
        reason: Prose,
    },
}

impl FollowStep {
    /// The name of the deed in the audit chain.
    #[must_use]
    pub const fn audit_name(&self) -> &'static str {
        match self {
            Self::Meet { .. } => "meet-host",
            Self::CorrectMeeting { .. } => "correct-host-meeting",
            Self::StrikeMeeting { .. } => "strike-host-meeting",
            Self::SetNext { .. } => "set-next-host-meeting",
            Self::Guide(_) => "guide-hosts",
            Self::CorrectGuidance { .. } => "correct-guidance",
            Self::StrikeGuidance { .. } => "strike-guidance",
            Self::Contact { .. } => "contact-host",
            Self::CorrectContact { .. } => "correct-host-contact",
            Self::StrikeContact { .. } => "strike-host-contact",
        }
    }

    /// Checks what can be checked without a store and without the zone of the house.
    ///
    /// # Errors
    /// The first value that cannot be right.
    pub fn check(&self, now: Instant, today: NaiveDate) -> Result<(), Invalid> {
        match self {
            Self::Meet { facts, .. } | Self::CorrectMeeting { facts, .. } => facts.check(today),
            Self::Guide(facts) | Self::CorrectGuidance { facts, .. } => facts.check(today),
            Self::Contact { facts, .. } | Self::CorrectContact { facts, .. } => facts.check(now),
            Self::StrikeMeeting { .. }
            | Self::SetNext { .. }
            | Self::StrikeGuidance { .. }
            | Self::StrikeContact { .. } => Ok(()),
        }
    }
}
