//! A new entry in the log.
//!
//! ```text
//!  Nytt notat                                                 utkast lagret 14:29
//! ────────────────────────────────────────────────────────────────────────────────
//!   Om*        [ ] Huset  [ ] ▌1 Samira  [x] ▌3 Amir …
//!   Hendt      21.11.2026 13:55           lør 21.11.2026 kl. 13:55, uke 47
//!   Slag       ◂ observasjon ▸  Vekt  ( ) vanlig  (•) viktig  ( ) kritisk
//!   Viktig til                    i morgen 13:55
//!
//!   Fakta      Kom ikke til avtalt tid.
//!   …
//!   Overlapp.  [x]   Journal  [ ]   Min. alene  45   Min. felles
//!   Mål        ◂ Stå opp 07:30 selv ▸
//!  Lagres på  ▌LEILIGHET 3 · AMIR
//! ```

pub(crate) mod about;
mod content;
mod goals;
mod happened;
pub mod revision;
mod until;

use serde_json::Value;

use self::{
    about::{Remembered, Whom},
    content::ContentFields,
};
use super::{Opened, Subject, start::Start, task_form};
use crate::{
    domain::{
        command::Command,
        ids::{EntryId, YouthId},
        log::{About, EntryContent, LogEntry, NewEntry},
        refusal::Refusal,
        time::Instant,
    },
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            Field, FieldName, FormFields, Refused,
            chips::ChipsField,
            target::Target,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "entry";

/// Opens the form about what the view below is about.
///
/// # Errors
/// What the store answers.
pub fn open(subject: Subject, cx: &Cx<'_>) -> Opened {
    let start = Start::of(subject, cx.house()?.people);
    let view = FormView::new(EntryForm::new(start, &Remembered::default(), cx)?, cx.texts);
    // Whom it is about is known from the view below: the first letter typed is already the note.
    let first = if start == Start::Nothing { "about" } else { "facts" };
    Ok(Box::new(view.focused(first)))
}

/// Opens the form with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    Some(Box::new(restored(draft, cx)?))
}

fn restored(draft: &Draft, cx: &Cx<'_>) -> Option<FormView<EntryForm>> {
    let remembered = draft.body.get("context").cloned();
    let remembered = remembered.and_then(|context| serde_json::from_value(context).ok()).unwrap_or_default();
    let form = EntryForm::new(Start::from_subject(draft.key.subject), &remembered, cx).ok()?;
    let mut view = FormView::new(form, cx.texts).restored(&draft.body);
    view.fields_mut().changed(cx);
    Some(view)
}

/// The fields of the form.
struct EntryForm {
    texts: Texts,
    start: Start,
    about: ChipsField<Whom>,
    content: ContentFields,
}

impl EntryForm {
    fn new(start: Start, others: &Remembered, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let about = about::field(start, others, cx.house()?.people, cx.texts);
        // A draft brings back whom it was about only after the form stands, and with it the goals it may have named.
        let youths =
            if others.youths.is_empty() { youths(about::chosen(&about).as_ref()) } else { others.youths.clone() };
        Ok(Self { texts: cx.texts, start, about, content: ContentFields::new(None, youths, cx)? })
    }

    fn chosen(&self) -> Option<About> {
        about::chosen(&self.about)
    }
}

/// The youths among whom an entry is about.
fn youths(about: Option<&About>) -> Vec<YouthId> {
    if let Some(About::Youths(youths)) = about { youths.clone() } else { Vec::new() }
}

impl FormFields for EntryForm {
    type Value = About;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let about: [(FieldName, &dyn Field); 1] = [("about".into(), &self.about)];
        about.into_iter().chain(self.content.fields()).collect()
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let about: [(FieldName, &mut dyn Field); 1] = [("about".into(), &mut self.about)];
        about.into_iter().chain(self.content.fields_mut()).collect()
    }

    fn read(&self) -> Result<About, Refused> {
        self.content.check()?;
        self.chosen().ok_or_else(|| Refused::new("about", self.texts.entry_about_missing()))
    }
}

impl FormScreen for EntryForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.start.subject()
    }

    fn context(&self) -> Value {
        let youths = youths(self.chosen().as_ref());
        // Numbers always have a JSON form; `Null` would remember nobody.
        serde_json::to_value(Remembered { youths }).unwrap_or(Value::Null)
    }

    fn title(&self, t: Texts) -> String {
        t.entry_title().to_owned()
    }

    fn submission(&mut self, about: About, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let shift = cx.house().ok().and_then(|house| house.session.shift.as_ref().map(|shift| shift.id));
        let EntryContent { kind, weight, happened_at, lines, marks } = self.content.read(cx)?;
        let entry = NewEntry { about, kind, weight, happened_at, lines, shift, marks };
        Ok(Submission::Command(Box::new(Command::WriteEntry(entry))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Gone => Some("about"),
            refusal => content::blamed(refusal),
        }
    }

    fn changed(&mut self, cx: &Cx<'_>) {
        let youths = youths(self.chosen().as_ref());
        self.content.changed(&youths, cx);
    }

    fn takes_phrases(&self, field: &str) -> bool {
        ContentFields::takes_phrases(field)
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let about = self.chosen().unwrap_or(About::House);
        saved_sentence(&about, self.content.happened_at(), done.at, cx)
    }

    fn targets(&self, cx: &Cx<'_>) -> Vec<Target> {
        self.chosen().map_or_else(Vec::new, |about| about::targets(&about, cx))
    }

    fn strayed(&self) -> bool {
        self.chosen().is_some_and(|about| about::strayed(self.start, &about))
    }

    fn is_blank(&self) -> bool {
        self.content.is_blank()
    }

    fn makes_task(&self) -> bool {
        true
    }

    fn task_of(&self, done: &Done, cx: &Cx<'_>) -> Result<Option<Box<dyn View>>, StoreError> {
        task_form::open_from(EntryId(done.row), cx).map(Some)
    }

    fn tick(&mut self, cx: &Cx<'_>) {
        self.content.tick(cx);
    }

    fn youth(&self) -> Option<YouthId> {
        match self.chosen()? {
            About::Youths(youths) => youths.first().copied().filter(|_| youths.len() == 1),
            About::House | About::Apartment(_) => None,
        }
    }
}

/// Shows nothing that was filled in.
impl std::fmt::Debug for EntryForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EntryForm").finish_non_exhaustive()
    }
}

/// «Lagret kl. 14:31: notat om leilighet 3.», and when it happened if that was long before.
pub(crate) fn saved_sentence(about: &About, happened_at: Option<Instant>, saved_at: Instant, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let clock = t.clock(saved_at, cx.zone);
    let about = about::in_words(about, cx);
    match happened_at.filter(|happened| LogEntry::is_late_between(*happened, saved_at)) {
        Some(happened) => t.entry_saved_late(clock, about, moment(happened, cx)),
        None => t.entry_saved(clock, about),
    }
}

/// A moment seen from today, told apart in the hour that comes twice: «i går 23:50», «02:30 (andre)».
pub(crate) fn moment(at: Instant, cx: &Cx<'_>) -> String {
    cx.texts.moment(at, cx.now, cx.zone)
}
