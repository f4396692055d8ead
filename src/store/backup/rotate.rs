//! Which copies of a folder go, once a new one is proven.

use std::{fs, path::Path};

use rusqlite::Connection;

use super::{
    Found,
    found::list,
    name::{DATABASE, KEYS, LIST},
};
use crate::{
    domain::{
        backup::{Keep, Made, surplus},
        time::{Instant, Zone},
    },
    store::{StoreError, audit},
};

/// Removes the copies of the same house that are no longer kept, now that `fresh`, which is open in `conn`, is proven. What goes
/// is in `fresh` to the last row of its chain: a copy that holds more than it stays, since the house may have fallen back.
/// Damaged copies take no place of a whole one. They, copies of other houses and every file that is not ours are left alone.
/// Answers the names of those that went.
pub(super) fn rotate(
    folder: &Path,
    fresh: &Found,
    conn: &Connection,
    now: Instant,
    keep: Keep,
    zone: Zone,
) -> Result<Vec<String>, StoreError> {
    let (mut ours, mut made) = (Vec::new(), Vec::new());
    // The oldest first: of two within a second the later one in the list is the newer.
    for copy in list(folder)?.into_iter().rev().filter(|copy| is_like(copy, fresh)) {
        let Some(list) = &copy.list else { continue };
        if audit::is_in(conn, list.chain.into())? {
            made.push(Made { at: list.made_at, schema: list.schema });
            ours.push(copy);
        }
    }
    let Some(at) = ours.iter().position(|copy| copy.name == fresh.name) else {
        return Ok(Vec::new());
    };
    let mut gone = Vec::new();
    for copy in surplus(&made, at, now, keep, zone).into_iter().filter_map(|at| ours.get(at)) {
        remove(copy)?;
        gone.push(copy.name.clone());
    }
    Ok(gone)
}

/// One that is only like a house with a fault pushes out no proven one, and the other way round.
fn is_like(copy: &Found, fresh: &Found) -> bool {
    copy.is_whole() && copy.house() == fresh.house() && copy.flaws() == fresh.flaws()
}

/// The database first: without it the other two are no copy.
fn remove(copy: &Found) -> Result<(), StoreError> {
    for end in [DATABASE, KEYS, LIST] {
        fs::remove_file(copy.file(end))?;
    }
    Ok(())
}
