//! The form of an event: its kinds, series and how far a change reaches, and what clashes.

use std::time::Duration;

use chrono::NaiveDate;
use personalbase::{
    config::Config,
    domain::{
        calendar::{
            AttendanceState, EventFacts, EventKind, NewAttendance, Occurrence, OccurrenceId, Reach, Step, When,
        },
        command::Command,
        contact::{self, interpreter::InterpreterFacts},
        ids::{EventId, InterpreterId, StaffId, YouthId},
        time::{Span, Zone},
    },
    store::House,
    testing::Harness,
    text::Language,
};

use crate::{
    hands::open_beside,
    houses::{Pair, line, sample, sample_as},
};

const SAMIRA: YouthId = YouthId(1);

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// What stands in the calendar on these days under a title.
fn stored(house: &House, title: &str, from: NaiveDate, to: NaiveDate) -> Vec<Occurrence> {
    let mut found = house.read().occurrences(Span::new(from, to).unwrap(), Zone::OSLO).unwrap();
    found.retain(|one| one.facts.title.as_str() == title);
    found
}

/// The one event of that title this year or the next.
#[track_caller]
fn only(screen: &Harness, title: &str) -> Occurrence {
    let found = stored(&open_beside(screen), title, day(11, 1), day(12, 31));
    assert_eq!(found.len(), 1, "{title}:\n{}", screen.screen());
    found.into_iter().next().unwrap()
}

/// Days and times on the clock of what stands under a title.
fn times(house: &House, title: &str, from: NaiveDate, to: NaiveDate) -> Vec<String> {
    let told = |one: &Occurrence| {
        let off = if one.called_off { " avlyst" } else { "" };
        format!("{}{off}", Zone::OSLO.local(one.starts_at).format("%d.%m. %H:%M"))
    };
    stored(house, title, from, to).iter().map(told).collect()
}

fn facts(kind: EventKind, title: &str, on: NaiveDate, from: &str, to: &str) -> EventFacts {
    EventFacts::new(kind, line(title), When::clock(on, from.parse().unwrap(), Some(to.parse().unwrap())))
}

fn add(pair: &mut Pair, facts: EventFacts) -> EventId {
    let event = EventId(pair.run(&Command::Calendar(Step::Add(facts))));
    pair.wait();
    event
}

/// «Kveldsmat» on the evenings of Mondays from 23 November 2026.
fn series(pair: &mut Pair) -> EventId {
    let rule = Some("FREQ=WEEKLY;BYDAY=MO".parse().unwrap());
    add(pair, EventFacts { rule, ..facts(EventKind::Activity, "Kveldsmat", day(11, 23), "17:00", "18:00") })
}

/// Opens the form of an event in the calendar, on the week it is in.
fn open(screen: &mut Harness, title: &str, weeks: usize) {
    screen.resize(120, 40).keys("k u").keys(&"pagedown ".repeat(weeks));
    // Two clicks on one cell at once would be a double click.
    screen.advance(Duration::from_secs(2)).click_on(title);
    screen.keys("e");
}

fn choose_reach(screen: &mut Harness, rights: &str) {
    screen.keys("shift-tab shift-tab").keys(rights);
}

#[test]
fn an_appointment_is_typed_with_whose_it_is() {
    let mut screen = Harness::sample("OH");
    screen.keys("a shift-tab a").expect("Ny avtale").expect("(•) avtale").expect("Ungdommer");
    screen.expect_not("Plasser");
    screen.keys("tab").type_text("tannlege\n").keys("tab").type_text("man\n16\n17\n").keys("ctrl-s");
    screen.expect("Velg hvilken ungdom det gjelder.");
    screen.type_text("1").expect("LEILIGHET 1 · SAMIRA");
    screen.keys("ctrl-s").expect("Lagret kl. 14:32.");
    let saved = only(&screen, "tannlege").facts;
    assert_eq!((saved.kind, saved.youths, saved.when.day), (EventKind::Appointment, vec![SAMIRA], day(11, 23)));
}

#[test]
fn a_house_meeting_asks_for_no_youths_and_keeps_none() {
    let mut screen = Harness::sample("OH");
    // Somebody was chosen before the kind was.
    screen.keys("a").type_text("Ukesmøte\n").keys("tab").type_text("søn\n18\n19\n").keys("tab tab").type_text("1");
    screen.expect("[x] ▌1 Samira");
    screen.keys("shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab shift-tab h");
    screen.expect("Nytt husmøte").expect_not("Samira").expect_not("Bil");
    screen.keys("ctrl-s").expect("Lagret kl. 14:32.");
    let saved = only(&screen, "Ukesmøte").facts;
    assert_eq!((saved.kind, saved.youths.len()), (EventKind::HouseMeeting, 0));
}

