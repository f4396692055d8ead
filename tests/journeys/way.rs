//! *Veien videre*, the host's information sheet, and the husvertkoordinator: what the keys do and the screen says.

use chrono::NaiveDate;
use personalbase::{
    config::Config,
    domain::{
        card::CardFacts,
        command::Command,
        contact::{
            self,
            clock::{ProtectionFacts, ProtectionLevel},
            consent::{ConsentFacts, GivenBy, Recipient, Withdrawal},
        },
        host::{
            CaseEnd, Follows, Leaving, LeavingFacts, Step,
            sheet::{NewSheet, SheetPart},
            way::{StopFacts, WayStep},
        },
        ids::{ApartmentId, ConsentId, HostCaseId, HouseholdId, StaffId, YouthId},
        moves::StayEnd,
        staff::StaffFunction,
        youth::{InterpreterNeed, YouthFacts},
    },
    testing::{
        Harness,
        hosted::{household, live_with},
    },
    text::Language,
};

use crate::houses::{Pair, line, now, prose, sample, sample_as};

/// Who is 17 and has lived in apartment 3.
const AMIR: YouthId = YouthId(3);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn host(pair: &mut Pair, step: Step) -> i64 {
    pair.run(&Command::Host(step))
}

/// Amir lives with a family from 1 November, and somebody is signed in.
fn hosted(initials: &str, name: &str) -> (Pair, HouseholdId, HostCaseId) {
    let mut pair = sample_as(initials);
    let berg = household(&mut pair.other, now(), name);
    let case = live_with(&mut pair.other, now(), AMIR, berg, day("2026-11-01"));
    pair.wait();
    (pair, berg, case)
}

fn leave(pair: &mut Pair, case: HostCaseId, follows: Option<Follows>) {
    let facts = LeavingFacts { on: day("2026-11-20"), why: Leaving::NeedEnded, follows };
    host(pair, Step::Leave { case, version: 2, facts, points: Vec::new() });
}

fn close(pair: &mut Pair, case: HostCaseId, follows: Option<Follows>) {
    leave(pair, case, follows);
    host(pair, Step::Close { case, version: 3, end: CaseEnd { on: day("2026-11-20"), why: None } });
    pair.wait();
}

fn consent(to: HouseholdId, purpose: &str, parts: &[SheetPart]) -> ConsentFacts {
    ConsentFacts {
        recipient: Recipient::Household(to),
        purpose: line(purpose),
        may_tell: prose("At han ikke spiser nøtter.").unwrap(),
        withheld: prose("Hvorfor han sover dårlig."),
        withheld_why: Some(line("vil fortelle det selv")),
        given_by: GivenBy::Youth,
        given_on: day("2026-11-01"),
        until: None,
        language: line("dari"),
        interpreter: None,
        parts: parts.to_vec(),
    }
}

fn give(pair: &mut Pair, facts: ConsentFacts) -> ConsentId {
    ConsentId(pair.run(&Command::Contact(contact::Step::GiveConsent { youth: AMIR, facts })))
}

fn withdraw(pair: &mut Pair, consent: ConsentId) {
    let facts = Withdrawal { on: day("2026-11-21"), by: GivenBy::Youth, note: None };
    pair.run(&Command::Contact(contact::Step::WithdrawConsent { consent, facts }));
    pair.wait();
}

fn allergic(pair: &mut Pair) {
    let facts = CardFacts {
        contact: None,
        visits: None,
        keys: None,
        interpreter: None,
        allergies: Some(line("nøtter")),
        diet: None,
        helps: Some(line("gå en tur alene")),
        medicine: None,
        agreed_with: line("Amir"),
        agreed_on: day("2026-11-01"),
        review: day("2027-01-01"),
    };
    pair.run(&Command::SetCard { youth: AMIR, version: 0, facts });
}

fn coordinator(pair: &mut Pair, initials: &str, holds: bool) {
    let people = pair.other.read().people().unwrap();
    let staff = people.staff.values().find(|member| member.initials.as_str() == initials).unwrap().id;
    pair.run(&Command::SetFunction { staff, function: StaffFunction::HostCoordinator, holds });
    pair.wait();
}

