use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::domain::ids::PlacementId;

fn day(number: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 1).unwrap() + TimeDelta::days(number)
}

fn stay(youth: i64, apartment: i64, from: i64, until: Option<i64>) -> Placement {
    Placement {
        id: PlacementId(1),
        youth: YouthId(youth),
        apartment: ApartmentId(apartment),
        moved_in: day(from),
        moved_out: until.map(day),
    }
}

#[test]
fn the_last_day_of_a_stay_counts_and_the_day_after_is_free() {
    let amir = stay(1, 1, 0, Some(10));
    assert_eq!(clash(YouthId(2), ApartmentId(1), ApartmentKind::Own, day(10), &[amir]), Some(Clash::Taken(amir)));
    assert_eq!(clash(YouthId(2), ApartmentId(1), ApartmentKind::Own, day(11), &[amir]), None);
    assert_eq!(clash(YouthId(1), ApartmentId(2), ApartmentKind::Own, day(10), &[amir]), Some(Clash::Elsewhere(amir)));
    assert_eq!(clash(YouthId(1), ApartmentId(2), ApartmentKind::Own, day(11), &[amir]), None);
}

#[test]
fn only_a_shared_apartment_holds_several() {
    let amir = stay(1, 1, 0, None);
    for kind in ApartmentKind::ALL {
        let expected = (kind != ApartmentKind::Shared).then_some(Clash::Taken(amir));
        assert_eq!(clash(YouthId(2), ApartmentId(1), kind, day(5), &[amir]), expected, "{kind:?}");
        let twice = clash(YouthId(1), ApartmentId(1), kind, day(5), &[amir]);
        assert_eq!(twice, Some(Clash::Elsewhere(amir)), "nobody lives in one apartment twice: {kind:?}");
    }
}

#[test]
fn nothing_can_be_followed_up_before_it_ended() {
    let end = |day| StayEnd { follow_up: Some(day), ..StayEnd::default() };
    assert_eq!(end(day(4)).check(day(5)), Err(Invalid::EndsBeforeItBegins));
    assert_eq!(end(day(5)).check(day(5)), Ok(()));
}

/// Days that are looked at one by one; the last of them stands for all that come.
const DAYS: i64 = 24;

fn lives_there(stay: &Placement, on: NaiveDate) -> bool {
    stay.moved_in <= on && stay.moved_out.is_none_or(|last| last >= on)
}

fn stays() -> impl Strategy<Value = Vec<Placement>> {
    let one =
        (1..4_i64, 1..4_i64, 0..DAYS - 1, prop::option::of(0..DAYS - 1)).prop_map(|(youth, apartment, from, days)| {
            stay(youth, apartment, from, days.map(|n| (from + n).min(DAYS - 2)))
        });
    prop::collection::vec(one, 0..8)
}

proptest! {
    /// Against every day there is, looked at one by one: in the past, today and ahead.
    #[test]
    fn a_clash_is_a_day_with_two_homes_or_two_dwellers(
        stays in stays(), youth in 1..4_i64, apartment in 1..4_i64, from in 0..DAYS,
        kind in prop::sample::select(ApartmentKind::ALL.to_vec()),
    ) {
        let on = |is: &dyn Fn(&Placement) -> bool| {
            (from..DAYS).any(|number| stays.iter().any(|stay| is(stay) && lives_there(stay, day(number))))
        };
        let elsewhere = on(&|stay| stay.youth == YouthId(youth));
        let one_home = kind != ApartmentKind::Shared;
        let taken = one_home && on(&|stay| stay.apartment == ApartmentId(apartment));
        let found = clash(YouthId(youth), ApartmentId(apartment), kind, day(from), &stays);
        match found {
            Some(Clash::Elsewhere(stay)) => prop_assert!(elsewhere && stay.youth == YouthId(youth)),
            Some(Clash::Taken(stay)) => {
                prop_assert!(!elsewhere && taken && stay.apartment == ApartmentId(apartment));
            }
            None => prop_assert!(!elsewhere && !taken),
        }
    }
}

#[test]
fn stays_without_a_day_between_are_one_time_in_the_house() {
    let since = |stays: &[(i64, Option<i64>)]| {
        let stays: Vec<_> = stays.iter().map(|(from, until)| (day(*from), until.map(day))).collect();
        unbroken_since(&stays)
    };
    assert_eq!(since(&[]), None);
    assert_eq!(since(&[(20, None)]), Some(day(20)));
    assert_eq!(since(&[(20, None), (10, Some(19)), (0, Some(9))]), Some(day(0)));
    assert_eq!(since(&[(20, None), (10, Some(18)), (0, Some(9))]), Some(day(20)), "a day elsewhere");
    assert_eq!(since(&[(10, Some(19))]), None, "moved out");
}
