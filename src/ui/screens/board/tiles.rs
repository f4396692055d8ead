//! The apartments: a tile each where there is room, a line each where there is not. The number on the door is their order,
//! always.
//!
//! ```text
//! ▌3 Navn                 ▌ 3 Navn            ! notat 13:55            ▲ 1 forfalt
//! ▌! notat 13:55
//! ▌▲ 1 forfalt
//! ```

use chrono::TimeDelta;
use ratatui::{
    layout::Rect,
    text::{Line, Span},
};

use super::{
    layout::{Layout, TILE},
    state_line::overdue_text,
};
use crate::{
    domain::{
        house::Apartment,
        ids::{ApartmentNumber, YouthId},
        log::LogEntry,
    },
    store::read::Occupant,
    text::columns,
    ui::{
        canvas::{Canvas, Target},
        theme::Role,
        view::{Cx, OpenHouse},
        widgets::entry_rows::weight_role,
    },
};

/// Stands before the selected apartment in its colour.
const STRIPE: &str = "▌";
/// An entry this young is shown by its time also when an earlier shift wrote it: who comes on sees what just happened.
const RECENT: TimeDelta = TimeDelta::hours(12);
/// Cells of the sign of the weight and the blank after it.
const SIGN: usize = 3;

/// What the tiles show.
pub struct Tiles<'a> {
    pub cx: Cx<'a>,
    pub open: OpenHouse<'a>,
    /// The newest entry about a youth.
    pub newest: &'a dyn Fn(YouthId) -> Option<&'a LogEntry>,
    pub selected: ApartmentNumber,
    pub focused: bool,
}

