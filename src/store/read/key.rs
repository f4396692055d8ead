//! How the data key of the house stands.

use rusqlite::OptionalExtension as _;

use super::{Reader, instant};
use crate::{
    domain::{ids::StaffId, time::Instant},
    store::StoreError,
};

/// When the data key was changed, and for whom it should be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyStanding {
    /// When it was last changed; `None` while the house has its first one.
    pub rotated: Option<Instant>,
    /// Who has left since, and has not come back: with an older copy of the key file their passphrase opens the house.
    pub left: Vec<StaffId>,
}

impl Reader<'_> {
    /// How the data key stands.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn key_standing(self) -> Result<KeyStanding, StoreError> {
        let rotated = self
            .prepare("SELECT id, at FROM key_mark WHERE kind = 'rotated' ORDER BY id DESC LIMIT 1")?
            .query_row([], |row| Ok((row.get::<_, i64>(0)?, instant(row, 1)?)))
            .optional()?;
        let (since, rotated) = rotated.map_or((0, None), |(id, at)| (id, Some(at)));
        let mut statement = self.prepare(
            "SELECT k.staff_id FROM key_mark k CROSS JOIN staff s ON s.id = k.staff_id
             WHERE k.kind = 'left' AND k.id > ?1 AND s.active = 0 ORDER BY k.id",
        )?;
        let left = statement.query_map([since], |row| row.get(0).map(StaffId))?;
        let mut left = left.collect::<Result<Vec<_>, _>>()?;
        // Somebody may have left, come back and left again.
        left.sort_unstable();
        left.dedup();
        Ok(KeyStanding { rotated, left })
    }
}
