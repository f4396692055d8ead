//! A house with a fault of its own: a faithful copy of it is kept, named, and never taken for a proven one.

use super::*;
use crate::{
    domain::{
        backup::Place,
        ids::{AuditId, EntryId},
    },
    store::{
        ChangedText,
        keys::{DataKey, KdfParams, Secret},
    },
};

const BROKEN: Flaws =
    Flaws { broken_at: Some(AuditId(7)), changed_text: None, foreign_slot: false, without_slot: false };

fn break_chain(house: &House) {
    let conn = house.connection();
    conn.execute_batch("DROP TRIGGER audit_keep_update; UPDATE audit SET detail = '{}' WHERE id = 7").unwrap();
}

#[test]
fn a_house_whose_chain_is_broken_is_copied_as_it_is_and_not_called_proven() {
    let (home, sample, folder, proven) = copied();
    break_chain(&sample.house);
    let few = Keep { daily: 1, weekly: 1, monthly: 1 };
    let make =
        |day: i64| sample.house.backups().make(&folder, now() + TimeDelta::days(day), Some(few), &mut |_| {}).unwrap();
    let copy = make(1);
    assert_eq!(copy.flaws(), BROKEN);
    assert!(copy.is_whole() && !copy.is_proven());
    assert_eq!(lead(copy.clone()).unwrap().prove(&mut |_| {}).unwrap().flaws, BROKEN);
    let later = now() + TimeDelta::days(50);
    assert_eq!(newest(&folder, sample.house.files(), later).unwrap().name, proven.name);
    assert_eq!(newest_kept(&folder, sample.house.files(), later).unwrap().name, copy.name);
    let last = (2..40).map(make).last().unwrap();
    assert!(proven.is_whole() && last.is_whole(), "the proven one stays: {:?}", names(&folder));
    // It is restored as it was.
    let new = HouseFolder::new(&home.path().join("restored"));
    let restored =
        restore(lead(last).unwrap(), &new, sample.house.files(), later, Zone::OSLO, &mut |_| {}).unwrap().house;
    assert_eq!(restored.verify_chain().unwrap(), ChainCheck::BrokenAt(AuditId(7)));
}

#[test]
fn that_all_copies_are_like_a_house_with_a_fault_is_not_told_as_none() {
    let (_home, sample) = house();
    break_chain(&sample.house);
    let folder = sample.house.files().backups();
    let copy = make(&sample.house, &folder).unwrap();
    assert!(matches!(copy.step(Place::First), Ok(Step::Kept { .. })), "it counts nowhere and is written down");
    let newest = newest(&folder, sample.house.files(), now());
    assert!(matches!(newest, Err(StoreError::Backup(BackupError::OnlyFlawed(_)))), "{newest:?}");
}

#[test]
fn a_chain_that_is_broken_in_the_copy_alone_is_no_copy() {
    assert_fails(
        spoilt(|copy| {
            relisted(copy, |list| list.flaws = BROKEN);
        }),
        Check::Chain,
    );
    let (_home, sample, folder, _copy) = copied();
    break_chain(&sample.house);
    let copy = make_at(&sample.house, &folder, now() + TimeDelta::days(1)).unwrap();
    relisted(&copy, |list| list.flaws = Flaws::default());
    assert_fails(checked(&folder), Check::Chain);
}

#[test]
fn a_copy_whose_key_file_shuts_out_somebody_who_works_there_is_never_called_proven() {
    let (_home, sample, folder, copy) = copied();
    assert!(copy.is_proven());
    let slot = sample.house.read().slot_of(StaffId(2)).unwrap().parse().unwrap();
    KeyFile::update(&sample.house.files().keys(), |file| file.drop_slot(slot)).unwrap();
    let made = make_at(&sample.house, &folder, now() + TimeDelta::days(1)).unwrap();
    assert!(made.flaws().without_slot && !made.is_proven());
    assert!(lead(made.clone()).unwrap().prove(&mut |_| {}).unwrap().flaws.without_slot);
    // One that was called proven before anybody looked for that is found out.
    relisted(&made, |list| list.flaws = Flaws::default());
    let taken = find(std::slice::from_ref(&folder), &made.name).unwrap();
    assert_fails(lead(taken).unwrap().prove(&mut |_| {}), Check::Members);
}

#[test]
fn a_house_with_a_slot_of_another_key_is_copied_and_not_called_proven() {
    let (_home, sample) = house();
    let path = sample.house.files().keys();
    let mut keys = KeyFile::read(&path).unwrap();
    let mut other = KeyFile::new(keys.house());
    let phrase = Passphrase::new("en fremmed setning");
    let secret = Secret::Passphrase { initials: "XX", passphrase: &phrase };
    other.add_slot(secret, KdfParams::FAST, &DataKey::random().unwrap()).unwrap();
    keys.slots_mut().push(other.slots()[0].clone());
    fs::remove_file(&path).unwrap();
    keys.write_new(&path).unwrap();
    let copy = make(&sample.house, &sample.house.files().backups()).unwrap();
    assert_eq!(copy.flaws(), Flaws { foreign_slot: true, ..Flaws::default() });
}

#[test]
fn a_house_whose_chain_is_broken_is_brought_up_to_date_all_the_same() {
    let home = tempfile::tempdir().unwrap();
    let (folder, id) = old_house(home.path());
    let keys = KeyFile::read(&folder.keys()).unwrap();
    let key = keys.open(Some("KN"), &Passphrase::new(PASSPHRASE)).unwrap().key;
    let conn = open::connect(&folder.database(), &key, Memory::Wiped).unwrap();
    let row = "INSERT INTO audit (id, at, staff_id, action, entity, entity_id, detail, hash)
               VALUES (1, 1, 1, 'set-up', 'house', 1, '{}', zeroblob(32))";
    conn.execute(row, []).unwrap();
    drop(conn);
    let migrated = open_old(&folder, id).unwrap();
    assert_eq!(migrated.check_schema().unwrap().0, migrate::NEWEST);
    assert_eq!(list(&folder.backups()).unwrap()[0].flaws().broken_at, Some(AuditId(1)));
}

#[test]
fn a_house_with_a_changed_text_is_copied_and_not_called_proven() {
    let (home, sample, folder, proven) = copied();
    let conn = sample.house.connection();
    conn.execute_batch("DROP TRIGGER log_entry_keep_update; UPDATE log_entry SET facts = 'Noe annet.' WHERE id = 1")
        .unwrap();
    let copy = make_at(&sample.house, &folder, now() + TimeDelta::days(1)).unwrap();
    let changed = Some(ChangedText::Entry(EntryId(1)));
    assert_eq!(copy.flaws(), Flaws { changed_text: changed, ..Flaws::default() });
    assert!(copy.is_whole() && !copy.is_proven() && proven.is_proven());
    assert_eq!(list(&folder).unwrap()[0].flaws().changed_text, changed, "the list keeps it");
    let new = HouseFolder::new(&home.path().join("restored"));
    let restored = restore(
        lead(copy.clone()).unwrap(),
        &new,
        sample.house.files(),
        now() + TimeDelta::days(2),
        Zone::OSLO,
        &mut |_| {},
    );
    assert_eq!(restored.unwrap().house.changed_texts().unwrap(), [ChangedText::Entry(EntryId(1))]);
    // Changed in the copy alone, it is none.
    relisted(&copy, |list| list.flaws = Flaws::default());
    assert_fails(checked(&folder), Check::Chain);
}
