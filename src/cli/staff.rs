//! `staff`: the members of staff.

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;

use super::{
    backup::{self, CopyJson},
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
        staff::{Initials, StaffFunction, StaffMember, StaffRole},
    },
    store::entrance::{self, Guard},
    text::Texts,
};

/// Asks nothing before it is done.
const YES: &str = "yes";

/// Somebody is something beside their role, or no longer is.
const ON: &str = "on";
const OFF: &str = "off";

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    let role = |help: String| choice::arg(choice::ROLE, t, "role", t.cli_value_role(), help);
    let roles = choice::ROLE.list(t);
    branch(t, "staff", t.cli_staff_about(), t.cli_staff_usage())
        .subcommand(leaf(t, "list", t.cli_staff_list_about(), t.cli_staff_list_usage()).arg(json(t)))
        .subcommand(
            leaf(t, "add", t.cli_staff_add_about(), t.cli_staff_add_usage())
                .arg(option("initials", t.cli_value_initials(), t.cli_staff_initials_help()).required(true))
                .arg(option("name", t.cli_value_text(), t.cli_staff_name_help()).required(true))
                .arg(role(t.cli_staff_role_help(&roles)).required(true))
                .arg(secrets::new_passphrase_file(t))
                .arg(secrets::pin_file(t))
                .arg(json(t)),
        )
        .subcommand(
            leaf(t, "role", t.cli_staff_role_about(), t.cli_staff_role_usage())
                .arg(whom(t))
                .arg(
                    role(t.cli_staff_role_help(&roles))
                        .long(None::<&str>)
                        .help_heading(t.cli_arguments())
                        .required(true),
                )
                .arg(json(t)),
        )
        .subcommand(function(t))
        .subcommand(
            leaf(t, "end", t.cli_staff_end_about(), t.cli_staff_end_usage())
                .arg(whom(t))
                .arg(Arg::new(YES).long(YES).action(ArgAction::SetTrue).help(t.cli_yes_help()))
                .arg(json(t))
                .after_help(t.cli_staff_end_more()),
        )
        .subcommand(
            leaf(t, "return", t.cli_staff_return_about(), t.cli_staff_return_usage())
                .arg(whom(t))
                .arg(json(t))
                .after_help(t.cli_staff_return_more()),
        )
        .subcommand(
            leaf(t, "reset-secrets", t.cli_staff_reset_about(), t.cli_staff_reset_usage())
                .arg(whom(t))
                .arg(secrets::new_passphrase_file(t))
                .arg(secrets::pin_file(t))
                .arg(json(t))
                .after_help(t.cli_staff_reset_more()),
        )
}

fn function(t: &Texts) -> Command {
    let word = choice::arg(choice::FUNCTION, t, "function", t.cli_value_function(), String::new());
    let switch =
        |name: &'static str, help: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    leaf(t, "function", t.cli_staff_function_about(), t.cli_staff_function_usage())
        .arg(whom(t))
        .arg(
            word.long(None::<&str>)
                .help(t.cli_staff_function_help(choice::FUNCTION.list(t)))
                .help_heading(t.cli_arguments())
                .required(true),
        )
        .arg(switch(ON, t.cli_staff_function_on_help()).conflicts_with(OFF).required_unless_present(OFF))
        .arg(switch(OFF, t.cli_staff_function_off_help()))
        .arg(json(t))
        .after_help(t.cli_staff_function_more())
}

fn whom(t: &Texts) -> Arg {
    positional(t, "initials", t.cli_value_member(), t.cli_staff_whom_help()).required(true)
}

/// Lists and adds; changes a role, whether somebody works here, and secrets.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("add", matches)) => add(matches, cx),
        Some(("role", matches)) => change_role(matches, cx),
        Some(("function", matches)) => set_function(matches, cx),
        Some(("end", matches)) => end(matches, cx),
        Some(("return", matches)) => take_back(matches, cx),
        Some(("reset-secrets", matches)) => reset_secrets(matches, cx),
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
        cx.print(&line(t, member))?;
    }
    Ok(())
}

#[derive(Serialize)]
struct One<'a> {
    member: StaffJson<'a>,
}

#[derive(Serialize)]
struct Reset<'a> {
    member: StaffJson<'a>,
    /// Those that were made since a new passphrase opens the house.
    copies: Vec<CopyJson>,
}

