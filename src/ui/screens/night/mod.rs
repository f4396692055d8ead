//! The night round on the whole screen: one key for all in order, one for a deviation, and per youth only what was agreed.
//!
//! ```text
//!  Nattrunde · Nattevakt lør 21.11.                      begynt 23:05 NV · 3 av 7
//! ────────────────────────────────────────────────────────────────────────────────
//!   Huset
//!   ✓ Fellesstue: lys og vinduer                                        23:06 NV
//! ▸   Brannpanel uten feil
//!   Det som er avtalt med ungdommene
//!   1 Samira       bank på 23:30                            svarte      23:34 NV
//!   2 Yonas        ikke avtalt
//! ```

pub mod agreement_form;
mod check;
pub mod deviation_form;
pub mod entered_form;
pub mod finish_form;
mod left;
mod rows;

use ratatui::layout::Rect;

use self::{
    left::{left_told, waiting_for},
    rows::{Row, Rows},
};
use super::{Opened, log};
use crate::{
    domain::{
        changes::{Changes, Topic},
        command::Command,
        ids::{RoundId, YouthId},
        names::Line,
        night::{NightAgreement, Place, Round, Step, Stop, StopState, waits},
        refusal::Refusal,
        time::Instant,
    },
    explain,
    store::{StoreError, read::ShiftOn},
    text::Texts,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Effect, Message, Outcome, Response, View},
        widgets::{entry_rows::shift_name, list::ListState, pane},
    },
};

/// The screen.
#[derive(Debug)]
struct Screen {
    /// The rounds of the shift, those that are over and the one that is walked.
    rounds: Vec<Round>,
    /// The shift of whoever is signed in.
    shift: Option<ShiftOn>,
    /// Rounds that earlier shifts left open, and those of them that were ended since this shift began, each with its shift.
    left_open: Vec<(ShiftOn, Round)>,
    rows: Vec<Row>,
    list: ListState,
    /// What was asked for, until the answer comes.
    asked: Option<Asked>,
}

/// A change that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Begin,
    All,
    One,
    Clear,
    Finish,
}

/// Opens the round.
///
/// # Errors
/// What the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    let mut screen = Screen {
        rounds: Vec::new(),
        shift: None,
        left_open: Vec::new(),
        rows: Vec::new(),
        list: ListState::default(),
        asked: None,
    };
    screen.read(cx)?;
    Ok(Box::new(screen))
}

