//! The store on real encrypted files.

use std::fs;

use chrono::TimeDelta;
use rusqlite::{Connection, config::DbConfig, params_from_iter, types::Value};
use tempfile::TempDir;

use super::{
    ChainCheck, House, HouseFolder, StoreError,
    entrance::{self, ChosenSecrets, Guard, MemberSecrets},
    keys::{KeyFile, Passphrase, Pin},
    migrate,
    open::{self, Memory},
    read::{LogFilter, LogPlace},
};
use crate::{
    domain::{
        audit::AccessEvent,
        calendar::{EventFacts, EventKind, Step as CalendarStep, When},
        command::Command,
        house::NewHouse,
        ids::{ApartmentId, ApartmentNumber, EntryId, EventId, GoalId, PresenceId, ShiftId, StaffId, YouthId},
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        moves::StayEnd,
        names::{Line, Prose},
        plan::{GoalFacts, GoalStatus},
        refusal::{Invalid, Refusal},
        shift::ShiftKindId,
        staff::{Initials, NewStaff, StaffRole},
        time::{Instant, Zone},
        youth::{InterpreterNeed, YouthFacts},
    },
    testing::{PASSPHRASE, PIN, SAMPLE_NOW, Sample, sample_house},
};

mod access_pack;
mod assessment;
mod calendar;
mod calendar_attendance;
mod calendar_counts;
mod calendar_file;
mod calendar_moved;
mod calendar_words;
mod card;
mod changed;
mod contacts;
mod drafts;
mod handover;
mod host_follow;
mod host_payment;
mod hosts;
mod houses;
mod houses_beside;
mod journal;
mod log;
mod moves;
mod moves_within;
mod night;
mod plans;
mod presence;
mod pulled;
mod queries;
mod receipts;
mod review;
mod search;
mod search_file;
mod tasks;
mod way;

pub(super) use houses::sister;
pub(super) use queries::note_query;

pub(super) const LEAD: StaffId = StaffId(1);
pub(super) const THERAPIST: StaffId = StaffId(2);
pub(super) const TEMP: StaffId = StaffId(4);
const ADMINISTRATOR: StaffId = StaffId(5);

pub(super) fn now() -> Instant {
    SAMPLE_NOW.parse().unwrap()
}

/// The sample house in a folder of its own.
pub(super) fn house() -> (TempDir, Sample) {
    let home = tempfile::tempdir().unwrap();
    let sample = sample_house(&home.path().join("house"), now());
    (home, sample)
}

fn prose(text: &str) -> Option<Prose> {
    Prose::optional(text).unwrap()
}

/// An observation with these facts.
pub(super) fn entry(about: About, text: &str) -> NewEntry {
    NewEntry {
        about,
        kind: EntryKind::Observation,
        weight: Weight::Normal,
        happened_at: now(),
        lines: EntryLines { facts: prose(text), ..EntryLines::default() },
        shift: None,
        marks: EntryMarks::default(),
    }
}

/// Writes an entry as the therapist of the sample house.
pub(super) fn write(house: &mut House, entry: NewEntry) -> EntryId {
    EntryId(house.execute(THERAPIST, now(), &Command::WriteEntry(entry)).unwrap().row)
}

pub(super) fn secrets() -> MemberSecrets {
    MemberSecrets { passphrase: Passphrase::new(PASSPHRASE), pin: Pin::typed(PIN).unwrap() }
}

pub(super) fn new_house() -> NewHouse {
    NewHouse {
        name: Line::new("Prøvehuset").unwrap(),
        apartments: NewHouse::standard_apartments(6),
        common_rooms: vec![Line::new("Stue").unwrap()],
        first_staff: NewStaff {
            initials: Initials::new("KN").unwrap(),
            name: Line::new("Kari Nygård").unwrap(),
            role: StaffRole::ClinicalLead,
            pin_hash: String::new(),
            slot: String::new(),
        },
        invented: false,
    }
}

#[test]
fn a_house_keeps_its_entries_when_it_is_closed_and_opened() {
    let (home, mut sample) = house();
    let id = write(&mut sample.house, entry(About::House, "Nøkkel 4 mangler i skapet."));
    drop(sample);
    let folder = HouseFolder::new(&home.path().join("house"));
    let initials = Initials::new("OH").unwrap();
    let opened = entrance::unlock(&folder, &initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).unwrap();
    let read = opened.house.read().entry(id).unwrap().unwrap();
    assert_eq!(read.lines.facts, prose("Nøkkel 4 mangler i skapet."));
    assert_eq!(opened.house.verify_chain().unwrap(), ChainCheck::Whole(opened.house.chain_head().unwrap()));
}

#[cfg(unix)]
#[test]
fn the_files_of_a_house_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let (home, _sample) = house();
    let folder = home.path().join("house");
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    for file in fs::read_dir(&folder).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.file_name());
    }
}

