//! Passphrases: what may be chosen, what is offered, and one form of it whatever the keyboard.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::{KeyError, random};

/// The least number of characters of a passphrase.
pub const MIN_CHARS: usize = 12;

/// How many words are offered.
///
/// The list has 2,048 words, so each is worth 11 bits: five are 55. At 0.2 s a guess (argon2id with
/// [`KdfParams::DEFAULT`](super::KdfParams::DEFAULT)) trying half of them takes one processor core a hundred million
/// years; six words would be safer by a factor nobody needs and longer to type at every shift.
pub const SUGGESTED_WORDS: usize = 5;

/// What has to be left when house name, own name and common words are taken away.
const MIN_REST: usize = 8;
const WORD_COUNT: u16 = 2048;
const WORDS: &str = include_str!("words.txt");

/// What people try first, and what is tried against them first; whole words of the lists of leaked passwords, Norwegian
/// and English.
const COMMON: &[&str] = &[
    "passord",
    "password",
    "passwort",
    "hemmelig",
    "hemmeleg",
    "velkommen",
    "welcome",
    "sommer",
    "vinter",
    "summer",
    "winter",
    "fotball",
    "football",
    "liverpool",
    "arsenal",
    "rosenborg",
    "norge",
    "norway",
    "bergen",
    "trondheim",
    "qwerty",
    "letmein",
    "iloveyou",
    "admin",
    "administrator",
    "dragon",
    "monkey",
    "baseball",
    "master",
    "sunshine",
    "princess",
    "superman",
    "pokemon",
    "kjærlighet",
    "elsker",
    "bofellesskap",
    "personalbase",
    "barnevern",
    "kommune",
    "personal",
    "vaktrom",
    "changeme",
    "secret",
    "computer",
    "datamaskin",
    "1234",
    "123456",
];

/// Rows along which fingers and habits run.
const ROWS: &[&str] = &["abcdefghijklmnopqrstuvwxyzæøå", "01234567890", "qwertyuiopå", "asdfghjkløæ", "zxcvbnm"];
const MIN_RUN: usize = 4;

/// A passphrase in its one form. Wiped on drop, `Debug` shows nothing.
///
/// The form: Unicode NFC, no blanks at the ends, single blanks inside. So it opens from a keyboard that composes å from
/// two signs, and with a blank too many. Case counts.
pub struct Passphrase(Zeroizing<String>);

/// What a passphrase may not lean on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// The name of the house.
    pub house: &'a str,
    /// The person's initials and names.
    pub person: &'a [&'a str],
}

/// Why a passphrase may not be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Weakness {
    /// Fewer than [`MIN_CHARS`] characters.
    #[error("fewer than {MIN_CHARS} characters")]
    TooShort,
    /// Few different characters, or a part over again.
    #[error("repeats itself")]
    Repeated,
    /// Half or more of it runs along the alphabet, the digits or the keyboard.
    #[error("runs along alphabet or keyboard")]
    Sequence,
    /// Little more than the name of the house.
    #[error("leans on the name of the house")]
    HouseName,
    /// Little more than the person's initials or names.
    #[error("leans on initials or names")]
    OwnName,
    /// Little more than words everybody tries.
    #[error("leans on common passwords")]
    Common,
}

impl Passphrase {
    /// Brings what was typed into its one form. Any text is accepted, so that an old passphrase still opens when rules
    /// get stricter; [`Passphrase::check`] is for choosing one.
    pub fn new(typed: &str) -> Self {
        // Room for the longest result (NFC lengthens a text at most threefold), so that growing leaves no copies behind.
        let mut form = Zeroizing::new(String::with_capacity(typed.len() * 3));
        for word in typed.split_whitespace() {
            if !form.is_empty() {
                form.push(' ');
            }
            form.extend(word.nfc());
        }
        Self(form)
    }

    /// Random words from the program's own list of Norwegian words, at least [`SUGGESTED_WORDS`].
    ///
    /// # Errors
    /// [`KeyError::Random`] if the operating system gives no random bytes.
    pub fn suggest(words: usize) -> Result<Self, KeyError> {
        let words = words.max(SUGGESTED_WORDS);
        let mut text = Zeroizing::new(String::with_capacity(words * 20));
        for _ in 0..words {
            text.push_str(random_word()?);
            text.push(' ');
        }
        Ok(Self::new(&text))
    }

    /// Refuses a passphrase that is short or obvious.
    ///
    /// # Errors
    /// The first [`Weakness`] that is found.
    pub fn check(&self, known: Known<'_>) -> Result<(), Weakness> {
        if self.0.chars().count() < MIN_CHARS {
            return Err(Weakness::TooShort);
        }
        let lower = Zeroizing::new(self.0.to_lowercase());
        let letters: Zeroizing<Vec<char>> = Zeroizing::new(lower.chars().filter(|c| !c.is_whitespace()).collect());
        if is_repeated(&letters) {
            return Err(Weakness::Repeated);
        }
        if in_runs(&letters) * 2 >= letters.len() {
            return Err(Weakness::Sequence);
        }
        check_leaning(&lower, known)
    }

