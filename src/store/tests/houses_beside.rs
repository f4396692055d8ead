//! Several houses in one file, beside one another: what one has written holds in the other, and hinders nothing it should not.

use chrono::{NaiveDate, TimeDelta};

use super::{
    houses::{FIRST, SISTER, line, move_in, refused, show, two_houses},
    *,
};
use crate::{
    domain::{
        host::{
            CaseEnd, Leaving, LeavingFacts, Step,
            way::{HomePlace, OtherHome},
        },
        house::{SharedRoomFacts, SharedRoomKind},
        ids::HostCaseId,
        undo::{Made, inverse},
    },
    testing::hosted,
};

fn days_ago(days: i64) -> NaiveDate {
    Zone::OSLO.date(now()) - TimeDelta::days(days)
}

/// A youth of the first house moves out with this last day; what takes it back.
fn leave(sample: &mut Sample, youth: YouthId, last_day: NaiveDate) -> Command {
    let out = Command::MoveOut { youth, last_day, end: StayEnd::default(), points: Vec::new() };
    inverse(sample.house.execute(LEAD, now(), &out).unwrap().made, None).unwrap()
}

/// The sister house takes a youth over, and is shown.
fn take_over(sample: &mut Sample, youth: YouthId) {
    sample.house.execute(LEAD, now(), &Command::TakeOver { youth, house: SISTER }).unwrap();
    show(sample, LEAD, SISTER);
}

fn move_in_from(sample: &mut Sample, youth: YouthId, from: NaiveDate) -> Result<crate::store::Done, StoreError> {
    let apartment = sample.house.read().people().unwrap().apartment(ApartmentNumber(1)).unwrap().id;
    sample.house.execute(LEAD, now(), &Command::MoveIn { youth, apartment, from, points: Vec::new() })
}

fn other_house(from: NaiveDate, until: NaiveDate) -> Refusal {
    Refusal::TwoHomes(OtherHome { place: HomePlace::OtherHouse, from, until: Some(until) })
}

/// A case with a host of the first house that is closed; what takes that back.
fn closed_case(sample: &mut Sample, youth: YouthId, from: NaiveDate, on: NaiveDate) -> Command {
    let berg = hosted::household(&mut sample.house, now(), "Familien Berg");
    let case = hosted::live_with(&mut sample.house, now(), youth, berg, from);
    let version = |sample: &Sample, case: HostCaseId| sample.house.read().host_case(case).unwrap().unwrap().version;
    let facts = LeavingFacts { on, why: Leaving::NeedEnded, follows: None };
    let leaves = Step::Leave { case, version: version(sample, case), facts, points: Vec::new() };
    sample.house.execute(LEAD, now(), &Command::Host(leaves)).unwrap();
    let close = Step::Close { case, version: version(sample, case), end: CaseEnd { on, why: None } };
    let made = sample.house.execute(LEAD, now(), &Command::Host(close)).unwrap().made;
    assert!(matches!(made, Made::HostClosed { .. }));
    inverse(made, None).unwrap()
}

#[test]
fn whoever_comes_from_another_house_lives_there_until_their_last_day() {
    let (_home, mut sample) = two_houses();
    let samira = sample.youths[0];
    let since = sample.house.read().stays_of(samira).unwrap()[0].placement.moved_in;
    leave(&mut sample, samira, days_ago(3));
    take_over(&mut sample, samira);
    assert_eq!(sample.house.read().stays_of(samira).unwrap(), [], "the sister house sees no stay");
    let too_soon = move_in_from(&mut sample, samira, days_ago(4));
    assert_eq!(refused(too_soon), other_house(since, days_ago(3)));
    move_in_from(&mut sample, samira, days_ago(3)).unwrap();
}

#[test]
fn whoever_comes_from_a_host_of_another_house_lived_there_until_then() {
    let (_home, mut sample) = two_houses();
    let amir = sample.youths[2];
    closed_case(&mut sample, amir, days_ago(20), days_ago(3));
    take_over(&mut sample, amir);
    assert_eq!(refused(move_in_from(&mut sample, amir, days_ago(4))), other_house(days_ago(20), days_ago(3)));
    move_in_from(&mut sample, amir, days_ago(3)).unwrap();
}

#[test]
fn a_stay_does_not_go_on_once_another_house_has_taken_the_youth_over() {
    for moves_in in [false, true] {
        let (_home, mut sample) = two_houses();
        let samira = sample.youths[0];
        let back = leave(&mut sample, samira, days_ago(1));
        take_over(&mut sample, samira);
        if moves_in {
            move_in(&mut sample, samira, 2).unwrap();
        }
        show(&mut sample, LEAD, FIRST);
        assert_eq!(refused(sample.house.execute(LEAD, now(), &back)), Refusal::CannotUndo, "{moves_in}");
    }
}

