//! Tasks and checklists on a real encrypted file.

use chrono::NaiveDate;

use super::{ADMINISTRATOR, LEAD, TEMP, THERAPIST, assert_refused, entry, house, now, write};
use crate::{
    domain::{
        changes::Topic,
        checklist::{Mark, NewMark},
        command::Command,
        ids::{MarkId, OutcomeId, ShiftId, StaffId, TaskId},
        log::About,
        names::{Line, Prose},
        refusal::{Invalid, Refusal},
        shift::ShiftKindId,
        task::{Due, Ending, Outcome, OutcomeKind, Owner, TaskAbout, TaskFacts, TaskState},
        time::Instant,
        undo,
    },
    store::{ChainCheck, Done, House, StoreError},
    testing::Sample,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn facts(title: &str, due: &str, rule: Option<&str>) -> TaskFacts {
    TaskFacts {
        title: Line::new(title).unwrap(),
        note: None,
        about: TaskAbout::House,
        owner: Owner::Anyone,
        due: Due::on(day(due)),
        repeats: rule.map(|rule| rule.parse().unwrap()),
    }
}

fn add(house: &mut House, facts: TaskFacts) -> TaskId {
    TaskId(house.execute(THERAPIST, now(), &Command::AddTask { facts, entry: None }).unwrap().row)
}

fn finish(house: &mut House, staff: StaffId, task: TaskId, version: i64, occurrence: &str) -> Result<Done, StoreError> {
    finish_as(house, staff, task, version, occurrence, Ending::Done)
}

fn finish_as(
    house: &mut House,
    staff: StaffId,
    task: TaskId,
    version: i64,
    occurrence: &str,
    ending: Ending,
) -> Result<Done, StoreError> {
    let command = Command::FinishTask { task, version, occurrence: day(occurrence), ending, shift: None };
    house.execute(staff, now(), &command)
}

fn reopen(house: &mut House, task: TaskId, version: i64, outcome: OutcomeId) -> Result<Done, StoreError> {
    house.execute(LEAD, now(), &Command::ReopenTask { task, version, outcome, shift: None })
}

fn refusal<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Refusal {
    match result {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// The newest row about the end of a task.
fn newest(house: &House, task: TaskId) -> Outcome {
    house.read().outcomes_of(task, 1).unwrap().remove(0)
}

fn state(house: &House, task: TaskId) -> (TaskState, String, i64) {
    let task = house.read().task(task).unwrap().unwrap();
    (task.state, task.facts.due.day.to_string(), task.version)
}

#[test]
fn a_task_says_everything_it_was_told() {
    let (_home, mut sample) = house();
    let entry = write(&mut sample.house, entry(About::House, "Avtalt med skolen."));
    let facts = TaskFacts {
        note: Prose::optional("Spør etter Berit.\nTolk er bestilt.").unwrap(),
        about: TaskAbout::Youth(sample.youths[2]),
        owner: Owner::Shift(ShiftKindId("night".into())),
        due: Due { shift: Some(ShiftKindId("night".into())), ..Due::on(day("2026-11-23")) },
        ..facts("Ringe skolen", "2026-11-23", Some("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20270301"))
    };
    let command = Command::AddTask { facts: facts.clone(), entry: Some(entry) };
    let done = sample.house.execute(THERAPIST, now(), &command).unwrap();
    assert!(done.changes.has(Topic::Tasks));
    let task = sample.house.read().task(TaskId(done.row)).unwrap().unwrap();
    assert_eq!((task.facts.clone(), task.entry, task.created_by), (facts, Some(entry), THERAPIST));
    let read = sample.house.read();
    assert_eq!(read.tasks_of_entry(entry).unwrap(), std::slice::from_ref(&task));
    assert_eq!(read.open_tasks_about(sample.youths[2]).unwrap(), [task]);
    assert_eq!(read.open_tasks_about(sample.youths[0]).unwrap(), []);
    let audit = read.newest_audit(1).unwrap().remove(0);
    assert_eq!((audit.action.as_str(), audit.youth), ("add-task", Some(sample.youths[2])));
    let places = [
        TaskFacts {
            about: TaskAbout::Apartment(crate::domain::ids::ApartmentId(5)),
            ..self::facts("x", "2026-11-21", None)
        },
        TaskFacts { owner: Owner::Staff(TEMP), ..self::facts("y", "2026-11-21", None) },
    ];
    for facts in places {
        let task = add(&mut sample.house, facts.clone());
        assert_eq!(sample.house.read().task(task).unwrap().unwrap().facts, facts);
    }
}

#[test]
fn an_end_is_a_row_with_who_and_when_and_the_second_is_told_who_was_first() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let task = add(house, facts("Vaske", "2026-11-20", None));
    finish(house, TEMP, task, 1, "2026-11-20").unwrap();
    let end = newest(house, task);
    assert_eq!((end.kind, end.staff, end.at, end.missed), (OutcomeKind::Ended(Ending::Done), TEMP, now(), 0));
    assert_eq!(state(house, task), (TaskState::Finished, "2026-11-20".into(), 2));
    assert_eq!(house.read().open_tasks().unwrap(), []);
    assert_eq!(refusal(finish(house, LEAD, task, 1, "2026-11-20")), Refusal::TaskFinished { by: TEMP });
    let change = Command::ChangeTask { task, version: 1, facts: facts("Noe annet", "2026-11-20", None) };
    assert_eq!(refusal(house.execute(LEAD, now(), &change)), Refusal::TaskFinished { by: TEMP });
    assert_eq!(house.read().outcomes_of(task, 9).unwrap().len(), 1);
    assert!(matches!(house.verify_chain().unwrap(), ChainCheck::Whole(_)));
}

#[test]
fn what_was_missed_is_recorded_when_the_next_is_ended() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let task = add(house, facts("Runde", "2026-11-18", Some("FREQ=DAILY")));
    let because = Ending::NotDone(Prose::optional("Rakk det ikke.").unwrap().unwrap());
    finish_as(house, TEMP, task, 1, "2026-11-21", because.clone()).unwrap();
    let end = newest(house, task);
    assert_eq!((end.kind, end.missed), (OutcomeKind::Ended(because), 3));
    assert_eq!((end.first_open, end.occurrence), (day("2026-11-18"), day("2026-11-21")));
    assert_eq!(state(house, task), (TaskState::Open, "2026-11-22".into(), 2));
    // The other terminal still showed the same occurrence.
    assert_eq!(refusal(finish(house, LEAD, task, 1, "2026-11-21")), Refusal::TaskFinished { by: TEMP });
    assert_eq!(refusal(finish(house, LEAD, task, 2, "2026-11-21")), Refusal::TaskFinished { by: TEMP });
    // A day that is none of the rule's cannot be ended.
    let mondays = add(house, facts("Tavle", "2026-11-16", Some("FREQ=WEEKLY;BYDAY=MO")));
    assert_eq!(refusal(finish(house, LEAD, mondays, 1, "2026-11-17")), Refusal::Gone);
}

#[test]
fn a_task_whose_last_day_is_over_comes_no_more() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let task = add(house, facts("Banke på", "2026-11-20", Some("FREQ=DAILY;UNTIL=20261121")));
    finish(house, TEMP, task, 1, "2026-11-20").unwrap();
    finish(house, TEMP, task, 2, "2026-11-21").unwrap();
    assert_eq!(state(house, task).0, TaskState::Finished);
    let end = newest(house, task).id;
    reopen(house, task, 3, end).unwrap();
    assert_eq!(state(house, task), (TaskState::Open, "2026-11-21".into(), 4));
}

