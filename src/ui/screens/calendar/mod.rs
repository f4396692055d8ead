//! The week on the whole screen: every day, Monday first, with its red days and its common activities.

mod rows;
pub mod week;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use self::week::{Form, Week};
use super::{Opened, activity_form};
use crate::{
    domain::{
        activity::Activity,
        changes::{Changes, Topic},
        command::Command,
        ids::ActivityId,
        time::monday_of,
    },
    store::StoreError,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        theme::Role,
        view::{Availability, Cx, Effect, Message, Outcome, Response, View},
        widgets::pane,
    },
};

/// Clicks on a day are told from clicks on a row by this.
const DAYS: usize = 1_000_000;

/// The calendar.
#[derive(Debug)]
struct Calendar {
    week: Week,
    /// The activity that is being called off or on: what it becomes.
    calling: Option<bool>,
}

/// Opens this week.
///
/// # Errors
/// What the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    open_on(cx.today(), cx)
}

/// Opens the week of a day.
///
/// # Errors
/// What the store answers.
pub fn open_on(day: NaiveDate, cx: &Cx<'_>) -> Opened {
    open_at(day, None, cx)
}

/// Opens the week of a day with an activity selected.
///
/// # Errors
/// What the store answers.
pub fn open_at(day: NaiveDate, activity: Option<ActivityId>, cx: &Cx<'_>) -> Opened {
    let mut week = Week::open(day, Form::Full, cx)?;
    if let Some(activity) = activity {
        week.select(activity);
    }
    Ok(Box::new(Calendar { week, calling: None }))
}

impl Calendar {
    fn show(&mut self, day: NaiveDate, cx: &Cx<'_>) -> Response {
        let read = Week::open(day, Form::Full, cx).map(|week| self.week = week);
        super::told(read, cx)
    }

    /// So many weeks on, on the same weekday.
    fn show_week(&mut self, weeks: i64, cx: &Cx<'_>) -> Response {
        let day = self.week.selected_day().unwrap_or(self.week.monday());
        let monday = self.week.monday_after(weeks);
        let response = self.show(monday, cx);
        self.week.select_day(monday + day.signed_duration_since(monday_of(day)));
        response
    }

    /// From the first day of the week to the last of the week before, and the other way.
    fn over_the_edge(&mut self, forward: bool, cx: &Cx<'_>) -> Response {
        let days = self.week.days();
        let monday = self.week.monday_after(if forward { 1 } else { -1 });
        let day = if forward { days.end() } else { days.start().pred_opt().unwrap_or(monday) };
        let response = self.show(monday, cx);
        self.week.select_day(day);
        response
    }

    fn call_off(&mut self, cx: &Cx<'_>) -> Response {
        let Some(activity) = self.week.selected() else {
            return Response::say(Message::note(cx.texts.calendar_choose_activity().to_owned()));
        };
        self.calling = Some(!activity.cancelled);
        Response::effect(Effect::Run(Box::new(Command::ChangeActivity {
            activity: activity.id,
            version: activity.version,
            facts: activity.facts.clone(),
            cancelled: !activity.cancelled,
        })))
    }

    fn edit(&self, cx: &Cx<'_>) -> Response {
        match self.week.selected() {
            Some(Activity { id, .. }) => super::response(activity_form::open_change(*id, cx), cx),
            None => Response::say(Message::note(cx.texts.calendar_choose_activity().to_owned())),
        }
    }
}

impl View for Calendar {
    fn scope(&self) -> Scope {
        Scope::Calendar
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.calendar_title().to_owned()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::NextWeek | Action::PreviousWeek | Action::ThisWeek | Action::Left | Action::Right => {
                Availability::Available
            }
            Action::Edit | Action::CancelActivity => {
                let may = super::availability(Action::AddActivity, None, cx);
                match self.week.selected() {
                    None if may == Availability::Available => {
                        Availability::Disabled(cx.texts.calendar_choose_activity().to_owned())
                    }
                    _ => may,
                }
            }
            Action::Open => super::availability(Action::AddActivity, None, cx),
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::PageUp | Action::PreviousWeek => self.show_week(-1, cx),
            Action::PageDown | Action::NextWeek => self.show_week(1, cx),
            Action::ThisWeek => self.show(cx.today(), cx),
            Action::Left | Action::Right => {
                if self.week.step(action) {
                    Response::Handled
                } else {
                    self.over_the_edge(action == Action::Right, cx)
                }
            }
            Action::AddActivity => self.add(cx),
            Action::Open if self.week.selected().is_none() => self.add(cx),
            Action::Edit | Action::Open => self.edit(cx),
            Action::CancelActivity => self.call_off(cx),
            // The calendar is open already.
            Action::OpenCalendar => Response::Handled,
            _ => super::moved(Ok(self.week.step(action)), cx),
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        match input {
            Input::Mouse(mouse) => super::moved(Ok(self.week.wheel(*mouse)), cx),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        match target.0.checked_sub(DAYS) {
            Some(day) => {
                if let Some(day) = self.week.days().days().nth(day) {
                    self.week.select_day(day);
                }
            }
            None => self.week.select_row(target.0),
        }
        Response::Handled
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        let (Some(off), Outcome::Done(_)) = (self.calling.take(), outcome) else {
            return Response::Ignored;
        };
        let t = cx.texts;
        let text = if off { t.calendar_called_off() } else { t.calendar_called_on() };
        Response::say(Message::good(text.to_owned()))
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.touch(Changes::of(Topic::Activities)) { self.week.refresh(cx) } else { Ok(()) }
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let week = t.week_and_year(self.week.monday());
        let title = vec![canvas.span(format!("{} · {week}", t.calendar_title()), Role::Title)];
        let right = t.date_range(self.week.days());
        let below = pane::heading(canvas, title, &right);
        let strip = Rect { x: below.x + 1, width: below.width.saturating_sub(2), height: 2, ..below };
        let monday = self.week.monday();
        let day_target =
            |day: NaiveDate| Target(DAYS + usize::try_from(day.signed_duration_since(monday).num_days()).unwrap_or(0));
        let mut list = Rect { y: below.y + 3, height: below.height.saturating_sub(3), ..below };
        if canvas.plain() {
            list = below;
        } else {
            canvas.within(strip, |canvas| self.week.draw_strip(canvas, cx, day_target));
        }
        let list = Rect { width: list.width.saturating_sub(1), ..list };
        self.week.draw_list(canvas, cx, list, true, Target);
    }
}

impl Calendar {
    /// A new activity on the selected day.
    fn add(&self, cx: &Cx<'_>) -> Response {
        let day = self.week.selected_day().unwrap_or_else(|| cx.today());
        super::response(activity_form::open_new_on(day, cx), cx)
    }
}
