//! Night rounds and what is agreed about the night: what counts, what is refused, and what is kept.

use super::*;
use crate::domain::{
    handover::pulled::Pulled,
    ids::RoundId,
    moves::StayEnd,
    night::{AgreementFacts, CheckResult, NightCheck, Place, Round, Step, StopState},
    presence::{PresenceSource, PresenceState},
    task::HouseClock,
    time::ClockTime,
};

/// The evening shift of the sample house, which everybody but the administrator is in.
const SHIFT: ShiftId = ShiftId(1);
const ROUND: RoundId = RoundId(1);

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn after(minutes: i64) -> Instant {
    now() + TimeDelta::minutes(minutes)
}

fn agreed(youth: YouthId, version: i64, check: NightCheck, at: Option<(u32, u32)>) -> Command {
    let today = Zone::OSLO.date(now());
    let facts = AgreementFacts {
        check,
        at: at.map(|(hour, minute)| ClockTime::new(hour, minute).unwrap()),
        note: None,
        agreed_with: line("ungdommen selv"),
        agreed_on: today,
        review: today + TimeDelta::days(90),
    };
    Command::SetNightAgreement { youth, version, facts }
}

fn begin() -> Command {
    Command::Night(Step::Begin { shift: SHIFT, stops: ["Stue", "Kjøkken", "Dører"].map(line).to_vec() })
}

fn in_order(stops: &[u32], finish: bool) -> Command {
    Command::Night(Step::InOrder { round: ROUND, stops: stops.to_vec(), finish })
}

fn finish(reason: &str) -> Command {
    Command::Night(Step::Finish { round: ROUND, reason: Prose::optional(reason).unwrap() })
}

fn check(youth: YouthId, result: CheckResult, seen_in: bool) -> Command {
    Command::Night(Step::Check { round: ROUND, youth, result, seen_in })
}

fn noticed(about: About) -> NewEntry {
    let lines = EntryLines { facts: Prose::optional("Vinduet sto åpent.").unwrap(), ..EntryLines::default() };
    NewEntry {
        about,
        kind: EntryKind::Practical,
        weight: Weight::Normal,
        happened_at: now(),
        lines,
        shift: Some(SHIFT),
        marks: EntryMarks { handover: true, ..EntryMarks::default() },
    }
}

fn deviate(stop: u32) -> Command {
    Command::Night(Step::Deviate { round: ROUND, place: Place::Stop(stop), entry: noticed(About::House) })
}

