//! Making copies of the open house, and trying one.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde::Serialize;

use super::{CopyJson, bar, places, tell};
use crate::{
    cli::{
        cx::{Cx, SignedIn},
        fault::Fault,
    },
    domain::{
        access::Deed,
        backup::{Place, Step},
        command::Command,
        names::Line,
        time::Instant,
    },
    explain,
    store::backup::{Drill, Found, Stage},
    text::Texts,
};

#[derive(Serialize)]
struct Made {
    copies: Vec<CopyJson>,
}

/// Makes a copy in each place that is there.
pub(super) fn create(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let wants_json = matches.get_flag("json");
    let named = matches.get_one::<PathBuf>("to").cloned();
    let deed = if named.is_some() { Deed::KeepBackups } else { Deed::MakeBackups };
    let mut signed = cx.sign_in_for(deed)?;
    let places = named.map_or_else(|| places(cx), |folder| vec![(Place::Named, folder)]);
    let made = make_in(cx, &mut signed, places, wants_json)?;
    if wants_json { cx.print_json(&Made { copies: made }) } else { Ok(()) }
}

/// Makes a copy in each place of the configuration that is there, and says where they lie unless the answer is JSON.
pub(in crate::cli) fn everywhere(
    cx: &mut Cx<'_>,
    signed: &mut SignedIn,
    wants_json: bool,
) -> Result<Vec<CopyJson>, Fault> {
    let places = places(cx);
    make_in(cx, signed, places, wants_json)
}

fn make_in(
    cx: &mut Cx<'_>,
    signed: &mut SignedIn,
    places: Vec<(Place, PathBuf)>,
    wants_json: bool,
) -> Result<Vec<CopyJson>, Fault> {
    let t = cx.texts;
    let mut made = Vec::new();
    for (place, folder) in places {
        if place == Place::Second && !folder.is_dir() {
            if !wants_json {
                cx.print(&t.cli_backup_second_missing(folder.display()))?;
            }
            continue;
        }
        let copy = make(cx, signed, place, &folder)?;
        if !wants_json {
            match explain::backup_flaws(t, copy.flaws()) {
                Some(flaw) => cx.print(&t.cli_backup_flawed(&copy.name, flaw))?,
                None => cx.print(&t.cli_backup_made(&copy.name))?,
            }
            cx.print(&format!("  {}", where_it_lies(t, &copy)))?;
        }
        made.push(CopyJson::new(&copy));
    }
    Ok(made)
}

/// Where a copy lies and what it holds.
fn where_it_lies(t: Texts, copy: &Found) -> String {
    let Some(list) = &copy.list else { return copy.folder().display().to_string() };
    let (rows, row) = (t.count(list.rows.values().sum()), t.number(list.chain.row.0));
    t.cli_backup_made_where(copy.folder().display(), t.file_size(list.size), rows, row)
}

fn make(cx: &Cx<'_>, signed: &mut SignedIn, place: Place, folder: &Path) -> Result<Found, Fault> {
    let bar = bar(cx, Stage::ALL.len() as u64);
    // A folder somebody named is an archive of their own: nothing is removed there.
    let keep = (place != Place::Named).then(|| cx.loaded.config.backup.keep());
    let made = signed.house.backups().make(folder, cx.now(), keep, &mut tell(cx.texts, &bar));
    bar.finish_and_clear();
    let copy = made?;
    if !copy.flaws().is_none() {
        return Ok(copy);
    }
    let made = Step::Made { place, copy: Line::new(&copy.name)?, head: copy.head() };
    signed.execute(cx.now(), &Command::Backup(made))?;
    Ok(copy)
}

#[derive(Serialize)]
struct Drilled {
    copy: String,
    made_at: Instant,
    rows: u64,
    /// The newest row of the chain in the copy.
    row: i64,
}

/// Opens the newest copy and holds it against the house.
pub(super) fn drill(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let mut signed = cx.sign_in_for(Deed::KeepBackups)?;
    let bar = bar(cx, 4);
    let drilled = signed.house.backups().drill(&cx.folder().backups(), cx.now(), &mut tell(t, &bar));
    bar.finish_and_clear();
    let Drill { copy, made_at, head, rows } = drilled?;
    signed.execute(cx.now(), &Command::Backup(Step::Drilled { copy: Line::new(&copy)?, head }))?;
    if matches.get_flag("json") {
        return cx.print_json(&Drilled { copy, made_at, rows, row: head.0 });
    }
    cx.print(&t.cli_backup_drilled(t.date(cx.today())))?;
    let time = t.relative_time(cx.zone().local(made_at), cx.today());
    cx.print(&t.cli_backup_drilled_how(copy, time, t.count(rows), t.number(head.0)))
}
