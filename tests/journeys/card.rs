//! The tab «Nå»: what is agreed with a youth, how much support they get, and what holds for the shift that is running.

use std::time::Duration;

use chrono::{Days, NaiveDate, TimeDelta};
use personalbase::{
    config::Config,
    domain::{
        card::{CardFacts, MedicineBy},
        command::Command,
        handover::{Between, RuleFacts, Step},
        ids::{ShiftId, StaffId, YouthId},
        shift::ShiftKindId,
        support::{SupportFacts, SupportLevel},
        task::{Due, Owner, TaskAbout, TaskFacts},
        time::{Instant, Zone},
    },
    testing::Harness,
    text::Language,
};

use crate::{
    hands::open_beside,
    houses::{Pair, line, now, sample, sample_as},
};

const AMIR: YouthId = YouthId(3);

/// A card with a word about most things.
fn card(day: NaiveDate) -> CardFacts {
    let words = |text| Some(line(text));
    CardFacts {
        contact: words("vil ha prat etter skolen, ikke om morgenen"),
        visits: words("venner til 22, si fra i basen"),
        keys: None,
        interpreter: words("ikke bruk tolk fra Kabul"),
        allergies: words("nøtter, EpiPen i basen"),
        diet: words("halal"),
        helps: words("gå en tur sammen, ikke spør med en gang"),
        medicine: Some(MedicineBy::Reminder),
        agreed_with: line("Amir selv, verge"),
        agreed_on: day,
        review: day + Days::new(90),
    }
}

fn agree(pair: &mut Pair, version: i64, at: Instant, change: impl FnOnce(&mut CardFacts)) -> i64 {
    let mut facts = card(Zone::OSLO.date(at));
    change(&mut facts);
    pair.run_at(at, &Command::SetCard { youth: AMIR, version, facts })
}

fn support(pair: &mut Pair, version: i64, area: &str, level: SupportLevel, reason: &str, at: Instant) -> i64 {
    let review = Zone::OSLO.date(at) + Days::new(60);
    let facts = SupportFacts { area: line(area), level, reason: line(reason), review };
    pair.run_at(at, &Command::SetSupport { youth: AMIR, version, facts })
}

fn ago(days: i64) -> Instant {
    now() - TimeDelta::days(days)
}

/// Another terminal agrees on a card with Amir twice, and sets two areas of his support dial.
pub fn agree_beside(screen: &Harness) {
    let mut pair = Pair { screen: Harness::empty(), other: open_beside(screen) };
    let first = agree(&mut pair, 0, ago(70), |_| {});
    agree(&mut pair, first, ago(10), |facts| facts.visits = Some(line("venner til 23 i helgene, ellers 22")));
    let first = support(&mut pair, 0, "morgen", SupportLevel::Reminder, "Våkner selv.", ago(50));
    support(&mut pair, first, "morgen", SupportLevel::Together, "Sover dårlig.", ago(12));
    support(&mut pair, 0, "mat", SupportLevel::Alone, "Lager alt selv.", ago(61));
}

/// The row that begins with a label, on the page.
fn row_of(screen: &Harness, label: &str) -> String {
    let (_, y) = screen.expect(label).find(label).unwrap();
    screen.row(y)
}

/// The sample house with a card of Amir's and two areas of his support dial, on his page.
fn agreed(initials: &str) -> Pair {
    let mut pair = sample_as(initials);
    agree(&mut pair, 0, ago(10), |_| {});
    let first = support(&mut pair, 0, "morgen", SupportLevel::Reminder, "Våkner selv.", ago(50));
    support(&mut pair, first, "morgen", SupportLevel::Together, "Sover dårlig.", ago(12));
    pair.wait().keys(if initials == "TB" { "3 p" } else { "3 p shift-tab" });
    pair
}

#[test]
fn a_file_opens_at_now_for_a_temp_and_at_the_plan_for_the_others() {
    let mut temp = Harness::sample("TB");
    temp.keys("3 p").expect("3 AMIR · Nå").expect("[Nå]  Plan   Logg");
    temp.expect("Ingenting er avtalt ennå.").expect_not("Trykk a");
    temp.keys("1").expect("1 SAMIRA · Nå");
    temp.keys("p").expect("1 SAMIRA · Plan");
    temp.keys("shift-tab").expect("1 SAMIRA · Nå");
    for initials in ["OH", "KN"] {
        let mut screen = Harness::sample(initials);
        screen.keys("3 p").expect("3 AMIR · Plan").expect(" Nå  [Plan]");
        screen.keys("shift-tab").expect("3 AMIR · Nå");
    }
}