#[test]
fn no_word_of_the_house_lies_readable_on_the_disk() {
    let (home, mut sample) = house();
    write(&mut sample.house, entry(About::House, "Blåbærsyltetøy"));
    drop(sample);
    for file in fs::read_dir(home.path().join("house")).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        for word in ["Blåbærsyltetøy", "Samira", "Kari", "bofellesskap", "CREATE TABLE"] {
            assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
        }
    }
}

#[test]
fn a_failed_try_is_nobodys_deed_and_names_whose_secret_it_was() {
    let (_home, mut sample) = house();
    sample.house.record_failed_try(now(), Some(THERAPIST), None).unwrap();
    let newest = sample.house.read().newest_audit(1).unwrap().remove(0);
    assert_eq!((newest.action.as_str(), newest.staff), ("failed-try", None));
    let detail: String = sample
        .house
        .connection()
        .query_row("SELECT detail FROM audit ORDER BY id DESC LIMIT 1", [], |row| row.get(0))
        .unwrap();
    assert_eq!(detail, r#"{"record-failed-try":{"tried":2,"happened_at":null}}"#);
    assert!(matches!(sample.house.verify_chain().unwrap(), ChainCheck::Whole(_)));
    // Nobody signs it in their own name.
    let signed = Command::RecordFailedTry { tried: None, happened_at: None };
    assert!(sample.house.execute(LEAD, now(), &signed).is_err());
}

#[test]
fn every_command_leaves_one_audit_row_and_the_chain_is_whole() {
    let (_home, mut sample) = house();
    let before = sample.house.chain_head().unwrap();
    write(&mut sample.house, entry(About::Youths(vec![sample.youths[0]]), "Frokost."));
    let after = sample.house.chain_head().unwrap();
    assert_eq!(after.id.0, before.id.0 + 1);
    let newest = sample.house.read().newest_audit(1).unwrap().remove(0);
    assert_eq!(
        (newest.action.as_str(), newest.staff, newest.youth),
        ("write-entry", Some(THERAPIST), Some(sample.youths[0]))
    );
    assert_eq!(sample.house.verify_chain().unwrap(), ChainCheck::Whole(after));
}

#[test]
fn a_changed_audit_row_breaks_the_chain_there() {
    let (_home, sample) = house();
    let conn = sample.house.connection();
    conn.execute_batch("DROP TRIGGER audit_keep_update; UPDATE audit SET detail = '{}' WHERE id = 7;").unwrap();
    assert_eq!(sample.house.verify_chain().unwrap(), ChainCheck::BrokenAt(crate::domain::ids::AuditId(7)));
}

#[test]
fn the_audit_row_of_an_entry_holds_no_text() {
    let (_home, mut sample) = house();
    write(&mut sample.house, entry(About::House, "Hemmelig setning"));
    let detail: String = sample
        .house
        .connection()
        .query_row("SELECT detail FROM audit ORDER BY id DESC LIMIT 1", [], |row| row.get(0))
        .unwrap();
    assert!(!detail.contains("Hemmelig"), "{detail}");
}

#[test]
fn what_is_refused_changes_nothing() {
    let (_home, mut sample) = house();
    let before = sample.house.chain_head().unwrap();
    let entries = sample.house.read().entry_count().unwrap();
    let refused = [
        (TEMP, Command::Calendar(CalendarStep::Add(activity()))),
        (ADMINISTRATOR, Command::WriteEntry(entry(About::House, "x"))),
        (
            THERAPIST,
            Command::MoveIn {
                youth: sample.youths[0],
                apartment: ApartmentId(5),
                from: now().date_naive(),
                points: Vec::new(),
            },
        ),
        (THERAPIST, Command::SetSecrets { staff: LEAD, slot: None, pin_hash: Some("x".into()) }),
        (LEAD, Command::WriteEntry(entry(About::Youths(vec![]), "x"))),
        (LEAD, Command::WriteEntry(entry(About::Youths(vec![YouthId(99)]), "x"))),
        (LEAD, Command::WriteEntry(entry(About::Apartment(ApartmentId(99)), "x"))),
        (StaffId(99), Command::WriteEntry(entry(About::House, "x"))),
        (LEAD, Command::ChangeStaff { staff: LEAD, version: 1, role: StaffRole::TempStaff, active: true }),
        (LEAD, Command::FoundHouse(new_house())),
    ];
    for (staff, command) in refused {
        assert!(sample.house.execute(staff, now(), &command).is_err(), "{command:?}");
    }
    assert_eq!(sample.house.chain_head().unwrap(), before);
    assert_eq!(sample.house.read().entry_count().unwrap(), entries);
    assert_eq!(sample.house.read().people().unwrap().staff[&LEAD].role, StaffRole::ClinicalLead);
}

#[test]
fn a_role_counts_from_the_moment_it_is_changed() {
    let (_home, mut sample) = house();
    let add = Command::Calendar(CalendarStep::Add(activity()));
    assert!(matches!(
        sample.house.execute(TEMP, now(), &add),
        Err(StoreError::Refused(Refusal::NotAllowed { role: StaffRole::TempStaff, .. }))
    ));
    let promote = Command::ChangeStaff { staff: TEMP, version: 1, role: StaffRole::MilieuTherapist, active: true };
    sample.house.execute(LEAD, now(), &promote).unwrap();
    sample.house.execute(TEMP, now(), &add).unwrap();
    let dismiss = Command::ChangeStaff { staff: TEMP, version: 2, role: StaffRole::MilieuTherapist, active: false };
    sample.house.execute(LEAD, now(), &dismiss).unwrap();
    assert!(sample.house.execute(TEMP, now(), &add).is_err());
}

#[test]
fn whoever_has_left_has_no_pin_to_be_asked_for() {
    let (_home, mut sample) = house();
    let leave = Command::ChangeStaff { staff: TEMP, version: 1, role: StaffRole::TempStaff, active: false };
    sample.house.execute(LEAD, now(), &leave).unwrap();
    let read = sample.house.read();
    assert!(matches!(read.pin_hash(TEMP), Err(StoreError::Refused(Refusal::Gone))));
    assert!(matches!(read.slot_of(StaffId(99)), Err(StoreError::Refused(Refusal::Gone))));
}

#[test]
fn whoever_leaves_loses_their_slot_and_comes_back_only_with_a_new_one() {
    let (home, mut sample) = house();
    let folder = HouseFolder::new(&home.path().join("house"));
    let change = |version, active| Command::ChangeStaff { staff: TEMP, version, role: StaffRole::TempStaff, active };
    let slot = sample.house.read().slot_of(TEMP).unwrap();
    // What is refused takes no slot.
    assert!(sample.house.execute(THERAPIST, now(), &change(1, false)).is_err());
    entrance::prove(&folder, &slot, &Passphrase::new(PASSPHRASE)).unwrap();

    sample.house.execute(LEAD, now(), &change(1, false)).unwrap();
    assert!(matches!(entrance::prove(&folder, &slot, &Passphrase::new(PASSPHRASE)), Err(StoreError::WrongPassphrase)));
    let left = entrance::key_file(&folder).unwrap();
    assert!(left.slots().iter().all(|left| left.id().to_string() != slot));
    assert!(sample.house.check_slots().unwrap().is_sound());
    let refused = sample.house.execute(LEAD, now(), &change(2, true));
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::NoPassphrase))), "{refused:?}");

    let initials = sample.house.read().people().unwrap().staff[&TEMP].initials.clone();
    let new = Passphrase::new("en helt annen passfrase her");
    let chosen = ChosenSecrets { passphrase: Some(Passphrase::new(new.as_str())), pin: None };
    let made = sample.house.keyring().new_secrets(&initials, &chosen, Guard::INVENTED).unwrap();
    entrance::change_secrets(&mut sample.house, LEAD, now(), TEMP, made).unwrap();
    // New secrets say nothing about role and work: what was read of those before still stands.
    sample.house.execute(LEAD, now(), &change(2, true)).unwrap();
    drop(sample);
    assert!(entrance::unlock(&folder, &initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).is_err());
    entrance::unlock(&folder, &initials, &new, now(), Zone::OSLO).unwrap();
}

