//! From a passphrase to a key, slowly: argon2id (RFC 9106).

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};

use super::KeyError;
use super::secret::SecretBytes;

/// How dear one guess is. Stored with what it protects, so that it can be raised later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KdfParams {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes. They are computed one after another, so more than one gains nothing here.
    pub lanes: u32,
}

impl KdfParams {
    /// For passphrases and the recovery code: 96 MiB, three passes, about 0.2 s on an office machine.
    pub const DEFAULT: Self = Self { memory_kib: 96 * 1024, passes: 3, lanes: 1 };

    /// For PINs, which are hashed inside the encrypted database and only switch staff: about 0.05 s.
    pub const PIN: Self = Self { memory_kib: 32 * 1024, passes: 2, lanes: 1 };

    /// The least that is accepted, for tests and the invented house alone: it protects nothing.
    pub const FAST: Self = Self { memory_kib: MIN_MEMORY_KIB, passes: 1, lanes: 1 };

    /// Refuses parameters that would hang the program or use up the machine's memory, as an edited file could ask for.
    ///
    /// # Errors
    /// [`KeyError::KdfParams`] outside 64 KiB – 1 GiB, 1–64 passes and 1–16 lanes, or above [`MAX_WORK_KIB`] together.
    pub(super) fn check(self) -> Result<(), KeyError> {
        let work = u64::from(self.memory_kib) * u64::from(self.passes);
        let sane = (MIN_MEMORY_KIB..=MAX_MEMORY_KIB).contains(&self.memory_kib)
            && (1..=MAX_PASSES).contains(&self.passes)
            && (1..=MAX_LANES).contains(&self.lanes)
            && self.memory_kib >= 8 * self.lanes
            && work <= MAX_WORK_KIB;
        if sane { Ok(()) } else { Err(KeyError::KdfParams) }
    }

    /// The key that `secret` and `salt` give.
    ///
    /// # Errors
    /// [`KeyError::KdfParams`] outside the bounds, [`KeyError::Memory`] if the memory cannot be had.
    pub(super) fn derive(self, secret: &[u8], salt: &[u8; 16]) -> Result<SecretBytes, KeyError> {
        let argon2 = self.argon2()?;
        let mut key = SecretBytes::zeroed();
        argon2.hash_password_into(secret, salt, key.as_mut()).map_err(|error| match error {
            argon2::Error::OutOfMemory => KeyError::Memory,
            _ => KeyError::KdfParams,
        })?;
        Ok(key)
    }

    /// The hasher with these parameters.
    pub(super) fn argon2(self) -> Result<Argon2<'static>, KeyError> {
        self.check()?;
        let params = Params::new(self.memory_kib, self.passes, self.lanes, None).map_err(|_| KeyError::KdfParams)?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

const MIN_MEMORY_KIB: u32 = 64;
const MAX_MEMORY_KIB: u32 = 1024 * 1024;
const MAX_PASSES: u32 = 64;
const MAX_LANES: u32 = 16;
/// Memory times passes: 4 GiB, some fifteen times the default, a few seconds.
const MAX_WORK_KIB: u64 = 4 * 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    fn params(memory_kib: u32, passes: u32, lanes: u32) -> KdfParams {
        KdfParams { memory_kib, passes, lanes }
    }

    #[test]
    fn the_named_parameters_are_within_bounds() {
        for named in [KdfParams::DEFAULT, KdfParams::PIN, KdfParams::FAST] {
            assert!(named.check().is_ok(), "{named:?}");
        }
    }

    #[test]
    fn each_bound_is_held() {
        let edges = [params(64, 1, 1), params(MAX_MEMORY_KIB, 4, 1), params(65_536, MAX_PASSES, 1), params(128, 1, 16)];
        for edge in edges {
            assert!(edge.check().is_ok(), "{edge:?}");
        }
        let beyond = [
            params(63, 1, 1),
            params(MAX_MEMORY_KIB + 1, 1, 1),
            params(64, 0, 1),
            params(64, MAX_PASSES + 1, 1),
            params(64, 1, 0),
            params(1024, 1, 17),
            params(64, 1, 9),
            params(MAX_MEMORY_KIB, 5, 1),
            params(u32::MAX, u32::MAX, u32::MAX),
        ];
        for beyond in beyond {
            assert!(matches!(beyond.derive(b"secret", &[0; 16]), Err(KeyError::KdfParams)), "{beyond:?}");
        }
    }

    #[test]
    fn secret_salt_and_each_parameter_change_the_key() {
        let key = |params: KdfParams, secret: &[u8], salt| *params.derive(secret, &[salt; 16]).unwrap().as_ref();
        let base = key(KdfParams::FAST, b"secret", 1);
        assert_eq!(base, key(KdfParams::FAST, b"secret", 1));
        assert_ne!(base, key(KdfParams::FAST, b"Secret", 1));
        assert_ne!(base, key(KdfParams::FAST, b"secret", 2));
        assert_ne!(base, key(params(72, 1, 1), b"secret", 1));
        assert_ne!(base, key(params(64, 2, 1), b"secret", 1));
        assert_ne!(base, key(params(64, 1, 2), b"secret", 1));
    }
}
