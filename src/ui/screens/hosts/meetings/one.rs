//! One meeting: what the youth said first, then the others, what became of the last plan, and what was planned.

use super::{
    super::{
        super::{
            Opened, may, response,
            sheet::{Sheet, SheetView, Told, whose},
        },
        keeps,
        strike_form::{self, Struck},
    },
    form,
};
use crate::{
    domain::{
        access::Deed,
        assessment::Interpreted,
        audit::AccessEvent,
        changes::{Changes, Topic},
        host::{HostCase, meeting::Meeting},
        ids::{HostMeetingId, YouthId},
        names::Prose,
        refusal::Refusal,
    },
    store::StoreError,
    ui::{
        action::{Action, Scope},
        theme::Role,
        view::{Availability, Cx, Effect, Response},
    },
};

/// Cells of the labels.
const LABEL: usize = 20;

/// The page.
#[derive(Debug)]
struct Page {
    meeting: Meeting,
    case: HostCase,
    interpreter: Option<String>,
}

/// Opens the page.
///
/// # Errors
/// The role, [`Refusal::Gone`] when no meeting has that number, and what the store answers.
pub(in crate::ui::screens) fn open(meeting: HostMeetingId, cx: &Cx<'_>) -> Opened {
    may(Deed::SeeHosts, cx)?;
    Ok(Box::new(SheetView::new(Page::of(meeting, cx)?)))
}

impl Page {
    fn of(meeting: HostMeetingId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let reader = cx.house()?.reader;
        let meeting = reader.host_meeting(meeting)?.ok_or(Refusal::Gone)?;
        let case = reader.host_case(meeting.case)?.ok_or(Refusal::Gone)?;
        let interpreter = match &meeting.facts.interpreted {
            Interpreted::No => None,
            Interpreted::Other(words) => Some(words.to_string()),
            Interpreted::By(id) => reader.interpreter(*id)?.map(|one| one.facts.name.to_string()),
        };
        Ok(Self { meeting, case, interpreter })
    }

    fn head(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let row = |label: &str, value: String| Told::new(value, Role::Text).labelled(label, LABEL);
        let kept = &self.meeting.kept;
        let initials = |staff| cx.open.map_or("", |open| open.people.initials(staff));
        let mut rows = Vec::new();
        if let Some(correction) = &kept.corrected {
            let when = t.date_and_time(t.date(cx.zone.date(correction.at)), t.clock(correction.at, cx.zone));
            let said = if kept.struck {
                t.host_struck_why(when, initials(correction.by), correction.reason.as_str())
            } else {
                t.host_corrected_why(when, initials(correction.by), correction.reason.as_str())
            };
            rows.push(Told::new(said, Role::Important));
        }
        rows.push(row(t.host_meeting_present(), self.meeting.facts.present.to_string()));
        rows.extend(self.interpreter.clone().map(|name| row(t.assessment_interpreter(), name)));
        let written = t.date_and_time(t.date(cx.zone.date(kept.at)), t.clock(kept.at, cx.zone));
        rows.push(row(t.host_written(), format!("{written} {}", initials(kept.by))));
        rows
    }
}

impl Sheet for Page {
    fn scope(&self) -> Scope {
        Scope::HostMeeting
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.host_meeting_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        let t = cx.texts;
        let what = t.host_meeting_on(t.date(self.meeting.facts.held_on));
        let right = if self.meeting.kept.struck { t.host_struck() } else { "" };
        (whose(self.case.youth, &what, cx), right.to_owned())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts).and(Topic::Youths).and(Topic::Staff)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        *self = Self::of(self.meeting.kept.id, cx)?;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let (t, facts) = (cx.texts, &self.meeting.facts);
        let mut rows = Vec::new();
        let mut view = |label: &str, words: &Option<Prose>| {
            let said = words.as_ref().map_or_else(|| t.host_view_none().to_owned(), |words| words.as_str().to_owned());
            let role = if words.is_some() { Role::Text } else { Role::Dim };
            rows.push(Told::new(label.to_owned(), Role::Title));
            rows.push(Told::new(said, role).indented(2));
        };
        // The youth's words come first, and as theirs.
        view(t.host_youth_view(), &facts.youth_view);
        view(t.host_host_view(), &facts.host_view);
        view(t.host_staff_view(), &facts.staff_view);
        if !self.meeting.asked.is_empty() {
            rows.extend(Told::heading(t.host_plan_was()));
        }
        for (activity, found) in &self.meeting.asked {
            let outcome = t.host_outcome(found.outcome);
            rows.push(Told::new(format!("{outcome}: {} · {}", activity.kind, activity.words), Role::Text));
            rows.extend(found.words.as_ref().map(|words| Told::new(words.as_str(), Role::Dim).indented(2)));
        }
        rows.extend(Told::heading(t.host_plan_next()));
        if self.meeting.planned.is_empty() {
            rows.push(Told::new(t.host_plan_none(), Role::Dim));
        }
        let planned = self.meeting.planned.iter();
        rows.extend(planned.map(|one| Told::new(format!("{} · {}", one.kind, one.words), Role::Text)));
        rows.push(Told::blank());
        rows.extend(self.head(cx));
        // Something to stand on, so that a long meeting can be moved through.
        rows.iter_mut().enumerate().for_each(|(key, row)| row.key = Some(key));
        rows
    }

    fn availability(&self, action: Action, _selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        match action {
            Action::CorrectHostRow | Action::StrikeHostRow if self.meeting.kept.struck => {
                Availability::Disabled(cx.texts.refused_struck_already().to_owned())
            }
            Action::CorrectHostRow | Action::StrikeHostRow if self.case.closed.is_some() => {
                Availability::Disabled(cx.texts.refused_case_closed().to_owned())
            }
            Action::CorrectHostRow | Action::StrikeHostRow => keeps(cx),
            _ => Availability::NotHere,
        }
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::effect(Effect::Record { event: AccessEvent::OpenFile, youth: Some(self.case.youth) })
    }

    fn on_action(&mut self, action: Action, _selected: Option<usize>, cx: &Cx<'_>) -> Response {
        let id = self.meeting.kept.id;
        match action {
            Action::CorrectHostRow => response(form::correct(id, cx), cx),
            Action::StrikeHostRow => response(strike_form::open(Struck::Meeting(id), cx), cx),
            _ => Response::Ignored,
        }
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.case.youth)
    }
}
