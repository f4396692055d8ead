//! Who is asked to something, who comes and who came: every youth in one list, one key for each, from the first door to the
//! last.
//!
//! ```text
//!  Oppmøte · Fellesmiddag · lør 21.11. 17:00–19:00                     kom: 2 av 6
//! ────────────────────────────────────────────────────────────────────────────────
//!   1 Samira              kom                                            17:45 KN
//!   2 Yonas               ville ikke                                     17:45 KN
//!       «Er trøtt.»
//! ▸ 3 Amir                –
//! ```

mod rows;
pub mod words_form;

use ratatui::layout::Rect;

use self::rows::{Row, Rows};
use super::Opened;
use crate::{
    domain::{
        calendar::{AttendanceState, NewAttendance, Occurrence, OccurrenceId, Step},
        changes::{Changes, Topic},
        command::Command,
        ids::{ApartmentNumber, YouthId},
        refusal::Refusal,
        time::{Instant, Span},
    },
    explain,
    store::StoreError,
    text::columns,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        forms::silent_debug,
        input::Input,
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Effect, Message, Outcome, Response, View},
        widgets::{list::ListState, pane},
    },
};

/// The screen.
struct Attendance {
    event: Occurrence,
    rows: Vec<Row>,
    list: ListState,
    /// Of whom something is being said; the next one is selected once it is.
    marking: Option<YouthId>,
}

silent_debug!(Attendance);

/// Opens the list of a time of an event.
///
/// # Errors
/// [`Refusal::Gone`] when there is no such time (any more), and what the store answers.
pub fn open(id: OccurrenceId, cx: &Cx<'_>) -> Opened {
    let event = read_event(id, cx)?;
    let mut screen = Attendance { event, rows: Vec::new(), list: ListState::default(), marking: None };
    screen.read(cx)?;
    let first = screen.rows.iter().position(|row| row.state() == AttendanceState::Cleared);
    screen.list.select(first.unwrap_or(0));
    Ok(Box::new(screen))
}

/// Whether anybody can be said to come to an event.
pub(super) fn availability(event: Option<&Occurrence>, cx: &Cx<'_>) -> Availability {
    let t = cx.texts;
    match event {
        None => Availability::Disabled(t.calendar_choose_activity().to_owned()),
        Some(event) if event.called_off => Availability::Disabled(t.attendance_called_off().to_owned()),
        Some(event) if !event.facts.kind.takes_time() => Availability::Disabled(t.attendance_of_nothing().to_owned()),
        Some(_) => super::availability(Action::OpenAttendance, None, cx),
    }
}

fn read_event(id: OccurrenceId, cx: &Cx<'_>) -> Result<Occurrence, StoreError> {
    cx.house()?.reader.occurrence(id, cx.zone)?.ok_or_else(|| Refusal::Gone.into())
}

/// Those it is about, in the order of their doors: who is named, or everybody who lives in the house that day; and whoever
/// something is said about besides.
fn read_rows(event: &Occurrence, cx: &Cx<'_>) -> Result<Vec<Row>, StoreError> {
    let open = cx.house()?;
    let day = event.facts.when.day;
    let stays = match Span::new(day, day.succ_opt().unwrap_or(day)) {
        Ok(days) => open.reader.placements_in(days)?,
        Err(_) => Vec::new(),
    };
    let mut youths = match event.facts.youths.as_slice() {
        [] => stays.iter().map(|stay| stay.youth).collect(),
        named => named.to_vec(),
    };
    let said = open.reader.attendance(event.id)?;
    let besides: Vec<YouthId> = said.iter().map(|said| said.youth).filter(|youth| !youths.contains(youth)).collect();
    youths.extend(besides);
    let mut rows = Vec::with_capacity(youths.len());
    for youth in youths {
        let stay = stays.iter().rev().find(|stay| stay.youth == youth);
        let door = stay.and_then(|stay| open.people.number(stay.apartment));
        rows.push(Row { youth, door, newest: open.reader.newest_attendance(event.id, youth)? });
    }
    rows.sort_by_key(|row| (row.door.is_none(), row.door));
    Ok(rows)
}

