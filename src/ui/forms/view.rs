//! Every form as a view: one way to save, to refuse, to keep a draft and to meet somebody else's change.
//!
//! A concrete form says what it is called and what saving it means ([`FormScreen`]); keys, drafts, messages and conflicts
//! are the same everywhere and live here.

use ratatui::{layout::Rect, text::Line};
use serde_json::{Value, json};

use super::{
    FieldName, Form, FormEvent, FormFields, Refused,
    conflict::{Conflict, Theirs},
    target::{self, Target},
};
use crate::{
    domain::{changes::Changes, command::Command, ids::YouthId, refusal::Refusal, time::Instant},
    explain,
    store::{
        Done, StoreError,
        drafts::{Draft, DraftKey},
    },
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        dialogs::{phrases::Phrases, question::Question},
        input::{Input, Key, KeyCode, MouseKind},
        theme::Role,
        view::{Availability, Cx, Effect, Gist, Job, JobDone, Message, Outcome, Response, View},
    },
};

/// Where a draft keeps the subject its form was opened with: its name may be another by now.
pub const OPENED_ABOUT: &str = "opened-about";

/// What saving a form means.
#[derive(Debug)]
pub enum Submission {
    /// A change of data.
    Command(Box<Command>),
    /// Work that derives keys first.
    Job(Box<Job>),
    /// Nothing that is saved: a filter, an answer.
    Effects(Vec<Effect>),
    /// A question first. Whoever answers no is at this field.
    Ask(Box<Question>, FieldName),
}

/// A concrete form.
pub trait FormScreen: FormFields + std::fmt::Debug {
    /// The form's name in drafts; kept over versions of the program. `None` keeps no draft (secrets, filters).
    fn draft_form(&self) -> Option<&'static str>;

    /// What was asked last ([`Submission::Ask`] with [`Effect::Agree`]) was answered with yes: it is handed in again.
    fn agreed(&mut self) {}

    /// The row being changed; 0 for a new one.
    fn subject(&self) -> i64 {
        0
    }

    /// What is typed is work that somebody would miss; a filter or a choice is not.
    fn holds_work(&self) -> bool {
        true
    }

    /// What is filled in is about something else by now than what the form was opened about ([`View::strayed`]).
    fn strayed(&self) -> bool {
        false
    }

