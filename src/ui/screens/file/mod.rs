//! A youth's file: who it is about on top, its tabs below that, and one page of it.
//!
//! ```text
//! ▌3 AMIR · Plan                                                         17 år
//!   Nå   [Plan]   Logg                                               Tab bytter
//! ─────────────────────────────────────────────────────────────────────────────
//!  … the page
//! ```
//!
//! A page is a view of its own that fills what is below the rule and knows nothing of the others. The file keeps what they
//! share: whose it is, the tabs, another youth by their number, and that its opening is written down once.

mod readers;
mod tab;

use ratatui::layout::Rect;

pub use self::tab::Tab;
use super::{Opened, contacts, log, plan};
use crate::{
    domain::{
        access::Deed,
        audit::AccessEvent,
        changes::Changes,
        ids::{ApartmentId, ApartmentNumber, ContactId, EntryId, GoalId, PlanId, YouthId},
        refusal::Refusal,
        staff::StaffRole,
    },
    store::{Done, StoreError},
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        theme::Role,
        view::{Availability, Cx, Effect, JobDone, Message, Outcome, Response, View},
        widgets::pane,
    },
};

/// Rows above the page: whose file it is, the tabs, and a rule.
const HEAD: u16 = 3;

/// Targets of the tabs count down from here, where no page has a row.
const FIRST_TAB: usize = usize::MAX;

/// The screen.
#[derive(Debug)]
struct File {
    youth: YouthId,
    tab: Tab,
    page: Box<dyn View>,
}

/// Opens a youth's file at a tab.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number, and what the store answers.
pub fn open(youth: YouthId, tab: Tab, cx: &Cx<'_>) -> Opened {
    opened(youth, tab, tab.page(youth, cx)?, cx)
}

/// Opens a youth's file at the tab that comes first: what is agreed for somebody who works single shifts and may never have
/// met the youth, the plan for the others.
///
/// # Errors
/// As [`open`].
pub fn open_first(youth: YouthId, cx: &Cx<'_>) -> Opened {
    let is_temp = cx.house()?.session.staff.role == StaffRole::TempStaff;
    open(youth, if is_temp { Tab::Now } else { Tab::Plan }, cx)
}

/// Opens a youth's plan with a goal selected.
///
/// # Errors
/// As [`open`].
pub fn open_goal(youth: YouthId, goal: GoalId, cx: &Cx<'_>) -> Opened {
    opened(youth, Tab::Plan, plan::page(youth, Some(goal), cx)?, cx)
}

/// Opens a version of a youth's plan.
///
/// # Errors
/// As [`open`].
pub fn open_version(youth: YouthId, version: PlanId, cx: &Cx<'_>) -> Opened {
    opened(youth, Tab::Plan, plan::page_of(youth, version, cx)?, cx)
}

/// Opens the log of a youth's file, in which the others are not named, with an entry selected.
///
/// # Errors
/// As [`open`].
pub fn open_entry(youth: YouthId, entry: EntryId, cx: &Cx<'_>) -> Opened {
    opened(youth, Tab::Log, log::page_at(youth, entry, cx)?, cx)
}

/// Opens the contacts of a youth's file with one of them selected.
///
/// # Errors
/// As [`open`].
pub fn open_contact(youth: YouthId, contact: ContactId, cx: &Cx<'_>) -> Opened {
    opened(youth, Tab::Contacts, contacts::page(youth, Some(contact), cx)?, cx)
}

fn opened(youth: YouthId, tab: Tab, page: Box<dyn View>, cx: &Cx<'_>) -> Opened {
    if !cx.house()?.people.youths.contains_key(&youth) {
        return Err(Refusal::Gone.into());
    }
    super::may(Deed::OpenFiles, cx)?;
    Ok(Box::new(File { youth, tab, page }))
}

impl File {
    fn turn_to(&mut self, tab: Tab, cx: &Cx<'_>) -> Response {
        if tab == self.tab {
            return Response::Handled;
        }
        let turned = tab.page(self.youth, cx).map(|page| (self.tab, self.page) = (tab, page));
        super::told(turned, cx)
    }

    /// Another youth's file at the same tab: it is opened, and that is written down.
    fn show_apartment(&mut self, number: ApartmentNumber, cx: &Cx<'_>) -> Response {
        let youth = cx.house().ok().and_then(|open| open.people.next_behind(number, Some(self.youth)));
        let Some(youth) = youth else {
            return Response::say(Message::note(cx.texts.apartment_is_vacant(number)));
        };
        if youth == self.youth {
            return Response::Handled;
        }
        match self.tab.page(youth, cx) {
            Ok(page) => {
                (self.youth, self.page) = (youth, page);
                self.on_open(cx)
            }
            Err(error) => Response::effect(super::failure(&error, cx)),
        }
    }

