//! The case journal of the municipality: what belongs there, and what was copied there. Each youth has a journal of their
//! own, so that an entry about two youths is copied twice, each time without the other, and ticked off twice.

use serde::{Deserialize, Serialize};

use super::{
    ids::{EntryId, EvaluationId, RevisionId, StaffId, YouthId},
    log::LogEntry,
    names::Line,
    plan::Evaluation,
    time::Instant,
};

/// Where what is copied was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum JournalSource {
    /// In the log.
    Entry(EntryId),
    /// In a plan.
    Evaluation(EvaluationId),
}

/// What is copied, and into whose journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct JournalItem {
    /// What.
    pub source: JournalSource,
    /// Whose; `None` for an entry about the house or an apartment.
    pub youth: Option<YouthId>,
}

/// Something was copied into the case journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalTransfer {
    /// Whose journal; `None` for an entry about the house or an apartment.
    pub youth: Option<YouthId>,
    /// The newest correction then; `None` if it stood as it was written.
    pub revision: Option<RevisionId>,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
    /// Where it is found there.
    pub reference: Line,
}

/// How something stands to the case journal of the municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalStatus<'e> {
    /// It does not belong there.
    NotRelevant,
    /// Somebody has to copy it, or what was corrected since it was copied.
    Waiting,
    /// It is there as it stands here.
    Transferred(&'e JournalTransfer),
}

impl JournalStatus<'_> {
    /// Somebody has to copy it.
    #[must_use]
    pub const fn is_waiting(self) -> bool {
        matches!(self, Self::Waiting)
    }

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotRelevant => "not-relevant",
            Self::Waiting => "waiting",
            Self::Transferred(_) => "transferred",
        }
    }
}

/// What is copied, with all it says; in the file of the youth whose journal it is, if it is one youth's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalMatter {
    /// A log entry.
    Entry(Box<LogEntry>),
    /// What was found about a goal or a plan.
    Evaluation(Box<EvaluatedMatter>),
}

/// An evaluation with the name of what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvaluatedMatter {
    /// What was found.
    pub evaluation: Evaluation,
    /// The goal; `None` for the plan as a whole.
    pub goal: Option<Line>,
    /// The number of the version of the plan.
    pub number: u32,
}

impl JournalMatter {
    /// How it stands to one journal.
    #[must_use]
    pub fn status(&self, youth: Option<YouthId>) -> JournalStatus<'_> {
        match self {
            Self::Entry(entry) => entry.journal_of(youth),
            Self::Evaluation(matter) => matter.evaluation.journal(),
        }
    }

    /// The newest correction, of which whoever copies it says that they have read it.
    #[must_use]
    pub fn seen(&self) -> Option<RevisionId> {
        match self {
            Self::Entry(entry) => entry.revised.as_ref().map(|revised| revised.id),
            Self::Evaluation(_) => None,
        }
    }

    /// The newest time it was copied into one journal, also before it was changed.
    #[must_use]
    pub fn transfer(&self, youth: Option<YouthId>) -> Option<&JournalTransfer> {
        match self {
            Self::Entry(entry) => entry.transfer_to(youth),
            Self::Evaluation(matter) => matter.evaluation.transfer.as_ref(),
        }
    }
}
