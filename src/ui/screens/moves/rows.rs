//! The stays and their points as the list draws them.
//!
//! ```text
//!  Leilighet 3 · fra 17.10.2025 · bor her · 1 punkt gjenstår
//!    Innflytting
//!    ✓ Nøkler kvittert ut                                     17.10. KN
//!      Inventarliste gått gjennom og underskrevet
//! ```

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use crate::{
    domain::{
        contact::clock::{FollowUp, FollowUpOf},
        moves::{MovePoint, Part, Said, Stay},
        names,
    },
    text::columns,
    ui::{
        canvas::draw_line,
        theme::{Role, Theme},
        view::Cx,
        widgets::list::ListRows,
    },
};

/// The sign of a point that is done, and that of one that is not and has a reason.
const DONE: &str = "✓";
const NOT: &str = "–";
/// Cells before what a point says.
const INDENT: usize = 4;

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// A stay, by its place.
    Stay(usize),
    /// The heading over the points of one of its moves.
    Part(Part),
    /// A point of a stay, by their places.
    Point(usize, usize),
}

/// The stays, each with its points by move.
pub(super) fn arrange(stays: &[Stay]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, stay) in stays.iter().enumerate() {
        rows.push(Row::Stay(at));
        // What is gone through last is looked for first. A stay that goes on after all has a list that waits.
        let parts =
            if stay.placement.moved_out.is_some() { [Some(Part::Out), Some(Part::In)] } else { [Some(Part::In), None] };
        for part in parts.into_iter().flatten() {
            let mut points = (0..).zip(&stay.points).filter(|(_, point)| point.part == part).peekable();
            if points.peek().is_some() {
                rows.push(Row::Part(part));
            }
            rows.extend(points.map(|(point, _)| Row::Point(at, point)));
        }
    }
    rows
}

/// Draws them.
pub(super) struct Rows<'a> {
    pub(super) stays: &'a [Stay],
    pub(super) follow_ups: &'a [FollowUp],
    pub(super) rows: &'a [Row],
    pub(super) cx: &'a Cx<'a>,
    pub(super) theme: Theme,
}

impl Rows<'_> {
    fn lines(&self, index: usize, width: usize) -> Vec<(String, Role)> {
        let t = self.cx.texts;
        match self.rows.get(index) {
            None => Vec::new(),
            Some(Row::Part(part)) => {
                let name = if *part == Part::In { t.moves_in() } else { t.moves_out() };
                vec![(format!("  {name}"), Role::Title)]
            }
            Some(Row::Stay(stay)) => self.stays.get(*stay).map_or_else(Vec::new, |stay| self.stay(stay, width)),
            Some(Row::Point(stay, point)) => {
                let point = self.stays.get(*stay).and_then(|stay| stay.points.get(*point));
                point.map_or_else(Vec::new, |point| self.point(point, width))
            }
        }
    }

    fn stay(&self, stay: &Stay, width: usize) -> Vec<(String, Role)> {
        let t = self.cx.texts;
        let number = self.cx.house().ok().and_then(|open| open.people.number(stay.placement.apartment));
        let number = number.map_or_else(String::new, |number| number.to_string());
        let from = t.date(stay.placement.moved_in);
        let head = match stay.placement.moved_out {
            None => t.moves_stay(number, from),
            Some(until) => t.moves_stay_ended(number, from, t.date(until)),
        };
        let reason = stay.end.reason.as_ref().map(names::Line::to_string);
        let head: Vec<String> = std::iter::once(head).chain(reason).collect();
        let mut lines = vec![(head.join(" · "), Role::Title)];
        let follows = stay.end.follows.as_ref().map(|text| t.moves_follows(text.as_str()));
        let here = |one: &&FollowUp| one.of == FollowUpOf::Stay(stay.placement.id);
        let followed = self.follow_ups.iter().filter(here).filter_map(|one| self.follow_up(one));
        for told in follows.into_iter().chain(followed) {
            let wrapped = columns::wrap_told(&told, width.saturating_sub(2));
            lines.extend(wrapped.into_iter().map(|line| (format!("  {line}"), Role::Text)));
        }
        let left = self.left(stay);
        if left > 0 {
            lines.push((format!("  {}", t.moves_left(i64::try_from(left).unwrap_or(i64::MAX))), Role::Important));
        }
        lines
    }

    /// That something is followed up, or what was found; nothing of a day that fell away by itself.
    fn follow_up(&self, follow_up: &FollowUp) -> Option<String> {
        let t = self.cx.texts;
        let Some(followed) = &follow_up.followed else { return Some(t.moves_follow_up(t.date(follow_up.day))) };
        let found = followed.found.as_ref()?.as_str();
        let initials = self.cx.house().map_or("", |open| open.people.initials(followed.by));
        Some(t.moves_followed(t.date(self.cx.zone.date(followed.at)), initials, found))
    }

    /// Points that are shown and left: those of moving out wait for a stay to end.
    fn left(&self, stay: &Stay) -> usize {
        let ended = stay.placement.moved_out.is_some();
        stay.points.iter().filter(|point| point.is_left() && (ended || point.part == Part::In)).count()
    }

    fn point(&self, point: &MovePoint, width: usize) -> Vec<(String, Role)> {
        let t = self.cx.texts;
        let mark = point.mark();
        let who = mark.map_or_else(String::new, |mark| {
            let initials = self.cx.house().map_or("", |open| open.people.initials(mark.staff)).to_owned();
            format!("  {} {initials}", t.shortest_time(mark.at, self.cx.today(), self.cx.zone))
        });
        let (sign, role) = match mark.map(|mark| &mark.said) {
            Some(Said::Done) => (DONE, Role::Text),
            Some(Said::Not(_)) => (NOT, Role::Important),
            _ => (" ", Role::Important),
        };
        let room = width.saturating_sub(INDENT + columns::width(&who)).max(16);
        let mut lines: Vec<(String, Role)> = Vec::new();
        for (at, text) in columns::wrap(point.words.as_str(), room).into_iter().enumerate() {
            lines.push(match at {
                0 => (format!("  {sign} {}{who}", columns::pad(text, room)), role),
                _ => (format!("{}{text}", " ".repeat(INDENT)), role),
            });
        }
        if let Some(Said::Not(reason)) = mark.map(|mark| &mark.said) {
            let told = t.moves_not(reason.as_str());
            let wrapped = columns::wrap_told(&told, width.saturating_sub(INDENT + 2).max(16));
            lines.extend(wrapped.into_iter().map(|line| (format!("{}{line}", " ".repeat(INDENT + 2)), Role::Text)));
        }
        lines
    }
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        u16::try_from(self.lines(index, width.into()).len()).unwrap_or(u16::MAX).max(1)
    }

    fn selectable(&self, index: usize) -> bool {
        !matches!(self.rows.get(index), Some(Row::Part(_)))
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let selected = style == self.theme.style(Role::Selected);
        for ((text, role), y) in self.lines(index, area.width.into()).into_iter().zip(area.top()..area.bottom()) {
            let style = if selected { style } else { self.theme.style(role) };
            draw_line(&Line::from(Span::styled(text, style)), Rect { y, height: 1, ..area }, buf);
        }
    }
}
