//! Filing the whole log anew, into an index that is empty.

use rusqlite::{Connection, params};

use super::{body, tags};
use crate::{
    domain::{
        ids::{EntryId, HouseId},
        log::EntryContent,
    },
    store::{
        StoreError,
        read::{LogFilter, Reader},
    },
};

/// Entries that are read at a time, and filed in one transaction.
const PIECE: i64 = 500;

/// Files every entry as it says now, the oldest first: the index is made for numbers that grow. `told` hears how many of how many
/// are done.
pub(in crate::store) fn rebuild_log(conn: &Connection, told: &mut dyn FnMut(u64, u64)) -> Result<(), StoreError> {
    let newest: i64 = conn.query_row("SELECT coalesce(max(id), 0) FROM log_entry", [], |row| row.get(0))?;
    let mut from = 0;
    while from < newest {
        conn.execute_batch("BEGIN IMMEDIATE")?;
        file_after(conn, from)?;
        conn.execute_batch("COMMIT")?;
        from += PIECE;
        told(from.min(newest).unsigned_abs(), newest.unsigned_abs());
    }
    Ok(conn.execute_batch("INSERT INTO log_search (log_search) VALUES ('optimize')")?)
}

/// The house an entry was written in.
fn house_of(conn: &Connection, entry: EntryId) -> Result<HouseId, StoreError> {
    let mut statement = conn.prepare_cached("SELECT house_id FROM main.log_entry WHERE id = ?1")?;
    Ok(statement.query_row([entry.0], |row| row.get(0).map(HouseId))?)
}

fn file_after(conn: &Connection, from: i64) -> Result<(), StoreError> {
    let piece = usize::try_from(PIECE).unwrap_or_default();
    let before = EntryId(from.saturating_add(PIECE + 1));
    let page = Reader::new(conn).log_page(&LogFilter::default(), Some(before), piece)?;
    let mut insert = conn.prepare_cached("INSERT INTO log_search (rowid, body, tags) VALUES (?1, ?2, ?3)")?;
    for entry in page.entries.iter().rev().filter(|entry| entry.id.0 > from) {
        let tags = tags(
            &entry.about,
            entry.author,
            entry.shift,
            &EntryContent::from(entry),
            entry.is_struck(),
            house_of(conn, entry.id)?,
        );
        insert.execute(params![entry.id.0, body(&entry.lines), tags])?;
    }
    Ok(())
}
