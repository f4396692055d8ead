//! The clocks of a case: the day the youth becomes 20, told half a year, a quarter and a month before.

use chrono::{NaiveDate, TimeDelta};

use super::HostFile;
use crate::domain::{contact::clock::Milestone, ids::HostCaseId};

/// Days before a 20th birthday from which it presses more each time: the ordinary lease and the agreement with NAV take months
/// (description of the scheme, 2020).
pub const BIRTHDAY: [i64; 3] = [180, 90, 30];

/// Days after a clock has struck in which the board tells of it. In the last of them it never stops.
const TOLD: i64 = 7;

/// Days before an agreement ends from which the board tells of it.
const EXPIRY: i64 = 30;

/// A date of a household or a case that comes, or has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near {
    /// Of which case, if of one.
    pub case: Option<HostCaseId>,
    /// What of.
    pub of: NearOf,
    /// Its day.
    pub day: NaiveDate,
}

/// What a date is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NearOf {
    /// The youth becomes 20 and lives with the host.
    Twenty,
    /// Something runs out.
    Expiry(super::gate::Gate),
}

/// The day somebody born on `birth` becomes 20.
#[must_use]
pub fn twenty(birth: NaiveDate) -> NaiveDate {
    Milestone::At20.date(birth)
}

/// Which of [`BIRTHDAY`] has struck last before a day; `None` while it is further away than the first.
#[must_use]
pub fn struck(day: NaiveDate, today: NaiveDate) -> Option<i64> {
    let left = (day - today).num_days();
    BIRTHDAY.into_iter().rev().find(|clock| left <= *clock)
}

/// Whether the board tells of a 20th birthday today: a week from each clock on, and all through the last month and after.
#[must_use]
pub fn tells_birthday(day: NaiveDate, today: NaiveDate) -> bool {
    let Some(clock) = struck(day, today) else { return false };
    let since = TimeDelta::days(clock) - (day - today);
    BIRTHDAY.last() == Some(&clock) || since.num_days() < TOLD
}

/// What of a household is told on the board today. `birth` answers when a youth was born.
#[must_use]
pub fn near(
    file: &HostFile,
    birth: impl Fn(crate::domain::ids::YouthId) -> Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<Near> {
    let of_case = |case: &super::HostCase| {
        let day = twenty(birth(case.youth)?);
        tells_birthday(day, today).then_some(Near { case: Some(case.id), of: NearOf::Twenty, day })
    };
    let birthdays = file.cases.iter().filter(|case| case.lives_there()).filter_map(of_case);
    let expiry = file.next_expiry().filter(|(_, day)| (*day - today).num_days() <= EXPIRY);
    birthdays.chain(expiry.map(|(gate, day)| Near { case: None, of: NearOf::Expiry(gate), day })).collect()
}
