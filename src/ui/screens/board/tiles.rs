//! The apartments: a tile each where there is room, a line each where there is not. The number on the door is their order,
//! always.
//!
//! ```text
//! ▌3 Navn                 ▌ 3 Navn  FØLG MED ▲ ute → 14:30 sagt  !  notat 13:55 ▲ 1 forfalt
//! ▌FØLG MED
//! ▌▲ ute → 14:30 sagt
//! ▌! notat 13:55
//! ▌▲ 1 forfalt
//! ```

use std::collections::BTreeMap;

use chrono::TimeDelta;
use ratatui::{
    layout::Rect,
    text::{Line, Span},
};

use super::{
    appointments::{self, Appointments},
    layout::{Layout, TILE, tile_step},
    state_line::overdue_text,
};
use crate::{
    domain::{
        calendar::Occurrence,
        house::Door,
        ids::{ApartmentNumber, YouthId},
        log::{Weighed, Weight, counts_since},
        time::Instant,
    },
    text::{columns, presence::fitting},
    ui::{
        canvas::{Canvas, Target},
        screens::{presence, watch_role},
        theme::Role,
        view::{Cx, OpenHouse},
        widgets::entry_rows::weight_role,
    },
};

/// Stands before the selected apartment in its colour.
const STRIPE: &str = "▌";
/// Cells of the sign of the weight and the blank after it.
const SIGN: usize = 3;
/// The most cells the columns of a line take where there is least room: the level of attention, where somebody is, when
/// something was noted, and what is coming.
const WATCH: usize = 9;
const PRESENCE: usize = 21;
const NOTED: usize = 14;
const COMING: usize = 17;
/// Stands before what is near where something is overdue too.
const OVERDUE: &str = "▲ ";
/// Cells of number and name that most names need.
const LONGEST_HEAD: usize = 30;

/// What is written about a youth, as far as their tile tells.
#[derive(Debug, Clone)]
pub struct Noted {
    /// When the newest entry was written.
    pub newest: Instant,
    /// The weights of entries that are more than ordinary.
    pub weights: Vec<Weighed>,
}

impl Noted {
    /// The heaviest that was written from `since` on and weighs still.
    fn weight(&self, since: Instant, now: Instant) -> Weight {
        Weighed::heaviest(&self.weights, since, now)
    }
}

/// What the tiles show.
pub struct Tiles<'a> {
    pub cx: Cx<'a>,
    pub open: OpenHouse<'a>,
    /// What is written about those who live here.
    pub noted: &'a BTreeMap<YouthId, Noted>,
    /// What they have to be at.
    pub appointments: &'a Appointments,
    /// The number on the door, and who of those that live there.
    pub selected: (ApartmentNumber, Option<YouthId>),
    pub focused: bool,
}

