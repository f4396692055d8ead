//! What was mapped with a youth, and the steps of their skills.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Row, params};

use super::{Reader, date, instant, invalid, line, optional_line, word};
use crate::{
    domain::{
        assessment::{
            Assessment, AssessmentFacts, Interpreted,
            skill::{SkillFacts, SkillMark, SkillStep, YouthView},
        },
        ids::{AssessmentId, InterpreterId, SkillRoundId, StaffId, YouthId},
    },
    store::StoreError,
};

const ASSESSMENT: &str =
    "a.id, a.youth_id, a.version, a.instrument, a.edition, a.language, a.done_on, a.interpreter_id,
    a.interpreter_words, a.done_by, a.read_by, a.kept_at, a.next, a.consequence, a.ended";

impl Reader<'_> {
    /// Everything that was mapped with a youth, in the order it was written down.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn assessments_of(self, youth: YouthId) -> Result<Vec<Assessment>, StoreError> {
        let mut statement =
            self.prepare(&format!("SELECT {ASSESSMENT} FROM assessment a WHERE a.youth_id = ?1 ORDER BY a.id"))?;
        Ok(statement.query_map([youth.0], assessment)?.collect::<Result<_, _>>()?)
    }

    /// One row of it.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn assessment(self, id: AssessmentId) -> Result<Option<Assessment>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {ASSESSMENT} FROM assessment a WHERE a.id = ?1"))?;
        Ok(statement.query_map([id.0], assessment)?.next().transpose()?)
    }

    /// What should have been done again before `today` with those who live here, each with its day.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn assessments_overdue(self, today: NaiveDate) -> Result<Vec<(Assessment, NaiveDate)>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {ASSESSMENT} FROM placement p CROSS JOIN assessment a ON a.youth_id = p.youth_id
             WHERE p.moved_out IS NULL AND a.ended IS NULL"
        ))?;
        let mut of: BTreeMap<YouthId, Vec<Assessment>> = BTreeMap::new();
        for row in statement.query_map([], assessment)? {
            let row = row?;
            of.entry(row.youth).or_default().push(row);
        }
        let overdue = |all: &Vec<Assessment>| -> Vec<_> {
            let due = all.iter().filter_map(|one| Some((one.clone(), one.next_in(all)?)));
            due.filter(|(_, next)| *next < today).collect()
        };
        Ok(of.values().flat_map(overdue).collect())
    }

    /// What was set of a youth's skills and not taken back, the newest day first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn skill_marks(self, youth: YouthId) -> Result<Vec<SkillMark>, StoreError> {
        let mut statement = self.prepare(
            "SELECT r.id, r.day, r.at, r.staff_id, m.skill, m.step, m.words, m.youth_view
             FROM skill_round r CROSS JOIN skill_mark m ON m.round_id = r.id
             WHERE r.youth_id = ?1 AND NOT EXISTS (SELECT 1 FROM skill_round_undone u WHERE u.round_id = r.id)
             ORDER BY r.day DESC, r.id DESC",
        )?;
        Ok(statement.query_map(params![youth.0], skill_mark)?.collect::<Result<_, _>>()?)
    }
}

fn assessment(row: &Row<'_>) -> rusqlite::Result<Assessment> {
    let next: Option<String> = row.get(12)?;
    let interpreted = match (row.get::<_, Option<i64>>(7)?, optional_line(row, 8)?) {
        (Some(id), _) => Interpreted::By(InterpreterId(id)),
        (None, Some(words)) => Interpreted::Other(words),
        (None, None) => Interpreted::No,
    };
    Ok(Assessment {
        id: AssessmentId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        version: row.get(2)?,
        facts: AssessmentFacts {
            instrument: line(row, 3)?,
            edition: optional_line(row, 4)?,
            language: line(row, 5)?,
            done_on: date(row, 6)?,
            interpreted,
            done_by: StaffId(row.get(9)?),
            read_by: optional_line(row, 10)?,
            kept_at: line(row, 11)?,
            next: next.map(|day| day.parse().map_err(|_| invalid(12, "a date"))).transpose()?,
            consequence: optional_line(row, 13)?,
        },
        ended: optional_line(row, 14)?,
    })
}

fn skill_mark(row: &Row<'_>) -> rusqlite::Result<SkillMark> {
    let youth_view = match row.get_ref(7)? {
        rusqlite::types::ValueRef::Null => None,
        _ => Some(word(row, 7, YouthView::from_id)?),
    };
    Ok(SkillMark {
        round: SkillRoundId(row.get(0)?),
        day: date(row, 1)?,
        at: instant(row, 2)?,
        by: StaffId(row.get(3)?),
        facts: SkillFacts {
            skill: line(row, 4)?,
            step: word(row, 5, SkillStep::from_id)?,
            words: optional_line(row, 6)?,
            youth_view,
        },
    })
}
