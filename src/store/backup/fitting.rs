//! A database that does not open with the key of its house may be damaged, or one of the two files is older than the other: the data
//! key was changed between them. The key files of the copies tell the two apart.

use std::collections::BTreeMap;

use super::found::list;
use crate::store::{
    HouseFolder, StoreError,
    keys::{DataKey, KeyFile, Unlocked},
};

/// So many other data keys are tried; each costs a key derivation.
const TRIES: usize = 3;

/// What `error` is, where the database does not open with a key of the key file: with that of a copy in the first place of the house,
/// which has another data key and opens with what was given, it may be told apart from damage.
pub(in crate::store) fn told_apart(
    error: StoreError,
    folder: &HouseFolder,
    file: &KeyFile,
    unlock: &dyn Fn(&KeyFile) -> Option<Unlocked>,
    fits: &dyn Fn(&DataKey) -> bool,
) -> StoreError {
    if !matches!(error, StoreError::Damaged | StoreError::NothingToSalvage) || !folder.database().exists() {
        return error;
    }
    // The newest copy of each other data key, and the newest key first.
    let mut others = BTreeMap::new();
    for copy in list(&folder.backups()).unwrap_or_default() {
        let Ok(keys) = KeyFile::read(&copy.keys()) else { continue };
        if keys.house() == file.house() && keys.generation() != file.generation() {
            others.entry(keys.generation()).or_insert((copy, keys));
        }
    }
    for (generation, (copy, keys)) in others.into_iter().rev().take(TRIES) {
        let opened = unlock(&keys).map(|Unlocked { key, pending, .. }| std::iter::once(key).chain(pending));
        if opened.is_some_and(|mut keys| keys.any(|key| fits(&key))) {
            let is_older = generation > file.generation();
            return if is_older { StoreError::OlderKeys(copy.keys()) } else { StoreError::OlderDatabase(copy.name) };
        }
    }
    error
}
