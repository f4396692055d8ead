//! Why something was not reached after all. What was written before it can be read.

use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        host::{
            Step,
            gate::{Gate, Whose},
        },
        ids::{HostGateId, YouthId},
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
        screens::{
            Opened,
            fields::{prose, prose_field, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub(super) const DRAFT: &str = "hosts-take-back";

/// Opens the form about the row that counts.
///
/// # Errors
/// What the store answers.
pub(super) fn open(reached: HostGateId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(TakeBackForm::new(reached, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = TakeBackForm::new(HostGateId(draft.key.subject), cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct TakeBackForm {
    reached: HostGateId,
    gate: Gate,
    youth: Option<YouthId>,
    why: TextField,
    t: Texts,
}

silent_debug!(TakeBackForm);

impl TakeBackForm {
    fn new(reached: HostGateId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, reader) = (cx.texts, cx.house()?.reader);
        let row = reader.host_gate(reached)?.ok_or(Refusal::Gone)?;
        let youth = match row.whose {
            Whose::Case(case) => reader.host_case(case)?.map(|case| case.youth),
            _ => None,
        };
        let words = Words::required(t.end_reason(), t.take_back_gate_help(), t.end_reason_missing());
        Ok(Self { reached, gate: row.gate, youth, why: prose_field(words, None), t })
    }
}

impl FormFields for TakeBackForm {
    type Value = Prose;
    form_fields!(why);

    fn read(&self) -> Result<Prose, Refused> {
        prose(&self.why, "why", self.t.end_reason_missing(), self.t)
    }
}

impl FormScreen for TakeBackForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.reached.0
    }

    fn context(&self) -> Value {
        json!({})
    }

    fn title(&self, t: Texts) -> String {
        t.take_back_gate_title(t.host_gate(self.gate))
    }

    fn submission(&mut self, why: Prose, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = Step::TakeBack { reached: self.reached, why: Some(why) };
        Ok(Submission::Command(Box::new(Command::Host(step))))
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        t.take_back_gate_saved(t.clock(done.at, cx.zone), t.host_gate(self.gate))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth?, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }
}
