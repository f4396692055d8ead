//! The handover from a shift to the next on the whole screen: one section at a time, the house first.
//!
//! ```text
//!  Overlapping · Kveldsvakt lør 21.11. → Nattevakt             3 av 6 · 06 min · muntlig
//! ────────────────────────────────────────────────────────────────────────────────
//!   Hus ✓   1 ✓   2 ✓  ▸3    4    6    Slutt
//!
//!  ▌3 AMIR                                        FØLG MED siden 19.11. (KN)
//!
//!   Kort          Borte fra 13:30, inne igjen 19:10.
//!   Å gjøre       15:00: ring igjen · alle
//!   Hvis–så       Ikke inne 23:00 → ring, så bakvakt (til 22.11. 09:00)
//! ```

pub mod addendum_form;
mod answer_form;
mod draw;
mod list;
pub mod part_form;
pub mod rule_form;
pub mod settle_form;
pub mod sign_form;

use super::Opened;
use crate::{
    domain::{
        access::{Deed, allows},
        audit::AccessEvent,
        changes::{Changes, Topic},
        command::Command,
        handover::{IN_TIME, Mode, OVERLAP, PartFacts, Rule, State, Step, pulled::PulledQuestion, receiver},
        ids::{ApartmentId, ApartmentNumber, ShiftId, YouthId},
        refusal::Refusal,
        shift::ShiftKindId,
    },
    explain,
    store::{
        StoreError,
        read::{Sheet, ShiftOn},
    },
    text::Texts,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::{Input, MouseKind},
        view::{Availability, Cx, Effect, Message, Outcome, Response, View},
    },
};

/// Lines a page moves.
const PAGE: usize = 10;
/// Lines the wheel moves.
const WHEEL: usize = 3;
/// Shifts that are looked through for the one that hands over to mine.
const NEAR: usize = 12;

/// The screen.
#[derive(Debug)]
struct Screen {
    sheet: Sheet,
    /// The section that is shown; behind the last one the end.
    at: usize,
    /// Lines above the first that is shown.
    scroll: usize,
    /// What was asked for last.
    asked_for: AskedFor,
}

/// What a person asked for, to tell what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum AskedFor {
    #[default]
    Mode,
    /// Both have been through a section: the next follows.
    Through,
    /// They have not, after all.
    NotThrough,
}

/// Opens the handover to the shift of whoever is signed in, while that is what they do; else the one from it; the list where
/// there is neither.
///
/// # Errors
/// What the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    match chosen(cx)? {
        Some(shift) => open_of(shift.id, cx),
        None => list::open(cx),
    }
}

/// Opens the handover of a shift at the house or at a youth.
///
/// # Errors
/// [`Refusal::Gone`] for a shift that was never confirmed, and what the store answers.
pub fn open_at(shift: ShiftId, youth: Option<YouthId>, cx: &Cx<'_>) -> Opened {
    let sheet = sheet(shift, cx)?;
    let at = sheet.sections().iter().position(|section| *section == youth).unwrap_or(0);
    Ok(Box::new(Screen { sheet, at, scroll: 0, asked_for: AskedFor::Mode }))
}

/// Opens the handover of a shift.
///
/// # Errors
/// [`Refusal::Gone`] for a shift that was never confirmed, and what the store answers.
fn open_of(shift: ShiftId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(Screen { sheet: sheet(shift, cx)?, at: 0, scroll: 0, asked_for: AskedFor::Mode }))
}

/// Reads the handover of a shift.
fn sheet(shift: ShiftId, cx: &Cx<'_>) -> Result<Sheet, StoreError> {
    let reader = cx.house()?.reader;
    let shift = reader.shift(shift)?.ok_or(Refusal::Gone)?;
    let to = taking_over(&shift, cx);
    reader.handover_sheet(&shift, &to, cx.now, &super::house_clock(cx), &cx.config.checklists)
}

/// The kind that takes over from a shift by the times of the house.
fn taking_over(shift: &ShiftOn, cx: &Cx<'_>) -> ShiftKindId {
    receiver(&cx.config.shifts, shift.ends_at, cx.zone).map_or_else(|| shift.kind.clone(), |next| next.kind)
}