#[test]
fn a_notice_is_of_whole_days_until_somebody_says_when() {
    let mut screen = Harness::sample("OH");
    screen.keys("a shift-tab b").expect("Ny beskjed for huset").expect("Hel dag    [x]").expect_not("Sted");
    screen.keys("tab").type_text("Vannet stenges\n").type_text("fre\n").keys("tab").type_text("3");
    screen.expect("til og med søn 29.11.");
    screen.keys("ctrl-s").expect("Lagret kl. 14:32.");
    let saved = only(&screen, "Vannet stenges").facts;
    assert_eq!((saved.when.day, saved.when.last_day()), (day(11, 27), day(11, 29)));
}

#[test]
fn the_last_of_several_days_may_be_a_date_and_is_not_before_the_first() {
    let mut screen = Harness::sample("OH");
    screen.keys("a shift-tab b tab").type_text("Skolefri\n").type_text("30.11.\n").keys("tab").type_text("2.12.");
    screen.expect("til og med ons 02.12.");
    screen.keys("ctrl-a").type_text("29.11.").keys("ctrl-s").expect("Skriv hvor mange dager, fra 1 til 366");
}

#[test]
fn an_own_holiday_is_typed_per_youth() {
    let mut screen = Harness::sample("OH");
    screen.keys("a shift-tab e tab").type_text("Nowruz\n").type_text("20.12.\n").keys("ctrl-s");
    screen.expect("Ny egen høytid").expect("Velg hvilken ungdom det gjelder.");
    screen.type_text("3").expect("LEILIGHET 3 · AMIR");
    screen.keys("ctrl-s").expect("Lagret kl. 14:32.");
    let saved = only(&screen, "Nowruz").facts;
    assert_eq!((saved.kind, saved.youths), (EventKind::OwnHoliday, vec![YouthId(3)]));
    assert!(saved.when.is_whole_days());
}

#[test]
fn everything_an_activity_has_is_kept() {
    let mut screen = Harness::sample("OH");
    screen.keys("a").type_text("Bowling\n").keys("tab").type_text("man\n18\n20\n").keys("tab tab");
    screen
        .type_text("13\n")
        .keys("tab")
        .type_text("6\n")
        .keys("tab")
        .type_text("Den røde\n")
        .type_text("Ta med penger");
    screen.keys("ctrl-s").expect("Lagret kl. 14:32.");
    let saved = only(&screen, "Bowling").facts;
    assert_eq!((saved.youths, saved.capacity), (vec![SAMIRA, YouthId(3)], Some(6)));
    assert_eq!(saved.car, Some(line("Den røde")));
    assert_eq!(saved.note.unwrap().as_str(), "Ta med penger");
}

#[test]
fn the_cars_of_the_house_are_offered_and_another_is_typed() {
    let mut config = Config::default();
    config.calendar.cars = vec!["den røde".to_owned(), "minibussen".to_owned()];
    let mut screen = Harness::sample_with("OH", config, Language::Nb);
    screen.resize(120, 40).keys("a").expect("( ) den røde  ( ) minibussen  ( ) en annen");
    screen.type_text("Tur\n").keys("tab").type_text("man\n10\n12\n").keys("tab tab tab tab tab tab m");
    screen.expect("(•) minibussen");
    screen.keys("end").expect("Hvilken bil*");
    screen.keys("home").keys("ctrl-s");
    screen.expect("Lagret kl. 14:32.");
    assert_eq!(only(&screen, "Tur").facts.car, Some(line("den røde")));
}

#[test]
fn a_series_is_said_in_words_and_begins_on_one_of_its_days() {
    let mut screen = Harness::sample("OH");
    screen.keys("a").type_text("Fellestur\n").keys("tab").type_text("i dag\n16\n18\n").keys("tab");
    screen.expect("én gang");
    screen.type_text("annenhver mandag til 21.12.").expect("neste: man 23.11., man 07.12., man 21.12.");
    screen.keys("ctrl-s").expect("Lagret kl. 14:32.");
    let house = open_beside(&screen);
    let all = times(&house, "Fellestur", day(11, 1), NaiveDate::from_ymd_opt(2027, 3, 1).unwrap());
    assert_eq!(all, ["23.11. 16:00", "07.12. 16:00", "21.12. 16:00"]);
    screen.keys("a").type_text("X\n").keys("tab tab").type_text("16\n").keys("tab tab").type_text("av og til\n");
    screen.expect("Skriv for eksempel «hver dag»");
}

#[test]
fn a_series_keeps_its_time_on_the_wall_over_a_clock_change() {
    let mut pair = sample();
    pair.screen.keys("a").type_text("Kaffe\n").keys("tab").type_text("20.03.2027\n17\n18\n").keys("tab");
    pair.screen.type_text("hver uke").keys("ctrl-s").expect("Lagret kl. 14:32.");
    let from = NaiveDate::from_ymd_opt(2027, 3, 15).unwrap();
    let to = NaiveDate::from_ymd_opt(2027, 4, 8).unwrap();
    assert_eq!(times(&pair.other, "Kaffe", from, to), ["20.03. 17:00", "27.03. 17:00", "03.04. 17:00"]);
}

