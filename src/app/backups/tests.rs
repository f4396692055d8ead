//! A place that does not answer.

use std::{sync::mpsc::channel, time::Duration};

use super::*;
use crate::{config::Config, testing::Harness, text::Language};

const MINUTE: Duration = Duration::from_secs(60);

fn house() -> Harness {
    let mut config = Config::default();
    config.backup.drill_days = 20_000;
    config.lock.idle = Duration::from_secs(90 * 24 * 3_600);
    Harness::sample_with("KN", config, Language::Nb)
}

#[test]
fn a_place_that_does_not_answer_is_told_and_keeps_the_other_from_nothing() {
    let mut house = house();
    let second = house.folder().join("stick");
    std::fs::create_dir(&second).unwrap();
    house.app_mut().config.backup.second = Some(second);
    let (stick, answer) = channel();
    let (since, begun) = (house.now(), house.app_mut().clock.elapsed());
    house.app_mut().making = vec![Making { place: Place::Second, answer, is_copying: true, since, begun, anew: None }];
    house.advance(29 * MINUTE).expect("Sikkerhetskopien lages …").expect_not("svarer ikke");
    house.advance(2 * MINUTE).expect("▲ Minnepinnen svarer ikke siden i dag 14:32.");
    house.keys("R").expect("Sikkerhetskopi laget og kontrollert 15:03.").expect_not("også på minnepinnen");
    assert_eq!(crate::store::backup::list(&house.folder().join("backups")).unwrap().len(), 1);
    house.advance(MINUTE).expect("▲ Minnepinnen svarer ikke siden i dag 14:32.");
    // Nobody is kept from leaving by a copy that will not come.
    assert!(!house.app_mut().is_backing_up());
    let answer =
        Answer { made: None, seen: SeenPlace::default(), place: Place::Second, staff: StaffId(1), is_anew: false };
    stick.send(answer).unwrap();
    house.advance(MINUTE).expect_not("svarer ikke");
    house.keys("R").expect("også på minnepinnen");
}

#[test]
fn nobody_is_asked_for_often_by_a_place_that_hangs() {
    let mut house = house();
    let (_stick, answer) = channel();
    let (since, begun) = (house.now(), house.app_mut().clock.elapsed());
    house.app_mut().making = vec![Making { place: Place::Second, answer, is_copying: true, since, begun, anew: None }];
    assert_eq!(house.app_mut().until_backups(begun), Some(POLL));
    assert!(house.app_mut().until_backups(begun + 31 * MINUTE).is_none_or(|until| until > MINUTE));
}

#[test]
fn a_copy_is_the_deed_of_whoever_had_it_made() {
    let mut house = house();
    let copy = {
        let entered = house.app_mut().entered.as_ref().unwrap();
        entered.house.backups().make(&house.folder().join("backups"), house.now(), None, &mut |_| {}).unwrap()
    };
    let (sender, answer) = channel();
    let (since, begun) = (house.now(), house.app_mut().clock.elapsed());
    house.app_mut().making = vec![Making { place: Place::First, answer, is_copying: true, since, begun, anew: None }];
    let seen = SeenPlace { is_there: true, newest: copy.made_at(), ..SeenPlace::default() };
    // OH signed off, and KN sits here by now.
    sender.send(Answer { made: Some(Ok(copy)), seen, place: Place::First, staff: StaffId(2), is_anew: false }).unwrap();
    house.advance(MINUTE);
    let entered = house.app_mut().entered.as_ref().unwrap();
    let row = entered.house.read().newest_audit(1).unwrap().remove(0);
    assert_eq!((row.action.as_str(), row.staff), ("make-backup", Some(StaffId(2))));
}

#[test]
fn a_copy_that_was_begun_before_new_words_is_followed_by_one_that_opens_with_them() {
    let mut house = house();
    let folder = house.folder().join("backups");
    let (place, answer) = channel();
    let (since, begun) = (house.now(), house.app_mut().clock.elapsed());
    house.app_mut().making = vec![Making { place: Place::First, answer, is_copying: true, since, begun, anew: None }];
    house.app_mut().back_up_anew();
    house.advance(MINUTE);
    assert!(crate::store::backup::list(&folder).is_err(), "the one that is under way is waited for");
    place
        .send(Answer { made: None, seen: SeenPlace::default(), place: Place::First, staff: StaffId(2), is_anew: false })
        .unwrap();
    house.advance(MINUTE);
    assert_eq!(crate::store::backup::list(&folder).unwrap().len(), 1);
}

#[test]
fn a_copy_that_opens_with_other_words_is_not_enough_for_the_end_of_a_shift() {
    let mut house = house();
    house.keys("R").advance(MINUTE);
    let newest = |house: &Harness| crate::store::backup::list(&house.folder().join("backups")).unwrap()[0].name.clone();
    let first = newest(&house);
    house.app_mut().begin_backup(Wanted::IfDue, None);
    house.advance(MINUTE);
    assert_eq!(newest(&house), first, "it is of a moment ago");
    let code = house.app_mut().entered.as_ref().map(|entered| entered.house.keyring()).unwrap();
    code.renew_code(crate::store::entrance::Guard::INVENTED).unwrap();
    house.app_mut().begin_backup(Wanted::IfDue, None);
    house.advance(MINUTE);
    assert_ne!(newest(&house), first, "a program that was ended before the copy followed");
}
