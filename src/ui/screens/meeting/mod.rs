//! What a house meeting is to talk about, and what it talked about. It is everybody's: it stands in no youth's file, and
//! whoever names a youth in it is asked once.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::Opened;
use crate::{
    domain::{
        calendar::{EventKind, MeetingFacts, Occurrence, OccurrenceId, Step, names_somebody},
        command::Command,
        ids::{EventId, MeetingRecordId, YouthId},
        names::Prose,
        refusal::Refusal,
    },
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        action::Action,
        forms::{
            FormFields, Refused, Words,
            conflict::Theirs,
            form_fields, silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::fields::{draft_subject, optional_prose},
        view::{Availability, Cx, View},
    },
};

/// The name of the form in drafts; their subject stands for the time of the event.
pub const DRAFT: &str = "house-meeting";

/// Rows the fields have before they grow.
const AGENDA: u16 = 4;
const MINUTES: u16 = 5;

/// Whether agenda and minutes can be written of an event.
pub(super) fn availability(event: Option<&Occurrence>, cx: &Cx<'_>) -> Availability {
    match event {
        None => Availability::Disabled(cx.texts.calendar_choose_activity().to_owned()),
        Some(event) if event.facts.kind != EventKind::HouseMeeting => {
            Availability::Disabled(cx.texts.meeting_house_only().to_owned())
        }
        Some(_) => super::availability(Action::WriteMeeting, None, cx),
    }
}

/// Opens agenda and minutes as they stand; on the minutes once the meeting has begun.
///
/// # Errors
/// [`Refusal::Gone`] when there is no such meeting (any more), [`Refusal::NotAMeeting`], and what the store answers.
pub fn open(id: OccurrenceId, cx: &Cx<'_>) -> Opened {
    let form = MeetingForm::new(id, cx)?;
    let first = if form.meeting.starts_at <= cx.now { "minutes" } else { "agenda" };
    Ok(Box::new(FormView::new(form, cx.texts).focused(first)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let day: Option<NaiveDate> = serde_json::from_value(context["day"].clone()).ok()?;
    let mut form = MeetingForm::new(OccurrenceId { event: EventId(context["event"].as_i64()?), day }, cx).ok()?;
    form.seen = context["seen"].as_i64().map(MeetingRecordId);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct MeetingForm {
    meeting: Occurrence,
    /// What and when it is.
    title: String,
    /// The newest that was read.
    seen: Option<MeetingRecordId>,
    /// The youths whoever writes was asked about.
    asked: Vec<YouthId>,
    agenda: TextField,
    minutes: TextField,
    notes: Vec<String>,
    t: Texts,
}

silent_debug!(MeetingForm);

impl MeetingForm {
    fn new(id: OccurrenceId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let reader = cx.house()?.reader;
        let meeting = reader.occurrence(id, cx.zone)?.ok_or(Refusal::Gone)?;
        if meeting.facts.kind != EventKind::HouseMeeting {
            return Err(Refusal::NotAMeeting.into());
        }
        let record = reader.meeting_record(id)?;
        let seen = record.as_ref().map(|record| record.id);
        let facts = record.map(|record| record.facts).unwrap_or_default();
        let field = |words: Words, rows: u16, text: &Option<Prose>| {
            TextField::long(words, rows).with_text(text.as_ref().map_or("", Prose::as_str))
        };
        let agenda = Words::optional(t.meeting_agenda(), t.meeting_agenda_help());
        let minutes = Words::optional(t.meeting_minutes(), t.meeting_minutes_help()).spaced();
        Ok(Self {
            agenda: field(agenda, AGENDA, &facts.agenda),
            minutes: field(minutes, MINUTES, &facts.minutes),
            notes: vec![t.meeting_is_everybodys().to_owned()],
            asked: Vec::new(),
            title: titled(&meeting, cx),
            meeting,
            seen,
            t,
        })
    }

    /// Youths who live here and are named, whom whoever writes was not asked about yet; with the field that names them.
    fn named(&self, facts: &MeetingFacts, cx: &Cx<'_>) -> Option<(&'static str, Vec<YouthId>)> {
        let people = cx.open?.people;
        let names = |text: &Prose, youth: YouthId| {
            let mut names: Vec<&str> =
                people.youths.get(&youth).into_iter().flat_map(|one| one.facts.names()).collect();
            names.extend(people.called(youth).and_then(|called| called.name.as_deref()));
            names_somebody(text.as_str(), &names, people.home(youth).map(|home| home.number))
        };
        let fields = [("minutes", facts.minutes.as_ref()), ("agenda", facts.agenda.as_ref())];
        fields.into_iter().find_map(|(field, text)| {
            let text = text?;
            let of_text = people.residents().into_iter().filter(|youth| names(text, *youth));
            let new: Vec<YouthId> = of_text.filter(|youth| !self.asked.contains(youth)).collect();
            (!new.is_empty()).then_some((field, new))
        })
    }

    fn shown(&self, facts: &MeetingFacts) -> Vec<(String, String)> {
        let t = self.t;
        [(t.meeting_agenda(), &facts.agenda), (t.meeting_minutes(), &facts.minutes)]
            .map(|(label, text)| {
                (label.to_owned(), text.as_ref().map_or_else(|| "–".to_owned(), |text| text.as_str().to_owned()))
            })
            .to_vec()
    }
}

/// «Husmøte · man 23.11. 18:00–19:00»
fn titled(meeting: &Occurrence, cx: &Cx<'_>) -> String {
    let (t, facts) = (cx.texts, &meeting.facts);
    format!("{} · {} {}", facts.title, t.weekday_date_from(facts.when.day, cx.today()), t.event_time(&facts.when))
}

impl FormFields for MeetingForm {
    type Value = MeetingFacts;
    form_fields!(agenda, minutes);

    fn read(&self) -> Result<MeetingFacts, Refused> {
        Ok(MeetingFacts {
            agenda: optional_prose(&self.agenda, "agenda", self.t)?,
            minutes: optional_prose(&self.minutes, "minutes", self.t)?,
        })
    }
}

impl FormScreen for MeetingForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        let OccurrenceId { event, day } = self.meeting.id;
        draft_subject(&format!("{event}/{day:?}"))
    }

    fn context(&self) -> Value {
        let OccurrenceId { event, day } = self.meeting.id;
        json!({ "event": event, "day": day, "seen": self.seen })
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn title(&self, _t: Texts) -> String {
        self.title.clone()
    }

    fn submission(&mut self, facts: MeetingFacts, cx: &Cx<'_>) -> Result<Submission, Refused> {
        if let Some((field, youths)) = self.named(&facts, cx) {
            let people = cx.open.map(|open| open.people);
            let name = |youth: &YouthId| self.t.called(people.and_then(|people| people.called(*youth))).into_owned();
            let names = youths.iter().map(name).collect::<Vec<_>>().join(", ");
            self.asked.extend(youths);
            return Err(Refused::new(field, self.t.meeting_names(names, cx.key(Action::Save))));
        }
        let step = Step::Record { occurrence: self.meeting.id, seen: self.seen, facts };
        Ok(Submission::Command(Box::new(Command::Calendar(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::NothingChanged).then_some("minutes")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.meeting_saved(cx.texts.clock(done.at, cx.zone))
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let record = cx.house()?.reader.meeting_record(self.meeting.id)?;
        let Some((theirs, mine)) = record.zip(self.read().ok()) else { return Ok(None) };
        Ok(Some(Theirs::new(theirs.id.0, self.shown(&theirs.facts), self.shown(&mine))))
    }

    fn take_version(&mut self, version: i64) {
        self.seen = Some(MeetingRecordId(version));
    }
}
