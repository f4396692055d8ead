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
    assert_eq!(file.kept(&from("2026-11-16")), Kept { times: 3, from: None });
    assert_eq!(file.kept(&from("2026-11-03")).times, 3, "the 9th is left out in the file too");
    let counted = mondays("FREQ=WEEKLY;BYDAY=MO;COUNT=5");
    assert_eq!(counted.kept(&from("2026-11-16")).times, 3);
    let left = counted.beside(&from("2026-11-16")).unwrap();
    assert_eq!(left.facts.rule.unwrap().to_string(), "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261115");
    let endless = mondays("FREQ=WEEKLY;BYDAY=MO");
    assert_eq!(endless.kept(&from("2026-11-17")), Kept { times: 0, from: Some(day("2026-11-23")) });
}

#[test]
fn a_single_time_of_the_house_stays_also_where_the_file_changes_or_leaves_it_out() {
    let file = mondays(NOVEMBER);
    let own = Own { days: [day("2026-11-09"), day("2026-11-16")].into(), ..Own::default() };
    let left = file.beside(&own).unwrap();
    assert_eq!((left.left_out.len(), left.changed.len(), &left.facts), (0, 0, &file.facts));
    assert_eq!(file.kept(&own), Kept { times: 2, from: None });
    let both = Own { days: [day("2026-11-02"), day("2026-11-23")].into(), ..from("2026-11-16") };
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
