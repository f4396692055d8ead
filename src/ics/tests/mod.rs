//! Whole files: real ones, odd ones, hostile ones, our own.

mod files;
mod hostile;
mod odd;
mod others;
mod round_trip;

use chrono::{NaiveDate, TimeZone as _, Utc};

use super::{File, IcsError, IcsEvent, IcsTime, Limits, Note, Remark, read, write};
use crate::domain::time::{Instant, Zone};

/// A term's timetable as Outlook writes it.
const SCHOOL: &str = include_str!("../fixtures/school.ics");
/// A school's holidays as Google writes them.
const HOLIDAYS: &str = include_str!("../fixtures/holidays.ics");
/// A rota in UTC, in lower case, with two calendars and other things than events.
const ROTA: &str = include_str!("../fixtures/rota.ics");
/// A phone's series with moved and cancelled occurrences; its zone comes last.
const PHONE: &str = include_str!("../fixtures/phone.ics");

fn try_read(bytes: &[u8]) -> Result<File, IcsError> {
    read(bytes, Zone::OSLO, Limits::default(), &mut |_, _| {})
}

/// A file that can be read.
fn file(text: &str) -> File {
    try_read(text.as_bytes()).unwrap()
}

/// A file of one event with these lines.
fn event_file(lines: &str) -> File {
    file(&format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"))
}

/// The one event of a file about which there is nothing to say.
fn event(lines: &str) -> IcsEvent {
    let mut file = event_file(lines);
    assert_eq!(file.notes, [], "{lines}");
    assert_eq!(file.events.len(), 1, "{lines}");
    file.events.remove(0)
}

/// What is said about the one event of a file.
fn remarks(lines: &str) -> Vec<Remark> {
    event_file(lines).notes.iter().map(|note| note.what).collect()
}

fn day(year: i32, month: u32, day: u32) -> IcsTime {
    IcsTime::Day(NaiveDate::from_ymd_opt(year, month, day).unwrap())
}

fn clock(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> IcsTime {
    IcsTime::Clock(NaiveDate::from_ymd_opt(year, month, day).unwrap().and_hms_opt(hour, minute, 0).unwrap())
}

fn now() -> Instant {
    Utc.with_ymd_and_hms(2026, 11, 21, 12, 0, 0).unwrap()
}

fn written(events: &[IcsEvent]) -> String {
    write(events, Zone::OSLO, now(), "Fellesaktiviteter")
}

/// The rule as it is written.
fn rule(event: &IcsEvent) -> Option<String> {
    event.rule.as_ref().map(ToString::to_string)
}

fn summary(event: &IcsEvent) -> &str {
    event.summary.as_ref().map_or("", |line| line.as_str())
}
