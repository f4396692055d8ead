//! Rules of hosts.

use chrono::{DateTime, TimeDelta};

use super::{
    clock::{BIRTHDAY, NearOf, near, struck, tells_birthday, twenty},
    gate::{Certificate, GateFacts, Missing, Of, Reached, missing},
    *,
};
use crate::domain::ids::HostGateId;

const FAMILY: HouseholdId = HouseholdId(1);
const KARI: HostAdultId = HostAdultId(1);
const OLA: HostAdultId = HostAdultId(2);
const CASE: HostCaseId = HostCaseId(1);

fn day(number: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap() + TimeDelta::days(number)
}

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn household(vacant_from: Option<NaiveDate>) -> Household {
    let facts = HouseholdFacts {
        name: line("Familien Berg"),
        address: None,
        dwelling: None,
        own_entrance: true,
        facilities: None,
        languages: None,
        limits: None,
        note: None,
        vacant_from,
        coordinator: None,
        begun: day(-200),
    };
    Household { id: FAMILY, version: 1, facts, ended: None }
}

fn adult(id: HostAdultId) -> HostAdult {
    let facts = AdultFacts { name: line("Kari Berg"), phone: None, email: None };
    HostAdult { id, household: FAMILY, version: 1, facts, ended: None }
}

fn facts(day: NaiveDate) -> GateFacts {
    GateFacts { day, until: None, certificate: None, interpreter: None, paper: None, note: None }
}

fn row(gate: Gate, whose: Whose, facts: GateFacts) -> Reached {
    Reached { id: HostGateId(1), gate, whose, facts, at: DateTime::UNIX_EPOCH, staff: StaffId(1) }
}

fn whose(gate: Gate, adult: HostAdultId) -> Whose {
    match gate.of() {
        Of::Household => Whose::Household(FAMILY),
        Of::Adult => Whose::Adult(adult),
        Of::Case => Whose::Case(CASE),
    }
}

/// Everything is reached today, with a certificate of that day.
fn all(issued: NaiveDate) -> Vec<Reached> {
    let reached = |gate: Gate, adult| {
        let seen = (gate == Gate::PoliceCertificate).then_some(Certificate { issued, seen_by: StaffId(1) });
        row(gate, whose(gate, adult), GateFacts { certificate: seen, ..facts(day(0)) })
    };
    let second = Gate::ALL.into_iter().filter(|gate| gate.of() == Of::Adult).map(|gate| reached(gate, OLA));
    Gate::ALL.into_iter().map(|gate| reached(gate, KARI)).chain(second).collect()
}

fn lacks(rows: Vec<Reached>, hard: bool) -> Vec<Missing> {
    missing(&Gates::new(rows, Vec::new()), &[adult(KARI), adult(OLA)], CASE, hard, day(0))
}

fn case(moved_in: Option<i64>, leaving: Option<i64>, closed: Option<i64>) -> HostCase {
    let leaving = leaving.map(|on| LeavingFacts { on: day(on), why: Leaving::NeedEnded, follows: None });
    HostCase {
        id: CASE,
        version: 1,
        household: FAMILY,
        youth: YouthId(1),
        proposed_on: day(-100),
        moved_in: moved_in.map(day),
        leaving,
        closed: closed.map(|on| CaseEnd { on: day(on), why: None }),
    }
}

#[test]
fn every_gate_that_is_taken_away_is_named_and_no_other() {
    assert_eq!(lacks(all(day(0)), true), []);
    assert_eq!(lacks(all(day(0)), false), []);
    for gate in Gate::ALL {
        let without: Vec<Reached> = all(day(0)).into_iter().filter(|row| row.gate != gate).collect();
        let named = match gate.of() {
            Of::Adult => vec![Missing::OfAdult(gate, KARI), Missing::OfAdult(gate, OLA)],
            _ => vec![Missing::Gate(gate)],
        };
        assert_eq!(lacks(without.clone(), gate.is_hard()), named, "{gate:?}");
        assert_eq!(lacks(without, !gate.is_hard()), [], "{gate:?}");
    }
}

#[test]
fn what_was_reached_later_or_has_ended_opens_no_gate_for_the_day() {
    let rows = |day_of: NaiveDate, until| -> Vec<Reached> {
        let change = |row: Reached| match row.gate {
            Gate::Lease => Reached { facts: GateFacts { day: day_of, until, ..row.facts }, ..row },
            _ => row,
        };
        all(day(0)).into_iter().map(change).collect()
    };
    assert_eq!(lacks(rows(day(1), None), true), [Missing::Gate(Gate::Lease)], "reached the day after");
    assert_eq!(lacks(rows(day(-9), Some(day(-1))), true), [Missing::Gate(Gate::Lease)], "held until the day before");
    assert_eq!(lacks(rows(day(-9), Some(day(0))), true), [], "its last day counts");
}

