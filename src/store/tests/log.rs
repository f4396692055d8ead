//! Corrections, marks and the case journal on a real encrypted file.

use chrono::TimeDelta;

use super::{ApartmentId, LEAD, LogPlace, TEMP, THERAPIST, assert_refused, entry, house, now, prose, write};
use crate::{
    domain::{
        command::Command,
        ids::{EntryId, GoalId, RevisionId, StaffId, YouthId},
        journal::{JournalItem, JournalSource, JournalStatus},
        log::{
            About, ContactMinutes, EntryContent, EntryKind, EntryLines, EntryMarks, NewEntry, Revision, RevisionKind,
            Weight,
        },
        names::{Line, Prose},
        refusal::{Invalid, Refusal},
        time::Instant,
    },
    store::{
        ChainCheck, ChangedText, Done, House, StoreError,
        read::{JournalFilter, LogFilter},
    },
    testing::Sample,
};

/// Amir's goal in the sample house.
const GOAL: GoalId = GoalId(1);

fn why(text: &str) -> Prose {
    prose(text).unwrap()
}

fn of_house(entry: EntryId) -> JournalItem {
    JournalItem { source: JournalSource::Entry(entry), youth: None }
}

/// An entry of the therapist's evening shift.
fn in_shift(house: &mut House, about: About, text: &str) -> EntryId {
    let shift = house.read().shift_of(THERAPIST, now()).unwrap().map(|shift| shift.id);
    write(house, NewEntry { shift, ..entry(about, text) })
}

fn content(house: &House, id: EntryId, facts: &str) -> EntryContent {
    let entry = house.read().entry(id).unwrap().unwrap();
    EntryContent { lines: EntryLines { facts: prose(facts), ..EntryLines::default() }, ..EntryContent::from(&entry) }
}

fn newest(house: &House, id: EntryId) -> Option<RevisionId> {
    house.read().entry(id).unwrap().unwrap().revised.map(|revised| revised.id)
}

fn revise(house: &mut House, staff: StaffId, at: Instant, id: EntryId, revision: Revision) -> Result<Done, StoreError> {
    let seen = newest(house, id);
    revise_seen(house, staff, at, id, seen, revision)
}

fn revise_seen(
    house: &mut House,
    staff: StaffId,
    at: Instant,
    id: EntryId,
    seen: Option<RevisionId>,
    revision: Revision,
) -> Result<Done, StoreError> {
    house.execute(staff, at, &Command::ReviseEntry { entry: id, seen, revision, shift: None })
}

fn struck(text: &str) -> Revision {
    Revision::Struck { reason: why(text) }
}

