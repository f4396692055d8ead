//! The key of the house: changed, tried, and used where a passphrase is lost.

use std::fs;

use personalbase::{
    domain::{command::Command, ids::StaffId},
    store::{
        entrance::Guard,
        keys::{KeyFile, Passphrase},
    },
    testing::PASSPHRASE,
};

use crate::house::{Answer, House, now};

const ROTATE: [&str; 3] = ["key", "rotate", "--yes"];
const NEW_WORDS: &str = "solhverv kajakk lampe benk";

/// The sample house with a code on paper, which lies in the file `code`.
fn with_code() -> House {
    let house = House::sample();
    let code = house.open("KN").house.keyring().renew_code(Guard::INVENTED).unwrap();
    fs::write(house.home.path().join("code"), format!("{code}\n")).unwrap();
    fs::write(house.home.path().join("other"), personalbase::store::keys::RecoveryCode::random().unwrap().to_string())
        .unwrap();
    fs::write(house.home.path().join("new"), NEW_WORDS).unwrap();
    house
}

fn end(house: &House, staff: StaffId) {
    let mut opened = house.open("KN");
    let member = opened.house.read().people().unwrap().staff[&staff].clone();
    let leave = Command::ChangeStaff { staff, version: member.version, role: member.role, active: false };
    opened.house.execute(StaffId(1), now(), &leave).unwrap();
}

#[test]
fn the_key_is_changed_a_copy_follows_and_the_key_file_of_whoever_left_opens_nothing() {
    let house = House::sample();
    let old = KeyFile::read(&house.folder().join("house.keys")).unwrap();
    end(&house, StaffId(2));
    let doctor = house.run_as("KN", &["doctor"]);
    assert!(doctor.out.contains("[merk] OH har sluttet, og nøkkelen er ikke byttet siden"), "{}", doctor.out);

    let told = house.run_as("KN", &ROTATE).fine();
    for sentence in [
        "Nøkkelen er byttet.",
        "Eldre sikkerhetskopier åpnes med passfrasene som gjaldt da",
        "Sikkerhetskopien er laget og kontrollert: house-",
    ] {
        assert!(told.contains(sentence), "{sentence}: {told}");
    }
    let key = old.open(Some("OH"), &Passphrase::new(PASSPHRASE)).unwrap().key;
    let zone = personalbase::domain::time::Zone::OSLO;
    let folder = personalbase::store::HouseFolder::new(&house.folder());
    let refused = personalbase::store::House::open(&folder, key, old.house(), now(), zone);
    assert_eq!(refused.unwrap_err().exit_code(), 4);
    for who in ["KN", "NV", "AD", "TB"] {
        house.run_as(who, &["staff", "list"]).fine();
    }
    assert_eq!(house.run_as("OH", &["staff", "list"]).code, 3);
    house.run_as("KN", &["backup", "verify"]).fine();
    let doctor = house.run_as("KN", &["doctor"]);
    assert!(doctor.out.contains("og ingen har sluttet siden."), "{}", doctor.out);
    let list = house.run_as("KN", &["audit", "verify"]);
    assert_eq!(list.code, 0, "{}", list.err);
}

#[test]
fn the_answer_in_json_names_the_copies() {
    let house = House::sample();
    let answer = house.run_as("AD", &["key", "rotate", "--yes", "--json"]).json();
    assert_eq!(answer["changed"], true);
    assert_eq!(answer["copies"][0]["whole"], true);
}

#[test]
fn nobody_changes_the_key_without_the_role_or_an_answer() {
    let house = House::sample();
    // The head of the trail beside the slots moves on with every sign-in.
    let slots = || {
        let text = fs::read_to_string(house.folder().join("house.keys")).unwrap();
        text[text.find("[[slot]]").unwrap()..].to_owned()
    };
    let keys = slots();
    let refused = house.run_as("OH", &ROTATE);
    assert_eq!(refused.code, 6, "{}", refused.err);
    assert!(refused.err.contains("bytte nøkkelen til huset"), "{}", refused.err);
    assert_eq!(house.run_as("KN", &["key", "rotate"]).code, 2);
    assert_eq!(slots(), keys);
}

#[test]
fn an_older_copy_opens_with_the_passphrases_of_its_time_and_the_newest_without_those_who_left() {
    let house = House::sample();
    // In a folder of its own, where nothing is removed.
    let archive = house.path("archive");
    fs::create_dir(&archive).unwrap();
    let made = house.run_as("KN", &["backup", "create", "--to", &archive, "--json"]).json();
    let first = format!("{archive}/{}.db", made["copies"][0]["name"].as_str().unwrap());
    let first = first.as_str();
    end(&house, StaffId(2));
    house.run_as("KN", &ROTATE).fine();
    let restored = house.run_as("KN", &["backup", "restore", first, "--to", &house.path("then")]).fine();
    assert!(restored.contains("av AD, KN, NV, OH, TB og med koden på papir."), "{restored}");
    assert_eq!(house.run_as("OH", &["backup", "verify", first]).code, 0, "then they worked here");
    let answer = house.run_as("OH", &["backup", "verify"]);
    assert_eq!(answer.code, 3, "{}", answer.err);
    let listed = house.run(&["backup", "list", "--json"]).json();
    let copies = listed["places"][0]["copies"].as_array().unwrap();
    let newest = copies.iter().map(|copy| copy["name"].as_str().unwrap()).max().unwrap();
    let restored = house.run_as("KN", &["backup", "restore", newest, "--to", &house.path("now")]).fine();
    assert!(restored.contains("av AD, KN, NV, TB og med koden på papir."), "{restored}");
}

