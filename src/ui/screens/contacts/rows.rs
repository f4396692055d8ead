//! The rows of the contacts: what each says in its line, and what it opens up to when it is selected.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{
    Page, answer_alone,
    subject::{notice_about, recipient_name},
};
use crate::{
    domain::{
        contact::{
            Contact, Phone,
            clock::{About, Milestone, MilestoneMark, Nearness, Notice},
            consent::{Consent, No, Telling, Verdict, of_age},
            interpreter::Interpreter,
        },
        ids::{ConsentId, StaffId, TellingId},
        kept::Kept,
        names::{Line as OneLine, Prose},
        time::Zone,
    },
    text::{Texts, columns, format::phone},
    ui::{
        action::Action,
        screens::lines::{self, Told, sides, wrapped},
        theme::{Role, Theme},
        view::Cx,
        widgets::list::{ListRows, ListState},
    },
};

/// The most cells of a name, and those kept free for a clock in another zone.
const NAME: usize = 26;
const ASIDE: usize = 14;
/// Cells before what a row opens up to.
const INDENT: usize = 4;

/// A row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// Over a group.
    Heading(Heading),
    /// How the address is protected.
    Protection,
    /// When they were born, and when they turn 18.
    Birth,
    /// A dated notice, by its place.
    Notice(usize),
    /// A contact.
    Contact(usize),
    /// A consent.
    Consent(usize),
    /// A risk note.
    Risk(usize),
    /// A paper.
    Paper(usize),
    /// An interpreter of the house.
    Interpreter(usize),
    /// What was told.
    Telling(usize),
    /// A birthday whose list was gone through.
    Through(usize),
    /// There are no contacts yet, or no consents.
    Nothing(Heading),
}

/// What stands over a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    Notices,
    People,
    Consents,
    Risks,
    Papers,
    Interpreters,
    Tellings,
    Through,
}

/// What a row is about, whatever its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Protection,
    Notice(About),
    Consent(ConsentId),
    Kept(Kept),
    Telling(TellingId),
    Through(Milestone),
}

/// The rows in their order: what somebody must know before anything else, whom to call, what may be said.
pub(super) fn arrange(page: &Page) -> Vec<Row> {
    let mut rows: Vec<Row> = page.protection.iter().map(|_| Row::Protection).collect();
    let mut group = |heading, count: usize, row: fn(usize) -> Row, always: bool| {
        if count > 0 || always {
            rows.push(Row::Heading(heading));
        }
        rows.extend((0..count).map(row));
        if count == 0 && always {
            rows.push(Row::Nothing(heading));
        }
    };
    group(Heading::Risks, page.risks.len(), Row::Risk, false);
    group(Heading::People, page.contacts.len(), Row::Contact, true);
    group(Heading::Consents, page.consents.len(), Row::Consent, true);
    rows.extend([Row::Heading(Heading::Notices), Row::Birth]);
    rows.extend((0..page.notices.len()).map(Row::Notice));
    let mut group = |heading, count: usize, row: fn(usize) -> Row| {
        rows.extend((count > 0).then_some(Row::Heading(heading)));
        rows.extend((0..count).map(row));
    };
    group(Heading::Papers, page.papers.len(), Row::Paper);
    group(Heading::Interpreters, page.interpreters.len(), Row::Interpreter);
    group(Heading::Tellings, page.tellings.len(), Row::Telling);
    group(Heading::Through, page.through.len(), Row::Through);
    rows
}

impl Page {
    /// What a row is about; nothing for one that cannot be selected.
    pub(super) fn key(&self, row: Row) -> Option<Key> {
        Some(match row {
            Row::Heading(_) | Row::Birth | Row::Nothing(_) => return None,
            Row::Protection => Key::Protection,
            Row::Notice(at) => Key::Notice(self.notices.get(at)?.about),
            Row::Contact(at) => Key::Kept(Kept::Contact(self.contacts.get(at)?.id)),
            Row::Consent(at) => Key::Consent(self.consents.get(at)?.id),
            Row::Risk(at) => Key::Kept(Kept::Risk(self.risks.get(at)?.id)),
            Row::Paper(at) => Key::Kept(Kept::Paper(self.papers.get(at)?.id)),
            Row::Interpreter(at) => Key::Kept(Kept::Interpreter(self.interpreters.get(at)?.id)),
            Row::Telling(at) => Key::Telling(self.tellings.get(at)?.id),
            Row::Through(at) => Key::Through(self.through.get(at)?.milestone),
        })
    }
}

