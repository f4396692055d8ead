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
    let change = Step::ChangeContact { contact: first, version: 1, facts: contact("Berit L", false) };
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
    let bar = |reason: Option<Line>| Step::Bar { youth, interpreter: id, reason };
    run(&mut sample, bar(Some(line("kjenner familien"))));
    let with = ConsentFacts { interpreter: Some(id), ..consent(GivenBy::Youth) };
    assert_eq!(refused(&mut sample, Step::GiveConsent { youth, facts: with.clone() }), Refusal::InterpreterBarred);
    let other = sample.youths[0];
    run(&mut sample, Step::GiveConsent { youth: other, facts: with.clone() });
    run(&mut sample, bar(None));
    assert!(sample.house.read().barred_for(youth).unwrap().is_empty());
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
    let through = |milestone| Step::GoThrough { youth, milestone };
    assert_eq!(refused(&mut sample, through(Milestone::At20)), Refusal::NothingToGoThrough, "far off");
    run(&mut sample, through(Milestone::At18));
    assert_eq!(count(&sample, after).0, 0);
    assert_eq!(refused(&mut sample, through(Milestone::At18)), Refusal::NothingToGoThrough);
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
