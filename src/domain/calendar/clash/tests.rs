use proptest::prelude::*;

use super::*;
use crate::domain::{
    calendar::{OccurrenceId, When},
    ids::EventId,
};

const ZONE: Zone = Zone::OSLO;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn at(text: &str) -> ClockTime {
    text.parse().unwrap()
}

fn facts(title: &str, on: NaiveDate, from: &str, to: Option<&str>) -> EventFacts {
    EventFacts::new(EventKind::Appointment, line(title), When::clock(on, at(from), to.map(at)))
}

fn taken(facts: EventFacts) -> Taken {
    let occurrence = Occurrence {
        id: OccurrenceId { event: EventId(1), day: None },
        version: 1,
        series_version: 1,
        first_day: facts.when.day,
        starts_at: facts.when.starts_at(ZONE),
        ends_at: facts.when.ends_at(ZONE),
        called_off: false,
        reason: None,
        changed: false,
        facts,
    };
    Taken { occurrence, signed_up: Vec::new(), elsewhere: None }
}

fn rooms() -> Vec<Line> {
    vec![line("Fellesstue"), line("Møterom")]
}

fn clashes(facts: &EventFacts, taken: &[Taken]) -> Clashes {
    Wish { facts, days: &[facts.when.day], rooms: &rooms(), zone: ZONE }.against(taken).clashes()
}

fn next(facts: &EventFacts, taken: &[Taken]) -> Option<String> {
    let wish = Wish { facts, days: &[facts.when.day], rooms: &rooms(), zone: ZONE };
    let now = ZONE.day(facts.when.day).start();
    wish.against(taken).next_free(facts.when.day, now).map(|at| ZONE.local(at).format("%d. %H:%M").to_string())
}

/// Both have what `set` gives them, at the same time.
fn both(set: impl Fn(&mut EventFacts)) -> (EventFacts, Taken) {
    let (mut mine, mut other) =
        (facts("tannlege", day(23), "16:00", Some("17:00")), facts("psykolog", day(23), "15:00", Some("17:15")));
    set(&mut mine);
    set(&mut other);
    (mine, taken(other))
}

#[test]
fn each_party_clashes_with_itself_and_with_nobody_else() {
    type Set = fn(&mut EventFacts);
    let parties: [(Set, Party); 5] = [
        (|facts| facts.youths = vec![YouthId(1)], Party::Youth(YouthId(1))),
        (|facts| facts.responsible = Some(StaffId(1)), Party::Staff(StaffId(1))),
        (|facts| facts.interpreter = Some(InterpreterId(1)), Party::Interpreter(InterpreterId(1))),
        (|facts| facts.car = Some(Line::new("Den røde").unwrap()), Party::Car(line("Den røde"))),
        (|facts| facts.place = Some(Line::new("Møterom").unwrap()), Party::Room(line("Møterom"))),
    ];
    for (at, (set, party)) in parties.iter().enumerate() {
        let (mine, other) = both(set);
        let found = clashes(&mine, std::slice::from_ref(&other));
        let told: Vec<_> = found.told.iter().map(|clash| (&clash.party, &clash.with)).collect();
        assert_eq!(told, [(party, &With::Event(line("psykolog")))]);
        assert_eq!(next(&mine, &[other]).as_deref(), Some("23. 17:15"));
        for (_, (set, _)) in parties.iter().enumerate().filter(|(other, _)| *other != at) {
            let (_, other) = both(set);
            assert!(clashes(&mine, &[other]).is_empty());
        }
    }
}

#[test]
fn what_stands_in_another_house_takes_people_and_neither_rooms_nor_cars() {
    let (mine, mut other) = both(|facts| {
        facts.responsible = Some(StaffId(1));
        facts.car = Some(Line::new("Den røde").unwrap());
        facts.place = Some(Line::new("Møterom").unwrap());
    });
    for name in [None, Some(line("Søsterhuset"))] {
        other.elsewhere = Some(name.clone());
        let found = clashes(&mine, std::slice::from_ref(&other));
        let told: Vec<_> = found.told.iter().map(|clash| (&clash.party, &clash.with)).collect();
        assert_eq!(told, [(&Party::Staff(StaffId(1)), &With::House(name))]);
    }
}

#[test]
fn what_only_touches_does_not_clash() {
    let (mine, _) = both(|facts| facts.youths = vec![YouthId(1)]);
    for (from, to) in [("15:00", "16:00"), ("17:00", "18:00")] {
        let mut other = facts("psykolog", day(23), from, Some(to));
        other.youths = vec![YouthId(1)];
        assert!(clashes(&mine, &[taken(other)]).is_empty(), "{from}");
    }
}

