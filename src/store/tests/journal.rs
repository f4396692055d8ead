//! What waits for the case journal of each youth, and what was copied there.

use chrono::TimeDelta;

use super::{LEAD, TEMP, THERAPIST, entry, house, now, prose, write};
use crate::{
    domain::{
        command::Command,
        ids::{EntryId, GoalId, TransferId, YouthId},
        journal::{JournalItem, JournalMatter, JournalSource, JournalStatus},
        log::{About, EntryContent, EntryLines, EntryMarks, NewEntry, Revision},
        names::Line,
        plan::{Evaluated, EvaluationFacts, GoalStatus, Step},
        refusal::Refusal,
        time::Instant,
        undo::{Made, inverse},
    },
    store::{
        Done, House, StoreError,
        read::{JournalFilter, LogFilter, Queued},
    },
    testing::Sample,
};

const MARKED: EntryMarks = EntryMarks {
    journal: true,
    weight_until: None,
    handover: false,
    goal: None,
    minutes: crate::domain::log::ContactMinutes { individual: None, common: None },
};

fn queue(house: &House, filter: JournalFilter) -> Vec<Queued> {
    let page = house.read().journal_page(filter, None, 10).unwrap();
    assert_eq!(house.read().journal_waiting_count(filter).unwrap(), i64::try_from(page.queued.len()).unwrap());
    page.queued
}

fn items(house: &House) -> Vec<JournalItem> {
    queue(house, JournalFilter::default()).iter().map(|queued| queued.item).collect()
}

fn of_entry(entry: EntryId, youth: YouthId) -> JournalItem {
    JournalItem { source: JournalSource::Entry(entry), youth: Some(youth) }
}

fn transfer(house: &mut House, at: Instant, item: JournalItem) -> Result<Done, StoreError> {
    let seen = house.read().journal_matter(item).unwrap().and_then(|matter| matter.seen());
    let reference = Line::new("Modulus 118").unwrap();
    house.execute(THERAPIST, at, &Command::TransferToJournal { item, seen, reference })
}

