//! *Ikke bruk*: why an interpreter is not used for a youth.

use serde_json::Value;

use super::super::kept::Subject;
use crate::{
    domain::{
        command::Command,
        contact::{Step, interpreter::Interpreter},
        ids::{InterpreterId, YouthId},
        names::Line,
        refusal::Refusal,
    },
    store::{StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{Words, text::TextField},
        screens::{
            Opened,
            fields::line_field,
            reason_form::{self, Reasoned},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "contacts-bar";

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub fn open(youth: YouthId, interpreter: &Interpreter, cx: &Cx<'_>) -> Opened {
    Ok(reason_form::open(Bar::new(Subject::of(youth, interpreter.id.0, 0), cx)?, cx))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let bar = Bar::new(Subject::kept(draft)?, cx).ok()?;
    Some(reason_form::reopen(bar, draft, cx))
}

struct Bar {
    subject: Subject,
    name: String,
}

impl Bar {
    fn new(subject: Subject, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let interpreter = cx.house()?.reader.interpreter(InterpreterId(subject.row))?.ok_or(Refusal::Gone)?;
        Ok(Self { subject, name: interpreter.facts.name.to_string() })
    }
}

impl Reasoned for Bar {
    type Why = Line;
    const FIELD: &'static str = "reason";

    fn draft(&self) -> &'static str {
        DRAFT
    }

    fn subject(&self) -> i64 {
        self.subject.number()
    }

    fn context(&self) -> Value {
        self.subject.context()
    }

    fn title(&self, t: Texts) -> String {
        t.bar_title(&self.name)
    }

    fn field(&self, t: Texts) -> TextField {
        line_field(Words::required(t.bar_reason(), t.bar_reason_help(), t.end_reason_missing()), None)
    }

    fn command(&self, reason: Line, _cx: &Cx<'_>) -> Result<Command, StoreError> {
        let Subject { owner: youth, row, .. } = self.subject;
        Ok(Command::Contact(Step::Bar { youth, interpreter: InterpreterId(row), reason }))
    }

    fn saved(&self, clock: &str, cx: &Cx<'_>) -> String {
        cx.texts.bar_saved(clock, &self.name)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.subject.owner)
    }
}
