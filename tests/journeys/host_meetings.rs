//! Hosts followed up through the keys: the monthly meeting, group guidance, contacts.

use std::time::Duration;

use chrono::{Days, NaiveDate};
use personalbase::{
    config::Config,
    domain::{
        calendar::{OccurrenceId, Reach, Step as CalendarStep},
        command::Command,
        host::{
            FollowStep, Step,
            contact::{ContactFacts, Way},
        },
        ids::{EventId, StaffId, YouthId},
        names::Prose,
        time::Zone,
        youth::YouthFacts,
    },
    store::drafts::SavedDraft,
    testing::{Harness, HostSample, host_case},
    text::Language,
};

use crate::houses::{Pair, line, sample, sample_as, youth};

const AMIR: YouthId = YouthId(3);
/// From the first screen to the case of the only household.
const CASE: &str = "W enter end enter";

/// The sample house, where Amir lives with the Bergs since so many days.
fn with_host(initials: &str, days: u64) -> (Pair, HostSample) {
    let mut pair = sample_as(initials);
    let now = pair.screen.now();
    let host = host_case(&mut pair.other, StaffId(1), now, AMIR, Zone::OSLO.date(now) - Days::new(days));
    pair.wait();
    (pair, host)
}

/// Fills in a meeting form that is open and new, from its first field on.
fn fill(screen: &mut Harness, kind: &str, words: &str, next: &str) {
    screen.keys("tab").type_text("Amir, Berit Berg, KN").keys("tab tab").type_text("telefontolk, dari");
    screen.keys("tab").type_text("Jeg liker rommet mitt.").keys("tab").type_text("Vi trives.");
    screen.keys("tab tab").keys(kind).keys("tab").type_text(words);
    screen.keys("tab tab tab").type_text(next);
}

#[test]
fn a_meeting_is_recorded_with_the_next_one_in_the_calendar_and_the_next_opens_with_its_plan() {
    let (mut pair, _) = with_host("KN", 30);
    let screen = &mut pair.screen;
    screen.resize(120, 48).keys(CASE).expect("Neste møte").expect("ikke avtalt.").expect("flyttet inn");
    screen.expect("om lag 4 timer i uken");
    screen.keys("a").expect("Det første møtet: det er ingen plan å se tilbake på.").expect("Ungdommen sier");
    fill(screen, "l", "Berit, tirsdager", "22.12. 15:00");
    screen.keys("ctrl-s").expect("Neste møte står i kalenderen 22.12.2026 15:00").expect("tir 22.12.2026 15:00");
    screen.expect("i dag");
    // It is an appointment of the youth's, and stands where appointments stand.
    screen.keys("k g").type_text("22.12.").keys("enter").expect("Husvertmøte");
    screen.keys("esc");
    screen.keys("M").expect("Møter med Familien Berg").expect("21.11.2026 · Amir, Berit Berg, KN");
    screen
        .keys("enter")
        .expect("Ungdommen sier")
        .expect("Jeg liker rommet mitt.")
        .expect("leksehjelp · Berit, tirsdager");
    let said = screen.screen();
    assert!(said.find("Ungdommen sier") < said.find("Husverten sier"), "the youth comes first");
    let later = screen.now() + chrono::TimeDelta::days(31);
    screen.keys("esc").set_clock(later);
    let screen = &mut with_pin(&pair);
    screen.keys(CASE).keys("a").expect("Planen fra møtet 21.11.2026.").expect("1 leksehjelp · Berit, tirsdager");
    // Nothing of it is passed over.
    screen.keys("tab").type_text("Amir og Berit").keys("tab tab").type_text("telefontolk").keys("tab tab tab");
    screen.type_text("Det går bra.").keys("ctrl-s").expect("Velg om det ble gjort.");
    screen.keys("d tab").type_text("to av fire ganger").keys("tab tab tab tab").keys("m tab").type_text("søndager");
    screen
        .keys("tab tab tab")
        .type_text("20.1. 17:00")
        .keys("ctrl-s")
        .expect("Neste møte står i kalenderen 20.01.2027 17:00");
    screen.keys("M enter").expect("delvis: leksehjelp · Berit, tirsdager").expect("to av fire ganger");
}

/// After so long the program is covered: another hand comes in.
fn with_pin(pair: &Pair) -> Harness {
    let mut second = pair.screen.second("KN");
    second.resize(120, 48).keys("esc");
    second
}

