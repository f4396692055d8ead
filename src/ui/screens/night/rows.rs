//! The rows of the round: the stops, the youths, and the rounds of the shift.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use super::Screen;
use crate::{
    domain::{
        handover::pulled::PulledRound,
        ids::{ApartmentNumber, StaffId, YouthId},
        night::{CheckResult, Round, StopState, YouthCheck},
    },
    text::columns,
    ui::{
        canvas::draw_line,
        theme::{Role, Theme},
        view::Cx,
        widgets::{entry_rows::shift_name, list::ListRows},
    },
};

/// Stands before what is in order.
const DONE: &str = "✓";
/// Stands before what is not.
const DEVIATION: &str = "▲";
/// Cells of the sign, or of the number on a door.
const SIGN: usize = 2;
/// The most cells of a name: the number before it tells whose it is also where it is cut.
const NAME: usize = 24;
/// Cells between columns.
const GAP: usize = 2;

/// A row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Over a group.
    Heading(Heading),
    /// A stop of the round that is walked, by its place.
    Stop(usize),
    /// A stop of the route, by its place in the configuration.
    Route(usize),
    /// A youth who lives in the house.
    Youth(YouthId),
    /// A round of the shift, by its place.
    Round(usize),
    /// A round that an earlier shift left open, by its place.
    LeftOpen(usize),
}

/// What stands over a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    House,
    Route,
    Youths,
    Rounds,
    LeftOpen,
}

impl Row {
    pub const fn is_heading(self) -> bool {
        matches!(self, Self::Heading(_))
    }
}

/// The rows in their order: what is walked, the youths, and the rounds that were walked; or these first, and the route last.
/// What an earlier shift left open stands above everything while no round is walked.
pub fn arrange(walked: Option<&Round>, rounds: &[Round], left_open: usize, cx: &Cx<'_>) -> Vec<Row> {
    let stops: Vec<Row> = match walked {
        Some(round) => (0..round.stops.len()).map(Row::Stop).collect(),
        None => (0..cx.config.night.route.len()).map(Row::Route).collect(),
    };
    let youths: Vec<Row> = cx.house().map_or_else(
        |_| Vec::new(),
        |open| {
            let doors = open.people.doors().into_iter();
            doors.filter_map(|door| door.youth).map(Row::Youth).collect()
        },
    );
    let over: Vec<Row> = (0..rounds.len()).rev().filter(|at| rounds[*at].end.is_some()).map(Row::Round).collect();
    let (rounds, youths) = ((Heading::Rounds, over), (Heading::Youths, youths));
    let left_open = (Heading::LeftOpen, (0..left_open).map(Row::LeftOpen).collect());
    let groups = match walked {
        Some(_) => [(Heading::House, stops), youths, rounds, left_open],
        None => [left_open, rounds, youths, (Heading::Route, stops)],
    };
    let with_heading = |(heading, rows): (Heading, Vec<Row>)| {
        let first = (!rows.is_empty()).then_some(Row::Heading(heading));
        first.into_iter().chain(rows)
    };
    groups.into_iter().flat_map(with_heading).collect()
}

/// The rows as the list draws them.
pub struct Rows<'a> {
    screen: &'a Screen,
    theme: Theme,
    cx: Cx<'a>,
    /// Cells of the names.
    name: usize,
    /// Cells of the column at the right, over all rows.
    right: usize,
}

/// What a row says.
struct Cells {
    sign: (String, Role),
    /// A name, in a column of its own.
    name: Option<String>,
    text: (String, Role),
    right: (String, Role),
}

impl<'a> Rows<'a> {
    pub fn new(screen: &'a Screen, theme: Theme, cx: Cx<'a>) -> Self {
        let mut rows = Self { screen, theme, cx, name: 0, right: 0 };
        for row in &screen.rows {
            if let Some(cells) = rows.cells(*row) {
                rows.name = rows.name.max(cells.name.as_deref().map_or(0, columns::width));
                rows.right = rows.right.max(columns::width(&cells.right.0));
            }
        }
        rows
    }

    fn initials(&self, staff: StaffId) -> String {
        self.cx.house().map_or("", |house| house.people.initials(staff)).to_owned()
    }

    fn cells(&self, row: Row) -> Option<Cells> {
        Some(match row {
            Row::Heading(_) => return None,
            Row::Stop(at) => self.stop(at)?,
            Row::Route(at) => plain(self.cx.config.night.route.get(at)?.clone()),
            Row::Youth(youth) => self.youth(youth)?,
            Row::LeftOpen(at) => {
                let (shift, round) = self.screen.left_open.get(at)?;
                let told =
                    self.cx.texts.round_told(&PulledRound::from(round), &|staff| self.initials(staff), self.cx.zone);
                let mut cells = plain(format!("{} · {told}", shift_name(shift, &self.cx)));
                if round.end.is_none() {
                    cells.sign = (DEVIATION.to_owned(), Role::Overdue);
                }
                cells
            }
            Row::Round(at) => {
                let round = self.screen.rounds.get(at)?;
                plain(self.cx.texts.round_told(&PulledRound::from(round), &|staff| self.initials(staff), self.cx.zone))
            }
        })
    }

