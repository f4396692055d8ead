//! A checklist of the shift on the whole screen: one key a point, from the top to the bottom.
//!
//! ```text
//!  Ved vaktskifte · Kveldsvakt lør 21.11.                                  2 av 6
//! ────────────────────────────────────────────────────────────────────────────────
//!   ✓ Nøkler i skapet                            11   forrige 12       14:40 KN
//!       Nøkkel 4 er hos vaktmester.
//! ▸   Vakttelefoner                                   forrige 2
//! ```

pub mod count_form;

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use super::Opened;
use crate::{
    domain::{
        changes::{Changes, Topic},
        checklist::{Checklist, Mark, NewMark, Point, PointKind, PointMark, held_against},
        command::Command,
        ids::MarkId,
        names,
        refusal::{Invalid, Refusal},
    },
    explain,
    store::{
        StoreError,
        read::{LastCount, ShiftOn},
    },
    text::columns,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target, draw_line},
        input::{Input, Key, KeyCode},
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Effect, Message, Outcome, Response, View},
        widgets::{
            entry_rows::shift_name,
            list::{ListRows, ListState},
            pane,
        },
    },
};

/// Stands before a point that was gone through.
const DONE: &str = "✓";
/// Cells of the sign, and of a count.
const SIGN: usize = 2;
const COUNT: usize = 5;
/// Cells before the lines below a point.
const INDENT: usize = 6;

/// The screen.
#[derive(Debug)]
struct Screen {
    /// The list, as the configuration had it when this was opened.
    checklist: Checklist,
    shift: ShiftOn,
    points: Vec<PointRow>,
    list: ListState,
    /// What was asked for takes a mark away.
    clearing: bool,
}

/// A point with what stands about it.
#[derive(Debug)]
struct PointRow {
    /// What stands in this shift.
    mark: Option<PointMark>,
    /// The newest mark in this shift, one that says nothing included.
    newest: Option<MarkId>,
    /// What the last shift counted.
    last: Option<LastCount>,
}

/// Opens a checklist of the configuration for the shift of whoever is signed in.
///
/// # Errors
/// [`Refusal::Gone`] without a shift, and what the store answers.
pub fn open(at: usize, cx: &Cx<'_>) -> Opened {
    let shift = cx.house()?.session.shift.clone().ok_or(Refusal::Gone)?;
    let checklist = cx.config.checklists.get(at).cloned().ok_or(Refusal::Gone)?;
    let mut screen = Screen { checklist, shift, points: Vec::new(), list: ListState::default(), clearing: false };
    screen.read(cx)?;
    let first = screen.points.iter().position(|point| point.mark.is_none());
    screen.list.select(first.unwrap_or(0));
    Ok(Box::new(screen))
}

impl Screen {
    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        let marks = reader.marks_of(self.shift.id)?;
        self.points.clear();
        for point in &self.checklist.points {
            let last = match point.kind {
                PointKind::Count => reader.last_count(&self.checklist.id, &point.id, self.shift.id)?,
                PointKind::Tick => None,
            };
            let mark = marks.of(&self.checklist.id, &point.id).cloned();
            let newest = marks.newest(&self.checklist.id, &point.id).map(|mark| mark.id);
            self.points.push(PointRow { mark, newest, last });
        }
        Ok(())
    }

    fn selected(&self) -> usize {
        self.list.selected().min(self.checklist.points.len().saturating_sub(1))
    }

    /// What the one key does: tick, say that the number is as before, or take away what was said.
    fn mark(&mut self, cx: &Cx<'_>) -> Response {
        let at = self.selected();
        let (point, row) = (&self.checklist.points[at], &self.points[at]);
        let mark = match (&row.mark, point.kind, self.against(at)) {
            (Some(_), ..) => Mark::Cleared,
            (None, PointKind::Tick, _) => Mark::Ticked,
            (None, PointKind::Count, Some(before)) => Mark::Counted(before),
            (None, PointKind::Count, None) => return self.count(None, cx),
        };
        self.clearing = mark == Mark::Cleared;
        match new_mark(&self.checklist, point, &self.shift, mark, row.newest) {
            Ok(new) => Response::effect(Effect::Run(Box::new(Command::MarkPoint(new)))),
            Err(reason) => Response::say(Message::bad(explain::invalid(cx.texts, reason))),
        }
    }

    /// The number a count of a point is held against.
    fn against(&self, at: usize) -> Option<u32> {
        held_against(self.points[at].last.map(|last| last.count), self.checklist.points[at].expected)
    }

    /// Opens the form for a number, beginning with a digit that was typed.
    fn count(&self, digit: Option<char>, cx: &Cx<'_>) -> Response {
        let at = self.selected();
        super::response(count_form::open(&self.checklist, at, &self.shift, digit, cx), cx)
    }

    /// To the next point that nobody has gone through, from the selected one on and round; stays where there is none.
    fn go_on(&mut self) {
        let (at, count) = (self.selected(), self.points.len());
        let next = (1..=count).map(|step| (at + step) % count).find(|next| self.points[*next].mark.is_none());
        next.into_iter().for_each(|next| self.list.select(next));
    }

    fn done(&self) -> usize {
        self.points.iter().filter(|point| point.mark.is_some()).count()
    }

    fn rows<'a>(&'a self, theme: Theme, cx: &Cx<'a>) -> Rows<'a> {
        Rows::new(self, theme, *cx)
    }
}

