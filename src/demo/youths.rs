//! The invented youths: who lives where from when to when.

use chrono::{Datelike as _, Days, NaiveDate};

use super::{
    names::{self, Person},
    rng::Rng,
};

/// The apartments of the house.
pub(super) const APARTMENTS: u8 = 6;
/// The apartment nobody lives in just now.
const VACANT: u8 = 5;
/// How long the apartment has been vacant.
const VACANT_DAYS: u64 = 24;

/// One youth in one apartment.
#[derive(Debug, Clone)]
pub(super) struct Stay {
    pub person: Person,
    pub birth_date: NaiveDate,
    /// The number on the door.
    pub apartment: u8,
    /// First day.
    pub from: NaiveDate,
    /// Last day, when they have moved on.
    pub until: Option<NaiveDate>,
}

impl Stay {
    /// Whether they live in the house on a day.
    #[cfg(test)]
    pub(super) fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|last| day <= last)
    }
}

/// Every stay between two days, in the order they began. Each apartment is told backwards from today.
pub(super) fn stays(seed: u64, first_day: NaiveDate, today: NaiveDate) -> Vec<Stay> {
    let mut rng = Rng::new(seed, "youths");
    let mut core = names::core();
    // The last of them has just moved on; the others live behind another door with every seed.
    let moved_on = core.pop();
    rng.shuffle(&mut core);
    let mut core = core.into_iter();

    let mut stays: Vec<Stay> = Vec::new();
    for apartment in 1..=APARTMENTS {
        let newest = if apartment == VACANT { moved_on.clone() } else { core.next() };
        let mut until = (apartment == VACANT).then(|| today - Days::new(VACANT_DAYS));
        let mut person = newest;
        loop {
            let last_day = until.unwrap_or(today);
            // Those who live here now have done so for four months at least: long enough to have a plan.
            let days = if until.is_none() { rng.range(130, 500) } else { rng.range(200, 900) };
            let from = (last_day - Days::new(days.unsigned_abs())).max(first_day);
            let who = person.take().unwrap_or_else(|| names::earlier(&mut rng, &neighbours(&stays, from, last_day)));
            let birth_date = born(&mut rng, &who, from, last_day);
            stays.push(Stay { person: who, birth_date, apartment, from, until });
            let before = from - Days::new(rng.range(4, 30).unsigned_abs());
            if before <= first_day {
                break;
            }
            until = Some(before);
        }
    }
    stays.sort_by_key(|stay| (stay.from, stay.apartment));
    stays
}

/// The names of those who live in the house at some time between two days.
fn neighbours(stays: &[Stay], from: NaiveDate, last_day: NaiveDate) -> Vec<&str> {
    stays
        .iter()
        .filter(|stay| stay.from <= last_day && stay.until.is_none_or(|until| until >= from))
        .map(|stay| stay.person.preferred.as_str())
        .collect()
}

/// A birth date that makes them 15 to 19 on both days: between nineteen years and eleven months before the last and fifteen
/// years and a month before the first.
fn born(rng: &mut Rng, person: &Person, from: NaiveDate, last_day: NaiveDate) -> NaiveDate {
    let earliest = last_day - Days::new(19 * 365 + 330);
    let latest = from - Days::new(15 * 365 + 35);
    let days = (latest - earliest).num_days().max(0);
    let date = earliest + Days::new(rng.range(0, days).unsigned_abs());
    let new_year = date.with_day(1).and_then(|date| date.with_month(1));
    match new_year {
        Some(new_year) if person.new_year && new_year >= earliest => new_year,
        Some(new_year) if person.new_year => new_year.with_year(new_year.year() + 1).unwrap_or(date),
        _ => date,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn five_of_six_apartments_are_lived_in_today() {
        for (seed, first_day) in [(1, "2026-07-24"), (2, "2016-11-21"), (3, "1996-11-21")] {
            let today = day("2026-11-21");
            let stays = stays(seed, day(first_day), today);
            let mut lived_in: Vec<u8> =
                stays.iter().filter(|stay| stay.covers(today)).map(|stay| stay.apartment).collect();
            lived_in.sort_unstable();
            assert_eq!(lived_in, [1, 2, 3, 4, 6]);
        }
    }

    #[test]
    fn nobody_shares_an_apartment_and_everybody_is_fifteen_to_nineteen() {
        let stays = stays(1, day("1996-11-21"), day("2026-11-21"));
        assert!(stays.len() > 80, "{}", stays.len());
        for (index, stay) in stays.iter().enumerate() {
            let last_day = stay.until.unwrap_or(day("2026-11-21"));
            let ages = [stay.from, last_day].map(|day| day.years_since(stay.birth_date).unwrap());
            assert!(ages.iter().all(|age| (15..=19).contains(age)), "{ages:?}");
            let clash = stays[index + 1..].iter().find(|other| {
                other.apartment == stay.apartment
                    && other.from <= last_day
                    && other.until.is_none_or(|u| u >= stay.from)
            });
            assert!(clash.is_none(), "{stay:?} {clash:?}");
        }
    }

    #[test]
    fn some_are_born_on_the_first_of_january() {
        let stays = stays(1, day("2016-11-21"), day("2026-11-21"));
        let new_year = stays.iter().filter(|stay| stay.birth_date.ordinal() == 1).count();
        assert!(new_year > 2 && new_year < stays.len() / 2 + 1, "{new_year} of {}", stays.len());
    }
}
