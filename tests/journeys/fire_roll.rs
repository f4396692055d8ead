//! The fire roll: who is in the house, and the same without names on the covered screen.

use std::time::Duration;

use chrono::TimeDelta;
use personalbase::{
    domain::{
        command::Command,
        ids::{ApartmentId, YouthId},
        presence::{PresenceFacts, PresenceSource, PresenceState},
        shift::ShiftKindId,
    },
    testing::{Harness, PASSPHRASE, PIN},
};

use crate::{
    hands::{audit, uncover},
    houses::{Pair, bare, line, now, sample, youth},
};

const SOON: Duration = Duration::from_secs(2);
const NAMES: [&str; 9] = ["Samira", "Yonas", "Amir", "Hodan", "Oleksandr", "Nygård", "Hegge", "Vik", "Berg"];

/// Who is where: Samira in with two guests, Yonas out and late, Amir missing and hard of hearing, Hodan at school; nobody
/// has marked Oleksandr.
fn in_case_of_fire() -> Pair {
    let mut pair = sample();
    let at = now() - TimeDelta::minutes(42);
    for (youth, state, back) in [
        (1, PresenceState::In, None),
        (2, PresenceState::Out, Some(30)),
        (3, PresenceState::Missing, None),
        (5, PresenceState::SchoolOrWork, Some(90)),
    ] {
        let facts = PresenceFacts {
            expected_back: back.map(|minutes| at + TimeDelta::minutes(minutes)),
            place: (state == PresenceState::Out).then(|| line("byen")),
            ..PresenceFacts::plain(state, PresenceSource::Told)
        };
        pair.run_at(at, &Command::SetPresence { youth: YouthId(youth), at: None, seen: None, facts });
    }
    pair.run(&Command::CountGuests { apartment: ApartmentId(1), count: 2 });
    let mut amir = pair.other.read().people().unwrap().youths[&YouthId(3)].clone();
    amir.facts.help_needed = Some(line("hører dårlig, bank hardt"));
    pair.run(&Command::ChangeYouth { youth: amir.id, version: amir.version, facts: amir.facts });
    pair.wait();
    pair
}

/// The row of the roll with an apartment.
fn row(screen: &Harness, number: u8) -> String {
    let mark = format!("▌{number}");
    let row = (0..24).map(|row| screen.row(row)).find(|row| row.contains(&mark));
    assert!(row.is_some(), "no row {number}:\n{}", screen.screen());
    row.unwrap()
}

#[test]
fn one_key_tells_who_is_in_out_and_unknown_with_the_age_of_each_mark() {
    let mut pair = in_case_of_fire();
    pair.screen.keys("b").expect("Brannliste").expect("inne 1 · ute 2 · ukjent 2 · gjester 2 · trenger hjelp 1");
    pair.screen.expect("På vakt: KN OH NV TB");
    for (number, parts) in [
        (1, &["Samira", "INNE", "sagt 13:50 · 42 min", "2 gjester 14:32"][..]),
        (2, &["Yonas", "UTE", "▲ ventet 14:20 · sagt · 42 min"]),
        (3, &["Amir", "UKJENT", "SAVNET", "siden 13:50"]),
        (4, &["Oleksandr", "UKJENT", "ikke merket"]),
        (5, &["ledig"]),
        (6, &["Hodan", "UTE", "skole/jobb → 15:20"]),
    ] {
        let row = row(&pair.screen, number);
        assert!(parts.iter().all(|part| row.contains(part)), "{parts:?}: {row}");
    }
    pair.screen.expect("Trenger hjelp: hører dårlig, bank hardt").expect("byen");
    assert_eq!(pair.audited("open-fire-roll"), 1);
}

#[test]
fn nobody_unknown_is_counted_as_in() {
    let mut screen = Harness::sample("KN");
    screen.keys("b").expect("inne 0 · ute 0 · ukjent 5");
    screen.keys("1 h x").expect("inne 0 · ute 0 · ukjent 5");
    screen.keys("1 h i").expect("inne 1 · ute 0 · ukjent 4");
    screen.keys("2 h u enter").expect("inne 1 · ute 1 · ukjent 3");
    screen.keys("1 h x").expect("inne 0 · ute 1 · ukjent 4");
}

