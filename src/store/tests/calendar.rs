//! The calendar: what happens once, series and their changed times, files that are taken in, and a house from before.

use chrono::NaiveDate;
use rusqlite::params;

use super::*;
use crate::{
    domain::{
        calendar::{
            AttendanceState, EventFacts, EventKind, EventTime, ImportedEvent, ImportedOccurrence, MeetingFacts,
            NewAttendance, Occurrence, OccurrenceId, Reach, Step, When,
        },
        recurrence::EventRule,
        time::{ClockTime, Span},
    },
    testing::event_at,
};

/// What the first program had: instants, and 1 for what was called off or taken back.
pub(super) fn add_activities_of_the_first_schema(conn: &Connection) {
    let at = |text: &str| Zone::OSLO.instant(text.parse().unwrap()).timestamp();
    let rows = [
        ("Middag", at("2026-11-21T17:00:00"), Some(at("2026-11-21T19:00:00")), 0, 0),
        ("Overnatting", at("2026-11-21T20:00:00"), Some(at("2026-11-22T10:00:00")), 0, 0),
        ("Til midnatt", at("2026-11-22T20:00:00"), Some(at("2026-11-23T00:00:00")), 0, 0),
        ("Avlyst", at("2026-07-01T12:00:00"), None, 1, 0),
        ("Angret", at("2026-07-02T12:00:00"), None, 0, 1),
    ];
    for (title, starts, ends, cancelled, withdrawn) in rows {
        conn.execute(
            "INSERT INTO activity (version, changed_by, title, starts_at, ends_at, responsible, cancelled, withdrawn)
             VALUES (3, 1, ?1, ?2, ?3, 2, ?4, ?5)",
            params![title, starts, ends, cancelled, withdrawn],
        )
        .unwrap();
    }
}

