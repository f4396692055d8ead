//! What the events of a calendar file become in the house.
//!
//! A file tells of a series in pieces: the series itself, changed occurrences (RECURRENCE-ID), days that are left out (EXDATE)
//! and further ones (RDATE). Here the pieces are put together again, and what the house cannot say is left out with the reason.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{NaiveDate, NaiveDateTime};

use crate::{
    domain::{
        calendar::{EventFacts, EventKind, EventTime, ImportedEvent, ImportedOccurrence, Step, When},
        ids::{StaffId, YouthId},
        names::Line,
        recurrence::EventRule,
        refusal::Invalid,
        staff::Initials,
        time::ClockTime,
    },
    ics::{IcsEvent, IcsTime},
    store::read::People,
};

/// As what the events of a file are taken.
pub(super) struct Purpose<'a> {
    /// What the house calls the file.
    pub source: Line,
    /// What all of them are.
    pub kind: EventKind,
    /// Whose they are.
    pub youths: Vec<YouthId>,
    /// Whose shifts they are; without it the initials in their titles say so.
    pub staff: Option<StaffId>,
    /// Who there is.
    pub people: &'a People,
}

/// What becomes of a file.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// What can be taken, in the order of the file, no two of one name.
    pub events: Vec<ImportedEvent>,
    /// What cannot, or not all of it.
    pub left_out: Vec<LeftOut>,
}

/// An event, or one time of it, that is left out.
#[derive(Debug)]
pub(super) struct LeftOut {
    /// What it is called.
    pub title: Line,
    /// When it begins.
    pub day: NaiveDate,
    /// Why.
    pub why: Why,
}

/// Why an event of a file is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// It lasts longer than [`When::MOST_DAYS`].
    TooLong,
    /// Its rule has no day.
    NoDay,
    /// It is a shift, and no member of staff has those initials.
    NobodysShift,
    /// This time of a series is on a day on which the series already is.
    TwiceADay,
    /// The house has taken it away since it was taken over.
    TakenAway,
    /// It is not what the house can have.
    Invalid(Invalid),
}

impl Why {
    /// The word for other programs; documented in `docs/json.md`.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::TooLong => "too-long",
            Self::NoDay => "no-day",
            Self::NobodysShift => "nobodys-shift",
            Self::TwiceADay => "twice-a-day",
            Self::TakenAway => "taken-away",
            Self::Invalid(_) => "invalid",
        }
    }
}

/// An event with its changed occurrences, by the start that its rule gives them.
#[derive(Default)]
struct Group {
    uid: String,
    whole: Option<IcsEvent>,
    times: BTreeMap<IcsTime, IcsEvent>,
}

impl Group {
    /// Of two versions the later one counts, and of two alike the one that stands further down.
    fn add(&mut self, event: IcsEvent) {
        let is_newer = |known: Option<&IcsEvent>| known.is_none_or(|known| known.sequence <= event.sequence);
        match event.recurrence_id {
            None if is_newer(self.whole.as_ref()) => self.whole = Some(event),
            Some(time) if is_newer(self.times.get(&time)) => drop(self.times.insert(time, event)),
            _ => {}
        }
    }
}

/// Puts the events of a file together, as what the house is to take them.
pub(super) fn take(events: Vec<IcsEvent>, purpose: &Purpose<'_>) -> Taken {
    let mut taker = Taker { purpose, taken: Taken::default() };
    for group in groups(events) {
        match (group.whole, group.uid, group.times) {
            (None, uid, times) => times.into_iter().for_each(|(time, event)| taker.once(named(&uid, time), &event)),
            (Some(whole), uid, times) => match whole.rule.clone() {
                Some(rule) => taker.series(uid, &whole, rule, times),
                None => taker.single(&uid, &whole, times),
            },
        }
    }
    taker.taken
}

