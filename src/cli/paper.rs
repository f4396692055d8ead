//! Files that leave the house: prints and exports.

use std::{
    fs::OpenOptions,
    io::{ErrorKind, Write as _},
    path::Path,
};

use super::fault::Fault;
use crate::text::Texts;

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
