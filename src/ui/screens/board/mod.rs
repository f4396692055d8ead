//! The board: the first screen, the house at a glance. Four panes that never move: the apartments, the plan of the selected
//! one, this week's common activities, the log.

mod appointments;
mod draw;
mod first_steps;
mod layout;
mod near;
mod plan_pane;
mod quiet;
mod spot;
mod state_line;
mod tiles;

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, TimeDelta};

use self::{
    layout::{Layout, Pane},
    plan_pane::GoalRows,
    spot::Spot,
    tiles::Noted,
};
use super::{
    Opened, apartments,
    calendar::{
        self,
        diary::{Diary, Form},
        filter::Filter,
    },
    file,
    log::{
        self,
        entries::{Detail, Entries},
    },
    tasks::{
        self,
        list::{Shown, TaskList},
    },
};
use crate::{
    domain::{
        calendar::Occurrence,
        changes::{Changes, Topic},
        house::Door,
        ids::{ApartmentId, ApartmentNumber, YouthId},
        log::counts_since,
        time::{Span, week_of},
    },
    store::{
        StoreError,
        read::{LogFilter, Plan},
    },
    text::Texts,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::{Input, Mouse},
        theme::{Theme, ThemeName},
        view::{Availability, Cx, Response, View},
        widgets::list::ListState,
    },
};

pub use self::plan_pane::review_text;
pub use self::state_line::state_line;
pub(super) use self::state_line::unread_text;

/// Of an apartment nobody lives in.
const NO_PLAN: &Plan = &Plan { voice: None, version: None, goals: Vec::new() };
/// Lines of an entry in the pane of the log.
const ENTRY_LINES: usize = 3;

/// The board.
#[derive(Debug)]
struct Board {
    /// The apartment that drives the plan pane.
    selected: ApartmentNumber,
    /// The row of that apartment.
    apartment: Option<ApartmentId>,
    /// Who lives there; in a shared one the one of them that is selected.
    youth: Option<YouthId>,
    focus: Pane,
    /// The pane shown beside the tiles where there is room for one only.
    tab: Pane,
    noted: BTreeMap<YouthId, Noted>,
    /// The plans of all who live here, so that a digit shows the next one without reading.
    plans: BTreeMap<YouthId, Plan>,
    goals: ListState,
    week: Diary,
    appointments: appointments::Appointments,
    /// The first activity after this week.
    later: Option<Occurrence>,
    /// Goals of one's own youths that nothing is written about.
    quiet: Vec<quiet::Quiet>,
    /// Dates of the files that are near.
    near: Vec<near::Near>,
    log: Entries,
    tasks: TaskList,
    /// How it was drawn last, for keys that mean a direction.
    layout: Layout,
}

/// Opens the board.
///
/// # Errors
/// What the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    let open = cx.house()?;
    let first = open.people.apartments.first().map_or(ApartmentNumber(1), |apartment| apartment.number);
    // A house nobody has lived or written in begins where the first steps stand.
    let is_empty = open.people.placements.is_empty() && open.reader.entry_count()? == 0;
    let mut board = Board {
        selected: first,
        apartment: None,
        youth: None,
        focus: Pane::Tiles,
        tab: if is_empty { Pane::Plan } else { Pane::Log },
        noted: BTreeMap::new(),
        plans: BTreeMap::new(),
        goals: ListState::default(),
        week: this_week(cx)?,
        appointments: appointments::read(cx)?,
        later: None,
        quiet: quiet::read(cx)?,
        near: near::read(cx)?,
        log: Entries::open(LogFilter::default(), Detail::Passing(ENTRY_LINES), cx)?,
        tasks: TaskList::open(Shown::Now, cx)?,
        layout: Layout::default(),
    };
    board.read_newest(cx)?;
    board.read_plans(cx)?;
    board.read_later(cx)?;
    Ok(Box::new(board))
}

