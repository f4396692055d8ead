//! A new entry in the log.
//!
//! ```text
//!  Nytt notat                                                 utkast lagret 14:29
//! ────────────────────────────────────────────────────────────────────────────────
//!   Om*        [ ] Huset  [ ] ▌1 Samira  [x] ▌3 Amir …
//!   Hendt      21.11.2026 13:55           lør 21.11.2026 kl. 13:55, uke 47
//!   Slag       ◂ observasjon ▸
//!   Vekt       ( ) vanlig  (•) viktig  ( ) kritisk
//!
//!   Fakta      Kom ikke til avtalt tid.
//!   …
//!  Lagres på  ▌LEILIGHET 3 · AMIR
//! ```

pub(crate) mod about;
mod happened;

use serde_json::Value;

use self::about::{Remembered, Whom};
use super::{Opened, Subject, start::Start, task_form};
use crate::{
    domain::{
        command::Command,
        ids::{EntryId, YouthId},
        log::{About, EntryKind, EntryLines, LogEntry, NewEntry, Weight},
        names::Prose,
        refusal::{Invalid, Refusal},
        time::Instant,
    },
    explain,
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            Choice, Field as _, FormFields, Refused, Words,
            chips::ChipsField,
            choice::ChoiceField,
            form_fields,
            parsed::ParsedField,
            radio::RadioField,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "entry";

/// Rows of the facts before they grow: most entries are a sentence or two.
const FACTS_ROWS: u16 = 2;

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
    Some(FormView::new(form, cx.texts).restored(&draft.body))
}

/// The fields of the form.
struct EntryForm {
    texts: Texts,
    start: Start,
    about: ChipsField<Whom>,
    happened: ParsedField<Instant>,
    kind: ChoiceField<EntryKind>,
    weight: RadioField<Weight>,
    facts: TextField,
    youth_voice: TextField,
    assessment: TextField,
    agreed: TextField,
}

/// What is filled in.
#[derive(Debug)]
struct Filled {
    about: About,
    kind: EntryKind,
    weight: Weight,
    /// `None` is now.
    happened_at: Option<Instant>,
    lines: EntryLines,
}

impl EntryForm {
    fn new(start: Start, others: &Remembered, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let kinds = EntryKind::ALL.map(|kind| Choice::new(kind.id(), t.kind(kind), kind)).into();
        let weights = Weight::ALL.map(|weight| Choice::new(weight.id(), t.weight(weight), weight)).into();
        let long = |label: &str, help: &str, rows| TextField::long(Words::optional(label, help).spaced(), rows);
        Ok(Self {
            texts: t,
            start,
            about: about::field(start, others, cx.house()?.people, t),
            happened: happened::field(cx),
            kind: ChoiceField::new(Words::required(t.entry_kind(), t.entry_kind_help(), t.invalid_empty()), kinds)
                .starting_with(|kind| *kind == EntryKind::default()),
            weight: RadioField::new(
                Words::required(t.entry_weight(), t.entry_weight_help(), t.invalid_empty()),
                weights,
            )
            .starting_with(|weight| *weight == Weight::default()),
            facts: long(t.entry_facts(), t.entry_facts_help(), FACTS_ROWS),
            youth_voice: long(t.entry_youth_voice(), t.entry_youth_voice_help(), 1),
            assessment: long(t.entry_assessment(), t.entry_assessment_help(), 1),
            agreed: long(t.entry_agreed(), t.entry_agreed_help(), 1),
        })
    }

    fn chosen(&self) -> Option<About> {
        about::chosen(&self.about)
    }

    /// What is written, or which field holds too much.
    fn lines(&self) -> Result<EntryLines, Refused> {
        let prose = |name: &'static str, field: &TextField| {
            Prose::optional(&field.value()).map_err(|reason| Refused::new(name, explain::invalid(self.texts, reason)))
        };
        Ok(EntryLines {
            facts: prose("facts", &self.facts)?,
            youth_voice: prose("youth_voice", &self.youth_voice)?,
            assessment: prose("assessment", &self.assessment)?,
            agreed: prose("agreed", &self.agreed)?,
        })
    }
}

impl FormFields for EntryForm {
    type Value = Filled;
    form_fields!(about, happened, kind, weight, facts, youth_voice, assessment, agreed);

    fn read(&self) -> Result<Filled, Refused> {
        let lines = self.lines()?;
        if lines.is_empty() {
            return Err(Refused::new("facts", self.texts.entry_needs_a_line()));
        }
        let about = self.chosen().ok_or_else(|| Refused::new("about", self.texts.entry_about_missing()))?;
        Ok(Filled {
            about,
            kind: self.kind.value().copied().unwrap_or_default(),
            weight: self.weight.value().copied().unwrap_or_default(),
            happened_at: self.happened.value().copied(),
            lines,
        })
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
        let youths = if let Some(About::Youths(youths)) = self.chosen() { youths } else { Vec::new() };
        // Numbers always have a JSON form; `Null` would remember nobody.
        serde_json::to_value(Remembered { youths }).unwrap_or(Value::Null)
    }

    fn title(&self, t: Texts) -> String {
        t.entry_title().to_owned()
    }

    fn submission(&mut self, filled: Filled, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let shift = cx.house().ok().and_then(|house| house.session.shift.as_ref().map(|shift| shift.id));
        let entry = NewEntry {
            about: filled.about,
            kind: filled.kind,
            weight: filled.weight,
            happened_at: filled.happened_at.unwrap_or(cx.now),
            lines: filled.lines,
            shift,
        };
        Ok(Submission::Command(Box::new(Command::WriteEntry(entry))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::InTheFuture | Invalid::TooLongAgo) => Some("happened"),
            Refusal::Gone => Some("about"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let about = self.chosen().unwrap_or(About::House);
        saved_sentence(&about, self.happened.value().copied(), done.at, cx)
    }

    fn targets(&self, cx: &Cx<'_>) -> Vec<Target> {
        self.chosen().map_or_else(Vec::new, |about| about::targets(&about, cx))
    }

    fn strayed(&self) -> bool {
        self.chosen().is_some_and(|about| about::strayed(self.start, &about))
    }

    fn is_blank(&self) -> bool {
        [&self.facts, &self.youth_voice, &self.assessment, &self.agreed].iter().all(|field| field.is_empty())
    }

    fn makes_task(&self) -> bool {
        true
    }

    fn task_of(&self, done: &Done, cx: &Cx<'_>) -> Result<Option<Box<dyn View>>, StoreError> {
        task_form::open_from(EntryId(done.row), cx).map(Some)
    }

    fn tick(&mut self, cx: &Cx<'_>) {
        self.happened.read_with(happened::parser(cx));
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
    let clock = cx.texts.clock(at, cx.zone);
    let date = cx.zone.date(at);
    if date == cx.today() { clock } else { cx.texts.date_and_time(cx.texts.relative_day(date, cx.today()), clock) }
}
