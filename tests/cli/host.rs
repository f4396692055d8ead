//! Hosts on the command line: the register, the way of the youths, the numbers, and what a host was given on paper.

use chrono::{NaiveDate, TimeDelta};
use personalbase::{
    domain::{
        command::Command,
        contact::{
            self,
            clock::ProtectionLevel,
            consent::{ConsentFacts, GivenBy, Recipient},
        },
        host::{
            HouseholdFacts, Step,
            gate::{Gate, GateFacts, Whose},
            sheet::NewSheet,
        },
        ids::{ConsentId, HostCaseId, HouseholdId, StaffId, YouthId},
        names::{Line, Prose},
        time::Zone,
    },
    testing::hosted::{household, live_with},
};

use crate::house::{House, now};

const AMIR: YouthId = YouthId(3);

fn today() -> NaiveDate {
    Zone::OSLO.date(now())
}

/// The sample house, where Amir has lived with a family for three weeks.
pub fn hosted() -> (House, HouseholdId, HostCaseId) {
    let house = House::sample();
    let mut opened = house.open("KN").house;
    let berg = household(&mut opened, now(), "Familien Berg");
    let case = live_with(&mut opened, now(), AMIR, berg, today() - TimeDelta::days(21));
    (house, berg, case)
}

/// Kari Berg got a sheet that stands on one consent.
pub fn with_sheet() -> House {
    let (house, berg, case) = hosted();
    let mut opened = house.open("KN").house;
    let facts = ConsentFacts {
        recipient: Recipient::Household(berg),
        purpose: Line::new("Mat").unwrap(),
        may_tell: Prose::optional("At han ikke spiser nøtter.").unwrap().unwrap(),
        withheld: None,
        withheld_why: None,
        given_by: GivenBy::Youth,
        given_on: today(),
        until: None,
        language: Line::new("dari").unwrap(),
        interpreter: None,
        parts: Vec::new(),
    };
    let step = contact::Step::GiveConsent { youth: AMIR, facts };
    let consent = opened.execute(StaffId(1), now(), &Command::Contact(step)).unwrap().row;
    let new = NewSheet {
        case,
        given_on: today(),
        given_to: Line::new("Kari Berg").unwrap(),
        text: Prose::optional("Informasjonsark for husvert\nMat: At han ikke spiser nøtter.").unwrap().unwrap(),
        consents: vec![ConsentId(consent)],
        protected: false,
        seen: None,
    };
    opened.execute(StaffId(1), now(), &Command::Host(Step::GiveSheet(new))).unwrap();
    house
}

#[test]
fn staff_are_made_coordinators_and_the_list_tells_it() {
    let house = House::sample();
    assert_eq!(house.run_as("TB", &["host", "list"]).code, 6);
    let told = house.run_as("KN", &["staff", "function", "TB", "husvertkoordinator", "--on"]).fine();
    assert!(told.contains("TB · Tor Berg · vikar · husvertkoordinator"), "{told}");
    assert!(house.run_as("KN", &["staff", "list"]).fine().contains("vikar · husvertkoordinator"));
    let staff = house.run_as("KN", &["staff", "list", "--json"]).json();
    let flags: Vec<bool> =
        staff["staff"].as_array().unwrap().iter().map(|one| one["host_coordinator"].as_bool().unwrap()).collect();
    assert_eq!(flags, [false, false, false, true, false]);
    house.run_as("TB", &["host", "list"]).fine();
    let told = house.run_as("KN", &["staff", "function", "TB", "host-coordinator", "--off", "--json"]).json();
    assert_eq!(told["member"]["host_coordinator"], false);
    assert_eq!(house.run_as("TB", &["host", "list"]).code, 6);
}

#[test]
fn an_administrator_is_no_coordinator_and_a_temp_makes_none() {
    let house = House::sample();
    let refused = house.run_as("KN", &["staff", "function", "AD", "host-coordinator", "--on"]);
    assert!(refused.code == 6 && refused.err.contains("administrator"), "{}", refused.err);
    assert_eq!(house.run_as("TB", &["staff", "function", "TB", "host-coordinator", "--on"]).code, 6);
    assert_eq!(house.run_as("KN", &["staff", "function", "TB", "host-coordinator"]).code, 2, "on or off");
    assert_eq!(house.run_as("KN", &["staff", "function", "TB", "host-coordinator", "--on", "--off"]).code, 2);
}

#[test]
fn the_list_tells_where_each_household_stands() {
    let empty = House::sample().run_as("KN", &["host", "list"]).fine();
    assert!(empty.contains("Ingen husvert er skrevet inn ennå"), "{empty}");
    let (house, ..) = hosted();
    let text = house.run_as("NV", &["host", "list"]).fine();
    assert!(text.contains("1 · Familien Berg · aktiv · Amir") && text.contains("Spor: rad"), "{text}");
    let list = house.run_as("NV", &["host", "list", "--json"]).json();
    let one = &list["households"][0];
    assert_eq!((&one["state"], &one["youth"]["name"]), (&"active".into(), &"Amir".into()));
    assert_eq!(one["replace_sheet"], false);
}

