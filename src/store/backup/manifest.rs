//! The list beside a copy: what was found in it when it was proven. Numbers alone, no names of people and nothing of records,
//! so that it can be read without a key.

use std::{collections::BTreeMap, fs::File, io::Read as _, path::Path};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    domain::{ids::AuditId, time::Instant},
    store::{
        ChainHead, ChangedText, StoreError,
        keys::{Hex, HouseId},
    },
};

/// The form of the list.
const FORMAT: u32 = 1;
/// Larger than any list.
const MAX_BYTES: u64 = 1024 * 1024;

/// What a copy holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of this list.
    format: u32,
    /// When the copy was made.
    pub made_at: Instant,
    /// The version of the program that made it.
    pub program: String,
    /// The schema of the database.
    pub schema: i64,
    /// The house, as its key file and its database name it: a random number.
    pub house: HouseId,
    /// The newest row of the audit chain.
    pub chain: Head,
    /// Bytes of the database.
    pub size: u64,
    /// SHA-256 of the database.
    pub sha256: Hex<32>,
    /// SHA-256 of the key file.
    pub keys_sha256: Hex<32>,
    /// Rows of each table.
    pub rows: BTreeMap<String, u64>,
    /// When the newest entry of the log was written; `None` without one, and of a copy that an older program made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_entry: Option<Instant>,
    /// The newest rows of the trail were gone when it was made: the key file remembered one that does not stand in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub trail_cut: bool,
    /// What is wrong with the house itself, and so with its copy too.
    #[serde(default, skip_serializing_if = "Flaws::is_none")]
    pub flaws: Flaws,
}

/// Faults of a house that a faithful copy of it has too. A copy with one is kept, and never called proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Flaws {
    /// The first row of the audit chain that does not follow from the one before.
    pub broken_at: Option<AuditId>,
    /// The first text that is not what the audit chain says was written.
    pub changed_text: Option<ChangedText>,
    /// A slot of the key file was not made with the key of the house.
    pub foreign_slot: bool,
    /// Somebody who works here has no slot in the key file: they could not open it.
    pub without_slot: bool,
}

impl Flaws {
    /// The house has none of them.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// The trail, and what it covers, has the same faults.
    pub(super) fn is_the_same_trail(&self, other: &Self) -> bool {
        (self.broken_at, self.changed_text) == (other.broken_at, other.changed_text)
    }
}

/// A row of the audit chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its number; 0 where nothing was ever written down.
    pub row: AuditId,
    /// Its hash.
    pub hash: Hex<32>,
}

impl From<ChainHead> for Head {
    fn from(head: ChainHead) -> Self {
        Self { row: head.id, hash: Hex(head.hash) }
    }
}

impl From<Head> for ChainHead {
    fn from(head: Head) -> Self {
        Self { id: head.row, hash: head.hash.0 }
    }
}

/// What is found in a copy, without the digests of its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Contents {
    pub schema: i64,
    pub house: HouseId,
    pub chain: Head,
    pub rows: BTreeMap<String, u64>,
    pub last_entry: Option<Instant>,
    pub trail_cut: bool,
    pub flaws: Flaws,
}

impl Manifest {
    /// The list of a copy.
    pub(super) fn new(made_at: Instant, contents: Contents, database: Digest, keys: Digest) -> Self {
        let Contents { schema, house, chain, rows, last_entry, trail_cut, flaws } = contents;
        Self {
            format: FORMAT,
            made_at,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            schema,
            house,
            chain,
            size: database.size,
            sha256: database.sha256,
            keys_sha256: keys.sha256,
            rows,
            last_entry,
            trail_cut,
            flaws,
        }
    }

    /// Reads a list; `None` when there is none that can be read.
    pub(super) fn read(path: &Path) -> Option<Self> {
        let mut text = String::new();
        File::open(path).ok()?.take(MAX_BYTES).read_to_string(&mut text).ok()?;
        let list: Self = serde_json::from_str(&text).ok()?;
        (list.format == FORMAT).then_some(list)
    }

    /// The list as text.
    pub(super) fn text(&self) -> Result<String, StoreError> {
        let text = serde_json::to_string_pretty(self).map_err(|error| StoreError::Unexpected(error.to_string()))?;
        Ok(text + "\n")
    }
}

/// Length and SHA-256 of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Digest {
    pub size: u64,
    pub sha256: Hex<32>,
}

impl Digest {
    /// Reads a whole file.
    pub(in crate::store) fn of(path: &Path) -> std::io::Result<Self> {
        let mut file = File::open(path)?;
        let (mut hasher, mut size) = (Sha256::new(), 0);
        let mut block = vec![0; 1 << 16];
        loop {
            match file.read(&mut block)? {
                0 => return Ok(Self { size, sha256: Hex(hasher.finalize().into()) }),
                read => {
                    hasher.update(&block[..read]);
                    size += read as u64;
                }
            }
        }
    }
}
