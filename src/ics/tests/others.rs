//! What we write is read the same by another library: the crate `icalendar`, which shares no code with ours.

use std::collections::BTreeMap;

use icalendar::{
    Calendar, CalendarComponent, CalendarDateTime, Component as _, DatePerhapsTime, Event, EventLike as _, EventStatus,
};

use super::*;
use crate::domain::names::{Line, Prose};

/// The events of a file as the other library reads them.
fn others(text: &str) -> Vec<Event> {
    let calendar: Calendar = text.parse().unwrap();
    let events = calendar.components.into_iter().filter_map(|component| match component {
        CalendarComponent::Event(event) => Some(event),
        _ => None,
    });
    events.collect()
}

fn same(time: Option<DatePerhapsTime>) -> Option<IcsTime> {
    Some(match time? {
        DatePerhapsTime::Date(day) => IcsTime::Day(day),
        DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, tzid }) => {
            assert_eq!(tzid, "Europe/Oslo");
            IcsTime::Clock(date_time)
        }
        other => panic!("{other:?}"),
    })
}

/// The values of a property that may come more than once, each with its own zone.
fn list(event: &Event, name: &str) -> Vec<IcsTime> {
    let single = event.properties().get(name);
    let several = event.multi_properties().get(name).into_iter().flatten();
    let values = single.into_iter().chain(several).flat_map(|property| {
        property.value().split(',').map(|value| {
            let mut one = icalendar::Property::new(name, value);
            for (key, parameter) in property.params() {
                one.add_parameter(key, parameter.value());
            }
            same(DatePerhapsTime::from_property(&one)).unwrap()
        })
    });
    values.collect()
}

/// The rule with its last day as a local date, as we keep it.
fn their_rule(event: &Event) -> Option<String> {
    let rule = event.property_value("RRULE")?;
    let parts = rule.split(';').map(|part| match part.strip_prefix("UNTIL=").map(str::parse) {
        Some(Ok(CalendarDateTime::Utc(until))) => format!("UNTIL={}", Zone::OSLO.date(until).format("%Y%m%d")),
        _ => part.to_owned(),
    });
    Some(parts.collect::<Vec<_>>().join(";"))
}

fn plain(text: Option<&str>) -> Option<String> {
    text.map(|text| text.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\"))
}

fn assert_same(ours: &IcsEvent, theirs: &Event) {
    assert_eq!(theirs.get_uid(), Some(&*ours.uid));
    assert_eq!(same(theirs.get_start()), Some(ours.start));
    assert_eq!(same(theirs.get_end()), ours.end);
    assert_eq!(same(theirs.get_recurrence_id()), ours.recurrence_id);
    assert_eq!(their_rule(theirs), rule(ours));
    assert_eq!(list(theirs, "EXDATE"), ours.left_out);
    assert_eq!(list(theirs, "RDATE"), ours.added);
    assert_eq!(theirs.get_status() == Some(EventStatus::Cancelled), ours.cancelled);
    assert_eq!(theirs.get_sequence(), Some(ours.sequence));
    assert_eq!(plain(theirs.get_summary()).as_deref(), ours.summary.as_ref().map(Line::as_str));
    assert_eq!(plain(theirs.get_location()).as_deref(), ours.location.as_ref().map(Line::as_str));
    assert_eq!(plain(theirs.get_description()).as_deref(), ours.description.as_ref().map(Prose::as_str));
}

#[test]
fn another_library_reads_what_we_write() {
    for text in [SCHOOL, HOLIDAYS, ROTA, PHONE] {
        let ours = file(text).events;
        let theirs = others(&written(&ours));
        assert_eq!(theirs.len(), ours.len());
        for (ours, theirs) in ours.iter().zip(&theirs) {
            assert_same(ours, theirs);
        }
    }
}

#[test]
fn another_library_finds_the_clocks_of_the_zone() {
    let calendar: Calendar = written(&file(PHONE).events).parse().unwrap();
    let zones = calendar.components.iter().filter_map(|component| match component {
        CalendarComponent::Other(other) if other.component_kind() == "VTIMEZONE" => Some(other),
        _ => None,
    });
    let names: BTreeMap<_, _> =
        zones.flat_map(icalendar::Component::properties).map(|(name, value)| (name.as_str(), value.value())).collect();
    assert_eq!(names, BTreeMap::from([("TZID", "Europe/Oslo")]));
}
