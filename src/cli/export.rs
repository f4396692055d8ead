//! `export`: all that is written in the house, in open files that only a passphrase opens.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use indicatif::ProgressBar;
use serde::Serialize;

use super::{
    command::{json, leaf, option},
    cx::{Cx, SignedIn},
    fault::Fault,
    progress, secrets,
};
use crate::{
    domain::{access::Deed, command, export::Step, ids::YouthId, names::Line, taken::TakenList},
    explain,
    report::pages::HousePages,
    store::{
        export::{Asked, Cost, Made, Protection, Stage},
        keys::{Known, Passphrase, SUGGESTED_WORDS},
    },
    text::Texts,
};

const OUT: &str = "out";
const PLAIN: &str = "plain";
const YES: &str = "yes";
const PASSPHRASE_FILE: &str = "export-passphrase-file";

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    let flag = |name, help: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    leaf(t, "export", t.cli_export_about(), t.cli_export_usage())
        .arg(
            option(OUT, t.cli_value_folder(), t.cli_export_out_help())
                .value_parser(value_parser!(PathBuf))
                .required(true),
        )
        .arg(flag(PLAIN, t.cli_export_plain_help()))
        .arg(passphrase_file(t, t.cli_export_passphrase_file_help()))
        .arg(flag(YES, t.cli_yes_help()))
        .arg(json(t))
        .after_help(t.cli_export_more())
}

/// `--export-passphrase-file FILE`.
pub(super) fn passphrase_file(t: &Texts, help: &'static str) -> Arg {
    option(PASSPHRASE_FILE, t.cli_value_file(), help).value_parser(value_parser!(PathBuf))
}

/// The passphrase of an export that is there.
pub(super) fn passphrase_of(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<Passphrase, Fault> {
    let file = matches.get_one::<PathBuf>(PASSPHRASE_FILE);
    let typed = cx.secret(file, cx.texts.cli_import_house_ask(), "--export-passphrase-file")?;
    Ok(Passphrase::new(&typed))
}

#[derive(Serialize)]
struct Answer {
    folder: String,
    sealed: bool,
    rows: u64,
    /// SHA-256 of the list of what was taken out.
    digest: String,
    /// The newest row of the audit chain in it.
    row: i64,
}

/// Takes all of it out. That every youth's file was, and by whom, is written down before the first byte is.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let Some(to) = matches.get_one::<PathBuf>(OUT) else { return Ok(()) };
    let to = std::path::absolute(to).unwrap_or_else(|_| to.clone());
    if cx.folder().holds(&to) {
        return Err(Fault::Usage(t.export_in_the_house(to.display())));
    }
    let mut signed = cx.sign_in_for(Deed::ExportHouse)?;
    let passphrase = if matches.get_flag(PLAIN) {
        if !matches.get_flag(YES) {
            cx.confirm(t.cli_export_plain_question())?;
        }
        None
    } else {
        Some(new_passphrase(matches, cx, &signed)?)
    };
    let youths: Vec<YouthId> = signed.people.youths.keys().copied().collect();
    signed.note_export(cx.now(), TakenList::House, youths)?;
    let protection = passphrase.as_ref().map_or(Protection::Plain, |words| Protection::Sealed(words, Cost::REAL));
    let read_me = read_me(cx, &signed, passphrase.is_some());
    let asked = Asked { to: &to, protection, read_me: &read_me, now: cx.now() };
    let pages = HousePages { texts: t, now: cx.now(), zone: cx.zone() };
    let bar = progress::bar(cx, 0, t.export_stage_measuring());
    let made = signed.house.exports().make(&asked, &pages, &mut tell(t, &bar));
    bar.finish_and_clear();
    let answer = keep(made?, &mut signed, cx, &to, passphrase.is_some())?;
    if matches.get_flag("json") {
        return cx.print_json(&answer.0);
    }
    cx.print(&t.cli_export_done(&answer.0.folder, t.count(answer.0.rows), t.number(answer.0.row)))?;
    if let Some(row) = answer.1 {
        cx.print(&t.cli_export_broken(row))?;
    }
    cx.print(if answer.0.sealed { t.cli_export_done_sealed() } else { t.cli_export_done_plain() })
}

/// Writes down what was taken out, and lets it stand. The second is the first row of the chain that is broken.
fn keep(
    made: Made,
    signed: &mut SignedIn,
    cx: &Cx<'_>,
    to: &std::path::Path,
    sealed: bool,
) -> Result<(Answer, Option<i64>), Fault> {
    let (rows, head, digest) = (made.manifest.rows(), made.manifest.chain.row, made.digest.to_string());
    let broken_at = made.manifest.chain_broken_at.map(|row| row.0);
    let step = Step::Taken { rows, digest: Line::new(&digest)?, head, sealed };
    signed.execute(cx.now(), &command::Command::Export(step))?;
    made.keep()?;
    Ok((Answer { folder: to.display().to_string(), sealed, rows, digest, row: head.0 }, broken_at))
}

/// A passphrase for the export: from a file, or typed twice below one that is offered.
fn new_passphrase(matches: &ArgMatches, cx: &mut Cx<'_>, signed: &SignedIn) -> Result<Passphrase, Fault> {
    let t = cx.texts;
    let file = matches.get_one::<PathBuf>(PASSPHRASE_FILE);
    if file.is_none() && cx.around.machine.input_is_terminal {
        // A machine without randomness offers nothing.
        if let Ok(words) = Passphrase::suggest(SUGGESTED_WORDS) {
            writeln!(cx.around.err, "{}", t.cli_export_suggestion(words.as_str()))?;
        }
    }
    let typed = cx.new_secret(file, t.cli_export_ask_passphrase(), "--export-passphrase-file")?;
    let person = [signed.staff.initials.as_str(), signed.staff.name.as_str()];
    secrets::strong(t, &typed, Known { house: signed.info.name.as_str(), person: &person })
}

/// Shows how far it is.
pub(super) fn tell(t: Texts, bar: &ProgressBar) -> impl FnMut(Stage, u64, u64) {
    let bar = bar.clone();
    move |stage, done, of| {
        bar.set_message(explain::export_stage(t, stage));
        bar.set_length(of);
        bar.set_position(done);
    }
}

/// The words beside an export, for whoever finds it in thirty years.
fn read_me(cx: &Cx<'_>, signed: &SignedIn, sealed: bool) -> String {
    let t = cx.texts;
    let version = env!("CARGO_PKG_VERSION");
    let mut parts =
        vec![t.export_read_me(&signed.info.name, t.date(cx.today()), version), t.export_read_me_secret().to_owned()];
    if sealed {
        parts.extend(
            [t.export_read_me_sealed(), t.export_read_me_open(), t.export_read_me_sum()].map(ToOwned::to_owned),
        );
    } else {
        parts.push(t.export_read_me_plain().to_owned());
    }
    parts.extend([t.export_read_me_files(), t.export_read_me_import()].map(ToOwned::to_owned));
    parts.join("\n\n") + "\n"
}
