//! Every form as a view: one way to save, to refuse, to keep a draft and to meet somebody else's change.
//!
//! A concrete form says what it is called and what saving it means ([`FormScreen`]); keys, drafts, messages and conflicts
//! are the same everywhere and live here.

mod draw;
mod screen;

use serde_json::{Value, json};

pub use self::screen::{FormScreen, Submission};
use super::{
    Form, FormEvent, Refused,
    conflict::Conflict,
    target::{self, Target},
};
use crate::{
    domain::{changes::Changes, ids::YouthId, refusal::Refusal, time::Instant},
    explain,
    store::{
        StoreError,
        drafts::{Draft, DraftKey},
    },
    text::Texts,
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        dialogs::{phrases::Phrases, question::Question},
        input::{Input, Key, KeyCode, MouseKind},
        view::{Availability, Cx, Effect, Gist, JobDone, Message, Outcome, Response, View},
    },
};

/// Where a draft keeps the subject its form was opened with: its name may be another by now.
pub const OPENED_ABOUT: &str = "opened-about";

/// A form on the whole screen.
#[derive(Debug)]
pub struct FormView<S: FormScreen> {
    form: Form<S>,
    /// When the draft was last kept, for the top right.
    kept_at: Option<Instant>,
    /// Somebody else's values, while the person decides what to do about them.
    conflict: Option<Conflict>,
    /// The number in the draft's name after it was set aside.
    aside: Option<i64>,
    /// It is being saved to go on to a task.
    going_on: bool,
}

impl<S: FormScreen> FormView<S> {
    /// A form as it is opened.
    #[must_use]
    pub fn new(fields: S, t: Texts) -> Self {
        Self { form: Form::new(fields, t), kept_at: None, conflict: None, aside: None, going_on: false }
    }