fn refused(house: &mut House, staff: StaffId, at: Instant, command: &Command) -> Refusal {
    match house.execute(staff, at, command) {
        Err(StoreError::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

fn round(house: &House) -> Round {
    house.read().round(ROUND).unwrap().unwrap()
}

#[test]
fn a_round_goes_past_what_it_began_with_and_ends_when_all_is_in_order() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    house.execute(TEMP, now(), &begin()).unwrap();
    house.execute(TEMP, after(1), &in_order(&[1], false)).unwrap();
    assert_eq!(round(house).left(), 2);
    house.execute(THERAPIST, after(2), &in_order(&[1, 2, 3], true)).unwrap();
    let round = round(house);
    assert_eq!((round.left(), round.begun_by), (0, TEMP));
    assert_eq!(round.stops[0].mark.unwrap().by, TEMP, "who came first stays");
    let end = round.end.unwrap();
    assert_eq!((end.at, end.by, end.left_over, end.reason), (after(2), THERAPIST, 0, None));
    assert_eq!(house.read().last_round().unwrap().unwrap().id, ROUND);
}

#[test]
fn only_who_is_in_the_shift_walks_and_a_shift_walks_one_round_at_a_time() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    assert!(matches!(refused(house, ADMINISTRATOR, now(), &begin()), Refusal::NotAllowed { .. }));
    assert_eq!(refused(house, TEMP, now() + TimeDelta::hours(24), &begin()), Refusal::NotInShift);
    house.execute(TEMP, now(), &begin()).unwrap();
    assert_eq!(refused(house, THERAPIST, after(1), &begin()), Refusal::RoundBegun { by: TEMP });
    let late = now() + TimeDelta::hours(24);
    assert_eq!(refused(house, TEMP, late, &in_order(&[1], false)), Refusal::NotInShift);
    house.execute(THERAPIST, after(2), &in_order(&[1, 2, 3], true)).unwrap();
    assert_eq!(refused(house, TEMP, after(3), &in_order(&[1], false)), Refusal::RoundOver);
    assert_eq!(refused(house, TEMP, after(3), &finish("")), Refusal::RoundOver);
    house.execute(TEMP, after(4), &begin()).unwrap();
    assert_eq!(house.read().rounds_of(SHIFT).unwrap().len(), 2);
}

#[test]
fn a_round_that_was_left_open_is_ended_by_anybody_who_says_why_once_its_shift_is_over() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    house.execute(TEMP, now(), &begin()).unwrap();
    house.execute(TEMP, after(1), &in_order(&[1, 2, 3], false)).unwrap();
    let over = house.read().shift(SHIFT).unwrap().unwrap().ends_at;
    assert!(house.read().rounds_left_open(now(), over - TimeDelta::seconds(1)).unwrap().is_empty());
    // Whoever was in the shift is so no longer.
    let late = over + TimeDelta::hours(5);
    assert_eq!(refused(house, LEAD, late, &in_order(&[1], false)), Refusal::NotInShift);
    assert_eq!(
        refused(house, LEAD, late, &finish("")),
        Refusal::RoundLeftOpen,
        "nothing is left, and still it asks why"
    );
    assert_eq!(house.read().rounds_left_open(over, late).unwrap(), [round(house)]);
    house.execute(LEAD, late, &finish("Glemt.")).unwrap();
    let ended = round(house);
    assert!(ended.was_left_open() && ended.last_at() == now());
    assert_eq!(house.read().rounds_left_open(late, late).unwrap(), [ended], "told to the shift in which it was ended");
    let next = late + TimeDelta::hours(9);
    assert!(house.read().rounds_left_open(next, next).unwrap().is_empty());
    assert_eq!(refused(house, LEAD, late, &finish("Igjen.")), Refusal::RoundOver);
}

#[test]
fn a_slip_is_taken_back_and_a_deviation_stays() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    let clear = |stop| Command::Night(Step::Clear { round: ROUND, stop });
    house.execute(TEMP, now(), &begin()).unwrap();
    assert_eq!(refused(house, TEMP, now(), &clear(1)), Refusal::NothingChanged);
    house.execute(TEMP, after(1), &in_order(&[1], false)).unwrap();
    house.execute(TEMP, after(1), &clear(1)).unwrap();
    assert_eq!(round(house).left(), 3);
    house.execute(TEMP, after(2), &deviate(2)).unwrap();
    assert_eq!(refused(house, TEMP, after(2), &clear(2)), Refusal::CannotUndo);
    house.execute(TEMP, after(3), &in_order(&[1, 2, 3], false)).unwrap();
    assert!(matches!(round(house).stops[1].mark.unwrap().state, StopState::Deviation(_)), "in order hides nothing");
    assert_eq!(refused(house, TEMP, after(3), &deviate(9)), Refusal::Gone);
}

#[test]
fn a_deviation_is_an_entry_of_the_log_and_its_text_stands_nowhere_else() {
    let (_home, mut sample) = house();
    let house = &mut sample.house;
    house.execute(TEMP, now(), &begin()).unwrap();
    let done = house.execute(TEMP, after(1), &deviate(2)).unwrap();
    let newest = house.read().log_page(&LogFilter::default(), None, 1).unwrap().entries.remove(0);
    assert_eq!((newest.id.0, newest.marks.handover), (done.row, true));
    let (_, entry) = round(house).deviations().next().map(|(stop, entry)| (stop.number, entry)).unwrap();
    assert_eq!(entry, newest.id);
    let detail: String = house
        .connection()
        .query_row("SELECT detail FROM audit ORDER BY id DESC LIMIT 1", [], |row| row.get(0))
        .unwrap();
    assert!(
        detail.contains("lines_sha256") && detail.contains("\"round\":1") && !detail.contains("Vinduet"),
        "{detail}"
    );
}

