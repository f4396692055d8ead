//! Two terminals on one house.

use std::time::Duration;

use personalbase::{domain::ids::StaffId, testing::Harness};

use crate::hands::{minutes, open_beside, switch_to};

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

/// An entry about apartment 3 that is begun in one window and not saved; time goes by, and the same member comes in at another.
fn begun() -> (Harness, Harness) {
    let mut one = Harness::sample("KN");
    one.keys("3 n").type_text("Spiste ikke.").advance(minutes(2));
    one.expect("utkast lagret");
    let two = one.second("KN");
    (one, two)
}

#[test]
fn a_draft_that_is_open_in_one_window_is_not_taken_up_in_the_other() {
    let (mut one, mut two) = begun();
    // Nor when they come in there.
    two.expect("Nytt notat (3 Amir) er åpent ved en annen terminal siden kl. 14:32.").expect("Leiligheter ·");
    two.keys("3 n").expect("LEILIGHET 3 · AMIR").expect_not("Spiste ikke.");
    two.expect("Utkastet er åpent ved en annen terminal siden kl. 14:32. Dette er et nytt.");
    two.type_text("Lekser.").advance(minutes(1));
    one.type_text(" Heller ikke i går.").keys("ctrl-s").expect("Heller ikke i går.");
    two.keys("ctrl-s").advance(SOON).expect("Lekser.").expect("Spiste ikke. Heller ikke i går.");
    assert_eq!(open_beside(&one).read().drafts(StaffId(1)).unwrap(), [], "each text was saved once");
}

#[test]
fn neither_overwrites_the_others_draft() {
    let (mut one, mut two) = begun();
    two.keys("3 n").type_text("Lekser.").keys("esc").expect("Det ligger under Utkast (d).");
    // A second one beside it, with nothing typed in the first.
    two.keys("3 n").expect_not("Lekser.");
    two.keys("ctrl-p").type_text("samira").keys("enter");
    two.keys("ctrl-p").type_text("amir").keys("enter n").type_text("Fotball.").keys("esc esc esc esc");
    one.type_text(" Mer.").advance(minutes(1));
    one.expect_not("ved en annen terminal");
    one.keys("esc d");
    one.expect("Spiste ikke. Mer.").expect("Lekser.").expect("Fotball.");
    two.keys("3 n").expect("Spiste ikke. Mer.");
}

#[test]
fn what_is_open_in_one_window_is_neither_opened_nor_thrown_away_from_the_list_of_the_other() {
    let (mut one, mut two) = begun();
    two.keys("d enter").expect("Utkastet er åpent ved en annen terminal siden kl. 14:32, og blir der.");
    two.expect("Leiligheter ·");
    two.keys("d ctrl-k").expect("Kast teksten?");
    two.keys("enter").expect("og blir der.").expect("Spiste ikke.");
    one.keys("esc");
    two.keys("enter").expect("Spiste ikke.").expect("LEILIGHET 3 · AMIR");
}

#[test]
fn a_window_that_was_killed_or_handed_to_somebody_else_holds_no_draft() {
    let (mut one, mut two) = begun();
    one.kill_and_restart();
    two.keys("3 n").expect("Spiste ikke.").expect("er hentet fram");
    // The other way round, and without the end of the program.
    one.enter("KN");
    one.keys("3 n").expect_not("Spiste ikke.");
    one.keys("esc");
    two.keys("ctrl-l");
    one.keys("3 n").expect_not("Spiste ikke.");
    one.keys("esc");
    switch_to(&mut two, "OH");
    one.keys("3 n").expect("Spiste ikke.");
}
