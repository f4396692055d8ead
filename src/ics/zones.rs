//! From the time of any zone to the time on the wall of the house.

use std::{collections::HashMap, sync::Arc};

use calcard::{
    Entry, Parser,
    common::{PartialDateTime, timezone::Tz},
    icalendar::{
        ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarFrequency, ICalendarProperty,
        ICalendarRecurrenceRule, ICalendarValue,
    },
};
use chrono::{Datelike as _, FixedOffset, Month, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

use super::blocks::Block;
use crate::domain::time::{Instant, Zone};

/// A zone described in a file has a few parts; those with dozens of old ones have names that are known.
const MOST_PARTS: usize = 100;

/// The clock by which a time is written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Source {
    /// The wall of the house: floating times, and those of its own zone.
    House,
    /// A zone with a name.
    Named(Zone),
    /// Always as far from UTC.
    Fixed(FixedOffset),
    /// A zone described in the file: one description for all times that name it, however many they are.
    Described(Arc<[Part]>),
}

/// A part of a described zone (STANDARD or DAYLIGHT): how far from UTC the clocks are from `start` on, every year anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// On the clock that is not moved yet.
    start: NaiveDateTime,
    from: FixedOffset,
    to: FixedOffset,
    /// The month, and which weekday of it; -1 is the last.
    yearly: Option<(u32, i16, Weekday)>,
    until: Option<NaiveDateTime>,
}

/// The zones of a file, and that of the house.
pub(super) struct Zones {
    pub house: Zone,
    known: HashMap<String, Option<Source>>,
}

impl Zones {
    pub fn new(house: Zone) -> Self {
        Self { house, known: HashMap::new() }
    }

    /// Takes a zone of the file. Its description counts only if its name says nothing: programs describe the zones they
    /// name for a few years at most.
    pub fn learn(&mut self, block: &Block) {
        if block.is_too_long {
            return;
        }
        let Entry::ICalendar(calendar) = Parser::new(&block.text).entry() else { return };
        let Some(zone) = calendar.components.first() else { return };
        let Some(id) = text(zone, &ICalendarProperty::Tzid) else { return };
        let source = match zone.timezone() {
            Some((_, tz)) => self.of(tz),
            None => described(&calendar),
        };
        self.known.entry(id.to_owned()).or_insert(source);
    }

    /// The zone that a time names.
    pub fn find(&mut self, id: &str) -> Option<Source> {
        if let Some(known) = self.known.get(id) {
            return known.clone();
        }
        let source = id.parse().ok().and_then(|tz| self.of(tz));
        self.known.insert(id.to_owned(), source.clone());
        source
    }

    fn of(&self, tz: Tz) -> Option<Source> {
        match tz {
            Tz::Floating => Some(Source::House),
            Tz::Fixed(offset) => Some(Source::Fixed(offset)),
            Tz::Tz(tz) if tz.name() == self.house.name() => Some(Source::House),
            Tz::Tz(tz) => tz.name().parse().ok().map(Source::Named),
        }
    }
}

impl Source {
    /// The instant of a time by this clock.
    pub fn instant(&self, local: NaiveDateTime, house: Zone) -> Instant {
        match self {
            Self::House => house.instant(local),
            Self::Named(zone) => zone.instant(local),
            Self::Fixed(offset) => (local - *offset).and_utc(),
            Self::Described(parts) => (local - offset_at(parts, local)).and_utc(),
        }
    }

    /// What this clock shows at an instant.
    pub fn local(&self, at: Instant, house: Zone) -> NaiveDateTime {
        match self {
            Self::House => house.local(at),
            Self::Named(zone) => zone.local(at),
            Self::Fixed(offset) => at.naive_utc() + *offset,
            // By how far the clock is about then it is known how far it is exactly then.
            Self::Described(parts) => {
                let about = at.naive_utc() + offset_at(parts, at.naive_utc());
                at.naive_utc() + offset_at(parts, about)
            }
        }
    }

    /// What the wall of the house shows then. A time of the house's own zone stays as it is written.
    pub fn at_house(&self, local: NaiveDateTime, house: Zone) -> NaiveDateTime {
        match self {
            Self::House => local,
            _ => house.local(self.instant(local, house)),
        }
    }

    /// Whether its clocks are not always as far from those of the house in the year that begins with a time.
    pub fn drifts(&self, from: NaiveDateTime, house: Zone) -> bool {
        let apart = |week: i64| {
            let local = from + TimeDelta::weeks(week);
            self.at_house(local, house) - local
        };
        let first = apart(0);
        (1..52).any(|week| apart(week) != first)
    }
}

fn offset_at(parts: &[Part], local: NaiveDateTime) -> FixedOffset {
    let latest = parts.iter().filter_map(|part| Some((part.latest(local)?, part.to))).max_by_key(|(at, _)| *at);
    let earliest = || parts.iter().min_by_key(|part| part.start).map(|part| part.from);
    latest.map(|(_, to)| to).or_else(earliest).unwrap_or_else(|| chrono::Offset::fix(&chrono::Utc))
}

