//! Why there is no export, or why no house can be made of one. No variant holds text of a record.

use std::path::PathBuf;

use crate::store::backup::PlaceFault;

/// Why an export could not be made or read.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// An export, and a house that is made of one, goes only to where nothing is.
    #[error("something stands in {0} already")]
    Stands(PathBuf),
    /// Another program makes an export of that name at this moment.
    #[error("another program makes an export in {0}")]
    BeingMade(PathBuf),
    /// The folder the export should lie in cannot take it.
    #[error("{folder} cannot take an export: {why:?}")]
    Place {
        /// The folder.
        folder: PathBuf,
        /// Why not.
        why: PlaceFault,
    },
    /// There is nothing that is an export.
    #[error("{0} is no export")]
    None(PathBuf),
    /// The passphrase is not the one the export was sealed with.
    #[error("the passphrase does not open the export")]
    WrongPassphrase,
    /// A file of it is not there.
    #[error("{0} is missing")]
    Missing(String),
    /// A file of it is not the one that was written.
    #[error("{0} is not what was written")]
    Changed(String),
    /// It is of a newer program.
    #[error("the export has schema {found}, this program knows {known}")]
    Newer {
        /// Schema of the export, or form of it.
        found: i64,
        /// The newest this program knows.
        known: i64,
    },
    /// It is of an older program, with other tables.
    #[error("the export has schema {found}, this program reads {known}")]
    Older {
        /// Schema of the export.
        found: i64,
        /// The one this program reads.
        known: i64,
    },
    /// A row is not as rows of its table are.
    #[error("line {line} of {file}: {fault:?}")]
    Row {
        /// The file.
        file: String,
        /// The line in it, from 1 on.
        line: u64,
        /// What is wrong with it.
        fault: RowFault,
    },
    /// What the rows say together cannot be.
    #[error("the rows do not fit together: {0:?}")]
    Unfit(Unfit),
    /// What was just written did not read as what it was written from; it is gone again.
    #[error("the export that was made is not sound")]
    NotProven,
    /// Whoever makes a house of it has to be an active clinical lead there.
    #[error("no clinical lead with these initials")]
    NoLead,
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFault {
    /// It is no JSON object.
    NotARow,
    /// It is longer than any row.
    TooLong,
    /// It has a column the table has not, or one twice.
    OtherColumn,
    /// A column is left out.
    NoColumn(&'static str),
    /// What stands in this column is nothing that can stand there.
    Value(&'static str),
    /// The house does not take it: it stands there twice, or says what no row may say.
    NotTaken,
}

/// What does not fit together in rows that are each sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// A row of this file belongs to a row that is not there.
    Loose(String),
    /// There are more or fewer rows in this file than the list says.
    Rows(String),
    /// The audit chain is not the one the list says.
    Chain,
    /// The tables do not hang together.
    Structure,
}

impl ExportError {
    /// The name of the error in JSON; documented in `docs/json.md`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Stands(_) => "folder-stands",
            Self::BeingMade(_) => "export-being-made",
            Self::Place { .. } => "export-place",
            Self::None(_) => "no-export",
            Self::WrongPassphrase => "wrong-passphrase",
            Self::Missing(_) | Self::Changed(_) | Self::Unfit(_) => "export-damaged",
            Self::Newer { .. } => "newer",
            Self::Older { .. } => "export-older",
            Self::Row { .. } => "export-row",
            Self::NotProven => "export-not-proven",
            Self::NoLead => "export-no-lead",
        }
    }

    /// The exit code that goes with the error.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Stands(_) | Self::None(_) => 2,
            Self::WrongPassphrase => 3,
            Self::Missing(_)
            | Self::Changed(_)
            | Self::Newer { .. }
            | Self::Older { .. }
            | Self::Row { .. }
            | Self::Unfit(_)
            | Self::NotProven => 4,
            Self::BeingMade(_) => 5,
            Self::NoLead => 6,
            Self::Place { .. } => 7,
        }
    }
}
