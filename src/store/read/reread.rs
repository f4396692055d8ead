//! Corrections that a member has not read. What waits for whom is kept beside the corrections, so that counting looks only at
//! what waits.

use std::collections::BTreeMap;

use rusqlite::params;

use super::{Reader, instant, receipt::UnreadEntry};
use crate::{
    domain::{
        ids::{EntryId, StaffId},
        log::Weight,
        receipt::Section,
        time::Instant,
    },
    store::StoreError,
};

/// What an entry weighs by its newest correction, else as it was written; `id` is its number and `written` its first weight.
/// Striking leaves the weight as it stood.
pub(super) fn weight_sql(id: &str, written: &str) -> String {
    format!(
        "coalesce((SELECT v.weight FROM log_revision v WHERE v.entry_id = {id} AND v.weight IS NOT NULL
                   ORDER BY v.id DESC LIMIT 1), {written})"
    )
}

impl Reader<'_> {
    /// Entries of a section that another corrected since a member read them or wrote them, newest first. The moment is that
    /// of the correction.
    pub(super) fn corrected_unread(
        self,
        staff: StaffId,
        section: Section,
        limit: usize,
    ) -> Result<Vec<UnreadEntry>, StoreError> {
        let weight = weight_sql("u.entry_id", "l.weight");
        let mut statement = self.prepare(&format!(
            "SELECT u.entry_id, {weight}, r.at FROM revision_unread u CROSS JOIN log_entry l ON l.id = u.entry_id
             CROSS JOIN log_revision r ON r.id = (SELECT max(n.id) FROM log_revision n WHERE n.entry_id = u.entry_id)
             WHERE u.staff_id = ?1 AND u.section = ?2 ORDER BY u.entry_id DESC LIMIT ?3"
        ))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![staff.0, section.number(), limit], |row| {
            Ok(UnreadEntry {
                entry: EntryId(row.get(0)?),
                weight: Weight::from_level(row.get(1)?).ok_or_else(|| super::invalid(1, "a weight"))?,
                written_at: instant(row, 2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What waits for a member in a section up to an entry because it was corrected.
    pub(in crate::store) fn corrected_up_to(
        self,
        staff: StaffId,
        section: Section,
        until: EntryId,
    ) -> Result<Vec<EntryId>, StoreError> {
        let mut statement = self.prepare(
            "SELECT entry_id FROM revision_unread WHERE staff_id = ?1 AND section = ?2 AND entry_id <= ?3 ORDER BY entry_id",
        )?;
        let rows = statement.query_map(params![staff.0, section.number(), until.0], |row| row.get(0).map(EntryId))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Lets those who have read an entry be those who have read it as it stands now, with the moment they did.
    pub(super) fn as_corrected(self, entry: EntryId, read: &mut BTreeMap<StaffId, Instant>) -> Result<(), StoreError> {
        let mut again = self.prepare(
            "SELECT p.staff_id, p.at FROM log_revision v CROSS JOIN receipt_revision p ON p.revision_id = v.id
             WHERE v.entry_id = ?1 ORDER BY v.id",
        )?;
        for row in again.query_map([entry.0], |row| Ok((StaffId(row.get(0)?), instant(row, 1)?)))? {
            let (staff, at) = row?;
            read.insert(staff, at);
        }
        let mut waits = self.prepare("SELECT DISTINCT staff_id FROM revision_unread WHERE entry_id = ?1")?;
        for staff in waits.query_map([entry.0], |row| row.get(0).map(StaffId))? {
            read.remove(&staff?);
        }
        Ok(())
    }
}
