//! Meetings of youth, host and staff: what counts of them, and when they meet next.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Row;

use super::{Reader, date, instant, invalid, line, optional_date, optional_line, task::prose, word};
use crate::{
    domain::{
        assessment::Interpreted,
        calendar::{Occurrence, OccurrenceId},
        host::{
            HostCase,
            meeting::{
                Activity, Correction, Found, Kept, Meeting, MeetingClock, MeetingFacts, Outcome, Planned, Since,
            },
        },
        ids::{EventId, HostActivityId, HostCaseId, HostMeetingId, InterpreterId, StaffId, YouthId},
        names::Prose,
        time::{Instant, Zone},
        youth::InterpreterNeed,
    },
    store::StoreError,
};

const MEETING: &str =
    "m.id, coalesce(m.root_id, m.id), f.at, f.staff_id, m.reason, m.at, m.staff_id, m.struck, m.case_id, m.held_on,
     m.present, m.interpreter_id, m.interpreter_words, m.youth_view, m.host_view, m.staff_view";

/// A row of a line: how it counts, from its first seven columns.
pub(super) struct Rows {
    pub newest: i64,
    pub first: i64,
    first_at: Instant,
    first_by: StaffId,
    corrected: Option<Correction>,
    struck: bool,
}

impl Rows {
    /// Newest row, first row, when and by whom the first was written, reason, when and by whom the newest was, struck.
    pub(super) fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        let corrected = match prose(row, 4)? {
            Some(reason) => Some(Correction { reason, at: instant(row, 5)?, by: StaffId(row.get(6)?) }),
            None => None,
        };
        Ok(Self {
            newest: row.get(0)?,
            first: row.get(1)?,
            first_at: instant(row, 2)?,
            first_by: StaffId(row.get(3)?),
            corrected,
            struck: row.get(7)?,
        })
    }

    pub(super) fn kept<I>(self, id: impl Fn(i64) -> I) -> Kept<I> {
        Kept {
            id: id(self.first),
            newest: id(self.newest),
            at: self.first_at,
            by: self.first_by,
            corrected: self.corrected,
            struck: self.struck,
        }
    }
}

