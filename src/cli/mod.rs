//! The command line: everything the screen can do that is worth doing from a script, and the way into the screen.
//!
//! Each command has a file of its own with what clap must know about it and what it does. All of them change the house
//! through [`House::execute`](crate::store::House::execute), signed in as the member `--user` names.

mod about;
mod access;
mod activity;
mod audit;
mod backup;
mod balance;
mod calendar;
mod choice;
mod command;
mod consent;
mod cx;
mod demo;
mod doctor;
mod early;
mod evacuation;
mod export;
mod fault;
mod goal;
mod handover;
mod host;
pub(crate) mod import;
mod init;
mod journal;
mod json;
mod key;
mod keys;
mod log;
mod panics;
mod paper;
mod plan;
mod presence;
mod progress;
mod salvage;
mod screen;
mod search;
mod secrets;
mod shell;
mod since;
mod staff;
mod surroundings;
mod task;
mod today;
mod usage;
mod watch;
mod youth;

use std::ffi::OsString;

use clap::{ArgMatches, Command, error::ErrorKind};

pub use self::surroundings::{Machine, Surroundings};
use self::{cx::Cx, fault::Fault};
use crate::{config, text::Texts};

/// A command of the command line.
struct Row {
    name: &'static str,
    command: fn(&Texts) -> Command,
    run: fn(&ArgMatches, &mut Cx<'_>) -> Result<(), Fault>,
}

/// The commands, in the order help lists them.
const COMMANDS: &[Row] = &[
    Row { name: "init", command: init::command, run: init::run },
    Row { name: "demo", command: demo::command, run: demo::run },
    Row { name: "today", command: today::command, run: today::run },
    Row { name: "since", command: since::command, run: since::run },
    Row { name: "log", command: log::command, run: log::run },
    Row { name: "journal", command: journal::command, run: journal::run },
    Row { name: "search", command: search::command, run: search::run },
    Row { name: "task", command: task::command, run: task::run },
    Row { name: "handover", command: handover::command, run: handover::run },
    Row { name: "presence", command: presence::command, run: presence::run },
    Row { name: "watch", command: watch::command, run: watch::run },
    Row { name: "evacuation", command: evacuation::command, run: evacuation::run },
    Row { name: "access", command: access::command, run: access::run },
    Row { name: "audit", command: audit::command, run: audit::run },
    Row { name: "staff", command: staff::command, run: staff::run },
    Row { name: "youth", command: youth::command, run: youth::run },
    Row { name: "host", command: host::command, run: host::run },
    Row { name: "import", command: import::command, run: import::run },
    Row { name: "activity", command: activity::command, run: activity::run },
    Row { name: "balance", command: balance::command, run: balance::run },
    Row { name: "calendar", command: calendar::command, run: calendar::run },
    Row { name: "consent", command: consent::command, run: consent::run },
    Row { name: "goal", command: goal::command, run: goal::run },
    Row { name: "plan", command: plan::command, run: plan::run },
    Row { name: "doctor", command: doctor::command, run: doctor::run },
    Row { name: "backup", command: backup::command, run: backup::run },
    Row { name: "key", command: key::command, run: key::run },
    Row { name: "salvage", command: salvage::command, run: salvage::run },
    Row { name: "export", command: export::command, run: export::run },
    Row { name: "keys", command: keys::command, run: keys::run },
    Row { name: "completions", command: shell::completions, run: shell::write_completions },
    Row { name: "man", command: shell::man, run: shell::write_man },
];

/// Runs one call of the program and answers its exit code. `args` begins with the name of the program.
#[must_use]
pub fn run(args: &[OsString], mut around: Surroundings<'_>) -> u8 {
    let wants_json = early::wants_json(args);
    let loaded = config::load(&early::flags(args), &around.env);
    let texts = Texts::new(loaded.as_ref().map_or_else(|error| error.language, |loaded| loaded.language));
    panics::install(texts);
    let matches = match command::whole(&texts).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return not_a_call(texts, &error, args, &mut around),
    };
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(error) => return tell(texts, &error.into(), wants_json, around.err),
    };
    let mut cx = Cx::new(texts, loaded, around, &matches);
    let outcome = match matches.subcommand() {
        Some((name, below)) => COMMANDS
            .iter()
            .find(|row| row.name == name)
            .map_or_else(|| Err(Fault::Usage(texts.cli_not_understood().to_owned())), |row| (row.run)(below, &mut cx)),
        None => screen::open(&mut cx),
    };
    match outcome {
        Ok(()) => 0,
        Err(fault) => tell(texts, &fault, wants_json, cx.around.err),
    }
}

/// What clap answers instead of a call: help, the version, or a fault.
fn not_a_call(texts: Texts, error: &clap::Error, args: &[OsString], around: &mut Surroundings<'_>) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Help that nobody reads to its end is no failure.
            let _ = write!(around.out, "{error}");
            0
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(around.err, "{error}");
            fault::USAGE
        }
        _ => {
            let fault = Fault::Usage(usage::sentence(texts, error, args));
            tell(texts, &fault, early::wants_json(args), around.err)
        }
    }
}

/// Tells a fault and answers its exit code.
fn tell(texts: Texts, fault: &Fault, wants_json: bool, err: &mut dyn std::io::Write) -> u8 {
    if let Some(sentence) = fault.sentence(texts) {
        let line = if wants_json { fault.json(&sentence) } else { sentence };
        // Nobody is left to tell a failure of the error output to.
        let _ = writeln!(err, "{line}");
    }
    fault.exit_code()
}
