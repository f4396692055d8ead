//! The command line as clap knows it, built from the texts of a language so that its help speaks that language too.

use clap::{
    Arg, ArgAction, ArgMatches, Command,
    builder::{IntoResettable, PossibleValue, StyledStr},
    value_parser,
};
use std::path::PathBuf;

use crate::text::{Language, Texts};

/// Names of the flags and values that every command knows.
pub(super) mod flag {
    /// The folder of the house.
    pub(in crate::cli) const DATA: &str = "data";
    /// The initials of whoever signs in.
    pub(in crate::cli) const USER: &str = "user";
    /// The house of the file, where it has several.
    pub(in crate::cli) const HOUSE: &str = "house";
    /// All houses of whoever signs in, for lists.
    pub(in crate::cli) const ALL_HOUSES: &str = "all-houses";
    /// The file their passphrase is in.
    pub(in crate::cli) const PASSPHRASE_FILE: &str = "passphrase-file";
    /// The configuration file.
    pub(in crate::cli) const CONFIG: &str = "config";
    /// The language.
    pub(in crate::cli) const LANGUAGE: &str = "language";
    /// Answer in JSON.
    pub(in crate::cli) const JSON: &str = "json";
}

/// The whole command line.
pub(super) fn whole(t: &Texts) -> Command {
    let mut command = branch(t, "personalbase", t.cli_about(), t.cli_usage())
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(false)
        .arg_required_else_help(false)
        .after_help(t.cli_exit_codes())
        .args(everywhere(t))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(t.cli_version_help())
                .help_heading(t.cli_everywhere()),
        );
    for row in super::COMMANDS {
        command = command.subcommand((row.command)(t));
    }
    command
}

/// A command with further commands below it.
pub(super) fn branch(t: &Texts, name: &'static str, about: &'static str, usage: &'static str) -> Command {
    leaf(t, name, about, usage)
        .subcommand_help_heading(t.cli_commands())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
}

/// A command that does something.
pub(super) fn leaf(t: &Texts, name: &'static str, about: &'static str, usage: &'static str) -> Command {
    Command::new(name)
        .about(about)
        .help_template(template(t))
        .override_usage(usage)
        .disable_help_flag(true)
        .next_help_heading(t.cli_options())
        .next_display_order(0)
}

fn template(t: &Texts) -> String {
    format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}", t.cli_usage_heading())
}

/// The flags every command knows, below its own.
fn everywhere(t: &Texts) -> Vec<Arg> {
    let heading = t.cli_everywhere();
    let path = |name, value: &'static str, help: &'static str| {
        option(name, value, help).value_parser(value_parser!(PathBuf)).help_heading(heading).global(true)
    };
    let languages = Language::ALL.map(|language| PossibleValue::new(language.tag()));
    vec![
        path(flag::DATA, t.cli_value_folder(), t.cli_data_help()),
        option(flag::USER, t.cli_value_initials(), t.cli_user_help()).help_heading(heading).global(true),
        option(flag::HOUSE, t.cli_value_house(), t.cli_house_help()).help_heading(heading).global(true),
        path(flag::PASSPHRASE_FILE, t.cli_value_file(), t.cli_passphrase_file_help()),
        path(flag::CONFIG, t.cli_value_file(), t.cli_config_help()),
        option(flag::LANGUAGE, "nb|en", t.cli_language_help())
            .value_parser(languages.to_vec())
            .hide_possible_values(true)
            .help_heading(heading)
            .global(true),
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help(t.cli_help_help())
            .help_heading(heading)
            .global(true),
    ]
}

/// A flag with a value: `--name VALUE`.
pub(super) fn option(name: &'static str, value: &'static str, help: impl IntoResettable<StyledStr>) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

/// A flag whose value is a day or a time; it may begin with a dash: `-2t` is two hours ago.
pub(super) fn when(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    option(name, value, help).allow_hyphen_values(true)
}

/// The text of a value that clap has made sure of; empty for one that may be left out.
pub(super) fn text<'a>(matches: &'a ArgMatches, name: &str) -> &'a str {
    matches.get_one::<String>(name).map_or("", String::as_str)
}

/// `--json`.
pub(super) fn json(t: &Texts) -> Arg {
    Arg::new(flag::JSON).long(flag::JSON).action(ArgAction::SetTrue).help(t.cli_json_help())
}

/// `--all-houses`, of lists that leaders may see across the houses they work in.
pub(super) fn all_houses(t: &Texts) -> Arg {
    Arg::new(flag::ALL_HOUSES).long(flag::ALL_HOUSES).action(ArgAction::SetTrue).help(t.cli_all_houses_help())
}

/// A value without a flag before it.
pub(super) fn positional(t: &Texts, name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).value_name(value).help(help).help_heading(t.cli_arguments())
}
