//! A case: one household and one youth, what has to be reached before they live together, and how it ends.

use super::{
    super::{
        Opened, may, response,
        sheet::{Sheet, SheetView, Told, whose},
    },
    contacts, gate_form,
    gates::Spot,
    household, meetings, take_back_form,
};
use crate::{
    domain::{
        access::Deed,
        audit::AccessEvent,
        changes::{Changes, Topic},
        host::{HostCase, HostFile, gate::Whose, meeting::MeetingClock},
        ids::{HostCaseId, YouthId},
        refusal::Refusal,
    },
    store::{StoreError, read::ContactsOf},
    ui::{
        action::{Action, Scope},
        screens,
        theme::Role,
        view::{Availability, Cx, Effect, Response},
    },
};

/// Cells of the labels.
const LABEL: usize = 20;

/// The page.
#[derive(Debug)]
struct Page {
    case: HostCase,
    /// The household it is with.
    file: HostFile,
    /// How it stands with the meetings, where the youth lives there.
    clock: Option<MeetingClock>,
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
        let file = reader.host_file(case.household)?.ok_or(Refusal::Gone)?;
        let clock = reader.host_clock(&case, cx.now, cx.zone)?;
        Ok(Self { case, file, clock })
    }

    fn keys(&self) -> Vec<Spot> {
        Spot::of(Whose::Case(self.case.id)).collect()
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let row = |label: &str, value: String| Told::new(value, Role::Text).labelled(label, LABEL);
        let mut rows = vec![
            row(t.host_case_host(), self.file.household.facts.name.to_string()),
            row(t.host_case_stands(), t.host_case_state(self.case.state()).to_owned()),
            row(t.host_case_proposed_on(), t.date(self.case.proposed_on)),
        ];
        rows.extend(self.case.moved_in.map(|day| row(t.host_case_moved_in(), t.date(day))));
        rows
    }
}

impl Sheet for Page {
    fn scope(&self) -> Scope {
        Scope::HostCase
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.host_case_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        let state = cx.texts.host_case_state(self.case.state());
        (whose(self.case.youth, self.file.household.facts.name.as_str(), cx), state.to_owned())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts).and(Topic::Youths).and(Topic::Staff).and(Topic::Calendar).and(Topic::Clock)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        *self = Self::of(self.case.id, cx)?;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let mut rows = self.facts(cx);
        rows.extend(meetings::summary(self.clock.as_ref(), cx));
        rows.extend(Told::heading(cx.texts.household_gates()));
        let gates = self.keys().into_iter().enumerate();
        rows.extend(gates.map(|(key, spot)| spot.told(&self.file, cx).keyed(key)));
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        let t = cx.texts;
        let keeps = || match (&self.case.closed, screens::availability(Action::AddHousehold, None, cx)) {
            (Some(_), Availability::Available) => Availability::Disabled(t.refused_case_closed().to_owned()),
            (_, availability) => availability,
        };
        match (action, selected.and_then(|key| self.keys().get(key).copied())) {
            (Action::Open | Action::MarkPoint, Some(_)) => keeps(),
            (Action::TakeBackGate, Some(spot)) if spot.reached(&self.file).is_some() => keeps(),
            (Action::TakeBackGate, _) => Availability::Disabled(t.take_back_gate_choose().to_owned()),
            (Action::OpenHouseholdOfCase | Action::OpenHostMeetings | Action::OpenHostContacts, _) => {
                Availability::Available
            }
            (Action::AddHostMeeting | Action::SetNextMeeting, _) => meetings::may_meet(&self.case, cx),
            _ => Availability::NotHere,
        }
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::effect(Effect::Record { event: AccessEvent::OpenFile, youth: Some(self.case.youth) })
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        match (action, selected.and_then(|key| self.keys().get(key).copied())) {
            (Action::Open | Action::MarkPoint, Some(spot)) => {
                response(gate_form::open(spot, spot.reached(&self.file).map(|row| row.id), cx), cx)
            }
            (Action::TakeBackGate, Some(spot)) => match spot.reached(&self.file) {
                Some(row) => response(take_back_form::open(row.id, cx), cx),
                None => Response::Ignored,
            },
            (Action::OpenHouseholdOfCase, _) => response(household::open(self.case.household, cx), cx),
            (Action::OpenHostContacts, _) => response(contacts::open(ContactsOf::Case(self.case.id), cx), cx),
            (action, _) => meetings::on_case(action, self.case.id, cx),
        }
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.case.youth)
    }
}
