//! A rule of a file as text: read strictly, and written in one order of parts with all numbers in order.

use std::{fmt, str::FromStr};

use chrono::{Month, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use rrule::{Frequency, NWeekday};

use super::{End, ForeignRule, midnight};
use crate::domain::{
    recurrence::rule::{DATE, NotARule, weekday, written},
    time::Zone,
};

impl ForeignRule {
    /// See [`EventRule::parse_at`](crate::domain::recurrence::EventRule::parse_at).
    pub(in crate::domain::recurrence) fn parse(text: &str, at: Option<(NaiveTime, Zone)>) -> Result<Self, NotARule> {
        let mut rule = Self {
            frequency: Frequency::Secondly,
            every: 1,
            week_start: Weekday::Mon,
            months: Vec::new(),
            weeks: Vec::new(),
            year_days: Vec::new(),
            month_days: Vec::new(),
            weekdays: Vec::new(),
            positions: Vec::new(),
            end: End::Never,
        };
        let text = text.trim().to_ascii_uppercase();
        let mut seen: Vec<&str> = Vec::new();
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or(NotARule)?;
            if seen.contains(&name) {
                return Err(NotARule);
            }
            seen.push(name);
            rule.part(name, value, at)?;
        }
        if seen.contains(&"COUNT") && seen.contains(&"UNTIL") {
            return Err(NotARule);
        }
        Ok(rule.checked()?.plainer())
    }

    fn part(&mut self, name: &str, value: &str, at: Option<(NaiveTime, Zone)>) -> Result<(), NotARule> {
        match name {
            "FREQ" => self.frequency = frequency(value)?,
            "INTERVAL" => self.every = value.parse().ok().filter(|every| *every > 0).ok_or(NotARule)?,
            "COUNT" => self.end = End::Count(value.parse().ok().filter(|count| *count > 0).ok_or(NotARule)?),
            "UNTIL" => self.end = End::Until(last_day(value, at).ok_or(NotARule)?),
            "WKST" => self.week_start = weekday(value)?,
            "BYMONTH" => self.months = numbers(value)?,
            "BYWEEKNO" => self.weeks = numbers(value)?,
            "BYYEARDAY" => self.year_days = numbers(value)?,
            "BYMONTHDAY" => self.month_days = numbers(value)?,
            "BYSETPOS" => self.positions = numbers(value)?,
            "BYDAY" => self.weekdays = list(value, nth_weekday)?,
            _ => return Err(NotARule),
        }
        Ok(())
    }

    /// Whether the standard allows it: what the crate checks, and what it lets pass.
    fn checked(self) -> Result<Self, NotARule> {
        let numbered = self.weekdays.iter().any(|day| matches!(day, NWeekday::Nth(..)));
        let may_number = matches!(self.frequency, Frequency::Monthly | Frequency::Yearly) && self.weeks.is_empty();
        // The crate drops a day 0 and looks neither at the range nor at the frequency of days counted from the end.
        let has_month_days = self.month_days.is_empty()
            || self.frequency != Frequency::Weekly
                && self.month_days.iter().all(|day| *day != 0 && (-31..=31).contains(day));
        let is_allowed = self.frequency <= Frequency::Daily
            && self.months.iter().all(|month| Month::try_from(*month).is_ok())
            && has_month_days
            && (!numbered || may_number)
            && (self.positions.is_empty() || self.names_days() || !self.months.is_empty())
            && self.rule().validate(midnight(NaiveDate::default())).is_ok();
        if !is_allowed {
            return Err(NotARule);
        }
        Ok(self)
    }

    /// The same days in the words this program has for them, where files have others.
    fn plainer(mut self) -> Self {
        if self.is_only_weekdays() {
            match (self.frequency, self.every, self.positions.as_slice(), self.weekdays.as_slice()) {
                // «Every day, on Monday and Friday.»
                (Frequency::Daily, 1, [], _) => self.frequency = Frequency::Weekly,
                // «Of the Fridays of a month, the last.»
                (Frequency::Monthly, _, [nth @ (-1 | 1..=4)], [NWeekday::Every(day)]) => {
                    self.weekdays = vec![NWeekday::Nth(if *nth == -1 { -1 } else { *nth as i16 }, *day)];
                    self.positions.clear();
                }
                _ => {}
            }
        }
        // Where a week begins matters only if weeks are numbered, or if several days of one belong together.
        let together = self.frequency == Frequency::Weekly
            && self.weekdays.len() > 1
            && (self.every > 1 || !self.positions.is_empty());
        if self.weeks.is_empty() && !together {
            self.week_start = Weekday::Mon;
        }
        self
    }
}