impl Part {
    /// When it began to hold for the last time before `local`. In the hour that is skipped it does not hold yet.
    fn latest(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let skipped = TimeDelta::seconds((self.to.local_minus_utc() - self.from.local_minus_utc()).max(0).into());
        let holds =
            |at: &NaiveDateTime| *at + skipped <= local && *at >= self.start && self.until.is_none_or(|end| *at <= end);
        let Some((month, nth, weekday)) = self.yearly else { return Some(self.start).filter(holds) };
        let last = self.until.map_or(local.year(), |until| until.year().min(local.year()));
        [last, last - 1]
            .into_iter()
            .filter_map(|year| Some(nth_weekday(year, month, nth, weekday)?.and_time(self.start.time())))
            .find(holds)
    }
}

fn nth_weekday(year: i32, month: u32, nth: i16, weekday: Weekday) -> Option<NaiveDate> {
    match u8::try_from(nth) {
        Ok(nth) => NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth),
        Err(_) => {
            let nth = u8::try_from(-nth).ok()?;
            let days = Month::try_from(u8::try_from(month).ok()?).ok()?.num_days(year)?;
            let last = NaiveDate::from_ymd_opt(year, month, days.into())?;
            let back = last.weekday().days_since(weekday) + 7 * (u32::from(nth) - 1);
            last.checked_sub_days(chrono::Days::new(back.into())).filter(|day| day.month() == month)
        }
    }
}

/// What the parts of a zone say; `None` if one of them says something that is not understood.
fn described(calendar: &ICalendar) -> Option<Source> {
    use ICalendarComponentType::{Daylight, Standard};
    let parts = calendar.components.iter().filter(|part| matches!(part.component_type, Standard | Daylight));
    let parts = parts.map(part).collect::<Option<Vec<_>>>()?;
    (!parts.is_empty() && parts.len() <= MOST_PARTS).then_some(Source::Described(parts.into()))
}

fn part(component: &ICalendarComponent) -> Option<Part> {
    let time = |name| match component.property(name)?.values.first()? {
        ICalendarValue::PartialDateTime(time) => Some(&**time),
        _ => None,
    };
    let from = offset(time(&ICalendarProperty::Tzoffsetfrom)?)?;
    let mut part = Part {
        start: naive(time(&ICalendarProperty::Dtstart)?)?,
        from,
        to: offset(time(&ICalendarProperty::Tzoffsetto)?)?,
        yearly: None,
        until: None,
    };
    if component.has_property(&ICalendarProperty::Rdate) {
        return None;
    }
    if let Some(rule) = component.property(&ICalendarProperty::Rrule) {
        let Some(ICalendarValue::RecurrenceRule(rule)) = rule.values.first() else { return None };
        part.yearly = Some(yearly(rule)?);
        part.until = rule.until.as_ref().and_then(naive).map(|until| until + from);
    }
    Some(part)
}

/// The only kind of rule that moves clocks: a weekday of a month, such as the last Sunday of March.
fn yearly(rule: &ICalendarRecurrenceRule) -> Option<(u32, i16, Weekday)> {
    let ([month], [day]) = (&rule.bymonth[..], &rule.byday[..]) else { return None };
    let is_plain = rule.freq == ICalendarFrequency::Yearly
        && rule.interval.is_none_or(|every| every == 1)
        && rule.count.is_none()
        && rule.bymonthday.is_empty();
    is_plain.then_some((month.month().into(), day.ordwk?, day.weekday.into()))
}

fn naive(time: &PartialDateTime) -> Option<NaiveDateTime> {
    Some(time.to_date_time()?.date_time)
}

fn offset(time: &PartialDateTime) -> Option<FixedOffset> {
    let seconds = i32::from(time.tz_hour?) * 3600 + i32::from(time.tz_minute.unwrap_or(0)) * 60;
    FixedOffset::east_opt(if time.tz_minus { -seconds } else { seconds })
}

fn text<'a>(component: &'a ICalendarComponent, name: &ICalendarProperty) -> Option<&'a str> {
    component.property(name)?.values.first()?.as_text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_described_zone_is_one_for_all_times_that_name_it() {
        let parts = vec![Part {
            start: NaiveDate::from_ymd_opt(2020, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap(),
            from: FixedOffset::east_opt(0).unwrap(),
            to: FixedOffset::east_opt(3600).unwrap(),
            yearly: None,
            until: None,
        }];
        let known = HashMap::from([("Ours".to_owned(), Some(Source::Described(parts.into())))]);
        let mut zones = Zones { house: Zone::OSLO, known };
        let (Some(Source::Described(one)), Some(Source::Described(other))) = (zones.find("Ours"), zones.find("Ours"))
        else {
            panic!("the zone is described");
        };
        assert!(Arc::ptr_eq(&one, &other));
    }
}
