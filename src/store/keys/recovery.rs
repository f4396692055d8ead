//! The recovery code: the way into the house when every passphrase is lost, kept on paper.

use std::fmt;

use zeroize::Zeroizing;

use super::{KeyError, random};

/// Base32 after Crockford: no I, L, O or U, which are misread on paper.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SYMBOLS: usize = 30;
const CHECK_SYMBOLS: usize = 2;
const GROUP: usize = 5;

/// 140 random bits as 28 symbols, and two check symbols over the whole: six groups of five, three for each half of the
/// paper.
///
/// The check symbols find every code with one or two wrong symbols, and for a single wrong one the group it is in.
/// `Display` writes the code out, to show it once; `Debug` does not.
pub struct RecoveryCode(Zeroizing<[u8; SYMBOLS]>);

/// Why what was typed is not a recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryFault {
    /// Too few or too many letters and digits.
    #[error("{found} symbols instead of {SYMBOLS}")]
    Length {
        /// How many there are.
        found: usize,
    },
    /// Something is wrong in this group, counted from 1; look there first.
    #[error("group {0} is wrong")]
    Group(usize),
    /// Something is wrong in more than one place.
    #[error("check symbols do not fit")]
    Check,
}

impl RecoveryCode {
    /// A new code.
    ///
    /// # Errors
    /// [`KeyError::Random`] if the operating system gives no random bytes.
    pub fn random() -> Result<Self, KeyError> {
        let mut values = Zeroizing::new([0; SYMBOLS]);
        random::fill(&mut values[CHECK_SYMBOLS..])?;
        // Five of the eight bits: every symbol equally likely.
        values.iter_mut().for_each(|value| *value &= 31);
        add_check_symbols(&mut values);
        Ok(Self::from_values(&values))
    }

    /// Reads what somebody typed from the paper. Case, blanks and dashes do not count; O is read as 0, I and L as 1.
    ///
    /// # Errors
    /// [`RecoveryFault`], with the group that is wrong where that can be told.
    pub fn parse(typed: &str) -> Result<Self, RecoveryFault> {
        let mut values = Zeroizing::new([0; SYMBOLS]);
        let mut found = 0;
        for letter in typed.chars().filter(|&letter| !is_separator(letter)) {
            let value = value_of(letter).ok_or(RecoveryFault::Group(found / GROUP + 1))?;
            if let Some(place) = values.get_mut(found) {
                *place = value;
            }
            found += 1;
        }
        if found != SYMBOLS {
            return Err(wrong_length(typed, found));
        }
        match syndromes(&values) {
            (0, 0) => Ok(Self::from_values(&values)),
            (plain, weighted) => Err(locate(plain, weighted)),
        }
    }

    /// The six groups of five, in order: the first three are one half of the paper, the last three the other.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        self.0.chunks(GROUP).map(|group| std::str::from_utf8(group).unwrap_or_default())
    }

    /// What the slot's key is derived from: the thirty symbols without dashes.
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    fn from_values(values: &[u8; SYMBOLS]) -> Self {
        let mut symbols = Zeroizing::new([0; SYMBOLS]);
        for (symbol, &value) in symbols.iter_mut().zip(values) {
            *symbol = ALPHABET[usize::from(value)];
        }
        Self(symbols)
    }
}

impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, group) in self.groups().enumerate() {
            if number > 0 {
                f.write_str("-")?;
            }
            f.write_str(group)?;
        }
        Ok(())
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(secret)")
    }
}

/// Blanks and every kind of dash that a keyboard or a copied text brings.
fn is_separator(letter: char) -> bool {
    letter.is_whitespace() || letter == '-' || letter == '\u{2212}' || ('\u{2010}'..='\u{2015}').contains(&letter)
}

fn value_of(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let index = ALPHABET.iter().position(|&symbol| char::from(symbol) == letter)?;
    u8::try_from(index).ok()
}

/// If the six groups were kept apart and one has the wrong length, that one is named.
fn wrong_length(typed: &str, found: usize) -> RecoveryFault {
    let groups = typed.split(is_separator).filter(|group| !group.is_empty());
    let lengths: Vec<usize> = groups.map(|group| group.chars().count()).collect();
    let wrong: Vec<usize> = (0..lengths.len()).filter(|&index| lengths[index] != GROUP).collect();
    match wrong.as_slice() {
        [one] if lengths.len() == SYMBOLS / GROUP => RecoveryFault::Group(one + 1),
        _ => RecoveryFault::Length { found },
    }
}

// The check is the shortest Reed-Solomon code over the 32 symbols: with symbols s₀ … s₂₉ as elements of GF(32), both
// Σ sᵢ and Σ sᵢ·αⁱ are zero. One wrong symbol at i makes them e and e·αⁱ, and their ratio tells i.

/// Both sums; zero for a code without mistakes.
fn syndromes(values: &[u8; SYMBOLS]) -> (u8, u8) {
    let plain = values.iter().fold(0, |sum, value| sum ^ value);
    let weighted = values.iter().rev().fold(0, |sum, value| times_alpha(sum) ^ value);
    (plain, weighted)
}

