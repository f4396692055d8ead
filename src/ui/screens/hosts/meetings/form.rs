//! The monthly meeting: it opens with what the last one planned, asks the youth first, and ends with what is planned until the
//! next one and when that is. A kept meeting is said anew in the same form, with a reason.

use serde_json::{Value, json};

use super::planned::{Asked, PlannedField};
use crate::{
    domain::{
        assessment::Interpreted,
        command::Command,
        host::{
            CaseState, FollowStep, HostCase, Step,
            meeting::{MOST_PLANNED, Meeting, MeetingFacts, NextMeeting, last},
        },
        ids::{HostCaseId, HostMeetingId, InterpreterId, YouthId},
        names::{Line, Prose},
        refusal::{Invalid, Refusal},
        time::{ClockTime, Instant, Zone},
    },
    explain,
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        forms::{
            Field, FieldName, FormFields, Refused, Words,
            choice::ChoiceField,
            moment::DateField,
            parsed::ParsedField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{
                date_field, draft_subject, interpreter_choices, line, line_field, optional_line, optional_prose, prose,
                target,
            },
            moments,
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub(in crate::ui::screens::hosts) const DRAFT: &str = "hosts-meeting";

/// Rows of what somebody says, before it grows.
const VIEW: u16 = 2;

/// Opens the form about a case's next meeting.
///
/// # Errors
/// [`Refusal::Gone`] when there is no such case, and what the store answers.
pub(super) fn open(case: HostCaseId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(MeetingForm::new(case, None, cx)?, cx.texts)))
}

