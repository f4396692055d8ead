//! *Godtgjøring*: the basis of what hosts get, month by month. Nothing is paid from here.
//!
//! ```text
//!  Godtgjøring · november 2026                                            1 av 2 ført
//! ────────────────────────────────────────────────────────────────────────────────
//!  Dette er et grunnlag. Ingenting utbetales herfra. Husleien er utenom.
//!
//! ▸Familien Berg · Amir                   30 av 30 dager                   7 193,00
//!   1.11.–30.11.2026: 30/30 · grunnstøtte 50 % av 10 336,00 = 5 168,00 · utgifter …
//!   Ført 23.11.2026 14:05 av OH.
//! ```

mod correct_form;
mod dated_form;
mod file_form;
mod rates;
mod year;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use self::dated_form::{RateForm, ShareForm};
pub(in crate::ui::screens) use self::rates::open as open_rates;
use super::{
    super::{
        Opened, Reopen,
        kept::{self, KeptRow as _},
        may, response,
        sheet::{Sheet, SheetView, Told},
    },
    told::ToldOf,
};
use crate::{
    domain::{
        access::Deed,
        changes::{Changes, Topic},
        command::Command,
        host::{
            Step as HostStep,
            payment::{self, CaseMonth, Month, Recorded, Step},
        },
        ids::{HostCaseId, HouseholdId},
        time::Instant,
    },
    store::StoreError,
    text::columns,
    ui::{
        action::{Action, Scope},
        dialogs::question::Question,
        theme::Role,
        view::{Availability, Cx, Effect, Message, Outcome, Response},
    },
};

/// Cells of who it is about, of their days, and of an amount.
const WHO: usize = 38;
const DAYS: usize = 22;
const AMOUNT: usize = 15;

/// A form of these pages by the name of its drafts.
#[must_use]
pub(super) fn form_of(form: &str) -> Option<Reopen> {
    Some(match form {
        RateForm::DRAFT => kept::reopen::<RateForm>,
        ShareForm::DRAFT => kept::reopen::<ShareForm>,
        correct_form::DRAFT => correct_form::reopen,
        _ => return None,
    })
}

/// The names of the households, by their numbers.
type Names = BTreeMap<HouseholdId, String>;

fn names(cx: &Cx<'_>) -> Result<Names, StoreError> {
    let all = cx.house()?.reader.households()?;
    Ok(all.into_iter().map(|household| (household.id, household.facts.name.to_string())).collect())
}

/// «23.11.2026 14:05».
fn moment(at: Instant, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    t.date_and_time(t.date(cx.zone.date(at)), t.clock(at, cx.zone))
}

/// The page.
#[derive(Debug)]
struct Payment {
    month: Month,
    cases: Vec<CaseMonth>,
    /// Everything that was recorded of the cases that were recorded more than once, the newest first.
    trails: BTreeMap<HostCaseId, Vec<Recorded>>,
    names: Names,
    /// Recorded months of the last two years that come out otherwise by now.
    differing: Vec<Month>,
    /// The first day of the newest rates, where they are old for the month.
    old_rates: Option<NaiveDate>,
    /// So many cases are being recorded.
    recording: Option<usize>,
    told_of: ToldOf,
}

/// Opens the month that is.
///
/// # Errors
/// The role, and what the store answers.
pub(in crate::ui::screens) fn open(cx: &Cx<'_>) -> Opened {
    open_at(Month::of(cx.today()), cx)
}

/// Opens a month.
///
/// # Errors
/// The same.
fn open_at(month: Month, cx: &Cx<'_>) -> Opened {
    may(Deed::KeepHosts, cx)?;
    let mut page = Payment {
        month,
        cases: Vec::new(),
        trails: BTreeMap::new(),
        names: Names::new(),
        differing: Vec::new(),
        old_rates: None,
        recording: None,
        told_of: ToldOf::default(),
    };
    page.read(cx)?;
    Ok(Box::new(SheetView::new(page)))
}

impl Payment {
    fn turn(&mut self, month: Month, cx: &Cx<'_>) -> Response {
        self.month = month;
        match self.read(cx) {
            Ok(()) => self.told_of.more(self.cases.iter().map(|case| case.youth)),
            Err(error) => super::super::told(Err(error), cx),
        }
    }

    /// What was seen of the cases that can be recorded.
    fn to_record(&self) -> Vec<(HostCaseId, payment::Parts)> {
        self.cases.iter().filter_map(|case| Some((case.case, case.to_record()?))).collect()
    }

