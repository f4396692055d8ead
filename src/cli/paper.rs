//! Files that leave the house: prints and exports.

use std::{
    fs::OpenOptions,
    io::{ErrorKind, Write as _},
    path::Path,
};

use super::{cx::SignedIn, fault::Fault};
use crate::{report, store::StoreError, text::Texts};

/// What is printed, with the head of the chain below it: that it was printed is a row by then. Whoever holds the paper can ask
/// `audit verify` whether that row still stands, so that a cut tail or an older copy of the house shows.
///
/// Every print that tells of people ends so. What hangs on the wall does not: everybody who comes by reads it, and there is
/// nobody to ask about it.
pub(super) fn with_head(text: &str, signed: &SignedIn, t: Texts) -> Result<String, StoreError> {
    let line = report::chain_line(t, &signed.house.chain_head()?);
    Ok(format!("{text}\n\n{line}"))
}

/// Writes a text and a line break into a new file that nobody else on the machine can read. It is as readable as paper:
/// whoever prints it removes it. A file that exists is left alone: a slip in a path must not empty another file, nor a print
/// end in one that others can read.
pub(super) fn write_to(path: &Path, text: &str, t: Texts) -> Result<(), Fault> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Fault::Usage(t.cli_file_exists(path.display())),
        ErrorKind::NotFound | ErrorKind::NotADirectory => Fault::Usage(t.cli_folder_missing(path.display())),
        ErrorKind::PermissionDenied => Fault::Usage(t.cli_file_not_written(path.display())),
        _ => error.into(),
    })?;
    writeln!(file, "{text}")?;
    file.sync_all()?;
    Ok(())
}
