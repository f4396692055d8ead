//! Handovers on a real encrypted file.

use chrono::{NaiveDate, TimeDelta};

use super::{ADMINISTRATOR, LEAD, TEMP, THERAPIST, entry, house, now, prose, write};
use crate::{
    config::Config,
    domain::{
        checklist::{Mark, NewMark},
        command::Command,
        handover::{
            Between, Mode, PartFacts, RuleFacts, RuleOutcome, Side, State, Step,
            pulled::{Ahead, FileChange},
        },
        ids::{HandoverId, RuleId, ShiftId, StaffId, TaskId, YouthId},
        log::{About, EntryKind, Weight},
        names::{Line, Prose},
        receipt::Section,
        refusal::{Invalid, Refusal},
        shift::ShiftKindId,
        task::{Due, Ending, HouseClock, Owner, TaskAbout, TaskFacts},
        time::{Instant, Zone},
        watch::{WatchFacts, WatchLevel},
    },
    store::{ChainCheck, ChangedText, Done, House, StoreError, read::Sheet},
    testing::Sample,
};

/// The evening shift of the sample house, confirmed by everybody but the administrator.
pub(super) const EVENING: ShiftId = ShiftId(1);
/// Somebody of the staff who is on no shift but the evening's, and whoever takes the night.
pub(super) const NIGHT: StaffId = StaffId(3);

fn clock(config: &Config) -> HouseClock<'_> {
    HouseClock { kinds: &config.shifts, zone: Zone::OSLO }
}

fn to() -> ShiftKindId {
    ShiftKindId("night".to_owned())
}

pub(super) fn between() -> Between {
    Between { shift: EVENING, to: to() }
}

/// Half an hour before the evening is over.
pub(super) fn late() -> Instant {
    now() + TimeDelta::hours(7) + TimeDelta::minutes(50)
}

pub(super) fn sheet_at(house: &House, shift: ShiftId, at: Instant) -> Sheet {
    let config = Config::default();
    let shift = house.read().shift(shift).unwrap().unwrap();
    house.read().handover_sheet(&shift, &to(), at, &clock(&config), &config.checklists).unwrap()
}

pub(super) fn sheet(house: &House) -> Sheet {
    sheet_at(house, EVENING, late())
}

pub(super) fn run(house: &mut House, staff: StaffId, at: Instant, step: Step) -> Result<Done, StoreError> {
    house.execute(staff, at, &Command::HandOver(step))
}

pub(super) fn part(picture: &str, read_back: &str) -> PartFacts {
    PartFacts { picture: prose(picture), read_back: prose(read_back), ..PartFacts::default() }
}

pub(super) fn write_part(
    house: &mut House,
    youth: Option<YouthId>,
    version: i64,
    facts: PartFacts,
) -> Result<Done, StoreError> {
    run(house, THERAPIST, late(), Step::WritePart { between: between(), youth, version, facts })
}

fn seal_as(house: &mut House, staff: StaffId, reason: Option<Prose>) -> Result<Done, StoreError> {
    let sheet = sheet(house);
    let (version, shown) = (sheet.version(), Box::new(sheet.pulled));
    run(house, staff, late(), Step::Seal { between: between(), version, mode: Mode::Oral, reason, shown })
}

pub(super) fn seal(house: &mut House) -> HandoverId {
    seal_as(house, THERAPIST, None).unwrap();
    sheet(house).handover.unwrap().id
}

fn receive(house: &mut House, staff: StaffId, at: Instant, reason: &str) -> Result<Done, StoreError> {
    let handover = sheet(house).handover.unwrap().id;
    run(house, staff, at, Step::Receive { handover, reason: prose(reason) })
}

pub(super) fn confirm(house: &mut House, staff: StaffId, kind: &str, day: &str) -> ShiftId {
    let config = Config::default();
    let day: NaiveDate = day.parse().unwrap();
    let shift = config.shifts.iter().find(|known| known.id.0 == kind).unwrap().on(day, Zone::OSLO);
    let command = Command::ConfirmShift { kind: shift.kind, day, starts_at: shift.start, ends_at: shift.end };
    ShiftId(house.execute(staff, shift.start, &command).unwrap().row)
}

fn rule_facts(youth: Option<YouthId>, expires_at: Instant) -> RuleFacts {
    let line = |text| Line::new(text).unwrap();
    RuleFacts { youth, condition: line("Ikke inne 23:00"), action: line("ring, så bakvakt"), expires_at }
}

/// It was refused, and for this reason.
#[track_caller]
pub(super) fn no(result: Result<Done, StoreError>, why: &Refusal) {
    match result {
        Err(StoreError::Refused(refusal)) => assert_eq!(refusal, *why),
        other => panic!("{other:?}"),
    }
}

