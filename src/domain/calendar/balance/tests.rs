use chrono::Weekday;
use proptest::prelude::*;

use super::*;
use crate::domain::{
    calendar::{OccurrenceId, When},
    ids::{ApartmentId, EventId, PlacementId, StaffId},
    names::Line,
    time::{ClockTime, Zone},
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn stay(youth: i64, from: NaiveDate, last: Option<NaiveDate>) -> Placement {
    Placement {
        id: PlacementId(youth),
        youth: YouthId(youth),
        apartment: ApartmentId(youth),
        moved_in: from,
        moved_out: last,
    }
}

fn common(youth: Option<i64>, on: NaiveDate, minutes: u32) -> Spent {
    Spent { youth: youth.map(YouthId), day: on, minutes: Minutes { common: minutes, individual: 0 } }
}

fn event(kind: EventKind, when: When) -> Occurrence {
    let facts = EventFacts::new(kind, Line::new("Middag").unwrap(), when);
    Occurrence {
        id: OccurrenceId { event: EventId(1), day: None },
        version: 1,
        series_version: 1,
        first_day: when.day,
        starts_at: when.starts_at(Zone::OSLO),
        ends_at: when.ends_at(Zone::OSLO),
        called_off: false,
        reason: None,
        changed: false,
        facts,
    }
}

fn clock(on: &str, from: u32, to: Option<u32>) -> When {
    let hour = |hour| ClockTime::new(hour, 0).unwrap();
    When::clock(day(on), hour(from), to.map(hour))
}

#[test]
fn the_weeks_end_with_this_one() {
    // A Sunday belongs to the week that began on the Monday before.
    let days = Weeks::Four.days(day("2026-11-22")).unwrap();
    assert_eq!((days.start(), days.last_day()), (day("2026-10-26"), day("2026-11-22")));
    assert_eq!(Weeks::Four.days(day("2026-11-23")).unwrap().start(), day("2026-11-02"));
    assert_eq!(Weeks::of(26), Some(Weeks::TwentySix));
    assert_eq!(Weeks::of(13), None);
}

#[test]
fn a_length_is_what_went_by_also_in_the_nights_of_the_clock_changes() {
    let length = |on, from, to| minutes_of(&event(EventKind::Activity, clock(on, from, to))).unwrap().common;
    assert_eq!(length("2026-11-21", 17, Some(19)), 120);
    assert_eq!(length("2026-11-21", 17, None), 60, "nobody said until when");
    assert_eq!(length("2026-10-24", 23, Some(4)), 360, "an hour more in October");
    assert_eq!(length("2026-03-28", 23, Some(4)), 240, "an hour less in March");
    let whole = When { day: day("2026-11-21"), time: EventTime::WholeDays { days: 3 } };
    assert_eq!(minutes_of(&event(EventKind::Activity, whole)).unwrap().common, 180);
}

#[test]
fn common_is_what_is_everybodys_and_individual_an_appointment_with_somebody_of_the_house() {
    let when = clock("2026-11-21", 17, Some(18));
    let of = |event: &Occurrence| minutes_of(event);
    assert_eq!(of(&event(EventKind::HouseMeeting, when)), Some(Minutes { common: 60, individual: 0 }));
    let mut appointment = event(EventKind::Appointment, when);
    assert_eq!(of(&appointment), None, "nobody of the house was along");
    appointment.facts.responsible = Some(StaffId(1));
    assert_eq!(of(&appointment), Some(Minutes { common: 0, individual: 60 }));
    appointment.called_off = true;
    assert_eq!(of(&appointment), None);
    assert_eq!(of(&event(EventKind::OwnHoliday, when)), None);
}

#[test]
fn a_youth_has_the_weeks_they_lived_here_and_no_others() {
    let days = Weeks::Four.days(day("2026-11-22")).unwrap();
    let stays = [stay(1, day("2026-11-08"), None), stay(2, day("2020-01-01"), Some(day("2026-11-01")))];
    let spent = [
        common(Some(1), day("2026-11-01"), 7),
        common(Some(1), day("2026-11-02"), 30),
        common(Some(1), day("2026-11-22"), 20),
        common(Some(2), day("2026-11-01"), 5),
        common(Some(2), day("2026-11-02"), 9),
        common(None, day("2026-11-02"), 100),
        common(Some(9), day("2026-11-02"), 1000),
    ];
    let balance = balance(days, &stays, &spent);
    let weeks = |youth| -> Vec<Option<u32>> {
        balance.youths[&YouthId(youth)].iter().map(|week| week.map(|minutes| minutes.common)).collect()
    };
    assert_eq!(weeks(1), [None, Some(30), Some(0), Some(20)]);
    assert_eq!(weeks(2), [Some(5), None, None, None]);
    let house: Vec<u32> = balance.house.iter().map(|minutes| minutes.common).collect();
    assert_eq!(house, [5, 130, 0, 20]);
}

#[test]
fn a_sum_of_one_or_two_never_leaves_the_house() {
    let days = Weeks::Four.days(day("2026-11-22")).unwrap();
    let long = day("2020-01-01");
    let two = [stay(1, long, None), stay(2, long, None)];
    let spent = [common(Some(1), day("2026-11-20"), 60), common(Some(2), day("2026-11-20"), 30)];
    assert_eq!(balance(days, &two, &spent).leaving_the_house(), None);
    assert_eq!(balance(days, &two, &spent).average(), vec![None; 4]);
    let late = [two[0], two[1], stay(3, day("2026-11-18"), None)];
    let told = balance(days, &late, &spent);
    assert_eq!(told.leaving_the_house(), None, "in the weeks before there were two");
    assert_eq!(told.average()[2..], [None, Some(Minutes { common: 30, individual: 0 })]);
    let three = [two[0], two[1], stay(3, long, None)];
    let total = HouseTotal { youths: 3, minutes: Minutes { common: 90, individual: 0 } };
    assert_eq!(balance(days, &three, &spent).leaving_the_house(), Some(total));
}

/// The same by asking of every day of every week who lived here and what was spent.
fn by_hand(days: Span<NaiveDate>, stays: &[Placement], spent: &[Spent], youth: YouthId) -> Vec<Option<Minutes>> {
    let mondays = days.days().filter(|day| chrono::Datelike::weekday(day) == Weekday::Mon);
    let lives = |on: NaiveDate| {
        stays
            .iter()
            .any(|stay| stay.youth == youth && stay.moved_in <= on && stay.moved_out.is_none_or(|last| on <= last))
    };
    mondays
        .map(|monday| {
            let week: Vec<NaiveDate> = monday.iter_days().take(7).collect();
            week.iter().any(|day| lives(*day)).then(|| {
                let of_week = |one: &&Spent| one.youth == Some(youth) && week.contains(&one.day);
                spent.iter().filter(of_week).map(|one| one.minutes).sum()
            })
        })
        .collect()
}

fn any_stays() -> impl Strategy<Value = Vec<Placement>> {
    let one = (1_i64..5, 0_u64..220, proptest::option::of(0_u64..80));
    prop::collection::vec(one, 0..6).prop_map(|stays| {
        let first = day("2026-05-01");
        let at = |days| first + Days::new(days);
        stays.into_iter().map(|(youth, from, long)| stay(youth, at(from), long.map(|long| at(from + long)))).collect()
    })
}

fn any_spent() -> impl Strategy<Value = Vec<Spent>> {
    let one = (proptest::option::of(1_i64..6), 0_u64..230, 0_u32..500, 0_u32..500);
    prop::collection::vec(one, 0..40).prop_map(|all| {
        let spent = |(youth, after, common, individual): (Option<i64>, u64, u32, u32)| Spent {
            youth: youth.map(YouthId),
            day: day("2026-05-01") + Days::new(after),
            minutes: Minutes { common, individual },
        };
        all.into_iter().map(spent).collect()
    })
}

proptest! {
    #[test]
    fn it_is_what_counting_day_by_day_gives(stays in any_stays(), spent in any_spent(), at in 0_usize..3) {
        let days = Weeks::ALL[at].days(day("2026-11-21")).unwrap();
        let balance = balance(days, &stays, &spent);
        let mut house: Minutes = spent
            .iter()
            .filter(|one| one.youth.is_none() && days.contains(one.day))
            .map(|one| one.minutes)
            .sum();
        for youth in (1..6).map(YouthId) {
            let expected = by_hand(days, &stays, &spent, youth);
            house = house + expected.iter().flatten().copied().sum();
            if expected.iter().all(Option::is_none) {
                prop_assert!(!balance.youths.contains_key(&youth));
            } else {
                prop_assert_eq!(&balance.youths[&youth], &expected);
            }
        }
        prop_assert_eq!(balance.house.iter().copied().sum::<Minutes>(), house);
    }
}
