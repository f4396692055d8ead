//! Files of a copy until everything in it is proven: under names that no copy has, and gone again if anything fails.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use super::name::{self, DATABASE, KEYS, LIST, PART};
use crate::store::{
    keys::{HouseId, KeyFile},
    open,
};

/// The three files of a copy by half. Dropped before [`Unfinished::finish`], it takes them away. The key file is the first that is
/// written and the last that goes: it says whose the others are.
#[derive(Debug)]
pub(super) struct Unfinished {
    folder: PathBuf,
    /// What the files by half are called.
    name: String,
    /// What they are called once everything is proven, while they get their names.
    proven: Option<String>,
}

impl Unfinished {
    /// Begins a copy.
    pub(super) fn begin(folder: &Path, name: String) -> Self {
        Self { folder: folder.to_owned(), name, proven: None }
    }

    /// What the files by half are called.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The database by half.
    pub(super) fn database(&self) -> PathBuf {
        self.part(DATABASE)
    }

    /// The key file by half.
    pub(super) fn keys(&self) -> PathBuf {
        self.part(KEYS)
    }

    /// Makes the file the database is copied into, for its owner alone.
    pub(super) fn make_database(&self) -> io::Result<()> {
        new_file(&self.database()).map(drop)
    }

    /// Writes the key file, down to the disk.
    pub(super) fn write_keys(&self, bytes: &[u8]) -> io::Result<()> {
        write(&self.keys(), bytes)
    }

    /// Writes the list, down to the disk.
    pub(super) fn write_list(&self, text: &str) -> io::Result<()> {
        write(&self.part(LIST), text.as_bytes())
    }

    /// Lets the database reach the disk.
    pub(super) fn keep_database(&self) -> io::Result<()> {
        OpenOptions::new().write(true).open(self.database())?.sync_all()
    }

    /// Gives the files the name of the copy, which is nobody's yet; the database last: where one stands, the other two stand
    /// beside it.
    pub(super) fn finish(mut self, name: &str) -> io::Result<()> {
        self.proven = Some(name.to_owned());
        for end in [LIST, KEYS, DATABASE] {
            fs::rename(self.part(end), self.folder.join(format!("{name}.{end}")))?;
        }
        open::sync_folder(&self.folder)?;
        // From here on there is nothing to take away.
        self.proven = None;
        Ok(())
    }

    fn part(&self, end: &str) -> PathBuf {
        self.folder.join(format!("{}.{end}.{PART}", self.name))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // The database first: without it the other two are no copy.
        for end in [DATABASE, LIST, KEYS] {
            if let Some(name) = &self.proven {
                let _ = fs::remove_file(self.folder.join(format!("{name}.{end}")));
            }
            let _ = fs::remove_file(self.part(end));
        }
        let _ = fs::remove_file(self.folder.join(format!("{}.{DATABASE}.{PART}-journal", self.name)));
    }
}

/// Clears away the files by half that programs left which were ended in the middle of a copy of this house: the key file tells
/// whose they are. Only while nobody makes a copy here. Answers how many files.
pub(super) fn sweep(folder: &Path, house: HouseId) -> io::Result<usize> {
    let mut left = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some((stem, end)) = path.file_name().and_then(|name| name.to_str()).and_then(name::file) else {
            continue;
        };
        let is_part = end.split('.').nth(1).is_some_and(|part| part == PART || part == "part-journal");
        if is_part && is_of(folder, stem, house) {
            left.push((end == format!("{KEYS}.{PART}"), path));
        }
    }
    // The key file last: whoever is ended in the middle of this leaves no file whose house nobody knows.
    left.sort();
    left.iter().try_for_each(|(_, path)| fs::remove_file(path))?;
    Ok(left.len())
}

/// Whether the key file of a copy by half, or the one that has its name already, is that of the house.
fn is_of(folder: &Path, stem: &str, house: HouseId) -> bool {
    let ends = [format!("{KEYS}.{PART}"), KEYS.to_owned()];
    let mut keys = ends.iter().filter_map(|end| KeyFile::read(&folder.join(format!("{stem}.{end}"))).ok());
    keys.any(|keys| keys.house() == house)
}

fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    open::private_mode(&mut options);
    options.open(path)
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = new_file(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
