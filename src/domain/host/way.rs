//! *Veien videre*: where a youth has lived, one leg after the other, from the house to the last that is known.
//!
//! The stays in the house and those with hosts are taken from where they are kept; only what comes after is written here
//! ([`Stop`]). Nothing is written twice.

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Follows, HostCase, Leaving};
use crate::domain::{
    ids::{ApartmentId, ApartmentNumber, HostCaseId, HouseholdId, StopId, YouthId},
    moves::Stay,
    names::{Line, Prose},
    refusal::Invalid,
};

/// What is written about where a youth lived after the house and the host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopFacts {
    /// What kind of place. The house and hosts are kept elsewhere and cannot stand here.
    pub place: Follows,
    /// The first day there.
    pub from: NaiveDate,
    /// The last day there; nothing while they live there, as far as anybody knows.
    pub until: Option<NaiveDate>,
    /// Why it ended.
    pub why: Option<Line>,
    /// What else there is to know.
    pub note: Option<Prose>,
}

impl StopFacts {
    /// Whether that kind of place is written here.
    #[must_use]
    pub const fn is_written(place: Follows) -> bool {
        !matches!(place, Follows::House | Follows::AnotherHost)
    }

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// [`Invalid::KeptElsewhere`] for the house or a host, [`Invalid::DayAhead`] for days that are not yet,
    /// [`Invalid::EndsBeforeItBegins`], [`Invalid::ReasonMissing`] for an end without a reason.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        if !Self::is_written(self.place) {
            return Err(Invalid::KeptElsewhere);
        }
        if self.from > today || self.until.is_some_and(|until| until > today) {
            return Err(Invalid::DayAhead);
        }
        if self.until.is_some_and(|until| until < self.from) {
            return Err(Invalid::EndsBeforeItBegins);
        }
        if self.until.is_some() && self.why.is_none() {
            return Err(Invalid::ReasonMissing);
        }
        Ok(())
    }
}

/// Where a youth lived after the house and the host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Row number.
    pub id: StopId,
    /// Whose.
    pub youth: YouthId,
    /// Grows by one with each change.
    pub version: i64,
    /// What is written.
    pub facts: StopFacts,
}

/// A change to what is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WayStep {
    /// Writes down where a youth lived.
    Add {
        /// Whom.
        youth: YouthId,
        /// Where.
        facts: StopFacts,
    },
    /// Changes it: what is known now, and that it ended.
    Change {
        /// Which.
        stop: StopId,
        /// The version that was read.
        version: i64,
        /// Where.
        facts: StopFacts,
    },
    /// Says that it was never so. The row stays, and is counted no more.
    Strike {
        /// Which.
        stop: StopId,
        /// The version that was read.
        version: i64,
        /// Why.
        why: Line,
    },
}

/// What a leg of the way is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A stay in an apartment of the house.
    Apartment(ApartmentId),
    /// A case with a host.
    Host(HostCaseId, HouseholdId),
    /// What was written.
    Stop(StopId, Follows),
}

/// Why a leg ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// In words.
    Words(Line),
    /// They moved to another apartment of the house.
    Within(ApartmentId),
    /// Why they left a host.
    Left(Leaving),
}

/// A leg of the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// Where.
    pub of: Of,
    /// The first day.
    pub from: NaiveDate,
    /// The last day; nothing while it lasts.
    pub until: Option<NaiveDate>,
    /// Why it ended.
    pub why: Option<Why>,
    /// What was thought to come after it when somebody said that it was to end.
    pub thought: Option<Follows>,
}

impl Leg {
    /// Whether the days of a leg lie in a year.
    #[must_use]
    pub fn is_in(&self, year: i32) -> bool {
        self.from.year() <= year && self.until.is_none_or(|until| until.year() >= year)
    }

    /// Whether somebody would live in two places. Who moves lives in both on that day.
    #[must_use]
    pub fn overlaps(&self, from: NaiveDate, until: Option<NaiveDate>) -> bool {
        overlap((self.from, self.until), (from, until))
    }

    /// The kind of place.
    #[must_use]
    pub const fn place(&self) -> Place {
        match self.of {
            Of::Apartment(_) => Place::House,
            Of::Host(..) => Place::Host,
            Of::Stop(_, Follows::OwnFlat) => Place::OwnFlat,
            Of::Stop(_, Follows::Family) => Place::Family,
            Of::Stop(_, Follows::Elsewhere) => Place::Elsewhere,
            Of::Stop(..) => Place::Other,
        }
    }
}