#[track_caller]
fn refusal(result: Result<Done, StoreError>) -> Refusal {
    match result {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn found(sample: &Sample, filter: &LogFilter) -> Vec<EntryId> {
    sample.house.read().log_page(filter, None, 50).unwrap().entries.iter().map(|entry| entry.id).collect()
}

fn with_words(words: &str) -> LogFilter {
    LogFilter { words: words.to_owned(), ..LogFilter::default() }
}

#[test]
fn a_correction_is_what_the_entry_says_and_nothing_before_it_is_lost() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let id = in_shift(house, About::House, "Nøkkel 4 mangler.");
    let soon = now() + TimeDelta::minutes(8);
    let corrected = EntryContent {
        kind: EntryKind::Practical,
        weight: Weight::Important,
        marks: EntryMarks { handover: true, weight_until: Some(now() + TimeDelta::days(1)), ..EntryMarks::default() },
        ..content(house, id, "Nøkkel 5 mangler.")
    };
    revise(house, THERAPIST, soon, id, Revision::Correction(corrected.clone())).unwrap();
    let entry = house.read().entry(id).unwrap().unwrap();
    assert_eq!(EntryContent::from(&entry), corrected);
    let revised = entry.revised.unwrap();
    assert_eq!((revised.kind, revised.at, revised.by), (RevisionKind::Correction, soon, THERAPIST));

    let next_day = now() + TimeDelta::days(1);
    let amended = content(house, id, "Nøkkel 5 lå i bilen.");
    let amendment = Revision::Amendment { content: amended.clone(), reason: why("Nøkkelen er funnet.") };
    revise(house, LEAD, next_day, id, amendment).unwrap();
    let history = house.read().entry_history(id).unwrap();
    let facts: Vec<_> = history.iter().map(|version| version.content.as_ref().unwrap().lines.facts.clone()).collect();
    assert_eq!(facts, [prose("Nøkkel 4 mangler."), prose("Nøkkel 5 mangler."), prose("Nøkkel 5 lå i bilen.")]);
    assert_eq!(history[0].revised, None);
    let last = history[2].revised.as_ref().unwrap();
    assert_eq!(
        (last.kind, last.by, last.reason.clone()),
        (RevisionKind::Amendment, LEAD, prose("Nøkkelen er funnet."))
    );
    assert!(matches!(house.verify_chain().unwrap(), ChainCheck::Whole(_)));
}

#[test]
fn the_schema_itself_refuses_to_change_corrections_and_transfers() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let marks = EntryMarks { journal: true, ..EntryMarks::default() };
    let id = write(house, NewEntry { marks, ..entry(About::House, "Til journal.") });
    let reference = Line::new("Modulus 1").unwrap();
    house.execute(THERAPIST, now(), &Command::TransferToJournal { item: of_house(id), seen: None, reference }).unwrap();
    revise(house, LEAD, now(), id, struck("Feil.")).unwrap();
    let conn = house.connection();
    for table in ["log_revision", "journal_transfer"] {
        assert_refused(conn, &format!("DELETE FROM {table}"));
        assert_refused(conn, &format!("REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"));
        assert_refused(conn, &format!("UPDATE {table} SET staff_id = 3"));
        assert_refused(conn, &format!("UPDATE OR REPLACE {table} SET id = id + 1"));
    }
    let add = |kind: &str, reason: &str, facts: &str| {
        format!(
            "INSERT INTO log_revision (entry_id, kind, at, staff_id, reason, entry_kind, happened_at, weight, facts)
             VALUES (1, {kind}, 1, 1, {reason}, 'observation', 1, 0, {facts})"
        )
    };
    assert_refused(conn, &add("'amendment'", "NULL", "'x'"));
    assert_refused(conn, &add("'correction'", "'because'", "'x'"));
    assert_refused(conn, &add("'correction'", "NULL", "NULL"));
    assert_refused(conn, &add("'struck'", "'because'", "'x'"));
    assert_eq!(conn.execute(&add("'correction'", "NULL", "'x'"), []).unwrap(), 1, "as it should be");
    let on_struck = add("'correction'", "NULL", "'x'").replace("VALUES (1,", &format!("VALUES ({id},"));
    assert_refused(conn, &on_struck);
}

#[test]
fn who_may_change_an_entry_is_asked_where_it_is_read() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let id = in_shift(house, About::House, "Slik var det.");
    let correction = |house: &House, text: &str| Revision::Correction(content(house, id, text));
    let (soon, late) = (now() + TimeDelta::hours(1), now() + TimeDelta::hours(11));
    let other = correction(house, "Slik.");
    assert_eq!(refusal(revise(house, LEAD, soon, id, other.clone())), Refusal::NeedsReason, "another's entry");
    assert_eq!(refusal(revise(house, THERAPIST, late, id, other.clone())), Refusal::NeedsReason, "the shift is over");
    assert!(matches!(refusal(revise(house, TEMP, soon, id, other)), Refusal::NotAllowed { .. }));
    let same = correction(house, "Slik var det.");
    assert_eq!(refusal(revise(house, THERAPIST, soon, id, same)), Refusal::NothingChanged);
    let early = EntryContent { happened_at: now() + TimeDelta::hours(1), ..content(house, id, "Slik.") };
    let before_it_was = revise(house, THERAPIST, now() + TimeDelta::hours(2), id, Revision::Correction(early));
    assert_eq!(refusal(before_it_was), Refusal::Invalid(Invalid::InTheFuture), "after it was written");
    assert_eq!(newest(house, id), None, "nothing of it was written");

    revise(house, LEAD, late, id, struck("Feil hus.")).unwrap();
    let amendment = Revision::Amendment { content: content(house, id, "Nytt."), reason: why("x") };
    assert_eq!(refusal(revise(house, LEAD, late, id, amendment)), Refusal::EntryStruck { by: LEAD });
    assert_eq!(refusal(revise(house, THERAPIST, late, id, struck("x"))), Refusal::EntryStruck { by: LEAD });
}

