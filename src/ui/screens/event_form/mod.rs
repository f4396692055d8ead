//! An event of the calendar: a common activity, a house meeting, an appointment, something the house has to know of, a
//! youth's own holiday. Only the fields of its kind are shown, and what it clashes with is told while it is typed.
//!
//! ```text
//!   Kolliderer: 1 Samira psykolog 15:00–17:15 · neste ledige 17:30
//!
//!   Slag       ( ) felles aktivitet  ( ) husmøte  (•) avtale  …
//!   Hva*       tannlege
//!   Sted       ( ) Fellesstue  ( ) Møterom  (•) et annet sted
//!   Dato*      23.11.2026            man 23.11.2026, uke 48
//!   Fra*       16:00      Til  17:00      Hel dag [ ]
//!   Gjentas    hver mandag           neste: man 23.11., man 30.11., man 07.12.
//! ```

mod call_off;
mod doubt;
mod fields;
mod look;
mod origin;
mod shift;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};
use serde_json::{Value, json};

use self::{
    doubt::Doubts,
    fields::{Asks, NamedField, Standing},
    look::{Changing, Look},
    origin::Origin,
};
use super::{
    Opened,
    fields::{date_field, line, line_field, optional_prose, staff_field, target, time_field},
};
use crate::{
    domain::{
        calendar::{EventFacts, EventKind, EventTime, Occurrence, OccurrenceId, Reach, Step, Until, When},
        changes::{Changes, Topic},
        command::Command,
        contact::interpreter::Interpreter,
        ids::{InterpreterId, StaffId, YouthId},
        names::{Line, Prose},
        recurrence::EventRule,
        refusal::{Invalid, Refusal},
        time::{ClockTime, Zone},
    },
    explain,
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        action::Action,
        forms::{
            Field, FieldName, FormFields, Refused, Words,
            checkbox::CheckboxField,
            chips::ChipsField,
            choice::ChoiceField,
            conflict::Theirs,
            moment::{DateField, TimeField},
            number::NumberField,
            parsed::ParsedField,
            radio::RadioField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, View},
    },
};

pub use self::call_off::call_off;

/// The name of the form in drafts.
pub const DRAFT: &str = "activity";

/// An end before the beginning is on the next day («22–01»), unless that makes it longer than this: then it is a slip.
const LONGEST_OVER_MIDNIGHT: TimeDelta = TimeDelta::hours(12);

/// Rows of the note before it grows.
const NOTE_ROWS: u16 = 1;

/// Opens the form for something new today.
///
/// # Errors
/// What the store answers.
pub fn open_new(cx: &Cx<'_>) -> Opened {
    open(EventForm::new(Origin::Nothing, cx)?, cx)
}

/// Opens the form for something new on a day.
///
/// # Errors
/// What the store answers.
pub fn open_new_on(day: NaiveDate, cx: &Cx<'_>) -> Opened {
    open(EventForm::new(Origin::Day(day), cx)?, cx)
}

/// Opens the form for a new appointment of a youth.
///
/// # Errors
/// [`Refusal::Gone`] when there is no such youth, and what the store answers.
pub fn open_new_for(youth: YouthId, cx: &Cx<'_>) -> Opened {
    open(EventForm::new(Origin::Youth(youth), cx)?, cx)
}

/// Opens the form for one time of what stands in the calendar; a shift of the rota is only shown.
///
/// # Errors
/// [`Refusal::Gone`] when it was taken back, and what the store answers.
pub fn open_change(time: OccurrenceId, cx: &Cx<'_>) -> Opened {
    let occurrence = cx.house()?.reader.occurrence(time, cx.zone)?.ok_or(Refusal::Gone)?;
    if occurrence.facts.kind == EventKind::RotaShift {
        return Ok(shift::open(occurrence));
    }
    open(EventForm::of(occurrence, cx)?, cx)
}

