//! One person's way to the data key, or the recovery code's.

use serde::{Deserialize, Serialize};

use super::hint::Hint;
use super::lock::Locked;
use super::seal::{self, Seal};
use super::{Damage, DataKey, Hex, HouseId, KdfParams, KeyError, Passphrase, RecoveryCode, SlotId, format};
use crate::domain::time::Instant;

/// What opens a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlotKind {
    /// A person's passphrase.
    Passphrase,
    /// The code on paper.
    Recovery,
}

/// A secret that a slot is made for.
#[derive(Debug, Clone, Copy)]
pub enum Secret<'a> {
    /// A person's.
    Passphrase {
        /// Whose. Only four bits of a hash are stored, see `hint.rs`.
        initials: &'a str,
        /// What they will type.
        passphrase: &'a Passphrase,
    },
    /// The house's, on paper.
    Recovery(&'a RecoveryCode),
}

impl Secret<'_> {
    /// The kind of slot it opens.
    pub(super) fn kind(&self) -> SlotKind {
        match self {
            Secret::Passphrase { .. } => SlotKind::Passphrase,
            Secret::Recovery(_) => SlotKind::Recovery,
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Secret::Passphrase { passphrase, .. } => passphrase.as_bytes(),
            Secret::Recovery(code) => code.as_bytes(),
        }
    }

    fn hint(&self, house: HouseId) -> Option<Hint> {
        match self {
            Secret::Passphrase { initials, .. } => Some(Hint::of(house, initials)),
            Secret::Recovery(_) => None,
        }
    }
}

/// What everything in a slot is bound to: change one field and the slot does not open.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    id: SlotId,
    kind: SlotKind,
    salt: Hex<16>,
    public_key: Hex<32>,
    kdf: KdfParams,
}

impl Header {
    /// The header as bytes of a fixed length, with the version of the format and the house before it.
    fn bytes(&self, house: HouseId) -> Vec<u8> {
        let kind = match self.kind {
            SlotKind::Passphrase => 1_u8,
            SlotKind::Recovery => 2,
        };
        [
            b"personalbase slot".as_slice(),
            &format::VERSION.to_be_bytes(),
            house.as_bytes(),
            self.id.as_bytes(),
            &[kind],
            &self.kdf.memory_kib.to_be_bytes(),
            &self.kdf.passes.to_be_bytes(),
            &self.kdf.lanes.to_be_bytes(),
            &self.salt.0,
            &self.public_key.0,
        ]
        .concat()
    }
}

/// One way to the data key. Holds nothing secret in clear.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    header: Header,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<Hint>,
    /// Only for the code on paper: nobody has shown yet that they have it. Nobody vouches for the mark itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    unconfirmed: bool,
    /// Only for the code on paper: when somebody last showed on trial that it opens the house. Nobody vouches for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    proven: Option<Instant>,
    private_key: Locked,
    pub(super) seal: Seal,
    /// The next data key, while the data key is being changed and nobody can know yet which one the database has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pending: Option<Seal>,
}

/// The data keys a slot gives.
pub(super) struct SlotKeys {
    pub(super) current: DataKey,
    pub(super) pending: Option<DataKey>,
}

impl Slot {
    /// Makes a slot with a fresh salt and key pair.
    pub(super) fn new(
        house: HouseId,
        id: SlotId,
        secret: Secret<'_>,
        kdf: KdfParams,
        generation: u32,
        key: &DataKey,
    ) -> Result<Self, KeyError> {
        let (private_key, public_key) = seal::key_pair()?;
        let header = Header { id, kind: secret.kind(), salt: Hex::random()?, public_key, kdf };
        let bound = header.bytes(house);
        let slot_key = kdf.derive(secret.bytes(), &header.salt.0)?;
        Ok(Self {
            hint: secret.hint(house),
            unconfirmed: secret.kind() == SlotKind::Recovery,
            proven: None,
            private_key: Locked::new(&slot_key, &bound, &private_key)?,
            seal: Seal::new(&header.public_key, &bound, generation, key)?,
            pending: None,
            header,
        })
    }

