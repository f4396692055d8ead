//! Several houses in one file: what is of one is never seen, found or changed in another.

use super::*;
use crate::{
    domain::{
        audit::AccessEvent,
        house::{ApartmentKind, NewApartment, NewSharedHouse, SharedRoomFacts, SharedRoomKind, Sharing},
        ids::{HouseId, SharedRoomId, TaskId},
        receipt::Section,
        search::Search,
        task::{Due, Owner, TaskAbout, TaskFacts},
    },
    store::{read::SearchAfter, scope},
};

pub(super) const FIRST: HouseId = HouseId(1);
pub(super) const SISTER: HouseId = HouseId(2);

pub(super) fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

pub(in crate::store) fn sister() -> Command {
    let kind = ApartmentKind::SharedKitchenAndBath;
    let apartment = |number| NewApartment { number: ApartmentNumber(number), kind };
    Command::AddHouse(NewSharedHouse {
        name: line("Søsterhuset"),
        apartments: (1..=4).map(apartment).collect(),
        common_rooms: vec![line("Stue")],
    })
}

/// The sample house with a sister house, in which the clinical lead and the temp work. The first is shown to the lead.
pub(super) fn two_houses() -> (TempDir, Sample) {
    let (home, mut sample) = house();
    sample.house.execute(LEAD, now(), &sister()).unwrap();
    let works_in =
        |staff, houses: &[HouseId]| Command::SetStaffHouses { staff, before: vec![FIRST], houses: houses.to_vec() };
    sample.house.execute(LEAD, now(), &works_in(TEMP, &[SISTER])).unwrap();
    (home, sample)
}

pub(super) fn show(sample: &mut Sample, staff: StaffId, house: HouseId) {
    sample.house.show_to(staff).unwrap();
    sample.house.show_house(staff, house, now()).unwrap();
}

fn newcomer(sample: &Sample, name: &str) -> Command {
    let facts = sample.house.read().people().unwrap().youths[&sample.youths[0]].facts.clone();
    Command::AddYouth(YouthFacts { preferred_name: line(name), help_needed: None, ..facts })
}

/// A youth who lives in apartment 1 of the sister house, which is shown afterwards.
fn sister_youth(sample: &mut Sample) -> YouthId {
    let command = newcomer(sample, "Leyla");
    show(sample, LEAD, SISTER);
    let youth = YouthId(sample.house.execute(LEAD, now(), &command).unwrap().row);
    move_in(sample, youth, 1).unwrap();
    youth
}

fn apartment_of_sister(sample: &Sample, number: u8) -> ApartmentId {
    sample.house.read().people().unwrap().apartment(ApartmentNumber(number)).unwrap().id
}

pub(super) fn move_in(sample: &mut Sample, youth: YouthId, number: u8) -> Result<i64, StoreError> {
    let apartment = apartment_of_sister(sample, number);
    let command = Command::MoveIn { youth, apartment, from: now().date_naive(), points: Vec::new() };
    Ok(sample.house.execute(LEAD, now(), &command)?.row)
}

pub(super) fn refused(result: Result<super::super::Done, StoreError>) -> Refusal {
    match result.unwrap_err() {
        StoreError::Refused(refusal) => refusal,
        other => panic!("{other}"),
    }
}

fn task(title: &str, about: TaskAbout) -> Command {
    let facts = TaskFacts {
        title: line(title),
        note: None,
        about,
        owner: Owner::Anyone,
        due: Due::on(Zone::OSLO.date(now())),
        repeats: None,
    };
    Command::AddTask { facts, entry: None }
}

fn found(house: &House, words: &str) -> Vec<String> {
    let search = Search { words: words.to_owned(), ..Search::default() };
    let page = house.read().search(&search, SearchAfter::default(), 20).unwrap();
    let mut found: Vec<String> = page.hits.iter().map(|hit| hit.lines()[0].to_owned()).collect();
    found.sort();
    found
}

#[test]
fn a_file_with_one_house_has_no_views_and_its_rows_are_hashed_as_before() {
    let (_home, mut sample) = house();
    sample.house.show_to(LEAD).unwrap();
    write(&mut sample.house, entry(About::House, "Rolig kveld."));
    let views: i64 =
        sample.house.connection().query_row("SELECT count(*) FROM temp.sqlite_schema", [], |row| row.get(0)).unwrap();
    assert_eq!(views, 0);
    let told: i64 = sample
        .house
        .connection()
        .query_row("SELECT count(*) FROM audit WHERE house_id IS NOT NULL", [], |row| row.get(0))
        .unwrap();
    assert_eq!(told, 0);
}

