//! The words in both languages, and a text cut into what they mean.

use std::{collections::HashMap, sync::LazyLock};

use chrono::Weekday;

use crate::{
    domain::{
        recurrence::Pattern,
        shift::{ShiftKind, ShiftKindId},
    },
    text::{Language, Texts, fold::fold_loose},
};

/// A word or phrase with a meaning of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// «hver»
    Every,
    /// «annenhver»
    EveryOther,
    /// «dag», «uke», «måned», «år»
    Unit(Unit),
    /// «daglig», «ukentlig», «månedlig», «årlig»
    Adverb(Unit),
    /// «hverdag»
    WorkingDays,
    /// «mandag»
    Weekday(Weekday),
    /// «mandager»
    Weekdays(Weekday),
    /// «3.», «15»
    Number(u8),
    /// «tredje»
    Nth(u8),
    /// «siste»
    Last,
    /// «i måneden»
    InMonth,
    /// «og», or a comma
    And,
    /// «på»
    On,
    /// «den»
    The,
    /// «natt»
    Shift(ShiftKindId),
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// A phrase as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub pattern: Pattern,
    pub every: u16,
    pub shift: Option<ShiftKindId>,
}

/// The most words a phrase has: «til og med», «of the month».
const LONGEST: usize = 3;

/// Fewer letters than these do not make a weekday: «ma» could be Monday, March or May.
const SHORTEST_BEGINNING: usize = 3;

const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

struct Vocabulary {
    phrases: HashMap<String, Token>,
    until: Vec<String>,
    /// Weekdays in full; their beginnings are understood as well.
    weekdays: Vec<(String, Weekday)>,
    plural_endings: Vec<String>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::read);

impl Vocabulary {
    fn read() -> Self {
        let both = Language::ALL.map(Texts::new);
        let lists = |list: fn(&Texts) -> &'static str| both.iter().flat_map(move |t| spellings(list(t)));
        Self {
            phrases: both.iter().flat_map(phrases_of).collect(),
            until: lists(Texts::recur_word_until).collect(),
            weekdays: both.iter().flat_map(|t| WEEKDAYS.map(|day| (fold_loose(t.weekday(day)), day))).collect(),
            plural_endings: lists(Texts::recur_plural_endings).collect(),
        }
    }

    /// «mandag», «man», «mandager», «Mondays».
    fn weekday(&self, word: &str) -> Option<Token> {
        let word = word.strip_suffix('.').unwrap_or(word);
        let begins = |name: &str| word.chars().count() >= SHORTEST_BEGINNING && name.starts_with(word);
        if let Some((_, day)) = self.weekdays.iter().find(|(name, _)| begins(name)) {
            return Some(Token::Weekday(*day));
        }
        let plural = |name: &str| {
            word.strip_prefix(name).is_some_and(|ending| self.plural_endings.iter().any(|known| known == ending))
        };
        self.weekdays.iter().find(|(name, _)| plural(name)).map(|(_, day)| Token::Weekdays(*day))
    }
}

/// Every spelling of a list, folded as what people type is.
fn spellings(list: &'static str) -> impl Iterator<Item = String> {
    list.split('|').map(|word| fold_loose(word.trim()))
}

fn phrases_of(t: &Texts) -> Vec<(String, Token)> {
    [
        (t.recur_word_every(), Token::Every),
        (t.recur_word_every_other(), Token::EveryOther),
        (t.recur_word_day(), Token::Unit(Unit::Day)),
        (t.recur_word_week(), Token::Unit(Unit::Week)),
        (t.recur_word_month(), Token::Unit(Unit::Month)),
        (t.recur_word_year(), Token::Unit(Unit::Year)),
        (t.recur_word_daily(), Token::Adverb(Unit::Day)),
        (t.recur_word_weekly(), Token::Adverb(Unit::Week)),
        (t.recur_word_monthly(), Token::Adverb(Unit::Month)),
        (t.recur_word_yearly(), Token::Adverb(Unit::Year)),
        (t.recur_word_working_days(), Token::WorkingDays),
        (t.recur_word_first(), Token::Nth(1)),
        (t.recur_word_second(), Token::Nth(2)),
        (t.recur_word_third(), Token::Nth(3)),
        (t.recur_word_fourth(), Token::Nth(4)),
        (t.recur_word_last(), Token::Last),
        (t.recur_word_in_month(), Token::InMonth),
        (t.recur_word_and(), Token::And),
        (t.recur_word_on(), Token::On),
        (t.recur_word_the(), Token::The),
    ]
    .into_iter()
    .flat_map(|(list, token)| spellings(list).map(move |spelling| (spelling, token.clone())))
    .collect()
}

/// Where the words for a last day stand, and how many words they are.
pub fn until(words: &[&str]) -> Option<(usize, usize)> {
    (0..words.len()).find_map(|at| {
        let is_until = |length: &usize| {
            let phrase = words.get(at..at + length).map(|words| words.join(" "));
            phrase.is_some_and(|phrase| VOCABULARY.until.contains(&phrase))
        };
        (1..=LONGEST).rev().find(is_until).map(|length| (at, length))
    })
}

/// Cuts a text into what its words mean; `None` at a word without a meaning.
pub fn tokens(words: &[&str], kinds: &[ShiftKind]) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let longest = LONGEST.min(rest.len());
        let (length, token) =
            (1..=longest).rev().find_map(|length| Some((length, token(&rest[..length].join(" "), kinds)?)))?;
        tokens.push(token);
        rest = &rest[length..];
    }
    Some(tokens)
}

fn token(phrase: &str, kinds: &[ShiftKind]) -> Option<Token> {
    if phrase == "," {
        return Some(Token::And);
    }
    let known = VOCABULARY.phrases.get(phrase).cloned();
    known.or_else(|| number(phrase)).or_else(|| VOCABULARY.weekday(phrase)).or_else(|| shift(phrase, kinds))
}

/// «3», «3.», «3rd».
fn number(word: &str) -> Option<Token> {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '.');
    let ending = &word[digits.len()..];
    let is_ordinal = matches!(ending, "" | "." | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|_| is_ordinal).map(Token::Number)
}

/// A shift by its name, its short name, or what it is recorded under.
fn shift(phrase: &str, kinds: &[ShiftKind]) -> Option<Token> {
    let named = |kind: &&ShiftKind| names_shift(phrase, kind);
    kinds.iter().find(named).map(|kind| Token::Shift(kind.id.clone()))
}

/// Whether a folded word names a kind of shift: «nattevakt», «nattevakta», «natt», «night».
#[must_use]
pub fn names_shift(word: &str, kind: &ShiftKind) -> bool {
    let is = |name: &str| {
        let name = fold_loose(name);
        !name.is_empty() && word.strip_prefix(name.as_str()).is_some_and(|ending| matches!(ending, "" | "a" | "en"))
    };
    let standard = Language::ALL.map(|language| Texts::new(language).standard_shift(&kind.id));
    is(&kind.name)
        || is(&kind.short)
        || word == fold_loose(&kind.id.0)
        || standard.into_iter().flatten().any(|(name, short)| is(name) || is(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both languages are understood at once, so a spelling can have one meaning only.
    #[test]
    fn no_spelling_means_two_things() {
        for (spelling, token) in Language::ALL.map(Texts::new).iter().flat_map(phrases_of) {
            assert_eq!(VOCABULARY.phrases.get(&spelling), Some(&token), "{spelling}");
            assert!(!VOCABULARY.until.contains(&spelling), "{spelling}");
            assert!(spelling.split(' ').count() <= LONGEST, "{spelling}");
        }
    }
}