impl Screen {
    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let open = cx.house()?;
        let (selected, walked) = (self.selected(), self.walked().map(|round| round.id));
        self.shift = open.session.shift.clone();
        self.rounds = match &self.shift {
            Some(shift) => open.reader.rounds_of(shift.id)?,
            None => Vec::new(),
        };
        self.left_open = left_open(self.shift.as_ref(), cx)?;
        self.rows = rows::arrange(self.walked(), &self.rounds, self.left_open.len(), cx);
        // A round that has just begun is walked from its first stop.
        let stays = self.walked().map(|round| round.id) == walked;
        match selected.filter(|_| stays).and_then(|row| self.rows.iter().position(|known| *known == row)) {
            Some(at) => self.list.select(at),
            None => self.select_first_left(),
        }
        Ok(())
    }

    /// The round that is walked now.
    fn walked(&self) -> Option<&Round> {
        self.rounds.iter().find(|round| round.end.is_none())
    }

    fn selected(&self) -> Option<Row> {
        self.rows.get(self.list.selected()).copied().filter(|row| !row.is_heading())
    }

    fn stop(&self) -> Option<(RoundId, &Stop)> {
        let round = self.walked()?;
        match self.selected()? {
            Row::Stop(at) => round.stops.get(at).map(|stop| (round.id, stop)),
            _ => None,
        }
    }

    /// The selected round that an earlier shift left open and nobody has ended.
    fn selected_left_open(&self) -> Option<RoundId> {
        match self.selected()? {
            Row::LeftOpen(at) => self.left_open.get(at).map(|(_, round)| round).filter(|round| round.end.is_none()),
            _ => None,
        }
        .map(|round| round.id)
    }

    fn selected_youth(&self) -> Option<YouthId> {
        match self.selected()? {
            Row::Youth(youth) => Some(youth),
            _ => None,
        }
    }

    /// The first stop nobody has come to, or the first row there is.
    fn select_first_left(&mut self) {
        let left = self.walked().and_then(|round| round.stops.iter().position(|stop| stop.mark.is_none()));
        let row = self.rows.iter().position(|row| Some(*row) == left.map(Row::Stop));
        self.list.select(row.or_else(|| self.rows.iter().position(|row| !row.is_heading())).unwrap_or(0));
    }

    fn run(&mut self, asked: Asked, step: Step) -> Response {
        self.asked = Some(asked);
        Response::effect(Effect::Run(Box::new(Command::Night(step))))
    }

    fn begin(&mut self, cx: &Cx<'_>) -> Response {
        let Some(shift) = &self.shift else {
            return Response::say(Message::note(no_shift(cx)));
        };
        let shift = shift.id;
        let stops: Result<Vec<Line>, _> = cx.config.night.route.iter().map(|stop| Line::new(stop)).collect();
        match stops {
            Ok(stops) => self.run(Asked::Begin, Step::Begin { shift, stops }),
            Err(reason) => Response::say(Message::bad(explain::invalid(cx.texts, reason))),
        }
    }

    fn all_in_order(&mut self) -> Response {
        let Some(round) = self.walked() else { return Response::Handled };
        let left = round.stops.iter().filter(|stop| stop.mark.is_none());
        let step = Step::InOrder { round: round.id, stops: left.map(|stop| stop.number).collect(), finish: true };
        self.run(Asked::All, step)
    }

    /// What the one key does: a stop is in order, or that was a slip; of a youth it asks what came of the check.
    fn mark(&mut self, cx: &Cx<'_>) -> Response {
        if let (Some(youth), Some(round)) = (self.selected_youth(), self.walked()) {
            return super::response(check::open(round.id, youth, cx), cx);
        }
        let Some((round, stop)) = self.stop() else { return Response::Handled };
        let number = stop.number;
        match stop.mark.map(|mark| mark.state) {
            None => self.run(Asked::One, Step::InOrder { round, stops: vec![number], finish: false }),
            Some(StopState::InOrder) => self.run(Asked::Clear, Step::Clear { round, stop: number }),
            Some(StopState::Deviation(_)) => Response::say(Message::note(cx.texts.round_deviation_stays().to_owned())),
        }
    }

    fn deviate(&self, cx: &Cx<'_>) -> Response {
        let place = match (self.stop(), self.selected_youth()) {
            (Some((_, stop)), _) => Place::Stop(stop.number),
            (None, Some(youth)) => Place::Youth(youth),
            (None, None) => return Response::Handled,
        };
        match self.walked() {
            Some(round) => super::response(deviation_form::open(round.id, place, cx), cx),
            None => Response::Handled,
        }
    }

    /// With nothing left the round just ends; otherwise the form asks why.
    fn finish(&mut self, cx: &Cx<'_>) -> Response {
        if let Some(left) = self.selected_left_open() {
            return super::response(finish_form::open(left, cx), cx);
        }
        let Some(round) = self.walked() else { return Response::Handled };
        let id = round.id;
        if round.owed() > 0 || !self.waiting(cx).is_empty() {
            return super::response(finish_form::open(id, cx), cx);
        }
        self.run(Asked::Finish, Step::Finish { round: id, reason: None })
    }

    /// For whom an agreed check waits.
    fn waiting(&self, cx: &Cx<'_>) -> Vec<String> {
        self.shift.as_ref().map_or_else(Vec::new, |shift| waiting_for(self.walked(), &self.rounds, shift, cx))
    }

    /// Whether an agreed check waits, on a round or before one is begun.
    fn waits(&self, agreement: &NightAgreement, cx: &Cx<'_>) -> bool {
        let began = self.shift.as_ref().map(|shift| shift.starts_at);
        began.is_some_and(|began| waits(agreement, self.walked(), &self.rounds, began, cx.now, cx.zone))
    }

    /// Opens the entry of a deviation, asks about a youth, or begins.
    fn open_selected(&mut self, cx: &Cx<'_>) -> Response {
        if self.walked().is_none() {
            return self.begin(cx);
        }
        match self.stop().and_then(|(_, stop)| stop.mark).map(|mark| mark.state) {
            Some(StopState::Deviation(entry)) => super::response(log::open_at(entry, cx), cx),
            _ if self.selected_youth().is_some() => self.mark(cx),
            _ => Response::Handled,
        }
    }

    fn may(cx: &Cx<'_>) -> Availability {
        super::availability(Action::CountGuests, None, cx)
    }

    /// Something of the round that is walked.
    fn with_round(&self, cx: &Cx<'_>) -> Availability {
        if self.walked().is_some() { Self::may(cx) } else { Availability::NotHere }
    }

    fn progress(&self, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let Ok(open) = cx.house() else { return String::new() };
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        match (self.walked(), &open.standing.last_round) {
            (Some(round), _) => t.round_progress(
                t.clock(round.begun_at, cx.zone),
                open.people.initials(round.begun_by),
                number(round.stops.len() - round.left()),
                number(round.stops.len()),
            ),
            (None, Some(round)) => last_told(round, cx),
            (None, None) => t.round_none_yet().to_owned(),
        }
    }

    fn newest_is_in_order(&self) -> bool {
        self.rounds.last().is_some_and(|round| round.deviations().next().is_none())
    }

    fn after(&self, asked: Asked, at: Instant, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        let clock = t.clock(at, cx.zone);
        let left = self.walked().map(|round| left_told(round, &self.waiting(cx), t));
        let said = match (asked, left) {
            (Asked::Begin, _) => t.round_begun(clock),
            (Asked::All, None) if self.newest_is_in_order() => t.round_all_in_order(clock),
            (Asked::All, None) => t.round_ended(clock),
            (Asked::All, Some(left)) => t.round_in_order_left(left, cx.key(Action::FinishRound)),
            (Asked::Clear, _) => t.round_cleared().to_owned(),
            (Asked::Finish, _) => t.round_ended(clock),
            (Asked::One, _) => return Response::Ignored,
        };
        Response::say(Message::good(said))
    }
}

