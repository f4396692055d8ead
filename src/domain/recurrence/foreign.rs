//! A rule of RFC 5545 that only a file says: «the last working day of a month», «every 1 and 15 May».
//!
//! Its days are found by the `rrule` crate from midnight to midnight in UTC, where no clock is ever moved. The crate is
//! always asked from the beginning of a month, week or year near the days wanted and never with a count, so that it neither
//! passes through the years before nor counts a beginning that does not fit.

mod plain;
mod text;

use chrono::{DateTime, Datelike as _, Month, NaiveDate, NaiveTime, TimeZone as _, Weekday};
use rrule::{Frequency, NWeekday, RRule, RRuleSet, Tz};

pub use self::plain::{PlainDays, PlainRule};
use super::{
    LAST_DAY,
    step::{Step, Unit},
};

/// A rule of days that a file said, in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignRule {
    frequency: Frequency,
    every: u16,
    week_start: Weekday,
    months: Vec<u8>,
    weeks: Vec<i8>,
    year_days: Vec<i16>,
    month_days: Vec<i8>,
    weekdays: Vec<NWeekday>,
    positions: Vec<i32>,
    end: End,
}

/// Where a rule ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Never,
    /// On this day at the latest.
    Until(NaiveDate),
    /// After so many days.
    Count(u32),
}

impl ForeignRule {
    /// Whether days of the week, and perhaps their position, are all it says.
    fn is_only_weekdays(&self) -> bool {
        let others = !self.weeks.is_empty() || !self.year_days.is_empty() || !self.month_days.is_empty();
        !self.weekdays.is_empty() && self.months.is_empty() && !others
    }

    fn names_days(&self) -> bool {
        !(self.weeks.is_empty() && self.year_days.is_empty() && self.month_days.is_empty() && self.weekdays.is_empty())
    }

    /// The days of the series that begins on `first`, from one day to another.
    pub(super) fn days(
        &self,
        first: NaiveDate,
        from: NaiveDate,
        last: NaiveDate,
    ) -> impl Iterator<Item = NaiveDate> + use<> {
        let end = match self.end {
            End::Never => LAST_DAY,
            End::Until(day) => day.min(LAST_DAY),
            End::Count(_) => self.last_day(first).unwrap_or(LAST_DAY),
        };
        self.days_up_to(first, from, end.min(last))
    }

    /// The same without regard to where the rule ends.
    fn days_up_to(
        &self,
        first: NaiveDate,
        from: NaiveDate,
        last: NaiveDate,
    ) -> impl Iterator<Item = NaiveDate> + use<> {
        let from = from.max(first);
        let days = self.rule_set(first, from, last).map(|set| set.limit().into_iter());
        days.into_iter().flatten().map(|at| at.date_naive()).skip_while(move |day| *day < from)
    }

    /// How many days it counts, if it counts them.
    pub(super) fn count(&self) -> Option<usize> {
        match self.end {
            End::Count(count) => Some(usize::try_from(count).unwrap_or(usize::MAX)),
            End::Never | End::Until(_) => None,
        }
    }

    /// See [`super::EventRule::last_day`].
    pub(super) fn last_day(&self, first: NaiveDate) -> Option<NaiveDate> {
        match self.end {
            End::Never => None,
            End::Until(end) if end > LAST_DAY => None,
            End::Until(end) => Some(self.days_up_to(first, first, end).last().unwrap_or(end)),
            End::Count(count) => {
                let count = usize::try_from(count).unwrap_or(usize::MAX);
                let mut days = self.days_up_to(first, first, LAST_DAY).take(count);
                let (counted, last) = days.by_ref().fold((0, None), |(counted, _), day| (counted + 1, Some(day)));
                if counted == count { last } else { None }
            }
        }
    }

    /// See [`super::EventRule::until`].
    pub(super) fn until(self, last: NaiveDate) -> Self {
        let last = match self.end {
            End::Until(end) => end.min(last),
            End::Never | End::Count(_) => last,
        };
        Self { end: End::Until(last), ..self }
    }

    /// See [`super::EventRule::settled`].
    pub(super) fn settled(self, first: NaiveDate) -> Self {
        let end = match self.end {
            End::Count(_) => self.last_day(first).map_or(End::Never, End::Until),
            end => end,
        };
        let settled = Self { end, ..self };
        if settled.is_yearly_on(first) {
            return Self { months: Vec::new(), month_days: Vec::new(), ..settled };
        }
        settled
    }

    /// Whether it says «every year on 17 May» of a series that begins on 17 May.
    fn is_yearly_on(&self, first: NaiveDate) -> bool {
        let is_date =
            |month: u8, day: i8| u32::from(month) == first.month() && i64::from(day) == i64::from(first.day());
        self.frequency == Frequency::Yearly
            && matches!((self.months.as_slice(), self.month_days.as_slice()), ([month], [day]) if is_date(*month, *day))
            && self.weeks.is_empty()
            && self.year_days.is_empty()
            && self.weekdays.is_empty()
            && self.positions.is_empty()
    }

    /// As the crate knows it, from the month, week or year in which `from` lies. `None` if nothing can come there.
    fn rule_set(&self, first: NaiveDate, from: NaiveDate, last: NaiveDate) -> Option<RRuleSet> {
        if from > last {
            return None;
        }
        let unit = match self.frequency {
            Frequency::Yearly => Unit::Years,
            Frequency::Monthly => Unit::Months,
            Frequency::Weekly => Unit::Weeks(self.week_start),
            _ => Unit::Days,
        };
        let step = Step { unit, every: self.every, begun: first };
        let start = step.start(step.number(from))?;
        self.of_series(first).rule().until(midnight(last)).build(midnight(start)).ok()
    }

    /// With what the rule leaves to the day on which the series begins.
    fn of_series(&self, first: NaiveDate) -> Self {
        let mut rule = self.clone();
        let on_weekday = NWeekday::Every(first.weekday());
        match self.frequency {
            Frequency::Yearly if !self.names_days() => {
                rule.month_days = vec![i8::try_from(first.day()).unwrap_or(1)];
                if self.months.is_empty() {
                    rule.months = vec![u8::try_from(first.month()).unwrap_or(1)];
                }
            }
            Frequency::Monthly if !self.names_days() => rule.month_days = vec![i8::try_from(first.day()).unwrap_or(1)],
            Frequency::Weekly if !self.names_days() => rule.weekdays = vec![on_weekday],
            Frequency::Yearly
                if !self.weeks.is_empty()
                    && self.weekdays.is_empty()
                    && self.month_days.is_empty()
                    && self.year_days.is_empty() =>
            {
                rule.weekdays = vec![on_weekday];
            }
            _ => {}
        }
        rule
    }

    /// As the crate writes it down, without an end.
    fn rule(&self) -> RRule<rrule::Unvalidated> {
        let months: Vec<Month> = self.months.iter().filter_map(|month| Month::try_from(*month).ok()).collect();
        RRule::new(self.frequency)
            .interval(self.every)
            .week_start(self.week_start)
            .by_month(&months)
            .by_week_no(self.weeks.clone())
            .by_year_day(self.year_days.clone())
            .by_month_day(self.month_days.clone())
            .by_weekday(self.weekdays.clone())
            .by_set_pos(self.positions.clone())
    }
}

fn midnight(day: NaiveDate) -> DateTime<Tz> {
    Tz::UTC.from_utc_datetime(&day.and_time(NaiveTime::MIN))
}
