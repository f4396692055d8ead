//! The tasks on the whole screen: what is mine first, what is overdue on top; done with one key, and taken back with the same.
//!
//! ```text
//!  Oppgaver                                                 4 nå · ▲ 1 forfalt
//! ──────────────────────────────────────────────────────────────────────────────
//!   Min vakt · Kveldsvakt lør 21.11.
//! ▸     hus  Ved vaktskifte                                           2 av 6
//!   Meg · KN
//!   ▲   3    Ring skolen om fravær                       i går · 18 t   KN
//! ```

mod detail;
pub mod list;
pub mod not_done;

use ratatui::{layout::Rect, text::Line};

pub use self::detail::{about_in_words, owner_in_words};
use self::{
    detail::Detail,
    list::{Shown, TaskList, What},
};
use super::{Opened, checklist, houses, log, night, task_form};
use crate::{
    domain::{
        audit::AccessEvent,
        changes::{Changes, Topic},
        command::Command,
        ids::{ApartmentNumber, TaskId, YouthId},
        refusal::Refusal,
        task::{Ending, OpenTask, Task, TaskState},
    },
    explain,
    store::StoreError,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        theme::Role,
        view::{Availability, Cx, Effect, Message, Outcome, Response, There, View},
        widgets::pane,
    },
};

/// From this width on the selected task stands beside the list.
const WIDE: u16 = 100;

/// The screen.
#[derive(Debug)]
struct Tasks {
    list: TaskList,
    /// The selected task in whole.
    detail: Option<Detail>,
    /// The lines that opened below the selected row when it was last drawn, for keys that move.
    below: Vec<Line<'static>>,
    /// What was asked for, until the answer comes.
    asked: Option<Asked>,
}

/// A change that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Done,
    TakenBack,
}

/// Opens the tasks.
///
/// # Errors
/// What the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    Ok(Box::new(Tasks::new(cx)?))
}

/// Opens the tasks with one of them, or a checklist, selected.
///
/// # Errors
/// What the store answers.
pub fn open_at(what: What, cx: &Cx<'_>) -> Opened {
    let mut tasks = Tasks::new(cx)?;
    tasks.list.select(what);
    tasks.read_detail(cx)?;
    Ok(Box::new(tasks))
}

/// The same with a task however it stands; `None` when it ended too long ago to be in the list.
///
/// # Errors
/// What the store answers.
pub fn open_any(task: TaskId, cx: &Cx<'_>) -> Result<Option<Box<dyn View>>, StoreError> {
    let mut tasks = Tasks::new(cx)?;
    let newest = cx.house()?.reader.outcomes_of(task, 1)?;
    let rows = std::iter::once(What::Task(task)).chain(newest.into_iter().map(|outcome| What::Ended(outcome.id)));
    for what in rows {
        tasks.list.select(what);
        if tasks.list.selected() == Some(what) {
            tasks.read_detail(cx)?;
            return Ok(Some(Box::new(tasks)));
        }
    }
    Ok(None)
}

impl Tasks {
    fn new(cx: &Cx<'_>) -> Result<Self, StoreError> {
        let list = TaskList::open(Shown::All, cx)?;
        let mut tasks = Self { list, detail: None, below: Vec::new(), asked: None };
        tasks.read_detail(cx)?;
        Ok(tasks)
    }

    fn read_detail(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.detail = match self.list.selected() {
            Some(What::Task(task)) => {
                self.list.task(task).map(|open| Detail::of(&open.task, Some(open.turn), cx)).transpose()?
            }
            Some(What::Ended(outcome)) => {
                self.list.end(outcome).map(|(task, _)| Detail::of(task, None, cx)).transpose()?
            }
            Some(What::Round | What::Checklist(_) | What::Elsewhere(..)) | None => None,
        };
        Ok(())
    }

