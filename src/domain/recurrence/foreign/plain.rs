//! What of a file's rule people have words for.

use chrono::{Month, NaiveDate, Weekday};
use rrule::{Frequency, NWeekday};

use super::{End, ForeignRule};
use crate::domain::recurrence::{MonthDay, Nth, Recurrence};

/// A rule that can be said in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainRule {
    /// Its days.
    pub days: PlainDays,
    /// 1 takes all months or years, 2 every other. Of what is [`PlainDays::Spoken`] it is in there.
    pub every: u16,
    /// The last day on which it may come.
    pub until: Option<NaiveDate>,
    /// How many times it comes.
    pub count: Option<u32>,
}

/// The days of such a rule. No list is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlainDays {
    /// What this program says itself.
    Spoken(Recurrence),
    /// Days of a month.
    OfMonth(Vec<MonthDay>),
    /// Days of the week in a month.
    WeekdaysOfMonth(Vec<(Nth, Weekday)>),
    /// Dates of a year: month, and day 1–31.
    OfYear(Vec<(Month, u8)>),
    /// Days of the week in one month of a year.
    WeekdaysOfYear(Vec<(Nth, Weekday)>, Month),
}

/// More dates than this nobody listens to.
const MOST_DATES: usize = 4;

impl ForeignRule {
    /// The rule of a series that begins on `first` as people say it; `None` if there are no plain words for it.
    #[must_use]
    pub fn plain(&self, first: NaiveDate) -> Option<PlainRule> {
        let (until, count) = match self.end {
            End::Never => (None, None),
            End::Until(day) => (Some(day), None),
            End::Count(count) => (None, Some(count)),
        };
        Some(PlainRule { days: self.plain_days(first)?, every: self.every, until, count })
    }

    fn plain_days(&self, first: NaiveDate) -> Option<PlainDays> {
        let endless = Self { end: End::Never, ..self.clone() };
        if let Ok(rule) = endless.to_string().parse() {
            return Some(PlainDays::Spoken(rule));
        }
        if !(self.weeks.is_empty() && self.year_days.is_empty() && self.positions.is_empty()) {
            return None;
        }
        let Self { frequency, months, month_days, weekdays, .. } = self.of_series(first);
        let months: Vec<Month> = months.into_iter().map(Month::try_from).collect::<Result<_, _>>().ok()?;
        let numbers = || month_days.iter().map(|day| u8::try_from(*day).ok());
        match (frequency, months.as_slice(), month_days.is_empty(), weekdays.is_empty()) {
            (Frequency::Monthly, [], false, true) => {
                month_days.iter().map(|day| month_day(*day)).collect::<Option<_>>().map(PlainDays::OfMonth)
            }
            (Frequency::Monthly, [], true, false) => nth_weekdays(&weekdays).map(PlainDays::WeekdaysOfMonth),
            (Frequency::Yearly, [month], true, false) => {
                nth_weekdays(&weekdays).map(|days| PlainDays::WeekdaysOfYear(days, *month))
            }
            (Frequency::Yearly, [_, ..], false, true) if months.len() * month_days.len() <= MOST_DATES => {
                let dates = |month: &Month| numbers().map(|day| Some((*month, day?))).collect::<Vec<_>>();
                months.iter().flat_map(dates).collect::<Option<_>>().map(PlainDays::OfYear)
            }
            _ => None,
        }
    }
}

fn month_day(day: i8) -> Option<MonthDay> {
    match day {
        -1 => Some(MonthDay::Last),
        _ => u8::try_from(day).ok().map(MonthDay::Number),
    }
}

fn nth_weekdays(days: &[NWeekday]) -> Option<Vec<(Nth, Weekday)>> {
    let nth = |day: &NWeekday| match day {
        NWeekday::Nth(-1, day) => Some((Nth::Last, *day)),
        NWeekday::Nth(nth @ 1..=4, day) => Some((Nth::Number(u8::try_from(*nth).ok()?), *day)),
        _ => None,
    };
    days.iter().map(nth).collect()
}
