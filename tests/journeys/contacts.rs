//! The contacts in a youth's file: whom to call, what may be told to whom, and the dates nobody may forget.

use chrono::{NaiveDate, TimeDelta};
use personalbase::{
    domain::{
        command::Command,
        contact::{
            ContactFacts, ContactRole, Phone, Step,
            clock::{PaperFacts, PaperKind, ProtectionFacts, ProtectionLevel, RiskFacts},
            consent::{ConsentFacts, GivenBy, Recipient},
            interpreter::InterpreterFacts,
        },
        ids::{ContactId, StaffId, YouthId},
        kept::Kept,
        moves::StayEnd,
        time::Zone,
    },
    store::House,
    testing::Harness,
};

use crate::houses::{Pair, line, now, prose, sample, sample_as};

/// Who turns 18 on 2 December 2026, eleven days after the sample house's day.
const AMIR: YouthId = YouthId(3);

fn today() -> NaiveDate {
    Zone::OSLO.date(now())
}

fn step(pair: &mut Pair, step: Step) -> i64 {
    run(&mut pair.other, step)
}

fn run(house: &mut House, step: Step) -> i64 {
    house.execute(StaffId(1), now(), &Command::Contact(step)).unwrap().row
}

pub fn contact(role: ContactRole, name: &str, phone: &str) -> ContactFacts {
    ContactFacts {
        role,
        name: line(name),
        language: None,
        phone: Phone::optional(phone).unwrap(),
        email: None,
        time_zone: None,
        note: None,
        call_first: false,
    }
}

pub fn consent(recipient: Recipient, by: GivenBy, withheld: Option<(&str, &str)>) -> ConsentFacts {
    ConsentFacts {
        recipient,
        purpose: line("Tilrettelegging"),
        may_tell: prose("Fravær og søvn.").unwrap(),
        withheld: withheld.and_then(|(what, _)| prose(what)),
        withheld_why: withheld.map(|(_, why)| line(why)),
        given_by: by,
        given_on: today() - TimeDelta::days(30),
        until: None,
        language: line("dari"),
        interpreter: None,
        parts: Vec::new(),
    }
}

fn interpreter(name: &str) -> InterpreterFacts {
    InterpreterFacts { name: line(name), language: line("dari"), dialect: None, phone: None, adult: true, note: None }
}

/// The sample house with a school contact, a mother abroad, two consents, an interpreter, a risk note and a paper of Amir's.
pub fn full() -> Pair {
    let mut pair = sample();
    fill(&mut pair.other);
    pair.wait();
    pair
}

/// The same in the house of a harness.
pub fn fill_beside(screen: &Harness) {
    fill(&mut crate::house(screen).house);
}

pub fn fill(house: &mut House) {
    let school =
        run(house, Step::AddContact { youth: AMIR, facts: contact(ContactRole::School, "Berit Lund", "41234567") });
    let mut mother = contact(ContactRole::FamilyAbroad, "Mor", "+93 70 123 4567");
    mother.time_zone = Some("Asia/Kabul".parse().unwrap());
    mother.language = Some(line("dari"));
    run(house, Step::AddContact { youth: AMIR, facts: mother });
    let mut guardian = contact(ContactRole::Guardian, "Per Moen", "80022222");
    guardian.call_first = true;
    run(house, Step::AddContact { youth: AMIR, facts: guardian });
    let school = Recipient::Contact(ContactId(school));
    let held = Some(("Hvorfor han sover dårlig.", "vil fortelle det selv"));
    run(house, Step::GiveConsent { youth: AMIR, facts: consent(school, GivenBy::Youth, held) });
    let doctor = Recipient::Role(ContactRole::Doctor);
    run(house, Step::GiveConsent { youth: AMIR, facts: consent(doctor, GivenBy::Guardian, None) });
    run(house, Step::AddInterpreter(interpreter("Farid Tolk")));
    let risk = RiskFacts {
        risk: line("Selvskading når det er stille"),
        reason: prose("Sagt til KN 10.11.").unwrap(),
        action: prose("Personalet er i fellesstua til han sover.").unwrap(),
        review: today() + TimeDelta::days(14),
    };
    run(house, Step::AddRisk { youth: AMIR, facts: risk });
    let paper = PaperFacts { kind: PaperKind::Permit, expires: today() + TimeDelta::days(40), note: None };
    run(house, Step::AddPaper { youth: AMIR, facts: paper });
}

