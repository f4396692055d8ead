//! A newer file over a series that the house has changed: what stays as the house has it is told before and after.

use personalbase::domain::{
    calendar::{AttendanceState, EventFacts, NewAttendance, OccurrenceId, Reach, Step},
    ids::YouthId,
    time::Zone,
};

use super::*;

/// Norsk on Mondays from 6 January 2031 on.
fn lessons(rule: &str, title: &str) -> String {
    let lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//skole//NO",
        "BEGIN:VEVENT",
        "UID:norsk@skole",
        "DTSTAMP:20301201T080000Z",
        "DTSTART:20310106T081500",
        "DTEND:20310106T094500",
        rule,
        &format!("SUMMARY:{title}"),
        "END:VEVENT",
        "END:VCALENDAR",
    ];
    lines.join("\r\n")
}

const SIX: &str = "RRULE:FREQ=WEEKLY;COUNT=6";

/// Takes lessons in, splits them on 27 January and calls the 13th off.
fn house_that_changed_some(rule: &str) -> House {
    let house = House::sample();
    import(&house, lessons(rule, "Norsk"), "Skolen", &["--kind", "school"]).fine();
    let event = EventId(listed(&house, "06.01.2031", "06.01.2031")[0]["event"].as_i64().unwrap());
    let time = |text: &str| {
        let id = OccurrenceId { event, day: Some(day(text)) };
        house.open("KN").house.read().occurrence(id, Zone::OSLO).unwrap().unwrap()
    };
    let split = time("2031-01-27");
    let facts = EventFacts { place: Some(line("Stua")), ..split.facts.clone() };
    let version = split.series_version;
    does(&house, Step::Change { occurrence: split.id, reach: Reach::Following, version, facts });
    let off = time("2031-01-13");
    does(
        &house,
        Step::CallOff { occurrence: off.id, reach: Reach::This, version: off.version, off: true, reason: None },
    );
    house
}

fn told(house: &House) -> Vec<String> {
    let tell = |one: &Value| {
        let off = if one["called_off"] == true { " ×" } else { "" };
        format!("{} {}{off}", &one["starts_at"].as_str().unwrap()[..10], one["title"].as_str().unwrap())
    };
    listed(house, "01.01.2031", "28.02.2031").iter().map(tell).collect()
}

#[test]
fn what_stays_as_the_house_has_it_is_counted_in_what_is_shown_and_in_what_is_done() {
    let house = house_that_changed_some(SIX);
    let newer = lessons(SIX, "Norsk 2");
    let school = ["--kind", "school"];
    let heading = "Ganger som står slik huset har dem, og ikke slik fila sier: 4\n";
    let shown = import(&house, &newer, "Skolen", &[&school[..], &["--dry-run"]].concat()).fine();
    assert!(shown.contains("Endret: 1") && shown.contains(heading) && shown.contains("· 4 ganger\n"), "{shown}");
    let english = import(&house, &newer, "Skolen", &["--kind", "school", "--dry-run", "--language", "en"]).fine();
    assert!(english.contains("stay as the house has them, and not as the file says: 4\n"), "{english}");
    let json = import(&house, &newer, "Skolen", &[&school[..], &["--dry-run", "--json"]].concat()).json();
    assert_eq!((&json["kept"][0]["times"], &json["kept"][0]["all_from"]), (&4.into(), &Value::Null), "{json}");
    let done = import(&house, &newer, "Skolen", &school).fine();
    assert!(done.contains(heading) && done.contains("0 nye og en endret"), "{done}");
    let expected = [
        "2031-01-06 Norsk 2",
        "2031-01-13 Norsk ×",
        "2031-01-20 Norsk 2",
        "2031-01-27 Norsk",
        "2031-02-03 Norsk",
        "2031-02-10 Norsk",
    ];
    assert_eq!(told(&house), expected);
    let again = import(&house, &newer, "Skolen", &school).fine();
    assert!(again.contains("uendret: 1") && !again.contains("slik huset"), "{again}");
    assert_eq!(told(&house), expected);
}

#[test]
fn a_series_without_an_end_stays_from_its_split_on() {
    let house = house_that_changed_some("RRULE:FREQ=WEEKLY");
    let done = import(&house, lessons("RRULE:FREQ=WEEKLY", "Norsk 2"), "Skolen", &["--kind", "school"]).fine();
    assert!(done.contains("ikke slik fila sier: 1, og serier uten slutt: 1\n"), "{done}");
    assert!(done.contains("en gang, alle fra man 27.01.2031\n"), "{done}");
    assert_eq!(told(&house).len(), 8, "every Monday once");
}

#[test]
fn where_all_of_it_is_the_houses_own_nothing_changes_and_it_is_told_once() {
    let house = house_that_changed_some(SIX);
    let ours = lessons(SIX, "Norsk 2").replace("20310106T", "20310127T");
    let taken_before = taken(&house);
    let done = import(&house, &ours, "Skolen", &["--kind", "school"]).fine();
    assert!(done.contains("og ikke slik fila sier: 7") && done.contains("Ingenting er nytt eller endret."), "{done}");
    assert_eq!(taken(&house), taken_before + 1, "what the file says now is remembered");
    let again = import(&house, &ours, "Skolen", &["--kind", "school"]).fine();
    assert!(again.contains("uendret: 1") && !again.contains("slik huset"), "{again}");
}

