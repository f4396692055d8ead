//! Several houses in one file: setting up another, who works in which, what apartments share, and youths who go to another.

pub mod add_form;
pub mod room_form;
pub mod staff_form;
pub mod take_over_form;

use crate::{
    domain::house::{Apartment, ApartmentKind},
    store::read::People,
    text::Texts,
    ui::view::OpenHouse,
};

/// Whether the file has several houses for whoever is signed in: only then anything tells of them.
#[must_use]
pub const fn are_several(open: &OpenHouse<'_>) -> bool {
    open.houses.len() > 1
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
