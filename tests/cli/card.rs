//! `youth show`: who somebody is, what is agreed with them, and how much support they get.

use chrono::{Days, NaiveDate, TimeDelta};
use personalbase::domain::{
    card::{CardFacts, MedicineBy},
    command::Command,
    contact::{
        ContactFacts, ContactRole, Phone, Step,
        clock::{PaperFacts, PaperKind, ProtectionFacts, ProtectionLevel, RiskFacts},
    },
    ids::{StaffId, YouthId},
    names::{Line, Prose},
    night::{AgreementFacts, NightCheck},
    support::{SupportFacts, SupportLevel},
    time::{ClockTime, Zone},
};

use crate::house::{House, now};

const AMIR: YouthId = YouthId(3);

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn today() -> NaiveDate {
    Zone::OSLO.date(now())
}

/// The sample house with a card, a night agreement and two levels of Amir's support, the card so old that it is to be reviewed.
pub fn agreed() -> House {
    let house = House::sample();
    let mut open = house.open("OH").house;
    let then = now() - TimeDelta::days(40);
    let day = Zone::OSLO.date(then);
    let card = CardFacts {
        contact: Some(line("hilser, vil ha fred")),
        visits: Some(line("til 22")),
        keys: None,
        interpreter: Some(line("ikke tolk fra Herat")),
        allergies: Some(line("nøtter")),
        diet: None,
        helps: None,
        medicine: Some(MedicineBy::Reminder),
        agreed_with: line("Amir selv"),
        agreed_on: day,
        review: day + Days::new(30),
    };
    let level = |level, reason: &str| SupportFacts {
        area: line("mat"),
        level,
        reason: line(reason),
        review: today() + Days::new(30),
    };
    let night = AgreementFacts {
        check: NightCheck::Knock,
        at: ClockTime::new(23, 30),
        note: None,
        agreed_with: line("Amir selv"),
        agreed_on: today(),
        review: today() + Days::new(90),
    };
    let mut run = |at, command: &Command| open.execute(StaffId(2), at, command).unwrap().row;
    run(then, &Command::SetCard { youth: AMIR, version: 0, facts: card });
    let facts = level(SupportLevel::Together, "Vil lære.");
    let version = run(then, &Command::SetSupport { youth: AMIR, version: 0, facts });
    let facts = level(SupportLevel::Reminder, "Klarer mer selv.");
    run(now(), &Command::SetSupport { youth: AMIR, version, facts });
    run(now(), &Command::SetNightAgreement { youth: AMIR, version: 0, facts: night });
    house
}

#[test]
fn one_youth_is_shown_by_number_or_name_and_that_is_written_down() {
    let house = agreed();
    for whom in ["3", "amir", "youth-3"] {
        let shown = house.run_as("TB", &["youth", "show", whom]).fine();
        for part in [
            "leilighet 3, Amir",
            "tolk: av og til",
            "Avtalt med Amir selv",
            "▲ må vurderes, skulle vært tatt opp igjen",
            "  Besøk: til 22\n",
            "  Tolk: ikke tolk fra Herat\n",
            "  Medisin: selv med påminnelse\n",
            "Følg med: ikke vurdert\n",
            "Natt: bank på 23:30 · avtalt med Amir selv",
            "  morgen: ikke satt\n",
            "  mat: påminnelse ↑ · vurderes ",
            " · Klarer mer selv.\n",
        ] {
            assert!(shown.contains(part), "«{part}»:\n{shown}");
        }
        assert_eq!(house.newest_audit(), ("open-file".to_owned(), Some(3)));
    }
    let nothing = house.run_as("TB", &["youth", "show", "1"]).fine();
    assert!(nothing.contains("Ingenting er avtalt ennå.\n"), "{nothing}");
    assert_eq!(house.run_as("TB", &["youth", "show", "5"]).code, 2, "nobody lives there");
    let refused = house.run_as("AD", &["youth", "show", "3"]);
    assert_eq!((refused.code, refused.out.as_str()), (6, ""), "an administrator has no part in it");
}

