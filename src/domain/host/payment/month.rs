//! Months and days of them.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::refusal::Invalid;

/// A month of a year. In files and on the command line «2026-11».
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    first: NaiveDate,
}

impl Month {
    /// The month a day lies in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self { first: day.with_day(1).unwrap_or(day) }
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        let next = self.first.checked_add_months(Months::new(1)).and_then(|next| next.checked_sub_days(Days::new(1)));
        next.unwrap_or(NaiveDate::MAX)
    }

    /// All its days.
    #[must_use]
    pub fn days(self) -> Stretch {
        Stretch { first: self.first, last: self.last() }
    }

    /// The one after it, the last there is stays.
    #[must_use]
    pub fn next(self) -> Self {
        self.moved(1)
    }

    /// The one before it.
    #[must_use]
    pub fn previous(self) -> Self {
        self.moved(-1)
    }

    /// The same month so many years later.
    #[must_use]
    pub fn years_later(self, years: i32) -> Self {
        self.moved(years.saturating_mul(12))
    }

    fn moved(self, months: i32) -> Self {
        let by = Months::new(months.unsigned_abs());
        let first = if months < 0 { self.first.checked_sub_months(by) } else { self.first.checked_add_months(by) };
        // The years people write have four digits, and so have the names of months in files.
        Self { first: first.filter(|first| (1..=9_999).contains(&first.year())).unwrap_or(self.first) }
    }

    /// The twelve months of the year it lies in.
    #[must_use]
    pub fn of_its_year(self) -> Vec<Self> {
        let january = self.first.with_month(1).unwrap_or(self.first);
        std::iter::successors(Some(Self { first: january }), |month| Some(month.next())).take(12).collect()
    }

    /// Whether it has not begun on a day: what is counted of it then is a forecast.
    #[must_use]
    pub fn is_ahead(self, today: NaiveDate) -> bool {
        self.first > today
    }

    /// The year it lies in.
    #[must_use]
    pub fn year(self) -> i32 {
        self.first.year()
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}

impl std::str::FromStr for Month {
    type Err = Invalid;

    /// Reads «2026-11».
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let numbers = text.split_once('-').filter(|(year, month)| year.len() == 4 && month.len() == 2);
        let first = numbers.and_then(|(year, month)| {
            let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
            (is_number(year) && is_number(month)).then_some(())?;
            NaiveDate::from_ymd_opt(year.parse().ok().filter(|year| *year > 0)?, month.parse().ok()?, 1)
        });
        first.map(|first| Self { first }).ok_or(Invalid::NotMonth)
    }
}

impl TryFrom<String> for Month {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

/// Days on end, the first and the last among them. Never none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// The first of them.
    pub first: NaiveDate,
    /// The last of them, not before the first.
    pub last: NaiveDate,
}

impl Stretch {
    /// The days from one to another; `None` where there are none.
    #[must_use]
    pub fn new(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// How many they are.
    #[must_use]
    pub fn count(self) -> u32 {
        u32::try_from((self.last - self.first).num_days() + 1).unwrap_or(0)
    }

    /// Those that lie in both.
    #[must_use]
    pub fn within(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// The same days parted before each of those days that lies in it.
    #[must_use]
    pub fn parted(self, before: impl IntoIterator<Item = NaiveDate>) -> Vec<Self> {
        let mut cuts: Vec<NaiveDate> =
            before.into_iter().filter(|day| self.first < *day && *day <= self.last).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut parts = Vec::with_capacity(cuts.len() + 1);
        let mut first = self.first;
        for cut in cuts {
            parts.extend(cut.pred_opt().map(|last| Self { first, last }));
            first = cut;
        }
        parts.push(Self { first, last: self.last });
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_reads_and_writes_as_in_files() {
        let month: Month = "2028-02".parse().unwrap();
        assert_eq!((month.to_string().as_str(), month.last()), ("2028-02", day("2028-02-29")));
        assert_eq!(month.next().to_string(), "2028-03");
        assert_eq!(month.previous().previous().to_string(), "2027-12");
        assert_eq!(month.years_later(-1).to_string(), "2027-02");
        assert_eq!(month.of_its_year().last().map(ToString::to_string), Some("2028-12".to_owned()));
        for text in ["", "2026", "2026-13", "2026-00", "26-11", "2026-1", "2026-11-01", "+026-11", "0000-01"] {
            assert_eq!(text.parse::<Month>(), Err(Invalid::NotMonth), "{text}");
        }
    }

    #[test]
    fn the_first_and_the_last_month_there_are_stay() {
        let last: Month = "9999-12".parse().unwrap();
        assert_eq!((last.next(), last.years_later(1)), (last, last));
        let first: Month = "0001-01".parse().unwrap();
        assert_eq!(first.previous(), first);
    }

    #[test]
    fn days_are_parted_where_something_begins() {
        let days = Stretch::new(day("2026-06-20"), day("2026-07-10")).unwrap();
        let parts = days.parted(["2026-07-01", "2026-06-20", "2026-07-11", "2026-07-01"].map(day));
        assert_eq!(parts.iter().map(|part| part.count()).collect::<Vec<_>>(), [11, 10]);
        assert_eq!(Stretch::new(day("2026-07-02"), day("2026-07-01")), None);
    }
}
