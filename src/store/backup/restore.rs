//! A new house from a copy. Nothing that stands is touched: not the copy, and not the house it was made from.

use std::{
    fs::{self, File, OpenOptions},
    io,
    path::Path,
    sync::Arc,
};

use super::{
    BackupError, OpenedCopy, Stage, Tell,
    check::{contents, hold_against, open_copy},
};
use crate::{
    domain::{
        backup::Step,
        command::Command,
        ids::StaffId,
        names::Line,
        refusal::Refusal,
        time::{Instant, Zone},
    },
    store::{
        House, HouseFolder, StoreError,
        keys::{DataKey, KeyFile},
        open,
    },
};

/// A house that was made of a copy.
#[derive(Debug)]
pub struct Restored {
    /// The new house.
    pub house: House,
    /// Whether the one the copy was made of knows of it.
    pub living: Living,
}

/// What the house the copy was made of knows of the one that was made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Living {
    /// It does not stand beside any more.
    Gone,
    /// It has a row that says so.
    Told,
    /// It stands, and has none: it has another key by now that whoever restored did not have, nobody can write in it, or whoever
    /// restored may not do so any more.
    Untold,
}

/// Makes a house of a copy in a folder that is not there yet, checks it as it lies there, and opens it: an older one is brought
/// to the schema of this program. That it was restored, from what and by whom, is the next row of its chain, after that the code
/// on paper was used where it was; and a row of the house that stands in `beside`, where it is the same.
///
/// # Errors
/// [`BackupError::Stands`] where something is, also when it came there a moment ago; [`BackupError::Unsound`] with the check
/// that failed; what the disk answers. Nothing of this run is left in the folder then, and nothing of anybody else's is touched.
pub fn restore(
    opened: OpenedCopy,
    folder: &HouseFolder,
    beside: &HouseFolder,
    now: Instant,
    zone: Zone,
    tell: Tell<'_>,
) -> Result<Restored, StoreError> {
    // Said before a large copy is looked through; what counts is the claim after it.
    if fs::symlink_metadata(folder.path()).is_ok() {
        return Err(stands(folder));
    }
    folder.check_place()?;
    let proven = opened.prove(tell)?;
    claim(folder)?;
    let made = write(&opened, folder, tell).and_then(|()| {
        let OpenedCopy { copy, staff, by_code, key, house, living, .. } = opened;
        let mut house = House::open(folder, key, house, now, zone)?;
        let copy = Line::new(&copy.name).map_err(Refusal::from)?;
        let head = proven.chain.row;
        let by = By { staff, by_code, now };
        by.write_down(&mut house, Step::Restored { copy: copy.clone(), head })?;
        let living = tell_living(&house, living, beside, &by, &Step::TakenOut { copy, head });
        Ok(Restored { house, living })
    });
    if made.as_ref().is_err_and(|error| !is_anothers(error)) {
        folder.give_up();
    }
    made
}

/// Whose deed it is.
struct By {
    staff: StaffId,
    by_code: bool,
    now: Instant,
}

impl By {
    /// Whoever has the paper has not shown who they are: that it was the paper stands before what they did with it.
    fn write_down(&self, house: &mut House, step: Step) -> Result<(), StoreError> {
        if self.by_code {
            house.record_unsigned(self.now, &Command::UseRecoveryCode { staff: Some(self.staff) })?;
        }
        house.execute(self.staff, self.now, &Command::Backup(step)).map(drop)
    }
}

/// Writes it down in the house that stands beside, with the key of the copy or with the one it has got since.
fn tell_living(restored: &House, keys: Vec<DataKey>, beside: &HouseFolder, by: &By, step: &Step) -> Living {
    let id = |folder: &HouseFolder| KeyFile::read(&folder.keys()).ok().map(|keys| keys.house());
    let keys = std::iter::once(restored.key()).chain(keys.into_iter().map(Arc::new));
    let Some(mut living) = keys.into_iter().find_map(|key| restored.sibling_in(beside, key)) else {
        let stands = beside.is_house() && id(beside).is_none_or(|there| id(restored.files()) == Some(there));
        return if stands { Living::Untold } else { Living::Gone };
    };
    match by.write_down(&mut living, step.clone()) {
        Ok(()) => Living::Told,
        Err(error) => {
            tracing::warn!(%error, "that a house was restored could not be written down in the one that stands");
            Living::Untold
        }
    }
}

fn stands(folder: &HouseFolder) -> StoreError {
    BackupError::Stands(folder.path().to_owned()).into()
}

/// Makes the folder, or finds that somebody has: of two who come at once the system lets one make it.
pub(in crate::store) fn claim(folder: &HouseFolder) -> Result<(), StoreError> {
    folder.claim().map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => stands(folder),
        _ => open::path_error(&error, folder.path().to_owned()),
    })
}

/// Whoever came into the claimed folder works in it, or has made a house there: that one stays.
pub(in crate::store) const fn is_anothers(error: &StoreError) -> bool {
    matches!(error, StoreError::Busy | StoreError::Backup(BackupError::Stands(_)))
}

/// Writes the files aside, looks at everything in them once more where they lie now, and moves them in.
fn write(opened: &OpenedCopy, folder: &HouseFolder, tell: Tell<'_>) -> Result<(), StoreError> {
    let copy = &opened.copy;
    let _alone = folder.lock_exclusive()?;
    if folder.is_house() {
        return Err(stands(folder));
    }
    let workshop = folder.workshop();
    workshop.create()?;
    tell(Stage::Copying);
    let at = |path: &Path| {
        let path = path.to_owned();
        move |error: io::Error| open::path_error(&error, path)
    };
    duplicate(&copy.database(), &workshop.database()).map_err(at(&workshop.database()))?;
    duplicate(&copy.keys(), &workshop.keys()).map_err(at(&workshop.keys()))?;
    let conn = open_copy(&copy.name, &workshop.database(), &opened.key)?;
    let found = contents(&copy.name, &conn, opened.house, tell)?;
    drop(conn);
    if let Some(list) = &copy.list {
        hold_against(&copy.name, &found, list)?;
    }
    tell(Stage::Keeping);
    folder.move_in()
}

/// A file byte for byte, for its owner alone, down to the disk.
fn duplicate(from: &Path, to: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    open::private_mode(&mut options);
    let mut new = options.open(to)?;
    io::copy(&mut File::open(from)?, &mut new)?;
    new.sync_all()
}
