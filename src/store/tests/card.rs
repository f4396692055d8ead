//! Agreed cards and the support dial on a real encrypted file: what counts, what is refused, what is kept and handed over.

use chrono::{Days, NaiveDate, TimeDelta};

use super::{
    LEAD, TEMP, THERAPIST,
    handover::{EVENING, sheet_at},
    house, now,
};
use crate::{
    domain::{
        card::{CardFacts, MedicineBy},
        command::Command,
        handover::pulled::FileChange,
        ids::YouthId,
        names::Line,
        refusal::Refusal,
        support::{SupportFacts, SupportLevel},
        task::HouseClock,
        time::{Instant, Zone},
    },
    store::{House, StoreError},
    testing::Sample,
};

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn today() -> NaiveDate {
    Zone::OSLO.date(now())
}

fn card(visits: &str, at: Instant) -> CardFacts {
    let day = Zone::OSLO.date(at);
    CardFacts {
        contact: None,
        visits: Some(line(visits)),
        keys: None,
        interpreter: None,
        allergies: None,
        diet: None,
        helps: None,
        medicine: Some(MedicineBy::Reminder),
        agreed_with: line("Amir selv"),
        agreed_on: day,
        review: day + Days::new(90),
    }
}

fn set_card(house: &mut House, youth: YouthId, version: i64, visits: &str, at: Instant) -> Result<i64, StoreError> {
    let facts = card(visits, at);
    Ok(house.execute(THERAPIST, at, &Command::SetCard { youth, version, facts })?.row)
}

fn set_support(
    house: &mut House,
    youth: YouthId,
    version: i64,
    area: &str,
    level: SupportLevel,
    at: Instant,
) -> Result<i64, StoreError> {
    let review = Zone::OSLO.date(at) + Days::new(30);
    let facts = SupportFacts { area: line(area), level, reason: line("prøver"), review };
    Ok(house.execute(THERAPIST, at, &Command::SetSupport { youth, version, facts })?.row)
}

fn ago(days: i64) -> Instant {
    now() - TimeDelta::days(days)
}

fn refusal<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Refusal {
    match result {
        Err(StoreError::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_newest_card_counts_and_the_others_are_the_history() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let first = set_card(&mut house, amir, 0, "til 22", ago(9)).unwrap();
    let second = set_card(&mut house, amir, first, "til 23", ago(2)).unwrap();
    let read = house.read();
    let newest = read.agreed_card(amir).unwrap().unwrap();
    assert_eq!((newest.id.0, newest.by, newest.set_at), (second, THERAPIST, ago(2)));
    assert_eq!(newest.facts, card("til 23", ago(2)), "everything comes back as it was written");
    let history: Vec<i64> = read.agreed_card_history(amir, 10).unwrap().iter().map(|one| one.id.0).collect();
    assert_eq!(history, [second, first]);
    assert_eq!(read.agreed_card(youths[0]).unwrap(), None);
}

#[test]
fn whoever_has_not_seen_what_another_set_is_told_who_did() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let first = set_card(&mut house, amir, 0, "til 22", ago(9)).unwrap();
    let meanwhile = Refusal::ChangedMeanwhile { by: THERAPIST };
    assert_eq!(refusal(set_card(&mut house, amir, 0, "til 23", now())), meanwhile);
    set_card(&mut house, amir, first, "til 23", now()).unwrap();

    let mat = set_support(&mut house, amir, 0, "mat", SupportLevel::Together, ago(9)).unwrap();
    assert_eq!(refusal(set_support(&mut house, amir, 0, "mat", SupportLevel::Alone, now())), meanwhile);
    set_support(&mut house, amir, mat, "mat", SupportLevel::Alone, now()).unwrap();
    set_support(&mut house, amir, 0, "penger", SupportLevel::Alone, now()).unwrap();
    set_support(&mut house, youths[0], 0, "mat", SupportLevel::Alone, now()).unwrap();
    assert_eq!(refusal(set_card(&mut house, YouthId(99), 0, "til 22", now())), Refusal::Gone);
    assert_eq!(refusal(set_support(&mut house, YouthId(99), 0, "mat", SupportLevel::Alone, now())), Refusal::Gone);
}

#[test]
fn a_temp_reads_and_does_not_write_it_and_what_is_written_is_audited() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let facts = card("til 22", now());
    let set = Command::SetCard { youth: amir, version: 0, facts };
    let review = today() + Days::new(30);
    let facts = SupportFacts { area: line("mat"), level: SupportLevel::Alone, reason: line("klarer det"), review };
    let support = Command::SetSupport { youth: amir, version: 0, facts };
    for command in [&set, &support] {
        assert!(matches!(refusal(house.execute(TEMP, now(), command)), Refusal::NotAllowed { .. }));
        house.execute(LEAD, now(), command).unwrap();
    }
    let audit = house.read().newest_audit(2).unwrap();
    let told: Vec<_> = audit.iter().map(|row| (row.action.as_str(), row.youth)).collect();
    assert_eq!(told, [("set-support", Some(amir)), ("set-card", Some(amir))]);
}

