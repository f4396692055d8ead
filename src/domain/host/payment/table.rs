//! The dated rates and shares.

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Month, Ore, Share};
use crate::domain::{
    ids::{HostRateId, HostShareId},
    names::Line,
};

/// What is written about a set of rates: what KS guides foster homes to be paid a month for a child of 15 and older, from a
/// day on until the next set begins. A host gets a share of each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateFacts {
    /// The first day it is valid.
    pub from: NaiveDate,
    /// *Grunnstøtte* (earlier *arbeidsgodtgjøring*).
    pub base: Ore,
    /// *Utgiftsdekning* of the oldest band.
    pub expense: Ore,
    /// Where it comes from.
    pub source: Line,
}

/// What is written about the shares of the rates a host gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareFacts {
    /// The first day they are valid.
    pub from: NaiveDate,
    /// Of *grunnstøtte*.
    pub base: Share,
    /// Of *utgiftsdekning*.
    pub expense: Share,
    /// Where they come from.
    pub source: Line,
}

/// A row of one of the two tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<I, F> {
    /// Row number.
    pub id: I,
    /// Grows by one with each change.
    pub version: i64,
    /// What is written.
    pub facts: F,
    /// It came with the program.
    pub supplied: bool,
    /// A basis that was recorded was counted with it: it stays as it is for good.
    pub used: bool,
}

/// A set of rates.
pub type RateRow = Row<HostRateId, RateFacts>;

/// The shares.
pub type ShareRow = Row<HostShareId, ShareFacts>;

/// Both tables, the oldest rows first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tables {
    /// The rates.
    pub rates: Vec<RateRow>,
    /// The shares.
    pub shares: Vec<ShareRow>,
}

/// What the tables lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacks {
    /// A rate for that day.
    Rate(NaiveDate),
    /// Shares for that day.
    Shares(NaiveDate),
}

impl Tables {
    /// The rates and shares of a day: the newest that are valid by then.
    ///
    /// # Errors
    /// Which of the two there is none of.
    pub fn on(&self, day: NaiveDate) -> Result<(&RateRow, &ShareRow), Lacks> {
        let rate = self.rates.iter().filter(|row| row.facts.from <= day).max_by_key(|row| row.facts.from);
        let share = self.shares.iter().filter(|row| row.facts.from <= day).max_by_key(|row| row.facts.from);
        Ok((rate.ok_or(Lacks::Rate(day))?, share.ok_or(Lacks::Shares(day))?))
    }

    /// The first day of the newest set of rates, where that lies in a year before the month's: KS may have made newer ones since.
    #[must_use]
    pub fn old_rates(&self, month: Month) -> Option<NaiveDate> {
        let newest = self.rates.iter().map(|row| row.facts.from).max()?;
        (newest.year() < month.year()).then_some(newest)
    }

    /// The days on which something else begins to be valid.
    pub fn begin(&self) -> impl Iterator<Item = NaiveDate> {
        let rates = self.rates.iter().map(|row| row.facts.from);
        rates.chain(self.shares.iter().map(|row| row.facts.from))
    }
}