/// The same house with somebody else signed in.
fn full_as(initials: &str) -> Pair {
    let mut pair = sample_as(initials);
    fill(&mut pair.other);
    pair.wait();
    pair
}

/// The texts stand on the screen, each below the one before it.
#[track_caller]
fn order(screen: &Harness, texts: &[&str]) {
    let rows: Vec<Option<u16>> = texts.iter().map(|text| screen.find(text).map(|(_, row)| row)).collect();
    assert!(rows.iter().all(Option::is_some) && rows.is_sorted(), "{texts:?}\n{}", screen.screen());
}

#[test]
fn whom_to_call_stands_first_with_numbers_in_norwegian_groups_and_the_clock_abroad() {
    let mut pair = full();
    pair.screen.resize(120, 40);
    pair.screen.keys("3 C").expect("3 AMIR · Kontakter").expect("[Kontakter]");
    order(
        &pair.screen,
        &["Selvskading", "Avtalt: Personalet er i fellesstua", "☎ verge", "Berit Lund", "Mor", "Samtykker"],
    );
    pair.screen.expect("800 22 222").expect("41 23 45 67").expect("+93 70 123 4567").expect("kl. 18:02 der · dari");
    pair.screen.keys("down").expect("☎ ring først · verge: Per Moen · 800 22 222 (skrevet: 80022222)");
    // The other youths' files do not have them.
    pair.screen.keys("1").expect("Ingen kontakter ennå. a legger til.").expect_not("Berit");
}

#[test]
fn a_contact_is_written_kept_as_a_draft_changed_and_ended() {
    let mut pair = sample();
    let screen = &mut pair.screen;
    screen.keys("3 C a tab").type_text("Berit Lund").keys("tab").type_text("41234567").expect("41 23 45 67");
    screen.keys("esc a").expect("Berit Lund").expect("◂ – ▸");
    screen.keys("ctrl-s").expect("Velg hva de er for ungdommen.");
    screen
        .keys("right")
        .keys("ctrl-s")
        .expect("Lagret kl. 14:32: Berit Lund.")
        .expect("verge  Berit Lund    41 23 45 67");
    screen.keys("home e tab tab ctrl-a").type_text("12").keys("ctrl-s").expect("Et telefonnummer har minst tre sifre.");
    screen.keys("ctrl-a").type_text("112").keys("ctrl-s").expect("verge  Berit Lund    112");
    screen.keys("x").expect("Avslutt: Berit Lund");
    screen.keys("ctrl-s").expect("Skriv hvorfor.");
    screen.type_text("ny verge").keys("enter").expect("Berit Lund er avsluttet.");
    screen.expect("Berit Lund").expect("ikke lenger kontakt: ny verge");
    assert!(!screen.footer().contains("Endre"), "{}", screen.footer());
}

#[test]
fn what_two_write_about_a_contact_meets() {
    let mut pair = full();
    pair.screen.keys("3 C down e tab").type_text("X");
    let facts = ContactFacts { call_first: true, ..contact(ContactRole::Guardian, "Anne Moen", "112") };
    step(&mut pair, Step::ChangeContact { contact: ContactId(3), version: 1, facts, same_person: false });
    pair.screen.keys("ctrl-s").expect("KN endret dette mens du skrev").expect("Anne Moen");
}

