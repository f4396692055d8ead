//! A new house from a copy. Nothing that stands is touched: not the copy, and not the house it was made from.

use std::{
    fs::{self, File, OpenOptions},
    io,
    path::Path,
};

use super::{
    BackupError, OpenedCopy, Stage, Tell,
    check::{contents, hold_against, open_copy},
};
use crate::{
    domain::{
        backup::Step,
        command::Command,
        names::Line,
        refusal::Refusal,
        time::{Instant, Zone},
    },
    store::{House, HouseFolder, StoreError, open},
};

/// Makes a house of a copy in a folder that is not there yet, checks it as it lies there, and opens it: an older one is brought
/// to the schema of this program. That it was restored, from what and by whom, is the next row of its chain, and a row of the
/// house that stands in `beside`, where it is the same.
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
) -> Result<House, StoreError> {
    // Said before a large copy is looked through; what counts is the claim after it.
    if fs::symlink_metadata(folder.path()).is_ok() {
        return Err(stands(folder));
    }
    folder.check_place()?;
    let proven = opened.prove(tell)?;
    claim(folder)?;
    let made = write(&opened, folder, tell).and_then(|()| {
        let OpenedCopy { copy, staff, key, house, .. } = opened;
        let mut house = House::open(folder, key, house, now, zone)?;
        let copy = Line::new(&copy.name).map_err(Refusal::from)?;
        let head = proven.chain.row;
        house.execute(staff, now, &Command::Backup(Step::Restored { copy: copy.clone(), head }))?;
        if let Some(mut living) = house.sibling_in(beside)
            && let Err(error) = living.execute(staff, now, &Command::Backup(Step::TakenOut { copy, head }))
        {
            tracing::warn!(%error, "that a house was restored could not be written down in the one that stands");
        }
        Ok(house)
    });
    if made.as_ref().is_err_and(|error| !is_anothers(error)) {
        folder.give_up();
    }
    made
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