#[test]
fn what_one_adult_lacks_is_not_made_good_by_the_other() {
    let of_ola = |row: &Reached| row.whose == Whose::Adult(OLA);
    let without: Vec<Reached> = all(day(0)).into_iter().filter(|row| !of_ola(row)).collect();
    let named = [Missing::OfAdult(Gate::PoliceCertificate, OLA), Missing::OfAdult(Gate::Confidentiality, OLA)];
    assert_eq!(lacks(without, true), named);
    assert_eq!(missing(&Gates::new(all(day(0)), Vec::new()), &[], CASE, true, day(0)), [Missing::NoAdult]);
}

#[test]
fn a_certificate_is_three_months_old_at_the_most_on_the_day_of_the_agreement() {
    let agreed = day(0);
    let oldest = agreed.checked_sub_months(Months::new(3)).unwrap();
    assert_eq!(lacks(all(oldest), true), []);
    let too_old = lacks(all(oldest.pred_opt().unwrap()), true);
    assert_eq!(too_old, [Missing::OldCertificate(KARI), Missing::OldCertificate(OLA)]);
    // After the agreement it may grow old: what counts is the day it was made.
    let gates = Gates::new(all(oldest), Vec::new());
    assert_eq!(missing(&gates, &[adult(KARI)], CASE, true, day(400)), []);
}

#[test]
fn a_certificate_that_was_seen_after_the_agreement_is_none_for_it() {
    let seen_on = |seen: i64, agreed: i64| -> Vec<Missing> {
        let change = |row: Reached| match row.gate {
            Gate::PoliceCertificate => Reached { facts: GateFacts { day: day(seen), ..row.facts }, ..row },
            Gate::AssignmentAgreement => Reached { facts: GateFacts { day: day(agreed), ..row.facts }, ..row },
            _ => row,
        };
        lacks(all(day(-30)).into_iter().map(change).collect(), true)
    };
    assert_eq!(seen_on(-5, -5), [], "on the day itself");
    assert_eq!(seen_on(-4, -5), [Missing::LateCertificate(KARI), Missing::LateCertificate(OLA)]);
}

#[test]
fn an_old_certificate_before_any_agreement_is_told_beside_the_agreement_that_is_missing() {
    let unsigned = |issued: NaiveDate| -> Vec<Missing> {
        lacks(all(issued).into_iter().filter(|row| row.gate != Gate::AssignmentAgreement).collect(), true)
    };
    let oldest = day(0).checked_sub_months(Months::new(3)).unwrap();
    let agreement = Missing::Gate(Gate::AssignmentAgreement);
    assert_eq!(unsigned(oldest), [agreement]);
    let lapsed = [Missing::LapsedCertificate(KARI), Missing::LapsedCertificate(OLA), agreement];
    assert_eq!(unsigned(oldest.pred_opt().unwrap()), lapsed);
}

#[test]
fn a_newer_certificate_takes_nothing_from_a_case_that_is_lived_in() {
    let rows = || {
        let later = |row: Reached| match row.gate {
            Gate::AssignmentAgreement => Reached { facts: GateFacts { day: day(-1), ..row.facts }, ..row },
            _ => row,
        };
        all(day(-30)).into_iter().map(later).collect()
    };
    let late = [Missing::LateCertificate(KARI), Missing::LateCertificate(OLA)];
    assert_eq!(file(rows(), vec![case(None, None, None)]).missing(CASE, true, day(0)), late);
    assert_eq!(file(rows(), vec![case(Some(-1), None, None)]).missing(CASE, true, day(0)), []);
}

#[test]
fn a_certificate_has_a_date_and_somebody_who_saw_it_and_nothing_lies_ahead() {
    let seen = |issued| Some(Certificate { issued: day(issued), seen_by: StaffId(1) });
    let check = |gate: Gate, facts: GateFacts| facts.check(gate, day(0));
    assert_eq!(check(Gate::PoliceCertificate, facts(day(0))), Err(Invalid::CertificateMissing));
    let of = |certificate| GateFacts { certificate, ..facts(day(-1)) };
    assert_eq!(check(Gate::PoliceCertificate, of(seen(0))), Err(Invalid::CertificateAhead));
    assert_eq!(check(Gate::PoliceCertificate, of(seen(-1))), Ok(()));
    assert_eq!(check(Gate::HomeVisit, facts(day(1))), Err(Invalid::DayAhead));
    let until = |until| GateFacts { until: Some(day(until)), ..facts(day(0)) };
    assert_eq!(check(Gate::Lease, until(-1)), Err(Invalid::EndsBeforeItBegins));
    assert_eq!(check(Gate::Lease, until(0)), Ok(()));
}

