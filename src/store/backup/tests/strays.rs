//! Folders in which copies of other houses lie, damaged ones, and copies that hold more than the house does.

use super::*;

const FEW: Keep = Keep { daily: 1, weekly: 1, monthly: 1 };

fn shorten(copy: &Found) {
    let file = fs::OpenOptions::new().write(true).open(copy.database()).unwrap();
    file.set_len(4_096).unwrap();
}

/// The house after somebody has put the files of an older copy in the place of its own.
fn fallen_back(home: &Path, old: Found) -> House {
    let back = HouseFolder::new(&home.join("back"));
    back.create().unwrap();
    fs::copy(old.database(), back.database()).unwrap();
    fs::copy(old.keys(), back.keys()).unwrap();
    let OpenedCopy { key, house, .. } = lead(old).unwrap();
    House::open(&back, key, house, now(), Zone::OSLO).unwrap()
}

#[test]
fn whoever_restored_an_older_copy_is_not_told_for_ever_that_newer_ones_held_more() {
    let (home, mut sample, folder, old) = copied();
    write(&mut sample.house, entry(About::House, "Skrevet etter den første kopien."));
    let more = make_at(&sample.house, &folder, now() + TimeDelta::days(1)).unwrap();
    let new = HouseFolder::new(&home.path().join("restored"));
    let later = now() + TimeDelta::days(2);
    let restored =
        restore(lead(old).unwrap(), &new, sample.house.files(), later, Zone::OSLO, &mut |_| {}).unwrap().house;
    assert!(more.is_whole());
    assert!(restored.backups().with_more(&folder).unwrap().is_empty());
    let last = sample.house.read().newest_audit(1).unwrap().remove(0);
    assert_eq!(last.action, "take-out-backup", "the house that stands knows of it");
}

#[test]
fn a_mount_point_that_was_left_behind_is_no_medium() {
    let (home, _sample, folder, copy) = copied();
    let house = home.path();
    assert!(is_medium_in(&folder, house, true), "it has copies");
    assert!(!is_medium_in(&home.path().join("stick"), house, false), "it is not there");
    let stick = home.path().join("stick");
    fs::create_dir(&stick).unwrap();
    assert!(is_medium_in(&stick, house, false), "a new one, as far as anybody knows");
    assert!(!is_medium_in(&stick, house, true), "copies were made there, and it is empty and on the disk of the house");
    for end in ["db", "keys", "json"] {
        let name = format!("{}.{end}", copy.name);
        fs::copy(folder.join(&name), stick.join(&name)).unwrap();
    }
    assert!(is_medium_in(&stick, house, true));
}

#[test]
fn a_copy_that_was_damaged_since_holds_nothing_more() {
    let (home, mut sample, folder, old) = copied();
    let fallen = fallen_back(home.path(), old);
    write(&mut sample.house, entry(About::House, "Skrevet etter den første kopien."));
    let more = make_at(&sample.house, &folder, now() + TimeDelta::hours(1)).unwrap();
    assert_eq!(fallen.backups().with_more(&folder).unwrap().len(), 1);
    flip(&more.database(), 5_000);
    assert!(fallen.backups().with_more(&folder).unwrap().is_empty());
}

#[test]
fn a_wrong_passphrase_at_a_copy_is_noted_at_the_door_of_its_house() {
    let (_home, sample, _folder, copy) = copied();
    let (_other_home, other) = another_house();
    let guess = |beside: &HouseFolder| {
        let wrong = passphrase_of("noe helt annet enn det er");
        open(copy.clone(), &Initials::new("KN").unwrap(), &wrong, beside, now())
    };
    for files in [other.house.files(), sample.house.files()] {
        assert!(matches!(guess(files), Err(StoreError::WrongPassphrase)));
    }
    assert!(sample.house.files().tries().exists() && !other.house.files().tries().exists());
}

