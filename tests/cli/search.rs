//! `search`: all that is written, in words and in JSON.

use crate::house::House;

fn house() -> House {
    let house = House::sample();
    house.run_as("OH", &["log", "add", "--about", "3,1", "Begge var på skolen i Aasen."]).fine();
    house.run_as("OH", &["task", "add", "Ringe skolen i Åsen", "--about", "3", "--due", "+1d 09:00"]).fine();
    house
}

#[test]
fn what_is_found_stands_newest_first_with_the_words_in_brackets() {
    let house = house();
    let told = house.run_as("KN", &["search", "asen", "skole"]).fine();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 4, "{told}");
    assert!(told.contains("oppgaver · 3 Amir · OH\n    Ringe [skole]n i [Åsen]"), "{told}");
    assert!(told.contains("logg · 1 Samira, 3 Amir · OH\n    Begge var på [skole]n i [Aasen]."), "{told}");
    let english = house.run_as("KN", &["search", "--language", "en", "asen", "in:tasks"]).fine();
    assert!(english.contains("tasks · 3 Amir · OH") && !english.contains("log ·"), "{english}");
    let more = house.run_as("KN", &["search", "asen", "--limit", "1"]).fine();
    assert!(more.contains("Det finnes flere."), "{more}");
}

#[test]
fn about_one_youth_nobody_else_is_named() {
    let house = house();
    let told = house.run_as("KN", &["search", "skole", "ungdom:3"]).fine();
    assert!(told.contains("3 Amir (og en annen beboer)") && !told.contains("Samira"), "{told}");
    let json = house.run_as("KN", &["search", "skole", "ungdom:3", "--json"]).json();
    assert!(!json.to_string().contains("Samira"), "{json}");
    assert_eq!(json["line"], "skole ungdom:#3");
    assert_eq!(json["hits"][0]["in"].as_str().map(|kind| kind == "log" || kind == "task"), Some(true));
}

#[test]
fn what_cannot_be_searched_for_is_said_with_what_can() {
    let house = house();
    for (args, code, said) in [
        (&["search", "rom:3"][..], 2, "«rom:» er ikke et filter. Det ble ikke søkt. Filtrene er ungdom:"),
        (&["search", "kind:rykte"], 2, "Slagene er observasjon"),
        (&["search", "siden:snart"], 2, "siden: forstår ikke «snart»"),
        (&["search", "skole", "--limit", "0"], 2, "fra 1 til"),
        (&["search", "!?"], 2, "Skriv ord eller et filter å søke etter."),
    ] {
        let answer = house.run_as("KN", args);
        assert_eq!((answer.code, answer.err.contains(said)), (code, true), "{args:?} {}", answer.err);
    }
    let refused = house.run_as("AD", &["search", "skole"]);
    assert_eq!(refused.code, 6, "{}", refused.err);
    assert!(house.run_as("TB", &["search", "skole"]).fine().contains("[skole]"));
}

#[test]
fn another_spelling_is_suggested_and_nothing_found_is_said() {
    let house = house();
    house.run_as("OH", &["log", "add", "--about", "huset", "Muhammad kom på besøk."]).fine();
    let told = house.run_as("KN", &["search", "mohammed"]).fine();
    assert_eq!(told.lines().last(), Some("Mente du «Muhammad»?"), "{told}");
    assert!(told.starts_with("Ingenting funnet."), "{told}");
    assert_eq!(house.run_as("KN", &["search", "mohammed", "--json"]).json()["suggestions"][0], "Muhammad");
}
