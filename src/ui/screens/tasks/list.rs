//! The tasks as rows: grouped, in order, with the checklists of the shift on top. The screen and the pane of the board both
//! hold one.
//!
//! ```text
//!   Min vakt · Kveldsvakt
//! ▸   hus  Ved vaktskifte                                              4 av 6
//!   ▲ 3    Ring skolen om fravær                      i går · 18 t        OH
//! ```

mod rows;

use chrono::{DateTime, Utc};
use ratatui::{layout::Rect, text::Line};

use self::rows::{ABOUT, Rows, Teller, Told, Widths};
use super::super::{house_clock, my_shift};
use crate::{
    domain::{
        ids::{HouseId, OutcomeId, TaskId, YouthId},
        shift::ShiftKind,
        task::{Group, OpenTask, Outcome, Owner, Task, TaskAbout, TaskFacts, Worker, arrange},
    },
    store::{
        StoreError,
        read::{Reader, ShiftMarks},
    },
    text::Texts,
    ui::{
        action::Action,
        canvas::{Canvas, Target},
        input::Mouse,
        theme::{Role, Theme, ThemeName},
        view::{Cx, OpenHouse},
        widgets::{list::ListState, pane},
    },
};

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
    /// An open task of another house.
    Elsewhere(HouseId, TaskId),
}

/// The tasks that are shown, with the selected one.
#[derive(Debug)]
pub struct TaskList {
    shown: Shown,
    /// Only about this youth.
    youth: Option<YouthId>,
    open: Vec<OpenTask>,
    /// Those of the other houses of a leader are listed too.
    across: bool,
    elsewhere: Vec<(HouseId, OpenTask)>,
    ended: Vec<(Task, Outcome)>,
    /// What stands on each row; a heading is none.
    rows: Vec<Option<What>>,
    /// The same rows in words.
    told: Vec<Told>,
    widths: Widths,
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
            across: false,
            elsewhere: Vec::new(),
            ended: Vec::new(),
            rows: Vec::new(),
            told: Vec::new(),
            widths: Widths::default(),
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

    /// Whether those of other houses are listed too.
    #[must_use]
    pub const fn across(&self) -> bool {
        self.across
    }

    /// Lists those of other houses too, or no longer.
    ///
    /// # Errors
    /// What the store answers.
    pub fn turn(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.across = !self.across;
        self.list.select(0);
        self.read(cx)
    }

