//! Moving in and out: what is gone through, why a stay ends, who has lived where.

use chrono::TimeDelta;
use personalbase::{
    domain::{
        command::Command,
        ids::{ApartmentId, YouthId},
        moves::StayEnd,
        time::Zone,
    },
    testing::Harness,
};

use crate::houses::{bare, now};

/// Samira moves out of apartment 1 to a host.
fn moved_out(house: &mut Harness) {
    house.keys("1 enter x").expect("Flytt ut").expect("LEILIGHET 1 · SAMIRA");
    house.keys("tab right right tab").type_text("OH ringer hver fredag.").keys("tab").type_text("1.2.2027");
    house.keys("ctrl-s").expect("siste dag for Samira er i dag").expect("til midnatt. Ctrl-Z angrer.");
    // What came after is asked for, and can wait.
    house.expect("Skriv hva som kom etter nå");
    house.keys("esc");
}

/// The file of whoever lived in the apartment last, at its moves.
fn open_moves(house: &mut Harness, number: &str) {
    house.keys("esc").keys(&format!("{number} enter H enter")).expect("[Flytting]");
}

#[test]
fn a_stay_ends_with_a_reason_and_what_follows() {
    let mut house = Harness::sample("KN");
    house.keys("1 enter x ctrl-s").expect("Velg en grunn.");
    house.keys("esc esc");
    let mut house = Harness::sample("KN");
    moved_out(&mut house);
    open_moves(&mut house, "1");
    house.expect("Leilighet 1 · 17.10.2025 til 21.11.2026 · husvert").expect("Videre: OH ringer hver fredag.");
    house.expect("Følges opp 01.02.2027").expect("5 punkter gjenstår").expect("Nøkler levert tilbake");
}

#[test]
fn nothing_is_followed_up_before_the_stay_has_ended() {
    let mut house = Harness::sample("KN");
    house.keys("1 enter x tab right tab tab").type_text("1.11.2026").keys("ctrl-s");
    house.expect("Det kan ikke følges opp før siste dag.").expect("Flytt ut");
}

#[test]
fn what_is_not_done_stays_named_until_it_is() {
    let mut house = Harness::sample("KN");
    moved_out(&mut house);
    open_moves(&mut house, "1");
    house.keys("space").expect("4 punkter gjenstår").expect("✓ Nøkler levert tilbake");
    house.keys("down i").expect("Ikke gjort: Inventarliste gått gjennom");
    house.keys("ctrl-s");
    house.expect("Skriv hvorfor det ikke er gjort.");
    house.type_text("Lista er borte.").keys("ctrl-s");
    house.expect("– Inventarliste gått gjennom").expect("ikke, fordi Lista er borte.").expect("4 punkter gjenstår");
    house
        .keys("space")
        .expect("✓ Inventarliste gått gjennom")
        .expect("3 punkter gjenstår")
        .expect_not("Lista er borte.");
    // A slip is taken away again.
    house.keys("space").expect("4 punkter gjenstår").expect_not("✓ Inventarliste");
}

#[test]
fn who_moves_in_is_gone_through_with_as_the_house_lists_it() {
    let mut config = personalbase::config::Config::default();
    config.moves.move_in = vec!["Sykkelnøkkel".to_owned()];
    let mut house = Harness::sample_with("KN", config, personalbase::text::Language::Nb);
    house.keys("u").type_text("Farid").keys("tab tab tab tab").type_text("17.05.2010").keys("ctrl-s");
    house.keys("5 i ctrl-s").expect("bor i leilighet 5");
    open_moves(&mut house, "5");
    house.expect("Leilighet 5 · fra 21.11.2026 · bor her").expect("Ett punkt gjenstår").expect("Sykkelnøkkel");
    house.keys("space").expect("✓ Sykkelnøkkel").expect_not("gjenstår");
}

#[test]
fn ctrl_z_takes_back_that_somebody_moved_out() {
    let mut house = Harness::sample("KN");
    moved_out(&mut house);
    house.keys("ctrl-z").expect("Angret: ");
    open_moves(&mut house, "1");
    house.expect("Leilighet 1 · fra 17.10.2025 · bor her").expect_not("husvert");
}