#[test]
fn one_key_asks_what_may_be_said_and_one_more_writes_that_it_was_told() {
    let mut pair = full();
    let screen = &mut pair.screen;
    screen.keys("3 q").expect("▌3 AMIR · Hvem vil du si noe til?").expect("▸ Per Moen (verge)");
    order(screen, &["Per Moen", "Berit Lund", "Mor", "lege (i alminnelighet)", "skole (i alminnelighet)"]);
    screen.keys("down enter").expect("Kan jeg si dette til Berit Lund (skole)?").expect("BARE …");
    screen
        .expect("Tilrettelegging: Fravær og søvn.")
        .expect("Ikke si: Hvorfor han sover dårlig. Hvorfor: vil fortelle det selv.");
    screen.expect("Gjelder til det trekkes tilbake.");
    screen.keys("f").expect("Fortalt muntlig til Berit Lund (skole)").expect_not("Hvorfor*");
    screen.type_text("kommer ikke i dag").keys("enter").expect("Lagret kl. 14:32: fortalt til Berit Lund (skole).");
    screen.keys("p q down down down enter").expect("Kan jeg si dette til lege?").expect("JA");
    screen.expect("Gjelder til og med 01.12.2026.");
    screen.keys("esc").expect("Hvem vil du si noe til?");
    screen.keys("esc").expect("3 AMIR · Plan");
    screen.keys("C end").expect("KN til Berit Lund (skole): kommer ikke i dag");
    assert_eq!(pair.audited("tell"), 1);
    assert_eq!(pair.audited("ask-consent"), 2);
}

#[test]
fn what_must_not_be_said_stands_first_and_all_of_the_answer_can_be_reached() {
    let mut pair = full();
    let long = "Timeplan, lekser og hvem som henter. ".repeat(40);
    let purpose = |purpose: &str| ConsentFacts {
        purpose: line(purpose),
        ..consent(Recipient::Role(ContactRole::School), GivenBy::Youth, None)
    };
    let wide = ConsentFacts { may_tell: prose(&long).unwrap(), ..purpose("Foreldremøte") };
    step(&mut pair, Step::GiveConsent { youth: AMIR, facts: wide });
    let narrow = ConsentFacts {
        withheld: prose("At broren er savnet."),
        withheld_why: Some(line("vil ikke snakke om det")),
        until: Some(today() + TimeDelta::days(60)),
        ..purpose("Turen")
    };
    step(&mut pair, Step::GiveConsent { youth: AMIR, facts: narrow });
    let screen = pair.wait();
    screen.keys("3 q down enter").expect("Kan jeg si dette til Berit Lund (skole)?").expect("BARE …");
    screen
        .expect("Ikke si (Tilrettelegging): Hvorfor han sover dårlig.")
        .expect("Ikke si (Turen): At broren er savnet.");
    screen.expect("vil ikke snakke om det").expect("↓").expect_not("Gjelder til og med");
    screen.keys("pagedown pagedown pagedown").expect("Gjelder til og med 20.01.2027.").expect("↑").expect_not("↓");
    screen.keys("up").expect("↓");
    screen.keys("f").expect("Fortalt muntlig til Berit Lund (skole)");
}

#[test]
fn without_a_consent_the_answer_is_no_and_telling_all_the_same_needs_a_reason() {
    let mut pair = full_as("TB");
    let screen = &mut pair.screen;
    screen
        .keys("3 q enter")
        .expect("▌3 AMIR · svaret i dag")
        .expect("NEI")
        .expect("Det er ikke gitt noe samtykke til dette.");
    screen.expect("for å hindre fare").expect("spør fagleder");
    for word in ["loven", "Loven", "§", "lovpålagt"] {
        screen.expect_not(word);
    }
    screen.keys("f").type_text("er på legevakta").keys("ctrl-s");
    screen.expect("Svaret er nei. Skriv hvorfor det likevel måtte sies.");
    screen.type_text("fare, bestemt av KN").keys("enter").expect("fortalt til Per Moen (verge).");
    screen.keys("3 C end").expect("uten samtykke, fordi: fare, bestemt av KN");
}

#[test]
fn a_withdrawn_consent_is_a_no_from_that_day() {
    let mut pair = full();
    pair.screen.resize(120, 40);
    pair.screen.keys("3 C down down down down x").expect("Trekk tilbake samtykke");
    pair.screen.keys("ctrl-s");
    pair.screen.expect("samtykket er trukket tilbake.").expect("trukket tilbake 21.11.2026");
    pair.screen.keys("q down enter").expect("NEI").expect("Samtykket ble trukket tilbake 21.11.2026.");
}

