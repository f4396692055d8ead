//! What cannot be at the same time: one youth, one member of staff, one interpreter, one car or one room in two places.
//!
//! A clash is told and never forbidden: whoever plans may know better. What only touches does not clash, and neither does
//! what is called off, what the house merely has to know of, or a youth's own holiday. Where nobody has said when something
//! ends, [`UNSAID`] is reckoned.

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use chrono::{Days, NaiveDate, TimeDelta};

use super::{EventFacts, EventKind, EventTime, Occurrence};
use crate::domain::{
    fold::fold_loose,
    ids::{InterpreterId, StaffId, YouthId},
    names::Line,
    time::{ClockTime, Instant, Span, Zone},
};

/// How long something is reckoned to last of which nobody has said when it ends: an hour.
pub const UNSAID: TimeDelta = TimeDelta::hours(1);

/// How many days ahead the next free time is looked for: two weeks.
pub const FREE_WITHIN: u64 = 14;

/// The hours of the day on which a free time may begin, and by the last of which it is over: 08–22.
const FREE_HOURS: (u32, u32) = (8, 22);

/// A free time begins on a quarter of an hour.
const QUARTERS: u32 = 4;

/// Who or what cannot be in two places.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// A youth whose it is, who is invited by name or who has signed up.
    Youth(YouthId),
    /// Whoever sees to it.
    Staff(StaffId),
    /// The interpreter who is booked.
    Interpreter(InterpreterId),
    /// A car, by its name in whatever spelling.
    Car(Line),
    /// One of the house's common rooms.
    Room(Line),
}

/// What something clashes with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum With {
    /// Another event.
    Event(Line),
    /// Something in another house of the file; its name for whoever works there. What it is stays there.
    House(Option<Line>),
    /// The rota: it knows that day, and whoever sees to it has no shift then.
    OffDuty,
}

/// Something that cannot be at the same time as what is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The day of what is planned.
    pub day: NaiveDate,
    /// Who or what would be in two places.
    pub party: Party,
    /// What it clashes with.
    pub with: With,
    /// When that is; of a missing shift when it would be needed.
    pub span: Span<Instant>,
}

/// All of them, in order of day and party.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clashes {
    /// The first of them, as many as can be told.
    pub told: Vec<Clash>,
    /// How many there are beside.
    pub more: usize,
}

impl Clashes {
    /// How many are told at most.
    pub const MOST_TOLD: usize = 3;

    /// Nothing clashes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.told.is_empty()
    }
}

/// Something that stands in the calendar, and who has signed up for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What stands there.
    pub occurrence: Occurrence,
    /// Who has said that they come.
    pub signed_up: Vec<YouthId>,
    /// It stands in the calendar of another house: what that one is called, for whoever works there.
    pub elsewhere: Option<Option<Line>>,
}

/// What is planned: an event, and the days it is to be on.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// What it says.
    pub facts: &'a EventFacts,
    /// The days it begins on; one for what happens once.
    pub days: &'a [NaiveDate],
    /// The common rooms of the house.
    pub rooms: &'a [Line],
    /// The zone of the house.
    pub zone: Zone,
}

