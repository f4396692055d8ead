//! What of an event from a file is the house's own: there a newer file does not count.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::ImportedEvent;
use crate::domain::{recurrence::EventRule, time::Span};

/// Which times of an event from a file were changed by the house.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Own {
    /// All of them: what happens once was changed, or a series as a whole.
    pub whole: bool,
    /// Those from this day of the rule on: the series was ended there, or goes on otherwise.
    pub from: Option<NaiveDate>,
    /// Single ones, by the day the rule gives them.
    pub days: BTreeSet<NaiveDate>,
}

/// How much of what a file says stays as the house has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    /// Times of the file, without those of a series that has no end.
    pub times: usize,
    /// All times from this day on, of a series that has no end.
    pub from: Option<NaiveDate>,
}

impl Kept {
    /// Nothing does: the file counts.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.times == 0 && self.from.is_none()
    }
}

impl ImportedEvent {
    /// What the file may say beside what is the house's own: the times before those, and without the single ones. `None` where
    /// nothing is left of it, or where an event of which something is the house's own would have to become another sort.
    #[must_use]
    pub fn beside(&self, own: &Own) -> Option<Self> {
        if own.whole {
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
        let is_the_files = |day: NaiveDate| !own.days.contains(&day) && own.from.is_none_or(|from| day < from);
        left.left_out.retain(|day| is_the_files(*day));
        left.changed.retain(|one| is_the_files(one.day));
        Some(left)
    }

    /// How many times of the file stay as the house has them.
    #[must_use]
    pub fn kept(&self, own: &Own) -> Kept {
        let first = self.facts.when.day;
        let from = if self.beside(own).is_none() { Some(first) } else { own.from };
        let single = own.days.iter().filter(|day| from.is_none_or(|from| **day < from)).count();
        let Some(from) = from else { return Kept { times: single, from: None } };
        match &self.facts.rule {
            None => Kept { times: 1, from: None },
            Some(rule) => match rule.last_day(first) {
                None => Kept { times: single, from: rule.first_from(first, from) },
                Some(last) => Kept { times: single + self.count(rule, from, last), from: None },
            },
        }
    }

    /// Times from one day to another that the file does not leave out.
    fn count(&self, rule: &EventRule, from: NaiveDate, last: NaiveDate) -> usize {
        let Some(days) = last.succ_opt().and_then(|end| Span::new(from, end).ok()) else { return 0 };
        let days = rule.days_in(self.facts.when.day, days);
        days.iter().filter(|day| !self.left_out.contains(day)).count()
    }
}

#[cfg(test)]
mod tests;