/// Another home of a youth, as a refusal tells it. Nothing that people wrote is among it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherHome {
    /// Where.
    pub place: HomePlace,
    /// The first day there.
    pub from: NaiveDate,
    /// The last day there; nothing while it lasts.
    pub until: Option<NaiveDate>,
}

/// Where another home is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HomePlace {
    /// An apartment of the house, by the number on its door; nothing where the address is protected.
    Apartment(Option<ApartmentNumber>),
    /// With a host.
    Host(HouseholdId),
    /// What came after the house and the host.
    Stop(Follows),
    /// Written in another house, which alone tells where.
    OtherHouse,
}

impl OtherHome {
    /// Whether somebody would live in two places. Who moves lives in both on that day.
    #[must_use]
    pub fn overlaps(&self, from: NaiveDate, until: Option<NaiveDate>) -> bool {
        overlap((self.from, self.until), (from, until))
    }
}

/// Whether two times share more than the day of a move.
fn overlap(one: (NaiveDate, Option<NaiveDate>), other: (NaiveDate, Option<NaiveDate>)) -> bool {
    one.1.is_none_or(|last| other.0 < last) && other.1.is_none_or(|last| one.0 < last)
}

/// The first leg that somebody would live in beside a new home with those days. Who moves lives in both on that day.
#[must_use]
pub fn in_the_way(legs: &[Leg], from: NaiveDate, until: Option<NaiveDate>) -> Option<&Leg> {
    legs.iter().find(|leg| leg.overlaps(from, until))
}

/// Legs somebody lived in beside one another for longer than the day of a move, as older rows can say: each with the first it
/// clashes with.
#[must_use]
pub fn doubled(legs: &[Leg]) -> Vec<(&Leg, &Leg)> {
    let pairs = legs.iter().enumerate();
    pairs.filter_map(|(at, leg)| Some((in_the_way(legs.get(..at)?, leg.from, leg.until)?, leg))).collect()
}

/// A kind of place, in the order of the ladder of measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The house.
    House,
    /// A host.
    Host,
    /// A flat of their own.
    OwnFlat,
    /// Family.
    Family,
    /// Another municipality.
    Elsewhere,
    /// Something else.
    Other,
}

impl Place {
    /// All, in the order of the ladder.
    pub const ALL: [Self; 6] = [Self::House, Self::Host, Self::OwnFlat, Self::Family, Self::Elsewhere, Self::Other];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::House => "house",
            Self::Host => "host",
            Self::OwnFlat => "own-flat",
            Self::Family => "family",
            Self::Elsewhere => "elsewhere",
            Self::Other => "other",
        }
    }
}

/// Everywhere a youth has lived, the oldest first. A case that came to nothing is no leg.
#[must_use]
pub fn legs(stays: &[Stay], cases: &[HostCase], stops: &[Stop]) -> Vec<Leg> {
    let of_stay = |stay: &Stay| Leg {
        of: Of::Apartment(stay.placement.apartment),
        from: stay.placement.moved_in,
        until: stay.placement.moved_out,
        why: stay.moved_to.map(Why::Within).or_else(|| stay.end.reason.clone().map(Why::Words)),
        thought: None,
    };
    let of_case = |case: &HostCase| {
        Some(Leg {
            of: Of::Host(case.id, case.household),
            from: case.moved_in?,
            until: case.closed.as_ref().map(|end| end.on),
            why: case.closed.as_ref().and(case.leaving.as_ref()).map(|leaving| Why::Left(leaving.why)),
            thought: case.leaving.as_ref().and_then(thought),
        })
    };
    let of_stop = |stop: &Stop| Leg {
        of: Of::Stop(stop.id, stop.facts.place),
        from: stop.facts.from,
        until: stop.facts.until,
        why: stop.facts.why.clone().map(Why::Words),
        thought: None,
    };
    let mut legs: Vec<Leg> = stays.iter().map(of_stay).collect();
    legs.extend(cases.iter().filter_map(of_case));
    legs.extend(stops.iter().map(of_stop));
    legs.sort_by_key(|leg| (leg.from, leg.until.unwrap_or(NaiveDate::MAX)));
    legs
}

/// Who stays on in the flat has it as their own.
fn thought(leaving: &super::LeavingFacts) -> Option<Follows> {
    leaving.follows.or((leaving.why == Leaving::Stays).then_some(Follows::OwnFlat))
}

