//! From the clock on the wall to an instant and back, also on the two nights when the state moves the clock.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{ClockTime, EmptySpan, Instant, Span};

/// A time zone by its IANA name. The house has one, Europe/Oslo unless the configuration says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(Tz);

/// No zone has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no time zone is named {0:?}; zones are written like Europe/Oslo")]
pub struct UnknownZone(pub String);

/// What a time on the wall means in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WallTime {
    /// It happens once, as nearly always.
    Once(Instant),
    /// The clocks skip it. Read as the same moment on a clock nobody has moved yet, so `02:30` becomes `03:30`.
    Skipped {
        /// The instant that is meant instead.
        instant: Instant,
        /// What the clock on the wall shows then.
        shows: NaiveDateTime,
    },
    /// It happens twice, because the clocks are set back.
    Twice {
        /// Before the clocks are set back; this is what is meant unless somebody says otherwise.
        first: Instant,
        /// After the clocks are set back.
        second: Instant,
    },
}

impl WallTime {
    /// The one instant to go on with: the moved one in the gap, the earlier one of two.
    pub fn instant(self) -> Instant {
        match self {
            Self::Once(instant) | Self::Skipped { instant, .. } | Self::Twice { first: instant, .. } => instant,
        }
    }
}

/// Which of two equal times on the wall an instant is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockChange {
    /// Before the clocks are set back.
    First,
    /// After the clocks are set back.
    Second,
}

impl Zone {
    /// Norway's own.
    pub const OSLO: Self = Self(Tz::Europe__Oslo);

    /// The IANA name, such as `Europe/Oslo`.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// What the clock on the wall shows at an instant.
    pub fn local(self, instant: Instant) -> NaiveDateTime {
        instant.with_timezone(&self.0).naive_local()
    }

    /// The date on the wall at an instant.
    pub fn date(self, instant: Instant) -> NaiveDate {
        self.local(instant).date()
    }

    /// What a time on the wall means, and whether there was a choice.
    pub fn resolve(self, local: NaiveDateTime) -> WallTime {
        match self.0.from_local_datetime(&local) {
            MappedLocalTime::Single(time) => WallTime::Once(time.to_utc()),
            MappedLocalTime::Ambiguous(first, second) => {
                WallTime::Twice { first: first.to_utc(), second: second.to_utc() }
            }
            MappedLocalTime::None => {
                let instant = self.on_an_unmoved_clock(local);
                WallTime::Skipped { instant, shows: self.local(instant) }
            }
        }
    }

    /// The instant of a time on the wall, where nobody can be asked: [`WallTime::instant`] of [`Zone::resolve`].
    pub fn instant(self, local: NaiveDateTime) -> Instant {
        self.resolve(local).instant()
    }

    /// Which of two equal wall times an instant is; `None` for all times that happen once. Shown as «02:30 (første)».
    pub fn clock_change(self, instant: Instant) -> Option<ClockChange> {
        match self.resolve(self.local(instant)) {
            WallTime::Twice { second, .. } if instant >= second => Some(ClockChange::Second),
            WallTime::Twice { .. } => Some(ClockChange::First),
            WallTime::Once(_) | WallTime::Skipped { .. } => None,
        }
    }

    /// A local date from midnight to midnight: 23 or 25 hours on the days the clocks change.
    #[expect(clippy::expect_used, reason = "no clock is moved by a whole day within a day")]
    pub fn day(self, date: NaiveDate) -> Span<Instant> {
        self.span(date, NaiveTime::MIN, NaiveTime::MIN).expect("midnight comes before the next midnight")
    }

    /// From one time on the wall to another, beginning on `date`. An end at or before the start is on the next day, so a
    /// night from 22:15 to 07:45 belongs to the evening it begins.
    ///
    /// # Errors
    /// [`EmptySpan`] if the clocks skip so much of it that nothing is left (02:30 to 03:00 on the night in March).
    pub fn between(self, date: NaiveDate, start: ClockTime, end: ClockTime) -> Result<Span<Instant>, EmptySpan> {
        self.span(date, start.time(), end.time())
    }

    fn span(self, date: NaiveDate, start: NaiveTime, end: NaiveTime) -> Result<Span<Instant>, EmptySpan> {
        let end_date = if end <= start { date + Days::new(1) } else { date };
        Span::new(self.instant(date.and_time(start)), self.instant(end_date.and_time(end)))
    }