/// Why nobody begins a round: no shift is confirmed, or the one that is has not come yet.
fn no_shift(cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let Some(coming) = cx.open.and_then(|open| open.session.coming.as_ref()) else {
        return t.round_no_shift(cx.key(Action::ConfirmShift));
    };
    t.round_shift_coming(shift_name(coming, cx), t.moment(coming.is_theirs_from(), cx.now, cx.zone))
}

/// Rounds that shifts before this one left open, and those that were ended since it began.
fn left_open(mine: Option<&ShiftOn>, cx: &Cx<'_>) -> Result<Vec<(ShiftOn, Round)>, StoreError> {
    let read = cx.house()?.reader;
    let since = mine.map_or(cx.now, |shift| shift.starts_at);
    let rounds = read.rounds_left_open(since, cx.now)?.into_iter();
    let others = rounds.filter(|round| mine.is_none_or(|mine| mine.id != round.shift));
    others.map(|round| Ok((read.shift(round.shift)?.ok_or(Refusal::Gone)?, round))).collect()
}

/// «sist 23:18 · 2 t siden»: how long ago anybody walked a round.
pub fn last_told(round: &Round, cx: &Cx<'_>) -> String {
    let (t, at) = (cx.texts, round.last_at());
    let last = t.round_last(t.moment(at, cx.now, cx.zone), t.age(cx.now - at));
    if round.is_left_open(cx.now) { format!("{last} · {}", t.round_not_finished()) } else { last }
}

impl View for Screen {
    fn scope(&self) -> Scope {
        Scope::Round
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.night_title().to_owned()
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        match action {
            Action::Open if self.walked().is_none() => Some(t.action_begin_round()),
            Action::MarkPoint | Action::Open if self.selected_youth().is_some() => Some(t.action_check()),
            _ => None,
        }
    }

