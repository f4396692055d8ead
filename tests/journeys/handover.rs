//! The handover: written, signed by both at one screen, read alone, rolled on, added to.

use std::time::Duration;

use personalbase::{
    domain::{
        command::Command,
        handover::{Mode, Side, State},
        ids::{ShiftId, StaffId, YouthId},
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        names::Prose,
    },
    store::read::Sheet,
    testing::{Harness, PIN},
};

use crate::{
    hands::{audit, open_beside, uncover},
    tasks::at,
};

/// Ten past ten in the evening, and twenty past: the night has come.
const OVERLAP: &str = "2026-11-21T21:10:00Z";
const NIGHT_IS_HERE: &str = "2026-11-21T21:20:00Z";
/// Twenty to eight in the morning: the day has come too.
const MORNING: &str = "2026-11-22T06:40:00Z";

/// The evening shift, with its handover opened.
fn opened() -> Harness {
    let mut house = Harness::sample("KN");
    at(&mut house, OVERLAP);
    house.keys("o").expect("Overlapping · Kveldsvakt lør 21.11. → Nattevakt").expect("0 av 6");
    house
}

/// Somebody who comes to their own terminal and confirms a shift, the likeliest one.
fn comes(house: &Harness, initials: &str, keys: &str) -> Harness {
    let mut other = house.second(initials);
    other.keys(keys);
    other
}

fn sheet(house: &Harness, shift: i64) -> Sheet {
    let beside = open_beside(house);
    let config = personalbase::config::Config::default();
    let clock =
        personalbase::domain::task::HouseClock { kinds: &config.shifts, zone: personalbase::domain::time::Zone::OSLO };
    let shift = beside.read().shift(ShiftId(shift)).unwrap().unwrap();
    let to = personalbase::domain::shift::ShiftKindId("night".to_owned());
    beside.read().handover_sheet(&shift, &to, house.now(), &clock, &config.checklists).unwrap()
}

fn write(house: &mut Harness, picture: &str, question: &str, read_back: &str) {
    house.keys("enter").type_text(picture).keys("tab").type_text(question).keys("tab").type_text(read_back);
    house.keys("ctrl-s").expect("Lagret kl. ");
}

/// Two people at one screen: the outgoing drives and types, the incoming reads back and signs with initials and PIN, and the
/// session stays with the outgoing.
fn two_at_one_screen(width: u16, height: u16) {
    let mut house = opened();
    house.resize(width, height);
    house.expect("HUSET").expect("0 inne · 0 ute · 5 ukjent").expect("muntlig");
    house.keys("space").expect("Gjennomgått. Videre til neste.").expect("1 av 6").expect("Hus ✓").expect("▸1");
    at(&mut house, NIGHT_IS_HERE);
    house.expect("10 min");
    house.keys("3").expect("3 AMIR").expect("ikke vurdert");
    write(&mut house, "Borte fra 13:30, inne igjen 19:10. Trøtt.", "Har skolen svart?", "Banker på 08:00. Lar ham");
    house.expect("Kort").expect("Trøtt.").expect("Tilbakelesing").expect("Åpne spørsmål: 1").expect("3 ✓");
    house.keys("i").type_text("Ikke stått opp 08:00\nbank på, så ring skolen\n").keys("ctrl-s");
    house.expect("Hvis–så").expect("Ikke stått opp 08:00 → bank på, så ring skolen (til");
    house.keys("right space space").expect("▸Slutt").expect("4 av 6");
    house.keys("ctrl-s").expect("Signer for vakta som går").expect("(•) muntlig");
    house.keys("ctrl-s");
    house.expect("Signert kl. 22:20. Nå signerer den som kommer, med Ctrl-S.");
    house.expect("signert 22:20 av KN, venter på mottaker");
    // Whoever has handed over does not receive by themselves: the receiver is chosen, and their PIN signs.
    comes(&house, "NV", "v down enter");
    house.keys("ctrl-s").expect("Signer for vakta som kommer").expect_not("PIN*");
    receiver(&mut house, "NV");
    house.expect("PIN*");
    house.keys("tab").type_text("111111").keys("enter").expect("Feil PIN. 4 forsøk igjen.");
    house.type_text(PIN).keys("enter").expect("Mottatt kl. 22:20.");
    house.expect("mottatt 22:20 av NV").expect("▸KN");
    let sheet = sheet(&house, 1);
    assert_eq!((sheet.state(), sheet.signed(Side::Incoming).map(|one| one.staff)), (State::Received, Some(StaffId(3))));
    assert_eq!(sheet.signed(Side::Outgoing).map(|one| (one.staff, one.reason.clone())), Some((StaffId(1), None)));
    let audit = audit(&house, 9);
    assert!(audit.iter().any(|row| row.contains("receive-handover")), "{audit:?}");
    assert!(audit.iter().all(|row| !row.contains("switch")), "nobody was switched: {audit:?}");
}

