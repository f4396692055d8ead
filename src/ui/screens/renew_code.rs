//! A new recovery code. A house whose code nobody has shown to have tells whoever keeps it when they come in: somebody ended
//! the program while the code was on the screen, or its answer never got out. And whoever keeps the house can ask for one
//! when the paper is lost, or somebody has seen it who should not.

use super::{pages, paper_code::PaperCode};
use crate::{
    domain::changes::Changes,
    explain,
    store::StoreError,
    text::Texts,
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        input::{Input, Key, KeyCode},
        theme::Role,
        view::{Availability, Cx, Effect, Job, JobDone, Message, Response, View},
    },
};

/// Why there should be a new code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// Nobody has shown to have the one there is.
    NobodyHasIt,
    /// Somebody asks for one.
    AskedFor,
}

/// The question, and then the new code.
#[derive(Debug)]
struct RenewCode {
    cause: Cause,
    /// The new code, once it is made.
    paper: Option<PaperCode>,
    /// Why it could not be made.
    trouble: Option<String>,
    /// Somebody typed where only a new code can be made: they have one, and mean to try it.
    typed: bool,
}

/// Tells that nobody has shown to have the code, and offers a new one.
#[must_use]
pub fn offer() -> Box<dyn View> {
    Box::new(RenewCode::new(Cause::NobodyHasIt))
}

/// Offers a new code to whoever asks for one.
#[must_use]
pub fn ask() -> Box<dyn View> {
    Box::new(RenewCode::new(Cause::AskedFor))
}

impl RenewCode {
    const fn new(cause: Cause) -> Self {
        Self { cause, paper: None, trouble: None, typed: false }
    }

    /// What is the matter, why, and what can be done now.
    fn question(&self, t: Texts) -> [&'static str; 3] {
        match self.cause {
            Cause::NobodyHasIt => [t.paper_nobody_has_it(), t.paper_why(), t.paper_offer()],
            Cause::AskedFor => [t.paper_asked(), t.paper_asked_why(), t.paper_asked_offer()],
        }
    }

    fn next(&mut self, cx: &Cx<'_>) -> Response {
        match &mut self.paper {
            Some(paper) => paper.next(cx.texts),
            None => {
                self.trouble = None;
                Response::effect(Effect::Start(Box::new(Job::RenewCode)))
            }
        }
    }

    /// A code that is typed here belongs on another page, and the Enter after it must not make the one on the paper worthless.
    fn not_here(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        let types = matches!(input, Input::Key(key) if key.text().is_some()) || matches!(input, Input::Paste(_));
        if !types && !self.typed {
            return Response::Ignored;
        }
        self.typed = true;
        self.trouble = Some(cx.texts.paper_typed_where_one_is_made().to_owned());
        Response::Handled
    }

    /// From the code back to the question, where another can be made; from the question out.
    fn back(&mut self) -> Response {
        let Some(paper) = &mut self.paper else {
            return Response::Ignored;
        };
        if !paper.back() {
            self.paper = None;
        }
        Response::Handled
    }
}

impl View for RenewCode {
    fn scope(&self) -> Scope {
        Scope::Form
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.setup_code_title().to_owned()
    }

    fn typing(&self) -> bool {
        true
    }

    fn availability(&self, _action: Action, _cx: &Cx<'_>) -> Availability {
        // What can be done is written on each page, in the words of the page.
        Availability::NotHere
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Save => self.next(cx),
            Action::Back => self.back(),
            Action::Undo => self.on_input(&Input::Key(Key::ctrl('z')), cx),
            Action::Redo => self.on_input(&Input::Key(Key::ctrl('y')), cx),
            _ => Response::Ignored,
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        match &mut self.paper {
            Some(paper) => paper.input(input, cx.texts),
            None if *input == Input::Key(Key::plain(KeyCode::Enter)) && !self.typed => self.next(cx),
            None => self.not_here(input, cx),
        }
    }

    fn on_job(&mut self, done: JobDone, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        match (done, &mut self.paper) {
            (JobDone::Code(code), _) => self.paper = Some(PaperCode::new(code, t)),
            (JobDone::Saved(at), _) => {
                let text = t.paper_confirmed(t.clock(at, cx.zone));
                return Response::Effects(vec![Effect::CloseSaved, Effect::Say(Message::good(text))]);
            }
            (JobDone::Failed(error), Some(paper)) => paper.failed(&error, t),
            (JobDone::Failed(error), None) => self.trouble = Some(explain::store_error(t, &error)),
            _ => return Response::Ignored,
        }
        Response::Handled
    }

    fn refresh(&mut self, _changes: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        pages::head(t.setup_code_title(), "", canvas);
        canvas.within(pages::inside(canvas.area()), |canvas| match &self.paper {
            Some(paper) => paper.draw(t.paper_what(), "", canvas, cx),
            None => {
                let [matter, why, offer] = self.question(t);
                let row = pages::paragraph(canvas, 0, matter, Role::Title);
                let row = pages::paragraph(canvas, row + 1, why, Role::Text);
                let row = pages::paragraph(canvas, row + 1, offer, Role::Text);
                pages::paragraph(canvas, row + 1, self.trouble.as_deref().unwrap_or_default(), Role::Error);
                pages::cursor_at_end(canvas);
            }
        });
        let keys = match &self.paper {
            Some(paper) => paper.keys(cx),
            None => {
                let key = cx.key(Action::Back);
                let later = match self.cause {
                    Cause::NobodyHasIt => t.paper_later(key),
                    Cause::AskedFor => t.paper_leave(key),
                };
                vec![(t.paper_make().to_owned(), Action::Save), (later, Action::Back)]
            }
        };
        pages::keys(keys, "", canvas);
    }
}
