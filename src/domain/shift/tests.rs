use super::*;
use crate::domain::time::WallTime;
use proptest::prelude::*;

fn kind(id: &str, from: (u32, u32), to: (u32, u32)) -> ShiftKind {
    let clock = |(hour, minute)| ClockTime::new(hour, minute).unwrap();
    ShiftKind {
        id: ShiftKindId(id.to_owned()),
        name: id.to_owned(),
        short: id.to_owned(),
        from: clock(from),
        to: clock(to),
        night: id.starts_with("night"),
    }
}

/// The usual shifts of the house.
fn house() -> Vec<ShiftKind> {
    vec![
        kind("day", (7, 30), (15, 0)),
        kind("evening", (14, 30), (22, 30)),
        kind("night", (22, 15), (7, 45)),
        kind("mid", (10, 0), (17, 30)),
        kind("long", (8, 0), (20, 30)),
    ]
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A wall-clock time in Oslo that exists once.
fn at(text: &str) -> Instant {
    let wall = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    let WallTime::Once(instant) = Zone::OSLO.resolve(wall) else { panic!("{text}") };
    instant
}

fn suggested(kinds: &[ShiftKind], now: &str) -> (String, NaiveDate) {
    let occurrence = suggest(kinds, at(now), Zone::OSLO).unwrap();
    (occurrence.kind.0, occurrence.day)
}

#[test]
fn the_clock_suggests_the_shift_that_is_beginning_and_otherwise_the_usual_one() {
    for (clock, kind, belongs_to) in [
        ("2026-11-14 00:00", "night", "2026-11-13"),
        ("2026-11-14 03:00", "night", "2026-11-13"),
        ("2026-11-14 06:59", "night", "2026-11-13"),
        ("2026-11-14 07:15", "day", "2026-11-14"), // somebody came a quarter of an hour early
        ("2026-11-14 07:40", "day", "2026-11-14"), // overlap: the night is going out
        ("2026-11-14 09:00", "day", "2026-11-14"),
        ("2026-11-14 12:00", "day", "2026-11-14"), // the middle shift began later, the day shift is the usual one
        ("2026-11-14 14:10", "day", "2026-11-14"),
        ("2026-11-14 14:20", "evening", "2026-11-14"),
        ("2026-11-14 14:40", "evening", "2026-11-14"), // overlap: the day is going out
        ("2026-11-14 18:00", "evening", "2026-11-14"),
        ("2026-11-14 21:50", "evening", "2026-11-14"), // going out, but nothing begins yet
        ("2026-11-14 22:00", "night", "2026-11-14"),
        ("2026-11-14 22:20", "night", "2026-11-14"), // overlap: the evening is going out
        ("2026-11-14 23:59", "night", "2026-11-14"),
    ] {
        assert_eq!(suggested(&house(), clock), (kind.to_owned(), day(belongs_to)), "at {clock}");
    }
}

#[test]
fn where_nothing_is_running_the_next_shift_is_suggested() {
    let office = [kind("day", (8, 0), (15, 30)), kind("evening", (15, 0), (21, 0))];
    assert_eq!(suggested(&office, "2026-11-14 05:00"), ("day".to_owned(), day("2026-11-14")));
    assert_eq!(suggested(&office, "2026-11-14 22:00"), ("day".to_owned(), day("2026-11-15")));
    assert_eq!(suggest(&[], at("2026-11-14 05:00"), Zone::OSLO), None);
}

#[test]
fn where_all_are_going_out_and_nothing_begins_the_one_that_began_last_is_suggested() {
    let kinds = [kind("day", (7, 30), (15, 0)), kind("short", (9, 0), (15, 15)), kind("late", (8, 0), (15, 10))];
    assert_eq!(suggested(&kinds, "2026-11-14 14:40"), ("short".to_owned(), day("2026-11-14")));
}

#[test]
fn the_night_belongs_to_the_evening_it_began() {
    let night = kind("night", (22, 15), (7, 45)).on(day("2026-11-14"), Zone::OSLO);
    assert_eq!(night.day, day("2026-11-14"));
    assert_eq!((night.start, night.end), (at("2026-11-14 22:15"), at("2026-11-15 07:45")));
    assert_eq!(day_of(&house(), at("2026-11-14 23:59"), Zone::OSLO), day("2026-11-14"));
    assert_eq!(day_of(&house(), at("2026-11-15 00:00"), Zone::OSLO), day("2026-11-14"));
    assert_eq!(day_of(&house(), at("2026-11-15 03:00"), Zone::OSLO), day("2026-11-14"));
    assert_eq!(day_of(&house(), at("2026-11-15 07:29"), Zone::OSLO), day("2026-11-14"));
    assert_eq!(day_of(&house(), at("2026-11-15 07:35"), Zone::OSLO), day("2026-11-15"), "the day shift has taken over");
    assert_eq!(day_of(&house(), at("2026-11-15 14:00"), Zone::OSLO), day("2026-11-15"));
}

#[test]
fn a_night_that_begins_after_midnight_still_belongs_to_the_evening_before() {
    let kinds = [kind("day", (8, 0), (16, 0)), kind("evening", (16, 0), (0, 0)), kind("night", (0, 0), (8, 0))];
    let night = kinds[2].on(day("2026-11-14"), Zone::OSLO);
    assert_eq!((night.start, night.end), (at("2026-11-15 00:00"), at("2026-11-15 08:00")));
    assert_eq!(suggested(&kinds, "2026-11-15 00:05"), ("night".to_owned(), day("2026-11-14")));
    assert_eq!(suggested(&kinds, "2026-11-14 23:50"), ("night".to_owned(), day("2026-11-14")));
    assert_eq!(day_of(&kinds, at("2026-11-15 05:00"), Zone::OSLO), day("2026-11-14"));
    assert_eq!(day_of(&kinds, at("2026-11-14 23:50"), Zone::OSLO), day("2026-11-14"));
}

#[test]
fn an_early_day_shift_belongs_to_its_own_day() {
    let early = kind("early", (6, 0), (14, 0)).on(day("2026-11-14"), Zone::OSLO);
    assert_eq!((early.day, early.start), (day("2026-11-14"), at("2026-11-14 06:00")));
}

#[test]
fn staff_who_live_in_have_shifts_of_whole_days_that_meet() {
    let live_in = kind("live-in", (10, 0), (10, 0));
    let first = live_in.on(day("2026-11-14"), Zone::OSLO);
    assert_eq!(first.length(), TimeDelta::hours(24));
    assert_eq!(first.end, live_in.on(day("2026-11-15"), Zone::OSLO).start);
    assert_eq!(live_in.running_at(at("2026-11-15 09:59"), Zone::OSLO).unwrap().day, day("2026-11-14"));
    assert_eq!(live_in.running_at(at("2026-11-15 10:00"), Zone::OSLO).unwrap().day, day("2026-11-15"));
    assert_eq!(
        suggested(std::slice::from_ref(&live_in), "2026-11-15 09:30"),
        ("live-in".to_owned(), day("2026-11-14"))
    );
    assert_eq!(suggested(&[live_in], "2026-11-15 09:50"), ("live-in".to_owned(), day("2026-11-15")));
}

#[test]
fn the_start_belongs_to_the_shift_and_the_end_does_not() {
    let evening = kind("evening", (14, 30), (22, 30)).on(day("2026-11-14"), Zone::OSLO);
    assert!(evening.contains(evening.start));
    assert!(!evening.contains(evening.end));
    assert!(!evening.contains(at("2026-11-14 14:29")));
}

#[test]
fn the_nights_of_the_clock_change_have_their_real_length() {
    let night = kind("night", (22, 15), (7, 45));
    let minutes = |date: &str| night.on(day(date), Zone::OSLO).length().num_minutes();
    let usual = 9 * 60 + 30;
    assert_eq!(minutes("2026-03-27"), usual);
    assert_eq!(minutes("2026-03-28"), usual - 60, "to summer time");
    assert_eq!(minutes("2026-10-24"), usual + 60, "to normal time");
    assert_eq!(minutes("2027-03-27"), usual - 60, "clock change and Easter night at once");
}

#[test]
fn an_hour_that_is_skipped_or_doubled_leaves_no_hole_and_no_overlap_between_shifts() {
    let (before, after) = (kind("before", (20, 0), (2, 30)), kind("night-late", (2, 30), (8, 0)));
    for (date, begins_utc) in [("2026-03-28", "2026-03-29T01:30:00Z"), ("2026-10-24", "2026-10-25T00:30:00Z")] {
        let (first, second) = (before.on(day(date), Zone::OSLO), after.on(day(date), Zone::OSLO));
        assert_eq!(first.end, second.start, "{date}");
        assert_eq!(second.start, begins_utc.parse::<Instant>().unwrap(), "{date}");
    }
}

#[test]
fn a_shift_within_the_skipped_hour_is_empty_and_never_runs_backwards() {
    let short = kind("short", (2, 15), (3, 0)).on(day("2026-03-29"), Zone::OSLO);
    assert_eq!(short.length(), TimeDelta::zero());
    assert!(!short.contains(short.start));
}

#[test]
fn both_half_past_twos_of_the_autumn_night_belong_to_it() {
    for utc in ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"] {
        let instant = utc.parse().unwrap();
        assert_eq!(day_of(&house(), instant, Zone::OSLO), day("2026-10-24"), "{utc}");
        assert_eq!(suggest(&house(), instant, Zone::OSLO).unwrap().kind.0, "night", "{utc}");
    }
}

