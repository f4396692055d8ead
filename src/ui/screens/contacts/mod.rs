//! The contacts in a youth's file: dates that press, whom to call first, what may be told to whom, risk notes, papers and
//! interpreters. One list, so that arrows reach everything; the selected row opens up.
//!
//! ```text
//!   Datoer
//! ▸ ▲ 18 år                                        02.12.2026 (om 11 dager)
//!       · Spør om ettervern, og skriv svaret i planen
//!   Kontakter
//!   ☎ verge          Berit Lund                41 23 45 67   norsk
//!     familie i …    Mor                       +93 70 …      kl. 18:02 der nå
//! ```

pub mod ask;
mod bar_form;
mod consent_form;
mod contact_form;
mod interpreter_form;
mod paper_form;
mod protection_form;
mod risk_form;
mod rows;
mod say_form;
pub(super) mod subject;
mod told_form;
mod withdraw_form;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use self::{
    contact_form::ContactForm,
    interpreter_form::InterpreterForm,
    paper_form::PaperForm,
    risk_form::RiskForm,
    rows::{Order, Row, Rows},
    say_form::Saying,
};
use super::{
    Opened, Reopen,
    kept::{
        self, KeptRow as _, Subject,
        end_form::{self, Ending},
    },
};
use crate::{
    domain::{
        access::Deed,
        changes::{Changes, Topic},
        contact::{
            Contact,
            clock::{
                About, Dates, FollowUp, FollowUpOf, MilestoneMark, MilestoneSaid, Nearness, Notice, Paper, Protection,
                Risk,
            },
            consent::{Answer, Consent, Telling, Verdict, answer, newest_of_each},
            interpreter::{Barred, Interpreter, Lifted},
        },
        ids::{ApartmentId, ContactId, FollowUpId, InterpreterId, YouthId},
        kept::Kept,
    },
    store::StoreError,
    text::Texts,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        theme::{Theme, ThemeName},
        view::{Availability, Cx, Message, Response, View},
        widgets::{list::ListState, pane},
    },
};

/// What was told that is shown here.
const TOLD: usize = 5;

/// A form of these pages by the name of its drafts, and what it takes to open it.
#[must_use]
pub fn form_of(form: &str) -> Option<(Deed, Reopen)> {
    Some(match form {
        ContactForm::DRAFT => (Deed::KeepContacts, kept::reopen::<ContactForm>),
        InterpreterForm::DRAFT => (Deed::KeepContacts, kept::reopen::<InterpreterForm>),
        consent_form::DRAFT => (Deed::KeepConsents, consent_form::reopen),
        withdraw_form::DRAFT => (Deed::KeepConsents, withdraw_form::reopen),
        bar_form::DRAFT => (Deed::KeepContacts, bar_form::reopen),
        say_form::DRAFT => (Deed::KeepContacts, say_form::reopen),
        told_form::DRAFT => (Deed::TellOthers, told_form::reopen),
        RiskForm::DRAFT => (Deed::KeepContacts, kept::reopen::<RiskForm>),
        PaperForm::DRAFT => (Deed::KeepContacts, kept::reopen::<PaperForm>),
        protection_form::DRAFT => (Deed::KeepYouths, protection_form::reopen),
        _ => return None,
    })
}

/// The page.
#[derive(Debug)]
struct Screen {
    page: Page,
    list: ListState,
}

/// Everything that is shown of one youth.
struct Page {
    youth: YouthId,
    apartment: Option<ApartmentId>,
    dates: Dates,
    notices: Vec<Notice>,
    protection: Option<Protection>,
    contacts: Vec<Contact>,
    consents: Vec<Consent>,
    risks: Vec<Risk>,
    papers: Vec<Paper>,
    interpreters: Vec<Interpreter>,
    barred: BTreeMap<InterpreterId, Barred>,
    lifted: BTreeMap<InterpreterId, Lifted>,
    /// The birthdays whose lists were gone through.
    through: Vec<MilestoneMark>,
    follow_ups: Vec<FollowUp>,
    tellings: Vec<Telling>,
    rows: Vec<Row>,
}

/// What people wrote must not reach a log.
impl std::fmt::Debug for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Page").field("youth", &self.youth).finish_non_exhaustive()
    }
}

/// The dates of the files of those who live here that have passed, each with its youth and in words.
///
/// # Errors
/// What the store answers.
pub fn overdue_dates(cx: &Cx<'_>) -> Result<Vec<(YouthId, String)>, StoreError> {
    let (t, today, open) = (cx.texts, cx.today(), cx.house()?);
    let mut dates = Vec::new();
    for youth in open.standing.dates.keys().copied() {
        let (papers, risks) = (open.reader.papers_of(youth)?, open.reader.risks_of(youth)?);
        let notices = open.reader.dates_of(youth, today)?.notices(today, 0).into_iter();
        dates.extend(notices.filter(|notice| notice.near == Nearness::Overdue).map(|notice| {
            let what = subject::notice_about(notice.about, &papers, &risks, t);
            (youth, format!("{what} · {}", t.day_and_distance(notice.date, today)))
        }));
    }
    Ok(dates)
}

