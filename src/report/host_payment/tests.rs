use super::*;
use crate::{
    domain::{
        host::{
            HostCase,
            payment::{Ore, RateFacts, Row, Share, ShareFacts, Tables},
        },
        ids::{AuditId, HostCaseId, HostRateId, HostShareId},
        names,
    },
    text::Language,
};

const NB: Texts = Texts::new(Language::Nb);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn told(name: &str, moved_in: &str, shares_from: &str) -> MonthTold {
    let source = names::Line::new("KS").unwrap();
    let rate = RateFacts { from: day("2023-07-01"), base: Ore(988_500), expense: Ore(935_200), source: source.clone() };
    let share = ShareFacts { from: day(shares_from), base: Share(5_000), expense: Share(2_050), source };
    let tables = Tables {
        rates: vec![Row { id: HostRateId(1), version: 1, facts: rate, supplied: true, used: false }],
        shares: vec![Row { id: HostShareId(1), version: 1, facts: share, supplied: true, used: false }],
    };
    let case = HostCase {
        id: HostCaseId(3),
        version: 1,
        household: HouseholdId(1),
        youth: YouthId(2),
        proposed_on: day("2023-01-01"),
        moved_in: Some(day(moved_in)),
        leaving: None,
        closed: None,
    };
    let month: Month = "2023-09".parse().unwrap();
    let cases = payment::month(month, &[case], Vec::new(), &tables, Reckoning::default(), day("2023-09-20"));
    MonthTold {
        month,
        cases,
        names: BTreeMap::from([(HouseholdId(1), name.to_owned())]),
        reckoning: Reckoning::default(),
        rates_from: None,
        old_rates: None,
        today: day("2023-09-20"),
    }
}

fn head() -> ChainHead {
    ChainHead { id: AuditId(7), hash: [0xab; 32] }
}

#[test]
fn the_file_is_one_norwegian_spreadsheets_open() {
    let csv = told("Familien Berg", "2023-09-21", "2020-01-01").csv(&head(), NB);
    let rows: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(
        rows[..3],
        [
            "\u{feff}måned;sak;husvert;fra;til;teller;av;sats grunnstøtte;andel grunnstøtte %;grunnstøtte;\
             sats utgiftsdekning;andel utgiftsdekning %;utgifter;sum;ført",
            "2023-09;3;Familien Berg;21.09.2023;30.09.2023;10;30;9885,00;50;1647,50;9352,00;20,5;639,05;2286,55;nei",
            "Sum;;;;;;;;;1647,50;;;639,05;2286,55",
        ]
    );
    assert_eq!(rows[4], NB.payment_only_basis());
    assert!(rows[5].contains(&chain_line(NB, &head())), "{}", rows[5]);
    assert!(csv.ends_with("\r\n") && !csv.contains("Samira"));
}

#[test]
fn a_name_is_never_a_formula_and_never_breaks_a_row() {
    assert_eq!(quoted("=HYPERLINK(1)"), "'=HYPERLINK(1)");
    assert_eq!(quoted("-5;\"x\""), "\"'-5;\"\"x\"\"\"");
    assert_eq!(quoted("Berg; Dahl"), "\"Berg; Dahl\"");
    let csv = told("@Berg; Dahl", "2023-09-01", "2020-01-01").csv(&head(), NB);
    assert!(csv.contains(";\"'@Berg; Dahl\";"), "{csv}");
}

#[test]
fn what_lacks_a_rate_stands_there_without_a_sum() {
    let told = told("Familien Berg", "2023-09-01", "2024-01-01");
    let csv = told.csv(&head(), NB);
    assert!(csv.contains("\r\n2023-09;3;Familien Berg;;;;;;;;;;;;mangler sats\r\n"), "{csv}");
    let lines = told.lines(NB);
    assert!(lines.contains(&"Familien Berg, sak 3: Det er ingen andel for 01.09.2023. Ingenting er regnet for saken. Legg til andelen, så regnes den.".to_owned()), "{lines:?}");
}

#[test]
fn the_sentences_say_what_it_is() {
    let lines = told("Familien Berg", "2023-09-01", "2020-01-01").lines(NB);
    assert_eq!(lines[1], "Dette er et grunnlag. Ingenting utbetales herfra. Husleien er utenom.");
    assert!(lines[2].starts_with("Familien Berg, sak 3: 30 av 30 dager, kr 6"), "{lines:?}");
    assert!(lines.last().unwrap().contains("kalenderdager"), "{lines:?}");
}
