//! Searching all that is written.

use personalbase::{
    domain::{
        command::Command,
        ids::{StaffId, YouthId},
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        names::{Line, Prose},
        task::{Due, Owner, TaskAbout, TaskFacts},
    },
    testing::Harness,
};

use crate::house;

/// A few texts beside those of the sample house.
fn written(harness: &mut Harness) {
    let mut opened = house(harness);
    let people = opened.house.read().people().expect("people");
    let youth = |name: &str| {
        people.youths.values().find(|youth| youth.facts.preferred_name.as_str() == name).expect("a youth").id
    };
    let now = harness.now();
    let mut entry = |about: About, facts: &str| {
        let lines = EntryLines { facts: Prose::optional(facts).expect("prose"), ..EntryLines::default() };
        let entry = NewEntry {
            about,
            kind: EntryKind::School,
            weight: Weight::Normal,
            happened_at: now,
            lines,
            shift: None,
            marks: EntryMarks::default(),
        };
        opened.house.execute(StaffId(2), now, &Command::WriteEntry(entry)).expect("written");
    };
    entry(About::Youths(vec![youth("Amir")]), "Ringte skolen i Åsen og spurte om matteprøven.");
    entry(About::Youths(vec![youth("Amir"), youth("Samira")]), "Begge var på skolen i Aasen.");
    entry(About::House, "Muhammad fra Asen skole kommer mandag.");
    let facts = TaskFacts {
        title: Line::new("Ringe skolen om fravær").expect("a line"),
        note: Prose::optional("Spør etter Berit ved kontoret.").expect("prose"),
        about: TaskAbout::Youth(youth("Amir")),
        owner: Owner::Anyone,
        due: Due::on("2026-11-23".parse().expect("a day")),
        repeats: None,
    };
    opened.house.execute(StaffId(2), now, &Command::AddTask { facts, entry: None }).expect("written");
}

fn searching(initials: &str) -> Harness {
    let mut harness = Harness::sample(initials);
    written(&mut harness);
    harness.advance(std::time::Duration::from_secs(2));
    harness.keys("S");
    harness
}

fn search(harness: &mut Harness, line: &str) {
    harness.type_text(line).keys("enter");
}

#[test]
fn show() {
    let mut house = searching("KN");
    println!("{}", house.screen());
    search(&mut house, "skole");
    println!("{}", house.screen());
    house.keys("S").keys("end").type_text(" ungdom:3").keys("enter");
    println!("{}", house.screen());
    house.resize(120, 36);
    println!("{}", house.screen());
    let mut house = searching("KN");
    search(&mut house, "mohammed");
    println!("{}", house.screen());
    house.keys("tab");
    println!("{}", house.screen());
    house.keys("ctrl-s");
    println!("{}", house.screen());
    house.type_text("Mo").keys("ctrl-s");
    println!("{}", house.screen());
    house.keys("S end ctrl-u");
    house.keys("ctrl-a delete");
    println!("{}", house.screen());
    let mut house = searching("KN");
    search(&mut house, "rom:3");
    println!("{}", house.screen());
    let _ = YouthId(1);
}
