//! Wrong passphrases at the closed door. The audit chain lies behind that door, so their times wait in a small file beside
//! it until somebody gets in. No names, and no more than the newest few.

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
};

use chrono::DateTime;

use super::open::{HouseFolder, private_mode};
use crate::domain::time::Instant;

/// More than this many tries tell nothing new; the file stays small.
const MOST: usize = 500;

/// Notes a try. A disk that refuses must not keep anybody out, so nothing is answered.
pub(super) fn note(folder: &HouseFolder, at: Instant) {
    if read(folder).len() >= MOST {
        return;
    }
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    private_mode(&mut options);
    if let Ok(mut file) = options.open(folder.tries()) {
        let _ = writeln!(file, "{}", at.timestamp());
    }
}

/// The tries that wait.
pub(super) fn read(folder: &HouseFolder) -> Vec<Instant> {
    let text = fs::read_to_string(folder.tries()).unwrap_or_default();
    text.lines().filter_map(|line| DateTime::from_timestamp(line.parse().ok()?, 0)).take(MOST).collect()
}

/// Forgets them, once they are in the chain.
pub(super) fn clear(folder: &HouseFolder) {
    let _ = fs::remove_file(folder.tries());
}
