//! What is left of a change of the data key that was cut short: settled by whoever opens the house next.

use std::{fs, io, path::PathBuf};

use crate::store::{
    entrance::at_path,
    error::StoreError,
    keys::{DataKey, KeyFile, Unlocked},
    open::{self, HouseFolder, Memory, path_error},
};

/// How a change that was cut short ended after all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// The database had the new key already: the change is done.
    Done,
    /// The database has the old key still: nothing was changed, and the unfinished copy is gone.
    Undone,
}

/// Looks which of the two keys the database has, takes the other one out of the key file and the unfinished copy away. `None`
/// where nothing was left behind, and where it has to wait: another terminal has the house open, or the disk takes nothing. The
/// house opens all the same then, with whichever of the keys fits.
pub(in crate::store) fn settle(folder: &HouseFolder, unlocked: &Unlocked) -> Option<Settled> {
    if unlocked.pending.is_none() && !files(folder).iter().any(|path| path.exists()) {
        return None;
    }
    let settled = folder.lock_exclusive().and_then(|_alone| settle_alone(folder, unlocked));
    match settled {
        Ok(settled) => {
            tracing::warn!(?settled, "a change of the data key had been cut short");
            Some(settled)
        }
        Err(error) => {
            tracing::warn!(%error, "a change of the data key that was cut short could not be settled yet");
            None
        }
    }
}

fn settle_alone(folder: &HouseFolder, unlocked: &Unlocked) -> Result<Settled, StoreError> {
    let Some(next) = &unlocked.pending else {
        clear(folder)?;
        return Ok(Settled::Undone);
    };
    let settled = match opens(folder, &unlocked.key) {
        Err(StoreError::Damaged) => opens(folder, next).map(|()| Settled::Done)?,
        opened => opened.map(|()| Settled::Undone)?,
    };
    // What was exchanged has to last before the key it was exchanged for is forgotten.
    open::sync_folder(folder.path())?;
    let key = if settled == Settled::Done { next } else { &unlocked.key };
    KeyFile::update(&folder.keys(), |file| file.settle_rotation(key)).map_err(|error| at_path(error, folder))?;
    clear(folder)?;
    Ok(settled)
}

fn opens(folder: &HouseFolder, key: &DataKey) -> Result<(), StoreError> {
    open::connect(&folder.database(), key, Memory::Wiped).map(drop)
}

/// Takes the unfinished copy away. Only for whoever holds the house alone.
pub(super) fn clear(folder: &HouseFolder) -> Result<(), StoreError> {
    for path in files(folder) {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(path_error(&error, path)),
            _ => {}
        }
    }
    Ok(())
}

/// The unfinished copy, and what SQLite writes beside it.
fn files(folder: &HouseFolder) -> [PathBuf; 4] {
    ["", "-wal", "-shm", "-journal"].map(|end| {
        let mut name = folder.next_database().into_os_string();
        name.push(end);
        name.into()
    })
}
