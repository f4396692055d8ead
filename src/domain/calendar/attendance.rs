//! Who is invited, who comes, who came, and what a house meeting talked about.

use serde::{Deserialize, Serialize};

use super::OccurrenceId;
use crate::domain::{
    ids::{AttendanceId, MeetingRecordId, StaffId, YouthId},
    names::{Line, Prose},
    refusal::Invalid,
    time::Instant,
};

/// How it stands with a youth and a time of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttendanceState {
    /// They were asked.
    Invited,
    /// They said they come (*påmeldt*).
    SignedUp,
    /// They came.
    Came,
    /// They did not come.
    DidNotCome,
    /// They did not want to, with their own words.
    DidNotWant,
    /// What was said before was a slip: nothing is said.
    Cleared,
}

impl AttendanceState {
    /// All.
    pub const ALL: [Self; 6] =
        [Self::Invited, Self::SignedUp, Self::Came, Self::DidNotCome, Self::DidNotWant, Self::Cleared];

    /// The name in the store.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::SignedUp => "signed-up",
            Self::Came => "came",
            Self::DidNotCome => "did-not-come",
            Self::DidNotWant => "did-not-want",
            Self::Cleared => "cleared",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.id() == id)
    }

    /// It can only be said of what has begun.
    #[must_use]
    pub const fn is_afterwards(self) -> bool {
        matches!(self, Self::Came | Self::DidNotCome)
    }
}

/// Something to be said about a youth and a time of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAttendance {
    /// Which time.
    pub occurrence: OccurrenceId,
    /// Who.
    pub youth: YouthId,
    /// How it stands.
    pub state: AttendanceState,
    /// In the youth's own words, why they did not want to.
    pub words: Option<Line>,
    /// The newest row about them that was seen.
    pub seen: Option<AttendanceId>,
}

impl NewAttendance {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// [`Invalid::WordsOfNothing`] for words where there is nothing they say why of.
    pub const fn check(&self) -> Result<(), Invalid> {
        if self.words.is_some() && !matches!(self.state, AttendanceState::DidNotWant) {
            return Err(Invalid::WordsOfNothing);
        }
        Ok(())
    }
}

/// The newest that was said about a youth and a time of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// Row number.
    pub id: AttendanceId,
    /// Who.
    pub youth: YouthId,
    /// How it stands.
    pub state: AttendanceState,
    /// The youth's own words.
    pub words: Option<Line>,
    /// When it was said.
    pub at: Instant,
    /// Who wrote it.
    pub by: StaffId,
}

/// What a house meeting is to talk about, and what it talked about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MeetingFacts {
    /// What is to be talked about.
    pub agenda: Option<Prose>,
    /// What was said and decided. It belongs to the house: it stands in no youth's file.
    pub minutes: Option<Prose>,
}

/// The same as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingRecord {
    /// Row number; the newest counts.
    pub id: MeetingRecordId,
    /// What it says.
    pub facts: MeetingFacts,
    /// When it was written.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
}