/// A mark without a reason, by somebody who has seen `seen`.
fn new_mark(
    checklist: &Checklist,
    point: &Point,
    shift: &ShiftOn,
    mark: Mark,
    seen: Option<MarkId>,
) -> Result<NewMark, Invalid> {
    Ok(NewMark {
        shift: shift.id,
        checklist: checklist.id.clone(),
        point: point.id.clone(),
        words: names::Line::new(&point.text)?,
        mark,
        expected: point.expected,
        reason: None,
        seen,
    })
}

impl View for Screen {
    fn scope(&self) -> Scope {
        Scope::Checklist
    }

    fn title(&self, _cx: &Cx<'_>) -> String {
        self.checklist.name.clone()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::MarkPoint => super::availability(Action::AddTask, None, cx),
            Action::Open if self.checklist.points[self.selected()].kind == PointKind::Count => {
                super::availability(Action::AddTask, None, cx)
            }
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::MarkPoint => self.mark(cx),
            Action::Open => match self.checklist.points[self.selected()].kind {
                PointKind::Count => self.count(None, cx),
                PointKind::Tick => match super::availability(Action::AddTask, None, cx) {
                    Availability::Disabled(why) => Response::say(Message::note(why)),
                    _ => self.mark(cx),
                },
            },
            _ => {
                let mut list = self.list.clone();
                let moved = list.step(action, &self.rows(Theme::new(ThemeName::Mono), cx));
                self.list = list;
                super::moved(Ok(moved), cx)
            }
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        match input {
            Input::Key(Key { code: KeyCode::Char(digit), ctrl: false, alt: false, .. }) if digit.is_ascii_digit() => {
                let counts = self.checklist.points[self.selected()].kind == PointKind::Count;
                match super::availability(Action::AddTask, None, cx) {
                    Availability::Disabled(why) => Response::say(Message::note(why)),
                    _ if counts => self.count(Some(*digit), cx),
                    _ => Response::say(Message::note(cx.texts.checklist_is_ticked(cx.key(Action::MarkPoint)))),
                }
            }
            Input::Mouse(mouse) => {
                let mut list = self.list.clone();
                let moved = list.wheel(*mouse, &self.rows(Theme::new(ThemeName::Mono), cx));
                self.list = list;
                super::moved(Ok(moved), cx)
            }
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.list.select(target.0);
        Response::Handled
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        match outcome {
            Outcome::Done(_) if self.clearing => Response::say(Message::good(t.checklist_taken_away().to_owned())),
            Outcome::Done(_) if self.done() == self.points.len() => {
                Response::say(Message::good(t.checklist_all_done(&self.checklist.name)))
            }
            Outcome::Done(_) => Response::Ignored,
            Outcome::Failed(error) => {
                // What another terminal wrote is shown at once.
                let read = self.read(cx);
                let text = explain::store_error(t, read.as_ref().err().unwrap_or(error));
                Response::say(Message::bad(text))
            }
        }
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if !changes.touch(Changes::of(Topic::Tasks).and(Topic::Staff)) {
            return Ok(());
        }
        let waited = self.points[self.selected()].mark.is_none();
        self.read(cx)?;
        if waited && self.points[self.selected()].mark.is_some() {
            self.go_on();
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let title = vec![
            canvas.span(self.checklist.name.clone(), Role::Title),
            canvas.span(format!(" · {}", shift_name(&self.shift, cx)), Role::Text),
        ];
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let progress = t.checklist_progress(number(self.done()), number(self.points.len()));
        let area = pane::heading(canvas, title, &progress);
        let hint = canvas.span(format!(" {}", t.checklist_hint(cx.key(Action::MarkPoint))), Role::Dim);
        let last = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        canvas.within(last, |canvas| canvas.line(0, hint));
        let area = Rect { width: area.width.saturating_sub(1), height: area.height.saturating_sub(2), ..area };
        pane::list(canvas, &self.list, &self.rows(canvas.theme(), cx), area, true, Target);
    }
}

/// The points as the list draws them.
struct Rows<'a> {
    screen: &'a Screen,
    theme: Theme,
    cx: Cx<'a>,
    /// Cells of the column of what was before, over all points.
    before: usize,
    /// Cells of the column of when and by whom.
    who: usize,
}

impl<'a> Rows<'a> {
    fn new(screen: &'a Screen, theme: Theme, cx: Cx<'a>) -> Self {
        let mut rows = Self { screen, theme, cx, before: 0, who: 0 };
        let widest = |cells: &dyn Fn(usize) -> usize| (0..screen.points.len()).map(cells).max().unwrap_or(0);
        let who = |at: usize| screen.points[at].mark.as_ref().map_or(0, |mark| columns::width(&rows.who(mark)));
        let (before, who) = (widest(&|at| columns::width(&rows.before(at))), widest(&who));
        (rows.before, rows.who) = (before, who);
        rows
    }

