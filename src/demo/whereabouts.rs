//! Where the invented youths are: school in the morning, home in the afternoon, out in the evening, seen at night. Marked by
//! whoever is on shift, as they would.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, NaiveTime, TimeDelta, Timelike as _, Weekday};

use super::{rng::Rng, rota::Duty};
use crate::domain::{
    names::Line,
    presence::{PresenceFacts, PresenceSource, PresenceState},
    refusal::Invalid,
    time::{Instant, Zone, public_holidays},
};

/// Days back in which every coming and going is marked; before that the night round alone, which is what is left of an old
/// house and keeps a house of thirty years quick to make.
const LIVELY_DAYS: i64 = 120;

/// Where youths go in the evening.
const PLACES: &[&str] = &[
    "fotballtrening",
    "byen",
    "biblioteket",
    "hos en venn",
    "treningssenteret",
    "norskkurs",
    "tur med hunden til naboen",
    "kino",
    "jobb på butikken",
];

/// Where they stay overnight, and who agreed.
const NIGHTS: &[(&str, &str)] = &[
    ("hos onkel i Oslo", "onkel og fagleder"),
    ("hos vennefamilie på Heimdal", "vennefamilien"),
    ("hos klassekamerat, foreldrene er hjemme", "foreldrene til kameraten"),
    ("hytta med fotballaget", "treneren"),
    ("hos storebror", "storebror og saksbehandler"),
];

/// Something that is marked in a shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Marked {
    /// Where a youth is.
    Presence(PresenceFacts),
    /// How many guests they have.
    Guests(u8),
}

/// A mark: when, of which stay, what.
pub(super) type Mark = (Instant, usize, Marked);

/// Makes the marks of one shift after another.
#[derive(Debug)]
pub(super) struct Whereabouts {
    rng: Rng,
    zone: Zone,
    now: Instant,
    /// Who is away for the night, and until when.
    away: BTreeMap<usize, Instant>,
    /// The stay of whoever is late just now, so that a board shows how that looks.
    late: Option<usize>,
}

/// A shift while its marks are made.
struct Shift<'a> {
    duty: &'a Duty,
    day: NaiveDate,
    marks: Vec<Mark>,
}

impl Whereabouts {
    /// `late` is the stay of whoever went out a while ago and should have been back; by day alone, since nobody lets that
    /// be at night.
    pub(super) fn new(seed: u64, zone: Zone, now: Instant, late: Option<usize>) -> Self {
        let by_day = (10..22).contains(&zone.local(now).hour());
        let late = late.filter(|_| by_day);
        Self { rng: Rng::new(seed, "whereabouts"), zone, now, away: BTreeMap::new(), late }
    }

    /// The marks of a shift, for the stays of those who live in the house then.
    ///
    /// # Errors
    /// A text that is no line; those of this module are, as its tests show.
    pub(super) fn of_shift(&mut self, duty: &Duty, stays: &[usize]) -> Result<Vec<Mark>, Invalid> {
        let day = duty.occurrence.day;
        let mut shift = Shift { duty, day, marks: Vec::new() };
        let lively = duty.occurrence.start > self.now - TimeDelta::days(LIVELY_DAYS);
        for stay in stays.iter().copied() {
            if self.is_away(&mut shift, stay) {
                continue;
            }
            match (duty.occurrence.kind.0.as_str(), lively) {
                ("day", true) => self.morning(&mut shift, stay),
                ("evening", true) => self.evening(&mut shift, stay)?,
                ("night", _) => self.night(&mut shift, stay),
                _ => {}
            }
        }
        self.be_late(&mut shift, stays);
        Ok(shift.marks)
    }

    /// Out since a while ago, expected back a quarter of an hour ago, and nothing known since.
    fn be_late(&self, shift: &mut Shift<'_>, stays: &[usize]) {
        let since = self.now - TimeDelta::minutes(95);
        let Some(late) = self.late.filter(|late| stays.contains(late) && !self.away.contains_key(late)) else {
            return;
        };
        shift.marks.retain(|(at, stay, _)| *stay != late || *at < since);
        if shift.duty.occurrence.contains(since) {
            let facts = PresenceFacts {
                expected_back: Some(self.now - TimeDelta::minutes(15)),
                ..PresenceFacts::plain(PresenceState::Out, PresenceSource::Told)
            };
            shift.marks.push((since, late, Marked::Presence(facts)));
        }
    }

    /// Who is away comes back when it was said, more or less, and nothing else is marked in that shift.
    fn is_away(&mut self, shift: &mut Shift<'_>, stay: usize) -> bool {
        let Some(until) = self.away.get(&stay).copied() else {
            return false;
        };
        let back = until + TimeDelta::minutes(self.rng.range(-25, 40));
        if back < shift.duty.occurrence.end {
            let back = back.max(shift.duty.occurrence.start + TimeDelta::minutes(2));
            shift.marks.push((back, stay, presence(PresenceState::In, PresenceSource::Observed)));
            self.away.remove(&stay);
        }
        true
    }

