//! A new data key for real encrypted files: what opens the house afterwards, what does not, and what stands there when the program
//! is ended at any step.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use super::*;
use crate::{
    domain::{
        command::Command,
        log::About,
        refusal::Refusal,
        staff::{Initials, StaffRole},
        time::Zone,
    },
    store::{
        ChainCheck,
        backup::{self, count},
        entrance::{self, Guard, Opened},
        keys::{KdfParams, Opener, Passphrase, RecoveryCode, Secret, SlotId},
        paper,
        tests::{LEAD, THERAPIST, entry, house, now, write},
    },
    testing::{PASSPHRASE, Sample, sample_house},
};

const EVERYBODY: [&str; 4] = ["KN", "OH", "NV", "AD"];

fn change(house: House) -> Rotated {
    change_telling(house, &mut |_, _| {})
}

fn change_telling(house: House, tell: Tell<'_>) -> Rotated {
    rotate(house, LEAD, now(), &Cancel::default(), tell)
}

fn unlock(folder: &Path, who: &str) -> Result<Opened, StoreError> {
    let initials = Initials::new(who).unwrap();
    entrance::unlock(&HouseFolder::new(folder), &initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO)
}

/// Files by name with their bytes, but for locks and drafts' seats.
fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file());
    let told = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        ["house.db", "house.keys"].contains(&name) || name.starts_with("house.db.")
    };
    files.filter(told).map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file()) {
        fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
    }
}

fn end_member(house: &mut House, staff: StaffId) {
    let member = house.read().people().unwrap().staff[&staff].clone();
    let leave = Command::ChangeStaff { staff, version: member.version, role: member.role, active: false };
    house.execute(LEAD, now(), &leave).unwrap();
}

fn entries(house: &House) -> i64 {
    house.check_search().unwrap().entries
}

#[track_caller]
fn assert_sound(house: &House) {
    assert_eq!(house.check_integrity().unwrap(), Vec::<String>::new());
    assert!(matches!(house.verify_chain().unwrap(), ChainCheck::Whole(_)));
    assert!(house.check_slots().unwrap().is_sound());
}

#[test]
fn that_the_house_fell_back_is_not_forgotten_with_the_key() {
    let (home, mut sample) = house();
    let folder = home.path().join("house");
    let older = bytes(&folder);
    write(&mut sample.house, entry(About::House, "Skrevet etter kopien."));
    sample.house.note_head().unwrap();
    drop(sample);
    // The database of before is put back, beside the key file of now.
    for (path, bytes) in older.iter().filter(|(path, _)| !path.ends_with("house.keys")) {
        fs::write(path, bytes).unwrap();
    }
    let opened = unlock(&folder, "KN").unwrap();
    assert_eq!(opened.house.noted_head_stands().unwrap(), Some(false));
    let Rotated { house, outcome } = change(opened.house);
    assert_eq!(outcome.unwrap(), Outcome::Changed);
    assert_eq!(house.unwrap().noted_head_stands().unwrap(), Some(false), "it stays noted until somebody accepts it");
}

#[test]
fn everybody_comes_in_as_before_and_the_row_says_who_changed_it() {
    let (home, mut sample) = house();
    let folder = home.path().join("house");
    let code = sample.house.keyring().renew_code(Guard::INVENTED).unwrap();
    let id = write(&mut sample.house, entry(About::House, "Nøkkel 4 mangler i skapet."));
    let rows = count(sample.house.connection()).unwrap();
    let before = sample.house.key();

    let Rotated { house, outcome } = change(sample.house);
    assert_eq!(outcome.unwrap(), Outcome::Changed);
    let house = house.unwrap();
    assert_ne!(house.key().as_bytes(), before.as_bytes());
    let newest = house.read().newest_audit(1).unwrap().remove(0);
    assert_eq!((newest.action.as_str(), newest.staff), ("rotate-key", Some(LEAD)));
    let mut expected = rows;
    for table in ["audit", "key_mark"] {
        *expected.get_mut(table).unwrap() += 1;
    }
    assert_eq!(count(house.connection()).unwrap(), expected);
    assert!(house.read().entry(id).unwrap().is_some());
    assert_eq!(house.read().key_standing().unwrap().rotated, Some(now()));
    assert_eq!(house.noted_head_stands().unwrap(), Some(true));
    assert_sound(&house);
    drop(house);

    for who in EVERYBODY {
        assert_eq!(unlock(&folder, who).unwrap().settled, None, "{who}");
    }
    paper::rehearse(&HouseFolder::new(&folder), &code, now()).unwrap();
    let files = bytes(&folder).into_keys().map(|path| path.file_name().unwrap().to_owned());
    assert_eq!(files.collect::<Vec<_>>(), ["house.db", "house.keys"]);
}

