//! What stands first on «Nå», and what of it stands elsewhere: on the board, in the handover, among what is new.

use chrono::{Days, TimeDelta};
use personalbase::{
    domain::{
        calendar::{EventFacts, EventKind},
        command::Command,
        contact::{
            ContactRole, Step,
            clock::{PaperFacts, PaperKind, ProtectionFacts, ProtectionLevel, RiskFacts},
            consent::{Recipient, TellingFacts},
        },
        ids::{StaffId, YouthId},
        time::Zone,
        youth::InterpreterNeed,
    },
    store::House,
    testing::event_at,
};

use crate::{
    contacts::{consent, contact},
    houses::{Pair, line, now, prose, sample_as},
};

/// Apartment 2, with a birthday that is far off.
const YONAS: YouthId = YouthId(2);

fn run(house: &mut House, command: &Command) -> i64 {
    house.execute(StaffId(1), now(), command).unwrap().row
}

fn step(house: &mut House, step: Step) -> i64 {
    run(house, &Command::Contact(step))
}

fn risk(days: u64) -> RiskFacts {
    RiskFacts {
        risk: line("Går ut alene sent"),
        reason: prose("Sett tre kvelder.").unwrap(),
        action: prose("ringer TB").unwrap(),
        review: Zone::OSLO.date(now()) + Days::new(days),
    }
}

fn permit(days: u64) -> Step {
    let expires = Zone::OSLO.date(now()) + Days::new(days);
    Step::AddPaper { youth: YONAS, facts: PaperFacts { kind: PaperKind::Permit, expires, note: None } }
}

/// Everything that is dangerous, and whom to call, of Yonas.
fn write(house: &mut House) {
    step(house, Step::AddRisk { youth: YONAS, facts: risk(30) });
    let today = Zone::OSLO.date(now());
    let facts = ProtectionFacts {
        level: ProtectionLevel::StrictlyConfidential,
        decided: today,
        until: Some(today + Days::new(300)),
    };
    step(house, Step::Protect { youth: YONAS, version: 0, facts });
    let mut guardian = contact(ContactRole::Guardian, "Tone Bakken", "40000781");
    guardian.call_first = true;
    step(house, Step::AddContact { youth: YONAS, facts: guardian });
    let mut facts = house.read().people().unwrap().youths[&YONAS].facts.clone();
    facts.help_needed = Some(line("hører dårlig uten høreapparat: bank hardt, tenn lyset"));
    facts.interpreter = InterpreterNeed::Yes;
    let version = house.read().people().unwrap().youths[&YONAS].version;
    run(house, &Command::ChangeYouth { youth: YONAS, version, facts });
}

fn written(initials: &str) -> Pair {
    let mut pair = sample_as(initials);
    write(&mut pair.other);
    step(&mut pair.other, permit(1));
    pair.wait();
    pair
}

#[test]
fn what_is_dangerous_stands_above_all_else_where_a_temp_lands() {
    let mut pair = written("TB");
    let screen = &mut pair.screen;
    screen.keys("2 p").expect("2 YONAS · Nå").expect("! skjermet adresse");
    let lines = [
        "Risiko       Går ut alene sent · Avtalt: ringer TB",
        "Adresse      ! Strengt fortrolig adresse · ingen utenfor huset får vite hvor",
        "Hjelp ut     hører dårlig uten høreapparat: bank hardt, tenn lyset",
        "Ring først   ☎ verge Tone Bakken 40 00 07 81",
        "Datoer       ! oppholdstillatelse går ut 22.11.2026 (om 1 dag)",
        "Ingenting er avtalt ennå.",
    ];
    let rows: Vec<_> = lines.iter().map(|line| screen.expect(line).find(line).unwrap().1).collect();
    assert!(rows.windows(2).all(|pair| pair[0] < pair[1]), "{}", screen.screen());
    assert_eq!(rows[4] - rows[0], 4, "a line each:\n{}", screen.screen());
    screen.keys("end").expect("Neste 48 timer").expect("i morgen          oppholdstillatelse går ut");
    screen.keys("home enter").expect("2 YONAS · Kontakter");
}

#[test]
fn a_risk_that_was_to_be_looked_at_says_so_and_nothing_is_overdue_on_its_own_day() {
    let mut pair = written("TB");
    pair.screen.set_clock(now() + TimeDelta::days(30));
    pair.screen.keys("2 p").expect("Risiko       Går ut alene sent").expect_not("må vurderes");
    let mut pair = written("TB");
    pair.screen.set_clock(now() + TimeDelta::days(31));
    pair.screen.keys("2 p").expect("▲ må vurderes (21.12.2026) · Går ut alene sent").expect("Avtalt: ringer TB");
    pair.screen.expect("▲ oppholdstillatelse går ut 22.11.2026");
}