impl Attendance {
    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.event = read_event(self.event.id, cx)?;
        let selected = self.selected().map(|row| row.youth);
        self.rows = read_rows(&self.event, cx)?;
        if let Some(at) = self.rows.iter().position(|row| Some(row.youth) == selected) {
            self.list.select(at);
        }
        Ok(())
    }

    fn selected(&self) -> Option<&Row> {
        self.rows.get(self.at())
    }

    fn at(&self) -> usize {
        self.list.selected().min(self.rows.len().saturating_sub(1))
    }

    fn has_begun(&self, now: Instant) -> bool {
        self.event.starts_at <= now
    }

    /// One key for the selected youth.
    fn mark(&mut self, state: AttendanceState, cx: &Cx<'_>) -> Response {
        let Some(row) = self.selected() else { return Response::Ignored };
        let youth = row.youth;
        if state == AttendanceState::DidNotWant {
            self.marking = Some(youth);
            return super::response(words_form::open(self.event.id, youth, cx), cx);
        }
        if row.state() == state {
            self.go_on();
            return Response::Handled;
        }
        let seen = row.newest.as_ref().map(|newest| newest.id);
        self.marking = Some(youth);
        let new = NewAttendance { occurrence: self.event.id, youth, state, words: None, seen };
        Response::effect(Effect::Run(Box::new(Command::Calendar(Step::Attend(new)))))
    }

    fn go_on(&mut self) {
        self.list.select((self.at() + 1).min(self.rows.len().saturating_sub(1)));
    }

    /// Whoever lives behind a door; the next of them where several do.
    fn select_door(&mut self, number: ApartmentNumber, cx: &Cx<'_>) -> Response {
        let behind = |row: &Row| row.door == Some(number);
        let after = self.at() + 1;
        let next = (after..self.rows.len()).find(|at| self.selected().is_some_and(behind) && behind(&self.rows[*at]));
        match next.or_else(|| self.rows.iter().position(behind)) {
            Some(at) => {
                self.list.select(at);
                Response::Handled
            }
            None => Response::say(Message::note(cx.texts.attendance_not_on_list(number))),
        }
    }

    /// How many came; before it has begun, how many said that they come.
    fn count(&self, now: Instant) -> (AttendanceState, usize) {
        let state = if self.has_begun(now) { AttendanceState::Came } else { AttendanceState::SignedUp };
        (state, self.rows.iter().filter(|row| row.state() == state).count())
    }

    /// «kom: 4 av 6»
    fn counter(&self, cx: &Cx<'_>) -> String {
        let (state, count) = self.count(cx.now);
        let (t, count) = (cx.texts, i64::try_from(count).unwrap_or(i64::MAX));
        match self.event.facts.capacity {
            Some(most) => t.attendance_count_of(t.attendance_state(state), count, i64::from(most)),
            None => t.attendance_count(t.attendance_state(state), count),
        }
    }

    fn is_overfull(&self, now: Instant) -> bool {
        self.event.facts.capacity.is_some_and(|most| self.count(now).1 > usize::from(most))
    }

    /// «Fellesmiddag · lør 21.11. 17:00–19:00»
    fn what(&self, cx: &Cx<'_>) -> String {
        let (t, facts) = (cx.texts, &self.event.facts);
        format!("{} · {} {}", facts.title, t.weekday_date_from(facts.when.day, cx.today()), t.event_time(&facts.when))
    }

    fn moved(&mut self, cx: &Cx<'_>, by: impl FnOnce(&mut ListState, &Rows<'_>) -> bool) -> Response {
        let mut list = self.list.clone();
        let moved = by(&mut list, &Rows::new(&self.rows, Theme::new(ThemeName::Mono), *cx));
        self.list = list;
        super::moved(Ok(moved), cx)
    }
}

