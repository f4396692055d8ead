//! The week on the whole screen.

use chrono::NaiveDate;
use personalbase::{
    domain::{
        calendar::{EventFacts, OccurrenceId, Reach, Step},
        command::Command,
        ids::{EventId, StaffId},
        time::{Instant, Zone},
    },
    testing::{Harness, event_at},
};
use ratatui::style::Modifier;

use crate::houses::{Pair, sample, sample_as};

fn at(year: i32, month: u32, day: u32, hour: u32) -> Instant {
    let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
    Zone::OSLO.instant(date.and_hms_opt(hour, 0, 0).unwrap())
}

fn add(pair: &mut Pair, title: &str, starts_at: Instant) {
    let facts = EventFacts { responsible: Some(StaffId(2)), ..event_at(title, starts_at) };
    pair.run(&Command::Calendar(Step::Add(facts)));
    pair.wait();
}

/// The only time of what happens once.
fn once(event: i64) -> OccurrenceId {
    OccurrenceId { event: EventId(event), day: None }
}

#[test]
fn the_week_shows_every_day_with_time_place_and_responsible() {
    let mut screen = Harness::sample("KN");
    screen.keys("k").expect("Kalender · uke 47 (2026)").expect("16.11.–22.11.2026");
    for day in ["mandag 16.", "tirsdag 17.", "onsdag 18.", "torsdag 19.", "fredag 20.", "lørdag 21.", "søndag 22."] {
        screen.expect(day);
    }
    screen.expect("▸ 17:00–19:00  Fellesmiddag  Felleskjøkken  OH").expect("lørdag 21. november · i dag");
    insta::assert_snapshot!("calendar_80x24", crate::houses::body(&screen));
}

#[test]
fn weeks_are_turned_and_this_week_is_found_again() {
    let mut screen = Harness::sample("KN");
    screen.keys("k pagedown").expect("uke 48 (2026)").expect_not("Fellesmiddag");
    screen.keys("+").expect("uke 49");
    screen.keys("minus pageup pageup").expect("uke 46");
    screen.keys(".").expect("uke 47").expect("▸ 17:00–19:00  Fellesmiddag");
    // The same weekday stays selected from week to week.
    screen.keys("pagedown").expect("▸lø 28");
    screen.keys("pageup").expect("▸LØ 21");
}

#[test]
fn the_week_of_the_turn_of_the_year_has_the_right_number() {
    let mut screen = Harness::sample("KN");
    screen.keys("k");
    for _ in 0..6 {
        screen.keys("pagedown");
    }
    screen.expect("uke 53 (2026)").expect("28.12.2026–03.01.2027").expect("fredag 1. januar 2027 · 1. nyttårsdag");
    screen.expect("torsdag 31. desember · nyttårsaften");
}

#[test]
fn red_days_and_half_days_are_named() {
    let mut screen = Harness::sample("KN");
    screen.keys("k");
    for _ in 0..5 {
        screen.keys("pagedown");
    }
    screen.expect("torsdag 24. desember · julaften").expect("fredag 25. desember · 1. juledag");
    screen.expect("lørdag 26. desember · 2. juledag");
}

#[test]
fn left_and_right_go_over_the_edge_of_the_week() {
    let mut screen = Harness::sample("KN");
    screen.keys("k right").expect("▸sø 22");
    screen.keys("right").expect("uke 48").expect("▸ma 23");
    screen.keys("left").expect("uke 47").expect("▸sø 22");
    screen.keys("down").expect("▸sø 22");
    screen.keys("up up").expect("▸ 17:00–19:00  Fellesmiddag");
}

#[test]
fn an_activity_is_called_off_and_on_again() {
    let mut screen = Harness::sample("KN");
    screen.keys("k c enter").expect("Avlyst. Den blir stående i kalenderen").expect("Fellesmiddag avlyst");
    let (x, y) = screen.find("Fellesmiddag").unwrap();
    assert!(screen.style(x, y).add_modifier.contains(Modifier::CROSSED_OUT));
    // The other activity of the day still counts, and the board tells it too.
    screen.keys("esc tab tab tab").expect("Fellesmiddag avlyst").expect("▸[Aktiviteter]");
    screen.keys("k c").expect("Aktiviteten er satt opp igjen.").expect_not("avlyst");
}

#[test]
fn nothing_is_called_off_where_nothing_is_selected() {
    let mut screen = Harness::sample("KN");
    screen.keys("k right c").expect("Velg først en aktivitet.");
    screen.keys("e").expect("Velg først en aktivitet.");
}

