//! What hosts get: a month, a year, the rates, and the file. Nothing is paid.

use std::{fs, time::Duration};

use personalbase::{
    config::{Config, Host},
    domain::{
        command::Command,
        host::{
            Step as HostStep,
            payment::{Ore, Proration, RateFacts, Rounding, Step},
        },
        ids::StaffId,
        names::Line,
        staff::StaffFunction,
    },
    testing::Harness,
    text::Language,
};

use crate::hands::{audit, database, open_beside};

/// Amir with the Berg family since the 12th of November, and Samira with the Dahl family since January.
fn hosted(screen: &Harness) {
    database(screen)
        .execute_batch(
            "INSERT INTO household (id, changed_by, name, own_entrance, begun) VALUES
                 (1, 1, 'Familien Berg', 1, '2026-01-01'), (2, 1, 'Familien Dahl', 1, '2025-01-01');
             INSERT INTO host_case (id, changed_by, household_id, youth_id, proposed_on, moved_in) VALUES
                 (1, 1, 1, 3, '2026-09-01', '2026-11-12'), (2, 1, 2, 1, '2025-09-01', '2026-01-01');",
        )
        .unwrap();
}

fn sample() -> Harness {
    sample_with(Config::default())
}

fn sample_with(config: Config) -> Harness {
    let screen = Harness::sample_with("KN", config, Language::Nb);
    hosted(&screen);
    screen
}

/// Adds a set of rates beside the program.
fn add_rate(screen: &Harness, from: &str, kroner: i64) {
    let source = Line::new("KS").unwrap();
    let facts = RateFacts { from: from.parse().unwrap(), base: Ore(kroner * 100), expense: Ore(1_012_500), source };
    let command = Command::Host(HostStep::Payment(Step::AddRate(facts)));
    open_beside(screen).execute(StaffId(1), screen.now(), &command).unwrap();
}

/// Hard blanks part thousands: they read as blanks.
fn shows(screen: &Harness, text: &str) -> bool {
    screen.screen().replace('\u{a0}', " ").contains(text)
}

#[track_caller]
fn expect<'a>(screen: &'a Harness, text: &str) -> &'a Harness {
    assert!(shows(screen, text), "{text}\n{}", screen.screen());
    screen
}

#[track_caller]
fn row(screen: &Harness, text: &str) -> String {
    let all = screen.screen().replace('\u{a0}', " ");
    let found = all.lines().find(|line| line.contains(text));
    assert!(found.is_some(), "{text}\n{all}");
    found.unwrap_or_default().to_owned()
}

/// Fills in a form, field by field.
fn fill(screen: &mut Harness, fields: &[&str]) {
    for field in fields {
        screen.type_text(field).keys("tab");
    }
}

#[test]
fn the_month_shows_each_case_with_its_days_rates_parts_and_sum() {
    let mut screen = sample();
    screen.keys("W B").resize(140, 45);
    screen.expect("Godtgjøring · november 2026").expect("0 av 2 ført");
    screen.expect("Dette er et grunnlag. Ingenting utbetales herfra. Husleien er utenom.");
    let berg = row(&screen, "Familien Berg · Amir");
    assert!(berg.contains("19 av 30 dager") && berg.contains("4 555,57"), "{berg}");
    let dahl = row(&screen, "Familien Dahl · Samira");
    assert!(dahl.contains("30 av 30 dager") && dahl.contains("7 193,00"), "{dahl}");
    expect(&screen, "19/30 · grunnstøtte 50 % av 10 336,00 = 3 273,07 · utgifter 20 % av 10 125,00 = 1 282,50");
    expect(&screen, "sum 11 748,57").expect("Ikke ført.").expect("Regnet etter kalenderdager, i øre.");
}

#[test]
fn the_arrows_turn_the_months_and_nobody_lives_there_before() {
    let mut screen = sample();
    screen.keys("W B left").expect("Godtgjøring · oktober 2026").expect("Familien Dahl").expect_not("Familien Berg");
    screen.keys("right right").expect("desember 2026").expect("Familien Berg");
    screen.keys("f").expect("Måneden har ikke begynt.").expect_not("Føre grunnlaget");
    for _ in 0..12 {
        screen.keys("left");
    }
    screen.expect("desember 2025").expect("Ingen husvert har en ungdom boende denne måneden.");
}

