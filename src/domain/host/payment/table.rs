//! The dated rates and shares.

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Month, Ore, Share};
use crate::domain::{
    ids::{HostRateId, HostShareId},
    names::Line,
};

/// What is written in a row of one of the two tables. It is valid from a day on until the next row begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated<A> {
    /// The first day it is valid.
    pub from: NaiveDate,
    /// *Grunnstøtte* (earlier *arbeidsgodtgjøring*), or the share of it.
    pub base: A,
    /// *Utgiftsdekning* of the oldest band, or the share of it.
    pub expense: A,
    /// Where it comes from.
    pub source: Line,
}

/// A set of rates: what KS guides foster homes to be paid a month for a child of 15 and older. A host gets a share of each.
pub type RateFacts = Dated<Ore>;

/// The shares of the rates a host gets.
pub type ShareFacts = Dated<Share>;

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
