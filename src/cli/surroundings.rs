//! Everything the command line takes from outside, handed in by `main` so that tests can hand in something else.

use std::io::{BufRead, Write};

use crate::{app::clock::Clock, config::Environment};

/// What surrounds one call of the program.
pub struct Surroundings<'a> {
    /// Environment variables and folders.
    pub env: Environment,
    /// What the machine can do.
    pub machine: Machine,
    /// The time.
    pub clock: Box<dyn Clock>,
    /// Where `-` is read from.
    pub input: &'a mut dyn BufRead,
    /// Where answers go.
    pub out: &'a mut dyn Write,
    /// Where errors and progress go.
    pub err: &'a mut dyn Write,
}

impl std::fmt::Debug for Surroundings<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Surroundings").field("env", &self.env).field("machine", &self.machine).finish_non_exhaustive()
    }
}

/// What the machine and the terminal can do, as far as they tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Machine {
    /// Somebody types at the input.
    pub input_is_terminal: bool,
    /// Somebody reads the output on a terminal.
    pub output_is_terminal: bool,
    /// Somebody reads the errors on a terminal.
    pub errors_are_on_terminal: bool,
    /// Columns and rows of the terminal.
    pub size: Option<(u16, u16)>,
    /// The kind of terminal, from `TERM`.
    pub term: Option<String>,
    /// `NO_COLOR` is set to something.
    pub no_color: bool,
    /// The character set of the locale, from `LC_ALL`, `LC_CTYPE` or `LANG`: the part after the dot.
    pub charset: Option<String>,
    /// The machine's own time zone.
    pub zone: Option<String>,
}

impl Machine {
    /// What this machine tells.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "asks whether the streams are terminals, and writes nothing")]
    pub fn of_process() -> Self {
        use std::io::IsTerminal as _;
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
        Self {
            input_is_terminal: std::io::stdin().is_terminal(),
            output_is_terminal: std::io::stdout().is_terminal(),
            errors_are_on_terminal: std::io::stderr().is_terminal(),
            size: crate::app::terminal_size(),
            term: variable("TERM"),
            no_color: variable("NO_COLOR").is_some(),
            charset: locale.map(|locale| locale.split_once('.').map_or_else(String::new, |(_, set)| set.to_owned())),
            zone: iana_time_zone::get_timezone().ok(),
        }
    }

    /// A person sits in front of a terminal.
    #[must_use]
    pub const fn is_terminal(&self) -> bool {
        self.input_is_terminal && self.output_is_terminal
    }
}