#[test]
fn the_same_as_json() {
    let json = agreed().run_as("KN", &["youth", "show", "3", "--json"]).json();
    assert_eq!(json["youth"]["name"], "Amir");
    let card = &json["card"];
    assert_eq!((&card["visits"], &card["keys"], &card["medicine"]), (&"til 22".into(), &().into(), &"reminder".into()));
    assert_eq!((&card["to_review"], &card["by"]), (&true.into(), &"OH".into()));
    assert_eq!(card["not_agreed"], serde_json::json!(["keys", "diet", "helps"]));
    let areas: Vec<_> = json["support"].as_array().unwrap().iter().map(|one| one["area"].clone()).collect();
    assert_eq!(areas, ["morgen", "mat", "penger", "skole", "helse", "besøk"]);
    let mat = &json["support"][1];
    assert_eq!((&mat["level"], &mat["level_before"]), (&"reminder".into(), &"together".into()));
    assert_eq!(json["support"][0]["level"], serde_json::Value::Null);
    assert_eq!((&json["night"]["check"], &json["night"]["time"]), (&"knock".into(), &"23:30".into()));
    assert_eq!(json["watch"], serde_json::Value::Null);
}

#[test]
fn what_is_dangerous_stands_first_and_the_number_of_one_whose_address_is_protected_stays_in_the_house() {
    let house = House::sample();
    let mut open = house.open("KN").house;
    let mut run = |step| {
        open.execute(StaffId(1), now(), &Command::Contact(step)).unwrap();
    };
    let youth = YouthId(2);
    let prose = |text| Prose::optional(text).unwrap().unwrap();
    let review = today() + Days::new(20);
    let facts = RiskFacts { risk: line("Går ut alene"), reason: prose("Sett."), action: prose("ringer TB"), review };
    run(Step::AddRisk { youth, facts });
    let expires = today() + Days::new(1);
    run(Step::AddPaper { youth, facts: PaperFacts { kind: PaperKind::Permit, expires, note: None } });
    let facts = ContactFacts {
        role: ContactRole::Guardian,
        name: line("Tone Bakken"),
        language: None,
        phone: Phone::optional("40000781").unwrap(),
        email: None,
        time_zone: None,
        note: None,
        call_first: true,
    };
    run(Step::AddContact { youth, facts });
    let shown = house.run_as("TB", &["youth", "show", "2"]).fine();
    let lines: Vec<&str> = shown.lines().skip(1).take(3).collect();
    let expected = [
        "Risiko: Går ut alene · Avtalt: ringer TB",
        "Ring først: ☎ verge Tone Bakken 40 00 07 81",
        &format!("Datoer: ! oppholdstillatelse går ut {} (om 1 dag)", expires.format("%d.%m.%Y")),
    ];
    assert_eq!(lines, expected, "{shown}");
    let json = house.run_as("TB", &["youth", "show", "2", "--json"]).json();
    assert_eq!(json["risks"][0]["to_review"], false);
    assert_eq!(json["call_first"]["phone"], "40000781");
    assert_eq!(
        json["dates"][0],
        serde_json::json!({"of": {"paper": "permit"}, "day": expires.to_string(), "overdue": false})
    );
    let since = house.run_as("TB", &["since"]).fine();
    assert!(since.contains("Risiko: Går ut alene. Avtalt: ringer TB (KN"), "{since}");
    let until = Some(today() + Days::new(90));
    let facts = ProtectionFacts { level: ProtectionLevel::StrictlyConfidential, decided: today(), until };
    run(Step::Protect { youth, version: 0, facts });
    let shown = house.run_as("TB", &["youth", "show", "youth-2"]).fine();
    assert!(shown.contains("Adresse: ! Strengt fortrolig adresse"), "{shown}");
    assert!(shown.contains("Tone Bakken · nummeret står på skjermen"), "{shown}");
    let json = house.run_as("TB", &["youth", "show", "youth-2", "--json"]).json();
    assert_eq!(json["call_first"]["phone"], serde_json::Value::Null);
    assert!(!shown.contains("40 00 07 81") && !json.to_string().contains("40000781"));
}