/// The page of a youth, with a contact selected.
///
/// # Errors
/// What the store answers.
pub fn page(youth: YouthId, contact: Option<ContactId>, cx: &Cx<'_>) -> Opened {
    let mut screen = Screen { page: Page::read(youth, cx)?, list: ListState::default() };
    let at = screen.page.contacts.iter().position(|one| Some(one.id) == contact).map(Row::Contact);
    if let Some(row) = screen.page.rows.iter().position(|row| Some(*row) == at) {
        screen.list.select(row);
    }
    Ok(Box::new(screen))
}

/// What one consent alone answers about whom it was given to.
fn answer_alone(consent: &Consent, contacts: &[Contact], birth: NaiveDate, today: NaiveDate) -> Answer {
    answer(std::slice::from_ref(consent), consent.facts.recipient, contacts, birth, today)
}

impl Page {
    fn read(youth: YouthId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        let (reader, today) = (open.reader, cx.today());
        let dates = reader.dates_of(youth, today)?;
        let mut contacts = reader.contacts_of(youth)?;
        subject::sort(&mut contacts);
        let mut consents = newest_of_each(&reader.consents_of(youth)?);
        consents.sort_by_key(|one| (answer_alone(one, &contacts, dates.birth, today).verdict == Verdict::No, one.id));
        let through = reader.milestone_marks(youth)?.into_values();
        let barred = reader.barred_for(youth)?;
        let mut interpreters = reader.interpreters()?;
        interpreters.retain(|one| one.ended.is_none());
        interpreters.sort_by_key(|one| (barred.contains_key(&one.id), one.id));
        let mut page = Self {
            youth,
            apartment: open.people.home(youth).map(|home| home.id),
            notices: dates.notices(today, cx.config.clocks.notice_days),
            dates,
            protection: reader.protection_of(youth)?.filter(Protection::hides),
            contacts,
            consents,
            risks: reader.risks_of(youth)?,
            papers: reader.papers_of(youth)?,
            interpreters,
            barred,
            lifted: reader.lifted_for(youth)?,
            through: through.filter(|mark| mark.said == MilestoneSaid::Done).collect(),
            follow_ups: reader.follow_ups_of(youth)?,
            tellings: reader.tellings_about(youth, TOLD)?,
            rows: Vec::new(),
        };
        page.rows = rows::arrange(&page);
        Ok(page)
    }

    /// What somebody is asked to follow up by a notice: of those who live here a decision about the address is made anew.
    fn waiting(&self, about: About) -> Option<FollowUpId> {
        let asked = |one: &&FollowUp| match (about, one.of) {
            (About::FollowUp(id), _) => one.id == id,
            (About::Protection, FollowUpOf::Protection(_)) => self.dates.here_since.is_none(),
            _ => false,
        };
        self.follow_ups.iter().filter(|one| one.followed.is_none()).find(asked).map(|one| one.id)
    }

    /// The first consents and contacts of that recipient, and what a row is called where it is ended.
    fn ending(&self, row: Row, t: Texts) -> Option<Ending> {
        let youth = self.youth;
        let ending = |kept, version, what: String| Ending { youth, kept, version, what };
        match row {
            Row::Contact(at) => {
                let one = self.contacts.get(at).filter(|one| one.ended.is_none())?;
                Some(ending(Kept::Contact(one.id), one.version, one.facts.name.to_string()))
            }
            Row::Paper(at) => {
                let one = self.papers.get(at)?;
                Some(ending(Kept::Paper(one.id), one.version, t.paper_kind(one.facts.kind).to_owned()))
            }
            Row::Risk(at) => {
                let one = self.risks.get(at)?;
                Some(ending(Kept::Risk(one.id), one.version, one.facts.risk.to_string()))
            }
            _ => None,
        }
    }
}

impl Screen {
    fn current(&self) -> Option<Row> {
        self.page.rows.get(self.list.current(&Order(&self.page.rows))?).copied()
    }

    fn interpreter(&self) -> Option<&Interpreter> {
        match self.current()? {
            Row::Interpreter(at) => self.page.interpreters.get(at),
            _ => None,
        }
    }

