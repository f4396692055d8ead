use chrono::{Datelike as _, Days, TimeDelta, Weekday};
use proptest::prelude::*;

use super::*;
use crate::domain::{
    recurrence::{
        Pattern,
        tests::{any_recurrence, by_hand},
    },
    time::{ClockTime, WallTime},
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rule(text: &str) -> EventRule {
    EventRule::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// From one day to another, both inside.
fn from_to(from: NaiveDate, last: NaiveDate) -> Span<NaiveDate> {
    Span::new(from, last + Days::new(1)).unwrap()
}

/// The first days of a series, as many as are expected.
#[track_caller]
fn come(rule: &str, first: &str, expected: &[&str]) {
    let (rule, first) = (self::rule(rule), day(first));
    let mut days = rule.days_in(first, from_to(first, first + Days::new(20 * 366)));
    days.truncate(expected.len());
    let days: Vec<String> = days.iter().map(NaiveDate::to_string).collect();
    assert_eq!(days, expected, "{rule}");
}

/// The examples of RFC 5545, section 3.8.5.3, with the dates that are printed there.
#[test]
fn the_examples_of_the_standard_give_its_dates() {
    come("FREQ=YEARLY;BYMONTH=6,7", "1997-06-10", &["1997-06-10", "1997-07-10", "1998-06-10", "1998-07-10"]);
    come(
        "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
        "1997-01-01",
        &["1997-01-01", "1997-04-10", "1997-07-19", "2000-01-01", "2000-04-09", "2000-07-18", "2003-01-01"],
    );
    come("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", &["1997-05-19", "1998-05-18", "1999-05-17"]);
    come("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12", &["1997-05-12", "1998-05-11", "1999-05-17"]);
    come("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13", &["1997-03-13", "1997-03-20", "1997-03-27", "1998-03-05"]);
    come(
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "1996-11-05",
        &["1996-11-05", "2000-11-07", "2004-11-02"],
    );
    come("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-02", &["1998-02-13", "1998-03-13", "1998-11-13"]);
    come("FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28", &["1997-09-28", "1997-10-29", "1997-11-28", "1997-12-29"]);
    come("FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04", &["1997-09-04", "1997-10-07", "1997-11-06"]);
    come("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-29", &["1997-09-29", "1997-10-30", "1997-11-27"]);
    come(
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        "1997-09-07",
        &["1997-09-07", "1997-09-28", "1997-11-02", "1997-11-30", "1998-01-04", "1998-01-25", "1998-03-01"],
    );
    let monday = ["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"];
    come("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", &monday);
    let sunday = ["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"];
    come("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", &sunday);
    come("FREQ=DAILY;BYMONTH=1", "1998-01-30", &["1998-01-30", "1998-01-31", "1999-01-01"]);
}

#[test]
fn what_a_rule_leaves_open_is_that_of_the_beginning() {
    come("FREQ=YEARLY", "2026-05-17", &["2026-05-17", "2027-05-17"]);
    come("FREQ=YEARLY", "2024-02-29", &["2024-02-29", "2028-02-29", "2032-02-29"]);
    come("FREQ=YEARLY;INTERVAL=3", "2024-02-29", &["2024-02-29", "2036-02-29"]);
    come("FREQ=YEARLY;BYWEEKNO=53", "2026-12-31", &["2026-12-31", "2032-12-30", "2037-12-31"]);
    come("FREQ=MONTHLY;COUNT=3", "2026-01-31", &["2026-01-31", "2026-03-31", "2026-05-31"]);
    come("FREQ=MONTHLY;BYMONTH=1,2,3", "2026-01-31", &["2026-01-31", "2026-03-31", "2027-01-31"]);
    come("FREQ=WEEKLY;BYMONTH=12", "2026-12-30", &["2026-12-30", "2027-12-01", "2027-12-08"]);
}

#[test]
fn a_position_is_counted_in_the_whole_month_or_week() {
    // It begins on a Wednesday; the first of Monday, Wednesday and Friday is the Monday all the same.
    come("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1", "2026-11-25", &["2026-11-30", "2026-12-07"]);
    come("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-25", &["2026-11-30", "2026-12-31", "2027-01-29"]);
}

#[test]
fn what_the_program_can_say_it_says_itself() {
    for (text, spoken) in [
        ("FREQ=WEEKLY;WKST=SU;BYDAY=FR,MO,FR", "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("freq=weekly;interval=2;wkst=su;byday=fr;", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("BYDAY=MO,TU;FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("FREQ=MONTHLY;BYSETPOS=2;BYDAY=TU", "FREQ=MONTHLY;BYDAY=2TU"),
        ("FREQ=MONTHLY;BYDAY=+1MO", "FREQ=MONTHLY;BYDAY=1MO"),
        ("FREQ=DAILY;INTERVAL=1;UNTIL=20261201T225959Z", "FREQ=DAILY;UNTIL=20261201"),
        ("FREQ=YEARLY;INTERVAL=2", "FREQ=YEARLY;INTERVAL=2"),
    ] {
        let read = rule(text);
        assert!(matches!(read, EventRule::Spoken(_)), "{text}");
        assert_eq!(read.to_string(), spoken);
    }
    for (text, kept) in [
        ("FREQ=WEEKLY;BYDAY=TU,SU;INTERVAL=2;WKST=SU", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU"),
        ("FREQ=MONTHLY;BYDAY=1MO,MO", "FREQ=MONTHLY;BYDAY=MO,1MO"),
        ("FREQ=MONTHLY;BYDAY=5FR", "FREQ=MONTHLY;BYDAY=5FR"),
        ("FREQ=DAILY;INTERVAL=100", "FREQ=DAILY;INTERVAL=100"),
        ("FREQ=DAILY;COUNT=5", "FREQ=DAILY;COUNT=5"),
    ] {
        let read = rule(text);
        assert!(matches!(read, EventRule::Foreign(_)), "{text}");
        assert_eq!(read.to_string(), kept);
    }
}

#[test]
fn what_is_no_rule_of_days_is_refused() {
    for text in [
        "",
        "FREQ=HOURLY",
        "FREQ=MINUTELY;INTERVAL=30",
        "FREQ=SECONDLY",
        "BYDAY=MO",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=DAILY;BYMINUTE=0",
        "FREQ=DAILY;BYSECOND=0",
        "FREQ=DAILY;COUNT=3;UNTIL=20261201",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=65536",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;UNTIL=20261301",
        "FREQ=DAILY;UNTIL=20261201T250000Z",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=DAILY;BYDAY=1MO",
        "FREQ=WEEKLY;BYMONTHDAY=1",
        "FREQ=WEEKLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYMONTHDAY=-32",
        "FREQ=MONTHLY;BYMONTHDAY=1,0",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=MONTHLY;BYDAY=",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYYEARDAY=1",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYMONTH=0",
        "FREQ=YEARLY;BYWEEKNO=54",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO",
        "FREQ=YEARLY;BYYEARDAY=367",
        "FREQ=YEARLY;BYSETPOS=1",
        "FREQ=YEARLY;BYEASTER=0",
        "RRULE:FREQ=DAILY",
        "å=å",
        "FREQ=DAILY;BYDAY=å",
    ] {
        assert_eq!(EventRule::parse(text), Err(NotARule), "{text}");
    }
}

#[test]
fn a_last_moment_becomes_the_last_day_that_begins_by_then() {
    let ends = |until: &str, starts: &str| {
        let rule = EventRule::parse_at(&format!("FREQ=DAILY;UNTIL={until}"), starts.parse().unwrap(), Zone::OSLO);
        rule.unwrap().last_day(day("2026-11-01")).unwrap().to_string()
    };
    assert_eq!(ends("20261201", "09:00:00"), "2026-12-01", "a date is a date");
    assert_eq!(ends("20261201T080000Z", "09:00:00"), "2026-12-01", "09:00 in Oslo");
    assert_eq!(ends("20261201T075959Z", "09:00:00"), "2026-11-30");
    assert_eq!(ends("20261130T230000Z", "00:00:00"), "2026-12-01", "midnight in Oslo");
    assert_eq!(ends("20261201T085959", "09:00:00"), "2026-11-30", "on the clock of the house");
}

#[test]
fn a_count_becomes_an_end() {
    let settled = |text: &str, first: &str| rule(text).settled(day(first)).to_string();
    assert_eq!(settled("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=12", "2026-11-23"), "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261230");
    assert_eq!(settled("FREQ=DAILY;COUNT=1", "2026-11-23"), "FREQ=DAILY;UNTIL=20261123");
    assert_eq!(
        settled("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2", "2026-11-01"),
        "FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20270131"
    );
    assert_eq!(settled("FREQ=DAILY;COUNT=4294967295", "2026-11-23"), "FREQ=DAILY", "beyond the calendar");
    assert_eq!(settled("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=17", "2026-05-17"), "FREQ=YEARLY");
    assert_eq!(settled("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=17", "2026-05-16"), "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=17");
}

/// Rules that look for what no calendar has, or that step over nearly everything.
#[test]
fn a_rule_that_never_comes_ends_with_nothing() {
    let first = day("2026-01-01");
    for text in [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=-31;BYMONTH=4",
        "FREQ=YEARLY;BYMONTH=1;BYYEARDAY=366",
        "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=3",
        "FREQ=YEARLY;INTERVAL=65535;BYDAY=53SU",
        "FREQ=DAILY;INTERVAL=65535;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;INTERVAL=4;BYYEARDAY=366",
    ] {
        for text in [text.to_owned(), format!("{text};COUNT=4000000000")] {
            let rule = rule(&text);
            assert_eq!(rule.days_in(first, from_to(first, day("2199-12-31"))), [], "{text}");
            assert_eq!((rule.first_from(first, first), rule.last_day(first)), (None, None), "{text}");
        }
    }
    let rare = rule("FREQ=YEARLY;BYYEARDAY=366");
    assert_eq!(rare.first_from(first, first), Some(day("2028-12-31")));
    let seldom = rule("FREQ=DAILY;INTERVAL=65535");
    assert_eq!(seldom.days_in(first, from_to(first, day("2199-12-31"))), [first]);
}

#[test]
fn no_question_is_answered_with_more_than_ten_years_of_days() {
    let first = day("1900-01-01");
    let (ever, late) = (from_to(first, day("2199-12-31")), from_to(day("2190-01-01"), day("2210-01-01")));
    for text in ["FREQ=DAILY", "FREQ=DAILY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12"] {
        assert_eq!(rule(text).days_in(first, ever).len(), EventRule::MOST, "{text}");
        assert_eq!(rule(text).days_in(first, late).last(), Some(&day("2199-12-31")), "{text}");
    }
}

/// The same as a file would keep it, so that the other way to the days is taken.
fn as_foreign(rule: Recurrence) -> EventRule {
    EventRule::Foreign(ForeignRule::parse(&rule.to_string(), None).unwrap())
}

fn any_first() -> impl Strategy<Value = NaiveDate> {
    (0u64..40 * 365).prop_map(|days| day("1995-01-01") + Days::new(days))
}

/// A month or more anywhere, or around a day that is not like the others.
fn any_span() -> impl Strategy<Value = Span<NaiveDate>> {
    let special = prop::sample::select(vec![
        "2024-02-29", // leap day
        "2026-03-29", // clocks forward
        "2026-10-25", // clocks back
        "2027-01-01", // in week 53 of the year before
        "2028-02-29",
        "2032-12-31",
        "2033-01-03",
    ]);
    let around = special.prop_flat_map(|at| (0u64..20).prop_map(move |before| day(at) - Days::new(before)));
    (prop_oneof![any_first(), around], 0u64..800).prop_map(|(from, days)| from_to(from, from + Days::new(days)))
}

fn any_numbers(values: std::ops::RangeInclusive<i32>) -> impl Strategy<Value = String> {
    proptest::collection::vec(values.prop_filter("nought", |value| *value != 0), 1..4)
        .prop_map(|values| values.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
}

/// Anything a file might say, allowed or not.
fn any_foreign_text() -> impl Strategy<Value = String> {
    let frequency = prop::sample::select(vec!["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]);
    let interval = prop_oneof![5 => 1u16..4, 1 => 1u16..=u16::MAX];
    let weekday = prop::sample::select(vec!["MO", "TU", "SU", "1MO", "-1FR", "5WE", "-2TH", "53SA"]);
    let maybe = |name: &'static str, values: BoxedStrategy<String>| prop_oneof![3 => Just(String::new()), 1 => values.prop_map(move |list| format!(";{name}={list}"))];
    (
        frequency,
        interval,
        maybe("BYMONTH", any_numbers(1..=12).boxed()),
        maybe("BYMONTHDAY", any_numbers(-31..=31).boxed()),
        maybe("BYYEARDAY", any_numbers(-366..=366).boxed()),
        maybe("BYWEEKNO", any_numbers(-53..=53).boxed()),
        maybe("BYDAY", proptest::collection::vec(weekday, 1..4).prop_map(|days| days.join(",")).boxed()),
        maybe("BYSETPOS", any_numbers(-5..=5).boxed()),
        prop::sample::select(vec![
            "",
            ";WKST=SU",
            ";WKST=TH",
            ";COUNT=7",
            ";UNTIL=20300101",
            ";UNTIL=19990101T120000Z",
        ]),
    )
        .prop_map(|(frequency, every, months, days, year, weeks, weekdays, positions, end)| {
            format!("FREQ={frequency};INTERVAL={every}{months}{days}{year}{weeks}{weekdays}{positions}{end}")
        })
}

/// What every rule keeps to, asked in all ways.
fn answers_agree(rule: &EventRule, first: NaiveDate, span: Span<NaiveDate>) -> Result<(), TestCaseError> {
    let days = rule.days_in(first, span);
    prop_assert!(days.is_sorted_by(|one, next| one < next), "{:?}", days);
    prop_assert!(days.iter().all(|day| span.contains(*day) && *day >= first));
    for day in span.days().take(20) {
        prop_assert_eq!(rule.is_day(first, day), days.contains(&day), "{}", day);
    }
    let next = rule.first_from(first, span.start());
    prop_assert_eq!(next.filter(|day| span.contains(*day)), days.first().copied());
    if let Some(last) = rule.last_day(first) {
        prop_assert!(days.iter().all(|day| *day <= last));
        prop_assert_eq!(rule.first_from(first, last + Days::new(1)), None);
        prop_assert_eq!(rule.is_day(first, last), rule.first_from(first, first).is_some());
    }
    let settled = rule.clone().settled(first);
    prop_assert!(!settled.to_string().contains("COUNT"));
    prop_assert_eq!(settled.days_in(first, span), days.clone());
    let middle = span.start() + Days::new(u64::try_from((span.end() - span.start()).num_days()).unwrap() / 2);
    let ended = settled.clone().until(Some(middle));
    let before: Vec<NaiveDate> = days.iter().copied().filter(|day| *day <= middle).collect();
    prop_assert_eq!(ended.days_in(first, span), before);
    prop_assert_eq!(ended.clone().until(Some(middle + Days::new(9))), ended, "a later end changes nothing");
    prop_assert_eq!(settled.clone().until(None), settled);
    Ok(())
}

proptest! {
    /// Arithmetic beside a walk through the calendar, from thirty years before.
    #[test]
    fn the_days_in_a_span_are_those_of_the_calendar(rule in any_recurrence(), first in any_first(), span in any_span()) {
        let days: Vec<NaiveDate> =
            by_hand(rule, first, span.last_day()).into_iter().filter(|day| span.contains(*day)).collect();
        prop_assert_eq!(EventRule::Spoken(rule).days_in(first, span), days);
        answers_agree(&rule.into(), first, span)?;
    }

    /// Around the end itself, where a day too much or too little shows.
    #[test]
    fn the_last_day_is_the_last(rule in any_recurrence(), back in 0u64..400, over in 0u64..9) {
        let end = day("2027-03-28");
        let (rule, first) = (rule.until(Some(end)), end - Days::new(back));
        let by_hand = by_hand(rule, first, end + Days::new(over));
        prop_assert_eq!(EventRule::Spoken(rule).last_day(first), by_hand.last().copied().or(Some(end)));
        prop_assert_eq!(EventRule::Spoken(rule).days_in(first, from_to(first, end + Days::new(over))), by_hand);
    }

    #[test]
    fn a_file_that_says_the_same_means_the_same(rule in any_recurrence(), first in any_first(), span in any_span()) {
        let (spoken, foreign) = (EventRule::Spoken(rule), as_foreign(rule));
        prop_assert_eq!(foreign.days_in(first, span), spoken.days_in(first, span));
        prop_assert_eq!(foreign.first_from(first, span.start()), spoken.first_from(first, span.start()));
        prop_assert_eq!(foreign.last_day(first), spoken.last_day(first));
        prop_assert_eq!(EventRule::parse(&foreign.to_string()), Ok(spoken));
    }

    #[test]
    fn a_rule_of_a_file_keeps_to_its_answers(text in any_foreign_text(), first in any_first(), span in any_span()) {
        if let Ok(rule) = EventRule::parse(&text) {
            answers_agree(&rule, first, span)?;
            prop_assert_eq!(EventRule::parse(&rule.to_string()), Ok(rule.clone()));
            let json = serde_json::to_string(&rule).unwrap();
            prop_assert_eq!(serde_json::from_str::<EventRule>(&json).unwrap(), rule);
        }
    }

    #[test]
    fn nothing_in_a_file_panics(text in "\\PC{0,40}", parts in "(FREQ|COUNT|UNTIL|BYDAY|BYMONTH|;|=|,|-|[0-9A-ZT]){0,20}") {
        let _ = (EventRule::parse(&text), EventRule::parse(&parts));
        let _ = EventRule::parse(&format!("FREQ=YEARLY;{parts}"));
    }

    /// The clock on the wall shows the same time on every day of a series, but for the hour that March leaves out: there it
    /// shows one hour later.
    #[test]
    fn the_time_on_the_wall_stays(rule in any_recurrence(), from in 0u64..7_300, hour in 0u32..24, minute in 0u32..60) {
        let first = day("2020-01-01") + Days::new(from);
        let time = ClockTime::new(hour, minute).unwrap().time();
        for day in EventRule::Spoken(rule.until(None)).days_in(first, from_to(first, day("2040-12-31"))) {
            let wall = day.and_time(time);
            let shown = Zone::OSLO.local(Zone::OSLO.instant(wall));
            let last_sunday_of_march =
                day.month() == 3 && day.weekday() == Weekday::Sun && (day + Days::new(7)).month() == 4;
            let left_out = last_sunday_of_march && hour == 2;
            prop_assert_eq!(matches!(Zone::OSLO.resolve(wall), WallTime::Skipped { .. }), left_out);
            prop_assert_eq!(shown, if left_out { wall + TimeDelta::hours(1) } else { wall });
        }
    }
}

#[test]
fn a_year_is_no_step_of_days() {
    let yearly = Recurrence::new(Pattern::Year, 1).unwrap();
    assert_eq!(yearly.to_string(), "FREQ=YEARLY");
    assert_eq!(EventRule::from(yearly), rule("FREQ=YEARLY"));
}
