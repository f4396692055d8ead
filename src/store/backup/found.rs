//! What lies in a folder of copies.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    BackupError, PlaceFault,
    manifest::{Flaws, Manifest},
    name::{self, DATABASE, KEYS, LIST},
};
use crate::{
    domain::{
        backup::{Place, Step},
        ids::AuditId,
        names::Line,
        refusal::Refusal,
        time::Instant,
    },
    store::{
        HouseFolder, StoreError,
        keys::{HouseId, KeyFile},
    },
};

/// A copy that lies in a folder, as far as can be seen without a key.
#[derive(Debug, Clone)]
pub struct Found {
    folder: PathBuf,
    /// Its name, without an end.
    pub name: String,
    /// What it should hold; `None` when the list is not there or cannot be read.
    pub list: Option<Manifest>,
    /// Copies that are no longer kept since this one was made, by their names; only of one that was just made.
    pub replaced: Vec<String>,
}

impl Found {
    fn new(folder: &Path, name: &str) -> Self {
        let list = Manifest::read(&folder.join(format!("{name}.{LIST}")));
        Self { folder: folder.to_owned(), name: name.to_owned(), list, replaced: Vec::new() }
    }

    /// One that was just made.
    pub(super) fn proven(folder: &Path, name: &str, list: Manifest) -> Self {
        Self { folder: folder.to_owned(), name: name.to_owned(), list: Some(list), replaced: Vec::new() }
    }

    /// The folder it lies in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The database.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.file(DATABASE)
    }

    /// The key file.
    #[must_use]
    pub fn keys(&self) -> PathBuf {
        self.file(KEYS)
    }

    pub(super) fn file(&self, end: &str) -> PathBuf {
        self.folder.join(format!("{}.{end}", self.name))
    }

    /// Its three files are there, and the database is as long as it was. Whether every byte is, only reading all of it tells.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let length = fs::metadata(self.database()).map(|about| about.len()).ok();
        self.list.as_ref().is_some_and(|list| length == Some(list.size)) && self.keys().is_file()
    }

    /// What is wrong with the house it was made of, and so with it; nothing without a list.
    #[must_use]
    pub fn flaws(&self) -> Flaws {
        self.list.as_ref().map_or_else(Flaws::default, |list| list.flaws)
    }

    /// It is whole, and passed every check when it was made.
    #[must_use]
    pub fn is_proven(&self) -> bool {
        self.is_whole() && self.flaws().is_none()
    }

    /// Whether all that opens the house now opens it too: the same passphrases, the same code on paper, the same data key. Who it
    /// opens for besides does not count. `None` where one of the two key files cannot be read, or it is another house's.
    #[must_use]
    pub fn opens_as(&self, house: &HouseFolder) -> Option<bool> {
        let (copy, house) = (KeyFile::read(&self.keys()).ok()?, KeyFile::read(&house.keys()).ok()?);
        (copy.house() == house.house()).then(|| copy.opens_as(&house))
    }

    /// The house it is a copy of; `None` without a list.
    #[must_use]
    pub fn house(&self) -> Option<HouseId> {
        self.list.as_ref().map(|list| list.house)
    }

    /// The newest row of the chain in it; 0 without a list.
    #[must_use]
    pub fn head(&self) -> AuditId {
        self.list.as_ref().map_or(AuditId(0), |list| list.chain.row)
    }

    /// When it was made; `None` without a list.
    #[must_use]
    pub fn made_at(&self) -> Option<Instant> {
        self.list.as_ref().map(|list| list.made_at)
    }
}

impl Found {
    /// What is written down about it when it was just made. A copy that is like a house with a fault counts nowhere, and that it
    /// was taken is still written.
    ///
    /// # Errors
    /// A name that no line may hold.
    pub fn step(&self, place: Place) -> Result<Step, Refusal> {
        let (copy, head) = (Line::new(&self.name)?, self.head());
        Ok(if self.flaws().is_none() { Step::Made { place, copy, head } } else { Step::Kept { copy, head } })
    }
}

