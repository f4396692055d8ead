//! `key`: the data key of the house is changed, the code on paper is tried, and a lost passphrase is replaced with it.

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;

use super::{
    backup::{self, CopyJson},
    command::{branch, json, leaf, positional, text},
    cx::{Cx, SignedIn},
    fault::Fault,
    progress, secrets,
};
use crate::{
    domain::{access::Deed, staff::Initials, time::Instant},
    explain,
    store::{
        StoreError,
        entrance::Guard,
        paper,
        rekey::{self, Cancel, Rotated},
    },
    text::Texts,
};

/// Asks nothing before it is done.
const YES: &str = "yes";

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "key", t.cli_key_about(), t.cli_key_usage())
        .subcommand(
            leaf(t, "rotate", t.cli_key_rotate_about(), t.cli_key_rotate_usage())
                .arg(Arg::new(YES).long(YES).action(ArgAction::SetTrue).help(t.cli_yes_help()))
                .arg(json(t))
                .after_help(t.cli_key_rotate_more()),
        )
        .subcommand(
            leaf(t, "rehearse", t.cli_key_rehearse_about(), t.cli_key_rehearse_usage())
                .arg(secrets::code_file(t))
                .arg(json(t))
                .after_help(t.cli_key_rehearse_more()),
        )
        .subcommand(
            leaf(t, "recover", t.cli_key_recover_about(), t.cli_key_recover_usage())
                .arg(positional(t, "initials", t.cli_value_member(), t.cli_key_recover_whom_help()).required(true))
                .arg(secrets::code_file(t))
                .arg(secrets::new_passphrase_file(t))
                .arg(json(t))
                .after_help(t.cli_key_recover_more()),
        )
}

/// Does what the command says.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("rotate", below)) => rotate(below, cx),
        Some(("rehearse", below)) => rehearse(below, cx),
        Some(("recover", below)) => recover(below, cx),
        _ => Ok(()),
    }
}

#[derive(Serialize)]
struct Changed {
    changed: bool,
    copies: Vec<CopyJson>,
}

/// Gives the house another data key, and makes a copy of it that opens with that.
fn rotate(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let wants_json = matches.get_flag("json");
    let signed = cx.sign_in_for(Deed::RotateKey)?;
    if !matches.get_flag(YES) {
        cx.confirm(t.cli_key_rotate_question())?;
    }
    let mut signed = change(cx, signed)?;
    if !wants_json {
        cx.print(t.key_changed())?;
        cx.print(t.key_old_copies())?;
    }
    let copies = backup::anew(cx, &mut signed, wants_json)?;
    if wants_json { cx.print_json(&Changed { changed: true, copies }) } else { Ok(()) }
}

fn change(cx: &Cx<'_>, signed: SignedIn) -> Result<SignedIn, Fault> {
    let t = cx.texts;
    // The one that was signed in to notes the head of the trail when it is let go: before the key is another.
    let (house, staff) = (signed.house.again()?, signed.staff.clone());
    drop(signed);
    let bar = progress::bar(cx, 100, t.key_stage_copying());
    let Rotated { house, outcome } =
        rekey::rotate(house, staff.id, cx.now(), &Cancel::default(), &mut |stage, part| {
            bar.set_message(explain::key_stage(t, stage));
            bar.set_position(u64::from(stage.percent(part)));
        });
    bar.finish_and_clear();
    if let Err(error) = outcome {
        let sentence = explain::key_not_changed(t, &error);
        return Err(Fault::Explained(error, sentence));
    }
    Ok(SignedIn::from_opened(house?, staff)?)
}

#[derive(Serialize)]
struct Proven {
    opens: bool,
    proven_at: Instant,
}

/// Proves that the code on paper opens the house. Nobody signs in, and nothing is read.
fn rehearse(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let folder = cx.folder();
    // Before anybody looks for the paper: whether there is a house.
    crate::store::entrance::key_file(&folder)?;
    let code = secrets::code(matches, cx)?;
    cx.start_log();
    paper::rehearse(&folder, &code, cx.now()).map_err(|error| wrong_code(t, error))?;
    if matches.get_flag("json") {
        return cx.print_json(&Proven { opens: true, proven_at: cx.now() });
    }
    cx.print(&t.key_code_proven(t.date(cx.today())))
}

#[derive(Serialize)]
struct Recovered {
    initials: String,
    copies: Vec<CopyJson>,
}

/// Gives a leader a new passphrase with the code on paper, when nobody knows theirs any more.
fn recover(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let folder = cx.folder();
    crate::store::entrance::key_file(&folder)?;
    let initials = Initials::new(text(matches, "initials"))?;
    let code = secrets::code(matches, cx)?;
    cx.start_log();
    let mut recovery =
        paper::open_by_code(&folder, &code, cx.now(), cx.zone()).map_err(|error| wrong_code(t, error))?;
    let member = recovery.leader(&initials, cx.now())?;
    let file = secrets::new_passphrase_path(matches).cloned();
    let passphrase = secrets::read_passphrase(cx, file.as_ref(), &initials, |words| recovery.weakness(&member, words))?;
    let opened = recovery.finish(member, passphrase, Guard::REAL, cx.now())?;
    cx.tell_settled(opened.settled)?;
    let initials = opened.staff.initials.to_string();
    let wants_json = matches.get_flag("json");
    if !wants_json {
        cx.print(&t.key_recovered(&initials))?;
        cx.print(&t.cli_key_recovered_next(&initials))?;
    }
    let mut signed = SignedIn::from_opened(opened.house, opened.staff)?;
    let copies = backup::anew(cx, &mut signed, wants_json)?;
    if wants_json { cx.print_json(&Recovered { initials, copies }) } else { Ok(()) }
}

fn wrong_code(t: Texts, error: StoreError) -> Fault {
    let sentence = explain::code_error(t, &error);
    Fault::Explained(error, sentence)
}