    fn who(&self, case: &CaseMonth, cx: &Cx<'_>) -> String {
        let youth = cx.texts.called(cx.open.and_then(|open| open.people.called(case.youth)));
        let household = self.names.get(&case.household).map_or("–", String::as_str);
        cx.texts.payment_who(household, youth)
    }

    fn case_rows(&self, key: usize, case: &CaseMonth, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let mut rows = vec![Told::new(self.case_line(case, cx), Role::Text).keyed(key)];
        let mut under = |text: String, role| rows.push(Told::new(text, role).indented(2));
        for line in case.told().into_iter().flat_map(|counted| &counted.lines) {
            under(t.payment_line_told(line), Role::Dim);
        }
        if let Err(lacks) = &case.counted {
            under(format!("▲ {}", t.payment_lacks(*lacks)), Role::Important);
        }
        match &case.recorded {
            Some(recorded) => under(recorded_told(recorded, cx), Role::Text),
            None => under(t.payment_not_recorded().to_owned(), Role::Text),
        }
        if let (Some(difference), Some(recorded)) = (case.difference(), &case.recorded) {
            under(t.payment_difference_told(recorded.counted.parts(), difference), Role::Important);
        }
        for note in &case.notes {
            under(t.payment_note(*note), Role::Dim);
        }
        for before in self.trails.get(&case.case).into_iter().flatten().skip(1) {
            under(replaced_told(before, cx), Role::Dim);
        }
        rows
    }

    fn case_line(&self, case: &CaseMonth, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let who = columns::pad(&columns::truncate(&self.who(case, cx), WHO - 2), WHO);
        let all = i64::from(self.month.days().count());
        let told = case.told().map(|counted| {
            let days = columns::pad(&t.payment_days(i64::from(counted.day_count()), all), DAYS);
            format!("{days}{}", columns::pad_left(&t.ore(counted.parts().sum()), AMOUNT))
        });
        format!("{who}{}", told.unwrap_or_else(|| "–".to_owned()))
    }

    /// The question before a month is recorded.
    fn ask(&mut self, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        let seen = self.to_record();
        let reckoning = cx.config.host.reckoning();
        let sum: payment::Parts = seen.iter().map(|(_, parts)| *parts).sum();
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let mut words =
            vec![t.payment_record_ask(count(seen.len()), t.month_and_year(self.month), t.kroner(sum.sum()))];
        let left = self.cases.iter().filter(|case| case.recorded.is_none() && case.counted.is_err()).count();
        words.extend((left > 0).then(|| t.payment_record_left(count(left))));
        words.extend((self.month.last() > cx.today()).then(|| t.payment_record_early().to_owned()));
        let record = |(case, seen): (HostCaseId, payment::Parts)| {
            Command::Host(HostStep::Payment(Step::Record { case, month: self.month, reckoning, seen }))
        };
        self.recording = Some(seen.len());
        let commands = seen.into_iter().map(record).collect();
        Response::open(Question::new(t.action_record_basis(), words.join(" "), vec![Effect::RunEach(commands)]))
    }

    fn selected(&self, key: Option<usize>) -> Option<&CaseMonth> {
        self.cases.get(key?)
    }

    fn correctable(case: Option<&CaseMonth>, cx: &Cx<'_>) -> Availability {
        let t = cx.texts;
        let why = match case {
            None => t.payment_choose_case(),
            Some(CaseMonth { recorded: None, .. }) => t.payment_correct_not_recorded(),
            Some(CaseMonth { counted: Err(_), .. }) => t.payment_correct_lacks(),
            Some(case) if case.difference().is_none() => t.payment_correct_nothing(),
            Some(_) => return Availability::Available,
        };
        Availability::Disabled(why.to_owned())
    }
}

/// «Ført 23.11.2026 14:05 av OH.»
fn recorded_told(recorded: &Recorded, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let who = cx.open.map_or("", |open| open.people.initials(recorded.by));
    let at = moment(recorded.at, cx);
    match &recorded.why {
        Some(why) => t.payment_recorded_anew(at, who, why.as_str()),
        None => t.payment_recorded(at, who),
    }
}

/// One that another took the place of.
fn replaced_told(before: &Recorded, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let who = cx.open.map_or("", |open| open.people.initials(before.by));
    let days = i64::from(before.counted.day_count());
    t.payment_replaced(t.ore(before.counted.parts().sum()), days, moment(before.at, cx), who)
}