/// The copies in a folder, the newest first; one without a list last. What is not ours is not looked at.
///
/// # Errors
/// [`PlaceFault`] when the folder is not there or cannot be read.
pub fn list(folder: &Path) -> Result<Vec<Found>, StoreError> {
    let fault = |error: &std::io::Error| {
        let why = match error.kind() {
            std::io::ErrorKind::NotFound => PlaceFault::Missing,
            std::io::ErrorKind::NotADirectory => PlaceFault::NotAFolder,
            _ => PlaceFault::Vanished,
        };
        StoreError::from(BackupError::Place { folder: folder.to_owned(), why })
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| fault(&error))? {
        let file = entry.map_err(|error| fault(&error))?.file_name();
        if let Some((name, DATABASE)) = file.to_str().and_then(name::file) {
            found.push(Found::new(folder, name));
        }
    }
    // Of two within a second the one that holds more is the newer.
    found.sort_by(|a, b| (b.made_at(), b.head(), &b.name).cmp(&(a.made_at(), a.head(), &a.name)));
    Ok(found)
}

/// The newest proven copy of a house in a folder; one whose time is ahead of the clock only where there is no other. Copies of
/// several houses may lie on one medium. Where the house is lost, with its key file, every copy counts.
///
/// # Errors
/// As [`list`]; [`BackupError::None`] when there is none, [`BackupError::OnlyFlawed`] when all are like a house with a fault.
pub fn newest(folder: &Path, house: &HouseFolder, now: Instant) -> Result<Found, StoreError> {
    newest_of(folder, house, now, Found::is_proven)
}

/// The same, and one that is like its house but not proven counts too: the house has a fault of its own.
///
/// # Errors
/// As [`newest`].
pub fn newest_kept(folder: &Path, house: &HouseFolder, now: Instant) -> Result<Found, StoreError> {
    newest_of(folder, house, now, Found::is_whole)
}

fn newest_of(
    folder: &Path,
    house: &HouseFolder,
    now: Instant,
    counts: fn(&Found) -> bool,
) -> Result<Found, StoreError> {
    let house = KeyFile::read(&house.keys()).ok().map(|keys| keys.house());
    let is_ours = |found: &Found| house.is_none() || found.house() == house;
    let mut whole: Vec<Found> = list(folder)?.into_iter().filter(|found| counts(found) && is_ours(found)).collect();
    let at = whole.iter().position(|found| found.made_at().is_some_and(|made| made <= now)).unwrap_or(0);
    if !whole.is_empty() {
        return Ok(whole.swap_remove(at));
    }
    let only_flawed = list(folder)?.iter().any(|found| found.is_whole() && is_ours(found));
    let none = if only_flawed { BackupError::OnlyFlawed } else { BackupError::None };
    Err(none(folder.to_owned()).into())
}

/// Whether a copy of the same house that was made later does not hold everything this one holds, as far as the lists tell: the
/// house has fallen back between the two.
#[must_use]
pub fn holds_more(copy: &Found, among: &[Found]) -> bool {
    let Some(list) = copy.list.as_ref().filter(|_| copy.is_whole()) else { return false };
    among.iter().filter_map(|other| other.list.as_ref()).any(|other| {
        let is_later = other.house == list.house && other.made_at > list.made_at;
        is_later
            && (other.chain.row < list.chain.row || (other.chain.row == list.chain.row && other.chain != list.chain))
    })
}

/// The copy a person means: its name in one of these folders, or one of its files anywhere.
///
/// # Errors
/// [`BackupError::NoCopy`].
pub fn find(places: &[PathBuf], written: &str) -> Result<Found, StoreError> {
    let path = Path::new(written);
    let stem = |end: &str| path.file_name()?.to_str()?.strip_suffix(end)?.strip_suffix('.').map(str::to_owned);
    let named =
        [DATABASE, KEYS, LIST].into_iter().find_map(stem).or_else(|| Some(path.file_name()?.to_str()?.to_owned()));
    let beside = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    // A file in the folder one stands in has no folder before it: the places of the house are looked at first.
    let here = || places.iter().map(PathBuf::as_path).chain([Path::new(".")]).collect();
    let folders: Vec<&Path> = beside.map_or_else(here, |beside| vec![beside]);
    let mut copies = named.iter().flat_map(|name| folders.iter().map(move |folder| Found::new(folder, name)));
    copies.find(|copy| copy.database().is_file()).ok_or_else(|| BackupError::NoCopy(written.to_owned()).into())
}