#[test]
fn what_is_agreed_stands_first_then_how_it_is_then_support_then_what_is_on() {
    let pair = agreed("TB");
    let screen = &pair.screen;
    let at = |text: &str| screen.expect(text).find(text).unwrap().1;
    let order = [
        "Ring først   ingen er satt",
        "▸ Avtalt med Amir selv, verge 11.11.2026 (KN) · tas opp igjen 09.02.2027",
        "Kontakt      vil ha prat etter skolen, ikke om morgenen",
        "Besøk        venner til 22, si fra i basen",
        "Tolk         av og til · ikke bruk tolk fra Kabul · språk: dari, engelsk",
        "Allergi      nøtter, EpiPen i basen",
        "Kost         halal",
        "Hjelper      gå en tur sammen, ikke spør med en gang",
        "Medisin      selv med påminnelse",
        "Ikke avtalt: nøkler",
        "Følg med     ikke vurdert",
        "Natt         ikke avtalt",
        "Hvis–så      ingenting som gjelder nå",
        "Støttenivå",
    ];
    assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{}", screen.screen());
    let mut screen = pair.screen;
    screen.keys("end").expect("Neste 48 timer").expect("i dag 17:00       Fellesmiddag · Felleskjøkken · OH");
    screen.resize(120, 36);
    for part in order {
        screen.expect(part.trim_start_matches("▸ "));
    }
    screen.expect("Neste 48 timer").expect("i dag 20:00       Film");
}

#[test]
fn a_card_is_written_with_one_key_and_says_who_agreed_when_and_until_when() {
    let mut screen = Harness::sample("OH");
    screen.keys("3 p shift-tab").expect("Ingenting er avtalt ennå. Trykk a for å skrive kortet.");
    screen.keys("a").expect("Avtalt for denne ungdommen").expect("LEILIGHET 3 · AMIR");
    screen.type_text("hilser, vil ha fred\nbror til 23\n\nikke tolk fra Herat\nnøtter\n\nmusikk\n");
    screen.keys("right right tab").type_text("Amir selv og verge").keys("ctrl-s");
    screen.expect("Lagret kl. 14:32: 3 AMIR, avtalt kort.");
    screen.expect("▸ Avtalt med Amir selv og verge 21.11.2026 (OH) · tas opp igjen 21.02.2027");
    screen
        .expect("Kontakt      hilser, vil ha fred")
        .expect("Besøk        bror til 23")
        .expect("Medisin      selv med påminnelse");
    screen.expect("Tolk         av og til · ikke tolk fra Herat · språk: dari, engelsk");
    screen.expect("Ikke avtalt: nøkler, kost");
    // The next one begins with what stands.
    screen.keys("e").expect("bror til 23").expect("(•) selv med påminnelse");
    screen.keys("tab ctrl-a").type_text("ingen").keys("ctrl-s").expect("Besøk        ingen");
}

#[test]
fn a_card_needs_something_agreed_with_somebody_and_a_day_to_talk_about_it_again() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 p shift-tab a ctrl-s").expect("Skriv hvem det er avtalt med.");
    screen.type_text("Amir").keys("ctrl-s").expect("Skriv minst én ting som er avtalt.").expect("▸ Kontakt");
    screen.type_text("hilser").keys("shift-tab ctrl-a backspace ctrl-s").expect("Skriv en dato.");
    screen.type_text("21.11.2026").keys("ctrl-s").expect("▸ Ta opp igjen").expect("fram i tid");
    screen.keys("ctrl-a").type_text("01.02.2028").keys("ctrl-s").expect("Ta det opp igjen innen et år.");
    screen.keys("ctrl-a").type_text("+3u").keys("ctrl-s").expect("tas opp igjen 12.12.2026");
}

#[test]
fn a_temp_reads_what_is_agreed_and_is_told_why_not_to_write_it() {
    let mut pair = agreed("TB");
    let refused = "Du er vikar og kan ikke skrive i planen.";
    for key in ["a", "e"] {
        pair.screen.keys(key).expect(refused).expect("3 AMIR · Nå");
        pair.screen.keys("m esc");
    }
    pair.screen.keys("down down down down u").expect(refused);
    pair.screen.keys("enter").expect("Støttenivå, morgen: historikk");
}

