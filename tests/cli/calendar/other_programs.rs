//! What the invented house gives out, read and counted by libraries that know nothing of it.

use chrono::{DateTime, NaiveDateTime, TimeZone as _, Utc};

use super::*;

const FROM: &str = "2026-10-01";
const TO: &str = "2027-03-31";

/// A time of an event: what, when and whether it is called off.
type Told = (DateTime<Utc>, String, bool);

/// The invented house of a certain moment, and how it is asked.
struct Demo {
    house: House,
    user: String,
}

impl Demo {
    fn write() -> Self {
        let house = House::none();
        let args =
            ["demo", "--write", &house.path("demo"), "--entries", "60", "--now", "2026-11-21T13:32:00Z", "--json"];
        let written = house.run(&args).json();
        let member = &written["staff"][0];
        fs::write(house.path("secret"), member["passphrase"].as_str().unwrap()).unwrap();
        Self { house, user: member["initials"].as_str().unwrap().to_owned() }
    }

    fn run(&self, args: &[&str]) -> Answer {
        let mut program = assert_cmd::Command::new(env!("CARGO_BIN_EXE_personalbase"));
        program.env_clear().env("HOME", self.house.home.path()).args(["--data", &self.house.path("demo")]);
        program.args(["--passphrase-file", &self.house.path("secret"), "--user", &self.user]);
        Answer::of(program.args(args))
    }
}

fn as_the_house_has_it(demo: &Demo) -> Vec<Told> {
    let listed = demo.run(&["calendar", "list", "--from", FROM, "--to", TO, "--json"]).json();
    let all = listed["occurrences"].as_array().unwrap().iter();
    let common = all.filter(|one| ["activity", "house-meeting"].contains(&one["kind"].as_str().unwrap()));
    let mut told: Vec<Told> = common
        .map(|one| {
            let start = one["starts_at"].as_str().unwrap().parse().unwrap();
            (start, one["title"].as_str().unwrap().to_owned(), one["called_off"] == true)
        })
        .collect();
    told.sort();
    told
}

/// The instant of a time of the file, which is one on the clock of Oslo.
fn instant(value: &str) -> DateTime<Utc> {
    let wall = NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S").unwrap();
    chrono_tz::Europe::Oslo.from_local_datetime(&wall).unwrap().with_timezone(&Utc)
}

fn all_of(event: &icalendar::Event, name: &str) -> Vec<String> {
    let several = event.multi_properties().get(name).into_iter().flatten().map(|one| one.value().to_owned());
    event.property_value(name).map(str::to_owned).into_iter().chain(several).collect()
}

fn as_others_read_it(file: &str) -> Vec<Told> {
    let calendar: icalendar::Calendar = file.parse().unwrap();
    let events: Vec<&icalendar::Event> = calendar.components.iter().filter_map(CalendarComponent::as_event).collect();
    let title = |event: &icalendar::Event| event.get_summary().unwrap().to_owned();
    let is_off = |event: &icalendar::Event| event.property_value("STATUS") == Some("CANCELLED");
    let changed: Vec<(String, DateTime<Utc>)> = events
        .iter()
        .filter_map(|event| Some((event.get_uid()?.to_owned(), instant(event.property_value("RECURRENCE-ID")?))))
        .collect();
    let end = instant("20270401T000000");
    let mut told: Vec<Told> = Vec::new();
    for event in events {
        let start = event.property_value("DTSTART").unwrap();
        let Some(rule) = event.property_value("RRULE") else {
            told.push((instant(start), title(event), is_off(event)));
            continue;
        };
        let mut lines = vec![format!("DTSTART;TZID=Europe/Oslo:{start}"), format!("RRULE:{rule}")];
        for name in ["EXDATE", "RDATE"] {
            lines.extend(all_of(event, name).iter().map(|value| format!("{name};TZID=Europe/Oslo:{value}")));
        }
        let days: rrule::RRuleSet = lines.join("\n").parse().unwrap();
        let days = days.before(end.with_timezone(&rrule::Tz::UTC)).all(1_000).dates;
        let uid = event.get_uid().unwrap().to_owned();
        let as_planned = days.iter().map(|day| day.with_timezone(&Utc));
        let as_planned = as_planned.filter(|day| !changed.contains(&(uid.clone(), *day)));
        told.extend(as_planned.map(|day| (day, title(event), is_off(event))));
    }
    told.retain(|(start, ..)| *start >= instant("20261001T000000") && *start < end);
    told.sort();
    told
}

#[test]
fn the_invented_house_is_read_the_same_by_others_time_for_time() {
    let demo = Demo::write();
    let path = demo.house.path("ut.ics");
    demo.run(&["calendar", "export", &path, "--from", FROM, "--to", TO]).fine();
    let file = fs::read_to_string(&path).unwrap();
    let (house, others) = (as_the_house_has_it(&demo), as_others_read_it(&file));
    assert!(house.len() > 50, "{house:?}");
    assert_eq!(others, house);
}

#[test]
fn a_folder_that_is_not_there_is_named_and_nothing_is_written() {
    let house = House::sample();
    let path = house.path("finnes-ikke/ut.ics");
    for args in [&["calendar", "export", &path][..], &["calendar", "print", "--out", &path]] {
        let answer = house.run_as("TB", args);
        assert_eq!(answer.code, 2, "{}", answer.err);
        assert!(answer.err.contains("er ikke skrevet: mappa finnes ikke."), "{}", answer.err);
    }
}

#[test]
fn a_list_over_the_turn_of_the_year_says_which_year_it_is() {
    let house = House::sample();
    dinner(&house);
    let listed = house.run_as("TB", &["calendar", "list", "--from", "20.12.2030", "--to", "10.01.2031"]).fine();
    let lines: Vec<&str> = listed.lines().collect();
    let year = lines.iter().position(|line| *line == "2031").unwrap_or_else(|| panic!("{listed}"));
    assert!(lines[year + 1].starts_with("man 06.01.") || lines[year + 1].contains(".01."), "{listed}");
    let one_year = house.run_as("TB", &["calendar", "list", "--from", "02.01.2031", "--to", "10.01.2031"]).fine();
    assert!(!one_year.lines().any(|line| line == "2031"), "{one_year}");
}

#[test]
fn the_print_says_what_its_star_means() {
    let house = House::sample();
    for (language, legend) in [("nb", "* rød dag"), ("en", "* Sunday or public holiday")] {
        for what in ["--week", "--month"] {
            let print = house.run_as("TB", &["--language", language, "calendar", "print", what, "09.01.2031"]).fine();
            assert_eq!(print.lines().last(), Some(legend), "{print}");
        }
    }
}
