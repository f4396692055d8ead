//! The technical log: one file a day, two weeks kept, in a folder only its owner can open. It holds ids and what the
//! program did, never names, record text or search words.

use std::{error::Error, fmt, fs, io, path::Path};

use tracing::{Subscriber, level_filters::LevelFilter};
use tracing_appender::{
    non_blocking::{NonBlockingBuilder, WorkerGuard},
    rolling::{InitError, RollingFileAppender, Rotation},
};
use tracing_subscriber::{filter::Targets, fmt::MakeWriter, layer::SubscriberExt as _, util::SubscriberInitExt as _};

/// How many days are kept; the oldest file goes when a new day begins.
const DAYS_KEPT: usize = 14;

/// Lines that may wait for the disk; more are dropped. The room for them is taken at the start, and a few lines an hour are
/// written.
const LINES_WAITING: usize = 256;

/// Letters of a reference: digits and capitals without I, L, O and U (Crockford's base 32), so that it survives being
/// read aloud over the phone.
const REFERENCE_LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Keeps the log going; what is not written yet is written when it is dropped. Hold it until the program ends.
#[derive(Debug)]
#[must_use = "the log ends when this is dropped"]
pub struct LogGuard(#[expect(dead_code, reason = "held for its Drop, which writes what is left")] WorkerGuard);

/// The technical log cannot be written. Nothing else depends on it.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// Its folder cannot be made.
    #[error("the folder of the technical log cannot be made")]
    Folder(#[source] io::Error),
    /// Its file cannot be opened.
    #[error("the file of the technical log cannot be opened")]
    File(#[source] InitError),
    /// There is one already in this process.
    #[error("the technical log is already running")]
    Running,
}

/// Starts the log of this process in a folder, which is made if it is missing.
///
/// # Errors
///
/// The folder or file cannot be made, or the log is already running. The program can go on without a log.
pub fn start(folder: &Path) -> Result<LogGuard, LogError> {
    let (writer, guard) = open(folder)?;
    subscriber(writer).try_init().map_err(|_| LogError::Running)?;
    Ok(guard)
}

fn open(folder: &Path) -> Result<(tracing_appender::non_blocking::NonBlocking, LogGuard), LogError> {
    make_private_folder(folder).map_err(LogError::Folder)?;
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("personalbase")
        .filename_suffix("log")
        .max_log_files(DAYS_KEPT)
        .build(folder)
        .map_err(LogError::File)?;
    let (writer, guard) = NonBlockingBuilder::default().buffered_lines_limit(LINES_WAITING).finish(file);
    Ok((writer, LogGuard(guard)))
}

fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Our own messages from `info`, those of libraries only when something is wrong: they do not know what must not be
/// written down.
fn subscriber<W>(writer: W) -> impl Subscriber
where
    W: for<'writer> MakeWriter<'writer> + Send + Sync + 'static,
{
    let levels = Targets::new().with_default(LevelFilter::WARN).with_target("personalbase", LevelFilter::INFO);
    let lines = tracing_subscriber::fmt::layer().with_writer(writer).with_ansi(false);
    tracing_subscriber::registry().with(levels).with(lines)
}

/// A short word that a person can read off the screen, and that stands beside the same error in the technical log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference(String);

impl Reference {
    /// A fresh one: six letters of 32, so one in a thousand million is the same as another.
    fn fresh() -> Self {
        let mut bytes = [0_u8; 6];
        // A machine without randomness gives 000000. The error must be reported all the same.
        let _ = getrandom::fill(&mut bytes);
        Self(bytes.iter().map(|byte| char::from(REFERENCE_LETTERS[usize::from(byte % 32)])).collect())
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Writes an error nobody foresaw to the technical log, with what caused it, and returns what to show the person.
#[must_use]
pub fn unexpected(error: &(dyn Error + 'static)) -> Reference {
    let reference = Reference::fresh();
    let causes: Vec<String> =
        std::iter::successors(Some(error), |&error| error.source()).map(ToString::to_string).collect();
    tracing::error!(%reference, "{}", causes.join(": "));
    reference
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    /// What was logged while `act` ran, with what `act` returned.
    fn logged<T>(act: impl FnOnce() -> T) -> (String, T) {
        let written = Arc::new(Mutex::new(Vec::new()));
        let result = tracing::subscriber::with_default(subscriber(Sink(Arc::clone(&written))), act);
        let text = String::from_utf8(written.lock().unwrap().clone()).unwrap();
        (text, result)
    }

    #[derive(Clone)]
    struct Sink(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl<'writer> MakeWriter<'writer> for Sink {
        type Writer = Self;

        fn make_writer(&'writer self) -> Self {
            self.clone()
        }
    }

    #[test]
    fn our_messages_are_written_from_info_and_those_of_libraries_from_warning() {
        let (text, ()) = logged(|| {
            tracing::info!(target: "personalbase::store", "opened");
            tracing::debug!(target: "personalbase::store", "too much");
            tracing::info!(target: "library", "chatter");
            tracing::warn!(target: "library", "trouble");
        });
        let messages: Vec<&str> = text.lines().map(|line| line.rsplit(' ').next().unwrap()).collect();
        assert_eq!(messages, ["opened", "trouble"]);
    }

    #[test]
    fn an_unexpected_error_is_logged_with_its_causes_under_the_reference_that_is_shown() {
        #[derive(Debug, thiserror::Error)]
        #[error("the copy was not finished")]
        struct Outer(#[source] io::Error);

        let error = Outer(io::Error::other("the disk said no"));
        let (text, reference) = logged(|| unexpected(&error));
        assert!(text.contains("the copy was not finished: the disk said no"), "{text}");
        assert!(text.contains(&format!("reference={reference}")), "{text}");
    }

    #[test]
    fn references_are_six_letters_that_cannot_be_misheard_and_differ() {
        let references: Vec<String> = (0..50).map(|_| Reference::fresh().to_string()).collect();
        for reference in &references {
            assert_eq!(reference.len(), 6);
            assert!(reference.bytes().all(|letter| REFERENCE_LETTERS.contains(&letter)), "{reference}");
        }
        let different: std::collections::BTreeSet<&String> = references.iter().collect();
        assert!(different.len() > 45, "{references:?}");
    }

    #[test]
    fn the_log_is_one_file_in_a_private_folder_and_is_complete_when_the_guard_is_dropped() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("state/log");
        let (writer, guard) = open(&folder).unwrap();
        tracing::subscriber::with_default(subscriber(writer), || {
            tracing::info!(target: "personalbase", "first line");
        });
        drop(guard);

        let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
        let [file] = files.as_slice() else { panic!("{files:?}") };
        let name = file.file_name().unwrap().to_str().unwrap();
        assert!(name.starts_with("personalbase.") && name.ends_with(".log"), "{name}");
        assert!(fs::read_to_string(file).unwrap().contains("first line"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }

    #[test]
    fn fourteen_days_are_kept() {
        let home = tempfile::tempdir().unwrap();
        for day in 1..=20 {
            fs::write(home.path().join(format!("personalbase.2020-01-{day:02}.log")), "old").unwrap();
        }
        let (_writer, _guard) = open(home.path()).unwrap();
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 14);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error_and_no_panic() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("not a folder");
        fs::write(&file, "").unwrap();
        assert!(matches!(open(&file.join("log")), Err(LogError::Folder(_))));
    }
}
