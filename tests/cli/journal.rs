//! What waits for the case journal, on the command line.

use chrono::TimeDelta;
use personalbase::domain::{
    command::Command,
    contact::{
        Step,
        clock::{ProtectionFacts, ProtectionLevel},
    },
    ids::YouthId,
    log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
    names::Prose,
    time::Zone,
};

use crate::house::{House, now};

const SAMIRA: YouthId = YouthId(1);
const AMIR: YouthId = YouthId(3);

fn write(house: &House, days: i64, about: About, text: &str) {
    let at = now() - TimeDelta::days(days);
    let lines = EntryLines { facts: Prose::optional(text).unwrap(), ..EntryLines::default() };
    let marks = EntryMarks { journal: true, ..EntryMarks::default() };
    let new = NewEntry {
        about,
        kind: EntryKind::Incident,
        weight: Weight::Normal,
        happened_at: at,
        lines,
        shift: None,
        marks,
    };
    let mut opened = house.open("NV");
    opened.house.execute(opened.staff.id, at, &Command::WriteEntry(new)).unwrap();
}

fn filled() -> House {
    let house = House::sample();
    write(&house, 12, About::Youths(vec![SAMIRA, AMIR]), "Samira og Amir kranglet.");
    write(&house, 1, About::House, "Tilsyn var på besøk.");
    house
}

fn read(house: &House) -> usize {
    let audit = house.open("KN").house.read().newest_audit(10_000).unwrap();
    audit.iter().filter(|row| row.action == "open-file").count()
}

#[test]
fn each_journal_gets_its_own_text_the_oldest_first() {
    let house = filled();
    let before = read(&house);
    let told = house.run_as("NV", &["journal", "queue"]).fine();
    assert_eq!(read(&house), before + 2, "their files were read");
    let heads: Vec<&str> = told.lines().filter(|line| line.contains("hendelse") && line.contains(" · ")).collect();
    assert!(heads[0].starts_with("▲ 12 dager") && heads[0].contains("Samira"), "{told}");
    assert!(heads[1].contains("Amir") && heads[2].starts_with("1 dag · "), "{told}");
    assert!(told.contains("Samira og [en annen beboer] kranglet."), "{told}");
    assert!(told.contains("[en annen beboer] og Amir kranglet."), "{told}");
    assert!(told.contains("av Nina Vik (NV)") && told.contains("Gjelder: huset"), "{told}");

    let json = house.run_as("NV", &["journal", "queue", "--youth", "3", "--json"]).json();
    let queue = json["queue"].as_array().unwrap();
    assert_eq!(queue.len(), 1);
    let one = &queue[0];
    assert_eq!(
        (one["youth"]["name"].as_str(), one["what"].as_str(), one["kind"].as_str()),
        (Some("Amir"), Some("entry"), Some("incident"))
    );
    assert_eq!((one["days"].as_i64(), one["late"].as_bool(), one["masked"].as_i64()), (Some(12), Some(true), Some(1)));
    assert!(one["text"].as_str().unwrap().contains("[en annen beboer] og Amir"), "{one}");
    assert!(one["replaces"].is_null());
    assert_eq!(read(&house), before + 3);
}

#[test]
fn one_tick_on_the_command_line_counts_for_all_it_is_about() {
    let house = filled();
    house.run_as("NV", &["log", "transferred", "5", "--reference", "Modulus 118"]).fine();
    let queue = house.run_as("NV", &["journal", "queue", "--json"]).json();
    assert_eq!(queue["queue"].as_array().unwrap().len(), 1, "{queue}");
    let again = house.run_as("NV", &["log", "transferred", "5", "--reference", "Modulus 118"]);
    assert!(again.code != 0 && again.err.contains("venter ikke"), "{}", again.err);
}

#[test]
fn a_hidden_youth_has_no_door_in_the_queue() {
    let house = filled();
    let today = Zone::OSLO.date(now());
    let facts = ProtectionFacts {
        level: ProtectionLevel::Confidential,
        decided: today,
        until: Some(today + TimeDelta::days(300)),
    };
    let mut opened = house.open("KN");
    let step = Step::Protect { youth: AMIR, version: 0, facts };
    opened.house.execute(opened.staff.id, now(), &Command::Contact(step)).unwrap();
    let told = house.run_as("NV", &["journal", "queue", "--youth", "Amir"]).fine();
    assert!(told.contains("Amir") && !told.contains("eilighet"), "{told}");
    let json = house.run_as("NV", &["journal", "queue", "--youth", "Amir", "--json"]).json();
    assert!(json["queue"][0]["youth"]["apartment"].is_null(), "{json}");
}

#[test]
fn who_does_not_keep_the_journal_reads_none_of_it() {
    let house = filled();
    let before = read(&house);
    for initials in ["TB", "AD"] {
        let answer = house.run_as(initials, &["journal", "queue"]);
        assert_eq!((answer.code, answer.out.as_str()), (6, ""), "{}", answer.err);
    }
    assert_eq!(read(&house), before);
}

#[test]
fn an_empty_queue_says_so() {
    let house = House::sample();
    assert!(house.run_as("KN", &["journal", "queue"]).fine().contains("Ingenting venter på journalen."));
}
