//! Names: their order, and how what a youth is called is said.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::{Texts, columns, fold::fold_char};
use crate::domain::called::Called;

/// How a house sorts `aa` in names. Both are right; which one is a matter of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DoubleA {
    /// Two letters: Aase stands first.
    #[default]
    TwoLetters,
    /// Another way to write å: Aase stands last.
    Aring,
}

/// Compares as names stand in a Norwegian list: … z æ ø å, with ä and ö among æ and ø. Marks, capitals and apostrophes
/// decide only between names that are otherwise the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    letters: String,
    original: String,
}

/// The place of a name in a Norwegian list.
pub fn sort_key(name: &str, double_a: DoubleA) -> SortKey {
    let mut letters = String::with_capacity(name.len());
    for letter in name.nfc() {
        match letter {
            'æ' | 'Æ' | 'ä' | 'Ä' => letters.push(AE),
            'ø' | 'Ø' | 'ö' | 'Ö' => letters.push(OE),
            'å' | 'Å' => letters.push(ARING),
            'ü' | 'Ü' => letters.push('y'),
            _ => fold_char(letter, |plain| letters.push(plain)),
        }
    }
    if double_a == DoubleA::Aring {
        letters = letters.replace("aa", &ARING.to_string());
    }
    SortKey { letters, original: name.to_owned() }
}

/// The three characters after `z`, before all other scripts.
const AE: char = '{';
const OE: char = '|';
const ARING: char = '}';

impl Texts {
    /// What a youth is called; `–` for somebody nobody knows, and a hint where to look when no name can be shown.
    #[must_use]
    pub fn called(self, called: Option<&Called>) -> Cow<'_, str> {
        let Some(called) = called else { return Cow::Borrowed("–") };
        let name = called.name.as_deref().unwrap_or_else(|| self.name_in_plan());
        if called.told_apart.is_empty() {
            Cow::Borrowed(name)
        } else {
            Cow::Owned(format!("{name}{}", called.told_apart))
        }
    }

    /// The same in at most `room` columns: the name is cut rather than what tells it from another.
    #[must_use]
    pub fn called_within(self, called: Option<&Called>, room: usize) -> String {
        let told_apart = called.map_or("", |called| called.told_apart.as_str());
        let line = self.called(called);
        let name = line.strip_suffix(told_apart).unwrap_or(&line);
        match room.checked_sub(columns::width(told_apart)) {
            Some(left) if left > 0 => format!("{}{told_apart}", columns::truncate(name, left)),
            _ => columns::truncate(&line, room).into_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn sorted(mut names: Vec<&str>, double_a: DoubleA) -> Vec<&str> {
        names.sort_by_key(|name| sort_key(name, double_a));
        names
    }

    #[test]
    fn norwegian_letters_come_last_in_their_order() {
        let names = vec!["Åse", "Ørjan", "Zara", "Ærlend", "Ali", "Ömer", "Erik", "Élise"];
        let expected = ["Ali", "Élise", "Erik", "Zara", "Ærlend", "Ömer", "Ørjan", "Åse"];
        assert_eq!(sorted(names, DoubleA::TwoLetters), expected);
    }

    #[test]
    fn a_decomposed_letter_sorts_like_a_whole_one() {
        assert_eq!(sorted(vec!["A\u{30A}se", "Zara"], DoubleA::TwoLetters), ["Zara", "A\u{30A}se"]);
    }

    #[test]
    fn double_a_follows_the_house() {
        let names = vec!["Zara", "Aase", "Ali"];
        assert_eq!(sorted(names.clone(), DoubleA::TwoLetters), ["Aase", "Ali", "Zara"]);
        assert_eq!(sorted(names, DoubleA::Aring), ["Ali", "Zara", "Aase"]);
    }

    #[test]
    fn shorter_names_first_and_capitals_do_not_matter() {
        let names = vec!["ali reza", "Alia", "Ali", "ALI HASSAN"];
        assert_eq!(sorted(names, DoubleA::TwoLetters), ["Ali", "ALI HASSAN", "ali reza", "Alia"]);
    }

    fn someone(name: Option<&str>, told_apart: &str) -> Called {
        Called { name: name.map(str::to_owned), told_apart: told_apart.to_owned() }
    }

    #[test]
    fn a_name_is_said_with_what_tells_it_from_others() {
        let t = Texts::new(Language::Nb);
        assert_eq!(t.called(Some(&someone(Some("Ali"), ""))), "Ali");
        assert_eq!(t.called(Some(&someone(Some("Ali"), " H."))), "Ali H.");
        assert_eq!(t.called(Some(&someone(None, " (2009)"))), format!("{} (2009)", t.name_in_plan()));
        assert_eq!(t.called(None), "–");
    }

    #[test]
    fn where_there_is_little_room_the_name_is_cut_and_not_what_tells_it_from_others() {
        let t = Texts::new(Language::Nb);
        let within = |name, told_apart, room| t.called_within(Some(&someone(Some(name), told_apart)), room);
        assert_eq!(within("Oleksandr", " K.", 14), "Oleksandr K.");
        assert_eq!(within("Oleksandr", " K.", 10), "Oleksa… K.");
        assert_eq!(within("Oleksandr Volodymyrovytsj", "", 20), "Oleksandr…");
        assert_eq!(within("Oleksandr", " Kovaltsjuk", 6), "Oleks…", "no room for both");
        assert_eq!(t.called_within(None, 5), "–");
    }
}
