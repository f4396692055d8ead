//! Entries among what was found: the part of the text that was meant.

use std::ops::Range;

use chrono::Datelike as _;

use super::{
    across,
    items::{Goes, Shown},
    rank::{Fit, Found},
};
use crate::{
    domain::{
        fold::{Folded, fold_loose},
        log::{About, LogEntry},
        names::Prose,
    },
    store::StoreError,
    ui::view::Cx,
};

/// Entries shown at most: the log itself is one key away.
const SHOWN: usize = 5;

/// Letters before the word that was meant.
const BEFORE: usize = 12;
/// Letters shown of an entry.
const LENGTH: usize = 60;

/// The newest entries with what was typed.
pub(super) fn find(typed: &str, cx: &Cx<'_>) -> Result<Vec<(Shown, Found)>, StoreError> {
    let entries = cx.house()?.reader.find_entries(typed, SHOWN)?;
    let mut found: Vec<_> = entries.iter().filter_map(|entry| row(entry, typed, cx)).collect();
    found.extend(across::entries(typed, cx, |entry| row(entry, typed, cx))?);
    Ok(found)
}

fn row(entry: &LogEntry, typed: &str, cx: &Cx<'_>) -> Option<(Shown, Found)> {
    let t = cx.texts;
    let house = cx.house().ok()?;
    let (snippet, meant) = snippet(entry, typed)?;
    let written = cx.zone.local(entry.written_at);
    let when = match written.date() {
        date if date == cx.today() => t.clock(entry.written_at, cx.zone),
        date if date.year() == cx.today().year() => t.date_short(date),
        date => t.date(date),
    };
    let note = t.lookup_entry_note(when, house.people.initials(entry.author));
    let door = match &entry.about {
        About::Youths(youths) if youths.len() == 1 => entry.apartment,
        About::Youths(_) | About::House => None,
        About::Apartment(_) => entry.apartment,
    };
    let shown = Shown::new(Goes::Entry(entry.id), snippet, note).at(door);
    Some((shown, Found { fit: Fit::Inside, points: 0, letters: vec![meant] }))
}

/// The text around the first word that begins as typed, in «», and where that word stands in it.
fn snippet(entry: &LogEntry, typed: &str) -> Option<(String, Range<usize>)> {
    let typed = fold_loose(typed);
    let words: Vec<&str> =
        typed.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // The longest word says most.
    let word = words.into_iter().max_by_key(|word| word.len())?;
    let texts = entry.lines.all().into_iter().flatten().map(Prose::as_str);
    let (text, at) = texts.filter_map(|text| Some((text, word_at(text, word)?))).next()?;
    let start = text[..at.start].char_indices().rev().take(BEFORE).last().map_or(at.start, |(index, _)| index);
    let start = text[..start].rfind(char::is_whitespace).map_or(0, |blank| blank + 1).min(start);
    let start = if at.start <= BEFORE { 0 } else { start };
    let end = text[start..].char_indices().nth(LENGTH).map_or(text.len(), |(index, _)| start + index).max(at.end);
    let (open, close) = (if start > 0 { "«… " } else { "«" }, if end < text.len() { " …»" } else { "»" });
    let shown = text[start..end].replace('\n', " ");
    let moved = open.len() + at.start - start..open.len() + at.end - start;
    Some((format!("{open}{shown}{close}"), moved))
}

/// The bytes of the first word that begins so.
fn word_at(text: &str, word: &str) -> Option<Range<usize>> {
    let folded = Folded::new(text).loose();
    let begins = |at: &usize| !folded.text()[..*at].ends_with(char::is_alphanumeric);
    let at = folded.text().match_indices(word).map(|(at, _)| at).find(begins)?;
    folded.original(at..at + word.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        ids::{EntryId, StaffId},
        log::{EntryKind, EntryLines, EntryMarks, Weight},
    };

    fn entry(facts: &str, agreed: &str) -> LogEntry {
        let at = "2026-11-21T13:32:00Z".parse().unwrap();
        LogEntry {
            id: EntryId(1),
            written_at: at,
            happened_at: at,
            author: StaffId(1),
            shift: None,
            about: About::House,
            apartment: None,
            kind: EntryKind::Observation,
            weight: Weight::Normal,
            lines: EntryLines {
                facts: Prose::optional(facts).unwrap(),
                agreed: Prose::optional(agreed).unwrap(),
                ..EntryLines::default()
            },
            others: 0,
            marks: EntryMarks::default(),
            goal: None,
            revised: None,
            transfers: Vec::new(),
        }
    }

    fn shown(facts: &str, agreed: &str, typed: &str) -> Option<(String, String)> {
        let (snippet, meant) = snippet(&entry(facts, agreed), typed)?;
        let word = snippet[meant].to_owned();
        Some((snippet, word))
    }

    #[test]
    fn the_word_that_was_meant_is_shown_with_what_stands_around_it() {
        let pair = |snippet: &str, word: &str| Some((snippet.to_owned(), word.to_owned()));
        assert_eq!(shown("Fikk blåbær.", "", "blabaer"), pair("«Fikk blåbær.»", "blåbær"));
        assert_eq!(shown("Rolig.", "Ringe\nAmsterdam.", "amst"), pair("«Ringe Amsterdam.»", "Amst"));
        assert_eq!(shown("Rolig.", "", "uro"), None);
        let long = "Han snakket lenge om familien og om broren i Amsterdam som han ikke har sett på fire år og savner.";
        let (snippet, word) = shown(long, "", "i amster").unwrap();
        assert_eq!(word, "Amster");
        assert!(snippet.starts_with("«… ") && snippet.ends_with(" …»"), "{snippet}");
    }
}