#[test]
fn whoever_left_is_shut_out_with_the_key_file_they_had() {
    let (home, mut sample) = house();
    let folder = home.path().join("house");
    let old = home.path().join("old.keys");
    fs::copy(folder.join("house.keys"), &old).unwrap();
    end_member(&mut sample.house, THERAPIST);
    assert_eq!(sample.house.read().key_standing().unwrap().left, [THERAPIST]);

    // Until the key is changed, the old key file opens the house: that is what the change is for.
    let kept = KeyFile::read(&old).unwrap().open(Some("OH"), &Passphrase::new(PASSPHRASE)).unwrap();
    open::connect(&folder.join("house.db"), &kept.key, Memory::Plain).unwrap();

    let house = change(sample.house).house.unwrap();
    assert_eq!(house.read().key_standing().unwrap().left, []);
    drop(house);
    let refused = open::connect(&folder.join("house.db"), &kept.key, Memory::Plain);
    assert!(matches!(refused, Err(StoreError::Damaged)), "{refused:?}");
    assert!(matches!(unlock(&folder, "OH"), Err(StoreError::WrongPassphrase)));
    unlock(&folder, "KN").unwrap();
}

/// The folder as it stood when each step began, which is what a program leaves that is ended there.
fn snapshots() -> (TempDir, Sample, Vec<(Stage, PathBuf)>) {
    let (home, mut sample) = house();
    write(&mut sample.house, entry(About::House, "Skrevet før byttet."));
    end_member(&mut sample.house, StaffId(4));
    let folder = home.path().join("house");
    let mut taken = Vec::new();
    let sample = Sample {
        house: change_telling(sample.house, &mut |stage, part| {
            let to = home.path().join(format!("{stage:?}-{part}-{}", taken.len()));
            copy_folder(&folder, &to);
            taken.push((stage, to));
        })
        .house
        .unwrap(),
        ..sample
    };
    (home, sample, taken)
}

#[test]
fn ended_at_any_step_the_house_opens_whole_and_settles_itself() {
    let (_home, sample, taken) = snapshots();
    let stages: BTreeSet<u8> = taken.iter().map(|(stage, _)| *stage as u8).collect();
    assert_eq!(stages.len(), Stage::ALL.len(), "every step is told");
    let written = entries(&sample.house);
    for (stage, folder) in taken {
        let is_changed = stage == Stage::Finishing;
        let expected = match stage {
            Stage::Copying => None,
            Stage::Finishing => Some(Settled::Done),
            _ => Some(Settled::Undone),
        };
        let opened = unlock(&folder, "KN").unwrap_or_else(|error| panic!("{stage:?}: {error}"));
        // Of the copy there is a file from the first page on.
        assert!(opened.settled == expected || stage == Stage::Copying, "{stage:?}: {:?}", opened.settled);
        assert_sound(&opened.house);
        assert_eq!(opened.house.read().key_standing().unwrap().rotated.is_some(), is_changed, "{stage:?}");
        assert_eq!(entries(&opened.house), written, "{stage:?}");
        assert!(!KeyFile::read(&folder.join("house.keys")).unwrap().is_rotating(), "{stage:?}");
        assert!(!folder.join("house.db.next").exists(), "{stage:?}");
        drop(opened);
        for who in EVERYBODY {
            assert_eq!(unlock(&folder, who).unwrap().settled, None, "{stage:?} {who}");
        }
    }
}

