use chrono::NaiveDate;

use super::{
    Contact, ContactFacts, ContactRole, Phone,
    clock::{About, Dates, Milestone, Nearness, ProtectionFacts, ProtectionLevel},
    consent::{Consent, ConsentFacts, GivenBy, Holding, No, Recipient, Verdict, Withdrawal, answer},
};
use crate::domain::{
    ids::{ConsentId, ContactId, PaperId, RiskId, StaffId, YouthId},
    names::{Line, Prose},
    refusal::Invalid,
};

const SCHOOL: Recipient = Recipient::Role(ContactRole::School);
const TEACHER: Recipient = Recipient::Contact(ContactId(7));

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn birth() -> NaiveDate {
    day("2008-12-02")
}

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn given(id: i64, recipient: Recipient, purpose: &str, by: GivenBy, held: bool) -> Consent {
    Consent {
        id: ConsentId(id),
        youth: YouthId(1),
        facts: ConsentFacts {
            recipient,
            purpose: line(purpose),
            may_tell: Prose::optional("fravær").unwrap().unwrap(),
            withheld: held.then(|| Prose::optional("hvorfor").unwrap().unwrap()),
            withheld_why: held.then(|| line("vil selv")),
            given_by: by,
            given_on: day("2026-01-10"),
            until: None,
            language: line("dari"),
            interpreter: None,
            parts: Vec::new(),
        },
        at: "2026-01-10T12:00:00Z".parse().unwrap(),
        staff: StaffId(1),
        withdrawn: None,
    }
}

/// Somebody with the number of [`TEACHER`].
fn contact(role: ContactRole) -> Contact {
    let (name, call_first) = (line("Berit"), false);
    let facts =
        ContactFacts { role, name, language: None, phone: None, email: None, time_zone: None, note: None, call_first };
    Contact { id: ContactId(7), youth: YouthId(1), version: 1, facts, ended: None }
}

fn verdict(consents: &[Consent], asked: Recipient, role: Option<ContactRole>, today: &str) -> Verdict {
    let contacts: Vec<Contact> = role.map(contact).into_iter().collect();
    answer(consents, asked, &contacts, birth(), day(today)).verdict
}

#[test]
fn without_a_consent_the_answer_is_no() {
    assert_eq!(verdict(&[], SCHOOL, None, "2026-11-21"), Verdict::No);
    let other = [given(1, Recipient::Role(ContactRole::Doctor), "a", GivenBy::Youth, false)];
    let answer = answer(&other, SCHOOL, &[], birth(), day("2026-11-21"));
    assert_eq!((answer.verdict, answer.no), (Verdict::No, Some(No::Never)), "another's consent is none");
}

#[test]
fn what_is_held_back_makes_it_only() {
    let free = given(1, SCHOOL, "fravær", GivenBy::Youth, false);
    assert_eq!(verdict(std::slice::from_ref(&free), SCHOOL, None, "2026-11-21"), Verdict::Yes);
    let held = given(2, SCHOOL, "helse", GivenBy::Youth, true);
    assert_eq!(verdict(&[free, held], SCHOOL, None, "2026-11-21"), Verdict::Only);
}

#[test]
fn the_school_covers_its_teacher_and_the_teacher_not_the_school() {
    let school = [given(1, SCHOOL, "a", GivenBy::Youth, false)];
    assert_eq!(verdict(&school, TEACHER, Some(ContactRole::School), "2026-11-21"), Verdict::Yes);
    assert_eq!(verdict(&school, TEACHER, Some(ContactRole::Doctor), "2026-11-21"), Verdict::No);
    let teacher = [given(1, TEACHER, "a", GivenBy::Youth, false)];
    assert_eq!(verdict(&teacher, SCHOOL, None, "2026-11-21"), Verdict::No);
}

#[test]
fn whoever_is_no_longer_a_contact_is_told_nothing() {
    let given = [given(1, TEACHER, "a", GivenBy::Youth, false), given(2, SCHOOL, "b", GivenBy::Youth, false)];
    let mut teacher = contact(ContactRole::School);
    teacher.ended = Some(line("sluttet"));
    let answer = answer(&given, TEACHER, &[teacher], birth(), day("2026-11-21"));
    assert_eq!((answer.verdict, answer.no), (Verdict::No, Some(No::ContactEnded)));
    assert_eq!(verdict(&given, SCHOOL, None, "2026-11-21"), Verdict::Yes, "the school is still there");
}