impl Tiles<'_> {
    /// Draws all apartments, a shared one with a tile for each who lives there; `target` lets each be clicked.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect, layout: Layout, target: impl Fn(usize) -> Target) {
        let doors = self.open.people.doors();
        // Lines are as wide as the pane, and their columns hang on all of them.
        let mut rows = (layout != Layout::Wide).then(|| self.lines(canvas, &doors, area.width.into()).into_iter());
        for (index, door) in doors.iter().enumerate() {
            let Some(place) = place(area, index, doors.len(), layout) else {
                break;
            };
            let lines = match &mut rows {
                None => self.tile(canvas, *door, place),
                Some(rows) => rows.next().into_iter().collect(),
            };
            canvas.within(place, |canvas| {
                for (row, line) in (0..).zip(lines) {
                    canvas.line(row, line);
                }
            });
            if self.is_selected(*door) && self.focused {
                canvas.set_cursor((place.x, place.y).into());
            }
            canvas.target(place, target(index));
        }
    }

    fn is_selected(&self, door: Door) -> bool {
        self.selected == (door.apartment.number, door.youth)
    }

    fn tile(&self, canvas: &Canvas<'_>, door: Door, place: Rect) -> Vec<Line<'static>> {
        // The stripe of the tile beside it stands between the two.
        let room = usize::from(place.width).saturating_sub(1);
        let mut lines = vec![self.head(canvas, door, "", room)];
        if place.height > TILE
            && let Some((first, second)) = door.youth.and_then(|youth| self.two_rows(youth, room))
        {
            lines = vec![
                vec![self.numbered(canvas, door, &first, Role::Text)],
                vec![self.numbered_below(canvas, door, &second)],
            ];
        }
        if let Some(youth) = door.youth {
            lines.push(vec![self.watch(canvas, youth, room)]);
            lines.push(vec![self.whereabouts(canvas, youth, room)]);
            lines.push(self.noted(canvas, youth, room));
            let has_two_rows = lines.len() + 1 < usize::from(place.height);
            match self.both_rows(canvas, youth, room).filter(|_| has_two_rows) {
                Some(rows) => lines.extend(rows),
                None => lines.extend(self.coming(canvas, youth, room)),
            }
        }
        let stripe = self.stripe(canvas, door);
        lines.into_iter().map(|spans| Line::from([vec![stripe.clone()], spans].concat())).collect()
    }

    /// The apartments as lines of so many cells.
    fn lines(&self, canvas: &Canvas<'_>, doors: &[Door], width: usize) -> Vec<Line<'static>> {
        let rows: Vec<Row> = doors.iter().map(|door| self.row(canvas, *door)).collect();
        let widths = Widths::of(&rows, width);
        rows.iter().map(|row| self.line(canvas, row, &widths)).collect()
    }

    fn row(&self, canvas: &Canvas<'_>, door: Door) -> Row {
        let cells = door.youth.map(|youth| Cells {
            watch: self.watch(canvas, youth, WATCH),
            whereabouts: self.wordings(youth),
            noted: aligned(self.noted(canvas, youth, NOTED)),
            coming: self.coming(canvas, youth, COMING).unwrap_or_default(),
        });
        Row { door, cells }
    }

    fn line(&self, canvas: &Canvas<'_>, row: &Row, widths: &Widths) -> Line<'static> {
        let mut spans = vec![self.stripe(canvas, row.door)];
        let head = self.head(canvas, row.door, " ", widths.head);
        spans.extend(padded(head, widths.head + 1));
        if let Some(cells) = &row.cells {
            let (wordings, role) = &cells.whereabouts;
            let whereabouts = vec![canvas.span(fitting(wordings, widths.presence), *role)];
            let cells = [vec![cells.watch.clone()], whereabouts, cells.noted.clone(), cells.coming.clone()];
            for (cell, width) in cells.into_iter().zip(widths.cells) {
                spans.extend(padded(cell, width + 1));
            }
        }
        Line::from(spans)
    }

    /// How closely somebody is watched over, as a word.
    fn watch(&self, canvas: &Canvas<'_>, youth: YouthId, room: usize) -> Span<'static> {
        let watch = self.open.standing.watch_of(youth, self.cx.now);
        canvas.span(fitting(&self.cx.texts.watch(watch), room), watch_role(watch))
    }

    /// Where somebody is, how that is known, and since or until when.
    fn whereabouts(&self, canvas: &Canvas<'_>, youth: YouthId, room: usize) -> Span<'static> {
        let (wordings, role) = self.wordings(youth);
        canvas.span(fitting(&wordings, room), role)
    }

    /// The same in all its wordings, the longest first.
    fn wordings(&self, youth: YouthId) -> (Vec<String>, Role) {
        let Cx { texts, now, zone, .. } = self.cx;
        let mark = self.open.standing.presence.get(&youth);
        let doubt = self.open.standing.doubts.get(&youth);
        (texts.presence(mark, doubt, now, zone), presence::role_now(mark, doubt, now))
    }

    fn stripe(&self, canvas: &Canvas<'_>, door: Door) -> Span<'static> {
        let mark = if self.is_selected(door) { STRIPE } else { " " };
        canvas.span(mark, Role::Apartment(door.apartment.number.0))
    }

    /// Number and name; the selected one looks it.
    fn head(&self, canvas: &Canvas<'_>, door: Door, before: &str, room: usize) -> Vec<Span<'static>> {
        let t = self.cx.texts;
        let room = room.saturating_sub(2 + before.len());
        let (name, role) = match door.youth {
            Some(youth) => (t.called_within(self.open.people.called(youth), room), Role::Text),
            None => (t.board_vacant().to_owned(), Role::Dim),
        };
        vec![Span::raw(before.to_owned()), self.numbered(canvas, door, &name, role)]
    }

    /// The number on the door and a name; the selected one looks it.
    fn numbered(&self, canvas: &Canvas<'_>, door: Door, name: &str, role: Role) -> Span<'static> {
        canvas.span(format!("{} {name}", door.apartment.number), self.head_role(door, role))
    }

    /// The rest of a name, below its beginning.
    fn numbered_below(&self, canvas: &Canvas<'_>, door: Door, rest: &str) -> Span<'static> {
        canvas.span(format!("  {rest}"), self.head_role(door, Role::Text))
    }

    fn head_role(&self, door: Door, role: Role) -> Role {
        match (self.is_selected(door), self.focused) {
            (true, true) => Role::Selected,
            (true, false) => Role::Title,
            (false, _) => role,
        }
    }

    /// A name that is too long for a row on two, unless that would cut what tells it from another.
    fn two_rows(&self, youth: YouthId, room: usize) -> Option<(String, String)> {
        let called = self.open.people.called(youth)?;
        let (name, room) = (self.cx.texts.called(Some(called)), room.saturating_sub(2));
        let rows = columns::wrap(&name, room);
        let first = *rows.first().filter(|_| rows.len() == 2 || (rows.len() > 2 && called.told_apart.is_empty()))?;
        let rest = name[first.len()..].trim_start();
        let word = columns::width(rest.split(' ').next().unwrap_or_default());
        // No word is cut: where the next one does not fit either, the name stays on its one row.
        let fits = columns::width(rest) <= room || word < room;
        fits.then(|| (first.to_owned(), columns::truncate(rest, room).into_owned()))
    }

    /// When something was last noted, with the heaviest weight of the shift; or that this shift has not noted anything.
    fn noted(&self, canvas: &Canvas<'_>, youth: YouthId, room: usize) -> Vec<Span<'static>> {
        let (t, now) = (self.cx.texts, self.cx.now);
        let since = counts_since(now, self.open.session.shift.as_ref().map(|shift| shift.starts_at));
        match self.noted.get(&youth).filter(|noted| noted.newest >= since) {
            Some(noted) => {
                let weight = noted.weight(since, now);
                let gap = if weight == Weight::Normal { "" } else { " " };
                // Where there is room, an hour that comes twice is told apart.
                let told = t.board_noted(t.clock(noted.newest, self.cx.zone));
                let short = t.board_noted(t.time(self.cx.zone.local(noted.newest).time()));
                let told = if columns::width(&told) + SIGN < room { told } else { short };
                vec![canvas.span(weight.sign(), weight_role(weight)), canvas.span(format!("{gap}{told}"), Role::Text)]
            }
            None => {
                let whole = t.board_nothing_this_shift();
                let text = if columns::width(whole) <= room.saturating_sub(SIGN) { whole } else { t.board_nothing() };
                vec![canvas.span(text, Role::Dim)]
            }
        }
    }

    /// What concerns the youth within a day: what is overdue with the appointment that is near, tasks, reviews; then an
    /// appointment that is further away.
    fn coming(&self, canvas: &Canvas<'_>, youth: YouthId, room: usize) -> Option<Vec<Span<'static>>> {
        let t = self.cx.texts;
        let overdue = self.open.standing.overdue_of(youth, self.cx.now);
        let appointment = self.appointments.next(youth, &self.cx);
        let near = appointment.filter(|one| appointments::is_near(one, &self.cx));
        if overdue > 0 {
            let alone = overdue_text(t, overdue);
            let soon = appointment.filter(|one| appointments::is_within_a_week(one, &self.cx));
            let text = soon.and_then(|one| self.overdue_with(&alone, one, room)).unwrap_or(alone);
            return Some(vec![canvas.span(text, Role::Overdue)]);
        }
        let said = |one| fitting(&appointments::wordings(one, room, &self.cx), room);
        if let Some(one) = near {
            return Some(vec![canvas.span(said(one), Role::Text)]);
        }
        let tasks = self.open.standing.tasks_of(youth).now;
        if tasks > 0 {
            let text = fitting(&[t.board_tasks_today(tasks), t.board_tasks_short(tasks)], room);
            return Some(vec![canvas.span(text, Role::Text)]);
        }
        let tomorrow = self.cx.today() + TimeDelta::days(1);
        let Some(next) = self.open.standing.reviews_of(youth).next.filter(|day| *day <= tomorrow) else {
            return appointment.map(|one| vec![canvas.span(said(one), Role::Dim)]);
        };
        let day = t.relative_day(next, self.cx.today());
        let text = fitting(&[t.board_review(&day), t.board_review_short(&day), t.board_review_bare().to_owned()], room);
        Some(vec![canvas.span(text, Role::Text)])
    }

    /// What is overdue, and the next appointment on a row of its own; `None` where there are not both, or one row holds all
    /// of it.
    fn both_rows(&self, canvas: &Canvas<'_>, youth: YouthId, room: usize) -> Option<[Vec<Span<'static>>; 2]> {
        let overdue = Some(self.open.standing.overdue_of(youth, self.cx.now)).filter(|overdue| *overdue > 0)?;
        let one = self.appointments.next(youth, &self.cx)?;
        let alone = overdue_text(self.cx.texts, overdue);
        let wordings = appointments::wordings(one, room, &self.cx);
        let fits = columns::width(&overdue_and(&alone, &wordings[0])) <= room;
        let next = canvas.span(fitting(&wordings, room), Role::Text);
        (!fits).then(|| [vec![canvas.span(alone, Role::Overdue)], vec![next]])
    }

    /// «▲ 1 forfalt · 15:00 psykolog», «▲ 15:00 psykolog»; `None` where there is no room for both.
    fn overdue_with(&self, overdue: &str, one: &Occurrence, room: usize) -> Option<String> {
        let both = |before: &str| {
            let left = room.saturating_sub(columns::width(before));
            let said = appointments::wordings(one, left, &self.cx);
            said.into_iter().find(|text| columns::width(text) <= left).map(|text| format!("{before}{text}"))
        };
        let long = overdue_and(overdue, &appointments::wordings(one, room, &self.cx)[0]);
        if columns::width(&long) <= room { Some(long) } else { both(OVERDUE) }
    }
}

/// «▲ 1 forfalt · 15:00 psykolog»
fn overdue_and(overdue: &str, appointment: &str) -> String {
    format!("{overdue} · {appointment}")
}

/// A door that has one line.
struct Row {
    door: Door,
    /// Of whoever lives there.
    cells: Option<Cells>,
}

/// What stands after the name in a line, in its order.
struct Cells {
    watch: Span<'static>,
    /// In all wordings, the longest first.
    whereabouts: (Vec<String>, Role),
    noted: Vec<Span<'static>>,
    coming: Vec<Span<'static>>,
}

impl Cells {
    /// How wide they are where so many columns are left for where somebody is.
    fn widths(&self, presence: usize) -> [usize; 4] {
        let whereabouts = columns::width(&fitting(&self.whereabouts.0, presence));
        [columns::width(&self.watch.content), whereabouts, cells_of(&self.noted), cells_of(&self.coming)]
    }
}

/// Cells of the columns where an apartment has one line.
struct Widths {
    /// Number and name.
    head: usize,
    /// The most that where somebody is may take.
    presence: usize,
    cells: [usize; 4],
}

impl Widths {
    /// The columns of lines with so many cells: each as wide as the widest of the apartments needs, and the rest for names,
    /// then for where somebody is.
    fn of(rows: &[Row], width: usize) -> Self {
        let needed = |presence: usize| {
            rows.iter().filter_map(|row| row.cells.as_ref()).fold([0; 4], |widest: [usize; 4], cells| {
                let cells = cells.widths(presence);
                std::array::from_fn(|column| cells[column].max(widest[column]))
            })
        };
        // The stripe, and a blank after each column.
        let left = |cells: [usize; 4]| width.saturating_sub(2 + cells.iter().map(|cell| cell + 1).sum::<usize>());
        let narrow = needed(PRESENCE);
        let presence = PRESENCE + left(narrow).saturating_sub(LONGEST_HEAD);
        let cells = needed(presence);
        Self { head: left(cells), presence, cells }
    }
}

/// Where the tile or line with that index, of so many, stands; `None` where the room ends.
fn place(area: Rect, index: usize, count: usize, layout: Layout) -> Option<Rect> {
    let index = u16::try_from(index).ok()?;
    let a_row = layout.tiles_a_row();
    let step = if layout == Layout::Wide { tile_step(area.height, count) } else { 1 };
    // An empty line below, where there is room for one.
    let height = if step > TILE { step - 1 } else { step };
    let width = area.width / a_row;
    let y = area.y + index / a_row * step;
    (y + height <= area.bottom()).then(|| Rect { x: area.x + index % a_row * width, y, width, height })
}

/// The sign of the weight in a column of its own, so that the words below one another line up.
fn aligned(spans: Vec<Span<'static>>) -> Vec<Span<'static>> {
    match <[Span<'static>; 2]>::try_from(spans) {
        Ok([sign, text]) => {
            let blanks = " ".repeat(SIGN.saturating_sub(columns::width(&sign.content)));
            let text = Span::styled(text.content.trim_start().to_owned(), text.style);
            vec![sign, Span::raw(blanks), text]
        }
        Err(spans) => [vec![Span::raw(" ".repeat(SIGN))], spans].concat(),
    }
}

/// Spans filled up with blanks to so many cells.
fn padded(mut spans: Vec<Span<'static>>, room: usize) -> Vec<Span<'static>> {
    spans.push(Span::raw(" ".repeat(room.saturating_sub(cells_of(&spans)))));
    spans
}

fn cells_of(spans: &[Span<'static>]) -> usize {
    spans.iter().map(|span| columns::width(&span.content)).sum()
}
