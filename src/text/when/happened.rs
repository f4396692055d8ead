//! When something happened, as people write it: with a time, and no later than now.

use super::{Lean, WhenError, parse_when};
use crate::{
    domain::{
        fold::fold_loose,
        log::NewEntry,
        refusal::Invalid,
        time::{ClockChange, ClockTime, Instant, WallTime, Zone},
    },
    text::{Language, Texts},
};

/// When something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happened {
    /// The moment.
    pub at: Instant,
    /// The time as it was written.
    pub time: ClockTime,
    /// Whether the clocks skip that time or show it twice.
    pub wall: WallTime,
}

/// Why a text is not when something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HappenedError {
    /// It is no date and no time.
    NotRead(WhenError),
    /// A day without a time.
    NoTime,
    /// Ahead, or too long ago.
    Impossible(Invalid),
}

/// Reads when something happened, leaning to the past: «23:50» in the morning was yesterday. In the hour that comes twice it
/// is the first, unless «(andre)» stands behind it; a time that the clocks skip moves on with them.
///
/// # Errors
/// A [`HappenedError`]; nothing is guessed.
pub fn parse_happened(text: &str, now: Instant, zone: Zone) -> Result<Happened, HappenedError> {
    let (text, which) = which_of_two(text);
    let when = parse_when(text, zone.local(now), Lean::Past).map_err(HappenedError::NotRead)?;
    let time = when.time.ok_or(HappenedError::NoTime)?;
    let wall = zone.resolve(when.date.and_time(time.time()));
    let at = match (wall, which) {
        (WallTime::Twice { second, .. }, Some(ClockChange::Second)) => second,
        _ => wall.instant(),
    };
    NewEntry::check_time(at, now).map_err(HappenedError::Impossible)?;
    Ok(Happened { at, time, wall })
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