#[test]
fn one_time_of_a_series_is_moved_alone() {
    let mut pair = sample();
    series(&mut pair);
    open(&mut pair.screen, "Kveldsmat", 2);
    pair.screen.expect("Gjelder").expect("(•) bare denne").expect("Bare denne gangen endres.").expect_not("Gjentas");
    pair.screen.keys("tab tab").type_text("ons\n19\n20").keys("ctrl-s").expect("Lagret kl.");
    let all = times(&pair.other, "Kveldsmat", day(11, 20), day(12, 15));
    assert_eq!(all, ["23.11. 17:00", "25.11. 19:00", "07.12. 17:00", "14.12. 17:00"]);
}

#[test]
fn this_and_the_next_ones_become_a_series_of_their_own() {
    let mut pair = sample();
    series(&mut pair);
    open(&mut pair.screen, "Kveldsmat", 2);
    choose_reach(&mut pair.screen, "right");
    pair.screen.expect("Denne og alle etter den endres.").expect("hver mandag");
    pair.screen.keys("tab tab tab tab tab").type_text("18\n19").keys("ctrl-s");
    pair.screen.expect("Det gjelder alle ganger (fra man 30.11., uten slutt) og kan ikke angres");
    pair.screen.keys("esc").expect("Endre aktivitet");
    pair.screen.keys("ctrl-s enter").expect("Lagret kl.").expect("Står man 30.11. 18:00–19:00.");
    let all = times(&pair.other, "Kveldsmat", day(11, 20), day(12, 15));
    assert_eq!(all, ["23.11. 17:00", "30.11. 18:00", "07.12. 18:00", "14.12. 18:00"]);
}

#[test]
fn the_whole_series_gets_another_day_and_what_falls_away_is_told_first() {
    let mut pair = sample();
    let event = series(&mut pair);
    let time = |day| OccurrenceId { event, day: Some(day) };
    let off = |occurrence, version| Step::CallOff { occurrence, reach: Reach::This, version, off: true, reason: None };
    pair.run(&Command::Calendar(off(time(day(11, 30)), 1)));
    let moved = facts(EventKind::Activity, "Kveldsmat", day(12, 9), "17:00", "18:00");
    let change = Step::Change { occurrence: time(day(12, 7)), reach: Reach::This, version: 1, facts: moved };
    pair.run(&Command::Calendar(change));
    pair.wait();
    open(&mut pair.screen, "Kveldsmat", 1);
    choose_reach(&mut pair.screen, "end");
    pair.screen.expect("Hele serien endres.").expect_not("Faller bort");
    pair.screen.keys("tab tab tab tab tab tab tab tab ctrl-a").type_text("hver torsdag");
    pair.screen
        .expect("Faller bort fordi serien ikke lenger har den dagen: man 30.11. (avlyst), ons 09.12. (flyttet).");
    pair.screen.keys("ctrl-s enter").expect("Lagret kl.");
    let all = times(&pair.other, "Kveldsmat", day(11, 20), day(12, 15));
    assert_eq!(all, ["26.11. 17:00", "03.12. 17:00", "10.12. 17:00"]);
}

#[test]
fn a_moved_time_is_where_the_rest_of_the_series_can_be_changed_from() {
    let mut pair = sample();
    let event = series(&mut pair);
    let moved = facts(EventKind::Activity, "Kveldsmat", day(12, 2), "17:00", "18:00");
    let occurrence = OccurrenceId { event, day: Some(day(11, 30)) };
    pair.run(&Command::Calendar(Step::Change { occurrence, reach: Reach::This, version: 1, facts: moved }));
    pair.wait();
    open(&mut pair.screen, "Kveldsmat", 2);
    choose_reach(&mut pair.screen, "right");
    pair.screen.keys("tab tab end").type_text(" i stua").keys("ctrl-s enter").expect("Lagret kl.");
    assert_eq!(times(&pair.other, "Kveldsmat", day(11, 20), day(12, 8)), ["23.11. 17:00"]);
    let after = ["02.12. 17:00", "07.12. 17:00"];
    assert_eq!(times(&pair.other, "Kveldsmat i stua", day(11, 20), day(12, 8)), after, "its own day stays");
}

#[test]
fn a_week_that_is_called_off_stays_visible_and_can_be_set_up_again() {
    let mut pair = sample();
    series(&mut pair);
    pair.screen.resize(120, 40).keys("k u pagedown pagedown");
    pair.screen.click_on("Kveldsmat");
    pair.screen.keys("c").expect("Avlys: Kveldsmat, man 30.11. 17:00–18:00").expect("(•) bare denne");
    pair.screen.keys("ctrl-s").expect("Avlyst. Den blir stående i kalenderen, merket «avlyst».");
    assert_eq!(times(&pair.other, "Kveldsmat", day(11, 28), day(12, 8)), ["30.11. 17:00 avlyst", "07.12. 17:00"]);
    pair.screen.keys("c").expect("Aktiviteten er satt opp igjen.");
    assert_eq!(times(&pair.other, "Kveldsmat", day(11, 28), day(12, 8)), ["30.11. 17:00", "07.12. 17:00"]);
}