#[test]
fn an_answer_that_is_open_turns_to_no_when_the_contact_ends() {
    let mut pair = full();
    pair.screen.keys("3 q down enter").expect("Kan jeg si dette til Berit Lund (skole)?").expect("BARE …");
    pair.run(&Command::End { kept: Kept::Contact(ContactId(1)), version: 1, reason: line("sluttet") });
    pair.wait().expect("NEI").expect("Dette er ikke lenger en kontakt for ungdommen.").expect_not("BARE …");
    pair.screen.keys("f").type_text("hei").keys("enter").expect("Svaret er nei.");
    pair.screen.keys("esc ctrl-k").resize(120, 40);
    pair.screen.keys("3 C").expect("NEI     Berit Lund (skole) · Tilrettelegging").expect("ikke lenger kontakt");
}

#[test]
fn nobody_in_general_is_a_recipient_without_a_part() {
    let mut pair = full();
    pair.screen.resize(120, 40);
    pair.screen.keys("3 q").expect("lege (i alminnelighet)").expect("advokat (i alminnelighet)");
    pair.screen.expect_not("annen (i alminnelighet)").expect_not("familie i utlandet (i alminnelighet)");
}

#[test]
fn what_a_guardian_gave_is_told_before_18_and_lapses_then() {
    let mut pair = full();
    pair.screen.resize(120, 40);
    pair.screen.keys("3 C").expect("! samtykker fra verge faller bort ved 18 år").expect("02.12.2026 (om 11 dager)");
    pair.screen.expect("lege · Tilrettelegging").expect("til 01.12.2026");
    pair.screen.set_clock("2026-12-02T09:00:00Z".parse().unwrap());
    pair.wait().expect("falt bort 02.12.2026 (18 år)").expect_not("samtykker fra verge faller bort");
    pair.screen.keys("q down down down enter").expect("Kan jeg si dette til lege?").expect("NEI");
    pair.screen.expect("Vergen ga samtykket, og ungdommen fylte 18 år 02.12.2026.");
}

#[test]
fn a_consent_is_written_with_what_is_held_back_and_why() {
    let mut pair = full();
    let screen = &mut pair.screen;
    screen.keys("3 C c right right tab").type_text("Skoleturen").keys("tab").type_text("at han kommer").keys("tab");
    screen.type_text("hvem som betaler").keys("tab tab tab tab tab").type_text("dari").keys("ctrl-s");
    screen.expect("Skriv hvorfor");
    screen.type_text("vil selv").keys("ctrl-s").expect("Lagret kl. 14:32: samtykke, Berit Lund (skole).");
}

#[test]
fn an_interpreter_is_of_age_lives_elsewhere_and_may_be_barred_for_one_youth() {
    let mut pair = full();
    let screen = &mut pair.screen;
    screen.resize(120, 40);
    screen.keys("3 C i").type_text("Samira").keys("tab").type_text("dari").keys("ctrl-s");
    screen.expect("Tolken må være 18 år eller eldre");
    screen.keys("space ctrl-s").expect("En som bor i huset, er aldri tolk.");
    screen.keys("ctrl-a").type_text("Laleh Tolk").keys("ctrl-s").expect("Laleh Tolk");
    screen.keys("end up").expect("▸   Laleh Tolk");
    screen.keys("x").expect("Ikke bruk Laleh Tolk");
    screen.type_text("kjenner familien");
    screen.keys("enter").expect("IKKE BRUK: kjenner familien (KN)");
    // Who is not used is not offered where a consent is explained.
    screen.keys("c end shift-tab").keys("esc");
    screen.keys("1 end").expect("Laleh Tolk").expect_not("IKKE BRUK");
    screen.keys("3 end up x").expect("Laleh Tolk kan brukes igjen").expect("Hvorfor");
    screen.keys("ctrl-s").expect("Skriv hvorfor.").expect_not("Lagret kl.");
    screen.type_text("familien har flyttet, KN").keys("ctrl-s");
    screen.expect("Laleh Tolk kan brukes igjen.").expect_not("IKKE BRUK");
    screen.expect("Før: ikke bruk, kjenner familien (KN)").expect("Kan brukes igjen: familien har flyttet, KN");
}

