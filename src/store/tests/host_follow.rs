//! Meetings with hosts, guidance and contacts on a real encrypted file: what counts, what is refused, what is kept.

use chrono::{Days, NaiveDate};

use super::*;
use crate::{
    domain::{
        assessment::Interpreted,
        calendar::{OccurrenceId, Reach},
        contact::{Step as ContactStep, interpreter::InterpreterFacts},
        host::{
            CaseState, FollowStep, Leaving, LeavingFacts, Step,
            contact::{ContactFacts, Way},
            guidance::{Attended, GuidanceFacts},
            meeting::{Found, MeetingFacts, NextMeeting, Outcome, Planned, Since, last},
        },
        ids::{GuidanceId, HostCaseId, HostContactId, HostMeetingId, HouseholdId, InterpreterId},
        search::{Search, TextOf},
        time::ClockTime,
    },
    store::{
        Done,
        read::{ContactsOf, Hit, SearchAfter},
    },
    testing::{HostSample, host_case},
};

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn words(text: &str) -> Prose {
    prose(text).unwrap()
}

fn today() -> NaiveDate {
    Zone::OSLO.date(now())
}

fn ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

/// Amir lives with the Bergs since two months.
fn with_host() -> (TempDir, Sample, HostSample) {
    let (home, mut sample) = house();
    let amir = sample.youths[2];
    let host = host_case(&mut sample.house, LEAD, now(), amir, ago(60));
    (home, sample, host)
}

fn run_at(sample: &mut Sample, at: Instant, step: FollowStep) -> Result<Done, StoreError> {
    sample.house.execute(LEAD, at, &Command::Host(Step::Follow(step)))
}

fn run(sample: &mut Sample, step: FollowStep) -> Result<Done, StoreError> {
    run_at(sample, now(), step)
}

