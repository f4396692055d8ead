use proptest::prelude::*;
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::*;

/// Texts whose letters are not one character and one column each.
const UNEVEN: [(&str, usize); 13] = [
    ("æøå", 3),
    ("A\u{30A}se", 3),
    ("e\u{301}", 1),
    ("日本", 4),
    ("한국어", 6),
    ("👨‍👩‍👧", 2),
    ("🇳🇴", 2),
    ("👍🏾 ok", 5),
    ("❤\u{FE0F}", 2),
    ("محمد", 4),
    ("مُحَمَّد", 4),
    ("\u{2067}علی\u{2069}", 3),
    ("ሰላም፡ለዓለም", 8),
];

#[test]
fn what_tells_several_things_breaks_between_them() {
    assert_eq!(
        wrap_told("ute sagt 12:10 (OH) · tilbake 16:00 · hos en venn", 36),
        ["ute sagt 12:10 (OH) · tilbake 16:00", "hos en venn"]
    );
    assert_eq!(wrap_told("rolig · en lang grunn", 8), ["rolig", "en lang", "grunn"]);
}

#[test]
fn width_counts_columns_not_letters() {
    for (text, columns) in UNEVEN.into_iter().chain([("abc", 3), ("a\tb\n", 2), ("a\u{200B}b", 2), ("", 0)]) {
        assert_eq!(width(text), columns, "{text:?}");
        assert_eq!(usize::from(cells(text)), columns, "{text:?}");
    }
}

#[test]
fn what_fits_is_left_alone() {
    assert!(matches!(truncate("Fatima", 6), Cow::Borrowed("Fatima")));
    assert_eq!(truncate("leilighet", 9), "leilighet");
    assert_eq!(truncate("", 0), "");
}

#[test]
fn what_does_not_fit_ends_in_an_ellipsis() {
    assert_eq!(truncate("leilighet", 5), "leil…");
    assert_eq!(truncate("Fatima", 1), "…");
    assert_eq!(truncate("Fatima", 0), "");
    assert_eq!(truncate("日本語", 4), "日…", "a wide letter is not halved");
    assert_eq!(truncate("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
    assert_eq!(truncate("مُحَمَّد", 3), "مُحَ…", "marks stay with their letter");
    assert_eq!(truncate("👨‍👩‍👧👨‍👩‍👧", 3), "👨‍👩‍👧…");
}

#[test]
fn whole_words_are_kept_where_that_leaves_enough() {
    assert_eq!(truncate("Fatima Zahra", 8), "Fatima…", "no blank before the sign");
    assert_eq!(truncate("Oleksandr Volodymyrovytsj Kovaltsjuk", 20), "Oleksandr…");
    assert_eq!(truncate("Oleksandr Volodymyrovytsj", 8), "Oleksan…");
    assert_eq!(truncate("Li Xu An", 7), "Li Xu…");
    assert_eq!(truncate("Li Xu An", 6), "Li Xu…", "the room ends with the word");
    assert_eq!(truncate("Al Mohammadinejadian", 10), "Al Mohamm…", "a short word alone would say too little");
    assert_eq!(truncate("  Fatima", 4), "  F…");
    assert_eq!(truncate("kr 7\u{A0}193", 6), "kr…", "a hard space parts no words");
}

#[test]
fn padding_fills_to_the_column() {
    assert_eq!(pad("Ali", 5), "Ali  ");
    assert_eq!(pad_left("12", 5), "   12");
    assert_eq!(pad("日本語", 4), "日… ");
    assert_eq!(pad("Mohammed", 4), "Moh…");
    assert_eq!(pad("سارا", 6), "سارا  ");
}

#[test]
fn rows_end_between_words() {
    assert_eq!(wrap("Kom ikke til avtalt tid.", 10), ["Kom ikke", "til avtalt", "tid."]);
    assert_eq!(wrap("Ringe skolen mandag 08:30.", 13), ["Ringe skolen", "mandag 08:30."]);
    assert_eq!(wrap("Kom ikke", 8), ["Kom ikke"]);
    assert_eq!(wrap("Kom  ikke", 5), ["Kom", "ikke"]);
    assert_eq!(wrap("kr 7\u{A0}193", 6), ["kr", "7\u{A0}193"], "a hard space holds");
    assert_eq!(wrap("سارا فاطمة علی", 6), ["سارا", "فاطمة", "علی"]);
    assert_eq!(wrap("ሰላም፡ለዓለም", 6), ["ሰላም፡", "ለዓለም"]);
    assert_eq!(wrap("leke\u{200B}hjelp", 6), ["leke\u{200B}", "hjelp"]);
}

#[test]
fn a_hyphen_inside_a_word_is_a_place_to_break() {
    assert_eq!(wrap("miljø-terapeut", 8), ["miljø-", "terapeut"]);
    assert_eq!(wrap("uke 47-48", 7), ["uke", "47-48"]);
    assert_eq!(wrap("ja -nei", 5), ["ja", "-nei"], "never after a hyphen that begins a word");
}

#[test]
fn long_words_are_cut_between_letters() {
    assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
    assert_eq!(wrap("日本語", 1), ["日", "本", "語"]);
    assert_eq!(wrap("a漢字", 2), ["a", "漢", "字"]);
    assert_eq!(wrap("مُحَمَّد", 2), ["مُحَ", "مَّد"]);
    assert_eq!(wrap("ab", 0), ["a", "b"]);
    let word = "minoritetsspråkligungdomsboligoppfølgingskoordinatorstilling";
    let rows = wrap(word, 20);
    assert_eq!((rows.len(), rows.concat().as_str()), (3, word));
}

#[test]
fn line_breaks_and_indents_stay() {
    assert_eq!(wrap("en\n\n  to", 10), ["en", "", "  to"]);
    assert_eq!(wrap("  abcdefgh", 6), ["  abcd", "efgh"], "no empty row for the indent alone");
    assert_eq!(wrap("", 10), [""]);
    assert_eq!(wrap("en\n", 10), ["en", ""]);
}

#[test]
fn a_word_that_just_fits_takes_its_blank_out_of_the_room() {
    assert_eq!(wrap_line("abcd efgh", 4), [0..5, 5..9]);
}

/// How many columns the screen buffer takes for a text.
fn drawn(text: &str) -> usize {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 500, 1));
    usize::from(buffer.set_stringn(0, 0, text, 500, Style::new()).0)
}