#[test]
fn a_series_is_called_off_from_a_time_on_or_as_a_whole() {
    for (right, left) in [("right", vec!["23.11. 17:00"]), ("end", vec![])] {
        let mut pair = sample();
        series(&mut pair);
        pair.screen.resize(120, 40).keys("k u pagedown pagedown");
        pair.screen.click_on("Kveldsmat");
        pair.screen
            .keys("c")
            .keys(right)
            .expect("Serien slutter")
            .expect("forsvinner fra kalenderen")
            .expect_not("Hvorfor");
        pair.screen
            .expect("Det gjelder alle ganger (fra man")
            .expect("kan ikke angres med Ctrl-Z.")
            .expect("Avslutt serien");
        // A reason typed where nobody asks for one ends no series: it is asked first, and Esc keeps it.
        let before = times(&pair.other, "Kveldsmat", day(11, 20), day(12, 31));
        pair.screen.keys("ctrl-s").expect("[ Avslutt serien  Enter ]").expect_not("Serien er avsluttet.");
        pair.screen.keys("esc");
        assert_eq!(times(&pair.other, "Kveldsmat", day(11, 20), day(12, 31)), before);
        pair.screen.keys("ctrl-s enter").expect("Serien er avsluttet.");
        assert_eq!(times(&pair.other, "Kveldsmat", day(11, 20), day(12, 31)), left);
    }
}

#[test]
fn what_is_called_off_says_why_inside_the_program() {
    let mut screen = Harness::sample("OH");
    screen.keys("k").click_on("Fellesmiddag");
    screen.keys("c").expect("Den blir stående i kalenderen, merket «avlyst»").expect("Hvorfor").expect_not("Gjelder");
    screen.type_text("kokken er syk\n").expect("Avlyst. Den blir stående");
    screen.expect("avlyst: kokken er syk");
    let off = only(&screen, "Fellesmiddag");
    assert_eq!((off.called_off, off.reason), (true, Some(line("kokken er syk"))));
    screen.keys("c").expect("Aktiviteten er satt opp igjen.").expect_not("kokken er syk");
    // No reason is needed, and an old one does not come back.
    screen.keys("c enter").expect("avlyst").expect_not("avlyst:");
    assert_eq!(only(&screen, "Fellesmiddag").reason, None);
}

#[test]
fn calling_on_again_asks_about_what_it_clashes_with_by_now() {
    let mut pair = sample_as("OH");
    for title in ["psykolog", "lege"] {
        let other = facts(EventKind::Appointment, title, day(11, 23), "15:00", "16:00");
        add(&mut pair, EventFacts { youths: vec![SAMIRA], ..other });
    }
    let screen = &mut pair.screen;
    screen.resize(120, 40).keys("k u pagedown").click_on("psykolog");
    screen.keys("c enter").expect("Avlyst.");
    screen.keys("c").expect("Kolliderer: 1 Samira lege 15:00–16:00").expect("den opp igjen likevel?");
    screen.keys("esc").expect_not("likevel");
    assert!(only(screen, "psykolog").called_off);
    screen.keys("c enter").expect("Aktiviteten er satt opp igjen.");
    assert!(!only(screen, "psykolog").called_off);
}

#[test]
fn what_was_attended_is_not_moved_into_the_future() {
    let mut pair = sample_as("OH");
    let past = add(&mut pair, facts(EventKind::Activity, "Frokost", day(11, 21), "09:00", "10:00"));
    let occurrence = OccurrenceId { event: past, day: None };
    let new = NewAttendance { occurrence, youth: SAMIRA, state: AttendanceState::Came, words: None, seen: None };
    pair.run(&Command::Calendar(Step::Attend(new)));
    pair.wait();
    let screen = &mut pair.screen;
    screen.resize(120, 40).keys("k").advance(Duration::from_secs(2)).click_on("Frokost");
    screen.keys("e tab tab").type_text("i morgen").keys("ctrl-s").expect("Noen er alt ført som «kom»");
    assert_eq!(only(screen, "Frokost").facts.when.day, day(11, 21));
    // Earlier, it has still been.
    screen.keys("ctrl-a").type_text("20.11.2026").keys("ctrl-s").expect("Lagret kl.");
}

#[test]
fn what_was_saved_is_the_selected_one_on_its_day() {
    let mut screen = Harness::sample("OH");
    screen.resize(120, 40).keys("k a").type_text("Bowling\n").keys("tab").type_text("02.12.\n18\n20").keys("ctrl-s");
    screen.expect("Lagret kl. 14:32. Ctrl-Z angrer. Står ons 02.12. 18:00–20:00.");
    screen.expect("uke 49 (2026)").expect("▸on  2").expect("Bowling · fellesaktivitet");
    screen.keys("e tab tab").type_text("15.01.2027").keys("ctrl-s").expect("Står fre 15.01.2027 18:00–20:00.");
    screen.expect("uke 2 (2027)").expect("▸fr 15").expect("Bowling · fellesaktivitet");
    // What is left without saving moves nothing.
    screen.keys("a esc").expect("Bowling · fellesaktivitet");
}

