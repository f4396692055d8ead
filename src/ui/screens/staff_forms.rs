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
pub fn open_secrets(_cx: &Cx<'_>) -> Opened {
    Err(crate::domain::refusal::Refusal::Gone.into())
}
pub fn open_change(_staff: crate::domain::ids::StaffId, _cx: &Cx<'_>) -> Opened {
    Err(crate::domain::refusal::Refusal::Gone.into())
}
