//! What is agreed about the night, and the rounds.

use std::collections::BTreeMap;

use rusqlite::{Row, params};

use super::{Reader, date, instant, invalid, line, optional_line, task::prose, text, word};
use crate::{
    domain::{
        ids::{AgreementId, EntryId, RoundId, ShiftId, StaffId, YouthId},
        names::Prose,
        night::{
            AgreementFacts, CheckResult, NightAgreement, NightCheck, Round, RoundEnd, Stop, StopMark, StopState,
            YouthCheck,
        },
        presence::{Doubt, PresenceMark},
        time::Instant,
    },
    store::StoreError,
};

/// Rounds among which one that nobody ended is looked for: those of several months.
const NEWEST_ROUNDS: i64 = 400;

const AGREEMENT: &str =
    "a.id, a.youth_id, a.check_kind, a.check_time, a.note, a.agreed_with, a.agreed_on, a.review, a.set_at, a.set_by";

impl Reader<'_> {
    /// The newest agreement of each youth who lives here and has one since they came, whichever apartments they
    /// have lived in without a day between; the day before is let pass, since days here begin with UTC.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn night_agreements(self) -> Result<BTreeMap<YouthId, NightAgreement>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {AGREEMENT} FROM stay p CROSS JOIN night_agreement a
             ON a.id = (SELECT max(id) FROM night_agreement WHERE youth_id = p.youth_id)
             WHERE p.until >= ?1 AND a.set_at >= unixepoch(p.here_since, '-1 day')"
        ))?;
        let rows = statement.query_map([self.lasts_to()], agreement)?;
        Ok(rows.map(|row| row.map(|one| (one.youth, one))).collect::<Result<_, _>>()?)
    }

    /// The agreements with a youth, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn night_agreement_history(self, youth: YouthId, limit: usize) -> Result<Vec<NightAgreement>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {AGREEMENT} FROM night_agreement a WHERE a.youth_id = ?1 ORDER BY a.id DESC LIMIT ?2"
        ))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        Ok(statement.query_map(params![youth.0, limit], agreement)?.collect::<Result<_, _>>()?)
    }

    /// One agreement.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn night_agreement(self, id: AgreementId) -> Result<Option<NightAgreement>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {AGREEMENT} FROM night_agreement a WHERE a.id = ?1"))?;
        Ok(statement.query_map([id.0], agreement)?.next().transpose()?)
    }

    /// The newest check of each youth who lives here, where it speaks against being in and nothing of `marks`, the ones that
    /// count, is newer.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn doubts_now(self, marks: &BTreeMap<YouthId, PresenceMark>) -> Result<BTreeMap<YouthId, Doubt>, StoreError> {
        let mut statement = self.prepare(
            "SELECT c.youth_id, c.result, c.at, c.staff_id FROM stay p CROSS JOIN night_check c
             ON c.id = (SELECT max(id) FROM night_check
                        WHERE youth_id = p.youth_id AND result IN ('answered', 'no-answer', 'not-home'))
             WHERE p.until >= ?1 AND c.result <> 'answered' AND c.at >= unixepoch(p.here_since, '-1 day')",
        )?;
        let doubts = statement.query_map([self.lasts_to()], |row| {
            let (youth, result) = (YouthId(row.get(0)?), word(row, 1, CheckResult::from_id)?);
            Ok(Doubt { youth, result, at: instant(row, 2)?, by: StaffId(row.get(3)?) })
        })?;
        let doubts: Vec<Doubt> = doubts.collect::<Result<_, _>>()?;
        let stands = |doubt: &Doubt| doubt.stands(marks.get(&doubt.youth));
        Ok(doubts.into_iter().filter(stands).map(|doubt| (doubt.youth, doubt)).collect())
    }

    /// The rounds of a shift in the order they were begun.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn rounds_of(self, shift: ShiftId) -> Result<Vec<Round>, StoreError> {
        self.rounds("WHERE r.shift_id = ?1 ORDER BY r.id", shift.0)
    }

    /// One round.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn round(self, id: RoundId) -> Result<Option<Round>, StoreError> {
        Ok(self.rounds("WHERE r.id = ?1", id.0)?.pop())
    }

    /// The round that was begun last, of whichever shift.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn last_round(self) -> Result<Option<Round>, StoreError> {
        Ok(self.rounds("ORDER BY r.id DESC LIMIT ?1", 1)?.pop())
    }

    /// Rounds of shifts that are over which nobody has ended, and those that were ended from `since` on when their shift was
    /// over, in the order they were begun; among the newest few hundred.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn rounds_left_open(self, since: Instant, now: Instant) -> Result<Vec<Round>, StoreError> {
        let newest = self.rounds(
            "WHERE r.id > ?1 AND (e.round_id IS NULL OR e.at >= s.ends_at) ORDER BY r.id",
            self.newest_round()? - NEWEST_ROUNDS,
        )?;
        let ended_since = |round: &Round| round.end.as_ref().is_some_and(|end| end.at >= since && end.at <= now);
        Ok(newest.into_iter().filter(|round| round.is_left_open(now) || ended_since(round)).collect())
    }

    fn newest_round(self) -> Result<i64, StoreError> {
        let mut statement = self.prepare("SELECT coalesce(max(id), 0) FROM night_round")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    fn rounds(self, which: &str, value: i64) -> Result<Vec<Round>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT r.id, r.shift_id, r.begun_at, r.begun_by, e.at, e.staff_id, e.left_over, e.reason, s.ends_at
             FROM night_round r CROSS JOIN shift s ON s.id = r.shift_id
             LEFT JOIN night_round_end e ON e.round_id = r.id {which}"
        ))?;
        let mut rounds = statement.query_map([value], round)?.collect::<Result<Vec<_>, _>>()?;
        for round in &mut rounds {
            round.stops = self.stops_of(round.id)?;
            round.checks = self.checks_of(round.id)?;
        }
        Ok(rounds)
    }

    fn stops_of(self, round: RoundId) -> Result<Vec<Stop>, StoreError> {
        let mut marks = BTreeMap::new();
        let mut statement =
            self.prepare("SELECT stop, kind, entry_id, at, staff_id FROM night_mark WHERE round_id = ?1 ORDER BY id")?;
        for row in statement.query_map([round.0], |row| Ok((row.get::<_, u32>(0)?, stop_mark(row)?)))? {
            let (stop, mark) = row?;
            // The newer one takes the place of the older.
            marks.insert(stop, mark);
        }
        let mut statement = self.prepare("SELECT number, words FROM night_stop WHERE round_id = ?1 ORDER BY number")?;
        let stops = statement.query_map([round.0], |row| {
            let number: u32 = row.get(0)?;
            Ok(Stop { number, words: line(row, 1)?, mark: marks.get(&number).copied().flatten() })
        })?;
        Ok(stops.collect::<Result<_, _>>()?)
    }

    fn checks_of(self, round: RoundId) -> Result<Vec<YouthCheck>, StoreError> {
        let mut statement = self.prepare(
            "SELECT c.youth_id, a.check_kind, c.result, c.presence_id, c.entry_id, c.at, c.staff_id
             FROM night_check c LEFT JOIN night_agreement a ON a.id = c.agreement_id
             WHERE c.round_id = ?1 ORDER BY c.id",
        )?;
        Ok(statement.query_map([round.0], youth_check)?.collect::<Result<_, _>>()?)
    }
}

