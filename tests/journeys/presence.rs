//! Where youths are: one key and what it leads to.

use std::time::Duration;

use chrono::TimeDelta;
use personalbase::{
    config::Config,
    domain::{
        command::Command,
        ids::YouthId,
        log::{About, Weight},
        moves::StayEnd,
        presence::{PresenceFacts, PresenceSource, PresenceState},
        task::{TaskAbout, TaskFacts},
        time::Instant,
        watch::{WatchFacts, WatchLevel},
    },
    testing::Harness,
    text::Language,
};

use crate::{
    houses::{Pair, bare, expect_no_cut_words, line, now, sample, youth},
    tasks::task,
};

const SOON: Duration = Duration::from_secs(2);

/// A mark in the other terminal.
fn mark(pair: &mut Pair, youth: i64, state: PresenceState, at: Instant) {
    let facts = PresenceFacts::plain(state, PresenceSource::Observed);
    pair.run_at(at, &Command::SetPresence { youth: YouthId(youth), at: None, seen: None, facts });
}

/// The row of the narrow board on which a text stands.
fn tile(screen: &Harness, name: &str) -> String {
    let row = (2..9).map(|row| screen.row(row)).find(|row| row.contains(name));
    assert!(row.is_some(), "{name} is on no tile:\n{}", screen.screen());
    row.unwrap()
}

#[test]
fn two_keys_mark_whoever_is_selected_as_in() {
    let mut screen = Harness::sample("TB");
    screen.expect("ukjent, ikke merket");
    screen.keys("3 h").expect("Hvor er 3 AMIR?").expect("▌LEILIGHET 3 · AMIR");
    screen.keys("i").expect_not("Hvor er").expect("Lagret kl. 14:32: 3 AMIR inne, sett.");
    assert!(tile(&screen, "3 Amir").contains("inne sett 14:32"), "{}", screen.screen());
    // Nobody else was marked, and the same key twice does it too.
    assert!(tile(&screen, "1 Samira").contains("ukjent, ikke merket"));
    screen.keys("1 h h").expect("1 SAMIRA inne, sett.");
    let opened = crate::house(&screen);
    let marks = opened.house.read().presence_page(YouthId(3), None, 9).unwrap().marks;
    assert_eq!((marks.len(), marks[0].by.0, marks[0].at), (1, 4, screen.now()));
}

#[test]
fn the_question_says_what_is_known_and_esc_leaves_it_at_that() {
    let mut pair = sample();
    mark(&mut pair, 3, PresenceState::SchoolOrWork, now() - TimeDelta::hours(6));
    pair.wait().keys("3 h").expect("skole/jobb sett 08:32 (KN)");
    pair.screen.keys("esc").expect_not("Hvor er");
    assert_eq!(pair.other.read().presence_page(YouthId(3), None, 9).unwrap().marks.len(), 1);
    // What another terminal marks meanwhile stands in the open question.
    pair.screen.keys("h");
    mark(&mut pair, 3, PresenceState::In, now());
    pair.wait().expect("Hvor er 3 AMIR?").expect("inne sett 14:32 (KN)");
}

#[test]
fn how_it_is_known_is_turned_with_the_arrows_and_is_part_of_the_mark() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 h").expect("Kilde  ◂ sett ▸");
    screen.keys("right").expect("◂ sagt ▸");
    screen.keys("right").expect("◂ antatt ▸");
    screen.keys("right").expect("◂ sett ▸");
    screen.keys("left i").expect("3 AMIR inne, antatt.");
    assert!(tile(&screen, "3 Amir").contains("inne antatt 14:32"), "{}", screen.screen());
    screen.keys("3 h").expect("Kilde  ◂ sett ▸");
}

#[test]
fn whoever_goes_out_is_expected_back_and_one_line_says_when() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 h right u").expect("▌LEILIGHET 3 · AMIR").expect("▸ Tilbake").expect("(•) sagt");
    screen.type_text("16").keys("enter");
    screen.expect("Lagret kl. 14:32: 3 AMIR ute, sagt.");
    assert!(tile(&screen, "3 Amir").contains("ute → 16:00 sagt"), "{}", screen.screen());
    screen.resize(200, 60).expect("ute fra 14:32 → 16:00 sagt");
    // Without a time it is said since when.
    screen.resize(80, 24).keys("2 h u enter");
    assert!(tile(&screen, "2 Yonas").contains("ute sett 14:32"), "{}", screen.screen());
    screen.keys("1 h s").type_text("i morgen 12:00\n");
    assert!(tile(&screen, "1 Samira").contains("skole/jobb → i morgen"), "{}", screen.screen());
}

