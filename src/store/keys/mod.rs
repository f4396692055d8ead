//! The key file `house.keys`: who can open the house.
//!
//! The database is encrypted with one random [`DataKey`]. The key file holds that key once for every person, so that
//! each opens the house with a passphrase of their own, and once for the [`RecoveryCode`] on paper:
//!
//! ```text
//! passphrase ─ argon2id ─► key of the slot ─ XChaCha20-Poly1305 ─► X25519 private key ─ HPKE ─► data key
//!              slowly, so that guessing is dear    the slot's own pair                sealed to the public half
//! ```
//!
//! The pair in the middle lets somebody who holds the data key seal a new one for everybody, without their passphrases.
//!
//! What the file guards against, and what it does not:
//!
//! * Nobody learns the data key without a secret. A changed slot does not open: its header is associated data
//!   of everything in it.
//! * Chance damage is told apart from a wrong passphrase by a checksum over the whole file.
//! * Somebody who can write the file can delete it, or put back an older one. Slots that were added without knowing the
//!   data key are found by [`KeyFile::foreign_slots`]; a later change of the audit head is not.
//! * It holds no names; `hint.rs` weighs the four bits about initials.
//!
//! | file | what lives there |
//! |---|---|
//! | `file` | [`KeyFile`]: add, drop, replace, open |
//! | `slot`, `seal`, `lock` | one person's way to the data key |
//! | `format`, `hex`, `disk` | text, checksum and version; safe replacement on disk |
//! | `kdf`, `secret`, `random` | argon2id, bytes that are wiped, the system's randomness |
//! | `passphrase`, `recovery`, `pin`, `opener` | what people choose, keep on paper and type |

mod disk;
mod error;
mod file;
pub(crate) mod format;
mod hex;
mod hint;
mod ids;
mod kdf;
mod lock;
mod opener;
mod passphrase;
mod pin;
mod random;
mod recovery;
mod seal;
mod secret;
mod slot;
#[cfg(test)]
mod tests;

pub use error::{Damage, KeyError};
pub use file::{AuditHead, KeyFile, Unlocked};
pub use hex::Hex;
pub use ids::{HouseId, SlotId};
pub use kdf::KdfParams;
pub use opener::Opener;
pub use passphrase::{Known, MIN_CHARS, Passphrase, SUGGESTED_WORDS, Weakness};
pub use pin::{Pin, PinFault, hash_pin, verify_pin};
pub use recovery::{RecoveryCode, RecoveryFault};
pub use secret::DataKey;
pub use slot::{Secret, Slot, SlotKind};