#[test]
fn what_is_left_of_a_round_needs_a_reason() {
    let (_home, mut sample) = house();
    let samira = sample.youths[0];
    let house = &mut sample.house;
    house.execute(LEAD, now(), &agreed(samira, 0, NightCheck::Knock, Some((14, 40)))).unwrap();
    house.execute(TEMP, now(), &begin()).unwrap();
    house.execute(TEMP, after(1), &in_order(&[1, 2], true)).unwrap();
    assert_eq!(round(house).end, None, "a stop is left");
    assert_eq!(refused(house, TEMP, after(1), &finish("")), Refusal::RoundNotDone { left: 1 });
    assert_eq!(refused(house, TEMP, after(10), &finish("")), Refusal::RoundNotDone { left: 2 }, "and a check");
    house.execute(TEMP, after(11), &in_order(&[3], true)).unwrap();
    assert_eq!(round(house).end, None, "the check waits");
    house.execute(TEMP, after(12), &finish("Brannalarm.")).unwrap();
    let end = round(house).end.unwrap();
    assert_eq!((end.left_over, end.reason.unwrap().as_str()), (1, "Brannalarm."));
}

#[test]
fn only_what_was_agreed_with_a_youth_is_done() {
    let (_home, mut sample) = house();
    let (samira, yonas, amir) = (sample.youths[0], sample.youths[1], sample.youths[2]);
    let house = &mut sample.house;
    house.execute(LEAD, now(), &agreed(samira, 0, NightCheck::Knock, None)).unwrap();
    house.execute(LEAD, now(), &agreed(yonas, 0, NightCheck::Nothing, None)).unwrap();
    house.execute(TEMP, now(), &begin()).unwrap();
    house.execute(TEMP, after(1), &check(samira, CheckResult::NoAnswer, false)).unwrap();
    for youth in [yonas, amir] {
        let command = check(youth, CheckResult::Answered, false);
        assert_eq!(refused(house, TEMP, after(1), &command), Refusal::CheckNotAgreed);
    }
    // What is noticed about them can be told all the same.
    let told = Step::Deviate { round: ROUND, place: Place::Youth(amir), entry: noticed(About::Youths(vec![amir])) };
    house.execute(TEMP, after(2), &Command::Night(told)).unwrap();
    assert_eq!(round(house).check_of(amir).unwrap().agreed, None);
}

#[test]
fn nobody_is_in_because_they_did_not_answer_and_one_key_says_that_they_are() {
    let (_home, mut sample) = house();
    let (samira, yonas) = (sample.youths[0], sample.youths[1]);
    let house = &mut sample.house;
    house.execute(LEAD, now(), &agreed(samira, 0, NightCheck::Knock, None)).unwrap();
    house.execute(LEAD, now(), &agreed(yonas, 0, NightCheck::Sms, None)).unwrap();
    house.execute(TEMP, now(), &begin()).unwrap();
    for result in [CheckResult::NoAnswer, CheckResult::NotHome, CheckResult::Answered] {
        house.execute(TEMP, after(1), &check(samira, result, false)).unwrap();
        assert!(house.read().presence_now().unwrap().is_empty(), "{result:?}");
    }
    house.execute(TEMP, after(2), &check(samira, CheckResult::Answered, true)).unwrap();
    house.execute(TEMP, after(2), &check(yonas, CheckResult::Answered, true)).unwrap();
    let marks = house.read().presence_now().unwrap();
    let said = |youth| (marks[&youth].facts.state, marks[&youth].facts.source);
    assert_eq!(said(samira), (PresenceState::In, PresenceSource::Observed));
    assert_eq!(said(yonas), (PresenceState::In, PresenceSource::Told), "a message is not seen");
    assert!(round(house).check_of(samira).unwrap().seen_in);
}

