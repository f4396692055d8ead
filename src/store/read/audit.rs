//! The audit chain, newest first.

use std::collections::BTreeMap;

use rusqlite::Row;
use serde::Deserialize;

use super::{Reader, instant, word};
use crate::{
    domain::{
        audit::{FAILED_TRY, ReadKind},
        ids::{AuditId, StaffId, YouthId},
        taken::TakenList,
        time::Instant,
    },
    store::{StoreError, audit::lossy},
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
    /// Of a wrong passphrase or PIN, which is nobody's deed: what is known of it.
    pub tried: Option<Tried>,
    /// Of a list that was taken out: which; `None` of one that an older program wrote down.
    pub list: Option<TakenList>,
}

impl AuditEntry {
    /// When it happened, which may be before it was written.
    #[must_use]
    pub fn happened_at(&self) -> Instant {
        self.tried.and_then(|tried| tried.at).unwrap_or(self.at)
    }

    /// Whose deed it is, or whose secret was tried.
    #[must_use]
    pub fn whose(&self) -> Option<StaffId> {
        self.staff.or_else(|| self.tried?.staff)
    }
}

/// What is known of a wrong passphrase or PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct Tried {
    /// Whose it should have been, where the program knew: at the closed door it knows nobody.
    #[serde(rename = "tried")]
    pub staff: Option<StaffId>,
    /// When, if that was before the house was open.
    #[serde(rename = "happened_at")]
    pub at: Option<Instant>,
}

/// What is read of a row, in the order of [`audit_entry`].
pub(super) const COLUMNS: &str = "a.id, a.at, a.staff_id, a.action, a.youth_id, a.entity, \
                                  CASE WHEN a.action IN ('failed-try', 'export') THEN a.detail END";
/// How many those are.
pub(super) const COLUMN_COUNT: usize = 7;

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
        let mut statement = self.prepare(&format!("SELECT {COLUMNS} FROM audit a ORDER BY a.id DESC LIMIT ?1"))?;
        let rows = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], audit_entry)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every row about a youth, the newest first: those about the youth alone, and of what is written about several in the
    /// log and the calendar, where a row of the chain names none of them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn audit_about(self, youth: YouthId) -> Result<Vec<AuditEntry>, StoreError> {
        let mut found = Vec::new();
        for sql in [
            format!("SELECT {COLUMNS} FROM audit a WHERE a.youth_id = ?1 ORDER BY a.id DESC"),
            format!(
                "SELECT {COLUMNS} FROM log_entry_youth y
                 CROSS JOIN audit a ON a.entity = 'entry' AND a.entity_id = y.entry_id
                 WHERE y.youth_id = ?1 AND a.youth_id IS NULL"
            ),
            format!(
                "SELECT {COLUMNS} FROM event_youth y
                 CROSS JOIN audit a ON a.entity = 'activity' AND a.entity_id = y.event_id
                 WHERE y.youth_id = ?1 AND a.youth_id IS NULL"
            ),
        ] {
            for row in self.prepare(&sql)?.query_map([youth.0], audit_entry)? {
                found.push(row?);
            }
        }
        found.sort_by_key(|row| std::cmp::Reverse(row.id));
        Ok(found)
    }
}

/// A row as [`COLUMNS`] reads it. Words are read as far as they are text: who changed a row may have left what is none, and
/// `audit verify` names it.
pub(super) fn audit_entry(row: &Row<'_>) -> rusqlite::Result<AuditEntry> {
    let action = lossy(row, 3);
    let detail = row.get_ref(6)?.as_bytes_or_null().ok().flatten();
    let is_try = action == FAILED_TRY;
    Ok(AuditEntry {
        id: AuditId(row.get(0)?),
        at: instant(row, 1)?,
        staff: row.get::<_, Option<i64>>(2)?.map(StaffId),
        action,
        youth: row.get::<_, Option<i64>>(4)?.map(YouthId),
        entity: lossy(row, 5),
        tried: detail.filter(|_| is_try).map(tried),
        list: detail.filter(|_| !is_try).and_then(taken),
    })
}

/// Which list the values of [`Command::TakeOut`](crate::domain::command::Command::TakeOut) name.
fn taken(detail: &[u8]) -> Option<TakenList> {
    #[derive(Deserialize)]
    struct Taken {
        list: TakenList,
    }
    let told: BTreeMap<String, Taken> = serde_json::from_slice(detail).ok()?;
    told.into_values().next().map(|taken| taken.list)
}

/// What the values of [`Command::RecordFailedTry`](crate::domain::command::Command::RecordFailedTry) say.
fn tried(detail: &[u8]) -> Tried {
    let told: Option<BTreeMap<String, Tried>> = serde_json::from_slice(detail).ok();
    told.and_then(|told| told.into_values().next()).unwrap_or_default()
}
