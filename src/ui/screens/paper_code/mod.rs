//! The recovery code on its way to the paper: shown first, then typed from there. In the set-up guide, and where a house has a
//! code that nobody has shown to have.

mod draw;
mod retype;

use self::retype::RetypeFields;
use crate::{
    explain,
    store::{StoreError, keys::RecoveryCode},
    text::Texts,
    ui::{
        forms::{Form, FormEvent, Refused},
        input::{Input, Key, KeyCode},
        view::{Effect, Job, Response},
    },
};

/// A code that must be written down.
#[derive(Debug)]
pub(super) struct PaperCode {
    code: RecoveryCode,
    /// It is typed now, and not shown.
    typing: bool,
    retype: Form<RetypeFields>,
}

impl PaperCode {
    /// The code, shown.
    pub(super) fn new(code: RecoveryCode, t: Texts) -> Self {
        let retype = Form::new(RetypeFields::new(t), t).submitted_by_enter();
        Self { code, typing: false, retype }
    }

    /// One page on: to where the code is typed, and then to the proof that it opens the house.
    pub(super) fn next(&mut self, t: Texts) -> Response {
        if !self.typing {
            self.typing = true;
            return Response::Handled;
        }
        let Some(typed) = self.retype.submit() else {
            return Response::Handled;
        };
        match retype::compare(&typed, &self.code) {
            Ok(()) => Response::effect(Effect::Start(Box::new(Job::ConfirmCode { code: typed }))),
            Err(fault) => {
                self.retype.refuse(retype::refused(t, fault));
                Response::Handled
            }
        }
    }

    /// One page back, to the code; `false` where it is shown already.
    pub(super) fn back(&mut self) -> bool {
        std::mem::take(&mut self.typing)
    }

    /// A key without a meaning of its own.
    pub(super) fn input(&mut self, input: &Input, t: Texts) -> Response {
        if !self.typing {
            let enter = Input::Key(Key::plain(KeyCode::Enter));
            return if *input == enter { self.next(t) } else { Response::Ignored };
        }
        match self.retype.on_input(input) {
            FormEvent::Submit => self.next(t),
            FormEvent::Ignored => Response::Ignored,
            FormEvent::Handled | FormEvent::Changed => Response::Handled,
        }
    }

    /// The code that was typed could not be confirmed.
    pub(super) fn failed(&mut self, error: &StoreError, t: Texts) {
        let why = match error {
            // It is the code of this page: another terminal has made a newer one.
            StoreError::WrongPassphrase => t.paper_replaced().to_owned(),
            error => explain::store_error(t, error),
        };
        self.retype.refuse(Refused::new("code", why));
    }
}