#[test]
fn every_table_says_whose_it_is() {
    const OF_THE_FILE: [&str; 20] = [
        "host_rate",
        "host_share",
        "staff_function",
        "house",
        "shared_house",
        "staff",
        "staff_house",
        "interpreter",
        "saved_search",
        "backup_mark",
        "key_mark",
        "review",
        "search_due",
        "search_word",
        "log_search",
        "text_search",
        "sqlite_sequence",
        "sqlite_stat1",
        "sqlite_stat4",
        "host",
    ];
    let (_home, sample) = house();
    let mut statement = sample
        .house
        .connection()
        .prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\'")
        .unwrap();
    let names: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(names.len() > 70);
    for name in names {
        let known = OF_THE_FILE.contains(&name.as_str()) || scope::covers(&name);
        assert!(known, "{name}: of which house is a row of it? It belongs in `scope.rs`, or in the list of the file's");
    }
}

#[test]
fn what_is_of_one_house_is_not_seen_in_the_other() {
    let (_home, mut sample) = two_houses();
    let at_home = write(&mut sample.house, entry(About::House, "Nøkkel fire mangler ukulele."));
    sample.house.execute(LEAD, now(), &task("Lete etter ukulele", TaskAbout::House)).unwrap();
    let leyla = sister_youth(&mut sample);
    let people = sample.house.read().people().unwrap();
    assert_eq!(people.youths.keys().copied().collect::<Vec<_>>(), [leyla]);
    assert_eq!(people.apartments.len(), 4);
    assert_eq!(sample.house.read().house().unwrap().name, line("Søsterhuset"));
    assert_eq!(sample.house.read().entry(at_home).unwrap(), None);
    assert_eq!(sample.house.read().log_page(&LogFilter::default(), None, 50).unwrap().entries, []);
    let at_house = LogFilter { place: Some(LogPlace::House), ..LogFilter::default() };
    assert_eq!(sample.house.read().log_page(&at_house, None, 50).unwrap().entries, []);
    assert_eq!(found(&sample.house, "ukulele"), [""; 0]);
    assert_eq!(sample.house.read().find_entries("ukulele", 5).unwrap(), []);
    assert_eq!(sample.house.read().open_tasks().unwrap().len(), 0);
    assert_eq!(sample.house.read().suggestions(&Search { words: "ukulela".into(), ..Search::default() }).unwrap(), []);
    let there = sample.house.execute(LEAD, now(), &Command::WriteEntry(entry(About::House, "Ukulele kjøpt."))).unwrap();
    sample.house.execute(LEAD, now(), &task("Stemme ukulele", TaskAbout::Youth(leyla))).unwrap();
    assert_eq!(found(&sample.house, "ukulele"), ["Stemme ukulele", "Ukulele kjøpt."]);
    assert_eq!(sample.house.read().find_entries("ukulele", 5).unwrap().len(), 1);
    show(&mut sample, LEAD, FIRST);
    assert_eq!(found(&sample.house, "ukulele"), ["Lete etter ukulele", "Nøkkel fire mangler ukulele."]);
    assert_eq!(sample.house.read().entry(EntryId(there.row)).unwrap(), None);
    assert!(!sample.house.read().people().unwrap().youths.contains_key(&leyla));
    assert!(matches!(sample.house.verify_chain().unwrap(), ChainCheck::Whole(_)));
    assert_eq!(sample.house.changed_texts().unwrap(), []);
    let broken: Vec<String> = sample
        .house
        .connection()
        .prepare("PRAGMA main.foreign_key_check")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(broken, [""; 0]);
}