#[test]
fn marks_and_guests_are_set_from_the_roll() {
    let mut screen = Harness::sample("KN");
    screen.keys("b 6 enter").expect("Hvor er 6 HODAN?");
    screen.keys("i").expect("6 HODAN inne, sett.");
    screen.keys("g").expect("Gjester nå").expect("▌LEILIGHET 6 · HODAN");
    screen.type_text("3\n").expect("Lagret kl. 14:32: leilighet 6, 3 gjester.").expect("gjester 3");
    assert!(row(&screen, 6).contains("3 gjester 14:32"), "{}", screen.screen());
    screen.keys("g").type_text("51\n").expect("Skriv et tall fra 0 til 50.");
    screen.keys("ctrl-a").type_text("0\n").expect("ingen gjester").expect("gjester 0");
    // A vacant apartment may have guests too; nobody lives there to be marked.
    screen.keys("5 g").expect("▌LEILIGHET 5 · LEDIG");
    screen.keys("esc").keys("h").expect("Velg først");
    screen.keys("3 y").expect("3 AMIR · Nå og før");
}

#[test]
fn the_roll_opens_from_everywhere_and_a_text_that_is_typed_stays() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Kom hjem b");
    screen.keys("ctrl-b").expect("Brannliste").expect_not("Kom hjem");
    screen.keys("esc").expect("Kom hjem b");
    screen.keys("f4").expect("Brannliste");
    screen.keys("esc").expect("Kom hjem b");
    screen.keys("ctrl-s").expect("Lagret");
    for place in ["p", "l", "k", "s", "3 y", "3 h", "m", "v"] {
        screen.keys(place).keys("b").expect("Brannliste").expect("På vakt: KN");
        screen.keys("b").expect("Brannliste");
        screen.keys("esc esc");
    }
}

#[test]
fn the_covered_screen_shows_it_without_names_for_one_letter() {
    let mut pair = in_case_of_fire();
    pair.screen.keys("ctrl-l").expect("b viser brannlista uten navn.").expect("Ctrl-B Brannliste");
    pair.screen.keys("b").expect("EKV bofellesskap").expect("inne 1 · ute 2 · ukjent 2 · gjester 2 · trenger hjelp 1");
    for (number, parts) in [
        (1, &["INNE", "sagt 13:50 · 42 min", "2 gjester 14:32"][..]),
        (2, &["UTE", "▲ ventet 14:20"]),
        (3, &["TRENGER HJELP", "UKJENT", "siden 13:50"]),
        (4, &["UKJENT", "ikke merket"]),
        (5, &["ledig"]),
        (6, &["UTE", "sagt 13:50"]),
    ] {
        let row = row(&pair.screen, number);
        assert!(parts.iter().all(|part| row.contains(part)), "{parts:?}: {row}");
    }
    for hidden in NAMES.into_iter().chain(["KN", "OH", "hører dårlig", "byen", "skole", "SAVNET"]) {
        pair.screen.expect_not(hidden);
    }
    // Whoever it was has not shown who they are.
    assert_eq!(audit(&pair.screen, 1), ["– open-covered-fire-roll"]);
    pair.screen.keys("esc").expect("Initialer*  KN").expect_not("UKJENT");
    pair.screen.keys("ctrl-b").expect("UKJENT");
    pair.screen.keys("ctrl-b").expect("Initialer*  KN");
    pair.screen.keys("f4").expect("UKJENT");
}

#[test]
fn under_the_cover_it_is_as_new_as_the_house() {
    let mut one = Harness::sample("KN");
    let mut two = one.second("OH");
    one.keys("ctrl-l b").expect("inne 0 · ute 0 · ukjent 5");
    two.keys("1 h i");
    one.advance(SOON).expect("inne 1 · ute 0 · ukjent 4");
    two.keys("b g").type_text("2\n");
    one.advance(SOON).expect("gjester 2").expect("sett 14:32 · nå");
    // Ages grow by themselves.
    one.advance(Duration::from_secs(180)).expect("sett 14:32 · 3 min");
}

#[test]
fn a_pin_typed_over_the_roll_uncovers_the_screen() {
    let mut screen = Harness::sample("KN");
    screen.keys("ctrl-l b").expect("UKJENT");
    screen.type_text(&format!("{PIN}\n")).expect("Kveld ▸KN");
}

