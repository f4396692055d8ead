//! The folder copies lie in.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use super::{BackupError, PlaceFault};
use crate::store::{HouseFolder, StoreError, open};

/// Held while a copy is made: whoever has it knows that every file by half was left by a program that is no more.
const LOCK: &str = "house-backup.lock";

/// A folder that is ready to take a copy, and nobody else's until this is dropped.
#[derive(Debug)]
pub(super) struct ReadyPlace {
    folder: PathBuf,
    _lock: open::FolderLock,
}

impl ReadyPlace {
    /// Makes sure of the folder. The house's own is made when it is not there. Every other has to be there: where a medium is
    /// not put in, its folder would be made on the disk the copies are meant to be safe from.
    pub(super) fn prepare(folder: &Path, house: &HouseFolder) -> Result<Self, StoreError> {
        let fault = |why| StoreError::from(BackupError::Place { folder: folder.to_owned(), why });
        if folder == house.path().join("backups") {
            open::create_private_folder(folder).map_err(|error| fault(PlaceFault::of(&error)))?;
        }
        match fs::metadata(folder) {
            Ok(about) if about.is_dir() => {}
            Ok(_) => return Err(fault(PlaceFault::NotAFolder)),
            Err(error) => return Err(fault(PlaceFault::of(&error))),
        }
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        open::private_mode(&mut options);
        let lock = options.open(folder.join(LOCK)).map_err(|error| fault(PlaceFault::of(&error)))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { folder: folder.to_owned(), _lock: open::FolderLock(lock) }),
            Err(fs::TryLockError::WouldBlock) => Err(BackupError::BeingMade(folder.to_owned()).into()),
            Err(fs::TryLockError::Error(error)) => Err(fault(PlaceFault::of(&error))),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.folder
    }

    /// The folder is still where it was.
    pub(super) fn is_there(&self) -> bool {
        self.folder.is_dir()
    }

    /// What has happened to the folder while something was written into it: tries to write a little, since a full disk and one
    /// that was pulled out answer SQLite alike. What is not the folder's fault is left as it is.
    pub(super) fn fault(&self, error: StoreError) -> StoreError {
        let why = if self.is_there() { self.probe(&error) } else { Some(PlaceFault::Vanished) };
        why.map_or(error, |why| BackupError::Place { folder: self.folder.clone(), why }.into())
    }

    fn probe(&self, error: &StoreError) -> Option<PlaceFault> {
        let probe = self.folder.join("house-backup.probe");
        let written = write_probe(&probe);
        let _ = fs::remove_file(&probe);
        match (written, error) {
            (Err(fault), _) => Some(PlaceFault::of(&fault)),
            (Ok(()), StoreError::DiskFull) => Some(PlaceFault::Full),
            (Ok(()), StoreError::Io(fault)) => Some(PlaceFault::of(fault)),
            (Ok(()), _) => None,
        }
    }
}

fn write_probe(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    open::private_mode(&mut options);
    let mut file: File = options.open(path)?;
    file.write_all(&[0; 4_096])?;
    file.sync_all()
}

/// Lets the system forget what it holds of a file in memory, where it can be asked: what is read next comes from the medium.
pub(super) fn forget_cached(path: &Path) {
    #[cfg(target_os = "linux")]
    if let Ok(file) = File::open(path) {
        let _ = rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = path;
}

/// Whether the second medium is put in, as far as its folder tells. Where a stick is mounted the folder may stay when it is
/// taken out: it then lies on the disk of the house and has no copy, though one was made there before (`is_known`).
#[must_use]
pub fn is_medium_in(folder: &Path, house: &Path, is_known: bool) -> bool {
    let is_left_behind = || {
        is_known && same_disk(folder, house) == Some(true) && super::list(folder).is_ok_and(|copies| copies.is_empty())
    };
    folder.is_dir() && !is_left_behind()
}

/// Whether a folder is lost together with the disk of the house, as far as the system tells. Houses of tests lie where they are
/// thrown away, and so do their sticks.
#[must_use]
pub fn is_lost_with(folder: &Path, house: &Path) -> bool {
    !open::is_throw_away() && same_disk(folder, house) == Some(true)
}

/// Whether two folders lie on one disk, where the system numbers its disks and both are there.
#[must_use]
pub fn same_disk(one: &Path, other: &Path) -> Option<bool> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        Some(fs::metadata(one).ok()?.dev() == fs::metadata(other).ok()?.dev())
    }
    #[cfg(not(unix))]
    {
        let _ = (one, other);
        None
    }
}
