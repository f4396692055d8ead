//! What is done on a round.

use serde::{Deserialize, Serialize};

use super::CheckResult;
use crate::domain::{
    ids::{RoundId, ShiftId, YouthId},
    log::{About, EntryKind, NewEntry, Weight},
    names::{Line, Prose},
    refusal::Invalid,
    time::Instant,
};

/// Where something was noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// At a stop, by its number.
    Stop(u32),
    /// About a youth.
    Youth(YouthId),
}

/// One step of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Begins a round.
    Begin {
        /// Of which shift; the actor is in it.
        shift: ShiftId,
        /// What it goes past, in that order.
        stops: Vec<Line>,
    },
    /// These stops are in order; those that somebody has come to already stay as they are.
    InOrder {
        /// Of which round.
        round: RoundId,
        /// Which stops, by their numbers.
        stops: Vec<u32>,
        /// The round ends with it, if nothing is left.
        finish: bool,
    },
    /// That a stop was in order was a slip: nobody has come to it.
    Clear {
        /// Of which round.
        round: RoundId,
        /// Which stop.
        stop: u32,
    },
    /// Something is not in order: it is written in the log as well.
    Deviate {
        /// Of which round.
        round: RoundId,
        /// Where.
        place: Place,
        /// What is written.
        entry: NewEntry,
    },
    /// What was agreed with a youth was done.
    Check {
        /// Of which round.
        round: RoundId,
        /// Whom.
        youth: YouthId,
        /// What came of it; neither a deviation nor [`CheckResult::Entered`], which say more.
        result: CheckResult,
        /// They were seen or heard to be in, and are marked so.
        seen_in: bool,
    },
    /// Somebody went into an apartment without consent.
    Enter {
        /// Of which round.
        round: RoundId,
        /// Whose.
        youth: YouthId,
        /// The serious incident that is written in the log.
        entry: NewEntry,
    },
    /// Ends a round.
    Finish {
        /// Which.
        round: RoundId,
        /// Why something was left out.
        reason: Option<Prose>,
    },
}

impl Step {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// An entry that cannot stand, or that is about somebody or something else.
    pub fn check(&self, now: Instant) -> Result<(), Invalid> {
        match self {
            Self::Deviate { place, entry, .. } => {
                let about = match place {
                    Place::Stop(_) => About::House,
                    Place::Youth(youth) => About::Youths(vec![*youth]),
                };
                if entry.about != about {
                    return Err(Invalid::NotOfTheRound);
                }
                entry.check(now)
            }
            Self::Enter { youth, entry, .. } => {
                check_incident(*youth, entry)?;
                entry.check(now)
            }
            Self::Check { result: CheckResult::Deviation | CheckResult::Entered, .. } => Err(Invalid::NotOfTheRound),
            Self::Check { result, seen_in: true, .. } if *result != CheckResult::Answered => {
                Err(Invalid::NotOfTheRound)
            }
            _ => Ok(()),
        }
    }

    /// The name of the deed in the audit chain.
    #[must_use]
    pub const fn audit_name(&self) -> &'static str {
        match self {
            Self::Begin { .. } => "begin-round",
            Self::InOrder { .. } => "round-in-order",
            Self::Clear { .. } => "round-cleared",
            Self::Deviate { .. } => "round-deviation",
            Self::Check { .. } => "night-check",
            Self::Enter { .. } => "entered-without-consent",
            Self::Finish { .. } => "finish-round",
        }
    }
}

/// To go into somebody's home without consent is a serious incident, whoever writes it down: critical, about this youth alone,
/// with what happened, what was weighed, and the youth's own version.
fn check_incident(youth: YouthId, entry: &NewEntry) -> Result<(), Invalid> {
    let lines = &entry.lines;
    let is_serious = entry.kind == EntryKind::Incident && entry.weight == Weight::Critical;
    let is_told = lines.facts.is_some() && lines.assessment.is_some() && lines.youth_voice.is_some();
    if !is_serious || !is_told || entry.about != About::Youths(vec![youth]) {
        return Err(Invalid::NotAnIncident);
    }
    Ok(())
}
