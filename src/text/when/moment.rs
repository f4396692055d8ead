//! A moment, as people write it: a day with a time, or a time that is near.

use super::{Lean, WhenError, parse_when};
use crate::{
    domain::{
        fold::fold_loose,
        log::NewEntry,
        refusal::Invalid,
        time::{ClockChange, Instant, WallTime, Zone},
    },
    text::{Language, Texts},
};

/// Why a text is no moment, or not one at which something can have happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MomentError {
    /// It is no date and no time.
    NotRead(WhenError),
    /// A day without a time.
    NoTime,
    /// A time the clocks skip that night. Whoever writes it means another: nothing is guessed.
    Skipped,
    /// Ahead, or too long ago.
    Impossible(Invalid),
}

/// Reads when something happened, leaning to the past: «23:50» in the morning was yesterday.
///
/// # Errors
/// A [`MomentError`]; nothing is guessed.
pub fn parse_happened(text: &str, now: Instant, zone: Zone) -> Result<Instant, MomentError> {
    let moment = parse_moment(text, Lean::Past, now, zone)?;
    NewEntry::check_time(moment, now).map_err(MomentError::Impossible)?;
    Ok(moment)
}

/// Reads a moment. In the hour that comes twice it is the first, unless «(andre)» stands behind it.
///
/// # Errors
/// A [`MomentError`], never [`MomentError::Impossible`].
pub fn parse_moment(text: &str, lean: Lean, now: Instant, zone: Zone) -> Result<Instant, MomentError> {
    let (text, which) = which_of_two(text);
    let when = parse_when(text, zone.local(now), lean).map_err(MomentError::NotRead)?;
    let time = when.time.ok_or(MomentError::NoTime)?;
    match (zone.resolve(when.date.and_time(time.time())), which) {
        (WallTime::Skipped { .. }, _) => Err(MomentError::Skipped),
        (WallTime::Twice { second, .. }, Some(ClockChange::Second)) => Ok(second),
        (wall, _) => Ok(wall.instant()),
    }
}

/// The text without «(første)» or «(andre)» at its end, and which of the two it said. As with dates, the words of both
/// languages are understood.
fn which_of_two(text: &str) -> (&str, Option<ClockChange>) {
    let Some((rest, last)) = text.trim_end().rsplit_once(char::is_whitespace) else {
        return (text, None);
    };
    let last = fold_loose(last.trim_matches(['(', ')']));
    for t in Language::ALL.map(Texts::new) {
        for (words, which) in
            [(t.entry_first_words(), ClockChange::First), (t.entry_second_words(), ClockChange::Second)]
        {
            if words.split('|').any(|word| fold_loose(word) == last) {
                return (rest, Some(which));
            }
        }
    }
    (text, None)
}
