//! A youth's own words, the versions of their plan, goals and measures.

mod record;
mod traces;

use rusqlite::{Row, params};

pub use self::traces::GoalTrace;
use super::{Reader, date, instant, line, optional_instant, optional_line, text, word};
use crate::{
    domain::{
        audit::Entity,
        ids::{GoalId, MeasureId, PlanId, StaffId, YouthId},
        plan::{
            Act, Carried, CarriedField, Clash, Goal, GoalFacts, GoalStatus, Measure, MeasureFacts, MeasureStatus,
            PlanStatus, PlanVersion, Responsible, VersionGoal, clashes, compare,
        },
        time::Instant,
    },
    store::StoreError,
};

/// Words that stand first in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YouthVoice {
    /// How many times they were written; grows by one with each change.
    pub version: i64,
    /// The words.
    pub words: String,
    /// When they were written down.
    pub written_at: Instant,
    /// By whom.
    pub author: StaffId,
}

/// A youth's plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// Their own words, when they have said any.
    pub voice: Option<YouthVoice>,
    /// The version; `None` for a youth without a current plan.
    pub version: Option<PlanVersion>,
    /// Its goals in the order they were set; those still worked with first.
    pub goals: Vec<Goal>,
}

const GOAL: &str = "SELECT id, youth_id, version, title, area, status, review, plan_id, root_id, set_at FROM goal";
const PLAN: &str =
    "SELECT id, youth_id, number, status, version, begun_at, begun_by, begun_why, current_at, current_by,
                    current_why, closed_at, closed_by, closed_why FROM plan";

impl Reader<'_> {
    /// The current plan of a youth.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn plan(self, youth: YouthId) -> Result<Plan, StoreError> {
        let version = self.one_plan(&format!("{PLAN} WHERE youth_id = ?1 AND status = 'current'"), youth.0)?;
        self.whole_plan(youth, version)
    }

    /// The draft of a youth's plan, if there is one.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn plan_draft(self, youth: YouthId) -> Result<Option<PlanVersion>, StoreError> {
        self.one_plan(&format!("{PLAN} WHERE youth_id = ?1 AND status = 'draft'"), youth.0)
    }

    /// One version of a youth's plan with what stands in it.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn plan_version(self, id: PlanId) -> Result<Option<Plan>, StoreError> {
        let Some(version) = self.one_plan(&format!("{PLAN} WHERE id = ?1"), id.0)? else {
            return Ok(None);
        };
        self.whole_plan(version.youth, Some(version)).map(Some)
    }

    /// All versions of a youth's plan, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn plan_versions(self, youth: YouthId) -> Result<Vec<PlanVersion>, StoreError> {
        let mut statement = self.prepare(&format!("{PLAN} WHERE youth_id = ?1 ORDER BY number DESC"))?;
        Ok(statement.query_map([youth.0], plan_version)?.collect::<Result<_, _>>()?)
    }

    /// The goals and measures of a version, for comparing.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn version_goals(self, plan: PlanId) -> Result<Vec<VersionGoal>, StoreError> {
        let mut found = Vec::new();
        for goal in self.goals_in(plan)? {
            let measures = self.measures_of(goal.id)?;
            found.push(VersionGoal { goal, measures });
        }
        Ok(found)
    }

    /// What was set in the current plan while this version was a draft, in the order it was.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn plan_carried(self, plan: PlanId) -> Result<Vec<Carried>, StoreError> {
        let mut statement = self.prepare(
            "SELECT g.root_id, m.root_id, c.field, c.taken, c.at, c.staff_id
             FROM plan_carried c CROSS JOIN goal g ON g.id = c.goal_id LEFT JOIN measure m ON m.id = c.measure_id
             WHERE c.plan_id = ?1 ORDER BY c.id",
        )?;
        let rows = statement.query_map([plan.0], |row| {
            Ok(Carried {
                goal: GoalId(row.get(0)?),
                measure: row.get::<_, Option<i64>>(1)?.map(MeasureId),
                field: word(row, 2, CarriedField::from_id)?,
                taken: row.get(3)?,
                at: instant(row, 4)?,
                by: StaffId(row.get(5)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What both a draft and the current plan of the youth changed: there the draft stands.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn plan_clashes(self, draft: &PlanVersion) -> Result<Vec<Clash>, StoreError> {
        let Some(current) = self.plan(draft.youth)?.version else {
            return Ok(Vec::new());
        };
        let changes = compare(&self.version_goals(current.id)?, &self.version_goals(draft.id)?);
        Ok(clashes(&self.plan_carried(draft.id)?, &changes))
    }

    /// When a goal was set or changed last, by whichever deed.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn goal_changed_at(self, id: GoalId) -> Result<Option<Instant>, StoreError> {
        let mut statement = self.prepare("SELECT max(at) FROM audit WHERE entity = ?1 AND entity_id = ?2")?;
        Ok(statement.query_row(params![Entity::Goal.id(), id.0], |row| optional_instant(row, 0))?)
    }

    /// Whose a goal is and the first goal of its line, also of one that was taken back.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn goal_line(self, id: GoalId) -> Result<Option<(YouthId, GoalId)>, StoreError> {
        let mut statement = self.prepare("SELECT youth_id, root_id FROM goal WHERE id = ?1")?;
        let mut found = statement.query_map([id.0], |row| Ok((YouthId(row.get(0)?), GoalId(row.get(1)?))))?;
        Ok(found.next().transpose()?)
    }

    /// One goal.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn goal(self, id: GoalId) -> Result<Option<Goal>, StoreError> {
        let mut statement = self.prepare(&format!("{GOAL} WHERE id = ?1 AND withdrawn = 0"))?;
        Ok(statement.query_map([id.0], goal)?.next().transpose()?)
    }

    /// The goals a youth works with now.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn live_goals_of(self, youth: YouthId) -> Result<Vec<Goal>, StoreError> {
        let mut statement = self.prepare("SELECT id FROM plan WHERE youth_id = ?1 AND status = 'current'")?;
        let plan = statement.query_map([youth.0], |row| row.get(0).map(PlanId))?.next().transpose()?;
        let mut goals = plan.map_or(Ok(Vec::new()), |plan| self.goals_in(plan))?;
        goals.retain(|goal| goal.facts.status.is_live());
        Ok(goals)
    }

    /// The measures of a goal in the order they were added.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn measures_of(self, goal: GoalId) -> Result<Vec<Measure>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, goal_id, root_id, what, who, who_staff, who_other, often, until, status, status_at, version
             FROM measure WHERE goal_id = ?1 AND withdrawn = 0 ORDER BY id",
        )?;
        Ok(statement.query_map([goal.0], measure)?.collect::<Result<_, _>>()?)
    }

    /// One measure.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn measure(self, id: MeasureId) -> Result<Option<Measure>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, goal_id, root_id, what, who, who_staff, who_other, often, until, status, status_at, version
             FROM measure WHERE id = ?1 AND withdrawn = 0",
        )?;
        Ok(statement.query_map([id.0], measure)?.next().transpose()?)
    }

    fn whole_plan(self, youth: YouthId, version: Option<PlanVersion>) -> Result<Plan, StoreError> {
        let mut goals = version.as_ref().map_or(Ok(Vec::new()), |version| self.goals_in(version.id))?;
        goals.sort_by_key(|goal| !goal.facts.status.is_live());
        let closed = version.as_ref().and_then(|version| version.closed.as_ref()).map(|act| act.at);
        Ok(Plan { voice: self.voice(youth, closed)?, version, goals })
    }

    /// The newest words, or those that were the newest at a moment: a plan that was closed keeps those it had.
    fn voice(self, youth: YouthId, until: Option<Instant>) -> Result<Option<YouthVoice>, StoreError> {
        let mut statement = self.prepare(
            "SELECT (SELECT count(*) FROM youth_voice WHERE youth_id = ?1), words, written_at, author_id
             FROM youth_voice WHERE youth_id = ?1 AND written_at <= ?2 ORDER BY id DESC LIMIT 1",
        )?;
        let until = until.map_or(i64::MAX, |until| until.timestamp());
        let mut voices = statement.query_map([youth.0, until], |row| {
            Ok(YouthVoice {
                version: row.get(0)?,
                words: text(row, 1)?.to_owned(),
                written_at: instant(row, 2)?,
                author: StaffId(row.get(3)?),
            })
        })?;
        Ok(voices.next().transpose()?)
    }

    fn one_plan(self, sql: &str, id: i64) -> Result<Option<PlanVersion>, StoreError> {
        Ok(self.prepare(sql)?.query_map([id], plan_version)?.next().transpose()?)
    }

    fn goals_in(self, plan: PlanId) -> Result<Vec<Goal>, StoreError> {
        let mut statement = self.prepare(&format!("{GOAL} WHERE plan_id = ?1 AND withdrawn = 0 ORDER BY id"))?;
        Ok(statement.query_map([plan.0], goal)?.collect::<Result<_, _>>()?)
    }
}

