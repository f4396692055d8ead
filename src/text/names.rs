//! Names: their order, and which of a person's names a terminal can show.

use unicode_normalization::UnicodeNormalization;

use super::fold::fold_char;

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

/// The first of a person's names that a terminal can be trusted with, best name first. The others belong in the detail
/// view only, where the Latin form leads.
pub fn latin_first<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    names.into_iter().map(str::trim).find(|name| !name.is_empty() && !breaks_terminals(name))
}

/// Whether a text holds letters that many terminals place wrongly: scripts written from right to left, Ge'ez, and marks
/// that turn the direction.
pub fn breaks_terminals(text: &str) -> bool {
    text.chars().any(|letter| {
        matches!(letter,
            '\u{590}'..='\u{8FF}' // Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours
            | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' // their presentation forms
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}' // older and African ones, Arabic mathematics
            | '\u{1200}'..='\u{139F}' | '\u{2D80}'..='\u{2DDF}' | '\u{AB01}'..='\u{AB2F}' | '\u{1E7E0}'..='\u{1E7FF}' // Ge'ez
            | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn lists_show_the_first_name_a_terminal_can() {
        assert_eq!(latin_first(["Sara", "Sarah Mohammadi", "سارا"]), Some("Sara"));
        assert_eq!(latin_first(["سارا", " Sarah Mohammadi "]), Some("Sarah Mohammadi"));
        assert_eq!(latin_first(["ሰላም", "", "Selam"]), Some("Selam"));
        assert_eq!(latin_first(["סרה", "   "]), None);
    }

    #[test]
    fn only_scripts_that_break_are_held_back() {
        for name in ["Øystein", "Łukasz", "Ольга", "Αθηνά", "李", "ʿAlī"] {
            assert!(!breaks_terminals(name), "{name}");
        }
        for name in ["علی", "Ali علی", "ትግርኛ", "שרה", "Ali\u{202E}"] {
            assert!(breaks_terminals(name), "{name}");
        }
    }
}
