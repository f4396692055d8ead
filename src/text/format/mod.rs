//! How values are written: dates and times, lengths of time, numbers, phone numbers.
//!
//! All of it is methods of [`Texts`](super::Texts), because a date looks different in each language.

mod dates;
mod durations;
mod numbers;
mod phone;

pub use phone::phone;