proptest! {
    #[test]
    fn whatever_the_rota_the_running_shift_is_the_one_that_contains_the_instant(
        from in 0u32..1440, to in 0u32..1440, night: bool, minute in 0i64..(3 * 366 * 1440)
    ) {
        let mut any = kind("any", (from / 60, from % 60), (to / 60, to % 60));
        any.night = night;
        let instant = at("2026-01-01 12:00") + TimeDelta::minutes(minute);
        let first = Zone::OSLO.date(instant) - Days::new(5);
        let containing: Vec<Occurrence> =
            first.iter_days().take(10).map(|day| any.on(day, Zone::OSLO)).filter(|shift| shift.contains(instant)).collect();
        prop_assert_eq!(any.running_at(instant, Zone::OSLO).into_iter().collect::<Vec<_>>(), containing);
    }

    #[test]
    fn a_shift_of_a_whole_day_is_always_running(from in 0u32..1440, night: bool, minute in 0i64..(3 * 366 * 1440)) {
        let mut whole = kind("whole", (from / 60, from % 60), (from / 60, from % 60));
        whole.night = night;
        let instant = at("2026-01-01 12:00") + TimeDelta::minutes(minute);
        prop_assert!(whole.running_at(instant, Zone::OSLO).is_some());
    }

    #[test]
    fn a_suggestion_is_running_or_near(minute in 0i64..(3 * 366 * 1440)) {
        let now = at("2026-01-01 12:00") + TimeDelta::minutes(minute);
        let suggestion = suggest(&house(), now, Zone::OSLO).unwrap();
        prop_assert!(suggestion.start <= now + EARLY && suggestion.end > now);
    }
}
