//! The sister house in the same file: one house on the screen at a time, and nothing of another.

use std::time::Duration;

use personalbase::{
    config::Config,
    domain::{
        calendar::{EventFacts, EventKind, Step},
        command::Command,
        host::{CaseEnd, Leaving, LeavingFacts, Step as Host},
        house::{ApartmentKind, NewApartment, NewSharedHouse},
        ids::{ApartmentNumber, HouseId, StaffId, YouthId},
        log::{About, Weight},
        staff::StaffRole,
        task::{Due, Owner, TaskAbout, TaskFacts},
    },
    testing::{
        Harness,
        hosted::{household, live_with},
        sample_house,
    },
    text::Language,
};

use crate::{
    calendar_house::event,
    hands::{audit, switch_to},
    houses::{Pair, line, now, sample_as, youth},
};

const LEAD: StaffId = StaffId(1);
const FIRST: HouseId = HouseId(1);
const SISTER: HouseId = HouseId(2);
const YONAS: YouthId = YouthId(2);
const AMIR: YouthId = YouthId(3);

/// The sample house with a sister house, where Leyla lives in apartment 1. KN and TB work in both, the others in the first.
/// Whoever is named sits at the screen, and the second hand writes in the sister house.
fn sister(initials: &str) -> Pair {
    sister_of(sample_as(initials))
}

/// The same with other settings.
fn sister_with(initials: &str, config: Config) -> Pair {
    let mut screen = Harness::empty_with(config, Language::Nb);
    let other = sample_house(screen.folder(), now()).house;
    screen.enter(initials);
    sister_of(Pair { screen, other })
}

fn sister_of(mut pair: Pair) -> Pair {
    let kind = ApartmentKind::SharedKitchenAndBath;
    let apartments = (1..=4).map(|number| NewApartment { number: ApartmentNumber(number), kind }).collect();
    let new = NewSharedHouse { name: line("Søsterhuset"), apartments, common_rooms: vec![line("Peisestue")] };
    pair.run(&Command::AddHouse(new));
    let both = vec![FIRST, SISTER];
    pair.run(&Command::SetStaffHouses { staff: StaffId(4), before: vec![FIRST], houses: both });
    pair.other.show_house(LEAD, SISTER, pair.screen.now()).unwrap();
    let leyla = YouthId(pair.run(&Command::AddYouth(youth("Leyla"))));
    let apartment = pair.other.read().people().unwrap().apartment(ApartmentNumber(1)).unwrap().id;
    let from = pair.screen.now().date_naive();
    pair.run(&Command::MoveIn { youth: leyla, apartment, from, points: Vec::new() });
    pair.write(10, About::House, Weight::Normal, "Ukulele kjøpt til peisestua.");
    pair.wait();
    pair
}

/// A task of the house, for anyone, today.
fn task(title: &str) -> TaskFacts {
    let due = Due::on(now().date_naive());
    TaskFacts { title: line(title), note: None, about: TaskAbout::House, owner: Owner::Anyone, due, repeats: None }
}

fn add(facts: TaskFacts) -> Command {
    Command::AddTask { facts, entry: None }
}

fn leyla(pair: &Pair) -> YouthId {
    let people = pair.other.read().people().unwrap();
    people.youths.values().find(|youth| youth.facts.preferred_name.as_str() == "Leyla").unwrap().id
}

/// TB leads too from now on.
fn promote(pair: &mut Pair) {
    let version = pair.other.read().people().unwrap().staff[&StaffId(4)].version;
    let lead = StaffRole::ClinicalLead;
    pair.run(&Command::ChangeStaff { staff: StaffId(4), version, role: lead, active: true });
}

#[test]
fn while_there_is_one_house_nothing_tells_of_others() {
    let mut screen = Harness::sample("KN");
    let before = screen.screen();
    screen.keys("Z").expect_not("er på skjermen").expect("1 Samira");
    assert!(!before.contains("Bytt hus"), "{before}");
    screen.keys("/").type_text("bytt hus");
    screen.expect_not("Ta opp det neste");
}