    fn foremost(&self, _cx: &Cx<'_>) -> &'static [Action] {
        if self.walked().is_none() { &[Action::Open] } else { &[] }
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open if self.walked().is_none() => match &self.shift {
                Some(_) => Self::may(cx),
                None => Availability::Disabled(no_shift(cx)),
            },
            Action::Open => match self.stop().and_then(|(_, stop)| stop.mark).map(|mark| mark.state) {
                Some(StopState::Deviation(_)) => Availability::Available,
                _ => Availability::NotHere,
            },
            Action::MarkPoint | Action::Deviate if self.selected().is_some() => self.with_round(cx),
            Action::FinishRound if self.selected_left_open().is_some() => Self::may(cx),
            Action::AllInOrder | Action::FinishRound => self.with_round(cx),
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::AllInOrder => self.all_in_order(),
            Action::MarkPoint => self.mark(cx),
            Action::Deviate => self.deviate(cx),
            Action::FinishRound => self.finish(cx),
            Action::Open => self.open_selected(cx),
            // The round is open already.
            Action::OpenRound => Response::Handled,
            _ => {
                let mut list = self.list.clone();
                let moved = list.step(action, &Rows::new(self, Theme::new(ThemeName::Mono), *cx));
                self.list = list;
                super::moved(Ok(moved), cx)
            }
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        let Input::Mouse(mouse) = input else { return Response::Ignored };
        let mut list = self.list.clone();
        let moved = list.wheel(*mouse, &Rows::new(self, Theme::new(ThemeName::Mono), *cx));
        self.list = list;
        super::moved(Ok(moved), cx)
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.list.select(target.0);
        Response::Handled
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        match (self.asked.take(), outcome) {
            (Some(asked), Outcome::Done(done)) => self.after(asked, done.at, cx),
            (None, Outcome::Done(_)) => Response::Ignored,
            (_, Outcome::Failed(error)) => {
                // What another terminal did is shown at once, so that the sentence can be understood.
                let read = self.read(cx);
                let text = explain::store_error(cx.texts, read.as_ref().err().unwrap_or(error));
                Response::say(Message::bad(text))
            }
        }
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        let shown = Changes::of(Topic::Night).and(Topic::Shift).and(Topic::Youths).and(Topic::Staff).and(Topic::Clock);
        if !changes.touch(shown) {
            return Ok(());
        }
        let was_left = self.stop().is_some_and(|(_, stop)| stop.mark.is_none());
        self.read(cx)?;
        if was_left && self.stop().is_some_and(|(_, stop)| stop.mark.is_some()) {
            self.go_on();
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let mut title = vec![canvas.span(t.night_title(), Role::Title)];
        if let Some(shift) = &self.shift {
            title.push(canvas.span(format!(" · {}", shift_name(shift, cx)), Role::Text));
        }
        let area = pane::heading(canvas, title, &self.progress(cx));
        let hint = match (self.walked(), &self.shift) {
            _ if self.selected_left_open().is_some() => t.round_hint_left_open(cx.key(Action::FinishRound)),
            (_, None) => no_shift(cx),
            (None, Some(_)) => t.round_hint_begin(cx.key(Action::Open)),
            (Some(_), _) => {
                t.round_hint(cx.key(Action::FinishRound), cx.key(Action::SetAgreement), cx.key(Action::OpenStatus))
            }
        };
        let hint = canvas.span(format!(" {hint}"), Role::Dim);
        let last = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        canvas.within(last, |canvas| canvas.line(0, hint));
        let area = Rect { width: area.width.saturating_sub(1), height: area.height.saturating_sub(2), ..area };
        if self.rows.is_empty() {
            pane::sentence(canvas, area, t.round_no_route(), true);
            return;
        }
        pane::list(canvas, &self.list, &Rows::new(self, canvas.theme(), *cx), area, true, Target);
    }

    fn youth(&self) -> Option<YouthId> {
        self.selected_youth()
    }
}

impl Screen {
    /// To the next stop nobody has come to, from the selected one on and round; stays where there is none.
    fn go_on(&mut self) {
        let Some(round) = self.walked() else { return };
        let (at, count) = (self.list.selected(), self.rows.len());
        let is_left = |row: &Row| matches!(row, Row::Stop(stop) if round.stops[*stop].mark.is_none());
        let next = (1..=count).map(|step| (at + step) % count).find(|next| is_left(&self.rows[*next]));
        next.into_iter().for_each(|next| self.list.select(next));
    }
}