fn frequency(value: &str) -> Result<Frequency, NotARule> {
    match value {
        "DAILY" => Ok(Frequency::Daily),
        "WEEKLY" => Ok(Frequency::Weekly),
        "MONTHLY" => Ok(Frequency::Monthly),
        "YEARLY" => Ok(Frequency::Yearly),
        _ => Err(NotARule),
    }
}

/// A list in order, each once.
fn list<T: Ord>(value: &str, read: fn(&str) -> Result<T, NotARule>) -> Result<Vec<T>, NotARule> {
    let mut list = value.split(',').map(read).collect::<Result<Vec<T>, NotARule>>()?;
    list.sort_unstable();
    list.dedup();
    Ok(list)
}

fn numbers<T: Ord + FromStr>(value: &str) -> Result<Vec<T>, NotARule> {
    list(value, |number| number.parse().map_err(|_| NotARule))
}

/// `MO`, `1MO`, `-1FR`.
fn nth_weekday(text: &str) -> Result<NWeekday, NotARule> {
    let (nth, day) = text.split_at_checked(text.len().saturating_sub(2)).ok_or(NotARule)?;
    let day = weekday(day)?;
    match nth {
        "" => Ok(NWeekday::Every(day)),
        _ => nth.parse().ok().filter(|nth| *nth != 0).map(|nth| NWeekday::Nth(nth, day)).ok_or(NotARule),
    }
}

/// `20261201`, `20261201T225959`, `20261201T225959Z`.
fn last_day(value: &str, at: Option<(NaiveTime, Zone)>) -> Option<NaiveDate> {
    let Some((date, time)) = value.split_once('T') else {
        return NaiveDate::parse_from_str(value, DATE).ok();
    };
    let date = NaiveDate::parse_from_str(date, DATE).ok()?;
    let (clock, in_utc) = time.strip_suffix('Z').map_or((time, false), |clock| (clock, true));
    let moment = NaiveDateTime::new(date, NaiveTime::parse_from_str(clock, "%H%M%S").ok()?);
    let Some((starts, zone)) = at else { return Some(date) };
    let local = if in_utc { zone.local(moment.and_utc()) } else { moment };
    if local.time() < starts { local.date().pred_opt() } else { Some(local.date()) }
}

impl fmt::Display for ForeignRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FREQ={}", self.frequency)?;
        if self.every > 1 {
            write!(f, ";INTERVAL={}", self.every)?;
        }
        if self.week_start != Weekday::Mon {
            write!(f, ";WKST={}", written(self.week_start))?;
        }
        write_list(f, "BYMONTH", &self.months, ToString::to_string)?;
        write_list(f, "BYWEEKNO", &self.weeks, ToString::to_string)?;
        write_list(f, "BYYEARDAY", &self.year_days, ToString::to_string)?;
        write_list(f, "BYMONTHDAY", &self.month_days, ToString::to_string)?;
        // Not the crate's own words for them: it writes the first Monday of a month as every Monday.
        write_list(f, "BYDAY", &self.weekdays, |day| match day {
            NWeekday::Every(day) => written(*day).to_owned(),
            NWeekday::Nth(nth, day) => format!("{nth}{}", written(*day)),
        })?;
        write_list(f, "BYSETPOS", &self.positions, ToString::to_string)?;
        match self.end {
            End::Never => Ok(()),
            End::Until(day) => write!(f, ";UNTIL={}", day.format(DATE)),
            End::Count(count) => write!(f, ";COUNT={count}"),
        }
    }
}

fn write_list<T>(f: &mut fmt::Formatter<'_>, name: &str, list: &[T], word: fn(&T) -> String) -> fmt::Result {
    if list.is_empty() {
        return Ok(());
    }
    write!(f, ";{name}={}", list.iter().map(word).collect::<Vec<_>>().join(","))
}