#[test]
fn a_new_series_and_one_that_goes_on_otherwise_are_selected_where_they_begin() {
    let mut pair = sample_as("OH");
    series(&mut pair);
    open(&mut pair.screen, "Kveldsmat", 2);
    choose_reach(&mut pair.screen, "right");
    pair.screen
        .keys("tab tab tab tab ctrl-a")
        .type_text("tir 1.12.")
        .keys("tab tab tab tab ctrl-a")
        .type_text("hver tirsdag");
    pair.screen.keys("ctrl-s enter").expect("Lagret kl.").expect("▸ti  1").expect("Kveldsmat · fellesaktivitet");
}

#[test]
fn letters_take_no_youth() {
    let mut screen = Harness::sample("OH");
    screen.keys("a").type_text("Tur\n").keys("tab").type_text("man\n18\n20\n").keys("tab tab").expect("▸ Ungdommer");
    screen.type_text("SamiraYonas").expect_not("[x]");
    screen.type_text("2").expect("[x] ▌2 Yonas");
}

#[test]
fn what_is_called_off_follows_what_others_change_meanwhile() {
    let mut pair = sample_as("OH");
    let event = add(&mut pair, facts(EventKind::Activity, "Kino", day(11, 21), "18:00", "20:00"));
    pair.screen.resize(120, 40).keys("k").advance(Duration::from_secs(2)).click_on("Kino");
    pair.screen.keys("c").type_text("syk").expect("Avlys: Kino, lør 21.11. 18:00–20:00");
    let later = facts(EventKind::Activity, "Kino", day(11, 21), "19:00", "21:00");
    let occurrence = OccurrenceId { event, day: None };
    pair.run(&Command::Calendar(Step::Change { occurrence, reach: Reach::This, version: 1, facts: later }));
    pair.wait().expect("Avlys: Kino, lør 21.11. 19:00–21:00").expect("syk");
    pair.screen.keys("ctrl-s").expect("avlyst: syk");
}

#[test]
fn the_reason_of_whoever_called_it_off_first_stands() {
    let mut pair = sample_as("OH");
    let event = add(&mut pair, facts(EventKind::Activity, "Kino", day(11, 21), "18:00", "20:00"));
    pair.screen.resize(120, 40).keys("k").advance(Duration::from_secs(2)).click_on("Kino");
    pair.screen.keys("c").expect("Avlys: Kino");
    let occurrence = OccurrenceId { event, day: None };
    let reason = Some(line("kokken er syk"));
    let off = Step::CallOff { occurrence, reach: Reach::This, version: 1, off: true, reason };
    pair.run(&Command::Calendar(off));
    pair.wait().keys("ctrl-s").expect("Den er alt avlyst. Grunnen som står, er beholdt.");
    pair.screen.keys("esc").expect("avlyst: kokken er syk");
}

#[test]
fn what_a_file_says_of_a_notice_and_no_form_asks_for_stays() {
    let mut pair = sample_as("OH");
    let school = facts(EventKind::Notice, "Leksekveld", day(11, 21), "20:30", "21:00");
    let place = Some(line("Rom 301"));
    add(&mut pair, EventFacts { place, responsible: Some(StaffId(2)), youths: vec![SAMIRA], ..school });
    pair.screen.keys("k").click_on("Leksekveld").keys("e").expect("Endre beskjed");
    pair.screen.keys("end").type_text(" 2").keys("ctrl-s").expect("Lagret kl.");
    let kept = only(&pair.screen, "Leksekveld 2").facts;
    assert_eq!(kept.place, Some(line("Rom 301")));
    assert_eq!((kept.responsible, kept.youths), (Some(StaffId(2)), vec![SAMIRA]));
}

#[test]
fn whoever_moves_about_in_a_question_has_not_answered() {
    let mut pair = sample_as("OH");
    add(
        &mut pair,
        EventFacts { youths: vec![SAMIRA], ..facts(EventKind::Appointment, "psykolog", day(11, 23), "15:00", "17:15") },
    );
    dentist(&mut pair.screen);
    pair.screen.keys("ctrl-s").expect("Annen tid");
    pair.screen.keys("left right up down tab").expect("Annen tid");
    pair.screen.keys("enter").expect("Lagret kl.");
}

/// What is typed at 16–17 on Monday: «tannlege» of the youth in apartment 1.
fn dentist(screen: &mut Harness) {
    screen.keys("a shift-tab a tab").type_text("tannlege\n").keys("tab").type_text("man\n16\n17\n").keys("tab tab");
    screen.type_text("1");
}

