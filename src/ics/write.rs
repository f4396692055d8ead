//! Events as a file that other programs read.
//!
//! `calcard` folds the lines, escapes the texts and describes the zone; what it says of the zone is tested against the
//! zone itself.

use std::fmt::Write as _;

use calcard::{
    common::PartialDateTime,
    icalendar::{
        ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarParameter, ICalendarProperty,
        ICalendarStatus, ICalendarValue, ICalendarValueType,
    },
};
use chrono::{Datelike as _, NaiveDate, NaiveTime, Timelike as _};

use super::{IcsEvent, IcsTime, series_starts};
use crate::domain::{
    names::{Line, Prose},
    time::{Instant, Zone},
};

/// Who wrote the file (RFC 5545 §3.7.3).
const PRODUCT: &str = "-//personalbase//personalbase//EN";
/// What is known of the clocks of a zone ends about here; the last rule of the description then holds on.
const LAST_KNOWN_YEAR: i32 = 2090;
/// Most zones move their clocks by one rule; for the others this is how long a series stays right.
const YEARS_AFTER: i32 = 10;

/// Writes a file: version 2.0, with a description of `zone` if an event has a time of day, lines of at most 75 bytes that end
/// with `\r\n`. `name` is shown by the programs that read it. `now` is when the file is made.
///
/// Changed occurrences stand beside their series with the same UID; their days are written the way the series is, in whole
/// days or with the time of day.
#[must_use]
pub fn write(events: &[IcsEvent], zone: Zone, now: Instant, name: &str) -> String {
    let mut head = ICalendarComponent::new(ICalendarComponentType::VCalendar);
    for (property, value) in [
        (ICalendarProperty::Version, "2.0"),
        (ICalendarProperty::Prodid, PRODUCT),
        (ICalendarProperty::Calscale, "GREGORIAN"),
        (ICalendarProperty::Name, name),
        (ICalendarProperty::Other("X-WR-CALNAME".to_owned()), name),
        (ICalendarProperty::Other("X-WR-TIMEZONE".to_owned()), zone.name()),
    ] {
        head.entries.push(ICalendarEntry::new(property).with_value(value));
    }
    let mut calendar = ICalendar { components: vec![head] };
    if let Some((from, to)) = years(events) {
        calendar.add_timezone(zone.name(), new_year(from), new_year(to));
    }
    let series = series_starts(events);
    for event in events {
        let id = u32::try_from(calendar.components.len()).unwrap_or(u32::MAX);
        let kind = series.get(&*event.uid).copied();
        calendar.components.push(Writer { zone, now }.event(event, kind));
        calendar.components[0].component_ids.push(id);
    }
    let mut text = String::new();
    // Writing into memory does not fail.
    let _ = write!(text, "{calendar}");
    text
}

/// The years whose clocks must be described: from the first time of day to some years after the last, since series go on.
/// From then on the clocks are moved as in the last of them.
fn years(events: &[IcsEvent]) -> Option<(i32, i32)> {
    let times = events.iter().flat_map(|event| {
        let own = [Some(event.start), event.end, event.recurrence_id].into_iter().flatten();
        own.chain(event.left_out.iter().copied()).chain(event.added.iter().copied())
    });
    let years = times.filter_map(|time| match time {
        IcsTime::Day(_) => None,
        IcsTime::Clock(time) => Some(time.year()),
    });
    let (first, last) = years.fold(None, |range: Option<(i32, i32)>, year| {
        Some(range.map_or((year, year), |(first, last)| (first.min(year), last.max(year))))
    })?;
    Some((first.min(LAST_KNOWN_YEAR), (last + YEARS_AFTER).min(LAST_KNOWN_YEAR + 2)))
}

/// The day before a year begins anywhere, as a UNIX time.
fn new_year(year: i32) -> i64 {
    let day = NaiveDate::from_ymd_opt(year, 1, 1).and_then(|day| day.pred_opt()).unwrap_or_default();
    day.and_time(NaiveTime::MIN).and_utc().timestamp()
}

