//! *Evaluering*: how the youth and staff see it, how it stands, and when it is looked at again, in one act.

use chrono::Months;

use super::aim::{self, Aim, GoalAim, PlanAim};
use crate::{
    domain::{
        command::Command,
        ids::{GoalId, PlanId, YouthId},
        names::Prose,
        plan::{Evaluated, EvaluationFacts, GoalFacts, GoalStatus, PlanVersion, Step},
        refusal::{Invalid, Refusal},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        forms::{
            Choice, Field, FieldName, FormFields, Refused, Words,
            checkbox::CheckboxField,
            conflict::Theirs,
            moment::DateField,
            radio::RadioField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, optional_prose, prose, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form for a goal, in drafts; their subject is the goal.
pub const DRAFT: &str = "evaluation";
/// The name of the form for a plan as a whole, in drafts; their subject is the plan.
pub const DRAFT_PLAN: &str = "plan-evaluation";

/// Rows of a view before it grows.
const ROWS: u16 = 3;

/// Opens the form for a goal of the current plan.
///
/// # Errors
/// [`Refusal::Gone`] when it was taken back, and what the store answers.
pub fn open(goal: GoalId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(EvaluationForm::of_goal(goal, cx)?, cx.texts)))
}

/// Opens the form for the current plan as a whole.
///
/// # Errors
/// As [`open`].
pub fn open_plan(plan: PlanId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(EvaluationForm::of_plan(plan, cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let (goal, context) = (GoalId(draft.key.subject), &draft.body["context"]);
    let mut form = EvaluationForm::of_goal(goal, cx).ok()?;
    if let Evaluated::Goal { goal: aimed, version } = &mut form.of
        && aimed.0 == context["goal"].as_i64().unwrap_or(goal.0)
    {
        *version = context["version"].as_i64().unwrap_or(*version);
        form.seen = serde_json::from_value(context["seen"].clone()).ok().or(form.seen);
    }
    form.kept = (DRAFT, goal.0);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

/// Opens the form for a plan again with what a draft kept.
#[must_use]
pub fn reopen_plan(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = EvaluationForm::of_plan(PlanId(draft.key.subject), cx).ok()?;
    let form = EvaluationForm { kept: (DRAFT_PLAN, draft.key.subject), ..form };
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct EvaluationForm {
    of: Evaluated,
    what: String,
    whose: YouthId,
    /// The goal as whoever writes has seen it.
    seen: Option<GoalFacts>,
    /// What is to be known first: it is about something else than it was.
    notes: Vec<String>,
    /// The name and subject of its draft, which stay when it is about something else.
    kept: (&'static str, i64),
    youth: TextField,
    staff: TextField,
    /// Asked only of a goal.
    status: RadioField<GoalStatus>,
    /// Asked only of what is evaluated again.
    next: DateField,
    journal: CheckboxField,
    t: Texts,
}

silent_debug!(EvaluationForm);

impl EvaluationForm {
    fn of_goal(goal: GoalId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let GoalAim { whose, aim, notes } = aim::goal(goal, cx)?;
        let form = match aim {
            Aim::Goal(found) => {
                let what = cx.texts.evaluation_title_goal(&found.facts.title);
                let of = Evaluated::Goal { goal: found.id, version: found.version };
                let seen = Some(found.facts.clone());
                Self { seen, ..Self::new(of, what, whose, found.facts.status, cx) }
            }
            Aim::Plan(plan) => Self::about_plan(&plan, cx),
            Aim::Nothing => {
                let of = Evaluated::Goal { goal, version: 0 };
                Self::new(of, cx.texts.action_evaluate().to_owned(), whose, GoalStatus::default(), cx)
            }
        };
        Ok(Self { notes, kept: (DRAFT, goal.0), ..form })
    }

    fn of_plan(plan: PlanId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let PlanAim { plan: found, notes, .. } = PlanAim::at(plan, false, cx)?;
        Ok(Self { notes, kept: (DRAFT_PLAN, plan.0), ..Self::about_plan(&found, cx) })
    }

    fn about_plan(plan: &PlanVersion, cx: &Cx<'_>) -> Self {
        let what = cx.texts.evaluation_title_plan(i64::from(plan.number));
        Self::new(Evaluated::Plan(plan.id), what, plan.youth, GoalStatus::default(), cx)
    }

    fn new(of: Evaluated, what: String, whose: YouthId, status: GoalStatus, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let months = cx.config.plan.evaluation_months;
        let statuses = GoalStatus::ALL.map(|status| Choice::new(status.id(), t.goal_status(status), status));
        let next = cx.today().checked_add_months(Months::new(months));
        Self {
            of,
            what,
            whose,
            seen: None,
            notes: Vec::new(),
            kept: (DRAFT, 0),
            youth: TextField::long(Words::optional(t.evaluation_youth(), t.evaluation_youth_help()), ROWS),
            staff: TextField::long(
                Words::required(t.evaluation_staff(), t.evaluation_staff_help(), t.evaluation_staff_missing()),
                ROWS,
            ),
            status: RadioField::new(
                Words::optional(t.evaluation_status(), t.evaluation_status_help()),
                statuses.to_vec(),
            )
            .starting_with(|choice| *choice == status),
            next: date_field(
                Words::required(
                    t.evaluation_next(),
                    t.evaluation_next_help(i64::from(months)),
                    t.evaluation_next_missing(),
                ),
                Lean::Future,
                next,
                cx,
            ),
            journal: CheckboxField::new(
                Words::optional(t.evaluation_journal(), t.evaluation_journal_help()),
                cx.config.journal.evaluations,
            ),
            t,
        }
    }

    const fn is_of_goal(&self) -> bool {
        matches!(self.of, Evaluated::Goal { .. })
    }

    fn status(&self) -> Option<GoalStatus> {
        self.status.value().copied().filter(|_| self.is_of_goal())
    }

    /// What is reached or closed is not evaluated again.
    fn goes_on(&self) -> bool {
        self.status().is_none_or(GoalStatus::is_live)
    }
}

impl FormFields for EvaluationForm {
    type Value = EvaluationFacts;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> =
            vec![("youth".into(), &self.youth), ("staff".into(), &self.staff)];
        if self.is_of_goal() {
            fields.push(("status".into(), &self.status));
        }
        if self.goes_on() {
            fields.push(("next".into(), &self.next));
        }
        fields.push(("journal".into(), &self.journal));
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let (is_of_goal, goes_on) = (self.is_of_goal(), self.goes_on());
        let mut fields: Vec<(FieldName, &mut dyn Field)> =
            vec![("youth".into(), &mut self.youth), ("staff".into(), &mut self.staff)];
        if is_of_goal {
            fields.push(("status".into(), &mut self.status));
        }
        if goes_on {
            fields.push(("next".into(), &mut self.next));
        }
        fields.push(("journal".into(), &mut self.journal));
        fields
    }

    fn read(&self) -> Result<EvaluationFacts, Refused> {
        Ok(EvaluationFacts {
            youth_view: optional_prose(&self.youth, "youth", self.t)?,
            staff_view: prose(&self.staff, "staff", self.t.evaluation_staff_missing(), self.t)?,
            status: self.status(),
            next_review: self.next.value().copied().filter(|_| self.goes_on()),
            journal: self.journal.value(),
        })
    }
}

impl FormScreen for EvaluationForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(self.kept.0)
    }

    fn subject(&self) -> i64 {
        self.kept.1
    }

    fn context(&self) -> serde_json::Value {
        match self.of {
            Evaluated::Goal { goal, version } => {
                serde_json::json!({ "goal": goal.0, "version": version, "seen": self.seen })
            }
            Evaluated::Plan(_) => serde_json::Value::Null,
        }
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn aim_anew(&mut self, why: &Refusal, cx: &Cx<'_>) -> Result<bool, StoreError> {
        if !matches!(why, Refusal::PlanClosed | Refusal::PlanNotCurrent | Refusal::Gone) {
            return Ok(false);
        }
        let anew = match self.of {
            Evaluated::Goal { goal, .. } => Self::of_goal(goal, cx)?,
            Evaluated::Plan(plan) => Self::of_plan(plan, cx)?,
        };
        (self.of, self.what, self.seen, self.notes) = (anew.of, anew.what, anew.seen, anew.notes);
        Ok(!self.notes.is_empty())
    }

    /// How the goal stands by now, and what somebody else found meanwhile, beside what is written here.
    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let (t, reader) = (self.t, cx.house()?.reader);
        let (Evaluated::Goal { goal, version }, Some(seen)) = (self.of, &self.seen) else {
            return Ok(None);
        };
        let Some(now) = reader.goal(goal)? else {
            return Ok(None);
        };
        let mine = self.status.value().copied().unwrap_or(seen.status);
        let mut theirs = vec![
            (t.goal_title().to_owned(), now.facts.title.to_string()),
            (t.goal_area().to_owned(), now.facts.area.to_string()),
            (t.evaluation_status().to_owned(), t.goal_status(now.facts.status).to_owned()),
            (t.evaluation_next().to_owned(), t.date(now.facts.review)),
        ];
        let next = self.next.value().copied().filter(|_| self.goes_on()).unwrap_or(seen.review);
        let mut ours = vec![
            (t.goal_title().to_owned(), seen.title.to_string()),
            (t.goal_area().to_owned(), seen.area.to_string()),
            (t.evaluation_status().to_owned(), t.goal_status(mine).to_owned()),
            (t.evaluation_next().to_owned(), t.date(next)),
        ];
        let newest = reader.evaluations_of(&now)?.into_iter().next();
        if let Some(found) = newest.filter(|_| now.version > version && now.facts != *seen) {
            let words = |prose: Option<&Prose>| prose.map_or_else(String::new, |prose| prose.as_str().to_owned());
            theirs.push((t.evaluation_youth().to_owned(), words(found.facts.youth_view.as_ref())));
            theirs.push((t.evaluation_staff().to_owned(), found.facts.staff_view.as_str().to_owned()));
            ours.push((t.evaluation_youth().to_owned(), self.youth.prose().unwrap_or_default()));
            ours.push((t.evaluation_staff().to_owned(), self.staff.prose().unwrap_or_default()));
        }
        Ok(Some(Theirs::new(now.version, theirs, ours)))
    }

    fn take_version(&mut self, read: i64) {
        if let Evaluated::Goal { version, .. } = &mut self.of {
            *version = read;
        }
    }

    fn title(&self, _t: Texts) -> String {
        self.what.clone()
    }

    fn submission(&mut self, facts: EvaluationFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(Command::Plan(Step::Evaluate { of: self.of, facts }))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::ReviewPast | Invalid::ReviewMissing) => Some("next"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        match self.next.value().filter(|_| self.goes_on()) {
            Some(next) => cx.texts.evaluation_saved(clock, cx.texts.date(*next)),
            None => cx.texts.evaluation_saved_last(clock),
        }
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.whose, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.whose)
    }

    fn takes_phrases(&self, field: &str) -> bool {
        matches!(field, "youth" | "staff")
    }
}
