//! The log, page by page, newest written first.

use rusqlite::{OptionalExtension as _, Row, params};

use super::{Reader, instant, optional_instant, text, word};
use crate::{
    domain::{
        ids::{ApartmentId, ApartmentNumber, EntryId, GoalId, ShiftId, StaffId, YouthId},
        journal::JournalSource,
        log::{
            About, ContactMinutes, EntryContent, EntryKind, EntryLines, EntryMarks, LinkedGoal, LogEntry, Weighed,
            Weight,
        },
        names::Prose,
        time::Instant,
        words::words,
    },
    store::{StoreError, search},
};

/// What an entry is about that is no youth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogPlace {
    /// The house as a whole.
    House,
    /// An apartment itself, whoever lives there.
    Apartment(ApartmentId),
}

/// Which entries to show. Empty shows all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogFilter {
    /// Only about this youth.
    pub youth: Option<YouthId>,
    /// Only about this place. Nothing is about a youth and a place at once.
    pub place: Option<LogPlace>,
    /// Only of this kind.
    pub kind: Option<EntryKind>,
    /// At least of this weight.
    pub weight: Weight,
    /// Only from this shift.
    pub shift: Option<ShiftId>,
    /// Only what waits for the case journal.
    pub journal: bool,
    /// Only by this member.
    pub author: Option<StaffId>,
    /// Only what was written then or later.
    pub from: Option<Instant>,
    /// Only what was written before then.
    pub to: Option<Instant>,
    /// Only with all these words, or words that begin with them (from three letters on).
    pub words: String,
}

impl LogFilter {
    /// Shows everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// As a query of the full-text index; `None` when the plain order of the log (or of one youth or place) answers.
    fn match_query(&self, house: Option<String>) -> Option<String> {
        let words = words(&self.words);
        let by_subject_alone = words.is_empty()
            && self.kind.is_none()
            && self.weight == Weight::Normal
            && self.shift.is_none()
            && self.author.is_none();
        // Places are few and what waits for the journal is too: the two together are left to the index.
        if by_subject_alone && !(self.journal && self.place.is_some()) {
            return None;
        }
        let house = house.map(|tag| search::with_tag(&tag));
        Some(search::with_words(&words).chain(search::tagged(self)).chain(house).collect::<Vec<_>>().join(" AND "))
    }
}

/// A page of the log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogPage {
    /// Entries, newest written first.
    pub entries: Vec<LogEntry>,
    /// There are older ones.
    pub more: bool,
}

/// Entries read at a time to find the weights of a shift: rarely more are written about one youth.
const WEIGHTS_PAGE: usize = 16;

const COLUMNS: &str = "l.id, l.written_at, l.author_id, l.shift_id, l.about, l.apartment_number, l.apartment_id, \
                       l.kind, l.weight, l.happened_at, l.facts, l.youth_voice, l.assessment, l.agreed, l.weight_until, \
                       l.handover, l.goal_id, l.individual_minutes, l.common_minutes, l.journal";

/// Where the content begins among the [`COLUMNS`].
const CONTENT: usize = 7;

