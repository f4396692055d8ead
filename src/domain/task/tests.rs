use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::{
    config::Config,
    domain::{
        shift::ShiftKind,
        time::{WallTime, Zone},
    },
};

fn kinds() -> Vec<ShiftKind> {
    Config::default().shifts
}

fn clock(kinds: &[ShiftKind]) -> HouseClock<'_> {
    HouseClock { kinds, zone: Zone::OSLO }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A wall-clock time in Oslo that exists once.
fn at(text: &str) -> Instant {
    let wall = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    let WallTime::Once(instant) = Zone::OSLO.resolve(wall) else { panic!("{text}") };
    instant
}

fn kind(id: &str) -> ShiftKindId {
    ShiftKindId(id.to_owned())
}

fn task(owner: Owner, due: Due, rule: Option<&str>) -> Task {
    Task {
        id: TaskId(1),
        version: 1,
        facts: TaskFacts {
            title: Line::new("Ring skolen").unwrap(),
            note: None,
            about: TaskAbout::House,
            owner,
            due,
            repeats: rule.map(|rule| rule.parse().unwrap()),
        },
        entry: None,
        created_at: at("2026-11-01 12:00"),
        created_by: StaffId(1),
        state: TaskState::Open,
    }
}

fn timed(day_: &str, hour: u32, minute: u32) -> Due {
    Due { time: ClockTime::new(hour, minute), ..Due::on(day(day_)) }
}

fn turn(task: &Task, now: &str) -> Turn {
    task.turn(at(now), &clock(&kinds()))
}

#[track_caller]
fn overdue_from(task: &Task, last_moment: &str, then: &str) {
    assert_eq!(turn(task, last_moment).overdue(at(last_moment)), None, "{last_moment}");
    assert_eq!(turn(task, then).overdue(at(then)), Some(TimeDelta::zero()), "{then}");
}

#[test]
fn a_day_lasts_until_its_night_is_relieved() {
    let on_saturday = task(Owner::Anyone, Due::on(day("2026-11-21")), None);
    overdue_from(&on_saturday, "2026-11-22 07:29", "2026-11-22 07:30");
    assert!(!turn(&on_saturday, "2026-11-20 23:59").has_begun);
    // At two in the night to Saturday it is still Friday's night.
    assert!(!turn(&on_saturday, "2026-11-21 02:00").has_begun);
    assert!(turn(&on_saturday, "2026-11-21 07:30").has_begun);
}

#[test]
fn a_house_that_nobody_wakes_in_changes_day_at_midnight() {
    let kinds: Vec<ShiftKind> = kinds().into_iter().filter(|kind| !kind.night).collect();
    let clock = clock(&kinds);
    assert_eq!(clock.end_of(day("2026-11-21")), at("2026-11-22 00:00"));
}

#[test]
fn a_time_is_a_time() {
    let at_three = task(Owner::Anyone, timed("2026-11-21", 15, 0), None);
    overdue_from(&at_three, "2026-11-21 14:59", "2026-11-21 15:00");
    // Two in the night to Sunday belongs to Saturday's night: it is due in it, and not before.
    let at_two = task(Owner::Anyone, timed("2026-11-22", 2, 0), None);
    assert!(!turn(&at_two, "2026-11-20 23:00").has_begun);
    assert!(turn(&at_two, "2026-11-21 16:00").has_begun);
    overdue_from(&at_two, "2026-11-22 01:59", "2026-11-22 02:00");
}

#[test]
fn a_shift_is_overdue_when_it_has_ended() {
    for (owner, due) in [
        (Owner::Shift(kind("night")), Due::on(day("2026-11-21"))),
        (Owner::Anyone, Due { shift: Some(kind("night")), ..Due::on(day("2026-11-21")) }),
    ] {
        let tonight = task(owner, due, None);
        assert!(!turn(&tonight, "2026-11-21 22:14").has_begun);
        assert!(turn(&tonight, "2026-11-21 22:15").has_begun);
        overdue_from(&tonight, "2026-11-22 07:44", "2026-11-22 07:45");
    }
}

#[test]
fn nights_of_clock_change_are_nine_and_eleven_hours_and_end_when_they_end() {
    let night = |text| task(Owner::Shift(kind("night")), Due::on(day(text)), None);
    overdue_from(&night("2027-03-27"), "2027-03-28 07:44", "2027-03-28 07:45");
    overdue_from(&night("2026-10-24"), "2026-10-25 07:44", "2026-10-25 07:45");
    // 02:30 comes twice in October, and the first counts; in March it is skipped and moves on.
    let october = task(Owner::Anyone, timed("2026-10-25", 2, 30), None);
    assert_eq!(turn(&october, "2026-10-24 23:00").deadline, "2026-10-25T00:30:00Z".parse::<Instant>().unwrap());
    let march = task(Owner::Anyone, timed("2027-03-28", 2, 30), None);
    assert_eq!(turn(&march, "2027-03-27 23:00").deadline, at("2027-03-28 03:30"));
}

