//! The dates of a file that nobody may forget: birthdays that change something, papers, protected address, risk notes. Notices,
//! never decisions: nothing happens by itself but that the house is told.

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::consent::of_age;
use crate::domain::{
    ids::{FollowUpId, PaperId, PlacementId, ProtectionId, RiskId, StaffId, YouthId},
    names::{Line, Prose},
    refusal::Invalid,
    time::Instant,
};

/// An age at which something changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Milestone {
    /// 15 years: party status as a main rule.
    At15,
    /// 16 years: own consent in health matters.
    At16,
    /// 17½ years: half a year to prepare.
    At17Half,
    /// 18 years: the guardian ends, consents are given anew, aftercare is asked about.
    At18,
    /// 19½ years: half a year before the host's house ends.
    At19Half,
    /// 20 years: the host's house ends.
    At20,
    /// 25 years: the limit of aftercare.
    At25,
}

impl Milestone {
    /// All, the youngest first.
    pub const ALL: [Self; 7] =
        [Self::At15, Self::At16, Self::At17Half, Self::At18, Self::At19Half, Self::At20, Self::At25];

    /// The name in files and in the configuration.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::At15 => "at-15",
            Self::At16 => "at-16",
            Self::At17Half => "at-17-half",
            Self::At18 => "at-18",
            Self::At19Half => "at-19-half",
            Self::At20 => "at-20",
            Self::At25 => "at-25",
        }
    }

    /// The age of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|milestone| milestone.id() == id)
    }

    const fn months(self) -> u32 {
        match self {
            Self::At15 => 15 * 12,
            Self::At16 => 16 * 12,
            Self::At17Half => 17 * 12 + 6,
            Self::At18 => 18 * 12,
            Self::At19Half => 19 * 12 + 6,
            Self::At20 => 20 * 12,
            Self::At25 => 25 * 12,
        }
    }

    /// When somebody born on `birth` reaches it.
    #[must_use]
    pub fn date(self, birth: NaiveDate) -> NaiveDate {
        birth.checked_add_months(Months::new(self.months())).unwrap_or(NaiveDate::MAX)
    }

    /// Half a year before it nobody has gone through what belongs to it.
    pub const EARLIEST: Days = Days::new(183);
}

/// What was said of the list of a birthday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MilestoneSaid {
    /// It was gone through.
    Done,
    /// It was opened again.
    OpenedAgain,
}

impl MilestoneSaid {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Done, Self::OpenedAgain];

    /// The name in the store.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::OpenedAgain => "opened",
        }
    }

    /// What has that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|said| said.id() == id)
    }
}

/// The same as it was written down; the newest counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestoneMark {
    /// Of which birthday.
    pub milestone: Milestone,
    /// What was said.
    pub said: MilestoneSaid,
    /// What was done, or why it was opened again. What was written before anybody asked has no words.
    pub words: Option<Prose>,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
}

/// What is followed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowUpOf {
    /// How it goes after a stay.
    Stay(PlacementId),
    /// A decision about an address.
    Protection(ProtectionId),
}

/// A day on which somebody looks again. It waits until somebody has, also after the youth moved out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// Row number; grows with recording time.
    pub id: FollowUpId,
    /// Whose.
    pub youth: YouthId,
    /// What.
    pub of: FollowUpOf,
    /// When.
    pub day: NaiveDate,
    /// That somebody has.
    pub followed: Option<Followed>,
}

/// That something was followed up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// What was found; nothing where the day fell away by itself.
    pub found: Option<Prose>,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
}

/// A kind of paper that runs out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperKind {
    /// *Oppholdstillatelse*.
    Permit,
    /// *Oppholdskort*.
    ResidenceCard,
    /// *Reisebevis*.
    TravelDocument,
    /// *Pass*.
    Passport,
    /// *ID-kort*, bank card with picture.
    IdCard,
    /// Something else.
    Other,
}

