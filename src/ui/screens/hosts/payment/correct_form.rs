//! Why the basis of a case and a month is recorded anew. What was recorded before stands below the new one.

use serde_json::{Value, json};

use super::super::super::{
    Opened,
    fields::prose_field,
    reason_form::{self, Reasoned},
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
    store::{StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{Words, text::TextField},
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
    Ok(reason_form::open(Correction::new(basis, cx)?, cx))
}

/// Opens the form again with what a draft kept. What comes out is counted anew, and shown.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let correction = Correction::new(HostBasisId(draft.key.subject), cx).ok()?;
    Some(reason_form::reopen(correction, draft, cx))
}

struct Correction {
    basis: HostBasisId,
    youth: YouthId,
    /// What comes out now, as it is shown.
    seen: Parts,
    notes: Vec<String>,
}

impl Correction {
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
        Ok(Self { basis, youth, seen: now.parts(), notes })
    }
}

impl Reasoned for Correction {
    type Why = Prose;
    const FIELD: &'static str = "why";

    fn draft(&self) -> &'static str {
        DRAFT
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

    fn field(&self, t: Texts) -> TextField {
        prose_field(Words::required(t.payment_why(), t.payment_why_help(), t.payment_why_missing()), None)
    }

    fn command(&self, why: Prose, cx: &Cx<'_>) -> Result<Command, StoreError> {
        let reckoning = cx.config.host.reckoning();
        let step = Step::Correct { basis: self.basis, reckoning, seen: self.seen, why };
        Ok(Command::Host(HostStep::Payment(step)))
    }

    fn saved(&self, clock: &str, cx: &Cx<'_>) -> String {
        cx.texts.payment_corrected(clock)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
