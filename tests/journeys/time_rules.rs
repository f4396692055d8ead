//! Shifts and times that are hard: where each case is walked through.
//!
//! | case | where |
//! |---|---|
//! | the night of eleven hours, both half past twos in the log, presence, tasks and on the round | here |
//! | the night of nine hours; half past two of that night | here; refused or moved field by field: `entry`, `presence`, `tasks` |
//! | a shift of the clock change that nobody went off | `since` |
//! | week 53 | here; in the calendar's own list: `calendar` |
//! | midnight while the program is open | here; what is read: `since`; the cover: `door` |
//! | shifts that overlap | here; which one is suggested: `domain::shift` |
//! | a double shift | here; going off both at once: `since` |
//! | somebody who forgot to sign off | here; the list of one's own: `since`; what a late sign-off counts: `store::tests::receipts` |
//! | somebody away for ten days | here; every section: `since` |
//! | two of one shift at two terminals | here; reading and going off: `since`; lists, rounds, tasks: `checklists`, `night`, `tasks` |
//! | a clock that the machine sets back | here; the lock: `door`; which mark counts: `store::tests::presence` |

use std::time::Duration;

use chrono::TimeDelta;
use personalbase::{
    config::Config,
    domain::{
        ids::{ShiftId, StaffId},
        time::ClockTime,
    },
    store::{ChainCheck, read::LogFilter},
    testing::Harness,
    text::Language,
};

use crate::{
    hands::{open_beside, uncover, unlock},
    tasks::{at, expect_order, row_of},
};

/// A house whose night is ten hours on paper, 22:00–08:00, opened by a member at another moment.
fn nightly(now: &str, initials: &str) -> Harness {
    let mut config = Config::default();
    let night = config.shifts.iter_mut().find(|kind| kind.id.0 == "night").unwrap();
    (night.from, night.to) = (ClockTime::new(22, 0).unwrap(), ClockTime::new(8, 0).unwrap());
    let mut house = Harness::sample_with("KN", config, Language::Nb);
    reopened(&mut house, now, initials);
    house
}

/// The sample house, opened by a member at another moment.
fn opened_at(now: &str, initials: &str) -> Harness {
    let mut house = Harness::sample("KN");
    reopened(&mut house, now, initials);
    house
}

fn reopened(house: &mut Harness, now: &str, initials: &str) {
    at(house, now);
    house.kill_and_restart();
    unlock(house, initials);
}

/// Writes a note about whoever lives in the first apartment.
fn note(house: &mut Harness, text: &str) {
    house.keys("esc esc n").type_text(text).keys("ctrl-s").expect("Lagret kl.");
}

/// The shift somebody is on, and how long it really is.
fn length(house: &Harness, staff: i64) -> TimeDelta {
    let on = open_beside(house).read().staff_on(house.now()).unwrap();
    let mine = on.into_iter().find(|on| on.staff == StaffId(staff)).unwrap();
    mine.shift.ends_at - mine.shift.starts_at
}

#[test]
fn the_night_of_eleven_hours_tells_both_half_past_twos_apart_everywhere() {
    let mut night = nightly("2026-10-24T20:05:00Z", "NV");
    night.keys("enter").expect("Du er på nattevakt 22:00–08:00.");
    assert_eq!(length(&night, 3), TimeDelta::hours(11));
    at(&mut night, "2026-10-25T00:30:00Z");
    night.keys("N enter").expect("Runden er begynt kl. 02:30 (første).");
    night.keys("space esc");
    // A planned time is the clock on the wall, which means the first of the two.
    night.keys("esc t a").type_text("Sjekke kjelleren").keys("tab tab ctrl-a").type_text("25.10.2026 02:40");
    night.keys("tab").expect("02:40 (første)");
    night.keys("ctrl-s");
    assert!(!row_of(&night, "Sjekke kjelleren").contains('▲'), "{}", night.screen());
    at(&mut night, "2026-10-25T00:41:00Z");
    assert!(row_of(&night, "Sjekke kjelleren").contains('▲'), "{}", night.screen());
    night.keys("space").expect("02:41 (første)");
    note(&mut night, "Første.");
    night.keys("1 h i").expect("inne");
    at(&mut night, "2026-10-25T01:30:00Z");
    note(&mut night, "Andre.");
    night.keys("3 h i");
    night.expect("inne 02:41 (første)").expect("inne 02:30 (andre)");
    night.keys("l").expect("02:41 (første) NV").expect("02:30 (andre)  NV");
    expect_order(&night, &["Andre.", "Første."]);
    night.keys("esc N");
    assert!(row_of(&night, "Fellesstue").ends_with("02:30 (første) NV"), "{}", night.screen());
    night.keys("a").expect("Runden er avsluttet kl. 02:30 (andre).").expect("02:30 (første)–02:30 (andre) NV");
    // Until eight by the clock on the wall, which is eleven hours.
    at(&mut night, "2026-10-25T06:59:00Z");
    night.keys("V").expect("Nattevakt lør 24.10. · pågår");
}

