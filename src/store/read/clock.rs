//! The dates of a file: papers, risk notes, the address, and which birthdays were gone through.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{OptionalExtension as _, Row};

use super::{Reader, date, instant, invalid, line, optional_date, optional_line, task::prose, text, word};
use crate::{
    domain::{
        contact::{
            clock::{
                Dates, FollowUp, FollowUpOf, Followed, Milestone, MilestoneMark, MilestoneSaid, Paper, PaperFacts,
                PaperKind, Protection, ProtectionFacts, ProtectionLevel, Risk, RiskFacts,
            },
            consent::{Consent, GivenBy, newest_of_each},
        },
        ids::{FollowUpId, PaperId, PlacementId, ProtectionId, RiskId, StaffId, YouthId},
        moves::unbroken_since,
        refusal::Refusal,
    },
    store::StoreError,
};

const PAPER: &str = "id, youth_id, version, kind, expires, note";
const FOLLOW_UP: &str = "id, youth_id, placement_id, protection_id, day, found, settled_at, settled_by";
const RISK: &str = "id, youth_id, version, risk, reason, action, review";

impl Reader<'_> {
    /// The papers of a youth that have not been ended.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn papers_of(self, youth: YouthId) -> Result<Vec<Paper>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {PAPER} FROM paper WHERE youth_id = ?1 AND ended IS NULL ORDER BY youth_id, id"
        ))?;
        Ok(statement.query_map([youth.0], paper)?.collect::<Result<_, _>>()?)
    }

    /// One paper.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn paper(self, id: PaperId) -> Result<Option<Paper>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {PAPER} FROM paper WHERE id = ?1"))?;
        Ok(statement.query_map([id.0], paper)?.next().transpose()?)
    }

    /// The risk notes about a youth that have not been ended.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn risks_of(self, youth: YouthId) -> Result<Vec<Risk>, StoreError> {
        let mut statement = self
            .prepare(&format!("SELECT {RISK} FROM risk WHERE youth_id = ?1 AND ended IS NULL ORDER BY youth_id, id"))?;
        Ok(statement.query_map([youth.0], risk)?.collect::<Result<_, _>>()?)
    }

    /// One risk note.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn risk(self, id: RiskId) -> Result<Option<Risk>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {RISK} FROM risk WHERE id = ?1"))?;
        Ok(statement.query_map([id.0], risk)?.next().transpose()?)
    }

    /// The newest decision about a youth's address.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn protection_of(self, youth: YouthId) -> Result<Option<Protection>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, level, decided, until, at, staff_id FROM protection WHERE youth_id = ?1 ORDER BY id DESC LIMIT 1",
        )?;
        Ok(statement.query_map([youth.0], protection)?.next().transpose()?)
    }

    /// Whether a youth's address is hidden, also after the decision has run out, and whichever house they belong to by now.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn hides_address(self, youth: YouthId) -> Result<bool, StoreError> {
        let level: Option<String> = self
            .prepare("SELECT level FROM main.protection WHERE youth_id = ?1 ORDER BY id DESC LIMIT 1")?
            .query_row([youth.0], |row| row.get(0))
            .optional()?;
        Ok(level.is_some_and(|level| ProtectionLevel::from_id(&level) != Some(ProtectionLevel::Open)))
    }

    /// How the addresses of those who have a decision are protected.
    ///
    /// # Errors
    /// What SQLite answers.
    pub(super) fn protected(self) -> Result<BTreeMap<YouthId, ProtectionLevel>, StoreError> {
        let mut statement = self.prepare(
            "SELECT youth.id, p.level FROM youth CROSS JOIN protection p
             ON p.id = (SELECT max(id) FROM protection WHERE youth_id = youth.id)",
        )?;
        let rows = statement
            .query_map([], |row| Ok((YouthId(row.get(0)?), word(row, 1, ProtectionLevel::from_id)?)))?
            .collect::<Result<Vec<_>, _>>()?;
        Ok(rows.into_iter().filter(|(_, level)| *level != ProtectionLevel::Open).collect())
    }

    /// What the notices of a youth's file are made from.
    ///
    /// # Errors
    /// [`Refusal::Gone`] when nobody has that number, and what SQLite answers.
    pub fn dates_of(self, youth: YouthId, today: NaiveDate) -> Result<Dates, StoreError> {
        let marks = self.milestone_marks(youth)?;
        let gone_through = marks.into_values().filter(|mark| mark.said == MilestoneSaid::Done);
        let waiting = self.follow_ups_of(youth)?.into_iter().filter(|one| one.followed.is_none());
        let (stays, decisions): (Vec<_>, Vec<_>) = waiting.partition(|one| matches!(one.of, FollowUpOf::Stay(_)));
        let mut dates = Dates {
            birth: self.birth_of(youth)?,
            here_since: self.here_since(youth)?,
            gone_through: gone_through.map(|mark| mark.milestone).collect(),
            by_guardian: 0,
            papers: Vec::new(),
            risks: Vec::new(),
            protection: decisions.iter().map(|one| one.day).max(),
            follow_ups: stays.iter().map(|one| (one.id, one.day)).collect(),
        };
        if dates.here_since.is_some() {
            self.add_dates_of_resident(youth, today, &mut dates)?;
        }
        Ok(dates)
    }

    /// What presses while somebody lives here.
    fn add_dates_of_resident(self, youth: YouthId, today: NaiveDate, dates: &mut Dates) -> Result<(), StoreError> {
        let lapse = |one: &Consent| one.facts.given_by == GivenBy::Guardian && one.holding(dates.birth, today).holds();
        dates.by_guardian = newest_of_each(&self.consents_of(youth)?).into_iter().filter(lapse).count();
        dates.papers = self.papers_of(youth)?.into_iter().map(|paper| (paper.id, paper.facts.expires)).collect();
        dates.risks = self.risks_of(youth)?.into_iter().map(|risk| (risk.id, risk.facts.review)).collect();
        let protection = self.protection_of(youth)?.filter(Protection::hides);
        dates.protection = protection.and_then(|protection| protection.facts.until);
        Ok(())
    }

    /// When a youth was born.
    ///
    /// # Errors
    /// [`Refusal::Gone`] when nobody has that number, and what SQLite answers.
    pub(in crate::store) fn birth_of(self, youth: YouthId) -> Result<NaiveDate, StoreError> {
        let birth = self
            .prepare("SELECT birth_date FROM youth WHERE id = ?1")?
            .query_row([youth.0], |row| date(row, 0))
            .optional()?;
        birth.ok_or_else(|| Refusal::Gone.into())
    }

    /// Since when somebody lives here, through all stays that followed one another without a day between.
    fn here_since(self, youth: YouthId) -> Result<Option<NaiveDate>, StoreError> {
        let mut statement =
            self.prepare("SELECT moved_in, moved_out FROM stay WHERE youth_id = ?1 ORDER BY moved_in DESC, id DESC")?;
        let stays = statement.query_map([youth.0], |row| Ok((date(row, 0)?, optional_date(row, 1)?)))?;
        Ok(unbroken_since(&stays.collect::<Result<Vec<_>, _>>()?))
    }

    /// The newest row about each birthday somebody has said something of.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn milestone_marks(self, youth: YouthId) -> Result<BTreeMap<Milestone, MilestoneMark>, StoreError> {
        let mut statement = self.prepare(
            "SELECT milestone, kind, words, at, staff_id FROM milestone_mark WHERE youth_id = ?1 ORDER BY youth_id, id",
        )?;
        let marks = statement.query_map([youth.0], |row| {
            let mark = MilestoneMark {
                milestone: word(row, 0, Milestone::from_id)?,
                said: word(row, 1, MilestoneSaid::from_id)?,
                words: prose(row, 2)?,
                at: instant(row, 3)?,
                by: StaffId(row.get(4)?),
            };
            Ok((mark.milestone, mark))
        })?;
        Ok(marks.collect::<Result<_, _>>()?)
    }

    /// Everything that is or was to be followed up about a youth, the oldest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn follow_ups_of(self, youth: YouthId) -> Result<Vec<FollowUp>, StoreError> {
        let mut statement =
            self.prepare(&format!("SELECT {FOLLOW_UP} FROM follow_up WHERE youth_id = ?1 ORDER BY youth_id, id"))?;
        Ok(statement.query_map([youth.0], follow_up)?.collect::<Result<_, _>>()?)
    }

    /// One of them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn follow_up(self, id: FollowUpId) -> Result<Option<FollowUp>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {FOLLOW_UP} FROM follow_up WHERE id = ?1"))?;
        Ok(statement.query_map([id.0], follow_up)?.next().transpose()?)
    }

    /// How many dates have passed in the files of those who live here, and of those who moved out what nobody has followed
    /// up: thirty years of them are never walked through.
    pub(super) fn dates_overdue(self, today: NaiveDate) -> Result<BTreeMap<YouthId, i64>, StoreError> {
        let mut here: BTreeSet<YouthId> = self
            .prepare("SELECT youth_id FROM stay WHERE until >= ?1 ORDER BY youth_id")?
            .query_map([self.lasts_to()], |row| row.get(0).map(YouthId))?
            .collect::<Result<_, _>>()?;
        let mut waiting = self.prepare("SELECT youth_id FROM follow_up WHERE settled_at IS NULL AND day < ?1")?;
        let waiting = waiting.query_map([today.to_string()], |row| row.get(0).map(YouthId))?;
        here.extend(waiting.collect::<Result<Vec<_>, _>>()?);
        let mut overdue = BTreeMap::new();
        for youth in here {
            let count = self.dates_of(youth, today)?.overdue(today);
            if count > 0 {
                overdue.insert(youth, i64::try_from(count).unwrap_or(i64::MAX));
            }
        }
        Ok(overdue)
    }
}

