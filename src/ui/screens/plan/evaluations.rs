//! What was found about a goal through all versions of the plan, or about a plan as a whole and how the youth took part in
//! it: the newest first, never changed.

use crate::{
    domain::{
        access::Deed,
        changes::{Changes, Topic},
        command::Command,
        ids::{GoalId, PlanId, YouthId},
        journal::JournalStatus,
        plan::{Evaluation, Participation, Step},
        refusal::Refusal,
        time::Instant,
    },
    store::StoreError,
    ui::{
        action::{Action, Scope},
        screens::{
            Opened, allowed, failure,
            sheet::{Sheet, SheetView, Told, whose},
        },
        theme::Role,
        view::{Availability, Cx, Effect, Message, Outcome, Response},
    },
};

/// Cells of a label.
const LABEL: usize = 12;

/// What the evaluations are of.
#[derive(Debug, Clone, Copy)]
enum Of {
    Goal(GoalId),
    Plan(PlanId),
}

/// The screen.
#[derive(Debug)]
struct Evaluations {
    of: Of,
    youth: YouthId,
    what: String,
    found: Vec<Evaluation>,
    took_part: Vec<Participation>,
    /// What was just asked for: whether an evaluation belongs in the case journal.
    marking: Option<bool>,
}

/// Opens what was found about a goal.
///
/// # Errors
/// [`Refusal::Gone`] when it was taken back, and what the store answers.
pub fn open_goal(goal: GoalId, cx: &Cx<'_>) -> Opened {
    open(Of::Goal(goal), cx)
}

/// Opens what was found about a plan as a whole, and how the youth took part.
///
/// # Errors
/// As [`open_goal`].
pub fn open_plan(plan: PlanId, cx: &Cx<'_>) -> Opened {
    open(Of::Plan(plan), cx)
}

fn open(of: Of, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(SheetView::new(read(of, cx)?)))
}

fn read(of: Of, cx: &Cx<'_>) -> Result<Evaluations, StoreError> {
    let reader = cx.house()?.reader;
    match of {
        Of::Goal(goal) => {
            let goal = reader.goal(goal)?.ok_or(Refusal::Gone)?;
            let found = reader.evaluations_of(&goal)?;
            Ok(Evaluations {
                of,
                youth: goal.youth,
                what: goal.facts.title.to_string(),
                found,
                took_part: Vec::new(),
                marking: None,
            })
        }
        Of::Plan(plan) => {
            let version = reader.plan_version(plan)?.and_then(|plan| plan.version).ok_or(Refusal::Gone)?;
            let what = cx.texts.compare_version(i64::from(version.number));
            let (found, took_part) = (reader.plan_evaluations(plan)?, reader.participation(plan)?);
            Ok(Evaluations { of, youth: version.youth, what, found, took_part, marking: None })
        }
    }
}

impl Evaluations {
    fn head(at: Instant, by: crate::domain::ids::StaffId, rest: &[String], cx: &Cx<'_>) -> String {
        let initials = cx.open.map_or("", |open| open.people.initials(by));
        let head = cx.texts.evaluations_head(cx.texts.date(cx.zone.date(at)), initials);
        [&[head], rest].concat().join(" · ")
    }

    fn evaluation(key: usize, one: &Evaluation, cx: &Cx<'_>) -> Vec<Told> {
        let (t, facts) = (cx.texts, &one.facts);
        let mut rest = Vec::new();
        rest.extend(facts.status.map(|status| t.evaluations_status(t.goal_status(status))));
        rest.extend(facts.next_review.map(|day| t.evaluations_next(t.date(day))));
        rest.extend(Self::in_journal(one, cx));
        let label = |text: String, label: &str, role| Told::new(text, role).indented(2).labelled(label, LABEL);
        let youth = match &facts.youth_view {
            Some(said) => label(t.quoted(said.as_str()), t.evaluation_youth(), Role::Text),
            None => label(t.evaluations_not_asked().to_owned(), t.evaluation_youth(), Role::Dim),
        };
        vec![
            Told::new(Self::head(one.at, one.by, &rest, cx), Role::Title).keyed(key),
            youth,
            label(facts.staff_view.as_str().to_owned(), t.evaluation_staff(), Role::Text),
            Told::blank(),
        ]
    }

