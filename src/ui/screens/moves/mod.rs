//! Moves in a youth's file: every stay with what follows it, and what is gone through when moving in and out. What is not
//! done stays until it is.

pub mod apartment;
pub mod kind_form;
pub mod not_form;
mod rows;

use ratatui::layout::Rect;

use self::rows::{Row, Rows};
use super::{Opened, host_sheet, way};
use crate::{
    domain::{
        changes::{Changes, Topic},
        command::Command,
        contact::clock::FollowUp,
        ids::{ApartmentId, MovePointId, YouthId},
        moves::{MovePoint, NewMoveMark, Said, Stay},
        names,
    },
    store::StoreError,
    text::columns,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Effect, Message, Response, View},
        widgets::{list::ListState, pane},
    },
};

/// Lines at most for where they have lived; the whole of it has a page of its own.
const WAY: usize = 4;

/// The page.
#[derive(Debug)]
struct Moves {
    youth: YouthId,
    /// The newest first.
    stays: Vec<Stay>,
    follow_ups: Vec<FollowUp>,
    rows: Vec<Row>,
    list: ListState,
    /// Everywhere they have lived, in one line.
    way: String,
    /// They have a host, or are about to.
    has_host: bool,
}

/// The page of a youth, with the first point that is left selected.
///
/// # Errors
/// What the store answers.
pub fn page(youth: YouthId, cx: &Cx<'_>) -> Opened {
    let reader = cx.house()?.reader;
    let (stays, follow_ups) = (reader.stays_of(youth)?, reader.follow_ups_of(youth)?);
    let rows = rows::arrange(&stays);
    let (way, has_host) = (String::new(), false);
    let mut page = Moves { youth, rows, stays, follow_ups, list: ListState::default(), way, has_host };
    page.read_way(cx)?;
    let left = page.rows.iter().position(|row| page.point_of(*row).is_some_and(MovePoint::is_left));
    page.list.select(left.unwrap_or(0));
    Ok(Box::new(page))
}

/// Why a stay ended, in a word of the house, or that it went on in another apartment of the house.
fn why_ended(stay: &Stay, cx: &Cx<'_>) -> Option<String> {
    let number = stay.moved_to.and_then(|home| cx.house().ok()?.people.number(home));
    let within = number.map(|number| cx.texts.moves_within(number));
    within.or_else(|| stay.end.reason.as_ref().map(names::Line::to_string))
}

impl Moves {
    /// Reads where they have lived, here and elsewhere.
    fn read_way(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        let legs = reader.way_of(self.youth)?;
        let names = way::Names::read(reader, legs.iter())?;
        self.has_host = reader.hosts_of(self.youth)?.iter().any(|host| host.is_open);
        // A youth who has lived in one home has it told below.
        self.way = if legs.len() > 1 { cx.texts.way_line(names.line(&legs, cx)) } else { String::new() };
        Ok(())
    }

    fn point_of(&self, row: Row) -> Option<&MovePoint> {
        match row {
            Row::Point(stay, point) => self.stays.get(stay)?.points.get(point),
            Row::Stay(_) | Row::Part(..) => None,
        }
    }

    fn selected(&self) -> Option<&MovePoint> {
        self.point_of(*self.rows.get(self.list.selected().min(self.rows.len().saturating_sub(1)))?)
    }

    fn select(&mut self, point: Option<MovePointId>) {
        let row = self.rows.iter().position(|row| self.point_of(*row).map(|point| point.id) == point);
        if let Some(row) = point.and(row) {
            self.list.select(row);
        }
    }

    /// What the one key does: done, or nothing said where it was said to be done.
    fn mark(&self, cx: &Cx<'_>) -> Response {
        let Some(point) = self.selected() else {
            return Response::say(Message::note(cx.texts.moves_choose_point().to_owned()));
        };
        let said = if point.is_left() { Said::Done } else { Said::Cleared };
        let new = NewMoveMark { point: point.id, said, seen: point.newest.as_ref().map(|mark| mark.id) };
        Response::effect(Effect::Run(Box::new(Command::MarkMove(new))))
    }