#[test]
fn cards_and_levels_are_never_changed() {
    let (_home, Sample { mut house, youths, .. }) = house();
    set_card(&mut house, youths[2], 0, "til 22", now()).unwrap();
    set_support(&mut house, youths[2], 0, "mat", SupportLevel::Alone, now()).unwrap();
    let conn = house.connection();
    for table in ["agreed_card", "support_level"] {
        for sql in [
            format!("UPDATE {table} SET review = '2030-01-01'"),
            format!("DELETE FROM {table}"),
            format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table}"),
        ] {
            assert!(conn.execute_batch(&sql).is_err(), "{sql}");
        }
    }
}

#[test]
fn what_should_have_been_looked_at_again_is_counted_until_somebody_does() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let (amir, hodan) = (youths[2], youths[4]);
    let clock = HouseClock { kinds: &[], zone: Zone::OSLO };
    let overdue = |house: &House| {
        let standing = house.read().standing(now(), &clock).unwrap();
        (standing.agreed_of(amir), standing.overdue_of(amir, now()), standing.overdue(now()))
    };
    // One goal should have been looked at already.
    assert_eq!(overdue(&house), (0, 1, 1));
    let old = set_card(&mut house, amir, 0, "til 22", ago(91)).unwrap();
    assert_eq!(overdue(&house), (1, 2, 2));
    let due_today = set_card(&mut house, amir, old, "til 22", ago(90)).unwrap();
    assert_eq!(overdue(&house), (0, 1, 1), "the day itself has not passed");
    let mat = set_support(&mut house, amir, 0, "mat", SupportLevel::Together, ago(31)).unwrap();
    set_support(&mut house, amir, 0, "penger", SupportLevel::Alone, ago(40)).unwrap();
    assert_eq!(overdue(&house), (2, 3, 3), "each area by itself");
    set_support(&mut house, amir, mat, "mat", SupportLevel::Together, ago(1)).unwrap();
    assert_eq!(overdue(&house), (1, 2, 2), "only the newest of an area counts");
    set_card(&mut house, amir, due_today, "til 23", ago(0)).unwrap();
    // Of somebody who lives here no more nothing waits.
    set_card(&mut house, hodan, 0, "til 22", ago(91)).unwrap();
    assert_eq!(overdue(&house).2, 3);
    house
        .execute(
            LEAD,
            now(),
            &Command::MoveOut {
                youth: hodan,
                last_day: today() - TimeDelta::days(1),
                end: crate::domain::moves::StayEnd::default(),
                points: Vec::new(),
            },
        )
        .unwrap();
    assert_eq!(overdue(&house).2, 2);
}

#[test]
fn a_handover_tells_what_became_another_in_the_shift_and_not_what_was_only_looked_at_again() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let (amir, samira) = (youths[2], youths[0]);
    let changes = |house: &House, youth| {
        let pulled = sheet_at(house, EVENING, now() + TimeDelta::hours(1)).pulled;
        let is_agreed = |change: &FileChange| matches!(change, FileChange::Card { .. } | FileChange::Support { .. });
        pulled.section(Some(youth)).unwrap().changes.iter().filter(|one| is_agreed(one)).cloned().collect::<Vec<_>>()
    };
    let before = set_card(&mut house, amir, 0, "til 22", ago(9)).unwrap();
    let mat = set_support(&mut house, amir, 0, "mat", SupportLevel::Together, ago(9)).unwrap();
    assert_eq!(changes(&house, amir), [], "what an earlier shift agreed on was handed over by it");

    let same = set_card(&mut house, amir, before, "til 22", now()).unwrap();
    let mat = set_support(&mut house, amir, mat, "mat", SupportLevel::Together, now()).unwrap();
    assert_eq!(changes(&house, amir), [], "the same again is no change");

    let later = now() + TimeDelta::minutes(5);
    let twice = set_card(&mut house, amir, same, "til 21", later).unwrap();
    set_card(&mut house, amir, twice, "til 23", later).unwrap();
    set_support(&mut house, amir, mat, "mat", SupportLevel::Reminder, later).unwrap();
    set_support(&mut house, samira, 0, "penger", SupportLevel::For, later).unwrap();
    let told = changes(&house, amir);
    let [
        FileChange::Card { before: Some(before), card: after, at, by },
        FileChange::Support { area, before: was, level, .. },
    ] = told.as_slice()
    else {
        panic!("one change of the card and one of the area: {told:?}");
    };
    assert_eq!((&before.visits, &after.visits), (&Some(line("til 22")), &Some(line("til 23"))), "from shift to shift");
    assert_eq!((*at, *by), (later, THERAPIST));
    assert_eq!((area.as_str(), *was, *level), ("mat", Some(SupportLevel::Together), SupportLevel::Reminder));
    assert!(matches!(changes(&house, samira).as_slice(), [FileChange::Support { before: None, .. }]));
}
