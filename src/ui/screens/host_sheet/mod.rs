//! *Informasjonsark*: what a host may know about a youth as it would be given now, beside it what is left out and why, and the
//! sheets that were given. The newest counts; the older stay to be read.
//!
//! ```text
//!  Informasjonsark · Familien Berg · Amir
//! ────────────────────────────────────────────────────────────────────────────────
//!  ▲ Arket fra 01.11.2026 må erstattes: et samtykke er trukket.
//!
//!  Gitt
//!    01.11.2026 til Kari Berg (KN) · gjelder
//!
//!  Utelatt, og hvorfor
//!    Skole: samtykket er trukket 12.11.2026
//! ```

mod file_form;
pub mod give_form;
mod given;

use super::{
    Opened,
    sheet::{Sheet as Page, SheetView, Told},
};
use crate::{
    domain::{
        access::Deed,
        audit::AccessEvent,
        changes::{Changes, Topic},
        host::{
            HostCase,
            sheet::{Made, Sheet, Stale, stale},
        },
        ids::{HostCaseId, YouthId},
        names::Line,
        refusal::Refusal,
    },
    store::StoreError,
    text::sheet::SheetHead,
    ui::{
        action::{Action, Scope},
        theme::Role,
        view::{Availability, Cx, Effect, Response},
    },
};

/// Keys of the rows that are only read: what is left out, and the sheet as it would be.
const OUT: usize = 1_000_000;
const NOW: usize = 2_000_000;

/// The page.
struct Sheets {
    case: HostCase,
    household: Line,
    made: Made,
    /// What was given, the newest first.
    given: Vec<Sheet>,
    stale: Option<Stale>,
}

/// What people wrote must not reach a log.
impl std::fmt::Debug for Sheets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sheets").field("case", &self.case.id).finish_non_exhaustive()
    }
}

/// Opens the page of a case.
///
/// # Errors
/// [`Refusal::NotAllowed`] when the role does not allow it, [`Refusal::Gone`] where there is no such case, and what the store
/// answers.
pub fn open(case: HostCaseId, cx: &Cx<'_>) -> Opened {
    super::may(Deed::SeeHosts, cx)?;
    Ok(Box::new(SheetView::new(Sheets::of(case, cx)?)))
}

/// The same for the host a youth lives with, or is to live with.
///
/// # Errors
/// The same, and [`Refusal::NoOpenCase`].
pub fn open_of(youth: YouthId, cx: &Cx<'_>) -> Opened {
    super::may(Deed::SeeHosts, cx)?;
    let cases = cx.house()?.reader.host_cases_of(youth)?;
    let lasting = cases.iter().filter(|case| case.closed.is_none());
    let case = lasting.max_by_key(|case| (case.lives_there(), case.id)).ok_or(Refusal::NoOpenCase)?;
    open(case.id, cx)
}

impl Sheets {
    fn of(case: HostCaseId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (open, today) = (cx.house()?, cx.today());
        let reader = open.reader;
        let case = reader.host_case(case)?.ok_or(Refusal::Gone)?;
        let household = reader.household(case.household)?.ok_or(Refusal::Gone)?.facts.name;
        let made = reader.made_sheet(&case, today)?;
        let given = reader.host_sheets_of(case.id)?;
        let birth = open.people.youths.get(&case.youth).ok_or(Refusal::Gone)?.facts.birth_date;
        let consents = reader.consents_of(case.youth)?;
        let newest = given.first().filter(|_| case.closed.is_none());
        let stale = newest.and_then(|sheet| stale(sheet, &consents, birth, today, made.protected));
        Ok(Self { case, household, made, given, stale })
    }

    fn chosen(&self, selected: Option<usize>) -> Option<&Sheet> {
        self.given.get(selected?)
    }

    /// The one that is written to a file: the chosen one, else the newest.
    fn to_write(&self, selected: Option<usize>) -> Option<&Sheet> {
        self.chosen(selected).or_else(|| self.given.first())
    }

    /// The sheet as it would be given today by whoever is signed in; to whom is said when it is given.
    fn preview(&self, cx: &Cx<'_>) -> String {
        let (t, open) = (cx.texts, cx.open);
        let by = open.map_or_else(String::new, |open| open.session.staff.name.to_string());
        let head = SheetHead {
            given_on: cx.today(),
            given_to: &self.household,
            by: &by,
            replaces: self.given.first().map(|sheet| sheet.given_on),
        };
        let called = t.called(open.and_then(|open| open.people.called(self.case.youth)));
        t.sheet_text(&self.made, &called, head)
    }

