//! The invented house: written where somebody wants it, or opened in a folder that goes again.

use crate::house::{Answer, House};

#[test]
fn an_invented_house_is_written_and_its_staff_can_open_it() {
    let house = House::none();
    let folder = house.path("demo");
    let args = ["demo", "--write", &folder, "--seed", "7", "--entries", "60", "--json"];
    let written = house.run(&args).json();
    assert_eq!((&written["seed"], &written["entries"]), (&7.into(), &60.into()));
    let member = &written["staff"][0];
    std::fs::write(house.path("secret"), member["passphrase"].as_str().unwrap()).unwrap();
    let mut program = assert_cmd::Command::new(env!("CARGO_BIN_EXE_personalbase"));
    program.env_clear().env("HOME", house.home.path()).args(["--data", &folder]);
    program.args(["--passphrase-file", &house.path("secret")]);
    let board = Answer::of(program.args(["--user", member["initials"].as_str().unwrap(), "today"])).fine();
    assert!(board.starts_with("OPPDIKTET HUS."), "{board}");
}

#[test]
fn the_same_seed_gives_the_same_content() {
    let house = House::none();
    let written = |name: &str, seed: &str| {
        let folder = house.path(name);
        let args = ["demo", "--write", &folder, "--seed", seed, "--entries", "40", "--now", "2026-11-21T13:32:00Z"];
        let staff = house.run(&[&args[..], &["--json"]].concat()).json()["staff"].clone();
        std::fs::write(house.path("secret"), staff[0]["passphrase"].as_str().unwrap()).unwrap();
        let mut program = assert_cmd::Command::new(env!("CARGO_BIN_EXE_personalbase"));
        program.env_clear().env("HOME", house.home.path());
        program.args(["--data", &folder, "--passphrase-file", &house.path("secret")]);
        program.args(["--user", staff[0]["initials"].as_str().unwrap(), "log", "list", "--limit", "100", "--json"]);
        (staff, Answer::of(&mut program).fine())
    };
    assert_eq!(written("one", "3"), written("two", "3"));
    assert_ne!(written("three", "4"), written("four", "5"));
}

#[test]
fn people_are_told_who_they_can_be() {
    let house = House::none();
    let answer = house.run(&["demo", "--write", &house.path("demo"), "--entries", "30"]).fine();
    assert!(answer.contains("oppdiktet") && answer.contains("passfrase «"), "{answer}");
}

#[test]
fn a_house_that_stands_is_never_written_over() {
    let house = House::sample();
    let folder = house.folder().display().to_string();
    let answer = house.run(&["demo", "--write", &folder, "--entries", "30"]);
    assert_eq!(answer.code, 2);
    house.run_as("KN", &["today"]).fine();
}

#[test]
fn without_a_terminal_nothing_is_opened() {
    let answer = House::none().run(&["demo"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("terminal"), "{}", answer.err);
}
