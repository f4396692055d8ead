//! `completions` and `man`: what packagers and shells want. Names of people never take part in completions.

use clap::{ArgMatches, Command, value_parser};
use clap_complete::Shell;

use super::{
    command::{self, leaf, positional},
    cx::Cx,
    fault::Fault,
};
use crate::text::Texts;

/// What clap must know about `completions`.
pub(super) fn completions(t: &Texts) -> Command {
    let shell = positional(t, "shell", "SHELL", t.cli_shell_help());
    leaf(t, "completions", t.cli_completions_about(), t.cli_completions_usage())
        .arg(shell.value_parser(value_parser!(Shell)).hide_possible_values(true).required(true))
        .after_help(t.cli_completions_more())
}

/// Prints the completions of a shell.
pub(super) fn write_completions(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let Some(shell) = matches.get_one::<Shell>("shell") else {
        return Ok(());
    };
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut command::whole(&cx.texts), "personalbase", &mut script);
    cx.around.out.write_all(&script)?;
    Ok(())
}

/// What clap must know about `man`.
pub(super) fn man(t: &Texts) -> Command {
    leaf(t, "man", t.cli_man_about(), t.cli_man_usage())
        .arg(positional(t, "command", t.cli_value_command(), t.cli_man_command_help()).num_args(0..))
        .after_help(t.cli_man_more())
}

/// Prints the manual page of the program or of one command, as roff.
pub(super) fn write_man(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let mut page = command::whole(&t);
    page.build();
    for name in matches.get_many::<String>("command").unwrap_or_default() {
        let below = page.find_subcommand(name).cloned();
        page = below.ok_or_else(|| {
            Fault::Usage(format!("{} {}", t.cli_unknown_command(name), t.cli_see_help(t.program_name())))
        })?;
    }
    let mut roff = Vec::new();
    clap_mangen::Man::new(page).manual(t.program_name()).render(&mut roff)?;
    let text = translated(t, &String::from_utf8_lossy(&roff));
    cx.around.out.write_all(text.as_bytes())?;
    Ok(())
}

/// The headings that clap_mangen writes in English, in the language of the page.
fn translated(t: Texts, roff: &str) -> String {
    let headings = [
        ("NAME", t.cli_man_name()),
        ("SYNOPSIS", t.cli_man_synopsis()),
        ("DESCRIPTION", t.cli_man_description()),
        ("OPTIONS", t.cli_man_options()),
        ("EXTRA", t.cli_man_extra()),
        ("VERSION", t.cli_man_version()),
    ];
    let line = |line: &str| {
        let heading =
            line.strip_prefix(".SH ").and_then(|found| headings.iter().find(|(english, _)| *english == found));
        heading.map_or_else(|| line.to_owned(), |(_, words)| format!(".SH {words}"))
    };
    roff.lines().map(|text| line(text) + "\n").collect()
}
