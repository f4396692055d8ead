//! `host`: the host households.

mod payment;

use clap::{ArgMatches, Command};

use super::{command::branch, cx::Cx, fault::Fault};
use crate::text::Texts;

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "host", t.cli_host_about(), t.cli_host_usage()).subcommand(payment::command(t))
}

/// Shows what was asked for.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some((_, matches)) => payment::run(matches, cx),
        None => Ok(()),
    }
}
