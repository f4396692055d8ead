//! How the copies of a house stand, and what of it somebody has to be told.

use chrono::TimeDelta;

use super::Place;
use crate::domain::{ids::StaffId, time::Instant};

/// From when something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The newest copy may be so old.
    pub too_old: TimeDelta,
    /// The newest copy on the second medium may be so old; `None` where nobody is to be asked for it.
    pub second: Option<TimeDelta>,
    /// The last drill may lie so far back.
    pub drill: TimeDelta,
}

/// The second medium, as far as the house knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Second {
    /// It is there now.
    pub is_there: bool,
    /// Its folder lies on the disk of the house, with which it would be lost: no second medium.
    pub on_same_disk: bool,
    /// When a copy was last made and proven there; it need not be there now.
    pub newest: Option<Instant>,
    /// Until when somebody has put it off, and who.
    pub put_off: Option<(Instant, StaffId)>,
}

/// How the copies of a house stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backups {
    /// When the house began: before its first copy it has been without one since then.
    pub founded: Instant,
    /// When the newest proven copy was made that can be read now.
    pub newest: Option<Instant>,
    /// The second medium, where the configuration names one.
    pub second: Option<Second>,
    /// When a copy was last opened and held against the house.
    pub drilled: Option<Instant>,
    /// The newest copy is like a house with a fault of its own.
    pub is_flawed: bool,
    /// A copy holds what the house does not: the house has fallen back since.
    pub holds_more: bool,
    /// The last try to make one failed, at this terminal.
    pub failed: Option<Instant>,
}

/// What somebody has to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worry {
    /// The place has not answered since then.
    Hangs(Place, Instant),
    /// The house has a fault, and its newest copy is like it.
    Flawed,
    /// A copy holds what the house does not.
    HoldsMore,
    /// The last try failed.
    Failed(Instant),
    /// There is no copy at all, and the house is no longer new.
    Never,
    /// The newest copy is older than it may be.
    Old(Instant),
    /// What the configuration names as the second medium lies on the disk of the house.
    SameDisk,
    /// The second medium is to be put in; with the time of its newest copy.
    Second(Option<Instant>),
    /// The second medium would be asked for, but somebody has put it off: until when, and who.
    PutOff(Instant, StaffId),
    /// No copy was opened on trial for too long; with the time of the last one.
    Drill(Option<Instant>),
}

impl Backups {
    /// What somebody has to be told now, the most important first.
    #[must_use]
    pub fn worries(&self, limits: Limits, now: Instant) -> Vec<Worry> {
        let more = self.holds_more.then_some(Worry::HoldsMore);
        let flawed = self.is_flawed.then_some(Worry::Flawed);
        let failed = self.failed.map(Worry::Failed);
        [more, flawed, failed, self.age(limits, now), self.second(limits, now), self.drill(limits, now)]
            .into_iter()
            .flatten()
            .collect()
    }

    fn age(&self, limits: Limits, now: Instant) -> Option<Worry> {
        if !is_longer_ago(self.newest.unwrap_or(self.founded), limits.too_old, now) {
            return None;
        }
        Some(self.newest.map_or(Worry::Never, Worry::Old))
    }

    fn second(&self, limits: Limits, now: Instant) -> Option<Worry> {
        let (second, limit) = (self.second?, limits.second?);
        if second.on_same_disk {
            return Some(Worry::SameDisk);
        }
        if !is_longer_ago(second.newest.unwrap_or(self.founded), limit, now) {
            return None;
        }
        Some(match second.put_off {
            Some((until, by)) if now < until => Worry::PutOff(until, by),
            _ => Worry::Second(second.newest),
        })
    }

    /// Nobody is asked to try a copy where there is none.
    fn drill(&self, limits: Limits, now: Instant) -> Option<Worry> {
        let due = is_longer_ago(self.drilled.unwrap_or(self.founded), limits.drill, now);
        (due && self.newest.is_some()).then_some(Worry::Drill(self.drilled))
    }
}

