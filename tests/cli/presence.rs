//! Where youths are, how closely they are watched over, and the fire roll, on the command line.

use serde_json::Value;

use crate::house::{Answer, House};

#[test]
fn a_mark_is_set_in_either_language_and_listed() {
    let house = House::sample();
    let answer = house.run_as("TB", &["presence", "set", "3", "inne", "--source", "sagt"]).fine();
    assert!(answer.starts_with("Lagret kl. ") && answer.contains("leilighet 3, Amir · inne sagt "), "{answer}");
    assert!(answer.trim_end().ends_with("(TB)"), "{answer}");
    let english = house.run_as("OH", &["presence", "set", "samira", "school-or-work", "--language", "en"]).fine();
    assert!(english.contains("apartment 1, Samira · school/work seen "), "{english}");
    let list = house.run_as("KN", &["presence", "list"]).fine();
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines.len(), 5, "{list}");
    assert!(lines[0].starts_with("leilighet 1, Samira · skole/jobb sett "), "{list}");
    assert_eq!(lines[1], "leilighet 2, Yonas · ukjent, ikke merket");
    assert!(lines[2].contains("Amir · inne sagt "), "{list}");
}

#[test]
fn a_mark_in_json_has_every_field_and_nobody_unmarked_is_in() {
    let house = House::sample();
    let args = ["presence", "set", "3", "overnatter borte", "--at", "-1t", "--back", "+1d 12:00"];
    let more = ["--place", "hos onkel", "--agreed-with", "KN", "--note", "tok med PC", "--json"];
    let mark = house.run_as("OH", &[&args[..], &more[..]].concat()).json()["presence"].clone();
    assert_eq!((&mark["state"], &mark["source"]), (&"overnight-away".into(), &"observed".into()));
    assert_eq!((&mark["counted"], &mark["overdue"]), (&"out".into(), &false.into()));
    assert_eq!((&mark["place"], &mark["agreed_with"]), (&"hos onkel".into(), &"KN".into()));
    assert_eq!((&mark["by"], &mark["note"]), (&"OH".into(), &"tok med PC".into()));
    assert!(mark["at"].as_str() < mark["written_at"].as_str(), "{mark}");
    let list = house.run_as("KN", &["presence", "list", "--json"]).json();
    let counted: Vec<&Value> = list["presence"].as_array().unwrap().iter().map(|mark| &mark["counted"]).collect();
    assert_eq!(counted, ["unknown", "unknown", "out", "unknown", "unknown"]);
    assert_eq!(list["presence"][0]["id"], Value::Null);
}

#[test]
fn the_history_of_one_youth_is_their_file() {
    let house = House::sample();
    for state in ["in", "out", "unknown"] {
        house.run_as("OH", &["presence", "set", "3", state]).fine();
    }
    house.run_as("OH", &["presence", "list"]).fine();
    assert_eq!(house.newest_audit().0, "export", "where everybody is is no single youth's file");
    let history = house.run_as("OH", &["presence", "list", "--about", "3", "--limit", "2"]).fine();
    assert!(history.starts_with("ukjent siden ") && history.contains("\nute sett "), "{history}");
    assert!(!history.contains("inne sett") && history.contains("Det finnes flere."), "{history}");
    assert_eq!(house.newest_audit(), ("open-file".to_owned(), Some(3)));
}

#[test]
fn a_level_is_set_with_reason_and_review_and_listed() {
    let house = House::sample();
    let args = ["watch", "set", "3", "følg med", "--reason", "sover lite", "--review", "+2d 14:00", "--json"];
    let level = house.run_as("TB", &args).json()["watch"].clone();
    assert_eq!((&level["level"], &level["reason"]), (&"follow".into(), &"sover lite".into()));
    assert_eq!((&level["to_review"], &level["by"]), (&false.into(), &"TB".into()));
    let acute = house.run_as("OH", &["watch", "set", "3", "akutt", "--reason", "vil ikke snakke"]).fine();
    assert!(acute.contains("leilighet 3, Amir · AKUTT siden ") && acute.contains("(OH)"), "{acute}");
    assert!(acute.contains(" · vurderes i morgen "), "{acute}");
    let list = house.run_as("KN", &["watch", "list"]).fine();
    assert!(list.contains("leilighet 1, Samira · ikke vurdert\n"), "{list}");
    assert!(list.contains("Amir · AKUTT siden "), "{list}");
    let history = house.run_as("KN", &["watch", "list", "--about", "3"]).fine();
    let lines: Vec<&str> = history.lines().collect();
    assert!(lines[0].starts_with("AKUTT siden ") && lines[1].starts_with("FØLG MED satt "), "{history}");
    assert!(lines[1].ends_with("(TB) · sover lite"), "{history}");
    assert_eq!(house.newest_audit(), ("open-file".to_owned(), Some(3)));
    let json = house.run_as("KN", &["watch", "list", "--json"]).json();
    assert_eq!((json["watch"].as_array().unwrap().len(), json["not_set"].as_array().unwrap().len()), (1, 4));
}

