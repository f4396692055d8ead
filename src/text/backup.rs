//! Words about copies of the house.

use super::Texts;

/// Bytes of what people call a megabyte.
const MEGABYTE: u64 = 1_000_000;

impl Texts {
    /// How large a file is: «12 MB», «840 kB», the part of one counted as a whole.
    #[must_use]
    pub fn file_size(&self, bytes: u64) -> String {
        if bytes < MEGABYTE {
            return self.backup_kilobytes(self.count(bytes.div_ceil(1_000)));
        }
        self.backup_megabytes(self.count(bytes.div_ceil(MEGABYTE)))
    }

    /// How many there are of something.
    #[must_use]
    pub fn count(&self, count: u64) -> String {
        self.number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