#[test]
fn somebody_elses_change_is_not_overwritten() {
    let mut pair = sample();
    pair.screen.keys("k");
    let facts = event_at("Middag ute", at(2026, 11, 21, 17));
    pair.run(&Command::Calendar(Step::Change { occurrence: once(1), reach: Reach::This, version: 1, facts }));
    // Not seen yet when the key is pressed: refused, and told.
    pair.screen.keys("c enter").expect("Avlys: Fellesmiddag").expect_not("Avlyst. Den");
    pair.screen.keys("esc");
    pair.wait().expect("Middag ute").expect_not("avlyst");
}

#[test]
fn what_another_terminal_plans_comes_by_itself_and_the_selection_stays() {
    let mut pair = sample();
    pair.screen.keys("k down").expect("▸ 20:00–22:00  Film");
    add(&mut pair, "Spillkveld", at(2026, 11, 21, 18));
    pair.screen.expect("18:00").expect("Spillkveld").expect("▸ 20:00–22:00  Film");
}

#[test]
fn a_day_can_be_clicked() {
    let mut screen = Harness::sample("KN");
    screen.keys("k").click_on("ma 16").expect("▸ma 16").expect("▸ 18:00–19:00  HUSMØTE");
    screen.click_on("Film").expect("▸LØ 21").expect("▸ 20:00–22:00  Film");
}

#[test]
fn in_the_evening_today_is_selected_and_not_what_comes_tomorrow() {
    let mut pair = sample();
    add(&mut pair, "Frokost", at(2026, 11, 22, 9));
    pair.screen.set_clock(Zone::OSLO.instant("2026-11-21T22:30:00".parse().unwrap()));
    let screen = &mut pair.screen;
    screen.keys("k").expect("▸LØ 21");
    screen.keys("pagedown .").expect("▸LØ 21");
    screen.keys("D").expect("lørdag 21. november");
}

#[test]
fn a_temp_may_look_and_not_plan() {
    let mut pair = sample_as("TB");
    pair.screen.keys("k c").expect("Du er vikar og kan ikke sette opp eller avlyse aktiviteter.").expect_not("avlyst");
}

#[test]
fn the_clock_of_the_wall_holds_over_the_change_of_the_clocks() {
    let mut pair = sample();
    // 29 March 2026 the clocks went forward; the activity is at 18 by the clock on the wall on both days.
    add(&mut pair, "Tur", at(2026, 3, 28, 18));
    add(&mut pair, "Tur", at(2026, 3, 29, 18));
    pair.screen.keys("k");
    for _ in 0..34 {
        pair.screen.keys("pageup");
    }
    pair.screen.expect("uke 13 (2026)");
    assert_eq!(pair.screen.screen().matches("18:00").count(), 2, "{}", pair.screen.screen());
}

#[test]
fn a_new_activity_is_suggested_for_the_selected_day() {
    let mut screen = Harness::sample("KN");
    screen.keys("k pagedown left a").expect("Ny aktivitet").expect("27.11.2026");
    screen.keys("esc right enter").expect("Ny aktivitet").expect("28.11.2026");
    screen.keys("esc . e").expect("Endre aktivitet").expect("Fellesmiddag");
}

#[test]
fn the_strip_tells_what_was_cancelled() {
    let mut pair = sample();
    for (index, activity) in [1, 2].into_iter().enumerate() {
        let facts = event_at("Avlyst", at(2026, 11, [16, 21][index], 18));
        let (occurrence, reach) = (once(activity), Reach::This);
        pair.run(&Command::Calendar(Step::Change { occurrence, reach, version: 1, facts }));
        pair.run(&Command::Calendar(Step::CallOff { occurrence, reach, version: 2, off: true, reason: None }));
    }
    let screen = pair.wait();
    screen.keys("k");
    // What the sign means stands beside the days where there is no room for a legend.
    screen.expect("×: avlyst · 16.11.–22.11.2026");
    screen.keys("M").expect("×: avlyst · 26.10.–06.12.2026").expect("1 ×1");
    screen.keys("U");
    let counts = screen.row(screen.find("ma 16").unwrap().1 + 1);
    let counts: Vec<&str> = counts.split_whitespace().collect();
    assert_eq!(counts, ["1", "×1", "·", "·", "·", "·", "×1", "·"], "{}", screen.screen());
}
