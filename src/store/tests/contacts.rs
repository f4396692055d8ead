//! Contacts, consents and the dates of a file: what counts, what is refused, and what is kept.

use super::*;
use crate::domain::{
    contact::{
        ContactFacts, ContactRole, Phone, Step,
        clock::{Milestone, PaperFacts, PaperKind, ProtectionFacts, ProtectionLevel},
        consent::{ConsentFacts, GivenBy, Recipient, TellingFacts, Verdict, Withdrawal},
        interpreter::InterpreterFacts,
    },
    ids::{ConsentId, ContactId, InterpreterId},
    kept::Kept,
    moves::StayEnd,
    task::HouseClock,
};

const SCHOOL: Recipient = Recipient::Role(ContactRole::School);

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn contact(name: &str, call_first: bool) -> ContactFacts {
    ContactFacts {
        role: ContactRole::School,
        name: line(name),
        language: None,
        phone: Phone::optional("41234567").unwrap(),
        email: None,
        time_zone: None,
        note: None,
        call_first,
    }
}

fn interpreter(name: &str) -> InterpreterFacts {
    InterpreterFacts { name: line(name), language: line("dari"), dialect: None, phone: None, adult: true, note: None }
}

fn consent(by: GivenBy) -> ConsentFacts {
    ConsentFacts {
        recipient: SCHOOL,
        purpose: line("fravær"),
        may_tell: prose("fravær").unwrap(),
        withheld: None,
        withheld_why: None,
        given_by: by,
        given_on: Zone::OSLO.date(now()) - TimeDelta::days(9),
        until: None,
        language: line("dari"),
        interpreter: None,
        parts: Vec::new(),
    }
}

fn run_as(sample: &mut Sample, staff: StaffId, step: Step) -> Result<i64, StoreError> {
    Ok(sample.house.execute(staff, now(), &Command::Contact(step))?.row)
}

fn run(sample: &mut Sample, step: Step) -> i64 {
    run_as(sample, THERAPIST, step).unwrap()
}

fn end(sample: &mut Sample, kept: Kept, reason: &str) {
    let end = Command::End { kept, version: 1, reason: line(reason) };
    sample.house.execute(THERAPIST, now(), &end).unwrap();
}

