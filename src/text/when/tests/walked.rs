//! What date words mean, beside somebody who walks through the calendar day by day.

use chrono::Weekday;
use proptest::sample::select;

use super::*;

/// Any day, more often one near a new year, a leap day, or in a week 53.
fn any_today() -> impl Strategy<Value = NaiveDate> {
    let special = select(vec![
        date(2020, 12, 28),
        date(2021, 1, 3),
        date(2024, 2, 28),
        date(2024, 2, 29),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2027, 1, 4),
        date(2028, 3, 1),
        date(2096, 2, 29),
        date(2099, 12, 31),
    ]);
    let around = (special, 0u64..9).prop_map(|(day, days)| day - Days::new(4) + Days::new(days));
    prop_oneof![around, (0u64..110 * 365).prop_map(|days| date(1990, 1, 1) + Days::new(days))]
}

/// A weekday with words for it.
fn any_weekday() -> impl Strategy<Value = (Weekday, &'static str)> {
    select(vec![
        (Weekday::Mon, "man"),
        (Weekday::Tue, "tirsdag"),
        (Weekday::Wed, "ons"),
        (Weekday::Thu, "Tor."),
        (Weekday::Fri, "fre"),
        (Weekday::Sat, "lørdag"),
        (Weekday::Sun, "sun"),
    ])
}

/// The first day that fits, walking from `from` in one direction, or in both at once.
fn walk(from: NaiveDate, lean: Lean, fits: impl Fn(NaiveDate) -> bool) -> NaiveDate {
    let mut steps = (0u64..).map(Days::new);
    let (ahead, back) = (|days| from.checked_add_days(days).unwrap(), |days| from.checked_sub_days(days).unwrap());
    steps
        .find_map(|days| {
            let tried: &[NaiveDate] = match lean {
                Lean::Future => &[ahead(days)],
                Lean::Past => &[back(days)],
                Lean::Nearest => &[ahead(days), back(days)],
            };
            tried.iter().copied().find(|day| fits(*day))
        })
        .unwrap()
}

/// Which way weekdays and times are looked for: what is looked up is the coming one.
fn coming(lean: Lean) -> Lean {
    if lean == Lean::Past { Lean::Past } else { Lean::Future }
}

fn is(weekday: Weekday) -> impl Fn(NaiveDate) -> bool {
    move |day| day.weekday() == weekday
}

/// The number of a week is that of its Thursday: how many Thursdays its year has had.
fn week_number(day: NaiveDate) -> u32 {
    let thursday = walk(walk(day, Lean::Past, is(Weekday::Mon)), Lean::Future, is(Weekday::Thu));
    let new_year = date(thursday.year(), 1, 1);
    new_year.iter_days().take_while(|day| *day <= thursday).filter(|day| is(Weekday::Thu)(*day)).count() as u32
}

const LEANS: [Lean; 3] = [Lean::Past, Lean::Future, Lean::Nearest];

