//! The rows of the page as they are drawn.

use chrono::NaiveDate;
use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line as Drawn};

use super::page::{Coming, Page, Row};
use crate::{
    domain::{
        access::{Deed, allows},
        card::CardField,
        contact::near::NearDate,
        ids::StaffId,
        names::Line,
        support::AreaSupport,
        task::{OpenTask, Owner},
    },
    store::StoreError,
    text::{card::support_bars, columns, masked::mask},
    ui::{
        action::Action,
        canvas::draw_line,
        screens::{house_clock, presence, watch_role},
        theme::{Role, Theme},
        view::{Cx, OpenHouse},
        widgets::list::{ListRows, ListState},
    },
};

/// Cells of the label before a line.
const LABEL: usize = 13;
/// Cells of a level with its step.
const LEVEL: usize = 14;
/// Weeks of the small picture: half a year, a cell each.
const WEEKS: usize = 26;
/// Cells of the day and time of what is on.
const WHEN: usize = 18;
/// Stands before what is past its time.
const OVERDUE: &str = "▲ ";

/// Which rows there are, for finding the selected one without drawing.
pub struct Order<'a>(pub &'a [Row]);

impl ListRows for Order<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn selectable(&self, index: usize) -> bool {
        let Some(row) = self.0.get(index) else { return false };
        let opens_contacts = matches!(row, Row::Risk(_) | Row::Address | Row::First | Row::Date(_));
        opens_contacts
            || matches!(row, Row::Card | Row::NoCard | Row::Watch | Row::Where | Row::Night)
            || matches!(row, Row::Support(_) | Row::Coming(_))
    }

    fn draw_row(&self, _index: usize, _area: Rect, _buf: &mut Buffer, _style: Style) {}
}

/// A piece of a line with how it looks.
type Piece = (String, Role);

/// The rows.
pub struct Rows<'a> {
    page: &'a Page,
    cx: Cx<'a>,
    open: OpenHouse<'a>,
    theme: Theme,
    /// The row that tells more.
    whole: Option<usize>,
    /// Nothing is shown that a screen reader cannot say.
    plain: bool,
}

impl<'a> Rows<'a> {
    pub fn new(page: &'a Page, list: &ListState, theme: Theme, cx: &Cx<'a>) -> Result<Self, StoreError> {
        let whole = list.current(&Order(&page.rows));
        Ok(Self { page, cx: *cx, open: cx.house()?, theme, whole, plain: false })
    }

    pub fn plain(self, plain: bool) -> Self {
        Self { plain, ..self }
    }

    fn lines(&self, index: usize, width: u16) -> Vec<Vec<Piece>> {
        let (t, room) = (self.cx.texts, usize::from(width));
        match self.page.rows.get(index) {
            None | Some(Row::Gap) => vec![Vec::new()],
            Some(Row::Risk(at)) => self.risk(*at, room),
            Some(Row::Address) => self.address(room),
            Some(Row::Help) => self.help(room),
            Some(Row::First) => self.first(room),
            Some(Row::Date(at)) => self.date(*at, room),
            Some(Row::Card) => self.card(room),
            Some(Row::NoCard) => told(&self.no_card(), Role::Dim, room),
            Some(Row::Said(field)) => labelled(t.card_field(*field), &self.said(*field), Role::Text, room),
            Some(Row::Unsaid) => self.unsaid(room),
            Some(Row::Watch) => self.watch(room),
            Some(Row::Where) => self.place(room),
            Some(Row::Night) => self.night(room),
            Some(Row::Rule(at)) => self.rule(*at, room),
            Some(Row::NoRule) => labelled(t.now_rules(), t.now_no_rules(), Role::Dim, room),
            Some(Row::SupportTitle) => vec![self.support_title()],
            Some(Row::Support(at)) => self
                .page
                .support
                .get(*at)
                .map_or_else(Vec::new, |one| self.support(one, self.whole == Some(index), room)),
            Some(Row::ComingTitle) => vec![vec![(t.now_ahead().to_owned(), Role::Title)]],
            Some(Row::Coming(at)) => self.page.coming.get(*at).map_or_else(Vec::new, |one| self.coming(one, room)),
            Some(Row::NothingComing) => vec![vec![(t.now_nothing_ahead().to_owned(), Role::Dim)]],
        }
    }

