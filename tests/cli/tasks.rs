//! `task`: what somebody shall do, in words and in JSON.

use chrono::Days;
use personalbase::domain::time::Zone;
use serde_json::{Value, json};

use crate::house::{House, now};

/// Days from today, as the house counts them.
fn day(from_today: i64) -> String {
    let today = Zone::OSLO.date(now());
    let days = Days::new(from_today.unsigned_abs());
    let day = if from_today < 0 { today - days } else { today + days };
    day.to_string()
}

fn add(house: &House, args: &[&str]) -> Value {
    house.run_as("OH", &[&["task", "add", "--json"], args].concat()).json()["task"].clone()
}

fn titles(house: &House, args: &[&str]) -> Vec<String> {
    let answer = house.run_as("KN", &[&["task", "list", "--json"], args].concat()).json();
    let tasks = answer["tasks"].as_array().unwrap().iter();
    tasks.map(|task| task["title"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_task_is_written_listed_and_done() {
    let house = House::sample();
    let told = house.run_as("OH", &["task", "add", "Ringe skolen", "--about", "3", "--due", "+1d 09:00"]).fine();
    assert!(told.starts_with("Lagret kl. "), "{told}");
    assert!(told.ends_with("i morgen 09:00: Ringe skolen · leilighet 3, Amir · alle · task-1\n"), "{told}");
    let list = house.run_as("KN", &["task", "list"]).fine();
    assert!(list.contains("Ringe skolen · leilighet 3, Amir · alle · task-1\n"), "{list}");
    let english = house.run_as("KN", &["task", "list", "--language", "en"]).fine();
    assert!(english.contains("Ringe skolen · apartment 3, Amir · anyone · task-1\n"), "{english}");
    let done = house.run_as("KN", &["task", "done", "task-1"]).fine();
    assert!(done.ends_with("Avsluttet: Ringe skolen · task-1\n"), "{done}");
    assert_eq!(house.run_as("KN", &["task", "list"]).fine(), "Ingen oppgaver venter.\n");
    let again = house.run_as("OH", &["task", "done", "1"]);
    assert_eq!((again.code, again.err.contains("Noen har alt avsluttet oppgaven")), (6, true), "{}", again.err);
}

#[test]
fn a_task_in_json_has_every_field() {
    let house = House::sample();
    let args =
        ["Sjekke vinduer", "--about", "leilighet-5", "--owner", "natt", "--repeats", "hver natt", "--entry", "2"];
    let task = add(&house, &[&args[..], &["--note", "Også kjelleren."]].concat());
    assert_eq!(task["id"], 1);
    assert_eq!(task["note"], "Også kjelleren.");
    assert_eq!(task["about"], json!({ "what": "apartment", "number": 5 }));
    assert_eq!(task["owner"], json!({ "who": "shift", "kind": "night" }));
    assert_eq!((&task["shift"], &task["time"]), (&"night".into(), &Value::Null));
    assert_eq!((&task["repeats"], &task["missed"]), (&"FREQ=DAILY".into(), &0.into()));
    assert_eq!((&task["entry"], &task["created_by"]), (&2.into(), &"OH".into()));
    assert_eq!((&task["state"], &task["overdue"]), (&"open".into(), &false.into()));
    assert!(task["deadline"].as_str().unwrap().ends_with('Z'), "{task}");
    let task = add(&house, &["Kjøpe melk", "--owner", "kn", "--due", &format!("{} 15:00", day(2))]);
    assert_eq!(task["owner"], json!({ "who": "staff", "initials": "KN" }));
    assert_eq!((&task["day"], &task["time"]), (&day(2).into(), &"15:00".into()));
    assert_eq!((&task["group"], &task["repeats"]), (&"later".into(), &Value::Null));
    let task = add(&house, &["Vaske", "--owner", "alle"]);
    assert_eq!(task["owner"], json!({ "who": "anyone" }));
    assert_eq!(task["about"], json!({ "what": "house" }));
}

#[test]
fn words_of_both_languages_say_who_when_and_how_often() {
    let house = House::sample();
    for (owner, due, repeats) in [
        ("natt", "neste nattevakt", "hver natt"),
        ("night", "next night", "every night"),
        ("Nattevakt", "nattevakt", "hver nattevakt"),
    ] {
        let task = add(&house, &["x", "--owner", owner, "--due", due, "--repeats", repeats]);
        assert_eq!((&task["owner"]["kind"], &task["shift"]), (&"night".into(), &"night".into()), "{owner} {due}");
        assert_eq!(task["repeats"], "FREQ=DAILY");
    }
    for (repeats, rule) in [
        ("hver mandag", "FREQ=WEEKLY;BYDAY=MO"),
        ("every other Friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("siste fredag i måneden", "FREQ=MONTHLY;BYDAY=-1FR"),
    ] {
        assert_eq!(add(&house, &["x", "--repeats", repeats])["repeats"], rule);
    }
    for anyone in ["alle", "anyone"] {
        assert_eq!(add(&house, &["x", "--owner", anyone])["owner"]["who"], "anyone");
    }
}

#[test]
fn what_is_not_done_says_why_and_what_comes_again_goes_on() {
    let house = House::sample();
    add(&house, &["Runde", "--repeats", "hver dag", "--due", &day(-3)]);
    let standing = house.run_as("KN", &["task", "list", "--json"]).json()["tasks"][0].clone();
    let missed = standing["missed"].as_u64().unwrap();
    // In the night the day of the house is still yesterday.
    assert!((2..=3).contains(&missed), "{standing}");
    let ended = house.run_as("KN", &["task", "not-done", "1", "--because", "Rakk det ikke.", "--json"]).json();
    assert_eq!((&ended["task"]["state"], &ended["task"]["missed"]), (&"open".into(), &0.into()));
    assert!(ended["task"]["day"].as_str() > standing["day"].as_str(), "{ended}");
    // The same line once more ends nothing: the next time has not come.
    let again = house.run_as("KN", &["task", "done", "1"]);
    let version = house.run_as("KN", &["task", "list", "--json"]).json()["tasks"][0]["version"].clone();
    let has_come = again.code == 0;
    assert!(!has_come || standing["day"].as_str() < Some(day(-1).as_str()), "{} {version}", again.out);
    let opened = house.open("KN");
    let end = opened.house.read().outcomes_of(personalbase::domain::ids::TaskId(1), 1).unwrap().remove(0);
    assert_eq!(u64::from(end.missed), missed);
}

#[test]
fn the_list_can_be_of_one_youth_or_of_what_is_due_and_reading_a_file_is_written_down() {
    let house = House::sample();
    add(&house, &["Om Amir", "--about", "3"]);
    add(&house, &["Glemt", "--due", &day(-4)]);
    add(&house, &["Til uka", "--due", &day(7), "--about", "3"]);
    // Today's may belong to tomorrow's day of the house in the night: it is not looked at here.
    assert_eq!(titles(&house, &[]), ["Glemt", "Om Amir", "Til uka"]);
    assert_eq!(titles(&house, &["--about", "amir"]), ["Om Amir", "Til uka"]);
    let now = titles(&house, &["--now"]);
    assert!(now.contains(&"Glemt".to_owned()) && !now.contains(&"Til uka".to_owned()), "{now:?}");
    house.run_as("OH", &["task", "list", "--about", "3"]).fine();
    let audit = house.open("KN").house.read().newest_audit(2).unwrap();
    assert_eq!((audit[1].action.as_str(), audit[1].youth.map(|youth| youth.0)), ("open-file", Some(3)));
}

#[test]
fn the_board_lists_the_tasks_that_are_due() {
    let house = House::sample();
    let none = house.run_as("KN", &["today"]).fine();
    assert!(none.contains("OPPGAVER I DAG\n") && none.contains("Ingen oppgaver venter nå."), "{none}");
    add(&house, &["Glemt", "--due", &day(-4)]);
    add(&house, &["Til uka", "--due", &day(7)]);
    let board = house.run_as("KN", &["today"]).fine();
    assert!(board.contains("Glemt · huset · alle · forfalt for ") && !board.contains("Til uka"), "{board}");
    let json = house.run_as("KN", &["today", "--json"]).json();
    assert_eq!(json["tasks"].as_array().unwrap().len(), 1);
    assert_eq!((&json["tasks"][0]["title"], &json["tasks"][0]["overdue"]), (&"Glemt".into(), &true.into()));
}
