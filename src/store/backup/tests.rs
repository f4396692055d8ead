//! Copies of real encrypted files: made, looked through, spoilt, restored.

mod flawed;
mod paper;
mod rivals;
mod strays;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use chrono::TimeDelta;

use super::*;
use crate::{
    domain::{
        backup::{Keep, Step},
        command::Command,
        ids::StaffId,
        log::About,
        names::Line,
        staff::{Initials, StaffRole},
        time::{Instant, Zone},
    },
    store::{
        ChainCheck, House, HouseFolder, StoreError, entrance,
        keys::{KeyFile, Opener, Passphrase},
        migrate,
        open::{self, Memory},
        tests::{LEAD, entry, house, now, write},
    },
    testing::{PASSPHRASE, Sample, sample_house},
};

const KEEP: Keep = Keep { daily: 14, weekly: 8, monthly: 12 };

fn make(house: &House, folder: &Path) -> Result<Found, StoreError> {
    make_at(house, folder, now())
}

fn make_at(house: &House, folder: &Path, at: Instant) -> Result<Found, StoreError> {
    house.backups().make(folder, at, Some(KEEP), &mut |_| {})
}

/// Rehearses with the newest copy of a folder.
fn drill(house: &House, folder: &Path, at: Instant) -> Result<Drill, StoreError> {
    house.backups().drill(newest(folder, house.files(), at)?, &mut |_| {})
}

/// A house with other keys.
fn another_house() -> (tempfile::TempDir, Sample) {
    let home = tempfile::tempdir().unwrap();
    let sample = sample_house(&home.path().join("house"), now() - TimeDelta::days(1));
    (home, sample)
}

/// The first place of the sample house, and a copy in it.
fn copied() -> (tempfile::TempDir, Sample, PathBuf, Found) {
    let (home, sample) = house();
    let folder = sample.house.files().backups();
    let copy = make(&sample.house, &folder).unwrap();
    (home, sample, folder, copy)
}

fn open_as(copy: Found, initials: &str, passphrase: &str) -> Result<OpenedCopy, StoreError> {
    open(copy, &Initials::new(initials).unwrap(), &passphrase_of(passphrase), &nowhere(), now())
}

fn passphrase_of(words: &str) -> Opener {
    Opener::Passphrase(Passphrase::new(words))
}

/// No house stands beside.
fn nowhere() -> HouseFolder {
    HouseFolder::new(Path::new("/nowhere"))
}

fn lead(copy: Found) -> Result<OpenedCopy, StoreError> {
    open_as(copy, "KN", PASSPHRASE)
}

/// What looking at everything in a copy comes to.
fn checked(folder: &Path) -> Result<Manifest, StoreError> {
    let copy = list(folder).unwrap().into_iter().next().unwrap();
    lead(copy)?.prove(&mut |_| {})
}

#[track_caller]
fn assert_fails<T: std::fmt::Debug>(result: Result<T, StoreError>, wanted: Check) {
    match result {
        Err(StoreError::Backup(BackupError::Unsound { check, .. })) => assert_eq!(check, wanted),
        other => panic!("{wanted:?}: {other:?}"),
    }
}

#[track_caller]
fn assert_place<T: std::fmt::Debug>(result: Result<T, StoreError>, wanted: PlaceFault) {
    match result {
        Err(StoreError::Backup(BackupError::Place { why, .. })) => assert_eq!(why, wanted),
        other => panic!("{wanted:?}: {other:?}"),
    }
}

/// Names of everything in a folder but the lock.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "house-backup.lock")
        .collect();
    names.sort();
    names
}

fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    names(folder).iter().map(|name| folder.join(name)).map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