/// The leg that ended without anybody having said what came after, where there is one.
#[must_use]
pub fn unsaid(legs: &[Leg], today: NaiveDate) -> Option<&Leg> {
    let last = legs.iter().max_by_key(|leg| (leg.until.unwrap_or(NaiveDate::MAX), leg.from))?;
    last.until.is_some_and(|until| until < today).then_some(last)
}

/// A time in one kind of place that has ended, and what came next. Apartments of the house that follow one another are one
/// time; two hosts are two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Past {
    /// Whose.
    pub youth: YouthId,
    /// Where.
    pub place: Place,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// What came next; nothing where nobody has said.
    pub next: Option<Place>,
}

/// The times of a youth that have ended, the oldest first. `legs` are in the order of their first days.
#[must_use]
pub fn past(youth: YouthId, legs: &[Leg]) -> Vec<Past> {
    let mut times: Vec<(Place, NaiveDate, Option<NaiveDate>)> = Vec::new();
    for leg in legs {
        match times.last_mut() {
            Some((place, _, until)) if *place == Place::House && leg.place() == *place && follows(*until, leg.from) => {
                *until = leg.until;
            }
            _ => times.push((leg.place(), leg.from, leg.until)),
        }
    }
    let next = |at: usize| times.get(at + 1).map(|(place, ..)| *place);
    let ended = times.iter().enumerate().filter_map(|(at, (place, from, until))| {
        Some(Past { youth, place: *place, from: *from, until: (*until)?, next: next(at) })
    });
    ended.collect()
}

fn follows(until: Option<NaiveDate>, from: NaiveDate) -> bool {
    until.is_none_or(|last| last.succ_opt().is_none_or(|next| from <= next))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn leg(of: Of, from: &str, until: Option<&str>) -> Leg {
        Leg { of, from: day(from), until: until.map(day), why: None, thought: None }
    }

    const THREE: Of = Of::Apartment(ApartmentId(3));
    const FOUR: Of = Of::Apartment(ApartmentId(4));
    const BERG: Of = Of::Host(HostCaseId(1), HouseholdId(1));

    #[test]
    fn whoever_moves_lives_in_two_places_on_that_day_and_on_no_other() {
        let before = leg(THREE, "2026-01-01", Some("2026-06-10"));
        let overlaps = |from, until: Option<&str>| before.overlaps(day(from), until.map(day));
        assert!(!overlaps("2026-06-10", None) && overlaps("2026-06-09", None));
        assert!(!overlaps("2025-01-01", Some("2026-01-01")) && overlaps("2025-01-01", Some("2026-01-02")));
        assert!(leg(THREE, "2026-01-01", None).overlaps(day("2030-01-01"), None), "it lasts");
    }

    #[test]
    fn nothing_is_unsaid_on_the_last_day() {
        let legs = [leg(THREE, "2026-01-01", Some("2026-06-10"))];
        assert_eq!(unsaid(&legs, day("2026-06-10")), None);
        assert_eq!(unsaid(&legs, day("2026-06-11")), Some(&legs[0]));
        let back = [legs[0].clone(), leg(FOUR, "2026-06-10", None)];
        assert_eq!(unsaid(&back, day("2026-12-01")), None);
    }

    #[test]
    fn apartments_that_follow_one_another_are_one_time_and_two_hosts_are_two() {
        let times = |legs: &[Leg]| -> Vec<(Place, NaiveDate, NaiveDate)> {
            past(YouthId(1), legs).into_iter().map(|past| (past.place, past.from, past.until)).collect()
        };
        let three = leg(THREE, "2025-01-01", Some("2025-06-30"));
        let whole = (Place::House, day("2025-01-01"), day("2026-01-31"));
        for next in ["2025-06-30", "2025-07-01"] {
            assert_eq!(times(&[three.clone(), leg(FOUR, next, Some("2026-01-31"))]), [whole]);
        }
        assert_eq!(times(&[three.clone(), leg(FOUR, "2025-07-02", Some("2026-01-31"))]).len(), 2, "a day was between");
        let berg = leg(BERG, "2025-01-01", Some("2025-06-30"));
        assert_eq!(times(&[berg, leg(BERG, "2025-07-01", Some("2026-01-31"))]).len(), 2);
        assert_eq!(times(&[leg(THREE, "2025-01-01", None)]), [], "what lasts has not ended");
    }
}
