//! A youth's plan on the whole screen.

use personalbase::{
    domain::{
        command::Command,
        ids::{GoalId, StaffId, YouthId},
        log::{About, Weight},
        plan::{GoalFacts, GoalStatus},
        youth::InterpreterNeed,
    },
    testing::Harness,
};

use crate::houses::{bare, line, now, prose, sample, sample_as, youth};

#[test]
fn own_words_stand_first_then_goals_then_the_newest_entries() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 p").expect("▌3 AMIR · Plan").expect("17 år");
    let at = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text}\n{}", screen.screen())).1;
    assert!(at("Egne ord") < at("1 Bestå vg1 norsk"));
    assert!(at("2 Stå opp 07:30 selv") < at("Siste notater"));
    assert!(at("Siste notater") < at("Kom ikke til avtalt tid."));
    screen.expect("skole/utdanning").expect("på vei").expect("02.12.").expect("▲ 3 dager");
}

#[test]
fn the_header_says_who_it_is_and_only_there_in_the_own_script() {
    let mut pair = bare(6);
    let mut facts = youth("Samira");
    facts.latin_name = Some(line("Samira Ali Hassan"));
    facts.own_script_name = Some(line("سميرة"));
    facts.pronunciation = Some(line("sa-MI-ra"));
    facts.celebrates = Some(line("1. mai"));
    facts.languages = Some(line("dari, litt engelsk"));
    facts.interpreter = InterpreterNeed::Yes;
    facts.interpreter_note = Some(line("helst kvinne"));
    facts.primary_contact = Some(StaffId(1));
    pair.move_in(1, facts);
    let mut pair = pair.enter();
    pair.screen.keys("1 p");
    for text in [
        "1 SAMIRA · Plan",
        "17 år",
        "i papirene: Samira Ali Hassan",
        "uttales sa-MI-ra",
        "født 17.05.2009",
        "feirer 1. mai",
        "dari, litt engelsk",
        "tolk: ja (helst kvinne)",
        "kontakt: KN",
    ] {
        pair.screen.expect(text);
    }
    let row = (0..24).map(|row| pair.screen.row(row)).find(|row| row.contains("egen skrift:")).unwrap();
    assert!(row.trim_end().ends_with("سميرة"), "nothing stands behind it on its row: {row}");
    pair.screen.keys("esc").expect_not("س");
}

#[test]
fn opening_a_file_is_written_down_once_with_the_youth() {
    let mut pair = sample();
    pair.screen.keys("3");
    assert_eq!(pair.audited("open-file"), 0, "the board is no file");
    pair.screen.keys("p down up l p");
    pair.screen.resize(120, 36);
    assert_eq!(pair.audited("open-file"), 1);
    pair.screen.keys("3 p");
    assert_eq!(pair.audited("open-file"), 1, "it is open already");
    pair.screen.keys("1").expect("1 SAMIRA");
    pair.screen.keys("5").expect("Leilighet 5 er ledig.").expect("1 SAMIRA");
    pair.screen.keys("esc 3 tab enter").expect("3 AMIR");
    let opened: Vec<_> = pair.other.read().newest_audit(100).unwrap();
    let opened: Vec<_> = opened.iter().filter(|row| row.action == "open-file").filter_map(|row| row.youth).collect();
    assert_eq!(opened, [YouthId(3), YouthId(1), YouthId(3)]);
    // Writing it down takes nobody's undo away and says nothing.
    pair.screen.expect_not("Lagret");
}

#[test]
fn other_youths_are_not_named_in_a_file() {
    let mut pair = sample();
    pair.write(1, About::Youths(vec![YouthId(3), YouthId(5)]), Weight::Normal, "Spilte kort.");
    pair.write(0, About::Youths(vec![YouthId(1), YouthId(3), YouthId(5)]), Weight::Normal, "Laget mat.");
    pair.wait().keys("3 p").expect("Spilte kort. (og en annen beboer)").expect("Laget mat. (og 2 andre beboere)");
    pair.screen.expect_not("Hodan").expect_not("Samira");
    pair.screen.keys("end up up").expect_not("Hodan").expect_not("Samira");
}

