//! The checklists of a shift: one key a point, and counts that match or are explained.

use personalbase::{
    config::Config,
    domain::{checklist::Mark, ids::ShiftId},
    testing::Harness,
    text::Language,
};

use crate::{
    hands::uncover,
    houses::sample,
    tasks::{at, expect_order, row_of},
};

/// The checklist of the evening, opened.
fn opened() -> Harness {
    let mut house = Harness::sample("KN");
    house.keys("t enter").expect("Ved vaktskifte · Kveldsvakt lør 21.11.").expect("0 av 6");
    house
}

/// The night after, with its checklist opened.
fn night_after(evening: &mut Harness) -> Harness {
    at(evening, "2026-11-21T21:20:00Z");
    let mut night = evening.second("NV");
    night.keys("v down enter t enter").expect("Ved vaktskifte · Nattevakt lør 21.11.");
    night
}

#[test]
fn a_shift_goes_through_its_list_with_one_key_a_point() {
    let mut house = opened();
    house.expect("Space: i orden, eller like mange som sist. Tall skrives rett inn.");
    house.keys("1 4 ctrl-s").expect("Lagret kl. 14:32: Nøkler i skapet.").expect("1 av 6");
    house.keys("2 ctrl-s space space space space").expect("Ved vaktskifte: alt er gått gjennom.").expect("6 av 6");
    assert!(row_of(&house, "Nøkler i skapet").ends_with("14:32 KN"), "{}", house.screen());
    house.keys("esc");
    assert!(row_of(&house, "Ved vaktskifte").contains("✓ hus  Ved vaktskifte"), "{}", house.screen());
    house.expect("6 av 6");
    let marks = crate::hands::open_beside(&house);
    let marks = marks.read().marks_of(ShiftId(1)).unwrap();
    assert_eq!(marks.of("takeover", "keys").map(|mark| mark.mark), Some(Mark::Counted(14)));
}

#[test]
fn what_is_begun_says_how_far_it_is_in_the_list_of_tasks() {
    let mut house = opened();
    house.keys("1 4 ctrl-s 2 ctrl-s space space esc");
    assert!(row_of(&house, "Ved vaktskifte").contains("4 av 6"), "{}", house.screen());
    house.keys("enter");
    assert!(row_of(&house, "▸ ").contains("Brannpanel"), "the next point is selected:\n{}", house.screen());
}

#[test]
fn a_count_that_is_the_last_shifts_takes_one_key() {
    let mut evening = opened();
    evening.keys("1 4 ctrl-s");
    let mut night = night_after(&mut evening);
    assert!(row_of(&night, "Nøkler i skapet").contains("forrige 14"), "{}", night.screen());
    night.keys("space").expect("1 av 6");
    assert!(row_of(&night, "Nøkler i skapet").ends_with("22:20 NV"), "{}", night.screen());
}

#[test]
fn a_count_that_is_another_must_be_explained() {
    let mut evening = opened();
    evening.keys("1 4 ctrl-s");
    let mut night = night_after(&mut evening);
    night.keys("1");
    night.type_text("4").expect_not("Fordi*");
    night.keys("backspace").type_text("3").expect("Forrige gang: 14").expect("Fordi*");
    night.keys("ctrl-s").expect("Tallet er et annet enn sist. Skriv hvorfor.");
    night.type_text("Nøkkel 4 er hos vaktmester.").keys("ctrl-s").expect("Lagret kl. 22:20: Nøkler i skapet.");
    night.expect("Nøkkel 4 er hos vaktmester.").expect("1 av 6");
    // The next shift is held against what was found, not against what was there before.
    at(&mut night, "2026-11-22T06:35:00Z");
    let mut next = evening.second("OH");
    next.keys("enter t enter").expect("Dagvakt søn 22.11.");
    assert!(row_of(&next, "Nøkler i skapet").contains("forrige 13"), "{}", next.screen());
}

#[test]
fn a_number_expected_by_the_configuration_is_held_against_where_nobody_counted() {
    let mut config = Config::default();
    let list = &mut config.checklists[0];
    list.points.truncate(1);
    list.points[0].expected = Some(12);
    let mut house = Harness::sample_with("KN", config, Language::Nb);
    house.keys("t enter").expect("skal være 12");
    house.keys("1").type_text("1").expect("Fordi*");
    house.keys("ctrl-s").expect("Tallet er et annet enn sist. Skriv hvorfor.");
    house.keys("esc");
    house.keys("space").expect("1 av 1").expect("Ved vaktskifte: alt er gått gjennom.");
}

#[test]
fn a_mistake_is_taken_away_with_the_same_key_and_both_rows_stay() {
    let mut house = opened();
    house.keys("down down space").expect("1 av 6");
    house.keys("up");
    house.keys("home down down space").expect("Tatt bort.").expect("0 av 6");
    let beside = crate::hands::open_beside(&house);
    let marks = beside.read().marks_of(ShiftId(1)).unwrap();
    assert_eq!(marks.standing().count(), 0);
    assert!(marks.newest("takeover", "cash-card").is_some());
}

#[test]
fn a_number_typed_at_a_point_to_tick_says_which_key_ticks_it() {
    let mut house = opened();
    house.keys("down down 3").expect("Dette punktet telles ikke. Space krysser av.").expect("0 av 6");
}

#[test]
fn two_who_count_the_same_point_at_once_see_both_numbers() {
    let pair = sample();
    let (mut one, mut two) = (pair.screen, Harness::sample("KN"));
    two = {
        drop(two);
        one.second("OH")
    };
    one.keys("t enter 1 4");
    two.keys("t enter 1 3 ctrl-s").expect("1 av 6");
    one.keys("ctrl-s").expect("13").expect("14");
    one.keys("ctrl-s");
    let marks = pair.other.read().marks_of(ShiftId(1)).unwrap();
    assert_eq!(marks.of("takeover", "keys").map(|mark| mark.mark), Some(Mark::Counted(14)));
}

#[test]
fn what_a_colleague_ticks_is_seen_and_skipped() {
    let mut one = opened();
    let mut two = one.second("OH");
    two.keys("t enter down down space").expect("1 av 6");
    one.advance(std::time::Duration::from_secs(2)).expect("1 av 6");
    one.keys("1 4 ctrl-s 2 ctrl-s space space space").expect("6 av 6");
}

#[test]
fn a_number_that_was_being_explained_survives_the_lock_and_the_end_of_the_program() {
    let mut evening = opened();
    evening.keys("1 4 ctrl-s");
    let mut night = night_after(&mut evening);
    night.keys("1").type_text("3").keys("tab").type_text("Nøkkel 4 mangler.");
    night.advance(std::time::Duration::from_secs(5)).keys("ctrl-l");
    uncover(&mut night);
    night.expect("Nøkkel 4 mangler.");
    night.kill_and_restart();
    night.enter("NV");
    night.expect("Ved vaktskifte · Nøkler i skapet").expect("Nøkkel 4 mangler.");
    night.keys("ctrl-s").expect("Lagret kl. 22:20");
}

#[test]
fn who_has_no_shift_has_no_checklist() {
    let mut house = Harness::sample("KN");
    at(&mut house, "2026-11-22T13:20:00Z");
    let mut other = house.second("OH");
    other.keys("esc t").expect_not("Ved vaktskifte");
    other.keys("v enter").expect("Ved vaktskifte");
    expect_order(&other, &["Min vakt · Kveldsvakt søn 22.11.", "Ved vaktskifte"]);
}
