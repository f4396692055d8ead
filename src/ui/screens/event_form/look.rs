//! What is told above the fields while an event is typed: what it clashes with and when it would be free, how far a change
//! of a series reaches, and which times of it fall away.

use chrono::{Days, NaiveDate};

use super::words;
use crate::{
    domain::{
        calendar::{
            AttendanceState, EventFacts, Occurrence, Onward, Reach,
            clash::{Clashes, Taken, Wish},
        },
        contact::interpreter::Interpreter,
        ids::YouthId,
        time::{Instant, Span},
    },
    store::{
        StoreError,
        read::{ChangedTime, Reader},
    },
    ui::view::{Cx, OpenHouse},
};

/// How far ahead the times of a series are looked at: half a year.
const AHEAD: Days = Days::new(26 * 7);

/// What stands, and how much of it is changed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Changing<'a> {
    pub(super) occurrence: &'a Occurrence,
    pub(super) reach: Reach,
}

impl Changing<'_> {
    /// Where the series goes on with what is filled in; `None` for one time alone, and where nothing is left.
    pub(super) fn onward(self, facts: &EventFacts, cx: &Cx<'_>) -> Option<Onward> {
        if self.reach == Reach::This {
            return None;
        }
        let series = cx.house().ok()?.reader.event(self.occurrence.id.event).ok()??.facts;
        self.occurrence.onward(&series, facts, self.reach, cx.now, cx.zone).ok()
    }

    /// It stands in the calendar now and will not as it does: it clashes with nothing.
    fn replaces(self, other: &Occurrence, onward: Option<&Onward>) -> bool {
        let goes_on = |onward: &Onward| {
            other.id.event == self.occurrence.id.event && other.id.day.is_none_or(|day| day >= onward.from)
        };
        other.id == self.occurrence.id || onward.is_some_and(goes_on)
    }
}

/// What is told, and of what: nothing is read twice for the same.
#[derive(Default)]
pub(super) struct Look {
    at: Option<(EventFacts, Option<Reach>)>,
    /// The day it was looked at: what has been falls away.
    day: Option<NaiveDate>,
    found: Found,
    notes: Vec<String>,
}

impl Look {
    /// What is to be known first.
    pub(super) fn notes(&self) -> &[String] {
        &self.notes
    }

    /// What it clashes with.
    pub(super) const fn clashes(&self) -> &Clashes {
        &self.found.clashes
    }

    /// The same in words; empty if it clashes with nothing.
    pub(super) fn clash_sentence(&self) -> &str {
        &self.found.sentence
    }

    /// It is read anew, whatever is filled in.
    pub(super) fn forget(&mut self) {
        self.at = None;
    }

    /// The day is another, or the free time that is told has passed.
    pub(super) fn is_outdated(&self, cx: &Cx<'_>) -> bool {
        self.day != Some(cx.today()) || self.found.next.is_some_and(|next| next < cx.now)
    }

    /// Looks at what is filled in; `facts` are none while it cannot be read. What the store cannot answer is not told: the
    /// store says so itself when it is saved.
    pub(super) fn update(
        &mut self,
        facts: Option<EventFacts>,
        changing: Option<Changing<'_>>,
        interpreters: &[Interpreter],
        cx: &Cx<'_>,
    ) {
        let reach = changing.filter(|changing| changing.occurrence.is_of_series()).map(|changing| changing.reach);
        let at = facts.map(|facts| (EventFacts { note: None, ..facts }, reach));
        if at.is_some() && at == self.at {
            return;
        }
        *self = Self { at, day: Some(cx.today()), ..Self::default() };
        if let Some((facts, _)) = self.at.clone()
            && let Ok(found) = clash(&facts, changing, interpreters, cx)
        {
            self.found = found;
            self.notes.extend(Some(self.found.sentence.clone()).filter(|sentence| !sentence.is_empty()));
            let fallen = changing.and_then(|changing| falling_away(&facts, changing, cx).ok()).unwrap_or_default();
            self.notes.extend(words::falling_away(&fallen, cx));
        }
        self.notes.extend(reach.map(|reach| words::reach(reach, cx.texts).to_owned()));
    }
}

/// What was found out about what is filled in.
#[derive(Default)]
struct Found {
    clashes: Clashes,
    /// The same in words; empty if nothing clashes.
    sentence: String,
    /// When it would be free.
    next: Option<Instant>,
}

/// Looks up what clashes with what is filled in.
fn clash(
    facts: &EventFacts,
    changing: Option<Changing<'_>>,
    interpreters: &[Interpreter],
    cx: &Cx<'_>,
) -> Result<Found, StoreError> {
    let open = cx.house()?;
    let onward = changing.and_then(|changing| changing.onward(facts, cx));
    let days = wished_days(facts, changing, onward.as_ref(), cx)?;
    let wish = Wish { facts, days: &days, rooms: &open.info.common_rooms, zone: cx.zone };
    let Some(known) = wish.days_to_know().filter(|_| !wish.parties().is_empty()) else { return Ok(Default::default()) };
    let is_replaced = |other: &Occurrence| changing.is_some_and(|changing| changing.replaces(other, onward.as_ref()));
    let minds = wish.minds();
    let mut taken = taken(open.reader, known, &facts.youths, |one| minds(one) && !is_replaced(one), cx)?;
    if open.info.several {
        taken.extend(taken_elsewhere(open, known, wish.minds_elsewhere(), cx)?);
    }
    let check = wish.against(&taken);
    let clashes = check.clashes();
    let Some(first) = clashes.told.first() else { return Ok(Default::default()) };
    let next = check.next_free(first.day, cx.now);
    let sentence = words::clashes(&clashes, facts, days.len() > 1, next, interpreters, cx);
    Ok(Found { clashes, sentence, next })
}

