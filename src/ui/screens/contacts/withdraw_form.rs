//! That a consent was withdrawn. What it said stays to be read.

use serde_json::Value;

use super::super::kept::Subject;
use crate::{
    domain::{
        command::Command,
        contact::{
            Step,
            consent::{Consent, GivenBy, Withdrawal},
        },
        ids::{ConsentId, YouthId},
        names::Line,
        refusal::{Invalid, Refusal},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        forms::{
            Choice, FormFields, Refused, Words, form_fields,
            moment::DateField,
            radio::RadioField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, line_field, optional_line, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "contacts-withdraw";

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub fn open(consent: &Consent, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(
        FormView::new(WithdrawForm::new(Subject::of(consent.youth, consent.id.0, 0), cx)?, cx.texts)
            .submitted_by_enter(),
    ))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = WithdrawForm::new(Subject::kept(draft)?, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct WithdrawForm {
    subject: Subject,
    on: DateField,
    by: RadioField<GivenBy>,
    note: TextField,
    t: Texts,
}

silent_debug!(WithdrawForm);

impl WithdrawForm {
    fn new(subject: Subject, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let given = cx.house()?.reader.consent(ConsentId(subject.row))?.ok_or(Refusal::Gone)?;
        let by = GivenBy::ALL.map(|by| Choice::new(by.id(), t.given_by(by), by));
        Ok(Self {
            subject,
            on: date_field(
                Words::required(t.withdraw_on(), t.withdraw_on_help(), t.date_missing()),
                Lean::Past,
                Some(cx.today()),
                cx,
            ),
            by: RadioField::new(Words::required(t.withdraw_by(), t.withdraw_by_help(), t.invalid_empty()), by.to_vec())
                .starting_with(|by| *by == given.facts.given_by),
            note: line_field(Words::optional(t.withdraw_note(), t.withdraw_note_help()), None::<&Line>),
            t,
        })
    }
}

impl FormFields for WithdrawForm {
    type Value = Withdrawal;
    form_fields!(on, by, note);

    fn read(&self) -> Result<Withdrawal, Refused> {
        Ok(Withdrawal {
            on: self.on.value().copied().ok_or_else(|| Refused::new("on", self.t.date_missing()))?,
            by: self.by.value().copied().unwrap_or(GivenBy::Youth),
            note: optional_line(&self.note, "note", self.t)?,
        })
    }
}

impl FormScreen for WithdrawForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.subject.number()
    }

    fn context(&self) -> Value {
        self.subject.context()
    }

    fn title(&self, t: Texts) -> String {
        t.withdraw_title().to_owned()
    }

    fn submission(&mut self, facts: Withdrawal, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = Step::WithdrawConsent { consent: ConsentId(self.subject.row), facts };
        Ok(Submission::Command(Box::new(Command::Contact(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::InTheFuture) | Refusal::NotWithdrawn => Some("on"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let (t, clock) = (cx.texts, cx.texts.clock(done.at, cx.zone));
        t.withdraw_saved(clock)
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.subject.owner, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.subject.owner)
    }
}
