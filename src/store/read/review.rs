//! The chain as the leader reviews it: the newest rows first, a page at a time, of one member, one youth, one kind of deed, or
//! those that were read at odd hours; and who has reviewed how far.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use rusqlite::{Row, params};

use super::{
    Reader,
    audit::{AuditEntry, COLUMN_COUNT, COLUMNS, audit_entry},
    instant, optional_line,
};
use crate::{
    domain::{
        audit::{DeedKind, FAILED_TRY},
        ids::{AuditId, StaffId, YouthId},
        names::Line,
        review::{ConfirmedShift, OddHour, WORKS_SHIFTS, odd_hour},
        time::{Instant, Zone},
    },
    store::StoreError,
};

/// Rows that are looked at at a time, and for one page at the most, where the index holds more than what is looked for: a
/// page comes within a frame in a house of a million rows, and says where the next one goes on.
const CHUNK: usize = 500;
const LOOKED_AT: usize = 4_000;

/// What was read or taken out, as the index of migration 038 says it.
const SEEN: &str = "action IN ('open-file', 'ask-consent', 'search', 'open-handover', 'open-log', 'open-fire-roll', \
                    'open-covered-fire-roll', 'open-review', 'open-hosts', 'export')";
const EXPORTS: &str = "action = 'export'";
const DOORS: &str =
    "action IN ('unlock', 'lock', 'idle-lock', 'uncover', 'switch', 'show-house', 'quit', 'failed-try')";
/// Of that what can be about one youth, as the index of migration 024 says it.
const READERS: &str = "action IN ('open-file', 'search', 'ask-consent', 'export')";

/// Written on the screen of this house, or about a youth of it. What was written while there was one house is the first one's.
const HERE: &str =
    "(coalesce(a.house_id, 1) = here() OR a.youth_id IN (SELECT id FROM main.youth WHERE house_id = here()))";

/// A way along the chain, the newest first, by the index that leaves least to look at.
#[derive(Debug, Clone, Copy)]
enum Walk {
    All,
    /// One member's rows.
    Staff(StaffId),
    /// The rows that name a youth.
    Youth(YouthId),
    /// Of those what was read.
    Readers(YouthId),
    /// Rows about several or about nobody: whom an entry or an event is about stands with it.
    Several(YouthId),
    Seen,
    Exports,
    Doors,
    /// Wrong passphrases, which nobody signs.
    Tries,
}

impl Walk {
    /// Its rows, and last whether each is one of its own: what is asked of each row for itself never stands in the way of a
    /// limit.
    fn sql(self) -> String {
        let (index, passing) = match self {
            Self::All => ("", String::new()),
            Self::Staff(staff) => ("audit_staff", format!("staff_id = {}", staff.0)),
            Self::Youth(youth) => ("audit_youth", format!("youth_id = {}", youth.0)),
            Self::Readers(youth) => ("audit_readers", format!("youth_id = {} AND {READERS}", youth.0)),
            Self::Several(_) => ("audit_several", "youth_id IS NULL AND entity IN ('entry', 'activity')".to_owned()),
            Self::Seen => ("audit_seen", SEEN.to_owned()),
            Self::Exports => ("audit_exports", EXPORTS.to_owned()),
            Self::Doors => ("audit_doors", DOORS.to_owned()),
            Self::Tries => ("audit_tries", format!("action = '{FAILED_TRY}'")),
        };
        let own = match self {
            Self::Several(YouthId(youth)) => format!(
                "EXISTS (SELECT 1 FROM log_entry_youth y
                         WHERE a.entity = 'entry' AND y.youth_id = {youth} AND y.entry_id = a.entity_id)
                 OR EXISTS (SELECT 1 FROM event_youth y
                            WHERE a.entity = 'activity' AND y.event_id = a.entity_id AND y.youth_id = {youth})"
            ),
            _ => "1".to_owned(),
        };
        let index = if index.is_empty() { String::new() } else { format!("INDEXED BY {index}") };
        let passing = if passing.is_empty() { String::new() } else { format!("AND {passing}") };
        format!(
            "SELECT {COLUMNS}, ({own}) AND {HERE} FROM main.audit a {index} WHERE a.id < ?1 {passing} ORDER BY a.id DESC LIMIT ?2"
        )
    }
}

