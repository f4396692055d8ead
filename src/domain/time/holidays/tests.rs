use chrono::Weekday;

use super::*;

/// Easter Sundays from 1990 to 2100, month and day in one number, reckoned by Gauss's rule outside this program.
#[rustfmt::skip]
const EASTER_SUNDAYS: [u32; 111] = [
    415, 331, 419, 411, 403, 416, 407, 330, 412, 404, // 1990
    423, 415, 331, 420, 411, 327, 416, 408, 323, 412, // 2000
    404, 424, 408, 331, 420, 405, 327, 416, 401, 421, // 2010
    412, 404, 417, 409, 331, 420, 405, 328, 416, 401, // 2020
    421, 413, 328, 417, 409, 325, 413, 405, 425, 410, // 2030
    401, 421, 406, 329, 417, 409, 325, 414, 405, 418, // 2040
    410, 402, 421, 406, 329, 418, 402, 422, 414, 330, // 2050
    418, 410, 326, 415, 406, 329, 411, 403, 422, 414, // 2060
    330, 419, 410, 326, 415, 407, 419, 411, 403, 423, // 2070
    407, 330, 419, 404, 326, 415, 331, 420, 411, 403, // 2080
    416, 408, 330, 412, 404, 424, 415, 331, 420, 412, // 2090
    328, // 2100
];

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// All years of the table with their Easter Sunday.
fn years() -> impl Iterator<Item = (i32, NaiveDate)> {
    (1990..).zip(EASTER_SUNDAYS).map(|(year, easter)| (year, date(year, easter / 100, easter % 100)))
}

fn days_of(year: i32) -> impl Iterator<Item = NaiveDate> {
    date(year, 1, 1).iter_days().take_while(move |day| day.year() == year)
}

#[test]
fn easter_falls_where_the_table_says() {
    assert_eq!(years().last().map(|(year, _)| year), Some(2100));
    for (year, easter) in years() {
        assert_eq!(easter_sunday(year), Some(easter));
    }
}

/// Every day of 111 years: the twelve holidays stand where the law puts them, and nothing else is one.
#[test]
fn every_year_has_its_twelve_holidays() {
    for (year, easter) in years() {
        let of_easter = |days: i64, weekday: Weekday| {
            let day = easter + chrono::TimeDelta::days(days);
            assert_eq!(day.weekday(), weekday, "{day}");
            day
        };
        let mut expected = vec![
            (date(year, 1, 1), PublicHoliday::NewYearsDay),
            (of_easter(-3, Weekday::Thu), PublicHoliday::MaundyThursday),
            (of_easter(-2, Weekday::Fri), PublicHoliday::GoodFriday),
            (of_easter(0, Weekday::Sun), PublicHoliday::EasterSunday),
            (of_easter(1, Weekday::Mon), PublicHoliday::EasterMonday),
            (date(year, 5, 1), PublicHoliday::LabourDay),
            (date(year, 5, 17), PublicHoliday::ConstitutionDay),
            (of_easter(39, Weekday::Thu), PublicHoliday::AscensionDay),
            (of_easter(49, Weekday::Sun), PublicHoliday::WhitSunday),
            (of_easter(50, Weekday::Mon), PublicHoliday::WhitMonday),
            (date(year, 12, 25), PublicHoliday::ChristmasDay),
            (date(year, 12, 26), PublicHoliday::SecondChristmasDay),
        ];
        // Those that meet stay in the order of the list.
        expected.sort_by_key(|(day, _)| *day);
        let found: Vec<(NaiveDate, PublicHoliday)> =
            days_of(year).flat_map(|day| public_holidays(day).into_iter().map(move |holiday| (day, holiday))).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn every_year_has_its_four_half_days() {
    for (year, easter) in years() {
        let expected = [
            (easter - Days::new(1), HalfDay::EasterEve),
            (easter + Days::new(48), HalfDay::WhitEve),
            (date(year, 12, 24), HalfDay::ChristmasEve),
            (date(year, 12, 31), HalfDay::NewYearsEve),
        ];
        let found: Vec<(NaiveDate, HalfDay)> =
            days_of(year).filter_map(|day| half_day(day).map(|half_day| (day, half_day))).collect();
        assert_eq!(found, expected);
    }
}

/// The years in which the seventeenth of May is also a day of the church, or its eve.
#[test]
fn the_seventeenth_of_may_meets_others() {
    let also = |other: PublicHoliday| {
        let both = move |year: &i32| public_holidays(date(*year, 5, 17)) == [PublicHoliday::ConstitutionDay, other];
        (1990..=2100).filter(both).collect::<Vec<i32>>()
    };
    assert_eq!(also(PublicHoliday::AscensionDay), [2007, 2012, 2091]);
    assert_eq!(also(PublicHoliday::WhitSunday), [2043, 2054, 2065]);
    assert_eq!(also(PublicHoliday::WhitMonday), [2027, 2032, 2100]);
    let eves: Vec<i32> = (1990..=2100).filter(|year| half_day(date(*year, 5, 17)).is_some()).collect();
    assert_eq!(eves, [1997, 2059, 2070, 2081, 2092]);
    assert_eq!(public_holidays(date(1997, 5, 17)), [PublicHoliday::ConstitutionDay], "a half day and a whole one");
    assert_eq!(public_holidays(date(2008, 5, 1)), [PublicHoliday::LabourDay, PublicHoliday::AscensionDay]);
}
