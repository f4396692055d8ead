//! The calendar on the whole screen: a day, a week, a month or two weeks from a day on, with everything that is not left out
//! by the filter. What is selected, and what is left out, stays from one view to the next.

mod details;
pub mod diary;
mod draw;
pub mod filter;
mod grid;
mod jump;
mod month;
mod place;
mod rows;
pub mod words;

use chrono::NaiveDate;

use self::{
    details::Read,
    diary::{Diary, Form},
    filter::Filter,
    place::{Place, Shape, weeks_on},
};
use super::{Opened, attendance, event_form, meeting};
use crate::{
    domain::{
        calendar::{EventFacts, OccurrenceId},
        changes::{Changes, Topic},
        ids::{ApartmentNumber, EventId, YouthId},
        time::Span,
    },
    store::{Done, StoreError},
    text::Texts,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        view::{Availability, Cx, Message, Outcome, Response, View},
    },
};

/// Clicks on a day are told from clicks on a row by this.
const DAYS: usize = 1_000_000;

/// Times in a row on which a series is left out.
const MOST_LEFT_OUT: usize = 60;

/// The calendar.
#[derive(Debug)]
struct Calendar {
    shape: Shape,
    diary: Diary,
    /// What is read about the selected event.
    read: Read,
    /// The day it was when the days were read: whoever looks at today goes along over midnight.
    today: NaiveDate,
    /// An event is being called on again.
    calling_on: bool,
    /// What a form above it is about.
    open: Option<Above>,
}

/// What a form that was opened here is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Above {
    /// Something new.
    New,
    /// A time of what stands here.
    Time(OccurrenceId),
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

/// Opens the week of a day with an event selected.
///
/// # Errors
/// What the store answers.
pub fn open_at(day: NaiveDate, event: Option<OccurrenceId>, cx: &Cx<'_>) -> Opened {
    open_place(Place { shape: Shape::Week, day, event, filter: Filter::default() }, cx)
}

/// Opens the week of the time of an event that comes next, today's included, or of the last one there was.
///
/// # Errors
/// What the store answers.
pub fn open_next(event: EventId, cx: &Cx<'_>) -> Opened {
    let reader = cx.house()?.reader;
    let Some(EventFacts { when, rule, .. }) = reader.event(event)?.map(|event| event.facts) else { return open(cx) };
    let Some(rule) = rule else { return open_at(when.day, Some(OccurrenceId { event, day: None }), cx) };
    let ahead =
        std::iter::successors(rule.first_from(when.day, cx.today()), |day| rule.first_from(when.day, day.succ_opt()?));
    // A day on which it is left out is passed by; nobody leaves out more in a row than this.
    for day in ahead.take(MOST_LEFT_OUT).chain(rule.last_day(when.day)) {
        let id = OccurrenceId { event, day: Some(day) };
        if let Some(one) = reader.occurrence(id, cx.zone)? {
            return open_at(one.facts.when.day, Some(id), cx);
        }
    }
    open_at(when.day, None, cx)
}

/// Opens the calendar where somebody was, or wants to be.
fn open_place(place: Place, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(Calendar::open(place, cx)?))
}

impl Calendar {
    fn open(place: Place, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let Place { shape, day, event, filter } = place;
        let diary = Diary::open(shape.days(day), day, Form::Full, filter, cx)?;
        let mut calendar =
            Self { shape, diary, read: Read::default(), today: cx.today(), calling_on: false, open: None };
        // What comes next is selected as long as it is today: in the evening, today is where attendance is marked.
        if event.is_some() || day != cx.today() || calendar.day(cx) != day {
            calendar.diary.select(day, event);
        }
        calendar.settle(cx)?;
        Ok(calendar)
    }

    /// The selected day.
    fn day(&self, cx: &Cx<'_>) -> NaiveDate {
        self.diary.selected_day().unwrap_or_else(|| cx.today())
    }

    fn place(&self, cx: &Cx<'_>) -> Place {
        let event = self.diary.selected().map(|one| one.id);
        Place { shape: self.shape, day: self.day(cx), event, filter: self.diary.filter().clone() }
    }

    /// Shows other days with `day` selected, or what comes next if it is today.
    fn show(&mut self, days: Span<NaiveDate>, day: NaiveDate, cx: &Cx<'_>) -> Result<(), StoreError> {
        let filter = self.diary.filter().clone();
        self.diary = Diary::open(days, day, Form::Full, filter, cx)?;
        // A month shows days: there today is today, also when all of it is over.
        if day != cx.today() || self.shape == Shape::Month || self.day(cx) != day {
            self.diary.select_day(day);
        }
        self.settle(cx)
    }

