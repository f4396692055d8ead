//! Who is invited and who came, minutes of house meetings, and the time that is summed up from them and from the log.

use chrono::{Days, NaiveDate, TimeDelta};

use super::*;
use crate::{
    domain::{
        calendar::{
            AttendanceState as State, MeetingFacts, NewAttendance, OccurrenceId, Reach, Step,
            balance::{Minutes, Spent, Weeks},
        },
        ids::{AttendanceId, MeetingRecordId},
        log::{ContactMinutes, EntryContent, Revision},
        search::Search,
        time::{ClockTime, Span},
        undo::{Made, inverse},
    },
    store::{Done, read::SearchAfter},
};

fn refusal(result: Result<Done, StoreError>) -> Refusal {
    match result {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn today() -> NaiveDate {
    Zone::OSLO.date(now())
}

fn clock(hour: u32) -> ClockTime {
    ClockTime::new(hour, 0).unwrap()
}

fn facts(kind: EventKind, day: NaiveDate, from: u32, to: u32) -> EventFacts {
    EventFacts::new(kind, Line::new("Kokekurs").unwrap(), When::clock(day, clock(from), Some(clock(to))))
}

fn step(house: &mut House, staff: StaffId, step: Step) -> Result<Done, StoreError> {
    house.execute(staff, now(), &Command::Calendar(step))
}

fn add(house: &mut House, facts: EventFacts) -> OccurrenceId {
    let row = step(house, THERAPIST, Step::Add(facts)).unwrap().row;
    OccurrenceId { event: EventId(row), day: None }
}

/// Says something about a youth, having seen the newest.
fn say(house: &mut House, id: OccurrenceId, youth: YouthId, state: State) -> Result<Done, StoreError> {
    let seen = house.read().newest_attendance(id, youth).unwrap().map(|newest| newest.id);
    step(house, TEMP, Step::Attend(NewAttendance { occurrence: id, youth, state, words: None, seen }))
}

fn state(house: &House, id: OccurrenceId, youth: YouthId) -> Option<State> {
    let state = house.read().attendance(id).unwrap().into_iter().find(|one| one.youth == youth).map(|one| one.state);
    assert_eq!(house.read().attendance_of(youth).unwrap().get(&id).copied(), state, "it is the same by the youth");
    state
}

fn yesterday(house: &mut House) -> OccurrenceId {
    add(house, facts(EventKind::Activity, today() - Days::new(1), 17, 19))
}

#[test]
fn what_was_said_is_never_changed_removed_or_replaced() {
    let (_home, mut sample) = house();
    let id = yesterday(&mut sample.house);
    say(&mut sample.house, id, sample.youths[0], State::Came).unwrap();
    let meeting = add(&mut sample.house, facts(EventKind::HouseMeeting, today(), 18, 19));
    let said = MeetingFacts { agenda: None, minutes: prose("Ny sofa.") };
    step(&mut sample.house, THERAPIST, Step::Record { occurrence: meeting, seen: None, facts: said }).unwrap();
    for sql in [
        "UPDATE attendance SET state = 'invited'",
        "DELETE FROM attendance",
        "REPLACE INTO attendance SELECT * FROM attendance",
        "UPDATE meeting_record SET minutes = 'x'",
        "DELETE FROM meeting_record",
        "REPLACE INTO meeting_record SELECT * FROM meeting_record",
    ] {
        assert!(sample.house.connection().execute_batch(sql).is_err(), "{sql}");
    }
}

#[test]
fn who_has_not_seen_the_newest_is_told_by_whom_it_is() {
    let (_home, mut sample) = house();
    let id = yesterday(&mut sample.house);
    let youth = sample.youths[0];
    let new = |state, seen| NewAttendance { occurrence: id, youth, state, words: None, seen };
    step(&mut sample.house, TEMP, Step::Attend(new(State::Came, None))).unwrap();
    let stale = step(&mut sample.house, LEAD, Step::Attend(new(State::DidNotCome, None)));
    assert_eq!(refusal(stale), Refusal::ChangedMeanwhile { by: TEMP });
    assert_eq!(state(&sample.house, id, youth), Some(State::Came));
    // Also what was cleared is something that was said.
    say(&mut sample.house, id, youth, State::Cleared).unwrap();
    assert_eq!(state(&sample.house, id, youth), None);
    let stale = step(&mut sample.house, LEAD, Step::Attend(new(State::Came, Some(AttendanceId(1)))));
    assert!(matches!(refusal(stale), Refusal::ChangedMeanwhile { .. }));
}

#[test]
fn nobody_came_to_what_has_not_begun() {
    let (_home, mut sample) = house();
    let id = add(&mut sample.house, facts(EventKind::Activity, today(), 23, 1));
    let youth = sample.youths[0];
    for state in [State::Came, State::DidNotCome] {
        assert_eq!(refusal(say(&mut sample.house, id, youth, state)), Refusal::NotBegun);
    }
    for state in [State::Invited, State::SignedUp, State::DidNotWant, State::Cleared] {
        say(&mut sample.house, id, youth, state).unwrap();
    }
}

#[test]
fn what_has_been_attended_is_not_still_to_come() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let id = yesterday(house);
    say(house, id, sample.youths[0], State::Invited).unwrap();
    let move_to = |house: &mut House, days: i64| {
        let day = today() + TimeDelta::days(days);
        let version = house.read().occurrence(id, Zone::OSLO).unwrap().unwrap().version;
        let facts = facts(EventKind::Activity, day, 17, 19);
        step(house, THERAPIST, Step::Change { occurrence: id, reach: Reach::This, version, facts })
    };
    move_to(house, 1).expect("nobody is said to have come");
    move_to(house, -1).unwrap();
    say(house, id, sample.youths[0], State::DidNotCome).unwrap();
    assert_eq!(refusal(move_to(house, 1)), Refusal::Attended);
    move_to(house, -2).expect("it has still been");
}

#[test]
fn the_last_that_was_said_is_taken_back_to_what_stood_before() {
    let (_home, mut sample) = house();
    let id = yesterday(&mut sample.house);
    let youth = sample.youths[0];
    let words = Line::optional("Er trøtt.").unwrap();
    let new = NewAttendance { occurrence: id, youth, state: State::DidNotWant, words: words.clone(), seen: None };
    let first = step(&mut sample.house, TEMP, Step::Attend(new)).unwrap();
    let second = say(&mut sample.house, id, youth, State::Came).unwrap();
    let undo = |made| inverse(made, None).unwrap();
    let back = undo(second.made);
    assert_eq!(
        refusal(sample.house.execute(LEAD, now(), &undo(first.made))),
        Refusal::CannotUndo,
        "it is not the last"
    );
    let done = sample.house.execute(TEMP, now(), &back).unwrap();
    assert_eq!(done.made, Made::Kept);
    let stands = sample.house.read().newest_attendance(id, youth).unwrap().unwrap();
    assert_eq!((stands.state, stands.words), (State::DidNotWant, words));
    assert_eq!(refusal(sample.house.execute(TEMP, now(), &back)), Refusal::CannotUndo);
    // What was the first to be said leaves nothing said.
    let other = sample.youths[1];
    let only = say(&mut sample.house, id, other, State::Came).unwrap();
    sample.house.execute(TEMP, now(), &undo(only.made)).unwrap();
    assert_eq!(state(&sample.house, id, other), None);
}

#[test]
fn who_is_invited_goes_along_when_a_time_is_moved_or_a_series_is_split() {
    let (_home, mut sample) = house();
    let youth = sample.youths[0];
    let first = today() + Days::new(1);
    let weekly = EventFacts { rule: Some("FREQ=WEEKLY".parse().unwrap()), ..facts(EventKind::Activity, first, 17, 19) };
    let series = add(&mut sample.house, weekly.clone()).event;
    let on = |weeks: u64| OccurrenceId { event: series, day: Some(first + Days::new(7 * weeks)) };
    for week in [1, 2, 3] {
        say(&mut sample.house, on(week), youth, State::SignedUp).unwrap();
    }
    let occurrence = |house: &House, id| house.read().occurrence(id, Zone::OSLO).unwrap().unwrap();
    let one = occurrence(&sample.house, on(1));
    let moved = EventFacts { when: one.facts.when.on(first + Days::new(9)), rule: None, ..one.facts };
    let change = Step::Change { occurrence: on(1), reach: Reach::This, version: one.version, facts: moved };
    step(&mut sample.house, THERAPIST, change).unwrap();
    assert_eq!(occurrence(&sample.house, on(1)).facts.when.day, first + Days::new(9));
    assert_eq!(state(&sample.house, on(1), youth), Some(State::SignedUp));
    let two = occurrence(&sample.house, on(2));
    let later = EventFacts { title: Line::new("Bakekurs").unwrap(), ..two.facts };
    let change = Step::Change { occurrence: on(2), reach: Reach::Following, version: two.series_version, facts: later };
    let after = EventId(step(&mut sample.house, THERAPIST, change).unwrap().row);
    assert_ne!(after, series);
    for week in [2, 3] {
        let id = OccurrenceId { event: after, ..on(week) };
        assert_eq!(state(&sample.house, id, youth), Some(State::SignedUp), "{week}");
    }
    assert_eq!(state(&sample.house, on(1), youth), Some(State::SignedUp));
}

#[test]
fn minutes_are_the_houses_and_the_newest_counts() {
    let (_home, mut sample) = house();
    let meeting = add(&mut sample.house, facts(EventKind::HouseMeeting, today(), 18, 19));
    let said = |minutes: &str| MeetingFacts { agenda: prose("Sofa"), minutes: prose(minutes) };
    let record = |seen: Option<i64>, minutes: &str| Step::Record {
        occurrence: meeting,
        seen: seen.map(MeetingRecordId),
        facts: said(minutes),
    };
    let first = step(&mut sample.house, THERAPIST, record(None, "Amir sang jodlesangen.")).unwrap();
    let newest = sample.house.read().newest_audit(1).unwrap().remove(0);
    assert_eq!((newest.action.as_str(), newest.youth), ("record-meeting", None));
    assert_eq!(
        refusal(step(&mut sample.house, LEAD, record(None, "Noe annet."))),
        Refusal::ChangedMeanwhile { by: THERAPIST }
    );
    let id = sample.house.read().meeting_record(meeting).unwrap().unwrap().id;
    assert_eq!(
        refusal(step(&mut sample.house, LEAD, record(Some(id.0), "Amir sang jodlesangen."))),
        Refusal::NothingChanged
    );
    step(&mut sample.house, LEAD, record(Some(id.0), "Amir sang julesangen.")).unwrap();
    assert_eq!(sample.house.read().meeting_record(meeting).unwrap().unwrap().facts, said("Amir sang julesangen."));
    assert!(first.changes != crate::domain::changes::Changes::NONE);
    // Found as the house's, and in nobody's file.
    let hits = |words: &str, youth| {
        let search = Search { words: words.to_owned(), youth, ..Search::default() };
        sample.house.read().search(&search, SearchAfter::default(), 9).unwrap().hits.len()
    };
    assert_eq!((hits("julesangen", None), hits("jodlesangen", None)), (1, 0));
    assert_eq!(hits("julesangen", Some(sample.youths[2])), 0);
    let filter = crate::store::read::JournalFilter { youth: None, before: None };
    assert_eq!(sample.house.read().journal_waiting_count(filter).unwrap(), 0);
}

#[test]
fn only_a_house_meeting_has_minutes_and_it_is_nobodys() {
    let (_home, mut sample) = house();
    let activity = yesterday(&mut sample.house);
    let said = MeetingFacts { agenda: None, minutes: prose("Ny sofa.") };
    let record = Step::Record { occurrence: activity, seen: None, facts: said };
    assert_eq!(refusal(step(&mut sample.house, LEAD, record)), Refusal::NotAMeeting);
    let of_one = EventFacts { youths: vec![sample.youths[0]], ..facts(EventKind::HouseMeeting, today(), 18, 19) };
    let refused = step(&mut sample.house, LEAD, Step::Add(of_one));
    assert_eq!(refusal(refused), Refusal::Invalid(Invalid::MeetingOfOne));
}

/// An entry with minutes that happened so many days ago.
fn spend(house: &mut House, about: About, days_ago: i64, individual: Option<u16>, common: Option<u16>) -> EntryId {
    let marks = EntryMarks { minutes: ContactMinutes { individual, common }, ..EntryMarks::default() };
    write(house, NewEntry { happened_at: now() - TimeDelta::days(days_ago), marks, ..entry(about, "Gikk en tur.") })
}

fn amend(house: &mut House, id: EntryId, change: impl Fn(&mut EntryContent)) {
    let stands = house.read().entry(id).unwrap().unwrap();
    let mut content = EntryContent {
        kind: stands.kind,
        weight: stands.weight,
        happened_at: stands.happened_at,
        lines: stands.lines,
        marks: stands.marks,
    };
    change(&mut content);
    let revision = Revision::Amendment { content, reason: prose("Feil tall.").unwrap() };
    revise(house, id, revision);
}

fn revise(house: &mut House, entry: EntryId, revision: Revision) {
    let seen = house.read().entry(entry).unwrap().unwrap().revised.map(|revised| revised.id);
    let command = Command::ReviseEntry { entry, seen, revision, shift: None };
    house.execute(LEAD, now(), &command).unwrap();
}

fn weeks() -> Span<NaiveDate> {
    Weeks::Four.days(today()).unwrap()
}

/// Common and individual minutes of a youth, or the house, in the log of four weeks.
fn logged(house: &House, youth: Option<YouthId>) -> (u32, u32) {
    let spent = house.read().time_of_log(weeks(), Zone::OSLO).unwrap();
    let all: Minutes = spent.into_iter().filter(|one: &Spent| one.youth == youth).map(|one| one.minutes).sum();
    (all.common, all.individual)
}

#[test]
fn minutes_of_the_log_count_for_each_youth_and_as_they_now_stand() {
    let (_home, mut sample) = house();
    let (one, other) = (sample.youths[0], sample.youths[1]);
    let house = &mut sample.house;
    spend(house, About::Youths(vec![one, other]), 1, None, Some(30));
    spend(house, About::House, 1, None, Some(45));
    let wrong = spend(house, About::Youths(vec![one]), 2, Some(500), None);
    assert_eq!(logged(house, Some(one)), (30, 500));
    amend(house, wrong, |content| content.marks.minutes.individual = Some(50));
    assert_eq!(logged(house, Some(one)), (30, 50));
    let struck = spend(house, About::Youths(vec![one]), 3, Some(200), None);
    revise(house, struck, Revision::Struck { reason: prose("Feil ungdom.").unwrap() });
    assert_eq!(logged(house, Some(one)), (30, 50));
    // Minutes that a correction added, took away, moved in and moved out.
    let added = spend(house, About::Youths(vec![other]), 1, None, None);
    amend(house, added, |content| content.marks.minutes.individual = Some(7));
    let none = spend(house, About::Youths(vec![other]), 1, Some(300), None);
    amend(house, none, |content| content.marks.minutes.individual = None);
    let moved_in = spend(house, About::Youths(vec![other]), 60, Some(11), None);
    assert_eq!(logged(house, Some(other)), (30, 7));
    amend(house, moved_in, |content| content.happened_at = now() - TimeDelta::days(1));
    let moved_out = spend(house, About::Youths(vec![other]), 1, Some(400), None);
    amend(house, moved_out, |content| content.happened_at = now() - TimeDelta::days(60));
    assert_eq!(logged(house, Some(other)), (30, 18));
    assert_eq!(logged(house, None), (45, 0));
}

#[test]
fn who_came_has_the_length_of_it_and_who_did_not_has_nothing() {
    let (_home, mut sample) = house();
    let (one, other) = (sample.youths[0], sample.youths[1]);
    let house = &mut sample.house;
    let dinner = yesterday(house);
    say(house, dinner, one, State::Came).unwrap();
    say(house, dinner, other, State::DidNotWant).unwrap();
    let doctor = |responsible| EventFacts {
        youths: vec![one],
        responsible,
        ..facts(EventKind::Appointment, today() - Days::new(2), 10, 11)
    };
    for responsible in [Some(THERAPIST), None] {
        let id = add(house, doctor(responsible));
        say(house, id, one, State::Came).unwrap();
    }
    let off = yesterday(house);
    say(house, off, one, State::Came).unwrap();
    let version = house.read().occurrence(off, Zone::OSLO).unwrap().unwrap().version;
    step(house, THERAPIST, Step::CallOff { occurrence: off, reach: Reach::This, version, off: true, reason: None })
        .unwrap();
    let balance = house.read().balance(weeks(), Zone::OSLO).unwrap();
    let total = |youth| -> Minutes { balance.youths[&youth].iter().flatten().copied().sum() };
    assert_eq!(total(one), Minutes { common: 120, individual: 60 });
    assert_eq!(total(other), Minutes::default());
    assert_eq!(balance.house.iter().copied().sum::<Minutes>(), total(one));
}

#[test]
fn the_minutes_of_the_log_are_found_by_an_index_that_holds_them() {
    let (_home, sample) = house();
    let plan: Vec<String> = sample
        .house
        .connection()
        .prepare(
            "EXPLAIN QUERY PLAN SELECT happened_at, individual_minutes, common_minutes, id FROM log_entry
             WHERE happened_at >= 1 AND happened_at < 2
               AND (individual_minutes IS NOT NULL OR common_minutes IS NOT NULL)",
        )
        .unwrap()
        .query_map([], |row| row.get(3))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(plan, ["SEARCH log_entry USING COVERING INDEX log_entry_minutes (happened_at>? AND happened_at<?)"]);
}
