//! What can end a command early: one sentence and one exit code each. Nothing has been changed then.

use std::io;

use serde_json::json;

use crate::{
    app::RunError,
    config::ConfigError,
    domain::refusal::{Invalid, Refusal},
    explain,
    store::{StoreError, read::People},
    text::Texts,
};

/// The command was not understood or cannot be used this way.
pub(super) const USAGE: u8 = 2;
/// No space, or reading or writing failed.
const IO: u8 = 7;

/// Why a command could not do what was asked.
#[derive(Debug)]
pub(super) enum Fault {
    /// Used in a way that cannot be meant; the sentence says what to write instead.
    Usage(String),
    /// The configuration cannot be used.
    Config(ConfigError),
    /// The store says no, or cannot.
    Store(StoreError),
    /// The same in a sentence that says more than the store can.
    Explained(StoreError, String),
    /// The terminal cannot be used.
    Terminal(RunError),
    /// The answer cannot be written.
    Output(io::Error),
    /// Whoever read the answer has read enough.
    EnoughRead,
    /// Everything has been told already; only the exit code is left.
    Told(u8),
    /// The system asked the program to end.
    AskedToEnd,
}

impl Fault {
    /// The exit code, as documented in the README.
    pub(super) const fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::Config(_) => USAGE,
            Self::Store(error) | Self::Explained(error, _) => error.exit_code(),
            Self::Terminal(_) | Self::Output(_) => IO,
            Self::EnoughRead | Self::AskedToEnd => 0,
            Self::Told(code) => *code,
        }
    }

    /// The same with the names of those a refusal is about.
    pub(super) fn among(self, t: Texts, people: &People) -> Self {
        match self {
            Self::Store(StoreError::Refused(why)) => {
                let sentence = explain::refusal_among(t, &why, people);
                Self::Explained(why.into(), sentence)
            }
            other => other,
        }
    }

    /// The sentence for a person; `None` when there is nothing to say (any more).
    pub(super) fn sentence(&self, t: Texts) -> Option<String> {
        match self {
            Self::Usage(sentence) | Self::Explained(_, sentence) => Some(sentence.clone()),
            Self::Config(error) => Some(error.explain()),
            Self::Store(error) => Some(explain::store_error(t, error)),
            Self::Terminal(RunError::Terminal(error)) => Some(t.cli_terminal_failed(error.kind())),
            Self::Output(error) => Some(t.cli_output_failed(error.kind())),
            Self::EnoughRead | Self::Told(_) | Self::AskedToEnd => None,
        }
    }

    /// The name of the fault in JSON; documented in `docs/json.md`.
    const fn id(&self) -> &'static str {
        match self {
            Self::Usage(_) => "usage",
            Self::Config(_) => "configuration",
            Self::Store(error) | Self::Explained(error, _) => store_id(error),
            Self::Terminal(_) => "terminal",
            Self::Output(_) | Self::EnoughRead | Self::Told(_) | Self::AskedToEnd => "output",
        }
    }

    /// The fault as one line of JSON.
    pub(super) fn json(&self, sentence: &str) -> String {
        json!({ "error": { "code": self.exit_code(), "kind": self.id(), "message": sentence } }).to_string()
    }
}

const fn store_id(error: &StoreError) -> &'static str {
    match error {
        StoreError::NoHouse(_) => "no-house",
        StoreError::HouseExists(_) => "house-exists",
        StoreError::WrongPassphrase => "wrong-passphrase",
        StoreError::KeyFileDamaged => "key-file-damaged",
        StoreError::Damaged => "damaged",
        StoreError::NothingToSalvage => "nothing-to-salvage",
        StoreError::NotTogether => "not-together",
        StoreError::OlderKeys(_) => "older-keys",
        StoreError::OlderDatabase(_) => "older-database",
        StoreError::Newer { .. } => "newer",
        StoreError::ReadOnly(_) => "read-only",
        StoreError::CannotOpen(_) => "cannot-open",
        StoreError::NetworkFolder(_) => "network-folder",
        StoreError::DiskFull => "disk-full",
        StoreError::DiskFault(_) => "disk-fault",
        StoreError::Busy => "busy",
        StoreError::Backup(error) => error.id(),
        StoreError::Export(error) => error.id(),
        StoreError::FileReplaced => "file-replaced",
        StoreError::Refused(Refusal::Invalid(_)) => "invalid",
        StoreError::Refused(Refusal::NotAllowed { .. }) => "not-allowed",
        StoreError::Refused(_) => "refused",
        StoreError::Io(_) => "io",
        StoreError::Unexpected(_) => "unexpected",
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Refusal> for Fault {
    fn from(why: Refusal) -> Self {
        Self::Store(why.into())
    }
}

impl From<Invalid> for Fault {
    fn from(why: Invalid) -> Self {
        Refusal::from(why).into()
    }
}

impl From<ConfigError> for Fault {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

impl From<RunError> for Fault {
    fn from(error: RunError) -> Self {
        Self::Terminal(error)
    }
}

impl From<io::Error> for Fault {
    /// Only the output is written through `io` here: files have errors with their path in them.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::EnoughRead } else { Self::Output(error) }
    }
}