impl Board {
    fn read_newest(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let open = cx.house()?;
        let since = counts_since(cx.now, open.session.shift.as_ref().map(|shift| shift.starts_at));
        self.noted.clear();
        for placement in &open.people.placements {
            if let Some(newest) = open.reader.newest_about(placement.youth)? {
                let weights = open.reader.weights_about(placement.youth, since)?;
                self.noted.insert(placement.youth, Noted { newest: newest.written_at, weights });
            }
        }
        Ok(())
    }

    fn read_plans(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let open = cx.house()?;
        // Nothing that was taken back stays, whatever the store answers.
        self.plans.clear();
        for placement in &open.people.placements {
            self.plans.insert(placement.youth, open.reader.plan(placement.youth)?);
        }
        self.select(self.selected, self.youth, cx);
        Ok(())
    }

    /// The plan of whoever lives in the selected apartment.
    fn plan(&self) -> &Plan {
        plan_of(&self.plans, self.youth)
    }

    fn read_later(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let end = cx.zone.day(self.week.days().last_day()).end() - chrono::TimeDelta::seconds(1);
        self.later = cx.house()?.reader.next_occurrence(end, cx.zone, |one| one.facts.kind.is_common())?;
        Ok(())
    }

    /// Selects an apartment with that youth; with the first who lives there when they do not.
    fn select(&mut self, number: ApartmentNumber, youth: Option<YouthId>, cx: &Cx<'_>) {
        self.selected = number;
        let people = cx.house().ok().map(|open| open.people);
        self.apartment = people.and_then(|people| people.apartment(number)).map(|apartment| apartment.id);
        let living = || people.into_iter().zip(self.apartment).flat_map(|(people, home)| people.youths_in(home));
        let youth = living().find(|one| Some(*one) == youth).or_else(|| living().next());
        if youth != self.youth {
            self.goals = ListState::default();
        }
        self.youth = youth;
    }

    /// Moves among the tiles as they stand.
    fn step_tiles(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        let Ok(open) = cx.house() else {
            return Response::Ignored;
        };
        let doors = open.people.doors();
        let is_selected = |door: &Door| door.apartment.number == self.selected && door.youth == self.youth;
        let at = doors.iter().position(is_selected).unwrap_or(0);
        let a_row = usize::from(self.layout.tiles_a_row());
        let last = doors.len().saturating_sub(1);
        let to = match action {
            Action::Left => at.saturating_sub(1),
            Action::Right => at + 1,
            Action::Up => at.checked_sub(a_row).unwrap_or(at),
            Action::Down if at + a_row <= last => at + a_row,
            Action::Down => at,
            Action::First | Action::PageUp => 0,
            Action::Last | Action::PageDown => last,
            _ => return Response::Ignored,
        };
        self.select_door(&doors, to.min(last), cx);
        Response::Handled
    }

    fn select_door(&mut self, doors: &[Door], index: usize, cx: &Cx<'_>) {
        if let Some(door) = doors.get(index) {
            self.select(door.apartment.number, door.youth, cx);
        }
    }

    fn set_focus(&mut self, focus: Pane) {
        self.focus = focus;
        if focus != Pane::Tiles {
            self.tab = focus;
        }
    }

    fn next_pane(&mut self, steps: usize) -> Response {
        let order = self.layout.order();
        let at = order.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        self.set_focus(order[(at + steps) % order.len()]);
        Response::Handled
    }

    fn step(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match self.focus {
            Pane::Tiles => self.step_tiles(action, cx),
            Pane::Plan => {
                let rows = goal_rows(plan_of(&self.plans, self.youth), cx, Theme::new(ThemeName::Mono));
                super::moved(Ok(self.goals.step(action, &rows)), cx)
            }
            Pane::Activities => super::moved(Ok(self.week.step(action)), cx),
            Pane::Log => super::moved(self.log.step(action, cx), cx),
            Pane::Tasks => super::moved(Ok(self.tasks.step(action, &[])), cx),
        }
    }

