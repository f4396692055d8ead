//! What of an event from a file is the house's own: there a newer file does not count.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate};

use super::{EventFacts, ImportedEvent};
use crate::domain::{recurrence::EventRule, time::Span};

/// How far from its old day a time of the file may be the same one: less than a week.
const WITHIN: Days = Days::new(6);

/// Which times of an event from a file are the house's own: those it has changed, and those somebody has signed up for or come
/// to, which stay on their day and time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Own {
    /// All of them: what happens once was changed, or a series as a whole.
    pub whole: bool,
    /// It happens once, and attendance or minutes are kept of it.
    pub attended: bool,
    /// Those from this day of the rule on: the series was ended there, or goes on otherwise.
    pub from: Option<NaiveDate>,
    /// Up to this day of the rule all stay as they stood: the last one that has been and of which attendance is kept.
    pub until: Option<NaiveDate>,
    /// Single ones, by the day the rule gives them; with all that stand up to `until`.
    pub days: BTreeMap<NaiveDate, OwnTime>,
}

/// One time of a series that stays, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTime {
    /// What it says, on its own day and without a rule.
    pub facts: EventFacts,
    /// It is called off.
    pub called_off: bool,
    /// What makes it the house's own.
    pub why: Why,
}

/// Why a time of a series is the house's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The house has changed it.
    Changed,
    /// Attendance or minutes are kept of it.
    Attended,
    /// It has been, before the last of those.
    Before,
}

/// How much of what a file says stays as the house has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    /// Times the house has changed, without those of a series that has no end.
    pub times: usize,
    /// Further ones of which attendance or minutes are kept.
    pub attended: usize,
    /// All times from this day on, of a series that has no end.
    pub from: Option<NaiveDate>,
    /// Nothing of what the file says is taken.
    pub whole: bool,
}

/// A time that stays as the house has it where the file now has another: nobody but the house knows whether both are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The day the rule gave it before.
    pub day: NaiveDate,
    /// As it stands.
    pub stands: OwnTime,
    /// The day the file now has, in the same week or else within one.
    pub file: NaiveDate,
}

impl Kept {
    /// Nothing does: the file counts.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.times == 0 && self.attended == 0 && self.from.is_none()
    }
}

impl ImportedEvent {
    /// What the file may say beside what is the house's own: the times before those, and without the single ones. `None` where
    /// nothing is left of it, or where an event of which something is the house's own would have to become another sort.
    #[must_use]
    pub fn beside(&self, own: &Own) -> Option<Self> {
        if own.whole || own.attended {
            return None;
        }
        let first = self.facts.when.day;
        let mut left = self.clone();
        match (left.facts.rule.take(), own.from) {
            (None, None) if own.days.is_empty() => {}
            (None, _) => return None,
            (rule, None) => left.facts.rule = rule,
            (Some(rule), Some(from)) => {
                let last = from.pred_opt().filter(|last| *last >= first)?;
                left.facts.rule = Some(rule.settled(first).until(Some(last)));
            }
        }
        left.left_out.retain(|day| own.is_the_files(*day));
        left.changed.retain(|one| own.is_the_files(one.day));
        // Where attendance is kept the past is the house's: what the file has there besides did not take place.
        let past = own.until.and_then(|until| Some((left.facts.rule.as_ref()?, until)));
        let besides = past.map(|(rule, until)| days_of(rule, first, first, until)).unwrap_or_default();
        left.left_out.extend(besides.into_iter().filter(|day| !own.days.contains_key(day)));
        Some(left)
    }

