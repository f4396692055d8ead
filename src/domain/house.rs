//! The house itself: its name, apartments and common rooms.

use serde::{Deserialize, Serialize};

use super::{
    ids::{ApartmentId, ApartmentNumber, HouseId, SharedRoomId, YouthId},
    names::Line,
    refusal::Invalid,
    staff::{NewStaff, StaffRole},
};

/// What an apartment has of its own, and so whether several live in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ApartmentKind {
    /// Own kitchen and bath.
    #[default]
    Own,
    /// Own bath, kitchen shared with others.
    SharedKitchen,
    /// Kitchen and bath shared with others.
    SharedKitchenAndBath,
    /// Several live in it together (*delt leilighet*): siblings.
    Shared,
}

impl ApartmentKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Own, Self::SharedKitchen, Self::SharedKitchenAndBath, Self::Shared];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::SharedKitchen => "shared-kitchen",
            Self::SharedKitchenAndBath => "shared-kitchen-and-bath",
            Self::Shared => "shared",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Whether it shares a kitchen, or a bath, with other apartments.
    #[must_use]
    pub const fn shares(self, room: SharedRoomKind) -> bool {
        match room {
            SharedRoomKind::Kitchen => matches!(self, Self::SharedKitchen | Self::SharedKitchenAndBath),
            SharedRoomKind::Bath => matches!(self, Self::SharedKitchenAndBath),
        }
    }

    /// Whether several youths may live in it at a time; the others are one youth's home each, also where a kitchen or a bath
    /// is shared.
    #[must_use]
    pub const fn holds_several(self) -> bool {
        matches!(self, Self::Shared)
    }
}

/// An apartment, vacant or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Apartment {
    /// Row number.
    pub id: ApartmentId,
    /// The number on the door.
    pub number: ApartmentNumber,
    /// What it has of its own.
    pub kind: ApartmentKind,
    /// How many it holds, and what it shares with others.
    pub sharing: Sharing,
}

/// How many an apartment holds, and what it shares with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sharing {
    /// How many youths a shared one holds; `None` where nobody has said, and then there is no limit. Others hold one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u8>,
    /// The kitchen it shares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kitchen: Option<SharedRoomId>,
    /// The bath it shares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bath: Option<SharedRoomId>,
}

impl Sharing {
    /// Nothing is said that needs a rule.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// What several apartments share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SharedRoomKind {
    /// A kitchen.
    Kitchen,
    /// A bath.
    Bath,
}

impl SharedRoomKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Kitchen, Self::Bath];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Kitchen => "kitchen",
            Self::Bath => "bath",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// A kitchen or a bath that several apartments share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedRoom {
    /// Row number.
    pub id: SharedRoomId,
    /// What it says.
    pub facts: SharedRoomFacts,
}

/// What is said of a kitchen or a bath that several apartments share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedRoomFacts {
    /// Which of the two.
    pub kind: SharedRoomKind,
    /// What it is called.
    pub name: Line,
    /// How many of the apartments that share it may be lived in at a time, 1 to 9.
    pub most: u8,
    /// It is out of use: no apartment shares it any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// A house that lives in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseName {
    /// Row number.
    pub id: HouseId,
    /// What it is called.
    pub name: Line,
}

/// A limit that nobody more can move in beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// The apartment holds no more.
    Apartment {
        /// How many it holds.
        most: u8,
    },
    /// As many of the apartments that share it are lived in as may be.
    Room {
        /// What they share.
        room: SharedRoomId,
        /// How many may be lived in.
        most: u8,
    },
}

/// Whether one more can move into an apartment. `living` says how many live in each apartment on the day and afterwards, the
/// newcomer not among them.
#[must_use]
pub fn full(
    apartment: &Apartment,
    all: &[Apartment],
    rooms: &[SharedRoom],
    living: impl Fn(ApartmentId) -> usize,
) -> Option<Full> {
    let here = living(apartment.id);
    if let Some(most) =
        apartment.sharing.places.filter(|most| apartment.kind.holds_several() && here >= usize::from(*most))
    {
        return Some(Full::Apartment { most });
    }
    // Whoever moves into an apartment that is lived in uses no kitchen or bath that was not used from there before.
    if here > 0 {
        return None;
    }
    [SharedRoomKind::Kitchen, SharedRoomKind::Bath].into_iter().find_map(|kind| {
        let shared = |apartment: &Apartment| match kind {
            SharedRoomKind::Kitchen => apartment.sharing.kitchen,
            SharedRoomKind::Bath => apartment.sharing.bath,
        };
        let room = rooms.iter().find(|room| Some(room.id) == shared(apartment))?;
        let used = all.iter().filter(|other| shared(other) == Some(room.id) && living(other.id) > 0).count();
        let most = room.facts.most;
        (used >= usize::from(most)).then_some(Full::Room { room: room.id, most })
    })
}

/// An apartment with one who lives there: what lists of the house go by, so that nobody is left out of any. A shared one
/// stands as many times as it has dwellers; a vacant one once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Door {
    /// The apartment.
    pub apartment: Apartment,
    /// Who lives there; `None` when it is vacant.
    pub youth: Option<YouthId>,
}

