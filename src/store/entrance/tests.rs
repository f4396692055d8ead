//! Through the door, on real encrypted files.

use std::fs;

use chrono::TimeDelta;

use super::*;
use crate::{
    store::{
        entrance,
        tests::{LEAD, house, new_house, now, secrets},
    },
    testing::PASSPHRASE,
};

#[test]
fn a_house_that_stands_is_never_set_up_again() {
    let (home, sample) = house();
    drop(sample);
    let folder = HouseFolder::new(&home.path().join("house"));
    let before = fs::read(folder.database()).unwrap();
    let refused = entrance::set_up(&folder, new_house(), &secrets(), Guard::INVENTED, now(), Zone::OSLO);
    assert!(matches!(refused, Err(StoreError::HouseExists(_))));
    assert_eq!(fs::read(folder.database()).unwrap(), before);
}

#[test]
fn a_set_up_that_fails_leaves_nothing_behind() {
    let home = tempfile::tempdir().unwrap();
    let folder = HouseFolder::new(&home.path().join("house"));
    // Something else stands where the write-ahead log belongs: the database cannot be made.
    fs::create_dir_all(home.path().join("house/house.db-wal")).unwrap();
    let failed = entrance::set_up(&folder, new_house(), &secrets(), Guard::INVENTED, now(), Zone::OSLO);
    assert!(failed.is_err());
    assert!(!folder.is_house(), "a house by half: {:?}", fs::read_dir(folder.path()).unwrap().collect::<Vec<_>>());
}

#[test]
fn a_set_up_that_was_cut_short_leaves_nothing_in_the_way_of_the_next() {
    let home = tempfile::tempdir().unwrap();
    let folder = HouseFolder::new(&home.path().join("house"));
    let workshop = home.path().join("house/house.new");
    fs::create_dir_all(&workshop).unwrap();
    fs::write(workshop.join("house.keys"), "by half").unwrap();
    fs::write(workshop.join("house.db"), "by half").unwrap();
    assert!(!folder.is_house());
    let (house, _) = entrance::set_up(&folder, new_house(), &secrets(), Guard::INVENTED, now(), Zone::OSLO).unwrap();
    assert!(!workshop.exists());
    assert_eq!(house.check_integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn a_house_whose_move_was_cut_short_opens() {
    let (home, sample) = house();
    drop(sample);
    let folder = HouseFolder::new(&home.path().join("house"));
    let workshop = home.path().join("house/house.new");
    fs::create_dir(&workshop).unwrap();
    fs::rename(folder.keys(), workshop.join("house.keys")).unwrap();
    let initials = Initials::new("KN").unwrap();
    // Somebody is moving in at this moment.
    let other = folder.lock_exclusive().unwrap();
    let refused = entrance::unlock(&folder, &initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO);
    assert!(matches!(refused, Err(StoreError::Busy)), "{refused:?}");
    assert!(!folder.keys().exists());
    drop(other);
    entrance::unlock(&folder, &initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).unwrap();
}

#[test]
fn two_who_set_up_at_once_make_one_house() {
    let home = tempfile::tempdir().unwrap();
    let folder = HouseFolder::new(&home.path().join("house"));
    folder.create().unwrap();
    let other = folder.lock_exclusive().unwrap();
    let refused = entrance::set_up(&folder, new_house(), &secrets(), Guard::INVENTED, now(), Zone::OSLO);
    assert!(matches!(refused, Err(StoreError::Busy)), "{refused:?}");
    assert!(folder.lock().exists(), "what the other makes stays");
    drop(other);
    entrance::set_up(&folder, new_house(), &secrets(), Guard::INVENTED, now(), Zone::OSLO).unwrap();
}

#[test]
fn a_wrong_passphrase_is_told_from_damage_and_noted() {
    let (home, sample) = house();
    drop(sample);
    let folder = HouseFolder::new(&home.path().join("house"));
    let initials = Initials::new("KN").unwrap();
    let at = now() - TimeDelta::hours(1);
    let wrong = entrance::unlock(&folder, &initials, &Passphrase::new("helt feil passfrase her"), at, Zone::OSLO);
    assert!(matches!(wrong, Err(StoreError::WrongPassphrase)));
    // Right passphrase, but somebody else's initials: the same answer.
    let stranger = Initials::new("XX").unwrap();
    let wrong = entrance::unlock(&folder, &stranger, &Passphrase::new(PASSPHRASE), at, Zone::OSLO);
    assert!(matches!(wrong, Err(StoreError::WrongPassphrase)));

    let opened = entrance::unlock(&folder, &initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).unwrap();
    let rows = opened.house.read().newest_audit(3).unwrap();
    let rows: Vec<_> = rows.iter().map(|row| (row.action.as_str(), row.staff)).collect();
    assert_eq!(rows, [("unlock", Some(LEAD)), ("failed-try", None), ("failed-try", None)]);
    assert!(!folder.tries().exists());
}

#[test]
fn members_who_chose_the_same_words_are_told_apart_by_their_initials() {
    // The key file's hint has sixteen values: among twenty members some share one.
    let (home, mut sample) = house();
    let folder = HouseFolder::new(&home.path().join("house"));
    for letter in 'A'..='O' {
        let initials = Initials::new(&format!("{letter}X")).unwrap();
        let name = Line::new("Vikar").unwrap();
        let role = StaffRole::TempStaff;
        let new = sample.house.keyring().new_staff(initials, name, role, &secrets(), Guard::INVENTED).unwrap();
        entrance::add_staff(&mut sample.house, LEAD, now(), new).unwrap();
    }
    let everybody = sample.house.read().people().unwrap().staff;
    assert_eq!(everybody.len(), 20);
    for member in everybody.values() {
        let opened =
            entrance::unlock(&folder, &member.initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).unwrap();
        assert_eq!(opened.staff.id, member.id);
    }
}

fn newcomer(initials: &str) -> Newcomer {
    let name = Line::new("Mari Lunde").unwrap();
    let initials = Initials::new(initials).unwrap();
    Newcomer { initials, name, role: StaffRole::TempStaff, secrets: secrets() }
}

#[test]
fn members_who_are_added_together_all_come_in() {
    let (home, mut sample) = house();
    let newcomers = vec![newcomer("ML"), newcomer("PR")];
    entrance::add_staff_together(&mut sample.house, LEAD, now(), newcomers, Guard::INVENTED).unwrap();
    drop(sample);
    let folder = HouseFolder::new(&home.path().join("house"));
    let initials = Initials::new("PR").unwrap();
    let opened = entrance::unlock(&folder, &initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).unwrap();
    assert_eq!(opened.staff.initials, initials);
}

#[test]
fn one_member_who_is_refused_leaves_neither_rows_nor_slots() {
    let (_home, mut sample) = house();
    let keys = |sample: &crate::testing::Sample| fs::read(sample.house.files().keys()).unwrap();
    let (rows, slots) = (sample.house.read().people().unwrap().staff.len(), keys(&sample).len());
    let newcomers = vec![newcomer("ML"), newcomer("OH")];
    let refused = entrance::add_staff_together(&mut sample.house, LEAD, now(), newcomers, Guard::INVENTED);
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::InitialsTaken))));
    assert_eq!(sample.house.read().people().unwrap().staff.len(), rows);
    assert_eq!(keys(&sample).len(), slots, "no slot is left over");
}
