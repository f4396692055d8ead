//! `backup`: copies are made, listed, checked and restored by the program itself, and each fault has its sentence and code.

use std::{fs, path::PathBuf};

use personalbase::store::{entrance::Guard, keys::RecoveryCode};

use crate::{
    audit::database,
    house::{Answer, House},
};

/// Makes a copy and answers its name.
fn create(house: &House) -> String {
    let made = house.run_as("KN", &["backup", "create", "--json"]).json();
    made["copies"][0]["name"].as_str().unwrap().to_owned()
}

fn backups(house: &House) -> PathBuf {
    house.folder().join("backups")
}

/// What stands in the folder of the copies, but for the lock.
fn files(house: &House) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(backups(house))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "house-backup.lock")
        .collect();
    names.sort();
    names
}

/// Both languages say it, with the code, and nothing on standard output.
#[track_caller]
fn assert_fault(house: &House, args: &[&str], code: i32, norwegian: &str, english: &str) {
    for (language, sentence) in [("nb", norwegian), ("en", english)] {
        let answer = Answer::of(house.program_as("KN").args(args).args(["--language", language]));
        assert_eq!((answer.code, answer.out.as_str()), (code, ""), "{}", answer.err);
        assert!(answer.err.contains(sentence), "{}", answer.err);
    }
}

/// Runs the program on the house in another folder.
fn at(house: &House, folder: &str, args: &[&str]) -> Answer {
    let mut program = assert_cmd::Command::new(env!("CARGO_BIN_EXE_personalbase"));
    program.env_clear().env("HOME", house.home.path()).env("LANG", "nb_NO.UTF-8");
    program.args(["--data", folder, "--user", "KN", "--passphrase-file", &house.path("passphrase")]).args(args);
    Answer::of(&mut program)
}

fn with_config(house: &House, text: &str) -> [String; 2] {
    fs::write(house.path("config.toml"), text).unwrap();
    ["--config".to_owned(), house.path("config.toml")]
}

#[test]
fn a_copy_is_made_listed_checked_tried_and_restored() {
    let house = House::sample();
    let told = house.run_as("KN", &["backup", "create"]).fine();
    assert!(told.starts_with("Sikkerhetskopien er laget og kontrollert: house-20"), "{told}");
    assert_eq!(house.newest_audit().0, "make-backup");
    // Nobody signs in to see what is there.
    let listed = house.run(&["backup", "list"]).fine();
    assert!(listed.contains("house-20") && listed.contains(" rader"), "{listed}");
    let listed = house.run(&["backup", "list", "--json"]).json();
    let copy = &listed["places"][0]["copies"][0];
    assert_eq!((&copy["whole"], &listed["places"][0]["there"]), (&true.into(), &true.into()), "{listed}");
    let name = copy["name"].as_str().unwrap();

    let checked = house.run_as("TB", &["backup", "verify"]).fine();
    assert!(checked.starts_with("Kopien er hel: house-20"), "{checked}");
    let file = backups(&house).join(format!("{name}.db")).display().to_string();
    for written in [name, &file] {
        assert_eq!(house.run_as("KN", &["backup", "verify", written, "--json"]).json()["sound"], true);
    }
    let drilled = house.run_as("KN", &["backup", "drill"]).fine();
    assert!(drilled.starts_with("gjenopprettet OK "), "{drilled}");
    assert_eq!(house.newest_audit().0, "drill-backup");

    house.run_as("KN", &["log", "add", "--about", "hus", "Skrevet etter kopien."]).fine();
    let new = house.path("restored");
    let told = house.run_as("KN", &["backup", "restore", name, "--to", &new]).fine();
    assert!(told.contains(&format!("data = \"{new}\"")) && told.contains(&format!("--data \"{new}\"")), "{told}");
    let settings = house.home.path().join(".config/personalbase/config.toml");
    assert!(told.contains(&format!("i innstillingsfila ({})", settings.display())), "{told}");
    let restored = |args: &[&str]| at(&house, &new, args);
    assert_eq!(restored(&["log", "list", "--json"]).json()["entries"].as_array().unwrap().len(), 4);
    assert_eq!(restored(&["doctor"]).code, 0);
    assert_eq!(house.run_as("KN", &["log", "list", "--json"]).json()["entries"].as_array().unwrap().len(), 5);
}

