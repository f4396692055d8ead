//! Files of calendars (iCalendar, RFC 5545): what school, municipality and phones write, and what they read from us.
//!
//! All times are local times of the house. Nothing is known of the store or of what an event is for the house: the types
//! here say what a file says, and whoever takes it over decides what becomes of it.
//!
//! [`read`] goes through a file twice: first for what is wrong with it as a whole and for its zones, then event by event,
//! so that one bad event spoils no other and a large file is never held twice. Properties, values and names of zones are
//! read by the crate `calcard`; the structure of the file (`blocks`) and the rules (`rule`) are read here.

mod blocks;
mod event;
mod lines;
mod rule;
mod times;
mod write;
mod zones;

#[cfg(test)]
mod tests;

use std::{collections::HashMap, fmt};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

pub use self::write::write;
use self::{
    blocks::{Kind, walk},
    event::{Read, Reader},
    times::Series,
    zones::Zones,
};
use crate::domain::{
    names::{Line, Prose},
    recurrence::EventRule,
    time::Zone,
};

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its events, in the order of the file.
    pub events: Vec<IcsEvent>,
    /// What could not be taken, or not as it stands, in the order of the file.
    pub notes: Vec<Note>,
}

/// An event that happens once, a series, or one changed occurrence of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IcsEvent {
    /// By this the same event is known in a later version of the file, and a series by its changed occurrences. At most
    /// [`IcsEvent::LONGEST_UID`] characters; made from the content if the file has none.
    pub uid: String,
    /// For a changed occurrence: the start that the rule of the series gives it, in the kind of the series if that stands in
    /// the same file.
    pub recurrence_id: Option<IcsTime>,
    /// Title.
    pub summary: Option<Line>,
    /// Place.
    pub location: Option<Line>,
    /// Text.
    pub description: Option<Prose>,
    /// Start; of a series the first one.
    pub start: IcsTime,
    /// The end, always after the start and of its kind: the first moment or day that is no longer part of it. `None` for a
    /// moment, or one whole day.
    pub end: Option<IcsTime>,
    /// RRULE. Never finer than a day, and its last day is one of the house.
    pub rule: Option<EventRule>,
    /// EXDATE: starts the rule gives that are left out. Days for a series of whole days.
    pub left_out: Vec<IcsTime>,
    /// RDATE: further starts. Days for a series of whole days.
    pub added: Vec<IcsTime>,
    /// STATUS:CANCELLED.
    pub cancelled: bool,
    /// Counts the versions of the event; 0 is the first.
    pub sequence: u32,
}

impl IcsEvent {
    /// What the standard recommends at most (RFC 7986 §5.3).
    pub const LONGEST_UID: usize = 255;
}

/// A time on the wall of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IcsTime {
    /// A whole day.
    Day(NaiveDate),
    /// A date and a time of day.
    Clock(NaiveDateTime),
}

impl IcsTime {
    /// The day it lies in.
    #[must_use]
    pub const fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Clock(time) => time.date(),
        }
    }

    /// The same in the kind of another: a time becomes its day, a day gets the other's time of day.
    #[must_use]
    pub fn like(self, other: Self) -> Self {
        match (self, other) {
            (Self::Clock(time), Self::Day(_)) => Self::Day(time.date()),
            (Self::Day(day), Self::Clock(time)) => Self::Clock(day.and_time(time.time())),
            _ => self,
        }
    }

    fn moment(self) -> NaiveDateTime {
        match self {
            Self::Day(day) => day.and_time(NaiveTime::MIN),
            Self::Clock(time) => time,
        }
    }
}

impl fmt::Display for IcsTime {
    /// As RFC 5545 writes it: `20260817` or `20260817T081500`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{}", day.format("%Y%m%d")),
            Self::Clock(time) => write!(f, "{}", time.format("%Y%m%dT%H%M%S")),
        }
    }
}

/// How much is read at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Events in it, taken or not.
    pub events: usize,
}

impl Default for Limits {
    /// 64 MB and 200,000 events: an event has 200 to 600 bytes where programs write no more than it needs, so 100,000 of
    /// them fit.
    fn default() -> Self {
        Self { bytes: 64 << 20, events: 200_000 }
    }
}

/// Why nothing of a file can be taken. Nothing of its text is in here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IcsError {
    /// It does not begin as a calendar: another kind of file, an empty one, or a web page that was saved instead.
    #[error("the file is no iCalendar file")]
    NotCalendar,
    /// It is larger than [`Limits::bytes`].
    #[error("the file is larger than {most} bytes")]
    TooLarge {
        /// The most bytes.
        most: usize,
    },
    /// It has more events than [`Limits::events`].
    #[error("the file has more than {most} events")]
    TooMany {
        /// The most events.
        most: usize,
    },
    /// Something begins in it and does not end, as when a download was broken off.
    #[error("what begins in line {line} has no end")]
    BrokenOff {
        /// The line of the file in which it begins, from 1.
        line: usize,
    },
    /// Something ends that never began, or begins outside of a calendar.
    #[error("line {line} belongs to nothing")]
    Unexpected {
        /// The line of the file, from 1.
        line: usize,
    },
    /// Parts lie in parts deeper than in any real file.
    #[error("parts lie too deep in each other at line {line}")]
    TooDeep {
        /// The line of the file, from 1.
        line: usize,
    },
}

