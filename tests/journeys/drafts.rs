//! Drafts: what they are about, the list of them, and throwing them away.

use std::{fs, time::Duration};

use chrono::{NaiveDate, TimeDelta};
use personalbase::{
    domain::{
        command::Command,
        ids::{ApartmentId, GoalId, StaffId, YouthId},
        moves::StayEnd,
        plan::{GoalFacts, GoalStatus},
        staff::StaffRole,
        time::Zone,
    },
    testing::Harness,
};

use crate::{
    hands::{database, minutes, open_beside, switch_to, uncover, unlock},
    houses::{Pair, line, now, sample, youth},
};

/// From the facts back to whom an entry is about.
const TO_ABOUT: &str = "shift-tab shift-tab shift-tab shift-tab";

/// The youth of the sample house in apartment 1.
const SAMIRA: YouthId = YouthId(1);

fn yesterday() -> NaiveDate {
    Zone::OSLO.date(now()) - TimeDelta::days(1)
}

fn pause(screen: &mut Harness) {
    screen.advance(Duration::from_secs(4));
}

fn restart(screen: &mut Harness) {
    screen.kill_and_restart();
    screen.enter("KN");
}

/// The sample house with apartments 1 and 5 vacant, and Leyla, Farid and Samira living in none.
fn two_vacant() -> Pair {
    let mut pair = sample();
    pair.run(&Command::MoveOut { youth: SAMIRA, last_day: yesterday(), end: StayEnd::default(), points: Vec::new() });
    pair.run(&Command::AddYouth(youth("Farid")));
    pair.run(&Command::AddYouth(youth("Leyla")));
    pair.wait();
    pair
}

/// Drafts of an entry about apartment 3, a goal of apartment 1 and an entry about apartment 2, in this order.
fn three() -> Harness {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Om tre.").keys("esc").advance(Duration::from_secs(60));
    screen.keys("1 g").type_text("Stå opp selv").keys("esc").advance(Duration::from_secs(60));
    screen.keys("2 n").type_text("Om to.").keys("esc");
    screen
}

#[test]
fn a_draft_of_moving_in_stays_with_its_apartment() {
    let mut pair = two_vacant();
    let screen = &mut pair.screen;
    screen.keys("5 i right").expect("LEILIGHET 5 · FARID");
    screen.keys("esc 1 i").expect("LEILIGHET 1 · LEYLA").expect_not("hentet fram");
    screen.keys("esc 5 i").expect("hentet fram").expect("(•) ▌5").expect("LEILIGHET 5 · FARID");
    screen.keys("esc");
    pause(screen);
    restart(screen);
    screen.expect("LEILIGHET 5 · FARID");
    screen.keys("ctrl-s").expect("Farid bor i leilighet 5.");
}

#[test]
fn a_draft_of_moving_in_that_went_to_another_apartment_is_set_aside() {
    let mut pair = two_vacant();
    let screen = &mut pair.screen;
    screen.keys("5 i tab left").expect("LEILIGHET 1 · LEYLA");
    screen.keys("esc").expect("Utkastet er tatt vare på. Det ligger under Utkast (d).");
    screen.keys("5 i").expect("LEILIGHET 5 · LEYLA").expect("gjelder noe annet nå: Flytt inn (1 Leyla)");
    screen.keys("esc d").expect("Flytt inn").expect("1 Leyla");
    screen.keys("enter").expect("LEILIGHET 1 · LEYLA");
    screen.keys("ctrl-s").expect("Leyla bor i leilighet 1.");
}

#[test]
fn from_the_row_of_a_youth_the_draft_is_the_youths() {
    let mut pair = two_vacant();
    let screen = &mut pair.screen;
    screen.keys("enter end up i tab right").expect("LEILIGHET 5 · FARID");
    screen.keys("esc up i").expect("LEILIGHET 1 · LEYLA").expect_not("hentet fram");
    screen.keys("esc down i").expect("LEILIGHET 5 · FARID").expect("hentet fram");
}