    /// Puts back what a draft kept.
    #[must_use]
    pub fn restored(mut self, body: &Value) -> Self {
        if let Some(state) = body.get("fields") {
            self.form.restore(state);
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

    /// Something is typed in a form that keeps no draft, because it holds secrets.
    fn would_be_lost(&self) -> bool {
        self.form.fields().draft_form().is_none() && self.form.fields().holds_work() && self.form.changed()
    }

    /// Whether a phrase can be written where the focus is.
    fn phrases(&self, cx: &Cx<'_>) -> Availability {
        let fields = self.form.fields();
        if !fields.fields().iter().any(|(name, _)| fields.takes_phrases(name)) {
            return Availability::NotHere;
        }
        if cx.config.log.phrases.is_empty() {
            return Availability::Disabled(cx.texts.phrases_none().to_owned());
        }
        if fields.takes_phrases(&self.form.focus()) {
            return Availability::Available;
        }
        Availability::Disabled(cx.texts.phrases_not_here().to_owned())
    }

    /// Asks first, with what would be thrown away.
    fn throw_away(&self, t: Texts) -> Response {
        let then = match self.draft_key() {
            Some(key) => vec![Effect::ThrowAway { key, shown: None }],
            None => vec![Effect::CloseSaved, Effect::Say(Message::note(t.thrown_away().to_owned()))],
        };
        Response::open(Question::throw_away(&self.form.prose(), then, t))
    }

    fn save(&mut self, cx: &Cx<'_>) -> Response {
        if let Some(conflict) = self.conflict.take() {
            // Seen and decided: mine is saved over theirs, which stays in the audit chain.
            self.form.fields_mut().take_version(conflict.theirs.version);
        }
        let Some(value) = self.form.submit() else {
            return Response::Handled;
        };
        match self.form.fields_mut().submission(value, cx) {
            Ok(Submission::Command(command)) => Response::effect(match self.draft_key() {
                Some(key) => Effect::RunDraft(command, key),
                None => Effect::Run(command),
            }),
            Ok(Submission::Job(job)) => Response::effect(Effect::Start(job)),
            Ok(Submission::Effects(effects)) => Response::Effects(effects),
            Ok(Submission::Ask(question, field)) => {
                self.form.set_focus(field);
                Response::open(*question)
            }
            Err(refused) => {
                self.form.refuse(refused);
                Response::Handled
            }
        }
    }

    /// Of what differs, texts of both: theirs is put before mine in the form.
    fn has_both(&self) -> bool {
        let Some(conflict) = &self.conflict else {
            return false;
        };
        let fields = self.form.fields().fields();
        fields.iter().filter(|(_, field)| field.holds_words()).any(|(_, field)| {
            let mine = field.prose().unwrap_or_default();
            conflict.theirs.to_keep_beside(&field.words().label, &mine).is_some()
        })
    }

    /// Both texts are seen and both are kept, theirs first, to be put in order and saved by whoever writes.
    fn keep_both(&mut self, cx: &Cx<'_>) -> Response {
        let Some(conflict) = self.conflict.take() else {
            return Response::Handled;
        };
        let theirs = &conflict.theirs;
        if !self.form.put_before(|label, mine| theirs.to_keep_beside(label, mine).map(str::to_owned)) {
            self.conflict = Some(conflict);
            return Response::say(Message::note(cx.texts.conflict_no_room().to_owned()));
        }
        self.form.fields_mut().take_version(theirs.version);
        self.form.fields_mut().changed(cx);
        Response::say(Message::note(cx.texts.conflict_both(&conflict.by, cx.key(Action::Save))))
    }

    fn failed(&mut self, error: &StoreError, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        if let StoreError::Refused(refusal) = error {
            if let Refusal::ChangedMeanwhile { by } = refusal
                && let Ok(Some(theirs)) = self.form.fields().theirs(cx)
            {
                let by = cx.house().map_or_else(|_| String::new(), |house| house.people.initials(*by).to_owned());
                self.conflict = Some(Conflict::new(by, theirs));
                return Response::Handled;
            }
            if matches!(self.form.fields_mut().aim_anew(refusal, cx), Ok(true)) {
                return Response::say(Message::bad(t.not_saved_aimed_anew().to_owned()));
            }
            if let Some(field) = self.form.fields().blamed(refusal) {
                let sentence = self.form.fields().refused(refusal, cx);
                self.form.refuse(Refused::new(field, sentence));
                return Response::Handled;
            }
        }
        if let (StoreError::WrongPassphrase, Some(field)) = (error, self.form.fields().blamed_for_secret()) {
            self.form.refuse(Refused::new(field, explain::store_error(t, error)));
            return Response::Handled;
        }
        Response::say(Message::bad(explain::not_saved(t, error)))
    }

    /// A PIN that signs was wrong, or is not enough.
    fn pin_refused(&mut self, sentence: String) -> Response {
        match self.form.fields().blamed_for_secret() {
            Some(field) => {
                self.form.fields_mut().forget_secrets();
                self.form.refuse(Refused::new(field, sentence));
                Response::Handled
            }
            None => Response::say(Message::bad(sentence)),
        }
    }

    /// While theirs and mine are compared, keys only move what is seen.
    fn on_conflict_input(conflict: &mut Conflict, input: &Input) -> Response {
        let page = 10;
        let by = match input {
            Input::Key(key) => match key.code {
                KeyCode::Up => -1,
                KeyCode::Down => 1,
                KeyCode::PageUp => -page,
                KeyCode::PageDown => page,
                _ => 0,
            },
            Input::Mouse(mouse) => match mouse.kind {
                MouseKind::WheelUp => -1,
                MouseKind::WheelDown => 1,
                MouseKind::Click => 0,
            },
            _ => 0,
        };
        conflict.scroll(by);
        Response::Handled
    }

    /// The youths the form is about, where it is about any.
    fn heading(&self, cx: &Cx<'_>) -> Option<String> {
        let fields = self.form.fields();
        let targets = fields.targets(cx);
        let about_youths = fields.youth().is_some() || targets.len() > 1;
        about_youths.then(|| target::heading(&targets, cx.texts)).filter(|about| !about.is_empty())
    }

    /// What is told when it is saved says about whom, whatever the form itself says.
    fn told_of(&self, text: String, cx: &Cx<'_>) -> String {
        let folded = text.to_lowercase();
        let door = |target: &Target| target.door.map(|number| cx.texts.saves_on_apartment_only(number).to_lowercase());
        let named = |target: &Target| {
            folded.contains(&target.name.to_lowercase()) || door(target).is_some_and(|door| folded.contains(&door))
        };
        match self.heading(cx) {
            Some(about) if !self.form.fields().targets(cx).iter().any(named) => cx.texts.saved_about(about, text),
            _ => text,
        }
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

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        (action == Action::Save).then(|| self.form.fields().save_label(t))
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::TaskFromEntry if self.form.fields().makes_task() => Availability::Available,
            Action::InsertPhrase => self.phrases(cx),
            Action::KeepBoth if self.has_both() => Availability::Available,
            Action::KeepBoth if self.conflict.is_some() => {
                Availability::Disabled(cx.texts.conflict_no_texts().to_owned())
            }
            Action::ThrowAway if self.form.changed() => Availability::Available,
            Action::ThrowAway => Availability::Disabled(cx.texts.throw_away_nothing().to_owned()),
            Action::Save | Action::Undo | Action::Redo => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Save => {
                self.going_on = false;
                self.save(cx)
            }
            Action::TaskFromEntry if self.form.fields().makes_task() => {
                self.going_on = true;
                self.save(cx)
            }
            Action::KeepBoth => self.keep_both(cx),
            Action::ThrowAway => self.throw_away(cx.texts),
            Action::InsertPhrase => Response::open(Phrases::new(cx.config.log.phrases.clone())),
            Action::Undo => self.on_input(&Input::Key(Key::ctrl('z')), cx),
            Action::Redo => self.on_input(&Input::Key(Key::ctrl('y')), cx),
            Action::Back if self.conflict.is_some() => {
                // Back to one's own text, which is untouched; nothing was saved.
                self.conflict = None;
                Response::Handled
            }
            Action::Back if self.would_be_lost() => Response::open(Question::close(cx.texts)),
            _ => Response::Ignored,
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        if let Some(conflict) = &mut self.conflict {
            return Self::on_conflict_input(conflict, input);
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

    fn on_agreed(&mut self, cx: &Cx<'_>) -> Response {
        self.form.fields_mut().agreed();
        self.save(cx)
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        match outcome {
            Outcome::Done(done) => {
                let text = self.told_of(self.form.fields().saved(done, cx), cx);
                if let Some(view) = self.form.fields().asks_then(cx) {
                    return Response::Effects(vec![
                        Effect::CloseSaved,
                        Effect::Open(view),
                        Effect::Say(Message::good(text)),
                    ]);
                }
                let next = if self.going_on { self.form.fields().task_of(done, cx) } else { Ok(None) };
                match next {
                    Ok(Some(view)) => Response::Effects(vec![
                        Effect::CloseSaved,
                        Effect::Open(view),
                        Effect::Say(Message::good(text)),
                    ]),
                    Ok(None) => close_as_saved(text),
                    Err(error) => Response::Effects(vec![
                        Effect::CloseSaved,
                        Effect::Say(Message::bad(explain::store_error(cx.texts, &error))),
                    ]),
                }
            }
            Outcome::Failed(error) => self.failed(error, cx),
        }
    }

    fn on_job(&mut self, done: JobDone, cx: &Cx<'_>) -> Response {
        match done {
            JobDone::Saved(at) => close_as_saved(self.told_of(self.form.fields().job_saved(at, cx), cx)),
            JobDone::Failed(error) => self.failed(&error, cx),
            JobDone::WrongPin { left } => self.pin_refused(cx.texts.sign_wrong_pin(i64::from(left))),
            JobDone::PassphraseNeeded => self.pin_refused(cx.texts.sign_passphrase_needed().to_owned()),
            JobDone::SignedIn | JobDone::Code(_) | JobDone::Weak(_) => Response::Ignored,
        }
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.form.fields_mut().tick(cx);
        self.form.fields_mut().follow_changes(changes, cx);
        // An open form keeps its text; what others wrote is met when it is saved.
        Ok(())
    }
    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        self.draw_form(canvas, cx);
    }

    fn draft_key(&self) -> Option<DraftKey> {
        let fields = self.form.fields();
        let subject = self.aside.unwrap_or_else(|| fields.subject());
        fields.draft_form().map(|form| DraftKey { form: form.to_owned(), subject })
    }

    fn draft(&self) -> Option<Draft> {
        if self.form.fields().is_blank() || !self.form.changed() {
            return None;
        }
        let key = self.draft_key()?;
        let fields = self.form.fields();
        let body = json!({
            "fields": self.form.state(),
            "context": fields.context(),
            OPENED_ABOUT: fields.subject(),
        });
        Some(Draft { key, body })
    }

    fn strayed(&self) -> bool {
        self.aside.is_none() && self.form.fields().strayed()
    }

    fn keep_draft_aside(&mut self, subject: i64) {
        self.aside = Some(subject);
    }

    fn gist(&self, cx: &Cx<'_>) -> Gist {
        let targets = self.form.fields().targets(cx);
        let about = targets.iter().map(|target| match target.door {
            Some(number) => format!("{number} {}", target.called()),
            None => target.called(),
        });
        Gist { about: about.collect::<Vec<_>>().join(", "), words: self.form.prose() }
    }

    fn forget_secrets(&mut self) {
        self.form.fields_mut().forget_secrets();
    }

    fn draft_kept(&mut self, at: Option<Instant>) {
        self.kept_at = at;
    }

    fn youth(&self) -> Option<YouthId> {
        self.form.fields().youth()
    }
}

fn close_as_saved(text: String) -> Response {
    Response::Effects(vec![Effect::CloseSaved, Effect::Say(Message::good(text))])
}
