//! The house itself: its name, apartments and common rooms.

use serde::{Deserialize, Serialize};

use super::{
    ids::{ApartmentId, ApartmentNumber, YouthId},
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
        let numbers: std::collections::BTreeSet<_> = self.apartments.iter().map(|a| a.number).collect();
        let in_range = numbers.iter().all(|n| (1..=9).contains(&n.0));
        if self.apartments.is_empty() || self.apartments.len() > 9 || !in_range {
            return Err(Invalid::ApartmentCount);
        }
        if numbers.len() != self.apartments.len() {
            return Err(Invalid::ApartmentTwice);
        }
        if self.first_staff.role != StaffRole::ClinicalLead {
            return Err(Invalid::FirstStaffMustLead);
        }
        Ok(())
    }
}