#[test]
fn two_at_one_small_screen() {
    two_at_one_screen(80, 24);
}

#[test]
fn two_at_one_large_screen() {
    two_at_one_screen(120, 36);
}

#[test]
fn the_receiver_is_whoever_read_back() {
    let mut house = opened();
    at(&mut house, NIGHT_IS_HERE);
    let night = comes(&house, "NV", "v down enter");
    night.expect("Natt");
    house.advance(Duration::from_secs(2));
    house.keys("1");
    write(&mut house, "Rolig.", "", "Ser innom.");
    house.expect("Ser innom. (NV)");
    house.keys("ctrl-s ctrl-s").expect("Signert kl. 22:20");
    house.keys("ctrl-s").expect("NV Nina Vik").expect("PIN*");
    house.keys("tab").type_text(PIN).keys("enter");
    house.expect("mottatt 22:20 av NV");
}

#[test]
fn it_is_read_alone_and_signed_at_another_terminal() {
    let mut house = opened();
    house.keys("c").expect("Overlapping: blandet.");
    house.keys("c").expect("Overlapping: stille.");
    house.keys("enter").type_text("Nøkkel 4 er hos vaktmester.").keys("ctrl-s");
    house.keys("ctrl-s").expect("(•) stille");
    house.keys("ctrl-s").expect("Signert kl. 22:10");
    at(&mut house, NIGHT_IS_HERE);
    let mut night = comes(&house, "NV", "v down enter o");
    night.expect("Nøkkel 4 er hos vaktmester.").expect("signert 22:10 av KN, venter på mottaker").expect("stille");
    // What is signed stands; the receiver may still write what they have understood.
    night.keys("enter").expect_not("Kort bilde");
    night.type_text("Spør vaktmesteren.").keys("ctrl-s");
    night.expect("Spør vaktmesteren. (NV)");
    night.keys("ctrl-s").expect("NV Nina Vik").expect_not("PIN*");
    night.keys("ctrl-s").expect("Mottatt kl. 22:20.");
    assert_eq!(sheet(&night, 1).handover.map(|handover| handover.mode), Some(Mode::Silent));
    house.advance(Duration::from_secs(2)).expect("mottatt 22:20 av NV");
}

