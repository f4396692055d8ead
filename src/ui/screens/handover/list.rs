//! The handovers of the last shifts, the newest first, with the age of those that wait.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line};

use super::{draw, taking_over};
use crate::{
    domain::{
        changes::{Changes, Topic},
        shift::ShiftKindId,
    },
    store::{
        StoreError,
        read::{ShiftOn, Signed},
    },
    text::columns,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target, draw_line},
        input::Input,
        screens::{Opened, moved, moves, response},
        theme::Role,
        view::{Availability, Cx, Response, View},
        widgets::{
            list::{FlatRows, ListRows, ListState},
            pane,
        },
    },
};

/// Shifts that are shown: ten days with three a day.
const SHOWN: usize = 30;

/// The list.
#[derive(Debug, Default)]
struct Handovers {
    rows: Vec<Row>,
    list: ListState,
}

/// A shift with its handover.
#[derive(Debug)]
struct Row {
    shift: ShiftOn,
    /// The kind of shift that takes over.
    to: ShiftKindId,
    signed: Signed,
    /// How many shifts have taken over since, while it waits.
    age: Option<usize>,
}

/// Opens the list.
///
/// # Errors
/// What the store answers.
pub(super) fn open(cx: &Cx<'_>) -> Opened {
    let mut view = Handovers::default();
    view.read(cx)?;
    let waits = view.rows.iter().position(|row| row.age.is_some());
    view.list.select(waits.unwrap_or(0));
    Ok(Box::new(view))
}

impl Handovers {
    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let open = cx.house()?;
        let waiting = open.reader.waiting_handovers(cx.now)?;
        self.rows.clear();
        let recent = open.reader.recent_shifts(SHOWN)?;
        // One that nobody has signed for weeks is not among the last shifts, and still waits.
        let older = waiting.iter().filter(|one| recent.iter().all(|shift| shift.id != one.shift));
        let older: Vec<_> = older.filter_map(|one| open.reader.shift(one.shift).transpose()).collect();
        for shift in recent.into_iter().map(Ok).chain(older) {
            let shift = shift?;
            let age = waiting.iter().find(|one| one.shift == shift.id).map(|one| one.age);
            let signed = open.reader.handover_signed(shift.id)?;
            let to = signed.handover.as_ref().map(|handover| handover.to.clone());
            self.rows.push(Row { to: to.unwrap_or_else(|| taking_over(&shift, cx)), shift, signed, age });
        }
        Ok(())
    }

    /// «Kveldsvakt lør 21.11. → Nattevakt · signert 22:31 av KN, venter på mottaker · 2. vakt».
    fn text(&self, at: usize, cx: &Cx<'_>) -> String {
        let row = &self.rows[at];
        let Signed { handover, signatures, left } = &row.signed;
        let state = draw::state(signatures, handover.is_some(), left.as_ref(), cx);
        let state = match row.age {
            Some(age) if age > 0 => cx.texts.handover_with_age(state, age),
            _ => state,
        };
        let from_to = |row: &Row| draw::from_to(&row.shift, &row.to, cx);
        let widest = self.rows.iter().map(|row| columns::width(&from_to(row))).max().unwrap_or(0);
        format!("{}   {state}", columns::pad(&from_to(row), widest))
    }
}

/// As many rows, to move among them.
fn rows(count: usize) -> impl ListRows {
    FlatRows::new(count, |_: usize, _: Rect, _: &mut Buffer, _: Style| {})
}

impl View for Handovers {
    fn scope(&self) -> Scope {
        Scope::House
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.handovers_title().to_owned()
    }

    fn availability(&self, action: Action, _cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open if !self.rows.is_empty() => Availability::Available,
            action if moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match (action, self.rows.get(self.list.selected())) {
            (Action::Open, Some(row)) => response(super::open_of(row.shift.id, cx), cx),
            _ => {
                let rows = rows(self.rows.len());
                moved(Ok(self.list.step(action, &rows)), cx)
            }
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        let Input::Mouse(mouse) = input else {
            return Response::Ignored;
        };
        let rows = rows(self.rows.len());
        moved(Ok(self.list.wheel(*mouse, &rows)), cx)
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.list.select(target.0);
        Response::Handled
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.touch(Changes::of(Topic::Handover).and(Topic::Shift).and(Topic::Staff).and(Topic::Clock)) {
            let selected = self.rows.get(self.list.selected()).map(|row| row.shift.id);
            self.read(cx)?;
            let at = self.rows.iter().position(|row| Some(row.shift.id) == selected);
            self.list.select(at.unwrap_or(0));
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let title = vec![canvas.span(cx.texts.handovers_title(), Role::Title)];
        let below = pane::heading(canvas, title, "");
        if self.rows.is_empty() {
            pane::sentence(canvas, below, &cx.texts.handovers_none(cx.key(Action::ConfirmShift)), true);
            return;
        }
        let theme = canvas.theme();
        let rows = FlatRows::new(self.rows.len(), |at: usize, area: Rect, buf: &mut Buffer, style: Style| {
            let waits = self.rows[at].age.is_some_and(|age| age > 0) && style == theme.style(Role::Text);
            let style = if waits { theme.style(Role::Important) } else { style };
            let text = columns::truncate(&self.text(at, cx), usize::from(area.width)).into_owned();
            draw_line(&Line::styled(text, style), area, buf);
        });
        pane::list(canvas, &self.list, &rows, below, true, Target);
    }
}
