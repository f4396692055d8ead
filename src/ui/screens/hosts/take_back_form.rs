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
    store::{StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{Words, text::TextField},
        screens::{
            Opened,
            fields::prose_field,
            reason_form::{self, Reasoned},
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
    Ok(reason_form::open(TakenBack::new(reached, cx)?, cx))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let taken_back = TakenBack::new(HostGateId(draft.key.subject), cx).ok()?;
    Some(reason_form::reopen(taken_back, draft, cx))
}

struct TakenBack {
    reached: HostGateId,
    gate: Gate,
    youth: Option<YouthId>,
}

impl TakenBack {
    fn new(reached: HostGateId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let reader = cx.house()?.reader;
        let row = reader.host_gate(reached)?.ok_or(Refusal::Gone)?;
        let youth = match row.whose {
            Whose::Case(case) => reader.host_case(case)?.map(|case| case.youth),
            _ => None,
        };
        Ok(Self { reached, gate: row.gate, youth })
    }
}

impl Reasoned for TakenBack {
    type Why = Prose;
    const FIELD: &'static str = "why";

    fn draft(&self) -> &'static str {
        DRAFT
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

    fn field(&self, t: Texts) -> TextField {
        prose_field(Words::required(t.end_reason(), t.take_back_gate_help(), t.end_reason_missing()), None)
    }

    fn command(&self, why: Prose, _cx: &Cx<'_>) -> Result<Command, StoreError> {
        Ok(Command::Host(Step::TakeBack { reached: self.reached, why: Some(why) }))
    }

    fn saved(&self, clock: &str, cx: &Cx<'_>) -> String {
        cx.texts.take_back_gate_saved(clock, cx.texts.host_gate(self.gate))
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }
}
