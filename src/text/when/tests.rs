mod walked;

use chrono::{Days, NaiveTime};
use proptest::prelude::*;

use super::*;
use crate::text::Language;

/// Saturday 21 November 2026, 14:32, in week 47.
fn now() -> NaiveDateTime {
    date(2026, 11, 21).and_hms_opt(14, 32, 10).unwrap()
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn clock(hour: u32, minute: u32) -> ClockTime {
    ClockTime::new(hour, minute).unwrap()
}

fn at(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> Result<When, WhenError> {
    Ok(When { date: date(year, month, day), time: Some(clock(hour, minute)) })
}

fn on(year: i32, month: u32, day: u32) -> Result<When, WhenError> {
    Ok(When { date: date(year, month, day), time: None })
}

fn past(text: &str) -> Result<When, WhenError> {
    parse_when(text, now(), Lean::Past)
}

fn future(text: &str) -> Result<When, WhenError> {
    parse_when(text, now(), Lean::Future)
}

#[test]
fn words_for_near_days() {
    let days = [
        (19, "i forgårs"),
        (19, "day before yesterday"),
        (20, "i går"),
        (20, "igår"),
        (20, "I gaar"),
        (20, "yesterday"),
        (21, "I DAG"),
        (21, "idag"),
        (21, "today"),
        (22, "i morgen"),
        (22, "tomorrow"),
        (23, "overimorgen"),
    ];
    for (day, text) in days {
        assert_eq!(past(text), on(2026, 11, day), "{text}");
        assert_eq!(future(text), on(2026, 11, day), "{text}");
    }
}

#[test]
fn a_bare_weekday_leans() {
    for text in ["fre", "fredag", "Fre.", "fr", "friday", "Fri"] {
        assert_eq!(past(text), on(2026, 11, 20), "{text}");
        assert_eq!(future(text), on(2026, 11, 27), "{text}");
    }
    assert_eq!(past("lør"), on(2026, 11, 21), "today counts");
    assert_eq!(future("loerdag"), on(2026, 11, 21), "today counts");
    assert_eq!(future("søndag"), on(2026, 11, 22));
    assert_eq!(past("søn"), on(2026, 11, 15));
}

#[test]
fn a_weekday_that_is_today_looks_at_the_time() {
    assert_eq!(past("lør 14:32"), at(2026, 11, 21, 14, 32));
    assert_eq!(past("lør 18:30"), at(2026, 11, 14, 18, 30));
    assert_eq!(future("lør 18:30"), at(2026, 11, 21, 18, 30));
    assert_eq!(future("lør 09:00"), at(2026, 11, 28, 9, 0));
}

#[test]
fn next_and_last_mean_the_neighbouring_week() {
    for lean in [Lean::Past, Lean::Future] {
        let read = |text| parse_when(text, now(), lean);
        assert_eq!(read("neste man"), on(2026, 11, 23));
        assert_eq!(read("neste lørdag"), on(2026, 11, 28));
        assert_eq!(read("next friday"), on(2026, 11, 27));
        assert_eq!(read("forrige fredag"), on(2026, 11, 13));
        assert_eq!(read("neste uke"), on(2026, 11, 23));
        assert_eq!(read("last week"), on(2026, 11, 9));
    }
}

#[test]
fn steps_from_today_and_from_now() {
    assert_eq!(future("+3d"), on(2026, 11, 24));
    assert_eq!(future("+2u"), on(2026, 12, 5));
    assert_eq!((future("+6m"), future("+3 måneder")), (on(2027, 5, 21), on(2027, 2, 21)));
    assert_eq!(future("+2w"), on(2026, 12, 5));
    assert_eq!(past("-1d"), on(2026, 11, 20));
    assert_eq!(past("-1 dag 23:50"), at(2026, 11, 20, 23, 50));
    assert_eq!(past("-20min"), at(2026, 11, 21, 14, 12));
    assert_eq!(past("-15t"), at(2026, 11, 20, 23, 32));
    assert_eq!(past("nå"), at(2026, 11, 21, 14, 32));
    assert_eq!(past("now"), at(2026, 11, 21, 14, 32));
}

#[test]
fn day_and_month_lean() {
    for text in ["17.5.", "17.05.", "17.5", "17. mai", "17 may"] {
        assert_eq!(past(text), on(2026, 5, 17), "{text}");
        assert_eq!(future(text), on(2027, 5, 17), "{text}");
    }
    assert_eq!(past("24.12"), on(2025, 12, 24));
    assert_eq!(future("24.12"), on(2026, 12, 24));
    assert_eq!(past("21.11."), on(2026, 11, 21), "today counts");
    assert_eq!(future("21.11."), on(2026, 11, 21), "today counts");
    assert_eq!(future("29.2."), on(2028, 2, 29), "the next year that has one");
    assert_eq!(past("29.2."), on(2024, 2, 29));
}

#[test]
fn whole_dates() {
    let texts = [
        "5.6.2026",
        "05.06.2026",
        "5.6.26",
        "050626",
        "05062026",
        "2026-06-05",
        "5. juni 2026",
        "5 jun 2026",
        "fre 5.6.2026",
        "fredag 5. juni 2026",
    ];
    for text in texts {
        assert_eq!(past(text), on(2026, 6, 5), "{text}");
        assert_eq!(future(text), on(2026, 6, 5), "{text}");
        assert_eq!(parse_date(text, now().date(), Lean::Past), Ok(date(2026, 6, 5)), "{text}");
    }
}

#[test]
fn weeks_begin_on_monday_and_lean() {
    for text in ["uke 48", "uke48", "week 48", "Uke 48."] {
        assert_eq!(future(text), on(2026, 11, 23), "{text}");
    }
    assert_eq!(past("uke 48"), on(2025, 11, 24));
    assert_eq!(past("uke 47"), on(2026, 11, 16), "this week counts");
    assert_eq!(future("uke 47"), on(2026, 11, 16), "this week counts");
    assert_eq!(future("uke 53"), on(2026, 12, 28));
    assert_eq!(past("uke 53"), on(2020, 12, 28));
    assert_eq!(past("uke 53 (2026)"), on(2026, 12, 28));
    assert_eq!(past("uke 53 2027"), Err(WhenError::NoSuchWeek));
    assert_eq!(past("uke 54"), Err(WhenError::NoSuchWeek));
    assert_eq!(past("uke 0"), Err(WhenError::NoSuchWeek));
}

#[test]
fn a_bare_time_leans() {
    for text in ["18", "kl 18", "kl. 18", "kl18", "klokka 18", "at 18", "18:00", "18.00", "1800"] {
        assert_eq!(past(text), at(2026, 11, 20, 18, 0), "{text}");
        assert_eq!(future(text), at(2026, 11, 21, 18, 0), "{text}");
    }
    for text in ["9:30", "09:30", "0930", "930", "9.30"] {
        assert_eq!(past(text), at(2026, 11, 21, 9, 30), "{text}");
        assert_eq!(future(text), at(2026, 11, 22, 9, 30), "{text}");
    }
    assert_eq!(past("14:32"), at(2026, 11, 21, 14, 32), "this minute is today");
    assert_eq!(future("14:32"), at(2026, 11, 21, 14, 32), "this minute is today");
}

#[test]
fn after_midnight_late_evening_was_yesterday() {
    let night = date(2026, 11, 22).and_hms_opt(0, 20, 0).unwrap();
    assert_eq!(parse_when("23:50", night, Lean::Past), at(2026, 11, 21, 23, 50));
    assert_eq!(parse_when("0:10", night, Lean::Past), at(2026, 11, 22, 0, 10));
}

#[test]
fn date_and_time_in_either_order() {
    assert_eq!(future("fre 18:30"), at(2026, 11, 27, 18, 30));
    assert_eq!(past("i går 23:50"), at(2026, 11, 20, 23, 50));
    assert_eq!(past("23:50 i går"), at(2026, 11, 20, 23, 50));
    assert_eq!(future("kl 9 i morgen"), at(2026, 11, 22, 9, 0));
    assert_eq!(future("i morgen kl. 9.15"), at(2026, 11, 22, 9, 15));
    assert_eq!(future("fre 18"), at(2026, 11, 27, 18, 0));
    assert_eq!(future("fre. 27. nov. 2026 18.30"), at(2026, 11, 27, 18, 30));
    assert_eq!(future("10.12 14.05"), at(2026, 12, 10, 14, 5), "the date comes first");
    assert_eq!(past("17.5. 18"), at(2026, 5, 17, 18, 0));
    assert_eq!(past("lør 21.11., 14:30"), at(2026, 11, 21, 14, 30));
    assert_eq!(future("fre 18.30"), at(2026, 11, 27, 18, 30), "no month 30");
    assert_eq!(future("tor 14.05"), at(2026, 11, 26, 14, 5), "14 May 2027 is no Thursday");
    assert_eq!(future("21. november 1830"), Err(WhenError::OutOfRange), "a year");
}

#[test]
fn a_text_that_is_date_and_time_is_not_guessed() {
    let expected = WhenError::DateOrTime { date: date(2026, 5, 14), time: clock(14, 5) };
    assert_eq!(past("14.05"), Err(expected));
    let friday = WhenError::DateOrTime { date: date(2027, 5, 14), time: clock(14, 5) };
    assert_eq!(future("fre 14.05"), Err(friday), "14 May 2027 is a Friday");
    assert_eq!(past("14.05."), on(2026, 5, 14));
    assert_eq!(past("14:05"), at(2026, 11, 21, 14, 5));
    assert_eq!(past("kl 14.05"), at(2026, 11, 21, 14, 5));
    assert_eq!(past("14.35"), at(2026, 11, 20, 14, 35), "no month 35");
    assert_eq!(parse_clock("14.05"), Ok(clock(14, 5)));
    assert_eq!(parse_date("14.05", now().date(), Lean::Past), Ok(date(2026, 5, 14)));
}

#[test]
fn what_is_wrong_is_named() {
    let errors = [
        ("", WhenError::Empty),
        ("  ,", WhenError::Empty),
        ("snart", WhenError::NotUnderstood),
        ("i dag ja", WhenError::NotUnderstood),
        ("24/12", WhenError::Slash),
        ("fre 24/12/2026 18:00", WhenError::Slash),
        ("31.2.", WhenError::NoSuchDate),
        ("29.2.2027", WhenError::NoSuchDate),
        ("32. mai", WhenError::NoSuchDate),
        ("29. februar 2027", WhenError::NoSuchDate),
        ("24:00", WhenError::NoSuchTime),
        ("i dag 25", WhenError::NoSuchTime),
        ("i dag 12:60", WhenError::NoSuchTime),
        ("søn 21.11.2026", WhenError::WrongWeekday { date: date(2026, 11, 21) }),
        ("søn 21.11.", WhenError::WrongWeekday { date: date(2026, 11, 21) }),
        ("1.1.1500", WhenError::OutOfRange),
        ("-9999u", WhenError::OutOfRange),
        ("12:3", WhenError::NotUnderstood),
        ("2026-6-5", WhenError::NotUnderstood),
        ("1.2.3.4", WhenError::NotUnderstood),
        ("fre lør", WhenError::NotUnderstood),
        ("!ก", WhenError::NotUnderstood),
    ];
    for (text, error) in errors {
        assert_eq!(past(text), Err(error), "{text}");
    }
}

#[test]
fn dates_and_times_alone_are_strict() {
    let today = now().date();
    assert_eq!(parse_date("i går", today, Lean::Past), Ok(date(2026, 11, 20)));
    assert_eq!(parse_date("18:30", today, Lean::Past), Err(WhenError::NotADate));
    assert_eq!(parse_date("fre 18:30", today, Lean::Past), Err(WhenError::NotADate));
    assert_eq!(parse_time("nå", now()), Ok(clock(14, 32)));
    assert_eq!(parse_time("kl 9", now()), Ok(clock(9, 0)));
    assert_eq!(parse_time("i dag", now()), Err(WhenError::NotATime));
    assert_eq!(parse_clock("nå"), Err(WhenError::NotATime));
    assert_eq!(parse_clock("2360"), Err(WhenError::NoSuchTime));
}

#[test]
fn a_date_of_birth_is_complete_and_past() {
    let read = |text| parse_birth_date(text, now().date());
    assert_eq!(read("17.05.2009"), Ok(date(2009, 5, 17)));
    assert_eq!(read("1.1.2009"), Ok(date(2009, 1, 1)));
    assert_eq!(read("21.11.2026"), Ok(date(2026, 11, 21)));
    for text in ["17.05.09", "17.5.09", "170509", "17052009", "17.5.2009"] {
        assert_eq!(read(text), Ok(date(2009, 5, 17)), "{text}");
    }
    assert_eq!(read("3.2.09"), Ok(date(2009, 2, 3)));
    assert_eq!(read("21.11.26"), Ok(date(2026, 11, 21)), "today");
    assert_eq!(read("21.11.96"), Ok(date(1996, 11, 21)), "thirty years today");
    for text in ["17.05.27", "22.11.26", "29.02.28", "20.11.95", "17.05.27"] {
        assert_eq!(read(text), Err(WhenError::BirthYearUnclear), "neither ahead nor of old age: {text}");
    }
    assert_eq!(read("17.05.1927"), Ok(date(1927, 5, 17)), "four digits are kept");
    for text in ["29.02.27", "310209", "31.02.2009"] {
        assert_eq!(read(text), Err(WhenError::NoSuchBirthDate), "{text}");
    }
    for text in
        ["17.05.", "17.05.9", "17.05.209", "17509", "1752009", "2009-05-17", "i går", "17. mai 2009", "17.05.2009."]
    {
        assert_eq!(read(text), Err(WhenError::BirthDateIncomplete), "{text}");
    }
    assert_eq!(read("22.11.2026"), Err(WhenError::BirthDateInFuture));
    assert_eq!(read("20.11.1906"), Err(WhenError::BirthDateTooLongAgo));
    assert_eq!(read("21.11.1906"), Ok(date(1906, 11, 21)));
    assert_eq!(read("17/05/2009"), Err(WhenError::BirthDateIncomplete));
    assert_eq!(read(""), Err(WhenError::BirthDateIncomplete));
}

#[test]
fn no_example_of_a_date_of_birth_lies_ahead() {
    let read = |text| parse_birth_date(text, now().date());
    for text in ["", "17/05/2009", "i går", "31.02.2009", "310209", "17.05.27"] {
        for t in Language::ALL.map(Texts::new) {
            let sentence = t.when_error(read(text).unwrap_err());
            assert!(sentence.contains("17.05.2009"), "{sentence}");
        }
    }
}

#[test]
fn errors_have_sentences_with_what_to_write() {
    let (nb, en) = (Texts::new(Language::Nb), Texts::new(Language::En));
    let wrong = WhenError::WrongWeekday { date: date(2026, 11, 21) };
    assert!(nb.when_error(wrong).starts_with("21.11.2026 er en lørdag."));
    assert!(en.when_error(wrong).starts_with("21 Nov 2026 is a Saturday."));
    let both = WhenError::DateOrTime { date: date(2026, 5, 14), time: clock(14, 5) };
    assert!(nb.when_error(both).ends_with("Skriv 14.05.2026 eller 14:05."));
    assert!(nb.when_error(WhenError::Slash).contains("24.12.2026"));
    assert_eq!(nb.when_error(WhenError::OutOfRange), "Året må være mellom 1900 og 2199.");
}

#[test]
fn what_was_understood_shows_weekday_and_week() {
    let nb = Texts::new(Language::Nb);
    assert_eq!(future("fre 18:30").map(|when| nb.understood(when)).unwrap(), "fre 27.11.2026 kl. 18:30, uke 48");
    assert_eq!(future("1.1.27").map(|when| nb.understood(when)).unwrap(), "fre 01.01.2027, uke 53");
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(day in 0u64..300 * 365, today in 0u64..300 * 365, minute in 0u32..1440) {
        let (date, today) = (date(1900, 1, 1) + Days::new(day), date(1900, 1, 1) + Days::new(today));
        prop_assume!(YEARS.contains(&date.year()) && YEARS.contains(&today.year()));
        let now = today.and_time(NaiveTime::MIN);
        let lean = if date <= today { Lean::Past } else { Lean::Future };
        for texts in Language::ALL.map(Texts::new) {
            let time = clock(minute / 60, minute % 60);
            let with_time = texts.relative_time(date.and_time(time.time()), today);
            prop_assert_eq!(parse_when(&with_time, now, lean), Ok(When { date, time: Some(time) }), "{}", with_time);
            for text in [texts.date(date), texts.weekday_date(date), texts.relative_day(date, today)] {
                prop_assert_eq!(parse_date(&text, today, lean), Ok(date), "{}", text);
            }
            let week = texts.week_and_year(date);
            prop_assert_eq!(parse_date(&week, today, lean).map(|monday| monday.iso_week()), Ok(date.iso_week()), "{}", week);
        }
    }

    #[test]
    fn what_leaves_the_year_open_is_the_nearest(day in 0u64..365, today in 0u64..200 * 365, back in any::<bool>()) {
        let today = date(1950, 1, 1) + Days::new(today);
        let (date, lean) = if back { (today - Days::new(day), Lean::Past) } else { (today + Days::new(day), Lean::Future) };
        for texts in Language::ALL.map(Texts::new) {
            for text in [texts.date_short(date), texts.weekday_date_short(date), texts.date_long(date)] {
                prop_assert_eq!(parse_date(&text, today, lean), Ok(date), "{}", text);
            }
        }
    }

    #[test]
    fn a_date_of_birth_means_the_same_however_it_is_written(days in 0u64..30 * 365, today in 0u64..200 * 365) {
        let today = date(2000, 1, 1) + Days::new(today);
        let born = today - Days::new(days);
        for format in ["%d.%m.%y", "%-d.%-m.%y", "%d%m%y", "%d.%m.%Y", "%-d.%-m.%Y", "%d%m%Y"] {
            let text = born.format(format).to_string();
            prop_assert_eq!(parse_birth_date(&text, today), Ok(born), "{}", text);
        }
    }

    #[test]
    fn a_year_of_two_digits_makes_a_youth_or_is_refused(day in 1u32..=28, month in 1u32..=12, year in 0u32..100, today in 0u64..200 * 365) {
        let today = date(2000, 1, 1) + Days::new(today);
        match parse_birth_date(&format!("{day:02}{month:02}{year:02}"), today) {
            Ok(born) => prop_assert!(today.years_since(born).is_some_and(|age| age <= 30), "{born} seen from {today}"),
            Err(error) => prop_assert_eq!(error, WhenError::BirthYearUnclear),
        }
    }

    #[test]
    fn anything_typed_is_read_or_refused(text in any::<String>(), typed in "[0-9a-zæøå .:+-]{0,16}") {
        for text in [text, typed] {
            for lean in [Lean::Past, Lean::Future] {
                let read = parse_when(&text, now(), lean);
                prop_assert!(read.is_err() || read.is_ok_and(|when| YEARS.contains(&when.date.year())));
            }
            let _ = parse_birth_date(&text, now().date());
        }
    }
}
