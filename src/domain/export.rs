//! Taking out all that is written in the house, and that a house was made of it.

use serde::{Deserialize, Serialize};

use super::{ids::AuditId, names::Line};

/// What is written down about exports of the whole house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// All of the house was taken out.
    Taken {
        /// Rows of all tables.
        rows: u64,
        /// SHA-256 of the list of what was taken out, in hexadecimal: whoever has the files can hold them against it.
        digest: Line,
        /// The newest row of the chain in it.
        head: AuditId,
        /// Only a passphrase opens it.
        sealed: bool,
    },
    /// This house was made of an export.
    Imported {
        /// Rows of all tables.
        rows: u64,
        /// SHA-256 of the list of the export, in hexadecimal.
        digest: Line,
        /// The newest row of the chain in it: this is the next.
        head: AuditId,
    },
}

impl Step {
    /// The name of the deed in the audit chain.
    #[must_use]
    pub const fn audit_name(&self) -> &'static str {
        match self {
            Self::Taken { .. } => "export-house",
            Self::Imported { .. } => "import-house",
        }
    }
}