fn open(mut form: EventForm, cx: &Cx<'_>) -> Opened {
    form.changed(cx);
    Ok(Box::new(FormView::new(form, cx.texts).focused("title")))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let origin = Origin::from_subject(draft.key.subject)?;
    let mut form = match origin.time() {
        Some(time) => EventForm::of(cx.open?.reader.occurrence(time, cx.zone).ok()??, cx),
        None => EventForm::new(origin, cx),
    }
    .ok()?;
    let context = &draft.body["context"];
    form.version = context["version"].as_i64().unwrap_or(form.version);
    form.series_version = context["series_version"].as_i64().unwrap_or(form.series_version);
    let mut view = FormView::new(form, cx.texts).restored(&draft.body);
    view.fields_mut().follow(cx);
    Some(Box::new(view))
}

struct EventForm {
    origin: Origin,
    /// What stands, when it is changed.
    occurrence: Option<Occurrence>,
    /// The version of that time that was read; 0 for something new.
    version: i64,
    /// The version of its series that was read.
    series_version: i64,
    reach: RadioField<Reach>,
    kind: RadioField<EventKind>,
    title: TextField,
    place: NamedField,
    date: DateField,
    from: TimeField,
    to: TimeField,
    whole: CheckboxField,
    days: ParsedField<u16>,
    repeats: ParsedField<EventRule>,
    responsible: ChoiceField<StaffId>,
    capacity: NumberField,
    youths: ChipsField<YouthId>,
    interpreter: ChoiceField<InterpreterId>,
    car: NamedField,
    note: TextField,
    /// The rule that stands, with its words.
    standing: Standing,
    /// The kind that was chosen last, to see that another is.
    kind_before: EventKind,
    interpreters: Vec<Interpreter>,
    /// Whom the house does not use for which youth.
    barred: BTreeMap<YouthId, BTreeSet<InterpreterId>>,
    look: Look,
    /// What was asked before it is saved.
    doubts: Doubts,
    /// When what was handed in last is.
    handed_in: Option<When>,
    zone: Zone,
    t: Texts,
}

silent_debug!(EventForm);

impl EventForm {
    fn new(origin: Origin, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        let day = if let Origin::Day(day) = origin { day } else { cx.today() };
        let kind = if matches!(origin, Origin::Youth(_)) { EventKind::Appointment } else { EventKind::Activity };
        let mut facts = blank(kind, day);
        match origin {
            Origin::Youth(youth) if !open.people.youths.contains_key(&youth) => return Err(Refusal::Gone.into()),
            Origin::Youth(youth) => facts.youths = vec![youth],
            _ => facts.responsible = Some(open.session.staff.id),
        }
        let mut form = Self::with(origin, &facts, cx)?;
        form.title = form.title.with_text("");
        form.from = time_field(from_words(cx.texts), None, cx.texts);
        Ok(form)
    }

    fn of(occurrence: Occurrence, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let mut form = Self::with(Origin::Time(occurrence.id), &occurrence.facts, cx)?;
        form.standing = fields::standing(occurrence.facts.rule.as_ref(), occurrence.first_day, cx.texts);
        form.repeats = fields::repeats_field(&form.standing, occurrence.facts.when.day, cx);
        (form.version, form.series_version) = (occurrence.version, occurrence.series_version);
        form.occurrence = Some(occurrence);
        Ok(form)
    }