/// Which handover somebody means.
fn chosen(cx: &Cx<'_>) -> Result<Option<ShiftOn>, StoreError> {
    let open = cx.house()?;
    let Some(mine) = &open.session.shift else {
        let waits = open.standing.handovers.first().map(|waiting| open.reader.shift(waiting.shift));
        return Ok(waits.transpose()?.flatten());
    };
    // Towards its end a shift thinks of its own.
    if cx.now < mine.ends_at - IN_TIME {
        for shift in open.reader.recent_shifts(NEAR)? {
            let meets = (shift.ends_at - OVERLAP..=shift.ends_at + IN_TIME).contains(&mine.starts_at);
            if shift.id == mine.id || !meets {
                continue;
            }
            let handover = open.reader.handover_of(shift.id)?;
            let to = handover.as_ref().map_or_else(|| taking_over(&shift, cx), |handover| handover.to.clone());
            let is_mine = open.reader.taking_over(&shift, &to)?.iter().any(|taking| taking.id == mine.id);
            // What a colleague has received is still read by everybody who comes.
            let waits = match handover {
                Some(_) => !open.reader.has_signed(shift.id, open.session.staff.id)?,
                None => cx.now < mine.starts_at + IN_TIME,
            };
            if is_mine && waits {
                return Ok(Some(shift));
            }
        }
    }
    Ok(Some(mine.clone()))
}

/// «3 Amir», or the house.
fn about(youth: Option<YouthId>, cx: &Cx<'_>) -> String {
    let Some(youth) = youth else {
        return cx.texts.handover_house().to_owned();
    };
    let people = cx.open.map(|open| open.people);
    let name = cx.texts.called(people.and_then(|people| people.called(youth)));
    match people.and_then(|people| people.home(youth)) {
        Some(home) => format!("{} {name}", home.number),
        None => name.into_owned(),
    }
}

/// A number for the drafts of a section: youths are numbered from 1 on, far from a million in a house of thirty years.
const fn subject(shift: ShiftId, youth: Option<YouthId>) -> i64 {
    let section = match youth {
        Some(youth) => youth.0,
        None => 0,
    };
    shift.0 * 1_000_000 + section
}

/// The shift and the section that number stands for.
const fn from_subject(subject: i64) -> (ShiftId, Option<YouthId>) {
    let section = subject % 1_000_000;
    (ShiftId(subject / 1_000_000), if section == 0 { None } else { Some(YouthId(section)) })
}

impl Screen {
    /// The section that is shown; `None` at the end.
    fn section(&self) -> Option<Option<YouthId>> {
        self.sheet.sections().get(self.at).copied()
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let here = self.section();
        self.sheet = sheet(self.sheet.shift.id, cx)?;
        let sections = self.sheet.sections();
        // Who moved in meanwhile must not push another under the eyes.
        let at = here.and_then(|here| sections.iter().position(|section| *section == here));
        self.at = at.unwrap_or(self.at.min(sections.len()));
        Ok(())
    }

    fn go(&mut self, at: usize) -> Response {
        self.at = at.min(self.sheet.sections().len());
        self.scroll = 0;
        Response::Handled
    }

    /// The first rule of an earlier handover here that nobody has answered.
    fn asked(&self) -> Option<&Rule> {
        let section = self.section()?;
        self.sheet.pulled.asked_about(section).find(|rule| rule.answer.is_none() && self.sheet.state() == State::Open)
    }

    /// The first question of an earlier handover here that is open.
    fn question(&self) -> Option<&PulledQuestion> {
        let section = self.section()?;
        let open = |question: &&PulledQuestion| question.settled.is_none() && self.sheet.state() == State::Open;
        self.sheet.pulled.questions_about(section).find(open)
    }

    /// The rule of an earlier handover here that was answered last: a wrong answer is corrected, also in a handover that is
    /// signed.
    fn answered(&self) -> Option<&Rule> {
        let asked = self.sheet.pulled.asked_about(self.section()?);
        asked.filter(|rule| rule.answer.is_some()).max_by_key(|rule| rule.answer.map(|answer| answer.at))
    }

