//! What the plan page shows of one youth, read at once.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};

use super::{
    rows::{self, Row},
    work::{WEEKS, Work},
};
use crate::{
    domain::{
        ids::{ApartmentId, GoalId, MeasureId, PlanId, ShiftId, YouthId},
        log::LogEntry,
        plan::{Participation, PlanStatus, PlanVersion},
        refusal::Refusal,
    },
    store::{
        StoreError,
        read::{LogFilter, Plan, Reader, ShiftOn},
    },
    ui::view::Cx,
};

/// Entries shown below the goals; the log has the others.
const NEWEST: usize = 20;

/// Everything that is shown of one youth.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) youth: YouthId,
    pub(super) apartment: Option<ApartmentId>,
    /// The day it was read on.
    pub(super) day: NaiveDate,
    /// The version that was asked for; `None` shows the current one, whichever that is.
    pub(super) pinned: Option<PlanId>,
    pub(super) plan: Plan,
    /// What is done towards each goal of the plan, in their order.
    pub(super) works: Vec<Work>,
    /// The draft that waits, or is shown.
    pub(super) draft: Option<PlanVersion>,
    /// How the youth took part last.
    pub(super) took_part: Option<Participation>,
    /// When the plan or one of its goals is looked at next.
    pub(super) next_review: Option<NaiveDate>,
    /// All goals are shown, and not only the first ones.
    pub(super) all: bool,
    pub(super) newest: Vec<LogEntry>,
    pub(super) shifts: BTreeMap<ShiftId, ShiftOn>,
    pub(super) rows: Vec<Row>,
}

impl Page {
    pub(super) fn read(youth: YouthId, pinned: Option<PlanId>, all: bool, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        let reader = open.reader;
        let plan = match pinned {
            Some(version) => reader.plan_version(version)?.ok_or(Refusal::Gone)?,
            None => reader.plan(youth)?,
        };
        let filter = LogFilter { youth: Some(youth), ..LogFilter::default() };
        let newest = reader.log_page(&filter, None, NEWEST)?.entries;
        let version = plan.version.as_ref().map(|version| version.id);
        let mut page = Self {
            youth,
            apartment: open.people.home(youth).map(|home| home.id),
            day: cx.today(),
            pinned,
            works: works(&plan, reader, cx)?,
            draft: reader.plan_draft(youth)?,
            took_part: version.map_or(Ok(Vec::new()), |version| reader.participation(version))?.into_iter().next(),
            next_review: next_review(&plan, reader, cx)?,
            all,
            shifts: shifts(&newest, reader)?,
            newest,
            plan,
            rows: Vec::new(),
        };
        page.rows = rows::arrange(&page);
        Ok(page)
    }

    /// How the version that is shown stands; `None` without any.
    pub(super) fn status(&self) -> Option<PlanStatus> {
        self.plan.version.as_ref().map(|version| version.status)
    }

    pub(super) fn is_closed(&self) -> bool {
        self.status() == Some(PlanStatus::Closed)
    }

    /// Shows all goals.
    pub(super) fn show_all(&mut self) {
        self.all = true;
        self.rows = rows::arrange(self);
    }

    /// Shows all goals, or the first ones again.
    pub(super) fn turn_all(&mut self) {
        self.all = !self.all;
        self.rows = rows::arrange(self);
    }

    /// The row of a goal, if it is shown.
    pub(super) fn row_of(&self, goal: GoalId) -> Option<usize> {
        let is = |row: &Row| matches!(row, Row::Goal(index) if self.plan.goals[*index].id == goal);
        self.rows.iter().position(is)
    }

    /// The row of a measure, if it is shown.
    pub(super) fn row_of_measure(&self, measure: MeasureId) -> Option<usize> {
        let is = |row: &Row| {
            matches!(row, Row::Measure(goal, index)
                if self.works[*goal].measures.get(*index).is_some_and(|one| one.id == measure))
        };
        self.rows.iter().position(is)
    }
}

/// What is done towards each goal. Traces are counted of what is worked with now.
fn works(plan: &Plan, reader: Reader<'_>, cx: &Cx<'_>) -> Result<Vec<Work>, StoreError> {
    let current = plan.version.as_ref().filter(|version| version.status == PlanStatus::Current);
    let since = cx.now - TimeDelta::weeks(i64::from(cx.config.plan.quiet_weeks));
    let quiet = current.map_or(Ok(Vec::new()), |version| reader.quiet_goals(version.youth, since))?;
    let mut works = Vec::new();
    for goal in &plan.goals {
        let is_counted = current.is_some() && goal.facts.status.is_live();
        works.push(Work {
            measures: reader.measures_of(goal.id)?,
            trace: if is_counted { Some(reader.goal_trace(goal, cx.now, WEEKS)?) } else { None },
            is_quiet: quiet.iter().any(|one| one.id == goal.id),
        });
    }
    Ok(works)
}

/// The next day on which the current plan, or a goal of it, is looked at again.
fn next_review(plan: &Plan, reader: Reader<'_>, cx: &Cx<'_>) -> Result<Option<NaiveDate>, StoreError> {
    let Some(version) = plan.version.as_ref().filter(|version| version.status == PlanStatus::Current) else {
        return Ok(None);
    };
    let whole = reader.plan_review_of(version.youth)?;
    let goals = plan.goals.iter().filter(|goal| goal.facts.status.is_live()).map(|goal| goal.facts.review);
    Ok(goals.chain(whole).filter(|day| *day >= cx.today()).min())
}

fn shifts(newest: &[LogEntry], reader: Reader<'_>) -> Result<BTreeMap<ShiftId, ShiftOn>, StoreError> {
    let mut shifts = BTreeMap::new();
    for shift in newest.iter().filter_map(|entry| entry.shift) {
        if let Some(on) = reader.shift(shift)? {
            shifts.insert(shift, on);
        }
    }
    Ok(shifts)
}
