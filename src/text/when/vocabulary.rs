//! The words for dates and times in both languages, as the language files have them.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::Weekday;

use crate::text::fold::fold_loose;
use crate::text::{Language, Texts};

/// A word or phrase with a meaning of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// This moment.
    Now,
    /// So many days from today.
    Days(i64),
    /// A weekday, in whichever week.
    Weekday(Weekday),
    /// A month, 1–12.
    Month(u32),
    /// In next week.
    Next,
    /// In last week.
    Last,
    /// A week, whose number follows.
    Week,
    /// A time follows.
    At,
}

/// What a step like «+3d» counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Days,
    Weeks,
    Months,
    Hours,
    Minutes,
}

/// The words of both languages together.
pub static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::read);

pub struct Vocabulary {
    words: HashMap<String, Word>,
    /// Weekdays and months in full; their beginnings are understood as well.
    names: Vec<(String, Word)>,
    units: HashMap<String, Unit>,
}

/// Fewer letters than these do not make a weekday or month: «ma» could be Monday, March or May.
const SHORTEST_BEGINNING: usize = 3;

/// More digits than these are not a number of days or hours.
const LONGEST_STEP: usize = 4;

impl Vocabulary {
    fn read() -> Self {
        let both = Language::ALL.map(Texts::new);
        Self {
            words: both.iter().flat_map(|texts| spelled(&words_of(texts))).collect(),
            names: both.iter().flat_map(names_of).collect(),
            units: both.iter().flat_map(|texts| spelled(&units_of(texts))).collect(),
        }
    }

    /// The meaning of a folded word or phrase. A full stop after it means nothing.
    pub fn word(&self, phrase: &str) -> Option<Word> {
        let phrase = phrase.strip_suffix('.').unwrap_or(phrase);
        let by_beginning = || {
            let long_enough = phrase.chars().count() >= SHORTEST_BEGINNING;
            self.names.iter().find(|(name, _)| long_enough && name.starts_with(phrase)).map(|(_, word)| *word)
        };
        self.words.get(phrase).copied().or_else(by_beginning)
    }

    /// A step with its sign: «+3d», «-1 dag», «+2u».
    pub fn step(&self, phrase: &str) -> Option<(i64, Unit)> {
        let (sign, rest) = match phrase.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, phrase.strip_prefix('+')?),
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (count, unit) = rest.split_at(digits);
        let count: i64 = if digits <= LONGEST_STEP { count.parse().ok()? } else { return None };
        Some((sign * count, *self.units.get(unit.trim_start())?))
    }
}

/// Whether a folded word says that a time follows: «kl».
pub fn is_at(word: &str) -> bool {
    VOCABULARY.word(word) == Some(Word::At)
}

/// Whether a folded word is often written short, with a full stop behind it: «kl.», «fre.», «nov.».
pub fn is_often_short(word: &str) -> bool {
    matches!(VOCABULARY.word(word), Some(Word::At | Word::Weekday(_) | Word::Month(_)))
}

/// Whether a folded word is one that is often written short, and not its whole name: «kl», «fre», «nov».
pub fn is_shortened(word: &str) -> bool {
    is_often_short(word) && !is_whole_name(word)
}

/// Whether a folded word means a weekday without being its whole name: «fre», «to».
pub fn is_short_weekday(word: &str) -> bool {
    matches!(VOCABULARY.word(word), Some(Word::Weekday(_))) && !is_whole_name(word)
}

fn is_whole_name(word: &str) -> bool {
    VOCABULARY.names.iter().any(|(name, _)| name == word)
}

/// Every spelling of a list like `i dag|idag`, folded as what people type is.
fn spelled<T: Copy>(lists: &[(&'static str, T)]) -> Vec<(String, T)> {
    let spellings =
        |list: &'static str, meaning: T| list.split('|').map(move |word| (fold_loose(word.trim()), meaning));
    lists.iter().flat_map(|(list, meaning)| spellings(list, *meaning)).collect()
}

fn words_of(texts: &Texts) -> Vec<(&'static str, Word)> {
    let mut words = vec![
        (texts.when_now(), Word::Now),
        (texts.when_today(), Word::Days(0)),
        (texts.when_yesterday(), Word::Days(-1)),
        (texts.when_tomorrow(), Word::Days(1)),
        (texts.when_day_after_tomorrow(), Word::Days(2)),
        (texts.when_day_before_yesterday(), Word::Days(-2)),
        (texts.when_next(), Word::Next),
        (texts.when_last(), Word::Last),
        (texts.when_week(), Word::Week),
        (texts.when_at(), Word::At),
    ];
    words.extend(WEEKDAYS.map(|day| (texts.weekday_tiny(day), Word::Weekday(day))));
    words
}

fn names_of(texts: &Texts) -> Vec<(String, Word)> {
    let weekdays = WEEKDAYS.map(|day| (texts.weekday(day), Word::Weekday(day)));
    let months = (1..).zip(texts.months()).map(|(number, name)| (name, Word::Month(number)));
    weekdays.into_iter().chain(months).map(|(name, word)| (fold_loose(name), word)).collect()
}

fn units_of(texts: &Texts) -> Vec<(&'static str, Unit)> {
    vec![
        (texts.when_unit_days(), Unit::Days),
        (texts.when_unit_weeks(), Unit::Weeks),
        (texts.when_unit_months(), Unit::Months),
        (texts.when_unit_hours(), Unit::Hours),
        (texts.when_unit_minutes(), Unit::Minutes),
    ]
}

const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

#[cfg(test)]
mod tests {
    use super::*;

    /// Both languages are understood at once, so a spelling can have one meaning only.
    #[test]
    fn no_spelling_means_two_things() {
        let both = Language::ALL.map(Texts::new);
        for (spelling, word) in both.iter().flat_map(|texts| spelled(&words_of(texts))) {
            assert_eq!(VOCABULARY.words.get(&spelling), Some(&word), "{spelling}");
        }
        for (spelling, unit) in both.iter().flat_map(|texts| spelled(&units_of(texts))) {
            assert_eq!(VOCABULARY.units.get(&spelling), Some(&unit), "{spelling}");
        }
    }

    #[test]
    fn the_first_three_letters_of_a_name_are_enough_and_mean_one_thing() {
        for (name, word) in &VOCABULARY.names {
            for length in SHORTEST_BEGINNING..=name.len() {
                assert_eq!(VOCABULARY.word(&name[..length]), Some(*word), "{}", &name[..length]);
            }
        }
    }

    #[test]
    fn steps_have_sign_number_and_unit() {
        assert_eq!(VOCABULARY.step("+3d"), Some((3, Unit::Days)));
        assert_eq!(VOCABULARY.step("-20 min"), Some((-20, Unit::Minutes)));
        for phrase in ["3d", "+d", "+3", "+3x", "+12345d", "+-3d"] {
            assert_eq!(VOCABULARY.step(phrase), None, "{phrase}");
        }
    }
}
