//! The apartments with who lives there, and the youths who live in none.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use super::{Opened, file, presence};
use crate::{
    domain::{
        changes::{Changes, Topic},
        house::Door,
        ids::{ApartmentId, ApartmentNumber, YouthId},
        youth::{Placement, Youth},
    },
    store::{StoreError, read::People},
    text::{columns, presence::fitting},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target, draw_line},
        input::Input,
        theme::{Role, Theme},
        view::{Availability, Cx, Effect, Response, View},
        widgets::{
            list::{ListRows, ListState},
            pane,
        },
    },
};

/// Lines of a row: who, and what there is to know.
const LINES: u16 = 2;
/// Cells that where somebody is may take before what is always the same about them.
const WHERE: usize = 24;

/// Columns of the day they moved in: «since 17 Oct 2025».
const SINCE: usize = 18;
/// Columns of the age: «17 years».
const AGE: usize = 9;
/// Columns of the primary contact, with the blanks between all of these: «kontakt: ABCD».
const CONTACT: usize = 17;

/// The list of apartments.
#[derive(Debug)]
struct Apartments {
    rows: Vec<Row>,
    list: ListState,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// An apartment and who lives there.
    Apartment { apartment: ApartmentId, number: ApartmentNumber, youth: Option<YouthId> },
    /// The heading over those who live in none.
    Without,
    /// A youth who lives in none: not moved in yet, or moved on.
    Youth(YouthId),
}

impl Row {
    const fn youth(self) -> Option<YouthId> {
        match self {
            Self::Apartment { youth, .. } => youth,
            Self::Youth(youth) => Some(youth),
            Self::Without => None,
        }
    }
}

/// Opens the list with an apartment selected, and one of those who live there.
///
/// # Errors
/// What the store answers.
pub fn open_at(number: ApartmentNumber, youth: Option<YouthId>, cx: &Cx<'_>) -> Opened {
    let mut apartments = Apartments { rows: arrange(cx.house()?.people), list: ListState::default() };
    apartments.select(number, youth);
    Ok(Box::new(apartments))
}

/// Apartments by number; then the youths without one, the last to come first.
fn arrange(people: &People) -> Vec<Row> {
    let row = |Door { apartment, youth }| Row::Apartment { apartment: apartment.id, number: apartment.number, youth };
    let mut rows: Vec<Row> = people.doors().into_iter().map(row).collect();
    let without: Vec<Row> =
        people.youths.keys().rev().filter(|youth| people.home(**youth).is_none()).copied().map(Row::Youth).collect();
    if !without.is_empty() {
        rows.push(Row::Without);
        rows.extend(without);
    }
    rows
}

impl Apartments {
    /// Selects an apartment with that youth; the first of its rows when they do not live there.
    fn select(&mut self, number: ApartmentNumber, youth: Option<YouthId>) {
        let is_there = |row: &Row| matches!(row, Row::Apartment { number: known, .. } if *known == number);
        let is_meant = |row: &Row| is_there(row) && row.youth() == youth;
        let meant = self.rows.iter().position(is_meant).or_else(|| self.rows.iter().position(is_there));
        meant.into_iter().for_each(|row| self.list.select(row));
    }

    fn current(&self) -> Option<Row> {
        self.rows.get(self.list.current(&Order(&self.rows))?).copied()
    }

    fn step(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        super::moved(Ok(self.list.step(action, &Order(&self.rows))), cx)
    }
}

