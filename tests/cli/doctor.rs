//! `doctor`: what it looks at, with and without somebody signed in.

use std::fs;

use personalbase::testing::sample_house;
use serde_json::Value;

use crate::house::{Answer, House, now};

/// The state of one check.
fn state(answer: &Value, check: &str) -> String {
    let checks = answer["checks"].as_array().unwrap();
    let found = checks.iter().find(|one| one["check"] == check);
    found.unwrap_or_else(|| panic!("{check}: {answer}"))["state"].as_str().unwrap().to_owned()
}

fn doctor(house: &House, user: Option<&str>) -> (i32, Value) {
    let mut program = user.map_or_else(|| house.program(), |user| house.program_as(user));
    let answer = Answer::of(program.args(["doctor", "--json"]));
    (answer.code, serde_json::from_str(&answer.out).unwrap())
}

#[test]
fn a_sound_house_is_sound() {
    let house = House::sample();
    let (code, answer) = doctor(&house, Some("KN"));
    assert_eq!((code, &answer["sound"]), (0, &true.into()), "{answer}");
    for check in [
        "folder",
        "permissions",
        "clock",
        "disk",
        "key-file",
        "house",
        "schema",
        "integrity",
        "slots",
        "audit",
        "search",
    ] {
        assert_eq!(state(&answer, check), "ok", "{check}: {answer}");
    }
    let text = house.run_as("KN", &["doctor"]).fine();
    assert!(text.contains("[ok] Sporet er ubrutt"), "{text}");
    let english = house.run_as("KN", &["doctor", "--language", "en"]).fine();
    assert!(english.contains("[ok] The trail is unbroken"), "{english}");
}

