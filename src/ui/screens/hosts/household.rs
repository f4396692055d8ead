//! One household: what is written about it, who lives there, what it has reached, and its cases.

use super::{
    super::{
        Opened, may, response,
        sheet::{Sheet, SheetView, Told},
    },
    Register,
    adult_form::AdultForm,
    case, contacts,
    end_form::{self, Ending},
    gates::{Interpreters, Spot, adult_line, interpreters, keeps},
    guidance,
    household_form::{self, HouseholdForm},
    propose_form, told,
};
use crate::{
    domain::{
        access::Deed,
        changes::{Changes, Topic},
        host::{HostAdult, HostCase, HostFile, gate::Whose},
        ids::{HostAdultId, HostCaseId, HouseholdId},
        refusal::Refusal,
    },
    store::{StoreError, read::ContactsOf},
    text::Texts,
    ui::{
        action::{Action, Scope},
        screens::kept::{self, Subject},
        theme::Role,
        view::{Availability, Cx, Response},
    },
};

/// Cells of the labels.
const LABEL: usize = 20;

/// The page.
#[derive(Debug)]
struct Page {
    file: HostFile,
    /// How it stands with group guidance.
    guidance: guidance::Standing,
    interpreters: Interpreters,
    told_of: told::ToldOf,
}

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// What is written about the household.
    Facts,
    /// An adult.
    Adult(HostAdultId),
    /// Something to reach.
    Gate(Spot),
    /// A case.
    Case(HostCaseId),
}

/// Opens the page.
///
/// # Errors
/// The role, [`Refusal::Gone`] when no household has that number, and what the store answers.
pub(super) fn open(household: HouseholdId, cx: &Cx<'_>) -> Opened {
    may(Deed::SeeHosts, cx)?;
    let reader = cx.house()?.reader;
    let file = reader.host_file(household)?.ok_or(Refusal::Gone)?;
    let guidance = guidance::Standing::read(reader)?;
    Ok(Box::new(SheetView::new(Page {
        file,
        guidance,
        interpreters: interpreters(reader)?,
        told_of: told::ToldOf::default(),
    })))
}

impl Page {
    fn whose(&self) -> Whose {
        Whose::Household(self.file.household.id)
    }

    /// What can be selected, in the order it is shown.
    fn keys(&self) -> Vec<Row> {
        let mut keys = vec![Row::Facts];
        for adult in &self.file.adults {
            keys.push(Row::Adult(adult.id));
            if adult.ended.is_none() {
                keys.extend(Spot::of(Whose::Adult(adult.id)).map(Row::Gate));
            }
        }
        keys.extend(Spot::of(self.whose()).map(Row::Gate));
        keys.extend(self.file.cases.iter().rev().map(|case| Row::Case(case.id)));
        keys
    }

    fn selected(&self, key: Option<usize>) -> Option<Row> {
        self.keys().get(key?).copied()
    }

    fn adult(&self, id: HostAdultId) -> Option<&HostAdult> {
        self.file.adults.iter().find(|adult| adult.id == id)
    }

    fn told(&self, key: usize, row: Row, cx: &Cx<'_>) -> Vec<Told> {
        match row {
            Row::Facts => self.facts(key, cx),
            Row::Adult(id) => self.adult(id).map(|adult| adult_row(adult, cx).keyed(key)).into_iter().collect(),
            Row::Gate(spot) => {
                let indent = if matches!(spot.whose, Whose::Adult(_)) { 2 } else { 0 };
                vec![spot.told(&self.file, &self.interpreters, false, cx).indented(indent).keyed(key)]
            }
            Row::Case(id) => {
                let case = self.file.cases.iter().find(|case| case.id == id);
                case.map_or_else(Vec::new, |case| self.case_rows(key, case, cx))
            }
        }
    }

    fn facts(&self, key: usize, cx: &Cx<'_>) -> Vec<Told> {
        let told = household_form::told(&self.file.household.facts, cx);
        let filled = told.into_iter().enumerate().filter(|(at, (_, value))| *at == 0 || value != "–");
        let mut rows: Vec<Told> = filled
            .map(|(at, (label, value))| {
                let row = Told::new(value, Role::Text).labelled(label, LABEL);
                if at == 0 { row.keyed(key) } else { row }
            })
            .collect();
        rows.push(Told::new(self.guidance.came(self.file.household.id, cx), Role::Dim));
        if let Some(end) = &self.file.household.ended {
            let t = cx.texts;
            rows.push(Told::new(t.household_ended_on(t.date(end.on), end.why.as_str()), Role::Important));
        }
        rows
    }

    /// A case, and what is missing of one that is not over.
    fn case_rows(&self, key: usize, case: &HostCase, cx: &Cx<'_>) -> Vec<Told> {
        let (t, today) = (cx.texts, cx.today());
        let since = case.moved_in.unwrap_or(case.proposed_on);
        let days = match &case.closed {
            Some(end) => t.host_case_days(t.date(since), t.date(end.on)),
            None => t.host_case_since(t.date(since)),
        };
        let name = told::name(case.youth, cx);
        let mut rows =
            vec![Told::new(format!("{name} · {} · {days}", t.host_case_state(case.state())), Role::Text).keyed(key)];
        if case.closed.is_none() {
            let lacks = |hard| {
                let missing = self.file.missing(case.id, hard, today);
                (!missing.is_empty()).then(|| t.host_missing_named(&missing, &self.file.adults))
            };
            rows.extend(lacks(true).map(|list| Told::new(t.hosts_missing(list), Role::Important).indented(2)));
            rows.extend(lacks(false).map(|list| Told::new(t.hosts_should(list), Role::Dim).indented(2)));
        }
        rows
    }

