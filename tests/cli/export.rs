//! `export` and `import house`: all of the house out, and a house of it again, by the program itself; each fault with its
//! sentence and code.

use std::{fs, path::PathBuf};

use crate::house::{Answer, House};

const WORDS: &str = "tåke hammer elv lampe ravn";

/// The sample house with the files an export asks for.
fn house() -> House {
    let house = House::sample();
    fs::write(house.path("words"), WORDS).unwrap();
    fs::write(house.path("new-passphrase"), "bjørk motor sild hatt fure").unwrap();
    house
}

fn sealed<'a>(out: &'a str, words: &'a str) -> [&'a str; 5] {
    ["export", "--out", out, "--export-passphrase-file", words]
}

/// Takes the house out and answers where.
fn exported(house: &House) -> String {
    let out = house.path("out");
    house.run_as("KN", &sealed(&out, &house.path("words"))).fine();
    out
}

/// Makes a house of an export in `new`.
fn imported(house: &House, user: &str, export: &str, words: &str, more: &[&str]) -> Answer {
    let mut program = house.program();
    program.args(["--user", user, "--passphrase-file", &house.path("new-passphrase")]);
    program.args(["import", "house", export, "--to", &house.path("new")]);
    program.args(["--export-passphrase-file", &house.path(words), "--pin-file", &house.path("pin")]).args(more);
    Answer::of(&mut program)
}

/// Runs the program on the new house.
fn at_new(house: &House, args: &[&str]) -> Answer {
    let mut program = assert_cmd::Command::new(env!("CARGO_BIN_EXE_personalbase"));
    program.env_clear().env("HOME", house.home.path()).env("LANG", "nb_NO.UTF-8");
    program.args(["--data", &house.path("new"), "--user", "KN"]);
    Answer::of(program.args(["--passphrase-file", &house.path("new-passphrase")]).args(args))
}

fn names(folder: &str) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[track_caller]
fn assert_fault(house: &House, args: &[&str], code: i32, norwegian: &str, english: &str) {
    for (language, sentence) in [("nb", norwegian), ("en", english)] {
        let answer = Answer::of(house.program_as("KN").args(args).args(["--language", language]));
        assert_eq!((answer.code, answer.out.as_str()), (code, ""), "{}", answer.err);
        assert!(answer.err.contains(sentence), "{}", answer.err);
    }
}

#[test]
fn a_house_goes_out_sealed_and_another_is_made_of_it() {
    let house = house();
    let out = house.path("out");
    let told = house.run_as("KN", &sealed(&out, &house.path("words"))).fine();
    assert!(told.starts_with("Alt er tatt ut til ") && told.contains("passfrasen du valgte"), "{told}");
    assert_eq!(names(&out), ["README.txt", "house.tar.age", "house.tar.age.sha256"]);
    let read_me = fs::read_to_string(format!("{out}/README.txt")).unwrap();
    assert!(read_me.contains("age --decrypt house.tar.age") && read_me.contains("EKV bofellesskap"), "{read_me}");
    assert!(fs::read(format!("{out}/house.tar.age")).unwrap().starts_with(b"age-encryption.org/v1\n-> scrypt "));
    assert_eq!(house.newest_audit().0, "export-house");
    let readers = house.run_as("KN", &["access", "list", "--youth", "3", "--json"]).json();
    assert_eq!((&readers["readings"][0]["what"], &readers["readings"][0]["by"]), (&"exported".into(), &"KN".into()));

    let made = imported(&house, "KN", &out, "words", &[]).fine();
    for words in ["Huset er laget i ", "Gjenopprettingskode", "AD, NV, OH, TB", "staff reset-secrets"] {
        assert!(made.contains(words) || words.contains(", "), "{words}: {made}");
    }
    for initials in ["OH", "NV", "TB", "AD"] {
        assert!(made.contains(initials), "{made}");
    }
    let entries = at_new(&house, &["log", "list", "--json"]).json();
    assert_eq!(entries["entries"].as_array().unwrap().len(), 4);
    assert_eq!(at_new(&house, &["search", "norsk"]).code, 0);
    let trail = at_new(&house, &["audit", "verify"]).fine();
    assert!(trail.starts_with("Sporet er ubrutt fra "), "{trail}");
    // The house it came from is untouched.
    assert_eq!(house.run_as("KN", &["doctor"]).code, 0);
    // Whoever had a passphrase there has none here, until a lead gives them a new one.
    fs::write(house.path("oh"), "grotte kniv saft måke tind").unwrap();
    let (oh, pin) = (house.path("oh"), house.path("pin"));
    at_new(&house, &["staff", "reset-secrets", "OH", "--new-passphrase-file", &oh, "--pin-file", &pin]).fine();
    assert_eq!(at_new(&house, &["doctor", "--json"]).code, 0);
}