#[test]
fn two_who_correct_the_same_entry_do_not_overwrite_each_other() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let id = in_shift(house, About::House, "Slik var det.");
    let mine = Revision::Correction(content(house, id, "Mitt."));
    let theirs = Revision::Amendment { content: content(house, id, "Deres."), reason: why("x") };
    revise_seen(house, LEAD, now(), id, None, theirs).unwrap();
    let late = revise_seen(house, THERAPIST, now(), id, None, mine.clone());
    assert_eq!(refusal(late), Refusal::ChangedMeanwhile { by: LEAD });
    let seen = newest(house, id);
    revise_seen(house, THERAPIST, now(), id, seen, mine).unwrap();
    assert_eq!(house.read().entry(id).unwrap().unwrap().lines.facts, prose("Mitt."));
}

#[test]
fn an_entry_is_found_by_what_it_says_now() {
    let (_home, mut sample) = house();
    let about = About::Youths(vec![sample.youths[2], sample.youths[0]]);
    let id = in_shift(&mut sample.house, about, "Fløyte i gangen.");
    let corrected = EntryContent {
        kind: EntryKind::School,
        weight: Weight::Critical,
        ..content(&sample.house, id, "Trompet i gangen.")
    };
    revise(&mut sample.house, THERAPIST, now(), id, Revision::Correction(corrected)).unwrap();
    assert_eq!(found(&sample, &with_words("fløyte")), []);
    assert_eq!(found(&sample, &with_words("fløy")), []);
    assert_eq!(found(&sample, &with_words("trompet gangen")), [id]);
    assert!(sample.house.read().find_entries("fløyte", 5).unwrap().is_empty());
    assert_eq!(sample.house.read().find_entries("tromp", 5).unwrap().len(), 1);
    let of_kind = |kind| LogFilter { kind: Some(kind), youth: Some(sample.youths[0]), ..LogFilter::default() };
    assert_eq!(found(&sample, &of_kind(EntryKind::School)), [id]);
    assert!(!found(&sample, &of_kind(EntryKind::Observation)).contains(&id));
    let critical = LogFilter { weight: Weight::Critical, ..LogFilter::default() };
    assert!(found(&sample, &critical).contains(&id));

    revise(&mut sample.house, THERAPIST, now(), id, struck("Feil ungdom.")).unwrap();
    assert_eq!(found(&sample, &with_words("trompet")), [id], "what is struck is never hidden");
    assert!(!found(&sample, &critical).contains(&id), "and weighs nothing");
    let check = sample.house.check_search().unwrap();
    assert_eq!(check.entries, check.indexed);
}

#[test]
fn a_struck_entry_is_not_the_newest_one_of_a_youth() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    let before = sample.house.read().newest_about(amir).unwrap().unwrap().id;
    let id = in_shift(&mut sample.house, About::Youths(vec![amir]), "Skrevet på feil ungdom.");
    assert_eq!(sample.house.read().newest_about(amir).unwrap().unwrap().id, id);
    revise(&mut sample.house, THERAPIST, now(), id, struck("Gjelder en annen.")).unwrap();
    assert_eq!(sample.house.read().newest_about(amir).unwrap().unwrap().id, before);
    assert!(found(&sample, &LogFilter { youth: Some(amir), ..LogFilter::default() }).contains(&id));
}

