use chrono::{TimeZone as _, Utc};
use proptest::prelude::*;

use super::*;
use crate::domain::{
    house::{Apartment, ApartmentKind},
    ids::ApartmentId,
};

/// Saturday 21 November 2026, 15:32 in Oslo.
fn afternoon() -> Instant {
    Utc.with_ymd_and_hms(2026, 11, 21, 14, 32, 0).unwrap()
}

fn vocabulary() -> Vocabulary {
    let words = |list: &str| list.split('|').map(fold_loose).collect::<Vec<_>>();
    let kinds = [
        ("observasjon", EntryKind::Observation),
        ("samtale", EntryKind::Conversation),
        ("helse", EntryKind::Health),
        ("skole", EntryKind::School),
        ("school", EntryKind::School),
        ("hendelse", EntryKind::Incident),
        ("health", EntryKind::Health),
    ];
    let door = |number: u8, youth: Option<i64>| Door {
        apartment: Apartment {
            sharing: Default::default(),
            id: ApartmentId(i64::from(number)),
            number: ApartmentNumber(number),
            kind: ApartmentKind::Own,
        },
        youth: youth.map(YouthId),
    };
    let youth = |id: i64, names: &[&str]| (YouthId(id), names.iter().map(|name| fold_loose(name)).collect());
    Vocabulary {
        house: words("huset|hus|house"),
        joining: words("og|and|&|+"),
        not_then: words("til|før|siden"),
        another_time: words("i går|i morgen|skal|fredag"),
        kinds: kinds.map(|(word, kind)| (word.to_owned(), kind)).to_vec(),
        doors: vec![door(1, Some(11)), door(2, Some(12)), door(3, Some(13)), door(4, Some(14)), door(5, None)],
        youths: vec![
            youth(11, &["Samira", "سميرة"]),
            youth(12, &["Yonas"]),
            youth(13, &["Amir"]),
            youth(14, &["Ali Reza", "Ali Reza Hosseini"]),
        ],
    }
}

fn read_at(line: &str, now: Instant) -> Option<Result<Capture, Slip>> {
    read(line, &vocabulary(), now, Zone::OSLO)
}

#[track_caller]
fn capture(line: &str) -> Capture {
    read_at(line, afternoon()).expect("an entry").expect("no slip")
}

#[track_caller]
fn slip(line: &str) -> Slip {
    read_at(line, afternoon()).expect("an entry").expect_err("a slip")
}

fn youths(ids: &[i64]) -> About {
    About::Youths(ids.iter().copied().map(YouthId).collect())
}

fn happened(line: &str, now: Instant) -> Option<String> {
    let happened_at = read_at(line, now).unwrap().unwrap().happened_at?;
    Some(Zone::OSLO.local(happened_at).format("%d.%m. %H:%M").to_string())
}

#[test]
fn the_whole_grammar_in_one_line() {
    let capture = capture("3 kom hjem 15:10, sliten #skole !");
    assert_eq!(capture.about, youths(&[13]));
    assert_eq!((capture.kind, capture.weight), (Some(EntryKind::School), Weight::Important));
    assert_eq!(capture.happened_at, Some(Utc.with_ymd_and_hms(2026, 11, 21, 14, 10, 0).unwrap()));
    assert_eq!(capture.facts.as_str(), "kom hjem 15:10, sliten");
    assert!(capture.is_plain());
}

#[test]
fn numbers_name_whoever_lives_there() {
    for line in ["3,4 spiste", "3, 4 spiste", "3+4 spiste", "3 og 4 spiste", "3 and 4: spiste", "3,4,3 spiste"] {
        let capture = capture(line);
        assert_eq!((capture.about, capture.facts.as_str()), (youths(&[13, 14]), "spiste"), "{line}");
    }
    assert_eq!(capture("1 og 3, 4 spiste").about, youths(&[11, 13, 14]));
    assert_eq!(capture("1-3 spilte fotball").about, youths(&[11, 12, 13]));
    assert_eq!(capture("1–2,4 spilte fotball").about, youths(&[11, 12, 14]));
    assert!(read_at("3-1 ble resultatet", afternoon()).is_none());
    assert_eq!(capture("5 krana drypper").about, About::Apartment(ApartmentId(5)), "a vacant apartment is a place");
}

