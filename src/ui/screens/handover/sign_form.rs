//! Signing a handover. The outgoing shift signs with the session that is open; the incoming may stand beside it and sign with
//! initials and PIN, and nobody's session is switched.

use super::{about, sheet};
use crate::{
    domain::{
        command::Command,
        handover::{Mode, Side, State, Step, pulled::Pulled},
        ids::{ShiftId, StaffId},
        names::Prose,
        refusal::Refusal,
        staff::Initials,
        time::Instant,
    },
    explain,
    store::{
        Done, StoreError,
        drafts::Draft,
        keys::Pin,
        read::{Sheet, ShiftOn},
    },
    text::Texts,
    ui::{
        action::Action,
        forms::{
            Choice, Field, FieldName, FormFields, Refused, Words,
            choice::ChoiceField,
            radio::RadioField,
            secret::SecretField,
            silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{optional_prose, staff_field},
        },
        view::{Cx, Job, View},
    },
};

/// The name of the form in drafts; their subject is the shift.
pub const DRAFT: &str = "handover-sign";

/// A PIN has six digits; a few more can be typed, and are then wrong.
const PIN: usize = 12;
/// Cells of the PIN.
const PIN_CELLS: u16 = 12;
/// Rows of the reason before it grows.
const ROWS: u16 = 2;

/// Opens the form for whichever signature comes next.
///
/// # Errors
/// What the store answers.
pub fn open(shift: ShiftId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(SignForm::new(shift, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept. What was on the screen is read anew: it is signed as it stands then.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = SignForm::new(ShiftId(draft.key.subject), cx).ok()?;
    let mut view = FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body);
    // Who was chosen decides whether there is a reason to put back.
    view.fields_mut().changed(cx);
    Some(Box::new(view.restored(&draft.body)))
}

/// What is signed.
struct Signing {
    mode: Mode,
    signer: StaffId,
    pin: Option<Pin>,
    reason: Option<Prose>,
}

struct SignForm {
    sheet: Sheet,
    side: Side,
    /// Whoever is signed in.
    session: StaffId,
    mode: RadioField<Mode>,
    who: ChoiceField<StaffId>,
    pin: SecretField,
    reason: TextField,
    /// Whoever is chosen must say why.
    needs_reason: bool,
    /// Whose PIN is typed.
    pin_of: Option<StaffId>,
    t: Texts,
}

silent_debug!(SignForm);
silent_debug!(Signing);

impl SignForm {
    fn new(shift: ShiftId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let sheet = sheet(shift, cx)?;
        let session = cx.house()?.session.staff.id;
        let side = if sheet.state() == State::Open { Side::Outgoing } else { Side::Incoming };
        let mode = sheet.handover.as_ref().map_or(Mode::default(), |handover| handover.mode);
        let modes = Mode::ALL.map(|mode| Choice::new(mode.id(), t.handover_mode(mode), mode));
        let receiver = likely_receiver(&sheet, session, cx)?;
        let mut form = Self {
            side,
            session,
            mode: RadioField::new(
                Words::required(t.sign_mode(), t.sign_mode_help(), t.invalid_empty()),
                modes.to_vec(),
            )
            .starting_with(|choice| *choice == mode),
            who: staff_field(Words::required(t.sign_who(), t.sign_who_help(), t.sign_who_missing()), receiver, cx),
            pin: SecretField::new(
                Words::required(t.sign_pin(), t.sign_pin_help(), t.sign_pin_missing()),
                PIN,
                PIN_CELLS,
            ),
            reason: TextField::long(
                Words::required(t.sign_reason(), t.sign_reason_help(), t.refused_signature_needs_reason()).spaced(),
                ROWS,
            ),
            needs_reason: false,
            pin_of: None,
            sheet,
            t,
        };
        form.pin_of = form.signer();
        form.look_for_reason(cx);
        Ok(form)
    }

    fn signer(&self) -> Option<StaffId> {
        match self.side {
            Side::Outgoing => Some(self.session),
            Side::Incoming => self.who.value().copied(),
        }
    }

    /// Somebody other than whoever is signed in.
    fn is_another(&self) -> bool {
        self.signer().is_some_and(|signer| signer != self.session)
    }

    fn shift(&self) -> &ShiftOn {
        &self.sheet.shift
    }

    /// What is pulled now, if it is what was read: nobody signs for what they have not seen.
    fn pulled_as_read(&self, cx: &Cx<'_>) -> Result<Pulled, Refused> {
        let refused = |why: &StoreError| Refused::new("mode", explain::store_error(self.t, why));
        let pulled = sheet(self.shift().id, cx).map_err(|why| refused(&why))?.pulled;
        let changed = pulled.differing_from(&self.sheet.pulled);
        if changed.is_empty() {
            return Ok(pulled);
        }
        let about: Vec<String> = changed.into_iter().map(|youth| about(youth, cx)).collect();
        Err(Refused::new("mode", self.t.refused_new_since_read(about.join(", "))))
    }

    /// The store has the last word when it is signed; what cannot be read now is told then.
    fn look_for_reason(&mut self, cx: &Cx<'_>) {
        let needs = self.signer().map(|signer| {
            let reader = cx.house()?.reader;
            reader.signature_needs_reason(self.shift(), self.side, signer, cx.now)
        });
        self.needs_reason = matches!(needs, Some(Ok(true)));
    }
}

/// Whoever read back, else whoever is signed in; nobody of those who hand over, as far as they do not take over too.
fn likely_receiver(sheet: &Sheet, session: StaffId, cx: &Cx<'_>) -> Result<Option<StaffId>, StoreError> {
    let reader = cx.house()?.reader;
    for likely in sheet.reader().into_iter().chain([session]) {
        if !reader.only_hands_over(&sheet.shift, &sheet.to, likely)? {
            return Ok(Some(likely));
        }
    }
    Ok(None)
}

impl FormFields for SignForm {
    type Value = Signing;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> = match self.side {
            Side::Outgoing => vec![("mode".into(), &self.mode)],
            Side::Incoming => vec![("who".into(), &self.who)],
        };
        if self.is_another() {
            fields.push(("pin".into(), &self.pin));
        }
        if self.needs_reason {
            fields.push(("reason".into(), &self.reason));
        }
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let (is_another, needs_reason) = (self.is_another(), self.needs_reason);
        let mut fields: Vec<(FieldName, &mut dyn Field)> = match self.side {
            Side::Outgoing => vec![("mode".into(), &mut self.mode)],
            Side::Incoming => vec![("who".into(), &mut self.who)],
        };
        if is_another {
            fields.push(("pin".into(), &mut self.pin));
        }
        if needs_reason {
            fields.push(("reason".into(), &mut self.reason));
        }
        fields
    }

    fn read(&self) -> Result<Signing, Refused> {
        let signer = self.signer().ok_or_else(|| Refused::new("who", self.t.sign_who_missing()))?;
        let pin = match self.is_another() {
            true => Some(
                Pin::typed(&self.pin.value()).map_err(|why| Refused::new("pin", explain::pin_fault(self.t, why)))?,
            ),
            false => None,
        };
        let reason = if self.needs_reason { optional_prose(&self.reason, "reason", self.t)? } else { None };
        Ok(Signing { mode: self.mode.value().copied().unwrap_or_default(), signer, pin, reason })
    }
}