pub(super) fn add_rule(house: &mut House, youth: Option<YouthId>) -> RuleId {
    let facts = rule_facts(youth, late() + TimeDelta::hours(3));
    run(house, THERAPIST, late(), Step::AddRule { between: between(), facts }).unwrap();
    sheet(house).rules.last().unwrap().id
}

#[test]
fn a_handover_is_made_with_its_first_word_and_every_word_raises_its_version() {
    let (_home, Sample { mut house, youths, .. }) = house();
    assert_eq!((sheet(&house).handover, sheet(&house).version()), (None, 0));
    write_part(&mut house, None, 0, part("Alt i orden.", "")).unwrap();
    let first = sheet(&house);
    assert_eq!((first.state(), first.version(), first.parts.len()), (State::Open, 1, 1));
    write_part(&mut house, Some(youths[2]), 0, part("Trøtt.", "")).unwrap();
    let again = write_part(&mut house, Some(youths[2]), 0, part("Noe annet.", ""));
    no(again, &Refusal::ChangedMeanwhile { by: THERAPIST });
    write_part(&mut house, Some(youths[2]), 1, part("Trøtt, sov en time.", "")).unwrap();
    let sheet = sheet(&house);
    assert_eq!((sheet.version(), sheet.handover.as_ref().map(|handover| handover.id)), (3, Some(HandoverId(1))));
    assert_eq!(sheet.part(Some(youths[2])).unwrap().facts.picture, prose("Trøtt, sov en time."));
    assert!(matches!(house.verify_chain().unwrap(), ChainCheck::Whole(_)));
}

#[test]
fn an_administrator_hands_nothing_over() {
    let (_home, Sample { mut house, .. }) = house();
    let facts = part("Alt i orden.", "");
    let refused =
        run(&mut house, ADMINISTRATOR, late(), Step::WritePart { between: between(), youth: None, version: 0, facts });
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::NotAllowed { .. }))), "{refused:?}");
}

#[test]
fn what_the_outgoing_shift_signed_is_never_changed_and_the_read_back_only_until_it_is_received() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = Some(youths[2]);
    write_part(&mut house, amir, 0, part("Trøtt.", "")).unwrap();
    seal(&mut house);
    no(write_part(&mut house, amir, 1, part("Våken.", "")), &Refusal::HandoverSealed);
    no(write_part(&mut house, Some(youths[0]), 0, part("Våken.", "")), &Refusal::HandoverSealed);
    let rule = Step::AddRule { between: between(), facts: rule_facts(amir, late() + TimeDelta::hours(1)) };
    no(run(&mut house, THERAPIST, late(), rule), &Refusal::HandoverSealed);
    let mode = Step::SetMode { between: between(), mode: Mode::Silent };
    no(run(&mut house, THERAPIST, late(), mode), &Refusal::HandoverSealed);
    write_part(&mut house, amir, 1, part("Trøtt.", "Lar ham sove.")).unwrap();
    write_part(&mut house, Some(youths[0]), 0, part("", "Som vanlig.")).unwrap();
    confirm(&mut house, NIGHT, "night", "2026-11-21");
    receive(&mut house, NIGHT, late(), "").unwrap();
    no(write_part(&mut house, amir, 2, part("Trøtt.", "Vekker ham.")), &Refusal::HandoverSealed);
    assert_eq!(sheet(&house).state(), State::Received);
}