#[test]
fn an_hour_is_reckoned_where_nobody_has_said_when_it_ends() {
    for (from, clashing) in [("15:00", false), ("15:01", true)] {
        let mut other = facts("psykolog", day(23), from, None);
        other.youths = vec![YouthId(1)];
        let (mine, _) = both(|facts| facts.youths = vec![YouthId(1)]);
        assert_eq!(!clashes(&mine, &[taken(other)]).is_empty(), clashing, "{from}");
    }
}

#[test]
fn what_is_called_off_or_takes_no_time_clashes_with_nothing() {
    let youths = |facts: &mut EventFacts| facts.youths = vec![YouthId(1)];
    let (mine, mut other) = both(youths);
    other.occurrence.called_off = true;
    assert!(clashes(&mine, &[other]).is_empty());
    for kind in [EventKind::Notice, EventKind::OwnHoliday] {
        let (mut mine, mut other) = both(youths);
        other.occurrence.facts.kind = kind;
        assert!(clashes(&mine, &[other.clone()]).is_empty());
        other.occurrence.facts.kind = EventKind::Appointment;
        mine.kind = kind;
        assert!(clashes(&mine, &[other]).is_empty());
    }
}

#[test]
fn whoever_signed_up_is_busy_and_so_is_a_car_in_another_spelling() {
    let (mut mine, mut other) = both(|_| {});
    mine.youths = vec![YouthId(4)];
    other.signed_up = vec![YouthId(4)];
    assert_eq!(clashes(&mine, &[other.clone()]).told.len(), 1);
    other.signed_up = Vec::new();
    assert!(clashes(&mine, &[other.clone()]).is_empty());
    mine.car = Some(line("DEN RØDE"));
    other.occurrence.facts.car = Some(line("den røde"));
    assert_eq!(clashes(&mine, &[other]).told.len(), 1);
}

#[test]
fn a_place_that_is_no_room_of_the_house_is_nobodys() {
    let (mine, other) = both(|facts| facts.place = Some(Line::new("Svømmehallen").unwrap()));
    assert!(clashes(&mine, &[other]).is_empty());
}

#[test]
fn a_whole_day_clashes_with_what_has_the_same_party_on_that_day() {
    let (mine, other) = both(|facts| facts.car = Some(Line::new("bilen").unwrap()));
    let mut trip = other.occurrence.facts;
    trip.when = When { day: day(22), time: EventTime::WholeDays { days: 2 } };
    assert_eq!(clashes(&mine, &[taken(trip.clone())]).told.len(), 1);
    assert_eq!(next(&mine, &[taken(trip.clone())]).as_deref(), Some("24. 08:00"));
    assert_eq!(clashes(&trip, &[taken(mine.clone())]).told.len(), 1);
    trip.when = trip.when.on(day(24));
    assert!(clashes(&mine, &[taken(trip)]).is_empty());
}

fn shift(staff: i64, on: NaiveDate, from: &str, to: &str) -> Taken {
    let mut shift = facts("Vakt", on, from, Some(to));
    shift.kind = EventKind::RotaShift;
    shift.responsible = Some(StaffId(staff));
    taken(shift)
}

#[test]
fn whoever_sees_to_it_has_a_shift_where_the_rota_knows_the_day() {
    let (mine, _) = both(|facts| facts.responsible = Some(StaffId(1)));
    let off = |shifts: &[Taken]| clashes(&mine, shifts).told.iter().any(|clash| clash.with == With::OffDuty);
    assert!(!off(&[]), "the rota does not know the day");
    assert!(!off(&[shift(2, day(22), "22:15", "07:45")]), "a night that reaches into the day says nothing about it");
    assert!(off(&[shift(2, day(23), "07:30", "15:00")]));
    assert!(off(&[shift(1, day(23), "07:30", "16:30")]), "it ends too early");
    assert!(!off(&[shift(1, day(23), "14:30", "22:30")]));
    assert!(!off(&[shift(1, day(23), "07:30", "16:30"), shift(1, day(23), "16:30", "22:00")]), "one goes into another");
    let mut called_off = shift(1, day(23), "14:30", "22:30");
    called_off.occurrence.called_off = true;
    assert!(off(&[called_off, shift(2, day(23), "07:30", "15:00")]));
    assert_eq!(next(&mine, &[shift(1, day(23), "18:10", "22:30")]).as_deref(), Some("23. 18:15"));
}

