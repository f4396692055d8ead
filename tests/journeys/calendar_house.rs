//! The sample house in a week that has something of everything.

use chrono::NaiveDate;
use personalbase::{
    config::Config,
    domain::{
        calendar::{AttendanceState, EventFacts, EventKind, EventTime, NewAttendance, OccurrenceId, Reach, Step, When},
        command::Command,
        ids::{EventId, StaffId, YouthId},
        time::ClockTime,
    },
    testing::{Harness, sample_house},
    text::Language,
};

use crate::houses::{Pair, line, now, prose, sample};

/// What happens once, or the first time of a series.
pub fn event(kind: EventKind, title: &str, day: &str, from: &str, to: &str) -> EventFacts {
    let to = (!to.is_empty()).then(|| clock(to));
    EventFacts::new(kind, line(title), When::clock(date(day), clock(from), to))
}

/// What takes whole days.
pub fn whole_days(kind: EventKind, title: &str, day: &str, days: u16) -> EventFacts {
    EventFacts::new(kind, line(title), When { day: date(day), time: EventTime::WholeDays { days } })
}

pub fn appointment(youths: &[i64], title: &str, day: &str, from: &str, to: &str) -> EventFacts {
    let youths = youths.iter().copied().map(YouthId).collect();
    EventFacts { youths, ..event(EventKind::Appointment, title, day, from, to) }
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn clock(text: &str) -> ClockTime {
    text.parse().unwrap()
}

pub fn add(pair: &mut Pair, facts: EventFacts) -> EventId {
    let event = EventId(pair.run(&Command::Calendar(Step::Add(facts))));
    pair.wait();
    event
}

pub fn attend(pair: &mut Pair, occurrence: OccurrenceId, youth: i64, state: AttendanceState, words: Option<&str>) {
    let words = words.map(line);
    let new = NewAttendance { occurrence, youth: YouthId(youth), state, words, seen: None };
    pair.run(&Command::Calendar(Step::Attend(new)));
}

/// The week of 21 November with appointments, a series of which one time is moved, notices of many days, an own holiday, a
/// shift of the rota, and somebody who comes and somebody who does not want to.
pub fn full_week() -> Pair {
    filled(sample())
}

/// The same with other settings.
pub fn full_week_with(config: Config) -> Pair {
    let mut screen = Harness::empty_with(config, Language::Nb);
    let other = sample_house(screen.folder(), now()).house;
    screen.enter("KN");
    filled(Pair { screen, other })
}

fn filled(mut pair: Pair) -> Pair {
    let psychologist = EventFacts {
        place: Some(line("Helsestasjonen")),
        car: Some(line("Bil 1")),
        note: prose("Ta med brevet."),
        ..appointment(&[1], "psykolog", "2026-11-21", "15:00", "16:30")
    };
    add(&mut pair, psychologist);
    add(&mut pair, appointment(&[3], "lege", "2026-11-22", "09:00", "10:00"));
    add(&mut pair, appointment(&[2], "tannlege", "2026-11-17", "09:15", "10:00"));
    let rule = Some("FREQ=WEEKLY;BYDAY=TU".parse().unwrap());
    let homework = event(EventKind::Activity, "Leksehjelp", "2026-09-01", "17:00", "18:30");
    let series = add(&mut pair, EventFacts { rule, capacity: Some(6), ..homework.clone() });
    let moved = EventFacts { when: When::clock(date("2026-11-18"), clock("17:00"), Some(clock("18:30"))), ..homework };
    let occurrence = OccurrenceId { event: series, day: Some(date("2026-11-17")) };
    pair.run(&Command::Calendar(Step::Change { occurrence, reach: Reach::This, version: 1, facts: moved }));
    add(&mut pair, whole_days(EventKind::Notice, "Skolefri", "2026-11-19", 2));
    let holiday = whole_days(EventKind::OwnHoliday, "Yalda", "2026-11-22", 1);
    add(&mut pair, EventFacts { youths: vec![YouthId(3)], ..holiday });
    let shift = event(EventKind::RotaShift, "Kveldsvakt", "2026-11-20", "14:30", "22:30");
    add(&mut pair, EventFacts { responsible: Some(StaffId(2)), ..shift });
    let dinner = OccurrenceId { event: EventId(1), day: None };
    attend(&mut pair, dinner, 1, AttendanceState::SignedUp, None);
    attend(&mut pair, dinner, 3, AttendanceState::SignedUp, None);
    attend(&mut pair, dinner, 2, AttendanceState::DidNotWant, Some("skal på trening"));
    pair.wait();
    pair
}
