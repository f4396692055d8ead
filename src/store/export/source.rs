//! Reading an export again: file by file in the order of its list, each held against its digest.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, ErrorKind, Read},
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};

use super::{
    ExportError,
    age::{self, NotOpened, Opener},
    manifest::{Listed, MANIFEST, Manifest},
    tar,
    target::{SEALED, SEALED_SUM},
};
use crate::store::{
    StoreError,
    backup::Digest,
    keys::{Hex, Passphrase},
};

/// Larger than any list.
const LONGEST_LIST: u64 = 4 * 1024 * 1024;

/// How an export lies there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// Sealed with a passphrase: the file.
    Sealed(PathBuf),
    /// Readable: the folder.
    Plain(PathBuf),
}

impl Form {
    /// What lies at a path: the folder of an export, or the sealed file itself.
    ///
    /// # Errors
    /// [`ExportError::None`].
    pub fn of(path: &Path) -> Result<Self, ExportError> {
        let is_file = |path: &Path| fs::symlink_metadata(path).is_ok_and(|about| about.is_file());
        if is_file(&path.join(SEALED)) {
            return Ok(Self::Sealed(path.join(SEALED)));
        }
        if is_file(&path.join(MANIFEST)) {
            return Ok(Self::Plain(path.to_owned()));
        }
        if is_file(path) && path.extension().is_some_and(|end| end == "age") {
            return Ok(Self::Sealed(path.to_owned()));
        }
        Err(ExportError::None(path.to_owned()))
    }
}

enum From {
    Sealed(Box<tar::Reader<Opener<BufReader<File>>>>),
    Plain(PathBuf),
}

/// An export whose list was read.
pub struct Opened {
    /// What it holds.
    pub manifest: Manifest,
    /// SHA-256 of the list, and so of all of it.
    pub digest: Hex<32>,
    from: From,
}

/// Opens an export; a sealed one with its passphrase.
///
/// # Errors
/// [`ExportError`], and what the disk answers.
pub fn open(form: &Form, passphrase: Option<&Passphrase>) -> Result<Opened, StoreError> {
    let mut list = Vec::new();
    let from = match form {
        Form::Sealed(path) => {
            let mut archive = tar::Reader::new(unsealed(path, passphrase)?);
            let size = archive.begin(MANIFEST).map_err(|error| damage(error, SEALED))?;
            if size > LONGEST_LIST {
                return Err(ExportError::Changed(MANIFEST.to_owned()).into());
            }
            archive.read_to_end(&mut list).map_err(|error| damage(error, SEALED))?;
            From::Sealed(Box::new(archive))
        }
        Form::Plain(folder) => {
            let file = plain_file(folder, MANIFEST)?;
            file.take(LONGEST_LIST).read_to_end(&mut list)?;
            From::Plain(folder.clone())
        }
    };
    let digest = Hex(Sha256::digest(&list).into());
    Ok(Opened { manifest: Manifest::parse(&list)?, digest, from })
}

fn unsealed(path: &Path, passphrase: Option<&Passphrase>) -> Result<Opener<BufReader<File>>, StoreError> {
    let Some(passphrase) = passphrase else { return Err(ExportError::WrongPassphrase.into()) };
    let file = File::open(path)?;
    match age::open(BufReader::new(file), passphrase)? {
        Ok(opener) => Ok(opener),
        // The line with the key is locked by the passphrase: whether it was changed, only the digest beside it tells.
        Err(NotOpened::WrongPassphrase) if is_as_it_was(path) => Err(ExportError::WrongPassphrase.into()),
        Err(_) => Err(ExportError::Changed(name_of(path)).into()),
    }
}

/// Whether a sealed file is the one that was made, as far as anybody can tell: without a digest beside it, nothing says otherwise.
fn is_as_it_was(path: &Path) -> bool {
    let Ok(sum) = fs::read_to_string(path.with_file_name(SEALED_SUM)) else { return true };
    let found = Digest::of(path).map(|digest| digest.sha256.to_string());
    found.is_ok_and(|found| sum.split_whitespace().next() == Some(found.as_str()))
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// A file of a readable export. Only ordinary files: one that leads elsewhere, or never ends, is none of ours.
fn plain_file(folder: &Path, name: &str) -> Result<File, StoreError> {
    let path = folder.join(name);
    match fs::symlink_metadata(&path) {
        Ok(about) if about.is_file() => Ok(File::open(&path)?),
        Ok(_) => Err(ExportError::Changed(name.to_owned()).into()),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Err(ExportError::Missing(name.to_owned()).into())
        }
        Err(error) => Err(error.into()),
    }
}

/// What a piece that is not what was written means; anything else is the disk's own fault.
fn damage(error: io::Error, file: &str) -> StoreError {
    match error.kind() {
        ErrorKind::InvalidData | ErrorKind::UnexpectedEof => ExportError::Changed(file.to_owned()).into(),
        _ => error.into(),
    }
}

impl Opened {
    /// Goes through a file of the list. What `read` does not read is passed over; that all of it is what was written counts
    /// before what `read` says of it.
    pub(super) fn file<T>(
        &mut self,
        listed: &Listed,
        read: impl FnOnce(&mut dyn BufRead) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match &mut self.from {
            From::Sealed(archive) => {
                let size = archive.begin(&listed.path).map_err(|error| damage(error, SEALED))?;
                if size != listed.size {
                    return Err(ExportError::Changed(listed.path.clone()).into());
                }
                proven(archive.as_mut(), listed, SEALED, read)
            }
            From::Plain(folder) => {
                let file = plain_file(folder, &listed.path)?;
                if file.metadata()?.len() != listed.size {
                    return Err(ExportError::Changed(listed.path.clone()).into());
                }
                proven(file, listed, &listed.path, read)
            }
        }
    }

    /// Makes sure that nothing stands behind the last file.
    pub(super) fn finish(self) -> Result<(), StoreError> {
        match self.from {
            From::Sealed(archive) => archive.finish().map_err(|error| damage(error, SEALED)),
            From::Plain(_) => Ok(()),
        }
    }
}

/// Reads a file through its digest. `blamed` is what is damaged where it cannot be read.
fn proven<T>(
    from: impl Read,
    listed: &Listed,
    blamed: &str,
    read: impl FnOnce(&mut dyn BufRead) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let mut through = BufReader::with_capacity(1 << 16, Digested { from, hasher: Sha256::new(), size: 0 });
    let answer = read(&mut through);
    io::copy(&mut through, &mut io::sink()).map_err(|error| damage(error, blamed))?;
    let Digested { hasher, size, .. } = through.into_inner();
    if size != listed.size || Hex(hasher.finalize().into()) != listed.sha256 {
        return Err(ExportError::Changed(listed.path.clone()).into());
    }
    answer
}

struct Digested<R> {
    from: R,
    hasher: Sha256,
    size: u64,
}

impl<R: Read> Read for Digested<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(out)?;
        self.hasher.update(&out[..read]);
        self.size += read as u64;
        Ok(read)
    }
}
