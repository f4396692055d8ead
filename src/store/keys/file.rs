//! The key file as a whole.

use std::collections::HashSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk::{self, Guard};
use super::hint::Hint;
use super::slot::{Secret, Slot, SlotKind};
use super::{Damage, DataKey, Hex, HouseId, KdfParams, KeyError, Passphrase, RecoveryCode, SlotId, format};
use crate::domain::{ids::AuditId, time::Instant};

/// More than any house has staff; bounds what an edited file can cost.
const MAX_SLOTS: usize = 64;

/// The key file of one house, in memory. Holds nothing secret in clear.
///
/// A house's file always has a passphrase slot, and at most one recovery slot.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    version: u32,
    house: HouseId,
    #[serde(skip_serializing_if = "Option::is_none")]
    audit_head: Option<AuditHead>,
    #[serde(rename = "slot", default)]
    slots: Vec<Slot>,
}

/// The last row of the audit chain that the program has seen: a chain alone cannot show that its tail was cut off, or
/// that the whole database is an older copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditHead {
    /// The row.
    pub row: AuditId,
    /// Its hash (SHA-256).
    pub hash: Hex<32>,
}

/// A slot that opened.
#[derive(Debug)]
pub struct Unlocked {
    /// Which; the database knows whose it is.
    pub slot: SlotId,
    /// The data key. If the database does not open with it, and not with `pending`, the database is damaged.
    pub key: DataKey,
    /// The next data key, to try second: a change of the key was begun and not finished.
    pub pending: Option<DataKey>,
}

impl KeyFile {
    /// A file without slots for a new house. It can be written once it has a passphrase slot.
    pub fn new(house: HouseId) -> Self {
        Self { version: format::VERSION, house, audit_head: None, slots: Vec::new() }
    }

