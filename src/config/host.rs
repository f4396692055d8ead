//! `[host]`: how the basis of what hosts get is counted.

use serde::Serialize;

use super::read::{self, Section};
use crate::domain::host::payment::{Proration, Reckoning, Rounding};

/// What no source regulates, and the house therefore decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Host {
    /// How a part of a month is counted.
    pub proration: Proration,
    /// What amounts are rounded to, half up.
    pub rounding: Rounding,
}

impl Default for Host {
    fn default() -> Self {
        let Reckoning { proration, rounding } = Reckoning::default();
        Self { proration, rounding }
    }
}

impl Host {
    /// The same as what is kept with a basis.
    #[must_use]
    pub const fn reckoning(self) -> Reckoning {
        Reckoning { proration: self.proration, rounding: self.rounding }
    }

    /// Reads the section.
    pub(super) fn read(&mut self, section: &mut Section<'_>) {
        section.set("proration", &mut self.proration, |value| read::one_of(value, &Proration::ALL, Proration::id));
        section.set("rounding", &mut self.rounding, |value| read::one_of(value, &Rounding::ALL, Rounding::id));
    }
}