    /// How it stands to the case journal.
    fn in_journal(one: &Evaluation, cx: &Cx<'_>) -> Option<String> {
        let initials = |staff| cx.open.map_or("", |open| open.people.initials(staff));
        match one.journal() {
            JournalStatus::NotRelevant => None,
            JournalStatus::Waiting => Some(cx.texts.journal_waits().to_owned()),
            JournalStatus::Transferred(transfer) => Some(cx.texts.journal_done_in_words(transfer, initials, cx.zone)),
        }
    }

    fn participation(key: usize, one: &Participation, cx: &Cx<'_>) -> Vec<Told> {
        let (t, facts) = (cx.texts, &one.facts);
        let label = |label: &str, text: &str| Told::new(text, Role::Text).indented(2).labelled(label, LABEL);
        let about = [t.evaluations_participation().to_owned(), t.date(facts.held_on)];
        let mut rows = vec![Told::new(Self::head(one.at, one.by, &about, cx), Role::Title).keyed(key)];
        rows.push(label(t.participation_present(), facts.present.as_str()));
        rows.extend(facts.interpreter.as_ref().map(|how| label(t.participation_interpreter(), how.as_str())));
        rows.push(label(t.participation_told(), facts.told.as_str()));
        rows.push(label(t.participation_said(), facts.said.as_str()));
        rows.push(label(t.participation_weight(), facts.weight.as_str()));
        rows.push(Told::blank());
        rows
    }
}

impl Sheet for Evaluations {
    fn scope(&self) -> Scope {
        Scope::Evaluations
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.evaluations_title(&self.what)
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        (whose(self.youth, &self.title(cx), cx), String::new())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Plan).and(Topic::Staff)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        *self = Self { marking: self.marking, ..read(self.of, cx)? };
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let mut rows = Vec::new();
        for (key, one) in self.took_part.iter().enumerate() {
            // The evaluations are numbered first: only they are done anything with.
            rows.extend(Self::participation(self.found.len() + key, one, cx));
        }
        for (key, one) in self.found.iter().enumerate() {
            rows.extend(Self::evaluation(key, one, cx));
        }
        if self.found.is_empty() {
            rows.push(Told::new(cx.texts.evaluations_none(cx.key(Action::Evaluate)), Role::Dim));
        }
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        match (action, selected.and_then(|key| self.found.get(key)), cx.open) {
            (Action::MarkForJournal, Some(one), Some(_)) if one.transfer.is_some() => {
                Availability::Disabled(cx.texts.evaluation_in_journal().to_owned())
            }
            (Action::MarkForJournal, Some(_), Some(open)) => allowed(&open.session.staff, Deed::WritePlan, cx),
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, _cx: &Cx<'_>) -> Response {
        match (action, selected.and_then(|key| self.found.get(key))) {
            (Action::MarkForJournal, Some(one)) => {
                let step = Step::MarkEvaluation { evaluation: one.id, journal: !one.to_journal };
                self.marking = Some(!one.to_journal);
                Response::effect(Effect::Run(Box::new(Command::Plan(step))))
            }
            _ => Response::Ignored,
        }
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        match (outcome, self.marking.take()) {
            (Outcome::Done(done), Some(belongs)) => {
                let time = t.clock(done.at, cx.zone);
                let told = if belongs { t.evaluation_marked(time) } else { t.evaluation_unmarked(time) };
                Response::say(Message::good(told))
            }
            (Outcome::Failed(error), _) => Response::effect(failure(error, cx)),
            _ => Response::Ignored,
        }
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
