//! `calendar`: what is in the calendar, files of calendars in and out, and the print for the wall.

mod export;
mod given;
mod import;
mod list;
mod print;
mod taken;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};

use super::{
    command::{branch, json, leaf, option, positional, when},
    cx::Cx,
    fault::Fault,
};
use crate::{
    domain::time::Span,
    text::{Texts, when::Lean},
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "calendar", t.calendar_cli_about(), t.calendar_cli_usage())
        .subcommand(list_command(t))
        .subcommand(import_command(t))
        .subcommand(export_command(t))
        .subcommand(print_command(t))
}

fn list_command(t: &Texts) -> Command {
    leaf(t, "list", t.calendar_cli_list_about(), t.calendar_cli_list_usage())
        .arg(when("from", t.cli_value_day(), t.calendar_cli_from_help()))
        .arg(when("to", t.cli_value_day(), t.calendar_cli_to_help()))
        .arg(Arg::new("rota").long("rota").action(ArgAction::SetTrue).help(t.calendar_cli_rota_help()))
        .arg(json(t))
}

fn import_command(t: &Texts) -> Command {
    let file = positional(t, "file", t.cli_value_file(), t.calendar_cli_import_file_help());
    let kinds = PossibleValuesParser::new(import::KINDS.map(|(name, _)| name));
    let flag = |name, help: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    leaf(t, "import", t.calendar_cli_import_about(), t.calendar_cli_import_usage())
        .arg(file.value_parser(value_parser!(PathBuf)).required(true))
        .arg(option("name", t.cli_value_text(), t.calendar_cli_source_help()).long("source").required(true))
        .arg(
            option("kind", t.cli_value_kind(), t.calendar_cli_kind_help())
                .value_parser(kinds)
                .default_value("activity")
                .hide_possible_values(true)
                .hide_default_value(true),
        )
        .arg(option("youth", t.cli_value_youth(), t.calendar_cli_youth_help()))
        .arg(option("staff", t.cli_value_initials(), t.calendar_cli_staff_help()))
        .arg(flag("dry-run", t.import_dry_run_help()))
        .arg(json(t))
        .after_help(t.calendar_cli_import_more())
}

fn export_command(t: &Texts) -> Command {
    let file = positional(t, "file", t.cli_value_file(), t.calendar_cli_export_file_help());
    leaf(t, "export", t.calendar_cli_export_about(), t.calendar_cli_export_usage())
        .arg(file.value_parser(value_parser!(PathBuf)).required(true))
        .arg(when("from", t.cli_value_day(), t.calendar_cli_export_from_help()))
        .arg(when("to", t.cli_value_day(), t.calendar_cli_export_to_help()))
}

fn print_command(t: &Texts) -> Command {
    leaf(t, "print", t.calendar_cli_print_about(), t.calendar_cli_print_usage())
        .arg(when("week", t.cli_value_day(), t.calendar_cli_week_help()))
        .arg(when("month", t.cli_value_day(), t.calendar_cli_month_help()).conflicts_with("week"))
        .arg(option("out", t.cli_value_file(), t.calendar_cli_out_help()).value_parser(value_parser!(PathBuf)))
}

/// Lists, takes over, hands out or prints.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("import", matches)) => import::run(matches, cx),
        Some(("export", matches)) => export::run(matches, cx),
        Some(("print", matches)) => print::run(matches, cx),
        Some((_, matches)) => list::run(matches, cx),
        None => Ok(()),
    }
}

/// The days from `--from` to `--to`, both among them. Where one is left out, `usual` says what it is of the other.
fn days(
    matches: &ArgMatches,
    cx: &Cx<'_>,
    usual: impl FnOnce(NaiveDate) -> Span<NaiveDate>,
) -> Result<Span<NaiveDate>, Fault> {
    let day = |name| matches.get_one::<String>(name).map(|text| cx.day(Some(text), Lean::Future)).transpose();
    let (from, to) = (day("from")?, day("to")?);
    let usual = usual(from.unwrap_or_else(|| cx.today()));
    let first = from.unwrap_or_else(|| usual.start());
    let last = to.unwrap_or_else(|| usual.last_day());
    let end = last.succ_opt().unwrap_or(last);
    Span::new(first, end).map_err(|_| Fault::Usage(cx.texts.calendar_cli_to_before_from().to_owned()))
}
