//! What comes again: «hver mandag», «siste fredag i måneden». Beneath stands a rule as RFC 5545 has it.
//!
//! A rule gives *days* and nothing finer. The time on the clock, or the shift, is kept beside it and turned into an instant
//! by the house's zone, so that a change of the clocks moves no task and doubles none. The days themselves are found by the
//! `rrule` crate from midnight to midnight in UTC, where no clock is ever moved.

mod rule;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) use self::tests::any_recurrence;

use chrono::{Datelike as _, Days, NaiveDate, NaiveTime, TimeZone as _, Weekday, WeekdaySet};
use rrule::{Frequency, NWeekday, RRule, RRuleSet, Tz};
use serde::{Deserialize, Serialize};

pub use self::rule::NotARule;
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

/// Monday to Friday.
pub const WORKING_DAYS: WeekdaySet =
    WeekdaySet::from_array([Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri]);

impl Recurrence {
    /// The longest step: every 99th day, week or month.
    pub const MOST: u16 = 99;

    /// A rule without end that takes every `every`th day, week or month of a pattern.
    ///
    /// # Errors
    /// [`Invalid::Recurrence`] for a step that is not 1–[`Recurrence::MOST`], or a day no month has.
    pub fn new(pattern: Pattern, every: u16) -> Result<Self, Invalid> {
        let fits = match pattern {
            Pattern::Days | Pattern::Weeks(_) => true,
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

    /// 1 takes them all, 2 every other day, week or month.
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

    /// The days of the rule from one of them on, in order, up to the last day or the end of the calendar. Whoever asks takes
    /// as many as are needed.
    pub fn days(self, first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        // No more than that without a day in between: a rule that never comes again ends by itself.
        self.rule_set(first).map(|set| set.limit().into_iter()).into_iter().flatten().map(|at| at.date_naive())
    }

    /// The day of the rule after one of them.
    #[must_use]
    pub fn next_after(self, day: NaiveDate) -> Option<NaiveDate> {
        self.days(day).find(|next| *next > day)
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
            Pattern::MonthDay(_) | Pattern::MonthWeekday(..) => {
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

    /// As the crate knows it. `None` when the last day lies before the first.
    fn rule_set(self, first: NaiveDate) -> Option<RRuleSet> {
        let midnight = |day: NaiveDate| Tz::UTC.from_utc_datetime(&day.and_time(NaiveTime::MIN));
        let every = |day| NWeekday::Every(day);
        let rule = match self.pattern {
            Pattern::Days => RRule::new(Frequency::Daily),
            Pattern::Weeks(days) if days.is_empty() => {
                RRule::new(Frequency::Weekly).by_weekday(vec![every(first.weekday())])
            }
            Pattern::Weeks(days) => {
                RRule::new(Frequency::Weekly).by_weekday(days.iter(Weekday::Mon).map(every).collect())
            }
            Pattern::MonthDay(MonthDay::OfBeginning) => month_day(i8::try_from(first.day()).unwrap_or(1)),
            Pattern::MonthDay(MonthDay::Number(day)) => month_day(i8::try_from(day).unwrap_or(1)),
            Pattern::MonthDay(MonthDay::Last) => month_day(-1),
            Pattern::MonthWeekday(nth, day) => {
                RRule::new(Frequency::Monthly).by_weekday(vec![NWeekday::Nth(nth.number(), day)])
            }
        };
        let rule = rule.interval(self.every);
        let rule = match self.until {
            Some(last) => rule.until(midnight(last)),
            None => rule,
        };
        rule.build(midnight(first)).ok()
    }
}

fn month_day(day: i8) -> RRule<rrule::Unvalidated> {
    RRule::new(Frequency::Monthly).by_month_day(vec![day])
}

impl Nth {
    /// As RFC 5545 counts: -1 is the last.
    const fn number(self) -> i16 {
        match self {
            Self::Number(nth) => nth as i16,
            Self::Last => -1,
        }
    }
}
