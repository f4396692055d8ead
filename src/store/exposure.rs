//! Who else on the machine could look into the files of a house.

use std::{
    fs::{self, Metadata},
    path::{Path, PathBuf},
};

use super::{HouseFolder, backup};

/// Something about the files of a house that should be otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exposure {
    /// A link and no file: whoever can change where it leads decides which house is opened.
    Link(PathBuf),
    /// Others on the machine can read or change it.
    Open(PathBuf),
}

/// Looks at the folder of a house, at its files and at the copies in its first place. What else lies in the folder is
/// somebody's own business, and so is a medium that knows no owners.
#[must_use]
pub fn exposures(folder: &HouseFolder) -> Vec<Exposure> {
    let copies = folder.backups();
    let own = std::iter::once(folder.path().to_owned()).chain(named(folder.path(), "house."));
    // A folder elsewhere may lie on a stick, where everything belongs to whoever has it in the hand.
    let is_here = backup::same_disk(folder.path(), &copies) == Some(true);
    let copies = is_here.then(|| std::iter::once(copies.clone()).chain(named(&copies, "house-")));
    own.chain(copies.into_iter().flatten()).filter_map(exposure).collect()
}

fn exposure(path: PathBuf) -> Option<Exposure> {
    let about = fs::symlink_metadata(&path).ok()?;
    if about.is_symlink() {
        return Some(Exposure::Link(path));
    }
    is_open_to_others(&about).then_some(Exposure::Open(path))
}

/// The files whose name begins so, in their order.
fn named(folder: &Path, beginning: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let ours = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(beginning));
    let mut paths: Vec<PathBuf> = ours.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

#[cfg(unix)]
fn is_open_to_others(about: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    about.permissions().mode() & 0o077 != 0
}

/// Windows keeps what is in a person's own folder for that person.
#[cfg(not(unix))]
fn is_open_to_others(_: &Metadata) -> bool {
    false
}
