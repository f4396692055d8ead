//! A round that ends before everything was looked at: why.

use super::left::{left_told, waiting_for};
use crate::{
    domain::{
        command::Command,
        ids::{RoundId, YouthId},
        names::Prose,
        night::Step,
        refusal::Refusal,
    },
    store::{StoreError, drafts::Draft},
    text::{Texts, columns},
    ui::{
        forms::{Words, text::TextField},
        screens::{
            Opened,
            reason_form::{self, Reasoned},
        },
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
    Ok(reason_form::open(Finish::new(round, cx)?, cx))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let finish = Finish::new(RoundId(draft.key.subject), cx).ok()?;
    Some(reason_form::reopen(finish, draft, cx))
}

struct Finish {
    round: RoundId,
    /// What is said of the reason, with what is left.
    help: String,
}

impl Finish {
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
        Ok(Self { round: id, help })
    }
}

impl Reasoned for Finish {
    type Why = Prose;
    const FIELD: &'static str = "reason";

    fn draft(&self) -> &'static str {
        DRAFT
    }

    fn subject(&self) -> i64 {
        self.round.0
    }

    fn title(&self, t: Texts) -> String {
        t.finish_title().to_owned()
    }

    fn field(&self, t: Texts) -> TextField {
        TextField::long(Words::required(t.finish_reason(), &self.help, t.finish_reason_missing()), ROWS)
    }

    fn command(&self, reason: Prose, _cx: &Cx<'_>) -> Result<Command, StoreError> {
        Ok(Command::Night(Step::Finish { round: self.round, reason: Some(reason) }))
    }

    fn blamed(&self, refusal: &Refusal) -> bool {
        matches!(refusal, Refusal::RoundOver | Refusal::RoundLeftOpen | Refusal::Gone)
    }

    fn saved(&self, clock: &str, cx: &Cx<'_>) -> String {
        cx.texts.round_ended(clock)
    }

    fn youth(&self) -> Option<YouthId> {
        None
    }
}