impl PaperKind {
    /// All, in the order they are offered.
    pub const ALL: [Self; 6] =
        [Self::Permit, Self::ResidenceCard, Self::TravelDocument, Self::Passport, Self::IdCard, Self::Other];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Permit => "permit",
            Self::ResidenceCard => "residence-card",
            Self::TravelDocument => "travel-document",
            Self::Passport => "passport",
            Self::IdCard => "id-card",
            Self::Other => "other",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// A paper: which and until when. Its number is never stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperFacts {
    /// Which.
    pub kind: PaperKind,
    /// The last day it is valid.
    pub expires: NaiveDate,
    /// What else there is to know: «søknad sendt 01.11.».
    pub note: Option<Line>,
}

/// A paper as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Row number.
    pub id: PaperId,
    /// Whose.
    pub youth: YouthId,
    /// Grows by one with each change.
    pub version: i64,
    /// What is written.
    pub facts: PaperFacts,
}

/// A risk note. It falls to *må vurderes* by itself when its review has passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskFacts {
    /// The risk, in a line.
    pub risk: Line,
    /// Why the house thinks so.
    pub reason: Prose,
    /// What is agreed to do.
    pub action: Prose,
    /// When it is looked at again.
    pub review: NaiveDate,
}

impl RiskFacts {
    /// The furthest ahead it is looked at again: what was a risk half a year ago may be none now.
    pub const LONGEST: Days = Days::new(183);

    /// Checks what can be checked without a store. A reason and an action are always there.
    ///
    /// # Errors
    /// A review that has passed or lies too far ahead.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        if self.review <= today {
            return Err(Invalid::ReviewPast);
        }
        if today.checked_add_days(Self::LONGEST).is_some_and(|last| self.review > last) {
            return Err(Invalid::RiskTooLong);
        }
        Ok(())
    }
}

/// A risk note as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risk {
    /// Row number.
    pub id: RiskId,
    /// About whom.
    pub youth: YouthId,
    /// Grows by one with each change.
    pub version: i64,
    /// What is written.
    pub facts: RiskFacts,
}

/// How a youth's address is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProtectionLevel {
    /// Not at all.
    Open,
    /// *Fortrolig*.
    Confidential,
    /// *Strengt fortrolig*.
    StrictlyConfidential,
}

impl ProtectionLevel {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Open, Self::Confidential, Self::StrictlyConfidential];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Confidential => "confidential",
            Self::StrictlyConfidential => "strictly-confidential",
        }
    }

    /// The level of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }
}

/// A decision about the address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtectionFacts {
    /// How it is protected.
    pub level: ProtectionLevel,
    /// When it was decided.
    pub decided: NaiveDate,
    /// The last day of the decision. What it hides stays hidden until somebody writes that it is over.
    pub until: Option<NaiveDate>,
}

impl ProtectionFacts {
    /// A decision lasts a year (tax administration).
    pub const LASTS: Months = Months::new(12);

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// Decided in the future, without an end, or with one that is not within a year.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        if self.decided > today {
            return Err(Invalid::InTheFuture);
        }
        match (self.level, self.until) {
            (ProtectionLevel::Open, _) => Ok(()),
            (_, None) => Err(Invalid::ReviewMissing),
            (_, Some(until)) if until <= self.decided => Err(Invalid::EndsBeforeItBegins),
            (_, Some(until)) if self.decided.checked_add_months(Self::LASTS).is_some_and(|last| until > last) => {
                Err(Invalid::AgreementTooLong)
            }
            _ => Ok(()),
        }
    }
}

/// The same as it was written down; the newest counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection {
    /// Row number; grows with recording time.
    pub id: ProtectionId,
    /// What was decided.
    pub facts: ProtectionFacts,
    /// When it was written down.
    pub at: Instant,
    /// Who wrote it down.
    pub by: StaffId,
}