#[test]
fn the_file_itself_refuses_to_change_what_is_signed() {
    let (_home, Sample { mut house, youths, .. }) = house();
    write_part(&mut house, Some(youths[2]), 0, part("Trøtt.", "")).unwrap();
    let rule = add_rule(&mut house, None);
    let refused = |house: &House, sql: &str| {
        let answer = house.connection().execute_batch(sql);
        assert!(answer.is_err(), "{sql}");
    };
    for sql in [
        "UPDATE handover SET state = 'sealed'",
        "UPDATE handover SET shift_id = 2",
        "DELETE FROM handover",
        "DELETE FROM handover_part",
        "DELETE FROM handover_rule",
        "UPDATE handover_rule SET action = 'noe annet'",
        "INSERT INTO handover_signature (handover_id, side, staff_id, at) VALUES (1, 'incoming', 1, 0)",
        "INSERT INTO handover_addendum (handover_id, section, words, at, staff_id) VALUES (1, 0, 'x', 0, 1)",
        "INSERT OR REPLACE INTO handover (id, changed_by, shift_id, to_kind, mode, opened_at) VALUES (1, 1, 1, 'day', 'oral', 0)",
    ] {
        refused(&house, sql);
    }
    let handover = seal(&mut house);
    let words = prose("Ringte 22:40.").unwrap();
    run(&mut house, LEAD, late(), Step::AddAddendum { handover, youth: None, words }).unwrap();
    run(&mut house, LEAD, late(), Step::AnswerRule { rule, outcome: RuleOutcome::Yes, seen: 0 }).unwrap();
    for sql in [
        "UPDATE handover SET mode = 'silent'",
        "UPDATE handover SET state = 'open'",
        "UPDATE handover SET state = 'received'",
        "UPDATE handover_part SET picture = 'x'",
        "UPDATE handover_part SET question = 'x'",
        "INSERT INTO handover_part (handover_id, section, changed_by, picture, gone_through) VALUES (1, 9, 1, 'x', 0)",
        "UPDATE handover_rule SET outcome = 'yes'",
        "UPDATE handover_rule SET withdrawn = 1",
        "UPDATE handover_signature SET staff_id = 1",
        "DELETE FROM handover_signature",
        "INSERT OR REPLACE INTO handover_signature (id, handover_id, side, staff_id, at) VALUES (1, 1, 'incoming', 1, 0)",
        "INSERT INTO handover_signature (handover_id, side, staff_id, at) VALUES (1, 'outgoing', 1, 0)",
        "UPDATE handover_snapshot SET body = '{}'",
        "DELETE FROM handover_snapshot",
        "INSERT OR REPLACE INTO handover_snapshot (handover_id, body) VALUES (1, '{}')",
        "UPDATE handover_addendum SET words = 'x'",
        "DELETE FROM handover_addendum",
        "INSERT OR REPLACE INTO handover_addendum (id, handover_id, section, words, at, staff_id) VALUES (1, 1, 0, 'x', 0, 1)",
    ] {
        refused(&house, sql);
    }
    confirm(&mut house, NIGHT, "night", "2026-11-21");
    receive(&mut house, NIGHT, late(), "").unwrap();
    refused(&house, "UPDATE handover_part SET read_back = 'x'");
    refused(&house, "UPDATE handover SET state = 'sealed'");
}

#[test]
fn the_outgoing_shift_signs_first_and_somebody_else_says_why() {
    let (_home, Sample { mut house, .. }) = house();
    write_part(&mut house, None, 0, part("Alt i orden.", "")).unwrap();
    no(receive(&mut house, NIGHT, late(), ""), &Refusal::HandoverOpen);
    let other = confirm(&mut house, NIGHT, "day", "2026-11-20");
    let earlier = house.read().shift(other).unwrap().unwrap();
    assert!(house.read().signature_needs_reason(&earlier, Side::Outgoing, TEMP, late()).unwrap());
    assert!(!house.read().signature_needs_reason(&earlier, Side::Outgoing, NIGHT, late()).unwrap());
    seal(&mut house);
    no(seal_as(&mut house, LEAD, None), &Refusal::SignedAlready);
    let handover = sheet(&house).handover.unwrap();
    assert_eq!((handover.state, handover.mode), (State::Sealed, Mode::Oral));
}

#[test]
fn whoever_was_not_on_the_shift_signs_for_it_with_a_reason() {
    let (_home, Sample { mut house, .. }) = house();
    let day = confirm(&mut house, NIGHT, "day", "2026-11-21");
    let at = late();
    let between = Between { shift: day, to: ShiftKindId("evening".to_owned()) };
    let step = |reason: Option<Prose>, house: &House| {
        let shown = Box::new(sheet_at(house, day, at).pulled);
        Step::Seal { between: between.clone(), version: 0, mode: Mode::Silent, reason, shown }
    };
    let without = step(None, &house);
    no(run(&mut house, TEMP, at, without), &Refusal::SignatureNeedsReason);
    let with = step(prose("NV ble syk."), &house);
    run(&mut house, TEMP, at, with).unwrap();
    let signed = sheet_at(&house, day, at);
    let signature = signed.signed(Side::Outgoing).unwrap();
    assert_eq!((signature.staff, signature.reason.clone()), (TEMP, prose("NV ble syk.")));
}

#[test]
fn the_incoming_signs_without_a_reason_in_time_or_on_the_shift_that_takes_over_and_else_with_one() {
    let (_home, Sample { mut house, .. }) = house();
    seal(&mut house);
    let handover = sheet(&house).handover.unwrap().id;
    let receive_as = |house: &mut House, staff, at, reason: &str| {
        run(house, staff, at, Step::Receive { handover, reason: prose(reason) })
    };
    // The same who handed over.
    no(receive_as(&mut house, THERAPIST, late(), ""), &Refusal::SignatureNeedsReason);
    // A colleague of theirs, until they take over as well; and nobody's reason is asked of whoever comes from elsewhere.
    no(receive_as(&mut house, NIGHT, late(), ""), &Refusal::SignatureNeedsReason);
    let shift = house.read().shift(EVENING).unwrap().unwrap();
    assert!(!house.read().signature_needs_reason(&shift, Side::Incoming, ADMINISTRATOR, late()).unwrap());
    let morning = late() + TimeDelta::hours(6);
    no(receive_as(&mut house, TEMP, morning, ""), &Refusal::SignatureNeedsReason);
    let night = confirm(&mut house, NIGHT, "night", "2026-11-21");
    assert!(night > EVENING);
    receive_as(&mut house, NIGHT, morning, "").unwrap();
    no(receive_as(&mut house, NIGHT, morning, ""), &Refusal::SignedAlready);
    // Others who have read it sign too.
    receive_as(&mut house, TEMP, morning, "Kom sent.").unwrap();
    let receivers: Vec<StaffId> =
        sheet(&house).signatures.iter().filter(|one| one.side == Side::Incoming).map(|one| one.staff).collect();
    assert_eq!(receivers, [NIGHT, TEMP]);
}