/// An apartment of a house that is being set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewApartment {
    /// The number on the door.
    pub number: ApartmentNumber,
    /// What it has of its own.
    pub kind: ApartmentKind,
}

/// Everything a house begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewHouse {
    /// Its name, shown on the board and the locked screen.
    pub name: Line,
    /// Its apartments; see [`NewHouse::standard_apartments`].
    pub apartments: Vec<NewApartment>,
    /// Rooms everybody uses.
    pub common_rooms: Vec<Line>,
    /// The member of staff who sets the house up.
    pub first_staff: NewStaff,
    /// The people of the house are invented: every screen says so.
    pub invented: bool,
}

impl NewHouse {
    /// `count` apartments with own kitchen and bath, numbered from 1.
    #[must_use]
    pub fn standard_apartments(count: u8) -> Vec<NewApartment> {
        (1..=count).map(|n| NewApartment { number: ApartmentNumber(n), kind: ApartmentKind::Own }).collect()
    }

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// No apartment or more than nine, one twice, or a first member of staff who does not lead.
    pub fn check(&self) -> Result<(), Invalid> {
        check_apartments(&self.apartments)?;
        if self.first_staff.role != StaffRole::ClinicalLead {
            return Err(Invalid::FirstStaffMustLead);
        }
        Ok(())
    }
}

/// A further house of the file, as it is set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSharedHouse {
    /// Its name, shown at the top of the screen.
    pub name: Line,
    /// Its apartments.
    pub apartments: Vec<NewApartment>,
    /// Rooms everybody uses.
    pub common_rooms: Vec<Line>,
}

impl NewSharedHouse {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// No apartment or more than nine, or one twice.
    pub fn check(&self) -> Result<(), Invalid> {
        check_apartments(&self.apartments)
    }
}

fn check_apartments(apartments: &[NewApartment]) -> Result<(), Invalid> {
    let numbers: std::collections::BTreeSet<_> = apartments.iter().map(|a| a.number).collect();
    let in_range = numbers.iter().all(|n| (1..=9).contains(&n.0));
    if apartments.is_empty() || apartments.len() > 9 || !in_range {
        return Err(Invalid::ApartmentCount);
    }
    if numbers.len() != apartments.len() {
        return Err(Invalid::ApartmentTwice);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apartment(number: u8, kind: ApartmentKind, sharing: Sharing) -> Apartment {
        Apartment { id: ApartmentId(number.into()), number: ApartmentNumber(number), kind, sharing }
    }

    fn room(id: i64, kind: SharedRoomKind, most: u8) -> SharedRoom {
        let name = Line::new("Kjøkken 1. etasje").unwrap();
        SharedRoom { id: SharedRoomId(id), facts: SharedRoomFacts { kind, name, most, retired: false } }
    }

    #[test]
    fn a_shared_apartment_holds_as_many_as_it_says_and_any_number_where_nobody_said() {
        let shared = |places| apartment(1, ApartmentKind::Shared, Sharing { places, ..Sharing::default() });
        let living = |count: usize| move |_| count;
        assert_eq!(full(&shared(Some(3)), &[], &[], living(2)), None);
        assert_eq!(full(&shared(Some(3)), &[], &[], living(3)), Some(Full::Apartment { most: 3 }));
        assert_eq!(full(&shared(None), &[], &[], living(8)), None);
    }

    #[test]
    fn as_many_apartments_are_lived_in_as_the_kitchen_or_the_bath_allows() {
        let of = |kitchen: i64, bath: Option<i64>| Sharing {
            places: None,
            kitchen: Some(SharedRoomId(kitchen)),
            bath: bath.map(SharedRoomId),
        };
        let kind = ApartmentKind::SharedKitchenAndBath;
        let all = [
            apartment(1, kind, of(1, Some(9))),
            apartment(2, kind, of(1, Some(8))),
            apartment(3, kind, of(1, Some(9))),
            apartment(4, kind, of(2, None)),
        ];
        let rooms = [
            room(1, SharedRoomKind::Kitchen, 2),
            room(2, SharedRoomKind::Kitchen, 1),
            room(8, SharedRoomKind::Bath, 1),
            room(9, SharedRoomKind::Bath, 1),
        ];
        let living = |lived_in: &'static [i64]| move |id: ApartmentId| usize::from(lived_in.contains(&id.0));
        let kitchen = Some(Full::Room { room: SharedRoomId(1), most: 2 });
        let bath = Some(Full::Room { room: SharedRoomId(9), most: 1 });
        assert_eq!(full(&all[2], &all, &rooms, living(&[])), None);
        assert_eq!(full(&all[2], &all, &rooms, living(&[1, 2])), kitchen);
        assert_eq!(full(&all[2], &all, &rooms, living(&[1])), bath, "the kitchen has room, the bath has not");
        assert_eq!(full(&all[2], &all, &rooms, living(&[2, 4])), None, "another bath, another kitchen");
        assert_eq!(full(&all[3], &all, &rooms, living(&[1, 2])), None);
    }
}
