//! Another data key for the whole house, so that nobody who has left opens it with an older copy of the key file.
//!
//! The database is copied with the new key under another name, proven, and put in the place of the old one. Whenever the program
//! is ended in between, one of the two keys of the key file opens what then stands there:
//!
//! ```text
//!  house.db   house.db.next   house.keys          ended after this, the next opening …
//!  old        half a copy     old                 takes the copy away
//!  old        whole, proven   old                 takes the copy away
//!  old        whole, proven   old, new pending    forgets the new key, takes the copy away
//!  new                        old, new pending    forgets the old key
//!  new                        new
//! ```
//!
//! All of it under the exclusive lock of the house: no other terminal has it open.
//!
//! | file | what lives there |
//! |---|---|
//! | `mod` | the order of the steps |
//! | `copy` | the database with the new key, and that it is the same house |
//! | `progress` | how far it is, for whoever shows it |
//! | `settle` | what a change leaves behind that was cut short |

mod copy;
mod progress;
mod settle;
#[cfg(test)]
mod tests;

use std::{fs, sync::Arc};

use super::{
    audit::ChainHead,
    backup,
    entrance::at_path,
    error::StoreError,
    house::House,
    keys::{AuditHead, DataKey, Hex, HouseId, KeyFile},
    open::{self, HouseFolder, Memory, path_error},
    write::Actor,
};
use crate::domain::{ids::StaffId, time::Instant};

pub(super) use self::settle::settle;
pub use self::{
    progress::{Cancel, Progress},
    settle::Settled,
};

/// A step of changing the data key, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The database is copied with the new key.
    Copying,
    /// The seal of every page of the copy is checked.
    Seals,
    /// Its tables and indexes are checked.
    Structure,
    /// Its rows are counted.
    Rows,
    /// Its audit chain is computed anew.
    Chain,
    /// The new key is sealed for everybody beside the old one. From here on nothing can be cancelled.
    Sealing,
    /// The copy takes the place of the database.
    Exchanging,
    /// The old key leaves the key file.
    Finishing,
}

impl Stage {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Copying,
        Self::Seals,
        Self::Structure,
        Self::Rows,
        Self::Chain,
        Self::Sealing,
        Self::Exchanging,
        Self::Finishing,
    ];

    /// How far the whole change is when `copied` per cent of the database are copied and this step begins: copying and looking at
    /// every page take most of the time.
    #[must_use]
    pub const fn percent(self, copied: u8) -> u8 {
        match self {
            Self::Copying => copied / 2,
            Self::Seals => 50,
            Self::Structure => 65,
            Self::Rows => 85,
            Self::Chain => 88,
            Self::Sealing => 97,
            Self::Exchanging => 98,
            Self::Finishing => 99,
        }
    }
}

impl From<backup::Stage> for Stage {
    fn from(stage: backup::Stage) -> Self {
        match stage {
            backup::Stage::Copying => Self::Copying,
            backup::Stage::Seals => Self::Seals,
            backup::Stage::Structure => Self::Structure,
            backup::Stage::Rows => Self::Rows,
            backup::Stage::Chain | backup::Stage::Keeping => Self::Chain,
        }
    }
}

/// Is told each step as it begins, and while the database is copied how much of it is, in per cent.
pub type Tell<'a> = &'a mut dyn FnMut(Stage, u8);

/// How a change of the data key ended that met no fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The house has the new key.
    Changed,
    /// Somebody cancelled it: the house has the key it had.
    Cancelled,
}

/// What is left in the hands of whoever changed the key.
#[derive(Debug)]
pub struct Rotated {
    /// The house, open again; with which key, `outcome` tells.
    pub house: Result<House, StoreError>,
    /// What became of it. After an error the house has the key it had.
    pub outcome: Result<Outcome, StoreError>,
}

