//! Every change to households and cases.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    AdultFacts, CaseEnd, FollowStep, HouseholdFacts, LeavingFacts,
    gate::{Gate, GateFacts, Whose},
};
use crate::domain::{
    access::Deed,
    ids::{HostAdultId, HostCaseId, HostGateId, HouseholdId, YouthId},
    names::{Line, Prose},
    refusal::Invalid,
    time::Instant,
};

/// A change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Adds a household to the register.
    AddHousehold(HouseholdFacts),
    /// Changes what is written about one.
    ChangeHousehold {
        /// Which.
        household: HouseholdId,
        /// The version that was read.
        version: i64,
        /// What is written now.
        facts: HouseholdFacts,
    },
    /// Ends a household that nobody lives with.
    EndHousehold {
        /// Which.
        household: HouseholdId,
        /// The version that was read.
        version: i64,
        /// Their last day.
        on: NaiveDate,
        /// Why.
        why: Line,
    },
    /// Adds an adult to a household.
    AddAdult {
        /// Which household.
        household: HouseholdId,
        /// What is written.
        facts: AdultFacts,
    },
    /// Changes what is written about one.
    ChangeAdult {
        /// Whom.
        adult: HostAdultId,
        /// The version that was read.
        version: i64,
        /// What is written now.
        facts: AdultFacts,
    },
    /// Says that an adult no longer lives there.
    EndAdult {
        /// Who.
        adult: HostAdultId,
        /// The version that was read.
        version: i64,
        /// Why.
        why: Line,
    },
    /// Says that a gate was reached.
    Reach {
        /// Which.
        gate: Gate,
        /// Whose.
        whose: Whose,
        /// The newest row about it that was seen.
        seen: Option<HostGateId>,
        /// When, and what was seen.
        facts: GateFacts,
    },
    /// Says that it was not reached after all.
    TakeBack {
        /// The row that counted.
        reached: HostGateId,
        /// Why.
        why: Prose,
    },
    /// Thinks of a household and a youth together.
    Propose {
        /// Which household.
        household: HouseholdId,
        /// Which youth.
        youth: YouthId,
        /// The day it was.
        on: NaiveDate,
    },
    /// Makes a case *aktiv*: the youth lives there from a day on.
    MoveIn {
        /// Which.
        case: HostCaseId,
        /// The version that was read.
        version: i64,
        /// The first day.
        from: NaiveDate,
    },
    /// Says that a case is to end, or changes what was said.
    Leave {
        /// Which.
        case: HostCaseId,
        /// The version that was read.
        version: i64,
        /// When, why, and what follows.
        facts: LeavingFacts,
    },
    /// Says that a case is not to end after all.
    Stay {
        /// Which.
        case: HostCaseId,
        /// The version that was read.
        version: i64,
    },
    /// Ends a case.
    Close {
        /// Which.
        case: HostCaseId,
        /// The version that was read.
        version: i64,
        /// When, and what there is to say.
        end: CaseEnd,
    },
    /// Follows a case up: meetings, guidance, contacts.
    Follow(FollowStep),
}

impl Step {
    /// What kind of deed this is.
    #[must_use]
    pub const fn deed(&self) -> Deed {
        Deed::KeepHosts
    }

    /// The name of the deed in the audit chain.
    #[must_use]
    pub const fn audit_name(&self) -> &'static str {
        match self {
            Self::AddHousehold(_) => "add-household",
            Self::ChangeHousehold { .. } => "change-household",
            Self::EndHousehold { .. } => "end-household",
            Self::AddAdult { .. } => "add-host-adult",
            Self::ChangeAdult { .. } => "change-host-adult",
            Self::EndAdult { .. } => "end-host-adult",
            Self::Reach { .. } => "reach-host-gate",
            Self::TakeBack { .. } => "take-back-host-gate",
            Self::Propose { .. } => "propose-host",
            Self::MoveIn { .. } => "move-in-host",
            Self::Leave { .. } => "leave-host",
            Self::Stay { .. } => "stay-host",
            Self::Close { .. } => "close-host-case",
            Self::Follow(step) => step.audit_name(),
        }
    }

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// The first value that cannot be right.
    pub fn check(&self, now: Instant, today: NaiveDate) -> Result<(), Invalid> {
        match self {
            Self::Follow(step) => step.check(now, today),
            Self::AddHousehold(facts) | Self::ChangeHousehold { facts, .. } => facts.check(today),
            Self::AddAdult { facts, .. } | Self::ChangeAdult { facts, .. } => facts.check(),
            Self::MoveIn { from, .. } if *from > today => Err(Invalid::MoveAhead),
            Self::Reach { gate, facts, .. } => facts.check(*gate, today),
            Self::EndHousehold { on, .. } | Self::Propose { on, .. } if *on > today => Err(Invalid::DayAhead),
            Self::Close { end, .. } if end.on > today => Err(Invalid::DayAhead),
            _ => Ok(()),
        }
    }
}
