//! What came of an open question of an earlier handover.

use super::{about, from_subject, sheet, subject};
use crate::{
    domain::{
        command::Command,
        handover::{Step, pulled::PulledQuestion},
        ids::{HandoverId, ShiftId, YouthId},
        names::Prose,
        refusal::Refusal,
    },
    store::{Done, drafts::Draft},
    text::{Texts, columns},
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields, silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{optional_prose, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject stands for the shift that asked and the section.
pub const DRAFT: &str = "handover-settle";

/// Rows the field has before it grows.
const ROWS: u16 = 3;
/// Cells of the question under the field; all of it stands in the section below the form.
const QUESTION_CELLS: usize = 90;

/// Opens the form.
///
/// # Errors
/// None; it answers as every form does.
pub(super) fn open(question: &PulledQuestion, cx: &Cx<'_>) -> Opened {
    let form = SettleForm::new(question.handover, question.shift, question.youth, question.words.as_str(), cx);
    Ok(Box::new(FormView::new(form, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let (shift, youth) = from_subject(draft.key.subject);
    let sheet = sheet(shift, cx).ok()?;
    let question = sheet.part(youth)?.facts.question.clone()?;
    let form = SettleForm::new(sheet.handover?.id, shift, youth, question.as_str(), cx);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct SettleForm {
    handover: HandoverId,
    shift: ShiftId,
    youth: Option<YouthId>,
    about: String,
    answer: TextField,
    t: Texts,
}

silent_debug!(SettleForm);

impl SettleForm {
    fn new(handover: HandoverId, shift: ShiftId, youth: Option<YouthId>, question: &str, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let help = t.settle_help(columns::truncate(question, QUESTION_CELLS));
        let answer = TextField::long(Words::optional(t.settle_answer(), help), ROWS);
        Self { handover, shift, youth, about: about(youth, cx), answer, t }
    }
}

impl FormFields for SettleForm {
    type Value = Option<Prose>;
    form_fields!(answer);

    fn read(&self) -> Result<Option<Prose>, Refused> {
        optional_prose(&self.answer, "answer", self.t)
    }
}

impl FormScreen for SettleForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        subject(self.shift, self.youth)
    }

    fn title(&self, t: Texts) -> String {
        t.settle_title(&self.about)
    }

    fn submission(&mut self, answer: Option<Prose>, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = Step::SettleQuestion { handover: self.handover, youth: self.youth, answer };
        Ok(Submission::Command(Box::new(Command::HandOver(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::QuestionSettled { .. }).then_some("answer")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.settle_saved(cx.texts.clock(done.at, cx.zone))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth?, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }
}