#[test]
fn what_is_read_about_one_youth_names_no_other() {
    let (_home, mut sample) = house();
    let (samira, amir) = (sample.youths[0], sample.youths[2]);
    let marks = EntryMarks { goal: Some(GOAL), ..EntryMarks::default() };
    let both = NewEntry { marks, ..entry(About::Youths(vec![amir, samira]), "Kranglet om fløyta.") };
    let id = write(&mut sample.house, both);
    let read = sample.house.read();
    let own = |youth: YouthId, words: &str| {
        let filter = LogFilter { youth: Some(youth), words: words.to_owned(), ..LogFilter::default() };
        let page = read.log_page(&filter, None, 5).unwrap();
        page.entries.into_iter().find(|entry| entry.id == id).unwrap()
    };
    for words in ["", "fløyta"] {
        let entry = own(samira, words);
        assert_eq!((entry.about, entry.others, entry.goal), (About::Youths(vec![samira]), 1, None), "{words:?}");
        let entry = own(amir, words);
        assert_eq!((entry.about, entry.others), (About::Youths(vec![amir]), 1), "{words:?}");
        assert_eq!(entry.goal.unwrap().id, GOAL);
    }
    assert_eq!(read.newest_about(samira).unwrap().unwrap().about, About::Youths(vec![samira]));
    let trace = read.goal_entries(GOAL, 5).unwrap().pop().unwrap();
    assert_eq!((trace.about, trace.others), (About::Youths(vec![amir]), 1));
    let whole = read.entry(id).unwrap().unwrap();
    assert_eq!((whole.about, whole.others), (About::Youths(vec![samira, amir]), 0), "the house sees all");
}

#[test]
fn a_goal_is_of_somebody_the_entry_is_about() {
    let (_home, mut sample) = house();
    let with_goal = |about, goal| NewEntry {
        marks: EntryMarks { goal: Some(goal), ..EntryMarks::default() },
        ..entry(about, "Sto opp selv.")
    };
    let (samira, amir) = (sample.youths[0], sample.youths[2]);
    for about in [About::House, About::Youths(vec![samira])] {
        let command = Command::WriteEntry(with_goal(about, GOAL));
        assert_eq!(refusal(sample.house.execute(THERAPIST, now(), &command)), Refusal::NotTheirGoal);
    }
    let gone = Command::WriteEntry(with_goal(About::Youths(vec![amir]), GoalId(99)));
    assert_eq!(refusal(sample.house.execute(THERAPIST, now(), &gone)), Refusal::Gone);
    let id = write(&mut sample.house, with_goal(About::Youths(vec![amir]), GoalId(2)));
    assert_eq!(sample.house.read().goal_entries(GoalId(2), 5).unwrap()[0].id, id);
    let likely: Vec<GoalId> = sample.house.read().likely_goals(amir).unwrap().iter().map(|goal| goal.id).collect();
    assert_eq!(likely, [GoalId(2), GOAL], "what was written about last comes first");

    let without = EntryContent { marks: EntryMarks::default(), ..content(&sample.house, id, "Sto opp selv.") };
    let reason = why("Gjaldt et annet mål.");
    revise(&mut sample.house, LEAD, now(), id, Revision::Amendment { content: without, reason }).unwrap();
    assert_eq!(sample.house.read().goal_entries(GoalId(2), 5).unwrap(), []);
}

