//! The one fold for search and lookup: what two spellings of the same word have in common.
//!
//! [`fold`] makes letters plain: small, without marks, `ø`→`o`, `æ`→`ae`, `å`→`a`, `ł`→`l`, without apostrophes and the
//! signs that transliterated Arabic names carry. [`fold_loose`] also makes the two spellings of å and ø meet, `Aase` and
//! `Åse`, `Soeren` and `Søren`. Whatever is indexed with one of them must be asked for with the same one.

use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

/// A text folded for comparing. Folding a folded text changes nothing.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        fold_char(letter, |plain| folded.push(plain));
    }
    folded
}

/// [`fold`], and then `aa` as `a` and `oe` as `o`. Folding a folded text changes nothing.
pub fn fold_loose(text: &str) -> String {
    let mut loose = String::with_capacity(text.len());
    for letter in text.chars() {
        fold_char(letter, |plain| {
            if !repeats_vowel(&loose, plain) {
                loose.push(plain);
            }
        });
    }
    loose
}

/// The second letter of an `aa` or `oe`, given what stands before it.
fn repeats_vowel(before: &str, letter: char) -> bool {
    (letter == 'a' && before.ends_with('a')) || (letter == 'e' && before.ends_with('o'))
}

/// A folded text that still knows where each byte came from, so that a match can be shown in the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, the bytes of the original letter with its marks.
    origins: Vec<Range<usize>>,
}

impl Folded {
    /// [`fold`] with its way back.
    pub fn new(original: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(original.len()), origins: Vec::new() };
        for (start, letter) in original.char_indices() {
            let origin = start..start + letter.len_utf8();
            if canonical_combining_class(letter) != 0 {
                folded.extend_last_letter(origin.end);
            }
            fold_char(letter, |plain| folded.push(plain, origin.clone()));
        }
        folded
    }

    /// The same text as [`fold_loose`] would give, with its way back.
    pub fn loose(&self) -> Self {
        let mut loose = Self { text: String::with_capacity(self.text.len()), origins: Vec::new() };
        for (at, letter) in self.text.char_indices() {
            let origin = self.origins[at].clone();
            if repeats_vowel(&loose.text, letter) {
                loose.extend_last_letter(origin.end);
            } else {
                loose.push(letter, origin);
            }
        }
        loose
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that a range of folded bytes came from, whole letters with their marks. `None` if the
    /// range is empty or not inside the folded text.
    pub fn original(&self, folded: Range<usize>) -> Option<Range<usize>> {
        let origins = self.origins.get(folded)?;
        Some(origins.first()?.start..origins.last()?.end)
    }

    fn push(&mut self, letter: char, origin: Range<usize>) {
        self.text.push(letter);
        self.origins.resize(self.text.len(), origin);
    }

    fn extend_last_letter(&mut self, end: usize) {
        let Some(last) = self.origins.last().cloned() else { return };
        for origin in self.origins.iter_mut().rev().take_while(|origin| **origin == last) {
            origin.end = end;
        }
    }
}

/// Gives the plain letters of one letter, possibly none. Marks are dropped one by one, so their order does not matter and
/// no look at the neighbours is needed.
pub(crate) fn fold_char(letter: char, mut emit: impl FnMut(char)) {
    if letter.is_ascii() {
        return emit_plain(letter.to_ascii_lowercase(), &mut emit);
    }
    decompose_canonical(letter, |part| {
        if canonical_combining_class(part) == 0 {
            part.to_lowercase()
                .filter(|small| canonical_combining_class(*small) == 0)
                .for_each(|small| emit_plain(small, &mut emit));
        }
    });
}

fn emit_plain(letter: char, emit: &mut impl FnMut(char)) {
    match letter {
        'ø' => emit('o'),
        'æ' => "ae".chars().for_each(emit),
        'ß' => "ss".chars().for_each(emit),
        'þ' => "th".chars().for_each(emit),
        'œ' => "oe".chars().for_each(emit),
        'đ' | 'ð' => emit('d'),
        'ł' => emit('l'),
        'ŋ' => emit('n'),
        'ŧ' => emit('t'),
        'ħ' => emit('h'),
        'ı' => emit('i'),
        _ if is_left_out(letter) => {}
        _ if letter.is_whitespace() => emit(' '),
        _ => emit(letter),
    }
}