    /// A moment on the day the shift began, between two minutes of it.
    fn at(&mut self, shift: &Shift<'_>, from: i64, to: i64) -> Instant {
        let minutes = self.rng.range(from, to);
        let at = self.zone.instant(shift.day.and_time(NaiveTime::MIN) + TimeDelta::minutes(minutes));
        at.clamp(shift.duty.occurrence.start, shift.duty.occurrence.end)
    }

    /// When somebody is expected: on the half hour.
    fn expected(&mut self, shift: &Shift<'_>, from: i64, to: i64) -> Instant {
        let minutes = self.rng.range(from / 30, to / 30) * 30;
        self.zone.instant(shift.day.and_time(NaiveTime::MIN) + TimeDelta::minutes(minutes))
    }

    fn source(&mut self, observed: u64) -> PresenceSource {
        if self.rng.chance(observed) { PresenceSource::Observed } else { PresenceSource::Told }
    }

    fn morning(&mut self, shift: &mut Shift<'_>, stay: usize) {
        if is_school_day(shift.day) && self.rng.chance(85) {
            let at = self.at(shift, 7 * 60 + 35, 8 * 60 + 20);
            let expected_back = Some(self.expected(shift, 14 * 60 + 30, 16 * 60));
            let facts =
                PresenceFacts { expected_back, ..PresenceFacts::plain(PresenceState::SchoolOrWork, self.source(75)) };
            shift.marks.push((at, stay, Marked::Presence(facts)));
            return;
        }
        let at = self.at(shift, 9 * 60 + 30, 12 * 60);
        shift.marks.push((at, stay, presence(PresenceState::In, PresenceSource::Observed)));
        if self.rng.chance(30) {
            let at = self.at(shift, 12 * 60 + 30, 14 * 60 + 30);
            let facts = PresenceFacts {
                expected_back: Some(self.expected(shift, 16 * 60, 19 * 60)),
                ..PresenceFacts::plain(PresenceState::Out, self.source(60))
            };
            shift.marks.push((at, stay, Marked::Presence(facts)));
        }
    }

    fn evening(&mut self, shift: &mut Shift<'_>, stay: usize) -> Result<(), Invalid> {
        if is_school_day(shift.day) {
            let at = self.at(shift, 14 * 60 + 45, 16 * 60 + 10);
            shift.marks.push((at, stay, presence(PresenceState::In, PresenceSource::Observed)));
        }
        let weekend = matches!(shift.day.weekday(), Weekday::Fri | Weekday::Sat);
        if weekend && self.rng.chance(9) {
            return self.overnight(shift, stay);
        }
        if self.rng.chance(45) {
            self.outing(shift, stay)?;
        }
        if self.rng.chance(7) {
            let count = u8::try_from(self.rng.range(1, 3)).unwrap_or(1);
            let (come, gone) = (self.at(shift, 17 * 60, 20 * 60), self.at(shift, 21 * 60 + 30, 22 * 60 + 20));
            shift.marks.push((come, stay, Marked::Guests(count)));
            shift.marks.push((gone, stay, Marked::Guests(0)));
        }
        Ok(())
    }

    /// Out after dinner, and back about when it was said; who is late is marked by the night.
    fn outing(&mut self, shift: &mut Shift<'_>, stay: usize) -> Result<(), Invalid> {
        let at = self.at(shift, 16 * 60 + 30, 18 * 60 + 30);
        let back = self.expected(shift, 19 * 60 + 30, 22 * 60);
        let facts = PresenceFacts {
            expected_back: Some(back),
            place: Line::optional(PLACES[self.rng.index(PLACES.len())])?,
            ..PresenceFacts::plain(PresenceState::Out, self.source(55))
        };
        shift.marks.push((at, stay, Marked::Presence(facts)));
        let seen = back + TimeDelta::minutes(self.rng.range(-40, 15));
        if seen < shift.duty.occurrence.end {
            shift.marks.push((seen, stay, presence(PresenceState::In, PresenceSource::Observed)));
        }
        Ok(())
    }

    fn overnight(&mut self, shift: &mut Shift<'_>, stay: usize) -> Result<(), Invalid> {
        let at = self.at(shift, 16 * 60, 18 * 60 + 30);
        let back = self.expected(shift, 36 * 60, 42 * 60);
        let (place, agreed_with) = *self.rng.pick(NIGHTS);
        let facts = PresenceFacts {
            expected_back: Some(back),
            place: Line::optional(place)?,
            agreed_with: Line::optional(agreed_with)?,
            ..PresenceFacts::plain(PresenceState::OvernightAway, self.source(40))
        };
        shift.marks.push((at, stay, Marked::Presence(facts)));
        self.away.insert(stay, back);
        Ok(())
    }

