//! Evidence: log entries that are a trace of a goal, through all versions of the plan.

use std::{cmp::Reverse, collections::BTreeSet};

use chrono::TimeDelta;
use rusqlite::params;

use super::super::Reader;
use crate::{
    domain::{
        ids::{EntryId, GoalId, YouthId},
        log::LogEntry,
        plan::{Goal, GoalStatus},
        time::Instant,
    },
    store::StoreError,
};

/// How much was written about a goal lately.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GoalTrace {
    /// Entries in each of the last weeks, the newest week last.
    pub weeks: Vec<u32>,
}

impl GoalTrace {
    /// Entries in all of the weeks.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.weeks.iter().sum()
    }
}

impl Reader<'_> {
    /// The newest entries that are a trace of a goal, the newest first, as they stand in the file of the youth whose goal it
    /// is. What was struck or is no trace of it any more is not among them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn goal_entries(self, goal: GoalId, limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        let Some(goal) = self.goal(goal)? else {
            return Ok(Vec::new());
        };
        let newest = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut entries = self.traces(goal.youth, goal.root, 0, newest)?;
        entries.truncate(limit);
        Ok(entries)
    }

    /// The same of those that were written from `since` on, all of them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn goal_entries_since(self, goal: &Goal, since: Instant) -> Result<Vec<LogEntry>, StoreError> {
        let first = self.first_written_from(since)?;
        self.traces(goal.youth, goal.root, first, i64::MAX)
    }

    /// How many entries of the last `weeks` weeks are traces of a goal, week by week.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn goal_trace(self, goal: &Goal, now: Instant, weeks: u32) -> Result<GoalTrace, StoreError> {
        let since = now - TimeDelta::weeks(i64::from(weeks));
        let mut trace = GoalTrace { weeks: vec![0; usize::try_from(weeks).unwrap_or(0)] };
        for entry in self.goal_entries_since(goal, since)? {
            let ago = usize::try_from((now - entry.written_at).num_weeks()).unwrap_or(0);
            if let Some(week) = trace.weeks.iter_mut().rev().nth(ago) {
                *week += 1;
            }
        }
        Ok(trace)
    }

    /// The goals a youth works with of which nothing was written since `since`, though they were set before. What is on pause
    /// is not expected to leave traces.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn quiet_goals(self, youth: YouthId, since: Instant) -> Result<Vec<Goal>, StoreError> {
        let mut quiet = Vec::new();
        for goal in self.live_goals_of(youth)? {
            let is_worked_with = goal.facts.status != GoalStatus::Paused && goal.set_at < since;
            if is_worked_with && self.goal_entries_since(&goal, since)?.is_empty() {
                quiet.push(goal);
            }
        }
        Ok(quiet)
    }

    /// The goals a youth is working with, those that something was written about last first: they are the most likely ones
    /// for the next entry.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn likely_goals(self, youth: YouthId) -> Result<Vec<Goal>, StoreError> {
        let mut goals: Vec<(Option<EntryId>, Goal)> = Vec::new();
        for goal in self.live_goals_of(youth)? {
            goals.push((self.newest_trace(goal.root)?, goal));
        }
        goals.sort_by_key(|(trace, _)| Reverse(*trace));
        Ok(goals.into_iter().map(|(_, goal)| goal).collect())
    }

    pub(in crate::store::read) fn newest_trace(self, root: GoalId) -> Result<Option<EntryId>, StoreError> {
        let mut newest = None;
        for goal in self.line_of(root)? {
            let found = self.entry_ids(
                "SELECT id FROM main.log_entry INDEXED BY log_entry_goal WHERE goal_id = ?1 ORDER BY id DESC LIMIT 1",
                [goal.0],
            )?;
            newest = newest.max(found.into_iter().next());
        }
        Ok(newest)
    }

    /// The goals of one line, a row for each version of the plan it stood in.
    fn line_of(self, root: GoalId) -> Result<Vec<GoalId>, StoreError> {
        let mut statement = self.prepare("SELECT id FROM goal WHERE root_id = ?1")?;
        Ok(statement.query_map([root.0], |row| row.get(0).map(GoalId))?.collect::<Result<_, _>>()?)
    }

    /// At most `most` traces of each goal of a line from the entry `first` on, the newest first.
    fn traces(self, youth: YouthId, root: GoalId, first: i64, most: i64) -> Result<Vec<LogEntry>, StoreError> {
        let line = self.line_of(root)?;
        let mut ids = BTreeSet::new();
        for goal in &line {
            ids.extend(self.entry_ids(
                "SELECT id FROM main.log_entry INDEXED BY log_entry_goal WHERE goal_id = ?1 AND id >= ?2
                 ORDER BY id DESC LIMIT ?3",
                params![goal.0, first, most],
            )?);
            ids.extend(self.entry_ids(
                "SELECT entry_id FROM main.log_revision INDEXED BY log_revision_goal WHERE goal_id = ?1 AND entry_id >= ?2
                 ORDER BY entry_id DESC LIMIT ?3",
                params![goal.0, first, most],
            )?);
        }
        let is_trace = |entry: &LogEntry| entry.marks.goal.is_some_and(|goal| line.contains(&goal));
        let mut entries = self.standing_entries(ids, is_trace)?;
        entries.reverse();
        Ok(entries.into_iter().map(|entry| entry.in_file_of(youth)).collect())
    }
}
