//! What has to be reached before a youth moves to a host: dated facts about a household, each of its adults, and a case.
//!
//! Hard ones are asked for before a case becomes *aktiv*, and each that is missing is named; soft ones are reminded of. The
//! list is that of the description of the scheme (2020). Consent is a soft one: a youth who wants nothing to be told can live
//! with a host all the same.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CERTIFICATE_LASTS, HostAdult};
use crate::domain::{
    ids::{HostAdultId, HostCaseId, HostGateId, HouseholdId, InterpreterId, StaffId},
    names::{Line, Prose},
    refusal::Invalid,
    time::Instant,
};

/// What has to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gate {
    /// *Første samtale*.
    FirstTalk,
    /// *Hjemmebesøk*.
    HomeVisit,
    /// *Boligen er godkjent for utleie*.
    Dwelling,
    /// *Politiattest er sett*: never kept, only its date, the day it was seen, and who saw it.
    PoliceCertificate,
    /// *Taushetserklæring*.
    Confidentiality,
    /// *Godkjent som husvert*.
    Approval,
    /// *Match*: household and youth are put together.
    Match,
    /// *Ungdommen har sagt ja*.
    YouthYes,
    /// *Husleiekontrakt*, between host and municipality.
    Lease,
    /// *Garantierklæring*.
    Guarantee,
    /// *Befaringsrapport*.
    InspectionReport,
    /// *Oppdragsavtale*.
    AssignmentAgreement,
    /// *Rollefordeling*.
    RoleSplit,
    /// *Samtykke til informasjon* between those who work together.
    InformationConsent,
    /// *Innflyttingsmøte*, with an interpreter where one is needed.
    MoveInMeeting,
    /// *Husregler*, at the first or second meeting.
    HouseRules,
}

/// What a gate is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Of {
    /// The household as a whole, once for all its cases.
    Household,
    /// Each adult who lives there.
    Adult,
    /// One household and one youth.
    Case,
}

impl Gate {
    /// All, in the order of the way.
    pub const ALL: [Self; 16] = [
        Self::FirstTalk,
        Self::HomeVisit,
        Self::Dwelling,
        Self::PoliceCertificate,
        Self::Confidentiality,
        Self::Approval,
        Self::Match,
        Self::YouthYes,
        Self::Lease,
        Self::Guarantee,
        Self::InspectionReport,
        Self::AssignmentAgreement,
        Self::RoleSplit,
        Self::InformationConsent,
        Self::MoveInMeeting,
        Self::HouseRules,
    ];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::FirstTalk => "first-talk",
            Self::HomeVisit => "home-visit",
            Self::Dwelling => "dwelling",
            Self::PoliceCertificate => "police-certificate",
            Self::Confidentiality => "confidentiality",
            Self::Approval => "approval",
            Self::Match => "match",
            Self::YouthYes => "youth-yes",
            Self::Lease => "lease",
            Self::Guarantee => "guarantee",
            Self::InspectionReport => "inspection-report",
            Self::AssignmentAgreement => "assignment-agreement",
            Self::RoleSplit => "role-split",
            Self::InformationConsent => "information-consent",
            Self::MoveInMeeting => "move-in-meeting",
            Self::HouseRules => "house-rules",
        }
    }

    /// The gate of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gate| gate.id() == id)
    }

    /// What it is about.
    #[must_use]
    pub const fn of(self) -> Of {
        match self {
            Self::FirstTalk | Self::HomeVisit | Self::Dwelling | Self::Approval => Of::Household,
            Self::PoliceCertificate | Self::Confidentiality => Of::Adult,
            _ => Of::Case,
        }
    }

    /// Whether *aktiv* is refused without it; the others are reminded of.
    #[must_use]
    pub const fn is_hard(self) -> bool {
        !matches!(
            self,
            Self::FirstTalk
                | Self::InspectionReport
                | Self::InformationConsent
                | Self::MoveInMeeting
                | Self::HouseRules
        )
    }

    /// Whether it holds until a day that can be written down.
    #[must_use]
    pub const fn may_end(self) -> bool {
        matches!(self, Self::Lease | Self::Guarantee | Self::AssignmentAgreement)
    }

    /// Whether an interpreter may have been there.
    #[must_use]
    pub const fn may_need_interpreter(self) -> bool {
        matches!(
            self,
            Self::YouthYes | Self::RoleSplit | Self::InformationConsent | Self::MoveInMeeting | Self::HouseRules
        )
    }

    /// Whether there is a paper of it that somebody has to find again.
    #[must_use]
    pub const fn has_paper(self) -> bool {
        matches!(
            self,
            Self::Confidentiality
                | Self::Lease
                | Self::Guarantee
                | Self::InspectionReport
                | Self::AssignmentAgreement
                | Self::RoleSplit
                | Self::InformationConsent
                | Self::HouseRules
        )
    }
}