#[test]
fn a_leader_makes_somebody_a_coordinator_and_takes_it_away_again() {
    let mut pair = sample();
    let screen = &mut pair.screen;
    screen.keys("s").expect("Ansatte").expect_not("husvertkoordinator");
    screen.keys("down down down down h").expect("blir husvertkoordinator").expect("TB Tor Berg");
    screen.keys("esc").expect_not("blir husvertkoordinator").expect_not("husvertkoordinator");
    screen.keys("h enter").expect("husvertkoordinator");
    assert!(pair.other.read().people().unwrap().staff[&StaffId(4)].host_coordinator);
    pair.screen.keys("h").expect("er ikke husvertkoordinator mer");
    pair.screen.keys("enter").expect_not("husvertkoordinator");
    assert!(!pair.other.read().people().unwrap().staff[&StaffId(4)].host_coordinator);
    assert_eq!(pair.audited("set-function"), 2);
}

#[test]
fn an_administrator_never_becomes_one_and_a_temp_does_not_make_one() {
    let mut pair = sample();
    pair.screen.keys("s h").expect("En administrator har ikke noe med ungdommene å gjøre");
    let mut temp = sample_as("TB");
    temp.screen.keys("s h").expect("kan ikke");
    assert_eq!((pair.audited("set-function"), temp.audited("set-function")), (0, 0));
}

#[test]
fn a_temp_who_is_a_coordinator_keeps_hosts_and_nothing_else_more() {
    let mut pair = sample_as("TB");
    pair.screen.keys("W").expect("Du er vikar og kan ikke se husvertene");
    coordinator(&mut pair, "TB", true);
    pair.screen.expect("Du er nå husvertkoordinator");
    pair.screen.keys("W").expect("Ingen husvert er skrevet inn ennå");
    pair.screen.keys("w").expect("Veien videre");
    pair.screen.keys("esc a").expect("Familien Berg");
    pair.screen.keys("esc");
    pair.screen.keys("esc J").expect("kan ikke");
    coordinator(&mut pair, "TB", false);
    pair.screen.expect("Du er ikke husvertkoordinator lenger");
    pair.screen.keys("W").expect("Du er vikar og kan ikke se husvertene");
}

#[test]
fn what_stands_open_is_closed_when_the_function_is_taken_away() {
    let (mut pair, ..) = hosted("TB", "Familien Berg");
    coordinator(&mut pair, "TB", true);
    pair.screen.keys("W").expect("Familien Berg");
    coordinator(&mut pair, "TB", false);
    pair.screen.expect_not("Familien Berg").expect("Samira");
}

#[test]
fn the_way_is_one_line_a_youth_with_dates_and_reasons() {
    let (mut pair, ..) = hosted("KN", "Familien Berg");
    let screen = &mut pair.screen;
    screen.resize(160, 40);
    screen.keys("W w").expect("Veien videre · alle år").expect("Amir");
    screen.expect("leilighet 3").expect("(husvert)").expect("husvert: Familien Berg, fra").expect("01.11.2026");
    // Four live in the house, and Amir with a host.
    screen.keys("+").expect("Veien videre · 2025").expect("Samira");
    screen.keys("minus").expect("alle år");
    screen.keys("minus").expect("Veien videre · 2026");
    assert!(pair.audited("open-file") >= 5, "whom it tells of is written down");
}

#[test]
fn closing_a_case_asks_what_came_next() {
    let (mut pair, _, case) = hosted("KN", "Familien Berg");
    leave(&mut pair, case, Some(Follows::Elsewhere));
    pair.wait();
    pair.screen.keys("W home enter end enter x").expect("Avslutt");
    pair.screen.keys("ctrl-s").expect("Skriv hva som kom etter nå");
    pair.screen.keys("enter").expect("Hvor ungdommen flyttet").expect("en annen kommune");
    pair.screen.keys("ctrl-s").expect("Veien til Amir er skrevet");
    assert_eq!(pair.other.read().way_stops_of(AMIR).unwrap()[0].facts.place, Follows::Elsewhere);
}

#[test]
fn a_gap_is_shown_and_filled_from_what_was_thought() {
    let (mut pair, _, case) = hosted("KN", "Familien Berg");
    close(&mut pair, case, Some(Follows::Family));
    pair.screen.resize(180, 40);
    pair.screen.keys("W w").expect("▲ ikke skrevet hva som kom etter");
    pair.screen.keys("a").expect("Hvor ungdommen flyttet").expect("til familie").expect("20.11.2026");
    pair.screen
        .keys("ctrl-s")
        .expect("Veien til Amir er skrevet")
        .expect_not("▲ ikke skrevet")
        .expect("til familie, fra");
    pair.screen.keys("home enter").expect("AMIR · Veien videre");
    pair.screen.keys("end up up up x").expect("Velg et sted som er skrevet her");
    assert_eq!(pair.other.read().way_stops_of(AMIR).unwrap().len(), 1);
}

