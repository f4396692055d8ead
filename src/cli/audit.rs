//! `audit`: whether the trail of who did and read what is unbroken, and what of it a youth may be given.

mod accept;
mod verify;
mod youth;

use clap::{ArgMatches, Command};

use super::{command::branch, cx::Cx, fault::Fault};
use crate::text::Texts;

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "audit", t.cli_audit_about(), t.cli_audit_usage())
        .subcommand(verify::command(t))
        .subcommand(youth::command(t))
        .subcommand(accept::command(t))
}

/// Checks the trail, or takes out what it says about one youth.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("verify", matches)) => verify::run(matches, cx),
        Some(("accept", matches)) => accept::run(matches, cx),
        Some((_, matches)) => youth::run(matches, cx),
        None => Ok(()),
    }
}
