//! Checking a copy, and making a house of one. Whoever does it opens the copy itself.

use std::path::PathBuf;

use clap::ArgMatches;
use serde::Serialize;

use super::{CopyJson, bar, meant, settings, tell};
use crate::{
    cli::{command::text, cx::Cx, fault::Fault, secrets},
    domain::{
        access::{Deed, allows},
        refusal::Refusal,
    },
    explain,
    store::{
        House, HouseFolder, StoreError,
        backup::{self, Living, OpenedCopy},
    },
};

/// The copy is faithful, and the house it is like has a fault.
const DAMAGED: u8 = 4;
/// Stages of looking at everything.
const CHECKED: u64 = 4;
/// Stages of looking at everything, copying it, and looking once more.
const RESTORED: u64 = 10;

#[derive(Serialize)]
struct Sound {
    sound: bool,
    copy: CopyJson,
}

/// Looks at everything in a copy.
pub(super) fn verify(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let opened = open(matches, cx, Deed::MakeBackups)?;
    let bar = bar(cx, CHECKED);
    let proven = opened.prove(&mut tell(t, &bar));
    bar.finish_and_clear();
    let list = proven?;
    let flaw = explain::backup_flaws(t, list.flaws);
    if matches.get_flag("json") {
        cx.print_json(&Sound { sound: flaw.is_none(), copy: CopyJson::new(cx, &opened.copy) })?;
        return if flaw.is_none() { Ok(()) } else { Err(Fault::Told(DAMAGED)) };
    }
    if let Some(flaw) = flaw {
        cx.print(&t.cli_backup_flawed(&opened.copy.name, flaw))?;
        return Err(Fault::Told(DAMAGED));
    }
    cx.print(&t.cli_backup_sound(&opened.copy.name))?;
    let time = t.relative_time(cx.zone().local(list.made_at), cx.today());
    let rows = t.count(list.rows.values().sum());
    cx.print(&t.cli_backup_sound_how(rows, t.number(list.chain.row.0), time))
}

#[derive(Serialize)]
struct Restored {
    folder: String,
    copy: String,
    /// Initials of those whose passphrase opens it.
    opens_for: Vec<String>,
    /// Whether the house that stands there has a row that says so; `None` where none stands.
    known_in_house: Option<bool>,
}

/// Makes a house of a copy where nothing is.
pub(super) fn restore(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let Some(folder) = matches.get_one::<PathBuf>("to") else { return Ok(()) };
    // What is written in the settings counts from another folder than the one somebody stands in.
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
    let opened = open(matches, cx, Deed::KeepBackups)?;
    let (copy, flaw) = (opened.copy.name.clone(), explain::backup_flaws(t, opened.copy.flaws()));
    let bar = bar(cx, RESTORED);
    let house =
        backup::restore(opened, &HouseFolder::new(&folder), &cx.folder(), cx.now(), cx.zone(), &mut tell(t, &bar));
    bar.finish_and_clear();
    let backup::Restored { house, living } = house?;
    let who = who_gets_in(&house)?;
    drop(house);
    let shown = folder.display().to_string();
    if matches.get_flag("json") {
        let known_in_house = (living != Living::Gone).then_some(living == Living::Told);
        return cx.print_json(&Restored { folder: shown, copy, opens_for: who, known_in_house });
    }
    match flaw {
        Some(flaw) => cx.print(&t.cli_backup_restored_flawed(&shown, flaw))?,
        None => cx.print(&t.cli_backup_restored(&shown))?,
    }
    cx.print(&t.cli_backup_restored_who(who.join(", ")))?;
    // In TOML a backslash in quotation marks is the beginning of something else.
    if living == Living::Untold {
        cx.print(t.cli_backup_restored_untold())?;
    }
    cx.print(&t.cli_backup_restored_how(shown.replace('\\', "\\\\"), settings(cx), &shown))
}

/// Who works there and has a slot in the key file, by initials.
fn who_gets_in(house: &House) -> Result<Vec<String>, StoreError> {
    let without = house.check_slots()?.without_slot;
    let people = house.read().people()?;
    let mut who: Vec<String> = people
        .staff
        .values()
        .filter(|member| member.active && !without.contains(&member.id))
        .map(|member| member.initials.to_string())
        .collect();
    who.sort();
    Ok(who)
}

/// Opens the copy somebody means as whoever `--user` names: in the role they had when it was made.
fn open(matches: &ArgMatches, cx: &mut Cx<'_>, deed: Deed) -> Result<OpenedCopy, Fault> {
    let copy = meant(cx, text(matches, "copy"), backup::newest_kept)?;
    let initials = cx.user()?;
    let opener = secrets::opener(matches, cx)?;
    cx.start_log();
    let opened = backup::open(copy, &initials, &opener, &cx.folder(), cx.now()).map_err(|error| match error {
        StoreError::WrongPassphrase if opener.is_code() => {
            Fault::Explained(error, cx.texts.backup_wrong_code().to_owned())
        }
        StoreError::WrongPassphrase => Fault::Explained(error, cx.texts.backup_wrong_passphrase().to_owned()),
        other => other.into(),
    })?;
    let role = opened.role;
    if allows(role, deed) { Ok(opened) } else { Err(Refusal::NotAllowed { role, deed }.into()) }
}