/// The events by their names, in the order of the file.
fn groups(events: Vec<IcsEvent>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for event in events {
        let place = *places.entry(event.uid.clone()).or_insert_with(|| {
            groups.push(Group { uid: event.uid.clone(), ..Group::default() });
            groups.len() - 1
        });
        groups[place].add(event);
    }
    groups
}

/// The name of one time of an event that has no rule, or whose series is not in the file.
fn named(uid: &str, time: IcsTime) -> String {
    format!("{uid}/{time}")
}

struct Taker<'a> {
    purpose: &'a Purpose<'a>,
    taken: Taken,
}

impl Taker<'_> {
    /// What happens once.
    fn once(&mut self, uid: String, event: &IcsEvent) {
        match self.facts(event) {
            Ok(facts) => self.push(uid, facts, event.cancelled, BTreeSet::new(), BTreeMap::new()),
            Err(why) => self.leave_out(event, why),
        }
    }

    /// What has no rule. Where further starts are listed, each is an event of its own.
    fn single(&mut self, uid: &str, whole: &IcsEvent, mut times: BTreeMap<IcsTime, IcsEvent>) {
        let starts: BTreeSet<IcsTime> = whole.added.iter().copied().chain([whole.start]).collect();
        for start in starts.into_iter().filter(|start| !whole.left_out.contains(start)) {
            times.entry(start).or_insert_with(|| starting(whole, start));
        }
        for (start, event) in times {
            let uid = if start == whole.start { uid.to_owned() } else { named(uid, start) };
            self.once(uid, &event);
        }
    }

    /// A series. It begins on the first day of its rule; a start that is none stands beside it.
    fn series(&mut self, uid: String, whole: &IcsEvent, rule: EventRule, times: BTreeMap<IcsTime, IcsEvent>) {
        let first = whole.start.day();
        let rule = rule.settled(first);
        let Some(begins) = rule.first_from(first, first) else { return self.leave_out(whole, Why::NoDay) };
        let facts = match self.facts(whole) {
            Ok(facts) => EventFacts { when: facts.when.on(begins), rule: Some(rule.clone()), ..facts },
            Err(why) => return self.leave_out(whole, why),
        };
        let is_day = |day| rule.is_day(begins, day);
        let mut left_out: BTreeSet<NaiveDate> =
            whole.left_out.iter().map(|time| time.day()).filter(|day| is_day(*day)).collect();
        let mut changed: BTreeMap<NaiveDate, IcsEvent> = BTreeMap::new();
        let beside = whole.added.iter().copied().chain((begins != first).then_some(whole.start));
        for start in beside.filter(|start| !whole.left_out.contains(start)) {
            let day = start.day();
            let stands_in_for_another = left_out.remove(&day);
            let is_taken = changed.contains_key(&day) || (is_day(day) && !stands_in_for_another);
            let event = starting(whole, start);
            if !is_taken {
                changed.insert(day, event);
            } else if start != at_time_of(whole.start, day) {
                self.leave_out(&event, Why::TwiceADay);
            }
        }
        for (start, event) in times {
            left_out.remove(&start.day());
            changed.insert(start.day(), titled(event, whole));
        }
        self.push(uid, facts, whole.cancelled, left_out, changed);
    }

    fn push(
        &mut self,
        uid: String,
        facts: EventFacts,
        called_off: bool,
        left_out: BTreeSet<NaiveDate>,
        times: BTreeMap<NaiveDate, IcsEvent>,
    ) {
        let mut changed = Vec::with_capacity(times.len());
        for (day, event) in times {
            match self.facts(&event) {
                Ok(facts) => changed.push(ImportedOccurrence { day, facts, called_off: event.cancelled }),
                Err(why) => self.leave_out(&event, why),
            }
        }
        let (title, day) = (facts.title.clone(), facts.when.day);
        let event = Box::new(ImportedEvent {
            source: self.purpose.source.clone(),
            uid,
            facts,
            called_off,
            left_out: left_out.into_iter().collect(),
            changed,
        });
        let step = Step::Import(event);
        match (step.check(), step) {
            (Ok(()), Step::Import(event)) => self.taken.events.push(*event),
            (Err(why), _) => self.taken.left_out.push(LeftOut { title, day, why: Why::Invalid(why) }),
            _ => {}
        }
    }

    fn leave_out(&mut self, event: &IcsEvent, why: Why) {
        self.taken.left_out.push(LeftOut { title: self.title(event), day: event.start.day(), why });
    }

    /// What it is called; without a word of its own as the file is.
    fn title(&self, event: &IcsEvent) -> Line {
        event.summary.clone().unwrap_or_else(|| self.purpose.source.clone())
    }

    fn facts(&self, event: &IcsEvent) -> Result<EventFacts, Why> {
        let title = self.title(event);
        let purpose = self.purpose;
        let responsible = match (purpose.kind, purpose.staff) {
            (EventKind::RotaShift, None) => Some(whose(&title, purpose.people).ok_or(Why::NobodysShift)?),
            (_, staff) => staff,
        };
        Ok(EventFacts {
            place: event.location.clone(),
            responsible,
            youths: purpose.youths.clone(),
            note: event.description.clone(),
            ..EventFacts::new(purpose.kind, title, when(event)?)
        })
    }
}

