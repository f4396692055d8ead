//! Who has lived in an apartment, the newest first; Enter opens their moves.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line, widgets::Widget as _};

use super::super::{Opened, file};
use crate::{
    domain::{
        changes::{Changes, Topic},
        ids::{ApartmentId, ApartmentNumber, YouthId},
        moves::Stay,
        refusal::Refusal,
    },
    store::StoreError,
    text::columns,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        screens,
        theme::Role,
        view::{Availability, Cx, Response, View},
        widgets::{
            list::{ListRows, ListState},
            pane,
        },
    },
};

/// Cells of the days of a stay: «17.10.2025 til 21.11.2026».
const DAYS: usize = 27;
/// Cells of a name.
const NAME: usize = 24;

#[derive(Debug)]
struct Stays {
    apartment: ApartmentId,
    number: ApartmentNumber,
    stays: Vec<Stay>,
    list: ListState,
}

/// Opens the list of an apartment.
///
/// # Errors
/// [`Refusal::Gone`] when no apartment has that number, and what the store answers.
pub fn open(apartment: ApartmentId, cx: &Cx<'_>) -> Opened {
    let open = cx.house()?;
    let number = open.people.number(apartment).ok_or(Refusal::Gone)?;
    let stays = open.reader.stays_in(apartment)?;
    Ok(Box::new(Stays { apartment, number, stays, list: ListState::default() }))
}

impl Stays {
    fn moved(&mut self, cx: &Cx<'_>, by: impl FnOnce(&mut ListState, &Rows<'_>) -> bool) -> Response {
        let mut list = std::mem::take(&mut self.list);
        let moved = by(&mut list, &Rows { stays: &self.stays, cx });
        self.list = list;
        screens::moved(Ok(moved), cx)
    }
}

impl View for Stays {
    fn scope(&self) -> Scope {
        Scope::Stays
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.stays_title(self.number)
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open if self.stays.is_empty() => Availability::NotHere,
            Action::Open => screens::availability(Action::OpenPlan, self.youth(), cx),
            action if screens::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn foremost(&self, _cx: &Cx<'_>) -> &'static [Action] {
        &[Action::Open]
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match (action, self.youth()) {
            (Action::Open, Some(youth)) => screens::response(file::open(youth, file::Tab::Moves, cx), cx),
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
        if changes.touch(Changes::of(Topic::Youths)) {
            self.stays = cx.house()?.reader.stays_in(self.apartment)?;
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let title = vec![
            canvas.span("▌", Role::Apartment(self.number.0)),
            canvas.span(cx.texts.stays_title(self.number), Role::Title),
        ];
        let below = pane::heading(canvas, title, &self.stays.len().to_string());
        if self.stays.is_empty() {
            return pane::sentence(canvas, below, &cx.texts.stays_none(self.number), true);
        }
        let rows = Rows { stays: &self.stays, cx };
        pane::list(canvas, &self.list, &rows, Rect { width: below.width.saturating_sub(1), ..below }, true, Target);
    }

    fn youth(&self) -> Option<YouthId> {
        let at = self.list.selected().min(self.stays.len().saturating_sub(1));
        self.stays.get(at).map(|stay| stay.placement.youth)
    }

    fn apartment(&self) -> Option<ApartmentId> {
        Some(self.apartment)
    }
}

/// The rows as the list draws them.
struct Rows<'a> {
    stays: &'a [Stay],
    cx: &'a Cx<'a>,
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.stays.len()
    }

    fn height(&self, _index: usize, _width: u16) -> u16 {
        1
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let (Some(stay), Ok(open)) = (self.stays.get(index), self.cx.house()) else { return };
        let t = self.cx.texts;
        let from = t.date(stay.placement.moved_in);
        let days = match stay.placement.moved_out {
            None => t.stays_since(from),
            Some(until) => t.stays_until(from, t.date(until)),
        };
        let name = t.called_within(open.people.called(stay.placement.youth), NAME);
        let reason = super::why_ended(stay, self.cx).unwrap_or_default();
        let told = format!("{} {} {reason}", columns::pad(&days, DAYS), columns::pad(&name, NAME));
        Line::styled(columns::truncate(told.trim_end(), area.width.into()).into_owned(), style).render(area, buf);
    }
}
