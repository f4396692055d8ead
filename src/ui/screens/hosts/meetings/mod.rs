//! The meetings of a case: when it meets next, how long it is since the last one, and each meeting below.

pub(super) mod form;
pub(super) mod next_form;
mod one;
mod planned;
mod rows;

pub(in crate::ui::screens) use self::rows::late;
pub(super) use self::{one::open as open_one, rows::summary};

use super::{
    super::{
        Opened, may, response,
        sheet::{Sheet, SheetView, Told, whose},
    },
    keeps,
};
use crate::{
    domain::{
        access::Deed,
        audit::AccessEvent,
        changes::{Changes, Topic},
        host::{
            HostCase,
            meeting::{Meeting, MeetingClock},
        },
        ids::{HostCaseId, HostMeetingId, YouthId},
        refusal::Refusal,
    },
    store::StoreError,
    ui::{
        action::{Action, Scope},
        theme::Role,
        view::{Availability, Cx, Effect, Response},
    },
};

/// The page.
#[derive(Debug)]
struct Page {
    case: HostCase,
    host: String,
    clock: Option<MeetingClock>,
    /// The newest first.
    meetings: Vec<Meeting>,
}

/// Opens the page.
///
/// # Errors
/// The role, [`Refusal::Gone`] when no case has that number, and what the store answers.
pub(super) fn open(case: HostCaseId, cx: &Cx<'_>) -> Opened {
    may(Deed::SeeHosts, cx)?;
    Ok(Box::new(SheetView::new(Page::of(case, cx)?)))
}

impl Page {
    fn of(case: HostCaseId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let reader = cx.house()?.reader;
        let case = reader.host_case(case)?.ok_or(Refusal::Gone)?;
        let host = reader.household(case.household)?.ok_or(Refusal::Gone)?.facts.name.to_string();
        let clock = reader.host_clock(&case, cx.now, cx.zone)?;
        let mut meetings = reader.host_meetings_of(case.id)?;
        meetings.reverse();
        Ok(Self { case, host, clock, meetings })
    }

    fn selected(&self, key: Option<usize>) -> Option<HostMeetingId> {
        self.meetings.get(key?).map(|meeting| meeting.kept.id)
    }
}

impl Sheet for Page {
    fn scope(&self) -> Scope {
        Scope::HostMeetings
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.host_meetings_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        let what = cx.texts.host_meetings_with(&self.host);
        (whose(self.case.youth, &what, cx), self.meetings.len().to_string())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts).and(Topic::Youths).and(Topic::Staff).and(Topic::Calendar).and(Topic::Clock)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        *self = Self::of(self.case.id, cx)?;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let mut rows = rows::clock(self.clock.as_ref(), cx);
        rows.extend(Told::heading(t.host_meetings_held()));
        if self.meetings.is_empty() {
            rows.push(Told::new(t.host_meetings_none(cx.key(Action::AddHostMeeting)), Role::Dim));
        }
        let meetings = self.meetings.iter().enumerate();
        rows.extend(meetings.map(|(key, meeting)| rows::meeting(meeting, cx).keyed(key)));
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open if self.selected(selected).is_some() => Availability::Available,
            Action::AddHostMeeting | Action::SetNextMeeting => may_meet(&self.case, cx),
            _ => Availability::NotHere,
        }
    }

    fn foremost(&self) -> &'static [Action] {
        &[Action::AddHostMeeting, Action::SetNextMeeting]
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::effect(Effect::Record { event: AccessEvent::OpenFile, youth: Some(self.case.youth) })
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        match (action, self.selected(selected)) {
            (Action::Open, Some(meeting)) => response(one::open(meeting, cx), cx),
            _ => on_case(action, self.case.id, cx),
        }
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.case.youth)
    }
}

/// Whether a meeting of a case can be recorded, and the next one set.
pub(super) fn may_meet(case: &HostCase, cx: &Cx<'_>) -> Availability {
    let t = cx.texts;
    match keeps(cx) {
        Availability::Available if case.closed.is_some() => Availability::Disabled(t.refused_case_closed().to_owned()),
        Availability::Available if !case.lives_there() => Availability::Disabled(t.refused_not_with_host().to_owned()),
        availability => availability,
    }
}

/// What a key does about the meetings of a case, here and on the page of the case.
pub(super) fn on_case(action: Action, case: HostCaseId, cx: &Cx<'_>) -> Response {
    match action {
        Action::OpenHostMeetings => response(open(case, cx), cx),
        Action::AddHostMeeting => response(form::open(case, cx), cx),
        Action::SetNextMeeting => response(next_form::open(case, cx), cx),
        _ => Response::Ignored,
    }
}
