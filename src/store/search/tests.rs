//! What is filed is found: against a plain look at every entry.

use std::collections::BTreeSet;

use super::*;
use crate::{
    domain::ids::EntryId,
    store::{
        read::LogFilter,
        tests::{entry, house, write},
    },
    testing::Sample,
};

/// Words that begin alike: a common beginning with many continuations, a long common word, one longer than every list.
const WORDS: [&str; 16] = [
    "skole",
    "skolen",
    "skoleball",
    "skolevei",
    "skolehelsesykepleier",
    "sko",
    "skog",
    "leksehjelp",
    "leksehjelpen",
    "mindreårig",
    "minoritetsspråkligungdomsbolig",
    "minoritetsspråkligungdomskoordinator",
    "Åsveien",
    "مدرسة",
    "ትምህርት",
    "โรงเรียน",
];

fn house_with_words() -> (tempfile::TempDir, Sample) {
    let (home, mut sample) = house();
    // Each number stands for a different choice of words, so that words meet and miss each other in many ways.
    for number in 1_u32..=64 {
        let chosen: Vec<&str> =
            WORDS.iter().enumerate().filter(|(bit, _)| number.pow(3) >> bit & 1 == 1).map(|(_, word)| *word).collect();
        write(&mut sample.house, entry(About::House, &format!("Notat {number}: {}.", chosen.join(", "))));
    }
    (home, sample)
}

/// Every entry that passes, newest first, by pages of a few.
fn paged(sample: &Sample, filter: &LogFilter) -> Vec<EntryId> {
    let mut found = Vec::new();
    loop {
        let page = sample.house.read().log_page(filter, found.last().copied(), 7).unwrap();
        found.extend(page.entries.iter().map(|entry| entry.id));
        if !page.more {
            return found;
        }
    }
}

/// The same by looking at every entry.
fn looked_for(sample: &Sample, asked: &str) -> Vec<EntryId> {
    let asked = words(asked);
    let all = sample.house.read().log_page(&LogFilter::default(), None, 1_000).unwrap().entries;
    let passes = |lines: &EntryLines| {
        let written = words(&body(lines));
        let fits = |written: &String, word: &String| {
            written == word || (word.chars().count() > 2 && written.starts_with(word.as_str()))
        };
        asked.iter().all(|word| written.iter().any(|written| fits(written, word)))
    };
    all.into_iter().filter(|entry| passes(&entry.lines)).map(|entry| entry.id).collect()
}

#[test]
fn every_beginning_of_every_word_finds_the_same_entries_as_a_look_at_each() {
    let (_home, sample) = house_with_words();
    for word in WORDS {
        let letters: Vec<char> = word.chars().collect();
        for length in 3..=letters.len() {
            let asked: String = letters[..length].iter().collect();
            let filter = LogFilter { words: asked.clone(), ..LogFilter::default() };
            let expected = looked_for(&sample, &asked);
            assert!(expected.len() > 14, "{asked} is common enough for several pages: {}", expected.len());
            assert_eq!(paged(&sample, &filter), expected, "{asked}");
        }
    }
}

#[test]
fn several_words_and_a_youth_are_found_together() {
    let (_home, sample) = house_with_words();
    for asked in ["skole lekse", "sko skoleball", "notat 11", "åsv مدر", "minoritetsspråkligungdomsb leksehjelpe skog"]
    {
        let filter = LogFilter { words: asked.into(), ..LogFilter::default() };
        let found = paged(&sample, &filter);
        assert!(!found.is_empty(), "{asked}");
        assert_eq!(found, looked_for(&sample, asked), "{asked}");
        let filter = LogFilter { youth: Some(sample.youths[0]), ..filter };
        assert_eq!(paged(&sample, &filter), [], "{asked}: all of these are about the house");
    }
}

#[test]
fn a_word_of_two_letters_is_meant_as_it_stands() {
    let (_home, sample) = house_with_words();
    let filter = LogFilter { words: "sk".into(), ..LogFilter::default() };
    assert_eq!(paged(&sample, &filter), []);
}

#[test]
fn no_two_filters_are_filed_under_the_same_word() {
    let kinds: BTreeSet<&str> = EntryKind::ALL.into_iter().map(kind_tag).collect();
    assert_eq!(kinds.len(), EntryKind::ALL.len());
    assert!(
        kinds.iter().all(|kind| kind.starts_with('k') && kind.len() == 2),
        "never a youth, a place, a weight or a shift"
    );
}

#[test]
fn a_word_begins_where_no_letter_stands_before_it() {
    assert!(begins_a_word("til skolen", "sko") && begins_a_word("sko", "sko"));
    assert!(!begins_a_word("baresko", "sko"));
}

#[test]
fn the_index_keeps_a_list_of_each_beginning_from_the_shortest_that_may_go_on() {
    let (_home, sample) = house();
    let conn = sample.house.connection();
    let sql: String =
        conn.query_row("SELECT sql FROM sqlite_schema WHERE name = 'log_search'", [], |row| row.get(0)).unwrap();
    let (_, lists) = sql.split_once("prefix = '").unwrap();
    let lists: Vec<usize> =
        lists.split('\'').next().unwrap().split(' ').map(|letters| letters.parse().unwrap()).collect();
    let shortest = (1..).find(|letters| may_go_on(&"a".repeat(*letters))).unwrap();
    assert_eq!(lists, (shortest..=20).collect::<Vec<_>>());
    let piece: i64 = conn.query_row("SELECT v FROM log_search_config WHERE k = 'pgsz'", [], |row| row.get(0)).unwrap();
    assert!(piece < 1_000, "a list is read a small piece at a time: {piece}");
}
