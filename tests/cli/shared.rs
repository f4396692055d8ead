//! A shared apartment on the command line: everybody who lives there stands everywhere, and a number that means several is
//! asked about.

use std::fs;

use personalbase::{
    domain::{
        command::Command,
        contact::{Step, clock::ProtectionFacts, clock::ProtectionLevel},
        house::ApartmentKind,
        ids::{ApartmentId, StaffId, YouthId},
        time::Zone,
    },
    store,
};

use crate::house::{House, now};

fn run(house: &House, command: &Command) {
    let mut open: store::House = house.open("KN").house;
    open.execute(StaffId(1), now(), command).unwrap();
}

/// Farid lives with Amir in apartment 3.
fn shared() -> House {
    let house = House::sample();
    run(
        &house,
        &Command::ChangeApartment {
            apartment: ApartmentId(3),
            kind: ApartmentKind::Shared,
            sharing: Default::default(),
        },
    );
    house.run_as("KN", &["youth", "add", "--name", "Farid", "--born", "14.03.2009"]).fine();
    let moved = house.run_as("KN", &["youth", "move-in", "farid", "--apartment", "3"]).fine();
    assert!(moved.contains("leilighet 3, Farid"), "{moved}");
    house
}

#[test]
fn everybody_stands_on_the_board_and_on_the_fire_roll() {
    let house = shared();
    let board = house.run_as("OH", &["today"]).fine();
    let roll = house.run_as("OH", &["evacuation"]).fine();
    for name in ["Amir", "Farid"] {
        assert!(board.contains(&format!("Leilighet 3: {name}")), "{board}");
        assert!(roll.contains(&format!("Leilighet 3: {name}. UKJENT")), "{roll}");
    }
    let reduced = house.run_as("OH", &["evacuation", "--reduced"]).fine();
    assert_eq!(reduced.matches("Leilighet 3: ").count(), 2, "{reduced}");
    let json = house.run_as("OH", &["today", "--json"]).json();
    let rows = json["apartments"].as_array().unwrap();
    let doors: Vec<_> = rows.iter().map(|row| (row["number"].as_i64(), row["youth"]["name"].as_str())).collect();
    assert_eq!(doors[2..4], [(Some(3), Some("Amir")), (Some(3), Some("Farid"))]);
    assert_eq!(rows[2]["kind"], "shared");
    let listed = house.run_as("OH", &["youth", "list"]).fine();
    let order: Vec<_> = listed.lines().map(|line| line.split(" · ").next().unwrap()).collect();
    assert_eq!(order[2..4], ["leilighet 3, Amir", "leilighet 3, Farid"]);
}

#[test]
fn a_number_that_means_several_does_nothing_and_asks_for_the_name() {
    let house = shared();
    for args in
        [&["log", "add", "--about", "3", "Kom hjem."][..], &["presence", "set", "3", "inne"], &["youth", "show", "3"]]
    {
        let answer = house.run_as("OH", args);
        assert_eq!(answer.code, 2, "{args:?} {answer:?}");
        assert!(answer.err.contains("Flere bor i leilighet 3.") && answer.err.contains("Skriv navnet"), "{answer:?}");
        let english = house.run_as("OH", &[args, &["--language", "en"]].concat());
        assert!(english.err.contains("Several live in apartment 3."), "{english:?}");
    }
    house.run_as("OH", &["presence", "set", "farid", "inne"]).fine();
    house.run_as("OH", &["presence", "set", "1", "inne"]).fine();
    let search = house.run_as("OH", &["search", "ungdom:3", "film"]);
    assert!(search.err.contains("I leilighet 3 bor flere. Det ble ikke søkt."), "{search:?}");
}

#[test]
fn whoever_lives_in_an_apartment_that_is_taken_is_named_unless_nobody_may_say_it() {
    let house = House::sample();
    house.run_as("KN", &["youth", "add", "--name", "Farid", "--born", "14.03.2009"]).fine();
    let into = ["youth", "move-in", "farid", "--apartment", "1"];
    let answer = house.run_as("KN", &into);
    assert_eq!((answer.code, answer.err.contains("Samira bor i leilighet 1.")), (6, true), "{answer:?}");
    let json = house.run_as("KN", &[&into[..], &["--json"]].concat());
    assert!(json.err.contains("\"refused\"") || json.out.contains("\"refused\""), "{json:?}");
    let decided = Zone::OSLO.date(now());
    let facts = ProtectionFacts {
        level: ProtectionLevel::Confidential,
        decided,
        until: Some(decided + chrono::TimeDelta::days(300)),
    };
    run(&house, &Command::Contact(Step::Protect { youth: YouthId(1), version: 0, facts }));
    let answer = house.run_as("KN", &into);
    assert_eq!(answer.code, 6);
    assert!(answer.err.contains("Leilighet 1 er ikke ledig.") && !answer.err.contains("Samira"), "{answer:?}");
}

#[test]
fn a_move_that_is_still_to_come_is_refused_with_what_to_do() {
    let house = House::sample();
    house.run_as("KN", &["youth", "add", "--name", "Farid", "--born", "14.03.2009"]).fine();
    let args = ["youth", "move-in", "farid", "--apartment", "5", "--from", "01.08.2099"];
    let answer = house.run_as("KN", &args);
    assert_eq!((answer.code, answer.err.contains("lag en oppgave til da")), (2, true), "{answer:?}");
}

#[test]
fn a_list_moves_several_into_a_shared_apartment() {
    let house = shared();
    let path = house.path("youths.csv");
    fs::write(&path, "Navn;Født;Leil;Flyttet inn\nX;05.06.2010;3;1.8.2026\nY;05.06.2010;3;1.8.2026\n").unwrap();
    house.run_as("KN", &["import", "youths", &path, "--yes"]).fine();
    let listed = house.run_as("OH", &["youth", "list"]).fine();
    assert_eq!(listed.matches("leilighet 3, ").count(), 4, "{listed}");
    fs::write(&path, "Navn;Født;Leil;Flyttet inn\nZ;05.06.2010;1;1.8.2026\n").unwrap();
    let refused = house.run_as("KN", &["import", "youths", &path, "--yes"]);
    let told = format!("{}{}", refused.out, refused.err);
    assert!(told.contains("Samira bor i leilighet 1."), "{told}");
}