/// Times α in GF(32), with α⁵ = α² + 1.
fn times_alpha(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 32 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

/// Sets the first two symbols so that both sums are zero; of the 32 pairs with the right plain sum, one fits.
fn add_check_symbols(values: &mut [u8; SYMBOLS]) {
    values[..CHECK_SYMBOLS].fill(0);
    let (plain, _) = syndromes(values);
    for candidate in 0..32 {
        values[0] = candidate;
        values[1] = candidate ^ plain;
        if syndromes(values) == (0, 0) {
            return;
        }
    }
}

/// The group in which one wrong symbol would give these sums.
fn locate(plain: u8, weighted: u8) -> RecoveryFault {
    let mut expected = plain;
    for position in 0..SYMBOLS {
        if plain != 0 && expected == weighted {
            return RecoveryFault::Group(position / GROUP + 1);
        }
        expected = times_alpha(expected);
    }
    RecoveryFault::Check
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code_of(seed: &[u8; SYMBOLS]) -> RecoveryCode {
        let mut values = seed.map(|value| value & 31);
        add_check_symbols(&mut values);
        RecoveryCode::from_values(&values)
    }

    fn replaced(code: &RecoveryCode, position: usize, by: u8) -> Option<String> {
        let mut symbols = *code.0;
        let symbol = ALPHABET[usize::from(by & 31)];
        if symbols[position] == symbol {
            return None;
        }
        symbols[position] = symbol;
        Some(String::from_utf8(symbols.to_vec()).unwrap())
    }

    proptest! {
        #[test]
        fn every_code_reads_back(seed: [u8; SYMBOLS]) {
            let code = code_of(&seed);
            let read = RecoveryCode::parse(&code.to_string()).unwrap();
            prop_assert_eq!(read.as_bytes(), code.as_bytes());
        }

        #[test]
        fn one_wrong_symbol_is_found_and_its_group_named(
            seed: [u8; SYMBOLS], position in 0..SYMBOLS, by in 0..32_u8,
        ) {
            let Some(typed) = replaced(&code_of(&seed), position, by) else { return Ok(()) };
            prop_assert_eq!(RecoveryCode::parse(&typed).unwrap_err(), RecoveryFault::Group(position / GROUP + 1));
        }

        #[test]
        fn two_wrong_symbols_are_found(
            seed: [u8; SYMBOLS], first in 0..SYMBOLS, second in 0..SYMBOLS, a in 0..32_u8, b in 0..32_u8,
        ) {
            prop_assume!(first != second);
            let code = code_of(&seed);
            let mut symbols = *code.0;
            symbols[first] = ALPHABET[usize::from(a)];
            symbols[second] = ALPHABET[usize::from(b)];
            prop_assume!(symbols != *code.0);
            let typed = String::from_utf8(symbols.to_vec()).unwrap();
            prop_assert!(RecoveryCode::parse(&typed).is_err());
        }

        #[test]
        fn exchanged_symbols_are_found(seed: [u8; SYMBOLS], first in 0..SYMBOLS, second in 0..SYMBOLS) {
            let code = code_of(&seed);
            let mut symbols = *code.0;
            prop_assume!(symbols[first] != symbols[second]);
            symbols.swap(first, second);
            let typed = String::from_utf8(symbols.to_vec()).unwrap();
            prop_assert!(RecoveryCode::parse(&typed).is_err());
        }

        #[test]
        fn anything_typed_is_read_or_refused(typed in "\\PC{0,60}") {
            if let Ok(code) = RecoveryCode::parse(&typed) {
                prop_assert_eq!(code.groups().count(), 6);
            }
        }
    }

    #[test]
    fn a_code_is_six_groups_of_five() {
        let shown = RecoveryCode::random().unwrap().to_string();
        let groups: Vec<&str> = shown.split('-').collect();
        assert_eq!(groups.len(), 6);
        assert!(groups.iter().all(|group| group.len() == 5));
        assert!(shown.bytes().all(|letter| letter == b'-' || ALPHABET.contains(&letter)));
    }

    #[test]
    fn two_codes_differ_in_most_symbols() {
        let (one, other) = (RecoveryCode::random().unwrap(), RecoveryCode::random().unwrap());
        let same = one.as_bytes().iter().zip(other.as_bytes()).filter(|(a, b)| a == b).count();
        assert!(same < 15, "{same} of {SYMBOLS} symbols are the same");
    }

    #[test]
    fn reading_is_tolerant() {
        let code = code_of(&[0; SYMBOLS].map(|_: u8| 1));
        let shown = code.to_string();
        let variants = [
            shown.to_lowercase(),
            shown.replace('-', ""),
            shown.replace('-', " \u{2013} "),
            format!("  {}\n", shown.replace('-', "\t")),
            shown.replace('1', "l").replace('0', "o"),
            shown.replace('1', "I").replace('0', "O"),
        ];
        for typed in variants {
            assert_eq!(RecoveryCode::parse(&typed).unwrap().as_bytes(), code.as_bytes(), "{typed:?}");
        }
    }

    #[test]
    fn the_wrong_group_is_named_for_a_strange_letter_and_a_short_group() {
        let shown = code_of(&[9; SYMBOLS]).to_string();
        let strange: String = shown.char_indices().map(|(at, c)| if at == 14 { 'U' } else { c }).collect();
        assert_eq!(RecoveryCode::parse(&strange).unwrap_err(), RecoveryFault::Group(3));
        let mut short = shown.clone();
        short.remove(20);
        assert_eq!(RecoveryCode::parse(&short).unwrap_err(), RecoveryFault::Group(4));
        assert_eq!(
            RecoveryCode::parse(&short.replace('-', "")).unwrap_err(),
            RecoveryFault::Length { found: SYMBOLS - 1 }
        );
        assert_eq!(RecoveryCode::parse("").unwrap_err(), RecoveryFault::Length { found: 0 });
        let long = format!("{shown}-00000");
        assert_eq!(RecoveryCode::parse(&long).unwrap_err(), RecoveryFault::Length { found: SYMBOLS + 5 });
    }

    #[test]
    fn debug_shows_nothing() {
        let code = RecoveryCode::random().unwrap();
        assert_eq!(format!("{code:?}"), "RecoveryCode(secret)");
    }
}
