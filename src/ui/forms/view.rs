//! Every form as a view: one way to save, to refuse, to keep a draft and to meet somebody else's change.
//!
//! A concrete form says what it is called and what saving it means ([`FormScreen`]); keys, drafts, messages and conflicts
//! are the same everywhere and live here.

use ratatui::layout::Rect;
use serde_json::{Value, json};

use super::{Form, FormEvent, FormFields, Refused};
use crate::{
    domain::{
        changes::Changes,
        command::Command,
        ids::{ApartmentNumber, YouthId},
        refusal::Refusal,
    },
    explain,
    store::{
        Done, StoreError,
        drafts::{Draft, DraftKey},
    },
    text::Texts,
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        input::{Input, Key},
        theme::Role,
        view::{Availability, Cx, Effect, Job, JobDone, Message, Outcome, Response, View},
    },
};

/// What saving a form means.
#[derive(Debug)]
pub enum Submission {
    /// A change of data.
    Command(Box<Command>),
    /// Work that derives keys first.
    Job(Box<Job>),
    /// Nothing that is saved: a filter, an answer.
    Effects(Vec<Effect>),
}

/// A concrete form.
pub trait FormScreen: FormFields + std::fmt::Debug {
    /// The form's name in drafts; kept over versions of the program. `None` keeps no draft (secrets, filters).
    fn draft_form(&self) -> Option<&'static str>;

    /// The row being changed; 0 for a new one.
    fn subject(&self) -> i64 {
        0
    }

    /// What else a draft must remember to open the form again (whose goal it is, which version was read).
    fn context(&self) -> Value {
        Value::Null
    }

    /// The title at the top.
    fn title(&self, t: Texts) -> String;

    /// What saving the value means.
    ///
    /// # Errors
    /// The field that is to blame.
    fn submission(&mut self, value: Self::Value, cx: &Cx<'_>) -> Result<Submission, Refused>;

    /// The field a refusal of the house is about, if one; otherwise it is told on the message line.
    fn blamed(&self, _refusal: &Refusal) -> Option<&'static str> {
        None
    }

    /// What is told when it is saved; «Lagret kl. …» unless the form says more.
    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.saved_at(cx.texts.clock(done.at, cx.zone))
    }

    /// The apartment and name repeated beside the save key, so that nothing is written about the wrong youth.
    fn target(&self, _cx: &Cx<'_>) -> Option<(Option<ApartmentNumber>, String)> {
        None
    }

    /// The values somebody else saved in the meantime, as the lines shown beside one's own, and the version to save over.
    ///
    /// # Errors
    /// What the store answers.
    fn theirs(&self, _cx: &Cx<'_>) -> Result<Option<(Vec<String>, i64)>, StoreError> {
        Ok(None)
    }

    /// Takes the version of what somebody else saved, after the person has seen it.
    fn take_version(&mut self, _version: i64) {}

    /// The youth the form is about.
    fn youth(&self) -> Option<YouthId> {
        None
    }

    /// Lets fields follow one another after a change (an end after its beginning, a place after a choice).
    fn changed(&mut self, _cx: &Cx<'_>) {}
}

/// A form on the whole screen.
#[derive(Debug)]
pub struct FormView<S: FormScreen> {
    form: Form<S>,
    /// Somebody else's values, while the person decides what to do about them.
    conflict: Option<Conflict>,
    /// When the draft was last kept, for the top right.
    restored: bool,
    busy: bool,
}

/// Somebody else changed what is being changed here.
#[derive(Debug)]
struct Conflict {
    by: String,
    lines: Vec<String>,
    version: i64,
}

impl<S: FormScreen> FormView<S> {
    /// A form as it is opened.
    #[must_use]
    pub fn new(fields: S, t: Texts) -> Self {
        Self { form: Form::new(fields, t.field_full()), conflict: None, restored: false, busy: false }
    }

    /// Puts back what a draft kept.
    #[must_use]
    pub fn restored(mut self, body: &Value) -> Self {
        if let Some(state) = body.get("fields") {
            self.form.restore(state);
            self.restored = true;
        }
        self
    }

    /// The fields.
    #[must_use]
    pub fn fields(&self) -> &S {
        self.form.fields()
    }

    /// The fields, to set a default that is known only when the form is opened.
    pub fn fields_mut(&mut self) -> &mut S {
        self.form.fields_mut()
    }

    /// Puts the focus on a field.
    #[must_use]
    pub fn focused(mut self, field: &'static str) -> Self {
        self.form.set_focus(field);
        self
    }

    /// Enter on the last field hands the form in.
    #[must_use]
    pub fn submitted_by_enter(self) -> Self {
        Self { form: self.form.submitted_by_enter(), ..self }
    }

    fn draft_key(&self) -> Option<DraftKey> {
        let fields = self.form.fields();
        fields.draft_form().map(|form| DraftKey { form: form.to_owned(), subject: fields.subject() })
    }

    fn save(&mut self, cx: &Cx<'_>) -> Response {
        if self.busy {
            return Response::Handled;
        }
        if let Some(conflict) = self.conflict.take() {
            // Seen and decided: mine is saved over theirs, which stays in the audit chain.
            self.form.fields_mut().take_version(conflict.version);
        }
        let Some(value) = self.form.submit() else {
            return Response::Handled;
        };
        match self.form.fields_mut().submission(value, cx) {
            Ok(Submission::Command(command)) => Response::effect(match self.draft_key() {
                Some(key) => Effect::RunDraft(command, key),
                None => Effect::Run(command),
            }),
            Ok(Submission::Job(job)) => {
                self.busy = true;
                Response::effect(Effect::Start(job))
            }
            Ok(Submission::Effects(effects)) => Response::Effects(effects),
            Err(refused) => {
                self.form.refuse(refused);
                Response::Handled
            }
        }
    }

