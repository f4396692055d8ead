//! Common activities: setting them up, changing them, taking them back.

use personalbase::{
    domain::time::{Zone, week_of},
    testing::Harness,
};

#[test]
fn an_activity_is_set_up_with_place_time_and_who_sees_to_it() {
    let mut house = Harness::sample("OH");
    house.keys("a");
    house.expect("Ny aktivitet").expect("lør 21.11.2026, uke 47").expect("◂ OH Ola Hegge ▸");
    house.type_text("Bowling\n").keys("right right tab").type_text("i morgen\n18\n2030\n");
    house.expect("22.11.2026").expect("søn 22.11.2026, uke 47").expect("18:00").expect("20:30");
    house.keys("ctrl-s");
    house.expect("Lagret kl. 14:32. Ctrl-Z angrer.");
    house.keys("k");
    house.expect("Bowling").expect("Felleskjøkken");
}

#[test]
fn another_place_than_the_common_rooms_is_written() {
    let mut house = Harness::sample("OH");
    house.keys("a").type_text("Bading\n");
    house.expect_not("Hvor");
    house.keys("end");
    house.expect("Hvor*");
    house.keys("ctrl-s");
    house.expect("Skriv hvor det er, eller velg et fellesrom.").expect("Skriv når det begynner.");
    house.type_text("svømmehallen\n").keys("tab").type_text("20").keys("ctrl-s");
    house.expect("Lagret kl. 14:32.");
    house.keys("k");
    house.expect("svømmehallen");
}

#[test]
fn an_end_before_the_beginning_is_a_slip_unless_it_is_after_midnight() {
    let mut house = Harness::sample("OH");
    house.keys("a").type_text("Film\n").keys("tab tab").type_text("18\n17\n").keys("ctrl-s");
    house.expect("Slutten må komme etter begynnelsen.");
    house.keys("shift-tab ctrl-a").type_text("22\n").keys("ctrl-a").type_text("01").keys("ctrl-s");
    house.expect("Lagret kl. 14:32.");
}

#[test]
fn ctrl_z_on_the_board_takes_a_new_activity_back() {
    let mut house = Harness::sample("OH");
    house.keys("a").type_text("Bowling\n").keys("tab tab").type_text("19").keys("ctrl-s ctrl-z");
    house.expect("Angret: ");
    house.keys("k");
    house.expect_not("Bowling");
}

#[test]
fn an_activity_that_another_terminal_changed_is_not_taken_back() {
    let mut house = Harness::sample("OH");
    house.keys("a").type_text("Bowling\n").keys("tab tab").type_text("19").keys("ctrl-s");
    let mut other = house.second("KN");
    other.keys("k");
    other.click_on("Bowling");
    other.keys("e end").type_text(" i byen").keys("ctrl-s");
    other.expect("Lagret kl. 14:32.");
    house.keys("ctrl-z");
    house.expect("Det kan ikke angres lenger");
    house.keys("k");
    house.expect("Bowling i byen");
}

#[test]
fn a_change_keeps_what_the_form_does_not_ask_about() {
    let mut house = Harness::sample("OH");
    house.keys("k");
    house.click_on("Fellesmiddag");
    house.keys("c enter");
    house.expect("vlyst");
    house.keys("e");
    house.expect("Endre aktivitet").expect("17:00").expect("19:00").expect("(•) Felleskjøkken");
    house.keys("end").type_text(" med gjester").keys("ctrl-s");
    house.expect("Lagret kl. 14:32.");
    let beside = super::hands::open_beside(&house);
    let week = week_of(Zone::OSLO.date(house.now()));
    let activities = beside.read().occurrences(week, Zone::OSLO).unwrap();
    let dinner =
        activities.iter().find(|activity| activity.facts.title.as_str() == "Fellesmiddag med gjester").unwrap();
    assert!(dinner.called_off, "changing its name does not set it up again");
}

#[test]
fn two_people_who_change_an_activity_see_theirs_and_mine() {
    let mut house = Harness::sample("OH");
    let mut other = house.second("KN");
    for terminal in [&mut house, &mut other] {
        terminal.keys("k");
        terminal.click_on("Film");
        terminal.keys("e");
        terminal.expect("Endre aktivitet");
    }
    other.keys("tab tab tab ctrl-a").type_text("21").keys("ctrl-s");
    other.expect("Lagret kl. 14:32.");
    house.keys("end").type_text(" for alle").keys("ctrl-s");
    house.expect("KN endret dette mens du skrev.").expect("Film for alle").expect("21:00").expect("20:00");
    house.expect_not("Ansvarlig");
}

#[test]
fn a_temp_sets_up_no_activities() {
    let mut house = Harness::sample("TB");
    house.keys("a");
    house.expect("Du er vikar og kan ikke sette opp eller avlyse aktiviteter.").expect_not("Ny aktivitet");
}
