//! Not built yet.
use crate::{
    domain::changes::Changes,
    store::StoreError,
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        view::{Availability, Cx, Response, View},
    },
};
#[derive(Debug)]
pub struct Lookup;
impl Lookup {
    pub fn new(_actions: Vec<(Action, Option<String>)>, _cx: &Cx<'_>) -> Result<Self, StoreError> {
        Ok(Self)
    }
}
impl View for Lookup {
    fn scope(&self) -> Scope {
        Scope::Dialog
    }
    fn title(&self, _cx: &Cx<'_>) -> String {
        String::new()
    }
    fn availability(&self, _a: Action, _cx: &Cx<'_>) -> Availability {
        Availability::NotHere
    }
    fn on_action(&mut self, _a: Action, _cx: &Cx<'_>) -> Response {
        Response::Ignored
    }
    fn refresh(&mut self, _c: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        Ok(())
    }
    fn draw(&mut self, _c: &mut Canvas<'_>, _cx: &Cx<'_>) {}
}

pub const CAPTURE: &str = "capture";
pub fn lines(_draft: &crate::store::drafts::Draft, _cx: &Cx<'_>) -> Option<crate::domain::log::EntryLines> {
    None
}