impl Wish<'_> {
    /// Who and what it takes up; none for what takes nobody's time.
    #[must_use]
    pub fn parties(&self) -> Vec<Party> {
        let facts = self.facts;
        if !facts.kind.takes_time() {
            return Vec::new();
        }
        let room = facts.place.as_ref().filter(|place| self.rooms.iter().any(|room| same(room, place)));
        let mut parties: Vec<Party> = facts.youths.iter().copied().map(Party::Youth).collect();
        parties.extend(facts.responsible.map(Party::Staff));
        parties.extend(facts.interpreter.map(Party::Interpreter));
        parties.extend(facts.car.clone().map(Party::Car));
        parties.extend(room.cloned().map(Party::Room));
        parties
    }

    /// What stands there may matter to it: it keeps one of its parties busy, is common so that its youths may have signed up,
    /// or is a shift of the rota that says when whoever sees to it is there. Everything else need not be among what is taken.
    pub fn minds(&self) -> impl Fn(&Occurrence) -> bool {
        let parties = self.parties();
        let has = |wanted: fn(&Party) -> bool| parties.iter().any(wanted);
        let youths = has(|party| matches!(party, Party::Youth(_)));
        let staff = has(|party| matches!(party, Party::Staff(_)));
        move |one| {
            is_shift(one) && staff
                || one.takes_time()
                    && (youths && one.facts.kind.is_common() || parties.iter().any(|party| party.is_of(&one.facts)))
        }
    }

    /// The same of what stands in another house: whoever would have to be in both. A room and a car are of one house, whatever
    /// they are called, and so is the rota.
    pub fn minds_elsewhere(&self) -> impl Fn(&Occurrence) -> bool {
        let parties = self.parties();
        let is_somebody = |party: &Party| matches!(party, Party::Youth(_) | Party::Staff(_) | Party::Interpreter(_));
        move |one| one.takes_time() && parties.iter().any(|party| is_somebody(party) && party.is_of(&one.facts))
    }

    /// Looks up what of the calendar takes up any of its parties. What it replaces must not be among what is taken.
    #[must_use]
    pub fn against<'a>(&'a self, taken: &'a [Taken]) -> Check<'a> {
        let parties = self.parties();
        let mut busy: Vec<Busy<'_>> = taken.iter().filter_map(|other| Busy::of(other, &parties)).collect();
        busy.sort_by_key(|one| one.span.start());
        let latest = busy.iter().scan(Instant::MIN_UTC, |latest, one| {
            *latest = one.span.end().max(*latest);
            Some(*latest)
        });
        let latest = latest.collect();
        let duty = self.facts.responsible.filter(|staff| parties.contains(&Party::Staff(*staff)));
        Check { wish: self, busy, latest, duty: duty.map(|staff| Duty::of(staff, taken)) }
    }

    /// Every quarter of an hour of the days on which a free time may begin.
    fn starts(&self, day: NaiveDate) -> impl Iterator<Item = Instant> {
        let zone = self.zone;
        let days = day.iter_days().take(usize::try_from(FREE_WITHIN).unwrap_or(usize::MAX));
        days.flat_map(move |day| {
            (FREE_HOURS.0 * QUARTERS..FREE_HOURS.1 * QUARTERS).filter_map(move |quarter| {
                let at = ClockTime::new(quarter / QUARTERS, quarter % QUARTERS * (60 / QUARTERS))?;
                Some(zone.instant(day.and_time(at.time())))
            })
        })
    }

    fn is_over_in_time(&self, span: Span<Instant>) -> bool {
        let day = self.zone.date(span.start());
        ClockTime::new(FREE_HOURS.1, 0).is_some_and(|close| self.zone.local(span.end()) <= day.and_time(close.time()))
    }

    /// The days that must be known to say what clashes and what is free: from the first wished one to two weeks after the
    /// last, with a day on either side for what goes over midnight.
    #[must_use]
    pub fn days_to_know(&self) -> Option<Span<NaiveDate>> {
        let (first, last) = (self.days.iter().min()?, self.days.iter().max()?);
        let last = self.facts.when.on(*last).last_day();
        let end = last.checked_add_days(Days::new(FREE_WITHIN + 2))?;
        Span::new(first.pred_opt()?, end).ok()
    }
}

/// A wish beside the part of the calendar that takes up its parties.
#[derive(Debug)]
pub struct Check<'a> {
    wish: &'a Wish<'a>,
    /// In the order it begins.
    busy: Vec<Busy<'a>>,
    /// The latest end of each of them and of all before it: what a long one reaches into is found by it.
    latest: Vec<Instant>,
    /// The shifts of whoever sees to it.
    duty: Option<Duty>,
}

