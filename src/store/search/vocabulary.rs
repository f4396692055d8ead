//! The words of the house (`search_word`): what a word that stands nowhere may have been meant as.
//!
//! A table of its own, since the index would have to be walked through every text with a word to name that word.

use rusqlite::Connection;

use crate::{
    domain::words::{slips, slips_allowed},
    store::{StoreError, read::Reader},
};

/// The longest word that is remembered: what is longer is a slip itself, or no word.
const LONGEST: usize = 24;

/// So many letters at the beginning are taken to be right where more than one is wrong.
const BEGINNING: usize = 2;

/// Words that are looked at, at most: more than stand behind two letters in a house of thirty years.
const LOOKED_AT: i64 = 8_000;

/// Remembers the words of a text as it is filed.
pub(in crate::store) fn remember(conn: &Connection, body: &str) -> Result<(), StoreError> {
    let mut insert = conn.prepare_cached("INSERT OR IGNORE INTO search_word (word) VALUES (?1)")?;
    for word in body.split(' ').filter(|word| is_word(word)) {
        insert.execute([word])?;
    }
    Ok(())
}

/// Remembers the words of everything that was filed before.
pub(super) fn remember_all(conn: &Connection) -> Result<(), StoreError> {
    for index in ["log_search", "text_search"] {
        conn.execute_batch(&format!(
            "CREATE VIRTUAL TABLE temp.filed_words USING fts5vocab ('main', '{index}', 'col')"
        ))?;
        let mut statement = conn.prepare("SELECT term FROM temp.filed_words WHERE col = 'body'")?;
        let words: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        drop(statement);
        conn.execute_batch("DROP TABLE temp.filed_words")?;
        for word in words {
            remember(conn, &word)?;
        }
    }
    Ok(())
}

/// Words of the house with as few letters wrong as are let pass, the nearest first.
pub(in crate::store) fn near(reader: Reader<'_>, word: &str) -> Result<Vec<String>, StoreError> {
    let most = slips_allowed(word);
    if most == 0 || !is_word(word) {
        return Ok(Vec::new());
    }
    let mut found = begun_alike(reader, word, most)?;
    found.extend(begun_otherwise(reader, word)?);
    found.retain(|(_, other)| other != word);
    found.sort();
    found.dedup();
    Ok(found.into_iter().map(|(_, other)| other).collect())
}

/// Words with the same beginning.
fn begun_alike(reader: Reader<'_>, word: &str, most: usize) -> Result<Vec<(usize, String)>, StoreError> {
    let beginning: String = word.chars().take(BEGINNING).collect();
    let letters = word.chars().count();
    let length = |letters: usize| i64::try_from(letters).unwrap_or(i64::MAX);
    let mut statement = reader.prepare(
        "SELECT word FROM search_word WHERE word >= ?1 AND word < ?2 AND length(word) BETWEEN ?3 AND ?4 LIMIT ?5",
    )?;
    let end = format!("{beginning}\u{10ffff}");
    let rows = statement.query_map(
        rusqlite::params![beginning, end, length(letters.saturating_sub(most)), length(letters + most), LOOKED_AT],
        |row| row.get::<_, String>(0),
    )?;
    let mut found = Vec::new();
    for other in rows {
        let other = other?;
        let count = slips(word, &other);
        found.extend((count <= most).then_some((count, other)));
    }
    Ok(found)
}

/// Words one slip away whose beginning is another: a hundred that could be, looked for one by one.
fn begun_otherwise(reader: Reader<'_>, word: &str) -> Result<Vec<(usize, String)>, StoreError> {
    let letters: Vec<char> = word.chars().collect();
    let mut others: Vec<Vec<char>> = Vec::new();
    for at in 0..BEGINNING.min(letters.len()) {
        let mut without = letters.clone();
        without.remove(at);
        others.push(without);
        if at + 1 < letters.len() {
            let mut swapped = letters.clone();
            swapped.swap(at, at + 1);
            others.push(swapped);
        }
        for letter in 'a'..='z' {
            let (mut replaced, mut inserted) = (letters.clone(), letters.clone());
            replaced[at] = letter;
            inserted.insert(at, letter);
            others.extend([replaced, inserted]);
        }
    }
    let mut known = reader.prepare("SELECT 1 FROM search_word WHERE word = ?1")?;
    let mut found = Vec::new();
    for other in others {
        let other: String = other.into_iter().collect();
        if known.exists([&other])? {
            found.push((1, other));
        }
    }
    Ok(found)
}

/// What may be a slip of something else: letters alone.
fn is_word(word: &str) -> bool {
    let letters = word.chars().count();
    slips_allowed(word) > 0 && letters <= LONGEST && word.chars().all(char::is_alphabetic)
}
