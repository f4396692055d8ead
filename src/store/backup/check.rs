//! Opening a copy again and looking at everything in it.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use chrono::DateTime;
use rusqlite::{Connection, OptionalExtension as _};

use super::{
    BackupError, Check, Found, Stage, Tell,
    manifest::{Contents, Digest, Flaws, Manifest},
    name,
    place::forget_cached,
};
use crate::{
    domain::time::Instant,
    store::{
        ChainCheck, StoreError, audit, covered,
        inspect::{self, SEALS, STRUCTURE},
        keys::{DataKey, HouseId, KeyError, KeyFile, Slot, SlotId},
        migrate, open,
    },
};

/// Fails a check of a copy.
pub(super) fn unsound(copy: &str, check: Check) -> StoreError {
    BackupError::Unsound { copy: copy.to_owned(), check }.into()
}

/// Looks at everything a copy holds and at everything its list says, and answers the list. Changes nothing.
pub(super) fn prove(copy: &Found, key: &DataKey, tell: Tell<'_>) -> Result<Manifest, StoreError> {
    let name = copy.name.as_str();
    let keys = key_file(copy)?;
    forget_cached(&copy.database());
    let list = digest(copy)?;
    let conn = open_copy(name, &copy.database(), key)?;
    let contents = contents(name, &conn, keys.house(), tell)?;
    hold_against(name, &contents, &list)?;
    if !list.flaws.without_slot && leaves_out(&conn, &keys)? {
        return Err(unsound(name, Check::Members));
    }
    Ok(list)
}

/// Whether somebody who works in the house of a copy has no slot in the key file beside it: they could not open it.
pub(super) fn leaves_out(conn: &Connection, keys: &KeyFile) -> Result<bool, StoreError> {
    let in_file: BTreeSet<SlotId> = keys.slots().iter().map(Slot::id).collect();
    // In words that every schema understands: a copy may be older than the program.
    let mut statement = conn.prepare("SELECT slot FROM staff WHERE active = 1")?;
    let slots = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(slots.iter().any(|slot| slot.parse().map_or(true, |slot: SlotId| !in_file.contains(&slot))))
}

/// The list of a copy, when the files beside it are, byte for byte, those it was made for.
pub(super) fn digest(copy: &Found) -> Result<Manifest, StoreError> {
    let list = copy.list.clone().ok_or_else(|| unsound(&copy.name, Check::List))?;
    let digest = |path: &Path, check| Digest::of(path).map_err(|_| unsound(&copy.name, check));
    if digest(&copy.keys(), Check::Keys)?.sha256 != list.keys_sha256 {
        return Err(unsound(&copy.name, Check::Keys));
    }
    let database = digest(&copy.database(), Check::Digest)?;
    if (database.size, database.sha256) != (list.size, list.sha256) {
        return Err(unsound(&copy.name, Check::Digest));
    }
    Ok(list)
}

/// The key file beside a copy.
pub(super) fn key_file(copy: &Found) -> Result<KeyFile, StoreError> {
    KeyFile::read(&copy.keys()).map_err(|error| match error {
        KeyError::Missing => unsound(&copy.name, Check::KeysMissing),
        KeyError::Newer { .. } => error.into(),
        _ => unsound(&copy.name, Check::Keys),
    })
}

/// Opens the database of a copy, to be read alone.
pub(super) fn open_copy(name: &str, path: &Path, key: &DataKey) -> Result<Connection, StoreError> {
    open::look(path, key).map_err(|error| failing(name, Check::Opens, error))
}

/// What the list says is what was found.
pub(super) fn hold_against(name: &str, found: &Contents, list: &Manifest) -> Result<(), StoreError> {
    if found.house != list.house {
        return Err(unsound(name, Check::House));
    }
    let other_entry = list.last_entry.is_some() && found.last_entry != list.last_entry;
    if found.rows != list.rows || found.schema != list.schema || other_entry {
        return Err(unsound(name, Check::Rows));
    }
    if !found.flaws.is_the_same_trail(&list.flaws) {
        return Err(unsound(name, Check::Chain));
    }
    if found.chain != list.chain || !name::tells(name, &found.chain.hash.0) {
        return Err(unsound(name, Check::Head));
    }
    Ok(())
}

/// Checks every page, every index and the whole chain of an open copy, and counts its rows.
pub(in crate::store) fn contents(
    name: &str,
    conn: &Connection,
    house: HouseId,
    tell: Tell<'_>,
) -> Result<Contents, StoreError> {
    let fail = |check| move |error| failing(name, check, error);
    let schema = migrate::version(conn).map_err(fail(Check::Opens))?;
    let written: Result<Vec<u8>, _> = conn.query_row("SELECT key_file FROM house", [], |row| row.get(0));
    if written.map_err(|error| failing(name, Check::House, error.into()))? != house.as_bytes() {
        return Err(unsound(name, Check::House));
    }
    for (stage, pragma, check) in [(Stage::Seals, SEALS, Check::Seals), (Stage::Structure, STRUCTURE, Check::Structure)]
    {
        tell(stage);
        if !inspect::findings(conn, pragma).map_err(fail(check))?.is_empty() {
            return Err(unsound(name, check));
        }
    }
    tell(Stage::Rows);
    let rows = count(conn).map_err(fail(Check::Rows))?;
    tell(Stage::Chain);
    // Whether a break is the house's own, whoever asks knows: from the house, or from the list.
    let (chain, broken_at) = match audit::verify(conn).map_err(fail(Check::Chain))? {
        ChainCheck::Whole(head) => (head, None),
        ChainCheck::BrokenAt(row) => (audit::head(conn).map_err(fail(Check::Chain))?, Some(row)),
    };
    let changed_text = covered::changed(conn).map_err(fail(Check::Chain))?.first().copied();
    let flaws = Flaws { broken_at, changed_text, ..Flaws::default() };
    let last_entry = last_entry(conn).map_err(fail(Check::Rows))?;
    Ok(Contents { schema, house, chain: chain.into(), rows, last_entry, trail_cut: false, flaws })
}

/// When the newest entry of the log was written. In words that every schema understands.
fn last_entry(conn: &Connection) -> Result<Option<Instant>, StoreError> {
    let newest = conn.query_row("SELECT written_at FROM log_entry ORDER BY id DESC LIMIT 1", [], |row| row.get(0));
    Ok(newest.optional()?.and_then(|seconds| DateTime::from_timestamp(seconds, 0)))
}

/// Rows of each table. What SQLite keeps for itself and what is only another look at other tables is not counted.
pub(in crate::store) fn count(conn: &Connection) -> Result<BTreeMap<String, u64>, StoreError> {
    let mut statement = conn.prepare(
        "SELECT name FROM sqlite_schema
         WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL %'",
    )?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let mut rows = BTreeMap::new();
    for name in names {
        let quoted = name.replace('"', "\"\"");
        let count: i64 = conn.query_row(&format!("SELECT count(*) FROM \"{quoted}\""), [], |row| row.get(0))?;
        rows.insert(name, count.unsigned_abs());
    }
    Ok(rows)
}

/// Damage that is met in a check is what the check finds; a disk that does not answer is something else.
pub(super) fn failing(name: &str, check: Check, error: StoreError) -> StoreError {
    match error {
        StoreError::Damaged | StoreError::Unexpected(_) => unsound(name, check),
        other => other,
    }
}