#[test]
fn a_time_that_cannot_be_is_told_under_its_field_and_nothing_is_saved() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 h u").type_text("25:00\n").expect("Dette klokkeslettet finnes ikke.");
    screen.keys("ctrl-a").type_text("-1t\n").expect("Tilbake må komme etter at ungdommen gikk.");
    screen.keys("ctrl-a").type_text("+200d 12:00\n").expect("Det er mer enn 92 dager fram.");
    screen.keys("ctrl-a").type_text("18\n").expect("3 AMIR ute, sett.");
    assert_eq!(crate::house(&screen).house.read().presence_page(YouthId(3), None, 9).unwrap().marks.len(), 1);
}

#[test]
fn when_the_time_has_passed_the_tile_and_the_top_of_the_screen_say_so() {
    let mut screen = Harness::sample("KN");
    screen.keys("2 h u").type_text("15\n").expect("▲ 1 forfalt").expect_not("▲ ute");
    screen.advance(Duration::from_secs(27 * 60));
    // The idle lock came in between.
    crate::hands::uncover(&mut screen);
    screen.expect_not("▲ ute");
    screen.advance(Duration::from_secs(60)).expect("▲ ute → 15:00 sett").expect("▲ 2 forfalt");
    assert!(tile(&screen, "2 Yonas").contains("▲ 1 forfalt"), "{}", screen.screen());
    screen.resize(120, 36).expect("▲ ute → 15:00 sett");
    screen.resize(80, 24);
    screen.keys("2 h i").expect_not("▲ ute").expect_not("▲ 2 forfalt").expect("▲ 1 forfalt");
}

#[test]
fn a_night_away_says_where_and_with_whom_it_was_agreed() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 h o").expect("▸ Sted");
    screen.keys("ctrl-s").expect("Skriv hvor ungdommen overnatter.");
    screen.type_text("hos onkel i Oslo").keys("ctrl-s").expect("Skriv hvem det er avtalt med.");
    screen.type_text("onkel").keys("tab tab").type_text("i morgen 12:00\n");
    screen.expect("3 AMIR overnatter borte, sett.");
    assert!(tile(&screen, "3 Amir").contains("borte → i morgen sett"), "{}", screen.screen());
    screen.keys("y").expect("overnatter borte sett 14:32 (KN) · tilbake i morgen 12:00");
    screen.expect("hos onkel i Oslo").expect("avtalt med onkel");
}

#[test]
fn missing_is_asked_about_calmly_and_says_what_to_do() {
    let mut screen = Harness::sample("KN");
    screen.keys("6 h m").expect("Savnet brukes når").expect("02800").expect("Programmet varsler ingen.");
    // One step back is the question, and nothing is marked.
    screen.keys("esc").expect("Hvor er 6 HODAN?").expect("lagres straks");
    screen.keys("esc");
    assert!(tile(&screen, "6 Hodan").contains("ukjent, ikke merket"));
    screen.keys("h m enter").expect("(•) savnet").expect("▸ Merknad");
    screen.type_text("sist sett 11:00 ved bussen\n");
    screen.expect("6 HODAN savnet. Følg husets rutine nå");
    assert!(tile(&screen, "6 Hodan").contains("SAVNET siden 14:32"), "{}", screen.screen());
}

#[test]
fn whoever_is_missing_is_told_at_the_top_and_what_was_written_goes_into_the_handover() {
    let mut screen = Harness::sample("TB");
    screen.keys("3 h m enter").expect("(•) antatt");
    screen.type_text("Politiet 02800 ringt 14:30").keys("ctrl-s");
    screen.expect("▲ 1 savnet").expect("▲ SAVNET siden 14:32");
    for width in [80, 90, 100, 110, 120] {
        screen.resize(width, 30);
        let top = screen.row(0);
        assert!(top.contains("14:32") && top.contains("▲ 1 savnet") && top.contains("▲ 1 forfalt"), "{top}");
    }
    screen.resize(80, 24).expect("▲ SAVNET siden 14:32");
    screen.resize(120, 36).keys("esc o").expect("▲ 1 savnet · ");
    screen.keys("3").expect("Politiet 02800 ringt 14:30");
}