impl View for Apartments {
    fn scope(&self) -> Scope {
        Scope::Apartments
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.apartments_title().to_owned()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::SelectApartment(number) => super::apartment_availability(number, cx),
            Action::MoveOut if matches!(self.current(), Some(Row::Youth(_))) => {
                Availability::Disabled(cx.texts.apartments_lives_in_none().to_owned())
            }
            Action::OpenStays | Action::ChangeApartment if !matches!(self.current(), Some(Row::Apartment { .. })) => {
                Availability::Disabled(cx.texts.stays_choose().to_owned())
            }
            Action::Open => match self.current().and_then(Row::youth) {
                Some(_) => Availability::Available,
                None => super::availability(Action::MoveIn, None, cx),
            },
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::SelectApartment(number) => {
                let number = ApartmentNumber(number);
                let people = cx.house().ok().map(|open| open.people);
                self.select(number, people.and_then(|people| people.next_behind(number, self.youth())));
                Response::Handled
            }
            Action::Open => match self.current().and_then(Row::youth) {
                Some(youth) => super::response(file::open_first(youth, cx), cx),
                None => Response::effect(Effect::Act(Action::MoveIn)),
            },
            _ => self.step(action, cx),
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        match input {
            Input::Mouse(mouse) => super::moved(Ok(self.list.wheel(*mouse, &Order(&self.rows))), cx),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.list.select(target.0);
        Response::Handled
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.touch(Changes::of(Topic::House).and(Topic::Youths)) {
            let before = self.current();
            self.rows = arrange(cx.house()?.people);
            match before {
                Some(Row::Apartment { number, youth, .. }) => self.select(number, youth),
                Some(row) => self.list.select(self.rows.iter().position(|other| *other == row).unwrap_or(0)),
                None => {}
            }
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let Ok(open) = cx.house() else {
            return;
        };
        let title = vec![canvas.span(cx.texts.apartments_title(), Role::Title)];
        // What is taken is told where it differs, or where it is one house of several.
        let kinds = super::houses::occupancy(open.people, cx.texts);
        let told =
            super::houses::are_several(&open) || open.people.apartments.iter().any(|home| !home.sharing.is_nothing());
        let below = pane::heading(canvas, title, &if told { kinds.join(" · ") } else { String::new() });
        let below = Rect { width: below.width.saturating_sub(1), ..below };
        let rows = Rows { rows: &self.rows, people: open.people, cx: *cx, theme: canvas.theme() };
        pane::list(canvas, &self.list, &rows, below, true, Target);
    }

    fn youth(&self) -> Option<YouthId> {
        self.current()?.youth()
    }

    fn apartment(&self) -> Option<ApartmentId> {
        match self.current()? {
            Row::Apartment { apartment, .. } => Some(apartment),
            Row::Without | Row::Youth(_) => None,
        }
    }
}

/// Which rows there are, for finding the selected one without drawing.
struct Order<'a>(&'a [Row]);

impl ListRows for Order<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn height(&self, _index: usize, _width: u16) -> u16 {
        LINES
    }

    fn selectable(&self, index: usize) -> bool {
        self.0.get(index) != Some(&Row::Without)
    }

    fn draw_row(&self, _index: usize, _area: Rect, _buf: &mut Buffer, _style: Style) {}
}

/// The rows as the list draws them: two lines each.
struct Rows<'a> {
    rows: &'a [Row],
    people: &'a People,
    cx: Cx<'a>,
    theme: Theme,
}