pub(super) fn assert_taken_over(house: &House) {
    let all = house.read().occurrences(days("2026-07-01", "2026-11-30"), Zone::OSLO).unwrap();
    assert_eq!(
        told(&all),
        [
            "2026-07-01 12:00 Avlyst ×",
            "2026-11-21 17:00 Middag",
            "2026-11-21 20:00 Overnatting",
            "2026-11-22 20:00 Til midnatt"
        ]
    );
    assert_eq!(all[1].ends_at, Some(all[1].starts_at + TimeDelta::hours(2)));
    assert_eq!(all[2].ends_at, Some(all[2].starts_at + TimeDelta::hours(14)));
    assert_eq!((all[1].version, all[1].facts.responsible), (3, Some(StaffId(2))));
    assert_eq!(all[3].facts.when.last_day(), day("2026-11-22"), "midnight is not the next day");
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// From a day to another, both of them.
pub(super) fn days(first: &str, last: &str) -> Span<NaiveDate> {
    Span::new(day(first), day(last).succ_opt().unwrap()).unwrap()
}

pub(super) fn clock(text: &str) -> ClockTime {
    text.parse().unwrap()
}

/// «2026-11-27 17:00 Middag ×», the last for what is called off.
pub(super) fn told(all: &[Occurrence]) -> Vec<String> {
    let tell = |one: &Occurrence| {
        let local = Zone::OSLO.local(one.starts_at).format("%Y-%m-%d %H:%M");
        format!("{local} {}{}", one.facts.title, if one.called_off { " ×" } else { "" })
    };
    all.iter().map(tell).collect()
}

/// «Fellesmiddag» every Friday from 17 to 19 from 20 November 2026 on, in a house with nothing else.
pub(super) fn dinner() -> EventFacts {
    EventFacts {
        rule: Some(EventRule::parse("FREQ=WEEKLY").unwrap()),
        when: When::clock(day("2026-11-20"), clock("17:00"), Some(clock("19:00"))),
        ..event_at("Middag", now())
    }
}

/// A house and its only series.
pub(super) fn house_with_dinner() -> (TempDir, Sample, EventId) {
    let (home, mut sample) = house();
    for event in 1..=3 {
        carry_out(&mut sample, Step::Withdraw { event: EventId(event), version: 1 });
    }
    let series = EventId(carry_out(&mut sample, Step::Add(dinner())));
    (home, sample, series)
}

pub(super) fn carry_out(sample: &mut Sample, step: Step) -> i64 {
    sample.house.execute(LEAD, now(), &Command::Calendar(step)).unwrap().row
}

pub(super) fn refused(sample: &mut Sample, step: Step) -> Refusal {
    match sample.house.execute(LEAD, now(), &Command::Calendar(step)) {
        Err(StoreError::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

/// What comes in the five weeks from 16 November on.
fn weeks(sample: &Sample) -> Vec<String> {
    told(&sample.house.read().occurrences(days("2026-11-16", "2026-12-20"), Zone::OSLO).unwrap())
}

pub(super) fn on(sample: &Sample, series: EventId, text: &str) -> Occurrence {
    let id = OccurrenceId { event: series, day: Some(day(text)) };
    sample.house.read().occurrence(id, Zone::OSLO).unwrap().unwrap()
}

pub(super) fn change(one: &Occurrence, reach: Reach, facts: EventFacts) -> Step {
    let version = if reach == Reach::This { one.version } else { one.series_version };
    Step::Change { occurrence: one.id, reach, version, facts }
}

#[test]
fn a_series_comes_every_week_at_the_same_time_on_the_wall() {
    let (_home, sample, _) = house_with_dinner();
    assert_eq!(weeks(&sample)[..2], ["2026-11-20 17:00 Middag", "2026-11-27 17:00 Middag"]);
    let spring = sample.house.read().occurrences(days("2027-03-22", "2027-04-04"), Zone::OSLO).unwrap();
    assert_eq!(told(&spring), ["2027-03-26 17:00 Middag", "2027-04-02 17:00 Middag"]);
    assert_eq!((spring[1].starts_at - spring[0].starts_at).num_hours(), 7 * 24 - 1, "the clocks were moved between");
    let week53 = sample.house.read().occurrences(days("2026-12-28", "2027-01-03"), Zone::OSLO).unwrap();
    assert_eq!(told(&week53), ["2027-01-01 17:00 Middag"]);
}

#[test]
fn one_time_is_moved_called_off_and_called_on_again_alone() {
    let (_home, mut sample, series) = house_with_dinner();
    let friday = on(&sample, series, "2026-11-27");
    let moved = EventFacts { when: friday.facts.when.on(day("2026-11-28")), ..friday.facts.clone() };
    carry_out(&mut sample, change(&friday, Reach::This, moved));
    let next = on(&sample, series, "2026-12-04");
    carry_out(
        &mut sample,
        Step::CallOff { occurrence: next.id, reach: Reach::This, version: next.version, off: true, reason: None },
    );
    assert_eq!(
        weeks(&sample)[..4],
        ["2026-11-20 17:00 Middag", "2026-11-28 17:00 Middag", "2026-12-04 17:00 Middag ×", "2026-12-11 17:00 Middag"]
    );
    let saturday = on(&sample, series, "2026-11-27");
    assert!(saturday.is_moved() && saturday.changed && saturday.facts.rule.is_some());
    let off = on(&sample, series, "2026-12-04");
    carry_out(
        &mut sample,
        Step::CallOff { occurrence: off.id, reach: Reach::This, version: off.version, off: false, reason: None },
    );
    assert_eq!(weeks(&sample)[2], "2026-12-04 17:00 Middag");
    // Moved out of a week it is not there, and moved into one it is.
    let week = sample.house.read().occurrences(days("2026-11-28", "2026-11-28"), Zone::OSLO).unwrap();
    assert_eq!(told(&week), ["2026-11-28 17:00 Middag"]);
}

#[test]
fn a_time_changed_by_two_people_is_changed_by_the_first() {
    let (_home, mut sample, series) = house_with_dinner();
    let friday = on(&sample, series, "2026-11-27");
    let facts = |title: &str| EventFacts { title: line(title), ..friday.facts.clone() };
    carry_out(&mut sample, change(&friday, Reach::This, facts("Taco")));
    let second = refused(&mut sample, change(&friday, Reach::This, facts("Pizza")));
    assert_eq!(second, Refusal::ChangedMeanwhile { by: LEAD });
    assert_eq!(weeks(&sample)[1], "2026-11-27 17:00 Taco");
}

#[test]
fn from_a_time_on_the_series_goes_on_as_another_and_keeps_what_was() {
    let (_home, mut sample, series) = house_with_dinner();
    let changed = on(&sample, series, "2026-12-11");
    let taco = EventFacts { title: line("Taco"), ..changed.facts.clone() };
    carry_out(&mut sample, change(&changed, Reach::This, taco));
    let third = on(&sample, series, "2026-12-04");
    let when = When::clock(third.facts.when.day, clock("18:00"), Some(clock("20:00")));
    carry_out(&mut sample, change(&third, Reach::Following, EventFacts { when, ..third.facts.clone() }));
    assert_eq!(
        weeks(&sample),
        [
            "2026-11-20 17:00 Middag",
            "2026-11-27 17:00 Middag",
            "2026-12-04 18:00 Middag",
            "2026-12-11 18:00 Taco",
            "2026-12-18 18:00 Middag"
        ],
        "what was otherwise goes along, at the new time"
    );
    assert!(sample.house.read().occurrence(third.id, Zone::OSLO).unwrap().is_none(), "it belongs to the new series");
}

#[test]
fn a_whole_series_takes_new_words_everywhere_and_new_days_only_from_today_on() {
    let (_home, mut sample, series) = house_with_dinner();
    let next = on(&sample, series, "2026-12-04");
    let words = EventFacts { title: line("Fredagsmiddag"), ..next.facts.clone() };
    carry_out(&mut sample, change(&next, Reach::All, words));
    assert_eq!(weeks(&sample)[0], "2026-11-20 17:00 Fredagsmiddag", "yesterday too");
    // On Thursdays from now on: the one yesterday stays the Friday it was.
    let next = on(&sample, series, "2026-12-04");
    let thursdays = EventFacts {
        when: next.facts.when.on(day("2026-12-03")),
        rule: Some(EventRule::parse("FREQ=WEEKLY;BYDAY=TH").unwrap()),
        ..next.facts.clone()
    };
    carry_out(&mut sample, change(&next, Reach::All, thursdays));
    assert_eq!(
        weeks(&sample)[..3],
        ["2026-11-20 17:00 Fredagsmiddag", "2026-11-26 17:00 Fredagsmiddag", "2026-12-03 17:00 Fredagsmiddag"]
    );
}

#[test]
fn a_changed_time_whose_day_is_no_longer_one_falls_away() {
    let (_home, mut sample, series) = house_with_dinner();
    let friday = on(&sample, series, "2026-12-11");
    carry_out(
        &mut sample,
        Step::CallOff { occurrence: friday.id, reach: Reach::This, version: friday.version, off: true, reason: None },
    );
    let next = on(&sample, series, "2026-11-27");
    let other_weeks =
        EventFacts { rule: Some(EventRule::parse("FREQ=WEEKLY;INTERVAL=3").unwrap()), ..next.facts.clone() };
    carry_out(&mut sample, change(&next, Reach::Following, other_weeks));
    assert_eq!(weeks(&sample), ["2026-11-20 17:00 Middag", "2026-11-27 17:00 Middag", "2026-12-18 17:00 Middag"]);
}

#[test]
fn a_series_that_is_called_off_from_a_time_on_ends_before_it() {
    let (_home, mut sample, series) = house_with_dinner();
    let next = on(&sample, series, "2026-12-04");
    let step = |reach, version| Step::CallOff { occurrence: next.id, reach, version, off: true, reason: None };
    carry_out(&mut sample, step(Reach::Following, next.series_version));
    assert_eq!(weeks(&sample), ["2026-11-20 17:00 Middag", "2026-11-27 17:00 Middag"]);
    // All of it: what was yesterday was.
    let last = on(&sample, series, "2026-11-27");
    let all =
        Step::CallOff { occurrence: last.id, reach: Reach::All, version: last.series_version, off: true, reason: None };
    carry_out(&mut sample, all);
    assert_eq!(weeks(&sample), ["2026-11-20 17:00 Middag"]);
}

#[test]
fn several_days_are_there_on_each_of_them_and_midnight_is_not_the_day_after() {
    let (_home, mut sample, _) = house_with_dinner();
    let trip = EventFacts {
        when: When { day: day("2026-12-07"), time: EventTime::WholeDays { days: 3 } },
        ..event_at("Hyttetur", now())
    };
    carry_out(&mut sample, Step::Add(trip));
    let night = EventFacts {
        when: When::clock(day("2026-12-12"), clock("22:00"), Some(clock("00:00"))),
        ..event_at("Film", now())
    };
    carry_out(&mut sample, Step::Add(night));
    let of = |text: &str| told(&sample.house.read().occurrences(days(text, text), Zone::OSLO).unwrap());
    for day in ["2026-12-07", "2026-12-08", "2026-12-09"] {
        assert_eq!(of(day), ["2026-12-07 00:00 Hyttetur"], "{day}");
    }
    assert_eq!((of("2026-12-06"), of("2026-12-10")), (vec![], vec![]));
    assert_eq!((of("2026-12-12").len(), of("2026-12-13").len()), (1, 0));
}

#[test]
fn a_series_over_midnight_reaches_into_the_day_after() {
    let (_home, mut sample, _) = house_with_dinner();
    let nights = EventFacts {
        rule: Some(EventRule::parse("FREQ=DAILY").unwrap()),
        when: When::clock(day("2026-12-12"), clock("22:00"), Some(clock("01:00"))),
        ..event_at("Nattevandring", now())
    };
    carry_out(&mut sample, Step::Add(nights));
    let of_day = sample.house.read().occurrences(days("2026-12-14", "2026-12-14"), Zone::OSLO).unwrap();
    assert_eq!(told(&of_day), ["2026-12-13 22:00 Nattevandring", "2026-12-14 22:00 Nattevandring"]);
}

#[test]
fn a_new_event_is_taken_back_until_somebody_has_done_anything_with_it() {
    let (_home, mut sample, series) = house_with_dinner();
    let friday = on(&sample, series, "2026-11-27");
    let off =
        Step::CallOff { occurrence: friday.id, reach: Reach::This, version: friday.version, off: true, reason: None };
    carry_out(&mut sample, off);
    assert_eq!(refused(&mut sample, Step::Withdraw { event: series, version: 1 }), Refusal::CannotUndo);
}

#[test]
fn what_kinds_of_event_need_is_asked_for() {
    let (_home, mut sample, _) = house_with_dinner();
    let of = |kind| EventFacts { kind, ..event_at("Noe", now()) };
    let youths = vec![YouthId(1)];
    for (facts, why) in [
        (EventFacts { youths: youths.clone(), ..of(EventKind::HouseMeeting) }, Invalid::MeetingOfOne),
        (of(EventKind::Appointment), Invalid::YouthMissing),
        (of(EventKind::OwnHoliday), Invalid::YouthMissing),
        (of(EventKind::RotaShift), Invalid::StaffMissing),
        (EventFacts { capacity: Some(0), ..of(EventKind::Activity) }, Invalid::Capacity),
        (
            EventFacts { rule: EventRule::parse("FREQ=WEEKLY;BYDAY=MO").ok(), ..of(EventKind::Activity) },
            Invalid::Recurrence,
        ),
    ] {
        assert_eq!(refused(&mut sample, Step::Add(facts)), Refusal::Invalid(why));
    }
}

/// A weekly lesson from a school's file, with a week off and one that is moved.
fn lesson(uid: &str) -> ImportedEvent {
    let facts = EventFacts {
        rule: Some(EventRule::parse("FREQ=WEEKLY;UNTIL=20261218").unwrap()),
        when: When::clock(day("2026-11-17"), clock("08:15"), Some(clock("10:00"))),
        ..event_at("Norsk", now())
    };
    let moved = EventFacts { rule: None, when: facts.when.on(day("2026-12-02")), ..facts.clone() };
    ImportedEvent {
        source: line("Skolen"),
        uid: uid.to_owned(),
        called_off: false,
        left_out: vec![day("2026-11-24")],
        changed: vec![ImportedOccurrence { day: day("2026-12-01"), facts: moved, called_off: false }],
        facts,
    }
}

#[test]
fn the_same_file_twice_changes_nothing_and_a_changed_one_changes_what_it_says() {
    let (_home, mut sample, _) = house_with_dinner();
    let import = |event: ImportedEvent| Step::Import(Box::new(event));
    let lessons =
        |sample: &Sample| -> Vec<String> { weeks(sample).into_iter().filter(|told| told.contains("Norsk")).collect() };
    carry_out(&mut sample, import(lesson("a")));
    let first =
        ["2026-11-17 08:15 Norsk", "2026-12-02 08:15 Norsk", "2026-12-08 08:15 Norsk", "2026-12-15 08:15 Norsk"];
    assert_eq!(lessons(&sample), first);
    assert_eq!(refused(&mut sample, import(lesson("a"))), Refusal::NothingChanged);
    let mut other = lesson("a");
    other.left_out = vec![day("2026-12-15")];
    other.changed.clear();
    carry_out(&mut sample, import(other));
    let second =
        ["2026-11-17 08:15 Norsk", "2026-11-24 08:15 Norsk", "2026-12-01 08:15 Norsk", "2026-12-08 08:15 Norsk"];
    assert_eq!(lessons(&sample), second);
    // And back again: what was set aside is taken up.
    carry_out(&mut sample, import(lesson("a")));
    assert_eq!(lessons(&sample), first);
    let mut off = lesson("a");
    off.called_off = true;
    carry_out(&mut sample, import(off));
    assert!(lessons(&sample).iter().all(|told| told.ends_with('×') || told.starts_with("2026-12-02")));
}

pub(super) fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

/// The same house when three Fridays have been, on 7 December at noon.
const LATER: &str = "2026-12-07T11:00:00Z";

fn later(sample: &mut Sample, step: Step) -> Result<i64, StoreError> {
    let now = LATER.parse().unwrap();
    sample.house.execute(LEAD, now, &Command::Calendar(step)).map(|done| done.row)
}

#[test]
fn what_has_been_stays_whatever_time_of_the_series_is_open() {
    let (_home, mut sample, series) = house_with_dinner();
    let first = on(&sample, series, "2026-11-20");
    let when = When::clock(first.facts.when.day, clock("18:00"), Some(clock("20:00")));
    later(&mut sample, change(&first, Reach::Following, EventFacts { when, ..first.facts.clone() })).unwrap();
    let expected = [
        "2026-11-20 17:00 Middag",
        "2026-11-27 17:00 Middag",
        "2026-12-04 17:00 Middag",
        "2026-12-11 18:00 Middag",
        "2026-12-18 18:00 Middag",
    ];
    assert_eq!(weeks(&sample), expected);
    // The older half is over: nothing of it is to come.
    let old = on(&sample, series, "2026-11-27");
    let off = |reach| Step::CallOff { occurrence: old.id, reach, version: old.series_version, off: true, reason: None };
    for reach in [Reach::Following, Reach::All] {
        assert!(matches!(later(&mut sample, off(reach)), Err(StoreError::Refused(Refusal::SeriesOver))), "{reach:?}");
    }
    assert_eq!(weeks(&sample), expected);
}

#[test]
fn what_was_this_morning_stays_when_the_series_is_called_off_in_the_evening() {
    let (_home, mut sample, _) = house_with_dinner();
    let breakfast = EventFacts {
        rule: Some(EventRule::parse("FREQ=DAILY").unwrap()),
        when: When::clock(day("2026-12-06"), clock("08:00"), None),
        ..event_at("Frokost", now())
    };
    let series = EventId(carry_out(&mut sample, Step::Add(breakfast)));
    let today = on(&sample, series, "2026-12-07");
    let off = Step::CallOff {
        occurrence: today.id,
        reach: Reach::All,
        version: today.series_version,
        off: true,
        reason: None,
    };
    later(&mut sample, off).unwrap();
    let left: Vec<String> = weeks(&sample).into_iter().filter(|told| told.contains("Frokost")).collect();
    assert_eq!(left, ["2026-12-06 08:00 Frokost", "2026-12-07 08:00 Frokost"]);
}

#[test]
fn a_time_that_was_moved_ahead_and_held_neither_falls_away_nor_comes_twice() {
    let (_home, mut sample, series) = house_with_dinner();
    let friday = on(&sample, series, "2026-12-11");
    let ahead = EventFacts { when: friday.facts.when.on(day("2026-12-06")), ..friday.facts.clone() };
    carry_out(&mut sample, change(&friday, Reach::This, ahead));
    let next = on(&sample, series, "2026-12-18");
    let taco = EventFacts { when: When::clock(day("2026-12-18"), clock("18:00"), None), ..next.facts.clone() };
    later(&mut sample, change(&next, Reach::All, taco)).unwrap();
    assert_eq!(weeks(&sample)[2..], ["2026-12-04 17:00 Middag", "2026-12-06 17:00 Middag", "2026-12-18 18:00 Middag"]);
}

#[test]
fn why_a_time_is_called_off_stands_with_it_until_it_is_on_again() {
    let (_home, mut sample, series) = house_with_dinner();
    let next = on(&sample, series, "2026-12-04");
    let call = |one: &Occurrence, off, reason: Option<&str>| Step::CallOff {
        occurrence: one.id,
        reach: Reach::This,
        version: one.version,
        off,
        reason: reason.map(line),
    };
    carry_out(&mut sample, call(&next, true, Some("Kokken er syk")));
    let off = on(&sample, series, "2026-12-04");
    assert_eq!(off.reason, Some(line("Kokken er syk")));
    assert_eq!(on(&sample, series, "2026-12-11").reason, None);
    // A reason belongs to nothing that is on.
    carry_out(&mut sample, call(&off, false, Some("feil")));
    let again = on(&sample, series, "2026-12-04");
    assert_eq!((again.called_off, again.reason.clone()), (false, None));
    carry_out(&mut sample, call(&again, true, None));
    assert_eq!(on(&sample, series, "2026-12-04").reason, None);
}

#[test]
fn a_moved_time_is_found_by_the_day_it_was_on() {
    let (_home, mut sample, series) = house_with_dinner();
    let friday = on(&sample, series, "2026-11-27");
    let later =
        EventFacts { when: When { time: friday.facts.when.time, day: day("2026-11-28") }, ..friday.facts.clone() };
    carry_out(&mut sample, change(&friday, Reach::This, later));
    // What is otherwise on its own day was moved nowhere.
    let next = on(&sample, series, "2026-12-04");
    let taco = EventFacts { title: line("Taco"), ..next.facts.clone() };
    carry_out(&mut sample, change(&next, Reach::This, taco));
    let found = |from, to| sample.house.read().moved_from(days(from, to), Zone::OSLO).unwrap();
    assert_eq!(told(&found("2026-11-23", "2026-11-28")), ["2026-11-28 17:00 Middag"]);
    assert_eq!(told(&found("2026-11-28", "2026-12-20")), [""; 0]);
}

#[test]
fn only_what_was_changed_of_a_moved_time_goes_to_the_others() {
    let (_home, mut sample, series) = house_with_dinner();
    let friday = on(&sample, series, "2026-12-04");
    let moved = EventFacts { when: friday.facts.when.on(day("2026-12-05")), ..friday.facts.clone() };
    carry_out(&mut sample, change(&friday, Reach::This, moved));
    let saturday = on(&sample, series, "2026-12-04");
    let taco = EventFacts { title: line("Taco"), ..saturday.facts.clone() };
    carry_out(&mut sample, change(&saturday, Reach::All, taco));
    assert_eq!(
        weeks(&sample)[..4],
        ["2026-11-20 17:00 Taco", "2026-11-27 17:00 Taco", "2026-12-05 17:00 Taco", "2026-12-11 17:00 Taco"]
    );
}

#[test]
fn two_people_who_change_the_same_time_of_a_series_that_was_changed_before() {
    let (_home, mut sample, series) = house_with_dinner();
    let any = on(&sample, series, "2026-12-18");
    carry_out(&mut sample, change(&any, Reach::All, EventFacts { title: line("Kveldsmat"), ..any.facts.clone() }));
    let open = on(&sample, series, "2026-12-04");
    let facts = |title: &str| EventFacts { title: line(title), ..open.facts.clone() };
    carry_out(&mut sample, change(&open, Reach::This, facts("Taco")));
    let second = refused(&mut sample, change(&open, Reach::This, facts("Pizza")));
    assert_eq!(second, Refusal::ChangedMeanwhile { by: LEAD });
}

#[test]
fn a_day_of_which_something_is_kept_does_not_fall_away() {
    let (_home, mut sample, series) = house_with_dinner();
    let signed = NewAttendance {
        occurrence: OccurrenceId { event: series, day: Some(day("2026-12-04")) },
        youth: YouthId(1),
        state: AttendanceState::SignedUp,
        words: None,
        seen: None,
    };
    carry_out(&mut sample, Step::Attend(signed));
    let next = on(&sample, series, "2026-11-27");
    let saturdays = EventFacts {
        when: next.facts.when.on(day("2026-11-28")),
        rule: Some(EventRule::parse("FREQ=WEEKLY").unwrap()),
        ..next.facts.clone()
    };
    assert_eq!(refused(&mut sample, change(&next, Reach::Following, saturdays)), Refusal::TimesKept);
}

#[test]
fn what_is_to_be_talked_about_goes_along_with_the_meeting() {
    let (_home, mut sample, _) = house_with_dinner();
    let facts = EventFacts { kind: EventKind::HouseMeeting, title: line("Husmøte"), ..dinner() };
    let series = EventId(carry_out(&mut sample, Step::Add(facts)));
    let occurrence = OccurrenceId { event: series, day: Some(day("2026-12-04")) };
    let agenda = MeetingFacts { agenda: Prose::optional("Vaskeliste").unwrap(), minutes: None };
    carry_out(&mut sample, Step::Record { occurrence, seen: None, facts: agenda.clone() });
    assert_eq!(refused(&mut sample, Step::Withdraw { event: series, version: 1 }), Refusal::CannotUndo);
    let next = on(&sample, series, "2026-11-27");
    let other = EventFacts { kind: EventKind::Activity, ..next.facts.clone() };
    assert_eq!(refused(&mut sample, change(&next, Reach::All, other)), Refusal::TimesKept);
    let place = EventFacts { place: Some(line("Stua")), ..next.facts.clone() };
    let after = EventId(carry_out(&mut sample, change(&next, Reach::Following, place)));
    let moved = OccurrenceId { event: after, ..occurrence };
    assert_eq!(sample.house.read().meeting_record(moved).unwrap().unwrap().facts, agenda);
}

#[test]
fn a_series_on_one_weekday_is_moved_to_another() {
    let (_home, mut sample, _) = house_with_dinner();
    let mondays = EventFacts {
        rule: Some(EventRule::parse("FREQ=WEEKLY;BYDAY=MO").unwrap()),
        when: When::clock(day("2026-11-23"), clock("18:00"), None),
        ..event_at("Leksehjelp", now())
    };
    let series = EventId(carry_out(&mut sample, Step::Add(mondays)));
    let second = on(&sample, series, "2026-11-30");
    let tuesday = EventFacts { when: second.facts.when.on(day("2026-12-01")), ..second.facts.clone() };
    carry_out(&mut sample, change(&second, Reach::Following, tuesday));
    let all: Vec<String> = weeks(&sample).into_iter().filter(|told| told.contains("Lekse")).collect();
    let expected =
        ["2026-11-23", "2026-12-01", "2026-12-08", "2026-12-15"].map(|day| format!("{day} 18:00 Leksehjelp"));
    assert_eq!(all, expected);
}
