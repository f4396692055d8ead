//! Two terminals on one house.

use std::time::Duration;

use personalbase::testing::Harness;

/// Within this time each sees what the other wrote, without a key.
const SOON: Duration = Duration::from_secs(2);

#[test]
fn each_sees_what_the_other_writes_without_a_key() {
    let mut one = Harness::sample("KN");
    let mut two = one.second("OH");
    one.keys("1 n").type_text("Fra den ene").keys("ctrl-s");
    two.expect_not("Fra den ene");
    two.advance(SOON).expect("Fra den ene");
    two.keys("3 n").type_text("Fra den andre").keys("ctrl-s");
    one.advance(SOON).expect("Fra den andre").expect("Fra den ene");
}

#[test]
fn a_new_youth_a_move_and_a_shift_are_seen_too() {
    let mut one = Harness::sample("KN");
    let mut two = one.second("OH");
    one.keys("u").type_text("Farid").keys("tab tab tab tab").type_text("17.05.2010").keys("ctrl-s");
    one.keys("5 i ctrl-s");
    one.expect("Farid bor i leilighet 5.");
    two.advance(SOON).expect("5 Farid");
}

#[test]
fn a_form_that_is_open_keeps_its_text_and_cursor_while_others_write() {
    let mut one = Harness::sample("KN");
    let mut two = one.second("OH");
    one.keys("1 n").type_text("Midt i setningen").keys("left left");
    let cursor = one.cursor();
    two.keys("3 n").type_text("Noe annet").keys("ctrl-s");
    one.advance(SOON).expect("Midt i setningen");
    assert_eq!(one.cursor(), cursor);
    one.keys("ctrl-s").expect("Noe annet").expect("Midt i setningen");
}

#[test]
fn both_write_at_once_and_nothing_is_lost() {
    let mut one = Harness::sample("KN");
    let mut two = one.second("OH");
    one.keys("1 n").type_text("Den ene");
    two.keys("1 n").type_text("Den andre");
    one.keys("ctrl-s");
    two.keys("ctrl-s");
    for terminal in [&mut one, &mut two] {
        terminal.advance(SOON).expect("Den ene").expect("Den andre");
    }
}

#[test]
fn a_cover_in_one_window_covers_nothing_in_the_other() {
    let mut one = Harness::sample("KN");
    let two = one.second("OH");
    one.keys("ctrl-l");
    two.expect("Samira");
}