#[test]
fn one_key_shows_the_next_house_and_nothing_of_the_one_before() {
    for (width, height) in [(80, 24), (140, 45)] {
        let mut pair = sister("KN");
        let screen = pair.screen.resize(width, height);
        screen.expect("1 Samira").expect("Z Bytt hus").expect_not("Leyla").expect_not("Ukulele");
        screen.keys("l Z").expect("Søsterhuset er på skjermen.").expect("1 Leyla").expect_not("Samira");
        assert!(screen.row(0).contains("Søsterhuset"), "{}", screen.row(0));
        screen.keys("l").expect("Ukulele kjøpt").expect_not("Frokost");
        screen.keys("esc b").expect("Søsterhuset · Ingen har bekreftet vakt nå.").expect("Leyla").expect_not("Yonas");
        screen.keys("esc Z").expect("1 Samira").expect_not("Leyla");
        let last = audit(screen, 1);
        assert_eq!(last, ["KN show-house"]);
    }
}

#[test]
fn a_click_on_the_name_of_the_house_shows_the_next() {
    let mut pair = sister("KN");
    pair.screen.click(3, 0).expect("1 Leyla");
}

#[test]
fn what_is_typed_stays_a_draft_of_its_house() {
    let mut pair = sister("KN");
    let screen = &mut pair.screen;
    screen.keys("3 n").type_text("Halvferdig om Amir");
    screen.advance(Duration::from_secs(5));
    screen.keys("esc Z").expect("1 Leyla").expect_not("Halvferdig");
    screen.keys("d").expect_not("Halvferdig");
    screen.keys("1 n").type_text("Om Leyla");
    screen.advance(Duration::from_secs(5));
    screen.keys("esc Z d").expect("Halvferdig").expect_not("Om Leyla");
}

#[test]
fn whoever_works_in_one_house_sees_no_switch_and_no_other() {
    let mut pair = sister("NV");
    let screen = &mut pair.screen;
    screen.expect("1 Samira").expect_not("Bytt hus");
    screen.keys("Z").expect("1 Samira").expect_not("Leyla");
    screen.keys("S").type_text("ukulele\n");
    screen.expect_not("peisestua");
    screen.keys("esc esc /").type_text("leyla");
    screen.expect_not("Leyla ");
}

#[test]
fn a_leader_finds_what_stands_in_all_houses_with_the_house_in_each_line() {
    let mut pair = sister("KN");
    let screen = &mut pair.screen;
    screen.keys("/").type_text("leyla");
    screen.expect("Søsterhuset ·").expect("annet hus");
    screen.keys("enter").expect("Søsterhuset er på skjermen.").expect("1 LEYLA").expect_not("Samira");
    assert!(screen.row(0).contains("Søsterhuset"), "{}", screen.row(0));
    let rows = pair.other.read().newest_audit(2).unwrap();
    let told: Vec<_> = rows.iter().map(|row| (row.action.as_str(), row.youth.is_some())).collect();
    assert_eq!(told, [("open-file", true), ("show-house", false)]);
}

#[test]
fn an_entry_and_a_task_of_another_house_open_there() {
    let mut pair = sister("KN");
    pair.run(&add(task("Vaske badet i kjelleren")));
    let screen = pair.wait();
    screen.keys("/").type_text("ukulele kj");
    screen.keys("enter").expect("Søsterhuset er på skjermen.").expect("Ukulele kjøpt til peisestua.");
    screen.keys("esc Z").expect("1 Samira");
    screen.keys("/").type_text("vaske badet");
    screen.keys("enter").expect("Søsterhuset er på skjermen.").expect("Vaske badet i kjelleren");
}

#[test]
fn a_house_whose_right_is_gone_opens_no_more() {
    let mut pair = sister("KN");
    pair.screen.keys("/").type_text("leyla");
    pair.screen.expect("Søsterhuset ·");
    promote(&mut pair);
    let out = Command::SetStaffHouses { staff: LEAD, before: vec![FIRST, SISTER], houses: vec![FIRST] };
    pair.other.execute(StaffId(4), pair.screen.now(), &out).unwrap();
    pair.screen.keys("enter").expect("Du arbeider ikke i").expect("1 Samira").expect_not("Leyla bor");
}