    /// How many times of the file stay as the house has them.
    #[must_use]
    pub fn kept(&self, own: &Own) -> Kept {
        let first = self.facts.when.day;
        if own.attended && !own.whole {
            return Kept { attended: 1, whole: true, ..Kept::default() };
        }
        let whole = self.beside(own).is_none();
        let from = if whole { Some(first) } else { own.from };
        let otherwise = |why: Why| {
            let before = own.days.range(..from.unwrap_or(NaiveDate::MAX));
            before.filter(|(day, time)| time.why == why && !self.says_the_same(**day, time)).count()
        };
        let (single, attended) = (otherwise(Why::Changed), otherwise(Why::Attended));
        let none = Kept { times: single, attended, from: None, whole };
        let Some(from) = from else { return none };
        match &self.facts.rule {
            None if own.whole || own.from.is_some() => Kept { times: 1, ..none },
            None => Kept { attended: own.attended_days(), times: 1, ..none },
            Some(rule) => match rule.last_day(first) {
                None => Kept { from: rule.first_from(first, from), ..none },
                Some(last) => Kept { times: single + self.count(rule, from, last), ..none },
            },
        }
    }

    /// Which times stay as the house has them though the file has moved away from their day and now has another near it.
    #[must_use]
    pub fn doubts(&self, own: &Own) -> Vec<Doubt> {
        let is_over = |day: NaiveDate| own.until.is_some_and(|until| day <= until);
        let stay = own.days.iter().filter(|(day, _)| own.from.is_none_or(|from| **day < from) && !is_over(**day));
        let doubt = |(day, stands): (&NaiveDate, &OwnTime)| {
            Some(Doubt { day: *day, stands: stands.clone(), file: self.instead_of(*day, own)? })
        };
        if self.beside(own).is_none() { Vec::new() } else { stay.filter_map(doubt).collect() }
    }

    /// The day the file now has near one that its rule does not have any more.
    fn instead_of(&self, day: NaiveDate, own: &Own) -> Option<NaiveDate> {
        let (rule, first) = (self.facts.rule.as_ref()?, self.facts.when.day);
        if rule.is_day(first, day) || self.changed.iter().any(|one| one.day == day) {
            return None;
        }
        let near = days_of(rule, first, day.checked_sub_days(WITHIN)?, day.checked_add_days(WITHIN)?);
        let counts = |near: &NaiveDate| own.is_the_files(*near) && !self.left_out.contains(near);
        let far = |near: &NaiveDate| (near.iso_week() != day.iso_week(), (*near - day).num_days().abs());
        near.into_iter().filter(counts).min_by_key(far)
    }

    /// Whether the file has a time as it stands.
    fn says_the_same(&self, day: NaiveDate, time: &OwnTime) -> bool {
        if let Some(one) = self.changed.iter().find(|one| one.day == day) {
            return (&one.facts, one.called_off) == (&time.facts, time.called_off);
        }
        let first = self.facts.when.day;
        let is_there = self.facts.rule.as_ref().is_some_and(|rule| rule.is_day(first, day));
        let facts = EventFacts { rule: None, when: self.facts.when.on(day), ..self.facts.clone() };
        is_there && !self.left_out.contains(&day) && (facts, self.called_off) == (time.facts.clone(), time.called_off)
    }

    /// Times from one day to another that the file does not leave out.
    fn count(&self, rule: &EventRule, from: NaiveDate, last: NaiveDate) -> usize {
        let days = days_of(rule, self.facts.when.day, from, last);
        days.iter().filter(|day| !self.left_out.contains(day)).count()
    }
}

impl Own {
    /// Whether a newer file may say how the time of a day is.
    fn is_the_files(&self, day: NaiveDate) -> bool {
        !self.days.contains_key(&day)
            && self.from.is_none_or(|from| day < from)
            && self.until.is_none_or(|until| day > until)
    }

    fn attended_days(&self) -> usize {
        self.days.values().filter(|time| time.why == Why::Attended).count()
    }
}

/// The days of a rule from a day to another, both of them.
fn days_of(rule: &EventRule, first: NaiveDate, from: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let span = last.succ_opt().and_then(|end| Span::new(from, end).ok());
    span.map(|span| rule.days_in(first, span)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