    fn selected_open(&self) -> Option<&OpenTask> {
        match self.list.selected()? {
            What::Task(task) => self.list.task(task),
            What::Round | What::Checklist(_) | What::Ended(_) | What::Elsewhere(..) => None,
        }
    }

    /// What the one key does: a checklist opens, a task is done, what is done is open again.
    fn finish(&mut self, cx: &Cx<'_>) -> Response {
        let shift = cx.house().ok().and_then(|house| house.session.shift.as_ref().map(|shift| shift.id));
        let command = match self.list.selected() {
            Some(What::Round) => return super::response(night::open(cx), cx),
            Some(What::Checklist(at)) => return super::response(checklist::open(at, cx), cx),
            Some(What::Task(task)) => {
                let Some(open) = self.list.task(task) else { return Response::Handled };
                self.asked = Some(Asked::Done);
                Command::FinishTask {
                    task,
                    version: open.task.version,
                    occurrence: open.turn.day,
                    ending: Ending::Done,
                    shift,
                }
            }
            Some(What::Ended(outcome)) => {
                let Some((task, _)) = self.list.end(outcome) else { return Response::Handled };
                self.asked = Some(Asked::TakenBack);
                Command::ReopenTask { task: task.id, version: task.version, outcome, shift }
            }
            Some(What::Elsewhere(house, task)) => {
                return Response::effect(Effect::OpenThere { house, there: There::Task(task) });
            }
            None => return Response::Handled,
        };
        Response::effect(Effect::Run(Box::new(command)))
    }

    fn open_entry(&self, cx: &Cx<'_>) -> Response {
        let entry = match self.list.selected() {
            Some(What::Task(task)) => self.list.task(task).and_then(|open| open.task.entry),
            Some(What::Ended(outcome)) => self.list.end(outcome).and_then(|(task, _)| task.entry),
            Some(What::Round | What::Checklist(_) | What::Elsewhere(..)) | None => None,
        };
        match entry {
            Some(entry) => super::response(log::open_at(entry, cx), cx),
            None => Response::say(Message::note(cx.texts.task_without_entry().to_owned())),
        }
    }

    /// Shows only what is about the youth behind a number.
    fn show_apartment(&mut self, number: ApartmentNumber, cx: &Cx<'_>) -> Response {
        let Ok(house) = cx.house() else {
            return Response::Ignored;
        };
        let Some(youth) = house.people.next_behind(number, self.list.youth()) else {
            return Response::say(Message::note(cx.texts.apartment_is_vacant(number)));
        };
        match self.show(Some(youth), cx) {
            // One youth's tasks are a part of their file.
            Ok(()) => Response::effect(Effect::Record { event: AccessEvent::OpenFile, youth: Some(youth) }),
            failed => super::told(failed, cx),
        }
    }

    fn show(&mut self, youth: Option<YouthId>, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.list.show(youth, cx)?;
        self.read_detail(cx)
    }

    fn step(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        let below = std::mem::take(&mut self.below);
        if !self.list.step(action, &below) {
            return Response::Ignored;
        }
        super::told(self.read_detail(cx), cx)
    }

    fn may(cx: &Cx<'_>) -> Availability {
        super::availability(Action::AddTask, None, cx)
    }

    /// Whether something can be done with the selected task, while it is open.
    fn with_open(&self, cx: &Cx<'_>) -> Availability {
        match self.selected_open() {
            Some(_) => Self::may(cx),
            None => self.elsewhere(cx).unwrap_or(Availability::Disabled(cx.texts.tasks_choose_open().to_owned())),
        }
    }

    /// Why nothing is done from here with a task of another house.
    fn elsewhere(&self, cx: &Cx<'_>) -> Option<Availability> {
        let Some(What::Elsewhere(house, _)) = self.list.selected() else { return None };
        let house = cx.open?.elsewhere(house)?;
        Some(Availability::Disabled(cx.texts.house_other_row(house.name.as_str())))
    }

