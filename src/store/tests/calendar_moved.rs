//! Series of which one time was moved to another day, and is then the one that is open when more of them are changed.

use super::{
    calendar::{carry_out, change, clock, day, days, house_with_dinner, line, on, told},
    *,
};
use crate::domain::{
    calendar::{EventFacts, EventKind, Occurrence, OccurrenceId, Reach, Step, When},
    recurrence::EventRule,
};

/// What stands from the middle of November to New Year.
fn all(sample: &Sample) -> Vec<String> {
    told(&sample.house.read().occurrences(days("2026-11-16", "2026-12-31"), Zone::OSLO).unwrap())
}

/// Moves one dinner, and answers how it stands.
fn moved(sample: &mut Sample, series: EventId, rule_day: &str, to: &str) -> Occurrence {
    let open = on(sample, series, rule_day);
    let facts = EventFacts { when: open.facts.when.on(day(to)), ..open.facts.clone() };
    carry_out(sample, change(&open, Reach::This, facts));
    let id = OccurrenceId { event: series, day: Some(day(rule_day)) };
    sample.house.read().occurrence(id, Zone::OSLO).unwrap().unwrap()
}

fn at_six(open: &Occurrence) -> EventFacts {
    EventFacts { when: When::clock(open.facts.when.day, clock("18:00"), None), ..open.facts.clone() }
}

#[test]
fn another_hour_typed_on_a_moved_time_moves_no_other_to_its_weekday() {
    for reach in [Reach::Following, Reach::All] {
        let (_home, mut sample, series) = house_with_dinner();
        let saturday = moved(&mut sample, series, "2026-12-04", "2026-12-05");
        carry_out(&mut sample, change(&saturday, reach, at_six(&saturday)));
        let until_then = if reach == Reach::All { "2026-11-27 18:00 Middag" } else { "2026-11-27 17:00 Middag" };
        let expected = [
            "2026-11-20 17:00 Middag",
            until_then,
            "2026-12-05 18:00 Middag",
            "2026-12-11 18:00 Middag",
            "2026-12-18 18:00 Middag",
            "2026-12-25 18:00 Middag",
        ];
        assert_eq!(all(&sample), expected, "{reach:?}");
    }
}

#[test]
fn another_date_typed_on_a_moved_time_is_where_the_series_goes_on() {
    let (_home, mut sample, series) = house_with_dinner();
    let saturday = moved(&mut sample, series, "2026-12-04", "2026-12-05");
    let facts = EventFacts { when: saturday.facts.when.on(day("2026-12-06")), ..saturday.facts.clone() };
    carry_out(&mut sample, change(&saturday, Reach::Following, facts));
    let expected = ["11-20", "11-27", "12-06", "12-13", "12-20", "12-27"].map(|day| format!("2026-{day} 17:00 Middag"));
    assert_eq!(all(&sample), expected);
}

#[test]
fn what_was_moved_ahead_from_a_day_that_has_been_is_changed_when_it_is_open() {
    let (_home, mut sample, series) = house_with_dinner();
    let wednesday = moved(&mut sample, series, "2026-11-20", "2026-11-25");
    let facts = EventFacts { title: line("Suppe"), ..at_six(&wednesday) };
    carry_out(&mut sample, change(&wednesday, Reach::Following, facts));
    let expected = ["11-25", "11-27", "12-04", "12-11", "12-18", "12-25"].map(|day| format!("2026-{day} 18:00 Suppe"));
    assert_eq!(all(&sample), expected);
}

#[test]
fn a_new_date_of_what_was_moved_ahead_is_where_the_series_goes_on() {
    let (_home, mut sample, series) = house_with_dinner();
    let wednesday = moved(&mut sample, series, "2026-11-20", "2026-11-25");
    let facts = EventFacts { when: wednesday.facts.when.on(day("2026-11-26")), ..wednesday.facts.clone() };
    carry_out(&mut sample, change(&wednesday, Reach::Following, facts));
    let expected = ["11-26", "12-03", "12-10", "12-17", "12-24", "12-31"].map(|day| format!("2026-{day} 17:00 Middag"));
    assert_eq!(all(&sample), expected);
}

#[test]
fn a_series_that_is_called_off_leaves_nothing_on_the_day_from_which_a_time_was_moved() {
    for reach in [Reach::Following, Reach::All] {
        let (_home, mut sample, series) = house_with_dinner();
        let wednesday = moved(&mut sample, series, "2026-11-20", "2026-11-25");
        let version = wednesday.series_version;
        let off = Step::CallOff { occurrence: wednesday.id, reach, version, off: true, reason: None };
        carry_out(&mut sample, off);
        assert_eq!(all(&sample), [""; 0], "{reach:?}: it was not held on the 20th");
    }
}

#[test]
fn a_series_with_an_end_has_as_many_times_on_another_weekday() {
    for (to, expected) in [
        ("2026-12-02", ["11-24", "12-02", "12-09", "12-16", "12-23"]),
        ("2026-11-30", ["11-24", "11-30", "12-07", "12-14", "12-21"]),
        ("2026-12-09", ["11-24", "12-09", "12-16", "12-23", ""]),
    ] {
        let (_home, mut sample, _) = house_with_dinner();
        let when = When::clock(day("2026-11-24"), clock("16:00"), None);
        let rule = Some(EventRule::parse("FREQ=WEEKLY;BYDAY=TU;COUNT=5").unwrap());
        let facts = EventFacts { rule, ..EventFacts::new(EventKind::Activity, line("Trening"), when) };
        let series = EventId(carry_out(&mut sample, Step::Add(facts)));
        let open = on(&sample, series, "2026-12-01");
        let facts = EventFacts { when: open.facts.when.on(day(to)), ..open.facts.clone() };
        carry_out(&mut sample, change(&open, Reach::Following, facts));
        let found: Vec<String> = all(&sample).into_iter().filter(|told| told.contains("Trening")).collect();
        let expected = expected.iter().filter(|day| !day.is_empty());
        let expected: Vec<String> = expected.map(|day| format!("2026-{day} 16:00 Trening")).collect();
        assert_eq!(found, expected, "{to}");
    }
}
