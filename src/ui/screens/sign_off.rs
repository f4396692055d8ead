//! Going off shift: what is still unread and overdue is said first, then one key goes.
//!
//! ```text
//! ╭─ Gå av vakt, KN? ──────────────────────────────────╮
//! │ ▸ Kveldsvakt lør 21.11. 14:30–22:30   pågår        │
//! │                                                    │
//! │ Ulest: 3, 1 viktig eller kritisk                   │
//! │ Forfalt i huset: 1                                 │
//! │ Det uleste følger deg til neste vakt.              │
//! │                                                    │
//! │ Enter går av. Esc lar være.                        │
//! ╰────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use super::{Opened, board::unread_text, failure, no_handover_form};
use crate::{
    domain::{
        changes::{Changes, Topic},
        command::Command,
        log::Weight,
        refusal::Refusal,
    },
    explain,
    store::{StoreError, read::Stretch},
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        dialogs::panel,
        theme::Role,
        view::{Availability, Cx, Effect, Message, Outcome, Response, View},
        widgets::entry_rows::shift_name,
    },
};

/// Cells of the box.
const WIDTH: u16 = 66;

/// The question.
#[derive(Debug)]
struct SignOff {
    initials: String,
    /// The shifts that are on, then those that were forgotten.
    stretches: Vec<Stretch>,
    selected: usize,
}

/// Opens the question about the shifts whoever is signed in has not gone off.
///
/// # Errors
/// [`Refusal::Gone`] when there are none.
pub fn open(cx: &Cx<'_>) -> Opened {
    let session = cx.house()?.session;
    if session.unsigned.is_empty() {
        return Err(Refusal::Gone.into());
    }
    let initials = session.staff.initials.to_string();
    Ok(Box::new(SignOff { initials, stretches: session.unsigned.clone(), selected: 0 }))
}

impl SignOff {
    fn select(&mut self, by: isize) -> Response {
        self.selected = self.selected.saturating_add_signed(by).min(self.stretches.len().saturating_sub(1));
        Response::Handled
    }

    fn go(&self, cx: &Cx<'_>) -> Response {
        let Some(stretch) = self.stretches.get(self.selected) else {
            return Response::Handled;
        };
        match no_handover_form::asks(stretch, cx) {
            Ok(false) => {}
            Ok(true) => {
                return match no_handover_form::open(stretch, cx) {
                    Ok(form) => Response::Effects(vec![Effect::Close, Effect::Open(form)]),
                    Err(error) => Response::effect(failure(&error, cx)),
                };
            }
            Err(error) => return Response::effect(failure(&error, cx)),
        }
        let command = Command::SignOff { shifts: stretch.ids(), reason: None };
        Response::effect(Effect::Run(Box::new(command)))
    }

    /// «Dagvakt lør 21.11. + Kveldsvakt lør 21.11.   pågår»
    fn told(stretch: &Stretch, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let shifts: Vec<String> = stretch.shifts.iter().map(|shift| shift_name(shift, cx)).collect();
        let state = if stretch.is_over { t.sign_off_forgotten() } else { t.sign_off_running() };
        format!("{} · {state}", shifts.join(" + "))
    }

    /// What is left undone, and what going means.
    fn left(&self, cx: &Cx<'_>) -> Vec<(String, Role)> {
        let t = cx.texts;
        let Some(open) = cx.open else {
            return Vec::new();
        };
        let mut lines = Vec::new();
        let unread = open.unread.count();
        if unread > 0 {
            let heavy = i64::try_from(open.unread.weighing(Weight::Important)).unwrap_or(i64::MAX);
            let count = number(unread, open.unread.more(), t);
            let text = if heavy > 0 { t.sign_off_unread_heavy(count, heavy) } else { t.sign_off_unread(count) };
            lines.push((text, Role::Important));
        }
        let overdue = open.standing.overdue(cx.now);
        if overdue > 0 {
            lines.push((t.sign_off_overdue(overdue), Role::Overdue));
        }
        if lines.is_empty() {
            lines.push((t.sign_off_nothing_left().to_owned(), Role::Ok));
        }
        if unread > 0 {
            lines.push((t.sign_off_follows().to_owned(), Role::Text));
        }
        if self.stretches.get(self.selected).is_some_and(|stretch| stretch.is_over) {
            lines.push((t.sign_off_late().to_owned(), Role::Text));
        }
        lines
    }
}

/// «3», or «over 300».
fn number(count: usize, more: bool, t: Texts) -> String {
    if more { unread_text(t, count, true) } else { count.to_string() }
}

impl View for SignOff {
    fn scope(&self) -> Scope {
        Scope::Dialog
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.sign_off_title(&self.initials)
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn is_question(&self) -> bool {
        true
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        (action == Action::Open).then(|| t.sign_off_confirm())
    }

    fn availability(&self, action: Action, _cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open | Action::Up | Action::Down => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Open => self.go(cx),
            Action::Up => self.select(-1),
            Action::Down => self.select(1),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.selected = target.0.min(self.stretches.len().saturating_sub(1));
        Response::Handled
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        match outcome {
            Outcome::Done(done) => {
                let text = cx.texts.sign_off_done(cx.texts.clock(done.at, cx.zone), cx.key(Action::ConfirmShift));
                Response::Effects(vec![Effect::Close, Effect::Say(Message::good(text))])
            }
            Outcome::Failed(error) => Response::say(Message::bad(explain::not_saved(cx.texts, error))),
        }
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.touch(Changes::of(Topic::Shift).and(Topic::Clock)) {
            let chosen = self.stretches.get(self.selected).map(Stretch::ids);
            self.stretches = cx.house()?.session.unsigned.clone();
            let at = self.stretches.iter().position(|stretch| Some(stretch.ids()) == chosen);
            self.selected = at.unwrap_or(0);
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let room = usize::from(WIDTH) - 6;
        let left = self.left(cx);
        let choices: Vec<Vec<String>> = self
            .stretches
            .iter()
            .map(|stretch| columns::wrap(&Self::told(stretch, cx), room).into_iter().map(str::to_owned).collect())
            .collect();
        let rows = choices.iter().map(Vec::len).sum::<usize>() + left.len() + 3;
        let height = u16::try_from(rows + 2).unwrap_or(u16::MAX);
        panel::draw(canvas, &t.sign_off_title(&self.initials), (WIDTH, height), |canvas| {
            let area = canvas.area();
            let mut row = 0;
            for (index, lines) in choices.iter().enumerate() {
                let chosen = index == self.selected;
                let role = if chosen { Role::Selected } else { Role::Text };
                let top = row;
                for (line, text) in lines.iter().enumerate() {
                    let mark = if chosen && line == 0 { "▸ " } else { "  " };
                    canvas.line(row, canvas.span(format!("{mark}{text} "), role));
                    row += 1;
                }
                canvas.target(Rect { y: area.y + top, height: row - top, ..area }, Target(index));
                if chosen {
                    canvas.set_cursor((area.x, area.y + top).into());
                }
            }
            row += 1;
            for (text, role) in left {
                canvas.line(row, canvas.span(text, role));
                row += 1;
            }
            canvas.line(row + 1, canvas.span(t.sign_off_hint(), Role::Dim));
        });
    }
}
