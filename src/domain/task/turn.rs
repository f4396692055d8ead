//! Which time of a task stands at a moment, until when, and how many before it were left undone.

use chrono::{Days, NaiveDate, TimeDelta};

use super::{Task, TaskFacts};
use crate::domain::{
    shift::{self, Occurrence, ShiftKind, ShiftKindId},
    time::{ClockTime, Instant, Zone},
};

/// The shifts and the zone of the house: what turns a day, a time or a shift into instants.
#[derive(Debug, Clone, Copy)]
pub struct HouseClock<'a> {
    /// The kinds of shift, as configured.
    pub kinds: &'a [ShiftKind],
    /// The zone of the house.
    pub zone: Zone,
}

/// The occurrence of a task that stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Its day; of a shift the day it began.
    pub day: NaiveDate,
    /// Occurrences before it that nobody finished. They do not pile up: only this one stands.
    pub missed: u32,
    /// It can be due now: its day or its shift has begun.
    pub has_begun: bool,
    /// From then on it is overdue.
    pub deadline: Instant,
}

impl Turn {
    /// For how long it has been overdue; `None` while there is time.
    #[must_use]
    pub fn overdue(&self, now: Instant) -> Option<TimeDelta> {
        (now >= self.deadline).then(|| now - self.deadline)
    }
}

impl HouseClock<'_> {
    /// The day an instant belongs to in the life of the house: the night belongs to the evening it began.
    #[must_use]
    pub fn day_of(&self, instant: Instant) -> NaiveDate {
        shift::day_of(self.kinds, instant, self.zone)
    }

    /// A shift of a day; `None` for a kind the house no longer has.
    #[must_use]
    pub fn shift(&self, kind: &ShiftKindId, day: NaiveDate) -> Option<Occurrence> {
        Some(self.kinds.iter().find(|known| known.id == *kind)?.on(day, self.zone))
    }

    /// The shift of a kind that somebody means who says «neste nattevakt»: the first that has not been taken over yet.
    #[must_use]
    pub fn next_shift(&self, kind: &ShiftKindId, now: Instant) -> Option<Occurrence> {
        let kind = self.kinds.iter().find(|known| known.id == *kind)?;
        let today = self.zone.date(now);
        let days = today.checked_sub_days(Days::new(1)).unwrap_or(today).iter_days().take(4);
        days.map(|day| kind.on(day, self.zone)).find(|occurrence| occurrence.start > now - shift::HANDING_OVER)
    }

    /// When a day is over for the house: when its night has ended, or a shift of the next day has begun; at midnight where
    /// nobody works then.
    #[must_use]
    pub fn end_of(&self, day: NaiveDate) -> Instant {
        let midnight = self.zone.day(day).end();
        let on = |day| self.kinds.iter().map(move |kind| kind.on(day, self.zone));
        let Some(night_ends) = on(day).map(|shift| shift.end).filter(|end| *end > midnight).max() else {
            return midnight;
        };
        let tomorrow = day.checked_add_days(Days::new(1)).unwrap_or(day);
        let relieved = on(tomorrow).map(|shift| shift.start).filter(|start| *start > midnight).min();
        relieved.map_or(night_ends, |start| start.min(night_ends))
    }

    fn at(&self, day: NaiveDate, time: ClockTime) -> Instant {
        self.zone.instant(day.and_time(time.time()))
    }

    /// From when on an occurrence of a task is overdue.
    fn deadline(&self, facts: &TaskFacts, day: NaiveDate) -> Instant {
        if let Some(time) = facts.due.time {
            return self.at(day, time);
        }
        let shift = facts.bound_to().and_then(|kind| self.shift(kind, day));
        shift.map_or_else(|| self.end_of(day), |shift| shift.end)
    }

    /// Whether the day or the shift of an occurrence has come.
    fn has_begun(&self, facts: &TaskFacts, day: NaiveDate, now: Instant, today: NaiveDate) -> bool {
        if let Some(time) = facts.due.time {
            // 02:00 belongs to the night it lies in, and so to the evening before.
            let at = self.at(day, time);
            return at <= now || self.day_of(at) <= today;
        }
        let shift = facts.bound_to().and_then(|kind| self.shift(kind, day));
        shift.map_or(day <= today, |shift| shift.start <= now)
    }
}

impl Task {
    /// The occurrence that stands at `now`: the newest that has begun, or the first if none has.
    #[must_use]
    pub fn turn(&self, now: Instant, clock: &HouseClock<'_>) -> Turn {
        let facts = &self.facts;
        let first = facts.due.day;
        let today = clock.day_of(now);
        let begun = |day| clock.has_begun(facts, day, now, today);
        let newest = facts.repeats.filter(|_| begun(first)).and_then(|rule| {
            // The day after today may have begun for something at two in the night; whatever lies before today has.
            let horizon = clock.zone.date(now).max(today);
            let before = |(day, _): &(NaiveDate, u32)| rule.last_up_to(first, day.pred_opt()?);
            std::iter::successors(rule.last_up_to(first, horizon), before).find(|(day, _)| begun(*day))
        });
        let (day, missed) = newest.unwrap_or((first, 0));
        Turn { day, missed, has_begun: begun(day), deadline: clock.deadline(facts, day) }
    }
}