impl Reader<'_> {
    /// The meetings of a case as they count, the oldest day first; what was struck stands among them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_meetings_of(self, case: HostCaseId) -> Result<Vec<Meeting>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {MEETING} FROM host_meeting m CROSS JOIN host_meeting f ON f.id = coalesce(m.root_id, m.id)
             WHERE m.case_id = ?1 ORDER BY m.id"
        ))?;
        let mut newest = BTreeMap::new();
        for meeting in statement.query_map([case.0], meeting)? {
            let meeting = meeting?;
            newest.insert(meeting.kept.id, meeting);
        }
        let mut all: Vec<Meeting> = newest.into_values().map(|one| self.with_plan(one)).collect::<Result<_, _>>()?;
        all.sort_by_key(|meeting| (meeting.facts.held_on, meeting.kept.id));
        Ok(all)
    }

    /// One meeting as it counts, by its first row.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_meeting(self, id: HostMeetingId) -> Result<Option<Meeting>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {MEETING} FROM host_meeting f
             CROSS JOIN host_meeting m ON m.id = coalesce((SELECT max(id) FROM host_meeting WHERE root_id = f.id), f.id)
             WHERE f.id = ?1 AND f.root_id IS NULL"
        ))?;
        let found = statement.query_map([id.0], meeting)?.next().transpose()?;
        found.map(|meeting| self.with_plan(meeting)).transpose()
    }

    /// The meeting with what it planned and what it found.
    fn with_plan(self, mut meeting: Meeting) -> Result<Meeting, StoreError> {
        meeting.planned = self.host_activities(meeting.kept.newest)?;
        meeting.facts.plan = meeting.planned.iter().map(planned).collect();
        meeting.asked = self.host_found(meeting.kept.newest)?;
        meeting.facts.found = meeting.asked.iter().map(|(_, found)| found.clone()).collect();
        Ok(meeting)
    }

    fn host_activities(self, row: HostMeetingId) -> Result<Vec<Activity>, StoreError> {
        let mut statement = self.prepare(
            "SELECT coalesce(root_id, id), kind, words FROM host_activity WHERE meeting_id = ?1 ORDER BY meeting_id, id",
        )?;
        Ok(statement.query_map([row.0], activity)?.collect::<Result<_, _>>()?)
    }

    /// What a row of a meeting found, each with the activity in the words it has by now.
    fn host_found(self, row: HostMeetingId) -> Result<Vec<(Activity, Found)>, StoreError> {
        let mut statement = self.prepare(
            "SELECT f.activity_id, a.kind, a.words, f.outcome, f.words FROM host_found f
             CROSS JOIN host_activity a ON a.id =
                 coalesce((SELECT max(id) FROM host_activity WHERE root_id = f.activity_id), f.activity_id)
             WHERE f.meeting_id = ?1 ORDER BY f.meeting_id, f.activity_id",
        )?;
        let rows = statement.query_map([row.0], |row| {
            let activity = activity(row)?;
            let found =
                Found { activity: activity.line, outcome: word(row, 3, Outcome::from_id)?, words: prose(row, 4)? };
            Ok((activity, found))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The newest row about the meetings of a case, and who wrote it.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn newest_host_meeting(self, case: HostCaseId) -> Result<Option<(HostMeetingId, StaffId)>, StoreError> {
        let mut statement =
            self.prepare("SELECT id, staff_id FROM host_meeting WHERE case_id = ?1 ORDER BY id DESC LIMIT 1")?;
        let found = statement.query_map([case.0], |row| Ok((HostMeetingId(row.get(0)?), StaffId(row.get(1)?))))?;
        Ok(found.last().transpose()?)
    }

    /// The cases in which a youth lives with a host.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_cases_open(self) -> Result<Vec<HostCase>, StoreError> {
        let mut statement = self
            .prepare("SELECT id FROM host_case WHERE moved_in IS NOT NULL AND closed_on IS NULL ORDER BY youth_id")?;
        let open: Vec<HostCaseId> =
            statement.query_map([], |row| row.get(0).map(HostCaseId))?.collect::<Result<_, _>>()?;
        open.into_iter().filter_map(|case| self.host_case(case).transpose()).collect()
    }

    /// From when the time until the next meeting of a case is counted; nothing where nobody lives there.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_meeting_since(self, case: &HostCase) -> Result<Option<Since>, StoreError> {
        let Some(moved_in) = case.moved_in.filter(|_| case.lives_there()) else { return Ok(None) };
        let mut statement = self.prepare(
            "SELECT max(m.held_on) FROM host_meeting m WHERE m.case_id = ?1 AND m.struck = 0
               AND NOT EXISTS (SELECT 1 FROM host_meeting n WHERE n.root_id = coalesce(m.root_id, m.id) AND n.id > m.id)",
        )?;
        let last: Option<NaiveDate> = statement.query_row([case.id.0], |row| optional_date(row, 0))?;
        Ok(Some(last.map_or(Since::MovedIn(moved_in), Since::Meeting)))
    }

    /// How it stands with the meetings of a case; nothing where nobody lives there.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_clock(self, case: &HostCase, now: Instant, zone: Zone) -> Result<Option<MeetingClock>, StoreError> {
        let Some(since) = self.host_meeting_since(case)? else { return Ok(None) };
        let next = self.host_next(case.id, now, zone)?;
        Ok(Some(MeetingClock { case: case.id, youth: case.youth, since, next }))
    }

    /// The cases that have not met for more than `limit` days, each with its days.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_meetings_overdue(
        self,
        today: NaiveDate,
        limit: u32,
    ) -> Result<Vec<(HostCase, Since, i64)>, StoreError> {
        let mut overdue = Vec::new();
        for case in self.host_cases_open()? {
            let Some(since) = self.host_meeting_since(&case)? else { continue };
            overdue.extend(since.overdue(today, limit).map(|days| (case, since, days)));
        }
        Ok(overdue)
    }

    /// The same counted by youth.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_meetings_late(self, today: NaiveDate, limit: u32) -> Result<BTreeMap<YouthId, i64>, StoreError> {
        Ok(self.host_meetings_overdue(today, limit)?.into_iter().map(|(case, _, _)| (case.youth, 1)).collect())
    }

    /// The event in which a case meets next, as somebody set it last.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_next_event(self, case: HostCaseId) -> Result<Option<(EventId, StaffId)>, StoreError> {
        let mut statement =
            self.prepare("SELECT event_id, staff_id FROM host_next WHERE case_id = ?1 ORDER BY id DESC LIMIT 1")?;
        let found = statement.query_map([case.0], |row| Ok((EventId(row.get(0)?), StaffId(row.get(1)?))))?;
        Ok(found.last().transpose()?)
    }

    /// When a case meets next, as the calendar has it now: moved or called off there. Of what became a series the next time.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_next(self, case: HostCaseId, now: Instant, zone: Zone) -> Result<Option<Occurrence>, StoreError> {
        let Some((event, _)) = self.host_next_event(case)? else { return Ok(None) };
        if let Some(once) = self.occurrence(OccurrenceId { event, day: None }, zone)? {
            return Ok(Some(once));
        }
        self.next_occurrence(now, zone, |one| one.id.event == event)
    }

    /// Whether a youth needs an interpreter where it matters.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn needs_interpreter(self, youth: YouthId) -> Result<bool, StoreError> {
        let mut statement = self.prepare("SELECT interpreter FROM youth WHERE id = ?1")?;
        let need = statement.query_map([youth.0], |row| word(row, 0, InterpreterNeed::from_id))?.next().transpose()?;
        Ok(matches!(need, Some(InterpreterNeed::Sometimes | InterpreterNeed::Yes)))
    }
}

fn planned(activity: &Activity) -> Planned {
    Planned { line: Some(activity.line), kind: activity.kind.clone(), words: activity.words.clone() }
}

fn activity(row: &Row<'_>) -> rusqlite::Result<Activity> {
    Ok(Activity { line: HostActivityId(row.get(0)?), kind: line(row, 1)?, words: line(row, 2)? })
}

/// Without what it planned and found, which are read after it.
fn meeting(row: &Row<'_>) -> rusqlite::Result<Meeting> {
    let interpreted = match (row.get::<_, Option<i64>>(11)?, optional_line(row, 12)?) {
        (Some(interpreter), None) => Interpreted::By(InterpreterId(interpreter)),
        (None, Some(words)) => Interpreted::Other(words),
        (None, None) => Interpreted::No,
        (Some(_), Some(_)) => return Err(invalid(12, "one interpreter")),
    };
    let view = |column| -> rusqlite::Result<Option<Prose>> { prose(row, column) };
    Ok(Meeting {
        kept: Rows::of(row)?.kept(HostMeetingId),
        case: HostCaseId(row.get(8)?),
        facts: MeetingFacts {
            held_on: date(row, 9)?,
            present: line(row, 10)?,
            interpreted,
            found: Vec::new(),
            youth_view: view(13)?,
            host_view: view(14)?,
            staff_view: view(15)?,
            plan: Vec::new(),
        },
        planned: Vec::new(),
        asked: Vec::new(),
    })
}