    fn wheel(&mut self, mouse: Mouse, cx: &Cx<'_>) -> Response {
        let rows = goal_rows(plan_of(&self.plans, self.youth), cx, Theme::new(ThemeName::Mono));
        let moved = self.goals.wheel(mouse, &rows) || self.week.wheel(mouse) || self.tasks.wheel(mouse, &[]);
        if moved { Response::Handled } else { super::moved(self.log.wheel(mouse, cx), cx) }
    }

    /// Opens the focused thing on the whole screen.
    fn open_focused(&self, cx: &Cx<'_>) -> Response {
        let opened = match self.focus {
            Pane::Tiles => apartments::open_at(self.selected, self.youth, cx),
            Pane::Plan => match self.youth {
                Some(youth) => match self.selected_goal(cx) {
                    Some(goal) => file::open_goal(youth, goal, cx),
                    None => file::open(youth, file::Tab::Plan, cx),
                },
                None => apartments::open_at(self.selected, self.youth, cx),
            },
            Pane::Activities => {
                let day = self.week.selected_day().unwrap_or_else(|| cx.today());
                calendar::open_at(day, self.week.selected().map(|activity| activity.id), cx)
            }
            Pane::Log => match self.log.selected() {
                Some(entry) => log::open_at(entry.id, cx),
                None => log::open(cx),
            },
            Pane::Tasks => match self.tasks.selected() {
                Some(what) => tasks::open_at(what, cx),
                None => tasks::open(cx),
            },
        };
        super::response(opened, cx)
    }

    fn selected_goal(&self, cx: &Cx<'_>) -> Option<crate::domain::ids::GoalId> {
        let rows = goal_rows(self.plan(), cx, Theme::new(ThemeName::Mono));
        Some(self.plan().goals[self.goals.current(&rows)?].id)
    }
}

/// What the pane of activities shows: the week, and on its last day tomorrow too.
fn this_week(cx: &Cx<'_>) -> Result<Diary, StoreError> {
    let today = cx.today();
    let week = week_of(today);
    let after_tomorrow = today.checked_add_days(Days::new(2)).unwrap_or(today);
    let days = Span::new(week.start(), week.end().max(after_tomorrow)).unwrap_or(week);
    Diary::open(days, today, Form::Compact, Filter::default(), cx)
}

fn plan_of(plans: &BTreeMap<YouthId, Plan>, youth: Option<YouthId>) -> &Plan {
    youth.and_then(|youth| plans.get(&youth)).unwrap_or(NO_PLAN)
}

fn goal_rows<'a>(plan: &'a Plan, cx: &Cx<'_>, theme: Theme) -> GoalRows<'a> {
    GoalRows { goals: &plan.goals, today: cx.today(), t: cx.texts, theme }
}

/// How long before the end of somebody's shift the key for going off it stands foremost.
const GOING_SOON: TimeDelta = TimeDelta::minutes(30);

/// The shift of whoever is signed in is at its end, or over.
fn shift_ends_soon(cx: &Cx<'_>) -> bool {
    let Ok(open) = cx.house() else {
        return false;
    };
    !open.session.unsigned.is_empty()
        && open.session.shift.as_ref().is_none_or(|shift| shift.ends_at - GOING_SOON <= cx.now)
}

impl View for Board {
    fn scope(&self) -> Scope {
        Scope::Board
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.board_title().to_owned()
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        (action == Action::Open && self.focus == Pane::Tiles).then(|| t.apartments_title())
    }

