//! `calendar`: files of calendars in and out, what they hold on which days, and the print for the wall.

mod kept;
mod large;
mod other_programs;

use std::{collections::BTreeMap, fs};

use chrono::NaiveDate;
use icalendar::{CalendarComponent, Component as _};
use personalbase::domain::{
    calendar::{
        AttendanceState, EventFacts, EventKind, ImportedEvent, ImportedOccurrence, NewAttendance, OccurrenceId, Reach,
        Step, When,
    },
    command::Command,
    ids::{EventId, StaffId, YouthId},
    names::{Line, Prose},
    recurrence::EventRule,
    time::{ClockTime, Zone},
};
use serde_json::Value;

use crate::house::{Answer, House, now};

const TIMETABLE: &str = include_str!("fixtures/timetable.ics");
const SCHOOL_YEAR: &str = include_str!("fixtures/school-year.ics");
const ROTA: &str = include_str!("fixtures/rota.ics");

fn import(house: &House, content: impl AsRef<[u8]>, source: &str, more: &[&str]) -> Answer {
    fs::write(house.home.path().join("file.ics"), content).unwrap();
    house.run_as("KN", &[&["calendar", "import", &house.path("file.ics"), "--source", source], more].concat())
}

/// What is in the calendar from one day to another, as other programs are told; without what the sample house plans around
/// the day the test runs on.
fn listed(house: &House, from: &str, to: &str) -> Vec<Value> {
    let args = ["calendar", "list", "--from", from, "--to", to, "--rota", "--json"];
    let mut listed = house.run_as("KN", &args).json()["occurrences"].as_array().unwrap().clone();
    listed.retain(|one| !["Fellesmiddag", "Film", "Husmøte"].contains(&one["title"].as_str().unwrap()));
    listed
}

/// Title and start of each, in UTC.
fn starts(house: &House, from: &str, to: &str) -> Vec<String> {
    let told = |one: &Value| format!("{} {}", one["title"].as_str().unwrap(), one["starts_at"].as_str().unwrap());
    listed(house, from, to).iter().map(told).collect()
}

