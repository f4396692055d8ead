//! Every household, by where it stands on the way from interest to the last day.
//!
//! ```text
//!  Husverter   0 interesse → 0 godkjent → 1 ledig → 1 aktiv → 0 under avslutning
//! ────────────────────────────────────────────────────────────────────────────
//!  LEDIG 1
//! ▸ Familien Berg           ledig 12 dager
//!                           politiattest går ut 01.12.2026 (om 8 dager)
//!
//!  AKTIV 1
//!   Kari og Ola             Amir · flyttet inn 01.09.2026
//!                           fyller 20 år 12.02.2027 (om 81 dager) · 90-dagersvarsel
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{
        Opened, may, response,
        sheet::{Sheet, SheetView, Told},
    },
    Register, guidance, household,
    household_form::HouseholdForm,
    told,
};
use crate::{
    domain::{
        access::Deed,
        changes::{Changes, Topic},
        host::{CaseState, HostCase, HostFile, HouseholdState},
        ids::{HostCaseId, HouseholdId, YouthId},
    },
    store::{Done, StoreError},
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        screens::{
            self,
            kept::{self, Subject},
        },
        theme::Role,
        view::{Availability, Cx, Response},
    },
};

/// Cells of a name, with those between it and what stands beside it.
const NAME: usize = 26;

/// Days before something runs out from which it stands out.
const SOON: i64 = 30;

/// The screen.
#[derive(Debug)]
struct Hosts {
    files: Vec<HostFile>,
    /// Those that are none any more are shown too.
    ended: bool,
    /// How it stands with group guidance.
    guidance: guidance::Standing,
    /// How many days it is too long since a case met.
    late: BTreeMap<HostCaseId, i64>,
    /// Those whose coordinator has left.
    without: BTreeSet<HouseholdId>,
    told_of: told::ToldOf,
}

/// Opens the list.
///
/// # Errors
/// The role, and what the store answers.
pub(super) fn open(cx: &Cx<'_>) -> Opened {
    may(Deed::SeeHosts, cx)?;
    let guidance = guidance::Standing::default();
    let mut hosts = Hosts {
        files: Vec::new(),
        ended: false,
        guidance,
        late: BTreeMap::new(),
        without: BTreeSet::new(),
        told_of: told::ToldOf::default(),
    };
    hosts.read(cx)?;
    Ok(Box::new(SheetView::new(hosts)))
}

impl Hosts {
    /// Those that are shown, each with where it stands.
    fn shown<'a>(&'a self, cx: &Cx<'_>) -> Vec<(usize, &'a HostFile, HouseholdState)> {
        let today = cx.today();
        let all = self.files.iter().enumerate().map(|(key, file)| (key, file, file.state(today)));
        all.filter(|(_, _, state)| self.ended || *state != HouseholdState::Ended).collect()
    }

    /// «1 interesse → 0 godkjent → 1 ledig → 3 aktiv → 0 under avslutning»
    fn pipeline(&self, cx: &Cx<'_>) -> String {
        let states: Vec<_> = self.files.iter().map(|file| file.state(cx.today())).collect();
        let on_the_way = HouseholdState::ALL.into_iter().filter(|state| *state != HouseholdState::Ended);
        let part = |state| {
            let count = states.iter().filter(|stands| **stands == state).count();
            format!("{count} {}", cx.texts.household_state(state))
        };
        if states.is_empty() { String::new() } else { on_the_way.map(part).collect::<Vec<_>>().join(" → ") }
    }

    /// A meeting that is late, and how often they came to guidance this year: of those who are hosts.
    fn followed_up(&self, file: &HostFile, state: HouseholdState, cx: &Cx<'_>) -> Vec<(String, Role)> {
        let t = cx.texts;
        if matches!(state, HouseholdState::Interest | HouseholdState::Ended) {
            return Vec::new();
        }
        let late = file.living().and_then(|case| self.late.get(&case.id));
        let mut told: Vec<_> = late.map(|days| (t.hosts_meeting_overdue(*days), Role::Overdue)).into_iter().collect();
        let (came, of) = self.guidance.came_of(file.household.id, cx);
        told.push((t.hosts_guidance(came, of), Role::Dim));
        told
    }

    /// The youths who are named: of the cases that are not over.
    fn named(&self, cx: &Cx<'_>) -> Vec<YouthId> {
        let shown = self.shown(cx).into_iter();
        shown.flat_map(|(_, file, _)| file.open_cases().map(|case| case.youth)).collect()
    }

    /// That the coordinator has left, or keeps hosts no more.
    fn left(&self, file: &HostFile, cx: &Cx<'_>) -> Option<(String, Role)> {
        let who = file.household.facts.coordinator.filter(|_| self.without.contains(&file.household.id))?;
        let initials = cx.open.map_or("–", |open| open.people.initials(who));
        Some((cx.texts.hosts_coordinator_left(initials), Role::Important))
    }

    fn rows_of(&self, key: usize, file: &HostFile, state: HouseholdState, cx: &Cx<'_>) -> Vec<Told> {
        let name = columns::truncate(file.household.facts.name.as_str(), NAME - 2);
        let mut rows = vec![Told::new(stands(file, state, cx), Role::Text).labelled(name, NAME).keyed(key)];
        let followed = self.followed_up(file, state, cx);
        let left = self.left(file, cx);
        rows.extend(
            left.into_iter()
                .chain(reminders(file, cx))
                .chain(followed)
                .map(|(text, role)| Told::new(text, role).indented(NAME)),
        );
        rows
    }
}

