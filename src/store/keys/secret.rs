//! Thirty-two secret bytes: on the heap from the first moment, wiped when dropped, never printed or copied.

use std::fmt;

use zeroize::Zeroizing;

use super::{KeyError, random};

/// Secret bytes that are wiped on drop.
///
/// They are written in place: a key that is made in a function and returned by value leaves a copy on the stack.
pub(super) struct SecretBytes(Box<Zeroizing<[u8; 32]>>);

impl SecretBytes {
    /// All zero, to be filled through [`SecretBytes::as_mut`].
    pub(super) fn zeroed() -> Self {
        Self(Box::new(Zeroizing::new([0; 32])))
    }

    /// Random bytes.
    pub(super) fn random() -> Result<Self, KeyError> {
        let mut secret = Self::zeroed();
        random::fill(secret.as_mut())?;
        Ok(secret)
    }

    /// The bytes.
    pub(super) fn as_ref(&self) -> &[u8; 32] {
        &self.0
    }

    /// The bytes, to fill.
    pub(super) fn as_mut(&mut self) -> &mut [u8; 32] {
        &mut self.0
    }
}

/// The key that the database is encrypted with. Every member's slot holds the same one.
///
/// Neither `Clone` nor `Copy`, and `Debug` shows nothing: there is one copy, and it is wiped when it is dropped.
pub struct DataKey(SecretBytes);

impl DataKey {
    /// A new key.
    ///
    /// # Errors
    /// [`KeyError::Random`] if the operating system gives no random bytes.
    pub fn random() -> Result<Self, KeyError> {
        SecretBytes::random().map(Self)
    }

    /// The key, to hand to the database. Do not copy it.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_ref()
    }
}

impl From<SecretBytes> for DataKey {
    fn from(bytes: SecretBytes) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(secret)")
    }
}