    fn foremost(&self, cx: &Cx<'_>) -> &'static [Action] {
        match first_steps::steps(cx) {
            [] if shift_ends_soon(cx) => &[Action::SignOff],
            steps => steps,
        }
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::SelectApartment(number) => super::apartment_availability(number, cx),
            Action::NextPane | Action::PreviousPane | Action::Open | Action::Left | Action::Right => {
                Availability::Available
            }
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::SelectApartment(number) if super::has_apartment(number, cx) => {
                let number = ApartmentNumber(number);
                let people = cx.house().ok().map(|open| open.people);
                self.select(number, people.and_then(|people| people.next_behind(number, self.youth)), cx);
                Response::Handled
            }
            Action::NextPane => self.next_pane(1),
            Action::PreviousPane => self.next_pane(self.layout.order().len() - 1),
            Action::Open => self.open_focused(cx),
            _ => self.step(action, cx),
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        match input {
            Input::Mouse(mouse) => self.wheel(*mouse, cx),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, cx: &Cx<'_>) -> Response {
        let Some(spot) = Spot::of(target) else {
            return Response::Ignored;
        };
        match spot {
            Spot::Pane(pane) => self.set_focus(pane),
            Spot::Day(weekday) => {
                self.set_focus(Pane::Activities);
                let day = self.week.days().days().find(|day| day.weekday() == weekday);
                day.into_iter().for_each(|day| self.week.select_day(day));
            }
            Spot::Row(pane, row) => {
                self.set_focus(pane);
                match pane {
                    Pane::Tiles => {
                        let doors = cx.house().map(|open| open.people.doors()).unwrap_or_default();
                        self.select_door(&doors, row, cx);
                    }
                    Pane::Plan => self.goals.select(row),
                    Pane::Activities => self.week.select_row(row),
                    Pane::Log => return super::told(self.log.select_row(row, cx), cx),
                    Pane::Tasks => self.tasks.select_row(row),
                }
            }
        }
        Response::Handled
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        // Marks of a tile count from the beginning of one's own shift.
        if changes.touch(Changes::of(Topic::Log).and(Topic::Youths).and(Topic::Shift)) {
            self.read_newest(cx)?;
        }
        if changes.touch(Changes::of(Topic::Plan).and(Topic::Youths).and(Topic::House)) {
            self.read_plans(cx)?;
        }
        let new_day = self.appointments.today != cx.today();
        if new_day || changes.has(Topic::Calendar) {
            self.appointments = appointments::read(cx)?;
            if new_day {
                self.week = this_week(cx)?;
            } else {
                self.week.refresh(cx)?;
            }
            self.read_later(cx)?;
        }
        if changes.touch(Changes::of(Topic::Plan).and(Topic::Log).and(Topic::Youths).and(Topic::Clock)) {
            self.quiet = quiet::read(cx)?;
        }
        if changes.touch(Changes::of(Topic::Contacts).and(Topic::Youths).and(Topic::Hosts).and(Topic::Clock)) {
            self.near = near::read(cx)?;
        }
        let tasks = Changes::of(Topic::Tasks)
            .and(Topic::Shift)
            .and(Topic::Youths)
            .and(Topic::Staff)
            .and(Topic::Night)
            .and(Topic::Clock);
        if changes.touch(tasks) {
            self.tasks.refresh(cx)?;
        }
        self.log.refresh(changes, cx)
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let doors = cx.house().map_or(0, |open| open.people.doors().len());
        self.layout = Layout::of(canvas.area(), canvas.plain(), doors);
        if !self.layout.order().contains(&self.focus) {
            // The terminal has grown, and this pane stands only where there is room for one.
            self.set_focus(Pane::Log);
        }
        let area = quiet::draw(&self.quiet, canvas, cx);
        canvas.within(area, |canvas| {
            let area = near::draw(&self.near, canvas, cx);
            canvas.within(area, |canvas| match self.layout {
                Layout::Wide => self.draw_wide(canvas, cx),
                Layout::Narrow => self.draw_narrow(canvas, cx),
                Layout::Plain => self.draw_plain(canvas, cx),
            });
        });
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }

    fn apartment(&self) -> Option<ApartmentId> {
        self.apartment
    }

    fn select_youth(&mut self, youth: YouthId, cx: &Cx<'_>) {
        let home = cx.house().ok().and_then(|open| open.people.home(youth));
        if let Some(home) = home {
            self.select(home.number, Some(youth), cx);
        }
    }
}
