//! Making a copy: written under another name, opened again, checked, and only then a copy.

use std::{collections::BTreeMap, fs, path::Path};

use chrono::SubsecRound as _;
use rusqlite::Connection;

use super::{
    BackupError, Check, Found, Stage, Tell,
    check::{contents, count, leaves_out, open_copy, prove, unsound},
    found::list,
    manifest::{Contents, Digest, Flaws, Manifest},
    name::{self, DATABASE},
    part::{self, Unfinished},
    place::{ReadyPlace, forget_cached},
};
use crate::{
    domain::time::{Instant, Zone},
    store::{
        ChainCheck, ChainHead, HouseFolder, StoreError, audit, covered,
        keys::{DataKey, HouseId, KeyFile},
        migrate,
    },
};

/// What a copy is made of.
pub(super) struct Source<'a> {
    pub folder: &'a HouseFolder,
    pub conn: &'a Connection,
    pub key: &'a DataKey,
    pub zone: Zone,
}

/// The copy that stands before a house is changed for a newer program. The caller holds the house alone.
///
/// # Errors
/// [`BackupError::BeforeMigration`] with the reason; the house may not be migrated then.
pub(in crate::store) fn before_migration(
    folder: &HouseFolder,
    conn: &Connection,
    key: &DataKey,
    now: Instant,
    zone: Zone,
) -> Result<(), StoreError> {
    // Between the first look and the lock another terminal may have migrated it; a house that is being made has nothing yet.
    let version = migrate::version(conn)?;
    if version == migrate::NEWEST {
        return Ok(());
    }
    let source = Source { folder, conn, key, zone };
    if stands_already(&source, version)? {
        return Ok(());
    }
    match make(&source, &folder.backups(), now, &mut |_| {}) {
        Ok(copy) => {
            tracing::info!(copy = copy.name, schema = version, "a copy was made before the migration");
            if !copy.flaws().is_none() {
                tracing::warn!(flaws = ?copy.flaws(), "the house has a fault of its own, and so has its copy");
            }
            Ok(())
        }
        Err(error) => Err(BackupError::BeforeMigration(Box::new(error)).into()),
    }
}

/// Whether there is a copy of exactly this: a change that failed and is tried again needs no second one.
fn stands_already(source: &Source<'_>, schema: i64) -> Result<bool, StoreError> {
    let head = audit::head(source.conn)?.into();
    let keys = Digest::of(&source.folder.keys())?;
    let is_same = |copy: &Found| {
        let list = copy.list.as_ref().filter(|_| copy.is_proven());
        list.is_some_and(|list| (list.schema, list.chain, list.keys_sha256) == (schema, head, keys.sha256))
    };
    let copies = list(&source.folder.backups()).unwrap_or_default();
    Ok(copies.iter().any(|copy| is_same(copy) && prove(copy, source.key, &mut |_| {}).is_ok()))
}

/// Makes a copy in a folder and proves it.
///
/// # Errors
/// What the folder, the house or a check answers; nothing is left behind then.
pub(super) fn make(source: &Source<'_>, folder: &Path, now: Instant, tell: Tell<'_>) -> Result<Found, StoreError> {
    let place = ReadyPlace::prepare(folder, source.folder)?;
    make_in(source, &place, now, tell).map_err(|error| match error {
        // A folder that went away leaves nothing to pass a check.
        StoreError::Backup(BackupError::Unsound { check, .. }) if place.is_there() => {
            BackupError::NotProven(check).into()
        }
        other => place.fault(other),
    })
}

/// So often a copy is begun when the key file changes while the database is copied.
const TRIES: u32 = 3;

fn make_in(source: &Source<'_>, place: &ReadyPlace, now: Instant, tell: Tell<'_>) -> Result<Found, StoreError> {
    // A name has no parts of a second, and the list says the same.
    let now = now.trunc_subsecs(0);
    part::sweep(place.path(), keys_of(source)?.1)?;
    let mut tries = (0..TRIES).filter_map(|_| copied(source, place, now, tell).transpose());
    let (copying, before) = tries.next().unwrap_or(Err(StoreError::Busy))?;
    // First to the disk, and then read from there: what only the memory of the machine holds proves nothing of a stick.
    copying.keep_database()?;
    forget_cached(&copying.database());
    let contents = look_over(source, &copying, &before, tell)?;
    tell(Stage::Keeping);
    let name = free_name(place.path(), source.zone, now, &contents.chain.hash.0);
    let list = Manifest::new(now, contents, Digest::of(&copying.database())?, Digest::of(&copying.keys())?);
    copying.write_list(&list.text()?)?;
    copying.finish(&name)?;
    Ok(Found::proven(place.path(), &name, list))
}