#[test]
fn new_secrets_count_together_in_one_row_that_tells_none_of_them() {
    let (home, mut sample) = house();
    let folder = HouseFolder::new(&home.path().join("house"));
    let (slot, hash) = (sample.house.read().slot_of(TEMP).unwrap(), sample.house.read().pin_hash(TEMP).unwrap());
    let rows = sample.house.read().newest_audit(100).unwrap().len();
    let initials = sample.house.read().people().unwrap().staff[&TEMP].initials.clone();
    let chosen = || ChosenSecrets {
        passphrase: Some(Passphrase::new("en helt annen passfrase her")),
        pin: Some(Pin::choose("735291").unwrap()),
    };

    // Refused, neither counts, and the slot that was made for it is gone.
    let made = sample.house.keyring().new_secrets(&initials, &chosen(), Guard::INVENTED).unwrap();
    assert!(entrance::change_secrets(&mut sample.house, THERAPIST, now(), TEMP, made).is_err());
    assert_eq!(sample.house.read().slot_of(TEMP).unwrap(), slot);
    assert_eq!(sample.house.read().pin_hash(TEMP).unwrap(), hash);
    assert!(sample.house.check_slots().unwrap().is_sound());

    let made = sample.house.keyring().new_secrets(&initials, &chosen(), Guard::INVENTED).unwrap();
    entrance::change_secrets(&mut sample.house, LEAD, now(), TEMP, made).unwrap();
    assert_ne!(sample.house.read().slot_of(TEMP).unwrap(), slot);
    let new_hash = sample.house.read().pin_hash(TEMP).unwrap();
    assert_ne!(new_hash, hash);
    assert!(sample.house.check_slots().unwrap().is_sound());
    assert!(matches!(entrance::prove(&folder, &slot, &Passphrase::new(PASSPHRASE)), Err(StoreError::WrongPassphrase)));

    let audit = sample.house.read().newest_audit(100).unwrap();
    assert_eq!(audit.len(), rows + 1);
    let detail: String = sample
        .house
        .connection()
        .query_row("SELECT detail FROM audit ORDER BY id DESC LIMIT 1", [], |row| row.get(0))
        .unwrap();
    assert!(detail.contains(r#""pin":true"#) && !detail.contains(&new_hash), "{detail}");
}

#[test]
fn the_schema_itself_refuses_to_change_what_is_recorded() {
    let (_home, mut sample) = house();
    let id = write(&mut sample.house, entry(About::Youths(vec![sample.youths[0]]), "Slik var det."));
    let conn = sample.house.connection();
    let tables = ["log_entry", "log_entry_youth", "audit", "youth_voice"];
    for table in tables {
        assert_refused(conn, &format!("DELETE FROM {table}"));
        assert_refused(conn, &format!("REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"));
        assert_refused(conn, &format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"));
    }
    assert_refused(conn, "UPDATE log_entry SET facts = 'Noe annet'");
    assert_refused(conn, "UPDATE OR REPLACE log_entry SET id = id + 1");
    assert_refused(conn, "UPDATE log_entry_youth SET youth_id = 2");
    assert_refused(conn, "UPDATE youth_voice SET words = 'x'");
    assert_refused(conn, "UPDATE audit SET staff_id = 2");
    assert_eq!(sample.house.read().entry(id).unwrap().unwrap().lines.facts, prose("Slik var det."));
}

fn assert_refused(conn: &Connection, sql: &str) {
    assert!(conn.execute(sql, []).is_err(), "{sql}");
}

#[test]
fn nobody_lives_in_two_places_and_no_apartment_has_two() {
    let (_home, mut sample) = house();
    let (amir, samira) = (sample.youths[2], sample.youths[0]);
    let today = now().date_naive();
    let house = &mut sample.house;
    let tomorrow = now() + TimeDelta::days(1);
    let in_on =
        |youth, apartment, from| Command::MoveIn { youth, apartment: ApartmentId(apartment), from, points: Vec::new() };
    let in_to = |youth, apartment| in_on(youth, apartment, today);
    let refusal = |result: Result<super::Done, StoreError>| match result {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    assert_eq!(refusal(house.execute(LEAD, now(), &in_to(amir, 5))), Refusal::LivesElsewhere(Some(ApartmentNumber(3))));
    house
        .execute(
            LEAD,
            now(),
            &Command::MoveOut { youth: amir, last_day: today, end: StayEnd::default(), points: Vec::new() },
        )
        .unwrap();
    let newcomer = YouthId(house.execute(LEAD, now(), &Command::AddYouth(leyla())).unwrap().row);
    assert_eq!(
        refusal(house.execute(LEAD, now(), &in_to(newcomer, 1))),
        Refusal::ApartmentTaken { number: ApartmentNumber(1), by: samira, until: None }
    );
    // On its last day the apartment is still Amir's.
    house
        .execute(
            LEAD,
            now(),
            &Command::MoveOut { youth: samira, last_day: today, end: StayEnd::default(), points: Vec::new() },
        )
        .unwrap();
    assert_eq!(
        refusal(house.execute(LEAD, now(), &in_to(newcomer, 3))),
        Refusal::ApartmentTaken { number: ApartmentNumber(3), by: amir, until: Some(today) }
    );
    // On her last day, and before it, Samira lives where she lived.
    for from in [today, today - TimeDelta::days(30)] {
        let back_in = in_on(samira, 5, from);
        assert_eq!(
            refusal(house.execute(LEAD, now(), &back_in)),
            Refusal::LivedElsewhere { number: Some(ApartmentNumber(1)), until: today }
        );
    }
    house.execute(LEAD, tomorrow, &in_on(samira, 5, tomorrow.date_naive())).unwrap();
    let gone = Command::MoveOut { youth: amir, last_day: today, end: StayEnd::default(), points: Vec::new() };
    assert_eq!(refusal(house.execute(LEAD, now(), &gone)), Refusal::NotLivingHere);
}

fn leyla() -> YouthFacts {
    YouthFacts {
        preferred_name: Line::new("Leyla").unwrap(),
        latin_name: None,
        own_script_name: None,
        pronunciation: None,
        birth_date: "2010-02-03".parse().unwrap(),
        celebrates: None,
        languages: None,
        interpreter: InterpreterNeed::Sometimes,
        interpreter_note: None,
        help_needed: None,
        primary_contact: None,
    }
}

#[test]
fn a_change_from_a_version_that_is_past_is_refused_with_who_was_first() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    let mut youth = sample.house.read().people().unwrap().youths[&amir].clone();
    youth.facts.languages = Some(Line::new("dari").unwrap());
    let change = Command::ChangeYouth { youth: amir, version: youth.version, facts: youth.facts };
    sample.house.execute(LEAD, now(), &change).unwrap();
    assert!(matches!(
        sample.house.execute(LEAD, now(), &change),
        Err(StoreError::Refused(Refusal::ChangedMeanwhile { by: LEAD }))
    ));
}

#[test]
fn two_who_change_the_same_member_do_not_overwrite_each_other() {
    let (_home, mut sample) = house();
    let change = |role| Command::ChangeStaff { staff: TEMP, version: 1, role, active: true };
    sample.house.execute(ADMINISTRATOR, now(), &change(StaffRole::MilieuTherapist)).unwrap();
    assert!(matches!(
        sample.house.execute(LEAD, now(), &change(StaffRole::Administrator)),
        Err(StoreError::Refused(Refusal::ChangedMeanwhile { by: ADMINISTRATOR }))
    ));
    let member = sample.house.read().people().unwrap().staff[&TEMP].clone();
    assert_eq!((member.role, member.version), (StaffRole::MilieuTherapist, 2));
}

#[test]
fn what_was_just_added_can_be_taken_back_until_somebody_touches_it() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    let facts = GoalFacts {
        title: Line::new("Lage middag selv").unwrap(),
        area: Line::new("bolig og botrening").unwrap(),
        status: GoalStatus::Trying,
        review: now().date_naive(),
    };
    let add = Command::AddGoal { youth: amir, facts: facts.clone() };
    let made = sample.house.execute(THERAPIST, now(), &add).unwrap().made;
    let undo = crate::domain::undo::inverse(made, None).unwrap();
    sample.house.execute(THERAPIST, now(), &undo).unwrap();
    assert_eq!(sample.house.read().plan(amir).unwrap().goals.len(), 2);

    let done = sample.house.execute(THERAPIST, now(), &add).unwrap();
    let change = Command::ChangeGoal { goal: GoalId(done.row), version: 1, facts };
    sample.house.execute(LEAD, now(), &change).unwrap();
    let undo = crate::domain::undo::inverse(done.made, None).unwrap();
    assert!(matches!(sample.house.execute(THERAPIST, now(), &undo), Err(StoreError::Refused(Refusal::CannotUndo))));
    assert_eq!(sample.house.read().plan(amir).unwrap().goals.len(), 3);
}

#[test]
fn a_file_that_was_replaced_is_never_written_into() {
    let (home, mut sample) = house();
    let path = home.path().join("house/house.db");
    fs::rename(&path, home.path().join("moved.db")).unwrap();
    let saved = sample.house.execute(THERAPIST, now(), &Command::WriteEntry(entry(About::House, "x")));
    assert!(matches!(saved, Err(StoreError::FileReplaced)));
    fs::copy(home.path().join("moved.db"), &path).unwrap();
    let saved = sample.house.execute(THERAPIST, now(), &Command::WriteEntry(entry(About::House, "x")));
    assert!(matches!(saved, Err(StoreError::FileReplaced)));
}

#[test]
fn each_filter_finds_its_entries_and_no_others() {
    let (_home, mut sample) = house();
    let (samira, amir) = (sample.youths[0], sample.youths[2]);
    let house = &mut sample.house;
    let shift = house.read().shift_of(THERAPIST, now()).unwrap().unwrap().id;
    let school = write(
        house,
        NewEntry {
            kind: EntryKind::School,
            weight: Weight::Important,
            shift: Some(shift),
            ..entry(About::Youths(vec![samira, amir]), "Foreldremøte på Åsveien skole, e-post sendt.")
        },
    );
    let found = |filter: LogFilter| -> Vec<EntryId> {
        house.read().log_page(&filter, None, 50).unwrap().entries.into_iter().map(|entry| entry.id).collect()
    };
    let all = LogFilter::default();
    assert_eq!(found(LogFilter { youth: Some(samira), ..all.clone() }), [school, EntryId(3)]);
    assert_eq!(found(LogFilter { kind: Some(EntryKind::School), ..all.clone() }), [school]);
    assert_eq!(found(LogFilter { weight: Weight::Important, ..all.clone() }), [school, EntryId(4), EntryId(2)]);
    assert_eq!(found(LogFilter { weight: Weight::Critical, ..all.clone() }), [EntryId(2)]);
    assert_eq!(found(LogFilter { shift: Some(shift), ..all.clone() }), [school]);
    assert_eq!(found(LogFilter { youth: Some(amir), weight: Weight::Important, ..all.clone() }), [school, EntryId(4)]);
    assert_eq!(
        found(LogFilter { youth: Some(amir), kind: Some(EntryKind::School), weight: Weight::Important, ..all.clone() }),
        [school]
    );
    for words in
        ["åsveien", "asveien", "Aasveien", "FORELDRE", "e-post", "skole sendt", "\"e-post\" *", "100 % NOT", "''"]
    {
        let expected: &[EntryId] = if words == "100 % NOT" { &[] } else { &[school] };
        if words == "''" {
            assert!(found(LogFilter { words: words.into(), ..all.clone() }).len() >= 5, "nothing to look for");
            continue;
        }
        assert_eq!(found(LogFilter { words: words.into(), ..all.clone() }), expected, "{words}");
    }
}

#[test]
fn pages_of_the_log_join_without_gap_or_overlap() {
    let (_home, mut sample) = house();
    for number in 0..60 {
        write(&mut sample.house, entry(About::House, &format!("Notat {number}")));
    }
    let read = sample.house.read();
    let mut seen = Vec::new();
    let mut before = None;
    loop {
        let page = read.log_page(&LogFilter::default(), before, 7).unwrap();
        seen.extend(page.entries.iter().map(|entry| entry.id.0));
        before = page.entries.last().map(|entry| entry.id);
        if !page.more {
            break;
        }
    }
    assert_eq!(seen, (1..=64).rev().collect::<Vec<_>>());
}

fn activity() -> EventFacts {
    let local = Zone::OSLO.local(now());
    let when = When::between(local, Some(local + TimeDelta::hours(1)));
    EventFacts::new(EventKind::Activity, Line::new("Tur").unwrap(), when)
}

#[test]
fn values_that_cannot_be_right_are_refused_before_anything_is_written() {
    let (_home, mut sample) = house();
    let local = Zone::OSLO.local(now());
    let backwards = EventFacts { when: When::between(local, Some(local - TimeDelta::hours(1))), ..activity() };
    let refused = sample.house.execute(LEAD, now(), &Command::Calendar(CalendarStep::Add(backwards)));
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::Invalid(Invalid::EndsBeforeItBegins)))));
}

