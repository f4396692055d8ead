//! *Husvert*: households that let a flat and give support, and the youths who live with them.
//!
//! Who is a host is none of the program's users. What was reached on the way is a dated fact ([`gate`]); where a household and
//! a case stand is derived from those and never typed ([`HouseholdState`], [`CaseState`]).

pub mod clock;
pub mod contact;
mod follow;
pub mod gate;
pub mod guidance;
pub mod ladder;
mod leaving;
pub mod meeting;
pub mod payment;
pub mod sheet;
mod step;
pub mod way;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use self::gate::{Gate, Gates, Whose};
pub use self::{
    follow::FollowStep,
    leaving::{Follows, HostMark, HostPoint, Leaving, NewHostMark},
    step::{LeavesHouse, Step},
};
use super::{
    contact::{Phone, is_address},
    ids::{HostAdultId, HostCaseId, HouseholdId, StaffId, YouthId},
    names::{Line, Prose},
    refusal::Invalid,
};

/// Youngest and oldest whole years a youth has with a host: the scheme is for those from 17 until they are 20 (description of the
/// scheme, 2020).
pub const AGE: std::ops::Range<u32> = 17..20;

/// A police certificate is at most so old on the day the agreement is made (practice of one municipality).
pub const CERTIFICATE_LASTS: Months = Months::new(3);

/// What is written about a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdFacts {
    /// What staff call them: «Familien Berg».
    pub name: Line,
    /// Where they live.
    pub address: Option<Line>,
    /// The flat, in words.
    pub dwelling: Option<Prose>,
    /// The flat has an entrance of its own.
    pub own_entrance: bool,
    /// Kitchen, bath, washing, the bus.
    pub facilities: Option<Prose>,
    /// Languages that are spoken there.
    pub languages: Option<Line>,
    /// What they cannot or will not have: pets, allergies, smoking, hours.
    pub limits: Option<Prose>,
    /// What else there is to know.
    pub note: Option<Prose>,
    /// The first day the flat can be moved into; nothing while nobody knows.
    pub vacant_from: Option<NaiveDate>,
    /// The *husvertkoordinator* who follows them up.
    pub coordinator: Option<StaffId>,
    /// The day they first showed interest.
    pub begun: NaiveDate,
}

impl HouseholdFacts {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// A first day that is not yet.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        if self.begun > today { Err(Invalid::DayAhead) } else { Ok(()) }
    }
}

/// That a household is none any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdEnd {
    /// Their last day.
    pub on: NaiveDate,
    /// Why.
    pub why: Line,
}

/// A household of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    /// Row number.
    pub id: HouseholdId,
    /// Grows by one with each change.
    pub version: i64,
    /// What is written.
    pub facts: HouseholdFacts,
    /// That they are none any more, if so. They stay to be read.
    pub ended: Option<HouseholdEnd>,
}

/// What is written about an adult of a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdultFacts {
    /// Their whole name.
    pub name: Line,
    /// Their number.
    pub phone: Option<Phone>,
    /// Their address for e-mail. The program sends nothing.
    pub email: Option<Line>,
}

impl AdultFacts {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// [`Invalid::NotAnEmail`] for an address without its sign.
    pub fn check(&self) -> Result<(), Invalid> {
        match &self.email {
            Some(email) if !is_address(email) => Err(Invalid::NotAnEmail),
            _ => Ok(()),
        }
    }
}

/// An adult who lives in a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostAdult {
    /// Row number.
    pub id: HostAdultId,
    /// Where they live.
    pub household: HouseholdId,
    /// Grows by one with each change.
    pub version: i64,
    /// What is written.
    pub facts: AdultFacts,
    /// Why they no longer live there, if so.
    pub ended: Option<Line>,
}

/// That a case is to end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeavingFacts {
    /// The last day there, as far as it is planned.
    pub on: NaiveDate,
    /// Why.
    pub why: Leaving,
    /// What is thought to come after.
    pub follows: Option<Follows>,
}

/// That a case has ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseEnd {
    /// The last day there, or the day it came to nothing.
    pub on: NaiveDate,
    /// In words.
    pub why: Option<Prose>,
}

