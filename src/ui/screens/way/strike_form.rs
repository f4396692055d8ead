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
pub(super) const DRAFT: &str = "way-strike";

/// Opens the form.
///
/// # Errors
/// [`Refusal::Gone`] where nothing stands any more.
pub(super) fn open(stop: StopId, cx: &Cx<'_>) -> Opened {
    let stop = cx.house()?.reader.way_stop(stop)?.ok_or(Refusal::Gone)?;
    Ok(reason_form::open(Strike(stop), cx))
}

/// Opens the form again with what a draft kept.
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let mut stop = cx.house().ok()?.reader.way_stop(StopId(draft.key.subject)).ok()??;
    stop.version = draft.body["context"]["version"].as_i64().unwrap_or(stop.version);
    Some(reason_form::reopen(Strike(stop), draft, cx))
}

struct Strike(Stop);

impl Reasoned for Strike {
    type Why = Line;
    const FIELD: &'static str = "why";

    fn draft(&self) -> &'static str {
        DRAFT
    }

    fn subject(&self) -> i64 {
        self.0.id.0
    }

    fn context(&self) -> Value {
        json!({ "version": self.0.version })
    }

    fn title(&self, t: Texts) -> String {
        t.way_strike_title(t.host_follows(self.0.facts.place))
    }

    fn field(&self, t: Texts) -> TextField {
        line_field(Words::required(t.way_strike_why(), t.way_strike_why_help(), t.way_strike_missing()), None)
    }

    fn command(&self, why: Line, _cx: &Cx<'_>) -> Result<Command, StoreError> {
        Ok(Command::Host(Step::Way(WayStep::Strike { stop: self.0.id, version: self.0.version, why })))
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.0.youth)
    }
}
