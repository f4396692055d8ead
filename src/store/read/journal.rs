//! What waits for the case journal of the municipality, and what was copied there.

use rusqlite::OptionalExtension as _;

use super::{Reader, instant, line};
use crate::{
    domain::{
        ids::{EntryId, RevisionId, StaffId},
        log::JournalTransfer,
    },
    store::StoreError,
};

impl Reader<'_> {
    /// How many entries wait for the case journal.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn journal_waiting_count(self) -> Result<i64, StoreError> {
        Ok(self.prepare("SELECT count(*) FROM journal_waiting")?.query_row([], |row| row.get(0))?)
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