#[test]
fn whom_a_draft_wanted_to_move_in_is_never_replaced_by_somebody_else() {
    let mut pair = two_vacant();
    pair.screen.keys("5 i").expect("◂ Leyla ▸");
    pair.screen.keys("tab tab ctrl-a").type_text("i går").keys("esc");
    let from = Zone::OSLO.date(now());
    pair.run(&Command::MoveIn { youth: YouthId(7), apartment: ApartmentId(1), from, points: Vec::new() });
    pair.wait().keys("5 i").expect("◂ Leyla (flytter fra leilighet 1) ▸").expect("20.11.2026");
    pair.screen.expect_not("FARID");
    pair.screen.keys("ctrl-s").expect("× Ungdommen flyttet inn den 21.11.2026").expect("Flytt inn");
}

#[test]
fn a_contact_who_has_left_is_gone_from_the_draft_and_it_says_so() {
    let mut pair = sample();
    let to_contact = "tab ".repeat(9);
    pair.screen.keys("3 enter r").keys(&to_contact).type_text("N").expect("◂ NV Nina Vik ▸");
    pair.screen.keys("esc");
    pair.run(&Command::ChangeStaff { staff: StaffId(3), version: 1, role: StaffRole::MilieuTherapist, active: false });
    pair.wait().keys("r").expect("Det som var valgt, kan ikke velges lenger.").expect_not("◂ KN Kari Nygård");
    // And it says so again as long as nothing else is chosen.
    pair.screen.keys("esc r").expect("Det som var valgt, kan ikke velges lenger.");
    pair.screen.type_text("O").expect("◂ OH Ola Hegge ▸").expect_not("kan ikke velges lenger");
}

#[test]
fn a_vacant_apartment_of_a_draft_where_somebody_lives_now_is_gone() {
    let mut pair = sample();
    pair.screen.keys("5 n").type_text("Krana drypper.").keys("esc");
    let farid = pair.move_in(5, youth("Farid"));
    assert_eq!(farid, YouthId(6));
    pair.wait().keys("d enter").expect("Krana drypper.").expect("kan ikke velges lenger").expect("[ ] ▌5 Farid");
    pair.screen.keys("ctrl-s").expect("× Velg hvem notatet gjelder.");
}

#[test]
fn an_entry_that_came_to_be_about_another_is_not_found_where_it_was_opened() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Spiste ikke.").keys(TO_ABOUT).keys("3 1").expect("LEILIGHET 1 · SAMIRA");
    screen.keys("esc").expect("Det ligger under Utkast (d).");
    screen.keys("3 n").expect("LEILIGHET 3 · AMIR").expect_not("Spiste ikke.");
    screen.expect("Utkastet herfra gjelder noe annet nå: Nytt notat (1 Samira).");
    screen
        .type_text("Lekser.")
        .keys("esc d")
        .expect("3 Amir")
        .expect("Lekser.")
        .expect("1 Samira")
        .expect("Spiste ikke.");
    // Each goes on under its own name, also after the program was killed.
    pause(&mut screen);
    restart(&mut screen);
    screen.expect("Lekser.").expect("1 annet utkast venter: Nytt notat (1");
    screen.keys("esc d down enter").expect("Spiste ikke.").expect("LEILIGHET 1 · SAMIRA");
    screen.keys("ctrl-s");
    assert_eq!(crate::facts(&screen, 1), ["Spiste ikke."]);
    screen.keys("3 n").expect("Lekser.").expect("LEILIGHET 3 · AMIR");
}

#[test]
fn one_more_youth_does_not_make_it_another_entry() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Spiste sammen.").keys(TO_ABOUT).keys("1 esc");
    screen.keys("3 n").expect("Spiste sammen.").expect("▌1 SAMIRA ▌3 AMIR");
}

#[test]
fn several_can_be_set_aside() {
    let mut screen = Harness::sample("KN");
    for text in ["Det ene.", "Det andre.", "Det tredje."] {
        screen.keys("3 n").type_text(text).keys(TO_ABOUT).keys("3 1 esc");
    }
    screen.keys("3 n").expect_not("Det tredje.");
    screen.keys("esc d");
    screen.expect("Det ene.").expect("Det andre.").expect("Det tredje.");
}