#[test]
fn a_house_that_waits_to_be_settled_opens_beside_another_terminal() {
    let (_home, _sample, taken) = snapshots();
    for wanted in [Stage::Exchanging, Stage::Finishing] {
        let (_, folder) = taken.iter().find(|(stage, _)| *stage == wanted).unwrap();
        let other = HouseFolder::new(folder).lock_shared().unwrap();
        let opened = unlock(folder, "KN").unwrap();
        assert_eq!(opened.settled, None);
        // Both keys are about: nobody gets a slot, a copy opens with whichever fits, and doctor finds nothing strange.
        assert!(opened.house.check_slots().unwrap().foreign.is_empty());
        let place = folder.join("backups");
        opened.house.backups().make(&place, now(), None, &mut |_| {}).unwrap();
        let copy = backup::list(&place).unwrap().remove(0);
        let initials = Initials::new("KN").unwrap();
        let nowhere = HouseFolder::new(std::path::Path::new("/nowhere"));
        backup::open(copy, &initials, &Opener::Passphrase(Passphrase::new(PASSPHRASE)), &nowhere, now())
            .unwrap()
            .prove(&mut |_| {})
            .unwrap();
        drop((opened, other));
        assert!(unlock(folder, "KN").unwrap().settled.is_some());
    }
}

#[test]
fn a_change_of_the_key_begins_anew_after_one_that_could_not_be_settled() {
    let (_home, _sample, taken) = snapshots();
    let (_, folder) = taken.iter().find(|(stage, _)| *stage == Stage::Finishing).unwrap();
    let other = HouseFolder::new(folder).lock_shared().unwrap();
    let opened = unlock(folder, "KN").unwrap();
    drop(other);
    let rotated = change(opened.house);
    assert_eq!(rotated.outcome.unwrap(), Outcome::Changed);
    drop(rotated.house.unwrap());
    assert_eq!(unlock(folder, "OH").unwrap().settled, None);
}

#[test]
fn another_open_terminal_keeps_the_key_as_it_is() {
    let (home, sample) = house();
    let folder = home.path().join("house");
    let other = unlock(&folder, "OH").unwrap();
    let before = fs::read(folder.join("house.keys")).unwrap();
    let Rotated { house, outcome } = change(sample.house);
    assert!(matches!(outcome, Err(StoreError::Busy)), "{outcome:?}");
    assert_eq!(fs::read(folder.join("house.keys")).unwrap(), before);
    assert!(!folder.join("house.db.next").exists());
    assert_eq!(house.unwrap().read().key_standing().unwrap().rotated, None);
    drop(other);
}

#[test]
fn cancelled_before_the_key_is_sealed_nothing_is_changed() {
    for at in [Stage::Copying, Stage::Seals, Stage::Chain] {
        let (home, sample) = house();
        let folder = home.path().join("house");
        drop(unlock(&folder, "KN").unwrap());
        let before = fs::read(folder.join("house.keys")).unwrap();
        let head = sample.house.chain_head().unwrap();
        let cancel = Cancel::default();
        let rotated = rotate(sample.house, LEAD, now(), &cancel.clone(), &mut |stage, _| {
            if stage == at {
                cancel.ask();
            }
        });
        assert_eq!(rotated.outcome.unwrap(), Outcome::Cancelled, "{at:?}");
        assert_eq!(fs::read(folder.join("house.keys")).unwrap(), before);
        assert_eq!(rotated.house.unwrap().chain_head().unwrap(), head);
        assert!(bytes(&folder).keys().all(|path| !path.to_str().unwrap().contains(".next")));
    }
}