#[test]
fn a_lost_house_is_restored_from_its_copy_alone() {
    let house = House::sample();
    let name = create(&house);
    let stick = house.home.path().join("stick");
    fs::rename(backups(&house), &stick).unwrap();
    fs::remove_dir_all(house.folder()).unwrap();
    let (file, new) = (stick.join(format!("{name}.db")).display().to_string(), house.path("restored"));
    house.run_as("KN", &["backup", "restore", &file, "--to", &new]).fine();
    let entries = at(&house, &new, &["log", "list", "--json"]).json();
    assert_eq!(entries["entries"].as_array().unwrap().len(), 4);
}

#[test]
fn a_restore_never_overwrites() {
    let house = House::sample();
    let name = create(&house);
    fs::create_dir(house.path("there")).unwrap();
    let own = house.folder().display().to_string();
    for there in [house.path("there"), house.path("pin"), own] {
        let args = ["backup", "restore", &name, "--to", &there];
        assert_fault(&house, &args, 2, "finnes fra før. Ingenting er endret.", "is there already. Nothing is changed.");
    }
    assert_eq!(fs::read_dir(house.path("there")).unwrap().count(), 0);
}

#[test]
fn a_damaged_copy_is_found_and_the_check_that_found_it_named() {
    let house = House::sample();
    let name = create(&house);
    let path = backups(&house).join(format!("{name}.db"));
    let good = fs::read(&path).unwrap();
    let mut bad = good.clone();
    let at = bad.len() - 2_000;
    bad[at] ^= 1;
    fs::write(&path, &bad).unwrap();
    for command in [&["backup", "verify"][..], &["backup", "drill"], &["backup", "restore", &name, "--to", "new"]] {
        assert_fault(&house, command, 4, "kontrollsummen stemmer ikke", "its checksum differs");
    }
    assert_eq!(fs::read(&path).unwrap(), bad, "it is left as it is");
    fs::write(&path, good).unwrap();
    house.run_as("KN", &["backup", "verify"]).fine();
    fs::remove_file(backups(&house).join(format!("{name}.keys"))).unwrap();
    let args = ["backup", "verify", &name];
    assert_fault(
        &house,
        &args,
        4,
        "nøkkelfila ved siden av (.keys) mangler",
        "the key file beside it (.keys) is missing",
    );
    assert!(house.run(&["backup", "list"]).fine().contains("ikke hel"));
    assert_eq!(house.run_as("KN", &["doctor"]).code, 0, "the house is fine");
}

#[test]
fn what_is_not_there_is_told() {
    let house = House::sample();
    let list = house.run(&["backup", "list"]).fine();
    assert!(list.contains("(er ikke der)"), "{list}");
    assert_fault(&house, &["backup", "verify", "x"], 2, "ingen sikkerhetskopi som heter x", "no backup named x");
    create(&house);
    for file in files(&house) {
        fs::remove_file(backups(&house).join(file)).unwrap();
    }
    assert_fault(&house, &["backup", "drill"], 2, "ingen hel sikkerhetskopi", "no whole backup");
}

#[test]
fn places_that_take_no_copy() {
    let house = House::sample();
    let (missing, file) = (house.path("media/stick"), house.path("pin"));
    let to = |folder| ["backup", "create", "--to", folder];
    assert_fault(&house, &to(&missing), 7, "er ikke der. Ingen kopi er laget", "is not there. No copy was made");
    assert_fault(&house, &to(&file), 7, "er en fil og ikke en mappe", "is a file and no folder");
    assert!(!house.home.path().join("media").exists());
}

#[test]
fn a_second_medium_gets_a_copy_when_it_is_there() {
    let house = House::sample();
    let config = with_config(&house, "[backup]\nsecond = \"stick\"\n");
    let create = || Answer::of(house.program_as("KN").args(["backup", "create"]).args(&config)).out;
    let without = create();
    assert!(without.contains("Minnepinnen er ikke satt inn") && without.matches("house-20").count() == 1, "{without}");
    fs::create_dir(house.path("stick")).unwrap();
    assert_eq!(create().matches("er laget og kontrollert: house-20").count(), 2);
    let list = Answer::of(house.program().args(["backup", "list", "--json"]).args(&config)).json();
    assert_eq!(list["places"][1]["copies"].as_array().unwrap().len(), 1, "{list}");
}

