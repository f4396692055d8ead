//! A shared apartment: two who live together, each with everything that is theirs. Its number means the first of them, and
//! pressed again the next.

use personalbase::{
    config::Config,
    domain::{
        command::Command,
        house::ApartmentKind,
        ids::{ApartmentId, YouthId},
        log::{About, Weight},
        presence::{PresenceFacts, PresenceSource, PresenceState},
    },
    testing::Harness,
    text::Language,
};

use crate::{
    hands::audit,
    houses::{Pair, bare, sample, youth},
};

/// Makes an apartment of a house a shared one.
pub fn share(pair: &mut Pair, apartment: i64) {
    pair.run(&Command::ChangeApartment {
        apartment: ApartmentId(apartment),
        kind: ApartmentKind::Shared,
        sharing: Default::default(),
    });
}

/// Leyla lives with Amir in apartment 3.
fn shared() -> (Pair, YouthId) {
    let mut pair = sample();
    share(&mut pair, 3);
    let leyla = pair.move_in(3, youth("Leyla"));
    pair.wait();
    (pair, leyla)
}

/// The same house in a language, for pictures.
pub fn in_a_house(language: Language) -> Harness {
    let screen = Harness::sample_with("KN", Config::default(), language);
    let other = crate::house(&screen).house;
    let mut pair = Pair { screen, other };
    share(&mut pair, 3);
    let leyla = pair.move_in(3, youth("Leyla"));
    let facts = PresenceFacts::plain(PresenceState::In, PresenceSource::Observed);
    pair.run(&Command::SetPresence { youth: leyla, at: None, seen: None, facts });
    pair.run(&Command::CountGuests { apartment: ApartmentId(3), count: 2 });
    pair.wait();
    pair.screen
}

/// The rows of the screen in which a text stands.
fn rows_with(screen: &Harness, text: &str) -> Vec<String> {
    screen.screen().lines().filter(|row| row.contains(text)).map(str::to_owned).collect()
}

#[test]
fn each_has_a_tile_and_the_digit_pressed_again_means_the_next() {
    for (width, height) in [(80, 24), (120, 36)] {
        let (mut pair, _) = shared();
        let screen = pair.screen.resize(width, height);
        screen.expect("3 Amir").expect("3 Leyla");
        screen.keys("3").expect("▌");
        screen.keys("p").expect("3 AMIR · ");
        screen.keys("esc");
        screen.keys("3 p").expect("3 LEYLA · ");
        screen.keys("esc");
        screen.keys("3 p").expect("3 AMIR · ");
        screen.keys("esc");
        // Another number in between begins with the first again.
        screen.keys("1 3 3 1 3 p").expect("3 AMIR · ");
    }
}

#[test]
fn what_acts_on_a_tile_acts_on_the_one_that_is_selected() {
    let (mut pair, leyla) = shared();
    let screen = &mut pair.screen;
    screen.keys("3 3 h").expect("3 LEYLA");
    screen.keys("i").expect("Leyla");
    assert_eq!(audit(screen, 1), ["KN set-presence"]);
    let marks = pair.other.read().presence_page(leyla, None, 10).unwrap().marks;
    assert_eq!(marks.iter().map(|mark| mark.facts.state).collect::<Vec<_>>(), [PresenceState::In]);
    let tiles = rows_with(&pair.screen, "ukjent, ikke merket");
    assert!(tiles.iter().any(|row| row.contains("3 Amir")) && !tiles.iter().any(|row| row.contains("3 Leyla")));
    // Arrows go from tile to tile, and Enter opens the list there.
    pair.screen.keys("3 down enter").expect("▸ ▌3 Leyla");
    pair.screen.keys("3").expect("▸ ▌3 Amir");
    pair.screen.keys("3 enter");
    pair.screen.expect("3 LEYLA · ");
}

