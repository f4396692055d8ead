//! A rule written out in words.

use chrono::{Weekday, WeekdaySet};

use crate::{
    domain::{
        recurrence::{MonthDay, Nth, Pattern, Recurrence, WORKING_DAYS},
        shift::ShiftKind,
    },
    text::Texts,
};

impl Texts {
    /// «annenhver fredag», «1. i måneden», «hver nattevakt». `shift` is the shift of each of the days, if it is one of a
    /// shift.
    #[must_use]
    pub fn recurrence(&self, rule: Recurrence, shift: Option<&ShiftKind>) -> String {
        let words = match (rule.pattern(), rule.every(), shift) {
            (Pattern::Days, 1, Some(kind)) => self.recur_every_shift(kind.name.to_lowercase()),
            (Pattern::Days, every, _) => self.every_days(every),
            (Pattern::Weeks(days), every, _) => self.every_weeks_on(days, every),
            (Pattern::MonthDay(MonthDay::OfBeginning), every, _) => self.every_months(every),
            (Pattern::MonthDay(MonthDay::Number(day)), every, _) => self.of_months(self.recur_day_number(day), every),
            (Pattern::MonthDay(MonthDay::Last), every, _) => self.of_months(self.recur_last_day(), every),
            (Pattern::MonthWeekday(nth, day), every, _) => {
                self.of_months(self.recur_nth_weekday(self.nth(nth), self.weekday(day)), every)
            }
            (Pattern::Year, every, _) => self.every_years(every),
        };
        match rule.last_day() {
            Some(last) => self.recur_until(words, self.date(last)),
            None => words,
        }
    }

    fn every_days(&self, every: u16) -> String {
        match every {
            1 => self.recur_every_day().to_owned(),
            2 => self.recur_every_other_day().to_owned(),
            _ => self.recur_every_days(every),
        }
    }

    fn every_weeks(&self, every: u16) -> String {
        match every {
            1 => self.recur_every_week().to_owned(),
            2 => self.recur_every_other_week().to_owned(),
            _ => self.recur_every_weeks(every),
        }
    }

    fn every_months(&self, every: u16) -> String {
        match every {
            1 => self.recur_every_month().to_owned(),
            2 => self.recur_every_other_month().to_owned(),
            _ => self.recur_every_months(every),
        }
    }

    pub(super) fn every_years(&self, every: u16) -> String {
        match every {
            1 => self.recur_every_year().to_owned(),
            2 => self.recur_every_other_year().to_owned(),
            _ => self.recur_every_years(every),
        }
    }

    fn every_weeks_on(&self, days: WeekdaySet, every: u16) -> String {
        if days.is_empty() {
            return self.every_weeks(every);
        }
        let names = self.weekday_list(days);
        match (every, days.len()) {
            (1, _) if days == WORKING_DAYS => self.recur_every_working_day().to_owned(),
            (1, _) => self.recur_every_on(names),
            (2, 1) => self.recur_every_other_on(names),
            _ => self.recur_weeks_on(self.every_weeks(every), names),
        }
    }

    fn weekday_list(&self, days: WeekdaySet) -> String {
        self.in_a_row(days.iter(Weekday::Mon).map(|day| self.weekday(day).to_owned()))
    }

    /// «mandag, onsdag og fredag»
    pub(super) fn in_a_row(&self, names: impl Iterator<Item = String>) -> String {
        let names: Vec<String> = names.collect();
        match names.split_last() {
            Some((last, before @ [_, ..])) => self.recur_two(before.join(", "), last),
            Some((only, [])) => only.clone(),
            None => String::new(),
        }
    }

    pub(super) fn of_months(&self, which: impl std::fmt::Display, every: u16) -> String {
        if every == 1 { self.recur_in_month(which) } else { self.recur_in_months(which, self.every_months(every)) }
    }

    /// The first of the spellings that are understood.
    pub(super) fn nth(&self, nth: Nth) -> &'static str {
        let words = match nth {
            Nth::Number(1) => self.recur_word_first(),
            Nth::Number(2) => self.recur_word_second(),
            Nth::Number(3) => self.recur_word_third(),
            Nth::Number(_) => self.recur_word_fourth(),
            Nth::Last => self.recur_word_last(),
        };
        words.split('|').next().unwrap_or(words)
    }
}
