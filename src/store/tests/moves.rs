//! Moves: who can live where, what is gone through, and how a stay ends.

use proptest::prelude::*;

use super::*;
use crate::{
    domain::{
        house::{ApartmentKind, Sharing},
        ids::MoveMarkId,
        moves::{MovePoint, NewMoveMark, Part, Said, Stay, StayEnd},
        undo,
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

fn change(apartment: i64, kind: ApartmentKind) -> Command {
    Command::ChangeApartment { apartment: ApartmentId(apartment), kind, sharing: Sharing::default() }
}

fn into(youth: YouthId, apartment: i64) -> Command {
    Command::MoveIn { youth, apartment: ApartmentId(apartment), from: today(), points: Vec::new() }
}

/// Leyla lives with Amir in apartment 3, and came after him though her number is the higher one in any case.
fn shared() -> (TempDir, Sample, YouthId) {
    let (home, mut sample) = house();
    sample.house.execute(LEAD, now(), &change(3, ApartmentKind::Shared)).unwrap();
    let leyla = YouthId(sample.house.execute(LEAD, now(), &Command::AddYouth(leyla())).unwrap().row);
    sample.house.execute(LEAD, now(), &into(leyla, 3)).unwrap();
    (home, sample, leyla)
}

#[test]
fn a_shared_apartment_holds_several_and_each_of_them_once() {
    let (_home, mut sample, leyla) = shared();
    let (samira, amir) = (sample.youths[0], sample.youths[2]);
    let house = &mut sample.house;
    for youth in [amir, leyla] {
        let twice = refusal(house.execute(LEAD, now(), &into(youth, 3)));
        assert_eq!(twice, Refusal::LivesElsewhere(Some(ApartmentNumber(3))));
    }
    assert_eq!(
        refusal(house.execute(LEAD, now(), &into(samira, 3))),
        Refusal::LivesElsewhere(Some(ApartmentNumber(1)))
    );
    // The others are one youth's home as before.
    let out = Command::MoveOut { youth: leyla, last_day: today(), end: StayEnd::default(), points: Vec::new() };
    let made = house.execute(LEAD, now(), &out).unwrap().made;
    let tomorrow = now() + TimeDelta::days(1);
    let from = today() + TimeDelta::days(1);
    let next_door = Command::MoveIn { youth: leyla, apartment: ApartmentId(1), from, points: Vec::new() };
    let taken = Refusal::ApartmentTaken { number: ApartmentNumber(1), by: samira, until: None };
    assert_eq!(refusal(house.execute(LEAD, tomorrow, &next_door)), taken);
    // She comes back to where she lived with Amir.
    house.execute(LEAD, tomorrow, &undo::inverse(made, None).unwrap()).unwrap();
    assert_eq!(house.read().people().unwrap().home(leyla).map(|home| home.number), Some(ApartmentNumber(3)));
}

#[test]
fn what_several_live_in_stays_shared_as_long_as_they_do() {
    let (_home, mut sample, leyla) = shared();
    let house = &mut sample.house;
    let several = Refusal::SeveralLiveThere(ApartmentNumber(3));
    for kind in ApartmentKind::ALL {
        let changed = house.execute(LEAD, now(), &change(3, kind));
        if kind == ApartmentKind::Shared {
            changed.unwrap();
        } else {
            assert_eq!(refusal(changed), several, "{kind:?}");
        }
    }
    // On her last day both live there still.
    let out = Command::MoveOut { youth: leyla, last_day: today(), end: StayEnd::default(), points: Vec::new() };
    let made = house.execute(LEAD, now(), &out).unwrap().made;
    assert_eq!(refusal(house.execute(LEAD, now(), &change(3, ApartmentKind::Own))), several);
    let tomorrow = now() + TimeDelta::days(1);
    house.execute(LEAD, tomorrow, &change(3, ApartmentKind::Own)).unwrap();
    // And it cannot be undone any more that she moved out of one youth's home.
    let back = undo::inverse(made, None).unwrap();
    assert_eq!(refusal(house.execute(LEAD, tomorrow, &back)), Refusal::CannotUndo);
    assert_eq!(refusal(house.execute(LEAD, tomorrow, &change(99, ApartmentKind::Shared))), Refusal::Gone);
    for staff in [THERAPIST, TEMP] {
        let refused = refusal(house.execute(staff, tomorrow, &change(1, ApartmentKind::Shared)));
        assert!(matches!(refused, Refusal::NotAllowed { .. }), "{refused:?}");
    }
}

#[test]
fn nobody_who_shares_an_apartment_is_left_out_of_a_list() {
    let (_home, mut sample, leyla) = shared();
    let house = &mut sample.house;
    house.execute(TEMP, now(), &presence(leyla, crate::domain::presence::PresenceState::In, None)).unwrap();
    house.execute(TEMP, now(), &Command::CountGuests { apartment: ApartmentId(3), count: 2 }).unwrap();
    let people = house.read().people().unwrap();
    let [samira, yonas, amir, oleksandr, hodan] = sample.youths[..] else { panic!("five youths") };
    let everybody = [Some(samira), Some(yonas), Some(amir), Some(leyla), Some(oleksandr), None, Some(hodan)];
    assert_eq!(people.doors().iter().map(|door| door.youth).collect::<Vec<_>>(), everybody);
    assert_eq!(people.residents(), everybody.into_iter().flatten().collect::<Vec<_>>());

    let roll = FireRoll::of(&people, &house.read().standing(now(), &CLOCK).unwrap());
    let on_roll: Vec<_> = roll.rows.iter().map(|row| row.dweller.as_ref().map(|dweller| dweller.youth)).collect();
    assert_eq!(on_roll, everybody);
    let totals = roll.totals();
    assert_eq!((totals.inside, totals.unknown), (1, 5));
    assert_eq!(totals.guests, 2, "guests of an apartment are counted once, however many live there");

    // The number means the first of them, and then the next.
    let three = ApartmentNumber(3);
    let pressed = [None, Some(amir), Some(leyla), Some(samira)].map(|shown| people.next_behind(three, shown));
    assert_eq!(pressed, [Some(amir), Some(leyla), Some(amir), Some(amir)]);
    assert_eq!(people.next_behind(ApartmentNumber(1), Some(samira)), Some(samira));
    assert_eq!(people.next_behind(ApartmentNumber(5), Some(samira)), None);
    assert_eq!(people.only_youth_in(ApartmentId(3)), None, "several are not one");
}

#[test]
fn who_shares_an_apartment_stands_in_the_order_of_moving_in() {
    let (_home, mut sample) = house();
    let [.., hodan] = sample.youths[..] else { panic!("five youths") };
    let amir = sample.youths[2];
    let house = &mut sample.house;
    house.execute(LEAD, now(), &change(6, ApartmentKind::Shared)).unwrap();
    let out = Command::MoveOut { youth: amir, last_day: today(), end: StayEnd::default(), points: Vec::new() };
    house.execute(LEAD, now(), &out).unwrap();
    let tomorrow = now() + TimeDelta::days(1);
    let from = today() + TimeDelta::days(1);
    let move_in = Command::MoveIn { youth: amir, apartment: ApartmentId(6), from, points: Vec::new() };
    house.execute(LEAD, tomorrow, &move_in).unwrap();
    let people = house.read().people().unwrap();
    // Amir has the lower number, and came last.
    assert_eq!(people.by_door(&[amir, hodan]), [hodan, amir]);
    assert_eq!(people.youths_in(ApartmentId(6)).collect::<Vec<_>>(), [hodan, amir]);
}

#[derive(Debug, Clone)]
enum Try {
    In(usize, i64, i64),
    Out(usize, i64),
    Kind(i64, ApartmentKind),
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = prop_oneof![
        (0..5_usize, 1..7_i64, 0..40_i64).prop_map(|(youth, home, day)| Try::In(youth, home, day)),
        (0..5_usize, 0..40_i64).prop_map(|(youth, day)| Try::Out(youth, day)),
        (1..7_i64, prop::sample::select(ApartmentKind::ALL.to_vec())).prop_map(|(home, kind)| Try::Kind(home, kind)),
    ];
    prop::collection::vec(one, 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Moves at random days and apartments that become shared and back, each said yes or no to, against every day looked at
    /// one by one.
    #[test]
    fn on_no_day_has_anybody_two_homes_or_an_own_apartment_two_dwellers(tries in tries()) {
        let (_home, mut sample) = house();
        let first = today() - TimeDelta::days(20);
        let on = |number: i64| first + TimeDelta::days(number);
        let later = now() + TimeDelta::days(60);
        let mut model: Vec<(YouthId, i64, i64, i64)> = Vec::new();
        let mut shared = [false; 7];
        for (youth, home) in sample.youths.iter().zip([1, 2, 3, 4, 6]) {
            model.push((*youth, home, -1, 99));
        }
        for one in tries {
            match one {
                Try::In(youth, home, day) => {
                    let youth = sample.youths[youth];
                    let is_in_the_way = |who: YouthId, there: i64| {
                        who == youth || (there == home && !shared[home as usize])
                    };
                    let free = (day..=99).all(|at| {
                        !model.iter().any(|(who, there, from, to)| is_in_the_way(*who, *there) && (*from..=*to).contains(&at))
                    });
                    let apartment = ApartmentId(home);
                    let command = Command::MoveIn { youth, apartment, from: on(day), points: Vec::new() };
                    prop_assert_eq!(sample.house.execute(LEAD, later, &command).is_ok(), free);
                    if free {
                        model.push((youth, home, day, 99));
                    }
                }
                Try::Kind(home, kind) => {
                    let there = model.iter().filter(|(_, there, _, to)| *there == home && *to == 99).count();
                    let may = kind == ApartmentKind::Shared || there < 2;
                    prop_assert_eq!(sample.house.execute(LEAD, later, &change(home, kind)).is_ok(), may);
                    if may {
                        shared[home as usize] = kind == ApartmentKind::Shared;
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
