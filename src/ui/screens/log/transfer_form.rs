//! An entry was copied into the case journal of the municipality: where it stands there.

use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        ids::{EntryId, RevisionId},
        log::LogEntry,
        names::Line,
        refusal::Refusal,
    },
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
            entry_form,
            fields::{line, line_field},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject is the entry.
pub const DRAFT: &str = "journal-transfer";

/// Opens the form for an entry as it is shown where it was chosen.
#[must_use]
pub fn open(entry: &LogEntry, cx: &Cx<'_>) -> Box<dyn View> {
    Box::new(FormView::new(TransferForm::new(entry, cx), cx.texts).submitted_by_enter())
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let entry = cx.house().ok()?.reader.entry(EntryId(draft.key.subject)).ok()??;
    let mut form = TransferForm::new(&entry, cx);
    form.seen = draft.body["context"]["seen"].as_i64().map(RevisionId);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct TransferForm {
    entry: EntryId,
    /// The text that was copied.
    seen: Option<RevisionId>,
    what: String,
    targets: Vec<Target>,
    reference: TextField,
    t: Texts,
}

silent_debug!(TransferForm);

impl TransferForm {
    fn new(entry: &LogEntry, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let words =
            Words::required(t.transfer_reference(), t.transfer_reference_help(), t.transfer_reference_missing());
        Self {
            entry: entry.id,
            seen: entry.revised.as_ref().map(|revised| revised.id),
            what: entry_form::about::beginning(entry, t),
            targets: entry_form::about::targets_of(entry, cx),
            reference: line_field(words, None),
            t,
        }
    }
}

impl FormFields for TransferForm {
    type Value = Line;
    form_fields!(reference);

    fn read(&self) -> Result<Line, Refused> {
        line(&self.reference, "reference", self.t)
    }
}

impl FormScreen for TransferForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.entry.0
    }

    fn context(&self) -> Value {
        json!({ "seen": self.seen })
    }

    fn title(&self, t: Texts) -> String {
        t.transfer_title(&self.what)
    }

    fn submission(&mut self, reference: Line, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let command = Command::TransferToJournal { entry: self.entry, seen: self.seen, reference };
        Ok(Submission::Command(Box::new(command)))
    }

    /// Somebody was first, or the text was changed after it was copied.
    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::NotWaiting | Refusal::ChangedMeanwhile { .. }).then_some("reference")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.transfer_saved(cx.texts.clock(done.at, cx.zone))
    }

    fn targets(&self, _cx: &Cx<'_>) -> Vec<Target> {
        self.targets.clone()
    }
}