#[test]
fn only_a_role_that_may_changes_it() {
    let (_home, sample) = house();
    let Rotated { house, outcome } = rotate(sample.house, THERAPIST, now(), &Cancel::default(), &mut |_, _| {});
    assert!(matches!(outcome, Err(StoreError::Refused(_))), "{outcome:?}");
    let house = house.unwrap();
    assert_eq!(house.read().key_standing().unwrap().rotated, None);
    assert_eq!(house.read().people().unwrap().staff[&THERAPIST].role, StaffRole::MilieuTherapist);
}

#[test]
fn a_damaged_page_on_the_way_stops_it_and_nothing_is_changed() {
    let (home, sample) = house();
    let folder = home.path().join("house");
    drop(sample);
    let opened = unlock(&folder, "KN").unwrap();
    let mut spoilt = fs::read(folder.join("house.db")).unwrap();
    let middle = spoilt.len() / 8_192 * 4_096 + 100;
    spoilt[middle] ^= 1;
    // Through the same file: it is open.
    let mut file = fs::OpenOptions::new().write(true).open(folder.join("house.db")).unwrap();
    std::io::Write::write_all(&mut file, &spoilt).unwrap();
    let keys = fs::read(folder.join("house.keys")).unwrap();
    let Rotated { outcome, .. } = change(opened.house);
    assert!(matches!(outcome, Err(StoreError::Damaged)), "{outcome:?}");
    assert_eq!(fs::read(folder.join("house.keys")).unwrap(), keys);
    assert!(!folder.join("house.db.next").exists());
}

#[test]
fn a_slot_somebody_smuggled_in_never_gets_the_new_key() {
    let (home, sample) = house();
    let path = home.path().join("house").join("house.keys");
    let words = Passphrase::new("en fremmed setning");
    let mut strange = KeyFile::new(KeyFile::read(&path).unwrap().house());
    let own = DataKey::random().unwrap();
    let secret = Secret::Passphrase { initials: "XX", passphrase: &words };
    let slot: SlotId = strange.add_slot(secret, KdfParams::FAST, &own).unwrap();
    KeyFile::update(&path, |file| {
        file.slots_mut().extend(strange.slots().to_vec());
        Ok(())
    })
    .unwrap();
    let Rotated { house, outcome } = change(sample.house);
    assert!(matches!(outcome, Err(StoreError::KeyFileDamaged)), "{outcome:?}");
    assert_eq!(house.unwrap().check_slots().unwrap().foreign, [slot]);
    assert!(!KeyFile::read(&path).unwrap().is_rotating());
}

#[test]
fn somebody_who_came_back_left_with_nothing() {
    let (_home, mut sample) = house();
    end_member(&mut sample.house, THERAPIST);
    end_member(&mut sample.house, StaffId(3));
    assert_eq!(sample.house.read().key_standing().unwrap().left, [THERAPIST, StaffId(3)]);
    let words = Passphrase::new("helt nye ord for Ola nå");
    let initials = Initials::new("OH").unwrap();
    let chosen = entrance::ChosenSecrets { passphrase: Some(words), pin: None };
    let made = sample.house.keyring().new_secrets(&initials, &chosen, Guard::INVENTED).unwrap();
    entrance::change_secrets(&mut sample.house, LEAD, now(), THERAPIST, made).unwrap();
    let member = sample.house.read().people().unwrap().staff[&THERAPIST].clone();
    let back = Command::ChangeStaff { staff: member.id, version: member.version, role: member.role, active: true };
    sample.house.execute(LEAD, now(), &back).unwrap();
    assert_eq!(sample.house.read().key_standing().unwrap().left, [StaffId(3)]);
}

// ---- the code on paper

