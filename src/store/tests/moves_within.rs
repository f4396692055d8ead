//! Moves within the house, and last days: what is said of somebody goes with them, and nobody leaves the roll too early.

use super::*;
use crate::{
    domain::{
        moves::{MovePoints, Part, Said, StayEnd},
        night::{AgreementFacts, NightCheck},
        presence::PresenceState,
        time::Zone,
        undo,
        watch::{WatchFacts, WatchLevel},
    },
    store::{
        Done,
        read::FireRoll,
        tests::presence::{CLOCK, presence},
    },
};

fn refusal(result: Result<Done, StoreError>) -> Refusal {
    match result {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn today() -> chrono::NaiveDate {
    Zone::OSLO.date(now())
}

fn days(number: i64) -> TimeDelta {
    TimeDelta::days(number)
}

/// Amir is watched closely, something is agreed about his nights, and he is in.
fn said_of(house: &mut House, amir: YouthId) {
    let line = |text| Line::new(text).unwrap();
    let level = WatchLevel::Follow;
    let review_at = level.usual_review().map(|usual| now() + usual);
    let facts = WatchFacts { level, reason: Some(line("Sover lite.")), review_at };
    house.execute(LEAD, now(), &Command::SetWatch { youth: amir, version: 0, facts }).unwrap();
    let facts = AgreementFacts {
        check: NightCheck::Knock,
        at: None,
        note: None,
        agreed_with: line("ungdommen selv"),
        agreed_on: today(),
        review: today() + days(90),
    };
    house.execute(LEAD, now(), &Command::SetNightAgreement { youth: amir, version: 0, facts }).unwrap();
    house.execute(LEAD, now(), &presence(amir, PresenceState::In, None)).unwrap();
}

/// How much of it counts now.
fn counts(house: &House, amir: YouthId) -> [bool; 3] {
    let read = house.read();
    [
        read.watch_now().unwrap().contains_key(&amir),
        read.night_agreements().unwrap().contains_key(&amir),
        read.presence_now().unwrap().contains_key(&amir),
    ]
}

fn home(house: &House, youth: YouthId) -> Option<u8> {
    house.read().people().unwrap().home(youth).map(|home| home.number.0)
}

fn move_to(youth: YouthId, apartment: i64, from: chrono::NaiveDate) -> Command {
    let line = |text: &str| vec![Line::new(text).unwrap()];
    let points = MovePoints { out: line("Nøkler levert"), into: line("Nøkler fått") };
    Command::MoveTo { youth, apartment: ApartmentId(apartment), from, points }
}

fn out(youth: YouthId, last_day: chrono::NaiveDate) -> Command {
    Command::MoveOut { youth, last_day, end: StayEnd::default(), points: Vec::new() }
}

fn into(youth: YouthId, apartment: i64, from: chrono::NaiveDate) -> Command {
    Command::MoveIn { youth, apartment: ApartmentId(apartment), from, points: Vec::new() }
}

#[test]
fn a_move_within_the_house_is_one_act_and_takes_along_what_is_said() {
    let (_home, mut sample) = house();
    let (house, amir) = (&mut sample.house, sample.youths[2]);
    said_of(house, amir);
    house.execute(LEAD, now() + days(10), &move_to(amir, 5, today() + days(10))).unwrap();
    assert_eq!((home(house, amir), counts(house, amir)), (Some(5), [true; 3]));
    let stays = house.read().stays_of(amir).unwrap();
    let [new, old] = &stays[..] else { panic!("{stays:?}") };
    assert_eq!(old.placement.moved_out.and_then(|last| last.succ_opt()), Some(new.placement.moved_in));
    assert_eq!((old.moved_to, &old.end), (Some(ApartmentId(5)), &StayEnd::default()), "no word of the house's list");
    assert_eq!((old.points_of(Part::Out).count(), new.points_of(Part::In).count()), (1, 1));
    // And what is set from now on knows what stood before.
    let since = house.read().watch_now().unwrap()[&amir].since;
    let later = now() + days(11);
    let newest = house.read().watch_now().unwrap()[&amir].clone();
    let facts = WatchFacts { review_at: Some(later + days(2)), ..newest.facts };
    let again = Command::SetWatch { youth: amir, version: newest.id.0, facts };
    house.execute(LEAD, later, &again).unwrap();
    assert_eq!(house.read().watch_now().unwrap()[&amir].since, since);
}

#[test]
fn what_is_said_goes_along_unless_there_is_a_day_between() {
    for (gap, kept) in [(0, true), (1, false)] {
        let (_home, mut sample) = house();
        let (house, amir) = (&mut sample.house, sample.youths[2]);
        said_of(house, amir);
        house.execute(LEAD, now() + days(10), &out(amir, today() + days(10))).unwrap();
        let from = 11 + gap;
        house.execute(LEAD, now() + days(from), &into(amir, 5, today() + days(from))).unwrap();
        assert_eq!(counts(house, amir), [kept; 3], "{gap} days between");
    }
}

#[test]
fn undoing_a_move_within_the_house_puts_both_stays_back() {
    let (_home, mut sample) = house();
    let (house, amir, samira) = (&mut sample.house, sample.youths[2], sample.youths[0]);
    let made = house.execute(LEAD, now(), &move_to(amir, 5, today())).unwrap().made;
    let back = undo::inverse(made, None).unwrap();
    house.execute(LEAD, now(), &back).unwrap();
    let stays = house.read().stays_of(amir).unwrap();
    assert_eq!(stays.len(), 1);
    assert_eq!((stays[0].placement.moved_out, stays[0].moved_to, home(house, amir)), (None, None, Some(3)));
    assert_eq!(refusal(house.execute(LEAD, now(), &back)), Refusal::CannotUndo, "once");
    assert!(house.read().stays_in(ApartmentId(5)).unwrap().is_empty(), "nobody was ever there");
    // A point that was gone through, or somebody where he came from, and it stands.
    let made = house.execute(LEAD, now(), &move_to(amir, 5, today())).unwrap().made;
    let point = house.read().stays_of(amir).unwrap()[0].points[0].id;
    let mark = crate::domain::moves::NewMoveMark { point, said: Said::Done, seen: None };
    house.execute(LEAD, now(), &Command::MarkMove(mark)).unwrap();
    assert_eq!(refusal(house.execute(LEAD, now(), &undo::inverse(made, None).unwrap())), Refusal::CannotUndo);
    let made = house.execute(LEAD, now(), &move_to(samira, 3, today())).unwrap().made;
    house.execute(LEAD, now(), &undo::inverse(made, None).unwrap()).unwrap();
    assert_eq!(home(house, samira), Some(1));
}

#[test]
fn nobody_moves_on_the_day_they_came_nor_to_where_they_live_nor_to_another() {
    let (_home, mut sample) = house();
    let (house, amir, samira) = (&mut sample.house, sample.youths[2], sample.youths[0]);
    house.execute(LEAD, now(), &move_to(amir, 5, today())).unwrap();
    let came = Refusal::CameThere(today());
    assert_eq!(refusal(house.execute(LEAD, now(), &move_to(amir, 3, today()))), came);
    let there = Refusal::LivesElsewhere(Some(ApartmentNumber(5)));
    assert_eq!(refusal(house.execute(LEAD, now() + days(3), &move_to(amir, 5, today() + days(3)))), there);
    let taken = Refusal::ApartmentTaken { number: ApartmentNumber(1), by: samira, until: None };
    assert_eq!(refusal(house.execute(LEAD, now() + days(3), &move_to(amir, 1, today() + days(3)))), taken);
    assert_eq!(home(house, amir), Some(5), "nothing is changed");
    assert_eq!(house.read().stays_of(amir).unwrap()[0].placement.moved_out, None);
    let ahead = refusal(house.execute(LEAD, now(), &move_to(amir, 3, today() + days(1))));
    assert_eq!(ahead, Refusal::Invalid(Invalid::MoveAhead));
}

#[test]
fn whoever_has_their_last_day_is_on_the_roll_until_it_is_over() {
    let (_home, mut sample) = house();
    let (house, amir) = (&mut sample.house, sample.youths[2]);
    said_of(house, amir);
    house.execute(LEAD, now(), &out(amir, today())).unwrap();
    assert_eq!((home(house, amir), counts(house, amir)), (Some(3), [true; 3]));
    let on_roll = |house: &House, at| {
        let roll = FireRoll::of(&house.read().people().unwrap(), &house.read().standing(at, &CLOCK).unwrap());
        roll.rows.iter().filter_map(|row| row.dweller.as_ref()).any(|dweller| dweller.youth == amir)
    };
    assert!(on_roll(house, now()));
    assert_eq!(house.read().people().unwrap().last_day(amir), Some(today()));
    // They still come and go that day.
    house.execute(TEMP, now(), &presence(amir, PresenceState::Out, None)).unwrap();
    let tomorrow = now() + days(1);
    assert!(house.tell_time(tomorrow), "a new day");
    assert!(!house.tell_time(tomorrow), "the same day");
    assert!(!on_roll(house, tomorrow));
    assert_eq!((home(house, amir), counts(house, amir)), (None, [false; 3]));
    let mark = presence(amir, PresenceState::In, None);
    assert_eq!(refusal(house.execute(TEMP, tomorrow, &mark)), Refusal::NotLivingHere);
}