fn refused(result: Result<Done, StoreError>) -> Refusal {
    match result {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn planned(kind: &str, words: &str) -> Planned {
    Planned { line: None, kind: line(kind), words: line(words) }
}

fn facts(days_ago: u64) -> MeetingFacts {
    MeetingFacts {
        held_on: ago(days_ago),
        present: line("Amir, Berit Berg, KN"),
        interpreted: Interpreted::Other(line("telefontolk")),
        found: Vec::new(),
        youth_view: prose("Jeg liker rommet."),
        host_view: None,
        staff_view: prose("Det går fint."),
        plan: vec![planned("leksehjelp", "Berit, tirsdager"), planned("middag", "alle, søndager")],
    }
}

fn next(day: NaiveDate, hour: u32) -> NextMeeting {
    NextMeeting {
        title: line("Husvertmøte"),
        day,
        from: ClockTime::new(hour, 0).unwrap(),
        to: None,
        place: Some(line("hos Berg")),
    }
}

fn meet(case: HostCaseId, seen: Option<HostMeetingId>, facts: MeetingFacts) -> FollowStep {
    FollowStep::Meet { case, seen, facts: Box::new(facts), next: Some(next(today() + Days::new(30), 15)) }
}

fn held(sample: &mut Sample, host: HostSample, days_ago: u64) -> HostMeetingId {
    let seen = sample.house.read().newest_host_meeting(host.case).unwrap().map(|(row, _)| row);
    HostMeetingId(run(sample, meet(host.case, seen, facts(days_ago))).unwrap().row)
}

/// Two meetings, a guidance and a contact.
pub(super) fn fill(sample: &mut Sample) {
    let amir = sample.youths[2];
    let host = host_case(&mut sample.house, LEAD, now(), amir, ago(60));
    let first = held(sample, host, 30);
    let planned = sample.house.read().host_meeting(first).unwrap().unwrap().planned;
    let found = planned.iter().map(|one| Found { activity: one.line, outcome: Outcome::Partly, words: None }).collect();
    run(sample, meet(host.case, Some(first), MeetingFacts { found, ..facts(2) })).unwrap();
    run(sample, FollowStep::Guide(guidance(host.household))).unwrap();
    let facts = contact("Vaskemaskinen lekker", Some(host.case));
    run(sample, FollowStep::Contact { household: host.household, facts }).unwrap();
}

#[test]
fn a_meeting_opens_with_what_the_last_one_planned_and_answers_each_of_it() {
    let (_home, mut sample, host) = with_host();
    let first = held(&mut sample, host, 30);
    let planned = sample.house.read().host_meeting(first).unwrap().unwrap().planned;
    assert_eq!(planned.len(), 2);
    let found = |at: usize, outcome| Found { activity: planned[at].line, outcome, words: prose("tre av fire ganger") };
    let half = MeetingFacts { found: vec![found(0, Outcome::Partly)], ..facts(0) };
    assert_eq!(refused(run(&mut sample, meet(host.case, Some(first), half))), Refusal::PlanNotAnswered);
    let both = vec![found(0, Outcome::Partly), found(1, Outcome::NotDone)];
    let of_another = Planned { line: Some(planned[0].line), kind: line("middag"), words: line("alle") };
    let stranger = MeetingFacts { found: both.clone(), plan: vec![of_another], ..facts(0) };
    assert_eq!(refused(run(&mut sample, meet(host.case, Some(first), stranger))), Refusal::Gone);
    let second = MeetingFacts { found: both, ..facts(0) };
    let row = run(&mut sample, meet(host.case, Some(first), second.clone())).unwrap();
    assert!(row.changes.has(crate::domain::changes::Topic::Calendar));
    let all = sample.house.read().host_meetings_of(host.case).unwrap();
    let newest = last(&all).unwrap();
    assert_eq!((newest.kept.id.0, newest.facts.found.clone()), (row.row, second.found));
    let asked: Vec<_> = newest.asked.iter().map(|(activity, found)| (activity.kind.as_str(), found.outcome)).collect();
    assert_eq!(asked, [("leksehjelp", Outcome::Partly), ("middag", Outcome::NotDone)]);
    assert_eq!(newest.facts.youth_view.as_ref().map(Prose::as_str), Some("Jeg liker rommet."));
}

#[test]
fn the_next_meeting_is_in_the_calendar_in_the_same_transaction_and_read_from_there() {
    let (_home, mut sample, host) = with_host();
    let before = |sample: &Sample| sample.house.read().host_next_event(host.case).unwrap();
    assert_eq!(before(&sample), None);
    // Refused with its event: nothing is left of either.
    let past =
        FollowStep::Meet { case: host.case, seen: None, facts: Box::new(facts(1)), next: Some(next(today(), 14)) };
    assert_eq!(refused(run(&mut sample, past)), Refusal::Invalid(Invalid::NextNotAhead));
    assert_eq!(sample.house.read().host_meetings_of(host.case).unwrap(), []);
    let none = FollowStep::Meet { case: host.case, seen: None, facts: Box::new(facts(1)), next: None };
    assert_eq!(refused(run(&mut sample, none)), Refusal::NextMissing);

    held(&mut sample, host, 1);
    let read = |sample: &Sample| sample.house.read().host_next(host.case, now(), Zone::OSLO).unwrap();
    let event = read(&sample).unwrap();
    assert_eq!(event.facts.when.day, today() + Days::new(30));
    assert_eq!((event.facts.youths.as_slice(), event.facts.responsible), ([sample.youths[2]].as_slice(), Some(LEAD)));
    let change = |sample: &mut Sample, step| sample.house.execute(THERAPIST, now(), &Command::Calendar(step)).unwrap();
    let occurrence = OccurrenceId { event: event.id.event, day: None };
    let moved = EventFacts { when: event.facts.when.on(today() + Days::new(33)), ..event.facts.clone() };
    change(&mut sample, CalendarStep::Change { occurrence, reach: Reach::This, version: 1, facts: moved });
    assert_eq!(read(&sample).unwrap().facts.when.day, today() + Days::new(33), "moved there, moved here");
    let off = CalendarStep::CallOff { occurrence, reach: Reach::This, version: 2, off: true, reason: None };
    change(&mut sample, off);
    assert!(read(&sample).unwrap().called_off);
    let case = sample.house.read().host_case(host.case).unwrap().unwrap();
    let clock = sample.house.read().host_clock(&case, now(), Zone::OSLO).unwrap().unwrap();
    assert_eq!(clock.coming(now()), None, "what is called off is not waited for");
    // A new date is a new event; the one that was called off stays as it is.
    let seen = Some(event.id.event);
    let set = |seen| FollowStep::SetNext { case: host.case, seen, next: next(today() + Days::new(9), 17) };
    run(&mut sample, set(seen)).unwrap();
    let anew = read(&sample).unwrap();
    assert_ne!(anew.id.event, event.id.event);
    // Set again, it is moved: there are no two.
    assert_eq!(refused(run(&mut sample, set(seen))), Refusal::ChangedMeanwhile { by: LEAD });
    let set =
        FollowStep::SetNext { case: host.case, seen: Some(anew.id.event), next: next(today() + Days::new(10), 17) };
    run(&mut sample, set).unwrap();
    let again = read(&sample).unwrap();
    assert_eq!((again.id, again.facts.when.day), (anew.id, today() + Days::new(10)));
    assert!(clock_of(&sample, host).coming(now()).is_some());
}

fn clock_of(sample: &Sample, host: HostSample) -> crate::domain::host::meeting::MeetingClock {
    let case = sample.house.read().host_case(host.case).unwrap().unwrap();
    sample.house.read().host_clock(&case, now(), Zone::OSLO).unwrap().unwrap()
}

#[test]
fn a_meeting_that_was_held_before_its_time_leaves_no_second_one_in_the_calendar() {
    let (_home, mut sample, host) = with_host();
    let first = held(&mut sample, host, 30);
    let was = sample.house.read().host_next_event(host.case).unwrap().unwrap().0;
    let planned = sample.house.read().host_meeting(first).unwrap().unwrap().planned;
    let found = planned.iter().map(|one| Found { activity: one.line, outcome: Outcome::Done, words: None }).collect();
    let early = MeetingFacts { found, ..facts(0) };
    let step = FollowStep::Meet {
        case: host.case,
        seen: Some(first),
        facts: Box::new(early),
        next: Some(next(today() + Days::new(60), 15)),
    };
    run(&mut sample, step).unwrap();
    assert_eq!(sample.house.read().host_next_event(host.case).unwrap().unwrap().0, was);
    let stands = sample.house.read().event(was).unwrap().unwrap();
    assert_eq!(stands.facts.when.day, today() + Days::new(60));
}

#[test]
fn the_alarm_counts_from_the_last_meeting_or_from_the_day_they_moved_in() {
    let (_home, mut sample, host) = with_host();
    let late = |sample: &Sample, limit| sample.house.read().host_meetings_overdue(today(), limit).unwrap();
    assert_eq!(clock_of(&sample, host).since, Since::MovedIn(ago(60)));
    assert_eq!(late(&sample, 60).len(), 0);
    assert_eq!(late(&sample, 59).iter().map(|(_, _, days)| *days).collect::<Vec<_>>(), [60]);
    let meeting = held(&mut sample, host, 35);
    assert_eq!(clock_of(&sample, host).since, Since::Meeting(ago(35)));
    assert_eq!(late(&sample, 35), []);
    assert_eq!(sample.house.read().host_meetings_late(today(), 34).unwrap().get(&sample.youths[2]), Some(&1));
    // What was struck was not.
    run(&mut sample, FollowStep::StrikeMeeting { meeting, seen: meeting, reason: words("feil ungdom") }).unwrap();
    assert_eq!(clock_of(&sample, host).since, Since::MovedIn(ago(60)));
    // The one before counts with what it says now, not with what it said.
    let meeting = held(&mut sample, host, 20);
    let reason = words("skrev feil dag");
    let anew =
        FollowStep::CorrectMeeting { meeting, seen: meeting, facts: Box::new(corrected(&sample, meeting, 40)), reason };
    run(&mut sample, anew).unwrap();
    assert_eq!(clock_of(&sample, host).since, Since::Meeting(ago(40)));
}

/// What a meeting says, on another day.
fn corrected(sample: &Sample, meeting: HostMeetingId, days_ago: u64) -> MeetingFacts {
    let stood = sample.house.read().host_meeting(meeting).unwrap().unwrap().facts;
    MeetingFacts { held_on: ago(days_ago), ..stood }
}

#[test]
fn a_kept_meeting_is_said_anew_with_a_reason_and_what_it_said_stays() {
    let (_home, mut sample, host) = with_host();
    let meeting = held(&mut sample, host, 30);
    let stood = sample.house.read().host_meeting(meeting).unwrap().unwrap();
    let correct = |seen, facts: MeetingFacts| FollowStep::CorrectMeeting {
        meeting,
        seen,
        facts: Box::new(facts),
        reason: words("glemte verten"),
    };
    assert_eq!(refused(run(&mut sample, correct(meeting, stood.facts.clone()))), Refusal::NothingChanged);
    let mut anew = MeetingFacts { host_view: prose("Vi trives."), ..stood.facts.clone() };
    anew.plan[0].words = line("Berit, onsdager");
    run(&mut sample, correct(meeting, anew.clone())).unwrap();
    assert_eq!(refused(run(&mut sample, correct(meeting, facts(30)))), Refusal::ChangedMeanwhile { by: LEAD });
    let now_says = sample.house.read().host_meeting(meeting).unwrap().unwrap();
    assert_eq!(now_says.facts, anew);
    assert_eq!(now_says.kept.corrected.as_ref().unwrap().reason, words("glemte verten"));
    assert_eq!(now_says.planned[0].line, stood.planned[0].line, "the same activity in other words");
    // The next meeting is asked in the new words, and its answer stands when they change once more.
    let found = stood.planned.iter().map(|one| Found { activity: one.line, outcome: Outcome::Done, words: None });
    let second = MeetingFacts { found: found.collect(), ..facts(2) };
    let newest = now_says.kept.newest;
    let second = HostMeetingId(run(&mut sample, meet(host.case, Some(newest), second)).unwrap().row);
    let asked = sample.house.read().host_meeting(second).unwrap().unwrap().asked;
    assert_eq!(asked[0].0.words, line("Berit, onsdager"));
    // Rows stay.
    let rows = |table: &str| -> i64 {
        let sql = format!("SELECT count(*) FROM {table}");
        sample.house.connection().query_row(&sql, [], |row| row.get(0)).unwrap()
    };
    assert_eq!((rows("host_meeting"), rows("host_activity"), rows("host_found")), (3, 6, 2));
    for table in ["host_meeting", "host_activity", "host_found", "host_next"] {
        for sql in [format!("UPDATE {table} SET id = id + 100"), format!("DELETE FROM {table}")] {
            assert!(sample.house.connection().execute(&sql, []).is_err(), "{sql}");
        }
    }
    // It keeps its place among the others.
    let moved = FollowStep::CorrectMeeting {
        meeting,
        seen: newest,
        facts: Box::new(corrected(&sample, meeting, 2)),
        reason: words("feil dag"),
    };
    assert_eq!(refused(run(&mut sample, moved)), Refusal::MeetingMoves);
    let strike = FollowStep::StrikeMeeting { meeting: second, seen: second, reason: words("ble ikke noe av") };
    let done = run(&mut sample, strike).unwrap();
    let again = FollowStep::StrikeMeeting { meeting: second, seen: HostMeetingId(done.row), reason: words("igjen") };
    assert_eq!(refused(run(&mut sample, again)), Refusal::ChangedMeanwhile { by: LEAD });
    let newest = sample.house.read().host_meeting(second).unwrap().unwrap();
    assert!(newest.kept.struck);
    assert_eq!(newest.facts.found.len(), 2, "what was struck is there to be read");
    let again = FollowStep::StrikeMeeting { meeting: second, seen: newest.kept.newest, reason: words("igjen") };
    assert_eq!(refused(run(&mut sample, again)), Refusal::StruckAlready);
}

#[test]
fn a_meeting_is_after_the_last_one_and_after_they_moved_in_and_of_a_case_that_is_lived_in() {
    let (_home, mut sample, host) = with_host();
    assert_eq!(refused(run(&mut sample, meet(host.case, None, facts(61)))), Refusal::CameThere(ago(60)));
    let seen = held(&mut sample, host, 10);
    assert_eq!(refused(run(&mut sample, meet(host.case, None, facts(5)))), Refusal::ChangedMeanwhile { by: LEAD });
    for days in [10, 11] {
        assert_eq!(refused(run(&mut sample, meet(host.case, Some(seen), facts(days)))), Refusal::MetSince(ago(10)));
    }
    let empty = MeetingFacts { plan: Vec::new(), ..facts(0) };
    let strike = FollowStep::StrikeMeeting { meeting: seen, seen, reason: words("feil") };
    run(&mut sample, strike).unwrap();
    let seen = sample.house.read().newest_host_meeting(host.case).unwrap().map(|(row, _)| row);
    assert_eq!(refused(run(&mut sample, meet(host.case, seen, empty.clone()))), Refusal::PlanMissing);
    // A case that is to end plans nothing any more, and does not meet again.
    let leaving = LeavingFacts { on: today(), why: Leaving::NeedEnded, follows: None };
    let case = sample.house.read().host_case(host.case).unwrap().unwrap();
    let leave =
        Command::Host(Step::Leave { case: host.case, version: case.version, facts: leaving, points: Vec::new() });
    sample.house.execute(LEAD, now(), &leave).unwrap();
    let end = FollowStep::Meet { case: host.case, seen, facts: Box::new(empty), next: None };
    run(&mut sample, end).unwrap();
    let case = sample.house.read().host_case(host.case).unwrap().unwrap();
    assert_eq!(case.state(), CaseState::Leaving);
    let close = Step::Close {
        case: host.case,
        version: case.version,
        end: crate::domain::host::CaseEnd { on: today(), why: None },
    };
    sample.house.execute(LEAD, now(), &Command::Host(close)).unwrap();
    let set = FollowStep::SetNext { case: host.case, seen: None, next: next(today() + Days::new(3), 12) };
    assert_eq!(refused(run(&mut sample, set)), Refusal::CaseClosed);
    assert_eq!(sample.house.read().host_meetings_overdue(today() + Days::new(99), 35).unwrap(), []);
}

#[test]
fn whoever_needs_an_interpreter_has_one_or_a_reason_and_never_one_they_barred() {
    let (_home, mut sample, host) = with_host();
    let amir = sample.youths[2];
    let without = MeetingFacts { interpreted: Interpreted::No, ..facts(1) };
    assert_eq!(refused(run(&mut sample, meet(host.case, None, without))), Refusal::InterpreterMissing);
    let mut contact = |step| sample.house.execute(LEAD, now(), &Command::Contact(step)).unwrap().row;
    let farid = InterpreterId(contact(ContactStep::AddInterpreter(InterpreterFacts {
        name: line("Farid"),
        language: line("dari"),
        dialect: None,
        phone: None,
        note: None,
        adult: true,
    })));
    contact(ContactStep::Bar { youth: amir, interpreter: farid, reason: line("kjenner familien") });
    let barred = MeetingFacts { interpreted: Interpreted::By(farid), ..facts(1) };
    assert_eq!(refused(run(&mut sample, meet(host.case, None, barred.clone()))), Refusal::InterpreterBarred);
    let allow = ContactStep::Allow { youth: amir, interpreter: farid, why: words("avklart") };
    sample.house.execute(LEAD, now(), &Command::Contact(allow)).unwrap();
    let meeting = HostMeetingId(run(&mut sample, meet(host.case, None, barred)).unwrap().row);
    let bar = ContactStep::Bar { youth: amir, interpreter: farid, reason: line("igjen") };
    sample.house.execute(LEAD, now(), &Command::Contact(bar)).unwrap();
    // What stands is said anew as it stands, though they have been barred since.
    let stood = sample.house.read().host_meeting(meeting).unwrap().unwrap().facts;
    let anew = MeetingFacts { host_view: prose("Fint."), ..stood };
    let step = FollowStep::CorrectMeeting { meeting, seen: meeting, facts: Box::new(anew), reason: words("glemt") };
    run(&mut sample, step).unwrap();
}

fn guidance(household: HouseholdId) -> GuidanceFacts {
    GuidanceFacts {
        held_on: ago(3),
        topic: line("Grenser og nærhet"),
        led_by: line("KN"),
        minutes: 120,
        note: prose("God prat."),
        attendance: vec![(household, Attended::Came)],
    }
}

#[test]
fn guidance_is_kept_with_who_came_and_said_anew_with_a_reason() {
    let (_home, mut sample, host) = with_host();
    let id = GuidanceId(run(&mut sample, FollowStep::Guide(guidance(host.household))).unwrap().row);
    let told =
        GuidanceFacts { attendance: vec![(host.household, Attended::ToldBeforehand)], ..guidance(host.household) };
    let correct =
        |seen| FollowStep::CorrectGuidance { guidance: id, seen, facts: told.clone(), reason: words("var syk") };
    run(&mut sample, correct(id)).unwrap();
    assert_eq!(refused(run(&mut sample, correct(id))), Refusal::ChangedMeanwhile { by: LEAD });
    let all = sample.house.read().guidance().unwrap();
    assert_eq!((all.len(), &all[0].facts), (1, &told));
    let same =
        FollowStep::CorrectGuidance { guidance: id, seen: all[0].kept.newest, facts: told.clone(), reason: words("x") };
    assert_eq!(refused(run(&mut sample, same)), Refusal::NothingChanged);
    let strike = FollowStep::StrikeGuidance { guidance: id, seen: all[0].kept.newest, reason: words("ble avlyst") };
    run(&mut sample, strike).unwrap();
    assert!(sample.house.read().guidance().unwrap()[0].kept.struck);
    // Who has ended came to those that were held before, and to none after.
    let ended = format!("UPDATE household SET ended_on = '{}', ended = 'x' WHERE id = {}", ago(9), host.household.0);
    sample.house.connection().execute(&ended, []).unwrap();
    let held = |days| GuidanceFacts { held_on: ago(days), ..guidance(host.household) };
    run(&mut sample, FollowStep::Guide(held(9))).unwrap();
    assert_eq!(refused(run(&mut sample, FollowStep::Guide(held(8)))), Refusal::HouseholdEnded);
    let nobody = GuidanceFacts { attendance: vec![(HouseholdId(99), Attended::Came)], ..guidance(host.household) };
    assert_eq!(refused(run(&mut sample, FollowStep::Guide(nobody))), Refusal::Gone);
    for table in ["group_guidance", "guidance_attendance"] {
        assert!(sample.house.connection().execute(&format!("DELETE FROM {table}"), []).is_err());
    }
}

fn contact(about: &str, case: Option<HostCaseId>) -> ContactFacts {
    ContactFacts { way: Way::Phone, happened_at: now(), minutes: Some(10), about: words(about), by: THERAPIST, case }
}

#[test]
fn contacts_are_paged_newest_written_first_per_household_and_case() {
    let (_home, mut sample, host) = with_host();
    for number in 0..5 {
        let case = (number % 2 == 0).then_some(host.case);
        let facts = contact(&format!("Samtale {number}"), case);
        run(&mut sample, FollowStep::Contact { household: host.household, facts }).unwrap();
    }
    let read = sample.house.read();
    let about = |page: &crate::store::read::HostContactPage| -> Vec<String> {
        page.contacts.iter().map(|one| one.facts.about.as_str().to_owned()).collect()
    };
    let first = read.host_contacts(ContactsOf::Household(host.household), None, 3).unwrap();
    assert_eq!((about(&first), first.more), (vec!["Samtale 4".into(), "Samtale 3".into(), "Samtale 2".into()], true));
    let before = first.contacts.last().map(|one| one.kept.id);
    let second = read.host_contacts(ContactsOf::Household(host.household), before, 3).unwrap();
    assert_eq!((about(&second), second.more), (vec!["Samtale 1".into(), "Samtale 0".into()], false));
    let of_case = read.host_contacts(ContactsOf::Case(host.case), None, 9).unwrap();
    assert_eq!(about(&of_case), ["Samtale 4", "Samtale 2", "Samtale 0"]);
    let id = of_case.contacts[2].kept.id;
    let anew = contact("Samtale om husleie", Some(host.case));
    let correct = |seen, facts| FollowStep::CorrectContact { contact: id, seen, facts, reason: words("skrev feil") };
    run(&mut sample, correct(id, anew.clone())).unwrap();
    assert_eq!(refused(run(&mut sample, correct(id, contact("x", None)))), Refusal::ChangedMeanwhile { by: LEAD });
    let stands = sample.house.read().host_contact(id).unwrap().unwrap();
    assert_eq!((stands.facts, stands.kept.at, stands.kept.corrected.is_some()), (anew, now(), true));
    let other = contact("x", Some(HostCaseId(77)));
    assert_eq!(
        refused(run(&mut sample, FollowStep::Contact { household: host.household, facts: other })),
        Refusal::Gone
    );
    let strike = FollowStep::StrikeContact { contact: id, seen: stands.kept.newest, reason: words("feil husvert") };
    run(&mut sample, strike).unwrap();
    assert!(sample.house.read().host_contact(HostContactId(id.0)).unwrap().unwrap().kept.struck);
    assert!(sample.house.connection().execute("DELETE FROM host_contact", []).is_err());
}

#[test]
fn nothing_about_a_case_happens_after_it_was_closed() {
    let (_home, mut sample, host) = with_host();
    let add = |sample: &mut Sample, facts| run(sample, FollowStep::Contact { household: host.household, facts });
    let late = add(&mut sample, contact("Samme dag", Some(host.case))).unwrap().row;
    let sql = format!("UPDATE host_case SET closed_on = '{}', closed = '' WHERE id = {}", ago(1), host.case.0);
    sample.house.connection().execute(&sql, []).unwrap();
    let closed = Refusal::AfterClose(ago(1));
    assert_eq!(refused(add(&mut sample, contact("x", Some(host.case)))), closed);
    add(&mut sample, contact("Nøkkel som lå igjen", None)).unwrap();
    let yesterday = ContactFacts { happened_at: now() - TimeDelta::days(1), ..contact("På slutten", Some(host.case)) };
    let id = HostContactId(add(&mut sample, yesterday.clone()).unwrap().row);
    let correct =
        |contact, facts| FollowStep::CorrectContact { contact, seen: contact, facts, reason: words("feil dag") };
    assert_eq!(refused(run(&mut sample, correct(id, yesterday.clone()))), Refusal::NothingChanged);
    let ahead = ContactFacts { happened_at: now() + TimeDelta::hours(1), ..contact("x", None) };
    assert_eq!(refused(add(&mut sample, ahead)), Refusal::Invalid(Invalid::InTheFuture));
    let moved = ContactFacts { happened_at: now(), ..yesterday };
    assert_eq!(refused(run(&mut sample, correct(id, moved))), closed);
    // What stands after the day is set right, and what was about no case is not made to be.
    let late = HostContactId(late);
    run(&mut sample, correct(late, contact("Samme dag, om nøkkelen", Some(host.case)))).unwrap();
    let met = run(&mut sample, meet(host.case, None, facts(0)));
    assert_eq!(refused(met), Refusal::CaseClosed);
}

#[test]
fn a_contact_is_about_a_case_of_the_same_household() {
    let (_home, mut sample, berg) = with_host();
    let samira = sample.youths[0];
    let born = Command::ChangeYouth {
        youth: samira,
        version: 1,
        facts: YouthFacts {
            birth_date: "2008-01-05".parse().unwrap(),
            ..sample.house.read().people().unwrap().youths[&samira].facts.clone()
        },
    };
    sample.house.execute(LEAD, now(), &born).unwrap();
    let other = host_case(&mut sample.house, LEAD, now(), samira, ago(40));
    let facts = contact("x", Some(other.case));
    assert_eq!(
        refused(run(&mut sample, FollowStep::Contact { household: berg.household, facts })),
        Refusal::CaseOfOther
    );
}

#[test]
fn whoever_may_not_keep_hosts_writes_nothing_of_it() {
    let (_home, mut sample, host) = with_host();
    for staff in [THERAPIST, TEMP, ADMINISTRATOR] {
        for step in [
            meet(host.case, None, facts(1)),
            FollowStep::Guide(guidance(host.household)),
            FollowStep::Contact { household: host.household, facts: contact("x", None) },
        ] {
            let result = sample.house.execute(staff, now(), &Command::Host(Step::Follow(step)));
            assert!(matches!(refused(result), Refusal::NotAllowed { .. }), "{staff:?}");
        }
    }
}

#[test]
fn it_is_found_by_those_who_may_see_hosts_and_by_nobody_else() {
    let (_home, mut sample, host) = with_host();
    let meeting = held(&mut sample, host, 30);
    let guided = GuidanceId(run(&mut sample, FollowStep::Guide(guidance(host.household))).unwrap().row);
    let facts = contact("Vaskemaskinen lekker", Some(host.case));
    let called = run(&mut sample, FollowStep::Contact { household: host.household, facts }).unwrap().row;
    let found = |sample: &Sample, words: &str, hosts| -> Vec<TextOf> {
        let search = Search { words: words.to_owned(), hosts, ..Search::default() };
        let hits = sample.house.read().search(&search, SearchAfter::default(), 50).unwrap().hits;
        hits.iter().filter_map(|hit| if let Hit::Text(text, _) = hit { Some(text.of) } else { None }).collect()
    };
    for (words, of) in [
        ("rommet", TextOf::HostMeeting(meeting)),
        ("leksehjelp", TextOf::HostMeeting(meeting)),
        ("nærhet", TextOf::Guidance(guided)),
        ("vaskemaskinen", TextOf::HostContact(HostContactId(called))),
    ] {
        assert_eq!(found(&sample, words, true), [of], "{words}");
        assert_eq!(found(&sample, words, false), [], "{words}");
        let suggested = Search { words: format!("{words}x"), ..Search::default() };
        assert_eq!(sample.house.read().suggestions(&suggested).unwrap(), [], "{words}");
    }
    let about = Search { youth: Some(sample.youths[2]), ..Search::default() };
    let all = |hosts| {
        let page = sample.house.read().search(&Search { hosts, ..about.clone() }, SearchAfter::default(), 90).unwrap();
        page.hits.len()
    };
    assert_eq!(all(true) - all(false), 2, "the meeting and the contact");
    let everything = |hosts| {
        found(&sample, "", hosts).into_iter().filter(|of| of.source() == crate::domain::search::Source::Host).count()
    };
    assert_eq!((everything(true), everything(false)), (3, 0));
    // The event of the next meeting is filed as well.
    assert!(matches!(found(&sample, "husvertmøte", false).as_slice(), [TextOf::Event(_)]));
    let anew = MeetingFacts { youth_view: prose("Jeg liker hagen."), ..corrected(&sample, meeting, 30) };
    let step = FollowStep::CorrectMeeting { meeting, seen: meeting, facts: Box::new(anew), reason: words("feil") };
    run(&mut sample, step).unwrap();
    assert_eq!((found(&sample, "rommet", true), found(&sample, "hagen", true).len()), (vec![], 1));
    let seen = sample.house.read().host_meeting(meeting).unwrap().unwrap().kept.newest;
    run(&mut sample, FollowStep::StrikeMeeting { meeting, seen, reason: words("feil") }).unwrap();
    assert_eq!(found(&sample, "hagen", true), []);
}

#[test]
fn a_meeting_on_the_night_of_the_clocks_is_where_the_wall_says() {
    let (_home, mut sample, host) = with_host();
    let night: NaiveDate = "2027-03-28".parse().unwrap();
    let step = FollowStep::Meet {
        case: host.case,
        seen: None,
        facts: Box::new(facts(1)),
        next: Some(NextMeeting { to: Some(ClockTime::new(4, 0).unwrap()), ..next(night, 2) }),
    };
    run(&mut sample, step).unwrap();
    let read = sample.house.read().host_next(host.case, now(), Zone::OSLO).unwrap().unwrap();
    assert_eq!(read.facts.when.day, night);
    assert_eq!(read.starts_at, "2027-03-28T01:00:00Z".parse::<Instant>().unwrap(), "02:00 is 03:00 that night");
    assert_eq!(read.ends_at, Some("2027-03-28T02:00:00Z".parse().unwrap()));
}

#[test]
fn what_is_about_the_youth_is_handed_out_to_them() {
    let (_home, mut sample) = house();
    fill(&mut sample);
    let kinds = |sample: &Sample, youth| -> Vec<&'static str> {
        let (mut at, mut kinds) = (crate::store::read::Records::of(youth), Vec::new());
        while let Some(records) = sample.house.read().next_records(&mut at, 50).unwrap() {
            kinds.extend(records.into_iter().map(|record| record.kind));
        }
        kinds.retain(|kind| ["host-meeting", "host-activity", "host-found", "host-contact"].contains(kind));
        kinds
    };
    let (samira, amir) = (sample.youths[0], sample.youths[2]);
    let told = ["host-meeting", "host-meeting", "host-activity", "host-activity", "host-activity", "host-activity"];
    assert_eq!(kinds(&sample, amir), [&told[..], &["host-found", "host-found", "host-contact"]].concat());
    assert_eq!(kinds(&sample, samira), [""; 0]);
}

#[test]
fn thirty_years_of_contacts_are_read_by_pages_without_the_others() {
    let (_home, mut sample) = house();
    fill(&mut sample);
    let conn = sample.house.connection();
    for column in ["household_id", "case_id"] {
        let sql = format!(
            "EXPLAIN QUERY PLAN SELECT id FROM host_contact f
             WHERE f.{column} = 1 AND f.root_id IS NULL AND f.id < 9 ORDER BY f.id DESC LIMIT 41"
        );
        let mut statement = conn.prepare(&sql).unwrap();
        let plan: Vec<String> = statement.query_map([], |row| row.get(3)).unwrap().map(Result::unwrap).collect();
        let plan = plan.join("\n");
        assert!(plan.contains("SEARCH f USING") && plan.contains("id<?") && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}

#[test]
fn a_move_is_not_taken_back_once_the_case_has_met_or_is_to_meet() {
    let (_home, mut sample, host) = with_host();
    let set = FollowStep::SetNext { case: host.case, seen: None, next: next(today() + Days::new(9), 17) };
    run(&mut sample, set).unwrap();
    let version = sample.house.read().host_case(host.case).unwrap().unwrap().version;
    let back = Command::Host(Step::TakeBackMoveIn { case: host.case, version, stay: None });
    assert_eq!(refused(sample.house.execute(LEAD, now(), &back)), Refusal::CannotUndo);
}
