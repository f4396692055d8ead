//! Tasks: writing them, whose they are, when they are due and overdue, and how they end.

use chrono::{DateTime, NaiveDate, Utc};
use personalbase::{
    domain::{
        command::Command,
        ids::{StaffId, TaskId, YouthId},
        log::{About, Weight},
        shift::ShiftKindId,
        task::{Due, Ending, Owner, TaskAbout, TaskFacts},
    },
    testing::Harness,
};

use crate::{
    hands::{audit, uncover},
    houses::{Pair, expect_no_cut_words, line, sample, sample_as},
};

const AMIR: YouthId = YouthId(3);

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A task for anyone, about the house.
pub fn task(title: &str, due: &str) -> TaskFacts {
    TaskFacts {
        title: line(title),
        note: None,
        about: TaskAbout::House,
        owner: Owner::Anyone,
        due: Due::on(day(due)),
        repeats: None,
    }
}

/// The same for whoever has the night.
fn for_the_night(title: &str, due: &str) -> TaskFacts {
    let night = ShiftKindId("night".to_owned());
    let due = Due { shift: Some(night.clone()), ..Due::on(day(due)) };
    TaskFacts { owner: Owner::Shift(night), due, ..task(title, "2026-11-21") }
}

/// Another terminal writes a task.
pub fn write(pair: &mut Pair, facts: TaskFacts) -> TaskId {
    let task = TaskId(pair.run(&Command::AddTask { facts, entry: None }));
    pair.wait();
    task
}

pub fn at(screen: &mut Harness, now: &str) {
    screen.set_clock(now.parse::<DateTime<Utc>>().unwrap());
}

/// These stand below each other in this order.
#[track_caller]
pub fn expect_order(screen: &Harness, texts: &[&str]) {
    let rows: Vec<u16> = texts.iter().map(|text| screen.expect(text).find(text).unwrap().1).collect();
    assert!(rows.is_sorted_by(|one, next| one < next), "{texts:?} in another order:\n{}", screen.screen());
}

/// The row of the screen with this on it.
#[track_caller]
pub fn row_of(screen: &Harness, text: &str) -> String {
    screen.row(screen.expect(text).find(text).unwrap().1)
}

#[test]
fn a_task_is_written_with_what_was_understood_beside_it_and_undone_with_one_key() {
    let mut house = Harness::sample("KN");
    house.keys("t a").type_text("Ringe skolen").keys("tab").type_text("3").keys("tab ctrl-a");
    house.type_text("i morgen 9").keys("tab").expect("søn 22.11.2026 kl. 09:00, uke 47").expect("LEILIGHET 3 · AMIR");
    house.keys("ctrl-s").expect("Lagret kl. 14:32. Ctrl-Z angrer.");
    expect_order(&house, &["Senere", "Ringe skolen"]);
    let row = row_of(&house, "Ringe skolen");
    assert!(row.starts_with("    3    Ringe skolen") && row.ends_with("i morgen 09:00  alle"), "{row}");
    house.keys("ctrl-z").advance(std::time::Duration::from_secs(13)).expect_not("Ringe skolen");
    assert_eq!(audit(&house, 2), ["KN add-task", "KN withdraw-task"]);
}

#[test]
fn what_is_missing_or_not_understood_is_said_at_its_field() {
    let mut house = Harness::sample("KN");
    house.keys("t a ctrl-s").expect("Skriv hva som skal gjøres.");
    house.type_text("Ringe").keys("tab tab ctrl-a").type_text("en gang").keys("ctrl-s");
    house.expect("Skriv for eksempel «i dag», «i morgen 15:00», «fre», «denne");
    house.keys("ctrl-a").type_text("i dag").keys("tab tab").type_text("av og til").keys("ctrl-s");
    house.expect("× Skriv for eksempel «hver dag»");
    house.keys("ctrl-a backspace ctrl-s").expect("Ctrl-Z angrer").expect("Ringe");
}

