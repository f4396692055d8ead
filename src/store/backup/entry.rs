//! Opening a copy with a passphrase, where no house may be left.

use rusqlite::{Connection, OptionalExtension as _};

use super::{
    BackupError, Check, Found, Tell,
    check::{self, failing, key_file, open_copy, prove},
    manifest::Manifest,
};
use crate::{
    domain::{
        ids::StaffId,
        staff::{Initials, StaffRole},
        time::Instant,
    },
    store::{
        HouseFolder, StoreError,
        keys::{DataKey, HouseId, KeyFile, Passphrase, SlotId},
        migrate, tries,
    },
};

/// A copy that somebody opened. Their role is the one they had when it was made.
#[derive(Debug)]
pub struct OpenedCopy {
    /// The copy.
    pub copy: Found,
    /// Who opened it.
    pub staff: StaffId,
    /// What they might do then.
    pub role: StaffRole,
    pub(super) key: DataKey,
    pub(super) house: HouseId,
}

/// Opens a copy with the passphrase a member had when it was made. The copy stays as it is; a wrong try is noted in the house in
/// `beside` where it is the one the copy was made of, as one at its own door.
///
/// # Errors
/// [`StoreError::WrongPassphrase`], [`BackupError::Unsound`](super::BackupError::Unsound) for a copy without its key file or
/// one that the key does not open.
pub fn open(
    copy: Found,
    initials: &Initials,
    passphrase: &Passphrase,
    beside: &HouseFolder,
    now: Instant,
) -> Result<OpenedCopy, StoreError> {
    let house = copy.house();
    let opened = open_own(copy, initials, passphrase);
    let is_ours = || KeyFile::read(&beside.keys()).is_ok_and(|keys| Some(keys.house()) == house);
    if matches!(opened, Err(StoreError::WrongPassphrase)) && is_ours() {
        tries::note(beside, now);
    }
    opened
}

fn open_own(copy: Found, initials: &Initials, passphrase: &Passphrase) -> Result<OpenedCopy, StoreError> {
    let keys = key_file(&copy)?;
    let unlocked = keys.open(Some(initials.as_str()), passphrase)?;
    let (member, key) = match (read_member(&copy, &unlocked.key, initials), unlocked.pending) {
        // Made while a change of the data key had been cut short.
        (Err(_), Some(next)) => (read_member(&copy, &next, initials), next),
        (member, _) => (member, unlocked.key),
    };
    let member = member.map_err(|error| nearer(&copy, error))?;
    // The slot that opened first may be another's: two members may have chosen the same words.
    let own = |slot: &SlotId| *slot == unlocked.slot || keys.opens(*slot, passphrase);
    match member {
        Some((staff, role, slot)) if own(&slot) => Ok(OpenedCopy { staff, role, key, house: keys.house(), copy }),
        _ => Err(StoreError::WrongPassphrase),
    }
}

fn read_member(
    copy: &Found,
    key: &DataKey,
    initials: &Initials,
) -> Result<Option<(StaffId, StaffRole, SlotId)>, StoreError> {
    let conn = open_copy(&copy.name, &copy.database(), key)?;
    // One that a newer program wrote may keep its staff elsewhere.
    migrate::version(&conn)
        .and_then(|_| member(&conn, initials))
        .map_err(|error| failing(&copy.name, Check::Opens, error))
}

/// A file that does not open is one that was changed, where its list can tell.
fn nearer(copy: &Found, error: StoreError) -> StoreError {
    let damaged = matches!(error, StoreError::Backup(BackupError::Unsound { .. }));
    match check::digest(copy) {
        Err(changed) if damaged => changed,
        _ => error,
    }
}

/// The active member with these initials. In words that every schema understands: a copy may be older than the program.
fn member(conn: &Connection, initials: &Initials) -> Result<Option<(StaffId, StaffRole, SlotId)>, StoreError> {
    let found = conn
        .query_row("SELECT id, role, slot FROM staff WHERE initials = ?1 AND active = 1", [initials.as_str()], |row| {
            Ok((StaffId(row.get(0)?), row.get::<_, String>(1)?, row.get::<_, String>(2)?))
        })
        .optional()?;
    Ok(found.and_then(|(staff, role, slot)| Some((staff, StaffRole::from_id(&role)?, slot.parse().ok()?))))
}

impl OpenedCopy {
    /// Looks at everything in the copy, and answers what it holds.
    ///
    /// # Errors
    /// [`BackupError::Unsound`](super::BackupError::Unsound) with the check that failed.
    pub fn prove(&self, tell: Tell<'_>) -> Result<Manifest, StoreError> {
        prove(&self.copy, &self.key, tell)
    }
}