#[test]
fn a_shift_is_one_however_many_confirm_it() {
    let (_home, mut sample) = house();
    let confirm = Command::ConfirmShift {
        kind: ShiftKindId("night".into()),
        day: "2026-11-20".parse().unwrap(),
        starts_at: now() - TimeDelta::hours(3),
        ends_at: now() + TimeDelta::hours(3),
    };
    let first = sample.house.execute(LEAD, now(), &confirm).unwrap();
    let second = sample.house.execute(TEMP, now(), &confirm).unwrap();
    let again = sample.house.execute(TEMP, now(), &confirm).unwrap();
    assert_eq!((first.row, first.row), (second.row, again.row));
    let on: Vec<StaffId> = sample
        .house
        .read()
        .staff_on(now())
        .unwrap()
        .into_iter()
        .filter(|on| on.shift.id.0 == first.row)
        .map(|on| on.staff)
        .collect();
    assert_eq!(on, [LEAD, TEMP]);
}

#[test]
fn two_terminals_write_at_once_and_each_sees_the_other() {
    let (home, mut sample) = house();
    let folder = HouseFolder::new(&home.path().join("house"));
    let initials = Initials::new("NV").unwrap();
    let mut other =
        entrance::unlock(&folder, &initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).unwrap().house;
    let token = sample.house.change_token().unwrap();
    let id = write(&mut other, entry(About::House, "Fra den andre."));
    assert_ne!(sample.house.change_token().unwrap(), token);
    assert!(sample.house.read().entry(id).unwrap().is_some());
    write(&mut sample.house, entry(About::House, "Fra den første."));
    assert_eq!(other.read().entry_count().unwrap(), sample.house.read().entry_count().unwrap());
    assert!(matches!(other.verify_chain().unwrap(), ChainCheck::Whole(_)));
}

