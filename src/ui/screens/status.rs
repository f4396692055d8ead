//! How a youth is now and was before: the level of attention, what is agreed about the night, and where they are and have
//! been, with everything that was said of each, the newest first.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line, widgets::Widget as _};

use super::{Opened, presence};
use crate::{
    domain::{
        audit::AccessEvent,
        changes::{Changes, Topic},
        ids::{AgreementId, ApartmentId, ApartmentNumber, PresenceId, WatchId, YouthId},
        night::NightAgreement,
        presence::PresenceMark,
        refusal::Refusal,
        watch::{WatchMark, WatchNow},
    },
    store::StoreError,
    text::columns,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Effect, Message, Response, View},
        widgets::{
            list::{ListRows, ListState},
            pane,
        },
    },
};

/// Levels shown; years of them.
const LEVELS: usize = 200;
/// Agreements shown; more than are made with anybody.
const AGREEMENTS: usize = 200;
/// Marks read at a time.
const PAGE: usize = 100;
/// So near to the end of what is loaded, the next page is read.
const NEAR_END: usize = 20;

/// The screen.
#[derive(Debug)]
struct Status {
    youth: YouthId,
    apartment: Option<ApartmentId>,
    watch: Vec<WatchMark>,
    /// What is and was agreed about the night, the newest first.
    agreements: Vec<NightAgreement>,
    marks: Vec<PresenceMark>,
    /// There are older marks in the store.
    more: bool,
    rows: Vec<Row>,
    list: ListState,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// «Følge med».
    Watch,
    /// A level by its place.
    Level(usize),
    /// Nobody has set one.
    NoLevel,
    /// «Avtalt om natta».
    Night,
    /// An agreement by its place.
    Agreement(usize),
    /// Nothing was ever agreed.
    NoAgreement,
    /// «Hvor».
    Presence,
    /// A mark by its place.
    Mark(usize),
    /// Nobody has answered since.
    Doubt,
    /// Nobody has marked anything.
    NoMark,
}

/// Something that was said of a youth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A mark.
    Mark(PresenceId),
    /// A level.
    Level(WatchId),
    /// An agreement about nights.
    Agreement(AgreementId),
}

/// Opens the screen of a youth.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number, and what the store answers.
pub fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(Status::read(youth, cx)?))
}

/// Opens the screen of a youth at something that was said of them.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number, and what the store answers.
pub fn open_at(youth: YouthId, spot: Spot, cx: &Cx<'_>) -> Opened {
    let mut status = Status::read(youth, cx)?;
    if let Spot::Mark(mark) = spot {
        while status.more && status.marks.last().is_some_and(|last| last.id > mark) {
            status.read_page(cx)?;
        }
    }
    let at = status.rows.iter().position(|row| status.is_at(*row, spot));
    at.into_iter().for_each(|at| status.list.select(at));
    Ok(Box::new(status))
}

impl Status {
    fn is_at(&self, row: Row, spot: Spot) -> bool {
        match (row, spot) {
            (Row::Mark(at), Spot::Mark(mark)) => self.marks.get(at).is_some_and(|one| one.id == mark),
            (Row::Level(at), Spot::Level(level)) => self.watch.get(at).is_some_and(|one| one.id == level),
            (Row::Agreement(at), Spot::Agreement(agreement)) => {
                self.agreements.get(at).is_some_and(|one| one.id == agreement)
            }
            _ => false,
        }
    }

    fn read(youth: YouthId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        if !open.people.youths.contains_key(&youth) {
            return Err(Refusal::Gone.into());
        }
        let page = open.reader.presence_page(youth, None, PAGE)?;
        let mut status = Self {
            youth,
            apartment: open.people.home(youth).map(|home| home.id),
            watch: open.reader.watch_history(youth, LEVELS)?,
            agreements: open.reader.night_agreement_history(youth, AGREEMENTS)?,
            marks: page.marks,
            more: page.more,
            rows: Vec::new(),
            list: ListState::default(),
        };
        status.arrange(is_doubted(youth, cx));
        Ok(status)
    }

    fn arrange(&mut self, doubted: bool) {
        self.rows = vec![Row::Watch];
        self.rows.extend((0..self.watch.len()).map(Row::Level));
        if self.watch.is_empty() {
            self.rows.push(Row::NoLevel);
        }
        self.rows.push(Row::Night);
        self.rows.extend((0..self.agreements.len()).map(Row::Agreement));
        if self.agreements.is_empty() {
            self.rows.push(Row::NoAgreement);
        }
        self.rows.push(Row::Presence);
        if doubted {
            self.rows.push(Row::Doubt);
        }
        self.rows.extend((0..self.marks.len()).map(Row::Mark));
        if self.marks.is_empty() {
            self.rows.push(Row::NoMark);
        }
    }