#[test]
fn whoever_has_no_part_in_a_house_opens_nothing_in_it() {
    let (_home, mut sample) = two_houses();
    let opened = sample.house.show_house(THERAPIST, SISTER, now()).unwrap_err();
    assert!(matches!(opened, StoreError::Refused(Refusal::NotYourHouse)));
    show(&mut sample, LEAD, SISTER);
    let written = sample.house.execute(THERAPIST, now(), &Command::WriteEntry(entry(About::House, "Hei.")));
    assert_eq!(refused(written), Refusal::NotYourHouse);
    sample.house.show_to(TEMP).unwrap();
    assert_eq!(sample.house.shown(), SISTER, "the temp works in the sister house alone");
    let samira = sample.youths[0];
    let read = Command::RecordAccess { event: AccessEvent::OpenFile, youth: Some(samira) };
    assert_eq!(refused(sample.house.execute(TEMP, now(), &read)), Refusal::OtherHouse);
    sample.house.show_to(THERAPIST).unwrap();
    assert_eq!(sample.house.shown(), FIRST, "and the therapist in the first");
    let (lead, both) = (LEAD, vec![FIRST, SISTER]);
    let own = Command::SetStaffHouses { staff: THERAPIST, before: vec![FIRST], houses: both.clone() };
    assert!(matches!(refused(sample.house.execute(THERAPIST, now(), &own)), Refusal::NotAllowed { .. }));
    let alone = Command::SetStaffHouses { staff: lead, before: both, houses: vec![FIRST] };
    assert_eq!(refused(sample.house.execute(lead, now(), &alone)), Refusal::LastLeadOfHouse);
}

#[test]
fn a_number_of_the_other_house_changes_nothing_there() {
    let (_home, mut sample) = two_houses();
    let chore = TaskId(sample.house.execute(LEAD, now(), &task("Vaske stua", TaskAbout::House)).unwrap().row);
    let samira = sample.youths[0];
    show(&mut sample, LEAD, SISTER);
    let head = sample.house.chain_head().unwrap();
    let commands = [
        Command::WriteEntry(entry(About::Youths(vec![samira]), "Kom hjem.")),
        Command::WriteEntry(entry(About::Apartment(ApartmentId(3)), "Lyset er slukket.")),
        task("Ringe skolen", TaskAbout::Youth(samira)),
        Command::WithdrawTask { task: chore, version: 1 },
        Command::CountGuests { apartment: ApartmentId(2), count: 3 },
        Command::MoveIn { youth: samira, apartment: ApartmentId(5), from: now().date_naive(), points: Vec::new() },
        Command::ChangeApartment {
            apartment: ApartmentId(5),
            kind: ApartmentKind::Shared,
            sharing: Sharing::default(),
        },
        Command::ReadSection { section: Section::House, until: EntryId(1), seen: None },
    ];
    for command in commands {
        let answer = sample.house.execute(LEAD, now(), &command);
        assert!(matches!(answer, Err(StoreError::Refused(_))), "{}: {answer:?}", command.audit_name());
        assert_eq!(sample.house.chain_head().unwrap(), head, "{}", command.audit_name());
    }
}

#[test]
fn two_shifts_of_the_same_evening_are_two() {
    let (_home, mut sample) = two_houses();
    let shift = sample.house.read().shift_of(LEAD, now()).unwrap().unwrap();
    show(&mut sample, LEAD, SISTER);
    assert_eq!(sample.house.read().shift_of(LEAD, now()).unwrap(), None);
    let confirm = Command::ConfirmShift {
        kind: shift.kind.clone(),
        day: shift.day,
        starts_at: shift.starts_at,
        ends_at: shift.ends_at,
    };
    let own = ShiftId(sample.house.execute(LEAD, now(), &confirm).unwrap().row);
    assert_ne!(own, shift.id);
    assert_eq!(sample.house.read().staff_on(now()).unwrap().len(), 1);
    sample.house.execute(LEAD, now(), &Command::SignOff { shifts: vec![own], reason: None }).unwrap();
    show(&mut sample, LEAD, FIRST);
    assert!(sample.house.read().shift_of(LEAD, now()).unwrap().is_some(), "still on in the first");
    let other = Command::SignOff { shifts: vec![own], reason: None };
    assert_eq!(refused(sample.house.execute(LEAD, now(), &other)), Refusal::Gone);
}

#[test]
fn what_was_read_of_one_house_says_nothing_of_the_other() {
    let (_home, mut sample) = two_houses();
    show(&mut sample, LEAD, SISTER);
    let both = vec![FIRST, SISTER];
    let works = Command::SetStaffHouses { staff: THERAPIST, before: vec![FIRST], houses: both };
    sample.house.execute(LEAD, now(), &works).unwrap();
    let there = EntryId(
        sample.house.execute(LEAD, now(), &Command::WriteEntry(entry(About::House, "Nytt kjøleskap."))).unwrap().row,
    );
    show(&mut sample, LEAD, FIRST);
    let here = EntryId(
        sample.house.execute(LEAD, now(), &Command::WriteEntry(entry(About::House, "Ny lyspære."))).unwrap().row,
    );
    sample.house.show_to(THERAPIST).unwrap();
    let read = Command::ReadSection { section: Section::House, until: here, seen: None };
    sample.house.execute(THERAPIST, now(), &read).unwrap();
    assert!(!sample.house.read().has_unread(THERAPIST, Section::House).unwrap());
    sample.house.show_house(THERAPIST, SISTER, now()).unwrap();
    assert_eq!(sample.house.read().unread(THERAPIST).unwrap().weighing(Weight::Normal), 1);
    let first = sample.house.read().first_unread(THERAPIST, Section::House, EntryId(0)).unwrap();
    assert_eq!(first, Some(there));
}

