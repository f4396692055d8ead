//! Files outside the house, which are as readable as paper. While one is written it stands beside where it is to stand, under
//! a name that says it is not done.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions, TryLockError},
    io::{ErrorKind, Write as _},
    path::{Path, PathBuf},
};

use crate::{
    store::{StoreError, sync_folder},
    text::Texts,
};

/// Why nothing was written outside the house.
#[derive(Debug, thiserror::Error)]
pub enum OutsideError {
    /// A file stands there, or somebody else is writing it: nothing is overwritten.
    #[error("the file exists")]
    Exists(PathBuf),
    /// There is no such folder.
    #[error("the folder is not there")]
    NoFolder(PathBuf),
    /// Nothing may be written there.
    #[error("the file cannot be written")]
    Forbidden(PathBuf),
    /// The folder of the house holds no readable file.
    #[error("the file would lie in the folder of the house")]
    InTheHouse(PathBuf),
    /// What the house or the disk answers.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl OutsideError {
    /// What is wrong with the path; of what the house answers only that something is.
    #[must_use]
    pub fn told(&self, t: Texts) -> String {
        match self {
            Self::Exists(path) => t.cli_file_exists(path.display()),
            Self::NoFolder(path) => t.cli_folder_missing(path.display()),
            Self::Forbidden(path) => t.cli_file_not_written(path.display()),
            Self::InTheHouse(path) => t.pack_in_the_house(path.display()),
            Self::Store(error) => error.to_string(),
        }
    }
}

/// What stands behind the name of a file that is not done.
const END: &str = ".part";

/// A file that is being written. It gets its name when it is done, and is thrown away otherwise; one that a killed program has
/// left behind makes room for the next.
#[derive(Debug)]
pub(in crate::report) struct Part {
    file: File,
    path: PathBuf,
    folder: PathBuf,
    /// Where it is to stand.
    name: PathBuf,
    is_done: bool,
}

impl Part {
    /// Begins a file that is to stand at a path, and that nobody else on the machine can read.
    ///
    /// # Errors
    /// [`OutsideError::Exists`] where something stands already or somebody else is writing, and what is wrong with the path.
    pub(in crate::report) fn begin(path: &Path) -> Result<Self, OutsideError> {
        let file_name = path.file_name().ok_or_else(|| OutsideError::Forbidden(path.to_owned()))?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        let mut part = OsString::from(file_name);
        part.push(END);
        let (name, part, folder) = (folder.join(file_name), folder.join(part), folder.to_owned());
        is_free(&name)?;
        throw_away_left_over(&part)?;
        let file = create(&part, path)?;
        // Where a disk knows no locks, nobody else is kept from the same file; it is still never written over.
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(OutsideError::Exists(part));
        }
        Ok(Self { file, path: part, folder, name, is_done: false })
    }

    /// What is written to.
    pub(in crate::report) const fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Whether nothing has come to stand meanwhile where it is to stand.
    ///
    /// # Errors
    /// [`OutsideError::Exists`].
    pub(in crate::report) fn is_free(&self) -> Result<(), OutsideError> {
        is_free(&self.name)
    }

    /// Gives the file its name, for good.
    ///
    /// # Errors
    /// What the disk answers.
    pub(in crate::report) fn finish(mut self) -> Result<(), OutsideError> {
        self.is_free()?;
        fs::rename(&self.path, &self.name).map_err(|error| OutsideError::Store(error.into()))?;
        self.is_done = true;
        // The file is there and whole. Some sticks keep no order of names, and say so.
        if let Err(error) = sync_folder(&self.folder) {
            tracing::warn!(%error, "the folder of what was handed out could not be brought to the disk");
        }
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_done {
            // What was begun is of no use to anybody, and tells of somebody.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// The folder of the house is encrypted file by file: a readable one does not belong there.
///
/// # Errors
/// [`OutsideError::InTheHouse`], and [`OutsideError::NoFolder`] where there is no such folder.
pub(in crate::report) fn is_outside(house: &Path, path: &Path) -> Result<(), OutsideError> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let (Ok(house), Ok(parent)) = (house.canonicalize(), parent.canonicalize()) else {
        return Err(OutsideError::NoFolder(path.to_owned()));
    };
    if parent.starts_with(house) { Err(OutsideError::InTheHouse(path.to_owned())) } else { Ok(()) }
}

/// Writes a text into a new file outside the house, which nobody else on the machine can read. Under its own name it stands whole
/// or not at all.
///
/// # Errors
/// [`OutsideError`].
pub(in crate::report) fn write_text(house: &Path, path: &Path, text: &str) -> Result<(), OutsideError> {
    is_outside(house, path)?;
    let mut part = Part::begin(path)?;
    let written = writeln!(part.file(), "{text}").and_then(|()| part.file().sync_all());
    written.map_err(StoreError::from)?;
    part.finish()
}

fn is_free(path: &Path) -> Result<(), OutsideError> {
    if path.symlink_metadata().is_ok() { Err(OutsideError::Exists(path.to_owned())) } else { Ok(()) }
}

/// Removes what a program that was killed has begun; what somebody is writing at this moment stays.
fn throw_away_left_over(part: &Path) -> Result<(), OutsideError> {
    let Ok(found) = part.symlink_metadata() else { return Ok(()) };
    let is_written =
        found.is_file() && File::open(part).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)));
    if is_written {
        return Err(OutsideError::Exists(part.to_owned()));
    }
    // One that cannot be removed is found again when the new one is made.
    let _ = fs::remove_file(part);
    Ok(())
}

fn create(part: &Path, path: &Path) -> Result<File, OutsideError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(part).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => OutsideError::Exists(part.to_owned()),
        ErrorKind::NotFound | ErrorKind::NotADirectory => OutsideError::NoFolder(path.to_owned()),
        ErrorKind::PermissionDenied | ErrorKind::IsADirectory => OutsideError::Forbidden(path.to_owned()),
        _ => OutsideError::Store(error.into()),
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_file_has_its_name_when_it_is_done_and_no_trace_of_it_is_left_otherwise() {
        let home = tempfile::tempdir().unwrap();
        let (path, beside) = (home.path().join("innsyn.txt"), home.path().join("innsyn.txt.part"));
        let mut part = Part::begin(&path).unwrap();
        part.file().write_all(b"Amir").unwrap();
        assert!(beside.exists() && !path.exists(), "not under its name before it is done");
        assert!(matches!(Part::begin(&path), Err(OutsideError::Exists(found)) if found == beside), "two at once");
        drop(part);
        assert!(!beside.exists() && !path.exists());
        let mut part = Part::begin(&path).unwrap();
        part.file().write_all(b"Amir").unwrap();
        part.finish().unwrap();
        assert_eq!((fs::read(&path).unwrap().as_slice(), beside.exists()), (&b"Amir"[..], false));
        assert!(matches!(Part::begin(&path), Err(OutsideError::Exists(found)) if found == path));
    }

    #[test]
    fn what_a_killed_program_left_makes_room_and_a_file_that_came_meanwhile_stays() {
        let home = tempfile::tempdir().unwrap();
        let (path, beside) = (home.path().join("innsyn.txt"), home.path().join("innsyn.txt.part"));
        fs::write(&beside, "halv").unwrap();
        let mut part = Part::begin(&path).unwrap();
        part.file().write_all(b"hel").unwrap();
        fs::write(&path, "en annens").unwrap();
        assert!(matches!(part.finish(), Err(OutsideError::Exists(_))));
        assert_eq!((fs::read_to_string(&path).unwrap().as_str(), beside.exists()), ("en annens", false));
    }
}