/// Which rows there are, for finding the selected one without drawing.
pub(super) struct Order<'a>(pub(super) &'a [Row]);

impl ListRows for Order<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn selectable(&self, index: usize) -> bool {
        !matches!(self.0.get(index), None | Some(Row::Heading(_) | Row::Birth | Row::Nothing(_)))
    }

    fn draw_row(&self, _index: usize, _area: Rect, _buf: &mut Buffer, _style: Style) {}
}

/// The rows as the list draws them.
pub(super) struct Rows<'a> {
    page: &'a Page,
    theme: Theme,
    cx: Cx<'a>,
    /// The row that is drawn whole.
    whole: Option<usize>,
    /// Cells of what the contacts are, of their names and of their numbers.
    columns: [usize; 3],
}

impl<'a> Rows<'a> {
    pub(super) fn new(page: &'a Page, list: &ListState, theme: Theme, cx: Cx<'a>) -> Self {
        let cells = |text: fn(&Contact, Texts) -> String| {
            page.contacts.iter().map(|one| columns::width(&text(one, cx.texts))).max().unwrap_or(0)
        };
        let columns = [
            cells(|one, t| t.contact_role(one.facts.role).to_owned()),
            cells(|one, _| one.facts.name.to_string()),
            cells(|one, _| number(one.facts.phone.as_ref())),
        ];
        Self { page, theme, cx, whole: list.current(&Order(&page.rows)), columns }
    }

    fn lines(&self, index: usize, width: usize) -> Vec<Told> {
        let Some(row) = self.page.rows.get(index).copied() else { return Vec::new() };
        let (t, page) = (self.cx.texts, self.page);
        if let Row::Heading(heading) = row {
            let title = (self.heading(heading).to_owned(), Role::Dim);
            return if index == 0 { vec![title] } else { vec![(String::new(), Role::Dim), title] };
        }
        let told: Option<(Vec<Told>, Vec<Told>)> = match row {
            Row::Heading(_) => None,
            Row::Nothing(Heading::Consents) => {
                Some(whole((t.contacts_none_consents(self.cx.key(Action::AddConsent)), Role::Dim), width))
            }
            Row::Nothing(_) => Some(whole((t.contacts_none_people(self.cx.key(Action::AddContact)), Role::Dim), width)),
            Row::Birth => Some((self.birth(width), Vec::new())),
            Row::Protection => self.protection().map(|told| whole(told, width)),
            Row::Notice(at) => page.notices.get(at).map(|one| (self.notice(one, width), self.notice_list(one))),
            Row::Contact(at) => {
                page.contacts.get(at).map(|one| (vec![self.contact(one, width)], self.contact_more(one)))
            }
            Row::Consent(at) => page.consents.get(at).map(|one| (self.consent(one, width), self.consent_more(one))),
            Row::Risk(at) => page.risks.get(at).map(|one| {
                let late = one.facts.review < self.cx.today();
                let day = t.date(one.facts.review);
                let (right, role) =
                    if late { (t.risk_to_review(day), Role::Overdue) } else { (t.risk_review(day), Role::Text) };
                let more = [t.risk_reason(flat(&one.facts.reason)), t.risk_action(flat(&one.facts.action))];
                (sides(one.facts.risk.as_str(), &right, role, width), more.map(|line| (line, Role::Text)).to_vec())
            }),
            Row::Paper(at) => page.papers.get(at).map(|one| {
                let late = one.facts.expires < self.cx.today();
                let right = t.paper_expires(t.date(one.facts.expires));
                let right = if late { format!("▲ {right}") } else { right };
                let role = if late { Role::Overdue } else { Role::Text };
                (sides(t.paper_kind(one.facts.kind), &right, role, width), notes([one.facts.note.as_ref()]))
            }),
            Row::Interpreter(at) => {
                page.interpreters.get(at).map(|one| (self.interpreter(one, width), self.interpreter_more(one)))
            }
            Row::Telling(at) => page.tellings.get(at).map(|one| self.telling(one, width)),
            Row::Through(at) => page.through.get(at).map(|one| self.through(one)),
        };
        let Some((mut lines, more)) = told else { return Vec::new() };
        // A note about a risk says what is agreed whether it is selected or not.
        if self.whole == Some(index) || matches!(row, Row::Risk(_)) {
            let room = width.saturating_sub(INDENT).max(12);
            for (text, role) in more {
                let wrapped = columns::wrap(&text, room).into_iter();
                lines.extend(wrapped.map(|line| (format!("{}{line}", " ".repeat(INDENT)), role)));
            }
        }
        lines
    }

