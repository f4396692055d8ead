//! A youth did not want to: in their own words, if they said why.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::marked;
use crate::{
    domain::{
        calendar::{AttendanceState, NewAttendance, OccurrenceId, Step},
        command::Command,
        ids::{AttendanceId, EventId, YouthId},
        names::Line,
    },
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, Words,
            conflict::Theirs,
            form_fields, silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{draft_subject, line_field, optional_line, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject stands for the time of the event and the youth.
pub const DRAFT: &str = "attendance-words";

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub fn open(occurrence: OccurrenceId, youth: YouthId, cx: &Cx<'_>) -> Opened {
    let form = WordsForm::new(occurrence, youth, cx)?;
    Ok(Box::new(FormView::new(form, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let day: Option<NaiveDate> = serde_json::from_value(context["day"].clone()).ok()?;
    let occurrence = OccurrenceId { event: EventId(context["event"].as_i64()?), day };
    let mut form = WordsForm::new(occurrence, YouthId(context["youth"].as_i64()?), cx).ok()?;
    form.seen = context["seen"].as_i64().map(AttendanceId);
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct WordsForm {
    occurrence: OccurrenceId,
    youth: YouthId,
    /// The newest about the youth that was read.
    seen: Option<AttendanceId>,
    words: TextField,
    t: Texts,
}

silent_debug!(WordsForm);

impl WordsForm {
    fn new(occurrence: OccurrenceId, youth: YouthId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let newest = cx.house()?.reader.newest_attendance(occurrence, youth)?;
        let words = newest.as_ref().and_then(|newest| newest.words.as_ref());
        let label = Words::optional(t.attendance_words(), t.attendance_words_help());
        Ok(Self { occurrence, youth, words: line_field(label, words), seen: newest.map(|newest| newest.id), t })
    }
}

impl FormFields for WordsForm {
    type Value = Option<Line>;
    form_fields!(words);

    fn read(&self) -> Result<Option<Line>, Refused> {
        optional_line(&self.words, "words", self.t)
    }
}

impl FormScreen for WordsForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        let OccurrenceId { event, day } = self.occurrence;
        draft_subject(&format!("{event}/{day:?}/{}", self.youth))
    }

    fn context(&self) -> Value {
        let OccurrenceId { event, day } = self.occurrence;
        json!({ "event": event, "day": day, "youth": self.youth, "seen": self.seen })
    }

    fn title(&self, t: Texts) -> String {
        t.attendance_words_title().to_owned()
    }

    fn submission(&mut self, words: Option<Line>, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let new = NewAttendance {
            occurrence: self.occurrence,
            youth: self.youth,
            state: AttendanceState::DidNotWant,
            words,
            seen: self.seen,
        };
        Ok(Submission::Command(Box::new(Command::Calendar(Step::Attend(new)))))
    }

    fn saved(&self, _done: &Done, cx: &Cx<'_>) -> String {
        marked(self.youth, AttendanceState::DidNotWant, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let t = cx.texts;
        let newest = cx.house()?.reader.newest_attendance(self.occurrence, self.youth)?;
        let Some((theirs, mine)) = newest.zip(self.read().ok()) else { return Ok(None) };
        let told = |state: AttendanceState, words: Option<&Line>| {
            let words = words.map_or_else(|| "–".to_owned(), Line::to_string);
            vec![
                (t.attendance_title().to_owned(), t.attendance_state(state).to_owned()),
                (t.attendance_words().to_owned(), words),
            ]
        };
        let version = theirs.id.0;
        let ours = told(AttendanceState::DidNotWant, mine.as_ref());
        Ok(Some(Theirs::new(version, told(theirs.state, theirs.words.as_ref()), ours)))
    }

    fn take_version(&mut self, version: i64) {
        self.seen = Some(AttendanceId(version));
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
