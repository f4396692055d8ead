use chrono::{TimeDelta, TimeZone as _, Utc};

use super::*;
use crate::domain::{
    ids::{AgreementId, EntryId, RoundId, ShiftId, StaffId, YouthId},
    log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
    names::{Line, Prose},
    refusal::Invalid,
    time::{ClockTime, Instant, Zone},
};

const SAMIRA: YouthId = YouthId(1);

fn utc(month: u32, day: u32, hour: u32, minute: u32) -> Instant {
    Utc.with_ymd_and_hms(2026, month, day, hour, minute, 0).unwrap()
}

fn facts(check: NightCheck, at: Option<(u32, u32)>) -> AgreementFacts {
    AgreementFacts {
        check,
        at: at.map(|(hour, minute)| ClockTime::new(hour, minute).unwrap()),
        note: None,
        agreed_with: Line::new("Samira").unwrap(),
        agreed_on: "2026-11-01".parse().unwrap(),
        review: "2027-02-01".parse().unwrap(),
    }
}

fn agreement(facts: AgreementFacts) -> NightAgreement {
    NightAgreement { id: AgreementId(1), youth: SAMIRA, facts, set_at: utc(11, 1, 12, 0), by: StaffId(1) }
}

fn round(id: i64, checks: &[CheckResult]) -> Round {
    let check = |result: &CheckResult| YouthCheck {
        youth: SAMIRA,
        agreed: None,
        result: *result,
        seen_in: false,
        entry: None,
        at: utc(11, 21, 22, 40),
        by: StaffId(3),
    };
    Round {
        id: RoundId(id),
        shift: ShiftId(1),
        shift_ends_at: utc(11, 22, 6, 45),
        begun_at: utc(11, 21, 22, 0),
        begun_by: StaffId(3),
        stops: Vec::new(),
        checks: checks.iter().map(check).collect(),
        end: None,
    }
}

#[test]
fn an_agreement_has_been_made_and_is_talked_about_again_within_a_year() {
    let today = "2026-11-21".parse().unwrap();
    let with = |on: &str, review: &str| {
        AgreementFacts {
            agreed_on: on.parse().unwrap(),
            review: review.parse().unwrap(),
            ..facts(NightCheck::Knock, None)
        }
        .check(today)
    };
    assert_eq!(with("2026-11-21", "2026-11-22"), Ok(()));
    assert_eq!(with("2026-11-22", "2027-01-01"), Err(Invalid::InTheFuture));
    assert_eq!(with("2026-11-01", "2026-11-21"), Err(Invalid::ReviewPast));
    assert_eq!(with("2026-11-01", "2027-11-22"), Ok(()));
    assert_eq!(with("2026-11-01", "2027-11-23"), Err(Invalid::AgreementTooLong));
    assert_eq!(facts(NightCheck::Nothing, Some((23, 30))).check(today), Err(Invalid::TimeOfNothing));
}

#[test]
fn a_check_is_due_once_in_the_night_also_after_midnight_and_when_the_clocks_change() {
    let due = |at, start: Instant| facts(NightCheck::Knock, Some(at)).due(start, Zone::OSLO);
    let evening = utc(11, 21, 21, 15);
    assert_eq!(due((23, 30), evening), Some(utc(11, 21, 22, 30)));
    assert_eq!(due((2, 0), evening), Some(utc(11, 22, 1, 0)));
    assert_eq!(due((22, 15), evening), Some(evening));
    // The night the clocks are set back: the first of the two.
    assert_eq!(due((2, 30), utc(10, 24, 20, 15)), Some(utc(10, 25, 0, 30)));
    // The night they skip it: an hour later on the wall.
    assert_eq!(due((2, 30), utc(3, 28, 21, 15)), Some(utc(3, 29, 1, 30)));
    assert_eq!(facts(NightCheck::Knock, None).due(evening, Zone::OSLO), None);
}

#[test]
fn a_check_with_a_time_waits_from_then_until_one_round_of_the_night_has_made_it() {
    let timed = agreement(facts(NightCheck::Knock, Some((23, 30))));
    let start = utc(11, 21, 21, 15);
    let waits_at = |now: Instant, first: &[CheckResult]| {
        let rounds = [round(1, first), round(2, &[])];
        waits(&timed, Some(&rounds[1]), &rounds, start, now, Zone::OSLO)
    };
    assert!(!waits_at(utc(11, 21, 22, 29), &[]), "its time has not come");
    assert!(waits_at(utc(11, 21, 22, 30), &[]));
    assert!(!waits_at(utc(11, 21, 22, 45), &[CheckResult::NoAnswer]), "an earlier round has made it");
    assert!(waits_at(utc(11, 21, 22, 45), &[CheckResult::Deviation]), "something noticed in passing is no check");
}

#[test]
fn a_check_without_a_time_waits_on_every_round_and_nothing_never() {
    let start = utc(11, 21, 21, 15);
    let rounds = [round(1, &[CheckResult::Answered]), round(2, &[])];
    let waits_on =
        |facts, at: usize| waits(&agreement(facts), Some(&rounds[at]), &rounds, start, utc(11, 22, 1, 0), Zone::OSLO);
    assert!(!waits_on(facts(NightCheck::Sms, None), 0));
    assert!(waits_on(facts(NightCheck::Sms, None), 1));
    assert!(!waits_on(facts(NightCheck::Nothing, None), 1));
    let without_round = |facts| waits(&agreement(facts), None, &[], start, utc(11, 22, 1, 0), Zone::OSLO);
    assert!(without_round(facts(NightCheck::Sms, Some((23, 30)))), "its time comes whether anybody walks or not");
    assert!(!without_round(facts(NightCheck::Sms, None)));
}

