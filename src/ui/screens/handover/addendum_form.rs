//! What is added to a handover after it was sealed.

use super::{about, from_subject, sheet, subject};
use crate::{
    domain::{
        command::Command,
        handover::Step,
        ids::{HandoverId, ShiftId, YouthId},
        names::Prose,
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
            fields::{prose, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject stands for the shift and the section.
pub const DRAFT: &str = "handover-addendum";

/// Rows the field has before it grows.
const ROWS: u16 = 3;

/// Opens the form.
///
/// # Errors
/// [`Refusal::HandoverOpen`] while it is not sealed, and what the store answers.
pub fn open(shift: ShiftId, youth: Option<YouthId>, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(AddendumForm::new(shift, youth, cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let (shift, youth) = from_subject(draft.key.subject);
    let form = AddendumForm::new(shift, youth, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct AddendumForm {
    shift: ShiftId,
    handover: HandoverId,
    youth: Option<YouthId>,
    about: String,
    words: TextField,
    t: Texts,
}

silent_debug!(AddendumForm);

impl AddendumForm {
    fn new(shift: ShiftId, youth: Option<YouthId>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let handover = sheet(shift, cx)?.handover.ok_or(Refusal::HandoverOpen)?;
        let words = Words::required(t.addendum_words(), t.addendum_help(), t.addendum_missing());
        Ok(Self {
            shift,
            handover: handover.id,
            youth,
            about: about(youth, cx),
            words: TextField::long(words, ROWS),
            t,
        })
    }
}

impl FormFields for AddendumForm {
    type Value = Prose;
    form_fields!(words);

    fn read(&self) -> Result<Prose, Refused> {
        prose(&self.words, "words", self.t.addendum_missing(), self.t)
    }
}

impl FormScreen for AddendumForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        subject(self.shift, self.youth)
    }

    fn title(&self, t: Texts) -> String {
        t.addendum_title(&self.about)
    }

    fn submission(&mut self, words: Prose, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = Step::AddAddendum { handover: self.handover, youth: self.youth, words };
        Ok(Submission::Command(Box::new(Command::HandOver(step))))
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.addendum_saved(cx.texts.clock(done.at, cx.zone))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth?, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }
}
