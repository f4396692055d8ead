//! `handover`: one on one page, and which nobody has signed.

use personalbase::{
    domain::{
        command::Command,
        handover::{Between, Mode, PartFacts, Step},
        ids::{ShiftId, StaffId, YouthId},
        names::Prose,
        shift::ShiftKindId,
    },
    store::read::Sheet,
};

use crate::house::{House, now};

/// Writes a few words as the evening shift of the sample house, and signs them if `sealed`.
fn written(sealed: bool) -> House {
    let house = House::sample();
    let mut open = house.open("OH").house;
    let staff = StaffId(2);
    let between = Between { shift: ShiftId(1), to: ShiftKindId("night".to_owned()) };
    let prose = |text: &str| Prose::optional(text).unwrap();
    let facts = PartFacts {
        picture: prose("Trøtt. Sov en time."),
        read_back: prose("Lar ham sove."),
        read_back_by: Some(StaffId(3)),
        gone_through: true,
        ..PartFacts::default()
    };
    let part = Step::WritePart { between: between.clone(), youth: Some(YouthId(3)), version: 0, facts };
    open.execute(staff, now(), &Command::HandOver(part)).unwrap();
    if sealed {
        let config = personalbase::config::Config::default();
        let clock = personalbase::domain::task::HouseClock {
            kinds: &config.shifts,
            zone: personalbase::domain::time::Zone::OSLO,
        };
        let shift = open.read().shift(ShiftId(1)).unwrap().unwrap();
        let sheet: Sheet = open.read().handover_sheet(&shift, &between.to, now(), &clock, &config.checklists).unwrap();
        let (version, shown) = (sheet.version(), Box::new(sheet.pulled));
        let seal = Step::Seal { between, version, mode: Mode::Silent, reason: None, shown };
        open.execute(staff, now(), &Command::HandOver(seal)).unwrap();
    }
    house
}

#[test]
fn one_page_says_when_it_was_printed_until_when_it_holds_and_everything_in_order() {
    let page = written(false).run_as("KN", &["handover", "show"]).fine();
    for part in [
        "EKV bofellesskap\nOverlapping Kveldsvakt ",
        " → Nattevakt\nSkrevet ut ",
        " · gyldig til ",
        "ikke signert\n\nHUSET\nTelling: ikke gått gjennom: Nøkler i skapet, ",
        "\nI huset: 0 inne · 0 ute · 5 ukjent\n",
        "LEILIGHET 3, AMIR\nikke vurdert\n",
        "Kort: Trøtt. Sov en time.\n",
        "Tilbakelesing: Lar ham sove. (NV)",
    ] {
        assert!(page.contains(part), "«{part}»:\n{page}");
    }
    let english = written(true).run_as("KN", &["handover", "show", "--language", "en"]).fine();
    assert!(english.contains("waits for the receiver") && english.contains("In short: Trøtt."), "{english}");
}

#[test]
fn it_is_shown_by_its_number_or_its_name() {
    let house = written(true);
    let show = |shift: &str| house.run_as("KN", &["handover", "show", "--shift", shift]);
    let page = show("1").fine();
    for same in ["shift-1", "vakt-1", "kveld", "evening"] {
        assert!(show(same).fine().contains("Trøtt. Sov en time."), "{same}\n{page}");
    }
    for unknown in ["99", "natt", "ettermiddag"] {
        let refused = show(unknown);
        assert_eq!((refused.code, refused.err.contains("Fant ingen vakt")), (2, true), "{}", refused.err);
    }
}

#[test]
fn the_list_says_who_has_signed_and_reading_one_is_written_down() {
    let house = written(true);
    let list = house.run_as("KN", &["handover", "list"]).fine();
    assert!(list.contains("→ Nattevakt · signert ") && list.contains(" av OH, venter på mottaker · shift-1"), "{list}");
    let json = house.run_as("KN", &["handover", "list", "--json"]).json();
    let one = &json["handovers"][0];
    assert_eq!((&one["from"]["id"], &one["to"], &one["state"]), (&1.into(), &"night".into(), &"sealed".into()));
    assert_eq!((&one["signatures"][0]["side"], &one["signatures"][0]["by"]), (&"outgoing".into(), &"OH".into()));
    house.run_as("OH", &["handover", "show"]).fine();
    let audit = house.open("KN").house.read().newest_audit(12).unwrap();
    let read = audit.iter().skip(1).map(|row| row.action.as_str()).find(|action| *action != "export");
    assert_eq!(read, Some("open-handover"));
}

#[test]
fn one_in_json_has_every_section() {
    let json = written(true).run_as("KN", &["handover", "show", "--json"]).json();
    let handover = &json["handover"];
    assert_eq!((&handover["mode"], &handover["heads"]["unknown"]), (&"silent".into(), &5.into()));
    assert!(handover["valid_until"].as_str().unwrap().ends_with('Z') && handover["printed_at"].is_string());
    let sections = handover["sections"].as_array().unwrap();
    assert_eq!((sections.len(), &sections[0]["youth"]), (6, &serde_json::Value::Null));
    let amir = sections.iter().find(|section| section["youth"]["name"] == "Amir").unwrap();
    assert_eq!((&amir["picture"], &amir["read_back_by"]), (&"Trøtt. Sov en time.".into(), &"NV".into()));
    assert!(amir["pulled"]["plan"].is_array());
}
