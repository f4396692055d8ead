//! What may be told to whom, and what no print and no answer of the command line says of a protected address.

use chrono::{NaiveDate, TimeDelta};
use personalbase::domain::{
    command::Command,
    contact::{
        ContactFacts, ContactRole, Phone, Step,
        clock::{ProtectionFacts, ProtectionLevel},
        consent::{ConsentFacts, GivenBy, Recipient},
    },
    ids::{ContactId, YouthId},
    names::{Line, Prose},
    time::Zone,
};

use crate::house::{House, now};

const AMIR: YouthId = YouthId(3);

fn today() -> NaiveDate {
    Zone::OSLO.date(now())
}

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

/// Carries something out as the lead of the sample house.
fn run(house: &House, step: Step) -> i64 {
    let mut opened = house.open("KN");
    opened.house.execute(opened.staff.id, now(), &Command::Contact(step)).unwrap().row
}

fn add_teacher(house: &House) -> ContactId {
    let facts = ContactFacts {
        role: ContactRole::School,
        name: line("Berit Lund"),
        language: None,
        phone: Phone::optional("41 23 45 67").unwrap(),
        email: None,
        time_zone: None,
        note: None,
        call_first: false,
    };
    ContactId(run(house, Step::AddContact { youth: AMIR, facts }))
}

fn consent_for(house: &House, recipient: Recipient) {
    let facts = ConsentFacts {
        recipient,
        purpose: line("Tilrettelegging"),
        may_tell: Prose::optional("fravær").unwrap().unwrap(),
        withheld: Prose::optional("hvorfor").unwrap(),
        withheld_why: Some(line("vil selv")),
        given_by: GivenBy::Youth,
        given_on: today(),
        until: Some(today() + TimeDelta::days(90)),
        language: line("dari"),
        interpreter: None,
        parts: Vec::new(),
    };
    run(house, Step::GiveConsent { youth: AMIR, facts });
}

pub fn protect(house: &House, level: ProtectionLevel) {
    let until = (level != ProtectionLevel::Open).then(|| today() + TimeDelta::days(300));
    run(house, Step::Protect { youth: AMIR, version: 0, facts: ProtectionFacts { level, decided: today(), until } });
}

#[test]
fn a_recipient_is_asked_about_by_name_or_part() {
    let house = House::sample();
    let teacher = add_teacher(&house);
    consent_for(&house, Recipient::Contact(teacher));
    let answer = house.run_as("TB", &["consent", "check", "3", "berit lund"]).fine();
    assert!(
        answer
            .starts_with("Amir til Berit Lund: BARE …\nIkke si: hvorfor. Hvorfor: vil selv.\nTilrettelegging: fravær."),
        "{answer}"
    );
    assert_eq!(house.newest_audit(), ("ask-consent".to_owned(), Some(3)));
    let answer = house.run_as("KN", &["consent", "check", "amir", "skole"]).fine();
    assert!(answer.starts_with("Amir til skole: NEI\nDet er ikke gitt noe samtykke"), "{answer}");
    assert!(answer.contains("hindre fare") && !answer.to_lowercase().contains("loven"), "{answer}");
    let json = house.run_as("KN", &["consent", "check", "3", "Berit Lund", "--json"]).json();
    assert_eq!((&json["answer"], &json["recipient"]["role"]), (&"only".into(), &"school".into()));
    assert_eq!(json["consents"][0]["withheld_why"], "vil selv");
    let json = house.run_as("KN", &["consent", "check", "3", "doctor", "--json"]).json();
    assert_eq!((&json["answer"], &json["because"]), (&"no".into(), &"never-given".into()));
    let unknown = house.run_as("KN", &["consent", "check", "3", "naboen"]);
    assert_eq!(unknown.code, 2, "{unknown:?}");
    let second = add_teacher(&house);
    let several = house.run_as("KN", &["consent", "check", "3", "Berit Lund"]);
    assert_eq!(several.code, 2, "{several:?}");
    assert!(several.err.contains("contact-1 (skole), contact-2 (skole)"), "{several:?}");
    let by_number = house.run_as("KN", &["consent", "check", "3", &format!("contact-{second}")]).fine();
    assert!(by_number.starts_with("Amir til Berit Lund: NEI"), "{by_number}");
    assert_ne!(house.run_as("AD", &["consent", "check", "3", "skole"]).code, 0, "an administrator has no part in it");
}

/// Every print and every list, with what makes it speak of Amir.
const OUTPUTS: &[&[&str]] = &[
    &["today"],
    &["since"],
    &["log", "list"],
    &["log", "list", "--about", "amir"],
    &["search", "tid"],
    &["search", "berit"],
    &["youth", "show", "amir"],
    &["plan", "show", "--about", "amir"],
    &["plan", "list", "--about", "amir"],
    &["access", "list", "--youth", "amir"],
    &["search", "ungdom:amir"],
    &["task", "list"],
    &["presence", "list"],
    &["presence", "list", "--about", "amir"],
    &["presence", "set", "amir", "inne"],
    &["watch", "list"],
    &["watch", "list", "--about", "amir"],
    &["youth", "list"],
    &["youth", "list", "--all"],
    &["goal", "list", "--about", "amir"],
    &["activity", "list"],
    &["handover", "list"],
    &["handover", "show"],
    &["consent", "check", "amir", "skole"],
    &["balance"],
    &["balance", "--youth", "amir"],
    &["access", "list"],
    &["evacuation"],
    &["evacuation", "--reduced"],
    &["log", "add", "--about", "amir", "Kom hjem."],
    &["task", "add", "Ring skolen", "--about", "amir"],
];