/// Gives a house another data key. It is closed meanwhile: no other terminal may have it open.
///
/// `by` is whose deed it is; the row that says so stands in the database with the new key from the beginning, so that it is there if
/// and only if the key was changed.
pub fn rotate(house: House, by: StaffId, now: Instant, cancel: &Cancel, tell: Tell<'_>) -> Rotated {
    let info = match house.read().house() {
        Ok(info) => info,
        Err(error) => return Rotated { house: Ok(house), outcome: Err(error) },
    };
    let (folder, key, zone) = (house.files().clone(), house.key(), house.zone());
    drop(house);
    let memory = Memory::of(info.invented);
    let actor = Actor { staff: by, now, zone };
    let changed = prepared(&folder).and_then(|(next, id)| {
        let mut change = Change { folder: &folder, key: &key, next: &next, id, memory, actor, cancel, tell };
        change.run().map(|outcome| (outcome, next))
    });
    let (outcome, key) = match changed {
        Ok((Outcome::Changed, next)) => (Ok(Outcome::Changed), Arc::new(next)),
        Ok((outcome, _)) => (Ok(outcome), key),
        Err(error) => (Err(error), key),
    };
    let id = KeyFile::read(&folder.keys()).map(|file| file.house()).map_err(StoreError::from);
    Rotated { house: id.and_then(|id| House::open_in(&folder, key, id, now, zone, memory)), outcome }
}

/// A key nobody has had before, and the house it is for.
fn prepared(folder: &HouseFolder) -> Result<(DataKey, HouseId), StoreError> {
    Ok((DataKey::random()?, KeyFile::read(&folder.keys())?.house()))
}

/// A change that is under way.
struct Change<'a, 't> {
    folder: &'a HouseFolder,
    key: &'a DataKey,
    next: &'a DataKey,
    id: HouseId,
    memory: Memory,
    actor: Actor,
    cancel: &'a Cancel,
    tell: Tell<'t>,
}

impl Change<'_, '_> {
    fn run(&mut self) -> Result<Outcome, StoreError> {
        let _alone = self.folder.lock_exclusive()?;
        self.look_at_slots()?;
        // Whatever fails from here on leaves no half of a database behind.
        let _part = Part(self.folder);
        let Some(head) = self.copy()? else {
            return Ok(Outcome::Cancelled);
        };
        (self.tell)(Stage::Sealing, 0);
        self.update(|file, change| file.begin_rotation(change.key, change.next))?;
        (self.tell)(Stage::Exchanging, 0);
        self.exchange()?;
        (self.tell)(Stage::Finishing, 0);
        self.finish(head);
        Ok(Outcome::Changed)
    }

    /// The new key is sealed to slots of this house alone.
    fn look_at_slots(&self) -> Result<(), StoreError> {
        let file = KeyFile::read(&self.folder.keys())?;
        if file.is_rotating() {
            // An earlier change that could not be settled when the house was opened.
            self.update(|file, change| file.settle_rotation(change.key))?;
        }
        if file.foreign_slots(self.key).is_empty() { Ok(()) } else { Err(StoreError::KeyFileDamaged) }
    }

    /// Puts the copy in the place of the database. What it leaves of the old one is a file without a name.
    fn exchange(&self) -> Result<(), StoreError> {
        let database = self.folder.database();
        let moved = fs::rename(self.folder.next_database(), &database);
        if let Err(error) = moved {
            self.update(|file, change| file.settle_rotation(change.key))?;
            return Err(path_error(&error, database));
        }
        Ok(())
    }

    /// The old key leaves the key file once the exchange lasts. Where that cannot be written now, both keys stay there, and the next
    /// opening does it.
    fn finish(&self, head: ChainHead) {
        let lasts = open::sync_folder(self.folder.path()).map_err(StoreError::from);
        let finished = lasts.and_then(|()| {
            self.update(|file, change| {
                file.set_audit_head(AuditHead { row: head.id, hash: Hex(head.hash) });
                file.settle_rotation(change.next)
            })
        });
        if let Err(error) = finished {
            tracing::warn!(%error, "the old key could not be taken out of the key file; the next opening does it");
        }
    }

    fn update(
        &self,
        change: impl FnOnce(&mut KeyFile, &Self) -> Result<(), super::keys::KeyError>,
    ) -> Result<(), StoreError> {
        KeyFile::update(&self.folder.keys(), |file| change(file, self)).map_err(|error| at_path(error, self.folder))
    }
}

/// The copy under its other name, with whatever SQLite writes beside it; dropped, it is taken away. Once it has taken the place of the
/// database there is nothing of that name.
struct Part<'a>(&'a HouseFolder);

impl Drop for Part<'_> {
    fn drop(&mut self) {
        if let Err(error) = settle::clear(self.0) {
            tracing::warn!(%error, "the unfinished copy with the new key could not be removed; the next opening does it");
        }
    }
}
