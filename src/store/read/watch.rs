//! How closely youths are and were watched over.

use std::collections::BTreeMap;

use rusqlite::{Row, params};

use super::{Reader, instant, optional_instant, optional_line, word};
use crate::{
    domain::{
        ids::{StaffId, WatchId, YouthId},
        time::Instant,
        watch::{WatchFacts, WatchLevel, WatchMark},
    },
    store::StoreError,
};

const COLUMNS: &str = "w.id, w.youth_id, w.level, w.reason, w.review_at, w.set_at, w.set_by, w.since";

impl Reader<'_> {
    /// The newest level of each youth who lives here and has one since they came, whichever apartments they have
    /// lived in without a day between; the day before is let pass, since days here begin with UTC.
    /// [`WatchNow::of`](crate::domain::watch::WatchNow::of) says what it means now.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn watch_now(self) -> Result<BTreeMap<YouthId, WatchMark>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {COLUMNS} FROM stay p CROSS JOIN watch_level w
             ON w.id = (SELECT max(id) FROM watch_level WHERE youth_id = p.youth_id)
             WHERE p.until >= ?1 AND w.set_at >= unixepoch(p.here_since, '-1 day')"
        ))?;
        let rows = statement.query_map([self.lasts_to()], mark)?;
        Ok(rows.map(|row| row.map(|mark| (mark.youth, mark))).collect::<Result<_, _>>()?)
    }

    /// The levels of a youth, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn watch_history(self, youth: YouthId, limit: usize) -> Result<Vec<WatchMark>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {COLUMNS} FROM watch_level w WHERE w.youth_id = ?1 ORDER BY w.id DESC LIMIT ?2"
        ))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        Ok(statement.query_map(params![youth.0, limit], mark)?.collect::<Result<_, _>>()?)
    }

    /// One level.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn watch_mark(self, id: WatchId) -> Result<Option<WatchMark>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {COLUMNS} FROM watch_level w WHERE w.id = ?1"))?;
        Ok(statement.query_map([id.0], mark)?.next().transpose()?)
    }

    /// Every level of the house that was set at `since` or later, in the order they were set: what a handover tells.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn watch_changes(self, since: Instant) -> Result<Vec<WatchMark>, StoreError> {
        let mut statement =
            self.prepare(&format!("SELECT {COLUMNS} FROM watch_level w WHERE w.set_at >= ?1 ORDER BY w.set_at, w.id"))?;
        Ok(statement.query_map([since.timestamp()], mark)?.collect::<Result<_, _>>()?)
    }
}

fn mark(row: &Row<'_>) -> rusqlite::Result<WatchMark> {
    Ok(WatchMark {
        id: WatchId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        facts: WatchFacts {
            level: word(row, 2, WatchLevel::from_id)?,
            reason: optional_line(row, 3)?,
            review_at: optional_instant(row, 4)?,
        },
        set_at: instant(row, 5)?,
        by: StaffId(row.get(6)?),
        since: instant(row, 7)?,
    })
}
