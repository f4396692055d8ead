//! What was corrected in the log: the newest correction of an entry, and all of its texts.

use std::collections::BTreeSet;

use rusqlite::Row;

use super::{
    Reader, instant,
    log::{content, prose},
    word,
};
use crate::{
    domain::{
        ids::{EntryId, RevisionId, StaffId},
        log::{EntryContent, EntryStanding, EntryVersion, LogEntry, Revised, RevisionKind},
        time::Instant,
    },
    store::StoreError,
};

const COLUMNS: &str = "id, kind, at, staff_id, reason, entry_kind, weight, happened_at, facts, youth_voice, assessment, \
                       agreed, weight_until, handover, goal_id, individual_minutes, common_minutes, journal";

/// Where the content begins among the [`COLUMNS`].
const CONTENT: usize = 5;

/// How far corrections and copies into the journal have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LogChanges {
    revisions: i64,
    transfers: i64,
}

impl Reader<'_> {
    /// The newest correction of an entry, and what the entry says since the newest one that brought a text: what is struck
    /// keeps its own.
    pub(super) fn newest_revision(self, entry: EntryId) -> rusqlite::Result<Option<(Revised, Option<EntryContent>)>> {
        // A struck entry is never corrected again, so that the text stands in one of the newest two.
        let sql = format!("SELECT {COLUMNS} FROM log_revision WHERE entry_id = ?1 ORDER BY id DESC LIMIT 2");
        let mut statement = self.prepare(&sql)?;
        let newest: Vec<_> = statement.query_map([entry.0], version)?.collect::<Result<_, _>>()?;
        let mut newest = newest.into_iter();
        let Some((revised, text)) = newest.next() else {
            return Ok(None);
        };
        let text = text.or_else(|| newest.next().and_then(|(_, text)| text));
        Ok(Some((revised, text)))
    }

    /// The newest correction in the house: whoever asks before they read entries has seen all up to it.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn last_revision(self) -> Result<Option<RevisionId>, StoreError> {
        let mut statement = self.prepare("SELECT max(id) FROM log_revision")?;
        Ok(statement.query_row([], |row| row.get::<_, Option<i64>>(0))?.map(RevisionId))
    }

    /// All texts an entry has had, as it was written first, with who changed it, when and why.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn entry_history(self, entry: EntryId) -> Result<Vec<EntryVersion>, StoreError> {
        let mut statement = self.prepare(
            "SELECT kind, weight, happened_at, facts, youth_voice, assessment, agreed, weight_until, handover, goal_id,
                    individual_minutes, common_minutes, journal
             FROM log_entry WHERE id = ?1",
        )?;
        let written = statement.query_map([entry.0], |row| content(row, 0))?;
        let mut versions: Vec<EntryVersion> = written
            .map(|content| Ok(EntryVersion { revised: None, content: Some(content?) }))
            .collect::<Result<_, StoreError>>()?;
        let sql = format!("SELECT {COLUMNS} FROM log_revision WHERE entry_id = ?1 ORDER BY id");
        for revision in self.prepare(&sql)?.query_map([entry.0], version)? {
            let (revised, content) = revision?;
            versions.push(EntryVersion { revised: Some(revised), content });
        }
        Ok(versions)
    }

    /// How far corrections and copies into the journal have come: for [`Reader::entries_changed_since`].
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn log_changes(self) -> Result<LogChanges, StoreError> {
        Ok(self
            .prepare(
                "SELECT coalesce((SELECT max(id) FROM log_revision), 0),
                        coalesce((SELECT max(id) FROM journal_transfer), 0)",
            )?
            .query_row([], |row| Ok(LogChanges { revisions: row.get(0)?, transfers: row.get(1)? }))?)
    }

    /// Entries that were corrected or copied into the journal since.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn entries_changed_since(self, since: LogChanges) -> Result<BTreeSet<EntryId>, StoreError> {
        let mut changed = BTreeSet::new();
        for (sql, after) in [
            ("SELECT entry_id FROM log_revision WHERE id > ?1", since.revisions),
            ("SELECT entry_id FROM journal_transfer WHERE id > ?1 AND entry_id IS NOT NULL", since.transfers),
        ] {
            for entry in self.prepare(sql)?.query_map([after], |row| row.get(0).map(EntryId))? {
                changed.insert(entry?);
            }
        }
        Ok(changed)
    }

    /// What decides who may change an entry.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn entry_standing(self, entry: &LogEntry) -> Result<EntryStanding, StoreError> {
        let shift = entry.shift.map_or(Ok(None), |shift| self.shift(shift))?;
        Ok(entry.standing(shift.map(|shift| shift.ends_at)))
    }
}

fn version(row: &Row<'_>) -> rusqlite::Result<(Revised, Option<EntryContent>)> {
    let kind = word(row, 1, RevisionKind::from_id)?;
    let at: Instant = instant(row, 2)?;
    let reason = prose(row, 4)?;
    let revised = Revised { id: RevisionId(row.get(0)?), kind, at, by: StaffId(row.get(3)?), reason };
    let content = if kind == RevisionKind::Struck { None } else { Some(content(row, CONTENT)?) };
    Ok((revised, content))
}
