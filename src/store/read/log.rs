//! The log, page by page, newest written first.

use rusqlite::{OptionalExtension as _, Row, params};

use super::{Reader, instant, text, word};
use crate::{
    domain::{
        ids::{ApartmentId, ApartmentNumber, EntryId, ShiftId, StaffId, YouthId},
        log::{About, EntryKind, EntryLines, LogEntry, Weight},
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
    fn match_query(&self) -> Option<String> {
        let words = words(&self.words);
        let by_subject_alone =
            words.is_empty() && self.kind.is_none() && self.weight == Weight::Normal && self.shift.is_none();
        if by_subject_alone {
            return None;
        }
        let words = words.iter().map(|word| search::begun(word).unwrap_or_else(|| search::whole(word)));
        let tags = search::tagged(self);
        Some(words.chain(tags).collect::<Vec<_>>().join(" AND "))
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

const COLUMNS: &str = "l.id, l.written_at, l.happened_at, l.author_id, l.shift_id, l.about, l.apartment_number, \
                       l.apartment_id, l.kind, l.weight, l.facts, l.youth_voice, l.assessment, l.agreed";

impl Reader<'_> {
    /// The newest entries that pass the filter, older than `before` when given.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn log_page(self, filter: &LogFilter, before: Option<EntryId>, limit: usize) -> Result<LogPage, StoreError> {
        let before = before.map_or(i64::MAX, |id| id.0);
        let wanted = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
        let mut entries = match (filter.match_query(), filter.youth, filter.place) {
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
                "SELECT {columns} FROM log_entry l INDEXED BY log_entry_house
                 WHERE l.about = 'house' AND l.id < ?1 ORDER BY l.id DESC LIMIT ?2",
                params![before, wanted],
            )?,
            (None, _, Some(LogPlace::Apartment(apartment))) => self.entries(
                "SELECT {columns} FROM log_entry l INDEXED BY log_entry_apartment
                 WHERE l.apartment_id = ?1 AND l.id < ?2 ORDER BY l.id DESC LIMIT ?3",
                params![apartment.0, before, wanted],
            )?,
            (None, None, None) => self.entries(
                "SELECT {columns} FROM log_entry l WHERE l.id < ?1 ORDER BY l.id DESC LIMIT ?2",
                params![before, wanted],
            )?,
        };
        let more = entries.len() > limit;
        entries.truncate(limit);
        Ok(LogPage { entries, more })
    }

    /// The newest entries about the house and its apartments, older than `before` when given.
    pub(super) fn common_page(self, before: Option<EntryId>, limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.entries(
            "SELECT {columns} FROM log_entry l INDEXED BY log_entry_common
             WHERE l.about <> 'youths' AND l.id < ?1 ORDER BY l.id DESC LIMIT ?2",
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

    /// The newest entry about a youth.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn newest_about(self, youth: YouthId) -> Result<Option<LogEntry>, StoreError> {
        let filter = LogFilter { youth: Some(youth), ..LogFilter::default() };
        Ok(self.log_page(&filter, None, 1)?.entries.pop())
    }

    /// When entries about a youth were written that are more than ordinary, and their weights, from `since` on; the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn weights_about(self, youth: YouthId, since: Instant) -> Result<Vec<(Instant, Weight)>, StoreError> {
        let filter = LogFilter { youth: Some(youth), ..LogFilter::default() };
        let (mut weights, mut before) = (Vec::new(), None);
        loop {
            let page = self.log_page(&filter, before, WEIGHTS_PAGE)?;
            for entry in &page.entries {
                // Entries are numbered as they are written: the first older one ends the search.
                if entry.written_at < since {
                    return Ok(weights);
                }
                if entry.weight != Weight::Normal {
                    weights.push((entry.written_at, entry.weight));
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
                "SELECT id FROM log_entry WHERE id > (SELECT max(id) FROM log_entry) - 2000 AND author_id = ?1
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
        Ok(self.prepare("SELECT coalesce(max(id), 0) FROM log_entry")?.query_row([], |row| row.get(0))?)
    }

    fn entries(self, sql: &str, values: impl rusqlite::Params) -> Result<Vec<LogEntry>, StoreError> {
        let mut statement = self.prepare(&sql.replace("{columns}", COLUMNS))?;
        let mut rows = statement.query(values)?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.push(self.log_entry(row)?);
        }
        Ok(entries)
    }

    fn log_entry(self, row: &Row<'_>) -> rusqlite::Result<LogEntry> {
        let id = EntryId(row.get(0)?);
        let about = match text(row, 5)? {
            "youths" => About::Youths(self.youths_of(id)?),
            "apartment" => About::Apartment(ApartmentId(row.get(7)?)),
            _ => About::House,
        };
        Ok(LogEntry {
            id,
            written_at: instant(row, 1)?,
            happened_at: instant(row, 2)?,
            author: StaffId(row.get(3)?),
            shift: row.get::<_, Option<i64>>(4)?.map(ShiftId),
            about,
            apartment: row.get::<_, Option<u8>>(6)?.map(ApartmentNumber),
            kind: word(row, 8, EntryKind::from_id)?,
            weight: Weight::from_level(row.get(9)?).ok_or_else(|| super::invalid(9, "a weight"))?,
            lines: EntryLines {
                facts: prose(row, 10)?,
                youth_voice: prose(row, 11)?,
                assessment: prose(row, 12)?,
                agreed: prose(row, 13)?,
            },
        })
    }

    fn youths_of(self, entry: EntryId) -> rusqlite::Result<Vec<YouthId>> {
        self.prepare("SELECT youth_id FROM log_entry_youth WHERE entry_id = ?1 ORDER BY youth_id")?
            .query_map([entry.0], |row| row.get(0).map(YouthId))?
            .collect()
    }
}

fn prose(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Prose>> {
    match row.get_ref(column)?.as_str_or_null().map_err(|_| super::invalid(column, "prose"))? {
        Some(text) => Prose::optional(text).map_err(|_| super::invalid(column, "prose")),
        None => Ok(None),
    }
}