#[test]
fn marks_are_kept_as_they_were_written() {
    let (_home, mut sample) = house();
    let marks = EntryMarks {
        weight_until: Some(now() + TimeDelta::hours(24)),
        handover: true,
        goal: Some(GOAL),
        minutes: ContactMinutes { individual: Some(45), common: Some(90) },
        journal: true,
    };
    let about = About::Youths(vec![sample.youths[2]]);
    let id = write(&mut sample.house, NewEntry { weight: Weight::Important, marks, ..entry(about, "Samtale.") });
    assert_eq!(sample.house.read().entry(id).unwrap().unwrap().marks, marks);
    let normal = EntryMarks { weight_until: marks.weight_until, ..EntryMarks::default() };
    let id = write(&mut sample.house, NewEntry { marks: normal, ..entry(About::House, "Vanlig.") });
    let read = sample.house.read().entry(id).unwrap().unwrap();
    assert_eq!(read.marks.weight_until, None, "there is nothing to fall back from");
}

#[test]
fn the_handover_finds_what_was_marked_then_and_still_is() {
    let (_home, mut sample) = house();
    let marks = EntryMarks { handover: true, ..EntryMarks::default() };
    let house = &mut sample.house;
    let before = now() - TimeDelta::hours(1);
    let of = |house: &House, from, to| -> Vec<EntryId> {
        house.read().handover_entries(from, to).unwrap().iter().map(|entry| entry.id).collect()
    };
    let told = write(house, NewEntry { marks, ..entry(About::House, "Fortelles.") });
    let slip = write(house, NewEntry { marks, ..entry(About::House, "Feil.") });
    let not_any_more = write(house, NewEntry { marks, ..entry(About::House, "Avklart.") });
    let later = in_shift(house, About::House, "Kom på det etterpå.");
    assert_eq!(of(house, before, now() + TimeDelta::seconds(1)), [told, slip, not_any_more]);
    assert_eq!(of(house, before, now()), [], "the end does not belong to it");
    revise(house, LEAD, now(), slip, struck("Feil.")).unwrap();
    let unmarked = EntryContent { marks: EntryMarks::default(), ..content(house, not_any_more, "Avklart.") };
    let reason = why("Avklart.");
    revise(house, LEAD, now(), not_any_more, Revision::Amendment { content: unmarked, reason }).unwrap();
    let marked = EntryContent { marks, ..content(house, later, "Kom på det etterpå.") };
    revise(house, THERAPIST, now(), later, Revision::Correction(marked)).unwrap();
    assert_eq!(of(house, before, now() + TimeDelta::seconds(1)), [told, later]);
}

#[test]
fn the_journal_list_holds_what_waits_and_nothing_else() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let marks = EntryMarks { journal: true, ..EntryMarks::default() };
    let waiting = |house: &House| -> Vec<EntryId> {
        let filter = LogFilter { journal: true, ..LogFilter::default() };
        let page = house.read().log_page(&filter, None, 10).unwrap().entries;
        assert_eq!(
            house.read().journal_waiting_count(JournalFilter::default()).unwrap(),
            i64::try_from(page.len()).unwrap()
        );
        assert!(page.iter().all(|entry| entry.journal() == JournalStatus::Waiting));
        page.iter().map(|entry| entry.id).collect()
    };
    let transfer = |house: &mut House, staff, entry, seen| {
        let reference = Line::new("Modulus 118").unwrap();
        house.execute(staff, now(), &Command::TransferToJournal { item: of_house(entry), seen, reference })
    };
    let first = write(house, NewEntry { marks, ..entry(About::House, "Møte.") });
    let second = write(house, NewEntry { marks, ..entry(About::House, "Samtale.") });
    write(house, entry(About::House, "Ikke til journal."));
    assert_eq!(waiting(house), [second, first]);
    let with_word = |house: &House, words: &str| {
        let filter = LogFilter { journal: true, words: words.to_owned(), ..LogFilter::default() };
        house.read().log_page(&filter, None, 10).unwrap().entries.len()
    };
    assert_eq!((with_word(house, "møte"), with_word(house, "journal")), (1, 0), "a word goes with it");

    assert!(matches!(refusal(transfer(house, TEMP, first, None)), Refusal::NotAllowed { .. }));
    transfer(house, THERAPIST, first, None).unwrap();
    assert_eq!(waiting(house), [second]);
    assert_eq!(refusal(transfer(house, THERAPIST, first, None)), Refusal::NotWaiting);
    let entry = house.read().entry(first).unwrap().unwrap();
    assert!(matches!(entry.journal(), JournalStatus::Transferred(done) if done.reference.as_str() == "Modulus 118"));

    let reason = why("Feil dato.");
    let amended = content(house, first, "Møte på mandag.");
    revise(house, LEAD, now(), first, Revision::Amendment { content: amended, reason }).unwrap();
    assert_eq!(waiting(house), [second, first], "what was changed since is copied again");
    assert_eq!(refusal(transfer(house, LEAD, first, None)), Refusal::ChangedMeanwhile { by: LEAD }, "not the old text");
    let seen = newest(house, first);
    transfer(house, LEAD, first, seen).unwrap();
    revise(house, LEAD, now(), second, struck("Gjelder ikke oss.")).unwrap();
    assert_eq!(waiting(house), [], "what was struck before is never copied");
    revise(house, LEAD, now(), first, struck("Feil barn.")).unwrap();
    assert_eq!(waiting(house), [first], "what was struck afterwards is told there");
}

