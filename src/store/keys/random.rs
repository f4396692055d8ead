//! The operating system's randomness.

use super::KeyError;

/// Fills `bytes` from the operating system.
///
/// # Errors
/// [`KeyError::Random`] if the system gives none.
pub(super) fn fill(bytes: &mut [u8]) -> Result<(), KeyError> {
    getrandom::fill(bytes).map_err(|_| KeyError::Random)
}
