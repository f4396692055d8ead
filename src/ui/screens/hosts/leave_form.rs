//! A youth is to leave a host: when, why, and what comes after. The list of what is gone through then begins with it.

use serde_json::{Value, json};

use super::{drafted_case, read_case, told};
use crate::{
    domain::{
        command::Command,
        host::{Follows, HostCase, Leaving, LeavingFacts, Step},
        ids::{HostCaseId, YouthId},
        refusal::Refusal,
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        action::Action,
        forms::{
            Choice, FormFields, Refused, Words,
            choice::ChoiceField,
            form_fields,
            moment::DateField,
            silent_debug,
            target::Target,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, day, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub(super) const DRAFT: &str = "hosts-leave";

/// Opens the form with what is said already, if anything is.
///
/// # Errors
/// What the store answers.
pub(super) fn open(case: HostCaseId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(LeaveForm::new(read_case(case, cx)?, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = LeaveForm::new(drafted_case(draft, cx)?, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct LeaveForm {
    case: HostCase,
    on: DateField,
    why: ChoiceField<Leaving>,
    follows: ChoiceField<Follows>,
    t: Texts,
}

silent_debug!(LeaveForm);

impl LeaveForm {
    fn new(case: HostCase, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let said = case.leaving.as_ref();
        let (why, follows) = (said.map(|facts| facts.why), said.and_then(|facts| facts.follows));
        Ok(Self {
            on: date_field(
                Words::required(t.host_leave_on(), t.host_leave_on_help(), t.date_missing()),
                Lean::Future,
                said.map(|facts| facts.on),
                cx,
            ),
            why: ChoiceField::new(
                Words::required(t.host_leave_why(), t.host_leave_why_help(), t.end_reason_missing()),
                Leaving::ALL.map(|why| Choice::new(why.id(), t.host_leaving(why), why)).to_vec(),
            )
            .starting_with(|one| Some(*one) == why),
            follows: ChoiceField::new(
                Words::optional(t.host_leave_follows(), t.host_leave_follows_help()),
                Follows::ALL.map(|one| Choice::new(one.id(), t.host_follows(one), one)).to_vec(),
            )
            .starting_with(|one| Some(*one) == follows),
            case,
            t,
        })
    }
}

impl FormFields for LeaveForm {
    type Value = LeavingFacts;
    form_fields!(on, why, follows);

    fn read(&self) -> Result<LeavingFacts, Refused> {
        Ok(LeavingFacts {
            on: day(&self.on, "on", self.t)?,
            why: *self.why.value().ok_or_else(|| Refused::new("why", self.t.end_reason_missing()))?,
            follows: self.follows.value().copied(),
        })
    }
}

impl FormScreen for LeaveForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.case.id.0
    }

    fn context(&self) -> Value {
        json!({ "version": self.case.version })
    }

    fn title(&self, t: Texts) -> String {
        t.host_leave_title().to_owned()
    }

    fn submission(&mut self, facts: LeavingFacts, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let points = cx.config.moves.points_leave_host();
        let step = Step::Leave { case: self.case.id, version: self.case.version, facts, points };
        Ok(Submission::Command(Box::new(Command::Host(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::CameThere(_)).then_some("on")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let (t, name) = (cx.texts, told::name(self.case.youth, cx));
        t.host_leave_saved(t.clock(done.at, cx.zone), name, cx.key(Action::MarkPoint))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.case.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.case.youth)
    }
}