#[test]
fn rates_of_an_earlier_year_and_a_month_that_has_not_begun_are_told() {
    let mut screen = sample();
    screen.keys("W B").resize(140, 45);
    let old = "▲ Satsene er fra 01.07.2024. Sjekk om KS har nye";
    expect(&screen, old).expect_not("Prognose");
    expect(&screen, "= 1 282,50 · sats fra 01.07.2024");
    screen.keys("right").expect("▲ Prognose: måneden har ikke begynt.").expect("desember 2026");
    expect(&screen, old);
    add_rate(&screen, "2026-07-01", 11_000);
    screen.advance(Duration::from_secs(2));
    screen.expect_not("Satsene er fra");
    expect(&screen, "sats fra 01.07.2026");
}

#[test]
fn whoever_opens_the_payments_of_a_youth_leaves_one_row_in_their_file() {
    let mut screen = sample();
    let opened = |screen: &Harness, youth: i64| {
        let rows = open_beside(screen).read().newest_audit(100).unwrap();
        rows.iter().filter(|row| row.action == "open-file" && row.youth.is_some_and(|one| one.0 == youth)).count()
    };
    screen.keys("W");
    let (amir, samira) = (opened(&screen, 3), opened(&screen, 1));
    assert_eq!((amir, samira), (1, 1), "the list names both");
    screen.keys("B left");
    assert_eq!((opened(&screen, 3), opened(&screen, 1)), (amir + 1, samira + 1));
    // What is turned to and read again tells nothing new.
    add_rate(&screen, "2026-07-01", 11_000);
    screen.advance(Duration::from_secs(2));
    screen.keys("right right left");
    assert_eq!((opened(&screen, 3), opened(&screen, 1)), (amir + 1, samira + 1));
    // A month that tells of somebody else does.
    screen.keys("esc").advance(Duration::from_secs(1));
    database(&screen).execute("UPDATE host_case SET moved_in = '2026-12-01' WHERE id = 1", []).unwrap();
    screen.keys("B");
    assert_eq!((opened(&screen, 3), opened(&screen, 1)), (amir + 1, samira + 2), "Amir is not told of yet");
    screen.keys("right");
    assert_eq!((opened(&screen, 3), opened(&screen, 1)), (amir + 2, samira + 2));
}

#[test]
fn other_days_with_the_same_sum_are_told_and_recorded_anew() {
    let host = Host { proration: Proration::WholeMonths, ..Host::default() };
    let mut screen = sample_with(Config { host, ..Config::default() });
    screen.keys("W B f enter").resize(140, 45).expect("2 av 2 ført").expect_not("▲ Forskjell");
    database(&screen).execute("UPDATE host_case SET moved_in = '2026-11-14' WHERE id = 1", []).unwrap();
    screen.keys("esc B");
    expect(&screen, "▲ Forskjell: regnet nå blir det 7 193,00 (samme sum, andre dager).");
    screen.keys("home r").expect("Før på nytt");
    screen.type_text("Feil dag.").keys("ctrl-s").expect("Ført på nytt kl.");
    screen.expect("17 av 30 dager").expect_not("▲ Forskjell");
}

#[test]
fn a_month_is_recorded_after_a_question_and_only_once() {
    let mut screen = sample();
    screen.keys("W B f").expect("Føre grunnlaget for november 2026 for 2").expect("Måneden er ikke over.");
    expect(&screen, "kr 11 748,57");
    screen.keys("esc").expect("0 av 2 ført").expect_not("Føre grunnlaget for");
    screen.keys("f enter").expect("2 av 2 ført").expect("grunnlaget for 2 saker. Ingenting er utbetalt.");
    screen.expect("av KN.");
    screen.keys("f").expect("alt som er regnet, er ført.").expect_not("Føre grunnlaget for");
    screen.keys("r").expect("Det er ingen forskjell å føre på nytt.");
    let deeds = audit(&screen, 3);
    assert_eq!(deeds[1..], ["KN record-host-basis", "KN record-host-basis"], "{deeds:?}");
}

