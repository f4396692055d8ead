//! The calendar: what happens in the house and what the youths have to be at, once or again and again.
//!
//! Everything is planned in the house's own days and times on the wall ([`When`]); instants come from the zone when they are
//! asked for, so that a series keeps its time when the clocks are moved.

mod attendance;
pub mod balance;
pub mod clash;
mod meeting;
mod occurrence;
mod onward;
mod own;
mod step;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

pub use self::{
    attendance::{Attendance, AttendanceState, MeetingFacts, MeetingRecord, NewAttendance},
    meeting::names_somebody,
    occurrence::{Event, Occurrence, OccurrenceId},
    onward::Onward,
    own::{Doubt, Kept, Own, OwnTime, Why},
    step::{ImportedEvent, ImportedOccurrence, Reach, Step},
};
use super::{
    ids::{InterpreterId, StaffId, YouthId},
    names::{Line, Prose},
    recurrence::EventRule,
    refusal::Invalid,
    time::{ClockTime, Instant, Zone},
};

/// What kind of event it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// A common activity: everybody may come, or those who are invited.
    Activity,
    /// The house meeting, with agenda and minutes. It is everybody's and never one youth's.
    HouseMeeting,
    /// An appointment of one youth or a few.
    Appointment,
    /// Something the house has to know of: school holidays, a day without water.
    Notice,
    /// A youth's own holiday: id, Nowruz. Typed by people, never computed.
    OwnHoliday,
    /// A shift of a member of staff, from the rota.
    RotaShift,
}

impl EventKind {
    /// All, in the order they are chosen from.
    pub const ALL: [Self; 6] =
        [Self::Activity, Self::HouseMeeting, Self::Appointment, Self::Notice, Self::OwnHoliday, Self::RotaShift];

    /// The name in the store.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::HouseMeeting => "house-meeting",
            Self::Appointment => "appointment",
            Self::Notice => "notice",
            Self::OwnHoliday => "own-holiday",
            Self::RotaShift => "rota-shift",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// It is everybody's: what stands on the wall and in an export.
    #[must_use]
    pub const fn is_common(self) -> bool {
        matches!(self, Self::Activity | Self::HouseMeeting)
    }

    /// It keeps somebody busy: two of those at once are a clash.
    #[must_use]
    pub const fn takes_time(self) -> bool {
        matches!(self, Self::Activity | Self::HouseMeeting | Self::Appointment)
    }

    /// It is about certain youths, who are named.
    #[must_use]
    pub const fn needs_youths(self) -> bool {
        matches!(self, Self::Appointment | Self::OwnHoliday)
    }
}

/// Until when something lasts that begins on the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Until {
    /// How many days after the one it begins on.
    pub days_later: u16,
    /// The time on the wall.
    pub at: ClockTime,
}

/// How long something takes of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventTime {
    /// Whole days, 1 or more.
    WholeDays {
        /// How many.
        days: u16,
    },
    /// From a time on the wall.
    Clock {
        /// When it begins.
        from: ClockTime,
        /// When it ends, if that is known.
        until: Option<Until>,
    },
}

/// A day, and what of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct When {
    /// The day it begins; of a series the first one.
    pub day: NaiveDate,
    /// What of the day.
    pub time: EventTime,
}

impl When {
    /// From a time on the clock to another; an end at or before the beginning is on the next day.
    #[must_use]
    pub fn clock(day: NaiveDate, from: ClockTime, to: Option<ClockTime>) -> Self {
        let until = to.map(|at| Until { days_later: u16::from(at <= from), at });
        Self { day, time: EventTime::Clock { from, until } }
    }

    /// From one time on the wall to another, on whichever day that is.
    #[must_use]
    pub fn between(starts: NaiveDateTime, ends: Option<NaiveDateTime>) -> Self {
        let until = |ends: NaiveDateTime| Until {
            days_later: u16::try_from((ends.date() - starts.date()).num_days()).unwrap_or(0),
            at: ClockTime::of(ends.time()),
        };
        let time = EventTime::Clock { from: ClockTime::of(starts.time()), until: ends.map(until) };
        Self { day: starts.date(), time }
    }

