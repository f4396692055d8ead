//! Folders that are none, and others who hold the house.

use std::{
    fs::{self, File, Permissions},
    os::unix::fs::PermissionsExt as _,
};

use super::{ADD, assert_fault, assert_whole, database, house::House};

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

#[test]
fn a_lock_that_a_dead_program_left_holds_nobody_up() {
    let house = House::sample();
    for name in ["house.lock", "house.keys.lock", "house.seat1", "house.seat2"] {
        let path = house.folder().join(name);
        fs::write(&path, "left").unwrap();
        fs::set_permissions(path, Permissions::from_mode(0o600)).unwrap();
    }
    assert_whole(&house);
    house.run_as("KN", &ADD).fine();
    // One that is killed while it holds the house lets go of it with its life.
    let mut holder = std::process::Command::new("flock");
    holder.arg("--exclusive").arg(house.folder().join("house.lock")).args(["sleep", "600"]);
    let Ok(mut holder) = holder.spawn() else { return };
    while house.run_as("KN", &["today"]).code != 5 {}
    // The one it started has the lock as well.
    let children = format!("/proc/{0}/task/{0}/children", holder.id());
    let children = fs::read_to_string(children).unwrap_or_default();
    for child in children.split_whitespace().filter_map(|number| number.parse().ok()) {
        let _ = rustix::process::kill_process(
            rustix::process::Pid::from_raw(child).unwrap(),
            rustix::process::Signal::KILL,
        );
    }
    holder.kill().unwrap();
    holder.wait().unwrap();
    while house.run_as("KN", &["today"]).code == 5 {}
    house.run_as("KN", &["today"]).fine();
}
