//! Every change of the calendar.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{EventFacts, MeetingFacts, NewAttendance, OccurrenceId};
use crate::domain::{
    access::Deed,
    ids::{AttendanceId, EventId, MeetingRecordId},
    names::Line,
    refusal::Invalid,
};

/// How much of a series a change is about. What has been keeps the days and times it had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// This time alone.
    This,
    /// This time and all after it: a series of its own from then on.
    Following,
    /// The whole series. Where days or times are changed, what lies before today stays as it was.
    All,
}

impl Reach {
    /// All three.
    pub const ALL: [Self; 3] = [Self::This, Self::Following, Self::All];
}

/// A change of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Adds an event.
    Add(EventFacts),
    /// Changes one time of an event, or more of its series.
    Change {
        /// Which time was open.
        occurrence: OccurrenceId,
        /// How much.
        reach: Reach,
        /// The version that was read: of the time for [`Reach::This`], otherwise of the series.
        version: i64,
        /// What it says now, on the day of that time.
        facts: EventFacts,
    },
    /// Calls a time off, or back on. Of a series from a time on nothing is left: it ends before.
    CallOff {
        /// Which time was open.
        occurrence: OccurrenceId,
        /// How much.
        reach: Reach,
        /// The version that was read, as for [`Step::Change`].
        version: i64,
        /// Called off; `false` calls it on again, one time alone.
        off: bool,
        /// Why one time is called off, in a few words; stays inside.
        #[serde(default)]
        reason: Option<Line>,
    },
    /// Takes back an event that was just added and that nobody has changed.
    Withdraw {
        /// Which.
        event: EventId,
        /// The version that was read.
        version: i64,
    },
    /// Says how it stands with a youth and a time of an event.
    Attend(NewAttendance),
    /// Takes back what was said last about a youth and a time of an event: what was said before it counts again.
    TakeBackAttendance {
        /// What was said; nobody has said anything since.
        row: AttendanceId,
    },
    /// Writes what a house meeting is to talk about, or talked about.
    Record {
        /// Which meeting.
        occurrence: OccurrenceId,
        /// The newest that was read.
        seen: Option<MeetingRecordId>,
        /// What it says now.
        facts: MeetingFacts,
    },
    /// Takes an event from a file: a new one, or a changed one in the place of what was taken before.
    Import(Box<ImportedEvent>),
}

/// An event as a file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedEvent {
    /// What the house calls the file, so that it is found again: «Skolerute».
    pub source: Line,
    /// What the event is called in the file.
    pub uid: String,
    /// What it says.
    pub facts: EventFacts,
    /// Called off as a whole.
    pub called_off: bool,
    /// Days of the rule on which it is not.
    pub left_out: Vec<NaiveDate>,
    /// Times that are otherwise than the rule says, or beside it.
    pub changed: Vec<ImportedOccurrence>,
}

impl ImportedEvent {
    /// Tells what a file says apart from anything else it could say.
    #[must_use]
    pub fn digest(&self) -> i64 {
        let mut sorted = self.clone();
        sorted.left_out.sort_unstable();
        sorted.changed.sort_by_key(|one| one.day);
        // Values of this kind can always be written; if one could not, the event would be taken anew, which is harmless.
        let text = serde_json::to_vec(&sorted).unwrap_or_default();
        let mut first = [0; 8];
        first.copy_from_slice(&Sha256::digest(&text)[..8]);
        i64::from_le_bytes(first)
    }
}

/// A time of an imported series that is otherwise than its rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedOccurrence {
    /// The day the rule gives, or its own day where it comes beside the rule.
    pub day: NaiveDate,
    /// What it says, with its own day and no rule.
    pub facts: EventFacts,
    /// Called off.
    pub called_off: bool,
}

impl Step {
    /// What kind of deed it is.
    #[must_use]
    pub const fn deed(&self) -> Deed {
        match self {
            Self::Attend(_) | Self::TakeBackAttendance { .. } => Deed::MarkAttendance,
            _ => Deed::PlanActivities,
        }
    }

    /// The name in the audit chain.
    #[must_use]
    pub const fn audit_name(&self) -> &'static str {
        match self {
            Self::Add(_) => "add-event",
            Self::Change { .. } => "change-event",
            Self::CallOff { .. } => "call-off-event",
            Self::Withdraw { .. } => "withdraw-event",
            Self::Attend(_) => "mark-attendance",
            Self::TakeBackAttendance { .. } => "take-back-attendance",
            Self::Record { .. } => "record-meeting",
            Self::Import(_) => "import-event",
        }
    }

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// See [`EventFacts::check`] and [`NewAttendance::check`]; [`Invalid::Empty`] for an imported event without a name of its
    /// own.
    pub fn check(&self) -> Result<(), Invalid> {
        match self {
            Self::Add(facts) => facts.check(),
            Self::Change { occurrence: OccurrenceId { day: None, .. }, facts, .. } => facts.check(),
            // A time that was moved stands on no day of its rule; where a changed series begins is found when it is written.
            Self::Change { facts, .. } => {
                facts.check_count()?;
                EventFacts { rule: None, ..facts.clone() }.check()
            }
            Self::Attend(new) => new.check(),
            Self::Import(event) => {
                if event.uid.is_empty() {
                    return Err(Invalid::Empty);
                }
                event.facts.check()?;
                event.changed.iter().try_for_each(|one| one.facts.check())
            }
            Self::CallOff { .. } | Self::Withdraw { .. } | Self::TakeBackAttendance { .. } | Self::Record { .. } => {
                Ok(())
            }
        }
    }
}
