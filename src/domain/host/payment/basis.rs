//! The basis of a month: what is counted of each case, beside what was recorded of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    month::{Month, Stretch},
    reckon::{self, Line, Parts, Reckoning},
    table::{Lacks, Tables},
};
use crate::domain::{
    host::{CaseState, HostCase},
    ids::{HostBasisId, HostCaseId, HouseholdId, StaffId, YouthId},
    names::Prose,
    time::Instant,
};

/// What a case is counted with in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The days the youth lives there; none where they did not, and something is recorded all the same.
    pub days: Option<Stretch>,
    /// The lines, in the order of the days.
    pub lines: Vec<Line>,
}

impl Counted {
    /// What comes out.
    #[must_use]
    pub fn parts(&self) -> Parts {
        self.lines.iter().map(|line| line.parts).sum()
    }

    /// In what it differs from another, however the sums are; nothing where it comes to the same.
    #[must_use]
    pub fn differs(&self, other: &Self) -> Option<Differs> {
        if self.parts().sum() != other.parts().sum() {
            return Some(Differs::Sum);
        }
        if self.parts() != other.parts() {
            return Some(Differs::Parts);
        }
        if self.days != other.days {
            return Some(Differs::Days);
        }
        let same = self.lines.len() == other.lines.len() && self.lines.iter().zip(&other.lines).all(is_same);
        (!same).then_some(Differs::Lines)
    }

    /// So many days.
    #[must_use]
    pub fn day_count(&self) -> u32 {
        self.days.map_or(0, Stretch::count)
    }
}

/// In what two ways of counting differ, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Differs {
    /// What comes out.
    Sum,
    /// How it is parted between *grunnstøtte* and *utgiftsdekning*.
    Parts,
    /// The days.
    Days,
    /// The rates, the shares, or what part of the month is counted with them.
    Lines,
    /// The settings alone.
    Settings,
}

impl Differs {
    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Parts => "parts",
            Self::Days => "days",
            Self::Lines => "lines",
            Self::Settings => "settings",
        }
    }
}

/// Whether two lines were counted alike: 30 of 30 is as much of a month as 31 of 31. Which row of the table the numbers stood in
/// is of no account.
fn is_same((one, other): (&Line, &Line)) -> bool {
    let of = |number: u32, of: u32| u64::from(number) * u64::from(of);
    let counted = (one.days, one.rates, one.shares, one.parts) == (other.days, other.rates, other.shares, other.parts);
    counted && of(one.number, other.of) == of(other.number, one.of)
}

/// The basis of a case and a month as it was recorded. It is never changed: what was wrong is recorded anew, with a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Row number.
    pub id: HostBasisId,
    /// The case.
    pub case: HostCaseId,
    /// The month.
    pub month: Month,
    /// What was counted, with rates and shares as they were.
    pub counted: Counted,
    /// How it was counted.
    pub reckoning: Reckoning,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
    /// Why it took the place of another, if it did.
    pub why: Option<Prose>,
    /// The one it took the place of.
    pub replaces: Option<HostBasisId>,
}

/// What is to be known about a case in a month, though it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The youth was to leave that day, and nobody has said that they did. It is counted to that day.
    NotClosed(NaiveDate),
    /// Somebody else of the same household is counted on the same days.
    DaysShared,
    /// It was recorded with other settings.
    OtherSettings(Reckoning),
}

/// A case in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseMonth {
    /// The case.
    pub case: HostCaseId,
    /// The household.
    pub household: HouseholdId,
    /// The youth.
    pub youth: YouthId,
    /// What is counted now.
    pub counted: Result<Counted, Lacks>,
    /// What was recorded last, if anything was.
    pub recorded: Option<Recorded>,
    /// What is to be known.
    pub notes: Vec<Note>,
}

impl CaseMonth {
    /// What is told of the case: what was recorded, or else what is counted now.
    #[must_use]
    pub fn told(&self) -> Option<&Counted> {
        self.recorded.as_ref().map(|recorded| &recorded.counted).or(self.counted.as_ref().ok())
    }

