//! Two who make a house in one folder at once: whoever was faster stays.

use std::sync::mpsc::channel;

use super::*;

fn restored(copy: &Found, folder: &HouseFolder, tell: Tell<'_>) -> Result<House, StoreError> {
    restore(lead(copy.clone()).unwrap(), folder, &nowhere(), now(), Zone::OSLO, tell).map(|made| made.house)
}

#[track_caller]
fn assert_stands<T: std::fmt::Debug>(result: &Result<T, StoreError>) {
    assert!(matches!(result, Err(StoreError::Backup(BackupError::Stands(_)))), "{result:?}");
}

#[test]
fn of_two_restores_into_one_folder_the_one_that_claimed_it_makes_the_house() {
    let (home, _sample, _folder, copy) = copied();
    let new = HouseFolder::new(&home.path().join("restored"));
    let ((begin, begun), (claim, claimed), (go, gone)) = (channel(), channel(), channel());
    let (theirs, there) = (copy.clone(), new.clone());
    std::thread::scope(|threads| {
        let first = threads.spawn(move || {
            begun.recv().unwrap();
            restored(&theirs, &there, &mut |stage| {
                if stage == Stage::Copying {
                    claim.send(()).unwrap();
                    gone.recv().unwrap();
                }
            })
            .map(drop)
        });
        // The second looks while nothing is there yet, and comes to the folder when the first has it.
        let second = restored(&copy, &new, &mut |stage| {
            if stage == Stage::Seals {
                begin.send(()).unwrap();
                claimed.recv().unwrap();
            }
        });
        go.send(()).unwrap();
        assert_stands(&second);
        first.join().unwrap().unwrap();
    });
    let initials = Initials::new("KN").unwrap();
    entrance::unlock(&new, &initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).unwrap();
}

#[test]
fn a_house_that_appears_while_a_copy_is_looked_through_stays() {
    let (home, _sample, _folder, copy) = copied();
    let new = HouseFolder::new(&home.path().join("restored"));
    let late = restored(&copy, &new, &mut |stage| {
        if stage == Stage::Chain && !new.is_house() {
            sample_house(new.path(), now());
        }
    });
    assert_stands(&late);
    let initials = Initials::new("KN").unwrap();
    entrance::unlock(&new, &initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).unwrap();
}
