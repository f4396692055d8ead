//! Times: «kl 9», «18», «0930», «9:30», «14.05».

use super::WhenError;
use super::vocabulary::{VOCABULARY, Word};
use crate::domain::time::ClockTime;

/// The time these words are. `None` if they are something else altogether.
///
/// # Errors
/// [`WhenError::NoSuchTime`] for what is written like a time and is none.
pub fn parse(words: &[String]) -> Result<Option<ClockTime>, WhenError> {
    let phrase = words.join(" ");
    let Some(digits) = without_at(&phrase) else { return Ok(None) };
    let Some((hour, minute)) = hour_and_minute(digits) else { return Ok(None) };
    ClockTime::new(hour, minute).map(Some).ok_or(WhenError::NoSuchTime)
}

/// What follows «kl», «kl.» or «klokka», or all of it if there is no word at all.
fn without_at(phrase: &str) -> Option<&str> {
    let rest = phrase.trim_start_matches(|letter: char| letter.is_alphabetic());
    let word = &phrase[..phrase.len() - rest.len()];
    match word.is_empty() {
        true => Some(rest),
        false if VOCABULARY.word(word) == Some(Word::At) => Some(rest.trim_start_matches('.').trim_start()),
        false => None,
    }
}

/// `9`, `18`, `930`, `0930`, `9:30`, `09.30`. Minutes always have two digits.
fn hour_and_minute(text: &str) -> Option<(u32, u32)> {
    let (hour, minute) = match text.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None if text.len() <= 2 => (text, "00"),
        None => text.split_at_checked(text.len() - 2)?,
    };
    let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hour) || !is_number(minute) {
        return None;
    }
    Some((hour.parse().ok()?, minute.parse().ok()?))
}