#[test]
fn a_leader_searches_all_houses_and_each_row_says_which() {
    for (width, height) in [(80, 24), (140, 45)] {
        let mut pair = sister("KN");
        pair.write(5, About::House, Weight::Normal, "Ukulele lånt ut herfra.");
        let at = pair.screen.now();
        pair.other.show_house(LEAD, FIRST, at).unwrap();
        pair.write(5, About::House, Weight::Normal, "Ukulele hentet i sykkelboden.");
        pair.wait();
        let screen = pair.screen.resize(width, height);
        screen.keys("S").expect("Bare EKV bofellesskap. F7: alle husene dine.");
        screen.type_text("ukulele\n");
        screen.expect("sykkelboden").expect_not("peisestua");
        screen.keys("f7").expect("Alle husene dine").expect("sykkelboden").expect("peisestua");
        screen.expect("Søsterhuset · huset");
        screen.keys("f7").expect("sykkelboden").expect_not("peisestua");
        screen.keys("f7 down enter").expect("Søsterhuset er på skjermen.").expect("Ukulele lånt ut");
    }
}

#[test]
fn a_search_across_stands_in_the_trail_of_whom_it_told() {
    let mut pair = sister("KN");
    let leyla = leyla(&pair);
    pair.write(5, About::Youths(vec![leyla]), Weight::Normal, "Leyla spilte ukulele.");
    pair.wait();
    pair.screen.keys("S f7").type_text("ukulele\n");
    pair.screen.expect("Leyla spilte");
    let told = |pair: &Pair| {
        let rows = pair.other.read().newest_audit(50).unwrap();
        rows.iter().filter(|row| row.action == "search" && row.youth == Some(leyla)).count()
    };
    assert_eq!(told(&pair), 1);
    pair.screen.keys("ctrl-u").type_text("ungdom:leyla\n");
    pair.screen.expect("Leyla spilte");
    assert_eq!(told(&pair), 2);
}

#[test]
fn a_leader_lists_the_tasks_of_all_houses() {
    for (width, height) in [(80, 24), (140, 45)] {
        let mut pair = sister("KN");
        let leyla = leyla(&pair);
        let about = TaskFacts { about: TaskAbout::Youth(leyla), ..task("Ringe tannlegen") };
        pair.run(&add(about));
        pair.wait();
        let screen = pair.screen.resize(width, height);
        screen.keys("t").expect_not("tannlegen");
        screen.keys("H").expect("Alle hus");
        screen.keys("end");
        screen.expect("Andre hus").expect("Søsterhuset · Ringe tannlegen");
        assert_eq!(audit(screen, 1), ["KN search"]);
        screen.keys("space").expect("Dette står i Søsterhuset.");
        screen.keys("H").expect_not("tannlegen");
        screen.keys("H end enter").expect("Søsterhuset er på skjermen.").expect("Ringe tannlegen");
        assert!(screen.row(0).contains("Søsterhuset"), "{}", screen.row(0));
    }
}

#[test]
fn nobody_else_is_shown_or_given_the_switch_to_all_houses() {
    let mut pair = sister("TB");
    pair.run(&add(task("Ringe tannlegen")));
    pair.wait();
    let screen = &mut pair.screen;
    screen.keys("t").expect_not("Alle hus").expect_not("F7");
    screen.keys("H f7").expect_not("tannlegen");
    screen.keys("esc S").expect_not("alle husene");
    screen.type_text("ukulele\n");
    screen.keys("f7").expect_not("peisestua");
    screen.keys("esc /").type_text("leyla");
    screen.expect_not("annet hus");
}

#[test]
fn the_list_across_is_read_one_line_after_another_by_a_screen_reader() {
    let config = Config { plain: true, ..Config::default() };
    let mut pair = sister_with("KN", config);
    pair.run(&add(task("Ringe tannlegen")));
    pair.wait();
    pair.screen.keys("t H end").expect("Søsterhuset · Ringe tannlegen").expect_not("│");
    pair.screen.keys("esc S f7").type_text("ukulele\n");
    pair.screen.expect("Alle husene dine").expect("Søsterhuset · huset").expect_not("│");
}

#[test]
fn who_leads_no_longer_sees_across_no_longer() {
    let mut pair = sister("KN");
    pair.screen.keys("t").expect("Alle hus");
    promote(&mut pair);
    let version = pair.other.read().people().unwrap().staff[&LEAD].version;
    let down = Command::ChangeStaff { staff: LEAD, version, role: StaffRole::MilieuTherapist, active: true };
    pair.other.execute(StaffId(4), pair.screen.now(), &down).unwrap();
    pair.wait();
    pair.screen.keys("/").type_text("leyla");
    pair.screen.expect_not("annet hus");
}

