//! Opening a copy with a passphrase or with the code on paper, where no house may be left.

use rusqlite::{Connection, OptionalExtension as _};

use super::{
    BackupError, Check, Found, Tell,
    check::{self, failing, key_file, open_copy, prove},
    manifest::Manifest,
};
use crate::{
    domain::{
        ids::StaffId,
        refusal::Refusal,
        staff::{Initials, StaffRole},
        time::Instant,
    },
    store::{
        HouseFolder, StoreError,
        keys::{DataKey, HouseId, KeyFile, Opener, SlotId, Unlocked},
        migrate, tries,
    },
};

/// A copy that somebody opened. Their role is the one they had when it was made.
#[derive(Debug)]
pub struct OpenedCopy {
    /// The copy.
    pub copy: Found,
    /// Who opened it, or who says to have with the code on paper.
    pub staff: StaffId,
    /// What they might do then.
    pub role: StaffRole,
    /// It was opened with the code on paper, which is nobody's.
    pub by_code: bool,
    pub(super) key: DataKey,
    pub(super) house: HouseId,
    /// Keys of the house the copy was made of that what they have opens there now, where that house has got another key since.
    pub(super) living: Vec<DataKey>,
}

/// Opens a copy with the passphrase a member had when it was made, or with the code on paper of that time. The copy stays as it
/// is; a wrong try is noted in the house in `beside` where it is the one the copy was made of, as one at its own door.
///
/// # Errors
/// [`StoreError::WrongPassphrase`], [`BackupError::Unsound`] for a copy without its key file or
/// one that the key does not open.
pub fn open(
    copy: Found,
    initials: &Initials,
    opener: &Opener,
    beside: &HouseFolder,
    now: Instant,
) -> Result<OpenedCopy, StoreError> {
    let house = copy.house();
    let living = KeyFile::read(&beside.keys()).ok().filter(|keys| Some(keys.house()) == house);
    match open_own(copy, initials, opener) {
        Ok(mut opened) => {
            opened.living = living.map_or_else(Vec::new, |living| other_keys(&living, &opened, initials, opener));
            Ok(opened)
        }
        Err(error) => {
            if matches!(error, StoreError::WrongPassphrase) && living.is_some() {
                tries::note(beside, now);
            }
            Err(error)
        }
    }
}

fn open_own(copy: Found, initials: &Initials, opener: &Opener) -> Result<OpenedCopy, StoreError> {
    let keys = key_file(&copy)?;
    let unlocked = keys.open_by(Some(initials.as_str()), opener)?;
    let (member, key) = match (read_member(&copy, &unlocked.key, initials), unlocked.pending) {
        // Made while a change of the data key had been cut short.
        (Err(_), Some(next)) => (read_member(&copy, &next, initials), next),
        (member, _) => (member, unlocked.key),
    };
    let member = member.map_err(|error| nearer(&copy, error))?;
    // The slot that opened first may be another's: two members may have chosen the same words.
    let own = |slot: &SlotId| *slot == unlocked.slot || keys.stands_for(*slot, opener);
    match member {
        Some((staff, role, slot)) if own(&slot) => {
            let (by_code, house) = (opener.is_code(), keys.house());
            Ok(OpenedCopy { staff, role, by_code, key, house, living: Vec::new(), copy })
        }
        // The code says nothing of who they are: it was right.
        None if opener.is_code() => Err(Refusal::NoLeader.into()),
        _ => Err(StoreError::WrongPassphrase),
    }
}

/// The keys of the living house, where it has another than the copy. With the same one it opens as the copy does.
fn other_keys(living: &KeyFile, opened: &OpenedCopy, initials: &Initials, opener: &Opener) -> Vec<DataKey> {
    let is_another = !living.foreign_slots(&opened.key).is_empty();
    let unlocked = is_another.then(|| living.open_by(Some(initials.as_str()), opener).ok()).flatten();
    unlocked.map_or_else(Vec::new, |Unlocked { key, pending, .. }| std::iter::once(key).chain(pending).collect())
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