#[test]
fn a_form_that_is_open_and_came_to_be_about_another_is_not_shown_for_the_first() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Spiste ikke.").keys(TO_ABOUT).keys("3 1");
    screen.keys("ctrl-p").type_text("amir").keys("enter").expect("3 AMIR · Plan");
    screen.keys("n").expect("LEILIGHET 3 · AMIR").expect_not("Spiste ikke.");
    screen.keys("esc").expect("Leiligheter ·");
    screen.keys("d").expect("Spiste ikke.");
}

#[test]
fn an_activity_begun_on_a_day_waits_on_that_day() {
    let mut screen = Harness::sample("KN");
    screen.keys("k a").type_text("Bowling").keys("esc");
    screen.keys("right a").expect("søn 22.11.2026").expect_not("Bowling");
    screen.keys("esc");
    screen.keys("left a").expect("Bowling").expect("lør 21.11.2026");
    screen.keys("tab tab ctrl-a").type_text("søn").keys("tab esc a").expect_not("Bowling");
    screen.keys("esc esc d").expect("Bowling");
    screen.keys("enter").expect("Bowling").expect("søn 22.11.2026");
}

#[test]
fn of_several_drafts_the_newest_is_opened_and_the_others_are_told() {
    let mut screen = three();
    restart(&mut screen);
    screen.expect("Om to.").expect("LEILIGHET 2 · YONAS").expect("Utkast fra kl. 14:34 er hentet fram.");
    screen.expect("2 andre utkast venter: Nytt mål (1");
    screen.keys("esc").expect("Leiligheter ·").expect_not("Om tre.").expect_not("Stå opp selv");
    assert!(screen.footer().contains("d Utkast"), "{}", screen.footer());
}

#[test]
fn after_the_passphrase_it_is_the_same() {
    let mut screen = three();
    screen.kill_and_restart();
    unlock(&mut screen, "KN");
    screen.expect("Om to.").expect("2 andre utkast venter:");
    screen.keys("esc").expect("Leiligheter ·");
}

#[test]
fn the_list_holds_what_waits_with_kind_subject_time_and_words() {
    let mut screen = three();
    screen.keys("d");
    let rows: Vec<String> = (0..24).map(|row| screen.row(row)).filter(|row| row.contains("│")).collect();
    let expected = [
        ["▸ Nytt notat", "2 Yonas", "14:34", "Om to."],
        ["  Nytt mål", "1 Samira", "14:33", "Stå opp selv"],
        ["  Nytt notat", "3 Amir", "14:32", "Om tre."],
    ];
    assert_eq!(rows.len(), expected.len(), "{rows:#?}");
    for (row, parts) in rows.iter().zip(expected) {
        assert!(parts.iter().all(|part| row.contains(part)), "{parts:?}: {row}");
    }
    screen.keys("down enter").expect("Nytt mål").expect("Stå opp selv");
    screen.keys("esc").expect("Leiligheter ·");
}

#[test]
fn the_list_is_ones_own() {
    let mut screen = three();
    screen.keys("ctrl-l");
    switch_to(&mut screen, "OH");
    screen.keys("d").expect("Du har ingen utkast som venter.").expect_not("Om tre.");
    assert!(!screen.footer().contains("Utkast"), "{}", screen.footer());
}

#[test]
fn the_one_line_entry_is_in_the_list_too() {
    let mut screen = three();
    screen.keys("/").type_text("3 kom hjem").keys("esc").keys("d");
    screen.expect("Notat på én linje").expect("3 kom hjem");
    screen.keys("enter").expect("Finn").expect("3 kom hjem");
}

