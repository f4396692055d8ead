//! Common activities in a span of time.

use rusqlite::{Row, params};

use super::{Reader, instant, line, optional_instant, optional_line};
use crate::{
    domain::{
        activity::{Activity, ActivityFacts},
        ids::{ActivityId, StaffId},
        time::Instant,
    },
    store::StoreError,
};

const COLUMNS: &str = "id, version, title, place, starts_at, ends_at, responsible, cancelled";

impl Reader<'_> {
    /// Activities that begin in `[from, to)`, in the order they begin.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn activities(self, from: Instant, to: Instant) -> Result<Vec<Activity>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {COLUMNS} FROM activity WHERE withdrawn = 0 AND starts_at >= ?1 AND starts_at < ?2
             ORDER BY starts_at, id"
        ))?;
        let rows = statement.query_map(params![from.timestamp(), to.timestamp()], activity)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The next activity that begins after `now` and is not called off.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn next_activity(self, now: Instant) -> Result<Option<Activity>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {COLUMNS} FROM activity WHERE withdrawn = 0 AND cancelled = 0 AND starts_at > ?1
             ORDER BY starts_at, id LIMIT 1"
        ))?;
        Ok(statement.query_map([now.timestamp()], activity)?.next().transpose()?)
    }

    /// One activity.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn activity(self, id: ActivityId) -> Result<Option<Activity>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {COLUMNS} FROM activity WHERE id = ?1 AND withdrawn = 0"))?;
        Ok(statement.query_map([id.0], activity)?.next().transpose()?)
    }
}

fn activity(row: &Row<'_>) -> rusqlite::Result<Activity> {
    Ok(Activity {
        id: ActivityId(row.get(0)?),
        version: row.get(1)?,
        facts: ActivityFacts {
            title: line(row, 2)?,
            place: optional_line(row, 3)?,
            starts_at: instant(row, 4)?,
            ends_at: optional_instant(row, 5)?,
            responsible: row.get::<_, Option<i64>>(6)?.map(StaffId),
        },
        cancelled: row.get(7)?,
    })
}
