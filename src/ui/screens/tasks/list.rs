//! The tasks as rows: grouped, in order, with the checklists of the shift on top. The screen and the pane of the board both
//! hold one.
//!
//! ```text
//!   Min vakt · Kveldsvakt
//! ▸   hus  Ved vaktskifte                                              4 av 6
//!   ▲ 3    Ring skolen om fravær                      i går · 18 t        OH
//! ```

use chrono::{DateTime, Utc};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use super::super::{house_clock, my_shift, night::last_told};
use crate::{
    domain::{
        ids::{OutcomeId, TaskId, YouthId},
        night::Round,
        shift::ShiftKind,
        task::{Ending, Group, OpenTask, Outcome, OutcomeKind, Owner, Task, TaskAbout, TaskFacts, Worker, arrange},
    },
    store::{StoreError, read::ShiftMarks},
    text::{Texts, columns},
    ui::{
        action::Action,
        canvas::{Canvas, Target, draw_line},
        input::Mouse,
        theme::{Role, Theme, ThemeName},
        view::{Cx, OpenHouse},
        widgets::{
            entry_rows::shift_name,
            list::{ListRows, ListState},
            pane,
        },
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
const ABOUT: usize = 4;
/// The most cells of when it is due.
const DUE_MOST: usize = 38;
/// The fewest cells that are left for the title.
const TITLE_LEAST: usize = 20;
/// Fewer cells behind the title say nothing.
const ASIDE_LEAST: usize = 8;

/// Which tasks are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// All open ones and what was ended today.
    All,
    /// Those that are due now.
    Now,
}

/// Something that stands in the list, whichever row it is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The night rounds of the shift.
    Round,
    /// A checklist of the shift, by its place in the configuration.
    Checklist(usize),
    /// An open task.
    Task(TaskId),
    /// How a task ended.
    Ended(OutcomeId),
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Heading(Heading),
    /// The night rounds of the shift.
    Round,
    /// A checklist, by its place in the configuration.
    Checklist(usize),
    /// An open task, by its place in the list.
    Open(usize),
    /// An end, by its place in the list.
    Ended(usize),
}

/// What stands over a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    Group(Group),
    EndedToday,
}

/// The tasks that are shown, with the selected one.
#[derive(Debug)]
pub struct TaskList {
    shown: Shown,
    /// Only about this youth.
    youth: Option<YouthId>,
    open: Vec<OpenTask>,
    ended: Vec<(Task, Outcome)>,
    marks: ShiftMarks,
    rows: Vec<Row>,
    list: ListState,
}

impl TaskList {
    /// Reads the tasks.
    ///
    /// # Errors
    /// What the store answers.
    pub fn open(shown: Shown, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let mut list = Self {
            shown,
            youth: None,
            open: Vec::new(),
            ended: Vec::new(),
            marks: ShiftMarks::default(),
            rows: Vec::new(),
            list: ListState::default(),
        };
        list.read(cx)?;
        Ok(list)
    }

    /// The youth that is shown alone.
    #[must_use]
    pub const fn youth(&self) -> Option<YouthId> {
        self.youth
    }

    /// Shows only what is about a youth, or everything again.
    ///
    /// # Errors
    /// What the store answers.
    pub fn show(&mut self, youth: Option<YouthId>, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.youth = youth;
        self.list.select(0);
        self.read(cx)
    }

    /// Reads again. What was selected stays selected; where it is gone, what now stands in its place is.
    ///
    /// Nobody is led from what is due to what has time: a key pressed once too often would end the next day's task, or the
    /// next time of the one that was just ended.
    ///
    /// # Errors
    /// What the store answers.
    pub fn refresh(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let selected = self.selected();
        let had_time = selected.is_some_and(|what| self.is_later(what));
        self.read(cx)?;
        if let Some(what) = selected.filter(|what| had_time || !self.is_later(*what)) {
            self.select(what);
        }
        if !had_time && self.selected().is_some_and(|what| self.is_later(what)) {
            let is_due = |row: &Row| match row {
                Row::Round | Row::Checklist(_) => true,
                Row::Open(at) => self.open[*at].group != Group::Later,
                Row::Heading(_) | Row::Ended(_) => false,
            };
            let last = self.rows.iter().rposition(is_due);
            last.into_iter().for_each(|row| self.list.select(row));
        }
        Ok(())
    }

