//! What came of the check of a youth? Only what was agreed is offered, and always the deviation.
//!
//! ```text
//! ╭─ Tilsyn: 1 SAMIRA ─────────────────────────────────────────────────╮
//! │ Avtalt: bank på 23:30                                              │
//! │ avtalt med Samira 01.11. (KN), tas opp igjen 01.02.2027            │
//! │                                                                    │
//! │ ▸ i  svarte, er inne           merkes inne, sett nå                │
//! │   s  svarte                    merker ikke hvor ungdommen er       │
//! │   …                                                                │
//! ╰────────────────────────────────────────────────────────────────────╯
//! ```

use super::{deviation_form, entered_form};
use crate::{
    domain::{
        changes::Changes,
        command::Command,
        ids::{RoundId, YouthId},
        night::{CheckResult, NightAgreement, NightCheck, Place, Step},
        refusal::Refusal,
    },
    explain,
    store::StoreError,
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        dialogs::panel,
        screens::{Opened, in_place_of, presence::named},
        theme::Role,
        view::{Availability, Cx, Effect, Message, Outcome, Response, View},
        widgets::answers::{self, Answer},
    },
};

/// Columns of the box.
const WIDTH: u16 = 70;
/// Columns of the key and the words of an answer.
const WORD: usize = 32;

/// The answers to a check that was agreed.
const AGREED: &[Action] = &[
    Action::CheckSeenIn,
    Action::CheckAnswered,
    Action::CheckNoAnswer,
    Action::CheckNotHome,
    Action::Deviate,
    Action::CheckEntered,
];
/// What can be told where none was.
const NOT_AGREED: &[Action] = &[Action::Deviate, Action::CheckEntered];

/// The question.
#[derive(Debug)]
struct Ask {
    round: RoundId,
    youth: YouthId,
    selected: usize,
    /// What was said, for the sentence that repeats it.
    asked: Option<(CheckResult, bool)>,
}

/// Opens the question.
///
/// # Errors
/// [`Refusal::NotLivingHere`] for somebody who does not live in the house.
pub fn open(round: RoundId, youth: YouthId, cx: &Cx<'_>) -> Opened {
    if cx.house()?.people.home(youth).is_none() {
        return Err(Refusal::NotLivingHere.into());
    }
    Ok(Box::new(Ask { round, youth, selected: 0, asked: None }))
}

impl Ask {
    fn agreement<'a>(&self, cx: &Cx<'a>) -> Option<&'a NightAgreement> {
        let agreement = cx.open?.standing.night.get(&self.youth)?;
        (agreement.facts.check != NightCheck::Nothing).then_some(agreement)
    }

    fn answers(&self, cx: &Cx<'_>) -> &'static [Action] {
        if self.agreement(cx).is_some() { AGREED } else { NOT_AGREED }
    }

    fn select(&mut self, by: isize, cx: &Cx<'_>) -> Response {
        let last = self.answers(cx).len() - 1;
        self.selected = self.selected.saturating_add_signed(by).min(last);
        Response::Handled
    }

    fn check(&mut self, result: CheckResult, seen_in: bool) -> Response {
        self.asked = Some((result, seen_in));
        let step = Step::Check { round: self.round, youth: self.youth, result, seen_in };
        Response::effect(Effect::Run(Box::new(Command::Night(step))))
    }

    fn answer(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::CheckSeenIn => self.check(CheckResult::Answered, true),
            Action::CheckAnswered => self.check(CheckResult::Answered, false),
            Action::CheckNoAnswer => self.check(CheckResult::NoAnswer, false),
            Action::CheckNotHome => self.check(CheckResult::NotHome, false),
            Action::Deviate => in_place_of(deviation_form::open(self.round, Place::Youth(self.youth), cx), cx),
            Action::CheckEntered => in_place_of(entered_form::open(self.round, self.youth, cx), cx),
            _ => Response::Ignored,
        }
    }

    fn draw_answers(&self, canvas: &mut Canvas<'_>, row: u16, cx: &Cx<'_>) {
        let agreed = self.agreement(cx).map(|agreement| agreement.facts.check);
        let answers: Vec<Answer> = self.answers(cx).iter().map(|action| answer(*action, agreed, cx.texts)).collect();
        answers::draw(canvas, row, &answers, self.selected, WORD, cx);
    }
}

/// An answer, and what happens after its key.
const fn answer(action: Action, agreed: Option<NightCheck>, t: Texts) -> Answer {
    let (word, hint) = match action {
        Action::CheckSeenIn => match agreed {
            Some(NightCheck::Sms) => (t.check_seen_in(), t.check_hint_in_sms()),
            _ => (t.check_seen_in(), t.check_hint_in_knock()),
        },
        Action::CheckAnswered => (t.check_answered(), t.check_hint_answered()),
        Action::CheckNoAnswer => (t.check_no_answer(), t.check_hint_no_answer()),
        Action::CheckNotHome => (t.check_not_home(), t.check_hint_not_home()),
        Action::CheckEntered => (t.check_entered(), t.check_hint_entered()),
        _ => (t.check_deviation(), t.check_hint_deviation()),
    };
    Answer { action, word, hint }
}

impl View for Ask {
    fn scope(&self) -> Scope {
        Scope::NightCheck
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.check_question(named(self.youth, cx))
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open | Action::Up | Action::Down => Availability::Available,
            action if self.answers(cx).contains(&action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Up => self.select(-1, cx),
            Action::Down => self.select(1, cx),
            Action::Open => {
                let answers = self.answers(cx);
                self.answer(answers[self.selected.min(answers.len() - 1)], cx)
            }
            action if self.answers(cx).contains(&action) => self.answer(action, cx),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, cx: &Cx<'_>) -> Response {
        self.selected = target.0.min(self.answers(cx).len() - 1);
        Response::Handled
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        let done = match outcome {
            Outcome::Done(done) => done,
            Outcome::Failed(error) => return Response::say(Message::bad(explain::store_error(t, error))),
        };
        let (clock, who) = (t.clock(done.at, cx.zone), named(self.youth, cx));
        let told = match self.asked {
            Some((_, true)) => t.check_saved(clock, who, t.check_seen_in()),
            // Nobody knows more about where they are than before.
            Some((result, false)) => {
                t.check_saved_where(clock, who, t.check_result(result), cx.key(Action::AskPresence))
            }
            None => return Response::Ignored,
        };
        Response::Effects(vec![Effect::Close, Effect::Say(Message::good(told))])
    }

    fn refresh(&mut self, _changes: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        // What is agreed is drawn from what the session holds.
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        const HEIGHT: u16 = 14;
        let (t, title) = (cx.texts, self.title(cx));
        panel::draw(canvas, &title, (WIDTH, HEIGHT), |canvas| {
            let mut told = Vec::new();
            if let Some(agreement) = cx.open.and_then(|open| open.standing.night.get(&self.youth)) {
                let by = cx.open.map_or("", |open| open.people.initials(agreement.by));
                told.push(t.check_agreed_now(t.night_agreement(Some(agreement), cx.today())));
                told.push(t.night_agreement_from(agreement, by));
            }
            if self.agreement(cx).is_none() {
                told.push(t.check_none().to_owned());
            }
            let room = usize::from(canvas.area().width);
            let most = usize::from(canvas.area().height).saturating_sub(self.answers(cx).len() + 1);
            let mut row = 0;
            for line in told.iter().flat_map(|text| columns::wrap(text, room)).take(most) {
                canvas.line(row, canvas.span(line.to_owned(), Role::Text));
                row += 1;
            }
            self.draw_answers(canvas, row + 1, cx);
        });
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
