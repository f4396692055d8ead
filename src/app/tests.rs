//! What only the app itself can get wrong: texts that the disk does not take.
//!
//! A database that is renamed away refuses every draft and every save, as a full disk does, and can be put back.

use std::{fs, path::PathBuf, time::Duration};

use super::jobs::Running;
use crate::{
    store::rekey::{Progress, Stage},
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
