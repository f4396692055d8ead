//! What can go wrong with the file, told apart as far as a person has to act differently. No variant holds record text.

use std::path::PathBuf;

use rusqlite::ffi;

use super::{backup::BackupError, export::ExportError, keys::KeyError, open, scope::ELSEWHERE};
use crate::domain::refusal::Refusal;

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no house in the folder.
    #[error("there is no house in {0}")]
    NoHouse(PathBuf),
    /// A house stands there already; it is never overwritten.
    #[error("a house stands in {0} already")]
    HouseExists(PathBuf),
    /// Initials or passphrase (or recovery code) do not open the house.
    #[error("the passphrase does not open the house")]
    WrongPassphrase,
    /// The key file cannot be read; the database itself may be whole.
    #[error("the key file is damaged")]
    KeyFileDamaged,
    /// The passphrase was right and the database does not open or a page is broken.
    #[error("the database is damaged")]
    Damaged,
    /// The first page of the database cannot be read, which says where everything else lies: nothing of it can be salvaged.
    #[error("nothing can be read from the database")]
    NothingToSalvage,
    /// The key file is older than the database: the data key was changed between them. The key file of this copy opens it.
    #[error("the key file is older than the database; {0} opens it")]
    OlderKeys(PathBuf),
    /// The database is older than the key file: the data key was changed between them. It is of the time of this copy.
    #[error("the database is older than the key file, of the time of {0}")]
    OlderDatabase(String),
    /// The database and the key file do not belong together.
    #[error("the key file belongs to another house")]
    NotTogether,
    /// Written by a newer program.
    #[error("the house has schema {found}, this program knows {known}")]
    Newer {
        /// Schema of the file.
        found: i64,
        /// Newest schema this program knows.
        known: i64,
    },
    /// The folder or a file in it cannot be written.
    #[error("{0} cannot be written")]
    ReadOnly(PathBuf),
    /// The folder or a file in it cannot be opened.
    #[error("{0} cannot be opened")]
    CannotOpen(PathBuf),
    /// The folder lies on a network file system, where SQLite's locks do not hold.
    #[error("{0} lies on a network file system")]
    NetworkFolder(PathBuf),
    /// No space left for what should be written.
    #[error("the disk is full")]
    DiskFull,
    /// The disk, or what stands between it and the program, does not do what it is asked: not for want of space.
    #[error("the disk answers with a fault ({0})")]
    DiskFault(i32),
    /// Another terminal holds the house longer than anybody should wait.
    #[error("another program is busy with the house")]
    Busy,
    /// The file was moved, deleted or replaced while it was open: what is written now would be lost.
    #[error("the file was replaced or removed while the house was open")]
    FileReplaced,
    /// A copy could not be made, is not sound, or cannot be restored.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// An export could not be made, is not sound, or no house can be made of it.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The domain, the role or what stands there already says no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A read or write failed in a way the operating system explains.
    #[error("reading or writing failed: {0}")]
    Io(#[from] std::io::Error),
    /// A mistake in the program: the statement or a stored value is not what it should be.
    #[error("unexpected answer from the database ({0})")]
    Unexpected(String),
}

/// Exit codes of the command line, documented in the README.
impl StoreError {
    /// The exit code that goes with the error.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::NoHouse(_) | Self::HouseExists(_) => 2,
            Self::WrongPassphrase => 3,
            Self::KeyFileDamaged
            | Self::Damaged
            | Self::NothingToSalvage
            | Self::NotTogether
            | Self::OlderKeys(_)
            | Self::OlderDatabase(_)
            | Self::Newer { .. }
            | Self::Unexpected(_) => 4,
            Self::Busy => 5,
            Self::Backup(error) => error.exit_code(),
            Self::Export(error) => error.exit_code(),
            Self::Refused(Refusal::Invalid(_)) => 2,
            Self::Refused(_) => 6,
            Self::ReadOnly(_)
            | Self::CannotOpen(_)
            | Self::NetworkFolder(_)
            | Self::DiskFull
            | Self::DiskFault(_)
            | Self::FileReplaced
            | Self::Io(_) => 7,
        }
    }
}