#[test]
fn a_youth_in_two_places_is_told_while_it_is_typed_and_asked_about_once() {
    let mut pair = sample_as("OH");
    let psychologist = facts(EventKind::Appointment, "psykolog", day(11, 23), "15:00", "17:15");
    add(&mut pair, EventFacts { youths: vec![SAMIRA], ..psychologist });
    let screen = &mut pair.screen;
    dentist(screen);
    screen.expect("Kolliderer: 1 Samira psykolog 15:00–17:15 · neste ledige 17:15");
    screen.keys("ctrl-s").expect("lagre likevel?").expect("[ Lagre likevel  Enter ]").expect("Annen tid");
    // No: nothing is saved, and the time is where the cursor is.
    screen.keys("esc").expect("Ny avtale");
    screen.keys("ctrl-s").expect("lagre likevel?");
    screen.keys("esc").type_text("1630\n").expect("Kolliderer");
    screen.keys("ctrl-s").expect("lagre likevel?");
    assert_eq!(stored(&open_beside(screen), "tannlege", day(11, 1), day(12, 31)), []);
    screen.keys("enter").expect("Lagret kl.");
    assert_eq!(only(screen, "tannlege").facts.begins().unwrap().to_string(), "16:30");
}

#[test]
fn it_is_asked_again_when_the_clash_is_another() {
    let mut pair = sample_as("OH");
    for (title, from, to) in [("psykolog", "15:00", "16:30"), ("lege", "17:30", "18:30")] {
        add(
            &mut pair,
            EventFacts { youths: vec![SAMIRA], ..facts(EventKind::Appointment, title, day(11, 23), from, to) },
        );
    }
    let screen = &mut pair.screen;
    dentist(screen);
    screen.expect("psykolog");
    screen.keys("ctrl-s").expect("likevel?");
    screen.keys("esc").type_text("17\n18\n");
    screen.expect("Kolliderer: 1 Samira lege 17:30–18:30");
    screen.keys("ctrl-s").expect("likevel?");
    screen.keys("enter").expect("Lagret kl.");
    assert_eq!(only(screen, "tannlege").facts.begins().unwrap().to_string(), "17:00");
}

#[test]
fn it_is_asked_again_when_it_clashed_with_nothing_in_between() {
    let mut pair = sample_as("OH");
    let psychologist = facts(EventKind::Appointment, "psykolog", day(11, 23), "15:00", "17:15");
    add(&mut pair, EventFacts { youths: vec![SAMIRA], ..psychologist });
    let screen = &mut pair.screen;
    dentist(screen);
    screen.keys("ctrl-s").expect("likevel?");
    screen.keys("esc").type_text("18\n19\n").expect_not("Kolliderer");
    screen.keys("shift-tab shift-tab ctrl-a").type_text("16\n17\n").expect("Kolliderer");
    screen.keys("ctrl-s").expect("likevel?");
    screen.keys("enter").expect("Lagret kl.");
}

#[test]
fn an_open_form_follows_what_others_plan() {
    let mut pair = sample_as("OH");
    dentist(&mut pair.screen);
    pair.screen.expect_not("Kolliderer");
    let psychologist = facts(EventKind::Appointment, "psykolog", day(11, 23), "15:00", "17:15");
    add(&mut pair, EventFacts { youths: vec![SAMIRA], ..psychologist });
    pair.wait().expect("Kolliderer: 1 Samira psykolog");
}

#[test]
fn whoever_signed_up_for_a_common_activity_is_busy() {
    let mut pair = sample_as("OH");
    let event = add(&mut pair, facts(EventKind::Activity, "Bading", day(11, 23), "16:30", "18:00"));
    dentist(&mut pair.screen);
    pair.screen.expect_not("Kolliderer");
    pair.screen.keys("esc");
    let occurrence = OccurrenceId { event, day: None };
    let state = AttendanceState::SignedUp;
    let said = NewAttendance { occurrence, youth: SAMIRA, state, words: None, seen: None };
    pair.run(&Command::Calendar(Step::Attend(said)));
    pair.wait().keys("a").expect("tannlege").expect("Kolliderer: 1 Samira Bading 16:30–18:00");
}

#[test]
fn whoever_sees_to_it_is_not_in_two_places_and_has_a_shift() {
    let mut pair = sample_as("OH");
    let meeting = facts(EventKind::HouseMeeting, "Møte", day(11, 23), "16:00", "17:00");
    add(&mut pair, EventFacts { responsible: Some(StaffId(2)), ..meeting });
    let shift = facts(EventKind::RotaShift, "Dag", day(11, 24), "07:30", "15:00");
    add(&mut pair, EventFacts { responsible: Some(StaffId(2)), ..shift });
    let screen = &mut pair.screen;
    screen.keys("a").type_text("Tur\n").keys("tab").type_text("man\n1630\n18\n");
    screen.expect("Kolliderer: OH Møte 16:00–17:00 · neste ledige 17:00");
    screen.keys("shift-tab shift-tab shift-tab ctrl-a").type_text("tir\n").expect("Kolliderer: OH har ikke vakt da");
    screen.keys("ctrl-a").type_text("10\n12\n").expect_not("Kolliderer");
}