    /// The youths of other houses whom the list tells of.
    #[must_use]
    pub fn youths_elsewhere(&self) -> Vec<YouthId> {
        let youths = self.elsewhere.iter().filter_map(|(_, open)| open.task.facts.about.youth());
        youths.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
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
            let is_due = |row: &Option<What>| match row {
                Some(What::Round | What::Checklist(_)) => true,
                Some(What::Task(id)) => self.task(*id).is_some_and(|open| open.group != Group::Later),
                Some(What::Ended(_) | What::Elsewhere(..)) | None => false,
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
        let marks = match &house.session.shift {
            Some(shift) if !checklists(cx).is_empty() => house.reader.marks_of(shift.id)?,
            _ => ShiftMarks::default(),
        };
        let everywhere = house.wide.filter(|_| self.across && self.youth.is_none());
        let people = everywhere.map(Reader::people).transpose()?;
        self.elsewhere = everywhere.map_or(Ok(Vec::new()), |wide| elsewhere(wide, cx))?;
        let there = OpenHouse { people: people.as_ref().unwrap_or(house.people), ..house };
        self.arrange_rows(&marks, &Teller { cx, house }, &Teller { cx, house: there });
        Ok(())
    }

    fn arrange_rows(&mut self, marks: &ShiftMarks, teller: &Teller<'_>, there: &Teller<'_>) {
        let mut rows: Vec<(Option<What>, Told)> = Vec::new();
        for group in Group::ALL {
            if group == Group::Later && self.shown == Shown::Now {
                continue;
            }
            let heading = rows.len();
            if group == Group::MyShift && self.youth.is_none() {
                let lists = checklists(teller.cx).into_iter().filter(|at| self.shows(*at, marks, teller.cx));
                rows.extend(lists.map(|at| (Some(What::Checklist(at)), teller.checklist(at, marks))));
                rows.extend(is_night(teller.cx).then(|| (Some(What::Round), teller.round())));
            }
            let of_group = self.open.iter().filter(|open| open.group == group);
            rows.extend(of_group.map(|open| (Some(What::Task(open.task.id)), teller.open(open))));
            if rows.len() > heading {
                rows.insert(heading, (None, teller.group(group)));
            }
        }
        if !self.ended.is_empty() {
            rows.push((None, Told::Heading(teller.cx.texts.tasks_ended_today().to_owned())));
            let ended = self.ended.iter();
            rows.extend(ended.map(|(task, end)| (Some(What::Ended(end.id)), teller.ended(task, end))));
        }
        if !self.elsewhere.is_empty() {
            rows.push((None, Told::Heading(teller.cx.texts.house_others().to_owned())));
            let others = self.elsewhere.iter();
            rows.extend(
                others
                    .map(|(house, open)| (Some(What::Elsewhere(*house, open.task.id)), there.elsewhere(*house, open))),
            );
        }
        (self.rows, self.told) = rows.into_iter().unzip();
        self.widths = Widths::of(&self.told);
    }

    /// On the board a checklist that is gone through makes room.
    fn shows(&self, checklist: usize, marks: &ShiftMarks, cx: &Cx<'_>) -> bool {
        let list = &cx.config.checklists[checklist];
        self.shown == Shown::All || marks.done(list) < list.points.len()
    }

    /// Nothing is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What is selected.
    #[must_use]
    pub fn selected(&self) -> Option<What> {
        *self.rows.get(self.list.current(&self.rows(&[], Theme::new(ThemeName::Mono)))?)?
    }

    /// Selects something; `false` if it is not in the list.
    pub fn select(&mut self, what: What) -> bool {
        let row = self.rows.iter().position(|row| *row == Some(what));
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
    pub fn step(&mut self, action: Action, detail: &[Line<'static>]) -> bool {
        let mut list = self.list.clone();
        let moved = list.step(action, &self.rows(detail, Theme::new(ThemeName::Mono)));
        self.list = list;
        moved
    }

    /// The wheel over the list.
    pub fn wheel(&mut self, mouse: Mouse, detail: &[Line<'static>]) -> bool {
        let mut list = self.list.clone();
        let moved = list.wheel(mouse, &self.rows(detail, Theme::new(ThemeName::Mono)));
        self.list = list;
        moved
    }

    /// Draws the list. `detail` opens below the selected row.
    pub fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        focused: bool,
        detail: &[Line<'static>],
        target: impl Fn(usize) -> Target,
    ) {
        let rows = self.rows(detail, canvas.theme());
        pane::list(canvas, &self.list, &rows, area, focused, target);
    }

    /// Whether the title of the selected task does not fit into its row of so many cells.
    #[must_use]
    pub fn cuts_title(&self, width: u16) -> bool {
        // The list keeps two cells for its marker.
        let width = usize::from(width).saturating_sub(2);
        let rows = self.rows(&[], Theme::new(ThemeName::Mono));
        self.list.current(&rows).is_some_and(|row| rows.cuts_title(row, width))
    }

    fn rows<'a>(&'a self, detail: &'a [Line<'static>], theme: Theme) -> Rows<'a> {
        let mut rows = Rows { told: &self.told, widths: self.widths, theme, detail, opened: None };
        rows.opened = self.list.current(&rows).filter(|_| !detail.is_empty());
        rows
    }
}

/// The open tasks of the other houses, house by house; which shift somebody has here says nothing there.
fn elsewhere(wide: Reader<'_>, cx: &Cx<'_>) -> Result<Vec<(HouseId, OpenTask)>, StoreError> {
    let open = cx.house()?;
    let who = Worker { staff: open.session.staff.id, shift: None };
    let mut found = Vec::new();
    for task in arrange(wide.open_tasks()?, who, cx.now, &house_clock(cx)) {
        let house = wide.house_of_task(task.task.id)?.filter(|house| open.elsewhere(*house).is_some());
        found.extend(house.map(|house| (house, task)));
    }
    found.sort_by_key(|(house, _)| open.houses.iter().position(|known| known.id == *house));
    Ok(found)
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

/// The number on the door, a name where the youth lives there no more or shares it, or the word for the house.
pub fn about_short(about: TaskAbout, house: OpenHouse<'_>, t: Texts) -> (String, Role) {
    let number = match about {
        TaskAbout::House => return (t.row_house().to_owned(), Role::Text),
        TaskAbout::Apartment(apartment) => house.people.number(apartment),
        TaskAbout::Youth(youth) => match house.people.home(youth) {
            Some(home) if house.people.own_number(youth).is_some() => Some(home.number),
            home => {
                let role = home.map_or(Role::Text, |home| Role::Apartment(home.number.0));
                return (t.called_within(house.people.called(youth), ABOUT), role);
            }
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
