use chrono::{Datelike as _, Days, NaiveDate, Weekday, WeekdaySet};
use proptest::prelude::*;

use super::{MonthDay, Nth, Pattern, Recurrence, WORKING_DAYS};
use crate::domain::{
    refusal::Invalid,
    time::{WallTime, Zone, monday_of},
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rule(text: &str) -> Recurrence {
    text.parse().unwrap()
}

#[track_caller]
fn come(rule: &str, first: &str, expected: &[&str]) {
    let days: Vec<String> = self::rule(rule).days(day(first)).take(expected.len()).map(|day| day.to_string()).collect();
    assert_eq!(days, expected, "{rule}");
}

#[test]
fn the_days_are_those_people_mean() {
    come("FREQ=DAILY", "2026-12-30", &["2026-12-30", "2026-12-31", "2027-01-01"]);
    come("FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-23", &["2026-11-23", "2026-11-26", "2026-11-30", "2026-12-03"]);
    come("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-12-18", &["2026-12-18", "2027-01-01", "2027-01-15"]);
    come("FREQ=WEEKLY", "2026-11-21", &["2026-11-21", "2026-11-28"]);
    come("FREQ=MONTHLY;BYMONTHDAY=1", "2026-11-01", &["2026-11-01", "2026-12-01", "2027-01-01"]);
    come("FREQ=MONTHLY;BYMONTHDAY=-1", "2028-01-31", &["2028-01-31", "2028-02-29", "2028-03-31"]);
    come("FREQ=MONTHLY;BYMONTHDAY=31", "2026-10-31", &["2026-10-31", "2026-12-31", "2027-01-31", "2027-03-31"]);
    come("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27", &["2026-11-27", "2026-12-25", "2027-01-29"]);
    come("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "2026-12-07", &["2026-12-07", "2027-03-01", "2027-06-07"]);
    come("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-20", &["2026-11-20", "2026-11-23", "2026-11-24"]);
}

#[test]
fn week_53_is_a_week_like_any_other() {
    come("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-12-14", &["2026-12-14", "2026-12-28", "2027-01-11"]);
}

#[test]
fn every_other_week_is_counted_from_the_first_day_that_fits() {
    // Saturday; the next Friday is the first, not the one after it.
    let every_other_friday = rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR");
    assert_eq!(every_other_friday.first_from(day("2026-11-21")), Some(day("2026-11-27")));
    assert_eq!(every_other_friday.next_after(day("2026-11-27")), Some(day("2026-12-11")));
    assert_eq!(rule("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15").first_from(day("2026-11-21")), Some(day("2026-12-15")));
}

#[test]
fn nothing_comes_after_the_last_day() {
    let daily = rule("FREQ=DAILY;UNTIL=20261123");
    assert_eq!(daily.days(day("2026-11-21")).count(), 3);
    assert_eq!(daily.next_after(day("2026-11-23")), None);
    assert_eq!(daily.first_from(day("2026-11-24")), None);
}

#[test]
fn what_no_calendar_has_is_refused() {
    for (pattern, every) in [
        (Pattern::Days, 0),
        (Pattern::Days, Recurrence::MOST + 1),
        (Pattern::MonthDay(MonthDay::Number(0)), 1),
        (Pattern::MonthDay(MonthDay::Number(32)), 1),
        (Pattern::MonthWeekday(Nth::Number(0), Weekday::Mon), 1),
        (Pattern::MonthWeekday(Nth::Number(5), Weekday::Mon), 1),
    ] {
        assert_eq!(Recurrence::new(pattern, every), Err(Invalid::Recurrence), "{pattern:?}");
    }
}

#[test]
fn a_line_that_is_no_rule_of_ours_is_not_read() {
    for text in [
        "",
        "FREQ=HOURLY",
        "FREQ=DAILY;COUNT=3",
        "FREQ=DAILY;BYDAY=MO",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=5MO",
        "FREQ=MONTHLY;BYMONTHDAY=-2",
        "FREQ=DAILY;UNTIL=20261301",
        "FREQ=DAILY;INTERVAL=0",
        "INTERVAL=2",
        "å",
    ] {
        assert!(text.parse::<Recurrence>().is_err(), "{text}");
    }
}

/// Any recurrence there can be.
pub(crate) fn any_recurrence() -> impl Strategy<Value = Recurrence> {
    let weekday = || (0u8..7).prop_map(|number| Weekday::try_from(number).unwrap());
    let nth = prop_oneof![(1u8..=4).prop_map(Nth::Number), Just(Nth::Last)];
    let month_day =
        prop_oneof![(1u8..=31).prop_map(MonthDay::Number), Just(MonthDay::Last), Just(MonthDay::OfBeginning),];
    let pattern = prop_oneof![
        Just(Pattern::Days),
        proptest::collection::vec(weekday(), 0..=7).prop_map(|days| Pattern::Weeks(days.into_iter().collect())),
        Just(Pattern::Weeks(WORKING_DAYS)),
        month_day.prop_map(Pattern::MonthDay),
        (nth, weekday()).prop_map(|(nth, day)| Pattern::MonthWeekday(nth, day)),
        Just(Pattern::Year),
    ];
    let until = proptest::option::of((0u64..4_000).prop_map(|days| day("2026-01-01") + Days::new(days)));
    (pattern, prop_oneof![3 => 1u16..=3, 1 => 1u16..=Recurrence::MOST], until)
        .prop_map(|(pattern, every, until)| Recurrence::new(pattern, every).unwrap().until(until))
}

/// Whether a day fits, by looking at the calendar alone.
fn fits(pattern: Pattern, first: NaiveDate, day: NaiveDate) -> bool {
    let next_week = day + Days::new(7);
    match pattern {
        Pattern::Days => true,
        Pattern::Year => (day.month(), day.day()) == (first.month(), first.day()),
        Pattern::Weeks(days) if days.is_empty() => day.weekday() == first.weekday(),
        Pattern::Weeks(days) => days.contains(day.weekday()),
        Pattern::MonthDay(MonthDay::OfBeginning) => day.day() == first.day(),
        Pattern::MonthDay(MonthDay::Number(number)) => day.day() == u32::from(number),
        Pattern::MonthDay(MonthDay::Last) => (day + Days::new(1)).day() == 1,
        Pattern::MonthWeekday(Nth::Number(nth), weekday) => {
            day.weekday() == weekday && day.day0() / 7 + 1 == u32::from(nth)
        }
        Pattern::MonthWeekday(Nth::Last, weekday) => day.weekday() == weekday && next_week.month() != day.month(),
    }
}

/// Which day, week, month or year of the count a day lies in.
fn period(pattern: Pattern, day: NaiveDate) -> i64 {
    match pattern {
        Pattern::Days => i64::from(day.num_days_from_ce()),
        Pattern::Year => day.year().into(),
        Pattern::Weeks(_) => i64::from(monday_of(day).num_days_from_ce()) / 7,
        Pattern::MonthDay(_) | Pattern::MonthWeekday(..) => i64::from(day.year()) * 12 + i64::from(day.month0()),
    }
}

/// The days of a rule, found by asking every day on the calendar.
pub(super) fn by_hand(rule: Recurrence, first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let (pattern, begun) = (rule.pattern(), period(rule.pattern(), first));
    let until = rule.last_day().unwrap_or(last).min(last);
    first
        .iter_days()
        .take_while(|day| *day <= until)
        .filter(|day| fits(pattern, first, *day) && (period(pattern, *day) - begun) % i64::from(rule.every()) == 0)
        .collect()
}

proptest! {
    #[test]
    fn a_rule_reads_back_as_it_was_written(rule in any_recurrence()) {
        prop_assert_eq!(rule.to_string().parse::<Recurrence>(), Ok(rule));
        let json = serde_json::to_string(&rule).unwrap();
        prop_assert_eq!(serde_json::from_str::<Recurrence>(&json).unwrap(), rule);
    }

    /// Arithmetic beside a walk through the calendar, over six years with their clock changes, leap days and a week 53.
    #[test]
    fn the_days_are_those_found_by_walking_through_the_calendar(rule in any_recurrence(), start in 0u64..2_200) {
        let start = day("2024-01-01") + Days::new(start);
        let last = start + Days::new(2_200);
        let whole = Recurrence::new(rule.pattern(), 1).unwrap().until(rule.last_day());
        let first = by_hand(whole, start, last).first().copied();
        prop_assert_eq!(rule.first_from(start).filter(|day| *day <= last), first);
        if let Some(first) = first {
            let days: Vec<NaiveDate> = rule.days(first).take_while(|day| *day <= last).collect();
            prop_assert_eq!(&days, &by_hand(rule, first, last));
            for end in [first, first + Days::new(9), last] {
                let until: Vec<_> = days.iter().copied().take_while(|day| *day <= end).collect();
                let counted = until.last().map(|day| (*day, u32::try_from(until.len() - 1).unwrap()));
                prop_assert_eq!(rule.last_up_to(first, end), counted);
            }
            prop_assert_eq!(rule.next_after(first).filter(|day| *day <= last), days.get(1).copied());
        }
    }

    /// A time on the wall stays that time whatever the state does with the clocks, and comes once a day.
    #[test]
    fn a_clock_change_moves_no_day_and_doubles_none(hour in 0u32..24, minute in 0u32..60) {
        let daily = rule("FREQ=DAILY");
        for first in ["2026-03-25", "2026-10-21", "2027-03-24", "2027-10-27"] {
            let days: Vec<NaiveDate> = daily.days(day(first)).take(8).collect();
            let instants: Vec<_> =
                days.iter().map(|day| Zone::OSLO.instant(day.and_hms_opt(hour, minute, 0).unwrap())).collect();
            prop_assert!(instants.windows(2).all(|pair| pair[0] < pair[1]));
            for (day, instant) in days.iter().zip(instants) {
                let wall = day.and_hms_opt(hour, minute, 0).unwrap();
                let skipped = matches!(Zone::OSLO.resolve(wall), WallTime::Skipped { .. });
                prop_assert_eq!(Zone::OSLO.date(instant), *day);
                prop_assert!(skipped || Zone::OSLO.local(instant) == wall);
            }
        }
    }
}

#[test]
fn an_empty_set_of_days_is_that_of_the_beginning() {
    let weekly = Recurrence::new(Pattern::Weeks(WeekdaySet::EMPTY), 1).unwrap();
    assert_eq!(weekly.to_string(), "FREQ=WEEKLY");
    assert_eq!(weekly.first_from(day("2026-11-21")), Some(day("2026-11-21")));
}