#[test]
fn rooms_and_cars_are_taken_once() {
    let mut pair = sample_as("OH");
    let other = facts(EventKind::Activity, "Kino", day(11, 23), "16:00", "18:00");
    add(&mut pair, EventFacts { place: Some(line("Fellesstue")), car: Some(line("Den røde")), ..other });
    let screen = &mut pair.screen;
    screen.keys("a").type_text("Spill\n").keys("right tab").type_text("man\n17\n19\n").expect("(•) Fellesstue");
    screen.expect("Kolliderer: Fellesstue Kino 16:00–18:00 · neste ledige 18:00");
    screen.keys("shift-tab shift-tab shift-tab shift-tab backspace").expect_not("Kolliderer");
    screen.keys("tab tab tab tab tab tab tab tab tab tab").type_text("den røde");
    screen.expect("Kolliderer: den røde Kino 16:00–18:00");
}

fn with_interpreter(pair: &mut Pair) -> InterpreterId {
    let facts = InterpreterFacts {
        name: line("Farid Tolk"),
        language: line("dari"),
        dialect: None,
        phone: None,
        adult: true,
        note: None,
    };
    InterpreterId(pair.run(&Command::Contact(contact::Step::AddInterpreter(facts))))
}

#[test]
fn an_interpreter_is_booked_once() {
    let mut pair = sample_as("OH");
    let interpreter = with_interpreter(&mut pair);
    let other = facts(EventKind::Appointment, "samtale", day(11, 23), "16:00", "18:00");
    add(&mut pair, EventFacts { youths: vec![YouthId(3)], interpreter: Some(interpreter), ..other });
    dentist(&mut pair.screen);
    pair.screen.expect_not("Kolliderer");
    pair.screen.keys("tab tab right").expect("◂ Farid Tolk (dari) ▸");
    pair.screen.expect("Kolliderer: Farid Tolk samtale 16:00–18:00");
}

#[test]
fn an_interpreter_who_is_barred_for_the_youth_is_refused() {
    let mut pair = sample_as("OH");
    let interpreter = with_interpreter(&mut pair);
    let reason = line("er i slekt");
    pair.run(&Command::Contact(contact::Step::Bar { youth: SAMIRA, interpreter, reason }));
    pair.wait();
    dentist(&mut pair.screen);
    pair.screen.keys("tab tab right").keys("ctrl-s");
    pair.screen.expect("Denne tolken skal ikke brukes for Samira. Velg en annen.");
    assert_eq!(stored(&pair.other, "tannlege", day(11, 1), day(12, 31)), []);
    // The house refuses it too, whoever asks.
    let mut refused = facts(EventKind::Appointment, "tannlege", day(11, 23), "16:00", "17:00");
    (refused.youths, refused.interpreter) = (vec![SAMIRA], Some(interpreter));
    let step = Command::Calendar(Step::Add(refused));
    pair.other.execute(StaffId(1), pair.screen.now(), &step).expect_err("barred");
}

#[test]
fn a_series_tells_which_of_its_days_clash() {
    let mut pair = sample_as("OH");
    let other = facts(EventKind::Appointment, "psykolog", day(11, 30), "16:30", "18:00");
    add(&mut pair, EventFacts { youths: vec![SAMIRA], ..other });
    dentist(&mut pair.screen);
    pair.screen.expect_not("Kolliderer");
    pair.screen.keys("shift-tab").type_text("hver mandag");
    pair.screen.expect("Kolliderer: 1 Samira psykolog man 30.11. 16:30–18:00");
    // What is called off is in nobody's way.
    let occurrence = stored(&pair.other, "psykolog", day(11, 1), day(12, 31))[0].id;
    pair.run(&Command::Calendar(Step::CallOff { occurrence, reach: Reach::This, version: 1, off: true, reason: None }));
    pair.screen.advance(Duration::from_secs(61)).expect_not("Kolliderer");
}

#[test]
fn an_event_that_is_changed_does_not_clash_with_itself() {
    let mut pair = sample_as("OH");
    let rule = Some("FREQ=WEEKLY;BYDAY=MO".parse().unwrap());
    let own = facts(EventKind::Appointment, "psykolog", day(11, 23), "15:00", "17:00");
    add(&mut pair, EventFacts { youths: vec![SAMIRA], rule, ..own });
    open(&mut pair.screen, "psykolog", 1);
    pair.screen.expect("Endre avtale").expect_not("Kolliderer");
    choose_reach(&mut pair.screen, "right");
    pair.screen.expect_not("Kolliderer");
    pair.screen.keys("end").expect_not("Kolliderer");
}