fn take_back(house: &mut House, at: Instant, transfer: TransferId) -> Result<Done, StoreError> {
    house.execute(THERAPIST, at, &Command::TakeBackTransfer { transfer })
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, StoreError>) -> Refusal {
    match answer {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn made(done: &Done) -> TransferId {
    match done.made {
        Made::Transfer(transfer) => transfer,
        other => panic!("{other:?}"),
    }
}

/// An entry about two youths that belongs in the journal.
fn about_two(sample: &mut Sample) -> (EntryId, YouthId, YouthId) {
    let (samira, amir) = (sample.youths[0], sample.youths[2]);
    let about = About::Youths(vec![samira, amir]);
    (write(&mut sample.house, NewEntry { marks: MARKED, ..entry(about, "Kranglet.") }), samira, amir)
}

fn evaluate(house: &mut House, journal: bool) -> JournalItem {
    let goal = house.read().goal(GoalId(1)).unwrap().unwrap();
    let facts = EvaluationFacts {
        youth_view: prose("Det går bedre."),
        staff_view: prose("Står opp selv tre dager i uka.").unwrap(),
        status: Some(GoalStatus::OnTheWay),
        next_review: Some(now().date_naive() + TimeDelta::days(90)),
        journal,
    };
    let of = Evaluated::Goal { goal: goal.id, version: goal.version };
    house.execute(THERAPIST, now(), &Command::Plan(Step::Evaluate { of, facts })).unwrap();
    let newest = house.read().evaluations_of(&goal).unwrap().remove(0);
    JournalItem { source: JournalSource::Evaluation(newest.id), youth: Some(goal.youth) }
}

#[test]
fn an_entry_about_two_is_copied_into_two_journals_each_without_the_other() {
    let (_home, mut sample) = house();
    let (id, samira, amir) = about_two(&mut sample);
    let house = &mut sample.house;
    assert_eq!(items(house), [of_entry(id, samira), of_entry(id, amir)]);
    for queued in queue(house, JournalFilter::default()) {
        let JournalMatter::Entry(entry) = queued.matter else { panic!() };
        assert_eq!((entry.about, entry.others), (About::Youths(vec![queued.item.youth.unwrap()]), 1));
    }
    let log = house.read().log_page(&LogFilter { journal: true, ..LogFilter::default() }, None, 10).unwrap();
    assert_eq!(log.entries.len(), 1, "in the log it stands once");

    transfer(house, now(), of_entry(id, amir)).unwrap();
    assert_eq!(items(house), [of_entry(id, samira)]);
    assert_eq!(refusal(transfer(house, now(), of_entry(id, amir))), Refusal::NotWaiting);
    let of = |youth| LogFilter { youth: Some(youth), journal: true, ..LogFilter::default() };
    assert_eq!(house.read().log_page(&of(amir), None, 10).unwrap().entries, [], "his has it");
    assert_eq!(house.read().log_page(&of(samira), None, 10).unwrap().entries.len(), 1);
    let entry = house.read().entry(id).unwrap().unwrap();
    assert!(entry.journal().is_waiting());
    transfer(house, now(), of_entry(id, samira)).unwrap();
    assert_eq!(items(house), []);
    let stranger = house.read().journal_matter(of_entry(id, sample.youths[1])).unwrap();
    assert_eq!(stranger, None, "it is no third youth's");
}

#[test]
fn what_is_corrected_waits_again_in_each_journal_that_has_it() {
    let (_home, mut sample) = house();
    let (id, samira, amir) = about_two(&mut sample);
    let house = &mut sample.house;
    transfer(house, now(), of_entry(id, amir)).unwrap();
    let later = now() + TimeDelta::days(3);
    let before = house.read().entry(id).unwrap().unwrap();
    let lines = EntryLines { facts: prose("Ble enige igjen."), ..EntryLines::default() };
    let content = EntryContent { lines, ..EntryContent::from(&before) };
    let revision = Revision::Amendment { content, reason: prose("Mer er kjent.").unwrap() };
    let command = Command::ReviseEntry { entry: id, seen: None, revision, shift: None };
    house.execute(LEAD, later, &command).unwrap();
    let waiting = queue(house, JournalFilter::default());
    let told: Vec<_> = waiting.iter().map(|queued| (queued.item.youth.unwrap(), queued.since)).collect();
    assert_eq!(told, [(samira, now()), (amir, later)], "hers has waited all the time, his from the correction on");
    let old = JournalFilter { before: Some(later), ..JournalFilter::default() };
    assert_eq!(queue(house, old).len(), 1);
    let his = JournalFilter { youth: Some(amir), before: None };
    assert_eq!(queue(house, his).len(), 1);
    let reference = Line::new("Modulus 119").unwrap();
    let stale = Command::TransferToJournal { item: of_entry(id, amir), seen: None, reference };
    assert_eq!(refusal(house.execute(THERAPIST, later, &stale)), Refusal::ChangedMeanwhile { by: LEAD });
}

#[test]
fn a_tick_is_taken_back_by_a_row_and_only_the_newest_of_that_journal() {
    let (_home, mut sample) = house();
    let (id, samira, amir) = about_two(&mut sample);
    let house = &mut sample.house;
    let first = made(&transfer(house, now(), of_entry(id, amir)).unwrap());
    transfer(house, now(), of_entry(id, samira)).unwrap();
    let later = now() + TimeDelta::days(2);
    assert_eq!(inverse(Made::Transfer(first), None), Some(Command::TakeBackTransfer { transfer: first }));
    assert!(matches!(
        house.execute(TEMP, later, &Command::TakeBackTransfer { transfer: first }),
        Err(StoreError::Refused(Refusal::NotAllowed { .. }))
    ));
    take_back(house, later, first).unwrap();
    assert_eq!(items(house), [of_entry(id, amir)]);
    assert_eq!(queue(house, JournalFilter::default())[0].since, now(), "it has waited since it was written");
    assert_eq!(refusal(take_back(house, later, first)), Refusal::CannotUndo);
    let second = made(&transfer(house, later, of_entry(id, amir)).unwrap());
    assert_eq!(refusal(take_back(house, later, first)), Refusal::CannotUndo);
    take_back(house, later, second).unwrap();
    let rows: i64 = house
        .connection()
        .query_row("SELECT count(*) FROM journal_transfer WHERE entry_id = ?1", [id.0], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 5, "nothing of it is lost");
}

#[test]
fn an_evaluation_waits_when_it_is_marked_and_is_copied_once() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let item = evaluate(house, true);
    let JournalSource::Evaluation(id) = item.source else { panic!() };
    assert_eq!(items(house), [item]);
    let Some(JournalMatter::Evaluation(matter)) = house.read().journal_matter(item).unwrap() else { panic!() };
    assert_eq!(matter.goal.unwrap().as_str(), "Bestå vg1 norsk");
    let elsewhere = JournalItem { youth: Some(sample.youths[0]), ..item };
    assert_eq!(house.read().journal_matter(elsewhere).unwrap(), None);
    let mark = |journal| Command::Plan(Step::MarkEvaluation { evaluation: id, journal });
    assert_eq!(refusal(house.execute(THERAPIST, now(), &mark(true))), Refusal::NothingChanged);
    house.execute(THERAPIST, now(), &mark(false)).unwrap();
    assert_eq!(items(house), []);
    house.execute(THERAPIST, now(), &mark(true)).unwrap();
    let done = transfer(house, now(), item).unwrap();
    assert_eq!(items(house), []);
    let found = house.read().evaluation(id).unwrap().unwrap();
    assert!(matches!(found.journal(), JournalStatus::Transferred(done) if done.reference.as_str() == "Modulus 118"));
    take_back(house, now(), made(&done)).unwrap();
    assert_eq!(items(house), [item]);
}

#[test]
fn an_evaluation_that_is_not_marked_never_waits() {
    let (_home, mut sample) = house();
    let item = evaluate(&mut sample.house, false);
    assert_eq!(items(&sample.house), []);
    assert_eq!(refusal(transfer(&mut sample.house, now(), item)), Refusal::NotWaiting);
}

#[test]
fn a_long_queue_is_read_page_by_page_the_oldest_first() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    for hours in [5, 1, 3] {
        let at = now() + TimeDelta::hours(hours);
        let new = NewEntry { marks: MARKED, happened_at: at, ..entry(About::House, "Møte.") };
        house.execute(THERAPIST, at, &Command::WriteEntry(new)).unwrap();
    }
    let (mut after, mut seen) = (None, Vec::new());
    loop {
        let page = house.read().journal_page(JournalFilter::default(), after, 1).unwrap();
        seen.extend(page.queued.iter().map(|queued| (queued.since - now()).num_hours()));
        after = page.queued.last().map(|last| (last.since, last.id));
        if !page.more {
            break;
        }
    }
    assert_eq!(seen, [1, 3, 5]);
}