impl Check<'_> {
    /// What the wish clashes with.
    #[must_use]
    pub fn clashes(&self) -> Clashes {
        let mut days = self.wish.days.to_vec();
        days.sort_unstable();
        let mut all = Clashes::default();
        for day in days {
            let mut found = self.on(day);
            found.sort_by(|a, b| (&a.party, a.span.start(), &a.with).cmp(&(&b.party, b.span.start(), &b.with)));
            let room = Clashes::MOST_TOLD - all.told.len();
            all.more += found.len().saturating_sub(room);
            all.told.extend(found.into_iter().take(room));
        }
        all
    }

    /// What it clashes with on one of its days.
    fn on(&self, day: NaiveDate) -> Vec<Clash> {
        let when = self.wish.facts.when.on(day);
        let zone = self.wish.zone;
        let Some(wished) = span_of(when.starts_at(zone), when.ends_at(zone)) else { return Vec::new() };
        let mut found = Vec::new();
        for one in self.overlapping(wished) {
            for party in &one.parties {
                let with = match &one.taken.elsewhere {
                    None => With::Event(one.taken.occurrence.facts.title.clone()),
                    Some(house) => With::House(house.clone()),
                };
                found.push(Clash { day, party: party.clone(), with, span: one.span });
            }
        }
        let duty = self.duty.as_ref().filter(|duty| !when.is_whole_days() && duty.is_off(wished, zone));
        found.extend(duty.map(|duty| Clash {
            day,
            party: Party::Staff(duty.staff),
            with: With::OffDuty,
            span: wished,
        }));
        found
    }

    /// What overlaps a time, in the order it begins.
    fn overlapping(&self, wished: Span<Instant>) -> impl Iterator<Item = &Busy<'_>> {
        let first = self.latest.partition_point(|latest| *latest <= wished.start());
        let end = self.busy.partition_point(|one| one.span.start() < wished.end());
        self.busy.get(first..end).unwrap_or_default().iter().filter(move |one| one.span.overlaps(wished))
    }

    /// The next start on the quarter of an hour, on `day` after the wished time or within [`FREE_WITHIN`] days, at which
    /// nobody and nothing of it is taken. It lies after `now`, begins at 08:00 at the earliest and is over by 22:00. `None`
    /// where there is none, and for whole days. What is taken must be known up to then.
    #[must_use]
    pub fn next_free(&self, day: NaiveDate, now: Instant) -> Option<Instant> {
        let (when, zone) = (self.wish.facts.when.on(day), self.wish.zone);
        let EventTime::Clock { .. } = when.time else { return None };
        let wished = span_of(when.starts_at(zone), when.ends_at(zone))?;
        let busy = merged(self.busy.iter().map(|one| one.span));
        let is_free = |span: Span<Instant>| {
            let next = busy.partition_point(|one| one.end() <= span.start());
            busy.get(next).is_none_or(|one| one.start() >= span.end())
        };
        let earliest = wished.start().max(now);
        self.wish
            .starts(day)
            .filter(|start| *start >= earliest)
            .filter_map(|start| Span::new(start, start + wished.duration()).ok())
            .filter(|span| self.wish.is_over_in_time(*span))
            .find(|span| is_free(*span) && !self.duty.as_ref().is_some_and(|duty| duty.is_off(*span, zone)))
            .map(Span::start)
    }
}

/// Something that keeps parties of a wish busy.
#[derive(Debug)]
struct Busy<'a> {
    taken: &'a Taken,
    span: Span<Instant>,
    /// Those of the wish it keeps busy.
    parties: Vec<Party>,
}

impl<'a> Busy<'a> {
    /// `None` if it keeps none of them busy.
    fn of(taken: &'a Taken, parties: &[Party]) -> Option<Self> {
        if !taken.occurrence.takes_time() {
            return None;
        }
        let parties: Vec<Party> = parties.iter().filter(|party| taken.takes(party)).cloned().collect();
        let span = taken.occurrence.reckoned().filter(|_| !parties.is_empty())?;
        Some(Self { taken, span, parties })
    }
}

