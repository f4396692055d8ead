//! A list as it lies in its file: bytes, letters, rows and cells. What cannot be a list is named before anything is read
//! from it.

use std::{fs::File, io::Read as _, path::Path};

use csv::{ReaderBuilder, StringRecord};

use crate::{
    cli::{cx::unreadable, fault::Fault},
    domain::letters::decoded,
    text::Texts,
};

/// A list of a house is a few kilobytes; what is larger is something else.
const MOST_BYTES: u64 = 1 << 20;
/// More columns than any list of people has.
const MOST_COLUMNS: usize = 60;
/// More rows than a house has had people.
const MOST_ROWS: usize = 1_000;
/// What parts the cells: the Norwegian spreadsheet's own first.
const SEPARATORS: [u8; 2] = [b';', b','];

/// A list: its headings, and every row with something in it.
#[derive(Debug)]
pub(super) struct Sheet {
    pub headings: Vec<String>,
    pub rows: Vec<Row>,
}

/// One row under the headings.
#[derive(Debug)]
pub(super) struct Row {
    /// As a spreadsheet counts: the headings are row 1.
    pub number: usize,
    /// Without blanks around them.
    pub cells: Vec<String>,
}

impl Sheet {
    /// Reads a file. `knows` says whether a heading is one of those the list may have: by that the separator is known.
    pub(super) fn read(t: Texts, path: &Path, knows: impl Fn(&str) -> bool) -> Result<Self, Fault> {
        let mut bytes = Vec::new();
        File::open(path)
            .and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
            .map_err(|error| unreadable(t, path, &error))?;
        Self::of_bytes(t, &bytes, knows)
    }

    /// Reads what a file holds.
    pub(super) fn of_bytes(t: Texts, bytes: &[u8], knows: impl Fn(&str) -> bool) -> Result<Self, Fault> {
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Fault::Usage(t.import_too_large(MOST_BYTES.cast_signed() >> 10)));
        }
        let text = letters(bytes).ok_or_else(|| Fault::Usage(t.import_not_text().to_owned()))?;
        Self::of(t, &text, knows)
    }

    fn of(t: Texts, text: &str, knows: impl Fn(&str) -> bool) -> Result<Self, Fault> {
        let known = |separator: &u8| {
            let first = rows(text, *separator).next();
            first.map_or(0, |row| row.cells.iter().take(MOST_COLUMNS).filter(|cell| knows(cell)).count())
        };
        // Of two that fit as well, `max_by_key` takes the last.
        let separator = SEPARATORS.into_iter().rev().max_by_key(known).unwrap_or(SEPARATORS[0]);
        let mut rows = rows(text, separator);
        let headings = rows.next().ok_or_else(|| Fault::Usage(t.import_empty().to_owned()))?.cells;
        if headings.len() > MOST_COLUMNS {
            return Err(Fault::Usage(t.import_too_many_columns(MOST_COLUMNS as i64)));
        }
        if headings.iter().any(|heading| is_broken(heading)) {
            return Err(Fault::Usage(t.import_headings_broken().to_owned()));
        }
        let rows: Vec<Row> = rows.take(MOST_ROWS + 1).collect();
        if rows.len() > MOST_ROWS {
            return Err(Fault::Usage(t.import_too_many_rows(MOST_ROWS as i64)));
        }
        Ok(Self { headings, rows })
    }
}

/// Whether a cell has a line break in it. No cell of these lists has one, so a quotation mark is missing: without its fellow
/// it takes all that follows into the cell.
pub(super) fn is_broken(cell: &str) -> bool {
    cell.contains('\n')
}

/// The letters of a file: UTF-8 with or without its mark, otherwise Windows-1252, every line ended by one sign. `None` for
/// what is no text.
fn letters(bytes: &[u8]) -> Option<String> {
    let mut text = decoded(bytes).replace("\r\n", "\n").replace('\r', "\n");
    // A quotation mark without its fellow then always takes a line break into its cell.
    text.push('\n');
    let is_text = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\t');
    text.chars().all(is_text).then_some(text)
}

/// The rows that have something in them.
fn rows(text: &str, separator: u8) -> impl Iterator<Item = Row> {
    let mut reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut counted = (0, 1);
    std::iter::from_fn(move || {
        let mut record = StringRecord::new();
        // Reading letters from memory does not fail.
        let begins = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        if !reader.read_record(&mut record).unwrap_or(false) {
            return None;
        }
        // The reader passes over blank lines and does not count them.
        let begins = begins + text.get(begins..)?.bytes().take_while(|byte| *byte == b'\n').count();
        let (before, number) = counted;
        counted = (begins, number + text.get(before..begins)?.matches('\n').count());
        let cells = record.iter().map(|cell| without_blanks(cell).to_owned()).collect();
        Some(Row { number: counted.1, cells })
    })
    .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
}

/// A cell without the blanks around it. A line break stays: it tells of a missing quotation mark.
fn without_blanks(cell: &str) -> &str {
    cell.trim_matches(|letter: char| letter != '\n' && letter.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    const NB: Texts = Texts::new(Language::Nb);

    fn sheet(text: &str) -> Sheet {
        Sheet::of(NB, &letters(text.as_bytes()).unwrap(), |cell| ["Navn", "Født"].contains(&cell)).unwrap()
    }

    #[test]
    fn letters_are_utf_8_or_windows_1252_and_nothing_else() {
        assert_eq!(letters("\u{feff}Åse\r\nBjørn\rEli".as_bytes()).unwrap(), "Åse\nBjørn\nEli\n");
        assert_eq!(letters(b"\xc5se \x96 Bj\xf8rn \x80").unwrap(), "Åse – Bjørn €\n");
        assert_eq!(letters(b"PK\x03\x04"), None, "a workbook");
        assert_eq!(letters(b"\xff\xfeN\0a\0"), None, "UTF-16");
        assert_eq!(letters(b"\xc5se\x81"), None, "a byte that Windows-1252 has no letter for");
    }

    #[test]
    fn the_separator_is_the_one_with_which_headings_are_known() {
        for text in ["Navn;Født\nA;B", "Navn,Født\nA,B", "\"Navn\",\"Født\"\nA,\"B\""] {
            let sheet = sheet(text);
            assert_eq!(sheet.headings, ["Navn", "Født"], "{text}");
            assert_eq!(sheet.rows[0].cells, ["A", "B"], "{text}");
        }
        assert_eq!(sheet("Navn;Født\nA, B;C").rows[0].cells, ["A, B", "C"]);
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let sheet = sheet("\n\nNavn;Født\r\nA;1\r\n;\r\n\r\n  B ;\"2;\"\"x\"\"\"\n");
        let rows: Vec<_> = sheet.rows.iter().map(|row| (row.number, row.cells.join("|"))).collect();
        assert_eq!(rows, [(4, "A|1".to_owned()), (7, "B|2;\"x\"".to_owned())]);
    }

    #[test]
    fn a_quotation_mark_without_its_fellow_breaks_its_cell() {
        for text in ["Navn;Født\nA;\"1\nB;2\n", "Navn;Født\nA;\"1"] {
            assert!(is_broken(&sheet(text).rows[0].cells[1]), "{text}");
        }
        assert!(Sheet::of(NB, "Navn;\"Født\nA;1\n", |_| true).is_err());
    }
}
