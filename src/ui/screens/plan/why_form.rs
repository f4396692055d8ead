//! Why a version of a plan is begun, made current or closed: one sentence that stands in the history.

use crate::{
    domain::{
        command::Command,
        ids::{PlanId, YouthId},
        names::Line,
        plan::{PlanVersion, Step},
        refusal::Refusal,
    },
    store::{StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields, silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{line, line_field, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form for a new draft of a plan, in drafts; their subject is the youth.
pub const DRAFT_BEGIN: &str = "plan-begin";
/// The name of the form for making a plan current, in drafts; their subject is the plan.
pub const DRAFT_CURRENT: &str = "plan-current";
/// The name of the form for closing a plan, in drafts; their subject is the plan.
pub const DRAFT_CLOSE: &str = "plan-close";

/// What is done for that reason.
#[derive(Debug, Clone)]
enum What {
    Begin,
    MakeCurrent(PlanVersion),
    Close(PlanVersion),
}

/// Opens the form for a new draft.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number.
pub fn open_begin(youth: YouthId, cx: &Cx<'_>) -> Opened {
    if !cx.house()?.people.youths.contains_key(&youth) {
        return Err(Refusal::Gone.into());
    }
    Ok(view(WhyForm::new(youth, What::Begin, None, cx), cx))
}

/// Opens the form for making a draft current.
///
/// # Errors
/// [`Refusal::Gone`] when there is no such plan, and what the store answers.
pub fn open_current(plan: PlanId, cx: &Cx<'_>) -> Opened {
    let plan = read(plan, cx)?;
    let why = plan.begun.why.clone();
    Ok(view(WhyForm::new(plan.youth, What::MakeCurrent(plan), why.as_ref(), cx), cx))
}

/// Opens the form for closing a plan.
///
/// # Errors
/// As [`open_current`].
pub fn open_close(plan: PlanId, cx: &Cx<'_>) -> Opened {
    let plan = read(plan, cx)?;
    Ok(view(WhyForm::new(plan.youth, What::Close(plan), None, cx), cx))
}

/// Opens one of the forms again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let (subject, t) = (draft.key.subject, cx.texts);
    let form = match draft.key.form.as_str() {
        DRAFT_BEGIN => WhyForm::new(YouthId(subject), What::Begin, None, cx),
        DRAFT_CURRENT => {
            let plan = read(PlanId(subject), cx).ok()?;
            WhyForm::new(plan.youth, What::MakeCurrent(plan), None, cx)
        }
        _ => {
            let plan = read(PlanId(subject), cx).ok()?;
            WhyForm::new(plan.youth, What::Close(plan), None, cx)
        }
    };
    Some(Box::new(FormView::new(form, t).submitted_by_enter().restored(&draft.body)))
}

fn read(plan: PlanId, cx: &Cx<'_>) -> Result<PlanVersion, StoreError> {
    let plan = cx.house()?.reader.plan_version(plan)?.and_then(|plan| plan.version);
    Ok(plan.ok_or(Refusal::Gone)?)
}

fn view(form: WhyForm, cx: &Cx<'_>) -> Box<dyn View> {
    Box::new(FormView::new(form, cx.texts).submitted_by_enter())
}

struct WhyForm {
    whose: YouthId,
    what: What,
    why: TextField,
    t: Texts,
}

silent_debug!(WhyForm);

impl WhyForm {
    fn new(whose: YouthId, what: What, why: Option<&Line>, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let words = Words::required(t.plan_why(), t.plan_why_help(), t.plan_why_missing());
        Self { whose, what, why: line_field(words, why), t }
    }
}

impl FormFields for WhyForm {
    type Value = Line;
    form_fields!(why);

    fn read(&self) -> Result<Line, Refused> {
        line(&self.why, "why", self.t)
    }
}

impl FormScreen for WhyForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(match self.what {
            What::Begin => DRAFT_BEGIN,
            What::MakeCurrent(_) => DRAFT_CURRENT,
            What::Close(_) => DRAFT_CLOSE,
        })
    }

    fn subject(&self) -> i64 {
        match &self.what {
            What::Begin => self.whose.0,
            What::MakeCurrent(plan) | What::Close(plan) => plan.id.0,
        }
    }

    fn title(&self, t: Texts) -> String {
        match &self.what {
            What::Begin => t.plan_begin_title().to_owned(),
            What::MakeCurrent(plan) => t.plan_current_title(i64::from(plan.number)),
            What::Close(plan) => t.plan_close_title(i64::from(plan.number)),
        }
    }

    fn submission(&mut self, why: Line, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = match &self.what {
            What::Begin => Step::Begin { youth: self.whose, why },
            What::MakeCurrent(plan) => {
                Step::MakeCurrent { plan: plan.id, version: plan.version, why, approval: cx.config.plan.approval }
            }
            What::Close(plan) => Step::Close { plan: plan.id, version: plan.version, why },
        };
        Ok(Submission::Command(Box::new(Command::Plan(step))))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.whose, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.whose)
    }
}
