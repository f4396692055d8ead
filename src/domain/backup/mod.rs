//! Copies of the whole house: when one is due, which are kept, and what somebody has to be told about them.
//!
//! What a copy is, and when it may be called one, the store knows; here are the rules that need no disk.

mod rotation;
mod standing;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{access::Deed, ids::AuditId, names::Line, time::Instant};

pub use self::{
    rotation::{Keep, Made, surplus},
    standing::{Backups, Limits, Second, Worry},
};

/// Signing off late or twice makes no further copy: so much newer than the one before it has to be.
pub const LEAST_APART: TimeDelta = TimeDelta::hours(1);

/// For so long the second medium is asked for no more when somebody puts it off: until the same shift of the next day.
pub const PUT_OFF: TimeDelta = TimeDelta::days(1);

/// Whether a copy that nobody asked for is made now. One with a time ahead of the clock says nothing of today: either of the
/// two times is wrong. One that does not open with all that opens the house now (`opens_alike`) may open with words that nobody
/// remembers.
#[must_use]
pub fn is_due(newest: Option<Instant>, opens_alike: bool, now: Instant) -> bool {
    newest.is_none_or(|newest| newest > now || now - newest >= LEAST_APART || !opens_alike)
}

/// Which of the places a copy lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The first of the configuration, on the machine itself unless the house says otherwise.
    First,
    /// The second of the configuration: another medium.
    Second,
    /// A folder somebody named.
    Named,
}

impl Place {
    /// The name in the store.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Named => "named",
        }
    }
}

/// What is written down about copies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// A copy was made and proven.
    Made {
        /// Where it lies.
        place: Place,
        /// Its name.
        copy: Line,
        /// The newest row of the chain in it.
        head: AuditId,
    },
    /// A copy was made of a house with a fault. It lies somewhere, and no age counts it.
    Kept {
        /// Its name.
        copy: Line,
        /// The newest row of the chain in it.
        head: AuditId,
    },
    /// Another house was made of a copy, beside this one.
    TakenOut {
        /// Its name.
        copy: Line,
        /// The newest row of the chain in it.
        head: AuditId,
    },
    /// A copy was opened and held against its list and the living house: it can be restored.
    Drilled {
        /// Its name.
        copy: Line,
        /// The newest row of the chain in it.
        head: AuditId,
    },
    /// The second medium is asked for again later.
    PutOff,
    /// This house was restored from a copy.
    Restored {
        /// Its name.
        copy: Line,
        /// The newest row of the chain in it.
        head: AuditId,
    },
}

impl Step {
    /// What kind of deed it is.
    #[must_use]
    pub const fn deed(&self) -> Deed {
        match self {
            Self::Made { .. } | Self::Kept { .. } | Self::PutOff => Deed::MakeBackups,
            Self::Drilled { .. } | Self::Restored { .. } | Self::TakenOut { .. } => Deed::KeepBackups,
        }
    }

    /// The name of the deed in the audit chain.
    #[must_use]
    pub const fn audit_name(&self) -> &'static str {
        match self {
            Self::Made { .. } => "make-backup",
            Self::Kept { .. } => "keep-flawed-backup",
            Self::TakenOut { .. } => "take-out-backup",
            Self::Drilled { .. } => "drill-backup",
            Self::PutOff => "put-off-backup",
            Self::Restored { .. } => "restore-backup",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn signing_off_late_or_twice_makes_no_flood() {
        let made = at("2026-11-22T21:30:00Z");
        assert!(is_due(None, true, made));
        assert!(!is_due(Some(made), true, made));
        assert!(!is_due(Some(made), true, at("2026-11-22T22:29:59Z")));
        assert!(is_due(Some(made), true, at("2026-11-22T22:30:00Z")));
    }

    #[test]
    fn a_copy_that_opens_with_other_words_than_the_house_is_not_enough() {
        let made = at("2026-11-22T21:30:00Z");
        assert!(is_due(Some(made), false, at("2026-11-22T21:50:00Z")));
        assert!(!is_due(Some(made), true, at("2026-11-22T21:50:00Z")));
    }

    #[test]
    fn a_copy_from_the_future_keeps_nobody_from_making_one() {
        assert!(is_due(Some(at("2027-11-22T21:30:00Z")), true, at("2026-11-22T21:30:00Z")));
    }
}
