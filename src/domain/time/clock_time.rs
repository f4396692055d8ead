//! A time on the clock, to the minute, without a date.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

/// A time on the clock, to the minute: when a shift begins, when an activity starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ClockTime(NaiveTime);

/// The text is not a time on the clock as files write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a time is written as hh:mm, from 00:00 to 23:59")]
pub struct NotAClockTime;

impl ClockTime {
    /// 0–23 hours and 0–59 minutes; anything else is `None`.
    pub fn new(hour: u32, minute: u32) -> Option<Self> {
        NaiveTime::from_hms_opt(hour, minute, 0).map(Self)
    }

    /// The minute in which a time falls; seconds are dropped.
    pub fn of(time: NaiveTime) -> Self {
        Self(NaiveTime::MIN + TimeDelta::minutes(i64::from(time.num_seconds_from_midnight() / 60)))
    }

    /// The same as a time with seconds, which are zero.
    pub const fn time(self) -> NaiveTime {
        self.0
    }

    /// Minutes since midnight, 0–1439.
    pub fn minute_of_day(self) -> u32 {
        self.0.hour() * 60 + self.0.minute()
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

impl FromStr for ClockTime {
    type Err = NotAClockTime;

    /// Reads `hh:mm` with two digits each, as files and configuration have it. What people type is read by
    /// `text::when`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits = |part: &str| match part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()) {
            true => part.parse().ok(),
            false => None,
        };
        let (hour, minute) = text.split_once(':').ok_or(NotAClockTime)?;
        digits(hour).zip(digits(minute)).and_then(|(hour, minute)| Self::new(hour, minute)).ok_or(NotAClockTime)
    }
}

impl TryFrom<String> for ClockTime {
    type Error = NotAClockTime;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ClockTime> for String {
    fn from(time: ClockTime) -> Self {
        time.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_minute_of_the_day_is_written_and_read_back() {
        for minute in 0..24 * 60 {
            let time = ClockTime::new(minute / 60, minute % 60).unwrap();
            assert_eq!(time.to_string().parse(), Ok(time));
            assert_eq!(time.minute_of_day(), minute);
        }
    }

    #[test]
    fn only_two_digits_colon_two_digits_is_read() {
        for text in ["", "7:30", "07:3", "24:00", "07:60", "07.30", "0730", "07:30:00", "+7:30", "07:-1", " 07:30"] {
            assert_eq!(text.parse::<ClockTime>(), Err(NotAClockTime), "{text}");
        }
    }

    #[test]
    fn seconds_are_dropped() {
        let time = ClockTime::of(NaiveTime::from_hms_opt(14, 32, 59).unwrap());
        assert_eq!(time, ClockTime::new(14, 32).unwrap());
    }
}
