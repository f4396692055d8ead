//! The audit chain: every row's hash covers its own fields and the hash before it, so that a changed, removed or moved row
//! shows. What the chain cannot show (a cut tail, an older copy of the whole file) is why its head also stands elsewhere.

use rusqlite::{OptionalExtension as _, Transaction, params};
use sha2::{Digest as _, Sha256};

use super::error::StoreError;
use crate::domain::{
    audit::Entity,
    ids::{AuditId, StaffId, YouthId},
    time::Instant,
};

/// The newest row of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHead {
    /// Its row number; 0 before the first row.
    pub id: AuditId,
    /// Its hash; zeros before the first row.
    pub hash: [u8; 32],
}

/// One row to be written.
#[derive(Debug)]
pub(super) struct AuditRow<'a> {
    pub at: Instant,
    pub staff: Option<StaffId>,
    pub action: &'a str,
    pub entity: Entity,
    pub entity_id: i64,
    pub youth: Option<YouthId>,
    /// What was set, as JSON; never the text of a log entry (that stands in the log, and its hash here).
    pub detail: &'a str,
}

/// The head of the chain.
pub(super) fn head(conn: &rusqlite::Connection) -> Result<ChainHead, StoreError> {
    let newest = conn
        .prepare_cached("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| Ok(ChainHead { id: AuditId(row.get(0)?), hash: row.get(1)? }))
        .optional()?;
    Ok(newest.unwrap_or(ChainHead { id: AuditId(0), hash: [0; 32] }))
}

/// The hash of one row.
pub(super) fn hash_of(conn: &rusqlite::Connection, id: AuditId) -> Result<Option<[u8; 32]>, StoreError> {
    Ok(conn.query_row("SELECT hash FROM audit WHERE id = ?1", [id.0], |row| row.get(0)).optional()?)
}

/// Whether a row of the chain stands in it as it was. The beginning, before the first row, stands in every chain.
pub(super) fn is_in(conn: &rusqlite::Connection, head: ChainHead) -> Result<bool, StoreError> {
    Ok(head.id.0 == 0 || hash_of(conn, head.id)? == Some(head.hash))
}

/// Adds a row to the chain. Runs inside the transaction of what it tells about.
pub(super) fn append(tx: &Transaction<'_>, row: &AuditRow<'_>) -> Result<AuditId, StoreError> {
    let before = head(tx)?;
    let id = AuditId(before.id.0 + 1);
    let fields = Fields {
        at: row.at.timestamp(),
        staff: row.staff.map_or(0, |staff| staff.0),
        action: row.action,
        entity: row.entity.id(),
        entity_id: row.entity_id,
        youth: row.youth.map_or(0, |youth| youth.0),
        detail: row.detail,
    };
    let hash = fields.hash(&before.hash, id);
    tx.prepare_cached(
        "INSERT INTO audit (id, at, staff_id, action, entity, entity_id, youth_id, detail, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        id.0,
        fields.at,
        row.staff.map(|staff| staff.0),
        fields.action,
        fields.entity,
        fields.entity_id,
        row.youth.map(|youth| youth.0),
        fields.detail,
        hash
    ])?;
    Ok(id)
}

/// The fields of a row as they are hashed.
struct Fields<'a> {
    at: i64,
    staff: i64,
    action: &'a str,
    entity: &'a str,
    entity_id: i64,
    youth: i64,
    detail: &'a str,
}

impl Fields<'_> {
    /// SHA-256 over the hash before and every field, each with its length before it, so that no two rows join to the same
    /// bytes.
    fn hash(&self, before: &[u8; 32], id: AuditId) -> [u8; 32] {
        let mut hasher = Sha256::new();
        let mut field = |bytes: &[u8]| {
            hasher.update((bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        field(before);
        field(&id.0.to_le_bytes());
        field(&self.at.to_le_bytes());
        field(&self.staff.to_le_bytes());
        field(self.action.as_bytes());
        field(self.entity.as_bytes());
        field(&self.entity_id.to_le_bytes());
        field(&self.youth.to_le_bytes());
        field(self.detail.as_bytes());
        hasher.finalize().into()
    }
}

/// What a check of the whole chain found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChainCheck {
    /// Every row follows from the one before; the head is given.
    Whole(ChainHead),
    /// The first row that does not.
    BrokenAt(AuditId),
}

/// Recomputes every hash.
pub(super) fn verify(conn: &rusqlite::Connection) -> Result<ChainCheck, StoreError> {
    let mut statement = conn
        .prepare("SELECT id, at, staff_id, action, entity, entity_id, youth_id, detail, hash FROM audit ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut before = ChainHead { id: AuditId(0), hash: [0; 32] };
    while let Some(row) = rows.next()? {
        let id = AuditId(row.get(0)?);
        let written: [u8; 32] = row.get(8)?;
        let expected = Fields {
            at: row.get(1)?,
            staff: row.get::<_, Option<i64>>(2)?.unwrap_or(0),
            action: row.get_ref(3)?.as_str().unwrap_or_default(),
            entity: row.get_ref(4)?.as_str().unwrap_or_default(),
            entity_id: row.get(5)?,
            youth: row.get::<_, Option<i64>>(6)?.unwrap_or(0),
            detail: row.get_ref(7)?.as_str().unwrap_or_default(),
        }
        .hash(&before.hash, id);
        if id.0 != before.id.0 + 1 || expected != written {
            return Ok(ChainCheck::BrokenAt(id));
        }
        before = ChainHead { id, hash: written };
    }
    Ok(ChainCheck::Whole(before))
}