#[test]
fn a_card_whose_day_has_passed_is_to_be_reviewed_on_the_page_the_tab_and_the_board() {
    let mut pair = sample();
    agree(&mut pair, 0, ago(90), |_| {});
    pair.wait().expect("▲ 1 forfalt");
    pair.screen.keys("3 p shift-tab").expect("[Nå]").expect("tas opp igjen 21.11.2026").expect_not("må vurderes");
    pair.screen.set_clock(now() + TimeDelta::days(1)).expect("▲ 2 forfalt");
    pair.screen.expect("[▲ Nå]").expect("▸ ▲ må vurderes, skulle vært tatt opp igjen 21.11.2026");
    pair.screen.expect("Besøk        venner til 22, si fra i basen");
    pair.screen.keys("p").expect("▲ Nå  [Plan]");
    pair.screen.keys("shift-tab a ctrl-s").expect("avtalt kort.").expect("[Nå]").expect_not("må vurderes");
    pair.screen.expect("▲ 1 forfalt");
}

#[test]
fn what_is_to_be_reviewed_stands_in_the_list_of_what_is_overdue() {
    let mut pair = sample();
    agree(&mut pair, 0, ago(91), |_| {});
    support(&mut pair, 0, "mat", SupportLevel::Together, "Vil lære.", ago(61));
    pair.wait().expect("▲ 3 forfalt");
    pair.screen.keys("F");
    assert!(row_of(&pair.screen, "avtalt").contains("må vurderes, skulle vært tatt opp"), "{}", pair.screen.screen());
    assert!(row_of(&pair.screen, "støtte").contains("mat: sammen · skulle vært vurdert"), "{}", pair.screen.screen());
    pair.screen.keys("end enter").expect("3 AMIR · Nå").expect("▲ må vurderes");
}

#[test]
fn the_history_of_a_card_says_what_changed_when_and_with_whom() {
    let mut pair = sample();
    let first = agree(&mut pair, 0, ago(60), |_| {});
    let second = agree(&mut pair, first, ago(30), |facts| {
        facts.visits = Some(line("venner til 23"));
        facts.diet = None;
        facts.agreed_with = line("Amir selv");
    });
    agree(&mut pair, second, ago(3), |facts| {
        facts.visits = Some(line("venner til 23"));
        facts.diet = None;
    });
    pair.wait().keys("3 p shift-tab enter").expect("Avtalt kort: historikk");
    let screen = &pair.screen;
    screen.expect("Avtalt med Amir selv, verge 18.11.2026 (KN)").expect("Ingenting ble endret.");
    screen.expect("Avtalt med Amir selv 22.10.2026 (KN)");
    screen.expect("Besøk: venner til 23 (før: venner til 22, si fra i basen)").expect("Kost: – (før: halal)");
    screen.expect("Avtalt med Amir selv, verge 22.09.2026 (KN)").expect("Besøk: venner til 22, si fra i basen");
}

#[test]
fn two_who_write_the_same_card_see_what_the_other_agreed() {
    let mut one = Harness::sample("KN");
    let mut two = one.second("OH");
    one.keys("3 p shift-tab a").type_text("hilser");
    two.keys("3 p shift-tab a").type_text("vil ha fred").keys("shift-tab shift-tab shift-tab");
    two.type_text("Amir").keys("ctrl-s").expect("avtalt kort.");
    one.keys("shift-tab shift-tab shift-tab").type_text("verge").keys("ctrl-s");
    one.expect("OH endret dette mens du skrev.").expect("vil ha fred").expect("hilser");
    one.keys("ctrl-s").expect("Kontakt      hilser");
    let history = open_beside(&one).read().agreed_card_history(AMIR, 9).unwrap();
    assert_eq!(history.iter().map(|card| card.by).collect::<Vec<_>>(), [StaffId(1), StaffId(2)]);
}

#[test]
fn a_card_and_a_level_that_were_begun_are_there_after_the_program_ended() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 p shift-tab a tab").type_text("bror til 2");
    screen.advance(Duration::from_secs(3));
    screen.kill_and_restart();
    screen.enter("KN");
    screen.expect("Avtalt for denne ungdommen").expect("bror til 2").expect("LEILIGHET 3 · AMIR");
    screen.keys("ctrl-k enter");

    let mut screen = Harness::sample("KN");
    screen.keys("3 p shift-tab down down down down down u").expect("Støttenivå: mat");
    screen.keys("p tab").type_text("klarer det nes");
    screen.advance(Duration::from_secs(3));
    screen.kill_and_restart();
    screen.enter("KN");
    screen.expect("Støttenivå: mat").expect("(•) påminnelse").expect("klarer det nes");
}