#[test]
fn a_house_of_the_first_schema_is_brought_up_and_keeps_its_entries() {
    let (home, sample) = house();
    let (_, newest) = sample.house.check_schema().unwrap();
    drop(sample);
    as_the_first_program_left_it(&HouseFolder::new(&home.path().join("house")));
    let folder = HouseFolder::new(&home.path().join("house"));
    let lead = Initials::new("KN").unwrap();
    let opened = entrance::unlock(&folder, &lead, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).unwrap();
    assert_eq!(opened.house.check_schema().unwrap(), (newest, newest));
    let filter = LogFilter { place: Some(LogPlace::House), ..LogFilter::default() };
    assert_eq!(opened.house.read().log_page(&filter, None, 50).unwrap().entries.len(), 1);
    assert_eq!(opened.house.read().entry_count().unwrap(), 4);
    let important = opened.house.read().entry(EntryId(4)).unwrap().unwrap();
    assert_eq!(important.weight_at(now() + TimeDelta::days(999)), Weight::Important, "no moment was set: it stays");
    assert_eq!(opened.house.read().unread(LEAD).unwrap().count(), 0, "nobody could say before what they had read");
    let plan = opened.house.read().plan(YouthId(3)).unwrap();
    let version = plan.version.unwrap();
    assert_eq!((version.number, plan.goals.len()), (1, 2), "what there was is the first plan");
    assert!(plan.goals.iter().all(|goal| goal.plan == version.id && goal.root == goal.id && goal.set_at == now()));
    assert_eq!(opened.house.read().plan_versions(YouthId(1)).unwrap(), [], "nobody gets an empty plan");
    calendar::assert_taken_over(&opened.house);
    assert_eq!(opened.house.check_integrity().unwrap(), Vec::<String>::new());
}

