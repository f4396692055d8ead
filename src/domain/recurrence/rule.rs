//! A recurrence as a line of RFC 5545, the way it is stored: `FREQ=WEEKLY;INTERVAL=2;BYDAY=FR`.
//!
//! Only what [`Recurrence`] can say is written and read, in this order of parts. The last day is a date (`UNTIL=20261201`),
//! since the rule is one of days.

use std::{fmt, str::FromStr};

use chrono::{NaiveDate, Weekday, WeekdaySet};

use super::{MonthDay, Nth, Pattern, Recurrence};

/// The text is no rule that can be kept: it is none of RFC 5545, or one of hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a recurrence rule of days")]
pub struct NotARule;

/// The days of the week as RFC 5545 writes them.
const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "MO"),
    (Weekday::Tue, "TU"),
    (Weekday::Wed, "WE"),
    (Weekday::Thu, "TH"),
    (Weekday::Fri, "FR"),
    (Weekday::Sat, "SA"),
    (Weekday::Sun, "SU"),
];

pub(super) const DATE: &str = "%Y%m%d";

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let frequency = match self.pattern {
            Pattern::Days => "DAILY",
            Pattern::Weeks(_) => "WEEKLY",
            Pattern::MonthDay(_) | Pattern::MonthWeekday(..) => "MONTHLY",
            Pattern::Year => "YEARLY",
        };
        write!(f, "FREQ={frequency}")?;
        if self.every > 1 {
            write!(f, ";INTERVAL={}", self.every)?;
        }
        match self.pattern {
            Pattern::Days | Pattern::Year | Pattern::MonthDay(MonthDay::OfBeginning) => {}
            Pattern::Weeks(days) if days.is_empty() => {}
            Pattern::Weeks(days) => {
                let days: Vec<&str> = days.iter(Weekday::Mon).map(written).collect();
                write!(f, ";BYDAY={}", days.join(","))?;
            }
            Pattern::MonthDay(MonthDay::Number(day)) => write!(f, ";BYMONTHDAY={day}")?,
            Pattern::MonthDay(MonthDay::Last) => write!(f, ";BYMONTHDAY=-1")?,
            Pattern::MonthWeekday(nth, day) => write!(f, ";BYDAY={}{}", nth.number(), written(day))?,
        }
        match self.until {
            Some(last) => write!(f, ";UNTIL={}", last.format(DATE)),
            None => Ok(()),
        }
    }
}

impl FromStr for Recurrence {
    type Err = NotARule;

    fn from_str(text: &str) -> Result<Self, NotARule> {
        let (mut frequency, mut every, mut days, mut month_day, mut until) = (None, 1, None, None, None);
        for part in text.split(';') {
            match part.split_once('=').ok_or(NotARule)? {
                ("FREQ", value) => frequency = Some(value),
                ("INTERVAL", value) => every = value.parse().map_err(|_| NotARule)?,
                ("BYDAY", value) => days = Some(value),
                ("BYMONTHDAY", value) => month_day = Some(value),
                ("UNTIL", value) => until = Some(NaiveDate::parse_from_str(value, DATE).map_err(|_| NotARule)?),
                _ => return Err(NotARule),
            }
        }
        let pattern = match (frequency, days, month_day) {
            (Some("DAILY"), None, None) => Pattern::Days,
            (Some("YEARLY"), None, None) => Pattern::Year,
            (Some("WEEKLY"), days, None) => Pattern::Weeks(weekdays(days)?),
            (Some("MONTHLY"), None, None) => Pattern::MonthDay(MonthDay::OfBeginning),
            (Some("MONTHLY"), None, Some("-1")) => Pattern::MonthDay(MonthDay::Last),
            (Some("MONTHLY"), None, Some(day)) => {
                Pattern::MonthDay(MonthDay::Number(day.parse().map_err(|_| NotARule)?))
            }
            (Some("MONTHLY"), Some(day), None) => nth_weekday(day)?,
            _ => return Err(NotARule),
        };
        Ok(Self::new(pattern, every).map_err(|_| NotARule)?.until(until))
    }
}

pub(super) fn written(day: Weekday) -> &'static str {
    DAYS.iter().find(|(known, _)| *known == day).map_or("", |(_, written)| *written)
}

pub(super) fn weekday(text: &str) -> Result<Weekday, NotARule> {
    DAYS.iter().find(|(_, written)| *written == text).map(|(day, _)| *day).ok_or(NotARule)
}

fn weekdays(text: Option<&str>) -> Result<WeekdaySet, NotARule> {
    text.map_or(Ok(WeekdaySet::EMPTY), |text| text.split(',').map(weekday).collect())
}

/// `1MO`, `-1FR`.
fn nth_weekday(text: &str) -> Result<Pattern, NotARule> {
    let (nth, day) = text.split_at_checked(text.len().saturating_sub(2)).ok_or(NotARule)?;
    let nth = if nth == "-1" { Nth::Last } else { Nth::Number(nth.parse().map_err(|_| NotARule)?) };
    Ok(Pattern::MonthWeekday(nth, weekday(day)?))
}

impl TryFrom<String> for Recurrence {
    type Error = NotARule;

    fn try_from(text: String) -> Result<Self, NotARule> {
        text.parse()
    }
}

impl From<Recurrence> for String {
    fn from(recurrence: Recurrence) -> Self {
        recurrence.to_string()
    }
}