#[test]
fn the_support_of_an_area_is_set_with_a_reason_and_a_day_to_look_at_it_again() {
    let mut screen = Harness::sample("OH");
    screen.keys("3 p shift-tab u").expect("Velg først et område under Støttenivå.");
    screen.keys("down down down down u").expect("Støttenivå: morgen").expect("LEILIGHET 3 · AMIR");
    screen.keys("ctrl-s").expect("▸ Nivå");
    screen.keys("f tab ctrl-s").expect("Skriv hvorfor, med få ord.");
    screen.type_text("sover til 11").keys("ctrl-s").expect("Lagret kl. 14:32: 3 AMIR, morgen: for.");
    assert!(row_of(&screen, "morgen").contains("for "), "{}", screen.screen());
    assert!(row_of(&screen, "morgen").contains("▁  vurderes 21.12.2026"), "{}", screen.screen());
    screen.expect("21.11.2026 OH: for. sover til 11");
    screen.keys("e").expect("(•) for");
    screen.keys("left tab").type_text("står opp når vi banker\n\n");
    screen.expect("morgen       sammen ↑").expect("står opp når vi banker");
    screen.keys("down e").expect("Støttenivå: mat").expect("( ) selv");
}

#[test]
fn a_level_whose_day_has_passed_is_to_be_reviewed_and_stands() {
    let mut pair = sample();
    support(&mut pair, 0, "mat", SupportLevel::Alone, "Lager alt selv.", ago(60));
    pair.wait().keys("3 p shift-tab").expect("mat          selv").expect("vurderes 21.11.2026").expect("▲ 1 forfalt");
    pair.screen.set_clock(now() + TimeDelta::days(1)).expect("▲ 2 forfalt").expect("[▲ Nå]");
    assert!(row_of(&pair.screen, "mat          ").contains("▲ må vurderes"), "{}", pair.screen.screen());
    pair.screen.expect("mat          selv");
}

#[test]
fn the_picture_of_an_area_rises_with_what_the_youth_does_alone() {
    let mut pair = sample();
    let first = support(&mut pair, 0, "mat", SupportLevel::For, "Ny her.", ago(70));
    let second = support(&mut pair, first, "mat", SupportLevel::Together, "Vil lære.", ago(35));
    support(&mut pair, second, "mat", SupportLevel::Alone, "Klarer det.", now());
    pair.wait().keys("3 p shift-tab");
    assert!(row_of(&pair.screen, "mat          ").contains("·▁▁▁▁▁▃▃▃▃▃▇"), "{}", pair.screen.screen());
    pair.screen.keys("down down down down down enter").expect("Støttenivå, mat: historikk");
    pair.screen.expect("·▁▁▁▁▁▃▃▃▃▃▇").expect("29.11.2025").expect("i dag");
    pair.screen.expect("21.11.2026 KN: selv. Klarer det.").expect("17.10.2026 KN: sammen. Vil lære.");
    pair.screen.expect("12.09.2026 KN: for. Ny her.");
}

#[test]
fn the_areas_are_those_of_the_house_and_what_was_set_in_others_still_shows() {
    let mut config = Config::default();
    config.plan.support_areas = vec!["vaske klær".to_owned()];
    let mut screen = Harness::sample_with("KN", config.clone(), Language::Nb);
    screen.keys("3 p shift-tab").expect("vaske klær").expect_not("morgen");
    let review = Zone::OSLO.date(now()) + Days::new(30);
    let facts = SupportFacts { area: line("penger"), level: SupportLevel::Alone, reason: line("klarer det"), review };
    let set = Command::SetSupport { youth: AMIR, version: 0, facts };
    open_beside(&screen).execute(StaffId(1), now(), &set).unwrap();
    screen.advance(Duration::from_secs(2)).expect("vaske klær").expect("penger       selv");

    config.plan.support_areas.clear();
    let mut screen = Harness::sample_with("KN", config, Language::Nb);
    screen.keys("3 p shift-tab").expect("Neste 48 timer").expect_not("Støttenivå");
}

#[test]
fn for_a_screen_reader_the_level_before_stands_in_words() {
    let mut screen = Harness::sample_with("KN", Config { plain: true, ..Config::default() }, Language::Nb);
    let mut house = open_beside(&screen);
    let review = Zone::OSLO.date(now()) + Days::new(30);
    let mut version = 0;
    for level in [SupportLevel::Together, SupportLevel::Reminder] {
        let facts = SupportFacts { area: line("mat"), level, reason: line("går bedre"), review };
        version = house.execute(StaffId(1), now(), &Command::SetSupport { youth: AMIR, version, facts }).unwrap().row;
    }
    screen.advance(Duration::from_secs(2)).keys("3 p shift-tab");
    screen.expect("før: sammen").expect_not("▅").expect_not("▃");
}