#[test]
fn a_mistake_is_taken_back_by_one_more_row_and_only_the_newest() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let task = add(house, facts("Runde", "2026-11-18", Some("FREQ=DAILY")));
    finish(house, TEMP, task, 1, "2026-11-20").unwrap();
    let first = newest(house, task).id;
    finish(house, TEMP, task, 2, "2026-11-21").unwrap();
    let second = newest(house, task).id;
    assert_eq!(refusal(reopen(house, task, 3, first)), Refusal::CannotUndo, "a later one stands");
    assert_eq!(refusal(reopen(house, task, 2, second)), Refusal::CannotUndo, "an old version");
    reopen(house, task, 3, second).unwrap();
    assert_eq!(state(house, task), (TaskState::Open, "2026-11-21".into(), 4));
    assert_eq!(newest(house, task).kind, OutcomeKind::TakenBack(second));
    assert_eq!(refusal(reopen(house, task, 4, second)), Refusal::CannotUndo, "nothing is taken back twice");
    reopen(house, task, 4, first).unwrap();
    assert_eq!(state(house, task), (TaskState::Open, "2026-11-18".into(), 5), "with what had been missed before it");
    assert_eq!(house.read().outcomes_of(task, 9).unwrap().len(), 4, "both ends still stand there");
    let ended = house.read().tasks_ended(Instant::UNIX_EPOCH, Instant::MAX_UTC).unwrap();
    assert_eq!(ended, [], "and no longer count");
}

