//! Why there is no copy, or why one is none.

use std::{
    io::{self, ErrorKind},
    path::PathBuf,
};

use crate::store::StoreError;

/// Why a copy could not be made, is not sound, or cannot be restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The folder the copy should lie in cannot take it.
    #[error("{folder} cannot take a copy: {why:?}")]
    Place {
        /// The folder.
        folder: PathBuf,
        /// Why not.
        why: PlaceFault,
    },
    /// Another program makes a copy in the same folder at this moment.
    #[error("another program makes a copy in {0}")]
    BeingMade(PathBuf),
    /// There is no copy of that name.
    #[error("there is no copy {0}")]
    NoCopy(String),
    /// There is no copy at all.
    #[error("there is no copy in {0}")]
    None(PathBuf),
    /// All copies are like a house with a fault.
    #[error("the copies in {0} are like a house with a fault")]
    OnlyFlawed(PathBuf),
    /// A copy is not sound.
    #[error("the copy {copy} is not sound: {check:?}")]
    Unsound {
        /// Its name.
        copy: String,
        /// The check that failed first.
        check: Check,
    },
    /// What was just copied did not pass this check; it is gone again.
    #[error("the copy that was made is not sound: {0:?}")]
    NotProven(Check),
    /// A house is restored only to where nothing is.
    #[error("something stands in {0} already")]
    Stands(PathBuf),
    /// The copy that has to be there before a migration could not be made.
    #[error("no copy could be made before the migration: {0}")]
    BeforeMigration(Box<StoreError>),
}

impl BackupError {
    /// The name of the error in JSON; documented in `docs/json.md`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Place { .. } => "backup-place",
            Self::BeingMade(_) => "backup-being-made",
            Self::NoCopy(_) | Self::None(_) => "no-backup",
            Self::OnlyFlawed(_) => "backup-flawed",
            Self::Unsound { .. } => "backup-unsound",
            Self::NotProven(_) => "backup-not-proven",
            Self::Stands(_) => "folder-stands",
            Self::BeforeMigration(_) => "backup-before-migration",
        }
    }

    /// The exit code that goes with the error.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::NoCopy(_) | Self::None(_) | Self::Stands(_) => 2,
            Self::Unsound { .. } | Self::NotProven(_) | Self::OnlyFlawed(_) => 4,
            Self::BeingMade(_) => 5,
            Self::Place { .. } => 7,
            Self::BeforeMigration(error) => error.exit_code(),
        }
    }
}

/// Why a folder cannot take a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceFault {
    /// It is not there: a medium that is not put in, or a folder nobody has made.
    Missing,
    /// It is no folder.
    NotAFolder,
    /// It can only be read.
    ReadOnly,
    /// The copy does not fit.
    Full,
    /// It was there, and then it was not, or the disk under it answers no more.
    Vanished,
}

impl PlaceFault {
    /// What an answer of the system means for the folder.
    pub(in crate::store) fn of(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => Self::NotAFolder,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::Full,
            _ => Self::Vanished,
        }
    }
}

/// What a copy has to pass, in the order in which it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// The list beside the copy is there and can be read.
    List,
    /// The key file beside the copy is there.
    KeysMissing,
    /// The key file beside the copy can be read and is the one the list means.
    Keys,
    /// Everybody who works in the house has a slot in the key file.
    Members,
    /// The file is, byte for byte, the one that was made.
    Digest,
    /// The key opens it.
    Opens,
    /// It belongs to the house of the key file.
    House,
    /// The seal of every page.
    Seals,
    /// Tables and indexes.
    Structure,
    /// As many rows in every table as the list says.
    Rows,
    /// Every row of the audit chain follows from the one before.
    Chain,
    /// The newest row of the chain is the one the list and the name say.
    Head,
    /// Everything the house held when the copy was begun is in it, and its chain is that of the living house.
    Living,
}