#[test]
fn a_consent_to_somebody_else_is_a_consent_to_nobody() {
    for role in [ContactRole::Other, ContactRole::FamilyAbroad] {
        let wide = given(1, Recipient::Role(role), "a", GivenBy::Youth, false);
        assert_eq!(wide.facts.check(day("2026-11-21")), Err(Invalid::RecipientTooWide));
        let wide = [wide];
        assert_eq!(verdict(&wide, TEACHER, Some(role), "2026-11-21"), Verdict::No, "the landlord");
        assert_eq!(verdict(&wide, Recipient::Role(role), None, "2026-11-21"), Verdict::No);
        let named = [given(2, TEACHER, "a", GivenBy::Youth, false)];
        assert_eq!(verdict(&named, TEACHER, Some(role), "2026-11-21"), Verdict::Yes, "by name");
    }
}

#[test]
fn the_newest_for_the_same_purpose_counts() {
    let wide = given(1, SCHOOL, "Fravær", GivenBy::Youth, false);
    let narrow = given(2, SCHOOL, "fravær", GivenBy::Youth, true);
    assert_eq!(verdict(&[wide.clone(), narrow.clone()], SCHOOL, None, "2026-11-21"), Verdict::Only);
    let mut withdrawn = narrow;
    withdrawn.withdrawn = Some(Withdrawal { on: day("2026-11-20"), by: GivenBy::Youth, note: None });
    let all = [wide, withdrawn];
    assert_eq!(verdict(&all, SCHOOL, None, "2026-11-19"), Verdict::Only, "until the day it is withdrawn");
    let after = answer(&all, SCHOOL, &[], birth(), day("2026-11-20"));
    assert_eq!(after.verdict, Verdict::No, "the older one does not come back");
    assert_eq!(after.no, Some(No::Over(Holding::Withdrawn(day("2026-11-20")))));
}

#[test]
fn an_older_paper_that_is_filed_late_beats_nothing_and_brings_nothing_back() {
    let dated = |id, on, held| {
        let mut consent = given(id, SCHOOL, "fravær", GivenBy::Youth, held);
        consent.facts.given_on = day(on);
        consent
    };
    let (narrow, old) = (dated(1, "2026-01-10", true), dated(2, "2025-09-01", false));
    let all = [narrow.clone(), old.clone()];
    assert_eq!(verdict(&all, SCHOOL, None, "2026-11-21"), Verdict::Only, "what was given last counts");
    let mut withdrawn = narrow;
    withdrawn.withdrawn = Some(Withdrawal { on: day("2026-11-20"), by: GivenBy::Youth, note: None });
    let after = answer(&[withdrawn.clone(), old], SCHOOL, &[], birth(), day("2026-11-21"));
    assert_eq!((after.verdict, after.no), (Verdict::No, Some(No::Over(Holding::Withdrawn(day("2026-11-20"))))));
    // Given between, or on the very day: withdrawn with it. The day after it holds.
    for (on, expected) in [("2026-11-19", Verdict::No), ("2026-11-20", Verdict::No), ("2026-11-21", Verdict::Yes)] {
        let all = [withdrawn.clone(), dated(3, on, false)];
        assert_eq!(verdict(&all, SCHOOL, None, "2026-11-21"), expected, "{on}");
    }
}

#[test]
fn what_a_guardian_gave_lapses_at_18() {
    let consent = given(1, SCHOOL, "a", GivenBy::Guardian, false);
    assert_eq!(consent.holding(birth(), day("2026-12-01")), Holding::Until(Some(day("2026-12-01"))));
    assert_eq!(consent.holding(birth(), day("2026-12-02")), Holding::Lapsed(day("2026-12-02")));
    let own = given(1, SCHOOL, "a", GivenBy::Youth, false);
    assert_eq!(own.holding(birth(), day("2026-12-02")), Holding::Until(None));
}

#[test]
fn the_last_day_still_holds() {
    let mut consent = given(1, SCHOOL, "a", GivenBy::Youth, false);
    consent.facts.until = Some(day("2026-11-21"));
    assert!(consent.holding(birth(), day("2026-11-21")).holds());
    assert_eq!(consent.holding(birth(), day("2026-11-22")), Holding::Ended(day("2026-11-21")));
}

#[test]
fn what_is_held_back_has_a_reason() {
    let mut facts = given(1, SCHOOL, "a", GivenBy::Youth, true).facts;
    facts.withheld_why = None;
    assert_eq!(facts.check(day("2026-11-21")), Err(Invalid::ReasonMissing));
    facts.withheld = None;
    assert_eq!(facts.check(day("2026-11-21")), Ok(()));
    assert_eq!(facts.check(day("2026-01-09")), Err(Invalid::InTheFuture));
}

