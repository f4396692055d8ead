//! The rows of the tasks in words. They are put into words when the tasks are read, and once a minute; what is drawn for a
//! key is only what fits on the screen.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use super::{about_short, bound_kind, one_line, owner_short};
use crate::{
    domain::{
        ids::HouseId,
        night::Round,
        task::{Ending, Group, OpenTask, Outcome, OutcomeKind, Task},
    },
    store::read::ShiftMarks,
    text::columns,
    ui::{
        canvas::draw_line,
        screens::night::last_told,
        theme::{Role, Theme},
        view::{Cx, OpenHouse},
        widgets::{entry_rows::shift_name, list::ListRows},
    },
};

/// Stands before what is overdue.
const OVERDUE: &str = "▲";
/// Stands before what is done.
const DONE: &str = "✓";
/// Stands before what was ended without being done.
const NOT_DONE: &str = "–";

/// Cells of the sign and the blank after it.
const SIGN: usize = 2;
/// Cells of whom it is about: a number on a door, or the word for the house.
pub(super) const ABOUT: usize = 4;
/// The most cells of when it is due.
const DUE_MOST: usize = 38;
/// The fewest cells that are left for the title.
const TITLE_LEAST: usize = 20;
/// Fewer cells behind the title say nothing.
const ASIDE_LEAST: usize = 8;

/// A row of the list in words.
#[derive(Debug)]
pub(super) enum Told {
    /// What stands over a group.
    Heading(String),
    /// A checklist, a task or an end.
    Cells(Cells),
}

/// What a row says.
#[derive(Debug)]
pub(super) struct Cells {
    sign: (&'static str, Role),
    about: (String, Role),
    title: String,
    /// Behind the title, as far as there is room.
    aside: String,
    due: (String, Role),
    owner: String,
    quiet: bool,
}

/// How wide the columns at the right are, in cells: as wide as their widest, so that nothing in them is cut.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Widths {
    due: usize,
    owner: usize,
}

impl Widths {
    /// The widths these rows need.
    pub(super) fn of(rows: &[Told]) -> Self {
        let mut widths = Self::default();
        for row in rows {
            if let Told::Cells(cells) = row {
                widths.due = widths.due.max(columns::width(&cells.due.0)).min(DUE_MOST);
                widths.owner = widths.owner.max(columns::width(&cells.owner));
            }
        }
        widths
    }

    /// Cells for the title and what stands behind it, of a row that is so wide.
    const fn title_room(self, width: usize) -> usize {
        let room = width.saturating_sub(SIGN + ABOUT + 1 + 2 + self.due + 2 + self.owner);
        if room < TITLE_LEAST { TITLE_LEAST } else { room }
    }
}

/// Puts rows into words.
pub(super) struct Teller<'a> {
    pub cx: &'a Cx<'a>,
    pub house: OpenHouse<'a>,
}

impl Teller<'_> {
    /// What stands over a group of open tasks.
    pub(super) fn group(&self, group: Group) -> Told {
        let t = self.cx.texts;
        Told::Heading(match group {
            Group::MyShift => {
                let shift = self.house.session.shift.as_ref();
                t.tasks_my_shift(shift.map_or_else(String::new, |shift| shift_name(shift, self.cx)))
            }
            Group::Me => t.tasks_me(&self.house.session.staff.initials),
            Group::Everyone => t.tasks_everyone().to_owned(),
            Group::Later => t.tasks_later().to_owned(),
        })
    }

    /// A checklist of the configuration, by its place there.
    pub(super) fn checklist(&self, at: usize, marks: &ShiftMarks) -> Told {
        let t = self.cx.texts;
        let list = &self.cx.config.checklists[at];
        let done = marks.done(list);
        let all = done == list.points.len();
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Told::Cells(Cells {
            sign: if all { (DONE, Role::Ok) } else { ("", Role::Text) },
            about: (t.row_house().to_owned(), Role::Text),
            title: list.name.clone(),
            aside: String::new(),
            due: (t.checklist_progress(number(done), number(list.points.len())), Role::Text),
            owner: String::new(),
            quiet: all,
        })
    }

    /// How long ago the last night round was, or how far the one is that is walked.
    pub(super) fn round(&self) -> Told {
        let t = self.cx.texts;
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let said = match &self.house.standing.last_round {
            None => t.round_none_yet().to_owned(),
            Some(round) if self.is_walked(round) => {
                t.checklist_progress(number(round.stops.len() - round.left()), number(round.stops.len()))
            }
            Some(round) => last_told(round, self.cx),
        };
        Told::Cells(Cells {
            sign: ("", Role::Text),
            about: (t.row_house().to_owned(), Role::Text),
            title: t.night_title().to_owned(),
            aside: String::new(),
            due: (said, Role::Text),
            owner: String::new(),
            quiet: false,
        })
    }

    /// Walked in the shift of whoever looks.
    fn is_walked(&self, round: &Round) -> bool {
        round.end.is_none() && self.house.session.shift.as_ref().is_some_and(|shift| shift.id == round.shift)
    }

    /// A task that is open.
    pub(super) fn open(&self, open: &OpenTask) -> Told {
        let (t, now) = (self.cx.texts, self.cx.now);
        let clock = super::house_clock(self.cx);
        let facts = &open.task.facts;
        let due = t.due_short(facts, open.turn.day, now, &clock);
        let overdue = open.turn.overdue(now);
        let missed = i64::from(open.turn.missed);
        let mut aside = Vec::new();
        if missed > 0 {
            aside.push(t.task_missed(missed));
        }
        if let Some(rule) = facts.repeats.filter(|_| missed == 0) {
            aside.push(t.recurrence(rule, bound_kind(facts, self.cx)));
        }
        Told::Cells(Cells {
            sign: if overdue.is_some() { (OVERDUE, Role::Overdue) } else { ("", Role::Text) },
            about: about_short(facts.about, self.house, t),
            title: facts.title.to_string(),
            aside: aside.join(" · "),
            due: match overdue {
                Some(age) => (t.task_due_since(due, t.age(age)), Role::Overdue),
                None => (due, Role::Text),
            },
            owner: owner_short(&facts.owner, self.cx),
            quiet: false,
        })
    }

    /// A task of another house: the house comes before what it is called, and is not cut.
    pub(super) fn elsewhere(&self, house: HouseId, open: &OpenTask) -> Told {
        let mut told = self.open(open);
        if let (Told::Cells(cells), Some(house)) = (&mut told, self.house.elsewhere(house)) {
            cells.title = self.cx.texts.house_line(house.name.as_str(), &cells.title);
        }
        told
    }

    /// How a task ended.
    pub(super) fn ended(&self, task: &Task, outcome: &Outcome) -> Told {
        let t = self.cx.texts;
        let (sign, aside) = match &outcome.kind {
            OutcomeKind::Ended(Ending::NotDone(reason)) => {
                ((NOT_DONE, Role::Text), t.task_not_done_because(one_line(reason.as_str())))
            }
            _ => ((DONE, Role::Ok), String::new()),
        };
        Told::Cells(Cells {
            sign,
            about: about_short(task.facts.about, self.house, t),
            title: task.facts.title.to_string(),
            aside,
            due: (t.shortest_time(outcome.at, self.cx.today(), self.cx.zone), Role::Text),
            owner: self.house.people.initials(outcome.staff).to_owned(),
            quiet: true,
        })
    }
}

