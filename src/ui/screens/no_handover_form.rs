//! Why a shift is left without a handover. It is allowed, and whoever comes can read the reason.

use super::{Opened, fields::prose};
use crate::{
    domain::{command::Command, ids::ShiftId, names::Prose, refusal::Refusal},
    store::{Done, StoreError, drafts::Draft, read::Stretch},
    text::Texts,
    ui::{
        action::Action,
        forms::{
            FormFields, Refused, Words, form_fields, silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
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
    Ok(Box::new(FormView::new(NoHandover::new(stretch, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept, while the shift is still on.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let stretches = &cx.open?.session.unsigned;
    let stretch = stretches.iter().find(|stretch| stretch.ids().last() == Some(&ShiftId(draft.key.subject)))?;
    let form = NoHandover::new(stretch, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct NoHandover {
    shifts: Vec<ShiftId>,
    last: ShiftId,
    reason: TextField,
    t: Texts,
}

silent_debug!(NoHandover);

impl NoHandover {
    fn new(stretch: &Stretch, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let shifts = stretch.ids();
        let last = *shifts.last().ok_or(Refusal::Gone)?;
        let help = t.no_handover_help(cx.key(Action::OpenHandover));
        let words = Words::required(t.sign_reason(), help, t.no_handover_missing());
        Ok(Self { shifts, last, reason: TextField::long(words, ROWS), t })
    }
}

impl FormFields for NoHandover {
    type Value = Prose;
    form_fields!(reason);

    fn read(&self) -> Result<Prose, Refused> {
        prose(&self.reason, "reason", self.t.no_handover_missing(), self.t)
    }
}

impl FormScreen for NoHandover {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.last.0
    }

    fn save_label(&self, t: Texts) -> &'static str {
        t.sign_off_confirm()
    }

    fn title(&self, t: Texts) -> String {
        t.no_handover_title().to_owned()
    }

    fn submission(&mut self, reason: Prose, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let command = Command::SignOff { shifts: self.shifts.clone(), reason: Some(reason) };
        Ok(Submission::Command(Box::new(command)))
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.sign_off_done(cx.texts.clock(done.at, cx.zone), cx.key(Action::ConfirmShift))
    }
}
