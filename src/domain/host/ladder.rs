//! The ladder of measures in numbers: how long youths lived in the house, with hosts and in flats of their own, and what came
//! next. Of few people nothing is told, and nothing it could be worked out from ([`few`]).

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};

use super::way::{Past, Place};
use crate::domain::{
    few::{self, Count, Told},
    ids::YouthId,
};

/// The kinds of place whose lengths are told.
pub const RUNGS: [Place; 3] = [Place::House, Place::Host, Place::OwnFlat];

/// What can come next, the last where nobody has said.
pub const NEXT: [Option<Place>; 7] = [
    Some(Place::House),
    Some(Place::Host),
    Some(Place::OwnFlat),
    Some(Place::Family),
    Some(Place::Elsewhere),
    Some(Place::Other),
    None,
];

/// How long, in whole months as far as they are full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// The one in the middle; of two the mean, rounded down.
    pub median: u32,
    /// The shortest.
    pub shortest: u32,
    /// The longest.
    pub longest: u32,
}

/// What is told of the times that ended in a year, or of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The year they ended; nothing for all.
    pub year: Option<i32>,
    /// How many times ended.
    pub times: Told,
    /// How many people that were, where the times are told.
    pub people: Option<usize>,
    /// How long they lasted, where so many people are told of.
    pub length: Option<Length>,
    /// What came next, in the order of [`NEXT`].
    pub next: Vec<Told>,
}

/// One kind of place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// Which.
    pub place: Place,
    /// Year by year, and all in the end. Empty where no time has ended.
    pub rows: Vec<Row>,
}

/// The ladder. `past` is everybody's; groups of fewer than `limit` people are not told.
#[must_use]
pub fn ladder(past: &[Past], limit: usize) -> Vec<Rung> {
    RUNGS.map(|place| Rung { place, rows: rows(past, place, limit) }).to_vec()
}

fn rows(past: &[Past], place: Place, limit: usize) -> Vec<Row> {
    let here: Vec<Past> = past.iter().filter(|past| past.place == place).copied().collect();
    let years: BTreeSet<i32> = here.iter().map(|past| past.until.year()).collect();
    if years.is_empty() {
        return Vec::new();
    }
    let in_year = |year: Option<i32>| here.iter().filter(move |past| year.is_none_or(|year| past.until.year() == year));
    let lines: Vec<Option<i32>> = years.into_iter().map(Some).chain([None]).collect();
    let counted = |year: Option<i32>| -> Vec<Count> {
        let cells = NEXT.map(|next| count(in_year(year).filter(|past| past.next == next)));
        cells.into_iter().chain([count(in_year(year))]).collect()
    };
    let told = few::told(&lines.iter().map(|year| counted(*year)).collect(), limit);
    let is_told = |told: &[Told]| matches!(told.last(), Some(Told::Number(_)));
    // Whose year is not told since they were few must not show in the longest and the shortest of all.
    let is_few = |told: &[Told]| told.last() == Some(&Told::Few);
    let untold = lines.iter().zip(&told).filter(|(year, told)| year.is_some() && is_few(told));
    let untold: BTreeSet<YouthId> = untold.flat_map(|(year, _)| in_year(*year).map(|past| past.youth)).collect();
    let all_is_safe = untold.is_empty() || untold.len() >= limit;
    let row = |(year, mut told): (Option<i32>, Vec<Told>)| {
        let shown = is_told(&told);
        let times = told.pop().unwrap_or(Told::Few);
        let length = (shown && (year.is_some() || all_is_safe)).then(|| length(in_year(year))).flatten();
        Row { year, times, people: shown.then(|| count(in_year(year)).people), length, next: told }
    };
    lines.into_iter().zip(told).map(row).collect()
}

fn count<'a>(past: impl Iterator<Item = &'a Past>) -> Count {
    let youths: Vec<YouthId> = past.map(|past| past.youth).collect();
    Count { times: youths.len(), people: youths.iter().collect::<BTreeSet<_>>().len() }
}

