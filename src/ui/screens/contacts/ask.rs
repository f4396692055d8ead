//! *Kan jeg si dette til …?* One key, the recipient, and the answer in plain words: yes, no, or only … with the reason and
//! until when. One more key writes down that it was told.
//!
//! ```text
//! ╭ Kan jeg si dette til Berit Lund (skole)? ────────────────────────────╮
//! │ ▌3 AMIR · svaret i dag                                               │
//! │    BARE …                                                            │
//! │                                                                      │
//! │ Ikke si: at mor er syk. Hvorfor: vil fortelle det selv.              │
//! │ Tilrettelegging: fravær og søvn.                                     │
//! │ Gjelder til og med 01.06.2027.                                       │
//! │                                                                      │
//! │ f fortalt muntlig   Esc andre                                        │
//! ╰──────────────────────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use super::{
    subject::{recipient_name, recipients, sort},
    told_form,
};
use crate::{
    domain::{
        audit::AccessEvent,
        changes::{Changes, Topic},
        contact::{
            Contact,
            consent::{Answer, Consent, Recipient, Verdict, answer},
        },
        host::HostOf,
        ids::YouthId,
        refusal::Refusal,
    },
    store::StoreError,
    text::columns,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        dialogs::{panel, scroll::Scroll},
        screens::{self, Opened, in_place_of, sheet::whose},
        theme::Role,
        view::{Availability, Cx, Effect, Response, View},
    },
};

/// Cells of the box, and its rows while the recipient is chosen.
const WIDTH: u16 = 74;

/// The question.
struct Ask {
    youth: YouthId,
    contacts: Vec<Contact>,
    hosts: Vec<HostOf>,
    consents: Vec<Consent>,
    recipients: Vec<Recipient>,
    selected: usize,
    /// Who was chosen.
    asked: Option<Recipient>,
    /// Which lines of the answer are seen.
    scroll: Scroll,
}

/// What people wrote must not reach a log.
impl std::fmt::Debug for Ask {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ask").field("youth", &self.youth).finish_non_exhaustive()
    }
}

/// Opens the question.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number, and what the store answers.
pub fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    if !cx.house()?.people.youths.contains_key(&youth) {
        return Err(Refusal::Gone.into());
    }
    let mut ask = Ask {
        youth,
        contacts: Vec::new(),
        hosts: Vec::new(),
        consents: Vec::new(),
        recipients: Vec::new(),
        selected: 0,
        asked: None,
        scroll: Scroll::default(),
    };
    ask.read(cx)?;
    Ok(Box::new(ask))
}

