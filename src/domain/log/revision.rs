//! Correcting what stands in the log: a new row with all of the new content, and never a change of the old one.
//!
//! | who | when | how |
//! |---|---|---|
//! | the author | while their shift lasts (without a shift: twelve hours) | corrects, with a trace, or strikes with a reason |
//! | whoever may amend ([`Deed::AmendLog`]) | always | amends (*rettelse*) or strikes (*feilført*), with a reason |
//!
//! What is struck stays to be read, and is never corrected again.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::EntryContent;
use crate::domain::{
    access::{Deed, allows},
    ids::{RevisionId, StaffId},
    names::Prose,
    refusal::{Invalid, Refusal},
    shift::AFTER_ITS_END,
    staff::StaffRole,
    time::Instant,
};

/// How long an author without a shift may correct without a reason: about as long as a shift lasts.
const WITHOUT_SHIFT: TimeDelta = TimeDelta::hours(12);

/// How an entry was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RevisionKind {
    /// By the author within the shift.
    Correction,
    /// *Rettelse*: afterwards, with a reason.
    Amendment,
    /// *Feilført*: it should not have been written, with a reason. The text stays.
    Struck,
}

impl RevisionKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Correction, Self::Amendment, Self::Struck];

    /// The name in the store and in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Amendment => "amendment",
            Self::Struck => "struck",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// A change of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Revision {
    /// By the author within the shift.
    Correction(EntryContent),
    /// *Rettelse*.
    Amendment {
        /// What it says from now on.
        content: EntryContent,
        /// Why.
        reason: Prose,
    },
    /// *Feilført*.
    Struck {
        /// Why.
        reason: Prose,
    },
}

impl Revision {
    /// Which of the three it is.
    #[must_use]
    pub const fn kind(&self) -> RevisionKind {
        match self {
            Self::Correction(_) => RevisionKind::Correction,
            Self::Amendment { .. } => RevisionKind::Amendment,
            Self::Struck { .. } => RevisionKind::Struck,
        }
    }

    /// What the entry says from now on; `None` leaves it as it stood.
    #[must_use]
    pub const fn content(&self) -> Option<&EntryContent> {
        match self {
            Self::Correction(content) | Self::Amendment { content, .. } => Some(content),
            Self::Struck { .. } => None,
        }
    }

    /// Why, where somebody has to say it.
    #[must_use]
    pub const fn reason(&self) -> Option<&Prose> {
        match self {
            Self::Correction(_) => None,
            Self::Amendment { reason, .. } | Self::Struck { reason } => Some(reason),
        }
    }

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// What [`EntryContent::check`] answers.
    pub fn check(&self) -> Result<(), Invalid> {
        self.content().map_or(Ok(()), EntryContent::check)
    }
}

/// The newest change of an entry, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revised {
    /// Row number; whoever changes the entry again says that they have read this one.
    pub id: RevisionId,
    /// How.
    pub kind: RevisionKind,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
    /// Why, where somebody had to say it.
    pub reason: Option<Prose>,
}

/// One of the texts an entry has had, for its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryVersion {
    /// What made it; `None` for the entry as it was written.
    pub revised: Option<Revised>,
    /// What it said from then on; `None` where the text stayed as it stood.
    pub content: Option<EntryContent>,
}

/// What decides who may change an entry, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryStanding {
    /// Who wrote it.
    pub author: StaffId,
    /// When it was written.
    pub written_at: Instant,
    /// When the shift it was written in ends, if it was written in one.
    pub shift_ends: Option<Instant>,
    /// Who struck it, if somebody has.
    pub struck_by: Option<StaffId>,
}

impl EntryStanding {
    /// Whether somebody may correct it without saying why: the author, as long as the shift counts as theirs.
    #[must_use]
    pub fn may_correct(&self, actor: StaffId, now: Instant) -> bool {
        let until = match self.shift_ends {
            Some(end) => end + AFTER_ITS_END,
            None => self.written_at + WITHOUT_SHIFT,
        };
        actor == self.author && now < until
    }

