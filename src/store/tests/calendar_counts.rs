//! Series that count their days: however they are written, they end on the last of them, and nothing that is done to a part of
//! one makes it longer or shorter.

use chrono::NaiveDate;

use super::{
    calendar::{carry_out, change, clock, day, days, house_with_dinner, line, on, refused},
    *,
};
use crate::domain::{
    calendar::{EventFacts, EventKind, Occurrence, OccurrenceId, Reach, Step, When},
    recurrence::EventRule,
    refusal::Invalid,
    time::Span,
};

/// Every other day from 24 November on, seven times.
const COUNTED: &str = "FREQ=DAILY;INTERVAL=2;COUNT=7";

fn counted(rule: &str) -> EventFacts {
    let when = When::clock(day("2026-11-24"), clock("16:00"), None);
    EventFacts {
        rule: Some(EventRule::parse(rule).unwrap()),
        ..EventFacts::new(EventKind::Activity, line("Trening"), when)
    }
}

/// Every time there will be in two years of what is called so.
fn times(sample: &Sample, title: &str) -> Vec<Occurrence> {
    let all = sample.house.read().occurrences(days("2026-11-01", "2028-11-01"), Zone::OSLO).unwrap();
    all.into_iter().filter(|one| one.facts.title.as_str().starts_with(title)).collect()
}

#[test]
fn a_count_is_kept_as_an_end_by_every_way_of_writing() {
    let (_home, mut sample, _) = house_with_dinner();
    let series = EventId(carry_out(&mut sample, Step::Add(counted(COUNTED))));
    let rule =
        |sample: &Sample, series| sample.house.read().event(series).unwrap().unwrap().facts.rule.unwrap().to_string();
    assert_eq!(rule(&sample, series), "FREQ=DAILY;INTERVAL=2;UNTIL=20261206");
    let once = EventFacts { rule: None, ..counted(COUNTED) };
    let single = EventId(carry_out(&mut sample, Step::Add(once)));
    let occurrence = OccurrenceId { event: single, day: None };
    carry_out(&mut sample, Step::Change { occurrence, reach: Reach::This, version: 1, facts: counted(COUNTED) });
    assert_eq!(rule(&sample, single), "FREQ=DAILY;INTERVAL=2;UNTIL=20261206");
    let open = on(&sample, series, "2026-11-28");
    let facts = EventFacts { rule: Some("FREQ=DAILY;COUNT=4".parse().unwrap()), ..open.facts.clone() };
    let after = EventId(carry_out(&mut sample, change(&open, Reach::Following, facts)));
    assert_eq!(rule(&sample, after), "FREQ=DAILY;UNTIL=20261201");
}

#[test]
fn a_count_that_is_too_large_is_refused_whatever_it_is_said_of() {
    let (_home, mut sample, series) = house_with_dinner();
    let large = "FREQ=DAILY;COUNT=3661";
    let why = Refusal::from(Invalid::Recurrence);
    assert_eq!(refused(&mut sample, Step::Add(counted(large))), why);
    let open = on(&sample, series, "2026-11-27");
    for reach in Reach::ALL {
        for rule in [large, "FREQ=DAILY;COUNT=4294967295"] {
            let facts = EventFacts { rule: Some(rule.parse().unwrap()), ..open.facts.clone() };
            assert_eq!(refused(&mut sample, change(&open, reach, facts)), why, "{reach:?} {rule}");
        }
    }
}

#[test]
fn a_series_that_counts_has_as_many_times_wherever_it_is_split() {
    let (_home, mut sample, _) = house_with_dinner();
    let rules = [
        COUNTED,
        "FREQ=WEEKLY;BYDAY=TU,TH,SA;COUNT=8",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=5",
        "FREQ=MONTHLY;BYDAY=4TU;COUNT=6",
    ];
    for rule in rules {
        let facts = counted(rule);
        let until = Span::new(facts.when.day, day("2028-11-01")).unwrap();
        let expected = facts.rule.as_ref().unwrap().days_in(facts.when.day, until);
        for split in &expected {
            for (reach, later) in
                [Reach::Following, Reach::All].into_iter().flat_map(|reach| [(reach, false), (reach, true)])
            {
                let told = format!("{rule} split on {split}, {reach:?}, {later}:");
                split_and_count(
                    &mut sample,
                    &EventFacts { title: line(&told), ..facts.clone() },
                    *split,
                    (reach, later),
                );
                let found = times(&sample, &told);
                assert_eq!(found.iter().map(|one| one.facts.when.day).collect::<Vec<_>>(), expected, "{told}");
                let renamed = found.iter().filter(|one| one.facts.title.as_str().ends_with("ute")).count();
                let since = if reach == Reach::All { facts.when.day } else { *split };
                assert_eq!(renamed, expected.iter().filter(|day| **day >= since).count(), "{told}");
            }
        }
    }
}

/// Adds a series, and changes what it is called from a time on, or all of it, and perhaps the hour too.
fn split_and_count(sample: &mut Sample, facts: &EventFacts, split: NaiveDate, (reach, later): (Reach, bool)) {
    let series = EventId(carry_out(sample, Step::Add(facts.clone())));
    let open = on(sample, series, &split.to_string());
    let mut changed = EventFacts { title: line(&format!("{} ute", facts.title)), ..open.facts.clone() };
    if later {
        changed.when = When::clock(split, clock("18:30"), None);
    }
    carry_out(sample, change(&open, reach, changed));
}
