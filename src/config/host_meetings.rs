//! `[host-meetings]`: meetings with hosts, group guidance, and what is told of them.

use std::ops::RangeInclusive;

use serde::Serialize;

use super::{
    house,
    read::{self, Section},
};
use crate::domain::names::Line;

/// From a week to half a year.
const ALARM_DAYS: RangeInclusive<u32> = 7..=183;
/// Up to one a month.
const GUIDANCE: RangeInclusive<u32> = 1..=12;
/// No hours are told where it is 0.
const HOURS: RangeInclusive<u32> = 0..=40;

/// What the house goes by. The defaults are those of the description of the scheme (2020).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct HostMeetings {
    /// More days than these since the last meeting, or since the youth moved in, stand out.
    pub alarm_days: u32,
    /// How many group guidances belong to a year.
    pub guidance_per_year: u32,
    /// About how many hours a week a host spends with the youth: told as a guide, never counted. 0 tells nothing.
    pub hours_a_week: u32,
    /// What is done together, in the order it is offered; never empty, no two alike.
    pub activities: Vec<String>,
}

impl Default for HostMeetings {
    fn default() -> Self {
        Self { alarm_days: 35, guidance_per_year: 4, hours_a_week: 4, activities: house::host_activities() }
    }
}

impl HostMeetings {
    /// What is done together, as it is offered.
    #[must_use]
    pub fn offered(&self) -> Vec<Line> {
        self.activities.iter().filter_map(|text| Line::new(text).ok()).collect()
    }

    pub(super) fn read(&mut self, section: &mut Section<'_>) {
        section.set("alarm-days", &mut self.alarm_days, |value| read::whole(value, ALARM_DAYS));
        section.set("guidance-per-year", &mut self.guidance_per_year, |value| read::whole(value, GUIDANCE));
        section.set("hours-a-week", &mut self.hours_a_week, |value| read::whole(value, HOURS));
        section.set("activities", &mut self.activities, read::word_list);
    }
}
