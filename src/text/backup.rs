//! Words about copies of the house.

use super::Texts;
use crate::domain::{
    backup::{Place, Worry},
    time::{Instant, Zone},
};

/// Bytes of what people call a megabyte.
const MEGABYTE: u64 = 1_000_000;

impl Texts {
    /// How large a file is: «12 MB», «840 kB», the part of one counted as a whole.
    #[must_use]
    pub fn file_size(&self, bytes: u64) -> String {
        if bytes < MEGABYTE {
            return self.backup_kilobytes(self.count(bytes.div_ceil(1_000)));
        }
        self.backup_megabytes(self.count(bytes.div_ceil(MEGABYTE)))
    }

    /// What somebody has to be told about the copies. `keys` are those that make one, put the medium off and show what was told;
    /// `by` are the initials of whoever put it off.
    #[must_use]
    pub fn backup_worry(&self, worry: Worry, keys: [&str; 3], by: &str, now: Instant, zone: Zone) -> String {
        let [make, later, messages] = keys;
        let age = |then: Instant| self.age(now - then);
        let time = |then: Instant| self.relative_time(zone.local(then), zone.date(now));
        match worry {
            Worry::Hangs(Place::Second, since) => self.backup_worry_second_hangs(time(since)),
            Worry::Hangs(_, since) => self.backup_worry_hangs(time(since)),
            Worry::Flawed => self.backup_worry_flawed().to_owned(),
            Worry::HoldsMore => self.backup_worry_holds_more().to_owned(),
            Worry::Failed(at) => self.backup_worry_failed(time(at), make, messages),
            Worry::SameDisk => self.backup_worry_same_disk().to_owned(),
            Worry::Never => self.backup_worry_never(make),
            Worry::Old(made) if made > now => self.backup_worry_ahead(make),
            Worry::Old(made) => self.backup_worry_old(age(made), make),
            Worry::Second(Some(made)) => self.backup_worry_second(make, age(made), later),
            Worry::Second(None) => self.backup_worry_second_never(make, later),
            Worry::PutOff(until, _) => self.backup_worry_put_off(time(until), by),
            Worry::Drill(Some(then)) => self.backup_worry_drill(age(then)),
            Worry::Drill(None) => self.backup_worry_drill_never().to_owned(),
        }
    }

    /// How many there are of something.
    #[must_use]
    pub fn count(&self, count: u64) -> String {
        self.number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
