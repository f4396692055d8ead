//! The tab «Kartlegging»: the register of what was mapped, and the house's own skills with their pictures.

use chrono::{Days, NaiveDate};
use personalbase::{
    config::Config,
    domain::{
        assessment::{
            AssessmentFacts, Interpreted, Step,
            skill::{SkillArea, SkillFacts, SkillStep, YouthView},
        },
        command::Command,
        ids::{StaffId, YouthId},
        time::Zone,
    },
    store::House,
    testing::Harness,
    text::Language,
};

use crate::{
    hands::open_beside,
    houses::{Pair, line, now, sample, sample_as},
};

const AMIR: YouthId = YouthId(3);

fn today() -> NaiveDate {
    Zone::OSLO.date(now())
}

fn day(ago: u64) -> NaiveDate {
    today() - Days::new(ago)
}

fn facts(instrument: &str, ago: u64, next: Option<NaiveDate>) -> AssessmentFacts {
    AssessmentFacts {
        instrument: line(instrument),
        edition: Some(line("2. utgave")),
        language: line("dari"),
        done_on: day(ago),
        interpreted: Interpreted::Other(line("telefontolk")),
        done_by: StaffId(2),
        read_by: Some(line("psykolog Ruud")),
        kept_at: line("låst skap i basen"),
        next,
        consequence: Some(line("egen vekkerklokke, KN ser etter på fredag")),
    }
}

fn skill(skill: &str, step: SkillStep) -> SkillFacts {
    SkillFacts { skill: line(skill), step, words: None, youth_view: None }
}

fn add(pair: &mut Pair, facts: AssessmentFacts) -> i64 {
    pair.run(&Command::Assess(Step::Add { youth: AMIR, facts }))
}

fn set(house: &mut House, version: i64, day: NaiveDate, skills: Vec<SkillFacts>) -> i64 {
    let step = Step::SetSkills { youth: AMIR, version, day, skills };
    house.execute(StaffId(2), now(), &Command::Assess(step)).unwrap().row
}

/// Two assessments and three times through the list, by another terminal.
pub fn fill_beside(screen: &Harness) {
    use SkillStep::{Alone, NotYet, WithHelp, WithReminder};
    let mut house = open_beside(screen);
    for facts in [
        AssessmentFacts { consequence: None, edition: None, ..facts("Boligsjekk", 200, Some(day(9))) },
        facts("KLEM", 60, Some(today() + Days::new(20))),
    ] {
        house.execute(StaffId(2), now(), &Command::Assess(Step::Add { youth: AMIR, facts })).unwrap();
    }
    let skills = |steps: [SkillStep; 5]| {
        let names = ["Lage enkel middag", "Planlegge og handle", "Vaske klær", "Betale regninger", "Holde avtaler"];
        names.into_iter().zip(steps).map(|(name, step)| skill(name, step)).collect::<Vec<_>>()
    };
    let first = set(&mut house, 0, day(200), skills([NotYet, NotYet, WithHelp, NotYet, WithHelp]));
    let second = set(&mut house, first, day(100), skills([WithHelp, NotYet, WithReminder, NotYet, WithReminder]));
    let mut last = skills([WithReminder, WithHelp, Alone, NotYet, WithHelp]);
    last[0].words = Some(line("lager suppe og ris, trenger melding om å begynne"));
    last[0].youth_view = Some(YouthView::Otherwise);
    last.push(skill("Strikke", Alone));
    set(&mut house, second, day(12), last);
}

fn filled(config: Config, language: Language) -> Harness {
    let mut screen = Harness::sample_with("KN", config, language);
    fill_beside(&screen);
    screen.advance(std::time::Duration::from_secs(2));
    screen
}

/// Opens the tab of Amir's file.
fn open(screen: &mut Harness) -> &mut Harness {
    screen.keys("3 p l tab");
    screen.expect("Kartlegging]");
    screen
}

#[test]
fn what_was_mapped_is_written_corrected_and_ended() {
    let mut pair = sample();
    let screen = open(&mut pair.screen);
    screen.expect("Ingen kartlegging er skrevet opp ennå. Trykk a for den første.");
    screen.keys("a").expect("Kartlegging · 3 AMIR  du er KN").expect("LEILIGHET 3 · AMIR");
    screen.keys("ctrl-s");
    screen.expect("Skriv hva som ble brukt.");
    screen.type_text("KLEM").keys("ctrl-s").expect("Skriv hvilket språk");
    screen.type_text("dari").keys("tab tab").type_text("telefontolk").keys("tab tab").type_text("Modulus");
    screen.keys("tab").type_text("20.11.2026").keys("ctrl-s").expect("Neste gang må være etter dagen den ble gjort.");
    screen.keys("ctrl-a").type_text("10.12.2026").keys("tab").type_text("egen vekkerklokke").keys("enter");
    screen.expect("Lagret kl. 14:32: KLEM.").expect("KLEM").expect("21.11.2026 KN · igjen 10.12.2026 (om 19 dager)");
    screen.keys("home");
    screen.expect("Avtalt: egen vekkerklokke").expect("Språk: dari, tolk: telefontolk").expect("Papiret: Modulus");
    screen.keys("e").expect("Kartlegging · 3 AMIR  du er KN");
    screen.type_text(" 2").keys("ctrl-s").expect("KLEM 2");
    screen.keys("x").expect("KLEM 2");
    screen.type_text("feil ungdom").keys("enter");
    screen.expect("avsluttet: feil ungdom").expect_not("igjen 10.12.2026");
    for deed in ["add-assessment", "change-assessment", "end-assessment"] {
        assert_eq!(pair.audited(deed), 1, "{deed}");
    }
}

