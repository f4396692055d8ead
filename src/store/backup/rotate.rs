//! Which copies of a folder go, once a new one is proven.

use std::{fs, path::Path};

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
    store::StoreError,
};

/// Removes the copies of the same house that are no longer kept, now that `fresh` is proven. Copies of other houses and those
/// without a list are left alone, and so is every file that is not ours. Answers how many went.
pub(super) fn rotate(folder: &Path, fresh: &Found, now: Instant, keep: Keep, zone: Zone) -> Result<usize, StoreError> {
    let house = fresh.list.as_ref().map(|list| list.house);
    let ours: Vec<Found> =
        list(folder)?.into_iter().filter(|copy| copy.list.as_ref().map(|list| list.house) == house).collect();
    let Some(at) = ours.iter().position(|copy| copy.name == fresh.name) else {
        return Ok(0);
    };
    let lists = ours.iter().filter_map(|copy| copy.list.as_ref());
    let made: Vec<Made> = lists.map(|list| Made { at: list.made_at, schema: list.schema }).collect();
    let gone = surplus(&made, at, now, keep, zone);
    for copy in gone.iter().filter_map(|at| ours.get(*at)) {
        remove(copy)?;
    }
    Ok(gone.len())
}

/// The database first: without it the other two are no copy.
fn remove(copy: &Found) -> Result<(), StoreError> {
    for end in [DATABASE, KEYS, LIST] {
        fs::remove_file(copy.file(end))?;
    }
    Ok(())
}
