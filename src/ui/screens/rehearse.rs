//! The rehearsal with the code on paper: typed from there, and held against the house. It is shown while it is typed, since thirty
//! signs that nobody sees are not typed right, and gone from the screen when it is handed in.

use ratatui::layout::Rect;

use super::{Opened, pages};
use crate::{
    domain::changes::Changes,
    explain,
    store::{StoreError, keys::RecoveryCode},
    text::Texts,
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        forms::{Form, FormEvent, FormFields, Refused, Words, form_fields, text::TextField},
        input::{Input, Key},
        theme::Role,
        view::{Availability, Cx, Effect, Job, JobDone, Message, Response, View},
    },
};

/// Thirty signs with whatever stands between them.
const LONGEST: usize = 80;
/// Rows of the field with its message.
const FIELD_ROWS: u16 = 3;

/// The field.
struct CodeFields {
    code: TextField,
    t: Texts,
}

impl FormFields for CodeFields {
    type Value = RecoveryCode;
    form_fields!(code);

    fn read(&self) -> Result<RecoveryCode, Refused> {
        RecoveryCode::parse(&self.code.value())
            .map_err(|fault| Refused::new("code", explain::recovery_fault(self.t, fault)))
    }
}

#[derive(Debug)]
struct Rehearse {
    form: Form<CodeFields>,
}

/// Asks for the code on paper.
///
/// # Errors
/// None; every opening answers alike.
pub fn open(cx: &Cx<'_>) -> Opened {
    Ok(Box::new(Rehearse { form: empty(cx.texts) }))
}

/// A field in which nothing was ever typed: nothing can be brought back into it.
fn empty(t: Texts) -> Form<CodeFields> {
    let words = Words::required(t.setup_retype(), t.key_code_help(), t.setup_retype_missing());
    Form::new(CodeFields { code: TextField::new(words, LONGEST), t }, t).submitted_by_enter()
}

impl Rehearse {
    fn hand_in(&mut self, cx: &Cx<'_>) -> Response {
        let Some(code) = self.form.submit() else {
            return Response::Handled;
        };
        self.form = empty(cx.texts);
        Response::effect(Effect::Start(Box::new(Job::RehearseCode { code })))
    }
}

impl View for Rehearse {
    fn scope(&self) -> Scope {
        Scope::Form
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.key_code_title().to_owned()
    }

    fn typing(&self) -> bool {
        true
    }

    fn is_question(&self) -> bool {
        // Whoever comes back finds no code typed.
        true
    }

    fn availability(&self, _action: Action, _cx: &Cx<'_>) -> Availability {
        // What can be done is written on the page.
        Availability::NotHere
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Save => self.hand_in(cx),
            Action::Undo => self.on_input(&Input::Key(Key::ctrl('z')), cx),
            Action::Redo => self.on_input(&Input::Key(Key::ctrl('y')), cx),
            _ => Response::Ignored,
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        match self.form.on_input(input) {
            FormEvent::Submit => self.hand_in(cx),
            FormEvent::Ignored => Response::Ignored,
            FormEvent::Handled | FormEvent::Changed => Response::Handled,
        }
    }

    fn on_job(&mut self, done: JobDone, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        match done {
            JobDone::Saved(at) => {
                let told = Message::good(t.key_code_proven(t.date(cx.zone.date(at))));
                Response::Effects(vec![Effect::CloseSaved, Effect::Say(told)])
            }
            JobDone::Failed(error) => {
                self.form.refuse(Refused::new("code", explain::code_error(t, &error)));
                Response::Handled
            }
            _ => Response::Ignored,
        }
    }

    fn refresh(&mut self, _changes: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        pages::head(t.key_code_title(), "", canvas);
        canvas.within(pages::inside(canvas.area()), |canvas| {
            let row = pages::paragraph(canvas, 0, t.key_code_what(), Role::Text);
            let row = pages::paragraph(canvas, row + 1, t.key_code_again(), Role::Text) + 1;
            let area = canvas.area();
            let place = Rect { y: area.y + row, height: FIELD_ROWS, ..area }.intersection(area);
            let help = Rect { y: area.y + row + FIELD_ROWS + 1, height: 1, ..area }.intersection(area);
            let theme = canvas.theme();
            if let Some(cursor) = self.form.draw_fields(place, canvas.buffer(), theme) {
                canvas.set_cursor(cursor);
            }
            self.form.draw_help(help, canvas.buffer(), theme);
        });
        let keys = vec![
            (t.key_code_try(cx.key(Action::Save)), Action::Save),
            (t.setup_back(cx.key(Action::Back)), Action::Back),
        ];
        pages::keys(keys, "", canvas);
    }
}