#[test]
fn the_audit_row_of_a_correction_holds_no_text() {
    let (_home, mut sample) = house();
    let id = in_shift(&mut sample.house, About::House, "Slik var det.");
    let content = content(&sample.house, id, "Hemmelig setning");
    let amendment = Revision::Amendment { content, reason: why("Hemmelig grunn") };
    let done = revise(&mut sample.house, LEAD, now(), id, amendment).unwrap();
    assert_eq!(done.row, id.0);
    let newest = "SELECT action, detail FROM audit ORDER BY id DESC LIMIT 1";
    let (action, detail): (String, String) =
        sample.house.connection().query_row(newest, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert_eq!(action, "amend-entry");
    assert!(!detail.contains("Hemmelig"), "{detail}");
    assert!(detail.contains("lines_sha256") && detail.contains("reason_sha256"), "{detail}");
}

#[test]
fn the_log_of_a_place_has_what_is_about_the_place_itself() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    let house = &mut sample.house;
    let flat = |number| About::Apartment(ApartmentId(number));
    let vacant = write(house, entry(flat(5), "Vasket."));
    let pipe = write(house, NewEntry { kind: EntryKind::Practical, ..entry(flat(3), "Røret er tett.") });
    write(house, entry(About::Youths(vec![amir]), "Hjemme i treeren."));
    let alarm = write(house, entry(About::House, "Alarmen gikk."));
    let found = |filter: LogFilter| -> Vec<EntryId> {
        house.read().log_page(&filter, None, 50).unwrap().entries.into_iter().map(|entry| entry.id).collect()
    };
    let at = |place| LogFilter { place: Some(place), ..LogFilter::default() };
    let apartment = |number| at(LogPlace::Apartment(ApartmentId(number)));
    assert_eq!(found(at(LogPlace::House)), [alarm, EntryId(1)]);
    assert_eq!(found(apartment(5)), [vacant]);
    assert_eq!(found(apartment(3)), [pipe]);
    assert_eq!(found(apartment(1)), []);
    assert_eq!(found(LogFilter { words: "alarm".into(), ..at(LogPlace::House) }), [alarm]);
    assert_eq!(found(LogFilter { kind: Some(EntryKind::Practical), ..apartment(3) }), [pipe]);
    assert_eq!(found(LogFilter { kind: Some(EntryKind::Practical), ..apartment(5) }), []);
    assert_eq!(found(LogFilter { kind: Some(EntryKind::Observation), ..at(LogPlace::House) }), [alarm]);
}