#[test]
fn a_kind_of_shift_that_is_gone_leaves_the_day() {
    let gone = task(Owner::Shift(kind("gone")), Due::on(day("2026-11-21")), None);
    overdue_from(&gone, "2026-11-22 07:29", "2026-11-22 07:30");
}

#[test]
fn the_next_shift_of_a_kind_is_the_one_that_is_not_taken_over_yet() {
    let kinds = kinds();
    let clock = clock(&kinds);
    for (now, expected) in [
        ("2026-11-21 14:32", "2026-11-21"),
        ("2026-11-21 22:20", "2026-11-21"), // just begun, and the evening says it
        ("2026-11-21 23:30", "2026-11-22"), // the night itself says it
        ("2026-11-22 03:00", "2026-11-22"),
        ("2026-11-22 07:40", "2026-11-22"),
    ] {
        assert_eq!(clock.next_shift(&kind("night"), at(now)).unwrap().day, day(expected), "{now}");
    }
    assert_eq!(clock.next_shift(&kind("gone"), at("2026-11-21 14:32")), None);
}

#[test]
fn only_the_newest_occurrence_stands_and_says_how_many_were_missed() {
    let daily = task(Owner::Anyone, Due::on(day("2026-11-18")), Some("FREQ=DAILY"));
    let stands = turn(&daily, "2026-11-21 14:32");
    assert_eq!((stands.day, stands.missed, stands.has_begun), (day("2026-11-21"), 3, true));
    assert_eq!(stands.overdue(at("2026-11-21 14:32")), None, "today's is not overdue");
    // In the night the evening's still stands.
    assert_eq!(turn(&daily, "2026-11-22 03:00").missed, 3);
    assert_eq!(turn(&daily, "2026-11-22 07:30").missed, 4);
    let ahead = turn(&daily, "2026-11-17 12:00");
    assert_eq!((ahead.day, ahead.missed, ahead.has_begun), (day("2026-11-18"), 0, false));
}

#[test]
fn every_nights_task_stands_until_the_next_night_begins() {
    let nightly = task(Owner::Shift(kind("night")), Due::on(day("2026-11-19")), Some("FREQ=DAILY"));
    let before = turn(&nightly, "2026-11-21 14:32");
    assert_eq!((before.day, before.missed), (day("2026-11-20"), 1));
    assert!(before.overdue(at("2026-11-21 14:32")).is_some());
    let tonight = turn(&nightly, "2026-11-21 22:15");
    assert_eq!((tonight.day, tonight.missed), (day("2026-11-21"), 2));
}

#[test]
fn something_at_two_every_night_belongs_to_that_night() {
    let at_two = task(Owner::Anyone, timed("2026-11-21", 2, 0), Some("FREQ=DAILY"));
    assert_eq!(turn(&at_two, "2026-11-20 23:00").day, day("2026-11-21"));
    let evening = turn(&at_two, "2026-11-21 23:00");
    assert_eq!((evening.day, evening.missed), (day("2026-11-21"), 0), "tomorrow's belongs to this night …");
    let after_midnight = turn(&at_two, "2026-11-22 00:30");
    assert_eq!((after_midnight.day, after_midnight.missed), (day("2026-11-22"), 1), "… and stands from midnight on");
}

#[test]
fn finishing_counts_what_was_missed_and_finds_the_next() {
    let daily = task(Owner::Anyone, Due::on(day("2026-11-18")), Some("FREQ=DAILY;UNTIL=20261122")).facts;
    let finishing = |text| daily.finishing(day(text));
    assert_eq!(finishing("2026-11-18"), Some(Finishing { missed: 0, next: Some(day("2026-11-19")) }));
    assert_eq!(finishing("2026-11-21"), Some(Finishing { missed: 3, next: Some(day("2026-11-22")) }));
    assert_eq!(finishing("2026-11-22"), Some(Finishing { missed: 4, next: None }));
    assert_eq!(finishing("2026-11-17"), None);
    assert_eq!(finishing("2026-11-23"), None);
    let once = task(Owner::Anyone, Due::on(day("2026-11-18")), None).facts;
    assert_eq!(once.finishing(day("2026-11-18")), Some(Finishing { missed: 0, next: None }));
    assert_eq!(once.finishing(day("2026-11-19")), None);
    let mondays = task(Owner::Anyone, Due::on(day("2026-11-16")), Some("FREQ=WEEKLY;BYDAY=MO")).facts;
    assert_eq!(mondays.finishing(day("2026-11-17")), None, "a Tuesday");
}

#[test]
fn a_task_has_a_time_or_a_shift_and_begins_on_a_day_of_its_rule() {
    let facts = |due, rule| task(Owner::Anyone, due, rule).facts;
    let both = Due { shift: Some(kind("night")), ..timed("2026-11-21", 15, 0) };
    assert_eq!(facts(both, None).check(), Err(Invalid::TimeAndShift));
    let saturday = Due::on(day("2026-11-21"));
    assert_eq!(facts(saturday.clone(), Some("FREQ=WEEKLY;BYDAY=MO")).check(), Err(Invalid::Recurrence));
    assert_eq!(facts(saturday, Some("FREQ=WEEKLY;BYDAY=SA")).check(), Ok(()));
}