    /// Moves in the list, and reads on when the end of what is loaded comes near.
    fn moved(&mut self, cx: &Cx<'_>, by: impl FnOnce(&mut ListState, &Rows<'_>) -> bool) -> Response {
        // Rows are as tall in every theme.
        let rows = Rows { status: &*self, cx, theme: Theme::new(ThemeName::Mono) };
        let mut list = self.list.clone();
        let moved = by(&mut list, &rows);
        self.list = list;
        super::moved(self.read_on(cx).map(|()| moved), cx)
    }

    fn read_on(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        if !self.more || self.list.selected() + NEAR_END < self.rows.len() {
            return Ok(());
        }
        self.read_page(cx)
    }

    fn read_page(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let last = self.marks.last().map(|mark| mark.id);
        let page = cx.house()?.reader.presence_page(self.youth, last, PAGE)?;
        self.marks.extend(page.marks);
        self.more = page.more;
        self.arrange(is_doubted(self.youth, cx));
        Ok(())
    }

    /// Another youth's: their file is opened, and that is written down.
    fn show_apartment(&mut self, number: ApartmentNumber, cx: &Cx<'_>) -> Response {
        let youth = cx.house().ok().and_then(|open| open.people.next_behind(number, Some(self.youth)));
        let Some(youth) = youth else {
            return Response::say(Message::note(cx.texts.apartment_is_vacant(number)));
        };
        if youth == self.youth {
            return Response::Handled;
        }
        match Self::read(youth, cx) {
            Ok(status) => {
                *self = status;
                self.on_open(cx)
            }
            Err(error) => Response::effect(super::failure(&error, cx)),
        }
    }
}

/// Whether nobody has answered a check since the newest mark.
fn is_doubted(youth: YouthId, cx: &Cx<'_>) -> bool {
    cx.house().is_ok_and(|open| open.standing.doubts.contains_key(&youth))
}

impl View for Status {
    fn scope(&self) -> Scope {
        Scope::Status
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.status_title().to_owned()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::SelectApartment(number) => super::apartment_availability(number, cx),
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::effect(Effect::Record { event: AccessEvent::OpenFile, youth: Some(self.youth) })
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::SelectApartment(number) if super::has_apartment(number, cx) => {
                self.show_apartment(ApartmentNumber(number), cx)
            }
            // It is open already.
            Action::OpenStatus => Response::Handled,
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
        if changes.touch(Changes::of(Topic::Watch).and(Topic::Presence).and(Topic::Night).and(Topic::Youths)) {
            let list = std::mem::take(&mut self.list);
            *self = Self { list, ..Self::read(self.youth, cx)? };
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let Ok(open) = cx.house() else {
            return;
        };
        let number = open.people.home(self.youth).map(|home| home.number);
        let name = t.called(open.people.called(self.youth)).to_uppercase();
        let who = number.map_or_else(|| name.clone(), |number| format!("{number} {name}"));
        let role = number.map_or(Role::Text, |number| Role::Apartment(number.0));
        let room = usize::from(canvas.area().width).saturating_sub(columns::width(t.status_title()) + 6);
        let title = format!("{} · {}", columns::truncate(&who, room), t.status_title());
        let title = vec![canvas.span("▌", role), canvas.span(title, Role::Title)];
        let below = pane::heading(canvas, title, "");
        let below = Rect { width: below.width.saturating_sub(1), ..below };
        let rows = Rows { status: self, cx, theme: canvas.theme() };
        pane::list(canvas, &self.list, &rows, below, true, Target);
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }

    fn read_last(&self) -> Option<YouthId> {
        Some(self.youth)
    }

    fn apartment(&self) -> Option<ApartmentId> {
        self.apartment
    }
}

/// The rows as the list draws them.
struct Rows<'a> {
    status: &'a Status,
    cx: &'a Cx<'a>,
    theme: Theme,
}