#[test]
fn a_copy_is_three_files_named_by_time_and_head_and_holds_everything() {
    let (_home, sample, folder, copy) = copied();
    let head = sample.house.chain_head().unwrap();
    // Half past two in the afternoon on the wall.
    let name = format!("house-20261121-143200-{}", name::short(&head.hash));
    assert_eq!(names(&folder), ["db", "json", "keys"].map(|end| format!("{name}.{end}")));
    let list = copy.list.clone().unwrap();
    assert_eq!((list.chain.row, list.chain.hash.0), (head.id, head.hash));
    assert_eq!(list.rows, check::count(sample.house.connection()).unwrap());
    assert_eq!(checked(&folder).unwrap(), list);
    // The list is read without a key: no names and nothing of records.
    let text = fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
    for word in ["Kari", "KN", "Samira", "Amir", "EKV", "Frokost"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    assert!(!fs::read(copy.database()).unwrap().starts_with(b"SQLite format 3"), "encrypted");
}

#[cfg(unix)]
#[test]
fn a_copy_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_home, _sample, folder, _copy) = copied();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for name in names(&folder) {
        assert_eq!(mode(&folder.join(&name)), 0o600, "{name}");
    }
}

#[test]
fn a_copy_is_made_while_another_terminal_writes() {
    let (_home, sample) = house();
    let folder = sample.house.files().clone();
    let is_over = AtomicBool::new(false);
    let mut other =
        entrance::unlock(&folder, &Initials::new("OH").unwrap(), &Passphrase::new(PASSPHRASE), now(), Zone::OSLO)
            .unwrap()
            .house;
    let written = std::thread::scope(|threads| {
        let writer = threads.spawn(|| {
            let mut written = 0;
            while !is_over.load(Ordering::Relaxed) {
                write(&mut other, entry(About::House, "Skrevet mens kopien lages."));
                written += 1;
            }
            written
        });
        for minute in 0..4 {
            let at = now() + TimeDelta::minutes(minute);
            make_at(&sample.house, &folder.backups(), at).unwrap();
        }
        is_over.store(true, Ordering::Relaxed);
        writer.join().unwrap()
    });
    assert!(written > 0);
    for copy in list(&folder.backups()).unwrap() {
        lead(copy).unwrap().prove(&mut |_| {}).unwrap();
    }
}

#[test]
fn a_place_that_cannot_take_a_copy_says_why() {
    let (home, sample) = house();
    assert_place(make(&sample.house, &home.path().join("media/pinne")), PlaceFault::Missing);
    let file = home.path().join("file");
    fs::write(&file, "no folder").unwrap();
    assert_place(make(&sample.house, &file), PlaceFault::NotAFolder);
    assert_eq!(fs::read(&file).unwrap(), b"no folder");
}

#[test]
fn a_place_that_vanishes_half_way_is_told_and_the_house_is_fine() {
    let (home, sample) = house();
    for stage in [Stage::Copying, Stage::Seals, Stage::Keeping] {
        let stick = home.path().join("pinne");
        fs::create_dir(&stick).unwrap();
        let gone = sample.house.backups().make(&stick, now(), Some(KEEP), &mut |begun| {
            if begun == stage {
                fs::remove_dir_all(&stick).unwrap();
            }
        });
        assert_place(gone, PlaceFault::Vanished);
        assert!(!stick.exists(), "the folder of a medium that is out is not made anew");
    }
    assert!(sample.house.check_integrity().unwrap().is_empty());
    assert!(matches!(sample.house.verify_chain().unwrap(), ChainCheck::Whole(_)));
}

#[test]
fn what_does_not_pass_is_gone_again() {
    let (home, sample) = house();
    let stick = home.path().join("pinne");
    fs::create_dir(&stick).unwrap();
    let spoilt = sample.house.backups().make(&stick, now(), Some(KEEP), &mut |begun| {
        if begun == Stage::Seals {
            let part = names(&stick).into_iter().find(|name| name.ends_with(".db.part")).unwrap();
            let mut bytes = fs::read(stick.join(&part)).unwrap();
            let at = bytes.len() - 2_000;
            bytes[at] ^= 1;
            fs::write(stick.join(part), bytes).unwrap();
        }
    });
    let Err(StoreError::Backup(BackupError::NotProven(Check::Seals))) = spoilt else { panic!("{spoilt:?}") };
    assert_eq!(names(&stick), Vec::<String>::new());
}

