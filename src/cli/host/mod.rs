//! `host`: the host households.

mod list;
mod payment;
mod sheet;
mod show;
mod way;

use clap::{ArgMatches, Command};

use super::{command::branch, cx::Cx, fault::Fault};
use crate::text::Texts;

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "host", t.cli_host_about(), t.cli_host_usage())
        .subcommand(list::command(t))
        .subcommand(show::command(t))
        .subcommand(way::command(t))
        .subcommand(way::ladder_command(t))
        .subcommand(sheet::command(t))
        .subcommand(payment::command(t))
}

/// Shows what was asked for.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("payment", matches)) => payment::run(matches, cx),
        Some(("show", matches)) => show::run(matches, cx),
        Some(("way", matches)) => way::run(matches, cx),
        Some(("ladder", matches)) => way::run_ladder(matches, cx),
        Some(("sheet", matches)) => sheet::run(matches, cx),
        Some((_, matches)) => list::run(matches, cx),
        None => Ok(()),
    }
}