    fn heading_before(&self, row: Row, before: Option<Row>, cx: &Cx<'_>) -> Option<String> {
        let t = cx.texts;
        let part = |row: Row| match row {
            Row::Facts => 0,
            Row::Adult(_) | Row::Gate(Spot { whose: Whose::Adult(_), .. }) => 1,
            Row::Gate(_) => 2,
            Row::Case(_) => 3,
        };
        if before.map(part) == Some(part(row)) {
            return None;
        }
        match part(row) {
            1 => Some(t.household_adults().to_owned()),
            2 => Some(t.household_gates().to_owned()),
            3 => Some(t.household_cases().to_owned()),
            _ => None,
        }
    }
}

fn adult_row(adult: &HostAdult, cx: &Cx<'_>) -> Told {
    match &adult.ended {
        None => Told::new(adult_line(&adult.facts), Role::Text),
        Some(why) => Told::new(cx.texts.host_adult_ended(adult.facts.name.as_str(), why.as_str()), Role::Dim),
    }
}

impl Sheet for Page {
    fn scope(&self) -> Scope {
        Scope::Household
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.household_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        let state = cx.texts.household_state(self.file.state(cx.today()));
        (vec![(self.file.household.facts.name.to_string(), Role::Title)], state.to_owned())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts).and(Topic::Youths).and(Topic::Staff).and(Topic::Contacts).and(Topic::Clock)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        self.file = reader.host_file(self.file.household.id)?.ok_or(Refusal::Gone)?;
        self.guidance = guidance::Standing::read(reader)?;
        self.interpreters = interpreters(reader)?;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let mut rows = Vec::new();
        let mut before = None;
        for (key, row) in self.keys().into_iter().enumerate() {
            if let Some(heading) = self.heading_before(row, before, cx) {
                rows.extend(Told::heading(heading));
            }
            rows.extend(self.told(key, row, cx));
            before = Some(row);
        }
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        let t = cx.texts;
        let over = self.file.household.ended.is_some().then(|| t.refused_household_ended());
        let adult_gone = |id| self.adult(id).is_none_or(|adult| adult.ended.is_some());
        match (action, self.selected(selected)) {
            (Action::Open, Some(Row::Case(_))) => Availability::Available,
            (Action::Open | Action::MarkPoint | Action::TakeBackGate, Some(Row::Gate(spot))) => {
                spot.availability(action, &self.file, keeps(over, cx), cx)
            }
            (Action::TakeBackGate, _) => Availability::Disabled(t.take_back_gate_choose().to_owned()),
            (Action::OpenHostContacts | Action::OpenGuidance, _) => Availability::Available,
            (Action::Edit | Action::EndRow, Some(Row::Adult(id))) if adult_gone(id) => {
                Availability::Disabled(t.host_adult_gone().to_owned())
            }
            (Action::AddHostAdult | Action::ProposeHost | Action::Edit | Action::EndRow, _) => keeps(over, cx),
            _ => Availability::NotHere,
        }
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        (action == Action::MarkPoint).then(|| t.host_gate_write())
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        self.told_of.opened(self.file.cases.iter().map(|case| case.youth))
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        let household = &self.file.household;
        match (action, self.selected(selected)) {
            (Action::Open, Some(Row::Case(case))) => response(case::open(case, cx), cx),
            (Action::Open | Action::MarkPoint | Action::TakeBackGate, Some(Row::Gate(spot))) => {
                spot.on_action(action, &self.file, cx)
            }
            (Action::OpenHostContacts, _) => response(contacts::open(ContactsOf::Household(household.id), cx), cx),
            (Action::OpenGuidance, _) => response(guidance::open(cx), cx),
            (Action::EndRow, Some(Row::Adult(adult))) => response(end_form::open(Ending::Adult(adult), cx), cx),
            (Action::EndRow, _) => response(end_form::open(Ending::Household(household.id), cx), cx),
            (Action::AddHostAdult, _) => response(kept::open::<AdultForm>(Subject::new(household.id), cx), cx),
            (Action::ProposeHost, _) => response(propose_form::open(household.id, cx), cx),
            (Action::Edit, Some(Row::Adult(adult))) => match self.adult(adult) {
                Some(adult) => {
                    let subject = Subject::of(household.id, adult.id.0, adult.version);
                    response(kept::open::<AdultForm>(subject, cx), cx)
                }
                None => Response::Ignored,
            },
            (Action::Edit, _) => {
                let subject = Subject::of(Register, household.id.0, household.version);
                response(kept::open::<HouseholdForm>(subject, cx), cx)
            }
            _ => Response::Ignored,
        }
    }
}
