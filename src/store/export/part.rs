//! The folder of an export until it is proven: under a name that ends in `.part`, and gone again if anything fails.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use super::ExportError;
use crate::store::{StoreError, backup::PlaceFault, open};

/// Held while the export is made: whoever has it knows that what stands in the folder was left by a program that is no more.
const LOCK: &str = "export.lock";

/// A folder by half. Dropped before [`Part::keep`], it takes itself away.
#[derive(Debug)]
pub(super) struct Part {
    folder: PathBuf,
    to: PathBuf,
    lock: Option<open::FolderLock>,
    is_kept: bool,
}

impl Part {
    /// Begins a folder that is to stand at `to`, where nothing is.
    pub(super) fn begin(to: &Path) -> Result<Self, ExportError> {
        let stands = |path: &Path| fs::symlink_metadata(path).is_ok();
        if stands(to) {
            return Err(ExportError::Stands(to.to_owned()));
        }
        let above = to.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let fault = |why| ExportError::Place { folder: above.to_owned(), why };
        match fs::metadata(above) {
            Ok(about) if about.is_dir() => {}
            Ok(_) => return Err(fault(PlaceFault::NotAFolder)),
            Err(error) => return Err(fault(PlaceFault::of(&error))),
        }
        let Some(name) = to.file_name() else { return Err(ExportError::Stands(to.to_owned())) };
        let mut part = OsString::from(name);
        part.push(".part");
        let folder = to.with_file_name(part);
        // What stands there without our lock is somebody else's.
        if stands(&folder) && !stands(&folder.join(LOCK)) {
            return Err(ExportError::Stands(folder));
        }
        open::create_private_folder(&folder).map_err(|error| fault(PlaceFault::of(&error)))?;
        let mut begun = Self { folder, to: to.to_owned(), lock: None, is_kept: true };
        begun.take_lock()?;
        begun.is_kept = false;
        begun.clear().map_err(|error| fault(PlaceFault::of(&error)))?;
        Ok(begun)
    }

    fn take_lock(&mut self) -> Result<(), ExportError> {
        let fault = |error: &io::Error| ExportError::Place { folder: self.folder.clone(), why: PlaceFault::of(error) };
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        open::private_mode(&mut options);
        let file = options.open(self.folder.join(LOCK)).map_err(|error| fault(&error))?;
        match file.try_lock() {
            Ok(()) => self.lock = Some(open::FolderLock(file)),
            Err(fs::TryLockError::WouldBlock) => return Err(ExportError::BeingMade(self.to.clone())),
            Err(fs::TryLockError::Error(error)) => return Err(fault(&error)),
        }
        Ok(())
    }

    /// Takes away what a program left that was ended in the middle.
    fn clear(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name() == LOCK {
                continue;
            }
            if entry.file_type()?.is_dir() { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) }?;
        }
        Ok(())
    }

    pub(super) fn path(&self) -> &Path {
        &self.folder
    }

    /// A new file in it, for its owner alone, with the folders above it.
    pub(super) fn file(&self, name: &str) -> io::Result<File> {
        let path = self.folder.join(name);
        if let Some(above) = path.parent() {
            open::create_private_folder(above)?;
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        open::private_mode(&mut options);
        options.open(path)
    }

    /// Lets it stand under its own name.
    pub(super) fn keep(mut self) -> Result<(), StoreError> {
        let kept = self.moved();
        self.is_kept = kept.is_ok();
        kept
    }

    fn moved(&mut self) -> Result<(), StoreError> {
        let fault = |error: io::Error| ExportError::Place { folder: self.to.clone(), why: PlaceFault::of(&error) };
        // A system may not move a folder in which a file is open.
        self.lock = None;
        fs::remove_file(self.folder.join(LOCK)).map_err(fault)?;
        if fs::symlink_metadata(&self.to).is_ok() {
            return Err(ExportError::Stands(self.to.clone()).into());
        }
        fs::rename(&self.folder, &self.to).map_err(fault)?;
        let above = self.to.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Ok(open::sync_folder(above)?)
    }

    /// What has happened to the disk while something was written, where it is the disk's fault.
    pub(super) fn fault(&self, error: StoreError) -> StoreError {
        let why = match &error {
            StoreError::Io(fault) if fault.kind() != ErrorKind::InvalidData => PlaceFault::of(fault),
            StoreError::DiskFull => PlaceFault::Full,
            _ => return error,
        };
        ExportError::Place { folder: self.to.clone(), why }.into()
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_kept {
            // The lock goes last: without it nobody would know whose the folder is.
            let _ = self.clear();
            self.lock = None;
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}