#[test]
fn a_date_on_which_somebody_lives_there_names_them_and_until_when() {
    let mut pair = bare(6).enter();
    let samira = YouthId(pair.run(&Command::AddYouth(crate::houses::youth("Samira"))));
    let last_day = Zone::OSLO.date(now()) - TimeDelta::days(1);
    let from = last_day - TimeDelta::days(30);
    pair.run(&Command::MoveIn { youth: samira, apartment: ApartmentId(1), from, points: Vec::new() });
    pair.run(&Command::MoveOut { youth: samira, last_day, end: StayEnd::default(), points: Vec::new() });
    pair.run(&Command::AddYouth(crate::houses::youth("Farid")));
    let house = pair.wait();
    house.keys("1 i").expect("Flytt inn");
    house.keys("tab tab ctrl-u").type_text("20.11.2026").keys("ctrl-s");
    house.expect("Samira bor i leilighet 1 til og med 20.11.2026. Velg en");
}

#[test]
fn an_apartment_tells_who_has_lived_there() {
    let mut pair = bare(6).enter();
    let today = Zone::OSLO.date(now());
    let samira = pair.move_in(1, crate::houses::youth("Samira"));
    pair.run(&Command::MoveOut { youth: samira, last_day: today, end: StayEnd::default(), points: Vec::new() });
    let farid = YouthId(pair.run(&Command::AddYouth(crate::houses::youth("Farid"))));
    let tomorrow = now() + TimeDelta::days(1);
    let from = today + TimeDelta::days(1);
    let move_in = Command::MoveIn { youth: farid, apartment: ApartmentId(1), from, points: Vec::new() };
    pair.run_at(tomorrow, &move_in);
    let house = pair.wait();
    house.keys("1 enter H").expect("Leilighet 1 · hvem har bodd her");
    house.expect("fra 22.11.2026").expect("Farid").expect("21.11.2026 til 21.11.2026").expect("Samira");
    house.keys("down enter").expect("SAMIRA · Flytting");
    house.keys("esc esc 2").keys("H").expect("Ingen har bodd i leilighet 2 ennå.");
}

#[test]
fn a_temp_ticks_points_and_moves_nobody() {
    let mut house = Harness::sample("TB");
    house.keys("3 p").click_on("Flytting");
    house.expect("[Flytting]").expect("Leilighet 3 · fra 17.10.2025 · bor her");
    house.keys("x").expect_not("Siste dag").expect("flytte ungdommer inn og ut");
}

#[test]
fn a_move_within_the_house_is_one_act_and_says_from_where() {
    let mut house = Harness::sample("KN");
    house.keys("5 i").expect("Flytt inn").expect_not("LEILIGHET 5 ·");
    // Nobody is without a home, so nobody is chosen beforehand.
    house.keys("ctrl-s").expect("Velg hvem som flytter inn.");
    house.keys("right").expect("Samira (flytter fra leilighet 1)").expect("LEILIGHET 5 · SAMIRA (FRA 1)");
    house.keys("ctrl-s").expect("Samira flyttet fra leilighet 1 til leilighet 5.");
    open_moves(&mut house, "5");
    house.expect("Leilighet 5 · fra 21.11.2026 · bor her");
    house.expect("17.10.2025 til 20.11.2026 · flyttet innen huset, til 5");
    // She came today, so the day is too early for another move: the way back is said.
    house.keys("esc esc 1 i right right right right").expect("Samira (flytter fra leilighet 5)");
    house.keys("ctrl-s").expect("tidligst dagen etter").expect("Ctrl-Z");
}

#[test]
fn whoever_moves_out_today_is_on_the_board_and_the_roll_until_midnight() {
    let mut house = Harness::sample("KN");
    moved_out(&mut house);
    house.keys("esc esc 1").expect("1 Samira");
    house.keys("b").expect("Samira");
    house.keys("esc");
    house.keys("1 enter x").expect("siste dag er 21.11.2026");
    house.keys("esc");
    house.set_clock(now() + TimeDelta::days(1));
    house.advance(std::time::Duration::from_secs(61));
    house.expect("1 ledig");
    house.keys("b").expect("Brannliste").expect_not("Samira");
}