    /// What the recorded basis would be if it were counted now, and in what that is something else.
    #[must_use]
    pub fn difference(&self) -> Option<(Differs, Parts)> {
        let (recorded, now) = (self.recorded.as_ref()?, self.counted.as_ref().ok()?);
        let settings = self.notes.iter().any(|note| matches!(note, Note::OtherSettings(_)));
        let differs = now.differs(&recorded.counted).or(settings.then_some(Differs::Settings))?;
        Some((differs, now.parts()))
    }

    /// The same where something comes out otherwise than it was recorded. Settings that come to the same do not.
    #[must_use]
    pub fn comes_out_otherwise(&self) -> bool {
        self.difference().is_some_and(|(differs, _)| differs != Differs::Settings)
    }

    /// What would be recorded now of a case nothing is recorded of.
    #[must_use]
    pub fn to_record(&self) -> Option<Parts> {
        self.counted.as_ref().ok().filter(|_| self.recorded.is_none()).map(Counted::parts)
    }
}

/// The days of a case in a month, as far as anybody knows: from the first day there to the last, both counted.
#[must_use]
pub fn days_of(case: &HostCase, month: Month) -> Option<Stretch> {
    let first = case.moved_in?;
    let closed = case.closed.as_ref().map(|end| end.on);
    let last = closed.or_else(|| case.leaving.as_ref().map(|leaving| leaving.on)).unwrap_or(NaiveDate::MAX);
    Stretch::new(first, last)?.within(month.days())
}

/// Every case that has days in a month or something recorded, in the order of the cases. `recorded` holds the newest of each case in
/// this month.
#[must_use]
pub fn month(
    month: Month,
    cases: &[HostCase],
    recorded: Vec<Recorded>,
    tables: &Tables,
    reckoning: Reckoning,
    today: NaiveDate,
) -> Vec<CaseMonth> {
    let mut recorded: BTreeMap<HostCaseId, Recorded> =
        recorded.into_iter().map(|recorded| (recorded.case, recorded)).collect();
    let days: Vec<Option<Stretch>> = cases.iter().map(|case| days_of(case, month)).collect();
    let of_household = |household: HouseholdId| {
        let all = cases.iter().zip(&days).filter(move |(case, _)| case.household == household);
        all.filter_map(|(case, days)| Some((case.id, (*days)?)))
    };
    let mut all = Vec::new();
    for (case, days) in cases.iter().zip(&days) {
        let recorded = recorded.remove(&case.id);
        if days.is_none() && recorded.is_none() {
            continue;
        }
        let household_days = of_household(case.household).map(|(_, days)| days.count()).sum();
        let lines = days.map_or(Ok(Vec::new()), |days| reckon::lines(days, month, household_days, tables, reckoning));
        let mut notes = Vec::new();
        notes.extend(not_closed(case, month, today));
        let is_shared = |days: Stretch| {
            of_household(case.household).any(|(other, theirs)| other != case.id && theirs.within(days).is_some())
        };
        notes.extend(days.is_some_and(is_shared).then_some(Note::DaysShared));
        let other = recorded.as_ref().map(|recorded| recorded.reckoning).filter(|other| *other != reckoning);
        notes.extend(other.map(Note::OtherSettings));
        all.push(CaseMonth {
            case: case.id,
            household: case.household,
            youth: case.youth,
            counted: lines.map(|lines| Counted { days: *days, lines }),
            recorded,
            notes,
        });
    }
    all
}

/// A day on which a youth was to leave has passed in this month, and the case is still open.
fn not_closed(case: &HostCase, month: Month, today: NaiveDate) -> Option<Note> {
    let leaving = case.leaving.as_ref().filter(|_| case.state() == CaseState::Leaving)?;
    (leaving.on < today && Month::of(leaving.on) <= month).then_some(Note::NotClosed(leaving.on))
}

/// All that is told of some cases together.
#[must_use]
pub fn total<'a>(cases: impl IntoIterator<Item = &'a CaseMonth>) -> Parts {
    cases.into_iter().filter_map(CaseMonth::told).map(Counted::parts).sum()
}