    fn is_later(&self, what: What) -> bool {
        matches!(what, What::Task(id) if self.task(id).is_some_and(|open| open.group == Group::Later))
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let house = cx.house()?;
        let clock = house_clock(cx);
        let who = Worker { staff: house.session.staff.id, shift: my_shift(cx) };
        let tasks = match self.youth {
            Some(youth) => house.reader.open_tasks_about(youth)?,
            None => house.reader.open_tasks()?,
        };
        self.open = arrange(tasks, who, cx.now, &clock);
        self.ended.clear();
        if self.shown == Shown::All {
            let today = cx.zone.day(clock.day_of(cx.now)).start();
            self.ended = house.reader.tasks_ended(today, DateTime::<Utc>::MAX_UTC)?;
            let youth = self.youth;
            self.ended.retain(|(task, _)| youth.is_none() || task.facts.about.youth() == youth);
            self.ended.reverse();
        }
        self.marks = match &house.session.shift {
            Some(shift) if !checklists(cx).is_empty() => house.reader.marks_of(shift.id)?,
            _ => ShiftMarks::default(),
        };
        self.arrange_rows(cx);
        Ok(())
    }

    fn arrange_rows(&mut self, cx: &Cx<'_>) {
        self.rows.clear();
        for group in Group::ALL {
            if group == Group::Later && self.shown == Shown::Now {
                continue;
            }
            let mut rows: Vec<Row> = Vec::new();
            if group == Group::MyShift && self.youth.is_none() {
                rows.extend(is_night(cx).then_some(Row::Round));
                rows.extend(checklists(cx).into_iter().filter(|at| self.shows(*at, cx)).map(Row::Checklist));
            }
            let of_group = |(_, open): &(usize, &OpenTask)| open.group == group;
            rows.extend(self.open.iter().enumerate().filter(of_group).map(|(at, _)| Row::Open(at)));
            if !rows.is_empty() {
                self.rows.push(Row::Heading(Heading::Group(group)));
                self.rows.extend(rows);
            }
        }
        if !self.ended.is_empty() {
            self.rows.push(Row::Heading(Heading::EndedToday));
            self.rows.extend((0..self.ended.len()).map(Row::Ended));
        }
    }

    /// On the board a checklist that is gone through makes room.
    fn shows(&self, checklist: usize, cx: &Cx<'_>) -> bool {
        let list = &cx.config.checklists[checklist];
        self.shown == Shown::All || self.marks.done(list) < list.points.len()
    }

    /// Nothing is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What is selected.
    #[must_use]
    pub fn selected(&self) -> Option<What> {
        let row = *self.rows.get(self.list.current(&Order(&self.rows))?)?;
        Some(match row {
            Row::Heading(_) => return None,
            Row::Round => What::Round,
            Row::Checklist(at) => What::Checklist(at),
            Row::Open(at) => What::Task(self.open[at].task.id),
            Row::Ended(at) => What::Ended(self.ended[at].1.id),
        })
    }

    /// Selects something; `false` if it is not in the list.
    pub fn select(&mut self, what: What) -> bool {
        let stands = |row: &Row| match (*row, what) {
            (Row::Round, What::Round) => true,
            (Row::Checklist(at), What::Checklist(wanted)) => at == wanted,
            (Row::Open(at), What::Task(wanted)) => self.open[at].task.id == wanted,
            (Row::Ended(at), What::Ended(wanted)) => self.ended[at].1.id == wanted,
            _ => false,
        };
        let row = self.rows.iter().position(stands);
        row.into_iter().for_each(|row| self.list.select(row));
        row.is_some()
    }

    /// Selects a row by its place in the list.
    pub fn select_row(&mut self, row: usize) {
        self.list.select(row);
    }

    /// An open task of the list.
    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<&OpenTask> {
        self.open.iter().find(|open| open.task.id == id)
    }

    /// An end of the list, with its task.
    #[must_use]
    pub fn end(&self, id: OutcomeId) -> Option<&(Task, Outcome)> {
        self.ended.iter().find(|(_, outcome)| outcome.id == id)
    }