    /// Lists the tasks of all houses, or of this one again.
    fn turn(&mut self, cx: &Cx<'_>) -> Response {
        if let Err(error) = self.list.turn(cx).and_then(|()| self.read_detail(cx)) {
            return Response::effect(super::failure(&error, cx));
        }
        if !self.list.across() {
            return Response::Handled;
        }
        Response::effect(houses::looked_across(self.list.youths_elsewhere()))
    }

    fn draw_title(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) -> Rect {
        let t = cx.texts;
        let mut title = vec![canvas.span(t.tasks_title(), Role::Title)];
        if let (Some(youth), Ok(house)) = (self.list.youth(), cx.house()) {
            let home = house.people.home(youth).map(|home| home.number);
            title.push(canvas.span(" · ", Role::Text));
            if let Some(number) = home {
                title.push(canvas.span("▌", Role::Apartment(number.0)));
            }
            let number = home.map_or_else(String::new, |number| format!("{number} "));
            let name = t.called(house.people.called(youth));
            title.push(canvas.span(format!("{number}{name}"), Role::Important));
        }
        if self.list.across() && houses::across(cx) == Availability::Available {
            title.push(canvas.span(format!(" · {}", t.action_all_houses()), Role::Important));
        }
        let (due, overdue) = self.list.count(cx);
        let count = if overdue > 0 { t.tasks_count_overdue(due, overdue) } else { t.tasks_count(due) };
        pane::heading(canvas, title, &count)
    }
}

impl View for Tasks {
    fn scope(&self) -> Scope {
        Scope::Tasks
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.tasks_title().to_owned()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open => match self.list.selected() {
                Some(What::Round | What::Checklist(_) | What::Elsewhere(..)) => Availability::Available,
                // Enter does what the one key does, and the footer names that key.
                _ => Availability::NotHere,
            },
            Action::FinishTask => match self.list.selected() {
                Some(What::Task(_) | What::Ended(_)) => Self::may(cx),
                Some(What::Round | What::Checklist(_)) => Availability::NotHere,
                Some(What::Elsewhere(..)) => self.elsewhere(cx).unwrap_or(Availability::NotHere),
                None => Availability::Disabled(cx.texts.tasks_choose_open().to_owned()),
            },
            Action::AllHouses => houses::across(cx),
            Action::NotDone | Action::Edit => self.with_open(cx),
            Action::OpenEntryOfTask => match &self.detail {
                Some(detail) if detail.has_entry() => Availability::Available,
                _ => Availability::Disabled(cx.texts.task_without_entry().to_owned()),
            },
            Action::ClearFilter if self.list.youth().is_none() => {
                Availability::Disabled(cx.texts.tasks_show_all().to_owned())
            }
            Action::ClearFilter => Availability::Available,
            Action::SelectApartment(number) => super::apartment_availability(number, cx),
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::FinishTask | Action::Open => match (self.list.selected(), Self::may(cx)) {
                (Some(What::Task(_) | What::Ended(_)), Availability::Disabled(why)) => {
                    Response::say(Message::note(why))
                }
                _ => self.finish(cx),
            },
            Action::NotDone => match self.selected_open() {
                Some(open) => super::response(not_done::open(open, cx), cx),
                None => Response::Handled,
            },
            Action::Edit => match self.selected_open() {
                Some(open) => super::response(task_form::open_change(open.task.id, cx), cx),
                None => Response::Handled,
            },
            Action::AllHouses if houses::across(cx) == Availability::Available => self.turn(cx),
            Action::OpenEntryOfTask => self.open_entry(cx),
            Action::ClearFilter => super::told(self.show(None, cx), cx),
            Action::SelectApartment(number) if super::has_apartment(number, cx) => {
                self.show_apartment(ApartmentNumber(number), cx)
            }
            // The tasks are open already.
            Action::OpenTasks => Response::Handled,
            _ => self.step(action, cx),
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        let Input::Mouse(mouse) = input else {
            return Response::Ignored;
        };
        let below = std::mem::take(&mut self.below);
        if !self.list.wheel(*mouse, &below) {
            return Response::Ignored;
        }
        super::told(self.read_detail(cx), cx)
    }

