//! Confirming the shift.

use chrono::{DateTime, Utc};
use personalbase::{
    domain::{
        ids::YouthId,
        log::{About, Weight},
    },
    testing::{Harness, PASSPHRASE},
    ui::input::{Input, Key, KeyCode},
};

use super::{
    hands::{hours, minutes, uncover, unlock},
    tasks::at,
};

/// The sample house, opened by a member at another moment.
fn opened_at(now: &str, initials: &str) -> Harness {
    let mut house = Harness::sample("KN");
    house.set_clock(now.parse::<DateTime<Utc>>().unwrap());
    house.kill_and_restart();
    unlock(&mut house, initials);
    house
}

#[test]
fn whoever_comes_in_is_asked_once_with_the_likeliest_shift_chosen() {
    // Sunday 14:20 in Oslo: the evening begins in ten minutes.
    let mut house = opened_at("2026-11-22T13:20:00Z", "KN");
    house.expect("Hvilken vakt har du, KN?").expect("▸ Kveldsvakt  14:30–22:30");
    house.expect("Enter bekrefter. Esc hopper over, v spør igjen.");
    house.keys("enter");
    house.expect("Du er på kveldsvakt 14:30–22:30.").expect_not("Hvilken vakt");
    house.keys("ctrl-l");
    uncover(&mut house);
    house.expect_not("Hvilken vakt");
}

#[test]
fn whoever_follows_is_told_whom_they_work_with() {
    let mut house = opened_at("2026-11-22T13:35:00Z", "KN");
    house.keys("enter ctrl-q");
    house.kill_and_restart();
    unlock(&mut house, "OH");
    house.expect("▸ Kveldsvakt  14:30–22:30              KN");
    house.keys("enter");
    house.expect("Du er på kveldsvakt 14:30–22:30 med KN.").expect("Kveld ▸OH KN");
}

#[test]
fn another_shift_can_be_chosen() {
    let mut house = opened_at("2026-11-22T13:35:00Z", "KN");
    house.keys("down enter");
    house.expect("Du har bekreftet nattevakt 22:15–07:45. Den er din fra kl. 20:15.");
}

#[test]
fn esc_skips_the_question_and_v_asks_it_again() {
    let mut house = opened_at("2026-11-22T13:35:00Z", "KN");
    house.keys("esc");
    house.expect_not("Hvilken vakt").expect("Samira");
    house.keys("v");
    house.expect("Hvilken vakt har du, KN?");
    house.keys("enter");
    house.expect("Du er på kveldsvakt");
}

#[test]
fn the_night_belongs_to_the_evening_it_began() {
    // Sunday the 22nd, 02:10: the night of Saturday.
    let mut house = opened_at("2026-11-22T01:10:00Z", "NV");
    house.expect("▸ Nattevakt   22:15–07:45  i går");
    house.keys("enter");
    house.expect("Du er på nattevakt 22:15–07:45.").expect("Natt ▸NV");
    let beside = super::hands::open_beside(&house);
    let on = beside.read().staff_on(house.now()).unwrap();
    assert_eq!(on.len(), 1);
    assert_eq!(on[0].shift.day.to_string(), "2026-11-21");
}

#[test]
fn a_night_that_was_confirmed_in_the_evening_is_not_asked_about_after_midnight() {
    let mut house = opened_at("2026-11-21T21:20:00Z", "NV");
    // The evening was confirmed; the night follows it.
    house.expect_not("Hvilken vakt");
    house.keys("v down enter");
    house.expect("Du er på nattevakt 22:15–07:45.");
    house.advance(hours(4)).expect("Initialer*  NV");
    uncover(&mut house);
    house.expect_not("Hvilken vakt").expect("Natt ▸NV");
}

#[test]
fn when_the_shift_has_ended_under_the_cover_the_next_one_is_asked_for() {
    let mut house = Harness::sample("KN");
    house.advance(hours(15));
    house.expect("Initialer*  KN").expect("05:32");
    uncover(&mut house);
    house.expect("Hvilken vakt har du, KN?");
}

#[test]
fn the_question_does_not_stand_before_a_text_that_is_being_written() {
    let mut house = Harness::sample("KN");
    house.keys("n").type_text("Midt i en setning");
    house.advance(hours(15));
    uncover(&mut house);
    house.expect("Midt i en setning").expect_not("Hvilken vakt");
}

#[test]
fn an_impatient_enter_at_the_door_does_not_answer_the_question_behind_it() {
    let mut house = Harness::sample("KN");
    house.set_clock("2026-11-22T13:35:00Z".parse::<DateTime<Utc>>().unwrap());
    house.kill_and_restart();
    house.type_text(&format!("KN\n{PASSPHRASE}"));
    for _ in 0..3 {
        house.app_mut().input(&Input::Key(Key::plain(KeyCode::Enter)));
    }
    house.advance(std::time::Duration::from_millis(1));
    house.expect("Hvilken vakt har du, KN?");
}

