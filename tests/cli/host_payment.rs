//! `host payment`: the basis of what hosts get. Nothing is paid and nothing is recorded.

use std::fs;

use personalbase::domain::{
    command::Command,
    host::{
        Step as HostStep,
        payment::{Ore, Parts, RateFacts, Reckoning, Step},
    },
    ids::{HostBasisId, HostCaseId, StaffId},
    names::{Line, Prose},
};
use serde_json::json;

use crate::{
    audit::database,
    house::{House, now},
};

/// Amir with the Berg family since the 12th of November 2024, and Samira with the Dahl family since 2016.
pub fn hosted() -> House {
    let house = House::sample();
    database(&house)
        .execute_batch(
            "INSERT INTO household (id, changed_by, name, own_entrance, begun) VALUES
                 (1, 1, 'Familien Berg', 1, '2024-01-01'), (2, 1, 'Familien Dahl', 1, '2016-01-01');
             INSERT INTO host_case (id, changed_by, household_id, youth_id, proposed_on, moved_in) VALUES
                 (1, 1, 1, 3, '2024-09-01', '2024-11-12'), (2, 1, 2, 1, '2016-01-01', '2016-01-01');",
        )
        .unwrap();
    house
}

/// What was recorded of November 2024 for the Berg family, and recorded anew, and comes out otherwise by now.
pub fn recorded() -> House {
    let house = hosted();
    let mut open = house.open("KN").house;
    let (month, reckoning, case) = ("2024-11".parse().unwrap(), Reckoning::default(), HostCaseId(1));
    let mut run = |step| open.execute(StaffId(1), now(), &Command::Host(HostStep::Payment(step))).unwrap();
    let rate = |from: &str, base| {
        let source = Line::new("KS").unwrap();
        Step::AddRate(RateFacts { from: from.parse().unwrap(), base: Ore(base), expense: Ore(1_012_500), source })
    };
    let parts = |base| Parts { base: Ore(base), expense: Ore(128_250) };
    run(Step::Record { case, month, reckoning, seen: parts(327_307) });
    run(rate("2024-11-02", 1_200_000));
    let why = Prose::optional("Nye satser.").unwrap().unwrap();
    run(Step::Correct { basis: HostBasisId(1), reckoning, seen: parts(380_000), why });
    run(rate("2024-11-03", 1_300_000));
    house
}

#[test]
fn it_tells_each_host_and_names_no_youth() {
    let house = hosted();
    let text = house.run_as("KN", &["host", "payment", "--month", "2024-11"]).fine().replace('\u{a0}', " ");
    for told in [
        "Godtgjøring · november 2024",
        "Dette er et grunnlag. Ingenting utbetales herfra. Husleien er utenom.",
        "Familien Berg, sak 1: 19 av 30 dager, kr 4 555,57 (ikke ført)",
        "19/30 · grunnstøtte 50 % av 10 336,00 = 3 273,07 · utgifter 20 % av 10 125,00 = 1 282,50",
        "Familien Dahl, sak 2: 30 av 30 dager, kr 7 193,00 (ikke ført)",
        "sum 11 748,57",
        "Spor: rad ",
    ] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    assert!(!text.contains("Amir") && !text.contains("Samira"), "{text}");
    assert_eq!(house.newest_audit(), ("export".to_owned(), Some(3)));
    let none = house.run_as("KN", &["host", "payment", "--month", "2015-11"]).fine();
    assert!(none.contains("Ingen husvert har en ungdom boende denne måneden."), "{none}");
    let lacks = house.run_as("KN", &["host", "payment", "--month", "2019-12"]).fine();
    assert!(lacks.contains("Familien Dahl, sak 2: Det er ingen andel for 01.12.2019."), "{lacks}");
}