impl Sheet for Payment {
    fn scope(&self) -> Scope {
        Scope::Payment
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.payment_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        let t = cx.texts;
        let heading = t.payment_heading(t.month_and_year(self.month));
        let recorded = self.cases.iter().filter(|case| case.recorded.is_some()).count();
        let standing = t.payment_standing(recorded.to_string(), self.cases.len().to_string());
        (vec![(heading, Role::Title)], if self.cases.is_empty() { String::new() } else { standing })
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts).and(Topic::Youths).and(Topic::Staff).and(Topic::Clock)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        let reckoning = cx.config.host.reckoning();
        self.cases = reader.host_month(self.month, reckoning, cx.today())?;
        self.names = names(cx)?;
        self.old_rates = reader.host_tables()?.old_rates(self.month);
        self.differing = reader.host_differing(reckoning, cx.today())?;
        self.trails.clear();
        for case in &self.cases {
            if case.recorded.as_ref().is_some_and(|recorded| recorded.replaces.is_some()) {
                self.trails.insert(case.case, reader.host_basis_trail(case.case, self.month)?);
            }
        }
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let mut rows = vec![Told::new(t.payment_only_basis(), Role::Important)];
        let warnings = t.payment_warnings(self.month, self.old_rates, cx.today());
        rows.extend(warnings.into_iter().map(|told| Told::new(told, Role::Important)));
        rows.push(Told::blank());
        if self.cases.is_empty() {
            rows.push(Told::new(t.payment_nobody(), Role::Dim));
            rows.push(Told::blank());
        }
        for (key, case) in self.cases.iter().enumerate() {
            rows.extend(self.case_rows(key, case, cx));
            rows.push(Told::blank());
        }
        if !self.cases.is_empty() {
            let sum = t.payment_parts_told(payment::total(&self.cases));
            rows.push(
                Told::new(sum, Role::Title)
                    .labelled(t.payment_sum(), t.payment_sum().len() + 2)
                    .keyed(self.cases.len()),
            );
        }
        let counted = t.payment_counted_in(t.reckoning(cx.config.host.reckoning()));
        let others: Vec<String> =
            self.differing.iter().filter(|month| **month != self.month).map(|month| t.month_and_year(*month)).collect();
        if !others.is_empty() {
            rows.push(Told::new(t.payment_differing(others.join(", ")), Role::Important));
        }
        rows.push(Told::new(format!("{counted} {}", t.payment_turn()), Role::Dim).keyed(self.cases.len() + 1));
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        let t = cx.texts;
        match action {
            Action::Left | Action::Right | Action::PaymentYear | Action::WritePayment => Availability::Available,
            Action::RecordBasis if self.month.first() > cx.today() => {
                Availability::Disabled(t.invalid_month_ahead().to_owned())
            }
            Action::RecordBasis if self.to_record().is_empty() => {
                Availability::Disabled(t.payment_record_nothing().to_owned())
            }
            Action::RecordBasis => Availability::Available,
            Action::CorrectBasis => Self::correctable(self.selected(selected), cx),
            _ => Availability::NotHere,
        }
    }

    fn foremost(&self) -> &'static [Action] {
        &[Action::RecordBasis, Action::CorrectBasis]
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        self.told_of.opened(self.cases.iter().map(|case| case.youth))
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        self.recording = None;
        match action {
            Action::Left => self.turn(self.month.previous(), cx),
            Action::Right => self.turn(self.month.next(), cx),
            Action::RecordBasis => self.ask(cx),
            Action::CorrectBasis => match self.selected(selected) {
                Some(CaseMonth { recorded: Some(recorded), .. }) => response(correct_form::open(recorded.id, cx), cx),
                _ => Response::Ignored,
            },
            Action::PaymentYear => response(year::open(self.month, cx), cx),
            Action::WritePayment => Response::effect(Effect::Open(file_form::open(self.month, cx))),
            // It is open already.
            Action::OpenPayment => Response::Handled,
            _ => Response::Ignored,
        }
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        match (self.recording.take(), outcome) {
            (Some(cases), Outcome::Done(done)) => {
                let cases = i64::try_from(cases).unwrap_or(i64::MAX);
                let clock = cx.texts.clock(done.at, cx.zone);
                Response::say(Message::good(cx.texts.payment_recorded_all(cases, clock)))
            }
            _ => Response::Ignored,
        }
    }
}
