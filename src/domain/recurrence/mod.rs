//! What comes again: «hver mandag», «siste fredag i måneden». Beneath stands a rule as RFC 5545 has it.
//!
//! A rule gives *days* and nothing finer. The time on the clock, or the shift, is kept beside it and turned into an instant
//! by the house's zone, so that a change of the clocks moves nothing and doubles nothing.
//!
//! [`Recurrence`] is what this program says itself, found by arithmetic. A calendar file may say more: that is kept as a
//! [`ForeignRule`]. An [`EventRule`] is either.

mod event_rule;
mod foreign;
mod rule;
mod step;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) use self::tests::any_recurrence;

use chrono::{Datelike as _, Days, NaiveDate, Weekday, WeekdaySet};
use serde::{Deserialize, Serialize};

use self::step::{Step, Unit};
pub use self::{
    event_rule::EventRule,
    foreign::{ForeignRule, PlainDays, PlainRule},
    rule::NotARule,
};
use super::{refusal::Invalid, time::monday_of};

/// On which days something comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Recurrence {
    pattern: Pattern,
    every: u16,
    until: Option<NaiveDate>,
}

/// The days that fit, before only every second or third of them is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// All days.
    Days,
    /// These days of a week; none stands for the day of the week on which it began.
    Weeks(WeekdaySet),
    /// A day of a month.
    MonthDay(MonthDay),
    /// «første mandag», «siste fredag» of a month.
    MonthWeekday(Nth, Weekday),
    /// The date on which it began, year after year. 29 February comes in leap years only, as RFC 5545 has it.
    Year,
}

/// A day of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthDay {
    /// The one on which it began.
    OfBeginning,
    /// 1–31. A month without that day is passed over, as RFC 5545 has it.
    Number(u8),
    /// The last one, however long the month.
    Last,
}

/// Which of the four or five in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nth {
    /// The first to the fourth, 1–4: every month has them.
    Number(u8),
    /// The last, which is the fourth or the fifth.
    Last,
}

