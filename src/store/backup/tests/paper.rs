//! A copy that nobody remembers the words of is opened with the code on paper, and the house it was made of knows of a house that
//! was made of it.

use super::*;
use crate::{
    domain::refusal::Refusal,
    store::{
        entrance::Guard,
        keys::RecoveryCode,
        rekey::{self, Cancel, Outcome},
    },
};

/// A house with a copy, and the code on paper for both.
fn with_code() -> (tempfile::TempDir, Sample, Found, Opener) {
    let (home, sample) = house();
    let code = sample.house.keyring().renew_code(Guard::INVENTED).unwrap();
    let copy = make(&sample.house, &sample.house.files().backups()).unwrap();
    (home, sample, copy, Opener::Code(code))
}

fn open_by(copy: &Found, initials: &str, opener: &Opener, beside: &HouseFolder) -> Result<OpenedCopy, StoreError> {
    open(copy.clone(), &Initials::new(initials).unwrap(), opener, beside, now())
}

/// What was done last in a house, and whether somebody signed it.
fn newest_rows(house: &House, count: usize) -> Vec<(String, bool)> {
    let rows = house.read().newest_audit(count).unwrap();
    rows.into_iter().map(|row| (row.action, row.staff.is_some())).collect()
}

#[test]
fn the_code_on_paper_restores_a_copy_and_both_houses_say_that_it_was_the_paper() {
    let (home, sample, copy, code) = with_code();
    let files = sample.house.files().clone();
    let opened = open_by(&copy, "KN", &code, &files).unwrap();
    assert_eq!((opened.role, opened.by_code), (StaffRole::ClinicalLead, true));
    let new = HouseFolder::new(&home.path().join("restored"));
    let Restored { house, living } = restore(opened, &new, &files, now(), Zone::OSLO, &mut |_| {}).unwrap();
    assert_eq!(living, Living::Told);
    let by_paper = ("use-recovery-code".to_owned(), false);
    assert_eq!(newest_rows(&house, 2), [("restore-backup".to_owned(), true), by_paper.clone()]);
    assert_eq!(newest_rows(&sample.house, 2), [("take-out-backup".to_owned(), true), by_paper]);
}

#[test]
fn a_wrong_code_opens_no_copy_and_is_noted_as_a_try() {
    let (_home, sample, copy, code) = with_code();
    let wrong = Opener::Code(RecoveryCode::random().unwrap());
    assert!(matches!(open_by(&copy, "KN", &wrong, sample.house.files()), Err(StoreError::WrongPassphrase)));
    assert!(sample.house.files().tries().exists());
    // The code is right, and whom it should be for works there not.
    let nobody = open_by(&copy, "XY", &code, sample.house.files());
    assert!(matches!(nobody, Err(StoreError::Refused(Refusal::NoLeader))), "{nobody:?}");
}

#[test]
fn a_copy_opens_with_the_code_of_its_time() {
    let (_home, sample, copy, old) = with_code();
    let new = Opener::Code(sample.house.keyring().renew_code(Guard::INVENTED).unwrap());
    assert!(open_by(&copy, "KN", &old, sample.house.files()).is_ok());
    assert!(matches!(open_by(&copy, "KN", &new, sample.house.files()), Err(StoreError::WrongPassphrase)));
    assert_eq!(copy.opens_as(sample.house.files()), Some(false), "what is on the paper now does not open it");
    let newer = make_at(&sample.house, &sample.house.files().backups(), now() + TimeDelta::hours(1)).unwrap();
    assert_eq!(newer.opens_as(sample.house.files()), Some(true));
    let (_other_home, other) = another_house();
    assert_eq!(newer.opens_as(other.house.files()), None);
}

/// The house with another key than its copy, and the copy.
fn rotated() -> (tempfile::TempDir, House, Found, Opener) {
    let (home, sample, copy, code) = with_code();
    let rotated = rekey::rotate(sample.house, LEAD, now(), &Cancel::default(), &mut |_, _| {});
    assert_eq!(rotated.outcome.unwrap(), Outcome::Changed);
    (home, rotated.house.unwrap(), copy, code)
}

#[test]
fn a_house_with_another_key_since_knows_of_the_house_that_was_made_of_an_older_copy() {
    for by_code in [true, false] {
        let (home, living, copy, code) = rotated();
        let opener = if by_code { code } else { passphrase_of(PASSPHRASE) };
        let opened = open_by(&copy, "KN", &opener, living.files()).unwrap();
        let new = HouseFolder::new(&home.path().join("restored"));
        let files = living.files().clone();
        let restored = restore(opened, &new, &files, now(), Zone::OSLO, &mut |_| {}).unwrap();
        assert_eq!(restored.living, Living::Told, "by code: {by_code}");
        assert_eq!(newest_rows(&living, 1), [("take-out-backup".to_owned(), true)]);
    }
}

#[test]
fn where_what_was_given_does_not_open_the_living_house_it_is_told_as_unknowing() {
    let (home, living, copy, code) = rotated();
    let newer = living.keyring().renew_code(Guard::INVENTED).unwrap();
    assert!(!newer.to_string().is_empty());
    let files = living.files().clone();
    let restored_to = |name: &str, beside: &HouseFolder| {
        let opened = open_by(&copy, "KN", &code, beside).unwrap();
        let new = HouseFolder::new(&home.path().join(name));
        restore(opened, &new, beside, now(), Zone::OSLO, &mut |_| {}).unwrap().living
    };
    let before = living.chain_head().unwrap();
    assert_eq!(restored_to("first", &files), Living::Untold);
    assert_eq!(living.chain_head().unwrap(), before);
    assert_eq!(restored_to("second", &nowhere()), Living::Gone);
    let (_other_home, other) = another_house();
    assert_eq!(restored_to("third", other.house.files()), Living::Gone, "another house has nothing to do with it");
}