#[test]
fn a_number_in_the_prose_is_prose() {
    let capture = capture("3 4 timer på skolen");
    assert_eq!((capture.about, capture.facts.as_str()), (youths(&[13]), "4 timer på skolen"));
    assert_eq!(self::capture("3 og så hjem").facts.as_str(), "og så hjem");
    assert_eq!(self::capture("3, hjem igjen").facts.as_str(), "hjem igjen");
}

#[test]
fn a_wrong_number_is_said_and_never_guessed() {
    assert_eq!(slip("8 kom hjem"), Slip::NoSuchApartment(8));
    assert_eq!(slip("3,8 kom hjem"), Slip::NoSuchApartment(8));
    assert_eq!(slip("33 kom hjem"), Slip::NoSuchApartment(33));
    assert_eq!(slip("3,5 kom hjem"), Slip::NobodyLivesIn(ApartmentNumber(5)));
}

#[test]
fn the_house_has_words_of_its_own() {
    for line in ["huset alt rolig", "Hus: alt rolig", "HOUSE alt rolig"] {
        let capture = capture(line);
        assert_eq!((capture.about, capture.facts.as_str()), (About::House, "alt rolig"), "{line}");
    }
}

#[test]
fn a_name_or_its_beginning_names_a_youth() {
    for (line, id, named) in [
        ("Samira kom hjem", 11, Named::Name),
        ("sam kom hjem", 11, Named::Beginning),
        ("سميرة kom hjem", 11, Named::Name),
        ("ali reza: kom hjem", 14, Named::Name),
        ("ali kom hjem", 14, Named::Name),
    ] {
        let capture = capture(line);
        assert_eq!(
            (capture.about, capture.named, capture.facts.as_str()),
            (youths(&[id]), named, "kom hjem"),
            "{line}"
        );
    }
    assert!(!capture("sam kom hjem").is_plain(), "it may be a search");
    assert!(capture("sam kom hjem #skole").is_plain());
    assert!(capture("sam kom hjem !").is_plain());
}

#[test]
fn names_with_og_between_them_are_all_meant() {
    for line in ["Samira og Ali Reza kranglet", "samira og ali reza: kranglet"] {
        let capture = capture(line);
        assert_eq!((capture.about, capture.facts.as_str()), (youths(&[11, 14]), "kranglet"), "{line}");
    }
    assert_eq!(capture("Samira og al kranglet").about, youths(&[11]), "a beginning behind it is text");
    assert_eq!(capture("Samira og Samira kom").about, youths(&[11]));
}

#[test]
fn a_beginning_that_fits_two_is_said_and_never_guessed() {
    let mut vocabulary = vocabulary();
    vocabulary.youths.push((YouthId(15), vec!["samir".to_owned()]));
    let read = |line| read(line, &vocabulary, afternoon(), Zone::OSLO);
    assert_eq!(read("sam kom hjem"), Some(Err(Slip::SeveralYouths(vec![YouthId(11), YouthId(15)]))));
    assert_eq!(read("sam"), None, "a search");
    assert_eq!(read("samir kom hjem").unwrap().unwrap().about, youths(&[15]), "a whole name comes before a beginning");
    vocabulary.youths.push((YouthId(16), vec!["samir".to_owned()]));
    let both = Some(Err(Slip::SeveralYouths(vec![YouthId(15), YouthId(16)])));
    assert_eq!(self::read("samir kom hjem", &vocabulary, afternoon(), Zone::OSLO), both);
}