fn refused(sample: &mut Sample, step: Step) -> Refusal {
    match run_as(sample, LEAD, step) {
        Err(StoreError::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_at_most_is_called_first_and_the_ended_stay_to_be_read() {
    let (_home, mut sample) = house();
    let youth = sample.youths[2];
    let first = ContactId(run(&mut sample, Step::AddContact { youth, facts: contact("Berit", true) }));
    let second = ContactId(run(&mut sample, Step::AddContact { youth, facts: contact("Per", true) }));
    let read = |sample: &Sample| {
        let contacts = sample.house.read().contacts_of(youth).unwrap().into_iter();
        contacts.map(|one| (one.id, one.facts.call_first, one.ended.is_some())).collect::<Vec<_>>()
    };
    assert_eq!(read(&sample), [(first, false, false), (second, true, false)]);
    let change =
        Step::ChangeContact { contact: first, version: 1, facts: contact("Berit L", false), same_person: false };
    assert_eq!(refused(&mut sample, change), Refusal::ChangedMeanwhile { by: THERAPIST });
    end(&mut sample, Kept::Contact(second), "sluttet");
    assert_eq!(read(&sample), [(first, false, false), (second, false, true)]);
    assert_eq!(sample.house.read().live_contacts().unwrap().len(), 1);
    let conn = sample.house.connection();
    assert!(conn.execute("DELETE FROM contact", []).is_err(), "nobody is removed");
}

#[test]
fn nobody_who_lives_here_is_an_interpreter_and_nobody_under_18() {
    let (_home, mut sample) = house();
    assert_eq!(refused(&mut sample, Step::AddInterpreter(interpreter("SAMIRA"))), Refusal::InterpreterLivesHere);
    let young = InterpreterFacts { adult: false, ..interpreter("Farid") };
    assert_eq!(refused(&mut sample, Step::AddInterpreter(young)), Invalid::InterpreterNotAdult.into());
    let id = InterpreterId(run(&mut sample, Step::AddInterpreter(interpreter("Farid"))));
    let change = Step::ChangeInterpreter { interpreter: id, version: 1, facts: interpreter("Hodan") };
    assert_eq!(refused(&mut sample, change), Refusal::InterpreterLivesHere);
}

#[test]
fn a_barred_interpreter_explains_no_consent_until_they_may_again() {
    let (_home, mut sample) = house();
    let youth = sample.youths[2];
    let id = InterpreterId(run(&mut sample, Step::AddInterpreter(interpreter("Farid"))));
    let bar = Step::Bar { youth, interpreter: id, reason: line("kjenner familien") };
    let allow = Step::Allow { youth, interpreter: id, why: prose("familien har flyttet").unwrap() };
    assert_eq!(refused(&mut sample, allow.clone()), Refusal::NotBarred);
    run(&mut sample, bar);
    let with = ConsentFacts { interpreter: Some(id), ..consent(GivenBy::Youth) };
    assert_eq!(refused(&mut sample, Step::GiveConsent { youth, facts: with.clone() }), Refusal::InterpreterBarred);
    let other = sample.youths[0];
    run(&mut sample, Step::GiveConsent { youth: other, facts: with.clone() });
    run(&mut sample, allow);
    assert!(sample.house.read().barred_for(youth).unwrap().is_empty());
    let lifted = sample.house.read().lifted_for(youth).unwrap().remove(&id).unwrap();
    assert_eq!((lifted.bar.reason, lifted.why), (line("kjenner familien"), prose("familien har flyttet")));
    run(&mut sample, Step::GiveConsent { youth, facts: with });
}

#[test]
fn a_guardian_consents_for_nobody_who_is_18() {
    let (_home, mut sample) = house();
    let youth = sample.youths[2];
    let after = "2026-12-05T12:00:00Z".parse().unwrap();
    let mut facts = consent(GivenBy::Guardian);
    facts.given_on = "2026-12-02".parse().unwrap();
    let give = Command::Contact(Step::GiveConsent { youth, facts: facts.clone() });
    let error = sample.house.execute(THERAPIST, after, &give).unwrap_err();
    assert!(matches!(error, StoreError::Refused(Refusal::GuardianEnded)), "{error:?}");
    facts.given_on = "2026-12-01".parse().unwrap();
    let give = Command::Contact(Step::GiveConsent { youth, facts });
    sample.house.execute(THERAPIST, after, &give).unwrap();
}

#[test]
fn a_consent_is_withdrawn_once_and_nothing_of_it_is_changed() {
    let (_home, mut sample) = house();
    let youth = sample.youths[2];
    let id = ConsentId(run(&mut sample, Step::GiveConsent { youth, facts: consent(GivenBy::Youth) }));
    let on = |day: &str| Withdrawal { on: day.parse().unwrap(), by: GivenBy::Youth, note: None };
    let withdraw = |day| Step::WithdrawConsent { consent: id, facts: on(day) };
    assert_eq!(refused(&mut sample, withdraw("2026-11-11")), Refusal::NotWithdrawn, "before it was given");
    run(&mut sample, withdraw("2026-11-20"));
    assert_eq!(refused(&mut sample, withdraw("2026-11-21")), Refusal::NotWithdrawn);
    let again = |on: &str| ConsentFacts { given_on: on.parse().unwrap(), ..consent(GivenBy::Youth) };
    let older = Step::GiveConsent { youth, facts: again("2025-09-01") };
    assert_eq!(refused(&mut sample, older), Refusal::WithdrawnSince { on: "2026-11-20".parse().unwrap() });
    run(&mut sample, Step::GiveConsent { youth, facts: again("2026-11-21") });
    let conn = sample.house.connection();
    for sql in [
        "UPDATE consent SET may_tell = 'alt'",
        "DELETE FROM consent_withdrawal",
        "INSERT OR REPLACE INTO consent_withdrawal SELECT consent_id, '2030-01-01', by_whom, note, at, staff_id
         FROM consent_withdrawal",
    ] {
        assert!(conn.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn what_is_told_without_a_consent_needs_a_reason_and_keeps_the_answer() {
    let (_home, mut sample) = house();
    let youth = sample.youths[2];
    let told = |reason: Option<&str>| Step::Tell {
        youth,
        facts: TellingFacts { to: SCHOOL, told: line("kommer ikke i dag"), reason: reason.map(line) },
    };
    assert_eq!(refused(&mut sample, told(None)), Refusal::TellingNeedsReason);
    run_as(&mut sample, TEMP, told(Some("fare"))).unwrap();
    run(&mut sample, Step::GiveConsent { youth, facts: consent(GivenBy::Youth) });
    run(&mut sample, told(None));
    let verdicts: Vec<Verdict> =
        sample.house.read().tellings_about(youth, 9).unwrap().into_iter().map(|one| one.verdict).collect();
    assert_eq!(verdicts, [Verdict::Yes, Verdict::No]);
    // Somebody around another youth is nobody here.
    let other = sample.youths[0];
    let berit = ContactId(run(&mut sample, Step::AddContact { youth: other, facts: contact("Berit", false) }));
    let facts = TellingFacts { to: Recipient::Contact(berit), told: line("hei"), reason: Some(line("fare")) };
    assert_eq!(refused(&mut sample, Step::Tell { youth, facts }), Refusal::Gone);
}

#[test]
fn nothing_is_given_to_somebody_who_is_no_longer_a_contact_and_telling_them_needs_a_reason() {
    let (_home, mut sample) = house();
    let youth = sample.youths[2];
    let berit = ContactId(run(&mut sample, Step::AddContact { youth, facts: contact("Berit", false) }));
    let to = Recipient::Contact(berit);
    let give = Step::GiveConsent { youth, facts: ConsentFacts { recipient: to, ..consent(GivenBy::Youth) } };
    run(&mut sample, give.clone());
    let told = |reason: Option<&str>| Step::Tell {
        youth,
        facts: TellingFacts { to, told: line("kommer ikke i dag"), reason: reason.map(line) },
    };
    run(&mut sample, told(None));
    let end = Command::End { kept: Kept::Contact(berit), version: 1, reason: line("sluttet") };
    sample.house.execute(THERAPIST, now(), &end).unwrap();
    assert_eq!(refused(&mut sample, give), Refusal::ContactEnded);
    assert_eq!(refused(&mut sample, told(None)), Refusal::TellingNeedsReason);
    run(&mut sample, told(Some("fare")));
    let newest = sample.house.read().tellings_about(youth, 1).unwrap();
    assert_eq!(newest[0].verdict, Verdict::No);
    let wide = ConsentFacts { recipient: Recipient::Role(ContactRole::Other), ..consent(GivenBy::Youth) };
    assert_eq!(refused(&mut sample, Step::GiveConsent { youth, facts: wide }), Invalid::RecipientTooWide.into());
}

#[test]
fn dates_that_have_passed_are_counted_and_a_birthday_is_gone_through_once() {
    let (_home, mut sample) = house();
    let youth = sample.youths[2];
    let clock = HouseClock { kinds: &[], zone: Zone::OSLO };
    let count = |sample: &Sample, at: Instant| {
        let standing = sample.house.read().standing(at, &clock).unwrap();
        (standing.dates.get(&youth).copied().unwrap_or(0), standing.overdue_of(youth, at))
    };
    let (dates, all) = count(&sample, now());
    assert_eq!(dates, 0);
    let paper = PaperFacts { kind: PaperKind::Passport, expires: "2026-11-20".parse().unwrap(), note: None };
    let id = run(&mut sample, Step::AddPaper { youth, facts: paper });
    assert_eq!(count(&sample, now()), (1, all + 1));
    end(&mut sample, Kept::Paper(crate::domain::ids::PaperId(id)), "nytt");
    assert_eq!(count(&sample, now()).0, 0);
    let after: Instant = "2026-12-03T12:00:00Z".parse().unwrap();
    assert_eq!(count(&sample, after).0, 1, "18 years");
    let through = |milestone| Step::GoThrough { youth, milestone, done: prose("Spurt om ettervern.").unwrap() };
    let open_again = Step::OpenAgain { youth, milestone: Milestone::At18, why: prose("feil ungdom").unwrap() };
    assert_eq!(refused(&mut sample, open_again.clone()), Refusal::NothingToGoThrough, "nobody has gone through it");
    assert_eq!(refused(&mut sample, through(Milestone::At20)), Refusal::NothingToGoThrough, "far off");
    run(&mut sample, through(Milestone::At18));
    assert_eq!(count(&sample, after).0, 0);
    assert_eq!(refused(&mut sample, through(Milestone::At18)), Refusal::NothingToGoThrough);
    run(&mut sample, open_again);
    assert_eq!(count(&sample, after).0, 1, "it is open again");
    run(&mut sample, through(Milestone::At18));
    assert_eq!(count(&sample, after).0, 0);
    let conn = sample.house.connection();
    assert!(conn.execute("DELETE FROM milestone_mark", []).is_err());
    assert!(conn.execute("UPDATE milestone_mark SET words = 'alt'", []).is_err());
}

fn dates_at(sample: &Sample, youth: YouthId, at: &str) -> (i64, i64) {
    let at: Instant = at.parse().unwrap();
    let standing = sample.house.read().standing(at, &HouseClock { kinds: &[], zone: Zone::OSLO }).unwrap();
    (standing.dates.get(&youth).copied().unwrap_or(0), standing.dates.values().sum())
}

fn move_out(sample: &mut Sample, youth: YouthId, last_day: &str, follow_up: Option<&str>) -> crate::store::Done {
    let end = StayEnd { follow_up: follow_up.map(|day| day.parse().unwrap()), ..StayEnd::default() };
    let out = Command::MoveOut { youth, last_day: last_day.parse().unwrap(), end, points: Vec::new() };
    sample.house.execute(LEAD, now(), &out).unwrap()
}

#[test]
fn a_birthday_that_passed_still_waits_after_a_move_within_the_house() {
    let (_home, mut sample) = house();
    let youth = sample.youths[2];
    let after = "2026-12-10T12:00:00Z";
    assert_eq!(dates_at(&sample, youth, after).0, 1, "18 years");
    let at: Instant = after.parse().unwrap();
    let end = StayEnd::default();
    let out = Command::MoveOut { youth, last_day: "2026-12-05".parse().unwrap(), end, points: Vec::new() };
    sample.house.execute(LEAD, at, &out).unwrap();
    let apartment = sample.house.read().people().unwrap().apartment(ApartmentNumber(5)).unwrap().id;
    let into = Command::MoveIn { youth, apartment, from: "2026-12-06".parse().unwrap(), points: Vec::new() };
    sample.house.execute(LEAD, at, &into).unwrap();
    assert_eq!(dates_at(&sample, youth, after).0, 1);
}

#[test]
fn what_follows_a_stay_waits_until_somebody_has_followed_it_up() {
    let (_home, mut sample) = house();
    let youth = sample.youths[2];
    let paper = PaperFacts { kind: PaperKind::Passport, expires: "2026-11-20".parse().unwrap(), note: None };
    run(&mut sample, Step::AddPaper { youth, facts: paper });
    assert_eq!(dates_at(&sample, youth, "2026-11-21T12:00:00Z").0, 1);
    move_out(&mut sample, youth, "2026-11-21", Some("2026-12-01"));
    assert_eq!(dates_at(&sample, youth, "2026-12-01T12:00:00Z").0, 0, "the paper presses no more, and it is the day");
    assert_eq!(dates_at(&sample, youth, "2026-12-02T12:00:00Z").0, 1);
    assert_eq!(sample.house.read().papers_of(youth).unwrap().len(), 1, "and stands in the file");
    let waiting = sample.house.read().follow_ups_of(youth).unwrap().remove(0);
    let follow = |id, next: Option<&str>| Step::Follow {
        follow_up: id,
        found: prose("Det går bra hos husverten.").unwrap(),
        next: next.map(|day| day.parse().unwrap()),
    };
    assert_eq!(refused(&mut sample, follow(waiting.id, Some("2026-11-21"))), Invalid::ReviewPast.into());
    run(&mut sample, follow(waiting.id, Some("2027-01-10")));
    assert_eq!(refused(&mut sample, follow(waiting.id, None)), Refusal::NothingToFollow, "once");
    assert_eq!(dates_at(&sample, youth, "2027-01-10T12:00:00Z").0, 0);
    assert_eq!(dates_at(&sample, youth, "2027-01-11T12:00:00Z"), (1, 1));
    let next = sample.house.read().follow_ups_of(youth).unwrap().remove(1);
    assert_eq!((next.of, next.followed), (waiting.of, None));
    run(&mut sample, follow(next.id, None));
    assert_eq!(dates_at(&sample, youth, "2030-01-11T12:00:00Z").0, 0);
    let conn = sample.house.connection();
    assert!(conn.execute("UPDATE follow_up SET found = 'alt'", []).is_err());
    assert!(conn.execute("DELETE FROM follow_up", []).is_err());
}

#[test]
fn a_stay_that_goes_on_after_all_is_not_followed_up() {
    let (_home, mut sample) = house();
    let youth = sample.youths[2];
    let done = move_out(&mut sample, youth, "2026-11-21", Some("2026-11-25"));
    let stay = crate::domain::ids::PlacementId(done.row);
    sample.house.execute(LEAD, now(), &Command::ReopenStay { stay }).unwrap();
    assert_eq!(dates_at(&sample, youth, "2026-11-27T12:00:00Z").0, 0);
}

#[test]
fn a_protected_address_is_renewed_also_after_a_move_out() {
    let (_home, mut sample) = house();
    let youth = sample.youths[2];
    let decision = |version, until: &str| Step::Protect {
        youth,
        version,
        facts: ProtectionFacts {
            level: ProtectionLevel::Confidential,
            decided: "2026-11-01".parse().unwrap(),
            until: Some(until.parse().unwrap()),
        },
    };
    let first = run_as(&mut sample, LEAD, decision(0, "2026-11-30")).unwrap();
    let open = |sample: &Sample| {
        let all = sample.house.read().follow_ups_of(youth).unwrap();
        all.into_iter().filter(|one| one.followed.is_none()).map(|one| one.id).collect::<Vec<_>>()
    };
    let follow = |id| Step::Follow { follow_up: id, found: prose("Kommunen har søkt.").unwrap(), next: None };
    let id = open(&sample)[0];
    assert_eq!(refused(&mut sample, follow(id)), Refusal::NothingToFollow, "who lives here gets a new decision");
    move_out(&mut sample, youth, "2026-11-21", None);
    assert_eq!(dates_at(&sample, youth, "2026-12-01T12:00:00Z"), (1, 1));
    run_as(&mut sample, LEAD, decision(first, "2026-12-24")).unwrap();
    assert_eq!(dates_at(&sample, youth, "2026-12-24T12:00:00Z").0, 0);
    assert_eq!(dates_at(&sample, youth, "2026-12-25T12:00:00Z").0, 1);
    assert_eq!(open(&sample).len(), 1, "the new decision took the place of the first");
    let id = open(&sample)[0];
    run(&mut sample, follow(id));
    assert_eq!(dates_at(&sample, youth, "2030-12-25T12:00:00Z").0, 0);
    assert!(sample.house.read().protection_of(youth).unwrap().unwrap().hides(), "and the address stays hidden");
}

#[test]
fn what_was_given_to_a_person_goes_to_nobody_else() {
    let (_home, mut sample) = house();
    let youth = sample.youths[2];
    let berit = ContactId(run(&mut sample, Step::AddContact { youth, facts: contact("Berit", false) }));
    let version = |sample: &Sample| sample.house.read().contact(berit).unwrap().unwrap().version;
    let change = |sample: &Sample, facts: ContactFacts, same_person: bool| Step::ChangeContact {
        contact: berit,
        version: version(sample),
        facts,
        same_person,
    };
    let free = change(&sample, contact("Berti", false), false);
    run(&mut sample, free);
    let facts = ConsentFacts { recipient: Recipient::Contact(berit), ..consent(GivenBy::Youth) };
    let given = ConsentId(run(&mut sample, Step::GiveConsent { youth, facts }));
    let other = change(&sample, contact("Per", false), false);
    assert_eq!(refused(&mut sample, other.clone()), Refusal::ConsentsHold { part: false });
    let part = ContactFacts { role: ContactRole::Doctor, ..contact("Berti", false) };
    let part = change(&sample, part, true);
    assert_eq!(refused(&mut sample, part), Refusal::ConsentsHold { part: true });
    let spelled = change(&sample, contact("Berit", false), true);
    run(&mut sample, spelled);
    let phone = ContactFacts { phone: Phone::optional("112").unwrap(), ..contact("BERIT", false) };
    let phone = change(&sample, phone, false);
    run(&mut sample, phone);
    let on = "2026-11-21".parse().unwrap();
    let withdrawal = Withdrawal { on, by: GivenBy::Youth, note: None };
    run(&mut sample, Step::WithdrawConsent { consent: given, facts: withdrawal });
    let other = change(&sample, contact("Per", false), false);
    run(&mut sample, other);
}

#[test]
fn the_roles_keep_to_their_table() {
    let (_home, mut sample) = house();
    let youth = sample.youths[2];
    let protect = Step::Protect {
        youth,
        version: 0,
        facts: ProtectionFacts {
            level: ProtectionLevel::Confidential,
            decided: "2026-11-01".parse().unwrap(),
            until: Some("2027-11-01".parse().unwrap()),
        },
    };
    for (staff, step) in [
        (TEMP, Step::AddContact { youth, facts: contact("Berit", false) }),
        (TEMP, Step::GiveConsent { youth, facts: consent(GivenBy::Youth) }),
        (THERAPIST, protect.clone()),
        (ADMINISTRATOR, Step::AddInterpreter(interpreter("Farid"))),
    ] {
        let error = run_as(&mut sample, staff, step).unwrap_err();
        assert!(matches!(error, StoreError::Refused(Refusal::NotAllowed { .. })), "{error:?}");
    }
    run_as(&mut sample, LEAD, protect.clone()).unwrap();
    assert_eq!(refused(&mut sample, protect), Refusal::ChangedMeanwhile { by: LEAD });
    let people = sample.house.read().people().unwrap();
    assert!(people.home(youth).is_some(), "in the house everybody sees where they live");
    assert!(people.clone().on_paper().home(youth).is_none() && people.on_paper().lives_here(youth));
}