#[test]
fn a_passphrase_that_begins_with_the_letter_of_the_roll_is_a_passphrase() {
    let mut pair = sample();
    let phrase = "bjørk sykkel banan vindu tog";
    pair.screen.keys("ctrl-p").type_text("passfrase og").keys("enter").type_text(PASSPHRASE);
    pair.screen.keys("tab").type_text(phrase).keys("tab").type_text(phrase).keys("ctrl-s").expect("Lagret");
    pair.screen.keys("ctrl-l").type_text(phrase).expect_not("UKJENT").expect("Initialer*  KN");
    pair.screen.keys("enter").expect("Kveld ▸KN");
    // Where only the passphrase opens, the letter is its beginning, and another key shows the roll.
    pair.screen.keys("ctrl-l");
    for _ in 0..5 {
        pair.screen.type_text("111222\n");
    }
    pair.screen.expect("Nå trengs passfrasen");
    pair.screen.keys("b").expect_not("UKJENT");
    pair.screen.keys("ctrl-b").expect("UKJENT");
    pair.screen.keys("esc").keys("backspace");
    pair.screen.type_text(&format!("{phrase}\n")).expect("Kveld ▸KN");
}

#[test]
fn initials_may_begin_with_the_letter_too() {
    let mut screen = Harness::sample("KN");
    screen.keys("ctrl-l shift-tab").type_text("bk").expect("Initialer*  bk").expect_not("UKJENT");
}

#[test]
fn before_anybody_has_opened_the_house_nothing_can_be_shown_and_that_is_said() {
    let mut screen = Harness::sample("KN");
    screen.kill_and_restart();
    screen.expect_not("brannlista");
    screen.keys("ctrl-b").expect("Brannlista ligger i det låste huset").expect_not("UKJENT").expect_not("Amir");
    screen.type_text("b").expect("Initialer*  b");
}

#[test]
fn nine_apartments_fit_on_the_smallest_covered_screen() {
    let mut pair = bare(9);
    for apartment in 1..=9 {
        let mut facts = youth(&format!("Ungdom {apartment}"));
        facts.help_needed = Some(line("rullestol"));
        pair.move_in(apartment, facts);
        pair.run(&Command::CountGuests { apartment: ApartmentId(apartment), count: 50 });
    }
    let mut pair = pair.enter();
    pair.screen.keys("ctrl-l b").expect("ukjent 9 · gjester 450 · trenger hjelp 9").expect("Uten navn.");
    for number in 1..=9 {
        let row = row(&pair.screen, number);
        assert!(row.contains("TRENGER HJELP") && row.contains("50 gjester"), "{row}");
    }
    uncover(&mut pair.screen);
    pair.screen.keys("b end").expect("Ungdom 9").expect("Trenger hjelp: rullestol");
}

#[test]
fn help_needed_is_a_fact_of_the_youth() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 enter r").click_on("Hjelp ved brann").type_text("hører dårlig").keys("ctrl-s").expect("Lagret");
    screen.keys("b").expect("Trenger hjelp: hører dårlig").expect("trenger hjelp 1");
    // Who is known to be out needs no help to get out.
    screen.keys("3 h u enter").expect("trenger hjelp 0");
}

#[test]
fn any_passphrase_can_be_typed_under_the_cover() {
    for phrase in ["bbq sykkel banan vindu tog", "b4 sykkel banan vindu tog"] {
        let mut screen = sample().screen;
        screen.keys("ctrl-p").type_text("passfrase og").keys("enter").type_text(PASSPHRASE);
        screen.keys("tab").type_text(phrase).keys("tab").type_text(phrase).keys("ctrl-s").expect("Lagret");
        screen.keys("ctrl-l").type_text(phrase).expect("Initialer*  KN");
        screen.keys("enter").expect("Kveld ▸KN");
    }
}

#[test]
fn the_letter_shows_the_roll_as_often_as_it_is_pressed_and_a_pin_follows_it() {
    let mut screen = Harness::sample("KN");
    screen.keys("ctrl-l b").expect("UKJENT");
    screen.keys("b").expect_not("UKJENT");
    screen.keys("b").expect("UKJENT");
    screen.keys("backspace").expect_not("UKJENT").expect_not("•");
    screen.keys("b b").type_text(&format!("{PIN}\n")).expect("Kveld ▸KN");
    screen.keys("ctrl-l b b b f4 f4");
    let told = audit(&screen, 2);
    assert_eq!(told[1], "– open-covered-fire-roll", "once for each cover, not for each key");
    assert_ne!(told[0], told[1]);
}

#[test]
fn whoever_has_confirmed_two_shifts_is_named_once() {
    let mut pair = sample();
    let long = Command::ConfirmShift {
        kind: ShiftKindId("long".to_owned()),
        day: "2026-11-21".parse().unwrap(),
        starts_at: now() - TimeDelta::hours(6),
        ends_at: now() + TimeDelta::hours(6),
    };
    pair.run(&long);
    pair.wait();
    pair.screen.keys("b").expect("På vakt: KN OH NV TB").expect_not("TB KN");
}
