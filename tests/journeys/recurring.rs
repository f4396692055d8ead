//! Tasks that come again: their words, what was missed, and how one occurrence ends.

use personalbase::{
    domain::{
        ids::{StaffId, TaskId},
        shift::ShiftKindId,
        task::{Due, Owner, TaskFacts},
    },
    testing::Harness,
};

use crate::{
    houses::{Pair, sample},
    tasks::{at, day, expect_order, row_of, task, write},
};

fn again(title: &str, due: &str, rule: &str) -> TaskFacts {
    TaskFacts { repeats: Some(rule.parse().unwrap()), ..task(title, due) }
}

/// When the rule comes first and what stands in the field, after words were typed on a Saturday.
#[track_caller]
fn understood(words: &str, canonical: &str, next: &str) {
    let mut house = Harness::sample("KN");
    house.keys("t a").type_text("Noe").keys("tab tab tab tab").type_text(words).keys("tab");
    house.expect(canonical).expect(&format!("neste: {next}"));
}

#[test]
fn people_write_how_it_comes_again_and_see_the_next_days() {
    understood("hver dag", "hver dag", "lør 21.11., søn 22.11., man 23.11.");
    understood("mandager", "hver mandag", "man 23.11., man 30.11., man 07.12.");
    understood("annenhver fre", "annenhver fredag", "fre 27.11., fre 11.12., fre 25.12.");
    understood("1. i mnd", "1. i måneden", "tir 01.12., fre 01.01., man 01.02.");
    understood("siste fredag i måneden", "siste fredag i måneden", "fre 27.11., fre 25.12., fre 29.01.");
    understood("hverdager", "hver hverdag", "man 23.11., tir 24.11., ons 25.11.");
    understood("hver man og tor", "hver mandag og torsdag", "man 23.11., tor 26.11., man 30.11.");
    understood("every Monday", "hver mandag", "man 23.11., man 30.11., man 07.12.");
    understood("hver natt", "hver nattevakt", "lør 21.11., søn 22.11., man 23.11.");
}

#[test]
fn the_next_days_follow_the_day_it_is_due() {
    let mut house = Harness::sample("KN");
    house.keys("t a").type_text("Noe").keys("tab tab tab tab").type_text("annenhver mandag").keys("tab");
    house.expect("neste: man 23.11., man 07.12., man 21.12.");
    house.keys("shift-tab shift-tab shift-tab ctrl-a").type_text("1.12.").keys("tab");
    house.expect("neste: man 07.12., man 21.12., man 04.01.");
    house.keys("ctrl-s").expect("annenhver mandag");
    assert!(row_of(&house, "annenhver").contains("man 07.12."), "{}", house.screen());
}

#[test]
fn what_never_comes_and_what_has_two_times_is_refused() {
    let mut house = Harness::sample("KN");
    house.keys("t a").type_text("Noe").keys("tab tab tab tab").type_text("hver mandag til 22.11.2026").keys("ctrl-s");
    house.expect("Det kommer aldri igjen: siste dag er før den første.");
    house
        .keys("ctrl-a")
        .type_text("hver natt")
        .keys("shift-tab shift-tab ctrl-a")
        .type_text("i dag 23:00")
        .keys("ctrl-s");
    house.expect("Skriv enten klokkeslett eller vakt, ikke begge.");
}

#[test]
fn what_comes_again_moves_to_its_next_day_when_it_is_done_and_back_when_that_was_a_mistake() {
    let mut pair = sample();
    write(&mut pair, again("Handle inn", "2026-11-21", "FREQ=WEEKLY;BYDAY=SA"));
    let house = &mut pair.screen;
    house.keys("t").expect("hver lørdag");
    house.keys("down space");
    expect_order(house, &["Senere", "Handle inn  hver lørdag", "Avsluttet i dag", "✓ hus  Handle inn"]);
    assert!(row_of(house, "hver lørdag").contains("lør 28.11."), "{}", house.screen());
    house.keys("end space").expect_not("Senere").expect_not("Avsluttet i dag");
    assert!(row_of(house, "hver lørdag").contains("i dag"), "{}", house.screen());
}

