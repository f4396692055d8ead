//! What staff and a host have to do with one another between the meetings.

use serde::{Deserialize, Serialize};

use super::meeting::Kept;
use crate::domain::{
    ids::{HostCaseId, HostContactId, HouseholdId, StaffId},
    log::ContactMinutes,
    names::Prose,
    refusal::Invalid,
    time::Instant,
};

/// How it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// A message.
    Sms,
    /// An e-mail.
    Email,
    /// By phone.
    Phone,
    /// A visit.
    Visit,
}

impl Way {
    /// All, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Sms, Self::Email, Self::Phone, Self::Visit];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Visit => "visit",
        }
    }

    /// The way of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.id() == id)
    }
}

/// What is written about a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactFacts {
    /// How it was.
    pub way: Way,
    /// When.
    pub happened_at: Instant,
    /// How long it took, in minutes; nothing where nobody counts it.
    pub minutes: Option<u16>,
    /// What it was about.
    pub about: Prose,
    /// Who of the staff it was.
    pub by: StaffId,
    /// The case, where it was about one youth's.
    pub case: Option<HostCaseId>,
}

impl ContactFacts {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// [`Invalid::InTheFuture`]; [`Invalid::Minutes`] for no time or more than a day.
    pub fn check(&self, now: Instant) -> Result<(), Invalid> {
        if self.happened_at > now {
            return Err(Invalid::InTheFuture);
        }
        if self.minutes.is_some_and(|minutes| !(1..=ContactMinutes::MOST).contains(&minutes)) {
            return Err(Invalid::Minutes);
        }
        Ok(())
    }
}

/// A contact as it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostContact {
    /// Its rows.
    pub kept: Kept<HostContactId>,
    /// With whom.
    pub household: HouseholdId,
    /// What is written.
    pub facts: ContactFacts,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_has_been_and_takes_a_day_at_most() {
        let now: Instant = "2026-11-20T13:32:00Z".parse().unwrap();
        let facts = |happened_at, minutes| ContactFacts {
            way: Way::Phone,
            happened_at,
            minutes,
            about: Prose::optional("Vaskemaskinen").unwrap().unwrap(),
            by: StaffId(1),
            case: None,
        };
        assert_eq!(facts(now, None).check(now), Ok(()));
        assert_eq!(facts(now + chrono::TimeDelta::minutes(1), None).check(now), Err(Invalid::InTheFuture));
        assert_eq!(facts(now, Some(1440)).check(now), Ok(()));
        for minutes in [0, 1441] {
            assert_eq!(facts(now, Some(minutes)).check(now), Err(Invalid::Minutes));
        }
    }
}