    /// Whether somebody may change it in this way.
    ///
    /// # Errors
    /// [`Refusal::EntryStruck`], [`Refusal::NeedsReason`] for a correction that would have to be an amendment, or
    /// [`Refusal::NotAllowed`].
    pub fn allows(&self, way: RevisionKind, actor: StaffId, role: StaffRole, now: Instant) -> Result<(), Refusal> {
        if let Some(by) = self.struck_by {
            return Err(Refusal::EntryStruck { by });
        }
        let own = self.may_correct(actor, now);
        let may_amend = allows(role, Deed::AmendLog);
        match way {
            RevisionKind::Correction if own => Ok(()),
            RevisionKind::Struck if own => Ok(()),
            RevisionKind::Correction if may_amend => Err(Refusal::NeedsReason),
            RevisionKind::Amendment | RevisionKind::Struck if may_amend => Ok(()),
            _ => Err(Refusal::NotAllowed { role, deed: Deed::AmendLog }),
        }
    }

    /// How somebody would change what it says: with a trace or with a reason.
    ///
    /// # Errors
    /// Neither is theirs to do.
    pub fn way(&self, actor: StaffId, role: StaffRole, now: Instant) -> Result<RevisionKind, Refusal> {
        match self.allows(RevisionKind::Correction, actor, role, now) {
            Ok(()) => Ok(RevisionKind::Correction),
            Err(Refusal::NeedsReason) => Ok(RevisionKind::Amendment),
            Err(refusal) => Err(refusal),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AUTHOR: StaffId = StaffId(1);
    const OTHER: StaffId = StaffId(2);

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn entry() -> EntryStanding {
        EntryStanding {
            author: AUTHOR,
            written_at: at("2026-11-21T19:00:00Z"),
            shift_ends: Some(at("2026-11-21T21:30:00Z")),
            struck_by: None,
        }
    }

    #[test]
    fn the_author_corrects_while_the_shift_counts_as_theirs() {
        let way = |actor, role, now: &str| entry().way(actor, role, at(now));
        let therapist = StaffRole::MilieuTherapist;
        assert_eq!(way(AUTHOR, therapist, "2026-11-21T23:29:59Z"), Ok(RevisionKind::Correction), "two hours' grace");
        assert_eq!(way(AUTHOR, therapist, "2026-11-21T23:30:00Z"), Ok(RevisionKind::Amendment));
        assert_eq!(way(OTHER, therapist, "2026-11-21T20:00:00Z"), Ok(RevisionKind::Amendment), "another's entry");
    }

    #[test]
    fn without_a_shift_the_author_has_twelve_hours() {
        let entry = EntryStanding { shift_ends: None, ..entry() };
        assert!(entry.may_correct(AUTHOR, at("2026-11-22T06:59:59Z")));
        assert!(!entry.may_correct(AUTHOR, at("2026-11-22T07:00:00Z")));
    }

    #[test]
    fn who_may_not_amend_corrects_and_strikes_their_own_only() {
        let refused = |role| Err(Refusal::NotAllowed { role, deed: Deed::AmendLog });
        let (temp, now, later) = (StaffRole::TempStaff, at("2026-11-21T20:00:00Z"), at("2026-11-22T20:00:00Z"));
        let entry = entry();
        for way in [RevisionKind::Correction, RevisionKind::Struck] {
            assert_eq!(entry.allows(way, AUTHOR, temp, now), Ok(()));
            assert_eq!(entry.allows(way, AUTHOR, temp, later), refused(temp));
            assert_eq!(entry.allows(way, OTHER, temp, now), refused(temp));
        }
        assert_eq!(entry.allows(RevisionKind::Amendment, AUTHOR, temp, now), refused(temp));
        let lead = StaffRole::ClinicalLead;
        assert_eq!(entry.allows(RevisionKind::Struck, OTHER, lead, later), Ok(()));
        assert_eq!(entry.allows(RevisionKind::Correction, OTHER, lead, now), Err(Refusal::NeedsReason));
    }

    #[test]
    fn nothing_is_done_to_what_is_struck() {
        let entry = EntryStanding { struck_by: Some(OTHER), ..entry() };
        for way in RevisionKind::ALL {
            for actor in [AUTHOR, OTHER] {
                let answer = entry.allows(way, actor, StaffRole::ClinicalLead, entry.written_at);
                assert_eq!(answer, Err(Refusal::EntryStruck { by: OTHER }));
            }
        }
    }
}
