//! What was done with copies of the house.

use rusqlite::OptionalExtension as _;

use super::{Reader, instant, optional_instant};
use crate::{
    domain::{ids::StaffId, time::Instant},
    store::StoreError,
};

/// The newest of everything that was done with copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupMarks {
    /// When the house began; before its first copy it has been without one since then.
    pub founded: Instant,
    /// When a copy was last made in the first place.
    pub first: Option<Instant>,
    /// When a copy was last made on the second medium.
    pub second: Option<Instant>,
    /// When a copy was last opened on trial.
    pub drilled: Option<Instant>,
    /// Until when the second medium was last put off, and by whom.
    pub put_off: Option<(Instant, StaffId)>,
}

impl Reader<'_> {
    /// What was last done with copies.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn backup_marks(self) -> Result<BackupMarks, StoreError> {
        let mut newest =
            self.prepare("SELECT at, until, staff_id FROM backup_mark WHERE kind = ?1 ORDER BY id DESC LIMIT 1")?;
        let mut newest = |kind: &str| {
            newest
                .query_row([kind], |row| Ok((instant(row, 0)?, optional_instant(row, 1)?, StaffId(row.get(2)?))))
                .optional()
        };
        let founded = self.prepare("SELECT founded_at FROM house")?.query_row([], |row| instant(row, 0))?;
        Ok(BackupMarks {
            founded,
            first: newest("first")?.map(|(at, _, _)| at),
            second: newest("second")?.map(|(at, _, _)| at),
            drilled: newest("drilled")?.map(|(at, _, _)| at),
            put_off: newest("put-off")?.and_then(|(_, until, by)| Some((until?, by))),
        })
    }
}