#[test]
fn where_a_household_stands_follows_from_what_is_written() {
    let gates = Gates::new(all(day(0)), Vec::new());
    let stands = |household: &Household, gates: &Gates, cases: &[HostCase]| state(household, gates, cases, day(0));
    let vacant = household(Some(day(-30)));
    assert_eq!(stands(&vacant, &Gates::default(), &[]), HouseholdState::Interest);
    for early in [Gate::HomeVisit, Gate::Dwelling, Gate::Approval] {
        let without = all(day(0)).into_iter().filter(|row| row.gate != early).collect();
        let stands = stands(&vacant, &Gates::new(without, Vec::new()), &[]);
        assert_eq!(stands, HouseholdState::Interest, "approved without {early:?}");
    }
    assert_eq!(stands(&household(None), &gates, &[]), HouseholdState::Approved);
    assert_eq!(stands(&household(Some(day(1))), &gates, &[]), HouseholdState::Approved);
    assert_eq!(stands(&vacant, &gates, &[]), HouseholdState::Vacant);
    assert_eq!(stands(&vacant, &gates, &[case(None, None, None)]), HouseholdState::Vacant);
    assert_eq!(stands(&vacant, &gates, &[case(Some(-9), None, None)]), HouseholdState::Active);
    assert_eq!(stands(&vacant, &gates, &[case(Some(-9), Some(3), None)]), HouseholdState::Closing);
    assert_eq!(stands(&vacant, &gates, &[case(Some(-9), Some(-1), Some(-1))]), HouseholdState::Vacant);
    let ended = Household { ended: Some(HouseholdEnd { on: day(0), why: line("flytter") }), ..vacant };
    assert_eq!(stands(&ended, &gates, &[]), HouseholdState::Ended);
}

#[test]
fn a_flat_waits_from_the_latest_of_approval_the_day_it_is_free_and_the_day_after_the_last_youth() {
    let gates = Gates::new(all(day(0)), Vec::new());
    assert_eq!(vacant_since(&household(Some(day(-30))), &gates, &[]), Some(day(0)), "approved today");
    assert_eq!(vacant_since(&household(Some(day(4))), &gates, &[]), Some(day(4)));
    let anew = |row: Reached| match row.gate {
        Gate::HomeVisit | Gate::Dwelling => Reached { facts: facts(day(90)), ..row },
        _ => row,
    };
    let anew = Gates::new(all(day(0)).into_iter().map(anew).collect(), Vec::new());
    assert_eq!(vacant_since(&household(Some(day(-30))), &anew, &[]), Some(day(0)), "a new visit begins nothing anew");
    assert_eq!(vacant_since(&household(Some(day(-30))), &gates, &[case(Some(-9), Some(6), Some(6))]), Some(day(7)));
    assert_eq!(vacant_since(&household(Some(day(-30))), &gates, &[case(Some(-9), None, None)]), None);
    assert_eq!(vacant_since(&household(None), &gates, &[]), None);
    let left = [case(Some(-9), Some(6), Some(6))];
    assert_eq!(vacant_since(&household(None), &gates, &left), Some(day(7)), "who has left leaves it free");
}

#[test]
fn a_case_takes_the_flat_from_its_first_day_to_its_last() {
    assert!(!case(None, None, None).holds(day(0)));
    assert!(case(Some(-9), None, None).holds(day(400)));
    assert!(case(Some(-9), Some(3), Some(3)).holds(day(3)));
    assert!(!case(Some(-9), Some(3), Some(3)).holds(day(4)));
}

fn file(rows: Vec<Reached>, cases: Vec<HostCase>) -> HostFile {
    let gates = Gates::new(rows, Vec::new());
    HostFile { household: household(Some(day(-30))), adults: vec![adult(KARI), adult(OLA)], gates, cases }
}