impl Rows<'_> {
    /// The first line: who.
    fn first(&self, row: Row, room: usize) -> String {
        let t = self.cx.texts;
        let youth = row.youth().and_then(|youth| self.people.youths.get(&youth));
        match (row, youth) {
            (Row::Apartment { number, .. }, None) => format!("{number} {}", t.board_vacant()),
            (Row::Apartment { number, .. }, Some(youth)) => {
                let placement = self.people.placements.iter().find(|placement| placement.youth == youth.id);
                format!("{number} {}", self.who(youth, placement, room.saturating_sub(2)))
            }
            (Row::Youth(_), Some(youth)) => self.who(youth, None, room),
            (Row::Youth(_), None) | (Row::Without, _) => String::new(),
        }
    }

    /// The second: what there is to know, as much of it as there is room for.
    fn second(&self, row: Row, room: usize) -> Line<'static> {
        let t = self.cx.texts;
        let youth = row.youth().and_then(|youth| self.people.youths.get(&youth));
        if row == Row::Without {
            return self.told(vec![(t.apartments_without().to_owned(), Role::Title)], room);
        }
        let mut parts = Vec::new();
        if let (Row::Apartment { .. }, Some(youth)) = (row, youth) {
            parts.extend(self.now(youth.id));
        }
        parts.extend(youth.into_iter().flat_map(|youth| self.about(youth)).map(|part| (part, Role::Dim)));
        if let Row::Apartment { apartment, .. } = row {
            let known = self.people.apartments.iter().find(|known| known.id == apartment);
            parts.extend(known.map(|known| (t.apartment_kind(known.kind).to_owned(), Role::Dim)));
        }
        let indent = if matches!(row, Row::Apartment { .. }) { "  " } else { "" };
        let mut line = self.told(parts, room.saturating_sub(indent.len()));
        line.spans.insert(0, Span::raw(indent));
        line
    }

    /// Parts with a dot between; those at the end that have no room are left out whole.
    fn told(&self, parts: Vec<(String, Role)>, room: usize) -> Line<'static> {
        let mut spans: Vec<Span<'static>> = Vec::new();
        let mut taken = 0;
        for (part, role) in parts {
            let between = if spans.is_empty() { "" } else { " · " };
            taken += columns::width(between) + columns::width(&part);
            if taken > room && !spans.is_empty() {
                break;
            }
            spans.push(Span::styled(between, self.theme.style(Role::Dim)));
            spans.push(Span::styled(part, self.theme.style(role)));
        }
        Line::from(spans)
    }

    /// How closely somebody is watched over, and where they are.
    fn now(&self, youth: YouthId) -> Vec<(String, Role)> {
        let Cx { texts: t, now, zone, open, .. } = self.cx;
        let Some(standing) = open.map(|open| open.standing) else {
            return Vec::new();
        };
        let watch = standing.watch_of(youth, now);
        let mark = standing.presence.get(&youth);
        let doubt = standing.doubts.get(&youth);
        vec![
            (t.watch(watch).swap_remove(0), super::watch_role(watch)),
            (fitting(&t.presence(mark, doubt, now, zone), WHERE), presence::role_now(mark, doubt, now)),
        ]
    }

    fn who(&self, youth: &Youth, placement: Option<&Placement>, room: usize) -> String {
        let t = self.cx.texts;
        let age = t.plan_age(i64::from(youth.facts.age_on(self.cx.today())));
        let since = placement.map_or_else(String::new, |placement| t.apartments_since(t.date(placement.moved_in)));
        let contact = youth.facts.primary_contact.map(|staff| t.plan_contact(self.people.initials(staff)));
        let right =
            format!("{} {} {}", columns::pad(&since, SINCE), columns::pad(&age, AGE), contact.unwrap_or_default());
        let name_room = room.saturating_sub(SINCE + AGE + CONTACT);
        let name = t.called_within(self.people.called(youth.id), name_room);
        format!("{} {}", columns::pad(&name, name_room), right.trim_end())
    }

    fn about(&self, youth: &Youth) -> Vec<String> {
        let t = self.cx.texts;
        let languages = youth.facts.languages.as_ref().map(|languages| languages.as_str().to_owned());
        let interpreter = t.plan_interpreter(t.interpreter(youth.facts.interpreter));
        languages.into_iter().chain([interpreter]).collect()
    }
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn height(&self, _index: usize, _width: u16) -> u16 {
        LINES
    }

    fn selectable(&self, index: usize) -> bool {
        Order(self.rows).selectable(index)
    }

    fn head(&self, _index: usize) -> u16 {
        1
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let Some(row) = self.rows.get(index) else {
            return;
        };
        let room = usize::from(area.width).saturating_sub(1);
        let role = match row {
            Row::Apartment { number, .. } => Role::Apartment(number.0),
            Row::Without | Row::Youth(_) => Role::Text,
        };
        let mark = if matches!(row, Row::Apartment { .. }) { "▌" } else { "" };
        let first = self.first(*row, room);
        let head =
            Line::from(vec![Span::styled(mark, style.patch(self.theme.style(role))), Span::styled(first, style)]);
        let lines = [head, self.second(*row, room)];
        for (line, y) in lines.into_iter().zip(area.top()..area.bottom()) {
            draw_line(&line, Rect { y, height: 1, ..area }, buf);
        }
    }
}
