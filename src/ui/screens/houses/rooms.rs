//! The kitchens and baths that several apartments of the house share: one is chosen to be changed, or a new one is added.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line};

use super::room_form;
use crate::{
    domain::{
        changes::{Changes, Topic},
        house::SharedRoom,
    },
    store::StoreError,
    text::columns,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target, draw_line},
        dialogs::panel,
        input::Input,
        screens::{Opened, failure},
        theme::Role,
        view::{Availability, Cx, Effect, Response, View},
        widgets::{
            list::{FlatRows, ListRows, ListState},
            pane,
        },
    },
};

/// Cells of the list at most.
const WIDEST: u16 = 70;

/// The list, with a line for a new one at its end.
#[derive(Debug)]
struct Rooms {
    rooms: Vec<SharedRoom>,
    list: ListState,
}

/// Opens the list; the form for a new one where there is none.
///
/// # Errors
/// What the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    let rooms = rooms(cx)?;
    if rooms.is_empty() {
        return room_form::open(None, cx);
    }
    Ok(Box::new(Rooms { rooms, list: ListState::default() }))
}

/// Those in use first.
fn rooms(cx: &Cx<'_>) -> Result<Vec<SharedRoom>, StoreError> {
    let mut rooms = cx.house()?.reader.shared_rooms()?;
    rooms.sort_by_key(|room| room.facts.retired);
    Ok(rooms)
}

impl Rooms {
    fn order(&self) -> impl ListRows + use<> {
        FlatRows::new(self.rooms.len() + 1, |_, _, _: &mut Buffer, _| {})
    }

    fn choose(&self, cx: &Cx<'_>) -> Response {
        let chosen = self.list.current(&self.order()).and_then(|at| self.rooms.get(at));
        match room_form::open(chosen, cx) {
            Ok(form) => Response::Effects(vec![Effect::Close, Effect::Open(form)]),
            Err(error) => Response::effect(failure(&error, cx)),
        }
    }

    fn told(&self, at: usize, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let Some(room) = self.rooms.get(at) else { return t.house_rooms_new().to_owned() };
        let facts = &room.facts;
        let told = t.house_rooms_row(facts.name.as_str(), t.shared_room_kind(facts.kind), i64::from(facts.most));
        if facts.retired { t.house_line(told, t.house_room_retired()) } else { told }
    }
}

impl View for Rooms {
    fn scope(&self) -> Scope {
        Scope::Dialog
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.house_rooms_title().to_owned()
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn availability(&self, action: Action, _cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open | Action::Up | Action::Down | Action::PageUp | Action::PageDown => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        if action == Action::Open {
            return self.choose(cx);
        }
        let rows = self.order();
        if self.list.step(action, &rows) { Response::Handled } else { Response::Ignored }
    }

    fn on_input(&mut self, input: &Input, _cx: &Cx<'_>) -> Response {
        let Input::Mouse(mouse) = input else { return Response::Ignored };
        let rows = self.order();
        if self.list.wheel(*mouse, &rows) { Response::Handled } else { Response::Ignored }
    }

    fn on_click(&mut self, target: Target, cx: &Cx<'_>) -> Response {
        self.list.select(target.0);
        self.choose(cx)
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.has(Topic::House) {
            self.rooms = rooms(cx)?;
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let area = canvas.area();
        let rows = u16::try_from(self.rooms.len()).unwrap_or(u16::MAX).saturating_add(3);
        let size = (area.width.saturating_sub(4).min(WIDEST), rows.min(area.height));
        let dim = canvas.style(Role::Dim);
        panel::draw(canvas, cx.texts.house_rooms_title(), size, |canvas| {
            let rows = FlatRows::new(self.rooms.len() + 1, |at, area: Rect, buf: &mut Buffer, style: Style| {
                let told = self.told(at, cx);
                let retired = self.rooms.get(at).is_some_and(|room| room.facts.retired);
                let style = if retired { dim.patch(style) } else { style };
                draw_line(
                    &Line::styled(columns::truncate(&told, usize::from(area.width)).into_owned(), style),
                    area,
                    buf,
                );
            });
            pane::list(canvas, &self.list, &rows, canvas.area(), true, Target);
        });
    }
}