#[test]
fn long_own_words_open_up_when_they_are_selected() {
    let mut pair = sample();
    let words = (0..40).map(|number| format!("Ord nummer {number}.")).collect::<Vec<_>>().join(" ");
    pair.run(&Command::SetYouthVoice { youth: YouthId(3), version: 1, words: prose(&words).unwrap() });
    pair.wait().keys("3 p").expect("«Ord nummer 0.").expect_not("nummer 39.").expect("1 Bestå vg1 norsk");
    pair.screen.keys("home").expect("nummer 39.»");
}

#[test]
fn the_plan_follows_what_others_change() {
    let mut pair = sample();
    pair.screen.keys("3 p down");
    let facts = GoalFacts {
        title: line("Stå opp 07:30 selv"),
        area: line("psykisk helse, søvn"),
        status: GoalStatus::Reached,
        review: "2026-11-18".parse().unwrap(),
    };
    pair.run(&Command::ChangeGoal { goal: GoalId(2), version: 1, facts });
    pair.wait().expect("nådd").expect_not("▲ 3 dager").expect_not("forfalt");
    let row = pair.screen.row(pair.screen.cursor().unwrap().y);
    assert!(row.contains("▸ 2 Stå opp"), "the same goal is selected: {row}");
}

#[test]
fn the_log_of_a_file_is_that_of_the_youth() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 p l").expect("3 AMIR · Logg").expect("[Logg]").expect("1 oppføring");
    screen.keys("p").expect("3 AMIR · Plan");
}

#[test]
fn tab_turns_the_pages_of_a_file_and_a_digit_stays_at_the_page() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 p").expect("[Plan]");
    screen.keys("shift-tab").expect_not("[Plan]");
    screen.keys("tab").expect("[Plan]");
    screen.keys("l").expect("Kom ikke til avtalt tid.");
    screen.keys("1").expect("1 SAMIRA · Logg").expect_not("Kom ikke til avtalt tid.");
    screen.click_on(" Plan ").expect("1 SAMIRA · Plan");
    screen.keys("5").expect("Leilighet 5 er ledig.").expect("1 SAMIRA · Plan");
}

#[test]
fn the_filter_of_a_file_never_leaves_it() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 p l f").type_text("avtalt").keys("enter").expect("Vaktlogg").expect("3 Amir");
    screen.keys("esc").expect("3 AMIR · Logg");
}

#[test]
fn a_temp_may_read_the_plan_and_is_told_why_not_change_it() {
    let mut pair = sample_as("TB");
    pair.screen.keys("3 p p").expect("3 AMIR · Plan");
    pair.screen.keys("e").expect("Du er vikar og kan ikke skrive i planen.");
    pair.screen.keys("enter").expect("Du er vikar og kan ikke skrive i planen.");
    pair.screen.expect_not("e Endre");
}

#[test]
fn a_plan_without_anything_says_what_will_be_there() {
    let mut pair = bare(6);
    pair.move_in(2, youth("Yonas"));
    let mut pair = pair.enter();
    pair.screen.keys("2 p").expect("Ungdommens egne ord står her, først i planen. Trykk w");
    pair.screen.expect("Trykk g for å legge til et.").expect("Ingen notater ennå. Trykk n");
    pair.screen.keys("e").expect("Velg først et mål.");
}

#[test]
fn a_review_in_another_year_has_its_year() {
    let mut pair = sample();
    let facts = GoalFacts {
        title: line("Flytte for seg selv"),
        area: line("bolig og botrening"),
        status: GoalStatus::Trying,
        review: "2027-02-01".parse().unwrap(),
    };
    pair.run_at(now(), &Command::AddGoal { youth: YouthId(3), facts });
    pair.wait().keys("3 p").expect("01.02.2027");
}

#[test]
fn goals_words_and_the_youth_are_changed_from_the_plan() {
    let mut screen = Harness::sample("KN");
    for (keys, opened) in
        [("e", "Endre mål"), ("enter", "Endre mål"), ("g", "Nytt mål"), ("w", "LEILIGHET 3 · AMIR"), ("r", "AMIR")]
    {
        screen.keys("3 p").keys(keys).expect(opened).expect("Ctrl-S Lagre");
        screen.keys("esc esc");
    }
    screen.keys("3 p e tab tab right ctrl-s");
    screen.expect("på pause").expect("3 AMIR · Plan");
}
