//! That somebody has looked through who has read and changed, with a note where there is something to say.

use chrono::DateTime;
use serde_json::{Value, json};

use super::moment;
use crate::{
    domain::{command::Command, ids::AuditId, names::Line, time::Instant},
    store::{Done, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields, silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{line_field, optional_line},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "review";

/// Opens the form for the rows up to and with one, written at that moment.
///
/// # Errors
/// What the store answers.
pub(super) fn open(until: AuditId, at: Instant, cx: &Cx<'_>) -> Opened {
    cx.house()?;
    Ok(Box::new(FormView::new(TickForm::new(until, at, cx), cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let at = DateTime::from_timestamp(context["at"].as_i64()?, 0)?;
    let form = TickForm::new(AuditId(context["until"].as_i64()?), at, cx);
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct TickForm {
    until: AuditId,
    at: Instant,
    note: TextField,
    t: Texts,
}

silent_debug!(TickForm);

impl TickForm {
    fn new(until: AuditId, at: Instant, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let about = t.review_tick_about(moment(at, cx));
        let words = Words::optional(t.review_tick_note(), t.review_tick_note_help(about));
        Self { until, at, note: line_field(words, None), t }
    }
}

impl FormFields for TickForm {
    type Value = Option<Line>;
    form_fields!(note);

    fn read(&self) -> Result<Option<Line>, Refused> {
        optional_line(&self.note, "note", self.t)
    }
}

impl FormScreen for TickForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn context(&self) -> Value {
        json!({ "until": self.until, "at": self.at.timestamp() })
    }

    fn save_label(&self, t: Texts) -> &'static str {
        t.review_tick_save()
    }

    fn title(&self, t: Texts) -> String {
        t.review_tick_title().to_owned()
    }

    fn submission(&mut self, note: Option<Line>, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(Command::ReviewAccess { until: self.until, note })))
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.review_ticked(cx.texts.clock(done.at, cx.zone), moment(self.at, cx))
    }
}
