//! One time of an event.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::EventFacts;
use crate::domain::{ids::EventId, names::Line, time::Instant};

/// Which time of which event. It stays the same when that time is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OccurrenceId {
    /// The event: the series, or what happens once.
    pub event: EventId,
    /// The day the rule of the series gives; `None` for what happens once.
    pub day: Option<NaiveDate>,
}

/// A time of an event as it is: as the series has it, or moved, called off or otherwise changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Which.
    pub id: OccurrenceId,
    /// What it says, on its own day; with the rule of its series.
    pub facts: EventFacts,
    /// The version of the row that says it, for a change of this time alone.
    pub version: i64,
    /// The version of the series, for a change of more than this time; the same as `version` for what happens once.
    pub series_version: i64,
    /// The first day of the series, from which its rule is counted.
    pub first_day: NaiveDate,
    /// When it begins.
    pub starts_at: Instant,
    /// When it ends, if that is known.
    pub ends_at: Option<Instant>,
    /// Called off; it stays visible so that nobody waits for it.
    pub called_off: bool,
    /// Why it is called off, where somebody said so. It stays inside: on no print and in no export.
    pub reason: Option<Line>,
    /// It is otherwise than its series.
    pub changed: bool,
}

impl Occurrence {
    /// It belongs to a series.
    #[must_use]
    pub const fn is_of_series(&self) -> bool {
        self.id.day.is_some()
    }

    /// It happens on another day than its series says.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        self.id.day.is_some_and(|day| day != self.facts.when.day)
    }

    /// It has ended at `now`; one without an end is over when its day is.
    #[must_use]
    pub fn is_over(&self, now: Instant, today: NaiveDate) -> bool {
        self.ends_at.map_or(self.facts.when.day < today, |end| end <= now)
    }
}

/// An event as it is kept: what happens once, or a series as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Row number.
    pub id: EventId,
    /// What it says; of a series with the first day.
    pub facts: EventFacts,
    /// Grows by one with each change.
    pub version: i64,
    /// Called off.
    pub called_off: bool,
    /// The file it came from, and what it is called there.
    pub source: Option<(Line, String)>,
}
