//! Who has read what: sections of the log, receipts, and the gaps that are left.

use serde::{Deserialize, Serialize};

use super::{
    ids::{EntryId, StaffId, YouthId},
    log::About,
    time::Instant,
};

/// A part of the log that is read and signed as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// The house, with its apartments as places.
    House,
    /// One youth.
    Youth(YouthId),
}

impl Section {
    /// The sections an entry stands in: that of each youth it is about, or the house's.
    #[must_use]
    pub fn of(about: &About) -> Vec<Self> {
        match about {
            About::Youths(youths) => youths.iter().copied().map(Self::Youth).collect(),
            About::House | About::Apartment(_) => vec![Self::House],
        }
    }

    /// The youth it is about; `None` for the house.
    #[must_use]
    pub const fn youth(self) -> Option<YouthId> {
        match self {
            Self::House => None,
            Self::Youth(youth) => Some(youth),
        }
    }

    /// Its number in the store: 0 is the house, which no youth has.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::House => 0,
            Self::Youth(youth) => youth.0,
        }
    }
}

/// Somebody has read an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadBy {
    /// Who.
    pub staff: StaffId,
    /// When they signed for it.
    pub at: Instant,
}

/// How far somebody has read a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadUntil {
    /// Who.
    pub staff: StaffId,
    /// The entry they have read up to.
    pub entry: EntryId,
    /// When that entry was written.
    pub written_at: Instant,
    /// When they signed for it.
    pub at: Instant,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ApartmentId;

    #[test]
    fn an_entry_stands_with_each_youth_it_is_about_or_with_the_house() {
        let youths = About::Youths(vec![YouthId(3), YouthId(7)]);
        assert_eq!(Section::of(&youths), [Section::Youth(YouthId(3)), Section::Youth(YouthId(7))]);
        assert_eq!(Section::of(&About::House), [Section::House]);
        assert_eq!(Section::of(&About::Apartment(ApartmentId(2))), [Section::House]);
    }
}
