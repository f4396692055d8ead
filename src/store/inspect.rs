//! Looking a house over without changing anything: what `doctor` asks. Each check answers with what it found; only a disk
//! that does not answer is an error.

use std::collections::BTreeSet;

use super::{
    error::StoreError,
    house::House,
    keys::{KeyFile, Slot, SlotId, SlotKind},
    migrate,
};
use crate::domain::ids::StaffId;

/// The cipher's own check of each page's seal.
pub(super) const SEALS: &str = "PRAGMA cipher_integrity_check";
/// SQLite's check of the tables and their indexes.
pub(super) const STRUCTURE: &str = "PRAGMA integrity_check";

/// What one of the two checks found; empty when all is well.
pub(super) fn findings(conn: &rusqlite::Connection, check: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare(check)?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut findings = rows.collect::<Result<Vec<_>, _>>()?;
    findings.retain(|finding| finding != "ok");
    Ok(findings)
}

/// Where the key file and the list of staff do not agree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SlotCheck {
    /// Slots that open the house and belong to nobody: a passphrase nobody should have any more.
    pub unused: Vec<SlotId>,
    /// Active members whose slot is missing: they cannot open the house.
    pub without_slot: Vec<StaffId>,
    /// Slots that were not made with this house's data key: somebody edited the file.
    pub foreign: Vec<SlotId>,
}

impl SlotCheck {
    /// Everybody has a slot and every slot has somebody.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        *self == Self::default()
    }
}

/// How many entries there are, and how many of them the search knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchCheck {
    /// Rows of the log.
    pub entries: i64,
    /// Rows of the full-text index.
    pub indexed: i64,
}

impl House {
    /// Compares the slots of the key file with the members of staff.
    ///
    /// # Errors
    /// [`StoreError::KeyFileDamaged`] and what SQLite answers.
    pub fn check_slots(&self) -> Result<SlotCheck, StoreError> {
        let file = KeyFile::read(&self.files().keys())?;
        let people = self.read().people()?;
        let in_file: BTreeSet<SlotId> =
            file.slots().iter().filter(|slot| slot.kind() == SlotKind::Passphrase).map(Slot::id).collect();
        let mut in_use = BTreeSet::new();
        let mut check = SlotCheck { foreign: self.keyring().foreign_slots(&file), ..SlotCheck::default() };
        for member in people.staff.values() {
            let slot = self.read().slot_of(member.id)?.parse::<SlotId>().ok();
            in_use.extend(slot);
            if member.active && slot.is_none_or(|slot| !in_file.contains(&slot)) {
                check.without_slot.push(member.id);
            }
        }
        check.unused = in_file.difference(&in_use).copied().collect();
        Ok(check)
    }

    /// Counts the log and its full-text index.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn check_search(&self) -> Result<SearchCheck, StoreError> {
        let count = |sql: &str| self.connection().query_row(sql, [], |row| row.get(0));
        Ok(SearchCheck {
            entries: count("SELECT count(*) FROM main.log_entry")?,
            indexed: count("SELECT count(*) FROM log_search_docsize")?,
        })
    }

    /// The schema of the file, and the newest one this program knows.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn check_schema(&self) -> Result<(i64, i64), StoreError> {
        Ok((migrate::version(self.connection())?, migrate::NEWEST))
    }
}