#[test]
fn a_correction_that_meets_another_shows_both() {
    let mut pair = sample();
    let id = add(&mut pair, facts("KLEM", 60, None));
    pair.wait();
    open(&mut pair.screen).keys("e").type_text(" 3");
    let change = Step::Change {
        assessment: personalbase::domain::ids::AssessmentId(id),
        version: 1,
        facts: facts("KLEM 2", 60, None),
    };
    pair.run(&Command::Assess(change));
    pair.screen.keys("ctrl-s").expect("KN endret dette mens du skrev").expect("KLEM 2").expect("KLEM 3");
}

#[test]
fn a_draft_of_it_is_there_again_after_a_kill() {
    let mut screen = Harness::sample("KN");
    open(&mut screen).keys("a").type_text("Boligsjekk").advance(std::time::Duration::from_secs(2));
    screen.kill_and_restart();
    screen.enter("KN");
    screen.expect("Kartlegging · 3 AMIR  du er KN").expect("Boligsjekk");
}

#[test]
fn the_next_time_shows_when_it_nears_and_is_overdue_when_it_has_passed() {
    let mut pair = sample();
    pair.screen.keys("F").expect_not("kartlegging");
    add(&mut pair, facts("Norskprøve", 60, Some(today() + Days::new(200))));
    add(&mut pair, facts("KLEM", 60, Some(today() + Days::new(20))));
    add(&mut pair, facts("Boligsjekk", 60, Some(day(2))));
    let screen = pair.wait();
    screen.expect("kartlegging").expect("Boligsjekk · 19.11.2026 (2 dager siden)").expect_not("KLEM");
    screen.keys("end enter").expect("3 AMIR · Kartlegging").expect("[▲ Kartlegging]");
    screen.expect("igjen 11.12.2026 (om 20 dager)").expect("▲ skulle vært gjort igjen 19.11.2026");
    screen.expect("igjen 09.06.2027").expect_not("09.06.2027 (");
    // Doing it again answers it.
    add(&mut pair, facts("boligsjekk", 0, None));
    pair.wait().expect("Kartlegging]").expect_not("▲ skulle");
    pair.screen.keys("F").expect_not("Boligsjekk");
}

#[test]
fn who_may_not_see_it_hears_so_and_has_nothing_counted() {
    let mut pair = sample_as("TB");
    let before = pair.screen.row(0);
    add(&mut pair, facts("Boligsjekk", 60, Some(day(2))));
    set(&mut pair.other, 0, day(3), vec![skill("Vaske klær", SkillStep::Alone)]);
    let screen = pair.wait();
    assert_eq!(screen.row(0), before, "nothing is counted for a temp");
    screen.keys("3 p l tab").expect("Fagleder og miljøterapeuter ser kartlegging og botrening.");
    screen.expect_not("Boligsjekk").expect_not("Vaske klær").expect_not("▲ Kartlegging");
    for key in ["a", "g"] {
        screen.keys(key).expect("kan ikke skrive kartlegging").expect("3 AMIR · Kartlegging");
    }
    for key in ["e", "x", "enter"] {
        screen.keys(key).expect("3 AMIR · Kartlegging");
    }
    screen.keys("F").expect_not("Boligsjekk");
    // Nor is it found by searching.
    screen.keys("esc S").type_text("boligsjekk").keys("enter").expect_not("låst skap");
}

#[test]
fn the_list_is_gone_through_with_one_key_a_skill_and_only_what_is_new_is_saved() {
    let mut pair = sample();
    set(&mut pair.other, 0, day(30), vec![skill("Planlegge og handle", SkillStep::WithHelp)]);
    pair.wait();
    let screen = open(&mut pair.screen).keys("g");
    screen.expect("Gå gjennom botrening").expect("LEILIGHET 3 · AMIR").expect("mat · 1 ikke ennå");
    // The first one anew with the youth's view, the second as it stood, the third passed over.
    screen.keys("u 1 2 tab 4").expect("1 ikke ennå").expect("enig").expect("hus · 1 ikke ennå");
    screen.expect("4 alene").expect("før: ikke satt");
    screen.keys("ctrl-s").expect("Lagret kl. 14:32: 2 ferdigheter er nye. Ctrl-Z angrer.");
    screen.expect("Kartlegging]");
    assert_eq!(pair.audited("set-skills"), 2, "all in one act");
    let marks = pair.other.read().skill_marks(AMIR).unwrap();
    let told: Vec<_> =
        marks.iter().map(|mark| (mark.facts.skill.as_str(), mark.facts.step, mark.facts.youth_view)).collect();
    assert_eq!(
        told,
        [
            ("Lage enkel middag", SkillStep::NotYet, Some(YouthView::Same)),
            ("Vaske leiligheten", SkillStep::Alone, None),
            ("Planlegge og handle", SkillStep::WithHelp, None),
        ]
    );
}

