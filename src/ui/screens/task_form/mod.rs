//! A task: writing one, and changing what it says.
//!
//! ```text
//!   Oppgave*   Ring skolen om fravær
//!   Om         ◂ ▌3 Amir ▸
//!   Frist*     i morgen 09:00            søn 22.11.2026 kl. 09:00, uke 47
//!   Hvem       ◂ alle ▸
//!   Gjentas    hver mandag               neste: man 23.11., man 30.11., man 07.12.
//!   Notat      …
//! ```

mod fields;

use serde_json::{Value, json};

use self::fields::{RepeatsField, about_field, due_field, owner_field, repeats_field, repeats_parser};
use super::{
    Opened, Subject,
    fields::{line, line_field, optional_prose, target},
    house_clock,
    start::Start,
    tasks::{about_in_words, owner_in_words},
};
use crate::{
    domain::{
        command::Command,
        ids::{EntryId, TaskId, YouthId},
        log::{About, LogEntry},
        names::{Line, Prose},
        refusal::{Invalid, Refusal},
        shift::ShiftKind,
        task::{Due, Owner, Task, TaskAbout, TaskFacts},
        time::Zone,
    },
    explain,
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, sentence},
    ui::{
        action::Action,
        forms::{
            FormFields, Refused, Words,
            choice::ChoiceField,
            conflict::Theirs,
            form_fields,
            parsed::ParsedField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, View},
    },
};

/// The name of the form for a task that is changed, in drafts; their subject is the task.
pub const DRAFT: &str = "task";
/// The name of the form for a new task, in drafts; their subject is what it was opened about.
pub const DRAFT_NEW: &str = "new-task";
/// The name of the form for a task that is made from an entry, in drafts; their subject is the entry.
pub const DRAFT_FROM: &str = "task-from-entry";

/// Rows of the note before it grows.
const NOTE_ROWS: u16 = 2;

/// Opens the form for a new task about what the view below is about.
///
/// # Errors
/// What the store answers.
pub fn open_new(subject: Subject, cx: &Cx<'_>) -> Opened {
    let start = Start::of(subject, cx.house()?.people);
    Ok(Box::new(FormView::new(TaskForm::new(Origin::View(start), cx)?, cx.texts)))
}

/// Opens the form for a new task that is made from an entry: about whom the entry is about, beginning with what was agreed.
///
/// # Errors
/// [`Refusal::Gone`] when there is no such entry, and what the store answers.
pub fn open_from(entry: EntryId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(TaskForm::new(Origin::Entry(entry), cx)?, cx.texts)))
}