#[test]
fn mine_stands_first_and_what_is_overdue_on_top_of_its_group() {
    let mut pair = sample();
    let evening = ShiftKindId("evening".to_owned());
    let in_evening = Due { shift: Some(evening.clone()), ..Due::on(day("2026-11-21")) };
    write(&mut pair, TaskFacts { due: Due::on(day("2026-11-25")), ..task("Til onsdag", "2026-11-21") });
    write(&mut pair, task("For alle", "2026-11-21"));
    write(&mut pair, TaskFacts { owner: Owner::Staff(StaffId(2)), ..task("For Ola", "2026-11-21") });
    write(&mut pair, task("Glemt av alle", "2026-11-19"));
    write(&mut pair, TaskFacts { owner: Owner::Staff(StaffId(1)), ..task("For meg", "2026-11-21") });
    write(&mut pair, TaskFacts { owner: Owner::Staff(StaffId(1)), ..task("Glemt av meg", "2026-11-20") });
    write(&mut pair, TaskFacts { owner: Owner::Shift(evening), due: in_evening, ..task("For kvelden", "2026-11-21") });
    let house = &mut pair.screen;
    house.keys("t").expect("6 nå · ▲ 2 oppgaver forfalt");
    expect_order(
        house,
        &[
            "Min vakt · Kveldsvakt lør 21.11.",
            "For kvelden",
            "Meg · KN",
            "Glemt av meg",
            "For meg",
            "  Alle",
            "Glemt av alle",
            "For alle",
            "Senere",
            "Til onsdag",
        ],
    );
    assert!(row_of(house, "For Ola").ends_with("i dag  OH"), "{}", house.screen());
}

#[test]
fn space_and_enter_finish_a_task_and_the_same_key_takes_it_back() {
    let mut pair = sample();
    write(&mut pair, task("Vaske", "2026-11-21"));
    let house = &mut pair.screen;
    for key in ["space", "enter"] {
        house.keys("t down").keys(key).expect("Gjort. Ctrl-Z angrer.");
        expect_order(house, &["Avsluttet i dag", "✓ hus  Vaske"]);
        assert!(row_of(house, "Vaske").ends_with("14:32  KN"), "{}", house.screen());
        house.keys("end").keys(key).expect("Tatt tilbake. Oppgaven er åpen igjen.").expect_not("Avsluttet i dag");
        house.keys("esc");
    }
    house.keys("t down space ctrl-z").expect_not("Avsluttet i dag").expect("i dag  alle");
    house.keys("down").expect("14:32 KN: tatt tilbake").expect("14:32 KN: gjort");
    let homeless = "SELECT count(*) FROM task_outcome WHERE shift_id IS NULL";
    let homeless: i64 = crate::hands::database(house).query_row(homeless, [], |row| row.get(0)).unwrap();
    assert_eq!(homeless, 0, "each says in which shift");
}

#[test]
fn what_is_not_done_says_why_and_its_reason_survives_the_lock_and_the_end_of_the_program() {
    let mut pair = sample();
    write(&mut pair, task("Ringe", "2026-11-21"));
    let house = &mut pair.screen;
    house.keys("t down i ctrl-s").expect("Skriv hvorfor det ikke ble gjort.");
    house.type_text("Skolen svarte ikke.").advance(std::time::Duration::from_secs(5)).keys("ctrl-l");
    uncover(house);
    house.expect("Ikke gjort: Ringe").expect("Skolen svarte ikke.");
    house.kill_and_restart();
    house.enter("KN");
    house.expect("Ikke gjort: Ringe").expect("Skolen svarte ikke.");
    house.keys("ctrl-s").expect("Avsluttet som ikke gjort. Ctrl-Z angrer.");
    house.keys("t end").expect("– hus  Ringe").expect("ikke gjort fordi: Skolen svarte ikke.");
}