impl Reader<'_> {
    /// The newest entries that pass the filter, older than `before` when given. What is asked about one youth is answered as
    /// it stands in that youth's file.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn log_page(self, filter: &LogFilter, before: Option<EntryId>, limit: usize) -> Result<LogPage, StoreError> {
        let end = filter.to.map_or(Ok(i64::MAX), |to| self.first_written_from(to))?;
        let before = before.map_or(i64::MAX, |id| id.0).min(end);
        let wanted = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
        let mut entries = match (filter.match_query(self.house_tag()?), filter.youth, filter.place) {
            // What waits is never older than the oldest that does, however long ago the words were written first.
            (Some(query), ..) if filter.journal => self.entries(
                "SELECT {columns} FROM log_search f CROSS JOIN log_entry l ON l.id = f.rowid
                 WHERE log_search MATCH ?1 AND f.rowid < ?2
                   AND f.rowid >= (SELECT entry_id FROM journal_waiting WHERE entry_id IS NOT NULL ORDER BY entry_id LIMIT 1)
                   AND EXISTS (SELECT 1 FROM journal_waiting w WHERE w.entry_id = f.rowid)
                 ORDER BY f.rowid DESC LIMIT ?3",
                params![query, before, wanted],
            )?,
            (None, Some(youth), _) if filter.journal => self.entries(
                "SELECT {columns} FROM journal_waiting w CROSS JOIN log_entry l ON l.id = w.entry_id
                 WHERE w.youth_id = ?1 AND w.entry_id < ?2 ORDER BY w.entry_id DESC LIMIT ?3",
                params![youth.0, before, wanted],
            )?,
            (None, None, _) if filter.journal => self.entries(
                "SELECT {columns} FROM journal_waiting w CROSS JOIN log_entry l ON l.id = w.entry_id
                 WHERE w.entry_id < ?1 AND NOT EXISTS (
                     SELECT 1 FROM journal_waiting o WHERE o.entry_id = w.entry_id AND o.id < w.id)
                 ORDER BY w.entry_id DESC LIMIT ?2",
                params![before, wanted],
            )?,
            (Some(query), ..) => self.entries(
                "SELECT {columns} FROM log_search f CROSS JOIN log_entry l ON l.id = f.rowid
                 WHERE log_search MATCH ?1 AND f.rowid < ?2 ORDER BY f.rowid DESC LIMIT ?3",
                params![query, before, wanted],
            )?,
            (None, Some(youth), None) => self.entries(
                "SELECT {columns} FROM log_entry_youth y CROSS JOIN log_entry l ON l.id = y.entry_id
                 WHERE y.youth_id = ?1 AND y.entry_id < ?2 ORDER BY y.entry_id DESC LIMIT ?3",
                params![youth.0, before, wanted],
            )?,
            (None, _, Some(LogPlace::House)) => self.entries(
                "SELECT {columns} FROM main.log_entry l INDEXED BY log_entry_house
                 WHERE l.about = 'house' AND l.house_id = here() AND l.id < ?1 ORDER BY l.id DESC LIMIT ?2",
                params![before, wanted],
            )?,
            (None, _, Some(LogPlace::Apartment(apartment))) => self.entries(
                "SELECT {columns} FROM main.log_entry l INDEXED BY log_entry_apartment
                 WHERE l.house_id = here() AND l.apartment_id = ?1 AND l.id < ?2 ORDER BY l.id DESC LIMIT ?3",
                params![apartment.0, before, wanted],
            )?,
            (None, None, None) => self.entries(
                "SELECT {columns} FROM log_entry l WHERE l.id < ?1 ORDER BY l.id DESC LIMIT ?2",
                params![before, wanted],
            )?,
        };
        let mut more = entries.len() > limit;
        entries.truncate(limit);
        if let Some(from) = filter.from {
            more &= entries.last().is_some_and(|last| last.written_at >= from);
            entries.retain(|entry| entry.written_at >= from);
        }
        if let Some(youth) = filter.youth {
            entries = entries.into_iter().map(|entry| entry.in_file_of(youth)).collect();
        }
        Ok(LogPage { entries, more })
    }

    /// The number of the first entry that was written at a moment or later. Entries are numbered as they are written, without
    /// gaps: the range is halved, and no index of moments is needed.
    pub(super) fn first_written_from(self, moment: Instant) -> Result<i64, StoreError> {
        let mut written_at =
            self.prepare("SELECT written_at FROM main.log_entry WHERE id >= ?1 ORDER BY id LIMIT 1")?;
        let (mut low, mut high) = (1, self.entry_count()?.saturating_add(1));
        while low < high {
            let middle = low + (high - low) / 2;
            let seconds: i64 = written_at.query_row([middle], |row| row.get(0))?;
            if seconds < moment.timestamp() { low = middle + 1 } else { high = middle }
        }
        Ok(low)
    }

    /// The newest entries about the house and its apartments, older than `before` when given.
    pub(super) fn common_page(self, before: Option<EntryId>, limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.entries(
            "SELECT {columns} FROM main.log_entry l INDEXED BY log_entry_common
             WHERE l.about <> 'youths' AND l.house_id = here() AND l.id < ?1 ORDER BY l.id DESC LIMIT ?2",
            params![before.map_or(i64::MAX, |id| id.0), limit],
        )
    }

    /// One entry.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn entry(self, id: EntryId) -> Result<Option<LogEntry>, StoreError> {
        Ok(self.entries("SELECT {columns} FROM log_entry l WHERE l.id = ?1", params![id.0])?.pop())
    }

    /// The newest entry about a youth that was not struck, as it stands in their file.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn newest_about(self, youth: YouthId) -> Result<Option<LogEntry>, StoreError> {
        let newest = self.entries(
            "SELECT {columns} FROM log_entry_youth y CROSS JOIN log_entry l ON l.id = y.entry_id
             WHERE y.youth_id = ?1
               AND NOT EXISTS (SELECT 1 FROM log_revision r WHERE r.entry_id = y.entry_id AND r.kind = 'struck')
             ORDER BY y.entry_id DESC LIMIT 1",
            [youth.0],
        )?;
        Ok(newest.into_iter().next().map(|entry| entry.in_file_of(youth)))
    }

    /// Entries about a youth that are more than ordinary and were not struck, written from `since` on; the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn weights_about(self, youth: YouthId, since: Instant) -> Result<Vec<Weighed>, StoreError> {
        let filter = LogFilter { youth: Some(youth), ..LogFilter::default() };
        let (mut weights, mut before) = (Vec::new(), None);
        loop {
            let page = self.log_page(&filter, before, WEIGHTS_PAGE)?;
            for entry in &page.entries {
                // Entries are numbered as they are written: the first older one ends the search.
                if entry.written_at < since {
                    return Ok(weights);
                }
                if entry.weight != Weight::Normal && !entry.is_struck() {
                    weights.push(Weighed::from(entry));
                }
            }
            before = page.entries.last().map(|entry| entry.id);
            if !page.more {
                return Ok(weights);
            }
        }
    }

    /// The newest entry a member wrote, among the newest few thousand: shown after a crash, so that nobody writes it twice.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn newest_by(self, author: StaffId) -> Result<Option<LogEntry>, StoreError> {
        let id: Option<i64> = self
            .prepare(
                "SELECT id FROM log_entry WHERE id > (SELECT max(id) FROM main.log_entry) - 2000 AND author_id = ?1
                 ORDER BY id DESC LIMIT 1",
            )?
            .query_row([author.0], |row| row.get(0))
            .optional()?;
        id.map_or(Ok(None), |id| self.entry(EntryId(id)))
    }

    /// How many entries there are, as far as ids tell: they are given out without gaps.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn entry_count(self) -> Result<i64, StoreError> {
        Ok(self.prepare("SELECT coalesce(max(id), 0) FROM main.log_entry")?.query_row([], |row| row.get(0))?)
    }

    pub(super) fn entries(self, sql: &str, values: impl rusqlite::Params) -> Result<Vec<LogEntry>, StoreError> {
        let mut statement = self.prepare(&sql.replace("{columns}", COLUMNS))?;
        let mut rows = statement.query(values)?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(self.log_entry(row)?);
        }
        Ok(entries)
    }

    /// The entry of a row of the [`COLUMNS`], with what was corrected last.
    fn log_entry(self, row: &Row<'_>) -> rusqlite::Result<LogEntry> {
        let id = EntryId(row.get(0)?);
        let about = match text(row, 4)? {
            "youths" => About::Youths(self.youths_of(id)?),
            "apartment" => About::Apartment(ApartmentId(row.get(6)?)),
            _ => About::House,
        };
        let newest = self.newest_revision(id)?;
        let (revised, corrected) = newest.map_or((None, None), |(revised, content)| (Some(revised), content));
        let EntryContent { kind, weight, happened_at, lines, marks } = match corrected {
            Some(content) => content,
            None => content(row, CONTENT)?,
        };
        Ok(LogEntry {
            id,
            written_at: instant(row, 1)?,
            happened_at,
            author: StaffId(row.get(2)?),
            shift: row.get::<_, Option<i64>>(3)?.map(ShiftId),
            about,
            others: 0,
            apartment: row.get::<_, Option<u8>>(5)?.map(ApartmentNumber),
            kind,
            weight,
            lines,
            marks,
            goal: marks.goal.map_or(Ok(None), |goal| self.linked_goal(goal))?,
            revised,
            transfers: self.transfers_of(JournalSource::Entry(id))?,
        })
    }

    pub(super) fn youths_of(self, entry: EntryId) -> rusqlite::Result<Vec<YouthId>> {
        self.prepare("SELECT youth_id FROM log_entry_youth WHERE entry_id = ?1 ORDER BY youth_id")?
            .query_map([entry.0], |row| row.get(0).map(YouthId))?
            .collect()
    }

    /// A goal by name, also one that was closed long ago.
    fn linked_goal(self, goal: GoalId) -> rusqlite::Result<Option<LinkedGoal>> {
        self.prepare("SELECT youth_id, title FROM goal WHERE id = ?1")?
            .query_row([goal.0], |row| {
                Ok(LinkedGoal { id: goal, youth: YouthId(row.get(0)?), title: super::line(row, 1)? })
            })
            .optional()
    }
}