#[test]
fn a_place_that_was_never_so_is_struck_with_a_reason() {
    let (mut pair, _, case) = hosted("KN", "Familien Berg");
    close(&mut pair, case, None);
    let facts = StopFacts { place: Follows::Elsewhere, from: day("2026-11-20"), until: None, why: None, note: None };
    host(&mut pair, Step::Way(WayStep::Add { youth: AMIR, facts }));
    pair.wait();
    // Names are sorted: the first is Amir's.
    pair.screen.keys("W w home enter");
    pair.screen.expect("AMIR · Veien videre");
    pair.screen.keys("down down x").expect("Stryk: en annen kommune");
    pair.screen.keys("ctrl-s").expect("Skriv hvorfor det strykes");
    pair.screen.type_text("feil ungdom").keys("ctrl-s").expect_not("en annen kommune").expect("ikke skrevet hva som");
    assert_eq!(pair.audited("strike-way-stop"), 1);
}

#[test]
fn moving_out_asks_what_came_next() {
    let mut pair = sample();
    pair.screen.keys("3 enter x").expect("Flytt ut");
    pair.screen.keys("ctrl-a").type_text("20.11.2026").keys("tab right ctrl-s");
    pair.screen.expect("Skriv hva som kom etter nå");
    pair.screen.keys("enter").expect("Hvor ungdommen flyttet");
    pair.screen.keys("ctrl-s").expect("Veien til Amir er skrevet");
    let stops = pair.other.read().way_stops_of(AMIR).unwrap();
    assert_eq!(stops.len(), 1);
}

#[test]
fn the_file_has_the_youths_own_line_among_the_moves() {
    let (mut pair, ..) = hosted("NV", "Familien Berg");
    pair.screen.keys("W w home enter").expect("AMIR · Veien videre").expect("husvert: Familien Berg");
    // A therapist sees it and does not write it.
    pair.screen.keys("a").expect("kan ikke føre husvertene");
}

#[test]
fn the_ladder_tells_nothing_of_few() {
    let (mut pair, _, case) = hosted("NV", "Familien Berg");
    close(&mut pair, case, Some(Follows::OwnFlat));
    pair.screen.keys("W w B").expect("Tiltakstrappa").expect("færre enn 5 opphold").expect_not("1 opphold");
    pair.screen.expect_not("md. (");
}

#[test]
fn six_who_moved_on_are_told_with_how_long() {
    let mut pair = sample();
    for number in 0..6 {
        let facts = YouthFacts {
            preferred_name: line(&format!("Ungdom {number}")),
            latin_name: None,
            own_script_name: None,
            pronunciation: None,
            birth_date: day("2007-05-17"),
            celebrates: None,
            languages: None,
            interpreter: InterpreterNeed::Unknown,
            interpreter_note: None,
            primary_contact: None,
            help_needed: None,
        };
        let youth = YouthId(pair.run(&Command::AddYouth(facts)));
        let from = day("2026-01-05") + chrono::TimeDelta::days(40 * number);
        pair.run(&Command::MoveIn { youth, apartment: ApartmentId(5), from, points: Vec::new() });
        let last_day = from + chrono::TimeDelta::days(39);
        let end = StayEnd { reason: Some(line("egen bolig")), ..StayEnd::default() };
        pair.run(&Command::MoveOut { youth, last_day, end, points: Vec::new() });
    }
    pair.wait();
    pair.screen.keys("W w B").expect("6 opphold · 6 ungdommer · 1 md. (1–1)").expect("i alt");
    pair.screen.expect("færre enn 5").expect("skjult");
}

#[test]
fn the_sheet_is_made_from_consents_and_what_is_left_out_stands_beside_it() {
    let (mut pair, berg, _) = hosted("KN", "Familien Berg");
    allergic(&mut pair);
    give(&mut pair, consent(berg, "Mat", &[SheetPart::Food]));
    let school = give(&mut pair, consent(berg, "Skole", &[SheetPart::School]));
    withdraw(&mut pair, school);
    open_sheet(&mut pair);
    let screen = &mut pair.screen;
    screen.resize(100, 70);
    screen.expect("Informasjonsark · Familien Berg · Amir").expect("Ingen ark er gitt ennå");
    screen.expect("Skole: samtykket er trukket 21.11.2026").expect("Det som hjelper: ingen har samtykket");
    screen.expect("«Hvorfor han sover dårlig.»: holdes tilbake: vil fortelle det selv");
    screen.expect("risikonotater og frister: er ikke for husverter");
    screen.expect("Allergi: nøtter").expect("Mat: At han ikke spiser nøtter.").expect_not("gå en tur alene");
}

