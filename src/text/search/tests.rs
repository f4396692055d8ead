use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::{
    house::{Apartment, ApartmentKind},
    ids::{ApartmentId, ApartmentNumber},
    staff::StaffRole,
};

fn everybody() -> Everybody {
    let doors = [(1, Some(1)), (2, None), (3, Some(3)), (4, Some(4)), (4, Some(9))].map(|(number, youth)| Door {
        apartment: Apartment {
            sharing: Default::default(),
            id: ApartmentId(i64::from(number)),
            number: ApartmentNumber(number),
            kind: ApartmentKind::Shared,
        },
        youth: youth.map(YouthId),
    });
    let youths = [(1, "samira"), (3, "amir"), (4, "sami"), (9, "åse marie")];
    Everybody {
        youths: Vocabulary {
            doors: doors.into(),
            youths: youths.map(|(id, name)| (YouthId(id), vec![fold_loose(name)])).into(),
            joining: vec!["og".into()],
            ..Vocabulary::default()
        },
        staff: vec![(StaffId(1), "KN".into()), (StaffId(2), "ØH".into())],
    }
}

/// Saturday 21 November 2026, half past two.
fn now() -> NaiveDateTime {
    day(2026, 11, 21).and_hms_opt(14, 30, 0).unwrap()
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn read(line: &str) -> Asked {
    Asked::read(line, &everybody(), now()).unwrap().unwrap()
}

fn fault(line: &str) -> SearchFault {
    Asked::read(line, &everybody(), now()).unwrap_err()
}

#[test]
fn words_and_filters_stand_in_any_order() {
    let asked = read("skole ungdom:3 kind:hendelse av:kn siden:30d ringte vekt:viktig i:logg");
    assert_eq!(asked.words, ["skole", "ringte"]);
    assert_eq!((asked.youth, asked.author), (Some(YouthId(3)), Some(StaffId(1))));
    assert_eq!((asked.kind, asked.weight), (Some(EntryKind::Incident), Weight::Important));
    assert_eq!(asked.source, Some(Source::Log));
    assert_eq!(asked.from, Some(When { date: day(2026, 10, 22), time: None }));
    assert_eq!(read("kind:hendelse skole"), read("skole slag:HENDELSE"));
}

#[test]
fn both_languages_are_understood() {
    assert_eq!(
        read("youth:3 kind:incident by:KN since:30d in:tasks"),
        read("ungdom:3 slag:hendelse av:kn siden:30d i:oppgaver")
    );
    assert_eq!(read("weight:important"), read("!"));
    assert_eq!(read("vekt:kritisk"), read("! !!"));
    assert_eq!(read("FØR:20.11."), read("foer:20.11."));
}

#[test]
fn a_youth_is_named_by_door_name_or_number_of_their_own() {
    for (value, youth) in
        [("3", 3), ("amir", 3), ("Ami", 3), ("samira", 1), ("\"Åse Marie\"", 9), ("aase", 9), ("#4", 4)]
    {
        assert_eq!(read(&format!("ungdom:{value}")).youth, Some(YouthId(youth)), "{value}");
    }
    assert_eq!(fault("ungdom:2"), SearchFault::Vacant("2".into()));
    assert_eq!(fault("ungdom:4"), SearchFault::SeveralLiveThere("4".into()), "a search is about one youth");
    assert_eq!(fault("ungdom:sa"), SearchFault::SeveralYouths(vec![YouthId(1), YouthId(4)]));
    assert_eq!(fault("ungdom:1,3"), SearchFault::OneYouth);
    for nobody in ["7", "ola", "#5", "#", "huset"] {
        assert_eq!(fault(&format!("om:{nobody}")), SearchFault::UnknownValue(Filter::About, nobody.into()), "{nobody}");
    }
}

#[test]
fn times_are_read_as_they_are_everywhere() {
    let until = |line: &str| read(line).until.unwrap();
    let zone = Zone::OSLO;
    assert_eq!(until("til:fre").date, day(2026, 11, 20));
    let to = |line: &str| zone.local(read(line).search(zone, StaffRole::ClinicalLead.into()).to.unwrap());
    assert_eq!(to("til:20.11."), day(2026, 11, 21).and_time(chrono::NaiveTime::MIN), "the day is included");
    assert_eq!(to("før:20.11."), day(2026, 11, 20).and_time(chrono::NaiveTime::MIN));
    assert_eq!(to("til:\"20.11. 12:00\""), day(2026, 11, 20).and_hms_opt(12, 0, 0).unwrap());
    let from = |line: &str| zone.local(read(line).search(zone, StaffRole::ClinicalLead.into()).from.unwrap());
    assert_eq!(from("siden:2u"), day(2026, 11, 7).and_time(chrono::NaiveTime::MIN));
    assert_eq!(from("siden:2t"), day(2026, 11, 21).and_hms_opt(12, 30, 0).unwrap());
    assert!(matches!(fault("siden:snart"), SearchFault::NotAMoment(Filter::Since, _, _)));
    assert_eq!(fault("siden:20.11. til:19.11."), SearchFault::Backwards);
    assert_eq!(read("siden:20.11. til:20.11.").words, [""; 0], "one whole day");
}

#[test]
fn what_is_not_known_is_said_and_nothing_is_searched() {
    assert_eq!(fault("skole rom:3"), SearchFault::UnknownFilter("rom".into()));
    assert_eq!(fault("kind:rykte"), SearchFault::UnknownValue(Filter::Kind, "rykte".into()));
    assert_eq!(fault("av:XX"), SearchFault::UnknownValue(Filter::Author, "XX".into()));
    assert_eq!(fault("i:kjelleren"), SearchFault::UnknownValue(Filter::Source, "kjelleren".into()));
    assert_eq!(fault("av:"), SearchFault::NoValue(Filter::Author));
    assert_eq!(fault("av:KN av:KN"), SearchFault::Twice(Filter::Author));
    assert_eq!(fault("til:fre før:1.12."), SearchFault::Twice(Filter::Before));
    assert_eq!(fault("– !? :"), SearchFault::NoWords);
    assert_eq!(Asked::read("  ", &everybody(), now()), Ok(None));
    let t = Texts::new(Language::Nb);
    let said = t.search_fault(&fault("rom:3"), |_| String::new());
    for filter in Filter::ALL {
        assert!(said.contains(&filter.shown(&t)), "{said}");
    }
    assert!(t.search_fault(&fault("kind:rykte"), |_| String::new()).contains("hendelse, "), "what is possible");
    assert!(!format!("{:?}", fault("rom:3")).contains("rom"));
}

#[test]
fn text_with_a_colon_is_text_where_it_is_no_filter() {
    assert_eq!(read("12:30").words, ["12:30"]);
    assert_eq!(read("\"til:far\" «av: mor»").words, ["til:far", "av: mor"]);
    assert_eq!(read("Notat: far").words, ["Notat:", "far"]);
    assert_eq!(read("e-post \"ringte far").words, ["e-post", "ringte far"]);
}

fn a_time() -> impl Strategy<Value = Option<ClockTime>> {
    prop_oneof![
        Just(None),
        (0u32..24, 0u32..60)
            .prop_map(|(hour, minute)| chrono::NaiveTime::from_hms_opt(hour, minute, 0).map(ClockTime::of))
    ]
}

fn a_when(days: std::ops::Range<i64>) -> impl Strategy<Value = Option<When>> {
    let when = (days, a_time())
        .prop_map(|(days, time)| Some(When { date: day(2020, 1, 1) + chrono::TimeDelta::days(days), time }));
    prop_oneof![Just(None), when]
}

fn one<T: Copy + std::fmt::Debug>(all: &'static [T]) -> impl Strategy<Value = Option<T>> {
    proptest::option::of(proptest::sample::select(all))
}

proptest! {
    #[test]
    fn what_is_written_reads_as_the_same(
        words in proptest::collection::vec("[a-zæøå0-9!:. -]{0,6}[a-zøم]", 0..4),
        youth in one(&[YouthId(1), YouthId(4), YouthId(9)]),
        kind in one(&EntryKind::ALL),
        weight in proptest::sample::select(&Weight::ALL),
        author in one(&[StaffId(1), StaffId(2)]),
        source in one(&Source::ALL),
        from in a_when(0..2_000),
        until in a_when(2_001..4_000),
        english in any::<bool>(),
    ) {
        let words: Vec<String> = words.iter().map(|words| words.trim().to_owned()).collect();
        let asked = Asked { words, youth, kind, weight, author, source, from, until };
        let t = Texts::new(if english { Language::En } else { Language::Nb });
        let line = asked.line(&t, &everybody());
        let again = Asked::read(&line, &everybody(), now());
        prop_assert!(matches!(&again, Ok(again) if again.clone().unwrap_or_default() == asked), "{line}");
    }

    #[test]
    fn no_line_is_too_odd(line in "[ -~æøå«»“”م\u{301}!:#\"]{0,40}", more in any::<String>()) {
        for line in [line.clone(), more.clone(), format!("siden:{line}"), format!("ungdom:{more}")] {
            if let Ok(Some(asked)) = Asked::read(&line, &everybody(), now()) {
                let _ = asked.search(Zone::OSLO, StaffRole::ClinicalLead.into());
                let t = Texts::new(Language::Nb);
                prop_assert!(Asked::read(&asked.line(&t, &everybody()), &everybody(), now()) == Ok(Some(asked)), "{}", line);
            }
        }
    }
}