fn groups(task: &Task, now: &str, staff: i64, shift: Option<(&str, &str)>) -> Group {
    let kinds = kinds();
    let shift = shift.map(|(id, of)| (kind(id), day(of)));
    let who = Worker { staff: StaffId(staff), shift: shift.as_ref().map(|(kind, day)| (kind, *day)) };
    arrange(vec![task.clone()], who, at(now), &clock(&kinds))[0].group
}

#[test]
fn whose_a_task_is_depends_on_who_looks_and_when() {
    let saturday = || Due::on(day("2026-11-21"));
    let evening = Some(("evening", "2026-11-21"));
    let night = Some(("night", "2026-11-21"));
    let now = "2026-11-21 16:00";
    let tonights = task(Owner::Shift(kind("night")), saturday(), None);
    assert_eq!(groups(&tonights, now, 1, evening), Group::Later);
    assert_eq!(groups(&tonights, "2026-11-21 22:05", 1, night), Group::MyShift, "mine though it has not begun");
    assert_eq!(groups(&tonights, "2026-11-22 08:30", 1, Some(("day", "2026-11-22"))), Group::Everyone, "left over");
    assert_eq!(groups(&tonights, "2026-11-22 22:30", 1, Some(("night", "2026-11-22"))), Group::MyShift, "rolled on");
    let evenings = task(Owner::Anyone, Due { shift: Some(kind("evening")), ..saturday() }, None);
    assert_eq!(groups(&evenings, now, 1, evening), Group::MyShift);
    let karis = task(Owner::Staff(StaffId(1)), saturday(), None);
    assert_eq!(groups(&karis, now, 1, evening), Group::Me);
    assert_eq!(groups(&karis, now, 2, evening), Group::Everyone);
    assert_eq!(groups(&karis, "2026-11-20 16:00", 1, evening), Group::Later);
    let anyones = task(Owner::Anyone, saturday(), None);
    assert_eq!(groups(&anyones, now, 1, None), Group::Everyone);
    assert_eq!(groups(&anyones, "2026-11-20 16:00", 1, None), Group::Later);
}

#[test]
fn the_longest_overdue_comes_first_in_its_group() {
    let kinds = kinds();
    let with = |id, due| Task { id: TaskId(id), ..task(Owner::Anyone, due, None) };
    let tasks = vec![
        with(1, Due::on(day("2026-11-21"))),
        with(2, timed("2026-11-21", 16, 0)),
        with(3, Due::on(day("2026-11-18"))),
        with(4, timed("2026-11-21", 12, 0)),
        with(5, Due::on(day("2026-11-23"))),
    ];
    let who = Worker { staff: StaffId(1), shift: None };
    let order: Vec<i64> =
        arrange(tasks, who, at("2026-11-21 14:32"), &clock(&kinds)).into_iter().map(|open| open.task.id.0).collect();
    assert_eq!(order, [3, 4, 2, 1, 5]);
}

proptest! {
    /// Whatever is done when: each occurrence ends in exactly one way, and none is counted twice or forgotten.
    #[test]
    fn done_and_missed_together_are_all_that_came(
        rule in crate::domain::recurrence::any_recurrence(),
        gaps in proptest::collection::vec(1u64..40, 1..12),
        shift in any::<bool>(),
    ) {
        let kinds = kinds();
        let clock = clock(&kinds);
        let Some(first) = rule.first_from(day("2026-09-01")) else { return Ok(()) };
        prop_assume!(first < day("2030-01-01"));
        let owner = if shift { Owner::Shift(kind("night")) } else { Owner::Anyone };
        let mut task = task(owner, Due::on(first), None);
        task.facts.repeats = Some(rule);
        let mut today = first;
        let mut seen = Vec::new();
        for gap in gaps {
            today = today + Days::new(gap);
            let now = Zone::OSLO.instant(today.and_hms_opt(16, 0, 0).unwrap());
            let turn = task.turn(now, &clock);
            prop_assert!(turn.day >= task.facts.due.day);
            let finishing = task.facts.finishing(turn.day).expect("what stands can be finished");
            prop_assert_eq!(finishing.missed, turn.missed);
            seen.push((turn.missed, turn.day));
            match finishing.next {
                Some(next) => task.facts.due = task.facts.due.moved_to(next),
                None => break,
            }
        }
        let last = seen.last().unwrap().1;
        let came = rule.days(first).take_while(|day| *day <= last).count();
        let ended: usize = seen.iter().map(|(missed, _)| *missed as usize + 1).sum();
        prop_assert_eq!(ended, came);
        prop_assert!(seen.windows(2).all(|pair| pair[0].1 < pair[1].1));
    }
}