#[test]
fn drafts_tell_the_times_of_a_series_apart() {
    let mut pair = sample_as("OH");
    series(&mut pair);
    open(&mut pair.screen, "Kveldsmat", 1);
    pair.screen.keys("end").type_text(" A").keys("esc esc");
    open(&mut pair.screen, "Kveldsmat", 2);
    pair.screen.expect_not("Kveldsmat A").expect("30.11.2026");
    choose_reach(&mut pair.screen, "right");
    pair.screen.keys("tab tab end").type_text(" B").keys("esc esc");
    open(&mut pair.screen, "Kveldsmat", 1);
    pair.screen.expect("Kveldsmat A").expect("23.11.2026").expect("(•) bare denne");
    pair.screen.keys("esc esc");
    open(&mut pair.screen, "Kveldsmat", 2);
    pair.screen.expect("Kveldsmat B").expect("(•) denne og de neste").expect("Denne og alle etter den endres.");
    pair.screen.keys("ctrl-s enter").expect("Lagret kl.");
    assert_eq!(times(&pair.other, "Kveldsmat B", day(11, 20), day(12, 8)), ["30.11. 17:00", "07.12. 17:00"]);
}

#[test]
fn two_people_who_change_one_series_see_theirs_and_mine() {
    let mut pair = sample_as("OH");
    series(&mut pair);
    let mut other = pair.screen.second("NV");
    for screen in [&mut pair.screen, &mut other] {
        open(screen, "Kveldsmat", 1);
        choose_reach(screen, "end");
    }
    other.keys("tab tab end").type_text(" ute").keys("ctrl-s enter").expect("Lagret kl.");
    pair.screen.keys("tab tab end").type_text(" inne").keys("ctrl-s enter");
    pair.screen.expect("NV endret dette mens du skrev.").expect("Kveldsmat ute").expect("Kveldsmat inne");
    pair.screen.keys("ctrl-s").expect("Lagret kl.");
    assert_eq!(times(&pair.other, "Kveldsmat inne", day(11, 20), day(11, 25)), ["23.11. 17:00"]);
}

#[test]
fn a_rule_of_a_file_stays_unless_another_is_written() {
    let mut pair = sample_as("OH");
    let rule = Some("FREQ=WEEKLY;BYDAY=MO;COUNT=3".parse().unwrap());
    add(&mut pair, EventFacts { rule, ..facts(EventKind::Activity, "Kurs", day(11, 23), "17:00", "18:00") });
    open(&mut pair.screen, "Kurs", 2);
    choose_reach(&mut pair.screen, "right");
    pair.screen.expect("hver mandag til 07.12.2026");
    pair.screen.keys("tab tab end").type_text(" i norsk").keys("ctrl-s");
    pair.screen.expect("Det gjelder 2 ganger (fra man 30.11.) og kan ikke angres med Ctrl-Z.");
    pair.screen.keys("enter").expect("Lagret kl.");
    let (from, to) = (day(11, 20), day(12, 31));
    assert_eq!(times(&pair.other, "Kurs", from, to), ["23.11. 17:00"]);
    // What counted its days ends where it did.
    assert_eq!(times(&pair.other, "Kurs i norsk", from, to), ["30.11. 17:00", "07.12. 17:00"]);
}

#[test]
fn an_appointment_is_made_from_the_file_of_its_youth() {
    let mut screen = Harness::sample("OH");
    screen.keys("1 p shift-tab g").expect("Ny avtale").expect("LEILIGHET 1 · SAMIRA").expect("[x] ▌1 Samira");
    screen.type_text("lege\n").keys("tab").type_text("man\n9").keys("ctrl-s").expect("Lagret kl.");
    assert_eq!(only(&screen, "lege").facts.youths, [SAMIRA]);
}

#[test]
fn a_shift_of_the_rota_is_only_shown() {
    let mut pair = sample_as("OH");
    let shift = facts(EventKind::RotaShift, "Dagvakt", day(11, 23), "07:30", "15:00");
    add(&mut pair, EventFacts { responsible: Some(StaffId(2)), ..shift });
    pair.screen.keys("k U pagedown f tab v ctrl-s").click_on("Dagvakt");
    pair.screen.keys("e");
    pair.screen.expect("Vakter kommer fra turnusfilen og endres der.").expect("OH Ola Hegge").expect_not("Lagre");
}

#[test]
fn temps_plan_nothing() {
    let mut screen = Harness::sample("TB");
    screen.keys("1 p shift-tab g").expect_not("Ny avtale");
    screen.keys("esc a").expect("kan ikke sette opp eller avlyse aktiviteter").expect_not("Ny aktivitet");
    screen.keys("k c").expect("avlyse").expect_not("Hvorfor");
}

#[test]
fn the_form_can_be_read_on_both_sizes() {
    let mut pair = sample_as("OH");
    let other = facts(EventKind::Appointment, "psykolog", day(11, 23), "15:00", "17:15");
    add(&mut pair, EventFacts { youths: vec![SAMIRA], ..other });
    dentist(&mut pair.screen);
    insta::assert_snapshot!("event_form_80x24", crate::houses::body(&pair.screen));
    pair.screen.resize(120, 36);
    insta::assert_snapshot!("event_form_120x36", crate::houses::body(&pair.screen));
}
