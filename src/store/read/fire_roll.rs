//! The fire roll (*brannliste*): who is in the house now by apartment, who needs help, and how old each mark is. Made from
//! what the session holds, so that it is there at once, also on the covered screen.

use super::{HouseInfo, People, Standing};
use crate::domain::{
    house::{Apartment, Door},
    ids::YouthId,
    names::Line,
    presence::{Counted, Doubt, GuestCount, PresenceMark, PresenceState},
};

/// The roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FireRoll {
    /// Everybody who lives here and every vacant apartment, in the order of their numbers.
    pub rows: Vec<RollRow>,
}

/// One who lives here, or a vacant apartment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollRow {
    /// Which.
    pub apartment: Apartment,
    /// Who lives there; `None` when it is vacant.
    pub dweller: Option<Dweller>,
    /// The newest count of guests, if anybody ever counted; in a shared apartment with the first who lives there.
    pub guests: Option<GuestCount>,
}

/// A youth on the roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dweller {
    /// Who.
    pub youth: YouthId,
    /// How they are counted.
    pub counted: Counted,
    /// The mark that says so; without one they are unknown.
    pub mark: Option<PresenceMark>,
    /// A check of a night round since then that nobody answered.
    pub doubt: Option<Doubt>,
    /// What help they need to get out.
    pub help: Option<Line>,
}

/// The roll of another house of the file, as anybody may see it: without names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherRoll {
    /// Which house.
    pub info: HouseInfo,
    /// Everybody in it, by their doors.
    pub people: People,
    /// Where they are.
    pub standing: Standing,
}

/// How many of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RollTotals {
    /// Youths who are in.
    pub inside: usize,
    /// Youths who are out.
    pub outside: usize,
    /// Youths nobody knows about, the missing ones with them.
    pub unknown: usize,
    /// Youths who are missing.
    pub missing: usize,
    /// Youths who need help, unless they are known to be out.
    pub help: usize,
    /// Guests.
    pub guests: usize,
}

impl FireRoll {
    /// The roll of the house as it stands.
    #[must_use]
    pub fn of(people: &People, standing: &Standing) -> Self {
        let mut counted = None;
        let row = |door: Door| {
            // Guests are counted in an apartment: they stand with the first of those who live there.
            let is_first = counted.replace(door.apartment.id) != Some(door.apartment.id);
            let guests = standing.guests.get(&door.apartment.id).copied();
            let dweller = door.youth.map(|youth| Dweller::of(youth, people, standing));
            RollRow { apartment: door.apartment, dweller, guests: guests.filter(|_| is_first) }
        };
        Self { rows: people.doors().into_iter().map(row).collect() }
    }

    /// How many of each.
    #[must_use]
    pub fn totals(&self) -> RollTotals {
        let mut totals = RollTotals::default();
        for row in &self.rows {
            totals.guests += row.guest_count();
            let Some(dweller) = &row.dweller else {
                continue;
            };
            match dweller.counted {
                Counted::In => totals.inside += 1,
                Counted::Out => totals.outside += 1,
                Counted::Unknown => totals.unknown += 1,
            }
            totals.missing += usize::from(dweller.is_missing());
            totals.help += usize::from(dweller.help.is_some() && dweller.counted != Counted::Out);
        }
        totals
    }
}

impl Dweller {
    fn of(youth: YouthId, people: &People, standing: &Standing) -> Self {
        let mark = standing.presence.get(&youth).cloned();
        let doubt = standing.doubts.get(&youth).copied();
        Self {
            youth,
            counted: Counted::of(mark.as_ref(), doubt.as_ref()),
            mark,
            doubt,
            help: people.youths.get(&youth).and_then(|known| known.facts.help_needed.clone()),
        }
    }

    fn is_missing(&self) -> bool {
        self.mark.as_ref().is_some_and(|mark| mark.facts.state == PresenceState::Missing)
    }
}

impl RollRow {
    /// How many guests are there, as far as anybody counted.
    #[must_use]
    pub fn guest_count(&self) -> usize {
        self.guests.map_or(0, |guests| usize::from(guests.count))
    }
}