    /// What the save key is called here: «Lagre» unless nothing is saved.
    fn save_label(&self, t: Texts) -> &'static str {
        t.action_save()
    }

    /// What else a draft must remember to open the form again: whose goal it is, and which version was read, so that what
    /// others changed while the draft lay is met when it is saved.
    fn context(&self) -> Value {
        Value::Null
    }

    /// The title at the top.
    fn title(&self, t: Texts) -> String;

    /// What is to be known before it is saved, above the fields: a paragraph each.
    fn notes(&self) -> &[String] {
        &[]
    }

    /// The house refused because what the form is about has been replaced by something else: aims at that, and answers
    /// whether it does. The notes say so, nothing typed is lost, and the draft keeps its name.
    ///
    /// # Errors
    /// What the store answers.
    fn aim_anew(&mut self, _why: &Refusal, _cx: &Cx<'_>) -> Result<bool, StoreError> {
        Ok(false)
    }

    /// What saving the value means.
    ///
    /// # Errors
    /// The field that is to blame.
    fn submission(&mut self, value: Self::Value, cx: &Cx<'_>) -> Result<Submission, Refused>;

    /// The field a refusal of the house is about, if one; otherwise it is told on the message line.
    fn blamed(&self, _refusal: &Refusal) -> Option<&'static str> {
        None
    }

    /// The sentence for a refusal, where the form can say more than the house: which key to press.
    fn refused(&self, why: &Refusal, cx: &Cx<'_>) -> String {
        explain::refusal(cx.texts, why)
    }

    /// The field in which a secret was wrong, when the form asks for one.
    fn blamed_for_secret(&self) -> Option<&'static str> {
        None
    }

    /// A secret was wrong, or the screen is covered: it is typed anew.
    fn forget_secrets(&mut self) {
        self.fields_mut().into_iter().for_each(|(_, field)| field.forget_secret());
    }

    /// What is told when it is saved; «Lagret kl. …» unless the form says more.
    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.saved_at(cx.texts.clock(done.at, cx.zone))
    }

    /// The same where a job saved it.
    fn job_saved(&self, at: Instant, cx: &Cx<'_>) -> String {
        cx.texts.saved_at(cx.texts.clock(at, cx.zone))
    }

    /// The apartment and name repeated beside the save key, so that nothing is written about the wrong youth.
    fn target(&self, _cx: &Cx<'_>) -> Option<Target> {
        None
    }

    /// The same for a form about several: all of them, in the order they are shown.
    fn targets(&self, cx: &Cx<'_>) -> Vec<Target> {
        self.target(cx).into_iter().collect()
    }

    /// Nothing is typed that would be missed: no draft is kept, and one that was kept is dropped.
    fn is_blank(&self) -> bool {
        false
    }

    /// Time has gone by: what is typed next is read with this moment in mind.
    fn tick(&mut self, _cx: &Cx<'_>) {}

    /// Something was written, here or at another terminal, or time has gone by: what is told beside the fields follows.
    fn follow_changes(&mut self, _changes: Changes, _cx: &Cx<'_>) {}

    /// What somebody else saved in the meantime, beside one's own.
    ///
    /// # Errors
    /// What the store answers.
    fn theirs(&self, _cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        Ok(None)
    }

    /// Takes the version of what somebody else saved, after the person has seen it.
    fn take_version(&mut self, _version: i64) {}

    /// The youth the form is about.
    fn youth(&self) -> Option<YouthId> {
        None
    }

    /// Whether a key saves the form and goes on to a task that is made of it.
    fn makes_task(&self) -> bool {
        false
    }

    /// What opens after the form was saved with that key.
    ///
    /// # Errors
    /// What the store answers.
    fn task_of(&self, _done: &Done, _cx: &Cx<'_>) -> Result<Option<Box<dyn View>>, StoreError> {
        Ok(None)
    }

    /// Whether a phrase of the configuration can be written into this field.
    fn takes_phrases(&self, _field: &str) -> bool {
        false
    }

    /// Lets fields follow one another after a change (an end after its beginning, a place after a choice).
    fn changed(&mut self, _cx: &Cx<'_>) {}
}

/// A form on the whole screen.
///
/// ```text
///  title                                       utkast lagret 14:29
/// ─────────────────────────────────────────────────────────────────
///   fields
///
///  [ Lagre  Ctrl-S ]  [ Tilbake  Esc ]  ▌ Lagres på LEILIGHET 3 · NAVN
///   help of the field
/// ```
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

    fn draw_head(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let width = usize::from(canvas.area().width);
        let kept = self.kept_at.map_or_else(String::new, |at| t.draft_kept_at(t.clock(at, cx.zone)));
        let room = width.saturating_sub(columns::width(&kept) + 3);
        let about = self.heading(cx).map_or_else(String::new, |about| format!(" · {about}"));
        let about = columns::truncate(&about, room / 2).into_owned();
        let title = columns::truncate(&self.title(cx), room.saturating_sub(columns::width(&about))).into_owned();
        let title = format!("{title}{about}");
        // Whoever is signed in stands by what is written, which may not be who is typing.
        let author = cx.open.map_or_else(String::new, |open| {
            let staff = &open.session.staff;
            format!("  {}", t.form_author(staff.initials.as_str(), staff.name.as_str()))
        });
        let author = columns::pad(&author, room.saturating_sub(columns::width(&title)));
        canvas.line(
            0,
            vec![
                canvas.span(format!(" {title}"), Role::Title),
                canvas.span(format!("{author} "), Role::Dim),
                canvas.span(kept, Role::Dim),
            ],
        );
        if !canvas.plain() {
            canvas.line(1, canvas.span("─".repeat(width), Role::Border));
        }
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

    /// What is to be known first; answers the rows it takes. Most of the room is left for the fields.
    fn draw_notes(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let notes = self.form.fields().notes();
        let width = usize::from(area.width).saturating_sub(4);
        let lines: Vec<&str> = notes.iter().flat_map(|note| columns::wrap(note, width)).collect();
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
        canvas.within(area, |canvas| {
            for (row, line) in (0..rows).zip(lines) {
                canvas.line(row, canvas.span(format!("  {line}"), Role::Important));
            }
        });
        if rows == 0 { 0 } else { rows + 1 }
    }

    /// The keys that end the form, and beside them whom it is about: where the eye is when the save key is pressed.
    fn draw_end(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let area = canvas.area();
        let mut x = area.x + 1;
        for action in [Action::Save, Action::Back] {
            let label = self.label(action, cx.texts).unwrap_or((action.row().label)(&cx.texts));
            let text = format!("[ {label}  {} ]", cx.key(action));
            let place = Rect { x, width: columns::cells(&text), height: 1, ..area };
            canvas.within(place, |canvas| canvas.line(0, canvas.span(text, Role::Key)));
            canvas.clickable(place, action);
            x = place.right() + 2;
        }
        let targets = self.form.fields().targets(cx);
        let place = Rect { x: x + 1, width: area.right().saturating_sub(x + 1), ..area };
        canvas.within(place, |canvas| draw_targets(canvas, &targets, cx.texts));
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
            JobDone::SignedIn | JobDone::Code(_) => Response::Ignored,
        }
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.form.fields_mut().tick(cx);
        self.form.fields_mut().follow_changes(changes, cx);
        // An open form keeps its text; what others wrote is met when it is saved.
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let both = self.has_both();
        if let Some(conflict) = &mut self.conflict {
            conflict.draw(canvas, both, cx);
            return;
        }
        let area = canvas.area();
        self.draw_head(canvas, cx);
        let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let help_rows = self.form.help_rows(inside.width);
        let help = Rect { y: area.bottom().saturating_sub(help_rows), height: help_rows, ..inside };
        let end = Rect { y: help.y.saturating_sub(1), height: 1, ..area };
        let top = area.y
            + 2
            + self.draw_notes(canvas, Rect { y: area.y + 2, height: end.y.saturating_sub(area.y + 6), ..area });
        let fields = Rect { y: top, height: end.y.saturating_sub(top + 1), ..inside };
        let theme = canvas.theme();
        self.form.draw_help(help, canvas.buffer(), theme);
        canvas.within(end, |canvas| self.draw_end(canvas, cx));
        if let Some(cursor) = self.form.draw_fields(fields, canvas.buffer(), theme) {
            canvas.set_cursor(cursor);
        }
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

/// The wrong-youth guard: whom it is about, in their tiles' colours, where the eye is when the save key is pressed.
fn draw_targets(canvas: &mut Canvas<'_>, targets: &[Target], t: Texts) {
    if targets.is_empty() {
        return;
    }
    let label = format!("{} ", t.saves_on());
    let room = usize::from(canvas.area().width).saturating_sub(columns::width(&label));
    let mut spans = vec![canvas.span(label, Role::Dim)];
    spans.extend(target::pieces(targets, room, t).into_iter().map(|(role, text)| canvas.span(text, role)));
    canvas.line(0, Line::from(spans));
}
