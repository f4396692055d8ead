//! Fields of dates and times. How people write them is the parser's business, which is handed in.

use chrono::{NaiveDate, NaiveDateTime};

use super::{
    field::Words,
    parsed::{ParsedField, Parser},
};
use crate::domain::time::ClockTime;

/// A date: «21.11.2026», «i går», «lør».
pub type DateField = ParsedField<NaiveDate>;

/// A time of day: «13:55», «kl. 8».
pub type TimeField = ParsedField<ClockTime>;

/// A date and a time of the house's own clock: «lør 13:55», «i går 22».
pub type WhenField = ParsedField<NaiveDateTime>;

/// Cells for the longest usual way to write a date, with room to correct.
const DATE_CELLS: u16 = 14;
/// Cells for a time.
const TIME_CELLS: u16 = 8;
/// Cells for a date with a time.
const WHEN_CELLS: u16 = 20;

/// An empty date field.
#[must_use]
pub fn date(words: Words, parse: Parser<NaiveDate>) -> DateField {
    ParsedField::new(words, DATE_CELLS, parse)
}

/// An empty time field.
#[must_use]
pub fn time(words: Words, parse: Parser<ClockTime>) -> TimeField {
    ParsedField::new(words, TIME_CELLS, parse)
}

/// An empty field of date and time.
#[must_use]
pub fn when(words: Words, parse: Parser<NaiveDateTime>) -> WhenField {
    ParsedField::new(words, WHEN_CELLS, parse)
}