    /// How many open tasks of the list are due, and how many of these are overdue.
    #[must_use]
    pub fn count(&self, cx: &Cx<'_>) -> (i64, i64) {
        let due = self.open.iter().filter(|open| open.group != Group::Later);
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        (count(due.clone().count()), count(due.filter(|open| open.turn.overdue(cx.now).is_some()).count()))
    }

    /// Moves as an action says; `false` if it moves nothing. `detail` are the lines the selected row opens up to, which
    /// make it taller.
    pub fn step(&mut self, action: Action, detail: &[Line<'static>], cx: &Cx<'_>) -> bool {
        let Some(rows) = self.rows(detail, Theme::new(ThemeName::Mono), cx) else {
            return false;
        };
        let mut list = self.list.clone();
        let moved = list.step(action, &rows);
        self.list = list;
        moved
    }

    /// The wheel over the list.
    pub fn wheel(&mut self, mouse: Mouse, detail: &[Line<'static>], cx: &Cx<'_>) -> bool {
        let Some(rows) = self.rows(detail, Theme::new(ThemeName::Mono), cx) else {
            return false;
        };
        let mut list = self.list.clone();
        let moved = list.wheel(mouse, &rows);
        self.list = list;
        moved
    }

    /// Draws the list. `detail` opens below the selected row.
    pub fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        cx: &Cx<'_>,
        area: Rect,
        focused: bool,
        detail: &[Line<'static>],
        target: impl Fn(usize) -> Target,
    ) {
        if let Some(rows) = self.rows(detail, canvas.theme(), cx) {
            pane::list(canvas, &self.list, &rows, area, focused, target);
        }
    }

    /// Whether the title of the selected task does not fit into its row of so many cells.
    #[must_use]
    pub fn cuts_title(&self, width: u16, cx: &Cx<'_>) -> bool {
        // The list keeps two cells for its marker.
        let width = usize::from(width).saturating_sub(2);
        let Some(rows) = self.rows(&[], Theme::new(ThemeName::Mono), cx) else {
            return true;
        };
        let selected = self.list.current(&rows).and_then(|row| rows.cells(row));
        selected.is_some_and(|cells| columns::width(&cells.title) > rows.title_room(width))
    }

    fn rows<'a>(&'a self, detail: &'a [Line<'static>], theme: Theme, cx: &Cx<'a>) -> Option<Rows<'a>> {
        let house = cx.house().ok()?;
        let opened = self.list.current(&Order(&self.rows)).filter(|_| !detail.is_empty());
        let mut rows = Rows { list: self, cx: *cx, house, theme, detail, opened, due: 0, owner: 0 };
        rows.measure();
        Some(rows)
    }
}

/// Whether whoever is signed in is on a night shift.
fn is_night(cx: &Cx<'_>) -> bool {
    my_shift(cx).is_some_and(|(kind, _)| cx.config.shifts.iter().any(|known| known.id == *kind && known.night))
}

/// The checklists of the shift of whoever is signed in, by their place in the configuration.
fn checklists(cx: &Cx<'_>) -> Vec<usize> {
    let Some((kind, _)) = my_shift(cx) else {
        return Vec::new();
    };
    let lists = cx.config.checklists.iter().enumerate();
    lists.filter(|(_, list)| list.shifts.contains(kind)).map(|(at, _)| at).collect()
}

/// Which rows there are, for finding the selected one without drawing.
struct Order<'a>(&'a [Row]);

impl ListRows for Order<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn selectable(&self, index: usize) -> bool {
        !matches!(self.0.get(index), Some(Row::Heading(_)) | None)
    }

    fn draw_row(&self, _index: usize, _area: Rect, _buf: &mut Buffer, _style: Style) {}
}

/// The rows as the list draws them.
struct Rows<'a> {
    list: &'a TaskList,
    cx: Cx<'a>,
    house: OpenHouse<'a>,
    theme: Theme,
    detail: &'a [Line<'static>],
    /// The row that opens up.
    opened: Option<usize>,
    /// Cells of the columns at the right.
    due: usize,
    owner: usize,
}