#[test]
fn a_mark_about_earlier_stands_in_the_history_and_changes_nothing_now() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 h i").keys("3 h down enter").expect("(•) ute");
    screen.keys("tab tab").type_text("13:50").keys("ctrl-s").expect("3 AMIR ute, sett.");
    assert!(tile(&screen, "3 Amir").contains("inne sett 14:32"), "{}", screen.screen());
    screen.keys("y").expect("inne sett 14:32 (KN)").expect("ute sett 13:50 (KN) · skrevet 14:32");
}

#[test]
fn after_midnight_a_mark_of_the_evening_is_from_yesterday() {
    let mut pair = sample();
    let evening = "2026-11-21T22:50:00Z".parse().unwrap();
    pair.screen.set_clock(evening);
    mark(&mut pair, 3, PresenceState::In, evening);
    assert!(tile(pair.wait(), "3 Amir").contains("inne sett 23:50"), "{}", pair.screen.screen());
    pair.screen.set_clock(evening + TimeDelta::minutes(20));
    assert!(tile(&pair.screen, "3 Amir").contains("inne sett i går 23:50"), "{}", pair.screen.screen());
    // And what is told of the evening is understood so.
    pair.screen.keys("2 h enter tab tab").type_text("23:50").expect("lør 21.11.2026 kl. 23:50");
    pair.screen.keys("ctrl-s");
    assert!(tile(&pair.screen, "2 Yonas").contains("inne sett i går 23:50"), "{}", pair.screen.screen());
}

#[test]
fn on_the_night_the_clocks_go_back_the_hour_is_told_apart() {
    let mut pair = sample();
    let second = "2026-10-25T01:30:00Z".parse().unwrap();
    pair.screen.set_clock(second);
    // In the first of the two hours somebody was seen; in the second they are out.
    mark(&mut pair, 3, PresenceState::In, second - TimeDelta::hours(1));
    mark(&mut pair, 2, PresenceState::In, second);
    pair.wait();
    assert!(tile(&pair.screen, "3 Amir").contains("inne 02:30 (første)"), "{}", pair.screen.screen());
    assert!(tile(&pair.screen, "2 Yonas").contains("inne 02:30 (andre)"), "{}", pair.screen.screen());
    pair.screen.keys("3 h u").type_text("02:50 andre").expect("kl. 02:50 (andre)");
    pair.screen.keys("enter");
    assert!(tile(&pair.screen, "3 Amir").contains("ute → 02:50 (andre)"), "{}", pair.screen.screen());
    pair.screen.set_clock(second + TimeDelta::minutes(19)).expect_not("▲ ute");
    pair.screen.set_clock(second + TimeDelta::minutes(20)).expect("▲ ute");
}

#[test]
fn on_the_night_the_clocks_go_on_a_skipped_time_is_refused() {
    let mut pair = sample();
    let evening = "2027-03-27T21:00:00Z".parse().unwrap();
    pair.screen.set_clock(evening);
    pair.screen.keys("3 h u").type_text("02:30").keys("ctrl-s");
    pair.screen.expect("Det klokkeslettet finnes ikke den natta");
    pair.screen.keys("ctrl-a").type_text("03:30").keys("ctrl-s");
    pair.screen.set_clock(evening + TimeDelta::hours(4)).expect_not("▲ ute");
    pair.screen.set_clock(evening + TimeDelta::minutes(4 * 60 + 30)).expect("▲ ute → 03:30");
}

#[test]
fn each_terminal_sees_what_the_other_marks_without_a_key() {
    let mut one = Harness::sample("KN");
    let mut two = one.second("OH");
    one.keys("3 h i");
    two.expect_not("inne sett");
    two.advance(SOON).expect("inne sett 14:32");
    two.keys("3 h x");
    assert!(tile(one.advance(SOON), "3 Amir").contains("ukjent siden 14:32"), "{}", one.screen());
}

#[test]
fn a_clock_that_was_set_back_shows_the_newest_mark_all_the_same() {
    let mut pair = sample();
    mark(&mut pair, 3, PresenceState::In, now() + TimeDelta::days(1));
    assert!(tile(pair.wait(), "3 Amir").contains("inne i morgen 14:32"), "{}", pair.screen.screen());
    pair.screen.keys("3 h u enter");
    assert!(tile(&pair.screen, "3 Amir").contains("ute sett 14:32"), "{}", pair.screen.screen());
}

