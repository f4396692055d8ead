//! Copies of the whole house that are proven.
//!
//! A copy is three files in one folder:
//!
//! ```text
//! house-20261122-223012-9f3a61c2.db     the encrypted database, with the key of the house
//! house-20261122-223012-9f3a61c2.keys   the key file as it was then: who opens this copy
//! house-20261122-223012-9f3a61c2.json   the list: when, how many rows, head of the chain, digests; no names, no text
//! ```
//!
//! named by the clock on the wall and the head of the audit chain. It is written under names that end in `.part`, opened again
//! with the house's key, and every page, every index, the number of rows and the whole chain are checked; only then it gets its
//! name. Whatever does not pass is removed, and the reason told.
//!
//! | file | what lives there |
//! |---|---|
//! | `copies` | [`Copies`]: what an open house can do with its copies |
//! | `make`, `part`, `place` | making one; files by half; the folder they lie in |
//! | `check` | opening one again and looking at everything |
//! | `found`, `manifest`, `name` | what lies in a folder, its list, its name |
//! | `rotate` | which go |
//! | `fitting` | whether a house that does not open has an older key file or database, as its copies tell |
//! | `entry`, `restore` | opening a copy with a passphrase or the code on paper, without a house; a new house from it |

mod check;
mod copies;
mod entry;
mod error;
mod fitting;
mod found;
mod make;
mod manifest;
mod name;
mod part;
mod place;
mod restore;
mod rotate;
#[cfg(test)]
mod tests;

pub(super) use self::{
    check::{contents, count},
    fitting::told_apart,
    make::before_migration,
    manifest::Digest,
    restore::{claim, is_anothers},
};
pub use self::{
    copies::{Copies, Drill},
    entry::{OpenedCopy, open},
    error::{BackupError, Check, PlaceFault},
    found::{Found, find, holds_more, list, newest, newest_kept},
    manifest::{Flaws, Head, Manifest},
    place::{is_lost_with, is_medium_in, same_disk},
    restore::{Living, Restored, restore},
};

/// A step of making, checking or restoring, in their order. Reading a large house takes a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The database is copied.
    Copying,
    /// The seal of every page is checked.
    Seals,
    /// Tables and indexes are checked.
    Structure,
    /// Rows are counted.
    Rows,
    /// The audit chain is computed anew.
    Chain,
    /// What was written reaches the disk.
    Keeping,
}

impl Stage {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Copying, Self::Seals, Self::Structure, Self::Rows, Self::Chain, Self::Keeping];
}

/// Is told each step as it begins.
pub type Tell<'a> = &'a mut dyn FnMut(Stage);