    /// Reads the file at `path`. Costs no key derivation.
    ///
    /// # Errors
    /// [`KeyError::Missing`], [`KeyError::Newer`], [`KeyError::Damaged`], [`KeyError::Io`].
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        format::decode(&disk::read(path)?)
    }

    /// Writes a file where none is: a new house, or the copy beside a backup.
    ///
    /// # Errors
    /// [`KeyError::Exists`] if there is one, [`KeyError::LastPassphrase`] without a passphrase slot, [`KeyError::Io`].
    pub fn write_new(&self, path: &Path) -> Result<(), KeyError> {
        let guard = Guard::take(path)?;
        if guard.exists()? {
            return Err(KeyError::Exists);
        }
        self.write(&guard)
    }

    /// Changes the file at `path`: locks, reads what is there now, lets `change` work on it, writes. Two programs that
    /// do this at once wait for each other and neither change is lost. Nothing is written if `change` fails.
    ///
    /// # Errors
    /// Those of [`KeyFile::read`] and of `change`; [`KeyError::Io`] if writing fails, and then the old file stands.
    pub fn update<T>(path: &Path, change: impl FnOnce(&mut Self) -> Result<T, KeyError>) -> Result<T, KeyError> {
        let guard = Guard::take(path)?;
        let mut file = format::decode(&guard.read()?)?;
        let result = change(&mut file)?;
        file.write(&guard)?;
        Ok(result)
    }

    fn write(&self, guard: &Guard) -> Result<(), KeyError> {
        if self.count(SlotKind::Passphrase) == 0 {
            return Err(KeyError::LastPassphrase);
        }
        guard.replace(&format::encode(self)?)
    }

    /// The house it belongs to.
    pub fn house(&self) -> HouseId {
        self.house
    }

    /// All slots, in the order they were added.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The last audit row that was noted here, if one was.
    pub fn audit_head(&self) -> Option<AuditHead> {
        self.audit_head
    }

    /// Notes the last audit row. Nobody vouches for it: it shows accidents and clumsy tampering, no more.
    pub fn set_audit_head(&mut self, head: AuditHead) {
        self.audit_head = Some(head);
    }

    /// Adds a slot for a secret. Costs one key derivation.
    ///
    /// # Errors
    /// [`KeyError::ForeignSlot`] if `key` is not the key of the other slots, [`KeyError::RecoveryExists`],
    /// [`KeyError::TooManySlots`], [`KeyError::RotationPending`], [`KeyError::KdfParams`], [`KeyError::Memory`].
    pub fn add_slot(&mut self, secret: Secret<'_>, kdf: KdfParams, key: &DataKey) -> Result<SlotId, KeyError> {
        if secret.kind() == SlotKind::Recovery && self.count(SlotKind::Recovery) > 0 {
            return Err(KeyError::RecoveryExists);
        }
        if self.slots.len() >= MAX_SLOTS {
            return Err(KeyError::TooManySlots);
        }
        self.check_key(key, None)?;
        let id = SlotId::random()?;
        self.slots.push(Slot::new(self.house, id, secret, kdf, self.generation(), key)?);
        Ok(id)
    }

    /// Takes a slot out. Whoever had it may still have an old copy of this file, and the data key in it: the data key
    /// has to be changed as well.
    ///
    /// # Errors
    /// [`KeyError::NoSuchSlot`], [`KeyError::LastPassphrase`], [`KeyError::RecoveryStays`].
    pub fn drop_slot(&mut self, id: SlotId) -> Result<(), KeyError> {
        let index = self.index(id)?;
        match self.slots[index].kind() {
            SlotKind::Recovery => return Err(KeyError::RecoveryStays),
            SlotKind::Passphrase if self.count(SlotKind::Passphrase) == 1 => return Err(KeyError::LastPassphrase),
            SlotKind::Passphrase => {}
        }
        self.slots.remove(index);
        Ok(())
    }

    /// Gives a slot a new secret, salt and key pair. The old secret is not needed: whoever holds the data key may do it
    /// for somebody who forgot theirs. Costs one key derivation.
    ///
    /// # Errors
    /// [`KeyError::NoSuchSlot`], [`KeyError::OtherKind`], and those of [`KeyFile::add_slot`].
    pub fn replace_secret(
        &mut self,
        id: SlotId,
        secret: Secret<'_>,
        kdf: KdfParams,
        key: &DataKey,
    ) -> Result<(), KeyError> {
        let index = self.index(id)?;
        if self.slots[index].kind() != secret.kind() {
            return Err(KeyError::OtherKind);
        }
        self.check_key(key, Some(id))?;
        self.slots[index] = Slot::new(self.house, id, secret, kdf, self.generation(), key)?;
        Ok(())
    }

    /// Notes new initials of the person whose slot it is, so that it is found at once the next time.
    ///
    /// # Errors
    /// [`KeyError::NoSuchSlot`], [`KeyError::OtherKind`] for the recovery slot.
    pub fn set_initials(&mut self, id: SlotId, initials: &str) -> Result<(), KeyError> {
        let index = self.index(id)?;
        if self.slots[index].kind() != SlotKind::Passphrase {
            return Err(KeyError::OtherKind);
        }
        self.slots[index].set_hint(Hint::of(self.house, initials));
        Ok(())
    }

    /// Opens the house with a passphrase. Tries the slots that the initials may belong to, or every one if no slot
    /// matches or no initials are given; each costs one key derivation.
    ///
    /// # Errors
    /// [`KeyError::WrongSecret`] if none opens. [`KeyError::Damaged`] if one opens and is broken behind its lock.
    pub fn open(&self, initials: Option<&str>, passphrase: &Passphrase) -> Result<Unlocked, KeyError> {
        for slot in self.candidates(initials) {
            match self.open_slot(slot, passphrase.as_bytes()) {
                Err(KeyError::WrongSecret) => {}
                decided => return decided,
            }
        }
        Err(KeyError::WrongSecret)
    }

    /// Whether a passphrase opens one particular slot. Costs one key derivation.
    pub fn opens(&self, id: SlotId, passphrase: &Passphrase) -> bool {
        self.index(id).is_ok_and(|index| self.open_slot(&self.slots[index], passphrase.as_bytes()).is_ok())
    }

    /// Opens the house with the code on paper. Costs one key derivation.
    ///
    /// # Errors
    /// [`KeyError::NoSuchSlot`] if the house has no recovery slot, and those of [`KeyFile::open`].
    pub fn open_recovery(&self, code: &RecoveryCode) -> Result<Unlocked, KeyError> {
        let slot = self.of_kind(SlotKind::Recovery).next().ok_or(KeyError::NoSuchSlot)?;
        self.open_slot(slot, code.as_bytes())
    }

    /// Whether somebody has shown to have the code on paper. Without a recovery slot there is none to have.
    pub fn recovery_is_confirmed(&self) -> bool {
        let mut slots = self.of_kind(SlotKind::Recovery).peekable();
        slots.peek().is_some() && slots.all(Slot::is_confirmed)
    }

    /// Notes that somebody has the code on paper, which they show with it. Costs one key derivation.
    ///
    /// # Errors
    /// Those of [`KeyFile::open_recovery`].
    pub fn confirm_recovery(&mut self, code: &RecoveryCode) -> Result<(), KeyError> {
        let slot = self.open_recovery(code)?.slot;
        let index = self.index(slot)?;
        self.slots[index].confirm();
        Ok(())
    }

    /// When somebody last showed on trial that the code on paper opens the house.
    pub fn recovery_proven(&self) -> Option<Instant> {
        self.of_kind(SlotKind::Recovery).find_map(Slot::proven)
    }

    /// Notes that the code on paper has just opened the slot; it counts as handed over from then on.
    ///
    /// # Errors
    /// [`KeyError::NoSuchSlot`] when there is another code by now.
    pub fn note_recovery_proven(&mut self, slot: SlotId, at: Instant) -> Result<(), KeyError> {
        let index = self.index(slot)?;
        self.slots[index].prove(at);
        Ok(())
    }

    /// Seals the next data key for everybody beside the present one. Which of the two the database has, only trying tells
    /// until [`KeyFile::settle_rotation`]; slots are not added or replaced meanwhile.
    ///
    /// # Errors
    /// [`KeyError::RotationPending`], [`KeyError::ForeignSlot`]: the next key is never sealed to a slot somebody smuggled in;
    /// [`KeyError::Random`].
    pub fn begin_rotation(&mut self, key: &DataKey, next: &DataKey) -> Result<(), KeyError> {
        self.check_key(key, None)?;
        let house = self.house;
        self.slots.iter_mut().try_for_each(|slot| slot.seal_pending(house, next))
    }

    /// A data key waits beside the present one.
    pub fn is_rotating(&self) -> bool {
        self.slots.iter().any(|slot| slot.pending.is_some())
    }

    /// The database has this data key, the present or the next one: the other is in the file no more.
    ///
    /// # Errors
    /// [`KeyError::ForeignSlot`] for a slot that does not have it; nothing is changed then.
    pub fn settle_rotation(&mut self, key: &DataKey) -> Result<(), KeyError> {
        let house = self.house;
        self.slots.iter_mut().try_for_each(|slot| slot.settle(house, key))
    }

    /// Puts a new code in the place of the one before. Costs one key derivation.
    ///
    /// # Errors
    /// Those of [`KeyFile::add_slot`].
    pub fn renew_recovery(&mut self, code: &RecoveryCode, kdf: KdfParams, key: &DataKey) -> Result<(), KeyError> {
        let present = self.of_kind(SlotKind::Recovery).next().map(Slot::id);
        match present {
            Some(slot) => self.replace_secret(slot, Secret::Recovery(code), kdf, key),
            None => self.add_slot(Secret::Recovery(code), kdf, key).map(|_| ()),
        }
    }

    /// The slots that were not made with this data key. There are none unless somebody edited the file, or the key is
    /// another house's. Never seal a new data key to one of them.
    pub fn foreign_slots(&self, key: &DataKey) -> Vec<SlotId> {
        self.slots.iter().filter(|slot| !slot.belongs_to(self.house, key)).map(Slot::id).collect()
    }

    fn open_slot(&self, slot: &Slot, secret: &[u8]) -> Result<Unlocked, KeyError> {
        let keys = slot.open(self.house, secret)?;
        Ok(Unlocked { slot: slot.id(), key: keys.current, pending: keys.pending })
    }

    fn candidates(&self, initials: Option<&str>) -> Vec<&Slot> {
        let all: Vec<&Slot> = self.of_kind(SlotKind::Passphrase).collect();
        let Some(initials) = initials else { return all };
        let hint = Hint::of(self.house, initials);
        let hinted: Vec<&Slot> = all.iter().copied().filter(|slot| slot.may_be(hint)).collect();
        if hinted.is_empty() { all } else { hinted }
    }

    /// Refuses a key that is not the house's, and any change while two keys are about.
    fn check_key(&self, key: &DataKey, except: Option<SlotId>) -> Result<(), KeyError> {
        if self.slots.iter().any(|slot| slot.pending.is_some()) {
            return Err(KeyError::RotationPending);
        }
        match self.foreign_slots(key).into_iter().find(|&id| Some(id) != except) {
            Some(foreign) => Err(KeyError::ForeignSlot(foreign)),
            None => Ok(()),
        }
    }

    /// Which data key of the house it holds: grows by one when the key is changed.
    pub(in crate::store) fn generation(&self) -> u32 {
        self.slots.iter().map(|slot| slot.seal.generation).max().unwrap_or(1)
    }

    fn index(&self, id: SlotId) -> Result<usize, KeyError> {
        self.slots.iter().position(|slot| slot.id() == id).ok_or(KeyError::NoSuchSlot)
    }

    fn of_kind(&self, kind: SlotKind) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(move |slot| slot.kind() == kind)
    }

    fn count(&self, kind: SlotKind) -> usize {
        self.of_kind(kind).count()
    }

    /// Refuses a set of slots that no writer of ours stores.
    pub(super) fn check(&self) -> Result<(), Damage> {
        let ids: HashSet<SlotId> = self.slots.iter().map(Slot::id).collect();
        let sound = ids.len() == self.slots.len()
            && self.slots.len() <= MAX_SLOTS
            && self.count(SlotKind::Passphrase) > 0
            && self.count(SlotKind::Recovery) <= 1;
        if !sound {
            return Err(Damage::Slots);
        }
        self.slots.iter().try_for_each(Slot::check)
    }

    #[cfg(test)]
    pub(in crate::store) fn slots_mut(&mut self) -> &mut Vec<Slot> {
        &mut self.slots
    }
}
