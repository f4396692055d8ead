//! A round that ends before everything was looked at: why.

use super::left::{left_told, waiting_for};
use crate::{
    domain::{command::Command, ids::RoundId, names::Prose, night::Step, refusal::Refusal},
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, columns},
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields, silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{Opened, fields::prose},
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject is the round.
pub const DRAFT: &str = "round-finish";

/// Rows the field has before it grows.
const ROWS: u16 = 3;
/// The most cells of what is left below the field; the screen of the round shows all of it.
const LEFT_CELLS: usize = 100;

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub fn open(round: RoundId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(FinishForm::new(round, cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = FinishForm::new(RoundId(draft.key.subject), cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct FinishForm {
    round: RoundId,
    reason: TextField,
    t: Texts,
}

silent_debug!(FinishForm);

impl FinishForm {
    fn new(id: RoundId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, read) = (cx.texts, cx.house()?.reader);
        let round = read.round(id)?.ok_or(Refusal::Gone)?;
        let shift = read.shift(round.shift)?.ok_or(Refusal::Gone)?;
        let waiting = waiting_for(Some(&round), &read.rounds_of(shift.id)?, &shift, cx);
        let left = left_told(&round, &waiting, t);
        let left = columns::truncate(&left, LEFT_CELLS);
        let help = match (round.is_left_open(cx.now), left.is_empty()) {
            (false, _) => t.finish_reason_help(left),
            (true, false) => t.finish_left_open_help(left),
            (true, true) => t.finish_left_open_done_help().to_owned(),
        };
        let words = Words::required(t.finish_reason(), help, t.finish_reason_missing());
        Ok(Self { round: id, reason: TextField::long(words, ROWS), t })
    }
}

impl FormFields for FinishForm {
    type Value = Prose;
    form_fields!(reason);

    fn read(&self) -> Result<Prose, Refused> {
        prose(&self.reason, "reason", self.t.finish_reason_missing(), self.t)
    }
}

impl FormScreen for FinishForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.round.0
    }

    fn title(&self, t: Texts) -> String {
        t.finish_title().to_owned()
    }

    fn submission(&mut self, reason: Prose, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(Command::Night(Step::Finish { round: self.round, reason: Some(reason) }))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::RoundOver | Refusal::RoundLeftOpen | Refusal::Gone).then_some("reason")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.round_ended(cx.texts.clock(done.at, cx.zone))
    }
}