/// What became of one event or less than the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note {
    /// The line of the file in which the event begins, from 1.
    pub line: usize,
    /// What it is about.
    pub what: Remark,
}

/// Whether an event was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// It is not among [`File::events`].
    Skipped(SkipReason),
    /// It is, but not quite as the file has it.
    Changed(Change),
}

/// Why an event could not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkipReason {
    /// It has no start.
    NoStart,
    /// A time in it is none: the 31st of February, or letters.
    NotATime,
    /// It ends before it starts.
    EndBeforeStart,
    /// It starts on a whole day and ends at a time of day, or the other way round.
    MixedTimes,
    /// A time in it has a zone that is neither known nor described in the file.
    UnknownZone,
    /// A time in it lies before 1900 or after 2199.
    OutOfRange,
    /// It comes again every hour, minute or second, or several times a day.
    FinerThanDay,
    /// Its rule is none, or says something this program does not know.
    BadRule,
    /// Its rule counts more than 3,660 times.
    TooOften,
    /// It has several rules, or a rule of exceptions (EXRULE), which the standard no longer has.
    SeveralRules,
    /// Its rule counts days of a month or year in a zone where its day is another one than here.
    RuleOfAnotherDay,
    /// It changes all occurrences from one on (RANGE=THISANDFUTURE), which hardly any program writes.
    ThisAndFollowing,
    /// Its dates, its rule or its UID fill more than any real event does.
    TooLong,
}

/// What of an event is not quite as the file has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Title, place or text was too long and was cut.
    TextCut,
    /// In its own zone it lies on another day of the week; the rule was moved to the day it has here.
    DayMoved,
    /// Its rule keeps the time of a zone whose clocks are moved on other days than here, or never. The time of its start is
    /// kept instead, so for a part of the year it is off by an hour.
    ZoneOfRule,
    /// Added occurrences (RDATE) had lengths of their own; they are as long as the others.
    LengthOfAdded,
}

/// Reads a file. Times become local times in `zone`. `progress` is told how many events of how many are read; it is called
/// every thousand events and at the end.
///
/// # Errors
/// [`IcsError`] when the file as a whole cannot be read; what is wrong with one event is a [`Note`].
pub fn read(bytes: &[u8], zone: Zone, limits: Limits, progress: &mut dyn FnMut(u64, u64)) -> Result<File, IcsError> {
    if bytes.len() > limits.bytes {
        return Err(IcsError::TooLarge { most: limits.bytes });
    }
    let mut zones = Zones::new(zone);
    let of = walk(bytes, Kind::Zones, limits, &mut |block| zones.learn(&block))? as u64;
    let mut file = File { events: Vec::new(), notes: Vec::new() };
    let mut reader = Reader::new(zones);
    let (mut done, mut series, mut stand_for) = (0, Vec::new(), Vec::new());
    walk(bytes, Kind::Events, limits, &mut |block| {
        match reader.event(&block) {
            Ok(Read { event, changes, series: own, stands_for }) => {
                file.events.push(event);
                series.push(own);
                stand_for.push(stands_for);
                file.notes
                    .extend(changes.into_iter().map(|what| Note { line: block.line, what: Remark::Changed(what) }));
            }
            Err(why) => file.notes.push(Note { line: block.line, what: Remark::Skipped(why) }),
        }
        done += 1;
        if done % 1000 == 0 && done < of {
            progress(done, of);
        }
    })?;
    progress(of, of);
    let times: Vec<_> = {
        let series = by_uid(&file.events, &series);
        let series_of = |event: &IcsEvent| series.get(&*event.uid);
        let times = file.events.iter().zip(&stand_for).map(|(event, stands_for)| {
            let named = stands_for.as_ref()?;
            series_of(event).map_or(event.recurrence_id, |series| Some(series.exception(named, zone)))
        });
        times.collect()
    };
    file.events.iter_mut().zip(times).for_each(|(event, time)| event.recurrence_id = time);
    Ok(file)
}

/// By what the times of each series (and of what happens once) are counted, by its UID.
fn by_uid<'a>(events: &'a [IcsEvent], series: &'a [Series]) -> HashMap<&'a str, &'a Series> {
    let of_all = events.iter().zip(series);
    of_all.filter(|(event, _)| event.recurrence_id.is_none()).map(|(event, series)| (&*event.uid, series)).collect()
}

/// The start of each series (and of what happens once) by its UID.
fn series_starts(events: &[IcsEvent]) -> HashMap<&str, IcsTime> {
    events.iter().filter(|event| event.recurrence_id.is_none()).map(|event| (&*event.uid, event.start)).collect()
}
