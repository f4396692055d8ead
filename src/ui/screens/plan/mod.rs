//! The plan in a youth's file: who they are, their own words first, goals, and what was noted last. One list, so that arrows
//! reach everything.

mod aim;
pub mod approval_form;
mod comparison;
pub mod evaluation_form;
mod evaluations;
mod header;
mod keys;
pub mod measure_form;
mod meeting;
pub mod meeting_form;
mod page;
pub mod participation_form;
mod rows;
mod versions;
pub mod why_form;
mod work;

use ratatui::layout::Rect;

use self::{
    page::Page,
    rows::{Row, Rows},
};
use super::{Opened, file, goal_form};
use crate::{
    domain::{
        changes::{Changes, Topic},
        ids::{ApartmentId, GoalId, MeasureId, PlanId, YouthId},
        undo::Made,
    },
    store::{Done, StoreError},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Effect, Message, Response, View},
        widgets::{list::ListState, pane},
    },
};

/// The screen.
#[derive(Debug)]
struct PlanScreen {
    page: Page,
    list: ListState,
}

/// The page of a youth, with a goal selected.
///
/// # Errors
/// What the store answers.
pub fn page(youth: YouthId, goal: Option<GoalId>, cx: &Cx<'_>) -> Opened {
    let mut screen = PlanScreen::read(youth, None, cx)?;
    screen.show_goal(goal, cx)?;
    Ok(Box::new(screen))
}

/// The page of a youth with one version of the plan, whichever is the current one.
///
/// # Errors
/// [`Refusal::Gone`](crate::domain::refusal::Refusal::Gone) when there is no such version, and what the store answers.
pub fn page_of(youth: YouthId, version: PlanId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(PlanScreen::read(youth, Some(version), cx)?))
}

impl PlanScreen {
    /// The plan of a youth, the current one unless another version is meant, with the first goal selected.
    fn read(youth: YouthId, version: Option<PlanId>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let mut screen = Self { page: Page::read(youth, version, false, cx)?, list: ListState::default() };
        screen.select_goal(screen.page.plan.goals.first().map(|goal| goal.id));
        Ok(screen)
    }

    fn current(&self) -> Option<Row> {
        self.page.rows.get(rows::current(&self.list, &self.page.rows)?).copied()
    }

    fn selected_goal(&self) -> Option<GoalId> {
        match self.current()? {
            Row::Goal(index) | Row::Measure(index, _) => self.page.plan.goals.get(index).map(|goal| goal.id),
            _ => None,
        }
    }

    fn selected_measure(&self) -> Option<MeasureId> {
        match self.current()? {
            Row::Measure(goal, measure) => self.page.works[goal].measures.get(measure).map(|measure| measure.id),
            _ => None,
        }
    }

    /// Selects a goal that another version of the plan may have had, where it stands now.
    fn show_goal(&mut self, goal: Option<GoalId>, cx: &Cx<'_>) -> Result<(), StoreError> {
        let Some(goal) = goal.map_or(Ok(None), |goal| cx.house()?.reader.goal(goal))? else {
            return Ok(());
        };
        let here = self.page.plan.goals.iter().find(|one| one.root == goal.root).map(|one| one.id);
        if here.is_some_and(|here| self.page.row_of(here).is_none()) {
            self.page.show_all();
        }
        self.select_goal(here);
        Ok(())
    }

    fn select_goal(&mut self, goal: Option<GoalId>) {
        if let Some(row) = goal.and_then(|goal| self.page.row_of(goal)) {
            self.list.select(row);
        }
    }

    fn open_selected(&mut self, cx: &Cx<'_>) -> Response {
        match self.current() {
            Some(Row::Goal(_) | Row::Measure(..)) => self.edit(cx),
            Some(Row::More) => {
                self.page.turn_all();
                Response::Handled
            }
            Some(Row::TookPart) => keys::evaluations(self, cx),
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
        if let Some(measure) = self.selected_measure() {
            return super::response(measure_form::open_change(measure, cx), cx);
        }
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
            Action::Open => match self.current() {
                Some(Row::Goal(_) | Row::Measure(..)) => keys::availability(self, Action::Edit, cx),
                Some(Row::Voice) => super::availability(Action::AddGoal, Some(self.page.youth), cx),
                _ => Availability::Available,
            },
            action if super::moves(action) => Availability::Available,
            action => keys::availability(self, action, cx),
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Open => self.open_selected(cx),
            Action::Edit => self.edit(cx),
            action if !super::moves(action) => keys::perform(self, action, cx),
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
        // Another day counts other weeks.
        let is_another_day = changes.has(Topic::Clock) && self.page.day != cx.today();
        if !changes.touch(shown) && !is_another_day {
            return Ok(());
        }
        let (goal, measure) = (self.selected_goal(), self.selected_measure());
        self.page = Page::read(self.page.youth, self.page.pinned, self.page.all, cx)?;
        // The goal may stand in another version by now.
        self.show_goal(goal, cx)?;
        if let Some(row) = measure.and_then(|measure| self.page.row_of_measure(measure)) {
            self.list.select(row);
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let Ok(open) = cx.house() else { return };
        let Some(youth) = open.people.youths.get(&self.page.youth) else { return };
        let below = canvas.area();
        let room = usize::from(below.width.saturating_sub(4));
        let mut lines = header::version(&self.page, cx, room);
        lines.extend(header::now(self.page.youth, &open, cx, room));
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

    fn select_made(&mut self, done: &Done, cx: &Cx<'_>) -> Result<(), StoreError> {
        match done.made {
            Made::Goal(goal) => self.show_goal(Some(goal), cx)?,
            Made::Measure(measure) => {
                self.page.row_of_measure(measure).into_iter().for_each(|row| self.list.select(row));
            }
            _ => {}
        }
        Ok(())
    }

    fn apartment(&self) -> Option<ApartmentId> {
        self.page.apartment
    }
}
