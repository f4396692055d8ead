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
pub fn state_line(
    _o: &crate::ui::view::OpenHouse<'_>,
    _cx: &Cx<'_>,
    _w: bool,
) -> Vec<(String, crate::ui::theme::Role)> {
    vec![]
}