#[test]
fn what_is_overdue_says_so_with_its_age_wherever_it_stands() {
    let mut pair = sample();
    pair.screen.expect("▲ 1 forfalt");
    write(&mut pair, TaskFacts { about: TaskAbout::Youth(AMIR), ..task("Bestille time", "2026-11-18") });
    write(&mut pair, TaskFacts { about: TaskAbout::Youth(YouthId(1)), ..task("Pakke", "2026-11-21") });
    let house = &mut pair.screen;
    // The goal that is overdue, and the task.
    assert!(house.row(0).ends_with("▲ 2 forfalt"), "{}", house.row(0));
    assert!(row_of(house, "3 Amir").contains("▲ 2 forfalt"), "{}", house.screen());
    assert!(row_of(house, "1 Samira").contains("1 oppgave i dag"), "{}", house.screen());
    house.expect("Oppgaver 2");
    house.keys("t");
    assert!(row_of(house, "Bestille time").starts_with("  ▲ 3    Bestille time"), "{}", house.screen());
    house.expect("ons 18.11. · 2 døgn");
    house.keys("down").expect("forfalt for 2 døgn siden");
    // It rolls on, older by a day.
    at(house, "2026-11-22T13:32:00Z");
    house.expect("ons 18.11. · 3 døgn");
    assert!(house.row(0).ends_with("▲ 3 forfalt"), "Pakke is overdue too: {}", house.row(0));
}

#[test]
fn a_task_for_the_next_night_waits_for_it_and_is_left_to_the_one_after() {
    let mut house = Harness::sample("KN");
    house.keys("t a").type_text("Sjekke vinduer").keys("tab tab tab").type_text("n");
    house.expect("Nattevakt 21.11.2026").expect("Nattevakt lør 21.11.2026 22:15–07:45");
    house.keys("ctrl-s");
    expect_order(&house, &["Senere", "Sjekke vinduer"]);
    assert!(row_of(&house, "Sjekke vinduer").ends_with("i dag  Natt"), "{}", house.screen());
    at(&mut house, "2026-11-21T21:20:00Z");
    let mut night = house.second("NV");
    night.keys("v down enter t");
    expect_order(&night, &["Min vakt · Nattevakt lør 21.11.", "Sjekke vinduer"]);
    at(&mut night, "2026-11-22T06:40:00Z");
    night.expect_not("▲ hus");
    // The shift ends 07:45 and with it the time for this.
    at(&mut night, "2026-11-22T06:50:00Z");
    assert!(row_of(&night, "Sjekke vinduer").starts_with("  ▲ hus"), "{}", night.screen());
    at(&mut night, "2026-11-22T21:20:00Z");
    let mut next = house.second("TB");
    next.keys("v down enter t");
    expect_order(&next, &["Min vakt · Nattevakt søn 22.11.", "▲ hus  Sjekke vinduer"]);
    next.expect("i går · 14 t  Natt");
}

#[test]
fn after_midnight_the_night_is_still_tonight_and_the_day_ends_when_it_is_relieved() {
    let mut pair = sample();
    write(&mut pair, task("Ta ut søppel", "2026-11-21"));
    write(&mut pair, for_the_night("Banke på", "2026-11-21"));
    write(
        &mut pair,
        TaskFacts {
            due: Due { time: Some("02:00".parse().unwrap()), ..Due::on(day("2026-11-22")) },
            ..task("Ringe legevakta", "2026-11-21")
        },
    );
    at(&mut pair.screen, "2026-11-21T21:20:00Z");
    let mut night = pair.screen.second("NV");
    night.keys("v down enter t");
    // Two in the night belongs to this evening.
    expect_order(&night, &["Alle", "Ringe legevakta"]);
    assert!(!night.shows("Senere"), "{}", night.screen());
    at(&mut night, "2026-11-22T00:30:00Z");
    for task in ["Ta ut søppel", "Banke på"] {
        assert!(!row_of(&night, task).contains('▲'), "{}", night.screen());
    }
    assert!(row_of(&night, "Ta ut søppel").contains("i natt"), "{}", night.screen());
    assert!(row_of(&night, "Ringe legevakta").contains("02:00"), "{}", night.screen());
    at(&mut night, "2026-11-22T01:10:00Z");
    assert!(row_of(&night, "Ringe legevakta").starts_with("  ▲"), "{}", night.screen());
    at(&mut night, "2026-11-22T06:29:00Z");
    assert!(!row_of(&night, "Ta ut søppel").contains('▲'), "{}", night.screen());
    // The day shift comes at 07:30.
    at(&mut night, "2026-11-22T06:31:00Z");
    assert!(row_of(&night, "Ta ut søppel").starts_with("  ▲"), "{}", night.screen());
    assert!(!row_of(&night, "Banke på").contains('▲'), "the night lasts to 07:45:\n{}", night.screen());
}

