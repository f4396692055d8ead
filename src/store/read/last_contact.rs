//! When the house last had to do with a youth in what matters, so that the quiet one is not forgotten.

use super::{LogFilter, Reader};
use crate::{
    domain::{
        ids::{GoalId, YouthId},
        log::{EntryKind, LogEntry},
        time::Instant,
    },
    store::StoreError,
};

/// Entries looked through for a real conversation: those without minutes are not many.
const LOOKED_AT: usize = 40;

/// When something of a kind was last written about a youth; `None`: never.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LastContact {
    /// A conversation with the youth alone: with individual minutes.
    pub conversation: Option<Instant>,
    /// School.
    pub school: Option<Instant>,
    /// Money: a trace of a goal of that area.
    pub money: Option<Instant>,
    /// Health.
    pub health: Option<Instant>,
}

impl Reader<'_> {
    /// When the house last had to do with a youth. `money` is the plan area of their economy.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn last_contact(self, youth: YouthId, money: &str) -> Result<LastContact, StoreError> {
        let alone = |entry: &LogEntry| entry.marks.minutes.individual.is_some();
        Ok(LastContact {
            conversation: self.newest_of(youth, EntryKind::Conversation, alone)?,
            school: self.newest_of(youth, EntryKind::School, |_| true)?,
            money: self.newest_in_area(youth, money)?,
            health: self.newest_of(youth, EntryKind::Health, |_| true)?,
        })
    }

    fn newest_of(
        self,
        youth: YouthId,
        kind: EntryKind,
        is_meant: impl Fn(&LogEntry) -> bool,
    ) -> Result<Option<Instant>, StoreError> {
        let filter = LogFilter { youth: Some(youth), kind: Some(kind), ..LogFilter::default() };
        let page = self.log_page(&filter, None, LOOKED_AT)?;
        let found = page.entries.iter().filter(|entry| !entry.is_struck() && is_meant(entry));
        Ok(found.map(|entry| entry.happened_at).max())
    }

    fn newest_in_area(self, youth: YouthId, area: &str) -> Result<Option<Instant>, StoreError> {
        let mut statement = self.prepare(
            "SELECT g.id FROM plan p CROSS JOIN goal g ON g.plan_id = p.id
             WHERE p.youth_id = ?1 AND g.withdrawn = 0 AND g.area = ?2",
        )?;
        let goals: Vec<GoalId> =
            statement.query_map((youth.0, area), |row| row.get(0).map(GoalId))?.collect::<Result<_, _>>()?;
        let mut newest = None;
        for goal in goals {
            let entry = self.goal_entries(goal, 1)?.pop();
            newest = newest.max(entry.map(|entry| entry.happened_at));
        }
        Ok(newest)
    }
}