/// The content of an entry in the thirteen columns from `first` on: those of an entry or of a correction, in this order.
pub(super) fn content(row: &Row<'_>, first: usize) -> rusqlite::Result<EntryContent> {
    Ok(EntryContent {
        kind: word(row, first, EntryKind::from_id)?,
        weight: Weight::from_level(row.get(first + 1)?).ok_or_else(|| super::invalid(first + 1, "a weight"))?,
        happened_at: instant(row, first + 2)?,
        lines: EntryLines {
            facts: prose(row, first + 3)?,
            youth_voice: prose(row, first + 4)?,
            assessment: prose(row, first + 5)?,
            agreed: prose(row, first + 6)?,
        },
        marks: EntryMarks {
            weight_until: optional_instant(row, first + 7)?,
            handover: row.get(first + 8)?,
            goal: row.get::<_, Option<i64>>(first + 9)?.map(GoalId),
            minutes: ContactMinutes { individual: row.get(first + 10)?, common: row.get(first + 11)? },
            journal: row.get(first + 12)?,
        },
    })
}

pub(super) fn prose(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Prose>> {
    match row.get_ref(column)?.as_str_or_null().map_err(|_| super::invalid(column, "prose"))? {
        Some(text) => Prose::optional(text).map_err(|_| super::invalid(column, "prose")),
        None => Ok(None),
    }
}