#[test]
fn a_certificate_runs_out_until_an_agreement_is_made_and_then_what_was_agreed() {
    let of_gate = |gate: Gate, until: Option<i64>| {
        row(gate, whose(gate, KARI), GateFacts { until: until.map(day), ..facts(day(0)) })
    };
    let seen = |issued| Some(Certificate { issued: day(issued), seen_by: StaffId(1) });
    let certificate =
        row(Gate::PoliceCertificate, Whose::Adult(KARI), GateFacts { certificate: seen(0), ..facts(day(0)) });
    let lasts = day(0).checked_add_months(CERTIFICATE_LASTS).unwrap();
    let before = file(vec![certificate.clone()], vec![case(None, None, None)]);
    assert_eq!(before.next_expiry(), Some((Gate::PoliceCertificate, lasts)));
    let rows = vec![certificate, of_gate(Gate::AssignmentAgreement, Some(90)), of_gate(Gate::Lease, Some(60))];
    assert_eq!(file(rows.clone(), vec![case(None, None, None)]).next_expiry(), Some((Gate::Lease, day(60))));
    let agreed = vec![rows[0].clone(), of_gate(Gate::AssignmentAgreement, Some(150))];
    let agreed = file(agreed, vec![case(None, None, None)]);
    assert_eq!(
        agreed.next_expiry(),
        Some((Gate::AssignmentAgreement, day(150))),
        "what it was made on has done its work"
    );
    let end = HouseholdEnd { on: day(0), why: line("flytter") };
    let ended = HostFile { household: Household { ended: Some(end), ..household(None) }, ..agreed };
    assert_eq!(ended.next_expiry(), None);
    let over = file(rows, vec![case(Some(-9), Some(0), Some(0))]);
    assert_eq!(
        over.next_expiry(),
        Some((Gate::PoliceCertificate, lasts)),
        "what a closed case agreed runs out of nothing"
    );
}

#[test]
fn the_clocks_of_a_20th_birthday_strike_at_180_90_and_30_days() {
    let today = day(0);
    assert_eq!(BIRTHDAY, [180, 90, 30]);
    let expected = [(181, None), (180, Some(180)), (91, Some(180)), (90, Some(90)), (31, Some(90)), (30, Some(30))];
    for (left, clock) in expected.into_iter().chain([(0, Some(30)), (-5, Some(30))]) {
        assert_eq!(struck(day(left), today), clock, "{left} days");
    }
    let told: Vec<i64> = (-3..200).filter(|left| tells_birthday(day(*left), today)).collect();
    let weeks = (-3..=30).chain(84..=90).chain(174..=180);
    assert_eq!(told, weeks.collect::<Vec<i64>>());
}

#[test]
fn the_board_tells_of_who_lives_with_a_host_and_of_nobody_else() {
    let birth = |youth| (youth == YouthId(1)).then(|| day(20).checked_sub_months(Months::new(240)).unwrap());
    assert_eq!(twenty(birth(YouthId(1)).unwrap()), day(20));
    let told = |cases| near(&file(Vec::new(), cases), birth, day(0));
    let of_case = clock::Near { case: Some(CASE), of: NearOf::Twenty, day: day(20) };
    assert_eq!(told(vec![case(Some(-9), None, None)]), [of_case]);
    assert_eq!(told(vec![case(None, None, None)]), []);
    assert_eq!(told(vec![case(Some(-9), Some(-1), Some(-1))]), []);
}

#[test]
fn the_board_tells_of_what_runs_out_within_30_days() {
    let told = |days| {
        let lease = row(Gate::Lease, Whose::Case(CASE), GateFacts { until: Some(day(days)), ..facts(day(0)) });
        near(&file(vec![lease], vec![case(Some(-9), None, None)]), |_| None, day(0))
    };
    assert_eq!(told(30), [clock::Near { case: None, of: NearOf::Expiry(Gate::Lease), day: day(30) }]);
    assert_eq!(told(31), []);
}

#[test]
fn every_name_is_read_back() {
    assert!(Gate::ALL.into_iter().all(|gate| Gate::from_id(gate.id()) == Some(gate)));
    assert!(Leaving::ALL.into_iter().all(|why| Leaving::from_id(why.id()) == Some(why)));
    assert!(Follows::ALL.into_iter().all(|follows| Follows::from_id(follows.id()) == Some(follows)));
}

#[test]
fn an_address_for_e_mail_has_its_sign() {
    let of = |email: &str| AdultFacts { name: line("Kari Berg"), phone: None, email: Some(line(email)) };
    assert_eq!(of("kari.example.no").check(), Err(Invalid::NotAnEmail));
    assert_eq!(of("kari@example.no").check(), Ok(()));
}
