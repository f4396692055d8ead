//! Group guidance of the hosts: four times a year (description of the scheme, 2020).

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use super::meeting::Kept;
use crate::domain::{
    ids::{GuidanceId, HouseholdId},
    log::ContactMinutes,
    names::{Line, Prose},
    refusal::Invalid,
};

/// How it stands with a household and one guidance. One that is not listed was not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attended {
    /// *Kom*.
    Came,
    /// *Kom ikke*.
    DidNotCome,
    /// *Sa fra på forhånd*.
    ToldBeforehand,
}

impl Attended {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Came, Self::DidNotCome, Self::ToldBeforehand];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Came => "came",
            Self::DidNotCome => "did-not-come",
            Self::ToldBeforehand => "told-beforehand",
        }
    }

    /// What has that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|attended| attended.id() == id)
    }
}

/// What is written about a guidance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuidanceFacts {
    /// The day.
    pub held_on: NaiveDate,
    /// What it was about.
    pub topic: Line,
    /// Who led it.
    pub led_by: Line,
    /// How long it took, in minutes.
    pub minutes: u16,
    /// What else there is to say. It is everybody's, and about no youth.
    pub note: Option<Prose>,
    /// Which households came.
    pub attendance: Vec<(HouseholdId, Attended)>,
}

impl GuidanceFacts {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// [`Invalid::DayAhead`]; [`Invalid::Minutes`] for no time or more than a day; [`Invalid::AttendanceMissing`] where no
    /// household is listed, or one twice.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        if self.held_on > today {
            return Err(Invalid::DayAhead);
        }
        if !(1..=ContactMinutes::MOST).contains(&self.minutes) {
            return Err(Invalid::Minutes);
        }
        let households: BTreeSet<_> = self.attendance.iter().map(|(household, _)| household).collect();
        if households.is_empty() || households.len() < self.attendance.len() {
            return Err(Invalid::AttendanceMissing);
        }
        Ok(())
    }

    /// How many households came.
    #[must_use]
    pub fn came(&self) -> usize {
        self.attendance.iter().filter(|(_, attended)| *attended == Attended::Came).count()
    }

    /// How it was with one household.
    #[must_use]
    pub fn of(&self, household: HouseholdId) -> Option<Attended> {
        self.attendance.iter().find(|(one, _)| *one == household).map(|(_, attended)| *attended)
    }
}

/// A guidance as it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guidance {
    /// Its rows.
    pub kept: Kept<GuidanceId>,
    /// What is written.
    pub facts: GuidanceFacts,
}

/// How often a household came to guidance in a year.
#[must_use]
pub fn came_in(year: i32, household: HouseholdId, all: &[Guidance]) -> usize {
    let counts = all.iter().filter(|one| !one.kept.struck && one.facts.held_on.year() == year);
    counts.filter(|one| one.facts.of(household) == Some(Attended::Came)).count()
}

/// A quarter of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// The year.
    pub year: i32,
    /// 1 to 4.
    pub number: u32,
}

impl Quarter {
    /// The quarter a day lies in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), number: day.month0() / 3 + 1 }
    }

    /// The one after it.
    #[must_use]
    pub const fn next(self) -> Self {
        if self.number < 4 { Self { number: self.number + 1, ..self } } else { Self { year: self.year + 1, number: 1 } }
    }

    /// Whether a page that is opened every day tells of it: it is of the year of `today`, or has just ended.
    #[must_use]
    pub fn is_of_late(self, today: NaiveDate) -> bool {
        self.year == today.year() || self.next() == Self::of(today)
    }
}

