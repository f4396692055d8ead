//! What the chain covers by a hash alone: the notes of the log, their corrections, and what a handover showed when it was
//! signed. Their texts stand in tables of their own, so that the chain can be shown without them; here they are held against
//! the rows of the chain that tell of them.

use std::{borrow::Cow, collections::BTreeSet};

use rusqlite::{Connection, OptionalExtension as _, Row, Rows, types::ValueRef};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{audit, error::StoreError};
use crate::domain::ids::{EntryId, HandoverId};

/// Something written that is not what the chain says was written: changed, removed, or there without a row of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangedText {
    /// A note of the log, or a correction of it.
    Entry(EntryId),
    /// What a handover showed when it was signed.
    Handover(HandoverId),
}

/// The hash of texts, each after its length, so that no two lists of texts are hashed alike.
pub(super) fn hash<T: AsRef<[u8]>>(texts: &[T]) -> String {
    let mut hasher = Sha256::new();
    for text in texts {
        let bytes = text.as_ref();
        hasher.update((bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    }
    data_encoding::HEXLOWER.encode(&hasher.finalize())
}

/// The hash of one text as it stands.
pub(super) fn hash_of_body(body: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(body))
}

/// What is not as the chain says, in order. One walk along the chain, and beside it one along each table it covers.
pub(super) fn changed(conn: &Connection) -> Result<Vec<ChangedText>, StoreError> {
    let mut statement = conn.prepare(
        "SELECT entity, action, entity_id, at, staff_id, detail FROM main.audit NOT INDEXED
         WHERE entity IN ('entry', 'handover') AND action NOT IN ('read-entry', 'transfer-to-journal')
         ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    // Opened before the others: all of them see the house of one moment.
    let mut row = rows.next()?;
    let mut entries = conn.prepare(
        "SELECT id, written_at, author_id, facts, youth_voice, assessment, agreed FROM main.log_entry ORDER BY id",
    )?;
    let mut entries = Entries::begin(entries.query([])?)?;
    let mut found = BTreeSet::new();
    let mut revisions = 0;
    while let Some(told) = row {
        let told = Told::of(told)?;
        let detail: Detail<'_> = serde_json::from_slice(told.detail).unwrap_or_default();
        match (told.entity, told.action) {
            (b"handover", b"seal-handover") => {
                found.extend(handover_differs(conn, &told, &detail)?.then_some(told.handover()));
            }
            (b"entry", b"correct-entry" | b"amend-entry" | b"strike-entry") => {
                revisions += 1;
                found.extend(revision_differs(conn, &told, &detail)?.then_some(told.entry()));
            }
            (b"entry", _) => {
                if let Some(hash) = detail.lines() {
                    entries.hold_against(&told, hash, &mut found)?;
                }
            }
            _ => {}
        }
        row = rows.next()?;
    }
    entries.rest(&mut found)?;
    found.extend(unwritten_revisions(conn, revisions)?);
    for known in audit::untold_texts(conn)? {
        found.remove(&known);
    }
    Ok(found.into_iter().collect())
}

/// A row of the chain, byte for byte: whoever changed it may have left what is no text.
struct Told<'r> {
    entity: &'r [u8],
    action: &'r [u8],
    row: i64,
    at: i64,
    staff: i64,
    detail: &'r [u8],
}

impl<'r> Told<'r> {
    fn of(row: &'r Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            entity: bytes(row, 0)?,
            action: bytes(row, 1)?,
            row: row.get(2)?,
            at: row.get(3)?,
            staff: row.get::<_, Option<i64>>(4)?.unwrap_or_default(),
            detail: bytes(row, 5)?,
        })
    }

    const fn entry(&self) -> ChangedText {
        ChangedText::Entry(EntryId(self.row))
    }

    const fn handover(&self) -> ChangedText {
        ChangedText::Handover(HandoverId(self.row))
    }
}

/// The hashes a row of the chain holds.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Detail<'d> {
    #[serde(borrow)]
    lines_sha256: Option<Cow<'d, str>>,
    #[serde(borrow)]
    reason_sha256: Option<Cow<'d, str>>,
    #[serde(borrow)]
    shown_sha256: Option<Cow<'d, str>>,
    /// The revision before the one it tells of.
    seen: Option<i64>,
    /// Of a note that was written on a night round: the rest of it.
    #[serde(borrow)]
    entry: Option<Box<Self>>,
}

impl Detail<'_> {
    fn lines(&self) -> Option<&str> {
        self.lines_sha256.as_deref().or_else(|| self.entry.as_ref()?.lines_sha256.as_deref())
    }
}

/// The notes, walked along beside the chain: their numbers grow with its rows.
struct Entries<'s> {
    rows: Rows<'s>,
    next: Option<Note>,
}

struct Note {
    id: i64,
    written_at: i64,
    author: i64,
    lines: String,
}

