//! Correcting, striking and copying entries from the command line.

use crate::house::{Answer, House};

/// What was said, when the call ended with this code.
#[track_caller]
fn refused(answer: &Answer, code: i32) -> String {
    assert_eq!(answer.code, code, "{}", answer.err);
    answer.err.clone()
}

#[test]
fn the_author_corrects_and_others_say_why() {
    let house = House::sample();
    let answer = house.run_as("KN", &["log", "correct", "4", "Kom", "14:10."]).fine();
    assert!(answer.contains("rettet ") && answer.contains("KN · notat 4\n  Kom 14:10."), "{answer}");
    let answer = house.run_as("OH", &["log", "correct", "notat-4", "Kom 14:20."]);
    assert!(refused(&answer, 6).contains("Skriv hvorfor det rettes."));
    let args = ["log", "correct", "4", "--reason", "Så klokka.", "--agreed", "Ringe.", "--json", "Kom 14:20."];
    let entry = house.run_as("OH", &args).json()["entry"].clone();
    assert_eq!((&entry["facts"], &entry["agreed"]), (&"Kom 14:20.".into(), &"Ringe.".into()));
    assert_eq!((&entry["revised"]["kind"], &entry["revised"]["by"]), (&"amendment".into(), &"OH".into()));
    assert_eq!(entry["revised"]["reason"], "Så klokka.");

    let history = house.run_as("KN", &["log", "history", "4", "--json"]).json();
    let facts: Vec<_> =
        history["versions"].as_array().unwrap().iter().map(|version| version["content"]["facts"].clone()).collect();
    assert_eq!(facts, ["Kom ikke til avtalt tid.", "Kom 14:10.", "Kom 14:20."]);
    let text = house.run_as("KN", &["log", "history", "4"]).fine();
    assert!(text.contains("rettelse") && text.contains("Grunn: Så klokka."), "{text}");
    assert_eq!(house.newest_audit(), ("open-file".to_owned(), Some(3)), "what it said before is part of the file");
    assert!(refused(&house.run_as("KN", &["log", "correct", "99", "x"]), 2).contains("99"));
}

#[test]
fn a_struck_entry_stays_in_the_list() {
    let house = House::sample();
    let answer = house.run_as("KN", &["log", "strike", "4", "--reason", "Feil ungdom."]).fine();
    assert!(answer.contains("feilført"), "{answer}");
    let list = house.run_as("KN", &["log", "list", "--about", "3", "--json"]).json();
    let entry = &list["entries"][0];
    assert_eq!((&entry["id"], &entry["revised"]["kind"]), (&4.into(), &"struck".into()));
    assert_eq!((&entry["weight"], &entry["weight_now"]), (&"important".into(), &"normal".into()));
    let again = house.run_as("KN", &["log", "strike", "4", "--reason", "x"]);
    assert!(refused(&again, 6).contains("allerede feilført"));
}

#[test]
fn marks_are_written_and_the_journal_is_ticked_off() {
    let house = House::sample();
    let args = [
        "log",
        "add",
        "--about",
        "3",
        "--weight",
        "viktig",
        "--until",
        "i morgen 12:00",
        "--handover",
        "--journal",
        "--individual",
        "45",
        "--goal",
        "1",
        "--json",
        "Lang prat.",
    ];
    let entry = house.run_as("OH", &args).json()["entry"].clone();
    assert_eq!((&entry["handover"], &entry["minutes_individual"]), (&true.into(), &45.into()));
    assert_eq!((&entry["goal"]["title"], &entry["journal"]["status"]), (&"Bestå vg1 norsk".into(), &"waiting".into()));
    assert!(entry["weight_until"].is_string(), "{entry}");
    let waiting = house.run_as("KN", &["log", "list", "--journal"]).fine();
    assert!(waiting.contains("Lang prat.") && !waiting.contains("Frokost"), "{waiting}");
    let answer = house.run_as("KN", &["log", "transferred", "5", "--reference", "Modulus 118"]).fine();
    assert!(answer.contains("KN: Modulus 118"), "{answer}");
    assert!(house.run_as("KN", &["log", "list", "--journal"]).fine().contains("Ingen notater"));
    assert!(
        refused(&house.run_as("OH", &["log", "add", "--about", "3", "--until", "fre", "x"]), 2).contains("--until")
    );
}