#[test]
fn the_night_the_clocks_are_set_back_is_an_hour_longer_and_no_task_is_overdue_in_it() {
    let mut pair = sample();
    at(&mut pair.screen, "2027-10-30T20:20:00Z");
    write(&mut pair, for_the_night("Banke på", "2027-10-30"));
    let mut night = pair.screen.second("NV");
    night.keys("v down enter t").expect("Banke på");
    // 07:44 in winter time, ten and a half hours after the night began.
    at(&mut night, "2027-10-31T06:44:00Z");
    assert!(!row_of(&night, "Banke på").contains('▲'), "{}", night.screen());
    at(&mut night, "2027-10-31T06:45:00Z");
    assert!(row_of(&night, "Banke på").starts_with("  ▲"), "{}", night.screen());
}

#[test]
fn a_time_the_clocks_skip_is_refused_and_one_that_comes_twice_says_which() {
    let mut house = Harness::sample("KN");
    house.keys("t a").type_text("Medisin").keys("tab tab ctrl-a").type_text("28.03.2027 02:30").keys("ctrl-s");
    house.expect("Det klokkeslettet finnes ikke den natta");
    house.keys("ctrl-a").type_text("31.10.2027 02:30").keys("tab").expect("02:30 (første)");
    house.keys("ctrl-s").expect("søn 31.10.2027 02:30 (første)  alle");
}

#[test]
fn two_who_finish_the_same_task_at_once_are_told_and_one_end_stands() {
    let mut pair = sample();
    let task = write(&mut pair, task("Hente posten", "2026-11-21"));
    let mut two = pair.screen.second("OH");
    let one = &mut pair.screen;
    one.keys("t down");
    two.keys("t down space").expect("Gjort. Ctrl-Z angrer.");
    one.keys("space").expect("OH har alt avsluttet denne.");
    expect_order(one, &["Avsluttet i dag", "✓ hus  Hente posten"]);
    assert!(row_of(one, "Hente posten").ends_with("OH"), "{}", one.screen());
    assert_eq!(pair.other.read().outcomes_of(task, 9).unwrap().len(), 1);
}

#[test]
fn who_writes_why_not_while_another_does_it_keeps_the_words_and_hears_of_it() {
    let mut pair = sample();
    write(&mut pair, task("Hente posten", "2026-11-21"));
    let mut two = pair.screen.second("OH");
    let one = &mut pair.screen;
    one.keys("t down i").type_text("Rakk det ikke.");
    two.keys("t down space");
    one.keys("ctrl-s").expect("Noen har alt avsluttet oppgaven. Det de skrev, står.").expect("Rakk det ikke.");
}

#[test]
fn two_who_change_the_same_task_see_both_versions_beside_each_other() {
    let mut pair = sample();
    let task = write(&mut pair, task("Hente post", "2026-11-21"));
    let mut two = pair.screen.second("OH");
    let one = &mut pair.screen;
    one.keys("t down e").type_text(" og pakker");
    two.keys("t down e").type_text(" og aviser").keys("ctrl-s").expect("Lagret kl. 14:32");
    one.keys("ctrl-s").expect("Hente post og aviser").expect("Hente post og pakker");
    assert_eq!(pair.other.read().task(task).unwrap().unwrap().facts.title.as_str(), "Hente post og aviser");
    // Mine is taken, now that both were seen.
    pair.screen.keys("ctrl-s");
    assert_eq!(pair.other.read().task(task).unwrap().unwrap().facts.title.as_str(), "Hente post og pakker");
}

