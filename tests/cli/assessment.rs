//! What `youth show` tells of what was mapped and of skills, and to whom.

use chrono::{Days, NaiveDate};
use personalbase::domain::{
    assessment::{
        AssessmentFacts, Interpreted, Step,
        skill::{SkillFacts, SkillStep, YouthView},
    },
    command::Command,
    ids::{StaffId, YouthId},
    names::Line,
    time::Zone,
};

use crate::house::{House, now};

const AMIR: YouthId = YouthId(3);

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn today() -> NaiveDate {
    Zone::OSLO.date(now())
}

/// The sample house with an assessment that should have been done again, and two skills, one of them off the list.
fn mapped() -> House {
    let house = House::sample();
    let mut open = house.open("OH").house;
    let facts = AssessmentFacts {
        instrument: line("KLEM"),
        edition: Some(line("2. utgave")),
        language: line("dari"),
        done_on: today() - Days::new(60),
        interpreted: Interpreted::Other(line("telefontolk")),
        done_by: StaffId(2),
        read_by: None,
        kept_at: line("låst skap"),
        next: Some(today() - Days::new(1)),
        consequence: Some(line("egen vekkerklokke")),
    };
    let skill = |skill: &str, step| SkillFacts {
        skill: line(skill),
        step,
        words: Some(line("to ganger")),
        youth_view: Some(YouthView::Same),
    };
    let skills = vec![skill("Vaske klær", SkillStep::WithHelp), skill("Strikke", SkillStep::Alone)];
    for step in [Step::Add { youth: AMIR, facts }, Step::SetSkills { youth: AMIR, version: 0, day: today(), skills }] {
        open.execute(StaffId(2), now(), &Command::Assess(step)).unwrap();
    }
    house
}

#[test]
fn a_youth_is_shown_with_what_was_mapped_to_whoever_may_see_it() {
    let house = mapped();
    let text = house.run_as("NV", &["youth", "show", "3"]).fine();
    let day = |ago: u64| (today() - Days::new(ago)).format("%d.%m.%Y").to_string();
    for told in [
        format!("KLEM · 2. utgave · {} OH · ▲ skulle vært gjort igjen {} · Avtalt: egen vekkerklokke", day(60), day(1)),
        format!("Vaske klær: {} OH: med hjelp · to ganger · Ungdommen er enig.", day(0)),
        format!("Strikke: {} OH: alene · to ganger · Ungdommen er enig. · Ikke lenger på lista", day(0)),
        "Vaske leiligheten: ikke satt".to_owned(),
    ] {
        assert!(text.contains(&told), "{told}\n{text}");
    }
    let json = house.run_as("KN", &["youth", "show", "3", "--json"]).json();
    let one = &json["assessments"][0];
    assert_eq!((&one["instrument"], &one["interpreter"]), (&"KLEM".into(), &"telefontolk".into()));
    assert_eq!((&one["next"], &one["overdue"]), (&serde_json::json!(today() - Days::new(1)), &true.into()));
    assert_eq!((&one["done_by"], &one["ended"]), (&"OH".into(), &serde_json::Value::Null));
    let skills = json["skills"].as_array().unwrap();
    let of = |name: &str| skills.iter().find(|one| one["skill"] == name).unwrap();
    assert_eq!((&of("Vaske klær")["area"], &of("Vaske klær")["step"]), (&"hus".into(), &"with-help".into()));
    assert_eq!((&of("Strikke")["area"], &of("Strikke")["youth_view"]), (&serde_json::Value::Null, &"same".into()));
    assert_eq!(of("Betale regninger")["step"], serde_json::Value::Null);
}

#[test]
fn a_temp_is_shown_the_youth_and_nothing_of_it() {
    let house = mapped();
    let text = house.run_as("TB", &["youth", "show", "3"]).fine();
    assert!(text.contains("Amir") && !text.contains("KLEM") && !text.contains("Vaske klær"), "{text}");
    let json = house.run_as("TB", &["youth", "show", "3", "--json"]).json();
    assert_eq!((&json["assessments"], &json["skills"]), (&serde_json::Value::Null, &serde_json::Value::Null));
    for initials in ["TB", "NV"] {
        let found = house.run_as(initials, &["search", "vekkerklokke"]).fine();
        assert!(!found.contains("egen vekkerklokke"), "{found}");
    }
}