/// What a row about a gate belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// A household.
    Household(HouseholdId),
    /// An adult of one.
    Adult(HostAdultId),
    /// A case.
    Case(HostCaseId),
}

impl Whose {
    /// What gates of it are about.
    #[must_use]
    pub const fn of(self) -> Of {
        match self {
            Self::Household(_) => Of::Household,
            Self::Adult(_) => Of::Adult,
            Self::Case(_) => Of::Case,
        }
    }
}

/// A police certificate somebody has seen. The paper goes back to whoever brought it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// The date on it.
    pub issued: NaiveDate,
    /// Who saw it.
    pub seen_by: StaffId,
}

impl Certificate {
    /// The last day an agreement can be made on it.
    #[must_use]
    pub fn lasts_to(self) -> NaiveDate {
        self.issued.checked_add_months(CERTIFICATE_LASTS).unwrap_or(NaiveDate::MAX)
    }
}

/// That a gate was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GateFacts {
    /// When.
    pub day: NaiveDate,
    /// The last day it holds, where it ends.
    pub until: Option<NaiveDate>,
    /// Of a police certificate: what was seen.
    pub certificate: Option<Certificate>,
    /// The interpreter who was there, if one.
    pub interpreter: Option<InterpreterId>,
    /// Where the paper is.
    pub paper: Option<Line>,
    /// What else there is to know.
    pub note: Option<Prose>,
}

impl GateFacts {
    /// Whether it was reached on a day, and still held.
    #[must_use]
    pub fn counts(&self, on: NaiveDate) -> bool {
        self.day <= on && self.until.is_none_or(|until| until >= on)
    }

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// [`Invalid::DayAhead`] for a day that is not yet, [`Invalid::EndsBeforeItBegins`] for one that holds until the day before,
    /// [`Invalid::CertificateMissing`] for a police certificate without its date,
    /// [`Invalid::CertificateAhead`] for one that was seen before it was issued.
    pub fn check(&self, gate: Gate, today: NaiveDate) -> Result<(), Invalid> {
        if self.day > today {
            return Err(Invalid::DayAhead);
        }
        if self.until.is_some_and(|until| until < self.day) {
            return Err(Invalid::EndsBeforeItBegins);
        }
        match (gate, self.certificate) {
            (Gate::PoliceCertificate, None) => Err(Invalid::CertificateMissing),
            (Gate::PoliceCertificate, Some(seen)) if seen.issued > self.day => Err(Invalid::CertificateAhead),
            _ => Ok(()),
        }
    }
}

/// A row about a gate that was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// Row number.
    pub id: HostGateId,
    /// Which.
    pub gate: Gate,
    /// Whose.
    pub whose: Whose,
    /// When, and what was seen.
    pub facts: GateFacts,
    /// When it was written down.
    pub at: Instant,
    /// By whom.
    pub staff: StaffId,
}

/// That a gate was not reached after all. What it took back can be read in the audit chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// Which.
    pub gate: Gate,
    /// Whose.
    pub whose: Whose,
    /// Why; nothing where it was undone at once.
    pub why: Option<Prose>,
    /// When it was written down.
    pub at: Instant,
    /// By whom.
    pub staff: StaffId,
}

/// What a household, its adults and its cases have reached: of each gate the newest row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gates {
    reached: Vec<Reached>,
    taken_back: Vec<TakenBack>,
}

