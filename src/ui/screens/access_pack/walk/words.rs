//! Which words of a line the next key is about.

use std::ops::Range;

use crate::domain::access_pack::{Mask, PackLine};

/// The words of a line without the signs around them, as ranges of its bytes.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive(char::is_whitespace) {
        let inside = part.trim_matches(|sign: char| !sign.is_alphanumeric());
        if !inside.is_empty() {
            let start = at + part.len() - part.trim_start_matches(|sign: char| !sign.is_alphanumeric()).len();
            words.push(start..start + inside.len());
        }
        at += part.len();
    }
    words
}

/// From one word of a line to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Chosen {
    first: usize,
    last: usize,
    /// The next step takes words in.
    extends: bool,
}

impl Chosen {
    /// What there is to decide first; else the first word below the heading.
    pub fn begin(line: &PackLine) -> Self {
        let words = words(&line.text);
        let heading = line.text.find('\n').unwrap_or(0);
        let decides =
            line.masks().all().iter().chain(line.proposed.all()).map(Mask::range).min_by_key(|range| range.start);
        let meets =
            |word: &Range<usize>| decides.as_ref().is_some_and(|over| word.start < over.end && over.start < word.end);
        let below = || words.iter().position(|word| word.start > heading);
        let first = words.iter().position(meets).or_else(below).unwrap_or(0);
        Self { first, last: words.iter().rposition(meets).unwrap_or(first), extends: false }
    }

    /// The bytes of the line.
    pub fn range(self, text: &str) -> Option<Range<usize>> {
        let words = words(text);
        let last = words.get(self.last.min(words.len().checked_sub(1)?))?;
        Some(words.get(self.first.min(self.last))?.start..last.end)
    }

    /// A word on, or back; with an extending choice a word more, or less.
    pub fn step(&mut self, forward: bool, text: &str) {
        let count = words(text).len();
        let to = if forward { (self.last + 1).min(count.saturating_sub(1)) } else { self.last.saturating_sub(1) };
        self.last = if self.extends { to.max(self.first) } else { to };
        if !self.extends {
            self.first = self.last;
        }
    }

    /// Begins to take words in, or goes back to one word.
    pub fn extend(&mut self) {
        self.extends = !self.extends;
        if !self.extends {
            self.first = self.last;
        }
    }

    pub const fn extends(self) -> bool {
        self.extends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_without_the_signs_around_them() {
        let text = "Fakta: «Åse», سميرة – og N'Diaye.";
        let found: Vec<&str> = words(text).into_iter().map(|word| &text[word]).collect();
        assert_eq!(found, ["Fakta", "Åse", "سميرة", "og", "N'Diaye"]);
        assert!(words(" – … ").is_empty());
    }

    #[test]
    fn a_choice_moves_takes_words_in_and_never_leaves_the_line() {
        let text = "en to tre";
        let of = |chosen: Chosen| &text[chosen.range(text).unwrap()];
        let mut chosen = Chosen::default();
        chosen.step(false, text);
        assert_eq!(of(chosen), "en");
        chosen.extend();
        chosen.step(true, text);
        assert_eq!(of(chosen), "en to");
        chosen.step(true, text);
        chosen.step(true, text);
        assert_eq!(of(chosen), "en to tre");
        chosen.step(false, text);
        assert_eq!(of(chosen), "en to");
        chosen.extend();
        assert_eq!(of(chosen), "to");
        assert_eq!(chosen.range(""), None);
    }
}