#[test]
fn a_place_that_fails_keeps_the_other_from_nothing_and_its_copy_is_found_by_name() {
    let house = House::sample();
    fs::write(house.path("file"), "").unwrap();
    fs::create_dir(house.path("stick")).unwrap();
    let config = with_config(&house, "[backup]\nfolder = \"file\"\nsecond = \"stick\"\n");
    let run = |args: &[&str]| Answer::of(house.program_as("KN").args(args).args(&config));
    let fine = |args: &[&str]| {
        let answer = run(args);
        assert_eq!(answer.code, 0, "{}", answer.err);
        answer.out
    };
    let told = run(&["backup", "create"]);
    assert_eq!(told.code, 7, "{}", told.err);
    assert!(told.err.contains("er en fil og ikke en mappe"), "{}", told.err);
    assert!(told.out.starts_with("Sikkerhetskopien er laget og kontrollert: house-20"), "{}", told.out);
    let name = told.out.lines().next().unwrap().rsplit(' ').next().unwrap();
    assert!(fine(&["backup", "verify", name]).starts_with("Kopien er hel"));
    // The newest is looked for in both places.
    assert!(fine(&["backup", "verify"]).contains(name));
    assert!(fine(&["backup", "drill"]).starts_with("gjenopprettet OK"));
    assert!(fine(&["backup", "drill", name]).starts_with("gjenopprettet OK"));
}

#[test]
fn a_second_place_on_the_disk_of_the_house_is_told_and_counts_as_none() {
    let house = House::sample();
    let config = with_config(&house, "[backup]\nsecond = \"stick\"\n");
    fs::create_dir(house.path("stick")).unwrap();
    let made = Answer::of(house.program_as("KN").args(["backup", "create"]).args(&config));
    assert!(made.err.contains("ligger på samme disk som huset"), "{}", made.err);
    assert_eq!((made.code, made.out.matches("house-20").count()), (0, 2));
    let mark: Option<String> = database(&house)
        .query_row("SELECT group_concat(kind) FROM (SELECT kind FROM backup_mark ORDER BY id)", [], |row| row.get(0))
        .unwrap();
    assert_eq!(mark.as_deref(), Some("first,named"));
}

#[test]
fn a_copy_of_a_house_with_a_fault_is_written_down_and_never_told_as_sound() {
    let house = House::sample();
    database(&house)
        .execute_batch("DROP TRIGGER audit_keep_update; UPDATE audit SET detail = '{}' WHERE id = 2")
        .unwrap();
    let name = create(&house);
    assert_eq!(house.newest_audit().0, "keep-flawed-backup");
    let checked = house.run_as("KN", &["backup", "verify", &name]);
    assert_eq!(checked.code, 4, "{}", checked.out);
    assert!(
        checked.out.contains("ikke regnet som kontrollert") && !checked.out.contains("er kontrollert"),
        "{}",
        checked.out
    );
    let checked = house.run_as("KN", &["backup", "verify", &name, "--json"]);
    let answer: serde_json::Value = serde_json::from_str(&checked.out).unwrap();
    assert_eq!((checked.code, &answer["sound"], &answer["copy"]["proven"]), (4, &false.into(), &false.into()));
    assert_fault(&house, &["backup", "drill"], 4, "er like et hus med en feil", "are like a house with a fault");
    let doctor = house.run_as("KN", &["doctor"]);
    assert!(!doctor.out.contains("ingen sikkerhetskopi"), "{}", doctor.out);
    let restored = house.run_as("KN", &["backup", "restore", &name, "--to", &house.path("new")]).fine();
    assert!(restored.contains("Det har samme feil") && !restored.contains("alt i det er kontrollert"), "{restored}");
}

#[test]
fn roles_decide_what_is_done_with_copies() {
    let house = House::sample();
    fs::create_dir(house.path("stick")).unwrap();
    house.run_as("TB", &["backup", "create"]).fine();
    let name = create(&house);
    let (stick, new) = (house.path("stick"), house.path("new"));
    let for_few =
        [&["backup", "drill"][..], &["backup", "create", "--to", &stick], &["backup", "restore", &name, "--to", &new]];
    for args in for_few {
        for user in ["TB", "OH"] {
            let refused = house.run_as(user, args);
            assert_eq!(
                (refused.code, refused.err.contains("gjenopprette fra sikkerhetskopier")),
                (6, true),
                "{}",
                refused.err
            );
        }
    }
    assert!(!house.home.path().join("new").exists());
    house.run_as("AD", &["backup", "drill"]).fine();
    house.run_as("AD", &["backup", "create", "--to", &stick]).fine();
}

