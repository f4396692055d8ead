//! The sister house in the same file: one house on the screen at a time, and nothing of another.

use std::time::Duration;

use personalbase::{
    config::Config,
    domain::{
        command::Command,
        house::{ApartmentKind, NewApartment, NewSharedHouse},
        ids::{ApartmentNumber, HouseId, StaffId, YouthId},
        log::{About, Weight},
    },
    testing::Harness,
    text::Language,
};

use crate::{
    hands::{audit, switch_to},
    houses::{Pair, line, sample_as, youth},
};

const LEAD: StaffId = StaffId(1);
const FIRST: HouseId = HouseId(1);
const SISTER: HouseId = HouseId(2);

/// The sample house with a sister house, where Leyla lives in apartment 1. KN and TB work in both, the others in the first.
/// Whoever is named sits at the screen, and the second hand writes in the sister house.
fn sister(initials: &str) -> Pair {
    let mut pair = sample_as(initials);
    let kind = ApartmentKind::SharedKitchenAndBath;
    let apartments = (1..=4).map(|number| NewApartment { number: ApartmentNumber(number), kind }).collect();
    let new = NewSharedHouse { name: line("Søsterhuset"), apartments, common_rooms: vec![line("Peisestue")] };
    pair.run(&Command::AddHouse(new));
    let both = vec![FIRST, SISTER];
    pair.run(&Command::SetStaffHouses { staff: StaffId(4), before: vec![FIRST], houses: both });
    pair.other.show_house(LEAD, SISTER, pair.screen.now()).unwrap();
    let leyla = YouthId(pair.run(&Command::AddYouth(youth("Leyla"))));
    let apartment = pair.other.read().people().unwrap().apartment(ApartmentNumber(1)).unwrap().id;
    let from = pair.screen.now().date_naive();
    pair.run(&Command::MoveIn { youth: leyla, apartment, from, points: Vec::new() });
    pair.write(10, About::House, Weight::Normal, "Ukulele kjøpt til peisestua.");
    pair.wait();
    pair
}

#[test]
fn while_there_is_one_house_nothing_tells_of_others() {
    let mut screen = Harness::sample("KN");
    let before = screen.screen();
    screen.keys("Z").expect_not("er på skjermen").expect("1 Samira");
    assert!(!before.contains("Bytt hus"), "{before}");
    screen.keys("/").type_text("bytt hus");
    screen.expect_not("Ta opp det neste");
}

#[test]
fn one_key_shows_the_next_house_and_nothing_of_the_one_before() {
    for (width, height) in [(80, 24), (140, 45)] {
        let mut pair = sister("KN");
        let screen = pair.screen.resize(width, height);
        screen.expect("1 Samira").expect("Z Bytt hus").expect_not("Leyla").expect_not("Ukulele");
        screen.keys("l Z").expect("Søsterhuset er på skjermen.").expect("1 Leyla").expect_not("Samira");
        assert!(screen.row(0).contains("Søsterhuset"), "{}", screen.row(0));
        screen.keys("l").expect("Ukulele kjøpt").expect_not("Frokost");
        screen.keys("esc b").expect("Søsterhuset · Ingen har bekreftet vakt nå.").expect("Leyla").expect_not("Yonas");
        screen.keys("esc Z").expect("1 Samira").expect_not("Leyla");
        let last = audit(screen, 1);
        assert_eq!(last, ["KN show-house"]);
    }
}

#[test]
fn a_click_on_the_name_of_the_house_shows_the_next() {
    let mut pair = sister("KN");
    pair.screen.click(3, 0).expect("1 Leyla");
}

#[test]
fn what_is_typed_stays_a_draft_of_its_house() {
    let mut pair = sister("KN");
    let screen = &mut pair.screen;
    screen.keys("3 n").type_text("Halvferdig om Amir");
    screen.advance(Duration::from_secs(5));
    screen.keys("esc Z").expect("1 Leyla").expect_not("Halvferdig");
    screen.keys("d").expect_not("Halvferdig");
    screen.keys("1 n").type_text("Om Leyla");
    screen.advance(Duration::from_secs(5));
    screen.keys("esc Z d").expect("Halvferdig").expect_not("Om Leyla");
}

