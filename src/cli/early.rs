//! The few flags that must be known before the rest can be read: in which language the program answers is decided by them.

use std::{ffi::OsString, path::PathBuf};

use crate::config::{CommandLine, LanguageSetting};

/// Finds `--config`, `--data` and `--language`, wherever they stand. Whether they are used rightly is judged later, when the
/// command line is read as a whole.
pub(super) fn flags(args: &[OsString]) -> CommandLine {
    let value = |flag| value_of(args, flag);
    CommandLine {
        config: value("--config").map(PathBuf::from),
        data: value("--data").map(PathBuf::from),
        language: value("--language").and_then(|text| LanguageSetting::parse(&text.to_string_lossy())),
    }
}

/// Whether the answer is to be JSON, also when the command line cannot be read.
pub(super) fn wants_json(args: &[OsString]) -> bool {
    flags_of(args).any(|arg| arg == "--json")
}

fn value_of(args: &[OsString], flag: &str) -> Option<OsString> {
    let mut args = flags_of(args);
    while let Some(arg) = args.next() {
        if arg == flag {
            return args.next().cloned();
        }
        let text = arg.to_str().and_then(|arg| arg.strip_prefix(flag)).and_then(|rest| rest.strip_prefix('='));
        if let Some(value) = text {
            return Some(value.into());
        }
    }
    None
}

/// Up to `--`: what follows it is text.
fn flags_of(args: &[OsString]) -> impl Iterator<Item = &OsString> {
    args.iter().skip(1).take_while(|arg| *arg != "--")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> CommandLine {
        let args: Vec<OsString> = text.split(' ').map(OsString::from).collect();
        flags(&args)
    }

    #[test]
    fn flags_are_found_before_and_after_the_command() {
        assert_eq!(read("personalbase today --language en").language, Some(LanguageSetting::En));
        assert_eq!(read("personalbase --language=en today").language, Some(LanguageSetting::En));
        assert_eq!(read("personalbase --data a/b today").data, Some("a/b".into()));
        assert_eq!(read("personalbase --config=c.toml").config, Some("c.toml".into()));
    }

    #[test]
    fn text_after_two_dashes_is_text() {
        assert_eq!(read("personalbase log add -- --language en"), CommandLine::default());
        assert!(!wants_json(&["personalbase", "log", "add", "--", "--json"].map(OsString::from)));
    }

    #[test]
    fn an_unknown_language_is_left_to_whoever_reads_the_rest() {
        assert_eq!(read("personalbase --language fr").language, None);
    }
}