#[test]
fn what_was_missed_does_not_pile_up_and_is_recorded_when_the_next_is_done() {
    let mut pair = sample();
    let round = write(&mut pair, again("Runde i kjelleren", "2026-11-18", "FREQ=DAILY"));
    let house = &mut pair.screen;
    house.keys("t").expect("Runde i kjelleren  3 ganger ikke gjort");
    assert_eq!(house.screen().matches("Runde i kjelleren").count(), 1, "{}", house.screen());
    assert!(!row_of(house, "Runde i kjelleren").contains('▲'), "today's has time:\n{}", house.screen());
    house.keys("down space").expect("Gjort.");
    expect_order(house, &["Senere", "i morgen"]);
    // The key that was pressed once too often does not end tomorrow's.
    house.keys("space").expect("Ved vaktskifte · Kveldsvakt");
    house.keys("esc");
    house.keys("down").expect("14:32 KN: gjort, etter 3 ganger som ikke ble gjort");
    let end = pair.other.read().outcomes_of(round, 1).unwrap().remove(0);
    assert_eq!((end.missed, end.first_open, end.occurrence), (3, day("2026-11-18"), day("2026-11-21")));
}

#[test]
fn the_first_time_of_many_that_is_missed_is_told_as_one() {
    let mut pair = sample();
    write(&mut pair, again("Runde", "2026-11-20", "FREQ=DAILY"));
    pair.screen.keys("t").expect("Runde  1 gang ikke gjort");
}

#[test]
fn what_comes_every_night_is_the_nights_also_across_the_clock_change() {
    let mut pair = sample();
    at(&mut pair.screen, "2027-10-29T13:00:00Z");
    let night = ShiftKindId("night".to_owned());
    let due = Due { shift: Some(night.clone()), ..Due::on(day("2027-10-29")) };
    write(&mut pair, TaskFacts { owner: Owner::Shift(night), due, ..again("Banke på", "2027-10-29", "FREQ=DAILY") });
    for (evening, morning, heading) in [
        ("2027-10-29T20:20:00Z", "2027-10-30T04:00:00Z", "Min vakt · Nattevakt fre 29.10."),
        ("2027-10-30T20:20:00Z", "2027-10-31T05:00:00Z", "Min vakt · Nattevakt lør 30.10."),
        ("2027-10-31T21:20:00Z", "2027-11-01T05:00:00Z", "Min vakt · Nattevakt søn 31.10."),
    ] {
        at(&mut pair.screen, evening);
        let mut staff = pair.screen.second("NV");
        staff.keys("v down enter t");
        expect_order(&staff, &[heading, "Banke på  hver nattevakt"]);
        at(&mut staff, morning);
        assert!(!row_of(&staff, "Banke på").contains('▲'), "{}", staff.screen());
        // «Nattrunde» of the configuration stands above it.
        while !row_of(&staff, "Banke på").starts_with('▸') {
            staff.keys("down");
        }
        staff.keys("space").expect("Gjort.").expect("Senere");
    }
}

#[test]
fn changing_how_it_comes_keeps_what_was_ended_before() {
    let mut pair = sample();
    let board = write(&mut pair, again("Tavle", "2026-11-21", "FREQ=DAILY"));
    let house = &mut pair.screen;
    house.keys("t down space").keys("down e").expect("hver dag");
    house.keys("tab tab tab tab ctrl-a").type_text("hver fredag").keys("ctrl-s");
    assert!(row_of(house, "hver fredag").contains("fre 27.11."), "{}", house.screen());
    assert_eq!(pair.other.read().outcomes_of(board, 9).unwrap().len(), 1);
}

#[test]
fn an_end_of_another_terminal_moves_the_selection_nowhere_wrong() {
    let mut pair = sample();
    let first: TaskId = write(&mut pair, again("En", "2026-11-21", "FREQ=DAILY"));
    write(&mut pair, TaskFacts { owner: Owner::Staff(StaffId(2)), ..again("To", "2026-11-21", "FREQ=DAILY") });
    finish_elsewhere(&mut pair, first);
    let house = pair.wait();
    house.keys("t down space");
    expect_order(house, &["Senere", "Avsluttet i dag"]);
    assert_eq!(house.screen().matches('✓').count(), 2, "{}", house.screen());
}

fn finish_elsewhere(pair: &mut Pair, task: TaskId) {
    let mut other = pair.screen.second("OH");
    other.keys("t down down");
    other.keys("space").expect("Gjort.");
    assert_eq!(pair.other.read().outcomes_of(task, 9).unwrap().len() + 1, 1 + 1);
}
