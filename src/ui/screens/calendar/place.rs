//! Where in the calendar somebody is: which view, which day, which event, and what is left out.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::filter::Filter;
use crate::{
    domain::{
        calendar::OccurrenceId,
        time::{Span, monday_of, week_of},
    },
    text::Texts,
};

/// How many days a list from a day on has.
const AGENDA: Days = Days::new(14);

/// The views of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One day with its details.
    Day,
    /// A week, Monday first.
    Week,
    /// The weeks that have a day of the month.
    Month,
    /// Two weeks from a day on, one below the other.
    Agenda,
}

impl Shape {
    /// The one after it; they go round.
    pub(super) const fn next(self) -> Self {
        match self {
            Self::Day => Self::Week,
            Self::Week => Self::Month,
            Self::Month => Self::Agenda,
            Self::Agenda => Self::Day,
        }
    }

    /// The days it shows around a day.
    pub(super) fn days(self, day: NaiveDate) -> Span<NaiveDate> {
        let week = week_of(day);
        match self {
            Self::Day => day.succ_opt().and_then(|next| Span::new(day, next).ok()).unwrap_or(week),
            Self::Week => week,
            Self::Agenda => day.checked_add_days(AGENDA).and_then(|end| Span::new(day, end).ok()).unwrap_or(week),
            Self::Month => {
                let first = first_of_month(day);
                let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
                let last = next.pred_opt().unwrap_or(day);
                Span::new(monday_of(first), week_of(last).end()).unwrap_or(week)
            }
        }
    }

    /// The days it shows when somebody goes over the edge of `shown` to a day beside it.
    pub(super) fn days_beside(self, shown: Span<NaiveDate>, day: NaiveDate) -> Span<NaiveDate> {
        match self {
            Self::Agenda => moved(shown, if day < shown.start() { -7 } else { 7 }),
            Self::Day | Self::Week | Self::Month => self.days(day),
        }
    }

    /// A page on: a month where a month is shown, otherwise a week.
    pub(super) fn page(self, day: NaiveDate, forward: bool) -> NaiveDate {
        match (self, forward) {
            (Self::Month, true) => day.checked_add_months(Months::new(1)).unwrap_or(day),
            (Self::Month, false) => day.checked_sub_months(Months::new(1)).unwrap_or(day),
            (_, true) => weeks_on(day, 1),
            (_, false) => weeks_on(day, -1),
        }
    }

    /// «lørdag 21. november», «uke 47 (2026)», «november 2026», «14 dager».
    pub(super) fn heading(self, day: NaiveDate, today: NaiveDate, t: Texts) -> String {
        match self {
            Self::Day => t.calendar_day_and_week(t.date_long_from(day, today), t.week(day)),
            Self::Week => t.week_and_year(day),
            Self::Month => t.calendar_month(t.month(day), day.year().to_string()),
            Self::Agenda => t.calendar_two_weeks().to_owned(),
        }
    }
}

/// The first day of the month of a day.
pub(super) fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The same weekday so many weeks on.
pub(super) fn weeks_on(day: NaiveDate, weeks: i64) -> NaiveDate {
    chrono::TimeDelta::try_weeks(weeks).and_then(|by| day.checked_add_signed(by)).unwrap_or(day)
}

/// The same number of days, moved.
fn moved(days: Span<NaiveDate>, by: i64) -> Span<NaiveDate> {
    let by = |day: NaiveDate| day.checked_add_signed(chrono::TimeDelta::days(by)).unwrap_or(day);
    Span::new(by(days.start()), by(days.end())).unwrap_or(days)
}

/// Where somebody is.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub shape: Shape,
    pub day: NaiveDate,
    pub event: Option<OccurrenceId>,
    pub filter: Filter,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_read_in_whole_weeks() {
        let days = |at| {
            let days = Shape::Month.days(day(at));
            (days.start().to_string(), days.last_day().to_string())
        };
        assert_eq!(days("2026-11-21"), ("2026-10-26".to_owned(), "2026-12-06".to_owned()));
        assert_eq!(days("2027-02-28"), ("2027-02-01".to_owned(), "2027-02-28".to_owned()));
        assert_eq!(days("2028-02-29"), ("2028-01-31".to_owned(), "2028-03-05".to_owned()));
    }

    #[test]
    fn pages_are_weeks_and_months() {
        assert_eq!(Shape::Week.page(day("2026-12-28"), true), day("2027-01-04"));
        assert_eq!(Shape::Day.page(day("2028-03-07"), false), day("2028-02-29"));
        assert_eq!(Shape::Month.page(day("2028-01-31"), true), day("2028-02-29"));
        assert_eq!(Shape::Month.page(day("2026-01-15"), false), day("2025-12-15"));
    }

    #[test]
    fn beyond_the_edge_of_two_weeks_they_move_by_one() {
        let shown = Shape::Agenda.days(day("2026-11-21"));
        assert_eq!((shown.start(), shown.last_day()), (day("2026-11-21"), day("2026-12-04")));
        let after = Shape::Agenda.days_beside(shown, day("2026-12-05"));
        assert_eq!((after.start(), after.last_day()), (day("2026-11-28"), day("2026-12-11")));
        assert_eq!(Shape::Agenda.days_beside(shown, day("2026-11-20")).start(), day("2026-11-14"));
    }
}