#[test]
fn whoever_ticks_the_consent_is_told_while_none_is_written() {
    let (mut pair, berg, _) = hosted("KN", "Familien Berg");
    let told = "Det er ikke ført noe samtykke som gjelder denne husverten.";
    let open = |pair: &mut Pair| {
        pair.screen.keys("esc esc esc W home enter end enter").expect("rollefordeling");
        pair.screen.keys("home");
        for _ in 0..13 {
            pair.screen.keys("down");
        }
        pair.screen.keys("enter").expect("På plass: samtykke til informasjon");
    };
    pair.screen.resize(100, 60);
    open(&mut pair);
    pair.screen.expect(told).expect("C på tavla, så c");
    let food = give(&mut pair, consent(berg, "Mat", &[SheetPart::Food]));
    open(&mut pair);
    pair.screen.expect_not(told);
    withdraw(&mut pair, food);
    open(&mut pair);
    pair.screen.expect(told);
}

fn open_sheet(pair: &mut Pair) {
    pair.screen.keys("W home enter").expect("Familien Berg");
    let case = pair.other.read().host_cases().unwrap().first().unwrap().id;
    assert_eq!(case, HostCaseId(1));
    pair.screen.keys("end enter").expect("Familien Berg");
    pair.screen.keys("A");
}

#[test]
fn a_sheet_is_given_replaced_and_marked_when_a_consent_is_withdrawn() {
    let (mut pair, berg, case) = hosted("KN", "Familien Berg");
    allergic(&mut pair);
    let food = give(&mut pair, consent(berg, "Mat", &[SheetPart::Food]));
    open_sheet(&mut pair);
    pair.screen.keys("a").expect("Gi arket til husverten").expect("Kari Berg");
    pair.screen.keys("ctrl-s").expect("Arket er gitt til Kari Berg").expect("21.11.2026 til Kari Berg (KN) · gjelder");
    let given = pair.other.read().host_sheets_of(case).unwrap().remove(0);
    assert!(given.text.as_str().contains("Allergi: nøtter"), "{}", given.text.as_str());
    for hidden in ["sover dårlig", "fortelle det selv", "gå en tur"] {
        assert!(!given.text.as_str().contains(hidden), "{hidden}\n{}", given.text.as_str());
    }
    withdraw(&mut pair, food);
    pair.screen.expect("må erstattes: et samtykke er trukket");
    pair.screen.keys("a").expect("Ingen samtykker til denne husverten gjelder nå");
    give(&mut pair, ConsentFacts { purpose: line("Språk"), ..consent(berg, "x", &[SheetPart::Language]) });
    pair.wait();
    pair.screen.keys("a ctrl-s").expect("gjelder").expect("erstattet").expect_not("må erstattes");
    pair.screen.keys("home down enter").expect("Dette arket er erstattet 21.11.2026.").expect("Gjelder: Amir");
}

#[test]
fn a_sheet_that_must_be_replaced_stands_on_the_pages_and_counts_as_overdue() {
    let (mut pair, berg, _) = hosted("KN", "Familien Berg");
    let food = give(&mut pair, consent(berg, "Mat", &[SheetPart::Food]));
    open_sheet(&mut pair);
    pair.screen.keys("a ctrl-s").expect("Arket er gitt");
    withdraw(&mut pair, food);
    pair.screen.keys("esc").expect("informasjonsarket må erstattes");
    pair.screen.keys("esc esc").expect("informasjonsarket må erstattes");
    pair.screen.keys("esc F").expect("Forfalt").expect("informasjonsarket må erstattes");
}

#[test]
fn whoever_does_not_see_hosts_is_not_told_of_their_sheets() {
    let (mut pair, berg, case) = hosted("TB", "Familien Berg");
    let food = give(&mut pair, consent(berg, "Mat", &[SheetPart::Food]));
    let new = NewSheet {
        case,
        given_on: day("2026-11-20"),
        given_to: line("Kari Berg"),
        text: prose("Arket.").unwrap(),
        consents: vec![food],
        protected: false,
        seen: None,
    };
    host(&mut pair, Step::GiveSheet(new));
    withdraw(&mut pair, food);
    pair.screen.keys("F").expect_not("informasjonsarket");
    coordinator(&mut pair, "TB", true);
    pair.screen.keys("F").expect("informasjonsarket må erstattes");
}