/// A house in which one is in, one is out and late, and the others are unknown; one of them needs help.
fn in_case_of_fire() -> House {
    let house = House::sample();
    house.run_as("KN", &["presence", "set", "1", "in"]).fine();
    house.run_as("KN", &["presence", "set", "2", "out", "--at", "-3t", "--back", "-1t", "--place", "byen"]).fine();
    house.run_as("KN", &["presence", "guests", "1", "2"]).fine();
    let mut opened = house.open("KN");
    let mut amir = opened.house.read().people().unwrap().youths.into_values().nth(2).unwrap();
    amir.facts.help_needed = personalbase::domain::names::Line::optional("hører dårlig").unwrap();
    let (youth, version, facts) = (amir.id, amir.version, amir.facts);
    let change = personalbase::domain::command::Command::ChangeYouth { youth, version, facts };
    opened.house.execute(opened.staff.id, crate::house::now(), &change).unwrap();
    house
}

#[test]
fn the_fire_roll_tells_everybody_by_apartment() {
    let house = in_case_of_fire();
    house.take_shift("OH");
    let roll = house.run_as("OH", &["evacuation"]).fine();
    for part in [
        "BRANNLISTE\nEKV bofellesskap\n",
        "På vakt: ",
        "Inne 1, ute 1, ukjent 3. Gjester: 2. Trenger hjelp: 1.",
        "Leilighet 1: Samira. INNE, sett ",
        "2 gjester, telt ",
        "Leilighet 2: Yonas. UTE, sett ",
        "byen, ▲ ventet ",
        "Leilighet 3: Amir. UKJENT, ikke merket. TRENGER HJELP: hører dårlig.",
        "Leilighet 5: ledig.",
        "Ukjent telles aldri som inne: let etter dem.",
    ] {
        assert!(roll.contains(part), "{part}: {roll}");
    }
    assert_eq!(house.newest_audit(), ("open-fire-roll".to_owned(), None));
    let english = house.run_as("OH", &["evacuation", "--language", "en"]).fine();
    assert!(english.contains("Apartment 3: Amir. UNKNOWN, not marked. NEEDS HELP: hører dårlig."), "{english}");
}

#[test]
fn the_reduced_roll_has_no_name_and_nothing_about_who_is_away() {
    let house = in_case_of_fire();
    let roll = house.run_as("OH", &["evacuation", "--reduced"]).fine();
    let json = house.run_as("OH", &["evacuation", "--reduced", "--json"]).fine();
    for name in ["Samira", "Yonas", "Amir", "Hodan", "KN", "OH", "byen", "hører dårlig"] {
        assert!(!roll.contains(name) && !json.contains(name), "{name}: {roll}{json}");
    }
    assert!(roll.contains("Leilighet 2: UTE, sett ") && roll.contains("▲ ventet "), "{roll}");
    assert!(roll.contains("Leilighet 3: UKJENT, ikke merket. TRENGER HJELP."), "{roll}");
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["totals"]["in"], 1);
    assert_eq!(json["apartments"][0]["guests"]["count"], 2);
    assert_eq!(json["apartments"][2]["help_needed"], true);
    assert_eq!(json["apartments"][4]["counted"], Value::Null);
}

#[cfg(unix)]
#[test]
fn the_roll_goes_to_a_file_that_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let house = in_case_of_fire();
    let path = house.path("brannliste.txt");
    let answer = house.run_as("KN", &["evacuation", "--output", &path]).fine();
    assert!(answer.contains("brannliste.txt") && answer.contains("ikke kryptert"), "{answer}");
    let printed = std::fs::read_to_string(&path).unwrap();
    assert!(printed.starts_with("BRANNLISTE\n") && printed.contains("let etter dem.\n\nSpor: rad "), "{printed}");
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    // What is there already is left as it is.
    std::fs::write(&path, "noe annet").unwrap();
    let again = house.run_as("KN", &["evacuation", "--output", &path]);
    assert!(again.code == 2 && again.err.contains("finnes fra før"), "{} {}", again.code, again.err);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "noe annet");
    let nowhere = house.run_as("KN", &["evacuation", "--output", &house.path("no/such/place")]);
    assert!(nowhere.code == 2 && nowhere.err.contains("mappa finnes ikke"), "{} {}", nowhere.code, nowhere.err);
}

#[test]
fn the_board_as_text_tells_watch_and_presence() {
    let house = House::sample();
    house.run_as("KN", &["presence", "set", "3", "out", "--source", "told", "--at", "-2t", "--back", "-1t"]).fine();
    house.run_as("KN", &["watch", "set", "3", "follow", "--reason", "sover lite"]).fine();
    let board = house.run_as("KN", &["today"]).fine();
    assert!(board.contains("Leilighet 3: Amir – FØLG MED – ▲ ute fra "), "{board}");
    assert!(board.contains("Leilighet 2: Yonas – ikke vurdert – ukjent, ikke merket. Ingen notater ennå."), "{board}");
    let json = house.run_as("KN", &["today", "--json"]).json();
    let amir = &json["apartments"][2];
    assert_eq!((&amir["watch"]["level"], &amir["presence"]["overdue"]), (&"follow".into(), &true.into()));
    assert_eq!(json["apartments"][1]["watch"], Value::Null);
    assert_eq!(json["apartments"][1]["presence"]["counted"], "unknown");
    assert_eq!(json["apartments"][4]["presence"], Value::Null);
}

#[test]
fn missing_says_what_to_do_and_tells_nobody_for_you() {
    let house = House::sample();
    let answer = house.run_as("KN", &["presence", "set", "6", "savnet"]).fine();
    assert!(answer.contains("SAVNET siden ") && answer.contains("Programmet varsler ingen."), "{answer}");
    let mut program = house.program_as("KN");
    let english = Answer::of(program.args(["presence", "set", "6", "missing", "--language", "en"])).fine();
    assert!(english.contains("The program tells nobody."), "{english}");
}