#[test]
fn what_is_typed_is_kept_for_the_same_youth_and_the_same_state() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 h o").type_text("hos tante").keys("esc").expect("Utkastet er tatt vare på.");
    // Going out is another matter, and another youth too.
    screen.keys("3 h u").expect_not("hos tante");
    screen.keys("esc 2 h o").expect_not("hos tante");
    screen.keys("esc");
    screen.keys("3 h o").expect("hos tante");
    screen.kill_and_restart();
    screen.enter("KN");
    screen.expect("hos tante").expect("▌LEILIGHET 3 · AMIR");
}

#[test]
fn only_who_lives_here_is_marked_and_a_vacant_apartment_has_nobody() {
    let mut pair = sample();
    pair.screen.keys("5 h").expect("Velg først en leilighet der det bor en ungdom.");
    let farid = YouthId(pair.run(&Command::AddYouth(youth("Farid"))));
    pair.wait().keys("enter end").expect("Farid");
    pair.screen.keys("h").expect("Ungdommen bor ikke i huset");
    assert!(pair.other.read().presence_page(farid, None, 9).unwrap().marks.is_empty());
    // Whoever moves out while the question stands is not marked.
    pair.screen.keys("esc 3 h");
    let today = personalbase::domain::time::Zone::OSLO.date(now()) - chrono::TimeDelta::days(1);
    pair.run(&Command::MoveOut { youth: YouthId(3), last_day: today, end: StayEnd::default(), points: Vec::new() });
    pair.wait().keys("i").expect("Ungdommen bor ikke i huset på den datoen.");
}

#[test]
fn whoever_may_not_is_told_why() {
    let mut screen = Harness::sample("AD");
    screen.keys("b h").expect("Du er administrator og kan ikke merke hvor ungdommene er").expect_not("Hvor er");
}

#[test]
fn a_young_person_who_comes_back_after_a_time_is_not_in_because_they_once_were() {
    let mut pair = sample();
    mark(&mut pair, 3, PresenceState::In, now());
    let today = personalbase::domain::time::Zone::OSLO.date(now());
    pair.run(&Command::MoveOut { youth: YouthId(3), last_day: today, end: StayEnd::default(), points: Vec::new() });
    let back = now() + TimeDelta::days(10);
    pair.screen.set_clock(back);
    let (youth, apartment) = (YouthId(3), personalbase::domain::ids::ApartmentId(5));
    pair.run_at(back, &Command::MoveIn { youth, apartment, from: today + TimeDelta::days(10), points: Vec::new() });
    assert!(tile(pair.wait(), "5 Amir").contains("ukjent, ikke merket"), "{}", pair.screen.screen());
}

#[test]
fn long_names_and_names_that_terminals_turn_round_keep_their_columns() {
    let mut pair = bare(6);
    let long = "Mohammed Abdulrahman Ibrahim Abdelkarim al-Mahmoudi al-Hashimi";
    let mut samira = youth("سميرة");
    samira.latin_name = Some(line("Samira Ali"));
    for (apartment, facts) in [(1, youth(long)), (2, samira), (3, youth("ዮናስ"))] {
        let youth = pair.move_in(apartment, facts);
        let facts = PresenceFacts {
            expected_back: Some(now() + TimeDelta::hours(2)),
            ..PresenceFacts::plain(PresenceState::SchoolOrWork, PresenceSource::Assumed)
        };
        pair.run(&Command::SetPresence { youth, at: None, seen: None, facts });
    }
    let mut pair = pair.enter();
    for (width, height) in [(80, 24), (100, 30), (120, 36)] {
        pair.screen.resize(width, height);
        pair.screen.expect("skole/jobb").expect_not("سميرة").expect_not("ዮናስ");
    }
    pair.screen.resize(80, 24);
    expect_no_cut_words(&pair.screen, long);
    let at = |screen: &Harness, name: &str| {
        tile(screen, name).find("skole/jobb → 16:32").map(|at| tile(screen, name)[..at].chars().count())
    };
    let columns = ["1 Mohammed", "2 Samira", "3 (navn"].map(|name| at(&pair.screen, name));
    assert!(columns[0].is_some() && columns.iter().all(|column| *column == columns[0]), "{}", pair.screen.screen());
    pair.screen.keys("1 h").expect("Hvor er 1 MOHAMMED").expect("LEILIGHET 1 · MOHAMMED");
    pair.screen.keys("i").expect("Lagret kl. 14:32: 1 MOHAMMED ABDULRAHMAN IBRAHIM… inne, sett.");
    pair.screen.keys("2 h i").expect("2 SAMIRA ALI inne, sett.").expect_not("سميرة");
}