/// What a row says.
struct Cells {
    sign: (&'static str, Role),
    about: (String, Role),
    title: String,
    /// Behind the title, as far as there is room.
    aside: String,
    due: (String, Role),
    owner: String,
    quiet: bool,
}

impl Rows<'_> {
    /// The columns at the right are as wide as their widest, so that nothing in them is cut.
    fn measure(&mut self) {
        for row in 0..self.list.rows.len() {
            if let Some(cells) = self.cells(row) {
                self.due = self.due.max(columns::width(&cells.due.0)).min(DUE_MOST);
                self.owner = self.owner.max(columns::width(&cells.owner));
            }
        }
    }

    fn cells(&self, row: usize) -> Option<Cells> {
        Some(match self.list.rows[row] {
            Row::Heading(_) => return None,
            Row::Round => self.round(),
            Row::Checklist(at) => self.checklist(at),
            Row::Open(at) => self.open(&self.list.open[at]),
            Row::Ended(at) => {
                let (task, outcome) = &self.list.ended[at];
                self.ended(task, outcome)
            }
        })
    }

    fn checklist(&self, at: usize) -> Cells {
        let t = self.cx.texts;
        let list = &self.cx.config.checklists[at];
        let done = self.list.marks.done(list);
        let all = done == list.points.len();
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Cells {
            sign: if all { (DONE, Role::Ok) } else { ("", Role::Text) },
            about: (t.row_house().to_owned(), Role::Text),
            title: list.name.clone(),
            aside: String::new(),
            due: (t.checklist_progress(number(done), number(list.points.len())), Role::Text),
            owner: String::new(),
            quiet: all,
        }
    }

    /// How long ago the last round was, or how far the one is that is walked.
    fn round(&self) -> Cells {
        let t = self.cx.texts;
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let said = match &self.house.standing.last_round {
            None => t.round_none_yet().to_owned(),
            Some(round) if self.is_walked(round) => {
                t.checklist_progress(number(round.stops.len() - round.left()), number(round.stops.len()))
            }
            Some(round) => last_told(round, &self.cx),
        };
        Cells {
            sign: ("", Role::Text),
            about: (t.row_house().to_owned(), Role::Text),
            title: t.night_title().to_owned(),
            aside: String::new(),
            due: (said, Role::Text),
            owner: String::new(),
            quiet: false,
        }
    }

    /// Walked in the shift of whoever looks.
    fn is_walked(&self, round: &Round) -> bool {
        round.end.is_none() && self.house.session.shift.as_ref().is_some_and(|shift| shift.id == round.shift)
    }

    fn open(&self, open: &OpenTask) -> Cells {
        let (t, now) = (self.cx.texts, self.cx.now);
        let clock = house_clock(&self.cx);
        let facts = &open.task.facts;
        let due = t.due_short(facts, open.turn.day, now, &clock);
        let overdue = open.turn.overdue(now);
        let missed = i64::from(open.turn.missed);
        let mut aside = Vec::new();
        if missed > 0 {
            aside.push(t.task_missed(missed));
        }
        if let Some(rule) = facts.repeats.filter(|_| missed == 0) {
            aside.push(t.recurrence(rule, bound_kind(facts, &self.cx)));
        }
        Cells {
            sign: if overdue.is_some() { (OVERDUE, Role::Overdue) } else { ("", Role::Text) },
            about: self.about(facts.about),
            title: facts.title.to_string(),
            aside: aside.join(" · "),
            due: match overdue {
                Some(age) => (t.task_due_since(due, t.age(age)), Role::Overdue),
                None => (due, Role::Text),
            },
            owner: owner_short(&open.task.facts.owner, &self.cx),
            quiet: false,
        }
    }

    fn ended(&self, task: &Task, outcome: &Outcome) -> Cells {
        let t = self.cx.texts;
        let (sign, aside) = match &outcome.kind {
            OutcomeKind::Ended(Ending::NotDone(reason)) => {
                ((NOT_DONE, Role::Text), t.task_not_done_because(one_line(reason.as_str())))
            }
            _ => ((DONE, Role::Ok), String::new()),
        };
        Cells {
            sign,
            about: self.about(task.facts.about),
            title: task.facts.title.to_string(),
            aside,
            due: (t.shortest_time(outcome.at, self.cx.today(), self.cx.zone), Role::Text),
            owner: self.house.people.initials(outcome.staff).to_owned(),
            quiet: true,
        }
    }