    fn on_click(&mut self, target: Target, cx: &Cx<'_>) -> Response {
        self.list.select_row(target.0);
        super::told(self.read_detail(cx), cx)
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        match (self.asked.take(), outcome) {
            (Some(Asked::Done), Outcome::Done(_)) => Response::say(Message::good(t.task_is_done(cx.key(Action::Undo)))),
            (Some(Asked::TakenBack), Outcome::Done(_)) => {
                Response::say(Message::good(t.task_is_open_again().to_owned()))
            }
            (_, Outcome::Failed(error)) => {
                // What another terminal did is shown at once, so that the sentence can be understood.
                let read = self.list.refresh(cx).and_then(|()| self.read_detail(cx));
                let text = match (error, cx.house()) {
                    (StoreError::Refused(Refusal::TaskFinished { by }), Ok(house)) => {
                        t.task_finished_by(house.people.initials(*by))
                    }
                    _ => explain::store_error(t, read.as_ref().err().unwrap_or(error)),
                };
                Response::say(Message::bad(text))
            }
            (None, Outcome::Done(_)) => Response::Ignored,
        }
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        let shown = Changes::of(Topic::Tasks)
            .and(Topic::Shift)
            .and(Topic::Youths)
            .and(Topic::Staff)
            .and(Topic::Night)
            .and(Topic::Clock);
        if !changes.touch(shown) {
            return Ok(());
        }
        self.list.refresh(cx)?;
        self.read_detail(cx)
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let area = self.draw_title(canvas, cx);
        if self.list.is_empty() {
            let empty = match self.list.youth() {
                Some(_) => cx.texts.tasks_none_about(cx.key(Action::AddTask), cx.key(Action::ClearFilter)),
                None => cx.texts.tasks_none(cx.key(Action::AddTask)),
            };
            pane::sentence(canvas, area, &empty, true);
            return;
        }
        let wide = area.width >= WIDE && !canvas.plain();
        let list = if wide { Rect { width: area.width * 3 / 5, ..area } } else { area };
        let list = Rect { width: list.width.saturating_sub(1), ..list };
        self.below.clear();
        if let Some(detail) = &self.detail {
            if wide {
                let beside = Rect { x: list.right() + 2, width: area.right().saturating_sub(list.right() + 3), ..area };
                draw_beside(canvas, detail, beside, cx);
            } else {
                let titled = self.list.cuts_title(list.width);
                // The list keeps two cells for its marker.
                self.below = detail.below(list.width.saturating_sub(2), titled, canvas.theme(), cx);
            }
        }
        self.list.draw(canvas, list, true, &self.below, Target);
    }

    fn youth(&self) -> Option<YouthId> {
        self.list.youth()
    }
}

fn draw_beside(canvas: &mut Canvas<'_>, detail: &Detail, area: Rect, cx: &Cx<'_>) {
    let lines = detail.lines(usize::from(area.width), true, canvas.theme(), cx);
    canvas.within(area, |canvas| {
        for (row, line) in (0..).zip(lines) {
            canvas.line(row, line);
        }
    });
}

/// A task as the log shows it below the entry it was made from: «☐ Ring skolen · i dag · KN».
pub fn of_entry(task: &Task, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    if task.state != TaskState::Open {
        return t.task_of_entry_ended(&task.facts.title);
    }
    let clock = super::house_clock(cx);
    let turn = task.turn(cx.now, &clock);
    let due = t.due_short(&task.facts, turn.day, cx.now, &clock);
    let owner = list::owner_short(&task.facts.owner, cx);
    t.task_of_entry(&task.facts.title, due, owner)
}