#[test]
fn a_draft_whose_goal_is_gone_can_be_read_and_thrown_away() {
    let mut pair = sample();
    let facts = GoalFacts {
        title: line("Svømme"),
        area: line("fritid og kultur"),
        status: GoalStatus::OnTheWay,
        review: yesterday(),
    };
    let goal = GoalId(pair.run(&Command::AddGoal { youth: SAMIRA, facts }));
    pair.wait().keys("1 p e end").type_text(" hver dag").keys("esc esc");
    pair.run(&Command::WithdrawGoal { goal, version: 1 });
    pair.wait().keys("d").expect("Kan ikke åpnes").expect("Svømme hver dag");
    pair.screen.keys("enter").expect("Utkastet kan ikke åpnes lenger").expect("Svømme hver dag");
    pair.screen.keys("ctrl-k enter").expect("Du har ingen utkast som venter.");
}

#[test]
fn a_text_is_thrown_away_with_another_key_than_the_one_that_asks() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Dette var feil ungdom.");
    pause(&mut screen);
    assert!(screen.footer().contains("Ctrl-K Kast"), "{}", screen.footer());
    screen.keys("ctrl-k").expect("Kast teksten? Det er 4 ord: «Dette var feil ungdom.».");
    screen.expect("Nytt notat");
    screen.keys("enter").expect("Kastet.").expect("Leiligheter ·");
    screen.keys("3 n").expect_not("feil ungdom");
    screen.keys("esc");
    restart(&mut screen);
    screen.expect_not("Nytt notat").expect_not("feil ungdom");
}

#[test]
fn a_key_that_is_held_down_throws_nothing_away() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Kom hjem.").keys(&"ctrl-k ".repeat(60)).expect("Kast teksten?");
    screen.keys("esc").expect("Kom hjem.").expect_not("Kastet.");
    screen.keys("esc d").keys(&"ctrl-k ".repeat(60)).keys("esc").expect("Kom hjem.");
}

#[test]
fn whoever_types_on_takes_the_question_back() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Kom hjem").keys("ctrl-k").type_text("x").expect_not("Kast teksten?");
    screen.type_text(".").keys("enter").type_text("Sov.").expect("Kom hjem.").expect("Sov.");
}

#[test]
fn the_question_is_gone_when_the_screen_was_covered() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Kom hjem.").keys("ctrl-k ctrl-l");
    uncover(&mut screen);
    screen.expect("Kom hjem.").expect_not("Kast teksten?");
    screen.keys("enter").expect("Kom hjem.").expect_not("Kastet.");
    // Nor does it outlive its sentence: it stands as long as it is meant.
    screen.keys("ctrl-k").advance(minutes(1));
    screen.expect("Kast teksten?");
}

#[test]
fn what_was_thrown_away_can_be_brought_back() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Kom hjem.").keys("left left ctrl-k enter");
    screen.expect("Kastet. Ctrl-Z henter teksten tilbake, til skjermen låses.").expect_not("Kom hjem.");
    // It is off the disk.
    assert_eq!(open_beside(&screen).read().drafts(StaffId(1)).unwrap(), []);
    screen.keys("ctrl-z").expect("LEILIGHET 3 · AMIR");
    screen.type_text("X").expect("Kom hjeXm.");
    restart(&mut screen);
    screen.expect("Kom hje");
}

#[test]
fn what_was_thrown_away_comes_back_beside_what_was_begun_since() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Det ene.").keys("ctrl-k enter 3 n").type_text("Det andre.").keys("esc ctrl-z");
    screen.expect("Det ene.").expect("LEILIGHET 3 · AMIR");
    screen.keys("esc").expect("Det ligger under Utkast (d).");
    screen.keys("3 n").expect("Det andre.");
}

#[test]
fn from_the_list_it_comes_back_into_the_list() {
    let mut screen = three();
    screen.keys("d ctrl-k enter").expect_not("Om to.");
    screen.keys("ctrl-z").expect("Om to.").expect("Hentet tilbake blant utkastene.").expect("Om tre.");
}

#[test]
fn what_was_thrown_away_is_gone_with_the_lock() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Kom hjem.").keys("ctrl-k enter ctrl-l");
    uncover(&mut screen);
    screen.keys("ctrl-z").expect("Det er ingenting å angre.").expect_not("Kom hjem.");
}

#[test]
fn where_nothing_is_typed_there_is_nothing_to_throw_away() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n ctrl-k").expect("Her er det ingenting å kaste.").expect("Nytt notat");
}