impl Ask {
    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        self.contacts = reader.contacts_of(self.youth)?;
        sort(&mut self.contacts);
        self.consents = reader.consents_of(self.youth)?;
        self.hosts = reader.hosts_of(self.youth)?;
        self.recipients = recipients(&self.contacts, &self.hosts);
        // Whom something was agreed about comes before all the others.
        let is_new = |one: &Recipient| {
            matches!(one, Recipient::Role(_)) && !self.consents.iter().any(|given| given.facts.recipient == *one)
        };
        self.recipients.sort_by_key(is_new);
        Ok(())
    }

    fn answer(&self, asked: Recipient, cx: &Cx<'_>) -> Option<Answer> {
        let birth = cx.open?.people.youths.get(&self.youth)?.facts.birth_date;
        Some(answer(&self.consents, asked, &self.contacts, birth, cx.today()))
    }

    fn select(&mut self, by: isize) -> Response {
        let last = self.recipients.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
        Response::Handled
    }

    fn choose(&mut self) -> Response {
        self.asked = self.recipients.get(self.selected).copied();
        self.scroll = Scroll::default();
        Response::Handled
    }

    /// Whom it is about: nothing is said about another youth by mistake.
    fn draw_whose(&self, canvas: &mut Canvas<'_>, what: &str, cx: &Cx<'_>) {
        let parts = whose(self.youth, what, cx);
        let spans: Vec<_> = parts.into_iter().map(|(text, role)| canvas.span(text, role)).collect();
        canvas.line(0, spans);
    }

    fn draw_recipients(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        self.draw_whose(canvas, t.ask_choose(), cx);
        let area = canvas.area();
        let room = usize::from(area.height.saturating_sub(2));
        let first = self.selected.saturating_sub(room.saturating_sub(1));
        let rows = self.recipients.iter().enumerate().skip(first).take(room);
        for ((at, recipient), row) in rows.zip(2_u16..) {
            let name = match recipient {
                Recipient::Role(role) => t.ask_anyone(t.contact_role(*role)),
                _ => recipient_name(*recipient, &self.contacts, &self.hosts, t),
            };
            let chosen = at == self.selected;
            let (mark, role) = if chosen { ("▸ ", Role::Selected) } else { ("  ", Role::Text) };
            canvas.line(row, canvas.span(format!("{mark}{name}"), role));
            let place = Rect { y: area.y + row, height: 1, ..area };
            canvas.target(place, Target(at));
            if chosen {
                canvas.set_cursor((place.x, place.y).into());
            }
        }
        let shown = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        panel::more(canvas, shown, first > 0, first + room < self.recipients.len());
    }

    fn draw_answer(&mut self, canvas: &mut Canvas<'_>, answer: &Answer, cx: &Cx<'_>) {
        let t = cx.texts;
        let role = match answer.verdict {
            Verdict::Yes => Role::Ok,
            Verdict::Only => Role::Important,
            Verdict::No => Role::Critical,
        };
        let area = canvas.area();
        self.draw_whose(canvas, t.ask_about(), cx);
        canvas.line(1, canvas.span(format!("   {}", t.verdict(answer.verdict)), role));
        let room = usize::from(area.width);
        let held_back = t.answer_held_back(answer).len();
        let mut lines = Vec::new();
        for (at, told) in t.answer_told(answer).iter().enumerate() {
            let role = if at < held_back { Role::Important } else { Role::Text };
            lines.extend(columns::wrap(told, room).into_iter().map(|line| canvas.span(line.to_owned(), role)));
        }
        let rows = Rect { y: area.y + 3, height: area.height.saturating_sub(5), ..area };
        self.scroll.draw(canvas, rows, lines);
        let hint = t.ask_hint(cx.key(Action::TellOrally), cx.key(Action::Back));
        canvas.line(area.height.saturating_sub(1), canvas.span(hint, Role::Key));
        canvas.set_cursor((area.x, area.y + 1).into());
    }
}

impl View for Ask {
    fn scope(&self) -> Scope {
        Scope::MayTell
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.ask_title().to_owned()
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match (action, self.asked) {
            (Action::TellOrally, Some(_)) => screens::availability(Action::AskConsent, Some(self.youth), cx),
            (Action::Open, None) => Availability::Available,
            (action, _) => Scroll::availability(action),
        }
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::effect(Effect::Record { event: AccessEvent::AskConsent, youth: Some(self.youth) })
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        const PAGE: isize = 8;
        match (action, self.asked) {
            (Action::TellOrally, Some(to)) => in_place_of(told_form::open(self.youth, to, cx), cx),
            (Action::Back, Some(_)) => {
                self.asked = None;
                Response::Handled
            }
            (Action::Open, None) => self.choose(),
            (Action::Up, None) => self.select(-1),
            (Action::Down, None) => self.select(1),
            (Action::PageUp, None) => self.select(-PAGE),
            (Action::PageDown, None) => self.select(PAGE),
            (action, Some(_)) => self.scroll.on_action(action),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.selected = target.0.min(self.recipients.len().saturating_sub(1));
        self.choose()
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.touch(Changes::of(Topic::Contacts).and(Topic::Youths).and(Topic::Hosts)) {
            self.read(cx)
        } else {
            Ok(())
        }
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let most = canvas.area().height.saturating_sub(2);
        let Some(answer) = self.asked.and_then(|asked| self.answer(asked, cx)) else {
            let rows = u16::try_from(self.recipients.len()).unwrap_or(most).saturating_add(4);
            panel::draw(canvas, t.ask_title(), (WIDTH, rows.min(most)), |canvas| self.draw_recipients(canvas, cx));
            return;
        };
        let name = self.asked.map_or_else(String::new, |asked| recipient_name(asked, &self.contacts, &self.hosts, t));
        let room = usize::from(WIDTH.min(canvas.area().width).saturating_sub(4));
        let told: usize = t.answer_told(&answer).iter().map(|line| columns::wrap(line, room).len()).sum();
        let rows = u16::try_from(told).unwrap_or(most).saturating_add(7);
        let title = t.ask_title_to(name);
        panel::draw(canvas, &title, (WIDTH, rows.min(most)), |canvas| self.draw_answer(canvas, &answer, cx));
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