impl From<KeyError> for StoreError {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::WrongSecret => Self::WrongPassphrase,
            KeyError::Newer { found } => Self::Newer { found: i64::from(found), known: 1 },
            KeyError::Io { source: error, .. } => open::path_error(&error, PathBuf::new()),
            KeyError::LastPassphrase => Refusal::LastLead.into(),
            KeyError::Missing | KeyError::Damaged(_) => Self::KeyFileDamaged,
            other => Self::Unexpected(other.to_string()),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let code = error.sqlite_error_code();
        match code {
            Some(Code::DiskFull) => Self::DiskFull,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged,
            Some(Code::ReadOnly) => Self::ReadOnly(PathBuf::new()),
            Some(Code::CannotOpen) => Self::CannotOpen(PathBuf::new()),
            Some(Code::SystemIoFailure) => io_failure(error.sqlite_extended_code().unwrap_or(ffi::SQLITE_IOERR)),
            // A row that something belongs to is not there: nobody has that number.
            Some(Code::ConstraintViolation)
                if error.sqlite_extended_code() == Some(ffi::SQLITE_CONSTRAINT_FOREIGNKEY) =>
            {
                Refusal::Gone.into()
            }
            Some(Code::ConstraintViolation) if is_elsewhere(&error) => Refusal::OtherHouse.into(),
            // The message of other errors may quote values: only the kind is kept.
            _ => Self::Unexpected(format!("{:?}", error.sqlite_extended_code())),
        }
    }
}

/// A row of a house that is not on the screen.
fn is_elsewhere(error: &rusqlite::Error) -> bool {
    matches!(error, rusqlite::Error::SqliteFailure(_, Some(message)) if message == ELSEWHERE)
}

/// A quota and a file size limit (SIGXFSZ is ignored) answer where something is written or made larger; a person meets them
/// as a full disk. Whatever else fails is the disk's own fault.
const fn io_failure(code: i32) -> StoreError {
    match code {
        ffi::SQLITE_IOERR_WRITE
        | ffi::SQLITE_IOERR_FSYNC
        | ffi::SQLITE_IOERR_TRUNCATE
        | ffi::SQLITE_IOERR_SHMSIZE
        | ffi::SQLITE_IOERR_SHMOPEN => StoreError::DiskFull,
        fault => StoreError::DiskFault(fault),
    }
}

trait ExtendedCode {
    fn sqlite_extended_code(&self) -> Option<i32>;
}

impl ExtendedCode for rusqlite::Error {
    fn sqlite_extended_code(&self) -> Option<i32> {
        match self {
            Self::SqliteFailure(failure, _) => Some(failure.extended_code),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(code: i32) -> StoreError {
        rusqlite::Error::SqliteFailure(ffi::Error::new(code), None).into()
    }

    #[test]
    fn what_belongs_to_nobody_is_gone_and_other_constraints_are_faults() {
        assert!(matches!(answered(ffi::SQLITE_CONSTRAINT_FOREIGNKEY), StoreError::Refused(Refusal::Gone)));
        assert!(matches!(answered(ffi::SQLITE_CONSTRAINT_CHECK), StoreError::Unexpected(_)));
    }

    #[test]
    fn only_what_writes_takes_a_fault_for_a_full_disk() {
        for code in [
            ffi::SQLITE_FULL,
            ffi::SQLITE_IOERR_WRITE,
            ffi::SQLITE_IOERR_FSYNC,
            ffi::SQLITE_IOERR_TRUNCATE,
            ffi::SQLITE_IOERR_SHMSIZE,
            ffi::SQLITE_IOERR_SHMOPEN,
        ] {
            assert!(matches!(answered(code), StoreError::DiskFull), "{code}");
        }
        for code in [ffi::SQLITE_IOERR, ffi::SQLITE_IOERR_READ, ffi::SQLITE_IOERR_LOCK, ffi::SQLITE_IOERR_SHMMAP] {
            let error = answered(code);
            assert!(matches!(error, StoreError::DiskFault(found) if found == code), "{code}: {error}");
            assert_eq!(error.exit_code(), 7);
        }
    }
}