#[test]
fn what_nobody_signed_follows_with_its_age_until_somebody_signs_with_a_reason() {
    let mut house = opened();
    house.keys("enter").type_text("Nøkkel 4 mangler.").keys("ctrl-s");
    at(&mut house, NIGHT_IS_HERE);
    comes(&house, "TB", "v down enter");
    at(&mut house, MORNING);
    let mut day = comes(&house, "NV", "enter");
    day.expect("Dag").expect("overl. 2.");
    day.resize(120, 36).expect("overlapping 2. vakt");
    day.keys("o").expect("Nattevakt lør 21.11. → Dagvakt");
    day.keys("a").expect("Overlappinger").expect("Kveldsvakt lør 21.11. → Nattevakt").expect("ikke signert · 2. vakt");
    while !day.row(selected(&day)).contains("Kveldsvakt") {
        day.keys("down");
    }
    day.keys("enter").expect("Nøkkel 4 mangler.");
    // Everybody but the administrator was on the evening shift in this house, so NV may sign it without a word.
    day.keys("ctrl-s ctrl-s").expect("Signert kl. 07:40");
    day.keys("ctrl-s");
    receiver(&mut day, "NV");
    day.keys("ctrl-s").expect("Skriv hvorfor du signerer.");
    day.type_text("Kvelden gikk før natta kom.").keys("ctrl-s").expect("Mottatt kl. 07:40.");
    day.expect_not("overlapping 2. vakt");
    day.keys("end").expect("Fordi: Kvelden gikk før natta kom.");
}

/// Chooses who receives.
fn receiver(house: &mut Harness, initials: &str) {
    let chosen = format!("◂ {initials} ");
    for _ in 0..9 {
        if !house.shows(&chosen) {
            house.keys("right");
        }
    }
    house.expect(&chosen);
}

/// The row the list has selected.
fn selected(house: &Harness) -> u16 {
    house.find("▸ ").map_or(0, |(_, row)| row)
}

#[test]
fn what_is_added_after_it_was_received_is_unread_for_those_who_took_over() {
    let mut house = opened();
    house.keys("enter").type_text("Nøkkel 4 mangler.").keys("ctrl-s ctrl-s ctrl-s").expect("Signert kl. 22:10");
    at(&mut house, NIGHT_IS_HERE);
    let mut night = comes(&house, "NV", "v down enter o");
    night.keys("ctrl-s ctrl-s").expect("Mottatt kl. 22:20.");
    night.keys("esc").expect("3 ulest");
    house.keys("3 e").type_text("Ringte 22:18, er hos en venn.").keys("ctrl-s");
    night.advance(Duration::from_secs(2)).expect("4 ulest");
    house.keys("esc esc").expect("2 ulest");
    // Until they tick it, with the same keys as an entry.
    night.keys("j 3 tab").expect("* 22:20 KN tillegg til overlappingen fra Kveldsvakt lør 21.11.: Ringte");
    night.keys("space").expect("· 3 ulest");
    night.expect_not("* 22:20 KN").expect("22:20 KN tillegg");
    night.keys("home").keys("3 tab esc").expect("3 ulest");
}

#[test]
fn an_addendum_is_stamped_and_changes_nothing() {
    let mut house = opened();
    house.keys("3").keys("e").expect("Tillegg skrives når overlappingen er signert. Enter skriver her.");
    house.keys("enter").type_text("Trøtt.").keys("ctrl-s ctrl-s ctrl-s").expect("Signert kl. 22:10");
    at(&mut house, NIGHT_IS_HERE);
    house.keys("e").expect("Tillegg · 3 Amir");
    house.type_text("Ringte 22:18, er hos en venn.").keys("ctrl-s");
    house.expect("Tillegget er lagret kl. 22:20.");
    house.expect("Ringte 22:18, er hos en venn. (KN 22:20)").expect("Trøtt.");
    house.keys("i").expect("Overlappingen er signert. Nye hvis–så hører til neste.");
}