/// One household and one youth, from the day they were thought of together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostCase {
    /// Row number.
    pub id: HostCaseId,
    /// Grows by one with each change.
    pub version: i64,
    /// The household.
    pub household: HouseholdId,
    /// The youth.
    pub youth: YouthId,
    /// The day they were thought of together.
    pub proposed_on: NaiveDate,
    /// The first day there: *aktiv*.
    pub moved_in: Option<NaiveDate>,
    /// That it is to end: *under avslutning*.
    pub leaving: Option<LeavingFacts>,
    /// That it has ended.
    pub closed: Option<CaseEnd>,
}

/// A household a youth has or had a case with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostOf {
    /// Which.
    pub household: HouseholdId,
    /// What staff call them.
    pub name: Line,
    /// A case is not closed.
    pub is_open: bool,
}

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseState {
    /// *Forslag*: thought of, and prepared.
    Proposed,
    /// *Aktiv*: the youth lives there, or will from a day that is agreed.
    Active,
    /// *Under avslutning*.
    Leaving,
    /// *Avsluttet*: the youth has lived there.
    Closed,
    /// *Ble ikke noe av*: the youth has never lived there.
    Dropped,
}

impl HostCase {
    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> CaseState {
        match (&self.closed, self.moved_in, &self.leaving) {
            (Some(_), Some(_), _) => CaseState::Closed,
            (Some(_), None, _) => CaseState::Dropped,
            (None, Some(_), Some(_)) => CaseState::Leaving,
            (None, Some(_), None) => CaseState::Active,
            (None, None, _) => CaseState::Proposed,
        }
    }

    /// Whether the flat and the youth are taken on a day: from the first there to the last.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.moved_in.is_some() && self.closed.as_ref().is_none_or(|end| end.on >= day)
    }

    /// Whether the youth lives there, as far as anybody has said otherwise.
    #[must_use]
    pub const fn lives_there(&self) -> bool {
        matches!(self.state(), CaseState::Active | CaseState::Leaving)
    }
}

/// Where a household stands, from the first interest to the last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HouseholdState {
    /// *Interesse*.
    Interest,
    /// *Godkjent*, and the flat cannot be moved into yet.
    Approved,
    /// *Ledig*: approved, and the flat waits.
    Vacant,
    /// *Aktiv*: a youth lives there.
    Active,
    /// *Under avslutning*: the youth who lives there is to leave.
    Closing,
    /// *Avsluttet*.
    Ended,
}

impl HouseholdState {
    /// All, in the order of the way.
    pub const ALL: [Self; 6] = [Self::Interest, Self::Approved, Self::Vacant, Self::Active, Self::Closing, Self::Ended];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Interest => "interest",
            Self::Approved => "approved",
            Self::Vacant => "vacant",
            Self::Active => "active",
            Self::Closing => "closing",
            Self::Ended => "ended",
        }
    }
}

/// A household with everything that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostFile {
    /// The household.
    pub household: Household,
    /// Its adults, also those who no longer live there.
    pub adults: Vec<HostAdult>,
    /// What it, its adults and its cases have reached.
    pub gates: Gates,
    /// Its cases, the oldest first.
    pub cases: Vec<HostCase>,
}

impl HostFile {
    /// Where it stands on a day.
    #[must_use]
    pub fn state(&self, today: NaiveDate) -> HouseholdState {
        state(&self.household, &self.gates, &self.cases, today)
    }

    /// Since when the flat waits, or from when it will ([`vacant_since`]).
    #[must_use]
    pub fn vacant_since(&self) -> Option<NaiveDate> {
        vacant_since(&self.household, &self.gates, &self.cases)
    }

    /// The adults who live there.
    pub fn present_adults(&self) -> impl Iterator<Item = &HostAdult> {
        self.adults.iter().filter(|adult| adult.ended.is_none())
    }

    /// The cases that are not over.
    pub fn open_cases(&self) -> impl Iterator<Item = &HostCase> {
        self.cases.iter().filter(|case| case.closed.is_none())
    }

