//! The copies of the house, as far as can be seen without opening one.

use super::Findings;
use crate::{
    cli::cx::{Cx, SignedIn},
    explain,
    store::backup,
};

/// Looks whether there is a copy, how old it is, and whether another disk has one.
pub(super) fn check(cx: &Cx<'_>, findings: &mut Findings) {
    let (t, first) = (cx.texts, cx.folder().backups());
    let kept = backup::newest_kept(&first, &cx.folder(), cx.now()).ok();
    let flaw = kept.and_then(|copy| Some(t.cli_backup_flawed(&copy.name, explain::backup_flaws(t, copy.flaws())?)));
    match backup::newest(&first, &cx.folder(), cx.now()).ok().and_then(|copy| copy.made_at()) {
        Some(made) => {
            let time = t.relative_time(cx.zone().local(made), cx.today());
            if cx.now() - made <= cx.loaded.config.backup.limits().too_old {
                findings.ok("backups", t.cli_doctor_backups(time, first.display()));
            } else {
                findings.note("backups", t.cli_doctor_backups_old(time, first.display()));
            }
        }
        // Another of the same house would have the same fault.
        None if flaw.is_some() => {}
        None => findings.note("backups", t.cli_doctor_backups_none(first.display())),
    }
    if let Some(flaw) = flaw {
        findings.note("backups", flaw);
    }
    second(cx, findings);
}

/// A copy on the disk of the house is lost with it.
fn second(cx: &Cx<'_>, findings: &mut Findings) {
    let (t, house) = (cx.texts, cx.folder());
    let Some(second) = cx.loaded.config.backup.second.as_deref() else {
        if backup::same_disk(house.path(), &house.backups()) == Some(false) {
            return findings.ok("backup-disk", t.cli_doctor_backup_disk(house.backups().display()));
        }
        return findings.note("backup-disk", t.cli_doctor_backup_one_disk());
    };
    if !second.is_dir() {
        return findings.note("backup-disk", t.cli_doctor_backup_second_out(second.display()));
    }
    match backup::same_disk(house.path(), second) {
        Some(true) => findings.note("backup-disk", t.cli_doctor_backup_same_disk(second.display())),
        Some(false) | None => findings.ok("backup-disk", t.cli_doctor_backup_disk(second.display())),
    }
}

/// How long it is since a copy was opened on trial.
pub(super) fn drill(cx: &Cx<'_>, signed: &SignedIn, findings: &mut Findings) {
    let t = cx.texts;
    let places = std::iter::once(cx.folder().backups()).chain(cx.loaded.config.backup.second.clone());
    for copy in places.filter_map(|place| signed.house.backups().with_more(&place).ok()).flatten() {
        findings.note("backups", t.cli_doctor_backup_holds_more(copy.database().display()));
    }
    match signed.house.read().backup_marks().map(|marks| marks.drilled) {
        Ok(Some(at)) => {
            let date = t.date(cx.zone().date(at));
            if cx.now() - at <= cx.loaded.config.backup.limits().drill {
                findings.ok("drill", t.cli_doctor_drill(date));
            } else {
                findings.note("drill", t.cli_doctor_drill_old(date));
            }
        }
        Ok(None) => findings.note("drill", t.cli_doctor_drill_none()),
        Err(error) => findings.failed("drill", &error),
    }
}