    fn initials(&self, staff: StaffId) -> &'a str {
        self.open.people.initials(staff)
    }

    fn risk(&self, at: usize, room: usize) -> Vec<Vec<Piece>> {
        let (t, today) = (self.cx.texts, self.cx.today());
        let Some(risk) = self.page.risks.get(at) else { return Vec::new() };
        let role = if risk.facts.review < today { Role::Overdue } else { Role::Important };
        labelled(if at == 0 { t.now_risk() } else { "" }, &t.risk_told(&risk.facts, today), role, room)
    }

    fn address(&self, room: usize) -> Vec<Vec<Piece>> {
        let t = self.cx.texts;
        let told = self.page.protection.and_then(|level| t.address_told(level));
        labelled(t.now_address(), told.unwrap_or_default(), Role::Important, room)
    }

    fn help(&self, room: usize) -> Vec<Vec<Piece>> {
        let help = self.page.help.as_ref().map_or("", Line::as_str);
        labelled(self.cx.texts.now_help(), help, Role::Important, room)
    }

    fn first(&self, room: usize) -> Vec<Vec<Piece>> {
        let (t, first) = (self.cx.texts, self.page.first.as_ref());
        let role = if first.is_some() { Role::Text } else { Role::Dim };
        labelled(t.now_first(), &t.first_told(first, true), role, room)
    }

    fn date(&self, at: usize, room: usize) -> Vec<Vec<Piece>> {
        let (t, today) = (self.cx.texts, self.cx.today());
        let Some(date) = self.page.dates.get(at) else { return Vec::new() };
        let label = if at == 0 { t.now_dates() } else { "" };
        labelled(label, &t.near_date(date, today), near_role(date, today), room)
    }

    fn card(&self, room: usize) -> Vec<Vec<Piece>> {
        let (t, today) = (self.cx.texts, self.cx.today());
        let Some(card) = &self.page.card else { return Vec::new() };
        let (agreed, review) = (t.card_agreed(card, self.initials(card.by)), t.card_review_told(card, today));
        // What is wrong with it comes before what is right.
        let (parts, role) =
            if card.is_overdue(today) { ([review, agreed], Role::Overdue) } else { ([agreed, review], Role::Title) };
        columns::wrap_parts(parts, room).into_iter().map(|line| vec![(line, role)]).collect()
    }

    /// That nothing is agreed, with the key for whoever may write it.
    fn no_card(&self) -> String {
        let t = self.cx.texts;
        if allows(self.open.session.staff.rights(), Deed::WritePlan) {
            return t.card_none(self.cx.key(Action::SetCard));
        }
        t.card_history_none().to_owned()
    }

    /// What the card says about a thing; the languages are those of the youth.
    fn said(&self, field: CardField) -> String {
        let t = self.cx.texts;
        let agreed =
            self.page.card.as_ref().and_then(|card| card.facts.said(field)).map(|said| t.card_said(Some(said)));
        let facts = self.open.people.youths.get(&self.page.youth).map(|youth| &youth.facts);
        let Some(facts) = facts.filter(|_| field == CardField::Interpreter) else {
            return agreed.unwrap_or_default();
        };
        let mut parts: Vec<String> = vec![t.interpreter(facts.interpreter).to_owned()];
        parts.extend(agreed);
        parts.extend(facts.interpreter_note.as_ref().map(Line::to_string));
        parts.extend(facts.languages.as_ref().map(|languages| t.card_languages(languages)));
        parts.join(" · ")
    }

    fn unsaid(&self, room: usize) -> Vec<Vec<Piece>> {
        let t = self.cx.texts;
        let things: Vec<String> = self.page.unsaid.iter().map(|field| t.card_field(*field).to_lowercase()).collect();
        told(&t.card_not_agreed(things.join(", ")), Role::Dim, room)
    }

    fn watch(&self, room: usize) -> Vec<Vec<Piece>> {
        let Cx { texts: t, now, zone, .. } = self.cx;
        let watch = self.open.standing.watch_of(self.page.youth, now);
        let by = watch.mark().map_or("", |mark| self.initials(mark.by));
        labelled(t.now_watch(), &t.watch_in_full(watch, by, now, zone), watch_role(watch), room)
    }

    fn place(&self, room: usize) -> Vec<Vec<Piece>> {
        let Cx { texts: t, now, zone, .. } = self.cx;
        let Some(mark) = self.open.standing.presence.get(&self.page.youth) else {
            return labelled(t.now_where(), t.presence_not_marked(), Role::Important, room);
        };
        let overdue = mark.is_overdue(now);
        let text = t.presence_in_full(mark, self.initials(mark.by), now, zone);
        let text = if overdue { format!("{OVERDUE}{text}") } else { text };
        labelled(t.now_where(), &text, presence::role(mark.facts.state, overdue), room)
    }

    fn night(&self, room: usize) -> Vec<Vec<Piece>> {
        let (t, today) = (self.cx.texts, self.cx.today());
        let agreement = self.open.standing.night.get(&self.page.youth);
        let mut parts = vec![t.night_agreement(agreement, today)];
        parts.extend(agreement.map(|one| t.night_agreement_from(one, self.initials(one.by))));
        let role = match agreement {
            None => Role::Dim,
            Some(one) if one.is_overdue(today) => Role::Overdue,
            Some(_) => Role::Text,
        };
        labelled(t.now_night(), &parts.join(" · "), role, room)
    }

    fn rule(&self, at: usize, room: usize) -> Vec<Vec<Piece>> {
        let Cx { texts: t, now, zone, .. } = self.cx;
        let Some(rule) = self.page.rules.get(at) else { return Vec::new() };
        let until = t.moment(rule.facts.expires_at, now, zone);
        let label = if at == 0 { t.now_rules() } else { "" };
        labelled(label, &t.handover_rule(&rule.facts.condition, &rule.facts.action, until), Role::Important, room)
    }

    fn support_title(&self) -> Vec<Piece> {
        let t = self.cx.texts;
        let mut pieces = vec![(t.support_title().to_owned(), Role::Title)];
        if !self.plain {
            pieces.push((format!("  {}", t.support_weeks(WEEKS)), Role::Dim));
        }
        pieces
    }

    fn support(&self, one: &AreaSupport, whole: bool, room: usize) -> Vec<Vec<Piece>> {
        let Cx { texts: t, zone, .. } = self.cx;
        let today = self.cx.today();
        let mut line = vec![(columns::pad(&columns::truncate(one.area.as_str(), LABEL - 1), LABEL), Role::Text)];
        let Some(mark) = one.newest() else {
            line.push((t.support_not_set().to_owned(), Role::Dim));
            return vec![line];
        };
        line.push((columns::pad(&t.support_with_step(one), LEVEL), Role::Text));
        line.push((self.picture(one), Role::Dim));
        let role = if mark.is_overdue(today) { Role::Overdue } else { Role::Dim };
        line.push((t.support_review_told(mark, today), role));
        let mut lines = vec![line];
        if whole {
            lines.extend(labelled("", &t.support_set_told(mark, self.initials(mark.by), zone), Role::Text, room));
        }
        lines
    }

    /// The weeks as bars, or the level before in words.
    fn picture(&self, one: &AreaSupport) -> String {
        let t = self.cx.texts;
        if self.plain {
            let before = one.level_before().map(|level| t.support_before(t.support_level(level)));
            return before.map_or_else(String::new, |before| format!("{before}  "));
        }
        format!("{}  ", support_bars(&one.course(self.cx.today(), WEEKS, self.cx.zone)))
    }

    fn coming(&self, one: &Coming, room: usize) -> Vec<Vec<Piece>> {
        let (when, what, role) = match one {
            Coming::Activity(activity) => {
                let facts = &activity.facts;
                let local = self.cx.zone.local(activity.starts_at);
                let mut parts = vec![self.without_others(&facts.title)];
                parts.extend((!facts.kind.is_common()).then(|| self.cx.texts.calendar_kind(facts.kind.id())));
                parts.extend(facts.place.as_ref().map(|place| self.without_others(place)));
                parts.extend(facts.responsible.map(|staff| self.initials(staff).to_owned()));
                (self.cx.texts.relative_time(local, self.cx.today()), parts.join(" · "), Role::Text)
            }
            Coming::Task(open) => self.task(open),
            Coming::Date(date) => {
                let (t, today) = (self.cx.texts, self.cx.today());
                (t.relative_day(date.day, today), t.date_of(&date.of), near_role(date, today))
            }
        };
        after(&when, WHEN, &what, role, room)
    }

    /// What is said of something others share: in the file of one youth the others are not named.
    fn without_others(&self, said: &Line) -> String {
        let (people, youth) = (self.open.people, self.page.youth);
        let own: Vec<&str> = people.youths.get(&youth).map(|youth| youth.facts.names().collect()).unwrap_or_default();
        mask(said.as_str(), &people.names_besides(youth), &own, self.cx.texts.journal_other()).text
    }

    fn task(&self, open: &OpenTask) -> (String, String, Role) {
        let (t, clock) = (self.cx.texts, house_clock(&self.cx));
        let facts = &open.task.facts;
        let overdue = open.turn.overdue(self.cx.now).is_some();
        let initials = if let Owner::Staff(staff) = facts.owner { self.initials(staff) } else { "" };
        let due = t.due_short(facts, open.turn.day, self.cx.now, &clock);
        let due = if overdue { format!("{OVERDUE}{due}") } else { due };
        let what = format!("{} · {}", facts.title, t.owner_short(&facts.owner, clock.kinds, initials));
        (due, what, if overdue { Role::Overdue } else { Role::Text })
    }
}