    /// The round before midnight: most are seen or heard, some are supposed to sleep, now and then nobody knows.
    fn night(&mut self, shift: &mut Shift<'_>, stay: usize) {
        let at = self.at(shift, 22 * 60 + 40, 23 * 60 + 45);
        match self.rng.below(100) {
            0..58 => shift.marks.push((at, stay, presence(PresenceState::In, PresenceSource::Observed))),
            58..90 => shift.marks.push((at, stay, presence(PresenceState::In, PresenceSource::Assumed))),
            90..96 => {
                shift.marks.push((at, stay, presence(PresenceState::Unknown, PresenceSource::Observed)));
                let found = at + TimeDelta::minutes(self.rng.range(20, 100));
                let source = self.source(70);
                shift.marks.push((found, stay, presence(PresenceState::In, source)));
            }
            _ => {}
        }
    }
}

fn presence(state: PresenceState, source: PresenceSource) -> Marked {
    Marked::Presence(PresenceFacts::plain(state, source))
}

fn is_school_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && public_holidays(day).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::shift::{Occurrence, ShiftKindId};

    const STAYS: [usize; 3] = [0, 1, 2];

    fn utc(text: &str) -> Instant {
        text.parse().unwrap()
    }

    /// Every shift of some days, and the marks of each.
    fn marks(seed: u64, days: u64, now: Instant) -> Vec<(Duty, Vec<Mark>)> {
        let mut whereabouts = Whereabouts::new(seed, Zone::OSLO, now, Some(2));
        let kinds = crate::config::Config::default().shifts;
        let first = Zone::OSLO.date(now) - chrono::Days::new(days);
        let mut duties: Vec<Duty> = first
            .iter_days()
            .take(usize::try_from(days).unwrap() + 1)
            .flat_map(|day| kinds.iter().map(move |kind| kind.on(day, Zone::OSLO)))
            .map(|occurrence: Occurrence| Duty { occurrence, staff: vec![0] })
            .collect();
        duties.sort_by_key(|duty| duty.occurrence.start);
        duties.into_iter().map(|duty| (duty.clone(), whereabouts.of_shift(&duty, &STAYS).unwrap())).collect()
    }

    #[test]
    fn every_mark_could_be_made_in_its_shift_and_every_text_is_a_line() {
        for seed in 0..20 {
            for (duty, marks) in marks(seed, 60, utc("2026-11-21T13:32:00Z")) {
                for (at, _, marked) in marks {
                    assert!(at >= duty.occurrence.start && at <= duty.occurrence.end + TimeDelta::hours(1), "{at}");
                    if let Marked::Presence(facts) = marked {
                        assert_eq!(facts.check(None, at), Ok(()), "{at} {facts:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn school_is_on_school_days_and_every_state_but_missing_comes() {
        let all: Vec<Mark> =
            marks(1, 110, utc("2026-11-21T13:32:00Z")).into_iter().flat_map(|(_, marks)| marks).collect();
        let mut states = std::collections::BTreeSet::new();
        for (at, _, marked) in &all {
            if let Marked::Presence(facts) = marked {
                states.insert(facts.state);
                let day = Zone::OSLO.date(*at);
                assert!(facts.state != PresenceState::SchoolOrWork || is_school_day(day), "{day}");
            }
        }
        assert_eq!(states.len(), PresenceState::ALL.len() - 1, "{states:?}");
        assert!(all.iter().any(|(_, _, marked)| matches!(marked, Marked::Guests(count) if *count > 0)));
    }

    #[test]
    fn somebody_is_late_by_day_and_nobody_at_night() {
        for (now, late) in [("2026-11-21T13:32:00Z", true), ("2026-11-21T02:32:00Z", false)] {
            let now = utc(now);
            let marks: Vec<Mark> = marks(3, 2, now).into_iter().flat_map(|(_, marks)| marks).collect();
            let newest = marks.iter().filter(|(at, stay, _)| *stay == 2 && *at <= now).max_by_key(|(at, ..)| *at);
            let overdue = matches!(newest, Some((_, _, Marked::Presence(PresenceFacts { expected_back: Some(back), .. }))) if *back < now);
            assert_eq!(overdue, late, "{newest:?}");
        }
    }

    #[test]
    fn the_shift_kinds_are_those_of_the_configuration() {
        let kinds = crate::config::Config::default().shifts;
        for kind in ["day", "evening", "night"] {
            assert!(kinds.iter().any(|known| known.id == ShiftKindId(kind.to_owned())), "{kind}");
        }
    }
}