    /// What the one key writes of the selected row, in a few words.
    fn saying(&self, t: Texts) -> Option<Saying> {
        let page = &self.page;
        let said = |about, what: String| Saying { youth: page.youth, about, what };
        match self.current()? {
            Row::Notice(at) => {
                let about = page.notices.get(at)?.about;
                let what = subject::notice_about(about, &page.papers, &page.risks, t);
                match about {
                    About::Milestone(milestone) => Some(said(say_form::About::Through(milestone), what)),
                    _ => Some(said(say_form::About::Followed(page.waiting(about)?), what)),
                }
            }
            Row::Through(at) => {
                let milestone = page.through.get(at)?.milestone;
                Some(said(say_form::About::OpenAgain(milestone), t.milestone(milestone).to_owned()))
            }
            _ => None,
        }
    }

    fn edit(&self, cx: &Cx<'_>) -> Response {
        let page = &self.page;
        let youth = page.youth;
        let of = |found: Option<(i64, i64)>| {
            found.map_or(Subject::new(youth), |(row, version)| Subject::of(youth, row, version))
        };
        let paper = |one: &Paper| (one.id.0, one.version);
        let risk = |one: &Risk| (one.id.0, one.version);
        let opened = match self.current() {
            Some(Row::Contact(at)) => {
                kept::open::<ContactForm>(of(page.contacts.get(at).map(|one| (one.id.0, one.version))), cx)
            }
            Some(Row::Interpreter(at)) => {
                let interpreter = page.interpreters.get(at).map(|one| (one.id.0, one.version));
                kept::open::<InterpreterForm>(of(interpreter), cx)
            }
            Some(Row::Paper(at)) => kept::open::<PaperForm>(of(page.papers.get(at).map(paper)), cx),
            Some(Row::Risk(at)) => kept::open::<RiskForm>(of(page.risks.get(at).map(risk)), cx),
            Some(Row::Protection) => self.protect(cx),
            Some(Row::Notice(at)) => match page.notices.get(at).map(|notice| notice.about) {
                Some(About::Paper(id)) => {
                    kept::open::<PaperForm>(of(page.papers.iter().find(|paper| paper.id == id).map(paper)), cx)
                }
                Some(About::Risk(id)) => {
                    kept::open::<RiskForm>(of(page.risks.iter().find(|risk| risk.id == id).map(risk)), cx)
                }
                Some(About::Protection) => self.protect(cx),
                _ => return Response::Handled,
            },
            _ => return Response::say(Message::note(cx.texts.contacts_choose().to_owned())),
        };
        super::response(opened, cx)
    }

    fn protect(&self, cx: &Cx<'_>) -> Opened {
        // The newest decision, also one that says that nothing is hidden.
        let newest = cx.house()?.reader.protection_of(self.page.youth)?;
        protection_form::open(self.page.youth, newest.map_or(0, |newest| newest.id.0), cx)
    }

    /// Ends, withdraws or bars what is selected.
    fn end(&self, cx: &Cx<'_>) -> Response {
        let opened = match self.current() {
            Some(Row::Consent(at)) => match self.page.consents.get(at).filter(|one| one.withdrawn.is_none()) {
                Some(consent) => withdraw_form::open(consent, cx),
                None => return Response::Handled,
            },
            Some(Row::Interpreter(_)) => return self.bar(cx),
            Some(row) => match self.page.ending(row, cx.texts) {
                Some(ending) => end_form::open(ending, cx),
                None => return Response::Handled,
            },
            None => return Response::Handled,
        };
        super::response(opened, cx)
    }

    fn bar(&self, cx: &Cx<'_>) -> Response {
        let youth = self.page.youth;
        let Some(interpreter) = self.interpreter().cloned() else { return Response::Handled };
        if !self.page.barred.contains_key(&interpreter.id) {
            return super::response(bar_form::open(youth, &interpreter, cx), cx);
        }
        let (about, what) = (say_form::About::Allowed(interpreter.id), interpreter.facts.name.to_string());
        super::response(say_form::open(Saying { youth, about, what }, cx), cx)
    }

    fn end_interpreter(&self, cx: &Cx<'_>) -> Response {
        let Some(one) = self.interpreter() else { return Response::Handled };
        let what = one.facts.name.to_string();
        let ending = Ending { youth: self.page.youth, kept: Kept::Interpreter(one.id), version: one.version, what };
        super::response(end_form::open(ending, cx), cx)
    }

    fn say(&self, cx: &Cx<'_>) -> Response {
        match self.saying(cx.texts) {
            Some(saying) => super::response(say_form::open(saying, cx), cx),
            None => Response::Handled,
        }
    }

    /// Whether the selected row can be changed in a form.
    fn can_edit(&self) -> bool {
        match self.current() {
            Some(Row::Contact(at)) => self.page.contacts.get(at).is_some_and(|one| one.ended.is_none()),
            Some(Row::Interpreter(_) | Row::Paper(_) | Row::Risk(_) | Row::Protection) => true,
            Some(Row::Notice(at)) => {
                let about = self.page.notices.get(at).map(|notice| notice.about);
                matches!(about, Some(About::Paper(_) | About::Risk(_) | About::Protection))
            }
            _ => false,
        }
    }