// ---- the code on paper

fn rehearse(house: &House, file: &str, more: &[&str]) -> Answer {
    let path = house.path(file);
    let args = ["key", "rehearse", "--code-file", &path];
    house.run(&[&args, more].concat())
}

#[test]
fn the_code_is_tried_without_a_passphrase_and_doctor_knows_when() {
    let house = with_code();
    let doctor = || house.run(&["doctor"]).out;
    assert!(doctor().contains("[merk] Ingen har prøvd koden på papir"), "{}", doctor());
    let before = fs::read(house.folder().join("house.db")).unwrap();
    let told = rehearse(&house, "code", &[]).fine();
    assert!(told.contains("Koden på papir åpner huset. Prøvd "), "{told}");
    assert!(told.contains("uten å lese noe som står i huset."), "{told}");
    assert_eq!(told.lines().count(), 1);
    let code = fs::read_to_string(house.path("code")).unwrap();
    assert!(!told.contains(&code[..5]), "the code is not told again");
    assert_eq!(fs::read(house.folder().join("house.db")).unwrap(), before, "nothing is written in the house");
    assert!(doctor().contains("[ok] Koden på papir åpnet huset "), "{}", doctor());
    let english = rehearse(&house, "code", &["--language", "en"]).fine();
    assert!(english.contains("The code on paper opens the house. Tried "), "{english}");
    assert_eq!(rehearse(&house, "code", &["--json"]).json()["opens"], true);
}

#[test]
fn a_code_that_is_wrong_misread_or_not_there_is_told_apart_from_damage() {
    let house = with_code();
    let answer = rehearse(&house, "other", &[]);
    assert_eq!(answer.code, 3);
    assert!(answer.err.contains("Koden åpner ikke dette huset."), "{}", answer.err);
    fs::write(house.path("half"), "ABCDE").unwrap();
    let answer = rehearse(&house, "half", &[]);
    assert_eq!(answer.code, 3);
    assert!(
        answer.err.contains("Koden er ikke riktig lest. Koden har seks grupper på fem tegn. Her er det 5 tegn i alt."),
        "{}",
        answer.err
    );
    let answer = house.run(&["key", "rehearse"]);
    assert_eq!(answer.code, 2, "nobody to ask: {}", answer.err);
    let path = house.folder().join("house.db");
    let good = fs::read(&path).unwrap();
    let mut bad = good.clone();
    bad[100] ^= 1;
    fs::write(&path, bad).unwrap();
    let answer = rehearse(&house, "code", &[]);
    assert_eq!(answer.code, 4, "{}", answer.err);
    assert!(answer.err.contains("Databasen (house.db) er skadet"), "{}", answer.err);
    fs::write(&path, good).unwrap();
    rehearse(&house, "code", &[]).fine();
    assert_eq!(House::none().run(&["key", "rehearse", "--code-file", &house.path("code")]).code, 2);
    // The wrong try is a row once somebody is in.
    let rows = house.open("KN").house.read().newest_audit(5).unwrap();
    assert!(rows.iter().any(|row| row.action == "failed-try" && row.staff.is_none()));
}

#[test]
fn when_every_passphrase_is_lost_the_paper_lets_a_leader_in_who_helps_the_others() {
    let house = with_code();
    let recover = |who: &str, code: &str| {
        let (code, new) = (house.path(code), house.path("new"));
        house.run(&["key", "recover", who, "--code-file", &code, "--new-passphrase-file", &new])
    };
    assert_eq!(recover("KN", "other").code, 3);
    let refused = recover("OH", "code");
    assert_eq!(refused.code, 6, "{}", refused.err);
    assert_eq!(house.run_as("OH", &["staff", "list"]).code, 0, "and OH has the passphrase they had");
    fs::write(house.path("new"), "kari nygård").unwrap();
    assert_eq!(recover("KN", "code").code, 2, "too easy to guess");
    fs::write(house.path("new"), NEW_WORDS).unwrap();
    let told = recover("KN", "code").fine();
    assert!(told.contains("KN har fått en ny passfrase med koden på papir."), "{told}");
    assert_eq!(house.run_as("KN", &["staff", "list"]).code, 3, "the lost one opens no more");
    let as_lead = ["--user", "KN", "--passphrase-file", &house.path("new")].map(str::to_owned);
    let as_lead: Vec<&str> = as_lead.iter().map(String::as_str).collect();
    house.run(&[&as_lead[..], &["staff", "list"]].concat()).fine();
    fs::write(house.path("oh"), "brygge ullgenser takstein").unwrap();
    let reset = ["staff", "reset-secrets", "OH", "--new-passphrase-file", &house.path("oh")].map(str::to_owned);
    let reset: Vec<&str> = reset.iter().map(String::as_str).collect();
    house.run(&[&as_lead[..], &reset[..]].concat()).fine();
    house.run(&["--user", "OH", "--passphrase-file", &house.path("oh"), "today"]).fine();
    rehearse(&house, "code", &[]).fine();
}