#[test]
fn the_next_handover_asks_whether_it_happened() {
    let mut house = opened();
    house.keys("3 i").type_text("Ikke inne 23:00\nring, så bakvakt\n").keys("ctrl-s").keys("ctrl-s ctrl-s");
    house.expect("Signert kl. 22:10");
    at(&mut house, NIGHT_IS_HERE);
    let mut early = comes(&house, "NV", "v down enter o");
    early.keys("a up enter 3 u");
    early.expect("Skjedde det? · 3 Amir").expect("( ) ja").expect_not("( ) nei");
    at(&mut house, MORNING);
    let mut night = house.second("NV");
    // They came in the evening, and their shift is nearly over: it is their own handover that opens.
    night.keys("o").expect("Nattevakt lør 21.11. → Dagvakt").expect("Hvis–så uten svar: 1");
    night.keys("1 u").expect("Ingen hvis–så og ingen spørsmål fra før venter på svar her.");
    night.keys("3").expect("I forrige").expect("(til 07:45)» – gjelder ennå.");
    night.keys("u").expect("Skjedde det? · 3 Amir").expect("Ikke inne 23:00 → ring, så bakvakt");
    night.keys("ctrl-s").expect_not("Svaret er lagret");
    night.keys("right right ctrl-s").expect("Svaret er lagret kl. 07:40.").expect("nei (NV 07:40)");
    night.expect_not("Hvis–så uten svar");
    // It was wrong: the right answer stands above it, and both are read.
    night.keys("u").expect("Rett svaret: Skjedde det? · 3 Amir").expect("svart: nei (NV)").expect_not("( ) nei");
    night.keys("right ctrl-s").expect("Svaret er lagret kl. 07:40.").expect("skjedde det? ja");
    night.expect("rettet fra: nei (NV 07:40)");
}

#[test]
fn a_rule_that_was_a_slip_is_taken_back() {
    let mut house = opened();
    house.keys("3 i").type_text("Feil ungdom\ngjør noe\n").keys("ctrl-s").expect("Feil ungdom → gjør noe");
    house.keys("ctrl-z").expect("Angret: ").expect_not("Feil ungdom");
}

#[test]
fn a_text_that_is_being_written_survives_the_lock_and_the_end_of_the_program() {
    let mut house = opened();
    let long = "Borte fra 13:30. ".repeat(60);
    house.keys("3 enter").paste(&long).keys("tab tab").type_text("Banker på 08:00.");
    house.advance(Duration::from_secs(5)).keys("ctrl-l");
    uncover(&mut house);
    house.expect("Banker på 08:00.");
    house.kill_and_restart();
    house.enter("KN");
    house.expect("Overlapping · 3 Amir").expect("Banker på 08:00.");
    house.keys("ctrl-s").expect("Lagret kl. 22:10");
    let facts = sheet(&house, 1).parts.into_values().next().unwrap().facts;
    assert_eq!(facts.picture.map(|text| text.as_str().to_owned()), Some(long.trim().to_owned()));
}

/// Somebody writes a picture of Amir while another signs.
fn signed_under_the_hand() -> Harness {
    let mut one = opened();
    let mut two = comes(&one, "OH", "o");
    one.keys("3 enter").type_text("Fikk ikke medisin.");
    one.advance(Duration::from_secs(5));
    two.keys("ctrl-s ctrl-s").expect("Signert kl. 22:10");
    one
}

fn is_added(house: &Harness) {
    let added = sheet(house, 1).addenda;
    assert_eq!(added.iter().map(|added| added.words.as_str()).collect::<Vec<_>>(), ["Kort bilde: Fikk ikke medisin."]);
}

#[test]
fn what_was_being_written_while_another_signed_becomes_an_addendum() {
    let mut house = signed_under_the_hand();
    house.keys("ctrl-s").expect("Overlappingen er signert. Ctrl-S en gang til");
    house.expect("[ Tillegg  Ctrl-S ]").expect("▸ Kort bilde");
    house.keys("ctrl-s").expect("Tillegget er lagret kl. 22:10.");
    is_added(&house);
}

#[test]
fn a_draft_from_before_another_signed_is_shown_and_becomes_an_addendum() {
    let mut house = signed_under_the_hand();
    house.kill_and_restart();
    house.enter("KN");
    house.expect("Overlapping · 3 Amir").expect("Kort bilde").expect("Fikk ikke medisin.");
    house.type_text("x").keys("backspace ctrl-s").expect("Ctrl-S en gang til");
    house.keys("ctrl-s").expect("Tillegget er lagret kl. 22:10.");
    is_added(&house);
    house.kill_and_restart();
    house.enter("KN");
    house.expect_not("Fikk ikke medisin.");
}