#[test]
fn where_much_is_known_of_everybody_no_word_is_cut_and_names_keep_their_room() {
    let mut pair = bare(3);
    for (apartment, name) in [(1, "Oleksandr"), (2, "Mohammed"), (3, "Abdirahman")] {
        let youth = pair.move_in(apartment, youth(name));
        let away = PresenceFacts {
            expected_back: Some(now() + TimeDelta::hours(22)),
            place: Some(line("hos onkel")),
            agreed_with: Some(line("KN")),
            ..PresenceFacts::plain(PresenceState::OvernightAway, PresenceSource::Told)
        };
        pair.run(&Command::SetPresence { youth, at: None, seen: None, facts: away });
        let review_at = Some(now() + TimeDelta::hours(if apartment == 1 { 1 } else { 9 }));
        let facts = WatchFacts { level: WatchLevel::Follow, reason: Some(line("Sover lite.")), review_at };
        pair.run(&Command::SetWatch { youth, version: 0, facts });
        pair.write(0, About::Youths(vec![youth]), Weight::Critical, "Gikk ut.");
        for title in ["Ringe legen", "Bestille time"] {
            let facts = TaskFacts { about: TaskAbout::Youth(youth), ..task(title, "2026-11-21") };
            pair.run(&Command::AddTask { facts, entry: None });
        }
    }
    let mut pair = pair.enter();
    pair.screen.set_clock(now() + TimeDelta::hours(2));
    for (width, height, tasks) in
        [(80, 24, "2 oppgaver i dag"), (100, 30, "2 oppgaver  "), (120, 36, "2 oppgaver i dag")]
    {
        pair.screen.resize(width, height);
        pair.screen.expect("1 Oleksandr ").expect("vurder").expect("FØLG MED ").expect("borte ").expect(tasks);
        pair.screen.expect("!! notat 14:32").expect("▲ 1 forfalt ");
        expect_no_cut_words(&pair.screen, "Oleksandr");
    }
    pair.screen.resize(80, 24).expect("▲ vurder ").expect("borte → i morgen ");
}

#[test]
fn the_history_is_read_page_by_page_and_opening_it_is_written_down() {
    let mut pair = sample();
    for minute in 0..250 {
        let state = if minute % 2 == 0 { PresenceState::In } else { PresenceState::Out };
        mark(&mut pair, 3, state, now() - TimeDelta::minutes(250 - minute));
    }
    pair.wait().keys("3 y").expect("3 AMIR · Nå og før").expect("ute sett 14:31 (KN)");
    assert_eq!(pair.audited("open-file"), 1);
    for _ in 0..30 {
        pair.screen.keys("pagedown");
    }
    pair.screen.keys("end").expect("inne sett 10:22 (KN)");
    // Another youth's is another file.
    pair.screen.keys("2").expect("2 YONAS · Nå og før").expect("Trykk h for å gjøre det.");
    assert_eq!(pair.audited("open-file"), 2);
    pair.screen.keys("h i").expect("inne sett 14:32 (KN)");
    pair.screen.keys("5").expect("Leilighet 5 er ledig.").expect("2 YONAS");
}

#[test]
fn plan_and_lists_tell_where_somebody_is() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 h right u").type_text("16\n").keys("p").expect("ute sagt 14:32 (KN) · tilbake 16:00");
    screen.keys("h i").expect("inne sett 14:32 (KN)");
    screen.keys("esc enter").expect("ikke vurdert · inne sett 14:32");
    screen.keys("h x").expect("ikke vurdert · ukjent siden 14:32");
}

#[test]
fn for_a_screen_reader_and_in_english_it_is_the_same() {
    let config = Config { plain: true, ..Config::default() };
    let mut screen = Harness::sample_with("KN", config, Language::En);
    screen.expect("not set");
    screen.keys("3 h").expect("Where is 3 AMIR?").expect("away overnight");
    screen.keys("s").type_text("16\n").expect("Saved at 14:32: 3 AMIR school/work, seen.");
    screen.expect("school/work → 16:00");
    screen.keys("3 y").expect("school/work seen 14:32 (KN) · back 16:00");
}

#[test]
fn the_mouse_chooses_and_a_double_click_opens_the_fields() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 h").click_on("ukjent           ").expect("Hvor er 3 AMIR?");
    screen.click_on("ukjent           ").expect("(•) ukjent").expect("LEILIGHET 3 · AMIR");
    screen.click_on("[ Lagre").expect("3 AMIR ukjent.");
}
