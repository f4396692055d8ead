//! Signs that are no letters: where lines end, what parts words, and what would break the row of a terminal.

/// A character that is no letter and would break or turn the row of the terminal it is drawn in: control characters, and the
/// unseen signs that set a direction of writing. Those that join letters (Persian, emoji) are none of them.
#[must_use]
pub fn breaks_rows(c: char) -> bool {
    let sets_direction =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || sets_direction
}

/// Text with one kind of line end, `\n`: that of Windows, of old machines and printers (U+000B, U+000C), and those of Unicode.
#[must_use]
pub fn with_plain_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
}

/// Text of several lines in which nothing breaks a row: line ends are `\n`, a tab is a blank, so that no two words are joined,
/// and the other signs of [`breaks_rows`] are left out.
#[must_use]
pub fn clean_lines(text: &str) -> String {
    with_plain_line_ends(text).replace('\t', " ").replace(|c| c != '\n' && breaks_rows(c), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        for end in ["\n", "\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"] {
            assert_eq!(clean_lines(&format!("en{end}to")), "en\nto", "{end:?}");
        }
    }

    #[test]
    fn a_tab_parts_words_and_what_is_not_seen_is_left_out() {
        assert_eq!(clean_lines("en\tto\u{1b}[2J\u{202e}tre"), "en to[2Jtre");
    }

    #[test]
    fn signs_that_join_letters_break_nothing() {
        assert!(!['\u{200c}', '\u{200d}', 'å', 'ع'].into_iter().any(breaks_rows));
        assert!(['\u{85}', '\u{b}', '\u{1b}', '\u{200f}'].into_iter().all(breaks_rows));
    }
}