#[test]
fn if_then_lines_of_the_youth_show_while_they_hold() {
    let mut pair = sample_as("TB");
    let between = Between { shift: ShiftId(1), to: ShiftKindId("night".to_owned()) };
    for (youth, condition, hours) in
        [(Some(AMIR), "Ikke inne 23:00", 2), (Some(YouthId(1)), "Ringer ikke", 2), (None, "Alarmen går", 2)]
    {
        let facts = RuleFacts {
            youth,
            condition: line(condition),
            action: line("ring bakvakt"),
            expires_at: now() + TimeDelta::hours(hours),
        };
        pair.run(&Command::HandOver(Step::AddRule { between: between.clone(), facts }));
    }
    pair.wait().keys("3 p").expect("Hvis–så      Ikke inne 23:00 → ring bakvakt (til 16:32)");
    pair.screen.expect_not("Ringer ikke").expect_not("Alarmen");
    pair.screen.set_clock(now() + TimeDelta::minutes(121)).expect("Hvis–så      ingenting som gjelder nå");
}

#[test]
fn what_is_on_are_the_activities_and_the_tasks_about_the_youth_of_two_days() {
    let mut pair = sample_as("TB");
    for (about, title, day) in [
        (TaskAbout::Youth(AMIR), "Ringe skolen", "2026-11-22"),
        (TaskAbout::Youth(AMIR), "Levere skjema", "2026-11-19"),
        (TaskAbout::Youth(AMIR), "Bestille tannlege", "2026-11-28"),
        (TaskAbout::Youth(YouthId(1)), "Handle med Samira", "2026-11-22"),
        (TaskAbout::House, "Tømme søppel", "2026-11-22"),
    ] {
        let due = Due::on(day.parse().unwrap());
        let facts = TaskFacts { title: line(title), note: None, about, owner: Owner::Anyone, due, repeats: None };
        pair.run(&Command::AddTask { facts, entry: None });
    }
    pair.wait().keys("3 p end");
    let screen = &mut pair.screen;
    screen.expect("▲ ").expect("Levere skjema").expect("Ringe skolen").expect("Fellesmiddag").expect("Film");
    screen.expect_not("tannlege").expect_not("Samira").expect_not("søppel");
    screen.keys("enter").expect("Ringe skolen").expect("Oppgaver");
    // A dinner that has begun is still on; one that is over is not.
    screen.keys("esc").set_clock(now() + TimeDelta::hours(3)).expect("Fellesmiddag");
    screen.set_clock(now() + TimeDelta::hours(5)).expect_not("Fellesmiddag").expect("Film");
}

#[test]
fn what_was_agreed_in_the_shift_is_in_its_handover() {
    let mut pair = sample();
    let before = agree(&mut pair, 0, ago(5), |_| {});
    agree(&mut pair, before, now(), |facts| facts.visits = Some(line("venner til 23")));
    let first = support(&mut pair, 0, "morgen", SupportLevel::Reminder, "Våkner selv.", ago(5));
    support(&mut pair, first, "morgen", SupportLevel::Together, "Sover dårlig.", now());
    pair.wait().keys("o 3").resize(120, 36);
    pair.screen.expect("Avtalt kort: Besøk: venner til 23 (før: venner til 22, si fra i basen) (KN 14:32)");
    pair.screen.expect("Støtte, morgen: påminnelse → sammen. Sover dårlig. (KN 14:32)");
}

#[test]
fn since_last_tells_what_was_agreed_since() {
    let mut house = Harness::sample("OH");
    let mut beside = open_beside(&house);
    let mut facts = card(Zone::OSLO.date(now()));
    facts.keys = Some(line("reservenøkkel i basen"));
    for youth in [AMIR, YouthId(2)] {
        let facts = facts.clone();
        beside.execute(StaffId(1), now(), &Command::SetCard { youth, version: 0, facts }).unwrap();
    }
    house.advance(Duration::from_secs(2)).keys("j").resize(120, 36);
    house.keys("3 enter").expect("Avtalt kort:").expect("Nøkler: reservenøkkel i basen");
    // Of whom nothing else is new, that is said in the heading.
    assert!(row_of(&house, "2 Yonas").contains("mappa er endret"), "{}", house.screen());
}
