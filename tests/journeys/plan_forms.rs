//! Goals and a youth's own words.

use personalbase::{config::Config, testing::Harness, text::Language};

/// Fills in a goal in the open form, without its area.
fn write_goal(house: &mut Harness, title: &str) {
    house.type_text(title);
    house.keys("tab right");
}

#[test]
fn a_goal_is_set_with_an_area_of_the_house_and_a_recommended_review() {
    let mut house = Harness::sample("KN");
    house.keys("1 g");
    house.expect("Nytt mål").expect("LEILIGHET 1 · SAMIRA").expect("21.02.2027");
    write_goal(&mut house, "Lese en hel bok");
    house.expect("◂ bolig og botrening ▸");
    house.keys("tab tab");
    house.expect("3 måneder er anbefalt, ikke et krav.");
    house.keys("ctrl-s");
    house.expect("Lagret kl. 14:32. Ctrl-Z angrer.");
    house.keys("1 p");
    house.expect("Lese en hel bok").expect("21.02.");
}

#[test]
fn the_recommended_months_are_the_houses_own() {
    let mut config = Config::default();
    config.plan.evaluation_months = 1;
    let mut house = Harness::sample_with("KN", config, Language::Nb);
    house.keys("1 g tab tab tab");
    house.expect("21.12.2026").expect("En måned er anbefalt");
}

#[test]
fn a_goal_needs_words_and_an_area() {
    let mut house = Harness::sample("KN");
    house.keys("1 g ctrl-s");
    house.expect("Skriv målet.").expect("Velg et område.").expect("Nytt mål");
}

#[test]
fn ctrl_z_on_the_board_takes_a_new_goal_back() {
    let mut house = Harness::sample("KN");
    house.keys("1 g");
    write_goal(&mut house, "Lese en hel bok");
    house.keys("ctrl-s ctrl-z");
    house.expect("Angret.");
    house.keys("1 p");
    house.expect_not("Lese en hel bok");
}

#[test]
fn a_goal_that_another_terminal_changed_is_not_taken_back() {
    let mut house = Harness::sample("KN");
    house.keys("3 g");
    write_goal(&mut house, "Lese en hel bok");
    house.keys("ctrl-s");
    let mut other = house.second("OH");
    other.keys("3 p end e");
    if !other.shows("Endre mål") {
        other.click_on("Lese en hel bok");
        other.keys("e");
    }
    other.expect("Lese en hel bok");
    other.keys("tab tab right ctrl-s");
    other.expect("Lagret kl. 14:32.");
    house.keys("ctrl-z");
    house.expect("Det kan ikke angres lenger");
    house.keys("3 p");
    house.expect("Lese en hel bok");
}

#[test]
fn a_goal_is_changed_and_another_change_is_met_side_by_side() {
    let mut house = Harness::sample("KN");
    let mut other = house.second("OH");
    for terminal in [&mut house, &mut other] {
        terminal.keys("3 p");
        terminal.click_on("Bestå vg1 norsk");
        terminal.keys("e");
        terminal.expect("Endre mål").expect("(•) på vei").expect("LEILIGHET 3 · AMIR");
    }
    other.keys("tab tab right ctrl-s");
    other.expect("Lagret kl. 14:32.");
    house.keys("tab tab right right ctrl-s");
    house.expect("OH endret dette mens du skrev.").expect("på pause").expect("nådd");
    house.expect("Ditt").expect_not("Område");
    house.keys("ctrl-s");
    house.expect("Lagret kl. 14:32.").expect("nådd").expect_not("på pause");
}

#[test]
fn a_half_written_goal_waits_in_its_own_youths_plan_and_nowhere_else() {
    let mut house = Harness::sample("KN");
    house.keys("1 g").type_text("Samiras mål").keys("esc 3 g");
    house.expect("LEILIGHET 3 · AMIR").expect_not("Samiras mål");
    house.keys("esc 1 g");
    house.expect("LEILIGHET 1 · SAMIRA").expect("Samiras mål");
}

