//! Why a place on a youth's way was never so.

use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        host::{
            Step,
            way::{Stop, WayStep},
        },
        ids::{StopId, YouthId},
        names::Line,
        refusal::Refusal,
    },
    store::drafts::Draft,
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
pub(super) const DRAFT: &str = "way-strike";

/// Opens the form.
///
/// # Errors
/// [`Refusal::Gone`] where nothing stands any more.
pub(super) fn open(stop: StopId, cx: &Cx<'_>) -> Opened {
    let stop = cx.house()?.reader.way_stop(stop)?.ok_or(Refusal::Gone)?;
    Ok(Box::new(FormView::new(StrikeForm::new(stop, cx.texts), cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let mut stop = cx.house().ok()?.reader.way_stop(StopId(draft.key.subject)).ok()??;
    stop.version = draft.body["context"]["version"].as_i64().unwrap_or(stop.version);
    let form = StrikeForm::new(stop, cx.texts);
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct StrikeForm {
    stop: Stop,
    why: TextField,
    t: Texts,
}

silent_debug!(StrikeForm);

impl StrikeForm {
    fn new(stop: Stop, t: Texts) -> Self {
        let words = Words::required(t.way_strike_why(), t.way_strike_why_help(), t.way_strike_missing());
        Self { stop, why: line_field(words, None), t }
    }
}

impl FormFields for StrikeForm {
    type Value = Line;
    form_fields!(why);

    fn read(&self) -> Result<Line, Refused> {
        line(&self.why, "why", self.t)
    }
}

impl FormScreen for StrikeForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.stop.id.0
    }

    fn context(&self) -> Value {
        json!({ "version": self.stop.version })
    }

    fn title(&self, t: Texts) -> String {
        t.way_strike_title(t.host_follows(self.stop.facts.place))
    }

    fn submission(&mut self, why: Line, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = WayStep::Strike { stop: self.stop.id, version: self.stop.version, why };
        Ok(Submission::Command(Box::new(Command::Host(Step::Way(step)))))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.stop.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.stop.youth)
    }
}
