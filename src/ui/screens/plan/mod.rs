//! A youth's plan on the whole screen: who they are, their own words first, goals, and what was noted last. One list, so
//! that arrows reach everything.

mod header;
mod rows;

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use self::rows::{Row, Rows};
use super::{Opened, goal_form, log};
use crate::{
    domain::{
        audit::AccessEvent,
        changes::{Changes, Topic},
        ids::{ApartmentId, ApartmentNumber, GoalId, ShiftId, YouthId},
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

/// Opens the plan of a youth.
///
/// # Errors
/// What the store answers.
pub fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    open_at(youth, None, cx)
}

/// Opens the plan of a youth with a goal selected.
///
/// # Errors
/// What the store answers.
pub fn open_at(youth: YouthId, goal: Option<GoalId>, cx: &Cx<'_>) -> Opened {
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

    /// Another youth's plan: their file is opened, and that is written down.
    fn show_apartment(&mut self, number: ApartmentNumber, cx: &Cx<'_>) -> Response {
        let occupant = cx.house().ok().and_then(|open| open.people.occupant_of(number));
        let Some(occupant) = occupant else {
            return Response::say(Message::note(cx.texts.apartment_is_vacant(number)));
        };
        if occupant.youth.id == self.page.youth {
            return Response::Handled;
        }
        match Self::read(occupant.youth.id, cx) {
            Ok(screen) => {
                *self = screen;
                self.on_open(cx)
            }
            Err(error) => Response::effect(super::failure(&error, cx)),
        }
    }

    fn open_selected(&self, cx: &Cx<'_>) -> Response {
        match self.current() {
            Some(Row::Goal(_)) => self.edit(cx),
            Some(Row::Entry(_)) => self.open_log(cx),
            Some(Row::Voice) => Response::effect(Effect::Act(Action::WriteYouthVoice)),
            _ => Response::Handled,
        }
    }

    fn edit(&self, cx: &Cx<'_>) -> Response {
        match self.selected_goal() {
            Some(goal) => super::response(goal_form::open_change(goal, cx), cx),
            None => Response::say(Message::note(cx.texts.plan_choose_goal().to_owned())),
        }
    }

    /// The log of this youth alone.
    fn open_log(&self, cx: &Cx<'_>) -> Response {
        let filter = LogFilter { youth: Some(self.page.youth), ..LogFilter::default() };
        super::response(log::open_filtered(filter, cx), cx)
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
            Action::SelectApartment(number) => super::apartment_availability(number, cx),
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

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::effect(Effect::Record { event: AccessEvent::OpenFile, youth: Some(self.page.youth) })
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::SelectApartment(number) if super::has_apartment(number, cx) => {
                self.show_apartment(ApartmentNumber(number), cx)
            }
            Action::Open => self.open_selected(cx),
            Action::Edit => self.edit(cx),
            Action::OpenLog => self.open_log(cx),
            // The plan is open already.
            Action::OpenPlan => Response::Handled,
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
        let t = cx.texts;
        let Ok(open) = cx.house() else {
            return;
        };
        let Some(youth) = open.people.youths.get(&self.page.youth) else {
            return;
        };
        let number = open.people.home(self.page.youth).map(|home| home.number);
        let name = t.called(open.people.called(youth.id)).to_uppercase();
        let who = number.map_or_else(|| name.clone(), |number| format!("{number} {name}"));
        let role = number.map_or(Role::Text, |number| Role::Apartment(number.0));
        let title = vec![canvas.span("▌", role), canvas.span(format!("{who} · {}", t.plan_title()), Role::Title)];
        let right = t.plan_age(i64::from(youth.facts.age_on(cx.today())));
        let below = pane::heading(canvas, title, &right);
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
