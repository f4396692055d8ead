//! Not built yet.
use crate::{
    domain::ids::YouthId,
    store::drafts::Draft,
    ui::{
        screens::Opened,
        view::{Cx, View},
    },
};
pub fn open(_youth: Option<YouthId>, _cx: &Cx<'_>) -> Opened {
    Err(crate::domain::refusal::Refusal::Gone.into())
}
pub const DRAFT: &str = "youth";
pub fn reopen(_draft: &Draft, _cx: &Cx<'_>) -> Option<Box<dyn View>> {
    None
}