#[test]
fn whichever_shift_meets_it_takes_over_where_the_planned_one_never_came() {
    let (_home, Sample { mut house, .. }) = house();
    let night = confirm(&mut house, NIGHT, "night", "2026-11-21");
    let night = house.read().shift(night).unwrap().unwrap();
    let day = ShiftKindId("day".to_owned());
    let taking = |house: &House| {
        let taking = house.read().taking_over(&night, &day).unwrap();
        taking.into_iter().map(|on| on.kind.0).collect::<Vec<_>>()
    };
    assert_eq!(taking(&house), Vec::<String>::new());
    confirm(&mut house, TEMP, "long", "2026-11-22");
    confirm(&mut house, LEAD, "evening", "2026-11-22");
    assert_eq!(taking(&house), ["long"], "the evening comes long after");
    let task = |kind: &str| TaskFacts {
        title: Line::new("Medisin").unwrap(),
        note: None,
        about: TaskAbout::House,
        owner: Owner::Shift(ShiftKindId(kind.to_owned())),
        due: Due::on("2026-11-22".parse().unwrap()),
        repeats: None,
    };
    house.execute(LEAD, now(), &Command::AddTask { facts: task("long"), entry: None }).unwrap();
    let config = Config::default();
    let at = night.ends_at - TimeDelta::hours(1);
    let pulled = house.read().handover_sheet(&night, &day, at, &clock(&config), &config.checklists).unwrap().pulled;
    assert_eq!(pulled.house.tasks.len(), 1, "what is for the long day is handed over to it");
    confirm(&mut house, THERAPIST, "day", "2026-11-22");
    assert_eq!(taking(&house), ["day"]);
}

#[test]
fn what_somebody_else_wrote_since_it_was_read_keeps_it_from_being_signed() {
    let (_home, Sample { mut house, .. }) = house();
    write_part(&mut house, None, 0, part("Alt i orden.", "")).unwrap();
    let seen = sheet(&house);
    write_part(&mut house, None, 1, part("Nøkkel 4 mangler.", "")).unwrap();
    let step = Step::Seal {
        between: between(),
        version: seen.version(),
        mode: Mode::Oral,
        reason: None,
        shown: Box::new(seen.pulled),
    };
    no(run(&mut house, LEAD, late(), step), &Refusal::ChangedMeanwhile { by: THERAPIST });
    assert_eq!(sheet(&house).state(), State::Open);
}

#[test]
fn it_pulls_what_is_more_than_ordinary_and_names_nobody_to_another() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let (samira, amir) = (youths[0], youths[2]);
    write(&mut house, entry(About::Youths(vec![amir]), "Helt vanlig."));
    let important = entry(About::Youths(vec![samira, amir]), "Kranglet på kjøkkenet.");
    let important = write(&mut house, crate::domain::log::NewEntry { weight: Weight::Important, ..important });
    let incident = entry(About::Youths(vec![amir]), "Knuste en kopp.");
    let incident = write(&mut house, crate::domain::log::NewEntry { kind: EntryKind::Incident, ..incident });
    let key = entry(About::House, "Nøkkel 4 mangler.");
    let key = write(&mut house, crate::domain::log::NewEntry { weight: Weight::Important, ..key });
    let pulled = sheet(&house).pulled;
    let ids = |youth| pulled.section(youth).unwrap().entries.iter().map(|entry| entry.id).collect::<Vec<_>>();
    assert_eq!(ids(Some(amir)), [important, incident]);
    assert_eq!(ids(Some(samira)), [important]);
    assert_eq!(ids(None), [key]);
    assert_eq!(pulled.section(Some(amir)).unwrap().entries[0].others, 1);
    assert!(ids(Some(youths[4])).is_empty(), "what was written before the shift is of the one before");
}

