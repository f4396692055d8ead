//! A damaged house that is salvaged by the program itself.

use std::{
    fs::{self, File},
    path::Path,
    process::{Command, Stdio},
};

use super::{
    SAVED, at, contents, database,
    house::{Answer, House},
    limited,
};

const PAGE: usize = 4_096;

/// Spoils pages of a house: those that tables and indexes stand on.
fn spoil(house: &House, tables: &[&str]) {
    let path = house.folder().join("house.db");
    let conn = database(house);
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    let mut pages: Vec<usize> = Vec::new();
    for table in tables {
        let mut found = conn.prepare("SELECT pageno FROM dbstat WHERE name = ?1").unwrap();
        pages.extend(
            found
                .query_map([table], |row| row.get::<_, i64>(0))
                .unwrap()
                .map(|page| usize::try_from(page.unwrap()).unwrap()),
        );
    }
    drop(conn);
    let mut bytes = fs::read(&path).unwrap();
    for page in pages {
        bytes[(page - 1) * PAGE + 900] ^= 1;
    }
    fs::write(path, bytes).unwrap();
}

fn salvage(house: &House, more: &[&str]) -> Answer {
    let new = house.path("new");
    house.run_as("KN", &[&["salvage", "--to", &new], more].concat())
}

#[test]
fn a_house_without_damage_is_salvaged_whole() {
    let house = House::sample();
    let before = contents(&house.folder());
    let told = salvage(&house, &[]).fine();
    assert!(told.contains("Ingenting mangler.") && told.contains("--data"), "{told}");
    assert!(
        told.contains("i sporet til det nye huset sier at det ble berget.") && !told.contains("sier hva som mangler"),
        "{told}"
    );
    assert!(told.contains("i innstillingsfila (") && told.contains("config.toml)"), "{told}");
    assert_eq!(contents(&house.folder()), before, "nothing is written in the house itself");
    let list = at(&house, &house.path("new"), &["log", "list", "--json"]).json();
    assert_eq!(list["entries"].as_array().unwrap().len(), SAVED);
    assert_eq!(at(&house, &house.path("new"), &["doctor"]).code, 0);
}

#[test]
fn what_is_missing_is_told_by_table_and_time_and_never_a_word_of_it() {
    let house = House::sample();
    spoil(&house, &["log_entry"]);
    let answer = salvage(&house, &[]);
    assert_eq!((answer.code, answer.err.as_str()), (4, ""), "{}", answer.out);
    assert!(answer.out.contains("Dette mangler:\n  minst 4 innslag i loggen"), "{}", answer.out);
    let new = house.path("new");
    let list = at(&house, &new, &["log", "list", "--json"]).json();
    let entries = list["entries"].as_array().unwrap();
    assert_eq!(entries.len(), SAVED, "each lost entry has a row that says so: {list}");
    assert!(entries.iter().all(|entry| entry.to_string().contains("(tapt da huset ble skadet)")), "{list}");
    assert_eq!(at(&house, &new, &["doctor"]).code, 0);
    let verified = at(&house, &new, &["audit", "verify"]).fine();
    assert!(verified.contains("Sporet er ubrutt"), "{verified}");
    let copied = at(&house, &new, &["backup", "create"]).fine();
    assert!(copied.starts_with("Sikkerhetskopien er laget og kontrollert"), "{copied}");
    fs::remove_dir_all(&new).unwrap();
    let answer = salvage(&house, &["--json"]);
    let json: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!((answer.code, &json["whole"]), (4, &false.into()));
    let missing = &json["missing"][0];
    assert_eq!((&missing["table"], &missing["rows"]), (&"log_entry".into(), &4.into()), "{json}");
    // A protected door, a name, a note: nothing of it.
    for word in ["Amir", "Samira", "Kari"] {
        assert!(!answer.out.contains(word), "{}", answer.out);
    }
}

#[test]
fn a_gap_of_the_trail_is_named_as_one() {
    let house = House::sample();
    spoil(&house, &["audit"]);
    assert_eq!(salvage(&house, &[]).code, 4);
    let new = house.path("new");
    let verified = at(&house, &new, &["audit", "verify"]).fine();
    assert!(verified.contains("gikk tapt med skadede sider"), "{verified}");
    let json = at(&house, &new, &["audit", "verify", "--json"]).json();
    assert_eq!((&json["whole"], json["salvaged"].as_array().unwrap().len()), (&true.into(), 1), "{json}");
    let printed = at(&house, &new, &["audit", "verify", "--row", "3", "--head", "65e96dc19826"]);
    assert_eq!(printed.code, 4);
    assert!(printed.out.contains("Rad 3 gikk tapt da huset ble skadet."), "{}", printed.out);
}