#[test]
fn the_night_of_nine_hours_has_no_half_past_two() {
    let mut night = nightly("2027-03-27T21:05:00Z", "NV");
    night.keys("enter").expect("Du er på nattevakt 22:00–08:00.");
    assert_eq!(length(&night, 3), TimeDelta::hours(9));
    at(&mut night, "2027-03-28T02:05:00Z");
    night.expect("04:05");
    night.keys("N enter");
    night.expect("Runden er begynt kl. 04:05.");
    // A serious incident is as particular about its time as any entry.
    let (x, y) = night.find("Amir").unwrap();
    night.click(x, y).keys("space g").type_text("02:30");
    night.keys("tab").type_text("Røyk.").keys("tab").type_text("NV").keys("tab").type_text("Nødrett.").keys("tab");
    night.type_text("Bakvakt.").keys("tab").type_text("Sov.").keys("ctrl-s");
    night.expect("Det klokkeslettet finnes ikke den natta");
    night.keys("ctrl-a").type_text("03:30").keys("ctrl-s").expect("alvorlig hendelse om 3 AMIR");
    night.keys("esc l").expect("hendt 03:30");
    night.keys("esc t a").type_text("Medisin").keys("tab tab ctrl-a").type_text("28.03.2027 02:30").keys("ctrl-s");
    night.expect("Det klokkeslettet finnes ikke den natta");
}

#[test]
fn the_last_week_of_2026_is_number_53_on_every_screen_and_its_sunday_is_in_january() {
    let mut house = opened_at("2026-12-31T22:58:00Z", "NV");
    house.keys("enter").expect("tor 31.12. uke 53  23:58").expect("Du er på nattevakt");
    house.advance(Duration::from_secs(180)).expect("fre 01.01. uke 53  00:01");
    house
        .keys("k")
        .expect("uke 53 (2026)")
        .expect("28.12.2026–03.01.2027")
        .expect("fredag 1. januar · i dag · 1. nyttårsdag");
    house.keys("pagedown").expect("uke 1 (2027)").expect("04.01.–10.01.2027");
    house.keys("esc V").expect("Nattevakt tor 31.12. · pågår");
    let mut sunday = house.second("KN");
    at(&mut sunday, "2027-01-03T22:59:00Z");
    sunday.keys("esc").expect("søn 03.01. uke 53  23:59");
    sunday.advance(Duration::from_secs(120)).expect("man 04.01. uke 1  00:01");
}

#[test]
fn midnight_changes_the_day_by_itself_and_nothing_that_is_typed() {
    let mut night = opened_at("2026-11-21T22:58:00Z", "NV");
    night.keys("v down enter").expect("Du er på nattevakt");
    night.keys("N enter");
    night.keys("space esc n").type_text("Rett før").expect("23:58");
    night.advance(Duration::from_secs(180)).expect("søn 22.11. uke 47  00:01").expect("Rett før");
    night.type_text(" og etter midnatt.").keys("ctrl-s").expect("Lagret kl. 00:01");
    night.keys("l").expect("Rett før og etter midnatt.").expect("Nattevakt lør").expect("21.11.");
    night.keys("esc N").expect("Nattrunde · Nattevakt lør 21.11.").expect("1 av 7");
    night.keys("a").expect("23:58–00:01 NV · 7 av 7 i orden");
}

