//! What waits for the case journal of the municipality, and what was copied there.

use rusqlite::{OptionalExtension as _, Row, params};

use super::{Reader, instant, line, optional_line};
use crate::{
    domain::{
        ids::{EntryId, EvaluationId, PlanId, RevisionId, StaffId, YouthId},
        journal::{EvaluatedMatter, JournalItem, JournalMatter, JournalSource, JournalTransfer},
        names::Line,
        plan::Evaluation,
        time::Instant,
    },
    store::StoreError,
};

/// What is counted at most; a queue that long is past counting.
const MOST: i64 = 1_000;

/// Which of what waits to show. Empty shows all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct JournalFilter {
    /// Only what goes into this youth's journal.
    pub youth: Option<YouthId>,
    /// Only what has waited since before then.
    pub before: Option<Instant>,
}

/// Something that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// The row number, which is another each time something begins to wait.
    pub id: i64,
    /// Since when.
    pub since: Instant,
    /// What, and for whose journal.
    pub item: JournalItem,
    /// All it says, as it stands in the file of the youth whose journal it is.
    pub matter: JournalMatter,
}

/// A page of what waits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JournalPage {
    /// What has waited longest first.
    pub queued: Vec<Queued>,
    /// There is more.
    pub more: bool,
}

impl Reader<'_> {
    /// How much waits for the case journal, once for each youth's; at most a thousand are counted.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn journal_waiting_count(self, filter: JournalFilter) -> Result<i64, StoreError> {
        let mut statement =
            self.prepare("SELECT 1 FROM journal_waiting WHERE since < ?1 AND (?2 IS NULL OR youth_id = ?2) LIMIT ?3")?;
        let mut rows = statement.query(params![before(filter), filter.youth.map(|youth| youth.0), MOST])?;
        let mut count = 0;
        while rows.next()?.is_some() {
            count += 1;
        }
        Ok(count)
    }

    /// What waits, after what was shown last (its [`Queued::since`] and [`Queued::id`]).
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn journal_page(
        self,
        filter: JournalFilter,
        after: Option<(Instant, i64)>,
        limit: usize,
    ) -> Result<JournalPage, StoreError> {
        let (since, id) = after.map_or((i64::MIN, 0), |(since, id)| (since.timestamp(), id));
        let mut statement = self.prepare(
            "SELECT id, since, entry_id, evaluation_id, youth_id FROM journal_waiting
             WHERE (since, id) > (?1, ?2) AND since < ?3 AND (?4 IS NULL OR youth_id = ?4)
             ORDER BY since, id LIMIT ?5",
        )?;
        let wanted = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
        let youth = filter.youth.map(|youth| youth.0);
        let rows = statement.query_map(params![since, id, before(filter), youth, wanted], |row| {
            Ok((row.get(0)?, instant(row, 1)?, item(row, 2)?))
        })?;
        let rows: Vec<(i64, Instant, JournalItem)> = rows.collect::<Result<_, _>>()?;
        let more = rows.len() > limit;
        let mut queued = Vec::new();
        for (id, since, item) in rows.into_iter().take(limit) {
            if let Some(matter) = self.journal_matter(item)? {
                queued.push(Queued { id, since, item, matter });
            }
        }
        Ok(JournalPage { queued, more })
    }

    /// All that is copied into one journal, whether it waits or not. What is copied into a youth's journal is as it stands in
    /// their file; `None` for what is not theirs.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn journal_matter(self, item: JournalItem) -> Result<Option<JournalMatter>, StoreError> {
        match item.source {
            JournalSource::Entry(id) => {
                let entry = self.entry(id)?.filter(|entry| entry.about.journals().contains(&item.youth));
                let entry = entry.map(|entry| match item.youth {
                    Some(youth) => entry.in_file_of(youth),
                    None => entry,
                });
                Ok(entry.map(|entry| JournalMatter::Entry(Box::new(entry))))
            }
            JournalSource::Evaluation(id) => {
                let Some(evaluation) = self.evaluation(id)?.filter(|found| Some(found.youth) == item.youth) else {
                    return Ok(None);
                };
                let goal = evaluation.goal.map_or(Ok(None), |goal| self.goal_title(goal.0))?;
                let number = self.plan_number(evaluation.plan)?;
                Ok(Some(JournalMatter::Evaluation(Box::new(EvaluatedMatter { evaluation, goal, number }))))
            }
        }
    }

    /// One evaluation.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn evaluation(self, id: EvaluationId) -> Result<Option<Evaluation>, StoreError> {
        Ok(self.evaluations("FROM evaluation e WHERE e.id = ?1", [id.0])?.pop())
    }

    fn goal_title(self, goal: i64) -> Result<Option<Line>, StoreError> {
        let mut statement = self.prepare("SELECT title FROM goal WHERE id = ?1")?;
        Ok(statement.query_row([goal], |row| line(row, 0)).optional()?)
    }

    fn plan_number(self, plan: PlanId) -> Result<u32, StoreError> {
        Ok(self.prepare("SELECT number FROM plan WHERE id = ?1")?.query_row([plan.0], |row| row.get(0))?)
    }

    /// The newest time an entry was copied into each journal; one that was taken back is none.
    pub(super) fn transfers_of(self, source: JournalSource) -> rusqlite::Result<Vec<JournalTransfer>> {
        let (of, id) = match source {
            JournalSource::Entry(id) => ("entry_id", id.0),
            JournalSource::Evaluation(id) => ("evaluation_id", id.0),
        };
        let mut statement = self.prepare(&format!(
            "SELECT youth_id, revision_id, at, staff_id, reference FROM journal_transfer WHERE {of} = ?1 ORDER BY id DESC"
        ))?;
        let mut seen = Vec::new();
        let mut transfers = Vec::new();
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            let youth = row.get::<_, Option<i64>>(0)?.map(YouthId);
            if seen.contains(&youth) {
                continue;
            }
            seen.push(youth);
            let Some(reference) = optional_line(row, 4)? else { continue };
            transfers.push(JournalTransfer {
                youth,
                revision: row.get::<_, Option<i64>>(1)?.map(RevisionId),
                at: instant(row, 2)?,
                by: StaffId(row.get(3)?),
                reference,
            });
        }
        Ok(transfers)
    }
}

fn before(filter: JournalFilter) -> i64 {
    filter.before.map_or(i64::MAX, |before| before.timestamp())
}

fn item(row: &Row<'_>, first: usize) -> rusqlite::Result<JournalItem> {
    let source = match row.get::<_, Option<i64>>(first)? {
        Some(entry) => JournalSource::Entry(EntryId(entry)),
        None => JournalSource::Evaluation(EvaluationId(row.get(first + 1)?)),
    };
    Ok(JournalItem { source, youth: row.get::<_, Option<i64>>(first + 2)?.map(YouthId) })
}