#[test]
fn undo_takes_back_a_task_or_its_end_until_somebody_touches_it() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let command = Command::AddTask { facts: facts("Vaske", "2026-11-21", None), entry: None };
    let added = house.execute(THERAPIST, now(), &command).unwrap();
    let task = TaskId(added.row);
    let done = finish(house, THERAPIST, task, 1, "2026-11-21").unwrap();
    let undo = undo::inverse(added.made, None).unwrap();
    assert_eq!(refusal(house.execute(THERAPIST, now(), &undo)), Refusal::CannotUndo);
    house.execute(THERAPIST, now(), &undo::inverse(done.made, None).unwrap()).unwrap();
    assert_eq!(state(house, task).0, TaskState::Open);
    assert_eq!(refusal(house.execute(THERAPIST, now(), &undo::inverse(done.made, None).unwrap())), Refusal::CannotUndo);

    let added = house.execute(THERAPIST, now(), &command).unwrap();
    house.execute(THERAPIST, now(), &undo::inverse(added.made, None).unwrap()).unwrap();
    assert_eq!(state(house, TaskId(added.row)).0, TaskState::Withdrawn);
    assert_eq!(house.read().open_tasks().unwrap().len(), 1);
    assert_eq!(house.read().tasks_opened(Instant::UNIX_EPOCH, Instant::MAX_UTC).unwrap().len(), 1);
}

#[test]
fn what_others_changed_is_not_written_over() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let task = add(house, facts("Vaske", "2026-11-21", None));
    let change = |title| Command::ChangeTask { task, version: 1, facts: facts(title, "2026-11-22", None) };
    house.execute(TEMP, now(), &change("Vaske gulvet")).unwrap();
    assert_eq!(refusal(house.execute(LEAD, now(), &change("Vaske taket"))), Refusal::ChangedMeanwhile { by: TEMP });
    assert_eq!(refusal(finish(house, LEAD, task, 1, "2026-11-21")), Refusal::ChangedMeanwhile { by: TEMP });
    assert_eq!(house.read().task(task).unwrap().unwrap().facts.title.as_str(), "Vaske gulvet");
}

#[test]
fn values_that_cannot_be_and_people_who_may_not_are_refused() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let off_the_rule = Command::AddTask { facts: facts("x", "2026-11-21", Some("FREQ=WEEKLY;BYDAY=MO")), entry: None };
    assert_eq!(refusal(house.execute(LEAD, now(), &off_the_rule)), Refusal::Invalid(Invalid::Recurrence));
    let add = Command::AddTask { facts: facts("x", "2026-11-21", None), entry: None };
    assert!(matches!(refusal(house.execute(ADMINISTRATOR, now(), &add)), Refusal::NotAllowed { .. }));
    house.execute(TEMP, now(), &add).unwrap();
    let no_entry =
        Command::AddTask { facts: facts("x", "2026-11-21", None), entry: Some(crate::domain::ids::EntryId(99)) };
    assert!(house.execute(LEAD, now(), &no_entry).is_err());
}