#[test]
fn a_goal_whose_draft_is_old_still_meets_what_others_changed() {
    let mut house = Harness::sample("KN");
    house.keys("3 p");
    house.click_on("Bestå vg1 norsk");
    house.keys("e tab tab right right esc");
    let mut other = house.second("OH");
    other.keys("3 p");
    other.click_on("Bestå vg1 norsk");
    other.keys("e tab tab right ctrl-s");
    house.advance(std::time::Duration::from_secs(2));
    house.click_on("Bestå vg1 norsk");
    house.keys("e");
    house.expect("(•) nådd");
    house.keys("ctrl-s");
    house.expect("OH endret dette mens du skrev.").expect("på pause");
}

#[test]
fn own_words_are_prefilled_and_those_before_are_kept() {
    let mut house = Harness::sample("KN");
    house.keys("3 p w");
    house.expect("Ungdommens egne ord").expect("Jeg vil klare norsk").expect("LEILIGHET 3 · AMIR");
    house.type_text(" Og bli mekaniker.").keys("ctrl-s");
    house.expect("Lagret kl. 14:32.").expect("verksted. Og bli");
}

#[test]
fn own_words_are_not_written_over_unseen() {
    let mut house = Harness::sample("KN");
    let mut other = house.second("OH");
    house.keys("3 p w").type_text(" Mitt.");
    other.keys("3 p w").type_text(" Deres.").keys("ctrl-s");
    other.expect("Lagret kl. 14:32.");
    house.keys("ctrl-s");
    house.expect("OH endret dette mens du skrev.").expect("Deres.").expect("Mitt.");
    house.keys("esc");
    house.expect("Mitt.").expect_not("Deres.");
    house.keys("ctrl-s ctrl-s");
    house.expect("Lagret kl. 14:32.").expect("Mitt.");
}

#[test]
fn own_words_of_both_are_kept_and_one_undo_takes_that_back() {
    let mut house = Harness::sample("KN");
    let mut other = house.second("OH");
    house.keys("3 p w ctrl-a").type_text("Mitt.");
    other.keys("3 p w ctrl-a").type_text("Deres.").keys("ctrl-s");
    house.keys("ctrl-s ctrl-r").expect("Deres.").expect("Mitt.").expect("Ungdommens egne ord");
    house.keys("ctrl-z").expect_not("Deres.").expect("Mitt.");
    house.keys("ctrl-y ctrl-s").expect("Lagret kl. 14:32.").expect("Deres.");
}

#[test]
fn where_no_words_differ_there_is_nothing_to_keep_both_of() {
    let mut house = Harness::sample("KN");
    let mut other = house.second("OH");
    for terminal in [&mut house, &mut other] {
        terminal.keys("3 p");
        terminal.click_on("Bestå vg1 norsk");
        terminal.keys("e tab tab right");
    }
    other.keys("ctrl-s");
    house.keys("right ctrl-s").expect("OH endret dette mens du skrev.").expect_not("beholder begge");
    house.keys("ctrl-r").expect("Her er det ikke to tekster å ta vare på.").expect("OH endret dette mens du skrev.");
}

#[test]
fn the_same_change_by_two_people_is_said_to_be_the_same() {
    let mut house = Harness::sample("KN");
    let mut other = house.second("OH");
    house.keys("3 p w").type_text(" Likt.");
    other.keys("3 p w").type_text(" Likt.").keys("ctrl-s");
    house.keys("ctrl-s");
    house.expect("til det samme som du har her");
}

#[test]
fn what_was_taken_back_from_the_house_is_not_done_again_in_silence() {
    let mut house = Harness::sample("KN");
    house.keys("3 g").type_text("Et mål").keys("tab right ctrl-s").expect("Ctrl-Z angrer.");
    house.keys("ctrl-z").expect("Angret.");
    house.keys("ctrl-y").expect("Det som er angret, kan ikke gjøres om igjen.");
}