    fn stop(&self, at: usize) -> Option<Cells> {
        let stop = self.screen.walked()?.stops.get(at)?;
        let mut cells = plain(stop.words.to_string());
        let Some(mark) = stop.mark else {
            return Some(cells);
        };
        let when = self.cx.texts.clock(mark.at, self.cx.zone);
        let said = format!("{when} {}", self.initials(mark.by));
        (cells.sign, cells.right) = match mark.state {
            StopState::InOrder => ((DONE.to_owned(), Role::Ok), (said, Role::Dim)),
            StopState::Deviation(_) => {
                let word = self.cx.texts.round_deviation_word();
                ((DEVIATION.to_owned(), Role::Important), (format!("{word}  {said}"), Role::Important))
            }
        };
        Some(cells)
    }

    fn youth(&self, youth: YouthId) -> Option<Cells> {
        let (t, open) = (self.cx.texts, self.cx.house().ok()?);
        let number = open.people.home(youth).map(|home| home.number);
        let agreement = open.standing.night.get(&youth);
        let role = if agreement.is_some() { Role::Text } else { Role::Dim };
        // A check of every round waits on each, whatever came of it on the one before.
        let waits = agreement.is_some_and(|one| self.screen.waits(one, &self.cx));
        let right = match self.newest_check(youth).filter(|_| !waits) {
            Some(check) => {
                let role = match check.result {
                    CheckResult::Answered => Role::Dim,
                    CheckResult::Entered => Role::Critical,
                    CheckResult::NoAnswer | CheckResult::NotHome | CheckResult::Deviation => Role::Important,
                };
                (self.told(check), role)
            }
            None if waits => (t.round_check_waits().to_owned(), Role::Overdue),
            None => (String::new(), Role::Dim),
        };
        Some(Cells {
            sign: (number.map_or_else(String::new, |number| number.to_string()), stripe(number)),
            name: Some(t.called_within(open.people.called(youth), NAME)),
            text: (t.night_agreement(agreement, self.cx.today()), role),
            right,
        })
    }

    fn told(&self, check: &YouthCheck) -> String {
        let t = self.cx.texts;
        format!(
            "{}  {} {}",
            t.check_told(check.result, check.seen_in),
            t.clock(check.at, self.cx.zone),
            self.initials(check.by)
        )
    }

    /// The newest check of a youth in this shift, whichever round it was on.
    fn newest_check(&self, youth: YouthId) -> Option<&YouthCheck> {
        self.screen.rounds.iter().rev().find_map(|round| round.check_of(youth))
    }

    /// What is said, in as many lines as it takes beside the columns.
    fn text_lines(&self, cells: &Cells, width: usize) -> Vec<String> {
        let name = if cells.name.is_some() { self.name + GAP } else { 0 };
        let aside = if cells.right.0.is_empty() { 0 } else { self.right + GAP };
        let room = width.saturating_sub(SIGN + name + aside).max(12);
        columns::wrap(&cells.text.0, room).into_iter().map(str::to_owned).collect()
    }
}

fn plain(text: String) -> Cells {
    Cells { sign: (String::new(), Role::Text), name: None, text: (text, Role::Text), right: (String::new(), Role::Dim) }
}

const fn stripe(number: Option<ApartmentNumber>) -> Role {
    match number {
        Some(number) => Role::Apartment(number.0),
        None => Role::Text,
    }
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.screen.rows.len()
    }

    fn selectable(&self, index: usize) -> bool {
        self.screen.rows.get(index).is_some_and(|row| !row.is_heading())
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        match self.screen.rows.get(index).and_then(|row| self.cells(*row)) {
            Some(cells) => u16::try_from(self.text_lines(&cells, usize::from(width)).len()).unwrap_or(1).max(1),
            // A blank line before every heading but the first.
            None => 1 + u16::from(index > 0),
        }
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let t = self.cx.texts;
        let row = self.screen.rows[index];
        if let Row::Heading(heading) = row {
            let text = match heading {
                Heading::House => t.round_house(),
                Heading::Route => t.round_route(),
                Heading::Youths => t.round_youths(),
                Heading::Rounds => t.round_of_shift(),
                Heading::LeftOpen => t.round_left_open(),
            };
            let last = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
            draw_line(&Line::styled(text, self.theme.style(Role::Dim)), last, buf);
            return;
        }
        let Some(cells) = self.cells(row) else { return };
        let width = usize::from(area.width);
        let selected = style == self.theme.style(Role::Selected);
        let role = |role: Role| if selected { style } else { self.theme.style(role) };
        let name = cells.name.as_ref().map(|name| format!("{}  ", columns::pad(name, self.name)));
        let indent = SIGN + name.as_deref().map_or(0, columns::width);
        let mut texts = self.text_lines(&cells, width).into_iter();
        let first = texts.next().unwrap_or_default();
        let right_at = width.saturating_sub(columns::width(&cells.right.0));
        let mut spans = vec![Span::styled(columns::pad(&cells.sign.0, SIGN), role(cells.sign.1))];
        spans.extend(name.map(|name| Span::styled(name, role(Role::Text))));
        spans.push(Span::styled(columns::pad(&first, right_at.saturating_sub(indent)), role(cells.text.1)));
        spans.push(Span::styled(cells.right.0.clone(), role(cells.right.1)));
        let mut lines = vec![Line::from(spans)];
        lines.extend(texts.map(|text| Line::styled(format!("{}{text}", " ".repeat(indent)), role(cells.text.1))));
        for (line, y) in lines.into_iter().zip(area.top()..area.bottom()) {
            draw_line(&line, Rect { y, height: 1, ..area }, buf);
        }
    }
}