fn goal(row: &Row<'_>) -> rusqlite::Result<Goal> {
    Ok(Goal {
        id: GoalId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        version: row.get(2)?,
        facts: GoalFacts {
            title: line(row, 3)?,
            area: line(row, 4)?,
            status: word(row, 5, GoalStatus::from_id)?,
            review: date(row, 6)?,
        },
        plan: PlanId(row.get(7)?),
        root: GoalId(row.get(8)?),
        set_at: instant(row, 9)?,
    })
}

fn plan_version(row: &Row<'_>) -> rusqlite::Result<PlanVersion> {
    Ok(PlanVersion {
        id: PlanId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        number: row.get(2)?,
        status: word(row, 3, PlanStatus::from_id)?,
        version: row.get(4)?,
        begun: Act { at: instant(row, 5)?, by: StaffId(row.get(6)?), why: optional_line(row, 7)? },
        current: act(row, 8)?,
        closed: act(row, 11)?,
    })
}

/// Who did it, when and why, in the three columns from `first` on.
fn act(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Act>> {
    let Some(at) = optional_instant(row, first)? else {
        return Ok(None);
    };
    Ok(Some(Act { at, by: StaffId(row.get(first + 1)?), why: optional_line(row, first + 2)? }))
}

fn measure(row: &Row<'_>) -> rusqlite::Result<Measure> {
    let staff = row.get::<_, Option<i64>>(5)?.map(StaffId);
    let who = Responsible::from_parts(text(row, 4)?, staff, optional_line(row, 6)?);
    let until = row.get_ref(8)?.as_str_or_null().map_err(|_| super::invalid(8, "a date"))?;
    Ok(Measure {
        id: MeasureId(row.get(0)?),
        goal: GoalId(row.get(1)?),
        root: MeasureId(row.get(2)?),
        facts: MeasureFacts {
            what: line(row, 3)?,
            who: who.ok_or_else(|| super::invalid(4, "who does it"))?,
            often: optional_line(row, 7)?,
            until: until.map(str::parse).transpose().map_err(|_| super::invalid(8, "a date"))?,
            status: word(row, 9, MeasureStatus::from_id)?,
        },
        status_at: instant(row, 10)?,
        version: row.get(11)?,
    })
}