    /// Goes to a day in the view that is shown.
    fn go(&mut self, day: NaiveDate, cx: &Cx<'_>) -> Response {
        if self.diary.days().contains(day) {
            self.diary.select_day(day);
            return super::told(self.settle(cx), cx);
        }
        let beside = self.shape.days_beside(self.diary.days(), day);
        let days = if beside.contains(day) { beside } else { self.shape.days(day) };
        super::told(self.show(days, day, cx), cx)
    }

    /// After the selection moved: the month follows it, and what belongs to the selected event is read.
    fn settle(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let place = self.place(cx);
        let days = self.shape.days(place.day);
        if self.shape == Shape::Month && days != self.diary.days() {
            self.diary = Diary::open(days, place.day, Form::Full, place.filter, cx)?;
            self.diary.select(place.day, place.event);
        }
        self.read.follow(self.diary.selected(), cx)
    }

    fn change_shape(&mut self, shape: Shape, cx: &Cx<'_>) -> Response {
        let opened = Self::open(Place { shape, ..self.place(cx) }, cx);
        super::told(opened.map(|calendar| *self = calendar), cx)
    }

    fn set_filter(&mut self, filter: Filter, cx: &Cx<'_>) -> Response {
        let opened = Self::open(Place { filter, ..self.place(cx) }, cx);
        super::told(opened.map(|calendar| *self = calendar), cx)
    }

    /// What names the youth behind a number alone; the number again shows all.
    fn filter_by(&mut self, number: u8, cx: &Cx<'_>) -> Response {
        let Ok(open) = cx.house() else { return Response::Ignored };
        let shown = self.diary.filter().youth;
        let next = open.people.next_behind(ApartmentNumber(number), shown);
        let Some(youth) = next else {
            return Response::say(Message::note(cx.texts.calendar_nobody_behind(number.to_string())));
        };
        let youth = Some(youth).filter(|youth| shown != Some(*youth));
        self.set_filter(Filter { youth, ..self.diary.filter().clone() }, cx)
    }

    /// Asks for a filter, or takes the one away that stands.
    fn ask_filter(&mut self, cx: &Cx<'_>) -> Response {
        if !self.diary.filter().is_empty() {
            return self.set_filter(Filter::default(), cx);
        }
        let mut places: Vec<_> = self.diary.found().iter().filter_map(|one| one.facts.place.clone()).collect();
        places.sort();
        places.dedup();
        super::response(filter::open(self.place(cx), &places, cx), cx)
    }

    fn step(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        let day = self.day(cx);
        let moved = self.diary.step(action);
        match action {
            _ if moved => super::told(self.settle(cx), cx),
            Action::Left => day.pred_opt().map_or(Response::Handled, |day| self.go(day, cx)),
            Action::Right => day.succ_opt().map_or(Response::Handled, |day| self.go(day, cx)),
            _ => Response::Ignored,
        }
    }

    /// Calls the selected event off, or on again.
    fn call_off(&mut self, cx: &Cx<'_>) -> Response {
        let Some(event) = self.diary.selected() else {
            return Response::say(Message::note(cx.texts.calendar_choose_activity().to_owned()));
        };
        // Off, a form says itself what became of it.
        self.calling_on = event.called_off;
        event_form::call_off(event, cx)
    }

