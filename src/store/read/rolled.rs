//! What rolls on to a handover from the ones before it: where its span begins, open questions, and what was added since.

use chrono::{SubsecRound as _, TimeDelta};
use rusqlite::params;

use super::{Reader, ShiftOn, handover::section, instant, optional_instant, task::prose};
use crate::{
    domain::{
        handover::{
            IN_TIME,
            pulled::{PulledAddendum, PulledQuestion, Settled},
            shifts_since,
        },
        ids::{HandoverId, ShiftId, StaffId, YouthId},
        names::Prose,
        time::Instant,
    },
    store::StoreError,
};

/// How far back a sealed handover is looked for: where nobody has signed for longer, the last shift's end is where it begins.
const SEALED_WITHIN: TimeDelta = TimeDelta::days(3);

/// Sealed handovers that are looked at: of the shifts of two days.
const SEALED_MOST: i64 = 8;

/// Questions, and addenda, that are read at most.
const ROLLED_MOST: i64 = 200;

/// Shifts that are looked through for the age of a question: a hundred days with three a day.
const LATER_MOST: i64 = 300;

impl Reader<'_> {
    /// From when to when a handover pulls what was written: from where the newest sealed one before it ended, or from its own
    /// beginning where that is earlier; where nobody has signed of late, from the end of the last shift anybody confirmed. So
    /// what is written between two handovers is in the later one.
    pub(super) fn handover_span(self, shift: &ShiftOn, now: Instant) -> Result<(Instant, Instant), StoreError> {
        let before = match self.sealed_until(shift)? {
            Some(until) => Some(until),
            None => self.ended_before(shift)?,
        };
        let from = before.map_or(shift.starts_at, |before| before.min(shift.starts_at));
        Ok((from, now.min(shift.ends_at + IN_TIME)))
    }

    /// Up to when the sealed handovers of the shifts before one tell, to the second entries are stamped with.
    fn sealed_until(self, shift: &ShiftOn) -> Result<Option<Instant>, StoreError> {
        let mut statement = self.prepare(
            "SELECT s.ends_at, json_extract(n.body, '$.at') FROM shift s
             CROSS JOIN handover h ON h.shift_id = s.id CROSS JOIN handover_snapshot n ON n.handover_id = h.id
             WHERE s.starts_at >= ?1 AND s.starts_at < ?2 ORDER BY s.starts_at DESC LIMIT ?3",
        )?;
        let since = shift.starts_at - SEALED_WITHIN;
        let rows =
            statement.query_map(params![since.timestamp(), shift.starts_at.timestamp(), SEALED_MOST], |row| {
                let at: Instant = super::text(row, 1)?.parse().map_err(|_| super::invalid(1, "an instant"))?;
                Ok(at.trunc_subsecs(0).min(instant(row, 0)? + IN_TIME))
            })?;
        let until: Vec<Instant> = rows.collect::<Result<_, _>>()?;
        Ok(until.into_iter().max())
    }

    /// When the last shift that began before one was to end.
    fn ended_before(self, shift: &ShiftOn) -> Result<Option<Instant>, StoreError> {
        let mut statement =
            self.prepare("SELECT ends_at FROM shift WHERE starts_at < ?1 ORDER BY starts_at DESC LIMIT 1")?;
        let mut rows = statement.query_map([shift.starts_at.timestamp()], |row| instant(row, 0))?;
        Ok(rows.next().transpose()?)
    }

    /// Questions of the handovers before that of a shift: those that were settled in `[from, to)`, and those that are open, each
    /// in the order they were asked or settled.
    pub(super) fn rolled_questions(
        self,
        shift: &ShiftOn,
        from: Instant,
        to: Instant,
    ) -> Result<Vec<PulledQuestion>, StoreError> {
        let mut asked = self.questions(
            "SELECT c.handover_id, h.shift_id, c.section, c.question, c.answer, c.at, c.staff_id, s.starts_at, s.ends_at
             FROM handover_question_closed c CROSS JOIN handover h ON h.id = c.handover_id
             CROSS JOIN shift s ON s.id = h.shift_id
             WHERE c.at >= ?1 AND c.at < ?2 AND s.starts_at <= ?3 AND s.id <> ?4 ORDER BY c.at, c.id LIMIT ?5",
            params![
                from.timestamp(),
                to.timestamp(),
                shift.starts_at.timestamp(),
                shift.id.0,
                ROLLED_MOST
            ],
        )?;
        asked.extend(self.questions(
            "SELECT p.handover_id, h.shift_id, p.section, p.question, NULL, NULL, NULL, s.starts_at, s.ends_at
             FROM handover_question_open CROSS JOIN handover h ON h.id = handover_question_open.handover_id
             CROSS JOIN shift s ON s.id = h.shift_id
             CROSS JOIN handover_part p
               ON p.handover_id = handover_question_open.handover_id AND p.section = handover_question_open.section
             WHERE s.starts_at <= ?1 AND s.id <> ?2 
             ORDER BY handover_question_open.handover_id, handover_question_open.section LIMIT ?3",
            params![shift.starts_at.timestamp(), shift.id.0, ROLLED_MOST],
        )?);
        let Some(oldest) = asked.iter().map(|one| one.starts_at).min() else {
            return Ok(Vec::new());
        };
        let begun = self.begun_up_to(oldest, shift.starts_at)?;
        Ok(asked
            .into_iter()
            .map(|one| {
                let later = begun.partition_point(|(start, _)| *start <= one.starts_at);
                PulledQuestion { age: shifts_since(one.ends_at, &begun[later..]), ..one.question }
            })
            .collect())
    }

    fn questions(self, sql: &str, values: impl rusqlite::Params) -> Result<Vec<Asked>, StoreError> {
        let mut statement = self.prepare(sql)?;
        let rows = statement.query_map(values, |row| {
            let settled = match optional_instant(row, 5)? {
                Some(at) => Some(Settled { answer: prose(row, 4)?, at, by: StaffId(row.get(6)?) }),
                None => None,
            };
            let question = PulledQuestion {
                handover: HandoverId(row.get(0)?),
                shift: ShiftId(row.get(1)?),
                youth: section(row, 2)?,
                words: prose(row, 3)?.ok_or_else(|| super::invalid(3, "a question"))?,
                age: 0,
                settled,
            };
            Ok(Asked { question, starts_at: instant(row, 7)?, ends_at: instant(row, 8)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What came of the questions in a section of a handover, and who said so.
    pub(super) fn answers_to_questions(
        self,
        handover: HandoverId,
        youth: Option<YouthId>,
    ) -> Result<Vec<(Prose, StaffId)>, StoreError> {
        let mut statement = self.prepare(
            "SELECT answer, staff_id FROM handover_question_closed
             WHERE handover_id = ?1 AND section = ?2 AND answer IS NOT NULL ORDER BY id",
        )?;
        let rows = statement.query_map([handover.0, youth.map_or(0, |youth| youth.0)], |row| {
            Ok((prose(row, 0)?.ok_or_else(|| super::invalid(0, "an answer"))?, StaffId(row.get(1)?)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// When the newest shifts began and end that began after one moment and by another, in the order they began.
    fn begun_up_to(self, after: Instant, until: Instant) -> Result<Vec<(Instant, Instant)>, StoreError> {
        let mut statement = self.prepare(
            "SELECT starts_at, ends_at FROM shift WHERE starts_at > ?1 AND starts_at <= ?2
             ORDER BY starts_at DESC LIMIT ?3",
        )?;
        let rows = statement.query_map(params![after.timestamp(), until.timestamp(), LATER_MOST], |row| {
            Ok((instant(row, 0)?, instant(row, 1)?))
        })?;
        let mut begun: Vec<(Instant, Instant)> = rows.collect::<Result<_, _>>()?;
        begun.reverse();
        Ok(begun)
    }

    /// What was added in `[from, to)` to the handovers of other shifts, in that order.
    pub(super) fn added_to_others(
        self,
        shift: ShiftId,
        from: Instant,
        to: Instant,
    ) -> Result<Vec<PulledAddendum>, StoreError> {
        let mut statement = self.prepare(
            "SELECT h.shift_id, a.section, a.words, a.at, a.staff_id
             FROM handover_addendum a CROSS JOIN handover h ON h.id = a.handover_id
             WHERE a.at >= ?1 AND a.at < ?2 AND h.shift_id <> ?3 ORDER BY a.at, a.id LIMIT ?4",
        )?;
        let rows = statement.query_map(params![from.timestamp(), to.timestamp(), shift.0, ROLLED_MOST], |row| {
            Ok(PulledAddendum {
                shift: ShiftId(row.get(0)?),
                youth: section(row, 1)?,
                words: prose(row, 2)?.ok_or_else(|| super::invalid(2, "an addendum"))?,
                at: instant(row, 3)?,
                by: StaffId(row.get(4)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// A question with the shift that asked it.
struct Asked {
    question: PulledQuestion,
    starts_at: Instant,
    ends_at: Instant,
}