#[test]
fn a_form_that_waits_opens_in_no_other_house_and_is_there_afterwards() {
    let mut pair = sister("KN");
    let screen = &mut pair.screen;
    screen.keys("3 n").type_text("Halvferdig om Amir");
    screen.advance(Duration::from_secs(5));
    screen.keys("esc Z").expect("Søsterhuset er på skjermen.").expect("Ett utkast ligger i EKV bofellesskap.");
    screen.expect("1 Leyla").expect_not("Halvferdig");
    screen.keys("d").expect_not("Halvferdig");
    screen.keys("esc Z").expect("Ett utkast venter her (d).").expect("1 Samira").expect_not("Halvferdig");
    screen.keys("Z").expect("1 Leyla");
    screen.keys("Z d enter").expect("Halvferdig om Amir");
}

#[test]
fn whoever_comes_in_is_told_of_drafts_in_their_other_house() {
    let mut pair = sister("KN");
    pair.screen.keys("Z 1 n").type_text("Halvferdig om Leyla");
    pair.screen.advance(Duration::from_secs(5));
    pair.screen.keys("ctrl-l");
    switch_to(&mut pair.screen, "NV");
    pair.screen.keys("ctrl-l");
    switch_to(&mut pair.screen, "KN");
    pair.screen.expect("Ett utkast ligger i Søsterhuset.").expect("1 Samira").expect_not("Halvferdig");
    pair.screen.keys("esc Z d enter").expect("Halvferdig om Leyla");
}

#[test]
fn the_name_of_the_house_is_whole_however_many_are_on_shift() {
    let mut pair = sister("KN");
    let at = pair.screen.now();
    pair.other.show_house(LEAD, FIRST, at).unwrap();
    for (width, height) in [(80, 24), (90, 24), (100, 30), (110, 30), (140, 45)] {
        let screen = pair.screen.resize(width, height);
        let row = screen.row(0);
        assert!(row.contains("EKV bofellesskap ") && row.contains("14:32") && row.contains("▸KN"), "{width}: {row}");
        assert!(row.contains("ulest"), "what waits to be read is not given up: {width}: {row}");
    }
}

#[test]
fn only_those_who_work_in_the_house_can_be_chosen_and_whoever_stands_stays() {
    let mut pair = sister("KN");
    pair.run(&add(TaskFacts { owner: Owner::Staff(StaffId(3)), ..task("Hente nøkler") }));
    let screen = pair.wait();
    screen.keys("Z t a").expect("Ny oppgave");
    let owner = |screen: &Harness| (0..24).map(|row| screen.row(row)).find(|row| row.contains("Hvem*")).unwrap();
    screen.keys("tab tab tab");
    let mut offered = Vec::new();
    for _ in 0..12 {
        screen.keys("right");
        offered.push(owner(screen));
    }
    let has = |initials: &str| offered.iter().any(|row| row.contains(initials));
    assert!(has("KN Kari") && has("TB Tor") && !has("OH ") && !has("NV "), "{offered:?}");
    screen.keys("left esc");
    screen.keys("esc t e").expect("Hente nøkler").expect("NV Nina");
}

#[test]
fn a_kitchen_is_renamed_and_goes_out_of_use_once_nobody_shares_it() {
    let mut pair = sister("KN");
    let screen = &mut pair.screen;
    screen.keys("Z 1 enter g").expect("Delt kjøkken eller bad");
    screen.keys("tab").type_text("Kjøkken 1");
    screen.keys("tab").type_text("2");
    screen.keys("ctrl-s").expect("Lagret");
    screen.keys("1 D tab right ctrl-s").expect("Lagret");
    screen
        .keys("g")
        .expect("Delte kjøkken og bad")
        .expect("Kjøkken 1 · kjøkken · 2 leiligheter")
        .expect("Legg til et nytt");
    screen.keys("enter ctrl-a backspace").type_text("Kjøkken i kjelleren");
    screen.keys("ctrl-s").expect("Lagret");
    screen.keys("g").expect("Kjøkken i kjelleren");
    screen.keys("enter tab tab right ctrl-s").expect("Leilighet 1 deler dette.");
    screen.keys("left ctrl-s").expect("Lagret");
    screen.keys("1 D tab backspace ctrl-s").expect("Lagret");
    screen.keys("g enter tab tab right ctrl-s").expect("Lagret");
    screen.keys("g").expect("Kjøkken i kjelleren · kjøkken · 2 leiligheter · tatt ut av bruk");
    screen.keys("esc 1 D").expect_not("Kjøkken i kjelleren");
}