    /// Opens something about the selected event.
    fn with_selected(&self, open: fn(OccurrenceId, &Cx<'_>) -> Opened, cx: &Cx<'_>) -> Response {
        match self.diary.selected() {
            Some(event) => super::response(open(event.id, cx), cx),
            None => Response::Ignored,
        }
    }

    /// Opens the form of the selected event.
    fn edit(&mut self, cx: &Cx<'_>) -> Response {
        match self.diary.selected() {
            Some(event) => {
                self.open = Some(Above::Time(event.id));
                super::response(event_form::open_change(event.id, cx), cx)
            }
            None => Response::say(Message::note(cx.texts.calendar_choose_activity().to_owned())),
        }
    }

    /// Where what was saved in the form above is now: a new series begins on its first day, and so does one that went on as
    /// another from the time that was open.
    fn saved_in(above: Above, saved: EventId, cx: &Cx<'_>) -> Result<Option<(NaiveDate, OccurrenceId)>, StoreError> {
        let reader = cx.house()?.reader;
        if let Above::Time(id) = above
            && id.event == saved
            && let Some(one) = reader.occurrence(id, cx.zone)?
        {
            return Ok(Some((one.facts.when.day, id)));
        }
        Ok(reader.event(saved)?.map(|event| {
            let day = event.facts.when.day;
            (day, OccurrenceId { event: saved, day: event.facts.rule.is_some().then_some(day) })
        }))
    }

    /// A new event on the selected day.
    fn add(&mut self, cx: &Cx<'_>) -> Response {
        self.open = Some(Above::New);
        super::response(event_form::open_new_on(self.day(cx), cx), cx)
    }
}

impl View for Calendar {
    fn scope(&self) -> Scope {
        Scope::Calendar
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.calendar_title().to_owned()
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        let clears = action == Action::Filter && !self.diary.filter().is_empty();
        clears.then(|| t.action_clear_filter())
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::NextWeek
            | Action::PreviousWeek
            | Action::ThisWeek
            | Action::ShowDay
            | Action::ShowWeek
            | Action::ShowMonth
            | Action::NextShape
            | Action::GoToDate
            | Action::Filter
            | Action::Left
            | Action::Right => Availability::Available,
            Action::SelectApartment(number) => super::apartment_availability(number, cx),
            Action::Edit | Action::CancelActivity => {
                let may = super::availability(Action::AddActivity, None, cx);
                match self.diary.selected() {
                    None if may == Availability::Available => {
                        Availability::Disabled(cx.texts.calendar_choose_activity().to_owned())
                    }
                    _ => may,
                }
            }
            Action::Open => super::availability(Action::AddActivity, None, cx),
            Action::OpenAttendance => attendance::availability(self.diary.selected(), cx),
            Action::WriteMeeting => meeting::availability(self.diary.selected(), cx),
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn foremost(&self, _cx: &Cx<'_>) -> &'static [Action] {
        &[Action::AddActivity, Action::Open, Action::GoToDate, Action::CancelActivity]
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        self.open = None;
        match action {
            Action::PageUp => self.go(self.shape.page(self.day(cx), false), cx),
            Action::PageDown => self.go(self.shape.page(self.day(cx), true), cx),
            Action::PreviousWeek => self.go(weeks_on(self.day(cx), -1), cx),
            Action::NextWeek => self.go(weeks_on(self.day(cx), 1), cx),
            Action::ThisWeek => {
                let today = cx.today();
                super::told(self.show(self.shape.days(today), today, cx), cx)
            }
            Action::ShowDay => self.change_shape(Shape::Day, cx),
            Action::ShowWeek => self.change_shape(Shape::Week, cx),
            Action::ShowMonth => self.change_shape(Shape::Month, cx),
            Action::NextShape => self.change_shape(self.shape.next(), cx),
            Action::GoToDate => super::response(jump::open(self.place(cx), cx), cx),
            Action::Filter => self.ask_filter(cx),
            Action::SelectApartment(number) => self.filter_by(number, cx),
            Action::Back if !self.diary.filter().is_empty() => self.set_filter(Filter::default(), cx),
            Action::AddActivity => self.add(cx),
            Action::Open if self.diary.selected().is_none() => self.add(cx),
            Action::Edit | Action::Open => self.edit(cx),
            Action::CancelActivity => self.call_off(cx),
            Action::OpenAttendance => self.with_selected(attendance::open, cx),
            Action::WriteMeeting => self.with_selected(meeting::open, cx),
            // The calendar is open already.
            Action::OpenCalendar => Response::Handled,
            _ => self.step(action, cx),
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        let Input::Mouse(mouse) = input else { return Response::Ignored };
        if !self.diary.wheel(*mouse) {
            return Response::Ignored;
        }
        super::told(self.settle(cx), cx)
    }

    fn on_click(&mut self, target: Target, cx: &Cx<'_>) -> Response {
        match target.0.checked_sub(DAYS) {
            Some(place) => {
                let day = self.diary.days().days().nth(place);
                day.into_iter().for_each(|day| self.diary.select_day(day));
            }
            None => self.diary.select_row(target.0),
        }
        super::told(self.settle(cx), cx)
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        match (std::mem::take(&mut self.calling_on), outcome) {
            (true, Outcome::Done(_)) => Response::say(Message::good(cx.texts.calendar_called_on().to_owned())),
            _ => Response::Ignored,
        }
    }

    fn select_made(&mut self, done: &Done, cx: &Cx<'_>) -> Result<(), StoreError> {
        let Some(above) = self.open.take() else { return Ok(()) };
        let Some((day, id)) = Self::saved_in(above, EventId(done.row), cx)? else { return Ok(()) };
        if !self.diary.days().contains(day) {
            self.show(self.shape.days(day), day, cx)?;
        }
        self.diary.select(day, Some(id));
        self.settle(cx)
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        let before = std::mem::replace(&mut self.today, cx.today());
        if before != self.today && self.diary.selected_day() == Some(before) {
            return self.show(self.shape.days(self.today), self.today, cx);
        }
        if changes.touch(Changes::of(Topic::Calendar).and(Topic::Youths)) {
            self.diary.refresh(cx)?;
            self.read.read(self.diary.selected(), cx)?;
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        self.draw_all(canvas, cx);
    }

    fn youth(&self) -> Option<YouthId> {
        self.diary.filter().youth
    }
}