    /// The most days one event lasts: a school year. What is longer is a slip, and a window of the calendar is read by it.
    pub const MOST_DAYS: u16 = 366;

    /// The last day that has something of it. What ends at midnight is not there on the day after.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        let later = match self.time {
            EventTime::WholeDays { days } => days.saturating_sub(1),
            EventTime::Clock { until: Some(until), .. } if until.at.minute_of_day() == 0 => {
                until.days_later.saturating_sub(1)
            }
            EventTime::Clock { until, .. } => until.map_or(0, |until| until.days_later),
        };
        self.day.checked_add_days(Days::new(later.into())).unwrap_or(self.day)
    }

    /// The same beginning on another day.
    #[must_use]
    pub const fn on(self, day: NaiveDate) -> Self {
        Self { day, ..self }
    }

    /// It takes whole days.
    #[must_use]
    pub const fn is_whole_days(&self) -> bool {
        matches!(self.time, EventTime::WholeDays { .. })
    }

    /// When it begins.
    #[must_use]
    pub fn starts_at(&self, zone: Zone) -> Instant {
        match self.time {
            EventTime::WholeDays { .. } => zone.day(self.day).start(),
            EventTime::Clock { from, .. } => zone.instant(self.day.and_time(from.time())),
        }
    }

    /// When it ends; `None` where nobody has said. An end that the clocks swallow in March is the beginning.
    #[must_use]
    pub fn ends_at(&self, zone: Zone) -> Option<Instant> {
        match self.time {
            EventTime::WholeDays { .. } => Some(zone.day(self.last_day()).end()),
            EventTime::Clock { until, .. } => {
                let until = until?;
                let day = self.day.checked_add_days(Days::new(until.days_later.into()))?;
                Some(zone.instant(day.and_time(until.at.time())).max(self.starts_at(zone)))
            }
        }
    }

    fn check(&self) -> Result<(), Invalid> {
        let fits = match self.time {
            EventTime::WholeDays { days } => (1..=Self::MOST_DAYS).contains(&days),
            EventTime::Clock { from, until } => until
                .is_none_or(|until| until.days_later <= Self::MOST_DAYS && (until.days_later, until.at) > (0, from)),
        };
        if fits { Ok(()) } else { Err(Invalid::EndsBeforeItBegins) }
    }
}

/// What an event says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventFacts {
    /// What kind it is.
    pub kind: EventKind,
    /// What happens.
    pub title: Line,
    /// Where; one of the common rooms or anything else.
    pub place: Option<Line>,
    /// When; of a series the first time.
    pub when: When,
    /// On which days it comes again; `None` for what happens once.
    pub rule: Option<EventRule>,
    /// Who sees to it; of a shift of the rota whose it is.
    pub responsible: Option<StaffId>,
    /// How many can come.
    pub capacity: Option<u16>,
    /// Whose it is, or who is invited; none stands for everybody who lives in the house.
    pub youths: Vec<YouthId>,
    /// The interpreter who is booked.
    pub interpreter: Option<InterpreterId>,
    /// The car that is taken.
    pub car: Option<Line>,
    /// What stays inside: on no print and in no export.
    pub note: Option<Prose>,
}

impl EventFacts {
    /// The most who can be said to have room.
    pub const MOST_CAPACITY: u16 = 999;

    /// A common activity that happens once, with nothing but its title and time.
    #[must_use]
    pub const fn new(kind: EventKind, title: Line, when: When) -> Self {
        Self {
            kind,
            title,
            place: None,
            when,
            rule: None,
            responsible: None,
            capacity: None,
            youths: Vec::new(),
            interpreter: None,
            car: None,
            note: None,
        }
    }

    /// When it begins on the clock; `None` for whole days.
    #[must_use]
    pub const fn begins(&self) -> Option<ClockTime> {
        match self.when.time {
            EventTime::Clock { from, .. } => Some(from),
            EventTime::WholeDays { .. } => None,
        }
    }