    fn with(origin: Origin, facts: &EventFacts, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let reader = cx.house()?.reader;
        let interpreters = reader.interpreters()?;
        let mut barred = BTreeMap::new();
        for youth in cx.house()?.people.youths.keys() {
            barred.insert(*youth, reader.barred_for(*youth)?.into_keys().collect());
        }
        let day = facts.when.day;
        let days = if let EventTime::WholeDays { days } = facts.when.time { days } else { 1 };
        Ok(Self {
            origin,
            occurrence: None,
            version: 0,
            series_version: 0,
            reach: fields::reach_field(t),
            kind: fields::kind_field(facts.kind, t),
            title: line_field(
                Words::required(t.activity_title(), t.activity_title_help(), t.activity_title_missing()),
                Some(&facts.title),
            ),
            place: fields::place_field(facts.place.as_ref(), cx),
            date: date_field(
                Words::required(t.activity_date(), t.activity_date_help(), t.activity_date_missing()).spaced(),
                Lean::Future,
                Some(day),
                cx,
            ),
            from: time_field(from_words(t), facts.begins(), t),
            to: time_field(
                Words::optional(t.activity_to(), t.activity_to_help()).beside(),
                facts.ends().map(|until| until.at),
                t,
            ),
            whole: CheckboxField::new(
                Words::optional(t.event_form_whole(), t.event_form_whole_help()).beside(),
                facts.when.is_whole_days(),
            ),
            days: fields::days_field(days, day, cx),
            repeats: fields::repeats_field(&None, day, cx),
            responsible: staff_field(
                Words::optional(t.activity_responsible(), t.activity_responsible_help()).spaced(),
                facts.responsible,
                cx,
            ),
            capacity: fields::capacity_field(facts.capacity, t),
            youths: fields::youths_field(&facts.youths, cx),
            interpreter: fields::interpreter_field(facts.interpreter, &interpreters, t),
            car: fields::car_field(facts.car.as_ref(), cx),
            note: TextField::long(Words::optional(t.event_form_note(), t.event_form_note_help()), NOTE_ROWS)
                .with_text(facts.note.as_ref().map_or("", Prose::as_str)),
            standing: None,
            kind_before: facts.kind,
            interpreters,
            barred,
            look: Look::default(),
            doubts: Doubts::default(),
            handed_in: None,
            zone: cx.zone,
            t,
        })
    }

    fn kind(&self) -> EventKind {
        self.kind.value().copied().unwrap_or(EventKind::Activity)
    }

    /// How much of a series is changed; `None` for what is new or happens once.
    fn reach(&self) -> Option<Reach> {
        let is_series = self.occurrence.as_ref().is_some_and(Occurrence::is_of_series);
        is_series.then(|| self.reach.value().copied().unwrap_or(Reach::This))
    }