#[test]
fn the_newest_agreement_counts_and_those_before_it_are_the_history() {
    let (_home, mut sample) = house();
    let samira = sample.youths[0];
    let house = &mut sample.house;
    assert!(matches!(
        refused(house, TEMP, now(), &agreed(samira, 0, NightCheck::Knock, None)),
        Refusal::NotAllowed { .. }
    ));
    let first = house.execute(LEAD, now(), &agreed(samira, 0, NightCheck::Knock, None)).unwrap().row;
    assert_eq!(
        refused(house, THERAPIST, after(1), &agreed(samira, 0, NightCheck::Sms, None)),
        Refusal::ChangedMeanwhile { by: LEAD }
    );
    house.execute(THERAPIST, after(1), &agreed(samira, first, NightCheck::Sms, Some((23, 30)))).unwrap();
    let now_agreed = house.read().night_agreements().unwrap();
    assert_eq!(now_agreed[&samira].facts.check, NightCheck::Sms);
    let history = house.read().night_agreement_history(samira, 9).unwrap();
    assert_eq!(history.iter().map(|one| one.facts.check).collect::<Vec<_>>(), [NightCheck::Sms, NightCheck::Knock]);
    let today = Zone::OSLO.date(now());
    house
        .execute(
            LEAD,
            after(2),
            &Command::MoveOut {
                youth: samira,
                last_day: today - TimeDelta::days(1),
                end: StayEnd::default(),
                points: Vec::new(),
            },
        )
        .unwrap();
    assert!(house.read().night_agreements().unwrap().is_empty(), "nobody lives there");
    assert_eq!(refused(house, LEAD, after(3), &agreed(samira, 2, NightCheck::Knock, None)), Refusal::NotLivingHere);
}

#[test]
fn the_handover_names_rounds_deviations_and_checks() {
    let (_home, mut sample) = house();
    let samira = sample.youths[0];
    let house = &mut sample.house;
    house.execute(LEAD, now(), &agreed(samira, 0, NightCheck::Knock, None)).unwrap();
    house.execute(TEMP, now(), &begin()).unwrap();
    house.execute(TEMP, after(1), &in_order(&[1], false)).unwrap();
    house.execute(TEMP, after(2), &deviate(2)).unwrap();
    house.execute(TEMP, after(3), &check(samira, CheckResult::NoAnswer, false)).unwrap();
    house.execute(TEMP, after(4), &finish("Brannalarm.")).unwrap();
    let shift = house.read().shift(SHIFT).unwrap().unwrap();
    let clock = HouseClock { kinds: &[], zone: Zone::OSLO };
    let pulled = house.read().pull_handover(&shift, &ShiftKindId("night".into()), after(5), &clock, &[]).unwrap();
    let [walked] = pulled.rounds.as_slice() else { panic!("{:?}", pulled.rounds) };
    assert_eq!((walked.stops, walked.in_order, walked.left_over, walked.ended_at), (3, 1, 1, Some(after(4))));
    assert_eq!(walked.deviations, [line("Kjøkken")]);
    let words = |entry: &crate::domain::handover::pulled::PulledEntry| entry.lines.facts.clone().unwrap();
    assert!(pulled.house.entries.iter().any(|entry| words(entry).as_str() == "Vinduet sto åpent."));
    let checks = &pulled.section(Some(samira)).unwrap().checks;
    assert_eq!((checks.len(), checks[0].result, checks[0].agreed), (1, CheckResult::NoAnswer, Some(NightCheck::Knock)));
    // What was sealed before there were rounds reads back as it was.
    let mut old = serde_json::to_value(&pulled).unwrap();
    old.as_object_mut().unwrap().remove("rounds");
    old["house"].as_object_mut().unwrap().remove("checks");
    assert_eq!(serde_json::from_value::<Pulled>(old).unwrap().rounds, []);
}

#[test]
fn nothing_of_the_night_is_changed_or_removed() {
    let (_home, mut sample) = house();
    let samira = sample.youths[0];
    let house = &mut sample.house;
    house.execute(LEAD, now(), &agreed(samira, 0, NightCheck::Knock, None)).unwrap();
    house.execute(TEMP, now(), &begin()).unwrap();
    house.execute(TEMP, now(), &check(samira, CheckResult::Answered, false)).unwrap();
    house.execute(TEMP, now(), &in_order(&[1, 2, 3], true)).unwrap();
    let tables = ["night_agreement", "night_round", "night_stop", "night_mark", "night_check", "night_round_end"];
    for table in tables {
        let count = |house: &House| -> i64 {
            house.connection().query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
        };
        let before = count(house);
        assert!(before > 0, "{table}");
        let column = if table == "night_agreement" { "youth_id" } else { "round_id" };
        let column = if table == "night_round" { "shift_id" } else { column };
        for sql in [
            format!("UPDATE {table} SET {column} = {column}"),
            format!("DELETE FROM {table}"),
            format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table}"),
        ] {
            house.connection().execute(&sql, []).expect_err(&sql);
        }
        assert_eq!(count(house), before);
    }
}
