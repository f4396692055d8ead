//! XChaCha20-Poly1305 over a secret, and over nothing: a lock and a proof.

use chacha20poly1305::aead::inout::InOutBuf;
use chacha20poly1305::{AeadInOut, KeyInit, XChaCha20Poly1305};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::secret::SecretBytes;
use super::{DataKey, Hex, KeyError};

/// A slot's private key, locked with the key that the person's secret gives.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Locked {
    nonce: Hex<24>,
    cipher: Hex<32>,
    tag: Hex<16>,
}

impl Locked {
    /// Locks `secret`, bound to `header`.
    pub(super) fn new(key: &SecretBytes, header: &[u8], secret: &SecretBytes) -> Result<Self, KeyError> {
        let nonce = Hex::random()?;
        // Encrypted in a wiped buffer, so that the clear bytes never lie in the slot.
        let mut buffer = SecretBytes::zeroed();
        buffer.as_mut().copy_from_slice(secret.as_ref());
        let tag = encrypt(key, &nonce, header, buffer.as_mut())?;
        Ok(Self { nonce, cipher: Hex(*buffer.as_ref()), tag })
    }

    /// Unlocks it.
    ///
    /// # Errors
    /// [`KeyError::WrongSecret`] if the key is another one or the header was changed; the two cannot be told apart.
    pub(super) fn open(&self, key: &SecretBytes, header: &[u8]) -> Result<SecretBytes, KeyError> {
        let mut secret = SecretBytes::zeroed();
        secret.as_mut().copy_from_slice(&self.cipher.0);
        if decrypts(key, &self.nonce, header, secret.as_mut(), &self.tag) {
            return Ok(secret);
        }
        Err(KeyError::WrongSecret)
    }
}

/// Shows that somebody who knew the data key stood behind a statement, here that a seal belongs to the house.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Proof {
    nonce: Hex<24>,
    tag: Hex<16>,
}

impl Proof {
    /// Stands behind `statement`.
    pub(super) fn new(key: &DataKey, statement: &[u8]) -> Result<Self, KeyError> {
        let nonce = Hex::random()?;
        let tag = encrypt(&proof_key(key), &nonce, statement, &mut [])?;
        Ok(Self { nonce, tag })
    }

    /// Whether it was made with this data key, about this statement.
    pub(super) fn holds(&self, key: &DataKey, statement: &[u8]) -> bool {
        decrypts(&proof_key(key), &self.nonce, statement, &mut [], &self.tag)
    }
}

/// A key of its own for proofs: the data key itself encrypts the database and nothing else.
fn proof_key(key: &DataKey) -> SecretBytes {
    let mut derived = SecretBytes::zeroed();
    let hash = Sha256::new().chain_update(b"personalbase proof").chain_update(key.as_bytes());
    hash.finalize_into(derived.as_mut().into());
    derived
}

fn encrypt(key: &SecretBytes, nonce: &Hex<24>, header: &[u8], data: &mut [u8]) -> Result<Hex<16>, KeyError> {
    let cipher = XChaCha20Poly1305::new(key.as_ref().into());
    let tag = cipher.encrypt_inout_detached((&nonce.0).into(), header, InOutBuf::from(data));
    // The cipher refuses only texts of many gigabytes.
    tag.map(|tag| Hex(tag.into())).map_err(|_| KeyError::Memory)
}

fn decrypts(key: &SecretBytes, nonce: &Hex<24>, header: &[u8], data: &mut [u8], tag: &Hex<16>) -> bool {
    let cipher = XChaCha20Poly1305::new(key.as_ref().into());
    cipher.decrypt_inout_detached((&nonce.0).into(), header, InOutBuf::from(data), (&tag.0).into()).is_ok()
}