#[test]
fn what_is_marked_is_told_and_what_is_struck_is_not() {
    use crate::domain::log::{EntryMarks, NewEntry};
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let ordinary = entry(About::Youths(vec![amir]), "Liten ting, men si det videre.");
    let marks = EntryMarks { handover: true, ..EntryMarks::default() };
    let marked = write(&mut house, NewEntry { marks, ..ordinary });
    let wrong = entry(About::Youths(vec![amir]), "Feil ungdom.");
    let wrong = write(&mut house, NewEntry { weight: Weight::Critical, ..wrong });
    let told = |house: &House| {
        let pulled = sheet(house).pulled;
        pulled.section(Some(amir)).unwrap().entries.iter().map(|entry| entry.id).collect::<Vec<_>>()
    };
    assert_eq!(told(&house), [marked, wrong]);
    let revision = crate::domain::log::Revision::Struck { reason: prose("Gjaldt en annen.").unwrap() };
    let strike = Command::ReviseEntry { entry: wrong, seen: None, revision, shift: None };
    house.execute(THERAPIST, now(), &strike).unwrap();
    assert_eq!(told(&house), [marked]);
}

#[test]
fn what_an_earlier_shift_wrote_is_told_again_when_it_is_corrected_to_something_that_matters() {
    use crate::domain::log::{EntryContent, Revision};
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let inside = write(&mut house, entry(About::Youths(vec![amir]), "Inne 22:00."));
    let ordinary = write(&mut house, entry(About::Youths(vec![amir]), "Spiste kveldsmat."));
    let day = confirm(&mut house, NIGHT, "day", "2026-11-22");
    let day_shift = house.read().shift(day).unwrap().unwrap();
    for (id, weight) in [(inside, Weight::Critical), (ordinary, Weight::Normal)] {
        let stands = house.read().entry(id).unwrap().unwrap();
        let lines = crate::domain::log::EntryLines { facts: prose("Kom aldri hjem."), ..Default::default() };
        let content = EntryContent { weight, lines, ..EntryContent::from(&stands) };
        let revision = Revision::Amendment { content, reason: prose("Feil navn.").unwrap() };
        let amend = Command::ReviseEntry { entry: id, seen: None, revision, shift: Some(day) };
        house.execute(NIGHT, day_shift.starts_at + TimeDelta::hours(1), &amend).unwrap();
    }
    let pulled = sheet_at(&house, day, day_shift.ends_at).pulled;
    let told = &pulled.section(Some(amir)).unwrap().entries;
    assert_eq!(told.iter().map(|entry| (entry.id, entry.weight)).collect::<Vec<_>>(), [(inside, Weight::Critical)]);
}

#[test]
fn it_pulls_tasks_watch_counts_plan_and_the_next_day() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let task = |title: &str, owner: Owner, day: &str| TaskFacts {
        title: Line::new(title).unwrap(),
        note: None,
        about: TaskAbout::Youth(amir),
        owner,
        due: Due::on(day.parse().unwrap()),
        repeats: None,
    };
    let add = |house: &mut House, facts: TaskFacts| {
        let row = house.execute(THERAPIST, now(), &Command::AddTask { facts: facts.clone(), entry: None }).unwrap().row;
        (TaskId(row), facts.due.day)
    };
    let kind = |name: &str| Owner::Shift(ShiftKindId(name.to_owned()));
    let (done, occurrence) = add(&mut house, task("Ringe skolen", Owner::Anyone, "2026-11-21"));
    let (night, _) = add(&mut house, task("Banke på 07:30", kind("night"), "2026-11-21"));
    let (late_one, _) = add(&mut house, task("Glemt", Owner::Anyone, "2026-11-18"));
    add(&mut house, task("Til neste kveld", kind("evening"), "2026-11-22"));
    add(&mut house, task("Om en uke", Owner::Anyone, "2026-11-28"));
    let end = Command::FinishTask { task: done, version: 1, occurrence, ending: Ending::Done, shift: Some(EVENING) };
    house.execute(THERAPIST, now() + TimeDelta::hours(1), &end).unwrap();
    let level = WatchFacts {
        level: WatchLevel::Follow,
        reason: Line::optional("Sover lite.").unwrap(),
        review_at: Some(now() + TimeDelta::days(2)),
    };
    house.execute(LEAD, now(), &Command::SetWatch { youth: amir, version: 0, facts: level }).unwrap();
    let mark = NewMark {
        shift: EVENING,
        checklist: "takeover".to_owned(),
        point: "keys".to_owned(),
        words: Line::new("Nøkler i skapet").unwrap(),
        mark: Mark::Counted(11),
        expected: Some(12),
        reason: prose("Nøkkel 4 er hos vaktmester."),
        seen: None,
    };
    house.execute(LEAD, now(), &Command::MarkPoint(mark)).unwrap();
    let pulled = sheet(&house).pulled;
    let section = pulled.section(Some(amir)).unwrap();
    assert_eq!(section.ended.iter().map(|ended| ended.id).collect::<Vec<_>>(), [done]);
    let open: Vec<(TaskId, bool)> = section.tasks.iter().map(|task| (task.id, task.overdue)).collect();
    assert_eq!(open, [(late_one, true), (night, false)]);
    assert!(section.watch_changed && section.watch.is_some());
    assert!(!pulled.section(Some(youths[0])).unwrap().watch_changed);
    let point = &pulled.points[0];
    assert_eq!((point.count, point.held_against, point.reason.is_some()), (Some(11), Some(12), true));
    assert_eq!((pulled.heads.inside, pulled.heads.unknown), (0, 5));
    // Two goals and their own words were written in this shift; one goal is to be looked at.
    assert!(section.changes.iter().any(|change| matches!(change, FileChange::Voice { .. })));
    assert_eq!(section.changes.len(), 3);
    assert!(matches!(section.ahead.as_slice(), [Ahead::Review { .. }]), "{:?}", section.ahead.len());
    assert!(pulled.house.ahead.iter().all(|ahead| matches!(ahead, Ahead::Activity { .. })));
}