impl<'s> Entries<'s> {
    fn begin(rows: Rows<'s>) -> Result<Self, StoreError> {
        let mut entries = Self { rows, next: None };
        entries.step()?;
        Ok(entries)
    }

    fn hold_against(
        &mut self,
        told: &Told<'_>,
        hash: &str,
        found: &mut BTreeSet<ChangedText>,
    ) -> Result<(), StoreError> {
        while let Some(note) = self.next.take_if(|note| note.id < told.row) {
            found.insert(ChangedText::Entry(EntryId(note.id)));
            self.step()?;
        }
        let note = self.next.take_if(|note| note.id == told.row);
        match note {
            Some(note) => {
                if note.lines != hash || note.written_at != told.at || note.author != told.staff {
                    found.insert(told.entry());
                }
                self.step()
            }
            None => {
                found.insert(told.entry());
                Ok(())
            }
        }
    }

    /// Notes behind the last one the chain tells of.
    fn rest(&mut self, found: &mut BTreeSet<ChangedText>) -> Result<(), StoreError> {
        while let Some(note) = self.next.take() {
            found.insert(ChangedText::Entry(EntryId(note.id)));
            self.step()?;
        }
        Ok(())
    }

    fn step(&mut self) -> Result<(), StoreError> {
        self.next = match self.rows.next()? {
            Some(row) => Some(Note {
                id: row.get(0)?,
                written_at: row.get(1)?,
                author: row.get(2)?,
                lines: hash(&[bytes(row, 3)?, bytes(row, 4)?, bytes(row, 5)?, bytes(row, 6)?]),
            }),
            None => None,
        };
        Ok(())
    }
}

/// A correction is the first one after what whoever wrote it had seen.
fn revision_differs(conn: &Connection, told: &Told<'_>, detail: &Detail<'_>) -> Result<bool, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT reason, facts, youth_voice, assessment, agreed, at, staff_id FROM main.log_revision
         WHERE entry_id = ?1 AND id > ?2 ORDER BY id LIMIT 1",
    )?;
    let same = statement
        .query_row([told.row, detail.seen.unwrap_or_default()], |row| {
            let reason = optional(row, 0)?.map(|reason| hash(&[reason]));
            let lines = [1, 2, 3, 4].map(|at| optional(row, at));
            let lines = lines.into_iter().collect::<Result<Vec<_>, _>>()?;
            let is_struck = lines.iter().all(Option::is_none);
            let lines = hash(&lines.iter().map(|line| line.unwrap_or_default()).collect::<Vec<_>>());
            let lines = (!is_struck).then_some(lines);
            Ok(reason.as_deref() == detail.reason_sha256.as_deref()
                && lines.as_deref() == detail.lines_sha256.as_deref()
                && row.get::<_, i64>(5)? == told.at
                && row.get::<_, i64>(6)? == told.staff)
        })
        .optional()?;
    Ok(same != Some(true))
}

/// Notes with more corrections than the chain tells of, where there are more of them in all.
fn unwritten_revisions(conn: &Connection, told: i64) -> Result<Vec<ChangedText>, StoreError> {
    if !stands(conn, "log_revision")? {
        return Ok(Vec::new());
    }
    let there: i64 = conn.query_row("SELECT count(*) FROM main.log_revision", [], |row| row.get(0))?;
    if there <= told {
        return Ok(Vec::new());
    }
    let mut statement = conn.prepare(
        "SELECT r.entry_id FROM main.log_revision r GROUP BY r.entry_id
         HAVING count(*) > (SELECT count(*) FROM main.audit a WHERE a.entity = 'entry' AND a.entity_id = r.entry_id
                            AND a.action IN ('correct-entry', 'amend-entry', 'strike-entry'))",
    )?;
    let rows = statement.query_map([], |row| Ok(ChangedText::Entry(EntryId(row.get(0)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn handover_differs(conn: &Connection, told: &Told<'_>, detail: &Detail<'_>) -> Result<bool, StoreError> {
    let Some(hash) = detail.shown_sha256.as_deref() else { return Ok(false) };
    let body = conn
        .prepare_cached("SELECT body FROM main.handover_snapshot WHERE handover_id = ?1")?
        .query_row([told.row], |row| Ok(hash_of_body(bytes(row, 0)?)))
        .optional()?;
    Ok(body.as_deref() != Some(hash))
}

/// Whether a table is there: a copy that is made before a migration may be older than it.
fn stands(conn: &Connection, table: &str) -> Result<bool, StoreError> {
    Ok(conn.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1")?.exists([table])?)
}

/// What stands in a column of texts; nothing for what is no text.
fn bytes<'r>(row: &'r Row<'_>, column: usize) -> rusqlite::Result<&'r [u8]> {
    Ok(optional(row, column)?.unwrap_or_default())
}

fn optional<'r>(row: &'r Row<'_>, column: usize) -> rusqlite::Result<Option<&'r [u8]>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(text) | ValueRef::Blob(text) => Some(text),
        ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => None,
    })
}