/// Audit rows about events that were taken in.
fn taken(house: &House) -> usize {
    let audit = house.open("KN").house.read().newest_audit(100_000).unwrap();
    audit.iter().filter(|row| row.action == "import-event").count()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn clock(hour: u32, minute: u32) -> ClockTime {
    ClockTime::new(hour, minute).unwrap()
}

/// Does something beside the program, and answers its row.
fn does(house: &House, step: Step) -> i64 {
    let mut opened = house.open("KN");
    opened.house.execute(opened.staff.id, now(), &Command::Calendar(step)).unwrap().row
}

#[test]
fn a_terms_timetable_is_shown_taken_once_and_then_unchanged() {
    let house = House::sample();
    let school = ["--kind", "school", "--youth", "3"];
    let shown = import(&house, TIMETABLE, "Timeplan", &[&school[..], &["--dry-run"]].concat()).fine();
    assert!(shown.contains("Nye: 5") && shown.contains("bare vist"), "{shown}");
    assert!(shown.contains("man 17.08.2026 08:15–09:45 Norsk · Rom 12, 2. etasje · hver mandag og onsdag"), "{shown}");
    assert_eq!(taken(&house), 0, "only shown");

    let done = import(&house, TIMETABLE, "Timeplan", &school).fine();
    assert!(done.contains("5 nye og 0 endrede hendelser er hentet inn."), "{done}");
    assert_eq!(taken(&house), 5, "an audit row for each");
    let again = import(&house, TIMETABLE, "Timeplan", &school).fine();
    assert!(again.contains("uendret: 5") && again.contains("Ingenting er nytt eller endret."), "{again}");
    assert_eq!(taken(&house), 5, "repeated, it changes nothing");

    // The clocks are set back on 25 October: a lesson keeps its time on the wall.
    assert_eq!(
        starts(&house, "19.10.2026", "28.10.2026"),
        [
            "Norsk 2026-10-19T06:15:00Z",
            "Matematikk 2026-10-20T08:00:00Z",
            "Norsk 2026-10-21T06:15:00Z",
            "Matematikk 2026-10-22T08:00:00Z",
            "Kroppsøving 2026-10-23T10:15:00Z",
            "Norsk 2026-10-26T07:15:00Z",
            "Matematikk 2026-10-27T09:00:00Z",
            "Norsk 2026-10-28T07:15:00Z",
            "Samfunnsfag 2026-10-28T09:30:00Z",
        ]
    );
    assert_eq!(listed(&house, "28.09.2026", "02.10.2026"), [] as [Value; 0], "the autumn holidays are left out");
    let moved = listed(&house, "05.11.2026", "06.11.2026");
    let moved = moved.iter().find(|one| one["title"] == "Kroppsøving").unwrap();
    assert_eq!(
        (&moved["starts_at"], &moved["day"], &moved["moved"], &moved["place"], &moved["kind"]),
        (
            &"2026-11-05T13:00:00Z".into(),
            &"2026-11-06".into(),
            &true.into(),
            &"Svømmehallen".into(),
            &"appointment".into()
        )
    );
    assert_eq!(
        (&moved["youths"][0]["name"], &moved["rule"]),
        (&"Amir".into(), &"FREQ=WEEKLY;BYDAY=FR;UNTIL=20261218".into())
    );
    let friday = listed(&house, "20.11.2026", "20.11.2026");
    assert_eq!((&friday[0]["called_off"], friday.len()), (&true.into(), 1));
    let told = house.run_as("KN", &["calendar", "list", "--from", "16.11.2026", "--to", "20.11.2026"]).fine();
    assert!(told.contains("avtale · leilighet 3 Amir · hver mandag og onsdag til 16.12.2026"), "{told}");
    assert!(told.contains("avlyst"), "{told}");
    assert!(listed(&house, "19.12.2026", "30.12.2026").is_empty(), "the term is over");
}

#[test]
fn a_newer_file_changes_only_what_changed_and_tells_what_is_gone() {
    let house = House::sample();
    let endless =
        TIMETABLE.replace("RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20261216T093000Z;BYDAY=WE", "RRULE:FREQ=WEEKLY;BYDAY=WE");
    assert_ne!(endless, TIMETABLE);
    import(&house, &endless, "Timeplan", &[]).fine();
    let before = starts(&house, "17.08.2026", "31.12.2026");
    let (begin, end) = (endless.rfind("BEGIN:VEVENT").unwrap(), endless.rfind("END:VCALENDAR").unwrap());
    let without_test = format!("{}{}", &endless[..begin], &endless[end..]).replace("Rom 7", "Rom 8");
    let named = without_test.find("BEGIN:VEVENT").unwrap();
    let samfunnsfag = without_test.rfind("BEGIN:VEVENT").unwrap();
    let newer =
        format!("{}{}", &without_test[..samfunnsfag], &without_test[without_test.rfind("END:VCALENDAR").unwrap()..]);
    assert!(named < samfunnsfag);
    let answer = import(&house, &newer, "Timeplan", &["--json"]).json();
    assert_eq!((&answer["imported"], &answer["unchanged"]), (&true.into(), &2.into()), "{answer}");
    assert_eq!(answer["new"].as_array().unwrap().len(), 0);
    assert_eq!(answer["changed"].as_array().unwrap().len(), 1);
    assert_eq!(answer["changed"][0]["title"], "Matematikk");
    let gone: Vec<_> = answer["gone"].as_array().unwrap().iter().map(|one| one["title"].clone()).collect();
    assert!(gone.contains(&"Samfunnsfag".into()), "a series without end is never over: {gone:?}");
    assert_eq!(taken(&house), 6);
    assert_eq!(starts(&house, "17.08.2026", "31.12.2026"), before, "what is gone from the file stays");
    let math = listed(&house, "18.08.2026", "18.08.2026");
    assert_eq!(math[0]["place"], "Rom 8");
    // The same events under another name of file are others.
    let other = import(&house, TIMETABLE, "En annen", &["--dry-run"]).fine();
    assert!(other.contains("Nye: 5"), "{other}");
}

#[test]
fn a_school_year_becomes_notices_of_whole_days() {
    let house = House::sample();
    import(&house, SCHOOL_YEAR, "Skoleruta", &["--kind", "holiday"]).fine();
    let autumn = listed(&house, "01.10.2026", "01.10.2026");
    assert_eq!((&autumn[0]["title"], &autumn[0]["kind"]), (&"Høstferie".into(), &"notice".into()));
    assert_eq!(
        (&autumn[0]["starts_at"], &autumn[0]["ends_at"], &autumn[0]["whole_day"]),
        (&"2026-09-27T22:00:00Z".into(), &"2026-10-02T22:00:00Z".into(), &true.into())
    );
    assert!(listed(&house, "03.10.2026", "03.10.2026").is_empty(), "the end is the first day after");
    // Over the change to summer time: 28 March 2027.
    let easter = listed(&house, "25.03.2027", "25.03.2027");
    assert_eq!(
        (&easter[0]["starts_at"], &easter[0]["ends_at"]),
        (&"2027-03-21T23:00:00Z".into(), &"2027-03-30T22:00:00Z".into())
    );
    let comma = listed(&house, "13.11.2026", "13.11.2026");
    assert_eq!(comma[0]["title"], "Planleggingsdag, elevene har fri");
    let again = import(&house, SCHOOL_YEAR, "Skoleruta", &["--kind", "holiday"]).fine();
    assert!(again.contains("uendret: 7"), "{again}");
}

#[test]
fn shifts_of_a_rota_belong_to_whom_their_initials_name() {
    let house = House::sample();
    let answer = import(&house, ROTA, "Turnus", &["--kind", "rota", "--json"]).json();
    assert_eq!(answer["new"].as_array().unwrap().len(), 4);
    assert_eq!(
        (&answer["left_out"][0]["title"], &answer["left_out"][0]["why"]),
        (&"XX Dagvakt".into(), &"nobodys-shift".into())
    );
    let shifts = listed(&house, "23.10.2026", "27.10.2026");
    let told: Vec<String> = shifts
        .iter()
        .map(|one| {
            format!(
                "{} {} {}",
                one["responsible"].as_str().unwrap(),
                one["starts_at"].as_str().unwrap(),
                one["kind"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "KN 2026-10-23T12:30:00Z rota-shift",
            "NV 2026-10-24T20:15:00Z rota-shift",
            "KN 2026-10-26T13:30:00Z rota-shift",
            "OH 2026-10-27T06:30:00Z rota-shift",
        ]
    );
    let args = ["calendar", "list", "--from", "23.10.2026", "--to", "27.10.2026"];
    let without = house.run_as("KN", &args).fine();
    assert!(without.contains("Ingenting i kalenderen"), "shifts are asked for: {without}");
    let with = house.run_as("KN", &[&args[..], &["--rota"]].concat()).fine();
    assert!(with.contains("lør 24.10. 22:15–07:45 Nattevakt (NV) · NV · vakt"), "{with}");
    let all = import(&house, ROTA, "Turnus til TB", &["--kind", "rota", "--staff", "TB", "--json"]).json();
    assert_eq!(all["new"].as_array().unwrap().len(), 5);
}

#[test]
fn times_beside_the_rule_and_further_starts_are_kept() {
    let house = House::sample();
    let file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n\
        BEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Europe/Oslo:20310101T170000\r\nDTEND;TZID=Europe/Oslo:20310101T190000\r\n\
        RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20310131T230000Z\r\nRDATE;TZID=Europe/Oslo:20310108T120000,20310120T180000\r\n\
        EXDATE;TZID=Europe/Oslo:20310113T170000,20310114T170000\r\nSUMMARY:Leksehjelp\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:b\r\nDTSTART;VALUE=DATE:20310101\r\nDTEND;VALUE=DATE:20340101\r\nSUMMARY:Lang\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:c\r\nDTSTART;TZID=Europe/Oslo:20310201T100000\r\nRDATE;TZID=Europe/Oslo:20310203T110000\r\n\
        SUMMARY:Kurs\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:d\r\nDTSTART;TZID=Europe/Oslo:20310211T100000\r\nRECURRENCE-ID;TZID=Europe/Oslo:20310210T100000\r\n\
        SUMMARY:Løsrevet\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let answer = import(&house, file, "Fil", &["--json"]).json();
    let whys: Vec<_> = answer["left_out"].as_array().unwrap().iter().map(|one| one["why"].clone()).collect();
    assert_eq!(whys, ["twice-a-day", "too-long"], "{answer}");
    assert_eq!(
        starts(&house, "01.01.2031", "28.02.2031"),
        [
            "Leksehjelp 2031-01-01T16:00:00Z",
            "Leksehjelp 2031-01-06T16:00:00Z",
            "Leksehjelp 2031-01-08T11:00:00Z",
            "Leksehjelp 2031-01-20T16:00:00Z",
            "Leksehjelp 2031-01-27T16:00:00Z",
            "Kurs 2031-02-01T09:00:00Z",
            "Kurs 2031-02-03T10:00:00Z",
            "Løsrevet 2031-02-11T09:00:00Z",
        ]
    );
    let again = import(&house, file, "Fil", &[]).fine();
    assert!(again.contains("uendret: 4"), "{again}");
}

#[test]
fn what_the_house_has_taken_away_does_not_come_back_with_the_file() {
    let house = House::sample();
    let file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20310106\r\n\
        RRULE:FREQ=WEEKLY\r\nSUMMARY:Vaskedag\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    import(&house, file, "Fil", &[]).fine();
    let series = EventId(listed(&house, "06.01.2031", "06.01.2031")[0]["event"].as_i64().unwrap());
    let occurrence = OccurrenceId { event: series, day: Some(day("2031-01-06")) };
    does(&house, Step::CallOff { occurrence, reach: Reach::All, version: 1, off: true, reason: None });
    assert!(listed(&house, "01.01.2031", "31.01.2031").is_empty());
    let again = import(&house, file, "Fil", &["--json"]).json();
    assert_eq!((&again["imported"], &again["left_out"][0]["why"]), (&false.into(), &"taken-away".into()), "{again}");
    assert!(listed(&house, "01.01.2031", "31.01.2031").is_empty());
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_changes_nothing() {
    let house = House::sample();
    let many = format!("BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n", "BEGIN:VEVENT\r\nEND:VEVENT\r\n".repeat(200_001));
    let deep = "BEGIN:VCALENDAR\r\n".to_owned() + &"BEGIN:X\r\n".repeat(5_000);
    let head = house.open("KN").house.chain_head().unwrap().id.0;
    let mut opened = 0;
    for (content, norwegian, english) in [
        ("<html>Logg inn</html>", "ingen kalenderfil", "no calendar file"),
        ("", "ingen kalenderfil", "no calendar file"),
        (&TIMETABLE[..TIMETABLE.len() / 2], "ikke hel", "not whole"),
        (
            "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n",
            "hører ikke til noe",
            "belongs to nothing",
        ),
        (&many, "200\u{a0}000 hendelser", "200,000 events"),
        (&deep, "dypt i hverandre", "too deep"),
    ] {
        for (language, sentence) in [("nb", norwegian), ("en", english)] {
            let answer = import(&house, content, "Fil", &["--language", language]);
            opened += 1;
            assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{sentence}: {}", answer.err);
            assert!(answer.err.contains(sentence), "{sentence}: {}", answer.err);
        }
    }
    fs::File::create(house.home.path().join("huge.ics")).unwrap().set_len(100 << 20).unwrap();
    let huge = house.run_as("KN", &["calendar", "import", &house.path("huge.ics"), "--source", "Fil"]);
    assert!(huge.code == 2 && huge.err.contains("64 MB"), "{}", huge.err);
    let nowhere = house.run_as("KN", &["calendar", "import", &house.path("no.ics"), "--source", "Fil"]);
    assert!(nowhere.code == 2 && nowhere.err.contains("no.ics"), "{}", nowhere.err);
    let after = house.open("KN").house.chain_head().unwrap().id.0;
    assert_eq!(after - head, opened + 3, "nothing but the openings stands in the chain");
    assert_eq!(taken(&house), 0);
}

#[test]
fn what_a_file_is_taken_as_must_fit() {
    let house = House::sample();
    for (more, sentence) in [
        (&["--kind", "appointment"][..], "--youth"),
        (&["--kind", "activity", "--youth", "3"], "--youth passer"),
        (&["--kind", "school", "--staff", "KN"], "--staff passer"),
        (&["--kind", "rota", "--staff", "ZZ"], "ZZ"),
    ] {
        let answer = import(&house, TIMETABLE, "Fil", more);
        assert!(answer.code == 2 && answer.err.contains(sentence), "{more:?}: {}", answer.err);
    }
    let span = house.run_as("KN", &["calendar", "list", "--from", "02.01.2027", "--to", "01.01.2027"]);
    assert!(span.code == 2 && span.err.contains("før den første"), "{}", span.err);
    let long = house.run_as("KN", &["calendar", "list", "--from", "01.01.2020", "--to", "01.01.2030"]);
    assert!(long.code == 2 && long.err.contains("tre år"), "{}", long.err);
    let temp = house.run_as("TB", &["calendar", "import", &house.path("file.ics"), "--source", "Fil"]);
    assert_eq!((temp.code, temp.out.as_str()), (6, ""), "{}", temp.err);
}

#[test]
fn a_list_with_youths_stands_in_their_files_and_one_without_does_not() {
    let house = House::sample();
    import(&house, TIMETABLE, "Timeplan", &["--kind", "school", "--youth", "3"]).fine();
    house.run_as("TB", &["calendar", "list", "--from", "29.12.2026", "--to", "30.12.2026"]).fine();
    let seen =
        |house: &House| house.run_as("KN", &["access", "list", "--youth", "3"]).fine().contains("tok ut en liste");
    assert!(!seen(&house));
    house.run_as("TB", &["calendar", "list", "--from", "19.10.2026", "--to", "20.10.2026"]).fine();
    assert!(seen(&house));
}

/// A common dinner every Monday of January 2031, as a busy house has it: one time moved, one called off, one left out, one
/// beside the rule; with everything about it that must not leave the house.
fn dinner(house: &House) -> EventId {
    let facts = |day, from, title: &str, place: Option<&str>| EventFacts {
        place: place.map(line),
        responsible: Some(StaffId(2)),
        car: Some(line("Bil 1 hos Kari")),
        note: Prose::optional("Amir er redd for hunder.").unwrap(),
        ..EventFacts::new(EventKind::Activity, line(title), When::clock(day, from, Some(clock(19, 30))))
    };
    let series = facts(day("2031-01-06"), clock(17, 0), "Fellesmiddag, Amirs ønske; ansvar KN", Some("Felleskjøkken"));
    let series = EventFacts { rule: Some(EventRule::parse("FREQ=WEEKLY;BYDAY=MO;UNTIL=20310331").unwrap()), ..series };
    let time = |of: &str, on: &str, from, called_off| ImportedOccurrence {
        day: day(of),
        facts: facts(day(on), from, "Fellesmiddag hos Samira", None),
        called_off,
    };
    let event = ImportedEvent {
        source: line("Oppsett"),
        uid: "x".to_owned(),
        facts: series,
        called_off: false,
        left_out: vec![day("2031-01-27")],
        changed: vec![
            time("2031-01-13", "2031-01-14", clock(18, 0), false),
            time("2031-01-20", "2031-01-20", clock(17, 0), false),
            time("2031-01-30", "2031-01-30", clock(12, 0), false),
        ],
    };
    let event = EventId(does(house, Step::Import(Box::new(event))));
    let occurrence = OccurrenceId { event, day: Some(day("2031-01-20")) };
    let version = house.open("KN").house.read().occurrence(occurrence, Zone::OSLO).unwrap().unwrap().version;
    let reason = Some(line("Vannkopper på huset"));
    does(house, Step::CallOff { occurrence, reach: Reach::This, version, off: true, reason });
    let single = facts(day("2031-01-09"), clock(16, 0), "Svømming", Some("Badet"));
    does(house, Step::Add(EventFacts { youths: vec![YouthId(3)], ..single.clone() }));
    let secret = EventFacts {
        kind: EventKind::Appointment,
        youths: vec![YouthId(3)],
        title: line("Psykolog"),
        ..single.clone()
    };
    does(house, Step::Add(secret));
    let notice =
        When { day: day("2031-01-10"), time: personalbase::domain::calendar::EventTime::WholeDays { days: 2 } };
    does(house, Step::Add(EventFacts::new(EventKind::Notice, line("Vannet er stengt"), notice)));
    does(house, Step::Add(EventFacts { kind: EventKind::RotaShift, title: line("Kveldsvakt"), ..single }));
    event
}

/// Every name somebody in the house goes by, the words of each and their initials.
fn names(house: &House) -> Vec<String> {
    let people = house.open("KN").house.read().people().unwrap();
    let youths = people.youths.values().flat_map(|youth| youth.facts.names());
    let staff = people.staff.values().map(|member| member.name.as_str());
    let words = youths.chain(staff).flat_map(str::split_whitespace).map(str::to_owned);
    words.chain(people.staff.values().map(|member| member.initials.to_string())).collect()
}

fn assert_names_nobody(house: &House, text: &str) {
    for name in names(house) {
        let found = text
            .split(|sign: char| !sign.is_alphanumeric())
            .any(|word| word.starts_with(&name) && word.len() <= name.len() + 1);
        assert!(!found, "{name}\n{text}");
    }
    for secret in ["Psykolog", "redd", "hunder", "Bil 1", "Kveldsvakt", "Vannkopper"] {
        assert!(!text.contains(secret), "{secret}\n{text}");
    }
}

fn export(house: &House, name: &str) -> String {
    let args = ["calendar", "export", &house.path(name), "--from", "01.01.2031", "--to", "31.12.2031"];
    let told = house.run_as("TB", &args).fine();
    assert!(told.contains("2 fellesaktiviteter er skrevet til"), "{told}");
    fs::read_to_string(house.path(name)).unwrap()
}

/// A file without what differs between two houses.
fn without_origin(text: &str) -> String {
    let differs = |line: &&str| ["UID:", "DTSTAMP:", "SEQUENCE:"].iter().any(|begin| line.starts_with(begin));
    text.lines().filter(|line| !differs(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn an_export_names_nobody_and_comes_back_as_it_was() {
    let house = House::sample();
    dinner(&house);
    let file = export(&house, "ut.ics");
    assert_names_nobody(&house, &file);
    assert!(file.contains("Fellesmiddag") && file.contains("Badet") && file.contains("\r\n"), "{file}");
    let over = house.run_as("TB", &["calendar", "export", &house.path("ut.ics")]);
    assert!(over.code == 2 && over.err.contains("finnes fra før"), "{}", over.err);
    assert_eq!(fs::read_to_string(house.path("ut.ics")).unwrap(), file, "a file that exists is left alone");
    let second = export(&house, "igjen.ics");
    let uids = |text: &str| text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(uids(&second), uids(&file), "the same event has the same name every time");

    let other = House::sample();
    let answer = import(&other, &file, "Fra nabohuset", &[]).fine();
    assert!(answer.contains("2 nye"), "{answer}");
    let again = import(&other, &file, "Fra nabohuset", &[]).fine();
    assert!(again.contains("uendret: 2"), "{again}");
    assert_eq!(without_origin(&export(&other, "ut.ics")), without_origin(&file));
    let of = |house: &House| {
        let mut listed = listed(house, "01.01.2031", "31.12.2031");
        listed.retain(|one| one["kind"] == "activity");
        let told =
            |one: &Value| format!("{} {} {} {}", one["starts_at"], one["ends_at"], one["called_off"], one["moved"]);
        listed.iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(of(&other), of(&house));
}

#[test]
fn another_library_reads_an_export_as_the_house_has_it() {
    let house = House::sample();
    dinner(&house);
    let calendar: icalendar::Calendar = export(&house, "ut.ics").parse().unwrap();
    let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for component in &calendar.components {
        let CalendarComponent::Event(event) = component else { continue };
        let several =
            |name: &str| event.multi_properties().get(name).and_then(|all| all.first()).map(icalendar::Property::value);
        let value = |name: &str| event.property_value(name).or_else(|| several(name)).unwrap_or("–").to_owned();
        let told = ["RECURRENCE-ID", "DTSTART", "DTEND", "RRULE", "EXDATE", "RDATE", "STATUS", "LOCATION"]
            .map(value)
            .join(" ");
        assert!(event.get_uid().unwrap().starts_with("event-"), "{event:?}");
        assert!(event.get_description().is_none());
        seen.entry(event.get_uid().unwrap().split('@').next().unwrap().to_owned()).or_default().push(told);
    }
    let all: Vec<Vec<String>> = seen.into_values().collect();
    assert!(all.contains(&vec!["– 20310109T160000 20310109T193000 – – – – Badet".to_owned()]), "{all:?}");
    let series = all.iter().find(|times| times.len() == 4).unwrap();
    assert_eq!(
        series[..],
        [
            "– 20310106T170000 20310106T193000 FREQ=WEEKLY;BYDAY=MO;UNTIL=20310331T215959Z 20310127T170000 20310130T120000 – Felleskjøkken",
            "20310113T170000 20310114T180000 20310114T193000 – – – – –",
            "20310120T170000 20310120T170000 20310120T193000 – – – CANCELLED –",
            "20310130T120000 20310130T120000 20310130T193000 – – – – –",
        ]
    );
}

#[test]
fn the_print_for_the_wall_names_nobody() {
    let house = House::sample();
    dinner(&house);
    let week = house.run_as("TB", &["calendar", "print", "--week", "09.01.2031"]).fine();
    assert_names_nobody(&house, &week);
    assert!(week.starts_with("UKE 2 · 06.01.–12.01.2031\n"), "{week}");
    assert!(week.contains("  17:00–19:30   Fellesmiddag, … ønske; ansvar … · Felleskjøkken\n"), "{week}");
    assert!(week.contains("MANDAG 6. JANUAR\n") && week.contains("SØNDAG 12. JANUAR *"), "{week}");
    assert_eq!(week.matches("hele dagen    Vannet er stengt").count(), 2, "{week}");
    let month = house.run_as("TB", &["calendar", "print", "--month", "09.01.2031"]).fine();
    assert_names_nobody(&house, &month);
    assert!(
        month.starts_with("JANUAR 2031\n") && month.contains("│nyttårsdag│") && month.contains("│Fellesmid-│"),
        "{month}"
    );
    assert!(month.contains("(avlyst)"), "{month}");
    for print in [&week, &month] {
        assert!(print.lines().all(|line| line.chars().count() <= 80), "{print}");
        assert!(!print.contains('\u{c}'), "no form feed");
    }
    let out = house.path("uke.txt");
    let told = house.run_as("TB", &["calendar", "print", "--week", "09.01.2031", "--out", &out]).fine();
    assert!(told.contains("uke.txt"), "{told}");
    assert_eq!(fs::read_to_string(&out).unwrap(), week);
    assert_eq!(house.run_as("TB", &["calendar", "print", "--out", &out]).code, 2, "it is left alone");
}

#[test]
fn first_names_stand_on_the_wall_where_the_house_wants_them_and_never_of_one_who_is_protected() {
    let house = House::sample();
    let event = dinner(&house);
    let mondays = OccurrenceId { event, day: Some(day("2031-01-06")) };
    for youth in [YouthId(1), YouthId(3)] {
        let new =
            NewAttendance { occurrence: mondays, youth, state: AttendanceState::SignedUp, words: None, seen: None };
        does(&house, Step::Attend(new));
    }
    fs::write(house.home.path().join("config.toml"), "[calendar]\nwall-names = \"first\"\n").unwrap();
    let config = house.path("config.toml");
    let print = |what| house.run_as("TB", &["--config", &config, "calendar", "print", what, "09.01.2031"]).fine();
    let week = print("--week");
    assert!(week.contains("  med Samira, Amir\n"), "{week}");
    assert!(week.contains("Fellesmiddag, Amirs ønske"), "a first name that may stand may stand in the title: {week}");
    assert!(week.contains("ved Ola") && !week.contains("Hegge"), "{week}");
    assert_names_nobody(&house, &print("--month"));
    let seen = house.run_as("KN", &["access", "list", "--youth", "1"]).fine();
    assert!(seen.contains("tok ut en liste"), "{seen}");

    crate::consent::protect(&house, personalbase::domain::contact::clock::ProtectionLevel::StrictlyConfidential);
    let week = print("--week");
    assert!(week.contains("  med Samira\n") && !week.contains("Amir"), "{week}");
}

#[test]
fn the_times_of_a_series_are_told_apart_among_the_activities_of_a_week() {
    let house = House::sample();
    let when = When::clock(day("2026-11-16"), clock(8, 0), Some(clock(8, 30)));
    let rule = Some("FREQ=DAILY".parse().unwrap());
    does(&house, Step::Add(EventFacts { rule, ..EventFacts::new(EventKind::Activity, line("Frokost"), when) }));
    let week = house.run_as("KN", &["activity", "list", "--json"]).json();
    let told = |title: &str| -> Vec<Value> {
        let all = week["activities"].as_array().unwrap().iter();
        all.filter(|one| one["title"] == title).map(|one| one["day"].clone()).collect()
    };
    let (breakfasts, mut days) = (told("Frokost"), told("Frokost"));
    days.dedup();
    assert!(breakfasts.len() > 1 && days == breakfasts && days.iter().all(Value::is_string), "{week}");
    assert!(told("Fellesmiddag").iter().all(Value::is_null), "{week}");
}
