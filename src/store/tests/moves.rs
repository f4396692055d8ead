//! Moves: who can live where, what is gone through, and how a stay ends.

use proptest::prelude::*;

use super::*;
use crate::{
    domain::{
        ids::MoveMarkId,
        moves::{MovePoint, NewMoveMark, Part, Said, Stay, StayEnd},
        undo,
    },
    store::Done,
};

fn refusal(result: Result<Done, StoreError>) -> Refusal {
    match result {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn points(words: &[&str]) -> Vec<Line> {
    words.iter().map(|words| Line::new(words).unwrap()).collect()
}

fn today() -> chrono::NaiveDate {
    Zone::OSLO.date(now())
}

fn out(youth: YouthId) -> Command {
    let end = StayEnd {
        reason: Some(Line::new("husvert").unwrap()),
        follows: prose("OH ringer hver fredag."),
        follow_up: Some(today() + TimeDelta::days(14)),
    };
    Command::MoveOut { youth, last_day: today(), end, points: points(&["Nøkler levert", "Vasket"]) }
}

fn stays(house: &House, youth: YouthId) -> Vec<Stay> {
    house.read().stays_of(youth).unwrap()
}

fn mark(point: &MovePoint, said: Said, seen: Option<MoveMarkId>) -> Command {
    Command::MarkMove(NewMoveMark { point: point.id, said, seen })
}

#[test]
fn a_point_that_is_not_done_stays_until_it_is_and_everything_said_is_kept() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    sample.house.execute(LEAD, now(), &out(amir)).unwrap();
    let stay = stays(&sample.house, amir).remove(0);
    assert_eq!((stay.left(), stay.points_of(Part::Out).count()), (2, 2));
    let (keys, washed) = (&stay.points[0], &stay.points[1]);
    sample.house.execute(TEMP, now(), &mark(keys, Said::Not(prose("Mistet.").unwrap()), None)).unwrap();
    sample.house.execute(TEMP, now(), &mark(washed, Said::Done, None)).unwrap();
    let stay = stays(&sample.house, amir).remove(0);
    assert_eq!(stay.left(), 1, "a reason does not make it done");
    let said = stay.points[0].mark().unwrap();
    assert_eq!((said.staff, said.at), (TEMP, now()));
    // Whoever has not seen what another said does not write over it.
    let blind = mark(&stay.points[0], Said::Done, None);
    assert_eq!(refusal(sample.house.execute(LEAD, now(), &blind)), Refusal::ChangedMeanwhile { by: TEMP });
    let seeing = mark(&stay.points[0], Said::Done, Some(said.id));
    sample.house.execute(LEAD, now(), &seeing).unwrap();
    let stay = stays(&sample.house, amir).remove(0);
    assert_eq!(stay.left(), 0);
    let cleared = mark(&stay.points[1], Said::Cleared, stay.points[1].newest.as_ref().map(|mark| mark.id));
    sample.house.execute(LEAD, now(), &cleared).unwrap();
    assert_eq!(stays(&sample.house, amir)[0].left(), 1, "what was a slip is left again");
    let conn = sample.house.connection();
    let rows: i64 = conn.query_row("SELECT count(*) FROM move_mark", [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 4);
    for table in ["move_mark", "move_point"] {
        assert_refused(conn, &format!("DELETE FROM {table}"));
        assert_refused(conn, &format!("UPDATE {table} SET id = id + 100"));
        assert_refused(conn, &format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table}"));
    }
    let refused = sample.house.execute(ADMINISTRATOR, now(), &mark(keys, Said::Done, None));
    assert!(matches!(refusal(refused), Refusal::NotAllowed { .. }));
}

#[test]
fn a_stay_ends_with_a_reason_and_what_follows_and_the_apartment_remembers_it() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    let Command::MoveOut { end, .. } = out(amir) else { unreachable!() };
    let early = StayEnd { follow_up: Some(today() - TimeDelta::days(1)), ..end.clone() };
    let early = Command::MoveOut { youth: amir, last_day: today(), end: early, points: Vec::new() };
    assert_eq!(refusal(sample.house.execute(LEAD, now(), &early)), Refusal::Invalid(Invalid::EndsBeforeItBegins));
    sample.house.execute(LEAD, now(), &out(amir)).unwrap();
    assert_eq!(stays(&sample.house, amir)[0].end, end);
    let there = sample.house.read().stays_in(ApartmentId(3)).unwrap();
    assert_eq!(there.iter().map(|stay| stay.placement.youth).collect::<Vec<_>>(), [amir]);
}

#[test]
fn the_end_of_a_stay_is_taken_back_while_nobody_has_done_anything_about_it() {
    let (_home, mut sample) = house();
    let (amir, samira) = (sample.youths[2], sample.youths[0]);
    let house = &mut sample.house;
    let back = |made| undo::inverse(made, None).unwrap();
    let made = house.execute(LEAD, now(), &out(amir)).unwrap().made;
    house.execute(LEAD, now(), &back(made)).unwrap();
    let stay = stays(house, amir).remove(0);
    assert_eq!((stay.placement.moved_out, stay.end), (None, crate::domain::moves::StayEnd::default()));
    assert_eq!(refusal(house.execute(LEAD, now(), &back(made))), Refusal::CannotUndo, "it goes on already");
    // The list is there once, however often the stay ends.
    let made = house.execute(LEAD, now(), &out(amir)).unwrap().made;
    let stay = stays(house, amir).remove(0);
    assert_eq!(stay.points.len(), 2);
    house.execute(LEAD, now(), &mark(&stay.points[0], Said::Done, None)).unwrap();
    assert_eq!(refusal(house.execute(LEAD, now(), &back(made))), Refusal::CannotUndo, "a point was gone through");
    // Somebody else has moved in.
    let made = house.execute(LEAD, now(), &out(samira)).unwrap().made;
    let tomorrow = now() + TimeDelta::days(1);
    let newcomer = YouthId(house.execute(LEAD, now(), &Command::AddYouth(leyla())).unwrap().row);
    let from = today() + TimeDelta::days(1);
    let move_in = Command::MoveIn { youth: newcomer, apartment: ApartmentId(1), from, points: Vec::new() };
    house.execute(LEAD, tomorrow, &move_in).unwrap();
    assert_eq!(refusal(house.execute(LEAD, tomorrow, &back(made))), Refusal::CannotUndo);
}

#[derive(Debug, Clone)]
enum Try {
    In(usize, i64, i64),
    Out(usize, i64),
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = prop_oneof![
        (0..5_usize, 1..7_i64, 0..40_i64).prop_map(|(youth, home, day)| Try::In(youth, home, day)),
        (0..5_usize, 0..40_i64).prop_map(|(youth, day)| Try::Out(youth, day)),
    ];
    prop::collection::vec(one, 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Moves at random days, each said yes or no to, against every day looked at one by one.
    #[test]
    fn on_no_day_has_anybody_two_homes_or_an_apartment_two_dwellers(tries in tries()) {
        let (_home, mut sample) = house();
        let first = today() - TimeDelta::days(20);
        let on = |number: i64| first + TimeDelta::days(number);
        let later = now() + TimeDelta::days(60);
        let mut model: Vec<(YouthId, i64, i64, i64)> = Vec::new();
        for (youth, home) in sample.youths.iter().zip([1, 2, 3, 4, 6]) {
            model.push((*youth, home, -1, 99));
        }
        for one in tries {
            match one {
                Try::In(youth, home, day) => {
                    let youth = sample.youths[youth];
                    let free = (day..=99).all(|at| {
                        !model.iter().any(|(who, there, from, to)| (*who == youth || *there == home) && (*from..=*to).contains(&at))
                    });
                    let apartment = ApartmentId(home);
                    let command = Command::MoveIn { youth, apartment, from: on(day), points: Vec::new() };
                    prop_assert_eq!(sample.house.execute(LEAD, later, &command).is_ok(), free);
                    if free {
                        model.push((youth, home, day, 99));
                    }
                }
                Try::Out(youth, day) => {
                    let youth = sample.youths[youth];
                    let open = model.iter_mut().find(|(who, _, from, to)| *who == youth && *to == 99 && *from <= day);
                    let end = crate::domain::moves::StayEnd::default();
                    let command = Command::MoveOut { youth, last_day: on(day), end, points: Vec::new() };
                    prop_assert_eq!(sample.house.execute(LEAD, later, &command).is_ok(), open.is_some());
                    if let Some((_, _, _, to)) = open {
                        *to = day;
                    }
                }
            }
        }
    }
}
