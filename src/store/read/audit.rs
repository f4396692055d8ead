//! The audit chain, newest first.

use rusqlite::Row;

use super::{Reader, instant, word};
use crate::{
    domain::{
        audit::ReadKind,
        ids::{AuditId, StaffId, YouthId},
        time::Instant,
    },
    store::StoreError,
};

/// One row of the chain, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Row number.
    pub id: AuditId,
    /// When.
    pub at: Instant,
    /// Who; nobody for what the program found by itself.
    pub staff: Option<StaffId>,
    /// The name of the deed.
    pub action: String,
    /// The name of the kind of row it is about.
    pub entity: String,
    /// The youth it concerns, if one.
    pub youth: Option<YouthId>,
}

/// Somebody read what a youth's file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The row of the chain that tells it.
    pub id: AuditId,
    /// When.
    pub at: Instant,
    /// Who.
    pub staff: StaffId,
    /// Which youth's.
    pub youth: YouthId,
    /// How.
    pub kind: ReadKind,
}

/// Readings of a youth's file, as far as they were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadingPage {
    /// The newest first.
    pub readings: Vec<Reading>,
    /// There are older ones.
    pub more: bool,
}

impl Reader<'_> {
    /// Who has read what is written about a youth: at most `limit` readings, those older than
    /// `before` where it is given.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn readings(self, youth: YouthId, before: Option<AuditId>, limit: usize) -> Result<ReadingPage, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, at, staff_id, action FROM audit
             WHERE youth_id = ?1 AND action IN ('open-file', 'search', 'ask-consent', 'export') AND id < ?2
             ORDER BY id DESC LIMIT ?3",
        )?;
        let asked = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
        let before = before.map_or(i64::MAX, |id| id.0);
        let rows = statement.query_map((youth.0, before, asked), |row| {
            let staff = StaffId(row.get(2)?);
            let kind = word(row, 3, ReadKind::of_event)?;
            Ok(Reading { id: AuditId(row.get(0)?), at: instant(row, 1)?, staff, youth, kind })
        })?;
        let mut readings: Vec<Reading> = rows.collect::<Result<_, _>>()?;
        let more = readings.len() > limit;
        readings.truncate(limit);
        Ok(ReadingPage { readings, more })
    }

    /// The newest rows.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn newest_audit(self, limit: usize) -> Result<Vec<AuditEntry>, StoreError> {
        let mut statement =
            self.prepare("SELECT id, at, staff_id, action, youth_id, entity FROM audit ORDER BY id DESC LIMIT ?1")?;
        let rows = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], audit_entry)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every row about a youth, the newest first: those about the youth alone, and of what is written about several in the
    /// log, where a row of the chain names none of them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn audit_about(self, youth: YouthId) -> Result<Vec<AuditEntry>, StoreError> {
        let mut alone = self.prepare(
            "SELECT id, at, staff_id, action, youth_id, entity FROM audit WHERE youth_id = ?1 ORDER BY id DESC",
        )?;
        let mut found: Vec<AuditEntry> = alone.query_map([youth.0], audit_entry)?.collect::<Result<_, _>>()?;
        let mut among = self.prepare(
            "SELECT a.id, a.at, a.staff_id, a.action, a.youth_id, a.entity
             FROM log_entry_youth y CROSS JOIN audit a ON a.entity = 'entry' AND a.entity_id = y.entry_id
             WHERE y.youth_id = ?1 AND a.youth_id IS NULL",
        )?;
        for row in among.query_map([youth.0], audit_entry)? {
            found.push(row?);
        }
        found.sort_by_key(|row| std::cmp::Reverse(row.id));
        Ok(found)
    }
}

pub(super) fn audit_entry(row: &Row<'_>) -> rusqlite::Result<AuditEntry> {
    Ok(AuditEntry {
        id: AuditId(row.get(0)?),
        at: instant(row, 1)?,
        staff: row.get::<_, Option<i64>>(2)?.map(StaffId),
        action: row.get(3)?,
        youth: row.get::<_, Option<i64>>(4)?.map(YouthId),
        entity: row.get(5)?,
    })
}