/// Signs inside words that people write or leave out as they please.
fn is_left_out(letter: char) -> bool {
    matches!(letter,
        '\'' | '`' | '´' | '‘' | '’' | '‛' // apostrophes as keyboards and editors make them
        | 'ʹ'..='ʿ' | 'ˈ' | 'ˊ' | 'ˋ' // hamza, ayn and their stand-ins in Latin letters
        | '\u{640}' // Arabic kashida, which only stretches a word
        | '\u{AD}' // soft hyphen
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' // invisible
        | '\u{FE00}'..='\u{FE0F}') // variation selectors
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_become_plain() {
        let pairs = [
            ("Øyvind", "oyvind"),
            ("Blåbær", "blabaer"),
            ("Łukasz", "lukasz"),
            ("Kjærstad", "kjaerstad"),
            ("Straße", "strasse"),
            ("Þóra Ðuro Đorđe", "thora duro dorde"),
            ("Sáŋgá Ŧ", "sanga t"),
            ("Zoë Çelik İbrahim", "zoe celik ibrahim"),
            ("N'Diaye O’Brien", "ndiaye obrien"),
            ("ʿAlī ʾAḥmad", "ali ahmad"),
            ("Ångström Å A\u{30A}", "angstrom a a"),
            ("a\u{A0}b\tc", "a b c"),
        ];
        for (original, folded) in pairs {
            assert_eq!(fold(original), folded);
        }
    }

    #[test]
    fn arabic_and_geez_match_themselves() {
        assert_eq!(fold("أَحْمَد"), fold("احمد"));
        assert_eq!(fold("محـــمد"), fold("محمد"));
        assert_eq!(fold("ሰላም"), "ሰላም");
        assert_ne!(fold("محمد"), fold("احمد"));
    }

    #[test]
    fn the_two_spellings_of_a_letter_meet() {
        for (one, other) in [("Aase", "Åse"), ("Soeren", "Søren"), ("Haakon", "Håkon"), ("Kjær", "Kjaer")] {
            assert_eq!(fold_loose(one), fold_loose(other));
        }
        assert_ne!(fold("Aase"), fold("Åse"));
    }

    #[test]
    fn a_match_is_found_in_the_original() {
        let original = "Blåbær hos Soeren";
        let folded = Folded::new(original);
        let shown = |folded: &Folded, needle: &str| {
            let at = folded.text().find(needle)?;
            folded.original(at..at + needle.len()).map(|range| &original[range])
        };
        assert_eq!(shown(&folded, "labae"), Some("låbæ"));
        assert_eq!(shown(&folded, "blaba"), Some("Blåbæ"), "half of an æ shows the whole");
        assert_eq!(shown(&folded.loose(), "sore"), Some("Soere"));
        assert_eq!(folded.original(0..0), None);
        assert_eq!(folded.original(10..99), None);
    }

    #[test]
    fn marks_stay_with_their_letter() {
        let original = "xe\u{301}y";
        let folded = Folded::new(original);
        assert_eq!(folded.text(), "xey");
        assert_eq!(folded.original(1..2), Some(1..4));
        assert_eq!(folded.original(2..3), Some(4..5));
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in any::<String>()) {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded.clone());
            let loose = fold_loose(&text);
            prop_assert_eq!(fold_loose(&loose), loose.clone());
            prop_assert_eq!(fold_loose(&folded), loose);
        }

        #[test]
        fn the_way_back_folds_to_the_same(text in "[ -~æøåÆØÅéłßþأَم\u{301}ʿ]{0,12}", from in 0usize..12, length in 1usize..6) {
            let folded = Folded::new(&text);
            prop_assert_eq!(folded.text(), fold(&text));
            let loose = folded.loose();
            prop_assert_eq!(loose.text(), fold_loose(&text));
            for (folded, fold) in [(folded, fold as fn(&str) -> String), (loose, fold_loose)] {
                let Some(original) = folded.original(from..from + length) else { continue };
                let part = folded.text().get(from..from + length).unwrap_or_default();
                prop_assert!(fold(&text[original.clone()]).contains(part), "{:?} in {:?}", part, &text[original]);
            }
        }
    }
}