#[test]
fn a_new_rate_is_told_as_a_difference_and_recorded_anew_with_a_reason() {
    let mut screen = sample();
    screen.keys("W B left f enter").expect("1 av 1 ført");
    add_rate(&screen, "2026-10-01", 12_000);
    screen.advance(Duration::from_secs(2)).resize(140, 45);
    expect(&screen, "▲ Forskjell: regnet nå blir det 8 025,00 (832,00 mer).");
    assert!(row(&screen, "Familien Dahl").contains("7 193,00"), "what is recorded stands");
    screen.keys("right");
    expect(&screen, "▲ Forskjell i måneder som er ført: oktober 2026.");
    screen.keys("left r").expect("Før på nytt");
    expect(&screen, "Ført: grunnstøtte 5 168,00 · utgifter 2 025,00 · sum 7 193,00.");
    expect(&screen, "Regnet nå: grunnstøtte 6 000,00 · utgifter 2 025,00 · sum 8 025,00.");
    screen.keys("ctrl-s").expect("Skriv hvorfor det føres på nytt.");
    screen.type_text("Satsene kom sent.").keys("ctrl-s").expect("Ført på nytt kl.");
    assert!(row(&screen, "Familien Dahl").contains("8 025,00"), "{}", screen.screen());
    screen.expect("Satsene kom sent.").expect_not("▲ Forskjell");
    expect(&screen, "Erstattet: 7 193,00 (31 dager), ført");
}

#[test]
fn a_day_without_a_rate_says_so_and_nothing_is_counted() {
    let mut screen = sample();
    database(&screen)
        .execute_batch("UPDATE host_case SET proposed_on = '2016-01-01', moved_in = '2016-12-01' WHERE id = 2")
        .unwrap();
    screen.keys("W B y");
    for _ in 0..7 {
        screen.keys("left");
    }
    screen.expect("Godtgjøring · 2019").expect("mangler sats");
    screen
        .keys("down enter")
        .resize(140, 45)
        .expect("2019")
        .expect("▲ Det er ingen andel for")
        .expect("Ingenting er regnet");
    screen.keys("f").expect("Det er ingenting å føre");
}

#[test]
fn the_year_shows_each_host_month_by_month() {
    let mut screen = sample();
    screen.keys("W B f enter y").resize(140, 45).expect("Godtgjøring · 2026");
    let january = row(&screen, "januar");
    assert!(january.contains("7 193,00") && january.contains("ikke ført"), "{january}");
    expect(&screen, "Familien Berg").expect("Familien Dahl");
    // 11 × 7 193,00 up to now; 19/30 of November; both.
    for sum in ["79 123,00", "4 555,57", "83 678,57"] {
        expect(&screen, sum);
    }
    screen.keys("left").expect("Ingen husvert har hatt en ungdom boende i 2025.");
    screen.expect_not("desember");
    screen.keys("right home down enter").expect("Godtgjøring · januar 2026");
    screen.keys("esc").expect("Godtgjøring · 2026");
}

#[test]
fn rates_are_added_and_corrected_until_something_was_counted_with_them() {
    let mut screen = sample();
    screen.keys("W B g").resize(140, 45).expect("Satser for godtgjøring");
    expect(&screen, "grunnstøtte 10 336,00 · utgiftsdekning 10 125,00 · gir 7 193,00 i måneden");
    screen.expect("fulgte med programmet").expect("50 % av grunnstøtten · 20 % av utgiftsdekningen");
    screen.expect("Kilden sier ingen dag; regnet fra den første.");
    screen.keys("a");
    fill(&mut screen, &["1.11.2026", "11000,50", "10 500", "KS november"]);
    screen.keys("ctrl-s");
    screen.expect("gjelder fra 01.11.2026").expect("KS november");
    expect(&screen, "grunnstøtte 11 000,50 · utgiftsdekning 10 500,00");
    screen.keys("home e").expect("11000,50");
    screen.keys("tab ctrl-a").type_text("11100").keys("ctrl-s");
    expect(&screen, "grunnstøtte 11 100,00");
    screen.keys("esc f enter").expect("2 av 2 ført");
    screen.keys("g home e").expect("Raden er brukt i et grunnlag som er ført.").expect_not("Sats  du er");
    screen.expect("brukt, kan ikke endres").expect("ikke brukt, kan rettes");
    screen.keys("a");
    fill(&mut screen, &["1.11.2026", "1", "1", "x"]);
    screen.keys("ctrl-s").expect("Det finnes en rad fra 01.11.2026 allerede.");
    screen.keys("esc A").expect("Andel");
    fill(&mut screen, &["1.1.2027", "150"]);
    screen.expect("Skriv en andel i prosent fra 0 til 100");
}

