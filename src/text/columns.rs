//! Text in columns of a terminal: how wide it is, and how it is cut, wrapped and filled up.
//!
//! Everything counts by letters as seen (graphemes) and the columns they take, the same way the screen buffer does.
//! Nothing is ever cut inside such a letter, and no word is cut where there is another way.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::CellWidth as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// Stands where a text was cut.
pub const ELLIPSIS: &str = "…";

/// Whole words are kept of a text that is cut when they take at least one part in so many of the room.
const WORTH_KEEPING: usize = 3;

/// How many columns one letter as seen takes: 0 for control characters, which are never drawn.
pub fn letter_width(letter: &str) -> usize {
    if letter.contains(char::is_control) { 0 } else { usize::from(letter.cell_width()) }
}

/// How many columns a text takes on one line.
pub fn width(text: &str) -> usize {
    // Most texts are plain, and every text of every frame is measured.
    if text.chars().all(is_plain) {
        return text.chars().count();
    }
    text.graphemes(true).map(letter_width).sum()
}

/// A letter of the scripts below the combining marks that stands alone in one column: all of Norwegian and English.
const fn is_plain(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}')
}

/// [`width`] for layout: at most `u16::MAX`.
pub fn cells(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
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
    let words = text[..words_end(text, fits)].trim_end();
    let kept = if width(words) * WORTH_KEEPING >= columns { words } else { text[..fits].trim_end() };
    Cow::Owned(format!("{kept}{ELLIPSIS}"))
}

/// The length in bytes of the longest beginning that fits.
fn fitting(text: &str, columns: usize) -> usize {
    let mut used = 0;
    for (at, letter) in text.grapheme_indices(true) {
        used += letter_width(letter);
        if used > columns {
            return at;
        }
    }
    text.len()
}

/// The end of the last word that ends within the first `fits` bytes, blanks after it included; 0 if none does.
fn words_end(text: &str, fits: usize) -> usize {
    if text[fits..].starts_with(parts_words) {
        return fits;
    }
    text[..fits].rfind(parts_words).unwrap_or(0)
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

/// The text in rows of at most `columns` columns, without the blanks at their ends. Its own line breaks stay, and so do
/// blanks at the beginning of a line. An empty text has one empty row.
pub fn wrap(text: &str, columns: usize) -> Vec<&str> {
    text.split('\n').flat_map(|line| wrap_line(line, columns).into_iter().map(|row| line[row].trim_end())).collect()
}

/// Between two parts of a line that tells several things.
const BETWEEN: &str = " · ";

/// Parts put together into lines of at most so many columns; none is broken but one that is longer than a line.
pub fn wrap_parts(parts: impl IntoIterator<Item = String>, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if width(line) + width(BETWEEN) + width(&part) <= columns => {
                line.push_str(BETWEEN);
                line.push_str(&part);
            }
            _ => lines.extend(wrap(&part, columns).into_iter().map(str::to_owned)),
        }
    }
    lines
}

/// The same for a text that was put together already.
pub fn wrap_told(text: &str, columns: usize) -> Vec<String> {
    wrap_parts(text.split(BETWEEN).map(str::to_owned), columns)
}

/// The byte ranges of the rows that a line (without line breaks) takes in `columns` columns. Together they are the whole
/// line, so that every place in the line is a place in a row.
///
/// A row ends between words (see `break_after`); a word longer than a row is cut between letters, and a letter wider than
/// a row stands alone. Blanks at the end of a row may stick out: they are not seen, and no row begins with one.
pub fn wrap_line(line: &str, columns: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0; // first byte of the row
    let mut taken = 0; // columns of the row so far
    let mut chance = None; // the last place to break: its byte, and the columns up to it
    let mut before = "";
    let mut letters = line.grapheme_indices(true).peekable();
    while let Some((at, letter)) = letters.next() {
        let wide = letter_width(letter);
        let blank = is_blank(letter);
        while !blank && taken + wide > columns && at > start {
            let (end, used) = chance.take().unwrap_or((at, taken));
            rows.push(start..end);
            start = end;
            taken -= used;
        }
        taken += wide;
        let after = letters.peek().map_or("", |(_, next)| next);
        let indent = blank && line[start..at].trim_start().is_empty();
        if !indent && break_after(before, letter, after) {
            chance = Some((at + letter.len(), taken));
        }
        before = letter;
    }
    rows.push(start..line.len());
    rows
}

/// Whether a row may end after a letter: after a blank, after a hyphen inside a word (not inside «47-48»), and after the
/// sign that parts words in Ge'ez.
fn break_after(before: &str, letter: &str, after: &str) -> bool {
    const ZERO_WIDTH_BLANK: &str = "\u{200B}";
    const GEEZ_WORD_SPACE: &str = "\u{1361}";
    let hyphen = letter == "-" && [before, after].iter().all(|next| next.starts_with(char::is_alphabetic));
    hyphen || is_blank(letter) || [ZERO_WIDTH_BLANK, GEEZ_WORD_SPACE].contains(&letter)
}

/// Blanks alone: one with a mark over it is seen.
fn is_blank(letter: &str) -> bool {
    letter.chars().all(parts_words)
}

/// A blank between words. The hard spaces inside numbers are none.
fn parts_words(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

#[cfg(test)]
mod tests;