#[test]
fn a_series_that_is_gone_from_the_file_stays_and_is_told() {
    let house = house_that_changed_some("RRULE:FREQ=WEEKLY");
    let before = told(&house);
    let other = lessons(SIX, "Matte").replace("norsk@skole", "matte@skole").replace("20310106T", "20310401T");
    let done = import(&house, &other, "Skolen", &["--kind", "school"]).fine();
    assert!(done.contains("ikke i fila lenger (står til noen tar det bort): 1\n"), "{done}");
    assert!(done.contains("man 06.01.2031 08:15–09:45 Norsk"), "{done}");
    assert_eq!(told(&house), before);
}

/// A training every Monday of October 2020, to which the first youth came on the 12th.
fn house_that_trained(rule: &str) -> (House, String) {
    let house = House::sample();
    let file = lessons(rule, "Trening").replace("20310106T", "20201005T");
    import(&house, &file, "Klubben", &[]).fine();
    let first = &listed(&house, "05.10.2020", "05.10.2020")[0];
    let event = EventId(first["event"].as_i64().unwrap());
    let day = rule.contains("RRULE").then(|| day("2020-10-12"));
    let new = |state| NewAttendance {
        occurrence: OccurrenceId { event, day },
        youth: YouthId(1),
        state,
        words: None,
        seen: None,
    };
    does(&house, Step::Attend(new(AttendanceState::Came)));
    (house, file)
}

#[test]
fn what_stays_because_somebody_came_is_told_and_the_rest_of_the_file_is_taken() {
    let (house, file) = house_that_trained("RRULE:FREQ=WEEKLY");
    let newer = file.replace("20201005T", "20201006T") + "\r\n";
    let heading = "Ganger som står slik huset har dem, og ikke slik fila sier: 1\n";
    for more in [&["--dry-run"][..], &[]] {
        let told = import(&house, &newer, "Klubben", more).fine();
        assert!(told.contains(heading) && told.contains("· en gang med oppmøte eller påmelding\n"), "{told}");
    }
    let days = listed(&house, "05.10.2020", "20.10.2020");
    let days: Vec<&str> = days.iter().map(|one| &one["starts_at"].as_str().unwrap()[..10]).collect();
    assert_eq!(days, ["2020-10-05", "2020-10-12", "2020-10-13", "2020-10-20"]);
    let json = import(&house, &file, "Klubben", &["--dry-run", "--json"]).json();
    assert_eq!(
        (&json["kept"][0], json["changed"].as_array().unwrap().len()),
        (&Value::Null, 1),
        "as it stands: {json}"
    );
}

#[test]
fn what_happens_once_and_somebody_came_to_is_told_to_stay_whole() {
    let (house, file) = house_that_trained("COMMENT:en gang");
    let series = file.replace("COMMENT:en gang", "RRULE:FREQ=WEEKLY");
    let json = import(&house, &series, "Klubben", &["--dry-run", "--json"]).json();
    let kept = &json["kept"][0];
    assert_eq!((&kept["attended"], &kept["nothing_taken"]), (&1.into(), &true.into()), "{json}");
    let told = import(&house, &series, "Klubben", &["--language", "en"]).fine();
    assert!(told.contains("once with attendance or sign-ups, nothing of this was taken\n"), "{told}");
    assert_eq!(listed(&house, "01.10.2020", "31.10.2020").len(), 1);
}

#[test]
fn a_time_the_house_changed_and_the_file_moves_is_named_with_the_day_the_file_now_has() {
    let house = House::sample();
    let file = lessons(SIX, "Norsk");
    import(&house, &file, "Skolen", &["--kind", "school"]).fine();
    let event = EventId(listed(&house, "06.01.2031", "06.01.2031")[0]["event"].as_i64().unwrap());
    let time = |text: &str| {
        let id = OccurrenceId { event, day: Some(day(text)) };
        house.open("KN").house.read().occurrence(id, Zone::OSLO).unwrap().unwrap()
    };
    let off = time("2031-01-13");
    let version = off.version;
    does(&house, Step::CallOff { occurrence: off.id, reach: Reach::This, version, off: true, reason: None });
    let moved = time("2031-01-20");
    let facts = EventFacts { when: moved.facts.when.on(day("2031-01-22")), ..moved.facts.clone() };
    does(&house, Step::Change { occurrence: moved.id, reach: Reach::This, version: moved.version, facts });
    let tuesdays = file.replace("20310106T", "20310107T");
    let told = [
        "Se etter disse, for fila har flyttet en gang som huset har gjort noe med: 2\n",
        "  Norsk · huset hadde avlyst man 13.01.2031; fila har nå tir 14.01.2031: se etter\n",
        "  Norsk · huset hadde flyttet man 20.01.2031 til ons 22.01.2031; fila har nå tir 21.01.2031: se etter\n",
    ];
    let json = import(&house, &tuesdays, "Skolen", &["--kind", "school", "--dry-run", "--json"]).json();
    let doubt = &json["doubts"][1];
    assert_eq!((&doubt["stands_on"], &doubt["file_has"]), (&"2031-01-22".into(), &"2031-01-21".into()), "{json}");
    for more in [&["--kind", "school", "--dry-run"][..], &["--kind", "school"]] {
        let answer = import(&house, &tuesdays, "Skolen", more).fine();
        assert!(told.iter().all(|line| answer.contains(line)), "{answer}");
    }
    let again = import(&house, &tuesdays, "Skolen", &["--kind", "school"]).fine();
    assert!(!again.contains("Se etter"), "{again}");
}