/// Opens the form for a task that stands.
///
/// # Errors
/// [`Refusal::Gone`] when it was taken back, and what the store answers.
pub fn open_change(task: TaskId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(TaskForm::of(task, cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let mut form = TaskForm::of(TaskId(draft.key.subject), cx).ok()?;
    form.version = draft.body["context"]["version"].as_i64().unwrap_or(form.version);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

/// Opens the form for a new task again with what a draft kept.
#[must_use]
pub fn reopen_new(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let origin = match draft.key.form.as_str() {
        DRAFT_FROM => Origin::Entry(EntryId(draft.key.subject)),
        _ => Origin::View(Start::from_subject(draft.key.subject)),
    };
    let form = TaskForm::new(origin, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

/// Where a task comes from, and so the name of its draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// What the view below was about.
    View(Start),
    /// A log entry.
    Entry(EntryId),
    /// It stands already.
    Task(TaskId),
}

/// Whom a task is about that is written over a view about something.
const fn about_start(start: Start) -> TaskAbout {
    match start {
        Start::Nothing => TaskAbout::House,
        Start::Apartment(apartment) => TaskAbout::Apartment(apartment),
        Start::Youth(youth) => TaskAbout::Youth(youth),
    }
}

/// Whom a task that is made from an entry is about. Which of several somebody has to say.
fn about_of(entry: &LogEntry) -> Option<TaskAbout> {
    match &entry.about {
        About::House => Some(TaskAbout::House),
        About::Apartment(apartment) => Some(TaskAbout::Apartment(*apartment)),
        About::Youths(youths) => match youths.as_slice() {
            [youth] => Some(TaskAbout::Youth(*youth)),
            _ => None,
        },
    }
}

/// The first sentence of what was agreed, as far as a line holds it.
fn title_of(entry: &LogEntry) -> String {
    let agreed = entry.lines.agreed.as_ref().map_or("", Prose::as_str);
    sentence::first(agreed).chars().take(Line::MAX).collect()
}

struct TaskForm {
    origin: Origin,
    /// The version that was read; 0 for a new task.
    version: i64,
    title: TextField,
    about: ChoiceField<TaskAbout>,
    due: ParsedField<Due>,
    owner: ChoiceField<Owner>,
    repeats: RepeatsField,
    note: TextField,
    /// What the program itself wrote as the time it is due, and nobody has changed.
    own_due: Option<Due>,
    kinds: Vec<ShiftKind>,
    zone: Zone,
    t: Texts,
}

silent_debug!(TaskForm);

impl TaskForm {
    fn new(origin: Origin, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let due = Due::on(cx.today());
        let (about, title) = match origin {
            Origin::Entry(entry) => {
                let entry = cx.house()?.reader.entry(entry)?.ok_or(Refusal::Gone)?;
                (about_of(&entry), title_of(&entry))
            }
            Origin::View(start) => (Some(about_start(start)), String::new()),
            Origin::Task(_) => (None, String::new()),
        };
        let mut form = Self::with(origin, about, &Owner::Anyone, &due, cx)?;
        form.own_due = Some(due);
        form.title = form.title.with_text(&title);
        Ok(form)
    }

    fn of(task: TaskId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let task = cx.house()?.reader.task(task)?.ok_or(Refusal::Gone)?;
        let Task { facts, .. } = &task;
        let mut form = Self::with(Origin::Task(task.id), Some(facts.about), &facts.owner, &facts.due, cx)?;
        form.version = task.version;
        form.title = form.title.with_text(facts.title.as_str());
        form.note = form.note.with_text(facts.note.as_ref().map_or("", Prose::as_str));
        if let Some(rule) = facts.repeats {
            let kind = facts.due.shift.as_ref().and_then(|kind| form.kinds.iter().find(|known| known.id == *kind));
            let words = cx.texts.recurrence(rule, kind);
            form.repeats = form.repeats.with_text(&words);
        }
        Ok(form)
    }

    fn with(
        origin: Origin,
        about: Option<TaskAbout>,
        owner: &Owner,
        due: &Due,
        cx: &Cx<'_>,
    ) -> Result<Self, StoreError> {
        let t = cx.texts;
        let kinds = cx.config.shifts.clone();
        let written = t.due_written(due, &kinds);
        Ok(Self {
            origin,
            version: 0,
            title: line_field(Words::required(t.task_title(), t.task_title_help(), t.task_title_missing()), None),
            about: about_field(about, cx)?,
            due: due_field(cx).with_text(&written),
            owner: owner_field(owner, cx),
            repeats: repeats_field(due.day, cx),
            note: TextField::long(Words::optional(t.task_note(), t.task_note_help()).spaced(), NOTE_ROWS),
            own_due: None,
            kinds,
            zone: cx.zone,
            t,
        })
    }

    /// Whoever gives a task to a shift means its next, until they say when.
    fn follow_owner(&mut self, cx: &Cx<'_>) {
        let Some(own) = &self.own_due else {
            return;
        };
        if self.due.value() != Some(own) {
            self.own_due = None;
            return;
        }
        let next = match self.owner.value() {
            Some(Owner::Shift(kind)) => house_clock(cx)
                .next_shift(kind, cx.now)
                .map(|shift| Due { shift: Some(kind.clone()), ..Due::on(shift.day) }),
            _ => Some(Due::on(cx.today())),
        };
        if let Some(next) = next.filter(|next| next != own) {
            self.due.set_text(&self.t.due_written(&next, &self.kinds));
            self.own_due = Some(next);
        }
    }
}

impl FormFields for TaskForm {
    type Value = TaskFacts;
    form_fields!(title, about, due, owner, repeats, note);

    fn read(&self) -> Result<TaskFacts, Refused> {
        let t = self.t;
        let mut due = self.due.value().cloned().ok_or_else(|| Refused::new("due", t.task_due_missing()))?;
        let about = *self.about.value().ok_or_else(|| Refused::new("about", t.task_about_missing()))?;
        let repeats = self.repeats.value().cloned();
        if let Some(spoken) = &repeats {
            if spoken.shift.is_some() && due.time.is_some() {
                return Err(Refused::new("repeats", explain::invalid(t, Invalid::TimeAndShift)));
            }
            due.shift = spoken.shift.clone().or(due.shift);
            due.day = spoken.rule.first_from(due.day).ok_or_else(|| Refused::new("repeats", t.recur_error_never()))?;
        }
        Ok(TaskFacts {
            title: line(&self.title, "title", t)?,
            note: optional_prose(&self.note, "note", t)?,
            about,
            owner: self.owner.value().cloned().unwrap_or(Owner::Anyone),
            due,
            repeats: repeats.map(|spoken| spoken.rule),
        })
    }
}

impl FormScreen for TaskForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(match self.origin {
            Origin::View(_) => DRAFT_NEW,
            Origin::Entry(_) => DRAFT_FROM,
            Origin::Task(_) => DRAFT,
        })
    }

    fn subject(&self) -> i64 {
        match self.origin {
            Origin::View(start) => start.subject(),
            Origin::Entry(entry) => entry.0,
            Origin::Task(task) => task.0,
        }
    }

    fn strayed(&self) -> bool {
        matches!(self.origin, Origin::View(start) if self.about.value() != Some(&about_start(start)))
    }

    fn context(&self) -> Value {
        json!({ "version": self.version })
    }

    fn title(&self, t: Texts) -> String {
        match self.origin {
            Origin::View(_) => t.task_new_title(),
            Origin::Entry(_) => t.task_new_from_entry_title(),
            Origin::Task(_) => t.task_change_title(),
        }
        .to_owned()
    }

    fn submission(&mut self, facts: TaskFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let command = match self.origin {
            Origin::View(_) => Command::AddTask { facts, entry: None },
            Origin::Entry(entry) => Command::AddTask { facts, entry: Some(entry) },
            Origin::Task(task) => Command::ChangeTask { task, version: self.version, facts },
        };
        Ok(Submission::Command(Box::new(command)))
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        match self.origin {
            Origin::Task(_) => cx.texts.saved_at(clock),
            Origin::View(_) | Origin::Entry(_) => cx.texts.saved_can_undo(clock, cx.key(Action::Undo)),
        }
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth()?, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let Origin::Task(task) = self.origin else {
            return Ok(None);
        };
        let theirs = cx.house()?.reader.task(task)?;
        Ok(theirs
            .zip(self.read().ok())
            .map(|(theirs, mine)| Theirs::new(theirs.version, shown(&theirs.facts, cx), shown(&mine, cx))))
    }

    fn take_version(&mut self, version: i64) {
        self.version = version;
    }

    fn tick(&mut self, cx: &Cx<'_>) {
        self.due.read_with(fields::due_parser(cx));
    }

    fn youth(&self) -> Option<YouthId> {
        self.about.value().and_then(|about| about.youth())
    }

    fn changed(&mut self, cx: &Cx<'_>) {
        self.follow_owner(cx);
        let first = self.due.value().map_or_else(|| self.zone.date(cx.now), |due| due.day);
        self.repeats.read_again_with(repeats_parser(first, cx));
    }
}

/// The facts as they are compared with somebody else's.
fn shown(facts: &TaskFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
    let t = cx.texts;
    let nothing = || "–".to_owned();
    let kind = super::tasks::list::bound_kind(facts, cx);
    [
        (t.task_title(), facts.title.to_string()),
        (t.task_about(), about_in_words(facts.about, cx).unwrap_or_else(|| t.entry_house().to_owned())),
        (t.task_due(), t.due_understood(&facts.due, &house_clock(cx))),
        (t.task_owner(), owner_in_words(&facts.owner, cx)),
        (t.task_repeats(), facts.repeats.map_or_else(nothing, |rule| t.recurrence(rule, kind))),
        (t.task_note(), facts.note.as_ref().map_or_else(nothing, |note| note.as_str().to_owned())),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