/// Copies both files. `None` when somebody chose a new passphrase meanwhile: they would belong to different moments.
fn copied(
    source: &Source<'_>,
    place: &ReadyPlace,
    now: Instant,
    tell: Tell<'_>,
) -> Result<Option<(Unfinished, Seen)>, StoreError> {
    let doors = doors_of(source)?;
    let keys = keys_of(source)?.0;
    let before = Seen::of(source.conn)?;
    let copying = Unfinished::begin(place.path(), name::of(source.zone.local(now), &before.head.hash, 0));
    tell(Stage::Copying);
    copying.write_keys(&keys)?;
    copying.make_database()?;
    source.conn.execute("VACUUM INTO ?1", [path_text(&copying.database())?])?;
    Ok((doors_of(source)? == doors).then_some((copying, before)))
}

/// Who can open the house. The head of the chain in the key file changes with every command that ends, and is of no moment
/// here: the copy's is older than the copy, and stands in it.
fn doors_of(source: &Source<'_>) -> Result<String, StoreError> {
    let file = KeyFile::read(&source.folder.keys())?;
    serde_json::to_string(file.slots()).map_err(|error| StoreError::Unexpected(error.to_string()))
}

/// The key file of the house, byte for byte, and whose it is.
fn keys_of(source: &Source<'_>) -> Result<(Vec<u8>, HouseId), StoreError> {
    let damaged = |_| StoreError::KeyFileDamaged;
    let path = source.folder.keys();
    let house = KeyFile::read(&path)?.house();
    Ok((fs::read(path).map_err(damaged)?, house))
}

/// What the house held when the copy was begun.
struct Seen {
    /// Another number when another terminal has written since.
    token: i64,
    head: ChainHead,
    rows: BTreeMap<String, u64>,
}

impl Seen {
    fn of(conn: &Connection) -> Result<Self, StoreError> {
        Ok(Self { token: token(conn)?, head: audit::head(conn)?, rows: count(conn)? })
    }
}

fn token(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.query_row("PRAGMA data_version", [], |row| row.get(0))?)
}

/// Opens the copy again, checks everything in it, and holds it against the house.
fn look_over(source: &Source<'_>, copying: &Unfinished, before: &Seen, tell: Tell<'_>) -> Result<Contents, StoreError> {
    let name = copying.name();
    let nobody_wrote = token(source.conn)? == before.token;
    let keys = KeyFile::read(&copying.keys()).map_err(|_| unsound(name, Check::Keys))?;
    let foreign = keys.foreign_slots(source.key);
    if foreign != KeyFile::read(&source.folder.keys())?.foreign_slots(source.key) {
        return Err(unsound(name, Check::Keys));
    }
    let copy = open_copy(name, &copying.database(), source.key)?;
    let mut found = contents(name, &copy, keys.house(), tell)?;
    found.flaws.foreign_slot = !foreign.is_empty();
    found.flaws.without_slot = leaves_out(&copy, &keys)?;
    let noted = keys.audit_head().map(|head| ChainHead { id: head.row, hash: head.hash.0 });
    found.trail_cut = noted.map_or(Ok(false), |noted| audit::is_in(&copy, noted).map(|stands| !stands))?;
    if !found.flaws.is_the_same_trail(&Flaws::default()) && !flaws_of(source.conn)?.is_the_same_trail(&found.flaws) {
        return Err(unsound(name, Check::Chain));
    }
    let has_all = audit::is_in(&copy, before.head)? && audit::is_in(source.conn, found.chain.into())?;
    // Where another terminal wrote meanwhile, the chain alone tells: it has a row for everything that was written.
    if !has_all || (nobody_wrote && found.rows != before.rows) {
        return Err(unsound(name, Check::Living));
    }
    Ok(found)
}

/// Where the trail of the house has a fault: a copy with another one was spoilt on its way.
fn flaws_of(conn: &Connection) -> Result<Flaws, StoreError> {
    let broken_at = match audit::verify(conn)? {
        ChainCheck::Whole(_) => None,
        ChainCheck::BrokenAt(row) => Some(row),
    };
    let changed_text = covered::changed(conn)?.first().copied();
    Ok(Flaws { broken_at, changed_text, ..Flaws::default() })
}

/// A name that no copy has yet: two within a second, with nothing written between them, are told apart by a number.
fn free_name(folder: &Path, zone: Zone, now: Instant, head: &[u8; 32]) -> String {
    let wall = zone.local(now);
    let is_taken = |name: &String| folder.join(format!("{name}.{DATABASE}")).exists();
    let mut names = (0..).map(|again| name::of(wall, head, again));
    names.find(|name| !is_taken(name)).unwrap_or_else(|| name::of(wall, head, 0))
}

/// SQLite takes paths as UTF-8 alone.
fn path_text(path: &Path) -> Result<&str, StoreError> {
    path.to_str().ok_or_else(|| StoreError::CannotOpen(path.to_owned()))
}
