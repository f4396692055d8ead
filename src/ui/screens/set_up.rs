//! Not built yet.
use crate::{
    domain::ids::YouthId,
    store::drafts::Draft,
    ui::{
        screens::Opened,
        view::{Cx, View},
    },
};
pub fn open(_cx: &Cx<'_>) -> Box<dyn View> {
    unimplemented!()
}