/// Whose shift it is: «KN Kveldsvakt», «Kveldsvakt KN» or «KN».
fn whose(title: &Line, people: &People) -> Option<StaffId> {
    let words: Vec<&str> = title.as_str().split(|sign: char| !sign.is_alphanumeric()).collect();
    let mut words = words.into_iter().filter(|word| !word.is_empty());
    let (first, last) = (words.next()?, words.next_back());
    let member = |word: &str| {
        let is_written_so = word.chars().all(char::is_uppercase);
        let initials = Initials::new(word).ok().filter(|_| is_written_so)?;
        people.by_initials(&initials).filter(|member| member.active).map(|member| member.id)
    };
    member(first).or_else(|| member(last?))
}

/// When it is. A time that is over within its minute is a moment.
fn when(event: &IcsEvent) -> Result<When, Why> {
    let days = event.end.map_or(0, |end| (end.day() - event.start.day()).num_days());
    if !(0..=i64::from(When::MOST_DAYS)).contains(&days) {
        return Err(Why::TooLong);
    }
    Ok(match event.start {
        IcsTime::Day(day) => {
            When { day, time: EventTime::WholeDays { days: u16::try_from(days).unwrap_or(When::MOST_DAYS).max(1) } }
        }
        IcsTime::Clock(starts) => {
            let minute = |time: NaiveDateTime| (time.date(), ClockTime::of(time.time()));
            let ends = event.end.map(wall).filter(|ends| minute(*ends) > minute(starts));
            When::between(starts, ends)
        }
    })
}

const fn wall(time: IcsTime) -> NaiveDateTime {
    match time {
        IcsTime::Day(day) => day.and_time(chrono::NaiveTime::MIN),
        IcsTime::Clock(time) => time,
    }
}

/// The same event from another start on, as long as it is.
fn starting(event: &IcsEvent, start: IcsTime) -> IcsEvent {
    let end = event.end.map(|end| match (start, wall(end) - wall(event.start)) {
        (IcsTime::Day(day), length) => IcsTime::Day(day + length),
        (IcsTime::Clock(time), length) => IcsTime::Clock(time + length),
    });
    IcsEvent { start, end, ..event.clone() }
}

/// That day at the time of day at which a series begins.
fn at_time_of(start: IcsTime, day: NaiveDate) -> IcsTime {
    IcsTime::Day(day).like(start)
}

/// A changed occurrence without a title of its own has that of the series.
fn titled(time: IcsEvent, whole: &IcsEvent) -> IcsEvent {
    IcsEvent { summary: time.summary.clone().or_else(|| whole.summary.clone()), ..time }
}
