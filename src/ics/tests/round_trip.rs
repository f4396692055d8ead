//! What is written is read as it was.

use chrono::{Days, NaiveDateTime, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::domain::{
    names::{Line, Prose},
    recurrence::EventRule,
};

/// Texts with every sign that means something in a file.
const TEXT: &str = "[a-zæøå ,;:\\\\\"=\u{1f600}\u{627}-]{0,200}";

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).unwrap()
}

fn any_time(is_whole: bool) -> impl Strategy<Value = IcsTime> {
    (0u64..4_000, 0u32..24 * 60).prop_map(move |(days, minutes)| {
        let day = first_day() + Days::new(days);
        if is_whole {
            IcsTime::Day(day)
        } else {
            IcsTime::Clock(day.and_hms_opt(minutes / 60, minutes % 60, 0).unwrap())
        }
    })
}

fn any_rule() -> impl Strategy<Value = Option<EventRule>> {
    let pattern = prop::sample::select(vec![
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=17",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    ]);
    let end = prop_oneof![
        Just(String::new()),
        (1u32..500).prop_map(|times| format!(";COUNT={times}")),
        (0u64..4_000).prop_map(|days| format!(";UNTIL={}", (first_day() + Days::new(days)).format("%Y%m%d"))),
    ];
    prop::option::of((pattern, end).prop_map(|(pattern, end)| format!("{pattern}{end}").parse().unwrap()))
}

fn any_event(is_whole: bool, uid: String) -> impl Strategy<Value = IcsEvent> {
    let times =
        || proptest::collection::btree_set(any_time(is_whole), 0..20).prop_map(|times| times.into_iter().collect());
    let texts = (TEXT, TEXT, "[a-zæøå ,;\\\\\n]{0,500}");
    let length = prop::option::of(1i64..10_000);
    let series = (any_rule(), times(), times(), prop::option::of(any_time(is_whole)));
    (texts, any_time(is_whole), length, series, any::<bool>(), any::<u32>()).prop_map(
        move |(texts, start, length, (rule, left_out, added, recurrence_id), cancelled, sequence)| IcsEvent {
            uid: uid.clone(),
            recurrence_id,
            summary: Line::cut(&texts.0).0,
            location: Line::cut(&texts.1).0,
            description: Prose::cut(&texts.2).0,
            start,
            end: length.map(|length| later(start, length)),
            rule,
            left_out,
            added,
            cancelled,
            sequence,
        },
    )
}

/// A number of days or minutes later.
fn later(time: IcsTime, length: i64) -> IcsTime {
    match time {
        IcsTime::Day(day) => IcsTime::Day(day + TimeDelta::days(length)),
        IcsTime::Clock(time) => IcsTime::Clock(time + TimeDelta::minutes(length)),
    }
}

fn any_events() -> impl Strategy<Value = Vec<IcsEvent>> {
    let event = |at: usize| any::<bool>().prop_flat_map(move |is_whole| any_event(is_whole, format!("{at}@house")));
    (event(0), event(1), event(2)).prop_map(|(one, two, three)| vec![one, two, three])
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_it_was(events in any_events()) {
        let text = written(&events);
        let file = file(&text);
        prop_assert_eq!(file.notes, []);
        prop_assert_eq!(file.events, events);
    }

    #[test]
    fn lines_are_short_and_end_as_the_standard_has_it(events in any_events()) {
        let text = written(&events);
        prop_assert!(text.ends_with("END:VCALENDAR\r\n"));
        for line in text.split("\r\n") {
            prop_assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
        }
    }

    /// The described zone means the zone itself: read under another name, it gives the same instants.
    #[test]
    fn the_zone_in_a_file_is_the_zone_of_the_house(
        zone in prop::sample::select(vec!["Europe/Oslo", "Europe/London", "America/New_York", "Australia/Sydney", "Asia/Kabul"]),
        times in proptest::collection::vec(any_time(false), 1..40),
    ) {
        let zone: Zone = zone.parse().unwrap();
        let events: Vec<_> = times.iter().map(|time| plain(*time)).collect();
        let text = write(&events, zone, now(), "x");
        let nameless = text.replace(zone.name(), "the house");
        let utc: Zone = "UTC".parse().unwrap();
        let read = |text: &str| read(text.as_bytes(), utc, Limits::default(), &mut |_, _| {}).unwrap();
        let (by_name, by_description) = (read(&text), read(&nameless));
        prop_assert_eq!(&by_description.notes, &[], "{}", text);
        for (time, (one, other)) in times.iter().zip(by_name.events.iter().zip(&by_description.events)) {
            prop_assert_eq!(one.start, other.start, "{:?}", time);
        }
    }
}

fn plain(start: IcsTime) -> IcsEvent {
    IcsEvent {
        uid: "a".to_owned(),
        recurrence_id: None,
        summary: None,
        location: None,
        description: None,
        start,
        end: None,
        rule: None,
        left_out: Vec::new(),
        added: Vec::new(),
        cancelled: false,
        sequence: 0,
    }
}

#[test]
fn the_file_says_what_programs_ask_for() {
    let mut series = plain(clock(2026, 9, 7, 18, 0));
    series.rule = "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261130".parse().ok();
    series.left_out = vec![day(2026, 9, 28)];
    series.summary = Line::cut("Mat, prat; og kos").0;
    let mut moved = plain(clock(2026, 10, 27, 18, 30));
    moved.recurrence_id = Some(day(2026, 10, 26));
    moved.cancelled = true;
    let text = written(&[series, moved]);
    for line in [
        "VERSION:2.0",
        "PRODID:-//personalbase//personalbase//EN",
        "X-WR-CALNAME:Fellesaktiviteter",
        "BEGIN:VTIMEZONE\r\nTZID:Europe/Oslo",
        "DTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "DTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "DTSTAMP:20261121T120000Z",
        "DTSTART;TZID=Europe/Oslo:20260907T180000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261130T225959Z",
        "EXDATE;TZID=Europe/Oslo:20260928T180000",
        "SUMMARY:Mat\\, prat\\; og kos",
        "RECURRENCE-ID;TZID=Europe/Oslo:20261026T180000",
        "STATUS:CANCELLED",
    ] {
        assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}\n{text}");
    }
}

#[test]
fn a_series_of_whole_days_has_dates_everywhere_and_no_zone() {
    let mut series = plain(day(2026, 9, 2));
    series.end = Some(day(2026, 9, 3));
    series.rule = "FREQ=MONTHLY;BYDAY=1WE;UNTIL=20270601".parse().ok();
    series.left_out = vec![clock(2026, 10, 7, 0, 0)];
    series.added = vec![day(2026, 10, 8)];
    let mut moved = plain(day(2026, 11, 5));
    moved.recurrence_id = Some(clock(2026, 11, 4, 12, 0));
    let text = written(&[series, moved]).replace("X-WR-TIMEZONE", "");
    for line in [
        "DTSTART;VALUE=DATE:20260902",
        "DTEND;VALUE=DATE:20260903",
        "RRULE:FREQ=MONTHLY;BYDAY=1WE;UNTIL=20270601",
        "EXDATE;VALUE=DATE:20261007",
        "RDATE;VALUE=DATE:20261008",
        "RECURRENCE-ID;VALUE=DATE:20261104",
    ] {
        assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}\n{text}");
    }
}

#[test]
fn a_day_and_a_time_become_of_one_kind() {
    let (whole, time) = (day(2026, 9, 7), clock(2026, 9, 8, 18, 0));
    assert_eq!((whole.like(time), time.like(whole)), (clock(2026, 9, 7, 18, 0), day(2026, 9, 8)));
    assert_eq!((whole.like(whole), time.like(time)), (whole, time));
    assert_eq!((whole.to_string(), time.to_string()), ("20260907".to_owned(), "20260908T180000".to_owned()));
    assert_eq!((time.day(), NaiveDateTime::from(whole.day())), (day(2026, 9, 8).day(), whole.moment()));
}