#[test]
fn what_was_on_the_screen_when_it_was_sealed_stays() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let entry_of = |text: &str| crate::domain::log::NewEntry {
        weight: Weight::Important,
        ..entry(About::Youths(vec![amir]), text)
    };
    write(&mut house, entry_of("Kom sent."));
    let before = sheet(&house).pulled;
    seal(&mut house);
    write(&mut house, entry_of("Gikk igjen."));
    let after = sheet_at(&house, EVENING, late() + TimeDelta::hours(3)).pulled;
    assert_eq!(after, before);
    assert_eq!(after.section(Some(amir)).unwrap().entries.len(), 1);
    let sql = "SELECT detail FROM audit WHERE action = 'seal-handover'";
    let detail: String = house.connection().query_row(sql, [], |row| row.get(0)).unwrap();
    assert!(detail.contains("shown_sha256") && !detail.contains("Kom sent"), "{detail}");
    // Another word in it shows, although the chain is whole.
    assert_eq!(house.changed_texts().unwrap(), []);
    let change = "DROP TRIGGER handover_snapshot_keep_update;
                  UPDATE handover_snapshot SET body = replace(body, 'Kom sent', 'Kom tidsnok')";
    house.connection().execute_batch(change).unwrap();
    assert!(matches!(house.changed_texts().unwrap()[..], [ChangedText::Handover(_)]));
}

#[test]
fn what_nobody_signs_rolls_on_with_its_age_in_shifts() {
    let (_home, Sample { mut house, .. }) = house();
    let waiting = |house: &House, at: Instant| {
        let all = house.read().waiting_handovers(at).unwrap();
        let of_evening = all.into_iter().filter(|one| one.shift == EVENING);
        of_evening.map(|one| (one.shift, one.unsigned, one.age)).collect::<Vec<_>>()
    };
    assert_eq!(waiting(&house, late()), []);
    let ends_at = house.read().shift(EVENING).unwrap().unwrap().ends_at;
    assert_eq!(waiting(&house, ends_at), [(EVENING, true, 0)], "nobody has written a word");
    write_part(&mut house, None, 0, part("Alt i orden.", "")).unwrap();
    assert_eq!(waiting(&house, late() - TimeDelta::hours(2)), [], "the shift still writes it");
    for (kind, day) in
        [("night", "2026-11-21"), ("day", "2026-11-22"), ("mid", "2026-11-22"), ("evening", "2026-11-22")]
    {
        confirm(&mut house, NIGHT, kind, day);
    }
    let at = |hours| late() + TimeDelta::hours(hours);
    assert_eq!(waiting(&house, at(1)), [(EVENING, true, 1)]);
    assert_eq!(waiting(&house, at(12)), [(EVENING, true, 2)]);
    assert_eq!(waiting(&house, at(18)), [(EVENING, true, 3)]);
    seal(&mut house);
    assert_eq!(waiting(&house, at(18)), [(EVENING, false, 3)]);
    receive(&mut house, TEMP, at(18), "Ingen var her.").unwrap();
    assert_eq!(waiting(&house, at(18)), []);
}

