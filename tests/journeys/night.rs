//! The night round as staff meet it: one key for all in order, one for a deviation, and per youth only what was agreed.

use std::time::Duration;

use personalbase::{
    config::Config,
    domain::{ids::ShiftId, task::HouseClock, time::Zone},
    report::fire_roll::Evacuation,
    testing::Harness,
    text::{Language, Texts},
};

use crate::{
    hands::{audit, database, open_beside, uncover},
    houses::bare,
    tasks::{at, expect_order, row_of},
};

/// The night shift of Saturday 21 November at 23:00, by NV.
fn night() -> Harness {
    let mut evening = Harness::sample("KN");
    at(&mut evening, "2026-11-21T21:20:00Z");
    let mut night = evening.second("NV");
    night.keys("v down enter");
    at(&mut night, "2026-11-21T22:00:00Z");
    night
}

/// The same on a round.
fn walking() -> Harness {
    let mut night = night();
    night.keys("N enter").expect("Runden er begynt kl. 23:00.").expect("0 av 7");
    night
}

/// Writes what is agreed with the youth in the first apartment: knock, at a time or on every round.
fn agree(screen: &mut Harness, time: &str) {
    screen.keys("esc esc 1 A").expect("Avtalt om natta").expect("LEILIGHET 1 · SAMIRA");
    screen.type_text("b").keys("tab").type_text(time).keys("tab").type_text("ring først").keys("tab");
    screen.type_text("Samira selv").keys("ctrl-s").expect("1 SAMIRA, natt: bank på");
}

/// Moves to the row of a youth on the round.
fn to_youth(screen: &mut Harness, name: &str) {
    let (x, y) = screen.expect(name).find(name).unwrap();
    screen.click(x, y);
}

#[test]
fn one_key_says_that_all_is_in_order_and_the_round_has_ended() {
    let mut night = night();
    night
        .keys("N")
        .expect("Nattrunde · Nattevakt lør 21.11.")
        .expect("ingen runde ennå")
        .expect("Enter begynner en runde");
    night.keys("enter");
    at(&mut night, "2026-11-21T22:12:00Z");
    night.keys("a").expect("Alt i orden. Runden er avsluttet kl. 23:12.");
    night.expect("23:00–23:12 NV · 7 av 7 i orden").expect("sist 23:12 (nå)");
    assert_eq!(audit(&night, 2), ["NV begin-round", "NV round-in-order"]);
    at(&mut night, "2026-11-22T01:12:00Z");
    night.expect("sist i går 23:12 (3 t)");
    night.keys("esc t");
    assert!(row_of(&night, "Nattrunde").contains("sist i går 23:12 (3 t)"), "{}", night.screen());
    night.keys("down enter").expect("Rundene i denne vakta");
}

#[test]
fn a_round_is_walked_stop_by_stop_and_a_slip_is_taken_back() {
    let mut night = walking();
    night.keys("space space").expect("2 av 7");
    assert!(row_of(&night, "Fellesstue").contains("✓ Fellesstue"), "{}", night.screen());
    assert!(night.shows("▸   Møterom"), "the next one is selected:\n{}", night.screen());
    night.keys("up space").expect("Tatt bort.").expect("1 av 7");
    night.keys("space space space space space space").expect("7 av 7");
    night.keys("f").expect("Runden er avsluttet kl. 23:00.").expect("7 av 7 i orden");
}

#[test]
fn a_deviation_takes_one_key_and_a_sentence_and_stands_in_the_log_the_round_and_the_handover() {
    let mut night = walking();
    night.keys("down x").expect("Avvik: Felleskjøkken: komfyr og kaffetrakter av");
    night.keys("ctrl-s").expect("Skriv hva som ikke var i orden.");
    night.type_text("Platen sto på.").keys("ctrl-s").expect("Lagret kl. 23:00: avvik, Felleskjøkken");
    assert!(row_of(&night, "Felleskjøkken").contains("▲ avvik"), "{}", night.screen());
    night.keys("a").expect("Runden er avsluttet kl. 23:00.").expect("6 av 7 i orden · avvik: Felleskjøkken: komfyr og");
    night.keys("esc l").expect("Nattrunde, Felleskjøkken: komfyr og kaffetrakter av: Platen").expect("til overlapping");
    at(&mut night, "2026-11-22T06:35:00Z");
    night.keys("esc o").expect("Nattevakt lør 21.11. → Dagvakt").expect("Nattrunder").expect("avvik: Felleskjøkken");
    night.expect("Platen sto på.");
}

