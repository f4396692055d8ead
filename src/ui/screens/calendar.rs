//! Not built yet.
use crate::{
    domain::ids::YouthId,
    store::drafts::Draft,
    ui::{
        screens::Opened,
        view::{Cx, View},
    },
};
pub fn open(_cx: &Cx<'_>) -> Opened {
    Err(crate::domain::refusal::Refusal::Gone.into())
}
pub fn open_on(_date: chrono::NaiveDate, _cx: &Cx<'_>) -> Opened {
    Err(crate::domain::refusal::Refusal::Gone.into())
}
