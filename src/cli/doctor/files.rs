//! The folder and its files, without opening the house.

use std::fs;

use super::Findings;
use crate::{
    cli::cx::Cx,
    domain::{rehearsal, time::Instant},
    store::{Exposure, HouseFolder, Place, StoreError, entrance, exposures},
};

/// Others on the machine can read or change it.
const OPEN_TO_OTHERS: u8 = 7;

/// Looks at the folder; answers whether a house stands there to be opened.
pub(super) fn check(cx: &Cx<'_>, findings: &mut Findings) -> bool {
    let folder = cx.folder();
    if !folder.is_house() {
        findings.failed("folder", &StoreError::NoHouse(folder.path().to_owned()));
        return false;
    }
    place(cx, &folder, findings);
    permissions(cx, &folder, findings);
    clock(cx, &folder, findings);
    disk(cx, &folder, findings);
    key_file(cx, &folder, findings);
    true
}

/// Two machines on one disk spoil each other's house.
fn place(cx: &Cx<'_>, folder: &HouseFolder, findings: &mut Findings) {
    match folder.place() {
        Place::Local => findings.ok("folder", cx.texts.cli_doctor_place()),
        Place::Unknown => findings.note("folder", cx.texts.cli_doctor_place_unknown(folder.path().display())),
        Place::Network => findings.failed("folder", &StoreError::NetworkFolder(folder.path().to_owned())),
    }
}

/// The folder and each file belong to one person alone, and are what they seem.
fn permissions(cx: &Cx<'_>, folder: &HouseFolder, findings: &mut Findings) {
    let t = cx.texts;
    let exposed = exposures(folder);
    for exposure in &exposed {
        let message = match exposure {
            Exposure::Link(path) => t.cli_doctor_link(path.display()),
            Exposure::Open(path) => t.cli_doctor_open_to_others(path.display()),
        };
        findings.fault("permissions", OPEN_TO_OTHERS, message);
    }
    if exposed.is_empty() {
        findings.ok("permissions", t.cli_doctor_permissions(folder.path().display()));
    }
}

/// A clock that has gone back since the house was last written would give entries the wrong times.
fn clock(cx: &Cx<'_>, folder: &HouseFolder, findings: &mut Findings) {
    const SLACK: chrono::TimeDelta = chrono::TimeDelta::minutes(2);
    let t = cx.texts;
    let Ok(written) = fs::metadata(folder.database()).and_then(|about| about.modified()) else {
        return;
    };
    let written = chrono::DateTime::<chrono::Utc>::from(written);
    if written > cx.now() + SLACK {
        let time = t.relative_time(cx.zone().local(written), cx.today());
        findings.note("clock", t.cli_doctor_clock_behind(time));
    } else {
        findings.ok("clock", t.cli_doctor_clock());
    }
}

fn disk(cx: &Cx<'_>, folder: &HouseFolder, findings: &mut Findings) {
    const MB: u64 = 1_000_000;
    let t = cx.texts;
    let limit = &cx.loaded.config.disk;
    let Some(free) = folder.free_bytes() else {
        return findings.skipped("disk", t.cli_doctor_disk_unknown());
    };
    let shown = t.number(i64::try_from(free / MB).unwrap_or(i64::MAX));
    if free < limit.warning_bytes() {
        findings.fault("disk", StoreError::DiskFull.exit_code(), t.cli_doctor_disk_low(shown, limit.warning_mb));
    } else {
        findings.ok("disk", t.cli_doctor_disk(shown));
    }
}

/// How long it is since somebody showed that the code on paper opens the house.
fn rehearsal(cx: &Cx<'_>, proven: Option<Instant>, findings: &mut Findings) {
    let t = cx.texts;
    let is_due = rehearsal::is_due(proven, cx.now());
    match proven.map(|at| t.date(cx.zone().date(at))) {
        Some(date) if is_due => findings.note("rehearsal", t.cli_doctor_rehearsal_old(date)),
        Some(date) => findings.ok("rehearsal", t.cli_doctor_rehearsal(date)),
        None => findings.note("rehearsal", t.cli_doctor_rehearsal_none()),
    }
}

fn key_file(cx: &Cx<'_>, folder: &HouseFolder, findings: &mut Findings) {
    match entrance::key_file(folder) {
        Ok(file) => {
            let count = i64::try_from(file.slots().len()).unwrap_or(i64::MAX);
            findings.ok("key-file", cx.texts.cli_doctor_keys(count));
            if file.recovery_proven().is_some() {
                findings.ok("recovery-code", cx.texts.cli_doctor_code());
            } else if file.recovery_is_confirmed() {
                // Shown or printed where it was made: whether somebody wrote it down, nothing here tells.
                findings.ok("recovery-code", cx.texts.cli_doctor_code_given());
            } else {
                findings.note("recovery-code", cx.texts.cli_doctor_code_missing());
            }
            rehearsal(cx, file.recovery_proven(), findings);
        }
        Err(error) => findings.failed("key-file", &error),
    }
}
