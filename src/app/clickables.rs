//! The mouse: what was drawn where, and what a click on it means.

use super::App;
use crate::ui::{
    action::Action,
    canvas::Clickable,
    input::{Input, Mouse, MouseKind},
};

/// Two clicks on one cell within this time are a double click, which opens.
const DOUBLE_CLICK: std::time::Duration = std::time::Duration::from_millis(400);

impl App {
    pub(super) fn on_mouse(&mut self, mouse: Mouse) {
        if mouse.kind != MouseKind::Click {
            self.ask_top(|view, cx| view.on_input(&Input::Mouse(mouse), cx));
            return;
        }
        let now = self.clock.elapsed();
        let cell = (mouse.x, mouse.y);
        let double = self.last_click.take().is_some_and(|(at, place)| place == cell && now - at <= DOUBLE_CLICK);
        if !double {
            self.last_click = Some((now, cell));
        }
        // What was drawn last lies on top.
        let hit = self.clickables.iter().rev().find(|(area, _)| area.contains(cell.into())).map(|(_, what)| *what);
        match hit {
            Some(Clickable::Action(action)) => self.act(action),
            Some(Clickable::Target(target)) => {
                self.ask_top(|view, cx| view.on_click(target, cx));
                if double {
                    self.act(Action::Open);
                }
            }
            None => self.ask_top(|view, cx| view.on_input(&Input::Mouse(mouse), cx)),
        }
    }
}
