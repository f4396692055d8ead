//! The two files of a house: damaged, cut off, missing, exchanged, of another time.

use std::{fs, os::unix::fs::symlink};

use super::{
    ADD, assert_fault, assert_whole, database,
    house::{Answer, House},
    spoil,
};

const PAGE: usize = 4_096;

const KEY_FILE: (i32, &str, &str) =
    (4, "Nøkkelfila (house.keys) kan ikke leses", "The key file (house.keys) cannot be read");
const DATABASE: (i32, &str, &str) = (4, "Databasen (house.db) er skadet", "The database (house.db) is damaged");

#[test]
fn a_damaged_key_file() {
    let (code, norwegian, english) = KEY_FILE;
    spoil("house.keys", |bytes| bytes[400] ^= 1, code, norwegian, english);
    spoil("house.keys", |bytes| bytes.truncate(300), code, norwegian, english);
    spoil("house.keys", Vec::clear, code, norwegian, english);
}

#[test]
fn any_byte_of_the_key_file() {
    let house = House::sample();
    let path = house.folder().join("house.keys");
    let good = fs::read(&path).unwrap();
    // The store's own tests turn every bit; here the program answers, in steps that meet each part of the file.
    for at in (0..good.len()).step_by(151) {
        let mut bad = good.clone();
        bad[at] ^= 0x10;
        fs::write(&path, &bad).unwrap();
        let answer = Answer::of(house.program_as("KN").arg("today"));
        assert_eq!((answer.code, answer.out.as_str()), (4, ""), "{at}: {}", answer.err);
        assert!(answer.err.contains(KEY_FILE.1), "{at}: {}", answer.err);
    }
    fs::write(&path, good).unwrap();
    assert_whole(&house);
}

#[test]
fn a_missing_key_file() {
    let house = House::sample();
    let (keys, aside) = (house.folder().join("house.keys"), house.home.path().join("aside"));
    fs::rename(&keys, &aside).unwrap();
    let (code, norwegian, english) = KEY_FILE;
    assert_fault(&house, code, norwegian, english);
    fs::rename(&aside, &keys).unwrap();
    assert_whole(&house);
}

#[test]
fn a_damaged_database() {
    let (code, norwegian, english) = DATABASE;
    spoil("house.db", |bytes| bytes[5] ^= 1, code, norwegian, english);
    spoil("house.db", |bytes| bytes[100] ^= 1, code, norwegian, english);
    // Every page but the first.
    spoil("house.db", |bytes| bytes[5_000..].iter_mut().for_each(|byte| *byte ^= 1), code, norwegian, english);
    spoil("house.db", |bytes| bytes.truncate(2_000), code, norwegian, english);
}

#[test]
fn a_database_that_lacks_whole_pages() {
    let (code, norwegian, english) = DATABASE;
    spoil("house.db", |bytes| bytes.truncate(bytes.len() / PAGE / 2 * PAGE), code, norwegian, english);
    spoil("house.db", |bytes| bytes.truncate(PAGE), code, norwegian, english);
}

#[test]
fn damage_where_nobody_reads_is_found_by_the_check_of_every_page() {
    let house = House::sample();
    let path = house.folder().join("house.db");
    let good = fs::read(&path).unwrap();
    let pages = good.len() / PAGE;
    let cut: fn(&mut Vec<u8>, usize) = |bytes, at| bytes.truncate(at + 100);
    let turn: fn(&mut Vec<u8>, usize) = |bytes, at| bytes[at + 2_000] ^= 1;
    for (page, spoil) in [(pages - 1, cut), (pages - 1, turn), (pages / 2, turn), (pages / 3, turn)] {
        let mut bad = good.clone();
        spoil(&mut bad, page * PAGE);
        fs::write(&path, &bad).unwrap();
        let answer = house.run_as("KN", &["doctor"]);
        assert_eq!(answer.code, 4, "page {page}: {} {}", answer.out, answer.err);
        let told = format!("{}{}", answer.out, answer.err);
        assert!(told.contains("skadet") && told.contains("Ikke slett noe"), "{told}");
        assert!(told.contains("personalbase salvage"), "{told}");
        // What was opened and closed may have been written: the seal of the page stays broken.
        fs::write(&path, &good).unwrap();
        let _ = fs::remove_file(house.folder().join("house.db-wal"));
    }
    assert_whole(&house);
}