    /// «forrige 12», or what is expected where nobody has counted.
    fn before(&self, at: usize) -> String {
        let t = self.cx.texts;
        match (self.screen.points[at].last, self.screen.checklist.points[at].expected) {
            (Some(last), Some(expected)) if last.count != expected => {
                t.checklist_last_and_expected(i64::from(last.count), i64::from(expected))
            }
            (Some(last), _) => t.checklist_last(i64::from(last.count)),
            (None, Some(expected)) => t.checklist_expected(i64::from(expected)),
            (None, None) => String::new(),
        }
    }

    fn who(&self, mark: &PointMark) -> String {
        let initials = self.cx.house().map_or("", |house| house.people.initials(mark.staff)).to_owned();
        let when = self.cx.texts.shortest_time(mark.at, self.cx.today(), self.cx.zone);
        format!("{when} {initials}")
    }

    /// What the point says, in as many lines as it takes beside its columns.
    fn text_lines(&self, at: usize, width: usize) -> Vec<String> {
        let room = width.saturating_sub(SIGN + COUNT + 2 + self.before + 2 + self.who + 2).max(16);
        let text = &self.screen.checklist.points[at].text;
        columns::wrap(text, room).into_iter().map(|line| columns::pad(line, room)).collect()
    }

    fn reason(&self, at: usize, width: usize) -> Vec<String> {
        let reason = self.screen.points[at].mark.as_ref().and_then(|mark| mark.reason.as_ref());
        let Some(reason) = reason else {
            return Vec::new();
        };
        let room = width.saturating_sub(INDENT).max(16);
        columns::wrap(reason.as_str(), room).into_iter().map(|line| format!("{}{line}", " ".repeat(INDENT))).collect()
    }
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.screen.points.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        let width = usize::from(width);
        u16::try_from(self.text_lines(index, width).len() + self.reason(index, width).len()).unwrap_or(u16::MAX)
    }

    fn head(&self, _index: usize) -> u16 {
        1
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let width = usize::from(area.width);
        let selected = style == self.theme.style(Role::Selected);
        let role = |role: Role| if selected { style } else { self.theme.style(role) };
        let row = &self.screen.points[index];
        let sign = if row.mark.is_some() { DONE } else { "" };
        let count = row.mark.as_ref().and_then(|mark| mark.mark.count()).map_or_else(String::new, |n| n.to_string());
        let differs = row.mark.as_ref().is_some_and(|mark| mark.reason.is_some());
        let who = row.mark.as_ref().map_or_else(String::new, |mark| self.who(mark));
        let mut texts = self.text_lines(index, width).into_iter();
        let mut lines = vec![Line::from(vec![
            Span::styled(columns::pad(sign, SIGN), role(Role::Ok)),
            Span::styled(texts.next().unwrap_or_default(), role(Role::Text)),
            Span::styled(columns::pad_left(&count, COUNT), role(if differs { Role::Important } else { Role::Text })),
            Span::styled(format!("  {}", columns::pad(&self.before(index), self.before)), role(Role::Dim)),
            Span::styled(format!("  {who}"), role(Role::Dim)),
        ])];
        lines.extend(texts.map(|text| Line::raw(format!("{}{text}", " ".repeat(SIGN)))));
        let reason = self.reason(index, width).into_iter();
        lines.extend(reason.map(|text| Line::styled(text, self.theme.style(Role::Text))));
        for (line, y) in lines.into_iter().zip(area.top()..area.bottom()) {
            draw_line(&line, Rect { y, height: 1, ..area }, buf);
        }
    }
}
