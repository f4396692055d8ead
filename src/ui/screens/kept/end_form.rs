//! Ends what is no longer so, with a reason.

use serde_json::{Value, json};

use crate::{
    domain::{access::allows, command::Command, ids::YouthId, kept::Kept, names::Line},
    store::{Done, drafts::Draft},
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
            fields::{draft_subject, line, line_field, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "contacts-end";

/// What is ended, and what it is called.
#[derive(Debug, Clone)]
pub(in crate::ui::screens) struct Ending {
    /// Whose file it stands in.
    pub(in crate::ui::screens) youth: YouthId,
    /// What.
    pub(in crate::ui::screens) kept: Kept,
    /// The version that was read.
    pub(in crate::ui::screens) version: i64,
    /// What it is called.
    pub(in crate::ui::screens) what: String,
}

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub(in crate::ui::screens) fn open(ending: Ending, cx: &Cx<'_>) -> Opened {
    cx.house()?;
    Ok(Box::new(FormView::new(EndForm::new(ending, cx.texts), cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let ending = Ending {
        youth: YouthId(context["youth"].as_i64()?),
        kept: serde_json::from_value(context["kept"].clone()).ok()?,
        version: context["version"].as_i64()?,
        what: context["what"].as_str()?.to_owned(),
    };
    if !allows(cx.open?.session.staff.rights(), ending.kept.deed()) {
        return None;
    }
    let form = EndForm::new(ending, cx.texts);
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct EndForm {
    ending: Ending,
    reason: TextField,
    t: Texts,
}

silent_debug!(EndForm);

impl EndForm {
    fn new(ending: Ending, t: Texts) -> Self {
        let reason = Words::required(t.end_reason(), t.end_reason_help(), t.end_reason_missing());
        Self { ending, reason: line_field(reason, None::<&Line>), t }
    }
}

impl FormFields for EndForm {
    type Value = Line;
    form_fields!(reason);

    fn read(&self) -> Result<Line, Refused> {
        line(&self.reason, "reason", self.t)
    }
}

impl FormScreen for EndForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        draft_subject(&format!("{:?}", self.ending.kept))
    }

    fn context(&self) -> Value {
        let Ending { youth, kept, version, what } = &self.ending;
        json!({ "youth": youth, "kept": kept, "version": version, "what": what })
    }

    fn title(&self, t: Texts) -> String {
        t.end_title(&self.ending.what)
    }

    fn submission(&mut self, reason: Line, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let Ending { kept, version, .. } = self.ending;
        Ok(Submission::Command(Box::new(Command::End { kept, version, reason })))
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.end_saved(cx.texts.clock(done.at, cx.zone), &self.ending.what)
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.ending.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.ending.youth)
    }
}