#[test]
fn what_is_typed_is_kept_and_found_again() {
    let (mut pair, _) = with_host("KN", 30);
    let screen = &mut pair.screen;
    screen.resize(120, 48).keys(CASE).keys("a");
    fill(screen, "k", "Berit kjører til trening", "22.12. 15:00");
    screen.keys("esc").expect("Familien Berg");
    screen.keys("a");
    for text in
        ["telefontolk, dari", "Jeg liker rommet mitt.", "Vi trives.", "kjøring", "Berit kjører til trening", "15:00"]
    {
        screen.expect(text);
    }
    screen.keys("ctrl-s").expect("Møtet er lagret");
    screen.keys("a").expect("Planen fra møtet");
    screen.expect_not("Jeg liker rommet mitt.");
}

#[test]
fn the_alarm_comes_with_midnight_on_every_page_and_goes_with_a_meeting() {
    let (mut pair, _) = with_host("KN", 35);
    let late = "36 dager siden innflytting, og ingen husvertmøter";
    let before = pair.screen.screen();
    pair.screen.keys("W").expect("veiledning 0 av 4 i år").expect_not("over tiden");
    pair.screen.keys("esc");
    let midnight = "2026-11-21T23:00:30Z".parse().unwrap();
    pair.screen.keys("W").set_clock(midnight);
    pair.screen.advance(Duration::from_secs(1));
    let screen = &mut night(&pair);
    assert!(!before.contains("husvert"));
    screen.expect("▲ Amir: husvertmøtet skulle vært holdt");
    screen.keys("W").expect("månedsmøtet er 1 dag over tiden");
    screen.keys("enter end enter").expect(late);
    screen.keys("esc esc esc F").expect("husvert").expect(late);
    screen.keys("end enter").expect("Familien Berg");
}

/// Somebody comes in on the night of it.
fn night(pair: &Pair) -> Harness {
    let mut second = pair.screen.second("KN");
    second.keys("esc").resize(120, 48);
    second
}

#[test]
fn a_meeting_that_is_moved_or_called_off_in_the_calendar_is_so_on_the_case() {
    let (mut pair, _) = with_host("KN", 10);
    pair.screen.resize(120, 48).keys(CASE).keys("e").expect("Neste husvertmøte");
    pair.screen.type_text("4.12. 16:00").keys("tab");
    pair.screen.type_text("hos Berg").keys("ctrl-s").expect("Neste møte står i kalenderen.");
    pair.screen.expect("fre 04.12.2026 16:00 · hos Berg");
    let event = newest_event(&pair);
    let occurrence = OccurrenceId { event, day: None };
    let stands = pair.other.read().event(event).unwrap().unwrap();
    let day: NaiveDate = "2026-12-07".parse().unwrap();
    let facts = personalbase::domain::calendar::EventFacts { when: stands.facts.when.on(day), ..stands.facts };
    pair.run(&Command::Calendar(CalendarStep::Change { occurrence, reach: Reach::This, version: 1, facts }));
    pair.wait().expect("man 07.12.2026 16:00 · hos Berg");
    let off = CalendarStep::CallOff { occurrence, reach: Reach::This, version: 2, off: true, reason: None };
    pair.run(&Command::Calendar(off));
    pair.wait().expect("avlyst: man 07.12.2026 16:00");
    pair.screen.keys("e").type_text("9.12. 16:00").keys("ctrl-s").expect("ons 09.12.2026 16:00");
}

fn newest_event(pair: &Pair) -> EventId {
    let read = pair.other.read();
    (1..100).map(EventId).take_while(|id| read.event(*id).unwrap().is_some()).last().unwrap()
}

#[test]
fn a_kept_meeting_is_corrected_and_struck_with_a_reason() {
    let (mut pair, _) = with_host("KN", 10);
    let screen = &mut pair.screen;
    screen.resize(120, 48).keys(CASE).keys("a");
    fill(screen, "l", "Berit, tirsdager", "22.12. 15:00");
    screen.keys("ctrl-s M enter r").expect("Rett husvertmøtet").expect("Jeg liker rommet mitt.").expect("Hvorfor");
    screen.keys("tab tab tab tab tab tab").type_text("Husk refleks.").keys("ctrl-s");
    screen.expect("Hvorfor").expect("Rett husvertmøtet");
    screen.type_text("glemte vårt").keys("ctrl-s").expect("Husk refleks.").expect("glemte vårt").expect("Rettet");
    screen.keys("x").expect("Feilfør husvertmøte");
    screen.type_text("feil ungdom").keys("ctrl-s").expect("Feilført kl.");
    screen.expect("feilført");
    screen.keys("r").expect("Det er feilført allerede");
    screen.keys("esc");
    screen.expect("· feilført").expect("ingen ennå; flyttet inn");
}