#[test]
fn the_covered_roll_goes_through_every_house() {
    for (width, height) in [(80, 24), (140, 45)] {
        let mut pair = sister("NV");
        let screen = pair.screen.resize(width, height);
        screen.keys("ctrl-l ctrl-b").expect("Brannliste").expect("EKV bofellesskap").expect("Søsterhuset");
        screen.expect("EKV bofellesskap, hus 1 av 2. Ctrl-B: Søsterhuset.");
        screen.keys("ctrl-b").expect("Søsterhuset, hus 2 av 2.").expect_not("Leyla").expect_not("EKV");
        screen.keys("ctrl-b").expect_not("Brannliste ·").expect_not("hus 2 av");
    }
}

#[test]
fn the_roll_on_the_screen_offers_the_other_houses_without_names() {
    let mut pair = sister("NV");
    let screen = &mut pair.screen;
    screen.keys("b").expect("Samira");
    screen.keys("H").expect("Søsterhuset, hus 2 av 2.").expect_not("Samira").expect_not("Leyla");
    screen.keys("H").expect("Samira");
}

#[test]
fn whoever_is_taken_in_another_house_at_that_time_is_told_and_not_refused() {
    for (initials, house) in [("KN", "Søsterhuset"), ("OH", "et annet hus")] {
        let mut pair = sister(initials);
        let of = |title, from, to| {
            let facts = event(EventKind::Activity, title, "2026-11-23", from, to);
            EventFacts { responsible: Some(LEAD), ..facts }
        };
        pair.run(&Command::Calendar(Step::Add(of("Personalmøte", "15:00", "16:00"))));
        pair.other.show_house(LEAD, FIRST, pair.screen.now()).unwrap();
        pair.run(&Command::Calendar(Step::Add(of("Brettspill", "15:30", "16:30"))));
        let screen = pair.wait();
        screen.resize(120, 40).keys("k u pagedown").click_on("Brettspill");
        screen.keys("c enter").expect("Avlyst.");
        screen.keys("c").expect(&format!("Kolliderer: KN er opptatt i {house} 15:00–16:00")).expect_not("Personalmøte");
        screen.keys("enter").expect("Aktiviteten er satt opp igjen.");
    }
}

#[test]
fn who_takes_over_sees_a_house_of_their_own() {
    let mut pair = sister("KN");
    pair.screen.keys("Z").expect("1 Leyla");
    pair.screen.keys("ctrl-l");
    switch_to(&mut pair.screen, "NV");
    pair.screen.expect("1 Samira").expect_not("Leyla");
}

#[test]
fn a_leader_sets_up_a_house_and_says_who_works_there() {
    let mut pair = sample_as("KN");
    let screen = &mut pair.screen;
    screen.keys("/").type_text("nytt hus\n");
    screen.expect("Husets navn");
    screen.type_text("Søsterhuset");
    screen.keys("ctrl-s").expect("Søsterhuset er satt opp.").expect("Z Bytt hus");
    screen.keys("s down down w").expect("Arbeider i").expect("[x] EKV bofellesskap").expect("[ ] Søsterhuset");
    screen.keys("right space ctrl-s").expect("Lagret");
    let both = pair.other.read().houses_of(StaffId(3)).unwrap();
    assert_eq!(both, [FIRST, SISTER]);
}

#[test]
fn moving_in_beyond_the_kitchen_is_refused_with_the_limit() {
    let mut pair = sister("KN");
    let screen = &mut pair.screen;
    screen.keys("Z 1 enter").expect("deler kjøkken og bad: 1 av 4 bebodd");
    screen.keys("g").expect("Delt kjøkken eller bad");
    screen.keys("tab").type_text("Kjøkken 1");
    screen.keys("tab").type_text("1");
    screen.keys("ctrl-s").expect("Lagret");
    for number in ["1", "2"] {
        screen.keys(number).keys("D").expect("Kjøkken");
        screen.keys("tab right ctrl-s").expect("Lagret");
    }
    let bilal = pair.run(&Command::AddYouth(youth("Bilal")));
    assert!(bilal > 0);
    let screen = pair.wait();
    screen.keys("2 i").expect("Flytt inn");
    screen.keys("ctrl-s");
    screen.expect("Det delte kjøkkenet er for én leilighet som er bebodd, og er");
}