#[test]
fn what_says_nothing_more_is_a_search() {
    for line in ["", " ", "3", "3,4", "huset", "samira", "s", "fellesmiddag i kveld", "24.12", "2026 var fint"] {
        assert_eq!(read_at(line, afternoon()), None, "{line}");
    }
    assert_eq!(slip("3 #skole !"), Slip::NothingWritten);
}

#[test]
fn a_kind_is_known_by_its_beginning_in_any_language() {
    for (line, kind) in [
        ("3 sov #obs", Some(EntryKind::Observation)),
        ("3 #HELSE vondt i magen", Some(EntryKind::Health)),
        ("3 vondt #he i magen #", None),
        ("3 lekse #school", Some(EntryKind::School)),
        ("3 nummer #2 i køen", None),
    ] {
        match read_at(line, afternoon()).unwrap() {
            Ok(capture) => assert_eq!(capture.kind, kind, "{line}"),
            Err(slip) => assert_eq!(slip, Slip::SeveralKinds(vec![EntryKind::Health, EntryKind::Incident]), "{line}"),
        }
    }
    assert_eq!(slip("3 sov #tur"), Slip::UnknownKind);
    assert_eq!(slip("3 sov #skole #helse"), Slip::TwoKinds);
    assert_eq!(capture("3 nummer #2 i køen").facts.as_str(), "nummer #2 i køen");
}

#[test]
fn weight_is_a_sign_on_its_own_wherever_it_stands() {
    for (line, weight, facts) in [
        ("3 ute !", Weight::Important, "ute"),
        ("3 ute !!", Weight::Critical, "ute"),
        ("3 ute ! #helse", Weight::Important, "ute"),
        ("3 ute!", Weight::Normal, "ute!"),
        ("3 «nei !» sa han", Weight::Normal, "«nei !» sa han"),
        ("3 ! falt i trappa", Weight::Important, "falt i trappa"),
        ("3 truet ansatt !! 07:00", Weight::Critical, "truet ansatt 07:00"),
        ("3 ! ute !!", Weight::Critical, "ute"),
        ("3 ute !!!", Weight::Normal, "ute !!!"),
    ] {
        let capture = capture(line);
        assert_eq!((capture.weight, capture.facts.as_str()), (weight, facts), "{line}");
    }
}

#[test]
fn a_time_that_has_been_dates_the_line() {
    for line in ["3 kom hjem 15:10", "3 kom hjem kl. 15.10", "3 kom hjem (15:10).", "3 kom hjem klokka 1510 og spiste"]
    {
        assert_eq!(happened(line, afternoon()), Some("21.11. 15:10".into()), "{line}");
    }
    assert_eq!(happened("3 stod opp kl 9", afternoon()), Some("21.11. 09:00".into()));
}

#[test]
fn a_day_beside_the_time_is_read_with_it() {
    for line in [
        "2 kom hjem 23:30 i går",
        "2 kom hjem i går 23:30",
        "2 kom hjem (i går 23:30).",
        "2 kom hjem i går kl. 23.30, sliten",
        "2 kom hjem i går 23.30",
        "2 kl 2330 i går kom hun hjem",
        "2 kom hjem fredag 23:30",
        "2 kom hjem fredag 20. nov. kl. 23:30 med bussen",
        "2 kom hjem 20.11. 23:30",
        "2 kom hjem yesterday at 23:30",
    ] {
        assert_eq!(happened(line, afternoon()), Some("20.11. 23:30".into()), "{line}");
        assert_eq!(capture(line).facts.as_str(), line.strip_prefix("2 ").unwrap(), "the text stays whole");
    }
    assert_eq!(happened("2 kom hjem i går kl 23", afternoon()), Some("20.11. 23:00".into()));
    assert_eq!(happened("2 kom hjem i dag 09:15", afternoon()), Some("21.11. 09:15".into()));
}

