//! That the monthly meeting was held, and what is planned until the next one.

use super::aim::PlanAim;
use crate::{
    domain::{
        command::Command,
        ids::{PlanId, YouthId},
        plan::{MeetingFacts, Step},
        refusal::{Invalid, Refusal},
    },
    store::{StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields,
            moment::DateField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, prose, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject is the plan.
pub const DRAFT: &str = "plan-meeting";

/// Rows of the plan until the next meeting, before it grows.
const ROWS: u16 = 6;

/// Opens the form.
///
/// # Errors
/// [`Refusal::Gone`] when there never was such a plan, and what the store answers.
pub fn open(plan: PlanId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(MeetingForm::new(plan, cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = MeetingForm::new(PlanId(draft.key.subject), cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct MeetingForm {
    about: PlanAim,
    date: DateField,
    next: TextField,
    t: Texts,
}

silent_debug!(MeetingForm);

impl MeetingForm {
    fn new(plan: PlanId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        Ok(Self {
            about: PlanAim::at(plan, false, cx)?,
            date: date_field(
                Words::required(t.meeting_date(), t.meeting_date_help(), t.meeting_date_missing()),
                Lean::Past,
                Some(cx.today()),
                cx,
            ),
            next: TextField::long(
                Words::required(t.meeting_next_plan(), t.meeting_next_plan_help(), t.meeting_next_plan_missing()),
                ROWS,
            ),
            t,
        })
    }
}

impl FormFields for MeetingForm {
    type Value = MeetingFacts;
    form_fields!(date, next);

    fn read(&self) -> Result<MeetingFacts, Refused> {
        let held_on = self.date.value().copied();
        Ok(MeetingFacts {
            held_on: held_on.ok_or_else(|| Refused::new("date", self.t.meeting_date_missing()))?,
            next: prose(&self.next, "next", self.t.meeting_next_plan_missing(), self.t)?,
        })
    }
}

impl FormScreen for MeetingForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.about.kept.0
    }

    fn notes(&self) -> &[String] {
        &self.about.notes
    }

    fn aim_anew(&mut self, why: &Refusal, cx: &Cx<'_>) -> Result<bool, StoreError> {
        self.about.anew(why, cx)
    }

    fn title(&self, t: Texts) -> String {
        t.meeting_form_title().to_owned()
    }

    fn submission(&mut self, facts: MeetingFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = Step::Meet { plan: self.about.plan.id, facts };
        Ok(Submission::Command(Box::new(Command::Plan(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::Invalid(Invalid::InTheFuture)).then_some("date")
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.about.plan.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.about.plan.youth)
    }

    fn takes_phrases(&self, field: &str) -> bool {
        field == "next"
    }
}
