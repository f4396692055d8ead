//! The part of a text in which something was found, with the words marked.

use std::ops::Range;

use super::columns;
use crate::domain::{fold::Folded, words::may_go_on};

/// A part of a text, and where it holds the words that were looked for.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Excerpt {
    /// One line; «…» where something is left out.
    pub text: String,
    /// The bytes of each word that was found.
    pub marks: Vec<Range<usize>>,
}

/// A person's words must not reach a log.
impl std::fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Excerpt").field("marks", &self.marks).finish_non_exhaustive()
    }
}

impl Excerpt {
    /// With the words in brackets, where nothing else can tell them apart.
    #[must_use]
    pub fn bracketed(&self) -> String {
        let (mut text, mut done) = (String::new(), 0);
        for mark in &self.marks {
            text.push_str(&self.text[done..mark.start]);
            text.push('[');
            text.push_str(&self.text[mark.clone()]);
            text.push(']');
            done = mark.end;
        }
        text.push_str(&self.text[done..]);
        text
    }
}

/// Cells before the first word that was found, where the text has to be cut.
const BEFORE: usize = 24;

/// As much of a text as fits so many cells: from the beginning if the first of the (folded) words is seen then, else from
/// a little before it.
#[must_use]
pub fn excerpt(text: &str, words: &[String], cells: usize) -> Excerpt {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = matches(&text, words);
    let first = found.first().cloned().unwrap_or(0..0);
    let is_seen = columns::width(&text[..first.end]) + 2 <= cells;
    let start = if is_seen { 0 } else { start_before(&text, first.start) };
    let open = if start > 0 { "… " } else { "" };
    let shown = columns::truncate(&text[start..], cells.saturating_sub(columns::width(open)));
    let end = start + shown.trim_end_matches('…').len();
    let seen = found.into_iter().filter(|found| found.start >= start && found.end <= end);
    let marks = seen.map(|found| found.start - start + open.len()..found.end - start + open.len()).collect();
    Excerpt { text: format!("{open}{shown}"), marks }
}

/// The beginning of a word, so many cells before a place.
fn start_before(text: &str, place: usize) -> usize {
    let mut start = place;
    for (at, _) in text[..place].match_indices(' ').collect::<Vec<_>>().into_iter().rev() {
        if columns::width(&text[at + 1..place]) > BEFORE {
            break;
        }
        start = at + 1;
    }
    start
}

/// Where a text holds one of the words, as the index finds them. The words are folded.
#[must_use]
pub fn matches(text: &str, words: &[String]) -> Vec<Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    let folded = Folded::new(text).loose();
    let plain = folded.text();
    let mut found = Vec::new();
    let mut start = 0;
    for token in plain.split(|c: char| !c.is_alphanumeric()) {
        let hit = words
            .iter()
            .filter(|word| if may_go_on(word) { token.starts_with(*word) } else { token == *word })
            .max_by_key(|word| word.len());
        found.extend(hit.and_then(|word| folded.original(start..start + word.len())));
        start += token.len() + plain[start + token.len()..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::words::words;

    fn found(text: &'static str, typed: &str) -> Vec<&'static str> {
        matches(text, &words(typed)).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_are_found_where_the_index_finds_them() {
        assert_eq!(found("Blåbær og bær.", "bær"), ["bær"], "in the middle of a word it is another word");
        assert_eq!(found("Åse ringte Åses lærer", "aase"), ["Åse", "Åse"]);
        assert_eq!(found("Da dagen kom: DA!", "da"), ["Da", "DA"], "two letters are a whole word");
        assert_eq!(found("Søren, søren og Soeren", "soren"), ["Søren", "søren", "Soeren"]);
        assert_eq!(found("ingenting", "noe"), [""; 0]);
        assert_eq!(found("skole skolen", "skole skolen"), ["skole", "skolen"], "the longer word wins");
    }

    #[test]
    fn a_long_text_is_shown_from_a_little_before_the_word() {
        let text = "Han snakket lenge om familien og om broren i Amsterdam som han ikke har sett på fire år.";
        let shown = excerpt(text, &words("amster"), 40);
        assert_eq!(shown.text, "… familien og om broren i Amsterdam som…");
        assert_eq!(shown.marks.iter().map(|mark| &shown.text[mark.clone()]).collect::<Vec<_>>(), ["Amster"]);
        let whole = excerpt(text, &words("han"), 200);
        assert_eq!((whole.text.as_str(), whole.marks.len()), (text, 2));
        assert!(whole.bracketed().starts_with("[Han] snakket"), "{}", whole.bracketed());
        assert_eq!(excerpt(text, &[], 20).text, "Han snakket lenge…");
    }

    #[test]
    fn a_word_that_ends_within_a_letter_marks_the_whole_letter() {
        let shown = excerpt("ææ", &words("æå"), 10);
        assert_eq!(shown.bracketed(), "[ææ]");
    }

    proptest::proptest! {
        #[test]
        fn an_excerpt_fits_and_its_marks_are_the_words(text in "[a-zæøå \n…日م]{0,80}", asked in "[a-zæøå]{1,4}", cells in 10usize..60) {
            let asked = words(&asked);
            let shown = excerpt(&text, &asked, cells);
            proptest::prop_assert!(columns::width(&shown.text) <= cells);
            for mark in &shown.marks {
                let folded = crate::domain::fold::fold_loose(&shown.text[mark.clone()]);
                // A word may end within a letter that folds to two: «aea» in «ææ».
                proptest::prop_assert!(asked.iter().any(|word| folded.strip_prefix(word.as_str()).is_some_and(|rest| rest.len() < 2)));
            }
        }
    }
}