#[test]
fn dates_are_told_two_weeks_ahead_to_those_who_answer_and_one_week_to_the_others() {
    for (initials, days, told) in [("TB", 7, true), ("TB", 8, false), ("KN", 14, true), ("KN", 15, false)] {
        let mut pair = sample_as(initials);
        step(&mut pair.other, permit(days));
        pair.wait().keys(if initials == "TB" { "2 p" } else { "2 p shift-tab" }).expect("2 YONAS · Nå");
        assert_eq!(pair.screen.shows("oppholdstillatelse"), told, "{initials} {days}\n{}", pair.screen.screen());
    }
}

#[test]
fn the_board_names_a_date_before_it_is_too_late() {
    let mut pair = sample_as("TB");
    pair.screen.expect_not("oppholdstillatelse");
    step(&mut pair.other, permit(1));
    pair.wait().expect("! 2 Yonas: oppholdstillatelse går ut 22.11.2026 (om 1 dag)");
    pair.screen.expect_not("▲ 2 Yonas");
    step(&mut pair.other, permit(0));
    pair.wait().expect("! 2 Yonas: oppholdstillatelse går ut 21.11.2026 (i dag) (+ 1 dato)");
    let mut pair = sample_as("TB");
    step(&mut pair.other, permit(8));
    pair.wait().expect_not("oppholdstillatelse");
}

#[test]
fn an_interpreter_said_with_the_languages_is_not_missing() {
    let mut pair = sample_as("TB");
    write(&mut pair.other);
    let today = Zone::OSLO.date(now());
    let card = personalbase::domain::card::CardFacts {
        contact: Some(line("etter skolen")),
        visits: None,
        keys: None,
        interpreter: None,
        allergies: None,
        diet: None,
        helps: None,
        medicine: None,
        agreed_with: line("Yonas selv"),
        agreed_on: today,
        review: today + Days::new(60),
    };
    run(&mut pair.other, &Command::SetCard { youth: YONAS, version: 0, facts: card });
    pair.wait().keys("2 p").expect("Tolk         ja").expect("Ikke avtalt: besøk, nøkler, allergi, kost");
}

#[test]
fn the_day_they_turn_18_always_stands_among_the_dates() {
    let mut pair = sample_as("TB");
    pair.screen.keys("2 C").expect("Datoer").expect("født 01.01.2010").expect("fyller 18 år 01.01.2028");
    pair.screen.set_clock(now() + TimeDelta::days(600));
    let mut pair = sample_as("TB");
    pair.screen.set_clock(now() + TimeDelta::days(600)).keys("2 C").expect("født 01.01.2010").expect_not("fyller");
}

#[test]
fn what_was_changed_in_the_file_stands_in_the_handover_and_among_what_is_new() {
    let mut pair = written("OH");
    let house = &mut pair.other;
    let school = Recipient::Role(ContactRole::School);
    let facts = consent(school, personalbase::domain::contact::consent::GivenBy::Youth, None);
    step(house, Step::GiveConsent { youth: YONAS, facts });
    let facts =
        TellingFacts { to: Recipient::Role(ContactRole::Doctor), told: line("feber"), reason: Some(line("fare")) };
    step(house, Step::Tell { youth: YONAS, facts });
    pair.wait().resize(160, 60);
    let told = [
        "Risiko: Går ut alene sent. Avtalt: ringer TB (KN",
        "! Adresse: strengt fortrolig adresse til",
        "Ring først: verge Tone Bakken (KN",
        "Samtykke til skole, Tilrettelegging: Fravær og søvn (KN",
        "Fortalt lege uten samtykke: feber. Fordi: fare (KN",
    ];
    pair.screen.keys("o 2");
    for text in told {
        pair.screen.expect(text);
    }
    pair.screen.expect("24 timer").expect("! oppholdstillatelse går ut 22.11.2026 (om 1 dag)");
}

#[test]
fn the_others_of_an_appointment_are_not_named_in_the_file_of_one() {
    let mut pair = sample_as("TB");
    let facts = EventFacts {
        kind: EventKind::Appointment,
        youths: vec![YONAS, YouthId(1)],
        ..event_at("Yonas og Samira hos UDI", now() + TimeDelta::hours(3))
    };
    run(&mut pair.other, &Command::Calendar(personalbase::domain::calendar::Step::Add(facts)));
    run(
        &mut pair.other,
        &Command::Calendar(personalbase::domain::calendar::Step::Add(event_at(
            "Bursdag for Samira",
            now() + TimeDelta::hours(4),
        ))),
    );
    pair.wait().resize(120, 60);
    pair.screen.keys("2 p");
    pair.screen.expect("Yonas og [en annen beboer] hos UDI").expect("Bursdag for [en annen beboer]");
}