/// The rows as the list draws them.
pub(super) struct Rows<'a> {
    pub told: &'a [Told],
    pub widths: Widths,
    pub theme: Theme,
    /// The lines the selected row opens up to.
    pub detail: &'a [Line<'static>],
    /// The row that opens up.
    pub opened: Option<usize>,
}

impl Rows<'_> {
    /// Whether the title of a row that is so wide does not fit.
    pub(super) fn cuts_title(&self, index: usize, width: usize) -> bool {
        let Some(Told::Cells(cells)) = self.told.get(index) else {
            return false;
        };
        columns::width(&cells.title) > self.widths.title_room(width)
    }

    fn line(&self, cells: &Cells, width: usize, style: Style) -> Line<'static> {
        // On the selected row colours would be painted as blocks.
        let selected = style == self.theme.style(Role::Selected);
        let role = |role: Role| if selected { style } else { self.theme.style(role) };
        let text = if cells.quiet { Role::Dim } else { Role::Text };
        let Widths { due, owner } = self.widths;
        let room = self.widths.title_room(width);
        let title = columns::truncate(&cells.title, room).into_owned();
        let left = room.saturating_sub(columns::width(&title) + 2);
        let is_told = left >= ASIDE_LEAST && !cells.aside.is_empty();
        let aside = if is_told { format!("  {}", columns::truncate(&cells.aside, left)) } else { String::new() };
        let blanks = room.saturating_sub(columns::width(&title) + columns::width(&aside));
        Line::from(vec![
            Span::styled(columns::pad(cells.sign.0, SIGN), role(cells.sign.1)),
            Span::styled(columns::pad(&cells.about.0, ABOUT), role(cells.about.1)),
            Span::raw(" "),
            Span::styled(title, role(text)),
            Span::styled(aside, role(Role::Dim)),
            Span::raw(" ".repeat(blanks + 2)),
            Span::styled(columns::pad_left(&cells.due.0, due), role(if cells.quiet { Role::Dim } else { cells.due.1 })),
            Span::styled(format!("  {}", columns::pad(&cells.owner, owner)), role(text)),
        ])
    }
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.told.len()
    }

    fn height(&self, index: usize, _width: u16) -> u16 {
        let opened = if self.opened == Some(index) { self.detail.len() } else { 0 };
        u16::try_from(1 + opened).unwrap_or(u16::MAX)
    }

    fn selectable(&self, index: usize) -> bool {
        matches!(self.told.get(index), Some(Told::Cells(_)))
    }

    fn head(&self, index: usize) -> u16 {
        if self.opened == Some(index) { 1 } else { u16::MAX }
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let first = Rect { height: 1, ..area };
        let cells = match &self.told[index] {
            Told::Heading(heading) => {
                draw_line(&Line::styled(heading.as_str(), self.theme.style(Role::Title)), first, buf);
                return;
            }
            Told::Cells(cells) => cells,
        };
        draw_line(&self.line(cells, usize::from(area.width), style), first, buf);
        if self.opened == Some(index) {
            for (line, y) in self.detail.iter().zip(area.top() + 1..area.bottom()) {
                draw_line(line, Rect { y, height: 1, ..area }, buf);
            }
        }
    }
}