impl Gates {
    /// The rows that count, and those that say that nothing does.
    #[must_use]
    pub const fn new(reached: Vec<Reached>, taken_back: Vec<TakenBack>) -> Self {
        Self { reached, taken_back }
    }

    /// The rows that count.
    pub fn iter(&self) -> impl Iterator<Item = &Reached> {
        self.reached.iter()
    }

    /// That a gate was taken back and nothing was written since, with the reason.
    #[must_use]
    pub fn taken_back(&self, gate: Gate, whose: Whose) -> Option<&TakenBack> {
        self.taken_back.iter().find(|row| row.gate == gate && row.whose == whose && row.why.is_some())
    }

    /// The row that counts of a gate; `None` where it was not reached or was taken back.
    #[must_use]
    pub fn get(&self, gate: Gate, whose: Whose) -> Option<&Reached> {
        self.reached.iter().find(|reached| reached.gate == gate && reached.whose == whose)
    }

    /// The same of a gate of the household itself. Rows of other households are not among these.
    #[must_use]
    pub fn of_household(&self, gate: Gate) -> Option<&GateFacts> {
        let of_it = |reached: &&Reached| reached.gate == gate && reached.whose.of() == Of::Household;
        self.reached.iter().find(of_it).map(|reached| &reached.facts)
    }
}

/// Something that stands between a case and *aktiv*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Missing {
    /// A gate of the household or of the case.
    Gate(Gate),
    /// A gate of an adult.
    OfAdult(Gate, HostAdultId),
    /// A police certificate that was older than it may be on the day of the agreement.
    OldCertificate(HostAdultId),
    /// A police certificate that nobody saw until after the agreement was made.
    LateCertificate(HostAdultId),
    /// A police certificate that is older than it may be when the agreement is made, which it is not yet.
    LapsedCertificate(HostAdultId),
    /// Nobody of the household is written down.
    NoAdult,
}

/// What a case lacks, in the order of the way; `hard` asks for what refuses, else for what is reminded of. `adults` are those who
/// live there. What was reached after `on`, or held until a day before it, does not count for that day. A police certificate is
/// held against the day of the assignment agreement: by then it was seen, and at most three months old. Before there is an
/// agreement it is held against `on`.
#[must_use]
pub fn missing(gates: &Gates, adults: &[HostAdult], case: HostCaseId, hard: bool, on: NaiveDate) -> Vec<Missing> {
    let agreed = gates.get(Gate::AssignmentAgreement, Whose::Case(case)).map(|row| row.facts.day);
    let lacks = |facts: Option<&GateFacts>| !facts.is_some_and(|facts| facts.counts(on));
    let asked = Gate::ALL.into_iter().filter(|gate| gate.is_hard() == hard);
    let mut missing: Vec<Missing> = asked
        .flat_map(|gate| match gate.of() {
            Of::Household => Vec::from_iter(lacks(gates.of_household(gate)).then_some(Missing::Gate(gate))),
            Of::Case => {
                let reached = gates.get(gate, Whose::Case(case)).map(|row| &row.facts);
                Vec::from_iter(lacks(reached).then_some(Missing::Gate(gate)))
            }
            Of::Adult => adults.iter().filter_map(|adult| of_adult(gates, gate, adult.id, agreed, on)).collect(),
        })
        .collect();
    if hard && adults.is_empty() {
        missing.insert(0, Missing::NoAdult);
    }
    missing
}

fn of_adult(
    gates: &Gates,
    gate: Gate,
    adult: HostAdultId,
    agreed: Option<NaiveDate>,
    on: NaiveDate,
) -> Option<Missing> {
    let Some(reached) = gates.get(gate, Whose::Adult(adult)).filter(|row| row.facts.counts(on)) else {
        return Some(Missing::OfAdult(gate, adult));
    };
    let lasts_to = reached.facts.certificate.map(Certificate::lasts_to)?;
    match agreed {
        None => (lasts_to < on).then_some(Missing::LapsedCertificate(adult)),
        Some(agreed) if reached.facts.day > agreed => Some(Missing::LateCertificate(adult)),
        Some(agreed) => (lasts_to < agreed).then_some(Missing::OldCertificate(adult)),
    }
}
