//! The plan in a youth's file: who they are, their own words first, goals, and what was noted last. One list, so that arrows
//! reach everything.

mod header;
mod rows;

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use self::rows::{Row, Rows};
use super::{Opened, file, goal_form};
use crate::{
    domain::{
        changes::{Changes, Topic},
        ids::{ApartmentId, GoalId, ShiftId, YouthId},
        log::LogEntry,
    },
    store::{
        StoreError,
        read::{LogFilter, Plan, ShiftOn},
    },
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Effect, Message, Response, View},
        widgets::{list::ListState, pane},
    },
};

/// Entries shown below the goals; the log has the others.
const NEWEST: usize = 20;

/// The screen.
#[derive(Debug)]
struct PlanScreen {
    page: Page,
    list: ListState,
}

/// Everything that is shown of one youth.
#[derive(Debug)]
struct Page {
    youth: YouthId,
    apartment: Option<ApartmentId>,
    plan: Plan,
    newest: Vec<LogEntry>,
    shifts: BTreeMap<ShiftId, ShiftOn>,
    rows: Vec<Row>,
}

/// The page of a youth, with a goal selected.
///
/// # Errors
/// What the store answers.
pub fn page(youth: YouthId, goal: Option<GoalId>, cx: &Cx<'_>) -> Opened {
    let mut screen = PlanScreen::read(youth, cx)?;
    screen.select_goal(goal);
    Ok(Box::new(screen))
}

impl Page {
    fn read(youth: YouthId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        let filter = LogFilter { youth: Some(youth), ..LogFilter::default() };
        let apartment = open.people.home(youth).map(|home| home.id);
        let plan = open.reader.plan(youth)?;
        let newest = open.reader.log_page(&filter, None, NEWEST)?.entries;
        let mut shifts = BTreeMap::new();
        for shift in newest.iter().filter_map(|entry| entry.shift) {
            if let Some(on) = open.reader.shift(shift)? {
                shifts.insert(shift, on);
            }
        }
        let rows = rows::arrange(&plan, newest.len());
        Ok(Self { youth, apartment, plan, newest, shifts, rows })
    }

    /// The row of a goal.
    fn row_of(&self, goal: GoalId) -> Option<usize> {
        let is = |row: &Row| matches!(row, Row::Goal(index) if self.plan.goals[*index].id == goal);
        self.rows.iter().position(is)
    }
}

impl PlanScreen {
    /// The plan of a youth, with the first goal selected.
    fn read(youth: YouthId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let mut screen = Self { page: Page::read(youth, cx)?, list: ListState::default() };
        screen.select_goal(screen.page.plan.goals.first().map(|goal| goal.id));
        Ok(screen)
    }

    fn current(&self) -> Option<Row> {
        self.page.rows.get(rows::current(&self.list, &self.page.rows)?).copied()
    }

    fn selected_goal(&self) -> Option<GoalId> {
        match self.current()? {
            Row::Goal(index) => self.page.plan.goals.get(index).map(|goal| goal.id),
            _ => None,
        }
    }

    fn select_goal(&mut self, goal: Option<GoalId>) {
        if let Some(row) = goal.and_then(|goal| self.page.row_of(goal)) {
            self.list.select(row);
        }
    }

    fn open_selected(&self, cx: &Cx<'_>) -> Response {
        match self.current() {
            Some(Row::Goal(_)) => self.edit(cx),
            Some(Row::Entry(index)) => self.open_entry(index, cx),
            Some(Row::Voice) => Response::effect(Effect::Act(Action::WriteYouthVoice)),
            _ => Response::Handled,
        }
    }

    fn open_entry(&self, index: usize, cx: &Cx<'_>) -> Response {
        let Some(entry) = self.page.newest.get(index) else { return Response::Handled };
        super::response(file::open_entry(self.page.youth, entry.id, cx), cx)
    }

    fn edit(&self, cx: &Cx<'_>) -> Response {
        match self.selected_goal() {
            Some(goal) => super::response(goal_form::open_change(goal, cx), cx),
            None => Response::say(Message::note(cx.texts.plan_choose_goal().to_owned())),
        }
    }

    /// Moves in the list.
    fn moved(&mut self, cx: &Cx<'_>, by: impl FnOnce(&mut ListState, &Rows<'_>) -> bool) -> Response {
        // Rows are as tall in every theme.
        let rows = Rows::new(&self.page, &self.list, Theme::new(ThemeName::Mono), cx);
        super::moved(rows.map(|rows| by(&mut self.list, &rows)), cx)
    }
}

impl View for PlanScreen {
    fn scope(&self) -> Scope {
        Scope::Plan
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.plan_title().to_owned()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::Edit => match super::availability(Action::AddGoal, Some(self.page.youth), cx) {
                Availability::Available if self.selected_goal().is_none() => {
                    Availability::Disabled(cx.texts.plan_choose_goal().to_owned())
                }
                may => may,
            },
            Action::Open => match self.current() {
                Some(Row::Goal(_) | Row::Voice) => super::availability(Action::AddGoal, Some(self.page.youth), cx),
                _ => Availability::Available,
            },
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Open => self.open_selected(cx),
            Action::Edit => self.edit(cx),
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
        let shown = Changes::of(Topic::Plan).and(Topic::Log).and(Topic::Youths).and(Topic::Staff);
        if !changes.touch(shown) {
            return Ok(());
        }
        let goal = self.selected_goal();
        self.page = Page::read(self.page.youth, cx)?;
        self.select_goal(goal);
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let Ok(open) = cx.house() else { return };
        let Some(youth) = open.people.youths.get(&self.page.youth) else { return };
        let below = canvas.area();
        let room = usize::from(below.width.saturating_sub(4));
        let mut lines = header::now(self.page.youth, &open, cx, room);
        lines.extend(header::lines(youth, open.people, cx, room).into_iter().map(|line| (line, Role::Text)));
        let taken = u16::try_from(lines.len()).unwrap_or(0);
        let lines: Vec<_> = lines.into_iter().map(|(line, role)| canvas.span(format!("  {line}"), role)).collect();
        canvas.within(below, |canvas| {
            for (row, line) in (0..).zip(lines) {
                canvas.line(row, line);
            }
        });
        let list = Rect {
            y: below.y + taken + 1,
            height: below.height.saturating_sub(taken + 1),
            width: below.width.saturating_sub(1),
            ..below
        };
        if let Ok(rows) = Rows::new(&self.page, &self.list, canvas.theme(), cx) {
            pane::list(canvas, &self.list, &rows, list, true, Target);
        }
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.page.youth)
    }

    fn apartment(&self) -> Option<ApartmentId> {
        self.page.apartment
    }
}
