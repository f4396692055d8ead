//! The monthly meeting about a youth's plan: it opens with what was planned at the last one, shows what has happened since,
//! goal by goal and on the support dial, and ends with the plan until the next.

use chrono::TimeDelta;

use super::meeting_form;
use crate::{
    domain::{
        access::Deed,
        changes::{Changes, Topic},
        ids::YouthId,
        log::LogEntry,
        plan::{Evaluation, Goal, Measure, MeasureStatus, Meeting, PlanStatus, PlanVersion, VersionGoal},
        refusal::Refusal,
        support::AreaSupport,
        time::Instant,
    },
    store::{StoreError, read::Reader},
    ui::{
        action::{Action, Scope},
        screens::{
            Opened, allowed, response,
            sheet::{Sheet, SheetView, Told, whose},
        },
        theme::Role,
        view::{Availability, Cx, Response},
    },
};

/// Entries told of each goal; the file has the others.
const ENTRIES: usize = 5;

/// The screen.
#[derive(Debug)]
struct MeetingSheet {
    youth: YouthId,
    version: PlanVersion,
    /// Since when it is told: the day of the meeting before, or since the first plan began.
    since: Instant,
    last: Option<Meeting>,
    goals: Vec<GoalSince>,
    support: Vec<AreaSupport>,
}

/// What has happened with a goal since the last meeting.
#[derive(Debug)]
struct GoalSince {
    goal: Goal,
    entries: Vec<LogEntry>,
    /// Done or stopped since.
    ended: Vec<Measure>,
    /// Those that go on.
    ongoing: Vec<Measure>,
    evaluations: Vec<Evaluation>,
    is_quiet: bool,
    /// It was changed since, whatever was written about it.
    was_changed: bool,
}

/// Opens the meeting about a youth's current plan.
///
/// # Errors
/// [`Refusal::PlanNotCurrent`] where there is none, and what the store answers.
pub fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(SheetView::new(read(youth, cx)?)))
}

fn read(youth: YouthId, cx: &Cx<'_>) -> Result<MeetingSheet, StoreError> {
    let reader = cx.house()?.reader;
    let current = reader.plan(youth)?.version.ok_or(Refusal::PlanNotCurrent)?;
    let last = reader.plan_meetings(youth, 1)?.pop();
    let versions = reader.plan_versions(youth)?;
    let begun = versions.last().map_or(current.begun.at, |first| first.begun.at);
    // What was set the same day before the meeting is told again rather than never.
    let since = last.as_ref().map_or(begun, |last| cx.zone.day(last.facts.held_on).start());
    let quiet = reader.quiet_goals(youth, cx.now - TimeDelta::weeks(i64::from(cx.config.plan.quiet_weeks)))?;
    let mut goals = Vec::new();
    for line in lines(&versions, since, reader)? {
        let mut one = line.since(since, reader)?;
        one.is_quiet = quiet.iter().any(|quiet| quiet.root == one.goal.root);
        if one.goal.facts.status.is_live() || one.has_news() {
            goals.push(one);
        }
    }
    let support = AreaSupport::arrange(&cx.config.plan.support_lines(), reader.support_history(youth)?);
    Ok(MeetingSheet { youth, version: current, since, last, goals, support })
}

/// A goal through the versions that were worked by since a moment, the newest first.
struct GoalLine {
    stood: Vec<VersionGoal>,
    /// It stands in the current plan.
    is_current: bool,
}

/// The goals of the current plan in their order, then those that stood in a version closed since and do not go on.
fn lines(versions: &[PlanVersion], since: Instant, reader: Reader<'_>) -> Result<Vec<GoalLine>, StoreError> {
    let was_worked_by = |version: &&PlanVersion| {
        version.current.is_some() && version.closed.as_ref().is_none_or(|closed| closed.at >= since)
    };
    let mut lines: Vec<GoalLine> = Vec::new();
    for version in versions.iter().filter(was_worked_by) {
        for goal in reader.version_goals(version.id)? {
            match lines.iter_mut().find(|line| line.newest().goal.root == goal.goal.root) {
                Some(line) => line.stood.push(goal),
                None => lines.push(GoalLine { stood: vec![goal], is_current: version.status == PlanStatus::Current }),
            }
        }
    }
    Ok(lines)
}

impl GoalLine {
    fn newest(&self) -> &VersionGoal {
        &self.stood[0]
    }

    fn since(&self, since: Instant, reader: Reader<'_>) -> Result<GoalSince, StoreError> {
        let goal = self.newest().goal.clone();
        let mut ended: Vec<Measure> = Vec::new();
        for measure in self.stood.iter().flat_map(|one| &one.measures) {
            let has_ended = measure.facts.status != MeasureStatus::Ongoing && measure.status_at >= since;
            if has_ended && ended.iter().all(|other| other.root != measure.root) {
                ended.push(measure.clone());
            }
        }
        let mut ongoing = self.newest().measures.clone();
        ongoing.retain(|one| self.is_current && one.facts.status == MeasureStatus::Ongoing);
        let evaluations = reader.evaluations_of(&goal)?.into_iter().filter(|one| one.at >= since).collect();
        Ok(GoalSince {
            entries: reader.goal_entries_since(&goal, since)?,
            ended,
            ongoing,
            evaluations,
            is_quiet: false,
            was_changed: reader.goal_changed_at(goal.id)?.is_some_and(|at| at >= since),
            goal,
        })
    }
}

