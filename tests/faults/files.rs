//! The two files of a house: damaged, cut off, missing, exchanged, of another time.

use super::*;

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

