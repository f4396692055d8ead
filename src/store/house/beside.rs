//! The same house once more, for work on a thread of its own that reads and writes for longer than a frame.

use std::sync::Arc;

use super::{FileIdentity, House};
use crate::{
    domain::time::{Instant, Zone},
    store::{
        HouseFolder, StoreError,
        keys::DataKey,
        open::{self, Memory},
        scope::Scope,
    },
};

/// What a thread needs to open the house that is open here.
#[derive(Debug, Clone)]
pub struct Beside {
    folder: HouseFolder,
    key: Arc<DataKey>,
    zone: Zone,
    scope: Scope,
}

impl House {
    /// What a thread needs to open this house with a connection of its own.
    #[must_use]
    pub fn beside(&self) -> Beside {
        Beside { folder: self.folder.clone(), key: Arc::clone(&self.key), zone: self.zone, scope: self.scope.clone() }
    }
}

impl Beside {
    /// Opens it. It is of this program's version, or it would not be open.
    ///
    /// # Errors
    /// [`StoreError::Busy`] while another program has the house for itself, and what the disk answers.
    pub fn open(&self, now: Instant) -> Result<House, StoreError> {
        let path = self.folder.database();
        let lock = self.folder.lock_shared()?;
        let conn = open::connect(&path, &self.key, Memory::Wiped)?;
        let mut house = House {
            identity: FileIdentity::of(&path),
            conn,
            scope: Scope::File,
            resting: Vec::new(),
            noticed: 0,
            folder: self.folder.clone(),
            zone: self.zone,
            today: None,
            key: Arc::clone(&self.key),
            seat: None,
            _lock: lock,
        };
        house.set_scope(self.scope.clone())?;
        house.tell_time(now);
        Ok(house)
    }
}
