use super::*;
use crate::domain::{
    calendar::{EventFacts, EventKind, EventTime, ImportedOccurrence, When},
    names::Line,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Every Monday of November 2026 but the 9th; on the 16th it is on the Tuesday after.
fn mondays(rule: &str) -> ImportedEvent {
    let when = When { day: day("2026-11-02"), time: EventTime::WholeDays { days: 1 } };
    let once = EventFacts::new(EventKind::Notice, Line::new("Norsk").unwrap(), when);
    let moved = EventFacts { when: when.on(day("2026-11-17")), ..once.clone() };
    ImportedEvent {
        source: Line::new("Skolen").unwrap(),
        uid: "norsk".into(),
        facts: EventFacts { rule: Some(rule.parse().unwrap()), ..once },
        called_off: false,
        left_out: vec![day("2026-11-09")],
        changed: vec![ImportedOccurrence { day: day("2026-11-16"), facts: moved, called_off: false }],
    }
}

const NOVEMBER: &str = "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261130";

/// A time at the house, where it is called something else.
fn own(text: &str) -> (NaiveDate, OwnTime) {
    let when = When { day: day(text), time: EventTime::WholeDays { days: 1 } };
    let facts = EventFacts::new(EventKind::Notice, Line::new("Norsk hos oss").unwrap(), when);
    (day(text), OwnTime { facts, called_off: false, why: Why::Changed })
}

fn from(text: &str) -> Own {
    Own { from: Some(day(text)), ..Own::default() }
}

#[test]
fn where_the_house_changed_nothing_the_file_counts() {
    let file = mondays(NOVEMBER);
    assert_eq!(file.beside(&Own::default()), Some(file.clone()));
    assert!(file.kept(&Own::default()).is_nothing());
}

#[test]
fn what_the_house_split_off_stays_and_the_file_ends_before() {
    let file = mondays(NOVEMBER);
    let left = file.beside(&from("2026-11-16")).unwrap();
    assert_eq!(left.facts.last_day(), Some(day("2026-11-09")));
    assert_eq!((left.left_out.len(), left.changed.len()), (1, 0));
    assert_eq!(file.kept(&from("2026-11-16")), Kept { times: 3, ..Kept::default() });
    assert_eq!(file.kept(&from("2026-11-03")).times, 3, "the 9th is left out in the file too");
    let counted = mondays("FREQ=WEEKLY;BYDAY=MO;COUNT=5");
    assert_eq!(counted.kept(&from("2026-11-16")).times, 3);
    let left = counted.beside(&from("2026-11-16")).unwrap();
    assert_eq!(left.facts.rule.unwrap().to_string(), "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261115");
    let endless = mondays("FREQ=WEEKLY;BYDAY=MO");
    assert_eq!(endless.kept(&from("2026-11-17")), Kept { from: Some(day("2026-11-23")), ..Kept::default() });
}

#[test]
fn a_single_time_of_the_house_stays_also_where_the_file_changes_or_leaves_it_out() {
    let file = mondays(NOVEMBER);
    let days = Own { days: [own("2026-11-09"), own("2026-11-16")].into(), ..Own::default() };
    let left = file.beside(&days).unwrap();
    assert_eq!((left.left_out.len(), left.changed.len(), &left.facts), (0, 0, &file.facts));
    assert_eq!(file.kept(&days), Kept { times: 2, ..Kept::default() });
    let both = Own { days: [own("2026-11-02"), own("2026-11-23")].into(), ..from("2026-11-16") };
    assert_eq!(file.kept(&both).times, 4, "none of them twice");
}

#[test]
fn what_would_be_another_sort_or_begins_after_the_houses_own_stays_whole() {
    let file = mondays(NOVEMBER);
    assert_eq!(file.beside(&from("2026-11-02")), None);
    assert_eq!(file.kept(&from("2026-11-02")).times, 4);
    let whole = Own { whole: true, ..from("2026-10-05") };
    assert_eq!((file.beside(&whole), file.kept(&whole).times), (None, 4));
    let mut once = file;
    once.facts.rule = None;
    assert_eq!((once.beside(&from("2026-11-16")), once.kept(&from("2026-11-16")).times), (None, 1));
    assert!(once.beside(&Own::default()).is_some());
}

/// The house came together on the first two Mondays, and has had nothing on the 9th.
fn attended() -> Own {
    let time = |text: &str, why| {
        let (day, own) = own(text);
        (day, OwnTime { why, ..own })
    };
    let days = [time("2026-10-26", Why::Before), time("2026-11-02", Why::Attended), time("2026-11-16", Why::Attended)];
    Own { until: Some(day("2026-11-16")), days: days.into(), ..Own::default() }
}

#[test]
fn where_attendance_is_kept_the_file_has_nothing_to_say_of_what_has_been() {
    let file = mondays("FREQ=WEEKLY;BYDAY=MO,TU");
    let left = file.beside(&attended()).unwrap();
    let besides = [day("2026-11-03"), day("2026-11-09"), day("2026-11-10")];
    assert_eq!((left.left_out, left.changed.len()), (besides.to_vec(), 0));
    assert_eq!(file.kept(&attended()), Kept { attended: 2, ..Kept::default() });
    let mut same = attended();
    same.days.values_mut().for_each(|time| time.facts.title = Line::new("Norsk").unwrap());
    same.days.remove(&day("2026-11-16"));
    assert!(file.kept(&same).is_nothing(), "the file says it too");
}

#[test]
fn what_somebody_came_to_does_not_become_another_sort() {
    let mut once = mondays(NOVEMBER);
    once.facts.rule = None;
    assert_eq!((once.beside(&attended()), once.kept(&attended()).attended), (None, 2));
    let own = Own { attended: true, ..Own::default() };
    assert_eq!(mondays(NOVEMBER).beside(&own), None);
    assert_eq!(mondays(NOVEMBER).kept(&own), Kept { attended: 1, whole: true, ..Kept::default() });
}

#[test]
fn where_the_file_moves_away_from_a_time_of_the_house_both_are_named() {
    let mut file = mondays("FREQ=WEEKLY;BYDAY=FR");
    file.facts.when = file.facts.when.on(day("2026-11-06"));
    file.left_out = vec![day("2026-11-20")];
    file.changed.clear();
    let single = Own { days: [own("2026-11-09"), own("2026-11-16")].into(), ..Own::default() };
    let told: Vec<_> = file.doubts(&single).into_iter().map(|doubt| (doubt.day, doubt.file)).collect();
    let (second, third) = ((day("2026-11-09"), day("2026-11-13")), (day("2026-11-16"), day("2026-11-13")));
    assert_eq!(told, [second, third], "its own week first, and what the file leaves out is not there");
    assert!(mondays(NOVEMBER).doubts(&single).is_empty(), "the file still has the days");
    let split = Own { from: Some(day("2026-11-09")), ..single.clone() };
    assert!(file.doubts(&split).is_empty(), "from a split on nothing of the file is there");
    let been = Own { until: Some(day("2026-11-16")), ..single };
    assert!(file.doubts(&been).is_empty(), "nor of what has been, where attendance is kept");
}
