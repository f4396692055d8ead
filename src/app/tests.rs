//! What only the app itself can get wrong: texts that the disk does not take.
//!
//! A database that is renamed away refuses every draft and every save, as a full disk does, and can be put back.

use std::{fs, path::PathBuf, time::Duration};

use super::jobs::Running;
use crate::{
    domain::{
        command::Command,
        house::{ApartmentKind, NewApartment, NewSharedHouse},
        ids::{ApartmentNumber, HouseId, StaffId},
        names::Line,
    },
    store::{
        House,
        rekey::{Progress, Stage},
    },
    testing::{Harness, PIN},
    ui::screens,
};

fn database(harness: &Harness) -> PathBuf {
    harness.folder().join("house.db")
}

fn take_the_disk_away(harness: &Harness) {
    fs::rename(database(harness), database(harness).with_extension("away")).unwrap();
}

fn give_the_disk_back(harness: &Harness) {
    fs::rename(database(harness).with_extension("away"), database(harness)).unwrap();
}

fn typing(initials: &str, text: &str) -> Harness {
    let mut harness = Harness::sample(initials);
    harness.keys("3 n").type_text(text);
    harness
}

fn pause(harness: &mut Harness) {
    harness.advance(Duration::from_secs(5));
}

#[test]
fn leaving_with_a_text_the_disk_does_not_take_needs_asking_twice_in_a_row() {
    let mut harness = typing("KN", "Kom ikke hjem.");
    take_the_disk_away(&harness);
    pause(&mut harness);
    // The background has told it long ago; the first Ctrl-Q must ask all the same.
    harness.keys("ctrl-q");
    assert!(!harness.app().is_quitting());
    harness.expect("bare på skjermen");
    harness.type_text(" Ringte.").keys("ctrl-q");
    assert!(!harness.app().is_quitting(), "something was typed between the two");
    harness.keys("ctrl-q");
    assert!(harness.app().is_quitting());
}

#[test]
fn a_form_the_disk_takes_no_draft_of_stays_where_it_is() {
    let mut harness = typing("KN", "Kom ikke hjem.");
    take_the_disk_away(&harness);
    harness.keys("esc").expect("Kom ikke hjem.");
    give_the_disk_back(&harness);
    harness.keys("esc").expect_not("Kom ikke hjem.");
    harness.keys("n").expect("Kom ikke hjem.");
}

#[test]
fn a_text_that_was_parked_is_its_writers_draft_as_soon_as_the_disk_takes_it() {
    let mut harness = typing("KN", "Kom ikke hjem.");
    take_the_disk_away(&harness);
    harness.keys("ctrl-l");
    harness.keys("shift-tab ctrl-a").type_text("OH").keys("tab").type_text(PIN).keys("enter");
    harness.expect_not("Kom ikke hjem.");
    harness.keys("ctrl-q");
    assert!(!harness.app().is_quitting(), "a colleague's text would be lost");
    give_the_disk_back(&harness);
    harness.keys("ctrl-q");
    assert!(harness.app().is_quitting());
    harness.kill_and_restart();
    harness.enter("KN");
    harness.expect("Kom ikke hjem.");
}

#[test]
fn the_next_member_hears_of_a_full_disk_too() {
    let mut harness = typing("KN", "Kom ikke hjem.");
    take_the_disk_away(&harness);
    pause(&mut harness);
    harness.keys("ctrl-l");
    harness.keys("shift-tab ctrl-a").type_text("OH").keys("tab").type_text(PIN).keys("enter");
    harness.keys("2 n").type_text("Sover.");
    pause(&mut harness);
    harness.expect("Utkastet kunne ikke lagres");
}

#[test]
fn a_member_who_was_added_on_another_terminal_can_come_in_at_a_covered_one() {
    let mut harness = Harness::sample("KN");
    harness.keys("ctrl-l");
    let folder = crate::store::HouseFolder::new(harness.folder());
    let initials = crate::domain::staff::Initials::new("KN").unwrap();
    let passphrase = crate::store::keys::Passphrase::new(crate::testing::PASSPHRASE);
    let zone = crate::domain::time::Zone::OSLO;
    let mut opened = crate::store::entrance::unlock(&folder, &initials, &passphrase, harness.now(), zone).unwrap();
    let secrets = crate::store::entrance::MemberSecrets {
        passphrase: crate::store::keys::Passphrase::new(crate::testing::PASSPHRASE),
        pin: crate::store::keys::Pin::typed(PIN).unwrap(),
    };
    let new = opened
        .house
        .keyring()
        .new_staff(
            crate::domain::staff::Initials::new("ZZ").unwrap(),
            crate::domain::names::Line::new("Zara Zahl").unwrap(),
            crate::domain::staff::StaffRole::TempStaff,
            &secrets,
            crate::store::entrance::Guard::INVENTED,
        )
        .unwrap();
    let lead = crate::domain::ids::StaffId(1);
    crate::store::entrance::add_staff(&mut opened.house, lead, harness.now(), new).unwrap();
    harness.keys("shift-tab ctrl-a").type_text("ZZ").keys("tab").type_text(PIN).keys("enter");
    harness.expect("ZZ");
    harness.expect_not("PIN");
}

