//! `balance`: the time that was spent with the youths, and what of it may leave the house.

use personalbase::domain::{
    command::Command,
    ids::{StaffId, YouthId},
    log::{About, ContactMinutes, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
    names::Prose,
};

use crate::house::{House, now};

/// The sample house with minutes about Amir, and about Samira and Amir.
fn spent() -> House {
    let house = House::sample();
    let mut open = house.open("OH").house;
    for (youths, individual, common) in [(vec![3], Some(90), None), (vec![1, 3], None, Some(45))] {
        let entry = NewEntry {
            about: About::Youths(youths.into_iter().map(YouthId).collect()),
            kind: EntryKind::Conversation,
            weight: Weight::Normal,
            happened_at: now(),
            lines: EntryLines { facts: Prose::optional("Gikk en tur.").unwrap(), ..EntryLines::default() },
            shift: None,
            marks: EntryMarks { minutes: ContactMinutes { individual, common }, ..EntryMarks::default() },
        };
        open.execute(StaffId(2), now(), &Command::WriteEntry(entry)).unwrap();
    }
    house
}

#[test]
fn it_tells_the_time_of_the_house_and_of_each_youth() {
    let house = spent();
    let text = house.run_as("TB", &["balance", "--weeks", "4"]).fine();
    for told in ["4 uker · ", "Huset: felles 1 t 30 min, individuelt 1 t 30 min.", "Regnet med:", "Ikke regnet med:"] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    assert!(text.lines().any(|line| line.contains("Amir") && line.contains("felles 45 min, individuelt 1 t 30 min")));
    let json = house.run_as("KN", &["balance", "--json"]).json();
    assert_eq!((&json["weeks"], &json["house"]["common"]), (&12.into(), &90.into()));
    let youths = json["youths"].as_array().unwrap();
    let names: Vec<_> = youths.iter().map(|one| one["youth"]["name"].as_str().unwrap()).collect();
    assert_eq!(names[..3], ["Samira", "Yonas", "Amir"]);
    assert_eq!((&youths[2]["common"], &youths[2]["individual"]), (&45.into(), &90.into()));
    let weeks = youths[2]["by_week"].as_array().unwrap();
    assert_eq!(weeks.last().unwrap()["individual"], 90);
    assert_eq!(house.run_as("KN", &["balance", "--weeks", "5"]).code, 2);
}

#[test]
fn one_youth_is_told_beside_an_average_that_names_nobody() {
    let house = spent();
    for extra in [&[][..], &["--json"]] {
        let text = house.run_as("KN", &[&["balance", "--youth", "3"], extra].concat()).fine();
        assert!(text.contains("Amir") && !text.contains("Samira") && !text.contains("Yonas"), "{text}");
    }
    let json = house.run_as("KN", &["balance", "--youth", "3", "--json"]).json();
    assert_eq!((&json["house"], &json["average"]["common"]), (&serde_json::Value::Null, &18.into()));
    let seen = house.run_as("KN", &["access", "list", "--youth", "1"]).fine();
    assert!(!seen.contains("tok ut en liste"), "{seen}");
}

#[test]
fn what_leaves_the_house_is_one_sum_and_none_of_fewer_than_three() {
    let house = spent();
    for flag in ["--leaving", "--for-export"] {
        let text = house.run_as("KN", &["balance", "--weeks", "4", flag]).fine();
        assert!(text.contains("5 ungdommer: felles 1 t 30 min, individuelt 1 t 30 min."), "{text}");
        assert!(!text.contains("Amir") && !text.contains("Samira"), "{text}");
    }
    assert_eq!(house.newest_audit().0, "export");
    assert_ne!(house.run_as("KN", &["balance", "--leaving", "--youth", "3"]).code, 0);
    for youth in ["1", "2", "4"] {
        let out = ["youth", "move-out", youth, "--last-day", "-40d", "--reason", "annet"];
        house.run_as("KN", &out).fine();
    }
    let few = house.run_as("KN", &["balance", "--weeks", "4", "--leaving"]).fine();
    assert!(few.contains("For få til å vises") && !few.contains("min"), "{few}");
    let json = house.run_as("KN", &["balance", "--weeks", "4", "--leaving", "--json"]).json();
    assert_eq!(json["house"], serde_json::Value::Null);
}
