//! How much time was spent with the youths.

use personalbase::{
    domain::{
        command::Command,
        ids::{StaffId, YouthId},
        log::{About, ContactMinutes, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        names::Prose,
    },
    testing::Harness,
};

use crate::hands::open_beside;

/// Writes minutes about youths.
fn minutes(house: &Harness, youths: &[i64], individual: Option<u16>, common: Option<u16>) {
    let entry = NewEntry {
        about: About::Youths(youths.iter().copied().map(YouthId).collect()),
        kind: EntryKind::Conversation,
        weight: Weight::Normal,
        happened_at: house.now(),
        lines: EntryLines { facts: Prose::optional("Gikk en tur.").unwrap(), ..EntryLines::default() },
        shift: None,
        marks: EntryMarks { minutes: ContactMinutes { individual, common }, ..EntryMarks::default() },
    };
    open_beside(house).execute(StaffId(2), house.now(), &Command::WriteEntry(entry)).unwrap();
}

fn row(house: &Harness, name: &str) -> String {
    house.screen().lines().find(|line| line.contains(name)).unwrap_or_default().to_owned()
}

#[test]
fn the_time_of_each_youth_stands_in_the_order_of_the_doors() {
    let mut house = Harness::sample("KN");
    minutes(&house, &[3], Some(90), None);
    minutes(&house, &[1, 3], None, Some(45));
    house.keys("k").click_on("HUSMØTE").keys("O k k esc B");
    house.expect("Balanse · 12 uker · 31.08.2026 til 22.11.2026");
    let amir = row(&house, "Amir");
    assert!(amir.contains("45 min") && amir.contains("1 t 30 min"), "{}", house.screen());
    assert!(row(&house, "Samira").contains("1 t 45 min"), "{}", house.screen());
    assert!(row(&house, "Huset").contains("3 t 30 min"), "{}", house.screen());
    let at = |name| house.find(name).unwrap().1;
    assert!(at("Samira") < at("Yonas") && at("Yonas") < at("Amir"));
    house.expect("Regnet med:").expect("Ikke regnet med:").expect("ikke hvordan noen har det.");
}

#[test]
fn the_weeks_are_chosen_and_those_before_somebody_moved_in_are_blank() {
    let mut house = Harness::sample("KN");
    minutes(&house, &[3], Some(90), None);
    house.keys("k B").expect("12 uker");
    house.keys("minus").expect("4 uker · 26.10.2026").expect("···█");
    house.keys("minus").expect("4 uker");
    house.keys("+ +").expect("26 uker").expect("felles").expect("individuelt");
    house.keys("+").expect("26 uker");
}

#[test]
fn one_youths_file_shows_that_youth_and_names_nobody_else() {
    let mut house = Harness::sample("KN");
    minutes(&house, &[1, 3], None, Some(50));
    house.keys("3 p B").expect("3 AMIR · Balanse").expect("3 Amir").expect("Snitt for huset");
    for name in ["Samira", "Yonas", "Oleksandr", "Hodan"] {
        house.expect_not(name);
    }
    // A hundred minutes among five.
    assert!(row(&house, "Snitt").contains("20 min"), "{}", house.screen());
}

#[test]
fn an_administrator_has_no_part_in_it() {
    let mut house = Harness::sample("AD");
    house.keys("k").expect_not("Balanse ·");
    house.keys("B").expect_not("Balanse ·");
}
