//! Short texts that are never empty and never endless: names of people, rooms, goals and activities.

use serde::{Deserialize, Serialize};

use super::{
    refusal::Invalid,
    signs::{breaks_rows, clean_lines},
};

/// One line of text: trimmed, without control characters, inner blanks single, never empty, at most [`Line::MAX`] letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Line(String);

impl Line {
    /// The most characters a line may have: long enough for every name met, short enough to be drawn.
    pub const MAX: usize = 120;

    /// Reads a line that has to be there.
    ///
    /// # Errors
    /// [`Invalid::Empty`] without a letter, [`Invalid::TooLong`] past [`Line::MAX`] characters.
    pub fn new(text: &str) -> Result<Self, Invalid> {
        Self::optional(text)?.ok_or(Invalid::Empty)
    }

    /// Reads a line that may be left out: blank text is `None`.
    ///
    /// # Errors
    /// [`Invalid::TooLong`] past [`Line::MAX`] characters.
    pub fn optional(text: &str) -> Result<Option<Self>, Invalid> {
        match Self::cut(text) {
            (_, true) => Err(Invalid::TooLong { most: Self::MAX }),
            (line, false) => Ok(line),
        }
    }

    /// Reads a line that nobody can be asked about: what stands past [`Line::MAX`] characters is left out, and then the
    /// answer is `true`.
    #[must_use]
    pub fn cut(text: &str) -> (Option<Self>, bool) {
        let parted: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let visible = parted.replace(breaks_rows, "");
        let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
        let (kept, cut) = first(&line, Self::MAX);
        ((!kept.is_empty()).then(|| Self(kept.to_owned())), cut)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

/// Several lines of prose: line ends are `\n`, no other control characters, nothing blank at the ends, never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Prose(String);

impl Prose {
    /// The most characters: some eight printed pages, far beyond any log entry.
    pub const MAX: usize = 20_000;

    /// Reads prose that may be left out: blank text is `None`.
    ///
    /// # Errors
    /// [`Invalid::TooLong`] past [`Prose::MAX`] characters.
    pub fn optional(text: &str) -> Result<Option<Self>, Invalid> {
        match Self::cut(text) {
            (_, true) => Err(Invalid::TooLong { most: Self::MAX }),
            (prose, false) => Ok(prose),
        }
    }

    /// Reads prose that nobody can be asked about: what stands past [`Prose::MAX`] characters is left out, and then the
    /// answer is `true`.
    #[must_use]
    pub fn cut(text: &str) -> (Option<Self>, bool) {
        let clean = clean_lines(text);
        let (kept, cut) = first(clean.trim(), Self::MAX);
        ((!kept.is_empty()).then(|| Self(kept.to_owned())), cut)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The first characters of a text without a blank at their end, and whether more stood there.
fn first(text: &str, most: usize) -> (&str, bool) {
    match text.char_indices().nth(most) {
        Some((end, _)) => (text[..end].trim_end(), true),
        None => (text, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_and_never_empty() {
        assert_eq!(Line::new("  Felles \t kjøkken\n").map(|l| l.as_str().to_owned()), Ok("Felles kjøkken".to_owned()));
        assert_eq!(Line::new(" \u{1b} "), Err(Invalid::Empty));
        assert_eq!(Line::new(&"å".repeat(121)), Err(Invalid::TooLong { most: 120 }));
        assert!(Line::new(&"å".repeat(120)).is_ok());
    }

    #[test]
    fn what_nobody_can_be_asked_about_is_cut() {
        let (line, cut) = Line::cut(&format!("{} {}", "å".repeat(119), "b"));
        assert_eq!((line.unwrap().as_str(), cut), ("å".repeat(119).as_str(), true), "no blank at the end");
        assert_eq!(Line::cut(" \u{1b} "), (None, false));
        let (prose, cut) = Prose::cut(&"å".repeat(Prose::MAX + 1));
        assert_eq!((prose.unwrap().as_str().chars().count(), cut), (Prose::MAX, true));
    }

    #[test]
    fn signs_that_turn_a_row_are_left_out_and_those_that_join_letters_stay() {
        let text = "\u{202e}\u{2067}\u{200f}אב\u{2069}ג\u{61c} می\u{200c}خواهم 👩\u{200d}👧";
        let clean = "אבג می\u{200c}خواهم 👩\u{200d}👧";
        assert_eq!(Line::new(text).unwrap().as_str(), clean);
        assert_eq!(Prose::optional(text).unwrap().unwrap().as_str(), clean);
    }

    #[test]
    fn prose_keeps_its_lines_and_loses_control_characters() {
        let prose = Prose::optional("\nen\r\nto\u{1b}[2J\n\n").unwrap().unwrap();
        assert_eq!(prose.as_str(), "en\nto[2J");
        let prose = Prose::optional("en\u{2028}to\rtre").unwrap().unwrap();
        assert_eq!(prose.as_str(), "en\nto\ntre");
        let prose = Prose::optional("en\u{b}to\u{c}tre\u{85}fire\tfem").unwrap().unwrap();
        assert_eq!(prose.as_str(), "en\nto\ntre\nfire fem", "no two words are joined");
        assert_eq!(Line::new("en\u{b}to\u{c}tre\u{85}fire").unwrap().as_str(), "en to tre fire");
        assert_eq!(Prose::optional(" \n "), Ok(None));
    }
}