#[test]
fn what_a_dead_program_left_is_cleared_away_and_nothing_else() {
    let (_home, sample, folder, copy) = copied();
    let left = "house-20261120-221500-0011aabb";
    for end in ["db.part", "json.part", "db.part-journal"] {
        fs::write(folder.join(format!("{left}.{end}")), "half").unwrap();
    }
    fs::copy(copy.keys(), folder.join(format!("{left}.keys.part"))).unwrap();
    let own = ["ferie.part", "house.db.part", "house-20261120-221500-0011aabb.txt", "notes.json"];
    for name in own {
        fs::write(folder.join(name), "somebody's own").unwrap();
    }
    make_at(&sample.house, &folder, now() + TimeDelta::days(1)).unwrap();
    let there = names(&folder);
    assert!(own.iter().all(|name| there.iter().any(|one| one == name)), "{there:?}");
    let ours = there.len() - own.len();
    assert_eq!(ours, 6, "two copies: {there:?}");
    assert!(copy.is_whole());
}

#[test]
fn two_do_not_make_a_copy_in_one_place_at_once() {
    let (_home, sample) = house();
    let folder = sample.house.files().backups();
    let mut second = None;
    sample
        .house
        .backups()
        .make(&folder, now(), Some(KEEP), &mut |stage| {
            if stage == Stage::Rows {
                second = Some(make(&sample.house, &folder));
            }
        })
        .unwrap();
    let Some(Err(StoreError::Backup(BackupError::BeingMade(_)))) = second else { panic!("{second:?}") };
    assert_eq!(list(&folder).unwrap().len(), 1);
}

#[test]
fn only_copies_of_this_house_go_and_only_after_a_new_one_is_proven() {
    let (home, sample) = house();
    let folder = home.path().join("copies");
    fs::create_dir(&folder).unwrap();
    let (_other_home, other) = another_house();
    let theirs = make_at(&other.house, &folder, now() - TimeDelta::days(900)).unwrap();
    let keep = Keep { daily: 2, weekly: 1, monthly: 1 };
    let made = |day: i64| sample.house.backups().make(&folder, now() + TimeDelta::days(day), Some(keep), &mut |_| {});
    for day in 0..4 {
        made(day).unwrap();
    }
    let left: Vec<i64> =
        list(&folder).unwrap().iter().map(|copy| (copy.made_at().unwrap() - now()).num_days()).collect();
    assert_eq!(left, [3, 2, -900]);
    assert!(theirs.is_whole());
    // One that fails takes none with it.
    let before = names(&folder);
    let failed = sample.house.backups().make(&folder, now() + TimeDelta::days(9), Some(keep), &mut |stage| {
        if stage == Stage::Structure {
            let part = names(&folder).into_iter().find(|name| name.ends_with(".keys.part")).unwrap();
            fs::remove_file(folder.join(part)).unwrap();
        }
    });
    assert!(failed.is_err(), "{failed:?}");
    assert_eq!(names(&folder), before);
}

/// Several copies within a second have names in no order: the heads in them are as good as drawn by lot.
#[test]
fn of_copies_within_a_second_the_one_that_holds_more_is_the_newer() {
    let (home, mut sample) = house();
    let folder = home.path().join("copies");
    fs::create_dir(&folder).unwrap();
    for text in ["Én.", "To.", "Tre.", "Fire.", "Fem.", "Seks.", "Sju.", "Åtte."] {
        write(&mut sample.house, entry(About::House, text));
        let fresh = make(&sample.house, &folder).unwrap();
        let left: Vec<String> = list(&folder).unwrap().into_iter().map(|copy| copy.name).collect();
        assert_eq!(left, [fresh.name], "{text}");
    }
}

/// Spoils a copy and says which check finds it.
fn spoilt(spoil: impl FnOnce(&Found)) -> Result<Manifest, StoreError> {
    let (_home, _sample, folder, copy) = copied();
    spoil(&copy);
    checked(&folder)
}

/// Changes the list of a copy.
fn relisted(copy: &Found, change: impl FnOnce(&mut Manifest)) {
    let mut list = copy.list.clone().unwrap();
    change(&mut list);
    fs::write(copy.file(name::LIST), list.text().unwrap()).unwrap();
}