#[test]
fn a_day_that_is_no_part_of_the_time_is_not_taken_for_one() {
    for line in ["2 var syk i går. 15:10 kom hun hjem", "2 kom hjem 15:10, i går var hun syk", "2 i går kveld 15:10"]
    {
        let capture = capture(line);
        assert_eq!((capture.happened_at, capture.passed_over.as_deref()), (None, Some("15:10")), "{line}");
    }
    for line in ["2 spiste i går 3 boller", "2 leste i går", "2 kom i går 23"] {
        let capture = capture(line);
        assert_eq!((capture.happened_at, capture.passed_over), (None, None), "{line}");
    }
    assert_eq!(capture("2 møtte Tor 15:10").passed_over.as_deref(), Some("Tor 15:10"), "a name, or Thursday");
}

#[test]
fn a_bare_time_is_the_last_such_time_as_in_the_form() {
    let morning = Utc.with_ymd_and_hms(2026, 11, 21, 8, 0, 0).unwrap();
    assert_eq!(happened("3 kom hjem 15:10, sliten", morning), Some("20.11. 15:10".into()));
    assert_eq!(happened("3 kom hjem 23:30", morning), Some("20.11. 23:30".into()));
    assert_eq!(happened("3 kom hjem 08:30", morning), Some("21.11. 08:30".into()));
    assert_eq!(happened("3 18:00 trening", afternoon()), Some("20.11. 18:00".into()));
}

#[test]
fn the_line_and_the_field_of_the_form_read_the_same() {
    let texts =
        ["15:10", "23:30 i går", "i går kl 23", "i forgårs 12:00", "lørdag 09:00", "kl. 14.05", "02:30 (andre)"];
    for now in [afternoon(), Utc.with_ymd_and_hms(2026, 10, 25, 5, 0, 0).unwrap()] {
        for text in texts {
            let field = crate::text::when::parse_happened(text, now, Zone::OSLO).unwrap();
            let line = read_at(&format!("3 kom hjem {text}"), now).unwrap().unwrap();
            assert_eq!(line.happened_at, Some(field), "{text}");
        }
    }
}

#[test]
fn a_time_that_may_mean_something_else_is_passed_over_and_named() {
    for (line, times) in [
        ("3 skal hentes 12:00", "12:00"),
        ("3 har time i morgen 09:00", "i morgen 09:00"),
        ("3 i morgen 09:00 tannlege", "i morgen 09:00"),
        ("3 i dag 18:00 trening", "i dag 18:00"),
        ("3 sov til 11:00", "11:00"),
        ("3 ute siden kl 12", "kl 12"),
        ("3 ute 12:00–14:00", "12:00–14:00"),
        ("3 inne 12:00, ute 13:00", "12:00, 13:00"),
        ("3 time 24.11. kl 12", "24.11. kl 12"),
        ("3 kom hjem 15.10", "15.10"),
        ("3 kom hjem 25:10", "25:10"),
        ("3 kom hjem kl 25", "kl 25"),
        ("3 kom hjem kl. 25, trøtt", "kl. 25"),
    ] {
        let capture = capture(line);
        assert_eq!((capture.happened_at, capture.passed_over.as_deref()), (None, Some(times)), "{line}");
    }
    let number = capture("3 kom hjem 1510");
    assert_eq!((number.happened_at, number.passed_over), (None, None), "a number");
}

#[test]
fn a_time_right_behind_whom_is_meant_as_such() {
    let capture = capture("3 15:10 skal i dusjen til 16:00");
    assert_eq!(capture.facts.as_str(), "15:10 skal i dusjen til 16:00");
    assert_eq!(happened("3 15:10 skal i dusjen til 16:00", afternoon()), Some("21.11. 15:10".into()));
    assert_eq!(happened("3 kl 15 skal i dusjen", afternoon()), Some("21.11. 15:00".into()));
}

#[test]
fn after_midnight_a_late_time_is_yesterdays() {
    let past_midnight = Utc.with_ymd_and_hms(2026, 11, 21, 23, 20, 0).unwrap();
    assert_eq!(happened("3 urolig 23:50", past_midnight), Some("21.11. 23:50".into()));
    assert_eq!(happened("3 urolig 00:10", past_midnight), Some("22.11. 00:10".into()));
}

