//! What waits for the case journal of the municipality, and what was copied there.

use rusqlite::{OptionalExtension as _, params};

use super::{Reader, instant, line};
use crate::{
    domain::{
        ids::{EntryId, RevisionId, StaffId},
        log::{JournalTransfer, LogEntry},
    },
    store::StoreError,
};

impl Reader<'_> {
    /// Entries that somebody has to copy into the case journal, the oldest first, from after `after` on when given.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn journal_waiting(self, after: Option<EntryId>, limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        let after = after.map_or(0, |id| id.0);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.entries(
            "SELECT {columns} FROM journal_waiting w CROSS JOIN log_entry l ON l.id = w.entry_id
             WHERE w.entry_id > ?1 ORDER BY w.entry_id LIMIT ?2",
            params![after, limit],
        )
    }

    /// How many entries wait for the case journal.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn journal_waiting_count(self) -> Result<i64, StoreError> {
        Ok(self
            .prepare("SELECT count(*) FROM journal_waiting")?
            .query_row([], |row| row.get(0))?)
    }

    /// The newest time an entry was copied into the case journal.
    pub(super) fn newest_transfer(self, entry: EntryId) -> rusqlite::Result<Option<JournalTransfer>> {
        self.prepare(
            "SELECT revision_id, at, staff_id, reference FROM journal_transfer WHERE entry_id = ?1
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row([entry.0], |row| {
            Ok(JournalTransfer {
                revision: row.get::<_, Option<i64>>(0)?.map(RevisionId),
                at: instant(row, 1)?,
                by: StaffId(row.get(2)?),
                reference: line(row, 3)?,
            })
        })
        .optional()
    }
}
