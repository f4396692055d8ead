//! Copies of the house while people work: made when a shift signs off, told when they are there, and shown for as long as
//! something is wrong with them.

use std::{fs, path::Path, time::Duration};

use personalbase::{
    config::{Backup, Config},
    store::backup::{self, Found},
    testing::Harness,
    text::Language,
};

const HOUR: Duration = Duration::from_secs(3_600);

/// The settings as they come, but that nobody asks for a rehearsal.
fn config(change: impl FnOnce(&mut Backup)) -> Config {
    let mut config = Config::default();
    config.backup.drill_days = 20_000;
    // Nobody touches a key for hours in these tests.
    config.lock.idle = 90 * 24 * HOUR;
    change(&mut config.backup);
    config
}

fn house(change: impl FnOnce(&mut Backup)) -> Harness {
    Harness::sample_with("KN", config(change), Language::Nb)
}

fn copies(folder: &Path) -> Vec<Found> {
    backup::list(folder).unwrap_or_default()
}

/// Lets the message that was just told leave its line.
fn later(house: &mut Harness) -> &mut Harness {
    house.advance(Duration::from_secs(13))
}

#[test]
fn a_house_without_a_copy_says_so_until_there_is_one_and_again_when_it_is_too_old() {
    let mut house = house(|_| {});
    later(&mut house).expect("▲ Huset har ingen sikkerhetskopi. R lager en.");
    house.keys("R").expect("Sikkerhetskopi laget og kontrollert 14:32.");
    later(&mut house).expect_not("ikkerhetskopi");
    assert_eq!(copies(&house.folder().join("backups")).len(), 1);
    house.advance(25 * HOUR).expect_not("▲ Den nyeste");
    house.advance(HOUR).expect("▲ Den nyeste sikkerhetskopien er 1 døgn gammel. R lager en ny.");
}

#[test]
fn it_is_said_on_the_first_screen_and_never_over_the_covered_one() {
    let mut house = house(|_| {});
    later(&mut house).expect("▲ Huset har ingen sikkerhetskopi");
    house.keys("l").expect_not("▲ Huset har ingen sikkerhetskopi");
    house.keys("esc").expect("▲ Huset har ingen sikkerhetskopi");
    house.keys("ctrl-l").expect_not("sikkerhetskopi");
}

#[test]
fn a_shift_that_signs_off_has_a_copy_made_and_signing_twice_makes_one() {
    let mut house = Harness::sample("OH");
    house.keys("V enter");
    later(&mut house).expect("Sikkerhetskopi laget og kontrollert");
    let folder = house.folder().join("backups");
    assert_eq!(copies(&folder).len(), 1);
    let mut other = house.second("NV");
    other.keys("V enter");
    later(&mut other).expect_not("Sikkerhetskopi laget");
    assert_eq!(copies(&folder).len(), 1, "the one a moment ago is enough");
}

#[test]
fn a_copy_that_cannot_be_made_is_told_and_stays_to_be_seen() {
    let mut house = house(|_| {});
    let folder = house.folder().join("backups");
    fs::write(&folder, "a file where the folder should be").unwrap();
    house.keys("R").expect("er en fil og ikke en mappe");
    later(&mut house).expect("▲ Sikkerhetskopien i dag 14:32 ble ikke laget. R prøver igjen");
    house.advance(HOUR).expect("▲ Sikkerhetskopien i dag 14:32 ble ikke laget.");
    fs::remove_file(&folder).unwrap();
    house.keys("R");
    later(&mut house);
    later(&mut house).expect_not("ikkerhetskopi");
    assert_eq!(copies(&folder).len(), 1);
}

#[test]
fn the_second_medium_is_asked_for_put_off_and_gets_its_copy_when_it_is_there() {
    let home = tempfile::tempdir().unwrap();
    let stick = home.path().join("stick");
    let mut house = house(|backup| {
        backup.second = Some(stick.clone());
        backup.too_old = 720 * HOUR;
    });
    house.keys("R");
    later(&mut house);
    later(&mut house).expect("▲ Sett inn minnepinnen for sikkerhetskopi, og trykk R. Der er det ingen kopi");
    house.keys("T");
    later(&mut house).expect("Minnepinnen for sikkerhetskopi er utsatt til i morgen 14:32 av KN.");
    house.advance(24 * HOUR).expect("▲ Sett inn minnepinnen");
    fs::create_dir(&stick).unwrap();
    house.keys("R").expect("også på minnepinnen");
    assert_eq!(copies(&stick).len(), 1);
    later(&mut house).expect_not("minnepinnen");
    fs::remove_dir_all(&stick).unwrap();
    house.advance(7 * 24 * HOUR).expect("▲ Sett inn minnepinnen");
}

#[test]
fn a_copy_another_terminal_made_is_seen_here_too() {
    let mut house = house(|_| {});
    later(&mut house).expect("▲ Huset har ingen sikkerhetskopi");
    house.second("OH").keys("R");
    house.advance(Duration::from_secs(2)).expect_not("ingen sikkerhetskopi");
}

#[test]
fn nobody_is_asked_for_a_medium_the_settings_do_not_name() {
    let mut house = house(|_| {});
    house.keys("T").expect("Innstillingene har ingen minnepinne");
}

#[test]
fn a_rehearsal_is_asked_for_where_there_is_a_copy() {
    let mut house = house(|backup| backup.drill_days = 80);
    house.keys("R");
    later(&mut house);
    later(&mut house).expect("▲ Ingen har øvd på å gjenopprette.");
}

#[test]
fn the_board_says_it_in_english_too() {
    let mut house = Harness::sample_with("KN", config(|_| {}), Language::En);
    later(&mut house).expect("▲ The house has no backup. R makes one.");
}

#[test]
fn of_several_worries_the_line_says_how_many_more_there_are_and_the_page_shows_all() {
    let home = tempfile::tempdir().unwrap();
    let mut house = house(|backup| backup.second = Some(home.path().join("stick")));
    later(&mut house).expect("▲ Huset har ingen sikkerhetskopi. R lager en. Og 1 til: m viser alt.");
    house.keys("m").expect("Nå").expect("▲ Huset har ingen sikkerhetskopi. R lager en.");
    house.expect("▲ Sett inn minnepinnen for sikkerhetskopi, og trykk R.");
    house.keys("esc R");
    later(&mut house);
    later(&mut house).expect("▲ Sett inn minnepinnen").expect_not("Og 1 til");
    // Also from another screen, and by a reader of the screen.
    house.keys("l m").expect("Nå").expect("▲ Sett inn minnepinnen").expect("Sagt før");
}