#[test]
fn drafts_of_new_and_changed_tasks_are_kept_when_the_program_is_killed() {
    let mut pair = sample();
    write(&mut pair, task("Vaske", "2026-11-21"));
    let house = &mut pair.screen;
    for (keys, title) in [("t a", "Ny oppgave"), ("t down e", "Endre oppgave")] {
        house.keys(keys).type_text("golvet").keys("tab tab tab tab").type_text("hver mandag");
        house.advance(std::time::Duration::from_secs(5)).kill_and_restart();
        house.enter("KN");
        house.expect(title).expect("golvet").expect("hver mandag");
        house.keys("ctrl-s").expect("Lagret kl.");
        house.keys("esc esc");
    }
    house.keys("t").expect("golvet").expect("Vaskegolvet");
}

#[test]
fn the_entry_form_goes_on_to_a_task_and_each_shows_the_other() {
    let mut house = Harness::sample("KN");
    house.keys("3 n").type_text("Snakket med skolen.").keys("tab tab tab");
    house.type_text("Ringe læreren på mandag. Si fra til Ola.").keys("ctrl-o");
    // The entry is written, and the form for the task begins with what was agreed.
    house.expect("Ny oppgave fra notatet").expect("Ringe læreren på mandag").expect("LEILIGHET 3 · AMIR");
    house.keys("tab tab ctrl-a").type_text("man").keys("ctrl-s").expect("Lagret kl. 14:32. Ctrl-Z angrer.");
    house.keys("esc esc l").expect("☐ Ringe læreren på mandag · man 23.11. · alle");
    house.keys("esc");
    house.keys("t down").expect("fra notat 14:32 KN (g): «Snakket med skolen.»");
    house.keys("g").expect("Vaktlogg").expect("Snakket med skolen.").expect("☐ Ringe læreren på mandag");
    house.keys("esc space").expect("Gjort.");
    house.keys("esc l").expect("✓ Ringe læreren på mandag");
}

#[test]
fn a_task_is_made_from_an_entry_of_the_log_with_one_key() {
    let mut house = Harness::sample("KN");
    house.keys("l a").expect("Ny oppgave fra notatet").expect("LEILIGHET 3 · AMIR");
    house.type_text("Følge opp").keys("ctrl-s").expect("☐ Følge opp · i dag · alle");
    house.keys("a").type_text("Og en til").keys("ctrl-s").expect("☐ Følge opp").expect("☐ Og en til");
    house.keys("ctrl-z").expect("Angret: oppgaven «Og en til».");
    house.advance(std::time::Duration::from_secs(13)).expect_not("Og en til").expect("☐ Følge opp");
}

#[test]
fn an_entry_about_several_asks_whom_its_task_is_about() {
    let mut pair = sample();
    pair.write(1, About::Youths(vec![YouthId(1), YouthId(2)]), Weight::Normal, "Kranglet om oppvasken.");
    let house = pair.wait();
    house.keys("l a").type_text("Snakke med begge").keys("ctrl-s").expect("Velg hvem eller hva det gjelder.");
    house.type_text("2").keys("ctrl-s").expect("☐ Snakke med begge");
}