impl Tiles<'_> {
    /// Draws all apartments; `target` lets each be clicked.
    pub fn draw(&self, canvas: &mut Canvas<'_>, area: Rect, layout: Layout, target: impl Fn(usize) -> Target) {
        for (index, apartment) in self.open.people.apartments.iter().enumerate() {
            let Some(place) = place(area, index, layout) else {
                break;
            };
            let wide = layout == Layout::Wide;
            let lines =
                if wide { self.tile(canvas, apartment, place) } else { vec![self.line(canvas, apartment, place)] };
            canvas.within(place, |canvas| {
                for (row, line) in (0..).zip(lines) {
                    canvas.line(row, line);
                }
            });
            if apartment.number == self.selected && self.focused {
                canvas.set_cursor((place.x, place.y).into());
            }
            canvas.target(place, target(index));
        }
    }

    fn tile(&self, canvas: &Canvas<'_>, apartment: &Apartment, place: Rect) -> Vec<Line<'static>> {
        let room = usize::from(place.width).saturating_sub(2);
        let occupant = self.open.people.occupant(apartment.id);
        let mut lines = vec![self.head(canvas, apartment, occupant.as_ref(), "", room)];
        if let Some(occupant) = &occupant {
            lines.push(self.noted(canvas, occupant, room));
            lines.extend(self.coming(canvas, occupant));
        }
        let stripe = self.stripe(canvas, apartment);
        lines.into_iter().map(|spans| Line::from([vec![stripe.clone()], spans].concat())).collect()
    }

    fn line(&self, canvas: &Canvas<'_>, apartment: &Apartment, place: Rect) -> Line<'static> {
        let room = usize::from(place.width).saturating_sub(2);
        let (noted, coming) = (25.min(room / 3), 20.min(room / 4));
        let name = room.saturating_sub(noted + coming + 2);
        let occupant = self.open.people.occupant(apartment.id);
        let mut spans = vec![self.stripe(canvas, apartment)];
        spans.extend(padded(self.head(canvas, apartment, occupant.as_ref(), " ", name), name + 1));
        if let Some(occupant) = &occupant {
            spans.extend(padded(aligned(self.noted(canvas, occupant, noted)), noted + 1));
            spans.extend(self.coming(canvas, occupant).unwrap_or_default());
        }
        Line::from(spans)
    }

    fn stripe(&self, canvas: &Canvas<'_>, apartment: &Apartment) -> Span<'static> {
        let mark = if apartment.number == self.selected { STRIPE } else { " " };
        canvas.span(mark, Role::Apartment(apartment.number.0))
    }

    /// Number and name; the selected one looks it.
    fn head(
        &self,
        canvas: &Canvas<'_>,
        apartment: &Apartment,
        occupant: Option<&Occupant>,
        before: &str,
        room: usize,
    ) -> Vec<Span<'static>> {
        let t = self.cx.texts;
        let room = room.saturating_sub(2 + before.len());
        let (name, role) = match occupant {
            Some(occupant) => (t.called_within(self.open.people.called(occupant.youth.id), room), Role::Text),
            None => (t.board_vacant().to_owned(), Role::Dim),
        };
        let selected = apartment.number == self.selected;
        let role = match (selected, self.focused) {
            (true, true) => Role::Selected,
            (true, false) => Role::Title,
            (false, _) => role,
        };
        vec![Span::raw(before.to_owned()), canvas.span(format!("{} {name}", apartment.number), role)]
    }

    /// When something was last noted, with its weight; or that this shift has not noted anything.
    fn noted(&self, canvas: &Canvas<'_>, occupant: &Occupant, room: usize) -> Vec<Span<'static>> {
        let (t, now) = (self.cx.texts, self.cx.now);
        let since = self.open.session.shift.as_ref().map_or(now, |shift| shift.starts_at).min(now - RECENT);
        match (self.newest)(occupant.youth.id).filter(|entry| entry.written_at >= since) {
            Some(entry) => {
                let weight = entry.weight_at(now);
                let sign = weight.sign();
                let gap = if sign.is_empty() { "" } else { " " };
                let clock = t.time(self.cx.zone.local(entry.written_at).time());
                vec![
                    canvas.span(sign, weight_role(weight)),
                    canvas.span(format!("{gap}{}", t.board_noted(clock)), Role::Text),
                ]
            }
            None => {
                let whole = t.board_nothing_this_shift();
                let text = if columns::width(whole) <= room.saturating_sub(SIGN) { whole } else { t.board_nothing() };
                vec![canvas.span(text, Role::Dim)]
            }
        }
    }

    /// What concerns the youth within a day.
    fn coming(&self, canvas: &Canvas<'_>, occupant: &Occupant) -> Option<Vec<Span<'static>>> {
        let t = self.cx.texts;
        let reviews = self.open.standing.reviews_of(occupant.youth.id);
        let overdue = self.open.standing.overdue_of(occupant.youth.id);
        if overdue > 0 {
            return Some(vec![canvas.span(overdue_text(t, overdue), Role::Overdue)]);
        }
        let tasks = self.open.standing.tasks_of(occupant.youth.id).now;
        if tasks > 0 {
            return Some(vec![canvas.span(t.board_tasks_today(tasks), Role::Text)]);
        }
        let tomorrow = self.cx.today() + TimeDelta::days(1);
        let next = reviews.next.filter(|day| *day <= tomorrow)?;
        let text = t.board_review(t.relative_day(next, self.cx.today()));
        Some(vec![canvas.span(text, Role::Text)])
    }
}

/// Where the tile or line with that index stands; `None` where the room ends.
fn place(area: Rect, index: usize, layout: Layout) -> Option<Rect> {
    let index = u16::try_from(index).ok()?;
    let a_row = layout.tiles_a_row();
    let height = if layout == Layout::Wide { TILE } else { 1 };
    let width = area.width / a_row;
    let y = area.y + index / a_row * height;
    let shown = if layout == Layout::Wide { TILE - 1 } else { 1 };
    (y + shown <= area.bottom()).then(|| Rect { x: area.x + index % a_row * width, y, width, height: shown })
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
    let used: usize = spans.iter().map(|span| columns::width(&span.content)).sum();
    spans.push(Span::raw(" ".repeat(room.saturating_sub(used))));
    spans
}
