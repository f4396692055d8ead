//! *Medvirkning*: what the youth was told, what they said, and what weight it got.

use super::aim::PlanAim;
use crate::{
    domain::{
        command::Command,
        ids::{PlanId, YouthId},
        plan::{ParticipationFacts, Step},
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
            fields::{date_field, line, line_field, optional_line, prose, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject is the plan.
pub const DRAFT: &str = "participation";

/// Rows of a text before it grows.
const ROWS: u16 = 2;

/// Opens the form.
///
/// # Errors
/// [`Refusal::Gone`] when there is no such plan, and what the store answers.
pub fn open(plan: PlanId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(ParticipationForm::new(plan, cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = ParticipationForm::new(PlanId(draft.key.subject), cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct ParticipationForm {
    about: PlanAim,
    date: DateField,
    present: TextField,
    interpreter: TextField,
    told: TextField,
    said: TextField,
    weight: TextField,
    t: Texts,
}

silent_debug!(ParticipationForm);

impl ParticipationForm {
    fn new(plan: PlanId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let long = |words| TextField::long(words, ROWS);
        Ok(Self {
            about: PlanAim::at(plan, true, cx)?,
            date: date_field(
                Words::required(t.participation_date(), t.participation_date_help(), t.participation_date_missing()),
                Lean::Past,
                Some(cx.today()),
                cx,
            ),
            present: line_field(
                Words::required(
                    t.participation_present(),
                    t.participation_present_help(),
                    t.participation_present_missing(),
                ),
                None,
            ),
            interpreter: line_field(
                Words::optional(t.participation_interpreter(), t.participation_interpreter_help()),
                None,
            ),
            told: long(Words::required(
                t.participation_told(),
                t.participation_told_help(),
                t.participation_told_missing(),
            )),
            said: long(Words::required(
                t.participation_said(),
                t.participation_said_help(),
                t.participation_said_missing(),
            )),
            weight: long(Words::required(
                t.participation_weight(),
                t.participation_weight_help(),
                t.participation_weight_missing(),
            )),
            t,
        })
    }
}

impl FormFields for ParticipationForm {
    type Value = ParticipationFacts;
    form_fields!(date, present, interpreter, told, said, weight);

    fn read(&self) -> Result<ParticipationFacts, Refused> {
        let t = self.t;
        let held_on = self.date.value().copied();
        Ok(ParticipationFacts {
            held_on: held_on.ok_or_else(|| Refused::new("date", t.participation_date_missing()))?,
            present: line(&self.present, "present", t)?,
            interpreter: optional_line(&self.interpreter, "interpreter", t)?,
            told: prose(&self.told, "told", t.participation_told_missing(), t)?,
            said: prose(&self.said, "said", t.participation_said_missing(), t)?,
            weight: prose(&self.weight, "weight", t.participation_weight_missing(), t)?,
        })
    }
}

impl FormScreen for ParticipationForm {
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
        t.participation_title(i64::from(self.about.plan.number))
    }

    fn submission(&mut self, facts: ParticipationFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = Step::TakePart { plan: self.about.plan.id, facts };
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
        matches!(field, "told" | "said" | "weight")
    }
}
