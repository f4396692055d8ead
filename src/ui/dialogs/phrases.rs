//! The phrases of the house: the chosen one is written where the cursor stands in the form below.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line};

use super::panel;
use crate::{
    domain::changes::Changes,
    store::StoreError,
    text::columns,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target, draw_line},
        input::Input,
        view::{Availability, Cx, Effect, Response, View},
        widgets::{
            list::{FlatRows, ListRows, ListState},
            pane,
        },
    },
};

/// The list.
#[derive(Debug)]
pub struct Phrases {
    phrases: Vec<String>,
    list: ListState,
}

impl Phrases {
    /// A list of these; there is at least one.
    #[must_use]
    pub fn new(phrases: Vec<String>) -> Self {
        Self { phrases, list: ListState::default() }
    }

    fn order(&self) -> impl ListRows + use<> {
        FlatRows::new(self.phrases.len(), |_, _, _: &mut Buffer, _| {})
    }

    fn choose(&self) -> Response {
        match self.list.current(&self.order()).and_then(|index| self.phrases.get(index)) {
            Some(phrase) => Response::Effects(vec![Effect::Close, Effect::Insert(phrase.clone())]),
            None => Response::Handled,
        }
    }

    const fn moved(used: bool) -> Response {
        if used { Response::Handled } else { Response::Ignored }
    }
}

impl View for Phrases {
    fn scope(&self) -> Scope {
        Scope::Dialog
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.phrases_title().to_owned()
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

    fn on_action(&mut self, action: Action, _cx: &Cx<'_>) -> Response {
        if action == Action::Open {
            return self.choose();
        }
        let rows = self.order();
        Self::moved(self.list.step(action, &rows))
    }

    fn on_input(&mut self, input: &Input, _cx: &Cx<'_>) -> Response {
        let Input::Mouse(mouse) = input else {
            return Response::Ignored;
        };
        let rows = self.order();
        Self::moved(self.list.wheel(*mouse, &rows))
    }

    /// A click chooses at once: there is nothing else to do with a phrase.
    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.list.select(target.0);
        self.choose()
    }

    fn refresh(&mut self, _changes: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let area = canvas.area();
        let rows = u16::try_from(self.phrases.len()).unwrap_or(u16::MAX).saturating_add(2);
        let size = (area.width.saturating_sub(4).min(90), rows.min(area.height));
        panel::draw(canvas, cx.texts.phrases_title(), size, |canvas| {
            let rows = FlatRows::new(self.phrases.len(), |index, area: Rect, buf: &mut Buffer, style: Style| {
                let phrase = self.phrases.get(index).map_or("", |phrase| phrase.as_str());
                let phrase = columns::truncate(&phrase.replace('\n', " "), usize::from(area.width)).into_owned();
                draw_line(&Line::styled(phrase, style), area, buf);
            });
            pane::list(canvas, &self.list, &rows, canvas.area(), true, Target);
        });
    }
}