    /// The passphrase, to show it once or fill a field with it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the slot's key is derived from.
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(secret)")
    }
}

fn random_word() -> Result<&'static str, KeyError> {
    let mut bytes = [0; 2];
    random::fill(&mut bytes)?;
    // The count is a power of two, so the remainder favours no word.
    let index = u16::from_ne_bytes(bytes) % WORD_COUNT;
    Ok(WORDS.lines().nth(usize::from(index)).unwrap_or_default())
}

/// Fewer than five different characters, or one part at least twice and nothing else.
fn is_repeated(letters: &[char]) -> bool {
    let mut different = Zeroizing::new(letters.to_vec());
    different.sort_unstable();
    different.dedup();
    different.len() < 5 || (1..=letters.len() / 2).any(|part| letters[part..] == letters[..letters.len() - part])
}

/// How many characters stand in runs of at least [`MIN_RUN`] along one of the [`ROWS`], in either direction.
fn in_runs(letters: &[char]) -> usize {
    let mut marked = vec![false; letters.len()];
    for row in ROWS {
        let forwards: Vec<char> = row.chars().collect();
        let backwards: Vec<char> = row.chars().rev().collect();
        mark_runs(letters, &forwards, &mut marked);
        mark_runs(letters, &backwards, &mut marked);
    }
    marked.into_iter().filter(|&mark| mark).count()
}

fn mark_runs(letters: &[char], row: &[char], marked: &mut [bool]) {
    let follows = |first: char, second: char| row.windows(2).any(|pair| pair == [first, second]);
    let mut start = 0;
    for end in 1..=letters.len() {
        if end < letters.len() && follows(letters[end - 1], letters[end]) {
            continue;
        }
        if end - start >= MIN_RUN {
            marked[start..end].fill(true);
        }
        start = end;
    }
}

/// Refuses a passphrase of which too little is left without names and common words, and tells which came first.
fn check_leaning(lower: &str, known: Known<'_>) -> Result<(), Weakness> {
    let lists = [
        (Weakness::HouseName, pieces(&[known.house])),
        (Weakness::OwnName, pieces(known.person)),
        (Weakness::Common, COMMON.iter().map(|&word| word.to_owned()).collect()),
    ];
    let mut rest = Zeroizing::new(lower.to_owned());
    let mut first = None;
    for (weakness, pieces) in lists {
        let before = rest.len();
        for piece in pieces {
            rest = without(&rest, &piece);
        }
        if rest.len() < before {
            first = first.or(Some(weakness));
        }
    }
    let left = rest.chars().filter(|c| !c.is_whitespace()).count();
    match first {
        Some(weakness) if left < MIN_REST => Err(weakness),
        _ => Ok(()),
    }
}

/// The names themselves, without their blanks, and their single words; in lower case, the longest first.
fn pieces(names: &[&str]) -> Vec<String> {
    let mut pieces = Vec::new();
    for name in names {
        let name: String = name.nfc().collect::<String>().to_lowercase();
        pieces.push(name.split_whitespace().collect());
        pieces.extend(name.split_whitespace().map(str::to_owned));
    }
    pieces.retain(|piece: &String| !piece.is_empty());
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
    pieces
}

