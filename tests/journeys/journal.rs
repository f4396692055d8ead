//! The queue of what is copied into the case journal: seen, read whole, ticked off, and who may.

use chrono::TimeDelta;
use personalbase::{
    config::Config,
    domain::{
        command::Command,
        ids::YouthId,
        log::{About, EntryKind, EntryMarks, NewEntry, Weight},
    },
    testing::Harness,
    text::Language,
};

use crate::houses::{Pair, entry, now, sample, sample_as};

const SAMIRA: YouthId = YouthId(1);
const AMIR: YouthId = YouthId(3);

/// Another terminal writes what belongs in the journal, so many days ago.
fn write(pair: &mut Pair, days: i64, about: About, kind: EntryKind, text: &str) {
    let at = now() - TimeDelta::days(days);
    let marks = EntryMarks { journal: true, ..EntryMarks::default() };
    let new = NewEntry { kind, marks, ..entry(at, about, Weight::Normal, text) };
    pair.run_at(at, &Command::WriteEntry(new));
}

/// An old talk with Amir, a quarrel of two, and what the house talked about.
fn filled(initials: &str) -> Pair {
    let mut pair = sample_as(initials);
    fill(&mut pair);
    pair.wait();
    pair
}

/// The same in the house of a harness.
pub fn fill_beside(screen: &Harness) {
    let opened = crate::house(screen);
    let mut pair = Pair { screen: Harness::empty(), other: opened.house };
    fill(&mut pair);
}

fn fill(pair: &mut Pair) {
    write(pair, 12, About::Youths(vec![AMIR]), EntryKind::Conversation, "Snakket om skolen.\nHan vil bytte linje.");
    let quarrel = "Samira tok fjernkontrollen fra Amir.";
    write(pair, 2, About::Youths(vec![SAMIRA, AMIR]), EntryKind::Incident, quarrel);
    write(pair, 0, About::House, EntryKind::Message, "Tilsyn var på besøk.");
}

fn row<'a>(screen: &'a str, text: &str) -> &'a str {
    screen.lines().find(|row| row.contains(text)).expect(text)
}

#[test]
fn what_has_waited_longest_stands_first_and_each_journal_has_a_row() {
    let mut pair = filled("KN");
    pair.screen.keys("J").expect("Til journal").expect("4 venter · 1 eldre enn 7 dager");
    let screen = pair.screen.screen();
    assert!(
        row(&screen, "Snakket om").contains("▲ 12 dager") && row(&screen, "Snakket om").contains("3 Amir"),
        "{screen}"
    );
    let quarrels: Vec<&str> = screen.lines().filter(|row| row.contains("fjernkontrollen")).collect();
    assert_eq!(quarrels.len(), 2, "{screen}");
    assert!(quarrels[0].contains("1 Samira") && quarrels[1].contains("3 Amir"), "{screen}");
    assert!(quarrels.iter().all(|row| row.contains("hendelse") && !row.contains('▲')), "{screen}");
    assert!(row(&screen, "Tilsyn").contains("i dag"), "{screen}");
    let at = |text: &str| screen.lines().position(|row| row.contains(text)).unwrap();
    assert!(at("Snakket om") < at("fjernkontrollen") && at("fjernkontrollen") < at("Tilsyn"));
}

#[test]
fn a_text_is_read_whole_without_the_others_and_ticked_off_and_the_next_follows() {
    let mut pair = filled("KN");
    let opened = pair.audited("open-file");
    pair.screen.keys("J enter").expect("3 AMIR · samtale · venter på journal").expect("1 av 4");
    pair.screen
        .expect("Gjelder: Amir")
        .expect("Slag: samtale")
        .expect("av Kari Nygård (KN)")
        .expect("Han vil bytte linje.");
    assert_eq!(pair.audited("open-file"), opened + 1, "reading it is written down");
    let text = pair.screen.screen();
    assert!(text.lines().any(|line| line.starts_with("Fakta:")), "no margin and no frame\n{text}");
    pair.screen
        .keys("space")
        .expect("Overført til journal: «Snakket om skolen. Han vil bytte …»")
        .expect("LEILIGHET 3 · AMIR");
    pair.screen.type_text("Modulus 7").keys("enter").expect("i journal 21.11.2026 (KN: Modulus 7)");
    pair.screen.keys("space");
    assert_eq!(pair.screen.message(), " Notatet venter ikke på journalen.");
    pair.screen
        .keys("right")
        .expect("1 SAMIRA · hendelse")
        .expect("2 av 4")
        .expect("[en annen beboer]")
        .expect("1 navn");
    pair.screen.expect("Samira tok fjernkontrollen fra [en annen beboer].").expect_not("Amir");
    pair.screen.keys("right").expect("3 AMIR · hendelse").expect("[en annen beboer] tok fjernkontrollen fra Amir.");
    pair.screen.expect_not("Samira");
    assert_eq!(pair.audited("open-file"), opened + 3);
    pair.screen.keys("right").expect("Gjelder: huset");
    pair.screen.keys("right");
    assert_eq!(pair.screen.message(), " Dette var det siste i lista.");
    pair.screen.keys("esc").expect("3 venter").expect_not("Snakket om");
}

#[test]
fn a_tick_in_the_list_leaves_the_next_one_selected_and_is_taken_back() {
    let mut pair = filled("KN");
    pair.screen.keys("J space").type_text("Modulus 7").keys("enter").expect("3 venter").expect_not("Snakket om");
    assert!(row(&pair.screen.screen(), "1 Samira").contains('▸'), "{}", pair.screen.screen());
    pair.screen.keys("ctrl-z").expect("4 venter").expect("Snakket om");
}

