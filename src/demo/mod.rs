//! The invented house: people who do not exist, with a log that reads like a real one. Used by `personalbase demo`, by tests
//! and by benches.
//!
//! Everything is made through the same commands as in a real house, by staff whose role allows it, at the time it is told to
//! have happened. The same [`Options`] give the same content; only keys, slots and hashes differ each time.
//!
//! | file | what lives there |
//! |---|---|
//! | `staff`, `youths`, `names` | who works and who lives in the house, from when to when |
//! | `rota`, `weeks`, `plans`, `plan_work` | shifts, common activities, goals and what is done towards them |
//! | `whereabouts`, `attention` | where the youths are, how closely they are watched over |
//! | `assessments` | what was mapped, and how far their skills have come |
//! | `cards` | what is agreed with those who live there, and how much support they get |
//! | `nights` | what is agreed about the night, and the rounds |
//! | `tasks`, `chores` | tasks and the checklists of the shifts |
//! | `topics`, `words`, `fill`, `entry`, `marks` | what is written in the log, and what happens to it afterwards |
//! | `history` | all of it, in the order it happens |
//! | `build` | carries it out |

mod assessments;
mod attention;
mod build;
mod cards;
mod chores;
mod contacts;
mod entry;
mod fill;
mod handovers;
mod history;
mod host_follow;
mod hosts;
mod marks;
mod moves;
mod names;
mod nights;
mod plan_work;
mod plans;
mod rng;
mod rota;
mod staff;
mod tasks;
#[cfg(test)]
mod tests;
mod topics;
mod weeks;
mod whereabouts;
mod words;
mod youths;

use chrono::{Days, Months, NaiveDate, NaiveTime, TimeDelta};
use serde::Serialize;

pub use self::staff::DemoStaff;
use crate::{
    domain::time::{Instant, Zone},
    store::{House, HouseFolder, StoreError},
};

/// The name of the invented house.
pub const HOUSE_NAME: &str = "Solbakken bofellesskap";

/// What the invented house shall be like. The same values give the same content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Where all chance comes from.
    pub seed: u64,
    /// Years the house has stood; 0 is [`YOUNG_DAYS`], and more than [`Options::MOST_YEARS`] is that.
    pub years: u32,
    /// Entries in the log, exactly.
    pub entries: u64,
    /// The moment the story ends: it is this moment on the board.
    pub now: Instant,
    /// The zone the house lives in.
    pub zone: Zone,
}

/// How many days a house of no years has stood: time for every youth to have a plan that was reviewed once.
pub const YOUNG_DAYS: u64 = 120;

impl Options {
    /// The most years: people are made for no more.
    pub const MOST_YEARS: u32 = 40;

    /// The house that is opened when nobody asks for another: four months old, with 200 entries.
    #[must_use]
    pub const fn standard(now: Instant, zone: Zone) -> Self {
        Self { seed: 1, years: 0, entries: 200, now, zone }
    }

    /// The years in which a house writes about so many entries, at the 90 a day of a busy one.
    #[must_use]
    pub fn years_for(entries: u64) -> u32 {
        let years = entries / (90 * 365);
        u32::try_from(years).map_or(Self::MOST_YEARS, |years| years.min(Self::MOST_YEARS))
    }

    /// The day the house opened.
    fn first_day(self) -> NaiveDate {
        let today = self.zone.date(self.now);
        let young = today - Days::new(YOUNG_DAYS);
        match self.years.min(Self::MOST_YEARS) {
            0 => young,
            years => today.checked_sub_months(Months::new(12 * years)).unwrap_or(young),
        }
    }

    /// A time on the wall of the house.
    fn at(self, day: NaiveDate, hour: i64, minute: i64) -> Instant {
        self.zone.instant(day.and_time(NaiveTime::MIN) + TimeDelta::minutes(hour * 60 + minute))
    }
}

/// What opens the house that was written, for tests, benches and people: `personalbase demo --json` prints it.
///
/// | field | meaning |
/// |---|---|
/// | `house` | name of the house |
/// | `seed`, `years`, `entries` | as asked for |
/// | `now` | the moment the story ends (RFC 3339, UTC) |
/// | `zone` | IANA name of the zone |
/// | `recovery_code` | opens the house too |
/// | `staff[]` | `initials`, `name`, `role` (`temp-staff`, `milieu-therapist`, `clinical-lead`, `administrator`), `passphrase`, `pin`, `active` |
///
/// The first of the staff leads the house and is on shift at `now`. Those who are not `active` have left, and their
/// passphrase opens nothing.
#[derive(Debug, Clone, Serialize)]
pub struct Written {
    /// The name of the house.
    pub house: &'static str,
    /// As asked for.
    pub seed: u64,
    /// As asked for.
    pub years: u32,
    /// As asked for.
    pub entries: u64,
    /// The moment the story ends.
    pub now: Instant,
    /// The zone the house lives in.
    pub zone: Zone,
    /// Opens the house for somebody who leads it.
    pub recovery_code: String,
    /// Everybody who works or has worked there.
    pub staff: Vec<DemoStaff>,
}

/// Writes an invented house into a folder where none stands. `progress` is told how many of how many entries are written.
///
/// # Errors
/// [`StoreError::HouseExists`] and whatever the disk answers. What was written by then stays: the folder is the caller's.
pub fn write(
    folder: &HouseFolder,
    options: Options,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<(House, Written), StoreError> {
    build::build(folder, options, progress)
}
