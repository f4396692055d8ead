//! What was saved and still stands in the write-ahead log of the database: left over, gone, damaged, another house's.

use std::{fs, os::unix::fs::PermissionsExt as _, path::PathBuf};

use personalbase::{
    domain::{
        command::Command,
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        names::Prose,
    },
    store::read::LogFilter,
};

use super::{
    ADD, SAVED, assert_fault,
    house::{Answer, House, now},
};

/// A house that was left while what was saved last stood in its log alone, and the bytes of that log.
fn left_over(entries: usize) -> (House, Vec<u8>) {
    let house = House::sample();
    let files = ["house.db", "house.db-wal"].map(|name| house.folder().join(name));
    let mut opened = house.open("KN");
    for number in 0..entries {
        let facts = Prose::optional(&format!("Notat {number}")).unwrap();
        let entry = NewEntry {
            about: About::House,
            kind: EntryKind::Observation,
            weight: Weight::Normal,
            happened_at: now(),
            lines: EntryLines { facts, ..EntryLines::default() },
            shift: None,
            marks: EntryMarks::default(),
        };
        opened.house.execute(opened.staff.id, now(), &Command::WriteEntry(entry)).unwrap();
    }
    opened.house.note_head().unwrap();
    let left = files.clone().map(|path| fs::read(path).unwrap());
    drop(opened);
    for (path, bytes) in files.iter().zip(&left) {
        fs::write(path, bytes).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let [_, log] = left;
    (house, log)
}

fn log(house: &House) -> PathBuf {
    house.folder().join("house.db-wal")
}

fn entries(house: &House) -> usize {
    let read = house.open("OH").house;
    read.read().log_page(&LogFilter::default(), None, 100).unwrap().entries.len()
}

#[test]
fn a_log_that_was_left_over_is_read_and_nothing_is_lost() {
    let (house, _) = left_over(5);
    assert_eq!(house.run_as("KN", &["doctor"]).code, 0);
    assert_eq!(entries(&house), SAVED + 5);
}

#[test]
fn a_log_that_was_deleted_or_damaged_is_told_since_the_key_file_remembers() {
    let spoilings: [fn(&mut Vec<u8>); 3] = [Vec::clear, |bytes| bytes[20] ^= 1, |bytes| bytes[6_000] ^= 1];
    for spoil in spoilings {
        let (house, mut bytes) = left_over(5);
        spoil(&mut bytes);
        fs::write(log(&house), bytes).unwrap();
        for args in [["doctor"].as_slice(), &["audit", "verify"]] {
            let answer = house.run_as("KN", args);
            assert_eq!(answer.code, 4, "{} {}", answer.out, answer.err);
            assert!(answer.out.contains("Hodet som nøkkelfila husker, står ikke i sporet."), "{}", answer.out);
        }
        assert!(entries(&house) < SAVED + 5);
    }
}

#[test]
fn what_a_damaged_log_still_holds_is_salvaged_before_anybody_opens_the_house() {
    let (house, mut bytes) = left_over(5);
    bytes[6_000] ^= 1;
    fs::write(log(&house), &bytes).unwrap();
    let new = house.path("new");
    let answer = house.run_as("KN", &["salvage", "--to", &new]);
    assert!([0, 4].contains(&answer.code), "{}", answer.err);
    assert_eq!(fs::read(log(&house)).unwrap(), bytes, "the log is only read");
    let list = super::at(&house, &new, &["log", "list", "--json"]).json();
    assert_eq!(list["entries"].as_array().unwrap().len(), SAVED + 5, "{list}");
}

#[test]
fn the_log_of_another_house_is_damage() {
    let (house, _) = left_over(2);
    let (_other, theirs) = left_over(3);
    let own = fs::read(log(&house)).unwrap();
    let database = fs::read(house.folder().join("house.db")).unwrap();
    fs::write(log(&house), theirs).unwrap();
    assert_fault(&house, 4, "Databasen (house.db) er skadet", "The database (house.db) is damaged");
    fs::write(house.folder().join("house.db"), database).unwrap();
    fs::write(log(&house), own).unwrap();
    let answer = Answer::of(house.program_as("KN").args(ADD));
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert_eq!(entries(&house), SAVED + 3);
}
