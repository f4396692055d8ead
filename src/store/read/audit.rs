//! The audit chain, newest first.

use super::{Reader, instant};
use crate::{
    domain::{
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
    /// The youth it concerns, if one.
    pub youth: Option<YouthId>,
}

impl Reader<'_> {
    /// The newest rows.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn newest_audit(self, limit: usize) -> Result<Vec<AuditEntry>, StoreError> {
        let mut statement =
            self.prepare("SELECT id, at, staff_id, action, youth_id FROM audit ORDER BY id DESC LIMIT ?1")?;
        let rows = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], |row| {
            Ok(AuditEntry {
                id: AuditId(row.get(0)?),
                at: instant(row, 1)?,
                staff: row.get::<_, Option<i64>>(2)?.map(StaffId),
                action: row.get(3)?,
                youth: row.get::<_, Option<i64>>(4)?.map(YouthId),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