/// Rows of several walks, put together as far as all of them were walked.
struct Chunk {
    /// The newest first.
    rows: Vec<AuditEntry>,
    /// The oldest row that was looked at; 0 at the end of the chain.
    down_to: i64,
    looked_at: usize,
}

/// What is looked for in the chain. Empty, all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReviewFilter {
    /// One member's deeds.
    pub staff: Option<StaffId>,
    /// What is about one youth.
    pub youth: Option<YouthId>,
    /// One kind of deed.
    pub kind: Option<DeedKind>,
    /// Only what was read or taken out, or tried at the door, at odd hours, whatever the kind.
    pub odd: bool,
    /// Only what happened then or later.
    pub from: Option<Instant>,
    /// Only what happened before that.
    pub until: Option<Instant>,
}

/// A row of the chain with what stands out about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewRow {
    /// The row.
    pub entry: AuditEntry,
    /// Of a reading: whether it was at an odd hour.
    pub odd: Option<OddHour>,
}

/// Rows of the chain, as far as they were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReviewPage {
    /// The newest first.
    pub rows: Vec<ReviewRow>,
    /// The last row that was looked at, when there are older ones; the next page begins behind it.
    pub older_than: Option<AuditId>,
}

/// That somebody has looked through the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// When.
    pub at: Instant,
    /// Who.
    pub by: StaffId,
    /// Up to and with which row.
    pub until: AuditId,
    /// When that row was written.
    pub until_at: Instant,
    /// What they found worth writing down.
    pub note: Option<Line>,
}

impl ReviewFilter {
    /// The same for what happened from the beginning of the first day to the end of the last, on the wall.
    #[must_use]
    pub fn on_days(self, first: Option<NaiveDate>, last: Option<NaiveDate>, zone: Zone) -> Self {
        let begins = |day: NaiveDate| zone.instant(day.and_time(NaiveTime::MIN));
        let from = first.map(begins);
        let until = last.map(|day| begins(day.succ_opt().unwrap_or(day)));
        Self { from, until, ..self }
    }

    /// The first of the days.
    #[must_use]
    pub fn first_day(self, zone: Zone) -> Option<NaiveDate> {
        self.from.map(|from| zone.date(from))
    }

    /// The last of the days.
    #[must_use]
    pub fn last_day(self, zone: Zone) -> Option<NaiveDate> {
        self.until.and_then(|until| zone.date(until).pred_opt())
    }

    /// The ways along the chain that meet all that is looked for, each row once.
    fn walks(self) -> Vec<Walk> {
        match (self.youth, self.staff, self.kind_shown()) {
            // Who comes and goes names no youth.
            (Some(_), _, Some(DeedKind::Unlock)) => Vec::new(),
            (_, _, Some(DeedKind::Export)) => vec![Walk::Exports],
            (Some(youth), _, Some(DeedKind::Read)) => vec![Walk::Readers(youth)],
            (Some(youth), _, None) if self.odd => vec![Walk::Readers(youth)],
            (Some(youth), ..) => vec![Walk::Youth(youth), Walk::Several(youth)],
            (None, _, None) if self.odd => vec![Walk::Seen, Walk::Tries],
            (None, _, Some(DeedKind::Read)) => vec![Walk::Seen],
            (None, _, Some(DeedKind::Unlock)) => vec![Walk::Doors],
            (None, Some(staff), _) => vec![Walk::Staff(staff), Walk::Tries],
            (None, None, _) => vec![Walk::All],
        }
    }

    /// At odd hours the kind does not matter.
    const fn kind_shown(self) -> Option<DeedKind> {
        if self.odd { None } else { self.kind }
    }

