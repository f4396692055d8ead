//! In with the code on paper, where nobody knows a passphrase any more: a leader gets a new one, and comes in with it.

use super::{pages, secrets::SecretFields};
use crate::{
    domain::{changes::Changes, staff::Initials},
    explain,
    store::{
        StoreError,
        keys::{Known, Passphrase, RecoveryCode},
    },
    text::Texts,
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        forms::{Field, FieldName, Form, FormEvent, FormFields, Refused, Words, silent_debug, text::TextField},
        input::{Input, Key},
        theme::Role,
        view::{Availability, Cx, Effect, Job, JobDone, Response, View},
    },
};

/// Thirty signs with whatever stands between them.
const LONGEST: usize = 80;
/// Initials are two to four letters; a few more can be typed, and are then explained.
const INITIALS: usize = 8;
/// Of the fields of somebody's secrets those about the passphrase: the PIN stays as it is.
const OF_PASSPHRASE: usize = 3;

struct RecoverFields {
    code: TextField,
    initials: TextField,
    secrets: SecretFields,
    t: Texts,
}

silent_debug!(RecoverFields);

/// What was filled in.
struct Filled {
    code: RecoveryCode,
    initials: Initials,
    passphrase: Passphrase,
}

impl RecoverFields {
    fn new(t: Texts) -> Self {
        let code = Words::required(t.setup_retype(), t.key_code_help(), t.setup_retype_missing());
        let initials = Words::required(t.door_initials(), t.key_recover_initials_help(), t.staff_initials_missing());
        Self {
            code: TextField::new(code, LONGEST),
            initials: TextField::new(initials, INITIALS),
            secrets: SecretFields::required(t),
            t,
        }
    }
}

impl FormFields for RecoverFields {
    type Value = Filled;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let own: [(FieldName, &dyn Field); 2] = [("code".into(), &self.code), ("initials".into(), &self.initials)];
        own.into_iter().chain(self.secrets.fields().into_iter().take(OF_PASSPHRASE)).collect()
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let own: [(FieldName, &mut dyn Field); 2] =
            [("code".into(), &mut self.code), ("initials".into(), &mut self.initials)];
        own.into_iter().chain(self.secrets.fields_mut().into_iter().take(OF_PASSPHRASE)).collect()
    }

    fn read(&self) -> Result<Filled, Refused> {
        let code = RecoveryCode::parse(&self.code.value())
            .map_err(|fault| Refused::new("code", explain::recovery_fault(self.t, fault)))?;
        let initials = Initials::new(&self.initials.value())
            .map_err(|reason| Refused::new("initials", explain::invalid(self.t, reason)))?;
        // The names of the house and its people are known once it is open; then it is looked at again.
        let known = Known { house: initials.as_str(), person: &[initials.as_str()] };
        let passphrase = self.secrets.read_passphrase(known)?;
        Ok(Filled { code, initials, passphrase })
    }
}

#[derive(Debug)]
struct Recover {
    form: Form<RecoverFields>,
    /// Why it could not be done, where no field is to blame.
    trouble: Option<String>,
}

/// The form, in the place of the door.
#[must_use]
pub fn open(cx: &Cx<'_>) -> Box<dyn View> {
    Box::new(Recover { form: Form::new(RecoverFields::new(cx.texts), cx.texts), trouble: None })
}

impl Recover {
    fn hand_in(&mut self) -> Response {
        let Some(Filled { code, initials, passphrase }) = self.form.submit() else {
            return Response::Handled;
        };
        self.trouble = None;
        Response::effect(Effect::Start(Box::new(Job::Recover { code, initials, passphrase })))
    }

    fn failed(&mut self, error: &StoreError, t: Texts) {
        let why = explain::code_error(t, error);
        match error {
            StoreError::WrongPassphrase => self.form.refuse(Refused::new("code", why)),
            StoreError::Refused(_) => self.form.refuse(Refused::new("initials", why)),
            _ => self.trouble = Some(why),
        }
    }
}

impl View for Recover {
    fn scope(&self) -> Scope {
        Scope::Form
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.key_recover_title().to_owned()
    }

    fn typing(&self) -> bool {
        true
    }

    fn availability(&self, action: Action, _cx: &Cx<'_>) -> Availability {
        // The way back to the door.
        if action == Action::UseCode { Availability::Available } else { Availability::NotHere }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Save => self.hand_in(),
            Action::Back => Response::effect(Effect::Act(Action::UseCode)),
            Action::Undo => self.on_input(&Input::Key(Key::ctrl('z')), cx),
            Action::Redo => self.on_input(&Input::Key(Key::ctrl('y')), cx),
            _ => Response::Ignored,
        }
    }

    fn on_input(&mut self, input: &Input, _cx: &Cx<'_>) -> Response {
        match self.form.on_input(input) {
            FormEvent::Submit => self.hand_in(),
            FormEvent::Ignored => Response::Ignored,
            FormEvent::Handled | FormEvent::Changed => Response::Handled,
        }
    }

    fn on_job(&mut self, done: JobDone, cx: &Cx<'_>) -> Response {
        match done {
            JobDone::Failed(error) => self.failed(&error, cx.texts),
            JobDone::Weak(why) => self.form.refuse(Refused::new("passphrase", explain::weakness(cx.texts, why))),
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn refresh(&mut self, _changes: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        pages::head(t.key_recover_title(), "", canvas);
        canvas.within(pages::inside(canvas.area()), |canvas| {
            let row = pages::paragraph(canvas, 0, t.key_recover_what(), Role::Text);
            let row = match &self.trouble {
                Some(trouble) => pages::paragraph(canvas, row, trouble, Role::Error),
                None => row,
            };
            pages::form(&self.form, row + 1, canvas);
        });
        let keys = vec![
            (t.key_recover_again(cx.key(Action::Save)), Action::Save),
            (t.setup_back(cx.key(Action::Back)), Action::Back),
        ];
        pages::keys(keys, t.setup_fields(), canvas);
    }
}