#[test]
fn a_rule_is_asked_about_at_the_next_handover_until_somebody_answers_also_when_it_is_over() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = Some(youths[2]);
    let rule = add_rule(&mut house, amir);
    assert!(sheet(&house).pulled.asked.is_empty(), "nobody is asked about what they just wrote");
    seal(&mut house);
    let night = confirm(&mut house, NIGHT, "night", "2026-11-21");
    let asked = |house: &House, shift: ShiftId, hours: i64| {
        let pulled = sheet_at(house, shift, late() + TimeDelta::hours(hours)).pulled;
        pulled.asked_about(amir).map(|rule| (rule.id, rule.answer.map(|answer| answer.outcome))).collect::<Vec<_>>()
    };
    assert_eq!(asked(&house, night, 1), [(rule, None)]);
    let day = confirm(&mut house, TEMP, "day", "2026-11-22");
    assert_eq!(asked(&house, day, 12), [(rule, None)], "it is over, and still asked about");
    let answer = Step::AnswerRule { rule, outcome: RuleOutcome::No, seen: 0 };
    no(run(&mut house, TEMP, late() + TimeDelta::minutes(119), answer.clone()), &Refusal::RuleHolds);
    run(&mut house, TEMP, late() + TimeDelta::hours(12), answer.clone()).unwrap();
    no(run(&mut house, LEAD, late() + TimeDelta::hours(13), answer), &Refusal::RuleAnswered { by: TEMP });
    assert_eq!(
        asked(&house, day, 13),
        [(rule, Some(RuleOutcome::No))],
        "the handover of the shift tells what came of it"
    );
    let evening = confirm(&mut house, TEMP, "evening", "2026-11-22");
    assert_eq!(asked(&house, evening, 18), [(rule, Some(RuleOutcome::No))], "nobody has signed for the day");
    let of_day = sheet_at(&house, day, late() + TimeDelta::hours(16));
    let step = Step::Seal {
        between: Between { shift: day, to: ShiftKindId("evening".to_owned()) },
        version: of_day.version(),
        mode: Mode::Oral,
        reason: None,
        shown: Box::new(of_day.pulled),
    };
    run(&mut house, TEMP, late() + TimeDelta::hours(16), step).unwrap();
    assert_eq!(asked(&house, evening, 18), []);
}

#[test]
fn a_rule_ends_ahead_and_is_taken_back_only_while_nothing_is_signed() {
    let (_home, Sample { mut house, .. }) = house();
    for (expires_at, why) in [(late(), Invalid::ExpiresPast), (late() + TimeDelta::days(15), Invalid::ExpiresTooFar)] {
        let step = Step::AddRule { between: between(), facts: rule_facts(None, expires_at) };
        no(run(&mut house, THERAPIST, late(), step), &Refusal::Invalid(why));
    }
    let (slip, stays) = (add_rule(&mut house, None), add_rule(&mut house, None));
    run(&mut house, THERAPIST, late(), Step::WithdrawRule { rule: slip }).unwrap();
    assert_eq!(sheet(&house).rules.iter().map(|rule| rule.id).collect::<Vec<_>>(), [stays]);
    seal(&mut house);
    no(run(&mut house, THERAPIST, late(), Step::WithdrawRule { rule: stays }), &Refusal::CannotUndo);
}

#[test]
fn an_addendum_is_stamped_and_stands_only_with_what_is_signed() {
    let (_home, Sample { mut house, youths, .. }) = house();
    write_part(&mut house, None, 0, part("Alt i orden.", "")).unwrap();
    let handover = sheet(&house).handover.unwrap().id;
    let step = || Step::AddAddendum { handover, youth: Some(youths[2]), words: prose("Ringte 22:40.").unwrap() };
    no(run(&mut house, TEMP, late(), step()), &Refusal::HandoverOpen);
    seal(&mut house);
    run(&mut house, TEMP, late() + TimeDelta::minutes(30), step()).unwrap();
    let sheet = sheet(&house);
    let added = &sheet.addenda[0];
    assert_eq!((added.youth, added.by, added.at), (Some(youths[2]), TEMP, late() + TimeDelta::minutes(30)));
}

#[test]
fn the_longest_text_fits_a_section() {
    let (_home, Sample { mut house, .. }) = house();
    let long = "å".repeat(Prose::MAX);
    write_part(&mut house, None, 0, part(&long, &long)).unwrap();
    assert_eq!(
        sheet(&house).part(None).unwrap().facts.picture.as_ref().map(|text| text.as_str().len()),
        Some(2 * Prose::MAX)
    );
    seal(&mut house);
}

