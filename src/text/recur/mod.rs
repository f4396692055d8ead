//! How something comes again, from words to a rule and back: «hver mandag og torsdag», «1. i måneden», «hver natt».
//!
//! Norwegian and English words are understood whatever the interface speaks; the words are in `locales/*/recur.ftl`. What is
//! written out with [`Texts::recurrence`] is read back as the same rule.

mod event_rule;
mod grammar;
mod vocabulary;
mod written;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use self::vocabulary::names_shift;
use self::vocabulary::{Phrase, tokens};
use super::{
    Texts,
    fold::fold_loose,
    when::{Lean, parse_date},
};
use crate::domain::{
    recurrence::Recurrence,
    shift::{ShiftKind, ShiftKindId},
};

/// What was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The days.
    pub rule: Recurrence,
    /// The shift of each of those days, where one was named: «hver natt».
    pub shift: Option<ShiftKindId>,
}

/// Why something was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecurError {
    /// No rule is said like that.
    #[error("not a recurrence in words")]
    NotUnderstood,
    /// What stands after «til» is no date.
    #[error("the last day is not a date")]
    Until,
}

/// Reads how something comes again. `today` is what a last day without a year is counted from, `kinds` are the shifts of the
/// house by their names.
///
/// # Errors
/// [`RecurError`], whose sentence is [`Texts::recur_error_sentence`].
pub fn parse_recurrence(text: &str, today: NaiveDate, kinds: &[ShiftKind]) -> Result<Spoken, RecurError> {
    let folded = fold_loose(text).replace(',', " , ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    let (words, last_day) = match vocabulary::until(&words) {
        Some((at, length)) => (&words[..at], Some(words[at + length..].join(" "))),
        None => (words.as_slice(), None),
    };
    let tokens = tokens(words, kinds).ok_or(RecurError::NotUnderstood)?;
    let Phrase { pattern, every, shift } = grammar::read(&tokens).ok_or(RecurError::NotUnderstood)?;
    let rule = Recurrence::new(pattern, every).map_err(|_| RecurError::NotUnderstood)?;
    let until = last_day.map(|text| parse_date(&text, today, Lean::Future)).transpose();
    let until = until.map_err(|_| RecurError::Until)?;
    Ok(Spoken { rule: rule.until(until), shift })
}

impl Texts {
    /// Why something was not understood, and what to write instead.
    #[must_use]
    pub const fn recur_error_sentence(&self, error: RecurError) -> &'static str {
        match error {
            RecurError::NotUnderstood => self.recur_error(),
            RecurError::Until => self.recur_error_until(),
        }
    }
}