#[cfg(unix)]
#[test]
fn files_that_lie_open_are_named_and_told_to_whoever_signs_in() {
    use std::os::unix::fs::PermissionsExt as _;
    let house = House::sample();
    house.run_as("KN", &["backup", "create"]).fine();
    let copy = fs::read_dir(house.folder().join("backups"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .find(|path| path.extension().is_some_and(|end| end == "db"))
        .unwrap();
    for path in [house.folder(), house.folder().join("house.keys"), copy] {
        let before = fs::metadata(&path).unwrap().permissions();
        let open = || fs::set_permissions(&path, fs::Permissions::from_mode(before.mode() | 0o004)).unwrap();
        open();
        let (code, answer) = doctor(&house, Some("KN"));
        assert_eq!((code, state(&answer, "permissions").as_str()), (7, "fault"), "{answer}");
        let named = answer["checks"].as_array().unwrap().iter().find(|one| one["check"] == "permissions").unwrap();
        assert!(named["message"].as_str().unwrap().starts_with(&path.display().to_string()), "{named}");
        // Whoever signs in has the key file written anew, for themselves alone.
        open();
        let today = house.run_as("KN", &["today"]);
        assert_eq!((today.code, today.err.contains("Andre på maskinen kan åpne filer i huset")), (0, true));
        fs::set_permissions(&path, before).unwrap();
        assert_eq!(house.run_as("KN", &["today"]).err, "");
    }
}

#[test]
fn a_house_that_is_ahead_of_the_clock_is_told_also_where_its_file_is_not() {
    let house = House::none();
    sample_house(&house.folder(), now() + chrono::TimeDelta::days(3));
    let told = house.run_as("KN", &["doctor"]).out;
    assert!(told.contains("Det nyeste i huset er fra") && told.contains("Sjekk klokka"), "{told}");
    let sound = House::sample().run_as("KN", &["doctor"]).fine();
    assert!(!sound.contains("Det nyeste i huset er fra"), "{sound}");
}

#[test]
fn a_house_that_was_not_opened_is_not_called_in_order() {
    let house = House::sample();
    let told = house.run(&["doctor"]).fine();
    assert!(told.contains("Huset selv er IKKE sett på") && !told.contains("Alt som ble sett på"), "{told}");
    assert!(house.run_as("KN", &["doctor"]).fine().contains("Alt som ble sett på"));
}

#[test]
fn copies_are_looked_for_and_the_disk_of_the_house_is_no_second_place() {
    let house = House::sample();
    let (_, without) = doctor(&house, Some("KN"));
    for check in ["backups", "backup-disk", "drill"] {
        assert_eq!(state(&without, check), "note", "{check}: {without}");
    }
    house.run_as("KN", &["backup", "create"]).fine();
    house.run_as("KN", &["backup", "drill"]).fine();
    let (code, with) = doctor(&house, Some("KN"));
    assert_eq!((code, state(&with, "backups").as_str(), state(&with, "drill").as_str()), (0, "ok", "ok"), "{with}");
    // Another folder on the same disk is no second place.
    fs::create_dir(house.path("stick")).unwrap();
    fs::write(house.path("config.toml"), "[backup]\nsecond = \"stick\"\n").unwrap();
    let answer = Answer::of(house.program().args(["doctor", "--config", &house.path("config.toml")])).fine();
    assert!(answer.contains("ligger på samme disk som huset, og er ikke et annet sted"), "{answer}");
}

#[test]
fn without_a_passphrase_what_needs_none_is_looked_at() {
    let house = House::sample();
    let (code, answer) = doctor(&house, None);
    assert_eq!(code, 0, "{answer}");
    assert_eq!(state(&answer, "key-file"), "ok");
    assert_eq!(state(&answer, "house"), "skipped");
}

#[test]
fn it_changes_nothing_it_was_not_let_in_to() {
    let house = House::sample();
    let before = fs::read(house.folder().join("house.db")).unwrap();
    doctor(&house, None);
    assert_eq!(fs::read(house.folder().join("house.db")).unwrap(), before);
    assert!(!house.home.path().join(".local").exists(), "not even a log");
}

#[test]
fn no_house_is_told() {
    let (code, answer) = doctor(&House::none(), None);
    assert_eq!((code, state(&answer, "folder").as_str()), (2, "fault"));
}

#[test]
fn damage_is_found_and_outweighs_the_rest() {
    let house = House::sample();
    fs::write(house.folder().join("house.keys"), "nothing").unwrap();
    let (code, answer) = doctor(&house, None);
    assert_eq!((code, state(&answer, "key-file").as_str()), (4, "fault"));
    assert_eq!(answer["sound"], false);
}

#[test]
fn a_broken_page_is_found() {
    let house = House::sample();
    let path = house.folder().join("house.db");
    let mut bytes = fs::read(&path).unwrap();
    // The last page: nothing that is read on the way in.
    let at = bytes.len() - 2_000;
    bytes[at] ^= 1;
    fs::write(&path, bytes).unwrap();
    let (code, answer) = doctor(&house, Some("KN"));
    assert_eq!(code, 4, "{answer}");
}

#[test]
fn a_way_in_that_belongs_to_nobody_is_named() {
    use personalbase::store::{entrance::Guard, keys::Passphrase};
    let house = House::sample();
    let opened = house.open("KN");
    let lead = &opened.staff.initials;
    let slot = opened.house.keyring().new_slot(lead, &Passphrase::new("noe helt annet her"), Guard::INVENTED).unwrap();
    drop(opened);
    let (code, answer) = doctor(&house, Some("KN"));
    assert_eq!((code, state(&answer, "slots").as_str()), (0, "note"));
    assert!(answer.to_string().contains(&slot.to_string()), "{answer}");
}

#[cfg(unix)]
#[test]
fn files_that_others_can_read_are_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let house = House::sample();
    let keys = house.folder().join("house.keys");
    fs::set_permissions(&keys, fs::Permissions::from_mode(0o644)).unwrap();
    let (code, answer) = doctor(&house, None);
    assert_eq!((code, state(&answer, "permissions").as_str()), (7, "fault"));
    assert!(answer.to_string().contains("house.keys kan åpnes av andre"), "{answer}");
}

#[test]
fn a_disk_that_runs_full_is_told() {
    let house = House::sample();
    fs::write(house.path("config.toml"), "[disk]\nwarning-mb = 1000000\n").unwrap();
    let answer = Answer::of(house.program().args(["doctor", "--config", &house.path("config.toml")]));
    assert_eq!(answer.code, 7, "{}", answer.out);
    assert!(answer.out.contains("Frigjør plass"), "{}", answer.out);
}

#[test]
fn the_machine_is_looked_at_too() {
    let house = House::sample();
    let answer = Answer::of(house.program().env("LANG", "C").arg("doctor"));
    assert_eq!(answer.code, 0);
    assert!(answer.out.contains("[merk] Maskinen er ikke satt til UTF-8"), "{}", answer.out);
    let answer = Answer::of(house.program().env("TZ", "Asia/Tokyo").arg("doctor"));
    assert!(answer.out.contains("Europe/Oslo"), "{}", answer.out);
}

#[test]
fn that_nobody_has_reviewed_for_a_month_is_worth_knowing() {
    use personalbase::domain::command::Command;
    let house = House::sample();
    // The sample house was begun more than a year ago.
    assert_eq!(state(&doctor(&house, Some("KN")).1, "review"), "note");
    let mut opened = house.open("KN");
    let until = opened.house.chain_head().unwrap().id;
    let ticked = Command::ReviewAccess { until, note: None };
    opened.house.execute(opened.staff.id, crate::house::now(), &ticked).unwrap();
    drop(opened);
    let (code, answer) = doctor(&house, Some("KN"));
    assert_eq!((code, state(&answer, "review").as_str()), (0, "ok"), "{answer}");
}

#[test]
fn a_code_that_was_only_given_out_is_not_told_as_shown() {
    let house = House::sample();
    let doctor = house.run_as("KN", &["doctor"]).out;
    assert!(
        doctor.contains("[ok] Koden på papir ble gitt ut da den ble laget. Om noen har den, viser først"),
        "{doctor}"
    );
    let code = house.open("KN").house.keyring().renew_code(personalbase::store::entrance::Guard::INVENTED).unwrap();
    std::fs::write(house.path("code"), code.to_string()).unwrap();
    house.run(&["key", "rehearse", "--code-file", &house.path("code")]).fine();
    let doctor = house.run_as("KN", &["doctor"]).out;
    assert!(doctor.contains("[ok] Noen har vist at de har koden på papir."), "{doctor}");
}