/// Lets the list say of the files what they are now.
fn digested(copy: &Found) {
    relisted(copy, |list| {
        let database = manifest::Digest::of(&copy.database()).unwrap();
        (list.size, list.sha256) = (database.size, database.sha256);
        list.keys_sha256 = manifest::Digest::of(&copy.keys()).unwrap().sha256;
    });
}

fn flip(path: &Path, from_the_end: usize) {
    let mut bytes = fs::read(path).unwrap();
    let at = bytes.len() - from_the_end;
    bytes[at] ^= 1;
    fs::write(path, bytes).unwrap();
}

#[test]
fn each_damage_is_named_by_the_check_that_finds_it() {
    assert_fails(spoilt(|copy| fs::remove_file(copy.file(name::LIST)).unwrap()), Check::List);
    assert_fails(spoilt(|copy| fs::write(copy.file(name::LIST), "{}").unwrap()), Check::List);
    assert_fails(spoilt(|copy| fs::remove_file(copy.keys()).unwrap()), Check::KeysMissing);
    assert_fails(spoilt(|copy| fs::write(copy.keys(), "nothing").unwrap()), Check::Keys);
    assert_fails(spoilt(|copy| flip(&copy.database(), 2_000)), Check::Digest);
    assert_fails(
        spoilt(|copy| {
            // In the middle: nothing that is read on the way in.
            let length = fs::metadata(copy.database()).unwrap().len();
            flip(&copy.database(), usize::try_from(length / 2).unwrap());
            digested(copy);
        }),
        Check::Seals,
    );
    assert_fails(
        spoilt(|copy| {
            let length = fs::metadata(copy.database()).unwrap().len();
            flip(&copy.database(), usize::try_from(length).unwrap() - 100);
            digested(copy);
        }),
        Check::Opens,
    );
    assert_fails(spoilt(|copy| relisted(copy, |list| *list.rows.get_mut("audit").unwrap() -= 1)), Check::Rows);
    assert_fails(spoilt(|copy| relisted(copy, |list| list.chain.row.0 -= 1)), Check::Head);
    assert_fails(
        spoilt(|copy| relisted(copy, |list| list.house = crate::store::keys::HouseId::random().unwrap())),
        Check::House,
    );
}

#[test]
fn a_copy_of_another_house_is_not_taken_for_ours() {
    let (_other_home, other) = another_house();
    let their_folder = other.house.files().backups();
    let theirs = make(&other.house, &their_folder).unwrap();
    // Their database under the name and beside the keys of ours.
    let mixed = |redigest: bool| {
        spoilt(|copy| {
            fs::copy(theirs.database(), copy.database()).unwrap();
            if redigest {
                digested(copy);
            }
        })
    };
    assert_fails(mixed(false), Check::Digest);
    assert_fails(mixed(true), Check::Opens);
    // With their keys and list it is a sound copy, and the drill of our house does not take it for ours.
    assert!(checked(&their_folder).is_ok());
    let (_home, sample) = house();
    let drilled = drill(&sample.house, &their_folder, now());
    assert!(matches!(drilled, Err(StoreError::Backup(BackupError::None(_)))), "{drilled:?}");
}

#[test]
fn a_copy_of_a_newer_program_is_told_as_such() {
    let newer = spoilt(|copy| {
        let keys = KeyFile::read(&copy.keys()).unwrap();
        let key = keys.open(Some("KN"), &Passphrase::new(PASSPHRASE)).unwrap().key;
        let conn = open::connect(&copy.database(), &key, Memory::Wiped).unwrap();
        conn.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA user_version = 99").unwrap();
        drop(conn);
        digested(copy);
    });
    assert!(matches!(newer, Err(StoreError::Newer { found: 99, .. })), "{newer:?}");
}

