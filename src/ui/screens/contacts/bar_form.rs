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
            fields::{line, line_field, target},
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
    Ok(Box::new(
        FormView::new(BarForm::new(Subject::of(youth, interpreter.id.0, 0), cx)?, cx.texts).submitted_by_enter(),
    ))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = BarForm::new(Subject::kept(draft)?, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct BarForm {
    subject: Subject,
    name: String,
    reason: TextField,
    t: Texts,
}

silent_debug!(BarForm);

impl BarForm {
    fn new(subject: Subject, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let interpreter = cx.house()?.reader.interpreter(InterpreterId(subject.row))?.ok_or(Refusal::Gone)?;
        let reason = Words::required(t.bar_reason(), t.bar_reason_help(), t.end_reason_missing());
        Ok(Self { subject, name: interpreter.facts.name.to_string(), reason: line_field(reason, None::<&Line>), t })
    }
}

impl FormFields for BarForm {
    type Value = Line;
    form_fields!(reason);

    fn read(&self) -> Result<Line, Refused> {
        line(&self.reason, "reason", self.t)
    }
}

impl FormScreen for BarForm {
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
        t.bar_title(&self.name)
    }

    fn submission(&mut self, facts: Line, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let Subject { owner: youth, row, .. } = self.subject;
        let step = Step::Bar { youth, interpreter: InterpreterId(row), reason: facts };
        Ok(Submission::Command(Box::new(Command::Contact(step))))
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let (t, clock) = (cx.texts, cx.texts.clock(done.at, cx.zone));
        t.bar_saved(clock, &self.name)
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.subject.owner, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.subject.owner)
    }
}
