//! Where is this youth? One key marks them as in or unknown at once; the others ask what else has to be known.
//!
//! ```text
//! ╭─ Hvor er 3 AMIR? ──────────────────────────────────────────────────╮
//! │ ▌LEILIGHET 3 · AMIR                                                │
//! │ ute sagt 12:10 (OH) · tilbake 16:00                                │
//! │                                                                    │
//! │ ▸ i  inne               lagres straks                              │
//! │   u  ute                tilbake når?                               │
//! │   …                                                                │
//! │                                                                    │
//! │ Kilde  ◂ sett ▸         ← → bytter                                 │
//! ╰────────────────────────────────────────────────────────────────────╯
//! ```

use super::{form, guests, marked, named};
use crate::{
    domain::{
        changes::Changes,
        command::Command,
        ids::YouthId,
        presence::{PresenceFacts, PresenceSource, PresenceState},
        refusal::Refusal,
    },
    explain,
    store::StoreError,
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        dialogs::panel,
        screens::{Opened, in_place_of},
        theme::Role,
        view::{Availability, Cx, Effect, Message, Outcome, Response, View},
        widgets::answers::{self, Answer},
    },
};

/// Columns of the box.
const WIDTH: u16 = 70;
/// Columns of the key and the word of a state.
const WORD: usize = 24;
/// Lines of what is known now.
const NOW: usize = 2;

/// The question.
#[derive(Debug)]
struct Ask {
    youth: YouthId,
    /// How somebody knows, once it was chosen; until then as one usually knows that.
    source: Option<PresenceSource>,
    /// The state Enter opens the form with.
    selected: usize,
    /// What to do about a missing youth is shown, before the form for it is opened.
    warns: bool,
    /// What was marked, for the sentence that says so.
    asked: Option<PresenceFacts>,
}

/// Opens the question.
///
/// # Errors
/// [`Refusal::NotLivingHere`] for somebody who does not live in the house.
pub fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    if cx.house()?.people.home(youth).is_none() {
        return Err(Refusal::NotLivingHere.into());
    }
    Ok(Box::new(Ask { youth, source: None, selected: 0, warns: false, asked: None }))
}

impl Ask {
    fn state(&self) -> PresenceState {
        PresenceState::ALL[self.selected.min(PresenceState::ALL.len() - 1)]
    }

    fn source(&self) -> PresenceSource {
        self.source.unwrap_or_else(|| PresenceSource::usual(self.state()))
    }

    fn select(&mut self, by: isize) -> Response {
        let last = PresenceState::ALL.len() - 1;
        self.selected = self.selected.saturating_add_signed(by).min(last);
        Response::Handled
    }

    /// The next source in either direction; they go round.
    fn turn(&mut self, by: usize) -> Response {
        let all = PresenceSource::ALL;
        let at = all.iter().position(|source| *source == self.source()).unwrap_or(0);
        self.source = Some(all[(at + by) % all.len()]);
        Response::Handled
    }

    /// What one key does: whatever needs no further word is saved at once.
    fn mark(&mut self, state: PresenceState, cx: &Cx<'_>) -> Response {
        self.selected = PresenceState::ALL.iter().position(|known| *known == state).unwrap_or(0);
        match state {
            PresenceState::In | PresenceState::Unknown => {
                let facts = PresenceFacts::plain(state, self.source());
                self.asked = Some(facts.clone());
                let command = Command::SetPresence { youth: self.youth, at: None, seen: None, facts };
                Response::effect(Effect::Run(Box::new(command)))
            }
            PresenceState::Missing if !self.warns => {
                self.warns = true;
                Response::Handled
            }
            _ => in_place_of(form::open_to_write(self.youth, state, self.source(), cx), cx),
        }
    }

    fn count_guests(&self, cx: &Cx<'_>) -> Response {
        let home = cx.house().ok().and_then(|open| open.people.home(self.youth));
        match home {
            Some(home) => in_place_of(guests::open(home.id, cx), cx),
            None => Response::Handled,
        }
    }

    fn draw_question(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let mut row = self.draw_who(canvas, cx) + 1;
        let answers = PresenceState::ALL.map(|state| Answer {
            action: Action::MarkPresence(state),
            word: t.presence_state(state),
            hint: hint(state, t),
        });
        answers::draw(canvas, row, &answers, self.selected, WORD, cx);
        row += u16::try_from(answers.len() + 1).unwrap_or(0);
        let source = format!("◂ {} ▸", t.presence_source(self.source()));
        let source = vec![
            canvas.span(format!("{}  ", t.presence_source_label()), Role::Dim),
            canvas.span(columns::pad(&source, WORD - columns::width(t.presence_source_label()) - 2), Role::Title),
            canvas.span(t.presence_source_hint(cx.key(Action::Left), cx.key(Action::Right)), Role::Dim),
        ];
        canvas.line(row, source);
        let more = t.presence_more_hint(cx.key(Action::Open), cx.key(Action::CountGuests));
        canvas.line(row + 1, canvas.span(more, Role::Dim));
    }