#[test]
fn a_wrong_passphrase_is_not_damage() {
    let (_home, _sample, _folder, copy) = copied();
    for (initials, passphrase) in [("KN", "feil passfrase er feil"), ("XX", PASSPHRASE)] {
        let wrong = open_as(copy.clone(), initials, passphrase);
        assert!(matches!(wrong, Err(StoreError::WrongPassphrase)), "{wrong:?}");
    }
    let temp = open_as(copy, "TB", PASSPHRASE).unwrap();
    assert_eq!((temp.staff, temp.role), (StaffId(4), StaffRole::TempStaff));
}

#[test]
fn a_drill_writes_nothing_into_the_copy_and_knows_its_own_house() {
    let (_home, mut sample, folder, copy) = copied();
    let before = bytes(&folder);
    write(&mut sample.house, entry(About::House, "Skrevet etter kopien."));
    let drilled = drill(&sample.house, &folder, now()).unwrap();
    assert_eq!((drilled.copy, drilled.head), (copy.name, copy.list.unwrap().chain.row));
    assert_eq!(bytes(&folder), before);
    let done = Step::Drilled { copy: Line::new("house-1").unwrap(), head: drilled.head };
    sample.house.execute(LEAD, now(), &Command::Backup(done)).unwrap();
    assert_eq!(sample.house.read().backup_marks().unwrap().drilled, Some(now()));
}

#[test]
fn a_copy_whose_chain_is_not_the_houses_fails_the_drill() {
    let (_home, mut sample) = house();
    // The same beginning, and then other rows than the house has.
    let (_other_home, mut other) = house();
    write(&mut other.house, entry(About::House, "Noe helt annet."));
    write(&mut sample.house, entry(About::House, "Det som står her."));
    let folder = other.house.files().backups();
    make(&other.house, &folder).unwrap();
    assert_fails(drill(&sample.house, &folder, now()), Check::Living);
    let empty = sample.house.files().path().join("empty");
    fs::create_dir(&empty).unwrap();
    let none = drill(&sample.house, &empty, now());
    assert!(matches!(none, Err(StoreError::Backup(BackupError::None(_)))), "{none:?}");
}

#[test]
fn a_house_is_restored_where_nothing_is_and_says_so_in_its_chain() {
    let (home, sample, folder, copy) = copied();
    let before = bytes(&folder);
    let head = sample.house.chain_head().unwrap();
    drop(sample);
    let new = HouseFolder::new(&home.path().join("restored"));
    let restored =
        restore(lead(copy.clone()).unwrap(), &new, &nowhere(), now(), Zone::OSLO, &mut |_| {}).unwrap().house;
    assert!(restored.check_integrity().unwrap().is_empty());
    assert!(matches!(restored.verify_chain().unwrap(), ChainCheck::Whole(newest) if newest.id.0 == head.id.0 + 1));
    assert_eq!(restored.read().newest_audit(1).unwrap()[0].action, "restore-backup");
    drop(restored);
    assert_eq!(names(new.path()).iter().filter(|name| !name.contains("lock")).count(), 2, "{:?}", names(new.path()));
    let initials = Initials::new("OH").unwrap();
    entrance::unlock(&new, &initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).unwrap();
    assert_eq!(bytes(&folder), before, "the copy is as it was");
    // Once more to the same place: it is never overwritten.
    let house = fs::read(new.database()).unwrap();
    let again = restore(lead(copy).unwrap(), &new, &nowhere(), now(), Zone::OSLO, &mut |_| {});
    assert!(matches!(again, Err(StoreError::Backup(BackupError::Stands(_)))), "{again:?}");
    assert_eq!(fs::read(new.database()).unwrap(), house);
}

#[test]
fn a_restore_that_fails_leaves_nothing() {
    let (home, sample, _folder, copy) = copied();
    let opened = lead(copy.clone()).unwrap();
    flip(&copy.database(), 2_000);
    let new = HouseFolder::new(&home.path().join("restored"));
    assert_fails(restore(opened, &new, sample.house.files(), now(), Zone::OSLO, &mut |_| {}), Check::Digest);
    assert!(!new.path().exists());
}