#[test]
fn uneven_texts_are_measured_as_they_are_drawn() {
    for (text, columns) in UNEVEN {
        assert_eq!(drawn(text), columns, "{text:?}");
    }
}

/// Letters of every kind that rows are made of.
const ANYTHING: &str = "([a-zæøå日مع\u{64E}ሰ፡👍-]|e\u{301}|👨‍👩‍👧|\u{200B}| |  ){0,60}";

proptest! {
    #[test]
    fn everything_is_measured_as_it_is_drawn(text in "\\PC{0,40}") {
        prop_assert_eq!(width(&text), drawn(&text));
    }

    #[test]
    fn rows_are_the_whole_line_and_keep_within_the_room(line in ANYTHING, room in 2usize..30) {
        let rows = wrap_line(&line, room);
        prop_assert_eq!(rows.iter().map(|row| &line[row.clone()]).collect::<String>(), line.clone());
        for row in &rows {
            prop_assert!(width(line[row.clone()].trim_end()) <= room, "{:?}", rows);
        }
        for row in &rows[1..] {
            prop_assert_ne!(line[row.clone()].graphemes(true).next(), Some(" "), "{:?}", rows);
        }
    }

    #[test]
    fn a_word_is_only_cut_where_it_fills_a_row(line in "[a-zæ ]{0,60}", room in 2usize..30) {
        for rows in wrap_line(&line, room).windows(2) {
            let cut = !line[rows[0].clone()].ends_with(' ');
            prop_assert!(!cut || width(&line[rows[0].clone()]) == room);
            prop_assert!(!cut || !line[rows[0].clone()].trim_start().contains(' '));
        }
    }

    #[test]
    fn wrapped_rows_fit_and_lose_nothing_but_blanks(text in "[a-cæ日é\u{301} \n👍]{0,40}", columns in 2usize..12) {
        let rows = wrap(&text, columns);
        prop_assert!(rows.iter().all(|row| width(row) <= columns), "{:?}", rows);
        let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        prop_assert_eq!(letters(&rows.concat()), letters(&text));
    }

    #[test]
    fn nothing_panics_at_any_width(text in any::<String>(), columns in 0usize..20) {
        prop_assert!(width(&truncate(&text, columns)) <= columns);
        prop_assert_eq!(width(&pad(&text, columns)), columns);
        prop_assert_eq!(width(&pad_left(&text, columns)), columns);
        prop_assert!(!wrap(&text, columns).is_empty());
    }
}
