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

#[test]
fn a_leader_lists_all_houses_with_the_house_before_each_line() {
    let house = sister();
    house.run_as("KN", &["--house", "søster", "youth", "add", "--name", "Leyla", "--born", "14.03.2009"]).fine();
    house.run_as("KN", &["--house", "søster", "youth", "move-in", "leyla", "--apartment", "1"]).fine();
    house.run_as("KN", &["--house", "søster", "task", "add", "Ringe tannlegen", "--about", "leyla"]).fine();
    house.run_as("KN", &["--house", "søster", "log", "add", "--about", "1", "Ukulele kjøpt."]).fine();
    house.run_as("KN", &["--house", "ekv", "task", "add", "Vaske stua"]).fine();
    let youths = house.run_as("KN", &["youth", "list", "--all-houses"]);
    assert_eq!((youths.code, youths.err.as_str()), (0, ""), "{youths:?}");
    assert!(
        youths.out.contains("Søsterhuset · leilighet 1, Leyla")
            && youths.out.contains("EKV bofellesskap · leilighet 3, Amir"),
        "{youths:?}"
    );
    let tasks = house.run_as("KN", &["task", "list", "--all-houses", "--json"]).json();
    let tasks = tasks["tasks"].as_array().unwrap();
    let of = |title: &str| tasks.iter().find(|task| task["title"] == title).unwrap()["house"].clone();
    assert_eq!(of("Ringe tannlegen"), "Søsterhuset");
    let by_door = house.run_as("KN", &["task", "list", "--all-houses", "--about", "1"]);
    assert!(by_door.code == 2 && by_door.err.contains("ikke spørre etter leilighet 1"), "{by_door:?}");
    let by_name = house.run_as("KN", &["task", "list", "--all-houses", "--about", "leyla"]).fine();
    assert!(by_name.contains("Ringe tannlegen"), "{by_name}");
    assert!(tasks.iter().any(|task| task["house"] == "EKV bofellesskap"));
    let found = house.run_as("KN", &["search", "ukulele", "--all-houses"]).fine();
    assert!(found.starts_with("Søsterhuset · "), "{found}");
    house.run_as("KN", &["host", "list", "--all-houses"]).fine();
    let here = house.run_as("KN", &["--house", "ekv", "youth", "list", "--json"]).json();
    assert_eq!((here["house"].as_str(), here["youths"][0]["house"].as_str()), (Some("EKV bofellesskap"), None));
    let trail = house.run_as("KN", &["--house", "søster", "audit", "youth", "leyla"]).fine();
    assert!(trail.contains("KN"), "{trail}");
    let readers = house.open("KN").house.read().newest_audit(60).unwrap();
    let leyla = readers.iter().filter(|row| row.action == "export").filter_map(|row| row.youth).max();
    assert!(leyla.is_some());
}

#[test]
fn all_houses_are_refused_to_others_and_the_way_in_stands_in_the_trail() {
    let house = sister();
    let before = house.open("AD").house.read().newest_audit(1).unwrap()[0].id;
    for list in [["youth", "list"].as_slice(), &["task", "list"], &["search", "skole"]] {
        let answer = house.run_as("OH", &[list, &["--all-houses"]].concat());
        assert_eq!((answer.code, answer.out.as_str()), (6, ""), "{answer:?}");
        assert!(answer.err.contains("se flere hus samtidig"), "{answer:?}");
    }
    let rows = house.open("AD").house.read().newest_audit(20).unwrap();
    let unlocks = rows.iter().filter(|row| row.id > before && row.action == "unlock");
    assert!(unlocks.count() >= 3, "{rows:?}");
}

#[test]
fn the_roll_of_every_house_names_nobody_of_the_others() {
    let house = sister();
    house.run_as("KN", &["--house", "søster", "youth", "add", "--name", "Leyla", "--born", "14.03.2009"]).fine();
    house.run_as("KN", &["--house", "søster", "youth", "move-in", "leyla", "--apartment", "1"]).fine();
    let roll = house.run_as("OH", &["evacuation", "--all-houses"]).fine();
    let (own, other) = roll.split_at(roll.find("Søsterhuset").unwrap());
    assert!(own.contains("Amir") && other.contains("Leilighet 1: UKJENT") && !roll.contains("Leyla"), "{roll}");
    let json = house.run_as("OH", &["evacuation", "--all-houses", "--json"]).json();
    assert_eq!(json["others"][0]["house"], "Søsterhuset");
    assert_eq!(json["others"][0]["apartments"].as_array().unwrap().len(), 3);
    let alone = house.run_as("OH", &["evacuation", "--json"]).json();
    assert!(alone.get("others").is_none());
}