#[test]
fn a_readable_export_is_asked_about_and_says_what_it_is() {
    let house = house();
    let out = house.path("out");
    let args = ["export", "--out", &out, "--plain"];
    assert_fault(&house, &args, 2, "Bruk --yes", "Use --yes");
    assert!(!PathBuf::from(&out).exists());
    let told = house.run_as("KN", &[&args[..], &["--yes"]].concat()).fine();
    assert!(told.contains("like lesbare som papir"), "{told}");
    assert_eq!(names(&out), ["README.txt", "SCHEMA.md", "manifest.json", "schema.json", "tables", "text"]);
    let log = fs::read_to_string(format!("{out}/tables/log_entry.jsonl")).unwrap();
    assert_eq!(log.lines().count(), 4);
    let first: serde_json::Value = serde_json::from_str(log.lines().next().unwrap()).unwrap();
    assert!(first["written_at"].as_str().unwrap().ends_with('Z'), "{first}");
    let amir = fs::read_to_string(format!("{out}/text/youth-3.txt")).unwrap();
    assert!(amir.contains("Amir"), "{amir}");
    let made = imported(&house, "KN", &out, "words", &["--json"]).json();
    assert_eq!(made["without_passphrase"].as_array().unwrap().len(), 4, "{made}");
    assert_eq!(at_new(&house, &["log", "list"]).code, 0);
}

#[test]
fn another_passphrase_damage_and_what_is_no_export_are_told_apart() {
    let house = house();
    let out = exported(&house);
    let sealed = PathBuf::from(&out).join("house.tar.age");
    let wrong = imported(&house, "KN", &out, "wrong", &[]);
    assert!(wrong.code == 3 && wrong.err.contains("Passfrasen åpner ikke uttrekket"), "{}", wrong.err);
    let whole = fs::read(&sealed).unwrap();
    for at in [60, whole.len() - 40] {
        let mut bad = whole.clone();
        bad[at] ^= 1;
        fs::write(&sealed, &bad).unwrap();
        let damaged = imported(&house, "KN", &out, "words", &[]);
        assert!(damaged.code == 4 && damaged.err.contains("noe er endret eller borte"), "{}", damaged.err);
    }
    fs::write(&sealed, &whole).unwrap();
    let none = imported(&house, "KN", &house.path("stick"), "words", &[]);
    assert!(none.code == 2 && none.err.contains("ikke noe uttrekk"), "{}", none.err);
    let no_lead = imported(&house, "OH", &out, "words", &[]);
    assert!(no_lead.code == 6 && no_lead.err.contains("Ingen fagleder i uttrekket"), "{}", no_lead.err);
    assert!(!house.home.path().join("new").exists(), "nothing was made");
    // The file alone is enough.
    imported(&house, "KN", &sealed.display().to_string(), "words", &[]).fine();
    let again = imported(&house, "KN", &out, "words", &[]);
    assert!(again.code == 2 && again.err.contains("finnes fra før"), "{}", again.err);
}

#[test]
fn an_export_never_overwrites_and_makes_no_folder_where_a_medium_should_be() {
    let house = house();
    fs::create_dir(house.path("there")).unwrap();
    let words = house.path("words");
    let (there, missing) = (house.path("there"), house.path("media/out"));
    assert_fault(&house, &sealed(&there, &words), 2, "finnes fra før. Ingenting er endret", "is there already");
    assert_fault(&house, &sealed(&missing, &words), 7, "er ikke der. Ingenting er tatt ut", "is not there");
    assert!(names(&there).is_empty() && !house.home.path().join("media").exists());
    fs::write(house.path("weak"), "passord123").unwrap();
    let weak = house.run_as("KN", &sealed(&house.path("out"), &house.path("weak")));
    assert_eq!(weak.code, 2, "{}", weak.err);
    assert!(!house.home.path().join("out").exists());
}

#[test]
fn only_a_clinical_lead_takes_all_of_the_house_out() {
    let house = house();
    let out = house.path("out");
    for user in ["TB", "NV", "AD"] {
        let refused = house.run_as(user, &sealed(&out, &house.path("words")));
        assert!(refused.code == 6 && refused.err.contains("ta ut alt i huset"), "{}", refused.err);
    }
    assert!(!house.home.path().join("out").exists());
    house.run_as("KN", &sealed(&out, &house.path("words"))).fine();
}