#[test]
fn a_tile_can_be_clicked_for_each() {
    let (mut pair, _) = shared();
    pair.screen.click_on("3 Leyla").keys("p").expect("3 LEYLA · ");
}

#[test]
fn nobody_is_missing_on_the_fire_roll_also_where_it_has_no_names() {
    let (mut pair, leyla) = shared();
    let facts = PresenceFacts::plain(PresenceState::In, PresenceSource::Observed);
    pair.run(&Command::SetPresence { youth: leyla, at: None, seen: None, facts });
    pair.run(&Command::CountGuests { apartment: ApartmentId(3), count: 2 });
    let screen = pair.wait();
    screen.keys("b").expect("inne 1 · ute 0 · ukjent 5 · gjester 2");
    let (amir, leyla) = (rows_with(screen, "3 Amir"), rows_with(screen, "3 Leyla"));
    assert!(amir[0].contains("UKJENT") && amir[0].contains("2 gjester"), "{amir:?}");
    assert!(leyla[0].contains("INNE") && !leyla[0].contains("gjester"), "{leyla:?}");
    screen.keys("3").expect("▸ ▌3 Amir");
    screen.keys("3").expect("▸ ▌3 Leyla");
    screen.keys("g").expect("LEILIGHET 3 · AMIR, LEYLA");
    screen.keys("esc");
    screen.keys("esc ctrl-l f4").expect("Brannliste").expect_not("Leyla");
    let doors: Vec<_> = rows_with(screen, "▌3 ");
    assert_eq!(doors.len(), 2, "one row for each who lives there:\n{}", screen.screen());
    assert!(doors[0].contains("UKJENT") && doors[1].contains("INNE"), "{doors:?}");
}

#[test]
fn nobody_is_missing_on_the_night_round() {
    let (mut pair, _) = shared();
    pair.screen.keys("N").expect("3 Amir").expect("3 Leyla");
    pair.screen.keys("enter").expect("3 Amir").expect("3 Leyla");
}

#[test]
fn a_note_is_about_the_one_who_is_selected_or_both() {
    let (mut pair, _) = shared();
    let screen = &mut pair.screen;
    screen.keys("3 3 n").expect("[x] ▌3 Leyla").expect("[ ] ▌3 Amir").expect("LEILIGHET 3 · LEYLA");
    // From the first field the digit goes from one of them to the other.
    screen.type_text("Ser film sammen.").keys("shift-tab shift-tab shift-tab shift-tab");
    screen.keys("home 3 space").expect("[x] ▌3 Amir").expect("[x] ▌3 Leyla");
    screen.keys("ctrl-s").expect("Amir og Leyla");
    // The number alone stands for all who live there.
    screen.keys("l");
    screen.expect("14:32 KN 3 ").expect("3 Amir, 3 Leyla · Kari");
    screen.keys("3").expect("Vaktlogg · ▌3 Amir");
    screen.keys("3").expect("Vaktlogg · ▌3 Leyla").expect("Ser film sammen.");
    screen.expect_not("Kom ikke til avtalt tid.");
}

#[test]
fn the_row_of_a_note_names_who_shares_a_number() {
    let (mut pair, leyla) = shared();
    pair.write(5, About::Youths(vec![leyla]), Weight::Normal, "Fikk besøk.");
    pair.write(4, About::Youths(vec![YouthId(1)]), Weight::Normal, "Vasket klær.");
    pair.wait().keys("l");
    pair.screen.expect("KN 1        ").expect("KN Leyla    Fikk besøk.").expect("KN Amir  !  Kom ikke");
}

#[test]
fn a_line_with_the_number_asks_for_the_name() {
    let (mut pair, leyla) = shared();
    let screen = &mut pair.screen;
    screen.keys("/").type_text("3").expect("▌3 Amir").expect("▌3 Leyla");
    screen.type_text(" kom hjem").expect("I leilighet 3 bor flere: 3 Amir, 3 Leyla.").expect("Skriv");
    screen.keys("enter").expect("Ingenting er lagret");
    screen.keys("home delete").type_text("leyla").keys("enter");
    let newest = crate::newest(screen, 1).remove(0);
    assert_eq!(newest.about, About::Youths(vec![leyla]));
}