/// What a household is just now, in a few words.
fn stands(file: &HostFile, state: HouseholdState, cx: &Cx<'_>) -> String {
    let (t, today) = (cx.texts, cx.today());
    match (state, file.living()) {
        (HouseholdState::Ended, _) => {
            let end = file.household.ended.as_ref();
            end.map_or_else(String::new, |end| t.household_ended_on(t.date(end.on), end.why.as_str()))
        }
        (_, Some(case)) => lives_there(case, cx),
        (HouseholdState::Interest, None) => interest(file, cx),
        (_, None) => match file.vacant_since() {
            Some(day) if day <= today => t.hosts_vacant_for((today - day).num_days()),
            Some(day) => t.hosts_vacant_from(t.day_and_distance(day, today)),
            None => t.hosts_vacancy_unknown().to_owned(),
        },
    }
}

fn lives_there(case: &HostCase, cx: &Cx<'_>) -> String {
    let (t, name) = (cx.texts, told::name(case.youth, cx));
    match (&case.leaving, case.moved_in) {
        (Some(leaving), _) => t.hosts_leaves(name, t.day_and_distance(leaving.on, cx.today())),
        (None, Some(day)) => t.hosts_lives(name, t.date(day)),
        (None, None) => name,
    }
}

/// What comes next on the way to being approved.
fn interest(file: &HostFile, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let begun = t.date(file.household.facts.begun);
    let next = file.before_approval().first().map(|gate| t.hosts_interest(&begun, t.host_gate(*gate)));
    next.unwrap_or(begun)
}

/// What there is to remember of a household, a line each.
fn reminders(file: &HostFile, cx: &Cx<'_>) -> Vec<(String, Role)> {
    let (t, today) = (cx.texts, cx.today());
    let mut told: Vec<(String, Role)> = Vec::new();
    if let Some((gate, day)) = file.next_expiry() {
        let role = if (day - today).num_days() <= SOON { Role::Important } else { Role::Dim };
        told.push((t.hosts_expires(t.host_gate(gate), t.day_and_distance(day, today)), role));
    }
    let stale = |case: &HostCase| cx.open.and_then(|open| open.standing.sheets.get(&case.id));
    let stale = file.cases.iter().filter_map(stale);
    told.extend(stale.map(|sheet| (format!("▲ {}", t.sheet_row_stale(t.sheet_stale(sheet.why))), Role::Critical)));
    told.extend(file.open_cases().flat_map(|case| of_case(file, case, cx)));
    told
}