#[test]
fn a_deviation_goes_on_to_a_task_with_the_same_key_as_any_entry() {
    let mut night = walking();
    night.keys("x").type_text("Vinduet lukkes ikke.").keys("ctrl-o").expect("Oppgave");
    night.type_text("Ringe vaktmester").keys("ctrl-s");
    night.expect("Nattrunde · Nattevakt").expect("▲ avvik");
    night.keys("esc t").expect("Ringe vaktmester");
}

#[test]
fn enter_on_a_deviation_opens_its_entry_and_it_is_not_ticked_away() {
    let mut night = walking();
    night.keys("x").type_text("Vinduet lukkes ikke.").keys("ctrl-s home up up space");
    night.keys("home space").expect("Avviket står i loggen.");
    night.keys("enter").expect("Nattrunde, Fellesstue: lys og vinduer: Vinduet lukkes ikke.");
}

#[test]
fn where_nothing_is_agreed_no_check_is_offered() {
    let mut night = walking();
    to_youth(&mut night, "Yonas");
    assert!(row_of(&night, "Yonas").contains("ikke avtalt"), "{}", night.screen());
    night.keys("space").expect("Tilsyn: 2 YONAS").expect("Det er ikke avtalt noe tilsyn.");
    night.expect_not("svarte").expect("avvik").expect("gikk inn uten samtykke");
    night.keys("i s u h").expect("Tilsyn: 2 YONAS");
    assert_eq!(audit(&night, 1), ["NV begin-round"], "none of these keys means anything here");
}

#[test]
fn an_agreement_stands_on_the_round_the_board_and_the_plan_and_only_it_is_done() {
    let mut night = night();
    agree(&mut night, "23:30");
    night.keys("esc tab tab").expect("Natt: bank på 23:30 · ring først");
    night.keys("p").expect("avtalt med Samira selv 21.11.2026 (NV), tas opp igjen 21.02.2027");
    night.keys("esc N enter");
    assert!(row_of(&night, "1 Samira").ends_with("bank på 23:30 · ring først"), "{}", night.screen());
    at(&mut night, "2026-11-21T22:34:00Z");
    assert!(row_of(&night, "1 Samira").ends_with("▲ venter"), "{}", night.screen());
    night.keys("a").expect("I orden. Igjen: tilsyn 1.");
    night.keys("f").expect("Gjenstår: tilsyn 1. Hvorfor?");
    night.keys("esc");
    to_youth(&mut night, "Samira");
    night.keys("space").expect("Tilsyn: 1 SAMIRA").expect("svarte, er inne").expect("merkes inne, sett nå");
    night.keys("u").expect("1 SAMIRA svarte ikke. h merker hvor ungdommen er.");
    assert!(row_of(&night, "1 Samira").ends_with("svarte ikke  23:34 NV"), "{}", night.screen());
    let beside = open_beside(&night);
    assert!(beside.read().presence_now().unwrap().is_empty(), "no answer says nothing about where she is");
    night.keys("h").expect("Hvor er 1 SAMIRA?");
}

#[test]
fn a_check_at_its_time_is_made_without_walking_the_house() {
    let mut night = night();
    agree(&mut night, "23:30");
    night.keys("esc N enter a").expect("Alt i orden.");
    at(&mut night, "2026-11-21T22:31:00Z");
    assert!(row_of(&night, "1 Samira").ends_with("▲ venter"), "{}", night.screen());
    night.keys("enter");
    to_youth(&mut night, "Samira");
    night.keys("space s f").expect("Runden er avsluttet kl. 23:31.").expect("23:31–23:31 NV · bare tilsyn");
}

#[test]
fn a_check_of_every_round_waits_again_on_the_next_one_and_ending_it_names_what_is_left() {
    let mut night = night();
    agree(&mut night, "");
    night.keys("esc N enter");
    to_youth(&mut night, "Samira");
    night.keys("space s a").expect("Runden er avsluttet");
    night.keys("enter");
    assert!(row_of(&night, "1 Samira").ends_with("▲ venter"), "{}", night.screen());
    night.keys("home space f").expect("Gjenstår: tilsyn 1 · Felleskjøkken: komfyr").expect("Hvorfor?");
}