/// Every way a note comes to be or is changed, and a handover that is signed: what the chain says of them is what stands there.
fn written_in_every_way() -> (tempfile::TempDir, crate::testing::Sample, EntryId) {
    let (home, mut sample) = house();
    let id = in_shift(&mut sample.house, About::House, "Rolig kveld.");
    let lines =
        EntryLines { youth_voice: prose("Jeg vil hjem."), agreed: prose("Ringe i morgen."), ..EntryLines::default() };
    write(&mut sample.house, NewEntry { lines, ..entry(About::House, "x") });
    let correction = Revision::Correction(content(&sample.house, id, "Rolig natt."));
    revise(&mut sample.house, THERAPIST, now(), id, correction).unwrap();
    let amended = Revision::Amendment { content: content(&sample.house, id, "Urolig natt."), reason: why("Feil.") };
    revise(&mut sample.house, LEAD, now(), id, amended).unwrap();
    revise(&mut sample.house, LEAD, now(), id, struck("Skrevet i feil hus.")).unwrap();
    (home, sample, id)
}

#[test]
fn what_the_chain_covers_by_a_hash_is_held_against_what_stands_there() {
    let (_home, sample, id) = written_in_every_way();
    assert_eq!(sample.house.changed_texts().unwrap(), []);
    let conn = sample.house.connection();
    let triggers = "DROP TRIGGER log_entry_keep_update; DROP TRIGGER log_entry_keep_delete;
                    DROP TRIGGER log_revision_keep_update; DROP TRIGGER log_revision_keep_delete;
                    DROP TRIGGER log_revision_keep_struck; PRAGMA foreign_keys = OFF;";
    conn.execute_batch(triggers).unwrap();
    let id = id.0;
    for (sql, expected) in [
        (format!("UPDATE log_entry SET facts = 'Slo.' WHERE id = {id}"), id),
        (format!("UPDATE log_entry SET facts = NULL, agreed = facts WHERE id = {id}"), id),
        (format!("UPDATE log_entry SET facts = CAST(x'ff' AS TEXT) WHERE id = {id}"), id),
        (format!("UPDATE log_entry SET author_id = author_id + 1 WHERE id = {id}"), id),
        (format!("UPDATE log_entry SET written_at = written_at - 3600 WHERE id = {id}"), id),
        ("UPDATE log_entry SET youth_voice = 'Jeg vil bort.' WHERE youth_voice IS NOT NULL".to_owned(), id + 1),
        ("UPDATE log_revision SET facts = 'Stille.' WHERE kind = 'correction'".to_owned(), id),
        ("UPDATE log_revision SET reason = 'Annet.' WHERE kind = 'struck'".to_owned(), id),
        ("UPDATE log_revision SET staff_id = 1 WHERE kind = 'correction'".to_owned(), id),
        ("DELETE FROM log_revision WHERE kind = 'amendment'".to_owned(), id),
        (
            "INSERT INTO log_revision (entry_id, kind, at, staff_id, reason) VALUES (1, 'struck', 1, 1, 'x')"
                .to_owned(),
            1,
        ),
        (format!("DELETE FROM log_entry WHERE id = {id}"), id),
        (
            "INSERT INTO log_entry (written_at, happened_at, author_id, about, kind, weight, facts)
             VALUES (1, 1, 1, 'house', 'note', 0, 'x')"
                .to_owned(),
            id + 2,
        ),
    ] {
        conn.execute_batch("SAVEPOINT before").unwrap();
        conn.execute_batch(&sql).unwrap();
        let found = sample.house.changed_texts().unwrap();
        assert_eq!(found, [ChangedText::Entry(EntryId(expected))], "{sql}");
        conn.execute_batch("ROLLBACK TO before; RELEASE before").unwrap();
    }
    assert_eq!(sample.house.changed_texts().unwrap(), []);
    assert!(
        matches!(sample.house.verify_chain().unwrap(), ChainCheck::Whole(_)),
        "the chain itself is whole all along"
    );
}
