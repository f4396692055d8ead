//! «Nå», the first page of a youth's file: what somebody who has never met the youth needs for the shift that is running.
//! What is dangerous and whom to call first, then the agreed card, how closely the youth is watched over, the night, the
//! if-then lines that hold, the support dial and what is on in the next two days.
//!
//! ```text
//!    Risiko     Går ut alene sent · Avtalt: ringer TB
//!    Adresse    ! Strengt fortrolig adresse · ingen utenfor huset får vite hvor
//!    Hjelp ut   hører dårlig uten høreapparat: bank hardt, tenn lyset
//!    Ring først ☎ verge Tone Bakken 40 00 07 81
//!    Datoer     ! oppholdstillatelse går ut 23.11.2026 (om 1 dag)
//!
//!  ▸ Avtalt med Amir selv, verge 01.09.2026 (KN) · tas opp igjen 01.12.2026
//!    Kontakt    vil ha prat etter skolen, ikke om morgenen
//!    Besøk      venner til 22, si fra i basen
//!    Ikke avtalt: nøkler, kost
//!
//!    Følg med   FØLG MED siden 19.11. (KN) · sover lite
//!    Natt       bank på 23:30 · avtalt med Amir 01.10.2026 (KN), tas opp igjen 01.01.2027
//!
//!    Støttenivå                 siste 26 uker, høyere er mer selv
//!    morgen     sammen ↓       ▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▃▃  vurderes 01.12.2026
//! ```

mod page;
mod rows;

use ratatui::layout::Rect;

use self::{
    page::{Coming, Page, Row},
    rows::{Order, Rows},
};
use super::{
    Opened, support_form,
    tasks::{self, list::What},
};
use crate::{
    domain::{
        changes::{Changes, Topic},
        ids::{ApartmentId, YouthId},
        names::Line,
    },
    store::StoreError,
    text::Texts,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        dialogs::agreed::Agreed,
        input::Input,
        theme::{Theme, ThemeName},
        view::{Availability, Cx, Effect, Message, Response, View},
        widgets::{list::ListState, pane},
    },
};

/// The screen.
#[derive(Debug)]
struct Now {
    page: Page,
    list: ListState,
}

/// The page of a youth.
///
/// # Errors
/// What the store answers.
pub fn page(youth: YouthId, cx: &Cx<'_>) -> Opened {
    let page = Page::read(youth, cx)?;
    let mut list = ListState::default();
    // What stands above is to be read, and the card is what somebody comes to write.
    let card = page.rows.iter().position(|row| matches!(row, Row::Card | Row::NoCard));
    card.into_iter().for_each(|row| list.select(row));
    Ok(Box::new(Now { page, list }))
}

impl Now {
    fn current(&self) -> Option<Row> {
        self.page.rows.get(self.list.current(&Order(&self.page.rows))?).copied()
    }

    /// The area of the support dial that is selected.
    fn area(&self) -> Option<&Line> {
        match self.current()? {
            Row::Support(at) => self.page.support.get(at).map(|one| &one.area),
            _ => None,
        }
    }

    fn open_selected(&self, cx: &Cx<'_>) -> Response {
        let youth = self.page.youth;
        match self.current() {
            Some(Row::Risk(_) | Row::Address | Row::First | Row::Date(_)) => {
                Response::effect(Effect::Act(Action::OpenContacts))
            }
            Some(Row::Card) => shown(Agreed::card(youth, cx), cx),
            Some(Row::NoCard) => Response::effect(Effect::Act(Action::SetCard)),
            Some(Row::Watch | Row::Where) => Response::effect(Effect::Act(Action::OpenStatus)),
            Some(Row::Night) => Response::effect(Effect::Act(Action::SetAgreement)),
            Some(Row::Support(_)) => match self.area() {
                Some(area) => shown(Agreed::support(youth, area, cx), cx),
                None => Response::Handled,
            },
            Some(Row::Coming(at)) => match self.page.coming.get(at) {
                Some(Coming::Task(open)) => super::response(tasks::open_at(What::Task(open.task.id), cx), cx),
                Some(Coming::Date(_)) => Response::effect(Effect::Act(Action::OpenContacts)),
                _ => Response::effect(Effect::Act(Action::OpenCalendar)),
            },
            _ => Response::Handled,
        }
    }