fn outputs(house: &House) -> Vec<(String, String)> {
    let mut answers = Vec::new();
    for args in OUTPUTS {
        for extra in [&[][..], &["--json"], &["--language", "en"]] {
            let whole = [args, extra].concat();
            let answer = house.run_as("OH", &whole);
            assert_eq!(answer.code, 0, "{whole:?} {answer:?}");
            answers.push((whole.join(" "), answer.out));
        }
    }
    answers
}

fn busy_house() -> House {
    let house = House::sample();
    house.take_shift("OH");
    house.run_as("OH", &["presence", "set", "3", "ute", "--back", "+2t"]).fine();
    house.run_as("OH", &["watch", "set", "3", "følg med", "--reason", "sover lite", "--review", "+2d 14:00"]).fine();
    house.run_as("OH", &["task", "add", "Følge til lege", "--about", "3"]).fine();
    house
}

/// What looks somebody up by the door they live behind.
const BY_DOOR: &[&[&str]] = &[
    &["youth", "show", "3"],
    &["plan", "show", "--about", "3"],
    &["plan", "list", "--about", "3"],
    &["log", "list", "--about", "3"],
    &["log", "add", "--about", "3", "Kom hjem."],
    &["goal", "list", "--about", "3"],
    &["presence", "list", "--about", "3"],
    &["presence", "set", "3", "inne"],
    &["watch", "list", "--about", "3"],
    &["consent", "check", "3", "skole"],
    &["access", "list", "--youth", "3"],
    &["balance", "--youth", "3"],
    &["task", "add", "Ring skolen", "--about", "3"],
    &["search", "ungdom:3"],
];

/// Where a line or a JSON answer says behind which door Amir lives.
fn tells_the_door(out: &str) -> Option<&str> {
    let doors = ["leilighet 3", "apartment 3", "3 amir", "3, amir"];
    out.lines().find(|line| {
        let line = line.to_lowercase();
        line.contains("amir") && doors.iter().any(|door| line.contains(door))
            || line.contains("\"apartment\":3,")
            || line.contains("\"apartment\": 3,")
    })
}

#[test]
fn no_print_and_no_answer_says_where_somebody_with_a_protected_address_lives() {
    let open = busy_house();
    add_teacher(&open);
    let by_door = |args: &&&[&str]| open.run_as("OH", args).out.contains("Amir");
    assert!(BY_DOOR.iter().filter(by_door).count() > 6, "an open address is found by its door");
    let told = outputs(&open).iter().filter(|(_, out)| tells_the_door(out).is_some()).count();
    assert!(told > 20, "an open address is told where it belongs: {told}");
    {
        let level = ProtectionLevel::StrictlyConfidential;
        let house = busy_house();
        add_teacher(&house);
        protect(&house, level);
        let answers = outputs(&house);
        for (args, out) in &answers {
            assert_eq!(tells_the_door(out), None, "{args}");
            assert!(!out.contains("41 23 45 67") && !out.contains("41234567"), "{args}");
        }
        let roll = &answers.iter().find(|(args, _)| args == "evacuation").unwrap().1;
        assert!(roll.contains("Leilighet 3: UTE") || roll.contains("Leilighet 3: INNE"), "{roll}");
        assert!(
            !roll.contains("Amir") && roll.contains("Samira"),
            "behind the door is somebody without a name: {roll}"
        );
        for args in BY_DOOR {
            for extra in [&[][..], &["--json"], &["--language", "en"]] {
                let answer = house.run_as("OH", &[args, extra].concat());
                assert_ne!(answer.code, 0, "{args:?} {answer:?}");
                assert!(!format!("{}{}", answer.out, answer.err).contains("Amir"), "{args:?} {answer:?}");
            }
        }
        let json = house.run_as("OH", &["today", "--json"]).json();
        let door = json["apartments"].as_array().unwrap().iter().find(|door| door["number"] == 3).unwrap();
        assert_eq!((&door["lived_in"], &door["youth"]), (&true.into(), &serde_json::Value::Null));
        let today = &answers.iter().find(|(args, _)| args == "today").unwrap().1;
        assert!(today.contains("Leilighet 3: bebodd.") && today.contains("Leilighet 1: Samira"), "{today}");
        assert!(today.contains("Adresse skjermet: Amir – "), "{today}");
        let list = house.run_as("OH", &["youth", "list", "--json"]).json();
        let amir = list["youths"].as_array().unwrap().iter().find(|youth| youth["name"] == "Amir").unwrap();
        assert_eq!((&amir["apartment"], &amir["protected_address"]), (&serde_json::Value::Null, &level.id().into()));
        let moved = house.run_as("KN", &["youth", "move-in", "amir", "--apartment", "5"]).fine();
        assert!(!moved.contains('3') || moved.contains("youth-3"), "{moved}");
        assert_eq!(tells_the_door(&moved), None, "{moved}");
        // Back again on the same day is refused, and does not say from where.
        let again = house.run_as("KN", &["youth", "move-in", "amir", "--apartment", "3"]);
        assert_ne!(again.code, 0, "{again:?}");
        assert_eq!(tells_the_door(&again.err), None, "{again:?}");
    }
}
