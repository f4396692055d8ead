//! Weeks as Norway counts them: Monday first, numbered by ISO 8601.
//!
//! The number itself is `chrono::Datelike::iso_week`; its year can differ from the date's (1 January 2027 is in week 53 of
//! 2026).

use chrono::{Days, NaiveDate, Weekday};

use super::Span;

/// The Monday on or before a date.
pub fn monday_of(date: NaiveDate) -> NaiveDate {
    date.week(Weekday::Mon).first_day()
}

/// The seven days, Monday to Sunday, a date belongs to.
pub fn week_of(date: NaiveDate) -> Span<NaiveDate> {
    week_from(monday_of(date))
}

/// The Monday of an ISO week. `None` if that year has no such week: some have 52, some 53.
pub fn monday_of_iso_week(year: i32, week: u32) -> Option<NaiveDate> {
    NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)
}

#[expect(clippy::expect_used, reason = "the end of a week is after its start")]
fn week_from(monday: NaiveDate) -> Span<NaiveDate> {
    Span::new(monday, monday + Days::new(7)).expect("seven days are not empty")
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;
    use proptest::prelude::*;

    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_year_2026_has_a_week_53() {
        assert_eq!(monday_of_iso_week(2026, 53), Some(date(2026, 12, 28)));
        assert_eq!(week_of(date(2027, 1, 3)).start(), date(2026, 12, 28));
        assert_eq!(date(2027, 1, 3).iso_week(), date(2026, 12, 28).iso_week());
        assert_eq!(date(2027, 1, 1).iso_week().year(), 2026);
    }

    #[test]
    fn other_years_have_none() {
        assert_eq!(monday_of_iso_week(2027, 53), None);
        assert_eq!(monday_of_iso_week(2026, 54), None);
        assert_eq!(monday_of_iso_week(2026, 0), None);
    }

    proptest! {
        #[test]
        fn a_week_is_monday_to_sunday_around_its_date(day in 0i32..80_000) {
            let date = date(1900, 1, 1) + Days::new(day.unsigned_abs().into());
            let week = week_of(date);
            prop_assert!(week.contains(date));
            prop_assert_eq!(week.start().weekday(), Weekday::Mon);
            prop_assert_eq!(week.last_day().weekday(), Weekday::Sun);
            prop_assert!(week.days().all(|day| day.iso_week() == date.iso_week()));
            prop_assert_eq!(monday_of_iso_week(date.iso_week().year(), date.iso_week().week()), Some(week.start()));
        }
    }
}
