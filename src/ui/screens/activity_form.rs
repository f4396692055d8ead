//! Not built yet.
use crate::{
    domain::ids::YouthId,
    store::drafts::Draft,
    ui::{
        screens::Opened,
        view::{Cx, View},
    },
};
pub fn open_new(_cx: &Cx<'_>) -> Opened {
    Err(crate::domain::refusal::Refusal::Gone.into())
}
pub const DRAFT: &str = "activity";
pub fn reopen(_draft: &Draft, _cx: &Cx<'_>) -> Option<Box<dyn View>> {
    None
}
pub fn open_new_on(_day: chrono::NaiveDate, _cx: &Cx<'_>) -> Opened {
    Err(crate::domain::refusal::Refusal::Gone.into())
}
pub fn open_change(_activity: crate::domain::ids::ActivityId, _cx: &Cx<'_>) -> Opened {
    Err(crate::domain::refusal::Refusal::Gone.into())
}
