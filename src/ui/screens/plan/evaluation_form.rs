//! *Evaluering*: how the youth and staff see it, how it stands, and when it is looked at again, in one act.

use chrono::Months;

use crate::{
    domain::{
        command::Command,
        ids::{GoalId, PlanId, YouthId},
        plan::{Evaluated, EvaluationFacts, GoalStatus, PlanStatus, Step},
        refusal::{Invalid, Refusal},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        forms::{
            Choice, Field, FieldName, FormFields, Refused, Words,
            checkbox::CheckboxField,
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
    let mut form = EvaluationForm::of_goal(GoalId(draft.key.subject), cx).ok()?;
    if let (Evaluated::Goal { version, .. }, Some(read)) = (&mut form.of, draft.body["context"]["version"].as_i64()) {
        *version = read;
    }
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

/// Opens the form for a plan again with what a draft kept.
#[must_use]
pub fn reopen_plan(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = EvaluationForm::of_plan(PlanId(draft.key.subject), cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct EvaluationForm {
    of: Evaluated,
    what: String,
    whose: YouthId,
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
        let goal = cx.house()?.reader.goal(goal)?.ok_or(Refusal::Gone)?;
        let what = cx.texts.evaluation_title_goal(&goal.facts.title);
        let of = Evaluated::Goal { goal: goal.id, version: goal.version };
        Ok(Self::new(of, what, goal.youth, goal.facts.status, cx))
    }

    fn of_plan(plan: PlanId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let plan = cx.house()?.reader.plan_version(plan)?.and_then(|plan| plan.version).ok_or(Refusal::Gone)?;
        if plan.status != PlanStatus::Current {
            return Err(Refusal::PlanNotCurrent.into());
        }
        let what = cx.texts.evaluation_title_plan(i64::from(plan.number));
        Ok(Self::new(Evaluated::Plan(plan.id), what, plan.youth, GoalStatus::default(), cx))
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
        Some(if self.is_of_goal() { DRAFT } else { DRAFT_PLAN })
    }

    fn subject(&self) -> i64 {
        match self.of {
            Evaluated::Goal { goal, .. } => goal.0,
            Evaluated::Plan(plan) => plan.0,
        }
    }

    fn context(&self) -> serde_json::Value {
        match self.of {
            Evaluated::Goal { version, .. } => serde_json::json!({ "version": version }),
            Evaluated::Plan(_) => serde_json::Value::Null,
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