#[test]
fn a_wrong_passphrase_opens_no_copy() {
    let house = House::sample();
    create(&house);
    let mut program = house.program();
    program.args(["--user", "KN", "--passphrase-file", &house.path("wrong"), "backup", "verify"]);
    let answer = Answer::of(&mut program);
    assert_eq!(answer.code, 3);
    assert!(answer.err.contains("passfrasen som gjaldt da kopien ble laget"), "{}", answer.err);
}

// ---- with the code on paper

/// The sample house with a code on paper in the file `code`, another one in `other`, and a copy, whose name this answers.
fn with_code_and_copy() -> (House, String) {
    let house = House::sample();
    let code = house.open("KN").house.keyring().renew_code(Guard::INVENTED).unwrap();
    fs::write(house.path("code"), format!("{code}\n")).unwrap();
    fs::write(house.path("other"), RecoveryCode::random().unwrap().to_string()).unwrap();
    let name = create(&house);
    (house, name)
}

#[test]
fn a_copy_whose_words_nobody_remembers_is_checked_and_restored_with_the_code_on_paper() {
    let (house, name) = with_code_and_copy();
    let code = house.path("code");
    let run = |args: &[&str]| house.run(&[&["--user", "KN"], args].concat());
    assert!(run(&["backup", "verify", "--code-file", &code]).fine().starts_with("Kopien er hel: house-20"));
    // Typed where a passphrase is asked for, it is known as the code.
    let typed = ["--passphrase-file", &code, "backup", "verify"];
    assert!(run(&typed).fine().starts_with("Kopien er hel: house-20"));
    let new = house.path("new");
    let told = run(&["backup", "restore", &name, "--to", &new, "--code-file", &code]).fine();
    assert!(told.contains("av AD, KN, NV, OH, TB og med koden på papir."), "{told}");
    let rows = house.open("KN").house.read().newest_audit(3).unwrap();
    assert_eq!(
        rows.iter().map(|row| row.action.as_str()).collect::<Vec<_>>(),
        ["unlock", "take-out-backup", "use-recovery-code"]
    );
    // In the new house the paper gives a leader a passphrase.
    fs::write(house.path("words"), "solhverv kajakk lampe benk").unwrap();
    let words = house.path("words");
    let answer = at(&house, &new, &["key", "recover", "KN", "--code-file", &code, "--new-passphrase-file", &words]);
    assert_eq!(answer.code, 0, "{}", answer.err);
}

#[test]
fn a_code_that_is_wrong_misread_or_in_the_wrong_hands_restores_nothing() {
    let (house, name) = with_code_and_copy();
    let new = house.path("new");
    let restore = |who: &str, code: &str, language: &str| {
        let code = house.path(code);
        let args = ["backup", "restore", &name, "--to", &new, "--code-file", &code, "--language", language];
        let answer = house.run(&[&["--user", who], &args[..]].concat());
        assert_eq!(answer.out, "");
        (answer.code, answer.err)
    };
    fs::write(house.path("half"), "ABCDE").unwrap();
    for (who, code, exit, norwegian, english) in [
        ("KN", "other", 3, "Koden åpner ikke kopien. Ingenting er endret.", "The code does not open the backup."),
        ("KN", "half", 3, "Koden er ikke riktig lest.", "The code is not read right."),
        ("OH", "code", 6, "gjenopprette fra sikkerhetskopier", "restore"),
        ("XY", "code", 6, "Ingen fagleder eller administrator", "No clinical lead or administrator"),
    ] {
        for (language, sentence) in [("nb", norwegian), ("en", english)] {
            let (found, err) = restore(who, code, language);
            assert_eq!(found, exit, "{err}");
            assert!(err.contains(sentence), "{err}");
        }
    }
    assert!(!house.home.path().join("new").exists());
}

