//! A round as it stands.

use serde::{Deserialize, Serialize};

use super::{NightAgreement, NightCheck};
use crate::domain::{
    ids::{EntryId, RoundId, ShiftId, StaffId, YouthId},
    names::{Line, Prose},
    time::{Instant, Zone},
};

/// What came of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckResult {
    /// *Svarte*.
    Answered,
    /// *Svarte ikke*: which is not to be in, and not to be out.
    NoAnswer,
    /// *Ikke hjemme*: somebody said so, or it was seen.
    NotHome,
    /// Something else was noticed; it stands in the log.
    Deviation,
    /// *Gikk inn uten samtykke*: a serious incident, which stands in the log.
    Entered,
}

impl CheckResult {
    /// All.
    pub const ALL: [Self; 5] = [Self::Answered, Self::NoAnswer, Self::NotHome, Self::Deviation, Self::Entered];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::NoAnswer => "no-answer",
            Self::NotHome => "not-home",
            Self::Deviation => "deviation",
            Self::Entered => "entered",
        }
    }

    /// The result of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|result| result.id() == id)
    }

    /// It says where somebody is, or that nobody knows: a check that was answered, or that found nobody.
    #[must_use]
    pub const fn is_observation(self) -> bool {
        matches!(self, Self::Answered | Self::NoAnswer | Self::NotHome)
    }

    /// What was agreed was done. Something noticed in passing is no check.
    #[must_use]
    pub const fn is_check(self) -> bool {
        !matches!(self, Self::Deviation)
    }
}

/// What stands about a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopState {
    /// In order.
    InOrder,
    /// Something is not, which stands in the log.
    Deviation(EntryId),
}

/// The newest mark of a stop, unless it was taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StopMark {
    /// What stands.
    pub state: StopState,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
}

/// A stop on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Its place, from 1.
    pub number: u32,
    /// What is looked at.
    pub words: Line,
    /// What stands about it.
    pub mark: Option<StopMark>,
}

/// A check of a youth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YouthCheck {
    /// Whom.
    pub youth: YouthId,
    /// What was agreed then.
    pub agreed: Option<NightCheck>,
    /// What came of it.
    pub result: CheckResult,
    /// They were marked as in with it.
    pub seen_in: bool,
    /// What stands in the log about it.
    pub entry: Option<EntryId>,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
}

/// How a round ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundEnd {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
    /// Stops and agreed checks nobody came to.
    pub left_over: u32,
    /// Why not.
    pub reason: Option<Prose>,
}

/// A round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Row number.
    pub id: RoundId,
    /// Of which shift.
    pub shift: ShiftId,
    /// When that shift ended, or ends.
    pub shift_ends_at: Instant,
    /// When it began.
    pub begun_at: Instant,
    /// Who began it.
    pub begun_by: StaffId,
    /// What it goes past, in that order.
    pub stops: Vec<Stop>,
    /// Checks in the order they were made.
    pub checks: Vec<YouthCheck>,
    /// How it ended; `None` while it is walked.
    pub end: Option<RoundEnd>,
}

impl Round {
    /// How many stops nobody has come to.
    #[must_use]
    pub fn left(&self) -> usize {
        self.stops.iter().filter(|stop| stop.mark.is_none()).count()
    }

    /// How many stops have to be explained when it ends: none where somebody only did a check at its time, and walked nowhere.
    #[must_use]
    pub fn owed(&self) -> usize {
        let only_checks = self.left() == self.stops.len() && !self.checks.is_empty();
        if only_checks { 0 } else { self.left() }
    }

    /// The stops where something is not in order.
    pub fn deviations(&self) -> impl Iterator<Item = (&Stop, EntryId)> {
        self.stops.iter().filter_map(|stop| match stop.mark?.state {
            StopState::Deviation(entry) => Some((stop, entry)),
            StopState::InOrder => None,
        })
    }

    /// Nobody ended it while its shift lasted: whoever comes next says why.
    #[must_use]
    pub fn is_left_open(&self, now: Instant) -> bool {
        self.end.is_none() && self.shift_ends_at <= now
    }

    /// It was ended when its shift was over.
    #[must_use]
    pub fn was_left_open(&self) -> bool {
        self.end.as_ref().is_some_and(|end| end.at >= self.shift_ends_at)
    }

    /// When somebody last walked it: its end, or its beginning while it is walked and where only the next shift ended it.
    #[must_use]
    pub fn last_at(&self) -> Instant {
        self.end.as_ref().filter(|_| !self.was_left_open()).map_or(self.begun_at, |end| end.at)
    }

    /// The newest check of a youth.
    #[must_use]
    pub fn check_of(&self, youth: YouthId) -> Option<&YouthCheck> {
        self.checks.iter().rev().find(|check| check.youth == youth)
    }

    fn has_checked(&self, youth: YouthId) -> bool {
        self.checks.iter().any(|check| check.youth == youth && check.result.is_check())
    }
}

/// Whether an agreed check waits at `now`: of one with a time, when that has come and no round of the shift has made it; of one
/// without, when the round that is walked, if one is, has not. `rounds` are those of the shift which began at `start`.
#[must_use]
pub fn waits(
    agreement: &NightAgreement,
    round: Option<&Round>,
    rounds: &[Round],
    start: Instant,
    now: Instant,
    zone: Zone,
) -> bool {
    let youth = agreement.youth;
    match (agreement.facts.check, agreement.facts.due(start, zone)) {
        (NightCheck::Nothing, _) => false,
        (_, Some(due)) => due <= now && !rounds.iter().any(|round| round.has_checked(youth)),
        (_, None) => round.is_some_and(|round| !round.has_checked(youth)),
    }
}