#[test]
fn the_month_is_written_to_a_file_nobody_else_can_read() {
    let mut screen = sample();
    let path = screen.folder().parent().unwrap().join("november.csv");
    let typed = path.display().to_string();
    screen.resize(140, 45).keys("W B w").expect("ikke ungdommens navn").expect("~/godtgjoring-2026-11.csv");
    screen.keys("ctrl-a backspace").type_text(&typed).keys("enter").expect("Skrevet til");
    let csv = fs::read_to_string(&path).unwrap();
    assert!(
        csv.starts_with('\u{feff}') && csv.contains("Familien Berg;12.11.2026;30.11.2026;19;30;10336,00;50;3273,07")
    );
    assert!(!csv.contains("Amir") && csv.contains("Ingenting utbetales herfra."), "{csv}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(audit(&screen, 2), ["KN export", "KN export"], "a row for each youth it tells of");
    screen.keys("w ctrl-a backspace").type_text(&typed).keys("enter").expect("finnes fra før, og er ikke rørt.");
    let inside = screen.folder().join("x.csv").display().to_string();
    screen.keys("w ctrl-a backspace").type_text(&inside).keys("enter");
    screen.expect("Ingenting er skrevet. Velg et sted utenfor.");
    assert!(!screen.folder().join("x.csv").exists());
}

#[test]
fn the_house_decides_how_a_part_of_a_month_is_counted() {
    let host = Host { proration: Proration::WholeMonths, rounding: Rounding::Krone, ..Host::default() };
    let mut screen = sample_with(Config { host, ..Config::default() });
    screen.keys("W B").resize(140, 45);
    assert!(row(&screen, "Familien Berg").contains("7 193,00"), "{}", screen.screen());
    screen.expect("Regnet i hele måneder, i hele kroner.");
}

#[test]
fn who_sees_hosts_does_not_see_their_money_unless_they_keep_hosts() {
    let mut screen = Harness::sample("NV");
    hosted(&screen);
    screen.keys("W B").expect_not("Godtgjøring ·").expect("kan ikke føre husvertene");
    let mut screen = Harness::sample("AD");
    screen.keys("W B").expect_not("Godtgjøring ·");
    let screen = Harness::sample("KN");
    hosted(&screen);
    let therapist = open_beside(&screen).read().people().unwrap();
    let therapist = therapist.staff.values().find(|member| member.initials.as_str() == "NV").unwrap().id;
    let command = Command::SetFunction { staff: therapist, function: StaffFunction::HostCoordinator, holds: true };
    open_beside(&screen).execute(StaffId(1), screen.now(), &command).unwrap();
    let mut second = screen.second("NV");
    second.keys("W B").expect("Godtgjøring · november 2026").expect("Familien Berg");
}

#[test]
fn an_empty_house_says_what_will_be_there() {
    let mut screen = Harness::sample("KN");
    screen.keys("W B").expect("Ingen husvert har en ungdom boende denne måneden.").expect("Grunnlaget regnes når");
    screen.keys("f").expect("Det er ingenting å føre");
    screen.keys("r").expect("Velg en sak først.");
    screen.keys("y").expect("Ingen husvert har hatt en ungdom boende i 2026.");
}

#[test]
fn a_small_screen_and_plain_lists_have_all_of_it() {
    let mut screen = sample();
    screen.keys("W B").expect("Familien Berg · Amir").expect("Før måneden").expect("Hjelp");
    insta::assert_snapshot!("payment_80x24", screen.screen().replace('\u{a0}', " "));
    screen.keys("y");
    insta::assert_snapshot!("payment_year_80x24", screen.screen().replace('\u{a0}', " "));
    screen.keys("esc g");
    insta::assert_snapshot!("payment_rates_80x24", screen.screen().replace('\u{a0}', " "));
    let mut plain = sample_with(Config { plain: true, ..Config::default() });
    for keys in ["W B", "y", "esc g"] {
        plain.keys(keys);
        let shown = plain.screen();
        assert!(!shown.contains(['─', '│', '╭', '┏']), "{shown}");
    }
    plain.expect("Satser for godtgjøring");
}

#[test]
fn it_reads_in_english_too() {
    let mut screen = Harness::sample_with("KN", Config::default(), Language::En);
    hosted(&screen);
    screen.keys("W B").expect("Payment · November 2026").expect("Nothing is paid from here.").expect("7,193.00");
}