    /// Something of an earlier handover waits for an answer here.
    fn has_to_answer(&self) -> bool {
        self.asked().is_some() || self.question().is_some()
    }

    /// Both have been through the section, or have not after all.
    fn mark_through(&mut self) -> Response {
        let Some(youth) = self.section() else {
            return Response::Handled;
        };
        let part = self.sheet.part(youth);
        let version = part.map_or(0, |part| part.version);
        let facts = part.map_or_else(PartFacts::default, |part| part.facts.clone());
        self.asked_for = if facts.gone_through { AskedFor::NotThrough } else { AskedFor::Through };
        let facts = PartFacts { gone_through: !facts.gone_through, ..facts };
        run(Step::WritePart { between: self.sheet.between(), youth, version, facts })
    }

    fn told_what_was_done(&mut self, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        let text = match self.asked_for {
            AskedFor::Through => {
                self.go(self.at + 1);
                t.handover_gone_through().to_owned()
            }
            AskedFor::NotThrough => t.handover_not_gone_through().to_owned(),
            AskedFor::Mode => t.handover_mode_now(t.handover_mode(self.mode())),
        };
        Response::say(Message::good(text))
    }

    fn next_mode(&self) -> Response {
        let mode = self.mode();
        let at = Mode::ALL.iter().position(|known| *known == mode).unwrap_or(0);
        run(Step::SetMode { between: self.sheet.between(), mode: Mode::ALL[(at + 1) % Mode::ALL.len()] })
    }

    fn mode(&self) -> Mode {
        self.sheet.handover.as_ref().map_or(Mode::default(), |handover| handover.mode)
    }

    fn go_to_apartment(&mut self, number: u8, cx: &Cx<'_>) -> Response {
        let people = cx.house().ok().map(|open| open.people);
        let shown = self.sheet.sections().get(self.at).copied().flatten();
        let youth = people.and_then(|people| people.next_behind(ApartmentNumber(number), shown));
        match self.sheet.sections().iter().position(|section| section.is_some() && *section == youth) {
            Some(at) => self.go(at),
            None => Response::say(Message::note(cx.texts.apartment_is_vacant(number))),
        }
    }
}

fn run(step: Step) -> Response {
    Response::effect(Effect::Run(Box::new(Command::HandOver(step))))
}

/// Whether whoever is signed in may hand over.
fn permitted(cx: &Cx<'_>) -> Availability {
    super::availability(Action::AddRule, None, cx)
}

impl View for Screen {
    fn scope(&self) -> Scope {
        Scope::Handover
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.handover_title().to_owned()
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        match action {
            Action::Save => Some(t.handover_sign_label()),
            Action::Open => Some(t.handover_write_label()),
            Action::Edit => Some(t.handover_addendum_label()),
            Action::MarkPoint => Some(t.handover_through_label()),
            Action::AnswerRule if !self.has_to_answer() => Some(t.handover_correct_answer_label()),
            _ => None,
        }
    }

