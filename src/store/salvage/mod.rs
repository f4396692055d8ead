//! Reading what can be read from a damaged house into a new one.
//!
//! SQLCipher reads no further than the first page whose seal is broken. So the pages are read here, one by one, as the file and
//! its write-ahead log stand, which are opened to be read alone: every page has a seal of its own, and every row on a page that
//! is whole is found, also where the page that leads there is not. The rows go into a new database of the same schema, with
//! their numbers; indexes and the search are made anew.
//!
//! | file | what lives there |
//! |---|---|
//! | `page`, `wal`, `node`, `tree` | the two files, their pages, the trees they make |
//! | `schema`, `fill` | which tables there are, and taking their rows in |
//! | `people`, `lost`, `safe` | rows the trail tells of, rows that stand for lost ones, and the stricter where nobody knows |
//! | `gaps` | what is missing, by table and time |
//! | `build` | the new house |

mod build;
mod fill;
mod gaps;
mod lost;
mod node;
mod page;
mod people;
mod replay;
mod safe;
mod schema;
#[cfg(test)]
mod tests;
mod tree;
mod wal;

use std::{
    collections::BTreeMap,
    fs::{self, File, TryLockError},
    path::Path,
};

pub use self::gaps::{Gap, Loss};
use self::page::Pages;
pub use self::safe::Safe;
use super::{
    HouseFolder, StoreError,
    backup::{self, BackupError},
    keys::{DataKey, KeyFile, Opener, Unlocked},
};
use crate::domain::{
    ids::AuditId,
    staff::Initials,
    time::{Instant, Zone},
};

/// What is being done, of large houses for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Pages are read and their rows taken in.
    Reading,
    /// What is missing is looked for.
    Missing,
    /// The search is made anew.
    Search,
    /// Everything in the new house is checked.
    Checking,
}

/// Is told the stage, how much of it is done, and of how much.
pub type Tell<'a> = &'a mut dyn FnMut(Stage, u64, u64);

/// What is salvaged, by whom, and where it goes.
#[derive(Debug)]
pub struct Request<'a> {
    /// The damaged house. Nothing in it is written.
    pub from: &'a HouseFolder,
    /// The key file, when it is not the one of the house.
    pub keys: Option<&'a Path>,
    /// Who salvages; with the code on paper who says to.
    pub initials: &'a Initials,
    /// What opens the house for them.
    pub opener: &'a Opener,
    /// The new house; nothing may be there.
    pub to: &'a HouseFolder,
    /// This moment.
    pub now: Instant,
    /// Where the house stands.
    pub zone: Zone,
    /// What is to be read in the place of a row that is lost.
    pub words: &'a str,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Rows that were found, in all tables.
    pub rows: u64,
    /// What is missing.
    pub losses: Vec<Loss>,
    /// Rows of tables that are not there any more, and that the trail tells of.
    pub from_trail: BTreeMap<String, u64>,
    /// Rows that hold until somebody decides anew: the stricter of what a lost one may have said.
    pub on_the_safe_side: BTreeMap<Safe, u64>,
    /// Parts of indexes and of the search that could not be read: nothing is missing there, they are made anew.
    pub made_anew: usize,
    /// Pages of the write-ahead log that could not be read.
    pub damaged_in_log: usize,
    /// The row of the new trail that tells of it.
    pub row: AuditId,
}

impl Report {
    /// Every row was found.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.losses.is_empty() && self.from_trail.is_empty() && self.damaged_in_log == 0
    }
}

/// Makes a new house of what can be read.
///
/// # Errors
/// [`BackupError::Stands`] where something is; [`StoreError::NothingToSalvage`] when the first page cannot be read, which says
/// where everything lies; [`StoreError::KeyFileDamaged`], [`StoreError::WrongPassphrase`], [`StoreError::Newer`],
/// [`StoreError::Busy`] while another program has the house open; a refusal for a role that may not; what the disks answer.
/// Nothing is left of the new house then.
pub fn salvage(request: &Request<'_>, tell: Tell<'_>) -> Result<Report, StoreError> {
    let Request { from, to, .. } = request;
    if fs::symlink_metadata(to.path()).is_ok() {
        return Err(BackupError::Stands(to.path().to_owned()).into());
    }
    if !from.database().exists() {
        return Err(if from.is_house() {
            StoreError::NothingToSalvage
        } else {
            StoreError::NoHouse(from.path().to_owned())
        });
    }
    to.check_place()?;
    let _quiet = quiet(from)?;
    let keys = request.keys.map_or_else(|| from.keys(), Path::to_owned);
    let file = KeyFile::read(&keys)?;
    let Unlocked { slot, key, pending } = file.open_by(Some(request.initials.as_str()), request.opener)?;
    let (pages, key) = open(from, key, pending).map_err(|error| {
        let unlock = |keys: &KeyFile| keys.open_by(Some(request.initials.as_str()), request.opener).ok();
        let fits = |key: &DataKey| Pages::open(&from.database(), &from.log(), key).is_ok_and(|pages| pages.is_some());
        backup::told_apart(error, from, &file, &unlock, &fits)
    })?;
    backup::claim(to)?;
    let source = build::Source { request, pages: &pages, key: &key, keys: &keys, file: &file, slot };
    let built = build::build(&source, tell);
    if built.as_ref().is_err_and(|error| !backup::is_anothers(error)) {
        to.give_up();
    }
    built
}

/// Opens the pages with the key, or with the one it was about to be changed for.
fn open(from: &HouseFolder, key: DataKey, pending: Option<DataKey>) -> Result<(Pages, DataKey), StoreError> {
    let log = from.log();
    for key in std::iter::once(key).chain(pending) {
        if let Some(pages) = Pages::open(&from.database(), &log, &key)? {
            return Ok((pages, key));
        }
    }
    Err(StoreError::NothingToSalvage)
}

/// Nobody writes in the house while this lives. A lock that is not there is not made: nothing in the folder is written.
fn quiet(from: &HouseFolder) -> Result<Option<File>, StoreError> {
    let Ok(lock) = File::open(from.lock()) else { return Ok(None) };
    match lock.try_lock() {
        Ok(()) => Ok(Some(lock)),
        Err(TryLockError::WouldBlock) => Err(StoreError::Busy),
        // A disk that knows no locks has nobody else's either.
        Err(TryLockError::Error(_)) => Ok(None),
    }
}