/// What is told once it is saved: «Samira: kom. Ctrl-Z angrer.»
fn marked(youth: YouthId, state: AttendanceState, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let name = cx.open.map_or_else(String::new, |open| t.called(open.people.called(youth)).into_owned());
    t.attendance_marked(name, t.attendance_state(state), cx.key(Action::Undo))
}

impl View for Attendance {
    fn scope(&self) -> Scope {
        Scope::Attendance
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.attendance_title().to_owned()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::MarkAttendance(state) => match (super::availability(Action::OpenAttendance, None, cx), state) {
                (Availability::Available, _) if self.rows.is_empty() => Availability::NotHere,
                (Availability::Available, state) if state.is_afterwards() && !self.has_begun(cx.now) => {
                    Availability::Disabled(explain::refusal(cx.texts, &Refusal::NotBegun))
                }
                (known, _) => known,
            },
            Action::SelectApartment(number) => super::apartment_availability(number, cx),
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        self.marking = None;
        match action {
            Action::MarkAttendance(state) => self.mark(state, cx),
            Action::SelectApartment(number) if super::has_apartment(number, cx) => {
                self.select_door(ApartmentNumber(number), cx)
            }
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

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        let Some(youth) = self.marking.take() else { return Response::Ignored };
        match outcome {
            Outcome::Done(_) => {
                let state = self.rows.iter().find(|row| row.youth == youth).map(Row::state);
                self.go_on();
                Response::say(Message::good(marked(youth, state.unwrap_or(AttendanceState::Cleared), cx)))
            }
            Outcome::Failed(error) => {
                // What another terminal wrote is shown at once.
                let read = self.read(cx);
                Response::say(Message::bad(explain::store_error(cx.texts, read.as_ref().err().unwrap_or(error))))
            }
        }
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if !changes.touch(Changes::of(Topic::Calendar).and(Topic::Youths).and(Topic::Staff)) {
            return Ok(());
        }
        let said = |rows: &[Row], youth: Option<YouthId>| {
            rows.iter().find(|row| Some(row.youth) == youth).and_then(|row| row.newest.as_ref().map(|one| one.id))
        };
        let before = said(&self.rows, self.marking);
        self.read(cx)?;
        // What the form for a youth's own words saved.
        let by_form = self.selected().is_some_and(|row| {
            Some(row.youth) == self.marking && row.state() == AttendanceState::DidNotWant && row.is_by(cx)
        });
        if by_form && said(&self.rows, self.marking) != before {
            self.marking = None;
            self.go_on();
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let counter = self.counter(cx);
        let head = t.attendance_title();
        let taken = columns::width(&counter) + columns::width(head) + 8;
        let room = usize::from(canvas.area().width).saturating_sub(taken);
        let what = self.what(cx);
        let what = columns::truncate(&what, room);
        let title = vec![canvas.span(head, Role::Title), canvas.span(format!(" · {what}"), Role::Text)];
        let area = pane::heading(canvas, title, &counter);
        if self.rows.is_empty() {
            return pane::sentence(canvas, area, t.attendance_nobody(), true);
        }
        let (hint, role) = if self.is_overfull(cx.now) {
            (t.attendance_overfull(), Role::Important)
        } else {
            (t.attendance_hint(), Role::Dim)
        };
        let hint = canvas.span(format!(" {hint}"), role);
        let last = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        canvas.within(last, |canvas| canvas.line(0, hint));
        let list = Rect { width: area.width.saturating_sub(1), height: area.height.saturating_sub(2), ..area };
        pane::list(canvas, &self.list, &Rows::new(&self.rows, canvas.theme(), *cx), list, true, Target);
    }

    fn youth(&self) -> Option<YouthId> {
        self.selected().map(|row| row.youth)
    }
}
