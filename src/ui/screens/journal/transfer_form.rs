//! Something was copied into the case journal of the municipality: where it stands there.

use serde_json::{Value, json};

use super::what;
use crate::{
    domain::{
        command::Command,
        ids::{EntryId, RevisionId, YouthId},
        journal::{JournalItem, JournalMatter},
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
            Opened, entry_form,
            fields::{draft_subject, line, line_field, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "journal-transfer";

/// Opens the form for what was copied into one journal, as it is shown where it was chosen.
#[must_use]
pub fn open(item: JournalItem, matter: &JournalMatter, cx: &Cx<'_>) -> Box<dyn View> {
    Box::new(FormView::new(TransferForm::new(item, matter, cx), cx.texts).submitted_by_enter())
}

/// The same for what the store has of it now.
///
/// # Errors
/// [`Refusal::Gone`] when it is no longer that youth's, and what the store answers.
pub fn open_item(item: JournalItem, cx: &Cx<'_>) -> Opened {
    let matter = cx.house()?.reader.journal_matter(item)?.ok_or(Refusal::Gone)?;
    Ok(open(item, &matter, cx))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let item = kept_item(draft, cx).ok()??;
    let matter = cx.house().ok()?.reader.journal_matter(item).ok()??;
    let mut form = TransferForm::new(item, &matter, cx);
    form.seen = draft.body["context"]["seen"].as_i64().map(RevisionId);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

/// What a draft is about. Drafts of earlier programs have the entry as their subject, and it is the first journal that waits.
fn kept_item(draft: &Draft, cx: &Cx<'_>) -> Result<Option<JournalItem>, StoreError> {
    let kept = serde_json::from_value(draft.body["context"]["item"].clone());
    if let Ok(item) = kept {
        return Ok(Some(item));
    }
    let entry = cx.house()?.reader.entry(EntryId(draft.key.subject))?;
    Ok(entry.and_then(|entry| entry.waits_for()))
}

struct TransferForm {
    item: JournalItem,
    /// The text that was copied.
    seen: Option<RevisionId>,
    what: String,
    targets: Vec<Target>,
    reference: TextField,
    t: Texts,
}

silent_debug!(TransferForm);

impl TransferForm {
    fn new(item: JournalItem, matter: &JournalMatter, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let words =
            Words::required(t.transfer_reference(), t.transfer_reference_help(), t.transfer_reference_missing());
        let targets = match (item.youth, matter) {
            (Some(youth), _) => target(youth, cx).into_iter().collect(),
            (None, JournalMatter::Entry(entry)) => entry_form::about::targets_of(entry, cx),
            (None, JournalMatter::Evaluation(_)) => Vec::new(),
        };
        Self { item, seen: matter.seen(), what: what(matter, t), targets, reference: line_field(words, None), t }
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

    /// Each journal has a draft of its own.
    fn subject(&self) -> i64 {
        draft_subject(&json!(self.item).to_string())
    }

    fn context(&self) -> Value {
        json!({ "item": self.item, "seen": self.seen })
    }

    fn title(&self, t: Texts) -> String {
        t.transfer_title(&self.what)
    }

    fn submission(&mut self, reference: Line, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let command = Command::TransferToJournal { item: self.item, seen: self.seen, reference };
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

    fn youth(&self) -> Option<YouthId> {
        self.item.youth
    }
}