#[test]
fn the_handover_can_ask_what_happened_between_two_moments() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let at = |minutes| now() + chrono::TimeDelta::minutes(minutes);
    let add_at = |house: &mut House, minutes| {
        let command = Command::AddTask { facts: facts("Vaske", "2026-11-21", None), entry: None };
        TaskId(house.execute(LEAD, at(minutes), &command).unwrap().row)
    };
    let (early, late) = (add_at(house, 0), add_at(house, 60));
    let finish = Command::FinishTask {
        task: early,
        version: 1,
        occurrence: day("2026-11-21"),
        ending: Ending::Done,
        shift: Some(ShiftId(1)),
    };
    house.execute(LEAD, at(30), &finish).unwrap();
    let read = house.read();
    let opened =
        |from, to| read.tasks_opened(at(from), at(to)).unwrap().into_iter().map(|task| task.id).collect::<Vec<_>>();
    assert_eq!(opened(0, 60), [early]);
    assert_eq!(opened(0, 61), [early, late]);
    assert_eq!(opened(1, 60), [TaskId(0); 0]);
    let ended = read.tasks_ended(at(30), at(31)).unwrap();
    assert_eq!((ended[0].0.id, ended[0].1.shift), (early, Some(ShiftId(1))));
    assert_eq!(read.tasks_ended(at(31), at(90)).unwrap(), []);
}

#[test]
fn the_schema_itself_refuses_to_change_how_a_task_ended_and_what_was_counted() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let task = add(house, facts("Vaske", "2026-11-21", None));
    finish(house, LEAD, task, 1, "2026-11-21").unwrap();
    house.execute(LEAD, now(), &mark("keys", Mark::Counted(12), None)).unwrap();
    let conn = house.connection();
    for table in ["task_outcome", "checklist_mark"] {
        assert_refused(conn, &format!("DELETE FROM {table}"));
        assert_refused(conn, &format!("UPDATE {table} SET at = 0"));
        assert_refused(conn, &format!("REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"));
        assert_refused(conn, &format!("UPDATE OR REPLACE {table} SET id = id + 1"));
    }
    // No end without a reason where there must be one.
    assert_refused(
        conn,
        "INSERT INTO task_outcome (task_id, kind, occurrence, first_open, missed, at, staff_id)
         VALUES (1, 'not-done', '2026-11-21', '2026-11-21', 0, 0, 1)",
    );
}

/// A mark in the evening shift of the sample house.
fn mark(point: &str, mark: Mark, reason: Option<&str>) -> Command {
    mark_in(ShiftId(1), point, mark, reason, None)
}

fn mark_in(shift: ShiftId, point: &str, mark: Mark, reason: Option<&str>, seen: Option<MarkId>) -> Command {
    Command::MarkPoint(NewMark {
        shift,
        checklist: "takeover".into(),
        point: point.into(),
        words: Line::new("Nøkler i skapet").unwrap(),
        mark,
        expected: None,
        reason: reason.and_then(|reason| Prose::optional(reason).unwrap()),
        seen,
    })
}

/// The night after the evening of the sample house.
fn night(sample: &mut Sample) -> ShiftId {
    let confirm = Command::ConfirmShift {
        kind: ShiftKindId("night".into()),
        day: day("2026-11-21"),
        starts_at: now() + chrono::TimeDelta::hours(8),
        ends_at: now() + chrono::TimeDelta::hours(17),
    };
    ShiftId(sample.house.execute(TEMP, now(), &confirm).unwrap().row)
}

/// When that night has begun.
fn in_the_night() -> Instant {
    now() + chrono::TimeDelta::hours(9)
}

#[test]
fn a_count_must_match_the_last_shifts_or_be_explained() {
    let (_home, mut sample) = house();
    let night = night(&mut sample);
    let house = &mut sample.house;
    house.execute(LEAD, now(), &mark("keys", Mark::Counted(12), None)).unwrap();
    let count = |count, reason| mark_in(night, "keys", Mark::Counted(count), reason, None);
    assert_eq!(refusal(house.execute(TEMP, in_the_night(), &count(11, None))), Refusal::CountDiffers { before: 12 });
    house.execute(TEMP, in_the_night(), &count(11, Some("Nøkkel 4 er hos vaktmester."))).unwrap();
    let marks = house.read().marks_of(night).unwrap();
    let keys = marks.of("takeover", "keys").unwrap();
    assert_eq!((keys.mark, keys.held_against, keys.staff), (Mark::Counted(11), Some(12), TEMP));
    assert!(keys.reason.is_some());
    assert_eq!(house.read().last_count("takeover", "keys", ShiftId(1)).unwrap(), None, "the night came after it");
    assert_eq!(house.read().last_count("takeover", "keys", night).unwrap().unwrap().count, 12);
    assert_eq!(house.read().last_count("other", "keys", night).unwrap(), None);
}