/// What a house of the schema before had waiting and copied.
#[test]
fn what_one_tick_counted_for_counts_for_each_youth() {
    let (_home, mut sample) = house();
    let (id, samira, amir) = about_two(&mut sample);
    let waits = about_two(&mut sample).0;
    // As the schema before left it.
    sample
        .house
        .connection()
        .execute_batch(&format!(
            "DROP TABLE evaluation_mark; DROP TABLE journal_waiting; DROP TABLE journal_transfer;
             ALTER TABLE evaluation DROP COLUMN journal;
             CREATE TABLE journal_transfer (id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL REFERENCES log_entry (id),
                 revision_id INTEGER REFERENCES log_revision (id), at INTEGER NOT NULL,
                 staff_id INTEGER NOT NULL REFERENCES staff (id), reference TEXT NOT NULL) STRICT;
             CREATE INDEX journal_transfer_entry ON journal_transfer (entry_id, id);
             CREATE TRIGGER journal_transfer_keep_update BEFORE UPDATE ON journal_transfer BEGIN SELECT 1; END;
             CREATE TRIGGER journal_transfer_keep_delete BEFORE DELETE ON journal_transfer BEGIN SELECT 1; END;
             CREATE TRIGGER journal_transfer_keep_insert BEFORE INSERT ON journal_transfer BEGIN SELECT 1; END;
             CREATE TABLE journal_waiting (entry_id INTEGER PRIMARY KEY REFERENCES log_entry (id)) STRICT;
             INSERT INTO journal_transfer (entry_id, at, staff_id, reference) VALUES ({id}, 0, 2, 'Modulus 1');
             INSERT INTO journal_waiting (entry_id) VALUES ({waits});"
        ))
        .unwrap();
    sample.house.connection().execute_batch(include_str!("../migrations/020_journal.sql")).unwrap();
    let house = sample.house;
    let copied = house.read().entry(id).unwrap().unwrap();
    for youth in [samira, amir] {
        assert!(matches!(copied.journal_of(Some(youth)), JournalStatus::Transferred(_)));
    }
    let told: Vec<_> =
        queue(&house, JournalFilter::default()).iter().map(|queued| (queued.item, queued.since)).collect();
    assert_eq!(told, [(of_entry(waits, samira), now()), (of_entry(waits, amir), now())]);
}