#[test]
fn a_case_does_not_go_on_once_another_house_has_taken_the_youth_over() {
    for moves_in in [false, true] {
        let (_home, mut sample) = two_houses();
        let amir = sample.youths[2];
        let back = closed_case(&mut sample, amir, days_ago(20), days_ago(1));
        take_over(&mut sample, amir);
        if moves_in {
            move_in(&mut sample, amir, 2).unwrap();
        }
        show(&mut sample, LEAD, FIRST);
        assert_eq!(refused(sample.house.execute(LEAD, now(), &back)), Refusal::CannotUndo, "{moves_in}");
    }
}

#[test]
fn many_entries_of_one_house_leave_those_of_the_other_to_be_found() {
    let (_home, mut sample) = two_houses();
    let fill = |sample: &mut Sample, house, count, text| {
        show(sample, LEAD, house);
        for _ in 0..count {
            sample.house.execute(LEAD, now(), &Command::WriteEntry(entry(About::House, text))).unwrap();
        }
    };
    let told = |entries: Vec<crate::domain::log::LogEntry>| -> Vec<String> {
        entries.into_iter().map(|entry| entry.lines.facts.unwrap().as_str().to_owned()).collect()
    };
    fill(&mut sample, FIRST, 2, "Ukulele her.");
    fill(&mut sample, SISTER, 50, "Ukulele der.");
    for typed in ["ukulele", "ukul"] {
        show(&mut sample, LEAD, FIRST);
        assert_eq!(told(sample.house.read().find_entries(typed, 5).unwrap()), ["Ukulele her."; 2]);
        let wide = sample.house.across(LEAD).unwrap().unwrap();
        assert_eq!(told(wide.read().find_entries_elsewhere(typed, 5).unwrap()), ["Ukulele der."; 5]);
        show(&mut sample, LEAD, SISTER);
        assert_eq!(told(sample.house.read().find_entries(typed, 5).unwrap()), ["Ukulele der."; 5]);
        let wide = sample.house.across(LEAD).unwrap().unwrap();
        assert_eq!(told(wide.read().find_entries_elsewhere(typed, 5).unwrap()), ["Ukulele her."; 2]);
    }
    fill(&mut sample, FIRST, 50, "Ukulele her.");
    let wide = sample.house.across(LEAD).unwrap().unwrap();
    assert_eq!(told(wide.read().find_entries_elsewhere("ukulele", 5).unwrap()), ["Ukulele der."; 5]);
    assert_eq!(
        sample.house.read().find_entries_elsewhere("ukulele", 5).unwrap(),
        [],
        "nobody sees others by one house"
    );
}

#[test]
fn whoever_comes_in_sees_nothing_where_their_house_cannot_be_shown() {
    let (_home, mut sample) = two_houses();
    show(&mut sample, LEAD, FIRST);
    assert!(!sample.house.read().people().unwrap().youths.is_empty());
    // The view that leaves out the tasks of others can be neither dropped nor made.
    sample.house.connection().execute_batch("DROP VIEW temp.task; CREATE TEMP TABLE task (id)").unwrap();
    sample.house.show_to(TEMP).unwrap_err();
    assert!(sample.house.is_closed());
    assert!(sample.house.read().people().unwrap().youths.is_empty());
    assert_eq!(sample.house.read().log_page(&LogFilter::default(), None, 5).unwrap().entries, []);
}

#[test]
fn a_shared_room_that_somebody_has_changed_since_is_not_written_over() {
    let (_home, mut sample) = two_houses();
    let facts = SharedRoomFacts { kind: SharedRoomKind::Bath, name: line("Bad 1"), most: 2, retired: false };
    let add = Command::KeepSharedRoom { room: None, before: None, facts: facts.clone() };
    sample.house.execute(LEAD, now(), &add).unwrap();
    let room = Some(sample.house.read().shared_rooms().unwrap()[0].id);
    let three = SharedRoomFacts { most: 3, ..facts.clone() };
    let renamed = SharedRoomFacts { name: line("Bad i kjelleren"), ..facts.clone() };
    let read = Some(facts);
    let first = Command::KeepSharedRoom { room, before: read.clone(), facts: three.clone() };
    sample.house.execute(LEAD, now(), &first).unwrap();
    let late = Command::KeepSharedRoom { room, before: read, facts: renamed.clone() };
    assert_eq!(refused(sample.house.execute(LEAD, now(), &late)), Refusal::ChangedMeanwhile { by: LEAD });
    assert_eq!(sample.house.read().shared_rooms().unwrap()[0].facts, three);
    let again = Command::KeepSharedRoom { room, before: Some(three), facts: renamed };
    sample.house.execute(LEAD, now(), &again).unwrap();
}
