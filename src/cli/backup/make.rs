//! Making copies of the open house, and trying one.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde::Serialize;

use super::{CopyJson, bar, meant, places, tell};
use crate::{
    cli::{
        command::text,
        cx::{Cx, SignedIn},
        fault::Fault,
    },
    domain::{
        access::Deed,
        backup::{Place, Step},
        command::Command,
        names::Line,
        taken::TakenList,
        time::Instant,
    },
    explain,
    store::backup::{self, Drill, Found, Stage},
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
    if named.is_some() {
        // A copy in a folder of somebody's own is all of the house, taken out.
        signed.note_export(cx.now(), TakenList::Copy, [])?;
    }
    let places = named.map_or_else(|| places(cx), |folder| vec![(Place::Named, folder)]);
    let Outcome { made, fault, .. } = make_in(cx, &mut signed, places, wants_json)?;
    if let Some(fault) = fault {
        return Err(fault);
    }
    if wants_json { cx.print_json(&Made { copies: made }) } else { Ok(()) }
}

/// Makes a copy in each place of the configuration that is there, since another passphrase, code on paper or data key opens the
/// house: the copies there are open with what opened it before. What was changed holds whatever becomes of this, so that a place
/// without a new copy is told beside the answer, with what to do.
pub(in crate::cli) fn anew(cx: &mut Cx<'_>, signed: &mut SignedIn, wants_json: bool) -> Result<Vec<CopyJson>, Fault> {
    let t = cx.texts;
    let places = places(cx);
    let Outcome { made, fault, is_second_out } = make_in(cx, signed, places, wants_json)?;
    if let Some(fault) = fault {
        if let Some(sentence) = fault.sentence(t) {
            cx.warn(&sentence);
        }
        cx.warn(t.cli_backup_before());
    } else if is_second_out {
        cx.warn(t.cli_backup_second_before());
    }
    Ok(made)
}

/// What became of the places.
struct Outcome {
    made: Vec<CopyJson>,
    /// The first that failed.
    fault: Option<Fault>,
    /// The second medium is not put in.
    is_second_out: bool,
}

fn make_in(
    cx: &mut Cx<'_>,
    signed: &mut SignedIn,
    places: Vec<(Place, PathBuf)>,
    wants_json: bool,
) -> Result<Outcome, Fault> {
    let t = cx.texts;
    let is_known = signed.house.read().backup_marks()?.second.is_some();
    let mut outcome = Outcome { made: Vec::new(), fault: None, is_second_out: false };
    for (place, folder) in places {
        if place == Place::Second && !backup::is_medium_in(&folder, cx.folder().path(), is_known) {
            outcome.is_second_out = true;
            if !wants_json {
                cx.print(&t.cli_backup_second_missing(folder.display()))?;
            }
            continue;
        }
        // One place that fails keeps the other from nothing.
        let copy = match make(cx, signed, place, &folder) {
            Ok(copy) => copy,
            Err(fault) => {
                outcome.fault = outcome.fault.or(Some(fault));
                continue;
            }
        };
        if !wants_json {
            match explain::backup_flaws(t, copy.flaws()) {
                Some(flaw) => cx.print(&t.cli_backup_flawed(&copy.name, flaw))?,
                None => cx.print(&t.cli_backup_made(&copy.name))?,
            }
            cx.print(&format!("  {}", where_it_lies(t, &copy)))?;
            if !copy.replaced.is_empty() {
                cx.print(&format!("  {}", t.cli_backup_replaced(copy.replaced.join(", "))))?;
            }
        }
        if place == Place::Second && backup::is_lost_with(&folder, cx.folder().path()) {
            cx.warn(&t.cli_doctor_backup_same_disk(folder.display()));
        }
        outcome.made.push(CopyJson::new(cx, &copy));
    }
    Ok(outcome)
}

/// Where a copy lies and what it holds.
fn where_it_lies(t: Texts, copy: &Found) -> String {
    let Some(list) = &copy.list else { return copy.folder().display().to_string() };
    let (rows, row) = (t.count(list.rows.values().sum()), t.number(list.chain.row.0));
    t.cli_backup_made_where(copy.folder().display(), t.file_size(list.size), rows, row)
}

fn make(cx: &mut Cx<'_>, signed: &mut SignedIn, place: Place, folder: &Path) -> Result<Found, Fault> {
    let bar = bar(cx, Stage::ALL.len() as u64);
    // A folder somebody named is an archive of their own: nothing is removed there.
    let keep = (place != Place::Named).then(|| cx.loaded.config.backup.keep());
    let made = signed.house.backups().make(folder, cx.now(), keep, &mut tell(cx.texts, &bar));
    bar.finish_and_clear();
    let copy = made?;
    let lost_with_house = place == Place::Second && backup::is_lost_with(folder, cx.folder().path());
    let made = copy.step(if lost_with_house { Place::Named } else { place })?;
    // The copy stands, also where that cannot be written down now.
    if let Err(fault) = signed.execute(cx.now(), &Command::Backup(made)) {
        tracing::warn!(code = fault.exit_code(), "that a copy was made could not be written down");
        cx.warn(cx.texts.cli_backup_not_noted());
    }
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

/// Opens a copy, the newest where none is named, and holds it against the house.
pub(super) fn drill(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let mut signed = cx.sign_in_for(Deed::KeepBackups)?;
    let copy = meant(cx, text(matches, "copy"), backup::newest)?;
    let bar = bar(cx, 4);
    let drilled = signed.house.backups().drill(copy, &mut tell(t, &bar));
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
