//! Every change to households and cases.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    AdultFacts, CaseEnd, FollowStep, HouseholdFacts, LeavingFacts, NewHostMark,
    gate::{Gate, GateFacts, Whose},
    payment,
    sheet::NewSheet,
    way::WayStep,
};
use crate::domain::{
    access::Deed,
    ids::{HostAdultId, HostCaseId, HostGateId, HouseholdId, PlacementId, YouthId},
    names::{Line, Prose},
    refusal::Invalid,
    time::Instant,
};

/// How a stay in the house ends because the youth moves to a host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeavesHouse {
    /// Why, in a word of the house: «husvert».
    pub reason: Line,
    /// What is gone through when somebody moves out, as the house lists it today.
    pub points: Vec<Line>,
}

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
        /// Why; nothing where whoever wrote it undoes it at once.
        why: Option<Prose>,
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
    /// Takes back that they were, at once.
    WithdrawCase {
        /// Which.
        case: HostCaseId,
        /// The version it was made with.
        version: i64,
    },
    /// Makes a case *aktiv*: the youth lives there from a day on. Whoever lives in the house until then does so until the day
    /// before.
    MoveIn {
        /// Which.
        case: HostCaseId,
        /// The version that was read.
        version: i64,
        /// The first day.
        from: NaiveDate,
        /// How their stay in the house ends, if they have one.
        leaves: LeavesHouse,
    },
    /// Takes back that a youth moved in, at once, and lets the stay in the house go on that ended with it.
    TakeBackMoveIn {
        /// Which.
        case: HostCaseId,
        /// The version since.
        version: i64,
        /// The stay that goes on.
        stay: Option<PlacementId>,
    },
    /// Says that a case is to end, or changes what was said.
    Leave {
        /// Which.
        case: HostCaseId,
        /// The version that was read.
        version: i64,
        /// When, why, and what follows.
        facts: LeavingFacts,
        /// What is gone through then, as the house lists it today.
        points: Vec<Line>,
    },
    /// Says something about a point that is gone through.
    MarkPoint(NewHostMark),
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
    /// Lets a case go on that was just closed.
    Reopen {
        /// Which.
        case: HostCaseId,
        /// The version since.
        version: i64,
    },
    /// Rates, shares, and what is recorded of a month.
    Payment(payment::Step),
    /// A change to where youths lived after the house and the host.
    Way(WayStep),
    /// Gives a host a sheet with what they may know. It replaces the one before.
    GiveSheet(NewSheet),
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
            Self::WithdrawCase { .. } => "withdraw-host",
            Self::MoveIn { .. } => "move-in-host",
            Self::TakeBackMoveIn { .. } => "take-back-host",
            Self::MarkPoint(_) => "mark-host-point",
            Self::Reopen { .. } => "reopen-host-case",
            Self::Leave { .. } => "leave-host",
            Self::Stay { .. } => "stay-host",
            Self::Close { .. } => "close-host-case",
            Self::Payment(step) => step.audit_name(),
            Self::Way(WayStep::Add { .. }) => "add-way-stop",
            Self::Way(WayStep::Change { .. }) => "change-way-stop",
            Self::Way(WayStep::Strike { .. }) => "strike-way-stop",
            Self::GiveSheet(_) => "give-host-sheet",
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
            Self::Payment(step) => step.check(today),
            Self::Way(WayStep::Add { facts, .. } | WayStep::Change { facts, .. }) => facts.check(today),
            Self::GiveSheet(new) => new.check(today),
            _ => Ok(()),
        }
    }
}
