//! `audit accept`: a leader goes on with the trail that is here although the key file remembers another, and that stands in it.

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::{
    cli::{command::leaf, cx::Cx, fault::Fault},
    domain::access::Deed,
    text::Texts,
};

const YES: &str = "yes";

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    leaf(t, "accept", t.cli_audit_accept_about(), t.cli_audit_accept_usage())
        .arg(Arg::new(YES).long(YES).action(ArgAction::SetTrue).help(t.cli_yes_help()))
}

/// Asks, writes it down, and lets the key file remember this trail.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let mut signed = cx.sign_in_for(Deed::ReviewAccess)?;
    let Some(noted) = signed.house.head_that_is_gone()? else {
        return cx.print(t.cli_audit_nothing_to_accept());
    };
    if !matches.get_flag(YES) {
        cx.confirm(&t.cli_audit_accept_question(noted.id))?;
    }
    let (staff, now) = (signed.staff.id, cx.now());
    signed.house.accept_trail(staff, now)?;
    cx.print(&t.cli_audit_accepted(noted.id))
}