proptest! {
    #[test]
    fn near_days(today in any_today()) {
        for (text, steps) in
            [("i dag", 0i64), ("i morgen", 1), ("i går", -1), ("overimorgen", 2), ("i forgårs", -2), ("tomorrow", 1)]
        {
            for lean in LEANS {
                let mut day = today;
                for _ in 0..steps.abs() {
                    day = if steps > 0 { day.succ_opt().unwrap() } else { day.pred_opt().unwrap() };
                }
                prop_assert_eq!(parse_date(text, today, lean), Ok(day), "{}", text);
            }
        }
    }

    #[test]
    fn weekdays(today in any_today(), (weekday, word) in any_weekday()) {
        for lean in LEANS {
            prop_assert_eq!(parse_date(word, today, lean), Ok(walk(today, coming(lean), is(weekday))), "{}", word);
            let monday = walk(today.succ_opt().unwrap(), Lean::Future, is(Weekday::Mon));
            let next = walk(monday, Lean::Future, is(weekday));
            prop_assert_eq!(parse_date(&format!("neste {word}"), today, lean), Ok(next), "{}", word);
            let sunday = walk(today.pred_opt().unwrap(), Lean::Past, is(Weekday::Sun));
            let sunday = if is(Weekday::Sun)(today) { today - Days::new(7) } else { sunday };
            let last = walk(sunday, Lean::Past, is(weekday));
            prop_assert_eq!(parse_date(&format!("forrige {word}"), today, lean), Ok(last), "{}", word);
        }
    }

    #[test]
    fn steps(today in any_today(), count in 0usize..500) {
        let ahead = |days| today.iter_days().nth(days).unwrap();
        let back = |days| std::iter::successors(Some(today), NaiveDate::pred_opt).nth(days).unwrap();
        for lean in LEANS {
            let read = |text: String| parse_date(&text, today, lean);
            prop_assert_eq!(read(format!("+{count}d")), Ok(ahead(count)));
            prop_assert_eq!(read(format!("-{count} dager")), Ok(back(count)));
            prop_assert_eq!(read(format!("+{count}u")), Ok(ahead(7 * count)));
            prop_assert_eq!(read(format!("-{count}w")), Ok(back(7 * count)));
        }
    }

    /// Up to eight years away for a leap day around 2100.
    #[test]
    fn days_of_a_year(today in any_today(), ordinal in 0u64..366) {
        let meant = date(2000, 1, 1) + Days::new(ordinal);
        let (day, month) = (meant.day(), meant.month());
        let fits = |date: NaiveDate| (date.day(), date.month()) == (day, month);
        for lean in LEANS {
            for text in [format!("{day}.{month}."), format!("{day:02}.{month:02}.")] {
                prop_assert_eq!(parse_date(&text, today, lean), Ok(walk(today, lean, fits)), "{}", text);
            }
        }
    }

    #[test]
    fn weeks(today in any_today(), number in 1u32..=53) {
        let this_monday = walk(today, Lean::Past, is(Weekday::Mon));
        for lean in LEANS {
            let found = walk(this_monday, lean, |day| is(Weekday::Mon)(day) && week_number(day) == number);
            prop_assert_eq!(parse_date(&format!("uke {number}"), today, lean), Ok(found));
        }
    }

    /// A time is the nearest such time; of a weekday the nearest such moment.
    #[test]
    fn times(
        today in any_today(),
        minutes_now in 0u32..1440,
        minutes in 0u32..1440,
        (weekday, word) in any_weekday(),
    ) {
        let time = |minutes: u32| clock(minutes / 60, minutes % 60);
        let now = today.and_time(time(minutes_now).time());
        let (hour, minute) = (minutes / 60, minutes % 60);
        for lean in LEANS {
            let beyond = |day: NaiveDate| match lean {
                Lean::Future | Lean::Nearest => day.and_time(time(minutes).time()) >= now,
                Lean::Past => day.and_time(time(minutes).time()) <= now,
            };
            let meant = |date| Ok(When { date, time: Some(time(minutes)) });
            for text in [format!("{hour:02}{minute:02}"), format!("{hour}:{minute:02}"), format!("kl {hour}.{minute:02}")] {
                prop_assert_eq!(parse_when(&text, now, lean), meant(walk(today, coming(lean), beyond)), "{}", text);
                prop_assert_eq!(parse_clock(&text), Ok(time(minutes)), "{}", text);
            }
            let next = walk(today, coming(lean), |day| is(weekday)(day) && beyond(day));
            prop_assert_eq!(parse_when(&format!("{word} {hour:02}{minute:02}"), now, lean), meant(next));
            let tomorrow = today.succ_opt().unwrap();
            prop_assert_eq!(parse_when(&format!("i morgen {hour}:{minute:02}"), now, lean), meant(tomorrow));
            let full = When { date: walk(today, coming(lean), |day| {
                let at = day.and_time(clock(hour, 0).time());
                if lean == Lean::Past { at <= now } else { at >= now }
            }), time: Some(clock(hour, 0)) };
            prop_assert_eq!(parse_when(&format!("kl {hour}"), now, lean), Ok(full));
        }
    }

    /// The shortest way the program writes a moment is read back as that moment.
    #[test]
    fn the_shortest_way_is_read_back(today in any_today(), away in 0u64..700, back in any::<bool>(), minutes in 0u32..1440) {
        // The hour that comes twice is written with a word for which of them it is.
        prop_assume!(minutes / 60 != 2);
        let (day, lean) = if back { (today - Days::new(away), Lean::Past) } else { (today + Days::new(away), Lean::Future) };
        let time = clock(minutes / 60, minutes % 60);
        let now = if back { today.and_hms_opt(23, 59, 0).unwrap() } else { today.and_time(NaiveTime::MIN) };
        let zone = crate::domain::time::Zone::OSLO;
        for texts in Language::ALL.map(Texts::new) {
            let text = texts.shortest_time(zone.instant(day.and_time(time.time())), today, zone);
            prop_assert_eq!(parse_when(&text, now, lean), Ok(When { date: day, time: Some(time) }), "{}", text);
        }
    }

    #[test]
    fn anything_typed_is_a_day_or_a_time_or_refused(text in any::<String>(), typed in "(neste |uke |kl |\\+|-)?[0-9]{0,12}[a-zæøå.: ]{0,8}") {
        for text in [text, typed] {
            for lean in LEANS {
                let read = parse_date(&text, now().date(), lean);
                prop_assert!(read.is_err() || read.is_ok_and(|day| YEARS.contains(&day.year())));
            }
            let _ = (parse_time(&text, now()), parse_clock(&text));
        }
    }
}