#[test]
fn on_nights_of_clock_change_times_are_read_as_in_the_form() {
    let march = Utc.with_ymd_and_hms(2027, 3, 28, 5, 0, 0).unwrap();
    assert_eq!(happened("3 urolig 02:30", march), None, "the clocks skipped it");
    assert_eq!(happened("3 urolig 03:30", march), Some("28.03. 03:30".into()));
    let october = Utc.with_ymd_and_hms(2026, 10, 25, 5, 0, 0).unwrap();
    let first = Utc.with_ymd_and_hms(2026, 10, 25, 0, 30, 0).unwrap();
    assert_eq!(read_at("3 urolig 02:30", october).unwrap().unwrap().happened_at, Some(first));
}

#[test]
fn an_entry_is_made_of_it() {
    let now = afternoon();
    let entry = capture("3 sov").into_entry(now, None);
    assert_eq!((entry.kind, entry.weight, entry.happened_at), (EntryKind::Observation, Weight::Normal, now));
    assert_eq!(entry.lines.facts.unwrap().as_str(), "sov");
    assert_eq!(slip(&format!("3 {}", "å".repeat(Prose::MAX + 1))), Slip::TooLong);
}

proptest! {
    #[test]
    fn nothing_panics(line in any::<String>(), minutes in 0i64..60 * 24 * 400) {
        let now = Utc.with_ymd_and_hms(2026, 3, 1, 0, 0, 0).unwrap() + chrono::TimeDelta::minutes(minutes);
        let _ = read_at(&line, now);
    }

    /// Every word of the prose is kept in its order; nothing is added, and only what was understood is taken out.
    #[test]
    fn the_text_is_kept_but_for_what_was_understood(
        words in prop::collection::vec("[a-zæøå!#:0-9.,]{1,6}", 1..8),
        minutes in 0i64..60 * 24,
    ) {
        let now = Utc.with_ymd_and_hms(2026, 11, 21, 0, 0, 0).unwrap() + chrono::TimeDelta::minutes(minutes);
        let line = format!("3 {}", words.join(" "));
        let Some(Ok(capture)) = read_at(&line, now) else { return Ok(()) };
        let times = now - chrono::TimeDelta::days(7)..=now + chrono::TimeDelta::minutes(2);
        prop_assert!(capture.happened_at.is_none_or(|at| times.contains(&at)));
        let mut left = capture.facts.as_str().split(' ').peekable();
        let mut taken = Vec::new();
        for word in line.split(' ').skip(1) {
            if left.peek() == Some(&word) { left.next(); } else { taken.push(word.to_owned()); }
        }
        prop_assert_eq!(left.next(), None, "a word that was not typed");
        for word in taken {
            let marker = word.starts_with('#') || word == "!" || word == "!!";
            let whom = word.trim_end_matches([',', '+', ':']).split([',', '+', '-']).all(|part| part.parse::<u8>().is_ok());
            prop_assert!(marker || whom, "{} was taken out of {}", word, line);
        }
    }
}

#[test]
fn a_number_that_several_live_behind_does_not_say_whom() {
    let mut vocabulary = vocabulary();
    let shared = Door { youth: Some(YouthId(15)), ..vocabulary.doors[2] };
    vocabulary.doors.insert(3, shared);
    let read = |line: &str| read(line, &vocabulary, afternoon(), Zone::OSLO).unwrap();
    let several = Slip::SeveralLiveIn(ApartmentNumber(3), vec![YouthId(13), YouthId(15)]);
    for line in ["3 kom hjem", "3, 4 spiser sammen", "1-4 var på tur"] {
        assert_eq!(read(line).unwrap_err(), several, "{line}");
    }
    assert_eq!(read("Amir kom hjem").unwrap().about, youths(&[13]));
    assert_eq!(read("4 kom hjem").unwrap().about, youths(&[14]));
}