/// What a time clashes with as it stands in the calendar, in words; `None` if with nothing.
///
/// # Errors
/// What the store answers.
pub(super) fn clash_sentence(occurrence: &Occurrence, cx: &Cx<'_>) -> Result<Option<String>, StoreError> {
    let interpreters = cx.house()?.reader.interpreters()?;
    let changing = Changing { occurrence, reach: Reach::This };
    let found = clash(&occurrence.facts, Some(changing), &interpreters, cx)?;
    Ok(Some(found.sentence).filter(|sentence| !sentence.is_empty()))
}

/// The days it is wished on: of a series those of the next half year that are not otherwise than their rule.
fn wished_days(
    facts: &EventFacts,
    changing: Option<Changing<'_>>,
    onward: Option<&Onward>,
    cx: &Cx<'_>,
) -> Result<Vec<NaiveDate>, StoreError> {
    let only_this = changing.is_some_and(|changing| changing.occurrence.is_of_series()) && onward.is_none();
    let rule = onward.map_or(facts.rule.as_ref(), |onward| onward.rule.as_ref());
    let Some(rule) = rule.filter(|_| !only_this) else { return Ok(vec![facts.when.day]) };
    let first = onward.map_or(facts.when.day, |onward| onward.first);
    let begins = first.max(cx.today());
    let Some(half_year) = begins.checked_add_days(AHEAD).and_then(|end| Span::new(begins, end).ok()) else {
        return Ok(vec![first]);
    };
    let mut days = rule.days_in(first, half_year);
    if let (Some(changing), Some(onward)) = (changing, onward) {
        let changes = cx.house()?.reader.changes_of(changing.occurrence.id.event, onward.from, cx.zone)?;
        // They keep their own days and times; the one that is open is among those that are changed.
        let is_own = |day: &NaiveDate| changes.iter().any(|change| change.occurrence.id.day == Some(*day));
        days.retain(|day| !is_own(day));
        // The open one stays on a date of its own.
        let open = changing.occurrence;
        let own = onward.late || open.id.day.is_some_and(|day| is_own(&day));
        if own && !open.is_moved_by(facts) && open.starts_at > cx.now && !days.contains(&facts.when.day) {
            days.insert(0, facts.when.day);
        }
    }
    Ok(days)
}

/// What counts of what stands on those days, and which of the youths have signed up for it.
fn taken(
    reader: Reader<'_>,
    days: Span<NaiveDate>,
    youths: &[YouthId],
    counts: impl Fn(&Occurrence) -> bool,
    cx: &Cx<'_>,
) -> Result<Vec<Taken>, StoreError> {
    let mut said = Vec::new();
    for youth in youths {
        said.push((*youth, reader.attendance_of(*youth)?));
    }
    let signed_up = |one: &Occurrence| -> Vec<YouthId> {
        let has_signed_up = said.iter().filter(|(_, said)| said.get(&one.id) == Some(&AttendanceState::SignedUp));
        has_signed_up.map(|(youth, _)| *youth).filter(|_| one.facts.kind.is_common()).collect()
    };
    let found = reader.occurrences(days, cx.zone)?.into_iter().filter(counts);
    Ok(found.map(|occurrence| Taken { signed_up: signed_up(&occurrence), occurrence, elsewhere: None }).collect())
}

/// What counts of what stands in the other houses on those days.
fn taken_elsewhere(
    open: OpenHouse<'_>,
    days: Span<NaiveDate>,
    counts: impl Fn(&Occurrence) -> bool,
    cx: &Cx<'_>,
) -> Result<Vec<Taken>, StoreError> {
    let found = open.reader.occurrences_elsewhere(days, cx.zone, counts)?;
    let name = |house| open.elsewhere(house).map(|house| house.name.clone());
    let taken = |(house, occurrence)| Taken { occurrence, signed_up: Vec::new(), elsewhere: Some(name(house)) };
    Ok(found.into_iter().map(taken).collect())
}

/// The times of the series that are otherwise than its rule and that the changed rule has no day for: they go when it is saved.
fn falling_away(facts: &EventFacts, changing: Changing<'_>, cx: &Cx<'_>) -> Result<Vec<ChangedTime>, StoreError> {
    let Some(onward) = changing.onward(facts, cx) else { return Ok(Vec::new()) };
    let opened = &changing.occurrence.facts;
    let moves = facts.rule != opened.rule || facts.when != opened.when;
    let is_open = |change: &ChangedTime| change.occurrence.id == changing.occurrence.id;
    if !moves && changing.reach == Reach::All {
        return Ok(Vec::new());
    }
    let mut changes = cx.house()?.reader.changes_of(changing.occurrence.id.event, onward.from, cx.zone)?;
    let stays = |day: NaiveDate| onward.rule.as_ref().is_some_and(|rule| rule.is_day(onward.first, day));
    let falls = |change: &ChangedTime| !change.left_out && change.occurrence.id.day.is_some_and(|day| !stays(day));
    changes.retain(|change| falls(change) && !is_open(change));
    Ok(changes)
}
