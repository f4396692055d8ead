//! `backup`: copies of the house that are made, checked and restored. Listing needs no key, and checking and restoring need no
//! house: where one is lost, a copy and a passphrase are enough.

mod check;
mod list;
mod make;

use clap::{ArgMatches, Command, value_parser};
use indicatif::ProgressBar;
use serde::Serialize;
use std::path::{Path, PathBuf};

pub(super) use self::make::anew;
use super::{
    command::{branch, json, leaf, option, positional},
    cx::Cx,
    fault::{Fault, USAGE},
    progress, secrets,
};
use crate::{
    domain::{backup::Place, time::Instant},
    explain,
    store::{
        HouseFolder, StoreError,
        backup::{self, Found, Stage},
    },
    text::Texts,
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    let folder = |name, value, help| option(name, value, help).value_parser(value_parser!(PathBuf));
    branch(t, "backup", t.cli_backup_about(), t.cli_backup_usage())
        .subcommand(
            leaf(t, "create", t.cli_backup_create_about(), t.cli_backup_create_usage())
                .arg(folder("to", t.cli_value_folder(), t.cli_backup_to_help()))
                .arg(json(t)),
        )
        .subcommand(leaf(t, "list", t.cli_backup_list_about(), t.cli_backup_list_usage()).arg(json(t)))
        .subcommand(
            leaf(t, "verify", t.cli_backup_verify_about(), t.cli_backup_verify_usage())
                .arg(positional(t, "copy", t.cli_backup_copy_value(), t.cli_backup_copy_help()))
                .arg(secrets::or_code_file(t))
                .arg(json(t)),
        )
        .subcommand(
            leaf(t, "restore", t.cli_backup_restore_about(), t.cli_backup_restore_usage())
                .arg(positional(t, "copy", t.cli_backup_copy_value(), t.cli_backup_restore_copy_help()).required(true))
                .arg(folder("to", t.cli_value_folder(), t.cli_backup_restore_to_help()).required(true))
                .arg(secrets::or_code_file(t))
                .arg(json(t)),
        )
        .subcommand(
            leaf(t, "drill", t.cli_backup_drill_about(), t.cli_backup_drill_usage())
                .arg(positional(t, "copy", t.cli_backup_copy_value(), t.cli_backup_copy_help()))
                .arg(json(t)),
        )
        .after_help(t.cli_backup_more())
}

/// Does what the command says.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("create", below)) => make::create(below, cx),
        Some(("list", below)) => list::list(below, cx),
        Some(("verify", below)) => check::verify(below, cx),
        Some(("restore", below)) => check::restore(below, cx),
        Some(("drill", below)) => make::drill(below, cx),
        _ => Ok(()),
    }
}

/// Where settings are written, for whoever is to use another house from now on.
pub(super) fn settings(cx: &Cx<'_>) -> String {
    cx.loaded.file_place.as_ref().map(|file| file.display().to_string()).unwrap_or_default()
}

/// The places of the configuration.
fn places(cx: &Cx<'_>) -> Vec<(Place, PathBuf)> {
    let second = cx.loaded.config.backup.second.clone().map(|folder| (Place::Second, folder));
    std::iter::once((Place::First, cx.folder().backups())).chain(second).collect()
}

/// Finds the newest copy of one place.
type Newest = fn(&Path, &HouseFolder, Instant) -> Result<Found, StoreError>;

/// The copy somebody means, by its name in any of the places or by one of its files; the newest of all places where nobody
/// names one.
fn meant(cx: &Cx<'_>, written: &str, newest: Newest) -> Result<Found, Fault> {
    let folders: Vec<PathBuf> = places(cx).into_iter().map(|(_, folder)| folder).collect();
    if !written.is_empty() {
        return Ok(backup::find(&folders, written)?);
    }
    let found: Vec<_> = folders.iter().map(|folder| newest(folder, &cx.folder(), cx.now())).collect();
    let (whole, faults): (Vec<_>, Vec<_>) = found.into_iter().partition(Result::is_ok);
    let made_at = |copy: &Found| copy.made_at().filter(|made| *made <= cx.now());
    match whole.into_iter().flatten().max_by_key(made_at) {
        Some(copy) => Ok(copy),
        // What is wrong with the first place is told: it is the one every house has.
        None => Err(faults.into_iter().find_map(Result::err).map_or(Fault::Told(USAGE), Fault::from)),
    }
}

/// A copy in JSON.
#[derive(Debug, Serialize)]
pub(super) struct CopyJson {
    name: String,
    folder: String,
    /// Its three files are there, and the database is as long as it was.
    whole: bool,
    made_at: Option<Instant>,
    /// It can be relied on: whole, and of a house without a fault.
    proven: bool,
    /// What is wrong with the house it is like, in a sentence.
    flaw: Option<String>,
    /// Bytes of the database.
    size: Option<u64>,
    /// Rows of all its tables.
    rows: Option<u64>,
    schema: Option<i64>,
    /// The newest row of the audit chain and its hash.
    chain: Option<ChainJson>,
    /// When the newest entry of the log in it was written.
    last_entry: Option<Instant>,
    /// The newest rows of the trail were gone when it was made.
    trail_cut: bool,
    /// All that opens the house now opens it too; `None` where one of them cannot be read, or it is another house's.
    opens_as_house: Option<bool>,
    /// Copies that are no longer kept since it was made.
    replaced: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ChainJson {
    row: i64,
    hash: String,
}

impl CopyJson {
    fn new(cx: &Cx<'_>, copy: &Found) -> Self {
        let list = copy.list.as_ref();
        Self {
            name: copy.name.clone(),
            folder: copy.folder().display().to_string(),
            whole: copy.is_whole(),
            made_at: copy.made_at(),
            proven: copy.is_proven(),
            flaw: explain::backup_flaws(cx.texts, copy.flaws()),
            size: list.map(|list| list.size),
            rows: list.map(|list| list.rows.values().sum()),
            schema: list.map(|list| list.schema),
            chain: list.map(|list| ChainJson { row: list.chain.row.0, hash: list.chain.hash.to_string() }),
            last_entry: list.and_then(|list| list.last_entry),
            trail_cut: list.is_some_and(|list| list.trail_cut),
            opens_as_house: copy.opens_as(&cx.folder()),
            replaced: copy.replaced.clone(),
        }
    }
}

/// A bar that goes one step on at each stage.
fn bar(cx: &Cx<'_>, stages: u64) -> ProgressBar {
    progress::bar(cx, stages, cx.texts.backup_stage_copying())
}

/// Shows which stage begins.
fn tell(t: Texts, bar: &ProgressBar) -> impl FnMut(Stage) {
    let bar = bar.clone();
    let mut begun = false;
    move |stage| {
        if std::mem::replace(&mut begun, true) {
            bar.inc(1);
        }
        bar.set_message(explain::backup_stage(t, stage));
    }
}