#[test]
fn a_section_that_was_ticked_by_a_slip_is_taken_back_and_says_so() {
    let mut house = opened();
    house.keys("space left").expect("Hus ✓").expect("1 av 6");
    house.keys("space").expect("Ikke gjennomgått likevel.").expect("▸Hus").expect("0 av 6");
}

#[test]
fn a_lock_in_the_middle_leaves_both_where_they_were() {
    let mut house = opened();
    house.keys("space right").expect("▸2");
    house.keys("ctrl-l");
    uncover(&mut house);
    house.expect("▸2").expect("1 av 6").expect("Hus ✓");
}

#[test]
fn two_who_write_the_same_section_at_once_see_both_texts() {
    let mut one = opened();
    let mut two = comes(&one, "OH", "o");
    one.keys("3 enter").type_text("Trøtt.");
    two.keys("3 enter").type_text("Våken og glad.").keys("ctrl-s").expect("Lagret kl. 22:10");
    one.keys("ctrl-s").expect("Trøtt.").expect("Våken og glad.");
    one.keys("ctrl-s").expect("Lagret kl. 22:10");
    assert_eq!(sheet(&one, 1).parts.into_values().next().unwrap().version, 2);
}

#[test]
fn both_texts_of_a_section_can_be_kept_and_put_in_order() {
    let mut one = opened();
    let mut two = comes(&one, "OH", "o");
    one.keys("3 enter").type_text("Trøtt.").keys("tab").type_text("Sover han?");
    two.keys("3 enter").type_text("Våken og glad.").keys("tab tab").type_text("Alt forstått.").keys("ctrl-s");
    assert!(!one.footer().contains("Behold begge"), "{}", one.footer());
    one.keys("ctrl-s").expect("Ctrl-R beholder");
    assert!(one.footer().contains("Ctrl-R Behold begge"), "{}", one.footer());
    one.keys("ctrl-r").expect("Begge tekstene står i feltet nå, den fra OH først.");
    // It is to be put in order: theirs, then mine, with the cursor between them.
    one.type_text("Men: ").keys("ctrl-s").expect("Lagret kl. 22:10");
    let facts = sheet(&one, 1).parts.into_values().next().unwrap().facts;
    let told = [&facts.picture, &facts.question, &facts.read_back].map(|text| text.as_ref().map(Prose::as_str));
    assert_eq!(told, [Some("Våken og glad.\nMen: Trøtt."), Some("Sover han?"), Some("Alt forstått.")]);
}

#[test]
fn what_was_written_after_it_was_read_is_seen_before_it_is_signed() {
    let mut one = opened();
    let mut two = comes(&one, "OH", "o");
    one.keys("ctrl-s").expect("Signer for vakta som går");
    two.keys("3 enter").type_text("Våken.").keys("ctrl-s");
    one.keys("ctrl-s").expect("Noen andre har endret dette");
    one.keys("esc").expect_not("Signer for vakta");
    one.advance(Duration::from_secs(2));
    one.keys("3").expect("Våken.");
    one.keys("ctrl-s ctrl-s").expect("Signert kl. 22:10");
}

#[test]
fn what_was_logged_after_it_was_read_is_seen_before_it_is_signed() {
    let mut one = opened();
    one.keys("ctrl-s").expect("Signer for vakta som går");
    let entry = NewEntry {
        about: About::Youths(vec![YouthId(3)]),
        kind: EntryKind::Incident,
        weight: Weight::Critical,
        happened_at: one.now(),
        lines: EntryLines { facts: Prose::optional("Falt i trappa.").unwrap(), ..EntryLines::default() },
        shift: None,
        marks: EntryMarks::default(),
    };
    open_beside(&one).execute(StaffId(2), one.now(), &Command::WriteEntry(entry)).unwrap();
    one.keys("ctrl-s").expect("Nytt siden du leste: 3 Amir.").expect("Signer for vakta som går");
    one.keys("esc").advance(Duration::from_secs(2));
    one.keys("3").expect("Falt i trappa.");
    one.keys("ctrl-s ctrl-s").expect("Signert kl. 22:10");
    let told = sheet(&one, 1).pulled;
    assert_eq!(told.section(Some(YouthId(3))).map(|section| section.entries.len()), Some(1));
}

