//! How much of a month is counted, and what comes out.
//!
//! The order of counting is fixed, so that everybody who counts after comes to the same øre:
//!
//! 1. The two parts (of *grunnstøtte* and of *utgiftsdekning*) are counted apart, for they are paid apart.
//! 2. The days of a case in the month are parted where a rate or a share begins, in the order of the days. Each stretch is a
//!    line: rate × share × the fraction of the month that the stretch is.
//! 3. The lines of a part are added up as exact fractions, and the sum so far is rounded half up after each of them. A line is
//!    what the rounded sum grew by. So the lines add up to the month, which is rounded once.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    month::{Month, Stretch},
    ore::{Ore, Share},
    table::{Lacks, Tables},
};
use crate::domain::ids::{HostRateId, HostShareId};

/// How a part of a month is counted. Nothing that was found regulates it, so the house decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proration {
    /// Days there of the days the month has.
    CalendarDays,
    /// Every month has 30 days: the 31st counts for nothing, and the last day of February for those that are missing.
    Thirtieths,
    /// A month that was begun counts whole, once for each household: those who lived there one after the other share it by
    /// their days.
    WholeMonths,
}

impl Proration {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::CalendarDays, Self::Thirtieths, Self::WholeMonths];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::CalendarDays => "calendar-days",
            Self::Thirtieths => "thirtieths",
            Self::WholeMonths => "whole-months",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|proration| proration.id() == id)
    }

    /// What fraction of the month some days are. `household_days` are all that somebody lived there, for each who did.
    fn fraction(self, days: Stretch, month: Month, household_days: u32) -> (u32, u32) {
        match self {
            Self::CalendarDays => (days.count(), month.days().count()),
            Self::Thirtieths => {
                let before = days.first.pred_opt().map_or(0, |before| thirtieths(month, before));
                (thirtieths(month, days.last).saturating_sub(before), THIRTY)
            }
            Self::WholeMonths => (days.count(), household_days.max(days.count())),
        }
    }
}

/// The days every month has where it is counted so.
const THIRTY: u32 = 30;

/// How many thirtieths of a month have passed with a day.
fn thirtieths(month: Month, day: NaiveDate) -> u32 {
    if day >= month.last() {
        return THIRTY;
    }
    Stretch::new(month.first(), day).map_or(0, Stretch::count).min(THIRTY)
}

/// What amounts are rounded to, half up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// Whole øre.
    Ore,
    /// Whole kroner.
    Krone,
}

impl Rounding {
    /// Both, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Ore, Self::Krone];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ore => "ore",
            Self::Krone => "krone",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rounding| rounding.id() == id)
    }

    /// Øre that cannot be parted.
    const fn unit(self) -> i128 {
        match self {
            Self::Ore => 1,
            Self::Krone => 100,
        }
    }

    /// `number / of` øre, which are not negative, rounded half up.
    const fn round(self, number: i128, of: i128) -> i128 {
        let of = of * self.unit();
        (2 * number + of) / (2 * of) * self.unit()
    }
}

/// The house's settings, as they are kept with a basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reckoning {
    /// How a part of a month is counted.
    pub proration: Proration,
    /// What amounts are rounded to.
    pub rounding: Rounding,
}

impl Default for Reckoning {
    fn default() -> Self {
        Self { proration: Proration::CalendarDays, rounding: Rounding::Ore }
    }
}

/// Both parts of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Parts {
    /// Of *grunnstøtte*.
    pub base: Ore,
    /// Of *utgiftsdekning*.
    pub expense: Ore,
}

impl Parts {
    /// Both together.
    #[must_use]
    pub fn sum(self) -> Ore {
        self.base + self.expense
    }
}

impl std::ops::Add for Parts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { base: self.base + other.base, expense: self.expense + other.expense }
    }
}

impl std::iter::Sum for Parts {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), std::ops::Add::add)
    }
}

/// Days on end with one set of rates and one of shares, and what they count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The days.
    pub days: Stretch,
    /// They are so many …
    pub number: u32,
    /// … of so many parts of the month.
    pub of: u32,
    /// The set of rates.
    pub rate: HostRateId,
    /// The first day it is valid.
    pub rate_from: NaiveDate,
    /// What it said then.
    pub rates: Parts,
    /// The shares.
    pub share: HostShareId,
    /// The first day they are valid.
    pub share_from: NaiveDate,
    /// What they said then, of *grunnstøtte* and of *utgiftsdekning*.
    pub shares: (Share, Share),
    /// What comes out.
    pub parts: Parts,
}

/// What comes out for some days of a month with one case.
///
/// # Errors
/// What the tables lack for one of the days: nothing is counted then.
pub fn lines(
    days: Stretch,
    month: Month,
    household_days: u32,
    tables: &Tables,
    reckoning: Reckoning,
) -> Result<Vec<Line>, Lacks> {
    let Some(days) = days.within(month.days()) else { return Ok(Vec::new()) };
    let mut lines = Vec::new();
    let (mut base, mut expense) = (Sum::new(reckoning.rounding), Sum::new(reckoning.rounding));
    for stretch in days.parted(tables.begin()) {
        let (rate, share) = tables.on(stretch.first)?;
        let (number, of) = reckoning.proration.fraction(stretch, month, household_days);
        let rates = Parts { base: rate.facts.base, expense: rate.facts.expense };
        let shares = (share.facts.base, share.facts.expense);
        let parts = Parts {
            base: base.grow(rates.base, shares.0, (number, of)),
            expense: expense.grow(rates.expense, shares.1, (number, of)),
        };
        lines.push(Line {
            days: stretch,
            number,
            of,
            rate: rate.id,
            rate_from: rate.facts.from,
            rates,
            share: share.id,
            share_from: share.facts.from,
            shares,
            parts,
        });
    }
    Ok(lines)
}

/// What a whole month comes to.
#[must_use]
pub fn whole_month(rates: Parts, shares: (Share, Share), rounding: Rounding) -> Parts {
    Parts {
        base: Sum::new(rounding).grow(rates.base, shares.0, (1, 1)),
        expense: Sum::new(rounding).grow(rates.expense, shares.1, (1, 1)),
    }
}

/// The sum of one part so far. Every line of a month and a case is a fraction of the same `of`, so that it stays exact.
struct Sum {
    rounding: Rounding,
    exact: i128,
    rounded: i128,
}

impl Sum {
    const fn new(rounding: Rounding) -> Self {
        Self { rounding, exact: 0, rounded: 0 }
    }

    /// What the rounded sum grows by.
    fn grow(&mut self, rate: Ore, share: Share, (number, of): (u32, u32)) -> Ore {
        self.exact += i128::from(rate.0) * i128::from(share.0) * i128::from(number);
        let rounded = self.rounding.round(self.exact, i128::from(Share::WHOLE.0) * i128::from(of));
        let line = rounded - self.rounded;
        self.rounded = rounded;
        Ore(i64::try_from(line).unwrap_or(i64::MAX))
    }
}