#[test]
fn one_key_says_that_a_youth_answered_and_is_in() {
    let mut night = night();
    agree(&mut night, "");
    night.keys("esc N enter");
    assert!(row_of(&night, "1 Samira").contains("bank på hver runde"), "{}", night.screen());
    to_youth(&mut night, "Samira");
    night.keys("enter i").expect("1 SAMIRA svarte, er inne.");
    night.keys("a").expect("Alt i orden. Runden er avsluttet");
    night.keys("esc").expect("inne");
    at(&mut night, "2026-11-22T06:35:00Z");
    night.keys("o");
    night.keys("right").expect("bank på: svarte, er inne (NV)");
}

#[test]
fn going_in_without_consent_is_always_written_as_a_serious_incident() {
    let mut night = walking();
    to_youth(&mut night, "Amir");
    night.keys("space g").expect("Gikk inn uten samtykke: alvorlig hendelse").expect("LEILIGHET 3 · AMIR");
    night.keys("ctrl-s").expect("Skriv hvilken fare det var.");
    for text in ["Røyk under døra.", "NV og bakvakt", "Nødrett: ropte først.", "Bakvakt 23:05", "Jeg sov."] {
        night.type_text(text).keys("tab");
    }
    night.keys("ctrl-s").expect("alvorlig hendelse om 3 AMIR. Følg husets rutine nå");
    assert!(row_of(&night, "3 Amir").contains("gikk inn uten samtykke"), "{}", night.screen());
    night.keys("esc l").expect("!!").expect("hendelse").expect("Fare: Røyk under døra.").expect("«Jeg sov.»");
    night.expect("Bestemt av: NV og bakvakt").expect("Nødrett/nødverge: Nødrett: ropte først.");
    assert_eq!(audit(&night, 2), ["NV entered-without-consent", "NV open-log"]);
}

#[test]
fn every_part_of_the_serious_incident_is_needed() {
    let mut night = walking();
    to_youth(&mut night, "Amir");
    night.keys("space g tab");
    for (text, missing) in [
        ("Røyk.", "Skriv hvem som bestemte det."),
        ("NV", "Skriv hvordan nødrett eller nødverge ble vurdert."),
        ("Nødrett.", "Skriv hvem som er varslet"),
        ("Bakvakt.", "Skriv ungdommens egen framstilling"),
    ] {
        night.type_text(text).keys("ctrl-s").expect(missing);
    }
    night.type_text("Ikke spurt ennå, KN spør i morgen.").keys("ctrl-s").expect("alvorlig hendelse om 3 AMIR");
}

#[test]
fn what_is_left_of_a_round_asks_why() {
    let mut night = walking();
    night.keys("space f").expect("Avslutt runden");
    night.keys("ctrl-s").expect("Skriv hvorfor noe gjenstår.");
    night.type_text("Brannalarm 23:05.").keys("ctrl-s").expect("Runden er avsluttet kl. 23:00.");
    night.expect("1 av 7 i orden · 6 punkter gjenstår: Brannalarm 23:05.");
}

#[test]
fn a_round_survives_the_lock_and_the_end_of_the_program_with_what_was_typed() {
    let mut night = walking();
    night.keys("space space x").type_text("Lampa er");
    night.advance(Duration::from_secs(5)).keys("ctrl-l");
    uncover(&mut night);
    night.expect("Lampa er");
    night.kill_and_restart();
    night.enter("NV");
    night.expect("Lampa er");
    night.type_text(" knust.").keys("ctrl-s").expect("Lagret kl. 23:00: avvik");
    night.keys("esc esc N").expect("3 av 7");
    assert!(row_of(&night, "Møterom").contains("▲ avvik"), "{}", night.screen());
}

