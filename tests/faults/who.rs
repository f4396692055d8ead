//! Folders that are none, and others who hold the house.

use super::*;

#[test]
fn no_house_at_all() {
    let house = House::none();
    assert_fault(&house, 2, "Det er ikke noe hus i", "There is no house in");
    assert!(!house.folder().exists(), "asking makes nothing");
}

#[test]
fn a_folder_that_is_a_file() {
    let house = House::none();
    fs::write(house.folder(), "no folder").unwrap();
    assert_fault(&house, 7, "kan ikke åpnes", "cannot be opened");
}

#[test]
fn a_house_another_program_holds() {
    let house = House::sample();
    let lock = File::open(house.folder().join("house.lock")).unwrap();
    lock.lock().unwrap();
    assert_fault(&house, 5, "Et annet program holder på", "Another program is busy");
    lock.unlock().unwrap();
    assert_whole(&house);
}

#[test]
fn a_house_another_program_writes_in_for_longer_than_anybody_waits() {
    let house = House::sample();
    let other = database(&house);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let answer = house.run_as("KN", &ADD);
    assert_eq!(answer.code, 5, "{}", answer.err);
    other.execute_batch("ROLLBACK").unwrap();
    drop(other);
    assert_whole(&house);
}

