//! Soft wrapping: where a line of text breaks when the room is narrower than the line. The text itself is never changed.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::measure::letter_width;

/// The byte ranges of the rows a line (without line ends) takes in `room` cells; together they are the whole line.
///
/// Rows break after a blank or after a hyphen before a letter. A word longer than the room is split between letters.
/// Blanks at the end of a row may stick out of the room: they are not seen, and no row begins with one because of them.
#[must_use]
pub fn wrap_line(line: &str, room: usize) -> Vec<Range<usize>> {
    let room = room.max(1);
    let mut rows = Vec::new();
    let mut start = 0; // first byte of the row
    let mut taken = 0; // cells of the row so far
    let mut chance: Option<(usize, usize)> = None; // byte after the last place to break, and the cells up to it
    let mut letters = line.grapheme_indices(true).peekable();
    while let Some((at, letter)) = letters.next() {
        let wide = letter_width(letter);
        let blank = letter == " ";
        while !blank && taken + wide > room && at > start {
            let (end, used) = chance.take().unwrap_or((at, taken));
            rows.push(start..end);
            start = end;
            taken -= used;
        }
        taken += wide;
        let before_letter = letters.peek().is_some_and(|(_, next)| next.starts_with(char::is_alphabetic));
        if blank || (letter == "-" && before_letter) {
            chance = Some((at + letter.len(), taken));
        }
    }
    rows.push(start..line.len());
    rows
}

/// A text (its own line ends included) as rows of at most `room` cells, without blanks at their ends.
#[must_use]
pub fn wrap_text(text: &str, room: usize) -> Vec<&str> {
    text.split('\n').flat_map(|line| wrap_line(line, room).into_iter().map(|row| line[row].trim_end())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::widgets::measure::width;
    use proptest::prelude::*;

    #[test]
    fn rows_break_between_words() {
        assert_eq!(wrap_text("Ringe skolen mandag 08:30.", 13), ["Ringe skolen", "mandag 08:30."]);
        assert_eq!(wrap_text("en\n\nto", 10), ["en", "", "to"]);
    }

    #[test]
    fn a_word_that_just_fits_takes_its_blank_out_of_the_room() {
        assert_eq!(wrap_line("abcd efgh", 4), [0..5, 5..9]);
    }

    #[test]
    fn a_compound_word_longer_than_the_room_is_split_between_letters() {
        let word = "minoritetsspråkligungdomsboligoppfølgingskoordinatorstilling";
        let rows = wrap_text(word, 20);
        assert_eq!(rows.len(), 3);
        assert_eq!(rows.concat(), word);
    }

    #[test]
    fn a_hyphen_before_a_letter_is_a_place_to_break_and_one_before_a_digit_is_not() {
        assert_eq!(wrap_text("miljø-terapeut", 8), ["miljø-", "terapeut"]);
        assert_eq!(wrap_text("uke 47-48", 7), ["uke", "47-48"]);
    }

    #[test]
    fn wide_letters_keep_within_the_room() {
        assert_eq!(wrap_text("a漢字", 2), ["a", "漢", "字"]);
    }

    proptest! {
        #[test]
        fn rows_are_the_whole_line_and_keep_within_the_room(line in "[a-zæøå漢e\u{301} -]{0,60}", room in 2usize..30) {
            let rows = wrap_line(&line, room);
            prop_assert_eq!(rows.iter().map(|row| &line[row.clone()]).collect::<String>(), line.clone());
            for row in rows {
                prop_assert!(width(line[row].trim_end_matches(' ')) <= room);
            }
        }
    }
}