fn of_case(file: &HostFile, case: &HostCase, cx: &Cx<'_>) -> Vec<(String, Role)> {
    let (t, today) = (cx.texts, cx.today());
    let (hard, soft) = (file.missing(case.id, true, today), file.missing(case.id, false, today));
    let list = |missing: &[_]| t.host_missing_named(missing, &file.adults);
    if case.state() == CaseState::Proposed {
        let left = i64::try_from(hard.len()).unwrap_or(i64::MAX);
        return vec![(t.hosts_proposed(left, told::name(case.youth, cx)), Role::Text)];
    }
    let mut told = Vec::new();
    if let Some((day, clock)) = told::twenty(case.youth, cx) {
        told.push((t.hosts_twenty(t.day_and_distance(day, today), clock), Role::Important));
    }
    if !hard.is_empty() {
        told.push((t.hosts_missing(list(&hard)), Role::Important));
    }
    if !soft.is_empty() {
        told.push((t.hosts_should(list(&soft)), Role::Dim));
    }
    told
}

impl Sheet for Hosts {
    fn scope(&self) -> Scope {
        Scope::Hosts
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.action_open_hosts().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        (vec![(self.title(cx), Role::Title)], self.pipeline(cx))
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts).and(Topic::Contacts).and(Topic::Youths).and(Topic::Clock)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        self.files = reader.host_files()?;
        self.files.sort_by_key(|file| (file.vacant_since(), file.household.facts.name.as_str().to_lowercase()));
        self.guidance = guidance::Standing::read(reader)?;
        let limit = cx.config.host_meetings.alarm_days;
        let late = reader.host_meetings_overdue(cx.today(), limit)?;
        self.without = reader.without_coordinator()?;
        self.late = late.into_iter().map(|(case, _, days)| (case.id, days - i64::from(limit))).collect();
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        if self.files.is_empty() {
            return vec![Told::new(t.hosts_none(cx.key(Action::AddHousehold)), Role::Dim)];
        }
        let shown = self.shown(cx);
        let lacking = self
            .guidance
            .lacking(|quarter| quarter.is_of_late(cx.today()), cx)
            .map(|said| Told::new(said, Role::Overdue));
        let mut rows: Vec<Told> = lacking.into_iter().collect();
        for state in HouseholdState::ALL {
            let of_it: Vec<_> = shown.iter().filter(|(_, _, stands)| *stands == state).collect();
            if of_it.is_empty() {
                continue;
            }
            if !rows.is_empty() {
                rows.push(Told::blank());
            }
            rows.push(Told::new(format!("{} {}", t.household_state(state).to_uppercase(), of_it.len()), Role::Title));
            rows.extend(of_it.into_iter().flat_map(|(key, file, state)| self.rows_of(*key, file, *state, cx)));
        }
        if shown.is_empty() {
            rows.push(Told::new(t.hosts_all_ended(cx.key(Action::Filter)), Role::Dim));
        }
        rows
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        let label = if self.ended { t.hosts_hide_ended() } else { t.hosts_show_ended() };
        (action == Action::Filter).then_some(label)
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open if selected.is_some() => Availability::Available,
            Action::AddHousehold => screens::availability(action, None, cx),
            Action::OpenGuidance => Availability::Available,
            Action::Filter if self.files.iter().any(|file| file.household.ended.is_some()) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn foremost(&self) -> &'static [Action] {
        if self.files.is_empty() { &[Action::AddHousehold] } else { &[Action::Open, Action::AddHousehold] }
    }

    fn on_open(&mut self, cx: &Cx<'_>) -> Response {
        let youths = self.named(cx);
        self.told_of.opened(youths)
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        match (action, selected.and_then(|key| self.files.get(key))) {
            (Action::Open, Some(file)) => response(household::open(file.household.id, cx), cx),
            (Action::OpenGuidance, _) => response(guidance::open(cx), cx),
            (Action::AddHousehold, _) => response(kept::open::<HouseholdForm>(Subject::new(Register), cx), cx),
            (Action::Filter, _) if self.files.iter().any(|file| file.household.ended.is_some()) => {
                self.ended = !self.ended;
                Response::Handled
            }
            _ => Response::Ignored,
        }
    }

    fn made(&self, done: &Done) -> Option<usize> {
        self.files.iter().position(|file| file.household.id.0 == done.row)
    }
}