#[test]
fn a_wrong_passphrase_is_told_apart_from_damage() {
    let house = House::sample();
    let path = house.folder().join("house.db");
    let mut bytes = fs::read(&path).unwrap();
    bytes[100] ^= 1;
    fs::write(&path, bytes).unwrap();
    let with = |file: &str| house.run(&["--user", "KN", "--passphrase-file", &house.path(file), "today"]);
    let (wrong, right) = (with("wrong"), with("passphrase"));
    assert_eq!((wrong.code, right.code), (3, 4), "{} {}", wrong.err, right.err);
    assert!(wrong.err.contains("Initialene eller passfrasen"), "{}", wrong.err);
    assert!(right.err.contains("Passfrasen var riktig"), "{}", right.err);
}

#[test]
fn an_older_copy_put_in_the_place_of_the_house_is_told() {
    let house = House::sample();
    let path = house.folder().join("house.db");
    let older = fs::read(&path).unwrap();
    house.run_as("KN", &ADD).fine();
    house.open("KN").house.note_head().unwrap();
    fs::write(&path, older).unwrap();
    for (args, language, words) in [
        (["doctor", "--language", "nb"].as_slice(), "nb", "eller så er databasen en eldre kopi"),
        (&["audit", "verify", "--language", "nb"], "nb", "eller så er databasen en eldre kopi"),
        (&["audit", "verify", "--language", "en"], "en", "or the database is an older copy"),
    ] {
        let answer = house.run_as("KN", args);
        assert_eq!(answer.code, 4, "{language}: {}", answer.out);
        assert!(answer.out.contains(words), "{}", answer.out);
    }
}

#[test]
fn a_database_without_a_byte_is_no_new_house() {
    let (code, norwegian, english) = DATABASE;
    spoil("house.db", Vec::clear, code, norwegian, english);
}

#[test]
fn a_missing_database() {
    let house = House::sample();
    let (database, aside) = (house.folder().join("house.db"), house.home.path().join("aside"));
    fs::rename(&database, &aside).unwrap();
    let (code, norwegian, english) = DATABASE;
    assert_fault(&house, code, norwegian, english);
    assert!(!database.exists(), "no empty one is made in its place");
    fs::rename(&aside, &database).unwrap();
    assert_whole(&house);
}

#[test]
fn the_database_of_another_house() {
    let (house, other) = (House::sample(), House::sample());
    let theirs = fs::read(other.folder().join("house.db")).unwrap();
    let path = house.folder().join("house.db");
    let own = fs::read(&path).unwrap();
    fs::write(&path, theirs).unwrap();
    assert_fault(&house, 4, "hører til et annet hus", "belongs to another house");
    fs::write(&path, own).unwrap();
    assert_whole(&house);
}

#[test]
fn a_database_that_says_it_has_another_key_file() {
    let house = House::sample();
    let id: Vec<u8> = database(&house).query_row("SELECT key_file FROM house", [], |row| row.get(0)).unwrap();
    database(&house).execute("UPDATE house SET key_file = zeroblob(16)", []).unwrap();
    assert_fault(&house, 4, "hører ikke sammen", "do not belong together");
    database(&house).execute("UPDATE house SET key_file = ?1", [id]).unwrap();
    assert_whole(&house);
}

#[test]
fn a_database_that_is_a_link() {
    let house = House::sample();
    let (path, aside) = (house.folder().join("house.db"), house.home.path().join("aside"));
    fs::rename(&path, &aside).unwrap();
    symlink(&aside, &path).unwrap();
    assert_eq!(house.run_as("KN", &ADD).code, 4);
    fs::remove_file(&path).unwrap();
    fs::rename(&aside, &path).unwrap();
    assert_whole(&house);
}

#[test]
fn a_house_of_a_newer_program() {
    let house = House::sample();
    let newest: i64 = database(&house).query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    database(&house).execute_batch("PRAGMA user_version = 99").unwrap();
    assert_fault(&house, 4, "nyere versjon av programmet (skjema 99", "newer version of the program (schema 99");
    database(&house).execute_batch(&format!("PRAGMA user_version = {newest}")).unwrap();
    assert_whole(&house);
}