#[test]
fn a_house_that_does_not_know_of_its_restore_is_told_as_such() {
    let (house, name) = with_code_and_copy();
    let archive = house.path("archive");
    fs::create_dir(&archive).unwrap();
    for end in ["db", "keys", "json"] {
        fs::copy(backups(&house).join(format!("{name}.{end}")), house.path(&format!("archive/{name}.{end}"))).unwrap();
    }
    let copy = format!("{archive}/{name}.db");
    house.run_as("KN", &["key", "rotate", "--yes"]).fine();
    // The passphrase opens the living house still: it gets its row with the key it has now.
    let told = house.run_as("KN", &["backup", "restore", &copy, "--to", &house.path("first"), "--json"]).json();
    assert_eq!(told["known_in_house"], true);
    let words = house.path("words");
    fs::write(&words, "solhverv kajakk lampe benk").unwrap();
    house.run_as("KN", &["staff", "reset-secrets", "KN", "--new-passphrase-file", &words]).fine();
    let told = house.run_as("KN", &["backup", "restore", &copy, "--to", &house.path("second")]).fine();
    assert!(told.contains("Huset som står der, vet ikke at et hus er laget av kopien"), "{told}");
    let told = house.run_as("KN", &["backup", "restore", &copy, "--to", &house.path("third"), "--json"]).json();
    assert_eq!(told["known_in_house"], false);
    fs::remove_dir_all(house.folder()).unwrap();
    let told = house.run_as("KN", &["backup", "restore", &copy, "--to", &house.path("fourth"), "--json"]).json();
    assert_eq!(told["known_in_house"], serde_json::Value::Null);
}

// ---- which of several

#[test]
fn the_list_tells_which_copy_is_the_good_one() {
    let house = House::sample();
    fs::create_dir(house.path("stick")).unwrap();
    let config = with_config(&house, "[backup]\nsecond = \"stick\"\n");
    let stick = house.path("stick");
    house.run_as("KN", &["backup", "create", "--to", &stick]).fine();
    house.run_as("KN", &["log", "add", "--about", "hus", "Skrevet etter kopien."]).fine();
    house.run_as("KN", &["backup", "create", "--to", &stick]).fine();
    let listed = || Answer::of(house.program().args(["backup", "list"]).args(&config)).out;
    let told = listed();
    let of_stick = &told[told.find("stick").unwrap()..];
    let copies: Vec<&str> = of_stick.split("house-20").skip(1).collect();
    assert!(
        copies[0].contains("Den nyeste som er hel og kontrollert.") && !copies[1].contains("Den nyeste som"),
        "{told}"
    );
    let entry = |copy: &str| copy.lines().find(|line| line.contains("Siste innslag i loggen")).unwrap().to_owned();
    assert_ne!(entry(copies[0]), entry(copies[1]), "{told}");
    assert!(of_stick.contains("Av kopiene fra én dag beholdes den nyeste."), "{told}");
    assert!(!told.contains("Åpnes ikke med alt"), "{told}");
    // New words since, and a copy of another house on the same stick.
    fs::write(house.path("words"), "solhverv kajakk lampe benk").unwrap();
    house.run_as("KN", &["staff", "reset-secrets", "KN", "--new-passphrase-file", &house.path("words")]).fine();
    let other = House::sample();
    other.run_as("KN", &["backup", "create", "--to", &stick]).fine();
    let told = listed();
    assert_eq!(told.matches("Åpnes ikke med alt som åpner huset nå").count(), 2, "{told}");
    assert_eq!(told.matches("Kopi av et annet hus.").count(), 1, "{told}");
    let json = Answer::of(house.program().args(["backup", "list", "--json"]).args(&config)).json();
    let copies = json["places"][1]["copies"].as_array().unwrap();
    let opens: Vec<_> = copies.iter().map(|copy| &copy["opens_as_house"]).collect();
    assert_eq!(opens.iter().filter(|opens| opens.is_null()).count(), 1, "{json}");
    assert!(copies.iter().all(|copy| copy["last_entry"].is_string() && copy["trail_cut"] == false), "{json}");
}

#[test]
fn a_copy_that_takes_the_place_of_another_says_so() {
    let house = House::sample();
    let first = create(&house);
    let told = house.run_as("KN", &["backup", "create"]).fine();
    assert!(told.contains(&format!("Ryddet bort, siden det er en nyere: {first}")), "{told}");
    let second = house.run(&["backup", "list", "--json"]).json();
    let second = second["places"][0]["copies"][0]["name"].as_str().unwrap().to_owned();
    let third = house.run_as("KN", &["backup", "create", "--json"]).json();
    assert_eq!(third["copies"][0]["replaced"], serde_json::json!([second]));
}
