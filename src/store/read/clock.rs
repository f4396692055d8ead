//! The dates of a file: papers, risk notes, the address, and which birthdays were gone through.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension as _, Row, params};

use super::{Reader, date, instant, invalid, line, optional_line, task::prose, text, word};
use crate::{
    domain::{
        contact::{
            clock::{
                Dates, Milestone, Paper, PaperFacts, PaperKind, Protection, ProtectionFacts, ProtectionLevel, Risk,
                RiskFacts,
            },
            consent::{GivenBy, newest_of_each},
        },
        ids::{PaperId, ProtectionId, RiskId, StaffId, YouthId},
        refusal::Refusal,
    },
    store::StoreError,
};

const PAPER: &str = "id, youth_id, version, kind, expires, note";
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
        let birth = self
            .prepare("SELECT birth_date FROM youth WHERE id = ?1")?
            .query_row([youth.0], |row| date(row, 0))
            .optional()?
            .ok_or(Refusal::Gone)?;
        let here_since = self
            .prepare("SELECT here_since FROM stay WHERE youth_id = ?1 AND until >= ?2")?
            .query_row(params![youth.0, self.lasts_to()], |row| date(row, 0))
            .optional()?;
        let mut done = self.prepare("SELECT milestone FROM milestone_done WHERE youth_id = ?1")?;
        let consents = self.consents_of(youth)?;
        let by_guardian = newest_of_each(&consents)
            .into_iter()
            .filter(|one| one.facts.given_by == GivenBy::Guardian && one.holding(birth, today).holds())
            .count();
        let protection = self.protection_of(youth)?.filter(Protection::hides);
        Ok(Dates {
            birth,
            here_since,
            gone_through: done
                .query_map([youth.0], |row| word(row, 0, Milestone::from_id))?
                .collect::<Result<_, _>>()?,
            by_guardian,
            papers: self.papers_of(youth)?.into_iter().map(|paper| (paper.id, paper.facts.expires)).collect(),
            risks: self.risks_of(youth)?.into_iter().map(|risk| (risk.id, risk.facts.review)).collect(),
            protection: protection.and_then(|protection| protection.facts.until),
        })
    }

    /// How many dates have passed in the files of those who live here.
    pub(super) fn dates_overdue(self, today: NaiveDate) -> Result<BTreeMap<YouthId, i64>, StoreError> {
        let here: Vec<YouthId> = self
            .prepare("SELECT youth_id FROM stay WHERE until >= ?1 ORDER BY youth_id")?
            .query_map([self.lasts_to()], |row| row.get(0).map(YouthId))?
            .collect::<Result<_, _>>()?;
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