impl GoalSince {
    /// Something has happened with it.
    fn has_news(&self) -> bool {
        self.was_changed || !(self.evaluations.is_empty() && self.ended.is_empty() && self.entries.is_empty())
    }
}

impl MeetingSheet {
    /// What was set on the support dial, area by area.
    fn support(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let told = |area: &AreaSupport| -> Vec<Told> {
            let set = area.set_since(self.since).map(|(mark, before)| {
                let day = t.date_short(cx.zone.date(mark.set_at));
                let (level, why) = (t.support_level(mark.facts.level), &mark.facts.reason);
                let text = match before {
                    Some(before) if before != mark.facts.level => {
                        t.meeting_support(day, &area.area, t.support_level(before), level, why)
                    }
                    _ => t.meeting_support_set(day, &area.area, level, why),
                };
                Told::new(text, Role::Text).indented(2)
            });
            set.collect()
        };
        let rows: Vec<Told> = self.support.iter().flat_map(told).collect();
        if rows.is_empty() { vec![Told::new(t.meeting_support_none(), Role::Dim).indented(2)] } else { rows }
    }

    fn goal(key: usize, since: &GoalSince, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let facts = &since.goal.facts;
        let day = |at: Instant| t.date_short(cx.zone.date(at));
        let head = format!("{} · {}", t.meeting_goal(key as i64 + 1, &facts.title), t.goal_status(facts.status));
        let mut rows = vec![Told::new(head, Role::Text).keyed(key)];
        let under = |text: String, role| Told::new(text, role).indented(4);
        rows.extend(since.evaluations.iter().map(|one| {
            let status = one.facts.status.map_or("", |status| t.goal_status(status));
            under(t.meeting_evaluated(day(one.at), status), Role::Text)
        }));
        rows.extend(since.ended.iter().map(|measure| {
            let (when, what) = (day(measure.status_at), &measure.facts.what);
            let done = measure.facts.status == MeasureStatus::Done;
            under(
                if done { t.meeting_measure_done(when, what) } else { t.meeting_measure_stopped(when, what) },
                Role::Text,
            )
        }));
        let initials = |staff| cx.open.map_or("", |open| open.people.initials(staff)).to_owned();
        rows.extend(since.ongoing.iter().map(|one| under(t.measure_told(&one.facts, initials), Role::Dim)));
        rows.extend(
            since
                .entries
                .iter()
                .take(ENTRIES)
                .map(|entry| under(t.meeting_entry(day(entry.happened_at), first_line(entry)), Role::Text)),
        );
        let more = since.entries.len().saturating_sub(ENTRIES);
        if more > 0 {
            rows.push(under(t.meeting_more_entries(i64::try_from(more).unwrap_or(i64::MAX)), Role::Dim));
        }
        if since.is_quiet {
            rows.push(under(t.meeting_quiet(i64::from(cx.config.plan.quiet_weeks)), Role::Overdue));
        } else if rows.len() == 1 + since.ongoing.len() {
            rows.push(under(t.meeting_nothing().to_owned(), Role::Dim));
        }
        rows
    }
}

/// The first line that is filled in: what the entry says in passing.
fn first_line(entry: &LogEntry) -> String {
    let lines = entry.lines.all();
    let text = lines.into_iter().flatten().next().map_or("", |prose| prose.as_str());
    text.lines().next().unwrap_or_default().to_owned()
}

impl Sheet for MeetingSheet {
    fn scope(&self) -> Scope {
        Scope::Meeting
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.meeting_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        let t = cx.texts;
        let since = match &self.last {
            Some(last) => t.meeting_since(t.date(last.facts.held_on)),
            None => t.meeting_first().to_owned(),
        };
        (whose(self.youth, t.meeting_title(), cx), since)
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Plan).and(Topic::Log).and(Topic::Staff)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        *self = read(self.youth, cx)?;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let mut rows = Vec::new();
        if let Some(last) = &self.last {
            rows.push(Told::new(t.meeting_last_plan(t.date(last.facts.held_on)), Role::Title));
            rows.push(Told::new(last.facts.next.as_str(), Role::Text).indented(2));
            rows.push(Told::blank());
        }
        rows.push(Told::new(t.meeting_goals(), Role::Title));
        for (key, since) in self.goals.iter().enumerate() {
            rows.extend(Self::goal(key, since, cx));
        }
        if self.goals.is_empty() {
            rows.push(Told::new(t.meeting_no_goals(), Role::Dim).indented(2));
        }
        rows.extend(Told::heading(t.support_title()));
        rows.extend(self.support(cx));
        rows.extend(Told::heading(t.meeting_next()));
        rows.push(Told::new(t.meeting_next_empty(cx.key(Action::RecordMeeting)), Role::Dim).indented(2));
        rows
    }

    fn availability(&self, action: Action, _selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        match (action, cx.open) {
            (Action::RecordMeeting, Some(open)) => allowed(&open.session.staff, Deed::WritePlan, cx),
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, _selected: Option<usize>, cx: &Cx<'_>) -> Response {
        match action {
            Action::RecordMeeting => response(meeting_form::open(self.version.id, cx), cx),
            _ => Response::Ignored,
        }
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
