//! Where youths are and have been, and the guests of each apartment.

use std::collections::BTreeMap;

use rusqlite::{Row, params};

use super::{Reader, instant, optional_instant, optional_line, word};
use crate::{
    domain::{
        ids::{ApartmentId, PresenceId, StaffId, YouthId},
        presence::{GuestCount, PresenceFacts, PresenceMark, PresenceSource, PresenceState},
    },
    store::StoreError,
};

/// A page of a youth's marks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PresencePage {
    /// Marks, the newest written first.
    pub marks: Vec<PresenceMark>,
    /// There are older ones.
    pub more: bool,
}

const COLUMNS: &str = "m.id, m.youth_id, m.state, m.source, m.at, m.written_at, m.written_by, m.late, m.expected_back, \
                       m.place, m.agreed_with, m.note";

impl Reader<'_> {
    /// The mark that counts for each youth who lives here. What was marked before they came says nothing about now, though a
    /// move within the house changes nothing; the day before is let pass, since days here begin with UTC.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn presence_now(self) -> Result<BTreeMap<YouthId, PresenceMark>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {COLUMNS} FROM stay p CROSS JOIN presence m
             ON m.id = (SELECT max(id) FROM presence WHERE youth_id = p.youth_id AND late = 0)
             WHERE p.until >= ?1 AND m.written_at >= unixepoch(p.here_since, '-1 day')"
        ))?;
        let rows = statement.query_map([self.lasts_to()], mark)?;
        Ok(rows.map(|row| row.map(|mark| (mark.youth, mark))).collect::<Result<_, _>>()?)
    }

    /// The marks of a youth, the newest written first, older than `before` when given.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn presence_page(
        self,
        youth: YouthId,
        before: Option<PresenceId>,
        limit: usize,
    ) -> Result<PresencePage, StoreError> {
        let wanted = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1);
        let before = before.map_or(i64::MAX, |id| id.0);
        let mut statement = self.prepare(&format!(
            "SELECT {COLUMNS} FROM presence m WHERE m.youth_id = ?1 AND m.id < ?2 ORDER BY m.id DESC LIMIT ?3"
        ))?;
        let rows = statement.query_map(params![youth.0, before, wanted], mark)?;
        let mut marks: Vec<PresenceMark> = rows.collect::<Result<_, _>>()?;
        let more = marks.len() > limit;
        marks.truncate(limit);
        Ok(PresencePage { marks, more })
    }

    /// One mark.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn presence_mark(self, id: PresenceId) -> Result<Option<PresenceMark>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {COLUMNS} FROM presence m WHERE m.id = ?1"))?;
        Ok(statement.query_map([id.0], mark)?.next().transpose()?)
    }

    /// The newest count of guests of each apartment that was ever counted.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn guests_now(self) -> Result<BTreeMap<ApartmentId, GuestCount>, StoreError> {
        let mut statement = self.prepare(
            "SELECT g.apartment_id, g.guests, g.counted_at, g.counted_by FROM apartment CROSS JOIN guest_count g
             ON g.id = (SELECT max(id) FROM guest_count WHERE apartment_id = apartment.id)",
        )?;
        let rows = statement.query_map([], |row| {
            let apartment = ApartmentId(row.get(0)?);
            let count = GuestCount { apartment, count: row.get(1)?, at: instant(row, 2)?, by: StaffId(row.get(3)?) };
            Ok((apartment, count))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn mark(row: &Row<'_>) -> rusqlite::Result<PresenceMark> {
    Ok(PresenceMark {
        id: PresenceId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        facts: PresenceFacts {
            state: word(row, 2, PresenceState::from_id)?,
            source: word(row, 3, PresenceSource::from_id)?,
            expected_back: optional_instant(row, 8)?,
            place: optional_line(row, 9)?,
            agreed_with: optional_line(row, 10)?,
            note: optional_line(row, 11)?,
        },
        at: instant(row, 4)?,
        written_at: instant(row, 5)?,
        by: StaffId(row.get(6)?),
        late: row.get(7)?,
    })
}