    /// When it ends on the clock; `None` for whole days and where nobody has said.
    #[must_use]
    pub const fn ends(&self) -> Option<Until> {
        match self.when.time {
            EventTime::Clock { until, .. } => until,
            EventTime::WholeDays { .. } => None,
        }
    }

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// [`Invalid::EndsBeforeItBegins`], [`Invalid::Recurrence`] for a series that does not begin on one of its days
    /// or counts more of them than [`EventRule::MOST`],
    /// [`Invalid::MeetingOfOne`], [`Invalid::YouthMissing`], [`Invalid::StaffMissing`], [`Invalid::Capacity`].
    pub fn check(&self) -> Result<(), Invalid> {
        self.when.check()?;
        self.check_count()?;
        if self.rule.as_ref().is_some_and(|rule| !rule.is_day(self.when.day, self.when.day)) {
            return Err(Invalid::Recurrence);
        }
        if self.kind == EventKind::HouseMeeting && !self.youths.is_empty() {
            return Err(Invalid::MeetingOfOne);
        }
        if self.kind.needs_youths() && self.youths.is_empty() {
            return Err(Invalid::YouthMissing);
        }
        if self.kind == EventKind::RotaShift && self.responsible.is_none() {
            return Err(Invalid::StaffMissing);
        }
        if self.capacity.is_some_and(|most| !(1..=Self::MOST_CAPACITY).contains(&most)) {
            return Err(Invalid::Capacity);
        }
        Ok(())
    }

    /// Asked of a rule before anything else is, since every other question goes through all the days it counts.
    fn check_count(&self) -> Result<(), Invalid> {
        if self.rule.as_ref().is_some_and(EventRule::counts_too_many) { Err(Invalid::Recurrence) } else { Ok(()) }
    }

    /// The rule as it is kept: what counts its days ends on the last of them.
    #[must_use]
    pub fn settled_rule(&self) -> Option<EventRule> {
        self.rule.clone().map(|rule| rule.settled(self.when.day))
    }

    /// What `other` becomes when `self` became `changed`: only what was changed is changed there. It keeps its day, which
    /// follows from its rule.
    #[must_use]
    pub fn spread(&self, changed: &Self, other: &Self) -> Self {
        fn pick<T: PartialEq + Clone>(was: &T, is: &T, other: &T) -> T {
            if was == is { other.clone() } else { is.clone() }
        }
        Self {
            kind: pick(&self.kind, &changed.kind, &other.kind),
            title: pick(&self.title, &changed.title, &other.title),
            place: pick(&self.place, &changed.place, &other.place),
            when: When { time: pick(&self.when.time, &changed.when.time, &other.when.time), ..other.when },
            rule: pick(&self.rule, &changed.rule, &other.rule),
            responsible: pick(&self.responsible, &changed.responsible, &other.responsible),
            capacity: pick(&self.capacity, &changed.capacity, &other.capacity),
            youths: pick(&self.youths, &changed.youths, &other.youths),
            interpreter: pick(&self.interpreter, &changed.interpreter, &other.interpreter),
            car: pick(&self.car, &changed.car, &other.car),
            note: pick(&self.note, &changed.note, &other.note),
        }
    }

    /// The day of the rule from which a change of more than one time counts, when `day` was open: the first that has not
    /// begun, since what has been stays as it was. `None` where nothing is to come, or nothing comes again.
    #[must_use]
    pub fn goes_on_from(&self, reach: Reach, day: NaiveDate, now: Instant, zone: Zone) -> Option<NaiveDate> {
        let rule = self.rule.as_ref()?;
        let opened = if reach == Reach::All { self.when.day } else { day };
        let earliest = opened.max(zone.date(now));
        let first = rule.first_from(self.when.day, earliest)?;
        if self.when.on(first).starts_at(zone) > now {
            return Some(first);
        }
        rule.first_from(self.when.day, first.succ_opt()?)
    }

    /// The last day that has something of it; `None` for a series without end.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        match &self.rule {
            None => Some(self.when.last_day()),
            Some(rule) => rule.last_day(self.when.day).map(|day| self.when.on(day).last_day()),
        }
    }
}
