//! Which terminals live: each that has a draft open holds a seat, a lock on an empty file beside the house. The system lets go
//! of it when the process ends, however it ends, so whoever is gone holds nothing; and nobody has to look at a clock.

use std::fs::{self, File, OpenOptions};

use super::{
    error::StoreError,
    open::{FolderLock, HouseFolder, busy, path_error, private_mode},
};

/// Terminals that keep drafts at the same time. No house has so many screens.
const MOST: i64 = 99;

/// The seat of this terminal, while it lives.
#[derive(Debug)]
pub(super) struct Seat {
    number: i64,
    _lock: FolderLock,
}

impl Seat {
    /// Takes the first seat that is free.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when there is none; whatever the path answers.
    pub(super) fn take(folder: &HouseFolder) -> Result<Self, StoreError> {
        for number in 1..=MOST {
            let file = open(folder, number)?;
            match file.try_lock() {
                Ok(()) => return Ok(Self { number, _lock: FolderLock(file) }),
                Err(fs::TryLockError::WouldBlock) => {}
                Err(error) => return Err(busy(error)),
            }
        }
        Err(StoreError::Busy)
    }

    /// Its number, which nobody else has as long as this terminal lives.
    pub(super) const fn number(&self) -> i64 {
        self.number
    }
}

/// Whether a terminal sits there. Whoever looks shares the lock with others who look.
///
/// # Errors
/// Whatever the path answers.
pub(super) fn is_taken(folder: &HouseFolder, number: i64) -> Result<bool, StoreError> {
    let path = folder.seat(number);
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(path_error(&error, path)),
    };
    match file.try_lock_shared() {
        Ok(()) => {
            drop(FolderLock(file));
            Ok(false)
        }
        Err(fs::TryLockError::WouldBlock) => Ok(true),
        Err(error) => Err(busy(error)),
    }
}

fn open(folder: &HouseFolder, number: i64) -> Result<File, StoreError> {
    let path = folder.seat(number);
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    private_mode(&mut options);
    options.open(&path).map_err(|error| path_error(&error, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_one_terminals_and_free_when_that_has_ended() {
        let home = tempfile::tempdir().unwrap();
        let folder = HouseFolder::new(home.path());
        assert!(!is_taken(&folder, 1).unwrap(), "nobody ever sat there");
        let (first, second) = (Seat::take(&folder).unwrap(), Seat::take(&folder).unwrap());
        assert_eq!((first.number(), second.number()), (1, 2));
        assert!(is_taken(&folder, 1).unwrap() && is_taken(&folder, 2).unwrap());
        drop(first);
        assert!(!is_taken(&folder, 1).unwrap() && is_taken(&folder, 2).unwrap());
        assert_eq!(Seat::take(&folder).unwrap().number(), 1);
    }
}
