//! How much time was spent with the youths, week by week, as far as it was written down. It is information and no score:
//! nobody is ranked by it, and nothing of one youth leaves the house.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{EventFacts, EventKind, EventTime, Occurrence};
use crate::domain::{
    ids::YouthId,
    time::{Span, monday_of},
    youth::Placement,
};

/// Fewer youths than this are never summed up for anybody outside: a sum of one or two is told apart again.
pub const LEAST: usize = 3;

/// Minutes of something whose end nobody has said, and of each day of what takes whole days.
const UNKNOWN: i64 = 60;

/// The weeks that are looked at, the last of them this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weeks {
    /// About a month.
    Four,
    /// About a quarter.
    #[default]
    Twelve,
    /// Half a year.
    TwentySix,
}

impl Weeks {
    /// All, the fewest first.
    pub const ALL: [Self; 3] = [Self::Four, Self::Twelve, Self::TwentySix];

    /// How many.
    #[must_use]
    pub const fn count(self) -> u16 {
        match self {
            Self::Four => 4,
            Self::Twelve => 12,
            Self::TwentySix => 26,
        }
    }

    /// So many; `None` for a number that is not one of them.
    #[must_use]
    pub fn of(count: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|weeks| weeks.count() == count)
    }

    /// The next more; the most stay.
    #[must_use]
    pub const fn more(self) -> Self {
        match self {
            Self::Four => Self::Twelve,
            Self::Twelve | Self::TwentySix => Self::TwentySix,
        }
    }

    /// The next fewer; the fewest stay.
    #[must_use]
    pub const fn fewer(self) -> Self {
        match self {
            Self::TwentySix => Self::Twelve,
            Self::Twelve | Self::Four => Self::Four,
        }
    }

    /// Their days, from a Monday to the Sunday of the week of `today`; `None` at the end of the calendar.
    #[must_use]
    pub fn days(self, today: NaiveDate) -> Option<Span<NaiveDate>> {
        let monday = monday_of(today);
        let end = monday.checked_add_days(Days::new(7))?;
        let first = end.checked_sub_days(Days::new(7 * u64::from(self.count())))?;
        Span::new(first, end).ok()
    }
}

/// Minutes, told apart by whether a youth was alone with somebody of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Minutes {
    /// Together with others.
    pub common: u32,
    /// With one of the staff.
    pub individual: u32,
}

impl std::ops::Add for Minutes {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            common: self.common.saturating_add(other.common),
            individual: self.individual.saturating_add(other.individual),
        }
    }
}

impl std::iter::Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), std::ops::Add::add)
    }
}

/// Time that was spent on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spent {
    /// With whom; `None` for what is about the house.
    pub youth: Option<YouthId>,
    /// On which day of the house.
    pub day: NaiveDate,
    /// How much.
    pub minutes: Minutes,
}

/// What a youth who came to something got of it: its length as common time of what is everybody's, as individual time of an
/// appointment that somebody of the house was responsible for. `None` where it is neither, or was called off.
#[must_use]
pub fn minutes_of(event: &Occurrence) -> Option<Minutes> {
    if event.called_off {
        return None;
    }
    let length = length_of(event);
    match event.facts {
        EventFacts { kind: EventKind::Activity | EventKind::HouseMeeting, .. } => {
            Some(Minutes { common: length, individual: 0 })
        }
        EventFacts { kind: EventKind::Appointment, responsible: Some(_), .. } => {
            Some(Minutes { common: 0, individual: length })
        }
        _ => None,
    }
}

/// Minutes between the instants, whatever the clock on the wall was set to between them.
fn length_of(event: &Occurrence) -> u32 {
    let minutes = match (event.facts.when.time, event.ends_at) {
        (EventTime::WholeDays { days }, _) => i64::from(days) * UNKNOWN,
        (EventTime::Clock { .. }, Some(ends_at)) => (ends_at - event.starts_at).num_minutes(),
        (EventTime::Clock { .. }, None) => UNKNOWN,
    };
    u32::try_from(minutes).unwrap_or(0)
}

/// The time of weeks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// The days of the weeks.
    pub days: Span<NaiveDate>,
    /// The house's in each week: that of all who lived here then, and of what was about the house.
    pub house: Vec<Minutes>,
    /// Each youth's in each week; `None` for weeks in which they did not live here.
    pub youths: BTreeMap<YouthId, Vec<Option<Minutes>>>,
}

/// What may leave the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HouseTotal {
    /// How many youths lived here in those weeks.
    pub youths: usize,
    /// All their time and that of the house.
    pub minutes: Minutes,
}

/// Sorts time into the weeks of `days` and to whoever lived in the house in those weeks. What is about somebody else is not
/// counted.
#[must_use]
pub fn balance(days: Span<NaiveDate>, stays: &[Placement], spent: &[Spent]) -> Balance {
    let count = usize::try_from(days.end().signed_duration_since(days.start()).num_weeks()).unwrap_or(0);
    let mut youths: BTreeMap<YouthId, Vec<Option<Minutes>>> = BTreeMap::new();
    for stay in stays {
        let last = stay.moved_out.unwrap_or(NaiveDate::MAX).min(days.last_day());
        let first = stay.moved_in.max(days.start());
        if first > last {
            continue;
        }
        let weeks = youths.entry(stay.youth).or_insert_with(|| vec![None; count]);
        if let (Some(from), Some(to)) = (week_at(days, first), week_at(days, last)) {
            weeks[from..=to].fill(Some(Minutes::default()));
        }
    }
    let mut house = vec![Minutes::default(); count];
    for one in spent {
        let Some(week) = week_at(days, one.day) else { continue };
        match one.youth {
            None => house[week] = house[week] + one.minutes,
            Some(youth) => {
                let own = youths.get_mut(&youth).and_then(|weeks| weeks[week].as_mut());
                if let Some(own) = own {
                    *own = *own + one.minutes;
                    house[week] = house[week] + one.minutes;
                }
            }
        }
    }
    Balance { days, house, youths }
}

/// Which of the weeks a day lies in.
fn week_at(days: Span<NaiveDate>, day: NaiveDate) -> Option<usize> {
    if !days.contains(day) {
        return None;
    }
    usize::try_from(day.signed_duration_since(days.start()).num_weeks()).ok()
}

impl Balance {
    /// How many youths lived here in a week.
    fn present(&self, week: usize) -> usize {
        self.youths.values().filter(|weeks| weeks[week].is_some()).count()
    }

    /// What a youth of the house got in each week on the average; `None` for weeks of fewer than [`LEAST`] youths, in which
    /// it would say what another one got.
    #[must_use]
    pub fn average(&self) -> Vec<Option<Minutes>> {
        let of_week = |week: usize| {
            let present = self.present(week);
            let among = u32::try_from(present).ok().filter(|_| present >= LEAST)?;
            let all: Minutes = self.youths.values().filter_map(|weeks| weeks[week]).sum();
            Some(Minutes { common: all.common / among, individual: all.individual / among })
        };
        (0..self.house.len()).map(of_week).collect()
    }

    /// What may leave the house: one sum of the house over all weeks, and none where fewer than [`LEAST`] youths lived here in
    /// one of them.
    #[must_use]
    pub fn leaving_the_house(&self) -> Option<HouseTotal> {
        let fewest = (0..self.house.len()).map(|week| self.present(week)).min()?;
        (fewest >= LEAST).then(|| HouseTotal { youths: self.youths.len(), minutes: self.house.iter().copied().sum() })
    }
}

#[cfg(test)]
mod tests;