#[test]
fn the_newest_copy_is_the_newest_of_this_house() {
    let (_home, sample, folder, copy) = copied();
    let (_other_home, other) = another_house();
    let theirs = make_at(&other.house, &folder, now() + TimeDelta::hours(1)).unwrap();
    let later = now() + TimeDelta::hours(2);
    let drilled = |house: &House| drill(house, &folder, later).unwrap().copy;
    assert_eq!(drilled(&sample.house), copy.name);
    assert_eq!(drilled(&other.house), theirs.name);
}

#[test]
fn a_copy_that_holds_what_the_house_has_lost_outlives_every_rotation() {
    let (home, mut sample, folder, old) = copied();
    let day = |day: i64| now() + TimeDelta::days(day);
    let fallen = fallen_back(home.path(), old);
    write(&mut sample.house, entry(About::House, "Skrevet etter den første kopien."));
    let more = make_at(&sample.house, &folder, day(0) + TimeDelta::hours(1)).unwrap();
    for at in 1..40 {
        fallen.backups().make(&folder, day(at), Some(FEW), &mut |_| {}).unwrap();
    }
    assert!(more.is_whole(), "{:?}", names(&folder));
    let known = fallen.backups().with_more(&folder).unwrap();
    assert_eq!(known.iter().map(|copy| &copy.name).collect::<Vec<_>>(), [&more.name]);
    assert!(sample.house.backups().with_more(&folder).unwrap().iter().all(|copy| copy.name != more.name));
    assert!(list(&folder).unwrap().len() < 6, "the others go as ever: {:?}", names(&folder));
}

#[test]
fn a_copy_that_is_longer_than_a_later_one_is_seen_without_a_key() {
    let (home, mut sample, folder, old) = copied();
    let fallen = fallen_back(home.path(), old);
    write(&mut sample.house, entry(About::House, "En."));
    write(&mut sample.house, entry(About::House, "To."));
    let more = make_at(&sample.house, &folder, now() + TimeDelta::hours(1)).unwrap();
    let fresh = make_at(&fallen, &folder, now() + TimeDelta::hours(2)).unwrap();
    let all = list(&folder).unwrap();
    assert_eq!([&more, &fresh].map(|copy| holds_more(copy, &all)), [true, false]);
}

#[test]
fn a_key_file_that_changes_while_the_database_is_copied_is_the_new_one_in_the_copy() {
    let (_home, sample) = house();
    let path = sample.house.files().keys();
    let mut changed = false;
    let copy = sample
        .house
        .backups()
        .make(&sample.house.files().backups(), now(), None, &mut |stage| {
            if stage == Stage::Copying && !std::mem::replace(&mut changed, true) {
                let mut keys = KeyFile::read(&path).unwrap();
                let key = keys.open(Some("KN"), &Passphrase::new(PASSPHRASE)).unwrap().key;
                let code = crate::store::keys::RecoveryCode::random().unwrap();
                keys.renew_recovery(&code, crate::store::keys::KdfParams::FAST, &key).unwrap();
                fs::remove_file(&path).unwrap();
                keys.write_new(&path).unwrap();
            }
        })
        .unwrap();
    assert_eq!(fs::read(copy.keys()).unwrap(), fs::read(&path).unwrap());
}

#[test]
fn a_head_that_is_noted_again_and_again_keeps_no_copy_from_being_made() {
    let (_home, mut sample) = house();
    let (house, folder) = (sample.house.backups(), sample.house.files().backups());
    let mut begun = 0;
    let copy = house.make(&folder, now(), None, &mut |stage| {
        if stage == Stage::Copying {
            begun += 1;
            write(&mut sample.house, entry(About::House, "x"));
            sample.house.note_head().unwrap();
        }
    });
    assert!(copy.unwrap().is_proven() && begun == 1);
}

#[test]
fn a_copy_in_an_archive_removes_none() {
    let (_home, sample, folder, _copy) = copied();
    for hour in 1..4 {
        sample.house.backups().make(&folder, now() + TimeDelta::hours(hour), None, &mut |_| {}).unwrap();
    }
    assert_eq!(list(&folder).unwrap().len(), 4);
}

