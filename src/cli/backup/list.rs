//! What lies in the places.

use std::path::Path;

use clap::ArgMatches;
use serde::Serialize;

use super::{CopyJson, places};
use crate::{
    cli::{cx::Cx, fault::Fault},
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
                copies: copies.iter().flatten().map(|copy| CopyJson::new(cx.texts, copy)).collect(),
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
        if let Some(flaw) = explain::backup_flaws(t, copy.flaws()) {
            cx.print(&format!("    {flaw}"))?;
        }
        if backup::holds_more(copy, copies) {
            cx.print(&format!("    {}", t.cli_backup_holds_more()))?;
        }
    }
    Ok(())
}
