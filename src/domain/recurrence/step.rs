//! Time cut into days, weeks, months or years, of which every second or third is taken. Where one of them begins is found
//! by arithmetic, so that a series of thirty years costs no more than one of yesterday.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Days,
    /// Weeks that begin on this day.
    Weeks(Weekday),
    Months,
    Years,
}

/// Every `every`th day, week, month or year, counted from the one in which `begun` lies, which is number 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub unit: Unit,
    pub every: u16,
    pub begun: NaiveDate,
}

impl Step {
    /// The number of the last one taken that begins on `day` or before; 0 for all days before the beginning.
    pub fn number(self, day: NaiveDate) -> u32 {
        let passed = match self.unit {
            Unit::Days => (day - self.begun).num_days(),
            Unit::Weeks(from) => (first_of_week(day, from) - first_of_week(self.begun, from)).num_days() / 7,
            Unit::Months => months(day) - months(self.begun),
            Unit::Years => i64::from(day.year()) - i64::from(self.begun.year()),
        };
        u32::try_from(passed / i64::from(self.every.max(1))).unwrap_or(0)
    }

    /// The day on which one taken begins; `None` beyond the calendar.
    pub fn start(self, number: u32) -> Option<NaiveDate> {
        let units = number.checked_mul(u32::from(self.every))?;
        let months = |units| self.begun.with_day(1)?.checked_add_months(Months::new(units));
        match self.unit {
            Unit::Days => self.begun.checked_add_days(Days::new(units.into())),
            Unit::Weeks(from) => first_of_week(self.begun, from).checked_add_days(Days::new(7 * u64::from(units))),
            Unit::Months => months(units),
            Unit::Years => self.begun.with_ordinal(1)?.checked_add_months(Months::new(units.checked_mul(12)?)),
        }
    }
}

fn first_of_week(day: NaiveDate, from: Weekday) -> NaiveDate {
    day.week(from).checked_first_day().unwrap_or(day)
}

fn months(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}