#[test]
fn a_protected_address_leaves_no_number_on_the_sheet() {
    let (mut pair, berg, case) = hosted("KN", "Familien Berg");
    let mut facts = crate::contacts::contact(contact::ContactRole::School, "Berit Lund", "41234567");
    facts.call_first = true;
    pair.run(&Command::Contact(contact::Step::AddContact { youth: AMIR, facts }));
    give(&mut pair, consent(berg, "Skole", &[SheetPart::School, SheetPart::Calls]));
    let until = Some(day("2027-10-01"));
    let facts = ProtectionFacts { level: ProtectionLevel::Confidential, decided: day("2026-11-01"), until };
    pair.run(&Command::Contact(contact::Step::Protect { youth: AMIR, version: 0, facts }));
    pair.wait();
    open_sheet(&mut pair);
    pair.screen.keys("a ctrl-s").expect("Arket er gitt");
    let text = pair.other.read().host_sheets_of(case).unwrap().remove(0).text;
    assert!(text.as_str().contains("Berit Lund") && !text.as_str().contains("41 23"), "{}", text.as_str());
}

#[test]
fn the_consent_form_offers_the_host_and_what_may_stand_on_the_sheet() {
    let (mut pair, ..) = hosted("KN", "Familien Berg");
    pair.screen.keys("/").type_text("amir").keys("enter");
    pair.screen.keys("C c").expect("På arket");
    let mut other = sample();
    other.screen.keys("1 C c").expect_not("husvert").expect_not("På arket");
}

#[test]
fn the_sheet_goes_to_a_file_outside_the_house_and_not_over_another() {
    let (mut pair, berg, _) = hosted("KN", "Familien Berg");
    give(&mut pair, consent(berg, "Mat", &[SheetPart::Food]));
    open_sheet(&mut pair);
    pair.screen.keys("f").expect("Gi arket til husverten først");
    pair.screen.keys("a ctrl-s").expect("Arket er gitt");
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("ark.txt");
    let write = |pair: &mut Pair| {
        pair.screen.keys("f ctrl-a").type_text(&format!("{}\n", path.display()));
    };
    write(&mut pair);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("Informasjonsark for husvert") && text.contains("Spor: rad"), "{text}");
    assert!(!text.contains("sover dårlig"), "nothing that is left out: {text}");
    assert!(pair.audited("export") > 0);
    write(&mut pair);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

const LONG: &str = "Familien Abdulrahman-Kristoffersen på Øvre Rosenborg ved kirkegården";

#[test]
fn empty_pages_say_what_will_be_there() {
    let mut pair = crate::houses::bare(2).enter();
    pair.screen.keys("W w").expect("Ingen har noen vei å vise ennå");
    pair.screen.keys("B").expect("Ingen opphold er avsluttet ennå");
}

#[test]
fn long_names_and_names_that_run_the_other_way_stand_in_80_by_24_and_in_plain_mode() {
    for plain in [false, true] {
        let config = Config { plain, ..Config::default() };
        let mut screen = Harness::sample_with("KN", config, Language::Nb);
        let mut house = crate::house(&screen).house;
        let berg = household(&mut house, now(), LONG);
        live_with(&mut house, now(), AMIR, berg, day("2026-11-01"));
        let mut facts = house.read().people().unwrap().youths[&AMIR].facts.clone();
        facts.preferred_name = line("عبد الرحمن بن محمد الكبير جدا");
        let version = house.read().people().unwrap().youths[&AMIR].version;
        let mut run = |command: &Command| house.execute(StaffId(1), now(), command).unwrap();
        run(&Command::ChangeYouth { youth: AMIR, version, facts });
        let facts = consent(berg, "Mat", &[SheetPart::Food]);
        run(&Command::Contact(contact::Step::GiveConsent { youth: AMIR, facts }));
        screen.advance(std::time::Duration::from_secs(2));
        screen.keys("W w").expect("Veien videre");
        screen.keys("home").expect("Familien Abdulrahman-Kristoffersen");
        screen.keys("enter").expect("→");
        screen.keys("esc B").expect("Tiltakstrappa");
        screen.keys("esc esc");
        screen.keys("home enter end enter A").expect("Informasjonsark");
        for row in 0..24 {
            assert!(screen.row(row).chars().count() <= 80, "{}", screen.screen());
        }
        screen.keys("a ctrl-s").expect("Arket er gitt");
    }
}