#[test]
fn one_household_is_shown_by_its_name_or_number() {
    let (house, ..) = hosted();
    for whom in ["Familien Berg", "familien berg", "1"] {
        let text = house.run_as("NV", &["host", "show", whom]).fine();
        for told in ["1 · Familien Berg · aktiv", "Adresse: Solveien 4", "Kari Berg", "Amir · aktiv", "politiattest"]
        {
            assert!(text.contains(told), "{told}\n{text}");
        }
    }
    let one = house.run_as("NV", &["host", "show", "1", "--json"]).json();
    assert_eq!((&one["name"], &one["cases"][0]["youth"]["name"]), (&"Familien Berg".into(), &"Amir".into()));
    assert_eq!(one["adults"][0]["gates"][0]["gate"], "police-certificate");
    let none = house.run_as("NV", &["host", "show", "Familien Dahl"]);
    assert!(none.code == 2 && none.err.contains("Ingen husvert heter «Familien Dahl»"), "{}", none.err);
    assert_eq!(house.run_as("NV", &["host", "show", " "]).code, 2, "nothing is no part of a name");
}

#[test]
fn a_part_of_a_name_is_enough_where_it_fits_one() {
    let (house, ..) = hosted();
    let other = HouseholdFacts { name: Line::new("Bergljot Moe").unwrap(), ..facts(&house) };
    house.open("KN").house.execute(StaffId(1), now(), &Command::Host(Step::AddHousehold(other))).unwrap();
    assert!(house.run_as("NV", &["host", "show", "moe"]).fine().contains("2 · Bergljot Moe · "));
    let both = house.run_as("NV", &["host", "show", "berg"]);
    assert!(both.code == 2 && both.err.contains("«berg» passer på flere husverter"), "{}", both.err);
}

fn facts(house: &House) -> HouseholdFacts {
    house.open("KN").house.read().households().unwrap().remove(0).facts
}

#[test]
fn one_that_is_not_ready_says_what_is_missing() {
    let (house, berg, _) = hosted();
    let mut opened = house.open("KN").house;
    let other = HouseholdFacts { name: Line::new("Bergljot Moe").unwrap(), ..facts(&house) };
    let mut run = |step| opened.execute(StaffId(1), now(), &Command::Host(step)).unwrap().row;
    let moe = HouseholdId(run(Step::AddHousehold(other)));
    let day = today();
    let talk = GateFacts { day, until: None, certificate: None, interpreter: None, paper: None, note: None };
    run(Step::Reach { gate: Gate::FirstTalk, whose: Whose::Household(moe), seen: None, facts: talk });
    run(Step::Propose { household: moe, youth: YouthId(1), on: day });
    let told = house.run_as("NV", &["host", "show", "moe"]).fine();
    let left = "Mangler: hjemmebesøk, boligen er godkjent for utleie, godkjent som husvert";
    assert!(told.contains(left) && told.contains("hvem de voksne er"), "{told}");
    let json = house.run_as("NV", &["host", "show", "moe", "--json"]).json();
    assert_eq!(json["before_approval"], serde_json::json!(["home-visit", "dwelling", "approval"]));
    let missing = json["cases"][0]["missing"].as_array().unwrap();
    assert!(missing[0]["gate"].is_null() && missing.iter().any(|one| one["gate"] == "youth-yes"), "{json}");
    let ready = house.run_as("NV", &["host", "show", &berg.to_string(), "--json"]).json();
    assert_eq!(ready["cases"][0]["missing"], serde_json::json!([]));
}

#[test]
fn a_protected_address_is_on_no_paper() {
    let (house, ..) = hosted();
    crate::consent::protect(&house, ProtectionLevel::Confidential);
    for args in [&["host", "show", "1"][..], &["host", "show", "1", "--json"]] {
        let text = house.run_as("KN", args).fine();
        assert!(text.contains("Berg") && !text.contains("Solveien"), "{text}");
    }
    for args in [&["host", "way"][..], &["host", "way", "--json"]] {
        let text = house.run_as("KN", args).fine();
        assert!(text.contains("Amir") && !text.contains("Berg"), "{text}");
    }
    let way = house.run_as("KN", &["host", "way"]).fine();
    let line = way.lines().find(|line| line.starts_with("Amir")).unwrap();
    assert!(line.contains("bofellesskapet, ") && !line.contains("leilighet"), "{line}");
}

