//! Every change to rates, shares and what was recorded.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Month, Parts, RateFacts, Reckoning, ShareFacts};
use crate::domain::{
    ids::{HostBasisId, HostCaseId, HostRateId, HostShareId},
    names::Prose,
    refusal::Invalid,
};

/// A change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Adds a set of rates.
    AddRate(RateFacts),
    /// Corrects one that no recorded basis was counted with.
    CorrectRate {
        /// Which.
        rate: HostRateId,
        /// The version that was read.
        version: i64,
        /// What is written now.
        facts: RateFacts,
    },
    /// Adds shares.
    AddShare(ShareFacts),
    /// Corrects those that no recorded basis was counted with.
    CorrectShare {
        /// Which.
        share: HostShareId,
        /// The version that was read.
        version: i64,
        /// What is written now.
        facts: ShareFacts,
    },
    /// Records the basis of a case and a month of which nothing is recorded.
    Record {
        /// The case.
        case: HostCaseId,
        /// The month.
        month: Month,
        /// How it is counted.
        reckoning: Reckoning,
        /// What was seen: it is recorded only while it comes out the same.
        seen: Parts,
    },
    /// Records the basis of a case and a month anew.
    Correct {
        /// The newest that was recorded.
        basis: HostBasisId,
        /// How it is counted.
        reckoning: Reckoning,
        /// What was seen.
        seen: Parts,
        /// Why.
        why: Prose,
    },
}

impl Step {
    /// The name of the deed in the audit chain.
    #[must_use]
    pub const fn audit_name(&self) -> &'static str {
        match self {
            Self::AddRate(_) => "add-host-rate",
            Self::CorrectRate { .. } => "correct-host-rate",
            Self::AddShare(_) => "add-host-share",
            Self::CorrectShare { .. } => "correct-host-share",
            Self::Record { .. } => "record-host-basis",
            Self::Correct { .. } => "correct-host-basis",
        }
    }

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// A month that has not begun.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        match self {
            Self::Record { month, .. } if month.first() > today => Err(Invalid::MonthAhead),
            _ => Ok(()),
        }
    }
}