    /// Whose mark it is going to be, and what is known now. Answers the row after it.
    fn draw_who(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) -> u16 {
        let t = cx.texts;
        let Ok(open) = cx.house() else {
            return 0;
        };
        let number = open.people.home(self.youth).map(|home| home.number);
        let name = t.called(open.people.called(self.youth)).to_uppercase();
        let who = number.map_or_else(|| name.clone(), |number| t.saves_on_apartment(number, &name));
        let stripe = canvas.span("▌", number.map_or(Role::Title, |number| Role::Apartment(number.0)));
        let room = usize::from(canvas.area().width).saturating_sub(1);
        canvas.line(0, vec![stripe, canvas.span(columns::truncate(&who, room).into_owned(), Role::Title)]);
        let known = super::told_now(self.youth, cx);
        let lines = columns::wrap_told(&known, room + 1);
        let shown = lines.len().min(NOW);
        for (row, line) in (1..).zip(lines.into_iter().take(NOW)) {
            canvas.line(row, canvas.span(line, Role::Text));
        }
        u16::try_from(1 + shown).unwrap_or(0)
    }

    /// Calmly: what to do, and that the program does none of it.
    fn draw_warning(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let mut row = self.draw_who(canvas, cx) + 1;
        let (key, back) = (cx.key(Action::Open), cx.key(Action::Back));
        let sentences = [
            t.presence_missing_what().to_owned(),
            t.presence_missing_do().to_owned(),
            t.presence_missing_go_on(key, back),
        ];
        for sentence in sentences {
            for line in columns::wrap(&sentence, usize::from(canvas.area().width)) {
                canvas.line(row, canvas.span(line.to_owned(), Role::Text));
                row += 1;
            }
            row += 1;
        }
    }
}

/// What happens after the key of a state.
const fn hint(state: PresenceState, t: Texts) -> &'static str {
    match state {
        PresenceState::In | PresenceState::Unknown => t.presence_hint_at_once(),
        PresenceState::Out | PresenceState::SchoolOrWork => t.presence_hint_back(),
        PresenceState::OvernightAway => t.presence_hint_overnight(),
        PresenceState::Missing => t.presence_hint_missing(),
    }
}

impl View for Ask {
    fn scope(&self) -> Scope {
        Scope::Presence
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.presence_question(named(self.youth, cx))
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn availability(&self, action: Action, _cx: &Cx<'_>) -> Availability {
        match action {
            Action::MarkPresence(_)
            | Action::CountGuests
            | Action::Open
            | Action::Up
            | Action::Down
            | Action::Left
            | Action::Right => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Back if self.warns => {
                self.warns = false;
                Response::Handled
            }
            Action::MarkPresence(state) => self.mark(state, cx),
            Action::Open if self.state() == PresenceState::Missing => self.mark(PresenceState::Missing, cx),
            Action::Open => in_place_of(form::open(self.youth, self.state(), self.source(), cx), cx),
            Action::Up => self.select(-1),
            Action::Down => self.select(1),
            Action::Right => self.turn(1),
            Action::Left => self.turn(PresenceSource::ALL.len() - 1),
            Action::CountGuests => self.count_guests(cx),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.selected = target.0.min(PresenceState::ALL.len() - 1);
        Response::Handled
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        match outcome {
            Outcome::Done(done) => {
                let what = self.asked.as_ref().map_or_else(String::new, |facts| marked(facts, cx.texts));
                let clock = cx.texts.clock(done.at, cx.zone);
                let told = cx.texts.presence_saved(clock, named(self.youth, cx), what);
                Response::Effects(vec![Effect::Close, Effect::Say(Message::good(told))])
            }
            Outcome::Failed(error) => Response::say(Message::bad(explain::store_error(cx.texts, error))),
        }
    }

    fn refresh(&mut self, _changes: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        // What is known now is drawn from what the session holds.
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        const HEIGHT: u16 = 15;
        let title = self.title(cx);
        panel::draw(canvas, &title, (WIDTH, HEIGHT), |canvas| {
            if self.warns {
                self.draw_warning(canvas, cx);
            } else {
                self.draw_question(canvas, cx);
            }
        });
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