#[test]
fn where_shifts_overlap_everybody_writes_in_their_own() {
    let mut evening = Harness::sample("KN");
    at(&mut evening, "2026-11-21T21:20:00Z");
    let mut night = evening.second("NV");
    night.keys("v down enter").expect("Du er på nattevakt 22:15–07:45.");
    note(&mut night, "Fra natta.");
    note(&mut evening, "Fra kvelden.");
    evening.expect("NV");
    evening.keys("l");
    let entries = open_beside(&evening).read().log_page(&LogFilter::default(), None, 2).unwrap().entries;
    let shifts: Vec<_> = entries.iter().map(|entry| (entry.author, entry.shift)).collect();
    assert_eq!(shifts, [(StaffId(1), Some(ShiftId(1))), (StaffId(3), Some(ShiftId(2)))]);
    // Each walks the round of their own shift.
    evening.keys("esc N enter").expect("Runden er begynt");
    night.keys("N enter").expect("Runden er begynt");
}

#[test]
fn in_a_double_shift_what_is_written_belongs_to_the_later_one() {
    let mut house = Harness::sample("KN");
    at(&mut house, "2026-11-21T21:20:00Z");
    house.keys("v down enter").expect("Du er på nattevakt");
    note(&mut house, "Blir igjen i natt.");
    house.keys("N").expect("Nattrunde · Nattevakt lør 21.11.");
    house.keys("esc V").expect("Kveldsvakt lør 21.11. + Nattevakt lør 21.11. · pågår");
    let entries = open_beside(&house).read().log_page(&LogFilter::default(), None, 1).unwrap().entries;
    assert_eq!(entries[0].shift, Some(ShiftId(2)));
}

#[test]
fn who_forgot_to_sign_off_is_no_longer_on_walks_no_round_and_is_told() {
    let mut house = Harness::sample("KN");
    house.keys("N enter space");
    at(&mut house, "2026-11-22T10:00:00Z");
    house.expect_not("Kveld ▸KN");
    // The screen was left open over night: it must not count for yesterday.
    uncover(&mut house);
    house.keys("esc").expect("Bekreft vakta di med v.");
    let mut day = house.second("OH");
    day.keys("enter V").expect("aldri avsluttet");
    let beside = open_beside(&house);
    let round = beside.read().last_round().unwrap().unwrap();
    assert_eq!((round.shift, round.left(), round.end), (ShiftId(1), 6, None));
}

#[test]
fn who_was_away_for_ten_days_finds_the_rounds_and_deviations_they_missed() {
    let mut night = Harness::sample("KN");
    let mut away = night.second("OH");
    away.keys("j l");
    away.keys("esc");
    away.keys("V enter");
    at(&mut night, "2026-11-24T21:20:00Z");
    reopened(&mut night, "2026-11-24T21:20:00Z", "NV");
    night.keys("enter N enter x").type_text("Bakdøra sto ulåst.").keys("ctrl-s").expect("avvik, Fellesstue");
    let mut back = night.second("OH");
    reopened(&mut back, "2026-12-01T13:35:00Z", "OH");
    back.keys("enter j").expect("Bakdøra sto").expect("24.11.");
    back.keys("esc N").expect("sist 24.11. 22:20 (6 døgn)");
}

#[test]
fn two_of_one_shift_at_two_terminals_see_each_other_without_a_key() {
    let mut one = Harness::sample("KN");
    let mut two = one.second("OH");
    one.keys("t enter");
    two.keys("t enter down down space").expect("1 av 6");
    one.advance(Duration::from_secs(2)).expect("1 av 6");
    one.keys("esc esc N enter space");
    two.keys("esc esc N").expect("1 av 7");
    two.keys("down space").expect("2 av 7");
    one.advance(Duration::from_secs(2)).expect("2 av 7");
    note(&mut one, "Fra den ene.");
    two.keys("esc l").expect("Fra den ene.");
    note(&mut two, "Fra den andre.");
    one.keys("esc l").expect("Fra den andre.").expect("Fra den ene.");
}