#[test]
fn a_damaged_copy_takes_no_place_of_a_whole_one() {
    let (_home, sample, folder, whole) = copied();
    let keep = Keep { daily: 2, weekly: 1, monthly: 1 };
    let make =
        |day: i64| sample.house.backups().make(&folder, now() + TimeDelta::days(day), Some(keep), &mut |_| {}).unwrap();
    let damaged = make(1);
    shorten(&damaged);
    make(2);
    assert!(whole.is_whole(), "one of the two days that are kept: {:?}", names(&folder));
}

#[test]
fn what_is_left_of_other_copies_is_not_cleared_away() {
    let (_home, sample, folder, copy) = copied();
    let theirs = "house-20261120-221500-0011aabb";
    for end in ["keys", "json"] {
        fs::write(folder.join(format!("{theirs}.{end}")), "all that is left").unwrap();
    }
    fs::rename(copy.database(), folder.join("moved.db")).unwrap();
    make_at(&sample.house, &folder, now() + TimeDelta::days(1)).unwrap();
    for name in [theirs, &copy.name] {
        assert!(["keys", "json"].iter().all(|end| folder.join(format!("{name}.{end}")).exists()), "{name}");
    }
}

#[test]
fn a_copy_is_held_against_the_house_it_was_made_of() {
    let changes = [
        (Stage::Copying, "DROP TRIGGER audit_keep_delete; DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)"),
        (Stage::Seals, "DROP TRIGGER audit_keep_delete; DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)"),
        (Stage::Copying, "INSERT INTO backup_mark (kind, at, staff_id) VALUES ('put-off', 1, 1)"),
    ];
    for (at, change) in changes {
        let (_home, sample) = house();
        let (conn, files) = (sample.house.connection(), sample.house.files());
        let keys = KeyFile::read(&files.keys()).unwrap();
        let key = keys.open(Some("KN"), &Passphrase::new(PASSPHRASE)).unwrap().key;
        let source = make::Source { folder: files, conn, key: &key, zone: Zone::OSLO };
        let made = make::make(&source, &files.backups(), now(), &mut |stage| {
            if stage == at {
                conn.execute_batch(change).unwrap();
            }
        });
        let Err(StoreError::Backup(BackupError::NotProven(Check::Living))) = made else { panic!("{change}: {made:?}") };
        assert_eq!(names(&files.backups()), Vec::<String>::new());
    }
}

#[test]
fn a_copy_that_is_made_while_the_newest_rows_are_gone_says_so() {
    let (home, mut sample, _folder, old) = copied();
    assert!(!old.list.as_ref().unwrap().trail_cut);
    write(&mut sample.house, entry(About::House, "Skrevet etter den første kopien."));
    sample.house.note_head().unwrap();
    let noted = fs::read(sample.house.files().keys()).unwrap();
    let fallen = fallen_back(home.path(), old);
    fs::write(fallen.files().keys(), noted).unwrap();
    let copy = make_at(&fallen, &fallen.files().backups(), now() + TimeDelta::hours(1)).unwrap();
    assert!(list(copy.folder()).unwrap()[0].list.as_ref().unwrap().trail_cut);
}

#[test]
fn the_list_knows_when_the_last_entry_was_written_and_is_held_to_it() {
    let (_home, mut sample, folder, _) = copied();
    write(&mut sample.house, entry(About::House, "Det siste."));
    let copy = make_at(&sample.house, &folder, now() + TimeDelta::hours(1)).unwrap();
    assert_eq!(copy.list.as_ref().unwrap().last_entry, Some(now()));
    relisted(&copy, |list| list.last_entry = Some(now() + TimeDelta::days(1)));
    assert_fails(checked(&folder), Check::Rows);
    // One that an older program made does not say.
    relisted(&copy, |list| list.last_entry = None);
    checked(&folder).unwrap();
}
