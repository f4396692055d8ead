//! Where the files of an export are written: into one sealed archive, or readable into a folder.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
};

use sha2::{Digest as _, Sha256};

use super::{
    age::{self, Cost, Sealer},
    part::Part,
    tar,
};
use crate::store::{
    StoreError,
    keys::{Hex, Passphrase},
};

/// The sealed archive, and its digest beside it in the form `sha256sum` checks.
pub(super) const SEALED: &str = "house.tar.age";
pub(super) const SEALED_SUM: &str = "house.tar.age.sha256";

/// Counts and digests what passes.
pub(super) struct Measured<W> {
    out: W,
    hasher: Sha256,
    pub size: u64,
}

impl<W: Write> Measured<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, hasher: Sha256::new(), size: 0 }
    }

    pub(super) fn sha256(self) -> Hex<32> {
        self.parts().1
    }

    fn parts(self) -> (W, Hex<32>) {
        (self.out, Hex(self.hasher.finalize().into()))
    }
}

impl<W: Write> Write for Measured<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.out.write(bytes)?;
        self.hasher.update(&bytes[..taken]);
        self.size += taken as u64;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

type Archive = tar::Writer<Sealer<Measured<BufWriter<File>>>>;

/// Takes one file after another.
pub(super) enum Target<'p> {
    Sealed(Box<Archive>, &'p Part),
    Plain(Option<BufWriter<File>>, &'p Part),
}

impl<'p> Target<'p> {
    pub(super) fn sealed(part: &'p Part, passphrase: &Passphrase, cost: Cost) -> Result<Self, StoreError> {
        let file = Measured::new(BufWriter::new(part.file(SEALED)?));
        Ok(Self::Sealed(Box::new(tar::Writer::new(age::seal(file, passphrase, cost)?)), part))
    }

    pub(super) const fn plain(part: &'p Part) -> Self {
        Self::Plain(None, part)
    }

    /// Begins a file of exactly so many bytes.
    pub(super) fn begin(&mut self, name: &str, size: u64) -> io::Result<()> {
        match self {
            Self::Sealed(archive, _) => archive.begin(name, size),
            Self::Plain(file, part) => {
                if let Some(before) = file.replace(BufWriter::new(part.file(name)?)) {
                    kept(before)?;
                }
                Ok(())
            }
        }
    }

    /// Ends the last file; all of it has reached the disk then.
    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Self::Sealed(archive, part) => {
                let (file, sha256) = archive.finish()?.finish()?.parts();
                kept(file)?;
                let mut sum = BufWriter::new(part.file(SEALED_SUM)?);
                sum.write_all(format!("{sha256}  {SEALED}\n").as_bytes())?;
                kept(sum)
            }
            Self::Plain(file, _) => file.map_or(Ok(()), kept),
        }
    }
}

/// What was written reaches the disk.
pub(super) fn kept(file: BufWriter<File>) -> io::Result<()> {
    file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}

impl Write for Target<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Sealed(archive, _) => archive.write(bytes),
            Self::Plain(Some(file), _) => file.write(bytes),
            Self::Plain(None, _) => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Sealed(archive, _) => archive.flush(),
            Self::Plain(file, _) => file.as_mut().map_or(Ok(()), Write::flush),
        }
    }
}
