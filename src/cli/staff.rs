//! `staff`: the members of staff.

use clap::{ArgMatches, Command, value_parser};
use serde::Serialize;
use std::path::PathBuf;

use super::{
    choice,
    command::{branch, json, leaf, option, positional, text},
    cx::{Cx, SignedIn},
    fault::Fault,
    json::StaffJson,
    secrets::{self, Member},
};
use crate::{
    domain::{
        access::{self, Deed},
        command::Command as Change,
        ids::StaffId,
        names::Line,
        refusal::Refusal,
        staff::{Initials, StaffRole},
    },
    store::entrance::{self, Guard},
    text::Texts,
};

const NEW_PASSPHRASE_FILE: &str = "new-passphrase-file";

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    let role = |help: String| choice::ROLE.arg(t, "role", t.cli_value_role(), help);
    let roles = choice::ROLE.list(t);
    branch(t, "staff", t.cli_staff_about(), t.cli_staff_usage())
        .subcommand(leaf(t, "list", t.cli_staff_list_about(), t.cli_staff_list_usage()).arg(json(t)))
        .subcommand(
            leaf(t, "add", t.cli_staff_add_about(), t.cli_staff_add_usage())
                .arg(option("initials", t.cli_value_initials(), t.cli_staff_initials_help()).required(true))
                .arg(option("name", t.cli_value_text(), t.cli_staff_name_help()).required(true))
                .arg(role(t.cli_staff_role_help(&roles)).required(true))
                .arg(
                    option(NEW_PASSPHRASE_FILE, t.cli_value_file(), t.cli_new_passphrase_file_help())
                        .value_parser(value_parser!(PathBuf)),
                )
                .arg(secrets::pin_file(t))
                .arg(json(t)),
        )
        .subcommand(
            leaf(t, "role", t.cli_staff_role_about(), t.cli_staff_role_usage())
                .arg(positional(t, "initials", t.cli_value_initials(), t.cli_staff_whom_help()).required(true))
                .arg(
                    role(t.cli_staff_role_help(&roles))
                        .long(None::<&str>)
                        .help_heading(t.cli_arguments())
                        .required(true),
                )
                .arg(json(t)),
        )
}

/// Lists, adds, or changes a role.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("add", matches)) => add(matches, cx),
        Some(("role", matches)) => change_role(matches, cx),
        Some((_, matches)) => list(matches, cx),
        None => Ok(()),
    }
}

#[derive(Serialize)]
struct Listed<'a> {
    staff: Vec<StaffJson<'a>>,
}

fn list(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let signed = cx.sign_in()?;
    let members = signed.people.staff.values();
    if matches.get_flag("json") {
        return cx.print_json(&Listed { staff: members.map(StaffJson::from).collect() });
    }
    for member in members {
        let role = t.role(member.role);
        let line = format!("{} · {} · {role}", member.initials, member.name);
        let line = if member.active { line } else { t.cli_staff_left(line) };
        cx.print(&line)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct One<'a> {
    member: StaffJson<'a>,
}

fn add(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let initials = Initials::new(text(matches, "initials"))?;
    let name = Line::new(text(matches, "name"))?;
    let role = role_of(matches)?;
    let mut signed = cx.sign_in()?;
    // Before anybody chooses a secret: whether it can be done at all.
    if !access::allows(signed.staff.role, Deed::KeepStaff) {
        return Err(Refusal::NotAllowed { role: signed.staff.role, deed: Deed::KeepStaff }.into());
    }
    if signed.people.by_initials(&initials).is_some() {
        return Err(Refusal::InitialsTaken.into());
    }
    let member = Member { house: signed.info.name.as_str(), initials: &initials, name: &name };
    let file = matches.get_one::<PathBuf>(NEW_PASSPHRASE_FILE).cloned();
    let secrets = secrets::read(cx, matches, file.as_ref(), "--new-passphrase-file", &member)?;
    let new = signed.house.keyring().new_staff(initials, name, role, &secrets, Guard::REAL)?;
    let done = entrance::add_staff(&mut signed.house, signed.staff.id, cx.now(), new)?;
    told(matches, cx, &signed, StaffId(done.row))
}

fn change_role(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let role = role_of(matches)?;
    let mut signed = cx.sign_in()?;
    let member = signed.member(cx.texts, text(matches, "initials"))?;
    let (staff, version, active) = (member.id, member.version, member.active);
    signed.execute(cx.now(), &Change::ChangeStaff { staff, version, role, active })?;
    told(matches, cx, &signed, staff)
}

/// The member as they stand now.
fn told(matches: &ArgMatches, cx: &mut Cx<'_>, signed: &SignedIn, staff: StaffId) -> Result<(), Fault> {
    let people = signed.house.read().people()?;
    let member = people.staff.get(&staff).ok_or(Refusal::Gone)?;
    if matches.get_flag("json") {
        return cx.print_json(&One { member: member.into() });
    }
    let t = cx.texts;
    let saved = t.saved_at(t.clock(cx.now(), cx.zone()));
    cx.print(&format!("{saved} {} · {} · {}", member.initials, member.name, t.role(member.role)))
}

fn role_of(matches: &ArgMatches) -> Result<StaffRole, Fault> {
    // clap has let only these words through.
    choice::ROLE.of(text(matches, "role")).ok_or_else(|| Refusal::Gone.into())
}