impl FormScreen for SignForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.shift().id.0
    }

    fn is_blank(&self) -> bool {
        self.reason.value().trim().is_empty()
    }

    fn save_label(&self, t: Texts) -> &'static str {
        t.handover_sign_label()
    }

    fn title(&self, t: Texts) -> String {
        match self.side {
            Side::Outgoing => t.sign_title_outgoing().to_owned(),
            Side::Incoming => t.sign_title_incoming().to_owned(),
        }
    }

    fn submission(&mut self, signing: Signing, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let Signing { mode, signer, pin, reason } = signing;
        let step = match (self.side, &self.sheet.handover) {
            (Side::Incoming, Some(handover)) => Step::Receive { handover: handover.id, reason },
            _ => Step::Seal {
                between: self.sheet.between(),
                version: self.sheet.version(),
                mode,
                reason,
                shown: Box::new(self.pulled_as_read(cx)?),
            },
        };
        let command = Box::new(Command::HandOver(step));
        let Some(pin) = pin else {
            return Ok(Submission::Command(command));
        };
        let member = cx.open.and_then(|open| open.people.staff.get(&signer));
        let initials: Initials = match member {
            Some(member) => member.initials.clone(),
            None => return Err(Refused::new("who", self.t.sign_who_missing())),
        };
        Ok(Submission::Job(Box::new(Job::Sign { initials, pin, command })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match (refusal, self.side) {
            (Refusal::SignatureNeedsReason, _) => Some("reason"),
            (_, Side::Outgoing) => Some("mode"),
            (_, Side::Incoming) => Some("who"),
        }
    }

    fn blamed_for_secret(&self) -> Option<&'static str> {
        Some("pin")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        self.job_saved(done.at, cx)
    }

    fn job_saved(&self, at: Instant, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(at, cx.zone);
        match self.side {
            Side::Outgoing => cx.texts.sign_sealed(clock, cx.key(Action::Save)),
            Side::Incoming => cx.texts.sign_received(clock),
        }
    }

    fn changed(&mut self, cx: &Cx<'_>) {
        let signer = self.signer();
        if self.pin_of != signer {
            // A PIN is one person's: it signs for nobody else.
            self.pin.clear();
            self.pin_of = signer;
        }
        self.look_for_reason(cx);
    }

    fn tick(&mut self, cx: &Cx<'_>) {
        self.look_for_reason(cx);
    }
}