#[test]
fn whom_to_call_first_has_a_number() {
    let mut facts = ContactFacts {
        role: ContactRole::School,
        name: line("Berit"),
        language: None,
        phone: None,
        email: Some(line("berit@skole.example")),
        time_zone: None,
        note: None,
        call_first: true,
    };
    assert_eq!(facts.check(), Err(Invalid::NumberMissing));
    facts.phone = Phone::optional("112").unwrap();
    assert_eq!(facts.check(), Ok(()));
    facts.email = Some(line("berit"));
    assert_eq!(facts.check(), Err(Invalid::NotAnEmail));
    assert_eq!(Phone::optional("12"), Err(Invalid::NotAPhone));
    assert_eq!(Phone::optional("7351abc"), Err(Invalid::NotAPhone));
    assert_eq!(Phone::optional(" +251 911 ").unwrap().unwrap().as_str(), "+251 911", "as it was typed");
}

fn dates() -> Dates {
    Dates {
        birth: birth(),
        here_since: Some(day("2025-10-01")),
        gone_through: [Milestone::At17Half].into(),
        by_guardian: 0,
        papers: Vec::new(),
        risks: Vec::new(),
        protection: None,
        follow_ups: Vec::new(),
    }
}

#[test]
fn birthdays_are_told_before_they_come_and_wait_until_somebody_has_gone_through_them() {
    let at = |dates: &Dates, today: &str| {
        let notices = dates.notices(day(today), 60).into_iter();
        notices.map(|one| (one.about, one.near)).collect::<Vec<_>>()
    };
    let (eighteen, next) = (About::Milestone(Milestone::At18), About::Milestone(Milestone::At19Half));
    assert_eq!(at(&dates(), "2026-10-02"), [(eighteen, Nearness::Ahead)], "61 days before");
    assert_eq!(at(&dates(), "2026-10-03"), [(eighteen, Nearness::Soon), (next, Nearness::Ahead)]);
    assert_eq!(dates().overdue(day("2026-12-02")), 0, "not on the day");
    assert_eq!(at(&dates(), "2026-12-03")[0], (eighteen, Nearness::Overdue));
    assert_eq!(dates().overdue(day("2026-12-03")), 1);
    let done = Dates { gone_through: [Milestone::At17Half, Milestone::At18].into(), ..dates() };
    assert_eq!(done.overdue(day("2026-12-03")), 0);
}

#[test]
fn what_came_before_they_lived_here_nobody_here_forgot() {
    let moved_in = Dates { gone_through: [].into(), here_since: Some(day("2026-06-02")), ..dates() };
    assert_eq!(moved_in.overdue(day("2026-11-21")), 1, "17½ was on the day they moved in");
    let later = Dates { here_since: Some(day("2026-06-03")), ..moved_in };
    assert_eq!(later.overdue(day("2026-11-21")), 0);
}

#[test]
fn the_half_birthday_is_six_months_after_the_birthday() {
    assert_eq!(Milestone::At17Half.date(birth()), day("2026-06-02"));
    assert_eq!(Milestone::At19Half.date(birth()), day("2028-06-02"));
    assert_eq!(Milestone::At18.date(day("2008-02-29")), day("2026-02-28"));
}

#[test]
fn papers_risks_and_the_address_are_overdue_after_their_day() {
    let all = Dates {
        papers: vec![(PaperId(1), day("2026-11-20"))],
        risks: vec![(RiskId(1), day("2026-11-21"))],
        protection: Some(day("2026-11-19")),
        ..dates()
    };
    assert_eq!(all.overdue(day("2026-11-21")), 2);
    assert_eq!(all.overdue(day("2026-11-22")), 3);
}

#[test]
fn a_protected_address_is_decided_for_a_year_at_most() {
    let facts =
        |level, until: Option<&str>| ProtectionFacts { level, decided: day("2026-11-01"), until: until.map(day) };
    let today = day("2026-11-21");
    assert_eq!(facts(ProtectionLevel::Confidential, Some("2027-11-01")).check(today), Ok(()));
    assert_eq!(facts(ProtectionLevel::Confidential, Some("2027-11-02")).check(today), Err(Invalid::AgreementTooLong));
    assert_eq!(facts(ProtectionLevel::Confidential, None).check(today), Err(Invalid::ReviewMissing));
    assert_eq!(facts(ProtectionLevel::Open, None).check(today), Ok(()));
}