#[test]
fn what_is_expected_counts_where_nobody_has_counted() {
    let (_home, mut sample) = house();
    let expecting = |count| {
        let Command::MarkPoint(new) = mark("keys", Mark::Counted(count), None) else { unreachable!() };
        Command::MarkPoint(NewMark { expected: Some(12), ..new })
    };
    let house = &mut sample.house;
    assert_eq!(refusal(house.execute(LEAD, now(), &expecting(11))), Refusal::CountDiffers { before: 12 });
    house.execute(LEAD, now(), &expecting(12)).unwrap();
    let too_many = mark("phones", Mark::Counted(10_000), None);
    assert_eq!(refusal(house.execute(LEAD, now(), &too_many)), Refusal::Invalid(Invalid::CountTooLarge));
}

#[test]
fn what_was_taken_away_is_said_by_nobody() {
    let (_home, mut sample) = house();
    let night = night(&mut sample);
    let house = &mut sample.house;
    let first = MarkId(house.execute(LEAD, now(), &mark("keys", Mark::Counted(99), None)).unwrap().row);
    let clear = mark_in(ShiftId(1), "keys", Mark::Cleared, None, Some(first));
    house.execute(LEAD, now(), &clear).unwrap();
    let marks = house.read().marks_of(ShiftId(1)).unwrap();
    assert_eq!(marks.of("takeover", "keys"), None);
    assert_eq!(marks.standing().count(), 0);
    assert_eq!(house.read().last_count("takeover", "keys", night).unwrap(), None, "a slip is no count");
    house.execute(TEMP, in_the_night(), &mark_in(night, "keys", Mark::Counted(12), None, None)).unwrap();
}

#[test]
fn only_whoever_is_in_a_shift_goes_through_its_list() {
    let (_home, mut sample) = house();
    let night = night(&mut sample);
    let house = &mut sample.house;
    let in_night = mark_in(night, "keys", Mark::Counted(12), None, None);
    assert_eq!(refusal(house.execute(TEMP, now(), &in_night)), Refusal::NotInShift, "hours before it begins");
    assert_eq!(refusal(house.execute(LEAD, in_the_night(), &in_night)), Refusal::NotInShift, "somebody else's");
    // A list that was left open over night.
    let evening = mark("keys", Mark::Counted(12), None);
    let next_day = now() + chrono::TimeDelta::hours(20);
    assert_eq!(refusal(house.execute(LEAD, next_day, &evening)), Refusal::NotInShift);
    house.execute(LEAD, now(), &evening).unwrap();
}

#[test]
fn what_was_planned_anew_since_is_not_planned_back() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let task = add(house, facts("Runde", "2026-11-16", Some("FREQ=WEEKLY;BYDAY=MO")));
    finish(house, LEAD, task, 1, "2026-11-16").unwrap();
    let outcome = newest(house, task).id;
    let thursdays = facts("Runde", "2026-11-26", Some("FREQ=WEEKLY;BYDAY=TH"));
    house.execute(TEMP, now(), &Command::ChangeTask { task, version: 2, facts: thursdays }).unwrap();
    assert_eq!(refusal(reopen(house, task, 3, outcome)), Refusal::CannotUndo);
    assert_eq!(state(house, task), (TaskState::Open, "2026-11-26".into(), 3));
}

#[test]
fn of_two_who_mark_the_same_point_the_second_is_told() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let first = MarkId(house.execute(TEMP, now(), &mark("keys", Mark::Counted(12), None)).unwrap().row);
    let second = |seen| mark_in(ShiftId(1), "keys", Mark::Counted(11), None, seen);
    assert_eq!(refusal(house.execute(LEAD, now(), &second(None))), Refusal::ChangedMeanwhile { by: TEMP });
    house.execute(LEAD, now(), &second(Some(first))).unwrap();
    let marks = house.read().marks_of(ShiftId(1)).unwrap();
    assert_eq!(marks.of("takeover", "keys").unwrap().mark, Mark::Counted(11), "the newest counts");
}
