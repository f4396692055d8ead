//! `[host]`: how the basis of what hosts get is counted, and what numbers are shown of the youths' way.

use std::ops::RangeInclusive;

use serde::Serialize;

use super::read::{self, Section};
use crate::domain::host::payment::{Proration, Reckoning, Rounding};

/// Of two, each knows the other; beyond twenty nothing is told of a house of six.
const SMALLEST_GROUP: RangeInclusive<u32> = 3..=20;

/// What no source regulates, and the house therefore decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Host {
    /// How a part of a month is counted.
    pub proration: Proration,
    /// What amounts are rounded to, half up.
    pub rounding: Rounding,
    /// Groups of fewer youths than these are not shown in the numbers of the ladder of measures.
    pub smallest_group: u32,
}

impl Default for Host {
    fn default() -> Self {
        let Reckoning { proration, rounding } = Reckoning::default();
        Self { proration, rounding, smallest_group: 5 }
    }
}

impl Host {
    /// The same as what is kept with a basis.
    #[must_use]
    pub const fn reckoning(self) -> Reckoning {
        Reckoning { proration: self.proration, rounding: self.rounding }
    }

    /// The smallest group that is shown, as a count.
    #[must_use]
    pub fn smallest_group(self) -> usize {
        usize::try_from(self.smallest_group).unwrap_or(usize::MAX)
    }

    /// Reads the section.
    pub(super) fn read(&mut self, section: &mut Section<'_>) {
        section.set("proration", &mut self.proration, |value| read::one_of(value, &Proration::ALL, Proration::id));
        section.set("rounding", &mut self.rounding, |value| read::one_of(value, &Rounding::ALL, Rounding::id));
        section.set("smallest-group", &mut self.smallest_group, |value| read::whole(value, SMALLEST_GROUP));
    }
}