#[test]
fn an_open_question_follows_along_until_somebody_says_what_came_of_it() {
    let mut house = opened();
    house.keys("3");
    write(&mut house, "", "Har skolen svart om mandag?", "");
    house.keys("ctrl-s ctrl-s").expect("Signert kl. 22:10");
    at(&mut house, NIGHT_IS_HERE);
    comes(&house, "NV", "v down enter");
    at(&mut house, MORNING);
    let mut night = house.second("NV");
    night.keys("o").expect("Nattevakt lør 21.11. → Dagvakt").expect("Åpne spørsmål: 1");
    night.keys("3").expect("Har skolen svart om mandag? (åpent, 1. vakt)");
    night.keys("end").expect("Har skolen svart om mandag? (åpent, 1. vakt)");
    night.keys("3 u").expect("Hva ble det til? · 3 Amir").expect("Har skolen svart om mandag?");
    night.type_text("Ja, 08:30.").keys("ctrl-s").expect("Avklart kl. 07:40.");
    night.expect("Avklart: Ja, 08:30. (NV 07:40)").expect("Åpne spørsmål: 0");
    night.keys("u").expect("Ingen hvis–så og ingen spørsmål fra før venter på svar her.");
}

#[test]
fn five_wrong_pins_ask_for_the_passphrase_and_the_session_stays() {
    let mut house = opened();
    comes(&house, "NV", "v down enter");
    house.keys("ctrl-s ctrl-s ctrl-s");
    receiver(&mut house, "NV");
    house.expect("PIN*");
    house.keys("tab");
    for _ in 0..5 {
        house.type_text("111111").keys("enter");
    }
    house.expect("PIN godtas ikke nå.");
    house.type_text(PIN).keys("enter").expect("PIN godtas ikke nå.").expect("▸KN");
    assert_eq!(sheet(&house, 1).state(), State::Sealed);
}

#[test]
fn a_typed_pin_is_gone_when_the_screen_was_covered_or_another_is_chosen() {
    let mut house = opened();
    comes(&house, "NV", "v down enter");
    comes(&house, "TB", "v down enter");
    house.keys("ctrl-s ctrl-s ctrl-s");
    receiver(&mut house, "NV");
    house.keys("tab").type_text(PIN).expect("••••••");
    house.keys("ctrl-l");
    uncover(&mut house);
    house.expect("Signer for vakta som kommer").expect("NV Nina Vik").expect_not("•");
    house.keys("enter");
    house.expect("Mottakeren må skrive PIN.");
    assert_eq!(sheet(&house, 1).state(), State::Sealed, "nobody received behind the lock");
    house.type_text(PIN).expect("••••••");
    house.keys("shift-tab");
    receiver(&mut house, "TB");
    house.expect_not("•");
    house.keys("ctrl-s").expect("Mottakeren må skrive PIN.");
    house.type_text(PIN).keys("enter").expect("Mottatt kl. 22:10.");
    assert_eq!(sheet(&house, 1).signed(Side::Incoming).map(|one| one.staff), Some(StaffId(4)));
}