    fn lets_through(self, row: &AuditEntry, odd: Option<OddHour>) -> bool {
        let about =
            |youth| row.youth == Some(youth) || (row.youth.is_none() && self.kind_shown() != Some(DeedKind::Export));
        self.staff.is_none_or(|staff| row.whose() == Some(staff))
            && self.youth.is_none_or(about)
            && self.kind_shown().is_none_or(|kind| DeedKind::of(&row.action) == kind)
            && (!self.odd || odd.is_some())
            && self.from.is_none_or(|from| row.happened_at() >= from)
            && self.until.is_none_or(|until| row.happened_at() < until)
    }
}

/// What was tried at the closed door is written when somebody comes in: not much later than that after it happened.
const WRITTEN_LATER: TimeDelta = TimeDelta::days(3);

impl Reader<'_> {
    /// A page of the chain: at most `limit` rows, those older than `before` where it is given. There may be fewer, and still
    /// older ones: no page looks at more than some thousand rows.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn review_page(
        self,
        filter: ReviewFilter,
        before: Option<AuditId>,
        limit: usize,
        zone: Zone,
    ) -> Result<ReviewPage, StoreError> {
        let walks = filter.walks();
        let mut page = ReviewPage::default();
        let (first, end) = self.rows_between(filter)?;
        let mut before = before.map_or(end, |id| id.0.min(end));
        let mut looked_at = 0;
        while !walks.is_empty() && before > first && looked_at < LOOKED_AT && page.rows.len() <= limit {
            let wanted = limit - page.rows.len() + 1;
            let all_pass = filter == ReviewFilter::default();
            let chunk = self.walked(&walks, before, if all_pass { wanted } else { CHUNK })?;
            before = chunk.down_to;
            looked_at += chunk.looked_at;
            let shifts = self.confirmed_around(&chunk.rows)?;
            for entry in chunk.rows {
                let odd = odd(&entry, &shifts, zone);
                if filter.lets_through(&entry, odd) {
                    page.rows.push(ReviewRow { entry, odd });
                }
            }
        }
        page.older_than = Some(AuditId(before)).filter(|id| !walks.is_empty() && id.0 > first);
        if page.rows.len() > limit {
            page.rows.truncate(limit);
            page.older_than = page.rows.last().map(|row| row.entry.id);
        }
        Ok(page)
    }

    /// The first row that can pass the days of a filter, and the first behind those that can.
    fn rows_between(self, filter: ReviewFilter) -> Result<(i64, i64), StoreError> {
        let first = filter.from.map_or(Ok(1), |from| self.first_row_since(from))?;
        let end = filter.until.map_or(Ok(i64::MAX), |until| self.first_row_since(until + WRITTEN_LATER))?;
        Ok((first, end))
    }

    /// The first row that was written at a moment or later, found by halving: rows are numbered in the order they were written.
    /// Where the clock was set back meanwhile, it is one of those around it.
    fn first_row_since(self, at: Instant) -> Result<i64, StoreError> {
        let newest: i64 = self.prepare("SELECT coalesce(max(id), 0) FROM audit")?.query_row([], |row| row.get(0))?;
        let mut written = self.prepare("SELECT at FROM audit WHERE id >= ?1 ORDER BY id LIMIT 1")?;
        let (mut low, mut high) = (1, newest + 1);
        while low < high {
            let middle = low + (high - low) / 2;
            let is_since = written.query_row([middle], |row| instant(row, 0))? >= at;
            (low, high) = if is_since { (low, middle) } else { (middle + 1, high) };
        }
        Ok(low)
    }

    /// At most `most` rows of each walk, and of those what no walk has stopped before.
    fn walked(self, walks: &[Walk], before: i64, most: usize) -> Result<Chunk, StoreError> {
        let mut chunk = Chunk { rows: Vec::new(), down_to: 0, looked_at: 0 };
        for walk in walks {
            let mut statement = self.prepare(&walk.sql())?;
            let mut rows = statement.query((before, i64::try_from(most).unwrap_or(i64::MAX)))?;
            let (mut count, mut last) = (0, 0);
            while let Some(row) = rows.next()? {
                let is_own: bool = row.get(COLUMN_COUNT)?;
                (count, last) = (count + 1, row.get(0)?);
                if is_own {
                    chunk.rows.push(audit_entry(row)?);
                }
            }
            chunk.looked_at += count;
            if count == most {
                chunk.down_to = chunk.down_to.max(last);
            }
        }
        chunk.rows.retain(|row| row.id.0 >= chunk.down_to);
        chunk.rows.sort_by_key(|row| std::cmp::Reverse(row.id));
        Ok(chunk)
    }

    /// The shifts that say whether these rows, the newest first, were written at odd hours.
    fn confirmed_around(self, rows: &[AuditEntry]) -> Result<Vec<ConfirmedShift>, StoreError> {
        let times = || rows.iter().filter(|row| may_be_odd(row)).map(AuditEntry::happened_at);
        let (Some(first), Some(last)) = (times().min(), times().max()) else { return Ok(Vec::new()) };
        let mut statement = self.prepare(
            "SELECT m.staff_id, s.starts_at, s.ends_at FROM shift s CROSS JOIN shift_staff m ON m.shift_id = s.id
             WHERE s.starts_at >= ?1 AND s.starts_at <= ?2",
        )?;
        // A day more than what counts: a shift begins before it ends.
        let from = first - WORKS_SHIFTS - chrono::TimeDelta::days(2);
        let rows = statement.query_map([from.timestamp(), (last + WORKS_SHIFTS).timestamp()], |row| {
            Ok(ConfirmedShift { staff: StaffId(row.get(0)?), starts_at: instant(row, 1)?, ends_at: instant(row, 2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// When the house was begun.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn founded_at(self) -> Result<Instant, StoreError> {
        Ok(self.prepare("SELECT founded_at FROM house")?.query_row([], |row| instant(row, 0))?)
    }

    /// Who has looked through the chain, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn access_reviews(self, limit: usize) -> Result<Vec<Review>, StoreError> {
        let mut statement = self.prepare(
            "SELECT r.at, r.staff_id, r.until_row, r.note, a.at
             FROM review r CROSS JOIN audit a ON a.id = r.until_row ORDER BY r.id DESC LIMIT ?1",
        )?;
        let rows = statement.query_map(params![i64::try_from(limit).unwrap_or(i64::MAX)], review)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn may_be_odd(row: &AuditEntry) -> bool {
    row.tried.is_some() || matches!(DeedKind::of(&row.action), DeedKind::Read | DeedKind::Export)
}

fn odd(row: &AuditEntry, shifts: &[ConfirmedShift], zone: Zone) -> Option<OddHour> {
    if !may_be_odd(row) || (row.staff.is_none() && row.tried.is_none()) {
        return None;
    }
    // Whoever tried at the closed door is nobody who has a shift.
    odd_hour(row.whose().unwrap_or(StaffId(0)), row.happened_at(), shifts, zone)
}

fn review(row: &Row<'_>) -> rusqlite::Result<Review> {
    Ok(Review {
        at: instant(row, 0)?,
        by: StaffId(row.get(1)?),
        until: AuditId(row.get(2)?),
        note: optional_line(row, 3)?,
        until_at: instant(row, 4)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::audit::AccessEvent;

    #[test]
    fn what_the_indexes_hold_is_what_the_kinds_are() {
        let quoted = |id: &str| format!("'{id}'");
        for id in AccessEvent::ALL.map(AccessEvent::id).into_iter().chain([FAILED_TRY, "write-entry"]) {
            let kind = DeedKind::of(id);
            let seen = matches!(kind, DeedKind::Read | DeedKind::Export);
            assert_eq!(SEEN.contains(&quoted(id)), seen, "{id}: a new reading needs an index of its own migration");
            assert_eq!(EXPORTS.contains(&quoted(id)), kind == DeedKind::Export, "{id}");
            assert_eq!(DOORS.contains(&quoted(id)), kind == DeedKind::Unlock, "{id}");
        }
    }
}
