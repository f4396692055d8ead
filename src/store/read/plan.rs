//! A youth's own words and goals.

use super::{Reader, date, instant, line, text, word};
use crate::{
    domain::{
        ids::{GoalId, StaffId, YouthId},
        plan::{Goal, GoalFacts, GoalStatus},
        time::Instant,
    },
    store::StoreError,
};

/// Words that stand first in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YouthVoice {
    /// How many times they were written; grows by one with each change.
    pub version: i64,
    /// The words.
    pub words: String,
    /// When they were written down.
    pub written_at: Instant,
    /// By whom.
    pub author: StaffId,
}

/// A youth's plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// Their own words, when they have said any.
    pub voice: Option<YouthVoice>,
    /// Goals in the order they were set; those still worked with first.
    pub goals: Vec<Goal>,
}

impl Reader<'_> {
    /// The plan of a youth.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn plan(self, youth: YouthId) -> Result<Plan, StoreError> {
        let voice = self
            .prepare(
                "SELECT (SELECT count(*) FROM youth_voice WHERE youth_id = ?1), words, written_at, author_id
                 FROM youth_voice WHERE youth_id = ?1 ORDER BY id DESC LIMIT 1",
            )?
            .query_map([youth.0], |row| {
                Ok(YouthVoice {
                    version: row.get(0)?,
                    words: text(row, 1)?.to_owned(),
                    written_at: instant(row, 2)?,
                    author: StaffId(row.get(3)?),
                })
            })?
            .next()
            .transpose()?;
        let mut goals = self.goals_of(youth)?;
        goals.sort_by_key(|goal| !goal.facts.status.is_live());
        Ok(Plan { voice, goals })
    }

    /// One goal.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn goal(self, id: GoalId) -> Result<Option<Goal>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, youth_id, version, title, area, status, review FROM goal WHERE id = ?1 AND withdrawn = 0",
        )?;
        Ok(statement.query_map([id.0], goal)?.next().transpose()?)
    }

    fn goals_of(self, youth: YouthId) -> Result<Vec<Goal>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, youth_id, version, title, area, status, review FROM goal
             WHERE youth_id = ?1 AND withdrawn = 0 ORDER BY id",
        )?;
        Ok(statement.query_map([youth.0], goal)?.collect::<Result<_, _>>()?)
    }
}

pub(super) fn goal(row: &rusqlite::Row<'_>) -> rusqlite::Result<Goal> {
    Ok(Goal {
        id: GoalId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        version: row.get(2)?,
        facts: GoalFacts {
            title: line(row, 3)?,
            area: line(row, 4)?,
            status: word(row, 5, GoalStatus::from_id)?,
            review: date(row, 6)?,
        },
    })
}
