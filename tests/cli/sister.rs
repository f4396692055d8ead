//! Several houses in one file on the command line.

use personalbase::domain::{
    command::Command,
    house::{ApartmentKind, NewApartment, NewSharedHouse},
    ids::{ApartmentNumber, HouseId, StaffId},
    names::Line,
};

use crate::house::{House, now};

/// The sample house with a sister house, in which KN works.
fn sister() -> House {
    let house = House::sample();
    let mut open = house.open("KN").house;
    let apartment = |number| NewApartment { number: ApartmentNumber(number), kind: ApartmentKind::SharedKitchen };
    let new = NewSharedHouse {
        name: Line::new("Søsterhuset").unwrap(),
        apartments: (1..=3).map(apartment).collect(),
        common_rooms: Vec::new(),
    };
    open.execute(StaffId(1), now(), &Command::AddHouse(new)).unwrap();
    assert_eq!(open.shown(), HouseId(1));
    house
}

#[test]
fn each_command_is_about_the_house_that_is_named() {
    let house = sister();
    house.run_as("KN", &["--house", "søster", "youth", "add", "--name", "Leyla", "--born", "14.03.2009"]).fine();
    house.run_as("KN", &["--house", "søster", "youth", "move-in", "leyla", "--apartment", "1"]).fine();
    house.run_as("KN", &["--house", "søster", "log", "add", "--about", "1", "Ukulele kjøpt."]).fine();
    let there = house.run_as("KN", &["--house", "SØSTERHUSET", "log", "list"]).fine();
    assert!(there.contains("Ukulele") && !there.contains("Amir"), "{there}");
    let here = house.run_as("KN", &["--house", "ekv", "log", "list"]).fine();
    assert!(!here.contains("Ukulele"), "{here}");
    let board = house.run_as("KN", &["--house", "søster", "today", "--json"]).json();
    assert!(board.to_string().contains("Søsterhuset"), "{board}");
    let found = house.run_as("KN", &["--house", "ekv", "search", "ukulele"]);
    assert!(!found.out.contains("Ukulele kjøpt"), "{found:?}");
    let json = house.run_as("KN", &["--house", "søster", "youth", "list", "--json"]).json();
    assert_eq!(json["house"], "Søsterhuset");
    let roll = house.run_as("KN", &["--house", "søster", "evacuation"]).fine();
    assert!(roll.contains("Søsterhuset") && roll.contains("Leyla") && !roll.contains("Amir"), "{roll}");
    let trail = house.run_as("KN", &["--house", "ekv", "audit", "verify"]);
    assert_eq!(trail.code, 0, "{trail:?}");
}

#[test]
fn a_name_that_is_none_or_several_is_answered_with_the_names() {
    let house = sister();
    let answer = house.run_as("KN", &["--house", "hav", "today"]);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(answer.err.contains("EKV bofellesskap, Søsterhuset"), "{answer:?}");
    let first = house.run_as("KN", &["youth", "list"]);
    assert!(first.err.contains("Dette gjelder EKV bofellesskap.") && first.out.contains("Amir"), "{first:?}");
    let other = house.run_as("OH", &["--house", "søster", "youth", "list"]);
    assert_eq!((other.code, other.out.as_str()), (2, ""), "{other:?}");
    let own = house.run_as("OH", &["youth", "list"]).fine();
    assert!(own.contains("Amir"));
}

#[test]
fn a_number_of_the_other_house_is_refused() {
    let house = sister();
    house.run_as("KN", &["--house", "ekv", "task", "add", "Vaske stua"]).fine();
    let list = house.run_as("KN", &["--house", "ekv", "task", "list", "--json"]).json();
    let number = list["tasks"][0]["id"].to_string();
    let answer = house.run_as("KN", &["--house", "søster", "task", "done", &number]);
    assert_ne!(answer.code, 0, "{answer:?}");
    let there = house.run_as("KN", &["--house", "ekv", "log", "add", "--about", "huset", "Stille."]).fine();
    assert!(!there.is_empty());
    let strike = house.run_as("KN", &["--house", "søster", "log", "strike", "5", "--reason", "Feil"]);
    assert_ne!(strike.code, 0, "{strike:?}");
}