    fn may_end(&self, cx: &Cx<'_>) -> Availability {
        match self.current() {
            Some(Row::Consent(at)) if self.page.consents.get(at).is_some_and(|one| one.withdrawn.is_none()) => {
                super::availability(Action::AddConsent, Some(self.page.youth), cx)
            }
            Some(Row::Interpreter(_)) => super::availability(Action::EndRow, Some(self.page.youth), cx),
            Some(row) if self.page.ending(row, cx.texts).is_some() => {
                super::availability(Action::EndRow, Some(self.page.youth), cx)
            }
            _ => Availability::NotHere,
        }
    }

    /// Moves in the list.
    fn moved(&mut self, cx: &Cx<'_>, by: impl FnOnce(&mut ListState, &Rows<'_>) -> bool) -> Response {
        // Rows are as tall in every theme.
        let mut list = self.list.clone();
        let moved = by(&mut list, &Rows::new(&self.page, &self.list, Theme::new(ThemeName::Mono), *cx));
        self.list = list;
        super::moved(Ok(moved), cx)
    }
}

impl View for Screen {
    fn scope(&self) -> Scope {
        Scope::Contacts
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.contacts_title().to_owned()
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        match (action, self.current()?) {
            (Action::MarkPoint, _) => Some(match self.saying(t)?.about {
                say_form::About::Through(_) => t.action_go_through(),
                say_form::About::Followed(_) => t.action_follow(),
                _ => t.action_open_again(),
            }),
            (Action::EndRow, Row::Consent(_)) => Some(t.action_withdraw()),
            (Action::EndRow, Row::Interpreter(at)) => {
                let barred = self.page.interpreters.get(at).is_some_and(|one| self.page.barred.contains_key(&one.id));
                Some(if barred { t.action_allow() } else { t.action_bar() })
            }
            _ => None,
        }
    }

    fn foremost(&self, cx: &Cx<'_>) -> &'static [Action] {
        if self.saying(cx.texts).is_some() { &[Action::MarkPoint, Action::AskConsent] } else { &[Action::AskConsent] }
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        let youth = Some(self.page.youth);
        match action {
            Action::AddContact
            | Action::AddConsent
            | Action::AddInterpreter
            | Action::AddRisk
            | Action::AddPaper
            | Action::SetProtection => super::availability(action, youth, cx),
            Action::Edit | Action::Open if self.can_edit() => match self.current() {
                Some(Row::Protection) => super::availability(Action::SetProtection, youth, cx),
                _ => super::availability(Action::AddContact, youth, cx),
            },
            Action::MarkPoint if self.saying(cx.texts).is_some() => super::availability(Action::AddContact, youth, cx),
            Action::EndRow => self.may_end(cx),
            Action::EndInterpreter if self.interpreter().is_some() => super::availability(action, youth, cx),
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        let youth = self.page.youth;
        match action {
            Action::AddContact => super::response(kept::open::<ContactForm>(Subject::new(youth), cx), cx),
            Action::AddConsent => super::response(consent_form::open(youth, cx), cx),
            Action::AddInterpreter => super::response(kept::open::<InterpreterForm>(Subject::new(youth), cx), cx),
            Action::AddRisk => super::response(kept::open::<RiskForm>(Subject::new(youth), cx), cx),
            Action::AddPaper => super::response(kept::open::<PaperForm>(Subject::new(youth), cx), cx),
            Action::SetProtection => super::response(self.protect(cx), cx),
            Action::Edit | Action::Open => self.edit(cx),
            Action::EndRow => self.end(cx),
            Action::EndInterpreter => self.end_interpreter(cx),
            Action::MarkPoint => self.say(cx),
            _ => self.moved(cx, |list, rows| list.step(action, rows)),
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        match input {
            Input::Mouse(mouse) => self.moved(cx, |list, rows| list.wheel(*mouse, rows)),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.list.select(target.0);
        Response::Handled
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        let shown = Changes::of(Topic::Contacts).and(Topic::Youths).and(Topic::Clock);
        if !changes.touch(shown) {
            return Ok(());
        }
        let key = self.current().and_then(|row| self.page.key(row));
        self.page = Page::read(self.page.youth, cx)?;
        let same = |row: &Row| key.is_some() && self.page.key(*row) == key;
        if let Some(row) = self.page.rows.iter().position(same) {
            self.list.select(row);
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let area = canvas.area();
        let area = ratatui::layout::Rect { width: area.width.saturating_sub(1), ..area };
        let rows = Rows::new(&self.page, &self.list, canvas.theme(), *cx);
        pane::list(canvas, &self.list, &rows, area, true, Target);
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.page.youth)
    }

    fn apartment(&self) -> Option<ApartmentId> {
        self.page.apartment
    }
}
