//! Not built yet.
use crate::{
    domain::ids::{EntryId, YouthId},
    store::drafts::Draft,
    ui::{
        screens::Opened,
        view::{Cx, View},
    },
};
pub fn open(_cx: &Cx<'_>) -> Opened {
    Err(crate::domain::refusal::Refusal::Gone.into())
}
pub fn open_at(_entry: EntryId, _cx: &Cx<'_>) -> Opened {
    Err(crate::domain::refusal::Refusal::Gone.into())
}