#[test]
fn a_kitchen_that_is_shared_is_for_as_many_as_it_says() {
    let (_home, mut sample) = two_houses();
    sister_youth(&mut sample);
    let facts = SharedRoomFacts { kind: SharedRoomKind::Kitchen, name: line("Kjøkken 1"), most: 2, retired: false };
    sample
        .house
        .execute(LEAD, now(), &Command::KeepSharedRoom { room: None, before: None, facts: facts.clone() })
        .unwrap();
    let again = Command::KeepSharedRoom { room: None, before: None, facts };
    assert_eq!(refused(sample.house.execute(LEAD, now(), &again)), Refusal::SharedRoomNameTaken);
    let kitchen = sample.house.read().shared_rooms().unwrap()[0].id;
    for number in 1..=3 {
        let change = Command::ChangeApartment {
            apartment: apartment_of_sister(&sample, number),
            kind: ApartmentKind::SharedKitchen,
            sharing: Sharing { kitchen: Some(kitchen), ..Sharing::default() },
        };
        sample.house.execute(LEAD, now(), &change).unwrap();
    }
    let of_another = Command::ChangeApartment {
        apartment: apartment_of_sister(&sample, 4),
        kind: ApartmentKind::SharedKitchen,
        sharing: Sharing { bath: Some(SharedRoomId(kitchen.0)), ..Sharing::default() },
    };
    assert_eq!(refused(sample.house.execute(LEAD, now(), &of_another)), Refusal::Gone, "a kitchen is no bath");
    let mut youths = Vec::new();
    for name in ["Sara", "Bilal"] {
        let command = newcomer_like(&sample, name);
        youths.push(YouthId(sample.house.execute(LEAD, now(), &command).unwrap().row));
    }
    move_in(&mut sample, youths[0], 2).unwrap();
    let full = move_in(&mut sample, youths[1], 3).unwrap_err();
    let expected = Refusal::SharedRoomFull { kind: SharedRoomKind::Kitchen, most: 2 };
    assert!(matches!(full, StoreError::Refused(why) if why == expected));
    move_in(&mut sample, youths[1], 4).unwrap();
}

fn newcomer_like(sample: &Sample, name: &str) -> Command {
    let people = sample.house.read().people().unwrap();
    let facts = people.youths.values().next().unwrap().facts.clone();
    Command::AddYouth(YouthFacts { preferred_name: line(name), ..facts })
}

#[test]
fn a_shared_apartment_holds_as_many_as_it_says() {
    let (_home, mut sample) = two_houses();
    sister_youth(&mut sample);
    let apartment = apartment_of_sister(&sample, 1);
    let sharing = Sharing { places: Some(2), ..Sharing::default() };
    let change = Command::ChangeApartment { apartment, kind: ApartmentKind::Shared, sharing };
    sample.house.execute(LEAD, now(), &change).unwrap();
    for (name, fits) in [("Sara", true), ("Bilal", false)] {
        let youth = YouthId(sample.house.execute(LEAD, now(), &newcomer_like(&sample, name)).unwrap().row);
        let moved = move_in(&mut sample, youth, 1);
        assert_eq!(moved.is_ok(), fits, "{name}");
        if let Err(error) = moved {
            let full = Refusal::ApartmentFull { number: ApartmentNumber(1), most: 2 };
            assert!(matches!(error, StoreError::Refused(why) if why == full));
        }
    }
}

