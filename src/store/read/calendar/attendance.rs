//! Who is invited and who came, and what house meetings talked about: the newest row counts.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use rusqlite::{Row, params};

use super::{
    super::{Reader, instant, invalid, optional_line, word},
    day_key,
};
use crate::{
    domain::{
        calendar::{Attendance, AttendanceState, MeetingFacts, MeetingRecord, OccurrenceId},
        ids::{AttendanceId, EventId, MeetingRecordId, StaffId, YouthId},
        names::Prose,
    },
    store::StoreError,
};

impl Reader<'_> {
    /// The newest about each youth and a time of an event; what was taken back is not there.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn attendance(self, id: OccurrenceId) -> Result<Vec<Attendance>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, youth_id, state, words, at, staff_id FROM attendance
             WHERE event_id = ?1 AND day = ?2 ORDER BY youth_id, id",
        )?;
        let rows = statement.query_map(params![id.event.0, day_key(id)], attendance)?;
        let mut newest: Vec<Attendance> = Vec::new();
        for row in rows {
            let row = row?;
            match newest.last_mut().filter(|before| before.youth == row.youth) {
                Some(before) => *before = row,
                None => newest.push(row),
            }
        }
        newest.retain(|one| one.state != AttendanceState::Cleared);
        Ok(newest)
    }

    /// What was said last about a youth and each time of an event, whenever it is; what was taken back is not there.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn attendance_of(self, youth: YouthId) -> Result<HashMap<OccurrenceId, AttendanceState>, StoreError> {
        let mut statement =
            self.prepare("SELECT event_id, day, state FROM attendance WHERE youth_id = ?1 ORDER BY id")?;
        let rows = statement
            .query_map([youth.0], |row| Ok((occurrence_id(row, 0, 1)?, word(row, 2, AttendanceState::from_id)?)))?;
        let mut newest = rows.collect::<Result<HashMap<_, _>, _>>()?;
        newest.retain(|_, state| *state != AttendanceState::Cleared);
        Ok(newest)
    }

    /// The newest row about a youth and a time of an event, also one that took back what was said.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn newest_attendance(self, id: OccurrenceId, youth: YouthId) -> Result<Option<Attendance>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, youth_id, state, words, at, staff_id FROM attendance
             WHERE event_id = ?1 AND day = ?2 AND youth_id = ?3 ORDER BY id DESC LIMIT 1",
        )?;
        Ok(statement.query_map(params![id.event.0, day_key(id), youth.0], attendance)?.next().transpose()?)
    }

    /// What was said about a youth before a row.
    pub(in crate::store) fn attendance_before(
        self,
        id: OccurrenceId,
        youth: YouthId,
        row: AttendanceId,
    ) -> Result<Option<Attendance>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, youth_id, state, words, at, staff_id FROM attendance
             WHERE event_id = ?1 AND day = ?2 AND youth_id = ?3 AND id < ?4 ORDER BY id DESC LIMIT 1",
        )?;
        Ok(statement.query_map(params![id.event.0, day_key(id), youth.0, row.0], attendance)?.next().transpose()?)
    }

    /// A row with the time of an event it is about.
    pub(in crate::store) fn attendance_row(
        self,
        row: AttendanceId,
    ) -> Result<Option<(OccurrenceId, Attendance)>, StoreError> {
        let mut statement = self
            .prepare("SELECT id, youth_id, state, words, at, staff_id, event_id, day FROM attendance WHERE id = ?1")?;
        let rows = statement.query_map([row.0], |row| Ok((occurrence_id(row, 6, 7)?, attendance(row)?)))?;
        Ok({ rows }.next().transpose()?)
    }

    /// The days of an event, as its rule gives them, of which attendance or minutes are kept; `None` for what happens once.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn days_used(self, event: EventId) -> Result<Vec<Option<NaiveDate>>, StoreError> {
        let mut statement = self.prepare(
            "SELECT DISTINCT day FROM attendance WHERE event_id = ?1
             UNION SELECT day FROM meeting_record WHERE event_id = ?1",
        )?;
        let rows = statement.query_map([event.0], |row| Ok(row.get::<_, String>(0)?.parse().ok()))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The same without those of which everything that was said about a youth was taken back.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn days_attended(self, event: EventId) -> Result<BTreeSet<Option<NaiveDate>>, StoreError> {
        let mut statement = self.prepare(
            "SELECT a.day FROM attendance a WHERE a.event_id = ?1 AND a.state <> 'cleared'
               AND NOT EXISTS (SELECT 1 FROM attendance later WHERE later.event_id = a.event_id AND later.day = a.day
                                                                AND later.youth_id = a.youth_id AND later.id > a.id)
             UNION SELECT day FROM meeting_record WHERE event_id = ?1",
        )?;
        let rows = statement.query_map([event.0], |row| Ok(row.get::<_, String>(0)?.parse().ok()))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether anybody has written who comes to an event, or what was talked about.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn is_used(self, event: EventId) -> Result<bool, StoreError> {
        Ok(!self.days_used(event)?.is_empty())
    }

    /// What a house meeting is to talk about, and talked about; `None` before anybody has written.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn meeting_record(self, id: OccurrenceId) -> Result<Option<MeetingRecord>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, agenda, minutes, at, staff_id FROM meeting_record
             WHERE event_id = ?1 AND day = ?2 ORDER BY id DESC LIMIT 1",
        )?;
        Ok(statement.query_map(params![id.event.0, day_key(id)], record)?.next().transpose()?)
    }
}

fn occurrence_id(row: &Row<'_>, event: usize, day: usize) -> rusqlite::Result<OccurrenceId> {
    let has_day = !super::super::text(row, day)?.is_empty();
    let day = has_day.then(|| super::super::date(row, day)).transpose()?;
    Ok(OccurrenceId { event: EventId(row.get(event)?), day })
}

fn attendance(row: &Row<'_>) -> rusqlite::Result<Attendance> {
    Ok(Attendance {
        id: AttendanceId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        state: word(row, 2, AttendanceState::from_id)?,
        words: optional_line(row, 3)?,
        at: instant(row, 4)?,
        by: StaffId(row.get(5)?),
    })
}

fn record(row: &Row<'_>) -> rusqlite::Result<MeetingRecord> {
    let prose = |column| -> rusqlite::Result<Option<Prose>> {
        let text: Option<String> = row.get(column)?;
        text.map_or(Ok(None), |text| Prose::optional(&text)).map_err(|_| invalid(column, "prose"))
    };
    Ok(MeetingRecord {
        id: MeetingRecordId(row.get(0)?),
        facts: MeetingFacts { agenda: prose(1)?, minutes: prose(2)? },
        at: instant(row, 3)?,
        by: StaffId(row.get(4)?),
    })
}
