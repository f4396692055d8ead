//! A newer file over events that the house has changed: what the house changed stays, the rest follows the file, and nothing is
//! there twice.

use super::{
    calendar::{carry_out, change, clock, day, days, line, on, refused, told},
    *,
};
use crate::domain::{
    calendar::{EventFacts, EventKind, ImportedEvent, ImportedOccurrence, Reach, Step, When},
    recurrence::EventRule,
};

/// Norsk, every Monday at a quarter past eight from 30 November 2026 to the end of January.
fn lesson() -> ImportedEvent {
    let when = When::clock(day("2026-11-30"), clock("08:15"), Some(clock("09:45")));
    ImportedEvent {
        source: line("Timeplan"),
        uid: "norsk".into(),
        facts: EventFacts {
            rule: Some(EventRule::parse("FREQ=WEEKLY;BYDAY=MO;UNTIL=20270131").unwrap()),
            ..EventFacts::new(EventKind::Notice, line("Norsk"), when)
        },
        called_off: false,
        left_out: Vec::new(),
        changed: Vec::new(),
    }
}

/// The same in a newer file: called something else, and an hour later.
fn newer() -> ImportedEvent {
    let mut newer = lesson();
    newer.facts.title = line("Norsk 2");
    newer.facts.when = When::clock(day("2026-11-30"), clock("09:15"), Some(clock("10:45")));
    newer
}

fn import(event: &ImportedEvent) -> Step {
    Step::Import(Box::new(event.clone()))
}

/// A house that took the file in, with the series of it.
fn house_with_lesson() -> (TempDir, Sample, EventId) {
    let (home, mut sample) = house();
    let series = EventId(carry_out(&mut sample, import(&lesson())));
    (home, sample, series)
}

/// What there is of it in December and January.
fn lessons(sample: &Sample) -> Vec<String> {
    let all = sample.house.read().occurrences(days("2026-11-30", "2027-02-28"), Zone::OSLO).unwrap();
    told(&all).into_iter().filter(|told| told.contains("Norsk")).collect()
}

const MONDAYS: [&str; 9] = [
    "2026-11-30",
    "2026-12-07",
    "2026-12-14",
    "2026-12-21",
    "2026-12-28",
    "2027-01-04",
    "2027-01-11",
    "2027-01-18",
    "2027-01-25",
];

#[test]
fn wherever_the_house_has_split_a_series_a_newer_file_counts_before_and_nothing_is_there_twice() {
    for (number, split) in MONDAYS.iter().enumerate().skip(1) {
        let (_home, mut sample, series) = house_with_lesson();
        let open = on(&sample, series, split);
        let ours = EventFacts { title: line("Norsk hos oss"), ..open.facts.clone() };
        carry_out(&mut sample, change(&open, Reach::Following, ours));
        carry_out(&mut sample, import(&newer()));
        let expected: Vec<String> = (MONDAYS.iter().enumerate())
            .map(
                |(at, day)| {
                    if at < number { format!("{day} 09:15 Norsk 2") } else { format!("{day} 08:15 Norsk hos oss") }
                },
            )
            .collect();
        assert_eq!(lessons(&sample), expected, "split on {split}");
        assert_eq!(refused(&mut sample, import(&newer())), Refusal::NothingChanged);
        carry_out(&mut sample, import(&lesson()));
        assert_eq!(lessons(&sample).len(), MONDAYS.len(), "and back again");
    }
}

#[test]
fn a_series_that_was_split_twice_and_moved_stays_from_the_first_split_on() {
    let (_home, mut sample, series) = house_with_lesson();
    let late = on(&sample, series, "2027-01-11");
    let tuesdays = EventFacts { when: late.facts.when.on(day("2027-01-12")), ..late.facts.clone() };
    carry_out(&mut sample, change(&late, Reach::Following, tuesdays));
    let early = on(&sample, series, "2026-12-21");
    carry_out(
        &mut sample,
        change(&early, Reach::Following, EventFacts { place: Some(line("Stua")), ..early.facts.clone() }),
    );
    let before = lessons(&sample);
    carry_out(&mut sample, import(&newer()));
    let after = lessons(&sample);
    assert_eq!(after[..3], ["2026-11-30 09:15 Norsk 2", "2026-12-07 09:15 Norsk 2", "2026-12-14 09:15 Norsk 2"]);
    assert_eq!(after[3..], before[3..]);
    assert_eq!(after[6], "2027-01-12 08:15 Norsk");
}

