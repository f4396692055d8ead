//! Shifts: which kinds the house has, when one of them begins and ends, which day it belongs to, and which one a person
//! who unlocks the screen now is most likely to be starting.
//!
//! Kinds are written in wall-clock time and belong to the configuration; an [`Occurrence`] is one kind on one day, in
//! UTC, so that its length is the real one in the nights when the clocks change.

use std::{cmp::Reverse, fmt};

use chrono::{Days, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::time::{ClockTime, Instant, Zone};

/// A person often comes this long before the shift begins.
const EARLY: TimeDelta = TimeDelta::minutes(15);

/// A shift with no more than this left is being handed over: the longest usual overlap (half an hour) and [`EARLY`].
const GOING_OUT: TimeDelta = TimeDelta::minutes(45);

/// A shift that began no longer ago than this is still being taken over: for those who go it is the next one.
pub const HANDING_OVER: TimeDelta = GOING_OUT;

/// How long after its end a shift still counts as a member's own: handover and late writing take their time.
pub const AFTER_ITS_END: TimeDelta = TimeDelta::hours(2);

/// How long before its beginning a confirmed shift is a member's own: they come, read what is new and walk through the house.
pub const BEFORE_ITS_BEGINNING: TimeDelta = TimeDelta::hours(2);

/// Minutes from midnight to noon.
const NOON: u32 = 12 * 60;

/// The short name a shift kind is recorded under, for example `night`. Stays the same when the shown name changes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ShiftKindId(pub String);

impl fmt::Display for ShiftKindId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One of the shifts the house works in, as its configuration describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShiftKind {
    /// What entries are recorded under.
    pub id: ShiftKindId,
    /// What people call it: «Kveldsvakt».
    pub name: String,
    /// The same where room is short: «Kveld».
    pub short: String,
    /// When it begins, by the clock on the wall.
    pub from: ClockTime,
    /// When it ends, by the clock on the wall. Not later than `from` means the next day: an equal time is a whole day,
    /// as in rotas where staff live in.
    pub to: ClockTime,
    /// A night belongs to the evening it began, also when this kind begins after midnight.
    pub night: bool,
}

/// One shift of one kind on one day: from `start` up to, not including, `end`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Which kind.
    pub kind: ShiftKindId,
    /// The day it belongs to: the night from the 14th to the 15th belongs to the 14th.
    pub day: NaiveDate,
    /// First instant.
    pub start: Instant,
    /// The instant it is over.
    pub end: Instant,
}

impl ShiftKind {
    /// Whether it ends on the day after it began.
    #[must_use]
    pub fn crosses_midnight(&self) -> bool {
        self.to <= self.from
    }

    /// This kind on the day it belongs to.
    ///
    /// Times that the change of the clocks skips or doubles are those of [`Zone::instant`], so two shifts that meet on
    /// paper always meet. A shift that lies wholly in the skipped hour is empty.
    #[must_use]
    pub fn on(&self, day: NaiveDate, zone: Zone) -> Occurrence {
        let begins = if self.begins_after_midnight() { next(day) } else { day };
        let ends = if self.crosses_midnight() { next(begins) } else { begins };
        let start = zone.instant(begins.and_time(self.from.time()));
        let end = zone.instant(ends.and_time(self.to.time())).max(start);
        Occurrence { kind: self.id.clone(), day, start, end }
    }

    /// The occurrence of this kind that is running at an instant. Of a kind there is never more than one at a time.
    #[must_use]
    pub fn running_at(&self, instant: Instant, zone: Zone) -> Option<Occurrence> {
        self.around(instant, zone).into_iter().find(|occurrence| occurrence.contains(instant))
    }

    /// A night kind whose whole length lies after midnight still belongs to the evening before.
    fn begins_after_midnight(&self) -> bool {
        self.night && self.from.minute_of_day() < NOON
    }

    /// The occurrences that can matter at an instant: two days back because a night that begins after midnight belongs
    /// to the day before, one day ahead because the next shift may begin tomorrow.
    fn around(&self, instant: Instant, zone: Zone) -> [Occurrence; 4] {
        let today = zone.date(instant);
        let yesterday = previous(today);
        [previous(yesterday), yesterday, today, next(today)].map(|day| self.on(day, zone))
    }
}

impl Occurrence {
    /// How long it really lasts: the two nights a year when the clocks change are an hour shorter and longer.
    #[must_use]
    pub fn length(&self) -> TimeDelta {
        self.end - self.start
    }

    /// Whether an instant lies in it.
    #[must_use]
    pub fn contains(&self, instant: Instant) -> bool {
        (self.start..self.end).contains(&instant)
    }
}

/// The shift somebody who unlocks the screen now is most likely to be starting; they confirm or change it.
///
/// The order of `kinds` is the house's own: the usual ones first. The answer is the first kind that is running, or begins
/// within a quarter of an hour, and is not itself being handed over (less than three quarters of an hour left). So at
/// 22:20, when evening and night overlap, it is the night; at noon it is the day, though a middle shift began later.
/// While the only ones running are being handed over, it is the one that began last; when none is running, the one that
/// begins next. `None` only when the house has no kinds.
#[must_use]
pub fn suggest(kinds: &[ShiftKind], now: Instant, zone: Zone) -> Option<Occurrence> {
    let around: Vec<Occurrence> = kinds.iter().flat_map(|kind| kind.around(now, zone)).collect();
    let starting = |o: &&Occurrence| o.start <= now + EARLY && o.end > now + GOING_OUT;
    let running = |o: &&Occurrence| o.contains(now);
    let ahead = |o: &&Occurrence| o.start > now;

    let usual = around.iter().find(starting);
    let latest = || around.iter().filter(running).min_by_key(|o| Reverse(o.start));
    let next = || around.iter().filter(ahead).min_by_key(|o| o.start);
    usual.or_else(latest).or_else(next).cloned()
}

/// The day an instant belongs to in the life of the house: that of the shift which is running and began last, so that
/// 03:00 belongs to yesterday and 07:35, when the day shift has taken over, to today. Where no shift is running, the
/// date on the wall.
#[must_use]
pub fn day_of(kinds: &[ShiftKind], instant: Instant, zone: Zone) -> NaiveDate {
    kinds
        .iter()
        .filter_map(|kind| kind.running_at(instant, zone))
        .min_by_key(|occurrence| Reverse(occurrence.start))
        .map_or_else(|| zone.date(instant), |occurrence| occurrence.day)
}

/// The day after. At the end of chrono's calendar (the year 262142) it stays.
fn next(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

/// The day before. At the beginning of chrono's calendar it stays.
fn previous(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(1)).unwrap_or(day)
}

#[cfg(test)]
mod tests;