#[test]
fn a_slip_is_undone_with_one_key() {
    let mut screen = filled(Config::default(), Language::Nb);
    open(&mut screen).keys("g 4 ctrl-s").expect("Lagret kl. 14:32: én ferdighet er ny.").expect("alene ↑");
    screen.keys("ctrl-z").expect("Angret: ").expect("med påminnelse ↑");
}

#[test]
fn going_through_without_anything_new_saves_nothing() {
    let mut screen = filled(Config::default(), Language::Nb);
    open(&mut screen).keys("g 3 2 ctrl-s").expect("Ingenting er endret").expect("Gå gjennom botrening");
    // What was chosen is let go of again.
    screen.keys("4 up backspace ctrl-s").expect("Gå gjennom botrening");
    screen.keys("esc").expect("Kartlegging]");
}

#[test]
fn what_was_chosen_is_there_again_after_a_kill_and_meets_what_another_set() {
    let mut pair = sample();
    open(&mut pair.screen).keys("g 2 u 3").advance(std::time::Duration::from_secs(2));
    pair.screen.kill_and_restart();
    pair.screen.enter("KN");
    pair.screen.expect("Gå gjennom botrening").expect("2 med hjelp").expect("3 med påminnelse");
    set(&mut pair.other, 0, today(), vec![skill("Lage enkel middag", SkillStep::Alone)]);
    pair.screen.keys("ctrl-s").expect("OH endret dette mens du skrev").expect("alene").expect("med hjelp");
    pair.screen.keys("ctrl-s").expect("2 ferdigheter er nye");
}

#[test]
fn what_the_youth_says_needs_a_step_to_be_about() {
    let mut screen = Harness::sample("KN");
    open(&mut screen).keys("g u ctrl-s");
    screen.expect("Sett trinnet også: 1, 2, 3 eller 4.").expect("Gå gjennom botrening");
    screen.keys("2 ctrl-s");
    screen.expect("én ferdighet er ny").expect("med hjelp");
}

#[test]
fn a_single_skill_is_set_with_what_was_seen_and_what_the_youth_says() {
    let mut screen = filled(Config::default(), Language::Nb);
    open(&mut screen).keys("home down down e").expect("Botrening: Lage enkel middag");
    screen.keys("right tab").type_text("laget lasagne alene").keys("tab right tab").type_text("20.11.").keys("enter");
    screen.expect("Lagret kl. 14:32: Lage enkel middag, alene. Ctrl-Z angrer.");
    screen.expect("20.11.2026 KN: alene · laget lasagne alene · Ungdommen er enig.");
    screen.keys("enter").expect("Lage enkel middag: historikk").expect("09.11.2026 OH: med påminnelse");
    screen.expect("lager suppe og ris, trenger melding om").expect("Ungdommen ser det annerledes.");
    screen.keys("esc e tab tab tab").type_text("1.1.2030").keys("enter").expect("Botrening: Lage enkel middag");
}

#[test]
fn the_pictures_tell_how_it_has_gone() {
    let mut screen = filled(Config::default(), Language::Nb);
    open(&mut screen);
    screen.expect("med påminnelse").expect("av 19").expect("siste 12 måneder, høyere er mer");
    screen.keys("down down").expect("·····▁▁▁▃▃▃▅");
    screen.resize(140, 45).expect("siste 24 måneder, høyere er mer");
}

#[test]
fn without_pictures_the_same_is_said_in_words() {
    let mut screen = filled(Config { plain: true, ..Config::default() }, Language::Nb);
    screen.resize(120, 60);
    open(&mut screen).expect("for 3 måneder siden: ").expect("før: med hjelp");
    for bar in ["▁", "▃", "▅", "▇"] {
        screen.expect_not(bar);
    }
    let mut screen = filled(Config { plain: true, ..Config::default() }, Language::En);
    screen.resize(120, 60).keys("3 p l tab").expect("3 months ago: ").expect("before: with help");
}

#[test]
fn a_skill_off_the_list_keeps_its_history_and_a_house_may_have_none() {
    let mut screen = filled(Config::default(), Language::Nb);
    open(&mut screen).keys("end").expect("Ikke lenger på lista").expect("Strikke");
    screen.keys("enter").expect("Strikke: historikk").expect("09.11.2026 OH: alene");
    let own = vec![SkillArea { area: line("hage"), skills: vec![line("Klippe plenen")] }];
    let mut screen = filled(Config { skills: own, ..Config::default() }, Language::Nb);
    open(&mut screen).expect("0 av 1");
    screen.keys("end").expect("Lage enkel middag");
    screen.keys("g").expect("Klippe plenen");
    let mut screen = Harness::sample_with("KN", Config { skills: Vec::new(), ..Config::default() }, Language::Nb);
    open(&mut screen).expect("Huset har ingen liste for botrening.");
    screen.keys("g").expect("Kartlegging]");
}