#[test]
fn other_programs_read_it_in_ore() {
    let house = recorded();
    let answer = house.run_as("KN", &["host", "payment", "--month", "2024-11", "--json"]).json();
    let berg = &answer["cases"][0];
    assert_eq!((&answer["month"], &berg["household_name"]), (&json!("2024-11"), &json!("Familien Berg")));
    assert_eq!(berg["sum"], json!({ "base": 380_000, "expense": 128_250, "sum": 508_250 }));
    assert_eq!((&berg["days"], &berg["from"], &berg["to"]), (&json!(19), &json!("2024-11-12"), &json!("2024-11-30")));
    assert_eq!((&berg["lines"][0]["number"], &berg["lines"][0]["of"]), (&json!(19), &json!(30)));
    assert_eq!((&berg["recorded"]["why"], &berg["recorded"]["replaces"]), (&json!("Nye satser."), &json!(1)));
    assert_eq!(berg["difference"], json!({ "base": 411_667, "expense": 128_250, "sum": 539_917 }));
    assert_eq!(berg["differs"], json!("sum"));
    let now = house.run_as("KN", &["host", "payment", "--json"]).json();
    assert_eq!(now["reckoning"], json!({ "proration": "calendar-days", "rounding": "ore" }));
}

#[test]
fn a_forecast_and_rates_of_an_earlier_year_say_so() {
    let house = hosted();
    let text = house.run_as("KN", &["host", "payment", "--month", "2027-03"]).fine().replace('\u{a0}', " ");
    assert!(text.contains("▲ Prognose: måneden har ikke begynt."), "{text}");
    assert!(text.contains("▲ Satsene er fra 01.07.2024. Sjekk om KS har nye"), "{text}");
    assert!(text.contains("· sats fra 01.07.2024"), "{text}");
    let then = house.run_as("KN", &["host", "payment", "--month", "2024-11"]).fine();
    assert!(!then.contains("Prognose") && !then.contains("Satsene er fra"), "{then}");
    let json = house.run_as("KN", &["host", "payment", "--month", "2027-03", "--json"]).json();
    let whole = (&json["forecast"], &json["rates_from"], &json["rates_are_old"]);
    assert_eq!(whole, (&json!(true), &json!("2024-07-01"), &json!(true)));
    let line = &json["cases"][0]["lines"][0];
    assert_eq!((&line["rate_from"], &line["share_from"]), (&json!("2024-07-01"), &json!("2020-01-01")));
    let json = house.run_as("KN", &["host", "payment", "--month", "2024-11", "--json"]).json();
    assert_eq!((&json["forecast"], &json["rates_are_old"]), (&json!(false), &json!(false)));
    assert_eq!(json["cases"][0]["differs"], json!(null));
}

#[test]
fn the_file_is_new_and_nobody_elses() {
    let house = hosted();
    let path = house.path("november.csv");
    let said = house.run_as("KN", &["host", "payment", "--month", "2024-11", "--csv", &path]).fine();
    assert!(said.contains("Skrevet til"), "{said}");
    let csv = fs::read_to_string(&path).unwrap();
    assert!(
        csv.starts_with("\u{feff}måned;") && csv.contains("2024-11;2;Familien Dahl;01.11.2024;30.11.2024;30;30;"),
        "{csv}"
    );
    assert!(csv.contains("Sum;;;;;;;;;8441,07;;;3307,50;11748,57\r\n") && csv.contains("Spor: rad "), "{csv}");
    assert!(!csv.contains("Amir"), "{csv}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let again = house.run_as("KN", &["host", "payment", "--csv", &path]);
    assert_eq!((again.code, again.err.contains("finnes fra før")), (2, true), "{}", again.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), csv);
}

#[test]
fn a_month_is_written_as_in_files_and_the_role_decides() {
    let house = hosted();
    for month in ["november", "2024-13", "2024-1"] {
        let answer = house.run_as("KN", &["host", "payment", "--month", month]);
        assert_eq!((answer.code, answer.err.contains("for eksempel 2026-11")), (2, true), "{}", answer.err);
    }
    for user in ["NV", "TB", "AD"] {
        assert_eq!(house.run_as(user, &["host", "payment"]).code, 6, "{user}");
    }
}