/// Opens the form about a meeting that was kept.
///
/// # Errors
/// [`Refusal::Gone`] when there is no such meeting, and what the store answers.
pub(super) fn correct(meeting: HostMeetingId, cx: &Cx<'_>) -> Opened {
    let case = cx.house()?.reader.host_meeting(meeting)?.ok_or(Refusal::Gone)?.case;
    Ok(Box::new(FormView::new(MeetingForm::new(case, Some(meeting), cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub(in crate::ui::screens::hosts) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let case = HostCaseId(context["case"].as_i64()?);
    let mut form = MeetingForm::new(case, context["meeting"].as_i64().map(HostMeetingId), cx).ok()?;
    // What others recorded while the draft lay is met when it is saved.
    form.seen = context["seen"].as_i64().map(HostMeetingId);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct MeetingForm {
    case: HostCase,
    /// The meeting that is said anew.
    anew: Option<HostMeetingId>,
    /// The newest row that was read: of the case, or of the meeting that is said anew.
    seen: Option<HostMeetingId>,
    zone: Zone,
    notes: Vec<String>,
    needs_interpreter: bool,
    held_on: DateField,
    present: TextField,
    interpreter: ChoiceField<InterpreterId>,
    other: TextField,
    asked: Vec<Asked>,
    youth: TextField,
    host: TextField,
    staff: TextField,
    plan: Vec<PlannedField>,
    next: ParsedField<Instant>,
    place: TextField,
    reason: TextField,
    t: Texts,
}

silent_debug!(MeetingForm);

/// What is handed in: the meeting, when the next one is, and why it is said anew.
struct Written {
    facts: MeetingFacts,
    next: Option<NextMeeting>,
    reason: Option<Prose>,
}

impl MeetingForm {
    fn new(case: HostCaseId, anew: Option<HostMeetingId>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, reader) = (cx.texts, cx.house()?.reader);
        let case = reader.host_case(case)?.ok_or(Refusal::Gone)?;
        let meetings = reader.host_meetings_of(case.id)?;
        let stood = anew.and_then(|id| meetings.iter().find(|meeting| meeting.kept.id == id));
        let seen = match stood {
            Some(stood) => Some(stood.kept.newest),
            None => reader.newest_host_meeting(case.id)?.map(|(row, _)| row),
        };
        let facts = stood.map(|meeting| &meeting.facts);
        let before = before(&meetings, stood);
        let (by, words) = match facts.map(|facts| &facts.interpreted) {
            Some(Interpreted::By(id)) => (Some(*id), None),
            Some(Interpreted::Other(words)) => (None, Some(words)),
            Some(Interpreted::No) | None => (None, None),
        };
        let needs_interpreter = reader.needs_interpreter(case.youth)?;
        let other = if needs_interpreter { t.host_other_needed_help() } else { t.assessment_other_help() };
        let view = |label, help, words: Option<&Option<Prose>>| {
            let text = words.and_then(Option::as_ref).map_or("", Prose::as_str);
            TextField::long(Words::optional(label, help), VIEW).with_text(text)
        };
        let kinds = cx.config.host_meetings.offered();
        let planned = stood.map(|meeting| meeting.planned.as_slice()).unwrap_or_default();
        let plan = (0..MOST_PLANNED).map(|at| PlannedField::new(at, planned.get(at), &kinds, t)).collect();
        let next = if case.state() == CaseState::Active {
            Words::required(t.host_next_when(), t.host_next_when_help(), t.refused_next_missing())
        } else {
            Words::optional(t.host_next_when(), t.host_next_when_help())
        };
        Ok(Self {
            seen,
            anew,
            zone: cx.zone,
            notes: notes(before, t),
            needs_interpreter,
            held_on: date_field(
                Words::required(t.meeting_date(), t.meeting_date_help(), t.meeting_date_missing()),
                Lean::Past,
                Some(facts.map_or_else(|| cx.today(), |facts| facts.held_on)),
                cx,
            ),
            present: line_field(
                Words::required(t.host_meeting_present(), t.host_meeting_present_help(), t.host_present_missing()),
                facts.map(|facts| &facts.present),
            ),
            interpreter: ChoiceField::new(
                Words::optional(t.assessment_interpreter(), t.assessment_interpreter_help()),
                interpreter_choices(case.youth, by, cx)?,
            )
            .starting_with(|id| Some(*id) == by),
            other: line_field(Words::optional(t.assessment_other(), other), words),
            asked: before.map(|before| Asked::all(before, stood, t)).unwrap_or_default(),
            youth: view(t.host_youth_view(), t.host_youth_view_help(), facts.map(|facts| &facts.youth_view)),
            host: view(t.host_host_view(), t.host_host_view_help(), facts.map(|facts| &facts.host_view)),
            staff: view(t.host_staff_view(), t.host_staff_view_help(), facts.map(|facts| &facts.staff_view)),
            plan,
            next: moments::ahead(next.spaced(), None, cx),
            place: line_field(Words::optional(t.host_next_place(), t.host_next_place_help()), None),
            reason: TextField::long(
                Words::required(t.end_reason(), t.host_correct_help(), t.end_reason_missing()).spaced(),
                1,
            ),
            case,
            t,
        })
    }

    /// Rows of the plan that are shown: one more than are filled in.
    fn shown(plan: &[PlannedField]) -> usize {
        let filled = plan.iter().rposition(|row| !row.is_blank()).map_or(0, |at| at + 1);
        (filled + 1).min(plan.len())
    }

    fn interpreted(&self) -> Result<Interpreted, Refused> {
        let other = optional_line(&self.other, "other", self.t)?;
        match (self.interpreter.value(), other) {
            (Some(_), Some(_)) => Err(Refused::new("other", self.t.assessment_both())),
            (Some(interpreter), None) => Ok(Interpreted::By(*interpreter)),
            (None, Some(words)) => Ok(Interpreted::Other(words)),
            (None, None) if self.needs_interpreter => {
                Err(Refused::new("interpreter", self.t.refused_interpreter_missing()))
            }
            (None, None) => Ok(Interpreted::No),
        }
    }

    fn next(&self) -> Result<Option<NextMeeting>, Refused> {
        let Some(at) = self.next.value().copied().filter(|_| self.anew.is_none()) else { return Ok(None) };
        let place = optional_line(&self.place, "place", self.t)?;
        next_meeting(at, place, self.zone, self.t).map(Some)
    }
}

/// When they meet next, as the calendar takes it.
pub(super) fn next_meeting(at: Instant, place: Option<Line>, zone: Zone, t: Texts) -> Result<NextMeeting, Refused> {
    let local = zone.local(at);
    let title = Line::new(t.host_next_title()).map_err(|why| Refused::new("next", explain::invalid(t, why)))?;
    Ok(NextMeeting { title, day: local.date(), from: ClockTime::of(local.time()), to: None, place })
}

/// The meeting whose plan is asked about: the one before.
fn before<'a>(meetings: &'a [Meeting], stood: Option<&Meeting>) -> Option<&'a Meeting> {
    let Some(stood) = stood else { return last(meetings) };
    let earlier = |one: &&Meeting| !one.kept.struck && one.facts.held_on < stood.facts.held_on;
    meetings.iter().filter(earlier).max_by_key(|one| one.facts.held_on)
}

/// What the last meeting planned, in full, before anything is asked.
fn notes(before: Option<&Meeting>, t: Texts) -> Vec<String> {
    let Some(before) = before else { return vec![t.host_first_meeting().to_owned()] };
    let mut notes = vec![t.host_opens_with(t.date(before.facts.held_on))];
    notes.extend(before.planned.iter().zip(1..).map(|(one, at)| format!("{at} {} · {}", one.kind, one.words)));
    notes
}

impl FormFields for MeetingForm {
    type Value = Written;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> = vec![
            ("held_on".into(), &self.held_on),
            ("present".into(), &self.present),
            ("interpreter".into(), &self.interpreter),
            ("other".into(), &self.other),
        ];
        fields.extend(self.asked.iter().flat_map(Asked::fields));
        fields.push(("youth".into(), &self.youth));
        fields.push(("host".into(), &self.host));
        fields.push(("staff".into(), &self.staff));
        fields.extend(self.plan.iter().take(Self::shown(&self.plan)).flat_map(PlannedField::fields));
        if self.anew.is_some() {
            fields.push(("reason".into(), &self.reason));
        } else {
            fields.push(("next".into(), &self.next));
            fields.push(("place".into(), &self.place));
        }
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let shown = Self::shown(&self.plan);
        let mut fields: Vec<(FieldName, &mut dyn Field)> = vec![
            ("held_on".into(), &mut self.held_on),
            ("present".into(), &mut self.present),
            ("interpreter".into(), &mut self.interpreter),
            ("other".into(), &mut self.other),
        ];
        fields.extend(self.asked.iter_mut().flat_map(Asked::fields_mut));
        fields.push(("youth".into(), &mut self.youth));
        fields.push(("host".into(), &mut self.host));
        fields.push(("staff".into(), &mut self.staff));
        fields.extend(self.plan.iter_mut().take(shown).flat_map(PlannedField::fields_mut));
        if self.anew.is_some() {
            fields.push(("reason".into(), &mut self.reason));
        } else {
            fields.push(("next".into(), &mut self.next));
            fields.push(("place".into(), &mut self.place));
        }
        fields
    }

    fn read(&self) -> Result<Written, Refused> {
        let t = self.t;
        let found = self.asked.iter().map(|asked| asked.read(t)).collect::<Result<Vec<_>, _>>()?;
        let plan: Vec<_> =
            self.plan.iter().filter(|row| !row.is_blank()).map(|row| row.read(t)).collect::<Result<_, _>>()?;
        let facts = MeetingFacts {
            held_on: *self.held_on.value().ok_or_else(|| Refused::new("held_on", t.meeting_date_missing()))?,
            present: line(&self.present, "present", t)?,
            interpreted: self.interpreted()?,
            found,
            youth_view: optional_prose(&self.youth, "youth", t)?,
            host_view: optional_prose(&self.host, "host", t)?,
            staff_view: optional_prose(&self.staff, "staff", t)?,
            plan,
        };
        let reason = match self.anew {
            Some(_) => Some(prose(&self.reason, "reason", t.end_reason_missing(), t)?),
            None => None,
        };
        Ok(Written { facts, next: self.next()?, reason })
    }
}

impl FormScreen for MeetingForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        draft_subject(&format!("{}/{:?}", self.case.id, self.anew))
    }

    fn context(&self) -> Value {
        json!({
            "case": self.case.id.0,
            "meeting": self.anew.map(|meeting| meeting.0),
            "seen": self.seen.map(|row| row.0),
        })
    }

    fn title(&self, t: Texts) -> String {
        if self.anew.is_some() { t.host_meeting_correct() } else { t.host_meeting_title() }.to_owned()
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn submission(&mut self, written: Written, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let Written { facts, next, reason } = written;
        let facts = Box::new(facts);
        let step = match (self.anew, self.seen, reason) {
            (Some(meeting), Some(seen), Some(reason)) => FollowStep::CorrectMeeting { meeting, seen, facts, reason },
            _ => FollowStep::Meet { case: self.case.id, seen: self.seen, facts, next },
        };
        Ok(Submission::Command(Box::new(Command::Host(Step::Follow(step)))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::DayAhead)
            | Refusal::MetSince(_)
            | Refusal::MeetingMoves
            | Refusal::CameThere(_) => Some("held_on"),
            Refusal::Invalid(Invalid::ViewsMissing) => Some("youth"),
            Refusal::Invalid(Invalid::NextNotAhead | Invalid::NextFarAhead) | Refusal::NextMissing => Some("next"),
            Refusal::InterpreterMissing | Refusal::InterpreterBarred => Some("interpreter"),
            Refusal::PlanMissing => Some("words 0"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let clock = t.clock(done.at, cx.zone);
        match self.next.value() {
            Some(next) if self.anew.is_none() => {
                t.host_meeting_saved(clock, t.date(cx.zone.date(*next)), t.clock(*next, cx.zone))
            }
            _ => t.saved_at(clock),
        }
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.case.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.case.youth)
    }

    fn takes_phrases(&self, field: &str) -> bool {
        matches!(field, "youth" | "host" | "staff")
    }
}