/// Puts a file of the first schema in the place of a house, with all of it that the first schema knows.
fn as_the_first_program_left_it(folder: &HouseFolder) {
    let keys = KeyFile::read(&folder.keys()).unwrap();
    let key = keys.open(Some("KN"), &Passphrase::new(PASSPHRASE)).unwrap().key;
    let memory = Memory::of(true);
    let now = open::connect(&folder.database(), &key, memory).unwrap();
    let path = folder.path().join("first.db");
    let mut first = open::create_empty(&path, &key, memory).unwrap();
    migrate::migrate_to(&mut first, 0, 1, Zone::OSLO).unwrap();
    first.pragma_update(None, "foreign_keys", false).unwrap();
    // The index of the words is in tables of its own, which are copied as they are.
    first.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false).unwrap();
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'";
    // What happened was a table of its own, in instants.
    for table in texts(&first, tables).iter().filter(|table| *table != "activity") {
        copy_rows(&now, &first, table);
    }
    calendar::add_activities_of_the_first_schema(&first);
    drop((now, first));
    fs::rename(path, folder.database()).unwrap();
}

/// Copies the columns of a table that stand in both files.
fn copy_rows(from: &Connection, to: &Connection, table: &str) {
    let columns = texts(to, &format!("SELECT name FROM pragma_table_info('{table}')"));
    let names = columns.join(", ");
    let places = vec!["?"; columns.len()].join(", ");
    to.execute(&format!("DELETE FROM {table}"), []).unwrap();
    let mut insert = to.prepare(&format!("INSERT INTO {table} ({names}) VALUES ({places})")).unwrap();
    let mut select = from.prepare(&format!("SELECT {names} FROM {table}")).unwrap();
    let mut rows = select.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let values = (0..columns.len()).map(|at| row.get::<_, Value>(at).unwrap());
        insert.execute(params_from_iter(values)).unwrap();
    }
}

