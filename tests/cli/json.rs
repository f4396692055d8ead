//! `docs/json.md` names every field and every word that `--json` answers with.

use serde_json::Value;

use crate::house::{Answer, House};

const DOCUMENT: &str = include_str!("../../docs/json.md");

/// Fields and the words of those that take one of a few, wherever they stand.
fn words(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                found.push(name.clone());
                if let (true, Value::String(word)) = (
                    ["kind", "state", "check", "what", "who", "group", "source", "counted", "level", "change"]
                        .contains(&name.as_str()),
                    value,
                ) {
                    found.push(word.clone());
                }
                words(value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| words(value, found)),
        _ => {}
    }
}

/// Whether the document has the word in code marks, alone or at the end of a path.
fn is_documented(word: &str) -> bool {
    [format!("`{word}`"), format!("`{word}."), format!(".{word}`")].iter().any(|form| DOCUMENT.contains(form))
}

#[test]
fn every_field_is_documented() {
    let house = crate::card::agreed();
    house.run_as("KN", &["log", "add", "--about", "apartment-5", "Tom."]).fine();
    let mut answers: Vec<Value> = [
        &["today"][..],
        &["since"],
        &["log", "list"],
        &["log", "add", "--about", "3,1", "x"],
        &["search", "norsk"],
        &["search", "ungdom:3"],
        &["search", "i:aktiviteter", "film"],
        &["presence", "set", "3", "out", "--back", "+2h"],
        &["presence", "guests", "3", "2"],
        &["presence", "list"],
        &["presence", "list", "--about", "3"],
        &["watch", "set", "3", "follow", "--reason", "x"],
        &["watch", "list"],
        &["watch", "list", "--about", "3"],
        &["access", "list"],
        &["evacuation"],
        &["evacuation", "--reduced"],
        &["staff", "list"],
        &["staff", "role", "OH", "temp-staff"],
        &["staff", "end", "TB", "--yes"],
        &["youth", "list", "--all"],
        &["youth", "show", "3"],
        &["youth", "move-out", "1"],
        &["activity", "list"],
        &["activity", "add", "Tur", "--starts", "+1d 12:00"],
        &["calendar", "list"],
        &["goal", "list", "--about", "3"],
        &["goal", "add", "x", "--about", "3", "--area", "bolig"],
        &["plan", "show", "--about", "3"],
        &["plan", "list", "--about", "3"],
        &["plan", "compare", "--about", "3", "--from", "1", "--to", "1"],
        &["task", "add", "x", "--owner", "KN", "--due", "+1d 12:00"],
        &["task", "add", "x", "--owner", "natt", "--repeats", "hver natt"],
        &["task", "add", "x", "--about", "apartment-5"],
        &["task", "not-done", "3", "--because", "Rakk det ikke."],
        &["task", "list"],
        &["consent", "check", "3", "skole"],
        &["balance"],
        &["balance", "--youth", "3"],
        &["balance", "--leaving"],
        &["doctor"],
    ]
    .into_iter()
    .map(|args| house.run_as("KN", &[args, &["--json"]].concat()).json())
    .collect();
    std::fs::write(house.home.path().join("staff.csv"), "initials,name,role\nML,Mari Lunde,temp-staff\n").unwrap();
    std::fs::write(house.home.path().join("youths.csv"), "name,born\nX,05.06.2010\n").unwrap();
    std::fs::write(house.home.path().join("faults.csv"), "name,born\nX,x\n").unwrap();
    for (what, list) in [("staff", "staff.csv"), ("youths", "youths.csv")] {
        answers.push(house.run_as("KN", &["import", what, &house.path(list), "--yes", "--json"]).json());
    }
    std::fs::write(house.home.path().join("rota.ics"), include_str!("fixtures/rota.ics")).unwrap();
    let rota = ["calendar", "import", &house.path("rota.ics"), "--source", "x", "--kind", "rota", "--json"];
    answers.push(house.run_as("KN", &rota).json());
    let faults = house.run_as("KN", &["import", "youths", &house.path("faults.csv"), "--yes", "--json"]).err;
    answers.push(serde_json::from_str(&faults).unwrap());
    answers.push(house.run(&["demo", "--write", &house.path("demo"), "--entries", "5", "--json"]).json());
    let out = house.path("export");
    answers.push(house.run_as("KN", &["export", "--out", &out, "--plain", "--yes", "--json"]).json());
    std::fs::write(house.path("new-passphrase"), "bjørk motor sild hatt fure").unwrap();
    let import = ["import", "house", &out, "--to", &house.path("new"), "--pin-file", &house.path("pin"), "--json"];
    let own = ["--user", "KN", "--passphrase-file", &house.path("new-passphrase")];
    answers.push(Answer::of(house.program().args(own).args(import)).json());
    let hosts = crate::host_payment::recorded();
    for month in ["2024-11", "2019-12"] {
        answers.push(hosts.run_as("KN", &["host", "payment", "--month", month, "--json"]).json());
    }
    let error = house.run(&["today", "--json"]).err;
    answers.push(serde_json::from_str(&error).unwrap());
    let none = House::none();
    let secrets = ["--passphrase-file", &none.path("passphrase"), "--pin-file", &none.path("pin"), "--json"];
    let init = ["init", "--name", "Elvehuset", "--initials", "KN", "--staff-name", "Kari"];
    answers.push(Answer::of(none.program().args(init).args(secrets)).json());

    let mut found = Vec::new();
    answers.iter().for_each(|answer| words(answer, &mut found));
    found.sort();
    found.dedup();
    assert!(found.len() > 50, "{found:?}");
    let missing: Vec<_> = found.iter().filter(|word| !is_documented(word)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_check_itself_finds_what_is_missing() {
    assert!(is_documented("recovery_code") && is_documented("others"));
    assert!(!is_documented("passphrase_hash"));
}
