//! Why a shift is left without a handover. It is allowed, and whoever comes can read the reason.

use super::{
    Opened,
    reason_form::{self, Reasoned},
};
use crate::{
    domain::{
        command::Command,
        ids::{ShiftId, YouthId},
        names::Prose,
        refusal::Refusal,
    },
    store::{StoreError, drafts::Draft, read::Stretch},
    text::Texts,
    ui::{
        action::Action,
        forms::{Words, text::TextField},
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject is the shift.
pub const DRAFT: &str = "no-handover";

/// Rows the field has before it grows.
const ROWS: u16 = 2;

/// Whether going off asks for a reason: whoever is the last of a shift leaves nobody behind who could still sign; of one that
/// ended by itself, whoever signs off before anybody has said why.
///
/// # Errors
/// What the store answers.
pub(super) fn asks(stretch: &Stretch, cx: &Cx<'_>) -> Result<bool, StoreError> {
    let open = cx.house()?;
    let Some(shift) = stretch.shifts.last() else {
        return Ok(false);
    };
    let me = open.session.staff.id;
    if open.standing.on.iter().any(|on| on.shift.id == shift.id && on.staff != me) {
        return Ok(false);
    }
    let handover = open.reader.handover_of(shift.id)?;
    if open.reader.left_without(shift.id)?.is_some() {
        return Ok(false);
    }
    Ok(handover.is_none_or(|handover| handover.state == crate::domain::handover::State::Open))
}

/// Opens the form.
///
/// # Errors
/// [`Refusal::Gone`] for a stretch without a shift.
pub(super) fn open(stretch: &Stretch, cx: &Cx<'_>) -> Opened {
    Ok(reason_form::open(NoHandover::new(stretch, cx)?, cx))
}

/// Opens the form again with what a draft kept, while the shift is still on.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let stretches = &cx.open?.session.unsigned;
    let stretch = stretches.iter().find(|stretch| stretch.ids().last() == Some(&ShiftId(draft.key.subject)))?;
    Some(reason_form::reopen(NoHandover::new(stretch, cx).ok()?, draft, cx))
}

struct NoHandover {
    shifts: Vec<ShiftId>,
    last: ShiftId,
    /// What is said of the reason, with the key to the handover.
    help: String,
}

impl NoHandover {
    fn new(stretch: &Stretch, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let shifts = stretch.ids();
        let last = *shifts.last().ok_or(Refusal::Gone)?;
        Ok(Self { shifts, last, help: cx.texts.no_handover_help(cx.key(Action::OpenHandover)) })
    }
}

impl Reasoned for NoHandover {
    type Why = Prose;
    const FIELD: &'static str = "reason";

    fn draft(&self) -> &'static str {
        DRAFT
    }

    fn subject(&self) -> i64 {
        self.last.0
    }

    fn title(&self, t: Texts) -> String {
        t.no_handover_title().to_owned()
    }

    fn field(&self, t: Texts) -> TextField {
        TextField::long(Words::required(t.sign_reason(), &self.help, t.no_handover_missing()), ROWS)
    }

    fn save_label(&self, t: Texts) -> &'static str {
        t.sign_off_confirm()
    }

    fn command(&self, reason: Prose, _cx: &Cx<'_>) -> Result<Command, StoreError> {
        Ok(Command::SignOff { shifts: self.shifts.clone(), reason: Some(reason) })
    }

    fn saved(&self, clock: &str, cx: &Cx<'_>) -> String {
        cx.texts.sign_off_done(clock, cx.key(Action::ConfirmShift))
    }

    fn youth(&self) -> Option<YouthId> {
        None
    }
}