fn agreement(row: &Row<'_>) -> rusqlite::Result<NightAgreement> {
    let time: Option<String> = row.get(3)?;
    Ok(NightAgreement {
        id: AgreementId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        facts: AgreementFacts {
            check: word(row, 2, NightCheck::from_id)?,
            at: time.map(|time| time.parse().map_err(|_| invalid(3, "a time"))).transpose()?,
            note: optional_line(row, 4)?,
            agreed_with: line(row, 5)?,
            agreed_on: date(row, 6)?,
            review: date(row, 7)?,
        },
        set_at: instant(row, 8)?,
        by: StaffId(row.get(9)?),
    })
}

fn round(row: &Row<'_>) -> rusqlite::Result<Round> {
    let reason: Option<Prose> = prose(row, 7)?;
    let end = match row.get::<_, Option<i64>>(5)? {
        Some(by) => Some(RoundEnd { at: instant(row, 4)?, by: StaffId(by), left_over: row.get(6)?, reason }),
        None => None,
    };
    Ok(Round {
        id: RoundId(row.get(0)?),
        shift: ShiftId(row.get(1)?),
        shift_ends_at: instant(row, 8)?,
        begun_at: instant(row, 2)?,
        begun_by: StaffId(row.get(3)?),
        stops: Vec::new(),
        checks: Vec::new(),
        end,
    })
}

/// What stands about a stop: nothing after it was cleared.
fn stop_mark(row: &Row<'_>) -> rusqlite::Result<Option<StopMark>> {
    let state = match (text(row, 1)?, row.get::<_, Option<i64>>(2)?) {
        ("in-order", None) => StopState::InOrder,
        ("deviation", Some(entry)) => StopState::Deviation(EntryId(entry)),
        ("cleared", None) => return Ok(None),
        _ => return Err(invalid(1, "a mark of a round")),
    };
    Ok(Some(StopMark { state, at: instant(row, 3)?, by: StaffId(row.get(4)?) }))
}

fn youth_check(row: &Row<'_>) -> rusqlite::Result<YouthCheck> {
    let agreed: Option<String> = row.get(1)?;
    Ok(YouthCheck {
        youth: YouthId(row.get(0)?),
        agreed: agreed.map(|id| NightCheck::from_id(&id).ok_or_else(|| invalid(1, "a known word"))).transpose()?,
        result: word(row, 2, CheckResult::from_id)?,
        seen_in: row.get::<_, Option<i64>>(3)?.is_some(),
        entry: row.get::<_, Option<i64>>(4)?.map(EntryId),
        at: instant(row, 5)?,
        by: StaffId(row.get(6)?),
    })
}