#[test]
fn a_birthday_is_told_with_its_list_and_is_overdue_until_somebody_has_gone_through_it() {
    let mut pair = full();
    let screen = &mut pair.screen;
    screen.resize(120, 40);
    screen.keys("3 C").expect("! 18 år").expect_not("Spør om ettervern");
    screen.keys("down down down down down down").expect("· Spør om ettervern, og skriv svaret i planen");
    screen.expect("Gå gjennom lista, og trykk Space: skriv hva som ble gjort.").expect("1 forfalt");
    screen.set_clock("2026-12-03T09:00:00Z".parse().unwrap());
    screen.advance(std::time::Duration::from_secs(61)).expect("▲ 18 år").expect("(1 dag siden)").expect("3 forfalt");
    screen.keys("space").expect("18 år: gått gjennom");
    screen.keys("ctrl-s").expect("Skriv hva som ble gjort").expect("3 forfalt");
    screen.type_text("Ettervern: ja. Samtykke til legen mangler.").keys("ctrl-s");
    screen.expect("18 år er gått gjennom.").expect_not("▲ 18 år").expect("2 forfalt");
    screen.keys("end up up up up up up up up");
    let mut rows = 0;
    while screen.find("▸   18 år · gått gjennom").is_none() && rows < 12 {
        screen.keys("down");
        rows += 1;
    }
    screen.expect("▸   18 år · gått gjennom 03.12.2026 (KN)").expect("Ettervern: ja. Samtykke til legen mangler.");
    screen.keys("space").expect("18 år: åpne lista igjen");
    screen.type_text("legen er ikke spurt").keys("ctrl-s");
    screen.expect("18 år er åpnet igjen.").expect("▲ 18 år").expect("3 forfalt");
    assert_eq!(pair.audited("open-milestone"), 1);
}

#[test]
fn what_follows_a_move_out_stands_in_the_overdue_list_until_it_is_followed_up() {
    let mut pair = full();
    let decision = ProtectionFacts {
        level: ProtectionLevel::Confidential,
        decided: today() - TimeDelta::days(300),
        until: Some(today() + TimeDelta::days(2)),
    };
    step(&mut pair, Step::Protect { youth: AMIR, version: 0, facts: decision });
    let end = StayEnd { follow_up: Some(today() + TimeDelta::days(1)), ..StayEnd::default() };
    let out = Command::MoveOut { youth: AMIR, last_day: today(), end, points: Vec::new() };
    pair.other.execute(StaffId(1), now(), &out).unwrap();
    pair.wait();
    let screen = &mut pair.screen;
    screen.set_clock("2026-11-24T09:00:00Z".parse().unwrap());
    screen.advance(std::time::Duration::from_secs(61)).keys("F");
    screen.expect("følg opp etter utflytting").expect("vedtak om adresse går ut").expect_not("må vurderes");
    let row = |screen: &Harness, text: &str| screen.find(text).map(|(_, row)| row).unwrap();
    let (first, second) = (row(screen, "følg opp etter utflytting"), row(screen, "vedtak om adresse"));
    assert_ne!(first, second);
    for _ in 0..20 {
        if screen.find("▸ Amir").is_some() {
            break;
        }
        screen.keys("down");
    }
    screen.keys("enter").expect("Kontakter");
    for (what, found, next) in
        [("følg opp etter utflytting", "Har det bra.", "+30d"), ("vedtak om adresse", "Kommunen har søkt.", "")]
    {
        screen.keys("home");
        for _ in 0..30 {
            if screen.find(&format!("▸ ▲ {what}")).is_some() {
                break;
            }
            screen.keys("down");
        }
        screen.expect("Se hvordan det går, og trykk Space.");
        screen.keys("space").expect(&format!("Fulgt opp: {what}"));
        screen.type_text(found).keys("tab").type_text(next).keys("ctrl-s").expect("fulgt opp, ");
    }
    screen.expect_not("▲ følg opp").expect_not("▲ vedtak");
    screen.keys("tab").expect("Fulgt opp 24.11.2026 (KN): Har det bra.").expect("Følges opp 24.12.2026");
    screen.keys("esc F").expect_not("følg opp etter utflytting").expect_not("vedtak om adresse");
}