#[test]
fn a_clock_that_is_set_back_loses_nothing_and_keeps_the_order_of_writing() {
    let mut night = opened_at("2026-11-21T22:00:00Z", "NV");
    night.keys("enter");
    note(&mut night, "Før klokka ble stilt.");
    night.keys("1 h i esc");
    at(&mut night, "2026-11-21T21:10:00Z");
    night.expect("22:10");
    note(&mut night, "Etter at klokka ble stilt.");
    night.keys("1 h x");
    night.keys("l");
    expect_order(&night, &["Etter at klokka ble stilt.", "Før klokka ble stilt."]);
    let mut other = night.second("TB");
    other.keys("esc").expect("ukjent");
    let beside = open_beside(&night);
    assert!(matches!(beside.verify_chain().unwrap(), ChainCheck::Whole(_)));
    // The newest mark counts, not the one with the latest time.
    let marks = beside.read().presence_now().unwrap();
    assert_eq!(marks.values().next().unwrap().facts.state, personalbase::domain::presence::PresenceState::Unknown);
}

#[test]
fn a_clock_that_is_set_back_before_the_shift_refuses_the_round_with_a_sentence_and_keeps_what_was_typed() {
    let mut night = opened_at("2026-11-21T22:00:00Z", "NV");
    night.keys("v down enter").expect("Du er på nattevakt");
    night.keys("N enter space x").type_text("Platen sto på.");
    at(&mut night, "2026-11-21T09:00:00Z");
    night.keys("ctrl-s").expect("Du er ikke i den vakten nå.").expect("Platen sto på.");
    at(&mut night, "2026-11-21T22:05:00Z");
    night.keys("ctrl-s").expect("avvik, Felleskjøkken");
    night.keys("a").expect("Runden er avsluttet kl. 23:05.");
}

#[test]
fn a_clock_that_is_set_back_a_year_is_told_and_loses_nothing() {
    let mut screen = opened_at("2026-11-21T13:32:00Z", "KN");
    note(&mut screen, "Før klokka ble stilt.");
    screen.kill_and_restart();
    screen.set_clock("2025-11-21T13:32:00Z".parse().unwrap());
    screen.enter("KN");
    screen.expect("Klokka på maskinen viser").expect("men huset er skrevet i").expect("Ingenting er tapt.");
    screen.keys("esc");
    note(&mut screen, "Etter at klokka ble stilt.");
    screen.keys("l");
    expect_order(&screen, &["Etter at klokka ble stilt.", "Før klokka ble stilt."]);
    // A copy that is made now pushes none out that says it is from later.
    let beside = open_beside(&screen);
    assert!(matches!(beside.verify_chain().unwrap(), ChainCheck::Whole(_)));
    assert_eq!(beside.check_integrity().unwrap(), Vec::<String>::new());
    drop(beside);
    // Once the clock is right again nobody is told.
    screen.kill_and_restart();
    screen.set_clock("2026-11-21T13:40:00Z".parse().unwrap());
    screen.enter("KN");
    screen.expect_not("Klokka på maskinen viser");
}

#[test]
fn a_house_that_has_fallen_back_is_told_to_whoever_comes_in() {
    let mut screen = Harness::sample("KN");
    let database = screen.folder().join("house.db");
    screen.keys("ctrl-q");
    screen.kill_and_restart();
    let older = std::fs::read(&database).unwrap();
    screen.enter("KN");
    screen.expect_not("Huset holder mindre enn det gjorde");
    note(&mut screen, "Skrevet etter kopien.");
    screen.keys("ctrl-q ctrl-q");
    screen.kill_and_restart();
    std::fs::write(&database, older).unwrap();
    let _ = std::fs::remove_file(database.with_extension("db-wal"));
    screen.enter("KN");
    screen.expect("Huset holder mindre enn det gjorde");
}