/// When a member of staff is on shift, as far as the rota knows.
#[derive(Debug)]
struct Duty {
    staff: StaffId,
    /// The days the rota knows.
    known: HashSet<NaiveDate>,
    /// The shifts of that member; one may go over into another.
    shifts: Vec<Span<Instant>>,
}

impl Duty {
    fn of(staff: StaffId, taken: &[Taken]) -> Self {
        let all = || taken.iter().map(|other| &other.occurrence).filter(|one| is_shift(one));
        let mut own: Vec<Span<Instant>> =
            all().filter(|shift| shift.facts.responsible == Some(staff)).filter_map(Occurrence::reckoned).collect();
        own.sort_by_key(|span| span.start());
        Self { staff, known: all().map(|shift| shift.facts.when.day).collect(), shifts: merged(own) }
    }

    /// The rota knows the day, and the shifts do not cover the time.
    fn is_off(&self, wished: Span<Instant>, zone: Zone) -> bool {
        if !self.known.contains(&zone.date(wished.start())) {
            return false;
        }
        let begun = self.shifts.partition_point(|shift| shift.start() <= wished.start());
        let last = begun.checked_sub(1).and_then(|last| self.shifts.get(last));
        last.is_none_or(|shift| shift.end() < wished.end())
    }
}

/// Spans in the order they begin, those that overlap or touch as one.
fn merged(spans: impl IntoIterator<Item = Span<Instant>>) -> Vec<Span<Instant>> {
    let mut all: Vec<Span<Instant>> = Vec::new();
    for span in spans {
        match all.last_mut().filter(|last| span.start() <= last.end()) {
            Some(last) => *last = Span::new(last.start(), last.end().max(span.end())).unwrap_or(*last),
            None => all.push(span),
        }
    }
    all
}

impl Taken {
    /// It is one of those it keeps busy.
    fn takes(&self, party: &Party) -> bool {
        let is_of_house = matches!(party, Party::Car(_) | Party::Room(_));
        if self.elsewhere.is_some() && is_of_house {
            return false;
        }
        party.is_of(&self.occurrence.facts) || matches!(party, Party::Youth(youth) if self.signed_up.contains(youth))
    }
}

impl Party {
    /// An event has it by name.
    fn is_of(&self, facts: &EventFacts) -> bool {
        match self {
            Self::Youth(youth) => facts.youths.contains(youth),
            Self::Staff(staff) => facts.responsible == Some(*staff),
            Self::Interpreter(interpreter) => facts.interpreter == Some(*interpreter),
            Self::Car(car) => facts.car.as_ref().is_some_and(|other| same(other, car)),
            Self::Room(room) => facts.place.as_ref().is_some_and(|place| same(place, room)),
        }
    }
}

impl Occurrence {
    /// It keeps somebody or something busy.
    fn takes_time(&self) -> bool {
        self.facts.kind.takes_time() && !self.called_off
    }

    /// From beginning to end, as far as is known.
    fn reckoned(&self) -> Option<Span<Instant>> {
        span_of(self.starts_at, self.ends_at)
    }
}

/// A shift of the rota that stands.
fn is_shift(one: &Occurrence) -> bool {
    one.facts.kind == EventKind::RotaShift && !one.called_off
}

/// The same name in whatever spelling.
fn same(one: &Line, other: &Line) -> bool {
    fold_loose(one.as_str()) == fold_loose(other.as_str())
}

/// From beginning to end; an hour where nobody has said, or where the clocks swallowed it.
fn span_of(starts: Instant, ends: Option<Instant>) -> Option<Span<Instant>> {
    Span::new(starts, ends.filter(|end| *end > starts).unwrap_or(starts + UNSAID)).ok()
}
