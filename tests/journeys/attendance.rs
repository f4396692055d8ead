//! Who is asked, who comes and who came: one key for each youth, from the first door to the last.

use personalbase::{
    domain::{
        calendar::{EventKind, Reach, Step},
        command::Command,
        ids::StaffId,
    },
    testing::Harness,
};

use crate::hands::{audit, open_beside};

/// The house meeting of this Monday, which is over.
fn meeting(initials: &str) -> Harness {
    let mut house = Harness::sample(initials);
    house.keys("k").click_on("HUSMØTE").keys("O").expect("Oppmøte · Husmøte · man 16.11. 18:00–19:00");
    house
}

/// The common dinner of this evening, which has not begun.
fn dinner(initials: &str) -> Harness {
    let mut house = Harness::sample(initials);
    house.keys("k").click_on("Fellesmiddag").keys("O").expect("Oppmøte · Fellesmiddag");
    house
}

/// The row of a youth.
fn row(house: &Harness, name: &str) -> String {
    house.screen().lines().find(|line| line.contains(name)).unwrap_or_default().to_owned()
}

#[track_caller]
fn says(house: &Harness, name: &str, state: &str) {
    let row = row(house, name);
    assert!(row.contains(&format!(" {state} ")), "{name} {state}\n{}", house.screen());
}

#[test]
fn one_key_for_each_from_the_first_door_to_the_last() {
    let mut house = meeting("KN");
    house.expect("kom: 0").expect("▸ 1  Samira");
    house.keys("k").expect("Samira: kom. Ctrl-Z angrer.").expect("▸ 2  Yonas");
    house.keys("i v").expect("Ville ikke").expect("Med egne ord").expect("3 AMIR");
    house.type_text("Er trøtt.\n");
    house.expect("Amir: ville ikke. Ctrl-Z angrer.").expect("«Er trøtt.»").expect("▸ 4  Oleksandr");
    house.keys("p k");
    for (name, state) in [("Samira", "kom"), ("Yonas", "kom ikke"), ("Amir", "ville ikke"), ("Oleksandr", "påmeldt")] {
        says(&house, name, state);
    }
    house.expect("kom: 2").expect("14:32 KN");
}

#[test]
fn no_words_are_needed_from_who_did_not_want_to() {
    let mut house = meeting("KN");
    house.keys("3 v enter").expect("▸ 4  Oleksandr").expect_not("«");
    says(&house, "Amir", "ville ikke");
    // A second look at what they said begins with it.
    house.keys("3 v").type_text("Ikke i dag.\n").expect("«Ikke i dag.»");
    house.keys("3 v").expect("Ikke i dag.");
    house.keys("esc").expect("▸ 3  Amir");
}

#[test]
fn a_number_selects_a_door_and_one_that_nobody_lives_behind_says_so() {
    let mut house = meeting("KN");
    house.keys("4").expect("▸ 4  Oleksandr");
    house.keys("5").expect("Ingen på lista bor i leilighet 5.");
    house.keys("home").expect("▸ 1  Samira");
    house.keys("end").expect("▸ 6  Hodan");
}

#[test]
fn a_slip_is_cleared_or_taken_back() {
    let mut house = meeting("KN");
    house.keys("k 1 i").expect("Samira: kom ikke.");
    house.keys("ctrl-z").expect("Angret: oppmøtet til Samira");
    says(&house, "Samira", "kom");
    house.keys("ctrl-z").expect("kom: 1");
    house.keys("1 x").expect("Samira: ikke sagt.").expect("kom: 0");
    assert!(row(&house, "Samira").contains("–"));
    house.keys("1 k 1 backspace").expect("kom: 0");
    house.keys("1 k ctrl-z").expect("kom: 0");
    assert!(row(&house, "Samira").contains("–"), "it was the first that was said");
}

#[test]
fn before_it_begins_only_what_can_be_known_is_said() {
    let mut house = dinner("KN");
    house.expect("påmeldt: 0");
    house.keys("k").expect("Det har ikke begynt ennå.").expect("▸ 1  Samira");
    house.keys("i").expect("Det har ikke begynt ennå.");
    house.keys("s p").expect("påmeldt: 1");
    says(&house, "Samira", "spurt");
    says(&house, "Yonas", "påmeldt");
    house.keys("v enter");
    says(&house, "Amir", "ville ikke");
}

#[test]
fn what_another_terminal_said_meanwhile_is_told_and_shown() {
    let mut house = meeting("KN");
    let mut other = house.second("NV");
    other.keys("k").click_on("HUSMØTE").keys("O i");
    house.keys("k").expect("NV").expect("▸ 1  Samira");
    says(&house, "Samira", "kom ikke");
    house.keys("k").expect("▸ 2  Yonas");
    says(&house, "Samira", "kom");
}

#[test]
fn more_than_there_is_room_for_is_said_and_not_refused() {
    let mut house = Harness::sample("KN");
    let mut beside = open_beside(&house);
    let dinner = beside
        .read()
        .occurrences(
            personalbase::domain::time::week_of(personalbase::domain::time::Zone::OSLO.date(house.now())),
            personalbase::domain::time::Zone::OSLO,
        )
        .unwrap()
        .into_iter()
        .find(|one| one.facts.title.as_str() == "Fellesmiddag")
        .unwrap();
    let mut facts = dinner.facts.clone();
    facts.capacity = Some(2);
    let change = Step::Change { occurrence: dinner.id, reach: Reach::This, version: dinner.version, facts };
    beside.execute(StaffId(1), house.now(), &Command::Calendar(change)).unwrap();
    drop(beside);
    house.keys("k").click_on("Fellesmiddag").keys("O");
    house.expect("påmeldt: 0 av 2");
    house.keys("p p").expect("påmeldt: 2 av 2").expect_not("Flere enn");
    house.keys("p").expect("påmeldt: 3 av 2").expect("Flere enn det er plass til.");
}

#[test]
fn a_temp_marks_and_what_is_called_off_or_a_notice_has_nobody() {
    let mut house = meeting("TB");
    house.keys("k").expect("Samira: kom.");
    assert!(audit(&house, 1)[0].contains("mark-attendance"), "{:?}", audit(&house, 1));
    let mut lead = Harness::sample("KN");
    lead.keys("k").click_on("Film").keys("c enter O").expect("Det er avlyst. Da kommer ingen.");
    assert!(!EventKind::Notice.takes_time());
}