#[test]
fn a_colleague_of_those_who_hand_over_is_not_proposed_and_says_why() {
    let mut house = opened();
    house.keys("ctrl-s ctrl-s").expect("Signert kl. 22:10");
    at(&mut house, NIGHT_IS_HERE);
    let mut colleague = comes(&house, "OH", "o");
    colleague.keys("ctrl-s").expect("Signer for vakta som kommer").expect_not("◂ OH");
    receiver(&mut colleague, "OH");
    colleague.keys("ctrl-s").expect("Skriv hvorfor du signerer.");
    colleague.type_text("Natta er forsinket.").keys("ctrl-s").expect("Mottatt kl. 22:20.");
    // Whoever comes then still finds what was handed over, until they have signed too.
    let night = comes(&house, "NV", "v down enter o");
    night.expect("Kveldsvakt lør 21.11. → Nattevakt").expect("mottatt 22:20 av OH");
    assert_eq!(sheet(&night, 1).signed(Side::Incoming).map(|one| one.staff), Some(StaffId(2)));
}

#[test]
fn a_long_day_takes_over_where_nobody_came_for_the_day() {
    let mut house = Harness::sample("KN");
    at(&mut house, NIGHT_IS_HERE);
    let mut night = comes(&house, "NV", "v down enter");
    at(&mut house, MORNING);
    night.keys("o").expect("Nattevakt lør 21.11. → Dagvakt");
    night.keys("enter").type_text("Rolig natt.").keys("ctrl-s");
    night.keys("ctrl-s ctrl-s").expect("Signert kl. 07:40");
    at(&mut house, "2026-11-22T07:05:00Z");
    let mut long = comes(&house, "TB", "down enter");
    long.keys("o").expect("Nattevakt lør 21.11. → Dagvakt").expect("Rolig natt.");
    at(&mut house, "2026-11-22T09:30:00Z");
    // Past the time in which anybody may, and no reason is asked for.
    long.advance(Duration::from_secs(2)).keys("ctrl-s ctrl-s").expect("Mottatt kl. 10:30.");
}

#[test]
fn an_administrator_opens_no_handover() {
    let house = opened();
    let mut other = house.second("AD");
    other.keys("o").expect("Du er administrator og kan ikke se tavla").expect_not("Overlapping · Kveldsvakt");
}

#[test]
fn the_last_who_leaves_without_a_handover_says_why_and_may_go() {
    let mut house = opened();
    for initials in ["OH", "NV", "TB"] {
        let mut other = house.second(initials);
        other.keys("V enter");
        other.expect_not("Gå av vakt uten overlapping");
    }
    house.advance(Duration::from_secs(2));
    house.keys("V enter");
    house.expect("Gå av vakt uten overlapping");
    house.keys("ctrl-s").expect("Skriv hvorfor vakta ikke er overlappet.");
    house.type_text("Ingen kommer før i morgen.").keys("ctrl-s").expect("Du er av vakt fra 22:10");
    // Whoever comes reads why, and nothing waits for a signature nobody will give.
    at(&mut house, NIGHT_IS_HERE);
    let mut night = comes(&house, "NV", "");
    night.resize(120, 36);
    night.keys("v down enter o a").expect("ingen overlapping. KN gikk 22:10: Ingen kommer før i morgen.");
    at(&mut house, MORNING);
    night.advance(Duration::from_secs(2)).expect_not("overlapping 1. vakt");
}

#[test]
fn a_shift_nobody_wrote_a_word_of_waits_until_somebody_says_why() {
    let mut house = Harness::sample("KN");
    at(&mut house, NIGHT_IS_HERE);
    comes(&house, "TB", "v down enter");
    at(&mut house, "2026-11-22T05:00:00Z");
    let mut late = comes(&house, "OH", "esc");
    late.resize(120, 36).expect("overlapping 1. vakt");
    late.keys("V enter").expect("Gå av vakt uten overlapping");
    late.type_text("Travelt, glemt.").keys("ctrl-s").expect("Du er av vakt fra 06:00");
    late.expect_not("overlapping 1. vakt");
    late.keys("o a").expect("ingen overlapping. OH gikk 06:00: Travelt, glemt.");
    // Once is enough: the others go off as before.
    let other = comes(&house, "NV", "esc V enter");
    other.expect("Du er av vakt").expect_not("uten overlapping");
}
