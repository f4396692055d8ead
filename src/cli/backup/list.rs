//! What lies in the places.

use std::path::Path;

use clap::ArgMatches;
use serde::Serialize;

use super::{CopyJson, places};
use crate::{
    cli::{cx::Cx, fault::Fault},
    domain::time::Instant,
    explain,
    store::{
        StoreError,
        backup::{self, BackupError, Found, PlaceFault},
    },
};

#[derive(Serialize)]
struct Listed {
    places: Vec<PlaceJson>,
}

#[derive(Serialize)]
struct PlaceJson {
    place: &'static str,
    folder: String,
    /// The folder is there: the medium is put in.
    there: bool,
    copies: Vec<CopyJson>,
}

/// Lists the copies of both places. They can be seen without a key.
pub(super) fn list(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut listed = Vec::new();
    for (place, folder) in places(cx) {
        let copies = found(&folder)?;
        if matches.get_flag("json") {
            listed.push(PlaceJson {
                place: place.id(),
                folder: folder.display().to_string(),
                there: copies.is_some(),
                copies: copies.iter().flatten().map(|copy| CopyJson::new(cx, copy)).collect(),
            });
        } else {
            print(cx, &folder.display().to_string(), copies.as_deref())?;
        }
    }
    if matches.get_flag("json") { cx.print_json(&Listed { places: listed }) } else { Ok(()) }
}

/// The copies of a folder; `None` when it is not there.
fn found(folder: &Path) -> Result<Option<Vec<Found>>, Fault> {
    match backup::list(folder) {
        Ok(found) => Ok(Some(found)),
        Err(StoreError::Backup(BackupError::Place { why: PlaceFault::Missing, .. })) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn print(cx: &mut Cx<'_>, folder: &str, copies: Option<&[Found]>) -> Result<(), Fault> {
    let t = cx.texts;
    let Some(copies) = copies else {
        return cx.print(&t.cli_backup_folder_missing(folder));
    };
    cx.print(&t.cli_backup_folder(folder))?;
    if copies.is_empty() {
        return cx.print(&format!("  {}", t.cli_backup_folder_empty()));
    }
    let best = backup::newest(Path::new(folder), &cx.folder(), cx.now()).ok();
    for copy in copies {
        let row = match copy.list.as_ref().filter(|_| copy.is_whole()) {
            Some(list) => {
                let local = cx.zone().local(list.made_at);
                let time = format!("{} {}", t.date(local.date()), t.time(local.time()));
                t.cli_backup_row(time, &copy.name, t.file_size(list.size), t.count(list.rows.values().sum()))
            }
            None => t.cli_backup_row_broken(&copy.name),
        };
        cx.print(&format!("  {row}"))?;
        for line in about(cx, copy, best.as_ref().is_some_and(|best| best.name == copy.name)) {
            cx.print(&format!("    {line}"))?;
        }
        if let Some(flaw) = explain::backup_flaws(t, copy.flaws()) {
            cx.print(&format!("    {flaw}"))?;
        }
        if backup::holds_more(copy, copies) {
            cx.print(&format!("    {}", t.cli_backup_holds_more()))?;
        }
    }
    cx.print(&format!("  {}", t.cli_backup_one_a_day()))
}

/// What helps to choose among several copies, a line each: the best of the folder, its newest entry, and what opens it.
fn about(cx: &Cx<'_>, copy: &Found, is_best: bool) -> Vec<String> {
    let t = cx.texts;
    let Some(list) = copy.list.as_ref().filter(|_| copy.is_whole()) else { return Vec::new() };
    let time = |at: Instant| {
        let local = cx.zone().local(at);
        t.date_and_time(t.date(local.date()), t.time(local.time()))
    };
    let row = t.number(list.chain.row.0);
    let held = match list.last_entry {
        Some(at) => t.cli_backup_last_entry(time(at), row),
        None => t.cli_backup_last_row(row),
    };
    [
        is_best.then(|| t.cli_backup_best().to_owned()),
        Some(held),
        list.trail_cut.then(|| t.cli_backup_trail_cut().to_owned()),
        match copy.opens_as(&cx.folder()) {
            Some(true) => None,
            Some(false) => Some(t.cli_backup_opens_otherwise().to_owned()),
            None => cx.folder().is_house().then(|| t.cli_backup_of_another_house().to_owned()),
        },
    ]
    .into_iter()
    .flatten()
    .collect()
}
