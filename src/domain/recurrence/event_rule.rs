//! The rule of a series in the calendar.

#[cfg(test)]
mod tests;

use std::{fmt, str::FromStr};

use chrono::{Datelike as _, NaiveDate, NaiveTime, TimeDelta, WeekdaySet};
use serde::{Deserialize, Serialize};

use super::{ForeignRule, LAST_DAY, NotARule, Pattern, Recurrence};
use crate::domain::time::{Span, Zone};

/// On which days a series comes again: as this program says it, or as a file said it.
///
/// A series *begins* on a day that is handed in with every question, since a rule leaves open what follows from it («every
/// month» is every month on that day). The rule alone decides which days come: the beginning is one of them only if it fits,
/// so a series is to begin on [`EventRule::first_from`]. No rule is asked beyond the year 2199.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum EventRule {
    /// What this program can say and change.
    Spoken(Recurrence),
    /// What only a file can say; it is kept and followed, and can be ended.
    Foreign(ForeignRule),
}

impl EventRule {
    /// The most days that are given at once: ten years of every day.
    pub const MOST: usize = 3_660;

    /// Reads the value of an `RRULE` of RFC 5545. Of a last moment (`UNTIL`) the date counts as it is written; see
    /// [`EventRule::parse_at`].
    ///
    /// # Errors
    /// [`NotARule`] for what is no rule, is finer than days, or has both a count and an end, which the standard forbids.
    pub fn parse(text: &str) -> Result<Self, NotARule> {
        ForeignRule::parse(text, None).map(Self::from)
    }

    /// The same for a series whose days begin at `starts` on the clock of `zone`: a last moment, often in UTC, becomes the
    /// last day that begins no later.
    ///
    /// # Errors
    /// As [`EventRule::parse`].
    pub fn parse_at(text: &str, starts: NaiveTime, zone: Zone) -> Result<Self, NotARule> {
        ForeignRule::parse(text, Some((starts, zone))).map(Self::from)
    }

    /// Whether it counts more than [`EventRule::MOST`] days. Whoever asks such a rule goes through all of them from the first
    /// one on, so none is kept; what is [`EventRule::settled`] counts nothing.
    #[must_use]
    pub fn counts_too_many(&self) -> bool {
        match self {
            Self::Spoken(_) => false,
            Self::Foreign(rule) => rule.count().is_some_and(|count| count > Self::MOST),
        }
    }

    /// The days of the series that begins on `first` inside a span, in order; the first [`EventRule::MOST`] of them.
    #[must_use]
    pub fn days_in(&self, first: NaiveDate, within: Span<NaiveDate>) -> Vec<NaiveDate> {
        let last = within.last_day();
        match self {
            Self::Spoken(rule) => {
                rule.days_from(first, within.start()).take_while(|day| *day <= last).take(Self::MOST).collect()
            }
            Self::Foreign(rule) => rule.days(first, within.start(), last).take(Self::MOST).collect(),
        }
    }

    /// Whether a day is one of the series that begins on `first`.
    #[must_use]
    pub fn is_day(&self, first: NaiveDate, day: NaiveDate) -> bool {
        match self {
            Self::Spoken(rule) => rule.days_from(first, day).next() == Some(day),
            Self::Foreign(rule) => rule.days(first, day, day).next().is_some(),
        }
    }

    /// The first day on `day` or after of the series that begins on `first`.
    #[must_use]
    pub fn first_from(&self, first: NaiveDate, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Spoken(rule) => rule.days_from(first, day).next(),
            Self::Foreign(rule) => rule.days(first, day, LAST_DAY).next(),
        }
    }

    /// The day on which a series begins that is to begin on `day` or after. Every other week is counted from there, so it is
    /// never a week later than it need be.
    #[must_use]
    pub fn begins(&self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Spoken(rule) => rule.first_from(day),
            Self::Foreign(_) => self.first_from(day, day),
        }
    }

    /// The last day of the series that begins on `first`; `None` if it has no end that the calendar sees. Of a series with
    /// an end and no day at all it is the end.
    #[must_use]
    pub fn last_day(&self, first: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Spoken(rule) => {
                let end = rule.last_day().filter(|end| *end <= LAST_DAY)?;
                rule.last_of_all(first).or(Some(end))
            }
            Self::Foreign(rule) => rule.last_day(first),
        }
    }

    /// The same for a series of which a time was moved from one day to another: «hver mandag» becomes «hver tirsdag», and
    /// ends as many days of the week later, so that it has as many times as before. A rule with several days, or one that
    /// says its day otherwise, stays as it is.
    #[must_use]
    pub fn moved(self, from: NaiveDate, to: NaiveDate) -> Self {
        let Self::Spoken(rule) = self else { return self };
        let Pattern::Weeks(days) = rule.pattern() else { return Self::Spoken(rule) };
        if days.len() != 1 {
            return Self::Spoken(rule);
        }
        let by = TimeDelta::days((to - from).num_days() % 7);
        let last = rule.last_day().map(|last| last.checked_add_signed(by).unwrap_or(last));
        let pattern = Pattern::Weeks(WeekdaySet::single(to.weekday()));
        Recurrence::new(pattern, rule.every()).map_or(Self::Spoken(rule), |moved| Self::Spoken(moved.until(last)))
    }

    /// The same, ending on `last` at the latest. An earlier end stands, and `None` changes nothing. Of a rule that counts
    /// its days the day takes the place of the count, so such a one is [`EventRule::settled`] first.
    #[must_use]
    pub fn until(self, last: Option<NaiveDate>) -> Self {
        let Some(last) = last else { return self };
        match self {
            Self::Spoken(rule) => Self::Spoken(rule.until(Some(rule.last_day().map_or(last, |end| end.min(last))))),
            Self::Foreign(rule) => Self::from(rule.until(last)),
        }
    }

    /// The same rule for a series that begins on `first`, without a count: the last of the days counted is its end.
    #[must_use]
    pub fn settled(self, first: NaiveDate) -> Self {
        match self {
            Self::Spoken(rule) => Self::Spoken(rule),
            Self::Foreign(rule) => Self::from(rule.settled(first)),
        }
    }
}

/// What this program can say itself it says itself.
impl From<ForeignRule> for EventRule {
    fn from(rule: ForeignRule) -> Self {
        rule.to_string().parse().map_or(Self::Foreign(rule), Self::Spoken)
    }
}

impl From<Recurrence> for EventRule {
    fn from(rule: Recurrence) -> Self {
        Self::Spoken(rule)
    }
}

impl fmt::Display for EventRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spoken(rule) => rule.fmt(f),
            Self::Foreign(rule) => rule.fmt(f),
        }
    }
}

impl FromStr for EventRule {
    type Err = NotARule;

    fn from_str(text: &str) -> Result<Self, NotARule> {
        Self::parse(text)
    }
}

impl TryFrom<String> for EventRule {
    type Error = NotARule;

    fn try_from(text: String) -> Result<Self, NotARule> {
        Self::parse(&text)
    }
}

impl From<EventRule> for String {
    fn from(rule: EventRule) -> Self {
        rule.to_string()
    }
}
