use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::domain::{
    host::{CaseEnd, HostCase, Leaving, LeavingFacts},
    ids::{HostBasisId, HostCaseId, HostRateId, HostShareId, HouseholdId, StaffId, YouthId},
    names,
    refusal::Invalid,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn month_of(text: &str) -> Month {
    text.parse().unwrap()
}

fn rate(id: i64, from: &str, base: Ore, expense: Ore) -> RateRow {
    let facts = RateFacts { from: day(from), base, expense, source: names::Line::new("KS").unwrap() };
    Row { id: HostRateId(id), version: 1, facts, supplied: true, used: false }
}

fn share(id: i64, from: &str, base: i64, expense: i64) -> ShareRow {
    let (base, expense) = (Share(base), Share(expense));
    let facts = ShareFacts { from: day(from), base, expense, source: names::Line::new("2020").unwrap() };
    Row { id: HostShareId(id), version: 1, facts, supplied: true, used: false }
}

/// The rates of the domain, in kroner.
fn tables() -> Tables {
    let rows = [
        ("2017-07-01", 7_900, 7_570),
        ("2021-07-01", 8_867, 8_330),
        ("2022-10-01", 9_383, 9_074),
        ("2023-07-01", 9_885, 9_352),
        ("2024-07-01", 10_336, 10_125),
    ];
    let row =
        |(id, (from, base, expense)): (i64, (&str, i64, i64))| rate(id, from, Ore(base * 100), Ore(expense * 100));
    Tables { rates: (1..).zip(rows).map(row).collect(), shares: vec![share(1, "2020-01-01", 5_000, 2_000)] }
}

fn case(id: i64, household: i64, moved_in: &str, closed: Option<&str>) -> HostCase {
    HostCase {
        id: HostCaseId(id),
        version: 1,
        household: HouseholdId(household),
        youth: YouthId(id),
        proposed_on: day("2020-01-01"),
        moved_in: Some(day(moved_in)),
        leaving: closed.map(|on| LeavingFacts { on: day(on), why: Leaving::NeedEnded, follows: None }),
        closed: closed.map(|on| CaseEnd { on: day(on), why: None }),
    }
}

fn reckoning(proration: Proration) -> Reckoning {
    Reckoning { proration, rounding: Rounding::Ore }
}

const CALENDAR: Reckoning = Reckoning { proration: Proration::CalendarDays, rounding: Rounding::Ore };

/// What comes out for days of a month that nobody else of the household has.
fn alone(from: &str, until: &str, reckoning: Reckoning) -> Vec<Line> {
    let days = Stretch::new(day(from), day(until)).unwrap();
    lines(days, Month::of(days.first), days.count(), &tables(), reckoning).unwrap()
}

fn sum(lines: &[Line]) -> Parts {
    lines.iter().map(|line| line.parts).sum()
}

fn parts(base: i64, expense: i64) -> Parts {
    Parts { base: Ore(base), expense: Ore(expense) }
}

fn of(cases: &[HostCase], month: &str, reckoning: Reckoning) -> Vec<CaseMonth> {
    super::month(month_of(month), cases, Vec::new(), &tables(), reckoning, day("2026-11-23"))
}

#[test]
fn the_tables_of_the_domain_come_out_to_the_ore() {
    for (first, last, base, expense, total) in [
        ("2024-07-01", "2024-07-31", 516_800, 202_500, 719_300),
        ("2023-07-01", "2023-07-31", 494_250, 187_040, 681_290),
        ("2022-10-01", "2022-10-31", 469_150, 181_480, 650_630),
        ("2021-07-01", "2021-07-31", 443_350, 166_600, 609_950),
    ] {
        for proration in Proration::ALL {
            let whole = sum(&alone(first, last, reckoning(proration)));
            assert_eq!((whole, whole.sum()), (parts(base, expense), Ore(total)), "{first} {proration:?}");
        }
    }
}

#[test]
fn a_whole_month_is_rounded_to_kroner_half_up_part_by_part() {
    let kroner = |proration| Reckoning { proration, rounding: Rounding::Krone };
    for proration in Proration::ALL {
        assert_eq!(sum(&alone("2023-07-01", "2023-07-31", kroner(proration))), parts(494_300, 187_000));
        assert_eq!(sum(&alone("2022-10-01", "2022-10-31", kroner(proration))), parts(469_200, 181_500));
    }
}

#[test]
fn a_part_of_a_month_is_counted_as_the_house_says() {
    // 10 of 31 days of 5 168,00 and 2 025,00.
    assert_eq!(sum(&alone("2026-07-22", "2026-07-31", CALENDAR)), parts(166_710, 65_323));
    // The 31st counts for nothing: 9 thirtieths.
    assert_eq!(sum(&alone("2026-07-22", "2026-07-31", reckoning(Proration::Thirtieths))), parts(155_040, 60_750));
    assert_eq!(sum(&alone("2026-07-31", "2026-07-31", reckoning(Proration::Thirtieths))), parts(0, 0));
    // Begun is whole.
    assert_eq!(sum(&alone("2026-07-22", "2026-07-31", reckoning(Proration::WholeMonths))), parts(516_800, 202_500));
}

#[test]
fn the_last_day_of_february_counts_for_those_that_are_missing() {
    let thirtieths = reckoning(Proration::Thirtieths);
    let number = |from, until| alone(from, until, thirtieths)[0].number;
    assert_eq!((number("2026-02-28", "2026-02-28"), number("2028-02-29", "2028-02-29")), (3, 2));
    assert_eq!((number("2026-02-01", "2026-02-27"), number("2028-02-01", "2028-02-28")), (27, 28));
    assert_eq!(alone("2028-02-10", "2028-02-29", CALENDAR)[0].of, 29, "a leap year");
    assert_eq!(alone("2026-02-10", "2026-02-28", CALENDAR)[0].of, 28);
}

#[test]
fn each_row_that_is_valid_in_a_month_has_a_line_of_its_own_and_they_add_up() {
    let mut tables = tables();
    tables.rates.push(rate(9, "2026-11-11", Ore(1_100_001), Ore(1_050_003)));
    tables.shares.push(share(2, "2026-11-21", 3_333, 2_000));
    let month = month_of("2026-11");
    let lines = lines(month.days(), month, 30, &tables, CALENDAR).unwrap();
    let told: Vec<_> = lines.iter().map(|line| (line.number, line.rate.0, line.share.0, line.parts)).collect();
    // 1 722,67 and 1 833,335 and 1 222,10 are 4 778,10 and not 4 778,11.
    assert_eq!(
        told,
        [(10, 5, 1, parts(172_267, 67_500)), (10, 9, 1, parts(183_333, 70_000)), (10, 9, 2, parts(122_210, 70_000))]
    );
    assert_eq!(sum(&lines), parts(477_810, 207_500), "the exact month is rounded once, not line by line: 477 811");
    let words: Vec<_> = lines.iter().map(|line| (line.days.first, line.days.last)).collect();
    assert_eq!(words[1], (day("2026-11-11"), day("2026-11-20")));
}

#[test]
fn the_first_and_the_last_day_there_both_count() {
    let cases = [case(1, 1, "2026-10-31", Some("2026-12-01"))];
    let days = |month| of(&cases, month, CALENDAR).first().map(|one| one.counted.as_ref().unwrap().day_count());
    assert_eq!(
        ["2026-09", "2026-10", "2026-11", "2026-12", "2027-01"].map(days),
        [None, Some(1), Some(30), Some(1), None]
    );
}

#[test]
fn a_case_can_begin_and_end_in_the_same_month() {
    let cases = [case(1, 1, "2026-11-10", Some("2026-11-10")), case(2, 2, "2026-11-03", Some("2026-11-17"))];
    let all = of(&cases, "2026-11", CALENDAR);
    // 1/30 and 15/30 of 5 168,00 and 2 025,00.
    assert_eq!(all[0].told().unwrap().parts(), parts(17_227, 6_750));
    assert_eq!(all[1].told().unwrap().parts(), parts(258_400, 101_250));
    assert_eq!(total(&all), parts(275_627, 108_000));
}

#[test]
fn two_youths_after_each_other_with_one_household_share_its_month() {
    let cases =
        [case(1, 1, "2026-01-01", Some("2026-11-10")), case(2, 1, "2026-11-11", None), case(3, 2, "2026-11-25", None)];
    for proration in Proration::ALL {
        let all = of(&cases, "2026-11", reckoning(proration));
        assert_eq!(total(&all[..2]), parts(516_800, 202_500), "{proration:?}: never more than a month");
        assert!(all.iter().all(|one| one.notes.is_empty()));
    }
    let whole = of(&cases, "2026-11", reckoning(Proration::WholeMonths));
    assert_eq!(whole[0].told().unwrap().parts(), parts(172_267, 67_500));
    assert_eq!(whole[2].told().unwrap().parts(), parts(516_800, 202_500), "another household");
}

#[test]
fn days_that_two_youths_share_are_told() {
    let cases = [case(1, 1, "2026-01-01", Some("2026-11-10")), case(2, 1, "2026-11-10", None)];
    assert!(of(&cases, "2026-11", CALENDAR).iter().all(|one| one.notes == [Note::DaysShared]));
    assert!(of(&cases, "2026-12", CALENDAR).iter().all(|one| one.notes.is_empty()));
}

#[test]
fn a_planned_last_day_counts_until_it_is_known_and_is_told_when_it_has_passed() {
    let leaving = |on: &str| {
        let leaving = LeavingFacts { on: day(on), why: Leaving::Twenty, follows: None };
        HostCase { leaving: Some(leaving), ..case(1, 1, "2026-01-01", None) }
    };
    let all = of(&[leaving("2026-11-24")], "2026-11", CALENDAR);
    assert_eq!((all[0].told().unwrap().day_count(), all[0].notes.as_slice()), (24, &[][..]));
    let all = of(&[leaving("2026-11-22")], "2026-11", CALENDAR);
    assert_eq!(
        (all[0].told().unwrap().day_count(), all[0].notes.as_slice()),
        (22, &[Note::NotClosed(day("2026-11-22"))][..])
    );
    assert!(of(&[leaving("2026-11-22")], "2026-12", CALENDAR).is_empty());
}

#[test]
fn a_case_that_came_to_nothing_counts_for_nothing() {
    let dropped = HostCase { moved_in: None, ..case(1, 1, "2026-11-01", Some("2026-11-20")) };
    assert!(of(&[dropped], "2026-11", CALENDAR).is_empty());
}

#[test]
fn nothing_is_counted_where_a_rate_or_a_share_is_missing() {
    let cases = [case(1, 1, "2016-12-01", None)];
    let lacks = |month: &str| of(&cases, month, CALENDAR)[0].counted.clone().unwrap_err();
    assert_eq!(lacks("2016-12"), Lacks::Rate(day("2016-12-01")));
    assert_eq!(lacks("2019-12"), Lacks::Shares(day("2019-12-01")));
    let all = of(&cases, "2019-12", CALENDAR);
    assert_eq!((all[0].to_record(), total(&all)), (None, parts(0, 0)));
    assert!(of(&cases, "2020-01", CALENDAR)[0].to_record().is_some());
}

/// A basis as it was recorded.
fn recorded(case: i64, month: &str, tables: &Tables, reckoning: Reckoning) -> Recorded {
    let month = month_of(month);
    let lines = lines(month.days(), month, month.days().count(), tables, reckoning).unwrap();
    Recorded {
        id: HostBasisId(1),
        case: HostCaseId(case),
        month,
        counted: Counted { days: Some(month.days()), lines },
        reckoning,
        at: "2026-11-23T12:00:00Z".parse().unwrap(),
        by: StaffId(1),
        why: None,
        replaces: None,
    }
}

#[test]
fn a_new_rate_is_told_as_a_difference_and_changes_nothing() {
    let mut tables = tables();
    let recorded = vec![recorded(1, "2026-10", &tables, CALENDAR)];
    let cases = [case(1, 1, "2026-01-01", None)];
    let of = |tables: &Tables, reckoning| {
        super::month(month_of("2026-10"), &cases, recorded.clone(), tables, reckoning, day("2026-11-23")).remove(0)
    };
    assert_eq!((of(&tables, CALENDAR).difference(), of(&tables, CALENDAR).to_record()), (None, None));
    tables.rates.push(rate(9, "2026-10-16", Ore(1_200_000), Ore(1_012_500)));
    let one = of(&tables, CALENDAR);
    assert_eq!(one.told().unwrap().parts(), parts(516_800, 202_500), "what was recorded is told");
    // 15 of 31 days of 5 168,00, and 16 of 6 000,00.
    assert_eq!(one.difference(), Some((Differs::Sum, parts(559_742, 202_500))));
    let kroner = Reckoning { rounding: Rounding::Krone, ..CALENDAR };
    assert_eq!(of(&tables, kroner).notes, [Note::OtherSettings(CALENDAR)]);
}

#[test]
fn the_same_sum_on_other_days_rates_or_settings_is_a_difference_too() {
    let (tables, month) = (tables(), month_of("2026-10"));
    let cases = [case(1, 1, "2026-01-01", None)];
    let differs = |change: &dyn Fn(&mut Recorded), reckoning| {
        let mut recorded = recorded(1, "2026-10", &tables, CALENDAR);
        change(&mut recorded);
        let one = super::month(month, &cases, vec![recorded], &tables, reckoning, day("2026-11-23")).remove(0);
        (one.difference().map(|(differs, _)| differs), one.comes_out_otherwise())
    };
    assert_eq!(differs(&|_| {}, CALENDAR), (None, false));
    let days = |recorded: &mut Recorded| recorded.counted.days = Stretch::new(day("2026-10-02"), day("2026-10-31"));
    assert_eq!(differs(&days, CALENDAR), (Some(Differs::Days), true));
    let half = |recorded: &mut Recorded| recorded.counted.lines[0].number = 30;
    assert_eq!(differs(&half, CALENDAR), (Some(Differs::Lines), true));
    let rates = |recorded: &mut Recorded| recorded.counted.lines[0].rates.base = Ore(1);
    assert_eq!(differs(&rates, CALENDAR), (Some(Differs::Lines), true));
    let parted = |recorded: &mut Recorded| {
        let parts = &mut recorded.counted.lines[0].parts;
        *parts = Parts { base: parts.base + Ore(1), expense: parts.expense - Ore(1) };
    };
    assert_eq!(differs(&parted, CALENDAR), (Some(Differs::Parts), true));
    // A whole month is as much in thirtieths: only the setting is another.
    let thirtieths = Reckoning { proration: Proration::Thirtieths, ..CALENDAR };
    assert_eq!(differs(&|_| {}, thirtieths), (Some(Differs::Settings), false));
}

#[test]
fn the_rates_are_old_in_a_year_after_the_newest_of_them() {
    let mut tables = tables();
    tables.rates = vec![rate(1, "2024-07-01", Ore(1), Ore(1))];
    let old = |tables: &Tables, month: &str| tables.old_rates(month_of(month)).map(|from| from.to_string());
    assert_eq!(old(&tables, "2024-12"), None);
    assert_eq!(old(&tables, "2025-01").as_deref(), Some("2024-07-01"));
    tables.rates.push(rate(2, "2025-07-01", Ore(1), Ore(1)));
    assert_eq!(old(&tables, "2025-01"), None, "somebody keeps up with them");
    assert_eq!(Tables::default().old_rates(month_of("2025-01")), None);
    assert!(month_of("2026-12").is_ahead(day("2026-11-30")) && !month_of("2026-12").is_ahead(day("2026-12-01")));
}

#[test]
fn what_was_recorded_is_told_though_the_youth_did_not_live_there() {
    let recorded = vec![recorded(1, "2026-10", &tables(), CALENDAR)];
    let cases = [case(1, 1, "2026-01-01", Some("2026-09-30"))];
    let all = super::month(month_of("2026-10"), &cases, recorded, &tables(), CALENDAR, day("2026-11-23"));
    assert_eq!((all.len(), all[0].difference()), (1, Some((Differs::Sum, parts(0, 0)))));
}

#[test]
fn a_month_is_recorded_once_it_has_begun() {
    let step = |month: &str| Step::Record {
        case: HostCaseId(1),
        month: month_of(month),
        reckoning: CALENDAR,
        seen: Parts::default(),
    };
    assert_eq!(step("2026-12").check(day("2026-11-30")), Err(Invalid::MonthAhead));
    assert_eq!(step("2026-12").check(day("2026-12-01")), Ok(()));
}

#[test]
fn ids_of_settings_read_back() {
    assert!(Proration::ALL.into_iter().all(|proration| Proration::from_id(proration.id()) == Some(proration)));
    assert!(Rounding::ALL.into_iter().all(|rounding| Rounding::from_id(rounding.id()) == Some(rounding)));
}

fn any_reckoning() -> impl Strategy<Value = Reckoning> {
    (prop::sample::select(&Proration::ALL[..]), prop::sample::select(&Rounding::ALL[..]))
        .prop_map(|(proration, rounding)| Reckoning { proration, rounding })
}

fn any_month() -> impl Strategy<Value = Month> {
    (0_u64..5_000).prop_map(|days| Month::of(day("2020-01-01").checked_add_days(Days::new(days)).unwrap()))
}

fn any_tables() -> impl Strategy<Value = Tables> {
    (0..=Ore::MOST.0, 0..=Ore::MOST.0, 0..=Share::WHOLE.0, 0..=Share::WHOLE.0).prop_map(
        |(base, expense, one, other)| Tables {
            rates: vec![rate(1, "2020-01-01", Ore(base), Ore(expense))],
            shares: vec![share(1, "2020-01-01", one, other)],
        },
    )
}

/// Rate × share, rounded half up, told in another way than it is counted.
fn full(rate: Ore, share: Share, rounding: Rounding) -> Ore {
    let exact = i128::from(rate.0) * i128::from(share.0);
    let unit = if rounding == Rounding::Krone { 1_000_000 } else { 10_000 };
    let rounded = exact.div_euclid(unit) + i128::from(exact.rem_euclid(unit) * 2 >= unit);
    Ore(i64::try_from(rounded * unit / 10_000).unwrap())
}

proptest! {
    #[test]
    fn a_whole_month_is_the_full_amount(month in any_month(), tables in any_tables(), reckoning in any_reckoning()) {
        let whole = sum(&lines(month.days(), month, month.days().count(), &tables, reckoning).unwrap());
        let (rate, share) = (&tables.rates[0].facts, &tables.shares[0].facts);
        prop_assert_eq!(whole.base, full(rate.base, share.base, reckoning.rounding));
        prop_assert_eq!(whole.expense, full(rate.expense, share.expense, reckoning.rounding));
    }

    /// Rows that say the same as the one before them part the month, and change nothing.
    #[test]
    fn the_lines_add_up_to_the_month(
        month in any_month(),
        tables in any_tables(),
        reckoning in any_reckoning(),
        cuts in prop::collection::btree_set(1_u64..31, 0..6),
        from in 0_u64..31,
        until in 0_u64..31,
    ) {
        let at = |days: u64| month.first().checked_add_days(Days::new(days)).unwrap().min(month.last());
        let days = Stretch::new(at(from.min(until)), at(from.max(until))).unwrap();
        let whole = lines(days, month, days.count(), &tables, reckoning).unwrap();
        let mut parted = tables.clone();
        for (id, cut) in (2..).zip(cuts) {
            let facts = RateFacts { from: at(cut), ..tables.rates[0].facts.clone() };
            parted.rates.push(Row { id: HostRateId(id), facts, ..tables.rates[0].clone() });
        }
        let parted = lines(days, month, days.count(), &parted, reckoning).unwrap();
        prop_assert_eq!(sum(&parted), sum(&whole));
        prop_assert_eq!(parted.iter().map(|line| line.days.count()).sum::<u32>(), days.count());
        for line in parted {
            prop_assert!(line.parts.base >= Ore::ZERO && line.parts.expense >= Ore::ZERO && line.number <= line.of);
        }
    }

    /// Whatever rates there are, nothing is negative, and a stretch never counts for more than the dearest month.
    #[test]
    fn nothing_is_negative_whatever_the_rates(
        month in any_month(),
        rates in prop::collection::vec((0_u64..31, 0..=Ore::MOST.0), 1..5),
        reckoning in any_reckoning(),
    ) {
        let mut tables = Tables { rates: Vec::new(), shares: vec![share(1, "2020-01-01", 5_000, 2_000)] };
        tables.rates.push(rate(1, "2020-01-01", Ore(0), Ore(0)));
        for (id, (at, amount)) in (2..).zip(&rates) {
            let from = month.first().checked_add_days(Days::new(*at)).unwrap().to_string();
            tables.rates.push(rate(id, &from, Ore(*amount), Ore(*amount)));
        }
        let lines = lines(month.days(), month, month.days().count(), &tables, reckoning).unwrap();
        let dearest = rates.iter().map(|(_, amount)| *amount).max().unwrap_or(0);
        for line in &lines {
            prop_assert!(line.parts.base >= Ore::ZERO && line.parts.expense >= Ore::ZERO);
        }
        prop_assert!(sum(&lines).base <= full(Ore(dearest), Share(5_000), reckoning.rounding));
    }
}
