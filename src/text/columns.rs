//! Text in columns of a terminal: how wide it is, and how it is cut, wrapped and filled up.
//!
//! Everything counts by letters as seen (graphemes) and the columns they take, the same way the screen buffer does.
//! Nothing is ever cut inside such a letter.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

const ELLIPSIS: char = '…';

/// Whole words are kept of a text that is cut when they take at least one part in so many of the room.
const WORTH_KEEPING: usize = 3;

/// How many columns a text takes on one line. Control characters take none, as they are never drawn.
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(grapheme_width).sum()
}

fn grapheme_width(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) { 0 } else { grapheme.width() }
}

/// The text, or as much of it as fits together with «…»: whole words, unless they would leave most of the room empty.
pub fn truncate(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    let fits = fitting(text, columns - 1);
    let words = &text[..last_word_end(text, fits)];
    let kept = if width(words) * WORTH_KEEPING >= columns { words } else { text[..fits].trim_end() };
    Cow::Owned(format!("{kept}{ELLIPSIS}"))
}

/// The length in bytes of the longest beginning that fits.
fn fitting(text: &str, columns: usize) -> usize {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_width(grapheme);
        if used > columns {
            return at;
        }
    }
    text.len()
}

/// The text in exactly `columns` columns: cut if too long, filled up with blanks at the right.
pub fn pad(text: &str, columns: usize) -> String {
    let text = truncate(text, columns);
    format!("{text}{}", blanks(&text, columns))
}

/// The same with blanks at the left, for numbers.
pub fn pad_left(text: &str, columns: usize) -> String {
    let text = truncate(text, columns);
    format!("{}{text}", blanks(&text, columns))
}

fn blanks(text: &str, columns: usize) -> String {
    " ".repeat(columns.saturating_sub(width(text)))
}

/// The text in lines of at most `columns` columns. See [`wrap_ranges`].
pub fn wrap(text: &str, columns: usize) -> Vec<&str> {
    wrap_ranges(text, columns).into_iter().map(|range| &text[range]).collect()
}

/// Where the lines of a wrapped text begin and end, in bytes.
///
/// Lines end at line breaks and between words; a word longer than a line is cut between letters. Blanks at the end of a
/// line are left out, at the beginning of a paragraph they stay. A letter wider than the line stands alone on its line.
/// An empty text has one empty line.
pub fn wrap_ranges(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, columns, start, &mut lines);
        start += paragraph.len() + 1;
    }
    lines
}

/// Adds the lines of a paragraph that begins at byte `offset`.
fn wrap_paragraph(paragraph: &str, columns: usize, offset: usize, lines: &mut Vec<Range<usize>>) {
    let mut start = 0;
    loop {
        let rest = &paragraph[start..];
        let (length, next) = line_break(rest, columns);
        lines.push(offset + start..offset + start + length);
        start += next;
        if start >= paragraph.len() {
            return;
        }
    }
}

/// The length of the first line of `rest`, and where the second one begins.
fn line_break(rest: &str, columns: usize) -> (usize, usize) {
    let fits = fitting(rest, columns);
    if fits == rest.len() {
        return (rest.trim_end().len(), rest.len());
    }
    let words_end = last_word_end(rest, fits);
    if words_end > 0 {
        let next = rest[words_end..].trim_start_matches(parts_words);
        return (words_end, rest.len() - next.len());
    }
    // One word fills the whole line: cut it, but take at least one letter.
    let cut = if fits > 0 { fits } else { rest.graphemes(true).next().map_or(rest.len(), str::len) };
    (cut, cut)
}

/// The end of the last word that ends within the first `fits` bytes; 0 if none does.
fn last_word_end(rest: &str, fits: usize) -> usize {
    if rest[fits..].starts_with(parts_words) {
        return rest[..fits].trim_end().len();
    }
    let last_blank = rest[..fits].rfind(parts_words).unwrap_or(0);
    rest[..last_blank].trim_end().len()
}

/// A blank between words. The hard space inside numbers is none.
fn parts_words(letter: char) -> bool {
    letter.is_whitespace() && letter != '\u{A0}'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn width_counts_columns_not_letters() {
        let widths = [("abc", 3), ("æøå", 3), ("e\u{301}", 1), ("日本", 4), ("👨‍👩‍👧", 2), ("a\tb\n", 2), ("", 0)];
        for (text, columns) in widths {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn what_fits_is_left_alone() {
        assert!(matches!(truncate("Fatima", 6), Cow::Borrowed("Fatima")));
        assert_eq!(truncate("", 0), "");
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(truncate("Fatima Zahra", 8), "Fatima…", "no blank before the sign");
        assert_eq!(truncate("Stå opp tidlig selv", 12), "Stå opp…", "no half word");
        assert_eq!(truncate("1 Norskopplæring", 12), "1 Norskoppl…", "a number alone says nothing");
        assert_eq!(truncate("Fatima", 1), "…");
        assert_eq!(truncate("Fatima", 0), "");
        assert_eq!(truncate("日本語", 4), "日…", "a wide letter is not halved");
        assert_eq!(truncate("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
    }

    #[test]
    fn padding_fills_to_the_column() {
        assert_eq!(pad("Ali", 5), "Ali  ");
        assert_eq!(pad_left("12", 5), "   12");
        assert_eq!(pad("日本語", 4), "日… ");
        assert_eq!(pad("Mohammed", 4), "Moh…");
    }

    #[test]
    fn lines_end_between_words() {
        assert_eq!(wrap("Kom ikke til avtalt tid.", 10), ["Kom ikke", "til avtalt", "tid."]);
        assert_eq!(wrap("Kom ikke", 8), ["Kom ikke"]);
        assert_eq!(wrap("Kom  ikke", 5), ["Kom", "ikke"]);
        assert_eq!(wrap("kr 7\u{A0}193", 6), ["kr", "7\u{A0}193"], "a hard space holds");
    }

    #[test]
    fn long_words_are_cut_between_letters() {
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("日本語", 1), ["日", "本", "語"]);
        assert_eq!(wrap("ab", 0), ["a", "b"]);
    }

    #[test]
    fn line_breaks_and_indents_stay() {
        assert_eq!(wrap("en\n\n  to", 10), ["en", "", "  to"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("en\n", 10), ["en", ""]);
    }

    proptest! {
        #[test]
        fn wrapped_lines_fit_and_lose_nothing_but_blanks(text in "[a-cæ日é\u{301} \n👍]{0,40}", columns in 2usize..12) {
            let lines = wrap(&text, columns);
            prop_assert!(lines.iter().all(|line| width(line) <= columns), "{:?}", lines);
            let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }

        #[test]
        fn nothing_panics_at_any_width(text in any::<String>(), columns in 0usize..20) {
            prop_assert!(width(&truncate(&text, columns)) <= columns);
            prop_assert_eq!(width(&pad(&text, columns)), columns);
            prop_assert_eq!(width(&pad_left(&text, columns)), columns);
            prop_assert!(!wrap(&text, columns).is_empty());
        }
    }
}