/// The text without a piece: a piece of four letters or more wherever it stands, a shorter one, such as initials, only
/// as a word of its own.
fn without(text: &str, piece: &str) -> Zeroizing<String> {
    if piece.chars().count() >= 4 {
        return Zeroizing::new(text.replace(piece, ""));
    }
    let mut rest = Zeroizing::new(String::with_capacity(text.len()));
    for part in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        rest.push_str(if word == piece { &part[word.len()..] } else { part });
    }
    rest
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    const KNOWN: Known<'_> = Known { house: "Solbakken bofellesskap", person: &["KN", "Kari Nordmann"] };

    fn check(text: &str) -> Result<(), Weakness> {
        Passphrase::new(text).check(KNOWN)
    }

    #[test]
    fn one_form_from_every_keyboard() {
        let composed = Passphrase::new("blåbær på fjellet");
        for typed in ["  bla\u{30a}bær  på\tfjellet\n", "blåbær\u{a0}på fjellet"] {
            assert_eq!(Passphrase::new(typed).as_str(), composed.as_str());
        }
        assert_ne!(Passphrase::new("Blåbær på fjellet").as_str(), composed.as_str());
    }

    #[test]
    fn twelve_characters_are_enough_and_eleven_are_not() {
        assert_eq!(check("fjordhest 7"), Err(Weakness::TooShort));
        assert_eq!(check("fjordhest 72"), Ok(()));
        assert_eq!(check("  fjordhest  7  "), Err(Weakness::TooShort));
        assert_eq!(check("øåæøåæøåæøå"), Err(Weakness::TooShort), "characters count, not bytes");
    }

    #[test]
    fn what_repeats_itself_is_refused() {
        for text in
            ["aaaaaaaaaaaaaa", "abababababababab", "fjordhest fjordhest", "grønn grønn grønn", "xyzzyxyzzyxyzzy"]
        {
            assert_eq!(check(text), Err(Weakness::Repeated), "{text}");
        }
        assert_eq!(check("a hest og fjord a"), Ok(()), "the same letter at both ends is no repetition");
    }

    #[test]
    fn runs_along_alphabet_and_keyboard_are_refused() {
        for text in
            ["abcdefghijklm", "123456789012", "qwertyuiopå12", "lkjhgfdsa mnbvcxz", "hest 98765432", "QWERTYasdfgh"]
        {
            assert_eq!(check(text), Err(Weakness::Sequence), "{text}");
        }
        assert_eq!(check("rødt hus 1234 og sjø"), Ok(()), "a short run in a long passphrase is no harm");
    }

    #[test]
    fn names_and_common_words_are_not_enough() {
        assert_eq!(check("Solbakken2026!"), Err(Weakness::HouseName));
        assert_eq!(check("solbakken bofellesskap"), Err(Weakness::HouseName));
        assert_eq!(check("KariNordmann77"), Err(Weakness::OwnName));
        assert_eq!(check("nordmann-kn-77"), Err(Weakness::OwnName));
        assert_eq!(check("Passord2026!!"), Err(Weakness::Common));
        assert_eq!(check("hemmelig kode"), Err(Weakness::Common));
        assert_eq!(check("sommer vinter 26"), Err(Weakness::Common));
    }

    #[test]
    fn names_and_common_words_do_no_harm_in_a_longer_passphrase() {
        assert_eq!(check("Solbakken har blå gardiner"), Ok(()));
        assert_eq!(check("knute og knapp i skogen"), Ok(()), "initials inside a word are no initials");
        assert_eq!(check("sommer med blåbær og fløte"), Ok(()));
    }

    #[test]
    fn without_known_names_the_rest_is_still_checked() {
        let nobody = Known::default();
        assert_eq!(Passphrase::new("Solbakken2026!").check(nobody), Ok(()));
        assert_eq!(Passphrase::new("Passord2026!!").check(nobody), Err(Weakness::Common));
    }

    #[test]
    fn the_list_has_exactly_its_words_and_each_can_be_typed() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert_eq!(words.len(), usize::from(WORD_COUNT));
        assert_eq!(words.iter().collect::<HashSet<_>>().len(), words.len(), "no word twice");
        for word in &words {
            let letters = word.chars().count();
            assert!((4..=8).contains(&letters), "{word}");
            assert!(word.chars().all(|c| c.is_ascii_lowercase() || "æøå".contains(c)), "{word}");
            assert!(!COMMON.contains(word), "{word} is a common password");
        }
    }

    #[test]
    fn no_two_words_of_the_list_differ_by_one_letter() {
        let words: HashSet<&str> = WORDS.lines().collect();
        for word in &words {
            let letters: Vec<char> = word.chars().collect();
            for at in 0..letters.len() {
                let mut shorter = letters.clone();
                shorter.remove(at);
                assert!(!words.contains(shorter.iter().collect::<String>().as_str()), "{word}");
                for by in ('a'..='z').chain("æøå".chars()).filter(|&by| by != letters[at]) {
                    let mut other = letters.clone();
                    other[at] = by;
                    assert!(!words.contains(other.iter().collect::<String>().as_str()), "{word}");
                }
            }
        }
    }

    #[test]
    fn suggestions_pass_the_rules_and_differ() {
        let mut seen = HashSet::new();
        for _ in 0..200 {
            let suggestion = Passphrase::suggest(SUGGESTED_WORDS).unwrap();
            assert_eq!(suggestion.as_str().split(' ').count(), SUGGESTED_WORDS);
            assert!(suggestion.as_str().split(' ').all(|word| WORDS.lines().any(|line| line == word)));
            assert_eq!(suggestion.check(KNOWN), Ok(()), "{}", suggestion.as_str());
            assert!(seen.insert(suggestion.as_str().to_owned()));
        }
    }

    #[test]
    fn suggestions_reach_the_whole_list() {
        let mut seen = HashSet::new();
        for _ in 0..4_000 {
            seen.extend(Passphrase::suggest(5).unwrap().as_str().split(' ').map(str::to_owned));
        }
        // 20,000 draws miss a given word once in 17,000 times.
        assert!(seen.len() > 2_030, "{}", seen.len());
    }

    #[test]
    fn fewer_words_than_the_least_are_not_offered() {
        assert_eq!(Passphrase::suggest(1).unwrap().as_str().split(' ').count(), SUGGESTED_WORDS);
        assert_eq!(Passphrase::suggest(7).unwrap().as_str().split(' ').count(), 7);
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", Passphrase::new("fjordhest")), "Passphrase(secret)");
    }
}
