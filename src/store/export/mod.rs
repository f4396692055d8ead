//! The whole house in an open form, and a house made of it again: to hand it to an archive, to move it to another program, and to
//! be able to read it in thirty years.
//!
//! ```text
//! README.txt            what this is and how to open it
//! house.tar.age         all of it, sealed with a passphrase (age, tar); or, readable, beside the README:
//!   manifest.json       what is here: schema, rows, digests, head of the audit chain
//!   SCHEMA.md .json     every table and column
//!   tables/NAME.jsonl   one JSON object a row
//!   text/NAME.txt       the same for people without a program
//! ```
//!
//! `docs/export.md` describes the form for others. What is written is measured first, since the list stands before the files and a
//! `tar` wants to know how long each is: nothing is kept in memory or in a temporary file.
//!
//! | file | what lives there |
//! |---|---|
//! | `make`, `part`, `target` | making one; its folder by half; where its files go |
//! | `source`, `import` | reading one; a new house from it |
//! | `manifest`, `schema`, `tables.txt` | what it holds; what each column means |
//! | `rows`, `cell` | the rows of a table; one value |
//! | `age`, `tar` | the sealed file; files one after another |

mod age;
mod cell;
mod error;
#[cfg(any(test, feature = "testing"))]
pub mod fuzz;
mod import;
mod make;
mod manifest;
mod part;
mod rows;
mod schema;
mod source;
mod tar;
mod target;
#[cfg(test)]
mod tests;

use rusqlite::types::Value;

use self::schema::Table;
pub use self::{
    age::Cost,
    error::{ExportError, RowFault, Unfit},
    import::{Imported, Importer, import},
    make::{Asked, Exports, Made, Pages, Protection},
    manifest::Manifest,
    source::{Form, Opened, open},
};
use super::StoreError;

/// A step of making or reading an export, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// How long each file is going to be is found out.
    Measuring,
    /// The files are written.
    Writing,
    /// What was written is read again.
    Checking,
    /// The rows of an export are taken over.
    Reading,
    /// The log is filed for the search.
    Filing,
    /// All of the new house is looked at.
    Proving,
}

/// Is told a step, and how many of how many rows are done.
pub type Tell<'a> = &'a mut dyn FnMut(Stage, u64, u64);

/// How far a step is.
struct Progress<'t> {
    stage: Stage,
    of: u64,
    done: u64,
    tell: Tell<'t>,
}

/// Takes a row of a table.
type Take<'a> = &'a mut dyn FnMut(&Table, &[Value]) -> Result<(), StoreError>;

/// Goes through every file of an export and hands each row to `take`.
fn walk(mut opened: Opened, stage: Stage, tell: Tell<'_>, take: Take<'_>) -> Result<(), StoreError> {
    let mut progress = Progress::new(stage, opened.manifest.rows(), tell);
    let mut tables = schema::tables().iter();
    for listed in std::mem::take(&mut opened.manifest.files) {
        let Some(rows) = listed.rows else {
            opened.file(&listed, |_| Ok(()))?;
            continue;
        };
        // The list has every table in its order, or it would be no list.
        let Some(table) = tables.next() else { break };
        let count = opened.file(&listed, |from| {
            rows::read(table, from, &mut |row| {
                progress.step();
                take(table, row)
            })
        })?;
        if count != rows {
            return Err(ExportError::Unfit(Unfit::Rows(listed.path)).into());
        }
    }
    opened.finish()
}