#[test]
fn an_agreement_past_its_day_still_holds_and_says_so() {
    let one = agreement(facts(NightCheck::Knock, None));
    assert!(!one.is_overdue("2027-01-31".parse().unwrap()));
    assert!(one.is_overdue("2027-02-01".parse().unwrap()));
    let now = utc(12, 31, 23, 0) + TimeDelta::days(60);
    assert!(waits(&one, Some(&round(1, &[])), &[], now - TimeDelta::hours(1), now, Zone::OSLO));
}

fn incident() -> NewEntry {
    let prose = |text: &str| Prose::optional(text).unwrap();
    NewEntry {
        about: About::Youths(vec![SAMIRA]),
        kind: EntryKind::Incident,
        weight: Weight::Critical,
        happened_at: utc(11, 21, 22, 0),
        lines: EntryLines {
            facts: prose("Røyk under døra."),
            youth_voice: prose("Jeg sov."),
            assessment: prose("Nødrett."),
            agreed: None,
        },
        shift: Some(ShiftId(1)),
        marks: EntryMarks::default(),
    }
}

fn enter(entry: NewEntry) -> Result<(), Invalid> {
    Step::Enter { round: RoundId(1), youth: SAMIRA, entry }.check(utc(11, 21, 22, 0))
}

#[test]
fn going_in_without_consent_is_always_a_serious_incident_with_everything_that_belongs_to_it() {
    assert_eq!(enter(incident()), Ok(()));
    let refused = Err(Invalid::NotAnIncident);
    assert_eq!(enter(NewEntry { weight: Weight::Important, ..incident() }), refused);
    assert_eq!(enter(NewEntry { kind: EntryKind::Observation, ..incident() }), refused);
    assert_eq!(enter(NewEntry { about: About::Youths(vec![YouthId(2)]), ..incident() }), refused);
    assert_eq!(enter(NewEntry { about: About::House, ..incident() }), refused);
    let without = |change: fn(&mut EntryLines)| {
        let mut entry = incident();
        change(&mut entry.lines);
        enter(entry)
    };
    assert_eq!(without(|lines| lines.facts = None), refused);
    assert_eq!(without(|lines| lines.youth_voice = None), refused);
    assert_eq!(without(|lines| lines.assessment = None), refused);
}

#[test]
fn an_entry_of_a_round_is_about_what_the_round_found() {
    let deviate = |place, about| {
        let entry = NewEntry { about, kind: EntryKind::Practical, weight: Weight::Normal, ..incident() };
        Step::Deviate { round: RoundId(1), place, entry }.check(utc(11, 21, 22, 0))
    };
    assert_eq!(deviate(Place::Stop(1), About::House), Ok(()));
    assert_eq!(deviate(Place::Youth(SAMIRA), About::Youths(vec![SAMIRA])), Ok(()));
    assert_eq!(deviate(Place::Stop(1), About::Youths(vec![SAMIRA])), Err(Invalid::NotOfTheRound));
    assert_eq!(deviate(Place::Youth(YouthId(2)), About::Youths(vec![SAMIRA])), Err(Invalid::NotOfTheRound));
}

#[test]
fn only_who_answered_can_be_seen_in_and_going_in_is_no_result_of_a_check() {
    let check =
        |result, seen_in| Step::Check { round: RoundId(1), youth: SAMIRA, result, seen_in }.check(utc(11, 21, 22, 0));
    assert_eq!(check(CheckResult::Answered, true), Ok(()));
    assert_eq!(check(CheckResult::NoAnswer, false), Ok(()));
    for result in [CheckResult::NoAnswer, CheckResult::NotHome] {
        assert_eq!(check(result, true), Err(Invalid::NotOfTheRound), "{result:?}");
    }
    for result in [CheckResult::Entered, CheckResult::Deviation] {
        assert_eq!(check(result, false), Err(Invalid::NotOfTheRound), "{result:?}");
    }
}

#[test]
fn a_round_counts_what_is_left_and_names_its_deviations() {
    let stop = |number, state: Option<StopState>| Stop {
        number,
        words: Line::new(&format!("Sted {number}")).unwrap(),
        mark: state.map(|state| StopMark { state, at: utc(11, 21, 22, 0), by: StaffId(3) }),
    };
    let stops = vec![stop(1, Some(StopState::InOrder)), stop(2, Some(StopState::Deviation(EntryId(7)))), stop(3, None)];
    let round = Round { stops, ..round(1, &[]) };
    assert_eq!(round.left(), 1);
    let deviations: Vec<_> = round.deviations().map(|(stop, entry)| (stop.number, entry)).collect();
    assert_eq!(deviations, [(2, EntryId(7))]);
}

#[test]
fn the_words_of_the_night_read_back() {
    for check in NightCheck::ALL {
        assert_eq!(NightCheck::from_id(check.id()), Some(check));
    }
    for result in CheckResult::ALL {
        assert_eq!(CheckResult::from_id(result.id()), Some(result));
    }
}
