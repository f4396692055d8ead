//! Entries by what they carry: marked for the handover, traces of a goal.

use std::{cmp::Reverse, collections::BTreeSet};

use rusqlite::{Params, params};

use super::{Reader, plan::goal};
use crate::{
    domain::{
        ids::{EntryId, GoalId, YouthId},
        log::LogEntry,
        plan::Goal,
        time::Instant,
    },
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
            "SELECT id FROM log_entry INDEXED BY log_entry_handover
             WHERE handover = 1 AND written_at >= ?1 AND written_at < ?2",
            span,
        )?);
        ids.extend(self.entry_ids(
            "SELECT entry_id FROM log_revision INDEXED BY log_revision_handover
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
            "SELECT entry_id FROM log_revision INDEXED BY log_revision_at WHERE at >= ?1 AND at < ?2",
            [from.timestamp(), to.timestamp()],
        )?;
        self.standing_entries(ids.into_iter().collect(), |_| true)
    }

    /// The newest entries that are a trace of a goal, the newest first, as they stand in the file of the youth whose goal it
    /// is. What was struck or is no trace of it any more is not among them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn goal_entries(self, goal: GoalId, limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        let Some(youth) = self.goal(goal)?.map(|goal| goal.youth) else {
            return Ok(Vec::new());
        };
        let newest = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut ids = BTreeSet::new();
        ids.extend(self.entry_ids(
            "SELECT id FROM log_entry INDEXED BY log_entry_goal WHERE goal_id = ?1 ORDER BY id DESC LIMIT ?2",
            params![goal.0, newest],
        )?);
        ids.extend(self.entry_ids(
            "SELECT entry_id FROM log_revision INDEXED BY log_revision_goal WHERE goal_id = ?1
             ORDER BY entry_id DESC LIMIT ?2",
            params![goal.0, newest],
        )?);
        let mut entries = self.standing_entries(ids, |entry| entry.marks.goal == Some(goal))?;
        entries.reverse();
        entries.truncate(limit);
        Ok(entries.into_iter().map(|entry| entry.in_file_of(youth)).collect())
    }

    /// The goals a youth is working with, those that something was written about last first: they are the most likely ones
    /// for the next entry.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn likely_goals(self, youth: YouthId) -> Result<Vec<Goal>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, youth_id, version, title, area, status, review FROM goal
             WHERE youth_id = ?1 AND withdrawn = 0 ORDER BY id",
        )?;
        let mut goals: Vec<(Option<EntryId>, Goal)> = Vec::new();
        for found in statement.query_map([youth.0], goal)? {
            let goal = found?;
            if goal.facts.status.is_live() {
                goals.push((self.newest_trace(goal.id)?, goal));
            }
        }
        goals.sort_by_key(|(trace, _)| Reverse(*trace));
        Ok(goals.into_iter().map(|(_, goal)| goal).collect())
    }

    fn newest_trace(self, goal: GoalId) -> Result<Option<EntryId>, StoreError> {
        let newest = self.entry_ids(
            "SELECT id FROM log_entry INDEXED BY log_entry_goal WHERE goal_id = ?1 ORDER BY id DESC LIMIT 1",
            [goal.0],
        )?;
        Ok(newest.into_iter().next())
    }

    fn entry_ids(self, sql: &str, values: impl Params) -> Result<Vec<EntryId>, StoreError> {
        Ok(self.prepare(sql)?.query_map(values, |row| row.get(0).map(EntryId))?.collect::<Result<_, _>>()?)
    }

    /// Those of the entries that say so now, and were not struck, in the order they were written.
    fn standing_entries(
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
