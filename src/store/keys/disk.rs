//! The key file on disk: never seen half-written, never written by two at once.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::error::io_error;
use super::{Damage, KeyError};
use crate::store::open;

/// No key file comes near this; 64 slots take some 60 kB.
const MAX_BYTES: u64 = 1024 * 1024;

/// The right to change a key file: an exclusive lock on `<name>.lock` beside it, until dropped.
///
/// The lock is on a file of its own because the key file itself is replaced at every change.
pub(super) struct Guard {
    path: PathBuf,
    _lock: File,
}

impl Guard {
    /// Waits until nobody else changes the key file at `path`.
    pub(super) fn take(path: &Path) -> Result<Self, KeyError> {
        let lock = private().write(true).create(true).truncate(false).open(beside(path, "lock"));
        let lock = lock.map_err(io_error("open lock"))?;
        lock.lock().map_err(io_error("lock"))?;
        Ok(Self { path: path.to_owned(), _lock: lock })
    }

    /// Whether there is a key file.
    pub(super) fn exists(&self) -> Result<bool, KeyError> {
        self.path.try_exists().map_err(io_error("look for key file"))
    }

    /// Reads the key file.
    pub(super) fn read(&self) -> Result<Vec<u8>, KeyError> {
        read(&self.path)
    }

    /// Puts `text` in the place of the key file, whole or not at all, and only returns when it lies on the disk.
    pub(super) fn replace(&self, text: &str) -> Result<(), KeyError> {
        let new = beside(&self.path, "new");
        let written = write_whole(&new, text).and_then(|()| {
            fs::rename(&new, &self.path).map_err(io_error("put in place"))?;
            sync_folder(&self.path)
        });
        if written.is_err() {
            // The old file still stands. What is left of the new one is removed here or before the next change.
            let _ = fs::remove_file(&new);
        }
        written
    }
}

/// Reads a key file, without a lock: a change replaces the file, so what is read is whole.
///
/// # Errors
/// [`KeyError::Missing`], [`Damage::NotAFile`], [`Damage::TooLarge`], [`KeyError::Io`].
pub(super) fn read(path: &Path) -> Result<Vec<u8>, KeyError> {
    let about = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => KeyError::Missing,
        _ => KeyError::Io { doing: "read", source: error },
    })?;
    if !about.is_file() {
        return Err(Damage::NotAFile.into());
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(io_error("read"))?;
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(io_error("read"))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Damage::TooLarge.into());
    }
    Ok(bytes)
}

fn write_whole(path: &Path, text: &str) -> Result<(), KeyError> {
    remove_leftover(path)?;
    let mut file = private().write(true).create_new(true).open(path).map_err(io_error("create"))?;
    file.write_all(text.as_bytes()).map_err(io_error("write"))?;
    file.sync_all().map_err(io_error("write to disk"))
}

/// Removes what a program that was killed in the middle left behind; nobody else writes here while the lock is held.
fn remove_leftover(path: &Path) -> Result<(), KeyError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(KeyError::Io { doing: "remove leftover", source: error })
        }
        _ => Ok(()),
    }
}

/// `house.keys` and `lock` make `house.keys.lock`.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or(OsStr::new("keys")).to_owned();
    name.push(".");
    name.push(suffix);
    path.with_file_name(name)
}

/// Options for a file that only its owner can read (mode 0600).
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes the rename itself last.
fn sync_folder(path: &Path) -> Result<(), KeyError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    open::sync_folder(folder).map_err(io_error("write folder to disk"))
}