    fn given_rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        if self.given.is_empty() {
            return vec![Told::new(t.sheet_page_given_none(), Role::Dim).indented(2)];
        }
        let row = |(at, sheet): (usize, &Sheet)| {
            let by = cx.open.map_or("", |open| open.people.initials(sheet.staff));
            let day = t.date(sheet.given_on);
            let (told, role) = match at {
                0 => (t.sheet_page_newest(day, &sheet.given_to, by), Role::Text),
                _ => (t.sheet_page_replaced(day, &sheet.given_to, by), Role::Dim),
            };
            Told::new(told, role).indented(2).keyed(at)
        };
        self.given.iter().enumerate().map(row).collect()
    }
}

impl Page for Sheets {
    fn scope(&self) -> Scope {
        Scope::HostSheet
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.sheet_page_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        let t = cx.texts;
        let called = t.called(cx.open.and_then(|open| open.people.called(self.case.youth)));
        let left = vec![
            (self.title(cx), Role::Title),
            (format!(" · {}", t.sheet_page_heading(&self.household, called)), Role::Text),
        ];
        (left, String::new())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts)
            .and(Topic::Contacts)
            .and(Topic::Youths)
            .and(Topic::Plan)
            .and(Topic::Staff)
            .and(Topic::Clock)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        *self = Self::of(self.case.id, cx)?;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let mut rows = Vec::new();
        if let (Some(stale), Some(sheet)) = (self.stale, self.given.first()) {
            let told = t.sheet_must_be_replaced(t.date(sheet.given_on), t.sheet_stale(stale));
            rows.push(Told::new(told, Role::Critical).labelled("▲", 2));
        }
        let keys = [Action::GiveSheet, Action::Open, Action::WriteSheet].map(|action| cx.key(action));
        let [give, open, write] = keys;
        rows.push(Told::new(t.sheet_page_hint(give, open, write), Role::Dim));
        rows.extend(Told::heading(t.sheet_page_given()));
        rows.extend(self.given_rows(cx));
        rows.extend(Told::heading(t.sheet_page_out()));
        for (at, (out, because)) in self.made.known.left_out.iter().enumerate() {
            let told = t.sheet_page_out_one(t.sheet_out(out), t.sheet_because(because));
            rows.push(Told::new(told, Role::Text).indented(2).keyed(OUT + at));
        }
        rows.extend(Told::heading(t.sheet_page_now()));
        for (at, line) in self.preview(cx).lines().enumerate() {
            let indent = 2 + line.len() - line.trim_start().len();
            rows.push(Told::new(line.trim_start(), Role::Text).indented(indent).keyed(NOW + at));
        }
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        let t = cx.texts;
        match action {
            Action::GiveSheet if self.case.closed.is_some() => {
                Availability::Disabled(t.refused_case_closed().to_owned())
            }
            Action::GiveSheet => match super::availability(action, None, cx) {
                Availability::Available if self.made.known.consents.is_empty() => {
                    Availability::Disabled(t.refused_nothing_for_host().to_owned())
                }
                may => may,
            },
            Action::WriteSheet if self.given.is_empty() => Availability::Disabled(t.sheet_none_to_write().to_owned()),
            Action::WriteSheet => Availability::Available,
            Action::Open if self.chosen(selected).is_some() => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn foremost(&self) -> &'static [Action] {
        &[Action::GiveSheet, Action::Open]
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        match action {
            Action::GiveSheet => super::response(give_form::open(self.case.id, cx), cx),
            Action::WriteSheet => match self.to_write(selected) {
                Some(sheet) => Response::effect(Effect::Open(file_form::open(sheet, cx))),
                None => Response::Handled,
            },
            Action::Open => match selected.filter(|at| *at < self.given.len()) {
                Some(at) => Response::effect(Effect::Open(given::open(&self.given, at))),
                None => Response::Ignored,
            },
            _ => Response::Ignored,
        }
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::effect(Effect::Record { event: AccessEvent::OpenFile, youth: Some(self.case.youth) })
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.case.youth)
    }
}
