//! The words of domain values. A value knows nothing of languages; here it gets its name in each.
//!
//! One method an enum, a `match` without a catch-all, so that a new variant cannot be forgotten.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Texts;

impl Texts {
    /// The weekday in full: «lørdag», «Saturday».
    pub const fn weekday(&self, day: Weekday) -> &'static str {
        match day {
            Weekday::Mon => self.weekday_mon(),
            Weekday::Tue => self.weekday_tue(),
            Weekday::Wed => self.weekday_wed(),
            Weekday::Thu => self.weekday_thu(),
            Weekday::Fri => self.weekday_fri(),
            Weekday::Sat => self.weekday_sat(),
            Weekday::Sun => self.weekday_sun(),
        }
    }

    /// The weekday in three letters: «lør», «Sat».
    pub const fn weekday_short(&self, day: Weekday) -> &'static str {
        match day {
            Weekday::Mon => self.weekday_short_mon(),
            Weekday::Tue => self.weekday_short_tue(),
            Weekday::Wed => self.weekday_short_wed(),
            Weekday::Thu => self.weekday_short_thu(),
            Weekday::Fri => self.weekday_short_fri(),
            Weekday::Sat => self.weekday_short_sat(),
            Weekday::Sun => self.weekday_short_sun(),
        }
    }

    /// The name of the date's month: «november», «November».
    pub fn month(&self, date: NaiveDate) -> &'static str {
        let names = [
            self.month_1(),
            self.month_2(),
            self.month_3(),
            self.month_4(),
            self.month_5(),
            self.month_6(),
            self.month_7(),
            self.month_8(),
            self.month_9(),
            self.month_10(),
            self.month_11(),
            self.month_12(),
        ];
        names[date.month0() as usize]
    }
}