fn follow_up(row: &Row<'_>) -> rusqlite::Result<FollowUp> {
    let of = match (row.get(2)?, row.get(3)?) {
        (Some(stay), None) => FollowUpOf::Stay(PlacementId(stay)),
        (None, Some(decision)) => FollowUpOf::Protection(ProtectionId(decision)),
        _ => return Err(invalid(2, "a stay or a decision")),
    };
    let followed = match row.get::<_, Option<i64>>(7)? {
        Some(by) => Some(Followed { found: prose(row, 5)?, at: instant(row, 6)?, by: StaffId(by) }),
        None => None,
    };
    Ok(FollowUp { id: FollowUpId(row.get(0)?), youth: YouthId(row.get(1)?), of, day: date(row, 4)?, followed })
}

fn paper(row: &Row<'_>) -> rusqlite::Result<Paper> {
    Ok(Paper {
        id: PaperId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        version: row.get(2)?,
        facts: PaperFacts {
            kind: word(row, 3, PaperKind::from_id)?,
            expires: date(row, 4)?,
            note: optional_line(row, 5)?,
        },
    })
}

fn risk(row: &Row<'_>) -> rusqlite::Result<Risk> {
    let needed = |column| prose(row, column)?.ok_or_else(|| invalid(column, "prose"));
    Ok(Risk {
        id: RiskId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        version: row.get(2)?,
        facts: RiskFacts { risk: line(row, 3)?, reason: needed(4)?, action: needed(5)?, review: date(row, 6)? },
    })
}

fn protection(row: &Row<'_>) -> rusqlite::Result<Protection> {
    let until = match row.get_ref(3)?.as_str_or_null().map_err(|_| invalid(3, "a date"))? {
        Some(_) => Some(text(row, 3)?.parse().map_err(|_| invalid(3, "a date"))?),
        None => None,
    };
    Ok(Protection {
        id: ProtectionId(row.get(0)?),
        facts: ProtectionFacts { level: word(row, 1, ProtectionLevel::from_id)?, decided: date(row, 2)?, until },
        at: instant(row, 4)?,
        by: StaffId(row.get(5)?),
    })
}