/// A house as an older program left it, without anybody in it but the first member.
fn old_house(home: &Path) -> (HouseFolder, crate::store::keys::HouseId) {
    let (_sample_home, sample) = house();
    let files = sample.house.files().clone();
    drop(sample);
    let folder = HouseFolder::new(&home.join("old"));
    folder.create().unwrap();
    fs::copy(files.keys(), folder.keys()).unwrap();
    let keys = KeyFile::read(&folder.keys()).unwrap();
    let key = keys.open(Some("KN"), &Passphrase::new(PASSPHRASE)).unwrap();
    let mut conn = open::create_empty(&folder.database(), &key.key, Memory::Wiped).unwrap();
    migrate::migrate_to(&mut conn, 0, 1, Zone::OSLO).unwrap();
    conn.execute(
        "INSERT INTO house (id, key_file, name, founded_at, invented) VALUES (1, ?1, 'Gamlehuset', 1, 0)",
        [keys.house().as_bytes().as_slice()],
    )
    .unwrap();
    conn.execute(
        "INSERT INTO staff (id, changed_by, initials, name, role, pin_hash, slot)
         VALUES (1, 1, 'KN', 'Kari', 'clinical-lead', '', ?1)",
        [key.slot.to_string()],
    )
    .unwrap();
    (folder, keys.house())
}

fn open_old(folder: &HouseFolder, id: crate::store::keys::HouseId) -> Result<House, StoreError> {
    let keys = KeyFile::read(&folder.keys()).unwrap();
    let key = keys.open(Some("KN"), &Passphrase::new(PASSPHRASE)).unwrap().key;
    House::open(folder, key, id, now(), Zone::OSLO)
}

#[test]
fn before_a_house_is_changed_for_a_newer_program_there_is_a_proven_copy() {
    let home = tempfile::tempdir().unwrap();
    let (folder, id) = old_house(home.path());
    let migrated = open_old(&folder, id).unwrap();
    assert_eq!(migrated.check_schema().unwrap(), (migrate::NEWEST, migrate::NEWEST));
    let copy = newest(&folder.backups(), &folder, now()).unwrap();
    assert_eq!(lead(copy.clone()).unwrap().prove(&mut |_| {}).unwrap().schema, 1);
    drop(migrated);
    open_old(&folder, id).unwrap();
    assert_eq!(list(&folder.backups()).unwrap().len(), 1, "a house that is up to date needs none");
    // One that fails half way is tried again from the same copy.
    let second = home.path().join("second");
    fs::create_dir(&second).unwrap();
    let (stuck, id) = old_house(&second);
    let key = KeyFile::read(&stuck.keys()).unwrap().open(Some("KN"), &Passphrase::new(PASSPHRASE)).unwrap().key;
    let in_the_way = open::connect(&stuck.database(), &key, Memory::Wiped).unwrap();
    in_the_way.execute_batch("CREATE TABLE backup_mark (id INTEGER)").unwrap();
    drop(in_the_way);
    // What came before the step that fails has been done, so the second try finds another house than the first.
    for copies in [1, 2, 2] {
        open_old(&stuck, id).unwrap_err();
        assert_eq!(list(&stuck.backups()).unwrap().len(), copies);
    }
    // The old one is restored, and brought up to date there.
    let new = HouseFolder::new(&home.path().join("restored"));
    let restored = restore(lead(copy).unwrap(), &new, &folder, now(), Zone::OSLO, &mut |_| {}).unwrap().house;
    assert_eq!(restored.check_schema().unwrap().0, migrate::NEWEST);
}

#[test]
fn a_house_without_a_copy_before_it_is_not_changed() {
    let home = tempfile::tempdir().unwrap();
    let (folder, id) = old_house(home.path());
    fs::write(folder.backups(), "a file where the folder should be").unwrap();
    let before = fs::read(folder.database()).unwrap();
    let refused = open_old(&folder, id);
    let Err(StoreError::Backup(error @ BackupError::BeforeMigration(_))) = &refused else { panic!("{refused:?}") };
    assert_eq!(error.exit_code(), 7);
    assert_eq!(fs::read(folder.database()).unwrap(), before, "not a byte");
    fs::remove_file(folder.backups()).unwrap();
    open_old(&folder, id).unwrap();
}