#[test]
fn two_terminals_walk_one_round() {
    let mut one = night();
    let mut two = one.second("NV");
    one.keys("N");
    two.keys("N");
    one.keys("enter space");
    two.keys("enter").expect("En annen har begynt en runde i denne vakta.").expect("1 av 7");
    two.keys("down x").type_text("Platen sto på.").keys("ctrl-s");
    one.advance(Duration::from_secs(2)).expect("▲ avvik").expect("2 av 7");
    one.keys("a").expect("Runden er avsluttet");
    two.keys("space").expect("Runden er avsluttet. Ingenting er endret.");
    assert_eq!(open_beside(&one).read().rounds_of(ShiftId(2)).unwrap().len(), 1);
}

#[test]
fn two_who_set_an_agreement_at_once_see_both() {
    let mut one = night();
    let mut two = one.second("OH");
    one.keys("1 A").type_text("b").keys("tab tab tab").type_text("Samira");
    two.keys("esc 1 A")
        .type_text("s")
        .keys("tab tab tab")
        .type_text("verge")
        .keys("ctrl-s")
        .expect("natt: SMS hver runde");
    one.keys("ctrl-s").expect("SMS hver runde").expect("bank på hver runde");
    one.keys("ctrl-s").expect("natt: bank på hver runde");
}

#[test]
fn a_temp_walks_the_round_and_agrees_on_nothing() {
    let mut evening = Harness::sample("KN");
    at(&mut evening, "2026-11-21T21:20:00Z");
    let mut temp = evening.second("TB");
    temp.keys("v down enter N enter a").expect("Runden er avsluttet");
    temp.keys("esc 1 A").expect_not("Avtalt om natta").expect("kan ikke");
    temp.keys("p").expect("SAMIRA");
}

#[test]
fn who_has_no_shift_sees_how_to_get_one() {
    let mut house = Harness::sample("KN");
    at(&mut house, "2026-11-22T13:20:00Z");
    let mut other = house.second("OH");
    other.keys("esc N").expect("Bekreft vakta di med v. Da kan du begynne en runde.");
    other.keys("enter").expect("Bekreft vakta di");
    other.keys("v enter").expect("Enter begynner en runde.");
}

#[test]
fn long_names_and_stops_and_names_from_right_to_left_leave_the_columns_alone() {
    let mut config = Config::default();
    let long = "Gangen i andre etasje med nødutgang, slange, alarmknapp og døra til boden som ikke lukker av seg selv";
    config.night.route = vec![long.to_owned(), "غرفة المعيشة".to_owned()];
    let mut house = Harness::sample_with("KN", config, Language::Nb);
    house.keys("N enter").expect("Gangen i andre etasje").expect("lukker av seg selv").expect("4 Oleksandr");
    house.keys("space space").expect("2 av 2");
    assert!(row_of(&house, "✓ Gangen").ends_with("14:32 KN"), "{}", house.screen());
    house.resize(120, 36).expect("2 av 2").expect("Oleksandr");
    house.keys("f").expect("2 av 2 i orden");
}

#[test]
fn an_empty_house_walks_its_rounds_too_and_one_without_a_route_says_where_it_is_set() {
    let mut pair = bare(6);
    pair.screen.enter("KN");
    pair.screen.keys("v enter N").expect("Runden går").expect_not("Det som er avtalt");
    pair.screen.keys("enter a").expect("Runden er avsluttet").expect("7 av 7 i orden");
    let mut config = Config::default();
    config.night.route.clear();
    let mut house = Harness::sample_with("KN", config, Language::Nb);
    house.keys("N").expect("Det som er avtalt med ungdommene");
    house.keys("enter").expect("0 av 0");
    house.keys("a").expect("Runden er avsluttet");
}

#[test]
fn the_settings_may_change_during_a_round_and_it_is_finished_as_it_was_begun() {
    let mut night = walking();
    night.keys("space");
    let mut other = night.second("NV");
    other.keys("N").expect("1 av 7").expect("Brannpanel uten feil");
}

#[test]
fn the_round_speaks_english_too() {
    let mut house = Harness::sample_with("KN", Config::default(), Language::En);
    house.keys("N").expect("Night round").expect("Enter begins a round. Nobody walks into apartments.");
    house.keys("enter a").expect("All in order. The round ended at").expect("7 of 7 in order");
    expect_order(&house, &["Rounds of this shift", "What is agreed with the youths", "The round goes past"]);
}