#[test]
fn a_free_time_is_over_by_ten_in_the_evening() {
    let (mut mine, _) = both(|facts| facts.youths = vec![YouthId(1)]);
    mine.when = When::clock(day(23), at("19:00"), Some(at("21:00")));
    let mut other = facts("film", day(23), "18:30", Some("20:10"));
    other.youths = vec![YouthId(1)];
    assert_eq!(next(&mine, &[taken(other)]).as_deref(), Some("24. 08:00"));
}

#[test]
fn nothing_is_offered_that_has_been() {
    let (mine, other) = both(|facts| facts.youths = vec![YouthId(1)]);
    let wish = Wish { facts: &mine, days: &[day(23)], rooms: &[], zone: ZONE };
    let now = ZONE.instant(day(23).and_hms_opt(19, 5, 0).unwrap());
    let next = wish.against(&[other]).next_free(day(23), now).unwrap();
    assert_eq!(ZONE.local(next), day(23).and_hms_opt(19, 15, 0).unwrap());
}

#[test]
fn of_many_the_first_are_told_and_the_others_counted() {
    let (mine, other) = both(|facts| facts.youths = vec![YouthId(1)]);
    let days: Vec<NaiveDate> = day(2).iter_days().take(8).collect();
    let others: Vec<Taken> = days
        .iter()
        .map(|day| {
            let mut facts = other.occurrence.facts.clone();
            facts.when = facts.when.on(*day);
            taken(facts)
        })
        .collect();
    let found = Wish { facts: &mine, days: &days, rooms: &[], zone: ZONE }.against(&others).clashes();
    assert_eq!(found.told.iter().map(|clash| clash.day).collect::<Vec<_>>(), days[..Clashes::MOST_TOLD]);
    assert_eq!(found.more, 5);
}

#[test]
fn a_time_on_the_wall_is_compared_as_an_instant_over_a_clock_change() {
    let october = |day| NaiveDate::from_ymd_opt(2026, 10, day).unwrap();
    let mut night = facts("natt", october(24), "23:00", Some("03:30"));
    let mut after = facts("etter", october(25), "03:15", Some("04:00"));
    for facts in [&mut night, &mut after] {
        facts.youths = vec![YouthId(1)];
    }
    let found = clashes(&after, &[taken(night)]);
    assert_eq!(found.told[0].span.duration(), TimeDelta::minutes(5 * 60 + 30));
}

prop_compose! {
    fn any_event()(minute in 0_u32..3 * 1440, length in 1_u32..400, youth in 1_i64..4, staff in 0_i64..3, off: bool) -> Taken {
        // Around the night on which the clocks are set back.
        let first = NaiveDate::from_ymd_opt(2026, 10, 24).unwrap().and_time(chrono::NaiveTime::MIN);
        let starts = first + TimeDelta::minutes(minute.into());
        let when = When::between(starts, Some(starts + TimeDelta::minutes(length.into())));
        let mut facts = EventFacts::new(EventKind::Appointment, Line::new("noe").unwrap(), when);
        facts.youths = vec![YouthId(youth)];
        facts.responsible = (staff > 0).then_some(StaffId(staff));
        let mut taken = taken(facts);
        taken.occurrence.called_off = off;
        taken
    }
}

prop_compose! {
    /// The same, or whole days that began long before.
    fn any_long()(mut taken in any_event(), before in 0_u64..9, days in 0_u16..8) -> Taken {
        let occurrence = &mut taken.occurrence;
        if let Some(time) = (days > 0).then_some(EventTime::WholeDays { days }) {
            occurrence.facts.when = When { day: occurrence.facts.when.day - Days::new(before), time };
            occurrence.starts_at = occurrence.facts.when.starts_at(ZONE);
            occurrence.ends_at = occurrence.facts.when.ends_at(ZONE);
        }
        taken
    }
}

/// The minutes something takes, one by one.
fn minutes(when: &When) -> Vec<Instant> {
    let (start, end) = (when.starts_at(ZONE), when.ends_at(ZONE).unwrap());
    let end = if end > start { end } else { start + UNSAID };
    (0..).map(|minute| start + TimeDelta::minutes(minute)).take_while(|at| *at < end).collect()
}