impl Rows<'_> {
    fn lines(&self, index: usize, width: u16) -> Vec<(String, Role)> {
        let t = self.cx.texts;
        match self.status.rows.get(index) {
            Some(Row::Watch) => vec![(t.status_watch().to_owned(), Role::Title)],
            Some(Row::Presence) => vec![(String::new(), Role::Text), (t.status_presence().to_owned(), Role::Title)],
            Some(Row::Night) => vec![(String::new(), Role::Text), (t.agreement_title().to_owned(), Role::Title)],
            Some(Row::Agreement(at)) => self.agreement(*at, width),
            Some(Row::NoAgreement) => {
                self.wrapped(&t.status_no_agreement(self.cx.key(Action::SetAgreement)), Role::Dim, width)
            }
            Some(Row::NoLevel) => self.wrapped(&t.status_no_level(self.cx.key(Action::SetWatch)), Role::Dim, width),
            Some(Row::NoMark) => self.wrapped(&t.status_no_mark(self.cx.key(Action::AskPresence)), Role::Dim, width),
            Some(Row::Level(at)) => {
                self.status.watch.get(*at).map_or_else(Vec::new, |mark| self.level(*at == 0, mark, width))
            }
            Some(Row::Doubt) => self.doubt().map_or_else(Vec::new, |told| self.wrapped(&told, Role::Important, width)),
            Some(Row::Mark(at)) => self.status.marks.get(*at).map_or_else(Vec::new, |mark| self.mark(mark, width)),
            None => Vec::new(),
        }
    }

    /// The newest as it stands now; those before it as they were set.
    fn level(&self, newest: bool, mark: &WatchMark, width: u16) -> Vec<(String, Role)> {
        let (t, now, zone) = (self.cx.texts, self.cx.now, self.cx.zone);
        let by = self.initials(mark.by);
        if newest {
            let watch = WatchNow::of(Some(mark), now);
            let text = t.watch_in_full(watch, by, now, zone);
            let renewed = mark.set_at > mark.since;
            let text = if renewed { t.status_renewed(text, t.moment(mark.set_at, now, zone)) } else { text };
            return self.wrapped(&text, super::watch_role(watch), width);
        }
        self.wrapped(&t.watch_past(mark, by, now, zone), Role::Dim, width)
    }

    fn mark(&self, mark: &PresenceMark, width: u16) -> Vec<(String, Role)> {
        let (t, now, zone) = (self.cx.texts, self.cx.now, self.cx.zone);
        let counts = self.cx.open.and_then(|open| open.standing.presence.get(&self.status.youth));
        let is_now = counts.is_some_and(|newest| newest.id == mark.id);
        let mut text = t.presence_listed(mark, self.initials(mark.by), now, zone);
        if is_now && mark.is_overdue(now) {
            text = format!("▲ {text}");
        }
        let role = if is_now { presence::role(mark.facts.state, mark.is_overdue(now)) } else { Role::Dim };
        self.wrapped(&text, role, width)
    }

    /// An agreement with what was another way before it. The newest counts, unless it was made in an earlier stay.
    fn agreement(&self, at: usize, width: u16) -> Vec<(String, Role)> {
        let agreements = &self.status.agreements;
        let Some(agreement) = agreements.get(at) else { return Vec::new() };
        let (t, now, zone) = (self.cx.texts, self.cx.now, self.cx.zone);
        let text = t.agreement_listed(agreement, agreements.get(at + 1), self.initials(agreement.by), now, zone);
        let stands = self.cx.open.and_then(|open| open.standing.night.get(&self.status.youth));
        let counts = stands.is_some_and(|stands| stands.id == agreement.id);
        self.wrapped(&text, if counts { Role::Text } else { Role::Dim }, width)
    }

    fn doubt(&self) -> Option<String> {
        let doubt = self.cx.open?.standing.doubts.get(&self.status.youth)?;
        Some(self.cx.texts.doubt_by(doubt, self.initials(doubt.by), self.cx.now, self.cx.zone))
    }

    fn initials(&self, staff: crate::domain::ids::StaffId) -> &str {
        self.cx.open.map_or("", |open| open.people.initials(staff))
    }

    fn wrapped(&self, text: &str, role: Role, width: u16) -> Vec<(String, Role)> {
        columns::wrap_told(text, usize::from(width)).into_iter().map(|line| (line, role)).collect()
    }
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.status.rows.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        u16::try_from(self.lines(index, width).len()).unwrap_or(u16::MAX).max(1)
    }

    fn selectable(&self, index: usize) -> bool {
        matches!(self.status.rows.get(index), Some(Row::Level(_) | Row::Mark(_) | Row::Doubt | Row::Agreement(_)))
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let selected = style == self.theme.style(Role::Selected);
        for (y, (text, role)) in (area.top()..area.bottom()).zip(self.lines(index, area.width)) {
            let style = if selected { style } else { self.theme.style(role) };
            Line::styled(text, style).render(Rect { y, height: 1, ..area }, buf);
        }
    }
}
