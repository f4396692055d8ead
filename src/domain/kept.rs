//! Rows that are ended with a reason when they no longer hold, and never removed.

use serde::{Deserialize, Serialize};

use super::{
    access::Deed,
    ids::{AssessmentId, ContactId, InterpreterId, PaperId, RiskId},
};

/// A row that is ended and never removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// A contact.
    Contact(ContactId),
    /// An interpreter of the house.
    Interpreter(InterpreterId),
    /// A paper.
    Paper(PaperId),
    /// A risk note.
    Risk(RiskId),
    /// A row of the register of what was mapped.
    Assessment(AssessmentId),
}

impl Kept {
    /// What kind of deed ending it is.
    #[must_use]
    pub const fn deed(self) -> Deed {
        match self {
            Self::Contact(_) | Self::Interpreter(_) | Self::Paper(_) | Self::Risk(_) => Deed::KeepContacts,
            Self::Assessment(_) => Deed::KeepAssessments,
        }
    }

    /// The name of ending it in the audit chain.
    #[must_use]
    pub const fn audit_name(self) -> &'static str {
        match self {
            Self::Contact(_) => "end-contact",
            Self::Interpreter(_) => "end-interpreter",
            Self::Paper(_) => "end-paper",
            Self::Risk(_) => "end-risk",
            Self::Assessment(_) => "end-assessment",
        }
    }
}