/// A time ahead of the clock says nothing: one of the two is wrong, and that is as bad as long ago.
fn is_longer_ago(then: Instant, limit: TimeDelta, now: Instant) -> bool {
    then > now || now - then > limit
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits =
        Limits { too_old: TimeDelta::hours(26), second: Some(TimeDelta::days(7)), drill: TimeDelta::days(90) };

    fn now() -> Instant {
        "2026-11-22T21:30:00Z".parse().unwrap()
    }

    fn ago(hours: i64) -> Instant {
        now() - TimeDelta::hours(hours)
    }

    fn worries(backups: Backups) -> Vec<Worry> {
        backups.worries(LIMITS, now())
    }

    const fn of(founded: Instant) -> Backups {
        Backups {
            founded,
            newest: None,
            second: None,
            drilled: None,
            is_flawed: false,
            holds_more: false,
            failed: None,
        }
    }

    #[test]
    fn a_new_house_is_not_told_off_and_an_older_one_without_a_copy_is() {
        assert_eq!(worries(of(ago(26))), []);
        assert_eq!(worries(of(ago(27))), [Worry::Never]);
    }

    #[test]
    fn a_copy_is_too_old_when_the_setting_says_so() {
        let house = of(ago(1_000));
        assert_eq!(worries(Backups { newest: Some(ago(26)), ..house }), []);
        assert_eq!(worries(Backups { newest: Some(ago(27)), ..house }), [Worry::Old(ago(27))]);
    }

    #[test]
    fn a_copy_with_a_time_ahead_of_the_clock_is_as_good_as_an_old_one() {
        assert_eq!(worries(Backups { newest: Some(ago(-2)), ..of(ago(90)) }), [Worry::Old(ago(-2))]);
    }

    fn second(newest: Option<Instant>, put_off: Option<(Instant, StaffId)>) -> Second {
        Second { is_there: false, on_same_disk: false, newest, put_off }
    }

    #[test]
    fn a_second_place_on_the_disk_of_the_house_is_none() {
        let house = Backups { newest: Some(ago(1)), ..of(ago(1_000)) };
        let beside = Second { is_there: true, on_same_disk: true, ..second(None, Some((ago(-1), StaffId(1)))) };
        assert_eq!(worries(Backups { second: Some(beside), ..house }), [Worry::SameDisk]);
    }

    #[test]
    fn the_second_medium_is_asked_for_weekly_unless_somebody_put_it_off() {
        let house = Backups { newest: Some(ago(1)), ..of(ago(1_000)) };
        let with = |newest, put_off| Backups { second: Some(second(newest, put_off)), ..house };
        let by = StaffId(1);
        assert_eq!(worries(with(None, None)), [Worry::Second(None)]);
        assert_eq!(worries(with(Some(ago(7 * 24)), None)), []);
        assert_eq!(worries(with(Some(ago(7 * 24 + 1)), None)), [Worry::Second(Some(ago(7 * 24 + 1)))]);
        assert_eq!(worries(with(None, Some((ago(-1), by)))), [Worry::PutOff(ago(-1), by)], "and that is seen");
        assert_eq!(worries(with(None, Some((ago(0), by)))), [Worry::Second(None)], "the time is up");
        let unasked = Limits { second: None, ..LIMITS };
        assert_eq!(with(None, None).worries(unasked, now()), []);
    }

    #[test]
    fn a_drill_is_asked_for_where_there_is_a_copy_to_try() {
        let house = of(ago(24 * 91));
        assert!(!worries(house).iter().any(|worry| matches!(worry, Worry::Drill(_))));
        let with = Backups { newest: Some(ago(1)), ..house };
        assert_eq!(worries(with), [Worry::Drill(None)]);
        assert_eq!(worries(Backups { drilled: Some(ago(24)), ..with }), []);
    }

    #[test]
    fn what_failed_is_told_first_and_stays() {
        let backups = Backups { failed: Some(ago(2)), newest: Some(ago(40)), drilled: Some(ago(1)), ..of(ago(1_000)) };
        assert_eq!(worries(backups), [Worry::Failed(ago(2)), Worry::Old(ago(40))]);
        let flawed = Backups { is_flawed: true, ..backups };
        assert_eq!(worries(flawed)[..2], [Worry::Flawed, Worry::Failed(ago(2))]);
        let more = Backups { holds_more: true, ..backups };
        assert_eq!(worries(more)[..2], [Worry::HoldsMore, Worry::Failed(ago(2))], "entries may be lost");
    }
}