#[test]
fn a_restored_draft_can_be_thrown_away_from_the_list() {
    let mut screen = three();
    screen.keys("d down ctrl-k").expect("Kast teksten? Det er 3 ord: «Stå opp selv».");
    screen.keys("esc down ctrl-k").expect("«Om tre.»");
    screen.keys("enter").expect("Kastet.").expect_not("Om tre.");
    screen.expect("Stå opp selv");
    restart(&mut screen);
    screen.expect("Om to.").expect("1 annet utkast venter: Nytt mål (1");
}

#[test]
fn what_is_thrown_away_from_the_list_is_not_kept_again_by_its_form() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Om tre.").keys("ctrl-p").type_text("samira").keys("enter d ctrl-k enter");
    screen.expect("Kastet.");
    screen.keys("esc esc").expect("Leiligheter ·").expect_not("Om tre.");
    pause(&mut screen);
    restart(&mut screen);
    screen.expect_not("Om tre.");
}

#[test]
fn a_text_the_disk_does_not_let_go_of_stays_on_the_screen() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Om tre.");
    pause(&mut screen);
    let (database, aside) = (screen.folder().join("house.db"), screen.folder().join("aside.db"));
    fs::rename(&database, &aside).unwrap();
    screen.keys("ctrl-k enter").expect("Om tre.").expect_not("Kastet.");
    fs::rename(&aside, &database).unwrap();
    screen.keys("ctrl-k enter").expect("Kastet.");
}

#[test]
fn secrets_and_filters_are_thrown_away_too() {
    let mut screen = Harness::sample("KN");
    screen.keys("s a").type_text("Ny Vikar").keys("ctrl-k").expect("Kast teksten? Det er 2 ord");
    screen.keys("enter");
    screen.expect("Kastet.").expect("i arbeid");
    screen.keys("esc l f").type_text("skole").keys("ctrl-k enter");
    screen.expect_not("Filter for vaktloggen").expect("Vaktlogg");
}

#[test]
fn secrets_that_were_thrown_away_are_gone() {
    let mut screen = Harness::sample("KN");
    screen.keys("s a").type_text("Ny Vikar").keys("ctrl-k enter");
    assert_eq!(screen.message(), " Kastet.");
    screen.keys("ctrl-z").expect("Det er ingenting å angre.").expect_not("Ny Vikar");
}

#[test]
fn one_member_at_two_terminals_writes_over_no_text() {
    let mut here = Harness::sample("KN");
    let mut there = here.second("KN");
    // Both begin before either has a draft.
    here.keys("3 n").type_text("Ved pulten.");
    there.keys("3 n").type_text("På gangen.");
    pause(&mut there);
    pause(&mut here);
    here.type_text(" Mer.").expect("Du har skrevet noe annet her ved en annen terminal.").expect("Ved pulten. Mer.");
    there.type_text(" Enda mer.");
    pause(&mut there);
    here.type_text(" Slutt.").keys("esc").expect("Det ligger under Utkast (d).");
    restart(&mut there);
    there.keys("esc d").expect("Ved pulten. Mer.").expect("På gangen. Enda mer.");
    let drafts = open_beside(&here).read().drafts(StaffId(1)).unwrap();
    assert_eq!(drafts.len(), 2, "each text once");
}

#[test]
fn a_text_that_is_saved_at_one_terminal_leaves_the_one_at_the_other() {
    let mut here = Harness::sample("KN");
    let mut there = here.second("KN");
    here.keys("3 n").type_text("Ved pulten.");
    pause(&mut here);
    there.keys("3 n").type_text("På gangen.").keys("esc");
    here.keys("ctrl-s").expect("Lagret kl.");
    there.keys("d enter").expect("På gangen.");
}

#[test]
fn a_draft_that_was_changed_at_another_terminal_is_not_thrown_away_unseen() {
    let mut here = three();
    let mut there = here.second("KN");
    here.keys("d ctrl-k").expect("«Om to.»");
    there.expect("Om to.");
    there.type_text(" Og mer.");
    there.keys("esc");
    here.keys("enter").expect("Ikke kastet:").expect("Om to. Og mer.");
}