    /// What stands and how much of it is changed.
    fn changing(&self) -> Option<Changing<'_>> {
        let occurrence = self.occurrence.as_ref()?;
        Some(Changing { occurrence, reach: self.reach().unwrap_or(Reach::This) })
    }

    /// The version of what is changed: of the time alone, or of its series.
    fn version_changed(&self) -> i64 {
        match self.reach() {
            Some(Reach::Following | Reach::All) => self.series_version,
            Some(Reach::This) | None => self.version,
        }
    }

    /// The names of the fields that are shown, in their order.
    fn shown(&self) -> Vec<&'static str> {
        let asks = Asks::of(self.kind());
        let is_whole = self.whole.value();
        let only_this = self.reach() == Some(Reach::This);
        [
            ("reach", self.reach().is_some()),
            ("kind", true),
            ("title", true),
            ("place", asks.place),
            ("elsewhere", asks.place && self.place.asks_other()),
            ("date", true),
            ("from", !is_whole),
            ("to", !is_whole),
            ("whole", true),
            ("days", is_whole),
            ("repeats", !only_this),
            ("youths", asks.youths),
            ("responsible", asks.place),
            ("capacity", asks.capacity),
            ("interpreter", asks.place),
            ("car", asks.car && self.car.offers()),
            ("other_car", asks.car && self.car.asks_other()),
            ("note", true),
        ]
        .into_iter()
        .filter_map(|(name, shown)| shown.then_some(name))
        .collect()
    }

    /// When it is: whole days, or from its beginning to its end, if it has one.
    fn when(&self) -> Result<When, Refused> {
        let day = *self.date.value().ok_or_else(|| Refused::new("date", self.t.activity_date_missing()))?;
        if self.whole.value() {
            let days = self.days.value().copied().unwrap_or(1);
            return Ok(When { day, time: EventTime::WholeDays { days } });
        }
        let from = *self.from.value().ok_or_else(|| Refused::new("from", self.t.activity_from_missing()))?;
        let to = self.to.value().copied();
        if let Some(until) = self.longer(from, to) {
            return Ok(When { day, time: EventTime::Clock { from, until: Some(until) } });
        }
        let when = When::clock(day, from, to);
        let Some(to) = to else { return Ok(when) };
        let length = when.ends_at(self.zone).map(|end| end - when.starts_at(self.zone));
        let fits = length.is_some_and(|length| length > TimeDelta::zero());
        if fits && (to > from || length.is_some_and(|length| length <= LONGEST_OVER_MIDNIGHT)) {
            return Ok(when);
        }
        Err(Refused::new("to", explain::invalid(self.t, Invalid::EndsBeforeItBegins)))
    }

    /// What lasts over more days than can be typed here keeps its end while its times are those that stand.
    fn longer(&self, from: ClockTime, to: Option<ClockTime>) -> Option<Until> {
        let stands = &self.occurrence.as_ref()?.facts;
        let until = stands.ends()?;
        (stands.begins() == Some(from) && to == Some(until.at)).then_some(until)
    }

    /// What is filled in, under a title.
    fn facts(&self, title: Line) -> Result<EventFacts, Refused> {
        let (t, kind) = (self.t, self.kind());
        let asks = Asks::of(kind);
        let mut when = self.when()?;
        let rule = match self.reach() {
            Some(Reach::This) => self.occurrence.as_ref().and_then(|occurrence| occurrence.facts.rule.clone()),
            _ => self.repeats.value().cloned(),
        };
        // A series begins on the first day of its rule; where one that stands goes on is found when it is saved.
        if let Some(rule) = rule.as_ref().filter(|_| self.reach().is_none()) {
            let first = rule.begins(when.day);
            when = when.on(first.ok_or_else(|| Refused::new("repeats", t.recur_error_never()))?);
        }
        // What is not asked of this kind stays as a file or an earlier program has it.
        let stands = self.occurrence.as_ref().map(|occurrence| &occurrence.facts).filter(|facts| facts.kind == kind);
        let stands = stands.cloned().unwrap_or_else(|| EventFacts::new(kind, title.clone(), when));
        let youths: Vec<YouthId> = if asks.youths { self.youths.values().copied().collect() } else { stands.youths };
        if kind.needs_youths() && youths.is_empty() {
            return Err(Refused::new("youths", explain::invalid(t, Invalid::YouthMissing)));
        }
        Ok(EventFacts {
            place: if asks.place { self.place.read("elsewhere", t)? } else { stands.place },
            rule,
            responsible: if asks.place { self.responsible.value().copied() } else { stands.responsible },
            capacity: if asks.capacity { self.capacity() } else { stands.capacity },
            youths,
            interpreter: if asks.place { self.interpreter.value().copied() } else { stands.interpreter },
            car: if asks.car { self.car.read("other_car", t)? } else { stands.car },
            note: optional_prose(&self.note, "note", t)?,
            ..EventFacts::new(kind, title, when)
        })
    }

    fn capacity(&self) -> Option<u16> {
        self.capacity.value().and_then(|most| u16::try_from(*most).ok())
    }

    /// Lets what hangs on other fields follow them, and looks at what it clashes with.
    fn follow(&mut self, cx: &Cx<'_>) {
        let day = self.date.value().copied().unwrap_or_else(|| cx.today());
        self.days.read_again_with(fields::days_parser(day, cx));
        self.repeats.read_again_with(fields::repeats_parser(self.standing.clone(), day, cx));
        self.kind_before = self.kind();
        self.look(cx);
    }

    fn look(&mut self, cx: &Cx<'_>) {
        let facts = Line::new(words::UNNAMED).ok().and_then(|title| self.facts(title).ok());
        let mut look = std::mem::take(&mut self.look);
        look.update(facts, self.changing(), &self.interpreters, cx);
        self.look = look;
    }

    /// The youth for whom the interpreter is not used, unless it stands so already.
    fn barred(&self, facts: &EventFacts) -> Option<YouthId> {
        let interpreter = facts.interpreter?;
        let stands = |youth: &YouthId| {
            let before = self.occurrence.as_ref().map(|occurrence| &occurrence.facts);
            before.is_some_and(|before| before.interpreter == Some(interpreter) && before.youths.contains(youth))
        };
        let is_barred = |youth: &YouthId| self.barred.get(youth).is_some_and(|barred| barred.contains(&interpreter));
        facts.youths.iter().copied().find(|youth| is_barred(youth) && !stands(youth))
    }
}

