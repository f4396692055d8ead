//! What is wrong with a command line, in the language of the person. clap finds the fault; the sentence is ours.

use std::ffi::OsString;

use clap::{
    Command,
    error::{ContextKind, ContextValue, Error, ErrorKind},
};

use crate::text::Texts;

/// The sentence for a fault that clap found, and where to read on.
pub(super) fn sentence(t: Texts, error: &Error, args: &[OsString]) -> String {
    format!("{} {}", fault(t, error), t.cli_see_help(command_of(&super::command::whole(&t), args)))
}

/// The command that was meant, as far as it was understood: «personalbase log list».
fn command_of(whole: &Command, args: &[OsString]) -> String {
    let (mut command, mut words) = (whole, vec![whole.get_name()]);
    for arg in args.iter().skip(1).take_while(|arg| *arg != "--") {
        if let Some(below) = command.find_subcommand(arg) {
            command = below;
            words.push(below.get_name());
        }
    }
    words.join(" ")
}

fn fault(t: Texts, error: &Error) -> String {
    let about = |kind| error.get(kind).map(value).unwrap_or_default();
    let argument = about(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => t.cli_unknown_argument(argument),
        ErrorKind::UnknownArgument => t.cli_stray_word(argument),
        ErrorKind::InvalidSubcommand => t.cli_unknown_command(about(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if about(ContextKind::InvalidValue).is_empty() => t.cli_value_missing(argument),
        ErrorKind::InvalidValue => {
            t.cli_invalid_value(about(ContextKind::InvalidValue), argument, about(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => t.cli_unusable_value(about(ContextKind::InvalidValue), argument),
        ErrorKind::MissingRequiredArgument => t.cli_missing_argument(argument),
        ErrorKind::ArgumentConflict => t.cli_conflict(argument, about(ContextKind::PriorArg)),
        _ => t.cli_not_understood().to_owned(),
    }
}

fn value(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(values) => values.join(", "),
        ContextValue::StyledStrs(values) => values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