    fn failed(&mut self, error: &StoreError, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        if let StoreError::Refused(refusal) = error {
            if let Refusal::ChangedMeanwhile { by } = refusal
                && let Ok(Some((lines, version))) = self.form.fields().theirs(cx)
            {
                let by = cx.house().map_or_else(|_| String::new(), |house| house.people.initials(*by).to_owned());
                self.conflict = Some(Conflict { by, lines, version });
                return Response::Handled;
            }
            if let Some(field) = self.form.fields().blamed(refusal) {
                self.form.refuse(Refused::new(field, explain::refusal(t, refusal)));
                return Response::Handled;
            }
        }
        Response::say(Message::bad(explain::not_saved(t, error)))
    }

    fn draw_conflict(&self, canvas: &mut Canvas<'_>, conflict: &Conflict, t: Texts) {
        let area = canvas.area();
        let head = t.conflict_title(&conflict.by);
        canvas.line(0, canvas.span(format!(" {head}"), Role::Important));
        for (row, line) in (2..area.height.saturating_sub(3)).zip(&conflict.lines) {
            canvas.line(row, canvas.span(format!("   {line}"), Role::Text));
        }
        canvas.line(area.height.saturating_sub(2), canvas.span(format!(" {}", t.conflict_choice()), Role::Text));
        canvas.set_cursor((area.x, area.y).into());
    }
}

impl<S: FormScreen> View for FormView<S> {
    fn scope(&self) -> Scope {
        Scope::Form
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        self.form.fields().title(cx.texts)
    }

    fn typing(&self) -> bool {
        true
    }

    fn availability(&self, action: Action, _cx: &Cx<'_>) -> Availability {
        match action {
            Action::Save | Action::Undo | Action::Redo => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Save => self.save(cx),
            Action::Undo => self.on_input(&Input::Key(Key::ctrl('z')), cx),
            Action::Redo => self.on_input(&Input::Key(Key::ctrl('y')), cx),
            Action::Back if self.conflict.is_some() => {
                // Back to one's own text, which is untouched; nothing was saved.
                self.conflict = None;
                Response::Handled
            }
            _ => Response::Ignored,
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        if self.busy || self.conflict.is_some() {
            return Response::Handled;
        }
        match self.form.on_input(input) {
            FormEvent::Ignored => Response::Ignored,
            FormEvent::Handled => Response::Handled,
            FormEvent::Changed => {
                self.form.fields_mut().changed(cx);
                Response::Handled
            }
            FormEvent::Submit => self.save(cx),
        }
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        match outcome {
            Outcome::Done(done) => {
                let text = self.form.fields().saved(done, cx);
                close_as_saved(text)
            }
            Outcome::Failed(error) => self.failed(error, cx),
        }
    }

    fn on_job(&mut self, done: JobDone, cx: &Cx<'_>) -> Response {
        self.busy = false;
        match done {
            JobDone::Saved(at) => close_as_saved(cx.texts.saved_at(cx.texts.clock(at, cx.zone))),
            JobDone::Failed(error) => self.failed(&error, cx),
            _ => Response::Ignored,
        }
    }

    fn refresh(&mut self, _changes: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        // An open form keeps its text; what others wrote is met when it is saved.
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        if let Some(conflict) = &self.conflict {
            self.draw_conflict(canvas, conflict, t);
            return;
        }
        let area = canvas.area();
        canvas.line(0, canvas.span(format!(" {}", self.title(cx)), Role::Title));
        if !canvas.plain() {
            let rule = "─".repeat(usize::from(area.width));
            canvas.line(1, canvas.span(rule, Role::Border));
        }
        let fields = Rect {
            x: area.x + 1,
            y: area.y + 2,
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(5),
        };
        let theme = canvas.theme();
        if let Some(cursor) = self.form.draw_fields(fields, canvas.buffer(), theme) {
            canvas.set_cursor(cursor);
        }
        draw_target(canvas, self.form.fields().target(cx), area, t);
        let help =
            Rect { x: area.x + 1, y: area.bottom().saturating_sub(1), width: area.width.saturating_sub(2), height: 1 };
        self.form.draw_help(help, canvas.buffer(), theme);
    }

    fn draft(&self) -> Option<Draft> {
        if !self.form.changed() && !self.restored {
            return None;
        }
        let key = self.draft_key()?;
        Some(Draft { key, body: json!({ "fields": self.form.state(), "context": self.form.fields().context() }) })
    }

    fn youth(&self) -> Option<YouthId> {
        self.form.fields().youth()
    }
}

fn close_as_saved(text: String) -> Response {
    Response::Effects(vec![Effect::CloseSaved, Effect::Say(Message::good(text))])
}

/// The wrong-youth guard: whom it is about, in their tile's colour, where the eye is when the save key is pressed.
fn draw_target(canvas: &mut Canvas<'_>, target: Option<(Option<ApartmentNumber>, String)>, area: Rect, t: Texts) {
    let Some((apartment, name)) = target else {
        return;
    };
    let role = apartment.map_or(Role::Title, |number| Role::Apartment(number.0));
    let mark = canvas.span("▌", role);
    let text = match apartment {
        Some(number) => t.saves_on_apartment(number, name.to_uppercase()),
        None => t.saves_on(name.to_uppercase()),
    };
    let row = area.height.saturating_sub(2);
    let line = vec![canvas.span(" ", Role::Text), mark, canvas.span(format!(" {text}"), Role::Title)];
    canvas.line(row, ratatui::text::Line::from(line));
}