/// The quarters that are over and had no guidance, from the first whole one in which a youth lived with a host, as far back as
/// the year before `today`'s: what is older is told by the list. `first` is the day the first youth moved to a host.
#[must_use]
pub fn without_guidance(first: Option<NaiveDate>, all: &[Guidance], today: NaiveDate) -> Vec<Quarter> {
    let Some(first) = first else { return Vec::new() };
    let held: BTreeSet<Quarter> =
        all.iter().filter(|one| !one.kept.struck).map(|one| Quarter::of(one.facts.held_on)).collect();
    let earliest = Quarter { year: today.year() - 1, number: 1 };
    let start = Quarter::of(first).next().max(earliest);
    std::iter::successors(Some(start), |quarter| Some(quarter.next()))
        .take_while(|quarter| *quarter < Quarter::of(today))
        .filter(|quarter| !held.contains(quarter))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::StaffId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_quarter_is_of_late_in_its_year_and_right_after_it() {
        let is_of_late = |year, number, today| Quarter { year, number }.is_of_late(day(today));
        assert!(is_of_late(2026, 1, "2026-11-23"));
        assert!(is_of_late(2025, 4, "2026-02-01") && !is_of_late(2025, 4, "2026-04-01"));
        assert!(!is_of_late(2025, 3, "2026-02-01"));
    }

    fn facts(held_on: &str) -> GuidanceFacts {
        GuidanceFacts {
            held_on: day(held_on),
            topic: Line::new("Grenser").unwrap(),
            led_by: Line::new("KN").unwrap(),
            minutes: 120,
            note: None,
            attendance: vec![(HouseholdId(1), Attended::Came), (HouseholdId(2), Attended::ToldBeforehand)],
        }
    }

    fn held(held_on: &str) -> Guidance {
        let id = GuidanceId(1);
        let kept =
            Kept { id, newest: id, at: chrono::DateTime::UNIX_EPOCH, by: StaffId(1), corrected: None, struck: false };
        Guidance { kept, facts: facts(held_on) }
    }

    #[test]
    fn a_guidance_has_been_took_time_and_asked_each_household_once() {
        let today = day("2026-11-20");
        assert_eq!(facts("2026-11-20").check(today), Ok(()));
        assert_eq!(facts("2026-11-21").check(today), Err(Invalid::DayAhead));
        for minutes in [0, 1441] {
            assert_eq!(GuidanceFacts { minutes, ..facts("2026-11-20") }.check(today), Err(Invalid::Minutes));
        }
        let twice = vec![(HouseholdId(1), Attended::Came), (HouseholdId(1), Attended::DidNotCome)];
        for attendance in [Vec::new(), twice] {
            let facts = GuidanceFacts { attendance, ..facts("2026-11-20") };
            assert_eq!(facts.check(today), Err(Invalid::AttendanceMissing));
        }
    }

    #[test]
    fn what_is_counted_is_who_came_in_a_year() {
        let mut all = [held("2025-12-31"), held("2026-01-01"), held("2026-05-04")];
        assert_eq!(came_in(2026, HouseholdId(1), &all), 2);
        assert_eq!(came_in(2026, HouseholdId(2), &all), 0, "who told beforehand did not come");
        all[2].kept.struck = true;
        assert_eq!(came_in(2026, HouseholdId(1), &all), 1);
    }

    #[test]
    fn a_quarter_is_named_when_it_is_over_and_not_before() {
        let name = |quarters: Vec<Quarter>| -> Vec<String> {
            quarters.iter().map(|quarter| format!("{}.{}", quarter.number, quarter.year)).collect()
        };
        let first = Some(day("2026-02-10"));
        let all = [held("2026-05-04")];
        assert_eq!(name(without_guidance(first, &all, day("2026-09-30"))), Vec::<String>::new());
        assert_eq!(name(without_guidance(first, &all, day("2026-10-01"))), ["3.2026"]);
        assert_eq!(name(without_guidance(first, &[], day("2027-01-01"))), ["2.2026", "3.2026", "4.2026"]);
        let far = without_guidance(Some(day("2001-01-01")), &[], day("2026-03-31"));
        assert_eq!(name(far), ["1.2025", "2.2025", "3.2025", "4.2025"], "the year before, and no further");
        assert!(without_guidance(None, &[], day("2026-10-01")).is_empty(), "nobody lives with a host");
        let mut struck = held("2026-05-04");
        struck.kept.struck = true;
        assert_eq!(name(without_guidance(first, &[struck], day("2026-07-01"))), ["2.2026"]);
    }
}
