//! `[backup]`: copies of the house.

use std::{ops::RangeInclusive, path::PathBuf, time::Duration};

use chrono::TimeDelta;
use serde::Serialize;

use super::{
    read::{self, Section},
    settings::path_or_nothing,
    value,
};
use crate::domain::backup::{Keep, Limits};

/// At least one of each, so that the newest always stays; at most ten years of months.
const KEPT: RangeInclusive<u32> = 1..=120;
/// From an hour to a month.
const TOO_OLD: RangeInclusive<Duration> = Duration::from_secs(3_600)..=Duration::from_secs(30 * 24 * 3_600);
/// From a week to two years.
const DRILL_DAYS: RangeInclusive<u32> = 7..=730;

/// Where copies lie, how many are kept, and when somebody is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Backup {
    /// The first place; `None` is `backups` in the folder of the house.
    #[serde(serialize_with = "path_or_nothing")]
    pub folder: Option<PathBuf>,
    /// Another medium, where there is one.
    #[serde(serialize_with = "path_or_nothing")]
    pub second: Option<PathBuf>,
    /// Days with a copy that are kept.
    pub daily: u32,
    /// Weeks with a copy that are kept.
    pub weekly: u32,
    /// Months with a copy that are kept.
    pub monthly: u32,
    /// From when the newest copy is too old.
    #[serde(serialize_with = "value::as_span")]
    pub too_old: Duration,
    /// Whether the second medium is asked for when its newest copy is older than a week.
    pub ask_weekly: bool,
    /// Days after which a restore is rehearsed again.
    pub drill_days: u32,
}

impl Default for Backup {
    fn default() -> Self {
        Self {
            folder: None,
            second: None,
            daily: 14,
            weekly: 8,
            monthly: 12,
            too_old: Duration::from_secs(26 * 3_600),
            ask_weekly: true,
            drill_days: 90,
        }
    }
}

impl Backup {
    /// How many copies are kept.
    #[must_use]
    pub const fn keep(&self) -> Keep {
        Keep { daily: self.daily, weekly: self.weekly, monthly: self.monthly }
    }

    /// From when something is said.
    #[must_use]
    pub fn limits(&self) -> Limits {
        Limits {
            too_old: TimeDelta::from_std(self.too_old).unwrap_or(TimeDelta::MAX),
            second: (self.ask_weekly && self.second.is_some()).then_some(TimeDelta::days(7)),
            drill: TimeDelta::days(i64::from(self.drill_days)),
        }
    }

    /// Reads the section.
    pub(super) fn read(&mut self, section: &mut Section<'_>) {
        section.set("folder", &mut self.folder, read::path_or_nothing);
        section.set("second", &mut self.second, read::path_or_nothing);
        section.set("daily", &mut self.daily, |value| read::whole(value, KEPT));
        section.set("weekly", &mut self.weekly, |value| read::whole(value, KEPT));
        section.set("monthly", &mut self.monthly, |value| read::whole(value, KEPT));
        section.set("too-old", &mut self.too_old, |value| read::span(value, TOO_OLD));
        section.set("ask-weekly", &mut self.ask_weekly, read::switch);
        section.set("drill-days", &mut self.drill_days, |value| read::whole(value, DRILL_DAYS));
    }
}
