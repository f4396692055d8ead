//! Why the basis of a case and a month is recorded anew. What was recorded before stands below the new one.

use serde_json::{Value, json};

use super::super::super::{
    Opened,
    fields::{prose, prose_field, target},
};
use crate::{
    domain::{
        command::Command,
        host::{
            Step as HostStep,
            payment::{CaseMonth, Counted, Parts, Step},
        },
        ids::{HostBasisId, YouthId},
        names::Prose,
        refusal::Refusal,
    },
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields, silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject is the basis that is replaced.
pub(super) const DRAFT: &str = "hosts-basis";

/// Opens the form about the newest basis of a case and a month.
///
/// # Errors
/// [`Refusal::BasisChanged`] when another has taken its place, and what the store answers.
pub(super) fn open(basis: HostBasisId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(CorrectForm::new(basis, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept. What comes out is counted anew, and shown.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = CorrectForm::new(HostBasisId(draft.key.subject), cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct CorrectForm {
    basis: HostBasisId,
    youth: YouthId,
    /// What comes out now, as it is shown.
    seen: Parts,
    notes: Vec<String>,
    why: TextField,
    t: Texts,
}

silent_debug!(CorrectForm);

impl CorrectForm {
    fn new(basis: HostBasisId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, reader) = (cx.texts, cx.house()?.reader);
        let (case, month) = reader.host_basis_of(basis)?.ok_or(Refusal::Gone)?;
        let all = reader.host_month(month, cx.config.host.reckoning(), cx.today())?;
        let of_case = all.into_iter().find(|one| one.case == case).ok_or(Refusal::BasisChanged)?;
        let CaseMonth { youth, counted: Ok(now), recorded: Some(before), .. } = of_case else {
            return Err(Refusal::BasisChanged.into());
        };
        if before.id != basis {
            return Err(Refusal::BasisChanged.into());
        }
        let told = |counted: &Counted| t.payment_parts_told(counted.parts());
        let notes = vec![
            t.month_and_year(month),
            t.payment_correct_before(told(&before.counted)),
            t.payment_correct_now(told(&now)),
            t.payment_correct_about().to_owned(),
        ];
        let words = Words::required(t.payment_why(), t.payment_why_help(), t.payment_why_missing());
        Ok(Self { basis, youth, seen: now.parts(), notes, why: prose_field(words, None), t })
    }
}

impl FormFields for CorrectForm {
    type Value = Prose;
    form_fields!(why);

    fn read(&self) -> Result<Prose, Refused> {
        prose(&self.why, "why", self.t.payment_why_missing(), self.t)
    }
}

impl FormScreen for CorrectForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.basis.0
    }

    fn context(&self) -> Value {
        json!({})
    }

    fn title(&self, t: Texts) -> String {
        t.action_correct_basis().to_owned()
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn submission(&mut self, why: Prose, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let reckoning = cx.config.host.reckoning();
        let step = Step::Correct { basis: self.basis, reckoning, seen: self.seen, why };
        Ok(Submission::Command(Box::new(Command::Host(HostStep::Payment(step)))))
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.payment_corrected(cx.texts.clock(done.at, cx.zone))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