#[test]
fn a_wrong_answer_is_corrected_by_one_more_row_and_both_are_told() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = Some(youths[2]);
    let rule = add_rule(&mut house, amir);
    seal(&mut house);
    let night = confirm(&mut house, NIGHT, "night", "2026-11-21");
    let hours = |hours| late() + TimeDelta::hours(hours);
    let answer = |outcome, seen| Step::AnswerRule { rule, outcome, seen };
    run(&mut house, NIGHT, hours(1), answer(RuleOutcome::Yes, 0)).unwrap();
    // Nobody corrects what they have not seen, or to the same.
    no(run(&mut house, TEMP, hours(2), answer(RuleOutcome::NotApplicable, 0)), &Refusal::RuleAnswered { by: NIGHT });
    no(run(&mut house, TEMP, hours(2), answer(RuleOutcome::Yes, 1)), &Refusal::RuleAnswered { by: NIGHT });
    run(&mut house, LEAD, hours(2), answer(RuleOutcome::NotApplicable, 1)).unwrap();
    let told = |house: &House, shift: ShiftId, at: i64| {
        let pulled = sheet_at(house, shift, hours(at)).pulled;
        let asked = pulled.asked_about(amir).map(|rule| {
            let told = rule.answer.iter().chain(&rule.earlier).map(|answer| (answer.outcome, answer.by, answer.at));
            told.collect::<Vec<_>>()
        });
        asked.collect::<Vec<_>>()
    };
    let (first, second) = ((RuleOutcome::Yes, NIGHT, hours(1)), (RuleOutcome::NotApplicable, LEAD, hours(2)));
    assert_eq!(told(&house, night, 3), [[second, first]]);
    // Signed, and corrected by the next shift: told in its own handover, and where it was read.
    let of_night = sheet_at(&house, night, hours(9));
    let step = Step::Seal {
        between: Between { shift: night, to: ShiftKindId("day".to_owned()) },
        version: of_night.version(),
        mode: Mode::Oral,
        reason: None,
        shown: Box::new(of_night.pulled),
    };
    run(&mut house, NIGHT, hours(9), step).unwrap();
    let day = confirm(&mut house, TEMP, "day", "2026-11-22");
    assert_eq!(told(&house, day, 11), Vec::<Vec<_>>::new());
    run(&mut house, TEMP, hours(12), answer(RuleOutcome::No, 2)).unwrap();
    let third = (RuleOutcome::No, TEMP, hours(12));
    assert_eq!(told(&house, day, 13), [[third, second, first]]);
    assert_eq!(told(&house, night, 13), [[third, second, first]]);
    let conn = house.connection();
    for sql in ["UPDATE handover_answer SET outcome = 'yes'", "DELETE FROM handover_answer"] {
        assert!(conn.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn what_is_added_after_it_was_received_waits_for_each_of_those_who_took_over() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = Some(youths[2]);
    let handover = seal(&mut house);
    let add = |words: &str| Step::AddAddendum { handover, youth: amir, words: prose(words).unwrap() };
    let waits = |house: &House, staff: StaffId| {
        let unread = house.read().unread(staff).unwrap();
        let words = unread.addenda_of(Section::Youth(youths[2])).map(|added| added.addendum.words.as_str().to_owned());
        words.collect::<Vec<_>>()
    };
    // Whoever receives it later has it before them.
    run(&mut house, THERAPIST, late(), add("Før noen hadde mottatt.")).unwrap();
    confirm(&mut house, NIGHT, "night", "2026-11-21");
    confirm(&mut house, TEMP, "night", "2026-11-21");
    receive(&mut house, NIGHT, late() + TimeDelta::minutes(20), "").unwrap();
    for staff in [LEAD, THERAPIST, NIGHT, TEMP] {
        assert_eq!(waits(&house, staff), Vec::<String>::new());
    }
    let before = [NIGHT, TEMP].map(|staff| house.read().unread(staff).unwrap().count());
    run(&mut house, THERAPIST, late() + TimeDelta::minutes(40), add("Ringte 22:40.")).unwrap();
    assert_eq!(waits(&house, NIGHT), ["Ringte 22:40."]);
    assert_eq!(waits(&house, TEMP), ["Ringte 22:40."], "they are of that shift, though a colleague signed");
    assert_eq!((waits(&house, LEAD), waits(&house, THERAPIST)), (Vec::new(), Vec::new()));
    let after = [NIGHT, TEMP].map(|staff| house.read().unread(staff).unwrap().count());
    assert_eq!(after, before.map(|count| count + 1), "it counts");
    let added = house.read().unread(NIGHT).unwrap().addenda_of(Section::Youth(youths[2])).next().unwrap().addendum.id;
    for _ in 0..2 {
        let read = Command::ReadAddendum { addendum: added };
        house.execute(NIGHT, late() + TimeDelta::minutes(50), &read).unwrap();
    }
    assert_eq!((waits(&house, NIGHT), waits(&house, TEMP).len()), (Vec::new(), 1), "each reads for themselves");
    // Whoever took over adds something: it waits for their colleague alone.
    run(&mut house, NIGHT, late() + TimeDelta::minutes(60), add("Inne igjen.")).unwrap();
    assert_eq!((waits(&house, NIGHT).len(), waits(&house, TEMP).len()), (0, 2));
    let conn = house.connection();
    for sql in ["UPDATE receipt_addendum SET at = 1", "DELETE FROM receipt_addendum"] {
        assert!(conn.execute(sql, []).is_err(), "{sql}");
    }
}
