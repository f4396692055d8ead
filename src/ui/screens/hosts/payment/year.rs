//! What each host gets through a year up to now: what was recorded, and what is counted where nothing is.

use std::collections::BTreeMap;

use super::{
    super::super::{
        Opened, may, response,
        sheet::{Sheet, SheetView, Told},
        told,
    },
    Names, names, open_at,
};
use crate::{
    domain::{
        access::Deed,
        audit::AccessEvent,
        changes::{Changes, Topic},
        host::payment::{self, CaseMonth, Month, Parts},
        ids::HouseholdId,
    },
    store::StoreError,
    text::columns,
    ui::{
        action::{Action, Scope},
        theme::Role,
        view::{Availability, Cx, Effect, Response},
    },
};

/// Cells of a month and of an amount.
const MONTH: usize = 12;
const AMOUNT: usize = 14;

/// The page.
#[derive(Debug)]
struct Year {
    /// A month of it.
    at: Month,
    months: Vec<(Month, Vec<CaseMonth>)>,
    names: Names,
}

/// Opens the year of a month.
///
/// # Errors
/// The role, and what the store answers.
pub(super) fn open(at: Month, cx: &Cx<'_>) -> Opened {
    may(Deed::KeepHosts, cx)?;
    let mut page = Year { at, months: Vec::new(), names: Names::new() };
    page.read(cx)?;
    Ok(Box::new(SheetView::new(page)))
}

impl Year {
    fn turn(&mut self, years: i32, cx: &Cx<'_>) -> Response {
        self.at = self.at.years_later(years);
        told(self.read(cx), cx)
    }

    /// The cases of each household, by the months that have any, in the order of the households.
    fn by_household(&self) -> BTreeMap<HouseholdId, Vec<(Month, Vec<&CaseMonth>)>> {
        let mut all: BTreeMap<HouseholdId, Vec<(Month, Vec<&CaseMonth>)>> = BTreeMap::new();
        for (month, cases) in &self.months {
            for case in cases {
                let months = all.entry(case.household).or_default();
                match months.last_mut() {
                    Some((last, cases)) if last == month => cases.push(case),
                    _ => months.push((*month, vec![case])),
                }
            }
        }
        all
    }

    /// The months that can be selected, in the order they are shown.
    fn keys(&self) -> Vec<Month> {
        self.by_household().into_values().flatten().map(|(month, _)| month).collect()
    }
}

/// «5 168,00   2 025,00   7 193,00».
fn amounts(parts: Parts, cx: &Cx<'_>) -> String {
    let cells = [parts.base, parts.expense, parts.sum()].map(|ore| columns::pad_left(&cx.texts.ore(ore), AMOUNT));
    cells.concat()
}

/// How a month of a household stands: the worst of its cases.
fn standing(cases: &[&CaseMonth], cx: &Cx<'_>) -> (&'static str, Role) {
    let t = cx.texts;
    if cases.iter().any(|case| case.recorded.is_none() && case.counted.is_err()) {
        return (t.payment_word_lacks(), Role::Important);
    }
    if cases.iter().any(|case| case.difference().is_some()) {
        return (t.payment_word_difference(), Role::Important);
    }
    if cases.iter().all(|case| case.recorded.is_some()) {
        return (t.payment_word_recorded(), Role::Text);
    }
    (t.payment_word_not_recorded(), Role::Text)
}

impl Sheet for Year {
    fn scope(&self) -> Scope {
        Scope::PaymentYear
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.payment_year_title(self.at.year().to_string())
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        let heading = cx.texts.payment_heading(self.at.year().to_string());
        (vec![(heading, Role::Title)], String::new())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts).and(Topic::Clock)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        self.months = reader.host_year(self.at, cx.config.host.reckoning(), cx.today())?;
        self.months.retain(|(month, _)| month.first() <= cx.today());
        self.names = names(cx)?;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let mut rows = vec![Told::new(t.payment_only_basis(), Role::Important)];
        let all = self.by_household();
        if all.is_empty() {
            rows.push(Told::blank());
            rows.push(Told::new(t.payment_nobody_year(self.at.year().to_string()), Role::Dim));
        }
        let mut keys = 0..;
        let mut total = Parts::default();
        for (household, months) in &all {
            rows.extend(Told::heading(self.names.get(household).map_or("–", String::as_str)));
            let mut sum = Parts::default();
            for (month, cases) in months {
                let parts = payment::total(cases.iter().copied());
                sum = sum + parts;
                let (word, role) = standing(cases, cx);
                let row = format!("{}{}  {word}", columns::pad(t.month(month.first()), MONTH), amounts(parts, cx));
                rows.push(Told::new(row, role).keyed(keys.next().unwrap_or(0)));
            }
            rows.push(Told::new(format!("{}{}", columns::pad(t.payment_sum(), MONTH), amounts(sum, cx)), Role::Title));
            total = total + sum;
        }
        rows.push(Told::blank());
        if all.len() > 1 {
            let whole = columns::pad(t.payment_all(), MONTH);
            rows.push(Told::new(format!("{whole}{}", amounts(total, cx)), Role::Title));
        }
        let about = format!("{} {}", t.payment_year_about(), t.payment_turn_year());
        rows.push(Told::new(about, Role::Dim).keyed(keys.next().unwrap_or(0)));
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, _cx: &Cx<'_>) -> Availability {
        match action {
            Action::Left | Action::Right => Availability::Available,
            Action::Open if selected.is_some_and(|key| key < self.keys().len()) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::effect(Effect::Record { event: AccessEvent::OpenHosts, youth: None })
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        match (action, selected.and_then(|key| self.keys().get(key).copied())) {
            (Action::Left, _) => self.turn(-1, cx),
            (Action::Right, _) => self.turn(1, cx),
            (Action::Open, Some(month)) => response(open_at(month, cx), cx),
            _ => Response::Ignored,
        }
    }
}