    /// What a case lacks, in the order of the way ([`gate::missing`]). Once the youth lives there, a certificate that was seen
    /// after the agreement is a newer one, which was asked for since: only the newest is read.
    #[must_use]
    pub fn missing(&self, case: HostCaseId, hard: bool, today: NaiveDate) -> Vec<gate::Missing> {
        let adults: Vec<HostAdult> = self.present_adults().cloned().collect();
        let mut missing = gate::missing(&self.gates, &adults, case, hard, today);
        if self.cases.iter().any(|one| one.id == case && one.lives_there()) {
            missing.retain(|one| !matches!(one, gate::Missing::LateCertificate(_)));
        }
        missing
    }

    /// What is left until they are approved, in the order of the way.
    #[must_use]
    pub fn before_approval(&self) -> Vec<Gate> {
        let of_it = [Gate::FirstTalk, Gate::HomeVisit, Gate::Dwelling, Gate::Approval];
        let left = of_it.into_iter().filter(|gate| self.gates.of_household(*gate).is_none());
        if approved_on(&self.gates).is_some() { Vec::new() } else { left.collect() }
    }

    /// What runs out next, and on which day: a police certificate while no agreement is made on it, an agreement or a lease
    /// that ends, of the cases that are not over.
    #[must_use]
    pub fn next_expiry(&self) -> Option<(Gate, NaiveDate)> {
        let is_open = |whose: Whose| matches!(whose, Whose::Case(id) if self.open_cases().any(|case| case.id == id));
        let lives_there =
            |whose: Whose| matches!(whose, Whose::Adult(id) if self.present_adults().any(|one| one.id == id));
        let agreed = self.gates.iter().any(|row| row.gate == Gate::AssignmentAgreement && is_open(row.whose));
        let ends = self.gates.iter().filter_map(|row| match row.facts.certificate {
            Some(certificate) if !agreed && lives_there(row.whose) => Some((row.gate, certificate.lasts_to())),
            Some(_) => None,
            None => row.facts.until.filter(|_| is_open(row.whose)).map(|until| (row.gate, until)),
        });
        ends.min_by_key(|(_, day)| *day).filter(|_| self.household.ended.is_none())
    }

    /// The case that fills the flat, if one.
    #[must_use]
    pub fn living(&self) -> Option<&HostCase> {
        self.cases.iter().find(|case| case.lives_there())
    }
}

/// Where a household stands on a day. `gates` and `cases` are the household's own.
#[must_use]
pub fn state(household: &Household, gates: &Gates, cases: &[HostCase], today: NaiveDate) -> HouseholdState {
    if household.ended.is_some() {
        return HouseholdState::Ended;
    }
    let now = cases.iter().find(|case| case.lives_there()).map(HostCase::state);
    match now {
        Some(CaseState::Leaving) => return HouseholdState::Closing,
        Some(_) => return HouseholdState::Active,
        None => {}
    }
    if approved_on(gates).is_none() {
        return HouseholdState::Interest;
    }
    match vacant_since(household, gates, cases) {
        Some(day) if day <= today => HouseholdState::Vacant,
        _ => HouseholdState::Approved,
    }
}

/// The day a household was approved. Nobody is before somebody was there and the flat may be let; that one of these is done
/// anew later changes nothing of the day.
fn approved_on(gates: &Gates) -> Option<NaiveDate> {
    let day = |gate| gates.of_household(gate).map(|facts| facts.day);
    day(Gate::HomeVisit).and(day(Gate::Dwelling)).and(day(Gate::Approval))
}

/// Since when the flat waits, or from when it will: the latest of approval, the day it can be moved into, and the day after the
/// last youth left. `None` where nobody has approved them or somebody lives there.
#[must_use]
pub fn vacant_since(household: &Household, gates: &Gates, cases: &[HostCase]) -> Option<NaiveDate> {
    if household.ended.is_some() || cases.iter().any(HostCase::lives_there) {
        return None;
    }
    let approved = approved_on(gates)?;
    let left = cases.iter().filter(|case| case.state() == CaseState::Closed);
    let after = left.filter_map(|case| case.closed.as_ref()?.on.succ_opt()).max();
    let free = household.facts.vacant_from.max(after)?;
    Some(approved.max(free))
}

#[cfg(test)]
mod tests;
