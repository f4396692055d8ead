//! What can be wrong with a configuration, and where. Typed, so that each language has its own sentence for it; see
//! [`explain`](super::explain).

use std::{fmt, ops::Range, path::PathBuf};

use crate::text::Language;

/// A configuration that cannot be used, and the language to say so in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The best guess before there is a configuration: command line, environment, then whatever the file says.
    pub language: Language,
    /// What is wrong.
    pub problem: ConfigProblem,
}

/// What is wrong with a configuration as a whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigProblem {
    /// The file that was named, or that lies in the usual place, cannot be read.
    #[error("the configuration file cannot be read: {reason:?}")]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// Why not.
        reason: Unreadable,
    },
    /// The file can be read, but not used. In the order of the file; never empty.
    #[error("the configuration file has {} faults", faults.len())]
    Faulty {
        /// The file.
        file: PathBuf,
        /// Everything that is wrong with it.
        faults: Vec<Fault>,
    },
    /// An environment variable has a value that means nothing.
    #[error("the environment variable {name} cannot be used")]
    Environment {
        /// The variable.
        name: &'static str,
        /// What it is set to.
        value: String,
        /// What it may be set to.
        allowed: Vec<&'static str>,
    },
    /// Nobody named a folder for the house, and there is no home folder to choose one in.
    #[error("there is no home folder")]
    NoHome,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no such file.
    Missing,
    /// The person may not read it.
    Forbidden,
    /// It holds something else than UTF-8 text.
    NotText,
    /// What the operating system says, in its own words.
    Other(String),
}

/// One thing that is wrong in a configuration file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The setting with the names of its tables: `lock.idle`. Empty for the file as a whole.
    pub setting: String,
    /// Where it stands.
    pub place: Place,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong with a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The text is not TOML; what the reader of TOML says, in English.
    Syntax(String),
    /// There is no setting of this name here.
    UnknownSetting {
        /// The names that may stand here.
        allowed: Vec<&'static str>,
    },
    /// A setting that must be there is not.
    Missing,
    /// The value is of another kind or form.
    Expected(Expected),
    /// The value is none of the few there are.
    NotOneOf {
        /// What was written.
        value: String,
        /// What may be written.
        allowed: Vec<&'static str>,
    },
    /// There is no time zone of this name.
    UnknownZone(String),
    /// The value is too small or too large.
    OutOfRange {
        /// The smallest, as it is written in the file.
        least: String,
        /// The largest, as it is written in the file.
        most: String,
    },
    /// The countdown is not shorter than the time until the screen is covered, given as it is written in the file.
    CountdownTooLong(String),
    /// A text without letters.
    EmptyText,
    /// A list without anything in it that needs something.
    EmptyList,
    /// The same value a second time in a list where each must be its own.
    Repeated(String),
    /// A text that is longer than there is room for.
    TextTooLong {
        /// The most characters.
        most: usize,
    },
    /// None of the house's shifts has this id.
    UnknownShift(String),
    /// A number is expected of something that is ticked and not counted.
    OnlyForCounts,
    /// It is no setting of a file any more: the house itself says it.
    InTheHouse,
    /// There is no action of this id.
    UnknownAction,
    /// This is no key.
    UnknownKey(String),
    /// This key already means something else in the same place.
    KeyTaken {
        /// The key.
        key: String,
        /// The id of the other action.
        by: String,
    },
}

/// The kind of value a setting wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Text in quotation marks.
    Text,
    /// `true` or `false`.
    Switch,
    /// A whole number.
    WholeNumber,
    /// A span of time: `"5m"`.
    Span,
    /// A time of the day: `"07:30"`.
    Clock,
    /// A list of texts.
    TextList,
    /// One key, or a list of keys.
    Keys,
    /// A table: `[lock]`.
    Table,
    /// A list of tables: `[[shifts]]`.
    TableList,
}

/// A place in a file, with its line for showing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// 1 is the first line.
    pub line: usize,
    /// 1 is the first character of the line.
    pub column: usize,
    /// The whole line, without its end.
    pub text: String,
    /// How many characters of the line are meant; at least 1, also where a line is empty or ends too early.
    pub length: usize,
}

impl Place {
    /// The place of a range of bytes. What reaches over several lines is cut at the end of its first; a range outside
    /// the text becomes its end.
    #[must_use]
    pub fn of(source: &str, bytes: Range<usize>) -> Self {
        let start = floor_char_boundary(source, bytes.start);
        let before = &source[..start];
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let text = source[line_start..].lines().next().unwrap_or_default();
        let line_end = line_start + text.len();
        let end = floor_char_boundary(source, bytes.end).clamp(start, line_end.max(start));
        Self {
            line: before.matches('\n').count() + 1,
            column: source[line_start..start].chars().count() + 1,
            text: text.to_owned(),
            length: source[start..end].chars().count().max(1),
        }
    }
}

/// The end of the text or the start of the letter a byte belongs to.
fn floor_char_boundary(source: &str, byte: usize) -> usize {
    (0..=byte.min(source.len())).rev().find(|at| source.is_char_boundary(*at)).unwrap_or_default()
}

/// For the technical log, in English; people read [`ConfigError::explain`](super::ConfigError::explain).
impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.fmt(f)
    }
}

impl std::error::Error for ConfigError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_not_bytes() {
        let source = "a = 1\nåøæ = \"blå\"\n\nslutt";
        let start = source.find("\"blå\"").unwrap();
        assert_eq!(
            Place::of(source, start..start + "\"blå\"".len()),
            Place { line: 2, column: 7, text: "åøæ = \"blå\"".to_owned(), length: 5 }
        );
    }

    #[test]
    fn a_place_is_cut_at_the_end_of_its_line_and_never_empty() {
        let source = "[a]\r\nb = 1\r\n";
        assert_eq!(Place::of(source, 0..9), Place { line: 1, column: 1, text: "[a]".to_owned(), length: 3 });
        let end = Place::of(source, 400..500);
        assert_eq!((end.line, end.column, end.length), (3, 1, 1));
        assert_eq!(Place::of("", 0..0), Place { line: 1, column: 1, text: String::new(), length: 1 });
    }
}
