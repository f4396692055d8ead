//! How closely the staff watch over a youth just now. A level is set with a reason and a time to look at it again; when that
//! time has passed, nobody knows the level any more until somebody sets it anew.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{
    ids::{StaffId, WatchId, YouthId},
    names::Line,
    refusal::Invalid,
    time::Instant,
};

/// How closely somebody is watched over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WatchLevel {
    /// *Rolig*: nothing out of the ordinary.
    #[default]
    Calm,
    /// *Følg med*: something is different, and every shift looks for it.
    Follow,
    /// *Akutt*: it goes before everything else.
    Acute,
}

impl WatchLevel {
    /// All, from the calm one.
    pub const ALL: [Self; 3] = [Self::Calm, Self::Follow, Self::Acute];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Follow => "follow",
            Self::Acute => "acute",
        }
    }

    /// The level of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }

    /// How soon it is looked at again unless somebody says otherwise: *akutt* the next day at the latest, *følg med* within
    /// a week. A calm level needs no end.
    #[must_use]
    pub const fn usual_review(self) -> Option<TimeDelta> {
        match self {
            Self::Calm => None,
            Self::Follow => Some(TimeDelta::days(7)),
            Self::Acute => Some(TimeDelta::days(1)),
        }
    }
}

/// A level as it is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WatchFacts {
    /// How closely.
    pub level: WatchLevel,
    /// Why; only a calm level needs none.
    pub reason: Option<Line>,
    /// When it is looked at again; only a calm level may stand without.
    pub review_at: Option<Instant>,
}

impl WatchFacts {
    /// The longest a level may stand unseen. Past a month nobody remembers what it was about.
    pub const LONGEST: TimeDelta = TimeDelta::days(31);

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// A reason or a review that is missing, or a review that does not lie within [`WatchFacts::LONGEST`] from now.
    pub fn check(&self, now: Instant) -> Result<(), Invalid> {
        let needs = self.level != WatchLevel::Calm;
        if needs && self.reason.is_none() {
            return Err(Invalid::ReasonMissing);
        }
        match self.review_at {
            None if needs => Err(Invalid::ReviewMissing),
            Some(review) if review <= now => Err(Invalid::ReviewPast),
            Some(review) if review > now + Self::LONGEST => Err(Invalid::ReviewTooFar),
            _ => Ok(()),
        }
    }
}

/// A level that was set. The newest of a youth counts; those before it are the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchMark {
    /// Row number; grows with recording time.
    pub id: WatchId,
    /// Whom it is about.
    pub youth: YouthId,
    /// What was set.
    pub facts: WatchFacts,
    /// When it was set.
    pub set_at: Instant,
    /// Who set it.
    pub by: StaffId,
    /// Since when this level has stood without another between.
    pub since: Instant,
}

/// What the level is at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WatchNow<'a> {
    /// Nobody has ever set one.
    NotSet,
    /// It stands.
    Stands(&'a WatchMark),
    /// *Må vurderes*: the time to look at it again has passed. It never falls to calm by itself.
    ToReview(&'a WatchMark),
}

impl<'a> WatchNow<'a> {
    /// The rule: the newest mark counts until it is to be looked at again.
    #[must_use]
    pub fn of(newest: Option<&'a WatchMark>, now: Instant) -> Self {
        match newest {
            None => Self::NotSet,
            Some(mark) if mark.facts.review_at.is_some_and(|review| review <= now) => Self::ToReview(mark),
            Some(mark) => Self::Stands(mark),
        }
    }

    /// The time to look at it again has passed.
    #[must_use]
    pub const fn is_overdue(self) -> bool {
        matches!(self, Self::ToReview(_))
    }

    /// The mark behind it.
    #[must_use]
    pub const fn mark(self) -> Option<&'a WatchMark> {
        match self {
            Self::NotSet => None,
            Self::Stands(mark) | Self::ToReview(mark) => Some(mark),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone as _, Utc};

    use super::*;

    fn now() -> Instant {
        Utc.with_ymd_and_hms(2026, 11, 21, 13, 32, 0).unwrap()
    }

    fn facts(level: WatchLevel, reason: &str, hours: Option<i64>) -> WatchFacts {
        let review_at = hours.map(|hours| now() + TimeDelta::hours(hours));
        WatchFacts { level, reason: Line::optional(reason).unwrap(), review_at }
    }

    fn mark(facts: WatchFacts) -> WatchMark {
        WatchMark { id: WatchId(1), youth: YouthId(3), facts, set_at: now(), by: StaffId(1), since: now() }
    }

    #[test]
    fn whatever_is_not_calm_has_a_reason_and_a_time_to_look_again() {
        use WatchLevel::{Acute, Calm, Follow};
        let check = |level, reason, hours| facts(level, reason, hours).check(now());
        assert_eq!(check(Calm, "", None), Ok(()));
        assert_eq!(check(Calm, "Sover igjen.", Some(48)), Ok(()));
        for level in [Follow, Acute] {
            assert_eq!(check(level, "Sover lite.", Some(24)), Ok(()));
            assert_eq!(check(level, "", Some(24)), Err(Invalid::ReasonMissing));
            assert_eq!(check(level, "Sover lite.", None), Err(Invalid::ReviewMissing));
            assert_eq!(check(level, "Sover lite.", Some(0)), Err(Invalid::ReviewPast));
            assert_eq!(check(level, "Sover lite.", Some(31 * 24)), Ok(()));
            assert_eq!(check(level, "Sover lite.", Some(31 * 24 + 1)), Err(Invalid::ReviewTooFar));
        }
        assert_eq!(check(Calm, "", Some(-1)), Err(Invalid::ReviewPast));
    }

    #[test]
    fn a_level_stands_until_it_is_to_be_looked_at_again_and_never_turns_calm_by_itself() {
        let follow = mark(facts(WatchLevel::Follow, "Sover lite.", Some(24)));
        let at = |hours: i64| WatchNow::of(Some(&follow), now() + TimeDelta::hours(hours));
        assert_eq!(at(0), WatchNow::Stands(&follow));
        assert_eq!(at(23), WatchNow::Stands(&follow));
        assert_eq!(at(24), WatchNow::ToReview(&follow));
        assert_eq!(at(24 * 365), WatchNow::ToReview(&follow));
        assert!(at(24).is_overdue() && !at(23).is_overdue());
        assert_eq!(WatchNow::of(None, now()), WatchNow::NotSet);
    }

    #[test]
    fn a_calm_level_without_an_end_stands_and_one_with_an_end_is_looked_at_again() {
        let calm = mark(facts(WatchLevel::Calm, "", None));
        assert_eq!(WatchNow::of(Some(&calm), now() + TimeDelta::days(900)), WatchNow::Stands(&calm));
        let until = mark(facts(WatchLevel::Calm, "", Some(2)));
        assert!(WatchNow::of(Some(&until), now() + TimeDelta::hours(2)).is_overdue());
    }

    #[test]
    fn level_ids_read_back() {
        for level in WatchLevel::ALL {
            assert_eq!(WatchLevel::from_id(level.id()), Some(level));
        }
    }
}