#[test]
fn the_way_is_a_line_a_youth() {
    let (house, ..) = hosted();
    let text = house.run_as("NV", &["host", "way"]).fine();
    let line = text.lines().find(|line| line.starts_with("Amir: ")).unwrap();
    assert!(line.contains("leilighet 3") && line.contains("(husvert) → husvert: Familien Berg, fra "), "{line}");
    let ways = house.run_as("NV", &["host", "way", "--json"]).json();
    let amir = ways["ways"].as_array().unwrap().iter().find(|way| way["youth"]["name"] == "Amir").unwrap();
    let places: Vec<_> = amir["legs"].as_array().unwrap().iter().map(|leg| leg["place"].as_str().unwrap()).collect();
    assert_eq!((places, &amir["next_missing"]), (vec!["house", "host"], &false.into()));
    let none = house.run_as("NV", &["host", "way", "--year", "2001"]).fine();
    assert!(none.contains("Ingen har noen vei å vise ennå"), "{none}");
}

#[test]
fn a_way_with_two_places_at_a_time_says_so() {
    let (house, ..) = hosted();
    let way = |house: &House| {
        let ways = house.run_as("NV", &["host", "way", "--json"]).json();
        ways["ways"].as_array().unwrap().iter().find(|way| way["youth"]["name"] == "Amir").unwrap().clone()
    };
    assert_eq!(way(&house)["two_places"], false);
    crate::audit::database(&house)
        .execute("UPDATE placement SET moved_out = '2026-11-10' WHERE youth_id = 3", [])
        .unwrap();
    assert_eq!(way(&house)["two_places"], true);
    let text = house.run_as("NV", &["host", "way"]).fine();
    let line = text.lines().find(|line| line.starts_with("Amir: ")).unwrap();
    assert!(line.contains("to steder på samme tid"), "{line}");
}

#[test]
fn the_ladder_shows_no_figures_of_few() {
    let (house, ..) = hosted();
    let text = house.run_as("NV", &["host", "ladder"]).fine();
    assert!(text.contains("færre enn 5 opphold") && !text.contains("1 opphold"), "{text}");
    let csv = house.run_as("NV", &["host", "ladder", "--csv"]).fine();
    assert!(csv.starts_with("sted;sluttet;opphold;ungdommer;"), "{csv}");
    let cells = |line: &str| line.split(';').count();
    assert!(csv.lines().all(|line| cells(line) == cells(csv.lines().next().unwrap())), "every line is a row: {csv}");
    assert!(csv.contains(";færre enn 5;;;;;"), "{csv}");
    let json = house.run_as("NV", &["host", "ladder", "--json"]).json();
    assert_eq!(json["smallest_group"], 5);
    for row in json["places"][0]["rows"].as_array().unwrap() {
        assert!(row["stays"].is_null() && row["people"].is_null() && row["median_months"].is_null(), "{row}");
    }
    assert!(!text.contains("Amir") && !text.contains("Berg"), "nobody is named: {text}");
}

#[test]
fn what_a_host_was_given_is_printed_word_for_word() {
    let (house, ..) = hosted();
    let none = house.run_as("KN", &["host", "sheet", "Amir"]);
    assert!(none.code == 2 && none.err.contains("Gi arket til husverten først"), "{}", none.err);
    let house = with_sheet();
    let text = house.run_as("NV", &["host", "sheet", "Amir"]).fine();
    assert!(text.starts_with("Informasjonsark for husvert\nMat: At han ikke spiser nøtter.\n\nSpor: rad"), "{text}");
    assert_eq!(house.newest_audit(), ("export".to_owned(), Some(3)));
    let path = house.path("ark.txt");
    house.run_as("NV", &["host", "sheet", "Amir", "--out", &path]).fine();
    assert!(std::fs::read_to_string(&path).unwrap().contains("nøtter"));
    assert_eq!(house.run_as("NV", &["host", "sheet", "Amir", "--out", &path]).code, 2, "nothing is written over");
    assert_eq!(house.run_as("TB", &["host", "sheet", "Amir"]).code, 6);
    assert_eq!(house.run_as("NV", &["host", "sheet", "Samira"]).code, 6, "she has no host");
}

#[test]
fn whether_a_host_may_be_told_is_answered() {
    let house = with_sheet();
    for whom in ["Familien Berg", "husvert"] {
        let text = house.run_as("TB", &["consent", "check", "Amir", whom]).fine();
        assert!(text.contains("Familien Berg") && text.contains("JA"), "{text}");
    }
    let json = house.run_as("TB", &["consent", "check", "Amir", "host", "--json"]).json();
    assert_eq!((&json["recipient"]["role"], &json["answer"]), (&"host".into(), &"yes".into()));
    assert_eq!(house.run_as("TB", &["consent", "check", "Samira", "husvert"]).code, 2);
}
