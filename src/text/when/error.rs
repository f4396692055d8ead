//! Why a date or time was not understood.

use chrono::{Datelike, NaiveDate};

use super::{OLDEST, OLDEST_YOUTH, YEARS};
use crate::domain::time::ClockTime;
use crate::text::Texts;

/// Why a text is not the date or time it should be. Holds nothing of what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    /// Nothing was written.
    #[error("nothing was written")]
    Empty,
    /// A date was wanted.
    #[error("not a date")]
    NotADate,
    /// A time was wanted.
    #[error("not a time")]
    NotATime,
    /// A date, a time or both were wanted.
    #[error("neither date nor time")]
    NotUnderstood,
    /// A date with slashes, which Norwegians and Americans read differently.
    #[error("a date with slashes")]
    Slash,
    /// Like 31.02.
    #[error("no such date")]
    NoSuchDate,
    /// Like 25:00.
    #[error("no such time")]
    NoSuchTime,
    /// Like week 54, or week 53 in most years.
    #[error("no such week")]
    NoSuchWeek,
    /// Weekday and date do not belong together.
    #[error("the date is another weekday")]
    WrongWeekday {
        /// The date as written.
        date: NaiveDate,
    },
    /// Like 14.05, which is a day in May and five past two.
    #[error("a date as well as a time")]
    DateOrTime {
        /// Read as a date.
        date: NaiveDate,
        /// Read as a time.
        time: ClockTime,
    },
    /// A year nobody means.
    #[error("the year is out of range")]
    OutOfRange,
    /// A date of birth without day, month or year.
    #[error("the date of birth is not complete")]
    BirthDateIncomplete,
    /// A date of birth like 31.02.2009.
    #[error("no such date of birth")]
    NoSuchBirthDate,
    /// A year of two digits that makes nobody a youth.
    #[error("the year of birth is unclear")]
    BirthYearUnclear,
    /// A date of birth that is yet to come.
    #[error("the date of birth is in the future")]
    BirthDateInFuture,
    /// A date of birth longer ago than anybody lives.
    #[error("the date of birth is too long ago")]
    BirthDateTooLongAgo,
}

impl Texts {
    /// What is wrong and what to write instead, in one or two sentences.
    pub fn when_error(&self, error: WhenError) -> String {
        match error {
            WhenError::Empty => self.when_error_empty().to_owned(),
            WhenError::NotADate => self.when_error_not_a_date().to_owned(),
            WhenError::NotATime => self.when_error_not_a_time().to_owned(),
            WhenError::NotUnderstood => self.when_error_not_understood().to_owned(),
            WhenError::Slash => self.when_error_slash().to_owned(),
            WhenError::NoSuchDate => self.when_error_no_such_date().to_owned(),
            WhenError::NoSuchTime => self.when_error_no_such_time().to_owned(),
            WhenError::NoSuchWeek => self.when_error_no_such_week().to_owned(),
            WhenError::WrongWeekday { date } => {
                self.when_error_wrong_weekday(self.date(date), self.weekday(date.weekday()))
            }
            WhenError::DateOrTime { date, time } => self.when_error_date_or_time(self.date(date), time),
            WhenError::OutOfRange => self.when_error_out_of_range(YEARS.start(), YEARS.end()),
            WhenError::BirthDateIncomplete => self.when_error_birth_date_incomplete().to_owned(),
            WhenError::NoSuchBirthDate => self.when_error_no_such_birth_date().to_owned(),
            WhenError::BirthYearUnclear => self.when_error_birth_year_unclear(OLDEST_YOUTH),
            WhenError::BirthDateInFuture => self.when_error_birth_date_in_future().to_owned(),
            WhenError::BirthDateTooLongAgo => self.when_error_birth_date_too_long_ago(OLDEST),
        }
    }
}
