//! How well a text fits what was typed, and which of its letters. The same fold on both sides, so that æ, ø, å, marks and
//! capitals never stand in the way; `aa` and `å` meet by the looser fold.

use std::ops::Range;

use frizbee::{CaseMatching, Config, Matcher, UnicodeMatching};

use crate::domain::fold::{Folded, fold, fold_loose};

/// From this many letters on they may stand apart.
const SCATTERED_FROM: usize = 3;
/// One letter in so many may be wrong or missing.
const LETTERS_PER_SLIP: usize = 4;

/// How a text fits, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It is what was typed.
    Whole,
    /// It begins so.
    Begins,
    /// One of its words begins so.
    WordBegins,
    /// It stands inside a word.
    Inside,
    /// All letters in their order, with others between.
    Scattered,
    /// The same, with a slip or two.
    Misspelt,
}

/// A text as it can be found.
pub(super) struct Spelling {
    plain: Folded,
    loose: Folded,
}

/// What was typed, folded both ways.
pub(super) struct Typed {
    plain: Needle,
    loose: Needle,
}

/// One folding of what was typed, with what looks for its letters where they do not stand together. Made once a letter
/// typed, used for every text.
struct Needle {
    text: String,
    letters: usize,
    /// Looks for letters that stand apart, with a slip or two; `None` for words too short for that.
    scattered: Option<Matcher>,
    /// Letters of the text that a misspelt word may reach over: beyond it, chance finds everything.
    reach: u32,
}

/// A text that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) fit: Fit,
    /// More is better, among texts that fit the same way.
    pub(super) points: u16,
    /// The bytes of the original that were meant.
    pub(super) letters: Vec<Range<usize>>,
}

impl Spelling {
    pub(super) fn new(text: &str) -> Self {
        let plain = Folded::new(text);
        Self { loose: plain.loose(), plain }
    }

    /// Whether and how it fits.
    pub(super) fn find(&self, typed: &mut Typed) -> Option<Found> {
        let plain = typed.plain.find(&self.plain);
        let same = self.plain.text() == self.loose.text() && typed.plain.text == typed.loose.text;
        let loose = if same { None } else { typed.loose.find(&self.loose) };
        [plain, loose].into_iter().flatten().min_by_key(|found| (found.fit, std::cmp::Reverse(found.points)))
    }

    /// The same for longer texts: only where a word begins so.
    pub(super) fn find_word(&self, typed: &mut Typed) -> Option<Found> {
        self.find(typed).filter(|found| found.fit <= Fit::WordBegins)
    }
}

impl Typed {
    pub(super) fn new(text: &str) -> Self {
        let text = text.trim();
        Self { plain: Needle::new(fold(text)), loose: Needle::new(fold_loose(text)) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.plain.text.is_empty()
    }

    /// The letters of the longest word.
    pub(super) fn longest_word(&self) -> usize {
        let words = self.plain.text.split(|letter: char| !letter.is_alphanumeric());
        words.map(|word| word.chars().count()).max().unwrap_or(0)
    }
}

impl Needle {
    fn new(text: String) -> Self {
        let letters = text.chars().count();
        let config = Config::default().casing(CaseMatching::Respect).unicode(UnicodeMatching::Smart);
        let slips = u16::try_from(letters / LETTERS_PER_SLIP).unwrap_or(u16::MAX);
        // Each slip may have left out a letter of the text, or stand beside one that was swapped.
        let reach = u32::try_from(letters).unwrap_or(u32::MAX).saturating_add(2 * u32::from(slips));
        let scattered =
            (letters >= SCATTERED_FROM).then(|| Matcher::new(text.as_str(), &config.max_typos(Some(slips))));
        Self { text, letters, scattered, reach }
    }