    fn foremost(&self, _cx: &Cx<'_>) -> &'static [Action] {
        match self.sheet.state() {
            State::Open if self.has_to_answer() => &[Action::AnswerRule, Action::Open, Action::MarkPoint, Action::Save],
            State::Open => &[Action::Open, Action::MarkPoint, Action::AddRule, Action::Save],
            State::Sealed => &[Action::Save, Action::Open, Action::Edit],
            State::Received => &[Action::Edit],
        }
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        let t = cx.texts;
        let state = self.sheet.state();
        let unless = |no: bool, why: String| if no { Availability::Disabled(why) } else { permitted(cx) };
        let in_section = self.section().is_some();
        match action {
            Action::Open if in_section => {
                unless(state == State::Received, t.handover_received_write(cx.key(Action::Edit)))
            }
            Action::MarkPoint if in_section => {
                unless(state == State::Received, t.handover_received_write(cx.key(Action::Edit)))
            }
            Action::AddRule if !in_section => Availability::Disabled(t.handover_choose_section().to_owned()),
            Action::AddRule => unless(state != State::Open, t.handover_sealed_no_rules().to_owned()),
            Action::AnswerRule if in_section => {
                unless(!self.has_to_answer() && self.answered().is_none(), t.handover_no_rules_asked().to_owned())
            }
            Action::Edit => unless(state == State::Open, t.handover_not_sealed_yet(cx.key(Action::Open))),
            Action::HandoverMode => unless(state != State::Open, t.refused_handover_sealed().to_owned()),
            Action::Save => permitted(cx),
            Action::AllHandovers | Action::Left | Action::Right => Availability::Available,
            Action::SelectApartment(number) => super::apartment_availability(number, cx),
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::effect(Effect::Record { event: AccessEvent::OpenHandover, youth: None })
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        let shift = self.sheet.shift.id;
        let youth = self.section().flatten();
        self.asked_for = AskedFor::Mode;
        match action {
            Action::Left => self.go(self.at.saturating_sub(1)),
            Action::Right => self.go(self.at + 1),
            Action::First => self.go(0),
            Action::Last => self.go(usize::MAX),
            Action::SelectApartment(number) => self.go_to_apartment(number, cx),
            Action::Up => self.scroll_by(-1),
            Action::Down => self.scroll_by(1),
            Action::PageUp => self.scroll_by(-PAGE.cast_signed()),
            Action::PageDown => self.scroll_by(PAGE.cast_signed()),
            Action::Open => super::response(part_form::open(shift, youth, cx), cx),
            Action::MarkPoint => self.mark_through(),
            Action::AddRule => super::response(rule_form::open(shift, youth, cx), cx),
            Action::AnswerRule => match (self.asked(), self.question()) {
                (Some(rule), _) => super::response(answer_form::open(rule, cx), cx),
                (None, Some(question)) => super::response(settle_form::open(question, cx), cx),
                (None, None) => match self.answered() {
                    Some(rule) => super::response(answer_form::correct(rule.id, cx), cx),
                    None => Response::Handled,
                },
            },
            Action::Edit => super::response(addendum_form::open(shift, youth, cx), cx),
            Action::HandoverMode => self.next_mode(),
            Action::Save => super::response(sign_form::open(shift, cx), cx),
            Action::AllHandovers => super::response(list::open(cx), cx),
            _ => Response::Ignored,
        }
    }

    fn on_input(&mut self, input: &Input, _cx: &Cx<'_>) -> Response {
        match input {
            Input::Mouse(mouse) => match mouse.kind {
                MouseKind::WheelUp => self.scroll_by(-WHEEL.cast_signed()),
                MouseKind::WheelDown => self.scroll_by(WHEEL.cast_signed()),
                MouseKind::Click => Response::Ignored,
            },
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.go(target.0)
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        match outcome {
            Outcome::Done(_) => self.told_what_was_done(cx),
            Outcome::Failed(error) => {
                // What another terminal wrote is shown at once.
                let read = self.read(cx);
                Response::say(Message::bad(explain::store_error(cx.texts, read.as_ref().err().unwrap_or(error))))
            }
        }
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        let shown = Changes::of(Topic::Handover)
            .and(Topic::Log)
            .and(Topic::Tasks)
            .and(Topic::Watch)
            .and(Topic::Night)
            .and(Topic::Presence)
            .and(Topic::Plan)
            .and(Topic::Calendar)
            .and(Topic::Youths)
            .and(Topic::Staff)
            .and(Topic::Clock);
        if changes.touch(shown) { self.read(cx) } else { Ok(()) }
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        self.draw_all(canvas, cx);
    }

    fn youth(&self) -> Option<YouthId> {
        self.section().flatten()
    }

    fn apartment(&self) -> Option<ApartmentId> {
        None
    }
}

/// Whether whoever is signed in could hand over at all.
fn may(cx: &Cx<'_>) -> bool {
    cx.house().is_ok_and(|open| allows(open.session.staff.rights(), Deed::HandOver))
}
