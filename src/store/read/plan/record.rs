//! What is recorded about a plan: evaluations, how the youth took part, monthly meetings.

use chrono::NaiveDate;
use rusqlite::Row;

use super::super::{Reader, date, instant, invalid, line, log::prose, optional_date, optional_line, text};
use crate::{
    domain::{
        ids::{EvaluationId, GoalId, PlanId, StaffId, YouthId},
        journal::JournalSource,
        names::Prose,
        plan::{
            Evaluation, EvaluationFacts, Goal, GoalStatus, Meeting, MeetingFacts, Participation, ParticipationFacts,
        },
    },
    store::StoreError,
};

/// The newest word about the journal counts.
const COLUMNS: &str = "e.id, e.plan_id, e.goal_id, e.youth_view, e.staff_view, e.status, e.next_review, e.at, e.staff_id, \
                       e.journal, \
                       coalesce((SELECT m.journal FROM evaluation_mark m WHERE m.evaluation_id = e.id \
                                 ORDER BY m.id DESC LIMIT 1), e.journal), \
                       (SELECT p.youth_id FROM plan p WHERE p.id = e.plan_id)";
const MEETING: &str = "SELECT plan_id, held_on, next, at, staff_id FROM plan_meeting";

impl Reader<'_> {
    /// The evaluations of a goal through all versions of the plan, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn evaluations_of(self, goal: &Goal) -> Result<Vec<Evaluation>, StoreError> {
        self.evaluations(
            "FROM goal g CROSS JOIN evaluation e ON e.goal_id = g.id WHERE g.root_id = ?1 ORDER BY g.id DESC, e.id DESC",
            [goal.root.0],
        )
    }

    /// The evaluations of a goal in its own version of the plan.
    pub(in crate::store::read) fn evaluations_in(self, goal: GoalId) -> Result<Vec<Evaluation>, StoreError> {
        self.evaluations("FROM evaluation e WHERE e.goal_id = ?1 ORDER BY e.id", [goal.0])
    }

    /// The evaluations of a version of a plan as a whole, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn plan_evaluations(self, plan: PlanId) -> Result<Vec<Evaluation>, StoreError> {
        self.evaluations("FROM evaluation e WHERE e.plan_id = ?1 AND e.goal_id IS NULL ORDER BY e.id DESC", [plan.0])
    }

    /// Evaluations with what was said about them later; `from` is where they are read, and in which order.
    pub(in crate::store::read) fn evaluations(
        self,
        from: &str,
        values: impl rusqlite::Params,
    ) -> Result<Vec<Evaluation>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {COLUMNS} {from}"))?;
        let rows = statement.query_map(values, |row| self.read_evaluation(row))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn read_evaluation(self, row: &Row<'_>) -> rusqlite::Result<Evaluation> {
        let id = EvaluationId(row.get(0)?);
        let status = match row.get_ref(5)?.as_str_or_null().map_err(|_| invalid(5, "a status"))? {
            Some(_) => GoalStatus::from_id(text(row, 5)?),
            None => None,
        };
        let next_review = optional_date(row, 6)?;
        Ok(Evaluation {
            id,
            plan: PlanId(row.get(1)?),
            goal: row.get::<_, Option<i64>>(2)?.map(GoalId),
            facts: EvaluationFacts {
                youth_view: prose(row, 3)?,
                staff_view: required(row, 4)?,
                status,
                next_review,
                journal: row.get(9)?,
            },
            at: instant(row, 7)?,
            by: StaffId(row.get(8)?),
            to_journal: row.get(10)?,
            youth: YouthId(row.get(11)?),
            transfer: self.transfers_of(JournalSource::Evaluation(id))?.into_iter().next(),
        })
    }

    /// When the plan of a youth is looked at again as a whole: what was said last, in whichever version. A new version of a
    /// plan takes no review away.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn plan_review_of(self, youth: YouthId) -> Result<Option<NaiveDate>, StoreError> {
        let mut statement = self.prepare(
            "SELECT next_review FROM evaluation WHERE id = (
                 SELECT max(e.id) FROM plan v CROSS JOIN evaluation e ON e.plan_id = v.id AND e.goal_id IS NULL
                 WHERE v.youth_id = ?1)",
        )?;
        let mut found = statement.query_map([youth.0], |row| optional_date(row, 0))?;
        Ok(found.next().transpose()?.flatten())
    }

    /// The same of those who live here and have a current plan, where it was said.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn plan_reviews(self) -> Result<Vec<(YouthId, NaiveDate)>, StoreError> {
        let mut statement = self.prepare(
            "SELECT p.youth_id FROM placement p CROSS JOIN plan v ON v.youth_id = p.youth_id AND v.status = 'current'
             WHERE p.moved_out IS NULL",
        )?;
        let youths: Vec<YouthId> = statement.query_map([], |row| row.get(0).map(YouthId))?.collect::<Result<_, _>>()?;
        let review = |youth| Ok(self.plan_review_of(youth)?.map(|day| (youth, day)));
        youths.into_iter().filter_map(|youth| review(youth).transpose()).collect()
    }

    /// How the youth took part in a version of their plan, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn participation(self, plan: PlanId) -> Result<Vec<Participation>, StoreError> {
        let mut statement = self.prepare(
            "SELECT plan_id, held_on, present, interpreter, told, said, weight, at, staff_id FROM participation
             WHERE plan_id = ?1 ORDER BY id DESC",
        )?;
        let rows = statement.query_map([plan.0], |row| {
            Ok(Participation {
                plan: PlanId(row.get(0)?),
                facts: ParticipationFacts {
                    held_on: date(row, 1)?,
                    present: line(row, 2)?,
                    interpreter: optional_line(row, 3)?,
                    told: required(row, 4)?,
                    said: required(row, 5)?,
                    weight: required(row, 6)?,
                },
                at: instant(row, 7)?,
                by: StaffId(row.get(8)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The newest monthly meetings about a youth's plan by the day they were held, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn plan_meetings(self, youth: YouthId, limit: u32) -> Result<Vec<Meeting>, StoreError> {
        let mut statement =
            self.prepare(&format!("{MEETING} WHERE youth_id = ?1 ORDER BY held_on DESC, id DESC LIMIT ?2"))?;
        Ok(statement.query_map([youth.0, i64::from(limit)], meeting)?.collect::<Result<_, _>>()?)
    }

    /// The meetings about a version of a plan, the newest first.
    pub(in crate::store::read) fn meetings_of(self, plan: PlanId) -> Result<Vec<Meeting>, StoreError> {
        // A youth has few meetings, and the plan says whose they are.
        let mut statement = self.prepare(&format!(
            "{MEETING} WHERE youth_id = (SELECT youth_id FROM plan WHERE id = ?1) AND plan_id = ?1 ORDER BY id DESC"
        ))?;
        Ok(statement.query_map([plan.0], meeting)?.collect::<Result<_, _>>()?)
    }
}

fn meeting(row: &Row<'_>) -> rusqlite::Result<Meeting> {
    Ok(Meeting {
        plan: PlanId(row.get(0)?),
        facts: MeetingFacts { held_on: date(row, 1)?, next: required(row, 2)? },
        at: instant(row, 3)?,
        by: StaffId(row.get(4)?),
    })
}

fn required(row: &Row<'_>, column: usize) -> rusqlite::Result<Prose> {
    prose(row, column)?.ok_or_else(|| invalid(column, "prose"))
}