#[test]
fn a_contact_with_a_consent_is_not_renamed_to_another_person() {
    let mut pair = full();
    let screen = &mut pair.screen;
    screen.keys("3 C down down e").expect("Berit Lund").expect("Samme person");
    screen.keys("tab ctrl-a").type_text("Per Hansen").keys("ctrl-s");
    screen.expect("Et samtykke er gitt til denne personen.").expect("avslutt, og legg til en ny");
    screen.keys("ctrl-a").type_text("Berit Lunde").keys("tab space ctrl-s").expect("Lagret kl. 14:32: Berit Lunde.");
    screen.keys("e right ctrl-s").expect("Er det en annen nå:").expect("avslutt, og legg til en ny.");
    screen.keys("esc").expect("Berit Lunde");
    // Nothing was given to the mother by name.
    screen.keys("down e").expect_not("Samme person");
}

#[test]
fn a_risk_note_has_reason_action_and_review_and_falls_to_be_reviewed_by_itself() {
    let mut pair = full();
    let screen = &mut pair.screen;
    screen.resize(120, 40);
    screen.keys("3 C").expect("vurderes 05.12.2026").expect("Grunn: Sagt til KN 10.11.");
    screen.keys("r").type_text("Rusmidler").keys("ctrl-s").expect("Skriv hvorfor dere mener det.");
    screen.type_text("lukt").keys("ctrl-s").expect("Skriv hva som er avtalt.");
    screen.type_text("samtale").keys("ctrl-s");
    screen.expect("Lagret kl. 14:32: risiko.");
    screen.set_clock("2026-12-06T09:00:00Z".parse().unwrap());
    screen.advance(std::time::Duration::from_secs(61)).expect("▲ må vurderes (05.12.2026)");
}

#[test]
fn a_protected_address_is_told_on_the_screen_and_set_by_the_lead_alone() {
    let mut pair = full_as("OH");
    pair.screen.resize(120, 40);
    pair.screen.keys("3 C A").expect("Du er miljøterapeut og kan ikke").expect_not("Skjermet adresse");
    let facts = ProtectionFacts {
        level: ProtectionLevel::StrictlyConfidential,
        decided: today(),
        until: Some(today() + TimeDelta::days(30)),
    };
    step(&mut pair, Step::Protect { youth: AMIR, version: 0, facts });
    pair.wait().keys("home").expect("! Strengt fortrolig adresse til 21.12.2026.").expect("vedtak om adresse går ut");
    pair.screen.keys("esc").expect("▌3 Amir");
    pair.screen.keys("b").expect("Amir");
    pair.screen.keys("esc").set_clock("2026-12-23T09:00:00Z".parse().unwrap());
    pair.screen.advance(std::time::Duration::from_secs(61)).keys("3 C");
    pair.screen.expect("▲ Strengt fortrolig adresse.").expect("Vedtaket gikk ut 21.12.2026");
}

#[test]
fn a_temp_reads_and_asks_and_writes_no_contacts() {
    let mut pair = full_as("TB");
    pair.screen.keys("3 C").expect("Per Moen");
    for key in ["a", "c", "r", "u", "i", "e", "x"] {
        pair.screen.keys(key).expect("3 AMIR · Kontakter");
    }
    pair.screen.keys("q enter").expect("NEI");
}

#[test]
fn a_contact_is_found_by_name_and_by_what_they_are() {
    let mut pair = full();
    pair.screen.keys("/").type_text("ber").expect("Berit Lund").expect("kontakt");
    pair.screen.keys("enter");
    pair.screen.expect("3 AMIR · Kontakter").expect("▸   skole");
    pair.run(&Command::End { kept: Kept::Contact(ContactId(1)), version: 1, reason: line("sluttet") });
    pair.wait().keys("esc /").type_text("ber").expect_not("Berit Lund");
}
