//! A youth's plan on the command line.

use personalbase::domain::{
    command::Command,
    ids::{GoalId, PlanId, StaffId, YouthId},
    names::Line,
    plan::{MeasureFacts, MeasureStatus, Responsible, Step},
};

use crate::house::{House, now};

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

/// A measure on the first goal, and a second version with a measure more.
fn with_two_versions() -> House {
    let house = House::sample();
    let mut opened = house.open("KN").house;
    let mut run = |step| opened.execute(StaffId(1), now(), &Command::Plan(step)).unwrap().row;
    let measure = |what: &str| MeasureFacts {
        what: line(what),
        who: Responsible::Staff(Some(StaffId(2))),
        often: Some(line("hver uke")),
        until: None,
        status: MeasureStatus::Ongoing,
    };
    run(Step::AddMeasure { goal: GoalId(1), facts: measure("leksehjelp") });
    let plan = PlanId(run(Step::Begin { youth: YouthId(3), why: line("Nytt skoleår") }));
    run(Step::AddMeasure { goal: GoalId(3), facts: measure("møte med skolen") });
    run(Step::MakeCurrent { plan, version: 2, why: line("Avtalt") });
    house
}

#[test]
fn a_plan_is_shown_with_its_measures_and_that_it_was_opened_is_written_down() {
    let house = with_two_versions();
    let text = house.run_as("OH", &["plan", "show", "--about", "3"]).fine();
    for part in ["Plan 2 (gjeldende)", "«Jeg vil klare norsk", "Bestå vg1 norsk", "leksehjelp · OH · hver uke · pågår"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(house.newest_audit(), ("open-file".to_owned(), Some(3)));
    let shown = house.run_as("OH", &["plan", "show", "--about", "Amir", "--json"]).json();
    assert_eq!((&shown["plan"]["number"], &shown["plan"]["current"]["why"]), (&2.into(), &"Avtalt".into()));
    let measure = &shown["goals"][0]["measures"][1];
    assert_eq!((&measure["what"], &measure["name"]), (&"møte med skolen".into(), &"OH".into()));
    let old = house.run_as("OH", &["plan", "show", "--about", "3", "--version", "1", "--json"]).json();
    assert_eq!(old["plan"]["status"], "closed");
    assert_eq!(old["goals"][0]["measures"].as_array().unwrap().len(), 1);
    let none = house.run_as("OH", &["plan", "show", "--about", "3", "--version", "9"]);
    assert!(none.code == 2 && none.err.contains("Ungdommen har ingen plan 9."), "{}", none.err);
}

#[test]
fn versions_are_listed_and_compared() {
    let house = with_two_versions();
    let list = house.run_as("OH", &["plan", "list", "--about", "3"]).fine();
    let rows: Vec<&str> = list.lines().collect();
    assert!(rows[0].starts_with("Plan 2 (gjeldende) · ") && rows[0].ends_with("KN · Avtalt"), "{list}");
    assert!(rows[1].starts_with("Plan 1 (avsluttet) · "), "{list}");
    let text = house.run_as("OH", &["plan", "compare", "--about", "3"]).fine();
    for part in ["Plan 1 og plan 2", "Hvorfor: Avtalt", "uendret: leksehjelp", "ny: møte med skolen"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let changes = house.run_as("OH", &["plan", "compare", "--about", "3", "--json"]).json()["changes"].clone();
    let measures = &changes[0]["measures"];
    assert_eq!((&measures[0]["change"], &measures[1]["change"]), (&"same".into(), &"added".into()));
    let alone = house.run_as("OH", &["plan", "list", "--about", "1"]).fine();
    assert!(alone.contains("Ingen plan ennå."), "{alone}");
}