/// The night with Samira seen in at 23:00, and nobody answering at 23:34.
fn unanswered() -> Harness {
    let mut night = night();
    agree(&mut night, "");
    night.keys("esc 1 h i").expect("1 SAMIRA inne, sett.");
    night.keys("esc N enter");
    at(&mut night, "2026-11-21T22:34:00Z");
    to_youth(&mut night, "Samira");
    night.keys("space u").expect("1 SAMIRA svarte ikke.");
    night.keys("esc");
    night
}

#[test]
fn a_door_nobody_answered_is_seen_on_the_tile_and_is_not_counted_as_in() {
    let mut night = unanswered();
    for (width, height) in [(80, 24), (120, 36), (160, 45)] {
        night.resize(width, height);
        assert!(night.shows("svarte ikke 23:34"), "{}", night.screen());
    }
    night.resize(80, 24);
    night.keys("b").expect("inne 0");
    let roll = row_of(&night, "1 Samira");
    assert!(roll.contains("UKJENT") && roll.contains("svarte ikke 23:34 · sett 23:00"), "{roll}");
    night.keys("ctrl-l b").expect_not("Samira").expect("inne 0");
    night.expect("UKJENT    svarte ikke 23:34");
    uncover(&mut night);
    night.keys("esc 1 p").expect("svarte ikke 23:34 (NV) · inne sett 23:00 (NV)");
    night.keys("esc 1 h").expect("svarte ikke 23:34 (NV)");
    night.keys("esc");
    let beside = open_beside(&night);
    assert_eq!(beside.read().presence_now().unwrap().len(), 1, "where she is stays what it was");
    let clock = HouseClock { kinds: &[], zone: Zone::OSLO };
    let print = Evacuation::read(beside.read(), night.now(), &clock).unwrap();
    for reduced in [false, true] {
        let text = print.text(Texts::new(Language::Nb), reduced);
        assert!(text.contains("UKJENT, svarte ikke 23:34, sett 23:00 (34 min)"), "{text}");
    }
}

#[test]
fn a_door_nobody_answered_is_handed_over_until_somebody_has_seen_or_heard_the_youth() {
    let mut night = unanswered();
    at(&mut night, "2026-11-22T06:35:00Z");
    night.keys("o").expect("0 inne");
    night.keys("right").expect("svarte ikke i går 23:34");
    night.keys("esc b").expect("svarte ikke i går 23:34");
    // A later mark is an observation; one about an earlier time is not.
    night.keys("esc 1 h enter").type_text("i").keys("tab").type_text("o").keys("tab").type_text("i går 23:20");
    night.keys("ctrl-s").expect("inne");
    night.keys("b").expect("svarte ikke i går 23:34");
    night.keys("esc 1 h i b").expect_not("svarte ikke").expect("inne 1");
}

#[test]
fn a_later_answer_takes_the_doubt_away_and_so_does_not_to_be_home_the_other_way_round() {
    let mut night = unanswered();
    at(&mut night, "2026-11-21T23:10:00Z");
    night.keys("N");
    to_youth(&mut night, "Samira");
    night.keys("space s esc").expect_not("svarte ikke");
    night.keys("b").expect("inne 1");
    night.keys("esc N");
    to_youth(&mut night, "Samira");
    night.keys("space h esc").expect("ikke hjemme 00:10");
    night.keys("b").expect("inne 0");
}

#[test]
fn a_round_that_an_earlier_shift_left_open_is_ended_by_the_next_person_with_a_reason() {
    let mut night = walking();
    night.keys("space space");
    // While the shift lasts it is theirs alone.
    let mut day = night.second("OH");
    day.keys("esc N").expect_not("Ikke avsluttet av tidligere vakter");
    at(&mut day, "2026-11-22T06:50:00Z");
    day.keys("esc v home enter N").expect("Ikke avsluttet av tidligere vakter").expect("sist i går 23:00");
    assert!(row_of(&day, "Nattevakt lør 21.11.").contains("▲"), "{}", day.screen());
    day.expect("fra 23:00 NV · 2 av 7 i orden · ikke avsluttet").expect("f avslutter runden fra den vakta.");
    day.keys("f").expect("Vakta som gikk runden, er over. Gjenstår: Møterom");
    day.keys("ctrl-s");
    day.expect("Skriv hvorfor noe gjenstår.");
    day.type_text("NV ble kalt ut.").keys("ctrl-s").expect("Runden er avsluttet kl. 07:50.");
    day.expect("5 punkter gjenstår:").expect("NV ble kalt ut. · avsluttet 22.11. 07:50 av OH, etter vakta");
    day.expect("sist i går 23:00");
    assert_eq!(audit(&day, 1), ["OH finish-round"]);
    day.keys("f").expect("Ikke avsluttet av tidligere vakter");
    day.keys("esc o");
    day.expect("avsluttet 22.11. 07:50 av OH, etter vakta");
}