    fn about(&self, about: TaskAbout) -> (String, Role) {
        about_short(about, self.house, self.cx.texts)
    }

    fn heading(&self, heading: Heading) -> String {
        let t = self.cx.texts;
        match heading {
            Heading::Group(Group::MyShift) => {
                let shift = self.house.session.shift.as_ref();
                let name = shift.map_or_else(String::new, |shift| shift_name(shift, &self.cx));
                t.tasks_my_shift(name)
            }
            Heading::Group(Group::Me) => t.tasks_me(&self.house.session.staff.initials),
            Heading::Group(Group::Everyone) => t.tasks_everyone().to_owned(),
            Heading::Group(Group::Later) => t.tasks_later().to_owned(),
            Heading::EndedToday => t.tasks_ended_today().to_owned(),
        }
    }

    /// Cells for the title and what stands behind it.
    const fn title_room(&self, width: usize) -> usize {
        let room = width.saturating_sub(SIGN + ABOUT + 1 + 2 + self.due + 2 + self.owner);
        if room < TITLE_LEAST { TITLE_LEAST } else { room }
    }

    fn line(&self, cells: &Cells, width: usize, style: Style) -> Line<'static> {
        // On the selected row colours would be painted as blocks.
        let selected = style == self.theme.style(Role::Selected);
        let role = |role: Role| if selected { style } else { self.theme.style(role) };
        let text = if cells.quiet { Role::Dim } else { Role::Text };
        let (due, owner) = (self.due, self.owner);
        let room = self.title_room(width);
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
        self.list.rows.len()
    }

    fn height(&self, index: usize, _width: u16) -> u16 {
        let opened = if self.opened == Some(index) { self.detail.len() } else { 0 };
        u16::try_from(1 + opened).unwrap_or(u16::MAX)
    }

    fn selectable(&self, index: usize) -> bool {
        Order(&self.list.rows).selectable(index)
    }

    fn head(&self, index: usize) -> u16 {
        if self.opened == Some(index) { 1 } else { u16::MAX }
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let first = Rect { height: 1, ..area };
        let Some(cells) = self.cells(index) else {
            if let Row::Heading(heading) = self.list.rows[index] {
                draw_line(&Line::styled(self.heading(heading), self.theme.style(Role::Title)), first, buf);
            }
            return;
        };
        draw_line(&self.line(&cells, usize::from(area.width), style), first, buf);
        if self.opened == Some(index) {
            for (line, y) in self.detail.iter().zip(area.top() + 1..area.bottom()) {
                draw_line(line, Rect { y, height: 1, ..area }, buf);
            }
        }
    }
}

/// The number on the door, a name where the youth lives there no more, or the word for the house.
pub fn about_short(about: TaskAbout, house: OpenHouse<'_>, t: Texts) -> (String, Role) {
    let number = match about {
        TaskAbout::House => return (t.row_house().to_owned(), Role::Text),
        TaskAbout::Apartment(apartment) => house.people.number(apartment),
        TaskAbout::Youth(youth) => match house.people.home(youth) {
            Some(home) => Some(home.number),
            None => return (t.called_within(house.people.called(youth), ABOUT), Role::Text),
        },
    };
    number.map_or_else(|| (String::new(), Role::Text), |number| (number.to_string(), Role::Apartment(number.0)))
}

/// Whoever sees to a task, in a word.
pub fn owner_short(owner: &Owner, cx: &Cx<'_>) -> String {
    let initials = match (owner, cx.open) {
        (Owner::Staff(staff), Some(house)) => house.people.initials(*staff),
        _ => "",
    };
    cx.texts.owner_short(owner, &cx.config.shifts, initials)
}

/// The kind of shift a task is due in.
pub fn bound_kind<'c>(facts: &TaskFacts, cx: &Cx<'c>) -> Option<&'c ShiftKind> {
    let kind = facts.bound_to()?;
    cx.config.shifts.iter().find(|known| known.id == *kind)
}

/// Prose in one line.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