// ---- a copy follows at once

/// Runs as somebody whose passphrase lies in a file.
fn run_with(house: &House, who: &str, file: &str, args: &[&str]) -> Answer {
    let passphrase = house.path(file);
    house.run(&[&["--user", who, "--passphrase-file", &passphrase], args].concat())
}

fn recover_kn(house: &House, more: &[&str]) -> Answer {
    let (code, new) = (house.path("code"), house.path("new"));
    let args = ["key", "recover", "KN", "--code-file", &code, "--new-passphrase-file", &new];
    house.run(&[&args[..], more].concat())
}

#[test]
fn new_words_are_followed_by_a_copy_that_opens_with_them() {
    let house = with_code();
    house.run_as("KN", &["backup", "create"]).fine();
    let told = recover_kn(&house, &[]).fine();
    assert!(told.contains("Sikkerhetskopien er laget og kontrollert: house-"), "{told}");
    // The newest is the one that is checked.
    run_with(&house, "KN", "new", &["backup", "verify"]).fine();
    assert_eq!(house.run_as("KN", &["backup", "verify"]).code, 3, "nobody needs the lost words any more");

    fs::write(house.path("oh"), "brygge ullgenser takstein").unwrap();
    let reset = ["staff", "reset-secrets", "OH", "--new-passphrase-file", &house.path("oh"), "--json"];
    let answer = run_with(&house, "KN", "new", &reset).json();
    assert_eq!((&answer["member"]["initials"], &answer["copies"][0]["whole"]), (&"OH".into(), &true.into()));
    run_with(&house, "OH", "oh", &["backup", "verify"]).fine();

    // A PIN opens no copy.
    fs::write(house.path("other-pin"), "739152").unwrap();
    let reset = ["staff", "reset-secrets", "OH", "--pin-file", &house.path("other-pin"), "--json"];
    assert_eq!(run_with(&house, "KN", "new", &reset).json()["copies"], serde_json::json!([]));
}

#[test]
fn where_no_copy_can_follow_it_is_told_what_to_do_and_the_new_words_hold() {
    let house = with_code();
    let config = house.path("config.toml");
    fs::write(&config, "[backup]\nfolder = \"file\"\n").unwrap();
    fs::write(house.path("file"), "").unwrap();
    let answer = recover_kn(&house, &["--config", &config]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.err.contains("er en fil og ikke en mappe"), "{}", answer.err);
    assert!(answer.err.contains("Det som er byttet, gjelder, men kopiene som er der, åpnes bare"), "{}", answer.err);
    run_with(&house, "KN", "new", &["staff", "list"]).fine();

    fs::write(&config, "[backup]\nsecond = \"stick\"\n").unwrap();
    let copies = |answer: &Answer| {
        let json: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
        json["copies"].as_array().unwrap().len()
    };
    let answer = recover_kn(&house, &["--config", &config, "--json"]);
    assert_eq!(copies(&answer), 1);
    assert!(answer.err.contains("Kopiene på minnepinnen åpnes bare med det som åpnet huset før."), "{}", answer.err);
    fs::create_dir(house.path("stick")).unwrap();
    let answer = recover_kn(&house, &["--config", &config, "--json"]);
    assert_eq!((copies(&answer), answer.err.contains("åpnet huset før")), (2, false), "{}", answer.err);
}

#[test]
fn an_older_key_file_is_told_with_the_one_that_fits() {
    let house = House::sample();
    let keys = house.folder().join("house.keys");
    let older = fs::read(&keys).unwrap();
    house.run_as("KN", &ROTATE).fine();
    fs::write(&keys, &older).unwrap();
    let listed = house.run(&["backup", "list", "--json"]).json();
    let copy = &listed["places"][0]["copies"][0];
    let fits = format!("{}/{}.keys", copy["folder"].as_str().unwrap(), copy["name"].as_str().unwrap());
    for (language, sentence) in [("nb", "er eldre enn databasen"), ("en", "is older than the database")] {
        let answer = house.run_as("KN", &["--language", language, "staff", "list"]);
        assert_eq!((answer.code, answer.out.as_str()), (4, ""), "{}", answer.err);
        assert!(answer.err.contains(sentence) && answer.err.contains(&fits), "{}", answer.err);
    }
    fs::copy(&fits, &keys).unwrap();
    house.run_as("KN", &["staff", "list"]).fine();
    // Where no copy tells, the sentence for damage names it.
    fs::write(&keys, older).unwrap();
    fs::remove_dir_all(house.folder().join("backups")).unwrap();
    let answer = house.run_as("KN", &["staff", "list"]);
    assert!(answer.err.contains("Har noen lagt inn en eldre house.keys"), "{}", answer.err);
}
