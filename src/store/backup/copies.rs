//! What an open house can do with its copies, on a thread of its own: it has a connection for itself and holds nobody up.

use std::{path::Path, sync::Arc};

use super::{
    Check, Found, Tell,
    check::{digest, open_copy, prove, unsound},
    found::list,
    make::{Source, make},
    rotate::rotate,
};
use crate::{
    domain::{
        backup::Keep,
        ids::AuditId,
        time::{Instant, Zone},
    },
    store::{
        HouseFolder, StoreError, audit,
        keys::{DataKey, KeyFile},
        open::{self, Memory},
    },
};

/// Makes, checks and tries copies of one house.
#[derive(Debug, Clone)]
pub struct Copies {
    folder: HouseFolder,
    key: Arc<DataKey>,
    zone: Zone,
}

/// A copy that could be restored.
#[derive(Debug)]
pub struct Drill {
    /// Its name.
    pub copy: String,
    /// When it was made.
    pub made_at: Instant,
    /// The newest row of the chain in it.
    pub head: AuditId,
    /// Rows of all its tables.
    pub rows: u64,
}

impl Copies {
    pub(in crate::store) const fn new(folder: HouseFolder, key: Arc<DataKey>, zone: Zone) -> Self {
        Self { folder, key, zone }
    }

    /// Makes a copy in a folder, proves it, and removes those that are no longer kept there; none without a rule. Works beside
    /// terminals that write.
    ///
    /// # Errors
    /// [`BackupError`](super::BackupError), and what the house answers. No copy is there then that was not there before, and
    /// none is removed.
    pub fn make(&self, place: &Path, now: Instant, keep: Option<Keep>, tell: Tell<'_>) -> Result<Found, StoreError> {
        let _open = self.folder.lock_shared()?;
        let conn = open::connect(&self.folder.database(), &self.key, Memory::Wiped)?;
        let source = Source { folder: &self.folder, conn: &conn, key: &self.key, zone: self.zone };
        let mut copy = make(&source, place, now, tell)?;
        // The copy is there: one too many of the others is no reason to say that it is not.
        match keep.map_or(Ok(Vec::new()), |keep| self.rotate(place, &copy, now, keep)) {
            Ok(gone) => {
                if !gone.is_empty() {
                    tracing::info!(gone = gone.len(), "copies that are no longer kept were removed");
                }
                copy.replaced = gone;
            }
            Err(error) => tracing::warn!(%error, "copies that are no longer kept could not be removed"),
        }
        Ok(copy)
    }

    fn rotate(&self, place: &Path, fresh: &Found, now: Instant, keep: Keep) -> Result<Vec<String>, StoreError> {
        let conn = open_copy(&fresh.name, &fresh.database(), &self.key)?;
        rotate(place, fresh, &conn, now, keep, self.zone)
    }

    /// The whole copies of this house in a folder that hold what the house does not: it has fallen back since.
    ///
    /// # Errors
    /// What the disk and the house answer.
    pub fn with_more(&self, place: &Path) -> Result<Vec<Found>, StoreError> {
        let house = KeyFile::read(&self.folder.keys())?.house();
        let mut more = list(place)?;
        more.retain(|copy| copy.house() == Some(house) && copy.is_whole());
        self.keep_unknown(&mut more)?;
        // One that was damaged since holds nothing; all of it is read for that, and only where it would be told.
        more.retain(|copy| digest(copy).is_ok());
        Ok(more)
    }

    /// Keeps those that hold what the house does not. The house is open no longer than that takes: a medium that does not answer
    /// keeps nobody from having it alone.
    fn keep_unknown(&self, more: &mut Vec<Found>) -> Result<(), StoreError> {
        let _open = self.folder.lock_shared()?;
        let living = open::connect(&self.folder.database(), &self.key, Memory::Wiped)?;
        // Whoever restored an older copy has left behind on purpose what newer ones held then.
        let restored: Option<i64> =
            living.query_row("SELECT max(at) FROM backup_mark WHERE kind = 'restored'", [], |row| row.get(0))?;
        let left_behind = |copy: &Found| copy.made_at().is_some_and(|made| Some(made.timestamp()) <= restored);
        more.retain(|copy| !left_behind(copy));
        let mut known = Vec::new();
        for copy in &*more {
            known.push(copy.list.as_ref().map_or(Ok(true), |list| audit::is_in(&living, list.chain.into()))?);
        }
        let mut known = known.into_iter();
        more.retain(|_| !known.next().unwrap_or(true));
        Ok(())
    }

    /// Opens a copy as if it were all that is left, and holds it against the living house. Nothing is written into either.
    ///
    /// # Errors
    /// [`BackupError::Unsound`](super::BackupError::Unsound) with the check that failed, and what the disk answers.
    pub fn drill(&self, copy: Found, tell: Tell<'_>) -> Result<Drill, StoreError> {
        let list = prove(&copy, &self.key, tell)?;
        let _open = self.folder.lock_shared()?;
        let living = open::connect(&self.folder.database(), &self.key, Memory::Wiped)?;
        if !audit::is_in(&living, list.chain.into())? {
            return Err(unsound(&copy.name, Check::Living));
        }
        let rows = list.rows.values().sum();
        Ok(Drill { copy: copy.name, made_at: list.made_at, head: list.chain.row, rows })
    }
}