fn length<'a>(past: impl Iterator<Item = &'a Past>) -> Option<Length> {
    let mut months: Vec<u32> = past.map(|past| months(past.from, past.until)).collect();
    months.sort_unstable();
    let (shortest, longest) = (*months.first()?, *months.last()?);
    let middle = months.len() / 2;
    let median = if months.len() % 2 == 1 { months[middle] } else { u32::midpoint(months[middle - 1], months[middle]) };
    Some(Length { median, shortest, longest })
}

/// The full months from a first to a last day, which is one of them.
fn months(from: NaiveDate, until: NaiveDate) -> u32 {
    let after = until.succ_opt().unwrap_or(until);
    let whole = (after.year() - from.year()) * 12 + after.month() as i32 - from.month() as i32;
    let begun = i32::from(after.day() < from.day());
    u32::try_from(whole - begun).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn past(youth: i64, from: &str, until: &str, next: Option<Place>) -> Past {
        Past { youth: YouthId(youth), place: Place::House, from: day(from), until: day(until), next }
    }

    fn house(past: &[Past]) -> Vec<Row> {
        ladder(past, 5).remove(0).rows
    }

    #[test]
    fn months_are_counted_when_they_are_full() {
        assert_eq!(months(day("2025-01-01"), day("2025-01-31")), 1);
        assert_eq!(months(day("2025-01-01"), day("2025-01-30")), 0);
        assert_eq!(months(day("2024-11-15"), day("2026-02-14")), 15);
    }

    #[test]
    fn six_people_are_told_with_the_middle_and_both_ends() {
        let ends = ["2025-03-31", "2025-06-30", "2025-07-31", "2025-09-30", "2025-10-31", "2025-12-31"];
        let six: Vec<Past> =
            (1..).zip(ends).map(|(youth, end)| past(youth, "2025-01-01", end, Some(Place::Host))).collect();
        let rows = house(&six);
        assert_eq!(rows.len(), 2, "the year and all");
        assert_eq!((rows[0].year, rows[0].times, rows[0].people), (Some(2025), Told::Number(6), Some(6)));
        assert_eq!(rows[0].length, Some(Length { median: 8, shortest: 3, longest: 12 }));
        assert_eq!(rows[0].next[1], Told::Number(6));
        assert_eq!(rows[0].next[0], Told::Few, "nobody is few too");
        assert!(house(&six[..4]).iter().all(|row| row.times == Told::Few && row.length.is_none()));
    }

    #[test]
    fn one_person_who_came_often_is_one() {
        let often: Vec<Past> = (0..6).map(|_| past(1, "2025-01-01", "2025-02-01", None)).collect();
        assert_eq!(house(&often)[0].times, Told::Few);
    }

    #[test]
    fn a_year_that_is_not_told_cannot_be_worked_out_from_all() {
        let mut all: Vec<Past> =
            (1..=6).map(|youth| past(youth, "2025-01-01", "2025-12-31", Some(Place::Host))).collect();
        all.push(past(7, "2020-01-01", "2024-05-05", Some(Place::Host)));
        let rows = house(&all);
        assert_eq!(rows[0].times, Told::Few, "one person in 2024");
        let told = rows.iter().filter(|row| row.times.number().is_some()).count();
        assert!(told < 2, "seven in all and six in 2025 are one in 2024: {rows:?}");
        assert!(rows[2].length.is_none_or(|length| length.longest < 50), "their years are theirs: {rows:?}");
    }

    #[test]
    fn the_longest_of_all_is_not_told_where_it_is_that_of_few() {
        let years = (2021..=2024).flat_map(|year| (0..6).map(move |one| (year, one)));
        let many = years.map(|(year, one)| {
            let (from, until) = (format!("{year}-01-01"), format!("{year}-12-31"));
            past(i64::from(year) * 10 + one, &from, &until, Some(Place::Host))
        });
        let mut all: Vec<Past> = many.collect();
        assert!(house(&all)[4].length.is_some());
        all.push(past(1, "2010-01-01", "2020-05-05", Some(Place::Host)));
        all.push(past(2, "2019-01-01", "2019-05-05", Some(Place::Host)));
        let rows = house(&all);
        assert_eq!(rows.last().unwrap().length, None, "{rows:?}");
    }
}
