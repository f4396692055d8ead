//! Not built yet.
use crate::{
    domain::ids::YouthId,
    store::drafts::Draft,
    ui::{
        screens::Opened,
        view::{Cx, View},
    },
};
pub fn open_new(_youth: YouthId, _cx: &Cx<'_>) -> Opened {
    Err(crate::domain::refusal::Refusal::Gone.into())
}
pub const DRAFT: &str = "goal";
pub fn reopen(_draft: &Draft, _cx: &Cx<'_>) -> Option<Box<dyn View>> {
    None
}
pub fn open_change(_goal: crate::domain::ids::GoalId, _cx: &Cx<'_>) -> Opened {
    Err(crate::domain::refusal::Refusal::Gone.into())
}