#[test]
fn a_draft_that_was_saved_at_another_terminal_is_told_to_be_gone() {
    let mut here = three();
    let mut there = here.second("KN");
    here.keys("d").expect("Om to.");
    there.expect("Om to.");
    there.keys("ctrl-s");
    here.keys("enter").expect("Utkastet er ikke her lenger.");
}

#[test]
fn a_draft_that_cannot_be_read_is_set_aside_and_stays_as_it_is() {
    for body in ["null", "{", "[]", r#"{"fields":3}"#] {
        let mut screen = Harness::sample("KN");
        screen.keys("3 n").type_text("Kom hjem.").keys("esc");
        let disk = database(&screen);
        disk.execute("UPDATE draft SET body = ?1", [body]).unwrap();
        screen.keys("3 n").expect("Utkastet herfra kan ikke åpnes. Det ligger under Utkast (d).");
        screen.expect("LEILIGHET 3 · AMIR");
        screen.type_text("Nytt.").keys("esc d").expect("Nytt.").expect("Kan ikke ");
        let kept: Vec<String> = {
            let mut rows = disk.prepare("SELECT body FROM draft ORDER BY subject").unwrap();
            rows.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
        };
        assert_eq!((kept.len(), kept[1].as_str()), (2, body));
    }
}

#[test]
fn a_draft_that_cannot_be_read_says_so_and_can_be_thrown_away() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Kom hjem.").keys("esc");
    database(&screen).execute("UPDATE draft SET body = 'null'", []).unwrap();
    restart(&mut screen);
    screen.expect("1 utkast venter: Kan ikke leses.");
    screen.keys("d").expect("Kan ikke leses");
    screen.keys("enter").expect("Utkastet kan ikke leses av dette programmet.");
    screen.keys("ctrl-k enter").expect("Du har ingen utkast som venter.");
    assert_eq!(screen.message(), " Kastet.");
}

#[test]
fn where_the_draft_cannot_be_looked_for_no_form_is_opened_over_it() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Kom hjem.").keys("esc");
    let disk = database(&screen);
    let kept_at: i64 = disk.query_row("SELECT saved_at FROM draft", [], |row| row.get(0)).unwrap();
    disk.execute("UPDATE draft SET saved_at = ?1", [i64::MAX]).unwrap();
    screen.keys("3 n").expect_not("Nytt notat").expect("Leiligheter ·");
    assert!(!screen.message().is_empty(), "it is told");
    disk.execute("UPDATE draft SET saved_at = ?1", [kept_at]).unwrap();
    screen.keys("3 n").expect("Kom hjem.");
}

#[test]
fn a_draft_that_is_set_aside_is_said_to_be_in_the_list() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Spiste ikke.").keys(TO_ABOUT).keys("3 1 esc 3 n esc d enter");
    screen.expect("Spiste ikke.");
    screen.keys("esc");
    screen.expect("Det ligger under Utkast (d).").expect_not("samme sted");
}

#[test]
fn whoever_types_without_a_pause_has_a_draft_all_the_same() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n");
    for word in 0..20 {
        screen.type_text(&format!("ord{word} ")).advance(Duration::from_millis(330));
    }
    restart(&mut screen);
    screen.expect("ord0 ord1").expect("ord9 ");
}

#[test]
fn a_draft_that_cannot_be_kept_does_not_keep_the_others_off_the_disk() {
    let mut screen = Harness::sample("KN");
    let refused = crate::hands::database(&screen);
    refused
        .execute_batch(
            "CREATE TRIGGER full BEFORE INSERT ON draft WHEN new.form <> 'capture'
             BEGIN SELECT RAISE(ABORT, 'full'); END",
        )
        .unwrap();
    screen.keys("3 n").type_text("Om tre.").keys("ctrl-p").type_text("2 kom hjem");
    pause(&mut screen);
    let kept: i64 = refused.query_row("SELECT count(*) FROM draft", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1);
    screen.expect("2 kom hjem").expect("ikke");
}