/// Something that has no title and begins at midnight: what the fields of something new begin with.
fn blank(kind: EventKind, day: NaiveDate) -> EventFacts {
    #[expect(clippy::expect_used, reason = "the word is a line")]
    let title = Line::new(words::UNNAMED).expect("a line");
    let midnight = ClockTime::of(chrono::NaiveTime::MIN);
    EventFacts::new(kind, title, When::clock(day, midnight, None))
}

fn from_words(t: Texts) -> Words {
    Words::required(t.activity_from(), t.activity_from_help(), t.activity_from_missing())
}

impl FormFields for EventForm {
    type Value = EventFacts;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let shown = self.shown();
        let all: [(&'static str, &dyn Field); 18] = [
            ("reach", &self.reach),
            ("kind", &self.kind),
            ("title", &self.title),
            ("place", &self.place.choice),
            ("elsewhere", &self.place.other),
            ("date", &self.date),
            ("from", &self.from),
            ("to", &self.to),
            ("whole", &self.whole),
            ("days", &self.days),
            ("repeats", &self.repeats),
            ("youths", &self.youths),
            ("responsible", &self.responsible),
            ("capacity", &self.capacity),
            ("interpreter", &self.interpreter),
            ("car", &self.car.choice),
            ("other_car", &self.car.other),
            ("note", &self.note),
        ];
        all.into_iter().filter(|(name, _)| shown.contains(name)).map(|(name, field)| (name.into(), field)).collect()
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let shown = self.shown();
        let all: [(&'static str, &mut dyn Field); 18] = [
            ("reach", &mut self.reach),
            ("kind", &mut self.kind),
            ("title", &mut self.title),
            ("place", &mut self.place.choice),
            ("elsewhere", &mut self.place.other),
            ("date", &mut self.date),
            ("from", &mut self.from),
            ("to", &mut self.to),
            ("whole", &mut self.whole),
            ("days", &mut self.days),
            ("repeats", &mut self.repeats),
            ("youths", &mut self.youths),
            ("responsible", &mut self.responsible),
            ("capacity", &mut self.capacity),
            ("interpreter", &mut self.interpreter),
            ("car", &mut self.car.choice),
            ("other_car", &mut self.car.other),
            ("note", &mut self.note),
        ];
        all.into_iter().filter(|(name, _)| shown.contains(name)).map(|(name, field)| (name.into(), field)).collect()
    }

    fn read(&self) -> Result<EventFacts, Refused> {
        self.facts(line(&self.title, "title", self.t)?)
    }
}

impl FormScreen for EventForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.origin.subject()
    }

    fn strayed(&self) -> bool {
        match self.origin {
            Origin::Day(day) => self.date.value().is_some_and(|date| *date != day),
            Origin::Youth(youth) => !self.youths.values().any(|one| *one == youth),
            Origin::Nothing | Origin::Time(_) => false,
        }
    }

    fn context(&self) -> Value {
        json!({ "version": self.version, "series_version": self.series_version })
    }

    fn title(&self, t: Texts) -> String {
        words::title(self.kind(), self.occurrence.is_some(), t).to_owned()
    }

    fn notes(&self) -> &[String] {
        self.look.notes()
    }

    fn submission(&mut self, facts: EventFacts, cx: &Cx<'_>) -> Result<Submission, Refused> {
        if let Some(youth) = self.barred(&facts) {
            let name = self.t.called(cx.open.and_then(|open| open.people.called(youth)));
            return Err(Refused::new("interpreter", self.t.event_form_barred(name)));
        }
        // What others have written in the meantime is seen too.
        self.look.forget();
        self.look(cx);
        if let Some(asked) = self.ask_about_clash(&facts).or_else(|| self.ask_about_series(&facts, cx)) {
            return Ok(asked);
        }
        let onward = self.changing().and_then(|changing| changing.onward(&facts, cx));
        self.handed_in =
            Some(onward.filter(|onward| !onward.late).map_or(facts.when, |onward| facts.when.on(onward.first)));
        let step = match self.occurrence.as_ref() {
            None => Step::Add(facts),
            Some(occurrence) => Step::Change {
                occurrence: occurrence.id,
                reach: self.reach().unwrap_or(Reach::This),
                version: self.version_changed(),
                facts,
            },
        };
        Ok(Submission::Command(Box::new(Command::Calendar(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::EndsBeforeItBegins) => Some("to"),
            Refusal::Invalid(Invalid::Recurrence) => Some("repeats"),
            Refusal::Invalid(Invalid::Capacity) => Some("capacity"),
            Refusal::Invalid(Invalid::YouthMissing) => Some("youths"),
            Refusal::AttendanceKept => Some("repeats"),
            Refusal::Attended => Some("date"),
            Refusal::InterpreterBarred => Some("interpreter"),
            _ => None,
        }
    }

    fn agreed(&mut self) {
        self.doubts.agree();
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let (t, clock) = (cx.texts, cx.texts.clock(done.at, cx.zone));
        let saved = match self.occurrence {
            Some(_) => t.saved_at(clock),
            None => t.saved_can_undo(clock, cx.key(Action::Undo)),
        };
        let Some(when) = self.handed_in else { return saved };
        let time = t.date_and_time(t.weekday_date_from(when.day, cx.today()), t.event_time(&when));
        // «… til 07.12.» has its full stop.
        t.event_form_saved_on(saved, time.trim_end_matches('.'))
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let time = self.origin.time().ok_or(Refusal::Gone)?;
        let Some(theirs) = cx.house()?.reader.occurrence(time, cx.zone)? else { return Ok(None) };
        let version = match self.reach() {
            Some(Reach::Following | Reach::All) => theirs.series_version,
            Some(Reach::This) | None => theirs.version,
        };
        let shown = |facts: &EventFacts| words::shown(facts, &self.interpreters, cx);
        Ok(self.read().ok().map(|mine| Theirs::new(version, shown(&theirs.facts), shown(&mine))))
    }

    fn take_version(&mut self, version: i64) {
        match self.reach() {
            Some(Reach::Following | Reach::All) => self.series_version = version,
            Some(Reach::This) | None => self.version = version,
        }
    }

    fn targets(&self, cx: &Cx<'_>) -> Vec<Target> {
        let youths: Vec<YouthId> = match Asks::of(self.kind()).youths {
            true => self.youths.values().copied().collect(),
            false => Vec::new(),
        };
        let by_door = cx.open.map_or_else(Vec::new, |open| open.people.by_door(&youths));
        by_door.into_iter().filter_map(|youth| target(youth, cx)).collect()
    }

    fn youth(&self) -> Option<YouthId> {
        let mut youths = self.youths.values().filter(|_| self.kind().needs_youths());
        youths.next().copied().filter(|_| youths.next().is_none())
    }

    fn follow_changes(&mut self, changes: Changes, cx: &Cx<'_>) {
        if changes.has(Topic::Calendar) || self.look.is_outdated(cx) {
            self.look.forget();
            self.look(cx);
        }
    }

    fn changed(&mut self, cx: &Cx<'_>) {
        // What the house has to know of and holidays are whole days until somebody says when they begin.
        if self.kind() != self.kind_before && self.from.is_empty() {
            self.whole.set(!self.kind().takes_time());
        }
        self.follow(cx);
    }
}