/// How a date that is near looks.
fn near_role(date: &NearDate, today: NaiveDate) -> Role {
    if date.is_overdue(today) { Role::Overdue } else { Role::Important }
}

/// A text in as many lines as it needs.
fn told(text: &str, role: Role, room: usize) -> Vec<Vec<Piece>> {
    columns::wrap(text, room).into_iter().map(|line| vec![(line.to_owned(), role)]).collect()
}

/// The same behind its label.
fn labelled(label: &str, text: &str, role: Role, room: usize) -> Vec<Vec<Piece>> {
    after(label, LABEL, text, role, room)
}

/// A text behind another in a column of so many cells.
fn after(first: &str, cells: usize, text: &str, role: Role, room: usize) -> Vec<Vec<Piece>> {
    let lines = columns::wrap_told(text, room.saturating_sub(cells).max(10));
    let first_of = |index| columns::pad(if index == 0 { first } else { "" }, cells);
    let line = |(index, line)| vec![(first_of(index), Role::Dim), (line, role)];
    lines.into_iter().enumerate().map(line).collect()
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.page.rows.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        u16::try_from(self.lines(index, width).len()).unwrap_or(u16::MAX).max(1)
    }

    fn selectable(&self, index: usize) -> bool {
        Order(&self.page.rows).selectable(index)
    }

    fn head(&self, _index: usize) -> u16 {
        1
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let selected = style == self.theme.style(Role::Selected);
        for ((row, y), pieces) in (0..).zip(area.top()..area.bottom()).zip(self.lines(index, area.width)) {
            let look = |role| if selected && row < self.head(index) { style } else { self.theme.style(role) };
            let spans: Vec<_> =
                pieces.into_iter().map(|(text, role)| ratatui::text::Span::styled(text, look(role))).collect();
            draw_line(&Drawn::from(spans), Rect { y, height: 1, ..area }, buf);
        }
    }
}
