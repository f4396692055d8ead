//! A newer file over events that the house has changed: what the house changed stays, the rest follows the file, and nothing is
//! there twice.

use super::{
    calendar::{carry_out, change, clock, day, days, line, on, refused, told},
    *,
};
use crate::domain::{
    calendar::{
        AttendanceState, EventFacts, EventKind, ImportedEvent, ImportedOccurrence, NewAttendance, Occurrence,
        OccurrenceId, Reach, Step, When, balance::Weeks,
    },
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

/// Trening, every Monday from five to seven since 26 October 2026, as an activity.
fn training() -> ImportedEvent {
    let when = When::clock(day("2026-10-26"), clock("17:00"), Some(clock("19:00")));
    let rule = Some(EventRule::parse("FREQ=WEEKLY;BYDAY=MO").unwrap());
    let facts = EventFacts { rule, ..EventFacts::new(EventKind::Activity, line("Trening"), when) };
    ImportedEvent { uid: "trening".into(), facts, ..lesson() }
}

/// The same in a newer file: on another day first, and by another rule.
fn training_from(first: &str, rule: Option<&str>) -> ImportedEvent {
    let mut newer = training();
    newer.facts.when = newer.facts.when.on(day(first));
    newer.facts.rule = rule.map(|rule| EventRule::parse(rule).unwrap());
    newer
}

fn say(sample: &mut Sample, id: OccurrenceId, state: AttendanceState) {
    let youth = sample.youths[0];
    let seen = sample.house.read().newest_attendance(id, youth).unwrap().map(|newest| newest.id);
    carry_out(sample, Step::Attend(NewAttendance { occurrence: id, youth, state, words: None, seen }));
}

fn trainings(sample: &Sample, first: &str, last: &str) -> Vec<String> {
    let all = sample.house.read().occurrences(days(first, last), Zone::OSLO).unwrap();
    told(&all).into_iter().filter(|told| told.contains("Trening")).collect()
}

/// Common minutes of the last four weeks.
fn minutes(sample: &Sample) -> u32 {
    let weeks = Weeks::Four.days(Zone::OSLO.date(now())).unwrap();
    sample.house.read().balance(weeks, Zone::OSLO).unwrap().house.iter().map(|week| week.common).sum()
}

fn time(series: EventId, text: &str) -> OccurrenceId {
    OccurrenceId { event: series, day: Some(day(text)) }
}

/// A house whose first youth came to the training on 2 and 9 November, and says so of no other.
fn house_that_trained() -> (TempDir, Sample, EventId) {
    let (home, mut sample) = house();
    let series = EventId(carry_out(&mut sample, import(&training())));
    say(&mut sample, time(series, "2026-11-02"), AttendanceState::Came);
    say(&mut sample, time(series, "2026-11-09"), AttendanceState::Came);
    (home, sample, series)
}

#[test]
fn what_has_been_attended_stays_on_its_day_whatever_a_newer_file_makes_of_the_series() {
    let newer = [
        ("another weekday", training_from("2026-10-27", Some("FREQ=WEEKLY;BYDAY=TU")), Some("2026-11-24")),
        ("a rolling export", training_from("2026-11-16", Some("FREQ=WEEKLY;BYDAY=MO")), Some("2026-11-30")),
        ("both", training_from("2026-11-24", Some("FREQ=WEEKLY;BYDAY=TU")), Some("2026-11-24")),
        ("over", training_from("2026-10-27", Some("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261103")), None),
        ("once", training_from("2026-11-26", None), Some("2026-11-30")),
    ];
    for (what, file, next) in newer {
        let (_home, mut sample, series) = house_that_trained();
        let before = minutes(&sample);
        let stood = trainings(&sample, "2026-10-26", "2026-11-09");
        carry_out(&mut sample, import(&file));
        assert_eq!(trainings(&sample, "2026-10-26", "2026-11-09"), stood, "{what}: what has been");
        assert_eq!(minutes(&sample), before, "{what}: the balance");
        for attended in ["2026-11-02", "2026-11-09"] {
            let stands = on(&sample, series, attended);
            assert_eq!(stands.facts.when.day, day(attended), "{what}");
            say(&mut sample, stands.id, AttendanceState::DidNotCome);
            say(&mut sample, stands.id, AttendanceState::Came);
        }
        let ahead = trainings(&sample, "2026-11-24", "2026-12-01");
        assert_eq!(ahead.first().map(|told| &told[..10]), next, "{what}: what is to come {ahead:?}");
        // The first file once more: everything is where it was, and once.
        carry_out(&mut sample, import(&training()));
        assert_eq!(trainings(&sample, "2026-10-26", "2026-11-09"), stood, "{what}: back again");
        assert_eq!(trainings(&sample, "2026-11-24", "2026-12-08").len(), 2, "{what}: back again");
    }
}

#[test]
fn what_somebody_has_signed_up_for_stays_and_what_was_taken_back_does_not() {
    let (_home, mut sample) = house();
    let series = EventId(carry_out(&mut sample, import(&training())));
    say(&mut sample, time(series, "2026-11-30"), AttendanceState::SignedUp);
    say(&mut sample, time(series, "2026-12-07"), AttendanceState::SignedUp);
    say(&mut sample, time(series, "2026-12-07"), AttendanceState::Cleared);
    carry_out(&mut sample, import(&training_from("2026-10-27", Some("FREQ=WEEKLY;BYDAY=TU"))));
    let ahead = ["2026-11-30 17:00 Trening", "2026-12-01 17:00 Trening", "2026-12-08 17:00 Trening"];
    assert_eq!(trainings(&sample, "2026-11-30", "2026-12-09"), ahead);
    assert_eq!(sample.house.read().attendance(time(series, "2026-11-30")).unwrap().len(), 1);
}

#[test]
fn what_happens_once_and_was_attended_is_not_moved_ahead_and_becomes_no_series() {
    for newer in [training_from("2026-11-26", None), training_from("2026-11-16", Some("FREQ=WEEKLY;BYDAY=MO"))] {
        let (_home, mut sample) = house();
        let event = EventId(carry_out(&mut sample, import(&training_from("2026-11-16", None))));
        let id = OccurrenceId { event, day: None };
        say(&mut sample, id, AttendanceState::Came);
        let before = minutes(&sample);
        carry_out(&mut sample, import(&newer));
        let stands: Occurrence = sample.house.read().occurrence(id, Zone::OSLO).unwrap().unwrap();
        assert_eq!((stands.facts.when.day, &stands.facts.rule), (day("2026-11-16"), &None));
        assert_eq!((minutes(&sample), before > 0), (before, true));
        assert_eq!(refused(&mut sample, import(&newer)), Refusal::NothingChanged);
    }
}

fn call_off(sample: &mut Sample, id: OccurrenceId, off: bool) {
    let version = sample.house.read().occurrence(id, Zone::OSLO).unwrap().unwrap().version;
    carry_out(sample, Step::CallOff { occurrence: id, reach: Reach::This, version, off, reason: None });
}

#[test]
fn what_is_saved_as_it_stands_is_no_change_and_the_file_still_counts() {
    let (_home, mut sample, series) = house_with_lesson();
    let audit = sample.house.read().newest_audit(1).unwrap()[0].id;
    let open = on(&sample, series, "2026-12-14");
    for reach in Reach::ALL {
        let same = change(&open, reach, open.facts.clone());
        assert_eq!(refused(&mut sample, same), Refusal::NothingChanged, "{reach:?}");
    }
    assert_eq!(on(&sample, series, "2026-12-14"), open);
    assert_eq!(sample.house.read().newest_audit(1).unwrap()[0].id, audit);
    carry_out(&mut sample, import(&newer()));
    assert!(lessons(&sample).iter().all(|told| told.contains("09:15 Norsk 2")), "{:?}", lessons(&sample));
}

#[test]
fn what_is_called_off_and_on_again_is_the_files_again() {
    let (_home, mut sample, series) = house_with_lesson();
    for off in [true, false] {
        call_off(&mut sample, time(series, "2026-12-14"), off);
    }
    let mut once = lesson();
    once.uid = "prøve".into();
    once.facts = EventFacts { rule: None, title: line("Norskprøve"), ..once.facts };
    once.facts.when = once.facts.when.on(day("2026-12-03"));
    let test = OccurrenceId { event: EventId(carry_out(&mut sample, import(&once))), day: None };
    for off in [true, false] {
        call_off(&mut sample, test, off);
    }
    once.facts.title = line("Norsk prøve 2");
    carry_out(&mut sample, import(&once));
    carry_out(&mut sample, import(&newer()));
    assert!(lessons(&sample).iter().all(|told| told.contains('2')), "{:?}", lessons(&sample));
    assert_eq!(lessons(&sample)[1], "2026-12-03 08:15 Norsk prøve 2");
    assert_eq!(lessons(&sample)[3], "2026-12-14 09:15 Norsk 2");
}

#[test]
fn what_the_file_moved_and_the_house_moved_back_stays_the_houses() {
    let (_home, mut sample) = house();
    let mut file = lesson();
    let once = EventFacts { rule: None, ..file.facts.clone() };
    let tuesday = EventFacts { when: once.when.on(day("2026-12-08")), ..once.clone() };
    file.changed = vec![ImportedOccurrence { day: day("2026-12-07"), facts: tuesday, called_off: false }];
    let series = EventId(carry_out(&mut sample, import(&file)));
    let moved = on(&sample, series, "2026-12-07");
    let back = EventFacts { when: once.when.on(day("2026-12-07")), ..moved.facts.clone() };
    carry_out(&mut sample, change(&moved, Reach::This, back));
    file.facts.place = Some(line("Rom 9"));
    carry_out(&mut sample, import(&file));
    assert_eq!(lessons(&sample)[1], "2026-12-07 08:15 Norsk");
    // Put where the file has it, it is the file's.
    let back = on(&sample, series, "2026-12-07");
    carry_out(&mut sample, change(&back, Reach::This, moved.facts));
    file.changed[0].facts.title = line("Norsk med film");
    carry_out(&mut sample, import(&file));
    assert_eq!(lessons(&sample)[1], "2026-12-08 08:15 Norsk med film");
}
