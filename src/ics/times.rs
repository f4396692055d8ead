//! A time of a file before it is one of the house.

use calcard::{common::PartialDateTime, icalendar::ICalendarDuration};
use chrono::{Datelike as _, Days, NaiveDateTime, TimeDelta};

use super::{IcsTime, SkipReason, zones::Source};
use crate::domain::time::Zone;

/// From the birthdays of old people on; a last day past it, such as 9999, stands for «always».
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A time as it is written, and the clock it is written by.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub time: IcsTime,
    pub source: Source,
}

impl Written {
    /// A time with its clock: its own if it has one (`Z`), otherwise that of its property.
    pub fn read(time: &PartialDateTime, source: Source) -> Result<Self, SkipReason> {
        if time.year.is_some_and(|year| !YEARS.contains(&i32::from(year))) {
            return Err(SkipReason::OutOfRange);
        }
        let read = time.to_date_time().ok_or(SkipReason::NotATime)?;
        if !time.has_time() {
            return Ok(Self { time: IcsTime::Day(read.date_time.date()), source: Source::House });
        }
        let source = read.offset.map_or(source, Source::Fixed);
        Ok(Self { time: IcsTime::Clock(read.date_time), source })
    }

    /// What the wall of the house shows. A whole day has no zone.
    pub fn at_house(&self, house: Zone) -> IcsTime {
        match self.time {
            IcsTime::Day(_) => self.time,
            IcsTime::Clock(time) => IcsTime::Clock(self.source.at_house(time, house)),
        }
    }

    /// A start and a duration: days on the calendar, then hours by a watch (RFC 5545 §3.3.6).
    pub fn after(&self, duration: &ICalendarDuration, house: Zone) -> Result<Self, SkipReason> {
        let seconds = u64::from(duration.hours) * 3600 + u64::from(duration.minutes) * 60 + u64::from(duration.seconds);
        let days = u64::from(duration.weeks) * 7 + u64::from(duration.days);
        if duration.neg && (days, seconds) != (0, 0) {
            return Err(SkipReason::EndBeforeStart);
        }
        let later = |from: NaiveDateTime| {
            let watch = TimeDelta::try_seconds(i64::try_from(seconds).ok()?)?;
            let moved = from.checked_add_days(Days::new(days))?;
            if !YEARS.contains(&moved.year()) || watch == TimeDelta::zero() {
                return Some(moved);
            }
            match self.time {
                IcsTime::Day(_) => moved.checked_add_signed(watch),
                IcsTime::Clock(_) => {
                    let until = self.source.instant(moved, house).checked_add_signed(watch)?;
                    YEARS.contains(&until.year()).then(|| house.local(until))
                }
            }
        };
        let end = later(self.time.moment()).filter(|end| YEARS.contains(&end.year())).ok_or(SkipReason::OutOfRange)?;
        Ok(match self.time {
            IcsTime::Day(_) => Self { time: IcsTime::Day(end.date()), source: Source::House },
            IcsTime::Clock(_) if seconds == 0 => Self { time: IcsTime::Clock(end), source: self.source.clone() },
            IcsTime::Clock(_) => Self { time: IcsTime::Clock(end), source: Source::House },
        })
    }

    /// By one clock, what it shows is compared, also in an hour that it skips.
    pub fn is_before(&self, other: &Self, house: Zone) -> bool {
        let instant = |written: &Self| written.source.instant(written.time.moment(), house);
        if self.source == other.source { self.time < other.time } else { instant(self) < instant(other) }
    }
}

/// By what the times of a series are counted: its start, and how far its days lie from those of its own clock.
#[derive(Debug)]
pub(super) struct Series {
    start: Written,
    at: IcsTime,
    /// Days, -1 to 1; `None` for what has no rule.
    moved_by: Option<i64>,
}

impl Series {
    pub fn new(start: Written, moved_by: Option<i64>, house: Zone) -> Self {
        let at = start.at_house(house);
        Self { start, at, moved_by }
    }

    /// The time of the series that an exception (EXDATE, RECURRENCE-ID) names, in its kind. A rule that was moved to the days
    /// of the house keeps the time of day of its start, also where its own clock is another hour from here, so an exception
    /// goes by the day it has on that clock; by its instant it would fall on a day the rule does not have.
    pub fn exception(&self, named: &Written, house: Zone) -> IcsTime {
        let instant = || named.at_house(house).like(self.at);
        let Some(by) = self.moved_by.map(TimeDelta::days) else { return instant() };
        match (self.start.time, named.time) {
            (_, IcsTime::Day(day)) => IcsTime::Day(day + by).like(self.at),
            (IcsTime::Day(_), IcsTime::Clock(_)) => instant(),
            (IcsTime::Clock(start), IcsTime::Clock(time)) => {
                let local = if named.source == self.start.source {
                    time
                } else {
                    self.start.source.local(named.source.instant(time, house), house)
                };
                let is_of_rule = local.time() == start.time();
                if is_of_rule { IcsTime::Day(local.date() + by).like(self.at) } else { instant() }
            }
        }
    }
}