#[test]
fn the_covered_roll_says_of_which_house_it_is() {
    let mut pair = sister("KN");
    let screen = &mut pair.screen;
    screen.keys("Z ctrl-l ctrl-b").expect("Brannliste").expect("Søsterhuset").expect_not("Leyla");
}

#[test]
fn whoever_loses_their_part_in_a_house_sees_nothing_of_it_any_more() {
    let mut pair = sister("TB");
    pair.screen.keys("Z").expect("1 Leyla");
    let out = Command::SetStaffHouses { staff: StaffId(4), before: vec![FIRST, SISTER], houses: vec![FIRST] };
    pair.run(&out);
    pair.wait().expect_not("Leyla").expect("1 Samira");
}

#[test]
fn the_forms_are_read_one_line_after_another_by_a_screen_reader() {
    let config = Config { plain: true, ..Config::default() };
    let mut screen = Harness::sample_with("KN", config, Language::Nb);
    screen.keys("/").type_text("nytt hus\n");
    screen.expect("Nytt hus").expect("Husets navn").expect_not("│");
    screen.type_text("Søsterhuset");
    screen.keys("ctrl-s s down w").expect("Arbeider i").expect("Søsterhuset").expect_not("│");
}

#[test]
fn whoever_comes_in_after_another_has_their_own_houses() {
    let mut pair = sister("KN");
    pair.screen.keys("ctrl-l");
    switch_to(&mut pair.screen, "NV");
    pair.screen.expect_not("Bytt hus");
    pair.screen.keys("ctrl-l");
    switch_to(&mut pair.screen, "KN");
    pair.screen.keys("esc Z").expect("1 Leyla");
}

/// Amir lived with a host of the first house and belongs to the sister house now; Yonas is proposed to the same host.
fn gone_from_a_host(initials: &str) -> Pair {
    let mut pair = sister(initials);
    pair.other.show_house(LEAD, FIRST, pair.screen.now()).unwrap();
    let berg = household(&mut pair.other, now(), "Familien Berg");
    let day = |text: &str| text.parse().unwrap();
    let case = live_with(&mut pair.other, now(), AMIR, berg, day("2026-11-01"));
    let facts = LeavingFacts { on: day("2026-11-20"), why: Leaving::NeedEnded, follows: None };
    pair.run(&Command::Host(Host::Leave { case, version: 2, facts, points: Vec::new() }));
    pair.run(&Command::Host(Host::Close { case, version: 3, end: CaseEnd { on: day("2026-11-20"), why: None } }));
    pair.run(&Command::TakeOver { youth: AMIR, house: SISTER });
    pair.run(&Command::Host(Host::Propose { household: berg, youth: YONAS, on: day("2026-11-21") }));
    pair.wait();
    pair
}

#[test]
fn reading_of_somebody_who_went_to_another_house_keeps_nobody_out_of_the_trail() {
    for (initials, of_amir) in [("NV", "open-hosts"), ("KN", "open-file")] {
        let mut pair = gone_from_a_host(initials);
        let read = |pair: &Pair, youth, action: &str| {
            let rows = pair.other.read().newest_audit(1_000).unwrap();
            rows.iter().filter(|row| row.youth == Some(youth) && row.action == action).count()
        };
        pair.screen.resize(120, 45).keys("W").expect("Familien Berg");
        for (at, keys) in ["home enter", "esc w"].into_iter().enumerate() {
            let before = (read(&pair, AMIR, of_amir), read(&pair, YONAS, "open-file"));
            pair.screen.keys(keys).expect("Amir").expect_not("hører til et annet hus");
            let after = (read(&pair, AMIR, of_amir), read(&pair, YONAS, "open-file"));
            assert_eq!(after, (before.0 + 1, before.1 + 1), "{initials}, page {at}");
        }
    }
}
