//! Every household, by where it stands on the way from interest to the last day.

use super::{
    super::{
        Opened, may, response,
        sheet::{Sheet, SheetView, Told},
    },
    Register, guidance, household,
    household_form::HouseholdForm,
    meetings,
};
use crate::{
    domain::{
        access::Deed,
        audit::AccessEvent,
        changes::{Changes, Topic},
        host::{HostCase, HostFile, HouseholdState, meeting::Since},
    },
    store::StoreError,
    text::columns,
    ui::{
        action::{Action, Scope},
        screens::{
            self,
            kept::{self, Subject},
        },
        theme::Role,
        view::{Availability, Cx, Effect, Response},
    },
};

/// Cells of a name.
const NAME: usize = 28;

/// The screen.
#[derive(Debug)]
struct Hosts {
    files: Vec<HostFile>,
    /// How it stands with group guidance.
    guidance: guidance::Standing,
    /// The cases that have not met for too long, each with its days.
    late: Vec<(HostCase, Since, i64)>,
}

/// Opens the list.
///
/// # Errors
/// The role, and what the store answers.
pub(super) fn open(cx: &Cx<'_>) -> Opened {
    may(Deed::SeeHosts, cx)?;
    let mut hosts = Hosts { files: Vec::new(), guidance: guidance::Standing::default(), late: Vec::new() };
    hosts.read(cx)?;
    Ok(Box::new(SheetView::new(hosts)))
}

impl Hosts {
    /// Meetings that are late, and quarters without guidance.
    fn warnings(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let late = self.late.iter().map(|(case, since, days)| {
            let name = t.called(cx.open.and_then(|open| open.people.called(case.youth)));
            Told::new(format!("{name}: {}", meetings::late(*since, *days, cx)), Role::Overdue)
        });
        late.chain(self.guidance.lacking(cx).map(|said| Told::new(said, Role::Overdue))).collect()
    }

    fn row(key: usize, file: &HostFile, cx: &Cx<'_>) -> Told {
        let t = cx.texts;
        let name = columns::pad(file.household.facts.name.as_str(), NAME);
        let youth = file.living().map(|case| t.called(cx.open.and_then(|open| open.people.called(case.youth))));
        let vacant = file.vacant_since().map(|day| t.day_and_distance(day, cx.today()));
        let told = youth.map(std::borrow::Cow::into_owned).or(vacant).unwrap_or_default();
        Told::new(format!("{name} {told}"), Role::Text).keyed(key)
    }
}

impl Sheet for Hosts {
    fn scope(&self) -> Scope {
        Scope::Hosts
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.action_open_hosts().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        (vec![(self.title(cx), Role::Title)], String::new())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts).and(Topic::Youths).and(Topic::Clock)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        self.files = reader.host_files()?;
        self.guidance = guidance::Standing::read(reader)?;
        self.late = reader.host_meetings_overdue(cx.today(), cx.config.host_meetings.alarm_days)?;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        if self.files.is_empty() {
            return vec![Told::new(t.hosts_none(cx.key(Action::AddHousehold)), Role::Dim)];
        }
        let mut rows = self.warnings(cx);
        for state in HouseholdState::ALL {
            let of_it: Vec<_> =
                self.files.iter().enumerate().filter(|(_, file)| file.state(cx.today()) == state).collect();
            if of_it.is_empty() {
                continue;
            }
            if !rows.is_empty() {
                rows.push(Told::blank());
            }
            rows.push(Told::new(format!("{} {}", t.household_state(state).to_uppercase(), of_it.len()), Role::Title));
            rows.extend(of_it.into_iter().map(|(key, file)| Self::row(key, file, cx)));
        }
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open if selected.is_some() => Availability::Available,
            Action::AddHousehold => screens::availability(action, None, cx),
            Action::OpenGuidance => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::effect(Effect::Record { event: AccessEvent::OpenHosts, youth: None })
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        match (action, selected.and_then(|key| self.files.get(key))) {
            (Action::Open, Some(file)) => response(household::open(file.household.id, cx), cx),
            (Action::OpenGuidance, _) => response(guidance::open(cx), cx),
            (Action::AddHousehold, _) => response(kept::open::<HouseholdForm>(Subject::new(Register), cx), cx),
            _ => Response::Ignored,
        }
    }
}
