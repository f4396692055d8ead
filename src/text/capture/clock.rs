//! When a line says that it happened.
//!
//! A time in the prose is read as the field «Hendt» of the form reads it, with the day beside it: «23:30», «i går kl 23»,
//! «23:30 i går». What the field calls the future, or more than a week ago, is not when it happened. Neither is a time of
//! which something else speaks: a limit before it («til 11:00»), a plan or another day in the line («skal hentes 12:00»), a
//! second time. Right behind whom the line is about a time is meant as such, whatever follows: «3 15:10 skal i dusjen».

use chrono::TimeDelta;

use super::Vocabulary;
use crate::{
    domain::{
        fold::fold_loose,
        time::{Instant, Zone},
    },
    text::when::{MomentError, parse_clock, parse_happened, vocabulary},
};

/// More words no day and time have: «fredag 20. november 2026 kl 23:30».
const LONGEST: usize = 6;
/// Further back a line in passing is not meant: «time 24.11. kl 12» is no visit a year ago.
const FURTHEST_BACK: TimeDelta = TimeDelta::days(7);

/// What the times of a line say.
#[derive(Debug, Default)]
pub(super) struct Dated {
    /// When it happened, if the line says so.
    pub(super) happened_at: Option<Instant>,
    /// The times that do not say so.
    pub(super) passed_over: Option<String>,
    /// The times that decide it, as they were typed.
    pub(super) times: String,
}

/// Words that are a time, perhaps with a day.
#[derive(Debug, Clone, Copy)]
struct Phrase {
    /// The first of them.
    at: usize,
    /// How many they are.
    words: usize,
    /// When that was; `None` where it has not been, or could be something else.
    then: Option<Instant>,
}

/// When a line happened.
pub(super) fn read(words: &[&str], vocabulary: &Vocabulary, now: Instant, zone: Zone) -> Dated {
    let phrases = phrases(words, now, zone);
    let (deciding, happened_at) = match phrases.as_slice() {
        [] => return Dated::default(),
        [first, ..] if first.at == 0 => (1, first.then),
        [only] if !is_another_time(*only, words, vocabulary) => (1, only.then),
        all => (all.len(), None),
    };
    let written = |phrase: &Phrase| bare(&words[phrase.at..phrase.at + phrase.words].join(" ")).to_owned();
    let listed = |phrases: &[Phrase]| phrases.iter().map(written).collect::<Vec<_>>().join(", ");
    let passed_over = happened_at.is_none().then(|| listed(&phrases));
    Dated { happened_at, passed_over, times: listed(&phrases[..deciding]) }
}

/// Every time among the words, each with as many words as belong to it.
fn phrases(words: &[&str], now: Instant, zone: Zone) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = LONGEST.min(words.len() - at);
        let found = (1..=longest).rev().find_map(|count| {
            let then = read_phrase(&words[at..at + count], now, zone)?;
            Some(Phrase { at, words: count, then })
        });
        at += found.map_or(1, |phrase| phrase.words);
        phrases.extend(found);
    }
    phrases
}

/// When these words say that it happened. `None` if they are no time; `Some(None)` for one that cannot be that.
fn read_phrase(words: &[&str], now: Instant, zone: Zone) -> Option<Option<Instant>> {
    let unclear = || is_written_as_a_time(words).then_some(None);
    if !holds_together(words) || !has_clock(words) {
        return unclear();
    }
    match parse_happened(bare(&words.join(" ")), now, zone) {
        Ok(happened) if now - happened > FURTHEST_BACK || words.iter().any(|word| may_be_a_name(word)) => Some(None),
        Ok(happened) => Some(Some(happened)),
        Err(MomentError::Impossible(_) | MomentError::Skipped) => Some(None),
        Err(MomentError::NotRead(_) | MomentError::NoTime) => unclear(),
    }
}

/// Figures as times have them, or «kl» and a number: meant as a time, also where no clock shows it («kl 25»).
fn is_written_as_a_time(words: &[&str]) -> bool {
    match words {
        [word] => has_figures_of_time(word),
        [at, number] => vocabulary::is_at(&plain(at)) && bare(number).parse::<u32>().is_ok(),
        _ => false,
    }
}

/// Whether no sign parts the words: «15:10, i går var han syk» is a time and then something else. The full stops of dates
/// and short words part nothing: «kl. 15», «20. nov. 15:10».
fn holds_together(words: &[&str]) -> bool {
    let Some((_, inner)) = words.split_last() else { return false };
    inner.iter().all(|word| match word.strip_suffix('.') {
        None => word.ends_with(char::is_alphanumeric),
        Some(stem) if stem.starts_with(|first: char| first.is_ascii_digit()) => !stem.contains(':'),
        Some(stem) => vocabulary::is_often_short(&fold_loose(bare(stem))),
    })
}

/// Whether one of the words is plainly a time: with a colon, behind «kl», or «23.30» beside a day. A number alone may count
/// anything: «i går 3 timer».
fn has_clock(words: &[&str]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let word = bare(word);
        let after_at = at.checked_sub(1).is_some_and(|before| vocabulary::is_at(&plain(words[before])));
        let looks_like_one = word.contains(':') || word.starts_with(char::is_alphabetic);
        let is_plain = looks_like_one || after_at || (word.contains('.') && words.len() > 1);
        is_plain && parse_clock(word).is_ok()
    })
}

/// A weekday that is not written in full is often something else: «Tor», «man», «to».
fn may_be_a_name(word: &str) -> bool {
    vocabulary::is_short_weekday(&plain(word))
}

/// Whether something in the line speaks against a time's being when it happened.
fn is_another_time(phrase: Phrase, words: &[&str], vocabulary: &Vocabulary) -> bool {
    let is_limit = phrase.at.checked_sub(1).is_some_and(|before| vocabulary.not_then.contains(&plain(words[before])));
    // Nothing stands where the time is, so that words on both sides of it do not meet.
    let others = words.iter().enumerate().map(|(at, word)| {
        let is_of_phrase = (phrase.at..phrase.at + phrase.words).contains(&at);
        if is_of_phrase { String::new() } else { plain(word) }
    });
    let rest = format!(" {} ", others.collect::<Vec<_>>().join(" "));
    is_limit || vocabulary.another_time.iter().any(|words| rest.contains(&format!(" {words} ")))
}

/// A digit on both sides of a sign that dates, times and ranges are written with.
fn has_figures_of_time(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(3).any(|three| {
        three[0].is_ascii_digit() && matches!(three[1], ':' | '.' | '-' | '–' | '/') && three[2].is_ascii_digit()
    })
}

/// Words without the signs around them.
fn bare(words: &str) -> &str {
    words.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// A word as the vocabulary has it.
fn plain(word: &str) -> String {
    fold_loose(bare(word))
}