#[test]
fn a_search_is_about_one_of_them() {
    let (mut pair, _) = shared();
    pair.screen.keys("S").type_text("film ungdom:3").keys("enter");
    pair.screen.expect("I leilighet 3 bor flere. Det ble ikke søkt.");
}

#[test]
fn every_screen_that_goes_by_the_digit_goes_on_to_the_next() {
    let (mut pair, _) = shared();
    let screen = &mut pair.screen;
    screen.keys("1 p 3").expect("3 AMIR · ");
    screen.keys("3").expect("3 LEYLA · ");
    screen.keys("esc");
    screen.keys("1 y 3").expect("3 AMIR");
    screen.keys("3").expect("3 LEYLA");
    screen.keys("esc");
    screen.keys("t 3").expect("3 Amir");
    screen.keys("3").expect("3 Leyla");
    screen.keys("esc");
    screen.keys("o 3").expect("3 AMIR");
    screen.keys("3").expect("3 LEYLA");
    screen.keys("esc");
    screen.keys("j 3").expect("▸");
    screen.keys("3");
    let here = rows_with(screen, "▸ ");
    assert!(here.iter().any(|row| row.contains("3 Leyla")), "{}", screen.screen());
}

#[test]
fn a_shared_apartment_is_offered_whoever_lives_there_and_an_own_one_is_not() {
    let mut pair = sample();
    share(&mut pair, 3);
    let farid = YouthId(pair.run(&Command::AddYouth(youth("Farid"))));
    let screen = pair.wait();
    screen.keys("3 i").expect("Farid").expect("(•) ▌3").expect("( ) ▌5").expect_not("▌1").expect_not("▌6");
    screen.keys("ctrl-s").expect("Farid bor i leilighet 3.");
    let people = pair.other.read().people().unwrap();
    assert_eq!(people.youths_in(ApartmentId(3)).collect::<Vec<_>>(), [YouthId(3), farid]);
}

#[test]
fn what_kind_it_is_can_be_changed_while_one_lives_there() {
    let mut pair = sample();
    let screen = &mut pair.screen;
    screen.keys("3 enter D").expect("Leilighet 3 · slag").expect("(•) eget kjøkken og bad");
    screen.keys("end enter").expect("Leilighet 3: delt leilighet.");
    assert_eq!(audit(screen, 1), ["KN change-apartment"]);
    pair.move_in(3, youth("Leyla"));
    let screen = pair.wait();
    screen.keys("D home enter").expect("I leilighet 3 bor flere i dag.").expect("Leilighet 3 · slag");
    let kind = |pair: &Pair| pair.other.read().people().unwrap().apartments[2].kind;
    assert_eq!(kind(&pair), ApartmentKind::Shared);
}

#[test]
fn whoever_may_not_change_the_house_is_told() {
    let mut screen = Harness::sample("OH");
    screen.keys("3 enter D").expect_not("slag").expect("endre huset");
}

#[test]
fn a_house_with_more_youths_than_tiles_have_room_for_shows_all_of_them() {
    let mut pair = bare(9).enter();
    share(&mut pair, 1);
    share(&mut pair, 9);
    let names = ["Adam", "Bilal", "Dina", "Elias", "Farah", "Gulia", "Hamid", "Iman", "Jonas", "Karim", "Lina"];
    for (apartment, name) in [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9].into_iter().zip(names) {
        pair.move_in(apartment, youth(name));
    }
    for (width, height) in [(80, 24), (100, 30), (120, 36), (140, 45)] {
        let screen = pair.wait().resize(width, height);
        for name in names {
            screen.expect(name);
        }
        screen.keys("9").expect("Log");
    }
}