    /// Its name, as the database knows it.
    pub fn id(&self) -> SlotId {
        self.header.id
    }

    /// What opens it.
    pub fn kind(&self) -> SlotKind {
        self.header.kind
    }

    /// How dear one guess at its secret is.
    pub fn kdf(&self) -> KdfParams {
        self.header.kdf
    }

    /// Whether it may be the slot of somebody with this hint.
    pub(super) fn may_be(&self, hint: Hint) -> bool {
        self.hint == Some(hint)
    }

    /// Sets the hint for other initials.
    pub(super) fn set_hint(&mut self, hint: Hint) {
        self.hint = Some(hint);
    }

    /// Whether somebody has shown to have the secret; whoever chose a passphrase has.
    pub(super) fn is_confirmed(&self) -> bool {
        !self.unconfirmed
    }

    /// Notes that somebody has shown to have the secret.
    pub(super) fn confirm(&mut self) {
        self.unconfirmed = false;
    }

    /// When somebody last showed on trial to have the secret.
    pub(super) fn proven(&self) -> Option<Instant> {
        self.proven
    }

    /// Notes that somebody has shown so on trial.
    pub(super) fn prove(&mut self, at: Instant) {
        self.confirm();
        self.proven = Some(at);
    }

    /// Opens it: one key derivation.
    ///
    /// # Errors
    /// [`KeyError::WrongSecret`] if the tag does not fit, [`KeyError::Damaged`] if it does and the rest is broken.
    pub(super) fn open(&self, house: HouseId, secret: &[u8]) -> Result<SlotKeys, KeyError> {
        let bound = self.header.bytes(house);
        let slot_key = self.header.kdf.derive(secret, &self.header.salt.0)?;
        let private_key = self.private_key.open(&slot_key, &bound)?;
        let open = |seal: &Seal| seal.open(&private_key, &bound);
        Ok(SlotKeys { current: open(&self.seal)?, pending: self.pending.as_ref().map(open).transpose()? })
    }

    /// Whether it was made by somebody who knew this data key, or holds it as the next one.
    pub(super) fn belongs_to(&self, house: HouseId, key: &DataKey) -> bool {
        let bound = self.header.bytes(house);
        std::iter::once(&self.seal).chain(&self.pending).any(|seal| seal.belongs_to(key, &bound))
    }

    /// Whether the same secret opens it for the same data key: a new secret has a salt of its own.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let of = |slot: &Self| (slot.header.id, slot.header.salt, slot.header.public_key, slot.seal.generation);
        of(self) == of(other)
    }

    /// Refuses what no writer of ours stores.
    pub(super) fn check(&self) -> Result<(), Damage> {
        self.header.kdf.check().map_err(|_| Damage::KdfParams)?;
        let sound = match self.header.kind {
            SlotKind::Passphrase => self.hint.is_some() && !self.unconfirmed && self.proven.is_none(),
            SlotKind::Recovery => self.hint.is_none(),
        };
        if sound { Ok(()) } else { Err(Damage::Fields) }
    }

    /// Seals the next data key beside the present one: the first phase of changing it.
    ///
    /// # Errors
    /// As [`Seal::new`].
    pub(super) fn seal_pending(&mut self, house: HouseId, key: &DataKey) -> Result<(), KeyError> {
        let generation = self.seal.generation + 1;
        let bound = self.header.bytes(house);
        self.pending = Some(Seal::new(&self.header.public_key, &bound, generation, key)?);
        Ok(())
    }

    /// Keeps the data key that the database has, the present or the next one, and forgets the other.
    ///
    /// # Errors
    /// [`KeyError::ForeignSlot`] where neither is that key; the slot stays as it is then.
    pub(super) fn settle(&mut self, house: HouseId, key: &DataKey) -> Result<(), KeyError> {
        let bound = self.header.bytes(house);
        if let Some(next) = self.pending.take_if(|next| next.belongs_to(key, &bound)) {
            self.seal = next;
        }
        if !self.seal.belongs_to(key, &bound) {
            return Err(KeyError::ForeignSlot(self.id()));
        }
        self.pending = None;
        Ok(())
    }
}