#[test]
fn the_code_is_proven_without_a_row_and_the_key_file_remembers_when() {
    let (home, sample) = house();
    let folder = HouseFolder::new(&home.path().join("house"));
    let code = sample.house.keyring().renew_code(Guard::INVENTED).unwrap();
    let head = sample.house.chain_head().unwrap();
    assert_eq!(KeyFile::read(&folder.keys()).unwrap().recovery_proven(), None);

    let wrong = RecoveryCode::random().unwrap();
    assert!(matches!(paper::rehearse(&folder, &wrong, now()), Err(StoreError::WrongPassphrase)));
    assert_eq!(KeyFile::read(&folder.keys()).unwrap().recovery_proven(), None);
    paper::rehearse(&folder, &code, now()).unwrap();
    let file = KeyFile::read(&folder.keys()).unwrap();
    assert_eq!(file.recovery_proven(), Some(now()));
    assert!(file.recovery_is_confirmed());
    assert_eq!(sample.house.chain_head().unwrap(), head, "nothing is written in the house");
    // The wrong try waits at the door like any other.
    drop(sample);
    let opened = unlock(folder.path(), "KN").unwrap();
    let actions: Vec<String> = opened.house.read().newest_audit(2).unwrap().into_iter().map(|row| row.action).collect();
    assert_eq!(actions, ["unlock", "failed-try"]);

    let newer = opened.house.keyring().renew_code(Guard::INVENTED).unwrap();
    assert_eq!(KeyFile::read(&folder.keys()).unwrap().recovery_proven(), None, "a new code has not been shown");
    assert!(matches!(paper::rehearse(&folder, &code, now()), Err(StoreError::WrongPassphrase)));
    paper::rehearse(&folder, &newer, now()).unwrap();
}

#[test]
fn a_code_whose_key_opens_another_database_is_told_as_damage() {
    let (home, sample) = house();
    let folder = HouseFolder::new(&home.path().join("house"));
    let code = sample.house.keyring().renew_code(Guard::INVENTED).unwrap();
    drop(sample);
    let elsewhere = tempfile::tempdir().unwrap();
    drop(sample_house(&elsewhere.path().join("house"), now() - chrono::TimeDelta::days(1)));
    fs::copy(elsewhere.path().join("house").join("house.db"), folder.database()).unwrap();
    assert!(matches!(paper::rehearse(&folder, &code, now()), Err(StoreError::Damaged)));
    assert_eq!(KeyFile::read(&folder.keys()).unwrap().recovery_proven(), None);
}

#[test]
fn a_lost_passphrase_is_replaced_with_the_code_and_the_chain_says_so() {
    let (home, sample) = house();
    let folder = HouseFolder::new(&home.path().join("house"));
    let code = sample.house.keyring().renew_code(Guard::INVENTED).unwrap();
    drop(sample);
    let by_code = |code: &RecoveryCode| paper::open_by_code(&folder, code, now(), Zone::OSLO);
    assert!(matches!(by_code(&RecoveryCode::random().unwrap()), Err(StoreError::WrongPassphrase)));

    let mut recovery = by_code(&code).unwrap();
    for who in ["OH", "XX"] {
        let refused = recovery.leader(&Initials::new(who).unwrap(), now());
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::NoLeader))), "{who}: {refused:?}");
    }
    let member = recovery.leader(&Initials::new("KN").unwrap(), now()).unwrap();
    let easy = Passphrase::new("kari nygård");
    assert!(recovery.weakness(&member, &easy).unwrap().is_some());
    let words = || Passphrase::new("solhverv kajakk lampe benk");
    assert_eq!(recovery.weakness(&member, &words()).unwrap(), None);
    let opened = recovery.finish(member, words(), Guard::INVENTED, now()).unwrap();
    let rows = opened.house.read().newest_audit(6).unwrap();
    let told: Vec<_> = rows.iter().rev().map(|row| (row.action.as_str(), row.staff)).collect();
    // Whoever has the paper finds out whose initials lead here, and that is seen.
    let expected = [
        ("use-recovery-code", None),
        ("use-recovery-code", None),
        ("use-recovery-code", None),
        ("set-secrets", Some(LEAD)),
        ("failed-try", None),
        ("unlock", Some(LEAD)),
    ];
    assert_eq!(told, expected);
    assert_sound(&opened.house);
    drop(opened);

    assert!(matches!(unlock(folder.path(), "KN"), Err(StoreError::WrongPassphrase)), "the lost one opens no more");
    let initials = Initials::new("KN").unwrap();
    drop(entrance::unlock(&folder, &initials, &words(), now(), Zone::OSLO).unwrap());
    assert_eq!(KeyFile::read(&folder.keys()).unwrap().recovery_proven(), Some(now()), "and the code still opens it");
    drop(by_code(&code).unwrap());
}