struct Writer {
    zone: Zone,
    now: Instant,
}

impl Writer {
    /// `series` is the start of the series this is an occurrence of, or its own.
    fn event(&self, event: &IcsEvent, series: Option<IcsTime>) -> ICalendarComponent {
        let mut component = ICalendarComponent::new(ICalendarComponentType::VEvent);
        component.add_uid(&event.uid);
        component.add_dtstamp(PartialDateTime::from_utc_timestamp(self.now.timestamp()));
        if let Some(time) = event.recurrence_id {
            self.times(&mut component, ICalendarProperty::RecurrenceId, &[time], series.unwrap_or(time));
        }
        self.times(&mut component, ICalendarProperty::Dtstart, &[event.start], event.start);
        if let Some(end) = event.end {
            self.times(&mut component, ICalendarProperty::Dtend, &[end], event.start);
        }
        if let Some(rule) = &event.rule {
            component.add_property(ICalendarProperty::Rrule, self.rule(&rule.to_string(), event.start));
        }
        self.times(&mut component, ICalendarProperty::Exdate, &event.left_out, event.start);
        self.times(&mut component, ICalendarProperty::Rdate, &event.added, event.start);
        let texts = [
            (ICalendarProperty::Summary, event.summary.as_ref().map(Line::as_str)),
            (ICalendarProperty::Location, event.location.as_ref().map(Line::as_str)),
            (ICalendarProperty::Description, event.description.as_ref().map(Prose::as_str)),
        ];
        for (property, text) in texts {
            if let Some(text) = text {
                component.add_property(property, text);
            }
        }
        if event.cancelled {
            component.add_property(ICalendarProperty::Status, ICalendarStatus::Cancelled);
        }
        component.add_sequence(event.sequence.into());
        component
    }

    /// Writes times the way another one is: whole days, or times of day by the clock of the house.
    fn times(&self, component: &mut ICalendarComponent, name: ICalendarProperty, times: &[IcsTime], kind: IcsTime) {
        if times.is_empty() {
            return;
        }
        let kind_of_value = match kind {
            IcsTime::Day(_) => ICalendarParameter::value(ICalendarValueType::Date),
            IcsTime::Clock(_) => ICalendarParameter::tzid(self.zone.name().to_owned()),
        };
        let values = times.iter().map(|time| partial(time.like(kind)).into()).collect();
        component.entries.push(ICalendarEntry::new(name).with_param(kind_of_value).with_values(values));
    }

    /// The rule; its last day becomes the last second of that day in UTC if the series has times of day, as the standard
    /// wants it.
    fn rule(&self, rule: &str, start: IcsTime) -> ICalendarValue {
        let IcsTime::Clock(_) = start else { return rule.into() };
        let Some((before, rest)) = rule.split_once("UNTIL=") else { return rule.into() };
        let (last, after) = rest.split_at(rest.find(';').unwrap_or(rest.len()));
        let Ok(day) = NaiveDate::parse_from_str(last, "%Y%m%d") else { return rule.into() };
        let end = self.zone.instant(day.and_hms_opt(23, 59, 59).unwrap_or_default());
        format!("{before}UNTIL={}{after}", end.format("%Y%m%dT%H%M%SZ")).into()
    }
}

fn partial(time: IcsTime) -> PartialDateTime {
    let day = time.day();
    let small = |number: u32| u8::try_from(number).ok();
    let mut partial = PartialDateTime {
        year: u16::try_from(day.year()).ok(),
        month: small(day.month()),
        day: small(day.day()),
        ..PartialDateTime::default()
    };
    if let IcsTime::Clock(time) = time {
        (partial.hour, partial.minute, partial.second) =
            (small(time.hour()), small(time.minute()), small(time.second()));
    }
    partial
}