/// The last day of which a rule is asked: later years are slips of the finger.
const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(2199, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// Monday to Friday.
pub const WORKING_DAYS: WeekdaySet =
    WeekdaySet::from_array([Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri]);

impl Recurrence {
    /// The longest step: every 99th day, week, month or year.
    pub const MOST: u16 = 99;

    /// A rule without end that takes every `every`th day, week, month or year of a pattern.
    ///
    /// # Errors
    /// [`Invalid::Recurrence`] for a step that is not 1–[`Recurrence::MOST`], or a day no month has.
    pub fn new(pattern: Pattern, every: u16) -> Result<Self, Invalid> {
        let fits = match pattern {
            Pattern::Days | Pattern::Weeks(_) | Pattern::Year => true,
            Pattern::MonthDay(MonthDay::Number(day)) => (1..=31).contains(&day),
            Pattern::MonthDay(_) | Pattern::MonthWeekday(Nth::Last, _) => true,
            Pattern::MonthWeekday(Nth::Number(nth), _) => (1..=4).contains(&nth),
        };
        if fits && (1..=Self::MOST).contains(&every) {
            Ok(Self { pattern, every, until: None })
        } else {
            Err(Invalid::Recurrence)
        }
    }

    /// The same up to a last day, which may itself be one.
    #[must_use]
    pub const fn until(self, last: Option<NaiveDate>) -> Self {
        Self { until: last, ..self }
    }

    /// The days that fit.
    #[must_use]
    pub const fn pattern(self) -> Pattern {
        self.pattern
    }

    /// 1 takes them all, 2 every other day, week, month or year.
    #[must_use]
    pub const fn every(self) -> u16 {
        self.every
    }

    /// The last day on which it may come.
    #[must_use]
    pub const fn last_day(self) -> Option<NaiveDate> {
        self.until
    }

    /// The first day from `day` on that fits: there a rule begins, and from there every other week is counted.
    #[must_use]
    pub fn first_from(self, day: NaiveDate) -> Option<NaiveDate> {
        Self { every: 1, ..self }.days(day).next()
    }

    /// The days of the rule that began on `first`, in order, up to its last day or the end of 2199. Whoever asks takes as
    /// many as are needed.
    pub fn days(self, first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        self.days_from(first, first)
    }

    /// Those of them from `from` on, without passing through the years before.
    pub fn days_from(self, first: NaiveDate, from: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let from = from.max(first);
        let last = self.until.map_or(LAST_DAY, |until| until.min(LAST_DAY));
        let step = self.step(first);
        (step.number(from)..)
            .map_while(move |number| step.start(number).filter(|start| *start <= last))
            .flat_map(move |start| self.fitting(start, first))
            .skip_while(move |day| *day < from)
            .take_while(move |day| *day <= last)
    }

    /// The day of the rule after one of them.
    #[must_use]
    pub fn next_after(self, day: NaiveDate) -> Option<NaiveDate> {
        self.days_from(day, day).find(|next| *next > day)
    }

    /// The last day of the rule up to `end`, and how many come before it from `first` on, which is one of them; `None` when
    /// there is none. Days and weeks are counted by arithmetic: something that nobody has done for years is asked about
    /// again and again.
    #[must_use]
    pub fn last_up_to(self, first: NaiveDate, end: NaiveDate) -> Option<(NaiveDate, u32)> {
        let end = self.until.map_or(end, |until| until.min(end));
        match self.pattern {
            Pattern::Days => {
                let before = u32::try_from((end - first).num_days()).ok()? / u32::from(self.every);
                let day = first.checked_add_days(Days::new(u64::from(before) * u64::from(self.every)))?;
                Some((day, before))
            }
            Pattern::Weeks(days) if days.is_empty() => {
                self.last_of_weeks(WeekdaySet::single(first.weekday()), first, end)
            }
            Pattern::Weeks(days) => self.last_of_weeks(days, first, end),
            Pattern::MonthDay(_) | Pattern::MonthWeekday(..) | Pattern::Year => {
                let days = (0..).zip(self.days(first).take_while(|day| *day <= end));
                days.last().map(|(before, day)| (day, before))
            }
        }
    }

    /// The same for these days of each week that is taken.
    fn last_of_weeks(self, days: WeekdaySet, first: NaiveDate, end: NaiveDate) -> Option<(NaiveDate, u32)> {
        let monday = monday_of(first);
        let earlier = |than: Weekday| days.iter(Weekday::Mon).map_while(|day| (day != than).then_some(1)).sum::<u32>();
        let taken = u32::try_from((end - monday).num_days()).ok()? / 7 / u32::from(self.every);
        // In the week that was taken last all of its days may still lie ahead.
        [Some(taken), taken.checked_sub(1)].into_iter().flatten().find_map(|week| {
            let monday = monday.checked_add_days(Days::new(7 * u64::from(self.every) * u64::from(week)))?;
            let on = |day: Weekday| monday.checked_add_days(Days::new(day.num_days_from_monday().into()));
            let day = days.iter(Weekday::Mon).filter_map(on).rfind(|day| (first..=end).contains(day))?;
            Some((day, week * u32::from(days.len()) + earlier(day.weekday()) - earlier(first.weekday())))
        })
    }

    /// The last day of a rule with an end that began on `first`; `None` if it has no end before that of 2199, or no day.
    fn last_of_all(self, first: NaiveDate) -> Option<NaiveDate> {
        let end = self.until.filter(|end| *end <= LAST_DAY)?;
        let step = self.step(first);
        (0..=step.number(end)).rev().find_map(|number| {
            self.fitting(step.start(number)?, first).filter(|day| (first..=end).contains(day)).last()
        })
    }

    /// What is counted, from the day on which it began.
    const fn step(self, first: NaiveDate) -> Step {
        let unit = match self.pattern {
            Pattern::Days => Unit::Days,
            Pattern::Weeks(_) => Unit::Weeks(Weekday::Mon),
            Pattern::MonthDay(_) | Pattern::MonthWeekday(..) => Unit::Months,
            Pattern::Year => Unit::Years,
        };
        Step { unit, every: self.every, begun: first }
    }

    /// The days that fit in the day, week, month or year that begins on `start`, in order.
    fn fitting(self, start: NaiveDate, first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let (days_of_week, day) = match self.pattern {
            Pattern::Weeks(days) if days.is_empty() => (WeekdaySet::single(first.weekday()), None),
            Pattern::Weeks(days) => (days, None),
            Pattern::Days => (WeekdaySet::EMPTY, Some(start)),
            Pattern::MonthDay(day) => (WeekdaySet::EMPTY, day.of_month(start, first)),
            Pattern::MonthWeekday(nth, day) => (WeekdaySet::EMPTY, nth.of_month(start, day)),
            Pattern::Year => (WeekdaySet::EMPTY, first.with_year(start.year())),
        };
        let on = move |day: Weekday| start.checked_add_days(Days::new(day.num_days_from_monday().into()));
        days_of_week.iter(Weekday::Mon).filter_map(on).chain(day)
    }
}

impl MonthDay {
    /// The day in the month that begins on `start`; `None` if it has no such day.
    fn of_month(self, start: NaiveDate, first: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::OfBeginning => start.with_day(first.day()),
            Self::Number(day) => start.with_day(day.into()),
            Self::Last => start.with_day(start.num_days_in_month().into()),
        }
    }
}

impl Nth {
    /// That day of the week in the month that begins on `start`.
    fn of_month(self, start: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
        let first = start.weekday().days_since(Weekday::Mon);
        let earliest = (weekday.days_since(Weekday::Mon) + 7 - first) % 7;
        let weeks = match self {
            Self::Number(nth) => u32::from(nth.max(1)) - 1,
            Self::Last => (u32::from(start.num_days_in_month()) - 1 - earliest) / 7,
        };
        start.with_day0(earliest + 7 * weeks)
    }

    /// As RFC 5545 counts: -1 is the last.
    const fn number(self) -> i16 {
        match self {
            Self::Number(nth) => nth as i16,
            Self::Last => -1,
        }
    }
}