#[test]
fn whoever_needs_an_interpreter_is_asked_about_one() {
    let (mut pair, _) = with_host("KN", 10);
    let screen = &mut pair.screen;
    screen.resize(120, 48).keys(CASE).keys("a tab").type_text("Amir").keys("tab tab tab").type_text("Fint.");
    screen
        .keys("tab tab tab l tab")
        .type_text("tirsdager")
        .keys("tab tab tab")
        .type_text("22.12. 15:00")
        .keys("ctrl-s");
    screen.expect("Ungdommen trenger tolk.");
    screen.keys("tab").type_text("Berit snakker dari").keys("ctrl-s");
    screen.expect("Møtet er lagret");
}

#[test]
fn guidance_is_recorded_counted_and_a_quarter_without_one_is_named() {
    let (mut pair, _) = with_host("KN", 300);
    let screen = &mut pair.screen;
    screen.resize(120, 48).keys("W").expect("Uten gruppeveiledning: 2.–3. kvartal 2026");
    screen
        .keys("g")
        .expect("Ingen gruppeveiledning er ført ennå.")
        .expect("Familien Berg · Gruppeveiledning 2026: 0 av 4");
    screen.keys("a").type_text("").keys("tab").type_text("Grenser og nærhet").keys("tab tab").type_text("120");
    screen.keys("ctrl-s").expect("Si hvordan det var med minst én husvert");
    screen.keys("k ctrl-s");
    screen
        .expect("Gruppeveiledningen er lagret")
        .expect("21.11.2026 · Grenser og nærhet · 2 t")
        .expect("kom: Familien Berg");
    screen.expect("Gruppeveiledning 2026: 1 av 4").expect("Uten gruppeveiledning: 2.–3. kvartal 2026");
    screen.keys("r tab").type_text(" igjen").keys("ctrl-s").expect("Hvorfor");
    screen.type_text("feil tema").keys("ctrl-s");
    screen.expect("Grenser og nærhet igjen").expect("feil tema");
    screen.keys("x").type_text("ble avlyst").keys("ctrl-s").expect("Feilført kl.").expect("0 av 4");
}

#[test]
fn contacts_are_recorded_corrected_and_paged() {
    let (mut pair, host) = with_host("KN", 10);
    for number in 0..45_i64 {
        let facts = ContactFacts {
            way: Way::Sms,
            happened_at: pair.screen.now() - chrono::TimeDelta::days(60 - number),
            minutes: None,
            about: Prose::optional(&format!("Melding {number:02}")).unwrap().unwrap(),
            by: StaffId(2),
            case: None,
        };
        pair.run(&Command::Host(Step::Follow(FollowStep::Contact { household: host.household, facts })));
    }
    pair.wait();
    let screen = &mut pair.screen;
    screen.resize(100, 40).keys(CASE).keys("H").expect("Ingen kontakt er ført ennå.").expect("om lag 4 timer i uken");
    screen.keys("a").expect("Kontakt med Familien Berg");
    screen.keys("t tab tab").type_text("15").keys("tab");
    screen.type_text("Vaskemaskinen lekker").keys("ctrl-s").expect("kontakt med Familien Berg");
    screen.expect("telefon · 15 min · KN").expect("Vaskemaskinen lekker");
    screen.keys("esc g H").expect("telefon · 15 min · KN · Amir").expect("Melding 44");
    screen.keys("r tab tab tab end").type_text(" igjen").keys("ctrl-s").expect("Hvorfor");
    screen.type_text("upresist");
    screen.keys("ctrl-s").expect("Vaskemaskinen lekker igjen").expect("Rettet").expect("upresist");
    screen.keys("end").expect("Eldre kontakt: Enter").expect_not("Melding 00");
    screen.keys("enter end").expect("Melding 00");
    screen.expect_not("Eldre kontakt");
    screen.keys("x").type_text("feil husvert").keys("ctrl-s").expect("Feilført kl.");
    screen.keys("end").expect("feil husvert");
}

#[test]
fn a_reason_is_kept_under_the_names_that_drafts_of_older_versions_have() {
    let (mut pair, host) = with_host("KN", 70);
    let facts = ContactFacts {
        way: Way::Sms,
        happened_at: pair.screen.now() - chrono::TimeDelta::days(1),
        minutes: None,
        about: Prose::optional("Nøkler").unwrap().unwrap(),
        by: StaffId(2),
        case: Some(host.case),
    };
    pair.run(&Command::Host(Step::Follow(FollowStep::Contact { household: host.household, facts })));
    pair.wait();
    let screen = &mut pair.screen;
    screen.resize(100, 40).keys(CASE).keys("H x").type_text("feil husvert").expect("Hvorfor");
    screen.advance(Duration::from_secs(5));
    let kept = pair.other.read().drafts(StaffId(1)).unwrap();
    let draft = kept.first().and_then(SavedDraft::draft).expect("it is kept");
    assert_eq!(draft.key.form, "hosts-strike");
    assert!(draft.body["fields"]["fields"]["why"].to_string().contains("feil husvert"), "{}", draft.body);
    assert_eq!(draft.body["context"], serde_json::json!({ "struck": { "Contact": 1 }, "seen": 1 }));
    let screen = &mut pair.screen;
    screen.kill_and_restart();
    screen.enter("KN");
    screen.expect("feil husvert");
    screen.keys("ctrl-s").expect("Feilført kl.");
}