    fn draw_head(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let (t, Ok(open)) = (cx.texts, cx.house()) else { return };
        let Some(youth) = open.people.youths.get(&self.youth) else { return };
        let number = open.people.home(self.youth).map(|home| home.number);
        let name = t.called(open.people.called(youth.id)).to_uppercase();
        let who = number.map_or_else(|| name.clone(), |number| format!("{number} {name}"));
        let role = number.map_or(Role::Text, |number| Role::Apartment(number.0));
        let who = format!("{who} · {}", self.tab.name(t));
        let mut title = vec![canvas.span("▌", role), canvas.span(who, Role::Title)];
        if open.people.protection(self.youth).is_some() {
            title.push(canvas.span(format!("  ! {}", t.file_protected()), Role::Important));
        }
        pane::title(canvas, title, &t.plan_age(i64::from(youth.facts.age_on(cx.today()))));
    }

    /// The name of a tab, with a sign where something on it should have been looked at again.
    fn marked(&self, tab: Tab, cx: &Cx<'_>) -> String {
        let name = tab.name(cx.texts);
        let late = cx.open.map_or(0, |open| match tab {
            Tab::Now => open.standing.agreed_of(self.youth),
            Tab::Assessments => open.standing.assessments_of(self.youth),
            _ => 0,
        });
        if late > 0 { format!("▲ {name}") } else { name.to_owned() }
    }

    fn draw_tabs(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let area = canvas.area();
        let hint = cx.texts.board_tab_hint(cx.key(Action::NextPane));
        let mut x = area.x + 2;
        for (place, tab) in Tab::ALL.into_iter().enumerate() {
            let name = self.marked(tab, cx);
            let shown = tab == self.tab;
            let text = if shown { format!("[{name}]") } else { format!(" {name} ") };
            let width = columns::cells(&text).min(area.right().saturating_sub(x));
            let at = Rect { x, width, height: 1, ..area };
            let span = canvas.span(text, if shown { Role::Title } else { Role::Text });
            canvas.within(at, |canvas| canvas.line(0, span));
            canvas.target(at, Target(FIRST_TAB - place));
            x += width + 1;
        }
        let width = columns::cells(&hint) + 1;
        if x + width < area.right() {
            let hint = canvas.span(hint, Role::Dim);
            let at = Rect { x: area.right() - width, width, height: 1, ..area };
            canvas.within(at, |canvas| canvas.line(0, hint));
        }
        if !canvas.plain() {
            pane::rule(canvas, 1, false);
        }
    }
}

impl View for File {
    fn scope(&self) -> Scope {
        self.page.scope()
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        self.page.title(cx)
    }

    fn is_live(&self) -> bool {
        self.page.is_live()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::NextPane | Action::PreviousPane => Availability::Available,
            Action::SelectApartment(number) => super::apartment_availability(number, cx),
            _ => self.page.availability(action, cx),
        }
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        self.page.label(action, t)
    }

    fn foremost(&self, cx: &Cx<'_>) -> &'static [Action] {
        self.page.foremost(cx)
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::effect(Effect::Record { event: AccessEvent::OpenFile, youth: Some(self.youth) })
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::NextPane => self.turn_to(self.tab.next(), cx),
            Action::PreviousPane => self.turn_to(self.tab.previous(), cx),
            Action::OpenPlan => self.turn_to(Tab::Plan, cx),
            Action::OpenLog => self.turn_to(Tab::Log, cx),
            Action::OpenContacts => self.turn_to(Tab::Contacts, cx),
            Action::SelectApartment(number) if super::has_apartment(number, cx) => {
                self.show_apartment(ApartmentNumber(number), cx)
            }
            _ => self.page.on_action(action, cx),
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        self.page.on_input(input, cx)
    }

    fn on_click(&mut self, target: Target, cx: &Cx<'_>) -> Response {
        match Tab::ALL.get(FIRST_TAB - target.0) {
            Some(tab) => self.turn_to(*tab, cx),
            None => self.page.on_click(target, cx),
        }
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        self.page.on_outcome(outcome, cx)
    }

    fn on_job(&mut self, done: JobDone, cx: &Cx<'_>) -> Response {
        self.page.on_job(done, cx)
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.page.refresh(changes, cx)
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let area = canvas.area();
        self.draw_head(canvas, cx);
        let tabs = Rect { y: area.y + 1, height: area.height.saturating_sub(1).min(2), ..area };
        canvas.within(tabs, |canvas| self.draw_tabs(canvas, cx));
        let page = Rect { y: area.y + HEAD.min(area.height), height: area.height.saturating_sub(HEAD), ..area };
        canvas.within(page, |canvas| self.page.draw(canvas, cx));
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }

    fn read_last(&self) -> Option<YouthId> {
        Some(self.youth)
    }

    fn select_made(&mut self, done: &Done, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.page.select_made(done, cx)
    }

    fn apartment(&self) -> Option<ApartmentId> {
        self.page.apartment()
    }
}
