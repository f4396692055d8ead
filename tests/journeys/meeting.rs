//! The house meeting: agenda and minutes, which are everybody's.

use personalbase::{
    domain::{
        calendar::{EventFacts, EventKind, MeetingFacts, OccurrenceId, Reach, Step},
        command::Command,
    },
    testing::Harness,
};

use crate::{
    calendar_house::{add, date, event},
    houses::{prose, sample},
};

/// Opens agenda and minutes of the meeting of this Monday.
fn open(house: &mut Harness) {
    house.keys("k").click_on("HUSMØTE").keys("r").expect("Husmøte · man 16.11. 18:00–19:00").expect("▸ Referat");
}

#[test]
fn agenda_and_minutes_are_one_form_and_the_newest_counts() {
    let mut house = Harness::sample("KN");
    open(&mut house);
    house.expect("Sakslista og referatet er alles, og står i ingen ungdoms mappe.");
    house.type_text("Vi kjøper ny sofa.").keys("shift-tab").type_text("Sofa").keys("ctrl-s");
    house.expect("Husmøtet er lagret kl. 14:32.");
    house.keys("r").expect("Vi kjøper ny sofa.").expect("Sofa");
    house.keys("ctrl-s");
    house.expect("Ingenting er endret");
    house.keys("end").type_text(" Grå.").keys("ctrl-s r").expect("Vi kjøper ny sofa. Grå.");
}

#[test]
fn what_is_typed_is_kept_as_a_draft() {
    let mut house = Harness::sample("KN");
    open(&mut house);
    house.type_text("Vi kjøper ny sofa.").keys("esc").expect("Kalender");
    house.keys("r").expect("Vi kjøper ny sofa.");
}

#[test]
fn whoever_names_a_youth_is_asked_once() {
    let mut house = Harness::sample("KN");
    open(&mut house);
    house.type_text("Samira ba om kino.").keys("ctrl-s");
    house.expect("Her nevnes Samira. Referatet er alles;").expect("Ctrl-S lagrer likevel.");
    // Somebody else is somebody else to be asked about.
    house.type_text(" Leilighet 3 er enig.").keys("ctrl-s").expect("Her nevnes Amir.");
    house.keys("ctrl-s").expect("Husmøtet er lagret");
    house.keys("r shift-tab").type_text("Hodans forslag").keys("ctrl-s").expect("Her nevnes");
}

#[test]
fn minutes_that_name_nobody_are_saved_at_once() {
    let mut house = Harness::sample("KN");
    open(&mut house);
    house.type_text("Alle vil ha kino i leilighet 5, som står tom.").keys("ctrl-s").expect("Husmøtet er lagret");
}

#[test]
fn what_another_terminal_wrote_meanwhile_is_shown_beside() {
    let mut house = Harness::sample("KN");
    open(&mut house);
    house.type_text("Ny sofa.");
    let mut other = house.second("NV");
    open(&mut other);
    other.type_text("Nye stoler.").keys("ctrl-s").expect("Husmøtet er lagret");
    house.keys("ctrl-s").expect("NV").expect("Nye stoler.").expect("Ny sofa.");
    house.keys("ctrl-r").expect("Nye stoler.").expect("Ny sofa.");
    house.keys("ctrl-s").expect("Husmøtet er lagret");
}

#[test]
fn nothing_else_has_minutes_and_a_temp_writes_none() {
    let mut house = Harness::sample("KN");
    house.keys("k").click_on("Fellesmiddag").keys("r").expect("Bare et husmøte har saksliste og referat.");
    let mut temp = Harness::sample("TB");
    temp.keys("k").click_on("HUSMØTE").keys("r").expect("kan ikke").expect("Kalender");
}

#[test]
fn what_is_found_of_a_meeting_whose_series_was_split_is_found_once_and_opens() {
    let mut pair = sample();
    let facts = event(EventKind::HouseMeeting, "Mandagsmøte", "2026-11-30", "18:00", "19:00");
    let rule = Some("FREQ=WEEKLY;BYDAY=MO".parse().unwrap());
    let series = add(&mut pair, EventFacts { rule, ..facts.clone() });
    let on = |day: &str| OccurrenceId { event: series, day: Some(date(day)) };
    let agenda = MeetingFacts { agenda: prose("Ny jodlebenk"), minutes: None };
    pair.run(&Command::Calendar(Step::Record { occurrence: on("2026-12-14"), seen: None, facts: agenda }));
    let rule = Some("FREQ=WEEKLY;BYDAY=MO".parse().unwrap());
    let later = EventFacts { rule, ..event(EventKind::HouseMeeting, "Mandagsmøte", "2026-12-07", "19:00", "20:00") };
    let change = Step::Change { occurrence: on("2026-12-07"), reach: Reach::Following, version: 1, facts: later };
    pair.run(&Command::Calendar(change));
    pair.wait();
    let mut screen = pair.screen;
    screen.keys("S").type_text("jodlebenk\n").expect("1 treff");
    screen.keys("enter");
    screen.expect("Mandagsmøte · man 14.12. 19:00–20:00").expect("▸ Saksliste").expect("Ny jodlebenk");
}

#[test]
fn what_is_found_in_minutes_opens_them() {
    let mut house = Harness::sample("KN");
    open(&mut house);
    house.type_text("Alle sang jodlesangen.").keys("ctrl-s").expect("Husmøtet er lagret");
    house.keys("esc S").type_text("jodlesangen\n").keys("enter");
    house.expect("Husmøte · man 16.11. 18:00–19:00").expect("▸ Referat").expect("Alle sang jodlesangen.");
    house.keys("esc").expect("1 treff");
    // Whoever writes no minutes reads them.
    let mut temp = house.second("TB");
    temp.keys("S").type_text("jodlesangen\n").keys("enter");
    temp.expect("Alle sang jodlesangen.").expect_not("▸ Referat");
}

#[test]
fn a_meeting_of_another_year_says_its_year() {
    let mut house = Harness::sample("OH");
    house.keys("a shift-tab h tab").type_text("Årsmøte\n").keys("tab").type_text("04.01.2027\n18\n19").keys("ctrl-s");
    house.expect("Står man 04.01.2027 18:00–19:00.");
    house.resize(120, 36).keys("k g").type_text("4.1.\n").click_on("ÅRSMØTE").keys("r");
    house.expect("Årsmøte · man 04.01.2027 18:00–19:00");
}

#[test]
fn minutes_stand_in_no_youths_file_and_not_in_the_journal() {
    let mut house = Harness::sample("KN");
    open(&mut house);
    house.type_text("Amir sang jodlesangen.").keys("ctrl-s ctrl-s").expect("Husmøtet er lagret");
    house.keys("esc S").type_text("jodlesangen\n").expect("1 treff");
    house.keys("esc");
    house.keys("S ctrl-u").type_text("ungdom:3 jodlesangen\n").expect_not("sang jodlesangen");
    house.keys("esc esc");
    house.keys("J").expect("Ingenting venter på journalen.");
    house.keys("esc");
    house.keys("3 p l").expect_not("jodlesangen");
}
