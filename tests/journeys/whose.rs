//! Whose screen it is, whose form, and whose deed is taken back.

use personalbase::testing::Harness;

#[test]
fn the_board_stands_where_the_file_was_read_last() {
    let mut house = Harness::sample("KN");
    for turned in ["2 p 4", "2 y 4", "2 p 3 4"] {
        house.keys(turned).keys("esc").expect("▌ 4 Oleksandr");
        house.keys("h").expect("LEILIGHET 4 ·");
        house.keys("esc");
    }
    // A file that was not turned leaves the board as it was.
    house.keys("2 p esc").expect("▌ 2 Yonas");
}

#[test]
fn a_form_says_at_the_top_whom_it_is_about() {
    let mut house = Harness::sample("KN");
    house.keys("3 p g");
    assert!(house.row(1).contains("· 3 AMIR"), "{}", house.screen());
    assert!(house.row(1).contains("du er KN"), "{}", house.screen());
}

#[test]
fn what_is_saved_names_the_youth() {
    let mut house = Harness::sample("KN");
    house.keys("3 p g").type_text("Sove ut").keys("tab right ctrl-s");
    house.expect("3 AMIR: Lagret kl.");
}

#[test]
fn what_is_taken_back_is_named() {
    let mut house = Harness::sample("KN");
    house.keys("3 p g").type_text("Sove ut").keys("tab right ctrl-s ctrl-z");
    house.expect("Angret: målet «Sove ut» for Amir.");
    house.keys("ctrl-z").expect("Det er ingenting å angre.");
}

#[test]
fn after_a_deed_that_stays_nothing_older_is_taken_back() {
    let mut house = Harness::sample("KN");
    // A goal, a text that is thrown away, and a note, which stays.
    house.keys("3 p g").type_text("Sove ut").keys("tab right ctrl-s esc");
    house.keys("2 p g").type_text("Kastes").keys("ctrl-k enter").expect("Kastet.");
    house.keys("esc 1 n").type_text("Alt er stille.").keys("ctrl-s").expect("Lagret kl.");
    for _ in 0..2 {
        house.keys("ctrl-z").expect("Kan ikke angres: notatet er lagret i loggen.").expect_not("LEILIGHET 2");
    }
    house.keys("esc 3 p").expect("Sove ut");
}