#[test]
fn earlier_agreements_are_kept_with_who_when_and_what_changed() {
    let mut night = night();
    night.keys("esc 1 y").expect("Ingenting er avtalt om natta ennå. Trykk A for å skrive det.");
    agree(&mut night, "23:30");
    let mut day = night.second("OH");
    at(&mut day, "2026-11-22T13:00:00Z");
    day.keys("esc 1 A").type_text("s").keys("tab ctrl-a backspace tab").type_text(" nå").keys("ctrl-s");
    day.expect("natt: SMS hver runde");
    day.keys("esc 1 y").expect("Avtalt om natta");
    expect_order(
        &day,
        &[
            "SMS hver runde · ring først nå",
            "Tilsyn endret: bank på 23:30 → SMS hver runde",
            "  bank på 23:30 · ring først",
        ],
    );
    day.expect("(OH)").expect("skrevet 14:00").expect("(NV)").expect("skrevet i går 23:00");
    day.keys("esc N");
    to_youth(&mut day, "Samira");
    day.keys("y").expect("Tilsyn endret: bank på 23:30 → SMS hver runde");
    day.expect_not("Avtalt den endret");
    // The same once more is told as that.
    day.keys("A ctrl-s").expect("natt: SMS hver runde");
    day.keys("esc 1 y").expect("avtalt på nytt uten endring");
}

#[test]
fn what_is_written_about_where_youths_are_why_they_are_watched_over_and_about_nights_is_found_and_opened() {
    let mut night = night();
    agree(&mut night, "23:30");
    night.keys("esc 2 h enter");
    night.click_on("Merknad").type_text("tok med ukulelen").keys("ctrl-s").expect("2 YONAS");
    night.keys("esc 3 f").type_text("f").keys("tab").type_text("ukulelen er borte").keys("ctrl-s").expect("3 AMIR");
    night.keys("esc N enter space f").type_text("Strengen røk, ukulele.").keys("ctrl-s").expect("Runden er avsluttet");
    night.keys("S").type_text("ukulele").keys("enter").expect("3 treff");
    night.keys("enter").expect("Nattevakt lør 21.11.").expect("Strengen røk");
    night.keys("esc down enter").expect("3 AMIR · Nå og før").expect("▸ FØLG MED");
    night.keys("esc down enter").expect("2 YONAS · Nå og før").expect("tok med ukulelen");
    night.keys("esc S ctrl-a backspace").type_text("i:natt ring").keys("enter").expect("1 treff");
    night.keys("enter").expect("1 SAMIRA · Nå og før").expect("▸ bank på 23:30 · ring først");
    // Only whoever it is about.
    night.keys("esc S ctrl-a backspace").type_text("ukulele ungdom:2").keys("enter").expect("1 treff");
    // What was written before the program could search it is filed when the house is opened.
    let filed = "(SELECT id FROM search_text WHERE kind IN ('presence', 'watch', 'agreement', 'round'))";
    let kinds = "('presence'), ('watch'), ('agreement'), ('round')";
    let unfile = format!(
        "DELETE FROM text_search WHERE rowid IN {filed}; DELETE FROM search_text WHERE id IN {filed};
         INSERT INTO search_due (kind) VALUES {kinds}"
    );
    database(&night).execute_batch(&unfile).unwrap();
    night.keys("S ctrl-a backspace").type_text("ukulele").keys("enter").expect("Ingenting funnet");
    night.kill_and_restart();
    night.enter("NV");
    night.keys("esc S").type_text("ukulele").keys("enter").expect("3 treff");
}