    fn find(&mut self, text: &Folded) -> Option<Found> {
        if self.text.is_empty() {
            return None;
        }
        if let Some((fit, at)) = run(text.text(), &self.text) {
            let letters = text.original(at..at + self.text.len()).into_iter().collect();
            return Some(Found { fit, points: 0, letters });
        }
        let found = self.scattered.as_mut()?.match_one_indices(text.text(), 0)?;
        let fit = if found.indices.len() >= self.letters { Fit::Scattered } else { Fit::Misspelt };
        let is_near = fit == Fit::Scattered || reached(&found.indices) <= self.reach;
        let letters = letters(text, &found.indices);
        is_near.then_some(Found { fit, points: found.score, letters })
    }
}

/// From the first to the last of the letters found, both counted.
fn reached(indices: &[u32]) -> u32 {
    let (first, last) = (indices.iter().min(), indices.iter().max());
    first.zip(last).map_or(0, |(first, last)| last - first + 1)
}

/// The typed letters in one run; where a word begins so rather than inside another.
fn run(text: &str, typed: &str) -> Option<(Fit, usize)> {
    let mut inside = None;
    for (at, _) in text.match_indices(typed) {
        if at == 0 {
            return Some((if text.len() == typed.len() { Fit::Whole } else { Fit::Begins }, 0));
        }
        if !text[..at].ends_with(char::is_alphanumeric) {
            return Some((Fit::WordBegins, at));
        }
        inside.get_or_insert(at);
    }
    inside.map(|at| (Fit::Inside, at))
}

/// The letters of the original behind the letters found in the folded text.
fn letters(text: &Folded, indices: &[u32]) -> Vec<Range<usize>> {
    let mut letters: Vec<Range<usize>> = text
        .text()
        .char_indices()
        .enumerate()
        .filter(|(index, _)| indices.iter().any(|found| usize::try_from(*found) == Ok(*index)))
        .filter_map(|(_, (at, letter))| text.original(at..at + letter.len_utf8()))
        .collect();
    letters.dedup();
    letters
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fit(text: &str, typed: &str) -> Option<Fit> {
        Spelling::new(text).find(&mut Typed::new(typed)).map(|found| found.fit)
    }

    fn meant<'a>(text: &'a str, typed: &str) -> Vec<&'a str> {
        let found = Spelling::new(text).find(&mut Typed::new(typed)).unwrap();
        found.letters.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn the_nearer_the_better() {
        assert_eq!(fit("Amir", "amir"), Some(Fit::Whole));
        assert_eq!(fit("Amir", "am"), Some(Fit::Begins));
        assert_eq!(fit("Ny aktivitet", "ak"), Some(Fit::WordBegins));
        assert_eq!(fit("Samira", "am"), Some(Fit::Inside));
        assert_eq!(fit("Leksehjelp", "lkhj"), Some(Fit::Scattered));
        assert_eq!(fit("Amir", "xy"), None);
        assert_eq!(fit("Amir", ""), None);
        assert!(Fit::Whole < Fit::Begins && Fit::Inside < Fit::Scattered && Fit::Scattered < Fit::Misspelt);
    }

    #[test]
    fn spelling_is_tolerated() {
        for (text, typed) in [
            ("Øyvind", "oyv"),
            ("Åse", "aase"),
            ("Aase", "åse"),
            ("Søren", "soeren"),
            ("Łukasz", "lukasz"),
            ("Kjærstad", "kjaer"),
            ("Mohammed", "muhamed"),
            ("Muhammad", "muhamed"),
            ("Mohamed", "muhamed"),
            ("Samira", "smaira"),
            ("Oleksandr", "aleksandr"),
            ("سميرة", "سمي"),
            ("ዮናስ", "ዮና"),
        ] {
            assert!(fit(text, typed).is_some(), "{typed} should find {text}");
        }
    }

    #[test]
    fn chance_finds_nothing() {
        for (text, typed) in
            [("Fellesmiddag", "film"), ("Bestå vg1 norsk", "bror"), ("Hodan", "hassan"), ("Yonas", "jan")]
        {
            assert_eq!(fit(text, typed), None, "{typed} found {text}");
        }
        assert_eq!(fit("Avslutt", "at"), None, "two letters stand together");
    }

    #[test]
    fn the_letters_that_were_meant_are_known() {
        assert_eq!(meant("Blåbærtur", "baer"), ["bær"]);
        assert_eq!(meant("Søren", "soer"), ["Sør"]);
        assert_eq!(meant("Leksehjelp", "lkhj"), ["L", "k", "h", "j"]);
        assert_eq!(meant("Stå opp selv", "sel"), ["sel"]);
    }

    proptest! {
        #[test]
        fn nothing_panics_and_letters_are_of_the_text(text in any::<String>(), typed in any::<String>()) {
            let spelling = Spelling::new(&text);
            if let Some(found) = spelling.find(&mut Typed::new(&typed)) {
                for range in found.letters {
                    prop_assert!(text.get(range).is_some());
                }
            }
        }

        #[test]
        fn every_beginning_is_found(name in "[A-ZÆØÅ][a-zæøåéł]{1,8}( [A-Z][a-z]{1,6})?", letters in 2usize..6) {
            let beginning: String = name.chars().take(letters).collect();
            prop_assert!(fit(&name, &beginning).is_some_and(|fit| fit <= Fit::Begins), "{} in {}", beginning, name);
        }
    }
}
