//! The chain as the leader reviews it: the newest rows first, a page at a time, of one member, one youth, one kind of deed, or
//! those that were read at odd hours; and who has reviewed how far.

use rusqlite::{Row, params};

use super::{
    Reader,
    audit::{AuditEntry, audit_entry},
    instant, optional_line,
};
use crate::{
    domain::{
        audit::DeedKind,
        ids::{AuditId, StaffId, YouthId},
        names::Line,
        review::{ConfirmedShift, OddHour, WORKS_SHIFTS, odd_hour},
        time::{Instant, Zone},
    },
    store::StoreError,
};

/// Rows that are looked at for odd hours at a time, and how often before what was found is shown.
const CHUNK: usize = 500;
const CHUNKS: usize = 8;

/// What was read or taken out, as the indexes of migration 032 say it.
const SEEN: &str = "action IN ('open-file', 'ask-consent', 'search', 'open-handover', 'open-fire-roll', \
                    'open-covered-fire-roll', 'open-review', 'export')";
const EXPORTS: &str = "action = 'export'";
const DOORS: &str = "action IN ('unlock', 'lock', 'idle-lock', 'uncover', 'switch', 'quit', 'failed-try')";

/// What is looked for in the chain. Empty, all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReviewFilter {
    /// One member's deeds.
    pub staff: Option<StaffId>,
    /// What is about one youth.
    pub youth: Option<YouthId>,
    /// One kind of deed.
    pub kind: Option<DeedKind>,
    /// Only what was read or taken out at odd hours, whatever the kind.
    pub odd: bool,
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
    /// Walks along the index that leaves least to look at. Every shape is found without a sort.
    fn sql(self) -> String {
        let kind = if self.odd { None } else { self.kind };
        let index = match (self.youth, self.staff, kind) {
            (Some(_), _, _) => "INDEXED BY audit_youth",
            (None, Some(_), _) => "INDEXED BY audit_staff",
            (None, None, _) if self.odd => "INDEXED BY audit_seen",
            (None, None, Some(DeedKind::Read)) => "INDEXED BY audit_seen",
            (None, None, Some(DeedKind::Export)) => "INDEXED BY audit_exports",
            (None, None, Some(DeedKind::Unlock)) => "INDEXED BY audit_doors",
            (None, None, Some(DeedKind::Change) | None) => "",
        };
        let mut passing = vec!["id < ?1".to_owned()];
        passing.extend(self.youth.map(|youth| format!("youth_id = {}", youth.0)));
        passing.extend(self.staff.map(|staff| format!("staff_id = {}", staff.0)));
        passing.extend(match kind {
            _ if self.odd => Some(SEEN.to_owned()),
            Some(DeedKind::Read) => Some(format!("{SEEN} AND NOT {EXPORTS}")),
            Some(DeedKind::Export) => Some(EXPORTS.to_owned()),
            Some(DeedKind::Unlock) => Some(DOORS.to_owned()),
            Some(DeedKind::Change) => Some(format!("NOT {SEEN} AND NOT {DOORS}")),
            None => None,
        });
        format!(
            "SELECT id, at, staff_id, action, youth_id, entity FROM audit {index} WHERE {} ORDER BY id DESC LIMIT ?2",
            passing.join(" AND ")
        )
    }
}

impl Reader<'_> {
    /// A page of the chain: at most `limit` rows, those older than `before` where it is given. Of odd hours there may be fewer,
    /// and still older ones.
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
        if !filter.odd {
            return self.review_rows(filter, before, limit, zone);
        }
        let mut page = ReviewPage { rows: Vec::new(), older_than: before };
        for _ in 0..CHUNKS {
            let chunk = self.review_rows(filter, page.older_than, CHUNK, zone)?;
            page.older_than = chunk.older_than;
            page.rows.extend(chunk.rows.into_iter().filter(|row| row.odd.is_some()));
            if page.older_than.is_none() || page.rows.len() >= limit {
                break;
            }
        }
        Ok(page)
    }

    fn review_rows(
        self,
        filter: ReviewFilter,
        before: Option<AuditId>,
        limit: usize,
        zone: Zone,
    ) -> Result<ReviewPage, StoreError> {
        let before = before.map_or(i64::MAX, |id| id.0);
        let asked = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
        let mut statement = self.prepare(&filter.sql())?;
        let mut found: Vec<AuditEntry> =
            statement.query_map((before, asked), audit_entry)?.collect::<Result<_, _>>()?;
        let more = found.len() > limit;
        found.truncate(limit);
        let shifts = self.confirmed_around(&found)?;
        let older_than = found.last().filter(|_| more).map(|row| row.id);
        let rows = found.into_iter().map(|entry| ReviewRow { odd: odd(&entry, &shifts, zone), entry }).collect();
        Ok(ReviewPage { rows, older_than })
    }

    /// The shifts that say whether these rows, the newest first, were written at odd hours.
    fn confirmed_around(self, rows: &[AuditEntry]) -> Result<Vec<ConfirmedShift>, StoreError> {
        let times = || rows.iter().filter(|row| is_read(row)).map(|row| row.at);
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

fn is_read(row: &AuditEntry) -> bool {
    matches!(DeedKind::of(&row.action), DeedKind::Read | DeedKind::Export)
}

fn odd(row: &AuditEntry, shifts: &[ConfirmedShift], zone: Zone) -> Option<OddHour> {
    row.staff.filter(|_| is_read(row)).and_then(|staff| odd_hour(staff, row.at, shifts, zone))
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
    use crate::domain::audit::{AccessEvent, FAILED_TRY};

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