    fn not_done(&self, cx: &Cx<'_>) -> Response {
        match self.selected() {
            Some(point) => super::response(not_form::open(self.youth, point, cx), cx),
            None => Response::say(Message::note(cx.texts.moves_choose_point().to_owned())),
        }
    }

    fn drawn<'a>(&'a self, cx: &'a Cx<'a>, theme: Theme) -> Rows<'a> {
        Rows { stays: &self.stays, follow_ups: &self.follow_ups, rows: &self.rows, cx, theme }
    }

    fn moved(&mut self, cx: &Cx<'_>, by: impl FnOnce(&mut ListState, &Rows<'_>) -> bool) -> Response {
        let mut list = std::mem::take(&mut self.list);
        // Rows are as tall in every theme.
        let rows = self.drawn(cx, Theme::new(ThemeName::Mono));
        let moved = by(&mut list, &rows);
        self.list = list;
        super::moved(Ok(moved), cx)
    }
}

impl View for Moves {
    fn scope(&self) -> Scope {
        Scope::Moves
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.file_moves().to_owned()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::MarkPoint | Action::NotDone => match super::availability(Action::AddTask, None, cx) {
                Availability::Available if self.selected().is_none() => {
                    Availability::Disabled(cx.texts.moves_choose_point().to_owned())
                }
                may => may,
            },
            Action::MoveOut if self.stays.iter().all(|stay| stay.placement.moved_out.is_some()) => {
                Availability::Disabled(cx.texts.apartments_lives_in_none().to_owned())
            }
            Action::OpenWay => super::availability(Action::OpenWay, None, cx),
            Action::OpenSheet if !self.has_host => Availability::NotHere,
            Action::OpenSheet => super::availability(Action::OpenSheet, None, cx),
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::OpenWay => super::response(way::open_one(self.youth, cx), cx),
            Action::OpenSheet => super::response(host_sheet::open_of(self.youth, cx), cx),
            Action::MarkPoint => self.mark(cx),
            Action::NotDone => self.not_done(cx),
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

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if !changes.touch(Changes::of(Topic::Youths).and(Topic::Hosts).and(Topic::Staff)) {
            return Ok(());
        }
        let point = self.selected().map(|point| point.id);
        let reader = cx.house()?.reader;
        (self.stays, self.follow_ups) = (reader.stays_of(self.youth)?, reader.follow_ups_of(self.youth)?);
        self.rows = rows::arrange(&self.stays);
        self.select(point);
        self.read_way(cx)
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let (t, area) = (cx.texts, canvas.area());
        if self.stays.is_empty() && self.way.is_empty() {
            return pane::sentence(canvas, area, t.moves_none(), true);
        }
        let hint = t.moves_hint(cx.key(Action::MarkPoint), cx.key(Action::NotDone));
        let hint = canvas.span(format!("  {hint}"), Role::Dim);
        canvas.line(0, hint);
        let told = columns::wrap_told(&self.way, usize::from(area.width).saturating_sub(4));
        let mut row = 1;
        for line in told.into_iter().filter(|line| !line.is_empty()).take(WAY) {
            let line = canvas.span(format!("  {line}"), Role::Text);
            canvas.line(row, line);
            row += 1;
        }
        let below = Rect { y: area.y + row + 1, height: area.height.saturating_sub(row + 1), ..area };
        let below = Rect { width: below.width.saturating_sub(1), ..below };
        let rows = self.drawn(cx, canvas.theme());
        pane::list(canvas, &self.list, &rows, below, true, Target);
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }

    fn apartment(&self) -> Option<ApartmentId> {
        self.stays.iter().find(|stay| stay.placement.moved_out.is_none()).map(|stay| stay.placement.apartment)
    }
}