#[test]
fn one_key_shows_the_tasks_of_one_youth_and_the_audit_says_so() {
    let mut pair = sample();
    write(&mut pair, TaskFacts { about: TaskAbout::Youth(AMIR), ..task("Kjøpe sko", "2026-11-21") });
    write(&mut pair, task("Vaske", "2026-11-21"));
    let house = &mut pair.screen;
    house.keys("t 3").expect("Oppgaver · ▌3 Amir").expect("Kjøpe sko").expect_not("Vaske").expect_not("Ved vaktskifte");
    assert_eq!(audit(house, 1), ["KN open-file"]);
    // A new one is about the youth that is shown.
    house.keys("a").type_text("Bytte sko").keys("ctrl-s").expect("Bytte sko");
    house.keys("1").expect("Oppgaver · ▌1 Samira").expect("Ingen oppgaver venter for denne ungdommen. Trykk a");
    house.keys("5").expect("Leilighet 5 er ledig.");
    house.keys("x").expect("Vaske").expect("Bytte sko").expect("Ved vaktskifte");
}

#[test]
fn a_long_title_is_cut_at_a_word_in_the_list_and_told_in_whole_below() {
    let mut pair = sample();
    let title = "Følge til tannlege på Storgata og vente der til behandlingen er over og hente medisiner etterpå";
    write(&mut pair, TaskFacts { note: crate::houses::prose("Tolk er bestilt."), ..task(title, "2026-11-21") });
    let house = &mut pair.screen;
    house.keys("t");
    expect_no_cut_words(house, title);
    house.expect_not("medisiner etterpå");
    house.keys("down").expect("medisiner etterpå").expect("Tolk er bestilt.");
    house.resize(120, 36).expect("etterpå");
    expect_no_cut_words(house, title);
    house.resize(80, 24).keys("esc tab tab tab tab").expect("▸[Oppgaver 1]").expect("Følge til tannlege");
}

#[test]
fn a_title_from_right_to_left_stays_in_its_columns() {
    let mut pair = sample();
    let title = "الاتصال بالمدرسة";
    write(&mut pair, task(title, "2026-11-21"));
    let house = &mut pair.screen;
    house.keys("t");
    let row = row_of(house, "i dag");
    assert!(row.contains(title) && row.ends_with("i dag  alle"), "{row}");
    house.keys("down space").expect("Gjort.").expect(title);
    assert!(row_of(house, title).ends_with("14:32  KN"), "{}", house.screen());
}

#[test]
fn an_administrator_reads_no_tasks_and_is_offered_none() {
    let mut pair = sample_as("AD");
    write(&mut pair, task("Ringe", "2026-11-21"));
    let house = &mut pair.screen;
    house.keys("t");
    assert!(!house.footer().contains("Ny oppgave"), "{}", house.screen());
    house.keys("down space");
    assert_eq!(pair.audited("finish-task"), 0);
}

#[test]
fn the_quick_lookup_finds_open_tasks_and_goes_to_them() {
    let mut pair = sample();
    let done = write(&mut pair, task("Ringe skolen", "2026-11-21"));
    write(&mut pair, task("Ringe legen", "2026-11-19"));
    let command = Command::FinishTask {
        task: done,
        version: 1,
        occurrence: day("2026-11-21"),
        ending: Ending::Done,
        shift: None,
    };
    pair.run(&command);
    let house = pair.wait();
    house.keys("/").type_text("ringe").expect("Ringe legen").expect("▲ tor 19.11.").expect_not("Ringe skolen");
    house.keys("enter").expect("Oppgaver").expect("forfalt for 1 døgn siden");
}

#[test]
fn the_board_has_a_tab_with_the_tasks_that_are_due() {
    let mut pair = sample();
    write(&mut pair, task("Vaske", "2026-11-21"));
    write(&mut pair, task("Til onsdag", "2026-11-25"));
    let house = &mut pair.screen;
    house.keys("tab tab tab tab").expect("▸[Oppgaver 1]").expect("Vaske").expect_not("Til onsdag");
    house.expect("Ved vaktskifte");
    house.keys("down enter").expect("Vaske").expect("skrevet av KN");
    house.keys("esc").expect("▸[Oppgaver 1]");
    // Where everything has its place, nothing is behind a tab.
    house.resize(140, 45).expect_not("[Oppgaver");
    house.resize(80, 24).expect("Oppgaver 1");
}
