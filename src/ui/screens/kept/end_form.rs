//! Ends what is no longer so, with a reason.

use serde_json::{Value, json};

use crate::{
    domain::{access::allows, command::Command, ids::YouthId, kept::Kept, names::Line},
    store::{StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{Words, text::TextField},
        screens::{
            Opened,
            fields::{draft_subject, line_field},
            reason_form::{self, Reasoned},
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
    Ok(reason_form::open(ending, cx))
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
    Some(reason_form::reopen(ending, draft, cx))
}

impl Reasoned for Ending {
    type Why = Line;
    const FIELD: &'static str = "reason";

    fn draft(&self) -> &'static str {
        DRAFT
    }

    fn subject(&self) -> i64 {
        draft_subject(&format!("{:?}", self.kept))
    }

    fn context(&self) -> Value {
        let Self { youth, kept, version, what } = self;
        json!({ "youth": youth, "kept": kept, "version": version, "what": what })
    }

    fn title(&self, t: Texts) -> String {
        t.end_title(&self.what)
    }

    fn field(&self, t: Texts) -> TextField {
        line_field(Words::required(t.end_reason(), t.end_reason_help(), t.end_reason_missing()), None)
    }

    fn command(&self, reason: Line, _cx: &Cx<'_>) -> Result<Command, StoreError> {
        Ok(Command::End { kept: self.kept, version: self.version, reason })
    }

    fn saved(&self, clock: &str, cx: &Cx<'_>) -> String {
        cx.texts.end_saved(clock, &self.what)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
