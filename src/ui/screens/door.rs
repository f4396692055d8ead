//! Not built yet.
use crate::{
    domain::ids::YouthId,
    store::drafts::Draft,
    ui::{
        screens::Opened,
        view::{Cx, View},
    },
};
pub fn closed(_cx: &Cx<'_>) -> Box<dyn View> {
    unimplemented!()
}
pub fn covered(_cx: &Cx<'_>) -> Box<dyn View> {
    unimplemented!()
}