#[test]
fn one_youth_and_what_is_old_are_shown_alone() {
    let mut pair = filled("KN");
    let opened = pair.audited("open-file");
    pair.screen.keys("J 3").expect("Til journal · 3 Amir").expect("2 venter").expect_not("Tilsyn");
    assert_eq!(pair.audited("open-file"), opened + 1);
    pair.screen.keys("x").expect("4 venter");
    pair.screen.keys("f tab").type_text("7").keys("enter").expect("Til journal · eldre enn 7 dager").expect("1 venter");
    pair.screen.expect("Snakket om").expect_not("Tilsyn");
    pair.screen.keys("f tab ctrl-a").type_text("99").keys("enter").expect("Ingenting i utvalget venter");
    pair.screen.keys("esc").expect("Leiligheter");
}

#[test]
fn the_mouse_is_the_terminals_while_a_text_is_shown() {
    let mut pair = filled("KN");
    assert!(pair.screen.wants_mouse());
    pair.screen.keys("J enter");
    assert!(!pair.screen.wants_mouse());
    pair.screen.keys("space");
    assert!(pair.screen.wants_mouse(), "the form over it has it");
    pair.screen.keys("esc esc");
    assert!(pair.screen.wants_mouse());
}

#[test]
fn a_corrected_entry_comes_back_and_says_what_it_takes_the_place_of() {
    let mut pair = filled("KN");
    pair.screen.keys("J space").type_text("Modulus 7").keys("enter esc");
    pair.screen
        .keys("l f")
        .keys("ctrl-a")
        .type_text("bytte\n")
        .keys("r")
        .type_text(" Ikke nå.")
        .keys("tab tab tab tab");
    pair.screen.keys("ctrl-s");
    // Somebody else wrote it: a reason is asked for.
    if pair.screen.shows("Grunn") {
        pair.screen.type_text("Sa det senere.").keys("ctrl-s");
    }
    pair.screen.keys("J").expect("4 venter");
    pair.screen.keys("end enter").expect("endret etter at det ble overført til journal");
    pair.screen.expect("Ikke nå.").expect("Kommer i stedet for det som ble ført 21.11.2026 (Modulus 7).");
}

#[test]
fn an_evaluation_goes_to_the_journal_unless_it_is_said_not_to() {
    let mut pair = sample();
    let evaluate = |screen: &mut Harness, off: bool| {
        screen.keys("3 p p").keys("down E").expect("Evaluer og sett neste").expect("Til journal  [x]");
        screen.keys("home").type_text("Jeg klarer det.").keys("tab").type_text("Går fint.");
        screen.keys("tab tab tab");
        if off {
            screen.keys("space").expect("Til journal  [ ]");
        }
        screen.keys("ctrl-s").expect("Neste evaluering");
    };
    evaluate(&mut pair.screen, false);
    pair.screen.keys("H").expect("venter på journal");
    pair.screen.keys("space").expect("skal ikke til journalen").expect_not("venter på journal");
    pair.screen.keys("space").expect("evalueringen skal til journalen.").expect("venter på journal");
    pair.screen.keys("J").expect("1 venter").expect("evaluering").expect("«Stå opp 07:30 selv»");
    pair.screen.keys("enter").expect("Slag: evaluering av «Stå opp 07:30 selv»").expect("Jeg klarer det.");
    pair.screen.expect("Personalets syn:").expect("Går fint.").expect("Neste evaluering: ").expect("Status nå: ");
    pair.screen
        .keys("space")
        .type_text("Modulus 9")
        .keys("enter esc esc")
        .expect("i journal 21.11.2026 (KN: Modulus 9)");
    pair.screen.keys("space");
    assert_eq!(pair.screen.message(), " Evalueringen står i journalen.");
    pair.screen.keys("esc esc esc");
    evaluate(&mut pair.screen, true);
    pair.screen.keys("J").expect("Ingenting venter på journalen.");
}

#[test]
fn a_house_may_want_evaluations_elsewhere() {
    let mut config = Config::default();
    config.journal.evaluations = false;
    let mut screen = Harness::sample_with("KN", config, Language::Nb);
    screen.keys("3 p p").keys("down E").expect("Til journal  [ ]");
}

#[test]
fn the_queue_is_for_those_who_keep_the_journal() {
    for (initials, may) in [("TB", false), ("NV", true), ("KN", true)] {
        let mut pair = filled(initials);
        pair.screen.keys("J");
        if may {
            pair.screen.expect("4 venter");
        } else {
            pair.screen.expect("kan ikke krysse av for det").expect_not("4 venter");
        }
    }
}

#[test]
fn the_text_of_a_hidden_youth_says_no_door() {
    let mut pair = filled("KN");
    pair.screen.keys("J enter").expect("Gjelder: Amir");
    let text: String = pair.screen.screen().lines().skip_while(|line| !line.starts_with("Gjelder")).collect();
    assert!(!text.contains("eilighet"), "{text}");
}

#[test]
fn a_long_text_is_scrolled_and_words_are_whole() {
    let mut pair = sample();
    let long = "Ord som brytes mellom ordene. ".repeat(120);
    write(&mut pair, 1, About::Youths(vec![AMIR]), EntryKind::Observation, long.trim());
    pair.wait().keys("J enter").expect("Gjelder: Amir");
    crate::houses::expect_no_cut_words(&pair.screen, "brytes mellom ordene");
    for (down, up) in [("end", "home"), ("pagedown", "pageup")] {
        pair.screen.keys(down).expect_not("Gjelder: Amir");
        pair.screen.keys(up).expect("Gjelder: Amir");
    }
}
