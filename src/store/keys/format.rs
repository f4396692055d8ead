//! The text of a key file: a checksum line, then TOML.
//!
//! ```text
//! personalbase-keys sha256:6e0c…
//! version = 1
//! house = "9f86…"
//! …
//! ```
//!
//! The checksum covers everything after its own line, the version too, and its line is the same in every version to
//! come. So a flipped bit is damage and never looks like a newer version or a wrong passphrase.

use data_encoding::HEXLOWER;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::{Damage, KeyError, KeyFile};

/// The version this program writes, and the only one it reads.
pub(super) const VERSION: u32 = 1;

/// Writes the text of a key file.
pub(crate) fn encode(file: &KeyFile) -> Result<String, KeyError> {
    let content = toml::to_string(file).map_err(|_| Damage::Fields)?;
    Ok(with_checksum(&content))
}

/// Reads the text of a key file and checks everything that can be checked without a secret.
///
/// # Errors
/// [`KeyError::Newer`] for a whole file of a later version, [`KeyError::Damaged`] for everything else.
pub(crate) fn decode(bytes: &[u8]) -> Result<KeyFile, KeyError> {
    let content = checked_content(bytes)?;
    let Versioned { version } = toml::from_str(content).map_err(|_| Damage::Fields)?;
    if version > VERSION {
        return Err(KeyError::Newer { found: version });
    }
    if version < VERSION {
        return Err(Damage::Fields.into());
    }
    let file: KeyFile = toml::from_str(content).map_err(|_| Damage::Fields)?;
    file.check()?;
    Ok(file)
}

/// The one field that a file of any version has.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

/// The content with its checksum line before it.
pub(crate) fn with_checksum(content: &str) -> String {
    format!("{}\n{content}", checksum_line(content.as_bytes()))
}

fn checked_content(bytes: &[u8]) -> Result<&str, Damage> {
    let text = std::str::from_utf8(bytes).map_err(|_| Damage::Checksum)?;
    let (line, content) = text.split_once('\n').ok_or(Damage::Checksum)?;
    if line == checksum_line(content.as_bytes()) { Ok(content) } else { Err(Damage::Checksum) }
}

fn checksum_line(content: &[u8]) -> String {
    format!("personalbase-keys sha256:{}", HEXLOWER.encode(&Sha256::digest(content)))
}