fn texts(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn.prepare(sql).unwrap();
    let texts = statement.query_map([], |row| row.get(0)).unwrap();
    texts.collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_text_nobody_has_seen_is_neither_written_over_nor_removed() {
    use super::drafts::{Draft, DraftKey, Kept, Removal};
    let (_home, mut sample) = house();
    let key = DraftKey { form: "entry".into(), subject: 3 };
    let draft = |text: &str| Draft { key: key.clone(), body: serde_json::json!({ "facts": text }) };
    let texts = |house: &House| {
        let drafts = house.read().drafts(LEAD).unwrap();
        let mut texts: Vec<_> = drafts.into_iter().map(|saved| (saved.key.subject, saved.body.unwrap())).collect();
        texts.sort_by_key(|(subject, _)| *subject);
        texts
    };
    let house = &mut sample.house;
    let first = house.save_draft(LEAD, now(), &draft("a"), None).unwrap();
    let second = house.save_draft(LEAD, now(), &draft("b"), Some(first.revision)).unwrap();
    // Whoever knows of the first text, or of none, gets a name of their own.
    let beside = house.save_draft(LEAD, now(), &draft("c"), Some(first.revision)).unwrap();
    let again = house.save_draft(LEAD, now(), &draft("d"), None).unwrap();
    assert_eq!((second.key.subject, beside.key.subject, again.key.subject), (3, DraftKey::ASIDE, DraftKey::ASIDE + 1));
    assert_eq!(house.save_draft(LEAD, now(), &draft("b"), None).unwrap(), second, "the same text is the same draft");
    // Nor does it go with somebody's entry, or is dropped.
    let command = Command::WriteEntry(entry(About::House, "Ferdig"));
    house.execute_draft(LEAD, now(), &command, &first).unwrap();
    let past = Kept { revision: first.revision, ..second.clone() };
    assert_eq!(house.drop_draft(LEAD, &past).unwrap(), Removal::Changed);
    assert_eq!(texts(house).len(), 3);
    let set_aside = house.set_draft_aside(LEAD, &key).unwrap();
    assert_eq!(set_aside.subject, DraftKey::ASIDE + 2);
    let text = |text: &str| serde_json::json!({ "facts": text });
    let expected = [(beside.key.subject, text("c")), (again.key.subject, text("d")), (set_aside.subject, text("b"))];
    assert_eq!(texts(house), expected);
    assert_eq!(house.drop_draft(LEAD, &Kept { key: set_aside, ..second }).unwrap(), Removal::Gone);
    assert_eq!(texts(house).len(), 2);
}

#[test]
fn a_draft_is_open_at_one_terminal_at_a_time_and_only_as_long_as_that_lives() {
    use super::drafts::{Draft, DraftKey, Removal, TakenUp};
    let (home, mut sample) = house();
    let key = DraftKey { form: "entry".into(), subject: 3 };
    let draft = Draft { key: key.clone(), body: serde_json::json!({ "facts": "Halvferdig" }) };
    let kept = sample.house.save_draft(LEAD, now(), &draft, None).unwrap();
    let mut other = open_again(&home);
    let later = now() + TimeDelta::minutes(5);
    assert_eq!(other.take_up_draft(LEAD, later, &key).unwrap(), TakenUp::Elsewhere(now()));
    assert_eq!(other.drop_draft(LEAD, &kept).unwrap(), Removal::Elsewhere(now()));
    // Since it was opened, not since it was last kept.
    sample.house.save_draft(LEAD, later, &draft, Some(kept.revision)).unwrap();
    assert_eq!(other.take_up_draft(LEAD, later, &key).unwrap(), TakenUp::Elsewhere(now()));
    // Closed there, it is anybody's; and then it is theirs.
    sample.house.close_draft(LEAD, &key).unwrap();
    assert!(matches!(other.take_up_draft(LEAD, later, &key).unwrap(), TakenUp::Here(_)));
    assert_eq!(sample.house.take_up_draft(LEAD, later, &key).unwrap(), TakenUp::Elsewhere(later));
    other.close_draft(THERAPIST, &key).unwrap();
    assert_eq!(sample.house.take_up_draft(LEAD, later, &key).unwrap(), TakenUp::Elsewhere(later));
    // A terminal that ended without a word holds nothing.
    drop(other);
    assert!(matches!(sample.house.take_up_draft(LEAD, later, &key).unwrap(), TakenUp::Here(_)));
    drop(sample);
    // Nor does whoever takes its seat after it, who has not opened the draft.
    let (mut first, mut second) = (open_again(&home), open_again(&home));
    let beside = Draft { key: DraftKey { subject: 4, ..key.clone() }, ..draft };
    first.save_draft(LEAD, later, &beside, None).unwrap();
    assert!(matches!(second.take_up_draft(LEAD, later, &key).unwrap(), TakenUp::Here(_)));
}

/// The house of [`house`] at another terminal.
fn open_again(home: &TempDir) -> House {
    let folder = HouseFolder::new(&home.path().join("house"));
    let lead = Initials::new("KN").unwrap();
    entrance::unlock(&folder, &lead, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).unwrap().house
}

#[test]
fn a_draft_that_cannot_be_read_is_listed_without_a_text() {
    use super::drafts::{Draft, DraftKey};
    let (_home, mut sample) = house();
    let key = DraftKey { form: "entry".into(), subject: 0 };
    sample.house.save_draft(LEAD, now(), &Draft { key: key.clone(), body: serde_json::json!({}) }, None).unwrap();
    for body in ["", "null", "{", "3"] {
        sample.house.connection().execute("UPDATE draft SET body = ?1", [body]).unwrap();
        let saved = sample.house.read().draft(LEAD, &key).unwrap().unwrap();
        assert_eq!((saved.body.as_ref(), saved.draft()), (None, None));
    }
}

#[test]
fn opening_and_covering_are_audit_rows() {
    let (_home, mut sample) = house();
    for event in [AccessEvent::Lock, AccessEvent::Uncover, AccessEvent::Switch, AccessEvent::Quit] {
        let command = Command::RecordAccess { event, youth: None };
        sample.house.execute(ADMINISTRATOR, now(), &command).unwrap();
    }
    let actions: Vec<String> = sample.house.read().newest_audit(4).unwrap().into_iter().map(|row| row.action).collect();
    assert_eq!(actions, ["quit", "switch", "uncover", "lock"]);
}

#[test]
fn a_cut_tail_shows_against_the_head_in_the_key_file() {
    let (_home, mut sample) = house();
    assert_eq!(sample.house.noted_head_stands().unwrap(), None);
    write(&mut sample.house, entry(About::House, "x"));
    sample.house.note_head().unwrap();
    assert_eq!(sample.house.noted_head_stands().unwrap(), Some(true));
    let conn = sample.house.connection();
    conn.execute_batch("DROP TRIGGER audit_keep_delete; DELETE FROM audit WHERE id = (SELECT max(id) FROM audit);")
        .unwrap();
    assert!(matches!(sample.house.verify_chain().unwrap(), ChainCheck::Whole(_)), "the chain cannot show it");
    assert_eq!(sample.house.noted_head_stands().unwrap(), Some(false));
}