    /// Reads a wall time that the clocks skip with the offset that held the day before.
    fn on_an_unmoved_clock(self, local: NaiveDateTime) -> Instant {
        let day_before = local.checked_sub_days(Days::new(1)).unwrap_or(local);
        let offset = self.0.offset_from_utc_datetime(&day_before).fix();
        (local - offset).and_utc()
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::OSLO
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Zone {
    type Err = UnknownZone;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        name.parse().map(Self).map_err(|_| UnknownZone(name.to_owned()))
    }
}

impl TryFrom<String> for Zone {
    type Error = UnknownZone;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        name.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn local(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> NaiveDateTime {
        date(year, month, day).and_hms_opt(hour, minute, 0).unwrap()
    }

    fn utc(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> Instant {
        local(year, month, day, hour, minute).and_utc()
    }

    fn clock(hour: u32, minute: u32) -> ClockTime {
        ClockTime::new(hour, minute).unwrap()
    }

    #[test]
    fn summer_and_winter_have_their_offsets() {
        assert_eq!(Zone::OSLO.resolve(local(2026, 11, 21, 14, 32)), WallTime::Once(utc(2026, 11, 21, 13, 32)));
        assert_eq!(Zone::OSLO.resolve(local(2026, 7, 21, 14, 32)), WallTime::Once(utc(2026, 7, 21, 12, 32)));
        assert_eq!(Zone::OSLO.local(utc(2026, 7, 21, 22, 30)), local(2026, 7, 22, 0, 30));
        assert_eq!(Zone::OSLO.date(utc(2026, 7, 21, 22, 30)), date(2026, 7, 22));
    }

    #[test]
    fn a_skipped_time_moves_one_hour_on_and_says_so() {
        for (year, month, day) in [(2026, 3, 29), (2027, 3, 28), (2028, 3, 26)] {
            let expected =
                WallTime::Skipped { instant: utc(year, month, day, 1, 30), shows: local(year, month, day, 3, 30) };
            assert_eq!(Zone::OSLO.resolve(local(year, month, day, 2, 30)), expected);
        }
    }

    #[test]
    fn a_time_that_comes_twice_is_the_first_and_says_so() {
        for (year, month, day) in [(2026, 10, 25), (2027, 10, 31), (2028, 10, 29)] {
            let (first, second) = (utc(year, month, day, 0, 30), utc(year, month, day, 1, 30));
            let wall = Zone::OSLO.resolve(local(year, month, day, 2, 30));
            assert_eq!(wall, WallTime::Twice { first, second });
            assert_eq!(wall.instant(), first);
            assert_eq!(Zone::OSLO.clock_change(first), Some(ClockChange::First));
            assert_eq!(Zone::OSLO.clock_change(second), Some(ClockChange::Second));
        }
    }

    #[test]
    fn other_times_are_neither_first_nor_second() {
        assert_eq!(Zone::OSLO.clock_change(utc(2026, 10, 25, 2, 0)), None, "03:00 comes once");
        assert_eq!(Zone::OSLO.clock_change(utc(2026, 10, 24, 23, 59)), None, "01:59 comes once");
        assert_eq!(Zone::OSLO.clock_change(utc(2027, 3, 28, 1, 30)), None);
    }

    #[test]
    fn nights_are_shorter_in_march_and_longer_in_october() {
        let length = |year, month, day| {
            Zone::OSLO.between(date(year, month, day), clock(22, 15), clock(7, 45)).map(Span::duration)
        };
        assert_eq!(length(2026, 11, 21), Ok(TimeDelta::minutes(9 * 60 + 30)));
        assert_eq!(length(2027, 3, 27), Ok(TimeDelta::minutes(8 * 60 + 30)));
        assert_eq!(length(2026, 10, 24), Ok(TimeDelta::minutes(10 * 60 + 30)));
    }

    #[test]
    fn days_of_clock_change_have_23_and_25_hours() {
        let hours = |date| Zone::OSLO.day(date).duration().num_hours();
        assert_eq!([date(2027, 3, 28), date(2026, 10, 25), date(2026, 11, 21)].map(hours), [23, 25, 24]);
    }

    #[test]
    fn a_shift_swallowed_by_the_clock_change_is_an_error() {
        assert_eq!(Zone::OSLO.between(date(2027, 3, 28), clock(2, 30), clock(3, 0)), Err(EmptySpan));
    }

    #[test]
    fn zones_are_named_by_iana() {
        assert_eq!("Europe/Oslo".parse(), Ok(Zone::OSLO));
        assert_eq!("Asia/Kabul".parse::<Zone>().map(Zone::name), Ok("Asia/Kabul"));
        assert_eq!("Oslo".parse::<Zone>(), Err(UnknownZone("Oslo".to_owned())));
        assert_eq!(serde_json::to_string(&Zone::default()).unwrap(), "\"Europe/Oslo\"");
    }

    proptest! {
        #[test]
        fn every_instant_is_found_again_from_its_wall_time(minutes in 0i64..60 * 24 * 365 * 40) {
            let instant = utc(2010, 1, 1, 0, 0) + TimeDelta::minutes(minutes);
            let again = match (Zone::OSLO.resolve(Zone::OSLO.local(instant)), Zone::OSLO.clock_change(instant)) {
                (WallTime::Twice { second, .. }, Some(ClockChange::Second)) => second,
                (wall, _) => wall.instant(),
            };
            prop_assert_eq!(again, instant);
        }

        #[test]
        fn days_follow_each_other_without_a_gap(day in 0u64..40 * 365) {
            let date = date(2010, 1, 1) + Days::new(day);
            prop_assert_eq!(Zone::OSLO.day(date).end(), Zone::OSLO.day(date + Days::new(1)).start());
        }
    }
}