    fn edit(&self, cx: &Cx<'_>) -> Response {
        match self.current().and_then(changes) {
            Some(Action::SetSupport) => self.set_support(cx),
            Some(action) => Response::effect(Effect::Act(action)),
            None => Response::Handled,
        }
    }

    fn set_support(&self, cx: &Cx<'_>) -> Response {
        match self.area() {
            Some(area) => super::response(support_form::open(self.page.youth, area, cx), cx),
            None => Response::say(Message::note(cx.texts.support_choose().to_owned())),
        }
    }

    /// Moves in the list.
    fn moved(&mut self, cx: &Cx<'_>, by: impl FnOnce(&mut ListState, &Rows<'_>) -> bool) -> Response {
        // Rows are as tall in every theme.
        let rows = Rows::new(&self.page, &self.list, Theme::new(ThemeName::Mono), cx);
        super::moved(rows.map(|rows| by(&mut self.list, &rows)), cx)
    }
}

/// What changes a row.
const fn changes(row: Row) -> Option<Action> {
    Some(match row {
        Row::Card | Row::NoCard => Action::SetCard,
        Row::Watch => Action::SetWatch,
        Row::Where => Action::AskPresence,
        Row::Night => Action::SetAgreement,
        Row::Support(_) => Action::SetSupport,
        _ => return None,
    })
}

fn shown(opened: Result<Agreed, StoreError>, cx: &Cx<'_>) -> Response {
    match opened {
        Ok(dialog) => Response::open(dialog),
        Err(error) => Response::effect(super::failure(&error, cx)),
    }
}

impl View for Now {
    fn scope(&self) -> Scope {
        Scope::Now
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.file_now().to_owned()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        let may = |action| super::availability(action, Some(self.page.youth), cx);
        match action {
            Action::SetSupport => match may(action) {
                Availability::Available if self.area().is_none() => {
                    Availability::Disabled(cx.texts.support_choose().to_owned())
                }
                may => may,
            },
            Action::Edit => self.current().and_then(changes).map_or(Availability::NotHere, may),
            Action::Open => match self.current() {
                Some(Row::NoCard) => may(Action::SetCard),
                Some(Row::Night) => may(Action::SetAgreement),
                _ => Availability::Available,
            },
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        let has_history = matches!(self.current(), Some(Row::Card | Row::Support(_)));
        (action == Action::Open && has_history).then(|| t.now_history())
    }

    fn foremost(&self, _cx: &Cx<'_>) -> &'static [Action] {
        match self.current() {
            Some(Row::Card | Row::NoCard) => &[Action::SetCard, Action::Open],
            Some(Row::Support(_)) => &[Action::SetSupport, Action::Open],
            _ => &[],
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Open => self.open_selected(cx),
            Action::Edit => self.edit(cx),
            Action::SetSupport => self.set_support(cx),
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
        let read =
            Changes::of(Topic::Plan).and(Topic::Handover).and(Topic::Tasks).and(Topic::Calendar).and(Topic::Contacts);
        if changes.touch(read.and(Topic::Youths).and(Topic::Staff).and(Topic::Clock)) {
            let selected = self.current();
            self.page = Page::read(self.page.youth, cx)?;
            let same = self.page.rows.iter().position(|row| Some(*row) == selected);
            same.into_iter().for_each(|row| self.list.select(row));
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let area = canvas.area();
        let area = Rect { width: area.width.saturating_sub(1), ..area };
        if let Ok(rows) = Rows::new(&self.page, &self.list, canvas.theme(), cx) {
            pane::list(canvas, &self.list, &rows.plain(canvas.plain()), area, true, Target);
        }
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.page.youth)
    }

    fn apartment(&self) -> Option<ApartmentId> {
        self.page.apartment
    }
}
