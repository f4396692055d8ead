//! The set-up guide: where no house stands, it asks for one, shows what will be made, makes it, and does not let go before
//! the recovery code has been typed from the paper. One step a page; Esc goes back, and nothing typed is lost.

mod draw;
mod house;
mod person;

pub(super) use self::house::{House, HouseFields};
use self::person::PersonFields;
use super::paper_code::PaperCode;
use crate::{
    domain::{changes::Changes, house::NewHouse, staff::NewStaff, staff::StaffRole},
    explain,
    store::{StoreError, entrance::MemberSecrets},
    text::Texts,
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        forms::{Form, FormEvent},
        input::{Input, Key, KeyCode},
        view::{Availability, Cx, Effect, Job, JobDone, Response, View},
    },
};

/// The pages of the guide.
#[derive(Debug)]
enum Step {
    /// What will be made, and where.
    Welcome,
    /// The house and its apartments.
    House,
    /// The first member of staff.
    Person,
    /// Everything once more, before anything is made.
    Summary,
    /// The recovery code is shown, and typed from the paper. From here on the house stands.
    Paper(Box<PaperCode>),
}

/// The guide with everything that is filled in so far.
#[derive(Debug)]
struct Guide {
    step: Step,
    house: Form<HouseFields>,
    person: Form<PersonFields>,
    /// Why the house could not be made.
    trouble: Option<String>,
    /// Somebody asked to leave before the code was typed, and was told what that means.
    warned: bool,
    /// How to get about in the guide stands where the page was.
    explains: bool,
}

/// The guide at its first page.
#[must_use]
pub fn open(cx: &Cx<'_>) -> Box<dyn View> {
    let t = cx.texts;
    Box::new(Guide {
        step: Step::Welcome,
        house: Form::new(HouseFields::new(t), t).submitted_by_enter(),
        person: Form::new(PersonFields::new(t), t).submitted_by_enter(),
        trouble: None,
        warned: false,
        explains: false,
    })
}

impl Guide {
    /// One page on, if this one is filled in.
    fn next(&mut self, t: Texts) -> Response {
        match &mut self.step {
            Step::Welcome => self.step = Step::House,
            Step::House => {
                if let Some(house) = self.house.submit() {
                    self.person.fields_mut().house = house.name.as_str().to_owned();
                    self.step = Step::Person;
                }
            }
            Step::Person => {
                if self.person.submit().is_some() {
                    self.step = Step::Summary;
                }
            }
            Step::Summary => return self.make(),
            Step::Paper(paper) => return paper.next(t),
        }
        Response::Handled
    }

    /// One page back. Once the house is made there is no way back to before it.
    fn back(&mut self) -> Response {
        self.trouble = None;
        self.step = match &mut self.step {
            Step::Welcome | Step::House => Step::Welcome,
            Step::Person => Step::House,
            Step::Summary => Step::Person,
            Step::Paper(paper) => {
                paper.back();
                return Response::Handled;
            }
        };
        Response::Handled
    }

    /// Makes the house of what is filled in. A page that does not stand any more is shown again.
    fn make(&mut self) -> Response {
        let Some(house) = self.house.submit() else {
            self.step = Step::House;
            return Response::Handled;
        };
        let Some(person) = self.person.submit() else {
            self.step = Step::Person;
            return Response::Handled;
        };
        self.trouble = None;
        let house = NewHouse {
            name: house.name,
            apartments: house.apartments,
            common_rooms: house.rooms,
            first_staff: NewStaff {
                initials: person.initials,
                name: person.name,
                role: StaffRole::ClinicalLead,
                // The job makes both of the secrets.
                pin_hash: String::new(),
                slot: String::new(),
            },
            invented: false,
        };
        let secrets = MemberSecrets { passphrase: person.passphrase, pin: person.pin };
        Response::effect(Effect::Start(Box::new(Job::SetUp { house, secrets })))
    }

    /// The house stands, and its code is not on paper yet.
    const fn holds_code(&self) -> bool {
        matches!(self.step, Step::Paper(_))
    }

    fn form_input(&mut self, input: &Input, t: Texts) -> Response {
        let event = match &mut self.step {
            Step::House => self.house.on_input(input),
            Step::Person => self.person.on_input(input),
            Step::Paper(paper) => return paper.input(input, t),
            Step::Welcome | Step::Summary => {
                return match input {
                    Input::Key(key) if *key == Key::plain(KeyCode::Enter) => self.next(t),
                    _ => Response::Ignored,
                };
            }
        };
        match event {
            FormEvent::Submit => self.next(t),
            FormEvent::Ignored => Response::Ignored,
            FormEvent::Handled | FormEvent::Changed => Response::Handled,
        }
    }
}

impl View for Guide {
    fn scope(&self) -> Scope {
        Scope::Form
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.setup_title().to_owned()
    }

    fn typing(&self) -> bool {
        true
    }

    fn availability(&self, _action: Action, _cx: &Cx<'_>) -> Availability {
        // What can be done is written on each page, in the words of the page.
        Availability::NotHere
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        let asked_before = std::mem::take(&mut self.warned);
        let explained = std::mem::take(&mut self.explains);
        match action {
            Action::Help => {
                self.explains = !explained;
                Response::Handled
            }
            Action::Back if explained => Response::Handled,
            // A key that is held down, or pressed once too often, makes no house that nobody has looked at.
            Action::Save if matches!(self.step, Step::Summary) => {
                self.trouble = Some(cx.texts.setup_make_with_enter().to_owned());
                Response::Handled
            }
            Action::Save | Action::Open => self.next(cx.texts),
            Action::Back => self.back(),
            Action::Undo => self.form_input(&Input::Key(Key::ctrl('z')), cx.texts),
            Action::Redo => self.form_input(&Input::Key(Key::ctrl('y')), cx.texts),
            Action::Quit if self.holds_code() && !asked_before => {
                self.warned = true;
                Response::Handled
            }
            // There is nothing yet that could be looked up or locked.
            Action::Quit | Action::FreeMouse => Response::Ignored,
            _ => Response::Handled,
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        self.warned = false;
        self.explains = false;
        self.form_input(input, cx.texts)
    }

    fn on_job(&mut self, done: JobDone, cx: &Cx<'_>) -> Response {
        match done {
            JobDone::Code(code) => {
                self.person.fields_mut().forget_secrets();
                self.step = Step::Paper(Box::new(PaperCode::new(code, cx.texts)));
            }
            JobDone::Failed(error) => match &mut self.step {
                Step::Paper(paper) => paper.failed(&error, cx.texts),
                _ => self.trouble = Some(cx.texts.setup_failed(explain::store_error(cx.texts, &error))),
            },
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn refresh(&mut self, _changes: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        draw::guide(self, canvas, cx);
    }
}
