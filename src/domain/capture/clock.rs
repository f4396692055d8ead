//! When a line says that it happened.
//!
//! A time right behind whom the line is about is meant as such, and taken out of the text: «3 15:10 kom hjem». A time in the
//! prose stays there, and counts only if nothing speaks against it: it is the only one, no word says that it is a limit
//! («til 11:00») or a plan («skal hentes 12:00», «i morgen 09:00»). Either lies in the past, today or, after midnight, late
//! yesterday; otherwise it happened now.

use chrono::Timelike as _;

use super::Vocabulary;
use crate::domain::{
    fold::fold_loose,
    time::{ClockTime, Instant, WallTime, Zone},
};

/// Until this hour «23:50» is yesterday's …
const MORNING: u32 = 6;
/// … and from this hour on a time is "late yesterday".
const EVENING: u32 = 18;

/// A time among the words.
#[derive(Debug, Clone, Copy)]
struct Found {
    /// The first of its words.
    at: usize,
    /// How many words it takes: «kl. 15» takes two.
    words: usize,
    time: ClockTime,
}

/// The words without a time that was only said to date the line, and when it happened.
pub(super) fn take<'w>(
    words: &[&'w str],
    vocabulary: &Vocabulary,
    now: Instant,
    zone: Zone,
) -> (Vec<&'w str>, Option<Instant>) {
    if let Some(first) = time_at(words, 0, vocabulary)
        && words.len() > first.words
        && let Some(instant) = in_the_past(first.time, now, zone)
    {
        return (words[first.words..].to_vec(), Some(instant));
    }
    let found = only_time(words, vocabulary);
    let happened = found.and_then(|found| in_the_past(found.time, now, zone));
    (words.to_vec(), happened)
}

/// The one time in the prose, if nothing speaks against its being when it happened.
fn only_time(words: &[&str], vocabulary: &Vocabulary) -> Option<Found> {
    let mut only = None;
    let mut at = 0;
    while at < words.len() {
        match time_at(words, at, vocabulary) {
            Some(_) if only.is_some() => return None,
            Some(found) => {
                only = Some(found);
                at += found.words;
            }
            // «12:00–14:00», «24.12»: some time, and not a plain one.
            None if has_figures_of_time(words[at]) => return None,
            None => at += 1,
        }
    }
    let found = only?;
    let folded: Vec<String> = words.iter().map(|word| plain(word)).collect();
    let is_limit = found.at.checked_sub(1).is_some_and(|before| vocabulary.not_then.contains(&folded[before]));
    let phrase = format!(" {} ", folded.join(" "));
    let is_another = vocabulary.another_time.iter().any(|words| phrase.contains(&format!(" {words} ")));
    if is_limit || is_another { None } else { Some(found) }
}

fn time_at(words: &[&str], at: usize, vocabulary: &Vocabulary) -> Option<Found> {
    let word = bare(words.get(at)?);
    if let Some(time) = with_colon(word) {
        return Some(Found { at, words: 1, time });
    }
    if !vocabulary.clock.contains(&fold_loose(word)) {
        return None;
    }
    let time = after_clock_word(bare(words.get(at + 1)?))?;
    Some(Found { at, words: 2, time })
}

/// «15:10», «9:05».
fn with_colon(word: &str) -> Option<ClockTime> {
    let (hour, minute) = word.split_once(':')?;
    if minute.len() == 2 { ClockTime::new(digits(hour)?, digits(minute)?) } else { None }
}

/// «15», «15:10», «15.10», «1510» behind «kl».
fn after_clock_word(word: &str) -> Option<ClockTime> {
    let (hour, minute) = match word.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None if word.len() <= 2 => (word, "0"),
        None => word.split_at_checked(word.len() - 2)?,
    };
    ClockTime::new(digits(hour)?, digits(minute)?)
}

fn digits(part: &str) -> Option<u32> {
    let is_number = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { part.parse().ok() } else { None }
}

/// A digit on both sides of a sign that dates, times and ranges are written with.
fn has_figures_of_time(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(3).any(|three| {
        three[0].is_ascii_digit() && matches!(three[1], ':' | '.' | '-' | '–' | '/') && three[2].is_ascii_digit()
    })
}

/// The instant of a time that has been, today or late yesterday. A time that the clocks skip has not been.
fn in_the_past(time: ClockTime, now: Instant, zone: Zone) -> Option<Instant> {
    let local = zone.local(now);
    let late_yesterday = local.hour() < MORNING && time.time().hour() >= EVENING;
    let yesterday = local.date().pred_opt().filter(|_| late_yesterday);
    [Some(local.date()), yesterday].into_iter().flatten().find_map(|date| {
        let instant = match zone.resolve(date.and_time(time.time())) {
            WallTime::Skipped { .. } => return None,
            wall @ (WallTime::Once(_) | WallTime::Twice { .. }) => wall.instant(),
        };
        (instant <= now).then_some(instant)
    })
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// A word as the vocabulary has it.
fn plain(word: &str) -> String {
    fold_loose(bare(word))
}