#[test]
fn an_administrator_has_no_shift_and_is_not_asked() {
    let house = opened_at("2026-11-22T13:35:00Z", "AD");
    house.expect_not("Hvilken vakt").expect("EKV bofellesskap");
}

#[test]
fn a_click_chooses_and_a_second_one_confirms() {
    let mut house = opened_at("2026-11-22T13:35:00Z", "KN");
    house.click_on("Mellomvakt");
    house.expect("▸ Mellomvakt");
    house.click_on("Mellomvakt");
    house.expect("Du er på mellomvakt 10:00–17:30.");
}

#[test]
fn time_that_goes_by_does_not_change_what_was_chosen() {
    let mut house = opened_at("2026-11-22T13:35:00Z", "KN");
    house.keys("up");
    house.expect("▸ Mellomvakt");
    house.advance(minutes(2)).expect("▸ Mellomvakt");
}

#[test]
fn every_kind_of_shift_is_offered_once() {
    // Twenty past midnight: the night runs, and that of the coming evening is another day's question.
    for now in ["2026-11-21T23:20:00Z", "2026-11-22T06:50:00Z", "2026-11-22T20:50:00Z"] {
        let mut house = opened_at(now, "KN");
        house.keys("esc v").expect("Hvilken vakt har du, KN?");
        let nights = house.screen().matches("Nattevakt ").count();
        assert!(nights <= 1, "{now}:\n{}", house.screen());
    }
    let mut night = opened_at("2026-11-21T23:20:00Z", "KN");
    night.keys("esc v").expect("Nattevakt   22:15–07:45  i går");
}

#[test]
fn a_chosen_shift_that_is_offered_no_more_gives_way_to_its_kind_and_never_to_the_row_it_had() {
    // Sunday 07:40: the night of Saturday runs for five minutes more, and stands above all others.
    let mut house = opened_at("2026-11-22T06:40:00Z", "NV");
    house.keys("v").expect("Hvilken vakt har du, NV?");
    for _ in 0..5 {
        house.keys("up");
    }
    house.expect("▸ Nattevakt   22:15–07:45  i går");
    house.set_clock("2026-11-22T06:46:00Z".parse::<DateTime<Utc>>().unwrap());
    house.expect_not("07:45  i går").expect("▸ Nattevakt");
}

#[test]
fn what_weighs_more_since_ones_shift_began_is_marked_as_soon_as_the_shift_is_confirmed() {
    let mut pair = crate::houses::sample();
    // Sunday 21:00: a long shift began thirteen hours ago, and whoever has none looks back twelve.
    pair.screen.set_clock("2026-11-22T20:00:00Z".parse::<DateTime<Utc>>().unwrap());
    pair.write(12 * 60 + 28, About::Youths(vec![YouthId(2)]), Weight::Critical, "Falt på trappa.");
    let screen = pair.wait();
    let yonas = |screen: &Harness| {
        let row = (0..24).map(|row| screen.row(row)).find(|row| row.contains("2 Yonas"));
        row.unwrap_or_else(|| panic!("{}", screen.screen()))
    };
    assert!(!yonas(screen).contains("!!"), "{}", screen.screen());
    screen.keys("v up up up up up").expect("▸ Langvakt");
    screen.keys("enter");
    assert!(yonas(screen).contains("!! notat 08:32"), "{}", screen.screen());
}

#[test]
fn a_shift_that_is_confirmed_early_is_told_from_when_it_is_ones_own_and_is_not_asked_for_again() {
    // Sunday noon; the night begins 22:15.
    let mut night = opened_at("2026-11-22T11:00:00Z", "OH");
    night.keys("down down down down down enter");
    night.expect("Du har bekreftet nattevakt 22:15–07:45. Den er din fra kl. 20:15.").expect("Natt fra 22:15 ▸OH");
    night.keys("esc N").expect("Nattevakt søn 22.11. er bekreftet. Du kan begynne en runde fra kl. 20:15.");
    night.keys("enter").expect_not("Hvilken vakt").expect_not("Runden er begynt");
    night.keys("esc ctrl-l");
    uncover(&mut night);
    night.expect_not("Hvilken vakt");
    night.keys("N");
    at(&mut night, "2026-11-22T19:14:00Z");
    uncover(&mut night);
    night.expect("fra kl. 20:15");
    at(&mut night, "2026-11-22T19:15:00Z");
    night.expect("Nattrunde · Nattevakt søn 22.11.").expect("Natt ▸OH");
    night.keys("enter").expect("Runden er begynt kl. 20:15.");
}

#[test]
fn who_is_on_a_shift_stays_on_it_until_the_one_they_confirmed_after_it_begins() {
    let mut house = Harness::sample("KN");
    at(&mut house, "2026-11-21T19:30:00Z");
    house.keys("v down down down down down enter").expect("Kveld ▸KN");
    at(&mut house, "2026-11-21T21:20:00Z");
    house.expect("Natt ▸KN");
}