#[test]
fn a_youth_who_goes_to_the_other_house_takes_the_file_and_leaves_the_log() {
    let (_home, mut sample) = two_houses();
    let samira = sample.youths[0];
    sample.house.execute(LEAD, now(), &task("Ringe skolen om Samira", TaskAbout::Youth(samira))).unwrap();
    let over = Command::TakeOver { youth: samira, house: SISTER };
    assert_eq!(refused(sample.house.execute(LEAD, now(), &over)), Refusal::LivesInHouse);
    let yesterday = now().date_naive().pred_opt().unwrap();
    let out = Command::MoveOut { youth: samira, last_day: yesterday, end: StayEnd::default(), points: Vec::new() };
    sample.house.execute(LEAD, now(), &out).unwrap();
    let before = sample.house.read().goal(GoalId(1)).unwrap();
    sample.house.execute(LEAD, now(), &over).unwrap();
    let log = LogFilter { youth: Some(samira), ..LogFilter::default() };
    let left = sample.house.read().log_page(&log, None, 50).unwrap().entries;
    assert!(sample.house.read().people().unwrap().youths.contains_key(&samira), "named in what was written here");
    assert_eq!(sample.house.read().plan(samira).unwrap().goals, [], "the file is no longer here");
    // A list of what was written here still names them; their file is opened here no more.
    let noted = |event| Command::RecordAccess { event, youth: Some(samira) };
    sample.house.execute(LEAD, now(), &noted(AccessEvent::Export)).unwrap();
    assert_eq!(refused(sample.house.execute(LEAD, now(), &noted(AccessEvent::OpenFile))), Refusal::OtherHouse);
    show(&mut sample, LEAD, SISTER);
    move_in(&mut sample, samira, 2).unwrap();
    assert_eq!(sample.house.read().log_page(&log, None, 50).unwrap().entries, [], "what was written stays there");
    assert_eq!(sample.house.read().open_tasks().unwrap().len(), 1);
    assert_eq!(found(&sample.house, "skolen samira"), ["Ringe skolen om Samira"]);
    assert!(!left.is_empty() && before.is_some());
    // Whoever puts together all that is written about them, and works in both, finds both.
    let wide = sample.house.across(LEAD).unwrap().unwrap();
    assert_eq!(wide.read().log_page(&log, None, 50).unwrap().entries.len(), left.len());
}

#[test]
fn leaders_read_across_and_see_of_which_house_it_is() {
    let (_home, mut sample) = two_houses();
    write(&mut sample.house, entry(About::House, "Ukulele her."));
    let leyla = sister_youth(&mut sample);
    sample.house.execute(LEAD, now(), &Command::WriteEntry(entry(About::House, "Ukulele der."))).unwrap();
    let wide = sample.house.across(LEAD).unwrap().unwrap();
    assert_eq!(found(&wide, "ukulele"), ["Ukulele der.", "Ukulele her."]);
    assert_eq!(wide.read().house_of(leyla).unwrap(), Some(SISTER));
    assert_eq!(wide.read().house_of(sample.youths[1]).unwrap(), Some(FIRST));
    assert!(sample.house.across(TEMP).unwrap().is_none(), "the temp works in one");
}

#[test]
fn a_second_terminal_notices_the_second_house_and_a_right_that_is_gone() {
    let (_home, mut sample) = house();
    let mut other = sample.house.again().unwrap();
    other.show_to(THERAPIST).unwrap();
    sample.house.execute(LEAD, now(), &sister()).unwrap();
    sample.house.show_house(LEAD, SISTER, now()).unwrap();
    sample.house.execute(LEAD, now(), &Command::WriteEntry(entry(About::House, "Bare der."))).unwrap();
    other.tell_time(now());
    assert_eq!(found(&other, "bare der"), [""; 0]);
    other.show_to(THERAPIST).unwrap();
    sample.house.show_house(LEAD, FIRST, now()).unwrap();
    let away = Command::SetStaffHouses { staff: THERAPIST, before: vec![FIRST], houses: vec![SISTER] };
    sample.house.execute(LEAD, now(), &away).unwrap();
    other.tell_time(now());
    assert_eq!(other.read().people().unwrap().youths.len(), 0, "nothing is shown any more");
}

#[test]
fn whoever_sat_in_the_only_house_is_shown_it_as_long_as_they_work_in_it() {
    let (_home, mut sample) = house();
    let mut there = sample.house.again().unwrap();
    there.tell_time(now());
    sample.house.execute(LEAD, now(), &sister()).unwrap();
    there.tell_time(now());
    there.taken_by(THERAPIST).unwrap();
    assert!(!there.is_closed() && there.shown() == FIRST);
    let moved = Command::SetStaffHouses { staff: THERAPIST, before: vec![FIRST], houses: vec![SISTER] };
    sample.house.execute(LEAD, now(), &moved).unwrap();
    there.tell_time(now());
    assert!(there.is_closed(), "another terminal took them out of it");
}