impl Protection {
    /// Whether anything is hidden, also after the decision has run out.
    #[must_use]
    pub fn hides(&self) -> bool {
        self.facts.level != ProtectionLevel::Open
    }
}

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A birthday.
    Milestone(Milestone),
    /// Consents the guardian gave lapse.
    Lapse,
    /// The protected address is decided anew.
    Protection,
    /// A paper runs out.
    Paper(PaperId),
    /// A risk note is looked at again.
    Risk(RiskId),
    /// Somebody looks how it goes after a stay.
    FollowUp(FollowUpId),
}

/// How near a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Its day has passed.
    Overdue,
    /// Its day comes soon.
    Soon,
    /// It is the next birthday that changes something.
    Ahead,
}

/// A dated notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// What about.
    pub about: About,
    /// Its day.
    pub date: NaiveDate,
    /// How near it is.
    pub near: Nearness,
}

/// What the notices of one youth are made from. Papers, risks and the guardian's consents press while the youth lives here;
/// afterwards they stand in the file to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dates {
    /// When they were born.
    pub birth: NaiveDate,
    /// Since when they live here, in whichever apartments; what was before nobody here forgot.
    pub here_since: Option<NaiveDate>,
    /// The birthdays whose list somebody has gone through.
    pub gone_through: BTreeSet<Milestone>,
    /// Consents of the guardian that hold.
    pub by_guardian: usize,
    /// Papers, with their last day.
    pub papers: Vec<(PaperId, NaiveDate)>,
    /// Risk notes, with their review.
    pub risks: Vec<(RiskId, NaiveDate)>,
    /// The last day of the decision about the address; of those who moved out until somebody has followed it up.
    pub protection: Option<NaiveDate>,
    /// What is followed up after a stay, with its day.
    pub follow_ups: Vec<(FollowUpId, NaiveDate)>,
}

impl Dates {
    /// The notices, the most pressing first: what has passed, what comes within `days`, and the next birthday.
    #[must_use]
    pub fn notices(&self, today: NaiveDate, days: u32) -> Vec<Notice> {
        let soon = today.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX);
        let near = |date: NaiveDate| match date {
            date if date < today => Nearness::Overdue,
            date if date <= soon => Nearness::Soon,
            _ => Nearness::Ahead,
        };
        let notice = |(about, date)| Notice { about, date, near: near(date) };
        let mut notices: Vec<Notice> = self.dated(today).into_iter().map(notice).collect();
        let next = notices
            .iter()
            .filter(|one| one.near == Nearness::Ahead && matches!(one.about, About::Milestone(_)))
            .map(|one| one.date)
            .min();
        notices.retain(|one| {
            one.near != Nearness::Ahead || (matches!(one.about, About::Milestone(_)) && Some(one.date) == next)
        });
        notices.sort_by_key(|one| (one.near, one.date, one.about));
        notices
    }

    /// How many of them have passed.
    #[must_use]
    pub fn overdue(&self, today: NaiveDate) -> usize {
        self.dated(today).into_iter().filter(|(_, date)| *date < today).count()
    }

    /// Everything that has a day.
    fn dated(&self, today: NaiveDate) -> Vec<(About, NaiveDate)> {
        let waits = |milestone: &Milestone| {
            let date = milestone.date(self.birth);
            !self.gone_through.contains(milestone)
                && (date >= today || self.here_since.is_some_and(|since| date >= since))
        };
        let mut dated: Vec<_> = Milestone::ALL
            .into_iter()
            .filter(waits)
            .map(|milestone| (About::Milestone(milestone), milestone.date(self.birth)))
            .collect();
        // After the day they have lapsed, and the birthday's own list says what to do about it.
        dated.extend((self.by_guardian > 0).then(|| (About::Lapse, of_age(self.birth))));
        dated.extend(self.protection.map(|until| (About::Protection, until)));
        dated.extend(self.papers.iter().map(|(id, expires)| (About::Paper(*id), *expires)));
        dated.extend(self.risks.iter().map(|(id, review)| (About::Risk(*id), *review)));
        dated.extend(self.follow_ups.iter().map(|(id, day)| (About::FollowUp(*id), *day)));
        dated
    }
}
