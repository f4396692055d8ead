//! What can go wrong with keys. The text of `Display` is for the technical log; people read their own language.

use std::io;

use super::SlotId;

/// Why keys could not be read, opened or changed. Never holds a secret, a name or a path.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// There is no key file at the path.
    #[error("no key file")]
    Missing,
    /// A key file is there already, and a new one was to be written.
    #[error("key file exists already")]
    Exists,
    /// The file is broken, or a slot is although the secret was right. Never the fault of a wrong passphrase.
    #[error("key file damaged: {0}")]
    Damaged(#[from] Damage),
    /// A newer program wrote the file.
    #[error("key file of version {found}, newer than this program")]
    Newer {
        /// The version the file names.
        found: u32,
    },
    /// No slot opens with what was typed.
    #[error("wrong secret")]
    WrongSecret,
    /// The file has no such slot.
    #[error("no such slot")]
    NoSuchSlot,
    /// The last passphrase slot may be replaced, never dropped: nobody could sign in.
    #[error("the last passphrase slot stays")]
    LastPassphrase,
    /// The recovery slot may be replaced, never dropped.
    #[error("the recovery slot stays")]
    RecoveryStays,
    /// The house has a recovery slot already; replace it.
    #[error("there is a recovery slot already")]
    RecoveryExists,
    /// A passphrase was offered for the recovery slot, or a recovery code for a passphrase slot.
    #[error("secret of the other kind")]
    OtherKind,
    /// The file is full (64 slots).
    #[error("too many slots")]
    TooManySlots,
    /// This slot was not made with the data key at hand: another house's key, or a slot somebody smuggled in.
    #[error("slot {0} was made with another data key")]
    ForeignSlot(SlotId),
    /// The data key is being changed; finish that first.
    #[error("a change of the data key is under way")]
    RotationPending,
    /// Key derivation was asked for with parameters out of bounds.
    #[error("key derivation parameters out of bounds")]
    KdfParams,
    /// Not enough memory for the key derivation.
    #[error("not enough memory for the key derivation")]
    Memory,
    /// The operating system gives no random bytes.
    #[error("no randomness from the operating system")]
    Random,
    /// Reading, locking or writing failed; a full disk is `source.kind() == StorageFull`.
    #[error("key file: {doing} failed")]
    Io {
        /// The step, for the technical log.
        doing: &'static str,
        /// What the operating system said.
        source: io::Error,
    },
}

/// What is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Damage {
    /// The path is not an ordinary file.
    #[error("not a file")]
    NotAFile,
    /// Far larger than any key file.
    #[error("too large")]
    TooLarge,
    /// The checksum line is missing or does not fit the rest.
    #[error("checksum")]
    Checksum,
    /// The checksum fits, but the fields are not those of a key file.
    #[error("fields")]
    Fields,
    /// Key derivation parameters out of bounds.
    #[error("key derivation parameters")]
    KdfParams,
    /// No passphrase slot, a slot twice, two recovery slots, or too many slots.
    #[error("set of slots")]
    Slots,
    /// The secret was right, but the sealed data key does not open.
    #[error("sealed data key")]
    Seal,
    /// A stored PIN hash cannot be read.
    #[error("stored PIN hash")]
    PinHash,
}

/// Makes a `map_err` argument that says which step failed.
pub(super) fn io_error(doing: &'static str) -> impl Fn(io::Error) -> KeyError {
    move |source| KeyError::Io { doing, source }
}