#[test]
fn staff_whose_rows_are_lost_come_in_as_before() {
    let house = House::sample();
    spoil(&house, &["staff"]);
    let answer = salvage(&house, &[]);
    assert_eq!(answer.code, 4, "{}", answer.err);
    assert!(answer.out.contains("5 ansatte er borte, og er skrevet på nytt"), "{}", answer.out);
    assert!(answer.out.contains("må få ny PIN"), "{}", answer.out);
    assert_eq!(at(&house, &house.path("new"), &["doctor"]).code, 0);
}

#[test]
fn a_first_page_that_cannot_be_read_leads_to_the_copies() {
    let house = House::sample();
    house.run_as("KN", &["backup", "create"]).fine();
    let path = house.folder().join("house.db");
    let mut bytes = fs::read(&path).unwrap();
    bytes[200] ^= 1;
    fs::write(&path, bytes).unwrap();
    for (language, words) in [("nb", "den første siden er skadet"), ("en", "its first page is damaged")] {
        let answer = salvage(&house, &["--language", language]);
        assert_eq!((answer.code, answer.out.as_str()), (4, ""));
        assert!(answer.err.contains(words) && answer.err.contains("backup restore"), "{}", answer.err);
    }
    assert!(!Path::new(&house.path("new")).exists());
}

#[test]
fn a_damaged_key_file_is_replaced_by_that_of_a_copy() {
    let house = House::sample();
    house.run_as("KN", &["backup", "create"]).fine();
    let keys = contents(&house.folder().join("backups"));
    let keys =
        keys.iter().map(|(path, _)| path).find(|path| path.extension().is_some_and(|end| end == "keys")).unwrap();
    let path = house.folder().join("house.keys");
    let mut bytes = fs::read(&path).unwrap();
    bytes[400] ^= 1;
    fs::write(path, bytes).unwrap();
    let answer = salvage(&house, &[]);
    assert_eq!(answer.code, 4);
    assert!(answer.err.contains("Nøkkelfila (house.keys) kan ikke leses"), "{}", answer.err);
    salvage(&house, &["--keys", &keys.display().to_string()]).fine();
    assert_eq!(at(&house, &house.path("new"), &["doctor"]).code, 0);
}

#[test]
fn what_keeps_a_salvage_from_being_begun() {
    let house = House::sample();
    let new = house.path("new");
    let wrong = ["--user", "KN", "--passphrase-file", &house.path("wrong"), "salvage", "--to", &new];
    assert_eq!(house.run(&wrong).code, 3);
    assert_eq!(house.run_as("TB", &["salvage", "--to", &new]).code, 6);
    let there = house.path("pin");
    let answer = house.run_as("KN", &["salvage", "--to", &there]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("finnes fra før. Ingenting er endret."), "{}", answer.err);
    let open = File::open(house.folder().join("house.lock")).unwrap();
    open.lock_shared().unwrap();
    assert_eq!(salvage(&house, &[]).code, 5, "somebody writes in it");
    open.unlock().unwrap();
    assert!(!Path::new(&new).exists());
    salvage(&house, &[]).fine();
}

#[test]
fn a_full_disk_while_a_house_is_salvaged() {
    let house = House::sample();
    let new = house.path("new");
    let before = contents(&house.folder());
    let answer = limited(&house, 80, &["--user", "KN", "salvage", "--to", &new], None);
    assert_eq!((answer.code, answer.out.as_str()), (7, ""), "{}", answer.err);
    assert!(answer.err.contains("Disken er full."), "{}", answer.err);
    assert!(!Path::new(&new).exists(), "no half house");
    assert_eq!(contents(&house.folder()), before);
    salvage(&house, &[]).fine();
}

#[test]
fn the_program_killed_while_it_salvages_leaves_no_house_by_half() {
    let house = House::sample();
    let before = contents(&house.folder());
    let (mut killed, new) = (0, house.home.path().join("new"));
    for step in ["house.lock", "house.new", "house.new/house.db"] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_personalbase"));
        program.env_clear().env("HOME", house.home.path()).stdout(Stdio::null()).stderr(Stdio::null());
        program.arg("--data").arg(house.folder()).args(["--user", "KN"]);
        program.args(["--passphrase-file", &house.path("passphrase"), "salvage", "--to"]).arg(&new);
        let mut child = program.spawn().unwrap();
        while child.try_wait().unwrap().is_none() && !new.join(step).exists() {}
        let _ = child.kill();
        child.wait().unwrap();
        if !new.join("house.db").exists() {
            killed += 1;
        }
        assert_eq!(contents(&house.folder()), before);
        fs::remove_dir_all(&new).unwrap();
    }
    assert!(killed > 0);
    salvage(&house, &[]).fine();
}