#[test]
fn whoever_works_in_one_house_sees_no_switch_and_no_other() {
    let mut pair = sister("NV");
    let screen = &mut pair.screen;
    screen.expect("1 Samira").expect_not("Bytt hus");
    screen.keys("Z").expect("1 Samira").expect_not("Leyla");
    screen.keys("S").type_text("ukulele\n");
    screen.expect_not("peisestua");
    screen.keys("esc esc /").type_text("leyla");
    screen.expect_not("Leyla ");
}

#[test]
fn a_leader_finds_what_stands_in_all_houses_with_the_house_in_each_line() {
    let mut pair = sister("KN");
    let screen = &mut pair.screen;
    screen.keys("/").type_text("leyla");
    screen.expect("Søsterhuset ·").expect("annet hus");
    screen.keys("enter").expect("Dette står i Søsterhuset.").expect("1 Samira");
}

#[test]
fn who_takes_over_sees_a_house_of_their_own() {
    let mut pair = sister("KN");
    pair.screen.keys("Z").expect("1 Leyla");
    pair.screen.keys("ctrl-l");
    switch_to(&mut pair.screen, "NV");
    pair.screen.expect("1 Samira").expect_not("Leyla");
}

#[test]
fn a_leader_sets_up_a_house_and_says_who_works_there() {
    let mut pair = sample_as("KN");
    let screen = &mut pair.screen;
    screen.keys("/").type_text("nytt hus\n");
    screen.expect("Husets navn");
    screen.type_text("Søsterhuset");
    screen.keys("ctrl-s").expect("Søsterhuset er satt opp.").expect("Z Bytt hus");
    screen.keys("s down down w").expect("Arbeider i").expect("[x] EKV bofellesskap").expect("[ ] Søsterhuset");
    screen.keys("right space ctrl-s").expect("Lagret");
    let both = pair.other.read().houses_of(StaffId(3)).unwrap();
    assert_eq!(both, [FIRST, SISTER]);
}

#[test]
fn moving_in_beyond_the_kitchen_is_refused_with_the_limit() {
    let mut pair = sister("KN");
    let screen = &mut pair.screen;
    screen.keys("Z 1 enter").expect("deler kjøkken og bad: 1 av 4 bebodd");
    screen.keys("g").expect("Delt kjøkken eller bad");
    screen.keys("tab").type_text("Kjøkken 1");
    screen.keys("tab").type_text("1");
    screen.keys("ctrl-s").expect("Lagret");
    for number in ["1", "2"] {
        screen.keys(number).keys("D").expect("Kjøkken");
        screen.keys("tab right ctrl-s").expect("Lagret");
    }
    let bilal = pair.run(&Command::AddYouth(youth("Bilal")));
    assert!(bilal > 0);
    let screen = pair.wait();
    screen.keys("2 i").expect("Flytt inn");
    screen.keys("ctrl-s");
    screen.expect("Det delte kjøkkenet er for én leilighet som er bebodd, og er");
}

#[test]
fn the_covered_roll_says_of_which_house_it_is() {
    let mut pair = sister("KN");
    let screen = &mut pair.screen;
    screen.keys("Z ctrl-l ctrl-b").expect("Brannliste").expect("Søsterhuset").expect_not("Leyla");
}

#[test]
fn whoever_loses_their_part_in_a_house_sees_nothing_of_it_any_more() {
    let mut pair = sister("TB");
    pair.screen.keys("Z").expect("1 Leyla");
    let out = Command::SetStaffHouses { staff: StaffId(4), before: vec![FIRST, SISTER], houses: vec![FIRST] };
    pair.run(&out);
    pair.wait().expect_not("Leyla").expect("1 Samira");
}

#[test]
fn the_forms_are_read_one_line_after_another_by_a_screen_reader() {
    let config = Config { plain: true, ..Config::default() };
    let mut screen = Harness::sample_with("KN", config, Language::Nb);
    screen.keys("/").type_text("nytt hus\n");
    screen.expect("Nytt hus").expect("Husets navn").expect_not("│");
    screen.type_text("Søsterhuset");
    screen.keys("ctrl-s s down w").expect("Arbeider i").expect("Søsterhuset").expect_not("│");
}

#[test]
fn whoever_comes_in_after_another_has_their_own_houses() {
    let mut pair = sister("KN");
    pair.screen.keys("ctrl-l");
    switch_to(&mut pair.screen, "NV");
    pair.screen.expect_not("Bytt hus");
    pair.screen.keys("ctrl-l");
    switch_to(&mut pair.screen, "KN");
    pair.screen.keys("esc Z").expect("1 Leyla");
}