#[test]
fn a_series_the_house_has_ended_does_not_go_on_with_a_newer_file() {
    let (_home, mut sample, series) = house_with_lesson();
    let open = on(&sample, series, "2026-12-14");
    let version = open.series_version;
    carry_out(
        &mut sample,
        Step::CallOff { occurrence: open.id, reach: Reach::Following, version, off: true, reason: None },
    );
    carry_out(&mut sample, import(&newer()));
    assert_eq!(lessons(&sample), ["2026-11-30 09:15 Norsk 2", "2026-12-07 09:15 Norsk 2"]);
}

#[test]
fn a_time_the_house_has_moved_or_called_off_stays_so_whatever_the_file_says_of_it() {
    let (_home, mut sample, series) = house_with_lesson();
    let moved = on(&sample, series, "2026-12-07");
    let wednesday = EventFacts { when: moved.facts.when.on(day("2026-12-09")), ..moved.facts.clone() };
    carry_out(&mut sample, change(&moved, Reach::This, wednesday));
    let off = on(&sample, series, "2026-12-21");
    carry_out(
        &mut sample,
        Step::CallOff { occurrence: off.id, reach: Reach::This, version: off.version, off: true, reason: None },
    );
    let mut file = newer();
    let once = EventFacts { rule: None, ..file.facts.clone() };
    let changed = |text: &str, to: &str| ImportedOccurrence {
        day: day(text),
        facts: EventFacts { when: once.when.on(day(to)), ..once.clone() },
        called_off: false,
    };
    file.left_out = vec![day("2026-12-07"), day("2026-12-28")];
    file.changed = vec![changed("2026-12-21", "2026-12-22"), changed("2027-01-04", "2027-01-05")];
    carry_out(&mut sample, import(&file));
    let expected = [
        "2026-11-30 09:15 Norsk 2",
        "2026-12-09 08:15 Norsk",
        "2026-12-14 09:15 Norsk 2",
        "2026-12-21 08:15 Norsk ×",
        "2027-01-05 09:15 Norsk 2",
        "2027-01-11 09:15 Norsk 2",
        "2027-01-18 09:15 Norsk 2",
        "2027-01-25 09:15 Norsk 2",
    ];
    assert_eq!(lessons(&sample), expected);
    // What the file itself moved and left out is still the file's to put back.
    carry_out(&mut sample, import(&newer()));
    assert_eq!(lessons(&sample)[4..6], ["2026-12-28 09:15 Norsk 2", "2027-01-04 09:15 Norsk 2"]);
    assert_eq!(lessons(&sample)[..4], expected[..4]);
}

#[test]
fn a_series_the_house_changed_as_a_whole_stays_and_so_does_what_happens_once() {
    let (_home, mut sample, series) = house_with_lesson();
    let open = on(&sample, series, "2026-12-14");
    carry_out(
        &mut sample,
        change(&open, Reach::All, EventFacts { title: line("Norsk hos oss"), ..open.facts.clone() }),
    );
    let mut once = lesson();
    once.uid = "prøve".into();
    once.facts = EventFacts { rule: None, title: line("Norskprøve"), ..once.facts };
    once.facts.when = once.facts.when.on(day("2026-12-03"));
    let test = EventId(carry_out(&mut sample, import(&once)));
    let id = crate::domain::calendar::OccurrenceId { event: test, day: None };
    let stands = sample.house.read().occurrence(id, Zone::OSLO).unwrap().unwrap();
    let friday = EventFacts { when: stands.facts.when.on(day("2026-12-04")), ..stands.facts.clone() };
    carry_out(&mut sample, change(&stands, Reach::This, friday));
    let before = lessons(&sample);
    assert_eq!(before[1], "2026-12-04 08:15 Norskprøve");
    carry_out(&mut sample, import(&newer()));
    once.facts.place = Some(line("Rom 9"));
    carry_out(&mut sample, import(&once));
    assert_eq!(lessons(&sample), before);
    assert_eq!(refused(&mut sample, import(&newer())), Refusal::NothingChanged);
}