fn add(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let initials = Initials::new(text(matches, "initials"))?;
    let name = Line::new(text(matches, "name"))?;
    let role = role_of(matches)?;
    let mut signed = cx.sign_in()?;
    // Before anybody chooses a secret: whether it can be done at all.
    may_keep_staff(&signed)?;
    if signed.people.by_initials(&initials).is_some() {
        return Err(Refusal::InitialsTaken.into());
    }
    let member = Member { house: signed.info.name.as_str(), initials: &initials, name: &name };
    let file = secrets::new_passphrase_path(matches).cloned();
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

/// Says what a member is beside their role, or no longer is.
fn set_function(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    // clap has let only these words through.
    let function = choice::FUNCTION.of(text(matches, "function")).ok_or(Refusal::Gone)?;
    let mut signed = cx.sign_in()?;
    let staff = signed.member(cx.texts, text(matches, "initials"))?.id;
    signed.execute(cx.now(), &Change::SetFunction { staff, function, holds: matches.get_flag(ON) })?;
    told(matches, cx, &signed, staff)
}

/// Ends a member's work here: they come in no more, and what they wrote stays.
fn end(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let mut signed = cx.sign_in()?;
    let member = signed.member(t, text(matches, "initials"))?.clone();
    may_keep_staff(&signed)?;
    if !member.active {
        return Err(Fault::Usage(t.cli_staff_has_left(&member.initials)));
    }
    if !matches.get_flag(YES) {
        cx.confirm(&t.cli_staff_end_question(&member.initials, &member.name))?;
    }
    set_active(matches, cx, &mut signed, &member, false)
}

/// Takes a member back who has left, once they have a passphrase again.
fn take_back(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let mut signed = cx.sign_in()?;
    let member = signed.member(t, text(matches, "initials"))?.clone();
    if member.active {
        return Err(Fault::Usage(t.cli_staff_works_here(&member.initials)));
    }
    set_active(matches, cx, &mut signed, &member, true)
}

fn set_active(
    matches: &ArgMatches,
    cx: &mut Cx<'_>,
    signed: &mut SignedIn,
    member: &StaffMember,
    active: bool,
) -> Result<(), Fault> {
    let StaffMember { id: staff, version, role, .. } = *member;
    signed.execute(cx.now(), &Change::ChangeStaff { staff, version, role, active })?;
    told(matches, cx, signed, staff)
}

/// Gives a member new secrets, also one who has left and is about to come back. Whoever changes their own has just proved to
/// have the passphrase.
fn reset_secrets(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut signed = cx.sign_in()?;
    let StaffMember { id: staff, initials, name, .. } = signed.member(cx.texts, text(matches, "initials"))?.clone();
    if signed.staff.id != staff {
        may_keep_staff(&signed)?;
    }
    let member = Member { house: signed.info.name.as_str(), initials: &initials, name: &name };
    let chosen = secrets::read_new(cx, matches, &member)?;
    let made = signed.house.keyring().new_secrets(&initials, &chosen, Guard::REAL)?;
    let opens_anew = made.opens_anew();
    entrance::change_secrets(&mut signed.house, signed.staff.id, cx.now(), staff, made)?;
    let wants_json = matches.get_flag("json");
    if !wants_json {
        told(matches, cx, &signed, staff)?;
    }
    let copies = if opens_anew { backup::anew(cx, &mut signed, wants_json)? } else { Vec::new() };
    if !wants_json {
        return Ok(());
    }
    let people = signed.house.read().people()?;
    let member = people.staff.get(&staff).ok_or(Refusal::Gone)?;
    cx.print_json(&Reset { member: member.into(), copies })
}

/// Whether the role allows it, told before anybody chooses or answers something. The house itself looks again.
fn may_keep_staff(signed: &SignedIn) -> Result<(), Fault> {
    let rights = signed.staff.rights();
    if access::allows(rights, Deed::KeepStaff) {
        return Ok(());
    }
    Err(Refusal::NotAllowed { role: rights.role, deed: Deed::KeepStaff }.into())
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
    cx.print(&format!("{saved} {}", line(t, member)))
}

/// «KN · Kari Nygård · fagleder», and that they have left.
fn line(t: Texts, member: &StaffMember) -> String {
    let mut line = format!("{} · {} · {}", member.initials, member.name, t.role(member.role));
    if member.host_coordinator {
        line = format!("{line} · {}", t.staff_function(StaffFunction::HostCoordinator));
    }
    if member.active { line } else { t.cli_staff_left(line) }
}

fn role_of(matches: &ArgMatches) -> Result<StaffRole, Fault> {
    // clap has let only these words through.
    choice::ROLE.of(text(matches, "role")).ok_or_else(|| Refusal::Gone.into())
}