proptest! {
    #[test]
    fn clashes_are_those_that_share_a_minute_and_a_party(mine in any_event(), others in prop::collection::vec(any_event(), 0..12)) {
        let facts = &mine.occurrence.facts;
        let found = clashes(facts, &others);
        let own = minutes(&facts.when);
        let mut wanted = 0;
        for other in others.iter().filter(|other| !other.occurrence.called_off) {
            let theirs = &other.occurrence.facts;
            if minutes(&theirs.when).iter().any(|minute| own.contains(minute)) {
                wanted += usize::from(theirs.youths == facts.youths);
                wanted += usize::from(facts.responsible.is_some() && theirs.responsible == facts.responsible);
            }
        }
        prop_assert_eq!(found.told.len() + found.more, wanted);
    }

    #[test]
    fn what_began_days_before_is_met_on_every_day_it_lasts(
        mine in any_event(),
        others in prop::collection::vec(any_long(), 0..20),
        days in prop::collection::btree_set(15_u32..31, 1..8),
    ) {
        let facts = &mine.occurrence.facts;
        let days: Vec<_> = days.into_iter().filter_map(|day| NaiveDate::from_ymd_opt(2026, 10, day)).collect();
        let found = Wish { facts, days: &days, rooms: &[], zone: ZONE }.against(&others).clashes();
        let ends = |when: &When| when.ends_at(ZONE).filter(|end| *end > when.starts_at(ZONE));
        let end = |when: &When| ends(when).unwrap_or(when.starts_at(ZONE) + UNSAID);
        let mut wanted = Vec::new();
        for day in &days {
            let when = facts.when.on(*day);
            for other in others.iter().map(|other| &other.occurrence).filter(|other| !other.called_off) {
                let theirs = &other.facts;
                if theirs.when.starts_at(ZONE) < end(&when) && when.starts_at(ZONE) < end(&theirs.when) {
                    wanted.extend((theirs.youths == facts.youths).then_some(*day));
                    wanted.extend((facts.responsible.is_some() && theirs.responsible == facts.responsible).then_some(*day));
                }
            }
        }
        prop_assert_eq!(found.told.len() + found.more, wanted.len());
        wanted.truncate(Clashes::MOST_TOLD);
        prop_assert_eq!(found.told.iter().map(|clash| clash.day).collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn whoever_is_off_duty_lacks_a_shift_for_some_minute(
        mine in any_event(),
        mut shifts in prop::collection::vec(any_event(), 0..12),
    ) {
        for shift in &mut shifts {
            shift.occurrence.facts.kind = EventKind::RotaShift;
        }
        let facts = &mine.occurrence.facts;
        let standing = || shifts.iter().map(|shift| &shift.occurrence).filter(|shift| !shift.called_off);
        let own = standing().filter(|shift| shift.facts.responsible == facts.responsible);
        let covered: Vec<Instant> = own.flat_map(|shift| minutes(&shift.facts.when)).collect();
        let is_known = standing().any(|shift| shift.facts.when.day == facts.when.day);
        let lacks = minutes(&facts.when).iter().any(|minute| !covered.contains(minute));
        let is_off = clashes(facts, &shifts).told.iter().any(|clash| clash.with == With::OffDuty);
        prop_assert_eq!(is_off, facts.responsible.is_some() && is_known && lacks);
    }

    #[test]
    fn the_next_free_time_is_the_first_quarter_that_clashes_with_nothing(
        mine in any_event(),
        others in prop::collection::vec(any_long(), 0..30),
    ) {
        let facts = &mine.occurrence.facts;
        let wish = Wish { facts, days: &[facts.when.day], rooms: &[], zone: ZONE };
        let now = ZONE.day(facts.when.day).start();
        let length = TimeDelta::minutes(minutes(&facts.when).len().try_into().unwrap());
        let brute = (0..20 * 1440_i64)
            .map(|minute| now + TimeDelta::minutes(minute))
            .filter(|at| *at >= facts.when.starts_at(ZONE))
            .find(|at| {
                let (local, end) = (ZONE.local(*at), ZONE.local(*at + length));
                let opens = local.date().and_hms_opt(8, 0, 0).unwrap();
                let close = local.date().and_hms_opt(22, 0, 0).unwrap();
                let quarter = chrono::Timelike::minute(&local) % 15 == 0;
                let when = When::between(local, Some(end));
                let moved = EventFacts { when, ..facts.clone() };
                quarter && local >= opens && end <= close && clashes(&moved, &others).is_empty()
            });
        prop_assert_eq!(wish.against(&others).next_free(facts.when.day, now), brute);
    }
}
