//! Entries by what they carry: marked for the handover, or corrected.

use std::collections::BTreeSet;

use rusqlite::Params;

use super::Reader;
use crate::{
    domain::{ids::EntryId, log::LogEntry, time::Instant},
    store::StoreError,
};

impl Reader<'_> {
    /// Entries marked *til overlapping* that were written, or corrected to be marked, from `from` on and before `to`, in the
    /// order they were written. What was struck or is marked no more is not among them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn handover_entries(self, from: Instant, to: Instant) -> Result<Vec<LogEntry>, StoreError> {
        let span = [from.timestamp(), to.timestamp()];
        let mut ids = BTreeSet::new();
        ids.extend(self.entry_ids(
            "SELECT id FROM main.log_entry INDEXED BY log_entry_handover
             WHERE house_id = here() AND handover = 1 AND written_at >= ?1 AND written_at < ?2",
            span,
        )?);
        ids.extend(self.entry_ids(
            "SELECT entry_id FROM main.log_revision INDEXED BY log_revision_handover
             WHERE handover = 1 AND at >= ?1 AND at < ?2",
            span,
        )?);
        self.standing_entries(ids, |entry| entry.marks.handover)
    }

    /// Entries that were corrected from `from` on and before `to`, as they stand, in the order they were written. What was
    /// struck is not among them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn corrected_entries(self, from: Instant, to: Instant) -> Result<Vec<LogEntry>, StoreError> {
        let ids = self.entry_ids(
            "SELECT entry_id FROM main.log_revision INDEXED BY log_revision_at WHERE at >= ?1 AND at < ?2",
            [from.timestamp(), to.timestamp()],
        )?;
        self.standing_entries(ids.into_iter().collect(), |_| true)
    }

    pub(super) fn entry_ids(self, sql: &str, values: impl Params) -> Result<Vec<EntryId>, StoreError> {
        Ok(self.prepare(sql)?.query_map(values, |row| row.get(0).map(EntryId))?.collect::<Result<_, _>>()?)
    }

    /// Those of the entries that say so now, and were not struck, in the order they were written.
    pub(super) fn standing_entries(
        self,
        ids: BTreeSet<EntryId>,
        says: impl Fn(&LogEntry) -> bool,
    ) -> Result<Vec<LogEntry>, StoreError> {
        let mut entries = Vec::with_capacity(ids.len());
        for id in ids {
            entries.extend(self.entry(id)?.filter(|entry| says(entry) && !entry.is_struck()));
        }
        Ok(entries)
    }
}