    const fn heading(&self, heading: Heading) -> &'static str {
        let t = self.cx.texts;
        match heading {
            Heading::Notices => t.contacts_notices(),
            Heading::People => t.contacts_people(),
            Heading::Consents => t.contacts_consents(),
            Heading::Risks => t.contacts_risks(),
            Heading::Papers => t.contacts_papers(),
            Heading::Interpreters => t.contacts_interpreters(),
            Heading::Tellings => t.contacts_tellings(),
            Heading::Through => t.contacts_through(),
        }
    }

    fn protection(&self) -> Option<Told> {
        let (t, facts) = (self.cx.texts, &self.page.protection.as_ref()?.facts);
        let level = capitalized(t.protection_level(facts.level));
        let until = facts.until?;
        Some(if until < self.cx.today() {
            (format!("▲ {}", t.protection_overdue(level, t.date(until))), Role::Overdue)
        } else {
            (format!("! {}", t.protection_banner(level, t.date(until))), Role::Important)
        })
    }

    /// Born when, and, before it, when they turn 18.
    fn birth(&self, width: usize) -> Vec<Told> {
        let (t, today, birth) = (self.cx.texts, self.cx.today(), self.page.dates.birth);
        let born = format!("  {}", t.contacts_born(t.date(birth)));
        let adult = of_age(birth);
        let turns = (today < adult).then(|| t.contacts_turns_18(t.day_and_distance(adult, today)));
        sides(&born, &turns.unwrap_or_default(), Role::Text, width)
    }

    fn notice(&self, notice: &Notice, width: usize) -> Vec<Told> {
        let t = self.cx.texts;
        let what = notice_about(notice.about, &self.page.papers, &self.page.risks, t);
        let when = t.day_and_distance(notice.date, self.cx.today());
        let (sign, role) = match notice.near {
            Nearness::Overdue => ("▲ ", Role::Overdue),
            Nearness::Soon => ("! ", Role::Important),
            Nearness::Ahead => ("  ", Role::Dim),
        };
        sides(&format!("{sign}{what}"), &when, role, width)
    }

    /// What belongs to a date, from the configuration.
    fn notice_list(&self, notice: &Notice) -> Vec<Told> {
        let list = self.cx.config.clocks.list(notice.about);
        let mut told: Vec<Told> = list.iter().map(|line| (format!("· {line}"), Role::Text)).collect();
        let today = self.cx.today();
        let may = |milestone: Milestone| {
            let earliest = milestone.date(self.page.dates.birth).checked_sub_days(Milestone::EARLIEST);
            earliest.is_some_and(|earliest| earliest <= today)
        };
        if matches!(notice.about, About::Milestone(milestone) if may(milestone)) {
            told.push((self.cx.texts.notice_gone_through(self.cx.key(Action::MarkPoint)), Role::Dim));
        }
        if self.page.waiting(notice.about).is_some() {
            told.push((self.cx.texts.notice_follow(self.cx.key(Action::MarkPoint)), Role::Dim));
        }
        told
    }

    fn contact(&self, contact: &Contact, width: usize) -> Told {
        let (t, facts) = (self.cx.texts, &contact.facts);
        let role = if contact.ended.is_some() { Role::Dim } else { Role::Text };
        let sign = if facts.call_first { "☎ " } else { "  " };
        let number = number(facts.phone.as_ref());
        let [part, most, digits] = self.columns;
        let before = 2 + part + 2 + digits + 2 + 2;
        let their_clock = facts.time_zone.map(|zone| self.their_clock(zone));
        let language = facts.language.as_ref().map(ToString::to_string);
        let told = [their_clock, language].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let name = most.min(NAME).min(width.saturating_sub(before + ASIDE)).max(12);
        // What there is no room for stands in what the row opens up to.
        let told = if columns::width(&told) <= width.saturating_sub(before + name) { told } else { String::new() };
        let text = format!(
            "{sign}{}  {}  {}  {told}",
            columns::pad(t.contact_role(facts.role), part),
            columns::pad(facts.name.as_str(), name),
            columns::pad(&number, digits),
        );
        (columns::truncate(text.trim_end(), width).into_owned(), role)
    }

    fn their_clock(&self, zone: Zone) -> String {
        self.cx.texts.contact_their_clock(self.cx.texts.time(zone.local(self.cx.now).time()))
    }

    fn contact_more(&self, contact: &Contact) -> Vec<Told> {
        let (t, facts) = (self.cx.texts, &contact.facts);
        let mut parts = Vec::new();
        parts.extend(facts.call_first.then(|| t.contact_first().to_owned()));
        // Nothing is cut where it is opened up.
        parts.push(format!("{}: {}", t.contact_role(facts.role), facts.name));
        if let Some(number) = &facts.phone {
            let shown = phone(number.as_str());
            parts.push(if shown == number.as_str() {
                shown
            } else {
                format!("{shown} ({})", t.contact_typed(number.as_str()))
            });
        }
        parts.extend(facts.email.as_ref().map(ToString::to_string));
        parts.extend(facts.language.as_ref().map(ToString::to_string));
        parts.extend(facts.time_zone.map(|zone| format!("{} ({})", self.their_clock(zone), zone.name())));
        let mut told = vec![(parts.join(" · "), Role::Text)];
        told.extend(notes([facts.note.as_ref()]));
        told.extend(contact.ended.as_ref().map(|why| (t.contact_ended(why), Role::Dim)));
        told
    }

    fn recipient(&self, consent: &Consent) -> String {
        recipient_name(consent.facts.recipient, &self.page.contacts, &self.page.hosts, self.cx.texts)
    }

    fn consent(&self, consent: &Consent, width: usize) -> Vec<Told> {
        let t = self.cx.texts;
        let holding = consent.holding(self.page.dates.birth, self.cx.today());
        let answer = answer_alone(consent, &self.page.contacts, self.page.dates.birth, self.cx.today());
        let verdict = answer.verdict;
        let told =
            if answer.no == Some(No::ContactEnded) { t.holding_contact_ended().to_owned() } else { t.holding(holding) };
        let word = columns::pad(t.verdict(verdict), 8);
        let left = format!("{word}{}", t.consent_row(self.recipient(consent), &consent.facts.purpose));
        sides(&left, &told, if verdict == Verdict::No { Role::Dim } else { Role::Text }, width)
    }

    fn consent_more(&self, consent: &Consent) -> Vec<Told> {
        let (t, facts) = (self.cx.texts, &consent.facts);
        let mut told: Vec<Told> = t.consent_told(consent).into_iter().map(|line| (line, Role::Text)).collect();
        if !facts.parts.is_empty() {
            told.push((t.consent_on_sheet(t.sheet_parts(&facts.parts)), Role::Text));
        }
        let given = t.given_by(facts.given_by);
        let by = self.initials(consent.staff);
        let mut how = vec![t.consent_given(given, t.date(facts.given_on), &facts.language, by)];
        let interpreter = facts.interpreter.and_then(|id| self.page.interpreters.iter().find(|one| one.id == id));
        how.extend(interpreter.map(|one| t.consent_with_interpreter(&one.facts.name)));
        told.push((how.join(" · "), Role::Dim));
        if let Some(withdrawn) = &consent.withdrawn {
            let by = t.consent_withdrawn_by(t.given_by(withdrawn.by), t.date(withdrawn.on));
            let note = withdrawn.note.as_ref().map(ToString::to_string);
            told.push(([Some(by), note].into_iter().flatten().collect::<Vec<_>>().join(" · "), Role::Text));
        }
        told
    }

    fn interpreter(&self, interpreter: &Interpreter, width: usize) -> Vec<Told> {
        let facts = &interpreter.facts;
        let language = match &facts.dialect {
            Some(dialect) => format!("{} ({dialect})", facts.language),
            None => facts.language.to_string(),
        };
        let number = number(facts.phone.as_ref());
        let text = format!("  {}  {}  {number}", columns::pad(facts.name.as_str(), NAME), columns::pad(&language, 22));
        let mut told = vec![(columns::truncate(text.trim_end(), width).into_owned(), Role::Text)];
        if let Some(barred) = self.page.barred.get(&interpreter.id) {
            let why = self.cx.texts.interpreter_barred(&barred.reason);
            told[0].1 = Role::Dim;
            let by = format!("{why} ({})", self.initials(barred.by));
            told.extend(
                columns::wrap(&by, width.saturating_sub(INDENT))
                    .into_iter()
                    .map(|line| (format!("{}{line}", " ".repeat(INDENT)), Role::Important)),
            );
        }
        told
    }

    fn interpreter_more(&self, interpreter: &Interpreter) -> Vec<Told> {
        let t = self.cx.texts;
        let mut told = notes([interpreter.facts.note.as_ref()]);
        if let Some(lifted) = self.page.lifted.get(&interpreter.id) {
            told.push((t.interpreter_was_barred(&lifted.bar.reason, self.initials(lifted.bar.by)), Role::Text));
            told.extend(lifted.why.as_ref().map(|why| (t.interpreter_lifted(flat(why)), Role::Text)));
        }
        told
    }

    /// A birthday whose list was gone through: when, by whom, and what was done.
    fn through(&self, mark: &MilestoneMark) -> (Vec<Told>, Vec<Told>) {
        let t = self.cx.texts;
        let day = t.date(self.cx.zone.date(mark.at));
        let row = t.milestone_through(t.milestone(mark.milestone), day, self.initials(mark.by));
        let mut more: Vec<Told> = mark.words.iter().map(|words| (flat(words), Role::Text)).collect();
        more.push((t.milestone_reopens(self.cx.key(Action::MarkPoint)), Role::Dim));
        (vec![(format!("  {row}"), Role::Dim)], more)
    }

    fn telling(&self, telling: &Telling, width: usize) -> (Vec<Told>, Vec<Told>) {
        let t = self.cx.texts;
        let when = t.moment(telling.at, self.cx.now, self.cx.zone);
        let who = recipient_name(telling.facts.to, &self.page.contacts, &self.page.hosts, t);
        let row = t.telling_row(when, self.initials(telling.by), who, &telling.facts.told);
        let mut told = whole((row, Role::Text), width);
        if let Some(reason) = telling.facts.reason.as_ref().filter(|_| telling.verdict == Verdict::No) {
            told.0.extend(whole((t.telling_why(reason), Role::Important), width).0);
        }
        told
    }

    fn initials(&self, staff: StaffId) -> &'a str {
        self.cx.open.map_or("", |open| open.people.initials(staff))
    }
}

/// A text in as many lines as it takes, and nothing more when it is selected.
fn whole((text, role): Told, width: usize) -> (Vec<Told>, Vec<Told>) {
    (wrapped(&text, role, width), Vec::new())
}

fn notes<const N: usize>(lines: [Option<&OneLine>; N]) -> Vec<Told> {
    lines.into_iter().flatten().map(|line| (line.to_string(), Role::Text)).collect()
}

/// A number as it is read; empty where there is none.
fn number(typed: Option<&Phone>) -> String {
    typed.map_or_else(String::new, |typed| phone(typed.as_str()))
}

fn flat(prose: &Prose) -> String {
    prose.as_str().replace('\n', " ")
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.page.rows.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        u16::try_from(self.lines(index, usize::from(width)).len()).unwrap_or(u16::MAX).max(1)
    }

    fn selectable(&self, index: usize) -> bool {
        Order(&self.page.rows).selectable(index)
    }

    fn head(&self, _index: usize) -> u16 {
        1
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        lines::draw(self.lines(index, usize::from(area.width)), area, buf, style, self.theme);
    }
}
