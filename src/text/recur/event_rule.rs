//! The rule of a series in the calendar written out in words.

use chrono::{Month, NaiveDate, Weekday};

use crate::{
    domain::recurrence::{EventRule, ForeignRule, MonthDay, Nth, PlainDays, PlainRule},
    text::Texts,
};

impl Texts {
    /// «hver mandag», «17. mai hvert år», «hver mandag, 12 ganger»; of a rule there are no words for, that it is one of a file,
    /// and the rule itself. `first` is the day on which the series begins.
    #[must_use]
    pub fn event_rule(&self, rule: &EventRule, first: NaiveDate) -> String {
        match rule {
            EventRule::Spoken(rule) => self.recurrence(*rule, None),
            EventRule::Foreign(rule) => self.foreign_rule(rule, first),
        }
    }

    fn foreign_rule(&self, rule: &ForeignRule, first: NaiveDate) -> String {
        let Some(PlainRule { days, every, until, count }) = rule.plain(first) else {
            return self.recur_from_a_file(rule);
        };
        let words = self.plain_days(&days, every);
        match (until, count) {
            (Some(last), _) => self.recur_until(words, self.date(last)),
            (None, Some(count)) => self.recur_times(words, i64::from(count)),
            (None, None) => words,
        }
    }

    fn plain_days(&self, days: &PlainDays, every: u16) -> String {
        match days {
            PlainDays::Spoken(rule) => self.recurrence(*rule, None),
            PlainDays::OfMonth(days) => {
                let days = days.iter().map(|day| self.day_of_month(*day));
                self.of_months(self.in_a_row(days), every)
            }
            PlainDays::WeekdaysOfMonth(days) => self.of_months(self.nth_weekdays(days), every),
            PlainDays::OfYear(dates) => {
                let date = |(month, day): &(Month, u8)| self.recur_date(*day, self.month_name(*month));
                self.recur_of_years(self.in_a_row(dates.iter().map(date)), self.every_years(every))
            }
            PlainDays::WeekdaysOfYear(days, month) => {
                let days = self.recur_of_named_month(self.nth_weekdays(days), self.month_name(*month));
                self.recur_of_years(days, self.every_years(every))
            }
        }
    }

    fn day_of_month(&self, day: MonthDay) -> String {
        match day {
            MonthDay::Number(day) => self.recur_day_number(day),
            MonthDay::Last | MonthDay::OfBeginning => self.recur_last_day().to_owned(),
        }
    }

    fn nth_weekdays(&self, days: &[(Nth, Weekday)]) -> String {
        self.in_a_row(days.iter().map(|(nth, day)| self.recur_nth_weekday(self.nth(*nth), self.weekday(*day))))
    }

    fn month_name(&self, month: Month) -> &'static str {
        self.months()[month.number_from_month() as usize - 1]
    }
}