#[test]
fn contacts_of_a_household_leave_a_row_in_the_file_of_each_youth_they_name() {
    let (mut pair, host) = with_host("KN", 70);
    let contact = |days, case| {
        let facts = ContactFacts {
            way: Way::Sms,
            happened_at: pair.screen.now() - chrono::TimeDelta::days(days),
            minutes: None,
            about: Prose::optional("Nøkler").unwrap().unwrap(),
            by: StaffId(2),
            case,
        };
        Command::Host(Step::Follow(FollowStep::Contact { household: host.household, facts }))
    };
    let (oldest, others) = (contact(60, Some(host.case)), contact(5, None));
    pair.run(&oldest);
    for _ in 0..42 {
        pair.run(&others);
    }
    pair.wait();
    pair.screen.resize(100, 40).keys("W enter");
    let before = pair.audited("open-file");
    pair.screen.keys("H").expect("SMS").expect_not("Amir");
    assert_eq!(pair.audited("open-file"), before, "none of these names anybody");
    pair.screen.keys("end enter end").expect("Amir");
    assert_eq!(pair.audited("open-file"), before + 1);
    pair.run(&others);
    pair.wait();
    assert_eq!(pair.audited("open-file"), before + 1, "one row an opening");
}

#[test]
fn who_sees_hosts_reads_and_who_keeps_them_writes_and_a_temp_does_neither() {
    let (mut pair, _) = with_host("NV", 40);
    pair.screen.keys("W").expect("månedsmøtet er 5 dager over tiden");
    pair.screen.keys("g").expect("Gruppeveiledning");
    pair.screen.keys("a").expect("kan ikke");
    pair.screen.keys("esc enter end enter a").expect("kan ikke");
    pair.screen.keys("H").expect("Ingen kontakt");
    pair.screen.keys("a").expect("kan ikke");
    pair.screen.keys("esc M").expect("Ingen møter er ført");
    assert!(pair.audited("open-file") > 0, "the case is the youth's");
    let (mut pair, _) = with_host("TB", 40);
    pair.screen.keys("F").expect_not("husvert");
    pair.screen.keys("esc W").expect("kan ikke");
}

#[test]
fn it_is_found_by_a_search_and_opens_where_it_stands() {
    let (mut pair, _) = with_host("KN", 10);
    let screen = &mut pair.screen;
    screen.resize(120, 48).keys(CASE).keys("a");
    fill(screen, "l", "Berit, tirsdager", "22.12. 15:00");
    screen.keys("ctrl-s S").type_text("rommet i:husvert").keys("enter").expect("husvertmøte");
    screen.keys("enter");
    screen.expect("Ungdommen sier").expect("Jeg liker rommet mitt.");
    let mut temp = screen.second("TB");
    temp.keys("esc S").type_text("rommet").keys("enter").expect_not("Jeg liker rommet mitt.");
}

#[test]
fn small_screens_plain_mode_long_names_and_names_from_right_to_left() {
    let mut pair = sample();
    let now = pair.screen.now();
    let facts = YouthFacts {
        birth_date: "2008-01-05".parse().unwrap(),
        own_script_name: Some(line("عبد الرحمن بن محمد")),
        ..youth("Abdulrahman Muhammad al-Hassan ibn Abdullah")
    };
    let long = YouthId(pair.run(&Command::AddYouth(facts)));
    host_case(&mut pair.other, StaffId(1), now, long, Zone::OSLO.date(now) - Days::new(40));
    pair.wait();
    let screen = &mut pair.screen;
    screen.resize(80, 24).keys("W").expect("5 dager over tiden");
    screen.keys("enter end enter").expect("ABDULRAHMAN");
    screen.keys("M").expect("Ingen møter er ført ennå.");
    screen.keys("a").expect("Til stede");
    screen.keys("esc esc");
    screen.keys("H").expect("Ingen kontakt");
    screen.keys("a").expect("Hvordan");
    screen.keys("esc esc esc g").expect("Gruppeveiledning");
    screen.keys("a").expect("Tema");
    let config = Config { plain: true, ..Config::default() };
    let mut plain = Harness::sample_with("KN", config, Language::Nb);
    plain.keys("W g").expect("Gruppeveiledning").expect("Ingen gruppeveiledning er ført ennå.");
    plain.keys("a").expect("Ingen husvert er skrevet inn ennå.");
}
