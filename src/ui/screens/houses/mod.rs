//! Several houses in one file: setting up another, who works in which, what apartments share, and youths who go to another.

pub mod add_form;
mod room_form;
pub mod rooms;
pub mod staff_form;
pub mod take_over_form;

use crate::{
    domain::{
        audit::AccessEvent,
        house::{Apartment, ApartmentKind},
        ids::YouthId,
    },
    store::read::People,
    text::Texts,
    ui::{
        action::Action,
        view::{Availability, Cx, Effect, OpenHouse},
    },
};

/// Whether the file has several houses for whoever is signed in: only then anything tells of them.
#[must_use]
pub const fn are_several(open: &OpenHouse<'_>) -> bool {
    open.houses.len() > 1
}

/// Of which houses is told what is listed, with the key that shows the others; nothing to whoever sees but one.
#[must_use]
pub fn where_from(across: bool, cx: &Cx<'_>) -> Option<String> {
    let open = cx.open.filter(|open| open.wide.is_some())?;
    let (name, key) = (open.info.name.as_str(), cx.keymap.shown(Action::AllHouses, true).unwrap_or_default());
    Some(if across { cx.texts.house_all_shown(key, name) } else { cx.texts.house_this_shown(name, key) })
}

/// Whether whoever is signed in may see all of their houses at once, where these are several.
#[must_use]
pub fn across(cx: &Cx<'_>) -> Availability {
    if cx.open.is_some_and(|open| open.wide.is_some()) { Availability::Available } else { Availability::NotHere }
}

/// What is written down when other houses are looked into: whom it told of, or that it was done.
#[must_use]
pub fn looked_across(youths: Vec<YouthId>) -> Effect {
    let event = AccessEvent::Search;
    if youths.is_empty() { Effect::Record { event, youth: None } } else { Effect::RecordEach { event, youths } }
}

/// How many apartments of each kind are lived in, of how many, in the order of the kinds.
#[must_use]
pub fn occupancy(people: &People, t: Texts) -> Vec<String> {
    ApartmentKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let of_kind: Vec<&Apartment> =
                people.apartments.iter().filter(|apartment| apartment.kind == kind).collect();
            let taken = of_kind.iter().filter(|apartment| people.is_lived_in(apartment.id)).count();
            (!of_kind.is_empty()).then(|| t.house_occupancy(t.apartment_kind(kind), taken, of_kind.len()))
        })
        .collect()
}