/// A house that got another key, with a copy from before (`then`) and one from after (`since`), and its files as they were before.
fn before_and_since() -> (TempDir, HouseFolder, RecoveryCode, BTreeMap<PathBuf, Vec<u8>>, [PathBuf; 2]) {
    let (home, sample) = house();
    let code = sample.house.keyring().renew_code(Guard::INVENTED).unwrap();
    let folder = sample.house.files().clone();
    let place = folder.backups();
    let make = |house: &House, day| {
        house.backups().make(&place, now() + chrono::TimeDelta::days(day), None, &mut |_| {}).unwrap().keys()
    };
    let then = make(&sample.house, 0);
    sample.house.connection().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    let before = bytes(folder.path());
    let rotated = change(sample.house).house.unwrap();
    let since = make(&rotated, 1);
    drop(rotated);
    (home, folder, code, before, [then, since])
}

#[test]
fn an_older_key_file_is_told_apart_from_a_damaged_house() {
    let (home, folder, code, before, [_, since]) = before_and_since();
    fs::write(folder.keys(), &before[&folder.keys()]).unwrap();
    let is_told = |error: StoreError| matches!(&error, StoreError::OlderKeys(keys) if *keys == since);
    let error = unlock(folder.path(), "KN").unwrap_err();
    assert!(is_told(error));
    assert!(is_told(paper::rehearse(&folder, &code, now()).unwrap_err()));
    assert!(is_told(paper::open_by_code(&folder, &code, now(), Zone::OSLO).unwrap_err()));
    let request = crate::store::salvage::Request {
        from: &folder,
        keys: None,
        initials: &Initials::new("KN").unwrap(),
        opener: &Opener::Code(code),
        to: &HouseFolder::new(&home.path().join("new")),
        now: now(),
        zone: Zone::OSLO,
        words: "(tapt)",
    };
    assert!(is_told(crate::store::salvage::salvage(&request, &mut |_, _, _| {}).unwrap_err()));
    // Damage is damage, also beside an older key file.
    let mut bad = fs::read(folder.database()).unwrap();
    let good = bad.clone();
    bad[100] ^= 1;
    fs::write(folder.database(), bad).unwrap();
    assert!(matches!(unlock(folder.path(), "KN"), Err(StoreError::Damaged)));
    fs::write(folder.database(), good).unwrap();
    // What the sentence says to do.
    fs::copy(&since, folder.keys()).unwrap();
    assert_sound(&unlock(folder.path(), "KN").unwrap().house);
}

#[test]
fn an_older_database_is_told_apart_from_a_damaged_house() {
    let (_home, folder, _, before, [then, since]) = before_and_since();
    let newer = fs::read(folder.database()).unwrap();
    fs::write(folder.database(), &before[&folder.database()]).unwrap();
    let error = unlock(folder.path(), "KN").unwrap_err();
    let copy = then.file_stem().unwrap().to_str().unwrap();
    assert!(matches!(&error, StoreError::OlderDatabase(of) if of == copy), "{error:?}");
    // Without a copy that tells it is damage, which may be that.
    fs::remove_file(then).unwrap();
    assert!(matches!(unlock(folder.path(), "KN"), Err(StoreError::Damaged)));
    fs::write(folder.database(), newer).unwrap();
    assert_sound(&unlock(folder.path(), "KN").unwrap().house);
    assert!(since.exists());
}
