//! `host sheet`: what the host of a youth was given on paper, word for word.

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};

use crate::{
    cli::{
        about,
        command::{leaf, option, positional, text},
        cx::Cx,
        fault::Fault,
    },
    domain::{access::Deed, refusal::Refusal},
    report::{host_sheet, outside::OutsideError},
    text::Texts,
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    leaf(t, "sheet", t.cli_host_sheet_about(), t.cli_host_sheet_usage())
        .arg(positional(t, "youth", t.cli_value_youth(), t.cli_host_sheet_whom_help()).required(true))
        .arg(option("out", t.cli_value_file(), t.cli_host_sheet_out_help()).value_parser(value_parser!(PathBuf)))
        .after_help(t.cli_host_sheet_more())
}

/// Prints the sheet that counts. That it was taken out is written down.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let mut signed = cx.sign_in_for(Deed::SeeHosts)?;
    let youth = about::youth(t, &signed.people, text(matches, "youth"))?;
    let cases = signed.house.read().host_cases_of(youth)?;
    let lasting = cases.iter().filter(|case| case.closed.is_none());
    let case = lasting.max_by_key(|case| (case.lives_there(), case.id)).ok_or(Refusal::NoOpenCase)?.id;
    let newest = signed.house.read().host_sheets_of(case)?.into_iter().next();
    let sheet = newest.ok_or_else(|| Fault::Usage(t.sheet_none_to_write().to_owned()))?;
    let by = (signed.staff.id, cx.now());
    let which = (case, sheet.id);
    let Some(path) = matches.get_one::<PathBuf>("out") else {
        let told = host_sheet::taken_out(&mut signed.house, by, which, t)?;
        return cx.print(&told);
    };
    host_sheet::write_file(&mut signed.house, by, which, path, t).map_err(|error| match error {
        OutsideError::Store(error) => error.into(),
        error => Fault::Usage(error.told(t)),
    })?;
    cx.print(&t.sheet_file_written(path.display()))
}