#[test]
fn how_far_a_new_key_is_is_shown_and_esc_cancels_it_while_it_can_be() {
    let mut harness = Harness::sample("KN");
    let progress = Progress::default();
    let (_sender, running) = Running::waiting();
    let app = harness.app_mut();
    app.entered = None;
    app.stack.clear();
    app.cover = Some(screens::changing_key(progress.clone()));
    app.job = Some(running);
    progress.tell(Stage::Copying, 80);
    harness.type_text("x").expect("Kopierer huset med ny nøkkel").expect("40 %").expect("Esc  Avbryt");
    assert!(!progress.cancel.is_asked());
    harness.expect_not("Samira");
    harness.keys("esc").expect("Avbryter");
    assert!(progress.cancel.is_asked());
    progress.tell(Stage::Exchanging, 0);
    harness.keys("esc").expect("Byttet kan ikke avbrytes lenger.").expect_not("Esc  Avbryt");
}

const FIRST: HouseId = HouseId(1);
const SISTER: HouseId = HouseId(2);
const LEAD: StaffId = StaffId(1);
const TEMP: StaffId = StaffId(4);

/// Another terminal adds a sister house, in which TB works as well. It shows the first.
fn sister_beside(harness: &mut Harness) -> House {
    let now = harness.now();
    let mut other = harness.app_mut().entered.as_ref().unwrap().house.again().unwrap();
    let new = NewSharedHouse {
        name: Line::new("Søsterhuset").unwrap(),
        apartments: vec![NewApartment { number: ApartmentNumber(1), kind: ApartmentKind::Shared }],
        common_rooms: Vec::new(),
    };
    other.execute(LEAD, now, &Command::AddHouse(new)).unwrap();
    let both = Command::SetStaffHouses { staff: TEMP, before: vec![FIRST], houses: vec![FIRST, SISTER] };
    other.execute(LEAD, now, &both).unwrap();
    other.show_to(LEAD).unwrap();
    pause(harness);
    other
}

/// TB types in the first house and is taken out of it; the program has noticed, and not yet turned to the other house.
fn taken_out_while_typing(harness: &mut Harness, disk_is_away: bool) -> House {
    let mut other = sister_beside(harness);
    harness.keys("Z Z 3 n").type_text("Kom ikke hjem.");
    let out = Command::SetStaffHouses { staff: TEMP, before: vec![FIRST, SISTER], houses: vec![SISTER] };
    other.execute(LEAD, harness.now(), &out).unwrap();
    let now = harness.now();
    let house = &mut harness.app_mut().entered.as_mut().unwrap().house;
    house.tell_time(now);
    assert!(house.is_closed());
    if disk_is_away {
        take_the_disk_away(harness);
    }
    pause(harness);
    harness.expect("Søsterhuset").expect_not("Kom ikke hjem.");
    other
}

fn drafts(other: &House) -> Vec<String> {
    let drafts = other.read().drafts(TEMP).unwrap();
    drafts.into_iter().filter(|saved| saved.open.is_none()).map(|saved| saved.body.unwrap().to_string()).collect()
}

#[test]
fn a_text_waits_in_the_house_its_writer_is_taken_out_of() {
    let mut harness = Harness::sample("TB");
    let other = taken_out_while_typing(&mut harness, false);
    assert_eq!(other.shown(), FIRST);
    let kept = drafts(&other);
    assert!(kept.len() == 1 && kept[0].contains("Kom ikke hjem."), "{kept:?}");
    assert!(!harness.app_mut().has_unkept_text());
}

#[test]
fn a_text_of_a_house_that_was_left_is_kept_there_as_soon_as_the_disk_takes_it() {
    let mut harness = Harness::sample("TB");
    let other = taken_out_while_typing(&mut harness, true);
    harness.keys("ctrl-q");
    assert!(!harness.app().is_quitting(), "the text would be lost");
    give_the_disk_back(&harness);
    harness.keys("ctrl-q");
    assert!(harness.app().is_quitting());
    let kept = drafts(&other);
    assert!(kept.len() == 1 && kept[0].contains("Kom ikke hjem."), "{kept:?}");
}

#[test]
fn nothing_of_other_houses_is_kept_once_no_fire_roll_is_shown() {
    let mut harness = Harness::sample("KN");
    sister_beside(&mut harness);
    let rolls = |harness: &mut Harness| harness.app_mut().entered.as_ref().unwrap().rolls.len();
    harness.keys("b H");
    assert_eq!(rolls(&mut harness), 1);
    harness.keys("esc");
    assert_eq!(rolls(&mut harness), 0);
    harness.keys("ctrl-l ctrl-b");
    assert_eq!(rolls(&mut harness), 1, "under a cover");
    harness.keys("ctrl-b ctrl-b");
    assert_eq!(rolls(&mut harness), 0);
}

#[test]
fn a_house_whose_first_screen_cannot_be_read_is_not_told_to_be_shown() {
    let mut harness = Harness::sample("KN");
    sister_beside(&mut harness);
    harness.keys("Z Z");
    harness.app_mut().entered.as_ref().unwrap().house.lose_table("log_entry");
    assert!(!harness.app_mut().show_that_house(SISTER));
    assert!(harness.app_mut().entered.is_none(), "it is closed");
}
